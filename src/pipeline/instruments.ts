import type { EndpointReport } from '../report.ts';
import type { RecoveryRequest } from '../request.ts';
import type { Instruments } from '../verify/poll.ts';
import type { ProbeResult } from '../verify/probe.ts';
import { proxyName } from '../verify/proxy.ts';
import type { Run } from './run.ts';

/**
 * The real clock, the real network, and a line in the debug log for every probe. What speaks TLS and DNS takes a sixth of a start to load, so it is loaded for the first endpoint.
 * Whoever changes something looks at the endpoints before, and has nothing left to load when it matters.
 *
 * @param signal under which names are resolved
 */
export function instruments({ request, log }: Run<RecoveryRequest>, signal: AbortSignal): Instruments {
  return {
    now: () => performance.now(),
    sleep: async (ms, cancelled) => {
      const { setTimeout: wait } = await import('node:timers/promises');
      // The signal only cuts the pause short: whoever waits looks at it next.
      await wait(ms, undefined, { signal: cancelled }).catch(() => undefined);
    },
    probe: async (target, timeoutMs, cancelled) => {
      const { probe } = await import('../verify/probe.ts');
      return probe(target, timeoutMs, cancelled);
    },
    resolve: async (host) => {
      const { resolve } = await import('../verify/resolve.ts');
      return resolve(host, request.verify.probeTimeoutMs, signal);
    },
    onProbe: (report, result) => {
      const { proxy } = request.verify.endpoints.find(({ name }) => name === report.endpoint) ?? {};
      log.debug(describe(report, result) + (proxy ? `, through the proxy ${proxyName(proxy)}` : ''));
    },
  };
}

function describe(report: EndpointReport, result: ProbeResult): string {
  const { endpoint, address, serverName, attempts, elapsedMs, matched, reason } = report;
  const asked = serverName === null ? 'without SNI' : `SNI ${serverName}`;
  const outcome = matched ? 'as expected' : (reason ?? 'as expected so far');
  return [
    `probe ${attempts} of ${endpoint} (${address ?? 'unresolved'}), ${asked}, after ${elapsedMs} ms: ${outcome}`,
    ...(result.kind === 'served'
      ? [
          result.protocol,
          `${result.keyType ?? 'unknown'} key`,
          `intermediates: ${result.chain.length}`,
          result.fingerprint,
        ]
      : ['no certificate']),
  ].join(', ');
}
