import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { assertNoKeyMaterial } from './key-material.ts';

const { privateKey } = mint({ key: 'p-384' });
const [armour = '', line = ''] = privateKey.split('\n');
const harmless = { exitCode: 0, signal: null, log: '', outputs: {}, state: {}, summary: '', report: '' };

test('a line of a key is found wherever it is', () => {
  for (const leak of [
    { log: `read ${line}` },
    { outputs: { a: privateKey } },
    { state: { a: line } },
    { summary: line },
    { report: line },
  ]) {
    assert.throws(
      () => assertNoKeyMaterial({ ...harmless, ...leak }, privateKey),
      /a line of a secret is in the/,
    );
  }
  assert.throws(() => assertNoKeyMaterial({ ...harmless, log: 'it is hunter2' }, 'hunter2'));
});

test('masks and armour give nothing away', () => {
  assertNoKeyMaterial({ ...harmless, log: `::add-mask::${line}\r\n${armour}\n` }, privateKey);
});
