/*
 * Mode and owner of files and folders, noted by name and put back later: a command that is run for a server
 * may change those of everything below a directory (`chown -R`).
 */
import * as fs from 'node:fs';
import { basename } from 'node:path';
import { systemCode, systemReason } from '../errors.ts';
import type { Attributes } from './attributes.ts';
import { type Folder, openFolder } from './folder.ts';
import { type FolderTree, treeOf } from './tree.ts';

/** Mode and owner of one entry. */
export interface Noted extends Attributes {
  /** Relative to the folder that they were noted in; `.` is that folder. */
  readonly name: string;
}

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;

/** Opens the folders below one that stays open. */
function treeBelow(root: Folder): FolderTree {
  return treeOf(openFolder(root.at('.'), root.path));
}

function accessOf(tree: FolderTree, name: string): string {
  return name === '.' ? tree.root.at('.') : tree.holding(name).at(basename(name));
}

/**
 * The names of all files, symlinks and folders below one, itself (`.`) first. Throws a system error.
 *
 * @param isPassed names of folders that are passed over
 */
export function namesBelow(root: Folder, isPassed: (name: string) => boolean = () => false): string[] {
  using tree = treeBelow(root);
  const visit = (below: string): string[] => [
    below,
    ...fs.readdirSync(tree.folder(below).at('.'), { withFileTypes: true }).flatMap((entry) => {
      const name = below === '.' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return isPassed(name) ? [] : visit(name);
      return entry.isFile() || entry.isSymbolicLink() ? [name] : [];
    }),
  ];
  return visit('.');
}

/**
 * Notes mode and owner of entries below a folder. Those that are not there are left out. Throws a system
 * error.
 */
export function noteModes(root: Folder, names: readonly string[]): Noted[] {
  using tree = treeBelow(root);
  return names.flatMap((name) => {
    try {
      const { uid, gid, mode } = fs.lstatSync(accessOf(tree, name));
      return { name, uid, gid, mode: mode & 0o7777 };
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      return [];
    }
  });
}

/**
 * Puts mode and owner back, where they were changed. An entry that is gone is passed over. No symlink is
 * followed.
 *
 * @returns why some could not be put back, by name; empty when all are as they were
 */
export function putBackModes(root: Folder, noted: readonly Noted[]): { name: string; reason: string }[] {
  using tree = treeBelow(root);
  return noted.flatMap(({ name, ...attributes }) => {
    try {
      const access = accessOf(tree, name);
      if (fs.lstatSync(access).isSymbolicLink()) putBackOwner(access, attributes);
      else putBackMode(access, attributes);
      return [];
    } catch (error) {
      return systemCode(error) === 'ENOENT' ? [] : { name, reason: systemReason(error) };
    }
  });
}

/**
 * Puts the owner of a symlink back, which has no mode of its own. Without the right to it, it keeps the
 * other.
 */
export function putBackOwner(access: string, { uid, gid }: Pick<Attributes, 'uid' | 'gid'>): void {
  const stat = fs.lstatSync(access);
  if (stat.uid === uid && stat.gid === gid) return;
  try {
    fs.lchownSync(access, uid, gid);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') throw error;
  }
}

/**
 * Puts mode and owner of one entry back, and says whether it had to. At no moment anybody is let in whom both
 * the found mode and the wanted one keep out. Throws a system error; ELOOP for a symlink.
 */
export function putBackMode(access: string, { uid, gid, mode }: Attributes): boolean {
  const fd = fs.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fs.fstatSync(fd);
    const isOwner = stat.uid === uid && stat.gid === gid;
    if (isOwner && (stat.mode & 0o7777) === mode) return false;
    if (!isOwner) {
      fs.fchmodSync(fd, stat.mode & mode);
      fs.fchownSync(fd, uid, gid);
    }
    fs.fchmodSync(fd, mode);
    return true;
  } finally {
    fs.closeSync(fd);
  }
}
