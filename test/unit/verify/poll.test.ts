import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { endpointName } from '../../../src/verify/name.ts';
import { poll, type Subject } from '../../../src/verify/poll.ts';
import type { ProbeResult } from '../../../src/verify/probe.ts';
import { isProven } from '../../../src/verify/report.ts';
import type { Served } from '../../../src/verify/served.ts';
import {
  endpoint,
  failed,
  NEW,
  OLD,
  policy,
  pollWatched,
  refused,
  served,
  silent,
  simulate,
  unreachable,
  type Watched,
  type World,
  watch,
} from './simulation.ts';

const never = new AbortController().signal;

describe('when an address is probed', () => {
  test('first at once, and then no more when it has won', async () => {
    const world = simulate(() => served(NEW));
    const [report] = await pollWatched([watch()], policy, world, never);
    assert.deepEqual(world.probedAt, [0]);
    assert.deepEqual(
      { matched: report?.matched, attempts: report?.attempts, fingerprint: report?.fingerprint },
      { matched: true, attempts: 1, fingerprint: NEW },
    );
  });

  test('after pauses that grow by half, up to the longest, when probes are counted', async () => {
    const world = simulate((probe) => served(probe === 8 ? NEW : OLD));
    const counted = { ...policy, attempts: 8, backoffMs: 100, maxBackoffMs: 400 };
    const [report] = await pollWatched([watch()], counted, world, never);
    assert.deepEqual(world.pauses, [100, 150, 225, 337.5, 400, 400, 400]);
    assert.equal(report?.matched, true);
  });

  test('after pauses that grow with the time waited, when only the time counts: 60 ms or a tenth of the wait is the most that is lost', async () => {
    // As many in the first tenth of a second as in each one that is ten times as long.
    const flips = fc.integer({ min: 0, max: 578 }).map((exponent) => 10 ** (exponent / 100));
    await fc.assert(
      fc.asyncProperty(flips, fc.nat(5), async (flip, probeMs) => {
        const world = simulate(() => served(world.now() >= flip ? NEW : OLD), { probeMs });
        const [report] = await pollWatched([watch()], { ...policy, timeoutMs: 900_000 }, world, never);
        assert.equal(report?.matched, true);
        const late = world.now() - flip;
        assert.ok(late <= Math.max(60, flip / 10), `${late} ms late, after ${flip} ms`);
      }),
    );
  });

  test('never after a pause that is longer than one that grew by half would be, or shorter than the first', async () => {
    const settings = fc.record({
      backoffMs: fc.integer({ min: 1, max: 3_000 }),
      maxBackoffMs: fc.integer({ min: 3_000, max: 5_000 }),
    });
    await fc.assert(
      fc.asyncProperty(settings, fc.nat(300), async (given, probeMs) => {
        const world = simulate(() => served(OLD), { probeMs });
        await pollWatched([watch()], { ...policy, ...given }, world, never);
        let grown = given.backoffMs;
        // The last may be cut short by the end of the time.
        for (const pause of world.pauses.slice(0, -1)) {
          assert.ok(pause <= grown && pause >= given.backoffMs, `${pause} ms, where ${grown} would do`);
          grown = Math.min(grown * 1.5, given.maxBackoffMs);
        }
      }),
    );
  });

  test('on a fixed schedule, when first and longest pause are equal', async () => {
    const world = simulate(() => served(OLD));
    const fixed = { ...policy, attempts: 3, backoffMs: 2_000, maxBackoffMs: 2_000 };
    const [report] = await pollWatched([watch()], fixed, world, never);
    assert.deepEqual(world.probedAt, [0, 2_000, 4_000]);
    assert.deepEqual([report?.attempts, report?.matched], [3, false]);
  });

  test('never after a pause longer than the longest', async () => {
    const world = simulate(() => served(OLD));
    await pollWatched([watch()], { ...policy, backoffMs: 5_000, maxBackoffMs: 2_000 }, world, never);
    assert.ok(Math.max(...world.pauses) <= 2_000, String(world.pauses));
  });

  test('not after the time is up, and still shortly before it', async () => {
    const world = simulate(() => served(OLD));
    await pollWatched([watch()], { ...policy, timeoutMs: 10_000 }, world, never);
    assert.equal(world.probedAt.at(-1), 9_900);
    assert.ok(world.now() <= 10_000);
  });

  test('for no longer than the time that is left', async () => {
    const world = simulate(() => silent);
    const short = { ...policy, timeoutMs: 10_000, probeTimeoutMs: 4_000 };
    const [report] = await pollWatched([watch()], short, world, never);
    assert.ok(world.now() <= 10_000, String(world.now()));
    assert.equal(report?.elapsedMs, world.now());
    assert.ok(world.timeouts.every((timeout) => timeout <= 4_000));
  });

  test('for whole milliseconds, since the time is told', async () => {
    const world = simulate(() => served(OLD), { probeMs: 0.3 });
    await pollWatched([watch()], { ...policy, timeoutMs: 1_000, probeTimeoutMs: 4_000 }, world, never);
    assert.ok(world.timeouts.length > 1);
    assert.ok(world.timeouts.every(Number.isInteger), world.timeouts.join());
  });

  test('and the last one, which has less time than the others, does not hide why they failed', async () => {
    const world = simulate(() => (world.now() >= 9_900 ? silent : served(OLD)));
    const short = { ...policy, timeoutMs: 10_000, probeTimeoutMs: 4_000 };
    const [report] = await pollWatched([watch()], short, world, never);
    assert.equal(world.timeouts.at(-1), 100);
    assert.deepEqual(
      [report?.last, report?.reason, report?.attempts],
      ['other', 'another certificate is served', world.timeouts.length],
    );
  });

  test('at least once, however little time there is', async () => {
    const world = simulate(() => served(NEW), { probeMs: 50 });
    const watches = Array.from({ length: 300 }, (_, index) => watch({ address: `192.0.2.${index}` }));
    const reports = await pollWatched(watches, { ...policy, timeoutMs: 1 }, world, never);
    assert.ok(reports.every(({ attempts, matched }) => attempts === 1 && matched));
  });

  test('keeps to all of this whatever the settings', async () => {
    const settings = fc.record({
      timeoutMs: fc.integer({ min: 1, max: 60_000 }),
      probeTimeoutMs: fc.integer({ min: 1, max: 20_000 }),
      attempts: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(Number.POSITIVE_INFINITY)),
      backoffMs: fc.integer({ min: 1, max: 5_000 }),
      maxBackoffMs: fc.integer({ min: 1, max: 5_000 }),
    });
    const result = fc.constantFrom(served(OLD), failed, silent, refused);
    await fc.assert(
      fc.asyncProperty(settings, fc.infiniteStream(result), fc.nat(300), async (given, results, probeMs) => {
        const world = simulate(() => results.next().value ?? failed, { probeMs });
        const [report] = await pollWatched([watch()], given, world, never);
        assert.ok(world.now() <= given.timeoutMs + Math.min(1, given.timeoutMs), `${world.now()}`);
        assert.equal(report?.attempts, world.probedAt.length);
        assert.ok(world.probedAt.length <= given.attempts && world.probedAt.length >= 1);
        assert.ok(world.pauses.every((pause) => pause <= Math.max(given.maxBackoffMs, 0)));
        assert.equal(report?.matched, false);
      }),
    );
  });
});

describe('consecutive matches', () => {
  test('are counted without pauses between them', async () => {
    const world = simulate(() => served(NEW));
    const [report] = await pollWatched([watch({ matches: 5 })], policy, world, never);
    assert.deepEqual([report?.attempts, report?.matched, world.pauses], [5, true, []]);
  });

  for (const [what, miss] of [
    ['another certificate', served(OLD)],
    ['a failed handshake', failed],
  ] as const) {
    test(`begin anew after ${what}`, async () => {
      const world = simulate((probe) => (probe === 3 ? miss : served(NEW)));
      const [report] = await pollWatched([watch({ matches: 3 })], policy, world, never);
      assert.deepEqual([report?.attempts, report?.matched], [6, true]);
      assert.equal(world.pauses.length, 1);
    });
  }

  test('do not count when the attempts are used up before the last', async () => {
    const world = simulate((probe) => served(probe < 3 ? OLD : NEW));
    const [report] = await pollWatched([watch({ matches: 2 })], { ...policy, attempts: 3 }, world, never);
    assert.deepEqual([report?.attempts, report?.matched], [3, false]);
  });
});

describe('several addresses', () => {
  test('do not wait for each other', async () => {
    const world = simulate((_, { address }) => (address === '192.0.2.1' ? silent : served(NEW)));
    const watches = [watch({ address: '192.0.2.1' }), watch({ address: '192.0.2.2' })];
    const reports = await pollWatched(
      watches,
      { ...policy, probeTimeoutMs: 5_000, attempts: 1 },
      world,
      never,
    );
    assert.deepEqual(
      reports.map(({ matched, elapsedMs }) => [matched, elapsedMs]),
      [
        [false, 5_000],
        [true, 0],
      ],
    );
  });

  test('must all win', async () => {
    const world = simulate((_, { address }) => served(address === '192.0.2.1' ? OLD : NEW));
    const watches = [watch({ address: '192.0.2.1' }), watch({ address: '192.0.2.2' })];
    const reports = await pollWatched(watches, { ...policy, attempts: 2 }, world, never);
    assert.deepEqual(
      reports.map(({ address, matched }) => [address, matched]),
      [
        ['192.0.2.1', false],
        ['192.0.2.2', true],
      ],
    );
    assert.equal(isProven(reports), false);
  });

  test('each have their own expectation', async () => {
    const world = simulate((_, { address }) => served(address === '192.0.2.1' ? OLD : NEW));
    const expects = (address: string, wanted: string) => ({
      ...watch({ address }),
      fingerprints: [wanted],
      judge: null,
    });
    const reports = await pollWatched(
      [expects('192.0.2.1', OLD), expects('192.0.2.2', NEW)],
      policy,
      world,
      never,
    );
    assert.ok(isProven(reports));
  });

  test('are probed no more than 128 at a time, as long as they answer', async () => {
    const world = simulate(() => served(NEW), { probeMs: 10 });
    const watches = Array.from({ length: 500 }, (_, index) => watch({ address: `192.0.2.${index}` }));
    assert.ok(isProven(await pollWatched(watches, policy, world, never)));
    assert.equal(world.mostAtOnce(), 128);
  });
});

describe('addresses that hang', () => {
  test('do not hold up one behind them that answers', async () => {
    const world = simulate((_, { address }) => (address === 'good' ? served(NEW) : silent));
    const watches = Array.from({ length: 501 }, (_, index) =>
      watch({ address: index < 500 ? `192.0.2.${index}` : 'good' }),
    );
    const reports = await pollWatched(watches, policy, world, never);
    const last = reports.at(-1)!;
    assert.deepEqual([last.matched, last.attempts], [true, 1]);
    assert.ok(last.elapsedMs <= 2_000, `${last.elapsedMs} ms`);
  });

  test('are no more than 768 at a time, which leaves room below 1,024 open files', async () => {
    const world = simulate(() => silent);
    const watches = Array.from({ length: 2_000 }, (_, index) => watch({ address: `192.0.2.${index}` }));
    await pollWatched(watches, { ...policy, timeoutMs: 60_000, attempts: 1 }, world, never);
    assert.equal(world.mostAtOnce(), 768);
    assert.ok(world.timeouts.every((timeout) => timeout === policy.probeTimeoutMs));
  });
});

describe('an address that cannot be reached from here', () => {
  test('is given up after one probe, and excused by another that has won', async () => {
    const world = simulate((_, { address }) => (address === '::' ? unreachable : served(NEW)));
    const reports = await pollWatched([watch({ address: '::' }), watch()], policy, world, never);
    assert.deepEqual([reports[0]?.attempts, reports[0]?.last], [1, 'unreachable']);
    assert.ok(isProven(reports));
  });

  test('is not excused by itself, by one that has not won, or by another endpoint', async () => {
    const world = simulate((_, { address }) => (address === '::' ? unreachable : served(NEW)));
    const proven = async (...watches: Parameters<typeof pollWatched>[0]) =>
      isProven(await pollWatched(watches, policy, world, never));
    const other = endpoint({ host: 'other.example' });
    assert.equal(await proven(watch({ address: '::' })), false);
    assert.equal(await proven(watch({ address: '::' }), watch({ address: '::' })), false);
    assert.equal(await proven(watch({ address: '::' }), { ...watch(), endpoint: other }), false);
    const otherName = endpoint({ host: 'b.example', serverName: 'other.example' });
    assert.equal(await proven(watch({ address: '::' }), { ...watch(), endpoint: otherName }), false);
  });
});

describe('of the loopback addresses of one endpoint', () => {
  const one = endpoint({ host: 'localhost' });
  const both = ['::1', '127.0.0.1'].map((address) => ({ ...watch({ address }), endpoint: one }));
  const only = (answer: typeof failed | typeof refused) =>
    simulate((_, { address }) => (address === '::1' ? answer : served(NEW)));

  test('one may refuse when the other has won, and is not waited for', async () => {
    const world = only(refused);
    const reports = await pollWatched(both, policy, world, never);
    assert.ok(isProven(reports));
    assert.ok(world.now() < 1_000, String(world.now()));
  });

  test('both may not', async () => {
    const reports = await pollWatched(
      both,
      policy,
      simulate(() => refused),
      never,
    );
    assert.equal(isProven(reports), false);
  });

  test('none may do anything worse than refuse', async () => {
    assert.equal(isProven(await pollWatched(both, policy, only(failed), never)), false);
  });

  test('none may serve the earlier certificate and then refuse', async () => {
    const world = simulate((probe, { address }) =>
      address === '127.0.0.1' ? served(NEW) : probe <= 2 ? served(OLD) : refused,
    );
    assert.equal(isProven(await pollWatched(both, policy, world, never)), false);
  });

  test('and of no others', async () => {
    const world = simulate((_, { address }) => (address === '192.0.2.2' ? refused : served(NEW)));
    const reports = await pollWatched([watch(), watch({ address: '192.0.2.2' })], policy, world, never);
    assert.equal(isProven(reports), false);
  });
});

describe('a name that does not resolve', () => {
  const subject = (timeoutMs: number): Subject => ({
    endpoint: endpoint(),
    known: new Map(),
    otherwise: { keyType: null, fingerprints: [NEW], judge: null, policy: { ...policy, timeoutMs } },
  });

  test('is reported with the reason, and is not proven', async () => {
    const world = simulate(() => served(NEW), { resolve: () => null });
    const reports = await poll([subject(1_000)], world, never);
    assert.equal(isProven(reports), false);
    assert.deepEqual(
      reports.map(({ address, reason }) => [address, reason]),
      [[null, 'nobody knows it']],
    );
    assert.deepEqual(world.probedAt, []);
  });

  test('may do so later, and is then probed under the address that it has', async () => {
    const world = simulate(() => served(NEW), { resolve: (now) => (now < 500 ? null : ['192.0.2.7']) });
    const reports = await poll([subject(30_000)], world, never);
    assert.ok(isProven(reports));
    assert.equal(reports[0]?.address, '192.0.2.7');
    assert.ok((world.probedAt[0] ?? 0) >= 500);
  });

  test('is no reason to pass the deadline when it resolves slowly', async () => {
    for (const known of [900, Number.POSITIVE_INFINITY])
      for (let timeoutMs = 100; timeoutMs <= 2_000; timeoutMs += 100) {
        const world = simulate(() => silent, {
          resolve: (now) => (now < known ? null : ['192.0.2.7']),
          resolveMs: 300,
        });
        await poll([subject(timeoutMs)], world, never);
        assert.ok(world.now() <= timeoutMs + 1, `${world.now()} ms of ${timeoutMs}`);
      }
  });

  test('does not hold up other endpoints', async () => {
    const world = simulate(() => served(NEW), { resolveMs: 20_000 });
    const direct = { ...subject(30_000), endpoint: endpoint({ host: '192.0.2.1' }) };
    const resolve: World['resolve'] = async (host, ...rest) =>
      host === '192.0.2.1' ? { kind: 'resolved', addresses: [host] } : world.resolve(host, ...rest);
    const [, other] = await poll([subject(30_000), direct], { ...world, resolve }, never);
    assert.deepEqual([other?.matched, other?.elapsedMs], [true, 0]);
    assert.equal(world.probedAt[0], 0);
  });
});

test('every address of every name is watched', async () => {
  const world = simulate(() => served(NEW), { resolve: () => ['192.0.2.1', '192.0.2.2'] });
  const otherwise = { keyType: null, fingerprints: [NEW], judge: null, policy };
  const endpoints = [endpoint(), endpoint({ host: 'b', port: 1 })];
  const reports = await poll(
    endpoints.map((one) => ({ endpoint: one, known: new Map(), otherwise })),
    world,
    never,
  );
  assert.deepEqual(
    reports.map(({ endpoint, address }) => [endpointName(endpoint), address]),
    [
      ['a.example:443', '192.0.2.1'],
      ['a.example:443', '192.0.2.2'],
      ['b:1', '192.0.2.1'],
      ['b:1', '192.0.2.2'],
    ],
  );
});

describe('an address that was there before, and to which the name no longer leads', () => {
  const expectation = {
    keyType: null,
    fingerprints: [NEW],
    judge: null,
    policy: { ...policy, timeoutMs: 3_000 },
  };
  const subject: Subject = {
    endpoint: endpoint(),
    known: new Map([
      ['192.0.2.1', expectation],
      ['192.0.2.9', expectation],
    ]),
    otherwise: expectation,
  };
  const pollGone = async (gone: ProbeResult, resolve: () => string[] | null = () => ['192.0.2.1']) => {
    const world = simulate((_, { address }) => (address === '192.0.2.9' ? gone : served(NEW)), { resolve });
    const reports = await poll([subject], world, never);
    return {
      proven: isProven(reports),
      seen: reports.map(({ address, isGone, matched, attempts }) => [address, isGone, matched, attempts]),
    };
  };

  test('is proven as well', async () => {
    assert.deepEqual(await pollGone(served(NEW)), {
      proven: true,
      seen: [
        ['192.0.2.1', false, true, 1],
        ['192.0.2.9', true, true, 1],
      ],
    });
  });

  test('proves the contrary when it serves another certificate', async () => {
    const { proven, seen } = await pollGone(served(OLD));
    assert.equal(proven, false);
    assert.ok(Number(seen[1]![3]) > 1, 'and is waited for');
  });

  test('is left out when it serves nothing, after one probe', async () => {
    for (const nothing of [failed, refused, unreachable, silent])
      assert.deepEqual(await pollGone(nothing), {
        proven: true,
        seen: [
          ['192.0.2.1', false, true, 1],
          ['192.0.2.9', true, false, 1],
        ],
      });
  });

  test('is there still when the name does not resolve at all, and the name proves nothing', async () => {
    const { proven, seen } = await pollGone(served(NEW), () => null);
    assert.equal(proven, false);
    assert.deepEqual(
      seen.map(([address, isGone, matched]) => [address, isGone, matched]),
      [
        [null, false, false],
        ['192.0.2.1', false, true],
        ['192.0.2.9', false, true],
      ],
    );
  });
});

test('behind a proxy a name is not resolved here, and its host stands for its addresses', async () => {
  const world = simulate(
    (_, { address, proxy }) => (address === 'a.example' && proxy ? served(NEW) : failed),
    {
      resolve: () => null,
    },
  );
  const proxied = endpoint({ proxy: { host: 'proxy.example', port: 3128, authorization: null } });
  const otherwise = { keyType: null, fingerprints: [NEW], judge: null, policy };
  const reports = await poll([{ endpoint: proxied, known: new Map(), otherwise }], world, never);
  assert.deepEqual(
    reports.map(({ address, matched }) => [address, matched]),
    [['a.example', true]],
  );
});

test('a type of key that is not served is told with the certificate that is, and forgotten once it is served', async () => {
  const lacking: ProbeResult = { ...(served(OLD) as Served), keyType: 'RSA', lacks: 'ECDSA' };
  const asked: unknown[] = [];
  const world = simulate((probe, { keyType }) => {
    asked.push(keyType);
    return probe < 3 ? lacking : served(NEW);
  });
  const wanting: Watched = { ...watch(), keyType: 'ECDSA' };
  const [short] = await pollWatched([wanting], { ...policy, attempts: 2 }, world, never);
  assert.deepEqual(
    [short?.fingerprint, short?.last, short?.lacks, short?.reason],
    [OLD, 'other', 'ECDSA', 'another certificate is served, and none with an ECDSA key'],
  );
  const [won] = await pollWatched([wanting], policy, world, never);
  assert.deepEqual([won?.matched, won?.last, won?.lacks, won?.reason], [true, 'expected', null, null]);
  assert.deepEqual(asked, ['ECDSA', 'ECDSA', 'ECDSA']);
});

describe('a cancelled poll', () => {
  test('ends, without holding the cut-off probe against the server', async () => {
    const controller = new AbortController();
    const world = simulate((probe) => {
      if (probe === 2) controller.abort();
      return probe === 2 ? failed : served(OLD);
    });
    const [report] = await pollWatched([watch()], policy, world, controller.signal);
    assert.deepEqual([report?.attempts, report?.fingerprint], [1, OLD]);
  });

  test('does not begin', async () => {
    const world = simulate(() => served(NEW));
    const [report] = await pollWatched([watch()], policy, world, AbortSignal.abort());
    assert.deepEqual([report?.attempts, world.probedAt], [0, []]);
  });
});

test('the watcher is told after every probe', async () => {
  const world = simulate((probe) => served(probe === 3 ? NEW : OLD));
  await pollWatched([watch()], policy, world, never);
  assert.deepEqual(world.told, [
    [1, false],
    [2, false],
    [3, true],
  ]);
});

test('nothing to prove is proven', () => {
  assert.equal(isProven([]), true);
});
