import { createHash, type X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { systemCode } from '../errors.ts';

/** Where to connect, and as whom. */
export interface ProbeTarget {
  readonly address: string;
  readonly port: number;
  /** Sent as SNI; null: none is sent. */
  readonly serverName: string | null;
}

/** What one connection and handshake showed. */
export type ProbeResult =
  | {
      readonly kind: 'served';
      readonly fingerprint: string;
      readonly chain: readonly string[];
      readonly protocol: string;
    }
  /** No handshake; the reason is for people and free of what the server said. */
  | { readonly kind: 'failed'; readonly reason: string; readonly refused: boolean }
  /** There is no way to that address from here, which is no verdict on the server. */
  | { readonly kind: 'unreachable'; readonly reason: string };

const UNREACHABLE = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Makes one fresh TLS handshake and tells which leaf was served. Whether the leaf is trusted, valid or fits the name does not matter here: only which one it is. No session is
 * resumed, because a resumed one would tell of the past.
 *
 * @param timeoutMs for connection and handshake together, however slowly the server trickles
 * @param signal ends the probe early; the result is then a failure
 */
export function probe(
  { address, port, serverName }: ProbeTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ProbeResult> {
  return new Promise((settle) => {
    let connected = false;
    const socket = tls.connect({
      host: address,
      port,
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ...(serverName === null ? {} : { servername: serverName }),
    });
    const finish = (result: ProbeResult): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      settle(result);
    };
    const fail = (reason: string, refused = false): void => finish({ kind: 'failed', reason, refused });
    const onAbort = (): void => fail('cancelled');
    const timer = setTimeout(
      () =>
        fail(
          connected
            ? `connected, but no TLS handshake within ${timeoutMs} ms`
            : `no connection within ${timeoutMs} ms`,
        ),
      timeoutMs,
    );
    socket.on('connect', () => {
      connected = true;
    });
    socket.on('secureConnect', () => {
      const leaf = socket.getPeerX509Certificate();
      if (!leaf) return fail('the server sent no certificate');
      finish({
        kind: 'served',
        fingerprint: fingerprintOf(leaf),
        chain: chainOf(leaf),
        protocol: socket.getProtocol() ?? 'unknown',
      });
    });
    socket.on('error', (error) => {
      const code = systemCode(error);
      if (!connected && UNREACHABLE.has(code))
        finish({ kind: 'unreachable', reason: `no route from here (${code})` });
      else fail(explain(code, connected), code === 'ECONNREFUSED');
    });
    socket.on('close', () => fail('the server closed the connection before the handshake was done'));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}

function fingerprintOf(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('hex');
}

/** More than this many is not a chain but an attack. */
const MAX_CHAIN = 16;

/** Fingerprints of the certificates above the leaf, as far as they were served. */
function chainOf(leaf: X509Certificate): string[] {
  const chain: string[] = [];
  for (
    let above = leaf.issuerCertificate;
    above && chain.length < MAX_CHAIN;
    above = above.issuerCertificate
  ) {
    const fingerprint = fingerprintOf(above);
    if (chain.includes(fingerprint)) break;
    chain.push(fingerprint);
  }
  return chain;
}

/** An error code in words. The error's own message may repeat what the server sent, so it is not used. */
function explain(code: string, connected: boolean): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused: nothing listens there';
    case 'ECONNRESET':
      return connected ? 'the server reset the connection during the handshake' : 'the connection was reset';
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `the host does not answer (${code})`;
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `what answers does not speak TLS (${code})`;
    default:
      return /^[A-Z0-9_]+$/.test(code) ? `the handshake failed (${code})` : 'the handshake failed';
  }
}
