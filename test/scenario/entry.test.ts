/** The main step runs once, by whatever path it is started. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { runStep } from '../../src/demo/runner.ts';
import { MAIN } from '../support/action.ts';
import { commandsIn } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';

for (const variable of ['NODE_PRESERVE_SYMLINKS', 'NODE_PRESERVE_SYMLINKS_MAIN', 'NONE']) {
  test(`started through a symlink, with ${variable} set: one run`, async (t) => {
    const target = testTarget(t);
    symlinkSync(dirname(MAIN), join(target.home, 'dist'));
    symlinkSync(join(dirname(MAIN), '..', 'action.yml'), join(target.home, 'action.yml'));
    const given = Object.entries({ server: 'envoy', ...target.inputs(target.issue()) });
    const result = await runStep({
      program: join(target.home, 'dist', 'main.js'),
      inputs: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
      cwd: target.home,
      env: { [variable]: '1' },
      ...(process.env.BUNDLE_NODE ? { node: process.env.BUNDLE_NODE } : {}),
    });
    assert.equal(result.outputs.status, 'deployed', result.log);
    const groups = commandsIn(result.log).flatMap(({ name, data }) => (name === 'group' ? [data] : []));
    assert.equal(groups.length, new Set(groups).size, result.log);
  });
}
