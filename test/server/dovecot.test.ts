import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { type Fixture, tellStories } from './stories.ts';

const program = findProgram('dovecot');
const doveadm = findProgram('doveadm');
const doveconf = findProgram('doveconf');

/** Dovecot with IMAPS, with the files as docs/dovecot.md has them. */
const dovecot: Fixture = {
  label: 'dovecot',
  kind: 'dovecot',
  needsRoot: true,
  version: () => program && (/^(\d[\d.]*)/.exec(printed(program, '--version'))?.[1] ?? null),
  start: async (home, directory) => {
    const port = await freePort();
    const configuration = join(home, 'dovecot.conf');
    mkdirSync(join(home, 'run'));
    writeFileSync(configuration, configurationOf(home, directory, port));
    const server = startProgram(program ?? '', ['-c', configuration, '-F']);
    return {
      ...server,
      port,
      configuration,
      commands: {
        'validate-command': `sh -c '${doveconf} -c ${configuration} -n > /dev/null'`,
        'reload-command': `${doveadm} -c ${configuration} reload`,
      },
      deafen: () => ({ 'reload-command': 'true' }),
    };
  },
};

function configurationOf(home: string, directory: string, port: number): string {
  return `base_dir = ${home}/run
state_dir = ${home}/run
log_path = ${home}/dovecot.log
protocols = imap
listen = 127.0.0.1
mail_location = maildir:${home}/mail
ssl = required
ssl_cert = <${directory}/cert.pem
ssl_key = <${directory}/key.pem
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${home}/mail
}
`;
}

tellStories(dovecot);
