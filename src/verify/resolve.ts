import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { systemCode } from '../errors.ts';

/** The addresses of a host, or why there are none. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly addresses: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 */
export async function resolve(host: string): Promise<Resolution> {
  if (isIP(host) !== 0) return { kind: 'resolved', addresses: [host] };
  try {
    const found = await lookup(host, { all: true, order: 'verbatim' });
    return { kind: 'resolved', addresses: [...new Set(found.map(({ address }) => address))] };
  } catch (error) {
    return { kind: 'failed', reason: `the name does not resolve (${systemCode(error) || 'unknown error'})` };
  }
}

/** Whether an address is one of this machine's own loopback addresses (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}
