/*
 * Keys out of passwords: PBKDF2 (RFC 8018) by node:crypto, PKCS#12's own derivation (RFC 7292, appendix B) by
 * node-forge. A file says how many iterations that takes. They are counted before the first one.
 */
import { pbkdf2Sync } from 'node:crypto';
import forge from 'node-forge';
import { count, identifier, isCount, members, octets, type Value } from './ber.ts';
import { Unreadable } from './flaw.ts';

/** A password in the two forms that keys are derived from. */
export interface Password {
  /** For the schemes of PKCS#12 itself, in UTF-16. There, no password (null) and an empty one differ. */
  readonly wide: string | null;
  /** For PBKDF2. */
  readonly utf8: Buffer;
}

/**
 * The work that is left for deriving the keys of one file, in iterations of PBKDF2 for one block of a hash.
 */
export interface Budget {
  left: number;
}

/** 10 million iterations of PBKDF2 take up to five seconds. Writers in use take from 1 to some 600,000. */
const MAX_WORK = 10_000_000;
/** An iteration of PKCS#12's own derivation, in JavaScript, takes about eight times as long. */
const PKCS12_WORK = 8;
const MAX_SALT = 1_024;

/** A fresh budget: one for each file. */
export function newBudget(): Budget {
  return { left: MAX_WORK };
}

function spend(budget: Budget, work: number): void {
  if (!(work <= budget.left)) throw new Unreadable('slow');
  budget.left -= work;
}

/** Hashes, with their length in bytes. */
export const HASHES = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;
export type Hash = keyof typeof HASHES;

/** The purpose of a key from PKCS#12's own derivation (RFC 7292, appendix B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

/**
 * The key that a PBKDF2 AlgorithmIdentifier makes of a password (RFC 8018, appendix A.2).
 *
 * @param length bytes; null: as many as the parameters name, as PBMAC1 must (RFC 9879, section 4)
 */
export function pbkdf2(
  algorithm: Value | undefined,
  password: Password,
  length: number | null,
  budget: Budget,
): Buffer {
  const [name, parameters] = members(algorithm, 2);
  if (identifier(name) !== 'pkcs5PBKDF2') throw new Unreadable('unsupported');
  const [salt, iterationsValue, ...options] = members(parameters, 2);
  const iterations = count(iterationsValue);
  if (iterations < 1) throw new Unreadable('damaged');
  const named = options.find(isCount);
  const keyLength = named ? count(named) : (length ?? 0);
  if (length === null ? keyLength < 20 || keyLength > 64 : keyLength !== length)
    throw new Unreadable('unsupported');
  const prf = options.find((option) => !isCount(option));
  const hash = prf ? hashOf(prf, 'hmacWith') : 'sha1';
  spend(budget, iterations * Math.ceil(keyLength / HASHES[hash]));
  return pbkdf2Sync(password.utf8, saltOf(salt), iterations, keyLength, hash);
}

/** The hash in an AlgorithmIdentifier; node-forge calls the HMAC with SHA-256 `hmacWithSHA256`. */
export function hashOf(algorithm: Value | undefined, prefix: '' | 'hmacWith'): Hash {
  const name = identifier(members(algorithm, 1)[0]);
  const hash = name.startsWith(prefix) ? name.slice(prefix.length).toLowerCase() : '';
  if (!Object.hasOwn(HASHES, hash)) throw new Unreadable('unsupported');
  return hash as Hash;
}

export function saltOf(value: Value | undefined): Buffer {
  const salt = octets(value);
  if (salt.length > MAX_SALT) throw new Unreadable('damaged');
  return salt;
}

/** PKCS#12's own key derivation (RFC 7292, appendix B.2). */
export function pkcs12Key(
  { wide }: Password,
  salt: Buffer,
  iterations: number,
  hash: Hash,
  purpose: number,
  length: number,
  budget: Budget,
): Buffer {
  if (iterations < 1) throw new Unreadable('damaged');
  // node-forge has no SHA-224.
  if (hash === 'sha224') throw new Unreadable('unsupported');
  spend(budget, PKCS12_WORK * iterations * Math.ceil(length / HASHES[hash]));
  const key = forge.pkcs12.generateKey(
    wide,
    forge.util.createBuffer(salt.toString('latin1')),
    purpose as unknown as forge.Byte,
    iterations,
    length,
    forge.md[hash].create(),
  );
  return Buffer.from((key as unknown as forge.util.ByteBuffer).getBytes(), 'latin1');
}
