/** A name server that does not answer. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { RunningStep } from '../../src/demo/runner.ts';
import { type ActionOptions, endpointsOf, startPost } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { withFile } from '../support/hosts.ts';
import { skippedWithoutRoot } from '../support/privileges.ts';
import { script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { waitFor } from '../support/wait.ts';

/** A machine with such a name server alone; null, and the test skipped, where it cannot be had. */
interface Machine {
  readonly options: ActionOptions;
  queries(): number;
}

async function machine(t: TestContext, target: TestTarget, resolver: string): Promise<Machine | null> {
  if (skippedWithoutRoot(t)) return null;
  const silent = createSocket('udp4');
  t.after(() => silent.close());
  const address = `127.53.${process.pid % 250}.${1 + Math.floor(Math.random() * 250)}`;
  let queries = 0;
  silent.on('message', () => {
    queries += 1;
  });
  silent.bind(53, address);
  await once(silent, 'listening');
  const lines = [`nameserver ${address}`, `options ${resolver}`];
  const options = withFile(t, target.home, '/etc/resolv.conf', lines);
  return options && { options, queries: () => queries };
}

/** Longer than any test: each name takes ten minutes. */
const NEVER = 'timeout:30 attempts:5';

test('a name that does not resolve in time is not waited for', async (t) => {
  const target = testTarget(t);
  const slow = await machine(t, target, 'timeout:1 attempts:1');
  if (slow === null) return;
  const inputs = {
    'verify-endpoints': 'www.example.org:443',
    'verify-probe-timeout': '200ms',
    'verify-attempts': 1,
  };
  const result = await target.deploy(target.issue(), inputs, slow.options);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'VERIFY_FAILED'],
    result.log,
  );
  assert.match(result.log, /the name did not resolve within 200 ms/);
  assert.deepEqual(
    endpointsOf(result).map(({ address: found, matched }) => [found, matched]),
    [[null, false]],
  );
});

test('two hundred names that never resolve take no longer than verify-timeout, and hold up none behind them', async (t) => {
  const target = testTarget(t);
  const never = await machine(t, target, NEVER);
  if (never === null) return;
  const renewed = target.issue({ names: ['*.example.org', 'localhost'] });
  const { port } = await scriptedEndpoint(t, (connection) => (connection === 1 ? target.first : renewed));
  const begun = performance.now();
  const names = Array.from({ length: 200 }, (_, index) => `host-${index}.example.org`);
  const result = await target.deploy(
    renewed,
    { 'verify-endpoints': [...names, `localhost:${port}`].join('\n'), 'verify-timeout': '6s' },
    never.options,
  );
  // The time to observe, to prove, and to observe again; the rest is a slow machine's.
  const took = performance.now() - begun;
  assert.ok(took < 3_000 + 6_000 + 3_000 + 8_000, `took ${Math.round(took)} ms`);
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code']],
    [1, 'rolled-back', 'VERIFY_FAILED'],
    result.log,
  );
  const seen = endpointsOf(result).filter(({ address, matched }) => address === '127.0.0.1' && matched);
  assert.equal(seen.length, 1, result.log);
});

for (const [what, inputs] of [
  ['a dry run', { 'dry-run': true }],
  ['operation: verify', { operation: 'verify' }],
  ['a run that has nothing to change', {}],
] as const)
  test(`${what} takes no longer for a name that never resolves than it may`, async (t) => {
    const target = testTarget(t);
    const never = await machine(t, target, NEVER);
    if (never === null) return;
    const begun = performance.now();
    const result = await target.deploy(
      target.first,
      { 'verify-endpoints': 'www.example.org', 'verify-timeout': '2s', ...inputs },
      never.options,
    );
    const took = performance.now() - begun;
    assert.ok(took < 3_000 + 2_000 + 8_000, `took ${Math.round(took)} ms`);
    assert.deepEqual(
      endpointsOf(result).map(({ address, matched }) => [address, matched]),
      [[null, false]],
    );
    assert.match(result.log, /the name did not resolve within \d+ ms/);
  });

test('a proxy whose name never resolves is not waited for', async (t) => {
  const target = testTarget(t);
  const never = await machine(t, target, NEVER);
  if (never === null) return;
  const env = { https_proxy: 'http://proxy.example.org:3128', no_proxy: '' };
  const begun = performance.now();
  const result = await target.deploy(
    target.issue(),
    { 'verify-endpoints': 'www.example.org', 'verify-timeout': '2s', 'verify-probe-timeout': '1s' },
    { ...never.options, env },
  );
  const took = performance.now() - begun;
  assert.ok(took < 1_000 + 2_000 + 3_000 + 8_000, `took ${Math.round(took)} ms`);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'VERIFY_FAILED'],
    result.log,
  );
  assert.match(result.log, /the proxy proxy\.example\.org:3128: (?:the name does not resolve|no connection)/);
});

test('a post step that is cancelled while it looks a name up ends in time', async (t) => {
  const target = testTarget(t);
  const never = await machine(t, target, NEVER);
  if (never === null) return;
  const inputs = target.inputs(target.issue(), {
    'verify-endpoints': 'www.example.org',
    'verify-timeout': '5m',
    'verify-probe-timeout': '5m',
  });
  const killed = script(join(target.home, 'kills'), 'kill -9 $PPID');
  const main = await target.deploy(target.issue(), { 'validate-command': killed });
  assert.equal(main.signal, 'SIGKILL', main.log);
  const post = startPost(main, inputs, { cwd: target.home, ...never.options });
  await waitFor(() => never.queries() > 0, { what: 'a query', deadlineMs: 20_000 });
  const took = await interrupt(post);
  assert.ok(took < 7_500, `took ${Math.round(took)} ms`);
  assert.equal(target.read('key.pem'), target.first.privateKey);
});

test('a run that is cancelled while a name is looked up ends in time', async (t) => {
  const target = testTarget(t);
  const never = await machine(t, target, NEVER);
  if (never === null) return;
  const inputs = {
    'verify-endpoints': 'www.example.org',
    'verify-probe-timeout': '5m',
    'verify-timeout': '5m',
  };
  const step = target.start(target.issue(), { ...inputs, 'reload-command': 'true' }, never.options);
  await waitFor(() => never.queries() > 0, { what: 'a query', deadlineMs: 20_000 });
  const took = await interrupt(step);
  const result = await step.finished;
  assert.ok(took < 7_500, `took ${Math.round(took)} ms`);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rejected', 'CANCELLED'],
    result.log,
  );
});

/**
 * Cancels a step, and waits for its end and that of its processes. Returns how long the step took, in
 * milliseconds.
 */
async function interrupt({ child, finished }: RunningStep): Promise<number> {
  const pid = (await waitFor(() => actionBelow(child.pid!), { what: 'the action' }))!;
  const children = childrenOf(pid);
  const begun = performance.now();
  process.kill(pid, 'SIGINT');
  await finished;
  const took = performance.now() - begun;
  await waitFor(() => children.every((one) => commandOf(one) === ''), { what: 'its processes to end' });
  return took;
}

/** The process of the action, below that which mounts the file. */
function actionBelow(pid: number): number | null {
  const [, script = ''] = commandOf(pid).split('\0');
  if (script.includes('/dist/')) return pid;
  for (const child of childrenOf(pid)) {
    const found = actionBelow(child);
    if (found !== null) return found;
  }
  return null;
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
