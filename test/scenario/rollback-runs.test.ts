/** Whose deployment a rollback goes back from, how often, and how it is taken back. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { StepResult } from '../../src/demo/runner.ts';
import { filesOf, type Inputs, runAction } from '../support/action.ts';
import { dieDeploying, inRun, killer, stateOf } from '../support/died.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

/** Outside of a workflow, every rollback goes further back. */
const goBack = (target: TestTarget, more: Inputs = {}, options = inRun('')): Promise<StepResult> =>
  runAction(
    { directory: target.directory, operation: 'rollback', ...more },
    { cwd: target.home, ...options },
  );

const ended = ({ exitCode, outputs }: StepResult) => [exitCode, outputs.status, outputs.changed];

/** Everything in the state directory and the target, but for times. */
const all = (target: TestTarget) => snapshotTree(target.home, { without: ['mtimeNs', 'ino', 'nlink'] });

/** The sets in the state directory of that kind: from before deployments, or left by rollbacks. */
function setsOf(target: TestTarget, kind: 'backup' | 'left'): string[] {
  const backups = target.path('.rotate-certificate/backups');
  if (!existsSync(backups)) return [];
  return readdirSync(backups).filter((id) => stateOf(target, `backups/${id}/manifest`).kind === kind);
}

for (const layout of ['in-place', 'symlink'] as const) {
  const place = layout === 'symlink' ? 'current/' : '';

  test(`${layout}: rollback-run goes back only from the deployment of that run`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    await target.deploy(one, { layout }, inRun('41'));
    await target.deploy(two, { layout }, inRun('42'));
    const before = all(target);
    for (const [rollbackRun, run] of [
      ['current', '43'],
      ['41', '43'],
      ['41', '42'],
    ] as const) {
      const other = await goBack(target, { layout, 'rollback-run': rollbackRun }, inRun(run));
      assert.deepEqual(ended(other), [0, 'unchanged', 'false'], other.log);
      assert.match(other.log, /the last deployment here is of workflow run 42/);
      assert.equal(other.outputs.fingerprint, two.fingerprint);
      assert.deepEqual(all(target), before);
    }
    const own = await goBack(target, { layout, 'rollback-run': 'current' }, inRun('42'));
    assert.deepEqual(ended(own), [0, 'restored', 'true'], own.log);
    assert.equal(target.read(`${place}cert.pem`), one.certificate + target.chain);
    // What is there now is the deployment of run 41.
    const again = await goBack(target, { layout, 'rollback-run': '42' }, inRun('44'));
    assert.deepEqual(ended(again), [0, 'unchanged', 'false'], again.log);
    const further = await goBack(target, { layout, 'rollback-run': '41' }, inRun('44'));
    assert.deepEqual(ended(further), [0, 'restored', 'true'], further.log);
    assert.equal(target.read('cert.pem'), target.first.certificate + target.chain);
    const none = await goBack(target, { layout, 'rollback-run': 'current' }, inRun('44'));
    assert.deepEqual(ended(none), [0, 'unchanged', 'false'], none.log);
  });

  test(`${layout}: a job that is run again does not go further back`, async (t) => {
    const target = testTarget(t);
    const [one, two, three] = [target.issue(), target.issue(), target.issue()];
    for (const credential of [one, two, three]) await target.deploy(credential, { layout }, inRun('1'));
    const first = await goBack(target, { layout }, inRun('2'));
    assert.deepEqual(ended(first), [0, 'restored', 'true'], first.log);
    const before = all(target);
    for (const more of [{}, { 'dry-run': true }]) {
      const again = await goBack(target, { layout, ...more }, inRun('2'));
      assert.equal(again.exitCode, 0);
      assert.equal(again.outputs.status, 'dry-run' in more ? 'planned' : 'unchanged', again.log);
      assert.match(again.log, /workflow run 2 has gone back already: nothing is done/);
      assert.deepEqual(all(target), before);
    }
    // Also when another run has deployed meanwhile.
    await target.deploy(three, { layout }, inRun('3'));
    const later = await goBack(target, { layout }, inRun('2'));
    assert.deepEqual(ended(later), [0, 'unchanged', 'false'], later.log);
    // Another run goes one further back, and so does one outside of a workflow.
    assert.equal((await goBack(target, { layout }, inRun('4'))).outputs.status, 'restored');
    assert.equal(target.read(`${place}cert.pem`), two.certificate + target.chain);
    const further = await goBack(target, { layout }, inRun(''));
    assert.equal(further.outputs.fingerprint, one.fingerprint, further.log);
  });

  test(`${layout}: a run that deploys again may go back again`, async (t) => {
    const target = testTarget(t);
    const one = target.issue();
    for (const attempt of [1, 2]) {
      await target.deploy(one, { layout }, inRun('7'));
      const back = await goBack(target, { layout, 'rollback-run': 'current' }, inRun('7'));
      assert.deepEqual(ended(back), [0, 'restored', 'true'], `${attempt}: ${back.log}`);
      assert.equal(back.outputs.fingerprint, target.first.fingerprint);
    }
  });

  test(`${layout}: a rollback can be taken back from what it left, and no rollback goes to that`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    for (const credential of [one, two]) await target.deploy(credential, { layout });
    const back = await goBack(target, { layout });
    const [id, ...more] = setsOf(target, 'left');
    assert.deepEqual(more, []);
    const set = target.path(`.rotate-certificate/backups/${id}`);
    assert.match(back.log, new RegExp(`what was left is kept in ${set}`));
    assert.equal(back.outputs['backup-id'], '');
    assert.deepEqual(
      filesOf(back).map(({ role, backup }) => [role, backup]),
      filesOf(back).map(({ role }) => [role, `${set}/${role}`]),
    );
    assert.equal(readFileSync(`${set}/private-key`, 'utf8'), two.privateKey);

    const second = await goBack(target, { layout });
    assert.equal(second.outputs.fingerprint, target.first.fingerprint, second.log);
    const third = await goBack(target, { layout });
    assert.equal(third.outputs['error-code'], 'NOTHING_TO_RESTORE', third.log);

    const again = await runAction(
      {
        directory: target.directory,
        layout,
        certificate: `${set}/certificate`,
        'private-key': `${set}/private-key`,
      },
      { cwd: target.home },
    );
    assert.deepEqual(
      [again.outputs.status, again.outputs.fingerprint],
      ['deployed', two.fingerprint],
      again.log,
    );
    const undone = await goBack(target, { layout });
    assert.equal(undone.outputs.fingerprint, target.first.fingerprint, undone.log);
  });
}

test('of what rollbacks left stays what there is room for beside the backups, and no backup goes for it', async (t) => {
  const target = testTarget(t);
  const backups = () => setsOf(target, 'backup').length;
  const counts = () => [backups(), setsOf(target, 'left').length];
  const seven = Array.from({ length: 7 }, () => target.issue());
  for (const credential of seven) await target.deploy(credential, { 'backup-retention': 10 });
  for (const [retention, expected] of [
    [2, [6, 1]],
    [2, [5, 1]],
    [7, [4, 2]],
  ] as const) {
    const back = await goBack(target, { 'backup-retention': retention });
    assert.equal(back.outputs.fingerprint, seven[expected[0] - 1]?.fingerprint, back.log);
    assert.deepEqual(counts(), expected);
  }
  for (const [retention, expected] of [
    [6, [5, 1]],
    [3, [3, 0]],
  ] as const) {
    await target.deploy(target.issue(), { 'backup-retention': retention });
    assert.deepEqual(counts(), expected);
  }
  for (const [retention, expected] of [
    [1, [2, 1]],
    [0, [1, 0]],
  ] as const) {
    await goBack(target, { 'backup-retention': retention });
    assert.deepEqual(counts(), expected);
  }
});

test('with backup-retention: 0 there is no way back from a success, and none too far back', async (t) => {
  const target = testTarget(t);
  const [one, two] = [target.issue(), target.issue()];
  await target.deploy(one);
  await target.deploy(two, { 'backup-retention': 0 });
  const back = await goBack(target);
  assert.deepEqual([back.exitCode, back.outputs['error-code']], [1, 'NOTHING_TO_RESTORE'], back.log);
  assert.equal(target.read('cert.pem'), two.certificate + target.chain);
  const failed = await target.deploy(target.issue(), { 'backup-retention': 0, 'validate-command': 'false' });
  assert.deepEqual(ended(failed), [1, 'rolled-back', 'false'], failed.log);
  await dieDeploying(target, target.issue(), { 'backup-retention': 0 });
  const undone = await goBack(target);
  assert.deepEqual(ended(undone), [0, 'restored', 'true'], undone.log);
  assert.equal(target.read('cert.pem'), two.certificate + target.chain);
});

test('rollback-run leaves a certificate alone that somebody has installed since', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.issue(), {}, inRun('5'));
  const theirs = target.issue();
  writeFileSync(target.path('cert.pem'), theirs.certificate);
  writeFileSync(target.path('key.pem'), theirs.privateKey);
  const back = await goBack(target, { 'rollback-run': 'current' }, inRun('5'));
  assert.deepEqual(ended(back), [0, 'unchanged', 'false'], back.log);
  assert.match(annotations(back.log, 'warning').join(), /somebody else has put it there/);
  assert.equal(target.read('key.pem'), theirs.privateKey);
  // Without it, the rollback keeps what it leaves.
  const anyway = await goBack(target, {}, inRun('6'));
  assert.equal(anyway.outputs.fingerprint, target.first.fingerprint, anyway.log);
  const [id] = setsOf(target, 'left');
  assert.equal(target.read(`.rotate-certificate/backups/${id}/private-key`), theirs.privateKey);
});

test('a deployment that died counts as the last one, and its run is known', async (t) => {
  const target = testTarget(t);
  const one = target.issue();
  await target.deploy(one, {}, inRun('1'));
  const two = target.issue();
  await dieDeploying(target, two, {}, inRun('2'));
  // The lock of the dead run goes.
  const tree = () =>
    snapshotTree(target.directory, { except: ['.rotate-certificate/lock'], without: ['mtimeNs'] });
  const before = tree();
  const other = await goBack(target, { 'rollback-run': '1' }, inRun('3'));
  assert.deepEqual(ended(other), [0, 'unchanged', 'false'], other.log);
  assert.equal(other.outputs.recovered, 'false');
  assert.match(annotations(other.log, 'warning').join(), /did not finish, and is left as it is/);
  assert.deepEqual(tree(), before);
  assert.equal(target.read('key.pem'), two.privateKey);
  const own = await goBack(target, { 'rollback-run': 'current' }, inRun('2'));
  assert.deepEqual(ended(own), [0, 'restored', 'true'], own.log);
  assert.equal(target.read('key.pem'), one.privateKey);
  const again = await goBack(target, {}, inRun('2'));
  assert.deepEqual(ended(again), [0, 'unchanged', 'false'], again.log);
  const further = await goBack(target, {}, inRun('3'));
  assert.equal(further.outputs.fingerprint, target.first.fingerprint, further.log);
});

test('where nothing is done, it is told what the endpoints serve', async (t) => {
  const target = testTarget(t);
  const one = target.issue();
  let serving = target.withChain(one);
  const { port } = await scriptedEndpoint(t, () => serving);
  const inputs = { 'verify-endpoints': `127.0.0.1:${port} sni=${NAME}` };
  await target.deploy(one, inputs, inRun('1'));
  const same = await goBack(target, { ...inputs, 'rollback-run': 'current' }, inRun('2'));
  assert.deepEqual([same.outputs.status, same.outputs.verified], ['unchanged', 'true'], same.log);
  serving = target.withChain(target.first);
  const other = await goBack(target, { ...inputs, 'rollback-run': 'current' }, inRun('2'));
  assert.deepEqual([other.outputs.status, other.outputs.verified], ['unchanged', 'false'], other.log);
  assert.match(annotations(other.log, 'warning').join(), /not every endpoint serves/);
});

test('a rollback that died is undone and made again, by the same run as well', async (t) => {
  const target = testTarget(t);
  const [one, two] = [target.issue(), target.issue()];
  for (const credential of [one, two]) await target.deploy(credential, {}, inRun('1'));
  const dead = await goBack(target, { 'validate-command': killer(target) }, inRun('2'));
  assert.equal(dead.signal, 'SIGKILL', dead.log);
  const back = await goBack(target, { 'rollback-run': '1' }, inRun('2'));
  assert.deepEqual(
    [...ended(back), back.outputs.recovered, back.outputs.fingerprint],
    [0, 'restored', 'true', 'true', one.fingerprint],
    back.log,
  );
  assert.equal(setsOf(target, 'left').length, 1);
});

test('rollback-run is current, or the id of a run', async (t) => {
  const target = testTarget(t);
  for (const [value, env] of [
    ['current', { GITHUB_RUN_ID: '' }],
    ['Current', { GITHUB_RUN_ID: '1' }],
    ['1 2', { GITHUB_RUN_ID: '1' }],
  ] as const) {
    const { outputs, log } = await goBack(target, { 'rollback-run': value }, { env });
    assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'INPUT_INVALID'], log);
    assert.match(annotations(log, 'error').join(), /rollback-run: expected .*a workflow run/);
  }
});
