import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatSds } from '../../../src/demo/sds.ts';
import { filesOf, runAction } from '../../support/action.ts';
import { handshake } from '../../support/clients.ts';
import { realEnvoy } from '../../support/envoy.ts';
import { clientOf, deployment, endpointAt, leaf, SECRET, sdsCounters } from '../../support/site.ts';
import { workspace } from '../../support/workspace.ts';

for (const layout of ['in-place', 'symlink']) {
  test(`${layout}: an Envoy that waits for its first certificate gets it`, async (t) => {
    const directory = workspace(t);
    // By hand, because Envoy does not start without it: the SDS file that the first deployment will write
    // anyway.
    const sdsFile = `${directory}/sds.json`;
    const folder = layout === 'symlink' ? `${directory}/current` : directory;
    const [certificate, privateKey] = [`${folder}/cert.pem`, `${folder}/key.pem`];
    const watched = layout === 'symlink' ? { watchedDirectory: directory } : {};
    writeFileSync(sdsFile, formatSds({ name: SECRET, certificate, privateKey, ...watched }));
    const envoy = await realEnvoy(t, { sdsFile, secretName: SECRET });
    if (envoy === null) return;
    assert.equal((await sdsCounters(envoy)).update_rejected, 1);
    assert.match(envoy.log(), /config update rejected: Invalid path: .*cert\.pem/);
    await assert.rejects(handshake(envoy.port));

    const first = leaf('p-256');
    const step = await runAction(
      deployment(directory, first, {
        layout,
        'verify-endpoints': endpointAt(envoy.port),
        'verify-timeout': '3s',
      }),
    );
    assert.equal(step.outputs.status, 'deployed', step.log);
    assert.equal(await handshake(envoy.port), first.fingerprint);
    const next = leaf('ed25519');
    const again = await runAction(
      deployment(directory, next, { layout, 'verify-endpoints': endpointAt(envoy.port) }),
    );
    assert.equal(again.outputs.status, 'deployed', again.log);
  });

  test(`${layout}: an Envoy that was started with a placeholder is taken over`, async (t) => {
    const directory = workspace(t);
    mkdirSync(`${directory}/placeholder`);
    const placeholder = leaf('p-256');
    const [certificate, privateKey] = ['cert.pem', 'key.pem'].map(
      (name) => `${directory}/placeholder/${name}`,
    ) as [string, string];
    writeFileSync(certificate, placeholder.certificate);
    writeFileSync(privateKey, placeholder.privateKey, { mode: 0o600 });
    const sdsFile = `${directory}/sds.json`;
    writeFileSync(sdsFile, formatSds({ name: SECRET, certificate, privateKey }));
    const envoy = await realEnvoy(t, { sdsFile, secretName: SECRET });
    if (envoy === null) return;
    const client = clientOf(t, envoy.port);

    const first = leaf('rsa-2048');
    const step = await runAction(
      deployment(directory, first, { layout, 'verify-endpoints': endpointAt(envoy.port) }),
    );
    assert.equal(step.outputs.status, 'deployed', step.log);
    assert.equal(step.outputs.verified, 'true');
    assert.deepEqual(
      filesOf(step).map(({ role, status }) => [role, status]),
      [
        ['certificate', 'created'],
        ['private-key', 'created'],
        ['sds', 'replaced'],
      ],
    );
    const { failures, fingerprints } = await client.stop();
    assert.deepEqual(failures, []);
    assert.deepEqual(fingerprints, [placeholder.fingerprint, first.fingerprint]);
    const { update_rejected, key_rotation_failed } = await sdsCounters(envoy);
    assert.deepEqual(
      { update_rejected, key_rotation_failed },
      { update_rejected: 0, key_rotation_failed: 0 },
    );
  });
}
