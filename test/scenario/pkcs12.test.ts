/** A credential that comes as a PKCS#12 file. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCredential } from '../../src/certificate/credential.ts';
import { keystoreOf } from '../../src/certificate/pkcs12/keystore.ts';
import { type Minted, mint } from '../../src/demo/mint.ts';
import { filesOf, runPost } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { certificateBag, keyBag, pfx, plainSafe } from '../support/pfx.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const PASSWORD = 'Grüße & 3 of them';

/** A credential as a PKCS#12 file, with the chain in it. */
function packed(target: TestTarget, { certificate, key }: Minted, password = PASSWORD): Buffer {
  const request = { name: 'packed.p12', password, alias: null };
  return keystoreOf(readCredential(certificate, target.chain), key, request, null);
}

const saved = (path: string, content: string | Buffer): string => {
  writeFileSync(path, content);
  return path;
};

/** Takes the place of the three inputs that a credential otherwise comes in. */
const instead = (pkcs12: string, password = PASSWORD) => ({
  certificate: '',
  'private-key': '',
  chain: '',
  pkcs12,
  'pkcs12-password': password,
});

const folded = (text: string, columns: number, end: string): string =>
  text.match(new RegExp(`.{1,${columns}}`, 'g'))!.join(end);

for (const [way, give] of [
  ['base64', (bytes: Buffer) => bytes.toString('base64')],
  ['base64 in lines', (bytes: Buffer) => `\r\n${folded(bytes.toString('base64'), 76, '\r\n')}\r\n`],
  [
    'base64 in armour, as certutil has it',
    (bytes: Buffer) =>
      `-----BEGIN CERTIFICATE-----\n${folded(bytes.toString('base64'), 64, '\n')}\n-----END CERTIFICATE-----\n`,
  ],
  ['a path', (bytes: Buffer, path: string) => saved(path, bytes)],
  ['a path to base64', (bytes: Buffer, path: string) => saved(path, bytes.toString('base64'))],
] as const)
  test(`given as ${way}: deployed as the same PEM would be, and nothing of it is seen`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue({ key: 'rsa-2048' });
    const file = packed(target, renewed);
    const given = give(file, join(target.home, 'given.p12'));
    const seen = join(target.home, 'seen');
    writeFileSync(seen, '');
    const spy = script(
      join(target.home, 'spy'),
      `cat /proc/$$/environ /proc/$PPID/cmdline >> ${seen}`,
      'env',
    );
    const more = { ...instead(given), 'bundle-file': 'bundle.pem', 'validate-command': spy };
    const env = {
      RUNNER_DEBUG: '1',
      COPY: file.toString('base64'),
      ITS_PASSWORD: PASSWORD,
      ITS_KEY: renewed.privateKey,
    };
    const result = await target.deploy(renewed, more, { env });
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(target.read('cert.pem'), renewed.certificate + target.chain);
    assert.equal(target.read('key.pem'), renewed.privateKey);
    assert.equal(target.read('bundle.pem'), renewed.certificate + target.chain + renewed.privateKey);
    assert.equal(result.outputs.fingerprint, renewed.fingerprint);
    const same = await target.deploy(renewed, { 'bundle-file': 'bundle.pem' }, { env });
    assert.equal(same.outputs.status, 'unchanged');

    const encoded = folded(file.toString('base64'), 60, '\n');
    for (const step of [result, await target.deploy(renewed, more, { env })])
      assertNoKeyMaterial(step, renewed.privateKey, PASSWORD, encoded);
    const spied = readFileSync(seen, 'utf8');
    for (const line of [...renewed.privateKey.split('\n').slice(1, -2), PASSWORD, ...encoded.split('\n')])
      assert.ok(line.length < 16 || !spied.includes(line), 'a secret is in a command’s environment');
    // Masked by line, before anything else is said.
    const masks = commandsIn(result.log).filter(({ name }) => name === 'add-mask');
    const masked = new Set(masks.map(({ data }) => data));
    for (const line of [...renewed.privateKey.split('\n').slice(1, -2), PASSWORD])
      assert.ok(masked.has(line));
  });

test('in the post step, the secret inputs are masked again', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const given = packed(target, renewed).toString('base64');
  const inputs = {
    ...target.inputs(renewed),
    ...instead(folded(given, 64, '\n')),
    'keystore-password': 'hunter22',
  };
  const main = await target.deploy(renewed, instead(given));
  const { finished: _ended, ...state } = main.state;
  const post = await runPost({ ...main, state }, inputs);
  assert.equal(post.exitCode, 0, post.log);
  const masked = commandsIn(post.log)
    .filter(({ name }) => name === 'add-mask')
    .map(({ data }) => data);
  for (const line of [...folded(given, 64, '\n').split('\n'), PASSWORD, 'hunter22'])
    assert.ok(masked.includes(line));
});

test('without a key in it, the key on the target stays', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue({ key: target.first.key });
  const file = pfx([plainSafe(certificateBag(renewed.der))]);
  const result = await target.deploy(renewed, { ...instead(file.toString('base64'), ''), chain: '' });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(target.read('cert.pem'), renewed.certificate);
  assert.equal(target.read('key.pem'), target.first.privateKey);
  assert.match(annotations(result.log, 'notice').join(), /holds no private key: the one on the target stays/);
});

test('with chain beside it, which completes the chain in the file', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const { key, certificate } = renewed;
  const bare = pfx([
    plainSafe(keyBag(key.export({ type: 'pkcs8', format: 'der' })), certificateBag(renewed.der)),
  ]);
  const given = { ...instead(bare.toString('base64'), ''), chain: target.chain };
  const result = await target.deploy(renewed, given);
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(target.read('cert.pem'), certificate + target.chain);
  assert.equal(target.read('key.pem'), renewed.privateKey);
  // The same again, of which the file holds the chain already, and the root comes with it.
  const twice = { ...instead(packed(target, renewed).toString('base64')), chain: target.chain + target.root };
  const same = await target.deploy(renewed, twice);
  assert.equal(same.outputs.status, 'unchanged', same.log);
  assert.match(annotations(same.log, 'notice').join(), /twice was dropped.*root was dropped/);
  const wrong = await target.deploy(renewed, { ...given, chain: renewed.privateKey });
  assert.equal(wrong.outputs['error-code'], 'CHAIN_INVALID', wrong.log);
  assertNoKeyMaterial(wrong, renewed.privateKey);
});

test('operation verify expects its certificate', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const given = packed(target, renewed).toString('base64');
  const endpoint = await scriptedEndpoint(t, () => renewed);
  const more = { operation: 'verify', 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}` };
  const result = await target.deploy(renewed, { ...instead(given), ...more });
  assert.equal(result.outputs.status, 'verified', result.log);
  assert.equal(result.outputs.fingerprint, renewed.fingerprint);
  assertNoKeyMaterial(result, renewed.privateKey, PASSWORD);
  const refused = await target.deploy(renewed, { ...instead(given, 'wrong'), ...more });
  assert.equal(refused.outputs['error-code'], 'PASSPHRASE_WRONG');
});

test('an unusable file is refused before anything is touched, and no part of it is repeated', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  const renewed = target.issue();
  const file = packed(target, renewed);
  const given = file.toString('base64');
  const strange = mint({ names: [NAME] });
  const damaged = Buffer.concat([file.subarray(0, 40), file.subarray(41)]).toString('base64');
  const keyless = pfx([plainSafe(certificateBag(strange.der))]).toString('base64');
  for (const [inputs, code, says] of [
    [
      instead(given, 'Grüße'),
      'PASSPHRASE_WRONG',
      /cannot be opened with the password given\. check pkcs12-password/,
    ],
    [instead(given, ''), 'PASSPHRASE_WRONG', /has a password and none was given\. set pkcs12-password/],
    [instead(damaged), 'PKCS12_INVALID', /is damaged, or no PKCS#12 file/],
    [
      instead(Buffer.from(renewed.der).toString('base64')),
      'PKCS12_INVALID',
      /is damaged, or no PKCS#12 file/,
    ],
    [instead(keyless, ''), 'KEY_MISMATCH', /the private key on the target does not belong/],
    [
      instead(given.slice(0, 100)),
      'INPUT_INVALID',
      /pkcs12: expected the base64 of a file or a path to a readable one, got/,
    ],
    [instead('missing.p12'), 'INPUT_INVALID', /pkcs12: expected .*, got no such file/],
    [instead(target.home), 'INPUT_INVALID', /pkcs12: expected .*, got it is not a regular file/],
    [instead(renewed.privateKey), 'PKCS12_INVALID|INPUT_INVALID', /PKCS#12|pkcs12/],
    [
      { pkcs12: given, 'pkcs12-password': PASSWORD },
      'INPUT_INVALID',
      /certificate: expected nothing beside pkcs12.*private-key: expected nothing beside pkcs12, which takes its place, got both/,
    ],
    [
      { ...instead(''), 'pkcs12-password': PASSWORD },
      'INPUT_INVALID',
      /certificate: expected .*, or pkcs12 in its place/,
    ],
  ] as const) {
    const result = await target.deploy(renewed, inputs, { env: { RUNNER_DEBUG: '1' } });
    assert.equal(result.outputs.status, 'rejected', result.log);
    assert.match(result.outputs['error-code']!, new RegExp(`^(${code})$`), result.log);
    assert.match(annotations(result.log, 'error').join(), says);
    assertNoKeyMaterial(result, renewed.privateKey, PASSWORD, folded(given, 60, '\n'));
    assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
  }
  assert.deepEqual(filesOf(await target.deploy(renewed, instead(damaged))), []);
});
