import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inputs } from '../support/action.ts';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { type Fixture, tellOfStrays, tellStories } from './stories.ts';

/** HAProxy as master and workers, with the files as docs/haproxy.md has them. */
function haproxy(label: string, crt: string, inputs: Inputs): Fixture {
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
          'reload-command': `kill -USR2 ${server.pid}`,
        },
        deafen: () => ({ 'reload-command': 'true' }),
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
