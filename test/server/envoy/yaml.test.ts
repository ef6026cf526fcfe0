import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { handshake } from '../../support/clients.ts';
import { leaf, site } from '../../support/site.ts';

test('Envoy reads the SDS file as YAML, in either layout', async (t) => {
  const stage = await site(t, { 'sds-file': 'sds.yaml', 'sds-secret-name': 'it is: "mine"' });
  if (stage === null) return;
  const { directory, envoy, first, deploy } = stage;
  const pointer = () => readFileSync(`${directory}/sds.yaml`, 'utf8');
  assert.equal(await handshake(envoy.port), first.fingerprint);
  assert.throws(() => JSON.parse(pointer()));

  const next = leaf('p-384');
  const { outputs, log } = await deploy(next, { layout: 'symlink' });
  assert.equal(outputs.status, 'deployed', log);
  assert.equal(await handshake(envoy.port), next.fingerprint);
  assert.deepEqual(parse(pointer()).resources[0].tls_certificate.watched_directory, { path: directory });
});
