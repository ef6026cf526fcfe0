/**
 * Commands that change files beside what they are for: an undo puts that right, and the state directory stays
 * ours.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { filesOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { skippedWithout, skippedWithoutRoot } from '../support/privileges.ts';
import { script } from '../support/script.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { type SnapshotOptions, snapshotTree } from '../support/tree.ts';

/** A deployment of a certificate for the key that is there, with a command that fails in the end. */
async function failing(target: TestTarget, layout: string, ...lines: string[]) {
  const command = script(join(target.home, 'command'), ...lines, 'exit 1');
  const renewed = target.issue({ key: target.first.key });
  return target.deploy(renewed, { layout, 'chain-file': 'chain.pem', 'reload-command': command });
}

const AS_BEFORE: SnapshotOptions = { without: ['mtimeNs', 'ino', 'nlink'], attributes: true };

for (const { layout, folder } of [
  { layout: 'in-place', folder: '' },
  { layout: 'symlink', folder: 'current/' },
]) {
  const prepared = async (t: TestContext): Promise<TestTarget> => {
    const target = testTarget(t);
    const { exitCode, log } = await target.deploy(target.first, { layout, 'chain-file': 'chain.pem' });
    assert.equal(exitCode, 0, log);
    return target;
  };

  const CHANGES: readonly [what: string, line: (target: TestTarget) => string][] = [
    ['the mode of a key that stays', (target) => `chmod 640 ${target.path(`${folder}key.pem`)}`],
    ['the modes of everything', ({ directory }) => `chmod -R 755 ${directory}`],
    ['the content of a file that stays', (target) => `echo more >> ${target.path(`${folder}key.pem`)}`],
    [
      'a key that stays for another',
      (target) =>
        `echo other > ${target.path('n')}; mv ${target.path('n')} ${target.path(`${folder}key.pem`)}`,
    ],
    [
      'the mode, each time that it runs',
      (target) => `chmod 644 ${target.path(`${folder}key.pem`)}; chmod 700 ${target.directory}`,
    ],
  ];
  for (const [what, line] of CHANGES)
    test(`${layout}: a command that changes ${what}, and fails, has changed nothing in the end`, async (t) => {
      const target = await prepared(t);
      const before = snapshotTree(target.directory, AS_BEFORE);
      const result = await failing(target, layout, line(target));
      assert.deepEqual(
        [result.outputs.status, result.outputs['error-code'], result.outputs.changed],
        ['rolled-back', 'RELOAD_FAILED', 'false'],
        result.log,
      );
      assert.deepEqual(snapshotTree(target.directory, AS_BEFORE), before);
    });

  test(`${layout}: owners that a command changes come back as well`, async (t) => {
    if (skippedWithoutRoot(t)) return;
    const target = await prepared(t);
    const before = snapshotTree(target.directory, AS_BEFORE);
    const result = await failing(target, layout, `chown -R 4711:4711 ${target.directory}`);
    assert.deepEqual([result.outputs.status, result.outputs.changed], ['rolled-back', 'false'], result.log);
    assert.deepEqual(snapshotTree(target.directory, AS_BEFORE), before);
  });

  test(`${layout}: access control lists and extended attributes that a command changes come back as well`, async (t) => {
    if (skippedWithout(t, 'getfattr', '--version') || skippedWithout(t, 'setfacl', '--version')) return;
    const target = await prepared(t);
    execFileSync('setfattr', ['-n', 'user.origin', '-v', 'here', target.path(`${folder}key.pem`)]);
    // Backups of deployments that were sealed are not looked after.
    const options = { ...AS_BEFORE, except: ['.rotate-certificate'] };
    const before = snapshotTree(target.directory, options);
    const files = ['cert', 'key', 'chain'].map((name) => target.path(`${folder}${name}.pem`)).join(' ');
    const result = await failing(
      target,
      layout,
      `setfacl -m u:4711:r ${files} ${target.path('.rotate-certificate/backups/*/*')}`,
      `setfattr -x user.origin ${target.path(`${folder}key.pem`)}`,
    );
    assert.deepEqual([result.outputs.status, result.outputs.changed], ['rolled-back', 'false'], result.log);
    assert.deepEqual(snapshotTree(target.directory, options), before);
  });

  test(`${layout}: a command that gives everything to another user blocks no later run`, async (t) => {
    if (skippedWithoutRoot(t)) return;
    const target = await prepared(t);
    const command = {
      layout,
      'chain-file': 'chain.pem',
      'reload-command': `chown -R 101 ${target.directory}`,
    };
    for (const round of [1, 2]) {
      const result = await target.deploy(target.issue(), command);
      assert.equal(result.outputs.status, 'deployed', `${round}: ${result.log}`);
      assert.equal(lstatSync(target.path(`${folder}key.pem`)).uid, 101, 'what is the server’s stays so');
      const state = snapshotTree(target.path('.rotate-certificate'));
      for (const { path, uid, mode, type } of state.filter(
        (one) => !/backups\/[^/]+\/(?!manifest)/.test(one.path!),
      ))
        assert.deepEqual([uid, mode], [process.geteuid?.(), type === 'directory' ? '0700' : '0600'], path);
    }
    const back = await target.deploy(target.first, { ...command, operation: 'rollback' });
    assert.equal(back.outputs.status, 'restored', back.log);
  });
}

test('the report tells the mode that a command has given a file', async (t) => {
  const target = testTarget(t);
  const result = await target.deploy(target.issue(), {
    'reload-command': `chmod 640 ${target.path('key.pem')}`,
  });
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(filesOf(result).find(({ role }) => role === 'private-key')?.mode, '0640');
});

test('symlinks that a command leaves in a release folder block nothing', async (t) => {
  const target = testTarget(t);
  const rehash = script(join(target.home, 'rehash'), `ln -sf cert.pem ${target.path('current')}/0123abcd.0`);
  const inputs = { layout: 'symlink', 'reload-command': rehash, 'backup-retention': 1 };
  const first = target.issue();
  for (const credential of [first, target.issue(), target.issue()]) {
    const result = await target.deploy(credential, inputs);
    assert.equal(result.outputs.status, 'deployed', result.log);
  }
  const { 'reload-command': _, ...plain } = inputs;
  const taken = await target.deploy(target.issue(), plain);
  assert.equal(taken.outputs.status, 'deployed', taken.log);
  assert.ok(lstatSync(target.path('current/0123abcd.0')).isSymbolicLink(), 'it is taken along');
  const failed = await target.deploy(target.issue(), { ...inputs, 'validate-command': 'false' });
  assert.equal(failed.outputs.status, 'rolled-back', failed.log);
  const back = await target.deploy(first, { ...inputs, operation: 'rollback' });
  assert.equal(back.outputs.status, 'restored', back.log);
});

test('a first deployment can be rolled back although a command has left a symlink', async (t) => {
  const target = testTarget(t);
  const inputs = { layout: 'symlink', 'reload-command': `ln -sfn cert.pem ${target.path('current/link')}` };
  const result = await target.deploy(target.issue(), inputs);
  assert.equal(result.outputs.status, 'deployed', result.log);
  const back = await target.deploy(target.first, { layout: 'symlink', operation: 'rollback' });
  assert.equal(back.outputs.status, 'restored', back.log);
  assert.equal(lstatSync(target.path('current'), { throwIfNoEntry: false }), undefined);
});

test('a file that others put behind current while a deployment fails is taken along', async (t) => {
  const target = testTarget(t);
  const deployed = await target.deploy(target.issue(), { layout: 'symlink' });
  assert.equal(deployed.exitCode, 0, deployed.log);
  let probes = 0;
  const endpoint = await scriptedEndpoint(t, () => {
    probes += 1;
    if (probes === 2) writeFileSync(target.path('current/ca.pem'), 'of others\n');
    return target.withChain(target.first);
  });
  const result = await target.deploy(target.issue(), {
    layout: 'symlink',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(result.outputs.status, 'rolled-back', result.log);
  assert.equal(readFileSync(target.path('current/ca.pem'), 'utf8'), 'of others\n');
});
