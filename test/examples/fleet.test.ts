/** The reusable workflow of a fleet: nine targets on three runners. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Minted, mint } from '../../src/demo/mint.ts';
import { formatSds } from '../../src/demo/sds.ts';
import { nginx } from '../server/nginx.ts';
import { type Repository, repository, runWorkflow, type WorkflowRun } from '../support/act.ts';
import { handshake } from '../support/clients.ts';
import { findEnvoy, realEnvoy } from '../support/envoy.ts';
import { script } from '../support/script.ts';
import { snapshotRestorable } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';
import { findNginx, issue, NAME } from './edge.ts';

const FLEET = readFileSync(new URL('../../.github/workflows/fleet.yml', import.meta.url), 'utf8');

const CALLER = `name: Certificates
on: workflow_dispatch
permissions: {}
jobs:
  certificates:
    uses: ./.github/workflows/fleet.yml
    with:
      targets: deploy/certificates.yaml
    secrets:
      values: |
        {"WWW_KEY": \${{ toJSON(secrets.WWW_KEY) }}}
`;

interface Server {
  readonly directory: string;
  readonly port: number;
  /** Its inputs in the manifest. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A server with a certificate that is half a day old. */
async function startServer(
  t: TestContext,
  site: Repository,
  name: string,
  kind: 'nginx' | 'envoy',
  { certificate, privateKey }: Minted,
): Promise<Server> {
  const home = join(site.home, name);
  const directory = join(home, 'certs');
  mkdirSync(directory, { recursive: true });
  for (const folder of [site.home, home, directory]) chmodSync(folder, 0o755);
  const paths = { certificate: join(directory, 'cert.pem'), privateKey: join(directory, 'key.pem') };
  writeFileSync(paths.certificate, certificate);
  writeFileSync(paths.privateKey, privateKey, { mode: 0o600 });
  if (kind === 'nginx') {
    const server = await nginx('nginx', findNginx).start(home, directory);
    t.after(server.stop);
    const reload = script(join(home, 'reload'), `exec ${server.commands['reload-command']}`);
    return { directory, port: server.port, inputs: { server: kind, 'reload-command': reload } };
  }
  const sdsFile = join(directory, 'sds.json');
  writeFileSync(sdsFile, formatSds({ name: 'server_cert', ...paths }));
  const envoy = await realEnvoy(t, { sdsFile, secretName: 'server_cert' });
  assert.ok(envoy);
  return { directory, port: envoy.port, inputs: { server: kind } };
}

test('fleet.yml deploys nine targets on three runners, and takes all back when one of the last wave fails', async (t) => {
  const site = repository(t, { nginx: findNginx(), envoy: findEnvoy() });
  if (site === null) return;
  const first = issue({ notBefore: new Date(Date.now() - 43_200_000) });
  const runners = { 'edge-1': 'canary', 'edge-2': 'second', 'edge-3': 'last' };
  const servers = new Map<string, Server & { runner: string; wave: string }>();
  for (const [runner, wave] of Object.entries(runners))
    for (const [letter, kind] of [
      ['a', 'nginx'],
      ['b', 'envoy'],
      ['c', 'nginx'],
    ] as const) {
      const name = `${runner}-${letter}`;
      servers.set(name, { ...(await startServer(t, site, name, kind, first)), runner, wave });
    }
  const served = async (port: number) => handshake(port, { servername: NAME }).catch(() => null);
  const allServe = async (fingerprint: string): Promise<void> => {
    for (const [name, { port }] of servers)
      await waitFor(async () => (await served(port)) === fingerprint, {
        what: `${name} to serve ${fingerprint}`,
        deadlineMs: 20_000,
      });
  };
  await allServe(first.fingerprint);

  const deploy = (
    credential: Minted,
    more: Record<string, Record<string, string>> = {},
  ): Promise<WorkflowRun> => {
    const targets = [...servers].map(([name, { runner, wave, directory, port, inputs }]) => [
      name,
      {
        wave,
        'runs-on': ['self-hosted', runner],
        directory,
        'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
        ...inputs,
        ...more[name],
      },
    ]);
    const manifest = {
      defaults: { certificate: '../certs/www.pem', 'private-key': `\${WWW_KEY}`, 'verify-timeout': '20s' },
      targets: Object.fromEntries(targets),
    };
    return runWorkflow(site, {
      workflow: CALLER,
      files: {
        '.github/workflows/fleet.yml': FLEET,
        'deploy/certificates.yaml': JSON.stringify(manifest, null, 2),
        'certs/www.pem': credential.certificate,
      },
      labels: ['ubuntu-24.04', 'self-hosted', ...Object.keys(runners)],
      secrets: { WWW_KEY: credential.privateKey },
    });
  };

  const next = mint({ names: [NAME] });
  const run = await deploy(next);
  assert.ok(!Object.values(run.jobs).includes('failure'), run.log);
  await allServe(next.fingerprint);
  for (const line of next.privateKey.split('\n').slice(1, -2)) assert.equal(run.log.includes(line), false);

  const files = () =>
    [...servers.values()].map(({ directory }) =>
      snapshotRestorable(directory, { except: ['.rotate-certificate'] }),
    );
  const before = files();
  const last = mint({ names: [NAME] });
  const failed = await deploy(last, { 'edge-3-c': { 'reload-command': 'false' } });
  assert.ok(Object.values(failed.jobs).includes('failure'), failed.log);
  assert.match(failed.log, /RELOAD_FAILED/);
  await allServe(next.fingerprint);
  assert.deepEqual(files(), before);
});
