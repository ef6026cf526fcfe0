/*
 * `operation: rollback`: the way to an earlier backup, as a plan like any other. It is committed, proven, and
 * undone if it cannot be proven.
 */
import { sha256 } from '../digest.ts';
import { DeployError } from '../errors.ts';
import { defaultMode, sameAttributes } from '../files/attributes.ts';
import type { Entry } from '../files/entry.ts';
import { doing } from '../files/failure.ts';
import type { Folder } from '../files/folder.ts';
import type { Layout } from '../layout.ts';
import { holdsKey } from '../report.ts';
import { backupPath, discardBackup, readBackup } from './backup.ts';
import { type Manifest, type ManifestFile, UNUSABLE } from './manifest.ts';
import { isPointer } from './order.ts';
import { type Change, type Plan, planOf } from './plan.ts';
import type { DeployedFile } from './record.ts';
import { placeOf, readFileAt, readPlace, type View } from './view.ts';

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
  const changes = manifest.files.map((file) =>
    planFile(view, file, readWhole(state, manifest.id, file), manifest.id),
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

/** A file of a backup, as it was backed up. Throws TARGET_UNSAFE. */
function readWhole(state: Folder, id: string, { role, existed, sha256: sum, mode }: ManifestFile): Entry {
  if (!existed) return { kind: 'absent' };
  const path = backupPath(state.path, id, role);
  const entry = readBackup(state, id, role);
  const damaged = (what: string, hint: string): DeployError =>
    new DeployError('TARGET_UNSAFE', `${path} is not the file that was backed up: it ${what}`, hint);
  if (entry.kind === 'absent') throw damaged('is missing', UNUSABLE);
  if (sum !== null && sha256(entry.bytes) !== sum) throw damaged('was changed', UNUSABLE);
  if (holdsKey(role) && mode !== null && (entry.mode & ~Number.parseInt(mode, 8)) !== 0)
    throw damaged(
      `can be read by more people than with its mode ${mode}`,
      `chmod ${mode} it, and run it again`,
    );
  return entry;
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
  return before.bytes.equals(kept.bytes) && sameAttributes(before, kept) ? 'keep' : 'replace';
}
