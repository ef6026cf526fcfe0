import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { coversName, issuerTitle, subjectNames, titleOf } from '../../../src/certificate/names.ts';
import { mint } from '../../../src/demo/mint.ts';

const certificate = (names: string[], subject?: string) =>
  new X509Certificate(mint({ names, ...(subject === undefined ? {} : { subject }) }).der);

test('DNS names and addresses are told in the order of the certificate', () => {
  assert.deepEqual(subjectNames(certificate(['b.example', '*.a.example', '192.0.2.1', '2001:db8::1'])), [
    'b.example',
    '*.a.example',
    '192.0.2.1',
    '2001:DB8:0:0:0:0:0:1',
  ]);
});

test('the common name is no name', () => {
  assert.deepEqual(subjectNames(certificate([], 'www.example.org')), []);
  assert.equal(coversName(certificate([], 'www.example.org'), 'www.example.org'), false);
});

test('a name in which others are hidden stays one name', () => {
  for (const name of [
    'a.example, DNS:b.example',
    'a"b',
    '"',
    'a\\',
    'a\\", DNS:b',
    'a, IP Address:192.0.2.1',
    ',',
    'a\nb',
  ])
    assert.deepEqual(subjectNames(certificate([name])), [name]);
});

test('as many names come out as went in, whatever they are made of', () => {
  const piece = fc.constantFrom('a', ',', ' ', '"', '\\', ':', '\n', '\u0000', 'DNS:');
  const name = fc.string({ unit: piece, minLength: 1 }).filter((text) => isIP(text) === 0);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      assert.deepEqual(subjectNames(certificate(names, 'x')), names);
    }),
  );
});

test('a certificate is called by its subject, else by its first name, else by its fingerprint', () => {
  assert.equal(titleOf(certificate(['a.example', 'b.example'], 'who')), 'CN=who');
  assert.equal(titleOf(certificate(['a.example', 'b.example'], '')), 'a.example');
  const nameless = certificate([], '');
  assert.equal(titleOf(nameless), `${nameless.fingerprint256.slice(0, 23)}…`);
  assert.equal(issuerTitle(certificate([], 'who')), 'CN=who');
  assert.equal(issuerTitle(nameless), 'an issuer without a name');
});

const covered: [string, string, boolean][] = [
  ['www.example.org', 'www.example.org', true],
  ['WWW.example.org', 'www.EXAMPLE.org', true],
  ['www.example.org', 'example.org', false],
  ['example.org', 'www.example.org', false],
  ['*.example.org', 'www.example.org', true],
  ['*.example.org', 'a.b.example.org', false],
  ['*.example.org', 'example.org', false],
  ['w*.example.org', 'www.example.org', false],
  ['*.*.example.org', 'a.b.example.org', false],
  ['192.0.2.1', '192.0.2.1', false],
];
for (const [name, serverName, covers] of covered) {
  test(`${name} ${covers ? 'covers' : 'does not cover'} ${serverName}`, () => {
    assert.equal(coversName(certificate([name]), serverName), covers);
  });
}
