// Changes to what is a text: its lines, words, numbers, and characters that are not what they look like.

import { isUtf8 } from 'node:buffer';
import type { Means, Mutator } from './mutator.ts';

const NUMBERS = [
  ...[
    '0',
    '-1',
    '1',
    '00',
    '007',
    '1.5',
    '1e9',
    '127',
    '128',
    '255',
    '256',
    '443',
    '65535',
    '65536',
    '99999',
  ],
  ...['2147483647', '2147483648', '4294967295', '9007199254740992', '1'.repeat(40)],
];

const CHARACTERS = [
  ...[
    '\0',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\u001b[31m',
    '\u0085',
    '\u00a0',
    '\u061c',
    '\u2028',
    '\u2029',
    '\u202e',
  ],
  ...['\ufeff', '\u200b', 'é', 'İ', 'ß', 'ﬀ', '。', '😀', 'e\u0301', '\u0130', '::', '##[', '%0A', '%', '\\'],
  ...[
    '"',
    "'",
    '`',
    '|',
    '<',
    '&',
    '{',
    '}',
    '[',
    ']',
    '(',
    ':',
    '@',
    '/',
    '../',
    '$',
    '#',
    '*',
    '=',
    ',',
    ' ',
  ],
];

/** Puts a text in the place of one of the places where a pattern is found. */
function replaceOne(text: string, pattern: RegExp, { random }: Means, by: (found: string) => string) {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return null;
  const { 0: match, index } = random.pick(found);
  return text.slice(0, index) + by(match) + text.slice(index + match.length);
}

/** Changes one of the texts of an input, between bytes that no text holds; null where that is no text. */
function ofText(mutate: (text: string, means: Means) => string | null): Mutator {
  return (input, means) => {
    const ends = [-1, ...[...input.keys()].filter((at) => input[at] === 0xff), input.length];
    const which = means.random.below(ends.length - 1);
    const [from, to] = [ends[which]! + 1, ends[which + 1]!];
    const field = input.subarray(from, to);
    const changed = isUtf8(field) ? mutate(field.toString('utf8'), means) : null;
    return changed === null
      ? null
      : Buffer.concat([input.subarray(0, from), Buffer.from(changed), input.subarray(to)]);
  };
}

function insert(text: string, piece: string, { random }: Means): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

/** Mutators of texts. */
export const TEXT_MUTATORS: readonly Mutator[] = [
  ofText((text, means) => insert(text, means.random.pick(CHARACTERS), means)),
  ofText((text, means) => replaceOne(text, /[^\w\s]/g, means, () => means.random.pick(CHARACTERS))),
  ofText((text, means) => replaceOne(text, /\d+/g, means, () => means.random.pick(NUMBERS))),
  ofText((text, means) => {
    const word = means.tokens.length === 0 ? '' : means.random.pick(means.tokens).toString('utf8');
    return replaceOne(text, /[\w.-]+/g, means, () => word);
  }),
  ofText((text, means) => replaceOne(text, /[a-z]+/gi, means, (word) => word.toUpperCase())),
  // A character comes many times over.
  ofText((text, means) =>
    replaceOne(text, /./gsu, means, (char) => char.repeat(2 ** means.random.below(10))),
  ),
  // Lines go, come twice, change places.
  ofText((text, { random }) => {
    const lines = text.split('\n');
    const [from, to] = [random.below(lines.length), random.below(lines.length + 1)];
    const taken = random.once(2) ? lines.splice(from, 1) : lines.slice(from, from + 1);
    if (!random.once(3)) lines.splice(to, 0, ...taken);
    return lines.join('\n');
  }),
  ofText((text, { random }) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', ' ', '']))),
];
