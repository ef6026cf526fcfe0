import type { KeyObject } from 'node:crypto';
import { keyMatches, readDeployedLeaf } from '../certificate/credential.ts';
import { readPrivateKey } from '../certificate/key.ts';
import type { CheckName } from '../certificate/preflight.ts';
import { DeployError } from '../errors.ts';
import type { DeployRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { type Change, isUnchanged, type Plan } from '../transaction/plan.ts';
import { filesBeside, recordsOf, sharedFile } from '../transaction/shared.ts';
import { readFileAt, type View } from '../transaction/view.ts';

/* The preflight checks of what is on the target beside the credential. They are made on the plan, before anything changes. */

/**
 * Runs the checks that are not skipped.
 *
 * @returns the names of those that passed
 * @throws DeployError TARGET_UNSAFE
 */
export async function checkTarget(request: DeployRequest, view: View, plan: Plan): Promise<CheckName[]> {
  const passed: CheckName[] = [];
  if (!request.skipChecks.has('shared')) {
    if (!isUnchanged(plan)) checkShared(request, view, plan);
    passed.push('shared');
  }
  if (request.names.sds !== null && request.server.secretIn && !request.skipChecks.has('sds-name')) {
    await checkSecretName(request, plan);
    passed.push('sds-name');
  }
  return passed;
}

/**
 * Refuses to change a file of another certificate in the same directory: its key, for one, after which that certificate
 * could not be served any more. The records of earlier deployments tell. On a target without a record of this
 * certificate, the key that is there is also compared with the certificates beside it.
 */
function checkShared({ names }: DeployRequest, view: View, plan: Plan): void {
  const leaf = leafFile(names);
  const shared = sharedFile(
    plan.changes,
    leaf,
    recordsOf(view),
    (place, name) => readFileAt(view, place, name) !== null,
  );
  if (shared) throw ofAnother(shared.change, shared.other);
  if (view.record !== null) return;
  const key = plan.changes.find(({ file, action }) => file.role === 'private-key' && action === 'replace');
  const other = key && certificateOf(view, key, plan, leaf);
  if (other) throw ofAnother(key, other);
}

/** The file of another certificate that a key on the target belongs to; null when it is ours, or when that cannot be told. */
function certificateOf(
  view: View,
  { before, place, file }: Change,
  { changes }: Plan,
  leaf: string,
): string | null {
  if (before.kind !== 'file' || before.bytes.equals(file.bytes)) return null;
  const key = readKey(before.bytes);
  if (key === null) return null;
  const belongs = (name: string): boolean => {
    const certificate = readDeployedLeaf(readFileAt(view, place, name)?.bytes ?? Buffer.alloc(0), null);
    return certificate !== null && new Date(certificate.validTo) > new Date() && keyMatches(certificate, key);
  };
  if (belongs(leaf)) return null;
  const ours = changes.map(({ file: { name } }) => name);
  return (
    filesBeside(view, place, file.name, /\.(?:pem|crt|cer)$/).find(
      (name) => !ours.includes(name) && belongs(name),
    ) ?? null
  );
}

/** A key that is encrypted, or damaged, tells nothing of whom it belongs to. */
function readKey(bytes: Buffer): KeyObject | null {
  try {
    return readPrivateKey(bytes.toString('latin1'), null).key;
  } catch {
    return null;
  }
}

function ofAnother({ file: { name, role } }: Change, other: string): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `${name} belongs to the certificate in ${other} as well, and this deployment would change it`,
    `give each certificate of a directory its own ${role}-file. If nothing reads ${other} any more, remove it, or name shared in skip-checks`,
  );
}

/**
 * Refuses to give the secret in the SDS file another name. The server would refuse the new file, go on with the secret
 * that it has, and fail at its next start.
 */
async function checkSecretName(
  { names, sdsSecretName, server }: DeployRequest,
  { changes }: Plan,
): Promise<void> {
  const sds = changes.find(({ file }) => file.role === 'sds');
  const text = sds?.before.kind === 'file' ? sds.before.bytes.toString('utf8') : '';
  const other = await server.secretIn?.(sds?.file.name ?? '', text);
  if (other === null || other === undefined || other === sdsSecretName) return;
  throw new DeployError(
    'TARGET_UNSAFE',
    `${names.sds} names the secret ${other}, and sds-secret-name is ${sdsSecretName}`,
    'a running server refuses a secret of another name than it asked for. To rename it, first deploy to a new sds-file with the new name and have the server read that one; or name sds-name in skip-checks',
  );
}
