/*
 * Undoes the change of one file. It goes by what is there, and not by the memory of the deployment: the
 * earlier content stays, this deployment's is replaced, and anything else is somebody else's, and stays.
 */
import * as fs from 'node:fs';
import { basename } from 'node:path';
import { sha256 } from '../digest.ts';
import { DeployError, systemCode } from '../errors.ts';
import { defaultMode, sameAttributes } from '../files/attributes.ts';
import { copyDurably, linkOrCopy } from '../files/copy.ts';
import { type Folder, removeFile } from '../files/folder.ts';
import { putBackMode } from '../files/modes.ts';
import type { FolderTree } from '../files/tree.ts';
import { holdsKey, type Role } from '../report.ts';
import { openBackup, readBackup } from './backup.ts';
import { type Found, findThere, type JournalFile, type Print, whose } from './print.ts';
import { openStaging } from './stage.ts';
import type { Target } from './target.ts';

/** Whether files, by role, belong together. A file that is not there is null. */
export type Fits = (files: ReadonlyMap<Role, Buffer | null>) => boolean;

/** An undo under way. */
export interface Undo {
  readonly target: Target;
  readonly state: Folder;
  readonly id: string;
  readonly fits: Fits;
  /** Folders to be synced at the end. */
  readonly touched: Set<Folder>;
}

/** The outcome for one file. `untouched`: it was as before. */
export type Outcome = 'restored' | 'removed' | 'untouched' | Left;

/** It stays as it is, because of somebody else. */
export interface Left {
  readonly left: string;
}

export const FOREIGN: Left = { left: 'somebody else has changed it, and it stays' };
const MISFIT: Left = {
  left: 'it stays, because the earlier file would not fit what somebody else has changed',
};

/**
 * Brings back the earlier file, or removes one that was not there.
 *
 * @param files all files of the set, in the same tree
 * @param moves whether it must be moved into place even if it is as before
 * @throws a system error; DeployError when it cannot be told what is there, or the backup is not what it was
 */
export function undoFile(
  context: Undo,
  tree: FolderTree,
  file: JournalFile,
  files: readonly JournalFile[],
  moves = false,
): Outcome {
  const { name, before } = file;
  let folder: Folder;
  try {
    folder = tree.holding(name);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && before === null) return 'untouched';
    throw error;
  }
  const access = folder.at(basename(name));
  const found = findThere(tree, file);
  const side = whose(file, found);
  if (side === 'foreign') return FOREIGN;
  if (side === 'earlier') {
    if (before === null || found.kind !== 'file') return 'untouched';
    const isSame = sameAttributes(found, before);
    if (isSame && !moves) return 'untouched';
    // A file that stayed keeps its place: only a command has changed its mode.
    if (file.stays && !moves) return putBackMode(access, before) ? 'restored' : 'untouched';
  }
  if (!mayGoBack(context, tree, file, files)) return MISFIT;
  if (before === null) {
    fs.unlinkSync(access);
    context.touched.add(folder);
    return 'removed';
  }
  using staging = openStaging(context.state, context.id);
  const replacement = staging.at(`restored-${file.role}`);
  stageEarlier(context, file, before, replacement);
  // Somebody may have come while it was staged. From here to the rename nothing else is done.
  if (whose(file, findThere(tree, file)) === 'foreign') return FOREIGN;
  fs.renameSync(replacement, access);
  context.touched.add(folder);
  return 'restored';
}

function stageEarlier(context: Undo, { role, stays }: JournalFile, before: Print, replacement: string): void {
  removeFile(replacement);
  const entry = readBackup(context.state, context.id, role);
  if (entry.kind === 'absent')
    throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
  if (sha256(entry.bytes) !== before.sha256)
    throw new DeployError('ROLLBACK_FAILED', 'its backup has been changed', '');
  // The command that wrote into a file that stays runs again, and must not come to its backup.
  const unseenMode = defaultMode(holdsKey(role));
  using set = openBackup(context.state, context.id);
  if (stays) copyDurably(set.at(role), replacement, entry, unseenMode);
  else linkOrCopy(set.at(role), replacement, entry, unseenMode);
  putBackMode(replacement, before);
  freshen(replacement);
}

/** Gives a file a new modification time, for servers that poll for one. */
function freshen(access: string): void {
  const now = new Date();
  try {
    fs.lutimesSync(access, now, now);
  } catch (error) {
    // A file of another user keeps its time (utimensat(2)). That it is back matters more.
    if (systemCode(error) !== 'EPERM') throw error;
  }
}

/** The roles of which a server needs each to fit the others. */
const TOGETHER: readonly Role[] = ['chain', 'certificate', 'private-key'];

/** Whether a file can go back beside what somebody else may have put in the place of its mates. */
function mayGoBack(
  context: Undo,
  tree: FolderTree,
  { role }: JournalFile,
  files: readonly JournalFile[],
): boolean {
  if (!TOGETHER.includes(role)) return true;
  let isAlone = true;
  const set = new Map<Role, Buffer | null>();
  for (const mate of files.filter((one) => TOGETHER.includes(one.role))) {
    const found = findThere(tree, mate);
    if (whose(mate, found) === 'foreign') {
      isAlone = false;
      if (found.kind !== 'file') return false;
      set.set(mate.role, found.bytes);
    } else
      set.set(
        mate.role,
        mate.before === null ? null : bytesOf(readBackup(context.state, context.id, mate.role)),
      );
  }
  return isAlone || context.fits(set);
}

function bytesOf(found: Found): Buffer | null {
  return found.kind === 'file' ? found.bytes : null;
}

/** Whether the files of a set, as they are, belong together. Throws as `findEntry` does. */
export function fitAsFound({ fits }: Undo, tree: FolderTree, files: readonly JournalFile[]): boolean {
  const set = new Map<Role, Buffer | null>();
  for (const file of files.filter(({ role }) => TOGETHER.includes(role))) {
    const found = findThere(tree, file);
    if (found.kind === 'other') return false;
    set.set(file.role, bytesOf(found));
  }
  return fits(set);
}
