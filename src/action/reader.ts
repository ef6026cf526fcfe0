import * as fs from 'node:fs';
import * as core from '@actions/core';
import { secretLines } from '../certificate/pem.ts';
import { DeployError, systemReason } from '../errors.ts';
import { DEFAULTS } from './defaults.ts';
import type { Read } from './values.ts';

/** What tells PEM text from a path. */
export const PEM_MARK = '-----BEGIN';

/** A path or a PEM text longer than this is neither. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;

/** Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated in a problem. */
export class InputReader {
  readonly #problems: string[] = [];
  readonly #secrets = new Set<string>();

  get secrets(): string[] {
    return [...this.#secrets];
  }

  /** An input's text, without surrounding blanks. An input that the runner did not set at all has its default; an empty one is empty. */
  text(name: string): string {
    return `INPUT_${name.toUpperCase()}` in process.env ? core.getInput(name) : (DEFAULTS[name] ?? '');
  }

  /** A value that has a default; `fallback` only stands in after a problem. */
  read<T>(name: string, parse: (text: string) => Read<T>, fallback: T): T {
    return this.optional(name, parse, DEFAULTS[name]) ?? fallback;
  }

  /** A value that must be there. */
  required<T>(name: string, parse: (text: string) => Read<T>, fallback: T): T {
    const text = this.text(name) || (DEFAULTS[name] ?? '');
    const read = parse(text);
    if (text === '') this.problem(name, 'expected' in read ? read.expected : 'a value', 'nothing');
    else if ('value' in read) return read.value;
    else this.problem(name, read.expected, quote(text));
    return fallback;
  }

  /** A value that may be left out, which `whenEmpty` then stands for, if given. */
  optional<T>(name: string, parse: (text: string) => Read<T>, whenEmpty = ''): T | null {
    const text = this.text(name) || whenEmpty;
    if (text === '') return null;
    const read = parse(text);
    if ('value' in read) return read.value;
    this.problem(name, read.expected, quote(text));
    return null;
  }

  /** A secret that is taken as it is, blanks included. */
  secret(name: string): string | null {
    const value = core.getInput(name, { trimWhitespace: false });
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
      if (text.length > MAX_PATH_LENGTH || /[\r\n]/.test(text))
        throw new Error('it is neither: there is no BEGIN line in it');
      const stat = fs.statSync(text);
      if (!stat.isFile()) throw new Error('it is not a regular file');
      const { size } = stat;
      if (size > MAX_FILE_BYTES) throw new Error('the file is larger than 1 MiB');
      const content = fs.readFileSync(text, 'utf8');
      this.hide(secretLines(content, isSecret));
      return content;
    } catch (error) {
      if (isSecret && (text.length > 200 || /[\r\n]/.test(text))) this.hide(secretLines(text, true));
      this.problem(
        name,
        'PEM text or a path to a readable file',
        isSecret ? systemReason(error) : `${quote(text)}: ${systemReason(error)}`,
      );
      return null;
    }
  }

  /** Masks texts in everything that is logged from here on, but leaves commands what they know of them from elsewhere. */
  mask(texts: readonly string[]): void {
    for (const text of texts) core.setSecret(text);
  }

  /** Masks texts in everything that is logged from here on, and keeps them from commands. */
  hide(texts: readonly string[]): void {
    for (const text of texts) {
      if (text === '' || this.#secrets.has(text)) continue;
      this.#secrets.add(text);
      core.setSecret(text);
    }
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

/** Text as it is shown in a problem: quoted, and no more than its beginning. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
