/** Variables that look like inputs and are none, and inputs that a shell has dropped. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runAction, runPost } from '../support/action.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, nodeWithin, script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

const MISSPELT = {
  'INPUT_VERIFY-ENDPOINT': 'verify-endpoints',
  INPUT_VERIFY_ENDPOINTS: 'verify-endpoints',
  'INPUT_PRIVAT-KEY': 'private-key',
  INPUT_DRYRUN: 'dry-run',
  'INPUT_CERTIFCIATE-FILE': 'certificate-file',
};

test('a misspelt input is refused with the name that was meant, all at once, and its value is not repeated', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  const secret = 'correct horse battery staple';
  const env = Object.fromEntries(Object.keys(MISSPELT).map((name) => [name, secret]));
  const { exitCode, outputs, log, summary } = await target.deploy(
    target.issue(),
    { layout: 'none' },
    { env },
  );
  assert.deepEqual([exitCode, outputs.status, outputs['error-code']], [1, 'rejected', 'INPUT_INVALID'], log);
  const [annotation = '', ...others] = annotations(log, 'error');
  for (const [variable, meant] of Object.entries(MISSPELT)) {
    const name = variable.slice('INPUT_'.length).toLowerCase();
    assert.match(annotation, new RegExp(`(: |; )${name}: expected the name ${meant}, got `));
  }
  assert.match(annotation, /layout: expected in-place or symlink/, 'with all other problems');
  assert.deepEqual([others, annotations(log, 'warning')], [[], []]);
  assert.doesNotMatch(log + summary, /horse/);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('every other unknown input is in one warning, without its value, and no command gets it', async (t) => {
  const target = testTarget(t);
  const seen = join(target.home, 'seen');
  const reload = script(join(target.home, 'reload'), `env > ${seen}`);
  const env = { INPUT_TOKEN: 'horse-1', INPUT_WORKING_DIRECTORY: 'horse-2', 'INPUT_A\nB': 'horse-3' };
  const { outputs, log, summary } = await target.deploy(
    target.issue(),
    { 'reload-command': reload },
    { env },
  );
  assert.equal(outputs.status, 'deployed', log);
  const warnings = annotations(log, 'warning').filter((text) => text.includes('no input'));
  assert.equal(warnings.length, 1, log);
  for (const name of ['"token"', '"working_directory"', 'a text of 2 lines'])
    assert.ok(warnings[0]?.includes(name), warnings[0]);
  assert.doesNotMatch(log + summary + linesOf(seen).join('\n'), /horse/);
  assert.ok(linesOf(seen).length > 0);
});

/** A Node that no variable with a hyphen in its name reaches. */
function nodeBehindShell({ home }: TestTarget): string {
  const drop =
    "for (const name of Object.keys(process.env)) if (name.includes('-')) delete process.env[name];";
  return nodeWithin(join(home, 'node-behind-shell'), ['env'], { first: drop });
}

test('when a shell has dropped the inputs with hyphens, that is what the refusal says, and nothing else', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.directory, { attributes: true });
  const node = nodeBehindShell(target);
  for (const operation of ['deploy', 'rollback', 'verify']) {
    const result = await target.deploy(target.issue(), { operation, certificate: '' }, { node });
    assert.deepEqual(
      [result.exitCode, result.outputs.status, result.outputs['error-code']],
      [1, 'rejected', 'INPUT_INVALID'],
      result.log,
    );
    const [annotation = '', ...others] = annotations(result.log, 'error');
    assert.match(annotation, /no input with a hyphen in its name has arrived: a shell .*has dropped them/);
    assert.match(annotation, /\. nothing was touched; run node directly, .*bash/);
    assert.doesNotMatch(annotation, /certificate: expected/);
    assert.deepEqual(others, []);
  }
  assert.deepEqual(snapshotTree(target.directory, { attributes: true }), before);
});

test('dash is such a shell', async (t) => {
  if (!existsSync('/bin/dash')) return t.skip('this machine has no dash');
  const target = testTarget(t);
  const node = join(target.home, 'node');
  writeFileSync(node, `#!/bin/dash\nexec ${process.env.BUNDLE_NODE ?? process.execPath} "$@"\n`, {
    mode: 0o755,
  });
  const { log } = await target.deploy(target.issue(), {}, { node });
  assert.match(annotations(log, 'error').join(), /a shell between the runner and Node has dropped them/);
});

test('the post step behind such a shell does not fail when there is nothing to undo', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.directory, { attributes: true });
  const post = await runPost({ state: {} }, target.inputs(target.first), { node: nodeBehindShell(target) });
  assert.equal(post.exitCode, 0, post.log);
  assert.deepEqual(snapshotTree(target.directory, { attributes: true }), before);
});

/** Leaves a deployment unfinished, its files in place. */
async function killDeployment(t: TestContext, target: TestTarget): Promise<void> {
  const inside = join(target.home, 'inside');
  const hold = script(
    join(target.home, 'hold'),
    `echo in >> ${inside}`,
    `while test -d ${target.home}; do sleep 0.05; done`,
  );
  const step = target.start(target.issue(), { 'validate-command': hold });
  t.after(() => step.child.kill('SIGKILL'));
  await waitFor(() => linesOf(inside).length > 0, { what: 'the deployment to be under way' });
  step.child.kill('SIGKILL');
  await step.finished;
}

test('where there is something to undo, it fails, and undoes nothing without the commands', async (t) => {
  const target = testTarget(t);
  await killDeployment(t, target);
  const between = snapshotTree(target.directory, { attributes: true });
  const post = await runPost({ state: {} }, target.inputs(target.first), { node: nodeBehindShell(target) });
  assert.equal(post.exitCode, 1, post.log);
  assert.match(annotations(post.log, 'error').join(), /has dropped them/);
  assert.deepEqual(snapshotTree(target.directory, { attributes: true }), between);
});

test('one hyphen that arrives is enough: the rest was not given', async (t) => {
  const target = testTarget(t);
  const { outputs, log } = await runAction(
    { directory: target.directory, operation: 'rollback' },
    { cwd: target.home },
  );
  assert.equal(outputs['error-code'], 'NOTHING_TO_RESTORE', log);
});
