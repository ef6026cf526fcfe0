/*
 * The grammars of single inputs. Each reader returns the value, or what was expected.
 */

import * as fs from 'node:fs';
import { posix } from 'node:path';
import { isConfidential } from '../certificate/suspicion.ts';
import type { OwnerPolicy } from '../files/attributes.ts';
import { isReserved, isTargetName, MAX_NAME } from '../transaction/names.ts';

/** A value, or, in the words of a sentence that begins with "expected", what would have been one. */
export type Read<T> = { readonly value: T } | { readonly expected: string };

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The longest time that Node's timers take, in milliseconds: some 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A duration in milliseconds: a number and a unit. */
export function readDuration(text: string, least: number, most = MAX_TIMER_MS): Read<number> {
  const expected = `a duration such as 500ms, 30s, 2m, 1h or 30d${least > 0 ? ', more than zero' : ''}`;
  const [, number, unit] = /^(\d{1,12}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(text) ?? [];
  if (number === undefined || unit === undefined) return { expected };
  const value = Math.round(Number(number) * (UNITS[unit] ?? 0));
  if (value > most) return { expected: `${expected}, and no more than ${most} ms` };
  return value < least ? { expected } : { value };
}

/** What @actions/core takes for a boolean in `getBooleanInput`: YAML 1.2's core schema. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** `true` or `false`, also in capitals or with one. */
export function readBoolean(text: string): Read<boolean> {
  const value = BOOLEANS.get(text);
  return value === undefined ? { expected: 'true or false' } : { value };
}

/** One of some words. */
export function readWord<T extends string>(text: string, words: readonly T[]): Read<T> {
  const value = words.find((word) => word === text);
  return value === undefined ? { expected: words.join(' or ') } : { value };
}

/** A whole number. */
export function readCount(text: string, least: number, most = 1_000_000): Read<number> {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? { value }
    : { expected: `a whole number from ${least} to ${most}` };
}

/** Permission bits in octal. */
export function readMode(text: string): Read<number> {
  return /^0?[0-7]{3}$/.test(text)
    ? { value: Number.parseInt(text, 8) }
    : { expected: 'permission bits in octal, such as 0644' };
}

/** NAME_MAX of Linux: the most bytes of a file's or a folder's own name. */
const MAX_COMPONENT_BYTES = 255;

/** A file's name, relative to the directory, in its shortest form. */
export function readFileName(text: string): Read<string> {
  const expected = 'a path below directory, such as cert.pem or tls/cert.pem';
  // Its length first: what normalising takes grows with the square of it.
  if (text.length > MAX_NAME || text.startsWith('/') || text.endsWith('/')) return { expected };
  const value = posix.normalize(text);
  if (!isTargetName(value)) return { expected };
  const long = value.split('/').find((part) => Buffer.byteLength(part) > MAX_COMPONENT_BYTES);
  if (long !== undefined) {
    const limit = `with no more than ${MAX_COMPONENT_BYTES} bytes in each name`;
    return {
      expected: `${expected}, ${limit}; ${isConfidential(long) ? 'one' : long} has ${Buffer.byteLength(long)}`,
    };
  }
  return isReserved(value)
    ? { expected: `${expected}; that name is one that this action uses itself` }
    : { value };
}

/** A path as the server sees it: absolute, without a slash at its end. */
export function readServerPath(text: string): Read<string> {
  if (!text.startsWith('/') || /[\u0000-\u001f\u007f]/.test(text)) return { expected: 'an absolute path' };
  return { value: posix.normalize(text).replace(/\/+$/, '') };
}

/** `keep`, `runner`, or a user and a group by name or number. */
export function readOwner(text: string): Read<OwnerPolicy> {
  const expected = 'keep, runner, or user:group by name or number';
  if (text === 'keep' || text === 'runner') return { value: { kind: text } };
  const [user, group, ...more] = text.split(':');
  if (!user || !group || more.length > 0) return { expected };
  const uid = readId(user, '/etc/passwd');
  if (uid === null) return { expected: `${expected}; /etc/passwd knows no user of that name` };
  const gid = readId(group, '/etc/group');
  if (gid === null) return { expected: `${expected}; /etc/group knows no group of that name` };
  return { value: { kind: 'set', uid, gid } };
}

/**
 * A number, or what the third field of a line of passwd(5) or group(5) says for a name; null for an unknown
 * name.
 */
function readId(text: string, table: string): number | null {
  if (/^\d{1,10}$/.test(text)) return Number(text) < 2 ** 32 - 1 ? Number(text) : null;
  let lines: string[];
  try {
    lines = fs.readFileSync(table, 'utf8').split('\n');
  } catch {
    return null;
  }
  const fields = lines.map((line) => line.split(':')).find(([name]) => name === text);
  const id = fields?.[2] ?? '';
  return /^\d{1,10}$/.test(id) ? Number(id) : null;
}
