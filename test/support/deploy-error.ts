import assert from 'node:assert/strict';
import { DeployError, type ErrorCode } from '../../src/errors.ts';

/**
 * What `assert.throws` and `assert.rejects` take: the error must be a DeployError of that code.
 * @param says what message and hint together must match
 */
export function deployError(code: ErrorCode, says?: RegExp): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof DeployError, `expected a DeployError, got ${error}`);
    assert.equal(error.code, code, error.message);
    if (says) assert.match(`${error.message} / ${error.hint}`, says);
    return true;
  };
}
