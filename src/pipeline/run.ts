import { DeployError } from '../errors.ts';
import type { Log } from '../log.ts';
import { newReport, type Report } from '../report.ts';
import type { DeployRequest, RecoveryRequest } from '../request.ts';

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
export interface Run<Asked extends RecoveryRequest = DeployRequest> extends Context {
  /** Names the deployment, its backup and its folders; given when the target is ours, so that ids sort in the order of deployments. */
  id: string;
  readonly request: Asked;
  readonly report: Report;
  /** Aborted some time after `signal`: what a rollback works under. */
  readonly rollbackSignal: AbortSignal;
}

/** A run that has not begun. */
export function newRun<Asked extends RecoveryRequest>(request: Asked, context: Context): Run<Asked> {
  const report = newReport();
  report.directory = request.target.directory;
  report.verified = request.verify.endpoints.length > 0 ? false : null;
  return {
    ...context,
    id: '',
    request,
    report,
    rollbackSignal: graceAfter(context.signal),
  };
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

/** How long after a cancellation a rollback may still reload and prove: a runner grants 7.5 s until it sends SIGTERM. */
const GRACE_AFTER_CANCEL_MS = 5_000;

/** The signal under which a rollback works: a cancellation does not stop it, but from that moment on leaves it little time. */
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
