/** Private keys and certificates in all the forms in which people have them. */
import assert from 'node:assert/strict';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { annotations } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const PASSPHRASE = 'correct horse: battery=staple%0A ';
const rsa = mint({ key: 'rsa-2048' }).key;
const ec = mint({ key: 'p-384' }).key;
const ed25519 = mint({ key: 'ed25519' }).key;

const exported = (key: KeyObject, type: 'pkcs1' | 'sec1' | 'pkcs8'): string =>
  key.export({ type: type as 'pkcs8', format: 'pem' }).toString();
const encrypted = (key: KeyObject, type: 'pkcs1' | 'sec1' | 'pkcs8', cipher = 'aes-256-cbc'): string =>
  key.export({ type: type as 'pkcs8', format: 'pem', cipher, passphrase: PASSPHRASE }).toString();

for (const [name, key, pem] of [
  ['RSA as PKCS#1', rsa, exported(rsa, 'pkcs1')],
  ['RSA as PKCS#8', rsa, exported(rsa, 'pkcs8')],
  ['ECDSA as SEC1', ec, exported(ec, 'sec1')],
  ['ECDSA as PKCS#8', ec, exported(ec, 'pkcs8')],
  ['Ed25519 as PKCS#8', ed25519, exported(ed25519, 'pkcs8')],
] as const) {
  test(`${name}: written as it was given`, async (t) => {
    const target = testTarget(t);
    const leaf = target.issue({ key });
    for (const given of [pem, `\uFEFF\r\n  comment: x\r\n${pem.trimEnd().replaceAll('\n', '\r\n')}`]) {
      const result = await target.deploy(leaf, { 'private-key': given });
      assert.equal(result.exitCode, 0, result.log);
      assert.equal(target.read('key.pem'), pem);
      assertNoKeyMaterial(result, pem);
    }
    const path = join(target.home, 'key.txt');
    writeFileSync(path, `${pem.replaceAll('\n', '\r\n')}trailing text`);
    assert.equal((await target.deploy(leaf, { 'private-key': path })).outputs.status, 'unchanged');
  });
}

for (const [name, key, pem] of [
  ['PKCS#8', ec, encrypted(ec, 'pkcs8')],
  ['PKCS#8, RSA', rsa, encrypted(rsa, 'pkcs8', 'aes-128-cbc')],
  ['legacy PEM, RSA', rsa, encrypted(rsa, 'pkcs1')],
  ['legacy PEM, ECDSA', ec, encrypted(ec, 'sec1', 'des-ede3-cbc')],
] as const) {
  test(`encrypted (${name}): decrypted onto the target with the passphrase, refused without it`, async (t) => {
    const target = testTarget(t);
    const leaf = target.issue({ key });
    const before = snapshotTree(target.home, { attributes: true });
    for (const [passphrase, message] of [
      ['', /is encrypted and no passphrase was given\. set private-key-passphrase/],
      ['wrong', /cannot be decrypted with the passphrase given\. check private-key-passphrase/],
      [PASSPHRASE.trim(), /cannot be decrypted with the passphrase given/],
    ] as const) {
      const result = await target.deploy(leaf, { 'private-key': pem, 'private-key-passphrase': passphrase });
      assert.deepEqual(
        [result.exitCode, result.outputs.status, result.outputs['error-code']],
        [1, 'rejected', 'PASSPHRASE_WRONG'],
      );
      assert.match(annotations(result.log, 'error')[0]!, message);
      assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
    }
    const path = join(target.home, 'encrypted.pem');
    writeFileSync(path, pem.replaceAll('\n', '\r\n'));
    for (const given of [pem, path]) {
      const inputs = { 'private-key': given, 'private-key-passphrase': PASSPHRASE };
      const result = await target.deploy(leaf, inputs);
      assert.equal(result.exitCode, 0, result.log);
      const written = target.read('key.pem');
      assert.match(written, /^-----BEGIN PRIVATE KEY-----\n/);
      assert.ok(createPrivateKey(written).equals(key));
      assertNoKeyMaterial(result, pem, written, PASSPHRASE.trim());
    }
  });
}

test('a passphrase that was not needed is worth a notice', async (t) => {
  const target = testTarget(t);
  const result = await target.deploy(target.issue(), { 'private-key-passphrase': PASSPHRASE });
  assert.equal(result.exitCode, 0);
  assert.match(annotations(result.log, 'notice')[0]!, /private-key-passphrase was not needed/);
});

test('certificates are written clean, whatever stood around them', async (t) => {
  const target = testTarget(t);
  const { certificate, privateKey } = target.issue();
  const unfolded = certificate.replace(/(?<=-\n)([^-]+)(?=\n-)/, (body) => body.replaceAll('\n', ''));
  for (const given of [
    certificate.replaceAll('\n', '\r\n'),
    certificate.replaceAll('\n', '\r'),
    `\uFEFF${certificate}`,
    certificate.trimEnd(),
    `subject=CN = www\nissuer=CN = x\n\n${certificate}\n  bye`,
    certificate.replace(/^/gm, '    '),
    unfolded,
  ]) {
    const result = await target.deploy(target.first, { certificate: given, 'private-key': privateKey });
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(target.read('cert.pem'), certificate + target.chain);
  }
});
