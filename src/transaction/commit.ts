import * as fs from 'node:fs';
import { basename } from 'node:path';
import { systemCode } from '../errors.ts';
import { CURRENT } from '../layout.ts';
import { doing, PRIVATE_FOLDER } from './durable.ts';
import { readEntry } from './entry.ts';
import { ensureSubfolder, type Folder, FolderTree, foldersOn, openSubfolder, syncFolder } from './folder.ts';
import { adoptOwner, ensureSubfolderLike } from './likeness.ts';
import { linkOrCopy } from './link-or-copy.ts';
import { GENERATION_PREFIX } from './names.ts';
import { type Change, comesLast, type Plan } from './plan.ts';
import { EARLIER_CURRENT } from './staging.ts';
import type { Target } from './target.ts';
import { accessPath, shownPath, type View } from './view.ts';

/**
 * Moves the staged files to their names, in the order of the plan: chain, certificate, private key, bundle, and last what points at them. On the way back
 * that goes first, save for a configuration file that the server watches.
 * With the `symlink` layout the first four become a new folder that nobody sees yet, and the symlink's rename shows them all at once.
 * Each directory is synced once, at the end.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws; some of the changes may have happened
 */
export function commitPlan(
  target: Target,
  view: View,
  staging: Folder,
  plan: Plan,
  id: string,
  confirm: () => void,
): void {
  const touched = new Set<Folder>();
  const last = plan.changes.filter(comesLast);
  const earlier = plan.changes.filter((change) => !comesLast(change));
  const steps = [
    () => switchCurrent(target, view, staging, plan, id, confirm, touched),
    () => changeFiles(target, staging, earlier, confirm, touched),
  ];
  makeFolders(target, plan.folders, touched);
  for (const step of plan.pointersFirst ? steps.toReversed() : steps) step();
  changeFiles(target, staging, last, confirm, touched);
  for (const folder of touched) doing(`directory ${folder.path} cannot be synced`, () => syncFolder(folder));
}

function switchCurrent(
  target: Target,
  view: View,
  staging: Folder,
  plan: Plan,
  id: string,
  confirm: () => void,
  touched: Set<Folder>,
): void {
  if (plan.current === 'stays') return;
  const root = target.files.root;
  confirm();
  if (plan.current === 'switches') {
    buildGeneration(target, view, staging, plan, GENERATION_PREFIX + id);
    confirm();
  }
  keepSymlink(root.at(CURRENT), staging.at(EARLIER_CURRENT));
  doing(`${shownPath(target, 'directory', CURRENT)} cannot be switched`, () => {
    if (plan.current === 'switches') fs.renameSync(staging.at(CURRENT), root.at(CURRENT));
    else fs.unlinkSync(root.at(CURRENT));
  });
  touched.add(root);
}

function changeFiles(
  target: Target,
  staging: Folder,
  changes: readonly Change[],
  confirm: () => void,
  touched: Set<Folder>,
): void {
  for (const { file, place, action } of changes) {
    if (place !== 'directory' || action === 'keep') continue;
    confirm();
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
}

/** Gives the symlink a second name, with its owner; where that is refused, or there is none, a rollback makes one anew. */
function keepSymlink(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function makeFolders(target: Target, folders: readonly string[], touched: Set<Folder>): void {
  const like = target.files.root;
  for (const path of folders) {
    doing(`folder ${shownPath(target, 'directory', path)} cannot be made`, () => {
      const parent = target.files.holding(path);
      ensureSubfolderLike(parent, basename(path), like);
      touched.add(parent);
    });
  }
}

/** A subfolder of the folder in use; null when it has none of that name. */
function earlierFolder({ generation }: View, path: string): Folder | null {
  try {
    return generation ? generation.folder(path) : null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The new folder: the staged files, those that stay the same, and those that belong to others. It is as accessible as the target itself, and a
 * subfolder as the one that it follows.
 */
function buildGeneration(target: Target, view: View, staging: Folder, plan: Plan, name: string): void {
  doing(`folder ${shownPath(target, 'directory', name)} cannot be made`, () => {
    const root = target.files.root;
    ensureSubfolder(root, name, PRIVATE_FOLDER);
    const tree = new FolderTree(openSubfolder(root, name));
    try {
      const through = plan.changes.filter(({ place, action }) => place === 'current' && action !== 'remove');
      const folders = new Set(
        [...through.map((change) => change.file.name), ...plan.carried].flatMap(foldersOn),
      );
      for (const folder of folders)
        ensureSubfolderLike(tree.holding(folder), basename(folder), earlierFolder(view, folder) ?? root);
      for (const change of through) placeFile(target, view, staging, tree, change);
      for (const file of plan.carried) carryOver(target, view, tree, file);
      adoptOwner(tree.root, root);
      for (const folder of folders) syncFolder(tree.folder(folder));
      syncFolder(tree.root);
    } finally {
      tree.close();
    }
  });
}

function placeFile(
  target: Target,
  view: View,
  staging: Folder,
  tree: FolderTree,
  { file, place, action, attributes }: Change,
): void {
  const to = tree.at(file.name);
  if (action !== 'keep') {
    fs.renameSync(staging.at(file.role), to);
    return;
  }
  const from = accessPath(target, view, place, file.name);
  if (from !== null) linkOrCopy(from, to, attributes);
}

function carryOver(target: Target, view: View, tree: FolderTree, name: string): void {
  const from = accessPath(target, view, 'current', name);
  const entry = from === null ? null : readEntry(from, shownPath(target, 'current', name));
  if (from !== null && entry?.kind === 'file') linkOrCopy(from, tree.at(name), entry);
}
