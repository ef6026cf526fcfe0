/** The symlink layout switches all files at once, and a target can change from one layout to the other. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import { parseSds } from '../../src/demo/sds.ts';
import { filesOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { emptyTarget, NAME, SECRET, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

const releases = ({ directory }: TestTarget) =>
  readdirSync(directory).filter((name) => name.startsWith('.release-'));

test('one rename switches all files: a reader never sees a pair that does not belong together', async (t) => {
  const target = testTarget(t);
  const credentials = [target.issue(), target.issue(), target.issue()];
  const pairs = new Map(
    credentials.map(({ certificate, privateKey }) => [certificate + target.chain, privateKey]),
  );
  const layout = { layout: 'symlink' };
  assert.equal((await target.deploy(credentials[0]!, layout)).exitCode, 0);
  const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
  t.after(endpoint.close);

  let [reads, stopped] = [0, false];
  const seen = new Set<string>();
  const reading = (async () => {
    while (!stopped) {
      for (let time = 0; time < 20; time += 1, reads += 1) {
        const folder = target.path(readlinkSync(target.path('current')));
        const certificate = readFileSync(`${folder}/cert.pem`, 'utf8');
        assert.equal(pairs.get(certificate), readFileSync(`${folder}/key.pem`, 'utf8'));
        seen.add(certificate);
      }
      await turn();
    }
  })();
  const previous: string[] = [];
  for (const credential of credentials.slice(1)) {
    previous.push(readlinkSync(target.path('current')));
    const result = await target.deploy(credential, {
      ...layout,
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    });
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.deepEqual(
      filesOf(result).map(({ path, status }) => [path, status]),
      [
        [target.path('current/cert.pem'), 'replaced'],
        [target.path('current/key.pem'), 'replaced'],
        [target.path('sds.json'), 'unchanged'],
      ],
    );
    // A reader may still be on its way through the folder before; older ones are gone.
    const now = readlinkSync(target.path('current'));
    assert.deepEqual(releases(target).sort(), [previous.at(-1)!, now].sort());
  }
  stopped = true;
  await reading;
  assert.deepEqual([...seen], [...pairs.keys()]);
  assert.ok(reads > 100, `only ${reads} reads`);
  assert.deepEqual(endpoint.counters, { updates: 3, rejected: 0, mismatched: 0 });
  assert.equal(statSync(target.path('current/')).mode, statSync(target.directory).mode);
});

test('the SDS file leads through `current`, and names the directory to watch', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const result = await target.deploy(target.first, {
    layout: 'symlink',
    'server-directory': '/etc/envoy/certs/',
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(parseSds(target.read('sds.json')), {
    name: SECRET,
    certificate: '/etc/envoy/certs/current/cert.pem',
    privateKey: '/etc/envoy/certs/current/key.pem',
    watchedDirectory: '/etc/envoy/certs',
  });
});

test('the directory to watch may be the root', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const result = await target.deploy(target.first, { layout: 'symlink', 'server-directory': '/' });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(parseSds(target.read('sds.json')), {
    name: SECRET,
    certificate: '/current/cert.pem',
    privateKey: '/current/key.pem',
    watchedDirectory: '/',
  });
});

test('in place the SDS file names the files as the server sees them', async (t) => {
  const target = testTarget(t);
  const endpoint = await startEndpoint({
    sdsFile: target.path('sds.json'),
    secretName: SECRET,
    mapPath: (path) => path.replace(/^\/mounted\/certs(?=\/|$)/, target.directory),
  });
  t.after(endpoint.close);
  const renewed = target.issue();
  const result = await target.deploy(renewed, {
    'server-directory': '/mounted/certs',
    'certificate-file': 'tls/cert.pem',
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual(parseSds(target.read('sds.json')), {
    name: SECRET,
    certificate: '/mounted/certs/tls/cert.pem',
    privateKey: '/mounted/certs/key.pem',
  });
  assert.equal(endpoint.served(), renewed.fingerprint);
});

for (const [from, to] of [
  ['in-place', 'symlink'],
  ['symlink', 'in-place'],
] as const) {
  test(`from ${from} to ${to}, picked up by the server`, async (t) => {
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), { layout: from })).exitCode, 0);
    const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
    t.after(endpoint.close);
    for (const layout of [to, from]) {
      const renewed = target.issue();
      const result = await target.deploy(renewed, {
        layout,
        'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      });
      assert.equal(result.outputs.status, 'deployed', result.log);
      assert.equal(result.outputs.verified, 'true');
      assert.equal(endpoint.served(), renewed.fingerprint);
      const place = layout === 'symlink' ? 'current/' : '';
      assert.equal(target.read(`${place}key.pem`), renewed.privateKey);
    }
  });

  test(`from ${from} to ${to}, never served: everything as before`, async (t) => {
    const target = testTarget(t);
    const earlier = target.issue();
    assert.equal((await target.deploy(earlier, { layout: from })).exitCode, 0);
    const watching = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
    t.after(watching.close);
    const stubborn = await scriptedEndpoint(t, () => earlier);
    const before = snapshotRestorable(target.home, { attributes: true });
    const result = await target.deploy(target.issue(), {
      layout: to,
      'verify-endpoints': `127.0.0.1:${stubborn.port} sni=${NAME}\n127.0.0.1:${watching.port} sni=${NAME}`,
      'verify-attempts': 2,
    });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code'], result.outputs['rollback-verified']],
      ['rolled-back', 'VERIFY_FAILED', 'true'],
      result.log,
    );
    assert.deepEqual(snapshotRestorable(target.home, { attributes: true }), before);
    assert.equal(watching.served(), earlier.fingerprint);
  });
}

test('something odd in the other layout stands in nobody’s way', async (t) => {
  const target = testTarget(t);
  assert.equal((await target.deploy(target.issue(), { layout: 'symlink' })).outputs.status, 'deployed');
  rmSync(target.path('current/key.pem'));
  symlinkSync('/etc/hostname', target.path('current/key.pem'));
  const renewed = target.issue();
  const result = await target.deploy(renewed);
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(target.read('key.pem'), renewed.privateKey);
});

test('a file called `current` that is not ours is not touched', async (t) => {
  const target = testTarget(t);
  mkdirSync(target.path('current'));
  const before = snapshotTree(target.home);
  const result = await target.deploy(target.issue(), { layout: 'symlink' });
  assert.equal(result.outputs['error-code'], 'TARGET_UNSAFE');
  assert.deepEqual(snapshotTree(target.home), before);
  assert.equal((await target.deploy(target.issue())).outputs.status, 'deployed');
});
