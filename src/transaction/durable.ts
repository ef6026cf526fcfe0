import * as fs from 'node:fs';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import type { Attributes } from './attributes.ts';
import { type Folder, removeFile, syncFolder } from './folder.ts';
import { openPending, type Pending } from './pending.ts';

const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = fs.constants;

/** Mode of everything that this project keeps for itself. */
export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

/**
 * Creates an empty file that nobody but its owner can open, and that was not there before.
 *
 * @throws a system error: EEXIST when the name is taken, also by a dangling symlink
 */
export function createPrivate(access: string): void {
  fs.closeSync(fs.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, PRIVATE_FILE));
}

/**
 * Fills a file made by `createPrivate`, and leaves it to be synced. Owner and mode come after the content, and the mode after the owner,
 * because a change of owner clears bits (chown(2)): until then the file can be opened by its owner alone.
 *
 * @param written the modification time; without attributes the file keeps its own
 * @throws a system error
 */
export function fill(
  pending: Pending,
  access: string,
  bytes: Buffer,
  attributes: Attributes | null,
  written = new Date(),
): void {
  // It may have the mode of the file that it replaces already, by which not even its owner may write to it.
  if (attributes) fs.chmodSync(access, PRIVATE_FILE);
  const fd = fs.openSync(access, O_WRONLY | O_TRUNC | O_NOFOLLOW);
  try {
    for (let written = 0; written < bytes.length; ) written += fs.writeSync(fd, bytes, written);
    if (attributes) {
      fs.futimesSync(fd, written, written);
      const stat = fs.fstatSync(fd);
      if (stat.uid !== attributes.uid || stat.gid !== attributes.gid)
        fs.fchownSync(fd, attributes.uid, attributes.gid);
      fs.fchmodSync(fd, attributes.mode);
    }
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
  pending.addFile(fd);
}

/** What a file of our own is called until it is whole. */
const draftOf = (name: string): string => `${name}.new`;

/** Writes what a small file of our own is going to say, and leaves it to be synced. Throws a system error. */
export function draft(pending: Pending, folder: Folder, name: string, text: string): void {
  const access = folder.at(draftOf(name));
  removeDraft(folder, name);
  createPrivate(access);
  fill(pending, access, Buffer.from(text), null);
}

/** Removes what was to become a file of our own, and never did. Throws a system error. */
export function removeDraft(folder: Folder, name: string): void {
  removeFile(folder.at(draftOf(name)));
}

/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
export function nameDraft(folder: Folder, name: string): void {
  fs.renameSync(folder.at(draftOf(name)), folder.at(name));
}

/** Gives a draft that was synced its name, durably. Throws a system error. */
export function publish(folder: Folder, name: string): void {
  nameDraft(folder, name);
  syncFolder(folder);
}

/**
 * Replaces a small file of our own so that, whatever happens, it is the old one or the new one: draft, sync, rename, sync of the folder.
 *
 * @param name the final name, in `folder`
 * @throws a system error
 */
export function replaceDurably(folder: Folder, name: string, text: string): void {
  const pending = openPending();
  try {
    draft(pending, folder, name, text);
    pending.sync();
    publish(folder, name);
  } catch (error) {
    removeDraft(folder, name);
    throw error;
  } finally {
    pending.close();
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space on the file system of the target',
  EDQUOT: 'free some of the quota on the file system of the target',
  EBUSY: 'a file that is mounted by itself cannot be replaced: mount its folder instead',
  EXDEV: 'state-directory must be on the file system of the target',
  EROFS: 'the target is mounted read-only',
  EACCES: 'run the job as a user who may write there',
  EPERM: 'run the job as a user who may write there; is the file or the folder immutable (lsattr)?',
};

const DENIALS = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * A system error as a failure that a user can act on. A DeployError passes unchanged.
 *
 * @param what what could not be done, as a clause: "/certs/cert.pem cannot be replaced"
 */
export function writeFailure(error: unknown, what: string): DeployError {
  if (error instanceof DeployError) return error;
  const code = systemCode(error);
  return new DeployError(
    DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED',
    `${what}: ${systemReason(error)}`,
    REMEDIES[code] ?? '',
    error,
  );
}

/** Runs a step and turns its system errors into failures that name what was being done. */
export function doing<T>(what: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw writeFailure(error, what);
  }
}
