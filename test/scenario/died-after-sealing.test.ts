/**
 * A deployment that died between the seal of its backup and the end of its journal, undone by runs that die
 * as well.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runPost } from '../support/action.ts';
import { nodeKilledAt, skippedWithoutStrace } from '../support/killed.ts';
import { testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

const REMOVALS = ['unlink', 'unlinkat'];

/** What a directory holds, also when it was copied. */
const contentOf = (directory: string) => snapshotTree(directory, { without: ['mtimeNs', 'ino'] });

/** No run of this story removes more. */
const MANY = 40;

test('wherever who undoes it dies, its backup never passes for that of a proven deployment', async (t) => {
  if (skippedWithoutStrace(t)) return;
  const target = testTarget(t);
  const state = target.path('.rotate-certificate');
  const hasJournal = () => existsSync(join(state, 'journal'));
  const sealed = () =>
    existsSync(join(state, 'backups'))
      ? readdirSync(join(state, 'backups')).filter((id) => existsSync(join(state, 'backups', id, 'manifest')))
      : [];
  const before = snapshotRestorable(target.directory);
  const contentBefore = contentOf(target.directory);

  const inputs = target.inputs(target.issue());
  let dead = await target.deploy(target.issue(), {}, { node: nodeKilledAt(target.home, REMOVALS, 1) });
  for (let nth = 2; !(hasJournal() && sealed().length > 0); nth += 1) {
    assert.ok(nth < MANY && dead.signal === 'SIGKILL', 'no run died after it had sealed its backup');
    await runPost(dead, inputs, { cwd: target.home });
    assert.deepEqual(snapshotRestorable(target.directory), before);
    dead = await target.deploy(target.issue(), {}, { node: nodeKilledAt(target.home, REMOVALS, nth) });
  }

  // Every try begins with what that one left: of what an earlier try had removed, nothing would be left to
  // die at.
  const left = join(target.home, 'left');
  execFileSync('cp', ['-a', target.directory, left]);
  let diedLater = 0;
  for (let nth = 1; ; nth += 1) {
    assert.ok(nth < MANY, 'the post step never got through');
    rmSync(target.directory, { recursive: true });
    execFileSync('cp', ['-a', left, target.directory]);
    const node = nodeKilledAt(target.home, REMOVALS, nth);
    const post = await runPost(dead, inputs, { cwd: target.home, node });
    if (!hasJournal()) assert.deepEqual(sealed(), [], `removal ${nth}`);
    if (post.signal === null) break;
    if (!hasJournal()) diedLater += 1;
  }
  assert.ok(diedLater > 0, 'no run died when the journal was gone');
  await runPost(dead, inputs, { cwd: target.home });
  const back = await target.deploy(target.issue(), { operation: 'rollback' });
  assert.equal(back.outputs['error-code'], 'NOTHING_TO_RESTORE', back.log);
  assert.deepEqual(contentOf(target.directory), contentBefore);
});
