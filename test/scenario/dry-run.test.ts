/** A dry run tells what would change, and changes nothing. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { endpointsOf, filesOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

test('a dry run lists the planned changes and the served certificates, and leaves no trace', async (t) => {
  const target = testTarget(t);
  const ran = join(target.home, 'ran');
  const note = script(join(target.home, 'note'), `echo ran >> ${ran}`);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const before = snapshotTree(target.home, { attributes: true });
  const result = await target.deploy(target.issue(), {
    'dry-run': true,
    'bundle-file': 'tls/bundle.pem',
    'validate-command': note,
    'reload-command': note,
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
  assert.deepEqual(linesOf(ran), []);
  assert.deepEqual(
    [result.outputs.status, result.outputs.changed, result.outputs['backup-id'], result.outputs.verified],
    ['planned', 'false', '', 'false'],
  );
  assert.deepEqual(
    filesOf(result).map(({ role, status, backup }) => [role, status, backup]),
    [
      ['certificate', 'would-replace', null],
      ['private-key', 'would-replace', null],
      ['bundle', 'would-create', null],
      ['sds', 'unchanged', null],
    ],
  );
  assert.equal(endpoint.connections(), 1);
  assert.equal(endpointsOf(result)[0]!.fingerprint, target.first.fingerprint);
  assert.match(result.summary, /Dry run/);
  assert.equal(result.state.finished, 'true', 'there is nothing for a post step to undo');
});

test('a dry run refuses the same inputs as a real run', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  const result = await target.deploy(
    { ...target.issue(), privateKey: target.issue().privateKey },
    { 'dry-run': true },
  );
  assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'KEY_MISMATCH']);
  assert.match(annotations(result.log, 'error')[0]!, /KEY_MISMATCH/);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});
