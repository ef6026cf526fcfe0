import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { snapshotTree } from './tree.ts';
import { workspace } from './workspace.ts';

test('equal snapshots, equal trees', (t) => {
  const directory = workspace(t);
  const path = (name: string) => join(directory, name);
  mkdirSync(path('folder'));
  writeFileSync(path('folder/file'), 'content', { mode: 0o640 });
  symlinkSync('folder', path('link'));
  const before = snapshotTree(directory, { attributes: true });
  assert.deepEqual(
    before.map(({ path, type, target }) => [path, type, target]),
    [
      ['.', 'directory', undefined],
      ['folder', 'directory', undefined],
      ['folder/file', 'file', undefined],
      ['link', 'symlink', 'folder'],
    ],
  );
  assert.deepEqual(snapshotTree(directory, { attributes: true }), before);

  writeFileSync(path('folder/new'), 'content', { mode: 0o640 });
  renameSync(path('folder/new'), path('folder/file'));
  assert.notDeepEqual(snapshotTree(directory), snapshotTree(directory, { except: ['folder'] }));
  const loosely = { without: ['mtimeNs', 'ino', 'attributes'] } as const;
  assert.notDeepEqual(snapshotTree(directory, { attributes: true }), before);
  assert.deepEqual(
    snapshotTree(directory, loosely),
    before.map(({ mtimeNs, ino, attributes, ...rest }) => rest),
  );
  chmodSync(path('folder/file'), 0o600);
  assert.equal(snapshotTree(directory, loosely).find((entry) => entry.path === 'folder/file')?.mode, '0600');
});
