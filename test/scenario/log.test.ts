/** The log, for a person who reads it. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { freePort } from '../support/programs.ts';
import { commandsIn } from '../support/runner-log.ts';
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
    /first deployment.*Deploy once without verify-endpoints, start the server/,
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
