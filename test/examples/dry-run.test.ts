import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { example, repository, runWorkflow, type WorkflowRequest } from '../support/act.ts';
import { findInstalled } from '../support/programs.ts';
import { assertSuccess, findNginx, issue, startEdge } from './edge.ts';
import { startGitHub } from './github.ts';

test('dry-run-on-pull-request.yml keeps one comment up to date, and changes nothing', async (t) => {
  const site = repository(t, { gh: findInstalled('gh'), nginx: findNginx() });
  if (site === null) return;
  const [edge, { comments }] = [await startEdge(t, site), await startGitHub(t, site)];
  const next = issue();
  const propose = ({ certificate, privateKey }: typeof next, fork = false) => {
    const request: WorkflowRequest = {
      workflow: example('dry-run-on-pull-request.yml'),
      adapt: edge.adapt,
      files: { 'certs/www.pem': certificate },
      secrets: { TLS_PRIVATE_KEY: privateKey },
      event: 'pull_request',
      payload: {
        pull_request: {
          number: 7,
          head: { ref: 'renewal', repo: { full_name: fork ? 'stranger/site' : 'octo-org/site' } },
          base: { ref: 'main' },
        },
      },
    };
    return runWorkflow(site, request);
  };

  await t.test('nothing would change: no comment', async () => {
    const run = await propose(edge.first);
    assertSuccess(run);
    assert.equal(run.outputs('plan')['would-change'], 'false');
    assert.deepEqual(comments, []);
  });

  await t.test('a renewal: a comment', async () => {
    const run = await propose(next);
    assertSuccess(run);
    assert.equal(run.outputs('plan').status, 'planned');
    assert.equal(run.outputs('plan')['would-change'], 'true');
    assert.equal(comments.length, 1);
    assert.match(comments[0]!.body, /^<!-- rotate-certificate -->\n.*cert\.pem/s);
    assert.equal(readFileSync(join(edge.directory, 'cert.pem'), 'utf8'), edge.first.certificate);
    await edge.serves(edge.first);
  });

  await t.test(
    'a certificate that would be refused: the same comment says so, and the job fails',
    async () => {
      comments.unshift({ id: 1000, body: 'a comment of somebody else' });
      const run = await propose({ ...next, privateKey: edge.first.privateKey });
      assert.deepEqual(run.jobs, { 'dry-run': 'failure' }, run.log);
      assert.equal(run.outputs('plan')['error-code'], 'KEY_MISMATCH');
      assert.deepEqual([comments.length, comments[0]!.body], [2, 'a comment of somebody else']);
      assert.match(comments[1]!.body, /KEY_MISMATCH/);
    },
  );

  await t.test('taken back: the comment says that nothing would change', async () => {
    const run = await propose(edge.first);
    assertSuccess(run);
    assert.equal(comments.length, 2);
    assert.doesNotMatch(comments[1]!.body, /KEY_MISMATCH/);
  });

  await t.test('from a fork: nothing runs', async () => {
    const run = await propose(next, true);
    assert.doesNotMatch(run.log, /Run Main/);
    assert.deepEqual(run.outputs('plan'), {});
  });
});
