/**
 * Does the work of a client: takes the certificates that a server sends, builds a path to a root that the
 * client holds, and checks that path.
 *
 * The path is built as OpenSSL builds it (`openssl-verification-options(1)`, "Certification Path Building"):
 * upwards from the leaf. The issuer is taken from the roots, or, when it is not there, from the sent
 * certificates, in any order. The first issuer that is valid now is taken, and no other is tried afterwards.
 * Go and browsers try every issuer, so they find a path where OpenSSL finds one. Not checked: revocation,
 * policies, transparency logs, and name constraints on anything but DNS names and addresses.
 */

import { X509Certificate } from 'node:crypto';
import { violatedConstraint } from './constraints.ts';
import { hasBasicConstraints, hasKeyUsage, KEY_USAGES, pathLength, serverPurpose } from './extensions.ts';
import { coversName, issuerTitle, titleOf } from './names.ts';
import { isSelfSigned, issues, isValidAt } from './path.ts';
import type { Roots } from './roots.ts';

export { openRoots } from './roots.ts';

/** The facts of one handshake. */
export interface Served {
  /** The certificates as they were sent: DER, the leaf first. */
  readonly chain: readonly Buffer[];
  /** The name in the SNI; null when there was none. */
  readonly serverName: string | null;
}

/** The longest path that OpenSSL builds, and the most certificates of a server that are read. */
const MAX_DEPTH = 100;

const ORIGINS: Readonly<Record<Roots['origin'], string>> = {
  public: "Mozilla's list",
  system: "this machine's store",
  given: 'trusted-roots',
};

/**
 * Judges the certificates that a server sent, as a client with these roots would.
 *
 * @returns null when the client accepts it, else the reason in words
 */
export function judgeServed({ chain, serverName }: Served, roots: Roots, now: Date): string | null {
  const [leaf, ...others] = chain.slice(0, MAX_DEPTH).map(parse);
  if (!leaf) return 'the server sent no certificate that can be read';
  const sent = others.filter((one) => one !== null);
  const built = buildPath(leaf, sent, roots, now);
  if ('fault' in built) return built.fault;
  const { path } = built;
  return (
    authorityFault(path) ??
    path.map((one) => timeFault(one, now) ?? purposeFault(one, one === leaf)).find((it) => it !== null) ??
    (serverName === null || coversName(leaf, serverName)
      ? null
      : `${titleOf(leaf)} is not for ${serverName} (hostname mismatch)`)
  );
}

/**
 * Why a chain that is to be deployed does not lead to a root. Other checks see to the validity of the
 * certificates, and to the purpose of the leaf.
 *
 * @param chain the leaf first
 * @returns null when it leads to one, else the reason in words
 */
export function pathFault(chain: readonly X509Certificate[], roots: Roots, now: Date): string | null {
  const [leaf, ...others] = chain;
  if (!leaf) return 'there is no certificate';
  const built = buildPath(leaf, others, roots, now);
  if ('fault' in built) return built.fault;
  const { path } = built;
  const held = path.filter((one) => !chain.some((it) => isSame(it, one)));
  return (
    authorityFault(path) ??
    held.map((one) => timeFault(one, now)).find((it) => it !== null) ??
    path.map((one) => (one === leaf ? null : purposeFault(one, false))).find((it) => it !== null) ??
    null
  );
}

/** Whether one of the roots issued a certificate, or is the certificate. */
export function isTrusted(certificate: X509Certificate, roots: Roots): boolean {
  return roots.named(certificate).some((root) => isSame(root, certificate) || issues(root, certificate));
}

type Built = { readonly path: readonly X509Certificate[] } | { readonly fault: string };

function buildPath(leaf: X509Certificate, sent: readonly X509Certificate[], roots: Roots, now: Date): Built {
  const path = [leaf];
  let pool: readonly X509Certificate[] = sent;
  for (let top = leaf; path.length <= MAX_DEPTH; ) {
    const held = roots.named(top);
    if (isRoot(top)) {
      if (held.some((root) => isSame(root, top))) return { path };
      return {
        fault: `${titleOf(top)} is signed with its own key and is not in ${ORIGINS[roots.origin]} (self-signed certificate${top === leaf ? '' : ' in certificate chain'})`,
      };
    }
    const trusted = firstIssuer(held, top, now);
    const issuer = trusted ?? firstIssuer(pool, top, now);
    if (!issuer) return { fault: missingIssuer(top, roots) };
    // From a certificate of the store OpenSSL goes on in the store alone.
    pool = trusted ? [] : pool.filter((one) => one !== issuer);
    path.push(issuer);
    top = issuer;
  }
  return { fault: `the chain is longer than ${MAX_DEPTH} certificates` };
}

/**
 * Whether OpenSSL takes a certificate for one that is signed with its own key: by names and key identifiers,
 * unverified.
 */
function isRoot(certificate: X509Certificate): boolean {
  return (
    (certificate.subject === certificate.issuer && certificate.checkIssued(certificate)) ||
    isSelfSigned(certificate)
  );
}

function missingIssuer(top: X509Certificate, { origin }: Roots): string {
  return `the issuer of ${titleOf(top)}, ${issuerTitle(top)}, is neither among the sent certificates nor in ${ORIGINS[origin]} (unable to get local issuer certificate)`;
}

/**
 * The first that is the issuer by its name and key identifier and is valid now; else the one that ends last.
 */
function firstIssuer(
  candidates: readonly X509Certificate[],
  subject: X509Certificate,
  now: Date,
): X509Certificate | undefined {
  const issuers = candidates.filter((one) => subject.checkIssued(one));
  const end = (one: X509Certificate): number => new Date(one.validTo).getTime();
  return (
    issuers.find((one) => isValidAt(one, now)) ??
    issuers.reduce<X509Certificate | undefined>(
      (best, one) => (best && end(best) >= end(one) ? best : one),
      undefined,
    )
  );
}

/** The reason why a certificate of a path cannot vouch for the one below it. */
function authorityFault(path: readonly X509Certificate[]): string | null {
  const leaf = path[0];
  let authorities = 0;
  for (const [depth, subject] of path.entries()) {
    const issuer = path[depth + 1];
    if (!leaf || !issuer) return null;
    const title = titleOf(issuer);
    if (!mayIssue(issuer)) return `${title} is no CA (invalid CA certificate)`;
    if (depth > 0 && subject.subject !== subject.issuer) authorities += 1;
    if (authorities > pathLength(issuer))
      return `${title} allows ${pathLength(issuer)} CAs below it and has ${authorities} (path length constraint exceeded)`;
    const violation = violatedConstraint(leaf, issuer);
    if (violation) return `${title} may not issue for ${violation}`;
    if (!subject.verify(issuer.publicKey))
      return `${titleOf(subject)} is not signed by ${title} (certificate signature failure)`;
  }
  return null;
}

/** Roots of X.509 version 1 do not say that they are a CA, and are taken for one. */
function mayIssue(issuer: X509Certificate): boolean {
  if (issuer.ca) return true;
  return isSelfSigned(issuer) && !hasBasicConstraints(issuer) && hasKeyUsage(issuer, KEY_USAGES.keyCertSign);
}

function timeFault(certificate: X509Certificate, now: Date): string | null {
  if (isValidAt(certificate, now)) return null;
  return new Date(certificate.validFrom) > now
    ? `${titleOf(certificate)} is not valid before ${new Date(certificate.validFrom).toISOString()} (certificate is not yet valid)`
    : `${titleOf(certificate)} expired at ${new Date(certificate.validTo).toISOString()} (certificate has expired)`;
}

function purposeFault(certificate: X509Certificate, isLeaf: boolean): string | null {
  const { digitalSignature, keyEncipherment, keyAgreement } = KEY_USAGES;
  if (
    serverPurpose(certificate) !== 'none' &&
    (!isLeaf || hasKeyUsage(certificate, digitalSignature, keyEncipherment, keyAgreement))
  )
    return null;
  return `${titleOf(certificate)} is not for servers (unsuitable certificate purpose)`;
}

function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.raw.equals(other.raw);
}

function parse(der: Buffer): X509Certificate | null {
  try {
    const certificate = new X509Certificate(der);
    return certificate.publicKey ? certificate : null;
  } catch {
    return null;
  }
}
