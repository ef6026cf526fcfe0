// HTTP proxies, good and bad, for what opens tunnels through them.

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** A proxy on 127.0.0.1. */
export interface TestProxy {
  port: number;
  /** The request of each connection, head and all */
  requests(): string[];
}

/**
 * Starts a proxy that leads every tunnel to a port of 127.0.0.1, whatever was asked for; closed when the test
 * ends.
 * @param options.answer what it says to a request; whoever gets a 200 has a tunnel
 * @param options.serverFirst the server speaks first, and its first words come in one piece with the answer
 */
export async function httpProxy(
  t: TestContext,
  to: number,
  {
    answer = () => 'HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n',
    serverFirst = false,
  }: { answer?: (request: string) => string; serverFirst?: boolean } = {},
): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket =>
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  const requests: string[] = [];
  const server = createServer((client) => {
    sockets.add(keep(client));
    let head = '';
    client.on('data', function read(chunk: Buffer) {
      head += chunk.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      client.off('data', read).pause();
      requests.push(head);
      const said = answer(head);
      if (!/^HTTP\/1\.1 200/.test(said)) {
        client.write(said, 'latin1');
        client.resume();
        return;
      }
      const onward = connect(to, '127.0.0.1', () => {
        if (serverFirst) return;
        client.write(said, 'latin1');
        onward.pipe(client);
      });
      sockets.add(keep(onward));
      if (serverFirst)
        onward.once('data', (first: Buffer) => {
          client.write(Buffer.concat([Buffer.from(said, 'latin1'), first]));
          onward.pipe(client);
        });
      client.pipe(onward);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests: () => requests };
}
