/*
 * Encryption and authentication by a password, as PKCS#12 files have it: PBES2 (RFC 8018), the older schemes
 * and the MAC of PKCS#12 itself (RFC 7292, appendices B and C), PBMAC1 (RFC 9879).
 *
 * node-forge derives the keys of PKCS#12's own schemes and decrypts RC2, which Node's OpenSSL lacks. The rest
 * stays here:
 *
 * - Iterations are bounded before a key is derived. node-forge derives first.
 * - PBKDF2 is node:crypto's. That of node-forge takes 40 times as long: 11 s to open a file with 600,000
 *   iterations.
 * - PBES2 takes a password as UTF-8, the older schemes as UTF-16. node-forge has one text for both, so that
 *   `Grüße` opens nothing that OpenSSL 3 wrote.
 * - node-forge knows neither PBMAC1, nor 3DES with two keys, nor RC2-128.
 * - It writes a MAC by SHA-1 only, and no encrypted certificates.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCipherInfo,
  pbkdf2Sync,
  randomBytes,
} from 'node:crypto';
import forge from 'node-forge';
import { count, identifier, make, members, octets, type Value } from './ber.ts';
import {
  type Budget,
  HASHES,
  type Hash,
  hashOf,
  newBudget,
  type Password,
  PURPOSE,
  pbkdf2,
  pkcs12Key,
  saltOf,
} from './derive.ts';
import { Unreadable } from './flaw.ts';

/** Ciphers of PBES2 under node-forge's names, with those of OpenSSL. */
const CIPHERS: Readonly<Record<string, string>> = {
  'aes128-CBC': 'aes-128-cbc',
  'aes192-CBC': 'aes-192-cbc',
  'aes256-CBC': 'aes-256-cbc',
  'des-EDE3-CBC': 'des-ede3-cbc',
};

/** The older schemes, with the length of their keys in bytes. All derive them with SHA-1. */
const OLD_SCHEMES: Readonly<Record<string, { readonly cipher: '3des' | 'rc2'; readonly keyLength: number }>> =
  {
    'pbeWithSHAAnd3-KeyTripleDES-CBC': { cipher: '3des', keyLength: 24 },
    'pbeWithSHAAnd2-KeyTripleDES-CBC': { cipher: '3des', keyLength: 16 },
    'pbeWithSHAAnd128BitRC2-CBC': { cipher: 'rc2', keyLength: 16 },
    'pbewithSHAAnd40BitRC2-CBC': { cipher: 'rc2', keyLength: 5 },
  };

/**
 * Decrypts.
 *
 * @param algorithm the AlgorithmIdentifier
 * @returns null when the password is wrong, as far as the padding tells
 * @throws Unreadable
 */
export function decrypt(
  algorithm: Value | undefined,
  data: Buffer,
  password: Password,
  budget: Budget,
): Buffer | null {
  const [name, parameters] = members(algorithm, 2);
  const scheme = identifier(name);
  if (scheme === 'pkcs5PBES2') return decryptPbes2(parameters, data, password, budget);
  const old = OLD_SCHEMES[scheme];
  if (!old) throw new Unreadable('unsupported');
  const [salt, iterations] = members(parameters, 2);
  const derive = (purpose: number, length: number): Buffer =>
    pkcs12Key(password, saltOf(salt), count(iterations), 'sha1', purpose, length, budget);
  requireBlocks(data, 8);
  const key = derive(PURPOSE.key, old.keyLength);
  const iv = derive(PURPOSE.iv, 8);
  if (old.cipher === 'rc2') return decryptRc2(key, iv, data);
  return decipher('des-ede3-cbc', Buffer.concat([key, key.subarray(0, 24 - key.length)]), iv, data);
}

function decryptPbes2(
  parameters: Value | undefined,
  data: Buffer,
  password: Password,
  budget: Budget,
): Buffer | null {
  const [derivation, encryption] = members(parameters, 2);
  const [name, iv] = members(encryption, 2);
  const cipher = CIPHERS[identifier(name)];
  const info = cipher ? getCipherInfo(cipher) : undefined;
  if (!cipher || !info) throw new Unreadable('unsupported');
  // With CBC, the initialisation vector is as long as a block.
  const blockLength = info.ivLength as number;
  if (octets(iv).length !== blockLength) throw new Unreadable('damaged');
  requireBlocks(data, blockLength);
  const key = pbkdf2(derivation, password, info.keyLength, budget);
  return decipher(cipher, key, octets(iv), data);
}

/** A block cipher makes whole blocks. No password opens anything else. */
function requireBlocks(data: Buffer, length: number): void {
  if (data.length === 0 || data.length % length !== 0) throw new Unreadable('damaged');
}

function decipher(name: string, key: Buffer, iv: Buffer, data: Buffer): Buffer | null {
  try {
    const stream = createDecipheriv(name, key, iv);
    return Buffer.concat([stream.update(data), stream.final()]);
  } catch {
    return null;
  }
}

/** OpenSSL has RC2 in its legacy provider only, which Node does not load. */
function decryptRc2(key: Buffer, iv: Buffer, data: Buffer): Buffer | null {
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(data.toString('latin1')));
  return cipher.finish() ? Buffer.from(cipher.output.getBytes(), 'latin1') : null;
}

/**
 * Whether a MAC is that of the data: the password is right, and the file whole.
 *
 * @param mac the MacData
 * @throws Unreadable
 */
export function macHolds(mac: Value, data: Buffer, password: Password, budget: Budget): boolean {
  const [digestInfo, salt, iterations] = members(mac, 2);
  const [algorithm, digest] = members(digestInfo, 2);
  const [name, parameters] = members(algorithm, 1);
  const isPbmac1 = identifier(name) === PBMAC1;
  const [derivation, scheme] = isPbmac1 ? members(parameters, 2) : [];
  const hash = isPbmac1 ? hashOf(scheme, 'hmacWith') : hashOf(algorithm, '');
  const key = isPbmac1
    ? pbkdf2(derivation, password, null, budget)
    : macKey(password, saltOf(salt), iterations ? count(iterations) : 1, hash, budget);
  return createHmac(hash, key).update(data).digest().equals(octets(digest));
}

/** Not among node-forge's names. */
const PBMAC1 = '1.2.840.113549.1.5.14';

function macKey(password: Password, salt: Buffer, iterations: number, hash: Hash, budget: Budget): Buffer {
  return pkcs12Key(password, salt, iterations, hash, PURPOSE.mac, HASHES[hash], budget);
}

/** As many as keytool takes. */
const ITERATIONS = 10_000;

/** Encrypts by PBES2 with AES-256, and PBKDF2 with HMAC-SHA-256. */
export function encrypt(
  data: Buffer,
  password: Password,
): { readonly algorithm: Value; readonly data: Buffer } {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password.utf8, salt, ITERATIONS, 32, 'sha256'), iv);
  const { sequence, identifier, octets, count, nothing } = make;
  const prf = sequence(identifier('hmacWithSHA256'), nothing());
  const derivation = sequence(identifier('pkcs5PBKDF2'), sequence(octets(salt), count(ITERATIONS), prf));
  const encryption = sequence(identifier('aes256-CBC'), octets(iv));
  return {
    algorithm: sequence(identifier('pkcs5PBES2'), sequence(derivation, encryption)),
    data: Buffer.concat([cipher.update(data), cipher.final()]),
  };
}

/**
 * A MacData with HMAC-SHA-256 and PKCS#12's own derivation, which OpenSSL and Java have read for years; few
 * read PBMAC1.
 */
export function makeMac(data: Buffer, password: Password): Value {
  const salt = randomBytes(16);
  const key = macKey(password, salt, ITERATIONS, 'sha256', newBudget());
  const digest = createHmac('sha256', key).update(data).digest();
  const { sequence, identifier, octets, count, nothing } = make;
  return sequence(
    sequence(sequence(identifier('sha256'), nothing()), octets(digest)),
    octets(salt),
    count(ITERATIONS),
  );
}
