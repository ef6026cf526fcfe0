/** A runner that reads the log no further. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { linesOf, script } from '../support/script.ts';
import { testTarget } from '../support/target.ts';
import { waitFor } from '../support/wait.ts';

test('a deployment goes on to its end when nobody listens any more', async (t) => {
  const target = testTarget(t);
  const [inside, go] = [join(target.home, 'inside'), join(target.home, 'go')];
  const hold = script(
    join(target.home, 'hold'),
    `echo in >> ${inside}`,
    `while test -d ${target.home} && ! test -e ${go}; do sleep 0.05; done`,
  );
  const renewed = target.issue();
  const step = target.start(renewed, { 'validate-command': hold });
  await waitFor(() => linesOf(inside).length === 1, { what: 'the deployment to be under way' });
  step.child.stdout?.destroy();
  step.child.stderr?.destroy();
  writeFileSync(go, '');
  const { exitCode, outputs } = await step.finished;
  assert.deepEqual([exitCode, outputs.status], [0, 'deployed']);
  assert.equal(target.read('key.pem'), renewed.privateKey);
});
