import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { describe, test } from 'node:test';
import { DeployError } from '../../../src/errors.ts';
import { commitPlan } from '../../../src/transaction/commit.ts';
import { openStaging } from '../../../src/transaction/stage.ts';
import { commit } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { deployError } from '../../support/deploy-error.ts';
import { credential, deployFiles, namesIn, scene, wanted, withPrepared } from './scene.ts';

const mode = (path: string) => (statSync(path).mode & 0o7777).toString(8);
const isRoot = process.geteuid?.() === 0;

describe('in place', () => {
  test('a new target gets every file, with the mode that it should have', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), { retention: 0 });
    assert.deepEqual(namesIn(target.directory), ['.rotate-certificate', 'cert.pem', 'key.pem', 'sds.json']);
    assert.deepEqual(
      ['cert.pem', 'key.pem', 'sds.json'].map((name) => mode(target.at(name))),
      ['644', '600', '644'],
    );
    assert.equal(readFileSync(target.at('key.pem'), 'utf8'), 'key 1\n');
  });

  test('an existing file keeps its mode, unless the inputs set another', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'));
    chmodSync(target.at('cert.pem'), 0o664);
    chmodSync(target.at('key.pem'), 0o440);
    await deployFiles(target, [
      wanted('certificate', 'cert.pem', '2'),
      wanted('private-key', 'key.pem', '2', { mode: 0o640 }),
    ]);
    assert.deepEqual([mode(target.at('cert.pem')), mode(target.at('key.pem'))], ['664', '640']);
  });

  test('a file is replaced by another one, which readers of the old do not see', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'));
    const before = lstatSync(target.at('cert.pem')).ino;
    await deployFiles(target, credential('2'));
    assert.notEqual(lstatSync(target.at('cert.pem')).ino, before);
  });

  test('a file that is as it should be is not touched', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'));
    const before = lstatSync(target.at('key.pem'), { bigint: true });
    await deployFiles(target, [wanted('certificate', 'cert.pem', '2'), ...credential('1').slice(1)]);
    const after = lstatSync(target.at('key.pem'), { bigint: true });
    assert.deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs]);
  });

  test('subfolders are made, as accessible as the directory', async (t) => {
    const target = scene(t);
    chmodSync(target.directory, 0o2750);
    if (isRoot) chownSync(target.directory, 65_534, 65_534);
    chmodSync(target.directory, 0o2750);
    await deployFiles(target, [wanted('certificate', 'tls/deep/cert.pem', '1')]);
    const directory = statSync(target.directory);
    for (const folder of ['tls', 'tls/deep']) {
      const made = statSync(target.at(folder));
      assert.deepEqual([mode(target.at(folder)), made.uid, made.gid], ['2750', directory.uid, directory.gid]);
    }
  });
});

describe('through the symlink', () => {
  const symlink = { layout: 'symlink', retention: 0 } as const;

  test('files are behind it, and the pointer is beside it', async (t) => {
    const target = scene(t);
    const id = await deployFiles(target, credential('1'), symlink);
    assert.equal(readlinkSync(target.at('current')), `.release-${id}`);
    assert.deepEqual(namesIn(target.directory), [
      `.release-${id}`,
      '.rotate-certificate',
      'current',
      'sds.json',
    ]);
    assert.deepEqual(namesIn(target.at('current')), ['cert.pem', 'key.pem']);
  });

  test('files of others, and those that stay the same, are taken along', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), symlink);
    mkdirSync(target.at('current/others'));
    writeFileSync(target.at('current/others/ca.pem'), 'theirs', { mode: 0o640 });
    writeFileSync(target.at('current/dhparam'), 'theirs');
    const key = lstatSync(target.at('current/key.pem')).ino;
    await deployFiles(target, [wanted('certificate', 'cert.pem', '2'), ...credential('1').slice(1)], symlink);
    assert.deepEqual(namesIn(target.at('current')), ['cert.pem', 'dhparam', 'key.pem', 'others']);
    assert.equal(readFileSync(target.at('current/others/ca.pem'), 'utf8'), 'theirs');
    assert.equal(mode(target.at('current/others/ca.pem')), '640');
    assert.equal(lstatSync(target.at('current/key.pem')).ino, key);
  });

  test('a folder of others keeps those out whom it kept out', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), symlink);
    mkdirSync(target.at('current/private'), { mode: 0o700 });
    writeFileSync(target.at('current/private/ca.key'), 'theirs', { mode: 0o644 });
    await deployFiles(target, credential('2'), symlink);
    assert.equal(mode(target.at('current/private')), '700');
  });

  test('folders are as accessible as the directory', async (t) => {
    const target = scene(t);
    if (isRoot) chownSync(target.directory, 65_534, 65_534);
    chmodSync(target.directory, 0o700);
    await deployFiles(target, [wanted('certificate', 'tls/cert.pem', '1')], symlink);
    const directory = statSync(target.directory);
    for (const folder of ['current', 'current/tls']) {
      const made = statSync(target.at(folder));
      assert.deepEqual([mode(target.at(folder)), made.uid, made.gid], ['700', directory.uid, directory.gid]);
    }
  });

  test('the folder before stays for readers on their way, and those before it go', async (t) => {
    const target = scene(t);
    const ids = [];
    for (const version of ['1', '2', '3']) ids.push(await deployFiles(target, credential(version), symlink));
    const releases = namesIn(target.directory).filter((name) => name.startsWith('.release-'));
    assert.deepEqual(
      releases,
      ids.slice(1).map((id) => `.release-${id}`),
    );
  });

  test('nothing is visible until the symlink turns', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), symlink);
    await withPrepared(
      target,
      credential('2'),
      (prepared) => {
        assert.equal(readFileSync(target.at('current/cert.pem'), 'utf8'), 'certificate 1\n');
        commit(prepared);
        assert.equal(readFileSync(target.at('current/cert.pem'), 'utf8'), 'certificate 2\n');
        undo(prepared, () => false);
      },
      symlink,
    );
    assert.equal(readFileSync(target.at('current/cert.pem'), 'utf8'), 'certificate 1\n');
  });
});

for (const layout of ['in-place', 'symlink'] as const) {
  test(`a target that is no longer ours is not touched any more (${layout})`, async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), { layout });
    for (let allowed = 0; ; allowed += 1) {
      const done = await withPrepared(
        target,
        credential('2'),
        (prepared, lock) => {
          const { view, plan, journal } = prepared;
          const shown = () => namesIn(target.directory).map((name) => [name, lstatSync(target.at(name)).ino]);
          let left = allowed;
          let last: unknown;
          using staging = openStaging(lock.state, journal.id);
          try {
            commitPlan(view, staging, plan, journal.id, () => {
              last = shown();
              if (left === 0) throw new DeployError('LOCKED', 'taken over');
              left -= 1;
            });
            return true;
          } catch (error) {
            deployError('LOCKED')(error);
            assert.deepEqual(shown(), last);
            return false;
          } finally {
            undo(prepared, () => false);
          }
        },
        { layout },
      );
      if (!done) continue;
      assert.ok(allowed >= 3, 'every change is confirmed');
      break;
    }
    assert.ok(existsSync(target.at('sds.json')));
  });
}
