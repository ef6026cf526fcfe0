import { setImmediate as turn } from 'node:timers/promises';
import { type HandshakeOptions, handshake } from '../../src/demo/handshake.ts';

export { type HandshakeOptions, handshake };

/** A client that shakes hands without pause. */
export interface ContinuousClient {
  /** Handshakes done so far. */
  count(): number;
  /** Lets the handshakes that are under way finish, and starts no more. */
  stop(): Promise<ContinuousResult>;
}

export interface ContinuousResult {
  /** Handshakes that came about */
  count: number;
  /** What the others failed with */
  failures: string[];
  /** Each fingerprint that was served, in the order of its first appearance */
  fingerprints: string[];
}

/**
 * Starts a client that shakes hands without pause, several at a time, until it is stopped.
 * @param options.parallel how many at a time; default 2
 * @param options.shake how; default: TLS from the first byte
 */
export function continuousClient(
  port: number,
  {
    parallel = 2,
    shake = (to) => handshake(to, options),
    ...options
  }: HandshakeOptions & { parallel?: number; shake?: (port: number) => Promise<string> } = {},
): ContinuousClient {
  const result: ContinuousResult = { count: 0, failures: [], fingerprints: [] };
  let stopped = false;

  async function shakeHands(): Promise<void> {
    while (!stopped) {
      try {
        const fingerprint = await shake(port);
        result.count += 1;
        if (!result.fingerprints.includes(fingerprint)) result.fingerprints.push(fingerprint);
      } catch (error) {
        result.failures.push(String(error));
      }
      await turn();
    }
  }

  const lanes = Array.from({ length: parallel }, shakeHands);
  return {
    count: () => result.count,
    stop: async () => {
      stopped = true;
      await Promise.all(lanes);
      return result;
    },
  };
}
