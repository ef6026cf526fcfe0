/** Several targets in one run: all of them have the new certificate in the end, or none. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runCommand, startCommand } from '../support/command-line.ts';
import { statusesOf, targetsOf, testFleet } from '../support/fleet.ts';
import { nodeKilledAtRename, skippedWithoutStrace } from '../support/killed.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { waitFor } from '../support/wait.ts';

const THREE = { 'edge-1': 'canary', 'edge-2': 'rest', 'edge-3': 'rest' };

test('every target is deployed, wave by wave, and unchanged when the run is repeated', async (t) => {
  const fleet = await testFleet(t, THREE);
  const result = await fleet.run();
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(
    [result.outputs.status, result.outputs.changed, result.outputs.verified],
    ['deployed', 'true', 'true'],
  );
  assert.deepEqual(statusesOf(result), { 'edge-1': 'deployed', 'edge-2': 'deployed', 'edge-3': 'deployed' });
  for (const { name, next, read } of fleet.members) {
    assert.equal(read('cert.pem'), next.certificate);
    const { verified, changed, fingerprint } = targetsOf(result)[name]!;
    assert.deepEqual([verified, changed, fingerprint], [true, true, next.fingerprint]);
  }
  assert.equal(fleet.reloads()[0], 'edge-1');
  assert.match(result.summary, /\| `edge-1` \| `canary` \| ✅ deployed \| yes \|/);
  assert.match(result.log, /^::group::edge-1: deployed \(wave canary, 1 of 1\)$/m);

  const again = await fleet.run();
  assert.deepEqual([again.exitCode, again.outputs.status, again.outputs.changed], [0, 'unchanged', 'false']);
  assert.equal(fleet.reloads().length, 3);
});

test('when the last one fails, every target goes back, the last wave first, and that is proven', async (t) => {
  const fleet = await testFleet(t, { 'edge-1': 'one', 'edge-2': 'two', 'edge-3': 'three' });
  const before = fleet.files();
  const deaf = script(join(fleet.home, 'deaf'), 'exit 1');
  fleet.write({ 'edge-3': { 'reload-command': deaf } });
  const result = await fleet.run();
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs.changed, result.outputs['error-code']],
    [1, 'rolled-back', 'false', 'RELOAD_FAILED'],
    result.log,
  );
  assert.equal(result.outputs['rollback-verified'], 'true');
  assert.match(result.outputs['error-message']!, /^edge-3: /);
  assert.match(result.outputs['error-hint']!, /of the other targets, 2 went back$/);
  assert.deepEqual(statusesOf(result), {
    'edge-1': 'rolled-back',
    'edge-2': 'rolled-back',
    'edge-3': 'rolled-back',
  });
  assert.deepEqual(fleet.files(), before);
  assert.deepEqual(fleet.reloads(), ['edge-1', 'edge-2', 'edge-2', 'edge-1']);
  assert.match(annotations(result.log, 'error')[0]!, /RELOAD_FAILED/);
  const post = await fleet.post(result);
  assert.deepEqual([post.exitCode, post.log], [0, '']);
});

test('targets that are to keep no backup go back, too', async (t) => {
  const fleet = await testFleet(t, { 'edge-1': 'one', 'edge-2': 'two' });
  const before = fleet.files();
  const deaf = script(join(fleet.home, 'deaf'), 'exit 1');
  fleet.write({ 'edge-1': { 'backup-retention': 0 }, 'edge-2': { 'reload-command': deaf } });
  const result = await fleet.run();
  assert.deepEqual(statusesOf(result), { 'edge-1': 'rolled-back', 'edge-2': 'rolled-back' }, result.log);
  assert.deepEqual(fleet.files(), before);
});

test('a target that cannot go back is named, and the others go back all the same', async (t) => {
  const fleet = await testFleet(t, { 'edge-1': 'one', 'edge-2': 'two', 'edge-3': 'three' });
  const [one, two] = fleet.members;
  const first = one!.read('cert.pem');
  const spoil = script(
    join(fleet.home, 'spoil'),
    `rm -r ${two!.directory}/.rotate-certificate/backups/*`,
    'exit 1',
  );
  fleet.write({ 'edge-3': { 'reload-command': spoil } });
  const result = await fleet.run();
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code']],
    [1, 'rollback-failed', 'ROLLBACK_FAILED'],
    result.log,
  );
  assert.match(result.outputs['error-message']!, /^edge-2: it could not go back: /);
  assert.deepEqual(statusesOf(result), {
    'edge-1': 'rolled-back',
    'edge-2': 'rollback-failed',
    'edge-3': 'rolled-back',
  });
  assert.equal(one!.read('cert.pem'), first);
  assert.equal(two!.read('cert.pem'), two!.next.certificate);
});

for (const [onFailure, expected] of [
  ['stop', { 'edge-1': 'deployed', 'edge-2': 'rolled-back', 'edge-3': 'rejected' }],
  ['continue', { 'edge-1': 'deployed', 'edge-2': 'rolled-back', 'edge-3': 'deployed' }],
] as const)
  test(`on-failure: ${onFailure}`, async (t) => {
    const fleet = await testFleet(t, { 'edge-1': 'one', 'edge-2': 'two', 'edge-3': 'three' });
    fleet.write({ 'edge-2': { 'reload-command': 'false' } });
    const result = await fleet.run({ 'on-failure': onFailure });
    assert.deepEqual([result.exitCode, result.outputs.status], [1, 'rolled-back'], result.log);
    assert.deepEqual(statusesOf(result), expected);
    fleet.write();
    const again = await fleet.run();
    assert.deepEqual([again.exitCode, statusesOf(again)['edge-1']], [0, 'unchanged'], again.log);
  });

test('only names and waves that were asked for', async (t) => {
  const fleet = await testFleet(t, THREE);
  const one = await fleet.run({ only: 'canary' });
  assert.deepEqual(statusesOf(one), { 'edge-1': 'deployed' });
  const two = await fleet.run({ only: 'edge-3, canary' });
  assert.deepEqual(statusesOf(two), { 'edge-1': 'unchanged', 'edge-3': 'deployed' });
  const none = await fleet.run({ only: 'edge-9' });
  assert.match(none.outputs['error-message']!, /only: expected names of targets or waves .*, got "edge-9"/);
});

describe('nothing is touched', () => {
  test('when the credential of one target is refused', async (t) => {
    const fleet = await testFleet(t, THREE);
    const before = fleet.snapshot();
    writeFileSync(join(fleet.home, 'edge-3.key'), fleet.members[0]!.next.privateKey);
    const result = await fleet.run();
    assert.deepEqual(
      [result.exitCode, result.outputs.status, result.outputs['error-code']],
      [1, 'rejected', 'KEY_MISMATCH'],
      result.log,
    );
    assert.match(result.outputs['error-message']!, /^edge-3: /);
    assert.equal(targetsOf(result)['edge-1']!['error-message'], 'not begun, because edge-3 was refused');
    assert.deepEqual(fleet.snapshot(), before);
    assert.deepEqual(fleet.reloads(), []);
  });

  test('when the manifest has mistakes: all are told, with target, key and line', async (t) => {
    const fleet = await testFleet(t, THREE);
    const before = fleet.snapshot();
    const { privateKey } = fleet.members[0]!.next;
    writeFileSync(
      fleet.manifest,
      [
        'defaults:',
        '  server: ngnix',
        'targets:',
        '  edge-1:',
        '    directory: edge-1',
        '    certificate: edge-1.pem',
        '    verify-endpoint: x:443',
        '  edge-2:',
        '    directory: edge-2',
        '    certificate: edge-2.pem',
        `    private-key: \${MISSING}`,
        '    dry-run: true',
        '    owner: |',
        ...privateKey
          .trim()
          .split('\n')
          .map((line) => `      ${line}`),
        '  "edge 3": {}',
      ].join('\n'),
    );
    const result = await fleet.run();
    assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'INPUT_INVALID'], result.log);
    const message = result.outputs['error-message']!;
    for (const part of [
      /edge-1, line 7: verify-endpoint: expected the name verify-endpoints, /,
      /edge-2, line 12: dry-run: expected nothing, because it is one of the whole run/,
      /targets, line \d+: a name: expected a name of letters/,
    ])
      assert.match(message, part);
    for (const line of privateKey.split('\n').slice(1, -2)) {
      assert.equal(message.includes(line), false);
      assert.equal(result.log.replaceAll(`::add-mask::${line}`, '').includes(line), false);
    }
    assert.deepEqual(fleet.snapshot(), before);
  });

  test('when inputs of several targets have bad values: each is told with its line', async (t) => {
    const fleet = await testFleet(t, THREE);
    fleet.write({ 'edge-1': { 'verify-timeout': 'soon' }, 'edge-2': { 'private-key': `\${MISSING}` } });
    const { outputs } = await fleet.run();
    const lines = readFileSync(fleet.manifest, 'utf8').split('\n');
    const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
    assert.match(
      outputs['error-message']!,
      new RegExp(`edge-1, line ${lineOf('soon')}: verify-timeout: expected a duration`),
    );
    assert.match(
      outputs['error-message']!,
      new RegExp(`edge-2, line ${lineOf('MISSING')}: private-key: expected the environment variable MISSING`),
    );
  });

  test('when two targets have the same files', async (t) => {
    const fleet = await testFleet(t, THREE);
    fleet.write({ 'edge-2': { directory: 'edge-1' } });
    const { outputs } = await fleet.run();
    assert.match(
      outputs['error-message']!,
      /edge-2, line \d+: expected files of its own, got those of edge-1/,
    );
  });

  test('in a dry run', async (t) => {
    const fleet = await testFleet(t, THREE);
    const before = fleet.snapshot();
    const { exitCode, outputs, log } = await fleet.run({ 'dry-run': true });
    assert.deepEqual([exitCode, outputs.status, outputs['would-change']], [0, 'planned', 'true'], log);
    assert.deepEqual(fleet.snapshot(), before);
  });
});

test('verify and rollback work on every target', async (t) => {
  const fleet = await testFleet(t, THREE);
  const before = fleet.members.map(({ read }) => read('cert.pem'));
  await fleet.run();
  const verified = await fleet.run({ operation: 'verify' });
  assert.deepEqual([verified.exitCode, verified.outputs.status], [0, 'verified'], verified.log);
  const back = await fleet.run({ operation: 'rollback' });
  assert.deepEqual([back.exitCode, back.outputs.status], [0, 'restored'], back.log);
  assert.deepEqual(
    fleet.members.map(({ read }) => read('cert.pem')),
    before,
  );
});

test('the inputs of the run are defaults; a manifest may be text; a key may be in a variable', async (t) => {
  const fleet = await testFleet(t, { 'edge-1': 'one', 'edge-2': 'two' });
  const [one, two] = fleet.members;
  const seen = join(fleet.home, 'seen');
  const reload = script(join(fleet.home, 'reload'), `env >> ${seen}`);
  const env = { KEY_1: one!.next.privateKey, KEY_2: two!.next.privateKey };
  const targets = [
    'targets:',
    ...[1, 2].flatMap((number) => [
      `  edge-${number}:`,
      `    directory: edge-${number}`,
      `    certificate: edge-${number}.pem`,
      `    private-key: \${KEY_${number}}`,
      `    certificate-mode: 0640`,
    ]),
  ].join('\n');
  const result = await fleet.run(
    { targets, server: 'nginx', 'reload-command': reload, 'max-parallel': 1 },
    { env },
  );
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(two!.read('key.pem'), two!.next.privateKey);
  assert.match(result.log, /replaced \(0640\)/);
  const variables = linesOf(seen).join('\n');
  assert.equal(variables.includes('KEY_1='), true, 'a variable that is no secret of this target');
  for (const { next } of fleet.members)
    assert.match(result.log, new RegExp(`::add-mask::${next.privateKey.split('\n')[1]!.slice(0, 20)}`));
});

describe('a fleet that is cancelled or killed', () => {
  const WAVES = { 'edge-1': 'one', 'edge-2': 'two', 'edge-3': 'three' };

  test('goes back in the post step after a cancellation, and says so', async (t) => {
    const fleet = await testFleet(t, WAVES);
    const before = fleet.files();
    const stuck = script(join(fleet.home, 'stuck'), `touch ${fleet.home}/reached`, 'sleep 60');
    fleet.write({ 'edge-3': { 'reload-command': stuck } });
    const main = fleet.start();
    await waitFor(() => existsSync(join(fleet.home, 'reached')), {
      what: 'the last target',
      deadlineMs: 20_000,
    });
    main.child.kill('SIGINT');
    const result = await main.finished;
    assert.deepEqual(
      [result.exitCode, result.outputs.status, result.outputs['error-code']],
      [1, 'interrupted', 'CANCELLED'],
      result.log,
    );
    assert.deepEqual(statusesOf(result), {
      'edge-1': 'deployed',
      'edge-2': 'deployed',
      'edge-3': 'rolled-back',
    });
    const post = await fleet.post(result);
    assert.equal(post.exitCode, 0, post.log);
    assert.match(post.log, /^2 targets went back$/m);
    assert.deepEqual(fleet.files(), before);
    assert.deepEqual(fleet.reloads(), ['edge-1', 'edge-2', 'edge-2', 'edge-1']);
    const again = await fleet.post(result);
    assert.match(again.log, /nothing was left to undo/);
  });

  for (const signal of ['SIGINT', 'SIGKILL'] as const)
    test(`goes on going back in the post step after a ${signal} while it goes back`, async (t) => {
      const fleet = await testFleet(t, WAVES);
      const before = fleet.files();
      const calls = join(fleet.home, 'calls');
      // The second reload of this target is that of going back.
      const slow = script(
        join(fleet.home, 'slow'),
        `echo x >> ${calls}`,
        `[ "$(wc -l < ${calls})" -ne 2 ] || { touch ${fleet.home}/reached; sleep 60; }`,
      );
      fleet.write({ 'edge-2': { 'reload-command': slow }, 'edge-3': { 'reload-command': 'false' } });
      const main = fleet.start();
      await waitFor(() => existsSync(join(fleet.home, 'reached')), {
        what: 'the way back',
        deadlineMs: 20_000,
      });
      main.child.kill(signal);
      const result = await main.finished;
      assert.equal(result.outputs.status, 'interrupted', result.log);
      const left = { 'edge-1': 'deployed', 'edge-2': 'deployed', 'edge-3': 'rolled-back' };
      assert.deepEqual(statusesOf(result), signal === 'SIGINT' ? left : {});
      const post = await fleet.post(result);
      assert.equal(post.exitCode, 0, post.log);
      assert.deepEqual(fleet.files(), before);
    });

  test('leaves alone what an earlier step of the same workflow run had deployed', async (t) => {
    const fleet = await testFleet(t, WAVES);
    assert.equal((await fleet.run({ only: 'one' })).outputs.status, 'deployed');
    const stuck = script(join(fleet.home, 'stuck'), `touch ${fleet.home}/reached`, 'sleep 60');
    fleet.write({ 'edge-2': { 'reload-command': stuck } });
    const main = fleet.start();
    await waitFor(() => existsSync(join(fleet.home, 'reached')), {
      what: 'the second target',
      deadlineMs: 20_000,
    });
    main.child.kill('SIGKILL');
    const result = await main.finished;
    fleet.write();
    const post = await fleet.post(result);
    assert.equal(post.exitCode, 0, post.log);
    const [one, two] = fleet.members;
    assert.equal(one!.read('cert.pem'), one!.next.certificate);
    assert.equal(two!.read('cert.pem'), two!.first.certificate);
  });

  for (const nth of [1, 4, 8, 9, 12, 16, 17])
    test(`is all old after the post step, or all new after a rerun: killed at rename ${nth}`, async (t) => {
      if (skippedWithoutStrace(t)) return;
      const fleet = await testFleet(t, WAVES);
      const before = fleet.files();
      mkdirSync(join(fleet.home, 'tools'));
      const node = nodeKilledAtRename(join(fleet.home, 'tools'), nth);
      const main = await fleet.run({ 'max-parallel': 1 }, { node });
      assert.equal(main.outputs.status, 'interrupted');
      const post = await fleet.post(main);
      assert.equal(post.exitCode, 0, post.log);
      assert.deepEqual(fleet.files(), before);
      const after = await fleet.run();
      assert.deepEqual([after.exitCode, after.outputs.status], [0, 'deployed'], after.log);
      for (const { next, read, directory } of fleet.members) {
        assert.equal(read('cert.pem'), next.certificate);
        assert.equal(existsSync(join(directory, '.rotate-certificate/lock')), false);
      }
    });

  test('is finished by the next run where no post step runs', async (t) => {
    if (skippedWithoutStrace(t)) return;
    const fleet = await testFleet(t, WAVES);
    mkdirSync(join(fleet.home, 'tools'));
    const main = await fleet.run(
      { 'max-parallel': 1 },
      { node: nodeKilledAtRename(join(fleet.home, 'tools'), 9) },
    );
    assert.notEqual(main.exitCode, 0);
    const after = await fleet.run();
    assert.equal(after.exitCode, 0, after.log);
    assert.equal(statusesOf(after)['edge-1'], 'unchanged');
    for (const { next, read } of fleet.members) assert.equal(read('cert.pem'), next.certificate);
  });
});

test('plan outputs the jobs, wave by wave, and touches nothing', async (t) => {
  const fleet = await testFleet(t, THREE);
  const before = fleet.snapshot();
  fleet.write({
    'edge-2': { 'runs-on': ['self-hosted', 'two'], environment: 'production' },
    'edge-3': {
      'runs-on': ['self-hosted', 'two'],
      environment: 'production',
      'private-key': `\${ONLY_THERE}`,
    },
  });
  const { exitCode, outputs, log } = await fleet.run({ operation: 'plan' });
  assert.deepEqual([exitCode, outputs.status], [0, 'planned'], log);
  const first = { name: 'edge-1', 'runs-on': 'self-hosted', environment: '', only: 'edge-1' };
  const second = {
    name: 'edge-2, edge-3',
    'runs-on': ['self-hosted', 'two'],
    environment: 'production',
    only: 'edge-2,edge-3',
  };
  assert.deepEqual(JSON.parse(outputs.matrix!), [first, second]);
  assert.deepEqual(JSON.parse(outputs.waves!), [[first], [second]]);
  const part = await fleet.run({ operation: 'plan', only: 'rest' });
  assert.deepEqual(JSON.parse(part.outputs.matrix!), [second]);
  assert.deepEqual(fleet.snapshot(), before);

  const none = await fleet.run({ operation: 'plan', targets: '' });
  assert.match(
    none.outputs['error-message']!,
    /targets: expected a manifest as YAML text, or the path of one/,
  );
});

test('a secret may be in a JSON object that no command gets to see', async (t) => {
  const fleet = await testFleet(t, { 'edge-1': 'one', 'edge-2': 'two' });
  const [one] = fleet.members;
  const seen = join(fleet.home, 'seen');
  const reload = script(join(fleet.home, 'reload'), `env > ${seen}`);
  // The key of the second target is not among the secrets: nothing else would keep them from its command.
  fleet.write({ 'edge-1': { 'private-key': `\${WWW_KEY}` }, 'edge-2': { 'reload-command': reload } });
  const secrets = JSON.stringify({ WWW_KEY: one!.next.privateKey, OTHER: 'correct horse' });
  const result = await fleet.run({}, { env: { ROTATE_CERTIFICATE_SECRETS: secrets } });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(one!.read('key.pem'), one!.next.privateKey);
  assert.equal(linesOf(seen).join('\n').includes('correct horse'), false);
});

describe('on the command line', () => {
  const WAVES = { 'edge-1': 'one', 'edge-2': 'two', 'edge-3': 'three' };

  test('deploys, plans, and prints what became of each target', async (t) => {
    const fleet = await testFleet(t, WAVES);
    const targets = ['--targets', fleet.manifest, '--json'];
    const plan = await runCommand(['plan', ...targets]);
    assert.deepEqual([plan.exitCode, JSON.parse(JSON.parse(plan.stdout).waves).length], [0, 3], plan.stderr);
    const result = await runCommand(['deploy', ...targets]);
    assert.equal(result.exitCode, 0, result.stderr);
    assert.deepEqual(Object.keys(targetsOf({ outputs: JSON.parse(result.stdout) })), Object.keys(WAVES));
    assert.match(result.stderr, /^edge-2: deployed \(wave two, 1 of 1\)$/m);
    assert.match(result.stderr, /^deployed: 3 targets$/m);
    const refused = await runCommand(['deploy', ...targets, '--only', 'edge-4']);
    assert.equal(refused.exitCode, 2);
  });

  test('takes everything back itself when it is cancelled', async (t) => {
    const fleet = await testFleet(t, WAVES);
    const before = fleet.files();
    const stuck = script(join(fleet.home, 'stuck'), `touch ${fleet.home}/reached`, 'sleep 60');
    fleet.write({ 'edge-3': { 'reload-command': stuck } });
    const { child, finished } = startCommand(['deploy', '--targets', fleet.manifest]);
    await waitFor(() => existsSync(join(fleet.home, 'reached')), {
      what: 'the last target',
      deadlineMs: 20_000,
    });
    child.kill('SIGINT');
    const { exitCode, stderr } = await finished;
    assert.equal(exitCode, 1, stderr);
    assert.deepEqual(fleet.files(), before);
  });

  test('recover undoes what a killed run has left unfinished', async (t) => {
    if (skippedWithoutStrace(t)) return;
    const fleet = await testFleet(t, WAVES);
    mkdirSync(join(fleet.home, 'tools'));
    const args = ['--targets', fleet.manifest, '--json'];
    await runCommand(['deploy', ...args], { node: nodeKilledAtRename(join(fleet.home, 'tools'), 9) });
    const { exitCode, stdout, stderr } = await runCommand(['recover', ...args]);
    assert.equal(exitCode, 0, stderr);
    assert.deepEqual(statusesOf({ outputs: JSON.parse(stdout) }), { 'edge-2': 'rolled-back' });
    const [, two] = fleet.members;
    assert.equal(two!.read('cert.pem'), two!.first.certificate);
  });
});

test('relative paths of a manifest begin at its folder', async (t) => {
  const fleet = await testFleet(t, { 'edge-1': 'one' });
  const result = await fleet.run({ targets: fleet.manifest }, { cwd: '/' });
  assert.deepEqual([result.exitCode, result.outputs.status], [0, 'deployed'], result.log);
});
