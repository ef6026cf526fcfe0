/** The log, for a person who reads it. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { freePort } from '../support/programs.ts';
import { annotations, commandsIn, textLines } from '../support/runner-log.ts';
import { emptyTarget, NAME, testTarget } from '../support/target.ts';

/** Names of the commands in a log, in their order, and `text` for each other line. */
const story = (log: string) =>
  log
    .trimEnd()
    .split('\n')
    .map((line) => commandsIn(line)[0]?.name ?? 'text');

test('masks come first: the given key, an encrypted one, the one on the target, and that of a backup', async (t) => {
  const target = testTarget(t);
  const next = target.issue();
  const runs = [
    await target.deploy(next, { 'reload-command': 'true', 'bundle-file': 'all.pem' }),
    await target.deploy(target.issue(), { 'reload-command': 'false', 'bundle-file': 'all.pem' }),
    await target.deploy({ ...next, privateKey: '' }, { 'private-key': '' }),
  ];
  for (const { log } of runs) {
    const commands = story(log);
    const first = commands.findIndex((name) => name !== 'add-mask');
    assert.ok(commands.slice(0, first).length > 1, log);
    assert.ok(!commands.slice(first).includes('add-mask'), log);
  }
});

test('a first deployment to an endpoint where nothing listens names the cause and the order', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const { outputs, log } = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${await freePort()} sni=${NAME}`,
    'verify-timeout': '300ms',
  });
  assert.deepEqual([outputs.status, outputs['error-code']], ['rolled-back', 'VERIFY_FAILED']);
  assert.match(
    outputs['error-hint']!,
    /first deployment.*Deploy once without reload-command and verify-endpoints, start the server/,
  );
  assert.doesNotMatch(log, /earlier certificate/);
});

test('where a certificate is served already, that is not the cause', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const { outputs } = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.doesNotMatch(outputs['error-hint']!, /first deployment/);
});

test('the last ten lines of a failure tell what happened, what to do, and where the files are', async (t) => {
  const target = testTarget(t);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const { log, outputs } = await target.deploy(target.issue(), {
    'reload-command': 'true',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(outputs.status, 'rolled-back');
  const end = log.trimEnd().split('\n').slice(-10).join('\n');
  assert.match(end, /^files: cert\.pem restored, key\.pem restored, sds\.json unchanged$/m);
  assert.match(end, /^endpoints: 1 of 1 serve the earlier certificate$/m);
  assert.ok(end.includes(`\nsummary: ${outputs.report}\n`));
  assert.ok(end.includes(`\nrolled-back: ${target.directory}, everything is as it was before\n`));
  const [error] = annotations(end, 'error');
  assert.match(error ?? '', /VERIFY_FAILED: 127\.0\.0\.1:\d+ serves .*does the server read these files/);
});

test('a success tells where the earlier files are, and the long path of the directory twice in all', async (t) => {
  const target = testTarget(t);
  const { log, outputs } = await target.deploy(target.issue());
  const lines = textLines(log);
  assert.ok(lines.includes(`earlier files: .rotate-certificate/backups/${outputs['backup-id']}`), log);
  assert.equal(log.split(target.directory).length - 1, 2, log);
});

test('a reload that fails at a first deployment names the order as well', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const { outputs } = await target.deploy(target.issue(), { 'reload-command': 'false' });
  assert.equal(outputs['error-code'], 'RELOAD_FAILED');
  assert.match(outputs['error-hint']!, /first deployment.*Deploy once without reload-command/);
});

test('a reload-command that ran and changed nothing is not asked for', async (t) => {
  const target = testTarget(t);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const { outputs } = await target.deploy(target.issue(), {
    'reload-command': 'true',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.match(outputs['error-hint']!, /^reload-command ran, .*does the command reach this server/);
});
