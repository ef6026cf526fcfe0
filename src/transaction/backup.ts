/*
 * The target's files as they were before one deployment, kept together as one set. `backups/<id>/` holds one
 * file a role and, once the deployment is proven, a manifest that seals it; until then there is a draft of
 * that. The names have no ending, so that a server that loads every file it finds does not load these.
 *
 * The backup of a file that is going to be replaced is a hard link where the file system allows it. Owner,
 * mode, access control lists, extended attributes and labels come with it at no cost, and nobody writes into
 * a file without a name. A file that stays may be written into, so its backup is a copy.
 */
import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import { defaultMode } from '../files/attributes.ts';
import { copyFile, linkOrCopy } from '../files/copy.ts';
import { type Pending, PRIVATE_FOLDER } from '../files/durable.ts';
import { type Entry, readEntry } from '../files/entry.ts';
import { doing } from '../files/failure.ts';
import {
  ensureSubfolder,
  type Folder,
  findSubfolder,
  isThere,
  openSubfolder,
  removeFile,
  removeIfEmpty,
  removeTree,
} from '../files/folder.ts';
import { hasDraft, publishDraft } from '../files/own-file.ts';
import type { Role } from '../report.ts';
import { DEPLOYMENT_ID } from './names.ts';
import type { Plan } from './plan.ts';
import { accessPath, type View } from './view.ts';

/** The folder of all backups, in the state directory. */
const BACKUPS = 'backups';

/** The name of the file that seals a backup. */
export const MANIFEST = 'manifest';

/** The path of a backup, for people. */
export function backupFolder(stateDirectory: string, id: string): string {
  return `${stateDirectory}/${BACKUPS}/${id}`;
}

/** The path of a backed-up file, for people. */
export function backupPath(stateDirectory: string, id: string, role: Role): string {
  return `${backupFolder(stateDirectory, id)}/${role}`;
}

/**
 * Keeps the files that a plan is about, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays
 *   lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when somebody else has changed a file since the
 *   comparison: an undo could not bring it back
 */
export function makeBackup(
  pending: Pending,
  state: Folder,
  id: string,
  view: View,
  { changes }: Plan,
): { readonly set: Folder; readonly attributesLost: string | null } {
  ensureSubfolder(state, BACKUPS, PRIVATE_FOLDER);
  const backups = openSubfolder(state, BACKUPS);
  pending.addFolder(backups);
  ensureSubfolder(backups, id, PRIVATE_FOLDER);
  const set = openSubfolder(backups, id);
  pending.addFolder(set);
  let attributesLost: string | null = null;
  for (const { file, place, before, action } of changes) {
    const from = before.kind === 'absent' ? null : accessPath(view, place, file.name);
    if (before.kind === 'absent' || from === null) continue;
    const kept = set.at(file.role);
    const unseenMode = defaultMode(file.holdsKey);
    if (action === 'keep')
      attributesLost = copyFile(pending, from, kept, before, unseenMode) ?? attributesLost;
    else linkOrCopy(from, kept, before, unseenMode);
    if (holds(kept, before.bytes)) continue;
    throw new DeployError(
      'TARGET_UNSAFE',
      `somebody else has changed the ${file.role} since it was compared`,
      'nothing was touched; run it again when nobody else works on the directory',
    );
  }
  return { set, attributesLost };
}

function holds(access: string, bytes: Buffer): boolean {
  try {
    const entry = readEntry(access, access);
    return entry.kind === 'file' && entry.bytes.equals(bytes);
  } catch {
    return false;
  }
}

/** Opens the folder of a backup. Throws a system error when there is none. */
export function openBackup(state: Folder, id: string): Folder {
  using backups = openSubfolder(state, BACKUPS);
  return openSubfolder(backups, id);
}

/** A backed-up file; absent when the backup does not hold it. Throws as `readEntry` and `openBackup` do. */
export function readBackup(state: Folder, id: string, role: Role): Entry {
  using set = openBackup(state, id);
  return readEntry(set.at(role), backupPath(state.path, id, role));
}

/** Opens the folder of a backup, sealed or not; null when there is none. Throws a system error. */
export function findBackup(state: Folder, id: string): Folder | null {
  try {
    return openBackup(state, id);
  } catch (error) {
    // Anything but a folder is no backup of ours.
    if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error))) throw error;
    return null;
  }
}

/**
 * Seals a backup by the manifest that was drafted with it, durably, and says whether it is sealed. Throws a
 * system error.
 */
export function sealBackup(state: Folder, id: string): boolean {
  using set = findBackup(state, id);
  if (set === null) return false;
  if (isThere(set.at(MANIFEST))) return true;
  if (!hasDraft(set, MANIFEST)) return false;
  publishDraft(set, MANIFEST);
  return true;
}

/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
export function unsealBackup(state: Folder, id: string): void {
  using set = findBackup(state, id);
  if (set) removeFile(set.at(MANIFEST));
}

/** Removes one backup. Nothing happens when there is none. Throws a system error. */
export function discardBackup(state: Folder, id: string): void {
  // A half-removed backup must not pass for a whole one.
  unsealBackup(state, id);
  {
    using backups = findSubfolder(state, BACKUPS);
    if (!backups) return;
    removeTree(backups, id);
  }
  removeIfEmpty(state.at(BACKUPS));
}

/**
 * The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in
 * their place.
 */
export function backupIds(state: Folder): string[] {
  using backups = doing(`the backups in ${state.path} cannot be opened`, () => findSubfolder(state, BACKUPS));
  if (!backups) return [];
  return fs
    .readdirSync(backups.at('.'))
    .filter((name) => DEPLOYMENT_ID.test(name))
    .sort();
}

/**
 * Removes the backups that were never sealed. Needs the lock, and that there is no journal.
 *
 * @param sealed the ids of those that were sealed, as far as is known: one that has lost its manifest stays,
 *   because a rollback would take the next one for it
 */
export function sweepBackups(state: Folder, sealed: readonly string[]): void {
  const ids = backupIds(state);
  for (const id of ids) if (!isSealed(state, id) && !sealed.includes(id)) discardBackup(state, id);
  if (ids.length === 0) removeIfEmpty(state.at(BACKUPS));
}

/** Whether a backup has a manifest, readable or not. */
export function isSealed(state: Folder, id: string): boolean {
  using set = findBackup(state, id);
  return set !== null && isThere(set.at(MANIFEST));
}
