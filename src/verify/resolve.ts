import { isIP, type LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type LookUp, startLookUps } from './look-ups.ts';

/** The addresses of a host, or why there are none. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly addresses: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** Started for the first name, and ended with this process. */
let lookUp: LookUp | null = null;

/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 * @param timeoutMs the most time to wait for an answer
 * @param signal ends the wait early; the result is then a failure
 */
export async function resolve(host: string, timeoutMs: number, signal: AbortSignal): Promise<Resolution> {
  if (isIP(host) !== 0) return { kind: 'resolved', addresses: [host] };
  lookUp ??= startLookUps(() => {
    lookUp = null;
  });
  const answered = new AbortController();
  const late = wait(timeoutMs, null, { signal: AbortSignal.any([signal, answered.signal]) }).catch(
    () => null,
  );
  const answer = await Promise.race([lookUp(host), late]);
  answered.abort();
  if (answer === null) return { kind: 'failed', reason: `the name did not resolve within ${timeoutMs} ms` };
  if (typeof answer === 'string')
    return { kind: 'failed', reason: `the name does not resolve (${answer || 'unknown error'})` };
  return { kind: 'resolved', addresses: [...new Set(answer)] };
}

/** For a connection to a host that is given by its name. */
export function lookUpWith(timeoutMs: number, signal: AbortSignal): LookupFunction {
  return (host, options, done) => {
    void resolve(host, timeoutMs, signal).then((found) => {
      const [first] = found.kind === 'resolved' ? found.addresses : [];
      if (found.kind === 'failed' || first === undefined)
        done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
      else if (options.all)
        done(
          null,
          found.addresses.map((address) => ({ address, family: isIP(address) })),
        );
      else done(null, first, isIP(first));
    });
  };
}
