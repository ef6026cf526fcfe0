import { setTimeout as wait } from 'node:timers/promises';
import type { RecoveryRequest } from '../request.ts';
import type { Instruments } from '../verify/poll.ts';
import { probe } from '../verify/probe.ts';
import { resolve } from '../verify/resolve.ts';
import type { Run } from './run.ts';

/** The real clock, the real network, and a line in the debug log for every probe. */
export function instruments({ log }: Run<RecoveryRequest>): Instruments {
  return {
    now: () => performance.now(),
    sleep: async (ms, signal) => {
      // The signal only cuts the pause short: whoever waits looks at it next.
      await wait(ms, undefined, { signal }).catch(() => undefined);
    },
    probe,
    resolve,
    onProbe: ({ endpoint, address, attempts, matched, reason, fingerprint, elapsedMs }) => {
      const outcome = matched ? 'as expected' : (reason ?? 'as expected so far');
      log.debug(
        `probe ${attempts} of ${endpoint} (${address ?? 'unresolved'}) at ${elapsedMs} ms: ${outcome}, ${fingerprint ?? 'no certificate'}`,
      );
    },
  };
}
