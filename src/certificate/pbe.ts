/*
 * Encryption and authentication by a password, as PKCS#12 files have it: PBES2 (RFC 8018), the older schemes and the MAC of PKCS#12 itself
 * (RFC 7292, appendices B and C), PBMAC1 (RFC 9879). Keys are derived by node:crypto where it knows how; node-forge does what it does not: the
 * key derivation of PKCS#12, and RC2.
 */
import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { count, identifier, isCount, make, members, NotBer, octets, type Value } from './ber.ts';

/** A password in the two forms that keys are derived from. */
export interface Password {
  /** What the key derivation of PKCS#12 takes, as UTF-16. There, no password and an empty one are two things. */
  readonly wide: string | null;
  /** What PBKDF2 takes. */
  readonly utf8: Buffer;
}

/** An algorithm, or a parameter of one, that is not supported. */
export class Unsupported extends Error {}

/** More iterations than anybody would wait for. */
export class TooSlow extends Error {}

/**
 * What may be spent on deriving keys for one file, in iterations of PBKDF2 that each make one block of a hash: 10 million take up to five
 * seconds. An iteration of PKCS#12's own derivation takes about eight times as long. Writers in use take from 1 iteration to some 100,000.
 */
const MAX_WORK = 10_000_000;
const PKCS12_WORK = 8;
const MAX_SALT = 1_024;

/** Derives keys until the work that it may take is spent. */
export interface Budget {
  /** Throws TooSlow when that is more than what is left. */
  spend(work: number): void;
}

/** A fresh budget: one for each file. */
export function newBudget(): Budget {
  let left = MAX_WORK;
  return {
    spend: (work) => {
      if (!(work <= left)) throw new TooSlow();
      left -= work;
    },
  };
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const PBMAC1 = '1.2.840.113549.1.5.14';
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const SHA256 = '2.16.840.1.101.3.4.2.1';

/** Bytes of a digest. */
const DIGEST_LENGTH = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;
type Digest = keyof typeof DIGEST_LENGTH;

const HMACS: Readonly<Record<string, Digest>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  [HMAC_SHA256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** Hashes of PKCS#12's own MAC. */
const HASHES: Readonly<Record<string, Exclude<Digest, 'sha224'>>> = {
  '1.3.14.3.2.26': 'sha1',
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Ciphers of PBES2, with the bytes of their keys. */
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  [AES_256_CBC]: { name: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
};

/** The older schemes (RFC 7292, appendix C), with the bytes of their keys; all with SHA-1. */
const OLD_SCHEMES: Readonly<Record<string, { readonly cipher: '3des' | 'rc2'; readonly keyLength: number }>> =
  {
    '1.2.840.113549.1.12.1.3': { cipher: '3des', keyLength: 24 },
    '1.2.840.113549.1.12.1.4': { cipher: '3des', keyLength: 16 },
    '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyLength: 16 },
    '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyLength: 5 },
  };

/** What a key of PKCS#12's own derivation is for (RFC 7292, appendix B.3). */
const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

/**
 * Decrypts.
 *
 * @param algorithm the AlgorithmIdentifier
 * @returns null when the password is wrong, as far as the padding tells
 * @throws NotBer, Unsupported, TooSlow
 */
export function decrypt(
  algorithm: Value | undefined,
  data: Buffer,
  password: Password,
  budget: Budget,
): Buffer | null {
  const [name, parameters] = members(algorithm, 2);
  const oid = identifier(name);
  const old = OLD_SCHEMES[oid];
  if (oid === PBES2) return decryptPbes2(parameters, data, password, budget);
  if (!old) throw new Unsupported();
  const [saltValue, iterationsValue] = members(parameters, 2);
  const salt = saltOf(saltValue);
  const iterations = count(iterationsValue);
  const derive = (purpose: number, length: number): Buffer =>
    pkcs12Key(password, salt, iterations, 'sha1', purpose, length, budget);
  const key = derive(PURPOSE.key, old.keyLength);
  const iv = derive(PURPOSE.iv, 8);
  if (old.cipher === 'rc2') return decryptRc2(key, iv, data);
  const tripled = key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  return decipher('des-ede3-cbc', tripled, iv, data);
}

function decryptPbes2(
  parameters: Value | undefined,
  data: Buffer,
  password: Password,
  budget: Budget,
): Buffer | null {
  const [derivation, encryption] = members(parameters, 2);
  const [cipherName, ivValue] = members(encryption, 2);
  const cipher = CIPHERS[identifier(cipherName)];
  if (!cipher) throw new Unsupported();
  const key = pbkdf2(derivation, password, cipher.keyLength, budget);
  const iv = octets(ivValue);
  if (iv.length !== (cipher.name.startsWith('aes') ? 16 : 8)) throw new NotBer();
  return decipher(cipher.name, key, iv, data);
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
 * The key that a PBKDF2 AlgorithmIdentifier makes of a password (RFC 8018, appendix A.2).
 *
 * @param length bytes
 */
function pbkdf2(algorithm: Value | undefined, password: Password, length: number, budget: Budget): Buffer {
  const [name, parameters] = members(algorithm, 2);
  if (identifier(name) !== PBKDF2) throw new Unsupported();
  const [saltValue, iterationsValue, ...options] = members(parameters, 2);
  const salt = saltOf(saltValue);
  const iterations = count(iterationsValue);
  if (iterations < 1) throw new NotBer();
  const prf = options.find((option) => !isCount(option));
  const keyLength = options.find(isCount);
  if (keyLength && count(keyLength) !== length) throw new Unsupported();
  const digest = prf ? HMACS[identifier(members(prf, 1)[0])] : 'sha1';
  if (!digest) throw new Unsupported();
  budget.spend(iterations * Math.ceil(length / DIGEST_LENGTH[digest]));
  return pbkdf2Sync(password.utf8, salt, iterations, length, digest);
}

function saltOf(value: Value | undefined): Buffer {
  const salt = octets(value);
  if (salt.length > MAX_SALT) throw new NotBer();
  return salt;
}

/** PKCS#12's own key derivation (RFC 7292, appendix B.2). */
function pkcs12Key(
  { wide }: Password,
  salt: Buffer,
  iterations: number,
  digest: Exclude<Digest, 'sha224'>,
  purpose: number,
  length: number,
  budget: Budget,
): Buffer {
  if (iterations < 1) throw new NotBer();
  budget.spend(PKCS12_WORK * iterations * Math.ceil(length / DIGEST_LENGTH[digest]));
  const key = forge.pkcs12.generateKey(
    wide,
    forge.util.createBuffer(salt.toString('latin1')),
    purpose as unknown as forge.Byte,
    iterations,
    length,
    forge.md[digest].create(),
  );
  return Buffer.from((key as unknown as forge.util.ByteBuffer).getBytes(), 'latin1');
}

/**
 * Whether a MAC is that of the data: the password is right, and the file whole.
 *
 * @param mac the MacData
 * @throws NotBer, Unsupported, TooSlow
 */
export function macHolds(mac: Value, data: Buffer, password: Password, budget: Budget): boolean {
  const [digestInfo, saltValue, iterationsValue] = members(mac, 2);
  const [algorithm, digestValue] = members(digestInfo, 2);
  const [name, parameters] = members(algorithm, 1);
  const oid = identifier(name);
  const expected = octets(digestValue);
  if (oid === PBMAC1) {
    const [derivation, scheme] = members(parameters, 2);
    const digest = HMACS[identifier(members(scheme, 1)[0])];
    if (!digest) throw new Unsupported();
    const key = pbkdf2(derivation, password, derivedLength(derivation), budget);
    return createHmac(digest, key).update(data).digest().equals(expected);
  }
  const digest = HASHES[oid];
  if (!digest) throw new Unsupported();
  const iterations = iterationsValue ? count(iterationsValue) : 1;
  const key = pkcs12Key(
    password,
    saltOf(saltValue),
    iterations,
    digest,
    PURPOSE.mac,
    DIGEST_LENGTH[digest],
    budget,
  );
  return createHmac(digest, key).update(data).digest().equals(expected);
}

/** PBMAC1 must say how long its key is (RFC 9879, section 4). */
function derivedLength(algorithm: Value | undefined): number {
  const keyLength = members(members(algorithm, 2)[1], 2).slice(2).find(isCount);
  const length = keyLength ? count(keyLength) : 0;
  if (length < 20 || length > 64) throw new Unsupported();
  return length;
}

/** What keytool takes. */
const ITERATIONS = 10_000;

/** Encrypts by PBES2 with AES-256, and PBKDF2 with HMAC-SHA-256. */
export function encrypt(
  data: Buffer,
  password: Password,
): { readonly algorithm: Value; readonly data: Buffer } {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(password.utf8, salt, ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const { sequence } = make;
  const derivation = sequence(
    make.identifier(PBKDF2),
    sequence(
      make.octets(salt),
      make.count(ITERATIONS),
      sequence(make.identifier(HMAC_SHA256), make.nothing()),
    ),
  );
  const encryption = sequence(make.identifier(AES_256_CBC), make.octets(iv));
  return {
    algorithm: sequence(make.identifier(PBES2), sequence(derivation, encryption)),
    data: Buffer.concat([cipher.update(data), cipher.final()]),
  };
}

/** A MacData with HMAC-SHA-256, its key by PKCS#12's own derivation, which OpenSSL and Java have read for years; few read PBMAC1. */
export function makeMac(data: Buffer, password: Password): Value {
  const salt = randomBytes(16);
  const key = pkcs12Key(password, salt, ITERATIONS, 'sha256', PURPOSE.mac, 32, newBudget());
  const digest = createHmac('sha256', key).update(data).digest();
  return make.sequence(
    make.sequence(make.sequence(make.identifier(SHA256), make.nothing()), make.octets(digest)),
    make.octets(salt),
    make.count(ITERATIONS),
  );
}
