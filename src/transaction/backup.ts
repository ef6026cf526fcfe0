/*
 * What the target's files were before one deployment, kept together as one set: `backups/<id>/` holds one file a role and, once the deployment is proven, a manifest that seals it, of which there is a draft until then.
 * The names have no ending, so that a server that loads every file it finds does not load these.
 */
import * as fs from 'node:fs';
import { systemCode } from '../errors.ts';
import type { Role } from '../report.ts';
import { doing } from './durable.ts';
import { identityOf } from './entry.ts';
import { closeFolder, type Folder, openSubfolder, removeFile, removeIfEmpty, removeTree } from './folder.ts';
import { DEPLOYMENT_ID } from './names.ts';

/** The folder of all backups, in the state directory. */
export const BACKUPS = 'backups';

/** What seals a backup, beside its files. */
export const MANIFEST = 'manifest';

/** The path of a backed-up file, for people. */
export function backupPath(stateDirectory: string, id: string, role: Role): string {
  return `${stateDirectory}/${BACKUPS}/${id}/${role}`;
}

/** Opens the folder of a backup. Throws a system error when there is none. */
export function openBackup(state: Folder, id: string): Folder {
  const backups = openSubfolder(state, BACKUPS);
  try {
    return openSubfolder(backups, id);
  } finally {
    closeFolder(backups);
  }
}

/** Opens the folder of a backup, or what would be one; null when there is none. Throws a system error. */
export function findBackup(state: Folder, id: string): Folder | null {
  try {
    return openBackup(state, id);
  } catch (error) {
    // Anything but a folder is no backup of ours.
    if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error))) throw error;
    return null;
  }
}

/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
export function unsealBackup(state: Folder, id: string): void {
  const set = findBackup(state, id);
  if (set === null) return;
  try {
    removeFile(set.at(MANIFEST));
  } finally {
    closeFolder(set);
  }
}

/** Removes one backup. Nothing happens when there is none. */
export function discardBackup(state: Folder, id: string): void {
  // What is half removed must not pass for a whole backup.
  unsealBackup(state, id);
  const backups = openBackups(state);
  if (backups === null) return;
  try {
    removeTree(backups, id);
  } finally {
    closeFolder(backups);
  }
  removeIfEmpty(state.at(BACKUPS));
}

/** Opens the folder of all backups; null when there is none. Throws a system error, for a symlink as well. */
export function openBackups(state: Folder): Folder | null {
  try {
    return openSubfolder(state, BACKUPS);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in their place. */
export function backupIds(state: Folder): string[] {
  const backups = doing(`the backups in ${state.path} cannot be opened`, () => openBackups(state));
  if (backups === null) return [];
  try {
    return fs
      .readdirSync(backups.at('.'))
      .filter((name) => DEPLOYMENT_ID.test(name))
      .sort();
  } finally {
    closeFolder(backups);
  }
}

/** Removes the backups that were never sealed. Only for whoever holds the lock, when there is no journal. */
export function sweepBackups(state: Folder): void {
  const ids = backupIds(state);
  for (const id of ids) if (!isSealed(state, id)) discardBackup(state, id);
  if (ids.length === 0) removeIfEmpty(state.at(BACKUPS));
}

function isSealed(state: Folder, id: string): boolean {
  const set = findBackup(state, id);
  if (set === null) return false;
  try {
    return identityOf(set.at(MANIFEST)) !== null;
  } finally {
    closeFolder(set);
  }
}
