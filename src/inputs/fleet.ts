import { quote } from './quote.ts';
import type { InputReader } from './reader.ts';
import { readCount, readWord } from './values.ts';

/* The inputs of a fleet as a whole. */

const ON_FAILURE = ['undo', 'stop', 'continue'] as const;

/**
 * What is done when a target fails: all go back that this run deployed, no other begins, or the others go on.
 */
export type OnFailure = (typeof ON_FAILURE)[number];

/** The inputs of a fleet that are not those of its targets. */
export interface FleetInputs {
  /** The manifest as YAML, or its path. */
  readonly manifest: string;
  /** Names of targets and waves; empty: all. */
  readonly only: readonly string[];
  readonly onFailure: OnFailure;
  /** Targets of a wave at once. */
  readonly maxParallel: number;
}

/** Reads the inputs of a fleet. */
export function readFleet(reader: InputReader): FleetInputs {
  reader.missing('targets', 'a manifest as YAML text, or the path of one');
  return {
    manifest: reader.text('targets'),
    only: reader
      .text('only')
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
    onFailure: reader.read('on-failure', (text) => readWord(text, ON_FAILURE), 'undo'),
    maxParallel: reader.read('max-parallel', (text) => readCount(text, 1, 1_000), 1),
  };
}

/** Tells of names that no target and no wave has. */
export function refuseUnknown(
  reader: InputReader,
  only: readonly string[],
  known: ReadonlySet<string>,
): void {
  for (const name of only)
    if (!known.has(name)) reader.problem('only', 'names of targets or waves of the manifest', quote(name));
}
