// Fails every call of a deployment that changes a file or reads one, one after the other, in every scenario,
// and checks after each what must hold.
//
//   node test/fault/main.ts [--part=kill,error,read,interference,stopped,real,power] [--scenario=TEXT]
//                           [--call=REGEXP] [--share=N/M] [--keep=FILE] [--write]
//   node test/fault/main.ts --write FILE...
//
// --call takes the calls that read so in a report; --share takes every Mth point, beginning with the Nth;
// --keep writes down what the run came to; --write puts the table into docs/reliability.md, from this run,
// or, given files, from runs that were kept, added up.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Credential, type CredentialName, mintCredentials } from './credentials.ts';
import { changesOf, DEEDS, INTERFERED, type Meeting, nameOfMeeting, tryMeeting } from './interference.ts';
import type { Problems } from './invariant.ts';
import { describeMachine, type Kept, keep, readKept, type Share, summaryOf, writeDocument } from './kept.ts';
import { EVERYWHERE, missingFor, PARTS, type Part } from './needs.ts';
import { callsOf, errorsFor, errorsForRead, nameOf, type Point, tryPoint } from './points.ts';
import { momentsOf, openCutOff, tryPowerCut } from './power.ts';
import { obstaclesIn, tryObstacle, tryShortage } from './real.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { openSite, type Site } from './site.ts';
import { STORIES, tellStory } from './stopped.ts';
import { type Study, studyScenario } from './study.ts';
import { type Tally, tableOf } from './table.ts';

interface Options {
  readonly parts: readonly Part[];
  readonly scenario: string;
  readonly call: RegExp;
  readonly share: Share;
  /** Where to keep what the run came to; null: nowhere. */
  readonly keep: string | null;
  readonly write: boolean;
  /** Runs that were kept, to be written in place of a run. */
  readonly kept: readonly string[];
}

interface Bench {
  readonly options: Options;
  readonly folder: string;
  readonly credentials: Record<CredentialName, Credential>;
  readonly sites: readonly Site[];
  readonly tallies: Tally[];
  failed: number;
}

const EVERY_CALL = /(?:)/;

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      part: { type: 'string', default: PARTS.join(',') },
      scenario: { type: 'string', default: '' },
      call: { type: 'string', default: '' },
      share: { type: 'string', default: '1/1' },
      keep: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const [first = 0, of = 0] = values.share.split('/').map(Number);
  if (!(first >= 1 && first <= of))
    throw new Error(`--share: expected N/M, such as 1/2, got ${values.share}`);
  const named = values.part.split(',');
  const parts = PARTS.filter((part) => named.includes(part));
  if (positionals.length > 0 && !values.write)
    throw new Error(`what is ${positionals[0]}? Files go with --write`);
  if (parts.length !== named.length)
    throw new Error(`--part: expected names out of ${PARTS.join(', ')}, got ${values.part}`);
  return {
    parts,
    scenario: values.scenario,
    call: values.call === '' ? EVERY_CALL : new RegExp(values.call),
    share: { first, of },
    keep: values.keep ?? null,
    write: values.write,
    kept: positionals,
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  const missing = options.parts.flatMap((part) => missingFor(part).map((what) => `${part} needs ${what}`));
  if (missing.length > 0) {
    console.error(missing.join('\n'));
    process.exitCode = 1;
    return;
  }
  if (
    options.write &&
    (options.scenario !== '' || options.call !== EVERY_CALL || options.parts.length < PARTS.length)
  )
    throw new Error('--write: takes all parts, scenarios and calls');
  const started = Date.now();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rotate-certificate-fault-')));
  // The user who may not write must still be able to come here.
  chmodSync(folder, 0o755);
  try {
    const credentials = mintCredentials(mkdir(join(folder, 'credentials')));
    const count = Math.max(1, Math.min(3, availableParallelism()));
    const sites = await Promise.all(
      Array.from({ length: count }, (_, index) => openSite(join(folder, `site-${index + 1}`))),
    );
    const bench: Bench = { options, folder, credentials, sites, tallies: [], failed: 0 };
    await tryAll(bench);
    for (const site of sites) await site.close();
    report(bench, Date.now() - started);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryAll(bench: Bench): Promise<void> {
  const { parts, scenario: wanted } = bench.options;
  const scenarios = SCENARIOS.filter((it) => `${it.name} (${it.layout})`.includes(wanted));
  for (const [index, scenario] of scenarios.entries()) {
    const isPlainRenewal = scenario.name === 'renewal';
    const needed = parts.filter((part) => EVERYWHERE.includes(part) || isPlainRenewal);
    if (needed.length === 0) continue;
    const study = await studyScenario(
      scenario,
      bench.credentials,
      bench.sites[0]!,
      mkdir(join(bench.folder, `template-${index}`)),
    );
    // Nearly all of that is waiting.
    const stories = needed.includes('stopped') ? tryStories(bench, study) : null;
    for (const part of needed) {
      if (part === 'kill') await tryPoints(bench, study, 'killed', kills(study));
      else if (part === 'error') await tryPoints(bench, study, 'an error', errors(study));
      else if (part === 'read') await tryPoints(bench, study, 'a read that fails', reads(study));
      else if (part === 'interference') await tryInterference(bench, study);
      else if (part === 'real') await tryReal(bench, study);
      else if (part === 'power') await tryPower(bench, study);
    }
    await stories;
  }
}

function kills(study: Study): Point[] {
  return study.calls.flatMap((_, index) =>
    (['post step', 'deployment'] as const).map(
      (next): Point => ({ study, index, fault: { kind: 'kill' }, next }),
    ),
  );
}

function errors(study: Study): Point[] {
  return study.calls.flatMap((call, index) =>
    errorsFor(call).map(
      (code): Point => ({ study, index, fault: { kind: 'error', code }, next: 'deployment' }),
    ),
  );
}

function reads(study: Study): Point[] {
  return study.reads.flatMap((read, index) =>
    errorsForRead(read, study.scenario).map(
      (code): Point => ({ study, index, fault: { kind: 'read', code }, next: 'deployment' }),
    ),
  );
}

async function tryPoints(
  bench: Bench,
  { scenario }: Study,
  fault: string,
  points: readonly Point[],
): Promise<void> {
  const { call } = bench.options;
  const shared = inShare(bench, points).filter((point) =>
    call.test(callsOf(point.study, point.fault)[point.index]!.label),
  );
  const tally = begin(bench, scenario, fault, points.length);
  const queue = [...shared];
  await Promise.all(
    bench.sites.map(async (site) => {
      for (let point = queue.shift(); point; point = queue.shift())
        note(bench, tally, nameOf(point), await tryPoint(point, site));
    }),
  );
  end(tally);
}

async function tryInterference(bench: Bench, study: Study): Promise<void> {
  const { credentials, options, sites } = bench;
  const { scenario } = study;
  if (!INTERFERED.includes(scenario.name)) return;
  const { theirs } = credentials;
  const calls = await changesOf(study, sites[0]!, theirs);
  const meetings = calls.flatMap((_, index) =>
    DEEDS.map((deed): Meeting => ({ study, calls, index, deed, theirs })),
  );
  const tally = begin(bench, scenario, 'interference', meetings.length);
  const queue = inShare(bench, meetings).filter(({ index }) => options.call.test(calls[index]!.label));
  await Promise.all(
    sites.map(async (site) => {
      for (let meeting = queue.shift(); meeting; meeting = queue.shift())
        note(bench, tally, nameOfMeeting(meeting), await tryMeeting(meeting, site));
    }),
  );
  end(tally);
}

async function tryStories(bench: Bench, study: Study): Promise<void> {
  const tally = begin(bench, study.scenario, 'stopped, or elsewhere', STORIES.length);
  await Promise.all(
    inShare(bench, STORIES).map(async (story, index) => {
      const root = join(bench.folder, `story-${study.scenario.layout}-${index + 1}`);
      note(bench, tally, `${story.name} (${study.scenario.layout})`, await tellStory(study, story, root));
    }),
  );
  end(tally);
}

async function tryReal(bench: Bench, study: Study): Promise<void> {
  const { layout } = study.scenario;
  const obstacles = obstaclesIn(layout);
  const tally = begin(bench, study.scenario, 'a real obstacle', obstacles.length);
  for (const obstacle of inShare(bench, obstacles))
    note(bench, tally, `${obstacle.name} (${layout})`, await tryObstacle(study, bench.sites[0]!, obstacle));
  end(tally);
  for (const shortage of ['space', 'inodes'] as const) {
    const tally = begin(bench, study.scenario, `no ${shortage} left`, null);
    const { first, of } = bench.options.share;
    const problems = await tryShortage(study, bench.folder, shortage, first - 1, of);
    for (const [index, found] of problems.entries())
      note(bench, tally, `${study.scenario.layout}, run ${index + 1} short of ${shortage}`, found);
    end(tally);
  }
}

async function tryPower(bench: Bench, study: Study): Promise<void> {
  for (const fileSystem of ['ext4', 'xfs'] as const) {
    const moments = momentsOf(study);
    const tally = begin(bench, study.scenario, `power cut, ${fileSystem}`, moments.length);
    const cutOff = await openCutOff(fileSystem, mkdir(join(bench.folder, `power-${study.scenario.layout}`)));
    try {
      for (const moment of inShare(bench, moments)) {
        const when = moment === 'end' ? 'at the end' : `at ${study.calls[moment]!.label}`;
        note(
          bench,
          tally,
          `power cut on ${fileSystem} (${study.scenario.layout}) ${when}`,
          await tryPowerCut(study, cutOff, moment),
        );
      }
    } finally {
      await cutOff.close();
    }
    end(tally);
  }
}

function inShare<T>({ options: { share } }: Bench, points: readonly T[]): T[] {
  return points.filter((_, index) => index % share.of === share.first - 1);
}

function begin(bench: Bench, { name, layout }: Scenario, fault: string, points: number | null): Tally {
  const tally: Tally = { scenario: name, layout, fault, points, tried: 0, held: 0, started: Date.now() };
  bench.tallies.push(tally);
  return tally;
}

function end({ scenario, layout, fault, points, tried, held, started }: Tally): void {
  const of = points === null || points === tried ? '' : ` of ${points}`;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${scenario} (${layout}), ${fault}: ${tried}${of} tried, ${held} held, ${seconds} s`);
}

function note(bench: Bench, tally: Tally, name: string, problems: Problems): void {
  tally.tried += 1;
  if (problems.length === 0) {
    tally.held += 1;
    return;
  }
  bench.failed += 1;
  console.log(`NOT HELD ${name}\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
}

function report({ tallies, failed, options }: Bench, elapsedMs: number): void {
  const tried = tallies.reduce((sum, tally) => sum + tally.tried, 0);
  const { parts, share, scenario, call } = options;
  const isPartial = scenario !== '' || call !== EVERY_CALL;
  const run: Kept = { parts, share, isPartial, ...describeMachine(), elapsedMs, tallies };
  console.log(`\n${tableOf(tallies)}\n\n${summaryOf([run])}`);
  // What tried nothing has shown nothing.
  if (failed > 0 || tried === 0) process.exitCode = 1;
  if (options.keep !== null) keep(options.keep, run);
  if (options.write) writeDocument([run]);
}

function mkdir(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}

/** Mounts are made in a namespace of their own: whatever happens, they go with the process. */
function inOwnNamespace(): boolean {
  const { parts } = readOptions();
  return process.env.FAULT_NAMESPACE === 'own' || !parts.some((part) => part === 'real' || part === 'power');
}

if (readOptions().kept.length > 0) writeDocument(readOptions().kept.map(readKept));
else if (inOwnNamespace()) await main();
else {
  const args = ['--mount', '--propagation', 'private', process.execPath, ...process.argv.slice(1)];
  const child = spawnSync('unshare', args, {
    stdio: 'inherit',
    env: { ...process.env, FAULT_NAMESPACE: 'own' },
  });
  process.exitCode = child.status ?? 1;
}
