import { type Credential, fingerprintOf, readCredential } from '../certificate/credential.ts';
import type { CertificateFacts } from '../report.ts';

/** What endpoints are to serve. */
export interface Expected {
  /** Of the leaf. */
  readonly fingerprint: string;
  /** The intermediates that belong to it. */
  readonly chain: readonly { readonly fingerprint: string; readonly subject: string }[];
  readonly facts: CertificateFacts;
}

/** What endpoints serve once they have a credential. */
export function expectedOf({ fingerprint, chain, facts }: Credential): Expected {
  return {
    fingerprint,
    chain: chain.map(({ raw, subject }) => ({
      fingerprint: fingerprintOf(raw),
      subject: subject.replace(/\n/g, ', '),
    })),
    facts,
  };
}

/**
 * What endpoints serve once they have the files that are, or will be, on the target; null when there is no certificate that can be read.
 *
 * @param chain the chain file, where it is one of its own
 */
export function readExpected(certificate: Buffer | null, chain: Buffer | null): Expected | null {
  if (certificate === null) return null;
  try {
    return expectedOf(
      readCredential(
        certificate.toString('latin1'),
        chain === null || chain.length === 0 ? null : chain.toString('latin1'),
      ),
    );
  } catch {
    return null;
  }
}
