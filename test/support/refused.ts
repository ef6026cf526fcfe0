import { join } from 'node:path';
import { nodeWithin } from './script.ts';

/**
 * A Node for which the kernel refuses calls: as the option `node` of a step.
 * @param home where its files go
 * @param calls names of system calls
 * @param error the name of the error
 * @param paths the files and folders that it is about; all when there are none
 */
export function nodeRefused(
  home: string,
  calls: readonly string[],
  error: string,
  paths: readonly string[] = [],
): string {
  const names = calls.join(',');
  const options = ['-f', '-qq', '-o', join(home, 'refused'), '-e', `trace=${names}`];
  const injection = ['-e', `inject=${names}:error=${error}`];
  const about = paths.flatMap((path) => ['-P', path]);
  return nodeWithin(join(home, `node-refused-${calls[0]}`), ['strace', ...options, ...injection, ...about]);
}
