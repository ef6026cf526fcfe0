import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { continuousClient, handshake } from './clients.ts';
import { misbehavingEndpoint, scriptedEndpoint } from './endpoints.ts';
import { waitFor } from './wait.ts';

test('a scripted endpoint serves by number and name, and remembers both', async (t) => {
  const [early, late] = [mint(), mint({ key: 'rsa-1024', hash: 'sha1' })];
  const endpoint = await scriptedEndpoint(t, (connection, servername) => {
    if (servername === 'nobody.example') return null;
    return connection < 3 ? early : late;
  });
  assert.equal(await handshake(endpoint.port), early.fingerprint);
  assert.equal(await handshake(endpoint.port, { servername: 'www.example.org' }), early.fingerprint);
  assert.equal(await handshake(endpoint.port), late.fingerprint);
  await assert.rejects(handshake(endpoint.port, { servername: 'nobody.example' }));
  assert.equal(endpoint.connections(), 4);
  assert.deepEqual(endpoint.servernames(), [null, 'www.example.org', null, 'nobody.example']);
});

for (const misbehaviour of ['silent', 'garbage', 'close', 'reset', 'trickle'] as const) {
  test(`no handshake comes about with an endpoint that is ${misbehaviour}`, async (t) => {
    const endpoint = await misbehavingEndpoint(t, misbehaviour);
    await assert.rejects(handshake(endpoint.port, { timeout: 200 }));
    assert.equal(endpoint.connections(), 1);
  });
}

test('a continuous client counts the certificates that it gets', async (t) => {
  const minted = mint();
  let served = 0;
  const endpoint = await scriptedEndpoint(t, (connection) => {
    if (connection === 10) return null;
    served += 1;
    return minted;
  });
  const client = continuousClient(endpoint.port);
  await waitFor(() => client.count() >= 20, { what: 'twenty handshakes' });
  const result = await client.stop();
  assert.ok(result.count >= 20 && result.count <= served);
  assert.deepEqual(result.fingerprints, [minted.fingerprint]);
  assert.equal(result.failures.length, 1);
});
