import type { Read } from './values.ts';

/** The whole of a value, so that a text with `${…}` in it stays what it is. */
const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** How a value stands for a variable, as it is typed in a shell. */
export const EXAMPLE = `'\${NAME}'`;

/** Whether a value stands for a variable of the environment. */
export function isReference(text: string): boolean {
  return REFERENCE.test(text);
}

/**
 * A variable with a JSON object of texts by name, such as a workflow's secrets. No command gets to see it.
 */
const VARIABLES = 'ROTATE_CERTIFICATE_SECRETS';

/**
 * A value as it is, or, of `${NAME}`, that variable's. Secrets stay out of arguments and manifests this way.
 * A workflow that cannot know the names can hand over all secrets in one variable.
 */
export function resolveReference(text: string, environment: NodeJS.ProcessEnv): Read<string> {
  const [, name] = REFERENCE.exec(text) ?? [];
  if (name === undefined) return { value: text };
  const value = environment[name] ?? inVariables(environment[VARIABLES] ?? '', name);
  return value === undefined ? { expected: `the environment variable ${name} to be set` } : { value };
}

function inVariables(json: string, name: string): string | undefined {
  try {
    const value: unknown = Object.entries(JSON.parse(json)).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
