import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { NAME } from '../support/target.ts';
import { type Fixture, tellStories } from './stories.ts';

const mariadbd = findProgram('mariadbd');
const isRoot = process.getuid?.() === 0;

/** Started by root, it goes on as a user of its own. */
const asUser = isRoot ? ['--user=mysql'] : [];

/** MariaDB, as docs/recipes.md has it. */
const mariadb: Fixture = {
  label: 'mariadb',
  kind: 'files',
  inputs: isRoot ? { owner: 'mysql:mysql' } : {},
  version: () =>
    mariadbd && (/Ver (\S+?)-MariaDB/.exec(printed(mariadbd, '--no-defaults', '--version'))?.[1] ?? null),
  shake,
  endpoint: (port) => `mysql://127.0.0.1:${port} sni=${NAME}`,
  start: async (home, directory) => {
    const port = await freePort();
    const data = join(home, 'data');
    const socket = join(home, 'data', 'socket');
    mkdirSync(data, { mode: 0o700 });
    if (isRoot) execFileSync('chown', ['mysql:mysql', data]);
    const install = ['--no-defaults', ...asUser, `--datadir=${data}`, '--skip-test-db'];
    execFileSync('mariadb-install-db', [...install, '--auth-root-authentication-method=normal'], {
      stdio: 'pipe',
    });
    const server = startProgram(mariadbd ?? '', [
      ...['--no-defaults', ...asUser, `--datadir=${data}`, `--socket=${socket}`, '--skip-name-resolve'],
      ...['--bind-address=127.0.0.1', `--port=${port}`, '--innodb-buffer-pool-size=8M'],
      ...[`--ssl-cert=${directory}/cert.pem`, `--ssl-key=${directory}/key.pem`],
    ]);
    const run = (statement: string): string => `mariadb --no-defaults -u root -S ${socket} -e "${statement}"`;
    return {
      ...server,
      port,
      configuration: null,
      commands: { 'reload-command': run('FLUSH SSL') },
      deafen: () => ({ 'reload-command': run('SELECT 1') }),
    };
  },
};

/** CLIENT_SSL, CLIENT_PROTOCOL_41 and CLIENT_SECURE_CONNECTION; packets of 16 MiB; utf8mb4; 23 zeros. */
const SSL_REQUEST = Buffer.from(`20000001008a0000000000012d${'00'.repeat(23)}`, 'hex');

/** The greeting, SSLRequest, and the handshake ("Connection Phase" in the manual of MySQL's source code). */
function shake(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const tcp = connectTcp(port, '127.0.0.1');
    tcp.on('error', reject);
    tcp.on('close', () => reject(new Error('connection closed before the handshake was done')));
    tcp.once('data', (greeting) => {
      if (greeting[4] !== 10) return reject(new Error(`the server greeted with ${greeting.toString('hex')}`));
      tcp.write(SSL_REQUEST);
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

tellStories(mariadb);
