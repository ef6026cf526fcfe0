// Changes to what is JSON, so that it stays JSON.

import type { Means, Mutator } from './mutator.ts';

type Holder = Record<string | number, unknown>;

const ODD_TEXTS: readonly string[] = [
  ...[
    '',
    'a',
    '..',
    '../a',
    '/',
    '/etc',
    'a/../b',
    'a//b',
    '.',
    'a\0',
    'a\n::error::b',
    '\u202e',
    'current',
    '\ud800',
  ],
  ...['.rotate-certificate/x', '__proto__', 'constructor', '0'.repeat(64), '1:2', 'a'.repeat(1_025)],
];

const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, 1e300, [], {}, [[]], [null], { length: 1 }, { toString: 1 }],
  ...ODD_TEXTS,
];

/** Every place of a value that can be given another one. */
function places(value: unknown, found: [Holder, string | number][] = []): [Holder, string | number][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push([value as Holder, Array.isArray(value) ? Number(key) : key]);
    places((value as Holder)[key], found);
  }
  return found;
}

/** Mutates a value in place. */
function change(root: Holder, { random, tokens }: Means): void {
  const all = places(root);
  const [holder, key] = random.pick(all);
  const value = holder[key];
  switch (random.below(8)) {
    case 0:
    case 1:
    case 2: {
      // What takes a text is most often asked about another text.
      const wanted = typeof value === 'string' && !random.once(4) ? ODD_TEXTS : ODD_VALUES;
      holder[key] = structuredClone(random.pick(wanted));
      break;
    }
    case 3:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 4:
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(value));
      else holder[random.pick(['__proto__', 'toString', `${key}2`, ''])] = structuredClone(value);
      break;
    case 5: {
      const [from, name] = random.pick(all);
      holder[key] = structuredClone(from[name]);
      break;
    }
    case 6:
      holder[key] = tokens.length === 0 ? '' : random.pick(tokens).toString('utf8');
      break;
    default:
      holder[key] = typeof value === 'string' ? value.slice(0, random.below(value.length + 1)) : [value];
  }
}

/** Mutators of JSON. */
export const JSON_MUTATORS: readonly Mutator[] = [
  (input, means) => {
    if (input[0] !== 0x7b && input[0] !== 0x5b) return null;
    let value: Holder;
    try {
      value = JSON.parse(input.toString('utf8'));
    } catch {
      return null;
    }
    if (places(value).length === 0) return null;
    for (let times = means.random.pick([1, 1, 1, 2, 3]); times > 0 && places(value).length > 0; times -= 1)
      change(value, means);
    return Buffer.from(JSON.stringify(value, null, means.random.pick([0, 2])));
  },
];
