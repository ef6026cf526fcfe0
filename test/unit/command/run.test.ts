import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { CommandResult } from '../../../src/command/result.ts';
import { type RunOptions, runCommand } from '../../../src/command/run.ts';
import { NOBODY, skippedWithoutRoot } from '../../support/privileges.ts';
import { script } from '../../support/script.ts';
import { waitFor } from '../../support/wait.ts';
import { workspace } from '../../support/workspace.ts';

interface Ran {
  readonly result: CommandResult;
  readonly lines: string[];
}

/** Runs a program to its end, with time enough unless said otherwise. */
async function run(
  program: string,
  args: readonly string[],
  differs: Partial<RunOptions> = {},
): Promise<Ran> {
  const lines: string[] = [];
  const result = await runCommand(
    { text: program, program, args },
    {
      timeoutMs: 20_000,
      graceMs: 5_000,
      signal: new AbortController().signal,
      environment: { PATH: process.env.PATH },
      onLine: (line) => lines.push(line),
      ...differs,
    },
  );
  return { result, lines };
}

const shell = (script: string, differs?: Partial<RunOptions>) => run('sh', ['-c', script], differs);
const node = (script: string, differs?: Partial<RunOptions>) =>
  run(process.execPath, ['-e', script], differs);

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Where a script leaves the number of a process that must not outlive its test. */
function pidFile(t: TestContext): { path: string; started(): Promise<number>; gone(): Promise<true> } {
  const path = join(workspace(t), 'pid');
  const read = () => (existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0);
  t.after(() => {
    const pid = read();
    if (pid > 1 && isRunning(pid)) process.kill(pid, 'SIGKILL');
  });
  return {
    path,
    started: () => waitFor(read, { what: 'the process to say its number' }),
    gone: async () => {
      const pid = await waitFor(read, { what: 'the process to say its number' });
      return waitFor(() => !isRunning(pid), { what: `process ${pid} to be gone` }) as Promise<true>;
    },
  };
}

describe('how a command ends', () => {
  test('with exit code 0', async () => {
    assert.deepEqual((await run('true', [])).result, { kind: 'succeeded' });
  });

  test('with another exit code', async () => {
    assert.deepEqual((await shell('exit 3')).result, { kind: 'failed', reason: 'it ended with exit code 3' });
  });

  test('by a signal', async () => {
    assert.deepEqual((await shell('kill -KILL $$')).result, {
      kind: 'failed',
      reason: 'it was ended by SIGKILL',
    });
  });

  test('before it began, when there is no such program', async () => {
    const missing = { kind: 'failed', reason: 'there is no such program' };
    assert.deepEqual((await run('no-such-program-anywhere', [])).result, missing);
    assert.deepEqual((await run('/no/such/program', [])).result, missing);
  });

  test('before it began, when the program may not be run', async (t) => {
    const path = join(workspace(t), 'program');
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o600);
    assert.deepEqual((await run(path, [])).result, { kind: 'failed', reason: 'the program may not be run' });
  });

  test('before it began, for any other reason', async (t) => {
    const file = join(workspace(t), 'file');
    writeFileSync(file, '');
    for (const ran of [await run(`${file}/program`, []), await run('true', ['x'.repeat(4_000_000)])]) {
      assert.equal(ran.result.kind, 'failed');
      assert.match(JSON.stringify(ran.result), /could not be started \(E[A-Z0-9]+\)/);
    }
  });
});

describe('the program', () => {
  test('is searched for in the path of its own environment', async (t) => {
    const home = workspace(t);
    script(join(home, 'only-here'), 'echo found');
    const { lines } = await run('only-here', [], { environment: { PATH: `/no/such/folder:${home}` } });
    assert.deepEqual(lines, ['found']);
  });

  test('is told the name that it was called by', async () => {
    const { lines } = await run('sh', ['-c', `tr '\\0' '\\n' < /proc/$$/cmdline | head -n 1`]);
    assert.deepEqual(lines, ['sh']);
  });

  test('may have a name that looks like an option, or a variable', async (t) => {
    const home = workspace(t);
    for (const name of ['-i', '--', '-S', 'a=b', '=']) {
      script(join(home, name), 'echo "$#"');
      const { lines } = await run(name, ['x', 'y'], { environment: { PATH: `${home}:/bin` } });
      assert.deepEqual(lines, ['2'], name);
    }
  });

  test('may have an equals sign in its path', async (t) => {
    const home = join(workspace(t), 'a=b');
    mkdirSync(home);
    const path = script(join(home, 'c=d'), `printf '%s\\n' "$@"`);
    assert.deepEqual((await run(path, ['x y', 'e=f', '-i'])).lines, ['x y', 'e=f', '-i']);
  });

  test('may be one that only root may run, and that belongs to another', async (t) => {
    if (skippedWithoutRoot(t)) return;
    const path = script(join(workspace(t), 'program'), 'echo here');
    chmodSync(path, 0o700);
    chownSync(path, NOBODY, NOBODY);
    assert.deepEqual(await run(path, []), { result: { kind: 'succeeded' }, lines: ['here'] });
  });

  test('runs where the working directory is gone', async (t) => {
    const before = process.cwd();
    t.after(() => process.chdir(before));
    const folder = workspace(t);
    process.chdir(folder);
    rmSync(folder, { recursive: true });
    await assert.doesNotReject(async () => {
      assert.deepEqual(await run('true', []), { result: { kind: 'succeeded' }, lines: [] });
    });
  });

  test('is kept apart from others that run at the same time', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
    const all = await Promise.all(numbers.map((number) => shell(`echo ${number}; exit ${number}`)));
    for (const [index, { result, lines }] of all.entries()) {
      const reason = `it ended with exit code ${index + 1}`;
      assert.deepEqual([result, lines], [{ kind: 'failed', reason }, [String(index + 1)]]);
    }
  });
});

test('arguments arrive as they are: no shell expands, splits or runs them', async () => {
  const args = ['a b', '$HOME', '`id`', '$(id)', '*', ';', '|', '>', "'", '"', '\\', '', '-n', 'é\n✓'];
  const { lines } = await run(process.execPath, [
    '-e',
    'console.log(JSON.stringify(process.argv.slice(1)))',
    '--',
    ...args,
  ]);
  assert.deepEqual(JSON.parse(lines.join('')), args);
});

test('the environment is the one given, and standard input is empty', async () => {
  const script = 'console.log(JSON.stringify([process.env, require("node:fs").readFileSync(0, "utf8")]))';
  const { lines } = await node(script, { environment: { ONLY: 'this' } });
  assert.deepEqual(JSON.parse(lines.join('')), [{ ONLY: 'this' }, '']);
});

test('standard input is at its end', async () => {
  assert.deepEqual((await run('cat', [], { timeoutMs: 5_000 })).result, { kind: 'succeeded' });
});

test('a command leads a process group of its own', async () => {
  const { lines } = await shell(`cut -d' ' -f1,5 /proc/$$/stat`);
  const [pid, group] = lines.join('').split(' ');
  assert.ok(Number(pid) > 1);
  assert.equal(group, pid);
});

describe('the output of a command', () => {
  test('comes line by line, from both streams, whatever ends a line', async () => {
    const { lines } = await shell(`printf 'a\\nb\\r\\nc\\rd\\n\\ne\\n'; printf 'f\\n' >&2`);
    assert.deepEqual(
      lines.filter((line) => line !== 'f'),
      ['a', 'b', 'c', 'd', '', 'e'],
    );
    assert.ok(lines.includes('f'));
  });

  test('is told while the command runs', async () => {
    const controller = new AbortController();
    const { lines, result } = await shell('echo here; exec sleep 30', {
      signal: controller.signal,
      onLine: (line) => {
        assert.equal(line, 'here');
        controller.abort();
      },
    });
    assert.deepEqual([lines, result], [[], { kind: 'cancelled' }]);
  });

  test('may end without a line end', async () => {
    assert.deepEqual((await shell(`printf 'a\\nb'`)).lines, ['a', 'b']);
  });

  test('may come in pieces, in the middle of a character and of a line end', async () => {
    const script = `
      const parts = [[0xc3], [0xa9, 13], [10, 0x62], [13], [0x63, 10]];
      const next = () => {
        const part = parts.shift();
        if (part) process.stdout.write(Buffer.from(part), () => setTimeout(next, 30));
      };
      next();`;
    assert.deepEqual((await node(script)).lines, ['é', 'b', 'c']);
  });

  test('need not be text', async () => {
    const { lines, result } = await shell(`printf '\\377\\000\\n'`);
    assert.deepEqual([lines, result], [['\ufffd\0'], { kind: 'succeeded' }]);
  });

  test('is shown from its first and last lines when there are many', async () => {
    const { lines, result } = await shell('seq 1 5000');
    assert.deepEqual(result, { kind: 'succeeded' });
    const numbers = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
    assert.deepEqual(lines, [...numbers(1, 200), '… 4750 lines left out …', ...numbers(4951, 5000)]);
  });

  test('is shown whole up to 250 lines', async () => {
    const { lines } = await shell('seq 1 250');
    assert.deepEqual([lines.length, lines.at(-1), lines[200]], [250, '250', '201']);
  });

  test('does not fill the memory with 20 MB of lines', async () => {
    const { lines, result } = await shell('yes 0123456789012345678901234567890123456789 | head -c 20000000');
    assert.deepEqual(result, { kind: 'succeeded' });
    assert.equal(lines.length, 251);
    assert.match(lines[200]!, /^… \d{6} lines left out …$/);
  });

  test('does not fill the memory with a line of 20 MB', async () => {
    const { lines, result } = await shell(`head -c 20000000 /dev/zero | tr '\\0' x; echo; echo end`);
    assert.deepEqual(result, { kind: 'succeeded' });
    assert.deepEqual(lines, [`${'x'.repeat(2000)}…`, 'end']);
  });

  test('is not searched again from its beginning with every piece', async () => {
    // That would take more than the 20 s that it has.
    const { lines, result } = await shell(`head -c 80000000 /dev/zero | tr '\\0' x`);
    assert.deepEqual(result, { kind: 'succeeded' });
    assert.equal(lines.length, 1);
  });
});

describe('a command that has to stop', () => {
  test('is told to end, and may clean up', async () => {
    const controller = new AbortController();
    const lines: string[] = [];
    const script = `exec 2>/dev/null; trap 'echo cleaning; exit 0' TERM; echo up; while :; do sleep 0.05; done`;
    const { result } = await shell(script, {
      signal: controller.signal,
      onLine: (line) => {
        lines.push(line);
        controller.abort();
      },
    });
    assert.deepEqual([result, lines], [{ kind: 'cancelled' }, ['up', 'cleaning']]);
  });

  test('is killed when it does not end, with everything that it started', async (t) => {
    const child = pidFile(t);
    const script = `trap '' TERM; sh -c 'trap "" TERM; echo $$ > "$1"; while :; do sleep 0.05; done' sh "${child.path}" & wait; while :; do sleep 0.05; done`;
    const controller = new AbortController();
    const running = shell(script, { graceMs: 200, signal: controller.signal });
    await child.started();
    controller.abort();
    assert.deepEqual((await running).result, { kind: 'cancelled' });
    await child.gone();
  });

  test('takes its own processes along, even when it ends politely itself', async (t) => {
    const child = pidFile(t);
    const script = `sh -c 'trap "" TERM; echo $$ > "$1"; while :; do sleep 0.05; done' sh "${child.path}" & wait`;
    const controller = new AbortController();
    const running = shell(script, { graceMs: 200, signal: controller.signal });
    await child.started();
    controller.abort();
    assert.deepEqual((await running).result, { kind: 'cancelled' });
    await child.gone();
  });

  test('counts as timed out even when it then ends with exit code 0', async () => {
    const { result } = await shell(`trap 'exit 0' TERM; while :; do sleep 0.05; done`, { timeoutMs: 200 });
    assert.deepEqual(result, { kind: 'timed-out' });
  });
});

test('a run that was cancelled before it began ends as cancelled', async () => {
  const { result } = await shell('exec sleep 30', { signal: AbortSignal.abort() });
  assert.deepEqual(result, { kind: 'cancelled' });
  // What could not even be started shows that nobody tried.
  const impossible = await run('true', ['x'.repeat(4_000_000)], { signal: AbortSignal.abort() });
  assert.deepEqual(impossible.result, { kind: 'cancelled' });
});

test('a run that is cancelled at once starts nothing', async (t) => {
  const mark = join(workspace(t), 'mark');
  const controller = new AbortController();
  const running = run('touch', [mark], { signal: controller.signal });
  controller.abort();
  assert.deepEqual((await running).result, { kind: 'cancelled' });
  assert.equal(existsSync(mark), false);
});

describe('a command that leaves something running in the background', () => {
  test('has ended, and its background process goes on', async (t) => {
    const daemon = pidFile(t);
    const { result, lines } = await shell(`sleep 30 & echo $! > ${daemon.path}; echo started`);
    assert.deepEqual([result, lines], [{ kind: 'succeeded' }, ['started']]);
    assert.ok(isRunning(await daemon.started()));
  });

  test('is not taken for one whose time is up', async (t) => {
    const daemon = pidFile(t);
    // It ends well before 450 ms; its pipe stays open for longer.
    const { result } = await shell(`sleep 30 & echo $! > ${daemon.path}`, { timeoutMs: 450 });
    assert.deepEqual(result, { kind: 'succeeded' });
    assert.ok(isRunning(await daemon.started()));
  });

  test('loses no part of its output', async (t) => {
    const daemon = pidFile(t);
    const { lines } = await shell(`sleep 30 & echo $! > ${daemon.path}; printf 'no line end'`);
    assert.deepEqual(lines, ['no line end']);
  });
});
