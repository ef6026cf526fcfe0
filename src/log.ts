/**
 * Where a run tells its story. One line a fact, in groups that follow each other.
 * Whoever implements this escapes what comes from outside: callers pass plain text.
 */
export interface Log {
  /** Ends the open group, if any, and begins the next. */
  group(title: string): void;
  /** A fact. */
  info(fact: string): void;
  /** Detail for whoever turned on debug logging. */
  debug(detail: string): void;
  /** Something that was put right, or that a user may want to know. Shown as an annotation. */
  notice(fact: string): void;
  /** Something that went well so far but may not stay so. Shown as an annotation. */
  warning(fact: string): void;
  /** What a command printed, line by line. */
  output(line: string): void;
}
