import { findState } from '../lock/state-directory.ts';
import type { Report } from '../report.ts';
import type { DeployRequest, RollbackRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { check } from '../steps/check.ts';
import { compare } from '../steps/compare.ts';
import { type Context, newRun, reportOf } from '../steps/run.ts';
import { type DeployedRecord, readRecord } from '../transaction/record.ts';
import { openTarget, type Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';
import { openFor } from './deploy.ts';

/** What the first steps of a deployment say of a target. */
export interface Precheck {
  /** Of a refusal, the error. */
  readonly report: Report;
  /** The id of the last deployment there; null when there is none. */
  readonly deployedId: string | null;
}

/**
 * Steps 1 and 3 of a deployment, for the targets of a fleet: none is touched before all have passed. It takes
 * no lock, and changes nothing. A target with an unfinished deployment is compared when it is deployed to,
 * because that deployment is undone first.
 */
export async function precheck(request: DeployRequest, context: Context): Promise<Precheck> {
  const run = newRun(request, context);
  let deployedId: string | null = null;
  const report = await reportOf(run, async () => {
    const candidate = await check(run);
    using target = openFor(run, candidate);
    deployedId = lastDeployment(target, leafFile(request.names))?.id ?? null;
    if (seeUnfinished(target) !== 'none') return;
    using _comparison = await compare(run, target, candidate);
  });
  return { report, deployedId };
}

/**
 * Whether the last deployment to a target was made by the workflow run of a request, and since another one
 * was found there. Throws as `openTarget` does.
 */
export function isDeployedSince(request: RollbackRequest, earlier: string | null): boolean {
  using target = openTarget(request.target, 'read');
  const last = lastDeployment(target, leafFile(request.names));
  const isOfRun = last !== null && request.runId !== null && last.run === request.runId;
  return isOfRun && last.operation === 'deploy' && last.id !== earlier;
}

function lastDeployment({ stateDirectory, identity }: Target, leaf: string): DeployedRecord | null {
  using state = findState(stateDirectory);
  return state && readRecord(state, { target: identity, leafFile: leaf });
}
