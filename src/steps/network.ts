import type { RunRequest } from '../request.ts';
import { hostPort } from '../verify/address.ts';
import { idleTime } from '../verify/limit.ts';
import { endpointName } from '../verify/name.ts';
import type { Surroundings } from '../verify/poll.ts';
import type { ProbeResult } from '../verify/probe.ts';
import type { EndpointReport } from '../verify/report.ts';
import type { Run } from './run.ts';

/**
 * The real clock, the real network, and a line in the debug log for every probe.
 *
 * TLS and DNS take a sixth of a start to load, so they are loaded for the first endpoint. A run that changes
 * something observes the endpoints before, and has nothing left to load when it matters.
 */
export function realSurroundings({ log }: Run<RunRequest>): Surroundings {
  return {
    now: () => performance.now(),
    idle: idleTime,
    sleep: async (ms, signal) => {
      const { setTimeout: wait } = await import('node:timers/promises');
      // The signal only cuts the pause short: the caller checks it next.
      await wait(ms, undefined, { signal }).catch(() => undefined);
    },
    probe: async (target, timeoutMs, signal) => {
      const { probe } = await import('../verify/probe.ts');
      return probe(target, timeoutMs, signal);
    },
    resolve: async (host, timeoutMs, signal) => {
      const { resolve } = await import('../verify/resolve.ts');
      return resolve(host, timeoutMs, signal);
    },
    onProbe: (report, result) => log.debug(describeProbe(report, result)),
  };
}

function describeProbe(report: EndpointReport, result: ProbeResult): string {
  const { endpoint, address, attempts, elapsedMs, matched, reason } = report;
  const { serverName, proxy } = endpoint;
  const sni = serverName === null ? 'without SNI' : `SNI ${serverName}`;
  const outcome = matched ? 'as expected' : (reason ?? 'as expected so far');
  const seen =
    result.kind === 'served'
      ? [
          result.protocol,
          `${result.keyType ?? 'unknown'} key`,
          `intermediates: ${result.certificates.length - 1}`,
          result.fingerprint,
        ]
      : ['no certificate'];
  return [
    `probe ${attempts} of ${endpointName(endpoint)} (${address ?? 'unresolved'}), ${sni}, after ${elapsedMs} ms: ${outcome}`,
    ...seen,
    ...(proxy ? [`through the proxy ${hostPort(proxy.host, proxy.port)}`] : []),
  ].join(', ');
}
