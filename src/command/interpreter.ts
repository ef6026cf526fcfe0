import { closeSync, constants, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { locate, locateAt } from './program.ts';

/** A program that a script needs and that cannot be run. */
export interface MissingInterpreter {
  readonly script: string;
  readonly interpreter: string;
  /** Whether it was searched for in PATH. */
  readonly isSearched: boolean;
}

/** Linux reads no more of a file to find its interpreter (`BINPRM_BUF_SIZE`). */
const HEAD_BYTES = 256;

/** Linux follows an interpreter that is itself a script this often (execve(2)). */
const MAX_DEPTH = 4;

/**
 * Looks for the interpreter that a script names behind `#!` (execve(2)), and for the program that
 * `#!/usr/bin/env` is told to run. A file that cannot be read, or that is no script, needs none.
 *
 * @param path of a program that may be run
 * @param environment the one that the program will get
 */
export function missingInterpreter(
  path: string,
  environment: NodeJS.ProcessEnv,
  depth = 0,
): MissingInterpreter | null {
  const [, interpreter, argument] =
    /^#![ \t]*([^ \t\n\0]+)[ \t]*([^\n\0]*?)[ \t]*\n/.exec(headOf(path)) ?? [];
  if (interpreter === undefined || argument === undefined || depth > MAX_DEPTH) return null;
  if (locateAt(interpreter).kind === 'missing') return { script: path, interpreter, isSearched: false };
  const program = basename(interpreter) === 'env' ? programOfEnv(argument) : null;
  if (program === null) return missingInterpreter(interpreter, environment, depth + 1);
  const located = locate(program, environment);
  return located.kind === 'missing'
    ? { script: path, interpreter: program, isSearched: !program.includes('/') }
    : missingInterpreter(located.path, environment, depth + 1);
}

/** The program that `env` runs, also behind `-S`; null when it is more than one plain word. */
function programOfEnv(argument: string): string | null {
  const words = argument.split(/[ \t]+/);
  const program = words[0] === '-S' ? words[1] : words.length === 1 ? words[0] : undefined;
  return program !== undefined && /^[^-="'\\$][^="'\\$]*$/.test(program) ? program : null;
}

function headOf(path: string): string {
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const head = Buffer.alloc(HEAD_BYTES);
    const length = readSync(file, head);
    // The end of the file ends its line as well.
    return `${head.toString('utf8', 0, length)}${length < HEAD_BYTES ? '\n' : ''}`;
  } catch {
    return '';
  } finally {
    if (file !== null) closeSync(file);
  }
}
