import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plain } from '../../../src/action/escape.ts';

/**
 * The lines of an output that a runner takes for commands. It splits at every line end, a lone carriage
 * return included; the name of a command stands between `::` at the start of a trimmed line and the next
 * `::`, and in the older form between `##[` anywhere in a line and the next `]`.
 */
function commandsIn(output: string): string[] {
  return output.split(/\r\n|\n|\r/).filter((line) => line.trim().startsWith('::') || /##\[/.test(line));
}

const hostile = fc.string({
  unit: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('::', ':', '#', '##[', '[', ']', '\n', '\r', ' ', '\t', '\u00a0', '\u0085'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'add-mask',
        'stop-commands',
        '\u2028',
        '\ufeff',
        '\0',
        '\u200b',
        '\u001b[31m',
        '\u202e',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
  ),
});

test('the rule by which these tests judge knows a command', () => {
  const commands = ['::add-mask::e', ' \t::x::', 'text ##[debug]x', 'a\r::x::', '\u00a0::x', 'a\r\n##[x]'];
  for (const text of commands) assert.equal(commandsIn(text).length, 1, JSON.stringify(text));
  assert.deepEqual(commandsIn('a ::x:: # #[b] \n b'), []);
});

describe('plain', () => {
  test('makes one line that is no command, whatever goes in and whatever is put in front', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '  | ', 'ok: ', '\t'), (text, before) => {
        const line = before + plain(text);
        assert.deepEqual(commandsIn(line), []);
        assert.equal(line.split(/[\r\n\u0085\u2028\u2029]/).length, 1);
      }),
      { numRuns: 3000 },
    );
  });

  test('leaves nothing invisible, and nothing that changes the direction of writing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(plain(text), /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/u);
      }),
    );
    for (const mark of ['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])
      assert.ok(!plain(`a${mark}b`).includes(mark), mark.charCodeAt(0).toString(16));
  });

  test('is still no command after it is done again, or cut off', () => {
    fc.assert(
      fc.property(hostile, fc.nat(40), (text, length) => {
        assert.deepEqual(commandsIn(plain(plain(text)).slice(0, length)), []);
      }),
    );
  });

  test('leaves ordinary text as it is', () => {
    for (const text of [
      '',
      '/certs/cert.pem: replaced',
      'a :: b',
      'bücher.example ✓ 証明書',
      '# a',
      '#[a]',
      '-----BEGIN X-----',
    ])
      assert.equal(plain(text), text);
  });

  test('shows each character that it takes away', () => {
    assert.equal(plain('a\nb\rc\td\0e\u202e'), 'a\\nb\\rc d\\u0000e\\u202e');
    assert.equal(plain('::error::x'), ': :error::x');
    assert.equal(plain('a ##[error]x'), 'a ## [error]x');
  });
});
