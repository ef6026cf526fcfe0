/** Calls that the kernel refuses: what does no harm is passed over, and nothing else is. */
import assert from 'node:assert/strict';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { skippedWithoutStrace } from '../support/killed.ts';
import { NOBODY, skippedWithoutRoot } from '../support/privileges.ts';
import { nodeRefused } from '../support/refused.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

/** How many of a target's calls were refused. */
const refusals = ({ home }: TestTarget): number =>
  readFileSync(join(home, 'refused'), 'utf8').split('(INJECTED)').length - 1;

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: a file system on which a directory cannot be synced is deployed to`, async (t) => {
    if (skippedWithoutStrace(t)) return;
    const target = testTarget(t);
    const folders = [target.directory, target.path('.rotate-certificate')];
    const renewed = target.issue();
    const node = nodeRefused(target.home, ['fsync'], 'EINVAL', folders);
    const { outputs, log } = await target.deploy(renewed, { layout }, { node });
    assert.equal(outputs.status, 'deployed', log);
    assert.ok(refusals(target) > 0, 'no sync of a directory was seen');
    assert.equal(target.read(layout === 'symlink' ? 'current/key.pem' : 'key.pem'), renewed.privateKey);
  });
}

/** A target of another user, to which root deploys into a folder that is not there yet. */
function strangersTarget(t: TestContext) {
  if (skippedWithoutRoot(t) || skippedWithoutStrace(t)) return null;
  const target = testTarget(t);
  chownSync(target.directory, NOBODY, NOBODY);
  return { target, names: { 'certificate-file': 'tls/cert.pem', 'private-key-file': 'tls/key.pem' } };
}

for (const [call, what] of [
  ['fchown', 'owner'],
  ['fchmod', 'mode'],
] as const) {
  test(`a made folder that cannot be given its ${what} is not left like that: everything is undone`, async (t) => {
    const strangers = strangersTarget(t);
    if (strangers === null) return;
    const { target, names } = strangers;
    const before = snapshotRestorable(target.directory);
    const node = nodeRefused(target.home, [call], 'EIO');
    const { exitCode, outputs, log } = await target.deploy(target.issue(), names, { node });
    assert.deepEqual([exitCode, outputs['error-code'], outputs.changed], [1, 'WRITE_FAILED', 'false'], log);
    assert.ok(refusals(target) > 0, log);
    assert.deepEqual(snapshotRestorable(target.directory), before);
  });
}

test('a made folder whose owner SFTP refuses to change stays the deployer’s', async (t) => {
  const strangers = strangersTarget(t);
  if (strangers === null) return;
  const { target, names } = strangers;
  const node = nodeRefused(target.home, ['fchown'], 'EACCES');
  const { outputs, log } = await target.deploy(target.issue(), names, { node });
  assert.equal(outputs.status, 'deployed', log);
  assert.ok(refusals(target) > 0, log);
});

test('owner: runner asks for no other owner, so that none can be refused', async (t) => {
  if (skippedWithoutRoot(t) || skippedWithoutStrace(t)) return;
  const target = testTarget(t);
  for (const name of ['cert.pem', 'key.pem', 'sds.json']) chownSync(target.path(name), NOBODY, NOBODY);
  const node = nodeRefused(target.home, ['chown', 'fchown', 'lchown', 'fchownat'], 'EACCES');
  const { outputs, log } = await target.deploy(target.issue(), { owner: 'runner' }, { node });
  assert.equal(outputs.status, 'deployed', log);
});

for (const error of ['ENOENT', 'EIO'])
  for (const layout of ['in-place', 'symlink'])
    test(`${layout}: where a file gets no second name (${error}), its backup is a copy`, async (t) => {
      if (skippedWithoutStrace(t)) return;
      const target = testTarget(t);
      const before = snapshotRestorable(target.directory);
      const node = nodeRefused(target.home, ['link', 'linkat'], error);
      const failed = await target.deploy(target.issue(), { layout, 'validate-command': 'false' }, { node });
      assert.equal(failed.outputs.status, 'rolled-back', failed.log);
      const withoutInodes = (tree: typeof before) => tree.map(({ ino, ...rest }) => rest);
      assert.deepEqual(withoutInodes(snapshotRestorable(target.directory)), withoutInodes(before));
      const { outputs, log } = await target.deploy(target.issue(), { layout }, { node });
      assert.equal(outputs.status, 'deployed', log);
      assert.ok(refusals(target) > 0, log);
    });

test('a state directory that cannot be removed does not belie who holds the lock', async (t) => {
  if (skippedWithoutStrace(t)) return;
  const target = testTarget(t);
  const holder = { host: hostname(), pid: process.pid, start: '2026-01-01T00:00:00.000Z' };
  mkdirSync(target.path('.rotate-certificate'), { recursive: true });
  writeFileSync(target.path('.rotate-certificate/lock'), JSON.stringify(holder));
  const node = nodeRefused(target.home, ['rmdir'], 'EBUSY');
  const waited = await target.deploy(target.issue(), { 'lock-timeout': '200ms' }, { node });
  assert.equal(waited.outputs['error-code'], 'LOCKED', waited.log);
  assert.ok(refusals(target) > 0, waited.log);
});
