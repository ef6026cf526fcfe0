import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatSds } from '../../src/demo/sds.ts';
import { example, repository, runWorkflow, type WorkflowRequest } from '../support/act.ts';
import { handshake } from '../support/clients.ts';
import { findEnvoy, realEnvoy } from '../support/envoy.ts';
import { assertSuccess, findNginx, issue, NAME, startEdge } from './edge.ts';

test('several-servers.yml deploys to each server, and leaves one that fails as it was', async (t) => {
  const site = repository(t, { nginx: findNginx(), envoy: findEnvoy() });
  if (site === null) return;
  const edge = await startEdge(t, site);
  const directory = join(site.home, 'envoy');
  mkdirSync(directory);
  const [certificate, privateKey] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  writeFileSync(certificate, edge.first.certificate);
  writeFileSync(privateKey, edge.first.privateKey, { mode: 0o600 });
  const sdsFile = join(directory, 'sds.json');
  writeFileSync(sdsFile, formatSds({ name: 'server_cert', certificate, privateKey }));
  const envoy = await realEnvoy(t, { sdsFile, secretName: 'server_cert' });
  if (envoy === null) return;
  const served = () => handshake(envoy.port, { servername: NAME });
  const deploy = (credential: ReturnType<typeof issue>, adapt: Record<string, string> = {}) => {
    const request: WorkflowRequest = {
      workflow: example('several-servers.yml'),
      adapt: {
        ...adapt,
        ...edge.adapt,
        '/etc/envoy/certs': directory,
        '127.0.0.1:8443': `127.0.0.1:${envoy.port}`,
      },
      labels: ['edge-1', 'edge-2'],
      secrets: { TLS_CERTIFICATE: credential.certificate, TLS_PRIVATE_KEY: credential.privateKey },
    };
    return runWorkflow(site, request);
  };

  const next = issue();
  const run = await deploy(next);
  assertSuccess(run, 2);
  await edge.serves(next);
  assert.equal(await served(), next.fingerprint);

  // act goes on after a job that failed, as GitHub does not. So only the failed server is looked at.
  const last = issue();
  const failed = await deploy(last, { 'sudo systemctl reload nginx': '"false"' });
  assert.ok(Object.values(failed.jobs).includes('failure'), failed.log);
  assert.match(failed.log, /RELOAD_FAILED/);
  await edge.serves(next);
  assert.equal(await served(), last.fingerprint);
});
