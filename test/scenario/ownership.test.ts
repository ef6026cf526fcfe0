/** Modes and owners: kept, set, or refused before anything is written. */
import assert from 'node:assert/strict';
import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesOf } from '../support/action.ts';
import { asOrdinaryUser, NOBODY, skippedWithout, skippedWithoutRoot } from '../support/privileges.ts';
import { annotations } from '../support/runner-log.ts';
import { nodeWithin } from '../support/script.ts';
import { emptyTarget, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

const attributesOf = ({ path }: TestTarget, ...names: string[]) =>
  names.map((name) => {
    const { uid, gid, mode } = statSync(path(name));
    return [uid, gid, (mode & 0o7777).toString(8)];
  });

test('a new file gets 0644, one with a key 0600, whatever the umask', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const earlier = process.umask(0o077);
  t.after(() => process.umask(earlier));
  const result = await target.deploy(target.first, {
    'bundle-file': 'bundle.pem',
    'chain-file': 'chain.pem',
  });
  assert.equal(result.exitCode, 0, result.log);
  const me = [process.geteuid!(), process.getegid!()];
  assert.deepEqual(attributesOf(target, 'cert.pem', 'key.pem', 'chain.pem', 'bundle.pem', 'sds.json'), [
    [...me, '644'],
    [...me, '600'],
    [...me, '644'],
    [...me, '600'],
    [...me, '644'],
  ]);
});

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: modes that are given are set`, async (t) => {
    const target = testTarget(t);
    const result = await target.deploy(target.issue(), {
      layout,
      'certificate-mode': '640',
      'private-key-mode': '0440',
    });
    assert.equal(result.exitCode, 0, result.log);
    assert.deepEqual(
      filesOf(result).map(({ mode }) => mode),
      ['0640', '0440', '0640'],
    );
    const place = layout === 'symlink' ? 'current/' : '';
    assert.deepEqual(
      attributesOf(target, `${place}cert.pem`, `${place}key.pem`, 'sds.json').map(([, , mode]) => mode),
      ['640', '440', '640'],
    );
  });

  test(`${layout}: mode and owner of a replaced file are kept, and come back with a rollback`, async (t) => {
    if (skippedWithoutRoot(t)) return;
    const target = testTarget(t);
    const place = layout === 'symlink' ? 'current/' : '';
    assert.equal((await target.deploy(target.issue(), { layout })).exitCode, 0);
    chownSync(target.path(`${place}cert.pem`), 1001, 2001);
    chownSync(target.path(`${place}key.pem`), 1002, 2002);
    chmodSync(target.path(`${place}cert.pem`), 0o664);
    chmodSync(target.path(`${place}key.pem`), 0o2440);
    const names = [`${place}cert.pem`, `${place}key.pem`];
    const kept = attributesOf(target, ...names);
    const before = snapshotRestorable(target.directory, { attributes: true });

    const inputs = { layout, owner: '3003:4004', 'certificate-mode': '0600', 'validate-command': 'false' };
    assert.equal((await target.deploy(target.issue(), inputs)).outputs.status, 'rolled-back');
    assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);

    assert.equal((await target.deploy(target.issue(), { layout })).outputs.status, 'deployed');
    assert.deepEqual(attributesOf(target, ...names), kept);

    const given = await target.deploy(target.issue(), { layout, owner: '3003:4004' });
    assert.equal(given.outputs.status, 'deployed', given.log);
    assert.deepEqual(
      attributesOf(target, ...names, 'sds.json').map(([uid, gid]) => [uid, gid]),
      Array(3).fill([3003, 4004]),
    );
    const mine = await target.deploy(target.issue(), { layout, owner: 'runner' });
    assert.equal(mine.outputs.status, 'deployed');
    assert.deepEqual(
      attributesOf(target, ...names, 'sds.json').map(([uid]) => uid),
      [0, 0, 0],
    );
  });
}

test('a symlink layout that belongs to another user: `current` comes back as it was', async (t) => {
  if (skippedWithoutRoot(t)) return;
  const target = testTarget(t);
  assert.equal((await target.deploy(target.issue(), { layout: 'symlink' })).exitCode, 0);
  lchownSync(target.path('current'), 1001, 2001);
  const before = snapshotRestorable(target.directory);
  const failed = await target.deploy(target.issue(), { layout: 'symlink', 'validate-command': 'false' });
  assert.equal(failed.outputs.status, 'rolled-back');
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

test('a user who is not root deploys own files', async (t) => {
  const target = testTarget(t);
  const user = asOrdinaryUser(t, target.home);
  if (user === null) return;
  giveAll(target, user.uid);
  const result = await target.deploy(target.issue(), {}, user);
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.deepEqual(
    attributesOf(target, 'cert.pem', 'key.pem', 'sds.json').map(([uid]) => uid),
    Array(3).fill(user.uid),
  );
});

test('a new folder keeps the group of the target where its owner cannot be kept, and so lets the server in', async (t) => {
  if (skippedWithoutRoot(t) || skippedWithout(t, 'setpriv', '--version')) return;
  const target = emptyTarget(t);
  const [user, group] = [NOBODY, NOBODY + 1];
  chownSync(target.home, user, user);
  mkdirSync(target.directory);
  chownSync(target.directory, 0, group);
  chmodSync(target.directory, 0o770);
  const become = [
    'setpriv',
    '--reuid',
    `${user}`,
    '--regid',
    `${user}`,
    '--groups',
    `${group}`,
    '--inh-caps=-all',
  ];
  const first = `spawnSync('chown', ['-R', '${user}:${user}', process.env.RUNNER_TEMP]);`;
  const { outputs, log } = await target.deploy(
    target.issue(),
    { layout: 'symlink' },
    { node: nodeWithin(join(target.home, 'node-as-member'), become, { first }) },
  );
  assert.equal(outputs.status, 'deployed', log);
  const { uid, gid, mode } = statSync(target.path('current'));
  assert.deepEqual([uid, gid, mode & 0o777], [user, group, 0o770]);
});

test('an owner that cannot be set is refused before anything is written', async (t) => {
  const target = testTarget(t);
  const user = asOrdinaryUser(t, target.home);
  if (user === null) return;
  giveAll(target, user.uid);
  const before = snapshotTree(target.directory, { attributes: true });
  for (const more of [{ owner: '0:0' }, { owner: `${user.uid}:0` }]) {
    const result = await target.deploy(target.issue(), more, user);
    assert.deepEqual(
      [result.exitCode, result.outputs.status, result.outputs['error-code']],
      [1, 'rejected', 'PERMISSION_DENIED'],
      result.log,
    );
    assert.match(annotations(result.log, 'error')[0]!, /cannot set\. run the job as that user or as root/);
    assert.deepEqual(snapshotTree(target.directory, { attributes: true }), before);
  }
});

test('files of another user, whose owner cannot be kept, are refused before anything is written', async (t) => {
  if (skippedWithoutRoot(t)) return;
  const target = testTarget(t);
  const user = asOrdinaryUser(t, target.home);
  if (user === null) return;
  chownSync(target.directory, NOBODY, NOBODY);
  chmodSync(target.path('key.pem'), 0o644);
  const before = snapshotTree(target.directory, { attributes: true });
  const result = await target.deploy(target.issue(), {}, user);
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'PERMISSION_DENIED']);
  assert.deepEqual(snapshotTree(target.directory, { attributes: true }), before);

  chmodSync(target.path('key.pem'), 0o600);
  const unreadable = await target.deploy(target.issue(), { owner: 'runner' }, user);
  assert.deepEqual(
    [unreadable.outputs.status, unreadable.outputs['error-code']],
    ['rejected', 'PERMISSION_DENIED'],
  );
  assert.match(annotations(unreadable.log, 'error')[0]!, /key\.pem cannot be read/);
});

test('a directory that cannot be written to is refused', async (t) => {
  const target = testTarget(t);
  const user = asOrdinaryUser(t, target.home);
  if (user === null) return;
  giveAll(target, user.uid);
  chmodSync(target.directory, 0o555);
  const before = snapshotTree(target.directory, { attributes: true });
  const result = await target.deploy(target.issue(), {}, user);
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'PERMISSION_DENIED']);
  assert.match(
    annotations(result.log, 'error')[0]!,
    /cannot be written to.*\. run the job as a user who may/,
  );
  assert.deepEqual(snapshotTree(target.directory, { attributes: true }), before);
  chmodSync(target.directory, 0o755);
});

function giveAll({ directory, path }: TestTarget, uid: number): void {
  if (process.geteuid?.() !== 0) return;
  chownSync(directory, uid, uid);
  for (const name of readdirSync(directory)) chownSync(path(name), uid, uid);
}
