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

/**
 * Takes the target's lock, and undoes first what an earlier deployment left unfinished.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
export async function ownTarget(run: Run<BaseRequest>, target: Target): Promise<Lock> {
  const lock = await phase(run, 'Lock', () => takeLock(run, target, run.request.runUrl));
  try {
    run.id = nextDeploymentId(backupIds(lock.state).at(-1) ?? null, new Date(), randomBytes(4));
    await recoverUnfinished(run, target, lock, leafFile(run.request.names));
    return lock;
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** Takes the target's lock and says so where there is something to say. Throws as `acquireLock` does. */
export async function takeLock(
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
 * Rolls back the deployment that did not finish, if there is one.
 *
 * @param certificateName the file of this run that holds the certificate, by which the leaf that is there
 *   afterwards is read
 * @throws DeployError ROLLBACK_FAILED when a file could not be put back, LOCKED as `restore` does,
 *   TARGET_UNSAFE when the journal cannot be used
 */
export async function recoverUnfinished(
  run: Run<RecoveryRequest>,
  target: Target,
  lock: Lock,
  certificateName: string,
): Promise<void> {
  const journal = findUnfinished(target, lock);
  if (!journal) return;
  run.log.group('Recover');
  run.log.notice(`an earlier deployment (${journal.id}) did not finish: it is rolled back first`);
  const { restore } = await import('./restore.ts');
  const { verified, failure } = await restore(run, target, lock, journal, () =>
    leafOnTarget(target, certificateName),
  );
  if (failure) {
    run.report.status = 'rollback-failed';
    run.report.changed = true;
    throw failure;
  }
  run.report.recovered = true;
  run.report.changed = true;
  run.report.rollbackVerified = verified;
}

/** The leaf that the target holds now, in whichever layout; null when it holds none. */
function leafOnTarget(target: Target, name: string): Leaf | null {
  using view = viewTarget(target, 'in-place', name);
  const pem = readDeployed(view, name);
  const leaf = pem === null ? null : readDeployedLeaf(pem, null);
  return leaf && leafOf(leaf);
}
