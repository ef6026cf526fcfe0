import type { X509Certificate } from 'node:crypto';

/** Certificates in the order in which a server sends them, and what was done to get there. */
export interface Arrangement {
  readonly leaf: X509Certificate;
  /** The intermediates, each issuing the one before it. */
  readonly chain: readonly X509Certificate[];
  /** Certificates that issue nothing in the chain. */
  readonly strays: readonly X509Certificate[];
  /** What was repaired, one line each. */
  readonly notices: readonly string[];
}

/** The most certificates that are arranged: real chains have two to five. */
export const MAX_CERTIFICATES = 16;

/**
 * Puts a leaf and its intermediates in order: the leaf first, then each certificate that issues the one before it
 * (RFC 8446, section 4.4.2). Duplicates and a self-signed root are dropped: a client must hold the root already.
 * An intermediate that is there twice, cross-signed by another issuer, is kept at the end: some clients need that path.
 *
 * @param first what was given as the certificate: the leaf, usually first, and possibly its chain
 * @param rest what was given as the chain
 */
export function arrange(first: readonly X509Certificate[], rest: readonly X509Certificate[]): Arrangement {
  const notices: string[] = [];
  const leaf =
    first.find((candidate) => !first.some((other) => other !== candidate && issues(candidate, other))) ??
    first[0];
  if (leaf === undefined) throw new TypeError('arrange needs at least one certificate');
  if (leaf !== first[0]) notices.push('the certificate was not the first in its PEM: the order was repaired');

  const seen = new Set([leaf.fingerprint256]);
  const pool: X509Certificate[] = [];
  for (const candidate of [...first, ...rest]) {
    if (candidate === leaf) continue;
    if (seen.has(candidate.fingerprint256)) {
      notices.push('a certificate that was there twice was dropped from the chain');
    } else if (issues(candidate, candidate)) {
      notices.push('the self-signed root was dropped from the chain: clients hold it already');
    } else {
      pool.push(candidate);
    }
    seen.add(candidate.fingerprint256);
  }

  const path = longestPath(leaf, pool);
  const leftOver = pool.filter((candidate) => !path.includes(candidate));
  const crossSigned = leftOver.filter((candidate) => path.some((member) => sameAuthority(member, candidate)));
  const chain = [...path, ...crossSigned];
  if (leftOver.length === 0 && chain.some((member, index) => member !== pool[index])) {
    notices.push('the chain was in the wrong order: it was repaired');
  }
  if (crossSigned.length > 0) notices.push('a cross-signed intermediate was kept at the end of the chain');
  return {
    leaf,
    chain,
    strays: leftOver.filter((candidate) => !crossSigned.includes(candidate)),
    notices: [...new Set(notices)],
  };
}

function longestPath(below: X509Certificate, pool: readonly X509Certificate[]): X509Certificate[] {
  let longest: X509Certificate[] = [];
  for (const issuer of pool) {
    if (!issues(issuer, below)) continue;
    const others = pool.filter((candidate) => candidate !== issuer && !sameAuthority(candidate, issuer));
    const path = [issuer, ...longestPath(issuer, others)];
    if (path.length > longest.length) longest = path;
  }
  return longest;
}

/** Whether `issuer` issued `subject`, by name and key identifier and by the signature itself. */
export function issues(issuer: X509Certificate, subject: X509Certificate): boolean {
  return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

function sameAuthority(one: X509Certificate, other: X509Certificate): boolean {
  return one.subject === other.subject && one.publicKey.equals(other.publicKey);
}
