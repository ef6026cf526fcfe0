import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptBlocks } from '../../../src/certificate/kept.ts';

const block = (label: string, body = 'AAAA') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const kept = (...blocks: string[]) => keptBlocks(Buffer.from(blocks.join('')));

test('parameters stay, in their order; certificates and keys do not', () => {
  const [dh, x942] = [block('DH PARAMETERS'), block('X9.42 DH PARAMETERS', 'BBBB')];
  assert.equal(
    kept(dh, block('CERTIFICATE'), x942, block('ENCRYPTED PRIVATE KEY'), block('TRUSTED CERTIFICATE')),
    dh + x942,
  );
  assert.equal(kept(block('X509 CRL')), block('X509 CRL'));
});

test('the parameters before a SEC1 key are a part of it; others stay', () => {
  const [parameters, key] = [block('EC PARAMETERS'), block('EC PRIVATE KEY')];
  assert.equal(kept(parameters, key), '');
  assert.equal(kept(key, parameters), parameters);
  assert.equal(kept(block('EC PARAMETERS', 'BBBB'), parameters, key), block('EC PARAMETERS', 'BBBB'));
});

test('a file that is no PEM keeps nothing', () => {
  assert.equal(kept('a chain of other days\n'), '');
  assert.equal(kept('-----BEGIN DH PARAMETERS-----\nAAAA'), '');
});
