import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { mint } from '../../../src/demo/mint.ts';
import { type ProbeResult, probe } from '../../../src/verify/probe.ts';
import { type Misbehaviour, misbehavingEndpoint, scriptedEndpoint } from '../../support/endpoints.ts';
import { waitFor } from '../../support/wait.ts';

const never = new AbortController().signal;
const look = (port: number, serverName: string | null = null, timeoutMs = 10_000, signal = never) =>
  probe({ address: '127.0.0.1', port, serverName }, timeoutMs, signal);

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a probe tells which leaf is served', () => {
  test('with its fingerprint and the TLS version', async (t) => {
    const minted = mint({ names: ['example.org'] });
    const { port } = await scriptedEndpoint(t, () => minted);
    assert.deepEqual(await look(port), {
      kind: 'served',
      fingerprint: minted.fingerprint,
      chain: [],
      protocol: 'TLSv1.3',
    });
  });

  test('with the fingerprints of what was sent with it', async (t) => {
    const root = mint({ subject: 'Root', ca: true });
    const issuer = mint({ subject: 'Intermediate', ca: true, issuer: root });
    const leaf = mint({ names: ['example.org'], issuer });
    const { port } = await scriptedEndpoint(t, () => ({
      ...leaf,
      certificate: leaf.certificate + issuer.certificate,
    }));
    const result = await look(port);
    assert.deepEqual(result.kind === 'served' && result.chain, [issuer.fingerprint]);
  });

  test('also when nobody would trust it', async (t) => {
    const bad = [
      mint({ names: ['other.example'], notAfter: new Date('2020-01-01'), notBefore: new Date('2019-01-01') }),
      mint({ key: 'rsa-1024', hash: 'sha1' }),
      mint({ key: 'rsa-2048', hash: 'md5' }),
      mint({ key: 'ed25519', names: [] }),
      mint({ issuer: mint({ ca: true, key: 'rsa-1024' }) }),
    ];
    const { port } = await scriptedEndpoint(t, (connection) => bad[connection - 1]!);
    for (const { fingerprint } of bad) {
      const result = await look(port, 'example.org');
      assert.deepEqual(result, { kind: 'served', fingerprint, chain: [], protocol: 'TLSv1.3' });
    }
  });

  test('by the leaf alone, whatever chain comes with it', async (t) => {
    const ca = mint({ ca: true });
    const leaf = mint({ issuer: ca });
    const chained = { ...leaf, certificate: leaf.certificate + ca.certificate };
    const { port } = await scriptedEndpoint(t, () => chained);
    assert.equal(((await look(port)) as { fingerprint?: string }).fingerprint, leaf.fingerprint);
  });

  test('in a fresh handshake each time', async (t) => {
    const [first, second] = [mint(), mint()];
    const { port } = await scriptedEndpoint(t, (connection) => (connection === 1 ? first : second));
    const served = [await look(port, 'example.org'), await look(port, 'example.org')];
    assert.deepEqual(
      served.map((result) => (result as { fingerprint?: string }).fingerprint),
      [first.fingerprint, second.fingerprint],
    );
  });
});

test('the server name is sent when there is one, and none otherwise', async (t) => {
  const minted = mint();
  const endpoint = await scriptedEndpoint(t, () => minted);
  await look(endpoint.port, 'www.example.org');
  await look(endpoint.port, null);
  assert.deepEqual(endpoint.servernames(), ['www.example.org', null]);
});

describe('no handshake', () => {
  const expected: [Misbehaviour, RegExp][] = [
    ['silent', /^connected, but no TLS handshake within 300 ms$/],
    ['trickle', /^connected, but no TLS handshake within 300 ms$/],
    ['garbage', /^what answers does not speak TLS \([A-Z_]+\)$/],
    ['close', /^the server (closed|reset) the connection/],
    ['reset', /^the (server reset the connection|connection was reset)/],
  ];
  for (const [misbehaviour, reason] of expected) {
    test(`with a server that is ${misbehaviour}`, async (t) => {
      const { port } = await misbehavingEndpoint(t, misbehaviour);
      const result = await look(
        port,
        'example.org',
        misbehaviour === 'silent' || misbehaviour === 'trickle' ? 300 : 10_000,
      );
      assert.ok(result.kind === 'failed', JSON.stringify(result));
      assert.match(result.reason, reason);
      assert.equal(result.refused, false);
    });
  }

  test('where nothing listens', async () => {
    assert.deepEqual(await look(await freePort()), {
      kind: 'failed',
      reason: 'connection refused: nothing listens there',
      refused: true,
    });
  });

  test('with an address that cannot be reached at all from here, which is told apart', async () => {
    const result: ProbeResult = await probe(
      { address: '255.255.255.255', port: 443, serverName: null },
      5_000,
      never,
    );
    assert.equal(result.kind, 'unreachable');
  });
});

describe('a cancelled probe', () => {
  test('ends at once', async (t) => {
    const endpoint = await misbehavingEndpoint(t, 'silent');
    const controller = new AbortController();
    const running = look(endpoint.port, null, 60_000, controller.signal);
    await waitFor(() => endpoint.connections() === 1, { what: 'the probe to connect' });
    controller.abort();
    assert.deepEqual(await running, { kind: 'failed', reason: 'cancelled', refused: false });
  });

  test('does not begin', async (t) => {
    const { port } = await misbehavingEndpoint(t, 'silent');
    const result = await look(port, null, 60_000, AbortSignal.abort());
    assert.deepEqual(result, { kind: 'failed', reason: 'cancelled', refused: false });
  });
});
