// Somebody else changes the target in the middle of a run: installs another pair, changes a mode, removes a
// file. Nothing of theirs may be lost, and the run may not say more than is so.

import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';

import { fileURLToPath } from 'node:url';
import type { StepResult } from '../../src/demo/runner.ts';
import type { Credential } from './credentials.ts';
import { hasJournal, type Problems, tail } from './invariant.ts';
import { differences, digest, type Picture, settle, takePicture } from './picture.ts';
import { pictureOfTarget, type Site, stepAt } from './site.ts';
import { filesOf, type Study, traced } from './study.ts';
import { alike, type Call, runBounded, type Traced } from './trace.ts';

/** What somebody else may do. */
export type Deed = 'pair' | 'mode' | 'removal';

export const DEEDS: readonly Deed[] = ['pair', 'mode', 'removal'];

/** The scenarios in which it is tried: deployments, undos and recoveries. */
export const INTERFERED: readonly string[] = [
  'renewal',
  'one file of four',
  'rollback: validation failed',
  'operation: rollback',
  'recovery by the post step',
  'recovery by the next deployment',
];

/** One deed, right after one call. */
export interface Meeting {
  readonly study: Study;
  readonly calls: readonly Call[];
  readonly index: number;
  readonly deed: Deed;
  /** The pair that somebody else installs. */
  readonly theirs: Credential;
}

/** How it reads in a report. */
export function nameOfMeeting({ study: { scenario }, calls, index, deed }: Meeting): string {
  return `${scenario.name} (${scenario.layout}), call ${index + 1} of ${calls.length}, ${calls[index]!.label}: then ${deed}`;
}

const HOOK = fileURLToPath(new URL('own-interference.cjs', import.meta.url));

/** The calls of a scenario's step that change something, as the step itself makes them. */
export async function changesOf(study: Study, site: Site, theirs: Credential): Promise<readonly Call[]> {
  site.reset(study.start);
  site.serve(study.scenario.serving);
  return (await runWith(traced(site, study.inputs, study.state), site, theirs, 'mode', -1)).calls;
}

/** Tries one, on a site that nobody else uses meanwhile, and says what did not hold. */
export async function tryMeeting(meeting: Meeting, site: Site): Promise<Problems> {
  const { study, index, deed, theirs } = meeting;
  site.reset(study.start);
  site.serve(study.scenario.serving);
  const step = traced(site, study.inputs, study.state);
  const { result, calls, did } = await runWith(step, site, theirs, deed, index);
  if (calls.length <= index) return [`call ${index + 1} was not come to, of ${calls.length}`];
  const isTheirs = deed === 'pair' && did;
  const when = momentOf(calls, index, result, study.scenario.recoveredBy === 'deployment');
  const problems = [
    ...checkSaid(study, site, result, when, did ? deed : null, theirs),
    ...(isTheirs ? checkKept(site, theirs, 'after the run') : []),
  ];
  if (problems.length === 0 && (isTheirs || index % 4 === 0)) {
    const next = await runBounded(stepAt(site, study.follow));
    const { status } = next.outputs;
    if (status !== 'deployed')
      problems.push(`the following deployment ended with ${status}:\n${tail(next.log)}`);
    // What was there before the run is kept as long as backups are: one is.
    if (isTheirs && when !== 'early' && study.inputs['backup-retention'] !== '0')
      problems.push(...checkKept(site, theirs, 'after the following deployment'));
  }
  return problems.length > 0 ? [...problems, tail(result.log)] : problems;
}

/** Where in the run it was: before the target is compared, after the last look at it, or in between. */
type Moment = 'early' | 'between' | 'late';

function momentOf(
  calls: readonly Call[],
  index: number,
  { outputs, exitCode }: StepResult,
  recovers: boolean,
): Moment {
  const labels = calls.map(({ label }) => label);
  // A recovery before it has a staging folder, and may write a record.
  const recovered = recovers ? labels.findIndex((label) => /^unlink .*\/journal$/.test(label)) : -1;
  const isSuccess = ['deployed', 'restored'].includes(outputs.status ?? '');
  const sealed = /^rename .*\/(?:manifest|deployed\/(?:<token>){2})$/;
  const forgotten = labels.findLastIndex((label) => /^unlink .*\/journal$/.test(label));
  const last = isSuccess
    ? labels.findIndex((label, nth) => nth > recovered && sealed.test(label))
    : labels
        .slice(0, Math.max(0, forgotten))
        .findLastIndex((label) => /^unlink .*\/<id>\/manifest$/.test(label));
  if (last !== -1 && index >= last && (isSuccess || exitCode === 0 || outputs.status === 'rolled-back'))
    return 'late';
  const staged = labels.findIndex(
    (label, nth) => nth > recovered && /^mkdir .*\/(?:backups|staging)(?:\/<id>)?$/.test(label),
  );
  return staged === -1 || index < staged ? 'early' : 'between';
}

function checkSaid(
  study: Study,
  site: Site,
  result: StepResult,
  when: Moment,
  deed: Deed | null,
  theirs: Credential,
): Problems {
  const { exitCode, outputs, log } = result;
  const { status = '', changed = '' } = outputs;
  const said = `exit code ${exitCode}, status ${status}, changed ${changed}, ${outputs['error-code']}`;
  if (exitCode !== 0 && exitCode !== 1) return [`it did not end by itself: ${said}`];
  if (log.includes('this is a fault in the action')) return [`it took an error for its own: ${said}`];
  const found = settle(pictureOfTarget(site));
  const isPostStep = study.scenario.recoveredBy === 'post step';
  const side = isPostStep ? (exitCode === 0 ? 'rolled-back' : 'rollback-failed') : status;
  const problems: Problems = [];
  switch (side) {
    case 'deployed':
    case 'restored':
      if (when !== 'late') problems.push(...contentDifferences(found, study.new, said));
      break;
    case 'unchanged':
      break;
    case 'rejected':
    case 'rolled-back':
      problems.push(...checkAsBefore(study, found, side === 'rejected' ? 'early' : when, deed, theirs, said));
      if (!isPostStep && study.scenario.recoveredBy === undefined && changed !== 'false')
        problems.push(`expected changed=false: ${said}`);
      break;
    case 'rollback-failed':
      if (!hasJournal(site)) problems.push(`a failed undo without a journal: ${said}`);
      if (!log.includes('ROLLBACK_FAILED')) problems.push(`expected ROLLBACK_FAILED: ${said}`);
      problems.push(...checkNamed(study, found, log));
      break;
    default:
      problems.push(`expected a status: ${said}`);
  }
  return [...problems, ...(when === 'late' ? [] : checkFiles(result))];
}

/** The target is as it was, but for what somebody else did before the run had looked at it. */
function checkAsBefore(
  study: Study,
  found: Picture,
  when: Moment,
  deed: Deed | null,
  theirs: Credential,
  said: string,
): Problems {
  const { certificate, 'private-key': key } = filesOf(study.scenario.before ?? study.scenario.layout);
  const ours = when === 'between' || deed === null ? [] : [certificate, key];
  const lines = differences(found, study.old).filter(
    (line) => !ours.some((path) => line.startsWith(`${path}:`)),
  );
  const problems = lines.map((line) => `expected all old: ${line}; ${said}`);
  const possible: (string | undefined)[][] =
    deed === 'pair'
      ? [[digest(theirs.certificate), digest(theirs.privateKey)]]
      : deed === 'removal'
        ? [[contentOf(study.old, certificate), undefined]]
        : [];
  possible.push([contentOf(study.old, certificate), contentOf(study.old, key)]);
  const is = [contentOf(found, certificate), contentOf(found, key)];
  if (ours.length > 0 && !possible.some((pair) => pair[0] === is[0] && pair[1] === is[1]))
    problems.push(`the pair is neither the old one nor theirs: ${said}`);
  return problems;
}

function contentOf(picture: Picture, path: string): string | undefined {
  return /^file (\S+)/.exec(picture.get(path) ?? '')?.[1];
}

function contentDifferences(found: Picture, wanted: Picture, said: string): Problems {
  return [...wanted.keys()]
    .filter(
      (path) => contentOf(wanted, path) !== contentOf(found, path) && !path.startsWith('.release-earlier'),
    )
    .map((path) => `${path} is not what was deployed: ${said}`);
}

/** Each file that is not back is named, by itself or by the symlink that it is behind. */
function checkNamed(study: Study, found: Picture, log: string): Problems {
  const error = log
    .split('\n')
    .filter((line) => /^::(?:error|warning)/.test(line))
    .join('\n');
  return Object.values(filesOf(study.scenario.layout))
    .filter((path) => contentOf(found, path) !== contentOf(study.old, path))
    .map((path) => path.replace('.release-current/', ''))
    .filter((name) => !error.includes(`/${name} (`) && !error.includes('/current ('))
    .map((name) => `${name} is not back, and is not named`);
}

/** The report of each file is what is there. */
function checkFiles({ outputs }: StepResult): Problems {
  const files: { path: string; status: string; bytes: number; mode: string }[] = JSON.parse(
    outputs.files || '[]',
  );
  return files.flatMap(({ path, status, bytes, mode }) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (mode === '') return stat ? [`${path} is said to be ${status}, and is there`] : [];
    if (!stat) return [`${path} is said to be ${status}, and is not there`];
    const is = (stat.mode & 0o7777).toString(8).padStart(4, '0');
    const isSo = stat.size === bytes && is === mode;
    return isSo
      ? []
      : [`${path} is said to be ${status}: ${bytes} bytes, ${mode}; it has ${stat.size}, ${is}`];
  });
}

/** Their key is somewhere: on the target, or in a backup. */
function checkKept(site: Site, { privateKey }: Credential, when: string): Problems {
  const sum = digest(privateKey);
  const isKept = [...takePicture(site.root).values()].some((what) => what.startsWith(`file ${sum} `));
  return isKept ? [] : [`${when}, there is no copy of the key that somebody else had installed`];
}

async function runWith(
  { step, directories, traceFile }: Traced,
  site: Site,
  theirs: Credential,
  deed: Deed,
  index: number,
): Promise<{ result: StepResult; calls: Call[]; did: boolean }> {
  const { certificate = '', 'private-key': key = '' } = theirs.inputs;
  const hook = {
    NODE_OPTIONS: `--require=${HOOK}`,
    FAULT_DIRECTORY: directories[0] ?? '',
    FAULT_TARGET: site.directory,
    FAULT_CALLS: traceFile,
    FAULT_NTH: String(index + 1),
    FAULT_WHAT: deed,
    FAULT_CERTIFICATE: certificate,
    FAULT_KEY: key,
  };
  const result = await runBounded({ ...step, env: { ...step.env, ...hook } });
  const text = existsSync(traceFile) ? readFileSync(traceFile, 'utf8') : '';
  rmSync(traceFile, { force: true });
  const lines = text.split('\n').filter((line) => line !== '');
  const calls = lines.map((line, nth): Call => {
    const [, kind = '', path = ''] = /^(\w+) (.*?)(?: \((?:DONE|IN VAIN: \w*)\))?$/.exec(line) ?? [];
    return { kind, ordinal: nth + 1, label: `${kind} ${alike(path, directories)}` };
  });
  return { result, calls, did: lines.some((line) => line.endsWith(' (DONE)')) };
}
