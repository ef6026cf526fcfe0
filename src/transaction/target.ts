import * as fs from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import type { TargetRequest } from '../request.ts';
import { doing, PRIVATE_FOLDER, writeFailure } from './durable.ts';
import {
  closeFolder,
  ensureSubfolder,
  type Folder,
  FolderTree,
  isThere,
  openFolder,
  openSubfolder,
  removeIfEmpty,
  syncFolder,
} from './folder.ts';
import { isStateName, STATE_FOLDER } from './names.ts';

/** The directory whose files a server reads, opened. */
export interface Target {
  /** The path as the user gave it. */
  readonly path: string;
  readonly files: FolderTree;
  readonly stateDirectory: string;
  /** Stands in the directory itself, and goes again when nothing is left in it. */
  readonly stateIsOurs: boolean;
  /** Tells the target from others with the same state directory: the way from there to it, which stays the same wherever both are mounted. */
  readonly identity: string;
}

/**
 * Opens the target and makes sure that it can be worked in. Changes nothing.
 *
 * @param use whether anything is going to be changed
 * @throws DeployError TARGET_MISSING when the directory is not there, PERMISSION_DENIED when it cannot be written to,
 *   TARGET_UNSAFE when the state directory is not a place of our own, INPUT_INVALID when it is on another file system
 */
export function openTarget({ directory, stateDirectory }: TargetRequest, use: 'read' | 'write'): Target {
  const root = openDirectory(directory, use);
  try {
    if (use === 'write') checkState(fs.fstatSync(root.fd), stateDirectory);
    return {
      path: directory,
      files: new FolderTree(root),
      stateDirectory,
      stateIsOurs: stateDirectory === join(directory, STATE_FOLDER),
      identity: relative(settled(stateDirectory), settled(directory)),
    };
  } catch (error) {
    closeFolder(root);
    throw error;
  }
}

/** A path without symlinks on the way to it, as far as there is something at all. */
function settled(path: string): string {
  try {
    return fs.realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(settled(parent), basename(path));
  }
}

function openDirectory(directory: string, use: 'read' | 'write'): Folder {
  let root: Folder;
  try {
    root = openFolder(fs.realpathSync.native(directory), directory);
  } catch (error) {
    if (systemCode(error) === 'EACCES') {
      throw new DeployError(
        'PERMISSION_DENIED',
        `directory ${directory} cannot be opened: ${systemReason(error)}`,
        'run the job as a user who may read and write it',
        error,
      );
    }
    throw new DeployError(
      'TARGET_MISSING',
      `directory ${directory} is not a directory that can be opened: ${systemReason(error)}`,
      'create it, or mount it, before the deployment',
      error,
    );
  }
  try {
    const { R_OK, W_OK, X_OK } = fs.constants;
    fs.accessSync(root.at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
  } catch (error) {
    closeFolder(root);
    throw new DeployError(
      'PERMISSION_DENIED',
      `directory ${directory} cannot be ${use === 'write' ? 'written to' : 'read'}: ${systemReason(error)}`,
      `run the job as a user who may ${use} there`,
      error,
    );
  }
  return root;
}

function checkState(directory: fs.Stats, stateDirectory: string): void {
  const state = fs.lstatSync(stateDirectory, { throwIfNoEntry: false });
  if (state && !state.isDirectory()) {
    throw new DeployError(
      'TARGET_UNSAFE',
      `state directory ${stateDirectory} is not a directory`,
      'remove what is there, or name another state-directory',
    );
  }
  if (state) requireOwn(state, stateDirectory);
  const place = state ?? fs.statSync(dirname(stateDirectory), { throwIfNoEntry: false });
  if (!place?.isDirectory()) {
    throw new DeployError(
      'TARGET_MISSING',
      `the folder of state directory ${stateDirectory} is not there`,
      'create it, or leave state-directory out',
    );
  }
  if (place.dev !== directory.dev) {
    throw new DeployError(
      'INPUT_INVALID',
      `state-directory: expected a path on the file system of directory, got ${stateDirectory}`,
      'a rename from one file system to another is not atomic: leave state-directory out, or move it',
    );
  }
}

/** Whoever owns the state directory can put anything into it, and have root, of all users, change what is elsewhere. */
function requireOwn(state: fs.Stats, stateDirectory: string): void {
  const me = process.geteuid?.();
  if (me === undefined || state.uid === me) return;
  throw new DeployError(
    'TARGET_UNSAFE',
    `state directory ${stateDirectory} belongs to user ${state.uid}, not to ${me}`,
    'run every deployment to a target as the same user, or name a state-directory of your own',
  );
}

/**
 * Opens the state directory, making it if it is not there. Only its owner can enter it.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be made private, WRITE_FAILED or PERMISSION_DENIED when it cannot be made
 */
export function enterState(target: Target): Folder {
  const { stateDirectory, files } = target;
  try {
    const parent = target.stateIsOurs
      ? files.root
      : openFolder(fs.realpathSync.native(dirname(stateDirectory)));
    try {
      return { ...makeState(parent, stateDirectory), path: stateDirectory };
    } finally {
      if (parent !== files.root) closeFolder(parent);
    }
  } catch (error) {
    throw writeFailure(error, `state directory ${stateDirectory} cannot be made`);
  }
}

/** A folder that others use is not closed to them. */
function requireNobodysElse(state: Folder, stateDirectory: string): void {
  const foreign = fs.readdirSync(state.at('.')).find((name) => !isStateName(name));
  if (foreign === undefined) return;
  throw new DeployError(
    'TARGET_UNSAFE',
    `state directory ${stateDirectory} is open to others, and holds ${foreign}, which is none of ours`,
    'name a folder of its own for it: it is made private',
  );
}

function makeState(parent: Folder, stateDirectory: string): Folder {
  const name = basename(stateDirectory);
  const made = ensureSubfolder(parent, name, PRIVATE_FOLDER);
  try {
    const state = openSubfolder(parent, name);
    try {
      const stat = fs.fstatSync(state.fd);
      requireOwn(stat, stateDirectory);
      if ((stat.mode & 0o7777) !== PRIVATE_FOLDER) {
        requireNobodysElse(state, stateDirectory);
        fs.fchmodSync(state.fd, PRIVATE_FOLDER);
      }
      if (made) syncFolder(parent);
    } catch (error) {
      closeFolder(state);
      throw error;
    }
    return state;
  } catch (error) {
    if (made) removeIfEmpty(parent.at(name));
    throw error;
  }
}

/** Opens the state directory for as long as something is read in it; null when there is none. Makes nothing. */
export async function lookIntoState<T>(
  { stateDirectory }: Target,
  use: (state: Folder | null) => Promise<T>,
): Promise<T> {
  const state = doing('the state directory cannot be opened', () =>
    isThere(stateDirectory) ? openFolder(stateDirectory) : null,
  );
  if (state === null) return use(null);
  try {
    return await use(state);
  } finally {
    closeFolder(state);
  }
}

/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
export function stateHolds({ stateDirectory }: Target, name: string): boolean {
  return doing(`the state directory ${stateDirectory} cannot be looked into`, () =>
    isThere(join(stateDirectory, name)),
  );
}

/** Removes the state directory when it is empty and stands where this project puts it. */
export function leaveState(target: Target, state: Folder): void {
  closeFolder(state);
  if (!target.stateIsOurs) return;
  try {
    fs.rmdirSync(target.files.root.at(basename(target.stateDirectory)));
  } catch {
    // Backups are kept, or another deployment waits there, or somebody else has removed it or put something in its place. An empty folder that stays does no harm.
  }
}

export function closeTarget(target: Target): void {
  target.files.close();
}
