import { randomBytes } from 'node:crypto';
import { readDeployedLeaf } from '../certificate/credential.ts';
import { acquireLock, type Lock } from '../lock/lock.ts';
import type { BaseRequest, RecoveryRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { backupIds } from '../transaction/backup.ts';
import { nextDeploymentId } from '../transaction/names.ts';
import type { Target } from '../transaction/target.ts';
import { findUnfinished } from '../transaction/tidy.ts';
import { readDeployed, viewTarget } from '../transaction/view.ts';
import { type Leaf, leafOf } from './expected.ts';
import { phase, type Run } from './run.ts';

/* Step 2: one holder at a time, and the undoing of a deployment that died. */

/**
 * Takes the target's lock. A deployment that died is undone first.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
export async function takeLock(run: Run<BaseRequest>, target: Target): Promise<Lock> {
  const lock = await phase(run, 'Lock', () => waitForLock(run, target, run.request.runUrl));
  try {
    run.id = nextDeploymentId(backupIds(lock.state).at(-1) ?? null, new Date(), randomBytes(4));
    await recoverUnfinished(run, target, lock, leafFile(run.request.names));
    return lock;
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** Takes the lock, and tells for which holder it waits. Throws as `acquireLock` does. */
export async function waitForLock(
  run: Run<RecoveryRequest>,
  target: Target,
  runUrl: string | null,
): Promise<Lock> {
  return acquireLock({
    stateDirectory: target.stateDirectory,
    timeoutMs: run.request.target.lockTimeoutMs,
    runUrl,
    signal: run.signal,
    onWait: (holder) => run.log.info(`waiting for another deployment to this target: ${holder}`),
    onTakeover: (holder) => run.log.notice(`the lock of a deployment that died was taken over: ${holder}`),
  });
}

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
  const { verified, failure } = await undoDeployment(run, target, lock, journal, () =>
    leafOnTarget(target, leafName),
  );
  run.report.changed = true;
  if (failure) {
    run.report.status = 'rollback-failed';
    throw failure;
  }
  run.report.recovered = true;
  run.report.rollbackVerified = verified;
}

/** The deployed leaf, in either layout; null when there is none. */
function leafOnTarget(target: Target, name: string): Leaf | null {
  using view = viewTarget(target, 'in-place', name);
  const pem = readDeployed(view, name);
  const leaf = pem === null ? null : readDeployedLeaf(pem, null);
  return leaf && leafOf(leaf);
}
