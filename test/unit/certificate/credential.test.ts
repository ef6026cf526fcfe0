import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  keyMatches,
  readCredential,
  readDeployedChain,
  readDeployedLeaf,
  withStrays,
} from '../../../src/certificate/credential.ts';
import { derToPem } from '../../../src/certificate/pem.ts';
import { mint } from '../../../src/demo/mint.ts';
import { fingerprintOf } from '../../../src/digest.ts';
import { DeployError } from '../../../src/errors.ts';
import { deployError } from '../../support/deploy-error.ts';

const root = mint({ subject: 'root', ca: true });
const ca = mint({ subject: 'ca', ca: true, issuer: root });
const notBefore = new Date('2025-01-02T03:04:05Z');
const notAfter = new Date('2055-01-02T03:04:05Z');
const leaf = mint({ subject: 'leaf', names: ['example.org', '192.0.2.1'], issuer: ca, notBefore, notAfter });

describe('readCredential', () => {
  test('tells the facts of the leaf', () => {
    const credential = readCredential(leaf.certificate, ca.certificate);
    const { fingerprint, leafPem, chainPem, facts, notices } = credential;
    assert.equal(fingerprint, createHash('sha256').update(leaf.der).digest('hex'));
    assert.deepEqual(
      { leafPem, chainPem, notices },
      { leafPem: leaf.certificate, chainPem: ca.certificate, notices: [] },
    );
    assert.deepEqual(facts, {
      subject: 'CN=leaf',
      issuer: 'CN=ca',
      names: ['example.org', '192.0.2.1'],
      notBefore,
      notAfter,
      fingerprint,
      keyType: 'ECDSA P-256',
      chainLength: 1,
    });
  });

  test('writes the same bytes however the PEM was given', () => {
    const messy = `\ufeffCertificate:\r\n${(ca.certificate + leaf.certificate).replaceAll('\n', '\r\n  ')}trailing`;
    const credential = readCredential(messy, null);
    assert.equal(credential.leafPem, leaf.certificate);
    assert.equal(credential.chainPem, ca.certificate);
  });

  test('takes the other labels that OpenSSL writes, and only the certificate of a trusted one', () => {
    assert.equal(readCredential(derToPem('X509 CERTIFICATE', leaf.der), null).leafPem, leaf.certificate);
    const trusted = derToPem('TRUSTED CERTIFICATE', Buffer.concat([leaf.der, Buffer.from([0x30, 0])]));
    assert.equal(readCredential(trusted, null).leafPem, leaf.certificate);
  });

  test('says that it ignored a private key, and writes none', () => {
    const { notices, leafPem, chainPem } = readCredential(leaf.privateKey + leaf.certificate, null);
    assert.match(notices.join(), /private key .* was ignored/);
    assert.ok(!`${leafPem}${chainPem}`.includes('PRIVATE'));
  });

  test('a certificate without a subject is a certificate', () => {
    const { facts } = readCredential(mint({ subject: '', names: ['a.example'] }).certificate, null);
    assert.deepEqual([facts.subject, facts.names], ['', ['a.example']]);
  });

  test('names the input without a certificate, and the kind of its content', () => {
    assert.throws(
      () => readCredential(leaf.privateKey, null),
      deployError('CERTIFICATE_INVALID', /the certificate holds no certificate .* it holds PRIVATE KEY/),
    );
    assert.throws(() => readCredential('', null), deployError('CERTIFICATE_INVALID', /no PEM block/));
    assert.throws(
      () => readCredential(leaf.certificate, leaf.privateKey),
      deployError('CHAIN_INVALID', /the chain holds no certificate/),
    );
  });

  test('says which certificate cannot be parsed', () => {
    const bad = derToPem('CERTIFICATE', Buffer.from('no certificate'));
    assert.throws(
      () => readCredential(bad, null),
      deployError('CERTIFICATE_INVALID', /the certificate cannot/),
    );
    assert.throws(
      () => readCredential(leaf.certificate, ca.certificate + bad),
      deployError('CHAIN_INVALID', /certificate 2 of the chain/),
    );
  });

  test('refuses a certificate whose times cannot be read', () => {
    const der = Buffer.from(leaf.der);
    der.write('xx', der.indexOf('250102030405Z'), 'latin1');
    assert.throws(
      () => readCredential(derToPem('CERTIFICATE', der), null),
      deployError('CERTIFICATE_INVALID', /cannot be parsed/),
    );
  });

  test('refuses more certificates than any chain has', () => {
    assert.throws(
      () => readCredential(leaf.certificate, ca.certificate.repeat(17)),
      deployError('CHAIN_INVALID', /17 certificates/),
    );
  });

  test('throws nothing but DeployError, whatever bytes a certificate is made of', () => {
    fc.assert(
      fc.property(fc.nat(leaf.der.length - 1), fc.nat(255), (at, byte) => {
        const der = Buffer.from(leaf.der);
        der[at] = byte;
        try {
          const { facts } = readCredential(derToPem('CERTIFICATE', der), ca.certificate);
          assert.ok(facts.notBefore.toISOString() && facts.notAfter.toISOString());
        } catch (error) {
          assert.ok(error instanceof DeployError, String(error));
        }
      }),
      { numRuns: 400 },
    );
  });
});

test('of a deployed file, the first certificate is the leaf, and a file that is none does not matter', () => {
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  for (const behind of ['', ca.certificate, leaf.privateKey, broken]) {
    const read = readDeployedLeaf(Buffer.from(leaf.certificate + behind), null);
    assert.equal(read && fingerprintOf(read.raw), leaf.fingerprint);
  }
  for (const text of ['', 'rubbish', leaf.privateKey, broken, broken + leaf.certificate])
    assert.equal(readDeployedLeaf(Buffer.from(text), null), null);
});

test('of deployed files, every certificate behind the leaf but a root is an intermediate', () => {
  const holds = (certificate: string | null, chain: string | null = null): boolean =>
    readDeployedChain(
      certificate === null ? null : Buffer.from(certificate),
      chain === null ? null : Buffer.from(chain),
    ).length > 0;
  assert.equal(holds(leaf.certificate + ca.certificate), true);
  assert.equal(holds(leaf.certificate, ca.certificate), true);
  assert.equal(holds(leaf.certificate + leaf.privateKey + ca.certificate), true);
  assert.equal(holds(leaf.certificate), false);
  assert.equal(holds(leaf.certificate + root.certificate, root.certificate), false);
  for (const text of ['', 'rubbish', '-----BEGIN CERTIFICATE-----\nAAAA', leaf.privateKey])
    assert.equal(holds(text, text), false);
  assert.equal(holds(null), false);
});

test('strays go behind the chain, and one without a subject is called by its fingerprint', () => {
  const nameless = mint({ subject: '', ca: true, issuer: root });
  const { chain, strays, notices, chainPem } = withStrays(
    readCredential(leaf.certificate, nameless.certificate + ca.certificate),
  );
  assert.equal(chainPem, ca.certificate + nameless.certificate);
  assert.deepEqual([chain.length, strays.length], [2, 0]);
  assert.match(notices.join(), /although they do not fit it: (?:[0-9A-F]{2}:){7}[0-9A-F]{2}…$/);
});

test('of a deployed file, the leaf is the one that is known only if it is that to the last byte', () => {
  const known = new X509Certificate(leaf.certificate);
  assert.equal(readDeployedLeaf(Buffer.from(leaf.certificate + ca.certificate), known), known);
  const other = readDeployedLeaf(Buffer.from(ca.certificate + leaf.certificate), known);
  assert.equal(other?.fingerprint256, new X509Certificate(ca.certificate).fingerprint256);
});

test('a key matches its own certificate and no other', () => {
  const { leaf: certificate } = readCredential(leaf.certificate, null);
  assert.equal(keyMatches(certificate, leaf.key), true);
  assert.equal(keyMatches(certificate, ca.key), false);
  assert.equal(keyMatches(certificate, mint({ key: 'rsa-2048' }).key), false);
});
