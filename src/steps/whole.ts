import { keyMatches, readDeployedLeaf } from '../certificate/credential.ts';
import { readPrivateKey } from '../certificate/key.ts';
import type { Role } from '../report.ts';

/**
 * Whether certificate, private key and chain belong together, as files of a target. One that is not there, or
 * cannot be read, fits nothing; a chain need not be there. None of them at all is a whole, too.
 */
export function formWhole(files: ReadonlyMap<Role, Buffer | null>): boolean {
  const there = [...files].filter(([, bytes]) => bytes !== null);
  if (there.length === 0) return true;
  try {
    const leaf = readDeployedLeaf(files.get('certificate') ?? Buffer.alloc(0), null);
    if (leaf === null) return false;
    const key = files.get('private-key');
    if (files.has('private-key') && !key) return false;
    if (key && !keyMatches(leaf, readPrivateKey(key.toString('latin1'), null).key)) return false;
    const chain = files.get('chain');
    if (!chain || chain.length === 0) return true;
    const issuer = readDeployedLeaf(chain, null);
    return issuer !== null && leaf.checkIssued(issuer);
  } catch {
    return false;
  }
}
