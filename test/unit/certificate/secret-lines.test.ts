import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPemBlocks, secretLines } from '../../../src/certificate/pem.ts';
import { mint } from '../../../src/demo/mint.ts';

const { certificate, privateKey } = mint({ key: 'rsa-2048' });
const isArmour = (line: string) => line.startsWith('-----');
const bodyLines = (pem: string) => pem.split('\n').filter((line) => line !== '' && !isArmour(line));
const body = (pem: string) => readPemBlocks(pem, 'KEY_INVALID', 'key')[0]!.body;

/** The same key in lines of another width. */
function folded(width: number, lineEnd: string): string {
  const lines = body(privateKey).match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join(lineEnd);
}

test('every line of a key is secret, and its armour is not', () => {
  assert.deepEqual(secretLines(privateKey, true).sort(), bodyLines(privateKey).sort());
});

test('a key is secret as it was given, and as it will be written', () => {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    const given = folded(76, lineEnd);
    const lines = secretLines(given, true);
    for (const line of [...bodyLines(given.replaceAll(/\r\n?/g, '\n')), ...bodyLines(privateKey)])
      assert.ok(lines.includes(line), line);
  }
});

test('a key without line ends is secret', () => {
  const lines = secretLines(folded(10_000, ''), true);
  for (const line of [body(privateKey), ...bodyLines(privateKey)]) assert.ok(lines.includes(line), line);
});

test('a key that was folded by blanks is secret, piece by piece', () => {
  const lines = secretLines(folded(48, ' '), true);
  for (const piece of bodyLines(folded(48, '\n'))) assert.ok(lines.includes(piece), piece);
});

test('a certificate is no secret', () => {
  assert.deepEqual(secretLines(certificate, false), []);
});

test('of a bundle, the key is secret and the certificates are not, whichever comes first', () => {
  for (const bundle of [certificate + privateKey, privateKey + certificate]) {
    assert.deepEqual(secretLines(bundle, true).sort(), bodyLines(privateKey).sort());
  }
});

test('both of two keys are secret', () => {
  const other = mint().privateKey;
  const lines = secretLines(privateKey + other, true);
  assert.deepEqual(lines.sort(), [...bodyLines(privateKey), ...bodyLines(other)].sort());
});

test('the headers of an old encrypted key are no secret', () => {
  const text = privateKey.replace('\n', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0011\n\n');
  assert.deepEqual(secretLines(text, true).sort(), bodyLines(privateKey).sort());
});

test('of a damaged key, everything that is not armour is secret', () => {
  const damaged = privateKey.replace('-----END PRIVATE KEY-----', '-----END PRIV');
  for (const line of bodyLines(privateKey)) assert.ok(secretLines(damaged, false).includes(line));
});

test('a text without armour is secret where a key was expected, and nowhere else', () => {
  assert.deepEqual(secretLines('hunter2\r\nhunter3', true), ['hunter2', 'hunter3']);
  assert.deepEqual(secretLines('hunter2', false), []);
});

test('of a damaged key, text on a line with its armour is secret, too', () => {
  const whole = body(privateKey);
  for (const damaged of [
    `-----BEGIN PRIVATE KEY-----${whole}`,
    `-----BEGIN PRIVATE KEY----- ${whole} -----END PRIV`,
    `-----BEGIN ${whole}`,
    `-----BEGIN PRIVATE KEY ${whole}\n-----END PRIVATE KEY`,
  ])
    assert.deepEqual(secretLines(damaged, true), [whole], damaged.slice(0, 40));
});

test('of a key with a colon in a line, that line is secret, too', () => {
  const [first = '', ...others] = bodyLines(privateKey);
  const damaged = privateKey.replace(first, `${first.slice(0, 30)}:${first.slice(30)}`);
  const lines = secretLines(damaged, true);
  for (const part of [first.slice(0, 30), first.slice(30), ...others])
    assert.ok(
      lines.some((line) => line.includes(part)),
      part,
    );
});
