/** One deployment at a time. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runPost } from '../support/action.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

/** Starts a deployment that holds the lock until it is told to go on. */
async function holder(target: TestTarget) {
  const [inside, go] = [join(target.home, 'inside'), join(target.home, 'go')];
  const hold = script(
    join(target.home, 'hold'),
    `echo in >> ${inside}`,
    `while test -d ${target.home} && ! test -e ${go}; do sleep 0.05; done`,
  );
  const credential = target.issue();
  const step = target.start(credential, { 'validate-command': hold });
  await waitFor(() => linesOf(inside).length === 1, { what: 'the first deployment to hold the lock' });
  return { step, credential, go: () => writeFileSync(go, '') };
}

test('a second deployment waits, and deploys when the first is through', async (t) => {
  const target = testTarget(t);
  const first = await holder(target);
  const renewed = target.issue();
  const second = target.start(renewed);
  const said = /waiting for another deployment to this target: process (\d+) on (\S+) since \S+, https:\S+/;
  await waitFor(() => said.test(second.log()), { what: 'the second deployment to wait' });
  assert.deepEqual(said.exec(second.log())!.slice(1), [String(first.step.pid), hostname()]);
  assert.equal(target.read('key.pem'), first.credential.privateKey);
  first.go();
  assert.equal((await first.step.finished).outputs.status, 'deployed');
  const { outputs, log } = await second.finished;
  assert.deepEqual([outputs.status, outputs.recovered], ['deployed', 'false'], log);
  assert.equal(target.read('key.pem'), renewed.privateKey);
});

for (const [what, code] of [
  ['certificate', 'CERTIFICATE_OLDER'],
  ['key', 'KEY_MISMATCH'],
] as const) {
  test(`the comparison before the wait is made again after it: another ${what} has come meanwhile`, async (t) => {
    const target = testTarget(t);
    const lock = plantLock(target, { host: hostname(), start: '2026-01-01T00:00:00.000Z', pid: process.pid });
    // Newer than the one that is there, and older than the one that is going to be.
    const hours = (ago: number): Date => new Date(Date.now() - ago * 3_600_000);
    const waiting =
      what === 'key'
        ? target.start(target.first, { 'private-key': '' })
        : target.start(target.issue({ notBefore: hours(6) }));
    await waitFor(() => /waiting for another deployment/.test(waiting.log()), { what: 'it to wait' });
    const renewed = target.issue();
    writeFileSync(target.path('cert.pem'), renewed.certificate + target.chain);
    writeFileSync(target.path('key.pem'), renewed.privateKey);
    rmSync(lock);
    const { outputs, log } = await waiting.finished;
    assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', code], log);
    assert.equal(target.read('key.pem'), renewed.privateKey);
  });
}

test('after lock-timeout it gives up, names the holder, and has touched nothing', async (t) => {
  const target = testTarget(t);
  const first = await holder(target);
  const quiet = () =>
    snapshotTree(target.directory).map((entry) =>
      entry.path === '.rotate-certificate' || entry.path === '.rotate-certificate/lock'
        ? { path: entry.path }
        : entry,
    );
  const before = quiet();
  for (const timeout of ['0s', '300ms']) {
    const { exitCode, outputs, log } = await target.deploy(target.issue(), { 'lock-timeout': timeout });
    assert.deepEqual(
      [exitCode, outputs.status, outputs['error-code'], outputs.changed],
      [1, 'rejected', 'LOCKED', 'false'],
    );
    assert.ok(annotations(log, 'error')[0]!.includes(`process ${first.step.pid} on ${hostname()}`), log);
    assert.match(annotations(log, 'error')[0]!, /or raise lock-timeout/);
    assert.deepEqual(quiet(), before);
  }
  // The post step of one that never held the lock waits for nobody.
  const locked = await target.deploy(target.issue(), { 'lock-timeout': '0s' });
  assert.equal((await runPost(locked, target.inputs(target.first))).exitCode, 0);
  first.go();
  assert.equal((await first.step.finished).outputs.status, 'deployed');
  assert.equal(existsSync(target.path('.rotate-certificate/lock')), false);
});

test('a holder that died is taken over at once, by one of two who come at the same time', async (t) => {
  const target = testTarget(t);
  const first = await holder(target);
  first.step.child.kill('SIGKILL');
  await first.step.finished;
  first.go();
  assert.ok(existsSync(target.path('.rotate-certificate/lock')));
  const credentials = [target.issue(), target.issue()];
  const results = await Promise.all(credentials.map((credential) => target.deploy(credential)));
  for (const { outputs, log } of results) assert.equal(outputs.status, 'deployed', log);
  assert.deepEqual(results.map(({ outputs }) => outputs.recovered).sort(), ['false', 'true']);
  const takeovers = results.filter(({ log }) => /lock of a deployment that died was taken over/.test(log));
  assert.equal(takeovers.length, 1);
  assert.deepEqual(readdirSync(target.path('.rotate-certificate')).sort(), ['backups', 'deployed']);
});

const ELSEWHERE = {
  host: 'elsewhere',
  pid: 1,
  start: '2026-01-01T00:00:00.000Z',
  runUrl: null,
  token: '0123456789abcdef0123456789abcdef',
  machine: 'another boot',
  processStart: '1',
};

const HOUR_MS = 3_600_000;

/** Gives a file a time, as a clock that is off would have. */
function date(path: string, agoMs: number): void {
  const then = new Date(Date.now() - agoMs);
  utimesSync(path, then, then);
}

for (const [when, agoMs] of [
  ['an hour old', HOUR_MS],
  ['an hour ahead', -HOUR_MS],
] as const)
  test(`a holder on another machine is believed until it was seen to be silent, its lock ${when}`, async (t) => {
    const target = testTarget(t);
    const lock = plantLock(target, ELSEWHERE);
    date(lock, agoMs);
    const believed = await target.deploy(target.issue(), { 'lock-timeout': '200ms' });
    assert.equal(believed.outputs['error-code'], 'LOCKED', believed.log);
    assert.match(annotations(believed.log, 'error')[0]!, /process 1 on elsewhere.*after 30 s/);
    assert.equal(readFileSync(lock, 'utf8'), JSON.stringify(ELSEWHERE));
    const result = await target.deploy(target.issue());
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.match(result.log, /taken over: process 1 on elsewhere/);
  });

test('a run that waits for the lock and is cancelled stops waiting, and has touched nothing', async (t) => {
  const target = testTarget(t);
  const first = await holder(target);
  const before = snapshotTree(target.path('.rotate-certificate'));
  const second = target.start(target.issue(), { 'lock-timeout': '10m' });
  await waitFor(() => /waiting for another deployment/.test(second.log()), { what: 'it to wait' });
  second.child.kill('SIGINT');
  const { outputs, log } = await second.finished;
  assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'CANCELLED'], log);
  assert.deepEqual(
    snapshotTree(target.path('.rotate-certificate')).map(({ path }) => path),
    before.map(({ path }) => path),
  );
  first.go();
  assert.equal((await first.step.finished).outputs.status, 'deployed');
});

/** Puts a lock in a target's way. */
function plantLock(target: TestTarget, holder: object): string {
  const state = target.path('.rotate-certificate');
  mkdirSync(state, { mode: 0o700 });
  const lock = join(state, 'lock');
  writeFileSync(lock, JSON.stringify(holder), { mode: 0o600 });
  return lock;
}

test('of two that wait, the one that deploys later has the newer backup, whichever came first', async (t) => {
  const target = testTarget(t);
  const first = await holder(target);
  const patient = target.issue();
  // It is the older certificate by then.
  const waiting = target.start(patient, { 'skip-checks': 'freshness' });
  await waitFor(() => /waiting for another deployment/.test(waiting.log()), { what: 'somebody to wait' });
  process.kill(waiting.pid, 'SIGSTOP');
  try {
    first.go();
    assert.equal((await first.step.finished).outputs.status, 'deployed');
    assert.equal((await target.deploy(target.issue())).outputs.status, 'deployed');
  } finally {
    process.kill(waiting.pid, 'SIGCONT');
  }
  const last = await waiting.finished;
  assert.equal(last.outputs.status, 'deployed', last.log);
  const ids = readdirSync(target.path('.rotate-certificate/backups')).sort();
  assert.equal(ids.at(-1), last.outputs['backup-id']);
});

/** The number of a process that is no more. */
const deadPid = (): number => spawnSync('true').pid;

test('a lock that says no more than host, pid, start and run: its process counts', async (t) => {
  const target = testTarget(t);
  const known = { host: hostname(), start: '2026-01-01T00:00:00.000Z', runUrl: null };
  const lock = plantLock(target, { ...known, pid: process.pid });
  date(lock, HOUR_MS);
  const living = await target.deploy(target.issue(), { 'lock-timeout': '200ms' });
  assert.equal(living.outputs['error-code'], 'LOCKED', 'a process that lives, however silent it is');
  const pid = deadPid();
  writeFileSync(lock, JSON.stringify({ ...known, pid }));
  const result = await target.deploy(target.issue(), { 'lock-timeout': '200ms' });
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.ok(result.log.includes(`taken over: process ${pid} on ${hostname()}`), result.log);
  assert.deepEqual(readdirSync(target.path('.rotate-certificate')).sort(), ['backups', 'deployed']);
});

test('a lock of another host is believed, though it names the boot of this machine and a dead process', async (t) => {
  const target = testTarget(t);
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const lock = plantLock(target, {
    ...ELSEWHERE,
    pid: deadPid(),
    machine: `${boot} ${readlinkSync('/proc/self/ns/pid')}`,
  });
  date(lock, HOUR_MS);
  const believed = await target.deploy(target.issue(), { 'lock-timeout': '200ms' });
  assert.equal(believed.outputs['error-code'], 'LOCKED', believed.log);
});
