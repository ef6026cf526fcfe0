import { randomBytes } from 'node:crypto';
import { DeployError } from '../errors.ts';
import type { Log } from '../log.ts';
import { newReport, type Report } from '../report.ts';
import type { RecoveryRequest, Request } from '../request.ts';
import { newDeploymentId } from '../transaction/transaction.ts';

/** What a run is given from outside. */
export interface Context {
  readonly log: Log;
  /** Aborted, with a DeployError as its reason, when the job is cancelled. */
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
  /** Texts that must not reach a command's environment. */
  readonly secrets: readonly string[];
}

/** One run: what it is given, what is asked of it, and what it has to say. */
export interface Run<Asked extends RecoveryRequest = Request> extends Context {
  /** Names the run, its backup and its folders. */
  readonly id: string;
  readonly request: Asked;
  readonly report: Report;
}

/** A run that has not begun. */
export function newRun<Asked extends RecoveryRequest>(request: Asked, context: Context): Run<Asked> {
  const report = newReport();
  report.directory = request.target.directory;
  report.verified = request.verify.endpoints.length > 0 ? false : null;
  return { ...context, id: newDeploymentId(new Date(), randomBytes(4)), request, report };
}

/** Runs one phase and notes when it began, when it ended, and whether it failed. */
export async function phase<T>(
  run: Pick<Run, 'report'>,
  name: string,
  step: () => T | Promise<T>,
): Promise<T> {
  const entry = { name, start: Date.now(), end: Date.now(), failed: true };
  run.report.phases.push(entry);
  try {
    const result = await step();
    entry.failed = false;
    return result;
  } finally {
    entry.end = Date.now();
  }
}

/** How long a rollback may still reload and prove after the job was cancelled: a runner grants 7.5 s until it sends SIGTERM. */
const GRACE_AFTER_CANCEL_MS = 4_000;

/**
 * The signal under which a rollback works: a cancellation does not stop it, but gives it little time.
 *
 * @returns the signal, and what releases it
 */
export function rollbackSignal(cancelled: AbortSignal): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const onCancel = (): void => {
    timer = setTimeout(
      () => controller.abort(new DeployError('CANCELLED', 'the job was cancelled')),
      GRACE_AFTER_CANCEL_MS,
    );
  };
  if (cancelled.aborted) onCancel();
  else cancelled.addEventListener('abort', onCancel, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      cancelled.removeEventListener('abort', onCancel);
    },
  };
}
