// Changes that need no idea of what the bytes mean.

import type { Means, Mutator } from './mutator.ts';

const ODD_BYTES = [0x00, 0x01, 0x7f, 0x80, 0x81, 0x84, 0xff, 0x0a, 0x0d, 0x20, 0x22, 0x30, 0x3a];

/** Puts bytes in the place of `count` others. */
function splice(input: Buffer, at: number, count: number, bytes: Buffer): Buffer {
  return Buffer.concat([input.subarray(0, at), bytes, input.subarray(at + count)]);
}

/** A stretch of some bytes: where it begins, and how long it is. */
function stretch(input: Buffer, { random }: Means): [at: number, count: number] {
  const at = random.below(input.length + 1);
  const most = Math.min(input.length - at, random.pick([1, 4, 16, 64, 1_024]));
  return [at, most === 0 ? 0 : 1 + random.below(most)];
}

function changed(input: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(input);
  copy[at] = value;
  return copy;
}

/** Mutators of plain bytes. */
export const BYTE_MUTATORS: readonly Mutator[] = [
  // A bit is turned over.
  (input, { random }) => {
    if (input.length === 0) return null;
    const at = random.below(input.length);
    return changed(input, at, input[at]! ^ (1 << random.below(8)));
  },
  // A byte becomes another one, most often one that is special somewhere.
  (input, { random }) =>
    input.length === 0
      ? null
      : changed(
          input,
          random.below(input.length),
          random.once(3) ? random.below(256) : random.pick(ODD_BYTES),
        ),
  // A byte counts up or down by one.
  (input, { random }) => {
    if (input.length === 0) return null;
    const at = random.below(input.length);
    return changed(input, at, input[at]! + (random.once(2) ? 1 : 255));
  },
  // A stretch goes.
  (input, means) => splice(input, ...stretch(input, means), Buffer.alloc(0)),
  // A stretch comes twice, or many times.
  (input, means) => {
    const [at, count] = stretch(input, means);
    const times = means.random.pick([1, 1, 2, 8, 64]);
    const piece = input.subarray(at, at + count);
    return splice(input, at, 0, Buffer.concat(Array.from({ length: times }, () => piece)));
  },
  // A stretch moves.
  (input, means) => {
    const [at, count] = stretch(input, means);
    const without = splice(input, at, count, Buffer.alloc(0));
    return splice(without, means.random.below(without.length + 1), 0, input.subarray(at, at + count));
  },
  // A stretch of another input comes in, in the place of one or between.
  (input, means) => {
    const other = means.other();
    const [from, length] = stretch(other, means);
    const [at, count] = stretch(input, means);
    return splice(input, at, means.random.once(2) ? count : 0, other.subarray(from, from + length));
  },
  // The end becomes that of another input.
  (input, means) => {
    const other = means.other();
    return Buffer.concat([
      input.subarray(0, means.random.below(input.length + 1)),
      other.subarray(means.random.below(other.length + 1)),
    ]);
  },
  // The end goes.
  (input, { random }) => input.subarray(0, random.below(input.length + 1)),
  // A word comes in.
  (input, means) => {
    if (means.tokens.length === 0) return null;
    const [at, count] = stretch(input, means);
    return splice(input, at, means.random.once(2) ? count : 0, means.random.pick(means.tokens));
  },
  // Some odd bytes come in.
  (input, { random }) =>
    splice(
      input,
      random.below(input.length + 1),
      0,
      Buffer.from(Array.from({ length: 1 + random.below(4) }, () => random.pick(ODD_BYTES))),
    ),
];
