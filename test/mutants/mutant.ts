/**
 * A bug that was found, put back into today's source: the change that takes its fix out again, and the test
 * that must then fail.
 */
export interface Mutant {
  /** What was wrong, as a fact about behaviour. */
  readonly bug: string;
  /** The source file, from the root of the project. */
  readonly file: string;
  /** Text that occurs once in it, and what takes its place. */
  readonly from: string;
  readonly to: string;
  /** The test file, from the root of the project. */
  readonly test: string;
  /** Of its tests, those whose name matches this; all of them when it is left out. */
  readonly named?: string;
}

/**
 * The source with the bug in it.
 *
 * @param source the text of the mutant's file
 * @throws Error when `from` does not occur in it exactly once: the source has moved on, and the mutant has to
 *   follow
 */
export function mutate({ bug, file, from, to }: Mutant, source: string): string {
  const pieces = source.split(from);
  if (pieces.length === 2) return pieces.join(to);
  throw new Error(`${bug}: in ${file} this occurs ${pieces.length - 1} times, and not once:\n${from}`);
}
