/** What a server sends with its certificate. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';

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
