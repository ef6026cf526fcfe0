import { writeFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { openFolder } from '../../../src/files/folder.ts';
import { type Journal, readJournal } from '../../../src/transaction/journal.ts';
import { hold, type Open } from '../target.ts';

const ID = '20260102T030405678Z-00c0ffee';
const before = { sha256: 'ab'.repeat(32), uid: 0, gid: 0, mode: 0o640, extended: 'getfattr' };
const file = {
  role: 'certificate',
  name: 'tls/cert.pem',
  before,
  stays: false,
  after: 'cd'.repeat(32),
  altered: null,
} as const;
const SEED: Journal = {
  version: 1,
  id: ID,
  target: '..',
  directory: '/etc/certs',
  leafFile: 'tls/cert.pem',
  started: '2026-01-02T03:04:05.678Z',
  direction: 'forward',
  files: [file, { ...file, role: 'private-key', name: 'key.pem', before: null }],
  modes: [{ name: '.', uid: 0, gid: 0, mode: 0o755 }],
  folders: ['tls'],
  current: { before: 'one', after: `.release-${ID}`, owner: null, files: [file], others: ['other/cert.pem'] },
  deployed: {
    version: 1,
    id: ID,
    target: '..',
    leafFile: 'tls/cert.pem',
    operation: 'deploy',
    layout: 'in-place',
    files: [{ role: 'certificate', name: 'tls/cert.pem', sha256: 'cd'.repeat(32) }],
    fingerprint: 'ab'.repeat(32),
    run: '1',
  },
  reloading: true,
  servedBefore: [
    { endpoint: 'a:443', address: '::1', serverName: null, fingerprint: 'ab'.repeat(32), keyType: 'RSA' },
  ],
};

/**
 * The journal of a deployment that died, which somebody may have put there. It never leads out of the target.
 */
export const open: Open = ({ folder }) => {
  const state = openFolder(folder);
  return {
    seeds: [SEED, { ...SEED, current: null, files: [], servedBefore: [] }].map((value) =>
      JSON.stringify(value),
    ),
    tokens: ['.release-', ID, '../', 'ECDSA', 'null', '__proto__'],
    run: (input) => {
      writeFileSync(join(folder, 'journal'), input);
      const journal = readJournal(state);
      hold(journal !== null, 'a journal that is there is not overlooked');
      const { files, folders, current } = journal;
      const names = [...files, ...(current?.files ?? []), ...(journal.deployed?.files ?? [])].map(
        ({ name }) => name,
      );
      const modes = journal.modes.map(({ name }) => name).filter((name) => name !== '.');
      for (const name of [
        ...names,
        ...folders,
        ...modes,
        ...(current?.others ?? []),
        current?.before ?? 'x',
      ]) {
        const path = normalize(join('/target', name));
        hold(path.startsWith('/target/') && !/[\0-\x1f\\]/.test(path), 'every name is one below the target');
      }
      for (const { before } of files)
        hold(before === null || before.mode <= 0o7777, 'a mode is permission bits');
      return `${files.length} ${current === null} ${journal.servedBefore.length}`;
    },
  };
};
