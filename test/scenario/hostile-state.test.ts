/**
 * A journal or a manifest that an attacker wrote: nothing outside of the target is touched, and every run
 * ends with a code.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction, runPost } from '../support/action.ts';
import { NOBODY, skippedWithoutRoot } from '../support/privileges.ts';
import { type TestTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const ID = '20260102T030405678Z-00c0ffee';
const LAYOUTS = ['in-place', 'symlink'] as const;

/** A target that was deployed to once, with something beside it that nobody may touch. */
async function stage(t: TestContext, layout: string) {
  const target = testTarget(t);
  mkdirSync(join(target.home, 'outside', ID), { recursive: true });
  for (const name of ['cert.pem', 'key.pem', `${ID}/certificate`])
    writeFileSync(join(target.home, 'outside', name), 'precious');
  const { outputs, log, state } = await target.deploy(target.issue(), { layout });
  assert.equal(outputs.status, 'deployed', log);
  const { finished: _ended, ...unfinished } = state;
  const folder = target.path('.rotate-certificate');
  const backup = join(folder, 'backups', outputs['backup-id']!);
  return { target, folder, backup, id: outputs['backup-id']!, state: unfinished };
}

/** Asserts that a run ended by itself, told how, and left what is beside the target alone. */
function assertContained(target: TestTarget, before: unknown, result: StepResult, what: string): void {
  assert.equal(result.signal, null, `${what}: ${result.log}`);
  assert.doesNotMatch(result.log, /a fault in the action|\n {4}at /, what);
  assert.deepEqual(beside(target), before, `${what}: ${result.log}`);
}

const beside = ({ home }: TestTarget) => snapshotTree(join(home, 'outside'));

/** A journal that a deployment to such a target would write. */
const journalOf = (id: string, layout: string) => ({
  version: 1,
  id,
  target: '..',
  directory: '/some/where',
  leafFile: 'cert.pem',
  started: '2026-01-02T03:04:05.678Z',
  direction: 'forward',
  files: [
    { role: 'certificate', name: 'cert.pem', before: '1:2' },
    { role: 'private-key', name: 'key.pem', before: null },
  ],
  folders: ['tls'],
  current:
    layout === 'symlink'
      ? {
          before: `.release-${ID}`,
          after: `.release-${id}`,
          files: [{ role: 'certificate', name: 'tls/cert.pem', before: '1:2' }],
          others: ['tls/dhparam'],
        }
      : null,
  deployed: null,
  reloading: true,
  servedBefore: [],
});

const ESCAPES = ['../outside/cert.pem', '/etc/hostname', 'tls/../../outside/cert.pem', '..', '.', '', 'a\0b'];

/** Objects like a given one, in which one value is another. */
function mutationsOf(value: object): fc.Arbitrary<object> {
  const paths: (string | number)[][] = [];
  const collect = (part: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof part !== 'object' || part === null) return;
    for (const [key, below] of Object.entries(part)) collect(below, [...path, key]);
  };
  collect(value, []);
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      ...ESCAPES,
      null,
      -1,
      1e308,
      true,
      {},
      [],
      [null],
      { toString: 1 },
      'x'.repeat(5_000),
    ),
    fc.constantFrom('.rotate-certificate/journal', 'current', `.release-${ID}`, 'constructor', '__proto__'),
    fc.string(),
  );
  return fc.tuple(fc.constantFrom(...paths), odd).map(([path, replacement]) => {
    const copy = structuredClone(value) as Record<string, unknown>;
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[path.at(-1)!] = replacement;
    return copy;
  });
}

for (const layout of LAYOUTS) {
  test(`${layout}: a journal with something odd in it is refused or undone within the target`, async (t) => {
    const { target, folder, id, state } = await stage(t, layout);
    const before = beside(target);
    const inputs = target.inputs(target.first, { layout });
    await fc.assert(
      fc.asyncProperty(mutationsOf(journalOf(id, layout)), async (journal) => {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'journal'), JSON.stringify(journal));
        const post = await runPost({ state } as unknown as StepResult, inputs, { cwd: target.home });
        assertContained(target, before, post, JSON.stringify(journal).slice(0, 500));
        const next = await target.deploy(target.issue(), { layout });
        assertContained(target, before, next, JSON.stringify(journal).slice(0, 500));
        assert.notEqual(next.outputs.status, '');
        rmSync(join(folder, 'journal'), { force: true });
      }),
      { numRuns: 12 },
    );
  });

  test(`${layout}: a manifest with something odd in it is passed over or gone back to within the target`, async (t) => {
    const { target, backup } = await stage(t, layout);
    const before = beside(target);
    const manifest = JSON.parse(readFileSync(join(backup, 'manifest'), 'utf8')) as object;
    const kept = join(target.home, 'kept');
    cpSync(backup, kept, { recursive: true });
    await fc.assert(
      fc.asyncProperty(mutationsOf(manifest), async (mutation) => {
        // One that says that there is nothing to change is used up.
        cpSync(kept, backup, { recursive: true });
        writeFileSync(join(backup, 'manifest'), JSON.stringify(mutation));
        for (const dryRun of [true, false]) {
          const result = await goBack(target, { layout, 'dry-run': dryRun, 'validate-command': 'false' });
          assertContained(target, before, result, JSON.stringify(mutation).slice(0, 500));
          assert.notEqual(result.outputs.status, '');
        }
      }),
      { numRuns: 12 },
    );
  });
}

test('a manifest with another time than one, or with a file that is named twice, is none', async (t) => {
  const { target, backup } = await stage(t, 'in-place');
  const path = join(backup, 'manifest');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const [file] = manifest.files;
  for (const change of [
    { created: 'see https://elsewhere.example' },
    { files: [file, { ...file, role: 'chain' }] },
  ]) {
    writeFileSync(path, JSON.stringify({ ...manifest, ...change }));
    const { outputs, log } = await goBack(target, { 'dry-run': true });
    assert.equal(outputs['error-code'], 'TARGET_UNSAFE', log);
    assert.match(log, /it is not one that a deployment to this target could have written/);
  }
});

const goBack = (target: TestTarget, more: Inputs = {}) =>
  runAction({ directory: target.directory, operation: 'rollback', ...more }, { cwd: target.home });

const DEEP = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;

type Impostor = readonly [what: string, put: (path: string, real: string) => void];

/** What is no file of the action's own, though it has the name of one. */
const NO_FILES: readonly Impostor[] = [
  ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ['a folder', (path) => mkdirSync(path)],
  ['a symlink to a file outside', (path) => symlinkSync('../../../outside/cert.pem', path)],
  ['a symlink to nowhere', (path) => symlinkSync('nowhere', path)],
  ['a symlink to an endless device', (path) => symlinkSync('/dev/zero', path)],
];

/** What is a file, made of what the action could have written. */
const ODD_FILES: readonly Impostor[] = [
  [
    '5 MB of JSON',
    (path, real) => writeFileSync(path, real.replace('{', `{"x":"${'x'.repeat(5_000_000)}",`)),
  ],
  ['nested a million deep', (path, real) => writeFileSync(path, real.replace('{', `{"x":${DEEP},`))],
  ['empty', (path) => writeFileSync(path, '')],
  ['null', (path) => writeFileSync(path, 'null')],
  ['no text', (path) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0x22]))],
];

for (const [what, put] of [...NO_FILES, ...ODD_FILES]) {
  test(`a journal that is ${what}: recovery and rollback end, and touch nothing outside`, async (t) => {
    const { target, folder, id, state } = await stage(t, 'in-place');
    const before = beside(target);
    put(join(folder, 'journal'), JSON.stringify(journalOf(id, 'in-place')));
    const inputs = target.inputs(target.first);
    const post = await runPost({ state } as unknown as StepResult, inputs, { cwd: target.home });
    assertContained(target, before, post, what);
    for (const result of [await goBack(target), await target.deploy(target.issue())]) {
      assertContained(target, before, result, what);
      assert.notEqual(result.outputs.status, '', result.log);
    }
  });

  test(`a manifest that is ${what}: rollback ends, and touches nothing outside`, async (t) => {
    const { target, backup } = await stage(t, 'in-place');
    const before = beside(target);
    const real = readFileSync(join(backup, 'manifest'), 'utf8');
    rmSync(join(backup, 'manifest'));
    put(join(backup, 'manifest'), real);
    const result = await goBack(target);
    assertContained(target, before, result, what);
    assert.match(result.outputs.status!, /^(rejected|restored)$/, result.log);
    const next = await target.deploy(target.issue());
    assertContained(target, before, next, what);
    assert.equal(next.outputs.status, 'deployed', next.log);
  });
}

for (const [what, put] of NO_FILES) {
  test(`a backed-up key that is ${what}: rollback is refused, and touches nothing outside`, async (t) => {
    const { target, backup } = await stage(t, 'in-place');
    const before = beside(target);
    rmSync(join(backup, 'private-key'));
    put(join(backup, 'private-key'), '');
    const key = target.read('key.pem');
    const result = await goBack(target);
    assertContained(target, before, result, what);
    assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'TARGET_UNSAFE']);
    assert.equal(target.read('key.pem'), key);
  });
}

for (const place of ['backups', 'staging'] as const) {
  test(`${place} is a symlink to a folder outside: nothing in there is cleared away`, async (t) => {
    const { target, folder } = await stage(t, 'in-place');
    rmSync(join(folder, place), { recursive: true, force: true });
    symlinkSync(join(target.home, 'outside'), join(folder, place));
    const before = beside(target);
    for (const result of [await goBack(target), await target.deploy(target.issue())])
      assertContained(target, before, result, place);
  });

  test(`an entry of ${place} is a symlink to a folder outside: nothing in there is cleared away`, async (t) => {
    const { target, folder } = await stage(t, 'in-place');
    mkdirSync(join(folder, place), { recursive: true });
    symlinkSync(join(target.home, 'outside', ID), join(folder, place, ID));
    const before = beside(target);
    const result = await target.deploy(target.issue());
    assertContained(target, before, result, place);
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.ok(!readdirSync(join(folder, 'backups')).includes(ID));
  });
}

test('a backup from the end of all time does not keep later deployments from being undone', async (t) => {
  const { target, folder } = await stage(t, 'in-place');
  mkdirSync(join(folder, 'backups', '99991231T235959999Z-00c0ffee'));
  const result = await target.deploy(target.issue());
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.match(result.outputs['backup-id']!, /^\d{8}T\d{9}Z-[0-9a-f]{8}$/);
  assert.equal((await goBack(target)).outputs.status, 'restored');
});

test('a state directory of another user is refused, by root as well', async (t) => {
  if (skippedWithoutRoot(t)) return;
  const { target, folder } = await stage(t, 'in-place');
  chownSync(folder, NOBODY, NOBODY);
  const before = snapshotTree(target.directory);
  for (const result of [await goBack(target), await target.deploy(target.issue())]) {
    assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'TARGET_UNSAFE']);
    assert.deepEqual(snapshotTree(target.directory), before);
  }
});
