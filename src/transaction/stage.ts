import * as fs from 'node:fs';
import { CURRENT } from '../layout.ts';
import { carryAttributes } from './attributes.ts';
import { createPrivate, fillDurably, PRIVATE_FOLDER } from './durable.ts';
import { closeFolder, ensureSubfolder, type Folder, openSubfolder, syncFolder } from './folder.ts';
import { GENERATION_PREFIX } from './names.ts';
import type { Plan } from './plan.ts';
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
 * Writes the new files, durably, under their roles' names, where only their owner can reach them. The attributes of a file that is
 * replaced go onto the empty new one before the content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @returns null, or why extended attributes could not be carried over
 * @throws a system error
 */
export function stageFiles(staging: Folder, backup: Folder, plan: Plan, id: string): string | null {
  const changed = plan.changes.filter((change) => change.action !== 'keep');
  for (const { file } of changed) createPrivate(staging.at(file.role));
  const replaced = changed.filter((change) => change.action === 'replace');
  const problem = carryAttributes(
    replaced.map(({ file }) => backup.at(file.role)),
    staging.at('.'),
  );
  for (const { file, attributes } of changed) fillDurably(staging.at(file.role), file.bytes, attributes);
  if (plan.trial) {
    createPrivate(staging.at(STAGED_TRIAL));
    fillDurably(staging.at(STAGED_TRIAL), plan.trial.bytes, plan.trial.pointer.attributes);
  }
  if (plan.switches) fs.symlinkSync(GENERATION_PREFIX + id, staging.at(CURRENT));
  syncFolder(staging);
  return problem;
}

/** Removes everything that was ever staged. Only for whoever holds the lock, when nothing is under way. */
export function clearStaging(state: Folder): void {
  fs.rmSync(state.at(STAGING), { recursive: true, force: true });
}
