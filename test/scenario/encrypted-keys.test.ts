/** Private keys as OpenSSL's own program encrypts them, by every scheme that it has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { annotations } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';
import { openssl, put, withoutLegacy, withoutOpenssl } from '../support/tools.ts';

const PASSPHRASE = 'Grüße & 3 of them';
const rsa = mint({ key: 'rsa-2048' });
const ec = mint({ key: 'p-256' });
const ed25519 = mint({ key: 'ed25519' });

const pkcs8 = ['pkcs8', '-topk8'];
const schemes = [
  ['PBES2 with AES-128', ec, [...pkcs8, '-v2', 'aes-128-cbc']],
  ['PBES2 with AES-256 and HMAC-SHA-512', rsa, [...pkcs8, '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512']],
  ['PBES2 with 3DES and HMAC-SHA-1', ed25519, [...pkcs8, '-v2', 'des3', '-v2prf', 'hmacWithSHA1']],
  ['PBES2 with scrypt', ec, [...pkcs8, '-scrypt']],
  ['PBES2 with half a million iterations', ec, [...pkcs8, '-v2', 'aes-256-cbc', '-iter', '500000']],
  ['the PKCS#12 scheme with 3DES', rsa, [...pkcs8, '-v1', 'PBE-SHA1-3DES']],
  ['legacy PEM with 3DES, RSA', rsa, ['rsa', '-traditional', '-des3']],
  ['legacy PEM with AES-128, RSA', rsa, ['rsa', '-traditional', '-aes128']],
  ['legacy PEM with AES-256, RSA', rsa, ['rsa', '-traditional', '-aes256']],
  ['legacy PEM with Camellia, RSA', rsa, ['rsa', '-traditional', '-camellia192']],
  ['legacy PEM with 3DES, ECDSA', ec, ['ec', '-des3']],
  ['legacy PEM with AES-256, ECDSA', ec, ['ec', '-aes256']],
] as const;

for (const [what, credential, command] of schemes)
  test(what, { skip: withoutOpenssl }, async (t) => {
    const target = testTarget(t);
    const [program, ...options] = command;
    const path = put(target.home, 'plain.pem', credential.privateKey);
    const encrypted = openssl(program, ...options, '-in', path, '-passout', `pass:${PASSPHRASE}`).toString();
    assert.match(encrypted, /ENCRYPTED/);
    const given = { 'private-key': encrypted, 'private-key-passphrase': PASSPHRASE };
    const leaf = target.issue({ key: credential.key });
    const result = await target.deploy(leaf, given);
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(target.read('key.pem'), credential.privateKey);
    const crlf = { ...given, 'private-key': encrypted.replaceAll('\n', '\r\n') };
    assert.equal((await target.deploy(leaf, crlf)).outputs.status, 'unchanged');
    const refused = await target.deploy(leaf, { ...given, 'private-key-passphrase': 'Grüße' });
    assert.equal(refused.outputs['error-code'], 'PASSPHRASE_WRONG', refused.log);
    assertNoKeyMaterial(result, PASSPHRASE, encrypted, credential.privateKey);
  });

for (const [what, command] of [
  ['RC2', ['-v1', 'PBE-SHA1-RC2-40']],
  ['RC4', ['-v1', 'PBE-SHA1-RC4-128']],
  ['DES', ['-v1', 'PBE-MD5-DES']],
] as const)
  test(`${what}, which Node's OpenSSL does not have, is told as not supported`, {
    skip: withoutLegacy,
  }, async (t) => {
    const target = testTarget(t);
    const path = put(target.home, 'plain.pem', rsa.privateKey);
    const legacy = ['-provider', 'legacy', '-provider', 'default'];
    const encrypted = openssl(
      ...pkcs8,
      ...command,
      ...legacy,
      '-in',
      path,
      '-passout',
      `pass:${PASSPHRASE}`,
    ).toString();
    const leaf = target.issue({ key: rsa.key });
    const given = { 'private-key': encrypted, 'private-key-passphrase': PASSPHRASE };
    const result = await target.deploy(leaf, given);
    assert.equal(result.outputs['error-code'], 'KEY_INVALID', result.log);
    assert.match(
      annotations(result.log, 'error').join(),
      /encrypted in a way that is not supported\. encrypt it with AES/,
    );
  });
