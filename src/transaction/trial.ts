/*
 * What the file system of a target makes of owners, modes and symlinks. An empty file in the state directory
 * tells, before anything of a key is on it, and before anything visible changes.
 */
import * as fs from 'node:fs';
import { DeployError, systemReason } from '../errors.ts';
import { type Asked, octal } from '../files/attributes.ts';
import { createPrivate } from '../files/durable.ts';
import { doing } from '../files/failure.ts';
import { type Folder, removeFile } from '../files/folder.ts';
import { type Settled, settle } from '../files/settle.ts';
import type { Change, Plan } from './plan.ts';
import { clearStaging, openStaging } from './stage.ts';
import { shownPath, type View } from './view.ts';

const TRIAL = 'trial';
const TRIAL_LINK = 'trial-link';

/**
 * Refuses a file system that a plan cannot be carried out on.
 *
 * @param requiresModes whether a private key may not come out readable by more people than asked for
 * @throws DeployError PERMISSION_DENIED for an owner that cannot be set, and for such a key; TARGET_UNSAFE
 *   where `current` could not be a symlink; WRITE_FAILED. Nothing of the trial is left, whatever comes of it
 */
export function tryPlan(view: View, state: Folder, id: string, plan: Plan, requiresModes: boolean): void {
  try {
    doing('it cannot be tried out what the file system does', () => {
      using staging = openStaging(state, id);
      if (requiresModes && plan.changes.some(({ file }) => file.holdsKey)) requirePrivate(state);
      for (const change of plan.changes) {
        const shown = shownPath(view.target, change.place, change.file.name);
        const asked = trialOf(change);
        if (asked) tryFile(staging, asked, shown, requiresModes && change.file.holdsKey);
      }
      if (plan.current === 'switches') requireSymlinks(staging, view.target.path);
    });
  } finally {
    // The endpoints are observed next. A run that is cancelled meanwhile has prepared nothing yet.
    clearStaging(state);
  }
}

/** The attributes of the file that is going to be made: the new one, or the copy of one that stays. */
function trialOf({ action, before, attributes, backup }: Change): Asked | null {
  if (action === 'keep')
    return before.kind === 'file' ? { ...attributes, ...ownerOf(before), mode: before.mode } : null;
  return action === 'remove' || backup !== null ? null : attributes;
}

const ownerOf = ({ uid, gid }: { uid: number; gid: number }) => ({ uid, gid });

function tryFile(staging: Folder, asked: Asked, shown: string, isPrivate: boolean): void {
  const access = staging.at(TRIAL);
  createPrivate(access);
  try {
    const { mode, askedMode } = settleAt(access, asked, shown);
    if (isPrivate && (mode & ~(askedMode ?? asked.mode) & 0o066) !== 0) throw tooOpen(shown, askedMode, mode);
  } finally {
    removeFile(access);
  }
}

function settleAt(access: string, asked: Asked, shown: string): Settled {
  const fd = fs.openSync(access, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW);
  try {
    return settle(fd, asked);
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    throw new DeployError(error.code, `${shown}: ${error.message}`, error.hint, error.cause);
  } finally {
    fs.closeSync(fd);
  }
}

function requirePrivate(state: Folder): void {
  const mode = fs.fstatSync(state.fd).mode & 0o7777;
  if ((mode & 0o077) !== 0) throw tooOpen(`state directory ${state.path}`, 0o700, mode);
}

function tooOpen(shown: string, asked: number | null, mode: number): DeployError {
  return new DeployError(
    'PERMISSION_DENIED',
    `${shown} comes out with mode ${octal(mode)}${asked === null ? '' : `, and not ${octal(asked)}`}: others could read the private key`,
    'mount it so that modes are kept (CIFS with unix extensions, bindfs without chmod-ignore, drvfs with metadata) or closed to others (CIFS with file_mode=0600,dir_mode=0700; sshfs, vfat and drvfs with umask=077); or name modes in skip-checks where nobody else gets there',
  );
}

/**
 * Makes a symlink, and looks at it. It points at a file that is there: where symlinks are followed (sshfs
 * with `follow_symlinks`), one that points at nothing can be made, and then be neither seen nor removed.
 */
function requireSymlinks(staging: Folder, directory: string): void {
  const [file, link] = [staging.at(TRIAL), staging.at(TRIAL_LINK)];
  createPrivate(file);
  try {
    fs.symlinkSync(TRIAL, link);
    if (fs.lstatSync(link).isSymbolicLink()) return;
    throw noSymlinks(directory, 'the file system follows them by itself');
  } catch (error) {
    if (error instanceof DeployError) throw error;
    throw noSymlinks(directory, systemReason(error));
  } finally {
    removeFile(link);
    removeFile(file);
  }
}

function noSymlinks(directory: string, why: string): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `layout: symlink needs symbolic links in ${directory}: ${why}`,
    'use layout: in-place; or mount sshfs without follow_symlinks',
  );
}
