import type { DeployError } from '../../src/errors.ts';

/** What a target may use. */
export interface Ground {
  /** A folder of its own. */
  readonly folder: string;
  /** The project's own words: what of a message is among them repeats no input. */
  readonly ownWords: string;
  /** What something writes to standard output. */
  printed(write: () => void | Promise<void>): Promise<string>;
}

/** Something that reads what comes from outside, and what has to hold of it. */
export interface Target {
  readonly seeds: readonly (Buffer | string)[];
  /** Words that may mean something to it, besides those in its own source. */
  readonly tokens?: readonly (Buffer | string)[];
  /** The longest input that is made, in bytes. Default: 4096. */
  readonly maxLength?: number;
  /** Whether the time that it takes is held to grow no faster than its input. Default: yes. */
  readonly grows?: boolean;
  /** Inputs that are left out, because what they ask for takes long by right. */
  isDear?(input: Buffer): boolean;
  /** What is secret in an input, so that no message may repeat it. */
  secretsIn?(input: Buffer): readonly string[];
  /** What of an input a message may repeat all the same, together with the words around it. */
  readonly mayRepeat?: RegExp;
  /** Whether something thrown is what the documentation says. A DeployError always is. */
  allows?(error: unknown): boolean;
  /**
   * Reads, and checks what came of it. Throws Broken when a property does not hold.
   *
   * @returns what kind of thing came of it, in few different words
   */
  run(input: Buffer): string | Promise<string>;
}

/** Makes a target. Only what is imported when it is called is counted as loaded by it. */
export type Open = (ground: Ground) => Target | Promise<Target>;

/** A property does not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** Throws Broken unless a property holds. */
export function hold(holds: boolean, property: string): asserts holds {
  if (!holds) throw new Broken(property);
}

/** Between the fields of an input that has several: a byte that no text in UTF-8 holds. */
const SEPARATOR = 0xff;

/** So many texts out of one input; those that it does not have are empty. */
export function fieldsOf(input: Buffer, count: number): string[] {
  const fields: string[] = [];
  let rest = input;
  while (fields.length < count) {
    const end = rest.indexOf(SEPARATOR);
    const isLast = end === -1 || fields.length === count - 1;
    fields.push((isLast ? rest : rest.subarray(0, end)).toString('utf8'));
    rest = isLast ? Buffer.alloc(0) : rest.subarray(end + 1);
  }
  return fields;
}

/** The input that holds these fields. */
export function joined(...fields: readonly string[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field, index) => [
      ...(index === 0 ? [] : [Buffer.from([SEPARATOR])]),
      Buffer.from(field),
    ]),
  );
}

/** All that people get to read of a failure. */
export function textsOf({ message, hint, cause }: DeployError): string {
  return [message, hint, ...(cause instanceof Error ? [cause.message] : [])].join('\n');
}

/** The labels of PEM blocks in a message: capitals and digits, and no part of what is in the block. */
export const LABELS =
  /\bthe [A-Z0-9 .#]{1,64} block\b|\barmour says [A-Z0-9 .#]{1,64},|\bit holds [A-Z0-9 .#]{1,64}(?:, [A-Z0-9 .#]{1,64})*|\ba BEGIN [A-Z ]{1,20} line/g;
