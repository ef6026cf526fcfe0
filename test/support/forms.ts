// The forms in which people keep certificates and keys, made out of clean PEM. docs/formats.md has a row for
// each of them.

import * as der from '../../src/demo/der.ts';

/** A form by its name in docs/formats.md. */
export interface GivenForm {
  readonly name: string;
  /** What it is good for. Default: all. */
  readonly of?: 'certificates';
  /** @param pem blocks as OpenSSL writes them */
  make(pem: string): string | Buffer;
}

/** The DER of every block in a text. */
export function derOf(pem: string): Buffer[] {
  return pem
    .split(/-----END [^-]+-----/)
    .map((block) => block.replace(/-----BEGIN [^-]+-----/, '').replace(/\s/g, ''))
    .filter((body) => body !== '')
    .map((body) => Buffer.from(body, 'base64'));
}

/** PKCS#7 that holds certificates and signs nothing, as Windows exports a chain. */
export function pkcs7(pem: string): Buffer {
  const empty = der.tagged(0x31);
  const signedData = der.sequence(
    der.integer(Buffer.of(1)),
    empty,
    der.sequence(der.oid('1.2.840.113549.1.7.1')),
    der.explicit(0, ...derOf(pem)),
    empty,
  );
  return der.sequence(der.oid('1.2.840.113549.1.7.2'), der.explicit(0, signedData));
}

/** The same with indefinite lengths, as programs write it that do not know the length when they begin. */
export function pkcs7Streamed(pem: string): Buffer {
  const streamed = (tag: number, ...content: Buffer[]): Buffer =>
    Buffer.concat([Buffer.of(tag, 0x80), ...content, Buffer.of(0, 0)]);
  const signedData = streamed(
    0x30,
    der.integer(Buffer.of(1)),
    der.tagged(0x31),
    streamed(
      0x30,
      der.oid('1.2.840.113549.1.7.1'),
      streamed(0xa0, streamed(0x24, der.octetString(Buffer.from('x')))),
    ),
    streamed(0xa0, ...derOf(pem)),
    der.tagged(0x31),
  );
  return streamed(0x30, der.oid('1.2.840.113549.1.7.2'), streamed(0xa0, signedData));
}

/** Bytes as PEM of any label, as `certutil -encode` does it. */
export function armoured(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

const base64 = (value: string | Buffer): string => Buffer.from(value).toString('base64');
const folded = (text: string): string => text.replace(/.{76}/g, '$&\n');
const url = (value: string | Buffer): string => Buffer.from(value).toString('base64url');
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const allDer = (pem: string): Buffer => Buffer.concat(derOf(pem));
const blocks = (pem: string): string[] => pem.match(/-----BEGIN [^-]+-----.+?-----END [^-]+-----\n/gs) ?? [];

/** Every form. */
export const FORMS: readonly GivenForm[] = [
  { name: 'PEM', make: (pem) => pem },
  { name: 'CRLF', make: (pem) => pem.replaceAll('\n', '\r\n') },
  { name: 'a lone CR', make: (pem) => pem.replaceAll('\n', '\r') },
  { name: 'a byte-order mark', make: (pem) => `\ufeff${pem}` },
  { name: 'no newline at the end', make: (pem) => pem.trimEnd() },
  { name: 'indentation', make: (pem) => pem.replace(/^/gm, '    ') },
  { name: 'lines of any width', make: (pem) => pem.replace(/(?<=^[^-\n]{20})(?=[^-\n])/gm, '\n') },
  { name: 'blanks in place of newlines', make: (pem) => pem.trim().replaceAll('\n', ' ') },
  { name: 'text around the blocks', make: (pem) => `subject=CN = www\n  key: x\n${pem}\nbye\n` },
  {
    name: 'a label with a dot beside it',
    make: (pem) => `-----BEGIN X.509 Note 1.0-----\nAAAA\n-----END X.509 Note 1.0-----\n${pem}`,
  },
  {
    name: 'a label with a dot',
    of: 'certificates',
    make: (pem) => pem.replaceAll(' CERTIFICATE-', ' X.509 CERTIFICATE-'),
  },
  { name: 'double quotes', make: (pem) => `"${pem}"` },
  { name: 'single quotes', make: (pem) => `'${pem.trim()}'` },
  { name: 'literal `\\n`', make: (pem) => pem.replaceAll('\n', '\\n') },
  { name: 'literal `\\r\\n`', make: (pem) => pem.replaceAll('\n', '\\r\\n') },
  { name: 'literal `\\\\n`, escaped twice', make: (pem) => pem.replaceAll('\n', '\\\\n') },
  { name: 'a JSON string', make: (pem) => JSON.stringify(pem) },
  { name: 'a JSON string with `\\/`', make: (pem) => JSON.stringify(pem).replaceAll('/', '\\/') },
  { name: 'a JSON array of PEM', make: (pem) => JSON.stringify(blocks(pem), null, 2) },
  { name: 'a JSON array of base64', make: (pem) => JSON.stringify(derOf(pem).map(base64)) },
  { name: 'a JSON object with a member of PEM', make: (pem) => JSON.stringify({ id: 7, data: pem }) },
  { name: 'base64 of PEM', make: base64 },
  { name: 'base64 of PEM, folded', make: (pem) => folded(base64(pem)) },
  {
    name: 'base64 of PEM, folded by literal `\\n`',
    make: (pem) => folded(base64(pem)).replaceAll('\n', '\\n'),
  },
  { name: 'base64 of PEM, in quotes', make: (pem) => `'${base64(pem)}'` },
  { name: 'base64 of PEM, URL-safe and not padded', make: url },
  {
    name: 'base64 of PEM, as a `data:` URI',
    make: (pem) => `data:application/x-pem-file;base64,${base64(pem)}`,
  },
  { name: 'PEM as a `data:` URI', make: (pem) => `data:,${encodeURIComponent(pem)}` },
  { name: 'base64 of base64', make: (pem) => base64(folded(base64(pem))) },
  { name: 'base64 of UTF-16', make: (pem) => base64(utf16(pem)) },
  { name: 'base64 of a JSON string', make: (pem) => base64(JSON.stringify(pem)) },
  { name: 'base64 of DER', make: (pem) => base64(allDer(pem)) },
  { name: 'base64 of DER, folded', make: (pem) => folded(base64(allDer(pem))) },
  { name: 'base64 of DER, URL-safe and not padded', make: (pem) => url(allDer(pem)) },
  { name: 'base64 of PKCS#7', of: 'certificates', make: (pem) => base64(pkcs7(pem)) },
  { name: 'a file of UTF-16 LE', make: utf16 },
  { name: 'a file of UTF-16 BE', make: (pem) => utf16(pem).swap16() },
  { name: 'a file of UTF-16 without a mark', make: (pem) => Buffer.from(pem, 'utf16le') },
  { name: 'a file of base64', make: (pem) => Buffer.from(folded(base64(pem))) },
  { name: 'a file of DER', make: allDer },
  { name: 'a file of PKCS#7, DER', of: 'certificates', make: pkcs7 },
  { name: 'a file of PKCS#7, BER', of: 'certificates', make: pkcs7Streamed },
  { name: 'PKCS#7 as PEM', of: 'certificates', make: (pem) => armoured('PKCS7', pkcs7(pem)) },
  {
    name: 'PKCS#7 that `certutil -encode` calls a certificate',
    of: 'certificates',
    make: (pem) => armoured('CERTIFICATE', pkcs7(pem)).replaceAll('\n', '\r\n'),
  },
];
