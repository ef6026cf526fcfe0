// How long reading may take, as the thread spends it, since others use the machine as well.

import type { Bench, Found } from './engine.ts';

const MAX_MS_PER_KB = 100;
/** Below this nothing can be told from the machine's own moods. */
const MEASURABLE_MS = 8;
const MAX_LENGTH = 64 * 1_024;

async function timeOf({ target }: Bench, input: Buffer): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const start = process.threadCpuUsage();
    try {
      await target.run(input);
    } catch {
      // A refusal must come as fast.
    }
    const { user, system } = process.threadCpuUsage(start);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

/** Whether an input takes more than 100 ms for each begun kilobyte, also when it is tried again. */
export async function isSlow(bench: Bench, input: Buffer, elapsedMs: number): Promise<boolean> {
  const mostMs = MAX_MS_PER_KB * Math.max(1, Math.ceil(input.length / 1_024));
  return elapsedMs > mostMs && (await timeOf(bench, input)) > mostMs;
}

/** Looks whether an input of which a piece comes ever more often takes time in proportion. */
export class CheckGrowth {
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** Repeats a piece of an input, and tells when twice as much takes more than three times as long. */
  async look(input: Buffer): Promise<Omit<Found, 'after'> | null> {
    const { random, announce } = this.#bench;
    const at = random.below(input.length + 1);
    const piece = input.subarray(at, at + 1 + random.below(random.pick([1, 3, 12])));
    if (piece.length === 0) return null;
    const grown = (length: number): Buffer =>
      Buffer.concat([input.subarray(0, at), Buffer.alloc(length, piece), input.subarray(at + piece.length)]);
    const measure = (length: number): Promise<number> => timeOf(this.#bench, grown(length));
    for (let length = 1_024; length <= MAX_LENGTH / 2; length *= 2) {
      announce(grown(length));
      if ((await measure(length)) < MEASURABLE_MS) continue;
      const ratios: number[] = [];
      // Several chances, since a collection of garbage may fall into any.
      for (let time = 0; time < 5; time += 1)
        ratios.push((await measure(2 * length)) / (await measure(length)));
      if (Math.min(...ratios) < 3) return null;
      const detail = `${ratios.map((ratio) => ratio.toFixed(1)).join(', ')} times as long for twice ${length} bytes`;
      return { kind: 'growth', detail, input: grown(2 * length) };
    }
    return null;
  }
}
