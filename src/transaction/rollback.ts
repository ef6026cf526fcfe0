import * as fs from 'node:fs';
import { basename } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { CURRENT } from '../layout.ts';
import type { Role } from '../report.ts';
import { backupPath, openBackup } from './backup.ts';
import { identityOf, readEntry } from './entry.ts';
import {
  closeFolder,
  type Folder,
  FolderTree,
  foldersOn,
  isThere,
  openSubfolder,
  removeFile,
  removeIfEmpty,
  removeTree,
  syncFolder,
} from './folder.ts';
import type { Generation, Journal, JournalFile } from './journal.ts';
import { ensureSubfolderLike } from './likeness.ts';
import { linkOrCopy } from './link-or-copy.ts';
import { EARLIER_CURRENT, openStaging } from './staging.ts';
import type { Target } from './target.ts';
import { closeView, isOutdated, type Place, shownPath, viewTarget } from './view.ts';

/** What undoing did to one file. `untouched`: the deployment had not come to it. */
export interface Undone {
  /** Null for a folder, or for `current`. */
  readonly role: Role | null;
  readonly path: string;
  readonly outcome: 'restored' | 'removed' | 'untouched' | 'failed';
  /** Why it failed; null when it did not. */
  readonly reason: string | null;
}

/**
 * Puts back what a deployment changed, in the reverse order. What counts is what is found, not what the deployment remembers having done, so this can itself be
 * interrupted at any point and done again. Goes on past a file that cannot be put back, in order to save the others.
 *
 * @param confirm called before every change that others could see; throws LOCKED when the target is no longer ours, and anything else when that cannot be told
 * @returns what became of each file, with failures among them
 * @throws DeployError LOCKED from `confirm`
 */
export function undoJournal(target: Target, state: Folder, journal: Journal, confirm: () => void): Undone[] {
  const undone: Undone[] = [];
  const touched = new Set<Folder>();
  const attempt = (role: Role | null, path: string, step: () => Undone['outcome']): void => {
    try {
      confirm();
      undone.push({ role, path, outcome: step(), reason: null });
    } catch (error) {
      if (error instanceof DeployError && error.code === 'LOCKED') throw error;
      undone.push({
        role,
        path,
        outcome: 'failed',
        reason: systemReason(error),
      });
    }
  };
  const stuckPointer = (): string | null =>
    undone.find(({ role, outcome }) => outcome === 'failed' && role !== null && POINTERS.includes(role))
      ?.path ?? null;
  const putBack = (files: readonly JournalFile[]): void => {
    for (const file of files.toReversed()) {
      attempt(file.role, shownPath(target, 'directory', file.name), () => {
        if (file.before === null) requireUnnamed(stuckPointer());
        return undoFile(target, 'directory', target.files, state, journal.id, file, touched);
      });
    }
  };
  // A server that watches its configuration file must find everything else as it was when that one moves.
  const isWatched = ({ role, before }: JournalFile): boolean => role === 'config' && before !== null;
  putBack(journal.files.filter((file) => !isWatched(file)));
  if (journal.generation) {
    const { generation } = journal;
    attempt(null, shownPath(target, 'directory', CURRENT), () => {
      if (generation.before === null) requireUnnamed(stuckPointer());
      return undoSwitch(target, state, journal.id, generation, touched);
    });
  }
  putBack(journal.files.filter(isWatched));
  for (const folder of journal.folders.toReversed()) {
    attempt(null, shownPath(target, 'directory', folder), () => undoFolder(target, folder, touched));
  }
  for (const folder of touched) {
    attempt(null, folder.path, () => {
      syncFolder(folder);
      return 'untouched';
    });
  }
  return undone;
}

/** What names other files. */
const POINTERS: readonly Role[] = ['sds', 'config'];

/** Nothing that there was not before is removed while a pointer may still name it: whoever follows that would find nothing. */
function requireUnnamed(pointer: string | null): void {
  if (pointer !== null)
    throw new DeployError('ROLLBACK_FAILED', `kept, since ${pointer}, which stays, may name it`, '');
}

function undoFile(
  target: Target,
  place: Place,
  tree: FolderTree,
  state: Folder,
  id: string,
  file: JournalFile,
  touched: Set<Folder>,
): Undone['outcome'] {
  let folder: Folder;
  try {
    folder = tree.holding(file.name);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && file.before === null) return 'untouched';
    throw error;
  }
  const access = folder.at(basename(file.name));
  const now = identityOf(access);
  if (now === file.before) return 'untouched';
  touched.add(folder);
  if (file.before === null) {
    fs.unlinkSync(access);
    return 'removed';
  }
  const set = openBackup(state, id);
  const staging = openStaging(state, id);
  try {
    const restored = staging.at(`restored-${file.role}`);
    removeFile(restored);
    const entry = readEntry(set.at(file.role), backupPath(state.path, id, file.role));
    if (entry.kind === 'absent')
      throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
    linkOrCopy(set.at(file.role), restored, entry);
    if (isInUse(target, place, file.name, entry.writtenMs)) freshen(restored);
    fs.renameSync(restored, access);
  } finally {
    closeFolder(staging);
    closeFolder(set);
  }
  return 'restored';
}

/** Whether no other layout's file was written later than this one. */
function isInUse(target: Target, place: Place, name: string, writtenMs: number): boolean {
  const view = viewTarget(target, 'in-place');
  try {
    return !isOutdated(target, view, place, name, writtenMs);
  } finally {
    closeView(view);
  }
}

/** A poller that goes by the modification time must see a new one. */
function freshen(access: string): void {
  const now = new Date();
  try {
    fs.lutimesSync(access, now, now);
  } catch (error) {
    // A file of another user keeps its time (utimensat(2)): that it is back matters more.
    if (systemCode(error) !== 'EPERM') throw error;
  }
}

function undoSwitch(
  target: Target,
  state: Folder,
  id: string,
  generation: Generation,
  touched: Set<Folder>,
): Undone['outcome'] {
  const { before, after } = generation;
  const root = target.files.root;
  let outcome: Undone['outcome'] = 'untouched';
  if (before !== null) refillGeneration(target, state, id, before, generation);
  if (linkAt(root.at(CURRENT)) === after) {
    touched.add(root);
    if (before === null) {
      fs.unlinkSync(root.at(CURRENT));
      outcome = 'removed';
    } else {
      const staging = openStaging(state, id);
      try {
        const kept = staging.at(EARLIER_CURRENT);
        if (linkAt(kept) !== before) {
          removeFile(kept);
          fs.symlinkSync(before, kept);
        }
        fs.renameSync(kept, root.at(CURRENT));
      } finally {
        closeFolder(staging);
      }
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
 * The earlier folder must still hold what it did before `current` points at it again: somebody may have cleared it away, when nothing seemed to use it any more.
 * What the backup keeps is put back.
 *
 * @throws DeployError TARGET_UNSAFE when a file is missing that the backup does not keep; a system error
 */
function refillGeneration(
  target: Target,
  state: Folder,
  id: string,
  name: string,
  { files, others }: Generation,
): void {
  // It did not hold anything, or was not even there.
  if (files.length === 0 && others.length === 0) return;
  const { root } = target.files;
  ensureSubfolderLike(root, name, root);
  const tree = new FolderTree(openSubfolder(root, name));
  const touched = new Set<Folder>();
  try {
    const missing = others.find((other) => !isThere(tree.root.at(other)));
    if (missing !== undefined) {
      throw new DeployError(
        'TARGET_UNSAFE',
        `${name}/${missing} is missing, which the deployment did not remove`,
        'put it back, and run any deployment to this target',
      );
    }
    for (const file of files) {
      for (const folder of foldersOn(file.name))
        ensureSubfolderLike(tree.holding(folder), basename(folder), root);
      undoFile(target, 'current', tree, state, id, file, touched);
    }
    for (const folder of touched) syncFolder(folder);
  } finally {
    tree.close();
  }
}

function undoFolder(target: Target, path: string, touched: Set<Folder>): Undone['outcome'] {
  try {
    const folder = target.files.folder(path);
    const parent = target.files.holding(path);
    if (removeIfEmpty(parent.at(basename(path)))) {
      // What is gone needs no sync, and its handle is closed.
      touched.delete(folder);
      target.files.forget(path);
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
