import type { Log } from '../log.ts';
import { DEFAULTS } from './defaults.ts';
import { quote } from './quote.ts';
import type { InputReader } from './reader.ts';

/* Names that were given and are no input's. */

/** A name that is no input, beside the input that was probably meant. */
export interface Misspelling {
  readonly name: string;
  readonly meant: string;
}

/** Names, in lower case, that are no input's. */
export interface UnknownInputs {
  readonly misspelt: readonly Misspelling[];
  /** These may have been set for another program. */
  readonly others: readonly string[];
}

/** Refuses what is misspelt, and warns of what is unknown. */
export function checkNames(
  names: readonly string[],
  reader: Pick<InputReader, 'problem'>,
  { warning }: Pick<Log, 'warning'>,
): void {
  const { misspelt, others } = unknownInputs(names);
  for (const { name, meant } of misspelt)
    reader.problem(name, `the name ${meant}`, 'one that is not the name of an input');
  if (others.length > 0) warning(`ignored, because no input has such a name: ${listed(others)}`);
}

/** The most names that a warning lists. */
const MAX_LISTED = 20;

function listed(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return names.slice(0, MAX_LISTED).map(quote).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Sorts out the names that are no input's. Values are not asked for: they may be secrets. */
export function unknownInputs(names: readonly string[]): UnknownInputs {
  const misspelt: Misspelling[] = [];
  const others: string[] = [];
  for (const name of names) {
    if (Object.hasOwn(DEFAULTS, name)) continue;
    const meant = closestInput(name);
    if (meant === null) others.push(name);
    else misspelt.push({ name, meant });
  }
  return { misspelt, others };
}

/** Names that are longer are not compared: no input is nearly as long. */
const MAX_COMPARED = 40;

/** An input with a shorter name has too many words near it for two wrong letters. */
const LEAST_FOR_TWO = 8;

/** The input that a name was probably meant for; null when none is close. */
export function closestInput(name: string): string | null {
  const given = compact(name);
  if (given.length > MAX_COMPARED) return null;
  let closest: { readonly input: string; readonly distance: number } | null = null;
  for (const input of Object.keys(DEFAULTS)) {
    const wanted = compact(input);
    const most = wanted.length < LEAST_FOR_TWO ? 1 : 2;
    if (Math.abs(given.length - wanted.length) > most) continue;
    const distance = editDistance(given, wanted);
    if (distance <= most && (closest === null || distance < closest.distance)) closest = { input, distance };
  }
  return closest?.input ?? null;
}

function compact(name: string): string {
  return name.replace(/[-_\s]/g, '');
}

/**
 * The number of letters to add, drop or change, or of neighbours to swap, that make one text out of another
 * (optimal string alignment).
 */
export function editDistance(one: string, other: string): number {
  const at = (cells: readonly number[], index: number): number => cells[index] ?? Number.POSITIVE_INFINITY;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + change,
        isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, other.length);
}
