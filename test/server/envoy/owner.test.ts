import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { test } from 'node:test';
import { runAction } from '../../support/action.ts';
import { handshake } from '../../support/clients.ts';
import { realEnvoy } from '../../support/envoy.ts';
import { clientOf, deployment, endpointAt, leaf, SECRET, sdsCounters } from '../../support/site.ts';
import { workspace } from '../../support/workspace.ts';

// User and group `envoy` of the official image. The executable is opened beforehand, because this user may
// have no way to where it is installed; the configuration's directory is made over to this user.
const AS_ENVOY = [
  ...['sh', '-c'],
  'exec 3<"$1"; shift; chown -R 101:101 "$' +
    '{2%/*}"; exec setpriv --reuid=101 --regid=101 --clear-groups /proc/self/fd/3 "$@"',
  'sh',
];

for (const layout of ['in-place', 'symlink']) {
  test(`${layout}: an Envoy that is not root reads keys that were made over to it`, async (t) => {
    if (process.getuid?.() !== 0 || spawnSync('setpriv', ['--version']).status !== 0)
      return t.skip('another user for Envoy needs root and setpriv');
    const directory = workspace(t);
    spawnSync('chmod', ['0755', directory]);
    const [first, second, kept, unreadable] = [leaf('p-256'), leaf('ed25519'), leaf('p-256'), leaf('p-384')];
    const inputs = { layout, owner: '101:101' };
    await runAction(deployment(directory, first, inputs));
    const envoy = await realEnvoy(t, {
      sdsFile: `${directory}/sds.json`,
      secretName: SECRET,
      launcher: AS_ENVOY,
    });
    if (envoy === null) return;
    assert.equal(lstatSync(`/proc/${envoy.pid}`).uid, 101);
    const verified = { ...inputs, 'verify-endpoints': endpointAt(envoy.port) };
    const client = clientOf(t, envoy.port);

    const step = await runAction(deployment(directory, second, verified));
    assert.equal(step.outputs.status, 'deployed', step.log);
    const key = lstatSync(String(step.outputs['private-key-path']));
    assert.deepEqual([key.uid, key.gid, key.mode & 0o777], [101, 101, 0o600]);

    const again = await runAction(deployment(directory, kept, { ...verified, owner: 'keep' }));
    assert.equal(again.outputs.status, 'deployed', again.log);
    assert.equal(lstatSync(String(again.outputs['private-key-path'])).uid, 101);

    // The same for root alone: Envoy cannot read it, keeps what it has, and everything is put back.
    const refused = await runAction(
      deployment(directory, unreadable, { ...verified, owner: 'runner', 'verify-timeout': '1s' }),
    );
    t.diagnostic(`${layout}: ${JSON.stringify(await sdsCounters(envoy))}`);
    assert.equal(refused.outputs.status, 'rolled-back', refused.log);
    assert.equal(refused.outputs['rollback-verified'], 'true');
    assert.equal(await handshake(envoy.port), kept.fingerprint);
    const { failures, fingerprints } = await client.stop();
    assert.deepEqual(failures, []);
    assert.deepEqual(fingerprints, [first.fingerprint, second.fingerprint, kept.fingerprint]);
  });
}
