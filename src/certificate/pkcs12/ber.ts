/*
 * BER (ITU-T X.690) for PKCS#12. node-forge parses and writes it, and names the object identifiers. This file
 * takes parsed values apart, and refuses any that has another type than expected.
 */
import forge from 'node-forge';
import { Unreadable } from './flaw.ts';

const { asn1, pki } = forge;
const { Class, Type } = asn1;

/** A parsed value. */
export type Value = forge.asn1.Asn1;

const damaged = () => new Unreadable('damaged');

/** Parses the value at the beginning of the bytes, and ignores the rest. Throws Unreadable. */
export function parse(bytes: Buffer): Value {
  // The types of node-forge know one option only.
  const options = { strict: true, parseAllBytes: false, decodeBitStrings: false } as unknown as boolean;
  try {
    return asn1.fromDer(bytes.toString('latin1') as unknown as forge.util.ByteBuffer, options);
  } catch {
    throw damaged();
  }
}

/** The values in a sequence or a set. Throws Unreadable when it is none, or has fewer than `least`. */
export function members(value: Value | undefined, least = 0): Value[] {
  const isCollection = isOf(value, Type.SEQUENCE) || isOf(value, Type.SET);
  if (!isCollection || !Array.isArray(value.value) || value.value.length < least) throw damaged();
  return value.value;
}

/** The value in an explicit tag. Throws Unreadable when there is none. */
export function tagged(value: Value | undefined, tag: number): Value {
  if (!isTagged(value, tag) || !Array.isArray(value.value) || !value.value[0]) throw damaged();
  return value.value[0];
}

/** Whether a value has a context-specific tag. */
export function isTagged(value: Value | undefined, tag: number): value is Value {
  return value?.tagClass === Class.CONTEXT_SPECIFIC && value.type === (tag as forge.asn1.Type);
}

/** The bytes of an octet string. Throws Unreadable when it is none. */
export function octets(value: Value | undefined): Buffer {
  if (!isOf(value, Type.OCTETSTRING)) throw damaged();
  return pieces(value);
}

/** The bytes of an octet string under any tag, whole or in pieces. Throws Unreadable. */
export function pieces({ value }: Value): Buffer {
  return typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.concat(value.map(octets));
}

/** node-forge's name for an object identifier, or its dotted numbers. Throws Unreadable when it is none. */
export function identifier(value: Value | undefined): string {
  try {
    const dotted = asn1.derToOid(content(value, Type.OID));
    return pki.oids[dotted] ?? dotted;
  } catch {
    throw damaged();
  }
}

/** A number of zero or more; Infinity for one over 40 bits. Throws Unreadable when it is none. */
export function count(value: Value | undefined): number {
  const bytes = Buffer.from(content(value, Type.INTEGER), 'latin1');
  if (bytes.length === 0 || (bytes[0] as number) > 0x7f) throw damaged();
  return bytes.length > 5 ? Number.POSITIVE_INFINITY : bytes.readUIntBE(0, bytes.length);
}

/** Whether a value is a number. */
export function isCount(value: Value | undefined): value is Value {
  return isOf(value, Type.INTEGER);
}

/** The text of a BMPString, or null when it is none. */
export function bmpText(value: Value | undefined): string | null {
  return isOf(value, Type.BMPSTRING) && typeof value.value === 'string' ? value.value : null;
}

/** A value as DER. */
export function encode(value: Value): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
}

function isOf(value: Value | undefined, type: forge.asn1.Type): value is Value {
  return value?.tagClass === Class.UNIVERSAL && value.type === type;
}

function content(value: Value | undefined, type: forge.asn1.Type): string {
  if (!isOf(value, type) || typeof value.value !== 'string') throw damaged();
  return value.value;
}

const primitive = (type: forge.asn1.Type, value: string): Value =>
  asn1.create(Class.UNIVERSAL, type, false, value);

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
  octets: (bytes: Buffer): Value => primitive(Type.OCTETSTRING, bytes.toString('latin1')),
  /** @param name node-forge's name, or dotted numbers */
  identifier: (name: string): Value =>
    primitive(Type.OID, asn1.oidToDer(/^\d/.test(name) ? name : (pki.oids[name] as string)).getBytes()),
  count: (value: number): Value => primitive(Type.INTEGER, asn1.integerToDer(value).getBytes()),
  nothing: (): Value => primitive(Type.NULL, ''),
  bmpText: (text: string): Value => primitive(Type.BMPSTRING, text),
};
