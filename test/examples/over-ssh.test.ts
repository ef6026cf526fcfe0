import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { example, type Repository, repository, startWorkflow, type WorkflowRequest } from '../support/act.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { findProgram, freePort, startProgram } from '../support/programs.ts';
import { put, run as runProgram } from '../support/tools.ts';
import { waitFor } from '../support/wait.ts';
import { assertSuccess, findNginx, issue, NAME, startEdge } from './edge.ts';

const SSHD = findProgram('sshd');

/** Why nothing can be mounted here; false where it can. No package brings it. */
function withoutFuse(): string | false {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK);
    return false;
  } catch {
    return 'needs FUSE: /dev/fuse is not there, or may not be used';
  }
}

/** An sshd on 127.0.0.1, with keys of its own, that lets in whoever runs the test. It ends with the test. */
async function startSshd(t: TestContext, site: Repository, path: string) {
  const home = join(site.home, 'sshd');
  mkdirSync(home);
  for (const name of ['host', 'user'])
    runProgram('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(home, name)]);
  const port = await freePort();
  // What sshd asks for when root starts it; the distribution makes it as the service starts.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const configuration = put(
    home,
    'sshd_config',
    `ListenAddress 127.0.0.1:${port}
HostKey ${home}/host
AuthorizedKeysFile ${home}/user.pub
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
PidFile none
SetEnv PATH=${path}
Subsystem sftp internal-sftp
`,
  );
  const server = startProgram(SSHD ?? '', ['-D', '-e', '-f', configuration]);
  t.after(server.stop);
  await waitFor(() => server.log().includes('Server listening'), {
    what: 'sshd',
    deadlineMs: 20_000,
  });
  return {
    port,
    userKey: readFileSync(join(home, 'user'), 'utf8'),
    hostKey: readFileSync(join(home, 'host.pub'), 'utf8').trim(),
  };
}

test('over-ssh.yml deploys to a server that is reached by SSH', { skip: withoutFuse() }, async (t) => {
  const site = repository(t, {
    sshd: SSHD,
    ssh: findProgram('ssh'),
    sshfs: findProgram('sshfs'),
    nginx: findNginx(),
  });
  if (site === null) return;
  // The server's programs are not on the runner's PATH: whatever reloads it came by SSH.
  const bin = join(site.home, 'bin-of-the-server');
  mkdirSync(bin);
  const edge = await startEdge(t, site, { bin });
  const sshd = await startSshd(t, site, `${bin}:/usr/bin:/bin`);
  const mount = join(site.home, 'mount');
  const unmount = () => {
    spawnSync('fusermount3', ['-u', '-z', mount]);
    spawnSync('rmdir', [mount]);
  };
  t.after(unmount);
  const deploy = (
    { certificate, privateKey }: ReturnType<typeof issue>,
    adapt: Record<string, string> = {},
  ) => {
    const request: WorkflowRequest = {
      workflow: example('over-ssh.yml'),
      adapt: {
        '/etc/nginx': dirname(edge.directory),
        'HostName edge.example.org': 'HostName 127.0.0.1',
        'User deploy': `User ${userInfo().username}`,
        'Port 22': `Port ${sshd.port}`,
        '/tmp/edge': mount,
        'www.example.org:443': `127.0.0.1:${edge.port} sni=${NAME}`,
        ...adapt,
      },
      secrets: {
        EDGE_SSH_KEY: sshd.userKey,
        TLS_CERTIFICATE: certificate,
        TLS_PRIVATE_KEY: privateKey,
      },
      variables: { EDGE_HOST_KEY: sshd.hostKey },
    };
    return startWorkflow(site, request);
  };

  const next = issue();
  await t.test('a renewal', async () => {
    const run = await deploy(next).finished;
    assertSuccess(run);
    await edge.serves(next);
    assert.equal(readFileSync(join(edge.directory, 'key.pem'), 'utf8'), next.privateKey);
  });

  await t.test('a reload that fails: everything is as it was', async () => {
    unmount();
    const run = await deploy(issue(), { 'reload nginx': 'reload apache' }).finished;
    assert.deepEqual(run.jobs, { rotate: 'failure' }, run.log);
    assert.equal(run.outputs()['error-code'], 'RELOAD_FAILED');
    assert.equal(readFileSync(join(edge.directory, 'cert.pem'), 'utf8'), next.certificate);
    await edge.serves(next);
  });

  await t.test('a run that is killed: the post step still has the mount, and undoes it', async () => {
    unmount();
    const last = issue();
    const never = await scriptedEndpoint(t, () => next);
    const workflow = deploy(last, { 'www.example.org:443': `127.0.0.1:${never.port}` });
    await edge.serves(last);
    const lock = readFileSync(join(edge.directory, '.rotate-certificate', 'lock'), 'utf8');
    process.kill((JSON.parse(lock) as { pid: number }).pid, 'SIGKILL');
    const run = await workflow.finished;
    assert.equal(run.post, 'success', run.log);
    assert.equal(readFileSync(join(edge.directory, 'cert.pem'), 'utf8'), next.certificate);
    await edge.serves(next);
  });

  await t.test('another host key: nothing is mounted', async () => {
    unmount();
    const run = await deploy(issue(), { 'HostKeyAlias edge': 'HostKeyAlias other' }).finished;
    assert.deepEqual(run.jobs, { rotate: 'failure' }, run.log);
    assert.equal(run.outcome("Mount the server's folder"), 'failure');
    await edge.serves(next);
  });
});
