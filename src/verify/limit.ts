export interface Clock {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** How many of them this process had nothing to do. */
  idle(): number;
  /** Waits, or returns early when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** How long this process had nothing to do since it began, in milliseconds. */
export function idleTime(): number {
  return performance.eventLoopUtilization().idle;
}

/** How many tasks may run. */
export interface Limits {
  /** Tasks that are at work: they slow each other down. */
  readonly busy: number;
  /** All tasks together, with those that hang: each holds a file descriptor. */
  readonly open: number;
  /** A task hangs that has waited for so long, in milliseconds, and twice as long as tasks usually do. */
  readonly hangsAfterMs: number;
}

/** Runs a task as soon as the limits allow, in the order of the calls. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T>;

/** The share of the latest task in the usual duration. */
const LATEST = 0.1;

/**
 * Limits how many tasks run at the same time. Tasks that hang make room for others, so that they do not hold
 * up those behind them. Where all tasks are slow, none hangs: more of them at once would only be slower. So
 * only the time counts in which this process was idle. While it is busy, a task may be waiting for it.
 */
export function limiter({ busy, open, hangsAfterMs }: Limits, { idle, sleep }: Omit<Clock, 'now'>): Limiter {
  /** Since when each task runs, in idle time. */
  const running = new Map<symbol, number>();
  const waiting: (() => void)[] = [];
  let usualMs = 0;
  let isTimed = false;

  const hangTimeMs = (): number => Math.max(hangsAfterMs, 2 * usualMs);
  const hasRoom = (): boolean => {
    if (running.size < busy) return true;
    const hangsSince = idle() - hangTimeMs();
    return running.size < open && [...running.values()].filter((begun) => begun > hangsSince).length < busy;
  };
  const admit = (): void => {
    while (waiting.length > 0 && hasRoom()) waiting.shift()?.();
    if (waiting.length > 0 && running.size < open) void admitLater();
  };
  /** A task that begins to hang tells nobody, so the clock does. */
  const admitLater = async (): Promise<void> => {
    if (isTimed) return;
    isTimed = true;
    await sleep(hangsAfterMs, NEVER);
    isTimed = false;
    admit();
  };

  return async (task) => {
    const self = Symbol();
    await new Promise<void>((resolve) => {
      waiting.push(() => {
        running.set(self, idle());
        resolve();
      });
      admit();
    });
    const begun = idle();
    try {
      return await task();
    } finally {
      const tookMs = idle() - begun;
      // A task that hung until its timeout says nothing about the others.
      if (tookMs < 2 * hangTimeMs()) usualMs += LATEST * (tookMs - usualMs);
      running.delete(self);
      admit();
    }
  };
}

const NEVER = new AbortController().signal;
