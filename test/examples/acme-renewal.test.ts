import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { example, repository, runWorkflow, type WorkflowRequest } from '../support/act.ts';
import { findProgram, freePort } from '../support/programs.ts';
import { run as runProgram } from '../support/tools.ts';
import { assertSuccess, findNginx, NAME, startEdge } from './edge.ts';
import { PEBBLE, RESOLVER, startPebble } from './pebble.ts';

// Pebble is built with Go. Where it is not there, that is no failure, not even in a CI job.
const skip = PEBBLE && RESOLVER ? false : 'Pebble is not installed: run test/servers/install.sh, with Go';

test('acme-renewal.yml renews and deploys in one job', { skip }, async (t) => {
  const site = repository(t, { certbot: findProgram('certbot'), nginx: findNginx() });
  if (site === null) return;
  const edge = await startEdge(t, site);
  const [letsencrypt, webroot] = [join(site.home, 'letsencrypt'), join(site.home, 'acme')];
  mkdirSync(webroot);
  const httpPort = await freePort();
  const configuration = readFileSync(edge.configuration, 'utf8');
  const challenges = `server { listen 127.0.0.1:${httpPort}; location / { root ${webroot}; } }`;
  writeFileSync(edge.configuration, configuration.replace('http {', `http {\n  ${challenges}`));
  runProgram(join(site.bin, 'nginx'), ['-s', 'reload']);
  const acme = await startPebble(t, site, httpPort);
  const renew = (adapt: Record<string, string> = {}) => {
    const request: WorkflowRequest = {
      workflow: example('acme-renewal.yml'),
      adapt: {
        ...adapt,
        ...edge.adapt,
        '/srv/letsencrypt': letsencrypt,
        '/var/www/acme': webroot,
        'trusted-roots: public': `trusted-roots: ${acme.roots}`,
      },
      variables: { ACME_DIRECTORY: acme.directory },
      env: { REQUESTS_CA_BUNDLE: acme.httpsRoots },
    };
    return runWorkflow(site, request);
  };
  const fetched = () => {
    const file = join(letsencrypt, 'live', NAME, 'fullchain.pem');
    const fingerprint = new X509Certificate(readFileSync(file)).fingerprint256;
    return { fingerprint: fingerprint.replaceAll(':', '').toLowerCase() };
  };

  const first = await renew();
  assertSuccess(first);
  assert.match(first.log, /Successfully received certificate/);
  await edge.serves(fetched());

  const early = await renew();
  assertSuccess(early);
  assert.match(early.log, /not yet due for renewal/);
  assert.equal(early.outputs().status, 'unchanged');

  const before = fetched();
  const due = await renew({ '--keep-until-expiring': '--force-renewal' });
  assertSuccess(due);
  assert.notEqual(fetched().fingerprint, before.fingerprint);
  await edge.serves(fetched());
});
