/*
 * Polls addresses until each has served the expected certificate. Its subject is time, so the clock and the
 * network come in as arguments.
 *
 * Every address is on its own: the next probe of one does not wait for another. The first probe comes at
 * once, the pauses between probes grow from `backoffMs` to `maxBackoffMs`: most servers notice within
 * milliseconds, and mounted secrets can take a minute. Where probes are counted, pauses grow by half each
 * time, so that the probes last. Where only the time counts, they also stay below a share of the time already
 * waited, so that a late change is noticed late by a small part of it. An address has won after `matches`
 * fresh handshakes in a row with the expected certificate. A handshake with another one starts the count
 * anew.
 */
import type { KeyType } from '../key-type.ts';
import type { Endpoint } from './endpoint.ts';
import { type Clock, type Limiter, type Limits, limiter } from './limit.ts';
import type { ProbeResult, ProbeTarget } from './probe.ts';
import {
  type EndpointReport,
  enterResult,
  type Judge,
  newEndpointReport,
  refusesLoopback,
} from './report.ts';
import type { Resolution } from './resolve.ts';

/** The certificate that an address should serve, and how long to wait for it. */
export interface Expectation {
  /** The type of key to ask for; null: the server's choice. */
  readonly keyType: KeyType | null;
  /** Each of these leaves will do. */
  readonly fingerprints: readonly string[];
  /** Judges the certificates that come with the leaf; null when the leaf alone counts. */
  readonly judge: Judge | null;
  readonly policy: RetryPolicy;
}

/** An endpoint, and the expectation for each of its addresses. */
export interface Subject {
  readonly endpoint: Endpoint;
  /** By address. These are probed whether or not the name still leads to them. */
  readonly known: ReadonlyMap<string, Expectation>;
  /** For every other address. */
  readonly otherwise: Expectation;
}

/** How long to go on, and how often to try. Times are milliseconds. */
export interface RetryPolicy {
  readonly timeoutMs: number;
  readonly probeTimeoutMs: number;
  /** Probes of one address after which to give up. */
  readonly attempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

export interface Network {
  probe(target: ProbeTarget, timeoutMs: number, signal: AbortSignal): Promise<ProbeResult>;
  resolve(host: string, timeoutMs: number, signal: AbortSignal): Promise<Resolution>;
}

/** Everything that polling does not do itself. */
export interface Surroundings extends Clock, Network {
  /** Called after every probe. */
  onProbe(report: EndpointReport, result: ProbeResult): void;
}

/**
 * So many handshakes keep a processor busy without slowing each other down much. All probes together stay
 * well below 1,024 open files, which is the lowest limit in use.
 */
const LIMITS: Limits = { busy: 128, open: 768, hangsAfterMs: 500 };

/** Time kept for the last probe, in milliseconds: a pause never runs into the end. */
const LAST_PROBE_MS = 100;

const BACKOFF_GROWTH = 1.5;

/**
 * The share of the time already waited that a pause may take. A tenth is the most that may be lost; the rest
 * of it is for the probe itself.
 */
const PATIENT_SHARE = 1 / 12;

/**
 * Probes every address of every endpoint until it has won, the time is up, its attempts are used, or the
 * signal is aborted. An endpoint does not wait for the names of others.
 *
 * @returns one report an address, in the order of the subjects; a name that did not resolve has one without
 *   an address
 */
export async function poll(
  subjects: readonly Subject[],
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<EndpointReport[]> {
  const round: Round = {
    surroundings,
    signal,
    started: surroundings.now(),
    limit: limiter(LIMITS, surroundings),
    winners: new Set(),
  };
  const reports = await Promise.all(subjects.map((subject) => pollEndpoint(subject, round)));
  return reports.flat();
}

/** One address of an endpoint, while it is polled. */
interface Watch {
  readonly endpoint: Endpoint;
  /** Null when the name did not resolve. */
  readonly address: string | null;
  /** Why there is no address; null when there is one. */
  readonly reason: string | null;
  /** Whether the name no longer leads there. */
  readonly isGone: boolean;
  readonly expectation: Expectation;
}

async function pollEndpoint(
  { endpoint, known, otherwise }: Subject,
  round: Round,
): Promise<EndpointReport[]> {
  const found = await findAddresses(endpoint, otherwise.policy, round);
  const addresses: readonly (string | null)[] = found.kind === 'resolved' ? found.addresses : [null];
  const others = [...known.keys()].filter((address) => !addresses.includes(address));
  const watches = [...addresses, ...others].map((address): Watch => {
    const isGone = found.kind === 'resolved' && address !== null && !addresses.includes(address);
    const reason = found.kind === 'failed' && address === null ? found.reason : null;
    return { endpoint, address, reason, isGone, expectation: known.get(address ?? '') ?? otherwise };
  });
  return Promise.all(watches.map((watch) => pollAddress(watch, round)));
}

/** Behind a proxy, which resolves names itself, the host stands for its addresses. */
async function findAddresses(endpoint: Endpoint, policy: RetryPolicy, round: Round): Promise<Resolution> {
  if (endpoint.proxy) return { kind: 'resolved', addresses: [endpoint.host] };
  return round.surroundings.resolve(endpoint.host, timeLeft(policy, round), round.signal);
}

/** Shared by all addresses of one call. */
interface Round {
  readonly surroundings: Surroundings;
  readonly signal: AbortSignal;
  readonly started: number;
  readonly limit: Limiter;
  /** Endpoints with an address that has won. */
  readonly winners: Set<Endpoint>;
}

async function pollAddress(watch: Watch, round: Round): Promise<EndpointReport> {
  const { surroundings, signal, limit, winners } = round;
  const { endpoint, expectation } = watch;
  const { policy } = expectation;
  const started = surroundings.now();
  const deadline = round.started + policy.timeoutMs;
  const report = newEndpointReport(watch);
  let pause = Math.min(policy.backoffMs, policy.maxBackoffMs);
  let won = 0;
  while (!signal.aborted) {
    const isLate = (): boolean => surroundings.now() >= deadline && report.attempts > 0;
    const result = await limit(async () =>
      signal.aborted || isLate() ? null : probeOnce(watch, report, round),
    );
    // A probe that was cut off by a cancellation says nothing about the server.
    if (result === null || (signal.aborted && result.kind !== 'served')) break;
    // Nor does one that the end of the time cut off, when there were others that had their time.
    const isCutOff = result.kind === 'failed' && report.attempts > 0 && surroundings.now() >= deadline - 1;
    if (isCutOff) report.attempts += 1;
    else enterResult(report, result, expectation.fingerprints, expectation.judge);
    won = result.kind === 'served' && report.last === 'expected' ? won + 1 : 0;
    report.elapsedMs = Math.round(surroundings.now() - started);
    report.matched = won >= endpoint.matches;
    if (report.matched) winners.add(endpoint);
    surroundings.onProbe(report, result);
    if (refusesLoopback(report) && winners.has(endpoint)) break;
    if (report.matched || report.last === 'unreachable' || report.attempts >= policy.attempts) break;
    if (report.isGone && result.kind !== 'served') break;
    if (won > 0) continue;
    const rest = deadline - LAST_PROBE_MS - surroundings.now();
    if (rest <= 0) break;
    await surroundings.sleep(
      Math.min(pause, rest, longestPause(policy, surroundings.now() - started)),
      signal,
    );
    pause = Math.min(pause * BACKOFF_GROWTH, policy.maxBackoffMs);
  }
  return report;
}

/** One probe. A name that did not resolve may do so by now; the first of its addresses then stands for it. */
async function probeOnce(watch: Watch, report: EndpointReport, round: Round): Promise<ProbeResult> {
  const { surroundings, signal } = round;
  const { policy, keyType } = watch.expectation;
  if (report.address === null) {
    // The first look-up was made already.
    if (report.attempts === 0) return unresolved(watch.reason ?? 'the name does not resolve');
    const found = await surroundings.resolve(watch.endpoint.host, timeLeft(policy, round), signal);
    if (found.kind === 'failed') return unresolved(watch.reason ?? found.reason);
    report.address = found.addresses[0] ?? null;
  }
  if (report.address === null) return unresolved('the name has no address');
  const target = { ...watch.endpoint, address: report.address, keyType };
  return surroundings.probe(target, timeLeft(policy, round), signal);
}

/** The time for one probe or one look-up, in milliseconds. */
function timeLeft(policy: RetryPolicy, { surroundings, started }: Round): number {
  const left = started + policy.timeoutMs - surroundings.now();
  return Math.max(1, Math.round(Math.min(policy.probeTimeoutMs, left)));
}

function unresolved(reason: string): ProbeResult {
  return { kind: 'failed', reason, refused: false, ended: false, refusedOffer: false };
}

/**
 * The longest pause after so many milliseconds. Probes that are counted keep to their schedule, however
 * little of the time it takes.
 */
function longestPause({ attempts, backoffMs }: RetryPolicy, waitedMs: number): number {
  return Number.isFinite(attempts) ? Number.POSITIVE_INFINITY : Math.max(backoffMs, waitedMs * PATIENT_SHARE);
}
