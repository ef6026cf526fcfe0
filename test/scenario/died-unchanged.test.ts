/** A deployment that died before it changed a file: the run that recovers it says that nothing has changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKilledAtRename, skippedWithoutStrace } from '../support/killed.ts';
import { testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

for (const [layout, nth] of [
  ['in-place', 2],
  ['symlink', 2],
] as const)
  test(`${layout}: killed right after its journal had its name`, async (t) => {
    if (skippedWithoutStrace(t)) return;
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), { layout })).exitCode, 0);
    const before = snapshotRestorable(target.directory);
    const node = nodeKilledAtRename(target.home, nth);
    const killed = await target.deploy(target.issue(), { layout }, { node });
    assert.equal(killed.signal, 'SIGKILL', killed.log);
    const { outputs, log } = await target.deploy(target.issue(), { layout, 'validate-command': 'false' });
    assert.deepEqual(
      [outputs.status, outputs.recovered, outputs.changed, outputs['error-code']],
      ['rolled-back', 'true', 'false', 'VALIDATE_FAILED'],
      log,
    );
    assert.deepEqual(snapshotRestorable(target.directory), before);
  });
