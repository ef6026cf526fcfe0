// Changes below base64: what it stands for changes, and the armour, the folding and the padding are right
// again.

import { BYTE_MUTATORS } from './bytes.ts';
import { DER_MUTATORS } from './der.ts';
import type { Mutator } from './mutator.ts';

const ENCODED = /(?:[A-Za-z0-9+/]{4}[\r\n]*){6,}(?:[A-Za-z0-9+/]{2,3}={1,2})?/g;

/** Mutators of what base64 stands for. */
export const ARMOUR_MUTATORS: readonly Mutator[] = [
  (input, means) => {
    const text = input.toString('latin1');
    const found = [...text.matchAll(ENCODED)];
    if (found.length === 0) return null;
    const { 0: encoded, index } = means.random.pick(found);
    const inside = Buffer.from(encoded, 'base64');
    const mutators = means.random.once(3) ? BYTE_MUTATORS : DER_MUTATORS;
    const mutant = means.random.pick(mutators)(inside, means);
    if (mutant === null) return null;
    const lines = mutant.toString('base64').match(/.{1,64}/g) ?? [];
    const end = encoded.endsWith('\n') ? '\n' : '';
    const folded = encoded.includes('\n') ? lines.join('\n') + end : lines.join('');
    return Buffer.from(text.slice(0, index) + folded + text.slice(index + encoded.length), 'latin1');
  },
];
