/** A name that leads elsewhere by the time that the certificate is proven. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Minted } from '../../src/demo/mint.ts';
import { endpointsOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { withHosts } from '../support/hosts.ts';
import { annotations } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { testTarget } from '../support/target.ts';

const HOST = 'moving.example.org';

/**
 * Deploys with a reload that moves the name from both addresses to the first. `second` is served at the
 * other; `never`: nor was anything before.
 */
async function deployMoving(t: TestContext, second: 'renewed' | 'earlier' | 'nothing' | 'never') {
  const target = testTarget(t);
  const machine = withHosts(t, target.home, [`127.0.0.1 ${HOST}`, `127.0.0.2 ${HOST}`]);
  if (machine === null) return null;
  const renewed = target.issue({ names: [HOST] });
  const later = { renewed, earlier: target.first, nothing: null, never: null } satisfies Record<
    string,
    Minted | null
  >;
  const one = await scriptedEndpoint(t, (connection) => (connection === 1 ? target.first : renewed));
  await scriptedEndpoint(
    t,
    (connection) => (connection === 1 && second !== 'never' ? target.first : later[second]),
    {
      host: '127.0.0.2',
      port: one.port,
    },
  );
  const move = script(join(target.home, 'move'), `echo '127.0.0.1 ${HOST}' > ${join(target.home, 'hosts')}`);
  const result = await target.deploy(
    renewed,
    {
      'verify-endpoints': `${HOST}:${one.port}`,
      'verify-timeout': '2s',
      'verify-backoff': '20ms',
      'reload-command': move,
    },
    machine,
  );
  return { result, seen: endpointsOf(result).map(({ address, matched }) => [address, matched]) };
}

test('the earlier address is proven as well', async (t) => {
  const moved = await deployMoving(t, 'renewed');
  if (moved === null) return;
  assert.equal(moved.result.outputs.status, 'deployed', moved.result.log);
  assert.deepEqual(moved.seen, [
    ['127.0.0.1', true],
    ['127.0.0.2', true],
  ]);
});

test('the earlier address goes on serving the earlier certificate: rolled back', async (t) => {
  const moved = await deployMoving(t, 'earlier');
  if (moved === null) return;
  assert.deepEqual(
    [moved.result.outputs.status, moved.result.outputs['error-code']],
    ['rolled-back', 'VERIFY_FAILED'],
    moved.result.log,
  );
  assert.deepEqual(moved.seen, [
    ['127.0.0.1', true],
    ['127.0.0.2', false],
  ]);
});

for (const [what, second] of [
  ['serves nothing any more', 'nothing'],
  ['never served anything', 'never'],
] as const)
  test(`the earlier address ${what}: left out, with a notice`, async (t) => {
    const moved = await deployMoving(t, second);
    if (moved === null) return;
    assert.equal(moved.result.outputs.status, 'deployed', moved.result.log);
    assert.match(
      annotations(moved.result.log, 'notice').join(),
      /moving\.example\.org:\d+ \(127\.0\.0\.2\) was left out: the name no longer leads there, and .*; another address proves the endpoint/,
    );
  });
