import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Inputs, runAction } from '../support/action.ts';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { workspace } from '../support/workspace.ts';
import { type Fixture, setUp, tellOfStrays, tellStories } from './stories.ts';

/** HAProxy as master and workers, with the files as docs/haproxy.md has them. */
function haproxy(
  label: string,
  crt: string,
  inputs: Inputs,
  reload: 'signal' | 'socket' = 'signal',
): Fixture {
  const program = findProgram('haproxy');
  return {
    label,
    kind: 'haproxy',
    inputs,
    version: () => program && (/version (\d[\d.]*)/.exec(printed(program, '-v'))?.[1] ?? null),
    start: async (home, directory) => {
      const port = await freePort();
      const configuration = join(home, 'haproxy.cfg');
      writeFileSync(configuration, configurationOf(home, join(directory, crt), port));
      const server = startProgram(program ?? '', ['-W', '-f', configuration]);
      return {
        ...server,
        port,
        configuration,
        commands: {
          'validate-command': `${program} -c -q -f ${configuration}`,
          ...(reload === 'signal'
            ? { 'reload-command': `kill -USR2 ${server.pid}` }
            : { 'haproxy-socket': join(home, 'stats.sock') }),
        },
        // A certificate by a name that HAProxy does not know.
        ...(reload === 'socket' ? { failing: { 'server-directory': '/elsewhere' } } : {}),
        deafen: () => ({ 'haproxy-socket': '', 'reload-command': 'true' }),
      };
    },
  };
}

function configurationOf(home: string, crt: string, port: number): string {
  return `global
  stats socket ${home}/stats.sock mode 600 level admin expose-fd listeners
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend https
  bind 127.0.0.1:${port} ssl crt ${crt}
  http-request return status 200 content-type text/plain string hello
`;
}

tellStories(haproxy('haproxy', 'site.pem', {}));
tellOfStrays(haproxy('haproxy (crt directory)', '', {}), { 'bundle-file': 'other.pem' });
tellStories(haproxy('haproxy (PEM and .key)', 'site.pem', { 'private-key-file': 'site.pem.key' }));
const overSocket = haproxy('haproxy (Runtime API)', 'site.pem', {}, 'socket');
tellStories(overSocket);
tellStories(
  haproxy(
    'haproxy (Runtime API, PEM and .key)',
    'current/site.pem',
    { 'private-key-file': 'site.pem.key', layout: 'symlink' },
    'socket',
  ),
);

test('haproxy (Runtime API): a socket that nobody listens at is found out, and the files are undone', async (t) => {
  const stage = setUp(t, overSocket);
  if (stage === null) return;
  try {
    await stage.open();
    const nowhere = { 'haproxy-socket': join(stage.target.home, 'nowhere.sock') };
    const step = await stage.fail(stage.target.issue(), nowhere, 'RELOAD_FAILED');
    assert.match(step.log, /haproxy-socket failed: ENOENT/);
  } finally {
    await stage.server?.stop();
  }
});

test('haproxy-socket goes with haproxy, and without a reload command', async (t) => {
  const directory = workspace(t);
  const inputs = { directory, certificate: 'x', 'haproxy-socket': '/run/haproxy.sock' };
  const other = await runAction({ ...inputs, server: 'nginx' });
  assert.match(other.log, /haproxy-socket: expected nothing, because server nginx has none/);
  const both = await runAction({ ...inputs, server: 'haproxy', 'reload-command': 'true' });
  assert.match(both.log, /haproxy-socket: expected nothing, because reload-command is given/);
});
