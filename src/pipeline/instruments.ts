import { setTimeout as wait } from 'node:timers/promises';
import type { RecoveryRequest } from '../request.ts';
import type { Instruments } from '../verify/poll.ts';
import { probe } from '../verify/probe.ts';
import { resolve } from '../verify/resolve.ts';
import type { Run } from './run.ts';

/**
 * The real clock, the real network, and a line in the debug log for every probe.
 *
 * @param signal under which names are resolved
 */
export function instruments({ request, log }: Run<RecoveryRequest>, signal: AbortSignal): Instruments {
  return {
    now: () => performance.now(),
    sleep: async (ms, cancelled) => {
      // The signal only cuts the pause short: whoever waits looks at it next.
      await wait(ms, undefined, { signal: cancelled }).catch(() => undefined);
    },
    probe,
    resolve: (host) => resolve(host, request.verify.probeTimeoutMs, signal),
    onProbe: ({ endpoint, address, attempts, matched, reason, fingerprint, elapsedMs }) => {
      const outcome = matched ? 'as expected' : (reason ?? 'as expected so far');
      log.debug(
        `probe ${attempts} of ${endpoint} (${address ?? 'unresolved'}) at ${elapsedMs} ms: ${outcome}, ${fingerprint ?? 'no certificate'}`,
      );
    },
  };
}
