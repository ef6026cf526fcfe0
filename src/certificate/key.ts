import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { sha256 } from '../digest.ts';
import { DeployError, systemCode } from '../errors.ts';
import { keyTypeOf } from '../key-type.ts';
import { isSlowToDerive } from './derivation.ts';
import { damageOf, isEncrypted, openWith } from './encrypted-key.ts';
import { noneIn, unknownKeyIn } from './foreign.ts';
import { formatPem, isPrivateKey, type PemBlock, readPemBlocks } from './pem.ts';
import { asVersion1 } from './pkcs8.ts';

/** A private key, ready to be written. */
export interface PrivateKey {
  readonly key: KeyObject;
  /** Unencrypted, formatted PEM: in the encoding it was given in, or PKCS#8 when it was encrypted. */
  readonly pem: string;
  readonly notices: readonly string[];
}

/**
 * Parses a private key: PKCS#8, PKCS#1 or SEC1, encrypted or not.
 *
 * @param pem the text of the input, or of the file on the target
 * @param passphrase for an encrypted key; null when none was given
 * @param subject the name of the key, for messages
 * @throws DeployError KEY_INVALID when there is not exactly one key of a known type, PASSPHRASE_WRONG when an
 *   encrypted key cannot be decrypted. No message repeats anything of the input.
 */
export function readPrivateKey(pem: string, passphrase: string | null, subject = 'private key'): PrivateKey {
  const blocks = readPemBlocks(pem, 'KEY_INVALID', subject).filter(isPrivateKey);
  const [block] = blocks;
  if (block === undefined || block.label === 'OPENSSH PRIVATE KEY')
    throw noneIn(pem, 'KEY_INVALID', subject, 'private key');
  if (blocks.length > 1) {
    throw new DeployError(
      'KEY_INVALID',
      `the ${subject} holds ${blocks.length} keys`,
      'give the one that belongs to the leaf certificate',
    );
  }
  const encrypted = isEncrypted(block);
  const plain = encrypted ? block : atVersion1(block);
  const key = encrypted ? decrypt(block, passphrase, subject) : parse(plain, subject);
  if (keyTypeOf(key) === null) throw ofNoUse(subject, key.asymmetricKeyType ?? 'unknown');
  return {
    key,
    pem: encrypted ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : formatPem(plain),
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

/** A PKCS#8 block of either version as one of version 1, which OpenSSL 3.0 reads as well. */
function atVersion1(block: PemBlock): PemBlock {
  if (block.label !== 'PRIVATE KEY') return block;
  const der = Buffer.from(block.body, 'base64');
  const version1 = asVersion1(der);
  return version1 === der ? block : { ...block, body: version1.toString('base64') };
}

function parse(block: PemBlock, subject: string): KeyObject {
  try {
    return createPrivateKey(formatPem(block));
  } catch {
    const unknown = unknownKeyIn(Buffer.from(block.body, 'base64'));
    if (block.label === 'PRIVATE KEY' && unknown !== null) throw ofNoUse(subject, unknown);
    throw new DeployError(
      'KEY_INVALID',
      `the ${subject} cannot be parsed`,
      `its PEM armour says ${block.label}, but its content is not such a key`,
    );
  }
}

function ofNoUse(subject: string, type: string): DeployError {
  const name = /^(?:ml-|slh-)?dsa/i.test(type) ? `a key for ${type.toUpperCase()}` : `of type ${type}`;
  return new DeployError('KEY_INVALID', `the ${subject} is ${name}`, 'expected RSA, ECDSA, Ed25519 or Ed448');
}

function decrypt(block: PemBlock, passphrase: string | null, subject: string): KeyObject {
  const damage = damageOf(block);
  if (damage !== null) {
    throw new DeployError(
      'KEY_INVALID',
      `the ${subject} is encrypted, and damaged: its ${damage}`,
      'no passphrase opens it; take it from where it was made once more',
    );
  }
  if (passphrase === null) {
    throw new DeployError(
      'PASSPHRASE_WRONG',
      `the ${subject} is encrypted and no passphrase was given`,
      'set private-key-passphrase',
    );
  }
  if (isSlowToDerive(Buffer.from(block.body, 'base64'))) {
    throw new DeployError(
      'KEY_INVALID',
      'the private key is encrypted with so many iterations that it would take too long to decrypt',
      'encrypt it anew, as openssl pkcs8 -topk8 -v2 aes256 does',
    );
  }
  try {
    return createPrivateKey({ key: formatPem(block), passphrase });
  } catch (error) {
    // Not ERR_OSSL_UNSUPPORTED: OpenSSL's decoder says that of garbage from a wrong passphrase, when by
    // chance its padding looks right.
    if (/^ERR_OSSL_(?:EVP|PEM)_UN(?:SUPPORTED|KNOWN)/.test(systemCode(error))) {
      throw new DeployError(
        'KEY_INVALID',
        `the ${subject} is encrypted in a way that is not supported`,
        'encrypt it with AES, as openssl pkcs8 -topk8 -v2 aes256 does',
      );
    }
  }
  const opened = openWith(block, passphrase);
  // Decrypted it may be a version, or a kind, of key that OpenSSL does not read in one go.
  if (opened !== null) return readPrivateKey(opened, null, subject).key;
  throw new DeployError(
    'PASSPHRASE_WRONG',
    `the ${subject} cannot be decrypted with the passphrase given`,
    'check private-key-passphrase; a blank or a newline at its end counts',
  );
}

/**
 * Whether a private key is the one of a certificate: a message that it signs is verified by the certificate's
 * public key. To compare public halves is not enough: a key file holds its own, which may be right where the
 * private half is not.
 *
 * @returns false too for a key that cannot sign, such as X25519
 */
export function provesPossession(key: KeyObject, leafPublicKey: KeyObject): boolean {
  const type = key.asymmetricKeyType;
  if (type !== leafPublicKey.asymmetricKeyType) return false;
  const { hashAlgorithm = 'sha256', saltLength = constants.RSA_PSS_SALTLEN_DIGEST } =
    key.asymmetricKeyDetails ?? {};
  // EdDSA has its own hash (RFC 8032). An RSA-PSS key may allow one hash only (RFC 8017, A.2.3).
  const hash = type?.startsWith('ed') ? null : hashAlgorithm;
  const options = type === 'rsa-pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } : {};
  const message = randomBytes(32);
  try {
    return verify(
      hash,
      message,
      { key: leafPublicKey, ...options },
      sign(hash, message, { key, ...options }),
    );
  } catch {
    return false;
  }
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
