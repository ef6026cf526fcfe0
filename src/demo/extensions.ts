// The extensions of the certificates that are minted (RFC 5280, 4.2).

import type { KeyObject } from 'node:crypto';
import * as der from './der.ts';
import { addressBytes } from './ip-address.ts';

/** An extension as a certificate holds it, of the DER of its value. */
export function extension(id: string, value: Buffer, critical = false): Buffer {
  return der.sequence(der.oid(id), ...(critical ? [der.TRUE] : []), der.octetString(value));
}

/** RFC 5280, 4.2.1.9. */
export function basicConstraints(ca: boolean, pathLength?: number): Buffer {
  const limit = pathLength === undefined ? [] : [der.integer(Buffer.from([pathLength]))];
  return extension('2.5.29.19', der.sequence(...(ca ? [der.TRUE] : []), ...limit), true);
}

/**
 * An authority signs certificates and revocation lists; a leaf signs handshakes, and with RSA decrypts them.
 */
export function keyUsage(ca: boolean, key: KeyObject): Buffer {
  const [digitalSignature, keyEncipherment, keyCertSign, cRLSign] = [0, 2, 5, 6] as const;
  const leaf = key.asymmetricKeyType === 'rsa' ? [digitalSignature, keyEncipherment] : [digitalSignature];
  return extension('2.5.29.15', der.namedBits(...(ca ? [keyCertSign, cRLSign] : leaf)), true);
}

/** What a certificate is good for. */
export type Purpose = 'server' | 'client' | 'any';

const PURPOSES: Record<Purpose, string> = {
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
  any: '2.5.29.37.0',
};

/** RFC 5280, 4.2.1.12. */
export function extendedKeyUsage(purposes: Purpose[]): Buffer[] {
  if (purposes.length === 0) return [];
  return [extension('2.5.29.37', der.sequence(...purposes.map((purpose) => der.oid(PURPOSES[purpose]))))];
}

const [DNS_NAME, URI, IP_ADDRESS] = [2, 6, 7] as const;

/** RFC 5280, 4.2.1.6. */
export function subjectAlternativeNames(names: string[]): Buffer {
  const generalNames = names.map((name) => {
    const address = addressBytes(name);
    return address === null
      ? der.implicit(DNS_NAME, Buffer.from(name, 'utf8'))
      : der.implicit(IP_ADDRESS, address);
  });
  return extension('2.5.29.17', der.sequence(...generalNames));
}

/** RFC 5280, 4.2.1.10. */
export function nameConstraints(permitted: string[], excluded: string[]): Buffer[] {
  const lists = [permitted, excluded].flatMap((names, number) =>
    names.length > 0 ? [der.explicit(number, ...names.map((name) => der.sequence(subtree(name))))] : [],
  );
  return lists.length > 0 ? [extension('2.5.29.30', der.sequence(...lists), true)] : [];
}

/** A DNS name, or an address and a mask of as many bits as are behind the slash. */
function subtree(name: string): Buffer {
  const [, host = '', bits = ''] = /^(.*)\/(\d+)$/.exec(name) ?? [];
  const address = addressBytes(host);
  if (address === null) return der.implicit(DNS_NAME, Buffer.from(name, 'utf8'));
  const mask = address.map((_, at) => (0xff00 >> Math.min(8, Math.max(0, Number(bits) - 8 * at))) & 0xff);
  return der.implicit(IP_ADDRESS, Buffer.concat([address, mask]));
}

/** RFC 5280, 4.2.2.1: the one access method, caIssuers. */
export function authorityInformation(url: string): Buffer {
  const location = der.implicit(URI, Buffer.from(url, 'latin1'));
  return extension('1.3.6.1.5.5.7.1.1', der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.2'), location)));
}
