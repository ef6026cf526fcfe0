/** What is no certificate and no key, given as one: refused by its name, and how to go on is told. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Inputs } from '../support/action.ts';
import { FOREIGN } from '../support/foreign-files.ts';
import { armoured } from '../support/forms.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { annotations } from '../support/runner-log.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { openssl, put, run, withoutKeytool, withoutOpenssl, withoutSshKeygen } from '../support/tools.ts';
import { snapshotTree } from '../support/tree.ts';

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Asserts that a run is refused, that its one annotation says so, and that nothing changed and nothing of
 * what was given is repeated.
 */
async function assertRefused(target: TestTarget, more: Inputs, code: string, says: RegExp): Promise<void> {
  const before = snapshotTree(target.directory, { attributes: true });
  const result = await target.deploy(target.first, more, { env: { RUNNER_DEBUG: '1' } });
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code']],
    [1, 'rejected', code],
    result.log,
  );
  const [annotation = '', ...others] = annotations(result.log, 'error');
  assert.match(annotation, says);
  assert.deepEqual(others, []);
  for (const value of Object.values(more).map(String))
    if (value.length > 200) assertNoKeyMaterial(result, value);
  assert.deepEqual(snapshotTree(target.directory, { attributes: true }), before);
}

for (const { name, given, content, hint } of FOREIGN)
  test(`${name} in place of a ${given}, as a file and as base64`, async (t) => {
    const target = testTarget(t);
    const path = put(target.home, 'given', content);
    const [input, code] =
      given === 'certificate' ? ['certificate', 'CERTIFICATE_INVALID'] : ['private-key', 'KEY_INVALID'];
    const says = new RegExp(`the ${given} holds no ${given} but ${literal(name)}\\. .*${hint.source}`);
    for (const value of [path, Buffer.from(content).toString('base64')])
      await assertRefused(target, { [input]: value }, code, says);
  });

test('an OpenSSH key of ssh-keygen', { skip: withoutSshKeygen }, async (t) => {
  const target = testTarget(t);
  const path = join(target.home, 'ssh.key');
  run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
  const key = readFileSync(path, 'utf8');
  const says =
    /holds no private key but an OpenSSH key\. it holds OPENSSH PRIVATE KEY; convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY/;
  for (const value of [path, key, key.replaceAll('\n', '\\n'), Buffer.from(key).toString('base64')])
    await assertRefused(target, { 'private-key': value }, 'KEY_INVALID', says);
  await assertRefused(target, { 'private-key': `${path}.pub` }, 'KEY_INVALID', /but an SSH key\. .*X\.509/);

  // What the hint says does convert it, where it is one of the kinds that ssh-keygen writes.
  const rsa = join(target.home, 'rsa.key');
  run('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', rsa]);
  await assertRefused(target, { 'private-key': rsa }, 'KEY_INVALID', /an OpenSSH key/);
  run('ssh-keygen', ['-p', '-m', 'PKCS8', '-N', '', '-f', rsa]);
  await assertRefused(target, { 'private-key': rsa }, 'KEY_MISMATCH', /does not belong to the certificate/);
});

for (const type of ['JKS', 'JCEKS'])
  test(`a Java keystore of keytool: ${type}`, { skip: withoutKeytool }, async (t) => {
    const target = testTarget(t);
    const path = join(target.home, 'keystore');
    const store = ['-storetype', type, '-keystore', path, '-storepass', 'changeit', '-keypass', 'changeit'];
    run('keytool', ['-genkeypair', '-alias', 'a', '-keyalg', 'EC', '-dname', 'CN=a', ...store]);
    const base64 = readFileSync(path).toString('base64');
    const says =
      /but a Java keystore \(JKS\)\. convert it: keytool -importkeystore -srckeystore FILE -destkeystore app\.p12/;
    for (const value of [path, base64]) {
      await assertRefused(target, { certificate: value }, 'CERTIFICATE_INVALID', says);
      await assertRefused(target, { 'private-key': value }, 'KEY_INVALID', says);
      const pkcs12 = { certificate: '', 'private-key': '', chain: '', pkcs12: value };
      await assertRefused(target, pkcs12, 'PKCS12_INVALID', /Java keystore .*keytool -importkeystore/);
    }
  });

test('a request of openssl, and certificate and key swapped', { skip: withoutOpenssl }, async (t) => {
  const target = testTarget(t);
  const key = put(target.home, 'a.key', target.first.privateKey);
  for (const form of ['PEM', 'DER']) {
    const request = openssl('req', '-new', '-key', key, '-subj', '/CN=a', '-outform', form);
    const value = form === 'PEM' ? request.toString() : request.toString('base64');
    const says =
      /holds no certificate but a certificate request\. .*give the certificate that the authority issued for it/;
    await assertRefused(target, { certificate: value }, 'CERTIFICATE_INVALID', says);
  }
  const { certificate, privateKey } = target.first;
  const swapped = { certificate: privateKey, 'private-key': certificate };
  const says =
    /the certificate holds no certificate but a private key\. .*are certificate and private-key swapped\?/;
  await assertRefused(target, swapped, 'CERTIFICATE_INVALID', says);
});

test('two keys in one text, in a list and in PEM', async (t) => {
  const target = testTarget(t);
  const keys = [target.first.privateKey, target.issue().privateKey];
  for (const value of [keys.join(''), JSON.stringify(keys), Buffer.from(keys.join('\n')).toString('base64')])
    await assertRefused(
      target,
      { 'private-key': value },
      'KEY_INVALID',
      /holds 2 keys\. give the one that belongs/,
    );
});

test('an empty secret', async (t) => {
  const target = testTarget(t);
  const pkcs12 = { certificate: '', 'private-key': '', chain: '' };
  for (const value of ['""', "''", '" "', 'null', 'undefined'])
    for (const [name, others] of [
      ['certificate', {}],
      ['private-key', {}],
      ['chain', {}],
      ['pkcs12', pkcs12],
    ] as const) {
      const says = new RegExp(
        `${name}: expected .*, got an empty secret: is it available to this workflow\\?`,
      );
      await assertRefused(target, { ...others, [name]: value }, 'INPUT_INVALID', says);
    }
  const nothing =
    /certificate: expected .*, got nothing; an empty secret: is it available to this workflow\?/;
  await assertRefused(target, { certificate: '' }, 'INPUT_INVALID', nothing);
});

test('a text that is neither a form nor the path of a file is told with both facts', async (t) => {
  const target = testTarget(t);
  const long = 'certificate-of-the-edge'.repeat(20);
  const lines = 'no certificate\nand no path';
  for (const [inputs, says] of [
    [
      { certificate: 'fullchain' },
      /certificate: expected .*, got "fullchain", which is neither PEM nor base64 of a credential, and as a path: no such file or directory \(ENOENT\)/,
    ],
    [
      { certificate: long },
      /got "certificate-of-.*…", which is neither PEM .*, and as a path: it is too long to be one/,
    ],
    [
      { chain: lines },
      /chain: .* got a text of 2 lines, which is neither PEM .*, and as a path: it has several lines/,
    ],
    [
      { 'private-key': 'b'.repeat(5_000) },
      /private-key: .* got a text of 5000 characters, which is neither .*, and as a path: it is too long to be one/,
    ],
    [
      { certificate: 'certs/www.pem' },
      /certificate: .* got no such file or directory \(ENOENT\): "certs\/www\.pem"/,
    ],
    [
      { 'private-key': '/no/such/key.pem' },
      /private-key: .* got no such file or directory \(ENOENT\): "\/no\/such\/key\.pem"/,
    ],
    [{ 'private-key': target.home }, /private-key: .* got it is not a regular file: "\/.*"/],
  ] as const) {
    await assertRefused(target, inputs, 'INPUT_INVALID', says);
    const { log } = await target.deploy(target.first, inputs);
    assert.doesNotMatch(log, /name too long|ENAMETOOLONG|pasted whole|may hold a key/);
  }
  const empty = put(target.home, 'empty.pem', '');
  const none =
    /the certificate holds no certificate\. expected a BEGIN CERTIFICATE line, .*; it holds no PEM block/;
  await assertRefused(target, { certificate: empty }, 'CERTIFICATE_INVALID', none);
});

test('PEM where a PKCS#12 file is expected, and a PKCS#12 file that calls itself a certificate', async (t) => {
  const target = testTarget(t);
  const pkcs12 = { certificate: '', 'private-key': '', chain: '', pkcs12: target.first.privateKey };
  await assertRefused(
    target,
    pkcs12,
    'PKCS12_INVALID',
    /it holds PEM, which goes into certificate, private-key and chain/,
  );
  const file = FOREIGN.find(({ name }) => name === 'a PKCS#12 file')?.content as Buffer;
  const says = /holds no certificate but a PKCS#12 file\. it holds PKCS12; give it as pkcs12/;
  await assertRefused(target, { certificate: armoured('CERTIFICATE', file) }, 'CERTIFICATE_INVALID', says);
  writeFileSync(join(target.home, 'app.p12'), file);
  await assertRefused(target, { certificate: 'app.p12' }, 'CERTIFICATE_INVALID', says);
});
