import type { ChildProcess } from 'node:child_process';
import { systemCode, systemReason } from '../errors.ts';
import type { Command } from './command.ts';
import { execute } from './execute.ts';
import { boundedOutput, splitLines } from './output.ts';
import { locate } from './program.ts';
import type { CommandResult } from './result.ts';

/** How to run a command. Times are milliseconds. */
export interface RunOptions {
  readonly timeoutMs: number;
  /** How long a command that is told to end has, before it is killed. */
  readonly graceMs: number;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
  /** Told every line that is shown, without its line end. */
  onLine(line: string): void;
}

/**
 * How long output may trail behind the end of a command. A process in the background can hold the pipe open
 * for ever.
 */
const TRAILING_MS = 500;

/**
 * Runs a command without a shell, in a process group of its own. When the time is up or the run is cancelled,
 * the whole group is told to end (SIGTERM), and later killed (SIGKILL).
 *
 * @returns how it ended; this never throws
 */
export async function runCommand(
  command: Omit<Command, 'doubt'>,
  options: RunOptions,
): Promise<CommandResult> {
  if (options.signal.aborted) return { kind: 'cancelled' };
  const program = locate(command.program, options.environment);
  if (program.kind === 'missing') return { kind: 'failed', reason: missingProblem(program.code) };
  return new Promise((settle) => {
    let stopped: 'timed-out' | 'cancelled' | null = null;
    const output = boundedOutput(options.onLine);
    const streams = { out: splitLines(output.line), err: splitLines(output.line) };
    const { child, ended } = execute(command.program, command.args, {
      environment: options.environment,
      trailingMs: TRAILING_MS,
      isStopped: () => stopped !== null,
      onStdout: streams.out.write,
      onStderr: streams.err.write,
    });

    let killer: NodeJS.Timeout | undefined;
    const stop = (why: 'timed-out' | 'cancelled'): void => {
      // It has ended in time, however long its output trails.
      if (stopped || hasEnded(child())) return;
      stopped = why;
      signalGroup(child(), 'SIGTERM');
      killer = setTimeout(() => {
        signalGroup(child(), 'SIGKILL');
        // Nothing kills another user's process (sudo), or one that waits for a disk.
        killer = setTimeout(() => finish({ kind: why }), TRAILING_MS);
      }, options.graceMs);
    };
    const onAbort = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('timed-out'), options.timeoutMs);
    options.signal.addEventListener('abort', onAbort, { once: true });

    let settled = false;
    const finish = (result: CommandResult): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(killer);
      options.signal.removeEventListener('abort', onAbort);
      // Members of its group may have outlived it.
      if (stopped) signalGroup(child(), 'SIGKILL');
      letGo(child());
      streams.out.end();
      streams.err.end();
      output.end();
      settle(stopped ? { kind: stopped } : result);
    };
    ended.then(
      () => finish(endingOf(child())),
      (error) => finish({ kind: 'failed', reason: notStarted(error) }),
    );
  });
}

function hasEnded(child: ChildProcess | null): boolean {
  return child !== null && (child.exitCode !== null || child.signalCode !== null);
}

function endingOf(child: ChildProcess | null): CommandResult {
  const { exitCode = null, signalCode = null } = child ?? {};
  if (signalCode !== null) return { kind: 'failed', reason: `it was ended by ${signalCode}` };
  return exitCode === 0
    ? { kind: 'succeeded' }
    : { kind: 'failed', reason: `it ended with exit code ${exitCode}` };
}

function signalGroup(child: ChildProcess | null, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already (ESRCH), or belongs to another user (EPERM).
  }
}

/** A process in the background may keep its pipes open. It must not keep this process from ending. */
function letGo(child: ChildProcess | null): void {
  child?.stdout?.destroy();
  child?.stderr?.destroy();
  child?.unref();
}

function missingProblem(code: string): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such program';
    case 'EACCES':
      return 'the program may not be run';
    default:
      return notStarted({ code });
  }
}

function notStarted(error: unknown): string {
  return `it could not be started (${systemCode(error) || systemReason(error)})`;
}
