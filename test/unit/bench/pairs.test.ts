/** Figures are only worth what their arithmetic is worth. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternate, compare, quantile } from '../../../bench/pairs.ts';

test('a quantile lies between the values next to it', () => {
  assert.deepEqual(
    [0, 0.25, 0.5, 1].map((share) => quantile([40, 10, 30, 20], share)),
    [10, 17.5, 25, 40],
  );
  assert.equal(quantile([7], 0.9), 7);
});

test('the ratio is that of the medians, its spread that of the pairs', () => {
  const { ours, bare, ratio, spread, pairs } = compare({ ours: [2, 40, 6], bare: [1, 10, 2] });
  assert.deepEqual([pairs, ours, bare, ratio], [3, 6, 2, 3]);
  assert.deepEqual(spread, [2.5, 3.5]);
});

test('both take turns in going first, and the warm-up does not count', async () => {
  const order: string[] = [];
  const sample = (name: string, ms: number) => () => {
    order.push(name);
    return ms;
  };
  const { pairs, ratio } = await alternate(sample('ours', 3), sample('bare', 2), { pairs: 2, warmUp: 1 });
  assert.deepEqual(order, ['bare', 'ours', 'ours', 'bare', 'bare', 'ours']);
  assert.deepEqual([pairs, ratio], [2, 1.5]);
});
