/*
 * `operation: rollback` goes back to before the last deployment. That is one of three things:
 *
 *   undo      the last deployment died: undoing it is the rollback
 *   backup    the backup from before it is deployed, as one set. It is proven like a deployment, and undone
 *             when it cannot be proven. It is used up, so that the next rollback goes further back
 *   nothing   the last deployment is of another workflow run than `rollback-run` names, or this workflow run
 *             has gone back already: a job that is run again must not go further back
 */
import type { Folder } from '../files/folder.ts';
import type { Lock } from '../lock/lock.ts';
import { findState } from '../lock/state-directory.ts';
import type { Report } from '../report.ts';
import type { RollbackRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import {
  type Comparison,
  compareWithBackup,
  outcomeOf,
  readValid,
  rollbackGoal,
} from '../steps/compare-backup.ts';
import { readExpected } from '../steps/expected.ts';
import { lookAtTarget } from '../steps/first-look.ts';
import { holdLock } from '../steps/lock.ts';
import { observeForReport } from '../steps/observe.ts';
import { prove } from '../steps/prove.ts';
import { leafOnTarget, recoverUnfinished } from '../steps/recover.ts';
import { checkCommands, tellCommands } from '../steps/reload.ts';
import { reportDied, reportFiles } from '../steps/report-files.ts';
import { type Context, newRun, phase, type Run, reportOf } from '../steps/run.ts';
import { confirmUnchanged } from '../steps/unchanged.ts';
import {
  hasGoneBack,
  type LastDeployment,
  lastDeployment,
  rememberRollback,
  runOf,
} from '../transaction/last-deployment.ts';
import { isUnchanged } from '../transaction/plan.ts';
import { rewriteRecord } from '../transaction/record.ts';
import { discardUsed } from '../transaction/rollback-plan.ts';
import { openTarget, type Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';
import { readDeployed, viewTarget } from '../transaction/view.ts';

type RollbackRun = Run<RollbackRequest>;

/**
 * Goes back to before the last deployment.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function rollBack(request: RollbackRequest, context: Context): Promise<Report> {
  const run = newRun(request, context);
  return reportOf(run, async () => {
    lookAtTarget(run);
    using target = openTarget(request.target, 'write');
    checkCommands(run);
    if (request.dryRun) await planRollBack(run, target);
    else await rollBackTarget(run, target);
  });
}

async function rollBackTarget(run: RollbackRun, target: Target): Promise<void> {
  const { request } = run;
  if (target.readOnly) throw target.readOnly;
  using lock = await holdLock(run, target); // 2
  const last = findLast(run, target, lock.state);
  const reason = reasonToStay(run, last);
  if (reason !== null) return await stay(run, target, reason);
  if (last.died) {
    using view = viewTarget(target, 'in-place', leafFile(request.names));
    rememberRollback(lock, last.died, view, request.runId);
  }
  // What somebody else has put in the place of the files is no way back.
  const next = last.died ? 'ends' : 'goes on';
  const recovered = await recoverUnfinished(run, target, lock, leafFile(request.names), next);
  if (recovered && last.died) {
    run.report.files = reportDied(target, lock.state, last.died, recovered.undone);
    return await proveRecovered(run, target);
  }
  if (isOfOthers(run, target, last)) return await stay(run, target, OF_OTHERS);
  using comparison = await compareWithBackup(run, target, lock.state, last); // 3
  if (isUnchanged(comparison.plan)) return await confirmBackup(run, comparison, lock);
  const { rotate } = await import('./rotate.ts');
  await rotate(run, rollbackGoal(request, comparison), lock); // 4 to 12
}

/** A dry run: reports the changes of a rollback, and observes the endpoints. It takes no lock. */
async function planRollBack(run: RollbackRun, target: Target): Promise<void> {
  using state = findState(target.stateDirectory);
  const last = findLast(run, target, state);
  const isUnfinished = seeUnfinished(target) !== 'none';
  const reason =
    reasonToStay(run, last) ?? (!isUnfinished && isOfOthers(run, target, last) ? OF_OTHERS : null);
  if (reason !== null) await stay(run, target, reason);
  else if (state && last.died) {
    run.log.notice(
      `the last deployment (${last.died.id}) did not finish: a real run would undo it, and no more`,
    );
    run.report.files = reportDied(target, state, last.died, null);
    await observeForReport(run, null);
  } else {
    if (isUnfinished)
      run.log.notice('an earlier deployment or rollback did not finish: a real run would undo it first');
    using comparison = await compareWithBackup(run, target, state, last);
    run.report.files = reportFiles(run.request, target, comparison.plan, 'would', null);
    await observeForReport(run, comparison.expected);
  }
  if (reason === null) tellCommands(run);
  run.report.status = 'planned';
}

function findLast({ request }: RollbackRun, { identity }: Target, state: Folder | null): LastDeployment {
  return lastDeployment(state, { target: identity, leafFile: leafFile(request.names) });
}

/**
 * Why nothing is to be done here; null when there is a way to go back. What a person should see to is warned
 * of.
 */
function reasonToStay({ request, log }: RollbackRun, last: LastDeployment): string | null {
  const { rollbackRun, runId } = request;
  if (rollbackRun !== null && runOf(last) !== rollbackRun) {
    if (last.died)
      log.warning(
        `the last deployment (${last.died.id}) did not finish, and is left as it is: the next one undoes it`,
      );
    const whose = runOf(last) === null ? 'of no known workflow run' : `of workflow run ${runOf(last)}`;
    return `the last deployment here is ${whose}, and rollback-run is ${rollbackRun}`;
  }
  if (hasGoneBack(last, runId)) return `workflow run ${runId} has gone back already`;
  return null;
}

/**
 * Warns of a certificate that somebody else has put here since the last deployment. With `rollback-run`, it
 * stays. Only a target without an unfinished deployment can be judged.
 */
function isOfOthers(
  { request, report, log }: RollbackRun,
  target: Target,
  { record }: LastDeployment,
): boolean {
  const { rollbackRun, names } = request;
  if (!record?.fingerprint) return false;
  const leaf = leafOnTarget({ report }, target, leafFile(names));
  if (leaf === null || leaf.fingerprint === record.fingerprint) return false;
  const ends =
    rollbackRun === null ? 'the rollback replaces it, and keeps it beside the backups' : 'it stays';
  log.warning(
    `the certificate here is not the one that was deployed last: somebody else has put it there since; ${ends}`,
  );
  return rollbackRun !== null;
}

const OF_OTHERS = 'somebody else has deployed since';

/** Nothing is done. What the endpoints serve is told all the same. */
async function stay(run: RollbackRun, target: Target, reason: string): Promise<void> {
  const { request, report, log } = run;
  log.notice(`${reason}: nothing is done`);
  const name = leafFile(request.names);
  using view = viewTarget(target, 'in-place', name);
  const expected = readExpected(readDeployed(view, name), null);
  report.certificate = expected?.facts ?? null;
  if (expected && request.verify.unchanged) await observeForReport(run, expected);
  if (report.verified === false) log.warning('not every endpoint serves the certificate that is deployed');
  report.status = 'unchanged';
}

/** The files are those from before the deployment that died. They are checked and proven like a backup's. */
async function proveRecovered(run: RollbackRun, target: Target): Promise<void> {
  const { names } = run.request;
  using view = viewTarget(target, 'in-place', leafFile(names));
  const expected = await readValid(
    run,
    (name) => readDeployed(view, name),
    'the deployment that died was undone, and that is what was there before: deploy a renewed certificate',
  );
  run.log.group('Verify');
  await phase(run, 'Verify', () => prove(run, expected, [], false));
  if (expected && run.report.rollbackVerified === false) run.report.rollbackVerified = true;
  run.report.status = 'restored';
}

async function confirmBackup(run: RollbackRun, comparison: Comparison, lock: Lock): Promise<void> {
  const { request, report, id } = run;
  const { target, plan, manifest, expected } = comparison;
  report.files = reportFiles(request, target, plan, 'restored', null);
  if (expected) await confirmUnchanged(run, expected, lock);
  lock.confirm();
  const lineage = { target: target.identity, leafFile: leafFile(request.names) };
  rewriteRecord(lock.state, lineage, { version: 1, id, ...lineage, ...outcomeOf(request, comparison) });
  discardUsed(lock.state, manifest);
  report.status = 'restored';
}
