import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arrange } from '../../../src/certificate/chain.ts';
import { issues } from '../../../src/certificate/path.ts';
import { type Minted, mint } from '../../../src/demo/mint.ts';

const root = mint({ subject: 'root', ca: true });
const upper = mint({ subject: 'upper', ca: true, issuer: root });
const middle = mint({ subject: 'middle', ca: true, issuer: upper });
const lower = mint({ subject: 'lower', ca: true, issuer: middle });
const leaf = mint({ names: ['example.org'], issuer: lower });
const stranger = mint({ subject: 'stranger', ca: true, issuer: mint({ subject: 'other root', ca: true }) });

const parse = (minted: readonly Minted[]) => minted.map(({ der }) => new X509Certificate(der));
const names = (certificates: readonly X509Certificate[]) =>
  certificates.map(({ subject }) => subject.replace('CN=', ''));

/** An arrangement by names. */
function arranged(first: Minted[], rest: Minted[] = []) {
  const { leaf, chain, strays, notices } = arrange(parse(first), parse(rest));
  return { leaf: names([leaf])[0], chain: names(chain), strays: names(strays), notices };
}

const good = { leaf: 'example.org', chain: ['lower', 'middle', 'upper'], strays: [], notices: [] };

describe('arrange', () => {
  test('leaves a chain that is in order as it is', () => {
    assert.deepEqual(arranged([leaf, lower, middle, upper]), good);
    assert.deepEqual(arranged([leaf], [lower, middle, upper]), good);
    assert.deepEqual(arranged([leaf, lower], [middle, upper]), good);
    assert.deepEqual(arranged([leaf]), { ...good, chain: [] });
  });

  test('finds the order in any order, with or without a root, with duplicates', () => {
    const all = [lower, middle, upper, root];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: 4 }),
        fc.shuffledSubarray(all),
        fc.nat(8),
        (first, again, at) => {
          const given = [...first, ...again];
          given.splice(at, 0, leaf);
          const { notices, ...rest } = arranged(given);
          assert.deepEqual(rest, { leaf: 'example.org', chain: good.chain, strays: [] });
          assert.match(notices.join('\n'), /self-signed root was dropped/);
          assert.equal(
            /there twice/.test(notices.join('\n')),
            again.some((one) => one !== root) || again.length > 0,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('tells each repair', () => {
    assert.match(arranged([leaf], [middle, lower]).notices.join(), /wrong order/);
    assert.match(arranged([lower, leaf]).notices.join(), /not the first/);
    assert.match(arranged([leaf, leaf, lower]).notices.join(), /there twice/);
    assert.match(arranged([leaf], [lower, middle, upper, root]).notices.join(), /self-signed root/);
  });

  test('says each repair once', () => {
    const { notices } = arranged([leaf, lower], [lower, lower, lower]);
    assert.equal(notices.length, 1);
  });

  test('tells apart the certificates that issue nothing in the chain', () => {
    assert.deepEqual(arranged([leaf], [lower, stranger]).strays, ['stranger']);
    assert.deepEqual(arranged([leaf], [middle]).strays, ['middle']);
    assert.deepEqual(arranged([leaf], [upper, lower]), { ...good, chain: ['lower'], strays: ['upper'] });
  });

  test('takes a name for nothing without the signature', () => {
    const impostor = mint({ subject: 'lower', ca: true, issuer: middle });
    const { chain, strays } = arranged([leaf], [impostor]);
    assert.deepEqual([chain, strays], [[], ['lower']]);
  });

  test('keeps a self-signed leaf', () => {
    assert.deepEqual(arranged([mint({ names: ['self'] })]), { ...good, leaf: 'self', chain: [] });
  });

  test('keeps a cross-signed intermediate at the end', () => {
    const crossed = mint({ subject: 'lower', ca: true, key: lower.key, issuer: stranger });
    const { chain, strays, notices } = arranged([leaf], [crossed, lower, middle, upper]);
    assert.deepEqual(chain, ['lower', 'middle', 'upper', 'lower']);
    assert.deepEqual(strays, []);
    assert.match(notices.join(), /cross-signed/);
  });

  test('ends when authorities have issued each other', () => {
    const a = mint({ subject: 'a', ca: true, issuer: root });
    const b = mint({ subject: 'b', ca: true, issuer: a });
    const aAgain = mint({ subject: 'a', ca: true, key: a.key, issuer: b });
    const end = mint({ names: ['end'], issuer: a });
    const { chain, strays } = arranged([end], [a, b, aAgain]);
    assert.deepEqual(strays, []);
    assert.equal(chain[0], 'a');
    assert.equal(chain.length, 3);
  });

  test('a root without the intermediates below it is a stray, and so is an unrelated one', () => {
    assert.deepEqual(arranged([leaf], [root]), { ...good, chain: [], strays: ['root'] });
    assert.deepEqual(arranged([leaf], [lower, root]).strays, ['root']);
    const unrelated = mint({ subject: 'unrelated', ca: true });
    assert.deepEqual(arranged([leaf], [lower, middle, upper, unrelated]).strays, ['unrelated']);
    const own = mint({ names: ['self'] });
    assert.deepEqual(arranged([own], [unrelated]).strays, ['unrelated']);
  });

  test('tells the root that was given from the chain', () => {
    const { roots, path, chain } = arrange(parse([leaf]), parse([root, upper, lower, middle]));
    assert.deepEqual([names(roots), names(path)], [['root'], ['lower', 'middle', 'upper']]);
    assert.deepEqual(chain, path);
  });

  test('keeps the certificates above a cross-signed intermediate', () => {
    const crossed = mint({ subject: 'lower', ca: true, key: lower.key, issuer: stranger });
    const { chain, strays } = arranged([leaf], [crossed, lower, middle, upper, stranger]);
    assert.deepEqual(chain, ['lower', 'middle', 'upper', 'lower', 'stranger']);
    assert.deepEqual(strays, []);
  });

  test('takes an intermediate that is no CA where there is no other, and leaves it out where there is', () => {
    const impostor = mint({ subject: 'lower', key: lower.key, issuer: middle });
    assert.deepEqual(arranged([leaf], [impostor, middle, upper]).chain, ['lower', 'middle', 'upper']);
    const { chain, notices } = arrange(parse([leaf]), parse([impostor, middle, lower, upper]));
    assert.deepEqual(
      chain.map(({ ca }) => ca),
      [true, true, true],
    );
    assert.match(notices.join(), /CN=lower was there in several versions/);
  });

  test('needs a certificate', () => {
    assert.throws(() => arrange([], parse([lower])), TypeError);
  });
});

describe('of several ways up', () => {
  const NOW = new Date('2030-06-01T00:00:00Z');
  const day = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
  const ca = (subject: string, issuer: Minted | undefined, from: number, to: number, key?: Minted) =>
    mint({
      subject,
      ca: true,
      ...(issuer && { issuer }),
      ...(key && { key: key.key }),
      notBefore: day(from),
      notAfter: day(to),
    });
  const top = ca('top', undefined, -900, 900);
  const valid = ca('twin', top, -10, 10);
  const longer = ca('twin', top, -10, 20, valid);
  const expired = ca('twin', top, -90, -1, valid);
  const early = ca('twin', top, 1, 90, valid);
  const end = mint({ names: ['end'], issuer: valid, notBefore: day(-1), notAfter: day(5) });

  const pick = (given: Minted[], roots: Minted[] = []) => {
    const trusted = parse(roots);
    return arrange(parse([end]), parse(given), {
      now: NOW,
      isTrusted: (certificate) => trusted.some((root) => issues(root, certificate)),
    });
  };
  const prints = (minted: Minted[]) => parse(minted).map(({ fingerprint256 }) => fingerprint256);
  const chainOf = (given: Minted[], roots?: Minted[]) =>
    pick(given, roots).chain.map(({ fingerprint256 }) => fingerprint256);

  test('the one that is valid is taken of twins, and of valid ones the longest-living, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([valid, longer, expired, early], { minLength: 1 }), (given) => {
        const best = [longer, valid, early, expired].find((one) => given.includes(one))!;
        assert.deepEqual(chainOf(given), prints([best]));
        assert.deepEqual(pick(given).strays, []);
      }),
    );
    const { notices } = pick([expired, valid]);
    assert.deepEqual(notices, [
      `CN=twin was there in several versions: the one that is valid until ${day(10).toISOString()} was taken`,
    ]);
  });

  test('one that goes through an expired certificate is not taken, and is dropped', () => {
    const elsewhere = ca('elsewhere', undefined, -900, 900);
    const oldCross = ca('twin', elsewhere, -90, -1, valid);
    const { chain, notices } = pick([oldCross, valid]);
    assert.deepEqual(names(chain), ['twin']);
    assert.equal(chain[0]!.validTo, parse([valid])[0]!.validTo);
    assert.match(notices.join(), /CN=twin was dropped from the chain, which is whole without it/);
    // The chain is whole without the cross-signed root, because clients hold the root itself.
    const crossedRoot = ca('top', elsewhere, -90, -1, top);
    assert.deepEqual(chainOf([valid, crossedRoot, top]), prints([valid]));
    // Where the root is not known to be held, what has expired stays, for a check to refuse.
    assert.deepEqual(chainOf([valid, crossedRoot]), prints([valid, crossedRoot]));
  });

  test('the one that leads to a trusted root comes first', () => {
    const elsewhere = ca('elsewhere', undefined, -900, 900);
    const between = ca('between', elsewhere, -10, 300);
    const crossed = ca('twin', between, -10, 5, valid);
    const given = [crossed, between, longer];
    assert.deepEqual(chainOf(given), prints([crossed, between, longer]));
    assert.deepEqual(chainOf(given, [top]), prints([longer, crossed, between]));
    assert.deepEqual(chainOf(given, [elsewhere]), prints([crossed, between, longer]));
  });

  test('one is found among as many as can be given, all of them cross-signed, in no time', () => {
    const keys = Array.from({ length: 5 }, () => mint());
    const crossed = Array.from({ length: 31 }, (_, at) =>
      mint({
        subject: `authority ${at % 5}`,
        ca: true,
        key: keys[at % 5]!.key,
        // Each is issued by another of the five, and every pair of them is there.
        issuer: mint({
          subject: `authority ${(at + 1 + (at % 4)) % 5}`,
          ca: true,
          key: keys[(at + 1 + (at % 4)) % 5]!.key,
        }),
      }),
    );
    const under = mint({ names: ['under'], issuer: crossed[0]! });
    const verified = verifications(() => {
      const { chain, strays } = arrange(parse([under]), parse(crossed));
      assert.deepEqual(strays, []);
      assert.equal(names(chain)[0], 'authority 0');
    });
    assert.ok(verified <= 32 * 32, `${verified} signatures were verified`);
  });
});

test('the order of a plain chain costs one signature a link, and of a root its own', () => {
  const cost = (chain: Minted[]): number => verifications(() => arrange(parse([leaf]), parse(chain)));
  assert.equal(cost([lower, middle, upper]), 3);
  assert.equal(cost([upper, middle, lower]), 3);
  assert.equal(cost([lower, middle, upper, root]), 5);
});

/** How many signatures are verified meanwhile. */
function verifications(work: () => void): number {
  let count = 0;
  const { verify } = X509Certificate.prototype;
  X509Certificate.prototype.verify = function (key) {
    count += 1;
    return verify.call(this, key);
  };
  try {
    work();
  } finally {
    X509Certificate.prototype.verify = verify;
  }
  return count;
}

test('an issuer is one by name and by signature', () => {
  const [ca, child, other] = parse([lower, leaf, stranger]) as [
    X509Certificate,
    X509Certificate,
    X509Certificate,
  ];
  assert.equal(issues(ca, child), true);
  assert.equal(issues(child, ca), false);
  assert.equal(issues(other, child), false);
  // What may not sign certificates and did so is told, so that it can be refused for that.
  const [impostor] = parse([mint({ subject: 'lower', key: lower.key, issuer: middle })]);
  assert.equal(issues(impostor!, child), true);
});
