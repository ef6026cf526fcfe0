import { setTimeout as wait } from 'node:timers/promises';
import { parseEndpoint } from '../src/verify/endpoint.ts';
import { idleTime } from '../src/verify/limit.ts';
import { poll, type RetryPolicy, type Surroundings } from '../src/verify/poll.ts';
import { probe } from '../src/verify/probe.ts';
import type { EndpointReport } from '../src/verify/report.ts';
import { resolve } from '../src/verify/resolve.ts';
import { NAME } from './subject.ts';

/** The schedule of the defaults in action.yml. */
export const DEFAULT_POLICY: RetryPolicy = {
  timeoutMs: 30_000,
  probeTimeoutMs: 10_000,
  attempts: Number.POSITIVE_INFINITY,
  backoffMs: 50,
  maxBackoffMs: 2_000,
};

/**
 * Polls ports of this machine as a deployment does.
 *
 * @param fingerprint what each is to serve
 * @param onProbe told after every probe
 */
export async function pollPorts(
  ports: readonly number[],
  fingerprint: string,
  policy: RetryPolicy = DEFAULT_POLICY,
  onProbe: (report: EndpointReport) => void = () => {},
): Promise<EndpointReport[]> {
  const signal = new AbortController().signal;
  const surroundings: Surroundings = {
    now: () => performance.now(),
    idle: idleTime,
    sleep: async (ms: number, cancelled: AbortSignal) => {
      await wait(ms, undefined, { signal: cancelled }).catch(() => undefined);
    },
    probe,
    resolve,
    onProbe,
  };
  const endpoints = ports.map((port) => {
    const endpoint = parseEndpoint(`127.0.0.1:${port} sni=${NAME}`, 1);
    if (typeof endpoint === 'string') throw new Error(endpoint);
    return endpoint;
  });
  const otherwise = { keyType: 'ECDSA', fingerprints: [fingerprint], judge: null, policy } as const;
  const subjects = endpoints.map((endpoint) => ({ endpoint, known: new Map(), otherwise }));
  return poll(subjects, surroundings, signal);
}
