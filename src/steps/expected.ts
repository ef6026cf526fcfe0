import type { X509Certificate } from 'node:crypto';
import type { Circumstances } from '../certificate/chain.ts';
import { type Credential, readCredential } from '../certificate/credential.ts';
import { titleOf } from '../certificate/names.ts';
import { fingerprintOf } from '../digest.ts';
import { type KeyType, keyTypeOf } from '../key-type.ts';
import type { CertificateFacts } from '../report.ts';

/** A leaf that endpoints serve, and the type of key to ask them for. */
export interface Leaf {
  readonly fingerprint: string;
  /** Null for a type that a probe cannot ask for. */
  readonly keyType: KeyType | null;
}

/** The certificate that endpoints should serve, with its chain. */
export interface Expected extends Leaf {
  /** The intermediates that belong to it. */
  readonly chain: readonly { readonly fingerprint: string; readonly subject: string }[];
  readonly facts: CertificateFacts;
}

/** The expectation for a credential. */
export function expectedOf({ fingerprint, leaf, chain, facts }: Credential): Expected {
  return {
    fingerprint,
    keyType: keyTypeOf(leaf.publicKey),
    chain: chain.map((one) => ({ fingerprint: fingerprintOf(one.raw), subject: titleOf(one) })),
    facts,
  };
}

/** The leaf of a parsed certificate. */
export function leafOf(certificate: X509Certificate): Leaf {
  return { fingerprint: fingerprintOf(certificate.raw), keyType: keyTypeOf(certificate.publicKey) };
}

/**
 * The credential in files that are, or will be, on the target; null when they hold no readable certificate.
 *
 * @param chain the chain file, where it is one of its own
 * @param circumstances what else the choice among several chains depends on
 */
export function readStored(
  certificate: Buffer | null,
  chain: Buffer | null,
  circumstances?: Circumstances,
): Credential | null {
  if (certificate === null) return null;
  try {
    return readCredential(
      certificate.toString('latin1'),
      chain === null || chain.length === 0 ? null : chain.toString('latin1'),
      circumstances,
    );
  } catch {
    return null;
  }
}

/** What endpoints serve once they have such files; null when there is no certificate that can be read. */
export function readExpected(certificate: Buffer | null, chain: Buffer | null): Expected | null {
  const credential = readStored(certificate, chain);
  return credential && expectedOf(credential);
}
