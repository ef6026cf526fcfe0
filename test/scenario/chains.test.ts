/**
 * Chains that clients could not build or would refuse: refused before anything changes, repaired, or warned
 * of.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Minted, type MintRequest, mint } from '../../src/demo/mint.ts';
import type { Inputs } from '../support/action.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const day = (count: number) => new Date(Date.now() + count * 86_400_000);

const root = mint({ subject: 'Root', ca: true });
const key = mint().key;
/** The intermediate, in one of its versions. */
const intermediate = (request: MintRequest = {}) =>
  mint({ subject: 'Int', ca: true, issuer: root, key, ...request });
const good = intermediate();
/** All of them of one time, so that none is older than one that was deployed before it. */
const notBefore = day(-0.1);
const leafOf = (request: MintRequest = {}) => mint({ names: [NAME], issuer: good, notBefore, ...request });

async function assertRefused(
  target: TestTarget,
  leaf: Minted,
  inputs: Inputs,
  code: string,
  says: RegExp,
): Promise<void> {
  const before = snapshotTree(target.home, { attributes: true });
  const { exitCode, outputs, log } = await target.deploy(leaf, inputs);
  assert.deepEqual([exitCode, outputs.status, outputs['error-code']], [1, 'rejected', code], log);
  assert.match(annotations(log, 'error').join('\n'), says);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
}

test('a chain that no client could use is refused, and nothing is touched', async (t) => {
  const target = testTarget(t);
  const cases: readonly (readonly [Minted[], string, RegExp])[] = [
    [
      [root],
      'CHAIN_INVALID',
      /a root that issues nothing in it: CN=Root\. .*which is CN=Int; give the inter/,
    ],
    [[good, mint({ subject: 'Elsewhere', ca: true })], 'CHAIN_INVALID', /issues nothing in it: CN=Elsewhere/],
    [[intermediate({ ca: false, keyUsage: false })], 'CHAIN_INVALID', /CN=Int is in the chain and is no CA/],
    [[intermediate({ ca: false })], 'CHAIN_INVALID', /CN=Int is in the chain and is no CA/],
    [
      [intermediate({ notBefore: day(-9), notAfter: day(-1) })],
      'VALIDITY',
      /the intermediate CN=Int expired at/,
    ],
    [[intermediate({ notBefore: day(1) })], 'VALIDITY', /the intermediate CN=Int is not valid before/],
  ];
  for (const [chain, code, says] of cases)
    await assertRefused(
      target,
      leafOf(),
      { chain: chain.map(({ certificate }) => certificate).join('') },
      code,
      says,
    );
});

test('a certificate for clients, or of a CA, is refused', async (t) => {
  const target = testTarget(t);
  const chain = { chain: good.certificate };
  for (const [leaf, says] of [
    [leafOf({ purposes: ['client'] }), /the certificate is not for servers\. its extended key usage/],
    [leafOf({ ca: true }), /CN=www\.example\.org is a CA, and no certificate for a server/],
  ] as const) {
    await assertRefused(target, leaf, chain, 'CERTIFICATE_INVALID', says);
    const planned = await target.deploy(leaf, { ...chain, 'dry-run': true, 'skip-checks': 'purpose' });
    assert.equal(planned.outputs.status, 'planned', planned.log);
  }
});

test('a certificate without a subject is refused and deployed like any other', async (t) => {
  const target = testTarget(t);
  const leaf = leafOf({ subject: '' });
  const nameless = mint({ subject: '', ca: true, issuer: mint({ subject: 'Elsewhere', ca: true }) });
  const says = /issues nothing in it: CN=Scenario Intermediate\. expected the issuer of www\.example\.org/;
  await assertRefused(target, leaf, {}, 'CHAIN_INVALID', says);
  await assertRefused(
    target,
    leaf,
    { chain: nameless.certificate },
    'CHAIN_INVALID',
    /in it: (?:[0-9A-F]{2}:){7}/,
  );

  const skipped = await target.deploy(leaf, { chain: nameless.certificate, 'skip-checks': 'chain' });
  assert.equal(skipped.outputs.status, 'deployed', skipped.log);
  assert.equal(target.read('cert.pem'), leaf.certificate + nameless.certificate);
  const deployed = await target.deploy(leaf, { chain: good.certificate });
  assert.equal(deployed.outputs.status, 'deployed', deployed.log);
});

test('of twins the one that is valid is deployed, and the other is not written', async (t) => {
  const target = testTarget(t);
  const expired = intermediate({ notBefore: day(-9), notAfter: day(-1) });
  const shorter = intermediate({ notAfter: day(300) });
  const leaf = leafOf();
  for (const twins of [
    [expired, good],
    [good, expired],
    [expired, shorter, good],
  ]) {
    const chain = twins.map(({ certificate }) => certificate).join('');
    const { outputs, log } = await target.deploy(leaf, { chain });
    assert.match(outputs.status ?? '', /^(?:deployed|unchanged)$/, log);
    assert.equal(target.read('cert.pem'), leaf.certificate + good.certificate);
    assert.match(annotations(log, 'notice').join('\n'), /CN=Int was there in several versions: the one that/);
  }
});

test('a leaf alone is warned of where the target had its chain, or where it says who issued it', async (t) => {
  const target = testTarget(t);
  const warnings = async (leaf: Minted, inputs: Inputs): Promise<string> => {
    const { outputs, log } = await target.deploy(leaf, inputs);
    assert.match(outputs.status ?? '', /^(?:deployed|planned|unchanged)$/, log);
    return annotations(log, 'warning').join('\n');
  };
  const had = /the target has intermediates, and without chain there will be none/;
  const issuerUrl = 'http://ca.example/int.der';
  const known = leafOf({ issuerUrl });
  assert.match(await warnings(leafOf(), { chain: '', 'dry-run': true }), had);
  assert.doesNotMatch(await warnings(leafOf(), { chain: '', 'skip-checks': 'chain', 'dry-run': true }), had);
  assert.doesNotMatch(await warnings(known, { chain: good.certificate, 'dry-run': true }), /intermediate/);

  assert.match(await warnings(leafOf(), { chain: '' }), had);
  assert.match(
    await warnings(known, { chain: '' }),
    /no intermediate was given, although .*unless CN=Int is/,
  );
  assert.doesNotMatch(await warnings(leafOf(), { chain: '', 'dry-run': true }), /intermediate/);

  const apart = { 'chain-file': 'chain.pem' };
  await target.deploy(leafOf(), { ...apart, chain: good.certificate });
  assert.match(await warnings(leafOf(), { ...apart, chain: '' }), had);
});

test('with trusted-roots the chain must lead to one of them', async (t) => {
  const target = testTarget(t);
  const chain = good.certificate;
  const path = `${target.home}/roots.pem`;
  const other = mint({ subject: 'Elsewhere', ca: true });
  writeFileSync(path, other.certificate + root.certificate);
  const store = `${target.home}/store.crt`;
  writeFileSync(store, `# what this machine trusts\n${root.certificate}`);
  const system = { env: { SSL_CERT_FILE: store } };

  for (const [roots, given, says] of [
    [
      other.certificate,
      chain,
      /lead to a trusted root: the issuer of CN=Int, CN=Root, is neither .* is it in trusted-roots/,
    ],
    [
      path,
      '',
      /the issuer of CN=www\.example\.org, CN=Int, is neither .* give the missing intermediate in chain/,
    ],
    [
      'public',
      chain,
      /nor in Mozilla's list \(unable to get local issuer certificate\)\. .*is it from a public CA/,
    ],
  ] as const)
    await assertRefused(target, leafOf(), { 'trusted-roots': roots, chain: given }, 'CHAIN_INVALID', says);
  await assertRefused(
    target,
    leafOf(),
    { 'trusted-roots': good.certificate },
    'INPUT_INVALID',
    /got CN=Int, which/,
  );
  await assertRefused(
    target,
    leafOf(),
    { 'trusted-roots': 'all' },
    'INPUT_INVALID',
    /expected public, system|a path/,
  );

  for (const [roots, options] of [
    [root.certificate, {}],
    [path, {}],
    ['system', system],
  ] as const) {
    const { outputs, log } = await target.deploy(leafOf(), { 'trusted-roots': roots, chain }, options);
    assert.equal(outputs.status, 'deployed', log);
  }
  writeFileSync(store, other.certificate);
  const gone = await target.deploy(leafOf(), { 'trusted-roots': 'system', chain }, system);
  assert.equal(gone.outputs['error-code'], 'CHAIN_INVALID', gone.log);
});

test('with trusted-roots, of two ways up the one that leads to them is deployed first', async (t) => {
  const target = testTarget(t);
  const elsewhere = mint({ subject: 'Elsewhere', ca: true });
  const between = mint({ subject: 'Between', ca: true, issuer: elsewhere });
  const crossed = intermediate({ issuer: between });
  const leaf = leafOf();
  const chain = [crossed, between, good].map(({ certificate }) => certificate).join('');
  for (const [trusted, wanted] of [
    [root, [good, crossed, between]],
    [elsewhere, [crossed, between, good]],
  ] as const) {
    const { outputs, log } = await target.deploy(leaf, { chain, 'trusted-roots': trusted.certificate });
    assert.equal(outputs.status, 'deployed', log);
    const texts = [leaf, ...wanted].map(({ certificate }) => certificate);
    assert.equal(target.read('cert.pem'), texts.join(''));
  }
});
