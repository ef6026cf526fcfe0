/*
 * Undoes the changes of a deployment, in the opposite order (order.ts):
 *
 *   1. each file, and `current`     undo-file.ts, undo-switch.ts
 *   2. folders that it made, and modes and owners that commands have changed
 *   3. the record of what is deployed
 *   4. compares the target with what it was: nothing is said from memory
 *
 * It goes by the content that it finds. So it can be interrupted at any point, and done again.
 */
import { basename } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { type Folder, findSubfolder, removeIfEmpty, syncFolder } from '../files/folder.ts';
import { putBackModes } from '../files/modes.ts';
import { type FolderTree, treeOf } from '../files/tree.ts';
import { CURRENT } from '../layout.ts';
import type { Role } from '../report.ts';
import type { Switch, Transaction } from './journal.ts';
import { inOrder, isPointer, opposite } from './order.ts';
import type { JournalFile } from './print.ts';
import { rewriteRecord } from './record.ts';
import { differencesIn } from './undo-compare.ts';
import { type Fits, type Left, type Outcome, type Undo, undoFile } from './undo-file.ts';
import { undoSwitch } from './undo-switch.ts';
import { linkAt, shownPath } from './view.ts';

/**
 * The outcome of undoing one file. `untouched`: it was as before. `left`: it stays as it is, because of what
 * somebody else has done.
 */
export interface Undone {
  /** Null for a folder, for `current`, and for the record of the last deployment. */
  readonly role: Role | null;
  readonly path: string;
  readonly outcome: 'restored' | 'removed' | 'untouched' | 'left' | 'failed';
  /** Why it failed, or stays; null when it did not. */
  readonly reason: string | null;
}

/** Whether a file is not as it was before. */
export function isStuck({ outcome }: Undone): boolean {
  return outcome === 'failed' || outcome === 'left';
}

/**
 * Undoes every change. Goes on past a file that cannot be undone, in order to save the others. Leaves the
 * journal: `conclude` removes it when the servers have been told, too.
 *
 * @param fits tells whether files belong together, where somebody else has changed some of them
 * @returns the outcome for each file, failures among them
 * @throws DeployError LOCKED when the target is no longer ours
 */
export function undo({ target, lock, journal }: Transaction, fits: Fits): Undone[] {
  const { state } = lock;
  const { files } = target;
  const context: Undo = { target, state, id: journal.id, fits, touched: new Set() };
  const undone: Undone[] = [];
  const note = (role: Role | null, path: string, outcome: Outcome): void => {
    const [what, reason] = typeof outcome === 'string' ? [outcome, null] : (['left', outcome.left] as const);
    undone.push({ role, path, outcome: what, reason });
  };
  const attempt = (role: Role | null, path: string, step: () => Outcome | null): void => {
    try {
      lock.confirm();
      const outcome = step();
      if (outcome !== null) note(role, path, outcome);
    } catch (error) {
      if (error instanceof DeployError && error.code === 'LOCKED') throw error;
      undone.push({ role, path, outcome: 'failed', reason: systemReason(error) });
    }
  };
  const inTarget = (name: string): string => shownPath(target, 'directory', name);
  const inCurrent = (name: string): string => shownPath(target, 'current', name);
  const leave = (role: Role, name: string, why: Left): void => note(role, inCurrent(name), why);
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
      const stuck = step.before === null ? stuckPointer(undone) : null;
      if (stuck !== null) return stuck;
      if (!('role' in step)) return undoSwitch(context, step, leave);
      // A server that watches its configuration file must see it move once the others are back.
      const moves = role === 'config' && undone.some(({ outcome }) => outcome === 'restored');
      return undoFile(context, files, step, journal.files, moves);
    });
  }
  for (const folder of journal.folders.toReversed())
    attempt(null, inTarget(folder), () => undoFolder(context, folder));
  // Files of the deployment have been seen to.
  const own = new Set([CURRENT, ...journal.files.map(({ name }) => name)]);
  const others = journal.modes.filter(({ name }) => !own.has(name));
  for (const { name, reason } of putBackModes(files.root, others))
    undone.push({ role: null, path: inTarget(name), outcome: 'failed', reason });
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
  const compare = (tree: FolderTree, set: readonly JournalFile[], pathOf: (name: string) => string): void => {
    const isStuckAt = (path: string): boolean => undone.some((one) => one.path === path && isStuck(one));
    for (const { file, ...difference } of differencesIn(
      tree,
      set.filter(({ name }) => !isStuckAt(pathOf(name))),
    ))
      undone.push({ role: file.role, path: pathOf(file.name), ...difference });
  };
  compare(files, journal.files, inTarget);
  const earlier = journal.current?.before ?? null;
  if (journal.current && earlier !== null && linkAt(files.root.at(CURRENT)) === earlier) {
    using tree = openRelease(files.root, earlier);
    const set = journal.current.files.filter(({ before }) => before !== null);
    if (tree !== null) compare(tree, set, inCurrent);
  }
  return undone;
}

/** Why a file that was not there before stays: a pointer that could not be undone may still name it. */
function stuckPointer(undone: readonly Undone[]): Left | null {
  const stuck = undone.find((one) => isPointer(one.role) && isStuck(one));
  if (stuck === undefined) return null;
  const reason = `left in place: ${stuck.path} may still refer to it`;
  if (stuck.outcome === 'failed') throw new DeployError('ROLLBACK_FAILED', reason, '');
  return { left: reason };
}

function openRelease(root: Folder, name: string): FolderTree | null {
  const release = findSubfolder(root, name);
  return release && treeOf(release);
}

function undoFolder({ target, touched }: Undo, path: string): 'untouched' {
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
