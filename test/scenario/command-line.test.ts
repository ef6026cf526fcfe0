/** The command line: the same operations as the step's, for people and for other systems than GitHub. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import type { Action } from '../../scripts/readme.ts';
import { optionsOf, runCommand, startCommand } from '../support/command-line.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { nodeKilledAtRename, skippedWithoutStrace } from '../support/killed.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

const action: Action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
const COMMANDS = ['deploy', 'verify', 'rollback', 'plan', 'recover'];

/** A renewed credential, as files beside the target, and the options that deploy it. */
function renewal(t: TestContext): { target: TestTarget; options: string[]; privateKey: string } {
  const target = testTarget(t);
  const { certificate, privateKey } = target.issue();
  const paths = { certificate: 'new.pem', 'private-key': 'new.key', chain: 'chain.pem' };
  const texts = { certificate, 'private-key': privateKey, chain: target.chain };
  for (const name of ['certificate', 'private-key', 'chain'] as const)
    writeFileSync(join(target.home, paths[name]), texts[name], { mode: 0o600 });
  return { target, options: optionsOf({ server: 'nginx', directory: 'certs', ...paths }), privateKey };
}

test('deploys, verifies and rolls back, by paths from the working directory', async (t) => {
  const { target, options, privateKey } = renewal(t);
  const cwd = target.home;
  const before = target.read('cert.pem');
  const endpoint = await scriptedEndpoint(t, () => ({
    certificate: target.read('cert.pem'),
    privateKey: target.read('key.pem'),
  }));
  const where = ['--verify-endpoints', `127.0.0.1:${endpoint.port} sni=${NAME}`];

  const deployed = await runCommand(['deploy', ...options, ...where], { cwd });
  assert.equal(deployed.exitCode, 0, deployed.stderr);
  assert.equal(deployed.stdout, '');
  assert.match(deployed.stderr, /^deployed: .*certs, certificate [0-9a-f]{64}$/m);
  assert.doesNotMatch(deployed.stderr, /^\s*::|##\[/m);
  assert.equal(target.read('key.pem'), privateKey);

  const again = await runCommand(['deploy', ...options, ...where, '--json'], { cwd });
  assert.deepEqual([again.exitCode, JSON.parse(again.stdout).status], [0, 'unchanged']);

  const verified = await runCommand(['verify', '--directory', 'certs', ...where, '--json'], { cwd });
  const outputs = JSON.parse(verified.stdout);
  assert.deepEqual([verified.exitCode, outputs.status, outputs.verified], [0, 'verified', 'true']);
  assert.deepEqual(
    Object.keys(action.outputs).filter((name) => !Object.hasOwn(outputs, name)),
    [],
  );

  const back = await runCommand(['rollback', ...options, ...where, '--json'], { cwd });
  assert.deepEqual([back.exitCode, JSON.parse(back.stdout).status], [0, 'restored'], back.stderr);
  assert.equal(target.read('cert.pem'), before);
});

describe('the exit code', () => {
  test('is 1 when the deployment failed and everything is as before', async (t) => {
    const { target, options } = renewal(t);
    const before = snapshotRestorable(target.directory);
    const result = await runCommand(['deploy', ...options, '--reload-command', 'false', '--json'], {
      cwd: target.home,
    });
    assert.equal(result.exitCode, 1);
    assert.equal(JSON.parse(result.stdout).status, 'rolled-back');
    assert.match(result.stderr, /^error: .*\(RELOAD_FAILED\)$/m);
    assert.deepEqual(snapshotRestorable(target.directory), before);
  });

  test('is 1 when an endpoint serves something else', async (t) => {
    const { target } = renewal(t);
    const endpoint = await scriptedEndpoint(t, () => target.issue());
    const where = ['--verify-endpoints', `127.0.0.1:${endpoint.port}`, '--verify-attempts', '1'];
    const result = await runCommand(['verify', '--directory', target.directory, ...where]);
    assert.equal(result.exitCode, 1);
    assert.match(result.stderr, /\(VERIFY_FAILED\)$/m);
  });

  test('is 2 when the certificate was refused, and nothing was touched', async (t) => {
    const { target, options } = renewal(t);
    writeFileSync(join(target.home, 'new.key'), target.issue().privateKey);
    const before = snapshotRestorable(target.home);
    const result = await runCommand(['deploy', ...options], { cwd: target.home });
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /\(KEY_MISMATCH\)$/m);
    assert.deepEqual(snapshotRestorable(target.home), before);
  });

  test('is 3 when not everything is as before', async (t) => {
    const { target, options } = renewal(t);
    const foreign = script(
      join(target.home, 'foreign'),
      `rm ${target.path('cert.pem')}`,
      `mkdir ${target.path('cert.pem')}`,
      'false',
    );
    const result = await runCommand(['deploy', ...options, '--reload-command', foreign, '--json'], {
      cwd: target.home,
    });
    assert.deepEqual([result.exitCode, JSON.parse(result.stdout).status], [3, 'rollback-failed']);
  });

  for (const [what, args, says] of [
    ['without a command', [], /expected a command, deploy or verify/],
    ['for an unknown command', ['install'], /expected a command, .*got "install"/],
    ['for a misspelt option', ['deploy', '--verify-endpoint', 'x:443'], /was --verify-endpoints meant\?/],
    ['for an argument that is no option', ['deploy', 'www.pem'], /"www.pem": expected an option/],
    ['without a value', ['deploy', '--directory'], /directory: expected a value, got nothing/],
    ['with two values', ['deploy', '--server=nginx', '--server=caddy'], /server: expected one value/],
    ['with a bad value', ['deploy', '--verify-timeout', 'soon'], /verify-timeout: expected a duration/],
    ['without a variable', ['deploy', '--private-key', `\${MISSING}`], /variable MISSING to be set/],
  ] as const)
    test(`is 2 ${what}`, async () => {
      const { exitCode, stdout, stderr } = await runCommand(args);
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, says);
    });
});

describe('a secret', () => {
  test('may be in a variable, which no command gets to see', async (t) => {
    const { target, options, privateKey } = renewal(t);
    rmSync(join(target.home, 'new.key'));
    const seen = join(target.home, 'seen');
    const command = script(join(target.home, 'reload'), `env > ${seen}`);
    const { exitCode, stderr } = await runCommand(
      [
        'deploy',
        ...options.filter((option) => !option.startsWith('--private-key')),
        '--private-key',
        `\${WWW_KEY}`,
        `--reload-command=${command}`,
      ],
      { cwd: target.home, env: { WWW_KEY: privateKey, OTHER: 'x' } },
    );
    assert.equal(exitCode, 0, stderr);
    assert.equal(target.read('key.pem'), privateKey);
    const variables = linesOf(seen);
    assert.ok(variables.includes('OTHER=x'));
    assert.equal(variables.join('\n').includes('WWW_KEY'), false);
  });

  test('in the arguments is refused, and not repeated', async (t) => {
    const { target, options, privateKey } = renewal(t);
    const given = options.filter((option) => !option.startsWith('--private-key'));
    const result = await runCommand(
      ['deploy', ...given, '--private-key', privateKey, '--pkcs12-password', 'correct horse'],
      { cwd: target.home },
    );
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /private-key: expected a path, or '\$\{NAME\}'/);
    assert.match(result.stderr, /pkcs12-password: expected '\$\{NAME\}'/);
    for (const secret of ['correct horse', ...privateKey.split('\n').slice(1, -2)])
      assert.equal(result.stderr.includes(secret), false);
  });

  test('that a command prints is not in the log', async (t) => {
    const { target, options, privateKey } = renewal(t);
    const command = script(
      join(target.home, 'reload'),
      `cat ${target.path('key.pem')}`,
      "printf '\\033[2Jred'",
    );
    const { exitCode, stderr } = await runCommand(['deploy', ...options, '--reload-command', command], {
      cwd: target.home,
    });
    assert.equal(exitCode, 0, stderr);
    assert.match(stderr, /^ {2}\| \*\*\*$/m);
    for (const secret of privateKey.split('\n').slice(1, -2)) assert.equal(stderr.includes(secret), false);
    assert.match(stderr, /\\u001b\[2Jred/, 'a terminal is not told to do anything');
  });
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  test(`${signal} while polling: everything is undone`, async (t) => {
    const { target, options } = renewal(t);
    const before = snapshotRestorable(target.directory, { attributes: true });
    const endpoint = await scriptedEndpoint(t, () => target.first);
    const { child, finished } = startCommand(
      [
        'deploy',
        ...options,
        '--verify-endpoints',
        `127.0.0.1:${endpoint.port} sni=${NAME}`,
        '--verify-timeout=5m',
      ],
      { cwd: target.home },
    );
    await waitFor(() => endpoint.connections() >= 4, { what: 'the polling to begin' });
    child.kill(signal);
    const { exitCode, stderr } = await finished;
    assert.equal(exitCode, 1, stderr);
    assert.match(stderr, /\(CANCELLED\)$/m);
    assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
  });

test('a deployment that was killed is undone by recover, which otherwise changes nothing', async (t) => {
  if (skippedWithoutStrace(t)) return;
  const { target, options } = renewal(t);
  const cwd = target.home;
  const before = snapshotRestorable(target.directory);
  const recover = ['recover', '--server=nginx', '--directory=certs', '--json'];
  mkdirSync(join(cwd, 'tools'));

  const idle = await runCommand(recover, { cwd });
  assert.deepEqual([idle.exitCode, JSON.parse(idle.stdout).status], [0, 'unchanged'], idle.stderr);

  await runCommand(['deploy', ...options], { cwd, node: nodeKilledAtRename(join(cwd, 'tools'), 3) });
  assert.notDeepEqual(snapshotRestorable(target.directory), before);

  const { exitCode, stdout, stderr } = await runCommand(recover, { cwd });
  const { status, recovered } = JSON.parse(stdout);
  assert.deepEqual([exitCode, status, recovered], [0, 'rolled-back', 'true'], stderr);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

describe('the help', () => {
  test('lists the commands', async () => {
    for (const argument of ['--help', '-h']) {
      const { exitCode, stdout, stderr } = await runCommand([argument]);
      assert.deepEqual([exitCode, stderr], [0, '']);
      for (const command of COMMANDS) assert.match(stdout, new RegExp(`^  ${command}$`, 'm'));
    }
  });

  test('of deploy has every input but operation, as action.yml describes it', async () => {
    const { exitCode, stdout } = await runCommand(['deploy', '--help']);
    assert.equal(exitCode, 0);
    const words = stdout.replace(/\s+/g, ' ');
    for (const [name, { description }] of Object.entries(action.inputs)) {
      if (name === 'operation') continue;
      assert.match(stdout, new RegExp(`^  --${name}[ [].*$`, 'm'));
      assert.ok(words.includes(description.replaceAll('`', '')), name);
    }
  });

  test('fits a terminal', async () => {
    for (const args of [['--help'], ...COMMANDS.map((command) => [command, '--help'])]) {
      const { stdout } = await runCommand(args);
      assert.deepEqual(
        stdout.split('\n').filter((line) => line.length > 80),
        [],
      );
    }
  });
});

test('tells its version, which is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.equal((await runCommand(['--version'])).stdout, `rotate-certificate ${version}\n`);
});
