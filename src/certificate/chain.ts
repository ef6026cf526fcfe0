import type { X509Certificate } from 'node:crypto';
import { titleOf } from './names.ts';
import {
  ENDS,
  findPath,
  isSelfSigned,
  isValidAt,
  longestLivingFirst,
  reachable,
  rememberedIssuance,
} from './path.ts';

/** Certificates in the order in which a server sends them, and the repairs that this took. */
export interface Arrangement {
  readonly leaf: X509Certificate;
  /** The intermediates that go with it: its path, and behind that the alternatives. */
  readonly chain: readonly X509Certificate[];
  /** The intermediates from the leaf's issuer upwards, each issuing the one before it. */
  readonly path: readonly X509Certificate[];
  /** Roots that were given and issued one of these. Clients hold them, so they are not sent. */
  readonly roots: readonly X509Certificate[];
  /** Certificates that issue nothing in the chain, roots among them. */
  readonly strays: readonly X509Certificate[];
  /** The repairs, one line each. */
  readonly notices: readonly string[];
}

/** Other facts that decide which path is the best. */
export interface Circumstances {
  /** Null: it does not matter which certificates are valid now. */
  readonly now: Date | null;
  /** Whether a root that clients hold issued a certificate. */
  isTrusted(certificate: X509Certificate): boolean;
}

const NO_CIRCUMSTANCES: Circumstances = { now: null, isTrusted: () => false };

/** The most certificates that are arranged: real chains have two to five. */
export const MAX_CERTIFICATES = 16;

/**
 * Puts a leaf and its intermediates in order: the leaf first, then each certificate that issues the one
 * before it (RFC 8446, section 4.4.2). Certificates that are no CA, or not valid now, are used only where
 * there is no way around them. Duplicates and a self-signed root are dropped: a client must hold the root
 * already. An intermediate that is there twice for the same key and issuer is taken once: the one that is
 * valid longest. One that is cross-signed by another issuer is kept at the end, because some clients need
 * that path.
 *
 * The cost grows with the square of the number of certificates, also where all of them issued each other.
 *
 * @param first the leaf, usually first, and possibly its chain
 * @param rest more certificates of the chain
 */
export function arrange(
  first: readonly X509Certificate[],
  rest: readonly X509Certificate[],
  { now, isTrusted }: Circumstances = NO_CIRCUMSTANCES,
): Arrangement {
  const issues = rememberedIssuance();
  const leaf =
    first.find((candidate) => !first.some((other) => other !== candidate && issues(candidate, other))) ??
    first[0];
  if (leaf === undefined) throw new TypeError('arrange needs at least one certificate');
  const { pool, roots, hadDuplicates } = sortOut(leaf, [...first, ...rest]);

  const known = new Map<X509Certificate, readonly X509Certificate[]>();
  const issuersOf = (subject: X509Certificate): readonly X509Certificate[] => {
    const issuers =
      known.get(subject) ?? longestLivingFirst(pool.filter((one) => one !== subject && issues(one, subject)));
    known.set(subject, issuers);
    return issuers;
  };
  const endOf = (top: X509Certificate): number | null => {
    if (isTrusted(top)) return ENDS.trusted;
    if (roots.some((root) => issues(root, top))) return ENDS.rooted;
    return issuersOf(top).length === 0 ? ENDS.open : null;
  };
  const isSound = (one: X509Certificate): boolean => one.ca && (now === null || isValidAt(one, now));
  const path =
    findPath(leaf, { issuersOf, endOf, isUsable: isSound }) ??
    findPath(leaf, { issuersOf, endOf: (top) => endOf(top) ?? ENDS.circular, isUsable: () => true }) ??
    [];

  const all = reachable(leaf, { issuersOf, isUsable: () => true });
  const chain = [...path];
  for (const one of reachable(leaf, { issuersOf, isUsable: (it) => isSound(it) || path.includes(it) }))
    if (!chain.some((kept) => kept === one || areTwins(kept, one))) chain.push(one);

  const issuesAny = (root: X509Certificate): boolean => [leaf, ...all].some((one) => issues(root, one));
  const used = roots.filter(issuesAny);
  const strays = [
    ...pool.filter((one) => !all.includes(one)),
    ...roots.filter((root) => !used.includes(root)),
  ];
  const inOrder = pool.filter((one) => path.includes(one));
  const notices = [
    ...(leaf === first[0] ? [] : ['the certificate was not the first in its PEM: the order was repaired']),
    ...(hadDuplicates ? ['a certificate that was there twice was dropped from the chain'] : []),
    ...(used.length > 0 ? ['the self-signed root was dropped from the chain: clients hold it already'] : []),
    ...all.filter((one) => !chain.includes(one)).map((one) => dropped(one, chain)),
    ...(strays.length === 0 && path.some((one, at) => one !== inOrder[at])
      ? ['the chain was in the wrong order: it was repaired']
      : []),
    ...(chain.length > path.length ? ['a cross-signed intermediate was kept at the end of the chain'] : []),
  ];
  return { leaf, chain, path, roots: used, strays, notices: [...new Set(notices)] };
}

/** All certificates but the leaf, once each: roots, and possible intermediates. */
function sortOut(leaf: X509Certificate, given: readonly X509Certificate[]) {
  const seen = new Set([leaf.fingerprint256]);
  const pool: X509Certificate[] = [];
  const roots: X509Certificate[] = [];
  let hadDuplicates = false;
  for (const one of given) {
    if (one === leaf) continue;
    if (seen.has(one.fingerprint256)) hadDuplicates = true;
    else (isSelfSigned(one) ? roots : pool).push(one);
    seen.add(one.fingerprint256);
  }
  return { pool, roots, hadDuplicates };
}

/** Whether two certificates are of the same authority, by the same issuer. */
function areTwins(one: X509Certificate, other: X509Certificate): boolean {
  return (
    one.subject === other.subject && one.issuer === other.issuer && one.publicKey.equals(other.publicKey)
  );
}

function dropped(certificate: X509Certificate, chain: readonly X509Certificate[]): string {
  const twin = chain.find((one) => areTwins(one, certificate));
  if (!twin) return `${titleOf(certificate)} was dropped from the chain, which is whole without it`;
  const until = new Date(twin.validTo).toISOString();
  return `${titleOf(twin)} was there in several versions: the one that is valid until ${until} was taken`;
}
