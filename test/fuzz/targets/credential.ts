import { readCredential, readDeployedLeaf, withStrays } from '../../../src/certificate/credential.ts';
import { coversName } from '../../../src/certificate/names.ts';
import { preflight } from '../../../src/certificate/preflight.ts';
import { CERTIFICATES, KEYS, keyPem } from '../material.ts';
import { fieldsOf, hold, joined, LABELS, type Open } from '../target.ts';

const { ed25519, ec, rsa, issuer, root } = CERTIFICATES;

/** A certificate and its chain, read, checked, and written as every server reads it. */
export const open: Open = () => ({
  seeds: [
    joined(ed25519.certificate, issuer.certificate + root.certificate),
    joined(root.certificate + ed25519.certificate + issuer.certificate + ec.certificate, rsa.certificate),
    joined(rsa.certificate + keyPem(KEYS.ec), ''),
    joined(ec.certificate, issuer.certificate),
  ],
  tokens: [
    'CERTIFICATE',
    'TRUSTED CERTIFICATE',
    'X509 CERTIFICATE',
    'www.example.org',
    '\0',
    '99991231235959Z',
    '500101000000Z',
  ],
  mayRepeat: LABELS,
  run: (input) => {
    const [certificate = '', chain = ''] = fieldsOf(input, 2);
    readDeployedLeaf(input, null);
    const credential = withStrays(readCredential(certificate, chain === '' ? null : chain));
    const again = readCredential(credential.leafPem + credential.chainPem, null);
    hold(again.fingerprint === credential.fingerprint, 'the leaf is the same when it is read again');
    hold(
      credential.facts.names.every((name) => typeof name === 'string'),
      'names are texts',
    );
    hold(Number.isFinite(credential.facts.notAfter.getTime()), 'it ends at some time');
    coversName(credential.leaf, 'www.example.org');
    const passed = preflight(
      {
        credential,
        privateKey: KEYS.ed25519,
        keyOrigin: 'given',
        serverNames: ['www.example.org'],
        trust: null,
        deployedLeaf: null,
        now: new Date('2030-01-01T00:00:00Z'),
        minValidityMs: 0,
      },
      new Set(),
    );
    return `${passed.length} ${credential.facts.keyType} ${credential.chain.length}`;
  },
});
