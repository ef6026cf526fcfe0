import { ARMOUR_MUTATORS } from './armour.ts';
import { BYTE_MUTATORS } from './bytes.ts';
import { DER_MUTATORS } from './der.ts';
import { JSON_MUTATORS } from './json.ts';
import type { Means, Mutator } from './mutator.ts';
import { TEXT_MUTATORS } from './text.ts';

type Families = readonly (readonly Mutator[])[];

const FREE: Families = [BYTE_MUTATORS, TEXT_MUTATORS];
/** What keeps the form of an input gets further into whatever reads it. */
const FORMED: Families = [JSON_MUTATORS, DER_MUTATORS, ARMOUR_MUTATORS];

/** Another input, in one to four steps from one that is known. */
export function mutate(input: Buffer, means: Means, maxLength: number): Buffer {
  const { random } = means;
  let mutant = input;
  let left = random.pick([1, 1, 2, 4]);
  // Families that have no grip on an input leave it as it is, and another one is asked.
  for (let tries = 0; left > 0 && tries < 40; tries += 1) {
    const families = random.once(2) ? FREE : FORMED;
    const changed = random.pick(random.pick(families))(mutant, means);
    if (changed === null) continue;
    mutant = changed.length > maxLength ? changed.subarray(0, maxLength) : changed;
    left -= 1;
  }
  return mutant;
}
