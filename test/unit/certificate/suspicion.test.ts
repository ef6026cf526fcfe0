import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBareKey, mayHoldKey } from '../../../src/certificate/suspicion.ts';
import { mint } from '../../../src/demo/mint.ts';

/** Made for this test: slashes part it into pieces that are no longer than the names of folders. */
const KEY = 'MC4CAQAwBQYDK2VwBCIEID/k4JBu6h+O+oygJ9u0d/WlpusmjunW2mlUAzy7V+Fl';

test('a key is suspected in damaged armour too, however its slashes fall', () => {
  assert.equal(isBareKey(KEY), true);
  for (const text of [KEY, `-----begin private key-----\n${KEY}\n`, `\u2014BEGIN\u2014\n${KEY}`])
    assert.equal(mayHoldKey(text), true);
});

test('a key is known without its armour, encrypted or not, and as base64 of all of it', () => {
  const { key, privateKey, certificate } = mint({ key: 'ed25519' });
  const encrypted = key
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'a' })
    .toString();
  const bodyOf = (pem: string) => pem.replace(/-----[^-]+-----/g, '').trim();
  const twice = (pem: string) => Buffer.from(pem).toString('base64');
  for (const text of [bodyOf(privateKey), bodyOf(encrypted), twice(privateKey), twice(encrypted)])
    assert.equal(isBareKey(text), true, text.slice(0, 8));
  assert.equal(isBareKey(bodyOf(certificate)), false);
});

test('paths, digests and host names are not', () => {
  for (const text of [
    '/srv/kubernetes/ingresscontrollercertificates/production',
    `/var/lib/docker/volumes/${'0a1b2c3d'.repeat(8)}/_data/cert.pem`,
    `${'0a1b2c3d'.repeat(7)}.elb.example.com:443`,
  ])
    assert.deepEqual([isBareKey(text), mayHoldKey(text)], [false, false], text);
});
