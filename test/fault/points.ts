// One fault at one call, and everything that must hold afterwards.

import type { StepResult } from '../../src/demo/runner.ts';
import {
  checkBackup,
  checkElsewhere,
  checkFollowing,
  checkMiddle,
  checkOutside,
  checkState,
  checkTarget,
  hasJournal,
  type Problems,
  sideOf,
  tail,
} from './invariant.ts';
import { differences, settle } from './picture.ts';
import { injectRead } from './reads.ts';
import type { Scenario } from './scenarios.ts';
import { pictureOfTarget, type Site, stepAt } from './site.ts';
import { type Study, traced } from './study.ts';
import { type Call, type Fault, inject, runBounded, type Trace } from './trace.ts';

/** One fault to try. */
export interface Point {
  readonly study: Study;
  /** Which of the study's calls. */
  readonly index: number;
  readonly fault: Fault;
  /** Who comes after a kill: the post step, or the next deployment. */
  readonly next: 'post step' | 'deployment';
}

/** How a point reads in a report. */
export function nameOf({ study, index, fault, next }: Point): string {
  const what = fault.kind === 'kill' ? `killed, then the ${next}` : fault.code;
  const calls = callsOf(study, fault);
  return `${study.scenario.name} (${study.scenario.layout}), ${fault.kind === 'read' ? 'read' : 'call'} ${index + 1} of ${calls.length}, ${calls[index]!.label}: ${what}`;
}

/** Those of a study's calls that a fault is about. */
export function callsOf(study: Study, fault: Fault): readonly Call[] {
  return fault.kind === 'read' ? study.reads : study.calls;
}

/** Tries one point on a site that nobody else uses meanwhile, and says what did not hold. */
export async function tryPoint(point: Point, site: Site): Promise<Problems> {
  const struck = await strike(point, site);
  if (typeof struck === 'string') return [struck];
  const { result, trace } = struck;
  const problems =
    point.fault.kind === 'kill'
      ? await afterKill(point, site, result)
      : await afterError(point, site, result);
  return [...problems, ...checkElsewhere(trace.elsewhere), ...checkOutside(point.study, site)];
}

/** Injects the fault, and does it again should it hit another call than the one that was meant. */
async function strike(
  { study, index, fault }: Point,
  site: Site,
): Promise<{ result: StepResult; trace: Trace } | string> {
  const wanted = callsOf(study, fault)[index]!.label;
  let last = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    site.reset(study.start);
    site.serve(study.scenario.serving);
    const step = traced(site, study.inputs, study.state);
    const struck =
      fault.kind === 'read'
        ? await injectRead(step, index, fault.code)
        : await inject(step, study.calls, index, fault);
    const { hit, calls } = struck.trace;
    if (hit === index && calls[hit]?.label === wanted) return struck;
    last = `${hit === null ? 'none of them' : calls[hit]?.label} was hit, of ${calls.length} calls`;
  }
  return `the fault could not be injected: ${last}`;
}

const ATTEMPTS = 3;

async function afterKill({ study, next }: Point, site: Site, result: StepResult): Promise<Problems> {
  if (result.signal !== 'SIGKILL') return [`expected it to die, but it ended with ${result.exitCode}`];
  return await afterDeath(study, site, next, result.state);
}

/**
 * Checks what a step that died has left, has it recovered, and checks again.
 *
 * @param state what the step had saved for its post step
 */
export async function afterDeath(
  study: Study,
  site: Site,
  next: Point['next'],
  state: StepResult['state'],
): Promise<Problems> {
  const problems = checkMiddle(study, site);
  const journal = hasJournal(site);
  const found = sideOf(study, pictureOfTarget(site));
  if (!journal && found === 'mixed') problems.push('some files are old, some new, and there is no journal');
  if (!journal && found === 'new' && study.scenario.ends !== 'deployed' && study.scenario.ends !== 'returned')
    problems.push('the new files stay, and there is no journal');
  const side = journal || found === 'mixed' ? 'old' : found;
  if (next === 'post step') problems.push(...(await recoverByPostStep(study, site, state, side)));
  else problems.push(...(await follow(study, site, side, journal)));
  return problems;
}

async function recoverByPostStep(
  study: Study,
  site: Site,
  state: StepResult['state'],
  side: 'old' | 'new',
): Promise<Problems> {
  const post = await runBounded(stepAt(site, study.inputs, study.state ?? state));
  if (post.exitCode !== 0)
    return [`the post step ended with ${post.exitCode ?? post.signal}:\n${tail(post.log)}`];
  if (side === 'old')
    return [
      ...checkTarget(site, study.old, 'all old after the post step'),
      ...checkState(study, site, 'old'),
    ];
  // It had been concluded. Older backups and folders that it had not come to remove are left for the next
  // deployment.
  const found = sideOf(study, pictureOfTarget(site));
  if (found !== 'new') return [`all was new, but after the post step it is ${found}`];
  return await follow(study, site, 'new', false);
}

/** Deploys the next certificate, and checks that it found what it should have. */
export async function follow(
  study: Study,
  site: Site,
  side: 'old' | 'new',
  recovered: boolean,
): Promise<Problems> {
  const following = await runBounded(stepAt(site, study.follow));
  const problems = checkFollowing(following, recovered);
  if (problems.length > 0) return problems;
  return [
    ...checkTarget(
      site,
      side === 'old' ? study.followOld : study.followNew,
      `the next certificate over the ${side} one`,
    ),
    ...checkState(study, site, 'new'),
    ...checkBackup(study, site, side === 'old' ? study.old : study.new),
  ];
}

async function afterError(point: Point, site: Site, result: StepResult): Promise<Problems> {
  const { study, index, fault } = point;
  const problems = checkMiddle(study, site);
  const outcome = outcomeOf(study, site, result);
  problems.push(...outcome.problems);
  const call = callsOf(study, fault)[index]!;
  const side = outcome.side;
  if (side !== null) {
    const left = [
      ...checkTarget(
        site,
        side === 'old' ? study.old : study.new,
        `all ${side} after ${result.outputs.status}`,
      ),
      ...checkState(study, site, side),
    ];
    // What cannot be removed, or not for sure, or not be found, stays; the next deployment must be able to
    // remove it.
    const isRemoval =
      fault.kind === 'read' || /^(?:unlink|unlinkat|rmdir)$/.test(call.kind) || isForgetting(study, index);
    if (!isRemoval || sideOf(study, pictureOfTarget(site)) !== side) problems.push(...left);
  }
  if (
    problems.length === 0 &&
    (side === null || index % 4 === 0 || fault.kind === 'read' || /unlink|rmdir|fsync/.test(call.kind))
  )
    problems.push(...(await follow(study, site, side ?? 'old', hasJournal(site))));
  return problems.map((problem) => `${problem}`).concat(problems.length > 0 ? [tail(result.log)] : []);
}

/** The sync that makes a journal's removal last. */
function isForgetting({ calls }: Study, index: number): boolean {
  return calls[index]!.kind === 'fsync' && /^unlink.*\/journal$/.test(calls[index - 1]?.label ?? '');
}

/**
 * What a run that ended by itself says of itself, and whether that is so. `side` null: not all is well, and
 * the journal is there to tell.
 */
function outcomeOf(
  study: Study,
  site: Site,
  { exitCode, outputs, log }: StepResult,
): { side: 'old' | 'new' | null; problems: Problems } {
  const { status = '', changed, 'error-code': code = '' } = outputs;
  const said = `exit code ${exitCode}, status ${status}, error-code ${code}`;
  const problems: Problems = [];
  if (log.includes('this is a fault in the action')) problems.push(`it took an error for its own: ${said}`);
  if (exitCode !== 0 && exitCode !== 1)
    return { side: null, problems: [`it did not end by itself: ${said}`] };
  if (study.scenario.recoveredBy === 'post step')
    return exitCode === 0 || !hasJournal(site) ? { side: 'old', problems } : { side: null, problems };
  if (exitCode === 0 && code !== '') problems.push(`a success with an error: ${said}`);
  if (exitCode === 1 && code === '') problems.push(`a failure without an error: ${said}`);
  if ((exitCode === 0) !== ['deployed', 'unchanged', 'restored'].includes(status))
    problems.push(`these contradict each other: ${said}`);
  const differs = differences(settle(pictureOfTarget(site)), study.atStart).length > 0;
  if (status !== 'rollback-failed' && changed !== String(differs))
    problems.push(`changed=${changed}, but the target ${differs ? 'differs' : 'is the same'}: ${said}`);
  switch (status) {
    case 'deployed':
    case 'restored':
      return { side: 'new', problems };
    case 'rejected':
      if (hasJournal(site) && study.scenario.recoveredBy !== undefined) return { side: null, problems };
      return { side: 'old', problems };
    case 'rolled-back':
      return { side: 'old', problems };
    case 'rollback-failed':
      if (code !== 'ROLLBACK_FAILED') problems.push(`expected ROLLBACK_FAILED: ${said}`);
      if (!hasJournal(site)) problems.push(`a failed rollback without a journal: ${said}`);
      return { side: null, problems };
    default:
      return { side: null, problems: [...problems, `expected a status: ${said}`] };
  }
}

/**
 * What the kernel can answer to a call, by a part of its name; the first that fits counts. From the manual
 * pages, and EIO for each: there is always a disk. EPERM is an immutable or append-only file or folder
 * (chattr(1)), or, of link, a file system without hard links.
 */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  open: ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'],
  write: ['EIO', 'ENOSPC', 'EDQUOT'],
  rename: ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EXDEV', 'EBUSY'],
  symlink: ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'],
  unlink: ['EIO', 'EACCES', 'EPERM', 'EROFS', 'EBUSY'],
  link: ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EXDEV'],
  mkdir: ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'],
  rmdir: ['EIO', 'EACCES', 'EPERM', 'EROFS', 'EBUSY'],
  chmod: ['EIO', 'EACCES', 'EPERM', 'EROFS'],
  chown: ['EIO', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'],
  fsync: ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS'],
  utime: ['EIO', 'EACCES', 'EPERM', 'EROFS'],
};

/**
 * The same for a read. The reason of a failed read does not matter, unless it is a matter of permission, or
 * there is no descriptor left.
 */
const ANSWERS_TO_READS: Readonly<Record<string, readonly string[]>> = {
  open: ['EIO', 'EACCES', 'EMFILE'],
  access: ['EIO', 'EACCES'],
  fstat: ['EIO'],
  stat: ['EIO', 'EACCES'],
  readlink: ['EIO', 'EACCES'],
  realpath: ['EIO', 'EACCES'],
  readdir: ['EIO', 'EACCES'],
  read: ['EIO'],
  exists: ['EIO'],
};

/**
 * The errors to try at a read. A file of the other layout that may not be read belongs to somebody else, and
 * is passed over: test/scenario/failed-reads.test.ts.
 */
export function errorsForRead({ kind }: Call, { name }: Scenario): readonly string[] {
  const codes = answersFor(ANSWERS_TO_READS, kind);
  return name === 'change of layout' && kind === 'open' ? codes.filter((code) => code !== 'EACCES') : codes;
}

function answersFor(answers: Readonly<Record<string, readonly string[]>>, kind: string): readonly string[] {
  const [, codes] = Object.entries(answers).find(([name]) => kind.includes(name)) ?? [];
  if (codes === undefined) throw new Error(`no errors are known for ${kind}`);
  return codes;
}

/** The errors to try at a call: all that the kernel can answer to it. */
export function errorsFor({ kind, label }: Call): readonly string[] {
  const codes = answersFor(ANSWERS, kind);
  // A new folder that may not be given away stays the deployer's, and the deployment is none the worse for
  // it: test/scenario/ownership.test.ts.
  return MAY_KEEP_OWNER.test(label) ? codes.filter((code) => code !== 'EPERM' && code !== 'EACCES') : codes;
}

const MAY_KEEP_OWNER = /^fchown .*\/\.release-<id>$/;
