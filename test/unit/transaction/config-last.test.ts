import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { listBackups } from '../../../src/transaction/manifest.ts';
import { isUnchanged } from '../../../src/transaction/plan.ts';
import { planRollback } from '../../../src/transaction/rollback-plan.ts';
import { commit, conclude, prepare } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { viewTarget } from '../../../src/transaction/view.ts';
import { deployFiles, lockOf, OUTCOME, type Scene, scene, wanted, withPrepared } from './scene.ts';

/** A pair of one version, and a configuration that stays the same. */
const pair = (version: string) => [
  wanted('certificate', 'cert.pem', `certificate ${version}\n`),
  wanted('private-key', 'key.pem', `key ${version}\n`),
  wanted('config', 'dynamic.yml', 'names both\n', { pointer: true }),
];

for (const layout of ['in-place', 'symlink'] as const) {
  const prefix = layout === 'symlink' ? 'current/' : '';
  const isThere = ({ at }: Scene, version: string) =>
    readFileSync(at(`${prefix}cert.pem`), 'utf8') === `certificate ${version}\n` &&
    readFileSync(at(`${prefix}key.pem`), 'utf8') === `key ${version}\n`;
  const inode = ({ at }: Scene) => statSync(at('dynamic.yml')).ino;

  test(`${layout}: a configuration moves last, there and back, though its bytes stay`, async (t) => {
    const target = scene(t);
    await deployFiles(target, pair('1'), { layout });
    const first = inode(target);
    await withPrepared(
      target,
      pair('2'),
      (prepared, lock) => {
        commit({ ...prepared, lock: { ...lock, confirm: () => watch('2', first) } });
        const second = inode(target);
        assert.notEqual(second, first);
        undo({ ...prepared, lock: { ...lock, confirm: () => watch('1', second) } }, () => false);
        assert.equal(inode(target), first);
        assert.ok(isThere(target, '1'));
        conclude(prepared);
      },
      { layout },
    );

    /**
     * Whenever something is about to change, the configuration has not moved yet, or everything else is
     * there.
     */
    function watch(version: string, before: number): void {
      if (inode(target) !== before) assert.ok(isThere(target, version));
    }
  });

  test(`${layout}: a configuration moves last in a rollback, too`, async (t) => {
    const target = scene(t);
    await deployFiles(target, pair('1'), { layout });
    await deployFiles(target, pair('2'), { layout });
    const second = inode(target);
    using lock = await lockOf(target.target);
    const manifest = listBackups(lock.state).at(-1)?.manifest;
    assert.ok(manifest);
    using view = viewTarget(target.target, layout, 'cert.pem');
    const plan = planRollback(view, lock.state, manifest);
    const id = '29991231T235959999Z-00c0ffee';
    const confirm = (): void => {
      if (inode(target) !== second) assert.ok(isThere(target, '1'));
    };
    const options = { servedBefore: [], leafFile: 'cert.pem', outcome: OUTCOME, run: null, keeps: null };
    commit({ ...prepare({ view, lock, plan, id, ...options }), lock: { ...lock, confirm } });
    assert.ok(isThere(target, '1'));
    assert.notEqual(inode(target), second);
  });

  test(`${layout}: a configuration that was not there goes first on the way back`, async (t) => {
    const target = scene(t);
    await deployFiles(target, pair('1').slice(0, 2), { layout });
    await withPrepared(
      target,
      pair('2'),
      (prepared) => {
        commit(prepared);
        const [first] = undo(prepared, () => false);
        assert.deepEqual([first?.role, first?.outcome], ['config', 'removed']);
        assert.equal(existsSync(target.at('dynamic.yml')), false);
        conclude(prepared);
      },
      { layout },
    );
  });

  test(`${layout}: a configuration alone changes nothing`, async (t) => {
    const target = scene(t);
    await deployFiles(target, pair('1'), { layout });
    await withPrepared(target, pair('1'), (_prepared, _lock, plan) => assert.ok(isUnchanged(plan)), {
      layout,
    });
  });
}
