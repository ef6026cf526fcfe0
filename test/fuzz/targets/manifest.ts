import { mkdirSync, writeFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { openFolder } from '../../../src/files/folder.ts';
import { backupIds, sweepBackups } from '../../../src/transaction/backup.ts';
import { listBackups, type Manifest } from '../../../src/transaction/manifest.ts';
import { nextDeploymentId } from '../../../src/transaction/names.ts';
import { hold, type Open } from '../target.ts';

const ID = '20260102T030405678Z-00c0ffee';
const file = {
  name: 'cert.pem',
  place: 'directory',
  existed: true,
  mode: '0644',
  uid: 0,
  gid: 0,
  sha256: null,
} as const;
const SEED: Manifest = {
  version: 1,
  id: ID,
  created: '2026-01-02T03:04:05.678Z',
  target: '..',
  leafFile: 'cert.pem',
  layout: 'symlink',
  earlierLayout: 'in-place',
  current: '.release-1',
  files: [
    { ...file, role: 'certificate' },
    { ...file, role: 'sds', name: 'a/sds.json', place: 'current', existed: false, sha256: 'x' },
  ],
};

/** The manifest of a backup, which somebody may have put there: one that leads out of the target is none. */
export const open: Open = ({ folder }) => {
  const state = openFolder(folder);
  mkdirSync(join(folder, 'backups', ID), { recursive: true, mode: 0o700 });
  return {
    seeds: [SEED, { ...SEED, layout: 'in-place', current: null, files: [] }].map((value) =>
      JSON.stringify(value),
    ),
    tokens: ['directory', 'current', ID, '../', '__proto__'],
    run: (input) => {
      writeFileSync(join(folder, 'backups', ID, 'manifest'), input);
      const [found, ...more] = listBackups(state);
      hold(found?.id === ID && more.length === 0, 'the backup is found');
      sweepBackups(state, []);
      hold(backupIds(state).includes(ID), 'a backup with a manifest of any sort is sealed');
      for (const name of [
        ...(found.manifest?.files ?? []).map((one) => one.name),
        found.manifest?.current ?? 'x',
      ]) {
        const path = normalize(join('/target', name));
        hold(path.startsWith('/target/') && !/[\0-\x1f\\]/.test(path), 'every name is one below the target');
      }
      const next = nextDeploymentId(input.toString('utf8').slice(0, 40), new Date(0), Buffer.alloc(4));
      hold(/^\d{8}T\d{9}Z-00000000$/.test(next), 'the next deployment has a name');
      return `${found.manifest === null} ${found.manifest?.files.length}`;
    },
  };
};
