import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arrange, issues } from '../../../src/certificate/chain.ts';
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
  test('leaves what is in order as it is', () => {
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

  test('says what it repaired', () => {
    assert.match(arranged([leaf], [middle, lower]).notices.join(), /wrong order/);
    assert.match(arranged([lower, leaf]).notices.join(), /not the first/);
    assert.match(arranged([leaf, leaf, lower]).notices.join(), /there twice/);
    assert.match(arranged([leaf], [lower, root]).notices.join(), /self-signed root/);
  });

  test('says each repair once', () => {
    const { notices } = arranged([leaf, lower], [lower, lower, lower]);
    assert.equal(notices.length, 1);
  });

  test('tells apart what issues nothing in the chain', () => {
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

  test('needs a certificate', () => {
    assert.throws(() => arrange([], parse([lower])), TypeError);
  });
});

test('an issuer is one by name and by signature', () => {
  const [ca, child, other] = parse([lower, leaf, stranger]) as [
    X509Certificate,
    X509Certificate,
    X509Certificate,
  ];
  assert.equal(issues(ca, child), true);
  assert.equal(issues(child, ca), false);
  assert.equal(issues(other, child), false);
});
