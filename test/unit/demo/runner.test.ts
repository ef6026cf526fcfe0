import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { inputDefaults, inputEnvironment } from '../../../src/demo/action-inputs.ts';
import { parseCommandFile } from '../../../src/demo/command-file.ts';
import { renderLog } from '../../../src/demo/job-log.ts';
import { runStep, startStep } from '../../../src/demo/runner.ts';
import { waitFor } from '../../support/wait.ts';
import { workspace } from '../../support/workspace.ts';

const ACTION_YML = readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8');

test('a step gets inputs and state, and hands back outputs, state, summary and log', async (t) => {
  const { program, cwd } = programOf(
    t,
    `import { appendFileSync } from 'node:fs';
     const { env } = process;
     appendFileSync(env.GITHUB_OUTPUT, 'key<<D\\n' + env['INPUT_PRIVATE-KEY'] + '\\nD\\nmode=' + env.INPUT_MODE);
     appendFileSync(env.GITHUB_STATE, 'phase=' + (env.STATE_phase ?? 'main'));
     appendFileSync(env.GITHUB_STEP_SUMMARY, '# ' + process.cwd());
     console.log('out'); console.error(String('INPUT_OTHER' in env)); process.exitCode = 3;`,
  );
  const inputs = { 'private-key': 'one\ntwo' };
  const main = await runStep({ program, inputs, cwd });
  assert.deepEqual(main, {
    exitCode: 3,
    signal: null,
    log: main.log,
    outputs: { status: '', key: 'one\ntwo', mode: '0644' },
    state: { phase: 'main' },
    summary: `# ${cwd}`,
    report: '',
  });
  assert.deepEqual(main.log.split('\n').sort(), ['', 'out', 'true']);
  const post = await runStep({ program, inputs, cwd, state: { phase: 'post' } });
  assert.deepEqual(post.state, { phase: 'post' });
});

test('a step can be signalled, and still hands back what it has written', async (t) => {
  const { program, cwd } = programOf(
    t,
    `import { appendFileSync } from 'node:fs';
     appendFileSync(process.env.GITHUB_STATE, 'journal=here\\n');
     console.log('ready'); setInterval(() => {}, 1000);`,
  );
  const step = startStep({ program, inputs: {}, cwd });
  await waitFor(() => step.log().includes('ready'), { what: 'the step to be ready' });
  step.child.kill('SIGKILL');
  const { exitCode, signal, state } = await step.finished;
  assert.deepEqual(
    { exitCode, signal, state },
    { exitCode: null, signal: 'SIGKILL', state: { journal: 'here' } },
  );
});

test('every input of action.yml is there, by its value or its default', () => {
  const declared = Object.entries(parse(ACTION_YML).inputs as Record<string, { default?: unknown }>);
  const defaults = Object.fromEntries(declared.map(([name, input]) => [name, String(input.default ?? '')]));
  assert.deepEqual(inputDefaults(ACTION_YML), defaults);

  const environment = inputEnvironment(ACTION_YML, { 'private-key': 'PEM' });
  assert.equal(environment['INPUT_PRIVATE-KEY'], 'PEM');
  assert.equal(Object.keys(environment).length, declared.length);
  assert.throws(() => inputEnvironment(ACTION_YML, { 'privat-key': 'PEM' }), /privat-key/);
});

test('command files hold lines and blocks; the last value of a name counts', () => {
  const text = 'a=1\nb<<E\nx=1\n\ny<<z\nE\n\na=2=3\nempty=\nc<<E\nE\n';
  assert.deepEqual(parseCommandFile(text), { a: '2=3', b: 'x=1\n\ny<<z', empty: '', c: '' });
  assert.throws(() => parseCommandFile('a<<E\n1\n'), /delimiter "E"/);
  assert.throws(() => parseCommandFile('nothing\n'), /name=value/);
});

test('a log is shown as on the page of the runner', () => {
  const log = [
    '::add-mask::s3cret%25',
    '::debug::probe 1',
    '::group::Stage',
    'wrote s3cret%',
    '::notice title=Chain::put in order%0Aby issuer',
    '::endgroup::',
    '::error::it failed',
    '',
  ];
  assert.deepEqual(renderLog(log.join('\n')), [
    '▾ Stage',
    '  wrote ***',
    '  notice: put in order',
    '  by issuer',
    'error: it failed',
  ]);
});

/** An action whose program is the given module. */
function programOf(t: TestContext, source: string): { program: string; cwd: string } {
  const cwd = workspace(t);
  const program = join(cwd, 'dist', 'index.mjs');
  mkdirSync(join(cwd, 'dist'));
  writeFileSync(program, source);
  const inputs =
    '  private-key:\n    description: a\n  other:\n    description: b\n  mode:\n    default: "0644"\n';
  writeFileSync(
    join(cwd, 'action.yml'),
    `name: x\n\ninputs:\n${inputs}\noutputs:\n  status:\n    description: c\n`,
  );
  return { program, cwd };
}
