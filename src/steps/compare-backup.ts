import { readDeployedChain } from '../certificate/credential.ts';
import type { Folder } from '../files/folder.ts';
import type { RollbackRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import {
  backupBefore,
  type LastDeployment,
  nextBackup,
  withRollback,
} from '../transaction/last-deployment.ts';
import type { Manifest } from '../transaction/manifest.ts';
import type { Plan } from '../transaction/plan.ts';
import { bytesAfter, filesAfter, planRollback } from '../transaction/rollback-plan.ts';
import type { Target } from '../transaction/target.ts';
import type { Outcome } from '../transaction/transaction.ts';
import { readDeployed, type View, viewTarget } from '../transaction/view.ts';
import { readTrust, requireValidity, warnOfExpiry } from './check.ts';
import { hideKeys } from './compare.ts';
import { type Expected, expectedOf, readExpected, readStored } from './expected.ts';
import { changesChain, type Goal } from './goal.ts';
import { tellIntents } from './report-files.ts';
import { phase, type Run } from './run.ts';

/* Step 3 of a rollback: the backup beside what is deployed, and what would change. */

/** The backup from before the last deployment, beside the target. Closing it leaves the target open. */
export interface Comparison extends Disposable {
  readonly target: Target;
  readonly view: View;
  readonly last: LastDeployment;
  readonly manifest: Manifest;
  /** The id of the backup for the next rollback; null when there is none. */
  readonly next: string | null;
  readonly plan: Plan;
  /** The certificate that the endpoints should serve afterwards; null when the target then has none. */
  readonly expected: Expected | null;
}

/**
 * Works out what going back would change. Changes nothing.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE, VALIDITY, TARGET_UNSAFE or PERMISSION_DENIED
 */
export async function compareWithBackup(
  run: Run<RollbackRequest>,
  target: Target,
  state: Folder | null,
  last: LastDeployment,
): Promise<Comparison> {
  const { folder, manifest } = backupBefore(state, last);
  const view = viewTarget(target, manifest.layout, manifest.leafFile);
  try {
    const plan = await phase(run, 'Compare', () => planRollback(view, folder, manifest));
    hideKeys(run, plan);
    run.log.group('Compare with the backup');
    run.log.info(`the backup from before the last deployment is ${manifest.id}, made ${manifest.created}`);
    tellIntents(run.log, target, plan);
    const expected = await readValid(
      run,
      (name) => bytesAfter(view, plan, manifest.earlierLayout, name),
      'that is what the backup holds: deploy a renewed certificate instead, or name validity in skip-checks',
    );
    const next = nextBackup(folder, manifest);
    return {
      target,
      view,
      last,
      manifest,
      next,
      plan,
      expected,
      [Symbol.dispose]: () => view[Symbol.dispose](),
    };
  } catch (error) {
    view[Symbol.dispose]();
    throw error;
  }
}

/**
 * Reads the certificate that comes back. It was valid when it was deployed, and need not be today.
 *
 * @param bytes reads a file of the target as it will be
 * @returns null when there is none that can be read
 * @throws DeployError VALIDITY
 */
export async function readValid(
  run: Run<RollbackRequest>,
  bytes: (name: string) => Buffer | null,
  hint: string,
): Promise<Expected | null> {
  const { request, report, log } = run;
  const { names } = request;
  const leaf = bytes(leafFile(names));
  const { circumstances } = await readTrust(request);
  const credential = readStored(leaf, names.chain === null ? null : bytes(names.chain), circumstances);
  report.certificate = credential?.facts ?? null;
  if (credential === null && leaf !== null)
    log.warning(`the file ${leafFile(names)} that comes back holds no certificate that can be read`);
  if (credential === null) return null;
  requireValidity(request, credential, hint);
  warnOfExpiry(run, credential);
  return expectedOf(credential);
}

/** The goal of a rollback. */
export function rollbackGoal(request: RollbackRequest, comparison: Comparison): Goal {
  const { view, manifest, plan, expected } = comparison;
  const { leafFile: name } = manifest;
  const { chain } = request.names;
  const deployed = readDeployed(view, name);
  const deployedChain = chain === null ? null : readDeployed(view, chain);
  return {
    operation: 'rollback',
    view,
    plan,
    expected,
    chainCounts: expected !== null && changesChain(expected, readDeployedChain(deployed, deployedChain)),
    earlier: readExpected(deployed, null),
    leafFile: name,
    outcome: outcomeOf(request, comparison),
    backups: { kind: 'left', keep: request.backupRetention, used: manifest.id },
  };
}

/** The outcome of a rollback, for the record. */
export function outcomeOf({ runId }: RollbackRequest, comparison: Comparison): Outcome {
  const { view, last, manifest, next, plan, expected } = comparison;
  const layout = manifest.earlierLayout;
  return {
    operation: 'rollback',
    layout,
    files: filesAfter(view, plan, layout),
    fingerprint: expected?.fingerprint ?? null,
    run: manifest.origin?.run ?? null,
    backup: next,
    rollbacks: withRollback(last.record, runId),
  };
}
