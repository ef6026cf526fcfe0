import * as fs from 'node:fs';
import { basename } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { CURRENT } from '../layout.ts';
import type { Role } from '../report.ts';
import { backupPath, linkOrCopy, openBackup } from './backup.ts';
import { identityOf, readEntry } from './entry.ts';
import { closeFolder, type Folder, removeIfEmpty, removeTree, syncFolder } from './folder.ts';
import type { Journal, JournalFile } from './journal.ts';
import { EARLIER_CURRENT, openStaging } from './stage.ts';
import type { Target } from './target.ts';
import { removeTrial, trialFolder } from './trial.ts';
import { shownPath } from './view.ts';

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
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @returns what became of each file, with failures among them
 * @throws DeployError from `confirm`
 */
export function undoJournal(target: Target, state: Folder, journal: Journal, confirm: () => void): Undone[] {
  const undone: Undone[] = [];
  const touched = new Set<Folder>();
  const attempt = (role: Role | null, path: string, step: () => Undone['outcome']): void => {
    confirm();
    try {
      undone.push({ role, path, outcome: step(), reason: null });
    } catch (error) {
      undone.push({
        role,
        path,
        outcome: 'failed',
        reason: error instanceof DeployError ? error.message : systemReason(error),
      });
    }
  };
  const putBack = (files: readonly JournalFile[]): void => {
    for (const file of files.toReversed()) {
      attempt(file.role, shownPath(target, 'directory', file.name), () =>
        undoFile(target, state, journal.id, file, touched),
      );
    }
  };
  // A server that watches its configuration file must find everything else as it was when that one moves.
  const isWatched = ({ role, before }: JournalFile): boolean => role === 'config' && before !== null;
  putBack(journal.files.filter((file) => !isWatched(file)));
  if (journal.generation) {
    const { before, after } = journal.generation;
    attempt(null, shownPath(target, 'directory', CURRENT), () =>
      undoSwitch(target, state, journal.id, before, after, touched),
    );
  }
  putBack(journal.files.filter(isWatched));
  // A pointer that could not be put back still names the trial's files: they stay with it.
  if (journal.trial && !undone.some(({ outcome }) => outcome === 'failed')) {
    attempt(null, shownPath(target, 'directory', trialFolder(journal.id)), () => {
      removeTrial(target, journal.id);
      touched.add(target.files.root);
      return 'untouched';
    });
  }
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

function undoFile(
  target: Target,
  state: Folder,
  id: string,
  file: JournalFile,
  touched: Set<Folder>,
): Undone['outcome'] {
  let folder: Folder;
  try {
    folder = target.files.holding(file.name);
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
    fs.rmSync(restored, { force: true });
    const entry = readEntry(set.at(file.role), backupPath(state.path, id, file.role));
    if (entry.kind === 'absent')
      throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
    linkOrCopy(set.at(file.role), restored, entry);
    freshen(restored);
    fs.renameSync(restored, access);
  } finally {
    closeFolder(staging);
    closeFolder(set);
  }
  return 'restored';
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
  before: string | null,
  after: string | null,
  touched: Set<Folder>,
): Undone['outcome'] {
  const root = target.files.root;
  let outcome: Undone['outcome'] = 'untouched';
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
          fs.rmSync(kept, { force: true });
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
  if (after !== null && fs.existsSync(root.at(after))) {
    touched.add(root);
    removeTree(root, after);
  }
  return outcome;
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
