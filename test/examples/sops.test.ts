import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { example, repository, runWorkflow } from '../support/act.ts';
import { secretLines } from '../support/key-material.ts';
import { findInstalled, findProgram } from '../support/programs.ts';
import { put, run as runProgram } from '../support/tools.ts';
import { assertSuccess, findNginx, issue, startEdge } from './edge.ts';

test('secrets-with-sops.yml deploys a key that the repository holds encrypted', async (t) => {
  const [sops, keygen] = [findInstalled('sops'), findProgram('age-keygen')];
  const site = repository(t, { sops, 'age-keygen': keygen, nginx: findNginx() });
  if (site === null) return;
  const edge = await startEdge(t, site);
  const workflow = example('secrets-with-sops.yml');
  const next = issue();

  // As the example's header says it.
  const identity = join(site.home, 'age.key');
  runProgram(keygen ?? '', ['--output', identity]);
  const recipient = runProgram(keygen ?? '', ['-y', identity])
    .toString()
    .trim();
  put(site.home, 'www.key', next.privateKey);
  const [, command] = /`sops (encrypt .*)`$/m.exec(workflow) ?? [];
  const [encrypted, plain] = [join(site.home, 'www.key.sops'), join(site.home, 'www.key')];
  const here = { PUBLIC_KEY: recipient, 'certs/www.key.sops': encrypted, 'www.key': plain };
  const words = (command ?? '').split(' ').map((word) => here[word as keyof typeof here] ?? word);
  runProgram(sops ?? '', words);
  rmSync(plain);

  const run = await runWorkflow(site, {
    workflow,
    adapt: edge.adapt,
    files: { 'certs/www.pem': next.certificate, 'certs/www.key.sops': readFileSync(encrypted) },
    secrets: { SOPS_AGE_KEY: readFileSync(identity, 'utf8') },
    event: 'push',
  });
  assertSuccess(run);
  assert.equal(readFileSync(join(edge.directory, 'key.pem'), 'utf8'), next.privateKey);
  await edge.serves(next);
  for (const line of secretLines(next.privateKey)) assert.ok(!run.log.includes(line), 'a line of the key');
  assert.equal(existsSync(plain), false);
});
