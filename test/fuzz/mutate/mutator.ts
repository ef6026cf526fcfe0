import type { Random } from '../random.ts';

/** What a mutator may draw from. */
export interface Means {
  readonly random: Random;
  /** Words that may mean something to what is under test. */
  readonly tokens: readonly Buffer[];
  /** Another input of the corpus. */
  other(): Buffer;
}

/** Makes another input of one; null where it has nothing to get hold of. */
export type Mutator = (input: Buffer, means: Means) => Buffer | null;
