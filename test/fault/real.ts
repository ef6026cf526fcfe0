// Faults that need no injection: disks that are full, mounts that refuse, files that cannot be changed, a
// user who may not.

import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StepResult } from '../../src/demo/runner.ts';
import { checkState, checkTarget, hasJournal, type Problems, sideOf, tail } from './invariant.ts';
import { differences, settle } from './picture.ts';
import { follow } from './points.ts';
import type { Layout } from './scenarios.ts';
import { openSite, pictureOfTarget, run, type Site, stepAt } from './site.ts';
import type { Study } from './study.ts';
import { bundleNode, runBounded } from './trace.ts';

/** A fault that can be put up and taken down, on a site that holds the old files. */
export interface Obstacle {
  readonly name: string;
  /**
   * The only layout in which it is one; not given: it is one in both. The symlink layout never writes to the
   * files in use.
   */
  readonly layout?: Layout;
  /** Puts it up. Returns what takes it down again. */
  raise(site: Site): () => void;
  /** How the run must end; also the error codes that fit. */
  readonly codes: readonly string[];
  /**
   * What was begun cannot be tidied away: the rollback fails, all that is in use is old, and the journal says
   * what is left to do.
   */
  readonly staysUnfinished?: boolean;
  /** Runs as somebody who is not root, and to whom the target belongs. */
  readonly asUser?: boolean;
}

const USER = 4711;

const OBSTACLES: readonly Obstacle[] = [
  {
    name: 'read-only bind mount',
    codes: ['PERMISSION_DENIED'],
    raise: ({ directory }) => {
      run('mount', ['--bind', directory, directory]);
      run('mount', ['-o', 'remount,ro,bind', directory]);
      return () => run('umount', [directory]);
    },
  },
  ...(['cert.pem', 'key.pem'] as const).map(
    (name): Obstacle => ({
      name: `bind-mounted ${name}`,
      layout: 'in-place',
      codes: ['WRITE_FAILED'],
      raise: ({ root, directory }) => {
        const beside = join(root, '..', `mounted-${name}`);
        run('cp', ['-a', join(directory, name), beside]);
        run('mount', ['--bind', beside, join(directory, name)]);
        return () => run('umount', [join(directory, name)]);
      },
    }),
  ),
  ...(['cert.pem', 'key.pem', '.'] as const).map(
    (name): Obstacle => ({
      name: name === '.' ? 'immutable folder' : `immutable ${name}`,
      ...(name === '.' ? {} : { layout: 'in-place' }),
      codes: ['PERMISSION_DENIED', 'WRITE_FAILED'],
      raise: ({ directory }) => {
        run('chattr', ['+i', join(directory, name)]);
        return () => run('chattr', ['-i', join(directory, name)]);
      },
    }),
  ),
  ...(['in-place', 'symlink'] as const).map(
    (layout): Obstacle => ({
      name: 'append-only folder',
      layout,
      // A new release folder can be made in it, but not be removed again.
      ...(layout === 'symlink'
        ? { codes: ['ROLLBACK_FAILED'], staysUnfinished: true }
        : { codes: ['PERMISSION_DENIED', 'WRITE_FAILED'] }),
      raise: ({ directory }) => {
        run('chattr', ['+a', directory]);
        return () => run('chattr', ['-a', directory]);
      },
    }),
  ),
  {
    name: 'folder that another user may not write to',
    codes: ['PERMISSION_DENIED'],
    asUser: true,
    raise: ({ directory }) => {
      chmodSync(directory, 0o555);
      return () => chmodSync(directory, 0o750);
    },
  },
  {
    name: 'file that another user may not read',
    codes: ['PERMISSION_DENIED'],
    asUser: true,
    raise: ({ directory }) => {
      const inUse = join(directory, 'current', 'key.pem');
      const key = existsSync(inUse) ? inUse : join(directory, 'key.pem');
      const { uid, gid } = statSync(key);
      chownSync(key, 0, 0);
      return () => chownSync(key, uid, gid);
    },
  },
];

/** All obstacles that there are in a layout. */
export function obstaclesIn(layout: Layout): Obstacle[] {
  return OBSTACLES.filter((obstacle) => obstacle.layout === undefined || obstacle.layout === layout);
}

/**
 * One obstacle: the run fails, says why, and leaves the target as it was, or, where that cannot be, what is
 * in use; without the obstacle the next one succeeds.
 */
export async function tryObstacle(study: Study, site: Site, obstacle: Obstacle): Promise<Problems> {
  site.reset(study.start);
  if (obstacle.asUser)
    for (const name of ['site', 'outside']) run('chown', ['-R', String(USER), join(site.root, name)]);
  const before = settle(pictureOfTarget(site));
  const remove = obstacle.raise(site);
  let result: StepResult;
  try {
    const step = stepAt(site, study.inputs);
    result = await runBounded(
      obstacle.asUser
        ? {
            ...step,
            inputs: { ...step.inputs, ...readCredential(study) },
            node: fileURLToPath(new URL('as-user.sh', import.meta.url)),
            env: { FAULT_USER: String(USER), FAULT_NODE: bundleNode() },
          }
        : step,
    );
  } finally {
    remove();
  }
  const { status = '', 'error-code': code = '' } = result.outputs;
  const problems: Problems = [];
  const { staysUnfinished = false } = obstacle;
  const expected = staysUnfinished ? ['rollback-failed'] : ['rejected', 'rolled-back'];
  if (result.exitCode !== 1 || !expected.includes(status))
    problems.push(`expected ${expected.join(' or ')}, got exit code ${result.exitCode}, ${status}`);
  if (!obstacle.codes.includes(code)) problems.push(`expected ${obstacle.codes.join(' or ')}, got ${code}`);
  if (staysUnfinished) {
    const side = sideOf(study, pictureOfTarget(site));
    if (side !== 'old') problems.push(`after ${status}: what is in use is ${side}`);
    if (!hasJournal(site)) problems.push('a failed rollback without a journal');
  } else {
    const differing = differences(settle(pictureOfTarget(site)), before);
    problems.push(...differing.map((line) => `after ${status}: ${line}`));
  }
  if (!obstacle.asUser) {
    if (!staysUnfinished) problems.push(...checkState(study, site, 'old'));
    if (problems.length === 0) problems.push(...(await follow(study, site, 'old', staysUnfinished)));
  }
  return problems.length > 0 ? [...problems, tail(result.log)] : [];
}

/** The credential as text: its files are root's. */
function readCredential({ inputs }: Study): Record<string, string> {
  return Object.fromEntries(
    ['certificate', 'private-key', 'chain'].map((name) => [name, readFileSync(inputs[name]!, 'utf8')]),
  );
}

/** What a disk can run out of. */
export type Shortage = 'space' | 'inodes';

/**
 * A small tmpfs with less and less room left: each time a little more, until a deployment comes through.
 *
 * @param first how much room there is at first, in pages or inodes
 * @param step how much more there is from one run to the next
 * @returns of each run what did not hold
 */
export async function tryShortage(
  study: Study,
  folder: string,
  shortage: Shortage,
  first: number,
  step: number,
): Promise<Problems[]> {
  const mountPoint = join(folder, `tmpfs-${shortage}`);
  mkdirSync(mountPoint, { recursive: true });
  run('mount', [
    '-t',
    'tmpfs',
    '-o',
    shortage === 'space' ? 'size=256k' : 'size=8m,nr_inodes=80',
    'tmpfs',
    mountPoint,
  ]);
  const site = await openSite(join(mountPoint, 'here'));
  const all: Problems[] = [];
  try {
    for (let room = first; room < ENOUGH + step; room += step) {
      site.reset(study.start);
      fill(mountPoint, shortage, room);
      const result = await runBounded(stepAt(site, study.inputs));
      rmSync(join(mountPoint, 'filler'), { recursive: true });
      const { status = '' } = result.outputs;
      const side = status === 'deployed' ? 'new' : 'old';
      const problems = [
        ...checkTarget(site, side === 'new' ? study.new : study.old, `all ${side} after ${status}`),
        ...checkState(study, site, side),
      ];
      if ((result.exitCode === 0) !== (side === 'new'))
        problems.push(`exit code ${result.exitCode}, but ${status}`);
      if (side === 'old' && !['rejected', 'rolled-back'].includes(status))
        problems.push(`the status is ${status}`);
      if (problems.length === 0) problems.push(...(await follow(study, site, side, false)));
      all.push(problems.length > 0 ? [`with room for ${room}:`, ...problems, tail(result.log)] : []);
      if (side === 'new') return all;
    }
    all.push(['no deployment came through, however much room there was']);
    return all;
  } finally {
    await site.close();
    run('umount', [mountPoint]);
  }
}

/** Pages or inodes with which a deployment comes through for sure. */
const ENOUGH = 200;

/** Uses up everything but so many pages, or inodes. */
function fill(mountPoint: string, shortage: Shortage, room: number): void {
  const filler = join(mountPoint, 'filler');
  mkdirSync(filler);
  if (shortage === 'space') {
    const { bavail, bsize } = statfsSync(mountPoint);
    writeFileSync(join(filler, 'bytes'), Buffer.alloc(Math.max(0, (bavail - room) * bsize), 1));
  } else {
    const free = statfsSync(mountPoint).ffree - room;
    for (let number = 0; number < free; number += 1) writeFileSync(join(filler, String(number)), '');
  }
}
