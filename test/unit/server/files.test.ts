import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { files } from '../../../src/server/files.ts';
import type { FileNames } from '../../../src/server/names.ts';

const names: FileNames = {
  certificate: 'c',
  privateKey: 'k',
  chain: null,
  bundle: null,
  keystore: null,
  sds: null,
  config: null,
};
const context = {
  folder: '',
  serverDirectory: '/certs',
  configBefore: null,
  sdsBefore: null,
  kept: () => '',
};

/** Role, name and content of each file, and whether it holds the key. */
const filesOf = async (differs: Partial<FileNames>, chainPem = 'CHAIN\n') => {
  const made = await files.files({
    ...context,
    names: { ...names, ...differs },
    secretName: 's',
    leafPem: 'LEAF\n',
    chainPem,
    keyPem: 'KEY\n',
    keystore: Buffer.from('KEYSTORE'),
  });
  return made.map(({ role, name, content, holdsKey }) => [role, name, content, holdsKey]);
};

describe('files', () => {
  test('puts the chain behind the leaf when it has no file of its own', async () => {
    assert.deepEqual(await filesOf({}), [
      ['certificate', 'c', 'LEAF\nCHAIN\n', false],
      ['private-key', 'k', 'KEY\n', true],
    ]);
  });

  test('puts the chain into its own file first, and the leaf alone into the other', async () => {
    assert.deepEqual(await filesOf({ chain: 'i' }), [
      ['chain', 'i', 'CHAIN\n', false],
      ['certificate', 'c', 'LEAF\n', false],
      ['private-key', 'k', 'KEY\n', true],
    ]);
  });

  test('writes a bundle of leaf, chain and key after both, as a file that holds a key', async () => {
    const bundle = ['bundle', 'b', 'LEAF\nCHAIN\nKEY\n', true];
    assert.deepEqual((await filesOf({ bundle: 'b' })).at(-1), bundle);
    assert.deepEqual((await filesOf({ bundle: 'b', chain: 'i' })).at(-1), bundle);
  });

  test('writes the keystore last, as bytes, as a file that holds a key', async () => {
    const files = await filesOf({ bundle: 'b', keystore: 'p' });
    assert.deepEqual(files.at(-1), ['keystore', 'p', Buffer.from('KEYSTORE'), true]);
    assert.equal(files.at(-2)?.[0], 'bundle');
  });

  test('without intermediates, an own chain file is empty', async () => {
    assert.deepEqual((await filesOf({ chain: 'i' }, ''))[0], ['chain', 'i', '', false]);
  });

  test('advises when endpoints are named and nothing makes the server notice', async () => {
    const advice = (hasReloadCommand: boolean, hasEndpoints: boolean) =>
      files.advice({ ...context, names, layout: 'in-place', hasReloadCommand, hasEndpoints });
    assert.match((await advice(false, true)).join(), /no reload-command/);
    assert.deepEqual(
      [...(await advice(true, true)), ...(await advice(false, false)), ...(await advice(true, false))],
      [],
    );
  });
});
