/** More endpoints than are probed at once. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { endpointsOf } from '../support/action.ts';
import { misbehavingEndpoint, scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
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
  assert.equal(result.outputs.status, 'planned', result.log);
  // All of them are in the report; the output holds what a runner takes.
  const rows = result.report.split('\n').filter((line) => /^\| \W*127\.9\./.test(line));
  const short = target.first.fingerprint.slice(0, 8);
  const before = rows.map((row) => (row.includes(short) ? short : null));
  assert.equal(before.length, 4_000, result.log);
  // The last ones too. Each has 3 s of its own. A busy machine may stand still for that long, with 128 under
  // way.
  for (const some of [before, before.slice(-1_000)]) {
    const observed = some.filter((fingerprint) => fingerprint !== null);
    assert.ok(observed.length >= some.length - 2 * 128, `${observed.length} of ${some.length}`);
  }
  const reports = endpointsOf(result);
  assert.deepEqual([...new Set(reports.map(({ attempts }) => attempts))], [1]);
  assert.ok(reports.length > 500, `${reports.length} in the output`);
  // A job's outputs have 1 MB, counted in UTF-16.
  const characters = Object.values(result.outputs).join('').length;
  assert.ok(2 * characters < 1_000_000, `${characters} characters`);
  assert.match(
    annotations(result.log, 'notice').join('\n'),
    /the output endpoints holds \d+ of 4000: more would be too long for a runner$/m,
  );
  assert.ok(Buffer.byteLength(result.summary) < 2 ** 20);
  assert.match(result.summary, /… and 3800 more\. The output `report` names a file with all of them/);
});

test('those that do not serve it come first where not all fit into the output', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const server = createServer({ cert: renewed.certificate, key: renewed.privateKey });
  server
    .on('tlsClientError', () => undefined)
    .on('connection', (socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const wrong = await scriptedEndpoint(t, () => target.first);
  const result = await target.deploy(renewed, {
    'verify-endpoints': [...addresses(1_500).map((host) => `${host}:${port}`), `127.0.0.1:${wrong.port}`]
      .map((place) => `${place} sni=${NAME}`)
      .join('\n'),
    'verify-attempts': 1,
    'verify-timeout': '2m',
  });
  assert.equal(result.outputs['error-code'], 'VERIFY_FAILED', result.log);
  const reports = endpointsOf(result);
  assert.ok(reports.length < 1_501);
  const failed = reports.filter(({ matched }) => !matched);
  assert.ok(failed.some(({ endpoint }) => endpoint === `127.0.0.1:${wrong.port}`));
  assert.deepEqual(reports.slice(0, failed.length), failed);
});
