/*
 * A backup's manifest seals it. It is drafted with the backup, and gets its name when the deployment is
 * proven. It lists the files in the backup and the files that did not exist, and names the lineage. A backup
 * without one belongs to a deployment that is under way, or that died.
 */
import { sha256 } from '../digest.ts';
import type { Pending } from '../files/durable.ts';
import { readEntry } from '../files/entry.ts';
import type { Folder } from '../files/folder.ts';
import { writeDraft } from '../files/own-file.ts';
import { LAYOUTS, type Layout } from '../layout.ts';
import { ROLES, type Role } from '../report.ts';
import { backupIds, discardBackup, findBackup, MANIFEST } from './backup.ts';
import { isFileName, isFolderName, isTargetIdentity } from './names.ts';
import type { Change, Plan } from './plan.ts';
import type { Lineage } from './record.ts';
import type { View } from './view.ts';

/** One file of a sealed backup. */
export interface ManifestFile {
  readonly role: Role;
  /** Relative to the target, or to the release folder. */
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
export interface Manifest extends Lineage {
  readonly version: 1;
  readonly id: string;
  /** ISO 8601. */
  readonly created: string;
  /** The layout of the deployment that made the backup. */
  readonly layout: Layout;
  /** The layout that was in use before. */
  readonly earlierLayout: Layout;
  /** The name that `current` pointed at; null when there was none. */
  readonly current: string | null;
  readonly files: readonly ManifestFile[];
}

/**
 * Drafts the manifest of a deployment's backup, and leaves it to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
export function draftManifest(
  pending: Pending,
  set: Folder,
  id: string,
  { target, leafFile }: Lineage,
  view: View,
  plan: Plan,
): void {
  const manifest: Manifest = {
    version: 1,
    id,
    created: new Date().toISOString(),
    target,
    leafFile,
    layout: plan.layout,
    earlierLayout: view.deployed === 'current' ? 'symlink' : 'in-place',
    current: view.link,
    files: plan.changes.map(describeFile),
  };
  writeDraft(pending, set, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

function describeFile({ file, place, before }: Change): ManifestFile {
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
}

/**
 * Removes the older backups of a lineage.
 *
 * @param keep how many of the newest stay
 * @returns the ids of those removed
 */
export function pruneBackups(state: Folder, lineage: Lineage, keep: number): string[] {
  const sealed = listBackups(state).filter(({ manifest }) => manifest !== null && isOf(manifest, lineage));
  const old = sealed.slice(0, Math.max(0, sealed.length - keep)).map((backup) => backup.id);
  for (const id of old) discardBackup(state, id);
  return old;
}

/** Whether a backup is of a lineage. */
export function isOf(manifest: Manifest, { target, leafFile }: Lineage): boolean {
  return manifest.target === target && manifest.leafFile === leafFile;
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
    using set = findBackup(state, id);
    return { id, manifest: set && readManifest(set, id) };
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

/**
 * Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written.
 */
function isManifest(value: Partial<Manifest>, id: string): value is Manifest {
  const { version, created, target, leafFile, layout, earlierLayout, current, files } = value;
  return (
    version === 1 &&
    value.id === id &&
    typeof created === 'string' &&
    /^[\d:.TZ-]{1,30}$/.test(created) &&
    isTargetIdentity(target) &&
    isFileName(leafFile) &&
    LAYOUTS.includes(layout as Layout) &&
    LAYOUTS.includes(earlierLayout as Layout) &&
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
