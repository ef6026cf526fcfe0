/** The validate and the reload command: when they run, with what, and what their failure leads to. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { asOrdinaryUser, skippedWithoutRoot } from '../support/privileges.ts';
import { findProgram } from '../support/programs.ts';
import { annotations, textLines } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

/** A target, and scripts that note which certificate they found on it. */
function stage(t: TestContext) {
  const target = testTarget(t);
  const ran = join(target.home, 'ran');
  const note = (name: string, ...more: string[]) =>
    script(
      join(target.home, name),
      `if cmp -s ${target.path('key.pem')} ${join(target.home, 'earlier')}; then key=earlier; else key=new; fi`,
      `echo ${name} $key >> ${ran}`,
      ...more,
    );
  writeFileSync(join(target.home, 'earlier'), target.first.privateKey);
  return { target, note, ran };
}

test('both commands find the new files in place, validation first', async (t) => {
  const { target, note, ran } = stage(t);
  const result = await target.deploy(target.issue(), {
    'validate-command': note('validate', 'echo looks good', 'echo careful >&2'),
    'reload-command': note('reload'),
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(linesOf(ran), ['validate new', 'reload new']);
  const lines = textLines(result.log).map((line) => line.trim());
  assert.ok(lines.includes('| looks good') && lines.includes('| careful'), result.log);
});

test('a validate command that fails: no reload ran, everything as before', async (t) => {
  const { target, note, ran } = stage(t);
  const [validate, reload] = [note('validate', 'echo bad syntax >&2; exit 3'), note('reload')];
  const before = snapshotRestorable(target.directory, { attributes: true });
  const result = await target.deploy(target.issue(), {
    'validate-command': validate,
    'reload-command': reload,
  });
  assert.deepEqual(
    [
      result.exitCode,
      result.outputs.status,
      result.outputs['error-code'],
      result.outputs['rollback-verified'],
    ],
    [1, 'rolled-back', 'VALIDATE_FAILED', ''],
  );
  assert.deepEqual(linesOf(ran), ['validate new']);
  assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
  assert.match(annotations(result.log, 'error')[0]!, /validate-command failed: it ended with exit code 3\. /);
});

test('a reload command that fails: everything as before, and it ran again for the earlier files', async (t) => {
  const { target, note, ran } = stage(t);
  const reload = note('reload', 'exit 1');
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const before = snapshotRestorable(target.directory, { attributes: true });
  const result = await target.deploy(target.issue(), {
    'reload-command': reload,
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
  });
  assert.deepEqual(
    [
      result.exitCode,
      result.outputs.status,
      result.outputs['error-code'],
      result.outputs['rollback-verified'],
    ],
    [1, 'rolled-back', 'RELOAD_FAILED', 'true'],
  );
  assert.deepEqual(linesOf(ran), ['reload new', 'reload earlier']);
  assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
  assert.equal(
    annotations(result.log, 'warning').length,
    1,
    'that the second reload failed is worth a warning',
  );
});

for (const [input, code] of [
  ['validate-command', 'VALIDATE_FAILED'],
  ['reload-command', 'RELOAD_FAILED'],
] as const) {
  test(`a ${input} that does not end in time is stopped, with all that it started`, async (t) => {
    const { target } = stage(t);
    const pids = join(target.home, 'pids');
    const hang = script(
      join(target.home, 'hang'),
      "trap '' TERM",
      `echo $$ >> ${pids}`,
      `sleep 300 & echo $! >> ${pids}`,
      'wait; wait; sleep 300',
    );
    const result = await target.deploy(target.issue(), { [input]: hang, 'command-timeout': '200ms' });
    assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, code]);
    assert.match(annotations(result.log, 'error')[0]!, /did not end within 200 ms/);
    assert.equal(target.read('cert.pem'), target.first.certificate + target.chain);
    assert.ok(linesOf(pids).length >= 2);
    for (const pid of linesOf(pids)) assert.ok(!isRunning(pid), `process ${pid} is still there`);
  });

  test(`a ${input} that is not there when it runs`, async (t) => {
    const { target } = stage(t);
    const result = await target.deploy(target.issue(), {
      [input]: '/no/such/program --reload',
      'skip-checks': 'commands',
    });
    assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, code]);
    assert.match(annotations(result.log, 'error')[0]!, /there is no such program/);
    assert.equal(result.outputs.status, 'rolled-back');
  });
}

/** What `note` wrote, without the certificates. */
const names = (ran: string) => linesOf(ran).map((line) => line.split(' ')[0]);

test('an input holds one command a line, which run in order', async (t) => {
  const { target, note, ran } = stage(t);
  const args = join(target.home, 'arguments');
  const last = script(join(target.home, 'last'), `echo last >> ${ran}`, `printf '%s\\n' "$@" > ${args}`);
  const result = await target.deploy(target.issue(), {
    'validate-command': `${note('one')}\n\n  # not this one; really\n  ${note('two')}  \n`,
    'reload-command': `${note('three')}\n${last} a \\\n  "b c" \\\n  d # e`,
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(names(ran), ['one', 'two', 'three', 'last']);
  assert.deepEqual(linesOf(args), ['a', 'b c', 'd']);
  const told = textLines(result.log).filter((line) => /^(?:validate|reload)-command: /.test(line));
  assert.equal(told.length, 4, result.log);
});

test('a reload command of several that fails: the rest does not run, everything as before', async (t) => {
  const { target, note, ran } = stage(t);
  const before = snapshotRestorable(target.directory, { attributes: true });
  const failing = note('two', 'exit 4');
  const result = await target.deploy(target.issue(), {
    'reload-command': `${note('one')}\n${failing} now\n${note('three')}`,
  });
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code']],
    [1, 'rolled-back', 'RELOAD_FAILED'],
  );
  const [message] = annotations(result.log, 'error');
  assert.ok(message!.includes(`reload-command (${failing} now) failed: it ended with exit code 4`), message);
  assert.deepEqual(names(ran), ['one', 'two', 'one', 'two'], 'and again for the earlier files');
  assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
});

test('all commands of an input have its time together', async (t) => {
  const { target, note, ran } = stage(t);
  const [one, two] = [note('one', 'sleep 1'), note('two', 'sleep 1.5')];
  const result = await target.deploy(target.issue(), {
    'validate-command': `${one}\n${two}\n${note('three')}`,
    'command-timeout': '2s',
  });
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rolled-back', 'VALIDATE_FAILED']);
  const [message] = annotations(result.log, 'error');
  assert.ok(message!.includes(`validate-command (${two}) did not end within 2000 ms`), message);
  assert.deepEqual(names(ran), ['one', 'two']);
});

test('a command that nobody here may kill is not waited for', async (t) => {
  if (skippedWithoutRoot(t)) return;
  const { target } = stage(t);
  const user = asOrdinaryUser(t, target.home);
  const setpriv = findProgram('setpriv');
  if (user === null || setpriv === null) return;
  for (const name of readdirSync(target.directory)) chownSync(target.path(name), user.uid, user.uid);
  chownSync(target.directory, user.uid, user.uid);
  // What sudo does: from the first moment it is another user's.
  const become = join(target.home, 'become');
  copyFileSync(setpriv, become);
  chmodSync(become, 0o4755);
  const pid = join(target.home, 'pid');
  const hang = script(join(target.home, 'hang'), `echo $$ > ${pid}`, 'exec sleep 60');
  const started = performance.now();
  const result = await target.deploy(
    target.issue(),
    { 'validate-command': `${become} --reuid 0 --clear-groups ${hang}`, 'command-timeout': '1s' },
    user,
  );
  const elapsed = performance.now() - started;
  const [left = ''] = linesOf(pid);
  const wasRunning = Number(left) > 1 && isRunning(left);
  if (wasRunning) process.kill(Number(left), 'SIGKILL');
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'VALIDATE_FAILED'],
    result.log,
  );
  assert.ok(wasRunning, 'it was killed');
  assert.ok(elapsed < 30_000, 'it was waited for');
  assert.match(annotations(result.log, 'error')[0]!, /did not end within 1000 ms/);
});

test('a command gets neither inputs nor state nor secrets, and there is no shell', async (t) => {
  const { target } = stage(t);
  const [dump, args] = [join(target.home, 'environment'), join(target.home, 'arguments')];
  const reload = script(
    join(target.home, 'reload'),
    `cat /proc/$$/environ > ${dump}`,
    `printf '%s\\n' "$@" > ${args}`,
  );
  const renewed = target.issue();
  const marker = join(target.home, 'pwned');
  const result = await target.deploy(
    renewed,
    { 'reload-command': `${reload} $HOME\\; touch ${marker} "a b" 'c"d' e\\ f '\`id\`' ">" out \\| cat *` },
    {
      env: {
        MY_OWN: 'kept',
        COPY_OF_KEY: renewed.privateKey,
        LINE_OF_KEY: `x${renewed.privateKey.split('\n')[1]}`,
        STATE_deployed: 'no',
      },
    },
  );
  assert.equal(result.exitCode, 0, result.log);
  const names = readFileSync(dump, 'utf8')
    .split('\0')
    .map((pair) => pair.split('=')[0]!);
  assert.ok(names.includes('MY_OWN') && names.includes('PATH') && names.includes('GITHUB_WORKSPACE'));
  assert.deepEqual(
    names.filter((name) => /^(INPUT_|STATE_)|_OF_KEY$/.test(name)),
    [],
  );
  assert.deepEqual(linesOf(args), [
    '$HOME;',
    'touch',
    marker,
    'a b',
    'c"d',
    'e f',
    '`id`',
    '>',
    'out',
    '|',
    'cat',
    '*',
  ]);
  assert.equal(existsSync(marker), false);
});

test('a command that prints without end is cut, and harms nothing', async (t) => {
  const { target } = stage(t);
  const loud = script(
    join(target.home, 'loud'),
    'i=0; while [ $i -lt 5000 ]; do echo "line $i"; i=$((i+1)); done',
  );
  const result = await target.deploy(target.issue(), { 'reload-command': loud });
  assert.equal(result.exitCode, 0);
  const lines = textLines(result.log).filter((line) => /\| line \d+$/.test(line));
  assert.equal(lines.length, 250);
  assert.ok(lines.at(-1)!.endsWith('line 4999'));
  assert.match(result.log, /4750 lines left out/);
});

function isRunning(pid: string): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
