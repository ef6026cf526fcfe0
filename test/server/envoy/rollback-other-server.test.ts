import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startAction } from '../../support/action.ts';
import { handshake } from '../../support/clients.ts';
import { scriptedEndpoint } from '../../support/endpoints.ts';
import { clientOf, endpointAt, leaf, site } from '../../support/site.ts';
import { snapshotTree } from '../../support/tree.ts';
import { waitFor } from '../../support/wait.ts';

// Envoy reads whatever is moved into its directory, so it does serve the new certificate until the files are
// undone: what another endpoint does not prove takes back what Envoy had already taken over.
for (const layout of ['in-place', 'symlink']) {
  test(`${layout}: an endpoint where something else answers takes Envoy back to the earlier certificate`, async (t) => {
    const stage = await site(t, { layout });
    if (stage === null) return;
    const { directory, envoy, first, inputs, counters } = stage;
    const [next, stranger] = [leaf('p-256'), leaf('ed25519')];
    const other = await scriptedEndpoint(t, () => stranger);
    const before = snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'] });
    const countersBefore = await counters();
    const client = clientOf(t, envoy.port);

    const action = startAction(
      inputs(next, {
        'verify-endpoints': `${endpointAt(envoy.port)}\n${endpointAt(other.port)}`,
        'verify-timeout': '1s',
      }),
    );
    const serves = (fingerprint: string) => async () => (await handshake(envoy.port)) === fingerprint;
    await waitFor(serves(next.fingerprint), { what: 'the new certificate' });
    const taken = performance.now();
    await waitFor(serves(first.fingerprint), { what: 'the earlier certificate' });
    const meantime = performance.now() - taken;
    const { exitCode, outputs, log } = await action.finished;

    assert.equal(exitCode, 1);
    assert.equal(outputs.status, 'rolled-back', log);
    assert.equal(outputs['error-code'], 'VERIFY_FAILED');
    assert.equal(outputs['rollback-verified'], 'true');
    assert.deepEqual(snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'] }), before);
    assert.equal(await handshake(envoy.port), first.fingerprint);
    const { failures, fingerprints } = await client.stop();
    assert.deepEqual(failures, []);
    assert.deepEqual(fingerprints, [first.fingerprint, next.fingerprint]);

    const refused = (await counters()).key_rotation_failed - countersBefore.key_rotation_failed;
    if (layout === 'symlink') assert.equal(refused, 0);
    t.diagnostic(`${layout}: ${Math.round(meantime)} ms of the new certificate, ${refused} refused pairs`);
  });
}
