import { asDeployError } from './errors.ts';
import { recoverUnfinished, takeLock, working } from './pipeline/recovery.ts';
import { type Context, newRun, type Run } from './pipeline/run.ts';
import type { Report } from './report.ts';
import type { RecoveryRequest } from './request.ts';
import { stateHolds } from './transaction/target.ts';

/**
 * The post step's part: undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
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
  await working(run, async (target) => {
    if (!stateHolds(target, '.')) return;
    const lock = await takeLock(run, target, null);
    try {
      await recoverUnfinished(run, target, lock, certificateName);
    } finally {
      lock.release();
    }
  });
}
