/*
 * PKCS#8 private keys as every server reads them. Version 2 (RFC 5958, section 2) has the public key behind
 * the private one: so Go and ring write Ed25519 keys. OpenSSL 3.0 and BoringSSL read version 1 only.
 */
import { type Element, readElement, readElements, TAG } from './der.ts';

/** The tag of the public key: `[1] IMPLICIT BIT STRING`, which is not constructed. */
const PUBLIC_KEY = 0x81;

const VERSION_1 = Buffer.of(TAG.integer, 1, 0);

/**
 * A PKCS#8 key as version 1: without the public key, which follows from the private one. Attributes stay.
 *
 * @param der a key that is not encrypted
 * @returns the same buffer when it is version 1 already, or no such key
 */
export function asVersion1(der: Buffer): Buffer {
  const outer = readElement(der, 0);
  if (outer?.tag !== TAG.sequence || outer.end !== der.length) return der;
  const [version, ...members] = readElements(der, outer.start, outer.end, 8);
  if (!version || !isVersion(der, version) || members.length < 2 || members.at(-1)?.end !== outer.end)
    return der;
  const kept = members.filter(({ tag }) => tag !== PUBLIC_KEY && tag !== TAG.tagged1);
  if (kept.length === members.length && der[version.start] === 0) return der;
  let at = version.end;
  const parts = members.map(({ end }) => {
    const part = der.subarray(at, end);
    at = end;
    return part;
  });
  return sequence([VERSION_1, ...parts.filter((_, index) => kept.includes(members[index] as Element))]);
}

function isVersion(der: Buffer, { tag, start, end }: Element): boolean {
  return tag === TAG.integer && end - start === 1 && der.readUInt8(start) <= 1;
}

function sequence(parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(TAG.sequence, length), content]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(TAG.sequence, 0x80 | bytes.length), bytes, content]);
}
