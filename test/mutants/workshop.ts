// Working copies of the project, each in a directory of its own, in which something can be broken.

import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './reporter.ts';

/** The project itself. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const NOT_COPIED = new Set(['.git', 'node_modules', 'build', 'dist', 'coverage', '.cache']);

/** No test that is named here takes half as long. */
const TIMEOUT_MS = 300_000;

/** A copy of the project. */
export interface Workshop {
  readonly home: string;
  /**
   * Checks the types, and builds what these tests run: those of units import the source itself. Returns what
   * is wrong; null when nothing is.
   */
  build(tests: readonly string[]): Promise<string | null>;
  /** Runs the tests of a file whose names match. */
  run(test: string, named: string): Promise<Trial>;
  close(): void;
}

/** What came of running tests. */
export interface Trial {
  readonly outcomes: readonly Outcome[];
  readonly exitCode: number | null;
  /** What was printed besides. */
  readonly output: string;
}

/** Copies the project as it is, save for what is built or installed. */
export function openWorkshop(): Workshop {
  const home = mkdtempSync(join(tmpdir(), 'rotate-certificate-mutant-'));
  for (const name of readdirSync(PROJECT))
    if (!NOT_COPIED.has(name)) cpSync(join(PROJECT, name), join(home, name), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(home, 'node_modules'));
  // Some tests run it as another user, who must be able to come here.
  chmodSync(home, 0o755);
  return {
    home,
    build: (tests) => build(home, tests),
    run: (test, named) => runTests(home, test, named),
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function build(home: string, tests: readonly string[]): Promise<string | null> {
  const ofBundle = tests.filter((test) => !test.startsWith('test/unit/'));
  const steps = [['node_modules/.bin/tsc', '-p', 'tsconfig.build.json', '--noEmit']];
  if (ofBundle.length > 0) steps.push(['npm', 'run', '-s', 'build']);
  for (const [program = '', ...args] of steps) {
    const { exitCode, printed } = await execute(home, program, args);
    if (exitCode !== 0) return printed.trim();
  }
  return null;
}

async function runTests(home: string, test: string, named: string): Promise<Trial> {
  const { exitCode, printed } = await execute(home, process.execPath, [
    '--test-reporter=./test/mutants/reporter.ts',
    '--test-reporter-destination=stdout',
    ...(named === '' ? [] : [`--test-name-pattern=${named}`]),
    test,
  ]);
  const lines = printed.split('\n');
  const isOutcome = (line: string): boolean => line.startsWith('{"name":');
  return {
    outcomes: lines.filter(isOutcome).map((line): Outcome => JSON.parse(line)),
    exitCode,
    output: lines.filter((line) => !isOutcome(line)).join('\n'),
  };
}

function execute(
  cwd: string,
  program: string,
  args: readonly string[],
): Promise<{ exitCode: number | null; printed: string }> {
  // A group of its own, so that whatever a test leaves behind ends with it.
  const child = spawn(program, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const endGroup = (): void => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended, with all that it started.
    }
  };
  const killer = setTimeout(endGroup, TIMEOUT_MS);
  process.once('exit', endGroup);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(killer);
      process.off('exit', endGroup);
      endGroup();
    });
    child.on('close', (exitCode) => resolve({ exitCode, printed }));
  });
}
