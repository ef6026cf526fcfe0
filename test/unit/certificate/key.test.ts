import assert from 'node:assert/strict';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  describeKey,
  keyBits,
  provesPossession,
  publicKeyFingerprint,
  readPrivateKey,
} from '../../../src/certificate/key.ts';
import { derToPem } from '../../../src/certificate/pem.ts';
import { asVersion1 } from '../../../src/certificate/pkcs8.ts';
import { encode, make, type Value } from '../../../src/certificate/pkcs12/ber.ts';
import * as der from '../../../src/demo/der.ts';
import { type KeyKind, mint } from '../../../src/demo/mint.ts';
import { DeployError } from '../../../src/errors.ts';
import { encryptedPem, PASSWORD, sealed } from '../../fuzz/material.ts';
import { deployError } from '../../support/deploy-error.ts';
import { pbes2 } from '../../support/pfx.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;

const pem = (key: KeyObject, options: object) =>
  key.export({ format: 'pem', type: 'pkcs8', ...options } as { format: 'pem'; type: 'pkcs8' }).toString();
const encrypted = pem(ec, { cipher: 'aes-256-cbc', passphrase: 'hunter2' });

/**
 * An Ed25519 key as Go and ring write it: PKCS#8 of version 2, with the public key (RFC 8410, section 10.3).
 */
const parts = [
  der.integer(Buffer.of(1)),
  der.sequence(der.oid('1.3.101.112')),
  der.octetString(der.octetString(Buffer.from(ed25519.export({ format: 'jwk' }).d ?? '', 'base64url'))),
];
const publicHalf = der.implicit(
  1,
  Buffer.concat([Buffer.of(0), Buffer.from(ed25519.export({ format: 'jwk' }).x ?? '', 'base64url')]),
);
const version2 = der.sequence(...parts, publicHalf);

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

  describe('encrypted, and damaged so that no passphrase opens it', () => {
    const legacy = pem(ec, { type: 'sec1', cipher: 'aes-128-cbc', passphrase: 'hunter2' });
    const [, body = ''] = legacy.split('\n\n');
    const sealedBy = (algorithm: Value, data = Buffer.alloc(64)) =>
      derToPem('ENCRYPTED PRIVATE KEY', encode(make.sequence(algorithm, make.octets(data))));
    const cases: [string, string, RegExp][] = [
      ['without DEK-Info', legacy.replace(/DEK-Info.*\n/, ''), /its DEK-Info line is missing/],
      ['without Proc-Type', legacy.replace(/Proc-Type.*\n/, ''), /its Proc-Type line is missing/],
      ['in ECB mode', legacy.replace('-CBC', '-ECB'), /its cipher is in ECB mode/],
      ['in ECB mode, without a vector', legacy.replace(/CBC,.*/, 'ECB'), /its cipher is in ECB mode/],
      ['with half a vector', legacy.replace(/(CBC,.{16}).*/, '$1'), /initialisation vector is not whole/],
      ['without a vector', legacy.replace(/CBC,.*/, 'CBC'), /initialisation vector is not whole/],
      [
        'with a part of it',
        legacy.replace(body, `${body.slice(0, 40)}\n-----END EC PRIVATE KEY-----\n`),
        /part is not whole/,
      ],
      ['in PBES2 with ECB', sealedBy(pbes2(8, '2.16.840.1.101.3.4.1.41')), /its cipher is in ECB mode/],
      ['in PBES2 with 0 iterations', sealedBy(pbes2(0)), /its key derivation has 0 iterations/],
      ['in PBES2 with a part of it', sealedBy(pbes2(8), Buffer.alloc(63)), /its encrypted part is not whole/],
    ];
    for (const [what, given, says] of cases)
      test(what, () => {
        for (const passphrase of ['hunter2', 'x', null])
          assert.throws(() => readPrivateKey(given, passphrase), deployError('KEY_INVALID', says));
      });
  });

  test('never calls a passphrase wrong that opens the key, whatever is in it', () => {
    const holding = (content: Buffer) =>
      derToPem('ENCRYPTED PRIVATE KEY', encode(make.sequence(pbes2(8), make.octets(sealed(content)))));
    const unknown = der.sequence(
      der.integer(Buffer.of(0)),
      der.sequence(der.oid('2.16.840.1.101.3.4.3.18')),
      der.octetString(Buffer.alloc(8)),
    );
    assert.throws(
      () => readPrivateKey(holding(unknown), PASSWORD),
      deployError('KEY_INVALID', /is a key for ML-DSA-65/),
    );
    const opened = readPrivateKey(holding(version2), PASSWORD);
    assert.ok(opened.key.equals(ed25519));
    assert.equal(opened.pem, pem(ed25519, {}));
    assert.throws(() => readPrivateKey(holding(unknown), 'x'), deployError('PASSPHRASE_WRONG'));
    assert.ok(readPrivateKey(encryptedPem(ec), PASSWORD).key.equals(ec));
  });

  test('reads PKCS#8 of version 2, and writes version 1', () => {
    assert.equal(readPrivateKey(derToPem('PRIVATE KEY', version2), null).pem, pem(ed25519, {}));
    const attribute = der.explicit(
      0,
      der.sequence(der.oid('1.2.840.113549.1.9.9.20'), der.set(der.utf8String('x'))),
    );
    const [version, ...others] = parts;
    const withAttribute = readPrivateKey(
      derToPem('PRIVATE KEY', der.sequence(version!, ...others, attribute, publicHalf)),
      null,
    );
    assert.ok(withAttribute.key.equals(ed25519));
    assert.equal(
      withAttribute.pem,
      derToPem('PRIVATE KEY', der.sequence(der.integer(Buffer.of(0)), ...others, attribute)),
    );
  });

  test('leaves PKCS#8 of version 1, and anything else, as it is', () => {
    for (const key of [rsa, ec, ed25519]) {
      const given = key.export({ type: 'pkcs8', format: 'der' });
      assert.equal(asVersion1(given), given);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const given = Buffer.from(bytes);
        assert.equal(asVersion1(given), given);
      }),
    );
    const long = der.sequence(
      der.integer(Buffer.of(1)),
      ...parts.slice(1),
      der.explicit(0, der.octetString(Buffer.alloc(70_000))),
      publicHalf,
    );
    const shorter = asVersion1(long);
    assert.deepEqual(
      shorter,
      der.sequence(
        der.integer(Buffer.of(0)),
        ...parts.slice(1),
        der.explicit(0, der.octetString(Buffer.alloc(70_000))),
      ),
    );
  });

  test('says that a passphrase was not needed', () => {
    assert.match(readPrivateKey(pem(ec, {}), 'hunter2').notices.join(), /not needed/);
  });

  test('ignores text beside the key', () => {
    const { certificate } = mint();
    const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
    assert.equal(readPrivateKey(parameters + pem(ec, {}) + certificate, null).pem, pem(ec, {}));
  });

  test('refuses a text without a key', () => {
    for (const text of ['', 'hunter2', mint().certificate])
      assert.throws(() => readPrivateKey(text, null), deployError('KEY_INVALID', /holds no private key/));
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

describe('provesPossession', () => {
  // Node's types take the length of the salt for a text.
  const sha512 = {
    ...{ modulusLength: 2048, hashAlgorithm: 'sha512', mgf1HashAlgorithm: 'sha512' },
    saltLength: 64 as unknown as string,
  };
  const pairs: [string, KeyObject][] = [
    ['RSA', rsa],
    ['RSA of 512 bits', generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey],
    ['RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey],
    ['RSA-PSS for SHA-512 alone', generateKeyPairSync('rsa-pss', sha512).privateKey],
    ['P-256', ec],
    ['P-521', generateKeyPairSync('ec', { namedCurve: 'secp521r1' }).privateKey],
    ['secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey],
    ['brainpoolP256r1', generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }).privateKey],
    ['Ed25519', ed25519],
    ['Ed448', generateKeyPairSync('ed448').privateKey],
  ];
  for (const [what, key] of pairs)
    test(what, () => {
      for (const [other, another] of pairs)
        assert.equal(provesPossession(key, createPublicKey(another)), what === other, other);
    });

  test('a key with another scalar than its public half has does not, in either encoding', () => {
    const jwk = ec.export({ format: 'jwk' });
    const scalar = createHash('sha256').update('another').digest();
    const point = Buffer.concat([
      Buffer.of(4),
      Buffer.from(jwk.x ?? '', 'base64url'),
      Buffer.from(jwk.y ?? '', 'base64url'),
    ]);
    const sec1 = (...more: Buffer[]) =>
      der.sequence(
        der.integer(Buffer.of(1)),
        der.octetString(scalar),
        ...more,
        der.explicit(1, der.bitString(point)),
      );
    const curve = der.oid('1.2.840.10045.3.1.7');
    const pkcs8 = der.sequence(
      der.integer(Buffer.of(0)),
      der.sequence(der.oid('1.2.840.10045.2.1'), curve),
      der.octetString(sec1()),
    );
    for (const given of [
      derToPem('EC PRIVATE KEY', sec1(der.explicit(0, curve))),
      derToPem('PRIVATE KEY', pkcs8),
    ]) {
      const { key } = readPrivateKey(given, null);
      assert.equal(publicKeyFingerprint(key), publicKeyFingerprint(ec), 'the public halves agree');
      assert.equal(provesPossession(key, createPublicKey(ec)), false);
    }
  });

  test('a key that cannot sign does not', () => {
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    assert.equal(provesPossession(privateKey, publicKey), false);
    assert.equal(provesPossession(createPrivateKey(pem(ec, {})), publicKey), false);
  });
});
