/** Without root, owner and mode of the files are in the way of whoever replaces them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, statSync, writeFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Scene, scene } from './scene.ts';

const SCRIPT = fileURLToPath(new URL('./rotate-once.ts', import.meta.url));
const isRoot = process.geteuid?.() === 0;
const NOBODY = 65_534;
const someone = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** A target that belongs to somebody who is not root. */
function theirScene(t: TestContext): Scene {
  const target = scene(t);
  if (isRoot) {
    chmodSync(target.outside, 0o755);
    chownSync(target.directory, NOBODY, NOBODY);
  }
  return target;
}

/** Replaces `key.pem` and undoes that, as that somebody; null when they cannot read this project. */
function rotateOnce(t: TestContext, { directory }: Scene, owner = 'keep'): unknown {
  const { stdout } = spawnSync(process.execPath, [SCRIPT, directory, owner], {
    ...someone,
    encoding: 'utf8',
  });
  if (stdout) return JSON.parse(stdout);
  t.skip('another user cannot run this project');
  return null;
}

for (const mode of [0o400, 0o440, 0o600]) {
  test(`a file of mode ${mode.toString(8).padStart(4, '0')} is replaced, and undone by its owner`, (t) => {
    const target = theirScene(t);
    writeFileSync(target.at('key.pem'), 'old');
    if (isRoot) chownSync(target.at('key.pem'), NOBODY, NOBODY);
    chmodSync(target.at('key.pem'), mode);
    const result = rotateOnce(t, target);
    if (result === null) return;
    assert.deepEqual(result, { committed: 'new', undone: ['restored', 'untouched'], restored: 'old' });
    assert.equal(statSync(target.at('key.pem')).mode & 0o7777, mode);
  });
}

test('a file of another user that may be written to is replaced, and undone', (t) => {
  if (!isRoot) return t.skip('only root can make files of two users');
  const target = theirScene(t);
  writeFileSync(target.at('key.pem'), 'old');
  chmodSync(target.at('key.pem'), 0o666);
  const result = rotateOnce(t, target, 'runner');
  if (result === null) return;
  assert.deepEqual(result, { committed: 'new', undone: ['restored', 'untouched'], restored: 'old' });
  assert.equal(statSync(target.at('key.pem')).uid, 0);
});
