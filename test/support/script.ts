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
