/** What is kept, for how long, and what a rollback leaves behind: nothing. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { emptyTarget, NAME, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: files and folders that a failed deployment made are gone after it`, async (t) => {
    const target = emptyTarget(t);
    mkdirSync(target.directory);
    const endpoint = await scriptedEndpoint(t, () => target.withChain(target.first));
    const inputs = {
      layout,
      'certificate-file': 'tls/site/cert.pem',
      'private-key-file': 'tls/private/key.pem',
      'chain-file': 'tls/chain.pem',
      'bundle-file': 'bundle.pem',
      'sds-file': 'envoy/secrets/sds.json',
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-attempts': 1,
    };
    const before = snapshotRestorable(target.home);
    const result = await target.deploy(target.issue(), inputs);
    assert.equal(result.outputs['error-code'], 'VERIFY_FAILED', result.log);
    assert.deepEqual(snapshotRestorable(target.home), before);
    assert.equal(result.outputs.status, 'rolled-back');
    assert.deepEqual(
      filesOf(result).map(({ role, status, backup }) => [role, status, backup]),
      ['chain', 'certificate', 'private-key', 'bundle', 'sds'].map((role) => [role, 'removed', null]),
    );

    const deployed = await target.deploy(target.first, { ...inputs });
    assert.equal(deployed.exitCode, 0, deployed.log);
    assert.deepEqual(
      filesOf(deployed).map(({ status, backup }) => [status, backup]),
      Array(5).fill(['created', null]),
    );
    const place = layout === 'symlink' ? 'current/' : '';
    assert.equal(target.read(`${place}tls/site/cert.pem`), target.first.certificate);
    assert.equal(target.read(`${place}tls/chain.pem`), target.chain);
    assert.equal(
      target.read(`${place}bundle.pem`),
      target.first.certificate + target.chain + target.first.privateKey,
    );
  });

  test(`${layout}: a folder that others made, or put something into, stays`, async (t) => {
    const target = testTarget(t);
    mkdirSync(target.path('tls'));
    const before = snapshotRestorable(target.home);
    const result = await target.deploy(target.issue(), {
      layout,
      'sds-file': 'tls/deep/sds.json',
      'validate-command': 'false',
    });
    assert.equal(result.outputs.status, 'rolled-back', result.log);
    assert.deepEqual(snapshotRestorable(target.home), before);
  });

  test(`${layout}: an undone deployment leaves no backup of its own, and takes none away`, async (t) => {
    const target = testTarget(t);
    await target.deploy(target.issue(), { layout });
    await target.deploy(target.issue(), { layout });
    const before = snapshotRestorable(target.home);
    for (const retention of [1, 0, 3]) {
      const result = await target.deploy(target.issue(), {
        layout,
        'backup-retention': retention,
        'validate-command': 'false',
      });
      assert.deepEqual(
        [result.outputs.status, result.outputs['error-code'], result.outputs['backup-id']],
        ['rolled-back', 'VALIDATE_FAILED', ''],
      );
      assert.deepEqual(snapshotRestorable(target.home), before);
    }
  });

  test(`${layout}: retention keeps the newest sets`, async (t) => {
    const target = testTarget(t);
    const ids: string[] = [];
    const held: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const place = round === 0 || layout === 'in-place' ? 'cert.pem' : 'current/cert.pem';
      held.push(round === 0 && layout === 'symlink' ? '' : target.read(place));
      const { outputs } = await target.deploy(target.issue(), { layout, 'backup-retention': 2 });
      ids.push(outputs['backup-id']!);
    }
    const backups = target.path('.rotate-certificate/backups');
    assert.deepEqual(readdirSync(backups).sort(), ids.slice(2));
    for (const [index, id] of ids.slice(2).entries())
      assert.equal(readFileSync(`${backups}/${id}/certificate`, 'utf8'), held[index + 2]);

    const { outputs } = await target.deploy(target.issue(), { layout, 'backup-retention': 0 });
    assert.deepEqual([outputs.status, outputs['backup-id']], ['deployed', '']);
    assert.deepEqual(readdirSync(target.path('.rotate-certificate')), ['deployed'], 'no backup is left');
    for (const file of JSON.parse(outputs.files!)) assert.equal(file.backup, null);
  });
}

test('nothing in a backup ends like a file that a server would load', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.issue(), { 'bundle-file': 'bundle.pem' });
  await target.deploy(target.issue(), { 'bundle-file': 'bundle.pem' });
  const state = snapshotTree(target.path('.rotate-certificate'));
  assert.ok(state.some(({ path }) => path!.endsWith('/bundle')));
  for (const { path, type, mode } of state) {
    assert.ok(!/\.(pem|crt|key|cer|json|ya?ml)$/.test(path!), path);
    if (type === 'directory') assert.equal(mode, '0700', path);
  }
});

test('with a state directory elsewhere the target holds its own files only', async (t) => {
  const target = testTarget(t);
  const state = `${target.home}/state`;
  const result = await target.deploy(target.issue(), { 'state-directory': state });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(readdirSync(target.directory).sort(), ['cert.pem', 'key.pem', 'sds.json']);
  assert.deepEqual(readdirSync(state).sort(), ['backups', 'deployed']);
  assert.equal(filesOf(result)[0]!.backup, `${state}/backups/${result.outputs['backup-id']}/certificate`);
  const before = snapshotRestorable(target.home);
  const failed = await target.deploy(target.issue(), {
    'state-directory': state,
    'validate-command': 'false',
  });
  assert.equal(failed.outputs.status, 'rolled-back');
  assert.deepEqual(snapshotRestorable(target.home), before);
});
