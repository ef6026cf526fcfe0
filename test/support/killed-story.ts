import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runPost } from './action.ts';
import { nodeKilledAtRename, renamesTraced, skippedWithoutStrace } from './killed.ts';
import { linesOf, script } from './script.ts';
import { testTarget, writeSdsByHand } from './target.ts';
import { snapshotRestorable } from './tree.ts';

/** No deployment of these stories makes more renames. */
const MANY = 20;

/**
 * Tells two stories for every rename that a deployment makes: killed at it, then the post step; killed at it,
 * then the next deployment.
 */
export function killedAtEveryRename(layout: 'in-place' | 'symlink'): void {
  test(`${layout}: killed at any rename, the post step puts everything back`, async (t) => {
    if (skippedWithoutStrace(t)) return;
    const { target, inputs, reloads, tree } = stage(t, layout);
    const before = tree();
    let unfinished = 0;
    for (let nth = 1; ; nth += 1) {
      assert.ok(nth < MANY, 'the deployment never got through');
      const killed = await target.deploy(target.issue(), inputs, {
        node: nodeKilledAtRename(target.home, nth),
      });
      if (killed.exitCode === 0) {
        assert.equal(killed.outputs.status, 'deployed');
        break;
      }
      assert.equal(killed.signal, 'SIGKILL', killed.log);
      assert.equal(renamesTraced(target.home), nth);
      assert.equal(killed.outputs.status, 'interrupted');
      assert.equal(killed.state.finished, undefined);
      const hadJournal = existsSync(target.path('.rotate-certificate/journal'));
      const hadReloaded = linesOf(reloads).length > 0;
      if (hadJournal) unfinished += 1;

      const post = await runPost(killed, target.inputs(target.first, inputs), { cwd: target.home });
      assert.equal(post.exitCode, 0, `rename ${nth}: ${post.log}`);
      assert.deepEqual(tree(), before, `rename ${nth}`);
      assert.match(post.log, hadJournal ? /was rolled back/ : /nothing was left unfinished/);
      assert.equal(post.summary !== '', hadJournal);
      assert.equal(linesOf(reloads).length, hadReloaded ? 2 : 0, 'a server that was told must be told again');
      rmSync(reloads, { force: true });
      const again = await runPost(killed, target.inputs(target.first, inputs), { cwd: target.home });
      assert.match(again.log, /nothing was left unfinished/);
    }
    assert.ok(unfinished >= 4, `only ${unfinished} runs were killed in the middle`);
  });

  test(`${layout}: killed at any rename, the next deployment recovers and deploys`, async (t) => {
    if (skippedWithoutStrace(t)) return;
    const { target, inputs, tree } = stage(t, layout);
    let unfinished = 0;
    for (let nth = 1; ; nth += 1) {
      assert.ok(nth < MANY, 'the deployment never got through');
      const before = tree();
      const killed = await target.deploy(target.issue(), inputs, {
        node: nodeKilledAtRename(target.home, nth),
      });
      if (killed.exitCode === 0) break;
      const hadJournal = existsSync(target.path('.rotate-certificate/journal'));
      if (hadJournal) unfinished += 1;

      // One that is itself undone leaves the files from before the one that was killed.
      const failed = await target.deploy(target.issue(), { ...inputs, 'validate-command': 'false' });
      assert.equal(failed.outputs['error-code'], 'VALIDATE_FAILED', failed.log);
      assert.equal(failed.outputs.status, 'rolled-back');
      assert.equal(failed.outputs.recovered, String(hadJournal), `rename ${nth}`);
      assert.deepEqual(tree(), before, `rename ${nth}`);

      const again = await target.deploy(target.issue(), inputs, {
        node: nodeKilledAtRename(target.home, nth),
      });
      assert.equal(again.signal, 'SIGKILL');
      const renewed = target.issue();
      const next = await target.deploy(renewed, inputs);
      assert.equal(next.exitCode, 0, `rename ${nth}: ${next.log}`);
      assert.deepEqual([next.outputs.status, next.outputs.recovered], ['deployed', String(hadJournal)]);
      assert.equal(next.log.includes('the lock of a deployment that died was taken over'), true);
      const place = layout === 'symlink' ? 'current/' : '';
      assert.equal(target.read(`${place}cert.pem`), renewed.certificate);
      assert.equal(target.read(`${place}key.pem`), renewed.privateKey);
      assert.equal(existsSync(target.path('.rotate-certificate/journal')), false);
    }
    assert.ok(unfinished >= 4, `only ${unfinished} runs were killed in the middle`);
  });
}

function stage(t: TestContext, layout: string) {
  const target = testTarget(t);
  writeSdsByHand(target);
  const reloads = join(target.home, 'reloads');
  const inputs = {
    layout,
    'chain-file': 'chain.pem',
    'bundle-file': 'tls/bundle.pem',
    'reload-command': script(join(target.home, 'reload'), `echo reloaded >> ${reloads}`),
    'server-directory': `/seen/by/${layout}`,
  };
  const tree = () => snapshotRestorable(target.directory);
  return { target, inputs, reloads, tree };
}
