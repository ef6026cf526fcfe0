import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limiter } from '../../../src/verify/limit.ts';
import { failed, simulate } from './simulation.ts';

const LIMITS = { busy: 128, open: 768, hangsAfterMs: 500 };
const never = new AbortController().signal;

/**
 * Runs tasks that each keep the only processor busy for some time, behind others that hang; tells how it
 * went.
 */
async function run({ hanging, count, workMs }: { hanging: number; count: number; workMs: number }) {
  const clock = simulate(() => failed);
  const limit = limiter(LIMITS, clock);
  let free = 0;
  let atOnce = 0;
  let mostAtOnce = 0;
  let slowestMs = 0;
  const hang = () => clock.sleep(10_000, never);
  const work = async () => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    const begun = clock.now();
    free = Math.max(free, begun) + workMs;
    await clock.sleep(free - begun, never);
    slowestMs = Math.max(slowestMs, clock.now() - begun);
    atOnce -= 1;
  };
  const hung = Array.from({ length: hanging }, () => limit(hang));
  await Promise.all(Array.from({ length: count }, () => limit(work)));
  const doneMs = clock.now();
  await Promise.all(hung);
  return { mostAtOnce, slowestMs, doneMs };
}

test('tasks that hang make room for those behind them', async () => {
  const { doneMs } = await run({ hanging: 500, count: 100, workMs: 1 });
  assert.ok(doneMs <= 2_500, `${doneMs} ms`);
});

test('tasks that are all slow do not become more, by which they would be slower still', async () => {
  for (const workMs of [1, 3, 7, 15]) {
    const { mostAtOnce, slowestMs } = await run({ hanging: 0, count: 3_000, workMs });
    assert.ok(mostAtOnce <= 2 * LIMITS.busy, `${mostAtOnce} at once, with ${workMs} ms for each`);
    assert.ok(slowestMs <= 2 * LIMITS.busy * workMs, `${slowestMs} ms, with ${workMs} ms for each`);
  }
});

test('tasks that wait for this process, which is busy, do not become more', async () => {
  const clock = simulate(() => failed);
  // All of them are answered at the same time, and late.
  const limit = limiter(LIMITS, { ...clock, idle: () => clock.now() / 100 });
  let [atOnce, mostAtOnce] = [0, 0];
  const work = async () => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    await clock.sleep(2_500, never);
    atOnce -= 1;
  };
  await Promise.all(Array.from({ length: 1_000 }, () => limit(work)));
  assert.equal(mostAtOnce, LIMITS.busy);
});

test("a task that fails makes room, and its error is the caller's", async () => {
  const limit = limiter(
    { ...LIMITS, busy: 1, open: 1 },
    simulate(() => failed),
  );
  const fails = limit(() => Promise.reject(new Error('no')));
  const follows = limit(() => Promise.resolve('yes'));
  await assert.rejects(fails, /no/);
  assert.equal(await follows, 'yes');
});
