import type { BaseRequest } from '../request.ts';
import { tidy, tidyRollback } from '../transaction/tidy.ts';
import type { Prepared } from '../transaction/transaction.ts';
import { type Goal, keepsBackup } from './goal.ts';
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
  if (!keepsBackup(backups)) {
    report.backupId = null;
    for (const file of report.files) file.backup = null;
  }
  const { removed, problem } =
    'keep' in backups ? tidy(prepared, backups.keep) : tidyRollback(prepared, backups.discard);
  if (removed > 0) log.info(`backups removed: ${removed}`);
  if (problem !== null) log.warning(`leftovers could not all be removed: ${problem}`);
}
