// An sshd of a test's own: on loopback, at a free port, with keys that it makes, and for SFTP alone.

import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../support/tools.ts';

/** An sshd that runs. */
export interface Sshd {
  readonly port: number;
  readonly pid: number;
  /** The client's private key, and the file that knows the server's. */
  readonly key: string;
  readonly knownHosts: string;
  close(): Promise<void>;
}

/**
 * Starts one. Every user of this machine may log in with the client's key.
 *
 * @param home where its files go
 * @param denied requests of SFTP that it does not know, such as `posix-rename`
 */
export async function startSshd(home: string, denied: readonly string[]): Promise<Sshd> {
  const folder = join(home, 'sshd');
  mkdirSync(folder, { mode: 0o755 });
  const [hostKey, key] = [join(folder, 'host'), join(folder, 'client')];
  for (const file of [hostKey, key]) run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  copyFileSync(`${key}.pub`, join(folder, 'authorized'));
  chmodSync(join(folder, 'authorized'), 0o644);
  const port = await freePort();
  const knownHosts = join(folder, 'known');
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${readFileSync(`${hostKey}.pub`, 'utf8')}`);
  const refused = denied.length > 0 ? ` -P ${denied.join(',')}` : '';
  writeFileSync(
    join(folder, 'config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      `AuthorizedKeysFile ${join(folder, 'authorized')}`,
      `PidFile ${join(folder, 'pid')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'PermitRootLogin prohibit-password',
      `Subsystem sftp internal-sftp${refused}`,
      `ForceCommand internal-sftp${refused}`,
      '',
    ].join('\n'),
  );
  // The folder for its unprivileged part, which Debian makes when the service starts.
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'config')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`sshd ended with ${child.exitCode}`);
    await pause(20);
  }
  return {
    port,
    pid: child.pid as number,
    key,
    knownHosts,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (isOpen: boolean) => () => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', done(true)).once('error', done(false));
  });
}
