import type { DeployRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import type { Plan } from '../transaction/plan.ts';
import { filesAfter } from '../transaction/rollback-plan.ts';
import type { Outcome } from '../transaction/transaction.ts';
import type { View } from '../transaction/view.ts';
import type { Comparison } from './compare.ts';
import { type Expected, expectedOf, type Leaf } from './expected.ts';

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
  /** The outcome for the record; null when no certificate is deployed afterwards. */
  readonly outcome: Outcome | null;
  readonly backups: BackupPolicy;
}

/** Which backups stay after a success: so many of the newest, or all but the one that was used. */
export type BackupPolicy = { readonly keep: number } | { readonly discard: string };

/** Whether the backup that the rotation itself makes is kept. */
export function keepsBackup(policy: BackupPolicy): boolean {
  return 'keep' in policy && policy.keep > 0;
}

/** Whether a deployment brings an intermediate that was not deployed before. */
export function changesChain({ chain }: Expected, deployed: readonly string[]): boolean {
  return chain.some(({ fingerprint }) => !deployed.includes(fingerprint));
}

/** The goal of a deployment. */
export function deployGoal(request: DeployRequest, { view, plan, accepted }: Comparison): Goal {
  const { names, layout, backupRetention, runId } = request;
  const expected = expectedOf(accepted.credential);
  return {
    operation: 'deploy',
    view,
    plan,
    expected,
    chainCounts: changesChain(expected, accepted.deployedChain),
    earlier: accepted.deployed,
    leafFile: leafFile(names),
    outcome: {
      operation: 'deploy',
      layout,
      files: filesAfter(view, plan, layout),
      fingerprint: expected.fingerprint,
      run: runId,
    },
    backups: { keep: backupRetention },
  };
}
