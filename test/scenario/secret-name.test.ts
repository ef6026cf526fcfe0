/**
 * The SDS file on the target names another secret than `sds-secret-name`: refused, unless the check is
 * skipped.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, SECRET, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

const REFUSED = /sds\.json names the secret server_cert, and sds-secret-name is server-cert/;
const RENAMED = { 'sds-secret-name': 'server-cert' };

for (const layout of ['in-place', 'symlink'] as const) {
  test(`another secret than on the target is refused before anything is touched (${layout})`, async (t) => {
    const target = testTarget(t);
    const ran = `${target.home}/ran`;
    const note = script(`${target.home}/note`, `echo "$1" >> ${ran}`);
    const inputs = {
      ...RENAMED,
      layout,
      'validate-command': `${note} validate`,
      'reload-command': `${note} reload`,
    };
    const before = snapshotTree(target.directory, { without: ['mtimeNs'] });
    for (const dryRun of [false, true]) {
      const result = await target.deploy(target.issue(), { ...inputs, 'dry-run': dryRun });
      assert.deepEqual(
        [result.exitCode, result.outputs.status, result.outputs['error-code'], result.outputs.changed],
        [1, 'rejected', 'TARGET_UNSAFE', 'false'],
        result.log,
      );
      assert.match(annotations(result.log, 'error')[0]!, REFUSED);
      assert.match(result.log, /name sds-name in skip-checks/);
      assert.deepEqual(linesOf(ran), []);
      assert.deepEqual(snapshotTree(target.directory, { without: ['mtimeNs'] }), before);
    }
  });
}

test('with skip-checks: sds-name another secret is deployed, where the server asks for it', async (t) => {
  const target = testTarget(t);
  const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: 'server-cert' });
  t.after(endpoint.close);
  const credential = target.issue();
  const result = await target.deploy(credential, {
    ...RENAMED,
    'skip-checks': 'sds-name',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
  });
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(endpoint.served(), credential.fingerprint);
  assert.match(target.read('sds.json'), /"name": "server-cert"/);
});

test('with skip-checks: sds-name another secret that is not served is undone', async (t) => {
  const target = testTarget(t);
  const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
  t.after(endpoint.close);
  const before = snapshotRestorable(target.directory);
  const result = await target.deploy(target.issue(), {
    ...RENAMED,
    layout: 'symlink',
    'skip-checks': 'sds-name',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 3,
  });
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code'], result.outputs['rollback-verified']],
    ['rolled-back', 'VERIFY_FAILED', 'true'],
    result.log,
  );
  assert.deepEqual(snapshotRestorable(target.directory), before);
  assert.equal(endpoint.served(), target.first.fingerprint);
});

test('the same secret, and a file that says nothing of a secret, are let through', async (t) => {
  const target = testTarget(t);
  const same = await target.deploy(target.issue(), { layout: 'symlink' });
  assert.equal(same.outputs.status, 'deployed', same.log);
  assert.match(same.log, /checks passed: .*, sds-name/);
  const fresh = await target.deploy(target.issue(), { 'sds-file': 'new.json', 'sds-secret-name': 'other' });
  assert.equal(fresh.outputs.status, 'deployed', fresh.log);
});
