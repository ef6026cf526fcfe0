import * as fs from 'node:fs';
import { CURRENT } from '../layout.ts';
import type { Role } from '../report.ts';
import { carryAttributes, carryAttributesTo } from './attributes.ts';
import { linkOrCopy, openBackup } from './backup.ts';
import { createPrivate, fill, PRIVATE_FOLDER } from './durable.ts';
import { closeFolder, ensureSubfolder, type Folder, openSubfolder, removeTree } from './folder.ts';
import { GENERATION_PREFIX } from './names.ts';
import type { Pending } from './pending.ts';
import type { Change, Plan } from './plan.ts';
import { STAGED_TRIAL } from './trial.ts';

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

/**
 * Writes the new files under their roles' names, where only their owner can reach them, and leaves them to be synced. The attributes of a file that is
 * replaced, or of the other layout's where that is in use, go onto the empty new one before the content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @param models where the files of the other layout are whose attributes the new ones take over, by role
 * @returns null, or why extended attributes could not be carried over
 * @throws a system error
 */
export function stageFiles(
  pending: Pending,
  state: Folder,
  staging: Folder,
  backup: Folder,
  models: ReadonlyMap<Role, string>,
  plan: Plan,
  id: string,
): string | null {
  const changed = plan.changes.filter(
    ({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null,
  );
  for (const { file } of changed) createPrivate(staging.at(file.role));
  const replaced = changed.filter(({ action, model }) => action === 'replace' && model === null);
  const problems = [
    carryAttributes(
      replaced.map(({ file }) => backup.at(file.role)),
      staging.at('.'),
    ),
    ...[...models].map(([role, model]) => carryAttributesTo(model, staging.at(role))),
  ];
  for (const { file, attributes } of changed) fill(pending, staging.at(file.role), file.bytes, attributes);
  for (const change of plan.changes)
    if (change.backup !== null) stageBackup(state, staging, change, change.backup);
  if (plan.trial) {
    createPrivate(staging.at(STAGED_TRIAL));
    fill(pending, staging.at(STAGED_TRIAL), plan.trial.bytes, plan.trial.pointer.attributes);
  }
  if (plan.current === 'switches') fs.symlinkSync(GENERATION_PREFIX + id, staging.at(CURRENT));
  return problems.find((problem) => problem !== null) ?? null;
}

/** A backed-up file as it is, with all its attributes, but, where it is in use, a fresh modification time: some servers poll for one. */
function stageBackup(state: Folder, staging: Folder, change: Change, id: string): void {
  const { file, action, attributes } = change;
  if (action === 'keep' || action === 'remove') return;
  const set = openBackup(state, id);
  try {
    linkOrCopy(set.at(file.role), staging.at(file.role), attributes);
    if (change.isOutdated) return;
    const now = new Date();
    fs.lutimesSync(staging.at(file.role), now, now);
  } finally {
    closeFolder(set);
  }
}

/** Removes everything that was ever staged. Only for whoever holds the lock, when nothing is under way. */
export function clearStaging(state: Folder): void {
  removeTree(state, STAGING);
}
