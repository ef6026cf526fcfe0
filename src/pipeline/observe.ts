import type { KeyType } from '../key-type.ts';
import type { BaseRequest, RecoveryRequest } from '../request.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import { hostPort } from '../verify/address.ts';
import type { Endpoint } from '../verify/endpoint.ts';
import { addressName, endpointName } from '../verify/name.ts';
import { type Expectation, poll, type RetryPolicy } from '../verify/poll.ts';
import { type EndpointReport, isProven } from '../verify/report.ts';
import { PROTOCOLS } from '../verify/starttls.ts';
import type { Leaf } from './expected.ts';
import { realSurroundings } from './network.ts';
import type { Run } from './run.ts';

/**
 * The most time for one address. An observation is for the report, and must not delay the repair of a server.
 */
const OBSERVE_TIMEOUT_MS = 3_000;

/**
 * The same where the server greets first. A mail server may let strangers wait on purpose (postscreen 6 s),
 * and a server that is slow to look up names is slow to greet.
 */
const GREETING_TIMEOUT_MS = 10_000;

/**
 * One probe an address, and not a long one. There is no limit for all together, so that many addresses each
 * get it.
 */
export function observationPolicy({ request }: Run<RecoveryRequest>): RetryPolicy {
  const { endpoints, probeTimeoutMs } = request.verify;
  const areGreeted = endpoints.some(({ protocol }) => PROTOCOLS[protocol].start !== null);
  return {
    timeoutMs: Number.POSITIVE_INFINITY,
    probeTimeoutMs: Math.min(areGreeted ? GREETING_TIMEOUT_MS : OBSERVE_TIMEOUT_MS, probeTimeoutMs),
    attempts: 1,
    backoffMs: 0,
    maxBackoffMs: 0,
  };
}

/**
 * Observes each address once: for the report, and for proving an undo later. No failure is an error.
 *
 * @param leaf the certificate that should be served, now or later
 * @param keyType the type of key to ask for
 * @returns one entry an address that served something
 */
export async function observe(
  run: Run<BaseRequest>,
  leaf: Leaf | null,
  keyType: KeyType | null = leaf?.keyType ?? null,
): Promise<ServedBefore[]> {
  const { request, report, signal } = run;
  const surroundings = realSurroundings(run);
  const otherwise = {
    keyType,
    fingerprints: leaf === null ? [] : [leaf.fingerprint],
    policy: observationPolicy(run),
  };
  const subjects = request.verify.endpoints.map((endpoint) => ({
    endpoint: { ...endpoint, matches: 1 },
    known: new Map<string, Expectation>(),
    otherwise,
  }));
  const observed = await poll(subjects, surroundings, signal);
  signal.throwIfAborted();
  for (const one of observed) one.before = one.fingerprint;
  report.endpoints = observed;
  report.verified = observed.length > 0 ? isProven(observed) : null;
  return observed.flatMap((one) => servedBefore(one, keyType) ?? []);
}

/** The record of an observed address for the journal; null when nothing was served there. */
function servedBefore(
  { endpoint, address, fingerprint }: EndpointReport,
  keyType: KeyType | null,
): ServedBefore | null {
  if (address === null || fingerprint === null) return null;
  const { serverName } = endpoint;
  return { endpoint: endpointName(endpoint), address, serverName, fingerprint, keyType };
}

/** The records of one endpoint, by address. */
export function beforeByAddress(
  before: readonly ServedBefore[],
  endpoint: Endpoint,
): ReadonlyMap<string, ServedBefore> {
  const name = endpointName(endpoint);
  const ofEndpoint = before.filter(
    (served) => served.endpoint === name && served.serverName === endpoint.serverName,
  );
  return new Map(ofEndpoint.map((served) => [served.address, served]));
}

/** Tells in the log what an observation showed. */
export function tellObserved({ request, log, report }: Run<BaseRequest>, fingerprint: string | null): void {
  for (const endpoint of request.verify.endpoints) {
    const { proxy } = endpoint;
    if (proxy)
      log.info(`${endpointName(endpoint)} is reached through the proxy ${hostPort(proxy.host, proxy.port)}`);
  }
  for (const one of report.endpoints) log.info(`${addressName(one)}: ${describe(one, fingerprint)}`);
}

function describe({ fingerprint, reason }: EndpointReport, wanted: string | null): string {
  if (fingerprint === null) return `serves nothing yet: ${reason}`;
  return fingerprint === wanted ? 'serves the certificate already' : `serves ${fingerprint}`;
}
