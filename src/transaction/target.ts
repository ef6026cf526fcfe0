import * as fs from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { READ_ONLY } from '../files/failure.ts';
import { type Folder, openFolder } from '../files/folder.ts';
import { type FolderTree, treeOf } from '../files/tree.ts';
import { checkStateDirectory, STATE_FOLDER, type StateDirectory } from '../lock/state-directory.ts';

/** Where a target is. */
export interface TargetLocation {
  /** The directory with the server's files; absolute, as the runner sees it. */
  readonly directory: string;
  /** Journal, lock, staging and backups; absolute. */
  readonly stateDirectory: string;
}

/** The directory with the server's files, opened. */
export interface Target extends Disposable {
  /** The path as the user gave it. */
  readonly path: string;
  readonly files: FolderTree;
  readonly stateDirectory: StateDirectory;
  /**
   * Tells the target from others with the same state directory: the way from there to it. That stays the same
   * wherever both are mounted.
   */
  readonly identity: string;
  /** Why nothing can be written to it: its file system is read-only. Null when that is not so. */
  readonly readOnly: DeployError | null;
}

/**
 * Opens the target and makes sure that it can be worked in. Changes nothing.
 *
 * @param use whether anything is going to be changed
 * @throws DeployError TARGET_MISSING when the directory is not there, PERMISSION_DENIED when it cannot be
 *   written to, and as `checkStateDirectory` does. A read-only file system is told by `readOnly`
 */
export function openTarget({ directory, stateDirectory }: TargetLocation, use: 'read' | 'write'): Target {
  const root = openDirectory(directory);
  try {
    const readOnly = requireAccess(root, use);
    const state = {
      path: stateDirectory,
      home: stateDirectory === join(directory, STATE_FOLDER) ? root : null,
    };
    if (use === 'write') checkStateDirectory(state, fs.fstatSync(root.fd));
    const files = treeOf(root);
    return {
      path: directory,
      files,
      stateDirectory: state,
      identity: relative(settled(stateDirectory), settled(directory)),
      readOnly,
      [Symbol.dispose]: () => files[Symbol.dispose](),
    };
  } catch (error) {
    root[Symbol.dispose]();
    throw error;
  }
}

/** A path without symlinks on the way to it, as far as anything is there. */
function settled(path: string): string {
  try {
    return fs.realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(settled(parent), basename(path));
  }
}

function openDirectory(directory: string): Folder {
  try {
    return openFolder(fs.realpathSync.native(directory), directory);
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
}

/** Returns the failure of a file system that is read-only, where a run may still find nothing to write. */
function requireAccess({ at, path }: Folder, use: 'read' | 'write'): DeployError | null {
  try {
    const { R_OK, W_OK, X_OK } = fs.constants;
    fs.accessSync(at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
    return null;
  } catch (error) {
    const isReadOnly = systemCode(error) === 'EROFS';
    const denied = new DeployError(
      'PERMISSION_DENIED',
      `directory ${path} cannot be ${use === 'write' ? 'written to' : 'read'}: ${systemReason(error)}`,
      isReadOnly ? READ_ONLY : `run the job as a user who may ${use} there`,
      error,
    );
    if (isReadOnly) return denied;
    throw denied;
  }
}
