/*
 * A deployment that died leaves its journal. The next holder of the lock undoes it: the post step of the same
 * run, or the next deployment or rollback.
 */
import { factsOf, readDeployedLeaf } from '../certificate/credential.ts';
import type { Lock } from '../lock/lock.ts';
import type { RecoveryRequest } from '../request.ts';
import type { Target } from '../transaction/target.ts';
import { findUnfinished } from '../transaction/tidy.ts';
import { readDeployed, viewTarget } from '../transaction/view.ts';
import { type Leaf, leafOf } from './expected.ts';
import { reportRecovered } from './report-files.ts';
import type { Run } from './run.ts';
import type { UndoResult } from './undo.ts';

/**
 * Undoes the deployment that died, if there is one.
 *
 * @param leafName the file of this run that holds the leaf. By it the leaf that is there afterwards is read
 * @param next whether a run goes on from what is there then. What somebody else has put on the target does
 *   not hinder it: it is compared, and backed up, like any earlier file
 * @returns null when there was none
 * @throws DeployError ROLLBACK_FAILED when a file could not be undone, LOCKED as `undo` does, TARGET_UNSAFE
 *   when the journal cannot be used
 */
export async function recoverUnfinished(
  run: Run<RecoveryRequest>,
  target: Target,
  lock: Lock,
  leafName: string,
  next: 'goes on' | 'ends',
): Promise<UndoResult | null> {
  const journal = findUnfinished(target, lock);
  if (!journal) return null;
  const { report, log } = run;
  log.group('Recover');
  log.notice(`an earlier deployment (${journal.id}) did not finish: it is undone first`);
  const { abandon, isBlocked, undoDeployment } = await import('./undo.ts');
  const transaction = { target, lock, journal };
  // Whatever ends it half way, it has touched files.
  report.status = 'rollback-failed';
  report.changed = true;
  const result = await undoDeployment(run, transaction, () => leafOnTarget(run, target, leafName));
  const { undone, verified, failure } = result;
  if (report.operation === 'recover') report.files = reportRecovered(undone);
  report.recovery = { deployment: journal.id, reloaded: journal.reloading };
  if (failure && (next === 'ends' || isBlocked(undone))) throw failure;
  const isTouched = undone.some(({ outcome }) => outcome === 'restored' || outcome === 'removed');
  report.status = 'rejected';
  // One that died before it changed a file leaves nothing to put back.
  report.changed = isTouched;
  report.recovered = failure === null || isTouched;
  report.rollbackVerified = verified;
  if (failure) {
    log.warning(`an earlier deployment did not finish, and ${failure.message}`);
    abandon(run, transaction);
  }
  return result;
}

/** The deployed leaf, in either layout, which is also noted in the report; null when there is none. */
export function leafOnTarget(
  { report }: Pick<Run<RecoveryRequest>, 'report'>,
  target: Target,
  name: string,
): Leaf | null {
  using view = viewTarget(target, 'in-place', name);
  const pem = readDeployed(view, name);
  const leaf = pem === null ? null : readDeployedLeaf(pem, null);
  report.earlier = leaf && factsOf(leaf, 0);
  return leaf && leafOf(leaf);
}
