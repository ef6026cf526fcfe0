import { asDeployError, DeployError } from './errors.ts';
import { stateHolds } from './lock/state-directory.ts';
import { recoverUnfinished, takeLock } from './pipeline/recovery.ts';
import { type Context, newRun, type Run } from './pipeline/run.ts';
import type { Report } from './report.ts';
import type { RecoveryRequest } from './request.ts';
import { openTarget, type Target } from './transaction/target.ts';
import { seeUnfinished } from './transaction/tidy.ts';

/**
 * The post step's part: undoes the deployment of a main step that was killed. Does nothing when there is
 * nothing to undo.
 *
 * @param certificateName the file that holds the certificate of the deployment
 * @returns the report; `recovered` tells whether something was undone. Never throws
 */
export async function recover(
  request: RecoveryRequest,
  certificateName: string,
  context: Context,
): Promise<Report> {
  const run = newRun(request, context);
  const { report } = run;
  try {
    await recoverTarget(run, certificateName);
    if (report.recovered) report.status = 'rolled-back';
  } catch (error) {
    report.error = asDeployError(error);
  }
  return report;
}

async function recoverTarget(run: Run<RecoveryRequest>, certificateName: string): Promise<void> {
  using target = openTarget(run.request.target, 'write');
  if (!stateHolds(target.stateDirectory, '.')) return;
  // There is one journal at a time: this one tells that the main step wrote none.
  if (seeUnfinished(target) === 'elsewhere') return;
  using lock = await takeLock(run, target, null).catch((error) => leaveToHolder(run, target, error));
  if (lock) await recoverUnfinished(run, target, lock, certificateName);
}

/** Somebody else is at work on the target, and has begun, or will begin, with what is to be done here. */
function leaveToHolder({ log, report }: Run<RecoveryRequest>, target: Target, error: unknown): null {
  if (!(error instanceof DeployError && error.code === 'LOCKED')) throw error;
  if (seeUnfinished(target) !== 'here') {
    log.info(`${error.message}; nothing is unfinished there`);
    return null;
  }
  report.unfinished = true;
  throw new DeployError(
    error.code,
    `what is unfinished could not be rolled back: ${error.message}`,
    'whoever holds the lock rolls it back first: look how that deployment ends',
    error,
  );
}
