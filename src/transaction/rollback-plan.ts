/*
 * `operation: rollback`: the way to an earlier backup, as a plan like any other. It is committed, proven, and
 * undone if it cannot be proven.
 */
import { sha256 } from '../digest.ts';
import { DeployError } from '../errors.ts';
import { defaultMode } from '../files/attributes.ts';
import { type Entry, readEntry } from '../files/entry.ts';
import { doing } from '../files/failure.ts';
import type { Folder } from '../files/folder.ts';
import type { Layout } from '../layout.ts';
import { holdsKey } from '../report.ts';
import { backupPath, discardBackup, openBackup } from './backup.ts';
import { isOf, listBackups, type Manifest, type ManifestFile } from './manifest.ts';
import { isPointer } from './order.ts';
import { type Change, type Plan, planOf } from './plan.ts';
import type { DeployedFile, Lineage } from './record.ts';
import { placeOf, readFileAt, readPlace, type View } from './view.ts';

/**
 * The newest sealed backup of a lineage.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE when there is none
 */
export function newestBackup(
  state: Folder | null,
  lineage: Lineage,
): { readonly folder: Folder; readonly manifest: Manifest } {
  const manifests = state === null ? [] : listBackups(state).flatMap(({ manifest }) => manifest ?? []);
  const newest = manifests.findLast((manifest) => isOf(manifest, lineage));
  if (state !== null && newest) return { folder: state, manifest: newest };
  throw new DeployError(
    'NOTHING_TO_RESTORE',
    `there is no backup of ${lineage.leafFile}`,
    'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it',
  );
}

/**
 * Removes a backup that the target has gone back to: the next rollback goes further back. Throws DeployError.
 */
export function discardUsed(state: Folder, { id }: Manifest): void {
  doing('the backup cannot be removed', () => discardBackup(state, id));
}

/**
 * The plan of going back to a backup. The files are taken from it as they are, with all their
 * attributes.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by
 *   something that is not a file; PERMISSION_DENIED when a file could not be replaced
 */
export function planRollback(view: View, state: Folder, manifest: Manifest): Plan {
  using set = openBackup(state, manifest.id);
  const changes = manifest.files.map((file) =>
    planFile(view, file, readBackup(set, state, manifest.id, file), manifest.id),
  );
  const leavesNone = changes.every(({ place, action }) => place === 'directory' || action === 'remove');
  return planOf(view, manifest.layout, 'backward', changes, (isUntouched, others) => {
    if (isUntouched) return 'stays';
    return leavesNone && others.length === 0 && manifest.current === null ? 'goes' : 'switches';
  });
}

/** The bytes of a file after a plan, in the layout that is then in use; null when there is none. */
export function bytesAfter(view: View, { changes }: Plan, layout: Layout, name: string): Buffer | null {
  const change = changes.find(({ file }) => file.name === name);
  if (change && (change.file.pointer || change.place === placeOf(layout)))
    return leavesFile(change) ? change.file.bytes : null;
  return readFileAt(view, placeOf(layout), name)?.bytes ?? null;
}

/** The files that a plan is about, as it leaves them in the layout that is then in use. */
export function filesAfter(view: View, plan: Plan, layout: Layout): DeployedFile[] {
  return plan.changes.flatMap(({ file: { role, name, holdsKey } }) => {
    const bytes = bytesAfter(view, plan, layout, name);
    return bytes === null ? [] : [{ role, name, sha256: holdsKey ? null : sha256(bytes) }];
  });
}

function leavesFile({ action, before }: Change): boolean {
  return action !== 'remove' && !(action === 'keep' && before.kind === 'absent');
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
    `${path} is not the file that was backed up`,
    'it is missing or was changed; remove that backup to go back to the one before it',
  );
}

function planFile(view: View, { role, name, place }: ManifestFile, kept: Entry, id: string): Change {
  const before = readPlace(view, place, name);
  const source = kept.kind === 'file' ? kept : before;
  const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
  const attributes =
    source.kind === 'file'
      ? {
          uid: source.uid,
          gid: source.gid,
          mode: source.mode,
          isOwn: false,
          unseenMode: defaultMode(holdsKey(role)),
        }
      : { uid: 0, gid: 0, mode: 0, isOwn: false, unseenMode: null };
  const file = { role, name, bytes, holdsKey: holdsKey(role), pointer: isPointer(role) };
  return { file, place, before, action: actionFor(before, kept), attributes, model: null, backup: id };
}

function actionFor(before: Entry, kept: Entry): Change['action'] {
  if (kept.kind === 'absent') return before.kind === 'absent' ? 'keep' : 'remove';
  if (before.kind === 'absent') return 'create';
  const isSame =
    before.bytes.equals(kept.bytes) &&
    before.mode === kept.mode &&
    before.uid === kept.uid &&
    before.gid === kept.gid;
  return isSame ? 'keep' : 'replace';
}
