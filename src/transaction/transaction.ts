/*
 * A deployment's changes to its target, as one step that happens or does not.
 *
 *   open      the target is looked at and compared (view, plan); nothing is changed
 *   prepared  backups, staged files and the journal are on disk: everything short of a visible change; from here on it can be undone
 *   committed the new files have their names
 *   sealed    proven; the journal is gone, the backup is kept for later
 *   undone    everything is as it was before; the journal and the backup are gone
 *
 * A process that dies before `prepared` leaves leftovers in the state directory, and nothing else. One that dies after it leaves a journal, by which anybody
 * who holds the lock can undo it. All of this is synchronous: nothing else runs between two changes.
 */
import * as fs from 'node:fs';
import { DeployError, systemReason } from '../errors.ts';
import type { Role } from '../report.ts';
import { discardBackup, openBackup, unsealBackup } from './backup.ts';
import { commitPlan } from './commit.ts';
import { doing, writeFailure } from './durable.ts';
import { closeFolder, type Folder, removeTree, syncFolder } from './folder.ts';
import {
  draftJournal,
  dropJournal,
  type Generation,
  type Journal,
  type JournalFile,
  publishJournal,
  removeJournal,
  replaceJournal,
  type ServedBefore,
} from './journal.ts';
import type { Lock } from './lock.ts';
import { type BackupSources, makeBackup } from './make-backup.ts';
import { draftManifest, nameManifest, pruneBackups } from './manifest.ts';
import { GENERATION_PREFIX } from './names.ts';
import { openPending } from './pending.ts';
import type { Change, Plan } from './plan.ts';
import { type Undone, undoJournal } from './rollback.ts';
import { stageFiles } from './stage.ts';
import { clearStaging, openStaging } from './staging.ts';
import type { Target } from './target.ts';
import { accessPath, type View } from './view.ts';

/** A transaction that can be committed or undone. */
export interface Prepared {
  readonly target: Target;
  readonly view: View;
  readonly lock: Lock;
  readonly plan: Plan;
  readonly journal: Journal;
  /** Whether its backup is kept. */
  readonly keepsBackup: boolean;
  /** Why extended attributes could not be carried over; null when they were. */
  readonly attributesLost: string | null;
}

/** What preparing takes. */
export interface PrepareOptions {
  readonly target: Target;
  readonly view: View;
  readonly lock: Lock;
  readonly plan: Plan;
  readonly id: string;
  readonly servedBefore: readonly ServedBefore[];
  /** Whose the backup is, when it is to be kept: which of several credentials in the directory. Null when it is not. */
  readonly credential: string | null;
}

/**
 * Does everything short of a visible change.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED; whatever had been prepared is gone again
 */
export function prepare(options: PrepareOptions): Prepared {
  const { target, view, lock, plan, id, servedBefore, credential } = options;
  const { state } = lock;
  const journal: Journal = {
    version: 1,
    id,
    target: target.identity,
    directory: target.path,
    started: new Date().toISOString(),
    files: plan.changes
      .filter(({ place, action }) => place === 'directory' && action !== 'keep')
      .map(journalFile),
    folders: plan.folders,
    generation: plan.current === 'stays' ? null : generationOf(view, plan, id),
    reloading: false,
    servedBefore,
  };
  lock.confirm();
  const pending = openPending();
  try {
    const backup = doing('the backup cannot be made', () =>
      makeBackup(pending, state, id, backupSources(target, view, plan)),
    );
    const attributesLost = doing('the new files cannot be staged', () => {
      const staging = openStaging(state, id);
      pending.addFolder(staging);
      return stageFiles(pending, state, staging, backup.set, modelsOf(target, view, plan), plan, id);
    });
    doing('the journal cannot be written', () => {
      if (credential !== null)
        draftManifest(pending, backup.set, id, { target: target.identity, credential }, plan, view.link);
      draftJournal(pending, state, journal);
    });
    doing('what was prepared cannot be synced', () => pending.sync());
    doing('the journal cannot be written', () => publishJournal(state));
    return {
      target,
      view,
      lock,
      plan,
      journal,
      keepsBackup: credential !== null,
      attributesLost: attributesLost ?? backup.attributesLost,
    };
  } catch (error) {
    dropJournal(state);
    discard(state, id);
    throw writeFailure(error, 'the deployment cannot be prepared');
  } finally {
    pending.close();
  }
}

function journalFile({ file: { role, name }, before }: Change): JournalFile {
  return { role, name, before: before.kind === 'file' ? before.identity : null };
}

function generationOf({ link }: View, { changes, current, carried }: Plan, id: string): Generation {
  return {
    before: link,
    after: current === 'goes' ? null : GENERATION_PREFIX + id,
    files: changes
      .filter(({ place, before }) => place === 'current' && before.kind === 'file')
      .map(journalFile),
    others: carried,
  };
}

function modelsOf(target: Target, view: View, plan: Plan): Map<Role, string> {
  const models = new Map<Role, string>();
  for (const { file, model } of plan.changes) {
    const access = model && accessPath(target, view, model, file.name);
    if (access !== null) models.set(file.role, access);
  }
  return models;
}

function backupSources(target: Target, view: View, plan: Plan): BackupSources {
  const sources: BackupSources = new Map();
  for (const { file, place, before, action } of plan.changes) {
    if (before.kind === 'absent') continue;
    const access = accessPath(target, view, place, file.name);
    if (access !== null) sources.set(file.role, { access, before, stays: action === 'keep' });
  }
  return sources;
}

/**
 * Gives the new files their names.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which the transaction must be undone; LOCKED when the target is no longer ours,
 *   after which nothing may be touched
 */
export function commit({ target, view, lock, plan, journal }: Prepared): void {
  const staging = doing('the staged files cannot be opened', () => openStaging(lock.state, journal.id));
  try {
    commitPlan(target, view, staging, plan, journal.id, lock.confirm);
  } finally {
    closeFolder(staging);
  }
}

/** Remembers, durably, that the reload command is about to run: undoing must then run it again. Throws DeployError. */
export function rememberReload(prepared: Prepared): Prepared {
  if (prepared.journal.reloading) return prepared;
  const journal = { ...prepared.journal, reloading: true };
  prepared.lock.confirm();
  doing('the journal cannot be written', () => replaceJournal(prepared.lock.state, journal));
  return { ...prepared, journal };
}

/**
 * Ends a transaction that is proven: from here on it cannot be undone as unfinished. The backup's seal and the end of the journal are synced together, in the order in
 * which they were made: of two changes a file system with a journal never keeps the later one alone.
 *
 * @throws DeployError, after which the transaction must be undone
 */
export function seal({ lock, journal, keepsBackup }: Prepared): void {
  const { state } = lock;
  lock.confirm();
  const ends: Folder[] = [];
  try {
    if (keepsBackup) {
      const set = openBackup(state, journal.id);
      ends.push(set);
      nameManifest(set);
    }
    dropJournal(state);
    for (const folder of [...ends, state]) syncFolder(folder);
  } catch (error) {
    remind(lock, journal);
    throw writeFailure(error, 'the deployment cannot be concluded');
  } finally {
    for (const folder of ends) closeFolder(folder);
  }
}

/** Has the journal say again what is to be undone, should this process not live to do it. Nothing that is told rests on whether that is sure to stay. */
function remind(lock: Lock, journal: Journal): void {
  try {
    // The sync that failed may have hung for so long that the target is somebody else's, and so is the journal.
    lock.confirm();
    replaceJournal(lock.state, journal);
  } catch {
    // It is undone from memory at once, if it is still ours. Only a process that dies in the middle of that would have needed the journal.
  }
}

/** What tidying came to. */
export interface Tidied {
  /** Backups that were removed. */
  readonly removed: number;
  /** Why something could not be removed; null when all was. */
  readonly problem: string | null;
}

/** Removes what a sealed deployment no longer needs. No failure here undoes anything: the next deployment tries again. */
export function tidy(prepared: Prepared, credential: string, retention: number): Tidied {
  return tidying(prepared, () => {
    if (retention === 0) discardBackup(prepared.lock.state, prepared.journal.id);
    return pruneBackups(prepared.lock.state, { target: prepared.target.identity, credential }, retention)
      .length;
  });
}

/** Removes what a sealed return no longer needs, the backup that the target now is among it, so that the next return goes further back. */
export function tidyReturn(prepared: Prepared, returnedTo: string): Tidied {
  return tidying(prepared, () => {
    discardBackup(prepared.lock.state, prepared.journal.id);
    discardBackup(prepared.lock.state, returnedTo);
    return 1;
  });
}

function tidying({ target, lock, journal }: Prepared, removeBackups: () => number): Tidied {
  try {
    clearStaging(lock.state);
    if (journal.generation) pruneGenerations(target, journal.generation);
    return { removed: removeBackups(), problem: null };
  } catch (error) {
    return { removed: 0, problem: systemReason(error) };
  }
}

/** The folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneGenerations(target: Target, { before, after }: Generation): void {
  const root = target.files.root;
  for (const name of fs.readdirSync(root.at('.'))) {
    if (name.startsWith(GENERATION_PREFIX) && name !== before && name !== after) removeTree(root, name);
  }
}

/**
 * Puts everything back. Leaves the journal: `conclude` removes it when the servers have been seen to, too.
 *
 * @returns what became of each file
 * @throws DeployError LOCKED when the target is no longer ours
 */
export function undo(target: Target, lock: Lock, journal: Journal): Undone[] {
  return undoJournal(target, lock.state, journal, lock.confirm);
}

/**
 * Forgets a transaction that was undone, with its backup.
 *
 * @returns null, or why it could not: whoever comes next will then undo it once more, which changes nothing, and needs the backup
 * @throws DeployError LOCKED when the target is no longer ours
 */
export function conclude(lock: Lock, journal: Journal): string | null {
  try {
    lock.confirm();
    // It may have been sealed already. Without the journal it would then pass for that of a proven deployment.
    unsealBackup(lock.state, journal.id);
    removeJournal(lock.state);
  } catch (error) {
    if (error instanceof DeployError && error.code === 'LOCKED') throw error;
    return systemReason(error);
  }
  discard(lock.state, journal.id);
  return null;
}

function discard(state: Folder, id: string): void {
  try {
    clearStaging(state);
    discardBackup(state, id);
  } catch (error) {
    if (error instanceof DeployError) throw error;
    // What is left over, the next deployment clears away.
  }
}
