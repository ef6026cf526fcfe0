/** A target whose file system is mounted read-only. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runPost } from '../support/action.ts';
import { skippedWithoutRoot } from '../support/privileges.ts';
import { annotations } from '../support/runner-log.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';
import { run } from './kinds.ts';

/** The same target, seen through a mount that cannot be written to. */
function seenReadOnly(target: TestTarget): string {
  const seen = join(target.home, 'seen');
  mkdirSync(seen);
  run('mount', ['--bind', '-o', 'ro', target.directory, seen]);
  return seen;
}

for (const layout of ['in-place', 'symlink'])
  test(`${layout}: on a read-only file system a run with nothing to change is unchanged, and any other is told why not`, async (t) => {
    if (skippedWithoutRoot(t)) return;
    const target = testTarget(t);
    const credential = target.issue();
    const inputs = { layout, 'server-directory': '/certs' };
    assert.equal((await target.deploy(credential, inputs)).outputs.status, 'deployed');
    const before = snapshotTree(target.directory);
    const directory = seenReadOnly(target);
    try {
      const same = await target.deploy(credential, { ...inputs, directory });
      assert.deepEqual([same.exitCode, same.outputs.status], [0, 'unchanged'], same.log);
      const post = await runPost(same, target.inputs(credential, { ...inputs, directory }));
      assert.equal(post.exitCode, 0, post.log);
      for (const more of [{}, { operation: 'rollback' }]) {
        const { outputs, log } = await target.deploy(target.issue(), { ...inputs, directory, ...more });
        assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'PERMISSION_DENIED'], log);
        assert.match(annotations(log, 'error')[0]!, /read-only file system.*mounted read-only/);
      }
    } finally {
      run('umount', [directory]);
    }
    assert.deepEqual(snapshotTree(target.directory), before);
  });
