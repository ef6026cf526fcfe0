/*
 * Reads PKCS#12 files into PEM, so that everything after that is the same for every format. Only this folder
 * loads node-forge, and only for such a file or a keystore.
 */
import { DeployError } from '../../errors.ts';
import { MAX_CERTIFICATES } from '../chain.ts';
import { derToPem } from '../pem.ts';
import { FACTS, type Fault, type Flaw, Unreadable } from './flaw.ts';
import { belongsTo, type Contents, openPkcs12, parseKey } from './open.ts';

/** The content of a PKCS#12 file, as far as it matters here. */
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
 * Reads a PKCS#12 file. Takes time in proportion to its size, and to the iterations for its keys, which are
 * bounded.
 *
 * @param password null: none was given
 * @throws DeployError PASSPHRASE_WRONG when the password does not open it, PKCS12_INVALID when it is no such
 *   file, holds no certificate or several keys, or is encrypted in a way that is not supported. No message
 *   repeats anything of either.
 */
export function readPkcs12(bytes: Buffer, password: string | null): Pkcs12 {
  try {
    return select(openPkcs12(bytes, password));
  } catch (error) {
    throw error instanceof Unreadable ? explain(error.flaw, password) : error;
  }
}

function explain(flaw: Flaw, password: string | null): DeployError {
  if (flaw !== 'password' && flaw !== 'entry') return invalid(FACTS[flaw], HINTS[flaw]);
  if (flaw === 'entry')
    return new DeployError(
      'PASSPHRASE_WRONG',
      'the PKCS#12 file can be opened, but not everything in it',
      'a part of it, such as the key, has a password of its own, or is damaged: export it anew with one password',
    );
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

const HINTS: Readonly<Record<Fault, string>> = {
  damaged: 'expected what openssl pkcs12 -export, keytool or Windows write (.p12, .pfx)',
  pem: 'it holds PEM, which goes into certificate, private-key and chain',
  java: 'convert it: keytool -importkeystore -deststoretype pkcs12',
  unsupported: 'export it anew with AES-256 and SHA-256, as openssl pkcs12 -export and keytool do',
  slow: 'export it anew, with 10,000 iterations or so',
  large: 'give the file of the one certificate, not a store of many',
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
  const key = first ? parseKey(first.der) : null;
  if (first && key === null)
    throw invalid('holds a private key that cannot be parsed', 'expected RSA, ECDSA, Ed25519 or Ed448');
  const ders = certificates.map(({ der }) => der);
  const leaf = ders.findIndex((der) => key !== null && belongsTo(der, key));
  const rest = ders.filter((_, index) => index !== leaf);
  const pem = (some: readonly Buffer[]): string => some.map((der) => derToPem('CERTIFICATE', der)).join('');
  return {
    certificate: pem(leaf === -1 ? ders : ders.slice(leaf, leaf + 1)),
    chain: leaf === -1 || rest.length === 0 ? null : pem(rest),
    privateKey: key === null ? null : key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    alias: first?.alias ?? null,
  };
}
