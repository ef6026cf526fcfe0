// What is told of every mount, in both layouts. Judged on the server's side: the directory under the mount.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { StepResult } from '../../src/demo/runner.ts';
import { filesOf, runAction, runPost, startAction } from '../support/action.ts';
import { nodeKilledAtRename, skippedWithoutStrace } from '../support/killed.ts';
import { snapshotTree } from '../support/tree.ts';
import type { Kind, Layout } from './kinds.ts';
import { deployed, issue, openPlace, type Place } from './place.ts';

/** Whether every story is told (`npm run mounts`), or what `npm test` has time for. */
const TELLS_ALL = process.env.MOUNTS !== undefined;

/** Whether a deployment is killed at each of its renames, or at one. */
const KILLS_AT_ALL = process.env.MOUNTS === 'all';

/** No deployment of these stories makes more renames. */
const MANY = 20;

type Story = (t: TestContext, place: Place, layout: Layout) => Promise<void>;

const STORIES: Readonly<Record<string, Story>> = {
  first,
  renewal,
  unchanged,
  'never served: rolled back': neverServed,
  'two at once': twoAtOnce,
  rollback,
  'killed at a rename, and recovered': (t, place) => killed(t, place, false),
  'the same, with a remount in between': (t, place) => killed(t, place, true),
};

/** The stories that `npm test` tells, of the kinds that it is told about. They begin as the others do. */
const SAMPLE = ['unchanged', 'never served: rolled back', 'the same, with a remount in between'];

/** Tells the stories of a kind of mount. */
export function tellStories(kind: Kind): void {
  if (!TELLS_ALL && !kind.isSampled) return;
  for (const layout of kind.layouts ?? (['in-place', 'symlink'] as const))
    for (const [story, tell] of Object.entries(STORIES).filter(
      ([name]) => TELLS_ALL || SAMPLE.includes(name),
    ))
      test(`${kind.name}: ${layout}: ${story}`, async (t) => {
        const place = await openPlace(t, kind, layout);
        if (place) await tell(t, place, layout);
      });
}

async function first(_: TestContext, place: Place, layout: Layout): Promise<void> {
  const result = await deployed(place, issue());
  requireTold(result, place.mount.server, layout);
}

/**
 * The report tells the modes as they are shown through the mount, and no key got wider than that on the
 * server.
 */
function requireTold(result: StepResult, server: string, layout: Layout): void {
  const folder = layout === 'symlink' ? join(server, 'current') : server;
  const files = filesOf(result);
  const modes = Object.fromEntries(
    snapshotTree(folder + (layout === 'symlink' ? '/' : ''), { except: ['.rotate-certificate'] }).map(
      ({ path, mode }) => [path, mode],
    ),
  );
  const key = files.find(({ role }) => role === 'private-key')!;
  const wider = Number.parseInt(modes['key.pem']!, 8) & ~Number.parseInt(key.mode, 8) & 0o077;
  assert.equal(wider, 0, `the report says ${key.mode}, the server has ${modes['key.pem']}`);
}

async function renewal(_: TestContext, place: Place, layout: Layout): Promise<void> {
  await deployed(place, issue(2));
  const result = await deployed(place, issue(1));
  assert.ok(
    filesOf(result).every(
      ({ status }) => status === 'replaced' || status === 'unchanged' || layout === 'symlink',
    ),
  );
  requireTold(result, place.mount.server, layout);
}

async function unchanged(_: TestContext, place: Place): Promise<void> {
  const credential = issue();
  await deployed(place, credential, { 'private-key-mode': '0600' });
  const before = place.picture();
  const again = await place.deploy(credential, { 'private-key-mode': '0600' });
  assert.deepEqual([again.outputs.status, again.outputs.changed], ['unchanged', 'false'], again.log);
  assert.deepEqual(place.picture(), before);
}

async function neverServed(_: TestContext, place: Place): Promise<void> {
  const earlier = issue(2);
  await deployed(place, earlier);
  const before = place.picture();
  place.stick(earlier);
  // Longer than FUSE believes in what it has seen of a file.
  const failed = await place.deploy(issue(1), { 'verify-attempts': '', 'verify-timeout': '1500ms' });
  assert.deepEqual(
    [failed.outputs.status, failed.outputs['error-code'], failed.outputs['rollback-verified']],
    ['rolled-back', 'VERIFY_FAILED', 'true'],
    failed.log,
  );
  assert.deepEqual(place.picture(), before);
  place.requireServed(earlier);
}

async function twoAtOnce(_: TestContext, place: Place): Promise<void> {
  await deployed(place, issue(3));
  const rivals = [issue(2), issue(2)];
  const results = await Promise.all(
    rivals.map((credential) => startAction(place.inputs(credential), { cwd: place.home }).finished),
  );
  assert.deepEqual(
    results.map(({ outputs }) => outputs.status),
    ['deployed', 'deployed'],
    results.map(({ log }) => log).join('\n'),
  );
  const ids = results.map(({ outputs }) => String(outputs['backup-id']));
  place.requireServed(ids[0]! > ids[1]! ? rivals[0]! : rivals[1]!);
}

async function rollback(_: TestContext, place: Place): Promise<void> {
  const [earlier, later] = [issue(2), issue(1)];
  await deployed(place, earlier);
  const before = place.picture();
  await deployed(place, later);
  const { directory, layout, ...rest } = place.inputs(later);
  const { certificate: _certificate, 'private-key': _key, ...proof } = rest;
  const back = await runAction(
    { operation: 'rollback', directory: directory!, layout: layout!, ...proof },
    { cwd: place.home },
  );
  assert.equal(back.outputs.status, 'restored', back.log);
  place.requireServed(earlier);
  if (layout === 'in-place') assert.deepEqual(place.picture(), before);
}

/**
 * Kills a deployment at each of its renames. Each time the post step, or a deployment that fails, puts
 * everything back.
 */
async function killed(t: TestContext, place: Place, remounts: boolean): Promise<void> {
  if (skippedWithoutStrace(t)) return;
  const earlier = issue(2);
  await deployed(place, earlier);
  let unfinished = 0;
  const tools = join(place.home, 'tools');
  mkdirSync(tools);
  for (let nth = KILLS_AT_ALL ? 1 : 4; ; nth += 1) {
    assert.ok(nth < MANY, 'the deployment never got through');
    const before = place.picture();
    const dead = await place.deploy(issue(1), {}, nodeKilledAtRename(tools, nth));
    if (dead.exitCode === 0) break;
    assert.equal(dead.signal, 'SIGKILL', dead.log);
    if (remounts) await place.mount.remount();
    const hadJournal = existsSync(join(place.mount.server, '.rotate-certificate', 'journal'));
    if (hadJournal) unfinished += 1;
    const isEven = nth % 2 === 0;
    const recovered = isEven
      ? await runPost(dead, place.inputs(earlier), { cwd: place.home })
      : await place.deploy(issue(1), { 'validate-command': 'false' });
    if (isEven) assert.equal(recovered.exitCode, 0, `rename ${nth}: ${recovered.log}`);
    else assert.equal(recovered.outputs.status, 'rolled-back', `rename ${nth}: ${recovered.log}`);
    assert.deepEqual(place.picture(), before, `rename ${nth}: ${recovered.log}`);
    assert.equal(existsSync(join(place.mount.server, '.rotate-certificate', 'journal')), false);
    place.requireServed(earlier);
    if (!KILLS_AT_ALL) break;
  }
  assert.ok(unfinished >= (KILLS_AT_ALL ? 2 : 1), `only ${unfinished} runs were killed in the middle`);
}
