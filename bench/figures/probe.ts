import { createSecureContext } from 'node:tls';
import type { KeyKind } from '../../src/demo/mint.ts';
import { probe } from '../../src/verify/probe.ts';
import { shakeHandsBare } from '../bare/handshake.ts';
import type { Effort, Figure, Findings } from '../figure.ts';
import { alternate, timedAsync } from '../pairs.ts';
import { serve } from '../servers.ts';
import { issue, NAME } from '../subject.ts';
import { fresh } from './many-files.ts';

/**
 * One probe, the first of a process and any that follows, against a bare handshake with a context that is
 * shared.
 */
export async function oneProbe({ quick, pairs }: Effort): Promise<Findings> {
  const figures: Figure[] = [];
  for (const [name, kind] of KEYS) {
    const server = await serve(issue(kind), 1);
    const port = server.ports[0]!;
    const target = {
      address: '127.0.0.1',
      port,
      protocol: 'tls',
      serverName: NAME,
      proxyProtocol: null,
      proxy: null,
      keyType: null,
    } as const;
    const shared = createSecureContext();
    const signal = new AbortController().signal;
    const against = 'tls.connect with a shared context';
    figures.push({
      name: `the first probe of a process, ${name}`,
      against,
      comparison: await alternate(
        () => fresh('probe', String(port)).ms,
        () => fresh('bare-probe', String(port)).ms,
        { pairs: quick ? 6 : pairs, warmUp: 1 },
      ),
      goal: 1.15,
    });
    figures.push({
      name: `a probe that follows, ${name}`,
      against,
      comparison: await alternate(
        () =>
          timedAsync(async () => {
            const result = await probe(target, 10_000, signal);
            if (result.kind !== 'served') throw new Error(result.reason);
          }),
        () => timedAsync(() => shakeHandsBare(port, NAME, shared)),
        { pairs: quick ? 50 : 400, warmUp: 20 },
      ),
      goal: 1.15,
    });
    server.stop();
  }
  return { figures };
}

const KEYS: readonly (readonly [string, KeyKind])[] = [
  ['EC P-256', 'p-256'],
  ['RSA-2048', 'rsa-2048'],
];
