import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from '../errors.ts';

/** The addresses of a host, or why there are none. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly addresses: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 * @param timeoutMs the most time to wait for an answer
 * @param signal ends the wait early; the result is then a failure
 */
export async function resolve(host: string, timeoutMs: number, signal: AbortSignal): Promise<Resolution> {
  if (isIP(host) !== 0) return { kind: 'resolved', addresses: [host] };
  // A look-up cannot be called off: getaddrinfo(3) runs on a thread of its own. Only the wait for it ends.
  const answered = new AbortController();
  const late = wait(timeoutMs, null, { signal: AbortSignal.any([signal, answered.signal]) }).catch(
    () => null,
  );
  try {
    const found = await Promise.race([lookup(host, { all: true, order: 'verbatim' }), late]);
    if (found === null) return { kind: 'failed', reason: `the name did not resolve within ${timeoutMs} ms` };
    return { kind: 'resolved', addresses: [...new Set(found.map(({ address }) => address))] };
  } catch (error) {
    return { kind: 'failed', reason: `the name does not resolve (${systemCode(error) || 'unknown error'})` };
  } finally {
    answered.abort();
  }
}
