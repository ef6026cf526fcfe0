import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode, textOf } from '../../../src/certificate/forms.ts';
import { secretsOf } from '../../../src/certificate/secrets.ts';
import { mint } from '../../../src/demo/mint.ts';
import { FOREIGN } from '../../support/foreign-files.ts';
import { armoured, FORMS } from '../../support/forms.ts';

const { certificate, privateKey, key } = mint({ key: 'rsa-2048' });
const legacy = key
  .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString();

const bodyLines = (pem: string): string[] =>
  pem.split('\n').filter((line) => line !== '' && !line.includes('-----') && !line.includes(':'));

/** What of a text is left for a reader of the log, once the runner has masked it. */
function masked(text: string, masks: readonly string[]): string {
  const longestFirst = [...masks].sort((one, other) => other.length - one.length);
  // The initialisation vector of an encrypted key is public.
  return longestFirst
    .reduce((rest, mask) => rest.replaceAll(mask, '***'), text)
    .replace(/DEK-Info\S*\s?[\w,-]*/g, '');
}

describe('of a key, every line is secret, as given and as decoded', () => {
  for (const { name, of, make } of FORMS) {
    if (of === 'certificates') continue;
    test(name, () => {
      for (const pem of [privateKey, ...(/DER|array of base64|any width/.test(name) ? [] : [legacy])]) {
        const given = make(pem);
        for (const isSecret of [true, false]) {
          const decoded = decode(given);
          const masks = secretsOf(decoded, isSecret);
          for (const line of bodyLines(pem)) assert.ok(masks.includes(line), line);
          assert.doesNotMatch(masked(textOf(decoded), masks), /[A-Za-z0-9+/]{16}/);
          const left = typeof given === 'string' ? masked(given, masks) : '';
          assert.doesNotMatch(left.replace(/[\w/]*x-pem-file\S*,/, ''), /[\w+/-]{12}[A-Za-z0-9+/]{4}/, left);
          for (const mask of masks) assert.doesNotMatch(mask, /-----|Proc-Type|DEK-Info|4,ENCRYPTED/);
        }
      }
    });
  }
});

describe('of certificates, nothing is secret', () => {
  for (const { name, make } of FORMS)
    test(name, () => {
      assert.deepEqual(secretsOf(decode(make(certificate)), false), []);
      assert.deepEqual(secretsOf(decode(make(certificate)), true), []);
    });
});

test('of a bundle, no line of the certificate is secret', () => {
  for (const { name, of, make } of FORMS) {
    if (of === 'certificates') continue;
    const masks = new Set(secretsOf(decode(make(certificate + privateKey)), false));
    for (const line of bodyLines(certificate).filter(({ length }) => length === 64))
      assert.ok(!masks.has(line), `${name}: ${line}`);
    for (const line of bodyLines(privateKey)) assert.ok(masks.has(line), name);
  }
});

test('a PKCS#12 file is secret, line by line, and so are a Java keystore and a PuTTY key, wherever they are given', () => {
  const pfx = FOREIGN.find(({ name }) => name === 'a PKCS#12 file')?.content as Buffer;
  const text = armoured('CERTIFICATE', pfx);
  assert.deepEqual(secretsOf(decode(text), false), bodyLines(text));
  for (const { name, content } of FOREIGN) {
    const base64 = Buffer.from(content).toString('base64');
    const isSecret = /Java|PuTTY|damaged/.test(name);
    if (!/private key|PGP|OpenSSH|PKCS#12/.test(name))
      assert.equal(secretsOf(decode(base64), false).includes(base64), isSecret, name);
    if (!/certificate|PKCS#7|revoked|public|parameters/.test(name) || name === 'a private key')
      assert.ok(secretsOf(decode(base64), true).includes(base64), name);
  }
});

test('an unknown text is secret where a key was expected, and nowhere else', () => {
  assert.deepEqual(secretsOf(decode('hunter2\r\nhunter3'), true), ['hunter2', 'hunter3']);
  assert.deepEqual(secretsOf(decode('hunter2'), false), []);
});
