import { pathIn } from '../report.ts';
import type { BaseRequest } from '../request.ts';
import { commit as commitTransaction, type Prepared } from '../transaction/transaction.ts';
import type { Run } from './run.ts';

/**
 * Step 8: the new files get their names, in the order of `transaction/order.ts`.
 *
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED or LOCKED, or the reason of the run's signal
 */
export function commit({ report, log, signal }: Run<BaseRequest>, prepared: Prepared): void {
  commitTransaction(prepared);
  for (const { path, status, mode } of report.files)
    log.info(`${pathIn(report.directory, path)}: ${status}${mode === '' ? '' : ` (${mode})`}`);
  signal.throwIfAborted();
}
