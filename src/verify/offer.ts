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

const ECDSA = `ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512`;

const SIGNATURES: Readonly<Record<KeyType, string>> = {
  RSA: `rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:${RSA_IN_CERTIFICATES}`,
  'RSA-PSS': 'rsa_pss_pss_sha256:rsa_pss_pss_sha384:rsa_pss_pss_sha512',
  ECDSA: `${ECDSA}:${RSA_IN_CERTIFICATES}`,
  'ECDSA (rare curve)': `${ECDSA}:${RSA_IN_CERTIFICATES}`,
  Ed25519: `ed25519:${RSA_IN_CERTIFICATES}`,
  Ed448: `ed448:${RSA_IN_CERTIFICATES}`,
};

const contexts = new Map<KeyType | null, SecureContext>();

/**
 * Everything that a handshake offers. Probes with the same offer share it, because it takes as long to make
 * as a handshake; sessions are no part of it. It trusts nobody: to read the usual authorities takes several
 * times as long, and trust is not asked here.
 *
 * @param only the server can only choose a certificate with such a key; null: any that clients usually take
 */
export function contextFor(only: KeyType | null): SecureContext {
  const known = contexts.get(only);
  if (known) return known;
  const made = makeContext(only);
  contexts.set(only, made);
  return made;
}

function makeContext(only: KeyType | null): SecureContext {
  if (only === null) return createSecureContext({ ca: [] });
  return only === 'ECDSA (rare curve)' ? rareCurves() : createSecureContext({ ca: [], ...restrictTo(only) });
}

/**
 * TLS 1.3 goes by the signature algorithms alone. In TLS 1.2 the cipher suite names the type as well, Ed25519
 * and Ed448 under ECDSA (RFC 8422, section 5.1.1).
 */
function restrictTo(type: KeyType): SecureContextOptions {
  const other = type.startsWith('RSA') ? 'aECDSA' : 'aRSA';
  return { sigalgs: SIGNATURES[type], ciphers: `${DEFAULT_CIPHERS}:!${other}` };
}

const CURVES =
  'X25519:prime256v1:secp384r1:secp521r1:brainpoolP256r1:brainpoolP384r1:brainpoolP512r1:secp256k1';
const RARE_SIGNATURES =
  'ecdsa_brainpoolP256r1_sha256:ecdsa_brainpoolP384r1_sha384:ecdsa_brainpoolP512r1_sha512';

/**
 * In TLS 1.2 the supported groups must have the curve of the certificate (RFC 8422, section 5.1.1; RFC 7027).
 * The usual curves are among them for the key exchange. TLS 1.3 goes by signature algorithms of their own
 * (RFC 8734), which OpenSSL knows since 3.2, and has none for secp256k1.
 */
function rareCurves(): SecureContext {
  const options = { ca: [], ...restrictTo('ECDSA (rare curve)'), ecdhCurve: CURVES };
  try {
    return createSecureContext({ ...options, sigalgs: `${RARE_SIGNATURES}:${options.sigalgs}` });
  } catch {
    return createSecureContext(options);
  }
}
