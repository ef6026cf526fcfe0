import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { NAME } from '../support/target.ts';
import { type Fixture, tellStories } from './stories.ts';

const bin = findBin();
const isRoot = process.getuid?.() === 0;

/** It refuses to run as root, so root gives it a user of its own. */
const asUser = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

/** PostgreSQL, as docs/recipes.md has it. */
const postgres: Fixture = {
  label: 'postgresql',
  kind: 'files',
  inputs: isRoot ? { owner: 'postgres:postgres' } : {},
  version: () =>
    bin && (/\(PostgreSQL\) (\S+)/.exec(printed(join(bin, 'postgres'), '--version'))?.[1] ?? null),
  shake,
  endpoint: (port) => `postgres://127.0.0.1:${port} sni=${NAME}`,
  start: async (home, directory) => {
    const port = await freePort();
    const [data, sockets] = [join(home, 'data'), join(home, 'sockets')];
    for (const folder of [data, sockets]) {
      mkdirSync(folder, { mode: 0o700 });
      if (isRoot) execFileSync('chown', ['postgres:postgres', folder]);
    }
    const run = (program: string, ...args: string[]) => [...asUser, join(bin ?? '', program), ...args];
    const [initdb = '', ...args] = run('initdb', '-D', data, '-A', 'trust', '-N');
    execFileSync(initdb, args, { stdio: 'pipe', cwd: '/' });
    appendFileSync(
      join(data, 'postgresql.conf'),
      `listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = '${sockets}'
ssl = on
ssl_cert_file = '${directory}/cert.pem'
ssl_key_file = '${directory}/key.pem'
`,
    );
    const [command = '', ...rest] = run('postgres', '-D', data);
    const server = startProgram(command, rest);
    return {
      ...server,
      port,
      configuration: null,
      commands: { 'reload-command': run('pg_ctl', 'reload', '-D', data).join(' ') },
      deafen: () => ({ 'reload-command': run('pg_ctl', 'status', '-D', data).join(' ') }),
    };
  },
};

/** Debian keeps the programs of each version in a folder of their own. */
function findBin(): string | null {
  const onPath = findProgram('postgres');
  if (onPath !== null) return onPath.replace(/\/postgres$/, '');
  try {
    const newest = readdirSync('/usr/lib/postgresql').sort().at(-1);
    return newest === undefined ? null : `/usr/lib/postgresql/${newest}/bin`;
  } catch {
    return null;
  }
}

/**
 * SSLRequest, `S`, and then the handshake (PostgreSQL's documentation, "Message Flow", "SSL Session
 * Encryption").
 */
function shake(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const tcp = connectTcp(port, '127.0.0.1');
    tcp.on('error', reject);
    tcp.on('close', () => reject(new Error('connection closed before the handshake was done')));
    tcp.once('connect', () => tcp.write(Buffer.from('0000000804d2162f', 'hex')));
    tcp.once('data', (answer) => {
      if (answer.toString() !== 'S')
        return reject(new Error(`the server answered ${answer.toString('hex')}`));
      const socket = connect({ socket: tcp, servername: NAME, rejectUnauthorized: false });
      socket.on('error', reject);
      socket.once('secureConnect', () => {
        const served = socket.getPeerX509Certificate();
        socket.destroy();
        if (served) resolve(createHash('sha256').update(served.raw).digest('hex'));
        else reject(new Error('no certificate was served'));
      });
    });
  });
}

tellStories(postgres);
