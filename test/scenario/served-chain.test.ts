/** What a server sends with its certificate. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

test('a deployment whose chain is not served warns of it, and so does one that had nothing to change', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const { port } = await scriptedEndpoint(t, () => renewed);
  const inputs = { 'verify-endpoints': `127.0.0.1:${port} sni=${NAME}` };
  for (const status of ['deployed', 'unchanged']) {
    const result = await target.deploy(renewed, inputs);
    assert.equal(result.outputs.status, status, result.log);
    assert.match(
      annotations(result.log, 'warning').join(),
      /serves the certificate without its intermediate CN=Scenario Intermediate/,
    );
  }
});

test('a chain that changes must be served: a reload that does nothing is undone', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory, { attributes: true });
  const intermediate = mint({
    subject: 'Another Intermediate',
    ca: true,
    issuer: mint({ subject: 'Root', ca: true }),
  });
  const renewed = mint({ names: [NAME], issuer: intermediate });
  const withOld = { ...renewed, certificate: renewed.certificate + target.chain };
  const endpoint = await scriptedEndpoint(t, () => withOld);
  const inputs = {
    chain: intermediate.certificate,
    'reload-command': 'true',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 2,
  };
  const result = await target.deploy(renewed, inputs);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'VERIFY_FAILED'],
    result.log,
  );
  assert.match(annotations(result.log, 'error').join(), /without its intermediate CN=Another Intermediate/);
  assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
});

test('with trusted-roots, clients that hold them must accept the served chain', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const inputs = { 'trusted-roots': target.root, 'verify-attempts': 2 };
  const bare = await scriptedEndpoint(t, () => renewed);
  const refused = await target.deploy(renewed, {
    ...inputs,
    'verify-endpoints': `127.0.0.1:${bare.port} sni=${NAME}`,
  });
  assert.deepEqual(
    [refused.outputs.status, refused.outputs['error-code']],
    ['rolled-back', 'VERIFY_FAILED'],
    refused.log,
  );
  assert.match(
    annotations(refused.log, 'error').join(),
    /clients with trusted-roots refuse it: .*local issuer/,
  );
  const whole = await scriptedEndpoint(t, () => target.withChain(renewed));
  const accepted = await target.deploy(renewed, {
    ...inputs,
    'verify-endpoints': `127.0.0.1:${whole.port} sni=${NAME}`,
  });
  assert.deepEqual(
    [accepted.exitCode, accepted.outputs.status, accepted.outputs.verified],
    [0, 'deployed', 'true'],
  );
});
