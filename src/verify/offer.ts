import { type ConnectionOptions, DEFAULT_CIPHERS } from 'node:tls';
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

/**
 * Options for a handshake in which the server can only choose a certificate with such a key. TLS 1.3 goes by the
 * signature algorithms alone. In TLS 1.2 the cipher suite names the type as well, Ed25519 and Ed448 under ECDSA
 * (RFC 8422, section 5.1.1).
 */
export function offerOf(type: KeyType): Pick<ConnectionOptions, 'sigalgs' | 'ciphers'> {
  const other = type.startsWith('RSA') ? 'aECDSA' : 'aRSA';
  return { sigalgs: SIGNATURES[type], ciphers: `${DEFAULT_CIPHERS}:!${other}` };
}
