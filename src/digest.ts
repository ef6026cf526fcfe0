import * as crypto from 'node:crypto';

/**
 * SHA-256 in lower-case hex. One call costs a start less than an object that takes pieces. Node has it since
 * 20.12.
 */
export function sha256(bytes: Uint8Array): string {
  return crypto.hash ? crypto.hash('sha256', bytes) : crypto.createHash('sha256').update(bytes).digest('hex');
}

/**
 * A certificate's fingerprint: the SHA-256 of its DER in lower-case hex. This project names certificates by
 * it.
 */
export function fingerprintOf(der: Uint8Array): string {
  return sha256(der);
}
