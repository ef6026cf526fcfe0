/*
 * The backup of a file that is going to be replaced is a hard link where the file system allows it: owner, mode, access control lists, extended attributes and labels come with it,
 * at no cost; nobody writes into a file that a rename has taken the name from. A file that stays may be written into, so its backup is a copy.
 */
import { DeployError } from '../errors.ts';
import type { Role } from '../report.ts';
import { BACKUPS } from './backup.ts';
import { PRIVATE_FOLDER } from './durable.ts';
import { type FileEntry, readEntry } from './entry.ts';
import { ensureSubfolder, type Folder, openSubfolder } from './folder.ts';
import { copyFile, linkOrCopy } from './link-or-copy.ts';
import type { Pending } from './pending.ts';

/** A file to keep. */
export interface BackupSource {
  readonly access: string;
  /** What it was when it was compared. */
  readonly before: FileEntry;
  /** Whether it keeps its name as well. */
  readonly stays: boolean;
}

/** The files to keep, by role. */
export type BackupSources = Map<Role, BackupSource>;

/**
 * Keeps the given files, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when a file is no longer what it was: it could not be put back
 */
export function makeBackup(
  pending: Pending,
  state: Folder,
  id: string,
  sources: BackupSources,
): { readonly set: Folder; readonly attributesLost: string | null } {
  ensureSubfolder(state, BACKUPS, PRIVATE_FOLDER);
  const backups = openSubfolder(state, BACKUPS);
  pending.addFolder(backups);
  ensureSubfolder(backups, id, PRIVATE_FOLDER);
  const set = openSubfolder(backups, id);
  pending.addFolder(set);
  let attributesLost: string | null = null;
  for (const [role, { access, before, stays }] of sources) {
    if (stays) attributesLost = copyFile(pending, access, set.at(role), before) ?? attributesLost;
    else linkOrCopy(access, set.at(role), before);
    if (holds(set.at(role), before.bytes)) continue;
    throw new DeployError(
      'TARGET_UNSAFE',
      `somebody else has changed the ${role} since it was looked at`,
      'nothing was touched; run it again when nobody else works on the directory',
    );
  }
  return { set, attributesLost };
}

function holds(access: string, bytes: Buffer): boolean {
  try {
    const entry = readEntry(access, access);
    return entry.kind === 'file' && entry.bytes.equals(bytes);
  } catch {
    return false;
  }
}
