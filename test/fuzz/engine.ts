// The fuzzer itself: makes inputs out of inputs, and keeps those by which something ran that never did.

import { readFileSync } from 'node:fs';
import { asDeployError, DeployError } from '../../src/errors.ts';
import type { Coverage } from './coverage.ts';
import { CheckGrowth, isSlow } from './growth.ts';
import { mutate } from './mutate/mutate.ts';
import type { Random } from './random.ts';
import { Broken, type Target, textsOf } from './target.ts';

/** Something that does not hold. */
export interface Failure {
  /** What kind of failure it is: two of the same kind are one. */
  readonly kind: string;
  readonly detail: string;
}

/** A failure with the least input that was found to show it. */
export interface Found extends Failure {
  readonly input: Buffer;
  /** How many inputs had been tried by then. */
  readonly after: number;
}

/** What is known of a run. */
export interface Progress {
  executions: number;
  readonly corpus: Buffer[];
  readonly failures: Found[];
}

/** What a run takes. */
export interface Bench {
  readonly target: Target;
  readonly coverage: Coverage;
  readonly random: Random;
  /** The project's own words: what of a message is in here repeats no input. */
  readonly ownWords: string;
  readonly tokens: readonly Buffer[];
  /** Whether times are judged. They cannot be on a machine that does much else. */
  readonly timed: boolean;
  /** Told before each input is tried, so that one that hangs is known. */
  announce(input: Buffer): void;
}

const DEFAULT_MAX_LENGTH = 4_096;
const MIN_BATCH = 8;
const MAX_BATCH = 256;
const MAX_OUTCOMES = 200;
const MAX_FAILURES = 5;
const GROWTH_EVERY = 256;

/** Runs until it is told to stop, or enough is found. */
export async function fuzz(bench: Bench, progress: Progress, isOver: () => boolean): Promise<void> {
  const { target, coverage, random } = bench;
  const maxLength = target.maxLength ?? DEFAULT_MAX_LENGTH;
  const outcomes = new Set<string>();
  const { corpus } = progress;
  const pick = (): Buffer => {
    // What came last has been built upon least.
    const recent = Math.max(1, Math.ceil(corpus.length / 4));
    return random.once(2) ? random.pick(corpus) : corpus[corpus.length - 1 - random.below(recent)]!;
  };
  const means = { random, tokens: bench.tokens, other: pick };

  const one = async (input: Buffer): Promise<boolean> => {
    progress.executions += 1;
    const { failure, outcome } = await tryInput(bench, input);
    if (failure && !progress.failures.some(({ kind }) => kind === failure.kind))
      progress.failures.push({
        ...failure,
        after: progress.executions,
        input: await least(bench, input, failure),
      });
    const isNew = !outcomes.has(outcome) && outcomes.size < MAX_OUTCOMES;
    outcomes.add(outcome);
    return isNew;
  };
  /**
   * Finds those of a batch by which something ran that never did. To ask V8 takes longer than most inputs do,
   * so halves are asked after.
   */
  const keepFrom = async (batch: readonly Buffer[]): Promise<void> => {
    for (const input of batch) await tryInput(bench, input);
    if (batch.length === 1) {
      if (coverage.look(true) > 0) corpus.push(...batch);
    } else if (coverage.look(false) > 0) {
      const half = batch.length >> 1;
      await keepFrom(batch.slice(0, half));
      await keepFrom(batch.slice(half));
    }
  };

  coverage.look(true);
  for (const seed of target.seeds) {
    const input = Buffer.from(seed);
    await one(input);
    coverage.look(true);
    corpus.push(input);
  }
  const growth = new CheckGrowth(bench);
  let size = MIN_BATCH;
  let looked = 0;
  while (!isOver() && progress.failures.length < MAX_FAILURES) {
    const batch: Buffer[] = [];
    while (batch.length < size) {
      const input = mutate(pick(), means, maxLength);
      if (!target.isDear?.(input)) batch.push(input);
    }
    for (const input of batch) if (await one(input)) corpus.push(input);
    const isNew = coverage.look(false) > 0;
    if (isNew) {
      const half = batch.length >> 1;
      await keepFrom(batch.slice(0, half));
      await keepFrom(batch.slice(half));
    }
    // The rarer something new is, the more inputs are asked after at once.
    size = isNew ? Math.max(MIN_BATCH, size >> 1) : Math.min(MAX_BATCH, size * 2);
    if (bench.timed && target.grows !== false && progress.executions - looked >= GROWTH_EVERY) {
      looked = progress.executions;
      const failure = await growth.look(pick());
      coverage.skip();
      if (failure && !progress.failures.some(({ kind }) => kind === failure.kind))
        progress.failures.push({ ...failure, after: progress.executions });
    }
  }
}

/** Tries one input, and tells what does not hold. */
export async function tryInput(
  bench: Bench,
  input: Buffer,
): Promise<{ readonly failure: Failure | null; readonly outcome: string }> {
  const { target } = bench;
  bench.announce(input);
  const start = performance.now();
  let outcome: string;
  let failure: Failure | null = null;
  try {
    outcome = await target.run(input);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const code = error instanceof DeployError ? error.code : name;
    outcome = `${code} ${error instanceof DeployError ? squashed(error.message) : ''}`;
    failure = judge(bench, input, error);
  }
  const elapsedMs = performance.now() - start;
  if (!failure && bench.timed && (await isSlow(bench, input, elapsedMs)))
    failure = { kind: 'slow', detail: `${Math.round(elapsedMs)} ms for ${input.length} bytes` };
  return { failure, outcome };
}

function judge({ target, ownWords }: Bench, input: Buffer, error: unknown): Failure | null {
  if (error instanceof Broken) return { kind: `property: ${squashed(error.message)}`, detail: error.message };
  if (!(error instanceof DeployError)) {
    if (target.allows?.(error)) return null;
    const { stack } = error instanceof Error ? error : asDeployError(error);
    const place = /\/src\/\S+?:\d+/.exec(stack ?? '')?.[0] ?? '';
    return {
      kind: `crash: ${error instanceof Error ? error.name : typeof error} ${place}`,
      detail: stack ?? '',
    };
  }
  const echo = echoed(
    textsOf(error).replaceAll(target.mayRepeat ?? /$^/g, ''),
    target.secretsIn?.(input) ?? [],
    ownWords,
  );
  return echo === null
    ? null
    : { kind: `echo: ${error.code}`, detail: `${echo} of a secret in: ${textsOf(error)}` };
}

/** So many characters in a row come from a secret, and not by chance. */
const ECHO = 8;

/**
 * The first stretch of a text that is in a secret and in no word of the project's own; null when there is
 * none.
 *
 * @param shown what else may be repeated
 */
export function echoed(
  text: string,
  secrets: readonly string[],
  ownWords: string,
  shown: readonly string[] = [],
): string | null {
  for (const secret of secrets)
    for (let at = 0; at + ECHO <= text.length; at += 1) {
      const stretch = text.slice(at, at + ECHO);
      if (!secret.includes(stretch) || shown.some((other) => other.includes(stretch))) continue;
      if (!isOwn(stretch, ownWords)) return JSON.stringify(stretch);
    }
  return null;
}

const MAX_KNOWN = 20_000;
const known = new Map<string, Map<string, boolean>>();

/** The same stretches are asked about again and again, and the project's words are half a megabyte. */
function isOwn(stretch: string, ownWords: string): boolean {
  const answers = known.get(ownWords) ?? new Map<string, boolean>();
  known.set(ownWords, answers);
  if (answers.size > MAX_KNOWN) answers.clear();
  const answer = answers.get(stretch) ?? ownWords.includes(stretch);
  answers.set(stretch, answer);
  return answer;
}

/** A message without what differs from case to case. */
function squashed(message: string): string {
  return message
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\d+/g, 'N')
    .slice(0, 120);
}

const MAX_TRIES = 2_000;

/**
 * Takes away from an input what it takes to fail in the same manner no more: longer stretches first, then
 * single bytes.
 */
async function least(bench: Bench, input: Buffer, { kind }: Failure): Promise<Buffer> {
  let best = input;
  let tries = 0;
  for (
    let length = Math.ceil(input.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  )
    for (let at = 0; at < best.length && tries < MAX_TRIES; tries += 1) {
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + length)]);
      const { failure } = await tryInput(bench, shorter);
      if (failure?.kind === kind) best = shorter;
      else at += length;
    }
  return best;
}

/**
 * Short texts in the source of modules: the words that they compare with. Messages are none: they have
 * blanks.
 */
export function wordsIn(paths: readonly string[]): string[] {
  const words = new Set<string>();
  for (const path of paths)
    for (const [, single, double] of readFileSync(path, 'utf8').matchAll(
      /'([^'\s\\]{1,40})'|"([^"\s\\]{1,40})"/g,
    ))
      words.add(single ?? double ?? '');
  return [...words];
}
