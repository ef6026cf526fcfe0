/** A name server that does not answer. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { endpointsOf } from '../support/action.ts';
import { withFile } from '../support/hosts.ts';
import { skippedWithoutRoot } from '../support/privileges.ts';
import { testTarget } from '../support/target.ts';

test('a name that does not resolve in time is not waited for', async (t) => {
  if (skippedWithoutRoot(t)) return;
  const target = testTarget(t);
  const silent = createSocket('udp4');
  t.after(() => silent.close());
  const address = `127.53.${process.pid % 250}.${1 + Math.floor(Math.random() * 250)}`;
  silent.bind(53, address);
  await once(silent, 'listening');
  const options = withFile(t, target.home, '/etc/resolv.conf', [
    `nameserver ${address}`,
    'options timeout:1 attempts:1',
  ]);
  if (options === null) return;
  const inputs = {
    'verify-endpoints': 'www.example.org:443',
    'verify-probe-timeout': '200ms',
    'verify-attempts': 1,
  };
  const result = await target.deploy(target.issue(), inputs, options);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'VERIFY_FAILED'],
    result.log,
  );
  assert.match(result.log, /the name did not resolve within 200 ms/);
  assert.deepEqual(
    endpointsOf(result).map(({ address: found, matched }) => [found, matched]),
    [[null, false]],
  );
});
