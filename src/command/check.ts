import type { Command } from './command.ts';
import { type MissingInterpreter, missingInterpreter } from './interpreter.ts';
import { locate, searchPath } from './program.ts';

/** The reason why a command would fail, and a hint. */
export interface CommandProblem {
  readonly fact: string;
  readonly hint: string;
}

const MAX_SHOWN = 200;

/**
 * Checks whether a command can be run, without running it. Its program is searched for in the same way as
 * later. A command that needs a shell is a problem, too.
 *
 * @param environment the one that the command will get
 * @returns the first problem; null when none is found
 */
export function findProblem(command: Command, environment: NodeJS.ProcessEnv): CommandProblem | null {
  const { doubt, program } = command;
  if (doubt !== null) {
    const hint = "use sh -c '…', or put quotes around text that is no more than that";
    return { fact: `${doubt}: ${shown(command.text)}`, hint };
  }
  const located = locate(program, environment);
  if (located.kind === 'missing')
    return { fact: missingFact(program, located.code, environment), hint: MISSING_HINT };
  const missing = missingInterpreter(located.path, environment);
  return missing && interpreterProblem(missing, environment);
}

const MISSING_HINT =
  'install it, or name it with its whole path; commands in skip-checks allows a program that is not there yet';

function missingFact(program: string, code: string, environment: NodeJS.ProcessEnv): string {
  const name = `${shown(program)}${program.includes('/') ? '' : inPath(environment)}`;
  switch (code) {
    case 'ENOENT':
      return `there is no program ${name}`;
    case 'EACCES':
      return `the program ${name} may not be run`;
    default:
      return `the program ${name} cannot be run (${code})`;
  }
}

function interpreterProblem(
  { script, interpreter, isSearched }: MissingInterpreter,
  environment: NodeJS.ProcessEnv,
): CommandProblem {
  const place = isSearched ? inPath(environment) : '';
  return {
    fact: `the script ${shown(script)} needs ${shown(interpreter)}, and there is no such program${place}`,
    hint: interpreter.endsWith('\r')
      ? 'the script has the line ends of Windows: give it others'
      : MISSING_HINT,
  };
}

function inPath(environment: NodeJS.ProcessEnv): string {
  return ` in PATH (${searchPath(environment)})`;
}

function shown(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
