/**
 * ACLs, extended attributes, security labels, sticky and setgid folders: kept, given back, or refused before
 * anything is written.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { filesOf, type Inputs, runAction } from '../support/action.ts';
import { skippedWithoutStrace } from '../support/killed.ts';
import { asOrdinaryUser, NOBODY, skippedWithoutRoot } from '../support/privileges.ts';
import { annotations } from '../support/runner-log.ts';
import { nodeWithin, script } from '../support/script.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

const READER = 4_711;

const TOOLS = ['setfacl', 'getfacl', 'setfattr', 'getfattr'];

/**
 * Whether this machine has no means to give files ACLs and extended attributes; then the test is skipped,
 * saying so. `test/servers/install.sh` gives root the means, so that a CI job of root without them fails.
 */
function skippedWithoutTools(t: TestContext): boolean {
  const missing = TOOLS.filter((tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).status !== 0);
  if (missing.length === 0) return false;
  const reason = `not installed: ${missing.join(', ')}`;
  if (process.env.CI === 'true' && process.geteuid?.() === 0) throw new Error(reason);
  t.skip(reason);
  return true;
}

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

/** Lets one more user read a file, notes something on it and, as root, labels it. */
function adorn(path: string, note: string): void {
  run('setfacl', '-m', `u:${READER}:r--`, path);
  run('setfattr', '-n', 'user.note', '-v', note, path);
  label(path);
}

const aclOf = (path: string): string[] =>
  run('getfacl', '--omit-header', '--numeric', '--absolute-names', path).trim().split('\n');

/**
 * Root can set a label where the system knows none; the system gives others the one that it has rules for.
 */
const MAY_LABEL = process.geteuid?.() === 0;
const LABEL = 'system_u:object_r:cert_t:s0';

/** Gives a file a security label (SELinux), as a server's files have that it is to be let read. */
function label(path: string, as = LABEL): void {
  if (MAY_LABEL) run('setfattr', '-n', 'security.selinux', '-v', as, path);
}

function assertLabelled(...paths: string[]): void {
  if (!MAY_LABEL) return;
  for (const path of paths) {
    const found = run('getfattr', '--only-values', '-n', 'security.selinux', '--absolute-names', path);
    // Where SELinux is at work, the kernel ends it with a NUL.
    assert.equal(found.replace(/\0$/, ''), LABEL, path);
  }
}

const noteOf = (path: string): string =>
  run('getfattr', '--only-values', '-n', 'user.note', '--absolute-names', path);

/** The ACL of a file that `adorn` was given with that mode. */
const adorned = (own: string, mask: string, other: string): string[] => [
  `user::${own}`,
  `user:${READER}:r--`,
  'group::r--',
  `mask::${mask}`,
  `other::${other}`,
];

const goBack = (target: TestTarget, layout: string) =>
  runAction({ directory: target.directory, operation: 'rollback', layout }, { cwd: target.home });

for (const layout of ['in-place', 'symlink'] as const) {
  const place = layout === 'symlink' ? 'current/' : '';

  /**
   * A target with ACLs and extended attributes on certificate, key, SDS file, and, behind `current`, on
   * somebody else's file.
   */
  async function adornedTarget(t: TestContext): Promise<TestTarget> {
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), { layout })).exitCode, 0);
    chmodSync(target.path(`${place}key.pem`), 0o640);
    adorn(target.path(`${place}cert.pem`), 'certificate');
    adorn(target.path(`${place}key.pem`), 'key');
    adorn(target.path('sds.json'), 'pointer');
    writeFileSync(target.path(`${place}dhparam`), 'theirs', { mode: 0o644 });
    adorn(target.path(`${place}dhparam`), 'theirs');
    return target;
  }

  const assertAdorned = (target: TestTarget): void => {
    const [certificate, key, theirs] = ['cert.pem', 'key.pem', 'dhparam'].map((name) =>
      target.path(place + name),
    );
    assert.deepEqual(aclOf(certificate!), adorned('rw-', 'r--', 'r--'));
    assert.deepEqual(aclOf(key!).slice(0, 2), ['user::rw-', `user:${READER}:r--`]);
    assert.deepEqual(aclOf(key!).slice(-2), ['mask::r--', 'other::---']);
    assert.deepEqual(aclOf(theirs!), adorned('rw-', 'r--', 'r--'));
    assert.deepEqual(
      [certificate, key, theirs].map((path) => noteOf(path!)),
      ['certificate', 'key', 'theirs'],
    );
    assert.equal(noteOf(target.path('sds.json')), 'pointer');
    assertLabelled(certificate!, key!, theirs!, target.path('sds.json'));
  };

  test(`${layout}: ACLs and extended attributes are kept on replaced files and on others`, async (t) => {
    if (skippedWithoutTools(t)) return;
    const target = await adornedTarget(t);
    const renewed = target.issue();
    const result = await target.deploy(renewed, { layout, 'server-directory': '/seen/elsewhere' });
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.equal(target.read(`${place}key.pem`), renewed.privateKey);
    assertAdorned(target);
    assert.deepEqual(
      annotations(result.log, 'warning').filter((text) => /attributes/.test(text)),
      [],
    );
  });

  test(`${layout}: a rollback gives ACLs and extended attributes back, and a fresh modification time`, async (t) => {
    if (skippedWithoutTools(t)) return;
    const target = await adornedTarget(t);
    const names = layout === 'symlink' ? ['sds.json'] : ['cert.pem', 'key.pem', 'sds.json'];
    for (const name of names) utimesSync(target.path(name), 1_000_000_000, 1_000_000_000);
    const before = snapshotRestorable(target.directory, { attributes: true });
    const started = Date.now() - 1_000;
    const result = await target.deploy(target.issue(), {
      layout,
      'certificate-mode': '0600',
      'server-directory': '/seen/elsewhere',
      'validate-command': 'false',
    });
    assert.equal(result.outputs.status, 'rolled-back', result.log);
    assert.deepEqual(snapshotRestorable(target.directory, { attributes: true }), before);
    assertAdorned(target);
    for (const name of names) assert.ok(statSync(target.path(name)).mtimeMs > started, name);
  });

  test(`${layout}: going back to a backup gives ACLs and extended attributes back`, async (t) => {
    if (skippedWithoutTools(t)) return;
    const target = await adornedTarget(t);
    assert.equal((await target.deploy(target.issue(), { layout })).outputs.status, 'deployed');
    for (const name of ['cert.pem', 'key.pem']) {
      run('setfacl', '-b', target.path(place + name));
      run('setfattr', '-x', 'user.note', target.path(place + name));
      label(target.path(place + name), 'system_u:object_r:tmp_t:s0');
    }
    const started = Date.now() - 1_000;
    const result = await goBack(target, layout);
    assert.equal(result.outputs.status, 'restored', result.log);
    assertAdorned(target);
    for (const name of ['cert.pem', 'key.pem'])
      assert.ok(statSync(target.path(place + name)).mtimeMs > started, name);
  });

  test(`${layout}: the default ACL of the directory reaches new files`, async (t) => {
    if (skippedWithoutTools(t)) return;
    const target = testTarget(t);
    for (const name of readdirSync(target.directory)) rmSync(target.path(name));
    run('setfacl', '-m', `d:u:${READER}:rX,d:g::r-X`, target.directory);
    const inputs: Inputs = { layout, 'certificate-file': 'tls/cert.pem', 'private-key-mode': '0640' };
    const result = await target.deploy(target.issue(), inputs);
    assert.equal(result.exitCode, 0, result.log);
    for (const name of [`${place}tls/cert.pem`, `${place}key.pem`, 'sds.json'])
      assert.ok(
        aclOf(target.path(name)).some(
          (line) => line.startsWith(`user:${READER}:r`) && !/#effective:-/.test(line),
        ),
        `${name}: ${aclOf(target.path(name))}`,
      );
    for (const name of [`${place}tls`, ...(layout === 'symlink' ? ['current/.'] : [])])
      assert.ok(
        aclOf(target.path(name)).includes(`user:${READER}:r-x`),
        `${name}: ${aclOf(target.path(name))}`,
      );
  });

  test(`${layout}: a setgid directory gives its group to new files and folders`, async (t) => {
    if (skippedWithoutRoot(t)) return;
    const target = testTarget(t);
    for (const name of readdirSync(target.directory)) rmSync(target.path(name));
    chownSync(target.directory, 0, READER);
    chmodSync(target.directory, 0o2750);
    const result = await target.deploy(target.issue(), { layout, 'certificate-file': 'tls/cert.pem' });
    assert.equal(result.exitCode, 0, result.log);
    for (const name of [`${place}tls/cert.pem`, `${place}key.pem`, 'sds.json'])
      assert.equal(statSync(target.path(name)).gid, READER, name);
    for (const name of [`${place}tls`, place || '.']) {
      const { gid, mode } = statSync(target.path(name));
      assert.deepEqual([gid, (mode & 0o7777).toString(8)], [READER, '2750'], name);
    }
  });
}

test('symlink: an ACL on the folder in use is copied to the next one', async (t) => {
  if (skippedWithoutTools(t)) return;
  const target = testTarget(t);
  chmodSync(target.directory, 0o700);
  run('setfacl', '-m', `u:${READER}:r-x`, target.directory);
  const inputs = { layout: 'symlink', 'certificate-file': 'tls/cert.pem' };
  for (let time = 0; time < 2; time += 1) {
    assert.equal((await target.deploy(target.issue(), inputs)).exitCode, 0);
    for (const name of ['current/.', 'current/tls'])
      assert.deepEqual(aclOf(target.path(name)), aclOf(target.directory), name);
  }
});

for (const [from, to] of [
  ['in-place', 'symlink'],
  ['symlink', 'in-place'],
] as const) {
  const [fromPlace, toPlace] = [from, to].map((layout) => (layout === 'symlink' ? 'current/' : ''));

  test(`from ${from} to ${to}: the files have the mode, owner, ACL and attributes of the earlier ones`, async (t) => {
    if (skippedWithoutTools(t)) return;
    const target = testTarget(t);
    const inputs = { 'chain-file': 'tls/chain.pem' };
    assert.equal((await target.deploy(target.issue(), { ...inputs, layout: from })).exitCode, 0);
    for (const name of ['cert.pem', 'key.pem']) {
      if (process.geteuid?.() === 0) chownSync(target.path(fromPlace + name), NOBODY, READER);
      chmodSync(target.path(fromPlace + name), 0o640);
      adorn(target.path(fromPlace + name), name);
    }
    chmodSync(target.path(`${fromPlace}tls/chain.pem`), 0o604);
    // What an earlier time with the other layout left is out of use.
    const stale = to === 'in-place' ? target.path('key.pem') : null;
    if (stale) run('setfattr', '-n', 'user.stale', '-v', 'x', stale);
    const facts = (place: string) => ({
      files: ['cert.pem', 'key.pem', 'tls/chain.pem'].map((name) => {
        const { uid, gid, mode } = statSync(target.path(place + name));
        return [uid, gid, (mode & 0o7777).toString(8), aclOf(target.path(place + name))];
      }),
      notes: ['cert.pem', 'key.pem'].map((name) => noteOf(target.path(place + name))),
    });
    const before = facts(fromPlace!);
    const result = await target.deploy(target.issue(), { ...inputs, layout: to });
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.deepEqual(facts(toPlace!), before);
    assert.deepEqual(facts(fromPlace!), before);
    assertLabelled(...['cert.pem', 'key.pem'].map((name) => target.path(toPlace + name)));
    if (stale) assert.doesNotMatch(run('getfattr', '--absolute-names', stale), /user\.stale/);
  });

  test(`from ${from} to ${to}: a mode and an owner in the inputs count`, async (t) => {
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), { layout: from })).exitCode, 0);
    const key = target.path(`${fromPlace}key.pem`);
    chmodSync(key, 0o644);
    if (process.geteuid?.() === 0) chownSync(key, NOBODY, NOBODY);
    const asked = { 'private-key-mode': '0600', owner: 'runner' };
    const result = await target.deploy(target.issue(), { ...asked, layout: to });
    assert.equal(result.outputs.status, 'deployed', result.log);
    const { uid, mode } = statSync(target.path(`${toPlace}key.pem`));
    assert.deepEqual([uid, (mode & 0o7777).toString(8)], [process.geteuid?.(), '600']);
  });
}

/** A PATH on which a program comes first that says something and fails. */
function withFailing(program: string, target: TestTarget, said: string): { env: Record<string, string> } {
  const bin = join(target.home, 'bin');
  mkdirSync(bin);
  script(join(bin, program), `echo "${said}" >&2`, 'exit 1');
  return { env: { PATH: `${bin}:${process.env.PATH}` } };
}

test('attributes that cp cannot copy are not lost: nothing is deployed', async (t) => {
  const target = testTarget(t);
  const options = withFailing('cp', target, 'cp: setting attributes: Operation not permitted');
  const before = snapshotTree(target.home, { without: ['mtimeNs'] });
  const result = await target.deploy(target.issue(), {}, options);
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code'], result.outputs.changed],
    [1, 'rejected', 'WRITE_FAILED', 'false'],
    result.log,
  );
  assert.match(
    annotations(result.log, 'error')[0]!,
    /access control lists.*cannot be copied\. run the job as/,
  );
  assert.deepEqual(snapshotTree(target.home, { without: ['mtimeNs'] }), before);
});

test('the ACL of a folder that cannot be put on the next one is not lost: everything is undone', async (t) => {
  if (skippedWithoutTools(t)) return;
  const target = testTarget(t);
  run('setfacl', '-m', `u:${READER}:r-x`, target.directory);
  const options = withFailing('setfacl', target, 'setfacl: Operation not supported');
  const before = snapshotTree(target.home, { without: ['mtimeNs'] });
  const result = await target.deploy(target.issue(), { layout: 'symlink' }, options);
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code'], result.outputs.changed],
    [1, 'rolled-back', 'WRITE_FAILED', 'false'],
    result.log,
  );
  assert.match(annotations(result.log, 'error')[0]!, /access control list of a folder.*setfacl is needed/);
  assert.deepEqual(snapshotTree(target.home, { without: ['mtimeNs'] }), before);
});

test('a file that can be kept neither by a hard link nor with its attributes is not replaced', async (t) => {
  if (skippedWithoutStrace(t)) return;
  const target = testTarget(t);
  const options = withFailing('cp', target, "cp: unrecognized option '--attributes-only'");
  // The first link is that of the lock.
  const inject = ['-e', 'trace=link,linkat', '-e', 'inject=link,linkat:error=EPERM:when=2+'];
  const strace = ['strace', '-f', '-qq', '-o', '/dev/null', ...inject];
  const node = nodeWithin(join(target.home, 'node'), strace);
  const before = snapshotTree(target.home, { without: ['mtimeNs'] });
  const result = await target.deploy(target.issue(), {}, { ...options, node });
  assert.deepEqual(
    [result.exitCode, result.outputs.status, result.outputs['error-code'], result.outputs.changed],
    [1, 'rejected', 'WRITE_FAILED', 'false'],
    result.log,
  );
  assert.match(annotations(result.log, 'error')[0]!, /neither by a hard link nor with all its attributes/);
  assert.deepEqual(snapshotTree(target.home, { without: ['mtimeNs'] }), before);
});

test('a cp that knows no attributes is told of, and does not stand in the way', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const options = withFailing('cp', target, "cp: unrecognized option '--attributes-only'");
  const result = await target.deploy(renewed, {}, options);
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(target.read('key.pem'), renewed.privateKey);
  assert.match(
    annotations(result.log, 'warning').join(),
    /could not be copied: cp is not that of GNU coreutils/,
  );
  // Whoever goes back to a file that stays gets its copy.
  const more = await target.deploy(renewed, { 'bundle-file': 'bundle.pem' }, options);
  assert.equal(more.outputs.status, 'deployed', more.log);
  assert.deepEqual(
    filesOf(more).map(({ role, status }) => [role, status]),
    [
      ['certificate', 'unchanged'],
      ['private-key', 'unchanged'],
      ['bundle', 'created'],
      ['sds', 'unchanged'],
    ],
  );
  assert.match(annotations(more.log, 'warning').join(), /could not be copied/);
});

/**
 * A directory of others in which everybody may write but replace only what is theirs, and somebody who does.
 */
function stickyTarget(t: TestContext) {
  if (skippedWithoutRoot(t)) return null;
  const target = testTarget(t);
  const user = asOrdinaryUser(t, target.home);
  if (user === null) return null;
  chmodSync(target.directory, 0o1777);
  for (const name of ['cert.pem', 'key.pem', 'sds.json']) {
    chownSync(target.path(name), NOBODY, NOBODY);
    chmodSync(target.path(name), 0o644);
  }
  return { target, user };
}

test('in a sticky directory, a file of another user is refused before anything is written', async (t) => {
  const sticky = stickyTarget(t);
  if (sticky === null) return;
  const { target, user } = sticky;
  chownSync(target.path('key.pem'), 0, 0);
  const before = snapshotTree(target.directory);
  const result = await target.deploy(target.issue(), { owner: 'runner' }, user);
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'PERMISSION_DENIED']);
  assert.match(annotations(result.log, 'error')[0]!, /key\.pem belongs to user 0 and is in a sticky folder/);
  assert.deepEqual(snapshotTree(target.directory), before);
});

test('in a sticky directory, the symlink of another user is refused before anything is written', async (t) => {
  const sticky = stickyTarget(t);
  if (sticky === null) return;
  const { target, user } = sticky;
  assert.equal((await target.deploy(target.issue(), { layout: 'symlink' }, user)).exitCode, 0);
  lchownSync(target.path('current'), 0, 0);
  const before = snapshotTree(target.directory);
  const result = await target.deploy(target.issue(), { layout: 'symlink' }, user);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rejected', 'PERMISSION_DENIED'],
    result.log,
  );
  assert.match(annotations(result.log, 'error')[0]!, /current belongs to user 0 and is in a sticky folder/);
  assert.deepEqual(snapshotTree(target.directory), before);
});

test('in a sticky directory, the owner of the files deploys them', async (t) => {
  const sticky = stickyTarget(t);
  if (sticky === null) return;
  const { target, user } = sticky;
  const result = await target.deploy(target.issue(), {}, user);
  assert.equal(result.outputs.status, 'deployed', result.log);
});

test('a subfolder that cannot be written to is refused before anything is written', async (t) => {
  const target = testTarget(t);
  const inputs = { 'private-key-file': 'tls/key.pem' };
  assert.equal((await target.deploy(target.issue(), { ...inputs, 'backup-retention': 0 })).exitCode, 0);
  const user = asOrdinaryUser(t, target.home);
  if (user === null) return;
  run('chown', '-R', `${user.uid}:${user.uid}`, target.directory);
  chmodSync(target.path('tls'), 0o555);
  const before = snapshotTree(target.directory);
  const result = await target.deploy(target.issue(), inputs, user);
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'PERMISSION_DENIED']);
  assert.match(
    annotations(result.log, 'error')[0]!,
    /certs\/tls, where key\.pem is to go, cannot be written to/,
  );
  assert.deepEqual(snapshotTree(target.directory), before);
  chmodSync(target.path('tls'), 0o755);
});

for (const [flag, folder] of [
  ['i', 'tls'],
  ['a', 'tls'],
  ['a', '.'],
] as const) {
  test(`${folder} with chattr +${flag}: fails, and everything is as before`, async (t) => {
    if (skippedWithoutRoot(t)) return;
    const target = testTarget(t);
    mkdirSync(target.path('tls'));
    const inputs = { 'private-key-file': 'tls/key.pem', 'backup-retention': 0 };
    assert.equal((await target.deploy(target.issue(), inputs)).exitCode, 0);
    const before = snapshotTree(target.directory, { without: ['mtimeNs'], except: ['.rotate-certificate'] });
    try {
      run('chattr', `+${flag}`, target.path(folder));
    } catch {
      return t.skip('this file system knows no such flags');
    }
    try {
      const result = await target.deploy(target.issue(), inputs);
      assert.equal(result.outputs['error-code'], 'PERMISSION_DENIED', result.log);
      assert.ok(['rejected', 'rolled-back'].includes(result.outputs.status!), result.log);
      const after = snapshotTree(target.directory, { without: ['mtimeNs'], except: ['.rotate-certificate'] });
      assert.deepEqual(after, before);
    } finally {
      run('chattr', `-${flag}`, target.path(folder));
    }
  });
}
