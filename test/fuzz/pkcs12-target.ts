import { createPrivateKey } from 'node:crypto';
import { readPemBlocks } from '../../src/certificate/pem.ts';
import { readPkcs12 } from '../../src/certificate/pkcs12/read.ts';
import { asksForMuch } from './derivation.ts';
import { PASSWORD } from './material.ts';
import { hold, type Target } from './target.ts';

/** Object identifiers that mean something to a reader of PKCS#12. */
const IDENTIFIERS = [
  ...[
    '2a864886f70d010701',
    '2a864886f70d010706',
    '2a864886f70d01091601',
    '2a864886f70d010914',
    '2a864886f70d01050d',
  ],
  ...[
    '2a864886f70d01050c',
    '2a864886f70d01050e',
    '608648016503040102',
    '608648016503040116',
    '60864801650304012a',
  ],
  ...[
    '2a864886f70d0307',
    '2a864886f70d0209',
    '2a864886f70d020b',
    '608648016503040201',
    '608648016503040203',
    '2b0e03021a',
  ],
  ...['1', '2', '3', '4', '5', '6'].flatMap((last) => [
    `2a864886f70d010c010${last}`,
    `2a864886f70d010c0a010${last}`,
  ]),
].map((hex) => Buffer.from(hex, 'hex'));

/**
 * A target that reads PKCS#12.
 *
 * @param around makes the file of an input
 */
export function pkcs12Target(seeds: readonly Buffer[], around: (input: Buffer) => Buffer): Target {
  return {
    seeds,
    tokens: IDENTIFIERS,
    maxLength: 8_192,
    isDear: asksForMuch,
    secretsIn: (input) => [
      PASSWORD,
      input.toString('latin1'),
      input.toString('hex'),
      input.toString('base64'),
    ],
    run: (input) => {
      const { certificate, chain, privateKey, alias } = readPkcs12(around(input), PASSWORD);
      const count = readPemBlocks(certificate + (chain ?? ''), 'PKCS12_INVALID', 'file').length;
      hold(count > 0, 'there is a certificate');
      if (privateKey !== null) createPrivateKey(privateKey);
      hold(alias === null || typeof alias === 'string', 'an alias is a text');
      return `${count} ${privateKey === null} ${alias === null} ${chain === null}`;
    },
  };
}
