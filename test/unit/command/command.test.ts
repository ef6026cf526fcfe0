import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Command, parseCommands } from '../../../src/command/command.ts';

/** Program and arguments of each command, or what is wrong. */
function lines(text: string): string[][] | string {
  const commands = parseCommands(text);
  return typeof commands === 'string' ? commands : commands.map(({ program, args }) => [program, ...args]);
}

/** Program and arguments of the one command, or what is wrong. */
function words(text: string): string[] | string {
  const read = lines(text);
  if (typeof read === 'string') return read;
  assert.equal(read.length, 1);
  return read[0]!;
}

/** What a POSIX shell splits a text into that holds nothing it would expand. */
function shellWords(text: string): string[] {
  const shown = execFileSync('sh', ['-c', `for word in ${text}\ndo printf '%s\\0' "$word"; done`]);
  return shown.toString().split('\0').slice(0, -1);
}

describe('parseCommands', () => {
  const examples: [string, string[]][] = [
    ['nginx -s reload', ['nginx', '-s', 'reload']],
    ['  nginx \t -s \t reload  ', ['nginx', '-s', 'reload']],
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
    [`a "\\$b \\\`c\\\`" '\\$d'`, ['a', '$b `c`', '\\$d']],
    ['a b\\\nc \\\r\n  d', ['a', 'bc', 'd']],
    [`a "b\\\nc" 'd\\\ne'`, ['a', 'bc', 'd\\\ne']],
    [`sh -c '\n  a &&\r\n  b'`, ['sh', '-c', '\n  a &&\r\n  b']],
    ['a \\\n', ['a']],
    ['a \\', ['a']],
    ['a # b "', ['a']],
    [`a b#c '#d' \\#e ""#f`, ['a', 'b#c', '#d', '#e', '#f']],
    ['a \\\n# b', ['a']],
    ['é ✓', ['é', '✓']],
  ];
  for (const [text, expected] of examples) {
    test(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(words(text), expected));
  }

  test('keeps the text as it was written, save for blanks around it', () => {
    const commands = parseCommands('  a "b c" # d\n\te \\\n  f\\ g');
    assert.ok(typeof commands !== 'string');
    assert.deepEqual(
      commands.map(({ text }) => text),
      ['a "b c"', 'e   f\\ g'],
    );
  });

  test('tells the problem', () => {
    assert.equal(words('"" a'), 'there is no program to run');
    assert.equal(lines("a\n'' b"), 'there is no program to run');
    assert.equal(words('a "b'), 'a " is not closed');
    assert.equal(words("a 'b"), "a ' is not closed");
    assert.match(String(words('a \0')), /NUL/);
  });

  test('splits as a shell does', () => {
    const piece = fc.constantFrom(
      ...['a', 'é', ' ', '\t', '"', "'", '\\ ', '\\"', '\\\\', '-', '='],
      ...['#', '\\$', '\\`', '\\\n', '\\#'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = `x${pieces.join('')}`;
        const read = lines(text);
        // What is not closed is an error for a shell, too, and of no interest here. A comment is never
        // continued.
        fc.pre(typeof read !== 'string' && read.length === 1);
        assert.deepEqual(read[0], shellWords(text));
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

  test('any commands can be quoted, one a line', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
    const quote = (text: string) => `"${text.replace(/["\\$`]/g, '\\$&')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1 })), (commands) => {
        const text = commands.map((list) => list.map(quote).join(' '));
        assert.deepEqual(lines(text.join('\n')), commands);
        assert.deepEqual(lines(text.join('\r\n')), commands);
        assert.ok((parseCommands(text.join('\n')) as Command[]).every(({ doubt }) => doubt === null));
      }),
    );
  });
});

test('each line is a command, save for those without a word', () => {
  assert.deepEqual(lines('\n a b\r\n\n# c "\n\t\n#\n  d\n'), [['a', 'b'], ['d']]);
  for (const text of ['', '  \n', '# a', '\n#\n', '\\\n', '\\']) assert.deepEqual(lines(text), [], text);
});

describe('text that may be meant for a shell', () => {
  const doubt = (text: string) => {
    const commands = parseCommands(text);
    assert.ok(typeof commands !== 'string' && commands.length === 1);
    return commands[0]!.doubt;
  };

  const syntax: [string, string][] = [
    ['a && b', '&&'],
    ['a&&b', '&&'],
    ['a || b', '||'],
    ['a | b', '|'],
    ['a &', '&'],
    ['a x=1&y=2', '&'],
    ['a; b', ';'],
    ['a < b', '<'],
    ['a 2>&1', '>'],
    ['a `b`', '`'],
    ['a $(b)', '$('],
    ['a x$(b)', '$('],
    ['a $\\\n(b)', '$('],
    ['a "b" c;', ';'],
  ];
  for (const [text, sign] of syntax) {
    test(`is ${sign} in ${JSON.stringify(text)}`, () =>
      assert.equal(doubt(text), `${sign} needs a shell, and commands run without one`));
  }

  test('is nothing that is quoted or escaped, and nothing that a shell only expands', () => {
    for (const text of [
      `sh -c 'a && b | c; d < e > f \`g\` $(h) & i'`,
      `sh -c "a && b | c; d < e > f \`g\` $(h) & i"`,
      'a \\&\\& \\| \\; \\< \\> \\` \\$(b) $\\(c) $"("',
      'find . -exec a {} \\;',
      'a $HOME * ? ~ ! (b) $ ( [c] %d ^e',
      'a # b && c',
    ])
      assert.equal(doubt(text), null, text);
  });

  test('is a blank that separates nothing', () => {
    for (const [char, name] of [
      ['\u00a0', 'U+00A0'],
      ['\u3000', 'U+3000'],
      ['\ufeff', 'U+FEFF'],
      ['\v', 'U+000B'],
      ['\r', 'U+000D'],
    ] as const) {
      assert.equal(doubt(`a${char}b`), `the character ${name} looks like a blank, and separates nothing`);
      assert.deepEqual(words(`a${char}b`), [`a${char}b`]);
      assert.equal(doubt(`a '${char}' "${char}" \\${char}`), null);
    }
  });
});
