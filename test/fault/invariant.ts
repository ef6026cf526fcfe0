// What must hold after a fault, whatever the fault was. Looks at files, exit codes and outputs, and shares
// nothing with the action.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '../../src/demo/runner.ts';
import { differences, linkOf, type Picture, settle } from './picture.ts';
import {
  pictureOfOutside,
  pictureOfState,
  pictureOfTarget,
  readPair,
  readPointer,
  type Site,
  stateDirectoryOf,
} from './site.ts';
import { filesOf, type Study } from './study.ts';

/** What does not hold, one line each; empty when everything does. */
export type Problems = string[];

/** Whether a deployment is on record as unfinished. */
export function hasJournal(site: Site): boolean {
  return existsSync(join(stateDirectoryOf(site), 'journal'));
}

/**
 * What a picture of the target says. `mixed`: neither all old nor all new. Folders that nothing names yet do
 * not count.
 */
export function sideOf(study: Study, found: Picture): 'old' | 'new' | 'mixed' {
  const named = settle(namedIn(found));
  if (differences(named, settle(namedIn(study.old))).length === 0) return 'old';
  if (differences(named, settle(namedIn(study.new))).length === 0) return 'new';
  return 'mixed';
}

/**
 * The parts of a target that a reader can come to: not the folders that are being made, or about to be
 * removed.
 */
function namedIn(picture: Picture): Picture {
  const current = linkOf(picture);
  return new Map(
    [...picture].filter(([path]) => !path.startsWith('.release-') || path.split('/')[0] === current),
  );
}

/**
 * In the middle of a deployment that died: every file is old or new, what is read through `current` belongs
 * together, and a pointer names what is there.
 */
export function checkMiddle(study: Study, site: Site): Problems {
  const found = pictureOfTarget(site);
  const named = settle(namedIn(found));
  const possible = [study.old, study.new, ...study.between, study.atStart].map((it) => settle(namedIn(it)));
  const paths = new Set([...named.keys(), ...possible.flatMap((it) => [...it.keys()])]);
  const problems: Problems = [];
  const isThrough = (path: string): boolean => path.startsWith('.release-');
  for (const path of paths) {
    const what = named.get(path);
    if (isThrough(path) || possible.some((it) => it.get(path) === what)) continue;
    problems.push(`${path} is neither old nor new: ${what ?? 'nothing'}`);
  }
  const through = (picture: Picture): Picture => new Map([...picture].filter(([path]) => isThrough(path)));
  if (!possible.some((it) => differences(through(named), through(it)).length === 0))
    problems.push(
      `what current points at is neither the old set nor the new one: ${[...through(named)].join('; ')}`,
    );
  const pointer = readPointer(site.directory);
  const isThere = pointer !== null && existsSync(pointer.certificate) && existsSync(pointer.privateKey);
  if (pointer && !isThere) problems.push('sds.json names files that are not there');
  if (pointer && isThere && pointer.certificate.includes('/current/') && !readPair(pointer))
    problems.push('sds.json names a certificate and a key that do not belong together');
  return [...problems, ...checkSealed(site), ...checkOutside(study, site)];
}

/** A backup that is sealed is whole, also while it is being removed. */
function checkSealed(site: Site): Problems {
  const backups = join(stateDirectoryOf(site), 'backups');
  const sealed = existsSync(backups)
    ? readdirSync(backups).filter((id) => existsSync(join(backups, id, 'manifest')))
    : [];
  return sealed.flatMap((id) => {
    const { files } = JSON.parse(readFileSync(join(backups, id, 'manifest'), 'utf8'));
    return (files as { role: string; existed: boolean }[])
      .filter(({ role, existed }) => existed && !existsSync(join(backups, id, role)))
      .map(({ role }) => `backup ${id} is sealed, but its ${role} is missing`);
  });
}

/** After a run that ended by itself: the target is exactly this. */
export function checkTarget(site: Site, wanted: Picture, what: string): Problems {
  return differences(settle(pictureOfTarget(site)), wanted).map((line) => `expected ${what}: ${line}`);
}

/**
 * After a run that ended by itself: nothing but sealed backups, or, when the target is as it was, exactly
 * what there was.
 */
export function checkState(study: Study, site: Site, side: 'old' | 'new'): Problems {
  const found = pictureOfState(site);
  if (side === 'old') return differences(found, study.oldState).map((line) => `state directory: ${line}`);
  return leftoversIn(found).concat(backupsIn(found, retentionOf(study)));
}

/** What is in a state directory beyond sealed backups and the record of what is deployed. */
function leftoversIn(state: Picture): Problems {
  const roles = 'certificate|private-key|chain|bundle|keystore|sds|manifest';
  const own = new RegExp(`^(backups(/[^/]+(/(${roles}))?)?|deployed(/[0-9a-f]{64})?)$`);
  return [...state.keys()]
    .filter((path) => path !== '.' && !own.test(path))
    .map((path) => `left in the state directory: ${path}`);
}

function backupsIn(state: Picture, retention: number): Problems {
  const ids = [...state.keys()].filter((path) => /^backups\/[^/]+$/.test(path));
  const problems = ids.filter((id) => !state.has(`${id}/manifest`)).map((id) => `${id} is not sealed`);
  if (ids.length > retention) problems.push(`${ids.length} backups are kept instead of ${retention}`);
  const records = [...state.keys()].filter((path) => path.startsWith('deployed/'));
  if (ids.length === 0 && state.size > 0 && records.length === 0)
    problems.push('an empty state directory is left');
  for (const [path, what] of state)
    if (what.startsWith('folder') && !what.startsWith('folder 0700'))
      problems.push(`${path} is open to others: ${what}`);
  return problems;
}

function retentionOf({ inputs }: Study): number {
  return Number(inputs['backup-retention']);
}

/** The newest backup holds what the target held before the deployment that made it. */
export function checkBackup(study: Study, site: Site, before: Picture): Problems {
  if (retentionOf(study) === 0) return [];
  const state = pictureOfState(site);
  const newest = [...state.keys()]
    .filter((path) => /^backups\/[^/]+$/.test(path))
    .sort()
    .at(-1);
  if (newest === undefined) return ['no backup was made'];
  return Object.entries(filesOf(study.scenario.layout)).flatMap(([role, path]) => {
    const kept = state.get(`${newest}/${role}`);
    return kept === before.get(path)
      ? []
      : [`the backup of ${path} is ${kept ?? 'nothing'}, expected ${before.get(path) ?? 'nothing'}`];
  });
}

/** What stands beside the target is untouched. */
export function checkOutside(study: Study, site: Site): Problems {
  return differences(pictureOfOutside(site), study.outside).map((line) => `outside of the target: ${line}`);
}

/** Paths that a step changed something at and had no business to. */
export function checkElsewhere(paths: readonly string[]): Problems {
  const own = /^\/dev\/|^\/proc\/|\/rotate-certificate-step-[^/]+\//;
  return paths.filter((path) => !own.test(path)).map((path) => `changed outside of the target: ${path}`);
}

/** The following deployment succeeds, and says truly whether it had to recover. */
export function checkFollowing(result: StepResult, recovered: boolean): Problems {
  const { status } = result.outputs;
  if (result.exitCode !== 0 || status !== 'deployed')
    return [`the following deployment ended with ${result.exitCode}, ${status}:\n${tail(result.log)}`];
  if (result.outputs.recovered !== String(recovered))
    return [`the following deployment says recovered=${result.outputs.recovered}, expected ${recovered}`];
  return [];
}

/** The last lines of a log. */
export function tail(log: string): string {
  return log
    .trim()
    .split('\n')
    .slice(-6)
    .map((line) => `    ${line}`)
    .join('\n');
}
