// Which blocks of which module ran, and how often, as V8 counts them: no module has to be changed for it.

import { type Profiler, Session } from 'node:inspector';

/** How much of a module has run. */
export interface Reach {
  readonly module: string;
  /**
   * Blocks by function and by where they begin, each with how often it ran at most, by powers of two; 0 for
   * never.
   */
  readonly blocks: ReadonlyMap<string, number>;
}

/** What has run so far. */
export interface Coverage {
  /** Leaves out what ran since the last look. */
  skip(): void;
  /**
   * How many blocks ran since the last look that never did, or that never did so often.
   *
   * @param learn whether they are known from now on
   */
  look(learn: boolean): number;
  reach(): Reach[];
}

/** Every power of two up to this one is a new thing to see; more often is just often. */
const MAX_BUCKET = 5;

type Blocks = Map<number, number>;

interface Module {
  /** By the first and the last offset of a function. */
  readonly functions: Map<string, Blocks>;
  /** What of this module has been looked at and held nothing new. */
  readonly known: Set<number>;
}

/**
 * Begins to count. Only what is loaded from here on is counted in full.
 *
 * @param nameOf the name under which the module of a URL is reported; null for one that does not matter
 */
export function startCoverage(nameOf: (url: string) => string | null): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', {
    callCount: true,
    detailed: true,
    allowTriggeredUpdates: false,
  });
  const modules = new Map<string, Module>();

  const take = (): Profiler.ScriptCoverage[] => {
    let taken: Profiler.ScriptCoverage[] = [];
    session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error) throw error;
      taken = result;
    });
    return taken;
  };

  const moduleOf = (name: string): Module => {
    const found = modules.get(name) ?? { functions: new Map(), known: new Set() };
    modules.set(name, found);
    return found;
  };

  return {
    skip: () => void take(),
    look: (learn) => {
      let fresh = 0;
      for (const { url, functions } of take()) {
        const name = nameOf(url);
        if (name === null) continue;
        const module = moduleOf(name);
        for (const { ranges } of functions) {
          const mark = markOf(ranges);
          if (module.known.has(mark)) continue;
          const found = add(module, ranges, learn);
          if (learn || found === 0) module.known.add(mark);
          fresh += found;
        }
      }
      return fresh;
    },
    reach: () =>
      [...modules].map(([module, { functions }]) => ({
        module,
        blocks: new Map(
          [...functions].flatMap(([where, blocks]) =>
            [...blocks].map(([offset, bucket]) => [`${where}:${offset}`, bucket] as const),
          ),
        ),
      })),
  };
}

/** A number that tells what V8 says of a function from almost anything else that it could say. */
function markOf(ranges: readonly Profiler.CoverageRange[]): number {
  let [high, low] = [0, 0];
  for (const { startOffset, endOffset, count } of ranges) {
    high = (Math.imul(high, 0x01000193) ^ startOffset ^ (bucketOf(count) << 20)) >>> 0;
    low = (Math.imul(low ^ endOffset, 0x85ebca6b) + startOffset + bucketOf(count)) >>> 0;
  }
  return (high & 0x1fffff) * 2 ** 32 + low;
}

function bucketOf(count: number): number {
  return Math.min(MAX_BUCKET, 32 - Math.clz32(count));
}

/**
 * Holds what V8 says of a function against what is known. V8 leaves out a block that ran as often as the one
 * around it, so a block that it named once is looked up from then on in the innermost range that it is in.
 */
function add({ functions }: Module, ranges: readonly Profiler.CoverageRange[], learn: boolean): number {
  const [whole] = ranges;
  if (!whole) return 0;
  const where = `${whole.startOffset}-${whole.endOffset}`;
  const blocks: Blocks = functions.get(where) ?? new Map();
  let fresh = 0;
  for (const offset of new Set([...blocks.keys(), ...ranges.map(({ startOffset }) => startOffset)])) {
    // From the outermost to the innermost.
    const count =
      ranges.findLast((range) => range.startOffset <= offset && offset < range.endOffset)?.count ?? 0;
    const [before, now] = [blocks.get(offset), bucketOf(count)];
    if (now > (before ?? 0)) fresh += 1;
    if (learn && (before === undefined || now > before)) blocks.set(offset, now);
  }
  if (learn) functions.set(where, blocks);
  return fresh;
}
