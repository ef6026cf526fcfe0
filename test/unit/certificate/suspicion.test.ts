import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isConfidential, runsIn } from '../../../src/certificate/suspicion.ts';
import { mint } from '../../../src/demo/mint.ts';

/** Made for this test: slashes part it into pieces that are no longer than the names of folders. */
const KEY = 'MC4CAQAwBQYDK2VwBCIEID/k4JBu6h+O+oygJ9u0d/WlpusmjunW2mlUAzy7V+Fl';

test('a line of a key is not shown, in damaged armour neither, however its slashes fall', () => {
  for (const text of [
    KEY,
    `-----begin private key----- ${KEY}`,
    `\u2014BEGIN\u2014\n${KEY}`,
    KEY.replaceAll('/', 'x'),
  ])
    assert.equal(isConfidential(text), true, text);
});

test('a text with a BEGIN line is not shown', () => {
  assert.equal(isConfidential(mint().certificate), true);
  assert.equal(isConfidential('-----BEGIN'), true);
});

test('a key without its armour is masked line by line, and the arguments of a command are not', () => {
  const lines = mint({ key: 'rsa-2048' }).privateKey.split('\n').slice(1, -3);
  assert.deepEqual(runsIn(lines.join('\n')), lines);
  assert.deepEqual(runsIn(lines.join(' ')), lines);
  assert.deepEqual(runsIn(KEY), [KEY]);
  const second = `/${KEY.slice(1)}`;
  assert.deepEqual(runsIn(`${KEY}\n${second}`), [KEY, second]);
  assert.deepEqual(runsIn(`docker kill --signal HUP ${'0a1b2c3d'.repeat(8)}`), []);
});

test('paths, names and host names are shown', () => {
  for (const text of [
    '/srv/kubernetes/ingresscontrollercertificates/production',
    'home/runner/work/repository/repository/certificates',
    '/home/Runner2/work/Repository/Repository/Certificates',
    `/var/lib/docker/volumes/${'0a1b2c3d'.repeat(8)}/_data/cert.pem`,
    `${'0a1b2c3d'.repeat(7)}.elb.example.com:443`,
    'a-secret-with-a-name-that-is-rather-long-but-has-hyphens-1',
  ])
    assert.deepEqual([isConfidential(text), runsIn(text)], [false, []], text);
});
