/**
 * A state directory of one's own choice: several targets may share one, and a folder that others use is not
 * taken.
 */
import assert from 'node:assert/strict';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Inputs, runAction, runPost } from '../support/action.ts';
import { nodeKilledAtRename, skippedWithoutStrace } from '../support/killed.ts';
import { annotations } from '../support/runner-log.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

/** Two directories, set up alike, that share a state directory. */
function pair(t: TestContext) {
  const target = testTarget(t);
  const state = join(target.home, 'state');
  const directories = { a: target.directory, b: join(target.home, 'other') };
  mkdirSync(directories.b);
  for (const name of readdirSync(directories.a))
    copyFileSync(join(directories.a, name), join(directories.b, name));
  const shared = (which: 'a' | 'b', more: Inputs = {}): Inputs => ({
    directory: directories[which],
    'state-directory': state,
    ...more,
  });
  const goBack = (which: 'a' | 'b', more: Inputs = {}) =>
    runAction(shared(which, { operation: 'rollback', ...more }), {
      cwd: target.home,
      env: { GITHUB_RUN_ID: '' },
    });
  return { target, state, directories, shared, goBack };
}

const permissions = (path: string): string => (statSync(path).mode & 0o7777).toString(8);

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: of two directories with one state directory, each keeps and uses its own backups`, async (t) => {
    const { target, state, directories, shared, goBack } = pair(t);
    const place = layout === 'symlink' ? 'current/' : '';
    const keyOf = (which: 'a' | 'b') => readFileSync(join(directories[which], `${place}key.pem`), 'utf8');
    const more = { layout, 'backup-retention': 1 };
    const [a1, b1, a2, b2] = [target.issue(), target.issue(), target.issue(), target.issue()];
    for (const [which, credential] of [
      ['a', a1],
      ['b', b1],
      ['a', a2],
      ['b', b2],
    ] as const) {
      const { outputs, log } = await target.deploy(credential, shared(which, more));
      assert.equal(outputs.status, 'deployed', log);
    }
    assert.equal(readdirSync(join(state, 'backups')).length, 2, 'the newest of each');

    // In the order in which they were made: the newest of all is not that of the first to go back.
    const untouched = snapshotTree(directories.b);
    const first = await goBack('a', more);
    assert.equal(first.outputs.status, 'restored', first.log);
    assert.equal(keyOf('a'), a1.privateKey);
    assert.deepEqual(snapshotTree(directories.b), untouched);
    const again = await goBack('a', more);
    assert.equal(again.outputs['error-code'], 'NOTHING_TO_RESTORE', again.log);

    const second = await goBack('b', more);
    assert.equal(second.outputs.status, 'restored', second.log);
    assert.equal(keyOf('b'), b1.privateKey);
    assert.equal(keyOf('a'), a1.privateKey);
  });
}

test('a deployment that died is not undone in another directory with the same state directory', async (t) => {
  if (skippedWithoutStrace(t)) return;
  const { target, state, directories, shared, goBack } = pair(t);
  const earlier = target.read('cert.pem');
  const [a1, b1] = [target.issue(), target.issue()];
  const deployed = await target.deploy(b1, shared('b'));
  assert.equal(deployed.outputs.status, 'deployed', deployed.log);
  // The first rename is that of the journal, the second that of the certificate.
  const node = nodeKilledAtRename(target.home, 3);
  const killed = await target.deploy(a1, shared('a'), { node });
  assert.equal(killed.signal, 'SIGKILL', killed.log);
  assert.ok(existsSync(join(state, 'journal')));
  assert.deepEqual(
    [target.read('cert.pem'), target.read('key.pem')],
    [a1.certificate + target.chain, target.first.privateKey],
    'half deployed',
  );

  // The lock of the dead one is another matter: whoever comes next takes it over.
  const everything = () => ({
    directories: Object.values(directories).map((directory) => snapshotTree(directory)),
    state: snapshotTree(state, { without: ['mtimeNs'] }).filter(({ path }) => path !== 'lock'),
  });
  const before = everything();
  for (const run of [() => target.deploy(target.issue(), shared('b')), () => goBack('b')]) {
    const { exitCode, outputs, log } = await run();
    assert.deepEqual(
      [exitCode, outputs.status, outputs['error-code'], outputs.changed],
      [1, 'rejected', 'TARGET_UNSAFE', 'false'],
      log,
    );
    const [annotation = ''] = annotations(log, 'error');
    assert.ok(
      annotation.includes(`unfinished deployment to another directory, ${directories.a}`),
      annotation,
    );
    assert.deepEqual(everything(), before);
  }

  // What was told to look at the other directory, or died there before it had begun, has nothing to do with
  // it.
  const planned = await target.deploy(target.issue(), shared('b', { 'dry-run': true }));
  assert.equal(planned.outputs.status, 'planned', planned.log);
  const notices = annotations(planned.log, 'notice').join();
  assert.match(notices, /would be refused until that directory is deployed to/);
  assert.doesNotMatch(notices, /would undo it first/);
  assert.doesNotMatch(planned.log, /would roll it back/);
  for (const [name, told] of [
    ['a', true],
    ['b', false],
  ] as const) {
    const looking = { operation: 'verify', 'verify-endpoints': '127.0.0.1:1', 'verify-attempts': '1' };
    const { log } = await target.deploy(target.issue(), shared(name, looking));
    assert.equal(/a deployment to this target is unfinished/.test(log), told, log);
  }
  const { finished: _ended, ...unfinished } = deployed.state;
  const post = await runPost({ state: unfinished }, target.inputs(b1, shared('b')), { cwd: target.home });
  assert.equal(post.exitCode, 0, post.log);
  assert.match(post.log, /nothing was left unfinished/);
  assert.deepEqual(everything(), before);

  const failed = await target.deploy(target.issue(), shared('a', { 'validate-command': 'false' }));
  assert.deepEqual([failed.outputs.status, failed.outputs.recovered], ['rolled-back', 'true'], failed.log);
  assert.deepEqual([target.read('cert.pem'), target.read('key.pem')], [earlier, target.first.privateKey]);
  const next = await target.deploy(target.issue(), shared('b'));
  assert.deepEqual([next.outputs.status, next.outputs.recovered], ['deployed', 'false'], next.log);
});

test('a directory that was made anew is still known by its backups', async (t) => {
  const { target, directories, shared, goBack } = pair(t);
  const [a1, a2] = [target.issue(), target.issue()];
  for (const credential of [a1, a2])
    assert.equal((await target.deploy(credential, shared('a'))).outputs.status, 'deployed');
  const aside = `${directories.a}-aside`;
  renameSync(directories.a, aside);
  cpSync(aside, directories.a, { recursive: true });
  const back = await goBack('a');
  assert.equal(back.outputs.status, 'restored', back.log);
  assert.equal(target.read('key.pem'), a1.privateKey);
});

/** A target, and a folder for its state that is there already, mode 0755. */
function withStateFolder(t: TestContext): { target: TestTarget; state: string } {
  const target = testTarget(t);
  const state = join(target.home, 'state');
  mkdirSync(state);
  chmodSync(state, 0o755);
  return { target, state };
}

test('a state directory that holds files of others is not closed to them', async (t) => {
  const { target, state } = withStateFolder(t);
  writeFileSync(join(state, 'index.html'), 'theirs');
  const before = snapshotTree(target.home);
  const { exitCode, outputs, log } = await target.deploy(target.issue(), { 'state-directory': state });
  assert.deepEqual([exitCode, outputs.status, outputs['error-code']], [1, 'rejected', 'TARGET_UNSAFE'], log);
  assert.match(annotations(log, 'error')[0]!, /is open to others, and holds index\.html/);
  assert.equal(permissions(state), '755');
  assert.deepEqual(snapshotTree(target.home), before);
});

test('a state directory that is empty, or holds nothing but our own, is made private', async (t) => {
  const { target, state } = withStateFolder(t);
  for (let round = 0; round < 2; round += 1) {
    const { outputs, log } = await target.deploy(target.issue(), { 'state-directory': state });
    assert.equal(outputs.status, 'deployed', log);
    assert.equal(permissions(state), '700');
    chmodSync(state, 0o755);
  }
  const before = snapshotRestorable(target.directory);
  const failed = await target.deploy(target.issue(), {
    'state-directory': state,
    'validate-command': 'false',
  });
  assert.equal(failed.outputs.status, 'rolled-back', failed.log);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});
