import { readCredential } from '../../../src/certificate/credential.ts';
import { foreignOf } from '../../../src/certificate/foreign.ts';
import { decode, textOf } from '../../../src/certificate/forms.ts';
import { readPrivateKey } from '../../../src/certificate/key.ts';
import { secretsOf } from '../../../src/certificate/secrets.ts';
import { DeployError } from '../../../src/errors.ts';
import { FOREIGN } from '../../support/foreign-files.ts';
import { FORMS } from '../../support/forms.ts';
import { asksForMuch } from '../derivation.ts';
import { CERTIFICATES, encryptedPem, KEYS, keyPem, legacyPem, PASSWORD } from '../material.ts';
import { hold, LABELS, type Open } from '../target.ts';

const { ed25519, issuer } = CERTIFICATES;
const MATERIAL = [
  ed25519.certificate + issuer.certificate,
  keyPem(KEYS.ed25519),
  keyPem(KEYS.ec, 'sec1'),
  encryptedPem(KEYS.ec),
  legacyPem(KEYS.ec),
];

/** A line of a key that is written. */
const LINE = /^[A-Za-z0-9+/]{64}$/gm;

/**
 * Every form in which a credential may come, and what is none. Whatever comes out as a key is masked, in each
 * layer.
 */
export const open: Open = () => ({
  seeds: [
    ...FORMS.flatMap(({ of, make }, at) => [
      make(MATERIAL[of ? 0 : at % MATERIAL.length]!),
      make(MATERIAL[0]!),
    ]),
    ...FOREIGN.map(({ content }) => content),
    JSON.stringify(FOREIGN.map(({ content }) => Buffer.from(content).toString('base64'))),
  ],
  tokens: [
    ...[
      '-----BEGIN ',
      '-----END ',
      'PRIVATE KEY-----',
      'CERTIFICATE-----',
      'PKCS7-----',
      'data:;base64,',
      '%0A',
    ],
    ...[
      '\\n',
      '\\\\n',
      '\\/',
      '"',
      "'",
      '["',
      '","',
      '"]',
      'Proc-Type: 4,ENCRYPTED ',
      'DEK-Info: AES-128-CBC,',
    ],
    ...['ff fe', 'fe ff', 'ef bb bf', '30 80', '00 00', 'a0 80', '02 01 00', '02 01 03', 'fe ed fe ed'].map(
      (hex) => Buffer.from(hex.replaceAll(' ', ''), 'hex'),
    ),
  ],
  isDear: (input) => asksForMuch(input),
  secretsIn: (input) => [PASSWORD, input.toString('utf8'), textOf(decode(input))],
  mayRepeat: LABELS,
  run: (input) => {
    let outcome = '';
    for (const given of [input, input.toString('utf8')]) {
      const decoded = decode(given);
      const text = textOf(decoded);
      hold(decoded.layers.length < 200 || text.length > 0, 'layers are bounded');
      const masks = new Set(secretsOf(decoded, true));
      hold(
        [...masks].every((mask) => mask !== '' && !/\s/.test(mask)),
        'a mask is a piece of a line',
      );
      foreignOf(text);
      outcome = `${decoded.kind} ${Math.min(decoded.layers.length, 4)} ${masks.size > 0}`;
      for (const read of [() => readCredential(text, null), () => readCredential(ed25519.certificate, text)])
        try {
          outcome += ` ${read().chain.length}`;
        } catch (error) {
          if (!(error instanceof DeployError)) throw error;
        }
      if (decoded.kind !== 'pem') continue;
      const { pem, key } = readPrivateKey(text, PASSWORD);
      for (const [line] of /ENCRYPTED/.test(text) ? [] : pem.matchAll(LINE))
        hold(masks.has(line) || pem !== text, 'every line of a key is masked as it is written');
      hold(readPrivateKey(pem, null).key.equals(key), 'the key is the same when it is read again');
    }
    return outcome;
  },
});
