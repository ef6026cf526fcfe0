import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { findProblem } from '../../../src/command/check.ts';
import { parseCommands } from '../../../src/command/command.ts';
import { NOBODY, skippedWithoutRoot } from '../../support/privileges.ts';
import { script } from '../../support/script.ts';
import { workspace } from '../../support/workspace.ts';

/** What is wrong with a command; null when nothing is. */
function problem(text: string, environment: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin' }): string | null {
  const commands = parseCommands(text);
  assert.ok(typeof commands !== 'string' && commands.length === 1);
  return findProblem(commands[0]!, environment)?.fact ?? null;
}

/** A directory of its own, and the working directory while the test runs. */
function workingDirectory(t: TestContext): string {
  const before = process.cwd();
  t.after(() => process.chdir(before));
  const home = workspace(t);
  process.chdir(home);
  return home;
}

/** A file that may be run, with this text. */
function program(path: string, text: string): string {
  writeFileSync(path, text, { mode: 0o755 });
  return path;
}

test('a command that needs a shell is refused, and shown', () => {
  assert.equal(problem('true && nginx'), '&& needs a shell, and commands run without one: true && nginx');
  assert.match(
    problem(`true ${'x'.repeat(5_000)};`)!,
    /^; needs a shell, and commands run without one: true x{195}…$/,
  );
  const [command] = parseCommands('true; true') as Parameters<typeof findProblem>[0][];
  assert.match(findProblem(command!, {})!.hint, /sh -c '…'/);
});

describe('a program without a slash', () => {
  test('is searched for in PATH', () => {
    assert.equal(problem('sh -c x'), null);
    assert.equal(
      problem('no-such-program', { PATH: '/bin:/no/such/folder:/dev/null' }),
      'there is no program no-such-program in PATH (/bin:/no/such/folder:/dev/null)',
    );
  });

  test('is searched for in two folders when there is no PATH', () => {
    assert.equal(problem('sh', {}), null);
    assert.equal(problem('no-such', {}), 'there is no program no-such in PATH (/bin:/usr/bin)');
  });

  test('is where the working directory is, when PATH has an empty element', (t) => {
    script(join(workingDirectory(t), 'here'), 'true');
    for (const PATH of ['', ':/bin', '/bin:', '/bin::/usr/bin', '.'])
      assert.equal(problem('here', { PATH }), null);
    assert.equal(problem('here', { PATH: '/bin' }), 'there is no program here in PATH (/bin)');
    assert.equal(problem('here', {}), 'there is no program here in PATH (/bin:/usr/bin)');
  });

  test('is the first one that may be run', (t) => {
    const home = workspace(t);
    for (const [folder, mode] of [
      ['a', 0o644],
      ['b', 0o755],
    ] as const) {
      mkdirSync(join(home, folder));
      chmodSync(script(join(home, folder, 'tool'), 'true'), mode);
    }
    mkdirSync(join(home, 'c', 'tool'), { recursive: true });
    assert.equal(problem('tool', { PATH: `${home}/c:${home}/a:${home}/b` }), null);
    assert.equal(
      problem('tool', { PATH: `/bin:${home}/a:/usr/bin` }),
      `the program tool in PATH (/bin:${home}/a:/usr/bin) may not be run`,
    );
    assert.equal(
      problem('tool', { PATH: `${home}/c` }),
      `the program tool in PATH (${home}/c) may not be run`,
    );
  });
});

describe('a program with a slash', () => {
  test('is a path, by the working directory where it is not absolute', (t) => {
    const home = workingDirectory(t);
    mkdirSync('bin');
    script(join(home, 'bin', 'tool'), 'true');
    for (const name of [`${home}/bin/tool`, 'bin/tool', './bin/tool', 'bin/../bin//tool'])
      assert.equal(problem(name, {}), null, name);
    assert.equal(problem('./tool', { PATH: `${home}/bin` }), 'there is no program ./tool');
    assert.equal(problem('bin/tool/', {}), 'the program bin/tool/ cannot be run (ENOTDIR)');
    assert.equal(problem('bin/', {}), 'the program bin/ may not be run');
  });

  test('may be a symlink, but not one that leads nowhere', (t) => {
    const home = workspace(t);
    symlinkSync('/bin/sh', join(home, 'shell'));
    symlinkSync('nowhere', join(home, 'dangling'));
    symlinkSync('loop', join(home, 'loop'));
    assert.equal(problem(join(home, 'shell')), null);
    assert.match(problem(join(home, 'dangling'))!, /^there is no program .*dangling$/);
    assert.match(problem(join(home, 'loop'))!, /loop cannot be run \(ELOOP\)$/);
  });

  test('may not be run when nobody has the right', (t) => {
    const path = join(workspace(t), 'tool');
    chmodSync(script(path, 'true'), 0o644);
    assert.equal(problem(path), `the program ${path} may not be run`);
  });

  test('may be run by root, also when it belongs to another user', (t) => {
    if (skippedWithoutRoot(t)) return;
    const path = script(join(workspace(t), 'tool'), 'true');
    chmodSync(path, 0o700);
    chownSync(path, NOBODY, NOBODY);
    assert.equal(problem(path), null);
  });

  test('may be as long and as strange as can be', (t) => {
    const home = workspace(t);
    assert.match(problem(`/${'x'.repeat(5_000)}`)!, /x… cannot be run \(ENAMETOOLONG\)$/);
    const name = ' \u00a0$(é)\n"=\\';
    script(join(home, name), 'true');
    assert.equal(problem(`${home}/'${name}'`), null);
    assert.equal(problem(`'${name}'`, { PATH: home }), null);
    assert.equal(problem(`'${name}'`), `there is no program ${name} in PATH (/usr/bin:/bin)`);
  });
});

describe('a script', () => {
  test('needs the interpreter that it names', (t) => {
    const home = workspace(t);
    const named = (line: string) => problem(program(join(home, 'script'), line));
    assert.equal(named('#!/bin/sh\n'), null);
    assert.equal(named('#! \t/bin/sh -e \t\n'), null);
    assert.equal(
      named('#!/no/such/sh -e\ntrue\n'),
      `the script ${home}/script needs /no/such/sh, and there is no such program`,
    );
    assert.match(named('#!/no/such/sh')!, /needs \/no\/such\/sh, /);
    assert.match(named('#!/bin\n')!, /needs \/bin, /);
    assert.match(named('#!/bin/sh\r\n')!, /needs \/bin\/sh\r, /);
  });

  test('with the line ends of Windows is known by them', (t) => {
    const path = program(join(workspace(t), 'script'), '#!/bin/sh\r\ntrue\r\n');
    const command = { text: path, program: path, args: [], doubt: null };
    assert.match(findProblem(command, {})!.hint, /line ends of Windows/);
  });

  test('may name no interpreter, or be none', (t) => {
    const home = workspace(t);
    for (const text of [
      '',
      '#',
      '#!',
      '#!\n',
      '#!  \t\n',
      'true\n',
      ' #!/no/such\n',
      '\u007fELF#!/no/such\n',
    ])
      assert.equal(problem(program(join(home, 'script'), text)), null, JSON.stringify(text));
  });

  test('is not judged by a line that the system does not read to its end', (t) => {
    const home = workspace(t);
    for (const letter of ['x', 'é'])
      assert.equal(problem(program(join(home, 'script'), `#!/${letter.repeat(300)}\n`)), null);
  });

  test('may have a script as its interpreter, which needs its own', (t) => {
    const home = workspace(t);
    program(join(home, 'inner'), '#!/no/such\n');
    const path = program(join(home, 'outer'), `#!${home}/inner\n`);
    assert.equal(problem(path), `the script ${home}/inner needs /no/such, and there is no such program`);
    program(join(home, 'inner'), `#!${home}/outer\n`);
    assert.equal(problem(path), null);
  });

  test('may have a program found by env, in the path of its environment', (t) => {
    const home = workspace(t);
    script(join(home, 'only-here'), 'true');
    const named = (line: string, PATH = '/usr/bin:/bin') =>
      problem(program(join(home, 'script'), `#!/usr/bin/env ${line}\n`), { PATH });
    for (const line of ['sh', 'sh ', '-S sh -e', '-S  sh', '/bin/sh']) assert.equal(named(line), null, line);
    assert.equal(named('only-here', `/bin:${home}`), null);
    const fact = `the script ${home}/script needs only-here, and there is no such program`;
    for (const line of ['only-here', '-S only-here -x', 'only-here\t'])
      assert.equal(named(line), `${fact} in PATH (/usr/bin:/bin)`, line);
    assert.match(named('/no/such')!, /needs \/no\/such, and there is no such program$/);
    assert.match(named('sh\r')!, /needs sh\r, /);
  });

  test('is not judged by the way env splits several words', (t) => {
    const home = workspace(t);
    for (const line of ['-i no-such', 'A=b no-such', '-S A=b no-such', '-S "no such"', '-Sno-such', '-S', ''])
      assert.equal(problem(program(join(home, 'script'), `#!/usr/bin/env ${line}\n`)), null, line);
  });
});
