import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findEnvoy, startEnvoy } from '../../../src/demo/envoy.ts';
import { handshake } from '../../../src/demo/handshake.ts';
import { mint } from '../../../src/demo/mint.ts';
import { formatSds } from '../../../src/demo/sds.ts';
import { realEnvoy } from '../../support/envoy.ts';
import { waitFor } from '../../support/wait.ts';
import { workspace } from '../../support/workspace.ts';

test('a real Envoy serves the secret it subscribes to, counts, and is gone when closed', async (t) => {
  const directory = workspace(t);
  const put = (name: string, text: string) => {
    writeFileSync(join(directory, `${name}.new`), text);
    renameSync(join(directory, `${name}.new`), join(directory, name));
  };
  const [first, second] = [mint({ key: 'ed25519' }), mint({ key: 'p-384' })];
  const [certificate, privateKey] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  put('cert.pem', first.certificate);
  put('key.pem', first.privateKey);
  put('sds.json', formatSds({ name: 'server_cert', certificate, privateKey }));
  const envoy = await realEnvoy(t, { sdsFile: join(directory, 'sds.json'), secretName: 'server_cert' });
  if (envoy === null) return;
  assert.equal(await handshake(envoy.port), first.fingerprint);

  put('cert.pem', second.certificate);
  await waitFor(async () => (await envoy.stats('sds.server_cert.')).key_rotation_failed, {
    what: 'a mismatch',
  });
  assert.equal(await handshake(envoy.port), first.fingerprint);
  put('key.pem', second.privateKey);
  await waitFor(async () => (await handshake(envoy.port)) === second.fingerprint, { what: 'the next pair' });

  await envoy.close();
  assert.throws(() => process.kill(envoy.pid, 0), { code: 'ESRCH' });
});

test('an Envoy that does not start says why', async (t) => {
  const binary = findEnvoy();
  if (binary === null) return t.skip('envoy is not installed: run test/servers/install.sh');
  const sdsFile = join(workspace(t), 'missing.json');
  await assert.rejects(startEnvoy({ binary, sdsFile, secretName: 'server_cert' }), /missing\.json/);
});

test('Envoy is found on the PATH, in the cache, or not at all', (t) => {
  const directory = workspace(t);
  assert.equal(findEnvoy({ PATH: directory, XDG_CACHE_HOME: directory }), null);
  writeFileSync(join(directory, 'envoy'), '', { mode: 0o755 });
  assert.equal(findEnvoy({ PATH: `/nowhere:${directory}` }), join(directory, 'envoy'));
});
