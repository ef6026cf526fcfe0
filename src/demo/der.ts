// The few DER types (ITU-T X.690) that an X.509 certificate is made of, written and never read.

/** One DER value: a tag, the length of its content and the content, which may come in parts. */
export function tagged(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body), body]);
}

/** SEQUENCE of values that are DER already. */
export const sequence = (...values: Uint8Array[]): Buffer => tagged(0x30, ...values);

/** SET of values that are DER already; with more than one, the caller sorts them (X.690, 11.6). */
export const set = (...values: Uint8Array[]): Buffer => tagged(0x31, ...values);

/** `[number] EXPLICIT`: a constructed wrapper around whole values. */
export const explicit = (number: number, ...values: Uint8Array[]): Buffer => tagged(0xa0 | number, ...values);

/** `[number] IMPLICIT` of a primitive type: its content under another tag. */
export const implicit = (number: number, content: Uint8Array): Buffer => tagged(0x80 | number, content);

/** BOOLEAN TRUE. FALSE is always a default in a certificate, and DER leaves defaults out. */
export const TRUE = tagged(0x01, Buffer.from([0xff]));

/** NULL, the parameters of the RSA signature algorithms. */
export const NULL = tagged(0x05);

export const octetString = (content: Uint8Array): Buffer => tagged(0x04, content);
export const utf8String = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'));

/** BIT STRING of whole bytes. */
export const bitString = (content: Uint8Array): Buffer => tagged(0x03, Buffer.from([0]), content);

/** BIT STRING with the named bits 0 to 7 set and, as DER wants it, no trailing zero bits. */
export function namedBits(...bits: number[]): Buffer {
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return tagged(0x03, Buffer.from([7 - Math.max(...bits), byte]));
}

/** INTEGER, not negative, from its big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const magnitude = first < 0 ? Buffer.alloc(1) : Buffer.from(bytes.subarray(first));
  const sign = (magnitude[0] ?? 0) >= 0x80 ? Buffer.alloc(1) : Buffer.alloc(0);
  return tagged(0x02, sign, magnitude);
}

/** OBJECT IDENTIFIER from its dotted form, such as `2.5.29.17`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/**
 * Time as RFC 5280, 4.1.2.5 wants it: UTCTime from 1950 to 2049, GeneralizedTime otherwise, in whole seconds.
 */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  const year = date.getUTCFullYear();
  return year >= 1950 && year < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2), 'latin1'))
    : tagged(0x18, Buffer.from(digits, 'latin1'));
}

/** Short form below 128, otherwise a count of bytes and the bytes. */
function lengthOf(body: Uint8Array): Buffer {
  if (body.length < 0x80) return Buffer.from([body.length]);
  const digits = Buffer.alloc(4);
  digits.writeUInt32BE(body.length);
  const significant = digits.subarray(digits.findIndex((byte) => byte !== 0));
  return Buffer.concat([Buffer.from([0x80 | significant.length]), significant]);
}

/** Seven bits a byte, most significant first, the top bit on all but the last. */
function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}
