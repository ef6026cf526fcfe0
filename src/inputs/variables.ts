import type { Read } from './values.ts';

/** The whole of a value, so that a text with `${…}` in it stays what it is. */
const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** How a value stands for a variable, as it is typed in a shell. */
export const EXAMPLE = `'\${NAME}'`;

/** Whether a value stands for a variable of the environment. */
export function isReference(text: string): boolean {
  return REFERENCE.test(text);
}

/** A value as it is, or, of `${NAME}`, that variable's. Secrets stay out of arguments and manifests this way. */
export function resolveReference(text: string, environment: NodeJS.ProcessEnv): Read<string> {
  const [, name] = REFERENCE.exec(text) ?? [];
  if (name === undefined) return { value: text };
  const value = environment[name];
  return value === undefined ? { expected: `the environment variable ${name} to be set` } : { value };
}
