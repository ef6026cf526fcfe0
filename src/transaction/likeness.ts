import * as fs from 'node:fs';
import { systemCode } from '../errors.ts';
import { carryFolderAcl } from './carry.ts';
import { closeFolder, ensureSubfolder, type Folder, openSubfolder } from './folder.ts';

/** Makes a directory that lets in whom another one lets in: same mode and access control list, and same owner where that can be set. */
export function ensureSubfolderLike(parent: Folder, name: string, like: Folder): void {
  if (!ensureSubfolder(parent, name, 0o700)) return;
  const made = openSubfolder(parent, name);
  try {
    adoptOwner(made, like);
  } finally {
    closeFolder(made);
  }
}

/** Gives a directory the owner, the access control list and the mode of another one. Where the owner cannot be given away, the group alone, if that can. */
export function adoptOwner(folder: Folder, like: Folder): void {
  const made = fs.fstatSync(folder.fd);
  const { uid, gid, mode } = fs.fstatSync(like.fd);
  // EPERM: not ours to give away. A member may still set the group (chown(2)); without that, too, the mode lets the same people in, save for the owner and the group.
  if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(folder, uid, gid) && made.gid !== gid)
    chownIfAllowed(folder, made.uid, gid);
  // The list comes first: with one, the mode's group bits are no permission of the group but the most that anybody on it gets (acl(5)).
  carryFolderAcl(like.at('.'), folder.at('.'));
  fs.fchmodSync(folder.fd, mode & 0o7777);
}

function chownIfAllowed(folder: Folder, uid: number, gid: number): boolean {
  try {
    fs.fchownSync(folder.fd, uid, gid);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'EPERM') throw error;
    return false;
  }
}
