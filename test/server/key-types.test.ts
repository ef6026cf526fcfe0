/** Real servers with a certificate for each type of key, and with a key on a curve that clients must name. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { endpointsOf, type Inputs, runAction } from '../support/action.ts';
import { skippedWithout } from '../support/privileges.ts';
import { findProgram, freePort, startProgram } from '../support/programs.ts';
import { onCurve } from '../support/rare-curves.ts';
import { NAME, testTarget } from '../support/target.ts';

const filesOf = (type: string): Inputs => ({
  server: 'files',
  'certificate-file': `${type}.pem`,
  'private-key-file': `${type}.key`,
});

for (const [option, version] of [
  ['-tls1_2', 'TLSv1.2'],
  ['-tls1_3', 'TLSv1.3'],
] as const)
  test(`${version}: each is verified for itself, and one that is not served is told`, async (t) => {
    if (skippedWithout(t, 'openssl', 'version')) return;
    const target = testTarget(t);
    const issued = {
      RSA: target.issue({ key: 'rsa-2048' }),
      ECDSA: target.issue({ key: 'p-384' }),
      Ed25519: target.issue({ key: 'ed25519' }),
    };
    for (const [type, credential] of Object.entries(issued)) await target.deploy(credential, filesOf(type));
    const port = await freePort();
    const files = [
      ['-cert', 'RSA.pem', '-key', 'RSA.key'],
      ['-dcert', 'ECDSA.pem', '-dkey', 'ECDSA.key'],
    ].flatMap(([certificate = '', one = '', key = '', other = '']) => [
      certificate,
      target.path(one),
      key,
      target.path(other),
    ]);
    const server = startProgram('openssl', [
      's_server',
      '-accept',
      `127.0.0.1:${port}`,
      ...files,
      option,
      '-quiet',
    ]);
    t.after(server.stop);
    const verify = (type: string, more: Inputs = {}) =>
      runAction({
        ...filesOf(type),
        directory: target.directory,
        operation: 'verify',
        'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
        ...more,
      });
    for (const type of ['RSA', 'ECDSA'] as const) {
      const result = await verify(type);
      assert.equal(result.outputs.status, 'verified', result.log + server.log());
      const [report] = endpointsOf(result);
      assert.deepEqual([report!.fingerprint, report!.protocol], [issued[type].fingerprint, version]);
    }
    const missing = await verify('Ed25519', { 'verify-attempts': 1 });
    assert.equal(missing.outputs['error-code'], 'VERIFY_FAILED');
    assert.match(missing.log, /and not the certificate, and none with an Ed25519 key, after 1 probe/);
  });

for (const curve of ['brainpoolP256r1', 'brainpoolP512r1', 'secp256k1'])
  test(`nginx: from P-256 to ${curve}, on to the next, and back when that fails`, async (t) => {
    const nginx = findProgram('nginx');
    if (nginx === null) return t.skip('nginx is not installed');
    const [rare, next, last] = [onCurve(t, curve), onCurve(t, curve), onCurve(t, curve)];
    if (rare === null || next === null || last === null) return;
    const target = testTarget(t);
    const port = await freePort();
    const configuration = join(target.home, 'nginx.conf');
    writeFileSync(
      configuration,
      `daemon off;
pid ${target.home}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${target.path('cert.pem')};
    ssl_certificate_key ${target.path('key.pem')};
  }
}
`,
    );
    const server = startProgram(nginx, ['-e', 'stderr', '-p', target.home, '-c', configuration]);
    t.after(server.stop);
    const deploy = (credential: typeof rare, more: Inputs = {}) =>
      runAction({
        ...{ server: 'files', directory: target.directory },
        ...{ certificate: credential.certificate, 'private-key': credential.privateKey },
        'reload-command': `kill -HUP ${server.pid}`,
        'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
        ...more,
      });
    let before = target.first.fingerprint;
    for (const credential of [rare, next]) {
      const result = await deploy(credential);
      assert.equal(result.outputs.status, 'deployed', result.log + server.log());
      const [report] = endpointsOf(result);
      assert.deepEqual([report!.before, report!.fingerprint], [before, credential.fingerprint]);
      before = credential.fingerprint;
    }
    const failed = await deploy(last, { 'reload-command': 'true', 'verify-timeout': '1500ms' });
    assert.deepEqual(
      [failed.outputs.status, failed.outputs['rollback-verified']],
      ['rolled-back', 'true'],
      failed.log,
    );
  });
