/*
 * Opens PKCS#12 files (RFC 7292): checks the MAC, decrypts the safes, and lists the bags in them.
 *
 * The bags are taken apart here because forge.pkcs12 refuses a whole file for a bag it does not know (the secret key of a
 * Java keystore), turns an RSA-PSS key into an RSA one, and tells a wrong password from a damaged file by the words of its
 * errors alone. pbe.ts lists what it cannot decrypt.
 */
import {
  bmpText,
  encode,
  type Flaw,
  identifier,
  isTagged,
  members,
  octets,
  parse,
  pieces,
  tagged,
  Unreadable,
  type Value,
} from './ber.ts';
import { type Budget, newBudget, type Password } from './derive.ts';
import { decrypt, macHolds } from './pbe.ts';

/** The bags of a file. */
export interface Contents {
  readonly certificates: Buffer[];
  readonly keys: { readonly der: Buffer; readonly alias: string | null }[];
}

/** The most bytes that are looked at: a chain with a key is some 5 KB. */
const MAX_BYTES = 1024 * 1024;

/** The first bytes of keystores that Java wrote before it wrote PKCS#12: JKS and JCEKS. */
const JAVA_MAGIC = ['feedfeed', 'cececece'];

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

/** What a file is that cannot be parsed. */
function kindOf(bytes: Buffer): Flaw {
  if (JAVA_MAGIC.includes(bytes.toString('hex', 0, 4))) return 'java';
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
  const contents: Contents = { certificates: [], keys: [] };
  for (const info of members(parse(safe))) {
    const [type, encrypted] = members(info, 2);
    const bags =
      identifier(type) === 'encryptedData' ? decryptSafe(encrypted, password, budget) : parse(dataOf(info));
    collect(bags, password, budget, contents);
  }
  return contents;
}

/**
 * The meanings of a password. To PKCS#12 no password and an empty one are two, and writers differ in which they use when
 * there is none. OpenSSL up to 1.0 took each byte of a password in UTF-8 for a character.
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
function decryptSafe(content: Value | undefined, password: Password, budget: Budget): Value {
  const [, encrypted] = members(tagged(content, 0), 2);
  const [type, algorithm, data] = members(encrypted, 3);
  if (identifier(type) !== 'data' || !isTagged(data, 0)) throw new Unreadable('damaged');
  return decrypted(algorithm, pieces(data), password, budget);
}

function decrypted(algorithm: Value | undefined, data: Buffer, password: Password, budget: Budget): Value {
  const plain = decrypt(algorithm, data, password, budget);
  try {
    if (plain !== null) return parse(plain);
  } catch {
    // The padding of one in 256 texts that were decrypted by a wrong key looks right.
  }
  throw new Unreadable('password');
}

function collect(bags: Value, password: Password, budget: Budget, into: Contents): void {
  for (const bag of members(bags)) {
    const [type, content, attributes] = members(bag, 2);
    const value = tagged(content, 0);
    switch (identifier(type)) {
      case 'keyBag':
        into.keys.push({ der: encode(value), alias: friendlyName(attributes) });
        break;
      case 'pkcs8ShroudedKeyBag': {
        const [algorithm, data] = members(value, 2);
        const key = decrypted(algorithm, octets(data), password, budget);
        if (!isKeyInfo(key)) throw new Unreadable('password');
        into.keys.push({ der: encode(key), alias: friendlyName(attributes) });
        break;
      }
      case 'certBag': {
        const [kind, certificate] = members(value, 2);
        if (identifier(kind) === 'x509Certificate') into.certificates.push(octets(tagged(certificate, 0)));
        break;
      }
      case 'safeContentsBag':
        collect(value, password, budget, into);
        break;
    }
  }
}

/** Whether it begins as a PrivateKeyInfo does: with a version and the identifier of an algorithm (RFC 5208, section 5). */
function isKeyInfo(value: Value): boolean {
  try {
    const [version, algorithm] = members(value, 3);
    identifier(members(algorithm, 1)[0]);
    return typeof version?.value === 'string' && version.value.length === 1;
  } catch {
    return false;
  }
}

function friendlyName(attributes: Value | undefined): string | null {
  for (const attribute of attributes ? members(attributes) : []) {
    const [type, values] = members(attribute, 2);
    if (identifier(type) === 'friendlyName') return bmpText(members(values)[0]);
  }
  return null;
}
