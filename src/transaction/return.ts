/*
 * The way back to an earlier backup, as a plan like any other: committed, proven, and undone if it cannot be proven.
 */
import { sha256 } from '../digest.ts';
import { DeployError } from '../errors.ts';
import { holdsKey } from '../report.ts';
import { backupPath, discardBackup, openBackup } from './backup.ts';
import { doing } from './durable.ts';
import { type Entry, readEntry } from './entry.ts';
import { closeFolder, type Folder } from './folder.ts';
import { type BackupOwner, isOf, listBackups, type Manifest, type ManifestFile } from './manifest.ts';
import { requireReplaceable } from './permission.ts';
import { type Change, carriedFiles, missingFolders, type Plan, withConfig } from './plan.ts';
import type { Target } from './target.ts';
import { isOutdated, readPlace, type View } from './view.ts';

/**
 * The newest sealed backup of a target's credential.
 *
 * @throws DeployError NOTHING_TO_RESTORE when there is none
 */
export function newestBackup(
  state: Folder | null,
  owner: BackupOwner,
): { readonly folder: Folder; readonly manifest: Manifest } {
  const manifests = state === null ? [] : listBackups(state).flatMap(({ manifest }) => manifest ?? []);
  const newest = manifests.findLast((manifest) => isOf(manifest, owner));
  if (state !== null && newest) return { folder: state, manifest: newest };
  throw new DeployError(
    'NOTHING_TO_RESTORE',
    `there is no backup of ${owner.credential}`,
    'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it',
  );
}

/** Removes a backup that the target has been returned to: the next return goes further back. Throws DeployError. */
export function useUp(state: Folder, { id }: Manifest): void {
  doing('the backup cannot be removed', () => discardBackup(state, id));
}

/**
 * What going back to a backup would change. The files are taken from it as they are, with all their attributes. What points at others changes first.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by something that is not a file
 */
export function planReturn(target: Target, view: View, state: Folder, manifest: Manifest): Plan {
  const set = openBackup(state, manifest.id);
  try {
    const changes = withConfig(
      manifest.files
        .map((file) => planFile(target, view, file, readBackup(set, state, manifest.id, file), manifest.id))
        .toReversed(),
    );
    for (const { file, place, before, action } of changes)
      if (action !== 'keep') requireReplaceable(target, place, file.name, before);
    const through = changes.filter(({ place, action }) => place === 'current' && action !== 'keep');
    const carried = through.length > 0 ? carriedFiles(target, view, changes) : [];
    const isEmpty =
      carried.length === 0 &&
      changes.every(({ place, action }) => place === 'directory' || action === 'remove');
    return {
      layout: manifest.layout,
      changes,
      current: through.length === 0 ? 'stays' : isEmpty && manifest.current === null ? 'goes' : 'switches',
      pointersFirst: true,
      carried,
      folders: missingFolders(target.files, changes),
    };
  } finally {
    closeFolder(set);
  }
}

function readBackup(
  set: Folder,
  state: Folder,
  id: string,
  { role, existed, sha256: sum }: ManifestFile,
): Entry {
  if (!existed) return { kind: 'absent' };
  const path = backupPath(state.path, id, role);
  const entry = readEntry(set.at(role), path);
  const isWhole = entry.kind === 'file' && (sum === null || sha256(entry.bytes) === sum);
  if (isWhole) return entry;
  throw new DeployError(
    'TARGET_UNSAFE',
    `${path} is not what was backed up`,
    'it is missing or was changed; remove that backup to go back to the one before it',
  );
}

function planFile(
  target: Target,
  view: View,
  { role, name, place }: ManifestFile,
  kept: Entry,
  id: string,
): Change {
  const before = readPlace(target, view, place, name);
  const source = kept.kind === 'file' ? kept : before;
  const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
  const attributes =
    source.kind === 'file'
      ? { uid: source.uid, gid: source.gid, mode: source.mode }
      : { uid: 0, gid: 0, mode: 0 };
  const file = { role, name, bytes, holdsKey: holdsKey(role), pointer: place === 'directory' };
  const outdated = kept.kind === 'file' && isOutdated(target, view, place, name, kept.writtenMs);
  const isStamped = outdated && before.kind === 'file' && before.writtenMs !== kept.writtenMs;
  const action = isStamped ? 'replace' : actionFor(before, kept);
  return { file, place, before, action, attributes, model: null, backup: id, isOutdated: outdated };
}

function actionFor(before: Entry, kept: Entry): Change['action'] {
  if (kept.kind === 'absent') return before.kind === 'absent' ? 'keep' : 'remove';
  if (before.kind === 'absent') return 'create';
  const isSame =
    before.identity === kept.identity ||
    (before.bytes.equals(kept.bytes) &&
      before.mode === kept.mode &&
      before.uid === kept.uid &&
      before.gid === kept.gid);
  return isSame ? 'keep' : 'replace';
}
