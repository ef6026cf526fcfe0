// What a scenario looks like when nothing goes wrong: which calls there are to fail, and what may be found
// afterwards.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '../../src/demo/runner.ts';
import type { Credential, CredentialName } from './credentials.ts';
import { hasJournal } from './invariant.ts';
import { digest, type Picture, settle } from './picture.ts';
import { recordReads } from './reads.ts';
import type { Layout, Scenario } from './scenarios.ts';
import {
  furnish,
  pictureOfOutside,
  pictureOfState,
  pictureOfTarget,
  run,
  type Site,
  STATE_BESIDE,
  stepAt,
} from './site.ts';
import { type Call, inject, record, runBounded, type Traced } from './trace.ts';

/** Everything known about a scenario before anything is injected. Pictures of the target are settled. */
export interface Study {
  readonly scenario: Scenario;
  /** What the faulted step finds: a template for a site. */
  readonly start: string;
  /** Inputs of the faulted step; and of one that deploys another certificate afterwards. */
  readonly inputs: Record<string, string>;
  readonly follow: Record<string, string>;
  /** Given when the faulted step is a post step: what the main step had saved. */
  readonly state: Record<string, string> | null;
  readonly calls: readonly Call[];
  /** Its reads of the target and the state directory. */
  readonly reads: readonly Call[];
  readonly outside: Picture;
  readonly atStart: Picture;
  readonly old: Picture;
  readonly oldState: Picture;
  /** The target after the step's success, which a step that is made to fail never reaches. */
  readonly new: Picture;
  /** What else may be on the way: what the deployment that was killed earlier was about to show. */
  readonly between: readonly Picture[];
  /**
   * The target after the following deployment: when it found the old files, and when it found the new ones.
   */
  readonly followOld: Picture;
  readonly followNew: Picture;
}

/** The files, by role, where a layout puts them. */
export function filesOf(layout: Layout): Record<'chain' | 'certificate' | 'private-key' | 'sds', string> {
  const folder = layout === 'symlink' ? '.release-current/' : '';
  return {
    chain: `${folder}chain.pem`,
    certificate: `${folder}cert.pem`,
    'private-key': `${folder}key.pem`,
    sds: 'sds.json',
  };
}

/** A step of this site, ready to be traced. */
export function traced(
  site: Site,
  inputs: Record<string, string>,
  state: Record<string, string> | null,
): Traced {
  return {
    step: stepAt(site, inputs, state ?? undefined),
    directories: [site.root],
    traceFile: `${site.root}.trace`,
  };
}

/** Runs a scenario without a fault, on a site that nobody else uses, and keeps templates below a folder. */
export async function studyScenario(
  scenario: Scenario,
  credentials: Record<CredentialName, Credential>,
  site: Site,
  folder: string,
): Promise<Study> {
  const { layout, before } = scenario;
  const beside = scenario.inputs['state-directory'];
  const base = (name: CredentialName, as: Layout): Record<string, string> => ({
    server: 'envoy',
    layout: as,
    'chain-file': 'chain.pem',
    'backup-retention': '1',
    ...(beside === undefined ? {} : { 'state-directory': beside }),
    ...credentials[name].inputs,
  });
  const secret = scenario.inputs['sds-secret-name'];
  const retention = scenario.inputs['backup-retention'] ?? '1';
  const follow = {
    ...base('last', layout),
    'backup-retention': retention,
    ...(secret === undefined ? {} : { 'sds-secret-name': secret, 'skip-checks': 'sds-name' }),
  };
  const inputs = { ...base(scenario.credential, layout), ...scenario.inputs };
  const { 'validate-command': _, ...accepted } = inputs;

  const keepTemplate = (name: string): string => {
    const template = join(folder, name);
    mkdirSync(template, { recursive: true });
    run('cp', ['-al', `${site.root}/.`, template]);
    return template;
  };
  const settled = (): Picture => settle(pictureOfTarget(site));

  const empty = join(folder, 'empty');
  mkdirSync(empty, { recursive: true });
  furnish(empty);
  site.reset(empty);
  if (before !== null) {
    for (const name of ['ancient', 'old'] as const)
      must(await runBounded(stepAt(site, base(name, before))), 'deployed');
    decorate(site, before);
  }
  const oldTemplate = keepTemplate('old');
  const old = settled();
  const oldState = pictureOfState(site);
  const outside = pictureOfOutside(site);

  const from = (template: string): void => {
    site.reset(template);
    site.serve('what the pointer names');
  };
  from(oldTemplate);
  must(await runBounded(stepAt(site, follow)), 'deployed');
  const followOld = settled();
  from(oldTemplate);
  const success = await record(traced(site, accepted, null));
  must(success.result, scenario.ends === 'returned' ? 'restored' : 'deployed');
  let fresh = settled();
  requireContent(fresh, scenario, credentials[scenario.credential], old);

  let start = oldTemplate;
  let state: Record<string, string> | null = null;
  let steps = inputs;
  const between: Picture[] = [];
  if (scenario.diedAt) {
    const { diedAt } = scenario;
    const at = success.trace.calls.findIndex((call) => diedAt.test(call.label));
    if (at === -1) throw new Error(`no call of ${scenario.name} is ${diedAt}`);
    from(oldTemplate);
    const died = await inject(traced(site, inputs, null), success.trace.calls, at, { kind: 'kill' });
    if (died.trace.hit !== at || !hasJournal(site))
      throw new Error(`${scenario.name}: it did not die where it should, with a journal`);
    start = keepTemplate('start');
    if (scenario.recoveredBy === 'post step') state = died.result.state;
    else {
      between.push(fresh);
      steps = { ...base('later', layout), ...scenario.inputs };
      from(oldTemplate);
      must(await runBounded(stepAt(site, steps)), 'deployed');
      fresh = settled();
      requireContent(fresh, scenario, credentials.later, old);
    }
  }
  must(await runBounded(stepAt(site, follow)), 'deployed');
  const followNew = settled();

  site.reset(start);
  const atStart = settled();
  site.serve(scenario.serving);
  const { result, trace } = await record(traced(site, steps, state));
  const unnumbered = trace.calls.find(({ kind }) => kind === 'write');
  if (unnumbered)
    throw new Error(`${unnumbered.label} cannot be told by its number: own-writes.cjs does not know of it`);
  if (scenario.ends === 'recovered') {
    if (result.exitCode !== 0) throw new Error(`${scenario.name}: expected success, got\n${result.log}`);
  } else must(result, scenario.ends === 'returned' ? 'restored' : scenario.ends);
  site.reset(start);
  site.serve(scenario.serving);
  const recorded = await recordReads(traced(site, steps, state));
  return {
    scenario,
    start,
    inputs: steps,
    follow,
    state,
    calls: trace.calls,
    reads: recorded.trace.calls,
    outside,
    atStart,
    old,
    oldState,
    new: fresh,
    between,
    followOld,
    followNew,
  };
}

function must(result: StepResult, status: string): void {
  if (result.outputs.status !== status)
    throw new Error(`expected ${status}, got ${result.outputs.status || result.signal}\n${result.log}`);
}

/**
 * Gives the files of a target what a replacement could lose: modes, owners, access control lists, extended
 * attributes.
 */
function decorate(site: Site, layout: Layout): void {
  const folder = join(site.directory, layout === 'symlink' ? 'current' : '.');
  const [cert, key, chain] = ['cert.pem', 'key.pem', 'chain.pem'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (process.geteuid?.() === 0) {
    run('chown', ['4711:4712', cert, key, join(site.directory, 'sds.json')]);
    run('chown', ['4711:4712', site.directory]);
  }
  run('chmod', ['0640', cert]);
  run('setfacl', ['-m', 'u:4713:r', cert]);
  run('setfattr', ['-n', 'user.origin', '-v', 'certificate', cert]);
  run('setfattr', ['-n', 'user.origin', '-v', 'key', key]);
  run('setfattr', ['-n', 'user.origin', '-v', 'chain', chain]);
  // Last: who is not root can give a file attributes only while it may be written to.
  run('chmod', ['0400', key]);
  run('chmod', ['0750', site.directory]);
}

/**
 * Makes sure that what a success looks like is right by itself: the content that was given, with the
 * attributes of what was in use before, in whichever layout. What comes out of a backup has those that it
 * had, unless it had stayed.
 */
function requireContent(
  fresh: Picture,
  { layout, before, ends }: Scenario,
  credential: Credential,
  old: Picture,
): void {
  const content = {
    certificate: credential.certificate,
    'private-key': credential.privateKey,
    chain: credential.chain,
  } as const;
  const me = `${process.geteuid?.()}:${process.getegid?.()}`;
  for (const role of ['certificate', 'private-key', 'chain'] as const) {
    const path = filesOf(layout)[role];
    const hash = digest(content[role]);
    const earlier = before === null ? undefined : old.get(filesOf(before)[role]);
    const [, earlierHash, ...attributes] = earlier?.split(' ') ?? [];
    const inherits = before !== null && (ends !== 'returned' || earlierHash === hash);
    const wanted = `file ${hash} ${inherits ? attributes.join(' ') : `${role === 'private-key' ? '0600' : '0644'} ${me}`}`;
    if (fresh.get(path) !== wanted) throw new Error(`${path}: found ${fresh.get(path)}, expected ${wanted}`);
  }
  const stray = [...fresh.keys()].filter((path) => path.includes('(another)'));
  if (stray.length > 0) throw new Error(`left after a success: ${stray.join(', ')}`);
}

/** Whether the state directory of a scenario stands beside the target. */
export function isBeside({ inputs }: Study): boolean {
  return inputs['state-directory'] === STATE_BESIDE;
}
