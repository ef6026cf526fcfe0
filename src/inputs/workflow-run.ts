import { isRunId } from '../transaction/names.ts';
import type { Read } from './values.ts';

/* The run that this job belongs to, as its environment tells it, and the one that `rollback-run` names. */

/** The page of the run, or of the job, for people who meet its lock; null where none is known. */
export function runUrl({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_RUN_ID: id,
  CI_JOB_URL,
  BUILD_URL,
}: NodeJS.ProcessEnv): string | null {
  if (server && repository && id) return `${server}/${repository}/actions/runs/${id}`;
  return CI_JOB_URL || BUILD_URL || null;
}

/**
 * The run that a job belongs to, which it keeps when it is run again: a workflow run, or a pipeline of
 * GitLab's.
 */
export function runId({ GITHUB_RUN_ID, CI_PIPELINE_ID }: NodeJS.ProcessEnv): string | null {
  const id = GITHUB_RUN_ID || CI_PIPELINE_ID;
  return isRunId(id) ? id : null;
}

/**
 * `current`, or the id of a workflow run.
 *
 * @param current the id of the current one; null outside of one
 */
export function readRun(text: string, current: string | null): Read<string> {
  if (text === 'current' && current !== null) return { value: current };
  if (text === 'current') return { expected: 'the id of a workflow run; there is no current one here' };
  // An id is a number on GitHub. A misspelt word would be the id of no run, and nothing would be done.
  return isRunId(text) && text.toLowerCase() !== 'current'
    ? { value: text }
    : { expected: 'current, or the id of a workflow run' };
}
