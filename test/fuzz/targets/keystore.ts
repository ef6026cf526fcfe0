import { createHash } from 'node:crypto';
import forge from 'node-forge';
import { readCredential } from '../../../src/certificate/credential.ts';
import { isJavaKeystore } from '../../../src/certificate/pkcs12/jks.ts';
import { keystoreOf } from '../../../src/certificate/pkcs12/keystore.ts';
import { readPkcs12 } from '../../../src/certificate/pkcs12/read.ts';
import { asksForMuch } from '../derivation.ts';
import { CERTIFICATES, KEYS, PASSWORD } from '../material.ts';
import { aroundBags, bags, files } from '../pkcs12-files.ts';
import { hold, type Open } from '../target.ts';

/**
 * The keystore that a server reads. One that is written in the place of another can be read, under the name
 * that it had; one that is refused is left alone.
 */
export const open: Open = () => {
  deriveFast();
  const credential = readCredential(CERTIFICATES.ec.certificate, CERTIFICATES.issuer.certificate);
  const request = { name: 'app.p12', password: PASSWORD, alias: null };
  return {
    seeds: [bags, files.whole, java],
    isDear: asksForMuch,
    grows: false,
    run: (input) => {
      const file = isJavaKeystore(input) ? input : aroundBags(input);
      const bytes = keystoreOf(credential, KEYS.ec, request, file);
      const { privateKey, alias } = readPkcs12(bytes, PASSWORD);
      hold(privateKey !== null, 'the keystore holds the key');
      hold(alias === (readPkcs12(file, PASSWORD).alias ?? 'server'), 'the alias is kept');
      return bytes === file ? 'kept' : 'replaced';
    },
  };
};

/** A JKS keystore, version 2: a key with one certificate, and a certificate. */
const java = Buffer.concat(
  [
    Buffer.from('feedfeed0000000200000002', 'hex'),
    ...[
      '00000001',
      '000461626364',
      '0000019000000000',
      '00000003616263',
      '00000001',
      '0005582e353039',
      '00000002aabb',
    ],
    ...['00000002', '000465666768', '0000019000000000', '0005582e353039', '00000002aabb'],
  ].map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part)),
);

/**
 * Writing takes 10,000 iterations, each of them in JavaScript. In here one hash does for them, for the writer
 * and for the reader alike.
 */
function deriveFast(): void {
  const derive = (
    wide: string | null,
    salt: forge.util.ByteBuffer,
    purpose: number,
    _count: number,
    length: number,
  ) => {
    const hash = createHash('sha512').update(`${wide} ${purpose} ${salt.bytes()}`).digest('binary');
    return forge.util.createBuffer(hash.slice(0, length));
  };
  Object.assign(forge.pkcs12, { generateKey: derive });
}
