import { isIP, type LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { idleTime, type Limiter, type Limits, limiter } from './limit.ts';
import { type Answer, LOOK_UPS_AT_ONCE, type LookUps, startLookUps } from './look-ups.ts';

/** The addresses of a host, or why there are none. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly addresses: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** So many names are resolved at once. Those that hang do not hold up the others. */
const LIMITS: Limits = { busy: LOOK_UPS_AT_ONCE, open: 8 * LOOK_UPS_AT_ONCE, hangsAfterMs: 500 };

const limit: Limiter = limiter(LIMITS, {
  idle: idleTime,
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal });
  },
});

/** Started when they are needed, and ended with this process. */
const processes = new Set<LookUps>();

/** By name: look-ups that are not answered yet. */
const underWay = new Map<string, Promise<Answer>>();

/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 * @param timeoutMs the most time to wait for an answer
 * @param signal ends the wait early; the result is then a failure
 */
export async function resolve(host: string, timeoutMs: number, signal: AbortSignal): Promise<Resolution> {
  if (isIP(host) !== 0) return { kind: 'resolved', addresses: [host] };
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

/** Looks a name up, in a process that has room. */
function lookUp(host: string): Promise<Answer> {
  const known = underWay.get(host);
  if (known) return known;
  const answer = limit(() => roomyProcess().lookUp(host)).finally(() => underWay.delete(host));
  underWay.set(host, answer);
  return answer;
}

function roomyProcess(): LookUps {
  for (const one of processes) if (one.underWay() < LOOK_UPS_AT_ONCE) return one;
  const started = startLookUps(() => processes.delete(started));
  processes.add(started);
  return started;
}
