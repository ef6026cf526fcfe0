import * as ber from '../../../src/certificate/pkcs12/ber.ts';
import { Unreadable } from '../../../src/certificate/pkcs12/flaw.ts';
import { streamed } from '../../support/pfx.ts';
import { CERTIFICATES } from '../material.ts';
import { files } from '../pkcs12-files.ts';
import { hold, type Open } from '../target.ts';

/**
 * BER, taken apart in every way that the readers of PKCS#12 do. What is read can be written, and read again.
 */
export const open: Open = () => ({
  seeds: [CERTIFICATES.ec.der, files.plain, streamed(files.plain)],
  maxLength: 8_192,
  allows: (error) => error instanceof Unreadable,
  run: (input) => {
    const value = ber.parse(input);
    // Not the same bytes: node-forge writes numbers in fewer bytes where it can, one at a time.
    hold(canBeRead(ber.encode(value)), 'what is written can be read');
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
      if (!(error instanceof Unreadable)) throw error;
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

function canBeRead(bytes: Buffer): boolean {
  try {
    ber.parse(bytes);
    return true;
  } catch {
    return false;
  }
}
