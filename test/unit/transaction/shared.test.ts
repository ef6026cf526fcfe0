/** Which file of a plan belongs to another certificate: the judgement alone, without a target. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Layout } from '../../../src/layout.ts';
import type { Role } from '../../../src/report.ts';
import type { Change } from '../../../src/transaction/plan.ts';
import type { DeployedRecord } from '../../../src/transaction/record.ts';
import { sharedFile } from '../../../src/transaction/shared.ts';
import type { Place } from '../../../src/transaction/view.ts';

const record = (leafFile: string, layout: Layout, ...files: [Role, string][]): DeployedRecord => ({
  version: 1,
  id: '20260101T000000000Z-00000000',
  target: '..',
  leafFile,
  operation: 'deploy',
  layout,
  files: files.map(([role, name]) => ({ role, name, sha256: null })),
  fingerprint: null,
  run: null,
});

const change = (role: Role, name: string, place: Place, differs: Partial<Change> = {}): Change => ({
  file: { role, name, bytes: Buffer.from('new'), holdsKey: false, pointer: role === 'sds' },
  place,
  before: { kind: 'absent' },
  action: 'create',
  attributes: { uid: 0, gid: 0, mode: 0o600, isOwn: false, unseenMode: 0o600 },
  model: null,
  backup: null,
  ...differs,
});

/** An entry with these bytes and the attributes of a change. */
const entry = (bytes: string, mode = 0o600): Change['before'] => ({
  kind: 'file',
  bytes: Buffer.from(bytes),
  writtenMs: 0,
  uid: 0,
  gid: 0,
  mode,
});

const found = (changes: Change[], records: DeployedRecord[], isThere = true) => {
  const shared = sharedFile(changes, 'mine.pem', records, () => isThere);
  return shared && [shared.change.file.name, shared.other];
};

describe('a file that changes', () => {
  const key = change('private-key', 'key.pem', 'directory');
  const theirs = record('theirs.pem', 'in-place', ['certificate', 'theirs.pem'], ['private-key', 'key.pem']);

  test('is that of another certificate, and not of the same one', () => {
    assert.deepEqual(found([key], [theirs]), ['key.pem', 'theirs.pem']);
    assert.equal(found([key], [{ ...theirs, leafFile: 'mine.pem' }]), null);
    assert.equal(found([change('private-key', 'other.pem', 'directory')], [theirs]), null);
  });

  test('may have another role there', () => {
    assert.deepEqual(found([change('certificate', 'key.pem', 'directory')], [theirs]), [
      'key.pem',
      'theirs.pem',
    ]);
  });

  test('counts only in the place that the other layout uses', () => {
    assert.equal(found([change('private-key', 'key.pem', 'current')], [theirs]), null);
    assert.equal(found([key], [{ ...theirs, layout: 'symlink' }]), null);
    const sds = record('theirs.pem', 'symlink', ['sds', 'sds.json']);
    assert.deepEqual(found([change('sds', 'sds.json', 'directory')], [sds]), ['sds.json', 'theirs.pem']);
  });

  test('belongs to nobody once the other certificate is gone', () => {
    assert.equal(found([key], [theirs], false), null);
  });
});

test('a file that stays as it is belongs to both', () => {
  const theirs = record('theirs.pem', 'in-place', ['config', 'c.yml']);
  const config = (differs: Partial<Change>) => [change('config', 'c.yml', 'directory', differs)];
  assert.equal(found(config({ action: 'keep', before: entry('new') }), [theirs]), null);
  assert.equal(found(config({ action: 'replace', before: entry('new') }), [theirs]), null);
  assert.notEqual(found(config({ action: 'replace', before: entry('old') }), [theirs]), null);
  assert.notEqual(found(config({ action: 'replace', before: entry('new', 0o640) }), [theirs]), null);
});
