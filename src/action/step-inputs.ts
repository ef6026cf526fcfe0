import { setSecret } from '@actions/core';
import { DeployError } from '../errors.ts';
import { DEFAULTS } from '../inputs/defaults.ts';
import type { InputSource } from '../inputs/reader.ts';
import { newSecrets } from '../inputs/secrets.ts';

/*
 * The inputs of a step. The runner hands over every input of the workflow, also a misspelt one, as a
 * variable: in upper case, blanks as underscores, hyphens as they are (actions/runner, `Handler.cs`).
 */

const PREFIX = 'INPUT_';

/** The inputs in a step's environment. Of a name that is no input's, the case is not kept. */
export function stepInputs(environment: NodeJS.ProcessEnv): InputSource {
  const values = new Map<string, string>();
  for (const [variable, text] of Object.entries(environment)) {
    if (text === undefined || !variable.startsWith(PREFIX)) continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    const isExact = variable === PREFIX + name.toUpperCase();
    if (isExact || !Object.hasOwn(DEFAULTS, name)) values.set(name, text);
  }
  const refusal = droppedInputs(Object.keys(environment));
  return {
    values,
    problems: new Map(),
    environment,
    refusal,
    mask: setSecret,
    secrets: newSecrets(setSecret),
  };
}

/**
 * The refusal when a shell between the runner and Node has dropped inputs; null when none has. The runner
 * sets every input of action.yml, those with a hyphen as well. Some shells do not pass on variables that they
 * cannot have themselves: POSIX (XBD, section 8.1) allows no hyphen in a name.
 */
export function droppedInputs(variables: readonly string[]): DeployError | null {
  const hasHyphen = (name: string): boolean => name.startsWith(PREFIX) && name.includes('-');
  if (!variables.includes('INPUT_SERVER') || variables.some(hasHyphen)) return null;
  return new DeployError(
    'INPUT_INVALID',
    'no input with a hyphen in its name has arrived: a shell between the runner and Node has dropped them',
    'nothing was touched; run node directly, or from a shell that keeps such variables, such as bash (dash and BusyBox sh drop them)',
  );
}
