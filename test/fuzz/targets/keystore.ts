import { createHash } from 'node:crypto';
import forge from 'node-forge';
import { readCredential } from '../../../src/certificate/credential.ts';
import { keystoreOf } from '../../../src/certificate/pkcs12/keystore.ts';
import { readPkcs12 } from '../../../src/certificate/pkcs12/read.ts';
import { asksForMuch } from '../derivation.ts';
import { CERTIFICATES, KEYS, PASSWORD } from '../material.ts';
import { aroundBags, bags, files } from '../pkcs12-files.ts';
import { hold, type Open } from '../target.ts';

/** The keystore that a server reads: what is written in the place of any other can be read, under the name that it had. */
export const open: Open = () => {
  deriveFast();
  const credential = readCredential(CERTIFICATES.ec.certificate, CERTIFICATES.issuer.certificate);
  return {
    seeds: [bags, files.whole],
    isDear: asksForMuch,
    grows: false,
    run: (input) => {
      const file = aroundBags(input);
      const { bytes, origin } = keystoreOf(credential, KEYS.ec, PASSWORD, file);
      const read = readPkcs12(bytes, PASSWORD);
      hold(read.privateKey !== null, 'the keystore holds the key');
      if (origin === 'kept') hold(bytes === file, 'what is kept is what was there');
      if (origin === 'new')
        hold(read.alias === (readPkcs12(file, PASSWORD).alias ?? 'server'), 'the alias is kept');
      return origin;
    },
  };
};

/** Writing takes 10,000 iterations, each of them in JavaScript. In here one hash does for them, for the writer and for the reader alike. */
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
