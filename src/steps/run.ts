import { asDeployError, DeployError } from '../errors.ts';
import { type Log, recordWarnings } from '../log.ts';
import { newReport, type Report } from '../report.ts';
import type { DeployRequest, RunRequest } from '../request.ts';

/** The surroundings of a run. */
export interface Context {
  readonly log: Log;
  /** Aborted, with a DeployError as its reason, when the job is cancelled. */
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
  /** Texts that must not reach a command's environment. */
  readonly secrets: readonly string[];
  /** Masks texts in the log and adds them to `secrets`. Called as soon as a key is known. */
  hide(texts: readonly string[]): void;
}

/** One run: its surroundings, its request and its report. */
export interface Run<AnyRequest extends RunRequest = DeployRequest> extends Context {
  /**
   * Names the deployment, its backup and its folders. Given under the lock, so that ids sort in the order of
   * deployments.
   */
  id: string;
  readonly request: AnyRequest;
  readonly report: Report;
  /** Aborted some time after `signal`. An undo works under this one. */
  readonly undoSignal: AbortSignal;
}

/** A run that has not begun. */
export function newRun<AnyRequest extends RunRequest>(
  request: AnyRequest,
  context: Context,
): Run<AnyRequest> {
  const report = newReport();
  report.operation = operationOf(request);
  report.directory = request.target?.directory ?? null;
  report.stateDirectory = request.target?.stateDirectory ?? null;
  report.verified = request.verify.endpoints.length > 0 ? false : null;
  return {
    ...context,
    log: recordWarnings(context.log, report.warnings),
    id: '',
    request,
    report,
    undoSignal: graceAfter(context.signal),
  };
}

/** A request without an operation is that of a recovery. */
function operationOf(
  request: RunRequest & { readonly operation?: Report['operation'] },
): Report['operation'] {
  return request.operation ?? 'recover';
}

/**
 * Runs an operation to its report.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function reportOf(run: Run<RunRequest>, operation: () => Promise<void>): Promise<Report> {
  const { report } = run;
  try {
    await operation();
  } catch (error) {
    report.error = asDeployError(error);
    // `rejected` says that nothing was touched. A recovery touched something.
    if (report.recovered && report.status === 'rejected') report.status = 'rolled-back';
  }
  return report;
}

/** Runs one phase and notes when it began, when it ended, and whether it failed. */
export async function phase<T>(
  run: Pick<Run, 'report'>,
  name: string,
  step: () => T | Promise<T>,
): Promise<T> {
  const entry = { name, start: now(), end: now(), failed: true };
  run.report.phases.push(entry);
  try {
    const result = await step();
    entry.failed = false;
    return result;
  } finally {
    entry.end = now();
  }
}

/**
 * Milliseconds since the epoch, on a clock that cannot be set: what lies between two of them is a duration.
 */
function now(): number {
  return Math.round(performance.timeOrigin + performance.now());
}

/** Warns that a success says nothing about the served certificate. */
export function tellNothingVerified({ log }: Pick<Run, 'log'>): void {
  log.warning('nothing was verified: no endpoint was named');
}

/**
 * How long after a cancellation an undo may still reload and prove. A runner grants 7.5 s until it sends
 * SIGTERM, and a command that does not listen takes another 1.5 s to end (reload.ts).
 */
const GRACE_AFTER_CANCEL_MS = 4_000;

/** The signal for an undo. A cancellation does not stop an undo, but leaves it little time. */
function graceAfter(cancelled: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const onCancel = (): void => {
    const timer = setTimeout(
      () => controller.abort(new DeployError('CANCELLED', 'the job was cancelled')),
      GRACE_AFTER_CANCEL_MS,
    );
    timer.unref();
  };
  if (cancelled.aborted) onCancel();
  else cancelled.addEventListener('abort', onCancel, { once: true });
  return controller.signal;
}
