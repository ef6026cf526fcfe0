import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { runAction } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { deployment, endpointAt, leaf } from '../support/site.ts';
import { snapshotTree } from '../support/tree.ts';
import { workspace } from '../support/workspace.ts';

test('folders that a failed deployment made are gone after it', async (t) => {
  const directory = workspace(t);
  writeFileSync(`${directory}/note`, 'not ours');
  const stranger = leaf('p-256');
  const endpoint = await scriptedEndpoint(t, () => stranger);
  const before = snapshotTree(directory, { without: ['mtimeNs'], except: ['.rotate-certificate'] });
  const { outputs, log } = await runAction(
    deployment(directory, leaf('p-256'), {
      server: 'files',
      'certificate-file': 'tls/site/cert.pem',
      'private-key-file': 'tls/private/key.pem',
      'verify-endpoints': endpointAt(endpoint.port),
      'verify-attempts': 1,
    }),
  );
  assert.equal(outputs.status, 'rolled-back', log);
  assert.deepEqual(
    snapshotTree(directory, { without: ['mtimeNs'], except: ['.rotate-certificate'] }),
    before,
  );
});
