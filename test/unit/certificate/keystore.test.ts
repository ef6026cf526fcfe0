import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, type TestContext, test } from 'node:test';
import { readCredential } from '../../../src/certificate/credential.ts';
import { keystoreOf } from '../../../src/certificate/pkcs12/keystore.ts';
import { readPkcs12 } from '../../../src/certificate/pkcs12/read.ts';
import { type KeyKind, type Minted, mint } from '../../../src/demo/mint.ts';
import { certificateBag, keyBag, pfx, plainSafe } from '../../support/pfx.ts';
import { openssl, put, run, withoutKeytool, withoutOpenssl } from '../../support/tools.ts';
import { workspace } from '../../support/workspace.ts';

const PASSWORD = 'Grüße & €';
const root = mint({ subject: 'Root', ca: true });
const first = mint({ subject: 'First', ca: true, issuer: root });
const second = mint({ subject: 'Second', ca: true, issuer: first });
const issued = (key: KeyKind = 'p-256'): Minted => mint({ names: ['www.example.org'], issuer: second, key });
const leaf = issued();
const chain = second.certificate + first.certificate;

const keystore = (
  minted = leaf,
  existing: Buffer | null = null,
  password = PASSWORD,
  intermediates = chain,
) => keystoreOf(readCredential(minted.certificate, intermediates), minted.key, password, existing);

describe('a keystore', () => {
  const kinds: KeyKind[] = ['rsa-2048', 'p-256', 'p-521', 'ed25519'];
  for (const kind of kinds)
    test(`with a key of ${kind}: OpenSSL reads key, leaf and chain`, { skip: withoutOpenssl }, (t) => {
      const minted = issued(kind);
      const path = put(workspace(t), 'store', keystore(minted).bytes);
      const read = (...options: string[]): string =>
        openssl('pkcs12', '-in', path, '-passin', `pass:${PASSWORD}`, '-nodes', ...options).toString();
      assert.ok(createPrivateKey(read('-nocerts')).equals(minted.key));
      assert.equal(new X509Certificate(read('-clcerts', '-nokeys')).fingerprint256, fingerprint(minted));
      const intermediates = read('-cacerts', '-nokeys').match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g);
      assert.deepEqual(
        intermediates?.map((pem) => new X509Certificate(pem).fingerprint256),
        [second, first].map(fingerprint),
      );
      assert.match(read(), /friendlyName: server\b/);
    });

  for (const kind of kinds)
    test(`with a key of ${kind}: Java finds one entry, with its chain and key`, {
      skip: withoutKeytool,
    }, (t) => {
      const minted = issued(kind);
      const home = workspace(t);
      const path = put(home, 'store', keystore(minted, null, 'changeit').bytes);
      const java = (...args: string[]) => run('keytool', [...args, '-storepass', 'changeit']).toString();
      const listed = java('-list', '-v', '-keystore', path);
      assert.match(listed, /contains 1 entry/);
      assert.match(listed, /Alias name: server\s[\s\S]*PrivateKeyEntry\s+Certificate chain length: 3/);
      assert.ok(listed.includes(fingerprint(minted)));
      // Copied, the key is decrypted and encrypted again by Java.
      const copy = `${home}/copy`;
      java(
        '-importkeystore',
        '-srckeystore',
        path,
        '-srcstorepass',
        'changeit',
        '-destkeystore',
        copy,
        '-deststoretype',
        'PKCS12',
      );
      const found = keystore(minted, run('cat', [copy]), 'changeit');
      assert.equal(found.origin, 'kept');
    });

  test('is encrypted with AES-256 and protected by SHA-256', { skip: withoutOpenssl }, (t) => {
    const path = put(workspace(t), 'store', keystore().bytes);
    const told = run('sh', [
      '-c',
      'exec openssl pkcs12 -in "$0" -passin "pass:$1" -info -noout 2>&1',
      path,
      PASSWORD,
    ]);
    assert.match(told.toString(), /^MAC: sha256, Iteration 10000$/m);
    assert.equal(
      told.toString().match(/PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256/g)?.length,
      2,
    );
  });

  test('differs with each writing, and shows neither key nor password', () => {
    const [one, other] = [keystore(), keystore()];
    assert.deepEqual([one.origin, other.origin], ['new', 'new']);
    assert.ok(!one.bytes.equals(other.bytes));
    const key = leaf.key.export({ type: 'pkcs8', format: 'der' });
    assert.ok(!one.bytes.includes(key.subarray(36, 60)));
    assert.ok(!one.bytes.includes(leaf.der));
    assert.ok(!one.bytes.includes(PASSWORD));
  });

  test('is read back as it was meant', () => {
    const read = readPkcs12(keystore().bytes, PASSWORD);
    assert.deepEqual([read.certificate, read.chain, read.alias], [leaf.certificate, chain, 'server']);
    assert.ok(createPrivateKey(read.privateKey!).equals(leaf.key));
  });
});

describe('a keystore that is there', () => {
  test('stays when it holds the same', () => {
    const { bytes } = keystore();
    const again = keystore(leaf, bytes);
    assert.equal(again.origin, 'kept');
    assert.equal(again.bytes, bytes);
  });

  test('stays as well when somebody else wrote it', { skip: withoutOpenssl }, (t) => {
    const existing = byOpenssl(t, leaf, first.certificate + second.certificate);
    assert.deepEqual(keystore(leaf, existing), { bytes: existing, origin: 'kept' });
  });

  for (const [what, other] of [
    [
      'another certificate for the same key',
      () => keystore(mint({ names: ['a'], key: leaf.key, issuer: second })),
    ],
    ['another certificate and key', () => keystore(issued())],
    ['less of a chain', () => keystore(leaf, null, PASSWORD, second.certificate)],
  ] as const)
    test(`is replaced when it holds ${what}`, () => {
      const { bytes, origin } = keystore(leaf, other().bytes);
      assert.equal(origin, 'new');
      assert.equal(keystore(leaf, bytes).origin, 'kept');
    });

  test('is replaced when it holds more, or no key', () => {
    const safe = [leaf, second, first].map(({ der }) => certificateBag(der));
    const key = keyBag(leaf.key.export({ type: 'pkcs8', format: 'der' }));
    for (const [bags, origin] of [
      [[key, ...safe], 'kept'],
      [[key, ...safe, certificateBag(root.der)], 'new'],
      [safe, 'new'],
    ] as const)
      assert.equal(keystore(leaf, pfx([plainSafe(...bags)])).origin, origin);
  });

  test('gives its name to the one that replaces it', { skip: withoutOpenssl }, (t) => {
    const existing = byOpenssl(t, issued(), chain, '-name', 'tomcat Ä');
    const { bytes, origin } = keystore(leaf, existing);
    assert.deepEqual([origin, readPkcs12(bytes, PASSWORD).alias], ['new', 'tomcat Ä']);
  });

  test('is made anew when it cannot be opened', () => {
    for (const existing of [keystore(leaf, null, 'another').bytes, Buffer.alloc(0), Buffer.from('rubbish')]) {
      const { bytes, origin } = keystore(leaf, existing);
      assert.equal(origin, 'unreadable');
      assert.equal(keystore(leaf, bytes).origin, 'kept');
    }
  });
});

function byOpenssl(t: TestContext, minted: Minted, intermediates: string, ...options: string[]): Buffer {
  const home = workspace(t);
  return openssl(
    ...[
      'pkcs12',
      '-export',
      '-inkey',
      put(home, 'key', minted.privateKey),
      '-in',
      put(home, 'c', minted.certificate),
    ],
    ...['-certfile', put(home, 'chain', intermediates), '-passout', `pass:${PASSWORD}`, ...options],
  );
}

function fingerprint({ der }: Minted): string {
  return new X509Certificate(der).fingerprint256;
}
