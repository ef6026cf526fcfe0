import { isSlowToDerive } from '../../../src/certificate/derivation.ts';
import {
  describeKey,
  keyBits,
  onlyPrivateKey,
  publicKeyFingerprint,
  readPrivateKey,
} from '../../../src/certificate/key.ts';
import { asksForMuch } from '../derivation.ts';
import { encryptedPem, KEYS, keyPem, legacyPem, PASSWORD } from '../material.ts';
import { hold, LABELS, type Open } from '../target.ts';

/** Private keys in every encoding. What is read can be read again, and is the same key. */
export const open: Open = () => ({
  seeds: [
    ...[KEYS.ed25519, KEYS.ec, KEYS.rsa].map((key) => keyPem(key)),
    keyPem(KEYS.ec, 'sec1'),
    keyPem(KEYS.rsa, 'pkcs1'),
    encryptedPem(KEYS.ed25519),
    encryptedPem(KEYS.ec),
    legacyPem(KEYS.ec),
  ],
  tokens: [
    'PRIVATE KEY',
    'RSA PRIVATE KEY',
    'EC PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'DSA',
    'DES-EDE3-CBC',
    'AES-256-CBC',
  ],
  isDear: (input) => asksForMuch(input),
  secretsIn: (input) => [PASSWORD, input.toString('utf8')],
  mayRepeat: LABELS,
  run: (input) => {
    const text = input.toString('utf8');
    isSlowToDerive(input);
    const { key, pem, notices } = readPrivateKey(text, PASSWORD);
    const again = readPrivateKey(pem, null);
    hold(again.key.equals(key), 'the key is the same when it is read again');
    hold(again.pem === pem, 'it is written the same again');
    hold(
      notices.every((notice) => !notice.includes(PASSWORD)),
      'no notice repeats the passphrase',
    );
    hold(/^[0-9a-f]{64}$/.test(publicKeyFingerprint(key)), 'a key has a fingerprint');
    hold(
      readPrivateKey(onlyPrivateKey(text), PASSWORD).key.equals(key),
      'it is the same key without what stands around it',
    );
    return `${describeKey(key)} ${keyBits(key)} ${notices.length}`;
  },
});
