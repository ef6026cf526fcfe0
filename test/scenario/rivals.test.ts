/** Many deployments to one target at once, and one that is put to sleep. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { linesOf, script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

/**
 * Reads the pair through `current` without pause, until it is stopped; every pair that does not belong
 * together counts.
 */
function reader(target: TestTarget, pairs: ReadonlyMap<string, string>) {
  let stopped = false;
  const result = { reads: 0, mismatches: 0 };
  const reading = (async () => {
    while (!stopped) {
      const folder = target.path(readlinkSync(target.path('current')));
      try {
        const certificate = readFileSync(join(folder, 'cert.pem'), 'utf8');
        if (pairs.get(certificate) !== readFileSync(join(folder, 'key.pem'), 'utf8')) result.mismatches += 1;
        result.reads += 1;
      } catch (error) {
        // Slower than two deployments: the folder that was being read is gone. A server would look at current
        // again.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
      await turn();
    }
    return result;
  })();
  return {
    stop: () => {
      stopped = true;
      return reading;
    },
  };
}

for (const count of [2, 20]) {
  test(`${count} deployments of different certificates at once all end well in turn, or locked`, async (t) => {
    const target = testTarget(t);
    const credentials = Array.from({ length: count + 1 }, () => target.issue());
    const pairs = new Map(
      credentials.map(({ certificate, privateKey }) => [certificate + target.chain, privateKey]),
    );
    const layout = {
      layout: 'symlink',
      'lock-timeout': '60s',
      'skip-checks': 'freshness',
      'backup-retention': 100,
    };
    assert.equal((await target.deploy(credentials[count]!, layout)).exitCode, 0);
    const watching = reader(target, pairs);
    const results = await Promise.all(
      credentials.slice(0, count).map((credential) => target.deploy(credential, layout)),
    );
    const { reads, mismatches } = await watching.stop();
    assert.deepEqual([reads > 0, mismatches], [true, 0]);
    for (const { outputs, log } of results)
      assert.ok(outputs.status === 'deployed' || outputs['error-code'] === 'LOCKED', log);
    const deployed = results.filter(({ outputs }) => outputs.status === 'deployed');
    assert.ok(deployed.length > 0);
    // Backups are named when the target is theirs, so the last name is that of the last to finish.
    const last = deployed
      .toSorted((one, other) => (one.outputs['backup-id']! < other.outputs['backup-id']! ? -1 : 1))
      .at(-1);
    const held = credentials.find(({ fingerprint }) => fingerprint === last?.outputs.fingerprint)!;
    assert.equal(target.read('current/cert.pem'), held.certificate + target.chain);
    assert.equal(target.read('current/key.pem'), held.privateKey);
    assert.equal(readdirSync(target.path('.rotate-certificate/backups')).length, deployed.length + 1);
    assert.deepEqual(readdirSync(target.path('.rotate-certificate')).sort(), ['backups', 'deployed']);
  });
}

/** A deployment in the middle of its validate-command, which goes on when it is told to. */
async function underWay(target: TestTarget, more: Record<string, string> = {}) {
  const [inside, go] = [join(target.home, 'inside'), join(target.home, 'go')];
  const hold = script(
    join(target.home, 'hold'),
    `echo in >> ${inside}`,
    `while test -d ${target.home} && ! test -e ${go}; do sleep 0.05; done`,
  );
  const credential = target.issue();
  const step = target.start(credential, { 'validate-command': hold, ...more });
  await waitFor(() => linesOf(inside).length === 1, { what: 'the deployment to be under way' });
  return { step, credential, go: () => writeFileSync(go, '') };
}

test('a holder that is stopped lives, and keeps its lock', async (t) => {
  const target = testTarget(t);
  const holder = await underWay(target);
  process.kill(holder.step.pid, 'SIGSTOP');
  try {
    const rival = await target.deploy(target.issue(), { 'lock-timeout': '2s' });
    assert.deepEqual([rival.outputs.status, rival.outputs['error-code']], ['rejected', 'LOCKED'], rival.log);
    assert.equal(target.read('key.pem'), holder.credential.privateKey, 'the holder had got so far');
  } finally {
    process.kill(holder.step.pid, 'SIGCONT');
  }
  holder.go();
  assert.equal((await holder.step.finished).outputs.status, 'deployed');
});

test('a holder that wakes up and finds its lock taken over touches nothing more', async (t) => {
  const target = testTarget(t);
  const holder = await underWay(target);
  process.kill(holder.step.pid, 'SIGSTOP');
  // Another machine has found the lock silent for long, and has taken it over.
  const lock = target.path('.rotate-certificate/lock');
  const other = {
    ...JSON.parse(readFileSync(lock, 'utf8')),
    host: 'elsewhere',
    machine: 'another',
    token: 'f'.repeat(32),
  };
  writeFileSync(`${lock}.other`, JSON.stringify(other), { mode: 0o600 });
  renameSync(`${lock}.other`, lock);
  const files = () => snapshotTree(target.directory, { except: ['.rotate-certificate/lock'] });
  const before = files();
  process.kill(holder.step.pid, 'SIGCONT');
  holder.go();
  const { exitCode, outputs, log } = await holder.step.finished;
  assert.deepEqual([exitCode, outputs['error-code']], [1, 'LOCKED'], log);
  assert.deepEqual(files(), before);
  assert.equal(
    JSON.parse(readFileSync(lock, 'utf8')).host,
    'elsewhere',
    'the lock of the other is left alone',
  );
});

test('a folder in the way of the lock is told, not removed and not waited for', async (t) => {
  const target = testTarget(t);
  mkdirSync(target.path('.rotate-certificate/lock'), { recursive: true });
  const { outputs, log } = await target.deploy(target.issue(), { 'lock-timeout': '200ms' });
  assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'TARGET_UNSAFE'], log);
  assert.ok(existsSync(target.path('.rotate-certificate/lock')));
});
