/**
 * Extensions of a certificate that `node:crypto` does not tell (RFC 5280, section 4.2). OpenSSL has parsed
 * the certificate already, so whatever is malformed here is taken as absent.
 */

import type { X509Certificate } from 'node:crypto';
import { type Element, readElement, readObjectIdentifier } from './der.ts';

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';

const [BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, EXTENSIONS] = [0x01, 0x02, 0x03, 0x04, 0xa3] as const;

/** Bits of a key usage, by their number (RFC 5280, section 4.2.1.3). */
export const KEY_USAGES = {
  digitalSignature: 0,
  keyEncipherment: 2,
  keyAgreement: 4,
  keyCertSign: 5,
} as const;

/**
 * Whether a certificate says that its key is for one of these usages; true when it says nothing of usages.
 */
export function hasKeyUsage(certificate: X509Certificate, ...bits: readonly number[]): boolean {
  const usage = extension(certificate.raw, KEY_USAGE);
  if (usage?.[0] !== BIT_STRING) return true;
  return bits.some((bit) => ((usage[3 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

const ANY_PURPOSE = '2.5.29.37.0';

const SERVER_PURPOSES = new Set([
  '1.3.6.1.5.5.7.3.1',
  // Server Gated Crypto, which stands for servers in old CAs.
  '2.16.840.1.113730.4.1',
  '1.3.6.1.4.1.311.10.3.3',
]);

/**
 * Whether an extended key usage allows servers (RFC 5280, section 4.2.1.12): `by-name`, `any` where it allows
 * everything and does not name servers, which OpenSSL does not take. A certificate without one is for servers
 * `by-name`.
 */
export function serverPurpose(certificate: X509Certificate): 'by-name' | 'any' | 'none' {
  // Node calls the extended key usage `keyUsage`. It is undefined where there is none.
  const purposes: readonly string[] | undefined = certificate.keyUsage;
  if (!purposes || purposes.some((purpose) => SERVER_PURPOSES.has(purpose))) return 'by-name';
  return purposes.includes(ANY_PURPOSE) ? 'any' : 'none';
}

/** Whether a certificate says whether it is a CA; those of X.509 version 1 do not. */
export function hasBasicConstraints(certificate: X509Certificate): boolean {
  return extension(certificate.raw, BASIC_CONSTRAINTS) !== null;
}

/**
 * How many CAs may follow below a CA, those that issued themselves not counted; Infinity when it does not
 * say.
 */
export function pathLength({ raw }: X509Certificate): number {
  const constraints = extension(raw, BASIC_CONSTRAINTS);
  const limit = constraints && children(constraints).find(({ tag }) => tag === INTEGER);
  if (!constraints || !limit) return Number.POSITIVE_INFINITY;
  return Number.parseInt(constraints.toString('hex', limit.start, limit.end), 16);
}

/** The value of an extension, as DER; null when the certificate has no such extension. */
export function extension(certificate: Buffer, id: string): Buffer | null {
  const { body, fields } = signedPart(certificate);
  const wrapper = fields.find(({ tag }) => tag === EXTENSIONS);
  if (!wrapper) return null;
  const list = body.subarray(wrapper.start, wrapper.end);
  for (const { start, end } of children(list)) {
    const entry = list.subarray(start, end);
    const [oid, ...rest] = elements(entry);
    if (!oid || readObjectIdentifier(entry.subarray(oid.start, oid.end)) !== id) continue;
    const value = rest.find(({ tag }) => tag !== BOOLEAN);
    return value?.tag === OCTET_STRING ? entry.subarray(value.start, value.end) : null;
  }
  return null;
}

/** The signed part of a certificate, and its fields. */
export function signedPart(certificate: Buffer): {
  readonly body: Buffer;
  readonly fields: readonly Element[];
} {
  const outer = readElement(certificate, 0);
  const signed = outer && readElement(certificate, outer.start);
  const body = signed ? certificate.subarray(signed.start, signed.end) : Buffer.alloc(0);
  return { body, fields: elements(body) };
}

/** The elements inside the element at the beginning of a buffer. */
export function children(der: Buffer): Element[] {
  const outer = readElement(der, 0);
  if (!outer) return [];
  const found: Element[] = [];
  for (const { tag, start, end } of elements(der.subarray(outer.start, outer.end)))
    found.push({ tag, start: start + outer.start, end: end + outer.start });
  return found;
}

/** The elements that a buffer consists of, one behind the other. */
export function elements(der: Buffer): Element[] {
  const found: Element[] = [];
  for (let next = readElement(der, 0); next; next = readElement(der, next.end)) found.push(next);
  return found;
}
