import { isDeepStrictEqual } from 'node:util';
import { DeployError } from '../errors.ts';
import type { Job } from '../report.ts';
import type { ManifestTarget } from './manifest.ts';

/**
 * The most jobs that GitHub makes of one matrix (Actions limits, "Job matrix").
 */
const MAX_JOBS = 256;

/** A job's name lists no more targets than this. */
const MAX_NAMED = 3;

/**
 * The jobs that deploy a fleet, wave by wave. Targets of a wave that have the same runner and the same
 * environment share a job, so that a runner starts once.
 *
 * @throws DeployError INPUT_INVALID when there are more than a matrix may have
 */
export function planFleet(waves: readonly (readonly ManifestTarget[])[]): Job[][] {
  const jobs = waves.map((wave) => {
    const groups: ManifestTarget[][] = [];
    for (const target of wave) {
      const group = groups.find(([first]) => first !== undefined && isTogether(first, target));
      if (group) group.push(target);
      else groups.push([target]);
    }
    return groups.map(jobOf);
  });
  const count = jobs.flat().length;
  if (count <= MAX_JOBS) return jobs;
  throw new DeployError(
    'INPUT_INVALID',
    `targets: expected at most ${MAX_JOBS} jobs, which is the most that GitHub makes of a matrix, got ${count}`,
    'put targets together, by the same runs-on, environment and wave; or plan a part of them, by only',
  );
}

function isTogether(one: ManifestTarget, other: ManifestTarget): boolean {
  return one.environment === other.environment && isDeepStrictEqual(one.runsOn, other.runsOn);
}

function jobOf(targets: readonly ManifestTarget[]): Job {
  const names = targets.map(({ name }) => name);
  const [first] = targets;
  const more = names.length - MAX_NAMED;
  return {
    name: names.slice(0, MAX_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : ''),
    'runs-on': first?.runsOn ?? [],
    environment: first?.environment ?? '',
    only: names.join(','),
  };
}
