/*
 * How long a holder has been silent, where its process cannot be asked for. Times of two clocks are never
 * compared: a clock of another machine, or of a file server, may be an hour off, or be set meanwhile. A
 * holder that lives changes its lock every few seconds. So a waiter looks at the lock again and again, and
 * measures the time without a change by a clock of its own that cannot be set.
 *
 * A waiter that was stopped itself (SIGSTOP, a frozen container) has seen nothing meanwhile. So the time
 * between two looks counts for no more than a second.
 */
import type { Seen } from './holder.ts';

/** A holder that changes nothing for so long is dead. Milliseconds. */
export const SILENCE_MS = 30_000;
const LONGEST_STEP_MS = 1_000;

/** Everything that one waiter has seen. */
export interface Watch {
  /** Looks at a lock or a claim, and says whether its holder has been silent for long enough. */
  isSilent(seen: Seen): boolean;
}

/** Begins to watch. */
export function beginWatch(): Watch {
  const watched = new Map<string, { readonly sign: string; silentMs: number; lookedAt: number }>();
  return {
    isSilent: ({ holder, sign }) => {
      const now = performance.now();
      const known = watched.get(holder.token);
      if (known?.sign !== sign) {
        watched.set(holder.token, { sign, silentMs: 0, lookedAt: now });
        return false;
      }
      known.silentMs += Math.min(now - known.lookedAt, LONGEST_STEP_MS);
      known.lookedAt = now;
      return known.silentMs > SILENCE_MS;
    },
  };
}
