/**
 * Just enough DER and BER (ITU-T X.690) to find an element in bytes, and the one thing about a certificate
 * that `node:crypto` does not tell on every supported Node: its signature algorithm.
 */

/** Where an element is: its tag, and its content from `start` to `end`. */
export interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** An element in BER: it begins at `at`, and the one after it at `next`. */
export interface BerElement extends Element {
  readonly at: number;
  readonly next: number;
}

/** Tags of the types that credentials are made of. */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  identifier: 0x06,
  sequence: 0x30,
  /** `[0]` and `[1]`, around other elements. */
  tagged0: 0xa0,
  tagged1: 0xa1,
} as const;

/** The deepest nesting of indefinite lengths: PKCS#7 and PKCS#12 files have some ten. */
const MAX_DEPTH = 32;

/** Object identifiers of signature algorithms with a broken hash (RFC 8017 A.2.4, RFC 5758 section 3). */
const BROKEN_SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2',
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.3.14.3.2.29': 'SHA-1',
  '1.2.840.10040.4.3': 'SHA-1',
  '1.2.840.10045.4.1': 'SHA-1',
};

const RSASSA_PSS = '1.2.840.113549.1.1.10';
const SHA1 = '1.3.14.3.2.26';

/**
 * The broken hash that a certificate is signed with, or null when its hash is sound.
 *
 * @param certificate the certificate's DER
 */
export function brokenSignatureHash(certificate: Buffer): string | null {
  const outer = readElement(certificate, 0);
  const tbs = outer && readElement(certificate, outer.start);
  const algorithm = tbs && readElement(certificate, tbs.end);
  const oid = algorithm && readElement(certificate, algorithm.start);
  if (!algorithm || !oid || oid.tag !== 0x06) return null;
  const name = readObjectIdentifier(certificate.subarray(oid.start, oid.end));
  if (name === RSASSA_PSS) {
    return pssHash(certificate, readElement(certificate, oid.end)) === SHA1 ? 'SHA-1' : null;
  }
  return BROKEN_SIGNATURES[name] ?? null;
}

/** RSASSA-PSS names its hash in its parameters; left out, it is SHA-1 (RFC 8017 A.2.3). */
function pssHash(certificate: Buffer, parameters: Element | null): string {
  const tagged = parameters && readElement(certificate, parameters.start);
  if (tagged?.tag !== 0xa0 || tagged.start >= (parameters?.end ?? 0)) return SHA1;
  const sequence = readElement(certificate, tagged.start);
  const oid = sequence && readElement(certificate, sequence.start);
  return oid ? readObjectIdentifier(certificate.subarray(oid.start, oid.end)) : SHA1;
}

/**
 * Length in bytes of the DER element that a buffer begins with; the whole buffer when it does not begin with
 * one.
 */
export function derLength(der: Buffer): number {
  return readElement(der, 0)?.end ?? der.length;
}

/** The element that begins at a place; null when there is none. */
export function readElement(der: Buffer, at: number): Element | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined) return null;
  let length = first;
  let start = at + 2;
  if (first & 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4 || start + count > der.length) return null;
    length = der.readUIntBE(start, count);
    start += count;
  }
  return start + length <= der.length ? { tag, start, end: start + length } : null;
}

/**
 * The elements one after the other from `start` to `end`, at most `most` of them. Stops at the first that is
 * none: then the last one ends before `end`.
 */
export function readElements(der: Buffer, start: number, end: number, most: number): Element[] {
  const elements: Element[] = [];
  for (let at = start; at < end && elements.length < most; ) {
    const element = readElement(der, at);
    if (!element) break;
    elements.push(element);
    at = element.end;
  }
  return elements;
}

/**
 * The BER element that begins at a place, of definite or indefinite length (X.690, section 8.1.3); null when
 * there is none.
 */
export function readBerElement(ber: Buffer, at: number, depth = 0): BerElement | null {
  const definite = readElement(ber, at);
  if (definite) return { ...definite, at, next: definite.end };
  if (ber[at + 1] !== 0x80 || depth > MAX_DEPTH) return null;
  const start = at + 2;
  for (let end = start; ; ) {
    if (ber[end] === 0 && ber[end + 1] === 0)
      return { tag: ber.readUInt8(at), start, end, at, next: end + 2 };
    const inner = readBerElement(ber, end, depth + 1);
    if (!inner) return null;
    end = inner.next;
  }
}

/** The BER elements in another one. */
export function readBerElements(ber: Buffer, { start, end }: Element): BerElement[] {
  const elements: BerElement[] = [];
  for (let at = start; at < end; ) {
    const element = readBerElement(ber, at);
    if (!element) break;
    elements.push(element);
    at = element.next;
  }
  return elements;
}

/** An object identifier with its dots, of the content of its element. */
export function readObjectIdentifier(bytes: Buffer): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(Math.floor(value / 40), 2), value - Math.min(Math.floor(value / 40), 2) * 40);
    else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** The first elements in a sequence, at most eight; none when it is not a sequence. */
export function membersOf(der: Buffer, sequence: Element | null | undefined): Element[] {
  return sequence?.tag === TAG.sequence ? readElements(der, sequence.start, sequence.end, 8) : [];
}

/** An AlgorithmIdentifier (RFC 5280, section 4.1.1.2); null when it is none. */
export function readAlgorithm(
  der: Buffer,
  element: Element | null | undefined,
): { readonly name: string; readonly parameters: Element | undefined } | null {
  const [identifier, parameters] = membersOf(der, element);
  if (identifier?.tag !== TAG.identifier) return null;
  return { name: readObjectIdentifier(der.subarray(identifier.start, identifier.end)), parameters };
}

/** A whole number that is not negative, of the content of its element. */
export function readCount(der: Buffer, { start, end }: Element): number {
  return der.subarray(start, end).reduce((value, byte) => value * 256 + byte, 0);
}
