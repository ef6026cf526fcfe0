/**
 * Somebody swaps names on the way to the files for symlinks while deployments run: nothing elsewhere is
 * touched.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { setUpTarget } from '../../src/demo/scene.ts';
import type { Inputs } from '../support/action.ts';
import { annotations } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const ATTACKER = fileURLToPath(new URL('../support/attacker.ts', import.meta.url));
const TIMES = 30;

/**
 * A directory outside of the target that looks like everything that a deployment might want to write into or
 * clear away.
 */
function decoy(home: string): string {
  const outside = join(home, 'outside');
  for (const folder of ['', '/backups', '/staging', '/tls', '/certs-of-others']) mkdirSync(outside + folder);
  for (const place of ['', '/backups', '/staging']) {
    mkdirSync(`${outside}${place}/20260102T030405678Z-00c0ffee`);
    writeFileSync(`${outside}${place}/20260102T030405678Z-00c0ffee/certificate`, 'precious');
  }
  for (const name of ['cert.pem', 'key.pem', 'sds.json', 'journal.new', 'lock.new', 'tls/cert.pem'])
    writeFileSync(`${outside}/${name}`, 'precious', { mode: 0o644 });
  return outside;
}

/** What is beside the target, and beside what the attacker makes of it. */
function beside(home: string): string[] {
  return readdirSync(home).filter((name) => !name.startsWith('certs'));
}

/** Lets the attacker loose on a path for as long as something is done. */
async function underAttack(path: string, outside: string, story: () => Promise<void>): Promise<void> {
  const attacker = spawn(process.execPath, [ATTACKER, path, outside], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(attacker.stdout, 'data');
    await story();
  } finally {
    const ended = once(attacker, 'exit');
    attacker.kill();
    await ended;
  }
}

/** Where the attack is, what the symlink points at in the decoy, and the inputs of the deployments. */
const ATTACKS: { what: string; path: string; at?: string; inputs?: Inputs }[] = [
  { what: 'the certificate file', path: 'cert.pem', at: 'cert.pem' },
  { what: 'the private key file', path: 'key.pem', at: 'key.pem' },
  { what: 'the symlink of the layout', path: 'current', inputs: { layout: 'symlink' } },
  { what: 'a subfolder', path: 'tls', at: 'tls', inputs: { 'certificate-file': 'tls/cert.pem' } },
  { what: 'the state directory', path: '.rotate-certificate' },
  {
    what: 'the state directory of a target that keeps no backup',
    path: '.rotate-certificate',
    inputs: { 'backup-retention': 0 },
  },
  { what: 'the folder of the backups', path: '.rotate-certificate/backups', at: 'backups' },
  { what: 'the folder of the staged files', path: '.rotate-certificate/staging', at: 'staging' },
  { what: 'the directory itself', path: '.', at: 'certs-of-nobody' },
];

for (const { what, path, at = '', inputs = {} } of ATTACKS) {
  test(`${what} is swapped for a symlink again and again`, async (t) => {
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), inputs)).exitCode, 0);
    const outside = decoy(target.home);
    const before = snapshotTree(outside);
    const attacked = path === '.' ? target.directory : target.path(path);
    const statuses = new Map<string, number>();
    await underAttack(attacked, join(outside, at), async () => {
      for (let time = 0; time < TIMES; time += 1) {
        const failing: Inputs = time % 3 === 2 ? { 'validate-command': 'false' } : {};
        const result = await target.deploy(target.issue(), { ...inputs, ...failing, 'lock-timeout': '2s' });
        assert.deepEqual(snapshotTree(outside), before, result.log);
        assert.deepEqual(beside(target.home), ['outside']);
        assert.notEqual(result.outputs.status ?? '', '', result.log);
        assert.doesNotMatch(result.log, /a fault in the action/);
        // The symlink is somebody else's: where it is in the way of the undo, it stays. Then file and backup
        // are named.
        if (path.endsWith('.pem') && result.outputs.status === 'rollback-failed')
          assert.match(annotations(result.log, 'error').join(), /certs\/(?:cert|key)\.pem \(backup: /);
        const how = `${result.outputs.status} ${result.outputs['error-code']}`;
        statuses.set(how, (statuses.get(how) ?? 0) + 1);
      }
    });
    t.diagnostic(JSON.stringify(Object.fromEntries(statuses)));
    const wrote = [...statuses.keys()].some((how) => !how.startsWith('rejected'));
    assert.ok(wrote, 'no deployment wrote anything: nothing was shown');
  });
}

test('the folder above the directory is swapped for a symlink: a run keeps to the directory that it opened', async (t) => {
  const target = testTarget(t);
  const [deep, outside] = [join(target.home, 'deep'), decoy(target.home)];
  const around = join(outside, 'around');
  for (const folder of [deep, around]) {
    mkdirSync(folder);
    setUpTarget(join(folder, 'certs'), target.first, target.chain);
  }
  // Whichever directory has the path when a run looks it up is the target. The true one is reached through a
  // handle, wherever the attacker puts it.
  const handle = openSync(deep, 'r');
  t.after(() => closeSync(handle));
  const directories = { true: `/proc/${process.pid}/fd/${handle}/certs`, false: join(around, 'certs') };
  const contentOf = (directory: string) =>
    snapshotTree(directory, { without: ['mtimeNs', 'ino'], except: ['.rotate-certificate'] });
  const restOf = () => snapshotTree(outside, { except: ['around/certs'] });
  const rest = restOf();
  const written = new Map<string, number>();
  await underAttack(deep, around, async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const before = Object.values(directories).map(contentOf);
      const renewed = target.issue();
      const inputs: Inputs = {
        directory: join(deep, 'certs'),
        'server-directory': '/certs',
        ...(time % 3 === 2 ? { 'validate-command': 'false' } : {}),
      };
      const result = await target.deploy(renewed, { ...inputs, 'lock-timeout': '2s' });
      assert.deepEqual(restOf(), rest, result.log);
      assert.notEqual(result.outputs.status, 'rollback-failed', result.log);
      assert.doesNotMatch(result.log, /a fault in the action/);
      const changed = Object.entries(directories).filter(
        ([, directory], index) => !isDeepStrictEqual(contentOf(directory), before[index]),
      );
      assert.equal(changed.length, result.outputs.status === 'deployed' ? 1 : 0, result.log);
      for (const [which, directory] of changed) {
        assert.ok(readFileSync(join(directory, 'cert.pem'), 'utf8').startsWith(renewed.certificate));
        assert.equal(readFileSync(join(directory, 'key.pem'), 'utf8'), renewed.privateKey);
        written.set(which, (written.get(which) ?? 0) + 1);
      }
    }
  });
  t.diagnostic(JSON.stringify(Object.fromEntries(written)));
  assert.ok(written.has('true'), 'no deployment came through: nothing was shown');
});
