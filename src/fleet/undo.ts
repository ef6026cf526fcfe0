import { DeployError } from '../errors.ts';
import { rollBack } from '../operations/rollback.ts';
import type { Report } from '../report.ts';
import type { DeployRequest, RollbackRequest } from '../request.ts';
import type { Context } from '../steps/run.ts';

/**
 * Takes back a deployment that succeeded, by a rollback to the backup that it made. What comes back was there
 * a moment ago, so its validity is not asked for.
 *
 * @param deployed the report of the deployment
 * @returns the report of the target as it is then: `rolled-back`, or `rollback-failed` with the reason
 */
export async function goBack(
  request: DeployRequest | RollbackRequest,
  deployed: Report,
  context: Context,
): Promise<Report> {
  const report = await rollBack(rollbackOf(request), context);
  if (report.error === null && report.status === 'restored')
    return {
      ...deployed,
      status: 'rolled-back',
      changed: false,
      verified: deployed.verified === null ? null : false,
      files: report.files,
      endpoints: report.endpoints,
      backupId: null,
      rollbackVerified: report.verified,
    };
  const reason = report.error?.message ?? 'somebody else has deployed there since';
  return {
    ...deployed,
    status: 'rollback-failed',
    rollbackVerified: report.verified,
    error: new DeployError(
      'ROLLBACK_FAILED',
      `it could not go back: ${reason}`,
      report.error?.hint || 'look at what is there, and run operation: rollback by hand',
      report.error?.cause,
    ),
  };
}

function rollbackOf(request: DeployRequest | RollbackRequest): RollbackRequest {
  const skipChecks = new Set([...request.skipChecks, 'validity' as const]);
  return { ...request, operation: 'rollback', skipChecks, rollbackRun: request.runId };
}
