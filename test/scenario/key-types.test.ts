/** A server with a certificate for each type of key is looked at for the one that was deployed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls';
import type { Minted } from '../../src/demo/mint.ts';
import { endpointsOf, type Inputs, runAction } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';

const QUICK = { 'verify-attempts': 3, 'verify-timeout': '5s', 'verify-backoff': '20ms' };

/** The files of one type of key, in a directory that has several. */
const FILES = (type: string): Inputs => ({
  server: 'files',
  'certificate-file': `${type}.pem`,
  'private-key-file': `${type}.key`,
});

/**
 * A server that reads its certificates from a directory anew for every connection: the pairs that are there,
 * each for its type of key. Asked for no type, it serves RSA.
 * @param keeps whether it goes on with what it read once and is there no more
 */
async function directoryServer(
  t: TestContext,
  target: TestTarget,
  names: readonly (readonly [string, string])[],
  { keeps = false } = {},
) {
  const pairs = new Map<string, readonly [Buffer, Buffer]>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    for (const [certificate, key] of names) {
      if (existsSync(target.path(certificate)))
        pairs.set(certificate, [readFileSync(target.path(certificate)), readFileSync(target.path(key))]);
      else if (!keeps) pairs.delete(certificate);
    }
    const secureContext = createSecureContext({
      cert: [...pairs.values()].map(([certificate]) => certificate),
      key: [...pairs.values()].map(([, key]) => key),
      sigalgs: 'rsa_pss_rsae_sha256:ecdsa_secp256r1_sha256:ed25519',
      honorCipherOrder: true,
    });
    new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined).resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { endpoint: `127.0.0.1:${(server.address() as { port: number }).port} sni=${NAME}` };
}

const BOTH = [
  ['ecdsa.pem', 'ecdsa.key'],
  ['rsa.pem', 'rsa.key'],
] as const;

test('RSA and ECDSA in one directory, deployed by two runs, renewed and observed: each is verified', async (t) => {
  const target = testTarget(t);
  const { endpoint } = await directoryServer(t, target, BOTH);
  const deploy = (type: 'rsa' | 'ecdsa', credential: Minted) =>
    target.deploy(credential, { ...FILES(type), ...QUICK, 'verify-endpoints': endpoint });
  const served: Record<string, string> = {};
  for (const type of ['rsa', 'ecdsa', 'rsa', 'ecdsa'] as const) {
    const credential = target.issue({ key: type === 'rsa' ? 'rsa-2048' : 'p-256' });
    const result = await deploy(type, credential);
    assert.equal(result.outputs.status, 'deployed', `${type}:\n${result.log}`);
    const [report] = endpointsOf(result);
    assert.deepEqual(
      [report!.matched, report!.attempts, report!.fingerprint],
      [true, 1, credential.fingerprint],
    );
    // Before the first ECDSA certificate there was the RSA one for everybody.
    if (served[type]) assert.equal(report!.before, served[type]);
    served[type] = credential.fingerprint;
  }
  for (const type of ['rsa', 'ecdsa']) {
    const result = await runAction({
      ...FILES(type),
      ...QUICK,
      directory: target.directory,
      operation: 'verify',
      'verify-endpoints': endpoint,
    });
    assert.equal(result.outputs.status, 'verified', result.log);
    assert.equal(endpointsOf(result)[0]!.fingerprint, served[type]);
    assert.match(result.log, new RegExp(`^::debug::probe 1 of .*, ${type.toUpperCase()} key, `, 'm'));
  }
});

test('a renewed ECDSA certificate that comes too late is rolled back, and the proof asks for ECDSA as well', async (t) => {
  const target = testTarget(t);
  const { endpoint } = await directoryServer(t, target, BOTH);
  const rsa = target.issue({ key: 'rsa-2048' });
  const [first, renewed] = [target.issue(), target.issue()];
  await target.deploy(rsa, FILES('rsa'));
  await target.deploy(first, FILES('ecdsa'));
  const before = snapshotRestorable(target.directory);
  const stuck = await scriptedEndpoint(t, () => first);
  const result = await target.deploy(renewed, {
    ...FILES('ecdsa'),
    ...QUICK,
    'verify-endpoints': `${endpoint}\n127.0.0.1:${stuck.port} sni=${NAME}`,
  });
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code'], result.outputs['rollback-verified']],
    ['rolled-back', 'VERIFY_FAILED', 'true'],
    result.log,
  );
  assert.deepEqual(
    endpointsOf(result).map((report) => [report.before, report.fingerprint]),
    [
      [first.fingerprint, renewed.fingerprint],
      [first.fingerprint, first.fingerprint],
    ],
  );
  assert.match(
    result.log,
    new RegExp(`serves the earlier certificate again: ${first.fingerprint.slice(0, 16)}`),
  );
  assert.doesNotMatch(result.log, new RegExp(rsa.fingerprint));
  assert.deepEqual(snapshotRestorable(target.directory), before);
});

for (const [earlier, later] of [
  ['rsa-2048', 'p-256'],
  ['p-256', 'rsa-2048'],
  ['p-256', 'ed25519'],
] as const) {
  test(`from ${earlier} to ${later} in the same files: proven as soon as it is served`, async (t) => {
    const target = testTarget(t);
    const first = target.issue({ key: earlier });
    const { endpoint } = await directoryServer(t, target, [['cert.pem', 'key.pem']]);
    await target.deploy(first, { server: 'files' });
    const renewed = target.issue({ key: later });
    const result = await target.deploy(renewed, { server: 'files', 'verify-endpoints': endpoint });
    assert.equal(result.outputs.status, 'deployed', result.log);
    const [report] = endpointsOf(result);
    assert.deepEqual(
      [report!.before, report!.fingerprint, report!.attempts],
      [first.fingerprint, renewed.fingerprint, 1],
    );
    const back = await runAction({
      server: 'files',
      directory: target.directory,
      operation: 'rollback',
      'verify-endpoints': endpoint,
    });
    assert.equal(back.outputs.status, 'restored', back.log);
    assert.equal(endpointsOf(back)[0]!.fingerprint, first.fingerprint);
  });

  test(`from ${earlier} to ${later}, and the server keeps its certificate: told, and rolled back with proof`, async (t) => {
    const target = testTarget(t);
    const first = target.issue({ key: earlier });
    await target.deploy(first, { server: 'files' });
    const stuck = await scriptedEndpoint(t, () => first);
    const result = await target.deploy(target.issue({ key: later }), {
      server: 'files',
      ...QUICK,
      'verify-endpoints': `127.0.0.1:${stuck.port} sni=${NAME}`,
    });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code'], result.outputs['rollback-verified']],
      ['rolled-back', 'VERIFY_FAILED', 'true'],
      result.log,
    );
    assert.equal(
      endpointsOf(result)[0]!.fingerprint,
      first.fingerprint,
      'what is served is told all the same',
    );
    const type = { 'p-256': 'ECDSA', 'rsa-2048': 'RSA', ed25519: 'Ed25519' }[later];
    assert.match(
      annotations(result.log, 'error')[0]!,
      new RegExp(
        `serves ${first.fingerprint.slice(0, 16)}… and not the certificate, and none with an ${type} key`,
      ),
    );
  });
}

test('a certificate that everybody gets while the expected type is missing counts against nobody else', async (t) => {
  const target = testTarget(t);
  const [rsa, ecdsa] = [target.issue({ key: 'rsa-2048' }), target.issue()];
  await target.deploy(rsa, { server: 'files' });
  const server = createTlsServer({
    cert: [rsa.certificate, ecdsa.certificate],
    key: [rsa.privateKey, ecdsa.privateKey],
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const result = await target.deploy(target.issue({ key: 'ed25519' }), {
    server: 'files',
    ...QUICK,
    'verify-endpoints': `127.0.0.1:${(server.address() as { port: number }).port} sni=${NAME}`,
  });
  assert.deepEqual(
    [result.outputs.status, result.outputs['rollback-verified']],
    ['rolled-back', 'true'],
    result.log,
  );
  const [report] = endpointsOf(result);
  assert.deepEqual([report!.before, report!.fingerprint], [rsa.fingerprint, ecdsa.fingerprint]);
  const [annotation = ''] = annotations(result.log, 'error');
  assert.match(annotation, /none with an Ed25519 key/);
  assert.doesNotMatch(annotation, /somebody else/);
});

for (const keeps of [false, true]) {
  test(`an ECDSA certificate beside an RSA one, where none was before: undone on a server that ${keeps ? 'keeps' : 'drops'} it`, async (t) => {
    const target = testTarget(t);
    const [rsa, ecdsa] = [target.issue({ key: 'rsa-2048' }), target.issue()];
    const { endpoint } = await directoryServer(t, target, BOTH, { keeps });
    await target.deploy(rsa, FILES('rsa'));
    const stuck = await scriptedEndpoint(t, () => rsa);
    const result = await target.deploy(ecdsa, {
      ...FILES('ecdsa'),
      ...QUICK,
      'verify-endpoints': `${endpoint}\n127.0.0.1:${stuck.port} sni=${NAME}`,
    });
    assert.deepEqual(
      [result.outputs.status, result.outputs['rollback-verified']],
      ['rolled-back', String(!keeps)],
      result.log,
    );
    assert.deepEqual(
      endpointsOf(result).map(({ before, matched }) => [before, matched]),
      [
        [rsa.fingerprint, true],
        [rsa.fingerprint, false],
      ],
    );
    assert.equal(existsSync(target.path('ecdsa.pem')), false);
  });
}

test('a run that was killed has its rollback proven by the next one, which asks for the earlier type', async (t) => {
  const target = testTarget(t);
  const { endpoint } = await directoryServer(t, target, BOTH);
  const first = target.issue();
  await target.deploy(target.issue({ key: 'rsa-2048' }), FILES('rsa'));
  await target.deploy(first, FILES('ecdsa'));
  const inputs = { ...FILES('ecdsa'), ...QUICK, 'verify-endpoints': endpoint };
  const killed = await target.deploy(target.issue(), {
    ...inputs,
    'reload-command': `sh -c 'kill -9 $PPID'`,
  });
  assert.notEqual(killed.exitCode, 0);
  const next = await target.deploy(target.issue(), inputs);
  assert.deepEqual(
    [next.outputs.status, next.outputs.recovered, next.outputs['rollback-verified']],
    ['deployed', 'true', 'true'],
    next.log,
  );
  assert.match(
    next.log,
    new RegExp(`serves the earlier certificate again: ${first.fingerprint.slice(0, 16)}`),
  );
});
