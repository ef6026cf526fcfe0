import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../errors.ts';

/**
 * An opened directory. All work below it goes through the open handle, not through its path: whoever swaps the directory,
 * or one of its parents, for a symlink in the meantime cannot redirect a write. Node has no `openat`, but on Linux
 * `/proc/<pid>/fd/<n>/` is the directory that the handle holds. Elsewhere the path is used.
 */
export interface Folder {
  readonly fd: number;
  /** The path as people know it, for messages. */
  readonly path: string;
  /** A path to an entry that goes through the handle. */
  at(name: string): string;
}

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = fs.constants;

const THROUGH_HANDLE = fs.existsSync('/proc/self/fd');

/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path by which to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
export function openFolder(access: string | Buffer, shown: string = access.toString()): Folder {
  const fd = fs.openSync(access, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  const base = THROUGH_HANDLE ? `/proc/${process.pid}/fd/${fd}` : access.toString();
  return { fd, path: shown, at: (name) => `${base}/${name}` };
}

/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
export function openSubfolder(parent: Folder, name: string): Folder {
  return openFolder(parent.at(name), join(parent.path, name));
}

export function closeFolder(folder: Folder): void {
  fs.closeSync(folder.fd);
}

/**
 * Makes what was created, renamed or removed in a directory survive a power cut. A failed sync is never tried again. Some file systems
 * (FUSE, 9p) know no sync of a directory (fsync(2): EINVAL); there it is theirs to keep what they have acknowledged.
 */
export function syncFolder(folder: Folder): void {
  try {
    fs.fsyncSync(folder.fd);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(systemCode(error))) throw error;
  }
}

/**
 * Whether anything is at a path, a symlink that leads nowhere included. Not `existsSync`, which takes a disk that does not answer for a name that is not there.
 *
 * @throws a system error when that cannot be told
 */
export function isThere(access: string): boolean {
  try {
    return fs.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // What is above it is a file, and holds nothing.
    if (systemCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** Makes a directory if it is not there, and says whether it did. The mode is exact, whatever the umask. */
export function ensureSubfolder(parent: Folder, name: string, mode: number): boolean {
  // Nearly always it is there, and to look is cheaper than to fail.
  if (isThere(parent.at(name))) return false;
  try {
    fs.mkdirSync(parent.at(name), mode);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    // Through a handle: by its name, whoever put a symlink there since would have the mode of something else changed.
    const made = openSubfolder(parent, name);
    try {
      fs.fchmodSync(made.fd, mode);
    } finally {
      closeFolder(made);
    }
  } catch (error) {
    retract(parent.at(name));
    throw error;
  }
  return true;
}

/** Removes a folder that could not be finished, for the error that is under way to be told. What has taken its place is not ours. */
function retract(access: string): void {
  try {
    fs.rmdirSync(access);
  } catch {
    // Nothing that could be said here is worth more than that error.
  }
}

/** Removes a file or a symlink. Nothing happens when there is none. Throws a system error. */
export function removeFile(access: string | Buffer): void {
  try {
    fs.unlinkSync(access);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/** Removes a folder unless something is in it, and says whether it is gone. Throws a system error. */
export function removeIfEmpty(access: string): boolean {
  try {
    fs.rmdirSync(access);
    return true;
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error))) throw error;
    return systemCode(error) === 'ENOENT';
  }
}

/**
 * Removes an entry of a folder, with everything below it when it is a folder itself. No symlink is followed, not even one that takes a folder's place meanwhile.
 * Nothing happens when there is none.
 *
 * @param name as bytes where it came out of a folder, since it need not be text
 * @throws a system error
 */
export function removeTree(parent: Folder, name: string | Buffer): void {
  const access = Buffer.concat([Buffer.from(parent.at('')), Buffer.from(name)]);
  const stat = fs.lstatSync(access, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    removeFile(access);
    return;
  }
  const folder = openFolder(access, join(parent.path, name.toString()));
  try {
    for (const below of fs.readdirSync(folder.at('.'), { encoding: 'buffer' })) removeTree(folder, below);
  } finally {
    closeFolder(folder);
  }
  fs.rmdirSync(access);
}

/**
 * The folders on the way to files with names like `tls/cert.pem`, each opened once and none through a symlink.
 * Closing the tree closes them all.
 */
export class FolderTree {
  readonly root: Folder;
  readonly #opened = new Map<string, Folder>();

  constructor(root: Folder) {
    this.root = root;
  }

  /**
   * The folder that holds a file.
   *
   * @param name the file's name, relative to the root, already checked to stay below it
   * @throws a system error, ENOENT among them, when a folder on the way cannot be opened
   */
  holding(name: string): Folder {
    return this.folder(dirname(name));
  }

  /** A folder below the root; `.` is the root itself. Throws as `holding` does. */
  folder(path: string): Folder {
    if (path === '.') return this.root;
    const known = this.#opened.get(path);
    if (known) return known;
    const opened = openSubfolder(this.folder(dirname(path)), basename(path));
    this.#opened.set(path, opened);
    return opened;
  }

  /** A path, through handles, to the file of a name. Throws as `holding` does. */
  at(name: string): string {
    return this.holding(name).at(basename(name));
  }

  /** Closes one folder, so that it is opened afresh the next time. */
  forget(path: string): void {
    const known = this.#opened.get(path);
    if (known) closeFolder(known);
    this.#opened.delete(path);
  }

  close(): void {
    for (const folder of this.#opened.values()) closeFolder(folder);
    this.#opened.clear();
    closeFolder(this.root);
  }
}

/** The folders on the way to a name, outermost first. */
export function foldersOn(name: string): string[] {
  const parent = dirname(name);
  return parent === '.' ? [] : [...foldersOn(parent), parent];
}
