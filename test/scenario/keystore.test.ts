/** A PKCS#12 keystore beside the PEM files. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCredential } from '../../src/certificate/credential.ts';
import { keystoreOf } from '../../src/certificate/pkcs12/keystore.ts';
import { readPkcs12 } from '../../src/certificate/pkcs12/read.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { filesOf, type Inputs } from '../support/action.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { annotations } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { put, run, withoutKeytool } from '../support/tools.ts';
import { snapshotTree } from '../support/tree.ts';

const PASSWORD = 'pass phrase of Grüße';
const wanted = { 'keystore-file': 'app/server.p12', 'keystore-password': PASSWORD };

const statuses = ({ outputs }: StepResult) => [outputs.status, outputs['keystore-status']];

for (const layout of ['in-place', 'symlink'] as const) {
  const folder = layout === 'symlink' ? 'current/' : '';

  test(`${layout}: created, unchanged, replaced, and undone with the rest`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue({ key: 'rsa-2048' });
    const more = { ...wanted, layout };
    const path = target.path(`${folder}app/server.p12`);
    const created = await target.deploy(target.first, more);
    assert.deepEqual(statuses(created), ['deployed', 'created'], created.log);
    assert.equal(created.outputs['keystore-path'], path);
    const reported = filesOf(created).find(({ role }) => role === 'keystore')!;
    assert.deepEqual([reported.mode, reported.sha256], ['0600', null]);
    const first = readFileSync(path);
    assert.equal(readPkcs12(first, PASSWORD).privateKey, target.first.privateKey);
    assert.equal(reported.bytes, first.length);

    // The lock comes and goes in the state directory itself.
    const files = () => snapshotTree(target.directory).filter(({ path }) => path !== '.rotate-certificate');
    const tree = files();
    assert.deepEqual(statuses(await target.deploy(target.first, more)), ['unchanged', 'unchanged']);
    assert.deepEqual(files(), tree);

    const replaced = await target.deploy(renewed, more);
    assert.deepEqual(statuses(replaced), ['deployed', 'replaced'], replaced.log);
    const { certificate, chain, privateKey } = readPkcs12(readFileSync(path), PASSWORD);
    assert.deepEqual(
      [certificate, chain, privateKey],
      [renewed.certificate, target.chain, renewed.privateKey],
    );

    const failing = script(join(target.home, 'fail'), 'exit 1');
    const before = readFileSync(path);
    const failed = await target.deploy(target.issue(), { ...more, 'reload-command': failing });
    assert.deepEqual(statuses(failed), ['rolled-back', 'restored'], failed.log);
    assert.deepEqual(readFileSync(path), before);

    const back = await target.deploy(renewed, { operation: 'rollback', layout });
    assert.equal(back.outputs.status, 'restored', back.log);
    assert.deepEqual(readFileSync(path), first);
    for (const step of [created, replaced, failed, back])
      assertNoKeyMaterial(step, PASSWORD, renewed.privateKey, target.first.privateKey);
  });
}

test('alone out of step, it alone is replaced', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.first, wanted);
  const path = target.path('app/server.p12');
  const request = { name: '', password: PASSWORD, alias: 'theirs' };
  const other = target.issue();
  writeFileSync(path, keystoreOf(readCredential(other.certificate, null), other.key, request, null));
  const result = await target.deploy(target.first, wanted);
  assert.equal(result.exitCode, 0, result.log);
  const changed = filesOf(result).filter(({ status }) => status !== 'unchanged');
  assert.deepEqual(
    changed.map(({ role, status }) => [role, status]),
    [['keystore', 'replaced']],
  );
  const { alias, privateKey } = readPkcs12(readFileSync(path), PASSWORD);
  assert.deepEqual([alias, privateKey], ['theirs', target.first.privateKey]);
});

/** Asserts that a deployment is refused for the sake of the keystore, and that nothing was touched. */
async function assertRefused(target: TestTarget, inputs: Inputs, says: RegExp): Promise<void> {
  // The lock comes and goes in the state directory itself.
  const tree = () =>
    snapshotTree(target.directory, { attributes: true }).filter(({ path }) => path !== '.rotate-certificate');
  const before = tree();
  for (const more of [{}, { 'dry-run': 'true' }]) {
    const result = await target.deploy(target.issue(), { ...inputs, ...more });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code']],
      ['rejected', 'TARGET_UNSAFE'],
      result.log,
    );
    assert.match(annotations(result.log, 'error').join(), says);
    assertNoKeyMaterial(result, target.first.privateKey, String(inputs['keystore-password']));
    assert.deepEqual(tree(), before);
  }
}

test('one that the password does not open stays, until it is moved away', async (t) => {
  const target = testTarget(t);
  await target.deploy(target.first, wanted);
  const path = target.path('app/server.p12');
  const other = { ...wanted, 'keystore-password': 'changed it' };
  await assertRefused(
    target,
    other,
    /keystore-password does not open app\/server\.p12, .*give the password that opens it, or move the file away/,
  );
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, 100));
  await assertRefused(target, wanted, /app\/server\.p12 is damaged, or no PKCS#12 file/);
  renameSync(path, join(target.home, 'moved.p12'));
  assert.deepEqual(statuses(await target.deploy(target.first, other)), ['deployed', 'created']);
  assert.equal(readPkcs12(readFileSync(path), 'changed it').alias, 'server');
  assert.deepEqual(statuses(await target.deploy(target.first, other)), ['unchanged', 'unchanged']);
});

for (const layout of ['in-place', 'symlink'] as const)
  test(`${layout}: one with entries of others stays, and they are named`, {
    skip: withoutKeytool,
  }, async (t) => {
    const target = testTarget(t);
    const given = { 'keystore-file': 'app.p12', 'keystore-password': 'changeit', layout };
    assert.deepEqual(statuses(await target.deploy(target.first, given)), ['deployed', 'created']);
    const path = target.path(layout === 'symlink' ? 'current/app.p12' : 'app.p12');
    const java = (...args: string[]) =>
      run('keytool', [...args, '-keystore', path, '-storepass', 'changeit']);
    const root = put(target.home, 'root.pem', target.root);
    java('-importcert', '-noprompt', '-alias', 'corp-root', '-file', root);
    await assertRefused(
      target,
      given,
      /app\.p12 holds more than this credential: private key "server", trusted certificate "corp-root"/,
    );
    java('-genkeypair', '-alias', 'admin', '-dname', 'CN=admin', '-keyalg', 'EC');
    await assertRefused(
      target,
      given,
      /(?=.*private key "server")(?=.*private key "admin")(?=.*trusted certificate "corp-root")/,
    );
    java('-delete', '-alias', 'corp-root');
    java('-delete', '-alias', 'admin');
    const renewed = await target.deploy(target.issue(), given);
    assert.deepEqual(statuses(renewed), ['deployed', 'replaced'], renewed.log);
  });

test('one of the old kind (JKS) stays, and its entry is named', { skip: withoutKeytool }, async (t) => {
  const target = testTarget(t);
  const path = target.path('keystore');
  run('keytool', [
    ...['-genkeypair', '-alias', 'unifi', '-dname', 'CN=a', '-keyalg', 'EC', '-storetype', 'JKS'],
    ...['-keystore', path, '-storepass', 'aircontrolenterprise', '-keypass', 'aircontrolenterprise'],
  ]);
  const given = { 'keystore-file': 'keystore', 'keystore-password': 'aircontrolenterprise' };
  await assertRefused(
    target,
    given,
    /keystore is a Java keystore of the old kind \(JKS\): private key "unifi"/,
  );
});

test('its entry has the name in the inputs', async (t) => {
  const target = testTarget(t);
  const alias = () => readPkcs12(readFileSync(target.path('app/server.p12')), PASSWORD).alias;
  for (const [more, became, name] of [
    [{ 'keystore-alias': 'unifi' }, ['deployed', 'created'], 'unifi'],
    [{ 'keystore-alias': 'unifi' }, ['unchanged', 'unchanged'], 'unifi'],
    [{}, ['unchanged', 'unchanged'], 'unifi'],
    [{ 'keystore-alias': 'Größe 1' }, ['deployed', 'replaced'], 'Größe 1'],
    [{}, ['unchanged', 'unchanged'], 'Größe 1'],
  ] as const) {
    const result = await target.deploy(target.first, { ...wanted, ...more });
    assert.deepEqual(statuses(result), became, result.log);
    assert.equal(alias(), name);
  }
});

for (const [what, password, isTold] of [
  ['outside of ASCII', 'Grüße und mehr', true],
  ['with a tab', 'changeit\tnow', true],
  ['of printable ASCII', 'change it ~ now!', false],
] as const)
  test(`a password ${what}: ${isTold ? 'a warning that Java does not take it' : 'nothing is said'}`, async (t) => {
    const target = testTarget(t);
    const given = { 'keystore-file': 'app.p12', 'keystore-password': password };
    const result = await target.deploy(target.first, given);
    assert.deepEqual(statuses(result), ['deployed', 'created'], result.log);
    const told = annotations(result.log, 'warning').filter((text) => text.includes('keystore-password'));
    assert.equal(told.length, isTold ? 1 : 0, result.log);
    assert.match(told.join(), isTold ? /Java does not take, .* app\.p12/ : /^$/);
    assertNoKeyMaterial(result, password);
    if (withoutKeytool !== false) return;
    const listed = spawnSync(
      'keytool',
      ['-list', '-keystore', target.path('app.p12'), '-storepass', password],
      {
        env: { ...process.env, LC_ALL: 'C.UTF-8', JAVA_TOOL_OPTIONS: '' },
      },
    );
    assert.equal(listed.status === 0, !isTold);
  });

test('a dry run tells its planned change, and writes nothing', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  const result = await target.deploy(target.first, { ...wanted, 'dry-run': 'true' });
  assert.deepEqual(statuses(result), ['planned', 'would-create'], result.log);
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('of a key that stays on the target', async (t) => {
  const target = testTarget(t);
  const result = await target.deploy(target.first, { ...wanted, 'private-key': '' });
  assert.deepEqual(statuses(result), ['deployed', 'created'], result.log);
  const { privateKey } = readPkcs12(readFileSync(target.path('app/server.p12')), PASSWORD);
  assert.equal(privateKey, target.first.privateKey);
});

test('its password reaches no command', async (t) => {
  const target = testTarget(t);
  const seen = join(target.home, 'seen');
  const spy = script(join(target.home, 'spy'), `cat /proc/$$/environ /proc/$PPID/cmdline > ${seen}`);
  const env = { STORE_PASSWORD: PASSWORD, URL: `jdbc:x?password=${PASSWORD}`, OTHER: 'stays' };
  const result = await target.deploy(target.first, { ...wanted, 'reload-command': spy }, { env });
  assert.equal(result.exitCode, 0, result.log);
  const text = readFileSync(seen, 'utf8');
  assert.ok(text.includes('OTHER=stays') && !text.includes(PASSWORD));
  assertNoKeyMaterial(result, PASSWORD);
});

test('no password, or a name that another file has, is refused', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  for (const [inputs, says] of [
    [
      { 'keystore-file': 'k.p12' },
      /keystore-password: expected the password of the keystore .*, got nothing/,
    ],
    [
      { ...wanted, 'keystore-file': 'key.pem' },
      /keystore-file: expected a name that private-key-file does not use/,
    ],
    [{ ...wanted, 'keystore-file': '../k.p12' }, /keystore-file: expected a path below directory/],
    [
      { ...wanted, 'keystore-alias': 'a\nb' },
      /keystore-alias: expected a name of 1 to 253 printable characters/,
    ],
  ] as const) {
    const result = await target.deploy(target.first, inputs);
    assert.equal(result.outputs['error-code'], 'INPUT_INVALID', result.log);
    assert.match(annotations(result.log, 'error').join(), says);
  }
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('replaced, it keeps the name that Java knew it by', { skip: withoutKeytool }, async (t) => {
  const target = testTarget(t);
  const path = target.path('server.p12');
  const java = (...args: string[]) =>
    run('keytool', [...args, '-keystore', path, '-storepass', 'changeit']).toString();
  java('-genkeypair', '-alias', 'tomcat', '-dname', 'CN=a', '-keyalg', 'EC', '-storetype', 'PKCS12');
  const renewed = target.issue();
  const given = { 'keystore-file': 'server.p12', 'keystore-password': 'changeit' };
  const result = await target.deploy(renewed, given);
  assert.deepEqual(statuses(result), ['deployed', 'replaced'], result.log);
  const listed = java('-list', '-v');
  assert.match(listed, /contains 1 entry[\s\S]*Alias name: tomcat\s[\s\S]*Certificate chain length: 2/);
  assert.ok(listed.replaceAll(':', '').toLowerCase().includes(renewed.fingerprint));
});
