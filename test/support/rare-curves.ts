import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fingerprintOf } from '../../src/digest.ts';
import { NAME } from './target.ts';
import { workspace } from './workspace.ts';

/** A self-signed certificate and its key, as PEM. */
export interface SelfSigned {
  readonly certificate: string;
  readonly privateKey: string;
  readonly fingerprint: string;
}

/**
 * A certificate for NAME with a key on a curve that clients do not offer unasked, by OpenSSL. Null, and the
 * test skipped, where it is not installed.
 */
export function onCurve(t: TestContext, curve: string): SelfSigned | null {
  const keyFile = join(workspace(t), 'key.pem');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeFileSync(keyFile, pem);
  const names = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`];
  const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE'];
  const made = spawnSync('openssl', ['req', '-x509', '-key', keyFile, ...names, ...leaf]);
  if (made.status === 0) {
    const certificate = made.stdout.toString();
    return { certificate, privateKey: pem, fingerprint: fingerprintOf(new X509Certificate(certificate).raw) };
  }
  t.skip('openssl is not installed');
  return null;
}
