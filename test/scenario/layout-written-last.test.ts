/**
 * A target that went from one layout to the other keeps the earlier one's files. What counts is what was
 * deployed last.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import { runAction } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { NAME, SECRET, type TestTarget, testTarget } from '../support/target.ts';

const OTHER = { 'in-place': 'symlink', symlink: 'in-place' } as const;
const HOUR = 3_600_000;

async function deployAll(
  target: TestTarget,
  ...deployments: readonly (readonly [layout: string, ReturnType<TestTarget['issue']>])[]
): Promise<void> {
  for (const [layout, credential] of deployments) {
    const { outputs, log } = await target.deploy(credential, { layout, 'skip-checks': 'freshness' });
    assert.equal(outputs.status, 'deployed', log);
  }
}

/** An endpoint that serves what the SDS file points at. */
async function endpointOf(t: TestContext, target: TestTarget) {
  const endpoint = await startEndpoint({ sdsFile: target.path('sds.json'), secretName: SECRET });
  t.after(endpoint.close);
  const inputs = { 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`, 'verify-attempts': 5 };
  return { ...endpoint, inputs };
}

for (const here of ['in-place', 'symlink'] as const) {
  const there = OTHER[here];
  const placeOf = (layout: string) => (layout === 'symlink' ? 'current/' : '');

  test(`from ${here} to ${there} and back: a renewal without a key is for the key deployed last`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    await deployAll(target, [here, one], [there, two]);
    for (const layout of [here, there, here]) {
      const renewed = target.issue({ key: two.key });
      const { outputs, log } = await target.deploy(renewed, { layout, 'private-key': '' });
      assert.equal(outputs.status, 'deployed', log);
      assert.equal(target.read(`${placeOf(layout)}key.pem`), two.privateKey);
      assert.equal(target.read(`${placeOf(layout)}cert.pem`), renewed.certificate + target.chain);
    }
  });

  test(`from ${here} to ${there} and back: a certificate must be newer than the one deployed last`, async (t) => {
    const target = testTarget(t);
    const aged = (hours: number) => target.issue({ notBefore: new Date(Date.now() - hours * HOUR) });
    await deployAll(target, [here, aged(9)], [there, aged(3)]);
    const { outputs, log } = await target.deploy(aged(6), { layout: here });
    assert.equal(outputs['error-code'], 'CERTIFICATE_OLDER', log);
    await deployAll(target, [here, aged(9)]);
    const back = await target.deploy(aged(6), { layout: there });
    assert.equal(back.outputs.status, 'deployed', back.log);
  });

  test(`${here}: deploying the earlier certificate of this layout again makes it the last deployment`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    await deployAll(target, [here, one], [there, two], [here, one]);
    const renewed = target.issue({ key: one.key });
    const { outputs, log } = await target.deploy(renewed, { layout: here, 'private-key': '' });
    assert.equal(outputs.status, 'deployed', log);
    assert.equal(target.read(`${placeOf(here)}key.pem`), one.privateKey);
    const same = await target.deploy(renewed, { layout: here });
    assert.equal(same.outputs.status, 'unchanged', same.log);
  });

  test(`${here}: deploying the earlier certificate of this layout again changes a target without a pointer, too`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    for (const [layout, credential] of [
      [here, one],
      [there, two],
      [here, one],
    ] as const) {
      const given = { server: 'files', 'sds-file': '', layout, 'skip-checks': 'freshness' };
      const { outputs, log } = await target.deploy(credential, given);
      assert.equal(outputs.status, 'deployed', log);
    }
    const renewed = target.issue({ key: one.key });
    const { outputs, log } = await target.deploy(renewed, {
      server: 'files',
      'sds-file': '',
      layout: here,
      'private-key': '',
    });
    assert.equal(outputs.status, 'deployed', log);
    assert.equal(target.read(`${placeOf(here)}key.pem`), one.privateKey);
  });

  test(`${here}: a deployment that was rolled back is not the last one`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    await deployAll(target, [here, one], [there, two]);
    const endpoint = await endpointOf(t, target);
    const stubborn = await scriptedEndpoint(t, () => two);
    const failed = await target.deploy(target.issue(), {
      layout: here,
      'verify-endpoints': `127.0.0.1:${stubborn.port} sni=${NAME}\n${endpoint.inputs['verify-endpoints']}`,
      'verify-attempts': 2,
    });
    assert.deepEqual(
      [failed.outputs.status, failed.outputs['rollback-verified']],
      ['rolled-back', 'true'],
      failed.log,
    );
    const observed = await runAction(
      { directory: target.directory, operation: 'verify', layout: there, ...endpoint.inputs },
      { cwd: target.home },
    );
    assert.equal(observed.exitCode, 0, observed.log);
    const renewed = target.issue({ key: two.key });
    const { outputs, log } = await target.deploy(renewed, { layout: there, 'private-key': '' });
    assert.equal(outputs.status, 'deployed', log);
    assert.equal(target.read(`${placeOf(there)}key.pem`), two.privateKey);
  });

  test(`${here}: a deployment that was repeated and undone is not the last one`, async (t) => {
    const target = testTarget(t);
    const [one, two] = [target.issue(), target.issue()];
    const endpoint = await endpointOf(t, target);
    await deployAll(target, [here, one], [there, two], [here, one]);
    const back = await runAction(
      { directory: target.directory, operation: 'rollback', layout: here, ...endpoint.inputs },
      { cwd: target.home },
    );
    assert.deepEqual([back.outputs.status, back.outputs.verified], ['restored', 'true'], back.log);
    assert.equal(endpoint.served(), two.fingerprint);
    const renewed = target.issue({ key: two.key });
    const { outputs, log } = await target.deploy(renewed, { layout: here, 'private-key': '' });
    assert.equal(outputs.status, 'deployed', log);
  });

  test(`from ${here} to ${there} and back: each rollback is proven with the certificate of that time`, async (t) => {
    const target = testTarget(t);
    const credentials = [target.issue(), target.issue(), target.issue()] as const;
    const endpoint = await endpointOf(t, target);
    await deployAll(target, [here, credentials[0]], [there, credentials[1]], [here, credentials[2]]);
    for (const [layout, was] of [
      [here, credentials[1]],
      [there, credentials[0]],
      [here, target.first],
    ] as const) {
      const { outputs, log } = await runAction(
        { directory: target.directory, operation: 'rollback', layout, ...endpoint.inputs },
        { cwd: target.home, env: { GITHUB_RUN_ID: '' } },
      );
      assert.deepEqual([outputs.status, outputs.verified], ['restored', 'true'], log);
      assert.equal(outputs.fingerprint, was.fingerprint);
      assert.equal(endpoint.served(), was.fingerprint);
    }
  });
}
