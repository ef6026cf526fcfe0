import { octal } from '../files/attributes.ts';
import type { Lock } from '../lock/lock.ts';
import type { Log } from '../log.ts';
import type { BaseRequest } from '../request.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import type { Plan } from '../transaction/plan.ts';
import { type Prepared, prepare as prepareTransaction } from '../transaction/transaction.ts';
import { shownPath, type View } from '../transaction/view.ts';
import type { Goal } from './goal.ts';
import { reportFiles } from './report-files.ts';
import type { Run } from './run.ts';

/**
 * Steps 5 to 7: stage the new files, back up the earlier ones, and write the journal. Nothing visible
 * changes.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which nothing is left; or the reason of the
 *   run's signal
 */
export function prepare(
  run: Run<BaseRequest>,
  { operation, view, plan, leafFile, outcome, backups }: Goal,
  lock: Lock,
  servedBefore: readonly ServedBefore[],
): Prepared {
  const { request, report, log, signal, id } = run;
  signal.throwIfAborted();
  const prepared = prepareTransaction({
    view,
    lock,
    plan,
    id,
    servedBefore,
    leafFile,
    outcome,
    run: request.runId,
    keeps: backups.keep > 0 ? backups.kind : null,
  });
  report.backupId = id;
  report.files = reportFiles(
    request,
    view.target,
    prepared.plan,
    operation === 'deploy' ? 'did' : 'restored',
    id,
  );
  tellDivergences(log, view, prepared.plan);
  if (prepared.attributesLost !== null)
    log.warning(
      `access control lists and extended attributes of the earlier files could not be copied: ${prepared.attributesLost}`,
    );
  return prepared;
}

/** Warns of modes that did not come out as they were set. */
function tellDivergences(log: Log, view: View, { changes }: Plan): void {
  const told = changes.flatMap(({ file, place, settled }) =>
    settled && settled.askedMode !== null && settled.mode !== settled.askedMode
      ? [
          `${shownPath(view.target, place, file.name)} has mode ${octal(settled.mode)}, and not ${octal(settled.askedMode)}`,
        ]
      : [],
  );
  if (told.length > 0) log.warning(`the file system does not keep modes: ${told.join('; ')}`);
}
