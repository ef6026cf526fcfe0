/** The schema of a manifest says what the reader of manifests does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseManifest } from '../../src/fleet/manifest.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/certificates.schema.json', import.meta.url), 'utf8'),
);

test('every key of a target in the schema is one that a manifest may have, and no other is', () => {
  const keys = Object.keys(schema.definitions.section.properties);
  const text = (names: readonly string[]) =>
    JSON.stringify({ targets: { a: Object.fromEntries(names.map((name) => [name, 'x'])) } });
  assert.deepEqual(parseManifest(text(keys)).problems, []);
  for (const name of ['operation', 'targets', 'only', 'other'])
    assert.equal(keys.includes(name) || parseManifest(text([name])).problems.length === 0, false, name);
});
