/**
 * Real servers in which TLS begins after a talk in plain text: what they serve is seen, and a rotation is
 * proven.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { endpointsOf, type Inputs, runAction } from '../support/action.ts';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { annotations } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { waitFor } from '../support/wait.ts';

const isRoot = process.geteuid?.() === 0;

/** A server that runs. */
interface Running {
  reloadCommand: string;
  log(): string;
  stop(): void | Promise<void>;
}

interface PlainServer {
  name: string;
  /** The programs that it takes. */
  programs: readonly string[];
  /** The protocol of each port that it listens at. */
  protocols: readonly string[];
  needsRoot?: boolean;
  /** Inputs of every deployment. */
  inputs?: Inputs;
  /** Starts it on ports of 127.0.0.1, one for each protocol, with `cert.pem` and `key.pem` of the target. */
  start(target: TestTarget, ports: readonly number[]): Running;
}

const program = (name: string): string => findProgram(name) ?? findPostgres(name) ?? '';

/** Debian and Ubuntu keep the programs of PostgreSQL below its version. */
function findPostgres(name: string): string | null {
  const path = printed('sh', '-c', `ls -d /usr/lib/postgresql/*/bin/${name} 2> /dev/null | tail -n 1`).trim();
  return path === '' ? null : path;
}

const postfix: PlainServer = {
  name: 'Postfix',
  programs: ['postfix'],
  // As on the ports 25, 587 and 465.
  protocols: ['smtp', 'smtp', 'tls'],
  needsRoot: true,
  start: ({ home, path }, [smtp, submission, smtps]) => {
    for (const folder of ['postfix', 'queue', 'data']) mkdirSync(join(home, folder));
    chmodSync(home, 0o755);
    execFileSync('chown', ['postfix', join(home, 'data')]);
    const main = [
      'compatibility_level = 3.6',
      `myhostname = ${NAME}`,
      'mydestination =',
      'alias_maps =',
      `queue_directory = ${home}/queue`,
      `data_directory = ${home}/data`,
      `maillog_file = ${home}/mail.log`,
      `maillog_file_prefixes = ${home}`,
      'inet_interfaces = 127.0.0.1',
      'inet_protocols = ipv4',
      'smtpd_tls_security_level = may',
      `smtpd_tls_cert_file = ${path('cert.pem')}`,
      `smtpd_tls_key_file = ${path('key.pem')}`,
    ];
    const master = [
      `${smtp} inet n - n - - smtpd`,
      `${submission} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt`,
      `${smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`,
      ...['cleanup', 'rewrite', 'anvil', 'proxymap'].map((service) => {
        const daemon = service === 'rewrite' ? 'trivial-rewrite' : service;
        return `${service} unix - - n - - ${daemon}`;
      }),
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'postlog unix-dgram n - n - 1 postlogd',
      'pickup unix n - n 60 1 pickup',
      'qmgr unix n - n 300 1 qmgr',
    ];
    writeFileSync(join(home, 'postfix', 'main.cf'), lines(main));
    writeFileSync(join(home, 'postfix', 'master.cf'), lines(master));
    const command = [program('postfix'), '-c', join(home, 'postfix')];
    try {
      execFileSync(command[0]!, [...command.slice(1), 'start'], { stdio: 'pipe' });
    } catch (error) {
      throw new Error(printed('cat', join(home, 'mail.log')), { cause: error });
    }
    const pid = Number(readFileSync(join(home, 'queue/pid/master.pid'), 'utf8'));
    return {
      reloadCommand: `${command.join(' ')} reload`,
      log: () => printed('cat', join(home, 'mail.log')),
      stop: () => void process.kill(pid, 'SIGTERM'),
    };
  },
};

const dovecot: PlainServer = {
  name: 'Dovecot',
  programs: ['dovecot', 'doveadm'],
  protocols: ['imap', 'pop3', 'sieve', 'tls'],
  needsRoot: true,
  start: ({ home, path }, [imap, pop3, sieve, imaps]) => {
    mkdirSync(join(home, 'run'));
    const configuration = join(home, 'dovecot.conf');
    const listener = (name: string, port: number | undefined, more = '') =>
      `inet_listener ${name} {\n port = ${port}\n ${more}\n }`;
    writeFileSync(
      configuration,
      lines([
        `base_dir = ${home}/run`,
        `state_dir = ${home}/run`,
        `log_path = ${home}/dovecot.log`,
        'protocols = imap pop3 sieve',
        'listen = 127.0.0.1',
        `mail_location = maildir:${home}/mail`,
        'ssl = yes',
        `ssl_cert = <${path('cert.pem')}`,
        `ssl_key = <${path('key.pem')}`,
        `service imap-login {\n ${listener('imap', imap)}\n ${listener('imaps', imaps, 'ssl = yes')}\n }`,
        `service pop3-login {\n ${listener('pop3', pop3)}\n ${listener('pop3s', 0)}\n }`,
        `service managesieve-login {\n ${listener('sieve', sieve)}\n }`,
        'passdb {\n driver = static\n args = nopassword=y\n }',
        'userdb {\n driver = static\n args = uid=nobody gid=nogroup home=/nonexistent\n }',
      ]),
    );
    const server = startProgram(program('dovecot'), ['-c', configuration, '-F']);
    return {
      ...server,
      reloadCommand: `${program('doveadm')} -c ${configuration} reload`,
      log: () => server.log() + printed('cat', join(home, 'dovecot.log')),
    };
  },
};

/** PostgreSQL refuses to run as root. */
const ORDINARY = isRoot ? ['setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups'] : [];

const postgres: PlainServer = {
  name: 'PostgreSQL',
  programs: ['postgres', 'initdb', ...(isRoot ? ['setpriv'] : [])],
  protocols: ['postgres'],
  inputs: isRoot ? { owner: 'nobody:nogroup' } : {},
  start: ({ home, path }, [port]) => {
    const data = join(home, 'data');
    mkdirSync(data, { mode: 0o700 });
    for (const folder of [home, path('.')]) chmodSync(folder, 0o755);
    if (isRoot) execFileSync('chown', ['nobody:nogroup', data]);
    const [first = '', ...args] = [...ORDINARY, program('initdb')];
    const create = ['-D', data, '--auth', 'trust', '--username', 'test', '--no-sync', '--no-instructions'];
    execFileSync(first, [...args, ...create], { stdio: 'pipe', cwd: '/' });
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      ssl: 'on',
      ssl_cert_file: path('cert.pem'),
      ssl_key_file: path('key.pem'),
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const [command = '', ...rest] = [...ORDINARY, program('postgres'), '-D', data, ...options];
    const server = startProgram(command, rest);
    return { ...server, reloadCommand: `kill -HUP ${server.pid}` };
  },
};

const vsftpd: PlainServer = {
  name: 'vsftpd',
  programs: ['vsftpd'],
  protocols: ['ftp'],
  start: ({ home, path }, [port]) => {
    mkdirSync(join(home, 'empty'));
    const configuration = join(home, 'vsftpd.conf');
    const settings = {
      listen: 'YES',
      listen_address: '127.0.0.1',
      listen_port: port,
      background: 'NO',
      run_as_launching_user: 'YES',
      seccomp_sandbox: 'NO',
      isolate: 'NO',
      isolate_network: 'NO',
      secure_chroot_dir: join(home, 'empty'),
      vsftpd_log_file: join(home, 'vsftpd.log'),
      ssl_enable: 'YES',
      allow_anon_ssl: 'YES',
      rsa_cert_file: path('cert.pem'),
      rsa_private_key_file: path('key.pem'),
    };
    writeFileSync(configuration, lines(Object.entries(settings).map(([name, value]) => `${name}=${value}`)));
    return kept(home, `${program('vsftpd')} ${configuration}`);
  },
};

const slapd: PlainServer = {
  name: 'OpenLDAP',
  programs: ['slapd'],
  protocols: ['ldap', 'tls'],
  start: ({ home, path }, [ldap, ldaps]) => {
    const configuration = join(home, 'slapd.conf');
    // Where AppArmor minds the program at its place, it may read nothing here.
    const copy = join(home, 'slapd');
    execFileSync('cp', [program('slapd'), copy]);
    writeFileSync(
      configuration,
      lines([`TLSCertificateFile ${path('cert.pem')}`, `TLSCertificateKeyFile ${path('key.pem')}`]),
    );
    const urls = `ldap://127.0.0.1:${ldap} ldaps://127.0.0.1:${ldaps}`;
    return kept(home, `${copy} -d 0 -f ${configuration} -h '${urls}'`);
  },
};

/** Runs a server that knows no reload: it is started anew whenever it ends. */
function kept(home: string, command: string): Running {
  const pid = join(home, 'server.pid');
  const keeper = script(
    join(home, 'keeper'),
    `trap 'kill $child; wait $child; exit' TERM`,
    `while :; do ${command} & child=$!; echo $child > ${pid}; wait $child; done`,
  );
  return { ...startProgram('/bin/sh', [keeper]), reloadCommand: `sh -c 'kill $(cat ${pid})'` };
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

/** Skips a test, saying so, where a server cannot be; in a CI job one that is missing is a failure. */
function skippedWithoutServer(t: TestContext, { name, programs, needsRoot }: PlainServer): boolean {
  const missing = programs.filter((one) => program(one) === '');
  if (missing.length > 0 && process.env.CI === 'true')
    throw new Error(`${name} is not installed: run test/servers/install.sh`);
  if (missing.length > 0) t.skip(`${name} is not installed: run test/servers/install.sh`);
  else if (needsRoot && !isRoot) t.skip(`${name} needs root`);
  else return false;
  return true;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

for (const server of [postfix, dovecot, postgres, vsftpd, slapd]) {
  const { name, protocols } = server;
  test(`${name}: ${[...new Set(protocols)].join(', ')}`, async (t) => {
    if (skippedWithoutServer(t, server)) return;
    const target = testTarget(t);
    const ports = await Promise.all(protocols.map(() => freePort()));
    const endpoints = protocols.map(
      (protocol, index) => `${protocol}://127.0.0.1:${ports[index]} sni=${NAME}`,
    );
    const inputs = { server: 'files', ...server.inputs, 'verify-endpoints': endpoints.join('\n') };
    const first = target.issue({ key: 'rsa-2048' });
    await target.deploy(first, { ...inputs, 'verify-endpoints': '' });
    const running = server.start(target, ports);
    t.after(() => running.stop());
    for (const port of ports)
      await waitFor(() => answers(port), { what: `${name} to listen\n${running.log()}`, deadlineMs: 20_000 });

    const seen = await runAction({ ...inputs, directory: target.directory, operation: 'verify' });
    assert.equal(seen.outputs.status, 'verified', seen.log + running.log());
    assert.deepEqual(annotations(seen.log, 'warning'), [], 'the intermediate is served as well');

    const renewed = target.issue({ key: 'p-256' });
    const result = await target.deploy(renewed, { ...inputs, 'reload-command': running.reloadCommand });
    assert.equal(result.outputs.status, 'deployed', result.log + running.log());
    assert.deepEqual(
      endpointsOf(result).map(({ before, fingerprint, matched }) => [before, fingerprint, matched]),
      protocols.map(() => [first.fingerprint, renewed.fingerprint, true]),
    );
    const [protocol, port] = [protocols[0] === 'ftp' ? 'imap' : 'ftp', ports[0]];
    const wrong = await runAction({
      ...inputs,
      directory: target.directory,
      operation: 'verify',
      'verify-endpoints': `${protocol}://127.0.0.1:${port} sni=${NAME}`,
      'verify-attempts': 1,
      'verify-probe-timeout': '2s',
    });
    assert.equal(wrong.outputs['error-code'], 'VERIFY_FAILED', 'in another protocol there is nothing to see');
    t.diagnostic(`${name}, asked in ${protocol}: ${annotations(wrong.log, 'error')[0]}`);
  });
}
