/** Only what differs is written, and what the server serves counts even when nothing differs. */
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { endpointsOf, filesOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, testTarget } from '../support/target.ts';
import { type Entry, snapshotTree } from '../support/tree.ts';

/** Everything but the times of the two directories in which the lock comes and goes. */
function looked(directory: string): Partial<Entry>[] {
  return snapshotTree(directory).map((entry) =>
    entry.path === '.' || entry.path === '.rotate-certificate' ? { ...entry, mtimeNs: 0n } : entry,
  );
}

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: when every file is unchanged nothing is written, no backup is made, no command runs`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    const ran = join(target.home, 'ran');
    const note = script(join(target.home, 'note'), `echo "$1" >> ${ran}`);
    const files = { layout, 'chain-file': 'chain.pem', 'bundle-file': 'tls/bundle.pem' };
    assert.equal((await target.deploy(renewed, files)).outputs.status, 'deployed');
    const before = looked(target.directory);

    const endpoint = await scriptedEndpoint(t, () => target.withChain(renewed));
    const result = await target.deploy(renewed, {
      ...files,
      'validate-command': `${note} validate`,
      'reload-command': `${note} reload`,
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    });
    assert.equal(result.exitCode, 0, result.log);
    assert.deepEqual(looked(target.directory), before);
    const { outputs } = result;
    assert.deepEqual(
      [outputs.status, outputs.changed, outputs.verified, outputs['backup-id'], outputs['error-code']],
      ['unchanged', 'false', 'true', '', ''],
    );
    assert.deepEqual(
      filesOf(result).map(({ status, backup }) => [status, backup]),
      Array(5).fill(['unchanged', null]),
    );
    assert.deepEqual(linesOf(ran), []);
    assert.equal(endpoint.connections(), 1);

    const unseen = await target.deploy(renewed, {
      ...files,
      'reload-command': `${note} reload`,
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-unchanged': false,
    });
    assert.equal(unseen.outputs.status, 'unchanged');
    assert.equal(endpoint.connections(), 1, 'verify-unchanged: false looks at no endpoint');
    assert.deepEqual(looked(target.directory), before);
    assert.deepEqual(linesOf(ran), []);
  });
}

for (const damaged of ['cert.pem', 'chain.pem', 'key.pem', 'sds.json']) {
  test(`when ${damaged} alone differs, it alone is rewritten, and the whole is verified`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    await target.deploy(renewed, { 'chain-file': 'chain.pem' });
    const whole = new Map(
      ['cert.pem', 'chain.pem', 'key.pem', 'sds.json'].map((name) => [name, target.read(name)]),
    );
    rmSync(target.path(damaged));
    const before = snapshotTree(target.directory, { except: ['.rotate-certificate'] });

    const endpoint = await scriptedEndpoint(t, (connection) =>
      connection < 3 ? target.first : target.withChain(renewed),
    );
    const result = await target.deploy(renewed, {
      'chain-file': 'chain.pem',
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    });
    assert.equal(result.exitCode, 0, result.log);
    assert.deepEqual(
      filesOf(result)
        .filter(({ status }) => status !== 'unchanged')
        .map(({ path, status }) => [path, status]),
      [[target.path(damaged), 'created']],
    );
    for (const [name, text] of whole) assert.equal(target.read(name), text, name);
    const after = snapshotTree(target.directory, { except: ['.rotate-certificate'] });
    const others = (entries: Partial<Entry>[]) =>
      entries
        .filter(({ path }) => path !== '.' && path !== damaged)
        .map(({ nlink: _backedUp, ...rest }) => rest);
    assert.deepEqual(others(after), others(before), 'another file was touched');
    assert.equal(endpointsOf(result)[0]!.attempts, 2);
    assert.equal(result.outputs.verified, 'true');
  });
}

test('a mode that differs makes a file differ', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  await target.deploy(renewed);
  const result = await target.deploy(renewed, { 'private-key-mode': '0440' });
  assert.deepEqual(
    filesOf(result).map(({ status, mode }) => [status, mode]),
    [
      ['unchanged', '0644'],
      ['replaced', '0440'],
      ['unchanged', '0644'],
    ],
  );
  const key = snapshotTree(target.directory).find(({ path }) => path === 'key.pem');
  assert.equal(key!.mode, '0440');
  assert.equal(target.read('key.pem'), renewed.privateKey);
});

test('unchanged on disk, stale in the server: the reload command runs, and the server catches up', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  await target.deploy(renewed);
  const before = looked(target.directory);
  const reloaded = join(target.home, 'reloaded');
  const reload = script(join(target.home, 'reload'), `echo yes >> ${reloaded}`);
  const endpoint = await scriptedEndpoint(t, () =>
    existsSync(reloaded) ? target.withChain(renewed) : target.first,
  );
  const result = await target.deploy(renewed, {
    'reload-command': reload,
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(
    [result.outputs.status, result.outputs.changed, result.outputs.verified],
    ['unchanged', 'false', 'true'],
  );
  assert.deepEqual(linesOf(reloaded), ['yes']);
  assert.deepEqual(looked(target.directory), before);
  assert.equal(endpointsOf(result)[0]!.before, target.first.fingerprint);
});

for (const [how, reload] of [
  ['after a reload', 'true'],
  ['without a reload command', ''],
] as const) {
  test(`unchanged on disk, never served ${how}: fails, and the files are not touched`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    await target.deploy(renewed);
    const before = looked(target.directory);
    const endpoint = await scriptedEndpoint(t, () => target.first);
    const result = await target.deploy(renewed, {
      'reload-command': reload,
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-attempts': 2,
    });
    assert.equal(result.exitCode, 1);
    assert.deepEqual(
      [result.outputs['error-code'], result.outputs.changed, result.outputs.verified],
      ['VERIFY_FAILED', 'false', 'false'],
    );
    assert.equal(result.outputs.status, 'rejected');
    const [annotation = ''] = annotations(result.log, 'error');
    assert.match(annotation, /the files already were what they should be, but 127\.0\.0\.1:\d+ serves /);
    assert.match(
      annotation,
      reload === '' ? /give a reload-command/ : /reload-command ran and changed nothing/,
    );
    assert.match(result.summary, /^## ❌ Certificate not served · .*already were what they should be/s);
    assert.doesNotMatch(result.summary, /rejected/i);
    assert.deepEqual(
      filesOf(result).map(({ status }) => status),
      ['unchanged', 'unchanged', 'unchanged'],
    );
    assert.deepEqual(looked(target.directory), before);
    assert.equal(endpoint.connections(), 1 + 2);
  });
}

test('unchanged on disk, and the reload command fails: fails, and the files are not touched', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  await target.deploy(renewed);
  const before = looked(target.directory);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const result = await target.deploy(renewed, {
    'reload-command': 'false',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
  });
  assert.deepEqual([result.exitCode, result.outputs['error-code']], [1, 'RELOAD_FAILED']);
  assert.match(result.summary, /^## ❌ Certificate not served/);
  assert.equal(result.outputs.changed, 'false');
  assert.deepEqual(looked(target.directory), before);
});

test('a chain that is stale in the server behind unchanged files: the server is reloaded', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  await target.deploy(renewed);
  const reloaded = join(target.home, 'reloaded');
  const reload = script(join(target.home, 'reload'), `echo yes >> ${reloaded}`);
  const endpoint = await scriptedEndpoint(t, () =>
    existsSync(reloaded) ? target.withChain(renewed) : renewed,
  );
  const inputs = { 'reload-command': reload, 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}` };
  const result = await target.deploy(renewed, inputs);
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs.verified],
    [0, 'unchanged', 'true'],
    result.log,
  );
  assert.deepEqual(linesOf(reloaded), ['yes']);
  assert.deepEqual(annotations(result.log, 'warning'), []);
});

test('a chain that stays stale after a reload fails, and says which intermediate is missing', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  await target.deploy(renewed);
  const endpoint = await scriptedEndpoint(t, () => renewed);
  const result = await target.deploy(renewed, {
    'reload-command': 'true',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 2,
  });
  assert.deepEqual(
    [result.exitCode, result.outputs['error-code'], result.outputs.changed],
    [1, 'VERIFY_FAILED', 'false'],
  );
  assert.match(
    result.log,
    /serves the certificate, but it is served without its intermediate CN=Scenario Intermediate/,
  );
});
