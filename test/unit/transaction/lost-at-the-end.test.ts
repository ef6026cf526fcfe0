/**
 * The last sync of a deployment fails after so long that somebody else has taken the target over: nothing of
 * theirs is touched.
 */
import assert from 'node:assert/strict';
import fs, { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { commit, seal } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { deployError } from '../../support/deploy-error.ts';
import { credential, deployFiles, scene, withPrepared } from './scene.ts';

const THEIRS = 'the journal of somebody else\n';

test('the journal of the next holder of the lock stays as it is', async (t) => {
  const there = scene(t);
  const journal = join(there.state, 'journal');
  await deployFiles(there, credential('1'));
  await withPrepared(there, credential('2'), (prepared, lock) => {
    commit(prepared);
    const { fsyncSync } = fs;
    const restore = (): void => {
      fs.fsyncSync = fsyncSync;
      syncBuiltinESMExports();
    };
    t.after(restore);
    let failed = false;
    fs.fsyncSync = (fd) => {
      // The backup's folder is synced, and then the state directory.
      if (failed || fd !== lock.state.fd) return fsyncSync(fd);
      failed = true;
      rmSync(join(there.state, 'lock'));
      writeFileSync(join(there.state, 'lock'), '{}');
      writeFileSync(journal, THEIRS);
      throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    };
    syncBuiltinESMExports();
    assert.throws(() => seal(prepared), deployError('WRITE_FAILED', /cannot be concluded/));
    restore();
    assert.equal(readFileSync(journal, 'utf8'), THEIRS);
    assert.throws(() => undo(prepared, () => false), deployError('LOCKED', /taken the target over/));
    assert.equal(readFileSync(journal, 'utf8'), THEIRS);
  });
});
