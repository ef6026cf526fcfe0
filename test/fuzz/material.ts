// Keys, certificates and files to start from: the same ones in every run, so that a run can be repeated. The
// keys are public, and nobody's.

import { createCipheriv, createHash, createPrivateKey, type KeyObject, pbkdf2Sync } from 'node:crypto';
import { derToPem, foldBody } from '../../src/certificate/pem.ts';
import { encode, make } from '../../src/certificate/pkcs12/ber.ts';
import { type Minted, mint } from '../../src/demo/mint.ts';
import { pbes2 } from '../support/pfx.ts';

/** What opens everything here that is encrypted. */
export const PASSWORD = 'hunter2-öffne';

const SERIAL = Buffer.alloc(16, 0x42);
const VALID = {
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2036-01-01T00:00:00Z'),
  serial: SERIAL,
};

function ed25519(fill: number): KeyObject {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    createHash('sha256').update(String(fill)).digest(),
  ]);
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
}

/** P-256 with the scalar 1, so that its public key is the generator of the curve. */
function p256(): KeyObject {
  const url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: url('01'.padStart(64, '0')),
      x: url('6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
      y: url('4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
    },
  });
}

/** RSA with two primes that everybody knows: 2¹²⁷⁹ − 1 and 2²²⁰³ − 1. */
function rsa(): KeyObject {
  const [p, q, e] = [2n ** 2203n - 1n, 2n ** 1279n - 1n, 65_537n];
  const d = inverse(e, (p - 1n) * (q - 1n));
  const url = (value: bigint): string => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
  };
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: url(p * q),
      e: url(e),
      d: url(d),
      p: url(p),
      q: url(q),
      dp: url(d % (p - 1n)),
      dq: url(d % (q - 1n)),
      qi: url(inverse(q, p)),
    },
  });
}

/** By Euclid's algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (a > 1n) [a, b, x, y] = [b % a, a, y - (b / a) * x, x];
  return ((x % modulus) + modulus) % modulus;
}

export const KEYS = { ed25519: ed25519(1), ec: p256(), rsa: rsa() };

const root = mint({ subject: 'Root', ca: true, key: ed25519(2), ...VALID });
const issuer = mint({ subject: 'Intermediate', ca: true, key: ed25519(3), issuer: root, ...VALID });
const names = ['www.example.org', '*.example.net', '192.0.2.1', '2001:db8::1'];

/** Leaves of every kind of key, and those above them. */
export const CERTIFICATES = {
  root,
  issuer,
  ed25519: mint({ names, key: KEYS.ed25519, issuer, ...VALID }),
  ec: mint({ names: ['a"b, DNS:c'], key: KEYS.ec, issuer, ...VALID }),
  rsa: mint({ names, subject: 'Ünïcode\n::error::x', key: KEYS.rsa, hash: 'sha1', ...VALID }),
} as const satisfies Record<string, Minted>;

/** A key as unencrypted PEM. */
export function keyPem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8'): string {
  return key.export({ format: 'pem', type } as { format: 'pem'; type: 'pkcs8' }).toString();
}

/** Encrypted by PBES2 with the key derivation and the initialisation vector of `pbes2`. */
export function sealed(plain: Buffer, iterations = 8): Buffer {
  const key = pbkdf2Sync(PASSWORD, 'saltsalt', iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** PKCS#8, encrypted. */
export function encryptedPem(key: KeyObject): string {
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  return derToPem('ENCRYPTED PRIVATE KEY', encode(make.sequence(pbes2(8), make.octets(sealed(plain)))));
}

/** SEC1 in the old encrypted form of PEM (RFC 1421), with the key derivation that OpenSSL made up for it. */
export function legacyPem(key: KeyObject): string {
  const iv = Buffer.alloc(16, 7);
  const derived = createHash('md5').update(PASSWORD).update(iv.subarray(0, 8)).digest();
  const cipher = createCipheriv('aes-128-cbc', derived, iv);
  const body = Buffer.concat([cipher.update(key.export({ type: 'sec1', format: 'der' })), cipher.final()]);
  const headers = `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${iv.toString('hex').toUpperCase()}\n\n`;
  return `-----BEGIN EC PRIVATE KEY-----\n${headers}${foldBody(body.toString('base64')).join('\n')}\n-----END EC PRIVATE KEY-----\n`;
}
