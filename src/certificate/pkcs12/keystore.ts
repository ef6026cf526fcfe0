/*
 * Writes PKCS#12 keystores (RFC 7292): AES-256 and SHA-256, as OpenSSL 3 and Java since 2021 write them themselves. Loaded only when there is
 * one to write.
 */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { fingerprintOf } from '../../digest.ts';
import type { Credential } from '../credential.ts';
import { readPemBlocks } from '../pem.ts';
import { encode, make, type Value } from './ber.ts';
import type { Password } from './derive.ts';
import { encrypt, makeMac } from './pbe.ts';
import { type Pkcs12, readPkcs12 } from './read.ts';

/** What the entry of a new keystore is called. */
const DEFAULT_ALIAS = 'server';

/** A keystore as it should be, and how it came about. */
export interface Keystore {
  readonly bytes: Buffer;
  /** `kept`: these are the bytes that were there. `unreadable`: what was there could not be opened, so that its alias is lost. */
  readonly origin: 'kept' | 'new' | 'unreadable';
}

/**
 * A keystore with one entry: key, leaf and chain. A keystore that holds just that already stays as it is: each writing takes new random salts,
 * so that its bytes say nothing. The name of its entry (the alias) is kept in any case, since servers are configured with it.
 *
 * @param existing what is there; null when there is none
 */
export function keystoreOf(
  credential: Credential,
  key: KeyObject,
  password: string,
  existing: Buffer | null,
): Keystore {
  if (existing === null)
    return { bytes: writeKeystore(credential, key, password, DEFAULT_ALIAS), origin: 'new' };
  const found = tryRead(existing, password);
  if (found && holds(found, credential, key)) return { bytes: existing, origin: 'kept' };
  return {
    bytes: writeKeystore(credential, key, password, found?.alias ?? DEFAULT_ALIAS),
    origin: found ? 'new' : 'unreadable',
  };
}

function tryRead(bytes: Buffer, password: string): Pkcs12 | null {
  try {
    return readPkcs12(bytes, password);
  } catch {
    return null;
  }
}

/** Whether that is all that is in it. The order of the chain does not matter: readers find each issuer by its name. */
function holds({ certificate, chain, privateKey }: Pkcs12, credential: Credential, key: KeyObject): boolean {
  if (privateKey === null || !createPrivateKey(privateKey).equals(key)) return false;
  const [leaf, ...others] = fingerprintsIn(certificate);
  const wanted = credential.chain.map(({ raw }) => fingerprintOf(raw)).sort();
  const got = chain === null ? [] : fingerprintsIn(chain).sort();
  return leaf === credential.fingerprint && others.length === 0 && got.join() === wanted.join();
}

function fingerprintsIn(pem: string): string[] {
  return readPemBlocks(pem, 'PKCS12_INVALID', 'keystore').map(({ body }) =>
    fingerprintOf(Buffer.from(body, 'base64')),
  );
}

const { sequence, set, tagged, octets, identifier } = make;

/** Key and leaf share an identifier, by which readers know them for one entry; the others have none. */
function writeKeystore({ leaf, chain }: Credential, key: KeyObject, text: string, alias: string): Buffer {
  const password: Password = { wide: text, utf8: Buffer.from(text) };
  const entry = set(
    attribute('friendlyName', make.bmpText(alias)),
    attribute('localKeyId', octets(createHash('sha1').update(leaf.raw).digest())),
  );
  const shrouded = encrypt(key.export({ type: 'pkcs8', format: 'der' }), password);
  const keyBag = bag('pkcs8ShroudedKeyBag', sequence(shrouded.algorithm, octets(shrouded.data)), entry);
  const certificateBags = [certificateBag(leaf.raw, entry), ...chain.map(({ raw }) => certificateBag(raw))];
  const certificates = encrypt(encode(sequence(...certificateBags)), password);
  const encryptedSafe = sequence(
    make.count(0),
    sequence(identifier('data'), certificates.algorithm, make.taggedOctets(0, certificates.data)),
  );
  const safes = encode(
    sequence(content('encryptedData', encryptedSafe), content('data', octets(encode(sequence(keyBag))))),
  );
  return encode(sequence(make.count(3), content('data', octets(safes)), makeMac(safes, password)));
}

function certificateBag(der: Buffer, attributes?: Value): Value {
  return bag('certBag', sequence(identifier('x509Certificate'), tagged(0, octets(der))), attributes);
}

function bag(type: string, value: Value, attributes?: Value): Value {
  return sequence(identifier(type), tagged(0, value), ...(attributes ? [attributes] : []));
}

function attribute(type: string, value: Value): Value {
  return sequence(identifier(type), set(value));
}

function content(type: string, value: Value): Value {
  return sequence(identifier(type), tagged(0, value));
}
