import * as fs from 'node:fs';
import { basename } from 'node:path';
import { doing, PRIVATE_FOLDER } from './durable.ts';
import { ensureSubfolder, type Folder, FolderTree, foldersOn, openSubfolder, syncFolder } from './folder.ts';
import { adoptOwner, ensureSubfolderLike } from './likeness.ts';
import { linkOrCopy } from './link-or-copy.ts';
import type { Change, Plan } from './plan.ts';
import type { Target } from './target.ts';
import { STAGED_TRIAL, type Trial, trialFolder } from './trial.ts';
import { accessPath, shownPath, type View } from './view.ts';

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
