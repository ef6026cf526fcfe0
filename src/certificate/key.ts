import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { sha256 } from '../digest.ts';
import { DeployError, systemCode } from '../errors.ts';
import { weighDerivation } from './derivation.ts';
import { formatPem, isPrivateKey, type PemBlock, readPemBlocks } from './pem.ts';

/** A private key, ready to be written. */
export interface PrivateKey {
  readonly key: KeyObject;
  /** Unencrypted, formatted PEM: in the encoding it was given in, or PKCS#8 when it was encrypted. */
  readonly pem: string;
  readonly notices: readonly string[];
}

const KEY_TYPES = new Set(['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448']);

/**
 * Parses a private key: PKCS#8, PKCS#1 or SEC1, encrypted or not.
 *
 * @param pem what was given, or what the target holds
 * @param passphrase for an encrypted key; null when none was given
 * @param subject what the key is, for messages
 * @throws DeployError KEY_INVALID when there is not exactly one key of a known type, PASSPHRASE_WRONG when an
 *   encrypted key cannot be decrypted. No message repeats anything of the input.
 */
export function readPrivateKey(pem: string, passphrase: string | null, subject = 'private key'): PrivateKey {
  const blocks = readPemBlocks(pem, 'KEY_INVALID', subject).filter(isPrivateKey);
  const [block] = blocks;
  if (block === undefined) {
    throw new DeployError(
      'KEY_INVALID',
      `the ${subject} holds no PEM private key`,
      'expected a BEGIN PRIVATE KEY line (or RSA, EC, or ENCRYPTED)',
    );
  }
  if (blocks.length > 1) {
    throw new DeployError(
      'KEY_INVALID',
      `the ${subject} holds ${blocks.length} keys`,
      'give the one that belongs to the leaf certificate',
    );
  }
  const encrypted = isEncrypted(block);
  const key = encrypted ? decrypt(block, passphrase, subject) : parse(block, subject);
  if (!KEY_TYPES.has(key.asymmetricKeyType ?? '')) {
    throw new DeployError(
      'KEY_INVALID',
      `the ${subject} is of type ${key.asymmetricKeyType ?? 'unknown'}`,
      'expected RSA, ECDSA, Ed25519 or Ed448',
    );
  }
  return {
    key,
    pem: encrypted ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : formatPem(block),
    notices:
      !encrypted && passphrase !== null
        ? ['private-key-passphrase was not needed: the private key is not encrypted']
        : [],
  };
}

/**
 * The private key of a text that holds other things as well, as it is: encrypted if it is.
 *
 * @throws DeployError KEY_INVALID when the text is not well-formed PEM
 */
export function onlyPrivateKey(pem: string): string {
  return readPemBlocks(pem, 'KEY_INVALID', 'private key').filter(isPrivateKey).map(formatPem).join('');
}

function isEncrypted(block: PemBlock): boolean {
  return (
    block.label === 'ENCRYPTED PRIVATE KEY' ||
    block.headers.some((header) => /^Proc-Type:.*ENCRYPTED/.test(header))
  );
}

function parse(block: PemBlock, subject: string): KeyObject {
  try {
    return createPrivateKey(formatPem(block));
  } catch {
    throw new DeployError(
      'KEY_INVALID',
      `the ${subject} cannot be parsed`,
      `its PEM armour says ${block.label}, but what it holds is not such a key`,
    );
  }
}

function decrypt(block: PemBlock, passphrase: string | null, subject: string): KeyObject {
  if (passphrase === null) {
    throw new DeployError(
      'PASSPHRASE_WRONG',
      `the ${subject} is encrypted and no passphrase was given`,
      'set private-key-passphrase',
    );
  }
  const derivation = weighDerivation(Buffer.from(block.body, 'base64'));
  if (derivation === 'slow') {
    throw new DeployError(
      'KEY_INVALID',
      'the private key is encrypted with so many iterations that it would take too long to decrypt',
      'encrypt it anew, as openssl pkcs8 -topk8 -v2 aes256 does',
    );
  }
  if (derivation === 'impossible') throw damaged(subject);
  try {
    return createPrivateKey({ key: formatPem(block), passphrase });
  } catch (error) {
    // Not ERR_OSSL_UNSUPPORTED: so OpenSSL's decoder calls what a wrong passphrase decrypted, when by chance its padding looks right.
    if (/^ERR_OSSL_(?:EVP|PEM)_UN(?:SUPPORTED|KNOWN)/.test(systemCode(error))) {
      throw new DeployError(
        'KEY_INVALID',
        `the ${subject} is encrypted in a way that is not supported`,
        'encrypt it with AES, as openssl pkcs8 -topk8 -v2 aes256 does',
      );
    }
    if (IS_DAMAGED.test(systemCode(error))) throw damaged(subject);
    throw new DeployError(
      'PASSPHRASE_WRONG',
      `the ${subject} cannot be decrypted with the passphrase given`,
      'check private-key-passphrase; a blank or a newline at its end counts',
    );
  }
}

/** OpenSSL's codes for a length that no cipher makes, and for parameters that none takes: told before decryption. */
const IS_DAMAGED = /_(?:WRONG_FINAL_BLOCK_LENGTH|CIPHER_PARAMETER_ERROR|ILLEGAL_SCRYPT_PARAMETERS)$/;

function damaged(subject: string): DeployError {
  return new DeployError(
    'KEY_INVALID',
    `the ${subject} is encrypted, and damaged`,
    'no passphrase opens it: was it copied whole?',
  );
}

/** A key in the words people use: `RSA 2048`, `ECDSA P-256`, `Ed25519`. */
export function describeKey(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return `RSA ${modulusLength ?? '?'}`;
    case 'rsa-pss':
      return `RSA-PSS ${modulusLength ?? '?'}`;
    case 'ec':
      return `ECDSA ${NIST_NAMES[namedCurve ?? ''] ?? namedCurve ?? 'unnamed curve'}`;
    case 'ed25519':
      return 'Ed25519';
    case 'ed448':
      return 'Ed448';
    default:
      return key.asymmetricKeyType ?? 'unknown';
  }
}

const NIST_NAMES: Readonly<Record<string, string>> = {
  secp224r1: 'P-224',
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/** The size of a key in bits as far as its strength goes; 0 when it cannot be told. */
export function keyBits(key: KeyObject): number {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return modulusLength;
  if (key.asymmetricKeyType === 'ed25519') return 256;
  if (key.asymmetricKeyType === 'ed448') return 448;
  return Number(/\d{3}/.exec(namedCurve ?? '')?.[0] ?? 0);
}

/** SHA-256 of a public key's SubjectPublicKeyInfo, lower-case hex: how a key is named without showing it. */
export function publicKeyFingerprint(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(publicKey.export({ type: 'spki', format: 'der' }));
}
