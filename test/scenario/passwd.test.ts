/** Users of the machine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFile } from '../support/hosts.ts';
import { annotations } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

test('a user whose line has no number is nobody, and not root', async (t) => {
  const target = testTarget(t);
  const options = withFile(t, target.home, '/etc/passwd', [
    'root:x:0:0:root:/root:/bin/sh',
    'ghost:x::0::/:/bin/false',
  ]);
  if (options === null) return;
  const before = snapshotTree(target.directory);
  const { outputs, log } = await target.deploy(target.issue(), { owner: 'ghost:0' }, options);
  assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'INPUT_INVALID'], log);
  assert.match(annotations(log, 'error')[0]!, /owner: .*knows no user of that name/);
  assert.deepEqual(snapshotTree(target.directory), before);
});
