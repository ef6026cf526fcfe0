/*
 * The state directory: where lock, journal, staged files and backups are kept, by default in the target
 * itself. Only its owner can enter it. The first deployment makes it, and the lock's holder removes it when
 * nothing is left in it.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DeployError, systemCode } from '../errors.ts';
import { createPrivate, PRIVATE_FOLDER } from '../files/durable.ts';
import { doing, writeFailure } from '../files/failure.ts';
import {
  ensureSubfolder,
  type Folder,
  isThere,
  openFolder,
  removeFile,
  removeIfEmpty,
  syncFolder,
} from '../files/folder.ts';
import { isLocal } from '../files/mount.ts';

/** The default name of the state directory. */
export const STATE_FOLDER = '.rotate-certificate';

/** A state directory, opened or not, made or not. */
export interface StateDirectory {
  readonly path: string;
  /** The target, where the state directory stands in it under its default name; null elsewhere. */
  readonly home: Folder | null;
}

/** The names that this project uses in a state directory. */
const OWN_NAME = /^(?:lock|journal)(?:\.|$)|^(?:staging|backups|deployed)$/;

/**
 * Makes sure that a state directory is one of our own, or can be made. Changes nothing.
 *
 * @param target the stat of the target
 * @throws DeployError TARGET_UNSAFE when it is no directory or belongs to somebody else, TARGET_MISSING when
 *   the folder above it is not there, INPUT_INVALID when it is on another file system than the target
 */
export function checkStateDirectory({ path }: StateDirectory, target: fs.Stats): void {
  const state = fs.lstatSync(path, { throwIfNoEntry: false });
  if (state && !state.isDirectory()) {
    throw new DeployError(
      'TARGET_UNSAFE',
      `state directory ${path} is not a directory`,
      'remove what is there, or name another state-directory',
    );
  }
  // Where a server decides who owns what, that is found out when it is entered.
  if (state && isLocal(path)) requireOwn(state.uid === process.geteuid?.(), state, path);
  const place = state ?? fs.statSync(dirname(path), { throwIfNoEntry: false });
  if (!place?.isDirectory()) {
    throw new DeployError(
      'TARGET_MISSING',
      `the folder of state directory ${path} is not there`,
      'create it, or leave state-directory out',
    );
  }
  if (place.dev !== target.dev) {
    throw new DeployError(
      'INPUT_INVALID',
      `state-directory: expected a path on the file system of directory, got ${path}`,
      'a rename from one file system to another is not atomic: leave state-directory out, or move it',
    );
  }
}

/** The owner of the state directory can put anything into it, and so have root change files elsewhere. */
function requireOwn(isMine: boolean, state: fs.Stats, path: string): void {
  const me = process.geteuid?.();
  if (me === undefined || isMine) return;
  throw new DeployError(
    'TARGET_UNSAFE',
    `state directory ${path} belongs to user ${state.uid}, not to ${me}`,
    'run every deployment to a target as the same user, or name a state-directory of your own',
  );
}

/**
 * Whether an owner is this process, whatever number it goes by there: sshfs shows the server's, and NFS with
 * `root_squash` gives root's files to nobody. On file systems that are not local, an empty file tells.
 * Throws a system error when that cannot be told.
 */
function isOwnerMe(state: Folder, uid: number): boolean {
  const me = process.geteuid?.();
  if (me === undefined || uid === me) return true;
  if (isLocal(state.at('.'))) return false;
  const access = state.at(`lock.${randomBytes(16).toString('hex')}`);
  try {
    createPrivate(access);
    return fs.lstatSync(access).uid === uid;
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(systemCode(error))) throw error;
    return false;
  } finally {
    removeFile(access);
  }
}

/**
 * Opens the state directory, and makes it if it is not there.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be made private, WRITE_FAILED or PERMISSION_DENIED when it
 *   cannot be made
 */
export function enterState(directory: StateDirectory): Folder {
  const { path, home } = directory;
  try {
    if (home) return makeState(home, path);
    using parent = openFolder(fs.realpathSync.native(dirname(path)));
    return makeState(parent, path);
  } catch (error) {
    throw writeFailure(error, `state directory ${path} cannot be made`);
  }
}

function makeState(parent: Folder, path: string): Folder {
  const name = basename(path);
  const made = ensureSubfolder(parent, name, PRIVATE_FOLDER);
  try {
    const state = openFolder(parent.at(name), path);
    try {
      makePrivate(state);
      if (made) syncFolder(parent);
    } catch (error) {
      state[Symbol.dispose]();
      throw error;
    }
    return state;
  } catch (error) {
    if (made) removeIfEmpty(parent.at(name));
    throw error;
  }
}

function makePrivate(state: Folder): void {
  const stat = fs.fstatSync(state.fd);
  requireOwn(isOwnerMe(state, stat.uid), stat, state.path);
  if ((stat.mode & 0o7777) === PRIVATE_FOLDER) return;
  // A folder that others use is not closed to them.
  const foreign = fs.readdirSync(state.at('.')).find((name) => !OWN_NAME.test(name));
  if (foreign !== undefined)
    throw new DeployError(
      'TARGET_UNSAFE',
      `state directory ${state.path} is open to others, and holds ${foreign}, which is none of ours`,
      'name a folder of its own for it: it is made private',
    );
  fs.fchmodSync(state.fd, PRIVATE_FOLDER);
}

/**
 * Opens the state directory in order to read in it; null when there is none. Makes nothing.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when it cannot be opened
 */
export function findState({ path }: StateDirectory): Folder | null {
  return doing('the state directory cannot be opened', () => (isThere(path) ? openFolder(path) : null));
}

/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
export function stateHolds({ path }: StateDirectory, name: string): boolean {
  return doing(`the state directory ${path} cannot be read`, () => isThere(join(path, name)));
}

/** Closes the state directory, and removes it when it is empty and has its default place. Never throws. */
export function leaveState({ path, home }: StateDirectory, state: Folder): void {
  state[Symbol.dispose]();
  if (!home) return;
  try {
    fs.rmdirSync(home.at(basename(path)));
  } catch {
    // Backups are kept, or another deployment waits there. An empty folder that stays does no harm.
  }
}
