/** What is handed to the runner comes out as it went in, whatever is in it. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { addSummary, getState, saveState, setOutputs } from '../../../src/action/command-file.ts';
import { command } from '../../../src/action/workflow-command.ts';
import { parseCommandFile } from '../../../src/demo/command-file.ts';
import { workspace } from '../../support/workspace.ts';

/** Sets a variable of the environment for a test. */
function setVariable(t: TestContext, name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  t.after(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}

/** What a test prints. */
function printed(t: TestContext, print: () => void): string {
  let text = '';
  const write = t.mock.method(process.stdout, 'write', (chunk: string) => {
    text += chunk;
    return true;
  });
  try {
    print();
  } finally {
    write.mock.restore();
  }
  return text;
}

test('outputs of any text reach the next step as they are', (t) => {
  const path = join(workspace(t), 'output');
  setVariable(t, 'GITHUB_OUTPUT', path);
  const line = fc.constantFrom('', 'a=b', 'a<<end', 'end_', '::set-output name=a::b', 'EOF', 'ä😀');
  const value = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(value, value, (one, other) => {
      writeFileSync(path, 'earlier=1\n');
      setOutputs({ one, other });
      const read = parseCommandFile(readFileSync(path, 'utf8'));
      assert.deepEqual(read, { earlier: '1', one, other });
    }),
  );
});

test('no two values end with the same line: one that was seen helps nobody', (t) => {
  const path = join(workspace(t), 'output');
  writeFileSync(path, '');
  setVariable(t, 'GITHUB_OUTPUT', path);
  setOutputs({ one: '', two: '' });
  setOutputs({ one: '' });
  const delimiters = [...readFileSync(path, 'utf8').matchAll(/<<(.+)/g)].map(([, delimiter]) => delimiter);
  assert.equal(delimiters.length, 3);
  assert.equal(new Set(delimiters).size, 3);
  for (const delimiter of delimiters) assert.match(delimiter!, /^end_[0-9a-f-]{36}$/);
});

test('state is what the post step finds in its environment', (t) => {
  const path = join(workspace(t), 'state');
  writeFileSync(path, '');
  setVariable(t, 'GITHUB_STATE', path);
  saveState('started', 'true');
  assert.deepEqual(parseCommandFile(readFileSync(path, 'utf8')), { started: 'true' });
  setVariable(t, 'STATE_started', 'true');
  assert.deepEqual([getState('started'), getState('finished')], ['true', '']);
});

test('a runner without the files takes outputs and state from the log, each on one line', (t) => {
  setVariable(t, 'GITHUB_OUTPUT', '');
  setVariable(t, 'GITHUB_STATE', '');
  setVariable(t, 'GITHUB_STEP_SUMMARY', '');
  const text = printed(t, () => {
    setOutputs({ files: '100 %\r\n::stop-commands::x' });
    saveState('started', 'a:b,c');
  });
  assert.equal(
    text,
    '::set-output name=files::100 %25%0D%0A::stop-commands::x\n::save-state name=started::a:b,c\n',
  );
  assert.throws(() => addSummary('# A run'));
});

test('a file that is not there is not made: nobody would read it', (t) => {
  const folder = workspace(t);
  setVariable(t, 'GITHUB_OUTPUT', join(folder, 'output'));
  assert.throws(() => setOutputs({ one: '' }), { code: 'ENOENT' });
});

test('a command keeps its text and its title apart from its own signs', (t) => {
  const text = printed(t, () => command('error', 'a%b\r\nc::d', { title: 'one: two, three%\n' }));
  assert.equal(text, '::error title=one%3A two%2C three%25%0A::a%25b%0D%0Ac::d\n');
});
