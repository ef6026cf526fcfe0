/*
 * A second check of encrypted private keys. OpenSSL gives one answer to a wrong passphrase, to a damaged file
 * and to a key inside that it does not know. People would look for another passphrase when theirs is right.
 */
import { createDecipheriv, createHash, getCipherInfo, pbkdf2Sync, scryptSync } from 'node:crypto';
import { type Element, membersOf, readAlgorithm, readCount, readElement, TAG } from './der.ts';
import { derKind } from './der-kind.ts';
import { derToPem, type PemBlock } from './pem.ts';

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';

/** Ciphers of PBES2 by object identifier (RFC 8018, B.2; NIST's arc for AES). */
const CIPHERS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.1.1': 'aes-128-ecb',
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.21': 'aes-192-ecb',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.41': 'aes-256-ecb',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
  '1.2.840.113549.3.7': 'des-ede3-cbc',
};

/** Hashes of PBKDF2 by object identifier (RFC 8018, B.1.2). */
const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** Ciphers that every Node has. Of others, OpenSSL says that it does not. */
const SUPPORTED = /^(?:aes|camellia|aria|des-ede3)-/;

/** An encrypted key in its parts. */
interface Sealed {
  readonly cipher: string;
  readonly iv: Buffer;
  readonly data: Buffer;
  /** Every count that the key derivation has: iterations, or the costs of scrypt. */
  readonly counts: readonly number[];
  /** @param length of the key, in bytes */
  derive(passphrase: string, length: number): Buffer;
}

/** Whether a block says that it holds an encrypted key. */
export function isEncrypted({ label, headers }: PemBlock): boolean {
  return (
    label === 'ENCRYPTED PRIVATE KEY' || headers.some((header) => /^(?:Proc-Type|DEK-Info):/.test(header))
  );
}

/**
 * Why no passphrase will open an encrypted key, as it continues "its …"; null when nothing speaks against it.
 * A cipher or a key derivation that is not known here is left to OpenSSL.
 */
export function damageOf(block: PemBlock): string | null {
  const { label, headers } = block;
  if (label !== 'ENCRYPTED PRIVATE KEY') {
    const missing = ['Proc-Type', 'DEK-Info'].find(
      (name) => !headers.some((line) => line.startsWith(`${name}:`)),
    );
    if (missing) return `${missing} line is missing`;
  }
  const sealed = readSealed(block);
  const info = sealed && SUPPORTED.test(sealed.cipher) ? getCipherInfo(sealed.cipher) : undefined;
  if (!sealed || !info) return null;
  if (info.mode === 'ecb') return 'cipher is in ECB mode, which no program writes';
  if (sealed.iv.length !== info.ivLength) return 'initialisation vector is not whole';
  if (sealed.counts.includes(0)) return 'key derivation has 0 iterations';
  const isWhole = sealed.data.length > 0 && sealed.data.length % (info.blockSize ?? 1) === 0;
  return isWhole ? null : 'encrypted part is not whole';
}

/**
 * Decrypts a block. A passphrase opens it when the result has the shape of a private key from its first byte
 * to its last.
 *
 * @returns a PEM block of its own; null when the passphrase is wrong, or the encryption is not one of those
 *   known here
 */
export function openWith(block: PemBlock, passphrase: string): string | null {
  const sealed = readSealed(block);
  const length = sealed && getCipherInfo(sealed.cipher)?.keyLength;
  if (!sealed || !length) return null;
  let der: Buffer;
  try {
    const decipher = createDecipheriv(sealed.cipher, sealed.derive(passphrase, length), sealed.iv);
    der = Buffer.concat([decipher.update(sealed.data), decipher.final()]);
  } catch {
    return null;
  }
  const found = derKind(der);
  return found?.length === der.length && found.kind.endsWith('PRIVATE KEY')
    ? derToPem(found.kind, der)
    : null;
}

function readSealed(block: PemBlock): Sealed | null {
  return block.label === 'ENCRYPTED PRIVATE KEY'
    ? readPbes2(Buffer.from(block.body, 'base64'))
    : readLegacy(block);
}

/**
 * OpenSSL's own form: MD5 of passphrase and initialisation vector is the key (EVP_BytesToKey(3),
 * PEM_read(3)).
 */
function readLegacy({ headers, body }: PemBlock): Sealed | null {
  const [, cipher = '', hex = ''] =
    headers.map((line) => /^DEK-Info:\s*([A-Za-z0-9-]+)(?:,\s*([0-9A-Fa-f]*))?$/.exec(line)).find(Boolean) ??
    [];
  if (cipher === '') return null;
  const iv = Buffer.from(hex, 'hex');
  return {
    cipher: cipher.toLowerCase(),
    iv,
    data: Buffer.from(body, 'base64'),
    counts: [],
    derive: (passphrase, length) => {
      let key = Buffer.alloc(0);
      for (let digest = key; key.length < length; key = Buffer.concat([key, digest]))
        digest = createHash('md5').update(digest).update(passphrase).update(iv.subarray(0, 8)).digest();
      return key.subarray(0, length);
    },
  };
}

/**
 * EncryptedPrivateKeyInfo (RFC 5958, section 3) with PBES2 (RFC 8018, section 6.2); null for any other
 * scheme.
 */
function readPbes2(der: Buffer): Sealed | null {
  const [algorithm, encrypted] = membersOf(der, readElement(der, 0));
  const scheme = readAlgorithm(der, algorithm);
  if (scheme?.name !== PBES2 || encrypted?.tag !== TAG.octetString) return null;
  const [derivation, encryption] = membersOf(der, scheme.parameters).map((member) =>
    readAlgorithm(der, member),
  );
  const cipher = CIPHERS[encryption?.name ?? ''];
  if (!derivation || !encryption || cipher === undefined) return null;
  const [salt, ...more] = membersOf(der, derivation.parameters);
  if (salt?.tag !== TAG.octetString) return null;
  const counts = more.filter(({ tag }) => tag === TAG.integer).map((element) => readCount(der, element));
  const isPbkdf2 = derivation.name === PBKDF2;
  if (!isPbkdf2 && derivation.name !== SCRYPT) return null;
  const hash =
    HASHES[
      readAlgorithm(
        der,
        more.find(({ tag }) => tag === TAG.sequence),
      )?.name ?? ''
    ] ?? 'sha1';
  const [first = 0, blockSize = 0, parallelization = 0] = counts;
  return {
    cipher,
    iv: bytesOf(der, encryption.parameters),
    data: bytesOf(der, encrypted),
    counts: counts.slice(0, isPbkdf2 ? 1 : 3),
    derive: (passphrase, length) =>
      isPbkdf2
        ? pbkdf2Sync(passphrase, bytesOf(der, salt), first, length, hash)
        : scryptSync(passphrase, bytesOf(der, salt), length, { N: first, blockSize, parallelization }),
  };
}

function bytesOf(der: Buffer, element: Element | undefined): Buffer {
  return element ? der.subarray(element.start, element.end) : Buffer.alloc(0);
}
