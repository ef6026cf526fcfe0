/** The name of the secret in the SDS file changes: said beforehand, and named as the likely cause when it is not served. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, SECRET, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

const WARNING = /sds\.json names the secret server_cert, and is to name server-cert/;
const REMEDY = /does Envoy subscribe to a secret of the name server-cert\?/;

for (const layout of ['in-place', 'symlink'] as const) {
  test(`another name than on the target, switching to ${layout}: a warning, and a remedy with the name`, async (t) => {
    const target = testTarget(t);
    const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
    t.after(endpoint.close);
    const before = snapshotRestorable(target.directory);
    const mistaken = {
      layout,
      'sds-secret-name': 'server-cert',
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-attempts': 3,
    };
    const result = await target.deploy(target.issue(), mistaken);
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code']],
      ['rolled-back', 'VERIFY_FAILED'],
      result.log,
    );
    const warnings = annotations(result.log, 'warning').filter((text) => WARNING.test(text));
    assert.equal(warnings.length, 1, result.log);
    assert.match(warnings[0]!, REMEDY);
    assert.match(annotations(result.log, 'error')[0]!, REMEDY);
    assert.deepEqual(snapshotRestorable(target.directory), before);

    const planned = await target.deploy(target.issue(), { ...mistaken, 'dry-run': true });
    assert.match(annotations(planned.log, 'warning').join('\n'), WARNING);
  });
}

test('the same name, or a file that says nothing of a secret: no warning', async (t) => {
  const target = testTarget(t);
  const same = await target.deploy(target.issue(), { layout: 'symlink' });
  assert.equal(same.outputs.status, 'deployed', same.log);
  const fresh = await target.deploy(target.issue(), { 'sds-file': 'new.json', 'sds-secret-name': 'other' });
  assert.equal(fresh.outputs.status, 'deployed', fresh.log);
  for (const { log } of [same, fresh]) assert.doesNotMatch(log, /names the secret/);
});

test('a pointer on trial is validated before the server is told of it', async (t) => {
  const target = testTarget(t);
  const ran = `${target.home}/ran`;
  const note = script(`${target.home}/note`, `echo "$1" >> ${ran}`, 'exit $2');
  const before = snapshotRestorable(target.directory);
  const result = await target.deploy(target.issue(), {
    'sds-secret-name': 'server-cert',
    'validate-command': `${note} validate 1`,
    'reload-command': `${note} reload 0`,
    'verify-endpoints': `127.0.0.1:1 sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'VALIDATE_FAILED'],
    result.log,
  );
  assert.deepEqual(linesOf(ran), ['validate']);
  assert.deepEqual(snapshotRestorable(target.directory), before);
});
