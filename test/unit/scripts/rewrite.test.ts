/** A rewritten program does what it did before. Its chunks import one module of the start, which runs it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { rewriteProgram } from '../../../scripts/rewrite.ts';
import { workspace } from '../../support/workspace.ts';

const PROGRAM = {
  'main.js': `import { greet } from './words/greet.js';
import('./later/later.js').then(({ later }) => later(greet('start')));
`,
  'words/greet.js': `import { Greeting } from './greeting.js';
export function greet(name) { return new Greeting(name); }
export const POLITE = 'please';
`,
  'words/greeting.js': `export class Greeting {
    constructor(name) { this.text = 'hello, ' + name; }
}
`,
  'later/later.js': `import { Greeting as Said } from '../words/greeting.js';
import { POLITE, greet, } from '../words/greet.js';
import { tell } from './tell.js';
export function later(first) { tell(first instanceof Said, greet(POLITE).text); }
`,
  'later/tell.js': 'export function tell(...texts) { console.log(...texts); }\n',
};

test('chunks take from one object what the start has already, under the names that they know', (t) => {
  const { rewritten, read } = rewrite(t, PROGRAM);
  assert.equal(rewritten, 'true hello, please\n');
  assert.deepEqual(importsOf(read('later/later.js')), ['../main.start.js', './tell.js']);
  assert.deepEqual(
    ['main.js', 'words/greet.js', 'later/tell.js'].map((module) => read(module)),
    [
      PROGRAM['main.js'].replace("import('", 'import(/* webpackChunkName: "later" */ \''),
      PROGRAM['words/greet.js'],
      PROGRAM['later/tell.js'],
    ],
  );
});

test('what changes while a program runs stays imported', (t) => {
  const { rewritten, read } = rewrite(t, {
    'main.js': `import { count } from './counter.js';
count();
import('./later/later.js').then(({ later }) => later());
`,
    'counter.js': `export let counted = 0;
export function count() { counted += 1; }
`,
    'later/later.js': `import { count, counted } from '../counter.js';
export function later() { count(); console.log(counted); }
`,
  });
  assert.equal(rewritten, '2\n');
  assert.deepEqual(importsOf(read('later/later.js')), ['../counter.js']);
});

test('whole modules, and what is passed on, stay imported', (t) => {
  const { rewritten, read } = rewrite(t, {
    'main.js': `import { a } from './a.js';
import('./later/later.js').then((later) => later.tell(a));
`,
    'a.js': "export const a = 'a';\n",
    'later/later.js': `import * as all from '../a.js';
export { a } from '../a.js';
export function tell(a) { console.log(a === all.a); }
`,
  });
  assert.equal(rewritten, 'true\n');
  assert.deepEqual(importsOf(read('later/later.js')), ['../a.js', '../a.js']);
});

test('what tsc writes into every module with a using is there once', (t) => {
  // In the form of tsc, cut short.
  const helpers = `var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value) {
    env.push(value);
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (log) {
    return function (env) {
        for (const value of env) log(value);
    };
})(typeof console === "object" ? console.log : function () {
});
`;
  const { rewritten, read } = rewrite(t, {
    'main.js': `${helpers}const env = [];
__addDisposableResource(env, 'early');
__disposeResources(env);
import('./later/later.js').then(({ later }) => later());
`,
    'later/later.js': `${helpers}export function later() {
    const env = [];
    __addDisposableResource(env, 'late');
    __disposeResources(env);
}
`,
  });
  assert.equal(rewritten, 'early\nlate\n');
  for (const module of ['main.js', 'later/later.js']) assert.doesNotMatch(read(module), /env\.push/);
});

/** Rewrites a program, and runs it before and after. */
function rewrite(t: TestContext, program: Readonly<Record<string, string>>) {
  const home = workspace(t);
  const from = join(home, 'from');
  const to = join(home, 'to');
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
  for (const [module, source] of Object.entries(program)) {
    mkdirSync(dirname(join(from, module)), { recursive: true });
    writeFileSync(join(from, module), source);
  }
  const chunkOf = (module: string) => (module.startsWith('later/') ? 'later' : undefined);
  const rewritten = run(rewriteProgram('main.js', { from, to, chunkOf }));
  assert.equal(rewritten, run(join(from, 'main.js')));
  return { rewritten, read: (module: string) => readFileSync(join(to, module), 'utf8') };
}

function run(module: string): string {
  return execFileSync(process.execPath, [module], { encoding: 'utf8' });
}

function importsOf(source: string): string[] {
  return [...source.matchAll(/ from '([^']+)'/g)].map(([, specifier = '']) => specifier);
}
