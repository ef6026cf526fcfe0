/*
 * Owner, mode, access control lists, extended attributes and security labels. Node can read and write the
 * first two only; for the others there are `cp`, `getfacl` and `setfacl`.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import type { Entry } from './entry.ts';
import { ensureSubfolder, type Folder, openSubfolder } from './folder.ts';
import { isLocal } from './mount.ts';

/**
 * Who owns the files afterwards. `keep`: an existing file's owner and group, the runner's for a new file.
 * `runner`: the user who runs the job. `set`: these.
 */
export type OwnerPolicy =
  | { readonly kind: 'keep' }
  | { readonly kind: 'runner' }
  | { readonly kind: 'set'; readonly uid: number; readonly gid: number };

/** Owner and permission bits. */
export interface Attributes {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** Attributes that are asked for. */
export interface Asked extends Attributes {
  /** Whether the owner is whoever runs the job: a server may know that one by another number. */
  readonly isOwn: boolean;
  /**
   * The mode to ask for where the file system shows modes that its files do not have. Null: the file stays as
   * private as it was made.
   */
  readonly unseenMode: number | null;
}

/** Whether owner and mode are the same. */
export function sameAttributes(one: Attributes, other: Attributes): boolean {
  return one.uid === other.uid && one.gid === other.gid && one.mode === other.mode;
}

/** Permission bits as people write them. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** The mode of a new file when none is asked for. */
export function defaultMode(holdsKey: boolean): number {
  return holdsKey ? 0o600 : 0o644;
}

/**
 * The attributes that a file is to have.
 *
 * @param before the entry that is there now
 * @param mode the mode asked for; null to keep an existing file's
 * @param holdsKey decides the mode of a new file when none was asked for
 * @param folder the stat of its folder: a setgid folder gives its group to new files (inode(7))
 */
export function wantedAttributes(
  policy: OwnerPolicy,
  before: Entry,
  mode: number | null,
  holdsKey: boolean,
  folder: fs.Stats,
): Asked {
  const kept = before.kind === 'file' ? before : null;
  const uid = process.geteuid?.() ?? 0;
  const gid = folder.mode & 0o2000 ? folder.gid : (process.getegid?.() ?? 0);
  const owner = policy.kind === 'set' ? policy : policy.kind === 'keep' ? kept : null;
  const unseenMode = mode ?? defaultMode(holdsKey);
  return {
    uid: owner?.uid ?? uid,
    gid: owner?.gid ?? gid,
    isOwn: owner === null,
    mode: mode ?? kept?.mode ?? unseenMode,
    unseenMode,
  };
}

/**
 * Copies all attributes of files, times included, to files of the same name in another folder.
 *
 * @param sources paths of the files to take attributes from
 * @param folder path of the folder with the files to put them on
 * @returns null, or why it could not be tried: there is no GNU cp
 * @throws DeployError WRITE_FAILED when they could not be copied
 */
export function copyAttributesInto(sources: readonly string[], folder: string): string | null {
  return sources.length === 0 ? null : runCp([`--target-directory=${folder}`, '--', ...sources]);
}

/** As `copyAttributesInto`, from one file to another. */
export function copyAttributes(source: string, file: string): string | null {
  return runCp(['--no-target-directory', '--', source, file]);
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
}

/**
 * Only GNU cp knows these options. Any other failure would lose attributes that a file had, and counts. The
 * owner is not among them: cp forgives `EPERM`, but not the `EACCES` that SFTP says. `fill` sets it.
 */
function runCp(operands: readonly string[]): string | null {
  if (process.platform !== 'linux') return null;
  const { status, error, stderr } = spawnSync(
    'cp',
    ['--attributes-only', '--preserve=all', '--no-preserve=ownership', '--no-dereference', ...operands],
    { env: environment(), encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status === 0) return null;
  if (error) return `cp could not be started: ${error.message}`;
  if (/unrecogni[sz]ed option|invalid option|usage:/i.test(stderr)) return 'cp is not that of GNU coreutils';
  throw new DeployError(
    'WRITE_FAILED',
    'access control lists, extended attributes or labels of the earlier files cannot be copied',
    'run the job as a user who may set them, or take them off the files (getfacl, getfattr)',
  );
}

/** A line of an access control list that plain permission bits cannot say. */
const MORE_THAN_BITS = /^(?:(?:user|group):[^:\s]+:|mask:)/m;

/**
 * Copies the access control list of a folder, if it says more than permission bits do. cp cannot do that for
 * a folder. Without getfacl nobody can tell whether there is such a list, and nothing happens.
 */
function copyFolderAcl(from: string, to: string): void {
  if (process.platform !== 'linux') return;
  const env = environment();
  const options = ['--omit-header', '--numeric', '--no-effective', '--absolute-names', '--', from];
  const { stdout } = spawnSync('getfacl', options, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!MORE_THAN_BITS.test(stdout ?? '')) return;
  const { status } = spawnSync('setfacl', ['--modify-file=-', '--', to], {
    env,
    input: stdout,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (status === 0) return;
  throw new DeployError(
    'WRITE_FAILED',
    'the access control list of a folder cannot be copied to a new one',
    'setfacl is needed for that, and a file system that has such lists',
  );
}

/**
 * Copies owner, access control list and mode of a folder to another one. Where the owner cannot be given
 * away, the group alone, if that can.
 *
 * @throws a system error; DeployError WRITE_FAILED when there is a list that cannot be set
 */
export function copyFolderAttributes(from: Folder, to: Folder): void {
  const made = fs.fstatSync(to.fd);
  const { uid, gid, mode } = fs.fstatSync(from.fd);
  // Only root gives folders away. A member may still set the group (chown(2)). Without either, the mode lets
  // the same people in, save for the owner and the group.
  if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(to, uid, gid) && made.gid !== gid)
    chownIfAllowed(to, made.uid, gid);
  // The list comes first: with one, the mode's group bits are a limit for everybody on it (acl(5)).
  copyFolderAcl(from.at('.'), to.at('.'));
  fs.fchmodSync(to.fd, hidesModes(to) ? OPEN_FOLDER : mode & 0o7777);
}

/** The mode of a new folder where that of the earlier one cannot be seen. The files in it have their own. */
const OPEN_FOLDER = 0o755;

/** Whether the file system shows a mode that it was not given (sshfs with `umask=`). */
function hidesModes(folder: Folder): boolean {
  if (isLocal(folder.at('.'))) return false;
  fs.fchmodSync(folder.fd, 0o710);
  return (fs.fstatSync(folder.fd).mode & 0o7777) !== 0o710;
}

/**
 * Whether a chown was refused: `EPERM` (chown(2)), over SFTP `EACCES`; `EINVAL` for one that NFS cannot map.
 */
export function isRefusedOwner(error: unknown): boolean {
  return ['EPERM', 'EACCES', 'EINVAL'].includes(systemCode(error));
}

function chownIfAllowed(folder: Folder, uid: number, gid: number): boolean {
  try {
    fs.fchownSync(folder.fd, uid, gid);
    return true;
  } catch (error) {
    if (!isRefusedOwner(error)) throw error;
    return false;
  }
}

/**
 * Makes a folder, if there is none, that is as accessible as another one. Throws as `copyFolderAttributes`
 * does.
 */
export function ensureSubfolderLike(parent: Folder, name: string, like: Folder): void {
  if (!ensureSubfolder(parent, name, 0o700)) return;
  using made = openSubfolder(parent, name);
  copyFolderAttributes(like, made);
}
