// A world in which time passes only when somebody waits for it, for what polls.

import type { Endpoint } from '../../../src/verify/endpoint.ts';
import {
  type Expectation,
  poll,
  type RetryPolicy,
  type Subject,
  type Surroundings,
} from '../../../src/verify/poll.ts';
import type { ProbeResult, ProbeTarget } from '../../../src/verify/probe.ts';
import type { EndpointReport } from '../../../src/verify/report.ts';

export const OLD = 'a'.repeat(64);
export const NEW = 'b'.repeat(64);

export const served = (fingerprint: string): ProbeResult => ({
  kind: 'served',
  fingerprint,
  certificates: [],
  protocol: 'TLSv1.3',
  keyType: 'ECDSA',
  lacks: null,
});
export const failed: ProbeResult = {
  kind: 'failed',
  reason: 'reset',
  refused: false,
  ended: false,
  refusedOffer: false,
};
export const refused: ProbeResult = {
  kind: 'failed',
  reason: 'refused',
  refused: true,
  ended: false,
  refusedOffer: false,
};
export const unreachable: ProbeResult = { kind: 'unreachable', reason: 'no route' };
/** Takes all the time that the probe has. */
export const silent: ProbeResult = {
  kind: 'failed',
  reason: 'silent',
  refused: false,
  ended: false,
  refusedOffer: false,
};

export const policy: RetryPolicy = {
  timeoutMs: 30_000,
  probeTimeoutMs: 10_000,
  attempts: Number.POSITIVE_INFINITY,
  backoffMs: 50,
  maxBackoffMs: 2_000,
};

export const endpoint = (differs: Partial<Endpoint> = {}): Endpoint => ({
  protocol: 'tls',
  host: 'a.example',
  port: 443,
  serverName: 'a.example',
  matches: 1,
  proxyProtocol: null,
  proxy: null,
  ...differs,
});

const SHARED = endpoint();

/** One address, and what it should serve. */
export interface Watched extends Omit<Expectation, 'policy' | 'judge'> {
  readonly endpoint: Endpoint;
  readonly address: string;
}

/** One address of the same endpoint as every other, which wants the new certificate. */
export function watch({
  address = '192.0.2.1',
  matches = 1,
}: {
  address?: string;
  matches?: number;
} = {}): Watched {
  return {
    endpoint: matches === 1 ? SHARED : endpoint({ matches }),
    address,
    keyType: null,
    fingerprints: [NEW],
  };
}

/** Polls addresses, each endpoint's name leading to those that are watched. */
export function pollWatched(
  watched: readonly Watched[],
  policy: RetryPolicy,
  world: World,
  signal: AbortSignal,
): Promise<EndpointReport[]> {
  const of = (endpoint: Endpoint) => watched.filter((one) => one.endpoint === endpoint);
  const endpoints = [...new Set(watched.map((one) => one.endpoint))];
  const addresses = new Map(
    endpoints.map((one) => [one.host, of(one).map(({ address }) => address)] as const),
  );
  const subjects = endpoints.map((one): Subject => {
    const expectations = of(one).map(
      ({ address, keyType, fingerprints }) =>
        [address, { keyType, fingerprints, judge: null, policy }] as const,
    );
    return { endpoint: one, known: new Map(expectations), otherwise: expectations[0]![1] };
  });
  const resolve: World['resolve'] = async (host) => ({
    kind: 'resolved',
    addresses: addresses.get(host) ?? [],
  });
  return poll(subjects, { ...world, resolve }, signal);
}

export interface World extends Surroundings {
  /** When each probe began. */
  readonly probedAt: number[];
  readonly timeouts: number[];
  readonly pauses: number[];
  /** What was told after each probe: attempts and whether it had won. */
  readonly told: [number, boolean][];
  mostAtOnce(): number;
}

/**
 * @param answer what the nth probe, from 1 on, sees
 * @param options how long a probe takes; what a name resolves to at a time (null: nothing), and how long that
 *   takes
 */
export function simulate(
  answer: (probe: number, target: ProbeTarget) => ProbeResult,
  {
    probeMs = 0,
    resolve = () => ['192.0.2.1'],
    resolveMs = 0,
  }: { probeMs?: number; resolve?: (now: number) => string[] | null; resolveMs?: number } = {},
): World {
  let now = 0;
  let atOnce = 0;
  let most = 0;
  const sleepers: { readonly until: number; wake(): void }[] = [];
  const passTime = (): void => {
    sleepers.sort((one, other) => one.until - other.until);
    const next = sleepers.shift();
    if (!next) return;
    now = next.until;
    next.wake();
  };
  // Time passes when everything else has come to rest.
  const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((wake) => {
      const sleeper = { until: now + ms, wake };
      sleepers.push(sleeper);
      setImmediate(passTime);
      signal?.addEventListener('abort', () => {
        if (sleepers.includes(sleeper)) sleepers.splice(sleepers.indexOf(sleeper), 1);
        wake();
      });
    });
  const world: World = {
    probedAt: [],
    timeouts: [],
    pauses: [],
    told: [],
    mostAtOnce: () => most,
    now: () => now,
    idle: () => now,
    sleep: (ms, signal) => {
      world.pauses.push(ms);
      return wait(ms, signal);
    },
    probe: async (target, timeoutMs) => {
      world.probedAt.push(now);
      world.timeouts.push(timeoutMs);
      atOnce += 1;
      most = Math.max(most, atOnce);
      const result = answer(world.probedAt.length, target);
      const takes = result === silent ? timeoutMs : Math.min(probeMs, timeoutMs);
      if (takes > 0) await wait(takes);
      atOnce -= 1;
      return result;
    },
    resolve: async (_, timeoutMs) => {
      if (resolveMs > 0) await wait(Math.min(resolveMs, timeoutMs));
      if (resolveMs > timeoutMs) return { kind: 'failed', reason: 'nobody answers' };
      const addresses = resolve(now);
      return addresses ? { kind: 'resolved', addresses } : { kind: 'failed', reason: 'nobody knows it' };
    },
    onProbe: ({ attempts, matched }) => world.told.push([attempts, matched]),
  };
  return world;
}
