/**
 * A backup that cannot be read stops a rollback: the next older one is from before the deployment before. And
 * what a newer release has written is left to it.
 */
import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { StepResult } from '../../src/demo/runner.ts';
import { filesOf, type Inputs, runAction, runPost } from '../support/action.ts';
import { dieDeploying, stateOf } from '../support/died.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

/** Each rollback is by a workflow run of its own: the same one would not go further back. */
const ANY_RUN = { env: { GITHUB_RUN_ID: '' } };

const goBack = (target: TestTarget, more: Inputs = {}): Promise<StepResult> =>
  runAction(
    { directory: target.directory, operation: 'rollback', ...more },
    { cwd: target.home, ...ANY_RUN },
  );

/** A target with two deployments, and the newest of its two backups. */
async function stage(t: TestContext, inputs: Inputs = {}) {
  const target = testTarget(t);
  const [one, two] = [target.issue(), target.issue()];
  await target.deploy(one, inputs);
  const { outputs } = await target.deploy(two, inputs);
  const id = outputs['backup-id'] ?? '';
  const at = (name: string): string => target.path(`.rotate-certificate/backups/${id}/${name}`);
  return { target, one, two, id, at };
}

const DAMAGES: readonly [what: string, damage: (at: (name: string) => string) => void, says: RegExp][] = [
  [
    'a manifest that is torn',
    (at) => truncateSync(at('manifest'), 40),
    /manifest cannot be used: it is not JSON/,
  ],
  [
    'a manifest that is empty',
    (at) => truncateSync(at('manifest'), 0),
    /manifest cannot be used: it is not JSON/,
  ],
  ['a manifest of something else', (at) => writeFileSync(at('manifest'), '{}'), /manifest cannot be used/],
  ['no manifest', (at) => rmSync(at('manifest')), /manifest cannot be used: it is missing/],
  ['no certificate', (at) => rmSync(at('certificate')), /certificate is not the file .* it is missing/],
  ['no private key', (at) => rmSync(at('private-key')), /private-key is not the file .* it is missing/],
  [
    'another certificate',
    (at) => appendFileSync(at('certificate'), '\n'),
    /certificate is not the file .* it was changed/,
  ],
  [
    'another private key',
    (at) => truncateSync(at('private-key'), 60),
    /private-key is not the file .* it was changed/,
  ],
  ['a private key that others can read', (at) => chmodSync(at('private-key'), 0o644), /with its mode 0600/],
];

for (const [what, damage, says] of DAMAGES) {
  test(`the newest backup has ${what}: that stops the rollback, and none is passed over`, async (t) => {
    const { target, id, at } = await stage(t);
    damage(at);
    const before = snapshotTree(target.home, { without: ['mtimeNs'] });
    for (const dryRun of [true, false]) {
      const result = await goBack(target, { 'dry-run': dryRun });
      assert.deepEqual(
        [result.exitCode, result.outputs.status, result.outputs['error-code']],
        [1, 'rejected', 'TARGET_UNSAFE'],
        result.log,
      );
      const error = annotations(result.log, 'error').join();
      assert.match(error, says);
      assert.ok(error.includes(id), error);
      assert.deepEqual(snapshotTree(target.home, { without: ['mtimeNs'] }), before);
    }
  });
}

test('the newest backup is gone: the older one is not taken for it', async (t) => {
  const { target, two, id } = await stage(t);
  rmSync(target.path(`.rotate-certificate/backups/${id}`), { recursive: true });
  const result = await goBack(target);
  assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'NOTHING_TO_RESTORE'], result.log);
  assert.match(annotations(result.log, 'error').join(), new RegExp(`${id} is not there any more`));
  assert.equal(target.read('key.pem'), two.privateKey);
});

test('without a record, a newest backup that cannot be read stops the rollback all the same', async (t) => {
  const { target, two, at } = await stage(t);
  rmSync(target.path('.rotate-certificate/deployed'), { recursive: true });
  truncateSync(at('manifest'), 40);
  const result = await goBack(target);
  assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'TARGET_UNSAFE'], result.log);
  assert.equal(target.read('key.pem'), two.privateKey);
});

test('without a record, a rollback goes to the newest backup', async (t) => {
  const { target, one } = await stage(t);
  rmSync(target.path('.rotate-certificate/deployed'), { recursive: true });
  for (const fingerprint of [one.fingerprint, target.first.fingerprint]) {
    const result = await goBack(target);
    assert.equal(result.outputs.fingerprint, fingerprint, result.log);
  }
});

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: the rollback of a first deployment removes its files, and does not expect them to be served`, async (t) => {
    const target = testTarget(t);
    for (const name of ['cert.pem', 'key.pem', 'sds.json']) rmSync(target.path(name));
    const one = target.issue();
    const { port } = await scriptedEndpoint(t, () => target.withChain(one));
    const inputs = { layout, 'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`, 'verify-attempts': 2 };
    await target.deploy(one, inputs);
    const back = await goBack(target, inputs);
    assert.deepEqual(
      [back.exitCode, back.outputs.status, back.outputs.verified, back.outputs.fingerprint],
      [0, 'restored', 'false', ''],
      back.log,
    );
    for (const { status, sha256, bytes, mode } of filesOf(back))
      assert.deepEqual([status, sha256, bytes, mode], ['removed', null, 0, '']);
    assert.match(
      annotations(back.log, 'warning').join(),
      /nothing was verified: there is no certificate any more/,
    );
    assert.match(back.log, /still serves [0-9a-f]{16}/);
    const left = readdirSync(target.directory).filter((name) => !name.startsWith('.r'));
    assert.deepEqual(left, []);
    const again = await goBack(target, inputs);
    assert.equal(again.outputs['error-code'], 'NOTHING_TO_RESTORE', again.log);
  });
}

const newer = (text: Record<string, unknown>): string => JSON.stringify({ ...text, version: 2, more: {} });

function isLeft({ exitCode, outputs, log }: StepResult): void {
  assert.deepEqual([exitCode, outputs.status, outputs['error-code']], [1, 'rejected', 'TARGET_UNSAFE'], log);
  const error = annotations(log, 'error').join();
  assert.match(
    error,
    /was written by a newer release of this action\. run that release again .*; do not remove/,
  );
}

test('the journal of a newer release is left to that release', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.issue());
  const dead = await dieDeploying(target, target.issue());
  writeFileSync(target.path('.rotate-certificate/journal'), newer(stateOf(target, 'journal')));
  // The lock of the dead run goes, and with it the size of its folder.
  const tree = () =>
    snapshotTree(target.directory, {
      without: ['mtimeNs', 'ino', 'size'],
      except: ['.rotate-certificate/lock'],
    });
  const before = tree();
  const next = target.inputs(target.issue());
  for (const more of [
    {},
    { 'dry-run': true },
    { operation: 'rollback' },
    { operation: 'rollback', 'dry-run': true },
  ])
    isLeft(await runAction({ ...next, ...more }, { cwd: target.home }));
  const post = await runPost(dead, next, { cwd: target.home });
  assert.equal(post.exitCode, 1);
  assert.match(annotations(post.log, 'error').join(), /newer release of this action/);
  assert.deepEqual(tree(), before);
});

test('a record of a newer release is left to that release', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.issue());
  const [name = ''] = readdirSync(target.path('.rotate-certificate/deployed'));
  const path = join('deployed', name);
  writeFileSync(target.path(`.rotate-certificate/${path}`), newer(stateOf(target, path)));
  isLeft(await target.deploy(target.issue()));
  isLeft(await goBack(target));
});

test('a backup of a newer release is left to that release', async (t) => {
  const { target, id, at } = await stage(t);
  writeFileSync(at('manifest'), newer(stateOf(target, `backups/${id}/manifest`)));
  isLeft(await goBack(target));
  const next = await target.deploy(target.issue(), { 'backup-retention': 1 });
  assert.equal(next.outputs.status, 'deployed', next.log);
  assert.ok(readdirSync(target.path('.rotate-certificate/backups')).includes(id), 'it is not pruned');
});
