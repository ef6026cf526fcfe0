import type { Command } from '../command/command.ts';
import { commandEnvironment } from '../command/environment.ts';
import { type CommandResult, runCommand } from '../command/run.ts';
import { DeployError, type ErrorCode } from '../errors.ts';
import type { RecoveryRequest } from '../request.ts';
import type { Run } from './run.ts';

/* Step 9: validate-command, then reload-command, or HAProxy's socket in its place. */

/** A command that is told to end is killed after this time. Short, because a cancelled run has 7.5 s for everything. */
const GRACE_MS = 1_000;

/**
 * Runs the validate command, if there is one.
 *
 * @throws DeployError VALIDATE_FAILED, or the reason of the signal
 */
export async function validate(run: Run<RecoveryRequest>): Promise<void> {
  const { validate: command, timeoutMs } = run.request.commands;
  if (command) await runOrThrow(run, command, timeoutMs, run.signal, 'validate-command', 'VALIDATE_FAILED');
}

/**
 * Makes the server read the files on the target.
 *
 * @param signal ends it early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or the reason of the signal
 */
export async function reload(run: Run<RecoveryRequest>, signal: AbortSignal = run.signal): Promise<void> {
  const { reload: command, runtime, timeoutMs } = run.request.commands;
  if (command) await runOrThrow(run, command, timeoutMs, signal, 'reload-command', 'RELOAD_FAILED');
  if (!runtime) return;
  const { handToHaproxy } = await import('./haproxy.ts');
  await handToHaproxy(run, runtime, timeoutMs, signal);
}

const COMMAND_HINT =
  'what it printed is in the log above; it runs without a shell, so pipes and variables need sh -c';

async function runOrThrow(
  run: Run<RecoveryRequest>,
  command: Command,
  timeoutMs: number,
  signal: AbortSignal,
  input: string,
  code: ErrorCode,
): Promise<void> {
  run.log.info(`${input}: ${command.text}`);
  const result = await runCommand(command, {
    timeoutMs,
    graceMs: GRACE_MS,
    signal,
    environment: commandEnvironment(run.environment, run.secrets),
    onLine: (line) => run.log.output(line),
  });
  throwUnlessSucceeded(result, timeoutMs, signal, input, code, COMMAND_HINT);
}

/** @throws DeployError with the given code, or the reason of the signal */
export function throwUnlessSucceeded(
  result: CommandResult,
  timeoutMs: number,
  signal: AbortSignal,
  input: string,
  code: ErrorCode,
  hint: string,
): void {
  switch (result.kind) {
    case 'succeeded':
      return;
    case 'cancelled':
      throw signal.reason;
    case 'timed-out':
      throw new DeployError(
        code,
        `${input} did not end within ${timeoutMs} ms and was stopped`,
        'raise command-timeout, or have the command return once the server was told',
      );
    case 'failed':
      throw new DeployError(code, `${input} failed: ${result.reason}`, hint);
  }
}
