/** Bad inputs: refused, all at once, with code and hint, before anything changes. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Inputs } from '../support/action.ts';
import { annotations } from '../support/runner-log.ts';
import { nodeWithin } from '../support/script.ts';
import { testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

/** Each set of inputs, and what the message must say. */
const BAD: readonly (readonly [Inputs, RegExp])[] = [
  [{ operation: 'restore' }, /operation: expected deploy or verify or rollback or plan, got "restore"/],
  [{ 'dry-run': 'yes' }, /dry-run: expected true or false, got "yes"/],
  [{ server: 'iis' }, /server: expected envoy or nginx or .* or files, got "iis"/],
  [{ server: '' }, /server: .*got nothing/],
  [{ directory: '' }, /directory: .*got nothing/],
  [{ 'server-directory': 'certs' }, /server-directory: expected an absolute path/],
  [
    { certificate: '' },
    /certificate: expected PEM text or a path to a file, or pkcs12 in its place, got nothing/,
  ],
  [{ certificate: '/no/such/file.pem' }, /certificate: .*no such file or directory/],
  [{ 'private-key': '/no/such/key.pem' }, /private-key: .*no such file or directory/],
  [{ chain: 'no-such-chain.pem' }, /chain: .*no such file or directory/],
  [{ 'certificate-file': '/etc/cert.pem' }, /certificate-file: expected a path below directory/],
  [{ 'certificate-file': '../cert.pem' }, /certificate-file: expected a path below directory/],
  [{ 'private-key-file': 'a/../../key.pem' }, /private-key-file: expected a path below directory/],
  [
    { 'private-key-file': 'cert.pem' },
    /private-key-file: expected a name that certificate-file does not use/,
  ],
  [{ 'chain-file': 'cert.pem/chain.pem' }, /chain-file: expected a name that certificate-file does not use/],
  [
    { 'bundle-file': '.rotate-certificate/bundle' },
    /bundle-file: .*name is one that this action uses itself/,
  ],
  [{ 'chain-file': 'current/chain.pem' }, /chain-file: .*name is one that this action uses itself/],
  [{ 'sds-file': '.release-1/sds.json' }, /sds-file: .*name is one that this action uses itself/],
  [{ server: 'files', 'sds-file': 'mine.json' }, /sds-file: expected nothing, because server files/],
  [
    { 'certificate-file': `tls/${'ä'.repeat(125)}.pem.pem` },
    /certificate-file: expected .*no more than 255 bytes in each name; ä+\.pem\.pem has 258/,
  ],
  [{ 'private-key-file': 'x'.repeat(256) }, /private-key-file: expected .* has 256/],
  [{ 'private-key': '/dev/zero' }, /private-key: .*it is not a regular file/],
  [{ 'sds-secret-name': 'x'.repeat(300) }, /sds-secret-name: expected a name of 1 to 253/],
  [{ layout: 'hard-link' }, /layout: expected in-place or symlink/],
  [{ 'certificate-mode': '0888' }, /certificate-mode: expected permission bits in octal/],
  [{ 'private-key-mode': 'rw-------' }, /private-key-mode: expected permission bits in octal/],
  [{ owner: 'nobody-of-that-name:root' }, /owner: .*\/etc\/passwd knows no user of that name/],
  [{ owner: 'root' }, /owner: expected keep, runner, or user:group/],
  [{ 'backup-retention': '-1' }, /backup-retention: expected a whole number/],
  [{ 'validate-command': "nginx -t 'open" }, /validate-command: expected a program and its arguments/],
  [{ 'reload-command': '""' }, /reload-command: .*there is no program to run/],
  [{ 'command-timeout': '0s' }, /command-timeout: expected a duration .*more than zero/],
  [{ 'verify-endpoints': 'http://www.example.org' }, /verify-endpoints: .*unknown protocol http/],
  [{ 'verify-endpoints': '::1:443' }, /verify-endpoints: .*an IPv6 address needs brackets/],
  [{ 'verify-endpoints': 'localhost:99999' }, /verify-endpoints: .*port out of range/],
  [{ 'verify-endpoints': 'localhost sni=127.0.0.1' }, /verify-endpoints: .*sni must be a host name/],
  [{ 'verify-endpoints': 'localhost matches=0' }, /verify-endpoints: .*matches must be a number/],
  [{ 'verify-endpoints': 'localhost color=blue' }, /verify-endpoints: .*unknown option color=blue/],
  [{ 'verify-timeout': '30' }, /verify-timeout: expected a duration such as .*got "30"/],
  [{ 'verify-probe-timeout': '1 s' }, /verify-probe-timeout: expected a duration/],
  [{ 'verify-attempts': '0' }, /verify-attempts: expected a whole number from 1/],
  [{ 'verify-backoff': '1w' }, /verify-backoff: expected a duration/],
  [{ 'verify-max-backoff': 'never' }, /verify-max-backoff: expected a duration/],
  [{ 'verify-matches': '1.5' }, /verify-matches: expected a whole number/],
  [{ 'verify-unchanged': 'tRUE' }, /verify-unchanged: expected true or false, got "tRUE"/],
  [{ 'min-validity': '-1s' }, /min-validity: expected a duration/],
  [{ 'skip-checks': 'key-match' }, /skip-checks: expected names out of chain, validity/],
  [{ 'skip-checks': 'chain,expiry' }, /skip-checks: expected names out of/],
  [{ 'lock-timeout': '999999999h' }, /lock-timeout: expected a duration .*no more than/],
];

test('every bad input is refused with the expected and the actual value', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home, { attributes: true });
  const credential = target.issue();
  for (const [more, message] of BAD) {
    const { exitCode, outputs, log, state, summary } = await target.deploy(credential, more);
    const name = JSON.stringify(more);
    assert.deepEqual(
      [exitCode, outputs.status, outputs['error-code']],
      [1, 'rejected', 'INPUT_INVALID'],
      name,
    );
    const [annotation = '', ...others] = annotations(log, 'error');
    assert.match(annotation, message, name);
    assert.match(annotation, /^Rotate certificate: INPUT_INVALID: .*\. nothing was touched/, name);
    assert.deepEqual(others, [], 'one annotation says it all');
    assert.deepEqual([outputs.changed, outputs.files, outputs.endpoints], ['false', '[]', '[]'], name);
    assert.equal(state.finished, 'true', name);
    assert.match(summary, /INPUT_INVALID/, name);
  }
  assert.deepEqual(snapshotTree(target.home, { attributes: true }), before);
});

test('a run that is refused for its inputs is not verified, if an endpoint was named', async (t) => {
  const target = testTarget(t);
  for (const [more, verified] of [
    [{ 'verify-endpoints': 'localhost' }, 'false'],
    [{ 'verify-endpoints': 'localhost:99999' }, 'false'],
    [{}, ''],
  ] as const) {
    const { outputs, log } = await target.deploy(target.issue(), { ...more, 'dry-run': 'yes' });
    assert.deepEqual([outputs['error-code'], outputs.verified], ['INPUT_INVALID', verified], log);
  }
});

test('booleans may be in capitals, or begin with one', async (t) => {
  const target = testTarget(t);
  for (const yes of ['true', 'True', 'TRUE']) {
    const { outputs, log } = await target.deploy(target.issue(), { 'dry-run': yes });
    assert.equal(outputs.status, 'planned', log);
  }
  for (const no of ['false', 'False', 'FALSE']) {
    const { outputs, log } = await target.deploy(target.issue(), { 'dry-run': no });
    assert.equal(outputs.status, 'deployed', log);
  }
});

test('without a working directory, a relative path says nothing, and an absolute one does', async (t) => {
  const target = testTarget(t);
  const gone = join(target.home, 'gone');
  const leave = `mkdir -p ${gone}; cd ${gone}; rmdir ${gone}; exec "$0" "$@"`;
  const node = nodeWithin(join(target.home, 'node'), ['bash', '-c', leave]);
  const relative = await target.deploy(target.issue(), { directory: 'certs' }, { node });
  assert.equal(relative.outputs['error-code'], 'INPUT_INVALID', relative.log);
  assert.match(
    annotations(relative.log, 'error')[0]!,
    /directory: expected an absolute path, because the working directory is gone, got "certs"/,
  );
  const absolute = await target.deploy(target.issue(), {}, { node });
  assert.equal(absolute.outputs.status, 'deployed', absolute.log);
});

test('a state directory where a file or a folder of the target belongs is refused', async (t) => {
  const target = testTarget(t);
  const names = { 'private-key-file': 'tls/private/key.pem' };
  const before = snapshotTree(target.home);
  const credential = target.issue();
  for (const taken of [
    'cert.pem',
    'cert.pem/state',
    'tls',
    'tls/private',
    'tls/private/key.pem',
    'tls/private/key.pem/state',
    'sds.json',
    'current',
    'current/state',
    '.release-x',
    '.release-x/state',
    '.rotate-certificate/state',
    'tls/../cert.pem',
  ]) {
    const inputs = { ...names, 'state-directory': target.path(taken) };
    const { exitCode, outputs, log } = await target.deploy(credential, inputs);
    assert.deepEqual(
      [exitCode, outputs.status, outputs['error-code']],
      [1, 'rejected', 'INPUT_INVALID'],
      `${taken}: ${log}`,
    );
    assert.match(
      annotations(log, 'error')[0]!,
      /state-directory: expected a folder that no file of the target is in, above or at/,
      taken,
    );
    assert.deepEqual(snapshotTree(target.home), before, taken);
  }
  for (const free of ['state', 'tls-state', '.rotate-certificate']) {
    const inputs = { ...names, 'state-directory': target.path(free) };
    const { outputs, log } = await target.deploy(target.issue(), inputs);
    assert.equal(outputs.status, 'deployed', `${free}: ${log}`);
  }
});

test('a name of 255 bytes, the most that Linux takes, is deployed in either layout', async (t) => {
  const target = testTarget(t);
  for (const layout of ['in-place', 'symlink']) {
    const names = { 'certificate-file': `${'ä'.repeat(127)}c`, 'private-key-file': `tls/${'k'.repeat(255)}` };
    const { outputs, log } = await target.deploy(target.issue(), { ...names, layout });
    assert.equal(outputs.status, 'deployed', log);
  }
});

test('a file that says it is empty, and is not, is read no further than any other', async (t) => {
  const endless = '/proc/kallsyms';
  if (!existsSync(endless) || readFileSync(endless).length <= 1024 * 1024)
    return t.skip(`this machine has no such file as ${endless}`);
  const target = testTarget(t);
  const { log } = await target.deploy(target.issue(), { chain: endless });
  assert.match(annotations(log, 'error')[0]!, /chain: .*the file is larger than 1 MiB/);
});

test('one problem is reported once: an unknown server says nothing about the files that it might have', async (t) => {
  const target = testTarget(t);
  const { log } = await target.deploy(target.issue(), { server: 'ngnix', 'sds-file': 'mine.json' });
  const [annotation = ''] = annotations(log, 'error');
  assert.match(annotation, /server: expected .*, got "ngnix"/);
  assert.doesNotMatch(annotation, /sds-file/);
});

test('all problems are reported at once, each by its input', async (t) => {
  const target = testTarget(t);
  const before = snapshotTree(target.home);
  const { outputs, log } = await target.deploy(target.issue(), {
    layout: 'none',
    owner: '?',
    'verify-endpoints': 'a b\nhttp://x\nlocalhost:0',
    'verify-timeout': 'soon',
    certificate: '',
  });
  assert.equal(outputs['error-code'], 'INPUT_INVALID');
  const [annotation = ''] = annotations(log, 'error');
  for (const input of ['layout', 'owner', 'verify-timeout', 'certificate'])
    assert.match(annotation, new RegExp(`(: |; )${input}: expected`), input);
  assert.equal(annotation.match(/verify-endpoints: expected/g)?.length, 3);
  assert.deepEqual(snapshotTree(target.home), before);
});

test('a target that is not there, or is not safe, is refused', async (t) => {
  const target = testTarget(t);
  const { home, path } = target;
  writeFileSync(`${home}/file`, '');
  writeFileSync(`${home}/outside.pem`, 'not ours');
  symlinkSync(`${home}/outside.pem`, path('link.pem'));
  symlinkSync(home, path('folder-link'));
  mkdirSync(path('folder.pem'));
  symlinkSync('elsewhere', path('dangling.pem'));
  const cases: readonly (readonly [Inputs, string, RegExp])[] = [
    [{ directory: `${home}/nowhere` }, 'TARGET_MISSING', /create it, or mount it/],
    [{ directory: `${home}/file` }, 'TARGET_MISSING', /is not a directory/],
    [{ 'certificate-file': 'link.pem' }, 'TARGET_UNSAFE', /link\.pem is a symbolic link/],
    [{ 'certificate-file': 'dangling.pem' }, 'TARGET_UNSAFE', /dangling\.pem is a symbolic link/],
    [{ 'private-key-file': 'folder.pem' }, 'TARGET_UNSAFE', /folder\.pem is not a regular file/],
    [{ 'certificate-file': 'folder-link/cert.pem' }, 'TARGET_UNSAFE', /a folder on the way to/],
    [{ 'state-directory': `${home}/file` }, 'TARGET_UNSAFE', /is not a directory/],
    [{ 'state-directory': `${home}/no/where` }, 'TARGET_MISSING', /the folder of state directory/],
    [{ 'state-directory': '/proc/not-there' }, 'INPUT_INVALID', /file system of directory/],
    [{ 'state-directory': home }, 'INPUT_INVALID', /state-directory: expected a folder of its own/],
  ];
  const before = snapshotTree(home, { attributes: true });
  const credential = target.issue();
  for (const [more, code, message] of cases) {
    const { exitCode, outputs, log } = await target.deploy(credential, more);
    const name = JSON.stringify(more);
    assert.deepEqual(
      [exitCode, outputs.status, outputs['error-code']],
      [1, 'rejected', code],
      `${name}: ${log}`,
    );
    const [annotation = ''] = annotations(log, 'error');
    assert.match(annotation, message, name);
    assert.match(annotation, /\. \S/, 'a hint');
    assert.deepEqual(snapshotTree(home, { attributes: true }), before, name);
  }
});
