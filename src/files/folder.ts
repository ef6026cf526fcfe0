import * as fs from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';

/**
 * An opened directory. All work below it goes through the open handle and not through its path: somebody who
 * swaps the directory, or one of its parents, for a symlink cannot redirect a write. Node has no `openat`,
 * but on Linux `/proc/<pid>/fd/<n>/` is the directory that the handle holds (proc_pid_fd(5)). Elsewhere the
 * path is used.
 *
 * The number is the one by which `/proc` knows this process, and not `process.pid`: in a process namespace
 * with the `/proc` of an outer one, that number is another process there. `self` will not do: programs that
 * are started get such paths as well, and it means themselves to them.
 */
export interface Folder extends Disposable {
  readonly fd: number;
  /** The path as people know it, for messages. */
  readonly path: string;
  /** A path to an entry that goes through the handle. */
  at(name: string): string;
}

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = fs.constants;

/** The folder with the handles of this process, by their numbers; null where there is none. */
export const HANDLES = handles();

function handles(): string | null {
  try {
    const fds = `/proc/${fs.readlinkSync('/proc/self')}/fd`;
    fs.accessSync(fds);
    return fds;
  } catch {
    return null;
  }
}

/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
export function openFolder(access: string | Buffer, shown: string = access.toString()): Folder {
  const fd = fs.openSync(access, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  const base = HANDLES === null ? access.toString() : `${HANDLES}/${fd}`;
  return {
    fd,
    path: shown,
    at: (name) => `${base}/${name}`,
    [Symbol.dispose]: () => fs.closeSync(fd),
  };
}

/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
export function openSubfolder(parent: Folder, name: string): Folder {
  return openFolder(parent.at(name), join(parent.path, name));
}

/**
 * Opens a directory inside another; null when there is none. Throws as `openFolder` does, for a symlink as
 * well.
 */
export function findSubfolder(parent: Folder, name: string): Folder | null {
  try {
    return openSubfolder(parent, name);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Makes the new, renamed and removed names of a directory survive a power cut. A failed sync is never tried
 * again. Some file systems (FUSE, 9p) cannot sync a directory (fsync(2): EINVAL). There, keeping the names is
 * up to the file system alone.
 */
export function syncFolder(folder: Folder): void {
  try {
    fs.fsyncSync(folder.fd);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(systemCode(error))) throw error;
  }
}

/**
 * Whether anything is at a path, a symlink that leads nowhere included. Not `existsSync`, which takes a disk
 * that does not answer for a name that is not there.
 *
 * @throws a system error when that cannot be told
 */
export function isThere(access: string): boolean {
  try {
    return fs.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // The parent is a file, and holds nothing.
    if (systemCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** Makes a directory if it is not there, and says whether it did. The mode is exact, whatever the umask. */
export function ensureSubfolder(parent: Folder, name: string, mode: number): boolean {
  // Nearly always it is there, and to check is cheaper than to fail.
  if (isThere(parent.at(name))) return false;
  try {
    fs.mkdirSync(parent.at(name), mode);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    // Through a handle: by its name, the mode of something else would change if somebody has put a symlink
    // there.
    using made = openSubfolder(parent, name);
    fs.fchmodSync(made.fd, mode);
  } catch (error) {
    retract(parent.at(name));
    throw error;
  }
  return true;
}

/** Removes a folder that could not be finished. Something else that has taken its place stays. */
function retract(access: string): void {
  try {
    fs.rmdirSync(access);
  } catch {
    // The error that led here is thrown next, and matters more.
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
 * Removes an entry of a folder, with everything below it when it is a folder itself. No symlink is followed,
 * not even one that takes a folder's place meanwhile. Nothing happens when there is no such entry.
 *
 * @param name bytes when it was read from a folder, because it need not be text
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
  {
    using folder = openFolder(access, join(parent.path, name.toString()));
    for (const below of fs.readdirSync(folder.at('.'), { encoding: 'buffer' })) removeTree(folder, below);
  }
  fs.rmdirSync(access);
}
