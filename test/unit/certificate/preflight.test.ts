import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
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
    deployedLeaf: null,
    now: NOW,
    minValidityMs: 0,
    ...differs,
  };
}

const leafOf = (minted: Minted) => readCredential(minted.certificate, null).leaf;

test('a good certificate passes every check, in the order in which they are documented', () => {
  const passed = preflight(input(issue()), none);
  assert.deepEqual(passed, ['key-match', 'chain', 'validity', 'names', 'freshness', 'strength']);
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

  test('takes a certificate at the first and the last moment of what is allowed', () => {
    preflight(input(issue({ notBefore: NOW })), none);
    preflight(input(issue(), { minValidityMs: 24 * HOUR }), none);
    preflight(input(issue({ notAfter: at(1) })), none);
  });

  test('takes one as old as the one deployed, which a second run has', () => {
    const leaf = issue();
    preflight(input(leaf, { deployedLeaf: leafOf(leaf) }), none);
    preflight(input(issue(), { deployedLeaf: leafOf(issue()) }), none);
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

test('every check but the first may be skipped', () => {
  assert.deepEqual(SKIPPABLE_CHECKS, [...CHECKS.map(({ name }) => name).slice(1), 'commands']);
});
