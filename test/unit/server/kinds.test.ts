import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { FileContext } from '../../../src/server/kind.ts';
import { KINDS } from '../../../src/server/kinds.ts';

const context: FileContext = {
  folder: '',
  names: { certificate: 'c', privateKey: 'k', chain: 'i', bundle: 'b', keystore: 'p', sds: 's' },
  serverDirectory: '/certs',
  secretName: 'secret',
  leafPem: 'LEAF\n',
  chainPem: 'CHAIN\n',
  keyPem: 'KEY\n',
  keystore: Buffer.from('KEY'),
};

test('every kind that has a file is registered under its own name', () => {
  const folder = new URL('../../../src/server/', import.meta.url);
  const kinds = readdirSync(folder)
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => name !== 'kind' && name !== 'kinds');
  assert.deepEqual([...KINDS.keys()].sort(), kinds.sort());
  for (const [name, kind] of KINDS) assert.equal(kind.name, name);
});

for (const [name, kind] of KINDS) {
  test(`${name}: each role once, the certificate before the key, the key before what points at it`, () => {
    const files = kind.files(context);
    const roles = files.map(({ role }) => role);
    assert.equal(new Set(roles).size, roles.length);
    assert.ok(roles.indexOf('certificate') < roles.indexOf('private-key'));
    const firstPointer = files.findIndex(({ pointer }) => pointer);
    if (firstPointer !== -1) assert.ok(files.slice(firstPointer).every(({ pointer }) => pointer));
  });

  test(`${name}: a file with the key in it is known to hold one, and no other is`, () => {
    for (const { content, holdsKey } of kind.files(context)) assert.equal(holdsKey, content.includes('KEY'));
  });
}
