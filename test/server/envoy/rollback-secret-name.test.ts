import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handshake } from '../../support/clients.ts';
import { clientOf, leaf, site } from '../../support/site.ts';
import { snapshotTree } from '../../support/tree.ts';

const MISTAKE = { 'sds-secret-name': 'server-cert', 'verify-timeout': '1s' };

test('a secret that Envoy did not subscribe to is never served at new paths, and is taken back', async (t) => {
  const stage = await site(t);
  if (stage === null) return;
  const { directory, envoy, first, deploy, counters } = stage;
  const before = snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'] });
  const client = clientOf(t, envoy.port);

  const { exitCode, outputs, log } = await deploy(leaf('p-256'), { ...MISTAKE, layout: 'symlink' });

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

for (const layout of ['in-place', 'symlink']) {
  const todo =
    'measured: Envoy refuses the SDS file (update_rejected 1) and goes on watching the paths that it knows, where it ' +
    'finds the new pair and serves it; the deployment ends deployed and verified, and the SDS file is one that an ' +
    'Envoy started afterwards does not take';
  test(`${layout}: a secret that Envoy did not subscribe to is not deployed at the same paths`, {
    todo,
  }, async (t) => {
    const stage = await site(t, { layout });
    if (stage === null) return;
    const { directory, envoy, first, deploy, counters } = stage;
    const before = snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'] });
    const { exitCode, outputs } = await deploy(leaf('p-256'), MISTAKE);
    const served = await handshake(envoy.port);
    t.diagnostic(
      `${layout}: ${outputs.status}, verified ${outputs.verified}, ${JSON.stringify(await counters())}`,
    );
    t.diagnostic(`${layout}: the ${served === first.fingerprint ? 'earlier' : 'new'} certificate is served`);
    assert.equal(exitCode, 1);
    assert.equal(served, first.fingerprint);
    assert.deepEqual(snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'] }), before);
  });
}
