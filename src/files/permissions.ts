/*
 * Things that this process would not be allowed to do, found out before anything is written.
 */
import * as fs from 'node:fs';
import { basename } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import type { Attributes } from './attributes.ts';
import { READ_ONLY } from './failure.ts';
import type { Folder } from './folder.ts';
import { isLocal } from './mount.ts';

/**
 * Refuses an owner that this process could not set. Only root gives files away, and others may choose among
 * their own groups only (chown(2)). Where a server decides, that is tried later (transaction/trial.ts).
 *
 * @param shown the file, for the message
 * @throws DeployError PERMISSION_DENIED
 */
export function requireSettable({ uid, gid }: Attributes, folder: Folder, shown: string): void {
  const me = process.geteuid?.();
  if (me === undefined || me === 0) return;
  if (uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid))) return;
  if (!isLocal(folder.at('.'))) return;
  throw new DeployError(
    'PERMISSION_DENIED',
    `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`,
    'run the job as that user or as root, or choose another owner (owner: runner)',
  );
}

/**
 * Refuses a name that this process could not give to another file. It must be allowed to write to the folder;
 * in a sticky folder, the file or the folder must also be its own (rename(2): EPERM).
 *
 * @param shown the file, for the message
 * @param uid the owner of the entry that has the name now; null when none has
 * @throws DeployError PERMISSION_DENIED
 */
export function requireReplaceable(folder: Folder, shown: string, uid: number | null): void {
  try {
    fs.accessSync(folder.at('.'), fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new DeployError(
      'PERMISSION_DENIED',
      `${folder.path}, where ${basename(shown)} is to go, cannot be written to: ${systemReason(error)}`,
      systemCode(error) === 'EROFS' ? READ_ONLY : 'run the job as a user who may write there',
      error,
    );
  }
  const me = process.geteuid?.();
  const stat = fs.fstatSync(folder.fd);
  const isSticky = (stat.mode & 0o1000) !== 0 && uid !== null;
  if (!isSticky || me === undefined || me === 0 || stat.uid === me || uid === me) return;
  if (!isLocal(folder.at('.'))) return;
  throw new DeployError(
    'PERMISSION_DENIED',
    `${shown} belongs to user ${uid} and is in a sticky folder, where ${me} cannot replace it`,
    'run the job as its owner, as the owner of the folder, or as root',
  );
}
