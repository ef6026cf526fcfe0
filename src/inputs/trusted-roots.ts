import { X509Certificate } from 'node:crypto';
import * as fs from 'node:fs';
import * as tls from 'node:tls';
import { titleOf } from '../certificate/names.ts';
import { isSelfSigned } from '../certificate/path.ts';
import { derToPem, readPemBlocks } from '../certificate/pem.ts';
import type { RootStore } from '../certificate/roots.ts';
import { DeployError } from '../errors.ts';
import type { InputReader } from './reader.ts';

/**
 * Where Linux distributions keep the roots that they trust, in one file: Debian, Fedora, Alpine and BSD,
 * openSUSE.
 */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
  '/etc/ssl/ca-bundle.pem',
];

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads `trusted-roots`. Of the stores nothing is parsed here, because they hold more than a hundred
 * certificates.
 */
export function readTrustedRoots(reader: InputReader): RootStore | null {
  const text = reader.text('trusted-roots');
  if (text === 'public') return { origin: 'public', pems: tls.rootCertificates };
  if (text !== 'system') return readNamedRoots(reader);
  const pems = systemRoots(reader.environment);
  if (pems.length > 0) return { origin: 'system', pems };
  reader.problem(
    'trusted-roots',
    'a machine that has a store of roots, else public or PEM text',
    'system, and found none',
  );
  return null;
}

/**
 * The roots that this machine trusts. On Linux they are in one file, which SSL_CERT_FILE may name; elsewhere
 * Node asks the operating system (from Node 22.15 on).
 */
function systemRoots({ SSL_CERT_FILE }: NodeJS.ProcessEnv): readonly string[] {
  const files = SSL_CERT_FILE ? [SSL_CERT_FILE] : process.platform === 'linux' ? BUNDLES : [];
  for (const file of files) {
    const found = readBundle(file);
    if (found.length > 0) return found;
  }
  const known = tls.getCACertificates?.('system') ?? [];
  return known.length > 0 ? known : (BUNDLES.map(readBundle).find((found) => found.length > 0) ?? []);
}

function readBundle(path: string): readonly string[] {
  try {
    return fs.readFileSync(path, 'latin1').match(CERTIFICATE) ?? [];
  } catch {
    return [];
  }
}

function readNamedRoots(reader: InputReader): RootStore | null {
  const pem = reader.pem('trusted-roots', false);
  if (pem === null) return null;
  const expected = 'public, system, or roots as PEM text or the path of a PEM file';
  try {
    const certificates = readPemBlocks(pem, 'INPUT_INVALID', 'input')
      .filter(({ label }) => label.endsWith('CERTIFICATE'))
      .map(({ body }) => new X509Certificate(Buffer.from(body, 'base64')));
    const [first] = certificates;
    if (first && certificates.some(isSelfSigned))
      return { origin: 'given', pems: certificates.map(({ raw }) => derToPem('CERTIFICATE', raw)) };
    const got = first ? `${titleOf(first)}, which another CA signed` : 'no certificate';
    reader.problem('trusted-roots', expected, got);
  } catch (error) {
    // OpenSSL's message may repeat a piece of the certificate.
    reader.problem(
      'trusted-roots',
      expected,
      error instanceof DeployError ? error.message : 'a damaged certificate',
    );
  }
  return null;
}
