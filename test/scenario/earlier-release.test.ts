/**
 * With the symlink layout, the folder to go back to may have been cleared away by somebody while the
 * deployment ran.
 */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import { annotations } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { NAME, SECRET, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const INPUTS = { layout: 'symlink', 'certificate-file': 'tls/cert.pem' };

/**
 * A target in which a deployment's reload removes something of the earlier folder, the first time, and fails.
 */
async function stage(t: TestContext, removed: (earlier: string) => string) {
  const target = testTarget(t);
  const credential = target.issue();
  assert.equal((await target.deploy(credential, INPUTS)).exitCode, 0);
  chmodSync(target.path('current/key.pem'), 0o640);
  const earlier = readlinkSync(target.path('current'));
  const gone = join(target.home, 'gone');
  const reload = script(
    join(target.home, 'reload'),
    `test -e ${gone} && exit 0`,
    `rm -r ${removed(target.path(earlier))} && touch ${gone}`,
    'exit 1',
  );
  const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
  t.after(endpoint.close);
  const inputs = {
    ...INPUTS,
    'reload-command': reload,
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 5,
  };
  const tree = () =>
    snapshotTree(target.directory, { without: ['mtimeNs', 'ino', 'nlink'], attributes: true });
  return { target, credential, earlier, endpoint, inputs, tree };
}

for (const [what, removed] of [
  ['folder', (earlier: string) => earlier],
  ['subfolder', (earlier: string) => `${earlier}/tls`],
  ['key', (earlier: string) => `${earlier}/key.pem`],
] as const) {
  test(`the earlier ${what} was removed: a rollback brings it back from the backup`, async (t) => {
    const { target, credential, earlier, endpoint, inputs, tree } = await stage(t, removed);
    const before = tree();
    const result = await target.deploy(target.issue(), inputs);
    assert.deepEqual(
      [
        result.outputs.status,
        result.outputs['error-code'],
        result.outputs.changed,
        result.outputs['rollback-verified'],
      ],
      ['rolled-back', 'RELOAD_FAILED', 'false', 'true'],
      result.log,
    );
    assert.deepEqual(tree(), before);
    assert.equal(readlinkSync(target.path('current')), earlier);
    assert.equal(endpoint.served(), credential.fingerprint);
    assert.equal((await target.deploy(target.issue(), inputs)).outputs.status, 'deployed');
  });
}

test("somebody else's file in the earlier folder was removed: that cannot be undone, and the new folder stays", async (t) => {
  const { target, earlier, inputs } = await stage(t, (folder) => folder);
  writeFileSync(target.path('current/dhparam'), 'theirs');
  const renewed = target.issue();
  const result = await target.deploy(renewed, inputs);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code'], result.outputs.changed],
    ['rollback-failed', 'ROLLBACK_FAILED', 'true'],
    result.log,
  );
  const [annotation = ''] = annotations(result.log, 'error');
  assert.ok(
    annotation.includes(`${earlier}/dhparam is missing, which the deployment did not remove`),
    annotation,
  );
  assert.equal(
    target.read('current/key.pem'),
    renewed.privateKey,
    'whoever reads through it finds a whole set',
  );
  assert.equal(target.read('current/dhparam'), 'theirs');
  assert.ok(existsSync(target.path('.rotate-certificate/journal')));

  writeFileSync(target.path(`${earlier}/dhparam`), 'theirs');
  const next = await target.deploy(target.issue(), inputs);
  assert.deepEqual([next.outputs.status, next.outputs.recovered], ['deployed', 'true'], next.log);
  assert.equal(target.read('current/dhparam'), 'theirs');
});
