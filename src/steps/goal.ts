import { leafFile } from '../server/names.ts';
import { withoutRollback } from '../transaction/last-deployment.ts';
import type { Keeping } from '../transaction/manifest.ts';
import type { Plan } from '../transaction/plan.ts';
import { filesAfter } from '../transaction/rollback-plan.ts';
import type { Outcome } from '../transaction/transaction.ts';
import type { View } from '../transaction/view.ts';
import type { Comparison } from './compare.ts';
import { type Expected, expectedOf, type Leaf } from './expected.ts';
import type { Run } from './run.ts';

/** Where a rotation leads: to a candidate, or back to a backup. */
export interface Goal {
  readonly operation: Outcome['operation'];
  readonly view: View;
  readonly plan: Plan;
  /** The certificate that the endpoints are to serve; null when there is none afterwards. */
  readonly expected: Expected | null;
  /** Whether the chain changes, so that the endpoints must serve the new one. */
  readonly chainCounts: boolean;
  /** The leaf that is deployed beforehand; null when there is none. */
  readonly earlier: Leaf | null;
  /** The name of the file with the leaf. */
  readonly leafFile: string;
  /** The outcome for the record. */
  readonly outcome: Outcome;
  readonly backups: BackupPolicy;
}

/** What happens to backups after a success. */
export interface BackupPolicy extends Keeping {
  /** The id of the backup that was used, which goes; null when none was. */
  readonly used: string | null;
}

/** Whether a deployment brings an intermediate that was not deployed before. */
export function changesChain({ chain }: Expected, deployed: readonly string[]): boolean {
  return chain.some(({ fingerprint }) => !deployed.includes(fingerprint));
}

/** The goal of a deployment. */
export function deployGoal({ request, id }: Run, { view, plan, accepted }: Comparison): Goal {
  const { names, layout, backupRetention, runId } = request;
  const expected = expectedOf(accepted.credential);
  return {
    operation: 'deploy',
    view,
    plan,
    expected,
    chainCounts: changesChain(expected, accepted.deployedChain()),
    earlier: accepted.deployed,
    leafFile: leafFile(names),
    outcome: {
      operation: 'deploy',
      layout,
      files: filesAfter(view, plan, layout),
      fingerprint: expected.fingerprint,
      run: runId,
      backup: backupRetention > 0 ? id : null,
      rollbacks: withoutRollback(view.record, runId),
    },
    backups: { kind: 'backup', keep: backupRetention, used: null },
  };
}
