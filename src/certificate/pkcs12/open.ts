/*
 * Opens PKCS#12 files (RFC 7292): checks the MAC, decrypts the safes, and lists the bags in them.
 *
 * The bags are taken apart here because forge.pkcs12 refuses a whole file for a bag it does not know (the
 * secret key of a Java keystore), turns an RSA-PSS key into an RSA one, and tells a wrong password from a
 * damaged file by the words of its errors alone. pbe.ts lists the schemes that it cannot decrypt.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import {
  bmpText,
  count,
  encode,
  identifier,
  isTagged,
  members,
  octets,
  parse,
  pieces,
  tagged,
  type Value,
} from './ber.ts';
import { type Budget, newBudget, type Password } from './derive.ts';
import { type Flaw, Unreadable } from './flaw.ts';
import { isJavaKeystore } from './jks.ts';
import { decrypt, macHolds } from './pbe.ts';

/** A bag, by the name that it has (its friendlyName); null when it has none. */
interface Bag {
  readonly alias: string | null;
}

/** The bags of a file. */
export interface Contents {
  readonly keys: readonly (Bag & { readonly der: Buffer })[];
  /** Java marks a certificate that is an entry of its own as trusted. */
  readonly certificates: readonly (Bag & { readonly der: Buffer; readonly isTrusted: boolean })[];
  /** Bags of other kinds: secret keys, revocation lists. */
  readonly others: readonly (Bag & { readonly kind: string })[];
}

/** The same while it is collected. */
type Collection = { readonly [Kind in keyof Contents]: Contents[Kind][number][] };

/** The most bytes that are read: a chain with a key is some 5 KB. */
const MAX_BYTES = 1024 * 1024;

/** Java's mark of a trusted certificate. Not among node-forge's names. */
const TRUSTED_KEY_USAGE = '2.16.840.1.113894.746875.1.1';

/**
 * Opens a file. Takes time in proportion to its size, and to the iterations for its keys, which are bounded.
 *
 * @param password null: none was given
 * @throws Unreadable
 */
export function openPkcs12(bytes: Buffer, password: string | null): Contents {
  if (bytes.length > MAX_BYTES) throw new Unreadable('large');
  try {
    return open(bytes, password);
  } catch (error) {
    throw error instanceof Unreadable && error.flaw === 'damaged' ? new Unreadable(kindOf(bytes)) : error;
  }
}

/** The flaw of a file that cannot be parsed. */
function kindOf(bytes: Buffer): Flaw {
  if (isJavaKeystore(bytes)) return 'java';
  return bytes.includes('-----BEGIN') ? 'pem' : 'damaged';
}

function open(bytes: Buffer, text: string | null): Contents {
  const [version, content, mac] = members(parse(bytes), 2);
  if (version?.value !== '\u0003') throw new Unreadable('damaged');
  const safe = dataOf(content);
  const budget = newBudget();
  const forms = formsOf(text);
  const password = mac ? forms.find((form) => macHolds(mac, safe, form, budget)) : forms[0];
  if (!password) throw new Unreadable('password');
  const opener: Opener = { password, budget, flaw: mac ? 'entry' : 'password' };
  const contents: Collection = { keys: [], certificates: [], others: [] };
  for (const info of members(parse(safe))) {
    const [type, encrypted] = members(info, 2);
    const bags = identifier(type) === 'encryptedData' ? decryptSafe(encrypted, opener) : parse(dataOf(info));
    collect(bags, opener, contents);
  }
  return contents;
}

/** Decrypts the parts of a file. */
interface Opener {
  readonly password: Password;
  readonly budget: Budget;
  /**
   * The flaw of a part that it does not open: once it opened another, or made the MAC, the password is not
   * wrong.
   */
  flaw: 'password' | 'entry';
}

/**
 * The meanings of a password. To PKCS#12 no password and an empty one are two, and writers differ in which
 * they use when there is none. OpenSSL up to 1.0 took each byte of a password in UTF-8 for a character.
 */
function formsOf(text: string | null): Password[] {
  if (text === null) return [null, ''].map((wide) => ({ wide, utf8: Buffer.alloc(0) }));
  const utf8 = Buffer.from(text);
  return [...new Set([text, utf8.toString('latin1')])].map((wide) => ({ wide, utf8 }));
}

/** The octets of a ContentInfo of type data. */
function dataOf(info: Value | undefined): Buffer {
  const [type, content] = members(info, 2);
  if (identifier(type) !== 'data') throw new Unreadable('unsupported');
  return octets(tagged(content, 0));
}

/** The bags in an EncryptedData (RFC 5652, section 8). */
function decryptSafe(content: Value | undefined, opener: Opener): Value {
  const [, encrypted] = members(tagged(content, 0), 2);
  const [type, algorithm, data] = members(encrypted, 3);
  if (identifier(type) !== 'data' || !isTagged(data, 0)) throw new Unreadable('damaged');
  return decrypted(algorithm, pieces(data), opener, isSafe);
}

/**
 * @param isSound whether a value has the form of the encrypted one. With a wrong key, the padding of one text
 *   in 256 looks right
 */
function decrypted(
  algorithm: Value | undefined,
  data: Buffer,
  opener: Opener,
  isSound: (value: Value) => boolean,
): Value {
  const plain = decrypt(algorithm, data, opener.password, opener.budget);
  const value = plain && orNull(() => parse(plain));
  if (!value || !isSound(value)) throw new Unreadable(opener.flaw);
  opener.flaw = 'entry';
  return value;
}

/** Whether it is a sequence, as SafeContents are (RFC 7292, section 4.2). */
function isSafe(value: Value): boolean {
  return orNull(() => members(value)) !== null;
}

/**
 * Whether it begins as a PrivateKeyInfo does: with a version and the identifier of an algorithm (RFC 5208,
 * section 5).
 */
function isKeyInfo(value: Value): boolean {
  const name = orNull(() => {
    const [version, algorithm] = members(value, 3);
    count(version);
    return identifier(members(algorithm, 1)[0]);
  });
  return name !== null;
}

/** The result of a function; null when the function finds the file damaged. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function collect(bags: Value, opener: Opener, into: Collection): void {
  for (const bag of members(bags)) {
    const [type, content, attributes] = members(bag, 2);
    const value = tagged(content, 0);
    const { alias, isTrusted } = attributesOf(attributes);
    switch (identifier(type)) {
      case 'keyBag':
        into.keys.push({ der: encode(value), alias });
        break;
      case 'pkcs8ShroudedKeyBag': {
        const [algorithm, data] = members(value, 2);
        const key = decrypted(algorithm, octets(data), opener, isKeyInfo);
        into.keys.push({ der: encode(key), alias });
        break;
      }
      case 'certBag': {
        const [kind, der] = members(value, 2);
        if (identifier(kind) === 'x509Certificate')
          into.certificates.push({ der: octets(tagged(der, 0)), alias, isTrusted });
        else into.others.push({ kind: 'certificate of another kind', alias });
        break;
      }
      case 'safeContentsBag':
        collect(value, opener, into);
        break;
      case 'secretBag':
        into.others.push({ kind: 'secret key', alias });
        break;
      default:
        into.others.push({ kind: 'entry of another kind', alias });
    }
  }
}

/** Attributes that cannot be read are ignored. */
function attributesOf(value: Value | undefined): Bag & { readonly isTrusted: boolean } {
  const attributes = new Map<string, Value | undefined>();
  for (const attribute of orNull(() => members(value)) ?? [])
    orNull(() => {
      const [type, values] = members(attribute, 2);
      attributes.set(identifier(type), members(values)[0]);
    });
  return { alias: bmpText(attributes.get('friendlyName')), isTrusted: attributes.has(TRUSTED_KEY_USAGE) };
}

/** A key as OpenSSL knows it, without the attributes that Windows adds; null when it does not. */
export function parseKey(der: Buffer): KeyObject | null {
  try {
    return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  } catch {
    return null;
  }
}

/** Whether a certificate is that of a key. */
export function belongsTo(der: Buffer, key: KeyObject): boolean {
  try {
    return new X509Certificate(der).checkPrivateKey(key);
  } catch {
    return false;
  }
}
