import * as fs from 'node:fs';
import { getInput, setSecret } from '@actions/core';
import { secretLines } from '../certificate/pem.ts';
import { isBareKey, mayHoldKey, PEM_MARK } from '../certificate/suspicion.ts';
import { DeployError, systemReason } from '../errors.ts';
import { DEFAULTS } from './defaults.ts';
import { quote } from './quote.ts';
import { newSecrets, type Secrets } from './secrets.ts';
import type { Read } from './values.ts';

/** A path or a PEM text longer than this is neither. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;
const PIECE_BYTES = 16 * 1024;

/** Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated in a problem. */
export class InputReader {
  readonly #problems: string[] = [];
  readonly secrets: Secrets = newSecrets();

  /** An input's text, without surrounding blanks. An input that the runner did not set at all has its default; an empty one is empty. */
  text(name: string): string {
    const text = given(name)?.trim() ?? DEFAULTS[name] ?? '';
    // Somebody may have put their key into the wrong input.
    if (text.includes(PEM_MARK)) this.hide(secretLines(text, false));
    else if (isBareKey(text)) this.hide(secretLines(text, true));
    return text;
  }

  /** A value that has a default; `fallback` only stands in after a problem. */
  read<T>(name: string, parse: (text: string) => Read<T>, fallback: T): T {
    return this.optional(name, parse, DEFAULTS[name]) ?? fallback;
  }

  /** A value that must be there. */
  required<T>(name: string, parse: (text: string) => Read<T>, fallback: T): T {
    const text = this.text(name) || (DEFAULTS[name] ?? '');
    const read = parsed(text, parse);
    if (text === '') this.problem(name, 'expected' in read ? read.expected : 'a value', 'nothing');
    else if ('value' in read) return read.value;
    else this.problem(name, read.expected, quote(text));
    return fallback;
  }

  /** A value that may be left out, which `whenEmpty` then stands for, if given. */
  optional<T>(name: string, parse: (text: string) => Read<T>, whenEmpty = ''): T | null {
    const text = this.text(name) || whenEmpty;
    if (text === '') return null;
    const read = parsed(text, parse);
    if ('value' in read) return read.value;
    this.problem(name, read.expected, quote(text));
    return null;
  }

  /** A secret that is taken as it is, blanks included. */
  secret(name: string): string | null {
    const value = given(name) ?? '';
    if (value === '') return null;
    this.hide([value]);
    return value;
  }

  /** PEM text, or the content of the file that the input names. */
  pem(name: string, isSecret: boolean): string | null {
    const text = this.text(name);
    if (text === '') return null;
    if (text.includes(PEM_MARK)) {
      this.hide(secretLines(text, isSecret));
      return text;
    }
    try {
      const content = readBounded(text, 'it is neither: there is no BEGIN line in it').toString('utf8');
      this.hide(secretLines(content, isSecret));
      return content;
    } catch (error) {
      const isNoPath = text.length > 200 || /[\r\n]/.test(text);
      if (isNoPath && (isSecret || mayHoldKey(text))) this.hide(secretLines(text, true));
      this.problem(
        name,
        'PEM text or a path to a readable file',
        isSecret ? systemReason(error) : `${quote(text)}: ${systemReason(error)}`,
      );
      return null;
    }
  }

  /** The bytes of a file that is secret: given as base64, with or without armour, or by its path. */
  secretFile(name: string): Buffer | null {
    const text = this.text(name);
    const given = decodeFile(text);
    if (given || text.length > 200 || /[\r\n]/.test(text)) this.hide(secretPieces(text));
    if (given) return given;
    try {
      const content = readBounded(text, 'it is neither');
      const bytes = decodeFile(content.toString('latin1')) ?? content;
      // An earlier step may have made the file out of a variable that is still there.
      this.hide([bytes.toString('base64')]);
      return bytes;
    } catch (error) {
      this.problem(name, 'the base64 of a file or a path to a readable one', systemReason(error));
      return null;
    }
  }

  /** Masks texts in everything that is logged from here on, but leaves commands what they know of them from elsewhere. */
  mask(texts: readonly string[]): void {
    for (const text of texts) setSecret(text);
  }

  /** Masks texts in everything that is logged from here on, and keeps them from commands. */
  hide(texts: readonly string[]): void {
    this.secrets.hide(texts);
  }

  /** An input that this operation needs and that is empty; one that could not be read has been told of already. */
  missing(name: string, expected: string): void {
    if (this.text(name) === '') this.problem(name, expected, 'nothing');
  }

  problem(name: string, expected: string, got: string): void {
    this.#problems.push(`${name}: expected ${expected}, got ${got}`);
  }

  throwProblems(): void {
    if (this.#problems.length === 0) return;
    throw new DeployError(
      'INPUT_INVALID',
      this.#problems.join('; '),
      'nothing was touched; every input is described in the README',
    );
  }
}

/** An input as the runner hands it over; undefined when it does not, which core does not tell from empty. */
function given(name: string): string | undefined {
  const isSet = process.env[`INPUT_${name.toUpperCase()}`] !== undefined;
  return isSet ? getInput(name, { trimWhitespace: false }) : undefined;
}

/**
 * Reads a regular file of bounded size. It is looked at once it is open, so that nobody can put another in its place in between; a pipe without a writer is not waited for.
 *
 * @param neither what is wrong with a text that can be no path
 * @throws Error with what is wrong as its message, or a system error
 */
function readBounded(path: string, neither: string): Buffer {
  if (path.length > MAX_PATH_LENGTH || /[\r\n]/.test(path)) throw new Error(neither);
  const { O_RDONLY, O_NONBLOCK } = fs.constants;
  const fd = fs.openSync(path, O_RDONLY | (O_NONBLOCK ?? 0));
  try {
    if (!fs.fstatSync(fd).isFile()) throw new Error('it is not a regular file');
    // Its size is not asked for: some files, such as those in /proc, say 0 and hold more.
    const pieces: Buffer[] = [];
    let length = 0;
    for (let got = -1; got !== 0; length += got) {
      if (length > MAX_FILE_BYTES) throw new Error('the file is larger than 1 MiB');
      const piece = Buffer.alloc(PIECE_BYTES);
      got = fs.readSync(fd, piece);
      pieces.push(piece.subarray(0, got));
    }
    return Buffer.concat(pieces, length);
  } finally {
    fs.closeSync(fd);
  }
}

/** Base64 of a DER or BER sequence of more than 127 bytes; null for anything else, such as a path. */
export function decodeFile(text: string): Buffer | null {
  const encoded = text.replace(/-----(?:BEGIN|END) [A-Z0-9 ]{1,64}-----/g, '').replace(/\s+/g, '');
  if (encoded.length < 128 || !/^MI[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return null;
  return Buffer.from(encoded, 'base64');
}

/** The lines of a text that is secret as a whole, armour excepted. */
export function secretPieces(text: string): string[] {
  return text.replace(/-----[A-Z0-9 ]{1,80}-----/g, '\n').split(/\s+/);
}

/** Only an input for PEM takes PEM, or a key. Elsewhere it is a mistake that could put a key into a file's name or a process's arguments. */
function parsed<T>(text: string, parse: (text: string) => Read<T>): Read<T> {
  const read = parse(text);
  return 'value' in read && (text.includes(PEM_MARK) || isBareKey(text)) ? { expected: 'no key here' } : read;
}
