/** A read of the target fails: the disk does not answer, or somebody changes a name just then. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { runPost } from '../support/action.ts';
import { failedRead } from '../support/failed-read.ts';
import { annotations } from '../support/runner-log.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

const SYMLINK = { layout: 'symlink' };

/** The first look at a target takes every failure for nothing seen; the comparison after it must not. */
const COMPARISON = 2;

/** A deployment with one failed read. */
async function deployFailing(
  target: TestTarget,
  inputs: Record<string, string>,
  call: string,
  code: string,
  nth = COMPARISON,
) {
  const failed = failedRead(target.home, target.directory, call, code, nth);
  const result = await target.deploy(target.issue(), inputs, { env: failed.env });
  assert.ok(failed.happened(), `${call} was not reached: ${result.log}`);
  const [error = ''] = annotations(result.log, 'error');
  return { ...result, error };
}

for (const [code, status, said] of [
  ['ENOENT', 'deployed', /^$/],
  ['EINVAL', 'rejected', /TARGET_UNSAFE: .*certs\/current is not a symbolic link/],
  ['EIO', 'rejected', /TARGET_UNSAFE: .*certs\/current cannot be read: injected \(EIO\)/],
] as const) {
  test(`current becomes something else between two calls, or cannot be read: ${code}`, async (t) => {
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), SYMLINK)).exitCode, 0);
    const before = snapshotRestorable(target.directory);
    const { outputs, error, log } = await deployFailing(target, SYMLINK, '^readlink .*/current$', code);
    assert.equal(outputs.status, status, log);
    assert.match(error, said);
    if (status === 'rejected') assert.deepEqual(snapshotRestorable(target.directory), before);
  });
}

test('an error of the disk is not taken for one of the action', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  for (const [call, nth, said] of [
    [
      '^fstat .*/certs$',
      1,
      /WRITE_FAILED: fstat failed: injected.*\(EIO\)\. see to the file system of the target/,
    ],
    [
      '^fstat .*/cert.pem$',
      COMPARISON + 1,
      /TARGET_UNSAFE: .*\/certs\/cert\.pem cannot be read: injected.*\(EIO\)/,
    ],
    [
      '^readFile .*/key.pem$',
      COMPARISON,
      /TARGET_UNSAFE: .*\/certs\/key\.pem cannot be read: injected.*\(EIO\)/,
    ],
  ] as const) {
    const { outputs, error, log } = await deployFailing(target, {}, call, 'EIO', nth);
    assert.equal(outputs.status, 'rejected', log);
    assert.match(error, said);
    assert.doesNotMatch(log, /fault in the action/);
    assert.deepEqual(snapshotRestorable(target.directory), before);
  }
});

test('a file of the other layout that the disk does not give is not taken for none: its attributes would be lost', async (t) => {
  for (const [call, inputs] of [
    ['^open .*/certs/key.pem$', SYMLINK],
    ['^open .*/certs/.release-[^/]*$', {}],
    ['^open .*/certs/.release-[^/]*/key.pem$', {}],
  ] as const) {
    const target = testTarget(t);
    chmodSync(target.path('key.pem'), 0o640);
    if (!('layout' in inputs)) assert.equal((await target.deploy(target.issue(), SYMLINK)).exitCode, 0);
    const before = snapshotRestorable(target.directory);
    const { outputs, log } = await deployFailing(target, inputs, call, 'EIO');
    assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'TARGET_UNSAFE'], log);
    assert.deepEqual(snapshotRestorable(target.directory), before);
    // What is for others only is none of this target's business.
    const next = await deployFailing(target, inputs, call, 'EACCES');
    assert.equal(next.outputs.status, 'deployed', next.log);
  }
});

test('a lock that cannot be read is reported, and never taken for lost', async (t) => {
  const target = testTarget(t);
  const inputs = { layout: 'symlink', 'validate-command': 'false' };
  const ends = new Set<string>();
  for (let nth = 1; ; nth += 1) {
    const failed = failedRead(target.home, target.directory, '^lstat .*/lock$', 'EIO', nth);
    const { outputs, log } = await target.deploy(target.issue(), inputs, { env: failed.env });
    if (!failed.happened()) break;
    ends.add(`${outputs.status} ${outputs['error-code']}`);
    const hasJournal = existsSync(target.path('.rotate-certificate/journal'));
    if (outputs.status === 'rollback-failed') assert.ok(hasJournal, log);
    if (outputs.status === 'rolled-back' && hasJournal)
      assert.match(log, /journal .* could not be removed: the lock in .* cannot be read: injected \(EIO\)/);
    const next = await target.deploy(target.issue(), { layout: 'symlink' });
    assert.deepEqual(
      [next.outputs.status, next.outputs.recovered],
      ['deployed', String(hasJournal)],
      next.log,
    );
  }
  assert.deepEqual([...ends].sort(), [
    'rejected WRITE_FAILED',
    'rollback-failed ROLLBACK_FAILED',
    'rolled-back VALIDATE_FAILED',
    'rolled-back WRITE_FAILED',
  ]);
});

test('the post step does not take a disk that does not answer for nothing to undo', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const failed = failedRead(
    target.home,
    target.directory,
    '^(?:lstat|exists) .*/.rotate-certificate(?:/\\.)?$',
    'EIO',
    2,
  );
  const dead = await killedAtValidation(target);
  const post = await runPost(dead, target.inputs(target.first), { cwd: target.home, env: failed.env });
  assert.ok(failed.happened(), post.log);
  assert.equal(post.exitCode, 1, post.log);
  assert.match(
    annotations(post.log, 'error')[0] ?? '',
    /WRITE_FAILED: the state directory .* cannot be read/,
  );
  const again = await runPost(dead, target.inputs(target.first), { cwd: target.home });
  assert.equal(again.exitCode, 0, again.log);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

test('a new folder that the disk does not give is not taken for gone: it is told of', async (t) => {
  const target = testTarget(t);
  assert.equal((await target.deploy(target.issue(), SYMLINK)).exitCode, 0);
  const inputs = { ...SYMLINK, 'validate-command': 'false' };
  const ends = new Set<string>();
  for (let nth = 1; ; nth += 1) {
    const reads = '^(?:lstat|exists) .*/certs/.release-[^/]*$';
    const failed = failedRead(target.home, target.directory, reads, 'EIO', nth);
    const { outputs, log } = await target.deploy(target.issue(), inputs, { env: failed.env });
    if (!failed.happened()) break;
    assert.ok(nth < 20, log);
    ends.add(`${outputs.status} ${outputs['error-code']}`);
    assert.ok(statSync(target.path('current')).isDirectory());
  }
  assert.ok(ends.has('rollback-failed ROLLBACK_FAILED'), [...ends].join(', '));
  const next = await target.deploy(target.issue(), SYMLINK);
  assert.deepEqual([next.outputs.status, next.outputs.recovered], ['deployed', 'false'], next.log);
});

/** A deployment that was killed with its files in place. */
async function killedAtValidation(target: TestTarget) {
  return target.deploy(target.issue(), { 'validate-command': 'sh -c "kill -9 $PPID"' });
}
