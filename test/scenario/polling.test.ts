/**
 * What is seen at an endpoint decides: served at the last attempt is success, never served puts everything
 * back.
 */
import assert from 'node:assert/strict';
import { chmodSync, chownSync, readdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { endpointsOf, filesOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, testTarget, writeSdsByHand } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

/** The look at the endpoint beforehand is a connection of its own. */
const LOOK = 1;

test('an endpoint that is wrong at probes 1 and 2 and right at 3 is proven after exactly 3', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const endpoint = await scriptedEndpoint(t, (connection) =>
    connection < LOOK + 3 ? target.first : renewed,
  );
  const result = await target.deploy(renewed, {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 3,
    'verify-backoff': '20ms',
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(result.outputs.status, 'deployed');
  assert.equal(endpoint.connections(), LOOK + 3);
  assert.deepEqual(endpoint.servernames(), Array(LOOK + 3).fill(NAME));
  const [report] = endpointsOf(result);
  assert.deepEqual([report!.matched, report!.attempts], [true, 3]);
  assert.equal(report!.before, target.first.fingerprint);
});

test('a first pause longer than the longest makes a fixed schedule', async (t) => {
  const target = testTarget(t);
  const result = await target.deploy(target.issue(), {
    'verify-endpoints': '127.0.0.1:1',
    'verify-attempts': 3,
    'verify-backoff': '300ms',
    'verify-max-backoff': '1ms',
  });
  assert.equal(result.outputs.status, 'rolled-back', result.log);
  const [endpoint] = endpointsOf(result);
  assert.equal(endpoint!.attempts, 3);
  // Two pauses: it can take longer, and not less.
  assert.ok(endpoint!['elapsed-ms'] >= 600, `${endpoint!['elapsed-ms']} ms`);
});

test('one more probe than attempts allow is not made', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const endpoint = await scriptedEndpoint(t, (connection) =>
    connection < LOOK + 4 ? target.first : renewed,
  );
  const result = await target.deploy(renewed, {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 3,
    'verify-backoff': '20ms',
  });
  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['error-code'], 'VERIFY_FAILED');
  assert.equal(endpointsOf(result)[0]!.attempts, 3);
});

test('an endpoint that is always wrong fails the job, and everything is as before', async (t) => {
  const target = testTarget(t);
  writeSdsByHand(target);
  writeFileSync(target.path('chain.pem'), 'a chain of other days\n', { mode: 0o640 });
  chmodSync(target.path('cert.pem'), 0o604);
  chmodSync(target.path('key.pem'), 0o440);
  chmodSync(target.path('sds.json'), 0o664);
  if (process.geteuid?.() === 0) {
    for (const [index, name] of ['cert.pem', 'key.pem', 'chain.pem', 'sds.json'].entries())
      chownSync(target.path(name), 1234 + index, 4321 + index);
  }
  // What a restored file keeps is all but its time: a server that goes by it must see a new one.
  const before = snapshotRestorable(target.home, { attributes: true });
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const result = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 2,
    'chain-file': 'chain.pem',
    owner: process.geteuid?.() === 0 ? '7777:7777' : 'keep',
    'certificate-mode': '0600',
    'private-key-mode': '0400',
  });
  assert.equal(result.exitCode, 1);
  assert.match(result.log, /A container into which single files are mounted keeps the earlier ones/);
  assert.deepEqual(snapshotRestorable(target.home, { attributes: true }), before);
  const { outputs } = result;
  assert.deepEqual(
    [outputs.status, outputs['error-code'], outputs.changed, outputs.verified, outputs['rollback-verified']],
    ['rolled-back', 'VERIFY_FAILED', 'false', 'false', 'true'],
  );
  assert.equal(outputs['backup-id'], '');
  assert.deepEqual(
    filesOf(result).map(({ role, status, mode, backup }) => [role, status, mode, backup]),
    [
      ['chain', 'restored', '0640', null],
      ['certificate', 'restored', '0604', null],
      ['private-key', 'restored', '0440', null],
      ['sds', 'restored', '0664', null],
    ],
  );
  const [annotation = '', ...more] = annotations(result.log, 'error');
  assert.deepEqual(more, []);
  assert.match(
    annotation,
    /^Rotate certificate: VERIFY_FAILED: .*after 2 probes.*\. does the server read these/,
  );
});

test('a server that serves a third certificate: the hint asks who else deploys', async (t) => {
  const target = testTarget(t);
  const third = mint({ names: [NAME] });
  const endpoint = await scriptedEndpoint(t, (connection) => (connection === LOOK ? target.first : third));
  const result = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
    'verify-timeout': '1s',
  });
  assert.equal(result.outputs['rollback-verified'], 'false', 'nobody saw the earlier certificate again');
  assert.match(annotations(result.log, 'error')[0]!, /another certificate than before appeared/);
  assert.equal(result.outputs.status, 'rolled-back');
  assert.equal(target.read('cert.pem'), target.first.certificate + target.chain);
  assert.equal(annotations(result.log, 'warning').length, 1);
});

test('without endpoints no connection is ever made, and one warning says that nothing was verified', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const endpoint = await scriptedEndpoint(t, () => renewed);
  for (const [credential, more, status, warnings] of [
    [renewed, {}, 'deployed', 1],
    [renewed, {}, 'unchanged', 1],
    [target.issue(), { 'dry-run': true }, 'planned', 0],
    [target.issue(), { 'reload-command': 'false' }, 'rolled-back', 0],
  ] as const) {
    const { outputs, log } = await target.deploy(credential, { 'verify-timeout': '5s', ...more });
    assert.deepEqual(
      [outputs.status, outputs.verified, outputs.endpoints, outputs['rollback-verified']],
      [status, '', '[]', ''],
    );
    const told = annotations(log, 'warning').filter((text) =>
      text.endsWith(': nothing was verified: no endpoint was named'),
    );
    assert.equal(told.length, warnings, log);
  }
  assert.equal(endpoint.connections(), 0);
  const result = await target.deploy(target.issue());
  assert.equal(result.outputs.status, 'deployed');
  assert.match(result.summary, /No endpoint was named, so nothing was verified/);
  assert.equal(endpoint.connections(), 0);
});

test('every endpoint is verified before anything counts: one of two that stays behind rolls both back', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const [good, bad] = [
    await scriptedEndpoint(t, () => renewed),
    await scriptedEndpoint(t, () => target.first),
  ];
  const result = await target.deploy(renewed, {
    'verify-endpoints': `127.0.0.1:${good.port} sni=${NAME}\n\n  127.0.0.1:${bad.port} sni=${NAME}\r\n`,
    'verify-attempts': 2,
    'verify-timeout': '2s',
  });
  assert.equal(result.outputs['error-code'], 'VERIFY_FAILED');
  assert.equal(target.read('cert.pem'), target.first.certificate + target.chain);
  assert.equal(endpointsOf(result).length, 2);
  assert.deepEqual(readdirSync(target.directory).sort(), ['cert.pem', 'key.pem', 'sds.json']);
});
