/**
 * A file that somebody changes after the comparison and before its backup: it is not replaced, because an
 * undo could not bring it back.
 */
import assert from 'node:assert/strict';
import { readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { planChanges } from '../../../src/transaction/plan.ts';
import { commit, conclude, prepare } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { viewTarget } from '../../../src/transaction/view.ts';
import { deployError } from '../../support/deploy-error.ts';
import { snapshotTree } from '../../support/tree.ts';
import {
  credential,
  deployFiles,
  lockOf,
  namesIn,
  OUTCOME,
  type Scene,
  scene,
  withPrepared,
} from './scene.ts';

const MEANWHILE: [string, (target: Scene) => void][] = [
  ['written into', ({ at }) => writeFileSync(at('key.pem'), 'another key\n')],
  [
    'replaced',
    ({ at }) => {
      writeFileSync(at('other'), 'another key\n');
      renameSync(at('other'), at('key.pem'));
    },
  ],
  [
    'replaced by a symlink',
    ({ at }) => {
      renameSync(at('key.pem'), at('other'));
      symlinkSync('other', at('key.pem'));
    },
  ],
];

const OPTIONS = { servedBefore: [], leafFile: 'cert.pem', outcome: OUTCOME, run: null, keeps: null };

for (const [what, change] of MEANWHILE) {
  test(`a key that was ${what} meanwhile is left alone, and nothing is prepared`, async (t) => {
    const there = scene(t);
    const { target, state } = there;
    await deployFiles(there, credential('1'), { retention: 0 });
    {
      using lock = await lockOf(target);
      using view = viewTarget(target, 'in-place', 'cert.pem');
      const plan = planChanges(view, credential('2'), { kind: 'keep' });
      change(there);
      const before = snapshotTree(there.directory, { except: ['.rotate-certificate'], without: ['mtimeNs'] });
      const id = '20260102T030405678Z-00c0ffee';
      assert.throws(
        () => prepare({ view, lock, plan, id, ...OPTIONS }),
        deployError('TARGET_UNSAFE', /changed the private-key since it was compared/),
      );
      assert.deepEqual(
        snapshotTree(there.directory, { except: ['.rotate-certificate'], without: ['mtimeNs'] }),
        before,
      );
      assert.deepEqual(namesIn(state), ['deployed', 'lock']);
    }
  });
}

for (const [what, change] of MEANWHILE) {
  test(`a key that was ${what} before it is replaced stays as somebody else has made it`, async (t) => {
    const there = scene(t);
    await deployFiles(there, credential('1'), { retention: 0 });
    await withPrepared(there, credential('2'), (prepared) => {
      change(there);
      assert.throws(
        () => commit(prepared),
        deployError(
          'TARGET_UNSAFE',
          /somebody else has changed .*key\.pem since it was compared|key\.pem is a symbolic link/,
        ),
      );
      const undone = undo(prepared, () => false);
      assert.deepEqual(
        undone.filter(({ outcome }) => outcome === 'left').map(({ role }) => role),
        ['private-key', 'certificate'],
      );
      assert.equal(
        readFileSync(there.at('key.pem'), 'utf8'),
        what.includes('symlink') ? 'key 1\n' : 'another key\n',
      );
      conclude(prepared);
    });
  });
}
