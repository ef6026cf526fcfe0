/**
 * File systems that make inode numbers of paths (mergerfs), or number files anew with every mount (sshfs): a
 * new file can have the number of the earlier one.
 */
import assert from 'node:assert/strict';
import fs, { type PathLike, readFileSync, realpathSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { type TestContext, test } from 'node:test';
import { sha256 } from '../../../src/digest.ts';
import { commit, conclude } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { credential, deployFiles, scene, withPrepared } from './scene.ts';

/** Makes the inode number of each entry out of its path, until the test ends. */
function lieAboutInodes(t: TestContext): void {
  const { lstatSync, statSync, fstatSync } = fs;
  const numbered = <S>(stat: S, path: string): S =>
    stat && Object.assign(stat, { ino: Number.parseInt(sha256(Buffer.from(path)).slice(0, 8), 16) });
  const place = (path: PathLike): string => {
    const [, folder = '', name = ''] = /^(.*)\/([^/]*)$/.exec(String(path)) ?? [];
    return `${realpathSync(folder || '/')}/${name}`;
  };
  const { readlinkSync } = fs;
  Object.assign(fs, {
    lstatSync: (path: PathLike, options?: object) => numbered(lstatSync(path, options), place(path)),
    statSync: (path: PathLike, options?: object) => numbered(statSync(path, options), place(path)),
    fstatSync: (fd: number) => numbered(fstatSync(fd), readlinkSync(`/proc/self/fd/${fd}`)),
  });
  syncBuiltinESMExports();
  t.after(() => {
    Object.assign(fs, { lstatSync, statSync, fstatSync });
    syncBuiltinESMExports();
  });
}

for (const layout of ['in-place', 'symlink'] as const)
  test(`${layout}: what is back is told by its content, where a new file has the number of the earlier one`, async (t) => {
    const target = scene(t);
    const folder = layout === 'symlink' ? 'current/' : '';
    lieAboutInodes(t);
    await deployFiles(target, credential('1'), { layout });
    await withPrepared(
      target,
      credential('2'),
      (prepared) => {
        commit(prepared);
        assert.equal(readFileSync(target.at(`${folder}key.pem`), 'utf8'), 'key 2\n');
        const undone = undo(prepared, () => false);
        assert.ok(undone.some(({ outcome }) => outcome === 'restored'));
        assert.deepEqual(
          undone.filter(({ reason }) => reason !== null),
          [],
        );
        conclude(prepared);
      },
      { layout },
    );
    assert.equal(readFileSync(target.at(`${folder}cert.pem`), 'utf8'), 'certificate 1\n');
    assert.equal(readFileSync(target.at(`${folder}key.pem`), 'utf8'), 'key 1\n');
  });
