// Runs the command line as a shell would: `dist/cli.js` as a child process.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The command line under test. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What a command has left behind. */
export interface CommandResult {
  /** null when a signal ended it */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** What differs from a plain call. */
export interface CommandOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** The Node executable. Default: BUNDLE_NODE of the environment, else the one that runs the tests. */
  node?: string;
}

/** Starts a command. Of this process's environment it gets the path alone. */
export function startCommand(
  args: readonly string[],
  { cwd, env, node }: CommandOptions = {},
): { child: ChildProcess; finished: Promise<CommandResult> } {
  const child = spawn(node ?? process.env.BUNDLE_NODE ?? process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  const finished = once(child, 'close').then(([exitCode]) => ({ exitCode, ...texts }));
  return { child, finished };
}

/** Runs a command to its end. */
export function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return startCommand(args, options).finished;
}

/** Inputs as options. */
export function optionsOf(inputs: Record<string, string | number | boolean>): string[] {
  return Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
}
