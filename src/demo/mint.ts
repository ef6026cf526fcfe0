// Mints X.509 certificates (RFC 5280) for demonstrations and tests, with nothing but node:crypto: no openssl,
// no network, no waiting. Not an authority: it signs whatever it is asked to, hostile names and weak keys
// included.

import { createHash, createPublicKey, generateKeyPairSync, KeyObject, randomBytes, sign } from 'node:crypto';
import * as der from './der.ts';
import {
  authorityInformation,
  basicConstraints,
  extendedKeyUsage,
  extension,
  keyUsage,
  nameConstraints,
  type Purpose,
  subjectAlternativeNames,
} from './extensions.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The kinds of key that can be made on the spot. */
export type KeyKind =
  | 'rsa-1024'
  | 'rsa-2048'
  | 'rsa-3072'
  | 'p-224'
  | 'p-256'
  | 'p-384'
  | 'p-521'
  | 'ed25519';

/** The hashes that a signature can be made over; Ed25519 brings its own. */
export type SignatureHash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** What to mint; everything has a default. */
export interface MintRequest {
  /**
   * Common name, in any characters. Default: the first of `names`, else `rotate-certificate demo`. Empty: no
   * subject.
   */
  subject?: string;
  /** Subject alternative names: DNS names, IPv4 and IPv6 addresses. */
  names?: string[];
  /** Who signs. Default: the certificate itself. */
  issuer?: Minted;
  /** Whether the certificate may issue others. Default: no. */
  ca?: boolean;
  /** Of a CA: how many CAs may follow below it. Default: any number. */
  pathLength?: number;
  /** Whether it says what its key is for. Default: yes. */
  keyUsage?: boolean;
  /** Extended key usage; empty: none. Default: `server`; for a CA none. */
  purposes?: Purpose[];
  /** Whether it names its key and that of its issuer. Default: yes. */
  keyIdentifiers?: boolean;
  /** Where its issuer is to be had: a URL. Default: it does not say. */
  issuerUrl?: string;
  /**
   * Of a CA: the DNS names and addresses (`192.0.2.0/24`) below which it may issue, and those below which it
   * may not.
   */
  permitted?: string[];
  excluded?: string[];
  /** The kind of key to make, or the private key to certify. Default: `p-256`. */
  key?: KeyKind | KeyObject;
  /** Default: an hour ago. */
  notBefore?: Date;
  /** Default: in 90 days; for a CA in ten years. */
  notAfter?: Date;
  /** Default: the one that suits the issuer's key. */
  hash?: SignatureHash;
  /** Big-endian bytes of the serial number. Default: 127 random bits. */
  serial?: Uint8Array;
}

/** A certificate and everything that belongs to it. */
export interface Minted {
  /** PEM */
  certificate: string;
  /** PEM, PKCS#8, not encrypted */
  privateKey: string;
  key: KeyObject;
  der: Buffer;
  /** SHA-256 of the DER, lower-case hex */
  fingerprint: string;
  /** The subject as a DER Name: the issuer of what this certificate signs. */
  name: Buffer;
  /** The subject key identifier: the authority key identifier of what this certificate signs. */
  keyIdentifier: Buffer;
}

/**
 * Mints one certificate.
 * @throws {Error} when node:crypto cannot sign with the issuer's kind of key, or a date has no four-digit
 *   year
 */
export function mint(request: MintRequest = {}): Minted {
  const { issuer, ca = false, names = [] } = request;
  const key = request.key instanceof KeyObject ? request.key : newKey(request.key ?? 'p-256');
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  // RFC 7093, 2, method 4: the hash of the whole SubjectPublicKeyInfo
  const keyIdentifier = createHash('sha256').update(publicKey).digest();
  const name = commonName(request.subject ?? names[0] ?? 'rotate-certificate demo');
  const signatory = issuer ?? { key, name, keyIdentifier };
  const { algorithm, hash } = signatureAlgorithm(signatory.key, request.hash);

  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))), // version 3
    der.integer(request.serial ?? newSerial()),
    algorithm,
    signatory.name,
    der.sequence(
      der.time(request.notBefore ?? new Date(Date.now() - HOUR)),
      der.time(request.notAfter ?? new Date(Date.now() + (ca ? 3650 : 90) * DAY)),
    ),
    name,
    publicKey,
    der.explicit(
      3,
      der.sequence(
        basicConstraints(ca, request.pathLength),
        ...(request.keyUsage === false ? [] : [keyUsage(ca, key)]),
        ...extendedKeyUsage(request.purposes ?? (ca ? [] : ['server'])),
        ...(names.length > 0 ? [subjectAlternativeNames(names)] : []),
        ...(request.keyIdentifiers === false
          ? []
          : [
              extension('2.5.29.14', der.octetString(keyIdentifier)),
              extension('2.5.29.35', der.sequence(der.implicit(0, signatory.keyIdentifier))),
            ]),
        ...nameConstraints(request.permitted ?? [], request.excluded ?? []),
        ...(request.issuerUrl === undefined ? [] : [authorityInformation(request.issuerUrl)]),
      ),
    ),
  );
  const certificate = der.sequence(body, algorithm, der.bitString(sign(hash, body, signatory.key)));

  return {
    certificate: pem('CERTIFICATE', certificate),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    key,
    der: certificate,
    fingerprint: createHash('sha256').update(certificate).digest('hex'),
    name,
    keyIdentifier,
  };
}

/** Makes a private key. RSA takes a tenth of a second or more; the others next to nothing. */
function newKey(kind: KeyKind): KeyObject {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  const bits = Number(kind.split('-')[1]);
  if (kind.startsWith('rsa-')) return generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
  const namedCurve =
    { 224: 'secp224r1', 256: 'prime256v1', 384: 'secp384r1', 521: 'secp521r1' }[bits] ?? kind;
  return generateKeyPairSync('ec', { namedCurve }).privateKey;
}

/** 127 bits, and positive (RFC 5280, 4.1.2.2). */
function newSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

const RSA_SIGNATURES: Record<SignatureHash, string> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};

const ECDSA_SIGNATURES: Partial<Record<SignatureHash, string>> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** The AlgorithmIdentifier (RFC 3279, 4055, 5758, 8410), and the hash that node:crypto signs over. */
function signatureAlgorithm(
  key: KeyObject,
  wanted?: SignatureHash,
): { algorithm: Buffer; hash: string | null } {
  switch (key.asymmetricKeyType) {
    case 'rsa': {
      const hash = wanted ?? 'sha256';
      return { algorithm: der.sequence(der.oid(RSA_SIGNATURES[hash]), der.NULL), hash };
    }
    case 'ec': {
      const hash = wanted ?? hashForCurve(key.asymmetricKeyDetails?.namedCurve);
      const signature = ECDSA_SIGNATURES[hash];
      if (signature === undefined) throw new Error(`ECDSA is not used with ${hash}`);
      return { algorithm: der.sequence(der.oid(signature)), hash };
    }
    case 'ed25519':
      return { algorithm: der.sequence(der.oid('1.3.101.112')), hash: null };
    default:
      throw new Error(`expected an RSA, EC or Ed25519 key to sign with, got ${key.asymmetricKeyType}`);
  }
}

/** The hash as wide as the curve (RFC 5480, 4). */
function hashForCurve(curve: string | undefined): SignatureHash {
  if (curve === 'secp521r1') return 'sha512';
  return curve === 'secp384r1' ? 'sha384' : 'sha256';
}

/** A Name of one common name; of none when the text is empty. */
function commonName(text: string): Buffer {
  if (text === '') return der.sequence();
  return der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.utf8String(text))));
}

/** PEM armour, 64 characters a line (RFC 7468). */
function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
