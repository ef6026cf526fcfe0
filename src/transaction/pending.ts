/*
 * What was written and does not have to survive a power cut yet. A file system with a journal commits everything that waits in it together: of syncs that follow each other with
 * no change in between, the first does the work, and the others find little left to do. So files and folders are written first, all of them, and synced then, each of them.
 */
import * as fs from 'node:fs';
import { closeFolder, type Folder, syncFolder } from './folder.ts';

/** Open files and folders that are still to be synced. */
export interface Pending {
  /** Takes over a file that was written. Synced through the very handle that wrote it, which is the one to learn of an error. Throws as `sync` does. */
  addFile(fd: number): void;
  /** Takes over a folder in which names were made. */
  addFolder(folder: Folder): void;
  /**
   * Syncs the files, and then the folders that name them.
   *
   * @throws a system error; a failed sync is never tried again, since the pages may be gone (fsync(2), NOTES)
   */
  sync(): void;
  /** Closes everything, synced or not. */
  close(): void;
}

/** How many files are kept open. A process may have 1,024. */
const MAX_OPEN = 64;

/** Nothing yet. The caller closes it. */
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
    close: () => {
      closeFiles();
      for (const folder of folders.splice(0)) closeFolder(folder);
    },
  };
}
