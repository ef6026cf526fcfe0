/*
 * Files that survive a power cut. A file system with a journal commits everything that waits in it together:
 * of syncs that follow each other with no change in between, the first does the work, and the others find
 * little left to do. So files and folders are written first, all of them, and synced then, each of them.
 */
import * as fs from 'node:fs';
import type { Asked } from './attributes.ts';
import { type Folder, syncFolder } from './folder.ts';
import { PRIVATE_FILE, type Settled, settle } from './settle.ts';

const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = fs.constants;

/** Mode of every folder that this project keeps for itself. */
export const PRIVATE_FOLDER = 0o700;

/** Open files and folders that are still to be synced. Closing it closes them, synced or not. */
export interface Pending extends Disposable {
  /**
   * Takes over a file that was written. The sync goes through the handle that wrote, which learns of an
   * error.
   */
  addFile(fd: number): void;
  /** Takes over a folder in which names were made. */
  addFolder(folder: Folder): void;
  /**
   * Syncs the files, and then the folders that name them.
   *
   * @throws a system error; a failed sync is never tried again, since the pages may be gone (fsync(2), NOTES)
   */
  sync(): void;
}

/** How many files are kept open. A process may have 1,024 (getrlimit(2), RLIMIT_NOFILE). */
const MAX_OPEN = 64;

/** Nothing to be synced yet. */
export function openPending(): Pending {
  const files: number[] = [];
  const folders: Folder[] = [];
  const closeFiles = (): void => {
    for (const fd of files.splice(0)) fs.closeSync(fd);
  };
  const syncFiles = (): void => {
    for (const fd of files) fs.fsyncSync(fd);
    closeFiles();
  };
  return {
    addFile: (fd) => {
      files.push(fd);
      if (files.length === MAX_OPEN) syncFiles();
    },
    addFolder: (folder) => {
      folders.push(folder);
    },
    sync: () => {
      syncFiles();
      for (const folder of folders) syncFolder(folder);
    },
    [Symbol.dispose]: () => {
      closeFiles();
      for (const folder of folders.splice(0)) folder[Symbol.dispose]();
    },
  };
}

/**
 * Creates an empty file that nobody but its owner can open, and that was not there before.
 *
 * @throws a system error: EEXIST when the name is taken, also by a dangling symlink
 */
export function createPrivate(access: string): void {
  fs.closeSync(fs.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, PRIVATE_FILE));
}

/**
 * Fills a file made by `createPrivate`, and leaves it to be synced. Owner and mode come after the content.
 * Until then its owner alone can open the file.
 *
 * @param written the modification time; without attributes the file keeps its own
 * @returns owner and mode as they came out; null without attributes
 * @throws a system error, or as `settle` does
 */
export function fill(
  pending: Pending,
  access: string,
  bytes: Buffer,
  attributes: Asked | null,
  written = new Date(),
): Settled | null {
  // The copied attributes may include a mode that keeps even the owner from writing.
  if (attributes) fs.chmodSync(access, PRIVATE_FILE);
  let settled: Settled | null = null;
  const fd = fs.openSync(access, O_WRONLY | O_TRUNC | O_NOFOLLOW);
  try {
    for (let written = 0; written < bytes.length; ) written += fs.writeSync(fd, bytes, written);
    if (attributes) {
      fs.futimesSync(fd, written, written);
      settled = settle(fd, attributes);
    }
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
  pending.addFile(fd);
  return settled;
}
