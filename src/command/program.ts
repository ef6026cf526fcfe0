import { accessSync, constants, statSync } from 'node:fs';
import { systemCode } from '../errors.ts';

/** Where a program is, or the system's name for the reason why it cannot be run. */
export type Located =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing'; readonly code: string };

/** The search path of the C library when the environment has no PATH (glibc, `confstr(_CS_PATH)`). */
const DEFAULT_PATH = '/bin:/usr/bin';

/**
 * Looks a program up as execvp(3) does: a name with a slash is a path, relative to the working directory; any
 * other is searched for in PATH, where an empty element is the working directory.
 *
 * @param environment the one that the program will get
 */
export function locate(program: string, environment: NodeJS.ProcessEnv): Located {
  if (program === '') return { kind: 'missing', code: 'ENOENT' };
  if (program.includes('/')) return locateAt(program);
  const places = searchPath(environment)
    .split(':')
    .map((folder) => locateAt(`${folder || '.'}/${program}`));
  const found = places.find(({ kind }) => kind === 'found');
  // A file that may not be run tells more than the folders without one.
  return found ?? places.find(isThere) ?? { kind: 'missing', code: 'ENOENT' };
}

/** The folders in which a program without a slash is searched for, separated by colons. */
export function searchPath({ PATH }: NodeJS.ProcessEnv): string {
  return PATH ?? DEFAULT_PATH;
}

/** Whether there is a program that may be run at a path. */
export function locateAt(path: string): Located {
  try {
    if (!statSync(path).isFile()) return { kind: 'missing', code: 'EACCES' };
    accessSync(path, constants.X_OK);
    return { kind: 'found', path };
  } catch (error) {
    return { kind: 'missing', code: systemCode(error) };
  }
}

function isThere(located: Located): boolean {
  return located.kind === 'missing' && !['ENOENT', 'ENOTDIR'].includes(located.code);
}
