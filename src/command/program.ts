import { accessSync, constants, statSync } from 'node:fs';
import { systemCode } from '../errors.ts';

/** Where a program is, or the system's name for the reason why it cannot be run. */
export type Located =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing'; readonly code: string };

/** What the C library searches when the environment has no PATH (glibc, `confstr(_CS_PATH)`). */
const DEFAULT_PATH = '/bin:/usr/bin';

/**
 * Looks a program up as execvp(3) does: a name with a slash is a path, relative to the working directory; any other is
 * searched for in PATH, where an empty element is the working directory.
 *
 * @param environment the one that the program will get
 */
export function locate(program: string, environment: NodeJS.ProcessEnv): Located {
  if (program === '') return { kind: 'missing', code: 'ENOENT' };
  const paths = program.includes('/')
    ? [program]
    : searched(environment).map((folder) => `${folder || '.'}/${program}`);
  const problems: string[] = [];
  for (const path of paths) {
    const problem = problemOf(path);
    if (problem === null) return { kind: 'found', path };
    problems.push(problem);
  }
  // A file that may not be run is more than none.
  const telling = problems.find((code) => code !== 'ENOENT' && (code !== 'ENOTDIR' || paths.length === 1));
  return { kind: 'missing', code: telling ?? 'ENOENT' };
}

/** The folders in which a program without a slash is searched for. */
export function searched({ PATH = DEFAULT_PATH }: NodeJS.ProcessEnv): string[] {
  return PATH.split(':');
}

function problemOf(path: string): string | null {
  try {
    if (!statSync(path).isFile()) return 'EACCES';
    accessSync(path, constants.X_OK);
    return null;
  } catch (error) {
    return systemCode(error);
  }
}
