import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type KeyKind, mint } from '../../../src/demo/mint.ts';
import { workspace } from '../../support/workspace.ts';

const KEY_KINDS: KeyKind[] = ['rsa-2048', 'p-224', 'p-256', 'p-384', 'p-521', 'ed25519'];

for (const kind of KEY_KINDS) {
  test(`openssl verifies leaf ← intermediate ← root with ${kind} keys`, (t) => {
    const directory = workspace(t);
    const root = mint({ subject: 'root', ca: true, key: kind });
    const intermediate = mint({ subject: 'intermediate', ca: true, key: kind, issuer: root });
    const leaf = mint({
      names: ['www.example.org', '192.0.2.1', '2001:db8::1'],
      key: kind,
      issuer: intermediate,
    });
    for (const [name, { certificate }] of Object.entries({ root, intermediate, leaf })) {
      writeFileSync(join(directory, name), certificate);
    }
    for (const name of [
      ['-verify_hostname', 'www.example.org'],
      ['-verify_ip', '2001:db8::1'],
    ]) {
      const trust = [
        '-x509_strict',
        '-CAfile',
        'root',
        '-untrusted',
        'intermediate',
        '-purpose',
        'sslserver',
      ];
      const said = execFileSync('openssl', ['verify', ...trust, ...name, 'leaf'], { cwd: directory });
      assert.equal(said.toString(), 'leaf: OK\n');
    }
  });
}

test('what was asked for is what the certificate says', () => {
  const minted = mint({
    subject: 'somebody',
    names: ['a.example', '*.b.example', '192.0.2.7', '::', '::1', '2001:db8::ff:1', '::ffff:192.0.2.8'],
    notBefore: new Date('1949-12-31T23:59:59Z'),
    notAfter: new Date('2050-01-01T00:00:00Z'),
    serial: Buffer.from('00ff01', 'hex'),
  });
  const read = new X509Certificate(minted.certificate);
  assert.equal(read.subject, 'CN=somebody');
  assert.equal(
    read.subjectAltName,
    'DNS:a.example, DNS:*.b.example, IP Address:192.0.2.7, IP Address:0:0:0:0:0:0:0:0, ' +
      'IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:0:FF:1, IP Address:0:0:0:0:0:FFFF:C000:208',
  );
  assert.equal(new Date(read.validFrom).toISOString(), '1949-12-31T23:59:59.000Z');
  assert.equal(new Date(read.validTo).toISOString(), '2050-01-01T00:00:00.000Z');
  assert.equal(read.serialNumber, 'FF01');
  assert.equal(read.ca, false);
  assert.ok(read.checkPrivateKey(minted.key));
  assert.equal(read.fingerprint256.replaceAll(':', '').toLowerCase(), minted.fingerprint);
});

test('a subject may hold anything, or nothing', () => {
  for (const subject of ['##[add-mask]e', '\r::error::x', 'über\u0000\n', 'x'.repeat(300)]) {
    assert.ok(new X509Certificate(mint({ subject }).der).raw.includes(Buffer.from(subject, 'utf8')));
  }
  assert.equal(new X509Certificate(mint({ subject: '' }).der).subject ?? '', '');
});

test('weak certificates can be had', () => {
  for (const hash of ['md5', 'sha1'] as const) {
    const read = new X509Certificate(mint({ key: 'rsa-1024', hash }).certificate);
    assert.equal(read.publicKey.asymmetricKeyDetails?.modulusLength, 1024);
    assert.ok(read.verify(read.publicKey));
  }
});
