/*
 * Tells kinds of DER by their shapes: DER itself has no label.
 */
import { type Element, readBerElement, readBerElements, readElements, TAG } from './der.ts';

/** Kinds of DER, by the label of their PEM block (RFC 7468, or older ones of OpenSSL). */
export type DerKind =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'X509 CRL'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'RSA PRIVATE KEY'
  | 'EC PRIVATE KEY'
  | 'DSA PRIVATE KEY'
  | 'PUBLIC KEY'
  | 'RSA PUBLIC KEY'
  | 'PKCS7'
  | 'PKCS12';

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/**
 * No type here has more members: a PKCS#1 key has nine, and a tenth with more than two primes (RFC 8017,
 * A.1.2).
 */
const MOST_MEMBERS = 12;

/**
 * The kind and the length of the element at the beginning of some bytes. Only PKCS#7 and PKCS#12 may have
 * indefinite lengths.
 *
 * @returns null for an unknown kind
 */
export function derKind(bytes: Buffer): { readonly kind: DerKind; readonly length: number } | null {
  const outer = readBerElement(bytes, 0);
  if (outer?.tag !== TAG.sequence) return null;
  const isIndefinite = outer.next !== outer.end;
  const members = isIndefinite
    ? readBerElements(bytes, outer)
    : readElements(bytes, outer.start, outer.end, MOST_MEMBERS);
  const kind = kindOf(bytes, members, isIndefinite);
  return kind && { kind, length: outer.next };
}

function kindOf(der: Buffer, members: readonly Element[], isIndefinite: boolean): DerKind | null {
  const [first, second] = members;
  if (!first || !second) return null;
  if (first.tag === TAG.identifier) return second.tag === TAG.tagged0 ? 'PKCS7' : null;
  if (first.tag === TAG.integer && second.tag === TAG.sequence && numberOf(der, first) === 3) return 'PKCS12';
  if (isIndefinite) return null;
  if (first.tag === TAG.integer) return kindByVersion(numberOf(der, first), members);
  return first.tag === TAG.sequence ? kindBySequence(der, first, members) : null;
}

/**
 * PKCS#8 (RFC 5958, section 2), PKCS#1 (RFC 8017, A.1) and SEC 1 (RFC 5915, section 3); OpenSSL's form of a
 * DSA key.
 */
function kindByVersion(version: number, members: readonly Element[]): DerKind | null {
  if (members.every(({ tag }) => tag === TAG.integer)) {
    if (members.length === 2) return 'RSA PUBLIC KEY';
    if (version > 1) return null;
    return members.length >= 9 ? 'RSA PRIVATE KEY' : members.length === 6 ? 'DSA PRIVATE KEY' : null;
  }
  if (version === 1 && members[1]?.tag === TAG.octetString) return 'EC PRIVATE KEY';
  const isPkcs8 = members[1]?.tag === TAG.sequence && members[2]?.tag === TAG.octetString;
  return isPkcs8 && version <= 1 ? 'PRIVATE KEY' : null;
}

/**
 * Files that begin with an algorithm (RFC 5958, section 3; RFC 5280, section 4.1), and signed ones:
 * certificates, requests (RFC 2986, section 4) and lists (RFC 5280, section 5.1).
 */
function kindBySequence(der: Buffer, first: Element, members: readonly Element[]): DerKind | null {
  const inner = readElements(der, first.start, first.end, MOST_MEMBERS);
  if (inner[0]?.tag === TAG.identifier) {
    if (members[1]?.tag === TAG.octetString) return 'ENCRYPTED PRIVATE KEY';
    return members[1]?.tag === TAG.bitString ? 'PUBLIC KEY' : null;
  }
  if (members[1]?.tag !== TAG.sequence || members[2]?.tag !== TAG.bitString) return null;
  if (inner.some(({ tag }) => tag === UTC_TIME || tag === GENERALIZED_TIME)) return 'X509 CRL';
  return inner.length <= 4 && inner[0]?.tag === TAG.integer ? 'CERTIFICATE REQUEST' : 'CERTIFICATE';
}

/** A small number; Infinity for any that is larger. */
function numberOf(der: Buffer, { start, end }: Element): number {
  return end - start === 1 ? der.readUInt8(start) : Number.POSITIVE_INFINITY;
}
