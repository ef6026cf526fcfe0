// PKCS#12 files to start from, and what stands around what is to be fuzzed in one.

import { encode, make, type Value } from '../../src/certificate/pkcs12/ber.ts';
import {
  bag,
  certificateBag,
  content,
  encryptedSafe,
  keyBag,
  pbes2,
  pbmac1,
  pfx,
  plainSafe,
  streamed,
  wrongMac,
} from '../support/pfx.ts';
import { CERTIFICATES, KEYS, PASSWORD, sealed } from './material.ts';

const key = KEYS.ec.export({ type: 'pkcs8', format: 'der' });
const certificate = certificateBag(CERTIFICATES.ec.der);
const issuer = certificateBag(CERTIFICATES.issuer.der);
const shrouded = bag('pkcs8ShroudedKeyBag', make.sequence(pbes2(8), make.octets(sealed(key))), 'a name');
const mac = pbmac1(PASSWORD, 8);

/** The bags of a file, as one value. */
export const bags: Buffer = encode(make.sequence(keyBag(key, 'näme'), certificate, issuer));

/** Safes that are encrypted or not, as one value. */
export const safes: Buffer = encode(
  make.sequence(
    encryptedSafe(pbes2(8), sealed(bags)),
    plainSafe(shrouded, bag('safeContentsBag', make.sequence(certificate))),
  ),
);

/** 3DES and RC2 in the schemes of PKCS#12 itself, which nothing here opens. */
function oldSafe(last: number): Value {
  const scheme = `1.2.840.113549.1.12.1.${last}`;
  const parameters = make.sequence(make.octets(Buffer.from('saltsalt')), make.count(2));
  return encryptedSafe(make.sequence(make.identifier(scheme), parameters), Buffer.alloc(64, last));
}

/** Safes that nothing opens, each as one value. */
export const oldSafes: readonly Buffer[] = [3, 4, 5, 6].map((last) => encode(make.sequence(oldSafe(last))));

/** A file around safes, with the MAC that belongs to them. */
export function aroundSafes(bytes: Buffer): Buffer {
  return encode(make.sequence(make.count(3), content('data', make.octets(bytes)), mac(bytes)));
}

/** A file around bags, encrypted and with the MAC that belongs to them. */
export function aroundBags(bytes: Buffer): Buffer {
  return aroundSafes(encode(make.sequence(encryptedSafe(pbes2(8), sealed(bytes)))));
}

/** Whole files. */
export const files = {
  plain: pfx([plainSafe(keyBag(key, 'a'), certificate, issuer)]),
  whole: aroundSafes(safes),
  streamed: streamed(aroundSafes(safes)),
  noKey: pfx([plainSafe(certificate)], mac),
  wrong: pfx([plainSafe(certificate)], () => wrongMac(2)),
  rc2: pfx([oldSafe(6)]),
  tripleDes: pfx([oldSafe(3), oldSafe(4)]),
} as const;
