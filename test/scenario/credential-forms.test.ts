/**
 * A credential in every form in which people keep one, as text and as a file: deployed as the clean PEM would
 * be.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { FORMS } from '../support/forms.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { commandsIn } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';
import { put } from '../support/tools.ts';

const PASSPHRASE = 'correct horse';
const bodyLines = (pem: string): string[] =>
  pem.split('\n').filter((line) => line !== '' && !line.includes('-----'));

for (const { name, of, make } of FORMS)
  test(name, async (t) => {
    const target = testTarget(t);
    const leaf = target.issue({ key: 'rsa-2048' });
    let written = 0;
    /** As an input takes it: text as it is, bytes by a path. */
    const given = (pem: string, asFile: boolean): string => {
      const form = make(pem);
      return typeof form === 'string' && !asFile ? form : put(target.home, `given-${++written}`, form);
    };
    for (const asFile of typeof make('') === 'string' ? [false, true] : [true]) {
      const key = of === 'certificates' ? leaf.privateKey : given(leaf.privateKey, asFile);
      const result = await target.deploy(leaf, {
        certificate: given(leaf.certificate, asFile),
        'private-key': key,
        chain: given(target.chain, asFile),
      });
      assert.equal(
        result.outputs.status,
        asFile && typeof make('') === 'string' ? 'unchanged' : 'deployed',
        result.log,
      );
      assert.equal(target.read('cert.pem'), leaf.certificate + target.chain);
      assert.equal(target.read('key.pem'), leaf.privateKey);
      assertNoKeyMaterial(result, leaf.privateKey);
      const masks = new Set(
        commandsIn(result.log)
          .filter(({ name }) => name === 'add-mask')
          .map(({ data }) => data),
      );
      for (const line of bodyLines(leaf.privateKey)) assert.ok(masks.has(line), line);
      for (const mask of masks) {
        assert.ok(!mask.includes('-----'), mask);
        // A part of a line may be in both: the certificate of an RSA key holds its modulus, too.
        assert.ok(!bodyLines(leaf.certificate + target.chain).includes(mask), mask);
      }
    }
  });

test('an encrypted key in the old form, with blanks in place of newlines also between its headers', async (t) => {
  const target = testTarget(t);
  for (const [key, type] of [
    ['rsa-2048', 'pkcs1'],
    ['p-256', 'sec1'],
  ] as const) {
    const leaf = target.issue({ key });
    const encrypted = leaf.key
      .export({ type: type as 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
      .toString();
    assert.match(encrypted, /Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,/);
    const given = encrypted.trim().replace(/\n+/g, ' ');
    const inputs = { 'private-key': given, 'private-key-passphrase': PASSPHRASE };
    const result = await target.deploy(leaf, inputs);
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.equal(target.read('key.pem'), leaf.privateKey);
    assertNoKeyMaterial(result, leaf.privateKey, encrypted.split('\n\n')[1]!);
  }
});

test('an Ed25519 key as Go and ring write it is written as version 1, and one that stays is not rewritten', async (t) => {
  const target = testTarget(t);
  const leaf = target.issue({ key: 'ed25519' });
  const version1 = leaf.key.export({ type: 'pkcs8', format: 'der' });
  const publicHalf = Buffer.from(leaf.key.export({ format: 'jwk' }).x ?? '', 'base64url');
  // PKCS#8 of version 2 (RFC 5958): the number 1, and [1] with the public key at the end.
  const content = Buffer.concat([
    Buffer.of(2, 1, 1),
    version1.subarray(5),
    Buffer.of(0x81, 33, 0),
    publicHalf,
  ]);
  const version2 = Buffer.concat([Buffer.of(0x30, content.length), content]).toString('base64');
  const pem = `-----BEGIN PRIVATE KEY-----\n${version2.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
  for (const given of [pem, version2]) {
    const result = await target.deploy(leaf, { 'private-key': given });
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(target.read('key.pem'), leaf.privateKey);
    assertNoKeyMaterial(result, pem, leaf.privateKey);
  }
  put(target.directory, 'key.pem', pem);
  const renewed = mint({ ...{ names: ['www.example.org'], key: leaf.key } });
  const inputs = { certificate: renewed.certificate, 'private-key': '', chain: '' };
  const kept = await target.deploy(renewed, inputs);
  assert.equal(kept.outputs.status, 'deployed', kept.log);
  assert.equal(target.read('key.pem'), pem);
});
