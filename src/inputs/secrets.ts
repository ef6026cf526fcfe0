/** The texts that must not be seen, in the log or by a command. */
export interface Secrets {
  /** Grows while keys are read. */
  readonly secrets: readonly string[];
  /**
   * Masks texts in everything that is logged from here on, and keeps them from the commands that are run from
   * here on.
   */
  hide(texts: readonly string[]): void;
}

/**
 * An empty set of secrets.
 *
 * @param mask keeps a text out of the log from here on
 */
export function newSecrets(mask: (text: string) => void): Secrets {
  const texts: string[] = [];
  const known = new Set<string>();
  return {
    secrets: texts,
    hide: (more) => {
      for (const text of more) {
        if (text === '' || known.has(text)) continue;
        known.add(text);
        texts.push(text);
        mask(text);
      }
    },
  };
}
