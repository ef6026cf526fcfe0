import type { KeyObject } from 'node:crypto';

/** The types of key that a server can have a certificate for each, under the same name. */
export const KEY_TYPES = ['RSA', 'RSA-PSS', 'ECDSA', 'ECDSA (rare curve)', 'Ed25519', 'Ed448'] as const;

/**
 * The type of a certificate's key. Keys on a rare curve are a type of their own: clients must name such a
 * curve.
 */
export type KeyType = (typeof KEY_TYPES)[number];

/** By the names that Node gives them (`KeyObject.asymmetricKeyType`). */
const BY_NODE_NAME: ReadonlyMap<string, KeyType> = new Map([
  ['rsa', 'RSA'],
  ['rsa-pss', 'RSA-PSS'],
  ['ec', 'ECDSA'],
  ['ed25519', 'Ed25519'],
  ['ed448', 'Ed448'],
]);

/** The curves that clients offer unasked: NIST's. Others in use are Brainpool's and secp256k1. */
const USUAL_CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** The type of a key, public or private; null for a key that no TLS server uses. */
export function keyTypeOf(key: KeyObject): KeyType | null {
  const type = BY_NODE_NAME.get(key.asymmetricKeyType ?? '') ?? null;
  const isRare = type === 'ECDSA' && !USUAL_CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? '');
  return isRare ? 'ECDSA (rare curve)' : type;
}
