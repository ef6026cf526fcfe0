import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commandEnvironment } from '../../../src/command/environment.ts';

const LONG = 'MIIEvAIBADANBgkqhkiG9w0BAQ';

test('everything else is passed on as it is', () => {
  const environment = { PATH: '/bin', HOME: '/root', EMPTY: '', MY_INPUT_X: 'a', GITHUB_STATE: 'b' };
  assert.deepEqual(commandEnvironment(environment, []), environment);
});

test('inputs and state are left out, in capitals or not', () => {
  const environment = {
    'INPUT_PRIVATE-KEY': 'a',
    input_b: 'b',
    STATE_deployment: 'c',
    State_d: 'd',
    PATH: '/bin',
  };
  assert.deepEqual(commandEnvironment(environment, []), { PATH: '/bin' });
});

test('a variable that is a secret or holds one is left out', () => {
  const environment = {
    KEY: `-----BEGIN\n${LONG}\n`,
    WORD: 'hunter2',
    SENTENCE: 'not hunter2',
    URL: 'ldaps://admin:hunter2@localhost',
    PIN: '123',
    ADDRESS: '127.0.0.1:1234',
    PATH: '/bin',
  };
  assert.deepEqual(commandEnvironment(environment, [LONG, 'hunter2', '123']), {
    // So short a word is part of many values by chance.
    ADDRESS: '127.0.0.1:1234',
    PATH: '/bin',
  });
});

test('a variable that programs need stays, although a word in it is a passphrase', () => {
  const environment = {
    PATH: '/usr/local/bin:/bin',
    HOME: '/home/local',
    SHELL: 'local',
    OTHER: '/usr/local',
  };
  assert.deepEqual(commandEnvironment(environment, ['local']), {
    PATH: '/usr/local/bin:/bin',
    HOME: '/home/local',
  });
});

test('no variable with a secret of some length gets through, whatever it is called', () => {
  const secret = fc.string({ minLength: 4, maxLength: 40 });
  const values = fc.dictionary(fc.string({ minLength: 1 }), fc.string());
  fc.assert(
    fc.property(secret, values, fc.string({ minLength: 1 }), fc.string(), (hidden, rest, name, around) => {
      const environment = { ...rest, [name]: around + hidden + around };
      const passed = commandEnvironment(environment, [hidden]);
      for (const [key, value] of Object.entries(passed)) {
        assert.ok(!value!.includes(hidden), key);
        assert.equal(value, environment[key]);
      }
    }),
  );
});
