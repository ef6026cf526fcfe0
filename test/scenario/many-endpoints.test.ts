/** More endpoints than are probed at once. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { endpointsOf } from '../support/action.ts';
import { misbehavingEndpoint, scriptedEndpoint } from '../support/endpoints.ts';
import { NAME, testTarget } from '../support/target.ts';

/** As many addresses of the loopback network. */
const addresses = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `127.9.${index >> 8}.${index & 255}`);

test('one that answers is seen in time among five hundred that hang', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const silent = await misbehavingEndpoint(t, 'silent', { host: '0.0.0.0' });
  const good = await scriptedEndpoint(t, (connection) => (connection === 1 ? target.first : renewed));
  const result = await target.deploy(renewed, {
    'verify-endpoints': [...addresses(500).map((host) => `${host}:${silent.port}`), `127.0.0.1:${good.port}`]
      .map((place) => `${place} sni=${NAME}`)
      .join('\n'),
    'verify-timeout': '6s',
    'verify-probe-timeout': '6s',
  });
  assert.equal(result.outputs['error-code'], 'VERIFY_FAILED', result.log);
  const last = endpointsOf(result).at(-1)!;
  assert.deepEqual([last.matched, last.before], [true, target.first.fingerprint]);
  assert.ok(last['elapsed-ms'] < 6_000, `${last['elapsed-ms']} ms`);
});

test('four thousand of them are observed before the deployment', async (t) => {
  const target = testTarget(t);
  const server = createServer({ cert: target.first.certificate, key: target.first.privateKey });
  server
    .on('tlsClientError', () => undefined)
    .on('connection', (socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const result = await target.deploy(target.issue(), {
    'dry-run': true,
    'verify-endpoints': addresses(4_000)
      .map((host) => `${host}:${port}`)
      .join('\n'),
  });
  const reports = endpointsOf(result);
  const before = reports.map((report) => report.before);
  assert.equal(before.length, 4_000, result.log);
  assert.deepEqual([...new Set(reports.map(({ attempts }) => attempts))], [1]);
  // The last ones too. Each has 3 s of its own. A busy machine may stand still for that long, with 128 under way.
  for (const some of [before, before.slice(-1_000)]) {
    const observed = some.filter((fingerprint) => fingerprint === target.first.fingerprint);
    assert.ok(observed.length >= some.length - 2 * 128, `${observed.length} of ${some.length}`);
    assert.deepEqual(
      some.filter((other) => other !== target.first.fingerprint && other),
      [],
    );
  }
});
