import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { skippedWithout } from './privileges.ts';
import { nodeWithin } from './script.ts';

/**
 * Whether there is no strace that may be used; then the test is skipped, saying so, and in a CI job it fails.
 */
export function skippedWithoutStrace(t: TestContext): boolean {
  return skippedWithout(t, 'strace', '-f', '-qq', '-e', 'trace=rename', 'true');
}

/**
 * A Node that is killed when it is about to make its nth rename: as the option `node` of a step.
 * @param home where its files go
 */
export function nodeKilledAtRename(home: string, nth: number): string {
  return nodeKilledAt(home, ['rename', 'renameat', 'renameat2'], nth);
}

/** The same for other calls. */
export function nodeKilledAt(home: string, names: readonly string[], nth: number): string {
  const calls = names.join(',');
  return nodeTraced(home, `node-killed-at-${nth}`, calls, [`${calls}:signal=SIGKILL:when=${nth}`]);
}

/**
 * A Node whose calls are traced, and some of them made to fail: as the option `node` of a step.
 *
 * @param home where its files go
 * @param name what it is called there
 * @param calls what is traced, with commas in between
 * @param injections as strace takes them
 */
export function nodeTraced(
  home: string,
  name: string,
  calls: string,
  injections: readonly string[] = [],
): string {
  const options = ['-f', '-qq', '-o', join(home, 'trace'), '-e', `trace=${calls}`];
  const injected = injections.flatMap((injection) => ['-e', `inject=${injection}`]);
  // One thread for file system calls, because strace counts the calls of each thread by itself.
  return nodeWithin(join(home, name), ['strace', ...options, ...injected], {
    env: { UV_THREADPOOL_SIZE: '1' },
  });
}

/** How many renames the last run under strace came to. */
export function renamesTraced(home: string): number {
  return traced(home, /\brename(at2?)?\(/);
}

/** How many syncs it came to. */
export function syncsTraced(home: string): number {
  return traced(home, /\bfsync\(/);
}

function traced(home: string, call: RegExp): number {
  const lines = readFileSync(join(home, 'trace'), 'utf8').split('\n');
  return lines.filter((line) => call.test(line)).length;
}
