import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Inputs, runAction } from '../../support/action.ts';

import { realEnvoy } from '../../support/envoy.ts';
import { clientOf, deployment, endpointAt, leaf, sdsCounters } from '../../support/site.ts';
import { workspace } from '../../support/workspace.ts';

for (const layout of ['in-place', 'symlink']) {
  test(`${layout}: two secrets share a directory, and each goes its own way`, async (t) => {
    const directory = workspace(t);
    const [shop, blog] = [secret('shop'), secret('blog')];
    const [firstShop, firstBlog] = [leaf('p-256'), leaf('rsa-2048')];
    await runAction(deployment(directory, firstShop, shop));
    await runAction(deployment(directory, firstBlog, blog));
    const envoys = [];
    for (const inputs of [shop, blog]) {
      const sdsFile = `${directory}/${inputs['sds-file']}`;
      const envoy = await realEnvoy(t, { sdsFile, secretName: inputs['sds-secret-name'] });
      if (envoy === null) return;
      envoys.push(envoy);
    }
    const [shopEnvoy, blogEnvoy] = envoys as [(typeof envoys)[0], (typeof envoys)[0]];
    const clients = envoys.map(({ port }) => clientOf(t, port));

    const shops = [firstShop, leaf('ed25519'), leaf('p-384'), leaf('p-256')];
    for (const next of shops.slice(1)) {
      const step = await runAction(
        deployment(directory, next, { ...shop, 'verify-endpoints': endpointAt(shopEnvoy.port) }),
      );
      assert.equal(step.outputs.status, 'deployed', step.log);
    }
    assert.equal((await sdsCounters(blogEnvoy, 'blog')).key_rotation_failed, 0);
    // Both at once: one waits for the other's lock.
    const [nextShop, nextBlog] = [leaf('ed25519'), leaf('p-256')];
    const steps = await Promise.all([
      runAction(deployment(directory, nextShop, { ...shop, 'verify-endpoints': endpointAt(shopEnvoy.port) })),
      runAction(deployment(directory, nextBlog, { ...blog, 'verify-endpoints': endpointAt(blogEnvoy.port) })),
    ]);
    for (const step of steps) assert.equal(step.outputs.status, 'deployed', step.log);
    // And one that fails takes back nothing of the other.
    const wrong = await runAction(
      deployment(directory, leaf('p-256'), {
        ...blog,
        'verify-endpoints': endpointAt(shopEnvoy.port),
        'verify-timeout': '500ms',
      }),
    );
    assert.equal(wrong.outputs.status, 'rolled-back', wrong.log);
    assert.equal(wrong.outputs['rollback-verified'], 'true');

    const [shopServed, blogServed] = await Promise.all(clients.map((client) => client.stop()));
    assert.deepEqual([shopServed?.failures, blogServed?.failures], [[], []]);
    assert.deepEqual(
      shopServed?.fingerprints,
      [...shops, nextShop].map(({ fingerprint }) => fingerprint),
    );
    assert.deepEqual(blogServed?.fingerprints.slice(0, 2), [firstBlog.fingerprint, nextBlog.fingerprint]);
    for (const [index, name] of ['shop', 'blog'].entries()) {
      const counters = await sdsCounters(envoys[index]!, name);
      t.diagnostic(`${layout}, ${name}: ${JSON.stringify(counters)}`);
      assert.equal(counters.update_rejected, 0);
      if (layout === 'symlink') assert.equal(counters.key_rotation_failed, 0);
    }

    function secret(name: string): Inputs & { 'sds-secret-name': string } {
      return {
        layout,
        'sds-secret-name': name,
        'sds-file': `${name}-sds.json`,
        'certificate-file': `${name}.pem`,
        'private-key-file': `${name}-key.pem`,
      };
    }
  });
}
