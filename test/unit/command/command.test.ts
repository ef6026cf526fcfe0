import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseCommand } from '../../../src/command/command.ts';

/** Program and arguments, or what is wrong. */
function words(text: string): string[] | string {
  const command = parseCommand(text);
  return typeof command === 'string' ? command : [command.program, ...command.args];
}

/** What a POSIX shell splits a text into that holds nothing it would expand. */
function shellWords(text: string): string[] {
  const shown = execFileSync('sh', ['-c', `for word in ${text}; do printf '%s\\0' "$word"; done`]);
  return shown.toString().split('\0').slice(0, -1);
}

describe('parseCommand', () => {
  const examples: [string, string[]][] = [
    ['nginx -s reload', ['nginx', '-s', 'reload']],
    ['  nginx \t -s\n reload  ', ['nginx', '-s', 'reload']],
    [`a "b c" 'd e'`, ['a', 'b c', 'd e']],
    [`a b"c d"'e f'g`, ['a', 'bc de fg']],
    [`a "" ''`, ['a', '', '']],
    ['a b\\ c', ['a', 'b c']],
    ['a \\"b\\" \\\\', ['a', '"b"', '\\']],
    [`a "b\\"c" "d\\\\e" "f\\g"`, ['a', 'b"c', 'd\\e', 'f\\g']],
    [`a 'b\\c' 'd"e' "f'g"`, ['a', 'b\\c', 'd"e', "f'g"]],
    ['"/opt/my server/reload" now', ['/opt/my server/reload', 'now']],
    [
      'a $HOME `b` $(c) | d > e; f && g *',
      ['a', '$HOME', '`b`', '$(c)', '|', 'd', '>', 'e;', 'f', '&&', 'g', '*'],
    ],
    ['a b\\', ['a', 'b\\']],
    ['é ✓', ['é', '✓']],
  ];
  for (const [text, expected] of examples) {
    test(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(words(text), expected));
  }

  test('keeps the text as it was written, save for blanks around it', () => {
    const command = parseCommand('  a "b c" ');
    assert.ok(typeof command !== 'string');
    assert.equal(command.text, 'a "b c"');
  });

  test('says what is wrong', () => {
    assert.equal(words(''), 'there is no program to run');
    assert.equal(words('  \n'), 'there is no program to run');
    assert.equal(words('"" a'), 'there is no program to run');
    assert.equal(words('a "b'), 'a " is not closed');
    assert.equal(words("a 'b"), "a ' is not closed");
    assert.match(String(words('a \0')), /NUL/);
  });

  test('splits as a shell does', () => {
    const piece = fc.constantFrom('a', 'é', ' ', '\t', '"', "'", '\\ ', '\\"', '\\\\', '-', '=');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = `x${pieces.join('')}`;
        const read = words(text);
        // What is not closed is an error for a shell, too, and of no interest here.
        fc.pre(typeof read !== 'string');
        assert.deepEqual(read, shellWords(text));
      }),
      { numRuns: 150 },
    );
  });

  test('any words can be quoted, and come out as they went in', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
    const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (list) => {
        assert.deepEqual(words(list.map(quote).join(' ')), list);
      }),
    );
  });
});
