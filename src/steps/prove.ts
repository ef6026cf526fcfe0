import { fingerprintOf } from '../digest.ts';
import { DeployError } from '../errors.ts';
import type { Report } from '../report.ts';
import type { ProofRequest, RunRequest } from '../request.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import type { Endpoint } from '../verify/endpoint.ts';
import { addressName, endpointName } from '../verify/name.ts';
import { type Expectation, poll, type RetryPolicy, type Subject } from '../verify/poll.ts';
import { type EndpointReport, isExcused, isProven, withoutType } from '../verify/report.ts';
import type { Expected, Leaf } from './expected.ts';
import { judges } from './judge.ts';
import { realSurroundings } from './network.ts';
import { beforeByAddress, observationPolicy, observe } from './observe.ts';
import { type Run, tellNothingVerified } from './run.ts';

/* Step 10: poll the endpoints, until they serve what they should. */

/**
 * Proves that the endpoints serve the certificate of a goal, where there are endpoints and a certificate.
 * Warns where there is no endpoint.
 *
 * @param chainCounts whether the intermediates count as well
 * @throws DeployError as `proveServed` does
 */
export async function prove(
  run: Run<ProofRequest>,
  expected: Expected | null,
  before: readonly ServedBefore[],
  chainCounts: boolean,
): Promise<void> {
  if (run.request.verify.endpoints.length === 0) tellNothingVerified(run);
  else if (expected === null) await tellGone(run, before);
  else await proveServed(run, expected, before, chainCounts);
}

/** No certificate is deployed any more. What the endpoints serve without it is observed, and told. */
async function tellGone(run: Run<ProofRequest>, before: readonly ServedBefore[]): Promise<void> {
  await observe(run, null);
  run.log.warning('nothing was verified: there is no certificate any more that the endpoints could serve');
  for (const one of run.report.endpoints) {
    one.before = beforeByAddress(before, one.endpoint).get(one.address ?? '')?.fingerprint ?? null;
    const served =
      one.fingerprint === null
        ? `serves nothing now: ${one.reason}`
        : `${one.fingerprint === one.before ? 'still serves' : 'serves'} ${short(one.fingerprint)}`;
    run.log.info(`${addressName(one)} ${served}`);
  }
}

/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @param chainCounts whether the intermediates that are deployed must be served as well
 * @throws DeployError VERIFY_FAILED when one has not, or the reason of the signal
 */
export async function proveServed(
  run: Run<ProofRequest>,
  expected: Expected,
  before: readonly ServedBefore[],
  chainCounts: boolean,
): Promise<void> {
  const { request, report, signal } = run;
  const observed = report.endpoints;
  const surroundings = realSurroundings(run);
  const judgeFor = await judges(run, expected, chainCounts);
  const subjects = request.verify.endpoints.map((endpoint): Subject => {
    const otherwise = {
      keyType: expected.keyType,
      fingerprints: [expected.fingerprint],
      judge: judgeFor(endpoint),
      policy: request.verify,
    };
    const known = addressesOf(observed, endpoint);
    return { endpoint, known: new Map(known.map((address) => [address, otherwise])), otherwise };
  });
  const reports = await poll(subjects, surroundings, signal);
  for (const { endpoint } of subjects) noteBefore(reports, endpoint, before);
  report.endpoints = reports;
  report.verified = isProven(reports);
  signal.throwIfAborted();
  tellServed(run, reports);
  tellMissing(run, expected, reports);
  const failed = reports.filter((one) => !one.matched && !isExcused(one, reports));
  const [first] = failed;
  if (!first) return;
  const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
  throw new DeployError('VERIFY_FAILED', describeFailure(first) + others, hintFor(first, report));
}

/** Where the name of an endpoint led when it was observed, whether or not something was served there. */
function addressesOf(observed: readonly EndpointReport[], endpoint: Endpoint): string[] {
  const name = endpointName(endpoint);
  return observed.flatMap((one) =>
    endpointName(one.endpoint) === name && one.endpoint.serverName === endpoint.serverName
      ? (one.address ?? [])
      : [],
  );
}

/** Notes in the reports of an endpoint what each address served before the run. */
function noteBefore(
  reports: readonly EndpointReport[],
  endpoint: Endpoint,
  before: readonly ServedBefore[],
): void {
  const known = beforeByAddress(before, endpoint);
  for (const one of reports.filter((report) => report.endpoint === endpoint))
    one.before = known.get(one.address ?? '')?.fingerprint ?? null;
}

function tellServed({ log }: Run<ProofRequest>, reports: readonly EndpointReport[]): void {
  for (const one of reports) {
    const name = addressName(one);
    const effort = `${probes(one.attempts)}, ${one.elapsedMs} ms`;
    if (one.matched) log.info(`${name} serves the certificate: ${effort}, ${one.protocol}`);
    else if (isExcused(one, reports))
      log.notice(`${name} was left out: ${whyExcused(one)}; another address proves the endpoint`);
    else log.info(`${name} does not serve the certificate: ${one.reason}; ${effort}`);
  }
}

function whyExcused({ isGone, reason }: EndpointReport): string {
  return isGone ? `the name no longer leads there, and ${reason}` : `${reason}`;
}

/**
 * Warns of intermediates that are not served: a client that does not hold an intermediate already cannot
 * build the chain without it (RFC 8446, section 4.4.2).
 */
export function tellMissing(
  { log }: Run<ProofRequest>,
  { chain }: Expected,
  reports: readonly EndpointReport[],
): void {
  for (const one of reports.filter(({ matched }) => matched)) {
    const served = new Set(one.certificates.map(fingerprintOf));
    for (const { fingerprint, subject } of chain)
      if (!served.has(fingerprint))
        log.warning(`${addressName(one)} serves the certificate without its intermediate ${subject}`);
  }
}

/**
 * Polls until every address serves again what it served before. Each is asked for the same type of key as
 * before: a server may have another certificate for another type.
 *
 * @param earlier the leaf that the target holds again; null when it holds none
 * @param signal cuts the polling short
 * @returns whether that was seen at every address; an address of which nothing is known cannot prove anything
 */
export async function proveUndone(
  run: Run<RunRequest>,
  before: readonly ServedBefore[],
  earlier: Leaf | null,
  signal: AbortSignal,
): Promise<boolean> {
  const { verify } = run.request;
  const expect = (leaves: readonly (Leaf | null)[], policy: RetryPolicy): Expectation => ({
    keyType: leaves.find((leaf) => leaf !== null)?.keyType ?? null,
    fingerprints: leaves.flatMap((leaf) => leaf?.fingerprint ?? []),
    judge: null,
    policy,
  });
  const subjects = verify.endpoints.map((endpoint): Subject => {
    const known = [...beforeByAddress(before, endpoint)];
    return {
      endpoint,
      known: new Map(known.map(([address, served]) => [address, expect([served, earlier], verify)])),
      // An address that did not answer before the deployment either is not waited for.
      otherwise: expect([earlier], observationPolicy(run)),
    };
  });
  const reports = await poll(subjects, realSurroundings(run), signal);
  for (const { endpoint } of subjects) noteBefore(reports, endpoint, before);
  run.report.endpointsAfterUndo = reports;
  for (const one of reports) {
    if (earlier === null && one.before === null) continue;
    const what = one.matched
      ? `serves the earlier certificate again: ${short(one.fingerprint)}`
      : `was not seen to serve the earlier certificate: ${one.reason ?? 'the time was up'}`;
    run.log.info(`${addressName(one)} ${what}`);
  }
  return isProven(reports);
}

function describeFailure(one: EndpointReport): string {
  return `${addressName(one)} ${outcomeOf(one)}, after ${probes(one.attempts)} in ${(one.elapsedMs / 1000).toFixed(1)} s`;
}

function outcomeOf(one: EndpointReport): string {
  switch (one.last) {
    case 'other':
      return `serves ${short(one.fingerprint)} and not the certificate${withoutType(one)}`;
    case 'unfit':
      return `serves the certificate, but ${one.reason}`;
    default:
      return `was not seen to serve the certificate: ${one.reason ?? 'no probe was made'}`;
  }
}

/** A server may need its certificate in order to start, and cannot be proven before it runs. */
const FIRST_DEPLOYMENT =
  'this is the first deployment here, and nothing listens yet: a server must run before it can be proven. Deploy once without reload-command and verify-endpoints, start the server with these files, then run again with them';

function hintFor(
  { endpoint, last, lacks, fingerprint, before }: EndpointReport,
  { operation, earlier, phases }: Report,
): string {
  const { protocol, serverName } = endpoint;
  if (last === 'unfit')
    return 'does the server read the chain that was deployed (chain-file, or the certificate file with the chain), and does it notice a change of it?';
  if (operation === 'deploy' && earlier === null && before === null && last === 'refused')
    return FIRST_DEPLOYMENT;
  if (last !== 'other')
    return `does the server listen there, and for ${protocol === 'tls' ? 'TLS' : protocol}, and can this machine reach it?`;
  if (operation === 'verify')
    return 'was the certificate deployed to this server, and did the server load it? Run the deployment again, or give the certificate that should be served';
  // The certificate for any client may well differ from the one that was got for a type of key.
  if (fingerprint !== before && lacks === null)
    return 'another certificate than before appeared: does somebody else deploy to this server?';
  const mounted =
    fingerprint !== before
      ? ''
      : '. A container into which single files are mounted keeps the earlier ones: mount their folder instead';
  const files = `the server read these files${serverName === null ? '' : ` for ${serverName}`}`;
  const cause = phases.some(({ name }) => name === 'Reload')
    ? `reload-command ran, and the server went on with another certificate: does the command reach this server, and does ${files}?`
    : `does ${files}, and does it notice a change by itself (else give reload-command)?`;
  return `${cause} If it needs longer, raise verify-timeout${mounted}`;
}

function probes(count: number): string {
  return `${count} probe${count === 1 ? '' : 's'}`;
}

function short(fingerprint: string | null): string {
  return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}…`;
}
