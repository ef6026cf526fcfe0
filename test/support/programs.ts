// Real servers as child processes: found where install.sh or the distribution puts them, on ports of their
// own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * An executable that test/servers/install.sh puts into the cache; null when it is not there.
 * @param program its file name. Default: the server's name
 */
export function findInstalled(server: string, program = server): string | null {
  const cache = join(
    process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'rotate-certificate',
    'servers',
  );
  const homes = listed(cache).filter((name) => name.startsWith(`${server}-`));
  return (
    homes
      .sort()
      .reverse()
      .map((name) => join(cache, name, program))
      .find(isExecutable) ?? null
  );
}

/**
 * An executable of the distribution: on the PATH, or where only root's PATH leads; null when it is not there.
 */
export function findProgram(name: string): string | null {
  const path = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return path.map((directory) => join(directory, name)).find(isExecutable) ?? null;
}

/** What a program prints, on both streams. */
export function printed(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function listed(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** A port of 127.0.0.1 that nobody listens at, outside of those that outgoing connections take. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 18_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise<void>((resolve) => server.close(() => resolve()));
    if (isFree) return port;
  }
}

/** A program that runs until it is stopped. */
export interface RunningProgram {
  readonly pid: number;
  /** What it has printed so far. */
  log(): string;
  hasEnded(): boolean;
  /** Ends it, with SIGTERM and then by force, and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a program. It ends with this process at the latest. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): RunningProgram {
  const child: ChildProcess = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'])
      child.once(event, () => {
        ended = true;
        resolve();
      });
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  return {
    pid: child.pid ?? -1,
    log: () => Buffer.concat(chunks).toString('utf8'),
    hasEnded: () => ended,
    stop: async () => {
      process.off('exit', killWithUs);
      child.kill('SIGTERM');
      const killer = setTimeout(killWithUs, 5000);
      await exited;
      clearTimeout(killer);
    },
  };
}
