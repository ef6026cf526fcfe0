import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { describe, test } from 'node:test';
import { asDeployError, DeployError, systemReason } from '../../src/errors.ts';
import { doing, writeFailure } from '../../src/files/failure.ts';
import { deployError } from '../support/deploy-error.ts';

/** A system error as Node makes one. */
const system = (code: string, message = `${code}: something is wrong, open '/secret/path'`, errno = -1) =>
  Object.assign(new Error(message), { code, errno });

describe('the reason of a system error', () => {
  test('is in words, with its name, and without the path', () => {
    let caught: unknown;
    try {
      statSync('/no/such/path');
    } catch (error) {
      caught = error;
    }
    assert.equal(systemReason(caught), 'no such file or directory (ENOENT)');
    assert.equal(systemReason(system('EACCES')), 'something is wrong (EACCES)');
  });

  test('is known for a quota, for which Node has no name', () => {
    const error = system('Unknown system error -122', 'Unknown system error -122: Unknown', -122);
    assert.equal(systemReason(error), 'disk quota exceeded (EDQUOT)');
  });

  test('is told for whatever else was thrown', () => {
    assert.equal(systemReason('text'), 'text');
    assert.equal(systemReason(new Error('message')), 'message');
    assert.equal(systemReason(new Error('Missing file at path: /A')), 'missing file at path: /A');
    assert.equal(systemReason(new Error('TLS is not there')), 'TLS is not there');
  });
});

describe('a failed write', () => {
  const codes: [string, string, RegExp][] = [
    ['ENOSPC', 'WRITE_FAILED', /free some space/],
    ['EXDEV', 'WRITE_FAILED', /state-directory/],
    ['EBUSY', 'WRITE_FAILED', /mount its folder/],
    ['EIO', 'WRITE_FAILED', /^$/],
    ['EACCES', 'PERMISSION_DENIED', /may write there/],
    ['EPERM', 'PERMISSION_DENIED', /lsattr/],
    ['EROFS', 'PERMISSION_DENIED', /read-only/],
  ];
  for (const [code, expected, hint] of codes) {
    test(`with ${code} is ${expected}, and names the step`, () => {
      const failure = writeFailure(system(code), 'the file cannot be replaced');
      assert.equal(failure.code, expected);
      assert.equal(failure.message, `the file cannot be replaced: something is wrong (${code})`);
      assert.match(failure.hint, hint);
    });
  }

  test('stays the same when it is a DeployError already', () => {
    const known = new DeployError('LOCKED', 'held');
    assert.equal(writeFailure(known, 'anything'), known);
    assert.equal(asDeployError(known), known);
    assert.throws(() => doing('anything', () => raise(known)), deployError('LOCKED', /^held/));
  });
});

function raise(error: unknown): never {
  throw error;
}

test('an unexpected error repeats no part of its message', () => {
  const failure = asDeployError(new TypeError('a secret'));
  assert.equal(failure.message, 'unexpected TypeError');
  assert.ok(!failure.hint.includes('secret'));
  assert.equal(asDeployError('a secret').message, 'unexpected string');
});

describe('a system error that no caller expected', () => {
  const answer = (syscall: string, path?: string) =>
    asDeployError(Object.assign(system('EIO', `EIO: i/o error, ${syscall} '${path}'`), { syscall, path }));

  test('says which call, and the name of the file, without the way there', () => {
    assert.equal(
      answer('lstat', '/proc/1/fd/20/current').message,
      'lstat of current failed: i/o error (EIO)',
    );
    assert.equal(answer('fstat').message, 'fstat failed: i/o error (EIO)');
    assert.match(answer('fstat').hint, /see to the file system of the target/);
  });

  test('is a fault of the action where it has nothing to do with files', () => {
    for (const syscall of ['connect', 'spawn cp', 'getaddrinfo'])
      assert.match(answer(syscall).hint, /fault in the action/);
  });
});
