import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { systemCode } from '../errors.ts';
import type { Command } from './command.ts';

/** How a command ended. */
export type CommandResult =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

/** What running a command takes. Times are milliseconds. */
export interface RunOptions {
  readonly timeoutMs: number;
  /** How long a command that is told to end has, before it is killed. */
  readonly graceMs: number;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
  /** Told every line that is shown, without its line end. */
  onLine(line: string): void;
}

/** The first lines are shown as they come, the last ones at the end, and those in between are counted. */
const FIRST_LINES = 200;
const LAST_LINES = 50;
const MAX_LINE_LENGTH = 2_000;

/** How long output may trail behind the end of a command: what it started in the background can hold the pipe open for ever. */
const TRAILING_MS = 500;

/**
 * Runs a command without a shell, in a process group of its own, so that whatever it starts ends with it when the time is up or the run is cancelled:
 * first politely (SIGTERM), then for good (SIGKILL).
 */
export function runCommand(command: Command, options: RunOptions): Promise<CommandResult> {
  if (options.signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((settle) => {
    let child: ChildProcessByStdio<null, Readable, Readable>;
    try {
      child = start(command, options.environment);
    } catch (error) {
      // Node reports some reasons by an event and throws the others (E2BIG, ENOTDIR).
      return settle({ kind: 'failed', reason: startProblem(error) });
    }
    const output = boundedOutput(options.onLine);
    const flushes = [follow(child.stdout, output.line), follow(child.stderr, output.line)];

    let stopped: 'timed-out' | 'cancelled' | null = null;
    let killer: NodeJS.Timeout | undefined;
    const stop = (why: 'timed-out' | 'cancelled'): void => {
      if (stopped) return;
      stopped = why;
      signalGroup(child, 'SIGTERM');
      killer = setTimeout(() => signalGroup(child, 'SIGKILL'), options.graceMs);
    };
    const onAbort = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('timed-out'), options.timeoutMs);
    options.signal.addEventListener('abort', onAbort, { once: true });
    if (options.signal.aborted) onAbort();

    let settled = false;
    const finish = (result: CommandResult): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(killer);
      options.signal.removeEventListener('abort', onAbort);
      if (stopped) signalGroup(child, 'SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
      for (const flush of flushes) flush();
      output.end();
      settle(stopped ? { kind: stopped } : result);
    };
    child.on('error', (error) => finish({ kind: 'failed', reason: startProblem(error) }));
    let ending: CommandResult = { kind: 'succeeded' };
    child.on('exit', (code, signal) => {
      if (signal !== null) ending = { kind: 'failed', reason: `it was ended by ${signal}` };
      else if (code !== 0) ending = { kind: 'failed', reason: `it ended with exit code ${code}` };
      // It has ended in time, however long its output trails.
      clearTimeout(timer);
      options.signal.removeEventListener('abort', onAbort);
      setTimeout(() => finish(ending), TRAILING_MS).unref();
    });
    child.on('close', () => finish(ending));
  });
}

function start(
  { program, args }: Command,
  environment: NodeJS.ProcessEnv,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(program, args, {
    detached: process.platform !== 'win32',
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the whole group is gone already.
    if (systemCode(error) !== 'ESRCH') child.kill(signal);
  }
}

function startProblem(error: unknown): string {
  switch (systemCode(error)) {
    case 'ENOENT':
      return 'there is no such program';
    case 'EACCES':
      return 'the program may not be run';
    default:
      return `it could not be started (${systemCode(error) || 'unknown error'})`;
  }
}

/** Splits a stream into lines, and returns what tells the last one, which may have no end. */
function follow(stream: Readable, onLine: (line: string) => void): () => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let afterReturn = false;
  stream.on('data', (chunk: Buffer) => {
    let text = rest + decoder.write(chunk);
    if (text === '') return;
    // A CRLF that came in two pieces ends one line, not two.
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    afterReturn = text.endsWith('\r');
    const lines = text.split(/\r\n|\n|\r/);
    // A line without end is cut, so that it cannot fill the memory.
    rest = (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH + 1);
    for (const line of lines) onLine(line);
  });
  stream.on('error', () => undefined);
  return () => {
    rest += decoder.end();
    if (rest !== '') onLine(rest);
    rest = '';
  };
}

function boundedOutput(onLine: (line: string) => void): { line(line: string): void; end(): void } {
  let count = 0;
  const last: string[] = [];
  return {
    line: (line) => {
      const cut = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line;
      count += 1;
      if (count <= FIRST_LINES) return onLine(cut);
      last.push(cut);
      if (last.length > LAST_LINES) last.shift();
    },
    end: () => {
      const hidden = count - FIRST_LINES - last.length;
      if (hidden > 0) onLine(`… ${hidden} lines left out …`);
      for (const line of last) onLine(line);
    },
  };
}
