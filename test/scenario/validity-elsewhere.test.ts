/**
 * The check `validity` where no new certificate comes: in `operation: verify`, and in `operation: rollback`.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Minted, mint } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);

/** A credential whose intermediate ends on a certain day, with that intermediate behind the leaf. */
function under(notAfter: Date): { leaf: Minted; chain: string } {
  const root = mint({ subject: 'Old Root', ca: true, notBefore: inDays(-30) });
  const issuer = mint({ subject: 'Old Int', ca: true, issuer: root, notBefore: inDays(-20), notAfter });
  return { leaf: mint({ names: [NAME], issuer }), chain: issuer.certificate };
}

async function served(t: TestContext, { leaf, chain }: { leaf: Minted; chain: string }): Promise<string> {
  const { port } = await scriptedEndpoint(t, () => ({ ...leaf, certificate: leaf.certificate + chain }));
  return `127.0.0.1:${port} sni=${NAME}`;
}

function refused(result: StepResult, says: RegExp): void {
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code']],
    [1, 'rejected', 'VALIDITY'],
    result.log,
  );
  assert.match(annotations(result.log, 'error').join(), says);
}

const verify = (target: TestTarget, inputs: Inputs): Promise<StepResult> =>
  runAction({ directory: target.directory, operation: 'verify', ...inputs }, { cwd: target.home });

for (const [what, days, minimum, says] of [
  ['expired', -1, '0s', /the intermediate CN=Old Int expired at/],
  ['expires soon', 2, '3d', /the intermediate CN=Old Int expires at .*, sooner than min-validity allows/],
] as const) {
  test(`verify: an intermediate that ${what} is refused, given or deployed, in either kind of file`, async (t) => {
    const target = testTarget(t);
    const old = under(inDays(days));
    const inputs = { 'verify-endpoints': await served(t, old), 'min-validity': minimum };
    const given = { certificate: old.leaf.certificate, chain: old.chain };
    refused(await verify(target, { ...inputs, ...given }), says);
    for (const names of [{}, { 'certificate-file': 'leaf.pem', 'chain-file': 'chain.pem' }]) {
      // The second pair of names shares key and SDS file with the first.
      const skipped = { ...names, 'skip-checks': 'validity, shared', chain: old.chain };
      const deployed = await target.deploy(old.leaf, skipped);
      assert.equal(deployed.outputs.status, 'deployed', deployed.log);
      const before = snapshotTree(target.home);
      refused(await verify(target, { ...inputs, ...names }), says);
      assert.deepEqual(snapshotTree(target.home), before);
      const skipping = await verify(target, { ...inputs, ...names, 'skip-checks': 'validity' });
      assert.equal(skipping.outputs.status, 'verified', skipping.log);
    }
  });

  test(`rollback: what comes back is refused when its intermediate ${what}, and nothing was touched`, async (t) => {
    const target = testTarget(t);
    const old = under(inDays(days));
    const names = { 'chain-file': 'chain.pem' };
    await target.deploy(old.leaf, { ...names, chain: old.chain, 'skip-checks': 'validity' });
    const renewed = await target.deploy(target.issue(), names);
    assert.equal(renewed.outputs.status, 'deployed', renewed.log);
    const inputs = {
      directory: target.directory,
      operation: 'rollback',
      'min-validity': minimum,
      ...names,
    };
    const before = snapshotRestorable(target.directory, { attributes: true });
    for (const dry of [true, false]) {
      refused(await runAction({ ...inputs, 'dry-run': dry }, { cwd: target.home }), says);
      assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
    }
    const anyway = await runAction({ ...inputs, 'skip-checks': 'validity' }, { cwd: target.home });
    assert.deepEqual(
      [anyway.outputs.status, anyway.outputs.fingerprint],
      ['restored', old.leaf.fingerprint],
      anyway.log,
    );
  });
}

test('rollback: a leaf that has expired meanwhile, or soon will, does not come back', async (t) => {
  const target = testTarget(t);
  const goBack = (more: Inputs = {}): Promise<StepResult> =>
    runAction({ directory: target.directory, operation: 'rollback', ...more }, { cwd: target.home });
  const expired = target.issue({ notBefore: inDays(-9), notAfter: inDays(-1) });
  await target.deploy(expired, { 'skip-checks': 'validity,freshness' });
  const renewed = target.issue();
  await target.deploy(renewed);
  refused(await goBack(), /the certificate expired at .*\. that is what the backup holds: deploy a renewed/);
  assert.equal(target.read('cert.pem'), renewed.certificate + target.chain);

  const next = await target.deploy(target.issue());
  assert.equal(next.outputs.status, 'deployed', next.log);
  refused(await goBack({ 'min-validity': '36500d' }), /expires at .*, sooner than min-validity allows/);
  const back = await goBack();
  assert.deepEqual([back.outputs.status, back.outputs.fingerprint], ['restored', renewed.fingerprint]);
});

test('verify: that the certificate has expired does not hide that another one is served', async (t) => {
  const target = testTarget(t);
  const { leaf } = under(inDays(5));
  const expired = target.issue({ notBefore: inDays(-9), notAfter: inDays(-1) });
  const endpoint = await served(t, { leaf, chain: '' });
  const result = await verify(target, { certificate: expired.certificate, 'verify-endpoints': endpoint });
  refused(result, /the certificate expired at .*; and 127\.0\.0\.1:\d+.* serves another certificate/);
  assert.equal(result.outputs.verified, 'false');
  assert.equal(JSON.parse(result.outputs.endpoints ?? '')[0].fingerprint, leaf.fingerprint);
});
