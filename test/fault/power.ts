// Power cuts: a file system of its own, in an image, that is shut down without its log being written out, and
// mounted again.

import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkState, hasJournal, type Problems, sideOf } from './invariant.ts';
import { afterDeath, follow } from './points.ts';
import { openSite, pictureOfTarget, run, type Site, stateDirectoryOf } from './site.ts';
import { type Study, traced } from './study.ts';
import { inject, record } from './trace.ts';

/** File systems that can be cut off. */
export type FileSystem = 'ext4' | 'xfs';

/** A mounted image with a site on it. */
export interface CutOff {
  readonly site: Site;
  readonly fileSystem: FileSystem;
  /** The power goes, and comes back. */
  cut(): void;
  close(): Promise<void>;
}

/** Makes an image and mounts it. For root, in a mount namespace of its own, so that nothing stays mounted. */
export async function openCutOff(fileSystem: FileSystem, folder: string): Promise<CutOff> {
  const image = join(folder, `${fileSystem}.image`);
  const mountPoint = join(folder, fileSystem);
  mkdirSync(mountPoint, { recursive: true });
  run('truncate', ['-s', '320M', image]);
  run(`mkfs.${fileSystem}`, ['-q', image]);
  run('mount', ['-o', 'loop', image, mountPoint]);
  const site = await openSite(join(mountPoint, 'here'));
  return {
    site,
    fileSystem,
    cut: () => {
      run('xfs_io', ['-x', '-c', 'shutdown', mountPoint]);
      run('umount', [mountPoint]);
      run('mount', ['-o', 'loop', image, mountPoint]);
      // A lock that the power cut has emptied would be watched for half a minute. That is tested elsewhere.
      const lock = join(stateDirectoryOf(site), 'lock');
      if (statSync(lock, { throwIfNoEntry: false })?.size === 0) rmSync(lock);
    },
    close: async () => {
      await site.close();
      run('umount', [mountPoint]);
    },
  };
}

/** When the power goes: when the step has ended, or at one of its calls. */
export type Moment = 'end' | number;

/**
 * The moments that are worth a try: before each call by which a name or the durability of something changes,
 * and the end.
 */
export function momentsOf({ calls }: Study): Moment[] {
  const indices = calls.flatMap(({ kind }, index) => (/rename|fsync|link|mkdir/.test(kind) ? [index] : []));
  return ['end', ...indices];
}

/**
 * One power cut: what is there afterwards is all old or all new, or there is a journal by which it becomes
 * all old.
 */
export async function tryPowerCut(study: Study, { site, cut }: CutOff, moment: Moment): Promise<Problems> {
  site.reset(study.start);
  run('sync', ['-f', site.root]);
  site.serve(study.scenario.serving);
  // A trace would be lost with the rest if it were beside the site; it must not be, either, because of the
  // free space.
  const step = { ...traced(site, study.inputs, study.state), traceFile: `${study.start}.trace` };
  if (moment === 'end') {
    const { result } = await record(step);
    cut();
    if (result.outputs.status !== 'deployed') return [`expected deployed, got ${result.outputs.status}`];
    // Removals are not made to last: an older folder or backup may be back, until the next deployment.
    const side = sideOf(study, pictureOfTarget(site));
    const problems = [
      ...(side === 'new' ? [] : [`expected all new after the power cut, found ${side}`]),
      ...(hasJournal(site) ? ['the journal is back after the power cut'] : []),
    ];
    return [...problems, ...(await follow(study, site, 'new', false)), ...checkState(study, site, 'new')];
  }
  const { result, trace } = await inject(step, study.calls, moment, { kind: 'kill' });
  if (trace.hit !== moment) return ['the fault could not be injected'];
  cut();
  return await afterDeath(study, site, moment % 2 === 0 ? 'post step' : 'deployment', result.state);
}
