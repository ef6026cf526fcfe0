/*
 * One deployment at a time. The lock is a file, `lock`, in the state directory, that names its holder. To
 * processes it appears whole or not at all: it is written under another name and linked to its own, which
 * fails when there is one already (link(2): EEXIST). After a power cut it can be empty: it then names nobody,
 * and is dead once it has been silent.
 *
 * A holder that lives is never disturbed, however long it takes. A holder counts as dead
 *   - on this machine: when its process is gone, or its number belongs to a process started at another time;
 *   - on another machine, or in another container: when a waiter has watched the lock for 30 s, and it did
 *     not change. A holder touches it every 5 s. No time is compared with that of another clock (watch.ts).
 *
 * Two waiters must not both take over from the same dead holder. To take over, a waiter first links its own
 * claim to a name made of that holder's token, and only one can do that. Should the claimant die, too, its
 * claim is claimed in the same way (claim.ts).
 *
 * A holder may be suspended and lose its lock. It finds out by `confirm`, which checks whether the file named
 * `lock` still names it, and must be called before every change that others could see.
 *
 * If the process dies while it holds the lock, the next deployment takes it over.
 */
import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import { doing, writeFailure } from '../files/failure.ts';
import { type Folder, removeFile } from '../files/folder.ts';
import { attemptLock, type Blocker, type Held, LOCK, sweepClaims } from './claim.ts';
import { describe, describeMyself, type Holder, isHere, readHolder } from './holder.ts';
import { enterState, leaveState, type StateDirectory } from './state-directory.ts';
import { beginWatch, SILENCE_MS } from './watch.ts';

const HEARTBEAT_MS = 5_000;
const RETRY_MS = 100;

/**
 * The target's lock, held, with the state directory that it stands in. Disposing lets go, and removes the
 * state directory if nothing is left in it. That is safe to do twice, and never throws.
 */
export interface Lock extends Disposable {
  readonly state: Folder;
  /**
   * @throws DeployError LOCKED when somebody else has taken the lock over; WRITE_FAILED or PERMISSION_DENIED
   *   when that cannot be told
   */
  confirm(): void;
}

/** Arguments of `acquireLock`. */
export interface LockOptions {
  readonly stateDirectory: StateDirectory;
  /** How long to wait for another holder, in milliseconds. */
  readonly timeoutMs: number;
  readonly runUrl: string | null;
  readonly signal: AbortSignal;
  /** Called once, when there is somebody to wait for. */
  onWait(holder: string): void;
  /** Called when the lock of a dead holder was taken over. */
  onTakeover(holder: string): void;
}

/**
 * Takes the target's lock, and waits for another holder.
 *
 * @throws DeployError LOCKED after `timeoutMs`; the signal's reason; WRITE_FAILED or PERMISSION_DENIED when
 *   nothing can be written to the state directory
 */
export async function acquireLock(options: LockOptions): Promise<Lock> {
  const { stateDirectory, timeoutMs, signal } = options;
  const deadline = performance.now() + timeoutMs;
  const watch = beginWatch();
  let waitedFor: string | null = null;
  let isElsewhere = false;
  for (;;) {
    signal.throwIfAborted();
    const state = enterState(stateDirectory);
    const me = describeMyself(options.runUrl);
    let attempt: Held | Blocker | null = null;
    try {
      attempt = attemptLock(state, me, watch);
    } catch (error) {
      // The holder has just left and removed the empty state directory. It is made anew.
      if (systemCode(error) !== 'ENOENT') {
        leaveState(stateDirectory, state);
        throw writeFailure(error, `the lock in ${state.path} cannot be taken`);
      }
    }
    if (attempt?.kind === 'held') {
      if (attempt.tookOver) options.onTakeover(describe(attempt.tookOver));
      return holdOrLeave(stateDirectory, state, me);
    }
    leaveState(stateDirectory, state);
    if (attempt && waitedFor === null) {
      waitedFor = describe(attempt.holder);
      isElsewhere = !isHere(attempt.holder);
      options.onWait(waitedFor);
    }
    if (performance.now() >= deadline) {
      throw new DeployError(
        'LOCKED',
        `another deployment holds the target: ${waitedFor ?? 'unknown'}`,
        hintFor(timeoutMs, isElsewhere),
      );
    }
    await pause(Math.min(RETRY_MS, Math.max(1, deadline - performance.now())), signal);
  }
}

function hintFor(timeoutMs: number, isElsewhere: boolean): string {
  const waited = `waited ${timeoutMs} ms for it; let it finish, or raise lock-timeout`;
  return isElsewhere && timeoutMs <= SILENCE_MS
    ? `${waited}: whether a holder elsewhere has died is known after ${SILENCE_MS / 1_000} s`
    : waited;
}

/** Holds the lock that was just taken, or gives it back. */
function holdOrLeave(stateDirectory: StateDirectory, state: Folder, me: Holder): Lock {
  try {
    return hold(stateDirectory, state, me);
  } catch (error) {
    removeFile(state.at(LOCK));
    leaveState(stateDirectory, state);
    throw writeFailure(error, `the lock in ${state.path} cannot be held`);
  }
}

function hold(stateDirectory: StateDirectory, state: Folder, { token }: Holder): Lock {
  // By its content: on some mounts, the lock of another has the very number that ours had (mergerfs).
  const holder = (): string | null => readHolder(state, LOCK)?.holder.token ?? null;
  // It must be possible to touch it later.
  fs.closeSync(fs.openSync(state.at(LOCK), fs.constants.O_RDWR | fs.constants.O_NOFOLLOW));
  const heartbeat = setInterval(() => {
    try {
      if (holder() === token) touch(state);
    } catch {
      // A missed beat is no failure yet: confirm() tells when the lock is lost.
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  let released = false;
  sweepClaims(state);
  return {
    state,
    confirm: () => {
      const found = doing(`the lock in ${state.path} cannot be read`, holder);
      if (found === token) return;
      if (found === null) {
        throw new DeployError(
          'LOCKED',
          `the lock of this deployment is gone: somebody removed it, or the whole of ${state.path}`,
          `nothing more was touched; compare the target with the backups in ${state.path}/backups, if they are still there`,
        );
      }
      throw new DeployError(
        'LOCKED',
        'another deployment has taken the target over',
        'this one was silent for too long; nothing more was touched, the other one decides',
      );
    },
    [Symbol.dispose]: () => {
      if (released) return;
      released = true;
      clearInterval(heartbeat);
      try {
        if (holder() === token) removeFile(state.at(LOCK));
        leaveState(stateDirectory, state);
      } catch {
        // The outcome of the run stays true. A lock that stays behind belongs to a dead process, and is taken
        // over at once.
      }
    },
  };
}

/**
 * Changes the lock: its last byte is a line end or a blank, in turn, and so its time of change moves as well.
 * It is opened by its name each time: a network file system can lose a handle with its connection, and sends
 * what was written when the file is closed.
 */
function touch(state: Folder): void {
  const fd = fs.openSync(state.at(LOCK), fs.constants.O_RDWR | fs.constants.O_NOFOLLOW);
  try {
    const { size } = fs.fstatSync(fd);
    const last = Buffer.alloc(1);
    fs.readSync(fd, last, 0, 1, size - 1);
    fs.writeSync(fd, last.toString() === '\n' ? ' ' : '\n', size - 1);
  } finally {
    fs.closeSync(fd);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
