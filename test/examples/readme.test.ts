import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { repository, startWorkflow, type WorkflowRequest, workflowOfReadme } from '../support/act.ts';
import { runAction } from '../support/action.ts';
import { handshake } from '../support/clients.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { findEnvoy, realEnvoy } from '../support/envoy.ts';
import { deployment } from '../support/site.ts';
import { snapshotRestorable } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';
import { workspace } from '../support/workspace.ts';
import { assertSuccess, issue, NAME } from './edge.ts';

/** The workflow's last step, which tells how the run ended: a runner calls it by its command. */
const TELL: string = parse(workflowOfReadme()).jobs.rotate.steps.at(-1).run;

/** An Envoy, deployed to as the workflow of README.md does. Null, and the test skipped, without one. */
async function setUp(t: TestContext) {
  const site = repository(t, { envoy: findEnvoy() });
  if (site === null) return null;
  const directory = workspace(t);
  const first = issue({ notBefore: new Date(Date.now() - 43_200_000) });
  // Only root can give files away.
  const owner = process.geteuid?.() === 0 ? '101:101' : 'keep';
  const { exitCode, log } = await runAction(deployment(directory, first, { layout: 'symlink', owner }));
  assert.equal(exitCode, 0, log);
  const envoy = await realEnvoy(t, { sdsFile: join(directory, 'sds.json'), secretName: 'server_cert' });
  if (envoy === null) return null;
  const start = ({ certificate, privateKey }: typeof first, endpoint = `127.0.0.1:${envoy.port}`) => {
    const request: WorkflowRequest = {
      workflow: workflowOfReadme(),
      adapt: {
        '/srv/envoy/certs': directory,
        '/etc/envoy/certs': directory,
        "'101:101'": `'${owner}'`,
        '127.0.0.1:8443': endpoint,
      },
      secrets: { TLS_CERTIFICATE: certificate, TLS_PRIVATE_KEY: privateKey },
    };
    return startWorkflow(site, request);
  };
  const served = () => handshake(envoy.port, { servername: NAME });
  return { directory, first, start, served };
}

test("README.md's workflow deploys to Envoy", async (t) => {
  const stage = await setUp(t);
  if (stage === null) return;
  const next = issue({ key: 'rsa-2048' });
  const run = await stage.start(next).finished;
  assertSuccess(run);
  assert.match(run.printed(TELL), /^deployed\b/);
  assert.equal(await stage.served(), next.fingerprint);
});

for (const [how, end] of [
  ['cancelled', (cancel: () => void) => cancel()],
  ['killed', (_: () => void, pid: number) => process.kill(pid, 'SIGKILL')],
] as const)
  test(`README.md's workflow, ${how}, reads the status, and the deployment is undone`, async (t) => {
    const stage = await setUp(t);
    if (stage === null) return;
    const before = snapshotRestorable(stage.directory);
    const never = await scriptedEndpoint(t, () => stage.first);
    const next = issue();
    const workflow = stage.start(next, `127.0.0.1:${never.port}`);
    await waitFor(async () => (await stage.served()) === next.fingerprint, {
      what: 'the new certificate',
      deadlineMs: 20_000,
    });
    const lock = readFileSync(join(stage.directory, '.rotate-certificate', 'lock'), 'utf8');
    end(workflow.cancel, (JSON.parse(lock) as { pid: number }).pid);
    const run = await workflow.finished;
    assert.match(run.printed(TELL), /^interrupted\b/, run.log);
    assert.equal(run.post, 'success', run.log);
    assert.deepEqual(snapshotRestorable(stage.directory), before);
    assert.equal(await stage.served(), stage.first.fingerprint);
  });
