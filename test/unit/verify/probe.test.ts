import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { type Minted, mint } from '../../../src/demo/mint.ts';
import { type ProbeResult, type ProbeTarget, probe } from '../../../src/verify/probe.ts';
import { type Misbehaviour, misbehavingEndpoint, scriptedEndpoint } from '../../support/endpoints.ts';
import { PLAYS, plainServer } from '../../support/plain-servers.ts';
import { skippedWithout } from '../../support/privileges.ts';
import { freePort, startProgram } from '../../support/programs.ts';
import { httpProxy } from '../../support/proxies.ts';
import { onCurve } from '../../support/rare-curves.ts';
import { waitFor } from '../../support/wait.ts';
import { workspace } from '../../support/workspace.ts';

const never = new AbortController().signal;
const target = (port: number, more: Partial<ProbeTarget> = {}): ProbeTarget => ({
  address: '127.0.0.1',
  port,
  protocol: 'tls',
  serverName: null,
  proxyProtocol: null,
  proxy: null,
  keyType: null,
  ...more,
});
const look = (port: number, serverName: string | null = null, timeoutMs = 10_000, signal = never) =>
  probe(target(port, { serverName }), timeoutMs, signal);

describe('a probe tells which leaf is served', () => {
  test('with its fingerprint and the TLS version', async (t) => {
    const minted = mint({ names: ['example.org'] });
    const { port } = await scriptedEndpoint(t, () => minted);
    assert.deepEqual(await look(port), {
      kind: 'served',
      fingerprint: minted.fingerprint,
      certificates: [minted.der],
      protocol: 'TLSv1.3',
      keyType: 'ECDSA',
      lacks: null,
    });
  });

  test('with all certificates of the handshake, in their order', async (t) => {
    const root = mint({ subject: 'Root', ca: true });
    const issuer = mint({ subject: 'Intermediate', ca: true, issuer: root });
    const leaf = mint({ names: ['example.org'], issuer });
    const { port } = await scriptedEndpoint(t, () => ({
      ...leaf,
      certificate: leaf.certificate + issuer.certificate,
    }));
    const result = await look(port);
    assert.deepEqual(result.kind === 'served' && result.certificates, [leaf.der, issuer.der]);
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
      assert.deepEqual(
        [result.kind, (result as { fingerprint?: string }).fingerprint],
        ['served', fingerprint],
      );
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
    ['garbage', /^the other side does not speak TLS \([A-Z_]+\)$/],
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

  for (const option of ['-tls1', '-tls1_1'])
    test(`with openssl s_server ${option}: that it speaks old versions alone is told`, async (t) => {
      if (skippedWithout(t, 'openssl', 'version')) return;
      const home = workspace(t);
      const minted = mint({ key: 'rsa-2048' });
      writeFileSync(join(home, 'both.pem'), minted.certificate + minted.privateKey);
      const port = await freePort();
      const old = ['-cert', join(home, 'both.pem'), option, '-cipher', 'ALL:@SECLEVEL=0', '-quiet'];
      const server = startProgram('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...old]);
      t.after(server.stop);
      const result = await waitFor(
        async () => {
          const seen = await look(port);
          return seen.kind === 'failed' && seen.refused ? null : seen;
        },
        { what: 'openssl s_server to listen' },
      );
      assert.match(
        (result as { reason?: string }).reason ?? '',
        /^the server refuses TLS 1\.2 and 1\.3, so it speaks TLS 1\.1 or older alone, if any \(ERR_SSL_[A-Z0-9_]+\)$/,
        JSON.stringify(result) + server.log(),
      );
    });

  test('with a server that always answers in an old version', async (t) => {
    const server = createServer((socket) => {
      const hello = serverHello(0xc013);
      for (const at of [2, 10]) hello[at] = 2;
      socket.on('error', () => undefined).once('data', () => socket.write(hello));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const result = await look((server.address() as { port: number }).port);
    assert.match(
      (result as { reason?: string }).reason ?? '',
      /^the server answers with TLS 1\.1 or older, and only TLS 1\.2 and 1\.3 are spoken here/,
    );
  });

  test('where nothing listens', async () => {
    assert.deepEqual(await look(await freePort()), {
      kind: 'failed',
      reason: 'connection refused: nothing listens there',
      refused: true,
      ended: false,
      refusedOffer: false,
    });
  });

  test('with an address that cannot be reached at all from here, which is told apart', async () => {
    const result: ProbeResult = await probe(target(443, { address: '255.255.255.255' }), 5_000, never);
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
    assert.deepEqual(await running, {
      kind: 'failed',
      reason: 'cancelled',
      refused: false,
      ended: false,
      refusedOffer: false,
    });
  });

  test('does not begin', async (t) => {
    const { port } = await misbehavingEndpoint(t, 'silent');
    const result = await look(port, null, 60_000, AbortSignal.abort());
    assert.deepEqual(result, {
      kind: 'failed',
      reason: 'cancelled',
      refused: false,
      ended: false,
      refusedOffer: false,
    });
  });
});

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`${version}: a server that wants a certificate from its clients shows its own all the same`, async (t) => {
    const ca = mint({ ca: true });
    const minted = mint({ issuer: ca });
    const { port } = await tlsServer(t, {
      cert: minted.certificate + ca.certificate,
      key: minted.privateKey,
      ca: ca.certificate,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: version,
      maxVersion: version,
    });
    const result = await look(port);
    assert.deepEqual(result, {
      kind: 'served',
      fingerprint: minted.fingerprint,
      certificates: [minted.der, ca.der],
      protocol: version,
      keyType: 'ECDSA',
      lacks: null,
    });
  });
}

test('a certificate of which the server has not shown to have the key does not count, whatever alert follows', async (t) => {
  const someoneElses = mint();
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        const alert = Buffer.from([21, 3, 3, 0, 2, 2, 40]);
        socket.end(Buffer.concat([serverHello(0xc02b), certificateMessage(someoneElses.der), alert]));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const result = await look((server.address() as { port: number }).port);
  assert.equal(result.kind, 'failed', JSON.stringify(result));
});

describe('a server with a certificate for each type of key', () => {
  const certificates = { RSA: mint({ key: 'rsa-2048' }), ECDSA: mint({ key: 'p-256' }) };
  const ed25519 = mint({ key: 'ed25519' });
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const serve = (t: TestContext, ...minted: Minted[]) =>
      tlsServer(t, {
        cert: minted.map(({ certificate }) => certificate),
        key: minted.map(({ privateKey }) => privateKey),
        minVersion: version,
        maxVersion: version,
      });

    for (const type of ['RSA', 'ECDSA'] as const) {
      test(`${version}: is asked for the one with the ${type} key`, async (t) => {
        const { port } = await serve(t, certificates.RSA, certificates.ECDSA);
        const result = await probe(target(port, { keyType: type }), 10_000, never);
        assert.ok(result.kind === 'served', JSON.stringify(result));
        assert.deepEqual(
          [result.fingerprint, result.keyType, result.lacks, result.protocol],
          [certificates[type].fingerprint, type, null, version],
        );
      });

      test(`${version}: that has none with the ${type} key shows another, and that is told`, async (t) => {
        const there = type === 'RSA' ? certificates.ECDSA : certificates.RSA;
        const { port } = await serve(t, there);
        const result = await probe(target(port, { keyType: type }), 10_000, never);
        assert.ok(result.kind === 'served', JSON.stringify(result));
        assert.deepEqual([result.fingerprint, result.lacks], [there.fingerprint, type]);
      });
    }

    test(`${version}: is asked for the one with the Ed25519 key`, async (t) => {
      const { port } = await serve(t, certificates.RSA, certificates.ECDSA, ed25519);
      const result = await probe(target(port, { keyType: 'Ed25519' }), 10_000, never);
      assert.deepEqual(
        [(result as { fingerprint?: string }).fingerprint, (result as { lacks?: unknown }).lacks],
        [ed25519.fingerprint, null],
      );
    });

    test(`${version}: a leaf with an ECDSA key is served whatever key its issuer has`, async (t) => {
      const ca = mint({ ca: true, key: 'rsa-2048' });
      const leaf = mint({ issuer: ca, key: 'p-384' });
      const { port } = await serve(t, certificates.RSA, {
        ...leaf,
        certificate: leaf.certificate + ca.certificate,
      });
      const result = await probe(target(port, { keyType: 'ECDSA' }), 10_000, never);
      assert.equal((result as { fingerprint?: string }).fingerprint, leaf.fingerprint);
    });
  }

  test('takes one handshake when it prefers the wanted type, and two when it does not', async (t) => {
    const endpoint = await scriptedEndpoint(t, () => certificates.RSA);
    await probe(target(endpoint.port, { keyType: 'RSA' }), 10_000, never);
    assert.equal(endpoint.connections(), 1);
    await probe(target(endpoint.port, { keyType: 'ECDSA' }), 10_000, never);
    assert.equal(endpoint.connections(), 3);
  });

  test('is given the probe timeout for both handshakes together, and time that is up tells nothing of the type', async (t) => {
    const secure = await tlsServer(t, {
      cert: certificates.RSA.certificate,
      key: certificates.RSA.privateKey,
    });
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined);
      if (connections === 1) socket.pipe(connect(secure.port, '127.0.0.1')).pipe(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const { port } = server.address() as { port: number };
    const result = await probe(target(port, { keyType: 'ECDSA' }), 500, never);
    assert.ok(result.kind === 'served', JSON.stringify(result));
    assert.deepEqual(
      [connections, result.fingerprint, result.lacks],
      [2, certificates.RSA.fingerprint, null],
    );
  });
});

/** Starts an ordinary TLS server on 127.0.0.1; closed when the test ends. */
async function tlsServer(t: TestContext, options: TlsOptions): Promise<{ port: number }> {
  const server = createTlsServer(options, (socket) => socket.on('error', () => undefined).end());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { port: (server.address() as { port: number }).port };
}

/** A ServerHello of TLS 1.2 that chooses a cipher suite (RFC 5246, 7.4.1.3). */
function serverHello(suite: number): Buffer {
  const body = [3, 3, ...Array(32).fill(7), 0, suite >> 8, suite & 0xff, 0, 0, 5, 0xff, 1, 0, 1, 0];
  return handshakeRecord(2, Buffer.from(body));
}

function certificateMessage(der: Buffer): Buffer {
  const uint24 = (value: number) => [value >> 16, (value >> 8) & 0xff, value & 0xff];
  return handshakeRecord(11, Buffer.from([...uint24(der.length + 3), ...uint24(der.length), ...der]));
}

function handshakeRecord(type: number, body: Buffer): Buffer {
  const message = [type, 0, body.length >> 8, body.length & 0xff, ...body];
  return Buffer.from([22, 3, 3, message.length >> 8, message.length & 0xff, ...message]);
}

describe('a server that expects a header of the PROXY protocol', () => {
  const minted = mint();

  test('gets one with both ends before the handshake', async (t) => {
    const server = await behindHeader(t, minted);
    const result = await probe(target(server.port, { proxyProtocol: 1 }), 10_000, never);
    assert.equal(
      (result as { fingerprint?: string }).fingerprint,
      minted.fingerprint,
      JSON.stringify(result),
    );
    assert.deepEqual(server.headers(), [
      `PROXY TCP4 127.0.0.1 127.0.0.1 ${server.clients()[0]} ${server.port}`,
    ]);
  });

  test('gets it before STARTTLS', async (t) => {
    const plain = await plainServer(t, PLAYS.imap, minted);
    const server = await behindHeader(t, minted, plain.port);
    const probed = target(server.port, { proxyProtocol: 1, protocol: 'imap' });
    const result = await probe(probed, 10_000, never);
    assert.equal(
      (result as { fingerprint?: string }).fingerprint,
      minted.fingerprint,
      JSON.stringify(result),
    );
  });

  test('gets one that tells nothing through a tunnel, whose ends are those of the proxy', async (t) => {
    const server = await behindHeader(t, minted);
    const { port } = await httpProxy(t, server.port);
    const proxy = { host: '127.0.0.1', port, authorization: null };
    const result = await probe(target(server.port, { proxyProtocol: 1, proxy }), 10_000, never);
    assert.equal(
      (result as { fingerprint?: string }).fingerprint,
      minted.fingerprint,
      JSON.stringify(result),
    );
    assert.deepEqual(server.headers(), ['PROXY UNKNOWN']);
  });
});

/** A server that reads a line first, and then leads to another port; without one, to a TLS server. */
async function behindHeader(t: TestContext, minted: Minted, behind?: number) {
  const to = behind ?? (await tlsServer(t, { cert: minted.certificate, key: minted.privateKey })).port;
  const headers: string[] = [];
  const clients: (number | undefined)[] = [];
  const server = createServer((client) => {
    clients.push(client.remotePort);
    client
      .on('error', () => undefined)
      .once('data', (chunk: Buffer) => {
        const end = chunk.indexOf('\r\n');
        headers.push(chunk.subarray(0, end).toString('latin1'));
        client.unshift(chunk.subarray(end + 2));
        const onward = connect(to, '127.0.0.1').on('error', () => undefined);
        client.pipe(onward).pipe(client);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as { port: number };
  return { port, headers: () => headers, clients: () => clients };
}

describe('a server with a key on a curve that clients must name', () => {
  const RARE = 'ECDSA (rare curve)';
  const seen = async (port: number) => {
    const result = await probe(target(port, { keyType: RARE }), 10_000, never);
    assert.ok(result.kind === 'served', JSON.stringify(result));
    return [result.fingerprint, result.keyType, result.lacks];
  };

  for (const [curve, version] of [
    ['brainpoolP256r1', 'TLSv1.2'],
    ['brainpoolP384r1', 'TLSv1.2'],
    ['brainpoolP512r1', 'TLSv1.2'],
    ['secp256k1', 'TLSv1.2'],
    ['brainpoolP256r1', 'TLSv1.3'],
  ] as const)
    test(`${curve}, ${version}: shows its certificate`, async (t) => {
      const rare = onCurve(t, curve);
      if (rare === null) return;
      const { port } = await tlsServer(t, {
        ...{ cert: rare.certificate, key: rare.privateKey },
        ...{ minVersion: version, maxVersion: version },
      });
      assert.deepEqual(await seen(port), [rare.fingerprint, RARE, null]);
    });

  test('is asked for its certificate when it prefers one of another type', async (t) => {
    const rare = onCurve(t, 'brainpoolP256r1');
    if (rare === null) return;
    const rsa = mint({ key: 'rsa-2048' });
    const both = { cert: [rsa.certificate, rare.certificate], key: [rsa.privateKey, rare.privateKey] };
    const { port } = await tlsServer(t, { ...both, maxVersion: 'TLSv1.2' });
    assert.deepEqual(await seen(port), [rare.fingerprint, RARE, null]);
  });

  test('may have another certificate alone, and that is told', async (t) => {
    for (const [key, type] of [
      ['p-256', 'ECDSA'],
      ['rsa-2048', 'RSA'],
    ] as const) {
      const usual = mint({ key });
      const { port } = await tlsServer(t, { cert: usual.certificate, key: usual.privateKey });
      assert.deepEqual(await seen(port), [usual.fingerprint, type, RARE]);
    }
  });
});
