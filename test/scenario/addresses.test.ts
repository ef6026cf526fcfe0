/** Several addresses behind one name: each of them must serve the certificate. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointsOf } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { withHosts } from '../support/hosts.ts';
import { annotations } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';

const HOST = 'several.example.org';

/** An address to which there is no way from anywhere: the broadcast address takes no connections. */
const NOWHERE = '255.255.255.255';

const QUICK = { 'verify-attempts': 3, 'verify-timeout': '5s', 'verify-backoff': '20ms' };

test('all of them serve it: proven, one by one', async (t) => {
  const target = testTarget(t);
  const machine = withHosts(t, target.home, [`127.0.0.1 ${HOST}`, `127.0.0.2 ${HOST}`]);
  if (machine === null) return;
  const renewed = target.issue({ names: [HOST] });
  const first = await scriptedEndpoint(t, () => renewed);
  const second = await scriptedEndpoint(t, () => renewed, { host: '127.0.0.2', port: first.port });
  const result = await target.deploy(renewed, { 'verify-endpoints': `${HOST}:${first.port}` }, machine);
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.deepEqual(
    endpointsOf(result).map(({ endpoint, address, matched }) => [endpoint, address, matched]),
    ['127.0.0.1', '127.0.0.2'].map((address) => [`${HOST}:${first.port}`, address, true]),
  );
  assert.deepEqual(new Set([...first.servernames(), ...second.servernames()]), new Set([HOST]));
});

test('one of them does not: rolled back, and it is named', async (t) => {
  const target = testTarget(t);
  const machine = withHosts(t, target.home, [`127.0.0.1 ${HOST}`, `127.0.0.2 ${HOST}`]);
  if (machine === null) return;
  const renewed = target.issue({ names: [HOST] });
  let connection = 0;
  const first = await scriptedEndpoint(t, () => {
    connection += 1;
    return connection === 2 ? renewed : target.first;
  });
  await scriptedEndpoint(t, () => target.first, { host: '127.0.0.2', port: first.port });
  const result = await target.deploy(
    renewed,
    { ...QUICK, 'verify-endpoints': `${HOST}:${first.port}` },
    machine,
  );
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code'], result.outputs['rollback-verified']],
    ['rolled-back', 'VERIFY_FAILED', 'true'],
    result.log,
  );
  assert.deepEqual(
    endpointsOf(result).map(({ address, matched }) => [address, matched]),
    [
      ['127.0.0.1', true],
      ['127.0.0.2', false],
    ],
  );
  assert.match(
    annotations(result.log, 'error')[0]!,
    /several\.example\.org:\d+ \(127\.0\.0\.2\) serves .* and not the certificate/,
  );
});

test('one of them cannot be reached from here: left out, with a notice, when another proves the endpoint', async (t) => {
  const target = testTarget(t);
  const machine = withHosts(t, target.home, [`127.0.0.1 ${HOST}`, `${NOWHERE} ${HOST}`]);
  if (machine === null) return;
  const renewed = target.issue({ names: [HOST] });
  const { port } = await scriptedEndpoint(t, () => renewed);
  const result = await target.deploy(renewed, { 'verify-endpoints': `${HOST}:${port}` }, machine);
  assert.deepEqual([result.outputs.status, result.outputs.verified], ['deployed', 'true'], result.log);
  assert.match(
    annotations(result.log, 'notice').join(),
    /several\.example\.org:\d+ \(255\.255\.255\.255\) was left out: no route from here \([A-Z]+\); another address proves the endpoint/,
  );
});

test('none of them can be reached from here: that proves nothing', async (t) => {
  const target = testTarget(t);
  const machine = withHosts(t, target.home, [`${NOWHERE} ${HOST}`]);
  if (machine === null) return;
  const result = await target.deploy(
    target.issue({ names: [HOST] }),
    { ...QUICK, 'verify-endpoints': `${HOST}:443` },
    machine,
  );
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code'], result.outputs['rollback-verified']],
    ['rolled-back', 'VERIFY_FAILED', 'false'],
    result.log,
  );
  assert.match(annotations(result.log, 'error')[0]!, /no route from here/);
});
