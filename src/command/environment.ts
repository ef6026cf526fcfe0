/** Variables with this action's own inputs, state and secrets. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_', 'ROTATE_CERTIFICATE_'];

/** A shorter secret is part of many values by chance: it counts only where it is the whole value. */
const MIN_PART = 4;

/**
 * Variables that a program needs and that are not confidential. They are dropped only on an exact match: a
 * passphrase like `local` or `root` must not remove PATH.
 */
const NEEDED = new Set(['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'TMPDIR', 'LANG']);

/**
 * The environment for a command: that of this process, without the action's inputs and state, and without any
 * variable that holds a secret. Every process hands its environment to the processes that it starts, and the
 * same user can read it. Secrets here are the secret inputs and the keys on the target. Other variables of
 * the workflow (tokens, `GITHUB_ENV`) are passed on, because its author set them.
 *
 * @param environment that of this process
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
