import { DeployError } from '../errors.ts';
import type { EndpointReport } from '../report.ts';
import type { BaseRequest, RecoveryRequest } from '../request.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import type { Endpoint } from '../verify/endpoint.ts';
import { isExcused, isProven, poll, type Wanted, watchAddresses, withoutType } from '../verify/poll.ts';
import type { Expected, Leaf } from './expected.ts';
import { instruments } from './instruments.ts';
import { glance, servedAt, whereOf, withBefore } from './look.ts';
import type { Run } from './run.ts';

/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @throws DeployError VERIFY_FAILED when one has not, or what the signal was aborted with
 */
export async function proveServed(
  run: Run<BaseRequest>,
  expected: Expected,
  before: readonly ServedBefore[],
): Promise<void> {
  const { request, report, log, signal } = run;
  const tools = instruments(run, signal);
  const watches = await watchAddresses(
    request.verify.endpoints,
    () => ({ keyType: expected.keyType, expected: (served) => served === expected.fingerprint }),
    tools,
  );
  const reports = withBefore(await poll(watches, request.verify, tools, signal), before);
  report.endpoints = reports;
  report.verified = isProven(reports);
  signal.throwIfAborted();
  for (const result of reports) {
    const effort = `${probes(result.attempts)}, ${result.elapsedMs} ms`;
    if (result.matched) log.info(`${whereOf(result)} serves the certificate: ${effort}, ${result.protocol}`);
    else if (isExcused(result, reports))
      log.notice(`${whereOf(result)} was left out: ${result.reason}; another address proves the endpoint`);
    else log.info(`${whereOf(result)} does not serve the certificate: ${result.reason}; ${effort}`);
  }
  tellMissing(run, expected, reports);
  const failed = reports.filter((result) => !result.matched && !isExcused(result, reports));
  const [first] = failed;
  if (!first) return;
  const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
  throw new DeployError('VERIFY_FAILED', describeFailure(first) + others, remedyFor(first));
}

/** Warns of intermediates that are not served: a client that does not hold an intermediate already cannot build the chain without it (RFC 8446, section 4.4.2). */
export function tellMissing(
  { log }: Run<BaseRequest>,
  { chain }: Expected,
  reports: readonly EndpointReport[],
): void {
  for (const report of reports) {
    const missing = report.matched
      ? chain.filter(({ fingerprint }) => !report.chain.includes(fingerprint))
      : [];
    for (const { subject } of missing)
      log.warning(`${whereOf(report)} serves the certificate without its intermediate ${subject}`);
  }
}

/**
 * Polls until every address serves again what it served before, to the same question: a server may have another certificate for another type of key.
 *
 * @param earlier the leaf that the target holds again; null when it holds none
 * @param signal cuts the polling short
 * @returns whether that was seen at every address; an address of which nothing is known cannot prove anything
 */
export async function proveRestored(
  run: Run<RecoveryRequest>,
  before: readonly ServedBefore[],
  earlier: Leaf | null,
  signal: AbortSignal,
): Promise<boolean> {
  const known = (endpoint: Endpoint, address: string | null): ServedBefore | null =>
    servedAt(before, { endpoint: endpoint.name, address, serverName: endpoint.serverName });
  const wanted = (endpoint: Endpoint, address: string | null): Wanted => {
    const then = known(endpoint, address);
    return {
      keyType: (then ?? earlier)?.keyType ?? null,
      expected: (served) => served === then?.fingerprint || served === earlier?.fingerprint,
    };
  };
  const tools = instruments(run, signal);
  const watches = await watchAddresses(run.request.verify.endpoints, wanted, tools);
  const served = watches.filter(({ endpoint, address }) => known(endpoint, address) !== null);
  const silent = watches.filter(({ endpoint, address }) => known(endpoint, address) === null);
  // An address that did not answer before the deployment either is not waited for.
  const reports = (
    await Promise.all([
      poll(served, run.request.verify, tools, signal),
      poll(silent, glance(run), tools, signal),
    ])
  ).flat();
  for (const report of reports) {
    const what = report.matched
      ? `serves the earlier certificate again: ${short(report.fingerprint)}`
      : `was not seen to serve the earlier certificate: ${report.reason ?? 'the time was up'}`;
    run.log.info(`${whereOf(report)} ${what}`);
  }
  return isProven(reports);
}

function describeFailure(result: EndpointReport): string {
  const what = result.other
    ? `serves ${short(result.fingerprint)} and not the certificate${withoutType(result)}`
    : `was not seen to serve the certificate: ${result.reason ?? 'no probe was made'}`;
  return `${whereOf(result)} ${what}, after ${probes(result.attempts)} in ${(result.elapsedMs / 1000).toFixed(1)} s`;
}

function remedyFor({ endpoint, other, lacks, fingerprint, before, serverName }: EndpointReport): string {
  const [, protocol = 'TLS'] = /^([a-z0-9]+):\/\//.exec(endpoint) ?? [];
  if (!other) return `does the server listen there, and for ${protocol}, and can this machine reach it?`;
  // What everybody gets may well differ from what was got for a type of key.
  if (fingerprint !== before && lacks === null)
    return 'another certificate than before appeared: does somebody else deploy to this server?';
  return `does the server read these files${serverName === null ? '' : ` for ${serverName}`}, and does it notice a change by itself (else give reload-command)? If it needs longer, raise verify-timeout`;
}

function probes(count: number): string {
  return `${count} probe${count === 1 ? '' : 's'}`;
}

function short(fingerprint: string | null): string {
  return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}…`;
}
