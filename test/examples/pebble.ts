// Pebble, a small ACME CA by Let's Encrypt, and a resolver for it that knows every name as 127.0.0.1.

import { mkdirSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import type { Repository } from '../support/act.ts';
import { findInstalled, freePort, startProgram } from '../support/programs.ts';
import { put } from '../support/tools.ts';
import { waitFor } from '../support/wait.ts';

/** Pebble and its resolver, where test/servers/install.sh could build them. */
export const PEBBLE = findInstalled('pebble');
export const RESOLVER = findInstalled('pebble', 'pebble-challtestsrv');

/** A running ACME CA. */
export interface Acme {
  /** The URL of its directory. */
  readonly directory: string;
  /** A file with the root that its own HTTPS leads to. */
  readonly httpsRoots: string;
  /** A file with the root of the certificates that it issues. */
  readonly roots: string;
}

/**
 * Starts Pebble. It ends with the test.
 * @param httpPort where it looks for the answers to HTTP challenges
 */
export async function startPebble(t: TestContext, site: Repository, httpPort: number): Promise<Acme> {
  const home = join(site.home, 'pebble');
  mkdirSync(home);
  const root = mint({ subject: 'HTTPS of the CA', ca: true });
  const https = mint({ names: ['localhost'], issuer: root });
  const [port, management, dns] = [await freePort(), await freePort(), await freePort()];
  const configuration = {
    pebble: {
      listenAddress: `127.0.0.1:${port}`,
      managementListenAddress: `127.0.0.1:${management}`,
      certificate: put(home, 'cert.pem', https.certificate),
      privateKey: put(home, 'key.pem', https.privateKey),
      httpPort,
      tlsPort: await freePort(),
    },
  };
  const none = ['-http01', '', '-https01', '', '-tlsalpn01', '', '-doh', '', '-defaultIPv6', ''];
  const resolver = startProgram(RESOLVER ?? '', [
    ...['-dnsserver', `127.0.0.1:${dns}`, '-management', `127.0.0.1:${await freePort()}`],
    ...['-defaultIPv4', '127.0.0.1', ...none],
  ]);
  t.after(resolver.stop);
  const config = put(home, 'pebble.json', JSON.stringify(configuration));
  const pebble = startProgram(PEBBLE ?? '', ['-config', config, '-dnsserver', `127.0.0.1:${dns}`], {
    PEBBLE_VA_NOSLEEP: '1',
  });
  t.after(pebble.stop);
  const url = `https://localhost:${management}/roots/0`;
  const issuedBy = await waitFor(() => fetched(url, root.certificate), {
    what: 'Pebble',
    deadlineMs: 20_000,
  });
  return {
    directory: `https://localhost:${port}/dir`,
    httpsRoots: put(home, 'https-root.pem', root.certificate),
    roots: put(home, 'root.pem', issuedBy ?? ''),
  };
}

/** What a URL answers with; null when nothing does. */
function fetched(url: string, ca: string): Promise<string | null> {
  return new Promise((resolve) => {
    get(url, { ca, family: 4 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    }).on('error', () => resolve(null));
  });
}
