/**
 * A step that a signal ends at any point of its start: the post step deploys nothing, and leaves nothing half
 * done.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { runPost } from '../support/action.ts';
import { testTarget } from '../support/target.ts';

const DELAYS_MS = Array.from({ length: 20 }, (_, index) => (index + 1) * 5);

for (const signal of ['SIGINT', 'SIGKILL'] as const) {
  test(`${signal} at every 5 ms of the first 100`, async (t) => {
    const target = testTarget(t);
    let deployed = target.first;
    for (const delay of DELAYS_MS) {
      const renewed = target.issue();
      const step = target.start(renewed);
      await after(delay);
      step.child.kill(signal);
      const main = await step.finished;
      if (main.exitCode === 0) deployed = renewed;
      const post = await runPost(main, target.inputs(renewed), { cwd: target.home });
      assert.equal(post.exitCode, 0, `after ${delay} ms: ${main.log}${post.log}`);
      assert.equal(post.outputs.status, '');
      assert.equal(target.read('key.pem'), deployed.privateKey, `after ${delay} ms: ${main.log}${post.log}`);
      assert.match(
        target.read('cert.pem'),
        new RegExp(`^${deployed.certificate.slice(0, 400)}`.replace(/[+/]/g, '.')),
      );
      for (const name of ['journal', 'lock', 'staging'])
        assert.equal(
          existsSync(target.path(`.rotate-certificate/${name}`)),
          false,
          `${name} after ${delay} ms`,
        );
    }
  });
}
