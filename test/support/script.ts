import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes a shell script that can be run as a command.
 * @returns its path
 */
export function script(path: string, ...lines: string[]): string {
  writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });
  return path;
}

/** The lines of a file that scripts append to; none when it is not there. */
export function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Writes a program that runs Node within another program, to stand in for Node itself. It is no shell script,
 * because a shell drops variables with a hyphen in their name, such as a runner's inputs have.
 * @param program what to run, with its arguments; the bundle's Node and its arguments are put behind
 * @param options.env further variables for its environment
 * @param options.first what to do first, in JavaScript
 * @returns its path
 */
export function nodeWithin(
  path: string,
  program: readonly string[],
  { env = {}, first = '' }: { env?: Record<string, string>; first?: string } = {},
): string {
  const [command, ...args] = [...program, process.env.BUNDLE_NODE ?? process.execPath];
  const text = [
    `#!${process.execPath}`,
    "const { spawnSync } = require('node:child_process');",
    first,
    `const { status, signal } = spawnSync(${JSON.stringify(command)}, [...${JSON.stringify(args)}, ...process.argv.slice(2)], {`,
    "  stdio: 'inherit',",
    `  env: { ...process.env, ...${JSON.stringify(env)} },`,
    '});',
    'if (signal) process.kill(process.pid, signal);',
    'process.exitCode = status ?? 1;',
    '',
  ];
  writeFileSync(path, text.join('\n'), { mode: 0o755 });
  return path;
}
