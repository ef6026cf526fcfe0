/*
 * What the target's files were before one deployment, kept together as one set: `backups/<id>/` holds one file a role and, once the deployment is proven, a manifest that seals it, of which there is a draft until then.
 * The names have no ending, so that a server that loads every file it finds does not load these. The backup of a file that is going to be replaced is a hard link where the file system
 * allows it: owner, mode, access control lists, extended attributes and labels come with it, at no cost; nobody writes into a file that a rename has taken the name from. A file that stays
 * may be written into, so its backup is a copy.
 */
import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import type { Role } from '../report.ts';
import { type Attributes, carryAttributesTo } from './attributes.ts';
import { createPrivate, fill, PRIVATE_FOLDER } from './durable.ts';
import { type FileEntry, readEntry } from './entry.ts';
import {
  closeFolder,
  ensureSubfolder,
  type Folder,
  openSubfolder,
  removeFile,
  removeIfEmpty,
  removeTree,
} from './folder.ts';
import { openPending, type Pending } from './pending.ts';

/** The folder of all backups, in the state directory. */
export const BACKUPS = 'backups';

/** What seals a backup, beside its files. */
export const MANIFEST = 'manifest';

/** The path of a backed-up file, for people. */
export function backupPath(stateDirectory: string, id: string, role: Role): string {
  return `${stateDirectory}/${BACKUPS}/${id}/${role}`;
}

/** A file to keep. */
export interface BackupSource {
  readonly access: string;
  /** What it was when it was compared. */
  readonly before: FileEntry;
  /** Whether it keeps its name as well. */
  readonly stays: boolean;
}

/** The files to keep, by role. */
export type BackupSources = Map<Role, BackupSource>;

/**
 * Keeps the given files, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when a file is no longer what it was: it could not be put back
 */
export function makeBackup(
  pending: Pending,
  state: Folder,
  id: string,
  sources: BackupSources,
): { readonly set: Folder; readonly attributesLost: string | null } {
  ensureSubfolder(state, BACKUPS, PRIVATE_FOLDER);
  const backups = openSubfolder(state, BACKUPS);
  pending.addFolder(backups);
  ensureSubfolder(backups, id, PRIVATE_FOLDER);
  const set = openSubfolder(backups, id);
  pending.addFolder(set);
  let attributesLost: string | null = null;
  for (const [role, { access, before, stays }] of sources) {
    if (stays) attributesLost = copy(pending, access, set.at(role), before) ?? attributesLost;
    else linkOrCopy(access, set.at(role), before);
    if (holds(set.at(role), before.bytes)) continue;
    throw new DeployError(
      'TARGET_UNSAFE',
      `somebody else has changed the ${role} since it was looked at`,
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
  const backups = openSubfolder(state, BACKUPS);
  try {
    return openSubfolder(backups, id);
  } finally {
    closeFolder(backups);
  }
}

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
    const lost = copy(pending, from, to, attributes);
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
function copy(pending: Pending, from: string, to: string, attributes: Attributes): string | null {
  const entry = readEntry(from, from);
  if (entry.kind === 'absent')
    throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
  createPrivate(to);
  const lost = carryAttributesTo(from, to);
  fill(pending, to, entry.bytes, attributes, new Date(entry.writtenMs));
  return lost;
}

/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
export function unsealBackup(state: Folder, id: string): void {
  let set: Folder;
  try {
    set = openBackup(state, id);
  } catch (error) {
    // Anything but a folder is no backup of ours.
    if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error))) throw error;
    return;
  }
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
