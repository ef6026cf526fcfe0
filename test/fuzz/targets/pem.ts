import {
  formatPem,
  isPrivateKey,
  type PemBlock,
  readPemBlocks,
  secretLines,
} from '../../../src/certificate/pem.ts';
import { CERTIFICATES, encryptedPem, KEYS, keyPem, legacyPem, PASSWORD } from '../material.ts';
import { hold, LABELS, type Open } from '../target.ts';

/**
 * PEM as people paste it. What is read is written the same, and nothing of a key is left once its secret
 * lines are gone.
 */
export const open: Open = () => ({
  seeds: [
    CERTIFICATES.ed25519.certificate + CERTIFICATES.issuer.certificate,
    keyPem(KEYS.ed25519),
    `\ufeffsome text\r\n${keyPem(KEYS.ec, 'sec1').replaceAll('\n', '\r\n')}`,
    encryptedPem(KEYS.ec),
    legacyPem(KEYS.ec),
    keyPem(KEYS.ed25519) + CERTIFICATES.ed25519.certificate.replaceAll('\n', ' '),
    keyPem(KEYS.ec).replace('-----END', ''),
  ],
  tokens: [
    '-----BEGIN ',
    '-----END ',
    '-----',
    'PRIVATE KEY',
    'CERTIFICATE',
    'Proc-Type: 4,ENCRYPTED',
    ': ',
    '=',
  ],
  secretsIn: (input) => [PASSWORD, input.toString('utf8')],
  mayRepeat: LABELS,
  run: (input) => {
    const text = input.toString('utf8');
    const secrets = secretLines(text, true);
    const blocks = readPemBlocks(text, 'KEY_INVALID', 'private key');
    const again = readPemBlocks(blocks.map(formatPem).join(''), 'KEY_INVALID', 'private key');
    hold(JSON.stringify(again) === JSON.stringify(blocks), 'what is written is read as it was');
    let rest = (text.match(/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?-----END/gs) ?? []).join('\n');
    for (const secret of [...secrets].sort((one, other) => other.length - one.length))
      rest = rest.replaceAll(secret, '\n');
    const bare = rest.replace(/\s+/g, '');
    for (const { body } of blocks.filter(isPrivateKey))
      for (let at = 0; at + 16 <= body.length; at += 16)
        hold(
          !bare.includes(body.slice(at, at + 16)) ||
            blocks.some((block) => publicParts(block).includes(body.slice(at, at + 16))),
          'no part of a key is left when its secret lines are gone',
        );
    return `${blocks.length > 3 ? 'many' : blocks.map(({ label }) => label).join()} ${Math.min(secrets.length, 3)}`;
  },
});

/** What of a block may be seen: its headers, and all of it when it holds no private key. */
function publicParts(block: PemBlock): string {
  return [...block.headers, isPrivateKey(block) ? '' : block.body].join('\n').replace(/[^\S\n]+/g, '');
}
