/**
 * Somebody else installs another pair while a deployment is under way, or has died: it stays, or a copy of
 * it.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Minted } from '../../src/demo/mint.ts';
import { filesOf, runPost } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';

const KILLED = { 'validate-command': 'sh -c "kill -9 $PPID"' };
const FAILS = { 'validate-command': 'false' };

/** Installs a file as people do who know how: by a rename. */
function install(path: string, text: string): void {
  writeFileSync(`${path}.theirs`, text, { mode: 0o600 });
  renameSync(`${path}.theirs`, path);
}

function installPair(target: TestTarget, folder: string, pair: Minted): void {
  install(target.path(`${folder}cert.pem`), pair.certificate);
  install(target.path(`${folder}key.pem`), pair.privateKey);
}

/** The error of a run, as its annotation has it. */
function errorIn({ log }: { readonly log: string }): string {
  return log.split('\n').find((line) => line.startsWith('::error')) ?? '';
}

/** Whether any file below a directory holds this text, and nothing else. */
function isKept(directory: string, text: string): boolean {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).some((name) => {
    const path = join(directory, name);
    return statSync(path).isFile() && readFileSync(path, 'utf8') === text;
  });
}

const LAYOUTS = [
  { layout: 'in-place', folder: '' },
  { layout: 'symlink', folder: 'current/' },
] as const;

for (const { layout, folder } of LAYOUTS) {
  /** A target with a deployed pair, in this layout. */
  const deployed = async (target: TestTarget): Promise<void> => {
    const { exitCode, log } = await target.deploy(target.issue(hoursAgo(6)), { layout });
    assert.equal(exitCode, 0, log);
  };
  const hoursAgo = (hours: number) => ({ notBefore: new Date(Date.now() - hours * 3_600_000) });

  test(`${layout}: a pair that was installed after a kill stays when the next deployment fails`, async (t) => {
    const target = testTarget(t);
    await deployed(target);
    const dead = await target.deploy(target.issue(hoursAgo(5)), { layout, ...KILLED });
    assert.equal(dead.signal, 'SIGKILL', dead.log);
    const theirs = target.issue(hoursAgo(4));
    installPair(target, folder, theirs);
    const failed = await target.deploy(target.issue(), { layout, ...FAILS });
    assert.equal(failed.outputs['error-code'], 'VALIDATE_FAILED', failed.log);
    assert.equal(failed.outputs.status, 'rolled-back');
    assert.match(failed.log, /::warning.*somebody else has changed/);
    assert.equal(target.read(`${folder}cert.pem`), theirs.certificate);
    assert.equal(target.read(`${folder}key.pem`), theirs.privateKey);
    // It does not hinder anybody, and is backed up like any earlier pair.
    const next = await target.deploy(target.issue(), { layout });
    assert.equal(next.outputs.status, 'deployed', next.log);
    assert.ok(isKept(target.directory, theirs.privateKey));
  });

  test(`${layout}: the post step leaves such a pair, and says that it is there`, async (t) => {
    const target = testTarget(t);
    await deployed(target);
    const dead = await target.deploy(target.issue(), { layout, ...KILLED });
    const theirs = target.issue();
    installPair(target, folder, theirs);
    const post = await runPost(dead, target.inputs(target.first, { layout }), { cwd: target.home });
    assert.equal(post.exitCode, 1, post.log);
    assert.match(post.log, /ROLLBACK_FAILED/);
    assert.match(post.log, /backups\/[^/]+\/certificate|before: \.release-/);
    assert.equal(target.read(`${folder}key.pem`), theirs.privateKey);
  });

  test(`${layout}: a pair that is installed while another is being proven stays`, async (t) => {
    const target = testTarget(t);
    await deployed(target);
    const earlier = target.read(`${folder}key.pem`);
    const theirs = target.issue();
    let probes = 0;
    const endpoint = await scriptedEndpoint(t, () => {
      probes += 1;
      if (probes === 2) installPair(target, folder, theirs);
      return target.withChain(target.first);
    });
    const result = await target.deploy(target.issue(), {
      layout,
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-attempts': 1,
    });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code'], result.outputs.changed],
      ['rollback-failed', 'ROLLBACK_FAILED', 'true'],
      result.log,
    );
    assert.match(
      errorIn(result),
      layout === 'symlink' ? /current/ : /cert\.pem.*key\.pem|key\.pem.*cert\.pem/,
    );
    assert.equal(target.read(`${folder}cert.pem`), theirs.certificate);
    assert.equal(target.read(`${folder}key.pem`), theirs.privateKey);
    assert.ok(isKept(target.directory, earlier), 'the earlier key is lost');
    for (const file of filesOf(result).filter(({ role }) => role === 'certificate')) {
      assert.equal(file.status, 'failed');
      assert.equal(file.bytes, Buffer.byteLength(theirs.certificate), 'the report tells what is there');
      assert.equal(readFileSync(file.backup!, 'utf8').includes('BEGIN CERTIFICATE'), true);
    }
    const next = await target.deploy(target.issue(), { layout });
    assert.equal(next.outputs.status, 'deployed', next.log);
    assert.ok(isKept(target.directory, theirs.privateKey), 'their key is lost');
  });

  test(`${layout}: a pair that is installed while it is deployed is no success`, async (t) => {
    const target = testTarget(t);
    await deployed(target);
    const theirs = target.issue();
    const fresh = target.issue();
    let probes = 0;
    const endpoint = await scriptedEndpoint(t, () => {
      probes += 1;
      if (probes === 2) installPair(target, folder, theirs);
      return target.withChain(probes === 1 ? target.first : fresh);
    });
    const result = await target.deploy(fresh, {
      layout,
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-attempts': 1,
    });
    assert.equal(result.outputs.status, 'rollback-failed', result.log);
    assert.match(errorIn(result), /somebody else has changed/);
    assert.equal(target.read(`${folder}key.pem`), theirs.privateKey);
  });
}

test('in-place: a certificate of others to which the earlier key belongs gets that key back', async (t) => {
  const target = testTarget(t);
  const theirs = target.issue({ key: target.first.key });
  let probes = 0;
  const endpoint = await scriptedEndpoint(t, () => {
    probes += 1;
    if (probes === 2) install(target.path('cert.pem'), theirs.certificate);
    return target.withChain(target.first);
  });
  const result = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(result.outputs.status, 'rollback-failed', result.log);
  assert.equal(target.read('cert.pem'), theirs.certificate);
  assert.equal(target.read('key.pem'), target.first.privateKey);
});

test('in-place: a key does not go back beside a certificate of others that it does not fit', async (t) => {
  const target = testTarget(t);
  const theirs = target.issue();
  const fresh = target.issue();
  let probes = 0;
  const endpoint = await scriptedEndpoint(t, () => {
    probes += 1;
    if (probes === 2) install(target.path('cert.pem'), theirs.certificate);
    return target.withChain(target.first);
  });
  const result = await target.deploy(fresh, {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(result.outputs.status, 'rollback-failed', result.log);
  assert.equal(target.read('cert.pem'), theirs.certificate);
  assert.equal(target.read('key.pem'), fresh.privateKey);
  assert.match(errorIn(result), /key\.pem \(backup: [^)]*private-key\): it stays/);
});

test('a journal that stayed while another state directory was in use brings nothing back over what was proven since', async (t) => {
  const target = testTarget(t);
  const dead = await target.deploy(target.issue(), KILLED);
  assert.equal(dead.signal, 'SIGKILL', dead.log);
  const proven = target.issue();
  const elsewhere = await target.deploy(proven, { 'state-directory': join(target.home, 'state') });
  assert.equal(elsewhere.outputs.status, 'deployed', elsewhere.log);
  const failed = await target.deploy(target.issue(), FAILS);
  assert.equal(failed.outputs['error-code'], 'VALIDATE_FAILED', failed.log);
  assert.equal(target.read('cert.pem').startsWith(proven.certificate), true);
  assert.equal(target.read('key.pem'), proven.privateKey);
});
