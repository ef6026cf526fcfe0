/**
 * A runner whose command files are not there: the deployment ends as it should, and the log says what is
 * missing.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { annotations } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';

for (const name of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']) {
  for (const [how, path] of [
    ['missing', '/no/such/folder/file'],
    ['unset', ''],
    ['a folder', '/'],
  ] as const) {
    test(`${name} is ${how}: a success stays one, and a failure keeps its code`, async (t) => {
      const target = testTarget(t);
      const renewed = target.issue();
      const env = { [name]: path };
      const good = await target.deploy(renewed, {}, { env });
      assert.equal(good.exitCode, 0, good.log);
      assert.equal(target.read('key.pem'), renewed.privateKey);
      assert.match(good.log, /^deployed: /m);
      assert.equal(existsSync(target.path('.rotate-certificate/journal')), false);
      const bad = await target.deploy(target.issue(), { 'reload-command': 'false' }, { env });
      assert.equal(bad.exitCode, 1);
      assert.match(annotations(bad.log, 'error').join('\n'), /^Rotate certificate: RELOAD_FAILED: [^\n]*$/);
      assert.equal(target.read('key.pem'), renewed.privateKey);
      for (const { log } of [good, bad]) {
        assert.doesNotMatch(log, /a fault in the action|\n {4}at /);
        const warnings = annotations(log, 'warning').filter((text) => text.includes(name));
        assert.equal(warnings.length, name === 'GITHUB_STEP_SUMMARY' || path === '' ? 0 : 1, log);
      }
    });
  }
}

test('no command file at all, and no answer from the endpoint: rolled back, with exit code 1', async (t) => {
  const target = testTarget(t);
  const env = { GITHUB_OUTPUT: '/no', GITHUB_STATE: '/no', GITHUB_STEP_SUMMARY: '/no' };
  const more = { 'verify-endpoints': `127.0.0.1:1 sni=${NAME}`, 'verify-attempts': 1 };
  const { exitCode, log } = await target.deploy(target.issue(), more, { env });
  assert.equal(exitCode, 1);
  assert.match(annotations(log, 'error')[0]!, /VERIFY_FAILED/);
  assert.equal(target.read('key.pem'), target.first.privateKey);
});
