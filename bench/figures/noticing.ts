import type { RetryPolicy } from '../../src/verify/poll.ts';
import type { Effort, Fact, Findings } from '../figure.ts';
import { quantile } from '../pairs.ts';
import { DEFAULT_POLICY, pollPorts } from '../polling.ts';
import { clock, serve } from '../servers.ts';
import { issue } from '../subject.ts';

const SHORTEST_MS = 20;

/** The schedule of `verify-attempts` with `verify-backoff: 2s`, without an end. */
const FIXED: RetryPolicy = { ...DEFAULT_POLICY, backoffMs: 2_000, maxBackoffMs: 2_000 };

/** Waits below this are measured one by one: what many do at the same time would be measured with them. */
const ONE_BY_ONE_MS = 3_000;

/**
 * How late it is noticed that an endpoint went over to the new certificate, when it does so at a moment that
 * nobody can know.
 */
export async function noticing({ quick }: Effort): Promise<Findings> {
  const [count, longestMs] = quick ? [8, 3_500] : [60, 60_000];
  const waits = Array.from(
    { length: count },
    (_, index) => SHORTEST_MS * (longestMs / SHORTEST_MS) ** ((index + Math.random()) / count),
  );
  const ours = await lateness(waits, DEFAULT_POLICY);
  const within = ours.filter(({ late, allowed }) => late <= allowed).length;
  const worst = Math.max(...ours.map(({ late, allowed }) => late / allowed));
  const range = `${SHORTEST_MS} ms … ${longestMs / 1000} s after the write`;
  return {
    facts: [
      {
        name: `noticing, ${count} flips ${range}: within 60 ms or a tenth of the wait`,
        value: `${within} of ${count}; the latest took ${(worst * 100).toFixed(0)} % of what is allowed`,
        goal: 'all',
        met: within === count,
      },
      told('how late', ours),
      // Seconds late, so that what the others do at the same time does not matter.
      told('the same of a fixed schedule of 2 s', await flipAll(waits, FIXED)),
    ],
  };
}

interface Late {
  readonly wait: number;
  readonly late: number;
  readonly allowed: number;
}

function told(name: string, all: readonly Late[]): Fact {
  const late = all.map((one) => one.late);
  return {
    name: `noticing: ${name}`,
    value: `median ${quantile(late, 0.5).toFixed(0)} ms, nine of ten within ${quantile(late, 0.9).toFixed(0)} ms`,
    goal: '–',
    met: null,
  };
}

async function lateness(waits: readonly number[], policy: RetryPolicy): Promise<Late[]> {
  const late: Late[] = [];
  for (const wait of waits.filter((ms) => ms < ONE_BY_ONE_MS)) late.push(...(await flipAll([wait], policy)));
  return [
    ...late,
    ...(await flipAll(
      waits.filter((ms) => ms >= ONE_BY_ONE_MS),
      policy,
    )),
  ];
}

/** Polls as many endpoints as there are waits, each of which goes over after its own. */
async function flipAll(waits: readonly number[], policy: RetryPolicy): Promise<Late[]> {
  const [old, renewed] = [issue(), issue()];
  const server = await serve(old, waits.length);
  const noticed = new Map<number, number>();
  const started = clock();
  const [flipped] = await Promise.all([
    server.flip(renewed, waits),
    pollPorts(
      server.ports,
      renewed.leaf.fingerprint,
      { ...policy, timeoutMs: Math.max(...waits) + 30_000 },
      ({ matched, endpoint }) => {
        if (matched) noticed.set(endpoint.port, clock());
      },
    ),
  ]);
  server.stop();
  return flipped.map((at, index) => {
    const wait = at - started;
    const late = (noticed.get(server.ports[index] ?? 0) ?? Number.NaN) - at;
    return { wait, late, allowed: Math.max(60, wait / 10) };
  });
}
