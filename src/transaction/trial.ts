/*
 * A server that is told by a pointer which files to read may refuse a new pointer and still notice that the files it knows have changed: it would serve the new certificate, until it is
 * started again. Where the pointer gives reason to doubt, it is therefore tried first: the new files are put into a folder that nothing else names, and the pointer names that folder. What
 * is then served was found through the pointer. The files at their own names stay as they are until that is proven.
 */
import * as fs from 'node:fs';
import { basename } from 'node:path';
import { linkOrCopy } from './backup.ts';
import { doing, PRIVATE_FOLDER } from './durable.ts';
import {
  adoptOwner,
  ensureSubfolder,
  ensureSubfolderLike,
  type Folder,
  FolderTree,
  foldersOn,
  openSubfolder,
  removeTree,
  syncFolder,
} from './folder.ts';
import { DEPLOYMENT_ID, TRIAL_PREFIX } from './names.ts';
import type { Change, Plan } from './plan.ts';
import type { Target } from './target.ts';
import { accessPath, shownPath, type View } from './view.ts';

/** A pointer that is to be tried: what it changes, and what it says for the time being. */
export interface Trial {
  readonly pointer: Change;
  readonly bytes: Buffer;
}

/** The name of the staged pointer. */
export const STAGED_TRIAL = 'trial';

/** The folder of a deployment's trial, in the target. */
export function trialFolder(id: string): string {
  return TRIAL_PREFIX + id;
}

/**
 * Shows the new files through the pointer alone. The staged files stay where they are, to be committed afterwards.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws
 */
export function commitTrial(
  target: Target,
  view: View,
  staging: Folder,
  plan: Plan,
  trial: Trial,
  id: string,
  confirm: () => void,
): void {
  const root = target.files.root;
  const name = trialFolder(id);
  confirm();
  doing(`folder ${shownPath(target, 'directory', name)} cannot be made`, () => {
    ensureSubfolder(root, name, PRIVATE_FOLDER);
    const tree = new FolderTree(openSubfolder(root, name));
    try {
      for (const change of plan.changes)
        if (!change.file.pointer) showFile(target, view, staging, tree, change, root);
      adoptOwner(tree.root, root);
      syncFolder(tree.root);
    } finally {
      tree.close();
    }
  });
  confirm();
  const { file } = trial.pointer;
  doing(`${shownPath(target, 'directory', file.name)} cannot be replaced`, () => {
    const folder = target.files.holding(file.name);
    fs.renameSync(staging.at(STAGED_TRIAL), folder.at(basename(file.name)));
    syncFolder(folder);
    if (folder !== root) syncFolder(root);
  });
}

function showFile(
  target: Target,
  view: View,
  staging: Folder,
  tree: FolderTree,
  change: Change,
  like: Folder,
): void {
  const { file, place, action, attributes } = change;
  for (const folder of foldersOn(file.name))
    ensureSubfolderLike(tree.holding(folder), basename(folder), like);
  const from = action === 'keep' ? accessPath(target, view, place, file.name) : staging.at(file.role);
  if (from !== null) linkOrCopy(from, tree.at(file.name), attributes);
}

/** Removes the folder of a trial. Nothing happens when there is none. Throws a system error. */
export function removeTrial(target: Target, id: string): void {
  removeTree(target.files.root, trialFolder(id));
}

/** Removes the folders of trials that ended without it. Only for whoever holds the lock, when there is no journal. Throws a system error. */
export function sweepTrials(target: Target): void {
  const root = target.files.root;
  for (const name of fs.readdirSync(root.at('.')))
    if (name.startsWith(TRIAL_PREFIX) && DEPLOYMENT_ID.test(name.slice(TRIAL_PREFIX.length)))
      removeTree(root, name);
}
