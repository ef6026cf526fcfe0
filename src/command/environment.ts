/** Variables that carry this action's own inputs and state. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_'];

/** A shorter secret is part of many values by chance: it counts only where it is the whole value. */
const MIN_PART = 4;

/**
 * What a program cannot do without, and what is known to whoever could see it. A passphrase that is a word (`local`, `root`) must not take the path away: such a variable goes
 * only when it is the secret and nothing else.
 */
const NEEDED = new Set(['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'TMPDIR', 'LANG']);

/**
 * The environment for a command: that of this process, without the action's inputs and state, and without any variable that
 * holds a secret. A process's environment is inherited by everything that it starts, and readable by the same user.
 * Secrets here are what the inputs gave as such, and the keys on the target. Whatever else the workflow's author put into the environment (tokens, `GITHUB_ENV`) is theirs to pass on.
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
  const holds = (name: string, value: string, secret: string): boolean =>
    value === secret || (secret.length >= MIN_PART && !NEEDED.has(name) && value.includes(secret));
  const kept = Object.entries(environment).filter(
    ([name, value]) => !isPrivate(name) && !secrets.some((secret) => holds(name, value ?? '', secret)),
  );
  return Object.fromEntries(kept);
}
