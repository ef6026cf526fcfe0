/*
 * Owner and mode as they come out. On a mount, chmod and chown can succeed and do nothing (CIFS, drvfs,
 * vfat), and stat can tell modes that the files on the server do not have (sshfs with `umask=`). So both are
 * read back.
 */
import * as fs from 'node:fs';
import { DeployError } from '../errors.ts';
import { type Asked, type Attributes, isRefusedOwner } from './attributes.ts';

/** Mode of every file that this project keeps for itself, and of a file that is being written. */
export const PRIVATE_FILE = 0o600;

/** What came of asking for attributes. */
export interface Settled extends Attributes {
  /** The mode that was asked for; null: none was, since the file system does not show modes as they are. */
  readonly askedMode: number | null;
}

/**
 * Sets owner and mode of a file of mode `PRIVATE_FILE`, and reads them back. The mode comes after the owner,
 * because a change of owner clears bits (chown(2)).
 *
 * A file system that shows another mode than `PRIVATE_FILE` now shows modes that its files do not have. The
 * one that an earlier file seems to have may be wider than it is, so `unseenMode` is asked for.
 *
 * @throws a system error; DeployError PERMISSION_DENIED when the owner did not come out as asked
 */
export function settle(fd: number, asked: Asked): Settled {
  const made = fs.fstatSync(fd);
  if (made.uid !== asked.uid || made.gid !== asked.gid) setOwner(fd, asked);
  const askedMode = (made.mode & 0o7777) === PRIVATE_FILE ? asked.mode : asked.unseenMode;
  if (askedMode !== null) fs.fchmodSync(fd, askedMode);
  const { uid, gid, mode } = fs.fstatSync(fd);
  if (!asked.isOwn && (uid !== asked.uid || gid !== asked.gid))
    throw new DeployError(
      'PERMISSION_DENIED',
      `a file should belong to ${asked.uid}:${asked.gid}, and still belongs to ${uid}:${gid}, though the file system took the change`,
      OWNER_HINT,
    );
  return { uid, gid, mode: mode & 0o7777, askedMode };
}

function setOwner(fd: number, { uid, gid, isOwn }: Asked): void {
  try {
    fs.fchownSync(fd, uid, gid);
  } catch (error) {
    if (!isRefusedOwner(error)) throw error;
    // What this run made is its own, whoever the server says it belongs to.
    if (isOwn) return;
    throw new DeployError(
      'PERMISSION_DENIED',
      `a file cannot be given to ${uid}:${gid} on this file system`,
      OWNER_HINT,
      error,
    );
  }
}

const OWNER_HINT =
  'choose another owner (owner: runner), run the job as that user, or mount so that owners can be set: sshfs with idmap=user, CIFS with uid= and gid=, NFS with no_root_squash';
