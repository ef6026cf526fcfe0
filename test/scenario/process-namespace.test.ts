/** A container that sees the processes of its host: in `/proc`, its process numbers belong to others. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ActionOptions } from '../support/action.ts';
import { skippedWithout } from '../support/privileges.ts';
import { nodeWithin, script } from '../support/script.ts';
import { testTarget } from '../support/target.ts';

const ROOT = process.geteuid?.() === 0;

/** A process namespace of its own, with the `/proc` that was there before. */
const UNSHARE = ['unshare', ...(ROOT ? [] : ['--map-root-user']), '--pid', '--fork', '--kill-child'];

/**
 * Options to run the action as the first process of such a namespace; null, and the test skipped, where it
 * cannot be made.
 */
function outerProc(t: TestContext, home: string): ActionOptions | null {
  const [command = '', ...args] = UNSHARE;
  if (skippedWithout(t, command, ...args, 'true')) return null;
  return { node: nodeWithin(join(home, 'node-within'), UNSHARE) };
}

for (const layout of ['in-place', 'symlink'] as const)
  test(`${layout}: deployed to the target, and to nothing of another process`, async (t) => {
    const target = testTarget(t);
    const options = outerProc(t, target.home);
    if (options === null) return;
    const renewed = target.issue();
    const result = await target.deploy(renewed, { layout, 'reload-command': 'true' }, options);
    assert.equal(result.outputs.status, 'deployed', result.log);
    const folder = layout === 'symlink' ? 'current/' : '';
    assert.equal(target.read(`${folder}key.pem`), renewed.privateKey);
  });

test('access control lists are copied there as well', async (t) => {
  const target = testTarget(t);
  const options = outerProc(t, target.home);
  if (options === null) return;
  if (skippedWithout(t, 'setfacl', '-m', 'u:12345:r', target.path('key.pem'))) return;
  const result = await target.deploy(target.issue(), {}, options);
  assert.equal(result.outputs.status, 'deployed', result.log);
  const { stdout } = spawnSync('getfacl', ['-n', target.path('key.pem')], { encoding: 'utf8' });
  assert.match(stdout, /^user:12345:r--/m);
});

test('a deployment that failed is undone there', async (t) => {
  const target = testTarget(t);
  const options = outerProc(t, target.home);
  if (options === null) return;
  const fails = script(join(target.home, 'fails'), 'exit 1');
  const result = await target.deploy(target.issue(), { 'reload-command': fails }, options);
  assert.deepEqual(
    [result.outputs.status, result.outputs['error-code']],
    ['rolled-back', 'RELOAD_FAILED'],
    result.log,
  );
  assert.equal(target.read('key.pem'), target.first.privateKey);
});

const PROCESS = fileURLToPath(new URL('../../src/lock/process.ts', import.meta.url));

test('a process there counts as the one that it was, whoever has its number outside', (t) => {
  const [command = '', ...args] = UNSHARE;
  if (skippedWithout(t, command, ...args, 'true')) return;
  const program = `
    import { spawn } from 'node:child_process';
    import { isRunning, thisMachine, thisProcess } from ${JSON.stringify(PROCESS)};
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    console.log(JSON.stringify({ living: isRunning({ pid: other.pid, processStart: '1' }), machine: thisMachine(), me: thisProcess() }));
    other.kill('SIGKILL');
  `;
  const { stdout, stderr } = spawnSync(
    command,
    [...args, process.execPath, '--input-type=module', '-e', program],
    { encoding: 'utf8' },
  );
  const { living, machine, me } = JSON.parse(stdout || `{"stderr":${JSON.stringify(stderr)}}`);
  // Its start cannot be looked up, so its number alone counts.
  assert.deepEqual([living, me.pid, me.processStart, me.machine], [true, 1, null, machine]);
});
