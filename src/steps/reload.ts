import type { CheckName } from '../certificate/preflight.ts';
import { findProblem } from '../command/check.ts';
import type { Command } from '../command/command.ts';
import { commandEnvironment } from '../command/environment.ts';
import { type CommandResult, throwUnlessSucceeded } from '../command/result.ts';
import { DeployError, type ErrorCode } from '../errors.ts';
import type { BaseRequest, RecoveryRequest } from '../request.ts';
import type { Run } from './run.ts';

/* Step 9: validate-command, then reload-command, or HAProxy's socket in its place. */

/**
 * A command that is told to end is killed after this time. Short, because a cancelled run has 7.5 s for
 * everything.
 */
const GRACE_MS = 1_000;

/**
 * Refuses commands that cannot be run, before anything is written.
 *
 * @returns the name of the check, if there was something to check
 * @throws DeployError INPUT_INVALID
 */
export function checkCommands({ request, environment, secrets }: Run<BaseRequest>): CheckName[] {
  const { validate, reload } = request.commands;
  if (validate.length + reload.length === 0 || request.skipChecks.has('commands')) return [];
  const passedOn = commandEnvironment(environment, secrets);
  for (const [input, commands] of [
    ['validate-command', validate],
    ['reload-command', reload],
  ] as const) {
    for (const command of commands) {
      const problem = findProblem(command, passedOn);
      if (problem) throw new DeployError('INPUT_INVALID', `${input}: ${problem.fact}`, problem.hint);
    }
  }
  return ['commands'];
}

/**
 * Tells, in a dry run, which commands a real run would run: all of them after a write; to reload, when the
 * files are right and an endpoint serves another certificate; otherwise none.
 */
export function tellCommands({ request, report, log }: Run<BaseRequest>): void {
  const { validate, reload, runtime } = request.commands;
  const writes = report.files.some(({ status }) => status.startsWith('would-'));
  if (!writes && !(request.verify.unchanged && report.verified === false)) return;
  report.commands = [
    ...[...(writes ? validate : []), ...reload].map(({ text }) => text),
    ...(runtime === null ? [] : [`set ssl cert ${runtime.name}, at ${runtime.socket}`]),
  ];
  for (const command of report.commands) log.info(`would run: ${command}`);
}

/**
 * Loads the code that runs commands, if there are any. A failure to load it must come before the first
 * change.
 */
export async function loadCommands({ request }: Run<RecoveryRequest>): Promise<void> {
  const { validate, reload } = request.commands;
  if (validate.length + reload.length > 0) await import('../command/run.ts');
}

/**
 * Runs the validate commands.
 *
 * @throws DeployError VALIDATE_FAILED, or the reason of the signal
 */
export async function validate(run: Run<RecoveryRequest>): Promise<void> {
  await runAll(run, run.request.commands.validate, run.signal, 'validate-command', 'VALIDATE_FAILED');
}

/**
 * Makes the server read the files on the target.
 *
 * @param signal ends it early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or the reason of the signal
 */
export async function reload(run: Run<RecoveryRequest>, signal: AbortSignal = run.signal): Promise<void> {
  const { reload: commands, runtime, timeoutMs } = run.request.commands;
  await runAll(run, commands, signal, 'reload-command', 'RELOAD_FAILED');
  if (!runtime) return;
  const { handToHaproxy } = await import('./haproxy.ts');
  await handToHaproxy(run, runtime, timeoutMs, signal);
}

const COMMAND_HINT =
  'its output is in the log above; it runs without a shell, so pipes and variables need sh -c';

/** A server that does not run yet can be neither reloaded nor proven. */
function hintOf({ report }: Run<RecoveryRequest>, code: ErrorCode): string {
  const { operation, earlier, endpoints } = report;
  const isFirst =
    operation === 'deploy' && earlier === null && endpoints.every((one) => one.fingerprint === null);
  return isFirst && code === 'RELOAD_FAILED'
    ? `this is the first deployment here: a server that does not run yet cannot be reloaded. Deploy once without reload-command and verify-endpoints, start the server with these files, then run again with them. If it runs: ${COMMAND_HINT}`
    : COMMAND_HINT;
}

/** Runs the commands of an input one after the other, all of them within its time, until one fails. */
async function runAll(
  run: Run<RecoveryRequest>,
  commands: readonly Command[],
  signal: AbortSignal,
  input: string,
  code: ErrorCode,
): Promise<void> {
  if (commands.length === 0) return;
  const { runCommand } = await import('../command/run.ts');
  const { timeoutMs } = run.request.commands;
  const end = performance.now() + timeoutMs;
  for (const command of commands) {
    run.log.info(`${input}: ${command.text}`);
    const left = end - performance.now();
    const options = {
      timeoutMs: left,
      graceMs: GRACE_MS,
      signal,
      environment: commandEnvironment(run.environment, run.secrets),
      onLine: (line: string) => run.log.output(line),
    };
    const result: CommandResult = left > 0 ? await runCommand(command, options) : { kind: 'timed-out' };
    const what = commands.length === 1 ? input : `${input} (${command.text})`;
    throwUnlessSucceeded(result, timeoutMs, signal, what, code, hintOf(run, code));
  }
}
