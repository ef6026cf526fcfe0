import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
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
function leaveLock({ state }: Scene, holder: Partial<Holder> | string, silentMs = 0): void {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const path = join(state, 'lock');
  writeFileSync(path, typeof holder === 'string' ? holder : JSON.stringify(holder));
  const then = new Date(Date.now() - silentMs);
  utimesSync(path, then, then);
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

test('a lock that cannot be touched is held all the same', async (t) => {
  if (!existsSync('/proc/self/fd')) return t.skip('needs /proc');
  t.mock.timers.enable({ apis: ['setInterval'] });
  const target = scene(t);
  const lock = await take(target).lock;
  t.after(() => lock[Symbol.dispose]());
  const isLock = (fd: string): boolean =>
    readlinkSync(`/proc/self/fd/${fd}`) === realpathSync(join(target.state, 'lock'));
  const fds = readdirSync('/proc/self/fd').filter((fd) => existsSync(`/proc/self/fd/${fd}`) && isLock(fd));
  assert.equal(fds.length, 1);
  closeSync(Number(fds[0]));
  t.mock.timers.tick(60_000);
  lock.confirm();
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

for (const [what, holder] of [
  ['of a holder on another machine', elsewhere],
  ['that cannot be read', 'rubbish'],
  ['that is empty', ''],
  ['of a holder whose machine is not known', { ...elsewhere, machine: null }],
  ['with a token that is none', { ...elsewhere, token: '../../../etc/passwd' }],
] as const) {
  describe(`a lock ${what}`, () => {
    test('is taken over when it was silent for more than 30 s', async (t) => {
      const target = scene(t);
      leaveLock(target, holder, 31_000);
      const { tookOver, lock } = take(target);
      const held = await lock;
      assert.equal(tookOver.length, 1);
      held.confirm();
      assert.equal(readLock(target).pid, process.pid);
      assert.deepEqual(namesIn(target.state), ['lock']);
      held[Symbol.dispose]();
      assert.deepEqual(namesIn(target.outside), ['certs']);
    });

    test('is left alone before', async (t) => {
      const target = scene(t);
      leaveLock(target, holder, 20_000);
      await assert.rejects(take(target).lock, deployError('LOCKED'));
      assert.deepEqual(namesIn(target.state), ['lock']);
    });
  });
}

test('a lock that is a symlink is replaced, and the file behind it is not touched', async (t) => {
  const target = scene(t);
  const precious = join(target.outside, 'precious');
  writeFileSync(precious, JSON.stringify({ ...elsewhere, pid: 2 }));
  mkdirSync(target.state, { mode: 0o700 });
  symlinkSync(precious, join(target.state, 'lock'));
  await assert.rejects(take(target).lock, deployError('LOCKED'));
  const longAgo = new Date(Date.now() - 31_000);
  lutimesSync(join(target.state, 'lock'), longAgo, longAgo);
  (await take(target).lock)[Symbol.dispose]();
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
