/**
 * What certificates and keys say, by our reading and by OpenSSL's own program: on files as people have them.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { keyMatches, readCredential } from '../../../src/certificate/credential.ts';
import { brokenSignatureHash } from '../../../src/certificate/der.ts';
import { openWith } from '../../../src/certificate/encrypted-key.ts';
import { decode, textOf } from '../../../src/certificate/forms.ts';
import { publicKeyFingerprint, readPrivateKey } from '../../../src/certificate/key.ts';
import { coversName } from '../../../src/certificate/names.ts';
import { readPemBlocks } from '../../../src/certificate/pem.ts';
import { fingerprintOf } from '../../../src/digest.ts';
import { deployError } from '../../support/deploy-error.ts';
import { openssl, opensslText, put, run, withoutOpenssl } from '../../support/tools.ts';

const home = mkdtempSync(join(tmpdir(), 'rotate-certificate-test-'));
after(() => rmSync(home, { recursive: true, force: true }));

let files = 0;
const file = (content: string | Buffer): string => put(home, `file-${++files}`, content);

/** A certificate that OpenSSL made, and its key. */
interface Issued {
  readonly subject: string;
  readonly key: string;
  readonly keyPath: string;
  readonly certificate: string;
  readonly path: string;
}

interface Wishes {
  readonly issuer?: Issued;
  /** Arguments of `openssl genpkey`, or a key that is there. */
  readonly key?: readonly string[] | Issued;
  readonly ca?: boolean;
  readonly names?: string;
  /** Further arguments of `openssl x509 -req`. */
  readonly options?: readonly string[];
}

const EC = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

function issue(subject: string, { issuer, key = EC, ca = false, names, options = [] }: Wishes = {}): Issued {
  const pem = isIssued(key) ? key.key : openssl('genpkey', ...key).toString();
  const keyPath = file(pem);
  const request = file(openssl('req', '-new', '-utf8', '-key', keyPath, '-subj', `/CN=${subject}`));
  const extensions = file(
    [
      `basicConstraints=${ca ? 'critical,CA:TRUE' : 'CA:FALSE'}`,
      'subjectKeyIdentifier=hash',
      ...(issuer ? ['authorityKeyIdentifier=keyid'] : []),
      ...(names === undefined ? [] : [names]),
    ].join('\n'),
  );
  const signer = issuer ? ['-CA', issuer.path, '-CAkey', issuer.keyPath] : ['-signkey', keyPath];
  const serial = options.includes('-set_serial') ? [] : ['-set_serial', String(++files)];
  const certificate = openssl(
    ...[
      'x509',
      '-req',
      '-in',
      request,
      '-days',
      '30',
      '-extfile',
      extensions,
      ...signer,
      ...serial,
      ...options,
    ],
  ).toString();
  return { subject, key: pem, keyPath, certificate, path: file(certificate) };
}

function isIssued(key: readonly string[] | Issued): key is Issued {
  return !Array.isArray(key);
}

/** SHA-256 of the DER, as OpenSSL's program tells it. */
function fingerprint(path: string): string {
  const [, hex = ''] = opensslText('x509', '-in', path, '-noout', '-fingerprint', '-sha256').split('=');
  return hex.replaceAll(':', '').toLowerCase();
}

/** DNS names and addresses, as OpenSSL's program tells them. */
function names(path: string): string[] {
  const [, line = ''] = opensslText('x509', '-in', path, '-noout', '-ext', 'subjectAltName').split('\n');
  return line
    .trim()
    .split(', ')
    .flatMap((entry) => /^(?:DNS|IP Address):(.*)$/.exec(entry)?.[1] ?? []);
}

const publicKey = (...args: string[]): string => opensslText(...args);

/** Asserts that our reading of a credential is OpenSSL's of the same certificate and key. */
function assertSame(given: string, key: string, issued: Issued): void {
  const { leaf, facts, fingerprint: ours, leafPem } = readCredential(given, null);
  assert.equal(ours, fingerprint(issued.path));
  assert.equal(leafPem, openssl('x509', '-in', issued.path).toString());
  assert.deepEqual([...facts.names], names(issued.path));
  assert.equal(
    leaf.serialNumber,
    opensslText('x509', '-in', issued.path, '-noout', '-serial').slice('serial='.length),
  );
  const read = readPrivateKey(key, null);
  const spki = publicKey('x509', '-in', issued.path, '-noout', '-pubkey');
  assert.equal(publicKey('pkey', '-in', file(read.pem), '-pubout'), spki);
  assert.ok(keyMatches(leaf, read.key));
  assert.equal(
    publicKeyFingerprint(read.key),
    fingerprintOf(Buffer.from(spki.replace(/-----[^-]+-----|\s/g, ''), 'base64')),
  );
  const [, end = ''] = opensslText('x509', '-in', issued.path, '-noout', '-enddate').split('=');
  assert.equal(facts.notAfter.getTime(), Date.parse(end));
}

describe('the same as OpenSSL', { skip: withoutOpenssl }, () => {
  const keys: [string, string[]][] = [
    ['RSA', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['RSA-PSS', ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['P-256', EC],
    ['P-384', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ['P-521', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521']],
    ['secp256k1', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1']],
    ['Ed25519', ['-algorithm', 'ED25519']],
    ['Ed448', ['-algorithm', 'ED448']],
  ];
  for (const [what, key] of keys)
    test(`with a key of ${what}`, () => {
      const issued = issue('www.example.org', { key, names: 'subjectAltName=DNS:www.example.org' });
      assertSame(issued.certificate, issued.key, issued);
      const stranger = issue('other', { key });
      assert.ok(
        !keyMatches(readCredential(issued.certificate, null).leaf, readPrivateKey(stranger.key, null).key),
      );
    });

  for (const [what, ...options] of [
    ['a serial of 20 bytes', '-set_serial', `0x7f${'ab'.repeat(19)}`],
    ['a serial of one', '-set_serial', '1'],
    ['a serial that begins with zeros', '-set_serial', '0x00ff'],
    ['SHA-512', '-sha512'],
    ['RSASSA-PSS', '-sha256', '-sigopt', 'rsa_padding_mode:pss'],
  ] as const)
    test(`with ${what}`, () => {
      const issuer = issue('issuer', { ca: true, key: keys[0]![1] });
      const issued = issue('a', { issuer, options, names: 'subjectAltName=DNS:a' });
      assertSame(issued.certificate, issued.key, issued);
      assert.equal(brokenSignatureHash(readCredential(issued.certificate, null).leaf.raw), null);
    });

  test('whether a signature is by a broken hash', () => {
    const issuer = issue('issuer', { ca: true, key: keys[0]![1] });
    for (const options of [
      ['-sha1'],
      ['-sha1', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_mgf1_md:sha1'],
    ]) {
      const { leaf } = readCredential(issue('a', { issuer, options }).certificate, null);
      assert.equal(brokenSignatureHash(leaf.raw), 'SHA-1', options.join(' '));
    }
  });

  const alternatives: [string, string][] = [
    ['addresses', 'DNS:a.example,IP:192.0.2.1,IP:2001:db8::1,IP:::1'],
    ['an internationalised name', 'DNS:xn--bcher-kva.example,DNS:*.xn--bcher-kva.example'],
    [
      'names of other kinds between',
      'email:a@example.org,DNS:a.example,URI:https://b.example/,RID:1.2.3,DNS:c.example',
    ],
    ['a name that is none', 'otherName:1.2.3.4;UTF8:DNS:evil.example,DNS:a.example'],
    ['a hundred names', Array.from({ length: 100 }, (_, at) => `DNS:n${at}.example`).join(',')],
    ['no name', 'email:a@example.org'],
  ];
  for (const [what, names] of alternatives)
    test(`with ${what}`, () => {
      const issued = issue('www.example.org', { names: `subjectAltName=${names}` });
      assertSame(issued.certificate, issued.key, issued);
    });

  test('with a subject in many scripts', () => {
    const issued = issue('Bücher, «Ärger» 株式会社', { names: 'subjectAltName=DNS:a' });
    assertSame(issued.certificate, issued.key, issued);
  });

  test('which names a certificate covers', () => {
    const { path, certificate } = issue('cn.example', {
      names:
        'subjectAltName=DNS:example.org,DNS:*.example.org,DNS:f*.example.net,DNS:*.co,DNS:xn--*.example.com,DNS:*',
    });
    const { leaf } = readCredential(certificate, null);
    for (const name of [
      ...[
        'example.org',
        'EXAMPLE.org',
        'www.example.org',
        'a.b.example.org',
        '.example.org',
        'wwwexample.org',
      ],
      ...[
        'foo.example.net',
        'f.example.net',
        'a.co',
        'cn.example',
        'xn--a.example.com',
        'localhost',
        'example.org.',
      ],
    ]) {
      const told = run('sh', [
        '-c',
        'openssl x509 -in "$0" -noout -checkhost "$1" || true',
        path,
        name,
      ]).toString();
      // OpenSSL's program takes part of a label for a wildcard, and the common name where there is no other.
      const isPartial = name.endsWith('.example.net');
      assert.equal(coversName(leaf, name), !isPartial && !told.includes('NOT match'), `${name}: ${told}`);
    }
  });
});

describe('the same as OpenSSL, in whatever text', { skip: withoutOpenssl }, () => {
  const issued = withoutOpenssl
    ? null
    : issue('a', { names: 'subjectAltName=DNS:a', key: ['-algorithm', 'RSA'] });
  const unfolded = (pem: string): string =>
    pem.replace(
      /(-----BEGIN [^-]+-----)\n([^-]+)(-----END)/g,
      (_, begin, body, end) => `${begin}\n${body.replaceAll('\n', '')}\n${end}`,
    );
  const refolded = (pem: string, columns: number): string =>
    unfolded(pem).replace(/^[^-].*$/gm, (line) => line.match(new RegExp(`.{1,${columns}}`, 'g'))!.join('\n'));
  const forms: [string, (pem: string) => string][] = [
    ['as it was written', (pem) => pem],
    ['CRLF', (pem) => pem.replaceAll('\n', '\r\n')],
    ['CR alone', (pem) => pem.replaceAll('\n', '\r')],
    ['a byte-order mark', (pem) => `\ufeff${pem}`],
    ['no last newline', (pem) => pem.trimEnd()],
    ['blanks before and behind each line', (pem) => pem.replace(/^/gm, '   ').replace(/$/gm, ' \t')],
    ['a line between all lines', (pem) => pem.replaceAll('\n', '\n\n')],
    ['lines of 76', (pem) => refolded(pem, 76)],
    ['lines of 7', (pem) => refolded(pem, 7)],
    ['one line', unfolded],
    ['blanks in place of line ends', (pem) => pem.trim().replaceAll('\n', ' ')],
    ['text around it', (pem) => `subject=CN = a\n---\n${pem}---\nServer certificate\n`],
    ['a comment with dashes', (pem) => `# ------ renewed ------\n${pem}`],
  ];
  for (const [what, form] of forms)
    test(what, () => {
      assertSame(form(issued!.certificate), form(issued!.key), issued!);
      assertSame(
        form(issued!.certificate + issued!.certificate),
        form(issued!.key + issued!.certificate),
        issued!,
      );
    });

  test('dumped as text', () => {
    const certificate = openssl('x509', '-in', issued!.path, '-text').toString();
    const key = openssl('pkey', '-in', issued!.keyPath, '-text').toString();
    assert.match(certificate, /Signature Algorithm/);
    assertSame(certificate, key, issued!);
  });

  test('dumped by openssl pkcs12', () => {
    const bytes = openssl(
      ...[
        'pkcs12',
        '-export',
        '-inkey',
        issued!.keyPath,
        '-in',
        issued!.path,
        '-name',
        'Ä: "x"',
        '-passout',
        'pass:x',
      ],
    );
    const dump = openssl('pkcs12', '-in', file(bytes), '-passin', 'pass:x', '-nodes').toString();
    assert.match(dump, /Bag Attributes/);
    assertSame(dump, dump, issued!);
  });

  test('a trusted certificate', () => {
    const options = ['-trustout', '-addtrust', 'serverAuth', '-setalias', 'a name'];
    const trusted = openssl('x509', '-in', issued!.path, ...options).toString();
    assert.match(trusted, /BEGIN TRUSTED CERTIFICATE/);
    assertSame(trusted, issued!.key, issued!);
  });

  test('keys in every encoding', () => {
    const rsa = openssl('pkey', '-in', issued!.keyPath, '-traditional').toString();
    assert.match(rsa, /BEGIN RSA PRIVATE KEY/);
    assertSame(issued!.certificate, rsa, issued!);
    for (const curve of ['prime256v1', 'secp384r1', 'secp521r1']) {
      const key = openssl('ecparam', '-name', curve, '-genkey').toString();
      assert.match(key, /BEGIN EC PARAMETERS[\s\S]*BEGIN EC PRIVATE KEY/);
      const keyPath = file(key);
      const certificate = openssl('req', '-x509', '-key', keyPath, '-subj', '/CN=a', '-days', '9').toString();
      assertSame(certificate, key, { subject: 'a', key, keyPath, certificate, path: file(certificate) });
    }
  });
});

describe('chains', { skip: withoutOpenssl }, () => {
  const setup = () => {
    const root = issue('Root', { ca: true });
    const first = issue('First', { ca: true, issuer: root });
    const second = issue('Second', { ca: true, issuer: first });
    const leaf = issue('leaf', { issuer: second, names: 'subjectAltName=DNS:leaf' });
    return { root, first, second, leaf };
  };
  const made = withoutOpenssl ? null : setup();

  /** Whether OpenSSL builds a path from the leaf to a root with no more than these. */
  function verifies(leaf: Issued, chain: string, root: Issued): boolean {
    const args = ['-c', 'openssl verify -CAfile "$0" -untrusted "$1" "$2" 2>&1 || true'];
    return /: OK\s*$/.test(run('sh', [...args, root.path, file(chain), leaf.path]).toString());
  }

  function permutations<T>(items: readonly T[]): T[][] {
    if (items.length < 2) return [[...items]];
    return items.flatMap((item, at) =>
      permutations(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
    );
  }

  test('in every order, beside the leaf and behind it: the order in which OpenSSL finds them', () => {
    const { root, first, second, leaf } = made!;
    const expected = second.certificate + first.certificate;
    assert.ok(verifies(leaf, expected, root));
    for (const order of permutations([root, first, second, first])) {
      const text = order.map(({ certificate }) => certificate).join('');
      assert.equal(readCredential(leaf.certificate, text).chainPem, expected);
      assert.equal(readCredential(leaf.certificate + text, null).chainPem, expected);
    }
    for (const order of permutations([root, first, second, leaf])) {
      const read = readCredential(order.map(({ certificate }) => certificate).join(''), null);
      assert.deepEqual([read.fingerprint, read.chainPem], [fingerprint(leaf.path), expected]);
    }
  });

  test('with one missing, OpenSSL finds no path and we a stray', () => {
    const { root, first, leaf } = made!;
    assert.ok(!verifies(leaf, first.certificate, root));
    assert.equal(readCredential(leaf.certificate, first.certificate).strays.length, 1);
  });

  test('cross-signed: from the leaf to either root', () => {
    const { root, second } = made!;
    const other = issue('Other Root', { ca: true });
    const bottom = issue('Bottom', { ca: true, issuer: root });
    const crossed = issue('Bottom', { ca: true, issuer: other, key: bottom });
    const leaf = issue('leaf', { issuer: bottom });
    for (const order of permutations([bottom, crossed, root, other])) {
      const read = readCredential(leaf.certificate, order.map(({ certificate }) => certificate).join(''));
      assert.deepEqual([read.chain.length, read.strays.length], [2, 0]);
      // OpenSSL goes the way of the first that fits, and does not come back for the other.
      const [one, two] = read.chain.map((member) => member.toString());
      const [itsRoot, otherRoot] = read.chain[0]!.issuer === 'CN=Root' ? [root, other] : [other, root];
      assert.ok(verifies(leaf, read.chainPem, itsRoot));
      assert.ok(verifies(leaf, two!, otherRoot) && !verifies(leaf, one!, otherRoot));
    }
    assert.equal(readCredential(leaf.certificate, bottom.certificate + second.certificate).strays.length, 1);
  });

  test('an authority that was renewed with another key under the same name', () => {
    const { root } = made!;
    const earlier = issue('Authority', { ca: true, issuer: root });
    const later = issue('Authority', { ca: true, issuer: root });
    const leaf = issue('leaf', { issuer: later });
    for (const chain of [earlier.certificate + later.certificate, later.certificate + earlier.certificate]) {
      const read = readCredential(leaf.certificate, chain);
      assert.equal(read.chainPem, later.certificate);
      assert.ok(verifies(leaf, read.chainPem, root) && !verifies(leaf, earlier.certificate, root));
      assert.equal(read.strays.length, 1);
    }
  });
});

describe('files of other programs', { skip: withoutOpenssl }, () => {
  const made = withoutOpenssl ? null : chainOfTwo();

  function chainOfTwo() {
    const root = issue('Root', { ca: true });
    const issuer = issue('Issuer', { ca: true, issuer: root });
    return { issuer, leaf: issue('leaf', { issuer, names: 'subjectAltName=DNS:leaf' }) };
  }

  /** Asserts that a file holds the leaf and its issuer, in whatever order. */
  function assertBoth(content: Buffer): void {
    const { leaf, issuer } = made!;
    for (const given of [content, content.toString('base64')]) {
      const read = readCredential(textOf(decode(given)), null);
      assert.deepEqual([read.fingerprint, read.chainPem], [fingerprint(leaf.path), issuer.certificate]);
    }
  }

  test('PKCS#7 by openssl crl2pkcs7, as DER and as PEM', () => {
    const { leaf, issuer } = made!;
    for (const form of ['DER', 'PEM'])
      for (const [one, other] of [
        [leaf, issuer],
        [issuer, leaf],
      ] as const) {
        const files = ['-certfile', one.path, '-certfile', other.path];
        assertBoth(openssl('crl2pkcs7', '-nocrl', '-outform', form, ...files));
      }
  });

  test('PKCS#7 that is streamed, with indefinite lengths and a signature', () => {
    const { leaf, issuer } = made!;
    const signer = ['-signer', leaf.path, '-inkey', leaf.keyPath, '-certfile', issuer.path];
    const input = ['-in', leaf.path, '-nodetach', '-binary'];
    const streamed = openssl('cms', '-sign', '-stream', ...input, ...signer, '-outform', 'DER');
    assert.equal(streamed[1], 0x80, 'its length is indefinite');
    assertBoth(streamed);
  });

  test('PKCS#7 without certificates, a request, a list of revoked certificates, a public key', () => {
    const { leaf, issuer } = made!;
    const config = file('[ca]\ndefault_ca=a\n[a]\ndatabase=/dev/null\ndefault_md=sha256\n');
    const list = openssl(
      ...[
        'ca',
        '-gencrl',
        '-config',
        config,
        '-cert',
        issuer.path,
        '-keyfile',
        issuer.keyPath,
        '-crldays',
        '9',
      ],
    );
    for (const [form, name] of [
      [
        (to: string) => openssl('crl2pkcs7', '-in', file(list), '-outform', to),
        'PKCS#7 file without certificates',
      ],
      [
        (to: string) => openssl('req', '-new', '-key', leaf.keyPath, '-subj', '/CN=a', '-outform', to),
        'request',
      ],
      [(to: string) => openssl('crl', '-in', file(list), '-outform', to), 'list of revoked certificates'],
      [(to: string) => openssl('pkey', '-in', leaf.keyPath, '-pubout', '-outform', to), 'public key'],
    ] as const)
      for (const to of ['DER', 'PEM'])
        assert.throws(
          () => readCredential(textOf(decode(form(to))), null),
          deployError('CERTIFICATE_INVALID', new RegExp(`holds no certificate but an? .*${name}`)),
        );
  });

  test('keys in DER, of every encoding', () => {
    const { leaf } = made!;
    const passphrase = ['-passout', 'pass:x'];
    const rsa = file(openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'));
    for (const path of [leaf.keyPath, rsa])
      for (const der of [
        openssl('pkey', '-in', path, '-outform', 'DER'),
        openssl('pkey', '-in', path, '-traditional', '-outform', 'DER'),
        openssl('pkcs8', '-topk8', '-in', path, '-v2', 'aes-256-cbc', ...passphrase, '-outform', 'DER'),
        openssl('pkcs8', '-topk8', '-in', path, '-scrypt', ...passphrase, '-outform', 'DER'),
      ]) {
        const read = readPrivateKey(textOf(decode(der)), 'x');
        const wanted = publicKey('pkey', '-in', path, '-pubout');
        assert.equal(publicKey('pkey', '-in', file(read.pem), '-pubout'), wanted);
      }
  });

  test('a key for DSA, in either encoding', () => {
    const parameters = file(
      openssl('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024'),
    );
    const path = file(openssl('genpkey', '-paramfile', parameters));
    for (const more of [[], ['-traditional']])
      for (const to of ['DER', 'PEM'])
        assert.throws(
          () => readPrivateKey(textOf(decode(openssl('pkey', '-in', path, ...more, '-outform', to))), null),
          deployError('KEY_INVALID', /is a key for DSA/),
        );
  });

  test('the passphrase for an encrypted key, by every scheme that is checked twice', () => {
    const { leaf } = made!;
    for (const options of [
      ['pkcs8', '-topk8', '-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1'],
      ['pkcs8', '-topk8', '-v2', 'aes-192-cbc', '-v2prf', 'hmacWithSHA512'],
      ['pkcs8', '-topk8', '-v2', 'des3', '-v2prf', 'hmacWithSHA224'],
      ['pkcs8', '-topk8', '-scrypt'],
      ['ec', '-aes256'],
      ['ec', '-des3'],
      ['ec', '-camellia192'],
    ]) {
      const encrypted = openssl(...options, '-in', leaf.keyPath, '-passout', 'pass:Grüße').toString();
      const [block] = readPemBlocks(encrypted, 'KEY_INVALID', 'key');
      const opened = openWith(block!, 'Grüße');
      assert.ok(opened, options.join(' '));
      const wanted = publicKey('pkey', '-in', leaf.keyPath, '-pubout');
      assert.equal(publicKey('pkey', '-in', file(opened), '-pubout'), wanted);
      assert.equal(openWith(block!, 'Grüsse'), null);
    }
  });
});
