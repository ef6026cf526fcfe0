/*
 * PKCS#12 files (RFC 7292), read into PEM, so that everything after that is the same for every format. node-forge has a reader of its own, but
 * one that parses RSA keys only, derives keys slowly, takes a password for Latin-1 where UTF-8 is meant, and encodes certificates anew. This
 * module, and what it imports, is loaded only when there is such a file.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { DeployError } from '../errors.ts';
import {
  bmpText,
  encode,
  identifier,
  isTagged,
  members,
  NotBer,
  octets,
  parse,
  pieces,
  tagged,
  type Value,
} from './ber.ts';
import { MAX_CERTIFICATES } from './chain.ts';
import { type Budget, decrypt, macHolds, newBudget, type Password, TooSlow, Unsupported } from './pbe.ts';
import { derToPem } from './pem.ts';

/** What a PKCS#12 file holds, as far as it matters here. */
export interface Pkcs12 {
  /** The certificate that the key belongs to; without a key, or when it belongs to none, all of them. PEM. */
  readonly certificate: string;
  /** The other certificates, as PEM; null when there are none. */
  readonly chain: string | null;
  /** Unencrypted PKCS#8, as PEM; null when there is none. */
  readonly privateKey: string | null;
  /** What the key is called (its friendlyName); null when it has no name. */
  readonly alias: string | null;
}

/** Bags while they are collected. */
interface Contents {
  readonly certificates: Buffer[];
  readonly keys: { readonly der: Buffer; readonly alias: string | null }[];
}

/** Object identifiers of PKCS#7 and PKCS#12, for whoever writes such files. */
export const DATA = '1.2.840.113549.1.7.1';
export const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
export const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
export const FRIENDLY_NAME = '1.2.840.113549.1.9.20';

/** What a bag may hold (RFC 7292, section 4.2). */
export const BAGS = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  safeContents: '1.2.840.113549.1.12.10.1.6',
} as const;

/** A password did not open what it should. */
class WrongPassword extends Error {}

/** The most bytes that are looked at: a chain with a key is some 5 KB. */
const MAX_BYTES = 1024 * 1024;

/** What the files begin with that Java wrote before it wrote PKCS#12: JKS and JCEKS. */
const JAVA_MAGIC = ['feedfeed', 'cececece'];

/**
 * Reads a PKCS#12 file. Takes time in proportion to its size, and to the iterations that its keys are derived with, of which there is a limit.
 *
 * @param password null: none was given
 * @throws DeployError PASSPHRASE_WRONG when the password does not open it, PKCS12_INVALID when it is no such file, holds no certificate or
 *   several keys, or is encrypted in a way that is not supported. No message repeats anything of either.
 */
export function readPkcs12(bytes: Buffer, password: string | null): Pkcs12 {
  if (bytes.length > MAX_BYTES)
    throw invalid('is larger than 1 MiB', 'give the file of the one certificate, not a store of many');
  try {
    return select(open(bytes, password));
  } catch (error) {
    throw explain(error, bytes, password);
  }
}

function explain(error: unknown, bytes: Buffer, password: string | null): unknown {
  if (error instanceof WrongPassword) return wrongPassword(password);
  if (error instanceof Unsupported)
    return invalid(
      'is encrypted, or protected, in a way that is not supported',
      'export it anew with AES-256 and SHA-256, as openssl pkcs12 -export and keytool do',
    );
  if (error instanceof TooSlow)
    return invalid(
      'asks for so many iterations that opening it would take too long',
      'export it anew, with 10,000 iterations or so',
    );
  if (!(error instanceof NotBer)) return error;
  return JAVA_MAGIC.includes(bytes.toString('hex', 0, 4))
    ? invalid(
        'is a Java keystore of the old kind (JKS)',
        'convert it: keytool -importkeystore -deststoretype pkcs12',
      )
    : invalid(
        'is damaged, or no PKCS#12 file',
        bytes.includes('-----BEGIN')
          ? 'it holds PEM, which goes into certificate, private-key and chain'
          : 'expected what openssl pkcs12 -export, keytool or Windows write (.p12, .pfx)',
      );
}

function wrongPassword(password: string | null): DeployError {
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

function invalid(what: string, hint: string): DeployError {
  return new DeployError('PKCS12_INVALID', `the PKCS#12 file ${what}`, hint);
}

function open(bytes: Buffer, text: string | null): Contents {
  const [version, content, mac] = members(parse(bytes), 2);
  if (version?.value !== '\u0003') throw new NotBer();
  const safe = dataOf(content);
  const budget = newBudget();
  const password = mac ? matching(mac, safe, text, budget) : formsOf(text)[0];
  if (!password) throw new WrongPassword();
  const contents: Contents = { certificates: [], keys: [] };
  for (const info of members(parse(safe))) {
    const [type] = members(info, 2);
    const safeContents =
      identifier(type) === ENCRYPTED_DATA ? decryptSafe(info, password, budget) : parse(dataOf(info));
    collect(safeContents, password, budget, contents);
  }
  return contents;
}

function matching(mac: Value, safe: Buffer, text: string | null, budget: Budget): Password | undefined {
  return formsOf(text).find((password) => macHolds(mac, safe, password, budget));
}

/**
 * What a password may mean. To PKCS#12 no password and an empty one are two, and writers differ in which they use when there is none. OpenSSL
 * up to 1.0 took each byte of a password in UTF-8 for a character.
 */
function formsOf(text: string | null): Password[] {
  if (text === null) return [null, ''].map((wide) => ({ wide, utf8: Buffer.alloc(0) }));
  const utf8 = Buffer.from(text);
  return [...new Set([text, utf8.toString('latin1')])].map((wide) => ({ wide, utf8 }));
}

/** The octets of a ContentInfo of type data. */
function dataOf(info: Value | undefined): Buffer {
  const [type, content] = members(info, 2);
  if (identifier(type) !== DATA) throw new Unsupported();
  return octets(tagged(content, 0));
}

/** What a ContentInfo of type encryptedData holds. */
function decryptSafe(info: Value, password: Password, budget: Budget): Value {
  const [, content] = members(info, 2);
  const [, encrypted] = members(tagged(content, 0), 2);
  const [type, algorithm, data] = members(encrypted, 3);
  if (identifier(type) !== DATA || !isTagged(data, 0)) throw new NotBer();
  return decrypted(algorithm, pieces(data), password, budget);
}

function decrypted(algorithm: Value | undefined, data: Buffer, password: Password, budget: Budget): Value {
  const plain = decrypt(algorithm, data, password, budget);
  if (plain === null) throw new WrongPassword();
  try {
    return parse(plain);
  } catch {
    // The padding of one in 256 texts that were decrypted by a wrong key looks right.
    throw new WrongPassword();
  }
}

function collect(safeContents: Value, password: Password, budget: Budget, into: Contents): void {
  for (const bag of members(safeContents)) {
    const [type, tag, attributes] = members(bag, 2);
    const value = tagged(tag, 0);
    switch (identifier(type)) {
      case BAGS.key:
        into.keys.push({ der: encode(value), alias: friendlyName(attributes) });
        break;
      case BAGS.shroudedKey: {
        const [algorithm, data] = members(value, 2);
        const key = decrypted(algorithm, octets(data), password, budget);
        if (!isKeyInfo(key)) throw new WrongPassword();
        into.keys.push({ der: encode(key), alias: friendlyName(attributes) });
        break;
      }
      case BAGS.certificate: {
        const [kind, content] = members(value, 2);
        if (identifier(kind) === X509_CERTIFICATE) into.certificates.push(octets(tagged(content, 0)));
        break;
      }
      case BAGS.safeContents:
        collect(value, password, budget, into);
        break;
    }
  }
}

/** Whether it begins as a PrivateKeyInfo does: with a version and the identifier of an algorithm (RFC 5208, section 5). */
function isKeyInfo(value: Value): boolean {
  try {
    const [version, algorithm] = members(value, 3);
    return (
      typeof version?.value === 'string' &&
      version.value.length === 1 &&
      identifier(members(algorithm, 1)[0]) !== ''
    );
  } catch {
    return false;
  }
}

function friendlyName(attributes: Value | undefined): string | null {
  if (!attributes) return null;
  for (const attribute of members(attributes)) {
    const [type, values] = members(attribute, 2);
    if (identifier(type) === FRIENDLY_NAME) return bmpText(members(values)[0]);
  }
  return null;
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
