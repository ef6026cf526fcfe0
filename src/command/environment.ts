/** Variables that carry this action's own inputs and state. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_'];

/** A shorter secret, such as the last line of a key, may be part of a value by chance. */
const MIN_PART = 16;

/**
 * The environment for a command: that of this process, without the action's inputs and state, and without any variable that
 * holds a secret. A process's environment is inherited by everything that it starts, and readable by the same user.
 *
 * @param environment this process's
 * @param secrets texts that must not be passed on
 */
export function commandEnvironment(
  environment: NodeJS.ProcessEnv,
  secrets: readonly string[],
): NodeJS.ProcessEnv {
  const isPrivate = (name: string): boolean =>
    PRIVATE_PREFIXES.some((prefix) => name.toUpperCase().startsWith(prefix));
  const holds = (value: string, secret: string): boolean =>
    value === secret || (secret.length >= MIN_PART && value.includes(secret));
  const kept = Object.entries(environment).filter(
    ([name, value]) => !isPrivate(name) && !secrets.some((secret) => holds(value ?? '', secret)),
  );
  return Object.fromEntries(kept);
}
