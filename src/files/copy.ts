import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import { type Attributes, copyAttributes, sameAttributes } from './attributes.ts';
import { createPrivate, fill, openPending, type Pending } from './durable.ts';
import { readEntry } from './entry.ts';

/**
 * How link(2) says that the file system, or the kernel, makes no second name for this file. CIFS says ENOENT
 * for a second after another name of the file was removed; rclone says EIO.
 */
const NO_LINK = new Set([
  'EPERM',
  'EXDEV',
  'EMLINK',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EACCES',
  'ENOENT',
  'EIO',
]);

/**
 * Whether link(2) failed for a reason that a copy does not have. A file that is missing fails to be copied,
 * too.
 */
export function hasNoLinks(error: unknown): boolean {
  return NO_LINK.has(systemCode(error));
}

/**
 * Gives a file a second name. Where that is refused, makes a durable copy with the same attributes. A name
 * that already holds the very same is taken for one's own: NFS may send a request twice, and the second one
 * finds what the first one did.
 *
 * @param unseenMode as in `Asked`, for the copy
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack
 *   attributes
 */
export function linkOrCopy(
  from: string,
  to: string,
  attributes: Attributes,
  unseenMode: number | null = null,
): void {
  try {
    fs.linkSync(from, to);
    return;
  } catch (error) {
    if (systemCode(error) === 'EEXIST' && isSame(from, to)) return;
    if (!hasNoLinks(error)) throw error;
  }
  copyDurably(from, to, attributes, unseenMode);
}

/**
 * Makes a durable copy with the same attributes. Throws as `copyFile` does, and DeployError WRITE_FAILED when
 * it would lack some.
 */
export function copyDurably(
  from: string,
  to: string,
  attributes: Attributes,
  unseenMode: number | null = null,
): void {
  using pending = openPending();
  const lost = copyFile(pending, from, to, attributes, unseenMode);
  if (lost !== null)
    throw new DeployError(
      'WRITE_FAILED',
      `a file can be kept neither by a hard link nor with all its attributes: ${lost}`,
      'install GNU coreutils on the runner, or run the job as the owner of the files',
    );
  pending.sync();
}

function isSame(from: string, to: string): boolean {
  const [one, other] = [readEntry(from, from), readEntry(to, to)];
  return (
    one.kind === 'file' &&
    other.kind === 'file' &&
    one.bytes.equals(other.bytes) &&
    sameAttributes(one, other)
  );
}

/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `copyAttributes` does
 */
export function copyFile(
  pending: Pending,
  from: string,
  to: string,
  attributes: Attributes,
  unseenMode: number | null = null,
): string | null {
  const entry = readEntry(from, from);
  if (entry.kind === 'absent')
    throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
  createPrivate(to);
  const lost = copyAttributes(from, to);
  const asked = { ...attributes, isOwn: false, unseenMode };
  fill(pending, to, entry.bytes, asked, new Date(entry.writtenMs));
  return lost;
}
