import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { handshake } from '../../support/clients.ts';
import { clientOf, leaf, site } from '../../support/site.ts';
import { snapshotTree } from '../../support/tree.ts';

const MISTAKE = { 'sds-secret-name': 'server-cert', 'verify-timeout': '1s' };

// Envoy goes on watching the files of the secret that it has: at the same paths it would serve the new
// certificate in spite of the mistake, and break at its next start.
for (const layout of ['in-place', 'symlink']) {
  test(`${layout}: a secret that Envoy did not subscribe to is refused`, async (t) => {
    const stage = await site(t, { layout });
    if (stage === null) return;
    const { directory, envoy, first, deploy, counters } = stage;
    const before = snapshotTree(directory, { without: ['mtimeNs'] });
    const client = clientOf(t, envoy.port);

    const { exitCode, outputs, log } = await deploy(leaf('p-256'), MISTAKE);

    assert.equal(exitCode, 1);
    assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'TARGET_UNSAFE'], log);
    assert.deepEqual(snapshotTree(directory, { without: ['mtimeNs'] }), before);
    const { failures, fingerprints } = await client.stop();
    assert.deepEqual(failures, []);
    assert.deepEqual(fingerprints, [first.fingerprint]);
    t.diagnostic(`${layout}, counters since Envoy started: ${JSON.stringify(await counters())}`);
  });

  test(`${layout}: with the check skipped, an SDS file that names another secret is replaced by one that Envoy takes`, async (t) => {
    const stage = await site(t, { layout });
    if (stage === null) return;
    const { directory, envoy, deploy } = stage;
    // Somebody has changed the name on disk; Envoy has refused that, and goes on with what it had.
    const sds = join(directory, 'sds.json');
    writeFileSync(`${sds}.new`, readFileSync(sds, 'utf8').replace('server_cert', 'another_cert'));
    renameSync(`${sds}.new`, sds);
    const client = clientOf(t, envoy.port);
    const next = leaf('p-384');
    const { outputs, log } = await deploy(next, { 'skip-checks': 'sds-name' });
    assert.equal(outputs.status, 'deployed', log);
    assert.deepEqual((await client.stop()).failures, []);
    assert.equal(await handshake(envoy.port), next.fingerprint);
  });
}

test('with the check skipped, a secret that Envoy did not subscribe to is not served at new paths, and is undone', async (t) => {
  const stage = await site(t);
  if (stage === null) return;
  const { directory, envoy, first, deploy, counters } = stage;
  const before = snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'] });
  const client = clientOf(t, envoy.port);

  const mistaken = { ...MISTAKE, layout: 'symlink', 'skip-checks': 'sds-name' };
  const { exitCode, outputs, log } = await deploy(leaf('p-256'), mistaken);

  assert.equal(exitCode, 1);
  assert.equal(outputs.status, 'rolled-back', log);
  assert.equal(outputs['error-code'], 'VERIFY_FAILED');
  assert.equal(outputs['rollback-verified'], 'true');
  assert.deepEqual(snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'] }), before);
  const { failures, fingerprints } = await client.stop();
  assert.deepEqual(failures, []);
  assert.deepEqual(fingerprints, [first.fingerprint]);
  t.diagnostic(`counters since Envoy started: ${JSON.stringify(await counters())}`);

  // Envoy is none the worse for it: the same again with the right name.
  const next = leaf('p-384');
  const again = await deploy(next, { layout: 'symlink' });
  assert.equal(again.outputs.status, 'deployed', again.log);
  assert.equal(await handshake(envoy.port), next.fingerprint);
});
