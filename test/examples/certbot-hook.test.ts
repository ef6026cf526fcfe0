/** The hook of docs/command-line.md, run by certbot itself, with a CA that issues. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from '../support/act.ts';
import { CLI } from '../support/command-line.ts';
import { findProgram, freePort } from '../support/programs.ts';
import { run as runProgram } from '../support/tools.ts';
import { findNginx, NAME, startEdge } from './edge.ts';
import { PEBBLE, RESOLVER, startPebble } from './pebble.ts';

const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');

// Pebble is built with Go. Where it is not there, that is no failure, not even in a CI job.
const skip = PEBBLE && RESOLVER ? false : 'Pebble is not installed: run test/servers/install.sh, with Go';

test("certbot's deploy hook puts what was renewed on the server", { skip }, async (t) => {
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

  const [, text] = /\n## certbot\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(page) ?? [];
  const hook = join(letsencrypt, 'renewal-hooks/deploy/nginx');
  mkdirSync(join(letsencrypt, 'renewal-hooks/deploy'), { recursive: true });
  const here = (text ?? '')
    .replaceAll('/etc/nginx/tls', edge.directory)
    .replaceAll('127.0.0.1:443', `127.0.0.1:${edge.port}`);
  writeFileSync(hook, here, { mode: 0o755 });
  symlinkSync(CLI, join(site.bin, 'rotate-certificate'));
  const certbot = (...args: string[]) => {
    const folders = ['config', 'work', 'logs'].flatMap((name) => [`--${name}-dir`, letsencrypt]);
    const env = { PATH: site.path, HOME: site.home, REQUESTS_CA_BUNDLE: acme.httpsRoots };
    return new Promise<string>((resolve, reject) =>
      execFile('certbot', [...args, '--non-interactive', ...folders], { env }, (error, stdout, stderr) =>
        error ? reject(new Error(stdout + stderr)) : resolve(stdout + stderr),
      ),
    );
  };
  const fetched = () => {
    const file = join(letsencrypt, 'live', NAME, 'fullchain.pem');
    const fingerprint = new X509Certificate(readFileSync(file)).fingerprint256;
    return { fingerprint: fingerprint.replaceAll(':', '').toLowerCase() };
  };

  const account = ['--server', acme.directory, '--agree-tos', '--email', 'ops@example.org'];
  const challenge = ['--webroot', '--webroot-path', webroot, '--domain', NAME];
  const first = await certbot('certonly', ...account, ...challenge, '--deploy-hook', hook);
  assert.match(first, /deployed: /);
  await edge.serves(fetched());

  const before = fetched();
  const renewed = await certbot('renew', '--force-renewal', '--no-random-sleep-on-renew');
  assert.notDeepEqual(fetched(), before, renewed);
  await edge.serves(fetched());
});
