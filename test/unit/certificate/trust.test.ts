/** What a client makes of the certificates of a server: by our reading, and by OpenSSL's own program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { type KeyObject, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { openRoots } from '../../../src/certificate/roots.ts';
import { isTrusted, judgeServed, pathFault } from '../../../src/certificate/trust.ts';
import { type Minted, type MintRequest, mint } from '../../../src/demo/mint.ts';
import { withoutOpenssl } from '../../support/tools.ts';
import { workspace } from '../../support/workspace.ts';

const NOW = new Date('2030-06-01T00:00:00Z');
const day = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const VALID = { notBefore: day(-30), notAfter: day(30) };
const EXPIRED = { notBefore: day(-30), notAfter: day(-1) };
const EARLY = { notBefore: day(1), notAfter: day(30) };
const NAME = 'www.example.org';

const ca = (subject: string, request: MintRequest = {}) => mint({ subject, ca: true, ...VALID, ...request });
const leafOf = (issuer: Minted, request: MintRequest = {}) =>
  mint({ names: [NAME], issuer, ...VALID, ...request });
const store = (...roots: Minted[]) =>
  openRoots({ origin: 'given', pems: roots.map(({ certificate }) => certificate) });
const judge = (chain: Minted[], roots: Minted[], serverName: string | null = NAME) =>
  judgeServed({ chain: chain.map(({ der }) => der), serverName }, store(...roots), NOW);

const root = ca('root');
const other = ca('other root');
const middle = ca('middle', { issuer: root });
const lower = ca('lower', { issuer: middle });
const leaf = leafOf(lower);

describe('a client that holds the root', () => {
  const accepted: [string, Minted[], Minted[]][] = [
    ['the whole chain', [leaf, lower, middle], [root]],
    ['the chain with its root', [leaf, lower, middle, root], [root]],
    ['another order, with others among them', [leaf, middle, other, lower], [root]],
    ['a leaf that it holds itself', [mint({ names: [NAME], ...VALID })], []],
    ['a chain whose upper part it holds', [leaf, lower], [root, middle]],
  ];
  for (const [what, chain, roots] of accepted)
    test(`accepts ${what}`, () => assert.equal(judge(chain, roots.length > 0 ? roots : chain), null));

  const refused: [string, Minted[], Minted[], RegExp][] = [
    [
      'the leaf alone',
      [leaf],
      [root],
      /issuer of CN=www.example.org, CN=lower, .*unable to get local issuer/,
    ],
    [
      'a gap',
      [leaf, middle],
      [root],
      /CN=lower, is neither among the sent certificates nor in trusted-roots/,
    ],
    ['another root', [leaf, lower, middle], [other], /CN=root, is neither/],
    ['a root that it does not hold', [leaf, lower, middle, root], [other], /in certificate chain\)/],
    ['an intermediate for a root', [leaf, lower], [middle], /issuer of CN=middle/],
    ['a way that leaves its store and comes back', [leaf, middle], [root, lower], /CN=middle, is neither/],
    ['a leaf of its own', [mint({ names: [NAME], ...VALID })], [root], /\(self-signed certificate\)/],
    ['nothing', [], [root], /no certificate that can be read/],
  ];
  for (const [what, chain, roots, says] of refused)
    test(`refuses ${what}`, () => assert.match(judge(chain, roots) ?? 'accepted', says));

  const wrong: [string, MintRequest, RegExp][] = [
    ['has expired', EXPIRED, /CN=x expired at 2030-05-31T00:00:00.000Z \(certificate has expired\)/],
    ['is not valid yet', EARLY, /CN=x is not valid before 2030-06-02/],
    ['is no CA', { ca: false, keyUsage: false }, /CN=x is no CA \(invalid CA certificate\)/],
    ['may not sign certificates', { ca: false }, /unable to get local issuer/],
    ['is for clients', { purposes: ['client'] }, /CN=x is not for servers/],
    ['may issue for others', { permitted: ['example.net'] }, /CN=x may not issue for www\.example\.org/],
    ['may not issue for this name', { excluded: ['example.org'] }, /excluded subtree violation/],
  ];
  for (const [what, request, says] of wrong)
    test(`refuses an intermediate that ${what}`, () => {
      const x = ca('x', { issuer: root, ...request });
      assert.match(judge([leafOf(x), x], [root]) ?? 'accepted', says);
    });

  test('refuses a path that is longer than a CA allows, and does not count one that issued itself', () => {
    const narrow = ca('narrow', { issuer: root, pathLength: 0 });
    const below = ca('below', { issuer: narrow });
    assert.equal(judge([leafOf(narrow), narrow], [root]), null);
    assert.match(judge([leafOf(below), below, narrow], [root]) ?? '', /allows 0 CAs below it and has 1/);
    const again = ca('narrow', { issuer: narrow });
    assert.equal(judge([leafOf(again), again, narrow], [root]), null);
  });

  test('refuses a leaf that is expired, for clients, or for another name', () => {
    assert.match(judge([leafOf(root, EXPIRED)], [root]) ?? '', /certificate has expired/);
    assert.match(judge([leafOf(root, { purposes: ['client'] })], [root]) ?? '', /not for servers/);
    assert.equal(judge([leafOf(root, { purposes: [] })], [root]), null);
    assert.match(judge([leafOf(root)], [root], 'api.example.org') ?? '', /is not for api\.example\.org/);
    assert.equal(judge([leafOf(root)], [root], null), null);
  });

  test('refuses an expired root', () => {
    const old = ca('old', EXPIRED);
    assert.match(judge([leafOf(old)], [old]) ?? '', /CN=old expired/);
  });

  test('takes addresses for addresses', () => {
    const net = ca('net', { issuer: root, permitted: ['192.0.2.0/25', '2001:db8::/33'] });
    for (const [address, is] of [
      ['192.0.2.127', true],
      ['192.0.2.128', false],
      ['2001:db8::1', true],
      ['2001:db8:8000::1', false],
    ] as const) {
      const verdict = judge([leafOf(net, { names: [NAME, address] }), net], [root]);
      assert.equal(verdict === null, is, `${address}: ${verdict}`);
    }
  });

  test('names a certificate without a subject by its name', () => {
    const nameless = leafOf(lower, { subject: '' });
    assert.match(judge([nameless], [root]) ?? '', /^the issuer of www\.example\.org, CN=lower,/);
  });

  test('takes a damaged certificate for absent, and a damaged leaf for none', () => {
    const damaged = { ...leaf, der: Buffer.from('3003020101', 'hex') };
    assert.equal(judge([leaf, damaged, lower, middle], [root]), null);
    assert.match(judge([damaged, lower, middle], [root]) ?? '', /no certificate that can be read/);
  });
});

describe('a chain that is to be deployed', () => {
  const parsed = (...minted: Minted[]) => minted.map(({ der }) => new X509Certificate(der));

  test('is judged without the rules of other checks', () => {
    const fault = (chain: Minted[]) => pathFault(parsed(...chain), store(root), NOW);
    const old = ca('old', { issuer: root, ...EXPIRED });
    assert.equal(fault([leafOf(old), old]), null);
    assert.equal(fault([leafOf(root, { purposes: ['client'] })]), null);
    assert.match(fault([leaf, middle]) ?? '', /unable to get local issuer/);
    const forClients = ca('clients', { issuer: root, purposes: ['client'] });
    assert.match(fault([leafOf(forClients), forClients]) ?? '', /CN=clients is not for servers/);
  });

  test('is not let pass for a root that has expired', () => {
    const old = ca('old', EXPIRED);
    assert.match(pathFault(parsed(leafOf(old)), store(old), NOW) ?? '', /CN=old expired/);
  });

  test('ends at a root that is held, by name and signature', () => {
    const impostor = ca('root');
    const [one] = parsed(middle);
    assert.equal(isTrusted(one!, store(root)), true);
    assert.equal(isTrusted(one!, store(impostor, other)), false);
  });
});

describe('a store', () => {
  test('finds each of the roots that Node carries by its name, and takes it for a root', () => {
    const roots = openRoots({ origin: 'public', pems: rootCertificates });
    for (const pem of rootCertificates) {
      const certificate = new X509Certificate(pem);
      assert.ok(isTrusted(certificate, roots), certificate.subject);
      assert.equal(pathFault([certificate], roots, NOW), null);
    }
    assert.ok(rootCertificates.length > 50);
  });

  test('is searched whatever else is in it, and however often a root is', () => {
    const rubbish = ['-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----', '', 'text'];
    const roots = openRoots({
      origin: 'given',
      pems: [...rubbish, root.certificate, root.certificate.replaceAll('\n', '\r\n'), other.certificate],
    });
    const [found, ...more] = roots.named(new X509Certificate(middle.der));
    assert.equal(found?.subject, 'CN=root');
    assert.deepEqual(more, []);
    assert.deepEqual(roots.named(new X509Certificate(leaf.der)), []);
  });
});

describe('the same as OpenSSL', { skip: withoutOpenssl }, () => {
  const keys: KeyObject[] = Array.from({ length: 4 }, () => mint().key);

  /** One certificate of a made-up PKI: authorities are known by their numbers. */
  interface Link {
    readonly subject: number;
    readonly issuer: number;
    readonly times: typeof VALID;
    readonly request: MintRequest;
  }

  const authority = fc.nat(keys.length - 1);
  const times = fc.oneof(
    { weight: 6, arbitrary: fc.constant(VALID) },
    { weight: 1, arbitrary: fc.constantFrom(EXPIRED, EARLY) },
  );
  const request: fc.Arbitrary<MintRequest> = fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<MintRequest>(
        { ca: false, keyUsage: false },
        { pathLength: 0 },
        { pathLength: 1 },
        { purposes: ['client'] },
        { purposes: ['server'] },
        { permitted: ['example.org'] },
        { permitted: ['example.net'] },
        { excluded: ['www.example.org'] },
        { excluded: ['.www.example.org', 'example.net'] },
        { keyIdentifiers: false },
        { keyUsage: false },
      ),
    },
  );
  const link: fc.Arbitrary<Link> = fc.record({ subject: authority, issuer: authority, times, request });
  const pki = fc.record({
    links: fc.array(link, { minLength: 1, maxLength: 7 }),
    roots: fc.uniqueArray(fc.record({ subject: authority, times, request }), {
      selector: ({ subject }) => subject,
      maxLength: 3,
    }),
    /** Whether the clients hold the first of the links as well, which is no root. */
    holdsLink: fc.boolean(),
    sendsRoots: fc.boolean(),
    leaf: link,
  });

  // The names of two authorities are the same: only their keys tell them apart.
  const nameOf = (number: number): string => `authority ${Math.min(number, keys.length - 2)}`;
  const issuerOf = (number: number): Minted =>
    mint({ subject: nameOf(number), ca: true, key: keys[number]! });

  test('verdicts on chains of every kind', { timeout: 120_000 }, (t) => {
    const directory = workspace(t);
    const write = (name: string, minted: readonly Minted[]): string => {
      const path = join(directory, name);
      writeFileSync(path, minted.map(({ certificate }) => certificate).join(''));
      return path;
    };
    const counts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(pki, ({ links, roots: given, holdsLink, sendsRoots, leaf: end }) => {
        const made = links.map(({ subject, issuer, times, request }) =>
          mint({
            subject: nameOf(subject),
            ca: true,
            key: keys[subject]!,
            issuer: issuerOf(issuer),
            ...times,
            ...request,
          }),
        );
        const held = given.map(({ subject, times, request }) =>
          mint({ subject: nameOf(subject), ca: true, key: keys[subject]!, ...times, ...request }),
        );
        const leaf = leafOf(issuerOf(end.issuer), { ...end.times, ...end.request, ca: false });
        // Which of two with one name OpenSSL finds first in its store, it does not say.
        const names = new Set(held.map(({ name }) => name.toString('hex')));
        const alsoHeld = made.slice(0, 1).filter(({ name }) => holdsLink && !names.has(name.toString('hex')));
        if (names.size < held.length) return;
        const sent = [...made, ...(sendsRoots ? held : [])];
        const trusted = [...held, ...alsoHeld];

        const ours = judge([leaf, ...sent], trusted, null);
        const roots = trusted.length > 0 ? ['-CAfile', write('roots', trusted)] : ['-no-CAfile'];
        const { status, stdout, stderr } = spawnSync(
          'openssl',
          [
            ...['verify', '-purpose', 'sslserver', '-attime', String(NOW.getTime() / 1000)],
            ...['-no-CApath', '-no-CAstore', ...roots],
            ...['-untrusted', write('sent', sent), write('leaf', [leaf])],
          ],
          { encoding: 'utf8' },
        );
        assert.equal(ours === null, status === 0, `${ours}\n${stdout}${stderr}`);
        counts[ours === null ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 120 },
    );
    assert.ok(counts.accepted > 5 && counts.refused > 20, JSON.stringify(counts));
  });
});
