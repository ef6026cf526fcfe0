import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { handshake } from '../../support/clients.ts';
import { clientOf, leaf, site } from '../../support/site.ts';

test('a running Envoy is taken from one layout to the other and back, and back again', async (t) => {
  const stage = await site(t);
  if (stage === null) return;
  const { directory, envoy, first, deploy, counters } = stage;
  const pointer = () => readFileSync(`${directory}/sds.json`, 'utf8');
  const before = await counters();
  const client = clientOf(t, envoy.port);

  const served = [first.fingerprint];
  for (const layout of ['symlink', 'symlink', 'in-place', 'in-place', 'symlink']) {
    const next = leaf(served.length % 2 === 0 ? 'ed25519' : 'p-256');
    const { outputs, log } = await deploy(next, { layout });
    assert.equal(outputs.status, 'deployed', log);
    assert.equal(outputs.verified, 'true');
    assert.equal(await handshake(envoy.port), next.fingerprint);
    assert.equal(pointer().includes(`${directory}/current/cert.pem`), layout === 'symlink');
    served.push(next.fingerprint);
    t.diagnostic(`to ${layout}: ${JSON.stringify(await counters())}`);
  }

  const { failures, fingerprints } = await client.stop();
  assert.deepEqual(failures, []);
  assert.deepEqual(fingerprints, served);
  const { update_rejected, update_failure } = await counters();
  assert.deepEqual([update_rejected, update_failure], [before.update_rejected, before.update_failure]);
});
