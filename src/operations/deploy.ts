/*
 * A deployment, in the steps of the contract:
 *
 *    1  check     read the candidate, and run the first checks, which need no target
 *    2  lock      one deployment at a time; one that died is undone first
 *    3  compare   run the other checks, and work out which files differ
 *    4  observe   note the certificates that the endpoints serve now
 *    5  stage     write the new files where nobody sees them
 *    6  back up   keep the earlier files
 *    7  journal   from here on, the deployment can be undone by any process
 *    8  commit    rename the new files into place
 *    9  reload    validate-command, then reload-command
 *   10  prove     poll the endpoints until they serve the candidate
 *   11  seal      record it, remove the journal, prune old backups
 *   12  undo      after a failure from 8 to 11: put everything back, and prove that
 *
 * Steps 1 to 3 are here. Most runs end there, because nothing differs. Steps 4 to 12 are in rotate.ts. It is
 * loaded only when there is something to change, and before anything is changed.
 */
import type { Lock } from '../lock/lock.ts';
import type { Report } from '../report.ts';
import type { DeployRequest } from '../request.ts';
import { type Candidate, check, runChecks, withoutTarget } from '../steps/check.ts';
import { type Comparison, compare, tellComparison } from '../steps/compare.ts';
import { expectedOf } from '../steps/expected.ts';
import { lookAtTarget } from '../steps/first-look.ts';
import { takeLock } from '../steps/lock.ts';
import { type Context, newRun, phase, type Run, reportOf } from '../steps/run.ts';
import { checkMount } from '../steps/target-checks.ts';
import { confirmUnchanged } from '../steps/unchanged.ts';
import { isUnchanged } from '../transaction/plan.ts';
import { openTarget, type Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';

/**
 * Deploys a credential to a target. Ends in one of two ways: every endpoint was seen to serve it, or the
 * target is as it was before.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function deploy(request: DeployRequest, context: Context): Promise<Report> {
  const run = newRun(request, context);
  return reportOf(run, () => deployTo(run));
}

async function deployTo(run: Run): Promise<void> {
  lookAtTarget(run);
  run.log.group('Check the certificate');
  const candidate = await phase(run, 'Check', () => check(run)); // 1
  using target = openFor(run, candidate);
  if (run.request.dryRun) {
    const { planDeployment } = await import('./dry-run.ts');
    return await planDeployment(run, target, candidate);
  }
  // The lock touches the target, and a refusal must not. So the comparison is also made before it. That is
  // not possible while a deployment is unfinished: that one is undone first.
  const unfinished = seeUnfinished(target) !== 'none';
  if (!unfinished && (await phase(run, 'Compare', () => compareFirst(run, target, candidate)))) return;
  if (target.readOnly) throw target.readOnly;
  using lock = await takeLock(run, target); // 2
  using comparison = await compare(run, target, candidate); // 3
  if (unfinished) await tellComparison(run, comparison);
  if (isUnchanged(comparison.plan)) return await keep(run, comparison, lock);
  await checkMount(run, comparison, lock);
  const { rotate } = await import('./rotate.ts');
  const { deployGoal } = await import('../steps/goal.ts');
  await rotate(run, deployGoal(run, comparison), lock); // 4 to 12
}

/** Whether that was all: on a read-only file system, which has no lock, nothing has to change. */
async function compareFirst(run: Run, target: Target, candidate: Candidate): Promise<boolean> {
  using comparison = await compare(run, target, candidate);
  await tellComparison(run, comparison);
  const isAll = target.readOnly !== null && isUnchanged(comparison.plan);
  if (isAll) await keep(run, comparison, null);
  return isAll;
}

/**
 * Opens the target. A certificate that would be refused anyway is a more useful error than a target that
 * cannot be opened.
 */
export function openFor({ request }: Run, candidate: Candidate): Target {
  try {
    return openTarget(request.target, 'write');
  } catch (error) {
    runChecks(request, candidate, withoutTarget(candidate));
    throw error;
  }
}

async function keep(run: Run, { accepted }: Comparison, lock: Lock | null): Promise<void> {
  await confirmUnchanged(run, expectedOf(accepted.credential), lock);
  run.report.status = 'unchanged';
}
