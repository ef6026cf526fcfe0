import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import { type Attributes, copyAttributes } from './attributes.ts';
import { createPrivate, fill, openPending, type Pending } from './durable.ts';
import { readEntry } from './entry.ts';

/** How link(2) says that the file system, or the kernel, makes no second name for this file. */
const NO_LINK = new Set(['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES']);

/**
 * Gives a file a second name. Where that is refused, makes a durable copy with the same attributes.
 *
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack
 *   attributes
 */
export function linkOrCopy(from: string, to: string, attributes: Attributes): void {
  try {
    fs.linkSync(from, to);
    return;
  } catch (error) {
    if (!NO_LINK.has(systemCode(error))) throw error;
  }
  using pending = openPending();
  const lost = copyFile(pending, from, to, attributes);
  if (lost !== null)
    throw new DeployError(
      'WRITE_FAILED',
      `a file can be kept neither by a hard link nor with all its attributes: ${lost}`,
      'install GNU coreutils on the runner, or run the job as the owner of the files',
    );
  pending.sync();
}

/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `copyAttributes` does
 */
export function copyFile(pending: Pending, from: string, to: string, attributes: Attributes): string | null {
  const entry = readEntry(from, from);
  if (entry.kind === 'absent')
    throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
  createPrivate(to);
  const lost = copyAttributes(from, to);
  fill(pending, to, entry.bytes, attributes, new Date(entry.writtenMs));
  return lost;
}
