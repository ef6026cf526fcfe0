import type { KeyObject, X509Certificate } from 'node:crypto';
import { keyMatches, readDeployedLeaf } from '../certificate/credential.ts';
import { readPrivateKey } from '../certificate/key.ts';
import { DeployError } from '../errors.ts';
import type { DeployRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import type { Change, Plan } from '../transaction/plan.ts';
import { filesBeside, recordsOf, sharedFile } from '../transaction/shared.ts';
import { readFileAt, type View } from '../transaction/view.ts';

/**
 * Refuses to change a file of another certificate in the same directory: its key, for one, after which that
 * certificate could not be served any more. The records of earlier deployments tell. On a target without a
 * record of this certificate, the key that is there is also compared with the certificates beside it.
 *
 * @throws DeployError TARGET_UNSAFE
 */
export function checkShared({ names }: DeployRequest, view: View, plan: Plan): void {
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

/**
 * The file of another certificate that a key on the target belongs to; null when it is ours, or when that
 * cannot be told. It cannot where ours is not there yet: then the other one may be ours under the name that
 * it had before.
 */
function certificateOf(
  view: View,
  { before, place, file }: Change,
  { changes }: Plan,
  leaf: string,
): string | null {
  if (before.kind !== 'file' || before.bytes.equals(file.bytes)) return null;
  const key = readKey(before.bytes);
  if (key === null) return null;
  const certificateAt = (name: string): X509Certificate | null =>
    readDeployedLeaf(readFileAt(view, place, name)?.bytes ?? Buffer.alloc(0), null);
  const own = certificateAt(leaf);
  if (own === null || keyMatches(own, key)) return null;
  const belongs = (name: string): boolean => {
    const certificate = certificateAt(name);
    return certificate !== null && new Date(certificate.validTo) > new Date() && keyMatches(certificate, key);
  };
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
