/** What is handed to the runner comes out as it went in, whatever is in it. */
import assert from 'node:assert/strict';
import fs, { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
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

/** What a test prints, to an end that takes no more than it is told to, or fails as it is told to. */
function printed(t: TestContext, print: () => void, obstacles: readonly (number | string)[] = []): string {
  const taken: Buffer[] = [];
  const left = [...obstacles];
  const write = fs.writeSync;
  const mocked = t.mock.method(fs, 'writeSync', (fd: number, bytes: Buffer, offset: number) => {
    if (fd !== 1) return write(fd, bytes, offset);
    const obstacle = left.shift() ?? Number.POSITIVE_INFINITY;
    if (typeof obstacle === 'string') throw Object.assign(new Error(obstacle), { code: obstacle });
    const piece = bytes.subarray(offset, offset + obstacle);
    taken.push(piece);
    return piece.length;
  });
  syncBuiltinESMExports();
  try {
    print();
  } finally {
    mocked.mock.restore();
    syncBuiltinESMExports();
  }
  return Buffer.concat(taken).toString();
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
  for (const delimiter of delimiters) assert.match(delimiter!, /^end_[0-9a-f]{32}$/);
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

test('a line is printed whole where the runner takes it in pieces, or is slow to take it', (t) => {
  const text = printed(t, () => command('notice', 'ä fact'), [3, 'EAGAIN', 9, 'EAGAIN', 'EAGAIN']);
  assert.equal(text, '::notice::ä fact\n');
});

test('a runner that has stopped listening is no reason to stop', (t) => {
  const text = printed(t, () => {
    command('notice', 'one');
    command('notice', 'two');
  }, ['EPIPE']);
  assert.equal(text, '::notice::two\n');
});
