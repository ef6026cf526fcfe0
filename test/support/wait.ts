import { setTimeout as sleep } from 'node:timers/promises';

export type WaitOptions = {
  /** What is waited for, as it should read in a failure. */
  what: string;
  /** Milliseconds. Default: 5000 */
  deadlineMs?: number;
};

/**
 * Waits until a condition gives something truthy, and returns that.
 * @throws {Error} naming what was waited for, when the deadline passes first
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { what, deadlineMs = 5000 }: WaitOptions,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`waited ${deadlineMs} ms for ${what}`);
    await sleep(5);
  }
}
