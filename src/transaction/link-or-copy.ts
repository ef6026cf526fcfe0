import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import type { Attributes } from './attributes.ts';
import { carryAttributesTo } from './carry.ts';
import { createPrivate, fill } from './durable.ts';
import { readEntry } from './entry.ts';
import { openPending, type Pending } from './pending.ts';

/**
 * Gives a file a second name, or, where the file system or the kernel refuses that (link(2): EPERM, EXDEV, EMLINK), makes a durable copy with the same attributes.
 *
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack attributes
 */
export function linkOrCopy(from: string, to: string, attributes: Attributes): void {
  try {
    fs.linkSync(from, to);
    return;
  } catch (error) {
    if (
      !['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES'].includes(systemCode(error))
    )
      throw error;
  }
  const pending = openPending();
  try {
    const lost = copyFile(pending, from, to, attributes);
    if (lost !== null) throw attributesLost(lost);
    pending.sync();
  } finally {
    pending.close();
  }
}

function attributesLost(why: string): DeployError {
  return new DeployError(
    'WRITE_FAILED',
    `a file can be kept neither by a hard link nor with all its attributes: ${why}`,
    'install GNU coreutils on the runner, or run the job as the owner of the files',
  );
}

/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `carryAttributesTo` does
 */
export function copyFile(pending: Pending, from: string, to: string, attributes: Attributes): string | null {
  const entry = readEntry(from, from);
  if (entry.kind === 'absent')
    throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
  createPrivate(to);
  const lost = carryAttributesTo(from, to);
  fill(pending, to, entry.bytes, attributes, new Date(entry.writtenMs));
  return lost;
}
