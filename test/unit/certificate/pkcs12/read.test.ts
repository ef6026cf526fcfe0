import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import forge from 'node-forge';
import { encode, make, parse, type Value } from '../../../../src/certificate/pkcs12/ber.ts';
import { type Pkcs12, readPkcs12 } from '../../../../src/certificate/pkcs12/read.ts';
import { type KeyKind, type Minted, mint } from '../../../../src/demo/mint.ts';
import { DeployError } from '../../../../src/errors.ts';
import { deployError } from '../../../support/deploy-error.ts';
import {
  bag,
  certificateBag,
  content,
  encryptedSafe,
  keyBag,
  pbes2,
  pbmac1,
  pbmac1Of,
  pfx,
  plainSafe,
  streamed,
  wrongMac,
} from '../../../support/pfx.ts';
import {
  openssl,
  put,
  run,
  tryOr,
  withoutKeytool,
  withoutLegacy,
  withoutOpenssl,
} from '../../../support/tools.ts';
import { workspace } from '../../../support/workspace.ts';

const root = mint({ subject: 'Root', ca: true });
const issuer = mint({ subject: 'Intermediate', ca: true, issuer: root });
const leaf = mint({ names: ['www.example.org'], issuer });

/** Asserts that a file holds just a leaf, its key, and the intermediate. */
function assertHolds(read: Pkcs12, wanted: Minted = leaf, chain: readonly Minted[] = [issuer]): void {
  assert.equal(
    new X509Certificate(read.certificate).fingerprint256,
    new X509Certificate(wanted.der).fingerprint256,
  );
  assert.ok(createPrivateKey(read.privateKey!).equals(wanted.key), 'the key is another');
  assert.equal(read.chain ?? '', chain.map(({ certificate }) => certificate).join(''));
}

/** What `openssl pkcs12 -export` makes of a leaf and its chain. */
function exported(t: TestContext, password: string, options: string[] = [], minted: Minted = leaf): Buffer {
  const home = workspace(t);
  return openssl(
    ...['pkcs12', '-export', '-inkey', put(home, 'key', minted.privateKey), '-passout', `pass:${password}`],
    ...['-in', put(home, 'cert', minted.certificate), '-certfile', put(home, 'chain', issuer.certificate)],
    ...options,
  );
}

describe('files that OpenSSL writes', { skip: withoutOpenssl }, () => {
  const pbe = (certificates: string, key: string, mac: string) => [
    ...['-certpbe', certificates, '-keypbe', key, '-macalg', mac],
  ];
  const forms: [string, string[], (string | false)?][] = [
    ['by default: AES-256, SHA-256', []],
    ['as OpenSSL 1 did: RC2-40, 3DES, SHA-1', ['-legacy'], withoutLegacy],
    ['as Windows did: 3DES, SHA-1', [...pbe('PBE-SHA1-3DES', 'PBE-SHA1-3DES', 'sha1'), '-iter', '2000']],
    [
      'as Windows does: AES-256, SHA-256, a name, attributes of its own',
      [
        ...pbe('AES-256-CBC', 'AES-256-CBC', 'sha256'),
        ...['-iter', '2000', '-name', 'te-5f1b1e3c-Ä', '-CSP', 'Microsoft Software Key Storage Provider'],
        ...['-LMK', '-keysig', '-caname', 'Zwischenstelle'],
      ],
    ],
    ['with AES-128, SHA-512', pbe('AES-128-CBC', 'AES-128-CBC', 'sha512')],
    ['with AES-192, SHA-384', pbe('AES-192-CBC', 'DES-EDE3-CBC', 'sha384')],
    ['with 3DES of two keys', pbe('PBE-SHA1-2DES', 'PBE-SHA1-2DES', 'sha1')],
    ['with RC2-128', pbe('PBE-SHA1-RC2-128', 'PBE-SHA1-RC2-128', 'sha1'), withoutLegacy],
    ['with certificates that are not encrypted', ['-certpbe', 'NONE']],
    ['with nothing encrypted', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['with one iteration', ['-noiter', '-nomaciter']],
    ['without a MAC', ['-nomac']],
  ];
  for (const [what, options, skip] of forms)
    test(what, { skip: skip ?? false }, (t) => {
      const provider = options.join().includes('RC2') ? ['-legacy'] : [];
      const file = exported(t, 'hunter 2', [...options, ...provider]);
      assertHolds(readPkcs12(file, 'hunter 2'));
      assert.throws(() => readPkcs12(file, 'hunter 3'), deployError('PASSPHRASE_WRONG', /cannot be opened/));
    });

  test('with PBMAC1', (t) => {
    const file = tryOr(t, 'OpenSSL is older than 3.4', () => exported(t, 'hunter2', ['-pbmac1_pbkdf2']));
    if (file) assertHolds(readPkcs12(file, 'hunter2'));
  });

  const kinds: KeyKind[] = ['rsa-2048', 'p-384', 'p-521', 'ed25519'];
  for (const key of kinds)
    test(`with a key of ${key}`, (t) => {
      const other = mint({ names: ['a'], key, issuer });
      assertHolds(readPkcs12(exported(t, 'x', [], other), 'x'), other);
    });

  for (const password of ['ü', 'Grüße & €', '密码🔑', ' ', '"\'$`\\', 'x'.repeat(200), 'a\tb'])
    for (const [scheme, options] of [
      ['PBES2', []],
      ['3DES', pbe('PBE-SHA1-3DES', 'PBE-SHA1-3DES', 'sha1')],
    ] as const)
      test(`with the password ${JSON.stringify(password).slice(0, 20)}, by ${scheme}`, (t) => {
        const file = exported(t, password, [...options]);
        assertHolds(readPkcs12(file, password));
        for (const wrong of [null, `${password} `, password.slice(1)])
          assert.throws(() => readPkcs12(file, wrong), deployError('PASSPHRASE_WRONG'));
      });

  test('with a password that OpenSSL 1.0 took for Latin-1', (t) => {
    const taken = Buffer.from('Grüße').toString('latin1');
    const file = exported(t, taken, pbe('PBE-SHA1-3DES', 'PBE-SHA1-3DES', 'sha1'));
    assertHolds(readPkcs12(file, 'Grüße'));
  });

  test('with an empty password', (t) => {
    for (const options of [[], pbe('PBE-SHA1-3DES', 'PBE-SHA1-3DES', 'sha1')]) {
      const file = exported(t, '', options);
      assertHolds(readPkcs12(file, null));
      assert.throws(() => readPkcs12(file, 'x'), deployError('PASSPHRASE_WRONG', /cannot be opened/));
    }
  });

  test('the name of its entry, and none', (t) => {
    assert.equal(readPkcs12(exported(t, 'x', ['-name', 'Grüße €']), 'x').alias, 'Grüße €');
    assert.equal(readPkcs12(exported(t, 'x'), 'x').alias, null);
  });

  test('with a key of RSA-PSS', (t) => {
    const home = workspace(t);
    const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const key = put(home, 'key', privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const certificate = openssl('req', '-x509', '-key', key, '-subj', '/CN=a', '-days', '9');
    const file = openssl(
      'pkcs12',
      '-export',
      '-inkey',
      key,
      '-in',
      put(home, 'c', certificate),
      '-passout',
      'pass:x',
    );
    const read = readPkcs12(file, 'x');
    assert.ok(createPrivateKey(read.privateKey!).equals(privateKey));
    assert.equal(new X509Certificate(read.certificate).publicKey.asymmetricKeyType, 'rsa-pss');
  });
});

describe('files that Java writes', { skip: withoutKeytool }, () => {
  const generated = (t: TestContext, ...options: string[]): Buffer => {
    const path = join(workspace(t), 'store');
    const java = (...args: string[]) =>
      run('keytool', [...args, '-keystore', path, '-storepass', 'changeit']);
    java('-genkeypair', '-alias', 'Tomcat', '-dname', 'CN=a', '-storetype', 'PKCS12', ...options);
    return readFileSync(path);
  };
  for (const [what, ...options] of [
    ['with a key of ECDSA', '-keyalg', 'EC'],
    ['with a key of RSA', '-keyalg', 'RSA'],
    ['with a key of Ed25519', '-keyalg', 'Ed25519'],
    ['the old way: RC2-40, 3DES, SHA-1', '-keyalg', 'RSA', '-J-Dkeystore.pkcs12.legacy'],
  ] as const)
    test(what, (t) => {
      const file = generated(t, ...options);
      const { certificate, privateKey, alias, chain } = readPkcs12(file, 'changeit');
      assert.ok(new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey!)));
      assert.deepEqual([alias, chain], ['tomcat', null]);
      assert.throws(() => readPkcs12(file, 'changeme'), deployError('PASSPHRASE_WRONG'));
    });

  test('of the old kind is not PKCS#12, and is told so', (t) => {
    const path = join(workspace(t), 'store');
    run('keytool', [
      ...['-genkeypair', '-alias', 'a', '-dname', 'CN=a', '-keyalg', 'EC', '-storetype', 'JKS'],
      ...['-keystore', path, '-storepass', 'changeit', '-keypass', 'changeit'],
    ]);
    assert.throws(
      () => readPkcs12(readFileSync(path), 'changeit'),
      deployError('PKCS12_INVALID', /JKS.*deststoretype/),
    );
  });
});

describe('other files', () => {
  const key = leaf.key.export({ type: 'pkcs8', format: 'der' });
  const both = plainSafe(keyBag(key, 'web'), certificateBag(leaf.der), certificateBag(issuer.der));

  test('without a password, as a file whose MAC is made with none', () => {
    const rsa = mint({ key: 'rsa-2048', names: ['a'] });
    // node-forge tells no password from an empty one, where OpenSSL's program cannot.
    const asn1 = forge.pkcs12.toPkcs12Asn1(
      forge.pki.privateKeyFromPem(rsa.key.export({ type: 'pkcs1', format: 'pem' }).toString()),
      forge.pki.certificateFromPem(rsaSigned(rsa).certificate),
      null,
      { algorithm: '3des' },
    );
    const file = Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
    const read = readPkcs12(file, null);
    assert.ok(createPrivateKey(read.privateKey!).equals(rsa.key));
    assert.throws(() => readPkcs12(file, 'x'), deployError('PASSPHRASE_WRONG'));
  });

  test('PBMAC1', () => {
    const file = pfx([both], pbmac1('hunter2'));
    assertHolds(readPkcs12(file, 'hunter2'));
    assert.throws(() => readPkcs12(file, 'hunter3'), deployError('PASSPHRASE_WRONG'));
  });

  test('BER with indefinite lengths, and octets in pieces', () => {
    const file = pfx([both], pbmac1('hunter2'));
    const other = streamed(file);
    assert.notDeepEqual(other, file);
    assertHolds(readPkcs12(other, 'hunter2'));
  });

  test('something behind its end', () => {
    assertHolds(readPkcs12(Buffer.concat([pfx([both]), Buffer.from('\r\n')]), null));
  });

  test('bags in bags, and bags of other kinds', () => {
    const nested = bag('safeContentsBag', make.sequence(keyBag(key), certificateBag(leaf.der)));
    const other = bag('1.2.840.113549.1.12.10.1.5', make.sequence());
    assertHolds(readPkcs12(pfx([plainSafe(other, nested), plainSafe(certificateBag(issuer.der))]), null));
  });

  test('certificates in any order: the leaf is the one that the key belongs to', () => {
    const safe = plainSafe(...[issuer, root, leaf].map(({ der }) => certificateBag(der)), keyBag(key));
    assertHolds(readPkcs12(pfx([safe]), null), leaf, [issuer, root]);
  });

  test('no key', () => {
    const read = readPkcs12(pfx([plainSafe(certificateBag(leaf.der), certificateBag(issuer.der))]), null);
    const certificate = leaf.certificate + issuer.certificate;
    assert.deepEqual(read, { certificate, chain: null, privateKey: null, alias: null });
  });

  test('a key that belongs to none of the certificates', () => {
    const read = readPkcs12(
      pfx([plainSafe(keyBag(root.key.export({ type: 'pkcs8', format: 'der' })), certificateBag(leaf.der))]),
      null,
    );
    assert.equal(read.certificate, leaf.certificate);
    assert.ok(createPrivateKey(read.privateKey!).equals(root.key));
  });
});

/** node-forge reads certificates with RSA keys only, its issuer's included. */
function rsaSigned(minted: Minted): Minted {
  return mint({ names: ['a'], key: minted.key });
}

/** A scheme of PKCS#12's own. */
function oldScheme(last: number): Value {
  return make.sequence(
    make.identifier(`1.2.840.113549.1.12.1.${last}`),
    make.sequence(make.octets(Buffer.alloc(8)), make.count(1)),
  );
}

describe('refused files', () => {
  const key = leaf.key.export({ type: 'pkcs8', format: 'der' });
  const certificate = certificateBag(leaf.der);
  const huge = 2 ** 31 - 1;
  const cases: [string, Buffer, RegExp][] = [
    ['nothing', Buffer.alloc(0), /damaged, or no PKCS#12/],
    ['text', Buffer.from('hunter2'), /damaged, or no PKCS#12/],
    ['PEM', Buffer.from(leaf.certificate), /it holds PEM/],
    ['a certificate', leaf.der, /damaged, or no PKCS#12/],
    ['a file cut short', pfx([plainSafe(certificate)]).subarray(0, 200), /damaged, or no PKCS#12/],
    ['more than 1 MiB', Buffer.alloc(1024 * 1024 + 1, 0x30), /larger than 1 MiB/],
    ['sequences in sequences', Buffer.alloc(1024 * 1024, Buffer.from([0x30, 0x80])), /damaged/],
    ['another version', pfx([plainSafe(certificate)], undefined, 4), /damaged/],
    ['two keys', pfx([plainSafe(keyBag(key), keyBag(key), certificate)]), /holds 2 private keys.*srcalias/],
    ['no certificate', pfx([plainSafe(keyBag(key))]), /holds no certificate/],
    [
      '17 certificates',
      pfx([plainSafe(...Array(17).fill(certificate))]),
      /holds 17 certificates.*at most 16/,
    ],
    [
      'a key that is none',
      pfx([plainSafe(bag('keyBag', make.sequence(make.count(0))), certificate)]),
      /private key that cannot be parsed/,
    ],
    [
      'a signature in place of a MAC',
      pfx([content('1.2.840.113549.1.7.2', make.sequence())]),
      /not supported/,
    ],
    [
      'PBES2 with 2 thousand million iterations',
      pfx([encryptedSafe(pbes2(huge), Buffer.alloc(32))]),
      /so many iterations/,
    ],
    ['encrypted data that is no whole block', pfx([encryptedSafe(pbes2(1), Buffer.alloc(33))]), /damaged/],
    ['encrypted data that is empty', pfx([encryptedSafe(pbes2(1), Buffer.alloc(0))]), /damaged/],
    ['3DES of no whole block', pfx([encryptedSafe(oldScheme(3), Buffer.alloc(33))]), /damaged/],
    ['RC2 of no whole block', pfx([encryptedSafe(oldScheme(6), Buffer.alloc(33))]), /damaged/],
    ['PBES2 with no iteration', pfx([encryptedSafe(pbes2(0), Buffer.alloc(32))]), /damaged/],
    [
      'a MAC with 2 thousand million iterations',
      pfx([plainSafe(certificate)], () => wrongMac(huge)),
      /so many iterations/,
    ],
    ['a MAC with no iteration', pfx([plainSafe(certificate)], () => wrongMac(0)), /damaged/],
    ['a MAC by MD5', pfx([plainSafe(certificate)], () => wrongMac(1, '1.2.840.113549.2.5')), /not supported/],
    [
      'PBMAC1 with too many',
      pfx([plainSafe(certificate)], () => pbmac1Of(Buffer.alloc(64), huge)),
      /so many iterations/,
    ],
    [
      'another cipher',
      pfx([encryptedSafe(pbes2(1, '2.16.840.1.101.3.4.1.46'), Buffer.alloc(32))]),
      /not supported/,
    ],
  ];
  for (const [what, file, says] of cases)
    test(what, () => {
      assert.throws(() => readPkcs12(file, 'hunter2'), deployError('PKCS12_INVALID', says));
    });

  test('a password that is missing', () => {
    const file = pfx([plainSafe(certificate)], pbmac1('hunter2'));
    assert.throws(
      () => readPkcs12(file, null),
      deployError('PASSPHRASE_WRONG', /none was given.*set pkcs12-password/),
    );
  });

  test('a key with a password of its own', () => {
    const options = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'hunter3' } as const;
    const shrouded = bag('pkcs8ShroudedKeyBag', parse(leaf.key.export(options)));
    const file = pfx([plainSafe(shrouded, certificate)], pbmac1('hunter2'));
    assert.throws(
      () => readPkcs12(file, 'hunter2'),
      deployError('PASSPHRASE_WRONG', /can be opened, but not everything in it .*password of its own/),
    );
  });

  test('a key with a password of its own, also when the wrong result looks padded', () => {
    const options = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'hunter3' } as const;
    const keys = Array.from({ length: 8 }, () => leaf.key.export(options));
    // The last byte of a block goes into the last of the next one (CBC), so of all its values one makes a
    // padding of one byte.
    for (let count = 0; count < keys.length * 256; count += 1) {
      const encrypted = keys[count >> 8]!;
      encrypted[encrypted.length - 17] = count & 255;
      const file = pfx([plainSafe(bag('pkcs8ShroudedKeyBag', parse(encrypted)), certificate)]);
      assert.throws(() => readPkcs12(file, 'hunter2'), deployError('PASSPHRASE_WRONG'));
    }
  });

  test('more iterations than one file may have, in several places', () => {
    const file = pfx([plainSafe(certificate)], () => wrongMac(700_000));
    assert.throws(() => readPkcs12(file, 'u'), deployError('PASSPHRASE_WRONG'));
    // This password can be meant in two ways, and the MAC is tried with each.
    assert.throws(() => readPkcs12(file, 'ü'), deployError('PKCS12_INVALID', /so many iterations/));
  });
});

describe('whatever the bytes are', () => {
  const password = 'correct horse battery staple';
  const key = leaf.key.export({ type: 'pkcs8', format: 'der' });
  const encrypted = {
    type: 'pkcs8',
    format: 'der',
    cipher: 'aes-128-cbc',
    passphrase: password,
  } as const;
  const shrouded = bag('pkcs8ShroudedKeyBag', parse(leaf.key.export(encrypted)), 'web');
  const bags = [certificateBag(leaf.der), certificateBag(issuer.der)];
  const files = [
    pfx([plainSafe(keyBag(key, 'web'), ...bags)]),
    pfx([plainSafe(shrouded), plainSafe(...bags)]),
    pfx([plainSafe(shrouded, ...bags)], pbmac1(password, 1)),
    streamed(pfx([plainSafe(keyBag(key), ...bags)])),
    pfx([encryptedSafe(pbes2(1), Buffer.alloc(64))], () => wrongMac(1)),
  ];

  /**
   * Reads, in a time that the size and the work for the password account for, and says nothing of what it
   * read.
   */
  function assertCalm(file: Buffer): void {
    const start = performance.now();
    try {
      readPkcs12(file, password);
    } catch (error) {
      assert.ok(error instanceof DeployError, String(error));
      assert.match(error.code, /^(PKCS12_INVALID|PASSPHRASE_WRONG)$/);
      assert.equal(error.cause, undefined);
      const said = `${error.message} ${error.hint}`;
      assert.ok(!said.includes('horse'));
      for (const secret of [key, file])
        for (const encoding of ['base64', 'hex', 'latin1'] as const)
          for (let at = 0; at + 12 <= secret.length; at += 12)
            assert.ok(!said.includes(secret.toString(encoding, at, at + 12)));
    }
    // The most work that there may be takes up to five seconds.
    const bound = 10_000 + (file.length / 1_024) * 100;
    assert.ok(performance.now() - start < bound, `${file.length} bytes took more than ${bound} ms`);
  }

  test('bytes at random', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => assertCalm(Buffer.from(bytes))));
    const framed = fc
      .uint8Array({ maxLength: 500 })
      .map((bytes) => pfx([parse(encode(make.octets(Buffer.from(bytes))))]));
    fc.assert(fc.property(framed, assertCalm));
  });

  test('a file with bytes changed, left out or put in', () => {
    const change = fc.record({
      at: fc.nat(),
      remove: fc.constantFrom(0, 1, 1, 1, 2, 50),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc.constantFrom(
          ...[[0x80], [0x30, 0x80], [0xff], [0x84, 0xff, 0xff, 0xff, 0xff], [0, 0]].map((it) =>
            Uint8Array.from(it),
          ),
        ),
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (file, changes) => {
          let changed = file;
          for (const { at, remove, put } of changes) {
            const position = at % (changed.length + 1);
            changed = Buffer.concat([
              changed.subarray(0, position),
              put,
              changed.subarray(position + remove),
            ]);
          }
          assertCalm(changed);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  for (const [what, piece] of [
    ['open sequences', [0x30, 0x80]],
    ['empty sequences', [0x30, 0x00]],
    ['open octet strings', [0x24, 0x80]],
    ['identifiers without end', [0x06, 0x82, 0xff, 0xff, 0xff]],
    ['zeros', [0x00]],
  ] as const)
    test(`a mebibyte of ${what}`, () => {
      const filling = Buffer.alloc(1024 * 1024 - 64, Buffer.from(piece));
      assertCalm(filling);
      assertCalm(pfx([parse(encode(make.octets(filling)))]));
      assertCalm(Buffer.concat([Buffer.from([0x30, 0x80, 0x02, 0x01, 0x03, 0x30, 0x80]), filling]));
    });
});
