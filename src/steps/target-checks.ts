import type { CheckName } from '../certificate/preflight.ts';
import { DeployError } from '../errors.ts';
import type { Lock } from '../lock/lock.ts';
import type { DeployRequest } from '../request.ts';
import { isUnchanged, type Plan } from '../transaction/plan.ts';
import type { View } from '../transaction/view.ts';
import type { Run } from './run.ts';

/*
 * The preflight checks of what is on the target beside the credential. They are made on the plan, before
 * anything changes.
 */

/**
 * Runs the checks that are not skipped.
 *
 * @returns the names of those that passed
 * @throws DeployError TARGET_UNSAFE
 */
export async function checkTarget(request: DeployRequest, view: View, plan: Plan): Promise<CheckName[]> {
  const passed: CheckName[] = [];
  if (!request.skipChecks.has('shared')) {
    if (!isUnchanged(plan)) {
      const { checkShared } = await import('./shared.ts');
      checkShared(request, view, plan);
    }
    passed.push('shared');
  }
  if (request.names.sds !== null && request.server.secretIn && !request.skipChecks.has('sds-name')) {
    await checkSecretName(request, plan);
    passed.push('sds-name');
  }
  return passed;
}

/**
 * Refuses to give the secret in the SDS file another name. The server would refuse the new file, go on with
 * the secret that it has, and fail at its next start.
 */
async function checkSecretName(
  { names, sdsSecretName, server }: DeployRequest,
  { changes }: Plan,
): Promise<void> {
  const sds = changes.find(({ file }) => file.role === 'sds');
  // A file that stays names the right one.
  if (sds?.before.kind !== 'file' || sds.before.bytes.equals(sds.file.bytes)) return;
  const other = await server.secretIn?.(sds.file.name, sds.before.bytes.toString('utf8'));
  if (other === null || other === undefined || other === sdsSecretName) return;
  throw new DeployError(
    'TARGET_UNSAFE',
    `${names.sds} names the secret ${other}, and sds-secret-name is ${sdsSecretName}`,
    'a running server refuses a secret of another name than it asked for. To rename it, first deploy to a new sds-file with the new name and have the server read that one; or name sds-name in skip-checks',
  );
}

/**
 * Tries out, under the lock, whether the file system can carry out the plan. The check `modes` is among it.
 *
 * @throws DeployError as `tryPlan` does
 */
export async function checkMount(
  { request, id }: Run,
  { view, plan }: { readonly view: View; readonly plan: Plan },
  lock: Lock,
): Promise<void> {
  const { tryPlan } = await import('../transaction/trial.ts');
  tryPlan(view, lock.state, id, plan, !request.skipChecks.has('modes'));
}
