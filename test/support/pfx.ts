// Builds PKCS#12 files piece by piece, for what no program would write.

import { createHmac, pbkdf2Sync } from 'node:crypto';
import { encode, make, parse, type Value } from '../../src/certificate/pkcs12/ber.ts';

const { sequence, set, tagged, octets, identifier, count } = make;

/** A bag of any type, with a friendlyName or none, and with other attributes. */
export function bag(type: string, value: Value, name?: string, ...more: Value[]): Value {
  const named = name === undefined ? [] : [sequence(identifier('friendlyName'), set(make.bmpText(name)))];
  const attributes = [...named, ...more];
  return sequence(identifier(type), tagged(0, value), ...(attributes.length > 0 ? [set(...attributes)] : []));
}

/** A bag with a key that is not encrypted. */
export function keyBag(pkcs8: Buffer, name?: string): Value {
  return bag('keyBag', parse(pkcs8), name);
}

/** A bag with a certificate. */
export function certificateBag(der: Buffer, name?: string, ...more: Value[]): Value {
  return bag('certBag', sequence(identifier('x509Certificate'), tagged(0, octets(der))), name, ...more);
}

/** A ContentInfo of type data with bags. */
export function plainSafe(...bags: Value[]): Value {
  return content('data', octets(encode(sequence(...bags))));
}

/** A ContentInfo of type encryptedData. */
export function encryptedSafe(algorithm: Value, data: Buffer): Value {
  const info = sequence(identifier('data'), algorithm, make.taggedOctets(0, data));
  return content('encryptedData', sequence(count(0), info));
}

/** A ContentInfo of any type. */
export function content(type: string, value: Value): Value {
  return sequence(identifier(type), tagged(0, value));
}

/** A whole file, with a MAC or without. */
export function pfx(safes: readonly Value[], mac?: (safe: Buffer) => Value, version = 3): Buffer {
  const safe = encode(sequence(...safes));
  return encode(sequence(count(version), content('data', octets(safe)), ...(mac ? [mac(safe)] : [])));
}

/** PBES2 with PBKDF2 and AES-256, with any number of iterations. */
export function pbes2(iterations: number, cipher = '2.16.840.1.101.3.4.1.42'): Value {
  return sequence(
    identifier('1.2.840.113549.1.5.13'),
    sequence(pbkdf2(iterations), sequence(identifier(cipher), octets(Buffer.alloc(16)))),
  );
}

const SALT = Buffer.from('saltsalt');

function pbkdf2(iterations: number, keyLength?: number): Value {
  return sequence(
    identifier('1.2.840.113549.1.5.12'),
    sequence(
      octets(SALT),
      count(iterations),
      ...(keyLength === undefined ? [] : [count(keyLength)]),
      sequence(identifier('1.2.840.113549.2.9'), make.nothing()),
    ),
  );
}

/** A MAC by PBMAC1 (RFC 9879), for a password. */
export function pbmac1(password: string, iterations = 1_000): (safe: Buffer) => Value {
  return (safe) => {
    const key = pbkdf2Sync(password, SALT, iterations, 32, 'sha256');
    return pbmac1Of(createHmac('sha512', key).update(safe).digest(), iterations);
  };
}

/** A MAC by PBMAC1 with any digest, and any number of iterations. */
export function pbmac1Of(digest: Buffer, iterations: number): Value {
  const scheme = sequence(identifier('1.2.840.113549.2.11'), make.nothing());
  const algorithm = sequence(identifier('1.2.840.113549.1.5.14'), sequence(pbkdf2(iterations, 32), scheme));
  return sequence(sequence(algorithm, octets(digest)), octets(Buffer.from('NOT USED')), count(1));
}

/** A MAC of PKCS#12's own kind that is the right one for nothing, with any number of iterations. */
export function wrongMac(iterations: number, hash = '1.3.14.3.2.26'): Value {
  const digest = sequence(sequence(identifier(hash), make.nothing()), octets(Buffer.alloc(20)));
  return sequence(digest, octets(SALT), count(iterations));
}

/**
 * The same file in BER as some writers stream it: indefinite lengths around, and its octets in pieces.
 * @param file as `pfx` writes it
 */
export function streamed(file: Buffer): Buffer {
  const [, info, mac] = parse(file).value as Value[];
  const [type, inner] = info!.value as Value[];
  const safe = Buffer.from((inner!.value as Value[])[0]!.value as string, 'latin1');
  const half = Math.floor(safe.length / 2);
  const end = Buffer.alloc(2);
  const piece = (bytes: Buffer) => encode(octets(bytes));
  const open = (tag: number) => Buffer.from([tag, 0x80]);
  return Buffer.concat([
    open(0x30),
    encode(count(3)),
    open(0x30),
    encode(type!),
    open(0xa0),
    open(0x24),
    piece(safe.subarray(0, half)),
    piece(safe.subarray(half)),
    end,
    end,
    end,
    ...(mac ? [encode(mac)] : []),
    end,
  ]);
}
