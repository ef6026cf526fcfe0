import { readDeployedChain } from '../certificate/credential.ts';
import type { Folder } from '../files/folder.ts';
import type { Lock } from '../lock/lock.ts';
import { findState } from '../lock/state-directory.ts';
import type { Report } from '../report.ts';
import type { RollbackRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { readTrust, requireValidity, warnOfExpiry } from '../steps/check.ts';
import { hideKeys } from '../steps/compare.ts';
import { type Expected, readExpected, readStored } from '../steps/expected.ts';
import { lookAtTarget } from '../steps/first-look.ts';
import { changesChain, type Goal } from '../steps/goal.ts';
import { takeLock } from '../steps/lock.ts';
import { observeForReport } from '../steps/observe.ts';
import { checkCommands, tellCommands } from '../steps/reload.ts';
import { reportFiles, tellIntents } from '../steps/report-files.ts';
import { type Context, newRun, phase, type Run, reportOf } from '../steps/run.ts';
import { confirmUnchanged } from '../steps/unchanged.ts';
import type { Manifest } from '../transaction/manifest.ts';
import { isUnchanged, type Plan } from '../transaction/plan.ts';
import {
  bytesAfter,
  discardUsed,
  filesAfter,
  newestBackup,
  planRollback,
} from '../transaction/rollback-plan.ts';
import { openTarget, type Target } from '../transaction/target.ts';
import type { Outcome } from '../transaction/transaction.ts';
import { readDeployed, type View, viewTarget } from '../transaction/view.ts';

/**
 * Goes back to before the last deployment that succeeded: deploys the newest backup, as one set. It is proven
 * like a deployment, and undone when it cannot be proven. The backup is used up, so that the next rollback
 * goes further back.
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

async function rollBackTarget(run: Run<RollbackRequest>, target: Target): Promise<void> {
  if (target.readOnly) throw target.readOnly;
  using lock = await takeLock(run, target); // 2
  using comparison = await compareWithBackup(run, target, lock.state); // 3
  if (isUnchanged(comparison.plan)) return await confirmBackup(run, comparison, lock);
  const { rotate } = await import('./rotate.ts');
  await rotate(run, rollbackGoal(run.request, comparison), lock); // 4 to 12
}

async function confirmBackup(run: Run<RollbackRequest>, comparison: Comparison, lock: Lock): Promise<void> {
  const { target, plan, manifest, expected } = comparison;
  run.report.files = reportFiles(run.request, target, plan, 'restored', null);
  if (expected) await confirmUnchanged(run, expected, lock);
  discardUsed(lock.state, manifest);
  run.report.status = 'restored';
}

/** A dry run: reports the changes of a rollback, and observes the endpoints. */
async function planRollBack(run: Run<RollbackRequest>, target: Target): Promise<void> {
  using state = findState(target.stateDirectory);
  using comparison = await compareWithBackup(run, target, state);
  run.report.files = reportFiles(run.request, target, comparison.plan, 'would', null);
  await observeForReport(run, comparison.expected);
  tellCommands(run);
  run.report.status = 'planned';
}

/** The newest backup beside the target. Closing it leaves the target open. */
interface Comparison extends Disposable {
  readonly target: Target;
  readonly view: View;
  readonly manifest: Manifest;
  readonly plan: Plan;
  /** The certificate that the endpoints should serve afterwards; null when the target then has none. */
  readonly expected: Expected | null;
}

async function compareWithBackup(
  run: Run<RollbackRequest>,
  target: Target,
  state: Folder | null,
): Promise<Comparison> {
  const name = leafFile(run.request.names);
  const { folder, manifest } = newestBackup(state, { target: target.identity, leafFile: name });
  const view = viewTarget(target, manifest.layout, name);
  try {
    const plan = await phase(run, 'Compare', () => planRollback(view, folder, manifest));
    hideKeys(run, plan);
    run.log.group('Compare with the backup');
    run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
    tellIntents(run.log, target, plan);
    const expected = readExpected(bytesAfter(view, plan, manifest.earlierLayout, name), null);
    run.report.certificate = expected?.facts ?? null;
    await requireValid(run, view, plan, manifest);
    return { target, view, manifest, plan, expected, [Symbol.dispose]: () => view[Symbol.dispose]() };
  } catch (error) {
    view[Symbol.dispose]();
    throw error;
  }
}

/**
 * What comes back was valid when it was deployed, and need not be today.
 *
 * @throws DeployError VALIDITY
 */
async function requireValid(
  run: Run<RollbackRequest>,
  view: View,
  plan: Plan,
  { earlierLayout }: Manifest,
): Promise<void> {
  const { request } = run;
  const { names } = request;
  const bytes = (name: string): Buffer | null => bytesAfter(view, plan, earlierLayout, name);
  const chain = names.chain === null ? null : bytes(names.chain);
  const { circumstances } = await readTrust(request);
  const credential = readStored(bytes(leafFile(names)), chain, circumstances);
  if (credential === null) return;
  requireValidity(
    request,
    credential,
    'that is what the backup holds: deploy a renewed certificate instead, or name validity in skip-checks',
  );
  warnOfExpiry(run, credential);
}

function rollbackGoal(request: RollbackRequest, comparison: Comparison): Goal {
  const { view, manifest, plan, expected } = comparison;
  const name = leafFile(request.names);
  const deployed = readDeployed(view, name);
  return {
    operation: 'rollback',
    view,
    plan,
    expected,
    chainCounts: expected !== null && changesChain(expected, readDeployedChain(deployed, null)),
    earlier: readExpected(deployed, null),
    leafFile: name,
    outcome: outcomeOf(request, comparison),
    backups: { discard: manifest.id },
  };
}

/** The outcome of the rollback; null when no certificate is deployed afterwards. */
function outcomeOf(request: RollbackRequest, { view, manifest, plan, expected }: Comparison): Outcome | null {
  const layout = manifest.earlierLayout;
  const files = filesAfter(view, plan, layout);
  if (!files.some(({ name }) => name === leafFile(request.names))) return null;
  const fingerprint = expected?.fingerprint ?? null;
  return { operation: 'rollback', layout, files, fingerprint, run: request.runId };
}
