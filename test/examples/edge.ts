// The server of the examples: an nginx for www.example.org, and the programs that a runner reloads it with.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Minted, type MintRequest, mint } from '../../src/demo/mint.ts';
import { nginx } from '../server/nginx.ts';
import type { Repository, WorkflowRun } from '../support/act.ts';
import { handshake } from '../support/clients.ts';
import { findInstalled, findProgram } from '../support/programs.ts';
import { script } from '../support/script.ts';
import { waitFor } from '../support/wait.ts';

/** The name that the examples are about. */
export const NAME = 'www.example.org';

/** nginx as test/servers/install.sh or the distribution has it; null where there is none. */
export const findNginx = () => findInstalled('nginx') ?? findProgram('nginx');

/** A server that a workflow deploys to. */
export interface Edge {
  /** The folder of its certificate files. */
  readonly directory: string;
  readonly port: number;
  /** nginx's configuration file. */
  readonly configuration: string;
  /** What it serves in the beginning. */
  readonly first: Minted;
  /** What of an example differs here: where the files are, and where nginx answers. */
  readonly adapt: Readonly<Record<string, string>>;
  /** Waits until it serves a certificate. */
  serves(credential: Pick<Minted, 'fingerprint'>): Promise<void>;
}

/** What differs from the server that most examples have. */
export interface EdgeOptions {
  /** Where files and configuration of this server are. Default: `edge` in the test's workspace. */
  readonly name?: string;
  /** Where its programs go. Default: on the runner's PATH. */
  readonly bin?: string;
}

/** A certificate for NAME, which issues itself. */
export function issue(request: MintRequest = {}): Minted {
  return mint({ names: [NAME], ...request });
}

/** Starts nginx with a certificate that is half a day old. It ends with the test. */
export async function startEdge(
  t: TestContext,
  repository: Repository,
  { name = 'edge', bin = repository.bin }: EdgeOptions = {},
): Promise<Edge> {
  const home = join(repository.home, name);
  const directory = join(home, 'certs');
  mkdirSync(directory, { recursive: true });
  // Workers of an nginx that root started run as another user.
  for (const folder of [repository.home, home, directory]) chmodSync(folder, 0o755);
  const first = issue({ notBefore: new Date(Date.now() - 43_200_000) });
  writeFileSync(join(directory, 'cert.pem'), first.certificate);
  writeFileSync(join(directory, 'key.pem'), first.privateKey, { mode: 0o600 });
  const server = await nginx('nginx', findNginx).start(home, directory);
  t.after(server.stop);
  const command = `${findNginx()} -p ${home} -c ${server.configuration}`;
  script(join(bin, 'nginx'), `exec ${command} "$@"`);
  script(join(bin, 'systemctl'), '[ "$*" = "reload nginx" ] || exit 64', `exec ${command} -s reload`);
  script(join(bin, 'sudo'), 'exec "$@"');
  const serves: Edge['serves'] = async ({ fingerprint }) => {
    const isServed = () => handshake(server.port, { servername: NAME }).catch(() => null);
    await waitFor(async () => (await isServed()) === fingerprint, {
      what: `nginx to serve ${fingerprint}`,
      deadlineMs: 20_000,
    });
  };
  await serves(first);
  const adapt = { '/etc/nginx/certs': directory, '127.0.0.1:443': `127.0.0.1:${server.port}` };
  const { port, configuration } = server;
  return { directory, port, configuration: configuration ?? '', first, adapt, serves };
}

/** Asserts that every job of a run succeeded, and that there were as many as expected. */
export function assertSuccess(run: WorkflowRun, jobs = 1): void {
  assert.deepEqual(Object.values(run.jobs), Array(jobs).fill('success'), run.log);
}
