import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { parse, stringify } from 'yaml';
import { repository, runWorkflow } from '../support/act.ts';
import { findInstalled } from '../support/programs.ts';
import { assertSuccess } from './edge.ts';
import { startGitHub } from './github.ts';

const RELEASE = new URL('../../.github/workflows/release.yml', import.meta.url);

interface Step {
  readonly name?: string;
}

/** A workflow with the one step of release.yml that moves the major tag. */
function movesTheTag(): string {
  const { jobs } = parse(readFileSync(RELEASE, 'utf8'));
  const step = (jobs.release.steps as Step[]).find(({ name }) => name?.startsWith('Move the major tag'));
  const job = { 'runs-on': 'ubuntu-24.04', steps: [step] };
  return stringify({ name: 'Release', on: 'push', jobs: { release: job } });
}

async function release(t: TestContext, tag: string, tags: readonly string[]) {
  const site = repository(t, { gh: findInstalled('gh') });
  if (site === null) return null;
  const gitHub = await startGitHub(t, site);
  for (const name of tags) gitHub.tags.set(name, 'the commit of before');
  const run = await runWorkflow(site, {
    workflow: movesTheTag(),
    event: 'push',
    payload: { ref: `refs/tags/${tag}` },
  });
  assertSuccess(run);
  return gitHub.tags;
}

test('a release moves its major tag', async (t) => {
  const tags = await release(t, 'v1.10.0', ['v1', 'v1.9.0', 'v1.10.0', 'v1.11.0-rc.1', 'v10.0.0']);
  if (tags === null) return;
  assert.match(tags.get('v1') ?? '', /^[0-9a-f]{40}$/);
});

test('the first release of a major creates its tag', async (t) => {
  const tags = await release(t, 'v2.0.0', ['v1', 'v1.9.0', 'v2.0.0']);
  if (tags === null) return;
  assert.match(tags.get('v2') ?? '', /^[0-9a-f]{40}$/);
  assert.equal(tags.get('v1'), 'the commit of before');
});

test('a release of an earlier minor leaves the major tag where it is', async (t) => {
  const tags = await release(t, 'v1.9.1', ['v1', 'v1.9.1', 'v1.10.0']);
  if (tags === null) return;
  assert.equal(tags.get('v1'), 'the commit of before');
});
