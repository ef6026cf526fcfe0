import { connect, type SecureContext } from 'node:tls';

/**
 * What no look at a served leaf can do without: one connection, one handshake, the leaf. Resolves with its
 * fingerprint as Node prints it.
 */
export function shakeHandsBare(
  port: number,
  servername: string,
  secureContext: SecureContext,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, servername, secureContext, rejectUnauthorized: false });
    socket.once('secureConnect', () => {
      const leaf = socket.getPeerX509Certificate();
      socket.destroy();
      resolve(leaf?.fingerprint256 ?? '');
    });
    socket.once('error', reject);
  });
}
