/*
 * The main step, as its post step finds it. State reaches the post step of the same action in the same job,
 * and nobody else. It may be missing: the runner's file can be full, and a signal can come before it is
 * written. The post step must do the right thing without it.
 */
import { getState, saveState } from '@actions/core';
import { DeployError, systemCode } from '../errors.ts';
import { isRunning, type ProcessIdentity, thisMachine, thisProcess } from '../lock/process.ts';
import type { Log } from '../log.ts';
import { appendWhole, fileProblem } from './runner-files.ts';

const STARTED = 'started';
const FINISHED = 'finished';
const BEGUN = 'begun_';

/** Leaves a trace, so that the post step can find this process. Called before anything is changed. */
export function saveStarted(log: Log): void {
  try {
    appendWhole('GITHUB_STATE', () => saveState(STARTED, JSON.stringify(thisProcess())));
  } catch (error) {
    log.warning(
      `${fileProblem('GITHUB_STATE', error)}: the post step cannot tell how this run ends. It still rolls back a deployment that was killed, but cannot stop this step while it runs`,
    );
  }
}

let begun = 0;

/**
 * Tells the post step that a target of a fleet is going to be deployed to. Without it, a deployment that
 * succeeded would not go back when the run is killed later.
 *
 * @param deployedId the id of the last deployment there; null when there is none
 */
export function saveBegun(target: string, deployedId: string | null): void {
  try {
    appendWhole('GITHUB_STATE', () => saveState(`${BEGUN}${begun}`, JSON.stringify([target, deployedId])));
    begun += 1;
  } catch {
    // Nothing is lost: the post step then goes by the records on the targets alone.
  }
}

/**
 * The targets that the main step began to deploy to, with the id of the last deployment before; null when it
 * left no trace, so that nobody knows.
 */
export function findBegun(): ReadonlyMap<string, string | null> | null {
  if (getState(STARTED) === '') return null;
  const found = new Map<string, string | null>();
  for (let index = 0; ; index += 1) {
    const text = getState(`${BEGUN}${index}`);
    if (text === '') return found;
    const [target, deployedId] = JSON.parse(text) as [string, string | null];
    found.set(target, deployedId);
  }
}

/** Tells the post step that the main step ended by itself, so that there is nothing to do. */
export function saveFinished(): void {
  try {
    appendWhole('GITHUB_STATE', () => saveState(FINISHED, 'true'));
  } catch {
    // Nothing is lost: the post step looks at the target, and finds nothing to undo.
  }
}

/** Whether the main step ended by itself. */
export function hasFinished(): boolean {
  return getState(FINISHED) === 'true';
}

/**
 * The process of the main step, when it is still running on this machine; null when it is not, or left no
 * trace.
 */
export function findMainStep(): ProcessIdentity | null {
  const main = parseIdentity(getState(STARTED));
  return main !== null && main.machine === thisMachine() && isRunning(main) ? main : null;
}

function parseIdentity(text: string): ProcessIdentity | null {
  try {
    const { pid, machine, processStart } = JSON.parse(text) as Partial<
      Record<keyof ProcessIdentity, unknown>
    >;
    // Without its start, the number could be that of another process by now.
    if (!Number.isSafeInteger(pid) || typeof machine !== 'string' || typeof processStart !== 'string')
      return null;
    return { pid: pid as number, machine, processStart };
  } catch {
    return null;
  }
}

/**
 * Signals in the order, and at the times in milliseconds, in which a runner sends them to a step that is
 * cancelled (actions/runner, `ProcessInvoker.cs`).
 */
const SIGNALS = [
  { signal: 'SIGINT', afterMs: 0 },
  { signal: 'SIGTERM', afterMs: 7_500 },
  { signal: 'SIGKILL', afterMs: 10_000 },
] as const;

/** How long a killed process may take to disappear. */
const GIVE_UP_MS = 15_000;

const POLL_MS = 50;

/**
 * Stops a main step that still runs. In a `container:` job the runner's signals end at `docker exec`, so a
 * cancelled step lives on while its post step begins.
 *
 * @param signal of the post step: once it is aborted, the main step is no longer waited for
 * @throws DeployError LOCKED when it cannot be stopped: it may still change the target; the signal's reason
 */
export async function stopMainStep(main: ProcessIdentity, log: Log, signal: AbortSignal): Promise<void> {
  log.info(`the main step (process ${main.pid}) is still running: it is told to stop`);
  const start = performance.now();
  let sent = 0;
  while (isRunning(main)) {
    signal.throwIfAborted();
    const waited = performance.now() - start;
    const next = SIGNALS[sent];
    if (next && waited >= next.afterMs) {
      if (next.signal === 'SIGKILL') log.warning('the main step did not stop in time and is killed');
      send(main.pid, next.signal);
      sent += 1;
    }
    if (waited > GIVE_UP_MS)
      throw new DeployError(
        'LOCKED',
        `the main step (process ${main.pid}) cannot be stopped`,
        'end that process, then run any deployment to this target: it undoes the unfinished one first',
      );
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  log.info('the main step has ended');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH: it ended meanwhile. EPERM: it belongs to another user, and the loop gives up in the end.
    if (!['ESRCH', 'EPERM'].includes(systemCode(error))) throw error;
  }
}
