/*
 * A deployment's changes to its target, as one step that happens or does not.
 *
 *   open      the target is read and compared (view, plan); nothing is changed
 *   prepared  backups, staged files and the journal are on disk, and nothing visible; it can be undone
 *   committed the new files have their names
 *   sealed    proven; the journal is gone, the record is written, the backup is kept for later
 *   undone    everything is as it was before; the journal and the backup are gone
 *
 * The point of no return is `prepared`, when the journal gets its name. A process that dies before it leaves
 * leftovers in the state directory, and nothing else. One that dies after it leaves a journal, and any holder
 * of the lock can undo it. All of this is synchronous: nothing else runs between two changes.
 */
import { DeployError, systemReason } from '../errors.ts';
import { openPending } from '../files/durable.ts';
import { doing, writeFailure } from '../files/failure.ts';
import { type Folder, syncFolder } from '../files/folder.ts';
import { nameDraft } from '../files/own-file.ts';
import type { Lock } from '../lock/lock.ts';
import { discardBackup, MANIFEST, makeBackup, openBackup, sealBackup, unsealBackup } from './backup.ts';
import { commitPlan } from './commit.ts';
import {
  draftJournal,
  dropJournal,
  publishJournal,
  removeJournal,
  replaceJournal,
  type ServedBefore,
  type Transaction,
} from './journal.ts';
import { draftManifest, type SetKind } from './manifest.ts';
import { divergence, type Plan } from './plan.ts';
import { journalOf } from './plan-journal.ts';
import { type DeployedRecord, type Lineage, nameRecord, stageRecord } from './record.ts';
import { clearStaging, openStaging, stageFiles } from './stage.ts';
import type { View } from './view.ts';
import { requireDeployed } from './watch.ts';

/** A transaction that can be committed or undone. */
export interface Prepared extends Transaction {
  readonly view: View;
  readonly plan: Plan;
  readonly keeps: SetKind | null;
  /** Why extended attributes could not be copied; null when they were. */
  readonly attributesLost: string | null;
}

/** Arguments of `prepare`. */
export interface PrepareOptions {
  readonly view: View;
  readonly lock: Lock;
  readonly plan: Plan;
  readonly id: string;
  readonly servedBefore: readonly ServedBefore[];
  /** The name of the file with the leaf. */
  readonly leafFile: string;
  readonly outcome: Outcome;
  /** The workflow run that this is; null outside of one. */
  readonly run: string | null;
  /** What the earlier files are kept as once this is proven; null: they are not. */
  readonly keeps: SetKind | null;
}

/** The part of the record that the transaction does not know by itself. */
export type Outcome = Omit<DeployedRecord, 'version' | 'id' | keyof Lineage>;

/**
 * Does everything short of a visible change.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED; everything that was prepared is gone again
 */
export function prepare(options: PrepareOptions): Prepared {
  const { view, lock, plan, id, servedBefore, leafFile, outcome, run, keeps } = options;
  const { state } = lock;
  const lineage = { target: view.target.identity, leafFile };
  const journal = journalOf(view, plan, id, leafFile, run, servedBefore);
  lock.confirm();
  using pending = openPending();
  try {
    const backup = doing('the backup cannot be made', () => makeBackup(pending, state, id, view, plan));
    const staged = doing('the new files cannot be staged', () => {
      const staging = openStaging(state, id);
      pending.addFolder(staging);
      const files = stageFiles(pending, state, staging, backup.set, view, plan, id);
      const record = recordOf(id, lineage, outcome, files.plan);
      stageRecord(pending, state, staging, record);
      return files;
    });
    doing('the journal cannot be written', () => {
      if (keeps) draftManifest(pending, backup.set, id, lineage, view, plan, keeps);
      draftJournal(pending, state, journal);
    });
    doing('the prepared files cannot be synced', () => pending.sync());
    // The point of no return: with the journal, a process that dies is undone. Before it, it has changed
    // nothing.
    doing('the journal cannot be written', () => publishJournal(state));
    return {
      target: view.target,
      view,
      lock,
      plan: staged.plan,
      journal,
      keeps,
      attributesLost: staged.attributesLost ?? backup.attributesLost,
    };
  } catch (error) {
    dropJournal(state);
    discard(state, id);
    throw writeFailure(error, 'the deployment cannot be prepared');
  }
}

function recordOf(id: string, lineage: Lineage, outcome: Outcome, { changes }: Plan): DeployedRecord {
  const files = outcome.files.map((file) => {
    const change = changes.find((one) => one.file.role === file.role && one.file.name === file.name);
    const attributes = change && divergence(change);
    return attributes ? { ...file, attributes } : file;
  });
  return { version: 1, id, ...lineage, ...outcome, files };
}

/**
 * Gives the new files their names.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which the transaction must be undone; LOCKED
 *   when the target is no longer ours, after which nothing may be touched
 */
export function commit({ view, lock, plan, journal }: Prepared): void {
  using staging = doing('the staged files cannot be opened', () => openStaging(lock.state, journal.id));
  commitPlan(view, staging, plan, journal.id, lock.confirm);
}

/**
 * Remembers, durably, that the reload command is about to run: undoing must then run it again. Throws
 * DeployError.
 */
export function rememberReload(prepared: Prepared): void {
  if (prepared.journal.reloading) return;
  const journal = { ...prepared.journal, reloading: true };
  prepared.lock.confirm();
  doing('the journal cannot be written', () => replaceJournal(prepared.lock.state, journal));
  prepared.journal = journal;
}

/**
 * Ends a transaction that is proven: from here on it cannot be undone as unfinished. The backup's seal, the
 * record and the end of the journal are synced together, in the order in which they were made: of two
 * changes, a file system with a journal never keeps the later one alone.
 *
 * @throws DeployError, after which the transaction must be undone; TARGET_UNSAFE when somebody else has
 *   changed a file
 */
export function seal(prepared: Prepared): void {
  const { lock, journal, keeps } = prepared;
  const { state } = lock;
  lock.confirm();
  requireDeployed(prepared);
  try {
    using set = keeps ? openBackup(state, journal.id) : null;
    if (set) nameDraft(set, MANIFEST);
    using staging = openStaging(state, journal.id);
    using records = nameRecord(state, staging, journal);
    dropJournal(state);
    for (const folder of [set, records, state]) if (folder) syncFolder(folder);
  } catch (error) {
    remind(prepared);
    throw writeFailure(error, 'the deployment cannot be concluded');
  }
}

/**
 * Writes the journal again, should this process die before it has undone everything. Nothing told rests on
 * that.
 */
function remind({ lock, journal }: Transaction): void {
  try {
    // The sync that failed may have hung for so long that the target, and the journal, are somebody else's.
    lock.confirm();
    replaceJournal(lock.state, journal);
  } catch {
    // It is undone from memory at once, if it is still ours.
  }
}

/**
 * Forgets a transaction that was undone, with its backup.
 *
 * @param keepsBackup keeps the backup all the same, sealed, where it has a manifest: somebody else has
 *   replaced the files, and the earlier ones have no other copy
 * @returns null, or why it could not: the next deployment then undoes it once more, which changes nothing,
 *   and needs the backup
 * @throws DeployError LOCKED when the target is no longer ours
 */
export function conclude({ lock, journal }: Transaction, keepsBackup = false): string | null {
  const { state } = lock;
  try {
    lock.confirm();
    // It may have been sealed already. Without the journal it would then pass for that of a proven
    // deployment.
    if (!keepsBackup || !sealBackup(state, journal.id)) unsealBackup(state, journal.id);
    removeJournal(state);
  } catch (error) {
    if (error instanceof DeployError && error.code === 'LOCKED') throw error;
    return systemReason(error);
  }
  discard(state, journal.id, keepsBackup);
  return null;
}

function discard(state: Folder, id: string, keepsBackup = false): void {
  try {
    clearStaging(state);
    if (!keepsBackup) discardBackup(state, id);
  } catch (error) {
    if (error instanceof DeployError) throw error;
    // The next deployment clears the rest away.
  }
}
