import { DeployError } from '../errors.ts';
import { stateHolds } from '../lock/state-directory.ts';
import type { Report } from '../report.ts';
import type { RecoveryRequest } from '../request.ts';
import { waitForLock } from '../steps/lock.ts';
import { recoverUnfinished } from '../steps/recover.ts';
import { type Context, newRun, type Run, reportOf } from '../steps/run.ts';
import { openTarget, type Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';

/**
 * Undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
 *
 * @param leafName the file that holds the leaf of the deployment
 * @returns the report; `recovered` tells whether something was undone. This never throws
 */
export async function recover(request: RecoveryRequest, leafName: string, context: Context): Promise<Report> {
  const run = newRun(request, context);
  return reportOf(run, () => recoverTarget(run, leafName));
}

/** Whether a deployment to the target is unfinished. Throws as `openTarget` does. */
export function isUnfinished(request: RecoveryRequest): boolean {
  using target = openTarget(request.target, 'read');
  return seeUnfinished(target) === 'here';
}

async function recoverTarget(run: Run<RecoveryRequest>, leafName: string): Promise<void> {
  using target = openTarget(run.request.target, 'write');
  if (!stateHolds(target.stateDirectory, '.')) return;
  // There is one journal at a time: this one tells that the main step wrote none.
  if (seeUnfinished(target) === 'elsewhere') return;
  if (target.readOnly) return requireFinished(target, target.readOnly);
  using lock = await waitForLock(run, target, null).catch((error) => leaveToHolder(run, target, error));
  if (!lock) return;
  await recoverUnfinished(run, target, lock, leafName, 'ends');
  if (run.report.recovered) run.report.status = 'rolled-back';
}

/**
 * On a read-only file system nothing can be tidied, and nothing be undone. Throws its failure for the latter.
 */
function requireFinished(target: Target, readOnly: DeployError): void {
  if (seeUnfinished(target) === 'here') throw readOnly;
}

/** Another run holds the lock. If something is unfinished, that run undoes it first. */
function leaveToHolder({ log, report }: Run<RecoveryRequest>, target: Target, error: unknown): null {
  if (!(error instanceof DeployError && error.code === 'LOCKED')) throw error;
  if (seeUnfinished(target) !== 'here') {
    log.info(`${error.message}; nothing is unfinished there`);
    return null;
  }
  report.unfinished = true;
  throw new DeployError(
    error.code,
    `the unfinished deployment could not be undone: ${error.message}`,
    'the holder of the lock undoes it first: look how that deployment ends',
    error,
  );
}
