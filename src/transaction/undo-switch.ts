/*
 * Undoes the switch of `current`, with the `symlink` layout: it points at the earlier release folder again,
 * which is made whole before, and the new one goes.
 */
import * as fs from 'node:fs';
import { basename } from 'node:path';
import { DeployError } from '../errors.ts';
import { ensureSubfolderLike } from '../files/attributes.ts';
import { linkOrCopy } from '../files/copy.ts';
import { type Folder, isThere, openSubfolder, removeFile, removeTree, syncFolder } from '../files/folder.ts';
import { namesBelow, putBackOwner } from '../files/modes.ts';
import { type FolderTree, foldersOn, treeOf } from '../files/tree.ts';
import { CURRENT } from '../layout.ts';
import type { Role } from '../report.ts';
import type { Switch } from './journal.ts';
import { findEntry, findThere, type JournalFile, whose } from './print.ts';
import { EARLIER_CURRENT, openStaging } from './stage.ts';
import { FOREIGN, fitAsFound, type Left, type Outcome, type Undo, undoFile } from './undo-file.ts';
import { linkAt } from './view.ts';

/**
 * @param leave told of each file of the earlier release folder that stays as somebody else has made it
 * @throws a system error; DeployError as `undoFile` does, and when a file of others is missing that no backup
 *   keeps
 */
export function undoSwitch(
  context: Undo,
  change: Switch,
  leave: (role: Role, name: string, why: Left) => void,
): Outcome {
  const { target, state, id, touched } = context;
  const { before, after, owner } = change;
  const { root } = target.files;
  const access = root.at(CURRENT);
  const link = linkAt(access);
  const isForeign = link === null ? isThere(access) : link !== before && link !== after;
  if (isForeign) {
    if (strangerIn(root, change) === null) dropRelease(context, change);
    return FOREIGN;
  }
  if (before !== null && !refillRelease(context, before, change, leave) && link !== before)
    return { left: `what somebody else has put into ${before} is no whole set` };
  let outcome: Outcome = 'untouched';
  if (link !== before) {
    using staging = openStaging(state, id);
    const kept = staging.at(EARLIER_CURRENT);
    if (before !== null && linkAt(kept) !== before) {
      removeFile(kept);
      fs.symlinkSync(before, kept);
    }
    if (before !== null && link === after) carryOver(context, before, change, staging);
    const stranger = strangerIn(root, change);
    if (stranger !== null) return { left: `somebody else has changed ${stranger} in it, and it stays` };
    touched.add(root);
    if (before === null) fs.unlinkSync(access);
    else fs.renameSync(kept, access);
    outcome = before === null ? 'removed' : 'restored';
    // Synced before the new folder goes: after a power cut `current` must not point at nothing.
    syncFolder(root);
  }
  if (owner !== null) putBackOwner(access, owner);
  dropRelease(context, change);
  return outcome;
}

/**
 * Makes the earlier release folder whole again before `current` points at it: somebody may have cleared it
 * away, when nothing seemed to use it any more, and a command may have changed files in it. What is missing
 * comes from the backup.
 *
 * @returns whether the files that are used together fit each other
 * @throws DeployError TARGET_UNSAFE when a file is missing that the backup does not keep; a system error
 */
function refillRelease(
  context: Undo,
  name: string,
  { files, others }: Switch,
  leave: (role: Role, name: string, why: Left) => void,
): boolean {
  const earlier = files.filter(({ before }) => before !== null);
  // It did not hold anything, or was not even there.
  if (earlier.length === 0 && others.length === 0) return true;
  const { root } = context.target.files;
  ensureSubfolderLike(root, name, root);
  using tree = treeOf(openSubfolder(root, name));
  const missing = others.find((other) => !isThere(tree.root.at(other)));
  if (missing !== undefined) {
    throw new DeployError(
      'TARGET_UNSAFE',
      `${name}/${missing} is missing, which the deployment did not remove`,
      'put it back, and run any deployment to this target',
    );
  }
  const touched = new Set<Folder>();
  let isAlone = true;
  for (const file of earlier) {
    for (const folder of foldersOn(file.name))
      ensureSubfolderLike(tree.holding(folder), basename(folder), root);
    const outcome = undoFile({ ...context, touched }, tree, file, earlier);
    if (typeof outcome === 'string') continue;
    isAlone = false;
    leave(file.role, file.name, outcome);
  }
  for (const folder of touched) syncFolder(folder);
  return isAlone || fitAsFound(context, tree, earlier);
}

/** The first file of the new release folder that is somebody else's; null when there is none. */
function strangerIn(root: Folder, { after, files }: Switch): string | null {
  if (after === null || !isThere(root.at(after))) return null;
  using tree = treeOf(openSubfolder(root, after));
  return files.find((file) => whose(file, findThere(tree, file)) === 'foreign')?.name ?? null;
}

/**
 * Takes what somebody else has put behind `current` along into the earlier release folder: other files than
 * this deployment's. With the `in-place` layout they would stay as well.
 */
function carryOver({ target }: Undo, name: string, { after, files }: Switch, staging: Folder): void {
  const { root } = target.files;
  if (after === null || !isThere(root.at(after))) return;
  using from = treeOf(openSubfolder(root, after));
  using to = treeOf(openSubfolder(root, name));
  const carried = staging.at('carried');
  for (const other of othersIn(from, files)) {
    for (const folder of foldersOn(other))
      ensureSubfolderLike(to.holding(folder), basename(folder), from.folder(folder));
    if (isThere(to.at(other)) && isSame(from.at(other), to.at(other))) continue;
    const { uid, gid, mode } = fs.lstatSync(from.at(other));
    removeFile(carried);
    linkOrCopy(from.at(other), carried, { uid, gid, mode: mode & 0o7777 });
    fs.renameSync(carried, to.at(other));
    syncFolder(to.holding(other));
  }
}

/** The names of files in a release folder that are none of the deployment's. */
function othersIn(tree: FolderTree, files: readonly JournalFile[]): string[] {
  const ours = new Set(files.map(({ name }) => name));
  return namesBelow(tree.root).filter(
    (name) => name !== '.' && !ours.has(name) && fs.lstatSync(tree.at(name)).isFile(),
  );
}

/** Whether two files have the same content. One that is too large to be read was not made by hand. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [findEntry(one, one), findEntry(other, other)];
  return first.kind !== 'file' || (second.kind === 'file' && first.bytes.equals(second.bytes));
}

/**
 * Removes the new release folder, unless `current` points at it. Where there is no earlier one, files of
 * others in it stay.
 */
function dropRelease({ target, touched }: Undo, { before, after, files }: Switch): void {
  const { root } = target.files;
  if (after === null || after === before) return;
  if (!isThere(root.at(after)) || linkAt(root.at(CURRENT)) === after) return;
  touched.add(root);
  if (before === null) {
    using tree = treeOf(openSubfolder(root, after));
    if (othersIn(tree, files).length > 0) {
      for (const { name } of files) removeFile(tree.at(name));
      return;
    }
  }
  removeTree(root, after);
}
