/**
 * The runner's disk is full: its files hold whole values and nothing else, and the deployment ends as it
 * should.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseCommandFile } from '../../src/demo/command-file.ts';
import type { ActionOptions } from '../support/action.ts';
import { testFleet } from '../support/fleet.ts';
import { skippedWithout } from '../support/privileges.ts';
import { annotations } from '../support/runner-log.ts';
import { nodeWithin } from '../support/script.ts';
import { testTarget } from '../support/target.ts';

/** The values of a file, none of which is left open. */
function wholeValues(text: string): Record<string, string | undefined> {
  let values: Record<string, string> = {};
  assert.doesNotThrow(() => {
    values = parseCommandFile(text);
  });
  return values;
}

/** No file may get larger. As on a full disk, the beginning of what is too long is written. */
const LIMIT = 65_536;

/**
 * Options to run the action with a file of the runner in which there is room for so many bytes; null, and the
 * test skipped, where that cannot be had.
 */
function withRoom(
  t: TestContext,
  home: string,
  variable: string,
  room: number,
): (ActionOptions & { path: string }) | null {
  const limit = `--fsize=${LIMIT}`;
  if (skippedWithout(t, 'prlimit', limit, 'true')) return null;
  const path = join(home, variable);
  // A runner skips empty lines.
  writeFileSync(path, '\n'.repeat(LIMIT - room));
  return {
    path,
    env: { [variable]: path },
    node: nodeWithin(join(home, 'node-with-limit'), ['prlimit', limit]),
  };
}

for (const room of [0, 1, 30, 100, 120, 200, 400, 1_000, 1_700, 2_500]) {
  test(`GITHUB_OUTPUT takes ${room} more bytes: no value is left open, none is cut off`, async (t) => {
    const target = testTarget(t);
    const options = withRoom(t, target.home, 'GITHUB_OUTPUT', room);
    if (options === null) return;
    const renewed = target.issue();
    const whole = await target.deploy(renewed, { 'dry-run': true });
    const result = await target.deploy(renewed, {}, options);
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(target.read('key.pem'), renewed.privateKey);
    const text = readFileSync(options.path, 'utf8');
    const outputs = wholeValues(text);
    assert.equal(text, text === '' ? '' : `${text.trimEnd()}\n`.padStart(text.length, '\n'));
    for (const name of ['fingerprint', 'not-after', 'subject-names'])
      assert.ok([undefined, whole.outputs[name]].includes(outputs[name]), `${name}: ${outputs[name]}`);
    assert.ok([undefined, 'interrupted', 'deployed'].includes(outputs.status), outputs.status);
    const missing = annotations(result.log, 'warning').filter((text) => text.includes('GITHUB_OUTPUT'));
    assert.equal(missing.length, 1, result.log);
    for (const name of ['fingerprint', 'files', 'endpoints'])
      assert.equal(missing[0]?.includes(name), outputs[name] === undefined, `${name}: ${missing[0]}`);
  });
}

test('an output that is short is set, although a longer one was not', async (t) => {
  const target = testTarget(t);
  const options = withRoom(t, target.home, 'GITHUB_OUTPUT', 4_000);
  if (options === null) return;
  const names = Array.from({ length: 100 }, (_, index) => `host-${index}.a-longer-name.example.org`);
  const result = await target.deploy(target.issue({ names }), {}, options);
  const outputs = wholeValues(readFileSync(options.path, 'utf8'));
  assert.deepEqual(
    [outputs.status, outputs['subject-names'], outputs.endpoints],
    ['deployed', undefined, '[]'],
  );
  assert.match(
    annotations(result.log, 'warning').join('\n'),
    /outputs are missing \(subject-names\): GITHUB_OUTPUT/m,
  );
});

for (const room of [0, 10, 90, 200])
  test(`GITHUB_STATE takes ${room} more bytes: no value is left open`, async (t) => {
    const target = testTarget(t);
    const options = withRoom(t, target.home, 'GITHUB_STATE', room);
    if (options === null) return;
    const result = await target.deploy(target.issue(), {}, options);
    assert.equal(result.outputs.status, 'deployed', result.log);
    const state = wholeValues(readFileSync(options.path, 'utf8'));
    assert.ok([undefined, 'true'].includes(state.finished));
    if (state.started !== undefined) assert.equal(JSON.parse(state.started).machine !== undefined, true);
  });

test('GITHUB_STATE takes a few more bytes: no value about a target of a fleet is left open', async (t) => {
  const fleet = await testFleet(t, { 'edge-1': 'one', 'edge-2': 'two' });
  for (const room of [330, 350, 370, 390]) {
    const options = withRoom(t, fleet.home, 'GITHUB_STATE', room);
    if (options === null) return;
    const result = await fleet.run({}, options);
    assert.equal(result.exitCode, 0, result.log);
    wholeValues(readFileSync(options.path, 'utf8'));
  }
});

test('GITHUB_STEP_SUMMARY takes a few more bytes: no half a summary is left', async (t) => {
  const target = testTarget(t);
  const options = withRoom(t, target.home, 'GITHUB_STEP_SUMMARY', 300);
  if (options === null) return;
  const result = await target.deploy(target.issue(), {}, options);
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(readFileSync(options.path, 'utf8').trim(), '');
});
