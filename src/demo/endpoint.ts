// A TLS endpoint that takes its certificate from a file-based SDS resource and notices changes the way Envoy
// does (measured on 1.40; source/common/secret/sds_api.cc):
//
//  1. Only moves count. A file that is written in place is not noticed.
//  2. The SDS file is read again when something is moved onto its very name.
//  3. Certificate and key are read again when anything is moved into the directory of either; when the secret
//     names a `watched_directory`, into that one only. Directories are watched, not paths: one that a symlink
//     leads to goes unnoticed when the symlink is turned elsewhere. One that is not there when the secret
//     comes is not watched.
//  4. The two are read as a pair, again and again until two readings agree.
//  5. What cannot be used (a torn SDS file, a secret of another name, a key of another certificate) is
//     counted, and the endpoint goes on with what it had.
//  6. A secret that is the same as the last one changes nothing, even if the last one could not be used.
//
// What Node cannot tell from a move is a file created under its final name.

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { type FSWatcher, lstatSync, readFileSync, watch } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { createServer } from 'node:tls';
import { parseSds, type Secret } from './sds.ts';

export interface EndpointOptions {
  /** The SDS file. Its directory must exist; the file may come later. */
  sdsFile: string;
  /** The secret that is subscribed to. */
  secretName: string;
  /** Default: 127.0.0.1 */
  host?: string;
  /** Default: a free one. */
  port?: number;
  /** Where a path in the SDS file is found here. Default: the same path. */
  mapPath?: (serverPath: string) => string;
}

export interface Endpoint {
  port: number;
  /**
   * The fingerprint of the certificate in service; null when there is none yet, and every handshake fails.
   */
  served(): string | null;
  counters: Readonly<EndpointCounters>;
  /** Closes the port, every connection and every watch. */
  close(): Promise<void>;
}

export interface EndpointCounters {
  /** Pairs put into service. */
  updates: number;
  /** SDS files that could not be used: torn, or with another secret than the one subscribed to. */
  rejected: number;
  /** Pairs that could not be used: missing, unreadable, or of two different keys. */
  mismatched: number;
}

/**
 * Starts the endpoint; it serves by the time it is returned, if what it needs is there.
 * @throws {Error} when the directory of the SDS file does not exist, or the port is taken
 */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { sdsFile, secretName, host = '127.0.0.1', port = 0, mapPath = (path: string) => path } = options;
  const counters: EndpointCounters = { updates: 0, rejected: 0, mismatched: 0 };
  let secret: Secret | null = null;
  let inService: Pair | null = null;

  const server = createServer((socket) => socket.end('hello\n'));
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket.on('close', () => connections.delete(socket)).on('error', () => {}));
  });
  server.on('secureConnection', (socket) => socket.on('error', () => {}).resume());

  function readSecret(): void {
    const update = attempt(() => parseSds(readFileSync(sdsFile, 'utf8')));
    if (update === null || update.name !== secretName) {
      counters.rejected += 1;
      return;
    }
    if (JSON.stringify(update) === JSON.stringify(secret)) return;
    secret = update;
    for (const watcher of pairWatchers) watcher.close();
    pairWatchers = watchedDirectories(update).flatMap(
      (path) => attempt(() => onMove(mapPath(path), readPair)) ?? [],
    );
    readPair();
  }

  function readPair(): void {
    if (secret === null) return;
    const { certificate, privateKey } = secret;
    const pair = attempt(() => stablePair(mapPath(certificate), mapPath(privateKey)));
    if (pair === null || !belongsTogether(pair)) {
      counters.mismatched += 1;
    } else if (pair.certificate !== inService?.certificate || pair.privateKey !== inService.privateKey) {
      server.setSecureContext({ cert: pair.certificate, key: pair.privateKey });
      inService = pair;
      counters.updates += 1;
    }
  }

  let pairWatchers: FSWatcher[] = [];
  const sdsWatcher = onMove(dirname(sdsFile), (name) => {
    if (name === basename(sdsFile)) readSecret();
  });
  if (exists(sdsFile)) readSecret();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve());
  });

  return {
    port: (server.address() as AddressInfo).port,
    served: () => inService && fingerprintOf(inService),
    counters,
    close: () => {
      for (const watcher of [sdsWatcher, ...pairWatchers]) watcher.close();
      for (const socket of connections) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The text of a certificate file and of a key file. */
type Pair = { certificate: string; privateKey: string };

/** Where moves make the pair be read again (rule 3), as the secret spells it. */
function watchedDirectories({ certificate, privateKey, watchedDirectory }: Secret): string[] {
  if (watchedDirectory !== undefined) return [watchedDirectory];
  return [...new Set([dirname(certificate), dirname(privateKey)])];
}

/**
 * Calls `act` with the name of whatever is moved into a directory; what left it again meanwhile is passed
 * over.
 */
function onMove(directory: string, act: (name: string) => void): FSWatcher {
  const watcher = watch(directory, (event, name) => {
    if (event === 'rename' && name !== null && exists(join(directory, name))) act(name);
  });
  return watcher.on('error', () => {});
}

/** Reads both files until two readings agree (rule 4), at most six times. */
function stablePair(certificate: string, privateKey: string): Pair {
  const read = (): Pair => ({
    certificate: readFileSync(certificate, 'utf8'),
    privateKey: readFileSync(privateKey, 'utf8'),
  });
  let pair = read();
  for (let again = 0; again < 5; again += 1) {
    const next = read();
    if (next.certificate === pair.certificate && next.privateKey === pair.privateKey) break;
    pair = next;
  }
  return pair;
}

/** OpenSSL does not compare a certificate with a key of another type, so it is done here. */
function belongsTogether({ certificate, privateKey }: Pair): boolean {
  return (
    attempt(() => new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey))) ?? false
  );
}

/** As everywhere in the project: SHA-256 of the leaf's DER, lower-case hex. */
function fingerprintOf({ certificate }: Pair): string {
  return new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
}

function exists(path: string): boolean {
  return attempt(() => lstatSync(path)) !== null;
}

/** What `action` returns; null when it throws. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
