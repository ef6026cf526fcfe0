/** `warn-validity`: a certificate that expires soon is told of in good time, by every operation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Inputs, runAction } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';

const WARNING = /: the certificate expires in 89 days, at \d{4}-/;
const warningsOf = ({ log }: { log: string }) =>
  annotations(log, 'warning').filter((text) => WARNING.test(text));

test('deploy, a run without a change, and a dry run warn; with a shorter time they do not', async (t) => {
  const target = testTarget(t);
  const next = target.issue();
  const runs: [Inputs, number][] = [
    [{ 'dry-run': true, 'warn-validity': '90d' }, 1],
    [{ 'dry-run': true }, 0],
    [{ 'warn-validity': '80d' }, 0],
    [{ 'warn-validity': '90d' }, 1],
  ];
  for (const [inputs, count] of runs) {
    const result = await target.deploy(next, inputs);
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(warningsOf(result).length, count, result.log);
  }
});

test('rollback warns of the certificate that comes back', async (t) => {
  const target = testTarget(t);
  assert.equal((await target.deploy(target.issue())).exitCode, 0);
  const result = await runAction(
    { directory: target.directory, operation: 'rollback', 'warn-validity': '90d' },
    { cwd: target.home },
  );
  assert.equal(result.outputs.status, 'restored', result.log);
  assert.equal(warningsOf(result).length, 1);
});

test('verify warns, and still succeeds', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => target.withChain(target.first));
  const result = await runAction(
    {
      operation: 'verify',
      directory: target.directory,
      'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
      'warn-validity': '90d',
    },
    { cwd: target.home },
  );
  assert.deepEqual([result.outputs.status, result.outputs['days-left']], ['verified', '89'], result.log);
  assert.equal(warningsOf(result).length, 1);
});

test('a time that is none is refused', async (t) => {
  const target = testTarget(t);
  const { outputs } = await target.deploy(target.issue(), { 'warn-validity': 'soon' });
  assert.equal(outputs['error-code'], 'INPUT_INVALID');
  assert.match(outputs['error-message']!, /warn-validity: expected a duration/);
});
