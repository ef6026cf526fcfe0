import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readCredential } from '../../../src/certificate/credential.ts';
import { decode, textOf } from '../../../src/certificate/forms.ts';
import { readPrivateKey } from '../../../src/certificate/key.ts';
import { mint } from '../../../src/demo/mint.ts';
import { armoured, derOf, FORMS } from '../../support/forms.ts';

const root = mint({ subject: 'Root', ca: true });
const upper = mint({ subject: 'Upper', ca: true, issuer: root });
const lower = mint({ subject: 'Lower', ca: true, issuer: upper });
const leaf = mint({ names: ['www.example.org'], issuer: lower });
const chain = lower.certificate + upper.certificate;

const PASSPHRASE = 'correct horse';
const pem = (key: KeyObject, type: string, more: object = {}): string =>
  key.export({ type, format: 'pem', ...more } as { type: 'pkcs8'; format: 'pem' }).toString();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const sealed = { cipher: 'aes-256-cbc', passphrase: PASSPHRASE };

/** Keys by their encoding. The ones in OpenSSL's own encryption have headers, which only PEM has. */
const KEYS: readonly (readonly [name: string, key: KeyObject, pem: string])[] = [
  ['RSA in PKCS#8', rsa, pem(rsa, 'pkcs8')],
  ['RSA in PKCS#1', rsa, pem(rsa, 'pkcs1')],
  ['ECDSA in PKCS#8', ec, pem(ec, 'pkcs8')],
  ['ECDSA in SEC1', ec, pem(ec, 'sec1')],
  ['Ed25519', ed25519, pem(ed25519, 'pkcs8')],
  ['encrypted PKCS#8', ec, pem(ec, 'pkcs8', sealed)],
];
const LEGACY: typeof KEYS = [
  ['encrypted PKCS#1', rsa, pem(rsa, 'pkcs1', sealed)],
  ['encrypted SEC1', ec, pem(ec, 'sec1', sealed)],
];

/** As a parser gets it, given as text and as a file. */
function decoded(form: string | Buffer): string[] {
  const ways = [form, ...(typeof form === 'string' ? [Buffer.from(form)] : [])];
  return ways.map((given) => {
    const found = decode(given);
    assert.equal(found.kind, 'pem');
    return textOf(found);
  });
}

for (const { name, of, make } of FORMS)
  describe(name, () => {
    test('a certificate', () => {
      for (const text of decoded(make(leaf.certificate)))
        assert.equal(readCredential(text, null).leafPem, leaf.certificate);
    });

    test('a certificate with its chain, and a chain alone', () => {
      for (const text of decoded(make(leaf.certificate + chain))) {
        const read = readCredential(text, null);
        assert.deepEqual([read.leafPem, read.chainPem], [leaf.certificate, chain]);
      }
      for (const text of decoded(make(chain)))
        assert.equal(readCredential(leaf.certificate, text).chainPem, chain);
    });

    if (of === 'certificates') return;

    test('a private key', () => {
      for (const [what, key, given] of KEYS)
        for (const text of decoded(make(given))) {
          const read = readPrivateKey(text, PASSPHRASE);
          assert.ok(read.key.equals(key), what);
          assert.equal(read.pem, what.startsWith('encrypted') ? pem(key, 'pkcs8') : given, what);
        }
    });

    test('a private key in the old encrypted form', () => {
      for (const [what, key, given] of LEGACY) {
        const form = make(given);
        // Without PEM there is no place for its headers.
        if (/DER|array of base64|any width/.test(name)) continue;
        for (const text of decoded(form)) assert.ok(readPrivateKey(text, PASSPHRASE).key.equals(key), what);
      }
    });
  });

test('docs/formats.md has a row for each form, and no other', () => {
  const docs = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
  const [, table = ''] = docs.split('| form | of |\n| --- | --- |\n');
  const rows = table
    .split('\n\n')[0]!
    .split('\n')
    .map((row) => row.split(' | ')[0]!.replace(/^\| /, ''));
  assert.deepEqual(
    rows,
    FORMS.map(({ name }) => name),
  );
});

test('a PKCS#12 file is one in every form that holds bytes', () => {
  const file = Buffer.from('308006092a864886f70d0107', 'hex');
  const pfx = Buffer.concat([
    Buffer.from('3080020103', 'hex'),
    Buffer.from('3080060100', 'hex'),
    Buffer.alloc(40),
  ]);
  for (const given of [pfx, pfx.toString('base64'), armoured('CERTIFICATE', pfx), armoured('PKCS12', pfx)]) {
    const found = decode(given);
    assert.ok(found.kind === 'pkcs12');
    assert.deepEqual(found.bytes, pfx);
  }
  assert.equal(decode(file).kind, 'unknown');
});

test('a path is none of them', () => {
  for (const path of [
    'cert.pem',
    '/etc/letsencrypt/live/www.example.org/fullchain.pem',
    'certificates/production/wildcard_example_org/certificate_with_chain',
    'C:\\certificates\\new\\cert.pem',
    'MIIBcertificates/for/production/of/the/edge/in/frankfurt',
    '/a'.repeat(2_000),
  ])
    assert.equal(decode(path).kind, 'unknown', path);
});

test('layers are taken off up to a bound', () => {
  let text = leaf.certificate;
  for (let layer = 0; layer < 7; layer += 1) text = Buffer.from(text).toString('base64');
  assert.equal(decode(text).kind, 'pem');
  for (let layer = 0; layer < 3; layer += 1) text = Buffer.from(text).toString('base64');
  assert.equal(decode(text).kind, 'unknown');
});

test('damaged content below its layers goes to the parser, which refuses it', () => {
  const cut = Buffer.from(leaf.certificate.slice(0, 200)).toString('base64');
  const found = decode(cut);
  assert.equal(found.kind, 'pem');
  assert.throws(() => readCredential(textOf(found), null), /no END line/);
});

test('no text and no bytes make it throw, and every result of kind PEM is PEM', () => {
  const wrapped = fc.constantFrom(...FORMS.map(({ make }) => make(leaf.certificate + leaf.privateKey)));
  const damaged = fc.tuple(wrapped, fc.nat(), fc.string({ maxLength: 3 })).map(([form, at, piece]) => {
    const bytes = Buffer.from(form);
    const position = at % bytes.length;
    return Buffer.concat([bytes.subarray(0, position), Buffer.from(piece), bytes.subarray(position + 1)]);
  });
  const anything = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.oneof(damaged, anything), (bytes) => {
      for (const given of [bytes, bytes.toString('utf8')]) {
        const found = decode(given);
        if (found.kind === 'pem') assert.equal(decode(found.text).kind, 'pem');
      }
    }),
  );
});

test('the DER of a key or a certificate has the kind that its armour names', () => {
  for (const [what, , given] of KEYS) {
    const [bytes = Buffer.alloc(0)] = derOf(given);
    const found = decode(bytes);
    assert.ok(found.kind === 'pem');
    assert.equal(found.text.split('\n')[0], given.split('\n')[0], what);
  }
});
