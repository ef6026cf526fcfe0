import type { KeyObject } from 'node:crypto';
import type { KeyType } from '../report.ts';

const KEY_TYPES: ReadonlyMap<string, KeyType> = new Map([
  ['rsa', 'RSA'],
  ['rsa-pss', 'RSA-PSS'],
  ['ec', 'ECDSA'],
  ['ed25519', 'Ed25519'],
  ['ed448', 'Ed448'],
]);

/** Of which type a certificate's key is; null for one that is never asked for. */
export function keyTypeOf(key: KeyObject): KeyType | null {
  return KEY_TYPES.get(key.asymmetricKeyType ?? '') ?? null;
}
