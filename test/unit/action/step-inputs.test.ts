import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { droppedInputs, stepInputs } from '../../../src/action/step-inputs.ts';

describe('the inputs of a step', () => {
  test('are variables with a prefix, in upper case', () => {
    const { values } = stepInputs({
      'INPUT_DRY-RUN': 'true',
      INPUT_SERVER: '',
      INPUT_server: 'nginx',
      INPUT_Other: 'x',
      MY_INPUT_DRYRUN: '1',
      PATH: '/bin',
      STATE_started: 'true',
    });
    assert.deepEqual(Object.fromEntries(values), { 'dry-run': 'true', server: '', other: 'x' });
  });

  test('may have names that every object has', () => {
    const { values } = stepInputs({ INPUT___PROTO__: 'a', INPUT_CONSTRUCTOR: 'b' });
    assert.deepEqual([...values.keys()], ['__proto__', 'constructor']);
  });
});

describe('inputs that a shell has dropped', () => {
  test('are noticed when not one hyphen is left', () => {
    const error = droppedInputs(['PATH', 'A-B', 'INPUT_SERVER', 'INPUT_CERTIFICATE']);
    assert.equal(error?.code, 'INPUT_INVALID');
  });

  test('are not missed where one has arrived, or where there are no inputs at all', () => {
    assert.equal(droppedInputs(['INPUT_SERVER', 'INPUT_DRY-RUN']), null);
    assert.equal(droppedInputs(['INPUT_SERVER', 'INPUT_NOT-OURS']), null);
    assert.equal(droppedInputs(['PATH']), null);
  });
});
