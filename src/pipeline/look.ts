import type { EndpointReport, KeyType } from '../report.ts';
import type { BaseRequest, RecoveryRequest } from '../request.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import { isProven, type Patience, poll, watchAddresses } from '../verify/poll.ts';
import { proxyName } from '../verify/proxy.ts';
import type { Leaf } from './expected.ts';
import { instruments } from './instruments.ts';
import type { Run } from './run.ts';

/** How long a look may take for one address: it is for the report, and a server that hangs must not hold up its own repair. */
const LOOK_TIMEOUT_MS = 3_000;

/** The same where the server greets first: one of mail lets strangers wait on purpose (postscreen 6 s), and one that is slow to look up names is slow to greet. */
const GREETING_TIMEOUT_MS = 10_000;

/** One probe an address, and not a long one. */
export function glance({ request }: Run<RecoveryRequest>): Patience {
  const { endpoints, probeTimeoutMs } = request.verify;
  const areGreeted = endpoints.some(({ protocol }) => protocol !== 'tls');
  const timeoutMs = Math.min(areGreeted ? GREETING_TIMEOUT_MS : LOOK_TIMEOUT_MS, probeTimeoutMs);
  return { timeoutMs, probeTimeoutMs: timeoutMs, attempts: 1, backoffMs: 0, maxBackoffMs: 0 };
}

/**
 * Looks once at what each address serves now, for the report, and for proving a rollback. No failure is an error.
 *
 * @param leaf what will be, or should be, served
 * @param keyType the type of key that is asked for
 * @returns what was served
 */
export async function look(
  run: Run<BaseRequest>,
  leaf: Leaf | null,
  keyType: KeyType | null = leaf?.keyType ?? null,
): Promise<ServedBefore[]> {
  const tools = instruments(run, run.signal);
  const endpoints = run.request.verify.endpoints.map((endpoint) => ({ ...endpoint, matches: 1 }));
  const watches = await watchAddresses(
    endpoints,
    () => ({ keyType, expected: (served) => served === leaf?.fingerprint }),
    tools,
  );
  const seen = await poll(watches, glance(run), tools, run.signal);
  run.signal.throwIfAborted();
  const before = seen.flatMap(({ endpoint, address, serverName, fingerprint: served }) =>
    address === null || served === null
      ? []
      : [{ endpoint, address, serverName, fingerprint: served, keyType }],
  );
  run.report.endpoints = withBefore(seen, before);
  run.report.verified = seen.length > 0 ? isProven(seen) : null;
  return before;
}

/** Tells what a look showed. */
export function tellLook({ request, log, report }: Run<BaseRequest>, fingerprint: string | null): void {
  for (const { name, proxy } of request.verify.endpoints)
    if (proxy) log.info(`${name} is reached through the proxy ${proxyName(proxy)}`);
  for (const seen of report.endpoints) {
    const what =
      seen.fingerprint === null
        ? `serves nothing yet: ${seen.reason}`
        : seen.fingerprint === fingerprint
          ? 'serves the certificate already'
          : `serves ${seen.fingerprint}`;
    log.info(`${whereOf(seen)}: ${what}`);
  }
}

/** Adds what was served before to reports. */
export function withBefore(reports: EndpointReport[], before: readonly ServedBefore[]): EndpointReport[] {
  for (const report of reports) report.before = servedAt(before, report)?.fingerprint ?? null;
  return reports;
}

/** What one address of an endpoint served before; null when that is not known. */
export function servedAt(
  before: readonly ServedBefore[],
  { endpoint, address, serverName }: Pick<EndpointReport, 'endpoint' | 'address' | 'serverName'>,
): ServedBefore | null {
  const same = (served: ServedBefore): boolean =>
    served.endpoint === endpoint && served.address === address && served.serverName === serverName;
  return before.find(same) ?? null;
}

/** An endpoint and, where the name does not say it already, the address. */
export function whereOf({ endpoint, address }: Pick<EndpointReport, 'endpoint' | 'address'>): string {
  const place = endpoint.replace(/^[a-z0-9]+:\/\//, '');
  const says = address === null || place.startsWith(`${address}:`) || place.startsWith(`[${address}]`);
  return says ? endpoint : `${endpoint} (${address})`;
}
