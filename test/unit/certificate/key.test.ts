import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { describeKey, keyBits, publicKeyFingerprint, readPrivateKey } from '../../../src/certificate/key.ts';
import { derToPem } from '../../../src/certificate/pem.ts';
import { encode, make, type Value } from '../../../src/certificate/pkcs12/ber.ts';
import { type KeyKind, mint } from '../../../src/demo/mint.ts';
import { DeployError } from '../../../src/errors.ts';
import { deployError } from '../../support/deploy-error.ts';
import { pbes2 } from '../../support/pfx.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;

const pem = (key: KeyObject, options: object) =>
  key.export({ format: 'pem', type: 'pkcs8', ...options } as { format: 'pem'; type: 'pkcs8' }).toString();
const encrypted = pem(ec, { cipher: 'aes-256-cbc', passphrase: 'hunter2' });

describe('readPrivateKey', () => {
  const encodings: [string, KeyObject, string][] = [
    ['RSA in PKCS#8', rsa, 'pkcs8'],
    ['RSA in PKCS#1', rsa, 'pkcs1'],
    ['ECDSA in PKCS#8', ec, 'pkcs8'],
    ['ECDSA in SEC1', ec, 'sec1'],
    ['Ed25519', ed25519, 'pkcs8'],
  ];
  for (const [what, key, type] of encodings) {
    test(`reads ${what}, and writes it in the encoding it came in`, () => {
      const given = pem(key, { type });
      const read = readPrivateKey(`\ufeffsome text\r\n${given.replaceAll('\n', '\r\n')}`, null);
      assert.ok(read.key.equals(key));
      assert.equal(read.pem, given);
      assert.deepEqual(read.notices, []);
    });
  }

  for (const [what, given] of [
    ['PKCS#8', encrypted],
    ['the old way', pem(ec, { type: 'sec1', cipher: 'aes-128-cbc', passphrase: 'hunter2' })],
  ] as const) {
    test(`decrypts a key that is encrypted in ${what}`, () => {
      const read = readPrivateKey(given, 'hunter2');
      assert.ok(read.key.equals(ec));
      assert.equal(read.pem, pem(ec, {}));
    });

    test(`refuses a wrong or missing passphrase for a key that is encrypted in ${what}`, () => {
      assert.throws(() => readPrivateKey(given, 'hunter3'), deployError('PASSPHRASE_WRONG', /decrypted/));
      assert.throws(() => readPrivateKey(given, ''), deployError('PASSPHRASE_WRONG'));
      assert.throws(() => readPrivateKey(given, null), deployError('PASSPHRASE_WRONG', /no passphrase/));
    });
  }

  test('takes no wrong passphrase for an unknown cipher, though the padding of one in some 200 comes out right', () => {
    const given = pem(ec, { type: 'sec1', cipher: 'aes-128-cbc', passphrase: 'hunter2' });
    for (let attempt = 0; attempt < 2_000; attempt += 1)
      assert.throws(() => readPrivateKey(given, `wrong ${attempt}`), deployError('PASSPHRASE_WRONG'));
  });

  test('tells an unknown cipher from a wrong passphrase', () => {
    const given = pem(ec, { type: 'sec1', cipher: 'aes-128-cbc', passphrase: 'hunter2' });
    for (const cipher of ['DES-CBC', 'RC2-CBC', 'NONE-SUCH']) {
      const text = given.replace('AES-128-CBC', cipher);
      assert.throws(() => readPrivateKey(text, 'hunter2'), deployError('KEY_INVALID', /not supported.*AES/));
    }
  });

  test('refuses an encrypted key that would take too long to decrypt, before it tries', () => {
    const scrypt = (n: number, r: number, p: number) => {
      const derivation = make.sequence(
        make.octets(Buffer.alloc(8)),
        make.count(n),
        make.count(r),
        make.count(p),
      );
      const cipher = make.sequence(make.identifier('2.16.840.1.101.3.4.1.42'), make.octets(Buffer.alloc(16)));
      return make.sequence(
        make.identifier('1.2.840.113549.1.5.13'),
        make.sequence(make.sequence(make.identifier('1.3.6.1.4.1.11591.4.11'), derivation), cipher),
      );
    };
    const pkcs12 = (iterations: number) =>
      make.sequence(
        make.identifier('1.2.840.113549.1.12.1.3'),
        make.sequence(make.octets(Buffer.alloc(8)), make.count(iterations)),
      );
    const given = (algorithm: Value) =>
      derToPem('ENCRYPTED PRIVATE KEY', encode(make.sequence(algorithm, make.octets(Buffer.alloc(64)))));
    for (const slow of [
      pbes2(20_000_000),
      pkcs12(20_000_000),
      scrypt(16_384, 8, 1_000),
      scrypt(2, 1, 2 ** 30),
    ])
      assert.throws(
        () => readPrivateKey(given(slow), 'x'),
        deployError('KEY_INVALID', /would take too long/),
      );
    for (const swift of [pbes2(1_000), pkcs12(1_000), scrypt(1_024, 8, 1)])
      assert.throws(() => readPrivateKey(given(swift), 'x'), deployError('PASSPHRASE_WRONG'));
  });

  test('tells a key that no passphrase could open as damaged', () => {
    const given = (algorithm: Value, length = 64) =>
      derToPem('ENCRYPTED PRIVATE KEY', encode(make.sequence(algorithm, make.octets(Buffer.alloc(length)))));
    const pkcs12 = (iterations: Value) =>
      make.sequence(
        make.identifier('1.2.840.113549.1.12.1.3'),
        make.sequence(make.octets(Buffer.alloc(8)), iterations),
      );
    const negative = { ...make.count(1), value: '\xff' };
    for (const [what, text] of [
      ['PBES2 with no iteration', given(pbes2(0))],
      ["PKCS#12's scheme with no iteration", given(pkcs12(make.count(0)))],
      ["PKCS#12's scheme with -1 iterations", given(pkcs12(negative))],
      ['a part of a block', given(pbes2(1), 63)],
      ['no block', given(pbes2(1), 0)],
    ] as const)
      assert.throws(
        () => readPrivateKey(text, 'x'),
        deployError('KEY_INVALID', /encrypted, and damaged/),
        what,
      );
    assert.throws(
      () => readPrivateKey(given(pbes2(0)), null),
      deployError('PASSPHRASE_WRONG', /no passphrase/),
    );
  });

  test('says that a passphrase was not needed', () => {
    assert.match(readPrivateKey(pem(ec, {}), 'hunter2').notices.join(), /not needed/);
  });

  test('ignores what stands beside the key', () => {
    const { certificate } = mint();
    const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
    assert.equal(readPrivateKey(parameters + pem(ec, {}) + certificate, null).pem, pem(ec, {}));
  });

  test('refuses a text without a key', () => {
    for (const text of ['', 'hunter2', mint().certificate])
      assert.throws(() => readPrivateKey(text, null), deployError('KEY_INVALID', /no PEM private key/));
  });

  test('refuses two keys, even the same one twice', () => {
    assert.throws(
      () => readPrivateKey(pem(ec, {}) + pem(ec, {}), null),
      deployError('KEY_INVALID', /2 keys/),
    );
  });

  test('refuses kinds of keys that no server takes', () => {
    const key = generateKeyPairSync('x25519').privateKey;
    assert.throws(() => readPrivateKey(pem(key, {}), null), deployError('KEY_INVALID', /type x25519/));
  });

  test('refuses a key under the wrong label', () => {
    const text = pem(ec, {}).replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY');
    assert.throws(() => readPrivateKey(text, null), deployError('KEY_INVALID', /cannot be parsed/));
  });

  test('refuses a damaged key with nothing but a DeployError, which repeats nothing of it', () => {
    const good = [pem(ec, {}), pem(rsa, { type: 'pkcs1' }), encrypted];
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.nat(),
        fc.constantFrom('', 'A', '/', ':', '-', '\n'),
        fc.option(fc.constantFrom('hunter2', 'x')),
        (text, at, insert, passphrase) => {
          const position = at % text.length;
          const damaged = text.slice(0, position) + insert + text.slice(position + 1);
          try {
            readPrivateKey(damaged, passphrase);
          } catch (error) {
            assert.ok(error instanceof DeployError);
            const said = `${error.message}${error.hint}${error.cause ?? ''}`;
            for (const line of damaged.split('\n'))
              assert.ok(line.length < 16 || line.startsWith('-----') || !said.includes(line));
          }
        },
      ),
    );
  });
});

describe('a key in words', () => {
  const kinds: [KeyKind, string, number][] = [
    ['rsa-1024', 'RSA 1024', 1024],
    ['p-224', 'ECDSA P-224', 224],
    ['p-256', 'ECDSA P-256', 256],
    ['p-384', 'ECDSA P-384', 384],
    ['p-521', 'ECDSA P-521', 521],
    ['ed25519', 'Ed25519', 256],
  ];
  for (const [kind, words, bits] of kinds) {
    test(`${words} has ${bits} bits`, () => {
      const { key } = mint({ key: kind });
      assert.equal(describeKey(key), words);
      assert.equal(keyBits(key), bits);
      assert.equal(keyBits(createPublicKey(key)), bits);
    });
  }

  test('a curve that is not one of NIST goes by its own name', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP320r1' });
    assert.equal(describeKey(privateKey), 'ECDSA brainpoolP320r1');
    assert.equal(keyBits(privateKey), 320);
  });

  test('Ed448 and RSA-PSS are known', () => {
    const ed448 = generateKeyPairSync('ed448').privateKey;
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
    assert.deepEqual([describeKey(ed448), keyBits(ed448)], ['Ed448', 448]);
    assert.deepEqual([describeKey(pss), keyBits(pss)], ['RSA-PSS 2048', 2048]);
  });
});

test('a private key and its public key have the same fingerprint, and no other key has it', () => {
  assert.equal(publicKeyFingerprint(ec), publicKeyFingerprint(createPublicKey(ec)));
  assert.notEqual(publicKeyFingerprint(ec), publicKeyFingerprint(ed25519));
  assert.match(publicKeyFingerprint(rsa), /^[0-9a-f]{64}$/);
});
