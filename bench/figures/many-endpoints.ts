import { createSecureContext } from 'node:tls';
import { shakeHandsBare } from '../bare/handshake.ts';
import type { Effort, Findings } from '../figure.ts';
import { alternate, timedAsync } from '../pairs.ts';
import { pollPorts } from '../polling.ts';
import { serve } from '../servers.ts';
import { issue, NAME } from '../subject.ts';
import { fresh } from './many-files.ts';

/** As many probes as the poller has under way at once. */
const CONCURRENCY = 128;
const COUNT = 500;
/** So many times as many endpoints must not take much more memory. */
const ROUNDS = 4;

/** One round of verification at 500 endpoints, against a loop of bare handshakes. */
export async function manyEndpoints({ quick, pairs }: Effort): Promise<Findings> {
  const issued = issue();
  const server = await serve(issued, COUNT);
  const { fingerprint } = issued.leaf;
  const shared = createSecureContext();
  const comparison = await alternate(
    () =>
      timedAsync(async () => {
        const reports = await pollPorts(server.ports, fingerprint);
        if (!reports.every(({ matched, attempts }) => matched && attempts === 1))
          throw new Error('not all matched');
      }),
    () => timedAsync(() => shakeAllBare(server.ports)),
    { pairs: quick ? 4 : pairs, warmUp: 1 },
  );
  const memoryFor = (rounds: number): number =>
    fresh('endpoints', fingerprint, ...Array.from({ length: rounds }, () => server.ports.map(String)).flat())
      .memory;
  const [some, many] = [memoryFor(1), memoryFor(ROUNDS)];
  server.stop();
  return {
    figures: [
      {
        name: `${COUNT} endpoints verified`,
        against: `tls.connect in a loop, ${CONCURRENCY} at once`,
        comparison,
        goal: 1.2,
      },
    ],
    facts: [
      {
        name: `memory for ${COUNT} and for ${COUNT * ROUNDS} endpoints, the whole process`,
        value: `${some.toFixed(0)} MiB and ${many.toFixed(0)} MiB`,
        goal: 'a quarter more at most for four times as many',
        met: many <= some * 1.25,
      },
    ],
  };

  async function shakeAllBare(ports: readonly number[]): Promise<void> {
    const left = [...ports];
    await Promise.all(
      Array.from({ length: CONCURRENCY }, async () => {
        for (let port = left.pop(); port !== undefined; port = left.pop())
          await shakeHandsBare(port, NAME, shared);
      }),
    );
  }
}
