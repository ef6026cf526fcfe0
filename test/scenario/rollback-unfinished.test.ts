/**
 * A rollback on a target whose last deployment died: undoing that one is the rollback. And who recovers has
 * touched the target.
 */
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { filesOf, type Inputs, runAction } from '../support/action.ts';
import { dieDeploying, killer } from '../support/died.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, SECRET, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

/** Each rollback is by a workflow run of its own: the same one would not go further back. */
const ANY_RUN = { env: { GITHUB_RUN_ID: '' } };

const goBack = (target: TestTarget, more: Inputs = {}): Promise<StepResult> =>
  runAction(
    { directory: target.directory, operation: 'rollback', ...more },
    { cwd: target.home, ...ANY_RUN },
  );

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

for (const layout of ['in-place', 'symlink'] as const) {
  const place = layout === 'symlink' ? 'current/' : '';
  const OTHER = { layout, 'certificate-file': 'b.pem', 'private-key-file': 'b.key', 'sds-file': 'b.json' };

  test(`${layout}: undoing a deployment that died is the rollback, and is proven`, async (t) => {
    const target = testTarget(t);
    const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
    t.after(endpoint.close);
    const common = { layout, 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}` };
    const [one, two] = [target.issue(), target.issue()];
    await target.deploy(one, common);
    await dieDeploying(target, two, common);
    assert.equal(target.read(`${place}key.pem`), two.privateKey);

    const before = snapshotTree(target.directory);
    const dry = await goBack(target, { ...common, 'dry-run': true });
    assert.equal(dry.outputs.status, 'planned', dry.log);
    assert.match(dry.log, /did not finish: a real run would undo it, and no more/);
    assert.equal(dry.outputs['certificate-status'], 'would-replace');
    assert.deepEqual(snapshotTree(target.directory), before);

    const back = await goBack(target, common);
    const { status, recovered, verified, changed, fingerprint } = back.outputs;
    assert.deepEqual(
      [back.exitCode, status, recovered, verified, changed, fingerprint, back.outputs['rollback-verified']],
      [0, 'restored', 'true', 'true', 'true', one.fingerprint, 'true'],
      back.log,
    );
    assert.equal(target.read(`${place}key.pem`), one.privateKey);
    assert.equal(endpoint.served(), one.fingerprint);
    assert.deepEqual(
      filesOf(back).flatMap(({ role, status: file }) => (role === 'certificate' ? file : [])),
      ['restored'],
    );
    const further = await goBack(target, common);
    assert.equal(further.outputs.fingerprint, target.first.fingerprint, further.log);
  });

  test(`${layout}: undoing a first deployment that died leaves nothing, and expects nothing of the endpoints`, async (t) => {
    const target = testTarget(t);
    for (const name of ['cert.pem', 'key.pem', 'sds.json']) rmSync(target.path(name));
    const one = target.issue();
    const { port } = await scriptedEndpoint(t, () => target.withChain(one));
    await dieDeploying(target, one, { layout });
    const back = await goBack(target, { layout, 'verify-endpoints': `127.0.0.1:${port} sni=${NAME}` });
    assert.deepEqual(
      [back.exitCode, back.outputs.status, back.outputs.verified],
      [0, 'restored', 'false'],
      back.log,
    );
    assert.match(
      annotations(back.log, 'warning').join(),
      /nothing was verified: there is no certificate any more/,
    );
    assert.equal(existsSync(target.path(`${place}key.pem`)), false);
  });

  test(`${layout}: an undone deployment that no endpoint shows does not pass for restored`, async (t) => {
    const target = testTarget(t);
    const one = target.issue();
    await target.deploy(one, { layout });
    const two = target.issue();
    await dieDeploying(target, two, { layout });
    const { port } = await scriptedEndpoint(t, () => two);
    const back = await goBack(target, {
      layout,
      'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
      'verify-attempts': 2,
    });
    assert.deepEqual(
      [back.exitCode, back.outputs.status, back.outputs['error-code'], back.outputs['rollback-verified']],
      [1, 'rolled-back', 'VERIFY_FAILED', 'false'],
      back.log,
    );
    assert.equal(target.read(`${place}key.pem`), one.privateKey);
  });

  test(`${layout}: what a dead deployment gives way to is checked for its validity`, async (t) => {
    const target = testTarget(t);
    const old = target.issue({ notBefore: inDays(-9), notAfter: inDays(-1) });
    await target.deploy(old, { layout, 'skip-checks': 'validity, freshness' });
    await dieDeploying(target, target.issue(), { layout });
    const back = await goBack(target, { layout });
    assert.deepEqual(
      [back.exitCode, back.outputs.status, back.outputs['error-code'], back.outputs.changed],
      [1, 'rolled-back', 'VALIDITY', 'true'],
      back.log,
    );
    assert.equal(target.read(`${place}key.pem`), old.privateKey);
  });

  test(`${layout}: a dead deployment of another certificate is undone first, and then comes the rollback`, async (t) => {
    const target = testTarget(t);
    const [one, two, theirs] = [target.issue(), target.issue(), target.issue()];
    await target.deploy(one, { layout });
    await target.deploy(theirs, OTHER);
    await target.deploy(two, { layout });
    await dieDeploying(target, target.issue(), OTHER);
    const back = await goBack(target, { layout });
    assert.deepEqual(
      [back.exitCode, back.outputs.status, back.outputs.recovered, back.outputs.fingerprint],
      [0, 'restored', 'true', one.fingerprint],
      back.log,
    );
    assert.equal(target.read(`${place}b.key`), theirs.privateKey);
  });

  test(`${layout}: a run that recovers first, and is then refused, ends rolled-back`, async (t) => {
    const target = testTarget(t);
    const touched = ({ exitCode, outputs, log }: StepResult, code: string): void => {
      const { status, recovered, changed } = outputs;
      assert.deepEqual([exitCode, status, recovered, changed], [1, 'rolled-back', 'true', 'true'], log);
      assert.equal(outputs['error-code'], code, log);
    };
    const untouched = ({ outputs, log }: StepResult, code: string): void => {
      const { status, recovered, changed } = outputs;
      assert.deepEqual([status, recovered, changed], ['rejected', 'false', 'false'], log);
      assert.equal(outputs['error-code'], code, log);
    };
    const die = () => dieDeploying(target, target.issue(), { layout });
    await target.deploy(target.issue(), { layout });
    const older = target.issue({ notBefore: inDays(-3) });
    await die();
    // Refused before anything is recovered, or by a run that changes nothing.
    untouched(await target.deploy(target.issue(), { layout, 'min-validity': '36500d' }), 'VALIDITY');
    untouched(await target.deploy(older, { layout, 'dry-run': true }), 'CERTIFICATE_OLDER');
    const { port } = await scriptedEndpoint(t, () => target.issue());
    const verify = { operation: 'verify', layout, 'verify-attempts': 1 };
    untouched(
      await target.deploy(older, { ...verify, 'verify-endpoints': `127.0.0.1:${port} sni=${NAME}` }),
      'VERIFY_FAILED',
    );
    // Refused after it.
    touched(await target.deploy(older, { layout }), 'CERTIFICATE_OLDER');
    await die();
    const none = { ...OTHER, 'certificate-file': 'c.pem' };
    touched(await goBack(target, none), 'NOTHING_TO_RESTORE');
    await die();
    const damaged = { layout, 'reload-command': 'false' };
    touched(await target.deploy(target.issue(), damaged), 'RELOAD_FAILED');
    assert.equal(existsSync(target.path('.rotate-certificate/journal')), false);
  });
}

test('a recovery that somebody else takes the lock from has touched files, and does not end rejected', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.issue());
  await target.deploy(target.issue(), { 'reload-command': killer(target) });
  const lock = target.path('.rotate-certificate/lock');
  const stolen = await target.deploy(target.issue(), { 'reload-command': `rm ${lock}` });
  assert.equal(stolen.exitCode, 1, stolen.log);
  assert.notEqual(stolen.outputs.status, 'rejected', stolen.log);
});

test('a rollback whose own recovery dies goes on with the undo, and no further back', async (t) => {
  const target = testTarget(t);
  const one = target.issue();
  await target.deploy(one);
  await target.deploy(target.issue(), { 'reload-command': killer(target) });
  const env = { GITHUB_RUN_ID: '9' };
  const run = (more: Inputs = {}) =>
    runAction({ directory: target.directory, operation: 'rollback', ...more }, { cwd: target.home, env });
  const back = await run({ 'reload-command': killer(target) });
  assert.ok(back.signal === 'SIGKILL' || back.outputs.status === 'restored', back.log);
  const again = await run();
  assert.ok(['restored', 'unchanged'].includes(again.outputs.status ?? ''), again.log);
  assert.equal(target.read('key.pem'), one.privateKey);
  assert.equal((await run()).outputs.status, 'unchanged');
  assert.equal(target.read('key.pem'), one.privateKey);
});
