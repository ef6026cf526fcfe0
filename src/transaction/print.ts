/*
 * What a file was, as far as it can be told again later: content, mode, owner, extended attributes. Inode
 * numbers are not among it. Some file systems make them of the path, and others number files anew with every
 * mount: a new file can have the number of the earlier one.
 */
import { basename } from 'node:path';
import { sha256 } from '../digest.ts';
import { DeployError, systemCode } from '../errors.ts';
import type { Attributes } from '../files/attributes.ts';
import { type Entry, readEntry } from '../files/entry.ts';
import type { FolderTree } from '../files/tree.ts';
import type { Role } from '../report.ts';

/** A file as it was. */
export interface Print extends Attributes {
  /** Lower-case hex. Of a key as well: it stands in the journal alone, and goes with it. */
  readonly sha256: string;
  /**
   * Access control list and extended attributes, as `readExtended` has them; null when they are not known.
   */
  readonly extended: string | null;
}

/** A file that a deployment changes, or that stays and belongs to its set. */
export interface JournalFile {
  readonly role: Role;
  /** Relative to the target, or to the release folder. */
  readonly name: string;
  /** The file that was there, which the backup named by the role keeps; null when there was none. */
  readonly before: Print | null;
  /** Whether the deployment leaves it as it is. */
  readonly stays: boolean;
  /** SHA-256 of the file that is to be there; null when there is to be none. */
  readonly after: string | null;
  /** SHA-256 of what a command made of it; null when none has changed it. */
  readonly altered: string | null;
}

/** An entry of the target as it is now: `other` is neither a regular file nor nothing. */
export type Found = Entry | { readonly kind: 'other' };

/**
 * Reads an entry of the target, whatever it is.
 *
 * @throws DeployError when that cannot be told
 */
export function findEntry(access: string, shown: string): Found {
  try {
    return readEntry(access, shown);
  } catch (error) {
    // Without a cause, it was read, and is nothing that a deployment would have made.
    if (error instanceof DeployError && error.cause === undefined) return { kind: 'other' };
    throw error;
  }
}

/** A file of a set as it is now. Throws as `findEntry` does. */
export function findThere(tree: FolderTree, { name }: JournalFile): Found {
  try {
    const folder = tree.holding(name);
    return findEntry(folder.at(basename(name)), `${folder.path}/${basename(name)}`);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { kind: 'absent' };
    throw error;
  }
}

/**
 * Whose content there is under the name of a file: the earlier one's, this deployment's, or somebody else's.
 * A file that is gone counts as the deployment's: nothing is lost by bringing the earlier one back.
 */
export function whose(
  { before, stays, after, altered }: JournalFile,
  found: Found,
): 'earlier' | 'ours' | 'foreign' {
  if (found.kind === 'absent') return before === null ? 'earlier' : 'ours';
  if (found.kind === 'other') return 'foreign';
  const sum = sha256(found.bytes);
  if (sum === before?.sha256) return 'earlier';
  // Only a command writes into a file that stays. One that was replaced may have been replaced again by
  // anybody.
  return sum === after || (stays && sum === altered) ? 'ours' : 'foreign';
}

/** Whether something that was read from a journal is a print. */
export function isPrint(value: unknown): value is Print {
  if (typeof value !== 'object' || value === null) return false;
  const { sha256: sum, extended, uid, gid, mode } = value as Partial<Print>;
  return (
    isSum(sum) && (extended === null || typeof extended === 'string') && isAttributes({ uid, gid, mode })
  );
}

/** Whether something that was read from a journal is mode and owner. */
export function isAttributes({ uid, gid, mode }: { [name in keyof Attributes]?: unknown }): boolean {
  const isNumber = (one: unknown, max: number): boolean =>
    typeof one === 'number' && Number.isInteger(one) && one >= 0 && one <= max;
  return isNumber(uid, 0xffff_ffff) && isNumber(gid, 0xffff_ffff) && isNumber(mode, 0o7777);
}

/** Whether something is a SHA-256 in lower-case hex. */
export function isSum(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
