import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inputs } from '../support/action.ts';
import { findProgram, freePort, printed } from '../support/programs.ts';
import { type Fixture, tellStories } from './stories.ts';

const program = findProgram('postfix');

/** Postfix with TLS from the first byte (as on port 465), with the files as docs/postfix.md has them. */
function postfix(label: string, inputs: Inputs, tls: (directory: string) => string): Fixture {
  return {
    label,
    kind: 'postfix',
    inputs,
    needsRoot: true,
    version: () => program && printed('postconf', '-h', '-d', 'mail_version').trim(),
    start: async (home, directory) => {
      const port = await freePort();
      const configuration = join(home, 'postfix', 'main.cf');
      for (const folder of ['postfix', 'queue', 'data']) mkdirSync(join(home, folder));
      execFileSync('chown', ['postfix', join(home, 'data')]);
      writeFileSync(configuration, mainOf(home) + tls(directory));
      writeFileSync(join(home, 'postfix', 'master.cf'), masterOf(port));
      const command = `${program} -c ${join(home, 'postfix')}`;
      execFileSync(program ?? '', ['-c', join(home, 'postfix'), 'start'], { stdio: 'pipe' });
      return {
        port,
        configuration,
        commands: {
          'validate-command': `${command} check`,
          'reload-command': `${command} reload`,
        },
        deafen: () => ({ 'reload-command': 'true' }),
        log: () => printed('cat', join(home, 'mail.log')),
        stop: async () => {
          execFileSync(program ?? '', ['-c', join(home, 'postfix'), 'stop'], { stdio: 'pipe' });
        },
      };
    },
  };
}

/** An smtpd that comes up while its configuration is broken makes the master wait, by default a minute, before it starts another. */
function mainOf(home: string): string {
  return `compatibility_level = 3.6
myhostname = www.example.org
mydestination =
queue_directory = ${home}/queue
data_directory = ${home}/data
maillog_file = ${home}/mail.log
maillog_file_prefixes = ${home}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
smtpd_tls_security_level = may
service_throttle_time = 1s
`;
}

function masterOf(port: number): string {
  return `${port} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
rewrite unix - - n - - trivial-rewrite
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
qmgr unix n - n 300 1 qmgr
`;
}

tellStories(
  postfix(
    'postfix',
    { 'bundle-file': 'chain.pem' },
    (directory) => `smtpd_tls_chain_files = ${directory}/chain.pem\n`,
  ),
);
