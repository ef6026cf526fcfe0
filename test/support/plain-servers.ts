// Servers that begin in plain text, as far as a client that wants TLS gets to see them.

import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Minted } from '../../src/demo/mint.ts';
import type { UPGRADES } from '../../src/verify/starttls.ts';

/** What a server says, and what it waits for before it says the next. */
export interface Play {
  /** Sent as soon as somebody connects; empty where the client begins. */
  greeting: string;
  /** What the client must send, and what is answered. */
  turns: (readonly [expects: string, answer: string])[];
}

/**
 * A greeting of MySQL: protocol 10, a version, a thread id, salt, a filler, both halves of the capabilities.
 */
export function mysqlGreeting(capabilities: number): string {
  const payload = `\n10.11.19-MariaDB\0\x07\0\0\0saltsalt\0${String.fromCharCode(capabilities & 0xff, capabilities >> 8)}\x2d\x02\0\0\0\x15${'\0'.repeat(10)}moresaltsalt\0mysql_native_password\0`;
  return `${String.fromCharCode(payload.length)}\0\0\0${payload}`;
}

/** CLIENT_SSL, CLIENT_PROTOCOL_41 and CLIENT_SECURE_CONNECTION; packets of 16 MiB; utf8mb4. */
const MYSQL_REQUEST = `\x20\0\0\x01\0\x8a\0\0\0\0\0\x01\x2d${'\0'.repeat(23)}`;

const LDAP_REQUEST = '\x30\x1d\x02\x01\x01\x77\x18\x80\x161.3.6.1.4.1.1466.20037';

/** How a server that offers TLS behaves in each protocol. */
export const PLAYS: Readonly<Record<keyof typeof UPGRADES, Play>> = {
  smtp: {
    greeting: '220-mail.example.org ESMTP\r\n220 at your service\r\n',
    turns: [
      [
        'EHLO rotate-certificate.invalid\r\n',
        '250-mail.example.org\r\n250-SIZE 1000\r\n250-starttls\r\n250 HELP\r\n',
      ],
      ['STARTTLS\r\n', '220 2.0.0 Ready to start TLS\r\n'],
    ],
  },
  imap: {
    greeting: '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n',
    turns: [['a STARTTLS\r\n', '* CAPABILITY IMAP4rev1\r\na OK Begin TLS\r\n']],
  },
  pop3: { greeting: '+OK ready\r\n', turns: [['STLS\r\n', '+OK Begin TLS\r\n']] },
  sieve: {
    greeting: '"IMPLEMENTATION" {9}\r\nOK of its\n"SASL" ""\r\n"STARTTLS"\r\nOK "ready"\r\n',
    turns: [['STARTTLS\r\n', 'OK {5+}\r\nBegin\r\n']],
  },
  ftp: {
    greeting: '120 soon\r\n220-Welcome\r\n  to the\r\n220x files\r\n220 here\r\n',
    turns: [['AUTH TLS\r\n', '234 Proceed\r\n']],
  },
  ldap: {
    greeting: '',
    turns: [[LDAP_REQUEST, '\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x00\x04\x00\x04\x00']],
  },
  mysql: { greeting: mysqlGreeting(0xffff), turns: [[MYSQL_REQUEST, '']] },
  postgres: { greeting: '', turns: [['\x00\x00\x00\x08\x04\xd2\x16\x2f', 'S']] },
};

/**
 * Starts a server on 127.0.0.1 that plays its part and then speaks TLS; closed when the test ends.
 * @param options.greetAfterMs how long it lets a client wait before it greets
 */
export async function plainServer(
  t: TestContext,
  { greeting, turns }: Play,
  serve: Minted,
  { greetAfterMs = 0 } = {},
): Promise<{ port: number; received(): string }> {
  const sockets = new Set<Socket>();
  let received = '';
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    setTimeout(() => socket.destroyed || socket.write(greeting, 'latin1'), greetAfterMs);
    const left = [...turns];
    let heard = '';
    socket.on('data', function read(chunk: Buffer) {
      heard += chunk.toString('latin1');
      received += chunk.toString('latin1');
      for (let [turn] = left; turn && heard.startsWith(turn[0]); [turn] = left) {
        heard = heard.slice(turn[0].length);
        left.shift();
        if (left.length === 0) {
          socket.off('data', read).pause();
          // A client that waits for no answer may have begun its handshake already.
          if (heard !== '') socket.unshift(Buffer.from(heard, 'latin1'));
          socket.write(turn[1], 'latin1');
          secure(socket, serve);
        } else socket.write(turn[1], 'latin1');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, received: () => received };
}

function secure(socket: Socket, { certificate, privateKey }: Minted): void {
  const secureContext = createSecureContext({ cert: certificate, key: privateKey });
  new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => {}).resume();
}
