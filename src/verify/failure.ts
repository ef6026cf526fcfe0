/*
 * Why a probe failed, in words. Nothing that a server sent gets into them.
 */

/** How far a probe has come. */
export type Stage = 'connection' | 'tunnel' | 'STARTTLS' | 'handshake';

/** No answer in time, by stage; the sentence goes on with the time. */
export const TOO_SLOW: Readonly<Record<Stage, string>> = {
  connection: 'no connection',
  tunnel: 'connected, but no tunnel',
  STARTTLS: 'connected, but no STARTTLS',
  handshake: 'connected, but no TLS handshake',
};

/** An error code in words. The error's own message is not used: it may repeat text from the server. */
export function explain(code: string, stage: Stage): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused: nothing listens there';
    case 'ECONNRESET':
      return RESET[stage];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name does not resolve (${code})`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `the host does not answer (${code})`;
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `the other side does not speak TLS (${code})`;
    case 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION':
      return `the server refuses TLS 1.2 and 1.3, so it speaks TLS 1.1 or older alone, if any (${code})`;
    case 'ERR_SSL_UNSUPPORTED_PROTOCOL':
      return `the server answers with TLS 1.1 or older, and only TLS 1.2 and 1.3 are spoken here (${code})`;
    default:
      return /^[A-Z0-9_/]+$/.test(code) ? `the handshake failed (${code})` : 'the handshake failed';
  }
}

const RESET: Readonly<Record<Stage, string>> = {
  connection: 'the connection was reset',
  tunnel: 'the connection was reset before there was a tunnel',
  STARTTLS: 'the server reset the connection before TLS began',
  handshake: 'the server reset the connection during the handshake',
};
