/** `operation: verify`: observes, and changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Inputs, runAction } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const verify = (target: TestTarget, port: number, more: Inputs = {}) =>
  runAction(
    {
      directory: target.directory,
      operation: 'verify',
      'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
      'verify-attempts': 2,
      'verify-backoff': '10ms',
      ...more,
    },
    { cwd: target.home },
  );

test('the deployed certificate is served: verified, with the days that are left, and nothing was touched', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => ({
    ...target.first,
    certificate: target.first.certificate + target.chain,
  }));
  const before = snapshotTree(target.home);
  const result = await verify(target, port);
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs.verified, result.outputs.changed],
    [0, 'verified', 'true', 'false'],
    result.log,
  );
  assert.equal(result.outputs.fingerprint, target.first.fingerprint);
  assert.match(result.log, /\d+ days are left/);
  assert.deepEqual(annotations(result.log, 'warning'), []);
  assert.deepEqual(snapshotTree(target.home), before);
});

test('drift between disk and endpoint fails the job', async (t) => {
  const target = testTarget(t);
  const other = target.issue();
  const { port } = await scriptedEndpoint(t, () => other);
  const before = snapshotTree(target.home);
  const result = await verify(target, port);
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code'], result.outputs.verified],
    [1, 'rejected', 'VERIFY_FAILED', 'false'],
  );
  assert.deepEqual(snapshotTree(target.home), before);
});

test('a served chain that lacks an intermediate is a warning that names it', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => target.first);
  const result = await verify(target, port);
  assert.equal(result.outputs.status, 'verified', result.log);
  assert.match(
    annotations(result.log, 'warning').join(),
    /without its intermediate CN=Scenario Intermediate/,
  );
});

test('the input certificate is expected, and a target that holds another is a warning', async (t) => {
  const target = testTarget(t);
  const given = target.issue();
  const { port } = await scriptedEndpoint(t, () => ({
    ...given,
    certificate: given.certificate + target.chain,
  }));
  const result = await verify(target, port, { certificate: given.certificate, chain: target.chain });
  assert.equal(result.outputs.status, 'verified', result.log);
  assert.match(annotations(result.log, 'warning').join(), /the target does not hold the certificate/);
});

test('a certificate with less than min-validity left fails the job', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => target.first);
  const result = await verify(target, port, { 'min-validity': '87600h' });
  assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'VALIDITY']);
});

test('without an endpoint there is nothing to verify', async (t) => {
  const target = testTarget(t);
  const result = await runAction({ directory: target.directory, operation: 'verify' });
  assert.equal(result.outputs['error-code'], 'INPUT_INVALID');
  assert.match(annotations(result.log, 'error').join(), /verify-endpoints: expected/);
});
