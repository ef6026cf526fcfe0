/** Commands that cannot be run: refused by the preflight check `commands`, before anything is touched. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction } from '../support/action.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

/** What a run that was refused says. */
function refusal({ exitCode, outputs, log }: StepResult): string {
  assert.deepEqual([exitCode, outputs.status, outputs['error-code']], [1, 'rejected', 'INPUT_INVALID'], log);
  assert.equal(outputs.changed, 'false');
  const [message, ...more] = annotations(log, 'error');
  assert.deepEqual(more, []);
  return message!;
}

for (const text of [
  'true && nginx -s reload',
  'true || false',
  'true; true',
  'true | cat',
  'true > out',
  'true < in',
  'true &',
  'true `id`',
  'true $(id)',
  'true\ntrue && true',
]) {
  test(`${JSON.stringify(text)} needs a shell`, async (t) => {
    const target = testTarget(t);
    const before = snapshotTree(target.home, { attributes: true });
    for (const input of ['validate-command', 'reload-command']) {
      const message = refusal(await target.deploy(target.issue(), { [input]: text }));
      assert.match(message, new RegExp(`: ${input}: .* needs a shell, .*sh -c '…'`));
    }
    assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
  });
}

test('a command that needs a shell may be given to one, or be quoted', async (t) => {
  const target = testTarget(t);
  const [out, args] = [join(target.home, 'out'), join(target.home, 'arguments')];
  const show = script(join(target.home, 'show'), `printf '%s\\n' "$@" > ${args}`);
  const result = await target.deploy(target.issue(), {
    'reload-command': `sh -c 'echo a | cat > ${out} && echo b >> ${out}'\n${show} "&&" '|' \\; "$(x)"`,
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(
    [linesOf(out), linesOf(args)],
    [
      ['a', 'b'],
      ['&&', '|', ';', '$(x)'],
    ],
  );
});

test('a program that is not there is told with the path that was searched', async (t) => {
  const target = testTarget(t);
  const ran = join(target.home, 'ran');
  const fine = script(join(target.home, 'fine'), `echo fine >> ${ran}`);
  const before = snapshotTree(target.home, { attributes: true });
  const env = { PATH: `/usr/bin:/bin:${target.home}/nowhere` };
  const commands = { 'validate-command': fine, 'reload-command': `${fine}\nno-such-program reload` };
  for (const more of [{}, { 'dry-run': true }, { layout: 'symlink' }] as Inputs[]) {
    const message = refusal(await target.deploy(target.issue(), { ...commands, ...more }, { env }));
    assert.ok(
      message.includes(`: reload-command: there is no program no-such-program in PATH (${env.PATH}). `),
      message,
    );
  }
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('a script whose interpreter is not there is told with it', async (t) => {
  const target = testTarget(t);
  const [direct, found] = [join(target.home, 'direct'), join(target.home, 'found')];
  writeFileSync(direct, '#!/no/such/interpreter\n', { mode: 0o755 });
  writeFileSync(found, '#!/usr/bin/env no-such-interpreter\n', { mode: 0o755 });
  const before = snapshotTree(target.home, { attributes: true });
  const message = (path: string) => target.deploy(target.issue(), { 'validate-command': path }).then(refusal);
  assert.match(await message(direct), /direct needs \/no\/such\/interpreter, and there is no such program/);
  assert.match(await message(found), /found needs no-such-interpreter, .* in PATH \(/);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('a program is found with the PATH and the working directory of the command', async (t) => {
  const target = testTarget(t);
  const ran = join(target.home, 'ran');
  for (const name of ['relative', 'by-path']) script(join(target.home, name), `echo ${name} $PWD >> ${ran}`);
  const env = { PATH: `/usr/bin:/bin:${target.home}` };
  const result = await target.deploy(target.issue(), { 'reload-command': './relative\nby-path' }, { env });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(linesOf(ran), [`relative ${target.home}`, `by-path ${target.home}`]);
  assert.match(result.log, /checks passed: .*, commands$/m);
});

test('a rollback is refused as well, and not where the check is skipped', async (t) => {
  const target = testTarget(t);
  assert.equal((await target.deploy(target.issue())).outputs.status, 'deployed');
  const before = snapshotTree(target.home, { attributes: true });
  const goBack = (more: Inputs) =>
    runAction({ directory: target.directory, operation: 'rollback', ...more }, { cwd: target.home });
  for (const more of [{}, { 'dry-run': true }])
    assert.match(refusal(await goBack({ 'reload-command': 'no-such-program', ...more })), /no-such-program/);
  assert.match(refusal(await goBack({ 'validate-command': 'true; true' })), /; needs a shell/);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);

  const skipped = await goBack({ 'validate-command': 'true ; x', 'skip-checks': 'commands' });
  assert.deepEqual([skipped.exitCode, skipped.outputs.status], [0, 'restored'], skipped.log);
  assert.equal(target.read('cert.pem'), target.first.certificate + target.chain);
});
