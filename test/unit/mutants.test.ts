/**
 * The list of bugs that were found follows the source: each can still be put back, and has a test. `npm run
 * test:mutants` does it.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { MUTANTS } from '../mutants/list.ts';
import { mutate } from '../mutants/mutant.ts';
import { PROJECT } from '../mutants/workshop.ts';

describe('every bug that was found', () => {
  test('can be put back in one place', () => {
    for (const mutant of MUTANTS) {
      const source = readFileSync(join(PROJECT, mutant.file), 'utf8');
      assert.notEqual(mutate(mutant, source), source, mutant.bug);
    }
  });

  test('has a test', () => {
    for (const { bug, test } of MUTANTS) assert.ok(existsSync(join(PROJECT, test)), `${bug}: no ${test}`);
  });

  test('is counted in docs/reliability.md', () => {
    const told = readFileSync(join(PROJECT, 'docs/reliability.md'), 'utf8');
    assert.ok(told.includes(`${MUTANTS.length} bugs were found`), `there are ${MUTANTS.length}`);
  });

  test('is told once', () => {
    const bugs = MUTANTS.map(({ bug }) => bug);
    assert.deepEqual(bugs, [...new Set(bugs)]);
  });
});

test('text that does not occur, or occurs twice, cannot be replaced', () => {
  const mutant = { bug: 'A bug', file: 'file.ts', from: 'fix', to: '', test: '' };
  assert.equal(mutate(mutant, 'a fix here'), 'a  here');
  assert.throws(() => mutate(mutant, 'none'), /occurs 0 times/);
  assert.throws(() => mutate(mutant, 'fix and fix'), /occurs 2 times/);
});
