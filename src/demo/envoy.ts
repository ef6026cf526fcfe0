// A real Envoy with one TLS listener whose certificate comes from a file-based SDS resource. Its ports are
// free ones, its files are in a directory of its own, and it is gone when `close()` has returned.

import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The release that test/servers/install.sh installs. */
const VERSION = '1.40.0';

export interface EnvoyOptions {
  /** The Envoy executable, as `findEnvoy` gives it. */
  binary: string;
  /** The SDS file; it and the files that it names must be there already. */
  sdsFile: string;
  /** The secret that the listener subscribes to. */
  secretName: string;
  /**
   * The configuration; the first listener is the one whose port counts. Default: one listener with that
   * secret.
   */
  bootstrap?: object;
  /** A command that runs the command line that follows it, such as `nice`. Default: none. */
  launcher?: string[];
  /** Milliseconds until it must be ready. Default: 20000 */
  deadline?: number;
}

export interface Envoy {
  /** Where it answers TLS, on 127.0.0.1. */
  port: number;
  adminPort: number;
  pid: number;
  /**
   * Counters and gauges whose names start with `prefix`, such as `sds.server_cert.`, by the rest of their
   * names.
   */
  stats(prefix: string): Promise<Record<string, number>>;
  /** What it has written so far. */
  log(): string;
  /** Ends it and waits until it is gone. */
  close(): Promise<void>;
}

/** Envoy on the PATH, else where test/servers/install.sh puts it; null when there is none. */
export function findEnvoy(env: NodeJS.ProcessEnv = process.env): string | null {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const installed = join(cache, 'rotate-certificate', 'servers', `envoy-${VERSION}`, 'envoy');
  const onPath = (env.PATH ?? '').split(delimiter).map((directory) => join(directory || '.', 'envoy'));
  return [...onPath, installed].find(isExecutable) ?? null;
}

/**
 * Starts Envoy and waits until it serves.
 * @throws {Error} with the end of its log, when it ends or is not ready in time
 */
export async function startEnvoy(options: EnvoyOptions): Promise<Envoy> {
  const directory = mkdtempSync(join(tmpdir(), 'rotate-certificate-envoy-'));
  const configuration = join(directory, 'bootstrap.json');
  const adminAddress = join(directory, 'admin-address');
  const { binary, launcher = [], sdsFile, secretName } = options;
  writeFileSync(configuration, JSON.stringify(options.bootstrap ?? bootstrap(sdsFile, secretName), null, 2));
  const [command = binary, ...args] = [
    ...launcher,
    binary,
    ...['-c', configuration, '--admin-address-path', adminAddress],
    ...['--use-dynamic-base-id', '--concurrency', '1'],
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const log = collect(child);
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  async function close(): Promise<void> {
    process.off('exit', killWithUs);
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(patience);
    rmSync(directory, { recursive: true, force: true });
  }

  try {
    const { adminPort, port } = await untilReady(child, adminAddress, options.deadline ?? 20_000);
    return {
      port,
      adminPort,
      pid: child.pid ?? -1,
      stats: (prefix) => readStats(adminPort, prefix),
      log,
      close,
    };
  } catch (error) {
    await close();
    throw new Error(`Envoy did not start: ${(error as Error).message}\n${log().slice(-3000)}`, {
      cause: error,
    });
  }
}

/**
 * A listener that takes its certificate from SDS and sends back what it is sent. (With `direct_response` as
 * the only filter Envoy closes a connection as soon as it is there, which resets most handshakes before they
 * are done.)
 */
function bootstrap(sdsFile: string, secretName: string): object {
  const loopback = { socket_address: { address: '127.0.0.1', port_value: 0 } };
  const secret = {
    name: secretName,
    sds_config: { resource_api_version: 'V3', path_config_source: { path: sdsFile } },
  };
  const echo = {
    name: 'envoy.filters.network.echo',
    typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.network.echo.v3.Echo' },
  };
  const tls = {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
      common_tls_context: { tls_certificate_sds_secret_configs: [secret] },
    },
  };
  const filterChains = [{ transport_socket: tls, filters: [echo] }];
  return {
    node: { id: 'rotate-certificate', cluster: 'rotate-certificate' },
    admin: { address: loopback },
    static_resources: { listeners: [{ name: 'tls', address: loopback, filter_chains: filterChains }] },
  };
}

/**
 * Ports are given by the system, so they are asked for: the admin port from the file, the other from the
 * admin.
 */
async function untilReady(
  child: ChildProcess,
  adminAddress: string,
  milliseconds: number,
): Promise<{ adminPort: number; port: number }> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    if (child.pid === undefined) throw new Error('it cannot be run');
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended');
    if (Date.now() > deadline) throw new Error(`it was not ready within ${milliseconds} ms`);
    const ports = await readPorts(adminAddress).catch(() => null);
    if (ports !== null) return ports;
    await sleep(20);
  }
}

async function readPorts(adminAddress: string): Promise<{ adminPort: number; port: number }> {
  const adminPort = Number(readFileSync(adminAddress, 'utf8').split(':').at(-1));
  if ((await ask(adminPort, '/ready')).trim() !== 'LIVE') throw new Error('not ready');
  const listeners = JSON.parse(await ask(adminPort, '/listeners?format=json')) as {
    listener_statuses: { local_address: { socket_address: { port_value: number } } }[];
  };
  const port = listeners.listener_statuses[0]?.local_address.socket_address.port_value;
  if (!port) throw new Error('not listening');
  return { adminPort, port };
}

async function readStats(adminPort: number, prefix: string): Promise<Record<string, number>> {
  const { stats } = JSON.parse(await ask(adminPort, '/stats?format=json')) as {
    stats: { name?: string; value?: number }[];
  };
  const wanted = stats.flatMap(({ name, value }) =>
    name?.startsWith(prefix) && typeof value === 'number'
      ? [[name.slice(prefix.length), value] as const]
      : [],
  );
  return Object.fromEntries(wanted);
}

async function ask(adminPort: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${adminPort}${path}`, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response.text();
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
