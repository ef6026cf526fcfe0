import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chainWarnings } from '../../../src/certificate/chain-check.ts';
import { readCredential } from '../../../src/certificate/credential.ts';
import {
  CHECKS,
  type CheckName,
  type PreflightInput,
  preflight,
  SKIPPABLE_CHECKS,
} from '../../../src/certificate/preflight.ts';
import { type Minted, type MintRequest, mint } from '../../../src/demo/mint.ts';
import type { ErrorCode } from '../../../src/errors.ts';
import { deployError } from '../../support/deploy-error.ts';

const NOW = new Date('2030-06-01T00:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
const none: ReadonlySet<CheckName> = new Set();

const issue = (request: MintRequest = {}) =>
  mint({ names: ['www.example.org'], notBefore: at(-1), notAfter: at(24), ...request });

/** What a good certificate is checked with, and what differs. */
function input(
  leaf: Minted,
  { chain = '', ...differs }: Partial<PreflightInput> & { chain?: string } = {},
): PreflightInput {
  return {
    credential: readCredential(leaf.certificate, chain === '' ? null : chain),
    privateKey: leaf.key,
    keyOrigin: 'given',
    serverNames: ['www.example.org'],
    trust: null,
    deployedLeaf: null,
    now: NOW,
    minValidityMs: 0,
    ...differs,
  };
}

const leafOf = (minted: Minted) => readCredential(minted.certificate, null).leaf;

test('a good certificate passes every check, in the order in which they are documented', () => {
  const passed = preflight(input(issue()), none);
  assert.deepEqual(passed, ['key-match', 'chain', 'validity', 'purpose', 'names', 'freshness', 'strength']);
  assert.deepEqual(
    passed,
    CHECKS.map(({ name }) => name),
  );
});

interface Refused {
  readonly what: string;
  readonly check: CheckName;
  readonly code: ErrorCode;
  readonly says: RegExp;
  readonly input: () => PreflightInput;
}

const root = mint({ subject: 'root', ca: true });
const intermediate = (request: MintRequest = {}) =>
  mint({ subject: 'Int', ca: true, issuer: root, notBefore: at(-9), notAfter: at(99), ...request });

/** A leaf and a chain that begins with its issuer. */
const under = (issuer: Minted, more: Minted[] = [], differs: Partial<PreflightInput> = {}) =>
  input(issue({ issuer }), {
    chain: [issuer, ...more].map(({ certificate }) => certificate).join(''),
    ...differs,
  });

const trusting = (fault: string | null): PreflightInput['trust'] => ({
  origin: 'given',
  faultOf: () => fault,
});

const stranger = mint({ subject: 'stranger', ca: true, issuer: mint({ ca: true }) });
const weakCa = mint({ subject: 'weak', ca: true, key: 'rsa-1024', issuer: mint({ ca: true }) });

const refused: Refused[] = [
  {
    what: 'a key of another certificate',
    check: 'key-match',
    code: 'KEY_MISMATCH',
    says: /private key does not belong to the certificate .* key is [0-9a-f]{16}…, the key's is [0-9a-f]{16}…/,
    input: () => input(issue(), { privateKey: issue().key }),
  },
  {
    what: 'a key on the target of another certificate',
    check: 'key-match',
    code: 'KEY_MISMATCH',
    says: /on the target .* private-key was not given/,
    input: () => input(issue(), { privateKey: issue().key, keyOrigin: 'on the target' }),
  },
  {
    what: 'a chain of another certificate',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /issues nothing in it: CN=stranger/,
    input: () => input(issue(), { chain: stranger.certificate }),
  },
  {
    what: 'a root where the intermediate is missing',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /holds a root that issues nothing in it: CN=root \/ expected the issuer of CN=www\.example\.org, which is CN=Int; give the intermediates between/,
    input: () => input(issue({ issuer: intermediate() }), { chain: root.certificate }),
  },
  {
    what: 'an unrelated root',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /holds a root that issues nothing in it: CN=elsewhere/,
    input: () => under(intermediate(), [mint({ subject: 'elsewhere', ca: true })]),
  },
  {
    what: 'a chain of another certificate, for a leaf without a subject',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /issues nothing in it: CN=stranger \/ expected the issuer of www\.example\.org, which is CN=Int;/,
    input: () => input(issue({ subject: '', issuer: intermediate() }), { chain: stranger.certificate }),
  },
  {
    what: 'a chain without a subject',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /issues nothing in it: (?:[0-9A-F]{2}:){7}[0-9A-F]{2}…/,
    input: () =>
      input(issue(), { chain: mint({ subject: '', ca: true, issuer: intermediate() }).certificate }),
  },
  {
    what: 'an intermediate that says that it is no CA',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /CN=Int is in the chain and is no CA/,
    input: () => under(intermediate({ ca: false, keyUsage: false })),
  },
  {
    what: 'an intermediate that may not sign certificates',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /CN=Int is in the chain and is no CA/,
    input: () => under(intermediate({ ca: false })),
  },
  {
    what: 'a chain that is longer than one of its CAs allows',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /CN=Int allows 0 CAs below it, and the chain has 1 between it and CN=www\.example\.org/,
    input: () => {
      const narrow = intermediate({ pathLength: 0 });
      return under(intermediate({ subject: 'below', issuer: narrow }), [narrow]);
    },
  },
  {
    what: 'a chain that leads to no trusted root',
    check: 'chain',
    code: 'CHAIN_INVALID',
    says: /does not lead to a trusted root: because .* is it in trusted-roots/,
    input: () => under(intermediate(), [], { trust: trusting('because') }),
  },
  {
    what: 'an intermediate that has expired',
    check: 'validity',
    code: 'VALIDITY',
    says: /the intermediate CN=Int expired at 2030-05-31T23:00:00\.000Z .*was an earlier chain given/,
    input: () => under(intermediate({ notAfter: at(-1) })),
  },
  {
    what: 'an intermediate that is not valid yet',
    check: 'validity',
    code: 'VALIDITY',
    says: /the intermediate CN=Int is not valid before 2030-06-01T01:00:00/,
    input: () => under(intermediate({ notBefore: at(1) })),
  },
  {
    what: 'an intermediate that is not valid for long enough',
    check: 'validity',
    code: 'VALIDITY',
    says: /the intermediate CN=Int expires at .*sooner than min-validity .* 7200 s are left and 10800 s .* give a newer chain/,
    input: () => under(intermediate({ notAfter: at(2) }), [], { minValidityMs: 3 * HOUR }),
  },
  {
    what: 'an intermediate as leaf',
    check: 'purpose',
    code: 'CERTIFICATE_INVALID',
    says: /CN=Int is a CA, and no certificate for a server \/ was the intermediate given/,
    input: () => input(intermediate({ names: ['www.example.org'] })),
  },
  {
    what: 'a root as leaf',
    check: 'purpose',
    code: 'CERTIFICATE_INVALID',
    says: /is a CA, .* was the root given .* name purpose in skip-checks/,
    input: () => input(issue({ ca: true })),
  },
  {
    what: 'a leaf for clients',
    check: 'purpose',
    code: 'CERTIFICATE_INVALID',
    says: /the certificate is not for servers \/ its extended key usage lacks serverAuth/,
    input: () => input(issue({ purposes: ['client'] })),
  },
  {
    what: 'an intermediate that is signed with SHA-1',
    check: 'strength',
    code: 'WEAK',
    says: /CN=Int is signed with SHA-1/,
    input: () => under(intermediate({ hash: 'sha1' })),
  },
  {
    what: 'a certificate that is not valid yet',
    check: 'validity',
    code: 'VALIDITY',
    says: /not valid before 2030-06-01T01:00:00/,
    input: () => input(issue({ notBefore: at(1) })),
  },
  {
    what: 'a certificate that expires this very second',
    check: 'validity',
    code: 'VALIDITY',
    says: /expired/,
    input: () => input(issue({ notAfter: NOW })),
  },
  {
    what: 'a certificate that is not valid for long enough',
    check: 'validity',
    code: 'VALIDITY',
    says: /sooner than min-validity .* 86400 s are left and 86401 s/,
    input: () => input(issue(), { minValidityMs: 24 * HOUR + 1000 }),
  },
  {
    what: 'a certificate without an endpoint’s name',
    check: 'names',
    code: 'NAME_MISMATCH',
    says: /does not cover api\.example\.org .* it covers www\.example\.org/,
    input: () => input(issue(), { serverNames: ['www.example.org', 'api.example.org'] }),
  },
  {
    what: 'a certificate with a common name only',
    check: 'names',
    code: 'NAME_MISMATCH',
    says: /no name at all/,
    input: () => input(issue({ names: [], subject: 'www.example.org' })),
  },
  {
    what: 'a certificate older than the one deployed',
    check: 'freshness',
    code: 'CERTIFICATE_OLDER',
    says: /older than the one deployed/,
    input: () => input(issue({ notBefore: at(-2) }), { deployedLeaf: leafOf(issue()) }),
  },
  {
    what: 'a short RSA key',
    check: 'strength',
    code: 'WEAK',
    says: /RSA 1024/,
    input: () => input(issue({ key: 'rsa-1024' })),
  },
  {
    what: 'a small curve',
    check: 'strength',
    code: 'WEAK',
    says: /ECDSA P-224/,
    input: () => input(issue({ key: 'p-224' })),
  },
  {
    what: 'a SHA-1 signature',
    check: 'strength',
    code: 'WEAK',
    says: /signed with SHA-1/,
    input: () => input(issue({ hash: 'sha1' })),
  },
  {
    what: 'a weak intermediate',
    check: 'strength',
    code: 'WEAK',
    says: /CN=weak/,
    input: () => input(issue({ issuer: weakCa }), { chain: weakCa.certificate }),
  },
];

describe('preflight', () => {
  for (const { what, check, code, says, input } of refused) {
    test(`refuses ${what}`, () => {
      assert.throws(() => preflight(input(), none), deployError(code, says));
    });

    test(`${check === 'key-match' ? 'still refuses' : 'lets pass'} ${what} when ${check} is skipped`, () => {
      const run = () => preflight(input(), new Set([check]));
      if (check === 'key-match') assert.throws(run, deployError(code));
      else assert.ok(!run().includes(check));
    });
  }

  test('takes a certificate at the first and the last moment of its validity', () => {
    preflight(input(issue({ notBefore: NOW })), none);
    preflight(input(issue(), { minValidityMs: 24 * HOUR }), none);
    preflight(input(issue({ notAfter: at(1) })), none);
  });

  test('takes one as old as the one deployed, which a second run has', () => {
    const leaf = issue();
    preflight(input(leaf, { deployedLeaf: leafOf(leaf) }), none);
    preflight(input(issue(), { deployedLeaf: leafOf(issue()) }), none);
  });

  test('takes a self-signed certificate of a server that openssl called a CA', () => {
    const selfSigned = mint({ names: ['www.example.org'], ca: true, keyUsage: false });
    assert.ok(preflight(input(selfSigned), new Set()).includes('purpose'));
  });

  test('takes a leaf for servers and clients, for any purpose, or that says of none', () => {
    for (const purposes of [['server', 'client'], ['client', 'any'], []] as const)
      preflight(input(issue({ purposes: [...purposes] })), none);
  });

  test('takes a chain as long as its CAs allow, and ignores the signature of the root', () => {
    const times = { notBefore: at(-9), notAfter: at(99) };
    const old = mint({ subject: 'old', ca: true, hash: 'sha1', ...times });
    const upper = mint({ subject: 'upper', ca: true, issuer: old, pathLength: 1, ...times });
    const middle = mint({ subject: 'middle', ca: true, issuer: upper, pathLength: 0, ...times });
    preflight(under(middle, [upper, old]), none);
  });

  test('a wildcard covers one label', () => {
    const leaf = issue({ names: ['*.example.org'] });
    preflight(input(leaf, { serverNames: ['a.example.org', 'b.example.org'] }), none);
    assert.throws(
      () => preflight(input(leaf, { serverNames: ['example.org'] }), none),
      deployError('NAME_MISMATCH'),
    );
  });

  test('stops at the first refusal', () => {
    const expired = input(issue({ notAfter: at(-0.5), key: 'p-224' }), { serverNames: ['other'] });
    assert.throws(() => preflight(expired, none), deployError('VALIDITY'));
    assert.throws(() => preflight(expired, new Set<CheckName>(['validity'])), deployError('NAME_MISMATCH'));
  });
});

describe('warnings', () => {
  const issuerUrl = 'http://ca.example/int.der';
  const warnings = (
    leaf: Minted,
    { chain = '', trust = null as PreflightInput['trust'], had = false } = {},
  ): string =>
    chainWarnings(readCredential(leaf.certificate, chain === '' ? null : chain), {
      trust,
      hadIntermediates: () => had,
    }).join('\n');
  const int = intermediate();

  test('a leaf that says where its issuer is to be had, and comes alone', () => {
    const leaf = issue({ issuer: int, issuerUrl });
    assert.match(warnings(leaf), /^no intermediate was given, although .* unless CN=Int is a root/);
    assert.equal(warnings(leaf, { chain: int.certificate }), '');
    assert.equal(warnings(leaf, { trust: trusting(null) }), '');
    assert.equal(warnings(issue({ issuer: int })), '');
    assert.equal(warnings(issue({ issuer: root, issuerUrl }), { chain: root.certificate }), '');
    assert.equal(warnings(issue({ issuerUrl })), '');
  });

  test('a target that had intermediates and would have none', () => {
    const leaf = issue({ issuer: int });
    assert.match(warnings(leaf, { had: true }), /^the target has intermediates, .* from CN=Int to a root$/);
    assert.equal(warnings(leaf, { had: true, chain: int.certificate }), '');
    assert.equal(warnings(leaf, { had: true, trust: trusting(null) }), '');
    assert.equal(warnings(issue({ issuer: int, issuerUrl }), { had: true }).split('\n').length, 1);
  });

  test('a leaf for any purpose', () => {
    assert.match(warnings(issue({ purposes: ['any'] })), /anyExtendedKeyUsage/);
    assert.equal(warnings(issue({ purposes: ['server', 'any'] })), '');
  });
});

test('every check but the first may be skipped', () => {
  assert.deepEqual(SKIPPABLE_CHECKS, [
    ...CHECKS.map(({ name }) => name).slice(1),
    'shared',
    'sds-name',
    'modes',
    'commands',
  ]);
});
