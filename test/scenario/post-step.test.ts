/** What the post step of a killed run says, and what the run says that recovers in its place. */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type ActionOptions, runAction, runPost } from '../support/action.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

/** Starts a deployment that waits, its files in place, until the test ends or it is killed. */
async function underWay(t: TestContext, target: TestTarget, options: ActionOptions = {}) {
  const inside = join(target.home, 'inside');
  const count = linesOf(inside).length;
  const hold = script(
    join(target.home, 'hold'),
    `echo in >> ${inside}`,
    `while test -d ${target.home}; do sleep 0.05; done`,
  );
  const step = target.start(target.issue(), { 'validate-command': hold }, options);
  t.after(() => step.child.kill('SIGKILL'));
  await waitFor(() => linesOf(inside).length > count, { what: 'the deployment to be under way' });
  return step;
}

async function killed(t: TestContext, target: TestTarget) {
  const step = await underWay(t, target);
  step.child.kill('SIGKILL');
  return step.finished;
}

const groupsIn = (log: string) =>
  commandsIn(log).flatMap(({ name, data }) => (name === 'group' ? [data] : []));

test('the post step recovers, and says so under one heading', async (t) => {
  const target = testTarget(t);
  const post = await runPost(await killed(t, target), target.inputs(target.first));
  assert.equal(post.exitCode, 0, post.log);
  assert.equal(groupsIn(post.log).filter((title) => title === 'Recover').length, 1, post.log);
});

test('the target is in the hands of another deployment: the post step claims nothing about the files', async (t) => {
  const target = testTarget(t);
  const dead = await killed(t, target);
  await underWay(t, target);
  const post = await runPost(dead, target.inputs(target.first, { 'lock-timeout': '200ms' }));
  assert.equal(post.exitCode, 1);
  assert.doesNotMatch(post.summary, /No file was touched|Certificate rejected/);
  assert.match(post.summary, /^## 🚨 Not rolled back/);
  assert.match(post.summary, /\*\*LOCKED\*\*/);
  assert.match(annotations(post.log, 'error')[0]!, /LOCKED: .*the holder of the lock undoes it first/);
});

test('without any state, the post step of a rollback does not go back once more', async (t) => {
  const target = testTarget(t);
  const [second, third] = [target.issue(), target.issue()];
  await target.deploy(second);
  await target.deploy(third);
  const inputs = target.inputs(third, { operation: 'rollback' });
  const main = await runAction(inputs, { cwd: target.home, env: { GITHUB_STATE: '/' } });
  assert.deepEqual([main.exitCode, main.outputs.status, main.state], [0, 'restored', {}], main.log);
  const backups = readdirSync(target.path('.rotate-certificate/backups'));
  const post = await runPost({ state: {} }, inputs, { cwd: target.home });
  assert.equal(post.exitCode, 0, post.log);
  assert.match(post.log, /^nothing was left unfinished$/m);
  assert.equal(target.read('key.pem'), second.privateKey);
  assert.deepEqual(readdirSync(target.path('.rotate-certificate/backups')), backups);
});

test('without any state, the post step of a cancelled deployment deploys nothing', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  const step = await underWay(t, target, { env: { GITHUB_STATE: '/' } });
  step.child.kill('SIGINT');
  const main = await step.finished;
  assert.deepEqual([main.outputs.status, main.state], ['rolled-back', {}], main.log);
  const post = await runPost({ state: {} }, target.inputs(target.issue()));
  assert.equal(post.exitCode, 0, post.log);
  assert.deepEqual(snapshotRestorable(target.directory), before);
  assert.equal(post.outputs.status, '');
});

test('without any state, the post step still rolls back a deployment that was killed', async (t) => {
  const target = testTarget(t);
  const before = snapshotRestorable(target.directory);
  await killed(t, target);
  const post = await runPost({ state: {} }, target.inputs(target.first));
  assert.equal(post.exitCode, 0, post.log);
  assert.match(post.log, /^the unfinished deployment was rolled back$/m);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

test('a killed step leaves a status that says so', async (t) => {
  const { outputs } = await killed(t, testTarget(t));
  const set = Object.entries(outputs).filter(([, value]) => value !== '');
  assert.deepEqual(set, [['status', 'interrupted']]);
});

test('the path of the key is no secret', async (t) => {
  const target = testTarget(t);
  const dead = await killed(t, target);
  writeFileSync(join(target.home, 'site.key'), target.first.privateKey);
  const inputs = { ...target.inputs(target.first), 'private-key': 'site.key' };
  const post = await runPost(dead, inputs, { cwd: target.home });
  assert.equal(post.exitCode, 0, post.log);
  const masks = commandsIn(post.log).flatMap(({ name, data }) => (name === 'add-mask' ? [data] : []));
  assert.deepEqual(masks, []);
});

test('somebody holds the lock and nothing is unfinished: the post step has nothing to do', async (t) => {
  const target = testTarget(t);
  const { finished: _ended, ...state } = (await target.deploy(target.issue())).state;
  const lock = {
    host: 'elsewhere',
    pid: 1,
    start: new Date().toISOString(),
    runUrl: null,
    token: 'a'.repeat(32),
    machine: 'another',
    processStart: null,
  };
  writeFileSync(target.path('.rotate-certificate/lock'), JSON.stringify(lock), { mode: 0o600 });
  const post = await runPost({ state }, target.inputs(target.first, { 'lock-timeout': '200ms' }));
  assert.equal(post.exitCode, 0, post.log);
  assert.match(
    post.log,
    /another deployment holds the target: process 1 on elsewhere.*; nothing is unfinished there/,
  );
  assert.equal(post.summary, '');
});

test('after a recovery the plan is logged, with the advice for the server', async (t) => {
  const target = testTarget(t);
  await killed(t, target);
  const result = await target.deploy(target.issue(), { 'chain-file': 'chain.pem' });
  assert.deepEqual([result.outputs.status, result.outputs.recovered], ['deployed', 'true'], result.log);
  const groups = groupsIn(result.log);
  assert.deepEqual(
    groups.filter((title) => ['Recover', 'Compare with the target'].includes(title)),
    ['Recover', 'Compare with the target'],
  );
  assert.match(result.log, /checks passed: key-match/);
  assert.match(result.log, /cert\.pem: to be replaced/);
  assert.match(annotations(result.log, 'warning').join(), /chain-file is set/);
});

for (const [what, inputs] of [
  ['a dry run', { 'dry-run': true }],
  ['a verification', { operation: 'verify', 'verify-endpoints': 'localhost' }],
] as const) {
  test(`the post step of ${what} changes as little as that, also beside an unfinished deployment of another run`, async (t) => {
    const target = testTarget(t);
    await killed(t, target);
    const before = snapshotTree(target.directory);
    const reloaded = join(target.home, 'reloaded');
    const given = {
      ...inputs,
      'reload-command': script(join(target.home, 'reload'), `echo reloaded >> ${reloaded}`),
    };
    const post = await runPost({ state: { started: 'true' } }, target.inputs(target.first, given), {
      cwd: target.home,
    });
    assert.equal(post.exitCode, 0, post.log);
    assert.match(post.log, /::endgroup::\nit was to change nothing: there is nothing to undo/);
    assert.doesNotMatch(post.log, /is undone/);
    assert.deepEqual(snapshotTree(target.directory), before);
    assert.deepEqual(linesOf(reloaded), []);
  });
}
