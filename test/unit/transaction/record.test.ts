/**
 * What is recorded as deployed: written when a deployment is sealed, believed only as far as it can be true.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openFolder } from '../../../src/files/folder.ts';
import type { Layout } from '../../../src/layout.ts';
import { type DeployedRecord, listRecords, readRecord } from '../../../src/transaction/record.ts';
import { commit, conclude, seal } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { readDeployed, viewTarget } from '../../../src/transaction/view.ts';
import { credential, deployFiles, lockOf, namesIn, type Scene, scene, withPrepared } from './scene.ts';

/** The record's text; null when there is none. */
function recordIn({ state }: Scene): string | null {
  const [name] = namesIn(join(state, 'deployed'));
  return name === undefined ? null : readFileSync(join(state, 'deployed', name), 'utf8');
}

/** The deployed certificate, as either layout's deployment finds it. */
function deployedIn({ target }: Scene, layout: Layout): string | null {
  using view = viewTarget(target, layout, 'cert.pem');
  return readDeployed(view, 'cert.pem')?.toString() ?? null;
}

describe('a record', () => {
  test('is written when the deployment is sealed, and tells which one it was', async (t) => {
    const target = scene(t);
    await withPrepared(target, credential('1'), (prepared, lock) => {
      commit(prepared);
      assert.equal(recordIn(target), null);
      seal(prepared);
      const record = readRecord(lock.state, { target: prepared.journal.target, leafFile: 'cert.pem' });
      assert.equal(record?.id, prepared.journal.id);
      assert.equal(record?.layout, 'in-place');
      assert.equal(readRecord(lock.state, { target: '../other', leafFile: 'cert.pem' }), null);
    });
  });

  test('tells which of two layouts is deployed, whatever their times', async (t) => {
    const target = scene(t);
    for (const layout of ['in-place', 'symlink', 'in-place', 'symlink'] as const) {
      await deployFiles(target, credential(layout), { layout, retention: 0 });
      for (const asked of ['in-place', 'symlink'] as const)
        assert.equal(deployedIn(target, asked), `certificate ${layout}\n`);
    }
  });

  for (const earlier of ['none', 'another'] as const) {
    test(`is back when a sealed deployment is undone after all (${earlier} before)`, async (t) => {
      const target = scene(t);
      if (earlier === 'another') await deployFiles(target, credential('1'), { layout: 'symlink' });
      const before = recordIn(target);
      await withPrepared(target, credential('2'), (prepared) => {
        commit(prepared);
        seal(prepared);
        assert.notEqual(recordIn(target), before);
        const undone = undo(prepared, () => false);
        assert.deepEqual(
          undone.filter(({ outcome }) => outcome === 'failed'),
          [],
        );
        conclude(prepared);
        assert.equal(recordIn(target), before);
        assert.equal(namesIn(target.state).includes('deployed'), before !== null);
      });
      assert.equal(deployedIn(target, 'in-place'), before === null ? null : 'certificate 1\n');
    });
  }

  const damaged: [string, (record: DeployedRecord) => unknown][] = [
    ['torn', (record) => JSON.stringify(record).slice(0, -9)],
    ['no object', () => '[]'],
    ['of another certificate', (record) => ({ ...record, leafFile: 'other.pem' })],
    ['of another target', (record) => ({ ...record, target: '../other' })],
    ['of a layout that there is not', (record) => ({ ...record, layout: 'both' })],
    ['of a file outside', (record) => ({ ...record, files: [{ role: 'sds', name: '../x', sha256: null }] })],
    ['of a fingerprint that is none', (record) => ({ ...record, fingerprint: 'x' })],
    ['of a run that is none', (record) => ({ ...record, run: '::error::' })],
    ['of a backup that is none', (record) => ({ ...record, backup: '../x' })],
    ['of a rollback by a run that is none', (record) => ({ ...record, rollbacks: ['::error::'] })],
  ];
  for (const [what, damage] of damaged) {
    test(`that is ${what} counts as none: the target is taken as it stands`, async (t) => {
      const target = scene(t);
      await deployFiles(target, credential('1'), { layout: 'symlink', retention: 0 });
      await deployFiles(target, credential('2'), { layout: 'in-place', retention: 0 });
      assert.equal(deployedIn(target, 'in-place'), 'certificate 2\n');
      const folder = join(target.state, 'deployed');
      const [name = ''] = readdirSync(folder);
      const changed = damage(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      writeFileSync(join(folder, name), typeof changed === 'string' ? changed : JSON.stringify(changed));
      assert.equal(deployedIn(target, 'in-place'), 'certificate 1\n');
    });
  }

  test('that is a symlink, or in the place of a folder, counts as none', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), { layout: 'in-place', retention: 0 });
    const folder = join(target.state, 'deployed');
    const [name = ''] = readdirSync(folder);
    rmSync(join(folder, name));
    symlinkSync('/etc/hostname', join(folder, name));
    using lock = await lockOf(target.target);
    const lineage = { target: target.target.identity, leafFile: 'cert.pem' };
    assert.equal(readRecord(lock.state, lineage), null);
    rmSync(join(folder, name));
    mkdirSync(join(folder, name));
    assert.equal(readRecord(lock.state, lineage), null);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    assert.equal(readRecord(lock.state, lineage), null);
  });

  test('of files that are gone does not count: the target is taken as it stands', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), { layout: 'symlink', retention: 0 });
    await deployFiles(target, credential('2'), { layout: 'in-place', retention: 0 });
    rmSync(target.at('cert.pem'));
    assert.equal(deployedIn(target, 'in-place'), 'certificate 1\n');
  });
});

test('the records of all certificates are listed, and nothing else', async (t) => {
  const target = scene(t);
  await deployFiles(target, credential('1'));
  const folder = join(target.state, 'deployed');
  const [name = ''] = namesIn(folder);
  const text = readFileSync(join(folder, name), 'utf8');
  using state = openFolder(target.state);
  assert.deepEqual(listRecords(state), [JSON.parse(text)]);
  // One under another name, one that is no record, and what is no file.
  writeFileSync(join(folder, 'a'.repeat(64)), text);
  writeFileSync(join(folder, 'b'.repeat(64)), 'SENTINEL');
  writeFileSync(join(folder, 'note'), text);
  mkdirSync(join(folder, 'c'.repeat(64)));
  symlinkSync(name, join(folder, 'd'.repeat(64)));
  assert.deepEqual(listRecords(state), [JSON.parse(text)]);
  rmSync(folder, { recursive: true });
  assert.deepEqual(listRecords(state), []);
  writeFileSync(folder, '');
  assert.deepEqual(listRecords(state), []);
});
