import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { handshake } from '../../support/clients.ts';
import { clientOf, leaf, site } from '../../support/site.ts';
import { snapshotTree } from '../../support/tree.ts';

test('files that were written behind the back of Envoy are served once a reload command moves something', async (t) => {
  const stage = await site(t);
  if (stage === null) return;
  const { directory, envoy, first, deploy } = stage;
  const next = leaf('p-256');
  const client = clientOf(t, envoy.port);
  writeFileSync(`${directory}/cert.pem`, next.certificate);
  writeFileSync(`${directory}/key.pem`, next.privateKey);
  const files = () => snapshotTree(directory, { except: ['.', '.rotate-certificate', 'sds.json'] });
  const before = files();

  const stale = await deploy(next, { 'verify-timeout': '500ms' });
  assert.equal(stale.exitCode, 1);
  assert.equal(stale.outputs['error-code'], 'VERIFY_FAILED', stale.log);
  assert.deepEqual(files(), before);
  assert.equal(await handshake(envoy.port), first.fingerprint);

  const reload = `sh -c 'cd ${directory} && cp -p sds.json .sds.new && mv .sds.new sds.json'`;
  const reloaded = await deploy(next, { 'reload-command': reload });
  assert.equal(reloaded.exitCode, 0, reloaded.log);
  assert.equal(reloaded.outputs.status, 'unchanged');
  assert.equal(reloaded.outputs.verified, 'true');
  assert.deepEqual(files(), before);
  const { failures, fingerprints } = await client.stop();
  assert.deepEqual(failures, []);
  assert.deepEqual(fingerprints, [first.fingerprint, next.fingerprint]);
});
