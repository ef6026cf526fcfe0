import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readCredential } from '../../../src/certificate/credential.ts';
import { decode, textOf } from '../../../src/certificate/forms.ts';
import { readPrivateKey } from '../../../src/certificate/key.ts';
import { derToPem } from '../../../src/certificate/pem.ts';
import * as der from '../../../src/demo/der.ts';
import { mint } from '../../../src/demo/mint.ts';
import { deployError } from '../../support/deploy-error.ts';
import { FOREIGN } from '../../support/foreign-files.ts';

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('a text without certificate and key is named by its kind', () => {
  for (const { name, given, content, hint } of FOREIGN)
    test(name, () => {
      const says = new RegExp(`the ${given} holds no ${given} but ${literal(name)} / .*${hint.source}`);
      const base64 = Buffer.from(content).toString('base64');
      for (const form of [content, Buffer.from(content), base64, JSON.stringify(base64)]) {
        const text = textOf(decode(form));
        if (given === 'certificate')
          assert.throws(() => readCredential(text, null), deployError('CERTIFICATE_INVALID', says));
        else assert.throws(() => readPrivateKey(text, null), deployError('KEY_INVALID', says));
      }
    });
});

test('docs/formats.md has a row for each of them, and no other', () => {
  const docs = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
  const [, table = ''] = docs.split('| told as | and what to do |\n| --- | --- |\n');
  const rows = table
    .split('\n\n')[0]!
    .split('\n')
    .map((row) => row.split(' | ')[0]!.replace(/^\| /, ''));
  assert.deepEqual(
    rows,
    FOREIGN.map(({ name }) => name),
  );
});

test('text beside a certificate or a key does not matter', () => {
  const { certificate, privateKey } = mint();
  for (const { content } of FOREIGN.filter(({ name }) => /PGP|request|PKCS#7|CRL|public key/.test(name))) {
    const beside = typeof content === 'string' ? content : textOf(decode(content));
    assert.equal(readCredential(beside + certificate, null).leafPem, certificate);
    assert.equal(readPrivateKey(beside + privateKey, null).pem, privateKey);
  }
});

test('a certificate for a key that this Node does not know is told so', () => {
  for (const [identifier, name] of [
    ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
    ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
  ] as const) {
    const algorithm = der.sequence(der.oid(identifier));
    const validity = der.sequence(der.time(new Date('2026-01-01')), der.time(new Date('2036-01-01')));
    // No Node takes a key of that length, so that this certificate is one of an unknown kind to each of them.
    const key = der.sequence(algorithm, der.bitString(Buffer.alloc(8)));
    const fields = [der.integer(Buffer.of(1)), algorithm, der.sequence(), validity, der.sequence(), key];
    const bytes = der.sequence(der.sequence(...fields), algorithm, der.bitString(Buffer.alloc(8)));
    assert.throws(
      () => readCredential(derToPem('CERTIFICATE', bytes), null),
      deployError(
        'CERTIFICATE_INVALID',
        new RegExp(`is for a key of ${name}, which this version of Node does not know`),
      ),
    );
    const secret = der.sequence(der.integer(Buffer.of(0)), algorithm, der.octetString(Buffer.alloc(8)));
    assert.throws(
      () => readPrivateKey(derToPem('PRIVATE KEY', secret), null),
      deployError('KEY_INVALID', new RegExp(`is a key for ${name} / expected RSA, ECDSA`)),
    );
  }
});
