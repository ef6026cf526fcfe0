/**
 * Files that cannot be replaced: rolled back where possible, and where not, everything that a person needs is
 * there.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { filesOf, runPost } from '../support/action.ts';
import { skippedWithoutRoot } from '../support/privileges.ts';
import { annotations } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

/**
 * Runs a test that makes files immutable, and makes them mutable again. Where that cannot be, the test is
 * skipped, saying so.
 */
async function withChattr(t: TestContext, story: (target: TestTarget) => Promise<void>): Promise<void> {
  if (skippedWithoutRoot(t)) return;
  const target = testTarget(t);
  const chattr = (...args: string[]) => spawnSync('chattr', args, { stdio: 'ignore' }).status === 0;
  if (!chattr('+i', target.path('cert.pem'))) return t.skip('this file system knows no immutable files');
  chattr('-i', target.path('cert.pem'));
  try {
    await story(target);
  } finally {
    chattr('-R', '-i', target.home);
  }
}

for (const obstacle of ['cert.pem', 'key.pem', 'sds.json']) {
  test(`${obstacle} is immutable: fails, and everything is as before`, (t) =>
    withChattr(t, async (target) => {
      execFileSync('chattr', ['+i', target.path(obstacle)]);
      const before = snapshotRestorable(target.directory);
      const result = await target.deploy(target.issue(), {
        'sds-secret-name': 'another',
        'skip-checks': 'sds-name',
      });
      assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'PERMISSION_DENIED'], result.log);
      assert.equal(result.outputs.status, 'rolled-back');
      assert.deepEqual(snapshotRestorable(target.directory), before);
      assert.match(
        annotations(result.log, 'error')[0]!,
        /cannot be replaced: operation not permitted.*lsattr/,
      );
    }));
}

test('a directory that is immutable is refused before anything is written', (t) =>
  withChattr(t, async (target) => {
    execFileSync('chattr', ['+i', target.directory]);
    const before = snapshotRestorable(target.directory);
    const result = await target.deploy(target.issue());
    assert.deepEqual(
      [result.exitCode, result.outputs.status, result.outputs['error-code']],
      [1, 'rejected', 'PERMISSION_DENIED'],
    );
    assert.deepEqual(snapshotRestorable(target.directory), before);
  }));

for (const way of ['the next deployment', 'the post step of a later run'] as const) {
  test(`a rollback that cannot succeed says so and keeps everything; ${way} completes it`, (t) =>
    withChattr(t, async (target) => {
      const before = snapshotRestorable(target.directory);
      const nail = script(join(target.home, 'nail'), `chattr +i ${target.path('cert.pem')}; exit 1`);
      const result = await target.deploy(target.issue(), { 'reload-command': nail });
      const { outputs } = result;
      assert.deepEqual(
        [result.exitCode, outputs.status, outputs['error-code'], outputs.changed],
        [1, 'rollback-failed', 'ROLLBACK_FAILED', 'true'],
        result.log,
      );
      const id = outputs['backup-id'];
      assert.match(id!, /^\d{8}T/);
      const backup = target.path(`.rotate-certificate/backups/${id}/certificate`);
      const [annotation = ''] = annotations(result.log, 'error');
      assert.ok(annotation.includes('reload-command failed'), 'the failure that began it');
      assert.ok(annotation.includes(`${target.path('cert.pem')} (backup: ${backup})`), annotation);
      assert.ok(!annotation.includes('key.pem'), 'an undone file needs nobody');
      assert.match(
        annotation,
        /put a copy of each backup in place of its file by a rename, and then remove \S+\/journal/,
      );
      assert.equal(readFileSync(backup, 'utf8'), target.first.certificate + target.chain);
      assert.ok(existsSync(target.path('.rotate-certificate/journal')));
      assert.deepEqual(
        filesOf(result).map(({ role, status, backup: kept }) => [role, status, kept]),
        [
          ['certificate', 'failed', backup],
          ['private-key', 'restored', null],
          ['sds', 'unchanged', null],
        ],
      );
      assert.equal(target.read('key.pem'), target.first.privateKey);
      assert.match(result.summary, /Rollback failed/);
      assert.ok(result.summary.includes('need a person'));

      // While the obstacle is there, a deployment fails the same way, and nothing is lost.
      const blocked = await target.deploy(target.issue());
      assert.deepEqual(
        [blocked.exitCode, blocked.outputs.status, blocked.outputs['error-code']],
        [1, 'rollback-failed', 'ROLLBACK_FAILED'],
      );
      assert.equal(readFileSync(backup, 'utf8'), target.first.certificate + target.chain);

      execFileSync('chattr', ['-i', target.path('cert.pem')]);
      if (way === 'the next deployment') {
        const renewed = target.issue();
        const next = await target.deploy(renewed);
        assert.deepEqual([next.outputs.status, next.outputs.recovered], ['deployed', 'true'], next.log);
        assert.equal(target.read('key.pem'), renewed.privateKey);
      } else {
        const { finished: _ended, ...state } = result.state;
        const post = await runPost({ ...result, state }, target.inputs(target.first));
        assert.equal(post.exitCode, 0, post.log);
        assert.deepEqual(snapshotRestorable(target.directory), before);
      }
      assert.equal(existsSync(target.path('.rotate-certificate/journal')), false);
    }));
}

test('a symlink that cannot be turned back is named with the folder that it pointed at', (t) =>
  withChattr(t, async (target) => {
    await target.deploy(target.issue(), { layout: 'symlink' });
    const earlier = readlinkSync(target.path('current'));
    const nail = script(join(target.home, 'nail'), `chattr +i ${target.directory}; exit 1`);
    const result = await target.deploy(target.issue(), { layout: 'symlink', 'reload-command': nail });
    assert.equal(result.outputs.status, 'rollback-failed', result.log);
    const [annotation = ''] = annotations(result.log, 'error');
    assert.ok(annotation.includes(`${target.path('current')} (before: ${earlier}): `), annotation);
  }));

test('a pointer that cannot be undone still finds the files that it names', (t) =>
  withChattr(t, async (target) => {
    const before = snapshotRestorable(target.directory);
    const nail = script(join(target.home, 'nail'), `chattr +i ${target.path('sds.json')}; exit 1`);
    const inputs = {
      'sds-secret-name': 'another',
      'skip-checks': 'sds-name',
      'validate-command': nail,
      'reload-command': 'true',
      'verify-endpoints': '127.0.0.1:1',
    };
    const failed = await target.deploy(target.issue(), inputs);
    assert.deepEqual(
      [failed.outputs.status, failed.outputs['error-code']],
      ['rollback-failed', 'ROLLBACK_FAILED'],
      failed.log,
    );
    assert.doesNotMatch(failed.log, /everything is undone/);
    const named = target.read('sds.json').match(/(?<="filename": ")[^"]+/g) ?? [];
    assert.equal(named.length, 2);
    for (const path of named) assert.ok(existsSync(path), `${path} is gone`);
    execFileSync('chattr', ['-i', target.path('sds.json')]);
    const post = await runPost(
      { state: { started: 'true' } },
      { ...target.inputs(target.first), ...inputs, 'verify-attempts': 1 },
      { cwd: target.home },
    );
    assert.equal(post.exitCode, 0, post.log);
    assert.deepEqual(snapshotRestorable(target.directory), before);
  }));
