import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { type Fixture, tellStories } from './stories.ts';

const program = findProgram('redis-server');

/** Redis, as docs/recipes.md has it. */
const redis: Fixture = {
  label: 'redis',
  kind: 'files',
  version: () => program && (/v=(\S+)/.exec(printed(program, '--version'))?.[1] ?? null),
  start: async (home, directory) => {
    const port = await freePort();
    const socket = join(home, 'redis.sock');
    const configuration = join(home, 'redis.conf');
    const [certificate, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
    writeFileSync(
      configuration,
      `port 0
tls-port ${port}
bind 127.0.0.1
unixsocket ${socket}
dir ${home}
save ""
tls-cert-file ${certificate}
tls-key-file ${key}
tls-auth-clients no
tls-ca-cert-file ${certificate}
`,
    );
    const server = startProgram(program ?? '', [configuration]);
    const reload = `redis-cli -s ${socket} -e CONFIG SET tls-cert-file ${certificate} tls-key-file ${key}`;
    return {
      ...server,
      port,
      configuration: null,
      commands: { 'reload-command': reload },
      deafen: () => ({ 'reload-command': `redis-cli -s ${socket} -e PING` }),
    };
  },
};

tellStories(redis);
