import type { Command } from '../command/command.ts';
import { commandEnvironment } from '../command/environment.ts';
import { type CommandResult, runCommand } from '../command/run.ts';
import { DeployError, type ErrorCode } from '../errors.ts';
import type { RecoveryRequest } from '../request.ts';
import type { Run } from './run.ts';

/** How long a command that is told to end has until it is killed. Short, since after a cancellation there are 7.5 s for everything. */
const GRACE_MS = 1_000;

/**
 * Runs the validate command, if there is one.
 *
 * @throws DeployError VALIDATE_FAILED, or what the signal was aborted with
 */
export async function validate(run: Run<RecoveryRequest>): Promise<void> {
  const { validate: command, timeoutMs } = run.request.commands;
  if (command) await runOrThrow(run, command, timeoutMs, run.signal, 'validate-command', 'VALIDATE_FAILED');
}

/**
 * Runs the reload command, if there is one.
 *
 * @param signal ends the command early
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
export async function runReload(run: Run<RecoveryRequest>, signal: AbortSignal): Promise<void> {
  const { reload: command, timeoutMs } = run.request.commands;
  if (command) await runOrThrow(run, command, timeoutMs, signal, 'reload-command', 'RELOAD_FAILED');
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

/** @throws DeployError with the given code, or what the signal was aborted with */
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
