import { randomBytes } from 'node:crypto';
import { acquireLock, type Lock } from '../lock/lock.ts';
import type { BaseRequest, RecoveryRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { backupIds } from '../transaction/backup.ts';
import { nextDeploymentId } from '../transaction/names.ts';
import type { Target } from '../transaction/target.ts';
import { recoverUnfinished } from './recover.ts';
import { phase, type Run } from './run.ts';

/* Step 2: one holder at a time. A deployment that died is undone first; see recover.ts. */

/**
 * Takes the target's lock. A deployment that died is undone first.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
export async function takeLock(run: Run<BaseRequest>, target: Target): Promise<Lock> {
  const lock = await holdLock(run, target);
  try {
    await recoverUnfinished(run, target, lock, leafFile(run.request.names), 'goes on');
    return lock;
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/**
 * Takes the target's lock, and leaves a deployment that died as it is.
 *
 * @throws DeployError LOCKED
 */
export async function holdLock(run: Run<BaseRequest>, target: Target): Promise<Lock> {
  const lock = await phase(run, 'Lock', () => waitForLock(run, target, run.request.runUrl));
  try {
    run.id = nextDeploymentId(backupIds(lock.state).at(-1) ?? null, new Date(), randomBytes(4));
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
