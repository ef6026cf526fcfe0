/*
 * BER (ITU-T X.690) as PKCS#12 files are made of it: definite or indefinite lengths, octet strings whole or in pieces. node-forge parses and
 * writes it; what is here takes parsed values apart, and fails on anything that is not what it should be. Loaded only together with PKCS#12.
 */
import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;

/** A parsed value. */
export type Value = forge.asn1.Asn1;

/** What was read is not what it should be. Says nothing of what was read. */
export class NotBer extends Error {}

/** Parses the value that the bytes begin with; what follows it is left alone. Throws NotBer. */
export function parse(bytes: Buffer): Value {
  try {
    // The types of node-forge know one option only.
    const options = { strict: true, parseAllBytes: false, decodeBitStrings: false };
    return asn1.fromDer(
      bytes.toString('latin1') as unknown as forge.util.ByteBuffer,
      options as unknown as boolean,
    );
  } catch {
    throw new NotBer();
  }
}

/** The values in a sequence or a set. Throws NotBer when it is none, or holds fewer than `least`. */
export function members(value: Value | undefined, least = 0): Value[] {
  const isCollection =
    value?.tagClass === Class.UNIVERSAL && (value.type === Type.SEQUENCE || value.type === Type.SET);
  if (!isCollection || !Array.isArray(value.value) || value.value.length < least) throw new NotBer();
  return value.value;
}

/** The one value in an explicit tag. Throws NotBer when it is not that. */
export function tagged(value: Value | undefined, tag: number): Value {
  if (!isTagged(value, tag) || !Array.isArray(value.value) || !value.value[0]) throw new NotBer();
  return value.value[0];
}

/** Whether a value has a context-specific tag. */
export function isTagged(value: Value | undefined, tag: number): value is Value {
  return value?.tagClass === Class.CONTEXT_SPECIFIC && value.type === (tag as forge.asn1.Type);
}

/** The bytes of an octet string. Throws NotBer when it is none. */
export function octets(value: Value | undefined): Buffer {
  if (value?.tagClass !== Class.UNIVERSAL || value.type !== Type.OCTETSTRING) throw new NotBer();
  return pieces(value);
}

/** The bytes of an octet string, by whatever tag, that may have come in pieces. Throws NotBer. */
export function pieces(value: Value): Buffer {
  return typeof value.value === 'string'
    ? Buffer.from(value.value, 'latin1')
    : Buffer.concat(value.value.map(octets));
}

/** An object identifier with its dots. Throws NotBer when it is none. */
export function identifier(value: Value | undefined): string {
  if (value?.tagClass !== Class.UNIVERSAL || value.type !== Type.OID || typeof value.value !== 'string')
    throw new NotBer();
  try {
    return asn1.derToOid(value.value);
  } catch {
    throw new NotBer();
  }
}

/** A whole number that is not negative; Infinity for one that no count can be. Throws NotBer when it is none. */
export function count(value: Value | undefined): number {
  if (!isCount(value) || typeof value.value !== 'string') throw new NotBer();
  const bytes = Buffer.from(value.value, 'latin1');
  if (bytes.length === 0 || (bytes[0] as number) > 0x7f) throw new NotBer();
  return bytes.length > 5 ? Number.POSITIVE_INFINITY : bytes.readUIntBE(0, bytes.length);
}

/** Whether a value is a whole number. */
export function isCount(value: Value | undefined): value is Value {
  return value?.tagClass === Class.UNIVERSAL && value.type === Type.INTEGER;
}

/** The text of a BMPString, or null when it is none. */
export function bmpText(value: Value | undefined): string | null {
  return value?.tagClass === Class.UNIVERSAL &&
    value.type === Type.BMPSTRING &&
    typeof value.value === 'string'
    ? value.value
    : null;
}

/** A value as DER. */
export function encode(value: Value): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
}

/** Makes values, to be encoded. */
export const make = {
  sequence: (...values: Value[]): Value => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, values),
  set: (...values: Value[]): Value => asn1.create(Class.UNIVERSAL, Type.SET, true, values),
  /** Explicitly tagged. */
  tagged: (tag: number, value: Value): Value =>
    asn1.create(Class.CONTEXT_SPECIFIC, tag as forge.asn1.Type, true, [value]),
  /** An octet string with an implicit tag. */
  taggedOctets: (tag: number, bytes: Buffer): Value =>
    asn1.create(Class.CONTEXT_SPECIFIC, tag as forge.asn1.Type, false, bytes.toString('latin1')),
  octets: (bytes: Buffer): Value =>
    asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, bytes.toString('latin1')),
  identifier: (text: string): Value =>
    asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(text).getBytes()),
  count: (value: number): Value =>
    asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes()),
  nothing: (): Value => asn1.create(Class.UNIVERSAL, Type.NULL, false, ''),
  bmpText: (text: string): Value => asn1.create(Class.UNIVERSAL, Type.BMPSTRING, false, text),
};
