// What two ways of doing the same cost, side by side: on a machine that others use as well, only what was
// measured in turn can be compared.

/**
 * One way of doing it once. Returns how long that took, in milliseconds; what it takes to get ready does not
 * count.
 */
export type Sample = () => number | Promise<number>;

/** The times of both, in milliseconds: those at one place were measured one after the other. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

/** What came of some pairs. */
export interface Comparison {
  readonly pairs: number;
  /** Medians, in milliseconds. */
  readonly ours: number;
  readonly bare: number;
  /** Of the medians. */
  readonly ratio: number;
  /** Quartiles of the ratios of the pairs. */
  readonly spread: readonly [number, number];
}

/** Measures in turn, ours first in one pair and last in the next, after some pairs that do not count. */
export async function alternate(
  ours: Sample,
  bare: Sample,
  { pairs, warmUp = 3 }: { readonly pairs: number; readonly warmUp?: number },
): Promise<Comparison> {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    const oursFirst = pair % 2 === 0;
    const early = await (oursFirst ? ours : bare)();
    const late = await (oursFirst ? bare : ours)();
    if (pair < 0) continue;
    times.ours.push(oursFirst ? early : late);
    times.bare.push(oursFirst ? late : early);
  }
  return compare(times);
}

/** Pairs in numbers. */
export function compare({ ours, bare }: Pairs): Comparison {
  const ratios = ours.map((time, index) => time / bare[index]!);
  return {
    pairs: ours.length,
    ours: quantile(ours, 0.5),
    bare: quantile(bare, 0.5),
    ratio: quantile(ours, 0.5) / quantile(bare, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

/** A quantile, interpolated between the two values next to it. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** How long something takes, in milliseconds. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The same for what has to be waited for. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
