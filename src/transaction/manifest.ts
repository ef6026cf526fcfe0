/*
 * A backup's manifest seals it: it is drafted with the backup, and gets its name when the deployment is proven. It says what the backup holds, whose it is, and what was not there. A backup without one belongs
 * to a deployment that is under way, or that died.
 */
import { sha256 } from '../digest.ts';
import { LAYOUTS, type Layout } from '../layout.ts';
import { ROLES, type Role } from '../report.ts';
import { backupIds, discardBackup, findBackup, MANIFEST } from './backup.ts';
import { draft, nameDraft } from './durable.ts';
import { readEntry } from './entry.ts';
import { closeFolder, type Folder } from './folder.ts';
import { isFileName, isFolderName, isTargetIdentity } from './names.ts';
import type { Pending } from './pending.ts';
import type { Change, Plan } from './plan.ts';

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
  /** Which of several targets with this state directory it is. */
  readonly target: string;
  /** Which of several credentials in one directory this is: the name of its certificate file. */
  readonly credential: string;
  readonly layout: Layout;
  /** What `current` pointed at; null when there was none. */
  readonly current: string | null;
  readonly files: readonly ManifestFile[];
}

/** Whose a backup is: which target's, and of the several credentials in its directory which one's. */
export type BackupOwner = Pick<Manifest, 'target' | 'credential'>;

/**
 * Writes what will seal the backup of a deployment once that is proven, and leaves it to be synced.
 *
 * @param set the opened folder of the backup
 * @param current what `current` pointed at; null when there was none
 * @throws a system error
 */
export function draftManifest(
  pending: Pending,
  set: Folder,
  id: string,
  { target, credential }: BackupOwner,
  plan: Plan,
  current: string | null,
): void {
  const manifest: Manifest = {
    version: 1,
    id,
    created: new Date().toISOString(),
    target,
    credential,
    layout: plan.layout,
    current,
    files: plan.changes.map(({ file, place, before }) => {
      const { role, name } = file;
      if (before.kind === 'absent')
        return { role, name, place, existed: false, mode: null, uid: null, gid: null, sha256: null };
      return {
        role,
        name,
        place,
        existed: true,
        mode: before.mode.toString(8).padStart(4, '0'),
        uid: before.uid,
        gid: before.gid,
        sha256: file.holdsKey ? null : sha256(before.bytes),
      };
    }),
  };
  draft(pending, set, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Seals the backup of a proven deployment with the manifest that was drafted, and leaves that to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
export function nameManifest(set: Folder): void {
  nameDraft(set, MANIFEST);
}

/**
 * Removes the older of a credential's backups.
 *
 * @param keep how many of the newest stay
 * @returns the ids of those removed
 */
export function pruneBackups(state: Folder, owner: BackupOwner, keep: number): string[] {
  const sealed = listBackups(state).filter(({ manifest }) => manifest !== null && isOf(manifest, owner));
  const old = sealed.slice(0, Math.max(0, sealed.length - keep)).map((backup) => backup.id);
  for (const id of old) discardBackup(state, id);
  return old;
}

/** Whether a backup is somebody's. */
export function isOf(manifest: Manifest, { target, credential }: BackupOwner): boolean {
  return manifest.target === target && manifest.credential === credential;
}

/** A backup found in the state directory. */
export interface FoundBackup {
  readonly id: string;
  /** Null where there is none, or none that this version can read. */
  readonly manifest: Manifest | null;
}

/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
export function listBackups(state: Folder): FoundBackup[] {
  return backupIds(state).map((id) => {
    const set = findBackup(state, id);
    if (set === null) return { id, manifest: null };
    try {
      return { id, manifest: readManifest(set, id) };
    } finally {
      closeFolder(set);
    }
  });
}

function readManifest(set: Folder, id: string): Manifest | null {
  try {
    const entry = readEntry(set.at(MANIFEST), MANIFEST);
    if (entry.kind === 'absent') return null;
    const value = JSON.parse(entry.bytes.toString('utf8')) as Partial<Manifest>;
    return isManifest(value, id) ? value : null;
  } catch {
    return null;
  }
}

/** Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written. */
function isManifest(value: Partial<Manifest>, id: string): value is Manifest {
  const { version, created, target, credential, layout, current, files } = value;
  return (
    version === 1 &&
    value.id === id &&
    typeof created === 'string' &&
    /^[\d:.TZ-]{1,30}$/.test(created) &&
    isTargetIdentity(target) &&
    typeof credential === 'string' &&
    LAYOUTS.includes(layout as Layout) &&
    (current === null || isFolderName(current)) &&
    Array.isArray(files) &&
    files.every(isManifestFile) &&
    new Set(files.map((file) => file.role)).size === files.length &&
    new Set(files.map((file) => `${file.place}/${file.name}`)).size === files.length
  );
}

function isManifestFile(value: Partial<ManifestFile> | null): boolean {
  return (
    ROLES.includes(value?.role as Role) &&
    isFileName(value?.name) &&
    (value?.place === 'directory' || value?.place === 'current') &&
    typeof value.existed === 'boolean' &&
    (value.sha256 === null || typeof value.sha256 === 'string')
  );
}
