/*
 * Leftovers: of a deployment that was sealed, and of one that died.
 */
import * as fs from 'node:fs';
import { DeployError, systemReason } from '../errors.ts';
import { doing } from '../files/failure.ts';
import { removeTree } from '../files/folder.ts';
import { removeDraft } from '../files/own-file.ts';
import type { Lock } from '../lock/lock.ts';
import { findState, stateHolds } from '../lock/state-directory.ts';
import { discardBackup, sweepBackups } from './backup.ts';
import { JOURNAL, type Journal, readJournal, type Switch } from './journal.ts';
import { type Keeping, pruneBackups } from './manifest.ts';
import { RELEASE_PREFIX } from './names.ts';
import { dropEmptyRecords, listRecords } from './record.ts';
import { clearStaging } from './stage.ts';
import type { Target } from './target.ts';
import type { Prepared } from './transaction.ts';

/** The outcome of tidying. */
export interface Tidied {
  /** Backups that were removed. */
  readonly removed: number;
  /** Why something could not be removed; null when all was. */
  readonly problem: string | null;
}

/**
 * Removes the leftovers of a sealed deployment or rollback. No failure here undoes anything: the next
 * deployment tries again.
 *
 * @param used the id of the backup that a rollback went to: the next one goes further back
 */
export function tidy({ view, lock, journal }: Prepared, keeping: Keeping, used: string | null): Tidied {
  const { state } = lock;
  try {
    clearStaging(state);
    dropEmptyRecords(state);
    if (journal.current && journal.current.before !== journal.current.after)
      pruneReleases(view.target, journal.current);
    if (keeping.keep === 0) discardBackup(state, journal.id);
    if (used !== null) discardBackup(state, used);
    const pruned = pruneBackups(state, journal, keeping);
    return { removed: pruned.length + (used === null ? 0 : 1), problem: null };
  } catch (error) {
    return { removed: 0, problem: systemReason(error) };
  }
}

/** The release folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneReleases({ files }: Target, { before, after }: Switch): void {
  for (const name of fs.readdirSync(files.root.at('.')))
    if (name.startsWith(RELEASE_PREFIX) && name !== before && name !== after) removeTree(files.root, name);
}

/**
 * Whether the state directory holds the journal of a deployment, and if so, whether it is one to this target
 * or, `elsewhere`, to another. An unreadable one counts as this target's. Changes nothing, and needs no lock:
 * it may not be so any more.
 *
 * @throws DeployError when the state directory cannot be opened
 */
export function seeUnfinished({ stateDirectory, identity }: Target): 'none' | 'here' | 'elsewhere' {
  if (!stateHolds(stateDirectory, JOURNAL)) return 'none';
  using state = findState(stateDirectory);
  if (!state) return 'none';
  try {
    const journal = readJournal(state);
    if (journal === null) return 'none';
    return journal.target === identity ? 'here' : 'elsewhere';
  } catch {
    return 'here';
  }
}

/**
 * The journal of a deployment that died, or null. Without one, removes the leftovers of dead deployments from
 * the state directory.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
export function findUnfinished({ stateDirectory: { path }, identity }: Target, lock: Lock): Journal | null {
  const { state } = lock;
  const journal = readJournal(state);
  if (journal?.target === identity) return journal;
  if (journal) {
    throw new DeployError(
      'TARGET_UNSAFE',
      `${path} holds the journal of an unfinished deployment to another directory, ${journal.directory}`,
      `run a deployment to that directory first, which rolls it back; where it is gone, remove ${path}/journal`,
    );
  }
  doing('the leftovers of an earlier deployment cannot be removed', () => {
    clearStaging(state);
    sweepBackups(
      state,
      listRecords(state).flatMap(({ backup }) => backup ?? []),
    );
    dropEmptyRecords(state);
    removeDraft(state, JOURNAL);
  });
  return null;
}
