import * as fs from 'node:fs';
import { resolve } from 'node:path';
import { type Decoded, decode, textOf } from '../certificate/forms.ts';
import { secretLines } from '../certificate/pem.ts';
import { secretsOf } from '../certificate/secrets.ts';
import { PEM_MARK, runsIn } from '../certificate/suspicion.ts';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { DEFAULTS } from './defaults.ts';
import { quote } from './quote.ts';
import type { Secrets } from './secrets.ts';
import type { Read } from './values.ts';

/** PATH_MAX of Linux: a longer text is no path. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;
const PIECE_BYTES = 16 * 1024;

/** Inputs as somebody gave them: a workflow, a command line, a manifest. */
export interface InputSource {
  /** By name. An input that is not there has its default; an empty one is empty. */
  readonly values: ReadonlyMap<string, string>;
  readonly environment: NodeJS.ProcessEnv;
  /** What is wrong before anything is read, by the name of the input. Nothing more is said of that one. */
  readonly problems: ReadonlyMap<string, string>;
  /** Why the inputs cannot be relied on; null when they can. */
  readonly refusal: DeployError | null;
  /** Keeps a text out of the log from here on. */
  mask(text: string): void;
  /** The texts that must not be seen, which grow as inputs are read. */
  readonly secrets: Secrets;
  /** The folder that the relative path in an input begins from. Missing: the working directory. */
  folder?(name: string): string;
  /** How a problem with an input is told. Missing: as it is. */
  describe?(name: string, problem: string): string;
}

/**
 * Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated
 * in a problem.
 */
export class InputReader {
  readonly #problems: string[];
  readonly #source: InputSource;
  readonly secrets: Secrets;

  constructor(source: InputSource) {
    this.#source = source;
    this.#problems = [...source.problems.values()];
    this.secrets = source.secrets;
  }

  /** The environment of the run: proxies, the store of roots, and what the run is called. */
  get environment(): NodeJS.ProcessEnv {
    return this.#source.environment;
  }

  /**
   * An input's text, without surrounding blanks. An input that was not given at all has its default;
   * an empty one is empty.
   */
  text(name: string): string {
    const text = this.#given(name)?.trim() ?? DEFAULTS[name] ?? '';
    // Somebody may have put their key into the wrong input. Inputs for credentials are decoded before they
    // are masked.
    if (CREDENTIALS.has(name)) return text;
    if (text.includes(PEM_MARK)) this.hide(secretLines(text, false));
    else this.mask(runsIn(text));
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
    const value = this.#given(name) ?? '';
    if (value === '') return null;
    this.hide([value]);
    return value;
  }

  /**
   * A certificate, a chain or a key, in any form, or in the file that the input names. Null when there is
   * none, or none that could be read.
   *
   * @param isSecret whether it is a key
   * @returns PEM, or the text of something else, which the parser names
   */
  pem(name: string, isSecret: boolean): string | null {
    const decoded = this.#credential(name, isSecret);
    return decoded && textOf(decoded);
  }

  /**
   * The bytes of a PKCS#12 file, or of something else that was given in its place, in any form or by its
   * path.
   */
  pkcs12(name: string): Buffer | null {
    const decoded = this.#credential(name, true);
    if (decoded === null) return null;
    return 'bytes' in decoded ? decoded.bytes : Buffer.from(textOf(decoded));
  }

  /**
   * Masks the secrets in an input for a credential, without reading any file. Done before anything else is
   * said of the input.
   *
   * @returns the input, decoded
   */
  hideCredential(name: string, isSecret: boolean): Decoded {
    const text = this.text(name);
    const decoded = decode(text);
    const isPath = decoded.kind === 'unknown' && (text.length < LEAST_KEY || mayBePath(text));
    if (!isPath) this.hide(secretsOf(decoded, isSecret));
    return decoded;
  }

  /** The folder that the relative path in an input begins from; empty: the working directory. */
  folder(name: string): string {
    return this.#source.folder?.(name) ?? '';
  }

  #given(name: string): string | undefined {
    return this.#source.values.get(name);
  }

  #credential(name: string, isSecret: boolean): Decoded | null {
    const text = this.text(name);
    if (text === '') return null;
    const decoded = this.hideCredential(name, isSecret);
    if (decoded.kind !== 'unknown') return decoded;
    if (EMPTY.test(text)) {
      this.problem(name, expectedOf(name), EMPTY_SECRET);
      return null;
    }
    try {
      const content = readBounded(within(this.folder(name), text));
      const inFile = decode(content);
      this.hide(secretsOf(inFile, isSecret));
      // An earlier step may have made the file out of a variable that is still there.
      if (isSecret) this.hide([content.toString('base64')]);
      return inFile;
    } catch (error) {
      const isHidden = isSecret && !mayBePath(text);
      if (isHidden) this.hide(secretsOf(decoded, true));
      const shown = isHidden ? `a text of ${text.length} characters` : quote(text);
      this.problem(name, expectedOf(name), unreadable(shown, mayBePath(text), error));
      return null;
    }
  }

  /**
   * Masks texts in everything that is logged from here on, but leaves commands what they know of them from
   * elsewhere.
   */
  mask(texts: readonly string[]): void {
    for (const text of texts) this.#source.mask(text);
  }

  /** Masks texts in everything that is logged from here on, and keeps them from commands. */
  hide(texts: readonly string[]): void {
    this.secrets.hide(texts);
  }

  /**
   * An input that this operation needs and that is empty; one that could not be read has been told of
   * already.
   */
  missing(name: string, expected: string): void {
    if (this.text(name) !== '') return;
    this.problem(name, expected, CREDENTIALS.has(name) ? `nothing; ${EMPTY_SECRET}` : 'nothing');
  }

  problem(name: string, expected: string, got: string): void {
    if (this.#source.problems.has(name)) return;
    const problem = `${name}: expected ${expected}, got ${got}`;
    this.#problems.push(this.#source.describe?.(name, problem) ?? problem);
  }

  /** What is wrong so far. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  throwProblems(): void {
    const refusal = refusalOf(this.#problems);
    if (refusal) throw refusal;
  }
}

/** INPUT_INVALID with all problems; null when there is none. */
export function refusalOf(problems: readonly string[]): DeployError | null {
  if (problems.length === 0) return null;
  return new DeployError(
    'INPUT_INVALID',
    problems.join('; '),
    'nothing was touched; every input is described in the README',
  );
}

/** Inputs that take a credential, in any form. */
const CREDENTIALS: ReadonlySet<string> = new Set(['certificate', 'private-key', 'chain', 'pkcs12']);

/** No key in base64 is shorter. */
const LEAST_KEY = 60;

function expectedOf(name: string): string {
  return name === 'pkcs12'
    ? 'the base64 of a file or a path to a readable one'
    : 'PEM text or a path to a readable file, or base64 of one';
}

/** What a template makes of a secret that is not there. */
const EMPTY = /^(?:["'\s]*|null|undefined)$/;
const EMPTY_SECRET = 'an empty secret: is it available to this workflow?';

/**
 * Whether a text looks like a path, so that it may be shown although a key was expected: no base64 has a dot,
 * or begins like these.
 */
function mayBePath(text: string): boolean {
  const isPath =
    text.length <= MAX_PATH_LENGTH && (text.includes('.') || /^(?:\/|~\/|[A-Za-z]:\\)/.test(text));
  return isPath && !/[\r\n]/.test(text) && !/[A-Za-z0-9+=]{40}/.test(text) && !text.includes('-----');
}

/**
 * What is wrong with a text that is no credential and names no file that can be read. Both are told where it
 * may have been meant for either.
 */
function unreadable(shown: string, isPath: boolean, error: unknown): string {
  const reason = systemCode(error) === 'ENAMETOOLONG' ? TOO_LONG : systemReason(error);
  return isPath
    ? `${reason}: ${shown}`
    : `${shown}, which is neither PEM nor base64 of a credential, and as a path: ${reason}`;
}

const TOO_LONG = 'it is too long to be one';

/** A path from a folder on. Without one it stays as it is: the working directory may be gone. */
function within(folder: string, path: string): string {
  return folder === '' ? path : resolve(folder, path);
}

/**
 * Reads a regular file of bounded size. It is looked at once it is open, so that nobody can put another in
 * its place in between; a pipe without a writer is not waited for.
 *
 * @throws Error with what is wrong as its message, or a system error
 */
export function readBounded(path: string): Buffer {
  if (path.length > MAX_PATH_LENGTH) throw new Error(TOO_LONG);
  if (/[\r\n\0]/.test(path)) throw new Error('it has several lines');
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

/**
 * Only an input for a credential takes PEM. Elsewhere it is a mistake that could put a key into a file's name
 * or a process's arguments.
 */
function parsed<T>(text: string, parse: (text: string) => Read<T>): Read<T> {
  const read = parse(text);
  return 'value' in read && text.includes(PEM_MARK) ? { expected: 'no key here' } : read;
}
