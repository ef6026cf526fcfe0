/* Where a deployment prepares its files, out of everybody's sight: `staging/<id>/` in the state directory. */
import { PRIVATE_FOLDER } from './durable.ts';
import { closeFolder, ensureSubfolder, type Folder, openSubfolder, removeTree } from './folder.ts';

const STAGING = 'staging';

/** The name, among the staged files, under which the symlink is kept that `current` was before. */
export const EARLIER_CURRENT = 'earlier-current';

/** Opens the folder in which a deployment prepares its files, making it if it is not there. Throws a system error. */
export function openStaging(state: Folder, id: string): Folder {
  ensureSubfolder(state, STAGING, PRIVATE_FOLDER);
  const staging = openSubfolder(state, STAGING);
  try {
    ensureSubfolder(staging, id, PRIVATE_FOLDER);
    return openSubfolder(staging, id);
  } finally {
    closeFolder(staging);
  }
}

/** Removes everything that was ever staged. Only for whoever holds the lock, when nothing is under way. */
export function clearStaging(state: Folder): void {
  removeTree(state, STAGING);
}
