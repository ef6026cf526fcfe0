/*
 * What the target's files were before one deployment, kept together as one set: `backups/<id>/` holds one file a role and, once the deployment is proven, a manifest that seals it.
 * The names have no ending, so that a server that loads every file it finds does not load these. A backup is a hard link where the file system allows it: owner, mode, access control
 * lists, extended attributes and labels come with it, at no cost; nobody writes into a file that a rename has taken the name from.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { systemCode } from '../errors.ts';
import type { Layout } from '../layout.ts';
import { ROLES, type Role } from '../report.ts';
import type { Attributes } from './attributes.ts';
import { createPrivate, fillDurably, PRIVATE_FOLDER, replaceDurably } from './durable.ts';
import { readEntry } from './entry.ts';
import {
  closeFolder,
  ensureSubfolder,
  type Folder,
  openSubfolder,
  removeIfEmpty,
  syncFolder,
} from './folder.ts';
import { DEPLOYMENT_ID, isTargetName } from './journal.ts';
import type { Change } from './plan.ts';

const BACKUPS = 'backups';
const MANIFEST = 'manifest';

/** What a sealed backup says of one file. */
export interface ManifestFile {
  readonly role: Role;
  /** Relative to the target, or to what `current` points at. */
  readonly name: string;
  readonly place: Change['place'];
  /** False: there was no such file. */
  readonly existed: boolean;
  readonly mode: string | null;
  readonly uid: number | null;
  readonly gid: number | null;
  /** Lower-case hex; null where the file holds a key or did not exist. */
  readonly sha256: string | null;
}

/** A sealed backup. */
export interface Manifest {
  readonly version: 1;
  readonly id: string;
  /** ISO 8601. */
  readonly created: string;
  /** Which of several credentials in one directory this is: the name of its certificate file. */
  readonly credential: string;
  readonly layout: Layout;
  readonly files: readonly ManifestFile[];
}

/** The path of a backed-up file, for people. */
export function backupPath(stateDirectory: string, id: string, role: Role): string {
  return `${stateDirectory}/${BACKUPS}/${id}/${role}`;
}

/** The files to keep, by role: where to find them, and their attributes. */
export type BackupSources = Map<Role, { readonly access: string; readonly attributes: Attributes }>;

/**
 * Keeps the given files, and makes sure that the set survives a power cut.
 *
 * @returns the opened folder of the set; the caller closes it
 * @throws a system error
 */
export function makeBackup(state: Folder, id: string, sources: BackupSources): Folder {
  ensureSubfolder(state, BACKUPS, PRIVATE_FOLDER);
  const backups = openSubfolder(state, BACKUPS);
  try {
    ensureSubfolder(backups, id, PRIVATE_FOLDER);
    const set = openSubfolder(backups, id);
    for (const [role, { access, attributes }] of sources) linkOrCopy(access, set.at(role), attributes);
    syncFolder(set);
    syncFolder(backups);
    return set;
  } finally {
    closeFolder(backups);
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
 * @throws a system error; EEXIST when the name is taken
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
  const entry = readEntry(from, from);
  if (entry.kind === 'absent')
    throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
  createPrivate(to);
  spawnSync('cp', ['--attributes-only', '--preserve=all', '--no-target-directory', '--', from, to], {
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
    stdio: 'ignore',
  });
  fillDurably(to, entry.bytes, attributes);
}

/** Seals the backup of a proven deployment. Throws a system error. */
export function sealBackup(
  state: Folder,
  id: string,
  credential: string,
  layout: Layout,
  changes: readonly Change[],
): void {
  const manifest: Manifest = {
    version: 1,
    id,
    created: new Date().toISOString(),
    credential,
    layout,
    files: changes.map(({ file, place, before }) => {
      const { role, name } = file;
      if (before.kind === 'absent')
        return { role, name, place, existed: false, mode: null, uid: null, gid: null, sha256: null };
      const sha256 = file.holdsKey ? null : createHash('sha256').update(before.bytes).digest('hex');
      return {
        role,
        name,
        place,
        existed: true,
        mode: before.mode.toString(8).padStart(4, '0'),
        uid: before.uid,
        gid: before.gid,
        sha256,
      };
    }),
  };
  const set = openBackup(state, id);
  try {
    replaceDurably(set, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  } finally {
    closeFolder(set);
  }
}

/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
export function unsealBackup(state: Folder, id: string): void {
  fs.rmSync(state.at(`${BACKUPS}/${id}/${MANIFEST}`), { force: true });
}

/** Removes one backup. Nothing happens when there is none. */
export function discardBackup(state: Folder, id: string): void {
  // What is half removed must not pass for a whole backup.
  unsealBackup(state, id);
  fs.rmSync(state.at(`${BACKUPS}/${id}`), { recursive: true, force: true });
  removeIfEmpty(state.at(BACKUPS));
}

/**
 * Removes the older of a credential's backups.
 *
 * @param keep how many of the newest stay
 * @returns the ids of those removed
 */
export function pruneBackups(state: Folder, credential: string, keep: number): string[] {
  const sealed = listBackups(state).filter((backup) => backup.manifest?.credential === credential);
  const old = sealed.slice(0, Math.max(0, sealed.length - keep)).map((backup) => backup.id);
  for (const id of old) discardBackup(state, id);
  return old;
}

/** Removes the backups that were never sealed. Only for whoever holds the lock, when there is no journal. */
export function sweepBackups(state: Folder): void {
  for (const { id, sealed } of listBackups(state)) if (!sealed) discardBackup(state, id);
  removeIfEmpty(state.at(BACKUPS));
}

/** A backup found in the state directory. */
export interface FoundBackup {
  readonly id: string;
  readonly sealed: boolean;
  /** Null also where the manifest is not one that this version can read. */
  readonly manifest: Manifest | null;
}

/** Every backup, oldest first. */
export function listBackups(state: Folder): FoundBackup[] {
  let names: string[];
  try {
    names = fs.readdirSync(state.at(BACKUPS));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => DEPLOYMENT_ID.test(name))
    .sort()
    .map((id) => ({
      id,
      sealed: fs.existsSync(state.at(`${BACKUPS}/${id}/${MANIFEST}`)),
      manifest: readManifest(state, id),
    }));
}

function readManifest(state: Folder, id: string): Manifest | null {
  try {
    const entry = readEntry(state.at(`${BACKUPS}/${id}/${MANIFEST}`), MANIFEST);
    if (entry.kind === 'absent') return null;
    const value = JSON.parse(entry.bytes.toString('utf8')) as Partial<Manifest>;
    const isSound =
      value.version === 1 &&
      value.id === id &&
      typeof value.credential === 'string' &&
      Array.isArray(value.files) &&
      value.files.every(
        (file) => ROLES.includes(file?.role) && isTargetName(file.name) && typeof file.existed === 'boolean',
      );
    return isSound ? (value as Manifest) : null;
  } catch {
    return null;
  }
}
