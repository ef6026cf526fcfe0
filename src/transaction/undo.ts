/*
 * Undoes the changes of a deployment, in the opposite order (order.ts). It goes by the files that it finds,
 * and not by the memory of the deployment. So it can be interrupted at any point, and done again.
 */
import * as fs from 'node:fs';
import { basename } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { ensureSubfolderLike } from '../files/attributes.ts';
import { linkOrCopy } from '../files/copy.ts';
import { identityOf, readEntry } from '../files/entry.ts';
import {
  type Folder,
  isThere,
  openSubfolder,
  removeFile,
  removeIfEmpty,
  removeTree,
  syncFolder,
} from '../files/folder.ts';
import { type FolderTree, foldersOn, treeOf } from '../files/tree.ts';
import { CURRENT } from '../layout.ts';
import type { Lock } from '../lock/lock.ts';
import type { Role } from '../report.ts';
import { backupPath, openBackup } from './backup.ts';
import type { Journal, JournalFile, Switch } from './journal.ts';
import { inOrder, isPointer, opposite } from './order.ts';
import { rewriteRecord } from './record.ts';
import { EARLIER_CURRENT, openStaging } from './stage.ts';
import type { Target } from './target.ts';
import { shownPath } from './view.ts';

/** The outcome of undoing one file. `untouched`: the deployment had not come to it. */
export interface Undone {
  /** Null for a folder, for `current`, and for the record of the last deployment. */
  readonly role: Role | null;
  readonly path: string;
  readonly outcome: 'restored' | 'removed' | 'untouched' | 'failed';
  /** Why it failed; null when it did not. */
  readonly reason: string | null;
}

/** An undo under way. */
interface Undo {
  readonly target: Target;
  readonly state: Folder;
  readonly id: string;
  /** Folders to be synced at the end. */
  readonly touched: Set<Folder>;
}

/**
 * Undoes every change. Goes on past a file that cannot be undone, in order to save the others. Leaves the
 * journal: `conclude` removes it when the servers have been told, too.
 *
 * @returns the outcome for each file, failures among them
 * @throws DeployError LOCKED when the target is no longer ours
 */
export function undo(target: Target, lock: Lock, journal: Journal): Undone[] {
  const { state } = lock;
  const context: Undo = { target, state, id: journal.id, touched: new Set() };
  const undone: Undone[] = [];
  const attempt = (role: Role | null, path: string, step: () => Undone['outcome'] | null): void => {
    try {
      lock.confirm();
      const outcome = step();
      if (outcome !== null) undone.push({ role, path, outcome, reason: null });
    } catch (error) {
      if (error instanceof DeployError && error.code === 'LOCKED') throw error;
      undone.push({ role, path, outcome: 'failed', reason: systemReason(error) });
    }
  };
  const inTarget = (name: string): string => shownPath(target, 'directory', name);
  const steps: readonly (JournalFile | Switch)[] = [
    ...journal.files,
    ...(journal.current ? [journal.current] : []),
  ];
  const ordered = inOrder(opposite(journal.direction), steps, (step) => ({
    moved: 'role' in step ? step.role : CURRENT,
    isRemoved: step.before === null,
  }));
  for (const step of ordered) {
    const [role, name] = 'role' in step ? [step.role, step.name] : [null, CURRENT];
    attempt(role, inTarget(name), () => {
      if (step.before === null) requireUnnamed(undone);
      return 'role' in step ? undoFile(context, target.files, step) : undoSwitch(context, step);
    });
  }
  for (const folder of journal.folders.toReversed())
    attempt(null, inTarget(folder), () => undoFolder(context, folder));
  for (const folder of context.touched)
    attempt(null, folder.path, () => {
      syncFolder(folder);
      return 'untouched';
    });
  attempt(null, `${state.path}/deployed`, () => {
    rewriteRecord(state, journal, journal.deployed);
    // Of the record, only a failure is told.
    return null;
  });
  return undone;
}

/** Keeps a file that was not there before while a pointer that could not be undone may still name it. */
function requireUnnamed(undone: readonly Undone[]): void {
  const stuck = undone.find(({ role, outcome }) => isPointer(role) && outcome === 'failed');
  if (stuck)
    throw new DeployError('ROLLBACK_FAILED', `left in place: ${stuck.path} may still refer to it`, '');
}

function undoFile(
  { state, id, touched }: Undo,
  tree: FolderTree,
  { role, name, before }: JournalFile,
): Undone['outcome'] {
  let folder: Folder;
  try {
    folder = tree.holding(name);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && before === null) return 'untouched';
    throw error;
  }
  const access = folder.at(basename(name));
  if (identityOf(access) === before) return 'untouched';
  touched.add(folder);
  if (before === null) {
    fs.unlinkSync(access);
    return 'removed';
  }
  using set = openBackup(state, id);
  using staging = openStaging(state, id);
  const replacement = staging.at(`restored-${role}`);
  removeFile(replacement);
  const entry = readEntry(set.at(role), backupPath(state.path, id, role));
  if (entry.kind === 'absent')
    throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
  linkOrCopy(set.at(role), replacement, entry);
  freshen(replacement);
  fs.renameSync(replacement, access);
  return 'restored';
}

/** Gives a file a new modification time, for servers that poll for one. */
function freshen(access: string): void {
  const now = new Date();
  try {
    fs.lutimesSync(access, now, now);
  } catch (error) {
    // A file of another user keeps its time (utimensat(2)). That it is back matters more.
    if (systemCode(error) !== 'EPERM') throw error;
  }
}

function undoSwitch(context: Undo, change: Switch): Undone['outcome'] {
  const { target, state, id, touched } = context;
  const { before, after } = change;
  const { root } = target.files;
  let outcome: Undone['outcome'] = 'untouched';
  if (before !== null) refillRelease(context, before, change);
  if (linkAt(root.at(CURRENT)) === after) {
    touched.add(root);
    if (before === null) {
      fs.unlinkSync(root.at(CURRENT));
      outcome = 'removed';
    } else {
      using staging = openStaging(state, id);
      const kept = staging.at(EARLIER_CURRENT);
      if (linkAt(kept) !== before) {
        removeFile(kept);
        fs.symlinkSync(before, kept);
      }
      fs.renameSync(kept, root.at(CURRENT));
      outcome = 'restored';
    }
    // Synced before the new folder goes: after a power cut `current` must not point at nothing.
    syncFolder(root);
  }
  if (after !== null && isThere(root.at(after))) {
    touched.add(root);
    removeTree(root, after);
  }
  return outcome;
}

/**
 * Makes the earlier release folder whole again before `current` points at it: somebody may have cleared it
 * away, when nothing seemed to use it any more. Missing files come from the backup.
 *
 * @throws DeployError TARGET_UNSAFE when a file is missing that the backup does not keep; a system error
 */
function refillRelease(context: Undo, name: string, { files, others }: Switch): void {
  // It did not hold anything, or was not even there.
  if (files.length === 0 && others.length === 0) return;
  const { root } = context.target.files;
  ensureSubfolderLike(root, name, root);
  using tree = treeOf(openSubfolder(root, name));
  const missing = others.find((other) => !isThere(tree.root.at(other)));
  if (missing !== undefined) {
    throw new DeployError(
      'TARGET_UNSAFE',
      `${name}/${missing} is missing, which the deployment did not remove`,
      'put it back, and run any deployment to this target',
    );
  }
  const touched = new Set<Folder>();
  for (const file of files) {
    for (const folder of foldersOn(file.name))
      ensureSubfolderLike(tree.holding(folder), basename(folder), root);
    undoFile({ ...context, touched }, tree, file);
  }
  for (const folder of touched) syncFolder(folder);
}

function undoFolder({ target, touched }: Undo, path: string): Undone['outcome'] {
  const { files } = target;
  try {
    const folder = files.folder(path);
    const parent = files.holding(path);
    if (removeIfEmpty(parent.at(basename(path)))) {
      // A removed folder needs no sync, and its handle is closed.
      touched.delete(folder);
      files.forget(path);
    }
    touched.add(parent);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  return 'untouched';
}

function linkAt(access: string): string | null {
  try {
    return fs.readlinkSync(access);
  } catch (error) {
    if (['ENOENT', 'EINVAL'].includes(systemCode(error))) return null;
    throw error;
  }
}
