import {
  createSecureContext,
  DEFAULT_CIPHERS,
  type SecureContext,
  type SecureContextOptions,
} from 'node:tls';
import type { KeyType } from '../key-type.ts';

/**
 * In TLS 1.3 these are for the signatures in certificates alone, so an RSA leaf cannot be served for them
 * (RFC 8446, section 4.2.3).
 */
const RSA_IN_CERTIFICATES = 'rsa_pkcs1_sha256:rsa_pkcs1_sha384:rsa_pkcs1_sha512';

const SIGNATURES: Readonly<Record<KeyType, string>> = {
  RSA: `rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:${RSA_IN_CERTIFICATES}`,
  'RSA-PSS': 'rsa_pss_pss_sha256:rsa_pss_pss_sha384:rsa_pss_pss_sha512',
  ECDSA: `ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512:${RSA_IN_CERTIFICATES}`,
  Ed25519: `ed25519:${RSA_IN_CERTIFICATES}`,
  Ed448: `ed448:${RSA_IN_CERTIFICATES}`,
};

const contexts = new Map<KeyType | null, SecureContext>();

/**
 * Everything that a handshake offers. Probes with the same offer share it, because it takes as long to make as a
 * handshake; sessions are no part of it. It trusts nobody: to read the usual authorities takes several times as long,
 * and trust is not asked here.
 *
 * @param only the server can only choose a certificate with such a key; null: any it has
 */
export function contextFor(only: KeyType | null): SecureContext {
  const known = contexts.get(only);
  if (known) return known;
  const made = createSecureContext({ ca: [], ...(only === null ? {} : restrictTo(only)) });
  contexts.set(only, made);
  return made;
}

/**
 * TLS 1.3 goes by the signature algorithms alone. In TLS 1.2 the cipher suite names the type as well, Ed25519 and
 * Ed448 under ECDSA (RFC 8422, section 5.1.1).
 */
function restrictTo(type: KeyType): SecureContextOptions {
  const other = type.startsWith('RSA') ? 'aECDSA' : 'aRSA';
  return { sigalgs: SIGNATURES[type], ciphers: `${DEFAULT_CIPHERS}:!${other}` };
}
