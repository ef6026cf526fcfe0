// Where the demonstration takes place: a target directory with a certificate, its key and an SDS file, and a
// server that reads them.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEndpoint } from './endpoint.ts';
import { findEnvoy, startEnvoy } from './envoy.ts';
import { type KeyKind, type Minted, mint } from './mint.ts';
import { formatSds } from './sds.ts';

/** The name that the demonstration's certificates are for. */
export const NAME = 'www.example.org';

/** The secret that the server subscribes to. */
export const SECRET = 'server_cert';

/** Which server reads the files. */
export type ServerKind = 'endpoint' | 'envoy';

/** A server that answers TLS on a port of 127.0.0.1. */
export interface Server {
  port: number;
  close(): Promise<void>;
}

/** Whoever issues the certificates: an intermediate, whose own certificate goes along with each of them. */
export interface Authority {
  /** PEM */
  chain: string;
  issue(key: KeyKind): Minted;
}

/** Makes a root, which nobody keeps, and an intermediate. */
export function newAuthority(): Authority {
  const root = mint({ subject: 'Demonstration Root', ca: true });
  const issuer = mint({ subject: 'Demonstration Intermediate', ca: true, issuer: root });
  return { chain: issuer.certificate, issue: (key) => mint({ names: [NAME], key, issuer }) };
}

/** Sets up the target as somebody once did by hand: certificate with chain, key, SDS file. */
export function setUpTarget(directory: string, { certificate, privateKey }: Minted, chain: string): void {
  const [certificateFile, privateKeyFile] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  mkdirSync(directory);
  writeFileSync(certificateFile, certificate + chain);
  writeFileSync(privateKeyFile, privateKey, { mode: 0o600 });
  const sds = formatSds({ name: SECRET, certificate: certificateFile, privateKey: privateKeyFile });
  writeFileSync(join(directory, 'sds.json'), sds);
}

/**
 * Starts the server on a target that is set up.
 * @throws {Error} when a real Envoy is wanted and there is none, or it does not start
 */
export async function startServer(kind: ServerKind, directory: string): Promise<Server> {
  const sdsFile = join(directory, 'sds.json');
  if (kind === 'endpoint') return startEndpoint({ sdsFile, secretName: SECRET });
  const binary = findEnvoy();
  if (binary === null)
    throw new Error('no Envoy on this machine; to install one: bash test/servers/install.sh');
  return startEnvoy({ binary, sdsFile, secretName: SECRET });
}

/**
 * What the target holds, by name: the text of a file, the type of anything else. The action's own state is
 * left out.
 */
export function contentsOf(directory: string): Record<string, string> {
  const entries = readdirSync(directory, { withFileTypes: true }).filter(
    ({ name }) => name !== '.rotate-certificate',
  );
  const contents = entries.map((entry) => [
    entry.name,
    entry.isFile()
      ? readFileSync(join(directory, entry.name), 'utf8')
      : entry.isDirectory()
        ? 'directory'
        : 'symlink',
  ]);
  return Object.fromEntries(contents);
}
