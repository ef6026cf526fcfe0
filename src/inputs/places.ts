import { relative, resolve } from 'node:path';
import { STATE_FOLDER } from '../lock/state-directory.ts';
import type { FileNames } from '../server/names.ts';
import { isReserved } from '../transaction/names.ts';
import type { Read } from './values.ts';

/* Where things are, as the runner sees it. */

/**
 * The state directory is made private, so it must be neither the target nor a folder that the target is in.
 * Where it stands in the target, neither a file nor a folder of a layout may be where it is.
 */
export function readStateDirectory(
  text: string,
  folder: string,
  directory: string,
  names: FileNames,
): Read<string> {
  const path = readPath(text, folder);
  if ('expected' in path) return path;
  const { value } = path;
  if (directory === value || directory.startsWith(`${value}/`)) return { expected: 'a folder of its own' };
  const below = relative(directory, value);
  const isTaken =
    !below.startsWith('../') &&
    ((isReserved(below) && below !== STATE_FOLDER) ||
      Object.values(names).some((name) => name !== null && overlaps(name, below)));
  return isTaken ? { expected: 'a folder that no file of the target is in, above or at' } : { value };
}

/**
 * A path made absolute.
 *
 * @param folder where a relative one begins; empty: the working directory, which an earlier step may have
 *   removed
 */
export function readPath(text: string, folder: string): Read<string> {
  try {
    return { value: resolve(folder, text) };
  } catch {
    return { expected: 'an absolute path, because the working directory is gone' };
  }
}

/** Whether two names are the same, or one is that of a folder of the other. */
function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
