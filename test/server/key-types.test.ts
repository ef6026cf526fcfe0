/** A real server with a certificate for each type of key: `openssl s_server`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointsOf, type Inputs, runAction } from '../support/action.ts';
import { skippedWithout } from '../support/privileges.ts';
import { freePort, startProgram } from '../support/programs.ts';
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
