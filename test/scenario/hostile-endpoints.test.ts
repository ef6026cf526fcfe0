/**
 * Endpoints that keep a probe busy: cut off by the probe timeout, with the reason told, and undone within the
 * timeouts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { endpointsOf } from '../support/action.ts';
import { misbehavingEndpoint, scriptedEndpoint } from '../support/endpoints.ts';
import { type Trap, trap } from '../support/hostile-endpoints.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

const TIMES = { 'verify-probe-timeout': '400ms', 'verify-timeout': '2s' };

/** Look, poll and proof of the rollback may each take the whole time; the rest is a slow machine's. */
const LIMIT_MS = 3 * 2_000 + 10_000;

async function deployAgainst(target: TestTarget, port: number) {
  const before = snapshotRestorable(target.directory);
  const started = performance.now();
  const result = await target.deploy(target.issue(), {
    ...TIMES,
    'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
  });
  assert.ok(performance.now() - started < LIMIT_MS, `took ${performance.now() - started} ms`);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'VERIFY_FAILED'],
    result.log,
  );
  assert.deepEqual(snapshotRestorable(target.directory), before);
  assert.ok(commandsIn(result.log).every(({ form }) => form === '::'));
  return result;
}

for (const [kind, reason] of [
  ['a chain of 16 MB announced', /the handshake failed \(ERR_SSL_EXCESSIVE_MESSAGE_SIZE\)/],
  ['a chain sent byte by byte', /connected, but no TLS handshake within \d+ ms/],
  ['empty messages without end', /connected, but no TLS handshake within \d+ ms/],
  ['warnings without end', /the handshake failed \(ERR_SSL_TOO_MANY_WARN_ALERTS\)/],
  ['a chain of rubbish', /the handshake failed \(ERR_SSL_[A-Z0-9_]+\)/],
  ['a reset in the middle', /reset|closed/],
] as const satisfies [Trap, RegExp][]) {
  test(`${kind}: cut off, told why, rolled back`, async (t) => {
    const target = testTarget(t);
    const result = await deployAgainst(target, await trap(t, kind));
    assert.match(annotations(result.log, 'error')[0]!, reason);
    assert.equal(endpointsOf(result)[0]!.fingerprint, null);
    assert.equal(result.log.includes('::error::x'), false);
  });
}

for (const misbehaviour of ['silent', 'garbage', 'close', 'reset', 'trickle'] as const) {
  test(`an endpoint that is ${misbehaviour} for as long as it is asked does not hold up the job`, async (t) => {
    const target = testTarget(t);
    const endpoint = await misbehavingEndpoint(t, misbehaviour);
    const result = await deployAgainst(target, endpoint.port);
    assert.equal(result.outputs['rollback-verified'], 'false');
    assert.ok(endpoint.connections() >= 2);
  });
}

test('a chain of four hundred certificates is none', async (t) => {
  const target = testTarget(t);
  const root = mint({ ca: true });
  const long = mint({ names: [NAME], issuer: root });
  const certificate = long.certificate + root.certificate.repeat(400);
  const endpoint = await scriptedEndpoint(t, () => ({ certificate, privateKey: long.privateKey }));
  const result = await deployAgainst(target, endpoint.port);
  assert.match(annotations(result.log, 'error')[0]!, /ERR_SSL_EXCESSIVE_MESSAGE_SIZE/);
});

test('sixty endpoints that say nothing take no longer than one', async (t) => {
  const target = testTarget(t);
  const endpoint = await misbehavingEndpoint(t, 'silent');
  const started = performance.now();
  const result = await target.deploy(target.issue(), {
    ...TIMES,
    'verify-endpoints': Array.from(
      { length: 60 },
      (_, number) => `127.0.0.${number + 1}:${endpoint.port} sni=${NAME}`,
    ).join('\n'),
  });
  assert.equal(result.outputs.status, 'rolled-back', result.log);
  assert.ok(performance.now() - started < LIMIT_MS);
});
