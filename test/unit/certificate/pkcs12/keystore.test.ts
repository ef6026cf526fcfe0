import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { readCredential } from '../../../../src/certificate/credential.ts';
import { make, parse, type Value } from '../../../../src/certificate/pkcs12/ber.ts';
import { keystoreOf } from '../../../../src/certificate/pkcs12/keystore.ts';
import { readPkcs12 } from '../../../../src/certificate/pkcs12/read.ts';
import { type KeyKind, type Minted, mint } from '../../../../src/demo/mint.ts';
import { deployError } from '../../../support/deploy-error.ts';
import {
  bag,
  certificateBag,
  keyBag,
  pbes2,
  pbmac1,
  pfx,
  plainSafe,
  wrongMac,
} from '../../../support/pfx.ts';
import { openssl, put, run, withoutKeytool, withoutOpenssl } from '../../../support/tools.ts';
import { workspace } from '../../../support/workspace.ts';

const PASSWORD = 'Grüße & €';
const root = mint({ subject: 'Root', ca: true });
const first = mint({ subject: 'First', ca: true, issuer: root });
const second = mint({ subject: 'Second', ca: true, issuer: first });
const issued = (key: KeyKind = 'p-256'): Minted => mint({ names: ['www.example.org'], issuer: second, key });
const leaf = issued();
const chain = second.certificate + first.certificate;
const self = mint({ names: ['self.example'], subject: 'Self' });

const keystore = (
  minted = leaf,
  existing: Buffer | null = null,
  { password = PASSWORD, intermediates = chain, alias = null as string | null } = {},
): Buffer =>
  keystoreOf(
    readCredential(minted.certificate, intermediates),
    minted.key,
    { name: 'app.p12', password, alias },
    existing,
  );

/** Asserts that a keystore is left as it is. */
const assertKept = (minted: Minted, existing: Buffer, options = {}): void =>
  assert.equal(keystore(minted, existing, options), existing);

/** Asserts that a keystore is replaced by one that is then left as it is, and returns that. */
function assertReplaced(minted: Minted, existing: Buffer, options = {}): Buffer {
  const bytes = keystore(minted, existing, options);
  assert.notEqual(bytes, existing);
  assertKept(minted, bytes, options);
  return bytes;
}

describe('a keystore', () => {
  const kinds: KeyKind[] = ['rsa-2048', 'p-256', 'p-521', 'ed25519'];
  for (const kind of kinds)
    test(`with a key of ${kind}: OpenSSL reads key, leaf and chain`, { skip: withoutOpenssl }, (t) => {
      const minted = issued(kind);
      const path = put(workspace(t), 'store', keystore(minted));
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
      const path = put(home, 'store', keystore(minted, null, { password: 'changeit' }));
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
      assertKept(minted, readFileSync(copy), { password: 'changeit' });
    });

  test('is encrypted with AES-256 and protected by SHA-256', { skip: withoutOpenssl }, (t) => {
    const path = put(workspace(t), 'store', keystore());
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
    assert.ok(!one.equals(other));
    const key = leaf.key.export({ type: 'pkcs8', format: 'der' });
    assert.ok(!one.includes(key.subarray(36, 60)));
    assert.ok(!one.includes(leaf.der));
    assert.ok(!one.includes(PASSWORD));
  });

  test('is read back as it was meant', () => {
    const read = readPkcs12(keystore(), PASSWORD);
    assert.deepEqual([read.certificate, read.chain, read.alias], [leaf.certificate, chain, 'server']);
    assert.ok(createPrivateKey(read.privateKey!).equals(leaf.key));
  });
});

describe('a keystore that is there', () => {
  test('stays when it holds the same', () => {
    assertKept(leaf, keystore());
  });

  test('stays as well when somebody else wrote it', { skip: withoutOpenssl }, (t) => {
    assertKept(leaf, byOpenssl(t, leaf, first.certificate + second.certificate));
  });

  for (const [what, other] of [
    [
      'another certificate for the same key',
      () => keystore(mint({ names: ['a'], key: leaf.key, issuer: second })),
    ],
    ['another certificate and key', () => keystore(issued())],
    ['less of a chain', () => keystore(leaf, null, { intermediates: second.certificate })],
    ['another chain', () => pfx([plainSafe(keyBag(pkcs8(self)), certificateBag(self.der))])],
  ] as const)
    test(`is replaced when it holds ${what}`, () => {
      assertReplaced(leaf, other());
    });

  test('is replaced when it holds the root as well, or no key', () => {
    const safe = [leaf, second, first].map(({ der }) => certificateBag(der));
    const key = keyBag(pkcs8(leaf));
    assertKept(leaf, pfx([plainSafe(key, ...safe)]));
    for (const bags of [[key, ...safe, certificateBag(root.der)], safe, [key], []])
      assertReplaced(leaf, pfx([plainSafe(...bags)]));
  });

  test('is replaced when it holds the chain twice, cross-signed', () => {
    const crossed = mint({ subject: 'First', ca: true, key: first.key, issuer: mint({ ca: true }) });
    const bags = [issued(), second, first, crossed];
    assertReplaced(
      leaf,
      pfx([plainSafe(keyBag(pkcs8(bags[0]!)), ...bags.map(({ der }) => certificateBag(der)))]),
    );
  });

  test('is made where there is an empty file', () => {
    assertReplaced(leaf, Buffer.alloc(0));
  });
});

describe('the name of the entry', () => {
  test('is that of the one that is replaced', { skip: withoutOpenssl }, (t) => {
    const existing = byOpenssl(t, issued(), chain, '-name', 'tomcat Ä');
    assert.equal(readPkcs12(assertReplaced(leaf, existing), PASSWORD).alias, 'tomcat Ä');
  });

  test('is the one in the inputs, also when nothing else changes', () => {
    const options = { alias: 'unifi' };
    const made = keystore(leaf, null, options);
    assert.equal(readPkcs12(made, PASSWORD).alias, 'unifi');
    assertKept(leaf, made, options);
    assertKept(leaf, made);
    const renamed = assertReplaced(leaf, made, { alias: 'tomcat' });
    assert.equal(readPkcs12(renamed, PASSWORD).alias, 'tomcat');
  });

  test('is server where there was none', () => {
    const nameless = pfx([plainSafe(keyBag(pkcs8(self)), certificateBag(self.der))]);
    assert.equal(readPkcs12(assertReplaced(leaf, nameless), PASSWORD).alias, 'server');
  });
});

describe('a keystore of others is refused, and its entries are named', () => {
  const own = [keyBag(pkcs8(leaf), 'web'), ...[leaf, second, first].map(({ der }) => certificateBag(der))];
  const other = mint({ names: ['other.example'], subject: 'Other' });
  const cases: [string, Value[], RegExp][] = [
    [
      'two keys',
      [...own, keyBag(pkcs8(other), 'admin "x"\n'), certificateBag(other.der)],
      /holds more than this credential: private key "web", private key "admin \\"x\\"\\n", certificate "CN=Other" \/ the rest would be lost: name another file/,
    ],
    ['a key twice', [...own, keyBag(pkcs8(leaf))], /private key "web", private key without a name/],
    [
      'a root that Java trusts',
      [...own, trusted(root, 'corp root')],
      /private key "web", trusted certificate "corp root" \//,
    ],
    [
      'an intermediate of its own that Java trusts as well',
      [...own.slice(0, 2), certificateBag(first.der), trusted(second, 'ours')],
      /trusted certificate "ours" \//,
    ],
    ['another certificate', [...own, certificateBag(other.der)], /private key "web", certificate "CN=Other"/],
    ['certificates alone', [certificateBag(other.der)], /credential: certificate "CN=Other" \//],
    [
      'a certificate that is none',
      [...own, certificateBag(Buffer.from('none'))],
      /certificate without a name/,
    ],
    ['another key alone', [keyBag(pkcs8(other), 'lonely')], /credential: private key "lonely" \//],
    [
      'a key that belongs to no certificate',
      [keyBag(pkcs8(other)), ...own.slice(1)],
      /credential: private key without a name \//,
    ],
    ['a key of an unknown kind', [bag('keyBag', make.sequence(make.count(0)), 'odd')], /private key "odd"/],
    [
      'a secret key',
      [...own, bag('secretBag', make.sequence(), 'token')],
      /private key "web", secret key "token" \//,
    ],
    ['a revocation list', [...own, bag('crlBag', make.sequence())], /entry of another kind without a name/],
    [
      'a certificate that is no X.509',
      [
        ...own,
        bag('certBag', make.sequence(make.identifier('1.2.840.113549.1.9.22.2'), make.nothing()), 'sdsi'),
      ],
      /certificate of another kind "sdsi"/,
    ],
    [
      'very many certificates',
      [keyBag(pkcs8(leaf)), ...Array.from({ length: 2_000 }, () => certificateBag(self.der))],
      /(?:, certificate "CN=Self"){9}, 1991 more \//,
    ],
  ];
  for (const [what, bags, says] of cases)
    test(what, () => {
      assert.throws(() => keystore(leaf, pfx([plainSafe(...bags)])), deployError('TARGET_UNSAFE', says));
    });

  test('a long name is cut off', () => {
    const existing = pfx([plainSafe(...own, keyBag(pkcs8(other), 'n'.repeat(2_000)))]);
    assert.throws(() => keystore(leaf, existing), deployError('TARGET_UNSAFE', /private key "n{80}…" \//));
  });

  test('of Java', { skip: withoutKeytool }, (t) => {
    const home = workspace(t);
    const path = join(home, 'store');
    const java = (...args: string[]) =>
      run('keytool', [...args, '-keystore', path, '-storepass', 'changeit'], 'secret12\nsecret12\n');
    java('-genkeypair', '-alias', 'Tomcat', '-dname', 'CN=a', '-keyalg', 'EC', '-storetype', 'PKCS12');
    const options = { password: 'changeit' };
    assertReplaced(leaf, readFileSync(path), options);
    java('-importcert', '-noprompt', '-alias', 'corp', '-file', put(home, 'root', root.certificate));
    const refused = (says: RegExp) =>
      assert.throws(() => keystore(leaf, readFileSync(path), options), deployError('TARGET_UNSAFE', says));
    refused(/credential: private key "tomcat", trusted certificate "corp" \//);
    java('-importpass', '-alias', 'token');
    refused(/private key "tomcat", trusted certificate "corp", secret key "token" \//);
    java('-delete', '-alias', 'corp');
    refused(/private key "tomcat", secret key "token" \//);
    java('-delete', '-alias', 'token');
    const replaced = assertReplaced(leaf, readFileSync(path), options);
    assert.equal(readPkcs12(replaced, 'changeit').alias, 'tomcat');
  });

  test('with its root in the chain, as Java keeps it', { skip: withoutKeytool }, (t) => {
    const home = workspace(t);
    const path = put(home, 'store', keystore(leaf, null, { password: 'changeit' }));
    const file = put(home, 'chain', leaf.certificate + chain + root.certificate);
    const java = ['-keystore', path, '-storepass', 'changeit'];
    run('keytool', ['-importcert', '-noprompt', '-alias', 'server', '-file', file, ...java]);
    assert.match(run('keytool', ['-list', '-v', ...java]).toString(), /chain length: 4/);
    assertReplaced(leaf, readFileSync(path), { password: 'changeit' });
  });
});

describe('a keystore that cannot be opened is refused', () => {
  const mac = pbmac1(PASSWORD);
  const encrypted = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'another' } as const;
  const shrouded = bag('pkcs8ShroudedKeyBag', parse(leaf.key.export(encrypted)));
  const cases: [string, Buffer, RegExp][] = [
    [
      'by this password',
      keystore(leaf, null, { password: 'another' }),
      /^keystore-password does not open app\.p12, .* \/ give the password that opens it, or move the file away/,
    ],
    [
      'but for its key, which has a password of its own',
      pfx([plainSafe(shrouded, certificateBag(leaf.der))], mac),
      /^keystore-password opens app\.p12, but not everything in it \/ .*password of its own, or is damaged/,
    ],
    [
      'because it is cut short',
      keystore().subarray(0, 100),
      /^app\.p12 is damaged, or no PKCS#12 file \/ .*move the file/i,
    ],
    ['because it is none', Buffer.from('rubbish'), /^app\.p12 is damaged, or no PKCS#12 file/],
    ['because it is PEM', Buffer.from(leaf.certificate), /^app\.p12 is damaged, or no PKCS#12 file/],
    ['because it is large', Buffer.alloc(1024 * 1024 + 1), /^app\.p12 is larger than 1 MiB/],
    [
      'because it takes too long',
      pfx([plainSafe()], () => wrongMac(2 ** 31 - 1)),
      /^app\.p12 asks for so many iterations/,
    ],
    ['because its MAC takes no iteration', pfx([plainSafe()], () => wrongMac(0)), /^app\.p12 is damaged/],
    [
      'because its key takes no iteration',
      pfx(
        [plainSafe(bag('pkcs8ShroudedKeyBag', make.sequence(pbes2(0), make.octets(Buffer.alloc(32)))))],
        mac,
      ),
      /^app\.p12 is damaged/,
    ],
    [
      'because it is protected by something unknown',
      pfx([plainSafe()], () => wrongMac(1, '1.2.840.113549.2.5')),
      /^app\.p12 is encrypted, or protected, in a way that is not supported/,
    ],
  ];
  for (const [what, existing, says] of cases)
    test(what, () => {
      assert.throws(() => keystore(leaf, existing), deployError('TARGET_UNSAFE', says));
    });
});

describe("a keystore of Java's older kinds is refused, and its entries are named", () => {
  const java = (t: TestContext, kind: string) => {
    const home = workspace(t);
    const path = join(home, 'store');
    const call = (...args: string[]) =>
      run(
        'keytool',
        [...args, '-keystore', path, '-storepass', 'changeit', '-storetype', kind],
        'secret12\nsecret12\n',
      );
    call('-genkeypair', '-alias', 'unifi', '-dname', 'CN=a', '-keyalg', 'EC', '-keypass', 'changeit');
    call('-importcert', '-noprompt', '-alias', 'corp', '-file', put(home, 'root', root.certificate));
    return { call, read: () => readFileSync(path) };
  };
  const refused = (existing: Buffer, says: RegExp) =>
    assert.throws(() => keystore(leaf, existing), deployError('TARGET_UNSAFE', says));

  for (const kind of ['JKS', 'JCEKS'])
    test(kind, { skip: withoutKeytool }, (t) => {
      const { call, read } = java(t, kind);
      const both = new RegExp(
        `^app\\.p12 is a Java keystore of the old kind \\(${kind}\\): (?=.*private key "unifi")(?=.*trusted certificate "corp").* / only PKCS#12 is written: .*convert it first`,
      );
      refused(read(), both);
      call('-delete', '-alias', 'corp');
      refused(read(), /: private key "unifi" \//);
      call('-delete', '-alias', 'unifi');
      refused(read(), /: empty \//);
    });

  test('JCEKS with a secret key, behind which nothing can be told', { skip: withoutKeytool }, (t) => {
    const { call, read } = java(t, 'JCEKS');
    call('-importpass', '-alias', 'token', '-keypass', 'changeit');
    refused(read(), /secret key "token"(?:, \d more)? \//);
  });

  test('cut short or changed, as far as it goes', { skip: withoutKeytool }, (t) => {
    const bytes = java(t, 'JKS').read();
    for (let length = 4; length < bytes.length; length += 7)
      refused(bytes.subarray(0, length), /Java keystore of the old kind \(JKS\): /);
    for (let at = 4; at + 4 <= bytes.length; at += 3) {
      const changed = Buffer.from(bytes);
      changed.fill(0xff, at, at + 4);
      refused(changed, /Java keystore of the old kind \(JKS\): /);
    }
  });
});

function pkcs8({ key }: Minted): Buffer {
  return key.export({ type: 'pkcs8', format: 'der' });
}

/** A certificate as Java keeps one that is an entry of its own. */
function trusted({ der }: Minted, name: string): Value {
  return certificateBag(
    der,
    name,
    make.sequence(make.identifier('2.16.840.1.113894.746875.1.1'), make.set()),
  );
}

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
