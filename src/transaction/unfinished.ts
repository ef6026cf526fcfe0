/* What deployments that died have left: a journal, which has to be obeyed, or leftovers, which nobody needs. */
import { DeployError } from '../errors.ts';
import { sweepBackups } from './backup.ts';
import { doing, removeDraft } from './durable.ts';
import { closeFolder, openFolder } from './folder.ts';
import { JOURNAL, type Journal, readJournal } from './journal.ts';
import type { Lock } from './lock.ts';
import { clearStaging } from './staging.ts';
import { stateHolds, type Target } from './target.ts';

/**
 * Whether the state directory holds the journal of a deployment, and if so, whether it is one to this target or, `elsewhere`, to another. One that cannot be read counts as
 * this target's. Changes nothing, and needs no lock: it may not be so any more.
 *
 * @throws DeployError when the state directory cannot be opened
 */
export function seeUnfinished(target: Target): 'none' | 'here' | 'elsewhere' {
  if (!stateHolds(target, JOURNAL)) return 'none';
  const state = doing('the state directory cannot be opened', () => openFolder(target.stateDirectory));
  try {
    const journal = readJournal(state);
    if (journal === null) return 'none';
    return journal.target === target.identity ? 'here' : 'elsewhere';
  } catch {
    return 'here';
  } finally {
    closeFolder(state);
  }
}

/**
 * The journal of a deployment that died, or null. Without one, what dead deployments left in the state directory is cleared away.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
export function findUnfinished(target: Target, lock: Lock): Journal | null {
  const journal = readJournal(lock.state);
  if (journal?.target === target.identity) return journal;
  if (journal) {
    throw new DeployError(
      'TARGET_UNSAFE',
      `${target.stateDirectory} holds the journal of an unfinished deployment to another directory, ${journal.directory}`,
      `run a deployment to that directory first, which rolls it back; where it is gone, remove ${target.stateDirectory}/journal`,
    );
  }
  doing('what an earlier deployment left cannot be cleared away', () => {
    clearStaging(lock.state);
    sweepBackups(lock.state);
    removeDraft(lock.state, JOURNAL);
  });
  return null;
}
