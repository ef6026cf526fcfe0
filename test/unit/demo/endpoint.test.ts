import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Endpoint, type EndpointOptions, startEndpoint } from '../../../src/demo/endpoint.ts';
import { handshake } from '../../../src/demo/handshake.ts';
import { type Minted, mint } from '../../../src/demo/mint.ts';
import { formatSds } from '../../../src/demo/sds.ts';
import { waitFor } from '../../support/wait.ts';
import { workspace } from '../../support/workspace.ts';

test('serves what the SDS file names, and after two moves the next pair', async (t) => {
  const { directory, endpoint, first } = await scene(t);
  assert.equal(await handshake(endpoint.port), first.fingerprint);
  assert.equal(endpoint.served(), first.fingerprint);

  const next = mint({ names: ['example.org'], key: 'rsa-2048' });
  put(join(directory, 'tls', 'cert.pem'), next.certificate);
  await waitFor(() => endpoint.counters.mismatched > 0, { what: 'the new certificate to meet the old key' });
  assert.equal(await handshake(endpoint.port), first.fingerprint, 'a pair that does not match is not served');
  put(join(directory, 'tls', 'key.pem'), next.privateKey);
  await served(endpoint, next);
  assert.equal(endpoint.counters.updates, 2);
});

test('does not notice what is written in place, until something moves', async (t) => {
  const { directory, endpoint, first } = await scene(t);
  const next = mint({ names: ['example.org'] });
  writePair(join(directory, 'tls'), next);
  // Events arrive in order: when this one has been acted on, the writes before it have been passed over.
  put(join(directory, 'sds.json'), '{');
  await waitFor(() => endpoint.counters.rejected === 1, { what: 'the torn SDS file to be noticed' });
  assert.equal(await handshake(endpoint.port), first.fingerprint);

  put(join(directory, 'tls', 'unrelated'), '');
  await served(endpoint, next);
});

test('keeps what it has when the SDS file is torn or speaks of another secret', async (t) => {
  const { directory, endpoint, first, secret } = await scene(t);
  const next = mint({ names: ['example.org'] });
  writePair(join(directory, 'elsewhere'), next);
  const update = { ...secret, certificate: 'elsewhere/cert.pem', privateKey: 'elsewhere/key.pem' };

  put(join(directory, 'sds.json'), formatSds(update).slice(0, 50));
  await waitFor(() => endpoint.counters.rejected === 1, { what: 'the torn file to be rejected' });
  put(join(directory, 'sds.json'), formatSds({ ...update, name: 'another_cert' }));
  await waitFor(() => endpoint.counters.rejected === 2, { what: 'the other secret to be rejected' });
  assert.equal(await handshake(endpoint.port), first.fingerprint);

  put(join(directory, 'sds.json'), formatSds(update));
  await served(endpoint, next);
});

test('with a watched directory, turning one symlink switches the pair, and nothing in between is seen', async (t) => {
  const { directory, endpoint, secret } = await scene(t);
  const [second, third] = [mint({ key: 'p-384' }), mint({ key: 'ed25519' })];
  writePair(join(directory, 'generation-2'), second);
  writePair(join(directory, 'generation-3'), third);
  turn(join(directory, 'current'), 'generation-2');
  const files = { certificate: 'current/cert.pem', privateKey: 'current/key.pem' };
  put(join(directory, 'sds.json'), formatSds({ ...secret, ...files, watchedDirectory: '.' }));
  await served(endpoint, second);
  turn(join(directory, 'current'), 'generation-3');
  await served(endpoint, third);
  assert.deepEqual(endpoint.counters, { updates: 3, rejected: 0, mismatched: 0 });
});

test('can start before there is anything to serve', async (t) => {
  const directory = workspace(t);
  const sdsFile = join(directory, 'sds.json');
  const endpoint = await start(t, { sdsFile, secretName: 'server_cert' });
  assert.equal(endpoint.served(), null);
  await assert.rejects(handshake(endpoint.port));

  const minted = mint();
  writePair(directory, minted);
  const [certificate, privateKey] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  put(sdsFile, formatSds({ name: 'server_cert', certificate, privateKey }));
  await served(endpoint, minted);
});

/** An endpoint that serves a first pair from a directory, which the SDS file names relative to itself. */
async function scene(t: TestContext) {
  const directory = workspace(t);
  const first = mint({ names: ['example.org'] });
  const secret = { name: 'server_cert', certificate: 'tls/cert.pem', privateKey: 'tls/key.pem' };
  const sdsFile = join(directory, 'sds.json');
  writePair(join(directory, 'tls'), first);
  put(sdsFile, formatSds(secret));
  const mapPath = (path: string) => join(directory, path);
  const endpoint = await start(t, { sdsFile, secretName: 'server_cert', mapPath });
  return { directory, endpoint, first, secret };
}

async function start(t: TestContext, options: EndpointOptions): Promise<Endpoint> {
  const endpoint = await startEndpoint(options);
  t.after(() => endpoint.close());
  return endpoint;
}

async function served(endpoint: Endpoint, minted: Minted): Promise<void> {
  await waitFor(() => endpoint.served() === minted.fingerprint, { what: 'the next pair to be in service' });
  assert.equal(await handshake(endpoint.port), minted.fingerprint);
}

function writePair(directory: string, { certificate, privateKey }: Minted): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'cert.pem'), certificate);
  writeFileSync(join(directory, 'key.pem'), privateKey);
}

/** Puts a file under its name by a move. */
function put(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** Turns a symlink by a move. */
function turn(path: string, target: string): void {
  symlinkSync(target, `${path}.new`);
  renameSync(`${path}.new`, path);
}
