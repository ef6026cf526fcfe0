import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Minted } from '../../src/demo/mint.ts';
import { example, repository, runWorkflow } from '../support/act.ts';
import { findInstalled } from '../support/programs.ts';
import { assertSuccess, findNginx, issue, startEdge } from './edge.ts';
import { startGitHub } from './github.ts';

test('nightly-verification.yml opens one issue while something is wrong', async (t) => {
  const site = repository(t, { gh: findInstalled('gh'), nginx: findNginx() });
  if (site === null) return;
  const [edge, { issues }] = [await startEdge(t, site), await startGitHub(t, site)];
  // Both endpoints of the example are this one server.
  const endpoint = `127.0.0.1:${edge.port} sni=www.example.org`;
  const verify = ({ certificate }: Minted, minValidity = '14d') =>
    runWorkflow(site, {
      workflow: example('nightly-verification.yml'),
      adapt: {
        '            mail.example.org:465 sni=www.example.org\n': '',
        'www.example.org:443': endpoint,
        'verify-backoff: 2s': 'verify-backoff: 50ms',
        'min-validity: 14d': `min-validity: ${minValidity}`,
      },
      files: { 'certs/www.pem': certificate },
      event: 'schedule',
    });

  await t.test('all is well: no issue', async () => {
    const run = await verify(edge.first);
    assertSuccess(run);
    assert.equal(run.outputs('verify').status, 'verified');
    assert.deepEqual(issues, []);
  });

  await t.test('another certificate is served: an issue', async () => {
    const run = await verify(issue());
    assert.deepEqual(run.jobs, { verify: 'failure' }, run.log);
    assert.equal(issues.length, 1);
    assert.equal(issues[0]!.title, `Certificate: ${run.outputs('verify')['error-message']}`);
    assert.deepEqual(issues[0]!.labels, ['certificate']);
    assert.match(issues[0]!.body, /VERIFY_FAILED/);
  });

  await t.test('still the next night: no second issue', async () => {
    const run = await verify(issue());
    assert.deepEqual(run.jobs, { verify: 'failure' }, run.log);
    assert.equal(issues.length, 1);
  });

  await t.test('closed, and now the certificate expires soon: another issue', async () => {
    issues[0]!.state = 'closed';
    const run = await verify(edge.first, '100d');
    assert.deepEqual(run.jobs, { verify: 'failure' }, run.log);
    assert.equal(run.outputs('verify')['error-code'], 'VALIDITY');
    assert.equal(issues.length, 2);
    assert.equal(issues[1]!.title, `Certificate: ${run.outputs('verify')['error-message']}`);
  });
});
