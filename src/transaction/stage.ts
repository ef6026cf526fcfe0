import * as fs from 'node:fs';
import { CURRENT } from '../layout.ts';
import type { Role } from '../report.ts';
import { openBackup } from './backup.ts';
import { carryAttributes, carryAttributesTo } from './carry.ts';
import { createPrivate, fill } from './durable.ts';
import { closeFolder, type Folder } from './folder.ts';
import { linkOrCopy } from './link-or-copy.ts';
import { GENERATION_PREFIX } from './names.ts';
import type { Pending } from './pending.ts';
import type { Change, Plan } from './plan.ts';

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
