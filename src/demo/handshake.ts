import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { connect } from 'node:tls';

/** How to shake hands; everything has a default. */
export interface HandshakeOptions {
  /** Default: 127.0.0.1 */
  host?: string;
  /** Server Name Indication. Default: none is sent. */
  servername?: string;
  /** Milliseconds for connection and handshake together. Default: 5000 */
  timeout?: number;
}

/**
 * One fresh TLS connection and handshake; whether the certificate is trusted does not matter.
 * @returns the fingerprint that was served: SHA-256 of the certificate's DER, lower-case hex
 * @throws {Error} when no handshake comes about in time
 */
export function handshake(port: number, options: HandshakeOptions = {}): Promise<string> {
  const { host = '127.0.0.1', servername = '', timeout = 5000 } = options;
  if (isIP(servername)) throw new Error(`expected a DNS name to indicate, got ${servername}`);
  return new Promise((resolve, reject) => {
    // Security level 0: weak certificates are to be looked at, not refused.
    const socket = connect({
      host,
      port,
      servername,
      rejectUnauthorized: false,
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    const timer = setTimeout(() => socket.destroy(new Error(`no handshake within ${timeout} ms`)), timeout);
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      reject(new Error('connection closed before the handshake was done'));
    });
    socket.on('secureConnect', () => {
      const served = socket.getPeerX509Certificate();
      socket.end();
      socket.resume();
      if (served === undefined) return reject(new Error('no certificate was served'));
      resolve(createHash('sha256').update(served.raw).digest('hex'));
    });
  });
}
