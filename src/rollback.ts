import { asDeployError } from './errors.ts';
import type { Folder } from './files/folder.ts';
import type { Lock } from './lock/lock.ts';
import { findState } from './lock/state-directory.ts';
import { type Expected, readExpected } from './pipeline/expected.ts';
import { reportFiles, tellIntents } from './pipeline/file-reports.ts';
import { hideKeys } from './pipeline/keys.ts';
import { observe, tellObserved } from './pipeline/observe.ts';
import { ownTarget } from './pipeline/recovery.ts';
import { type Goal, rotate } from './pipeline/rotate.ts';
import { type Context, newRun, phase, type Run } from './pipeline/run.ts';
import { proveUnchanged } from './pipeline/unchanged.ts';
import type { Report } from './report.ts';
import type { ReturnRequest } from './request.ts';
import { leafFile } from './server/names.ts';
import type { Manifest } from './transaction/manifest.ts';
import { isUnchanged, type Plan } from './transaction/plan.ts';
import {
  bytesAfter,
  discardUsed,
  filesAfter,
  newestBackup,
  planRollback,
} from './transaction/rollback-plan.ts';
import { openTarget, type Target } from './transaction/target.ts';
import { tidyRollback } from './transaction/tidy.ts';
import type { Outcome } from './transaction/transaction.ts';
import { readDeployed, type View, viewTarget } from './transaction/view.ts';

/**
 * Puts the newest backup back, as one set: verified like a deployment, and itself undone when it cannot be
 * verified. The backup is used up by it, so that the next rollback goes further back.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function rollBack(request: ReturnRequest, context: Context): Promise<Report> {
  const run = newRun(request, context);
  try {
    using target = openTarget(request.target, 'write');
    if (request.dryRun) await rehearse(run, target);
    else await rollBackTarget(run, target);
  } catch (error) {
    run.report.error = asDeployError(error);
  }
  return run.report;
}

async function rollBackTarget(run: Run<ReturnRequest>, target: Target): Promise<void> {
  using lock = await ownTarget(run, target);
  using comparison = await compareWithBackup(run, target, lock.state);
  if (!isUnchanged(comparison.plan)) return await rotate(run, goalOf(run, comparison), lock);
  await confirmBackup(run, comparison, lock);
}

async function confirmBackup(run: Run<ReturnRequest>, comparison: Comparison, lock: Lock): Promise<void> {
  const { target, plan, manifest, expected } = comparison;
  run.report.files = reportFiles(run.request, target, plan, 'returned', null);
  if (expected) await proveUnchanged(run, expected);
  discardUsed(lock.state, manifest);
  run.report.status = 'restored';
}

/** A dry run: what going back would change, and what is served now. */
async function rehearse(run: Run<ReturnRequest>, target: Target): Promise<void> {
  using state = findState(target.stateDirectory);
  using comparison = await compareWithBackup(run, target, state);
  const { plan, expected } = comparison;
  run.report.files = reportFiles(run.request, target, plan, 'would', null);
  if (run.request.verify.endpoints.length > 0) {
    run.log.group('Observe the endpoints');
    await phase(run, 'Observe', () => observe(run, expected));
    tellObserved(run, expected?.fingerprint ?? null);
  }
  run.report.status = 'planned';
}

/** The newest backup beside the target. Closing it leaves the target open. */
interface Comparison extends Disposable {
  readonly target: Target;
  readonly view: View;
  readonly manifest: Manifest;
  readonly plan: Plan;
  /** What the endpoints serve afterwards; null when there is no certificate then. */
  readonly expected: Expected | null;
}

async function compareWithBackup(
  run: Run<ReturnRequest>,
  target: Target,
  state: Folder | null,
): Promise<Comparison> {
  const name = leafFile(run.request.names);
  const { folder, manifest } = newestBackup(state, { target: target.identity, leafFile: name });
  const view = viewTarget(target, manifest.layout, name);
  try {
    run.log.group('Compare with the backup');
    run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
    const plan = await phase(run, 'Compare', () => planRollback(view, folder, manifest));
    hideKeys(run, plan);
    tellIntents(run.log, target, plan);
    const expected = readExpected(bytesAfter(view, plan, manifest.earlierLayout, name), null);
    run.report.certificate = expected?.facts ?? null;
    return { target, view, manifest, plan, expected, [Symbol.dispose]: () => view[Symbol.dispose]() };
  } catch (error) {
    view[Symbol.dispose]();
    throw error;
  }
}

function goalOf({ request, report }: Run<ReturnRequest>, comparison: Comparison): Goal {
  const { target, view, manifest, plan, expected } = comparison;
  const name = leafFile(request.names);
  return {
    target,
    view,
    plan,
    expected,
    earlier: readExpected(readDeployed(view, name), null),
    status: 'restored',
    tense: 'returned',
    leafFile: name,
    outcome: outcomeOf(request, comparison),
    keepsBackup: false,
    tidy: (prepared) => {
      report.backupId = null;
      for (const file of report.files) file.backup = null;
      return tidyRollback(prepared, manifest.id);
    },
  };
}

/** What is deployed after the rollback; null when nothing is. */
function outcomeOf(request: ReturnRequest, { view, manifest, plan, expected }: Comparison): Outcome | null {
  const layout = manifest.earlierLayout;
  const files = filesAfter(view, plan, layout);
  if (!files.some(({ name }) => name === leafFile(request.names))) return null;
  const fingerprint = expected?.fingerprint ?? null;
  return { operation: 'rollback', layout, files, fingerprint, run: request.runId };
}
