// A process of its own that answers TLS on many ports, and on each can go over to another certificate at a
// moment that nobody else knows.

import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';

/** What it is told. */
export type ServerOrder =
  | { readonly kind: 'listen'; readonly count: number; readonly serve: ServedPem }
  /** From now on, each port in its turn goes over to another certificate after so many milliseconds. */
  | { readonly kind: 'flip'; readonly to: ServedPem; readonly afterMs: readonly number[] };

/**
 * What it says: where it listens, or when each port went over, on the clock of `process.hrtime`, in
 * nanoseconds.
 */
export type ServerAnswer =
  | { readonly kind: 'listening'; readonly ports: readonly number[] }
  | { readonly kind: 'flipped'; readonly at: readonly string[] };

/** A certificate with its chain, and its key. */
export interface ServedPem {
  readonly cert: string;
  readonly key: string;
}

const servers: Server[] = [];

async function listen(count: number, serve: ServedPem): Promise<void> {
  const ports = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer(serve, (socket) => socket.on('error', () => {}).end());
      server.on('tlsClientError', () => {});
      servers.push(server);
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, resolve);
      });
      return (server.address() as AddressInfo).port;
    }),
  );
  answer({ kind: 'listening', ports });
}

async function flip(to: ServedPem, afterMs: readonly number[]): Promise<void> {
  const at = await Promise.all(
    afterMs.map(
      (ms, index) =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            servers[index]!.setSecureContext(to);
            resolve(String(process.hrtime.bigint()));
          }, ms);
        }),
    ),
  );
  answer({ kind: 'flipped', at });
}

function answer(message: ServerAnswer): void {
  process.send?.(message);
}

process.on('message', (order: ServerOrder) => {
  if (order.kind === 'listen') void listen(order.count, order.serve);
  else void flip(order.to, order.afterMs);
});
process.on('disconnect', () => process.exit());
