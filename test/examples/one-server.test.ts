import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { example, repository, runWorkflow, type WorkflowRequest } from '../support/act.ts';
import { secretLines } from '../support/key-material.ts';
import { assertSuccess, findNginx, issue, startEdge } from './edge.ts';

async function setUp(t: TestContext) {
  const site = repository(t, { nginx: findNginx() });
  if (site === null) return null;
  const edge = await startEdge(t, site);
  return { site, edge };
}

test('one-server.yml deploys, and the next run changes nothing', async (t) => {
  const stage = await setUp(t);
  if (stage === null) return;
  const { site, edge } = stage;
  const next = issue({ key: 'rsa-2048' });
  const request: WorkflowRequest = {
    workflow: example('one-server.yml'),
    adapt: edge.adapt,
    secrets: { TLS_CERTIFICATE: next.certificate, TLS_PRIVATE_KEY: next.privateKey },
  };

  const run = await runWorkflow(site, request);
  assertSuccess(run);
  assert.deepEqual([run.outputs('rotate').status, run.outputs('rotate').verified], ['deployed', 'true']);
  assert.match(run.printed('Tell how it ended'), /^status deployed, error none, days left 89$/m);
  for (const line of secretLines(next.privateKey)) assert.ok(!run.log.includes(line), 'a line of the key');
  await edge.serves(next);

  const again = await runWorkflow(site, { ...request, event: 'schedule' });
  assertSuccess(again);
  assert.equal(again.outputs('rotate').status, 'unchanged');
});
