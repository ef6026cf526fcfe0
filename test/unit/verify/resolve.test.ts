import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback } from '../../../src/verify/address.ts';
import { resolve } from '../../../src/verify/resolve.ts';

const quiet = new AbortController().signal;

test('an address is its own, without asking anybody', async () => {
  for (const address of ['192.0.2.1', '2001:db8::1'])
    assert.deepEqual(await resolve(address, 1_000, quiet), { kind: 'resolved', addresses: [address] });
});

test('localhost has loopback addresses, each once', async () => {
  const found = await resolve('localhost', 5_000, quiet);
  assert.equal(found.kind, 'resolved');
  const { addresses } = found as Extract<typeof found, { kind: 'resolved' }>;
  assert.ok(addresses.length > 0 && addresses.every(isLoopback), addresses.join());
  assert.equal(new Set(addresses).size, addresses.length);
});

test('a name that nobody has does not resolve, and the reason says so', async () => {
  const found = await resolve('no-such-host.invalid', 10_000, quiet);
  assert.equal(found.kind, 'failed');
  assert.match(JSON.stringify(found), /the name does not resolve \([A-Z_]+\)/);
});

test('loopback is 127.0.0.0/8 and ::1', () => {
  assert.deepEqual(['127.0.0.1', '127.9.9.9', '::1'].map(isLoopback), [true, true, true]);
  assert.deepEqual(['128.0.0.1', '10.127.0.1', '::2', '0.0.0.0'].map(isLoopback), [
    false,
    false,
    false,
    false,
  ]);
});
