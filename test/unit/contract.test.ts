/** What action.yml promises is what the code reads and sets, and what a runner accepts. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test, { describe } from 'node:test';
import { parse } from 'yaml';
import type { Action } from '../../scripts/readme.ts';
import { withTables } from '../../scripts/readme.ts';
import { DEFAULTS } from '../../src/inputs/defaults.ts';
import { ROLES } from '../../src/report.ts';

interface Metadata extends Action {
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly branding: Readonly<Record<string, string>>;
  readonly runs: Readonly<Record<string, string>>;
}

const action: Metadata = parse(read('action.yml'));
const inputs = Object.entries(action.inputs);
const outputs = Object.keys(action.outputs);

describe('action.yml', () => {
  test('is run by Node 24, and afterwards whatever happened', () => {
    assert.deepEqual(action.runs, {
      using: 'node24',
      main: 'dist/main.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
  });

  test('has the fields that a listing needs', () => {
    assert.deepEqual(Object.keys(action.branding).sort(), ['color', 'icon']);
    for (const text of [action.name, action.description, action.author]) assert.ok(text.length > 0);
    assert.ok(action.description.length <= 125, 'a listing cuts the description at 125 characters');
  });

  test('describes every input and output in whole sentences, on one line', () => {
    for (const [name, { description }] of [...inputs, ...Object.entries(action.outputs)]) {
      assert.match(description, /^[^\n]+[.]$/, name);
    }
  });

  test('names inputs and outputs in kebab case', () => {
    for (const name of [...Object.keys(action.inputs), ...outputs]) {
      assert.match(name, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    }
  });

  test('has nothing but strings for defaults, and none for a required input', () => {
    for (const [name, input] of inputs) {
      assert.deepEqual(
        Object.keys(input).filter((key) => !['description', 'required', 'default'].includes(key)),
        [],
        name,
      );
      assert.ok(input.default === undefined || typeof input.default === 'string', name);
      assert.ok(input.required === undefined || input.default === undefined, name);
    }
  });

  test('requires nothing that some operation does without, and says in words what the others need', () => {
    assert.deepEqual(
      inputs.filter(([, input]) => input.required === true).map(([name]) => name),
      [],
    );
    assert.deepEqual(
      inputs
        .filter(([, { description }]) => /\brequired, but not to `verify`/.test(description))
        .map(([name]) => name),
      ['server', 'directory'],
    );
  });
});

describe('the reader of the inputs', () => {
  test('knows the inputs of action.yml, with the same defaults', () => {
    assert.deepEqual(
      { ...DEFAULTS },
      Object.fromEntries(inputs.map(([name, input]) => [name, input.default ?? ''])),
    );
  });

  test('reads each of them', () => {
    const quoted = quotedNames(readers());
    assert.deepEqual(
      inputs.map(([name]) => name).filter((name) => !quoted.has(name)),
      [],
    );
  });
});

describe('src/action/outputs.ts', () => {
  const perRole = ROLES.flatMap((role) => [`${role}-status`, `${role}-path`]);

  test('sets the outputs of action.yml', () => {
    const source = read('src/action/outputs.ts');
    const names = new Set([...quotedNames(source), ...keys(source)]);
    assert.match(source, /-status`/);
    assert.match(source, /-path`/);
    assert.deepEqual(
      outputs.filter((name) => !perRole.includes(name) && !names.has(name)),
      [],
    );
  });

  test('has a status and a path for every role', () => {
    assert.deepEqual(
      perRole.filter((name) => !outputs.includes(name)),
      [],
    );
  });
});

describe('the tables of the README', () => {
  const table: Action = {
    inputs: {
      mode: { description: 'Either `a|b`.\nOr not.', default: 'a' },
      name: { description: 'The name.', required: true },
    },
    outputs: {
      'a-path': { description: 'Where it is.' },
      status: { description: 'How it went.' },
      'b-path': { description: 'Where it is.' },
    },
  };
  const empty =
    '# X\n<!-- inputs:start -->old<!-- inputs:end -->\n\n<!-- outputs:start -->\n<!-- outputs:end -->\nend\n';

  test('are written between their marks', () => {
    assert.equal(
      withTables(empty, table),
      [
        '# X',
        '<!-- inputs:start -->',
        '',
        '|Input|Default|Description|',
        '|---|---|---|',
        '|`mode`|`a`|Either `a\\|b`. Or not.|',
        '|`name`|**required**|The name.|',
        '',
        '<!-- inputs:end -->',
        '',
        '<!-- outputs:start -->',
        '',
        '|Output|Description|',
        '|---|---|',
        '|`a-path`, `b-path`|Where it is.|',
        '|`status`|How it went.|',
        '',
        '<!-- outputs:end -->',
        'end',
        '',
      ].join('\n'),
    );
  });

  test('are short, and the page with the details knows every name', () => {
    const page = read('docs/inputs.md');
    assert.deepEqual(
      [...inputs.map(([name]) => name), ...outputs].filter((name) => !page.includes(`\`${name}\``)),
      [],
    );
  });

  test('stay as they are when written twice', () => {
    const once = withTables(empty, table);
    assert.equal(withTables(once, table), once);
  });

  test('need their marks', () => {
    assert.throws(() => withTables('# X\n', table), /inputs:start/);
  });
});

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** Every kebab-case string that a source names in quotes. */
function quotedNames(source: string): Set<string> {
  return new Set([...source.matchAll(/'([a-z][a-z0-9-]*)'/g)].map((match) => match[1] ?? ''));
}

/** Every word that begins a line as an object's key, which needs no quotes. */
function keys(source: string): Set<string> {
  return new Set([...source.matchAll(/^\s*([a-z]+)[:,]/gm)].map((match) => match[1] ?? ''));
}

/** The sources that read inputs; the table of defaults names every one without reading it. */
function readers(): string {
  const folder = 'src/inputs';
  const names = readdirSync(new URL(`../../${folder}`, import.meta.url));
  return names
    .filter((name) => name !== 'defaults.ts')
    .map((name) => read(`${folder}/${name}`))
    .join('\n');
}
