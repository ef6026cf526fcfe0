/** Two credentials in one directory get along. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Inputs } from '../support/action.ts';
import { linesOf, script } from '../support/script.ts';
import { emptyTarget, testTarget } from '../support/target.ts';
import { type Entry, snapshotRestorable, snapshotTree } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

const filesFor = (who: string): Inputs => ({
  'certificate-file': `${who}.pem`,
  'private-key-file': `${who}.key`,
  'sds-file': `${who}-sds.json`,
  'sds-secret-name': who,
});

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: neither run disturbs the files, backups or retention of the other`, async (t) => {
    const target = testTarget(t);
    const [one, other] = [
      { layout, ...filesFor('one') },
      { layout, ...filesFor('other') },
    ];
    const backupsOf = (who: string) =>
      snapshotRestorable(target.path('.rotate-certificate'))
        .filter(({ path }) => path!.endsWith('/manifest'))
        .filter(({ path }) => {
          const manifest = JSON.parse(readFileSync(target.path(`.rotate-certificate/${path}`), 'utf8'));
          return manifest.leafFile === `${who}.pem`;
        })
        .map(({ path }) => path!.split('/')[1]);
    const place = layout === 'symlink' ? 'current/' : '';
    const held = (who: string) =>
      [`${place}${who}.pem`, `${place}${who}.key`, `${who}-sds.json`].map((name) => target.read(name));

    const first = target.issue();
    assert.equal((await target.deploy(first, one)).exitCode, 0);
    const mine = held('one');
    const ids = [];
    for (let round = 0; round < 3; round += 1) {
      const { outputs, log } = await target.deploy(target.issue(), { ...other, 'backup-retention': 2 });
      assert.equal(outputs.status, 'deployed', log);
      ids.push(outputs['backup-id']);
      assert.deepEqual(held('one'), mine);
    }
    assert.equal(backupsOf('one').length, 1);
    assert.deepEqual(backupsOf('other'), ids.slice(1));

    // A failure of the one leaves everything of the other.
    const before = snapshotRestorable(target.directory);
    const failed = await target.deploy(target.issue(), { ...one, 'validate-command': 'false' });
    assert.equal(failed.outputs.status, 'rolled-back', failed.log);
    assert.deepEqual(snapshotRestorable(target.directory), before);

    const same = await target.deploy(first, one);
    assert.equal(same.outputs.status, 'unchanged');

    // What keeps no backups of its own still keeps those of the other.
    const none = await target.deploy(target.issue(), { ...one, 'backup-retention': 0 });
    assert.equal(none.outputs.status, 'deployed');
    assert.deepEqual(backupsOf('one'), []);
    assert.deepEqual(backupsOf('other'), ids.slice(1));
    assert.equal(target.read('cert.pem'), target.first.certificate + target.chain, 'what others put there');
  });

  test(`${layout}: two at once wait for the lock, and both are deployed`, async (t) => {
    const target = emptyTarget(t);
    mkdirSync(target.directory);
    const [inside, go] = [`${target.home}/inside`, `${target.home}/go`];
    const hold = script(
      `${target.home}/hold`,
      `echo in >> ${inside}`,
      `while test -d ${target.home} && ! test -e ${go}; do sleep 0.05; done`,
      `echo out >> ${inside}`,
    );
    const credentials = [target.issue(), target.issue()];
    const running = ['one', 'other'].map((who, index) =>
      target.start(credentials[index]!, { layout, ...filesFor(who), 'validate-command': hold }),
    );
    await waitFor(() => linesOf(inside).length > 0, { what: 'the first to be inside' });
    await waitFor(() => running.some((step) => /waiting for another deployment/.test(step.log())), {
      what: 'the second to say that it waits',
    });
    assert.deepEqual(linesOf(inside), ['in']);
    script(go);
    const results = await Promise.all(running.map((step) => step.finished));
    for (const { outputs, log } of results) assert.equal(outputs.status, 'deployed', log);
    assert.deepEqual(linesOf(inside), ['in', 'out', 'in', 'out']);
    const place = layout === 'symlink' ? 'current/' : '';
    assert.equal(target.read(`${place}one.key`), credentials[0]!.privateKey);
    assert.equal(target.read(`${place}other.key`), credentials[1]!.privateKey);
    const names = snapshotTree(target.directory).map(({ path }: Partial<Entry>) => path);
    assert.ok(names.includes('one-sds.json') && names.includes('other-sds.json'));
    assert.equal(existsSync(target.path('.rotate-certificate/lock')), false);
  });
}
