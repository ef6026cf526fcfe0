import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { describe, type TestContext, test } from 'node:test';
import type { Layout } from '../../../src/layout.ts';
import { commit, conclude } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { type SnapshotOptions, snapshotTree } from '../../support/tree.ts';
import { credential, deployFiles, namesIn, type Scene, scene, wanted, withPrepared } from './scene.ts';

/**
 * What must be as it was: everything but inodes and times of files that came back, and the directory's own
 * time.
 */
const AS_BEFORE: SnapshotOptions = { without: ['mtimeNs', 'ino'], attributes: true };

const NEXT = [
  ...credential('2'),
  wanted('chain', 'tls/deep/chain.pem', 'chain 2\n'),
  wanted('bundle', 'tls/site.pem', 'bundle 2\n'),
];

/** A target with an earlier deployment, files of others and odd attributes. */
async function populated(t: TestContext, layout: Layout): Promise<Scene> {
  const target = scene(t);
  await deployFiles(target, credential('1'), { layout, retention: 0 });
  const folder = layout === 'symlink' ? target.at('current') : target.directory;
  mkdirSync(`${folder}/others`);
  writeFileSync(`${folder}/others/ca.pem`, 'of others\n');
  writeFileSync(`${folder}/README`, 'of others\n');
  chmodSync(`${folder}/key.pem`, 0o640);
  return target;
}

for (const layout of ['in-place', 'symlink'] as const) {
  describe(`undoing (${layout})`, () => {
    test('brings back every replaced file, and removes every new one', async (t) => {
      const target = await populated(t, layout);
      const before = snapshotTree(target.directory, AS_BEFORE);
      await withPrepared(
        target,
        NEXT,
        (prepared) => {
          commit(prepared);
          const folder = layout === 'symlink' ? target.at('current') : target.directory;
          assert.equal(readFileSync(`${folder}/tls/deep/chain.pem`, 'utf8'), 'chain 2\n');
          const undone = undo(prepared, () => false);
          assert.deepEqual(
            undone.filter(({ outcome }) => outcome === 'failed'),
            [],
          );
          conclude(prepared);
        },
        { layout },
      );
      assert.deepEqual(snapshotTree(target.directory, AS_BEFORE), before);
    });

    test('empties a target that was empty', async (t) => {
      const target = scene(t);
      await withPrepared(
        target,
        NEXT,
        (prepared) => {
          commit(prepared);
          const undone = undo(prepared, () => false);
          assert.deepEqual(
            undone.filter(({ outcome }) => outcome === 'failed'),
            [],
          );
          conclude(prepared);
        },
        { layout },
      );
      assert.deepEqual(namesIn(target.directory), []);
    });

    test('changes nothing after a mere preparation', async (t) => {
      const target = await populated(t, layout);
      const before = snapshotTree(target.directory, { without: [], except: ['.rotate-certificate'] });
      await withPrepared(
        target,
        NEXT,
        (prepared) => {
          const undone = undo(prepared, () => false);
          assert.deepEqual(
            undone.filter(({ outcome }) => outcome !== 'untouched'),
            [],
          );
          conclude(prepared);
        },
        { layout },
      );
      const after = snapshotTree(target.directory, { without: [], except: ['.rotate-certificate'] });
      assert.deepEqual(after.slice(1), before.slice(1));
    });

    test('can be done again and again', async (t) => {
      const target = await populated(t, layout);
      const before = snapshotTree(target.directory, AS_BEFORE);
      await withPrepared(
        target,
        NEXT,
        (prepared) => {
          commit(prepared);
          undo(prepared, () => false);
          const again = undo(prepared, () => false);
          assert.deepEqual(
            again.filter(({ outcome }) => outcome !== 'untouched'),
            [],
          );
          conclude(prepared);
        },
        { layout },
      );
      assert.deepEqual(snapshotTree(target.directory, AS_BEFORE), before);
    });
  });
}

test('an earlier file that is back has a fresh time, for servers that poll for one', async (t) => {
  const target = scene(t);
  await deployFiles(target, credential('1'));
  const before = statSync(target.at('cert.pem'), { bigint: true }).mtimeNs;
  await withPrepared(target, credential('2'), (prepared) => {
    commit(prepared);
    undo(prepared, () => false);
    conclude(prepared);
  });
  assert.equal(readFileSync(target.at('cert.pem'), 'utf8'), 'certificate 1\n');
  assert.ok(statSync(target.at('cert.pem'), { bigint: true }).mtimeNs > before);
});

test('a file that cannot be undone does not stop the others, and says why', async (t) => {
  const target = scene(t);
  await deployFiles(target, credential('1'));
  await withPrepared(target, credential('2'), (prepared) => {
    commit(prepared);
    const backup = `${target.state}/backups/${prepared.journal.id}/private-key`;
    renameSync(backup, `${target.outside}/stolen`);
    const undone = undo(prepared, () => false);
    const outcomes = Object.fromEntries(undone.map(({ role, outcome }) => [role, outcome]));
    assert.equal(outcomes['private-key'], 'failed');
    assert.deepEqual([outcomes.certificate, outcomes.sds], ['restored', 'restored']);
    assert.match(undone.find(({ role }) => role === 'private-key')?.reason ?? '', /ENOENT/);
    // With the backup in its place again, the same undo ends well.
    linkSync(`${target.outside}/stolen`, backup);
    undo(prepared, () => false);
    conclude(prepared);
  });
  assert.equal(readFileSync(target.at('key.pem'), 'utf8'), 'key 1\n');
});

test('a subfolder that others have used meanwhile stays', async (t) => {
  const target = scene(t);
  await withPrepared(target, [wanted('certificate', 'tls/cert.pem', 'new')], (prepared) => {
    commit(prepared);
    writeFileSync(target.at('tls/theirs'), 'theirs');
    const undone = undo(prepared, () => false);
    assert.deepEqual(
      undone.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    conclude(prepared);
  });
  assert.deepEqual(namesIn(target.at('tls')), ['theirs']);
});

test('a symlink that somebody else has turned meanwhile is left alone', async (t) => {
  const target = scene(t);
  await deployFiles(target, credential('1'), { layout: 'symlink' });
  mkdirSync(target.at('theirs'));
  await withPrepared(
    target,
    credential('2'),
    (prepared) => {
      commit(prepared);
      symlinkSync('theirs', target.at('new'));
      renameSync(target.at('new'), target.at('current'));
      undo(prepared, () => false);
      conclude(prepared);
      assert.equal(existsSync(target.at(`.release-${prepared.journal.id}`)), false);
    },
    { layout: 'symlink' },
  );
  assert.equal(readlinkSync(target.at('current')), 'theirs');
});

test('a symlink that somebody else has put in the place of a file is neither followed nor replaced', async (t) => {
  const target = scene(t);
  await deployFiles(target, credential('1'));
  writeFileSync(`${target.outside}/precious`, 'precious');
  await withPrepared(target, credential('2'), (prepared) => {
    commit(prepared);
    symlinkSync(`${target.outside}/precious`, target.at('new'));
    renameSync(target.at('new'), target.at('cert.pem'));
    const undone = undo(prepared, () => false);
    assert.deepEqual(
      undone.filter(({ outcome }) => outcome === 'left').map(({ role }) => role),
      ['private-key', 'certificate'],
    );
    conclude(prepared);
  });
  assert.equal(readFileSync(`${target.outside}/precious`, 'utf8'), 'precious');
  assert.equal(readlinkSync(target.at('cert.pem')), `${target.outside}/precious`);
});
