import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type Direction,
  inOrder,
  isPointer,
  type Move,
  type Moved,
  opposite,
} from '../../../src/transaction/order.ts';

const STEPS: readonly Moved[] = [
  'sds',
  'bundle',
  'config',
  'certificate',
  'current',
  'chain',
  'keystore',
  'private-key',
];
const kept = (moved: Moved): Move => ({ moved, isRemoved: false });
const removed = (moved: Moved): Move => ({ moved, isRemoved: true });

describe('files change', () => {
  test('forward: chain, certificate, private key, bundle, keystore, then the files that point at them', () => {
    assert.deepEqual(inOrder('forward', STEPS, kept), [
      ...['chain', 'certificate', 'private-key', 'bundle', 'keystore', 'current'],
      ...['sds', 'config'],
    ]);
  });

  test('backward: in the reverse order, but for a config that is put in place', () => {
    assert.deepEqual(inOrder('backward', STEPS, kept), [
      ...['sds', 'current', 'keystore', 'bundle', 'private-key', 'certificate', 'chain'],
      'config',
    ]);
  });

  test('in both directions: a pointer that is removed first, a config that is put in place last', () => {
    const move = fc.record({ moved: fc.constantFrom(...STEPS), isRemoved: fc.boolean() });
    const direction = fc.constantFrom<Direction>('forward', 'backward');
    fc.assert(
      fc.property(direction, fc.uniqueArray(move, { selector: ({ moved }) => moved }), (way, moves) => {
        const ordered = inOrder(way, moves, (one) => one);
        assert.deepEqual(new Set(ordered), new Set(moves));
        const isRemovedPointer = ({ moved, isRemoved }: Move) => isPointer(moved) && isRemoved;
        const pointers = moves.filter(isRemovedPointer);
        assert.ok(ordered.slice(0, pointers.length).every(isRemovedPointer));
        const config = moves.find(({ moved, isRemoved }) => moved === 'config' && !isRemoved);
        if (config) assert.equal(ordered.at(-1), config);
        assert.deepEqual(
          inOrder(opposite(opposite(way)), moves, (one) => one),
          ordered,
        );
      }),
    );
    assert.deepEqual(inOrder('forward', ['certificate', 'sds'] as const, removed), ['sds', 'certificate']);
  });
});
