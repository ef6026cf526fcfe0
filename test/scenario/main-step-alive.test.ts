/**
 * In a `container:` job the runner's signals do not reach the main step: it is still at work when its post
 * step begins.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { thisProcess } from '../../src/lock/process.ts';
import { runPost, startPost } from '../support/action.ts';
import { linesOf, script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

/** Starts a deployment that waits with its files in place. */
async function underWay(t: TestContext, target: TestTarget) {
  const inside = join(target.home, 'inside');
  const hold = script(
    join(target.home, 'hold'),
    `echo in >> ${inside}`,
    `while test -d ${target.home}; do sleep 0.05; done`,
  );
  const step = target.start(target.issue(), { 'validate-command': hold });
  t.after(() => step.child.kill('SIGKILL'));
  await waitFor(() => linesOf(inside).length === 1, { what: 'the deployment to be under way' });
  return step;
}

test('the post step tells it to stop, and waits until it has undone its work', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const step = await underWay(t, target);
  const post = await runPost({ state: step.state() }, target.inputs(target.first), { cwd: target.home });
  // Already ended: the post step waited for it.
  assert.notEqual(step.child.exitCode, null, post.log);
  const main = await step.finished;
  assert.deepEqual(
    [main.exitCode, main.outputs.status, main.outputs['error-code']],
    [1, 'rolled-back', 'CANCELLED'],
  );
  assert.equal(post.exitCode, 0, post.log);
  assert.match(
    post.log,
    /the main step \(process \d+\) is still running: it is told to stop\nthe main step has ended/,
  );
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

test('one that does not stop is killed when a runner would kill it, and recovered', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const step = await underWay(t, target);
  step.child.kill('SIGSTOP');
  const start = performance.now();
  const post = await runPost({ state: step.state() }, target.inputs(target.first), { cwd: target.home });
  assert.ok(performance.now() - start > 10_000, 'it had the time that a runner grants');
  assert.equal((await step.finished).signal, 'SIGKILL');
  assert.equal(post.exitCode, 0, post.log);
  assert.match(post.log, /the main step did not stop in time and is killed/);
  assert.match(post.log, /^the unfinished deployment was rolled back$/m);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

test('a post step that is cancelled meanwhile waits for it no longer', async (t) => {
  const target = testTarget(t);
  const step = await underWay(t, target);
  step.child.kill('SIGSTOP');
  const post = startPost({ state: step.state() }, target.inputs(target.first), { cwd: target.home });
  await waitFor(() => /is still running: it is told to stop/.test(post.log()), {
    what: 'the post step to wait',
  });
  const start = performance.now();
  post.child.kill('SIGINT');
  const { exitCode, log } = await post.finished;
  assert.ok(performance.now() - start < 7_500);
  assert.equal(exitCode, 1, log);
  assert.match(log, /CANCELLED/);
});

for (const [what, change] of [
  ['that started at another time', { processStart: '1' }],
  ['of another machine', { machine: 'another' }],
  ['whose start is unknown', { processStart: null }],
] as const) {
  test(`a process with its number ${what} is left alone`, async (t) => {
    const target = testTarget(t);
    const other = spawn('sleep', ['300'], { stdio: 'ignore' });
    t.after(() => other.kill('SIGKILL'));
    const identity = { ...thisProcess(), pid: other.pid, ...change };
    const state = { started: JSON.stringify(identity) };
    const post = await runPost({ state }, target.inputs(target.first), { cwd: target.home });
    assert.equal(post.exitCode, 0, post.log);
    assert.equal(other.exitCode ?? other.signalCode, null);
  });
}
