import * as ber from '../../../src/certificate/ber.ts';
import { streamed } from '../../support/pfx.ts';
import { CERTIFICATES } from '../material.ts';
import { files } from '../pkcs12-files.ts';
import { hold, type Open } from '../target.ts';

/** BER, taken apart in every way that the readers of PKCS#12 do. What is read is written the same the second time. */
export const open: Open = () => ({
  seeds: [CERTIFICATES.ec.der, files.plain, streamed(files.plain)],
  maxLength: 8_192,
  allows: (error) => error instanceof ber.NotBer,
  run: (input) => {
    const value = ber.parse(input);
    const encoded = ber.encode(value);
    hold(ber.encode(ber.parse(encoded)).equals(encoded), 'what is written is read as it was');
    return [...parts(value, 0)].sort().join(' ');
  },
});

function parts(value: ber.Value, depth: number): Set<string> {
  const found = new Set<string>();
  const take = (name: string, read: () => unknown): void => {
    try {
      read();
      found.add(name);
    } catch (error) {
      if (!(error instanceof ber.NotBer)) throw error;
    }
  };
  take('octets', () => ber.octets(value));
  take('pieces', () => ber.pieces(value));
  take('identifier', () => ber.identifier(value));
  take('count', () => hold(ber.count(value) >= 0, 'a count is not negative'));
  take('text', () => ber.bmpText(value));
  take('tagged', () => ber.tagged(value, 0));
  take('members', () => {
    if (depth < 50)
      for (const member of ber.members(value)) for (const name of parts(member, depth + 1)) found.add(name);
  });
  return found;
}
