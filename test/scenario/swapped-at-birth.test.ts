/**
 * A folder is swapped for a symlink in the very moment in which it was made: what the symlink points at keeps
 * its mode.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { skippedWithoutStrace } from '../support/killed.ts';
import { nodeWithin } from '../support/script.ts';
import { testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

for (const [what, name, inputs] of [
  ['the state directory', '.rotate-certificate', {}],
  ['a subfolder', 'tls', { 'private-key-file': 'tls/key.pem' }],
] as const) {
  test(`${what} is swapped between its making and the setting of its mode`, async (t) => {
    if (skippedWithoutStrace(t)) return;
    const target = testTarget(t);
    const outside = join(target.home, 'outside');
    mkdirSync(outside, { mode: 0o755 });
    const before = snapshotTree(outside);
    // A fifth of a second to act in before any mode is set.
    const calls = 'chmod,fchmod,fchmodat';
    const options = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`];
    const node = nodeWithin(join(target.home, 'node-in-slow-motion'), [
      'strace',
      ...options,
      ...['-e', `inject=${calls}:delay_enter=200000`],
    ]);
    const running = target.start(target.issue(), inputs, { node });
    const path = target.path(name);
    await waitFor(() => existsSync(path), { what: `${name} to be made`, deadlineMs: 30_000 });
    renameSync(path, `${path}.aside`);
    symlinkSync(outside, path);
    const result = await running.finished;
    assert.equal(result.signal, null, result.log);
    assert.deepEqual(snapshotTree(outside), before, result.log);
  });
}
