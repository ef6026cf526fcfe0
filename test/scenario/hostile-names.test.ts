/**
 * Text from outside stays text, by the ways that are not in a certificate: names of files and folders, PEM
 * junk, names that do not resolve, floods of output.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction } from '../support/action.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const NAMES = [
  '\n::error::x',
  '##[add-mask]e',
  '\r::stop-commands::x',
  '::set-output name=status::deployed',
  ' \u2028::error::x\u202e',
];

const OWN = new Set(['group', 'endgroup', 'add-mask', 'error', 'warning', 'notice', 'debug']);

/** Asserts that the runner finds no command in the log but those that the action means. */
function assertHarmless({ log, summary }: StepResult): void {
  for (const { form, name, properties, data } of commandsIn(log)) {
    assert.equal(form, '::', `##[${name} in the log`);
    assert.ok(OWN.has(name), `::${name}:: in the log`);
    if (name === 'add-mask') assert.ok(data.length > 1, `masked: ${data}`);
    if (['error', 'warning', 'notice'].includes(name)) assert.match(properties, /^title=Rotate certificate/);
  }
  for (const line of summary.split(/[\r\n]/)) assert.doesNotMatch(line, /^\s*::|##\[/);
}

/** Runs everything that names files: a deployment, one that is undone, a dry run, a rollback. */
async function runAll(target: TestTarget, inputs: Inputs): Promise<StepResult[]> {
  const debug = { env: { RUNNER_DEBUG: '1' } };
  const results = [
    await target.deploy(target.issue(), inputs, debug),
    await target.deploy(target.issue(), inputs, debug),
    await target.deploy(target.issue(), { ...inputs, 'validate-command': 'false' }, debug),
    await target.deploy(target.issue(), { ...inputs, 'dry-run': true }, debug),
    await runAction(
      { directory: target.directory, operation: 'rollback', ...inputs },
      { cwd: target.home, ...debug },
    ),
  ];
  for (const result of results) assertHarmless(result);
  return results;
}

for (const name of NAMES) {
  const shown = JSON.stringify(name);

  test(`a file named ${shown} is copied in silence, and anything but a file is named harmlessly`, async (t) => {
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), { layout: 'symlink' })).exitCode, 0);
    writeFileSync(target.path(`current/${name}`), 'theirs');
    const results = await runAll(target, { layout: 'symlink' });
    assert.deepEqual(
      results.map(({ outputs }) => outputs.status),
      ['deployed', 'deployed', 'rolled-back', 'planned', 'restored'],
    );
    assert.equal(target.read(`current/${name}`), 'theirs');
    execFileSync('mkfifo', [target.path(`current/pipe${name}`)]);
    const refused = await target.deploy(target.issue(), { layout: 'symlink' });
    assert.equal(refused.outputs['error-code'], 'TARGET_UNSAFE');
    assertHarmless(refused);
    assert.equal(annotations(refused.log, 'error').length, 1);
  });

  test(`a directory, and a state directory, named ${shown} are worked in`, async (t) => {
    const target = testTarget(t);
    const directory = join(target.home, `certs${name}`);
    const state = join(target.home, `state${name}`);
    mkdirSync(directory);
    const inputs = { directory, 'state-directory': state, 'server-directory': '/etc/certs' };
    const [deployed] = await runAll(target, inputs);
    assert.equal(deployed!.outputs.status, 'deployed', deployed!.log);
    assert.equal(deployed!.outputs['certificate-path'], join(directory, 'cert.pem'));
    assert.ok(existsSync(state));
    writeFileSync(join(state, 'journal'), 'junk');
    const refused = await target.deploy(target.issue(), inputs);
    assert.equal(refused.outputs['error-code'], 'TARGET_UNSAFE', refused.log);
    assertHarmless(refused);
  });

  test(`PEM with ${shown} in and around it`, async (t) => {
    const target = testTarget(t);
    const { certificate, privateKey } = target.issue();
    const before = snapshotTree(target.directory);
    const junk: Inputs[] = [
      {
        certificate: `${name}\n${certificate}${name}`,
        'private-key': `${name}\n${privateKey}${name}\n`,
        'dry-run': true,
      },
      { certificate: certificate.replace('\n', `\n${name}`) },
      { certificate: certificate.replaceAll('CERTIFICATE', `X${name}`) },
      { certificate: `-----BEGIN ${name}-----\n-----END ${name}-----` },
      { chain: `-----BEGIN CERTIFICATE-----\n${name}` },
      { certificate: join(target.home, name) },
      { chain: name },
      { 'verify-endpoints': `${name}:443\nhost${name}\n127.0.0.1:1 sni=${name}\nx://${name}` },
      { 'verify-timeout': name, owner: name, 'skip-checks': name, operation: name, server: name },
    ];
    for (const more of junk) {
      const result = await target.deploy({ ...target.first, certificate, privateKey }, { ...more });
      assertHarmless(result);
      assert.ok(['planned', 'rejected'].includes(result.outputs.status!), result.log);
    }
    assert.deepEqual(snapshotTree(target.directory), before);
  });
}

test('a name that is no text is refused before anything is written, not left behind', async (t) => {
  const target = testTarget(t);
  assert.equal((await target.deploy(target.issue(), { layout: 'symlink' })).exitCode, 0);
  const name = Buffer.concat([Buffer.from(target.path('current/theirs-')), Buffer.from([0xff, 0xfe])]);
  try {
    writeFileSync(name, 'theirs');
  } catch {
    return t.skip('this file system knows no such names');
  }
  const before = readdirSync(target.directory);
  const result = await target.deploy(target.issue(), { layout: 'symlink' });
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'TARGET_UNSAFE']);
  assert.match(annotations(result.log, 'error')[0]!, /has a name that is not UTF-8/);
  assert.deepEqual(readdirSync(target.directory), before);
  assert.equal(readFileSync(name, 'utf8'), 'theirs');
});

test('a host whose name does not resolve is told of by the code of the error', async (t) => {
  const target = testTarget(t);
  const host = 'error--x.set-output--name.invalid';
  const result = await target.deploy(target.issue({ names: [host] }), {
    'verify-endpoints': `${host}:443`,
    'verify-timeout': '1s',
  });
  assert.equal(result.outputs['error-code'], 'VERIFY_FAILED');
  assertHarmless(result);
  assert.match(annotations(result.log, 'error')[0]!, /the name does(?: not| n.t) resolve/);
});

for (const [what, program] of [
  ['in lines', "yes '::error::x ##[error]y' | head -c 100000000"],
  ['without a line end', "yes '::error::x ##[error]y' | head -c 100000000 | tr -d '\\n'"],
  ['of carriage returns', "yes '\r::error::x' | head -c 100000000 | tr -d '\\n'"],
  ['of no text at all', 'head -c 100000000 /dev/zero'],
] as const) {
  test(`100 MB of output ${what} are cut short, in little memory`, async (t) => {
    const target = testTarget(t);
    const loud = script(join(target.home, 'loud'), program, 'exit 1');
    const started = performance.now();
    const result = await target.deploy(
      target.issue(),
      { 'reload-command': loud },
      { env: { NODE_OPTIONS: '--max-old-space-size=64' } },
    );
    assert.deepEqual([result.outputs['error-code'], result.outputs.status], ['RELOAD_FAILED', 'rolled-back']);
    assertHarmless(result);
    // Twice the first 200 and the last 50 lines, as the command runs again after the files are back; each
    // character may be shown by six.
    assert.ok(result.log.length < 2 * 252 * 6 * 2_010, `${result.log.length} characters`);
    assert.ok(performance.now() - started < 60_000);
  });
}
