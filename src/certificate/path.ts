/** The way from a leaf up to an authority, through a heap of certificates. */

import type { X509Certificate } from 'node:crypto';
import { hasKeyUsage, KEY_USAGES } from './extensions.ts';

/** Tells whether one certificate issued another. */
export type Issuance = (issuer: X509Certificate, subject: X509Certificate) => boolean;

/** How far up a certificate is: a lower number is a better end for a path. */
export const ENDS = {
  /** A root that clients are known to hold issued it. */
  trusted: 0,
  /** A root that was given issued it. */
  rooted: 1,
  /** Nothing that was given issued it: its issuer may be a root that clients hold. */
  open: 2,
  /** It was also issued by a certificate below it: two authorities issued each other. */
  circular: 3,
} as const;

/** The rules of a search. */
export interface Search {
  /** The certificates that issued one, best first. */
  issuersOf(certificate: X509Certificate): readonly X509Certificate[];
  /** Whether a path may go through a certificate. */
  isUsable(certificate: X509Certificate): boolean;
  /** One of ENDS; null: a path may not end here. */
  endOf(certificate: X509Certificate): number | null;
}

/**
 * The best path from a leaf upwards, breadth first, so that each certificate is visited once. The nearest
 * root is the best end. Without a root, the highest certificate is: most likely the others were given in
 * order to reach it.
 *
 * @returns the path without the leaf; null when there is none
 */
export function findPath(leaf: X509Certificate, search: Search): X509Certificate[] | null {
  const below = new Map<X509Certificate, X509Certificate>();
  let best = { top: leaf, end: Number.POSITIVE_INFINITY };
  for (const level of levels(leaf, search, (issuer, subject) => below.set(issuer, subject))) {
    const earlier = best;
    for (const top of level) {
      const end = search.endOf(top) ?? Number.POSITIVE_INFINITY;
      const isHigher = end >= ENDS.open && end === best.end && best === earlier;
      if (end < best.end || isHigher) best = { top, end };
    }
  }
  if (best.end === Number.POSITIVE_INFINITY) return null;
  const path: X509Certificate[] = [];
  for (let at: X509Certificate | undefined = best.top; at && at !== leaf; at = below.get(at))
    path.unshift(at);
  return path;
}

/** Everything that a search comes to from a leaf upwards, nearest first, without the leaf. */
export function reachable(
  leaf: X509Certificate,
  search: Pick<Search, 'issuersOf' | 'isUsable'>,
): X509Certificate[] {
  return [...levels(leaf, search, () => undefined)].flat().filter((certificate) => certificate !== leaf);
}

function* levels(
  leaf: X509Certificate,
  { issuersOf, isUsable }: Pick<Search, 'issuersOf' | 'isUsable'>,
  onStep: (issuer: X509Certificate, subject: X509Certificate) => void,
): Generator<X509Certificate[]> {
  const seen = new Set([leaf]);
  for (let level = [leaf]; level.length > 0; ) {
    yield level;
    const next: X509Certificate[] = [];
    for (const subject of level) {
      for (const issuer of issuersOf(subject)) {
        if (seen.has(issuer) || !isUsable(issuer)) continue;
        seen.add(issuer);
        onStep(issuer, subject);
        next.push(issuer);
      }
    }
    level = longestLivingFirst(next);
  }
}

/** In the order in which they end, the last one first; as they were where they end together. */
export function longestLivingFirst(certificates: readonly X509Certificate[]): X509Certificate[] {
  // Most often there is one, and to read its times takes longer than everything else here.
  if (certificates.length < 2) return [...certificates];
  const ends = (certificate: X509Certificate): number => new Date(certificate.validTo).getTime();
  return certificates.toSorted((one, other) => ends(other) - ends(one));
}

/**
 * Whether `issuer` issued `subject`, by name and key identifier and by the signature itself. Also where its
 * key is not for certificates: that it issued one all the same is for the caller to refuse.
 */
export function issues(issuer: X509Certificate, subject: X509Certificate): boolean {
  // OpenSSL denies that such a one issued anything.
  const isAllowed = (): boolean => hasKeyUsage(issuer, KEY_USAGES.keyCertSign);
  const hasName = issuer.subject !== undefined && issuer.subject === subject.issuer;
  return (subject.checkIssued(issuer) || (hasName && !isAllowed())) && subject.verify(issuer.publicKey);
}

/** Whether a certificate is signed with its own key, as roots are. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  return (
    certificate.subject !== undefined &&
    certificate.subject === certificate.issuer &&
    certificate.verify(certificate.publicKey)
  );
}

/** `issues`, with every signature verified once. */
export function rememberedIssuance(): Issuance {
  const known = new Map<X509Certificate, Map<X509Certificate, boolean>>();
  return (issuer, subject) => {
    const ofIssuer = known.get(issuer) ?? new Map<X509Certificate, boolean>();
    known.set(issuer, ofIssuer);
    const answer = ofIssuer.get(subject) ?? issues(issuer, subject);
    ofIssuer.set(subject, answer);
    return answer;
  };
}

/** Whether a certificate is valid at a time. At the second at which it ends it no longer is. */
export function isValidAt(certificate: X509Certificate, at: Date): boolean {
  return new Date(certificate.validFrom) <= at && new Date(certificate.validTo) > at;
}
