/** A deployment whose end cannot be made to last is undone, also when the undo dies. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runPost } from '../support/action.ts';
import { nodeTraced, renamesTraced, skippedWithoutStrace, syncsTraced } from '../support/killed.ts';
import { testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

const RENAMES = 'rename,renameat,renameat2';

test('the last sync of a deployment fails, and its rollback is killed: the journal is there again', async (t) => {
  if (skippedWithoutStrace(t)) return;
  const target = testTarget(t);
  const node = (name: string, ...injections: readonly string[]): string =>
    nodeTraced(target.home, name, `fsync,${RENAMES}`, injections);

  const first = await target.deploy(target.issue(), {}, { node: node('node-traced') });
  assert.equal(first.outputs.status, 'deployed', first.log);
  await target.deploy(target.issue(), {}, { node: node('node-traced-again') });
  const [syncs, renames] = [syncsTraced(target.home), renamesTraced(target.home)];
  const records = target.path('.rotate-certificate/deployed');
  // The record of what is deployed is written anew, so its inode is another one.
  const picture = () => ({
    files: snapshotRestorable(target.directory, { except: ['.rotate-certificate/deployed'] }),
    records: readdirSync(records).map((name) => readFileSync(join(records, name), 'utf8')),
  });
  const before = picture();

  for (const last of [syncs - 2, syncs - 1, syncs]) {
    // By its last three syncs a deployment ends. Then the journal is renamed into place, and after it the
    // first file that goes back.
    const fatal = node(
      `node-failing-at-${last}`,
      `fsync:error=EIO:when=${last}`,
      `${RENAMES}:signal=SIGKILL:when=${renames + 2}`,
    );
    const inputs = target.inputs(target.issue());
    const dead = await target.deploy(target.issue(), {}, { node: fatal });
    assert.equal(dead.signal, 'SIGKILL', dead.log);
    assert.notDeepEqual(picture(), before);
    const post = await runPost(dead, inputs, { cwd: target.home });
    assert.equal(post.exitCode, 0, post.log);
    assert.deepEqual(picture(), before, `sync ${last}\n${post.log}`);
  }
});
