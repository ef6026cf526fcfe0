/*
 * Writes PKCS#12 keystores (RFC 7292) with AES-256 and SHA-256, as OpenSSL 3 and Java since 2021 write them
 * themselves. Not by forge.pkcs12: that writes RSA keys only, certificates in the clear, and a MAC by SHA-1.
 */
import { createHash, type KeyObject } from 'node:crypto';
import type { Credential } from '../credential.ts';
import { encode, make, type Value } from './ber.ts';
import type { Password } from './derive.ts';
import { encrypt, makeMac } from './pbe.ts';

const { sequence, set, tagged, octets, identifier } = make;

/**
 * A keystore with one entry: key, leaf and chain. Random salts make each writing differ.
 *
 * @param text the password
 * @param alias the name of the entry
 */
export function writeKeystore(
  { leaf, chain }: Credential,
  key: KeyObject,
  text: string,
  alias: string,
): Buffer {
  const password: Password = { wide: text, utf8: Buffer.from(text) };
  // Readers know key and leaf for one entry by the identifier that both have.
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
