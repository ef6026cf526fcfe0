import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { skippedWithout } from './privileges.ts';
import { nodeWithin } from './script.ts';

/** Whether there is no strace that may be used; then the test is skipped, saying so, and in a CI job it fails. */
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
  // One thread for file system calls, because strace counts the calls of each thread by itself.
  const options = ['-f', '-qq', '-o', join(home, 'trace'), '-e', `trace=${calls}`];
  const injection = ['-e', `inject=${calls}:signal=SIGKILL:when=${nth}`];
  return nodeWithin(join(home, `node-killed-at-${nth}`), ['strace', ...options, ...injection], {
    env: { UV_THREADPOOL_SIZE: '1' },
  });
}

/** How many renames the last run under strace came to. */
export function renamesTraced(home: string): number {
  return readFileSync(join(home, 'trace'), 'utf8')
    .split('\n')
    .filter((line) => /\brename(at2?)?\(/.test(line)).length;
}
