/*
 * The certificate of a handshake, read off its socket.
 */
import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { fingerprintOf } from '../digest.ts';
import { type KeyType, keyTypeOf } from '../key-type.ts';

/** A leaf that was served. */
export interface Served {
  readonly kind: 'served';
  readonly fingerprint: string;
  /** Raw DER, in the order of the server: the leaf first. */
  readonly certificates: readonly Uint8Array[];
  readonly protocol: string;
  /** Of the leaf; null for a type that a probe cannot ask for. */
  readonly keyType: KeyType | null;
  /** The type of key that was asked for in vain; null when there was none. */
  readonly lacks: KeyType | null;
}

/** The outcome of a handshake that is complete; null when the server sent no certificate. */
export function servedBy(socket: TLSSocket): Served | null {
  const leaf = socket.getPeerX509Certificate();
  return leaf ? describe(socket, leaf) : null;
}

/**
 * The outcome of a handshake that the server refused to finish; null when that proves nothing. In TLS 1.2 a
 * server refuses so that wants a certificate from its clients.
 *
 * Its own certificate counts once the server has signed its part of the key exchange. Before that anybody
 * could have sent the certificate, which is no secret. OpenSSL knows the server's part only after that
 * signature was sent, and a wrong signature would have been an error of this side.
 *
 * @param code of the error that the refusal came with
 */
export function servedByRefusal(socket: TLSSocket, code: string): Served | null {
  if (!isAlert(code)) return null;
  const exchange = socket.getEphemeralKeyInfo() as { readonly type?: string } | null;
  return exchange?.type === undefined ? null : servedBy(socket);
}

/**
 * Whether the other side sent an alert. OpenSSL has two forms of name: `SSLV3_ALERT_…` and `SSL/TLS_ALERT_…`.
 */
export function isAlert(code: string): boolean {
  return /^ERR_SSL_.*_ALERT_/.test(code);
}

function describe(socket: TLSSocket, leaf: X509Certificate): Served {
  return {
    kind: 'served',
    fingerprint: fingerprintOf(leaf.raw),
    certificates: certificatesFrom(leaf),
    protocol: socket.getProtocol() ?? 'unknown',
    keyType: typeOf(leaf),
    lacks: null,
  };
}

function typeOf(leaf: X509Certificate): KeyType | null {
  try {
    return keyTypeOf(leaf.publicKey);
  } catch {
    // A key that OpenSSL cannot read.
    return null;
  }
}

/** More than this many is not a chain but an attack. */
const MAX_CERTIFICATES = 17;

/** All certificates of a handshake. Node links them in the order in which they were sent, issuer or not. */
function certificatesFrom(leaf: X509Certificate): Uint8Array[] {
  const all: Uint8Array[] = [];
  let next: X509Certificate | undefined = leaf;
  for (; next && all.length < MAX_CERTIFICATES; next = next.issuerCertificate) all.push(next.raw);
  return all;
}
