import {
  brokenSignatureHash,
  derLength,
  readElement,
  readObjectIdentifier,
} from '../../../src/certificate/der.ts';
import { isSlowToDerive } from '../../../src/certificate/derivation.ts';
import { CERTIFICATES, encryptedPem, KEYS } from '../material.ts';
import { hold, type Open } from '../target.ts';

const body = (pem: string): Buffer => Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64');
// RSASSA-PSS with SHA-256, as an AlgorithmIdentifier.
const PSS = '300906052b0e03021a0500';

/** DER as it is, below any armour. Whatever is found is within the bytes. */
export const open: Open = () => ({
  seeds: [CERTIFICATES.rsa.der, CERTIFICATES.ed25519.der, CERTIFICATES.ec.der, body(encryptedPem(KEYS.ec))],
  tokens: [
    Buffer.from('2a864886f70d01010a', 'hex'),
    Buffer.from('2a864886f70d010105', 'hex'),
    Buffer.from('2b06010401da47040b', 'hex'),
    Buffer.from('2a864886f70d01050d', 'hex'),
    Buffer.from(PSS, 'hex'),
  ],
  run: (input) => {
    for (const at of [0, 1, 4, input.length - 1, input.length]) {
      const element = readElement(input, at);
      if (!element) continue;
      hold(element.start <= element.end && element.end <= input.length, 'an element is within the bytes');
      const identifier = readObjectIdentifier(input.subarray(element.start, element.end));
      hold(!/NaN|-/.test(identifier), 'an identifier is numbers');
    }
    hold(derLength(input) <= input.length, 'no element is longer than the bytes');
    return `${brokenSignatureHash(input)} ${isSlowToDerive(input)}`;
  },
});
