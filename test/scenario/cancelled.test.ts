/** A job that is cancelled: everything is undone before the runner kills the step. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Minted } from '../../src/demo/mint.ts';
import type { RunningStep } from '../../src/demo/runner.ts';
import { runPost } from '../support/action.ts';
import { misbehavingEndpoint, scriptedEndpoint, type TestEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

/** What a runner grants between SIGINT and SIGTERM. */
const GRANTED_MS = 7_500;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  for (const layout of ['in-place', 'symlink'] as const) {
    test(`${signal} while polling, ${layout}: rolled back`, async (t) => {
      const target = testTarget(t);
      const before = snapshotRestorable(target.directory, { attributes: true });
      const endpoint = await scriptedEndpoint(t, () => target.first);
      const step = target.start(target.issue(), {
        layout,
        'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
        'verify-timeout': '5m',
      });
      await waitFor(() => endpoint.connections() >= 4, { what: 'the polling to begin' });
      const start = performance.now();
      step.child.kill(signal);
      const result = await step.finished;
      assert.ok(performance.now() - start < GRANTED_MS);
      assert.deepEqual(
        [result.exitCode, result.outputs.status, result.outputs['error-code']],
        [1, 'rolled-back', 'CANCELLED'],
        result.log,
      );
      assert.equal(result.outputs['rollback-verified'], 'true');
      assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
      assert.match(annotations(result.log, 'error')[0]!, /CANCELLED: the job was cancelled/);
      const post = await runPost(result, target.inputs(target.first));
      assert.deepEqual([post.exitCode, post.log], [0, '']);
    });
  }
}

test('SIGINT, and then SIGTERM: the rollback goes on to its end', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const step = target.start(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-timeout': '5m',
  });
  await waitFor(() => endpoint.connections() >= 3, { what: 'the polling to begin' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT'] as const) step.child.kill(signal);
  const result = await step.finished;
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rolled-back', 'CANCELLED']);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

for (const input of ['validate-command', 'reload-command'] as const) {
  test(`SIGINT during a ${input} that does not listen to SIGTERM: stopped, and rolled back in time`, async (t) => {
    const target = testTarget(t);
    const pids = join(target.home, 'pids');
    const deaf = script(
      join(target.home, 'deaf'),
      "trap '' TERM INT",
      `echo $$ >> ${pids}`,
      'while :; do sleep 300; done',
    );
    const before = snapshotRestorable(target.directory, { attributes: true });
    const step = target.start(target.issue(), { [input]: deaf, 'command-timeout': '5m' });
    await waitFor(() => linesOf(pids).length === 1, { what: 'the command to run' });
    const start = performance.now();
    step.child.kill('SIGINT');
    const result = await step.finished;
    const took = performance.now() - start;
    assert.ok(took < GRANTED_MS, `it took ${Math.round(took)} ms`);
    assert.deepEqual(
      [result.exitCode, result.outputs.status, result.outputs['error-code']],
      [1, 'rolled-back', 'CANCELLED'],
    );
    assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
    assert.equal(linesOf(pids).length, input === 'reload-command' ? 2 : 1);
    assert.deepEqual(
      annotations(result.log, 'warning').filter((text) => /files were undone/.test(text)).length,
      input === 'reload-command' ? 1 : 0,
    );
    if (input === 'reload-command')
      assert.match(result.log, /the job was cancelled before reload-command had run to its end again/);
    for (const pid of linesOf(pids))
      assert.equal(existsSync(`/proc/${pid}`), false, `process ${pid} is still there`);
  });
}

test('SIGINT while an endpoint hangs in its handshake', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const endpoint = await misbehavingEndpoint(t, 'trickle');
  const step = target.start(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-timeout': '5m',
    'verify-probe-timeout': '1m',
  });
  await waitFor(() => endpoint.connections() === 2, { what: 'the first probe', deadlineMs: 10_000 });
  const start = performance.now();
  step.child.kill('SIGINT');
  const result = await step.finished;
  assert.ok(performance.now() - start < GRANTED_MS);
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rolled-back', 'CANCELLED']);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

/** Cancels a step, and returns how long it took to end, in milliseconds. */
async function cancel(step: RunningStep): Promise<number> {
  const start = performance.now();
  step.child.kill('SIGINT');
  await step.finished;
  return performance.now() - start;
}

const PATIENT = { 'verify-timeout': '10m', 'verify-probe-timeout': '10m', 'command-timeout': '10m' };

test('SIGINT while the undo of a failed deployment is proven at an endpoint that hangs', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const endpoint = await hangsAfter(t, target.first, 1);
  const step = target.start(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'validate-command': 'false',
    ...PATIENT,
  });
  await waitFor(() => endpoint.connections() === 2, { what: 'the undo to be proven', deadlineMs: 20_000 });
  assert.ok((await cancel(step)) < GRANTED_MS);
  const { outputs, log } = await step.finished;
  assert.deepEqual(
    [outputs.status, outputs['error-code'], outputs['rollback-verified']],
    ['rolled-back', 'VALIDATE_FAILED', 'false'],
    log,
  );
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

test('SIGINT while an endpoint is observed that hangs: nothing was touched', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const endpoint = await misbehavingEndpoint(t, 'silent', { host: '0.0.0.0' });
  for (const inputs of [{}, { operation: 'verify' }, { 'dry-run': true }]) {
    const seen = endpoint.connections();
    const step = target.start(target.issue(), {
      'verify-endpoints': Array.from(
        { length: 300 },
        (_, index) => `127.0.1.${index & 255}:${endpoint.port} sni=${NAME}`,
      ).join(),
      ...PATIENT,
      ...inputs,
    });
    await waitFor(() => endpoint.connections() > seen, { what: 'the first probe', deadlineMs: 20_000 });
    assert.ok((await cancel(step)) < GRANTED_MS);
    const { outputs, log } = await step.finished;
    assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'CANCELLED'], log);
    assert.deepEqual(snapshotRestorable(target.directory), before);
  }
});

test('SIGINT while a reload-command does not listen, has a process that outlives it, and left an endpoint that hangs', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const pids = join(target.home, 'pids');
  const deaf = script(
    join(target.home, 'deaf'),
    "trap '' TERM INT",
    `echo $$ >> ${pids}`,
    'setsid sleep 20 &',
    'while :; do sleep 300; done',
  );
  const endpoint = await hangsAfter(t, target.first, 1);
  const step = target.start(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'reload-command': deaf,
    ...PATIENT,
  });
  await waitFor(() => linesOf(pids).length === 1, { what: 'the command to run', deadlineMs: 20_000 });
  const took = await cancel(step);
  assert.ok(took < GRANTED_MS, `it took ${Math.round(took)} ms`);
  const { outputs, log } = await step.finished;
  assert.deepEqual([outputs.status, outputs['error-code']], ['rolled-back', 'CANCELLED'], log);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

/** An endpoint that serves a certificate so often, and then accepts and says nothing. */
async function hangsAfter(t: TestContext, served: Minted, times: number): Promise<TestEndpoint> {
  return scriptedEndpoint(t, (connection) => (connection <= times ? served : 'silence'));
}
