import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULTS } from '../../../src/inputs/defaults.ts';
import { editDistance, unknownInputs } from '../../../src/inputs/unknown-inputs.ts';

describe('a name that is no input', () => {
  const cases: readonly (readonly [variable: string, meant: string | null])[] = [
    ['INPUT_VERIFY-ENDPOINT', 'verify-endpoints'],
    ['INPUT_VERIFY_ENDPOINTS', 'verify-endpoints'],
    ['INPUT_VERIFYENDPOINTS', 'verify-endpoints'],
    ['INPUT_VERFIY-ENDPOINTS', 'verify-endpoints'],
    ['INPUT_PRIVAT-KEY', 'private-key'],
    ['INPUT_PRIVATE_KEY', 'private-key'],
    ['INPUT_PRIVATE-KEYFILE', 'private-key-file'],
    ['INPUT_DRYRUN', 'dry-run'],
    ['INPUT_SEVRER', 'server'],
    ['INPUT_CERTIFICATES', 'certificate'],
    ['INPUT_CERTIFICAT-FILE', 'certificate-file'],
    ['INPUT_DIRECTROY', 'directory'],
    ['INPUT_OTHER', null],
    ['INPUT_USER', null],
    ['INPUT_TOKEN', null],
    ['INPUT_VERSION', null],
    ['INPUT_SERVICE', null],
    ['INPUT_PATH', null],
    ['INPUT_KEY', null],
    ['INPUT_', null],
    [`INPUT_${'X'.repeat(100_000)}`, null],
  ];
  for (const [variable, meant] of cases)
    test(`${variable.slice(0, 40)} ${meant === null ? 'is close to none' : `was meant for ${meant}`}`, () => {
      const name = variable.slice('INPUT_'.length).toLowerCase();
      assert.deepEqual(
        unknownInputs([name]),
        meant === null ? { misspelt: [], others: [name] } : { misspelt: [{ name, meant }], others: [] },
      );
    });

  test('is none of the inputs', () => {
    assert.deepEqual(unknownInputs(Object.keys(DEFAULTS)), { misspelt: [], others: [] });
  });

  test('may be one that every object has', () => {
    assert.deepEqual(unknownInputs(['constructor']).others, ['constructor']);
  });

  test('is told with the closest input', () => {
    assert.equal(unknownInputs(['pkcs21'])?.misspelt[0]?.meant, 'pkcs12');
    assert.equal(unknownInputs(['verify-max-backof'])?.misspelt[0]?.meant, 'verify-max-backoff');
  });
});

describe('the edit distance', () => {
  for (const [one, other, distance] of [
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'axc', 1],
    ['abcd', 'badc', 2],
    ['kitten', 'sitting', 3],
  ] as const)
    test(`of "${one}" and "${other}" is ${distance}`, () => assert.equal(editDistance(one, other), distance));

  test('is the same both ways, at least the difference in length, and at most the longer length', () => {
    const word = fc.stringMatching(/^[abc]{0,8}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other);
        assert.equal(distance, editDistance(other, one));
        assert.ok(distance >= Math.abs(one.length - other.length));
        assert.ok(distance <= Math.max(one.length, other.length));
        assert.equal(distance === 0, one === other);
      }),
    );
  });
});
