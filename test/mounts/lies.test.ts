/** Mounts that show or keep other modes and owners than they were asked for, and what is refused on them. */
import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesOf } from '../support/action.ts';
import { annotations } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { fuse, sshfs } from './kinds.ts';
import { deployed, issue, openPlace, type Place } from './place.ts';

/** What CIFS without unix extensions does: every file comes out 0755, whatever is asked for. */
const LIKE_CIFS = fuse('bindfs, modes like CIFS', 'bindfs', (server, seen) => [
  'bindfs',
  '-f',
  '--chmod-ignore',
  '--create-with-perms=a=rX:u+rwx',
  server,
  seen,
]);

const modesOn = ({ mount: { server } }: Place, ...names: string[]) =>
  names.map((name) => (statSync(join(server, name)).mode & 0o7777).toString(8));

test('modes: a mount on which the key comes out readable by others is refused, and nothing of it is there', async (t) => {
  const place = await openPlace(t, LIKE_CIFS, 'in-place');
  if (!place) return;
  const { outputs, log } = await place.deploy(issue());
  assert.deepEqual(
    [outputs.status, outputs['error-code'], outputs.changed],
    ['rejected', 'PERMISSION_DENIED', 'false'],
    log,
  );
  assert.match(
    annotations(log, 'error')[0]!,
    /others could read the private key.*file_mode=0600.*skip-checks/,
  );
  assert.deepEqual(readdirSync(place.mount.server), []);
});

test('modes: a mount on which only files come out open to others is refused as well', async (t) => {
  const kind = fuse('bindfs, open files', 'bindfs', (server, seen) => [
    'bindfs',
    '-f',
    '--chmod-ignore',
    '--create-with-perms=gof=r',
    server,
    seen,
  ]);
  const place = await openPlace(t, kind, 'in-place');
  if (!place) return;
  const { outputs, log } = await place.deploy(issue());
  assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'PERMISSION_DENIED'], log);
  assert.match(annotations(log, 'error')[0]!, /key\.pem comes out with mode 0644, and not 0600/);
  assert.deepEqual(readdirSync(place.mount.server), []);
});

test('modes: a mount on which only folders come out open to others is refused as well', async (t) => {
  const kind = fuse('bindfs, open folders', 'bindfs', (server, seen) => [
    'bindfs',
    '-f',
    '--chmod-ignore',
    '--create-with-perms=god=rx',
    server,
    seen,
  ]);
  const place = await openPlace(t, kind, 'in-place');
  if (!place) return;
  const { outputs, log } = await place.deploy(issue());
  assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'PERMISSION_DENIED'], log);
  assert.match(annotations(log, 'error')[0]!, /state directory .* comes out with mode 0755, and not 0700/);
  assert.deepEqual(readdirSync(place.mount.server), []);
});

test('modes: skipped, the report tells the mode that is, and the next run is unchanged', async (t) => {
  const place = await openPlace(t, LIKE_CIFS, 'in-place');
  if (!place) return;
  const credential = issue();
  const more = { 'skip-checks': 'modes', 'private-key-mode': '0600', 'certificate-mode': '0644' };
  const result = await deployed(place, credential, more);
  const key = filesOf(result).find(({ role }) => role === 'private-key')!;
  assert.equal(`0${modesOn(place, 'key.pem')[0]}`, key.mode);
  assert.notEqual(key.mode, '0600');
  assert.match(annotations(result.log, 'warning').join('\n'), /key\.pem has mode 0[0-7]+, and not 0600/);
  const again = await place.deploy(credential, more);
  assert.equal(again.outputs.status, 'unchanged', again.log);
  assert.equal(filesOf(again).find(({ role }) => role === 'private-key')!.mode, key.mode);
  // A wish for another mode is tried once more.
  const other = await place.deploy(credential, { ...more, 'private-key-mode': '0640' });
  assert.equal(other.outputs.status, 'deployed', other.log);
});

test('modes: a mount that keeps the mode of a new file, and no other, is told as it is', async (t) => {
  const kind = fuse('bindfs, chmod-ignore', 'bindfs', (server, seen) => [
    'bindfs',
    '-f',
    '--chmod-ignore',
    server,
    seen,
  ]);
  const place = await openPlace(t, kind, 'in-place');
  if (!place) return;
  const result = await deployed(place, issue(1));
  assert.deepEqual(
    filesOf(result).map(({ mode }) => mode),
    ['0600', '0600', '0600'],
  );
  assert.match(annotations(result.log, 'warning').join('\n'), /cert\.pem has mode 0600, and not 0644/);
});

test('an owner that a mount takes and does not set is refused before anything is written', async (t) => {
  const kind = fuse('bindfs, chown-ignore', 'bindfs', (server, seen) => [
    'bindfs',
    '-f',
    '--chown-ignore',
    '--chgrp-ignore',
    server,
    seen,
  ]);
  const place = await openPlace(t, kind, 'in-place');
  if (!place) return;
  await deployed(place, issue(1));
  const before = place.picture();
  const { outputs, log } = await place.deploy(issue(), { owner: '4242:4242' });
  assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'PERMISSION_DENIED'], log);
  assert.match(
    annotations(log, 'error')[0]!,
    /should belong to 4242:4242, and still belongs to 0:0.*idmap=user/,
  );
  assert.deepEqual(place.picture(), before);
});

for (const layout of ['in-place', 'symlink'] as const)
  test(`${layout}: a key that is kept behind sshfs with umask= gets no wider on the server, and the certificate stays readable`, async (t) => {
    const place = await openPlace(t, sshfs('sshfs, umask=077', ['umask=077']), layout);
    if (!place) return;
    const names = ['cert.pem', 'key.pem'].map((name) => (layout === 'symlink' ? `current/${name}` : name));
    for (const hours of [3, 2]) {
      await deployed(place, issue(hours));
      assert.deepEqual(modesOn(place, ...names), ['644', '600']);
    }
    if (layout === 'symlink') assert.deepEqual(modesOn(place, 'current/'), ['755']);
  });

test('sshfs without idmap: what a run makes is its own, by whatever number; a state directory of others is refused', async (t) => {
  const place = await openPlace(t, sshfs('sshfs, another account', [], { user: 'nobody' }), 'in-place');
  if (!place) return;
  const credential = issue(1);
  await deployed(place, credential);
  const again = await place.deploy(credential, { owner: 'runner' });
  assert.equal(again.outputs.status, 'unchanged', again.log);
  const refused = await place.deploy(issue(), { owner: '4242:4242' });
  assert.equal(refused.outputs['error-code'], 'PERMISSION_DENIED', refused.log);

  const state = join(place.mount.server, 'state-of-others');
  mkdirSync(state);
  chownSync(state, 4242, 4242);
  for (const mode of [0o777, 0o755]) {
    chmodSync(state, mode);
    const { outputs, log } = await place.deploy(issue(), {
      'state-directory': join(place.mount.seen, 'state-of-others'),
    });
    assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'TARGET_UNSAFE'], log);
    assert.deepEqual(readdirSync(state), []);
  }
});

test('a server without posix-rename: the files are back, and the hint names workaround=rename', async (t) => {
  const kind = sshfs('sshfs, no posix-rename', [], { denied: ['posix-rename'] });
  const place = await openPlace(t, kind, 'in-place');
  if (!place) return;
  await deployed(place, issue(1));
  const before = place.picture();
  const { outputs, log } = await place.deploy(issue());
  assert.equal(outputs.status, 'rolled-back', log);
  assert.match(annotations(log, 'error')[0]!, /workaround=rename/);
  assert.deepEqual(place.picture(), before);
});

test('sshfs that follows symlinks refuses layout: symlink, and nothing is left that blocks a later run', async (t) => {
  const place = await openPlace(t, sshfs('sshfs, follow_symlinks', ['follow_symlinks']), 'symlink');
  if (!place) return;
  const { outputs, log } = await place.deploy(issue(1));
  assert.deepEqual([outputs.status, outputs['error-code']], ['rejected', 'TARGET_UNSAFE'], log);
  assert.match(annotations(log, 'error')[0]!, /layout: symlink needs symbolic links.*follow_symlinks/);
  assert.equal(existsSync(join(place.mount.server, '.rotate-certificate')), false);
  const next = await place.deploy(issue(), { layout: 'in-place', 'verify-endpoints': '' });
  assert.equal(next.outputs.status, 'deployed', next.log);
});

test('sshfs with reconnect: a connection that drops in the middle costs nothing', async (t) => {
  const place = await openPlace(t, sshfs('sshfs, reconnect', ['reconnect']), 'in-place');
  if (!place) return;
  await deployed(place, issue(1));
  const drop = script(join(place.home, 'drop'), `pkill -KILL -P ${place.mount.pid}`);
  await deployed(place, issue(), { 'validate-command': drop });
});
