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

/**
 * Undoes the deployment that died, if there is one.
 *
 * @param leafName the file of this run that holds the leaf. By it the leaf that is there afterwards is read
 * @throws DeployError ROLLBACK_FAILED when a file could not be undone, LOCKED as `undo` does, TARGET_UNSAFE
 *   when the journal cannot be used
 */
export async function recoverUnfinished(
  run: Run<RecoveryRequest>,
  target: Target,
  lock: Lock,
  leafName: string,
): Promise<void> {
  const journal = findUnfinished(target, lock);
  if (!journal) return;
  run.log.group('Recover');
  run.log.notice(`an earlier deployment (${journal.id}) did not finish: it is undone first`);
  const { undoDeployment } = await import('./undo.ts');
  const { undone, verified, failure } = await undoDeployment(run, target, lock, journal, () =>
    leafOnTarget(run, target, leafName),
  );
  if (run.report.operation === 'recover') run.report.files = reportRecovered(undone);
  run.report.recovery = { deployment: journal.id, reloaded: journal.reloading };
  run.report.changed = true;
  if (failure) {
    run.report.status = 'rollback-failed';
    throw failure;
  }
  run.report.recovered = true;
  run.report.rollbackVerified = verified;
}

/** The deployed leaf, in either layout, which is also noted in the report; null when there is none. */
function leafOnTarget({ report }: Run<RecoveryRequest>, target: Target, name: string): Leaf | null {
  using view = viewTarget(target, 'in-place', name);
  const pem = readDeployed(view, name);
  const leaf = pem === null ? null : readDeployedLeaf(pem, null);
  report.earlier = leaf && factsOf(leaf, 0);
  return leaf && leafOf(leaf);
}
