import * as fs from 'node:fs';
import { basename } from 'node:path';
import { DeployError, systemCode } from '../errors.ts';
import { copyFolderAttributes, ensureSubfolderLike, sameAttributes } from '../files/attributes.ts';
import { linkOrCopy } from '../files/copy.ts';
import { PRIVATE_FOLDER } from '../files/durable.ts';
import { readEntry } from '../files/entry.ts';
import { doing } from '../files/failure.ts';
import { ensureSubfolder, type Folder, openSubfolder, syncFolder } from '../files/folder.ts';
import { type FolderTree, foldersOn, treeOf } from '../files/tree.ts';
import { CURRENT } from '../layout.ts';
import { RELEASE_PREFIX } from './names.ts';
import { inOrder } from './order.ts';
import type { Change, Plan } from './plan.ts';
import { EARLIER_CURRENT } from './stage.ts';
import { accessPath, linkAt, readPlace, shownPath, type View } from './view.ts';

/** A commit under way. */
interface Commit {
  readonly view: View;
  readonly staging: Folder;
  readonly plan: Plan;
  readonly id: string;
  /** Throws when the target is no longer ours. */
  confirm(): void;
  /** Folders to be synced at the end. */
  readonly touched: Set<Folder>;
}

/**
 * Moves the staged files to their names, in the order of `order.ts`. With the `symlink` layout, all files but
 * pointers become a new release folder that nobody sees yet, and the symlink's rename shows them at once.
 * Each directory is synced once, at the end.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or the error of `confirm`; some of the changes may
 *   have happened
 */
export function commitPlan(view: View, staging: Folder, plan: Plan, id: string, confirm: () => void): void {
  const commit = { view, staging, plan, id, confirm, touched: new Set<Folder>() };
  const files = plan.changes.filter(({ place, action }) => place === 'directory' && action !== 'keep');
  const steps = inOrder(plan.direction, [...files, ...(plan.current === 'stays' ? [] : [CURRENT])], (step) =>
    typeof step === 'string'
      ? { moved: CURRENT, isRemoved: plan.current === 'goes' }
      : { moved: step.file.role, isRemoved: step.action === 'remove' },
  );
  makeFolders(commit);
  for (const step of steps) {
    if (typeof step === 'string') switchCurrent(commit);
    else changeFile(commit, step);
  }
  for (const folder of commit.touched)
    doing(`directory ${folder.path} cannot be synced`, () => syncFolder(folder));
}

function makeFolders({ view, plan, touched }: Commit): void {
  const { files } = view.target;
  for (const path of plan.folders) {
    doing(`folder ${shownPath(view.target, 'directory', path)} cannot be made`, () => {
      const parent = files.holding(path);
      ensureSubfolderLike(parent, basename(path), files.root);
      touched.add(parent);
    });
  }
}

function changeFile({ view, staging, confirm, touched }: Commit, change: Change): void {
  const { target } = view;
  const { file, place, action } = change;
  confirm();
  requireUntouched(view, change);
  doing(
    `${shownPath(target, place, file.name)} cannot be ${action === 'remove' ? 'removed' : 'replaced'}`,
    () => {
      const folder = target.files.holding(file.name);
      if (action === 'remove') fs.unlinkSync(folder.at(basename(file.name)));
      else fs.renameSync(staging.at(file.role), folder.at(basename(file.name)));
      touched.add(folder);
    },
  );
}

/**
 * Makes sure that nobody has changed a file since it was compared. What somebody else has put there is not
 * replaced. Nothing may come between this and the change.
 */
function requireUntouched(view: View, { file, place, before }: Change): void {
  const found = readPlace(view, place, file.name);
  const isSame =
    found.kind === 'file' && before.kind === 'file'
      ? found.bytes.equals(before.bytes) && sameAttributes(found, before)
      : found.kind === before.kind;
  if (!isSame) throw changedMeanwhile(shownPath(view.target, place, file.name));
}

function changedMeanwhile(what: string): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `somebody else has changed ${what} since it was compared`,
    'run it again when nobody else works on the directory',
  );
}

function switchCurrent(commit: Commit): void {
  const { view, staging, plan, confirm, touched } = commit;
  const { root } = view.target.files;
  confirm();
  if (plan.current === 'switches') {
    makeRelease(commit);
    confirm();
  }
  keepSymlink(root.at(CURRENT), staging.at(EARLIER_CURRENT));
  if (linkAt(root.at(CURRENT)) !== view.link)
    throw changedMeanwhile(shownPath(view.target, 'directory', CURRENT));
  for (const change of plan.changes) if (change.place === 'current') requireUntouched(view, change);
  doing(`${shownPath(view.target, 'directory', CURRENT)} cannot be switched`, () => {
    if (plan.current === 'switches') fs.renameSync(staging.at(CURRENT), root.at(CURRENT));
    else fs.unlinkSync(root.at(CURRENT));
  });
  touched.add(root);
}

/**
 * Gives the symlink a second name, with its owner. Where that is refused, or there is none, undoing makes one
 * anew.
 */
function keepSymlink(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/**
 * Makes the new release folder: the staged files, those that stay the same, and those that belong to others.
 * It is as accessible as the target itself, and a subfolder as the earlier one of its name.
 */
function makeRelease({ view, staging, plan, id }: Commit): void {
  const { root } = view.target.files;
  const name = RELEASE_PREFIX + id;
  doing(`folder ${shownPath(view.target, 'directory', name)} cannot be made`, () => {
    ensureSubfolder(root, name, PRIVATE_FOLDER);
    using tree = treeOf(openSubfolder(root, name));
    const through = plan.changes.filter(({ place, action }) => place === 'current' && action !== 'remove');
    const folders = new Set([...through.map(({ file }) => file.name), ...plan.others].flatMap(foldersOn));
    for (const folder of folders)
      ensureSubfolderLike(tree.holding(folder), basename(folder), earlierFolder(view, folder) ?? root);
    for (const change of through) placeFile(view, staging, tree, change);
    for (const file of plan.others) takeAlong(view, tree, file);
    copyFolderAttributes(root, tree.root);
    for (const folder of folders) syncFolder(tree.folder(folder));
    syncFolder(tree.root);
  });
}

/** A subfolder of the release folder in use; null when it has none of that name. */
function earlierFolder({ release }: View, path: string): Folder | null {
  try {
    return release?.folder(path) ?? null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function placeFile(view: View, staging: Folder, tree: FolderTree, change: Change): void {
  const { file, place, action, attributes } = change;
  const to = tree.at(file.name);
  if (action !== 'keep') {
    fs.renameSync(staging.at(file.role), to);
    return;
  }
  const from = accessPath(view, place, file.name);
  if (from !== null) linkOrCopy(from, to, attributes, attributes.unseenMode);
}

function takeAlong(view: View, tree: FolderTree, name: string): void {
  const from = accessPath(view, 'current', name);
  const link = from === null ? null : linkAt(from);
  if (link !== null) {
    fs.symlinkSync(link, tree.at(name));
    return;
  }
  const entry = from === null ? null : readEntry(from, shownPath(view.target, 'current', name));
  if (from !== null && entry?.kind === 'file') linkOrCopy(from, tree.at(name), entry);
}
