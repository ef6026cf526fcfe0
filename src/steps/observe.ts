import type { KeyType } from '../key-type.ts';
import type { ProofRequest, RunRequest } from '../request.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import { hostPort } from '../verify/address.ts';
import type { Endpoint } from '../verify/endpoint.ts';
import { addressName, endpointName } from '../verify/name.ts';
import { type Expectation, poll, type RetryPolicy } from '../verify/poll.ts';
import { type EndpointReport, isProven } from '../verify/report.ts';
import { PROTOCOLS } from '../verify/starttls.ts';
import type { Leaf } from './expected.ts';
import type { JudgeFor } from './judge.ts';
import { realSurroundings } from './network.ts';
import { phase, type Run } from './run.ts';

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
export function observationPolicy({ request }: Run<RunRequest>): RetryPolicy {
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
 * @param judgeFor judges the certificates that come with the leaf
 * @returns one entry an address that served something
 */
export async function observe(
  run: Run<ProofRequest>,
  leaf: Leaf | null,
  keyType: KeyType | null = leaf?.keyType ?? null,
  judgeFor: JudgeFor = () => null,
): Promise<ServedBefore[]> {
  const { request, report, signal } = run;
  const surroundings = realSurroundings(run);
  const expectation = {
    keyType,
    fingerprints: leaf === null ? [] : [leaf.fingerprint],
    policy: observationPolicy(run),
  };
  const subjects = request.verify.endpoints.map((endpoint) => ({
    endpoint: { ...endpoint, matches: 1 },
    known: new Map<string, Expectation>(),
    otherwise: { ...expectation, judge: judgeFor(endpoint) },
  }));
  const observed = await poll(subjects, surroundings, signal);
  signal.throwIfAborted();
  for (const one of observed) one.before = one.fingerprint;
  report.endpoints = observed;
  report.endpointsAfterUndo = null;
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

/**
 * Step 4: observe the endpoints once, before anything changes.
 *
 * @returns one entry an address that served something, for proving an undo
 */
export async function observeBefore(
  run: Run<ProofRequest>,
  { expected, earlier }: { readonly expected: Leaf | null; readonly earlier: Leaf | null },
): Promise<ServedBefore[]> {
  // An undo brings the earlier leaf back. So its type of key is asked for, before and after.
  const before = await observeForReport(run, expected, earlier ?? expected);
  // The certificate served beforehand proves nothing about the one to come.
  if (run.request.verify.endpoints.length > 0) run.report.verified = false;
  return before;
}

/** Observes the endpoints, and logs the certificates that they serve. Does nothing when none is named. */
export async function observeForReport(
  run: Run<ProofRequest>,
  expected: Leaf | null,
  sameKeyAs: Leaf | null = expected,
): Promise<ServedBefore[]> {
  if (run.request.verify.endpoints.length === 0) return [];
  run.log.group('Observe the endpoints');
  const before = await phase(run, 'Observe', () => observe(run, expected, sameKeyAs?.keyType ?? null));
  tellObserved(run, expected?.fingerprint ?? null);
  return before;
}

/** Logs the result of an observation. */
export function tellObserved({ request, log, report }: Run<ProofRequest>, fingerprint: string | null): void {
  for (const endpoint of request.verify.endpoints) {
    const { proxy } = endpoint;
    if (proxy)
      log.info(`${endpointName(endpoint)} is reached through the proxy ${hostPort(proxy.host, proxy.port)}`);
  }
  for (const one of report.endpoints) log.info(`${addressName(one)}: ${describe(one, fingerprint)}`);
}

function describe({ fingerprint, reason }: EndpointReport, wanted: string | null): string {
  if (fingerprint === null) return `serves nothing yet: ${reason}`;
  if (fingerprint !== wanted) return `serves ${fingerprint}`;
  return reason === null ? 'serves the certificate already' : `serves the certificate, but ${reason}`;
}
