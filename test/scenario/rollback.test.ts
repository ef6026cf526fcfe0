/**
 * `operation: rollback`: the newest backup comes back as one set, proven, and undone when it cannot be
 * proven.
 */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { filesOf, type Inputs, runAction } from '../support/action.ts';
import { stateOf } from '../support/died.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { emptyTarget, NAME, SECRET, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

/** Each rollback is by a workflow run of its own: the same one would not go further back. */
const ANY_RUN = { env: { GITHUB_RUN_ID: '' } };

const goBack = (target: TestTarget, more: Inputs = {}): Promise<StepResult> =>
  runAction(
    { directory: target.directory, operation: 'rollback', ...more },
    { cwd: target.home, ...ANY_RUN },
  );

/** The backups, and not what rollbacks left. */
const backups = (target: TestTarget): string[] =>
  readdirSync(target.path('.rotate-certificate/backups')).filter(
    (id) => stateOf(target, `backups/${id}/manifest`).kind === 'backup',
  );

/** What a server would find: the files by name, whichever layout they are in. */
const served = (target: TestTarget, place = ''): string[] =>
  ['cert.pem', 'key.pem'].map((name) => target.read(place + name));

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: each rollback goes one deployment further back, and is proven`, async (t) => {
    const target = testTarget(t);
    const place = layout === 'symlink' ? 'current/' : '';
    const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
    t.after(endpoint.close);
    const common = { layout, 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}` };
    const files = { attributes: true, except: ['.rotate-certificate'] };
    const original = snapshotRestorable(target.directory, files);
    const [one, two] = [target.issue(), target.issue({ key: 'p-384' })];
    for (const credential of [one, two]) {
      const deployed = await target.deploy(credential, common);
      assert.equal(deployed.outputs.status, 'deployed', deployed.log);
    }
    const first = await goBack(target, common);
    assert.deepEqual(
      [first.exitCode, first.outputs.status, first.outputs.verified, first.outputs.changed],
      [0, 'restored', 'true', 'true'],
      first.log,
    );
    assert.equal(first.outputs.fingerprint, one.fingerprint);
    assert.equal(endpoint.served(), one.fingerprint);
    assert.deepEqual(served(target, place), [one.certificate + target.chain, one.privateKey]);
    assert.equal(backups(target).length, 1, 'the backup was used up, and none was made');
    assert.equal(first.outputs['backup-id'], '');

    const second = await goBack(target, common);
    assert.deepEqual([second.outputs.status, second.outputs.verified], ['restored', 'true'], second.log);
    assert.equal(endpoint.served(), target.first.fingerprint);
    assert.deepEqual(backups(target), []);
    assert.deepEqual(readdirSync(target.path('.rotate-certificate')), ['backups', 'deployed']);
    if (layout === 'in-place') assert.deepEqual(snapshotRestorable(target.directory, files), original);
    else assert.equal(existsSync(target.path('current')), false, 'there was no such symlink before');
    assert.deepEqual(served(target), [target.first.certificate + target.chain, target.first.privateKey]);

    const third = await goBack(target, common);
    assert.deepEqual(
      [third.exitCode, third.outputs.status, third.outputs['error-code']],
      [1, 'rejected', 'NOTHING_TO_RESTORE'],
    );
    assert.match(annotations(third.log, 'error').join(), /no backup of cert\.pem.*backup-retention/);
  });

  test(`${layout}: a rollback that is never served is itself undone`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    for (const credential of [one, two]) await target.deploy(credential, { layout });
    const before = snapshotTree(target.home, { without: ['mtimeNs', 'ino'] });
    const endpoint = await scriptedEndpoint(t, () => two);
    const result = await goBack(target, {
      layout,
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-attempts': 2,
    });
    assert.deepEqual(
      [
        result.exitCode,
        result.outputs.status,
        result.outputs['error-code'],
        result.outputs['rollback-verified'],
        result.outputs.changed,
      ],
      [1, 'rolled-back', 'VERIFY_FAILED', 'true', 'false'],
      result.log,
    );
    assert.deepEqual(snapshotTree(target.home, { without: ['mtimeNs', 'ino'] }), before);
  });

  test(`${layout}: a dry run lists the files that would come back, and changes nothing`, async (t) => {
    const target = testTarget(t);
    for (const credential of [target.issue(), target.issue()]) await target.deploy(credential, { layout });
    const before = snapshotTree(target.home);
    const result = await goBack(target, { layout, 'dry-run': true });
    assert.equal(result.outputs.status, 'planned', result.log);
    assert.deepEqual(Object.fromEntries(filesOf(result).map(({ role, status }) => [role, status])), {
      certificate: 'would-replace',
      'private-key': 'would-replace',
      sds: 'unchanged',
    });
    assert.deepEqual(snapshotTree(target.home), before);
  });

  test(`${layout}: files that did not exist before the deployment are removed by a rollback`, async (t) => {
    const target = testTarget(t);
    for (const name of ['cert.pem', 'key.pem', 'sds.json']) rmSync(target.path(name));
    await target.deploy(target.issue(), { layout });
    const result = await goBack(target, { layout });
    assert.equal(result.outputs.status, 'restored', result.log);
    assert.deepEqual(new Set(filesOf(result).map(({ status }) => status)), new Set(['removed']));
    const left = readdirSync(target.directory).filter((name) => !name.startsWith('.release-'));
    assert.deepEqual(left, ['.rotate-certificate']);
  });
}

test('a rollback leaves the files of another credential in the directory alone', async (t) => {
  const target = testTarget(t);
  const other = {
    layout: 'symlink',
    'certificate-file': 'b.pem',
    'private-key-file': 'b.key',
    'sds-file': 'b.json',
  };
  const [one, two, theirs, theirsToo] = [target.issue(), target.issue(), target.issue(), target.issue()];
  await target.deploy(one, { layout: 'symlink' });
  await target.deploy(theirs, other);
  await target.deploy(two, { layout: 'symlink' });
  await target.deploy(theirsToo, other);
  const result = await goBack(target, { layout: 'symlink' });
  assert.equal(result.outputs.status, 'restored', result.log);
  assert.deepEqual(served(target, 'current/'), [one.certificate + target.chain, one.privateKey]);
  assert.equal(target.read('current/b.pem'), theirsToo.certificate + target.chain);
  assert.equal(target.read('current/b.key'), theirsToo.privateKey);
});

test('a backup that was changed is refused', async (t) => {
  const target = testTarget(t);
  const { outputs } = await target.deploy(target.issue());
  appendFileSync(target.path(`.rotate-certificate/backups/${outputs['backup-id']}/certificate`), 'x');
  const before = snapshotTree(target.home, { without: ['mtimeNs'] });
  const result = await goBack(target);
  assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'TARGET_UNSAFE']);
  assert.deepEqual(snapshotTree(target.home, { without: ['mtimeNs'] }), before);
});

test('a rollback runs the commands, and is undone when one fails', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.issue());
  const before = snapshotTree(target.home, { without: ['mtimeNs', 'ino'] });
  for (const [input, code] of [
    ['validate-command', 'VALIDATE_FAILED'],
    ['reload-command', 'RELOAD_FAILED'],
  ] as const) {
    const result = await goBack(target, { [input]: 'false' });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code']],
      ['rolled-back', code],
      result.log,
    );
    assert.deepEqual(snapshotTree(target.home, { without: ['mtimeNs', 'ino'] }), before);
  }
});

test('without a backup nothing is made, not even a state directory', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.directory, { without: ['mtimeNs'] });
  for (const dryRun of [true, false]) {
    const result = await goBack(target, { 'dry-run': dryRun });
    assert.equal(result.outputs['error-code'], 'NOTHING_TO_RESTORE');
    assert.deepEqual(snapshotTree(target.directory, { without: ['mtimeNs'] }), before);
  }
  const none = await goBack(emptyTarget(t));
  assert.equal(none.outputs['error-code'], 'TARGET_MISSING');
});

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: files that stayed, and were then written into, come back as they were`, async (t) => {
    const target = testTarget(t);
    const place = layout === 'symlink' ? 'current/' : '';
    const credential = target.issue();
    await target.deploy(credential, { layout });
    const sds = target.read('sds.json');
    const renewed = target.issue({ key: credential.key });
    const deployed = await target.deploy(renewed, { layout });
    assert.deepEqual(
      filesOf(deployed).map(({ role, status }) => [role, status]),
      [
        ['certificate', 'replaced'],
        ['private-key', 'unchanged'],
        ['sds', 'unchanged'],
      ],
    );
    appendFileSync(target.path('sds.json'), '\n');
    writeFileSync(target.path(`${place}key.pem`), target.issue().privateKey);
    const result = await goBack(target, { layout });
    assert.equal(result.outputs.status, 'restored', result.log);
    assert.deepEqual(served(target, place), [credential.certificate + target.chain, credential.privateKey]);
    assert.equal(target.read('sds.json'), sds);
  });
}
