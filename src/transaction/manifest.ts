/*
 * A backup's manifest seals it. It is drafted with the backup, and gets its name when the deployment is
 * proven. It lists the files in the backup and the files that did not exist, and names the lineage. A backup
 * without one belongs to a deployment that is under way, or that died.
 *
 * A rollback keeps a set as well: the files that it left. It is marked, and no rollback goes to it. A person
 * can deploy it again from there.
 */
import { sha256 } from '../digest.ts';
import { DeployError, systemReason } from '../errors.ts';
import { octal } from '../files/attributes.ts';
import type { Pending } from '../files/durable.ts';
import { readEntry } from '../files/entry.ts';
import type { Folder } from '../files/folder.ts';
import { requireKnownVersion, writeDraft } from '../files/own-file.ts';
import { LAYOUTS, type Layout } from '../layout.ts';
import { ROLES, type Role } from '../report.ts';
import { backupFolder, backupIds, discardBackup, MANIFEST, openBackup } from './backup.ts';
import { isDeploymentId, isFileName, isFolderName, isRunId, isTargetIdentity } from './names.ts';
import type { Change, Plan } from './plan.ts';
import type { DeployedRecord, Lineage } from './record.ts';
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
  /** Lower-case hex; null where the file did not exist. */
  readonly sha256: string | null;
}

/** The hint for a backup that is damaged. */
export const UNUSABLE =
  'put it right, or deploy the certificate that you want: with another backup, a rollback would go too far or bring back half of it';

/** What a set of files is: from before a deployment, or left by a rollback. */
export type SetKind = 'backup' | 'left';

/** Who deployed the files of a set, and the backup from before them. As in their record. */
export type Origin = Pick<DeployedRecord, 'run' | 'backup'>;

/** A sealed backup, or the sealed set of what a rollback left. */
export interface Manifest extends Lineage {
  readonly version: 1;
  readonly id: string;
  /** Missing: a backup. */
  readonly kind?: SetKind;
  /** Null when there was no record of the files; missing where that is not known. */
  readonly origin?: Origin | null;
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
 * Drafts the manifest of a backup, or of what a rollback leaves, and leaves it to be synced.
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
  kind: SetKind,
): void {
  const { record } = view;
  const manifest: Manifest = {
    version: 1,
    id,
    kind,
    origin: record && { run: record.run, ...('backup' in record ? { backup: record.backup } : {}) },
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
    mode: octal(before.mode),
    uid: before.uid,
    gid: before.gid,
    sha256: sha256(before.bytes),
  };
}

/** What a run that succeeded keeps. */
export interface Keeping {
  /** What its own set is. */
  readonly kind: SetKind;
  /** How many sets of a lineage stay. */
  readonly keep: number;
}

/**
 * Removes the older sets of a lineage. Backups come first: what rollbacks left stays as far as there is room
 * beside them. A rollback removes no backup, because later ones need it, and keeps at least what it left.
 *
 * @returns the ids of those removed
 */
export function pruneBackups(state: Folder, lineage: Lineage, { kind, keep }: Keeping): string[] {
  const idsOf = (one: SetKind): string[] =>
    listBackups(state).flatMap(({ id, manifest }) =>
      manifest !== null && isOf(manifest, lineage) && kindOf(manifest) === one ? id : [],
    );
  const [backups, left] = [idsOf('backup'), idsOf('left')];
  const kept = kind === 'left' ? backups.length : Math.min(keep, backups.length);
  const room = Math.max(keep - kept, kind === 'left' ? Math.min(keep, 1) : 0);
  const old = [...backups.slice(0, backups.length - kept), ...left.slice(0, Math.max(0, left.length - room))];
  for (const id of old) discardBackup(state, id);
  return old;
}

/** What the set of a manifest is. */
export function kindOf({ kind = 'backup' }: Manifest): SetKind {
  return kind;
}

/** Whether a backup is of a lineage. */
export function isOf(manifest: Manifest, { target, leafFile }: Lineage): boolean {
  return manifest.target === target && manifest.leafFile === leafFile;
}

/** A backup found in the state directory. */
export interface FoundBackup {
  readonly id: string;
  /** Null where there is none, or none that can be used. */
  readonly manifest: Manifest | null;
}

/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
export function listBackups(state: Folder): FoundBackup[] {
  return backupIds(state).map((id) => {
    try {
      return { id, manifest: readManifest(state, id) };
    } catch {
      return { id, manifest: null };
    }
  });
}

/**
 * The manifest of a backup.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be used
 */
export function readManifest(state: Folder, id: string): Manifest {
  const path = `${backupFolder(state.path, id)}/${MANIFEST}`;
  const unusable = (why: string): DeployError =>
    new DeployError('TARGET_UNSAFE', `${path} cannot be used: ${why}`, UNUSABLE);
  let value: Partial<Manifest>;
  try {
    using set = openBackup(state, id);
    const entry = readEntry(set.at(MANIFEST), path);
    if (entry.kind === 'absent') throw unusable('it is missing');
    value = JSON.parse(entry.bytes.toString('utf8'));
  } catch (error) {
    throw error instanceof DeployError
      ? error
      : unusable(error instanceof SyntaxError ? 'it is not JSON' : systemReason(error));
  }
  requireKnownVersion(value, path);
  if (isManifest(value, id)) return value;
  throw unusable('it is not one that a deployment to this target could have written');
}

/**
 * Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written.
 */
function isManifest(value: Partial<Manifest> | null, id: string): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { version, kind, origin, created, target, leafFile, layout, earlierLayout, current, files } = value;
  return (
    version === 1 &&
    value.id === id &&
    (kind === undefined || kind === 'backup' || kind === 'left') &&
    (origin === undefined || origin === null || isOrigin(origin)) &&
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

function isOrigin({ run, backup }: Partial<Origin>): boolean {
  return (
    (run === null || isRunId(run)) && (backup === undefined || backup === null || isDeploymentId(backup))
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
