import { asDeployError, DeployError } from '../errors.ts';

/** Node ends with this code when nothing is left to wait for and a module has not come to its end. */
const UNFINISHED = 13;

/** How long the last lines of the log may take to reach a reader that has stalled. */
const FLUSH_MS = 2_000;

/**
 * Runs a program. The process exits with the code that the program or `fail` has set, else with 0. Until the
 * program has ended, the exit code is that of a failure, so that no early end passes for a success.
 *
 * @param program is given a signal that is aborted, with a DeployError CANCELLED, when the runner cancels the
 *   job
 * @param fail shows a failure, and sets the exit code
 */
export function runProgram(
  program: (cancelled: AbortSignal) => Promise<void>,
  fail: (error: DeployError) => void,
): void {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (!controller.signal.aborted) controller.abort(cancellation());
    });
  // A reader of the log that goes away must not end a deployment in the middle.
  process.stdout.on('error', () => undefined);
  process.exitCode = UNFINISHED;
  program(controller.signal)
    .catch((error: unknown) => fail(asDeployError(error)))
    .then(() => exit(process.exitCode === UNFINISHED ? 0 : process.exitCode));
}

function cancellation(): DeployError {
  return new DeployError('CANCELLED', 'the job was cancelled', 'run it again when you are ready');
}

/** Ends the process as soon as the log is out. Nothing else that is still open has anything left to do. */
function exit(code: typeof process.exitCode): void {
  setTimeout(() => process.exit(code), FLUSH_MS).unref();
  process.stdout.write('', () => process.exit(code));
}
