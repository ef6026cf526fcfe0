import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFolder } from '../../../src/files/folder.ts';
import { replaceOwnFile } from '../../../src/files/own-file.ts';
import { workspace } from '../../support/workspace.ts';

test('a small file is replaced as a whole, and one that cannot be leaves nothing half-written', (t) => {
  const path = workspace(t);
  const folder = openFolder(path);
  t.after(() => folder[Symbol.dispose]());
  replaceOwnFile(folder, 'note', 'one');
  replaceOwnFile(folder, 'note', 'two');
  assert.equal(readFileSync(join(path, 'note'), 'utf8'), 'two');
  mkdirSync(join(path, 'taken'));
  assert.throws(() => replaceOwnFile(folder, 'taken', 'three'), { code: 'EISDIR' });
  assert.deepEqual(readdirSync(path).sort(), ['note', 'taken']);
});
