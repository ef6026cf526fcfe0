import { ARMOUR_MUTATORS } from './armour.ts';
import { BYTE_MUTATORS } from './bytes.ts';
import { DER_MUTATORS } from './der.ts';
import { JSON_MUTATORS } from './json.ts';
import type { Means, Mutator } from './mutator.ts';
import { TEXT_MUTATORS } from './text.ts';

/** Each family as often as any other, where it has something to get hold of. */
const FAMILIES: readonly (readonly Mutator[])[] = [
  BYTE_MUTATORS,
  TEXT_MUTATORS,
  JSON_MUTATORS,
  DER_MUTATORS,
  ARMOUR_MUTATORS,
];

/** Another input, in one to four steps from one that is known. */
export function mutate(input: Buffer, means: Means, maxLength: number): Buffer {
  let mutant = input;
  let left = means.random.pick([1, 1, 2, 4]);
  // Families that have no grip on an input leave it as it is, and another one is asked.
  for (let tries = 0; left > 0 && tries < 40; tries += 1) {
    const changed = means.random.pick(means.random.pick(FAMILIES))(mutant, means);
    if (changed === null) continue;
    mutant = changed.length > maxLength ? changed.subarray(0, maxLength) : changed;
    left -= 1;
  }
  return mutant;
}
