import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { inputDefaults } from '../../../src/demo/action-inputs.ts';
import { runAction } from '../../support/action.ts';
import { handshake } from '../../support/clients.ts';
import { realEnvoy } from '../../support/envoy.ts';
import { clientOf, deployment, endpointAt, leaf, SECRET } from '../../support/site.ts';
import { workspace } from '../../support/workspace.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const page = read('docs/envoy.md');

/** The first block of YAML or JSON on the page in which a text occurs. */
function block(text: string): string {
  const found = [...page.matchAll(/^```(?:yaml|json)\n(.*?)^```$/gms)].find(([, code]) =>
    code?.includes(text),
  );
  assert.ok(found?.[1], `no block with ${text}`);
  return found[1];
}

/** A configuration of the page, with the files in another directory and the ports free ones. */
function runnable(text: string, directory: string) {
  return parse(
    text
      .replaceAll('/etc/envoy/certs', directory)
      .replaceAll('0.0.0.0', '127.0.0.1')
      .replaceAll(/port_value: \d+/g, 'port_value: 0'),
  );
}

test('the configuration on the page serves the deployed certificate over HTTPS, and its SDS file is ours', async (t) => {
  const directory = workspace(t);
  const [first, second] = [leaf('p-256'), leaf('rsa-2048')];
  await runAction(deployment(directory, first));
  assert.deepEqual(
    runnable(block('certificate_chain'), directory),
    JSON.parse(readFileSync(`${directory}/sds.json`, 'utf8')),
  );
  const bootstrap = runnable(block('static_resources'), directory);
  const envoy = await realEnvoy(t, { sdsFile: `${directory}/sds.json`, secretName: SECRET, bootstrap });
  if (envoy === null) return;
  const client = clientOf(t, envoy.port);
  assert.equal(await get(envoy.port), '200 hello\n');

  const step = await runAction(deployment(directory, second, { 'verify-endpoints': endpointAt(envoy.port) }));
  assert.equal(step.outputs.status, 'deployed', step.log);
  const { failures, fingerprints } = await client.stop();
  assert.deepEqual(failures, []);
  assert.deepEqual(fingerprints, [first.fingerprint, second.fingerprint]);
});

test('the workflow on the page uses inputs that there are', () => {
  const { jobs } = parse(block('runs-on'));
  const given = Object.keys(jobs.rotate.steps[0].with);
  const declared = Object.keys(inputDefaults(read('action.yml')));
  assert.deepEqual(
    given.filter((name) => !declared.includes(name)),
    [],
  );
});

test('RSA and ECDSA on one listener, as on the page: each client gets a certificate that it can read', async (t) => {
  const directory = workspace(t);
  const inputs = (name: string) => ({
    'sds-secret-name': name,
    'sds-file': `${name}-sds.json`,
    'certificate-file': `${name}.pem`,
    'private-key-file': `${name}-key.pem`,
  });
  const [rsa, ecdsa] = [leaf('rsa-2048'), leaf('p-256')];
  await runAction(deployment(directory, rsa, inputs('rsa')));
  await runAction(deployment(directory, ecdsa, inputs('ecdsa')));
  const bootstrap = runnable(block('static_resources'), directory);
  Object.assign(
    bootstrap.static_resources.listeners[0].filter_chains[0].transport_socket.typed_config.common_tls_context,
    runnable(block('rsa-sds.json'), directory),
  );
  const envoy = await realEnvoy(t, { sdsFile: '', secretName: '', bootstrap });
  if (envoy === null) return;
  const client = clientOf(t, envoy.port);
  assert.equal(await servedTo(envoy.port, 'rsa'), rsa.fingerprint);
  assert.equal(await servedTo(envoy.port, 'ecdsa'), ecdsa.fingerprint);
  assert.equal(await handshake(envoy.port), ecdsa.fingerprint);

  const [nextRsa, nextEcdsa] = [leaf('rsa-2048'), leaf('p-256')];
  const verified = { 'verify-endpoints': endpointAt(envoy.port), 'verify-timeout': '1s' };
  for (const [name, next] of [
    ['ecdsa', nextEcdsa],
    ['rsa', nextRsa],
  ] as const) {
    const result = await runAction(deployment(directory, next, { ...inputs(name), ...verified }));
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.equal(result.outputs.verified, 'true');
    assert.equal(await servedTo(envoy.port, name), next.fingerprint);
  }
  assert.equal(await servedTo(envoy.port, 'ecdsa'), nextEcdsa.fingerprint);
  assert.deepEqual((await client.stop()).failures, []);
});

/** The fingerprint that a client is served which takes signatures of one kind only. */
function servedTo(port: number, kind: 'rsa' | 'ecdsa'): Promise<string> {
  const sigalgs = kind === 'rsa' ? 'rsa_pss_rsae_sha256' : 'ecdsa_secp256r1_sha256';
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, sigalgs });
    socket.on('error', reject).on('secureConnect', () => {
      resolve(String(socket.getPeerX509Certificate()?.fingerprint256).replaceAll(':', '').toLowerCase());
      socket.destroy();
    });
  });
}

/** Status and body of an HTTPS answer. */
function get(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, rejectUnauthorized: false, agent: false, timeout: 5000 },
      (response) => {
        let text = `${response.statusCode} `;
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      },
    )
      .on('error', reject)
      .end();
  });
}
