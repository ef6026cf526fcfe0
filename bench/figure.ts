import type { Comparison } from './pairs.ts';

/** What a run of the bench is to spend. */
export interface Effort {
  /** Under a minute altogether: fewer pairs, shorter waits, smaller sizes. */
  readonly quick: boolean;
  /** Pairs of one figure; a figure of long pairs may take fewer in a quick run. */
  readonly pairs: number;
}

/** One line of the table. */
export interface Figure {
  readonly name: string;
  /** What the bare script does. */
  readonly against: string;
  readonly comparison: Comparison;
  /** The most that the ratio should be; null where the two are only told side by side. */
  readonly goal: number | null;
}

/** One line of the table of what is no ratio. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly goal: string;
  /** Null where there is no goal. */
  readonly met: boolean | null;
}

/** How something grows. */
export interface Growth {
  readonly title: string;
  readonly unit: string;
  /** What is counted along the way: files, endpoints, backups. */
  readonly of: string;
  readonly points: readonly { readonly size: number; readonly value: number }[];
}

/** What one part of the bench has to say. */
export interface Findings {
  readonly figures?: readonly Figure[];
  readonly facts?: readonly Fact[];
  readonly growth?: readonly Growth[];
}
