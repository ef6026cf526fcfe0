import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { linkOrCopy } from '../../../src/files/copy.ts';
import { createPrivate } from '../../../src/files/durable.ts';
import { listBackups } from '../../../src/transaction/manifest.ts';
import { findUnfinished } from '../../../src/transaction/tidy.ts';
import { commit, conclude } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { deployError } from '../../support/deploy-error.ts';
import { snapshotTree } from '../../support/tree.ts';
import { workspace } from '../../support/workspace.ts';
import {
  credential,
  deployFiles,
  lockOf,
  namesIn,
  type Scene,
  scene,
  wanted,
  withPrepared,
} from './scene.ts';

const backups = ({ state }: Scene) => namesIn(join(state, 'backups'));
const inode = (path: string) => lstatSync(path).ino;
const IN_PLACE = ['.rotate-certificate', 'cert.pem', 'key.pem', 'sds.json'];

/** Whether extended attributes and access control lists can be set here. */
function decorate(t: TestContext, path: string): boolean {
  try {
    execFileSync('setfattr', ['-n', 'user.note', '-v', 'kept', path], { stdio: 'ignore' });
    execFileSync('setfacl', ['-m', 'u:12345:r', path], { stdio: 'ignore' });
    return true;
  } catch {
    t.skip('this machine cannot set extended attributes and access control lists');
    return false;
  }
}

const attributes = (path: string) =>
  snapshotTree(path, { attributes: true })[0]?.attributes?.replace(/^# file.*\n/m, '');

describe('while a deployment is under way', () => {
  test('the replaced files are kept under the names of their roles, as the very same files', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), { retention: 0 });
    const before = inode(target.at('cert.pem'));
    await withPrepared(target, credential('2'), (prepared) => {
      const set = join(target.state, 'backups', prepared.journal.id);
      assert.deepEqual(namesIn(set), ['certificate', 'manifest.new', 'private-key', 'sds']);
      assert.equal(inode(join(set, 'certificate')), before);
      commit(prepared);
      assert.equal(readFileSync(join(set, 'certificate'), 'utf8'), 'certificate 1\n');
      undo(prepared, () => false);
      assert.equal(inode(target.at('cert.pem')), before);
      conclude(prepared);
      assert.deepEqual(namesIn(target.state), ['deployed', 'lock']);
    });
  });

  test('everything in the state directory is for its owner alone', async (t) => {
    const target = scene(t);
    await withPrepared(target, credential('1'), (prepared) => {
      for (const { path, type, mode } of snapshotTree(target.state)) {
        // A staged file has the mode that it will have; the folder it is in lets nobody else come near.
        if (path?.startsWith('staging/') && type === 'file') continue;
        assert.equal(mode, type === 'directory' ? '0700' : '0600', path);
      }
      const staged = join(target.state, 'staging', prepared.journal.id);
      assert.equal(statSync(join(staged, 'private-key')).mode & 0o777, 0o600);
    });
  });
});

describe('access control lists and extended attributes', () => {
  test('go to the new file, and are back after undoing', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'));
    if (!decorate(t, target.at('key.pem'))) return;
    const before = attributes(target.at('key.pem'));
    assert.match(before ?? '', /user\.note[\s\S]*user:12345:r--/);
    await withPrepared(target, credential('2'), (prepared) => {
      assert.equal(prepared.attributesLost, null);
      commit(prepared);
      assert.equal(readFileSync(target.at('key.pem'), 'utf8'), 'key 2\n');
      assert.equal(attributes(target.at('key.pem')), before);
      undo(prepared, () => false);
      conclude(prepared);
    });
    assert.equal(attributes(target.at('key.pem')), before);
  });

  test('let nobody in whom an explicit mode keeps out', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'));
    if (!decorate(t, target.at('key.pem'))) return;
    await deployFiles(target, [wanted('private-key', 'key.pem', '2', { mode: 0o600 })]);
    assert.match(attributes(target.at('key.pem')) ?? '', /user:12345:r--\s+#effective:---/);
  });
});

describe('backups', () => {
  test('are kept, sealed and whole, up to the retention', async (t) => {
    const target = scene(t);
    const ids = [];
    for (const version of ['1', '2', '3', '4'])
      ids.push(await deployFiles(target, credential(version), { retention: 2 }));
    assert.deepEqual(backups(target), ids.slice(2));
    const set = join(target.state, 'backups', ids[3]!);
    assert.deepEqual(namesIn(set), ['certificate', 'manifest', 'private-key', 'sds']);
    assert.equal(readFileSync(join(set, 'private-key'), 'utf8'), 'key 3\n');
  });

  test('list their files, and what tells whether they are whole', async (t) => {
    const target = scene(t);
    const id = await deployFiles(target, credential('1'));
    await deployFiles(target, credential('2'));
    const [first, second] = await withLock(target, (state) => listBackups(state));
    assert.deepEqual(
      first?.manifest?.files.map(({ role, existed }) => [role, existed]),
      [
        ['certificate', false],
        ['private-key', false],
        ['sds', false],
      ],
    );
    assert.equal(first?.id, id);
    const [certificate, key] = second?.manifest?.files ?? [];
    for (const file of [certificate, key]) assert.match(file?.sha256 ?? '', /^[0-9a-f]{64}$/);
    assert.deepEqual([key?.existed, key?.mode], [true, '0600']);
  });

  test('of another credential in the same directory are left alone', async (t) => {
    const target = scene(t);
    const other = (version: string) => [wanted('certificate', 'other.pem', version)];
    const kept = await deployFiles(target, other('1'), { name: 'other.pem', retention: 1 });
    const ids = [];
    for (const version of ['1', '2', '3'])
      ids.push(await deployFiles(target, credential(version), { retention: 1 }));
    assert.deepEqual(backups(target), [kept, ids[2]]);
  });

  test('are not kept with a retention of none, and only the record of the deployment stays', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), { retention: 2 });
    await deployFiles(target, credential('2'), { retention: 0 });
    assert.deepEqual(namesIn(target.directory), IN_PLACE);
    assert.deepEqual(namesIn(target.state), ['deployed']);
  });
});

/** Looks into the state directory as whoever holds the lock. */
async function withLock<T>(
  { target }: Scene,
  use: (state: Parameters<typeof listBackups>[0]) => T,
): Promise<T> {
  const lock = await lockOf(target);
  try {
    return use(lock.state);
  } finally {
    lock[Symbol.dispose]();
  }
}

describe('the leftovers of a dead deployment', () => {
  test('is cleared away when there is no journal, and sealed backups stay', async (t) => {
    const target = scene(t);
    const sealed = await deployFiles(target, credential('1'));
    const dead = '20200101T000000000Z-deadbeef';
    for (const folder of [`staging/${dead}`, `backups/${dead}`]) {
      mkdirSync(join(target.state, folder), { recursive: true });
      writeFileSync(join(target.state, folder, 'certificate'), '');
    }
    writeFileSync(join(target.state, 'journal.new'), 'half');
    const lock = await lockOf(target.target);
    assert.equal(findUnfinished(target.target, lock), null);
    lock[Symbol.dispose]();
    assert.deepEqual([namesIn(target.state), backups(target)], [['backups', 'deployed'], [sealed]]);
  });

  test('is found by its journal, and can be undone by another', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), { retention: 0 });
    await withPrepared(target, credential('2'), (prepared) => commit(prepared));
    assert.equal(readFileSync(target.at('key.pem'), 'utf8'), 'key 2\n');
    const lock = await lockOf(target.target);
    const journal = findUnfinished(target.target, lock);
    assert.ok(journal);
    const transaction = { target: target.target, lock, journal };
    undo(transaction, () => false);
    conclude(transaction);
    lock[Symbol.dispose]();
    assert.equal(readFileSync(target.at('key.pem'), 'utf8'), 'key 1\n');
    assert.deepEqual(namesIn(target.directory), IN_PLACE);
    assert.deepEqual(namesIn(target.state), ['deployed']);
  });
});

test('nothing is left when preparing fails, and the target is as it was', async (t) => {
  const target = scene(t);
  await deployFiles(target, credential('1'), { retention: 0 });
  const before = snapshotTree(target.directory, { without: ['mtimeNs'] });
  await assert.rejects(
    withPrepared(
      target,
      [wanted('certificate', 'cert.pem', '1'), wanted('certificate', 'twice.pem', '2')],
      () => {},
    ),
    deployError('WRITE_FAILED', /EEXIST/),
  );
  assert.deepEqual(snapshotTree(target.directory, { without: ['mtimeNs'] }), before);
});

test('a file of our own is made only where there is nothing, not even a dangling symlink', (t) => {
  const directory = workspace(t);
  const path = join(directory, 'file');
  createPrivate(path);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.throws(() => createPrivate(path), { code: 'EEXIST' });
  rmSync(path);
  execFileSync('ln', ['-s', 'nowhere', path]);
  assert.throws(() => createPrivate(path), { code: 'EEXIST' });
  assert.deepEqual(namesIn(directory), ['file']);
});

test('where a file cannot have a second name, it is copied with its attributes', (t) => {
  const [here, elsewhere] = [join(workspace(t), 'file'), '/dev/shm'];
  let there: string;
  try {
    there = execFileSync('mktemp', ['-d', `${elsewhere}/rotate-certificate-test-XXXXXX`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim();
  } catch {
    return t.skip('there is no second file system to copy to');
  }
  t.after(() => rmSync(there, { recursive: true, force: true }));
  if (statSync(there).dev === statSync(join(here, '..')).dev) return t.skip('there is no second file system');
  writeFileSync(here, 'content', { mode: 0o640 });
  const { uid, gid } = statSync(here);
  const then = new Date('2026-01-02T03:04:05.000Z');
  utimesSync(here, then, then);
  linkOrCopy(here, join(there, 'copy'), { uid, gid, mode: 0o640 });
  assert.equal(readFileSync(join(there, 'copy'), 'utf8'), 'content');
  assert.equal(statSync(join(there, 'copy')).mode & 0o7777, 0o640);
  assert.deepEqual(statSync(join(there, 'copy')).mtime, then);
});

test('a name that already holds the same file is taken for one’s own: a request may be sent twice', (t) => {
  const folder = workspace(t);
  const [here, there] = [join(folder, 'file'), join(folder, 'link')];
  writeFileSync(here, 'content', { mode: 0o640 });
  const attributes = { ...statSync(here), mode: statSync(here).mode & 0o7777 };
  linkOrCopy(here, there, attributes);
  linkOrCopy(here, there, attributes);
  rmSync(there);
  writeFileSync(there, 'of somebody else', { mode: 0o640 });
  assert.throws(() => linkOrCopy(here, there, attributes), { code: 'EEXIST' });
  assert.equal(readFileSync(there, 'utf8'), 'of somebody else');
});
