/*
 * Reads PKCS#12 files into PEM, so that everything after that is the same for every format. Only this folder loads
 * node-forge, and only for such a file or a keystore.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { DeployError } from '../../errors.ts';
import { MAX_CERTIFICATES } from '../chain.ts';
import { derToPem } from '../pem.ts';
import { type Flaw, Unreadable } from './ber.ts';
import { type Contents, openPkcs12 } from './open.ts';

/** What a PKCS#12 file holds, as far as it matters here. */
export interface Pkcs12 {
  /** The certificate that the key belongs to; without a key, or when it belongs to none, all of them. PEM. */
  readonly certificate: string;
  /** The other certificates, as PEM; null when there are none. */
  readonly chain: string | null;
  /** Unencrypted PKCS#8, as PEM; null when there is none. */
  readonly privateKey: string | null;
  /** The name of the key (its friendlyName); null when it has none. */
  readonly alias: string | null;
}

/**
 * Reads a PKCS#12 file. Takes time in proportion to its size, and to the iterations for its keys, which are bounded.
 *
 * @param password null: none was given
 * @throws DeployError PASSPHRASE_WRONG when the password does not open it, PKCS12_INVALID when it is no such file, holds no
 *   certificate or several keys, or is encrypted in a way that is not supported. No message repeats anything of either.
 */
export function readPkcs12(bytes: Buffer, password: string | null): Pkcs12 {
  try {
    return select(openPkcs12(bytes, password));
  } catch (error) {
    throw error instanceof Unreadable ? explain(error.flaw, password) : error;
  }
}

function explain(flaw: Flaw, password: string | null): DeployError {
  if (flaw !== 'password') return invalid(...REFUSALS[flaw]);
  return password === null
    ? new DeployError(
        'PASSPHRASE_WRONG',
        'the PKCS#12 file has a password and none was given',
        'set pkcs12-password',
      )
    : new DeployError(
        'PASSPHRASE_WRONG',
        'the PKCS#12 file cannot be opened with the password given',
        'check pkcs12-password; a blank or a newline at its end counts. A damaged file looks the same, and so does a key with a password of its own',
      );
}

/** Fact and hint for each flaw. */
const REFUSALS: Readonly<Record<Exclude<Flaw, 'password'>, readonly [what: string, hint: string]>> = {
  damaged: [
    'is damaged, or no PKCS#12 file',
    'expected what openssl pkcs12 -export, keytool or Windows write (.p12, .pfx)',
  ],
  pem: ['is damaged, or no PKCS#12 file', 'it holds PEM, which goes into certificate, private-key and chain'],
  java: [
    'is a Java keystore of the old kind (JKS)',
    'convert it: keytool -importkeystore -deststoretype pkcs12',
  ],
  unsupported: [
    'is encrypted, or protected, in a way that is not supported',
    'export it anew with AES-256 and SHA-256, as openssl pkcs12 -export and keytool do',
  ],
  slow: [
    'asks for so many iterations that opening it would take too long',
    'export it anew, with 10,000 iterations or so',
  ],
  large: ['is larger than 1 MiB', 'give the file of the one certificate, not a store of many'],
};

function invalid(what: string, hint: string): DeployError {
  return new DeployError('PKCS12_INVALID', `the PKCS#12 file ${what}`, hint);
}

function select({ certificates, keys }: Contents): Pkcs12 {
  const [first, ...others] = keys;
  if (others.length > 0)
    throw invalid(
      `holds ${keys.length} private keys`,
      'export the one that is to be deployed: keytool -importkeystore -srcalias NAME -deststoretype pkcs12',
    );
  if (certificates.length === 0) throw invalid('holds no certificate', 'export it with its certificate');
  if (certificates.length > MAX_CERTIFICATES)
    throw invalid(`holds ${certificates.length} certificates`, `at most ${MAX_CERTIFICATES} are read`);
  const key = first ? readKey(first.der) : null;
  const leaf = certificates.findIndex((der) => key !== null && belongsTo(der, key));
  const rest = certificates.filter((_, index) => index !== leaf);
  const pem = (ders: readonly Buffer[]): string => ders.map((der) => derToPem('CERTIFICATE', der)).join('');
  return {
    certificate: pem(leaf === -1 ? certificates : certificates.slice(leaf, leaf + 1)),
    chain: leaf === -1 || rest.length === 0 ? null : pem(rest),
    privateKey: key === null ? null : key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    alias: first?.alias ?? null,
  };
}

/** Parsed by OpenSSL, and exported anew without the attributes that Windows adds. */
function readKey(der: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  } catch {
    throw invalid('holds a private key that cannot be parsed', 'expected RSA, ECDSA, Ed25519 or Ed448');
  }
}

function belongsTo(der: Buffer, key: KeyObject): boolean {
  try {
    return new X509Certificate(der).checkPrivateKey(key);
  } catch {
    return false;
  }
}
