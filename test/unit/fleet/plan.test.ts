import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ManifestTarget, parseManifest } from '../../../src/fleet/manifest.ts';
import { planFleet } from '../../../src/fleet/plan.ts';
import { deployError } from '../../support/deploy-error.ts';

function targetsOf(entries: Record<string, object>): readonly ManifestTarget[] {
  const { targets, problems } = parseManifest(JSON.stringify({ targets: entries }));
  assert.deepEqual(problems, []);
  return targets;
}

test('targets of a wave on the same runner, in the same environment, share a job', () => {
  const targets = targetsOf({
    a: { 'runs-on': ['self-hosted', 'edge'], environment: 'production' },
    b: { 'runs-on': ['self-hosted', 'edge'], environment: 'production' },
    c: { 'runs-on': ['self-hosted', 'edge'] },
    d: { 'runs-on': { group: 'edges' } },
    e: { 'runs-on': { group: 'edges' } },
    f: {},
  });
  assert.deepEqual(planFleet([targets]), [
    [
      { name: 'a, b', 'runs-on': ['self-hosted', 'edge'], environment: 'production', only: 'a,b' },
      { name: 'c', 'runs-on': ['self-hosted', 'edge'], environment: '', only: 'c' },
      { name: 'd, e', 'runs-on': { group: 'edges' }, environment: '', only: 'd,e' },
      { name: 'f', 'runs-on': 'self-hosted', environment: '', only: 'f' },
    ],
  ]);
});

test('each wave has jobs of its own, and a long name is cut short', () => {
  const [one, ...rest] = targetsOf({ a: {}, b: {}, c: {}, d: {}, e: {} });
  const jobs = planFleet([[one!], rest]);
  assert.deepEqual(
    jobs.map((wave) => wave.map(({ name }) => name)),
    [['a'], ['b, c, d and 1 more']],
  );
});

test('more jobs than a matrix may have are refused, with advice', () => {
  const entries = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`t${index}`, { 'runs-on': `r${index}` }]),
    );
  assert.equal(planFleet([targetsOf(entries(256))])[0]?.length, 256);
  assert.throws(
    () => planFleet([targetsOf(entries(257))]),
    deployError('INPUT_INVALID', /at most 256 jobs, .* got 257/),
  );
});
