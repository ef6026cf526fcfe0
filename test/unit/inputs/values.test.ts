import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { describe, test } from 'node:test';
import { getBooleanInput } from '@actions/core';
import fc from 'fast-check';
import {
  type Read,
  readBoolean,
  readCount,
  readDuration,
  readFileName,
  readMode,
  readOwner,
  readServerPath,
  readWord,
} from '../../../src/inputs/values.ts';

/** The value, or null when there is only what was expected. */
function value<T>(read: Read<T>): T | null {
  if ('value' in read) return read.value;
  assert.ok(read.expected.length > 0);
  return null;
}

describe('a duration', () => {
  const good: [string, number][] = [
    ['500ms', 500],
    ['30s', 30_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['30d', 2_592_000_000],
    ['1.5s', 1_500],
    ['0s', 0],
    ['0.001s', 1],
  ];
  for (const [text, ms] of good)
    test(`${text} is ${ms} ms`, () =>
      assert.equal(value(readDuration(text, 0, Number.MAX_SAFE_INTEGER)), ms));

  test('needs a unit and nothing else', () => {
    for (const text of [
      '',
      '30',
      's',
      '30 s',
      '-1s',
      '+1s',
      '1e3s',
      '1w',
      '1S',
      '1.s',
      '.5s',
      '1s2m',
      '1s\n',
      '１s',
    ])
      assert.equal(value(readDuration(text, 0)), null, JSON.stringify(text));
  });

  test('has a least and a most, and Node’s timers can wait for it', () => {
    assert.equal(value(readDuration('0s', 1)), null);
    assert.equal(value(readDuration('0.0001s', 1)), null);
    assert.equal(value(readDuration('1ms', 1)), 1);
    assert.equal(value(readDuration('2147483647ms', 1)), 2_147_483_647);
    assert.equal(value(readDuration('2147483648ms', 1)), null);
    assert.equal(value(readDuration('999999999999h', 1)), null);
    assert.equal(value(readDuration('8760h', 0, Number.MAX_SAFE_INTEGER)), 31_536_000_000);
  });

  test('is a whole number of milliseconds within its bounds, whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9.]{1,8}(ms|s|m|h)$/), (text) => {
        const ms = value(readDuration(text, 1));
        assert.ok(ms === null || (Number.isInteger(ms) && ms >= 1 && ms <= 2 ** 31 - 1));
      }),
    );
  });
});

test('a boolean is what core.getBooleanInput takes', (t) => {
  t.after(() => delete process.env.INPUT_FLAG);
  for (const text of ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']) {
    process.env.INPUT_FLAG = text;
    assert.equal(value(readBoolean(text)), getBooleanInput('flag'), text);
  }
  for (const text of ['', 'tRUE', 'fALSE', 'yes', 'on', '1', '0', ' true'])
    assert.equal(value(readBoolean(text)), null);
});

test('a word is one of those that there are, which are named otherwise', () => {
  assert.equal(value(readWord('b', ['a', 'b'])), 'b');
  assert.deepEqual(readWord('c', ['a', 'b']), { expected: 'a or b' });
  assert.equal(value(readWord('toString', ['a', 'b'])), null);
});

test('a count is a whole number within its bounds', () => {
  assert.deepEqual(
    ['0', '3', '10', '007'].map((text) => value(readCount(text, 0, 10))),
    [0, 3, 10, 7],
  );
  for (const text of ['', '11', '-1', '1.0', '1e1', ' 1', '0x1', '99999999', 'Infinity'])
    assert.equal(value(readCount(text, 0, 10)), null, text);
  assert.equal(value(readCount('0', 1)), null);
});

test('a mode is three octal digits, with or without a zero', () => {
  assert.deepEqual(
    ['0644', '600', '0000'].map((text) => value(readMode(text))),
    [0o644, 0o600, 0],
  );
  for (const text of ['', '64', '0o644', '1644', '4755', '0888', '06444', 'rw-r--r--', '0644 '])
    assert.equal(value(readMode(text)), null, text);
});

describe('a file name', () => {
  const read = (text: string) => value(readFileName(text));

  test('is brought into its shortest form', () => {
    assert.deepEqual(['cert.pem', './cert.pem', 'tls//cert.pem', 'a/../cert.pem', 'tls/./a b'].map(read), [
      'cert.pem',
      'cert.pem',
      'tls/cert.pem',
      'cert.pem',
      'tls/a b',
    ]);
  });

  test('stays below the directory, and is a file’s', () => {
    for (const text of [
      '',
      '.',
      '..',
      '/',
      '/etc/passwd',
      '../a',
      'a/../../b',
      'a/..',
      'tls/',
      'a\\b',
      'a\0',
      'a\nb',
    ])
      assert.equal(read(text), null, JSON.stringify(text));
  });

  test('is refused unread when it is longer than a path can be, even if it would come out short', () => {
    assert.ok('expected' in readFileName(`${'a/../'.repeat(205)}cert.pem`));
    assert.deepEqual(readFileName(`${'a/../'.repeat(200)}cert.pem`), { value: 'cert.pem' });
  });

  test('is none of those that this project uses itself', () => {
    for (const text of [
      '.rotate-certificate',
      '.rotate-certificate/lock',
      'current',
      './current',
      'current/cert.pem',
      'a/../current',
      '.release-1',
      '.release-1/a',
    ])
      assert.equal(read(text), null, text);
    assert.equal(read('currently'), 'currently');
    assert.equal(read('tls/current'), 'tls/current');
  });

  test('leads below the directory, whatever the text', () => {
    const segment = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'tls',
      'current',
      '.release-x',
      '.rotate-certificate',
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 6 }), (segments) => {
        const name = read(segments.join('/'));
        if (name === null) return;
        assert.equal(posix.resolve('/target', name), `/target/${name}`);
        assert.doesNotMatch(name, /^(current|\.release-[^/]*|\.rotate-certificate)(\/|$)/);
        assert.equal(read(name), name);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a server’s path is absolute, and has no slash at its end', () => {
  const read = (text: string) => value(readServerPath(text));
  assert.deepEqual(['/certs', '/certs/', '//certs//a/', '/certs/../etc', '/'].map(read), [
    '/certs',
    '/certs',
    '/certs/a',
    '/etc',
    '',
  ]);
  for (const text of ['', 'certs', './certs', '~/certs', 'C:\\certs', '/a\nb', '/a\0'])
    assert.equal(read(text), null);
});

describe('an owner', () => {
  const read = (text: string) => value(readOwner(text));

  test('is kept, the runner, or a user and a group', () => {
    assert.deepEqual(read('keep'), { kind: 'keep' });
    assert.deepEqual(read('runner'), { kind: 'runner' });
    assert.deepEqual(read('0:65534'), { kind: 'set', uid: 0, gid: 65_534 });
    assert.deepEqual(read('root:0'), { kind: 'set', uid: 0, gid: 0 });
  });

  test('is nobody whom this machine does not know', () => {
    assert.match(JSON.stringify(readOwner('no-such-user:0')), /no user of that name/);
    assert.match(JSON.stringify(readOwner('0:no-such-group')), /no group of that name/);
  });

  test('is never half of one, and never the number that means "leave it"', () => {
    for (const text of [
      '',
      'root',
      '0',
      ':0',
      '0:',
      '0:0:0',
      '-1:0',
      '4294967295:0',
      '0:4294967295',
      '99999999999:0',
      '0 : 0',
    ])
      assert.equal(read(text), null, text);
  });
});
