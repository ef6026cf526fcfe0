import type { Command } from '../command/command.ts';
import { commandEnvironment } from '../command/environment.ts';
import { updateCertificate } from '../command/haproxy-runtime.ts';
import { type CommandResult, runCommand } from '../command/run.ts';
import { DeployError, type ErrorCode } from '../errors.ts';
import type { CommandRequest, RecoveryRequest, RuntimeRequest } from '../request.ts';
import { closeTarget, openTarget } from '../transaction/target.ts';
import { closeView, readDeployed, viewTarget } from '../transaction/view.ts';
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

/** Whether there is a way to make the server read the files. */
export function canReload({ reload: command, runtime }: CommandRequest): boolean {
  return command !== null || runtime !== null;
}

/**
 * Runs the reload command, if there is one, or hands the server what is on the target now.
 *
 * @param signal ends the command early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
export async function reload(run: Run<RecoveryRequest>, signal: AbortSignal = run.signal): Promise<void> {
  const { reload: command, runtime, timeoutMs } = run.request.commands;
  if (command) await runOrThrow(run, command, timeoutMs, signal, 'reload-command', 'RELOAD_FAILED');
  if (runtime) await handOver(run, runtime, timeoutMs, signal);
}

async function handOver(
  run: Run<RecoveryRequest>,
  { socket, name, files, layout }: RuntimeRequest,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const parts = readParts(run, files, layout);
  run.log.info(`haproxy-socket: set and commit ${name} at ${socket}`);
  if (parts.some((part) => part === null)) {
    run.log.warning(
      'the target holds no certificate that could be handed to HAProxy: it goes on with the one it has',
    );
    return;
  }
  const pem = Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0))).toString('latin1');
  const onLine = (line: string): void => run.log.output(line);
  const result = await updateCertificate({ socket, name, pem, timeoutMs, signal, onLine });
  throwUnlessSucceeded(result, timeoutMs, signal, 'haproxy-socket', 'RELOAD_FAILED', RUNTIME_HINT);
}

function readParts(
  { request }: Run<RecoveryRequest>,
  files: readonly string[],
  layout: RuntimeRequest['layout'],
): (Buffer | null)[] {
  const target = openTarget(request.target, 'read');
  try {
    const view = viewTarget(target, layout);
    try {
      return files.map((file) => readDeployed(target, view, layout, file));
    } finally {
      closeView(view);
    }
  } finally {
    closeTarget(target);
  }
}

const RUNTIME_HINT =
  'is it a stats socket of level admin, and does HAProxy know the certificate by that path (show ssl cert)?';

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

function throwUnlessSucceeded(
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
