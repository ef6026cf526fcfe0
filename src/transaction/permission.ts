/*
 * What this process would not be allowed to do, found out before anything is written.
 */
import * as fs from 'node:fs';
import { basename, dirname } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { CURRENT } from '../layout.ts';
import type { Attributes } from './attributes.ts';
import type { Entry } from './entry.ts';
import type { Folder, FolderTree } from './folder.ts';
import type { Target } from './target.ts';
import { type Place, shownPath } from './view.ts';

/**
 * Refuses an owner that this process could not set: only root gives files away, and others may only choose among their own groups (chown(2)).
 *
 * @param shown the file, for the message
 * @throws DeployError PERMISSION_DENIED
 */
export function requireSettable({ uid, gid }: Attributes, shown: string): void {
  const me = process.geteuid?.();
  if (me === undefined || me === 0) return;
  if (uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid))) return;
  throw new DeployError(
    'PERMISSION_DENIED',
    `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`,
    'run the job as that user or as root, or choose another owner (owner: runner)',
  );
}

/**
 * Refuses a file whose name could not be given to another: the folder must let this process write, and in a sticky one the file, or the folder, must be its own (rename(2): EPERM).
 *
 * @throws DeployError PERMISSION_DENIED
 */
export function requireReplaceable(target: Target, place: Place, name: string, before: Entry): void {
  const shown = shownPath(target, place, name);
  const folder = place === 'current' ? target.files.root : nearestFolder(target.files, name);
  try {
    fs.accessSync(folder.at('.'), fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new DeployError(
      'PERMISSION_DENIED',
      `${folder.path}, where ${basename(shown)} is to go, cannot be written to: ${systemReason(error)}`,
      'run the job as a user who may write there',
      error,
    );
  }
  const me = process.geteuid?.();
  const stat = fs.fstatSync(folder.fd);
  const owner = place === 'current' ? ownerOfCurrent(target) : before.kind === 'file' ? before.uid : null;
  const isSticky = (stat.mode & 0o1000) !== 0 && owner !== null;
  if (!isSticky || me === undefined || me === 0 || stat.uid === me || owner === me) return;
  throw new DeployError(
    'PERMISSION_DENIED',
    `${place === 'current' ? shownPath(target, 'directory', CURRENT) : shown} belongs to user ${owner} and is in a sticky folder, where ${me} cannot replace it`,
    'run the job as its owner, as the owner of the folder, or as root',
  );
}

/** Whose the symlink is that all files of the layout go through; null when there is none. */
function ownerOfCurrent({ files }: Target): number | null {
  return fs.lstatSync(files.root.at(CURRENT), { throwIfNoEntry: false })?.uid ?? null;
}

/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files: FolderTree, name: string): Folder {
  try {
    return files.holding(name);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return nearestFolder(files, dirname(name));
  }
}
