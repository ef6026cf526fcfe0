/** Where the new certificate is looked for, and how often it must be seen. */
import assert from 'node:assert/strict';
import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { type TestContext, test } from 'node:test';
import type { Minted } from '../../src/demo/mint.ts';
import { endpointsOf } from '../support/action.ts';
import { type Misbehaviour, misbehavingEndpoint, scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';

const LOOK = 1;

function skippedWithoutIPv6(t: TestContext): boolean {
  const has = Object.values(networkInterfaces()).some((list) =>
    list?.some(({ address }) => address === '::1'),
  );
  if (!has) t.skip('this machine has no IPv6');
  return !has;
}

for (const [way, option, more] of [
  ['verify-matches', '', { 'verify-matches': 3 }],
  ['matches=N', ' matches=3', {}],
  ['matches=N over verify-matches', ' matches=3', { 'verify-matches': 9 }],
] as const) {
  test(`${way}: so many handshakes in a row must win, and one that does not starts the count anew`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    const script: Record<number, Minted> = { [LOOK]: target.first, [LOOK + 3]: target.first };
    const endpoint = await scriptedEndpoint(t, (connection) => script[connection] ?? renewed);
    const result = await target.deploy(renewed, {
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}${option}`,
      'verify-backoff': '10ms',
      ...more,
    });
    assert.equal(result.exitCode, 0, result.log);
    const [report] = endpointsOf(result);
    assert.deepEqual([report!.matched, report!.attempts], [true, 6]);
    assert.equal(endpoint.connections(), LOOK + 6);
  });
}

test('matches that attempts do not allow for are refused', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const endpoint = await scriptedEndpoint(t, (connection) => (connection === LOOK ? target.first : renewed));
  const result = await target.deploy(renewed, {
    'verify-endpoints': `tls://127.0.0.1:${endpoint.port} sni=${NAME} matches=3`,
    'verify-attempts': 2,
  });
  assert.equal(result.outputs['error-code'], 'INPUT_INVALID');
  assert.equal(endpoint.connections(), 0);
});

test('an IPv6 address in brackets', async (t) => {
  if (skippedWithoutIPv6(t)) return;
  const target = testTarget(t);
  const renewed = target.issue();
  const endpoint = await scriptedEndpoint(t, () => renewed, { host: '::1' });
  const result = await target.deploy(renewed, { 'verify-endpoints': `[::1]:${endpoint.port}` });
  assert.equal(result.exitCode, 0, result.log);
  const [report] = endpointsOf(result);
  assert.deepEqual(
    [report!.endpoint, report!.address, report!['server-name']],
    [`[::1]:${endpoint.port}`, '::1', null],
  );
  assert.deepEqual(endpoint.servernames(), [null, null], 'an address is not sent as a server name');
});

for (const host of ['127.0.0.1', '::1']) {
  test(`localhost, where the server listens on ${host} only`, async (t) => {
    const addresses = await lookup('localhost', { all: true });
    if (!addresses.some(({ address }) => address === host))
      return t.skip(`localhost is not ${host} on this machine`);
    const target = testTarget(t);
    const renewed = target.issue({ names: ['localhost'] });
    let serves = target.first;
    const endpoint = await scriptedEndpoint(t, (connection) => (connection === LOOK ? serves : renewed), {
      host,
    });
    const result = await target.deploy(renewed, { 'verify-endpoints': `localhost:${endpoint.port}` });
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(result.outputs.verified, 'true');
    assert.equal(endpointsOf(result).find(({ address }) => address === host)!.matched, true);
    assert.deepEqual([...new Set(endpoint.servernames())], ['localhost']);

    serves = renewed;
    const stubborn = await scriptedEndpoint(t, () => renewed, { host });
    const failed = await target.deploy(target.issue({ names: ['localhost'] }), {
      'verify-endpoints': `localhost:${stubborn.port}`,
      'verify-attempts': 2,
      'verify-timeout': '2s',
    });
    assert.deepEqual(
      [failed.outputs['error-code'], failed.outputs['rollback-verified']],
      ['VERIFY_FAILED', 'true'],
    );
  });
}

test('the SNI is that of sni=, or else the host name', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue({ names: [NAME, 'localhost', 'xn--mnchen-3ya.example'] });
  const endpoint = await scriptedEndpoint(t, (_, servername) =>
    servername === NAME ? target.first : renewed,
  );
  const good = await target.deploy(renewed, {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=münchen.example`,
  });
  assert.equal(good.outputs.status, 'deployed', good.log);
  assert.ok(endpoint.servernames().includes('xn--mnchen-3ya.example'));
  const wrong = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(wrong.outputs['error-code'], 'VERIFY_FAILED');
  assert.match(annotations(wrong.log, 'error')[0]!, /does the server read these files for www\.example\.org/);
});

test('a name that does not resolve proves nothing', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue({ names: ['no-such-host.invalid'] });
  const result = await target.deploy(renewed, {
    'verify-endpoints': 'no-such-host.invalid:443',
    'verify-timeout': '1s',
  });
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code'], result.outputs['rollback-verified']],
    ['rolled-back', 'VERIFY_FAILED', 'false'],
    result.log,
  );
  assert.match(annotations(result.log, 'error')[0]!, /the name does not resolve/);
  assert.equal(endpointsOf(result)[0]!.address, null);
});

for (const [misbehaviour, reason] of [
  ['silent', /no TLS handshake within 300 ms/],
  ['garbage', /does not speak TLS/],
  ['close', /closed the connection|reset/],
  ['reset', /reset/],
  ['trickle', /no TLS handshake within 300 ms/],
] as const satisfies [Misbehaviour, RegExp][]) {
  test(`an endpoint that is ${misbehaviour} proves nothing, and says why`, async (t) => {
    const target = testTarget(t);
    const endpoint = await misbehavingEndpoint(t, misbehaviour);
    const result = await target.deploy(target.issue(), {
      'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      'verify-attempts': 2,
      'verify-probe-timeout': '300ms',
    });
    assert.deepEqual([result.outputs['error-code'], result.outputs.status], ['VERIFY_FAILED', 'rolled-back']);
    assert.match(annotations(result.log, 'error')[0]!, reason);
    assert.equal(endpointsOf(result)[0]!.fingerprint, null);
  });
}

test('nobody listens', async (t) => {
  const target = testTarget(t);
  const endpoint = await scriptedEndpoint(t, () => null);
  await endpoint.close();
  const result = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 2,
  });
  assert.equal(result.outputs['error-code'], 'VERIFY_FAILED');
  assert.match(
    annotations(result.log, 'error')[0]!,
    /connection refused: nothing listens there.*\. does the server listen there/,
  );
});

const WAYS = (list: readonly string[]): [string, string][] => [
  ['one a line, with comments', `# the edge\n${list.join(' # one of them\n\n')}\r\n#${list[0]}`],
  ['separated by commas', `${list.join(' ,')},`],
  ['a JSON array of strings', JSON.stringify(list, null, 2)],
];

for (const [way, text] of WAYS(['{0} sni=www.example.org', 'https://{1}/ sni=www.example.org']))
  test(`endpoints ${way}: each is observed`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    const serve = () => scriptedEndpoint(t, () => renewed);
    const places = [await serve(), await serve()].map(({ port }) => `127.0.0.1:${port}`);
    const result = await target.deploy(renewed, {
      'verify-endpoints': text.replace(/\{(\d)\}/g, (_, index) => places[Number(index)]!),
    });
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.deepEqual(
      endpointsOf(result).map(({ endpoint, matched }) => [endpoint, matched]),
      [
        [places[0], true],
        [`https://${places[1]}`, true],
      ],
    );
  });

for (const [text, says] of [
  ['["a.example", 443]', /verify-endpoints: expected .*, got not a JSON array of strings/],
  ['["a.example",]', /not a JSON array of strings/],
  ['["a.example, b.example"]', /not a host name: a\.example,/],
  [
    'a.example, b.example/path',
    /got "b\.example\/path": not a host and port, but a URL with a path; leave out \/path/,
  ],
  ['# a.example', /got no endpoint/],
  ['[]', /got no endpoint/],
  [',', /got no endpoint/],
] as const)
  test(`endpoints ${text} are refused`, async (t) => {
    const target = testTarget(t);
    const result = await target.deploy(target.issue(), { 'verify-endpoints': text });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code']],
      ['rejected', 'INPUT_INVALID'],
      result.log,
    );
    assert.match(annotations(result.log, 'error')[0]!, says);
  });
