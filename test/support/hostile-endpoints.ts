// Endpoints that speak TLS as far as it serves them.

import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** In which way an endpoint keeps a client busy. */
export type Trap =
  /** Announces a certificate chain of 16 MB */
  | 'a chain of 16 MB announced'
  /** Announces a chain of 90 KB, and sends it a byte at a time */
  | 'a chain sent byte by byte'
  /** Sends well-formed messages that mean nothing, as fast as they are taken, and never goes on */
  | 'empty messages without end'
  /** Sends a warning alert after the other */
  | 'warnings without end'
  /** Sends a chain of 90 KB in which nothing is a certificate */
  | 'a chain of rubbish'
  /** Sends the ServerHello, and resets the connection */
  | 'a reset in the middle';

/** Starts such an endpoint on 127.0.0.1; closed when the test ends. */
export async function trap(t: TestContext, kind: Trap): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    socket.once('data', () => spring(socket.resume(), kind));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function spring(socket: Socket, kind: Trap): void {
  socket.write(record(22, message(2, SERVER_HELLO)));
  switch (kind) {
    case 'a chain of 16 MB announced':
      socket.write(record(22, Buffer.from([11, 0xff, 0xff, 0xff])));
      break;
    case 'a chain sent byte by byte':
      socket.write(record(22, Buffer.from([11, 1, 0x5f, 0x90, 1, 0x5f, 0x8d, 1, 0x5f, 0x8a])));
      repeat(socket, record(22, Buffer.from([0x30])), 20);
      break;
    case 'empty messages without end':
      repeat(socket, Buffer.concat(Array(1_000).fill(record(22, message(0, Buffer.alloc(0))))), 0);
      break;
    case 'warnings without end':
      repeat(socket, record(21, Buffer.from([1, 90])), 0);
      break;
    case 'a chain of rubbish': {
      const rubbish = Buffer.alloc(90_000, '::error::x\n');
      const whole = message(11, Buffer.concat([uint24(rubbish.length + 3), uint24(rubbish.length), rubbish]));
      for (let at = 0; at < whole.length; at += 16_000)
        socket.write(record(22, whole.subarray(at, at + 16_000)));
      break;
    }
    case 'a reset in the middle':
      socket.resetAndDestroy();
  }
}

/** Sends something over and over: after a pause in milliseconds, or, with 0, whenever there is room. */
function repeat(socket: Socket, bytes: Buffer, pauseMs: number): void {
  const again = (): void => {
    if (socket.destroyed) return;
    const hasRoom = socket.write(bytes);
    if (hasRoom || pauseMs > 0) setTimeout(again, pauseMs);
    else socket.once('drain', () => setImmediate(again));
  };
  again();
}

/** TLS 1.2, ECDHE-RSA-AES128-GCM-SHA256, secure renegotiation (RFC 5246, 7.4.1.3; RFC 5746, 3.6). */
const SERVER_HELLO = Buffer.from([3, 3, ...Array(32).fill(7), 0, 0xc0, 0x2f, 0, 0, 5, 0xff, 1, 0, 1, 0]);

function uint24(value: number): Buffer {
  return Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);
}

function message(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), uint24(body.length), body]);
}

function record(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type, 3, 3, body.length >> 8, body.length & 0xff]), body]);
}
