/** An SDS file that is there already is replaced in one step, and kept as a backup. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import { endpointsOf, filesOf } from '../support/action.ts';
import { NAME, SECRET, testTarget, writeSdsByHand } from '../support/target.ts';

test('an existing SDS file is replaced atomically, and a backup of it exists', async (t) => {
  const target = testTarget(t);
  writeSdsByHand(target);
  // The same file by another path: one that says what it must already would be left alone.
  writeFileSync(target.path('sds.json'), target.read('sds.json').replace('/cert.pem', '/./cert.pem'));
  const before = { text: target.read('sds.json'), ino: statSync(target.path('sds.json')).ino };
  const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
  t.after(endpoint.close);
  const renewed = target.issue();

  const step = target.start(renewed, { 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}` });
  const reader = readWithoutPause(target.path('sds.json'));
  const result = await step.finished;
  const { texts, reads } = await reader.stop();

  assert.equal(result.exitCode, 0, result.log);
  const after = target.read('sds.json');
  assert.notEqual(statSync(target.path('sds.json')).ino, before.ino);
  assert.notEqual(after, before.text);
  assert.deepEqual(JSON.parse(after), JSON.parse(before.text.replace('/./cert.pem', '/cert.pem')));
  assert.ok(reads > 100, `only ${reads} reads`);
  assert.deepEqual(
    [...texts],
    [before.text, after],
    'a reader saw something else than the old or the new file',
  );

  const { outputs } = result;
  const backups = target.path(`.rotate-certificate/backups/${outputs['backup-id']}`);
  assert.equal(readFileSync(`${backups}/sds`, 'utf8'), before.text);
  assert.equal(readFileSync(`${backups}/certificate`, 'utf8'), target.first.certificate + target.chain);
  assert.equal(readFileSync(`${backups}/private-key`, 'utf8'), target.first.privateKey);
  assert.equal(statSync(backups).mode & 0o777, 0o700);
  assert.deepEqual(
    filesOf(result).map(({ role, path, status, backup, mode }) => ({ role, path, status, backup, mode })),
    [
      ['certificate', 'cert.pem', '0644'],
      ['private-key', 'key.pem', '0600'],
      ['sds', 'sds.json', '0644'],
    ].map(([role, name, mode]) => ({
      role,
      path: target.path(name!),
      status: 'replaced',
      backup: `${backups}/${role}`,
      mode,
    })),
  );
  const { certificate, 'private-key': key } = Object.fromEntries(
    filesOf(result).map((file) => [file.role, file]),
  );
  assert.match(certificate!.sha256!, /^[0-9a-f]{64}$/);
  assert.equal(key!.sha256, null, 'the hash of a key is nobody’s business');
  assert.equal(certificate!.bytes, statSync(target.path('cert.pem')).size);

  assert.deepEqual(
    [outputs.status, outputs.changed, outputs.verified, outputs.recovered, outputs['rollback-verified']],
    ['deployed', 'true', 'true', 'false', ''],
  );
  assert.equal(outputs.fingerprint, renewed.fingerprint);
  assert.equal(outputs['error-code'], '');
  assert.deepEqual(JSON.parse(outputs['subject-names']!), [NAME]);
  assert.equal(outputs['sds-path'], target.path('sds.json'));
  assert.equal(outputs['sds-status'], 'replaced');
  assert.deepEqual(
    [outputs['chain-status'], outputs['bundle-path'], outputs['keystore-status']],
    ['', '', ''],
  );
  const [served] = endpointsOf(result);
  assert.deepEqual(
    [served!.matched, served!.fingerprint, served!.before, served!['server-name'], served!.address],
    [true, renewed.fingerprint, target.first.fingerprint, NAME, '127.0.0.1'],
  );
  assert.equal(endpoint.served(), renewed.fingerprint);
  assert.equal(existsSync(target.path('.rotate-certificate/journal')), false);
  assert.equal(existsSync(target.path('.rotate-certificate/staging')), false);
  assert.equal(existsSync(target.path('.rotate-certificate/lock')), false);
});

/**
 * Reads a file over and over, and collects every text that was seen, in the order of its first appearance.
 */
function readWithoutPause(path: string) {
  const texts = new Set<string>();
  let reads = 0;
  let stopped = false;
  const reading = (async () => {
    while (!stopped) {
      for (let time = 0; time < 50; time += 1) {
        texts.add(readFileSync(path, 'utf8'));
        reads += 1;
      }
      await turn();
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await reading;
      texts.add(readFileSync(path, 'utf8'));
      return { texts, reads };
    },
  };
}
