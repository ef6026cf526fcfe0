/**
 * Starts a program by @actions/exec and gives the process away, so that it can be told to end.
 *
 * exec leaves no choice of how the process is started, and loses some of what happens to it:
 * - It starts the process in our group, with an open standard input. It never catches an error that Node
 *   throws while it starts a process (E2BIG, ENOMEM): the call does not settle. But Node publishes each
 *   ChildProcess before it starts it (`diagnostics_channel`, channel `child_process`). At that moment, the
 *   process gets a group of its own and no input. An error that is thrown becomes an event, like the other
 *   errors.
 * - It judges by the mode whether a file may be run. It knows neither supplementary groups nor the rights of
 *   root, and it searches the PATH of this process. So it starts `env`, which starts the program.
 * - It loses the name of a signal. The ChildProcess has it.
 * - It keeps all output until a line end comes, and searches all of it again with every piece. So it gets a
 *   line end with every piece.
 * - It asks for the path of the working directory. That fails when an earlier step removed the directory. `.`
 *   never fails.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { exec } from '@actions/exec';

/** How to start a program. */
export interface ExecuteOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** How long output may trail behind the end of the program, in milliseconds. */
  readonly trailingMs: number;
  /** Called at the last moment before the start. */
  isStopped(): boolean;
  onStdout(bytes: Buffer): void;
  onStderr(bytes: Buffer): void;
}

/** A program that was started, or is about to be. */
export interface Execution {
  /** The leader of a process group; null when there is no process yet. */
  child(): ChildProcess | null;
  /**
   * Resolves when the program and its output have ended, or `trailingMs` after the program. Rejects when the
   * program could not be started.
   */
  readonly ended: Promise<void>;
}

/** Is at this path wherever `#!/usr/bin/env` works. */
const ENV = '/usr/bin/env';
const CREATED = 'child_process';
const LINE_FEED = 10;

/** `spawn` is not among Node's types. */
type Unstarted = ChildProcess & { spawn(options: SpawnOptions): number | undefined };

/**
 * Starts a program, without a shell.
 *
 * @param program a path, or a name that is searched for in the PATH of the environment; known to be there
 */
export function execute(program: string, args: readonly string[], options: ExecuteOptions): Execution {
  const calls = new AsyncLocalStorage<'ours'>();
  let child: Unstarted | null = null;
  let problem: unknown = null;
  const onCreated = (message: unknown): void => {
    if (child !== null || calls.getStore() !== 'ours') return;
    child = (message as { process: Unstarted }).process;
    child.on('error', (error) => {
      problem = error;
    });
    startInGroup(child, options.isStopped);
  };
  const read = (tell: (bytes: Buffer) => void) => (bytes: Buffer) => {
    tell(bytes);
    // For exec's own text, once ours has been read: one line for each piece, however many there were.
    bytes.fill(0);
    bytes[bytes.length - 1] = LINE_FEED;
  };
  subscribe(CREATED, onCreated);
  const running = calls.run('ours', () =>
    exec(ENV, ['--', ...withoutAssignment(program), ...args], {
      cwd: '.',
      env: options.environment as Record<string, string>,
      silent: true,
      ignoreReturnCode: true,
      delay: options.trailingMs,
      listeners: { stdout: read(options.onStdout), stderr: read(options.onStderr) },
    }),
  );
  const ended = running
    .then(
      () => undefined,
      (error) => {
        throw problem ?? error;
      },
    )
    .finally(() => unsubscribe(CREATED, onCreated));
  return { child: () => child, ended };
}

/** Has a process start as the leader of a group of its own, without standard input, and never throw. */
function startInGroup(child: Unstarted, isStopped: () => boolean): void {
  const spawn = child.spawn;
  child.spawn = (options) => {
    try {
      if (isStopped()) throw new Error('stopped before it was started');
      const started = spawn.call(child, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      // A stream that fails has ended, and exec waits for no more.
      for (const stream of [child.stdout, child.stderr]) stream?.on('error', () => undefined);
      return started;
    } catch (error) {
      process.nextTick(() => child.emit('error', error));
      return undefined;
    }
  };
}

/** `env` takes a word with an equals sign in it for a variable. */
function withoutAssignment(program: string): string[] {
  return program.includes('=') ? ['/bin/sh', '-c', 'exec "$0" "$@"', program] : [program];
}
