/*
 * The last deployment of a lineage: who made it, whether it died, and the backup from before it. A rollback
 * goes back from it, and from no other. So a backup that is missing or damaged stops the rollback: the next
 * older one would be from before the deployment before.
 */
import { DeployError } from '../errors.ts';
import type { Folder } from '../files/folder.ts';
import type { Lock } from '../lock/lock.ts';
import { backupIds, isSealed } from './backup.ts';
import { type Journal, readJournal, replaceJournal } from './journal.ts';
import { isOf, kindOf, listBackups, type Manifest, readManifest } from './manifest.ts';
import { type DeployedRecord, type Lineage, readRecord } from './record.ts';
import type { View } from './view.ts';

/** The last deployment of a lineage. */
export interface LastDeployment {
  readonly lineage: Lineage;
  /** The journal of this deployment, which died; null when it was sealed. Undoing it is the rollback. */
  readonly died: Journal | null;
  /** The record of the deployment that was sealed last; null when there is none. */
  readonly record: DeployedRecord | null;
}

/**
 * Looks for the last deployment. A rollback that died is none: it is undone, and made again.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError TARGET_UNSAFE when journal or record cannot be used
 */
export function lastDeployment(state: Folder | null, lineage: Lineage): LastDeployment {
  if (state === null) return { lineage, died: null, record: null };
  const journal = readJournal(state);
  const isOurs = journal?.target === lineage.target && journal.leafFile === lineage.leafFile;
  if (!isOurs) return { lineage, died: null, record: readRecord(state, lineage) };
  return { lineage, died: journal.direction === 'forward' ? journal : null, record: journal.deployed };
}

/** The workflow run that made the last deployment; null where that is not known. */
export function runOf({ died, record }: LastDeployment): string | null {
  return (died ? died.run : record?.run) ?? null;
}

/**
 * Whether a workflow run has gone back already, and not deployed again since. Undoing a deployment that died
 * is never once too often.
 */
export function hasGoneBack({ died, record }: LastDeployment, run: string | null): boolean {
  return died === null && run !== null && (record?.rollbacks ?? []).includes(run);
}

/** A record keeps so many of the runs that have gone back. */
const MAX_ROLLBACKS = 20;

/** The runs that have gone back, once this one has; the latest comes last. */
export function withRollback(record: DeployedRecord | null, run: string | null): string[] {
  const others = withoutRollback(record, run);
  return run === null ? others : [...others, run].slice(-MAX_ROLLBACKS);
}

/** The runs that have gone back, once this one has deployed. */
export function withoutRollback(record: DeployedRecord | null, run: string | null): string[] {
  return (record?.rollbacks ?? []).filter((other) => other !== run);
}

/**
 * Has the undo of a deployment that died leave a record of this rollback. The journal remembers that, should
 * this process die on the way. Throws DeployError, or a system error.
 *
 * @param view the target as it is now
 */
export function rememberRollback(lock: Lock, journal: Journal, { link }: View, run: string | null): void {
  const { id, target, leafFile, current, deployed } = journal;
  if (run === null) return;
  // Without a record, the undo leaves files of which nothing is known but where they are.
  const record: DeployedRecord = deployed ?? {
    version: 1,
    id,
    target,
    leafFile,
    operation: 'rollback',
    layout: (current ? current.before : link) === null ? 'in-place' : 'symlink',
    files: [],
    fingerprint: null,
    run: null,
  };
  lock.confirm();
  replaceJournal(lock.state, {
    ...journal,
    deployed: { ...record, rollbacks: withRollback(deployed, run) },
  });
}

/**
 * The backup from before the last deployment.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE when there is none; TARGET_UNSAFE when it cannot be used
 */
export function backupBefore(
  state: Folder | null,
  { lineage, record }: LastDeployment,
): { readonly folder: Folder; readonly manifest: Manifest } {
  const recorded = record?.backup;
  const id = state && (recorded === undefined ? newestBackup(state, lineage, null) : recorded);
  if (state === null || id === null) throw nothing(lineage, '');
  if (!backupIds(state).includes(id)) throw nothing(lineage, `: ${id} is not there any more`);
  const manifest = readManifest(state, id);
  if (!isOf(manifest, lineage) || kindOf(manifest) !== 'backup')
    throw nothing(lineage, `: ${id} is something else`);
  return { folder: state, manifest };
}

/** The id of the backup for the rollback after one that has gone to this backup; null when there is none. */
export function nextBackup(state: Folder, manifest: Manifest): string | null {
  const next = manifest.origin?.backup;
  return next === undefined ? newestBackup(state, manifest, manifest.id) : next;
}

/**
 * The id of the newest backup of a lineage, for want of a record that tells. One that cannot be read counts,
 * because it may be the one.
 *
 * @param before only backups that are older than this one; null: all
 */
function newestBackup(state: Folder, lineage: Lineage, before: string | null): string | null {
  const newest = listBackups(state).findLast(
    ({ id, manifest }) =>
      (before === null || id < before) &&
      (manifest === null ? isSealed(state, id) : isOf(manifest, lineage) && kindOf(manifest) === 'backup'),
  );
  return newest?.id ?? null;
}

function nothing({ leafFile }: Lineage, which: string): DeployError {
  return new DeployError(
    'NOTHING_TO_RESTORE',
    `there is no backup of ${leafFile}${which}`,
    'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it',
  );
}
