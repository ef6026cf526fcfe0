import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import type { Inputs } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { findProgram, freePort, printed } from '../support/programs.ts';
import { NAME } from '../support/target.ts';
import { type Fixture, setUp, tellStories } from './stories.ts';

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

/**
 * An smtpd that comes up while its configuration is broken makes the master wait, by default a minute, before
 * it starts another.
 */
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

/** Postfix that finds the certificate by the server name, in a table that holds copies of the files. */
function withTable(label: string): Fixture {
  const fixture = postfix(label, { 'bundle-file': 'chain.pem' }, (directory) => {
    const home = dirname(directory);
    return `smtpd_tls_chain_files = ${home}/default.pem\ntls_server_sni_maps = hash:${home}/sni\n`;
  });
  return {
    ...fixture,
    start: async (home, directory) => {
      const other = mint({ names: ['default.example.org'] });
      writeFileSync(join(home, 'default.pem'), other.privateKey + other.certificate);
      writeFileSync(join(home, 'sni'), `${NAME} ${directory}/chain.pem\n`);
      mkdirSync(join(home, 'tables'));
      writeFileSync(join(home, 'tables', 'main.cf'), '');
      const fill = `${findProgram('postmap')} -c ${join(home, 'tables')} -F hash:${home}/sni`;
      execFileSync('sh', ['-c', fill], { stdio: 'pipe' });
      const server = await fixture.start(home, directory);
      const reload = server.commands['reload-command'];
      return { ...server, commands: { ...server.commands, 'reload-command': `${fill}\n${reload}` } };
    },
  };
}

test('postfix: with a table of server names, serves the new certificate once its table is filled anew, and the earlier one after an undo', async (t) => {
  const stage = setUp(t, withTable('postfix'));
  if (stage === null) return;
  try {
    const { commands } = await stage.open();
    for (let round = 0; round < 2; round += 1) await stage.succeed(stage.target.issue());
    const [, reload = ''] = String(commands['reload-command']).split('\n');
    const stale = { 'reload-command': reload, 'verify-timeout': '2s' };
    await stage.fail(stage.target.issue(), stale, 'VERIFY_FAILED');
    const other = await scriptedEndpoint(t, () => stage.target.first);
    const server = stage.server;
    assert.ok(server);
    const both = `${stage.endpoint(server)}\n127.0.0.1:${other.port} sni=${NAME}`;
    await stage.fail(
      stage.target.issue(),
      { 'verify-endpoints': both, 'verify-timeout': '4s' },
      'VERIFY_FAILED',
    );
  } finally {
    await stage.server?.stop();
  }
});

tellStories(
  postfix(
    'postfix',
    { 'bundle-file': 'chain.pem' },
    (directory) => `smtpd_tls_chain_files = ${directory}/chain.pem\n`,
  ),
);
