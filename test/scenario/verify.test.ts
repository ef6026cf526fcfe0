/** `operation: verify`: observes, and changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Inputs, runAction, runPost } from '../support/action.ts';
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

test('with a certificate, neither server nor directory is needed, and nothing on disk is looked at', async (t) => {
  const target = testTarget(t);
  const given = target.issue();
  const { port } = await scriptedEndpoint(t, () => target.withChain(given));
  const seen = { certificate: given.certificate, chain: target.chain };
  const result = await verify(target, port, { server: '', directory: '', ...seen });
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs.verified, result.outputs.fingerprint],
    [0, 'verified', 'true', given.fingerprint],
    result.log,
  );
  assert.deepEqual(annotations(result.log, 'warning'), []);
  assert.match(result.log, new RegExp(`^verified: certificate ${given.fingerprint}$`, 'm'));
  const other = await verify(target, port, {
    server: '',
    directory: '',
    certificate: target.first.certificate,
    chain: target.chain,
  });
  assert.equal(other.outputs['error-code'], 'VERIFY_FAILED', other.log);
});

test('with a directory and without a server, the files have the names that they have for files', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => target.withChain(target.first));
  const result = await verify(target, port, { server: '' });
  assert.deepEqual(
    [result.outputs.status, result.outputs.fingerprint],
    ['verified', target.first.fingerprint],
    result.log,
  );
});

test('without a certificate, the directory is needed; to deploy and to go back, both are', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => target.first);
  const result = await verify(target, port, { server: '', directory: '' });
  assert.equal(result.outputs['error-code'], 'INPUT_INVALID');
  assert.match(annotations(result.log, 'error').join(), /: directory: expected .*, got nothing\. /);
  for (const operation of ['deploy', 'rollback']) {
    const { log } = await target.deploy(target.issue(), { operation, server: '', directory: '' });
    assert.match(annotations(log, 'error').join(), /server: expected .*, got nothing; directory: expected /);
  }
});

test('the post step of a run that only looked needs no directory either', async (t) => {
  const target = testTarget(t);
  const inputs = { operation: 'verify', server: '', directory: '', certificate: target.first.certificate };
  const post = await runPost({ state: {} }, inputs, { cwd: target.home });
  assert.equal(post.exitCode, 0, post.log);
});
