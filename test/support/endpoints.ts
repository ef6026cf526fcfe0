// Endpoints that do as they are told, for what a real server cannot be made to do.

import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Minted } from '../../src/demo/mint.ts';
import { indicatedName } from './client-hello.ts';

/** What there is to know about an endpoint from outside it. */
export interface TestEndpoint {
  port: number;
  /** Connections accepted so far */
  connections(): number;
  close(): Promise<void>;
}

export interface ScriptedEndpoint extends TestEndpoint {
  /** The server name that each ClientHello indicated, in order; null where it indicated none */
  servernames(): (string | null)[];
}

/**
 * What to serve on a connection, by its number from 1 on; null closes it unanswered, `silence` leaves it
 * open.
 */
export type Script = (
  connection: number,
  servername: string | null,
) => Pick<Minted, 'certificate' | 'privateKey'> | 'silence' | null;

export interface ListenOptions {
  /** Default: 127.0.0.1 */
  host?: string;
  /** Default: a free one */
  port?: number;
}

/** Starts a TLS endpoint that serves on each connection what the script says; closed when the test ends. */
export async function scriptedEndpoint(
  t: TestContext,
  script: Script,
  options: ListenOptions = {},
): Promise<ScriptedEndpoint> {
  const servernames: (string | null)[] = [];
  const endpoint = await listen(t, options, (socket, number) => {
    let hello = Buffer.alloc(0);
    socket.on('data', function read(chunk: Buffer) {
      hello = Buffer.concat([hello, chunk]);
      const servername = indicatedName(hello);
      if (servername === undefined) return;
      socket.pause().off('data', read);
      servernames.push(servername);
      const serve = script(number, servername);
      if (serve === 'silence') return;
      if (serve === null) {
        socket.destroy();
        return;
      }
      socket.unshift(hello);
      // Security level 0: weak certificates are there to be served.
      const secureContext = createSecureContext({
        cert: serve.certificate,
        key: serve.privateKey,
        ciphers: 'DEFAULT@SECLEVEL=0',
      });
      const secure = new TLSSocket(socket, { isServer: true, secureContext });
      secure
        .on('error', () => {})
        .on('secure', () => secure.end('hello\n'))
        .resume();
    });
  });
  return { ...endpoint, servernames: () => servernames };
}

/** In which way an endpoint fails to be one. */
export type Misbehaviour =
  /** Accepts, and never says anything */
  | 'silent'
  /** Says something that is not TLS, and stays */
  | 'garbage'
  /** Closes at once */
  | 'close'
  /** Resets at once */
  | 'reset'
  /** Begins a TLS record, and sends a byte of it every 50 ms */
  | 'trickle';

/** Starts an endpoint that no handshake comes about with; closed when the test ends. */
export function misbehavingEndpoint(
  t: TestContext,
  misbehaviour: Misbehaviour,
  options: ListenOptions = {},
): Promise<TestEndpoint> {
  return listen(t, options, (socket) => {
    socket.resume();
    switch (misbehaviour) {
      case 'silent':
        break;
      case 'garbage':
        socket.write('220 ready when you are\r\n'.repeat(20));
        break;
      case 'close':
        socket.end();
        break;
      case 'reset':
        socket.resetAndDestroy();
        break;
      case 'trickle': {
        // A handshake record of 16384 bytes that holds a ServerHello of nearly as many.
        socket.write(Buffer.from([22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc]));
        const drip = setInterval(() => socket.write(Buffer.from([3])), 50);
        socket.on('close', () => clearInterval(drip));
      }
    }
  });
}

/** Starts a server that hands each connection, with its number from 1 on, to `accept`. */
async function listen(
  t: TestContext,
  { host = '127.0.0.1', port = 0 }: ListenOptions,
  accept: (socket: Socket, number: number) => void,
): Promise<TestEndpoint> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    connections += 1;
    accept(socket, connections);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  t.after(close);
  return { port: (server.address() as AddressInfo).port, connections: () => connections, close };
}
