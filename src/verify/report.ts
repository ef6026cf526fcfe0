/*
 * The report of one address of one endpoint: filled in probe by probe, and judged once the polling is over.
 */
import type { KeyType } from '../key-type.ts';
import { isLoopback } from './address.ts';
import type { Endpoint } from './endpoint.ts';
import type { ProbeResult } from './probe.ts';

/**
 * Judges the certificates of a handshake that served an expected leaf: raw DER in the order of the server.
 *
 * @returns null when they will do, else the reason, as the end of a sentence
 */
export type Judge = (certificates: readonly Uint8Array[]) => string | null;

/** Everything known about one address of one endpoint. */
export interface EndpointReport {
  readonly endpoint: Endpoint;
  /** The IP address probed, or the host where a proxy resolves it; null when the name did not resolve. */
  address: string | null;
  /** Whether the name no longer leads to the address, which was observed before. */
  readonly isGone: boolean;
  /** Whether the address has won: so many handshakes in a row as the endpoint asks for. */
  matched: boolean;
  /** Probes made so far. */
  attempts: number;
  /** Fingerprint of the leaf served last; null when none was. */
  fingerprint: string | null;
  /** Fingerprint of the leaf served before the run; null when none was, or that is not known. */
  before: string | null;
  /** Certificates of the last handshake, raw DER in the order of the server, the leaf first. */
  certificates: readonly Uint8Array[];
  /** TLS version of the last handshake; null when there was none. */
  protocol: string | null;
  /** From the first probe to the last, in milliseconds. */
  elapsedMs: number;
  /** Outcome of the last probe. */
  last: 'none' | 'expected' | 'unfit' | 'other' | 'refused' | 'failed' | 'unreachable';
  /** Why the last probe did not count; null when it did. */
  reason: string | null;
  /** The type of key that the server has no certificate for; null when it has one, or that is not known. */
  lacks: KeyType | null;
}

/** A report of an address that was not probed yet. */
export function newEndpointReport({
  endpoint,
  address,
  isGone,
  reason,
}: Pick<EndpointReport, 'endpoint' | 'address' | 'isGone' | 'reason'>): EndpointReport {
  return {
    endpoint,
    address,
    isGone,
    matched: false,
    attempts: 0,
    fingerprint: null,
    before: null,
    certificates: [],
    protocol: null,
    elapsedMs: 0,
    last: 'none',
    reason,
    lacks: null,
  };
}

/**
 * Enters the result of one probe.
 *
 * @param fingerprints each of these leaves will do
 * @param judge judges the other certificates; null when the leaf alone counts
 */
export function enterResult(
  report: EndpointReport,
  result: ProbeResult,
  fingerprints: readonly string[],
  judge: Judge | null,
): void {
  report.attempts += 1;
  report.lacks = null;
  if (result.kind !== 'served') {
    report.reason = result.reason;
    report.last = result.kind === 'failed' && result.refused ? 'refused' : result.kind;
    return;
  }
  const isExpected = fingerprints.includes(result.fingerprint);
  report.fingerprint = result.fingerprint;
  report.protocol = result.protocol;
  report.certificates = result.certificates;
  report.lacks = isExpected ? null : result.lacks;
  if (!isExpected) {
    report.last = 'other';
    report.reason = `another certificate is served${withoutType(report)}`;
    return;
  }
  report.reason = judge === null ? null : judge(result.certificates);
  report.last = report.reason === null ? 'expected' : 'unfit';
}

/** The end of a sentence about another certificate, when the server has none for the wanted type of key. */
export function withoutType({ lacks }: Pick<EndpointReport, 'lacks'>): string {
  return lacks === null ? '' : `, and none with an ${lacks} key`;
}

/**
 * Whether every endpoint is proven: each of its addresses has won or is excused.
 *
 * @see isExcused
 */
export function isProven(reports: readonly EndpointReport[]): boolean {
  return reports.every((report) => report.matched || isExcused(report, reports));
}

/**
 * Whether an address that did not win is excused. That takes another address of the same endpoint that has
 * won, and one of three reasons: there is no route from here; the name no longer leads there, and it serves
 * nothing; or it is a loopback address that never served anything and refuses connections, since a server may
 * listen on one of `127.0.0.1` and `::1` alone.
 */
export function isExcused(report: EndpointReport, reports: readonly EndpointReport[]): boolean {
  const { last, fingerprint, isGone } = report;
  const isExcusable = last === 'unreachable' || (fingerprint === null && (isGone || refusesLoopback(report)));
  return isExcusable && reports.some((other) => other.endpoint === report.endpoint && other.matched);
}

/** Whether an address of this machine refused the last connection. */
export function refusesLoopback({ last, address }: EndpointReport): boolean {
  return last === 'refused' && address !== null && isLoopback(address);
}

/** The same reports, with those of addresses that did not win in front. */
export function failedFirst(reports: readonly EndpointReport[]): EndpointReport[] {
  return [...reports].sort((one, other) => Number(one.matched) - Number(other.matched));
}
