/**
 * The log of a run. One line a fact, in groups that follow each other. Callers pass plain text, and the
 * implementation escapes it.
 */
export interface Log {
  /** Ends the open group, if any, and begins the next. */
  group(title: string): void;
  /** A fact. */
  info(fact: string): void;
  /** Detail, shown only with debug logging. */
  debug(detail: string): void;
  /** Something that was put right, or that a user may want to know. Shown as an annotation. */
  notice(fact: string): void;
  /** Something that went well so far but may not stay so. Shown as an annotation. */
  warning(fact: string): void;
  /** The output of a command, line by line. */
  output(line: string): void;
}

/** The same log, which also keeps the warnings. */
export function recordWarnings(log: Log, warnings: string[]): Log {
  return {
    ...log,
    warning: (fact) => {
      warnings.push(fact);
      log.warning(fact);
    },
  };
}
