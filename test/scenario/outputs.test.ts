/** The outputs for later steps: error, days left, plan, and the report as a file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';

const DAY_MS = 86_400_000;

test('a failure: error-message and error-hint are one line each, and the report is the summary', async (t) => {
  const target = testTarget(t);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const { outputs, summary, report } = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(outputs['error-code'], 'VERIFY_FAILED');
  assert.match(outputs['error-message']!, /^127\.0\.0\.1:\d+ serves [^\n]*$/);
  assert.match(outputs['error-hint']!, /^does the server read these files[^\n]*$/);
  assert.equal(outputs['would-change'], '');
  assert.equal(report, summary);
  assert.match(report, /VERIFY_FAILED/);
});

test('a success has no error, and a report of its own', async (t) => {
  const target = testTarget(t);
  const runs = [await target.deploy(target.issue()), await target.deploy(target.issue())];
  for (const { outputs, report, summary } of runs) {
    assert.deepEqual([outputs['error-message'], outputs['error-hint']], ['', '']);
    assert.equal(report, summary);
  }
  assert.notEqual(runs[0]!.outputs.report, runs[1]!.outputs.report);
});

test('inputs that are refused leave a message without a line break, and a report', async (t) => {
  const target = testTarget(t);
  const { outputs, report } = await target.deploy(target.issue(), { layout: 'x\n::error::y' });
  assert.equal(outputs['error-code'], 'INPUT_INVALID');
  assert.doesNotMatch(outputs['error-message']!, /[\r\n]/);
  assert.match(report, /INPUT_INVALID/);
});

test('days-left counts whole days, and is negative once the certificate has expired', async (t) => {
  const target = testTarget(t);
  const lasting = (ms: number) =>
    target.issue({ notBefore: new Date(Date.now() - 40 * DAY_MS), notAfter: new Date(Date.now() + ms) });
  const daysOf = async (ms: number) =>
    (await target.deploy(lasting(ms), { 'skip-checks': 'validity, freshness', 'dry-run': true })).outputs[
      'days-left'
    ];
  assert.equal(await daysOf(12.5 * DAY_MS), '12');
  assert.equal(await daysOf(0.5 * DAY_MS), '0');
  assert.equal(await daysOf(-0.5 * DAY_MS), '-1');
  assert.equal(await daysOf(-3.5 * DAY_MS), '-4');
});

test('would-change tells of a dry run whether a deployment would write, and of no other run', async (t) => {
  const target = testTarget(t);
  const wouldChange = async (credential = target.first, inputs = {}) =>
    (await target.deploy(credential, inputs)).outputs['would-change'];
  const next = target.issue();
  assert.equal(await wouldChange(next, { 'dry-run': true }), 'true');
  assert.equal(await wouldChange(next), '');
  assert.equal(await wouldChange(next, { 'dry-run': true }), 'false');
  assert.equal(await wouldChange(target.first, { 'dry-run': true }), '', 'refused, for it is older');
});

test('a folder for temporary files that cannot be written to is a warning', async (t) => {
  const target = testTarget(t);
  const { outputs, log } = await target.deploy(
    target.issue(),
    {},
    { env: { RUNNER_TEMP: '/no/such/folder' } },
  );
  assert.deepEqual([outputs.status, outputs.report], ['deployed', '']);
  assert.match(annotations(log, 'warning').join(), /the output report is missing/);
});
