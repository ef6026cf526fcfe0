/*
 * Polls addresses until each has served what it should. Its subject is time, so what it does with time (the clock, the pause) and the probe itself come in as arguments.
 *
 * Every address is on its own: the next probe of one does not wait for another. The first probe comes at once, the pauses between probes grow from `backoffMs` to
 * `maxBackoffMs`: most servers notice within milliseconds, and mounted secrets can take a minute. They grow by half where the probes are counted, so that those last; where only
 * the time is, they grow with the time already waited, so that what is noticed late is late by a small part of it. An address has won after `matches` fresh handshakes in a row that served
 * what was expected; one that did not starts the count anew.
 */
import type { EndpointReport, KeyType } from '../report.ts';
import type { Endpoint } from './endpoint.ts';
import { isLoopback } from './loopback.ts';
import type { ProbeResult, ProbeTarget } from './probe.ts';
import type { Resolution } from './resolve.ts';

/** What is expected of an address. */
export interface Wanted {
  /** The type of key that the certificate has; null: whatever is served will do. */
  readonly keyType: KeyType | null;
  /** Whether a fingerprint is what should be served. */
  expected(fingerprint: string): boolean;
}

/** One address of an endpoint, and what is expected of it. */
export interface Watch extends Wanted {
  readonly endpoint: Endpoint;
  /** Null when the name did not resolve. */
  readonly address: string | null;
  readonly reason: string | null;
}

/** How patient to be. Times are milliseconds. */
export interface Patience {
  readonly timeoutMs: number;
  readonly probeTimeoutMs: number;
  /** Probes of one address after which to give up. */
  readonly attempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

/** What the poller does not do itself. */
export interface Instruments {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Waits, or returns early when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  probe(target: ProbeTarget, timeoutMs: number, signal: AbortSignal): Promise<ProbeResult>;
  resolve(host: string): Promise<Resolution>;
  /** Told after every probe. */
  onProbe(report: EndpointReport, result: ProbeResult): void;
}

/** The most probes at once: a few hundred sockets are well below every limit on open files. */
const CONCURRENCY = 128;

/** What is left of the time for the last probe, in milliseconds: a pause never runs into the end. */
const LAST_PROBE_MS = 100;

const BACKOFF_GROWTH = 1.5;

/** The share of the time already waited that a pause may take. A tenth is to be the most that is lost; the rest of it is for the probe itself. */
const PATIENT_SHARE = 1 / 12;

/**
 * One address per watch, with every endpoint's name resolved. Endpoints that do not resolve get a watch without an address. Behind a proxy, which resolves names itself,
 * the host stands for its addresses.
 */
export async function watchAddresses(
  endpoints: readonly Endpoint[],
  wanted: (endpoint: Endpoint, address: string | null) => Wanted,
  instruments: Pick<Instruments, 'resolve'>,
): Promise<Watch[]> {
  const watches = await Promise.all(
    endpoints.map(async (endpoint): Promise<Watch[]> => {
      const found: Resolution = endpoint.proxy
        ? { kind: 'resolved', addresses: [endpoint.host] }
        : await instruments.resolve(endpoint.host);
      if (found.kind === 'failed')
        return [{ endpoint, address: null, reason: found.reason, ...wanted(endpoint, null) }];
      return found.addresses.map((address) => ({
        endpoint,
        address,
        reason: null,
        ...wanted(endpoint, address),
      }));
    }),
  );
  return watches.flat();
}

/**
 * Probes every address until it has won, the time is up, its attempts are used, or the signal is aborted.
 *
 * @returns one report an address, in the order of the watches
 */
export async function poll(
  watches: readonly Watch[],
  patience: Patience,
  instruments: Instruments,
  signal: AbortSignal,
): Promise<EndpointReport[]> {
  const round: Round = {
    patience,
    instruments,
    signal,
    deadline: instruments.now() + patience.timeoutMs,
    slots: semaphore(CONCURRENCY),
    winners: new Set(),
  };
  return Promise.all(watches.map((watch) => pollAddress(watch, round)));
}

/** What all addresses of one call share. */
interface Round {
  readonly patience: Patience;
  readonly instruments: Instruments;
  readonly signal: AbortSignal;
  readonly deadline: number;
  readonly slots: Semaphore;
  /** Endpoints of which some address has won. */
  readonly winners: Set<Endpoint>;
}

async function pollAddress(watch: Watch, round: Round): Promise<EndpointReport> {
  const { patience, instruments, signal, deadline, slots, winners } = round;
  const { endpoint, keyType, expected } = watch;
  const started = instruments.now();
  const report = newEndpointReport(watch);
  let address = watch.address;
  let pause = Math.min(patience.backoffMs, patience.maxBackoffMs);
  let won = 0;
  while (!signal.aborted) {
    await slots.take();
    let result: ProbeResult;
    try {
      const left = deadline - instruments.now();
      if (signal.aborted || (left <= 0 && report.attempts > 0)) break;
      // A name that did not resolve may do so later; whichever address comes first then stands for it.
      if (address === null) {
        const found = await resolveWithin(Math.max(1, left), endpoint.host, instruments, signal);
        address = found.kind === 'resolved' ? (found.addresses[0] ?? null) : null;
        report.address = address;
      }
      result =
        address === null
          ? {
              kind: 'failed',
              reason: watch.reason ?? 'the name does not resolve',
              refused: false,
              ended: false,
            }
          : await instruments.probe(
              { ...endpoint, address, keyType },
              Math.max(1, Math.round(Math.min(patience.probeTimeoutMs, deadline - instruments.now()))),
              signal,
            );
    } finally {
      slots.give();
    }
    // A probe that was cut off by a cancellation says nothing about the server.
    if (signal.aborted && result.kind !== 'served') break;
    won = note(report, result, expected, won);
    report.elapsedMs = Math.round(instruments.now() - started);
    report.matched = won >= endpoint.matches;
    if (report.matched) winners.add(endpoint);
    instruments.onProbe(report, result);
    if (isRefusedLoopback(result, address) && winners.has(endpoint)) break;
    if (report.matched || report.unreachable || report.attempts >= patience.attempts) break;
    if (won > 0) continue;
    const rest = deadline - LAST_PROBE_MS - instruments.now();
    if (rest <= 0) break;
    await instruments.sleep(
      Math.min(pause, rest, longestPause(patience, instruments.now() - started)),
      signal,
    );
    pause = Math.min(pause * BACKOFF_GROWTH, patience.maxBackoffMs);
  }
  return report;
}

/** The longest pause after so many milliseconds. Probes that are counted keep to their schedule, however little of the time it takes. */
function longestPause({ attempts, backoffMs }: Patience, waitedMs: number): number {
  return Number.isFinite(attempts) ? Number.POSITIVE_INFINITY : Math.max(backoffMs, waitedMs * PATIENT_SHARE);
}

/** The machine's own resolver can take longer than there is time, and cannot be stopped: then its answer is not waited for. */
async function resolveWithin(
  ms: number,
  host: string,
  instruments: Instruments,
  signal: AbortSignal,
): Promise<Resolution> {
  const answered = new AbortController();
  const late = async (): Promise<Resolution> => {
    await instruments.sleep(ms, AbortSignal.any([signal, answered.signal]));
    return { kind: 'failed', reason: 'the name did not resolve in time' };
  };
  try {
    return await Promise.race([instruments.resolve(host), late()]);
  } finally {
    answered.abort();
  }
}

/** Enters one result into a report, and returns how many in a row have now been as expected. */
function note(
  report: EndpointReport,
  result: ProbeResult,
  expected: (fingerprint: string) => boolean,
  won: number,
): number {
  report.attempts += 1;
  report.refused = result.kind === 'failed' && result.refused;
  report.other = false;
  report.lacks = null;
  if (result.kind !== 'served') {
    report.reason = result.reason;
    report.unreachable = result.kind === 'unreachable';
    return 0;
  }
  report.fingerprint = result.fingerprint;
  report.protocol = result.protocol;
  report.chain = result.chain;
  report.other = !expected(result.fingerprint);
  report.lacks = report.other ? result.lacks : null;
  report.reason = report.other ? `another certificate is served${withoutType(report)}` : null;
  return report.reason === null ? won + 1 : 0;
}

/** The end of a sentence about another certificate: that of the wanted type of key there is none at all; empty where there is. */
export function withoutType({ lacks }: Pick<EndpointReport, 'lacks'>): string {
  return lacks === null ? '' : `, and none with an ${lacks} key`;
}

function isRefusedLoopback(result: ProbeResult, address: string | null): boolean {
  return result.kind === 'failed' && result.refused && address !== null && isLoopback(address);
}

/** A report of an address that was not probed yet. */
export function newEndpointReport({ endpoint, address, reason }: Watch): EndpointReport {
  return {
    endpoint: endpoint.name,
    address,
    serverName: endpoint.serverName,
    matched: false,
    attempts: 0,
    fingerprint: null,
    before: null,
    protocol: null,
    chain: [],
    elapsedMs: 0,
    reason,
    other: false,
    lacks: null,
    unreachable: false,
    refused: false,
  };
}

/**
 * Whether every endpoint is proven: each of its addresses has won, save those that cannot be reached from here, of which an endpoint must not have only such. On the
 * loopback interface a server may listen on one address family alone, so one of `127.0.0.1` and `::1` may refuse when the other has won.
 */
export function isProven(reports: readonly EndpointReport[]): boolean {
  return reports.every((report) => report.matched || isExcused(report, reports));
}

/** Whether an address that did not win is excused, because another address of the same endpoint did. */
export function isExcused(report: EndpointReport, reports: readonly EndpointReport[]): boolean {
  const excusable =
    report.unreachable ||
    (report.refused && report.fingerprint === null && report.address !== null && isLoopback(report.address));
  return (
    excusable &&
    reports.some(
      (other) =>
        other.endpoint === report.endpoint && other.serverName === report.serverName && other.matched,
    )
  );
}

interface Semaphore {
  take(): Promise<void>;
  give(): void;
}

function semaphore(count: number): Semaphore {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    take: () =>
      new Promise((resolve) => {
        if (free > 0) {
          free -= 1;
          resolve();
        } else waiting.push(resolve);
      }),
    give: () => {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}
