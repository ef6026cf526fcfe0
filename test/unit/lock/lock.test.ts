import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  lutimesSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Holder } from '../../../src/lock/holder.ts';
import { acquireLock, type Lock, type LockOptions } from '../../../src/lock/lock.ts';
import { deployError } from '../../support/deploy-error.ts';
import { waitFor } from '../../support/wait.ts';
import { namesIn, type Scene, scene } from '../transaction/scene.ts';

interface Attempt {
  readonly waited: string[];
  readonly tookOver: string[];
  readonly lock: Promise<Lock>;
}

function take({ target }: Scene, differs: Partial<LockOptions> = {}): Attempt {
  const waited: string[] = [];
  const tookOver: string[] = [];
  const lock = acquireLock({
    stateDirectory: target.stateDirectory,
    timeoutMs: 0,
    runUrl: null,
    signal: new AbortController().signal,
    onWait: (holder) => waited.push(holder),
    onTakeover: (holder) => tookOver.push(holder),
    ...differs,
  });
  return { waited, tookOver, lock };
}

const readLock = ({ state }: Scene): Holder => JSON.parse(readFileSync(join(state, 'lock'), 'utf8'));

/** Leaves a lock as another holder would have. */
function leaveLock({ state }: Scene, holder: Partial<Holder> | string, agoMs = 0): void {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  writeFileSync(join(state, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
  dateLock(state, agoMs);
}

/** Gives a lock a time, as a clock that is off would have. */
function dateLock(state: string, agoMs: number): void {
  const then = new Date(Date.now() - agoMs);
  lutimesSync(join(state, 'lock'), then, then);
}

/** A clock of the test's own. */
interface FakeClock {
  /** Lets time pass, with a look at the lock every half second, and calls `each` every second. */
  pass(ms: number, each?: (second: number) => void): Promise<void>;
  /** Lets time pass as if this process had been stopped. */
  standStill(ms: number): void;
}

const STEP_MS = 500;

function fakeClock(t: TestContext): FakeClock {
  let now = 1_000;
  t.mock.method(performance, 'now', () => now);
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  return {
    pass: async (ms, each = () => {}) => {
      for (let passed = STEP_MS; passed <= ms; passed += STEP_MS) {
        now += STEP_MS;
        if (passed % 1_000 === 0) each(passed / 1_000);
        t.mock.timers.tick(STEP_MS);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    standStill: (ms) => {
      now += ms;
    },
  };
}

/** Whether an attempt has come to its end. */
function outcomeOf({ lock }: Attempt): { now: 'waits' | 'won' | 'lost' } {
  const outcome: { now: 'waits' | 'won' | 'lost' } = { now: 'waits' };
  lock.then(
    (held) => {
      outcome.now = 'won';
      held[Symbol.dispose]();
    },
    () => {
      outcome.now = 'lost';
    },
  );
  return outcome;
}

const TOKEN = '0123456789abcdef0123456789abcdef';
const elsewhere: Holder = {
  host: 'elsewhere',
  pid: 1,
  start: '2026-01-01T00:00:00.000Z',
  runUrl: 'https://ci.example/run/1',
  token: TOKEN,
  machine: 'another boot pid:[1]',
  processStart: '1',
};

/** What a holder on this machine writes, taken from a real lock. */
async function here(target: Scene): Promise<Holder> {
  const lock = await take(target).lock;
  const holder = readLock(target);
  lock[Symbol.dispose]();
  return { ...holder, token: TOKEN };
}

/** The number of a process that is gone. */
async function deadPid(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('a free lock', () => {
  test('is taken at once, names its holder, and is private', async (t) => {
    const target = scene(t);
    const { lock, waited, tookOver } = take(target, { runUrl: 'https://ci.example/run/2' });
    const held = await lock;
    const { pid, runUrl, token } = readLock(target);
    assert.deepEqual([pid, runUrl, waited, tookOver], [process.pid, 'https://ci.example/run/2', [], []]);
    assert.match(token, /^[0-9a-f]{32}$/);
    assert.equal(statSync(join(target.state, 'lock')).mode & 0o777, 0o600);
    assert.equal(statSync(target.state).mode & 0o777, 0o700);
    assert.deepEqual(namesIn(target.state), ['lock']);
    held.confirm();
    held[Symbol.dispose]();
    held[Symbol.dispose]();
    assert.deepEqual(namesIn(target.directory), []);
  });

  test('leaves a state directory in which something is kept', async (t) => {
    const target = scene(t);
    const lock = await take(target).lock;
    writeFileSync(join(target.state, 'kept'), '');
    lock[Symbol.dispose]();
    assert.deepEqual(namesIn(target.state), ['kept']);
  });

  test('makes a state directory private that was not', async (t) => {
    const target = scene(t);
    mkdirSync(target.state, { mode: 0o755 });
    const lock = await take(target).lock;
    t.after(() => lock[Symbol.dispose]());
    assert.equal(statSync(target.state).mode & 0o777, 0o700);
  });
});

describe('a holder', () => {
  const signOf = (path: string): string => `${readFileSync(path, 'utf8')} ${statSync(path).mtimeMs}`;

  test('touches its lock every five seconds, and the lock says the same as before', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const target = scene(t);
    const lock = await take(target).lock;
    t.after(() => lock[Symbol.dispose]());
    const path = join(target.state, 'lock');
    const holder = readLock(target);
    const texts = new Set<string>();
    for (let beat = 1; beat <= 4; beat += 1) {
      const before = signOf(path);
      t.mock.timers.tick(5_000);
      assert.notEqual(signOf(path), before, `beat ${beat}`);
      // Seen in the text alone as well, where a file system keeps no time.
      texts.add(readFileSync(path, 'utf8'));
      assert.deepEqual(readLock(target), holder);
      lock.confirm();
    }
    assert.equal(texts.size, 2);
  });

  test('touches no lock of another', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const target = scene(t);
    const lock = await take(target).lock;
    const path = join(target.state, 'lock');
    rmSync(path);
    leaveLock(target, elsewhere);
    const before = signOf(path);
    t.mock.timers.tick(60_000);
    assert.equal(signOf(path), before);
    lock[Symbol.dispose]();
  });

  test('whose lock cannot be touched holds it all the same', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const target = scene(t);
    const lock = await take(target).lock;
    const path = join(target.state, 'lock');
    renameSync(path, `${path}ed`);
    mkdirSync(path);
    t.mock.timers.tick(60_000);
    rmdirSync(path);
    renameSync(`${path}ed`, path);
    lock.confirm();
    lock[Symbol.dispose]();
  });
});

describe('a lock that is held', () => {
  test('is not taken, and who holds it is told', async (t) => {
    const target = scene(t);
    const lock = await take(target, { runUrl: 'https://ci.example/run/3' }).lock;
    t.after(() => lock[Symbol.dispose]());
    const { waited, lock: second } = take(target, { timeoutMs: 250 });
    await assert.rejects(
      second,
      deployError('LOCKED', new RegExp(`process ${process.pid} on .*run/3.*waited 250 ms`)),
    );
    assert.equal(waited.length, 1);
    lock.confirm();
    assert.deepEqual(namesIn(target.state), ['lock']);
  });

  test('is taken when it is let go', async (t) => {
    const target = scene(t);
    const first = await take(target).lock;
    const { waited, tookOver, lock } = take(target, { timeoutMs: 20_000 });
    await waitFor(() => waited.length === 1, { what: 'the second to wait' });
    first[Symbol.dispose]();
    const second = await lock;
    second.confirm();
    assert.deepEqual(tookOver, []);
    second[Symbol.dispose]();
  });

  test('is waited for no longer when the job is cancelled', async (t) => {
    const target = scene(t);
    const first = await take(target).lock;
    t.after(() => first[Symbol.dispose]());
    const controller = new AbortController();
    const { waited, lock } = take(target, { timeoutMs: 60_000, signal: controller.signal });
    await waitFor(() => waited.length === 1, { what: 'the second to wait' });
    controller.abort(new Error('cancelled'));
    await assert.rejects(lock, /cancelled/);
  });
});

describe('the lock of a holder on this machine', () => {
  test('is taken over at once when its process is gone', async (t) => {
    const target = scene(t);
    leaveLock(target, { ...(await here(target)), pid: await deadPid() });
    const { tookOver, lock } = take(target);
    (await lock)[Symbol.dispose]();
    assert.equal(tookOver.length, 1);
    assert.deepEqual(namesIn(target.directory), []);
  });

  test('is taken over at once when its number now belongs to a process started at another time', async (t) => {
    const target = scene(t);
    const holder = await here(target);
    if (holder.processStart === null) return t.skip('this system does not tell when a process started');
    leaveLock(target, { ...holder, processStart: '1' });
    const { tookOver, lock } = take(target);
    (await lock)[Symbol.dispose]();
    assert.equal(tookOver.length, 1);
  });

  test('is never taken over while its process lives, however silent it is', async (t) => {
    const target = scene(t);
    leaveLock(target, await here(target), 3_600_000);
    await assert.rejects(take(target).lock, deployError('LOCKED'));
    assert.equal(readLock(target).token, TOKEN);
  });
});

const HOUR_MS = 3_600_000;

for (const [what, holder] of [
  ['of a holder on another machine', elsewhere],
  ['of another process namespace of this machine', 'namespace'],
  ['that cannot be read', 'rubbish'],
  ['that is empty', ''],
  ['of a holder whose machine is not known', { ...elsewhere, machine: null }],
  ['with a token that is none', { ...elsewhere, token: '../../../etc/passwd' }],
] as const) {
  for (const [when, agoMs] of [
    ['now', 0],
    ['an hour old', HOUR_MS],
    ['an hour ahead', -HOUR_MS],
  ] as const)
    test(`a lock ${what}, by its time ${when}, is taken over once it was silent for 30 s`, async (t) => {
      const target = scene(t);
      if (holder !== 'namespace') leaveLock(target, holder, agoMs);
      else {
        const mine = await here(target);
        if (mine.machine === null) return t.skip('this system has no process namespaces');
        leaveLock(
          target,
          { ...mine, pid: await deadPid(), machine: mine.machine.replace(/\d+\]$/, '1]') },
          agoMs,
        );
      }
      const clock = fakeClock(t);
      const attempt = take(target, { timeoutMs: 60_000 });
      const outcome = outcomeOf(attempt);
      await clock.pass(29_000);
      assert.equal(outcome.now, 'waits');
      assert.equal(attempt.waited.length, 1);
      await clock.pass(2_000);
      assert.equal(outcome.now, 'won');
      assert.equal(attempt.tookOver.length, 1);
      assert.deepEqual(namesIn(target.directory), []);
      assert.deepEqual(namesIn(target.outside), ['certs']);
    });
}

describe('the lock of a holder on another machine', () => {
  test('is left alone as long as it changes, whatever its time says', async (t) => {
    const target = scene(t);
    leaveLock(target, elsewhere, HOUR_MS);
    const clock = fakeClock(t);
    const outcome = outcomeOf(take(target, { timeoutMs: 10 * 60_000 }));
    // The holder's clock is an hour behind, is set forward by two, and later back again.
    await clock.pass(300_000, (second) => {
      const off = second < 100 || second > 200 ? HOUR_MS : -HOUR_MS;
      if (second % 25 === 0) dateLock(target.state, off - second);
    });
    assert.equal(outcome.now, 'waits');
    await clock.pass(31_000);
    assert.equal(outcome.now, 'won');
  });

  test('is left alone where its time stands still and its text changes', async (t) => {
    const target = scene(t);
    leaveLock(target, elsewhere);
    const clock = fakeClock(t);
    const outcome = outcomeOf(take(target, { timeoutMs: 10 * 60_000 }));
    const { mtime } = statSync(join(target.state, 'lock'));
    await clock.pass(120_000, (second) => {
      if (second % 5 !== 0) return;
      writeFileSync(join(target.state, 'lock'), JSON.stringify(elsewhere) + (second % 10 === 0 ? '\n' : ' '));
      utimesSync(join(target.state, 'lock'), mtime, mtime);
    });
    assert.equal(outcome.now, 'waits');
    await clock.pass(31_000);
    assert.equal(outcome.now, 'won');
  });

  test('is not taken over by a waiter that stood still itself', async (t) => {
    const target = scene(t);
    leaveLock(target, elsewhere);
    const clock = fakeClock(t);
    const outcome = outcomeOf(take(target, { timeoutMs: 10 * HOUR_MS }));
    await clock.pass(1_000);
    clock.standStill(HOUR_MS);
    await clock.pass(20_000);
    assert.equal(outcome.now, 'waits');
    await clock.pass(10_000);
    assert.equal(outcome.now, 'won');
  });

  test('is not waited for in vain: the hint says how long that takes', async (t) => {
    const target = scene(t);
    leaveLock(target, elsewhere, HOUR_MS);
    await assert.rejects(take(target).lock, deployError('LOCKED', /raise lock-timeout: .*after 30 s/));
    assert.deepEqual(namesIn(target.state), ['lock']);
    await assert.rejects(
      take(target, { timeoutMs: 40_000, signal: AbortSignal.abort(new Error('cancelled')) }).lock,
      /cancelled/,
    );
  });

  test('and a claimant that died as well, are watched at the same time', async (t) => {
    const target = scene(t);
    leaveLock(target, elsewhere);
    const second = 'f'.repeat(32);
    const claims = [`lock.from-${TOKEN}`, `lock.${second}`];
    for (const name of claims)
      writeFileSync(join(target.state, name), JSON.stringify({ ...elsewhere, token: second }));
    const clock = fakeClock(t);
    const outcome = outcomeOf(take(target, { timeoutMs: 60_000 }));
    await clock.pass(31_000);
    assert.equal(outcome.now, 'won');
    assert.deepEqual(namesIn(target.directory), []);
  });
});

test('a clock that is set does not shorten the wait, nor lengthen it', async (t) => {
  const target = scene(t);
  const first = await take(target).lock;
  const clock = fakeClock(t);
  for (const step of [HOUR_MS, -HOUR_MS]) {
    const real = Date.now;
    const outcome = outcomeOf(take(target, { timeoutMs: 60_000 }));
    await clock.pass(1_000);
    t.mock.method(Date, 'now', () => real() + step);
    await clock.pass(58_000);
    assert.equal(outcome.now, 'waits');
    await clock.pass(1_500);
    assert.equal(outcome.now, 'lost');
    t.mock.method(Date, 'now', real);
  }
  first[Symbol.dispose]();
});

test('a lock that is a symlink is replaced, and the file behind it is not touched', async (t) => {
  const target = scene(t);
  const precious = join(target.outside, 'precious');
  writeFileSync(precious, JSON.stringify({ ...elsewhere, pid: 2 }));
  mkdirSync(target.state, { mode: 0o700 });
  symlinkSync(precious, join(target.state, 'lock'));
  const clock = fakeClock(t);
  const outcome = outcomeOf(take(target, { timeoutMs: 60_000 }));
  await clock.pass(29_000);
  assert.equal(outcome.now, 'waits');
  await clock.pass(2_000);
  assert.equal(outcome.now, 'won');
  assert.equal(JSON.parse(readFileSync(precious, 'utf8')).pid, 2);
});

test('the leftovers of a waiter that died while taking over do not stand in the way', async (t) => {
  const target = scene(t);
  const holder = await here(target);
  const pid = await deadPid();
  const second = 'f'.repeat(32);
  leaveLock(target, { ...holder, pid });
  writeFileSync(join(target.state, `lock.from-${TOKEN}`), JSON.stringify({ ...holder, pid, token: second }));
  writeFileSync(join(target.state, `lock.${second}`), JSON.stringify({ ...holder, pid, token: second }));
  const { tookOver, lock } = take(target);
  const held = await lock;
  assert.equal(tookOver.length, 1);
  assert.deepEqual(namesIn(target.state), ['lock']);
  held[Symbol.dispose]();
});

test('a run that is taking over is not overtaken', async (t) => {
  const target = scene(t);
  const holder = await here(target);
  leaveLock(target, { ...holder, pid: await deadPid() });
  const living = { ...holder, token: 'e'.repeat(32) };
  writeFileSync(join(target.state, `lock.from-${TOKEN}`), JSON.stringify(living));
  await assert.rejects(take(target).lock, deployError('LOCKED'));
});

describe('a holder that lost its lock', () => {
  for (const [what, lose, told] of [
    [
      'to another',
      (target: Scene) => {
        rmSync(join(target.state, 'lock'));
        leaveLock(target, elsewhere);
      },
      /taken the target over/,
    ],
    [
      'to another, in a file with the same inode',
      (target: Scene) => writeFileSync(join(target.state, 'lock'), JSON.stringify(elsewhere)),
      /taken the target over/,
    ],
    ['to nobody', (target: Scene) => rmSync(join(target.state, 'lock')), /is gone.*backups/],
  ] as const) {
    test(`${what} notices, and takes nothing away when it lets go`, async (t) => {
      const target = scene(t);
      const lock = await take(target).lock;
      lose(target);
      assert.throws(() => lock.confirm(), deployError('LOCKED', told));
      const left = namesIn(target.state);
      lock[Symbol.dispose]();
      assert.deepEqual(namesIn(target.state), left);
    });
  }
});

const CONTENDER = fileURLToPath(new URL('./lock-contender.ts', import.meta.url));

/** Starts processes that all want the lock of a dead holder, and waits until each stands at the line. */
async function contenders(t: TestContext, { directory }: Scene, count: number): Promise<ChildProcess[]> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [CONTENDER, directory], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  t.after(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  return children;
}

test('of many processes that race for a dead lock, one wins', async (t) => {
  const target = scene(t);
  const holder = await here(target);
  const pid = await deadPid();
  const children = await contenders(t, target, 8);
  for (let round = 1; round <= 20; round += 1) {
    leaveLock(target, { ...holder, pid, token: round.toString(16).padStart(32, '0') });
    const answers = children.map(async (child) => {
      const answer = once(child.stdout!, 'data');
      child.stdin?.write('go\n');
      return String((await answer)[0]).trim();
    });
    const said = await Promise.all(answers);
    assert.equal(said.filter((word) => word === 'won').length, 1, `round ${round}: ${said.join()}`);
    // Each holds what it won until it is told to go on.
    const rest = children.map(async (child) => {
      const answer = once(child.stdout!, 'data');
      child.stdin?.write('release\n');
      await answer;
    });
    await Promise.all(rest);
    assert.deepEqual(namesIn(target.directory), [], `round ${round}`);
  }
});
