import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { test } from 'node:test';
import { runAction } from '../../support/action.ts';

import { type RealEnvoyOptions, realEnvoy } from '../../support/envoy.ts';
import { clientOf, deployment, endpointAt, leaf, SECRET, sdsCounters } from '../../support/site.ts';
import { workspace } from '../../support/workspace.ts';

// What a container does: a mount namespace of Envoy's own, in which the directory is somewhere else.
const BIND = 'mount --bind "$1" "$2" && shift 2 && exec "$@"';

const WAYS: Record<string, (directory: string, seen: string) => RealEnvoyOptions> = {
  'a bind mount': (directory, seen) => {
    mkdirSync(seen);
    return { launcher: ['unshare', '-m', 'sh', '-c', BIND, 'sh', directory, seen] };
  },
  'a symlink': (directory, seen) => {
    symlinkSync(directory, seen);
    return {};
  },
};

for (const [way, prepare] of Object.entries(WAYS)) {
  for (const layout of ['in-place', 'symlink']) {
    test(`${layout}: Envoy sees the directory by another path, ${way}`, async (t) => {
      if (way === 'a bind mount' && spawnSync('unshare', ['-m', 'true']).status !== 0)
        return t.skip('a mount namespace needs root');
      const home = workspace(t);
      const [directory, seen] = [`${home}/deployed`, `${home}/mounted`];
      mkdirSync(directory);
      const [first, second, third] = [leaf('p-256'), leaf('rsa-2048'), leaf('ed25519')];
      const inputs = { layout, 'server-directory': seen };
      await runAction(deployment(directory, first, inputs));
      const options = prepare(directory, seen);
      const envoy = await realEnvoy(t, { sdsFile: `${seen}/sds.json`, secretName: SECRET, ...options });
      if (envoy === null) return;
      const client = clientOf(t, envoy.port);

      for (const next of [second, third]) {
        const step = await runAction(
          deployment(directory, next, { ...inputs, 'verify-endpoints': endpointAt(envoy.port) }),
        );
        assert.equal(step.outputs.status, 'deployed', step.log);
        assert.equal(
          step.outputs['certificate-path'],
          `${directory}/${layout === 'symlink' ? 'current/' : ''}cert.pem`,
        );
      }

      const { failures, fingerprints } = await client.stop();
      assert.deepEqual(failures, []);
      assert.deepEqual(
        fingerprints,
        [first, second, third].map(({ fingerprint }) => fingerprint),
      );
      const pointer = readFileSync(`${directory}/sds.json`, 'utf8');
      assert.ok(pointer.includes(seen) && !pointer.includes(directory), pointer);
      assert.equal((await sdsCounters(envoy)).update_rejected, 0);
    });
  }
}
