/*
 * Where a deployment prepares its files, out of everybody's sight: `staging/<id>/` in the state directory.
 * Each file has its role's name there. If the process dies, the next deployment clears all of it away.
 */
import * as fs from 'node:fs';
import { copyAttributes, copyAttributesInto } from '../files/attributes.ts';
import { linkOrCopy } from '../files/copy.ts';
import { createPrivate, fill, type Pending, PRIVATE_FOLDER } from '../files/durable.ts';
import { ensureSubfolder, type Folder, openSubfolder, removeTree } from '../files/folder.ts';
import { CURRENT } from '../layout.ts';
import { openBackup } from './backup.ts';
import { RELEASE_PREFIX } from './names.ts';
import type { Change, Plan } from './plan.ts';
import { accessPath, type View } from './view.ts';

const STAGING = 'staging';

/** The name, among the staged files, of the symlink that `current` was before. */
export const EARLIER_CURRENT = 'earlier-current';

/**
 * Opens the folder in which a deployment prepares its files, and makes it if it is not there. Throws a system
 * error.
 */
export function openStaging(state: Folder, id: string): Folder {
  ensureSubfolder(state, STAGING, PRIVATE_FOLDER);
  using staging = openSubfolder(state, STAGING);
  ensureSubfolder(staging, id, PRIVATE_FOLDER);
  return openSubfolder(staging, id);
}

/** Removes everything that was ever staged. Needs the lock, and no deployment under way. */
export function clearStaging(state: Folder): void {
  removeTree(state, STAGING);
}

/**
 * Writes the new files where only their owner can reach them, and leaves them to be synced. The attributes of
 * a file that is replaced, or of the deployed one in the other layout, go onto the empty new file before the
 * content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @returns the plan with the attributes that came out, and why extended attributes could not be copied; null
 *   when they were
 * @throws a system error
 */
export function stageFiles(
  pending: Pending,
  state: Folder,
  staging: Folder,
  backup: Folder,
  view: View,
  plan: Plan,
  id: string,
): { readonly plan: Plan; readonly attributesLost: string | null } {
  const written = plan.changes.filter(
    ({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null,
  );
  for (const { file } of written) createPrivate(staging.at(file.role));
  const replaced = written.filter(({ action, model }) => action === 'replace' && model === null);
  const problems = [
    copyAttributesInto(
      replaced.map(({ file }) => backup.at(file.role)),
      staging.at('.'),
    ),
    ...written.map(({ file, model }) => {
      const from = model && accessPath(view, model, file.name);
      return from === null ? null : copyAttributes(from, staging.at(file.role));
    }),
  ];
  const changes = plan.changes.map((change): Change => {
    if (!written.includes(change)) return change;
    const { file, attributes } = change;
    const settled = fill(pending, staging.at(file.role), file.bytes, attributes);
    return settled ? { ...change, settled } : change;
  });
  for (const change of changes)
    if (change.backup !== null) stageBackup(state, staging, change, change.backup);
  if (plan.current === 'switches') fs.symlinkSync(RELEASE_PREFIX + id, staging.at(CURRENT));
  const attributesLost = problems.find((problem) => problem !== null) ?? null;
  return { plan: { ...plan, changes }, attributesLost };
}

/**
 * A backed-up file as it is, with all its attributes but a fresh modification time: some servers poll for
 * one.
 */
function stageBackup(state: Folder, staging: Folder, change: Change, id: string): void {
  const { file, action, attributes } = change;
  if (action === 'keep' || action === 'remove') return;
  using set = openBackup(state, id);
  linkOrCopy(set.at(file.role), staging.at(file.role), attributes, attributes.unseenMode);
  const now = new Date();
  fs.lutimesSync(staging.at(file.role), now, now);
}
