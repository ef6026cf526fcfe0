import type { BaseRequest } from '../request.ts';
import { backupFolder } from '../transaction/backup.ts';
import { tidy } from '../transaction/tidy.ts';
import type { Prepared } from '../transaction/transaction.ts';
import type { Goal } from './goal.ts';
import { reportAsFound } from './report-files.ts';
import type { Run } from './run.ts';

/**
 * The end of step 11: reports success, and removes the leftovers of the proven deployment. A leftover that
 * cannot be removed is a warning: the next deployment tries again.
 */
export function finish(
  { report, log }: Run<BaseRequest>,
  { operation, backups }: Goal,
  prepared: Prepared,
): void {
  report.status = operation === 'deploy' ? 'deployed' : 'restored';
  report.changed = true;
  report.files = reportAsFound(report.files, prepared);
  // What a rollback left is no backup: no rollback goes to it.
  if (prepared.keeps !== 'backup') report.backupId = null;
  if (prepared.keeps === null) for (const file of report.files) file.backup = null;
  if (prepared.keeps === 'left')
    log.info(
      `what was left is kept in ${backupFolder(prepared.view.target.stateDirectory.path, prepared.journal.id)}: it can be deployed again from there`,
    );
  const { removed, problem } = tidy(prepared, backups, backups.used);
  if (removed > 0) log.info(`backups removed: ${removed}`);
  if (problem !== null) log.warning(`leftovers could not all be removed: ${problem}`);
}
