/**
 * Extensions of a certificate that `node:crypto` does not tell (RFC 5280, section 4.2). OpenSSL has parsed the
 * certificate already, so whatever is malformed here is taken as absent.
 */

import type { X509Certificate } from 'node:crypto';
import { type Element, readElement, readObjectIdentifier } from './der.ts';

const KEY_USAGE = '2.5.29.15';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const NAME_CONSTRAINTS = '2.5.29.30';

const [BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, EXTENSIONS] = [0x01, 0x02, 0x03, 0x04, 0xa3] as const;

/** Bits of a key usage, by their number (RFC 5280, section 4.2.1.3). */
export const KEY_USAGES = {
  digitalSignature: 0,
  keyEncipherment: 2,
  keyAgreement: 4,
  keyCertSign: 5,
} as const;

/** A DNS name or an address as a certificate holds it; others are not looked at. */
export type GeneralName =
  | { readonly kind: 'dns'; readonly name: string }
  /** 4 or 16 bytes; of a constraint twice as many, the second half being the mask. */
  | { readonly kind: 'ip'; readonly bytes: Buffer };

/** Below which names a CA may issue, and below which it may not. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** Whether a certificate says that its key is for one of these usages; true when it says nothing of usages. */
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
 * Whether an extended key usage allows servers (RFC 5280, section 4.2.1.12): `by-name`, `any` where it allows everything and
 * does not name servers, which OpenSSL does not take. A certificate without one is for servers `by-name`.
 */
export function serverPurpose(certificate: X509Certificate): 'by-name' | 'any' | 'none' {
  // This is what Node calls the extended key usage, and undefined where there is none.
  const purposes: readonly string[] | undefined = certificate.keyUsage;
  if (!purposes || purposes.some((purpose) => SERVER_PURPOSES.has(purpose))) return 'by-name';
  return purposes.includes(ANY_PURPOSE) ? 'any' : 'none';
}

/** Whether a certificate says whether it is a CA; those of X.509 version 1 do not. */
export function hasBasicConstraints(certificate: X509Certificate): boolean {
  return extension(certificate.raw, BASIC_CONSTRAINTS) !== null;
}

/** How many CAs may follow below a CA, those that issued themselves not counted; Infinity when it does not say. */
export function pathLength({ raw }: X509Certificate): number {
  const constraints = extension(raw, BASIC_CONSTRAINTS);
  const limit = constraints && children(constraints).find(({ tag }) => tag === INTEGER);
  if (!constraints || !limit) return Number.POSITIVE_INFINITY;
  return Number.parseInt(constraints.toString('hex', limit.start, limit.end), 16);
}

/** The DNS names and addresses that a certificate is for. */
export function alternativeNames({ raw }: X509Certificate): GeneralName[] {
  const names = extension(raw, SUBJECT_ALTERNATIVE_NAME);
  return names ? children(names).flatMap((name) => generalName(names, name)) : [];
}

/** The name constraints of a CA, as far as they are about DNS names and addresses; null when it has none. */
export function nameConstraints({ raw }: X509Certificate): NameConstraints | null {
  const constraints = extension(raw, NAME_CONSTRAINTS);
  if (!constraints) return null;
  const list = (wanted: number): GeneralName[] =>
    children(constraints)
      .filter(({ tag }) => tag === wanted)
      .flatMap(({ start, end }) => {
        const trees = constraints.subarray(start, end);
        return elements(trees).flatMap((tree) => {
          const [base] = elements(trees.subarray(tree.start, tree.end));
          return base ? generalName(trees.subarray(tree.start, tree.end), base) : [];
        });
      });
  return { permitted: list(0xa0), excluded: list(0xa1) };
}

/**
 * A distinguished name as a text that is the same for names that differ only in letters' case, blanks and types of
 * text (RFC 5280, section 7.1).
 *
 * @param der the name: a sequence of sets of pairs
 */
export function canonicalName(der: Buffer): string {
  return canonical(der, 4);
}

/** @param depth how many levels to look into: a value may be nested without end */
function canonical(der: Buffer, depth: number): string {
  const texts = elements(der).map(({ tag, start, end }) => {
    const content = der.subarray(start, end);
    if (tag & 0x20) return depth > 0 ? `(${canonical(content, depth - 1)})` : content.toString('hex');
    if (tag === 0x06) return readObjectIdentifier(content);
    return content.toString('utf8').trim().replace(/\s+/g, ' ').toLowerCase();
  });
  return texts.join(',');
}

/** The subject and the issuer of a certificate, as DER. */
export function namesOf(certificate: Buffer): { readonly subject: Buffer; readonly issuer: Buffer } {
  const { body, fields } = signedPart(certificate);
  // Before them: the serial number and the algorithm; between them the validity.
  const at = fields[0]?.tag === 0xa0 ? 3 : 2;
  const piece = (index: number): Buffer => body.subarray(fields[index]?.start ?? 0, fields[index]?.end ?? 0);
  return { issuer: piece(at), subject: piece(at + 2) };
}

function generalName(bytes: Buffer, { tag, start, end }: Element): GeneralName[] {
  const content = bytes.subarray(start, end);
  if (tag === 0x82) return [{ kind: 'dns', name: content.toString('latin1').toLowerCase() }];
  return tag === 0x87 ? [{ kind: 'ip', bytes: content }] : [];
}

/** The value of an extension, as DER; null when the certificate has no such extension. */
function extension(certificate: Buffer, id: string): Buffer | null {
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

/** What the signature of a certificate is over, in its pieces. */
function signedPart(certificate: Buffer): { readonly body: Buffer; readonly fields: readonly Element[] } {
  const outer = readElement(certificate, 0);
  const signed = outer && readElement(certificate, outer.start);
  const body = signed ? certificate.subarray(signed.start, signed.end) : Buffer.alloc(0);
  return { body, fields: elements(body) };
}

/** What is in the one element that a buffer begins with. */
function children(der: Buffer): Element[] {
  const outer = readElement(der, 0);
  if (!outer) return [];
  const found: Element[] = [];
  for (const { tag, start, end } of elements(der.subarray(outer.start, outer.end)))
    found.push({ tag, start: start + outer.start, end: end + outer.start });
  return found;
}

/** The elements that a buffer consists of, one behind the other. */
function elements(der: Buffer): Element[] {
  const found: Element[] = [];
  for (let next = readElement(der, 0); next; next = readElement(der, next.end)) found.push(next);
  return found;
}
