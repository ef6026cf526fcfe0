/**
 * Certificates that must not be deployed: refused by the check that is there for it, before anything changes.
 */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { derToPem } from '../../src/certificate/pem.ts';
import { type MintRequest, mint } from '../../src/demo/mint.ts';
import type { Inputs } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const day = (count: number) => new Date(Date.now() + count * 86_400_000);

async function assertRefused(
  target: TestTarget,
  inputs: Inputs,
  code: string,
  message: RegExp,
): Promise<void> {
  const { exitCode, outputs, log } = await target.deploy(target.first, inputs);
  assert.deepEqual([exitCode, outputs.status, outputs['error-code']], [1, 'rejected', code], log);
  assert.deepEqual([outputs.changed, outputs['backup-id'], outputs.recovered], ['false', '', 'false']);
  const [annotation = '', ...more] = annotations(log, 'error');
  assert.match(annotation, message);
  assert.ok(annotation.startsWith(`Rotate certificate: ${code}: `));
  assert.deepEqual(more, []);
}

const CHECKS: readonly {
  check: string;
  code: string;
  offer: MintRequest;
  more?: Inputs;
  message: RegExp;
}[] = [
  {
    check: 'validity',
    code: 'VALIDITY',
    offer: { notBefore: day(-2), notAfter: day(-1) },
    more: { 'skip-checks': 'freshness' },
    message: /the certificate expired at .*\. it is .* here/,
  },
  {
    check: 'validity',
    code: 'VALIDITY',
    offer: { notBefore: day(1) },
    message: /is not valid before .*\. it is .* here/,
  },
  {
    check: 'validity',
    code: 'VALIDITY',
    offer: { notAfter: day(2) },
    more: { 'min-validity': '72h' },
    message: /sooner than min-validity allows\. .* renew it, or lower min-validity/,
  },
  {
    check: 'names',
    code: 'NAME_MISMATCH',
    offer: { names: ['mail.example.org', '*.example.net'] },
    more: { 'verify-endpoints': `127.0.0.1:1 sni=${NAME}` },
    message:
      /does not cover www\.example\.org\. it covers mail\.example\.org, \*\.example\.net; name another with sni/,
  },
  {
    check: 'freshness',
    code: 'CERTIFICATE_OLDER',
    offer: { notBefore: day(-3) },
    message: /is older than the one deployed: .*\. was the renewed one given\?/,
  },
  {
    check: 'strength',
    code: 'WEAK',
    offer: { key: 'rsa-1024' },
    message: /is weak: RSA 1024\. expected RSA of 2048 bits/,
  },
  { check: 'strength', code: 'WEAK', offer: { key: 'p-224' }, message: /is weak: ECDSA P-224\. expected/ },
  {
    check: 'strength',
    code: 'WEAK',
    offer: { hash: 'sha1' },
    message: /is signed with SHA-1\. clients refuse it/,
  },
];

test('each check refuses a certificate that breaks its rule, and lets it pass when skipped', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  for (const { check, code, offer, more = {}, message } of CHECKS) {
    const inputs = { ...target.inputs(target.issue(offer)), ...more };
    await assertRefused(target, inputs, code, message);
    const skipped = [check, more['skip-checks']].filter(Boolean).join(', ');
    const planned = await target.deploy(target.first, { ...inputs, 'skip-checks': skipped, 'dry-run': true });
    assert.equal(planned.outputs.status, 'planned', planned.log);
  }
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('a certificate that is refused anyway is the error, also where there is no target', async (t) => {
  const target = testTarget(t);
  const nowhere = { directory: `${target.home}/nowhere` };
  for (const [offer, code] of [
    [{ notBefore: day(-2), notAfter: day(-1) }, 'VALIDITY'],
    [{ key: 'rsa-1024' }, 'WEAK'],
  ] as const) {
    const given = target.issue(offer);
    const withKey = await target.deploy(given, nowhere);
    assert.equal(withKey.outputs['error-code'], code, withKey.log);
    const without = await target.deploy(given, { ...nowhere, 'private-key': '' });
    assert.equal(without.outputs['error-code'], code, without.log);
  }
  const mismatched = { ...nowhere, 'private-key': target.issue().privateKey };
  const expired = target.issue({ notBefore: day(-2), notAfter: day(-1) });
  assert.equal((await target.deploy(expired, mismatched)).outputs['error-code'], 'KEY_MISMATCH');
  assert.equal((await target.deploy(target.issue(), nowhere)).outputs['error-code'], 'TARGET_MISSING');
  // Where there is a target, the checks keep their order: freshness comes before strength.
  const old = target.issue({ key: 'rsa-1024', notBefore: day(-30) });
  assert.equal((await target.deploy(old)).outputs['error-code'], 'CERTIFICATE_OLDER');
});

test('a key on the target that cannot be used is told as the one on the target', async (t) => {
  const target = testTarget(t);
  for (const [text, message] of [
    ['', /the private key on the target holds no private key/],
    [
      '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
      /the private key on the target cannot be parsed/,
    ],
  ] as const) {
    writeFileSync(target.path('key.pem'), text);
    const { outputs, log } = await target.deploy(target.issue(), { 'private-key': '' });
    assert.equal(outputs['error-code'], 'KEY_INVALID', log);
    assert.match(annotations(log, 'error')[0]!, message);
  }
});

test('a key that does not belong to the certificate is refused, whatever is skipped', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  for (const key of ['p-256', 'rsa-2048', 'ed25519'] as const)
    await assertRefused(
      target,
      {
        ...target.inputs(target.issue()),
        'private-key': mint({ key }).privateKey,
        'skip-checks': 'chain validity names freshness strength',
      },
      'KEY_MISMATCH',
      /private key does not belong to the certificate\. the certificate's public key is [0-9a-f]{16}…, the key's is [0-9a-f]{16}…; was the key renewed without the certificate\?/,
    );
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('a key left out stays, and must belong to the certificate', async (t) => {
  const target = testTarget(t);
  const { 'private-key': _left, ...inputs } = target.inputs(target.issue());
  const before = snapshotTree(target.home, { attributes: true });
  await assertRefused(
    target,
    { ...inputs, 'private-key': '' },
    'KEY_MISMATCH',
    /the private key on the target does not belong/,
  );
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);

  const renewed = target.issue({ key: target.first.key });
  const result = await target.deploy(renewed, { 'private-key': '' });
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(result.outputs['private-key-status'], 'unchanged');
  assert.equal(target.read('key.pem'), target.first.privateKey);
  assert.equal(target.read('cert.pem'), renewed.certificate + target.chain);

  const moved = await target.deploy(target.issue({ key: target.first.key }), {
    'private-key': '',
    layout: 'symlink',
  });
  assert.equal(moved.outputs.status, 'deployed', moved.log);
  assert.equal(target.read('current/key.pem'), target.first.privateKey);

  const empty = testTarget(t);
  rmSync(empty.path('key.pem'));
  await assertRefused(
    empty,
    { ...empty.inputs(empty.first), 'private-key': '' },
    'INPUT_INVALID',
    /private-key: required, because .* holds no key\.pem that could stay\. give the private key/,
  );
});

test('the chain is put in order, freed of duplicates and of the root; a certificate that does not belong is refused', async (t) => {
  const target = testTarget(t);
  const root = mint({ subject: 'Other Root', ca: true });
  const upper = mint({ subject: 'Upper', ca: true, issuer: root });
  const lower = mint({ subject: 'Lower', ca: true, issuer: upper });
  const leaf = mint({ names: [NAME], issuer: lower });
  const wanted = leaf.certificate + lower.certificate + upper.certificate;
  const inputs = { certificate: leaf.certificate, 'private-key': leaf.privateKey };

  const before = snapshotTree(target.home, { attributes: true });
  await assertRefused(
    target,
    { ...target.inputs(leaf), ...inputs, chain: lower.certificate + target.chain },
    'CHAIN_INVALID',
    /issues nothing in it: CN=Scenario Intermediate\. expected the issuer of CN=Lower, which is CN=Upper/,
  );
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);

  const chain = [root, upper, lower, upper].map(({ certificate }) => certificate).join('');
  const result = await target.deploy(leaf, { ...inputs, chain });
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(target.read('cert.pem'), wanted);
  assert.deepEqual(
    annotations(result.log, 'notice')
      .map((text) => text.replace(/^[^:]*: /, ''))
      .sort(),
    [
      'a certificate that was there twice was dropped from the chain',
      'the chain was in the wrong order: it was repaired',
      'the self-signed root was dropped from the chain: clients hold it already',
    ],
  );

  const whole = await target.deploy(leaf, {
    ...inputs,
    certificate: upper.certificate + leaf.certificate + lower.certificate,
    chain: '',
  });
  assert.equal(whole.outputs.status, 'unchanged', whole.log);
  assert.match(annotations(whole.log, 'notice').join('\n'), /was not the first in its PEM/);

  const apart = await target.deploy(leaf, { ...inputs, chain, 'chain-file': 'chain.pem' });
  assert.equal(apart.outputs.status, 'deployed');
  assert.equal(target.read('cert.pem'), leaf.certificate);
  assert.equal(target.read('chain.pem'), lower.certificate + upper.certificate);
});

test('a text without a certificate, or with a damaged one, is refused', async (t) => {
  const target = testTarget(t);
  const { certificate, privateKey } = target.issue();
  const [begin = '', first = '', ...rest] = certificate.split('\n');
  writeFileSync(`${target.home}/request.pem`, certificate.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'));
  const cases: readonly (readonly [Inputs, string, RegExp])[] = [
    [
      { certificate: `${target.home}/request.pem` },
      'CERTIFICATE_INVALID',
      /but a certificate request\. it holds CERTIFICATE REQUEST; give the certificate/,
    ],
    [{ certificate: certificate.slice(0, 300) }, 'CERTIFICATE_INVALID', /no END line\. was it pasted whole/],
    [{ certificate: [begin, `${first}!`, ...rest].join('\n') }, 'CERTIFICATE_INVALID', /is not base64/],
    [{ certificate: [begin, ...rest].join('\n') }, 'CERTIFICATE_INVALID', /cannot be parsed/],
    [
      { certificate: privateKey },
      'CERTIFICATE_INVALID',
      /holds no certificate but a private key\. it holds PRIVATE KEY; are certificate and private-key swapped\?/,
    ],
    [{ certificate: certificate.repeat(17) }, 'CERTIFICATE_INVALID', /holds 17 certificates\. at most 16/],
    [{ chain: privateKey }, 'CHAIN_INVALID', /the chain holds no certificate/],
    [{ 'private-key': certificate }, 'KEY_INVALID', /holds no private key but a certificate\. .*swapped/],
    [{ 'private-key': privateKey + privateKey }, 'KEY_INVALID', /holds 2 keys\. give the one that belongs/],
    [
      { 'private-key': privateKey.replace(/\n.{20}/, '\nAAAABBBBCCCCDDDDEEEE') },
      'KEY_INVALID',
      /cannot be parsed/,
    ],
  ];
  const before = snapshotTree(target.home, { attributes: true });
  for (const [more, code, message] of cases)
    await assertRefused(
      target,
      { ...target.inputs(target.issue()), certificate, 'private-key': privateKey, ...more },
      code,
      message,
    );
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('a refused certificate is never looked for at an endpoint, and the leaf is in the outputs all the same', async (t) => {
  const target = testTarget(t);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const weak = target.issue({ key: 'rsa-1024' });
  const { outputs } = await target.deploy(weak, {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
  });
  assert.deepEqual(
    [outputs.status, outputs.verified, outputs.fingerprint],
    ['rejected', 'false', weak.fingerprint],
  );
  assert.equal(endpoint.connections(), 0);
  const broken = target.issue();
  const unusable = await target.deploy(broken, { 'private-key': '-----BEGIN PRIVATE KEY-----' });
  assert.deepEqual(
    [unusable.outputs['error-code'], unusable.outputs.fingerprint],
    ['KEY_INVALID', broken.fingerprint],
  );
});

test('a key whose private half is another than its public half says is refused', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  const leaf = target.issue({ key: 'p-256' });
  const other = mint({ key: 'p-256' }).key.export({ format: 'jwk' });
  const own = leaf.key.export({ type: 'pkcs8', format: 'der' });
  const [scalar = '', another = ''] = [leaf.key.export({ format: 'jwk' }).d, other.d];
  const damaged = Buffer.from(own);
  Buffer.from(another, 'base64url').copy(damaged, own.indexOf(Buffer.from(scalar, 'base64url')));
  const inputs = { ...target.inputs(leaf), 'private-key': derToPem('PRIVATE KEY', damaged) };
  await assertRefused(target, inputs, 'KEY_MISMATCH', /private key does not belong to the certificate/);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
  writeFileSync(target.path('key.pem'), derToPem('PRIVATE KEY', damaged));
  const kept = { ...inputs, 'private-key': '' };
  await assertRefused(target, kept, 'KEY_MISMATCH', /the private key on the target does not belong/);
});
