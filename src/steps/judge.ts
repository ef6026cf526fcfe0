import { fingerprintOf } from '../digest.ts';
import type { ProofRequest } from '../request.ts';
import type { Endpoint } from '../verify/endpoint.ts';
import type { Judge } from '../verify/report.ts';
import type { Expected } from './expected.ts';
import type { Run } from './run.ts';

/** Gives the judge of an endpoint; null when the leaf alone counts there. */
export type JudgeFor = (endpoint: Endpoint) => Judge | null;

/**
 * Makes the judges of the certificates that come with the leaf. With `trusted-roots`, a client with these
 * roots must accept it.
 *
 * @param chainCounts whether all intermediates that are deployed must be served as well
 */
export async function judges(
  { request }: Run<ProofRequest>,
  { chain }: Expected,
  chainCounts: boolean,
): Promise<JudgeFor> {
  const required = chainCounts ? chain : [];
  const { trustedRoots } = request;
  if (trustedRoots === null)
    return () => (required.length === 0 ? null : (sent) => missingIn(required, sent));
  const { judgeServed, openRoots } = await import('../certificate/trust.ts');
  const roots = openRoots(trustedRoots);
  return ({ serverName }) =>
    (sent) => {
      const missing = missingIn(required, sent);
      if (missing !== null) return missing;
      const reason = judgeServed(
        { chain: sent.map((der) => Buffer.from(der)), serverName },
        roots,
        new Date(),
      );
      return reason === null ? null : `clients with trusted-roots refuse it: ${reason}`;
    };
}

/** The first intermediate that was not sent, in words; null when all were. */
function missingIn(required: Expected['chain'], sent: readonly Uint8Array[]): string | null {
  const fingerprints = new Set(sent.map(fingerprintOf));
  const missing = required.find(({ fingerprint }) => !fingerprints.has(fingerprint));
  return missing === undefined ? null : `it is served without its intermediate ${missing.subject}`;
}
