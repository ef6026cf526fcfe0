import { asDeployError, DeployError } from '../errors.ts';
import { pathIn } from '../report.ts';
import type { BaseRequest, RecoveryRequest } from '../request.ts';
import { backupPath } from '../transaction/backup.ts';
import type { Journal, Transaction } from '../transaction/journal.ts';
import { conclude, type Prepared } from '../transaction/transaction.ts';
import { isStuck, type Undone, undo as undoFiles } from '../transaction/undo.ts';
import { duringCommands } from '../transaction/watch.ts';
import type { Leaf } from './expected.ts';
import type { Goal } from './goal.ts';
import { proveUndone } from './prove.ts';
import { reload } from './reload.ts';
import { reportUndone } from './report-files.ts';
import { phase, type Run } from './run.ts';
import { formWhole } from './whole.ts';

/* Step 12: everything is undone, and that is proven. */

/**
 * Undoes this run's own changes after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
export async function undo(
  run: Run<BaseRequest>,
  { view, plan, earlier }: Goal,
  prepared: Prepared,
  cause: DeployError,
): Promise<never> {
  const { report, log } = run;
  log.group('Undo');
  log.info(`${cause.message}; undoing everything`);
  const hasRecovered = report.changed;
  report.status = 'rollback-failed';
  report.changed = true;
  const { undone, verified, failure } = await undoDeployment(run, prepared, () => earlier);
  report.rollbackVerified = verified;
  report.files = reportUndone(report.files, view.target, plan, undone);
  if (failure)
    throw new DeployError(
      'ROLLBACK_FAILED',
      `${cause.message}; then ${failure.message}`,
      failure.hint,
      cause,
    );
  report.status = 'rolled-back';
  report.changed = hasRecovered;
  report.backupId = null;
  throw cause;
}

/** The result of undoing a deployment. */
export interface UndoResult {
  readonly undone: readonly Undone[];
  /** Whether every address was seen to serve its earlier certificate; null when no endpoint was named. */
  readonly verified: boolean | null;
  /** ROLLBACK_FAILED when a file is not as it was: journal and backup then stay. Null otherwise. */
  readonly failure: DeployError | null;
}

/**
 * Undoes a deployment, this run's own or one that died. First come the files, then the reload, if it had run,
 * then the proof. A failed reload or proof does not stop it: the files are as before, and the report tells
 * that the proof is missing. A cancellation does not stop it either, but cuts the proof short.
 *
 * @param earlier reads the leaf that the target holds once it is undone
 * @throws DeployError LOCKED when the target is no longer ours
 */
export async function undoDeployment(
  run: Run<RecoveryRequest>,
  transaction: Transaction,
  earlier: () => Leaf | null,
): Promise<UndoResult> {
  const { request, undoSignal } = run;
  const { target, journal } = transaction;
  const undone = await phase(run, 'Undo', () => tellUndone(run, undoFiles(transaction, formWhole)));
  const failure = failureOf(request, journal, undone);
  if (failure) return { undone, verified: request.verify.endpoints.length === 0 ? null : false, failure };
  if (journal.reloading) await reloadAgain(run, transaction, undoSignal);
  const { endpoints } = request.verify;
  const verified =
    endpoints.length === 0
      ? null
      : await phase(run, 'Verify the undo', () =>
          proveUndone(run, journal.servedBefore, earlier(), undoSignal),
        );
  if (verified === false) tellUnproven(run, journal);
  // Nothing is told from memory: a command, or somebody else, may have changed the target since.
  const again = tellUndone(run, undoFiles(transaction, formWhole));
  const late = failureOf(request, journal, again);
  if (late) return { undone: again, verified, failure: late };
  const problem = conclude(transaction);
  if (problem !== null)
    run.log.warning(
      `the files are back as they were, but the journal in ${target.stateDirectory.path} could not be removed: ${problem}; the next deployment tries again`,
    );
  return { undone, verified, failure: null };
}

function tellUnproven({ log, report }: Run<RecoveryRequest>, { servedBefore }: Journal): void {
  if (servedBefore.length === 0 && report.earlier === null)
    log.info('no endpoint served a certificate before, so none can be seen to serve it again');
  else
    log.warning(
      'the files are back as they were, but not every endpoint was seen to serve the earlier certificate',
    );
}

function tellUndone({ log, report }: Run<RecoveryRequest>, undone: Undone[]): Undone[] {
  // The log of a recovery has not named the directory.
  const folder = report.operation === 'recover' ? null : report.directory;
  for (const { path, outcome, reason } of undone)
    if (outcome !== 'untouched')
      log.info(`${pathIn(folder, path)}: ${outcome}${reason === null ? '' : `: ${reason}`}`);
  return undone;
}

async function reloadAgain(
  run: Run<RecoveryRequest>,
  transaction: Transaction,
  signal: AbortSignal,
): Promise<void> {
  try {
    await phase(run, 'Reload again', () =>
      duringCommands(transaction, null, run.log.warning, () => reload(run, signal)),
    );
  } catch (error) {
    const { code, message } = asDeployError(error);
    run.log.warning(
      code === 'CANCELLED'
        ? 'the files were undone, but the job was cancelled before reload-command had run to its end again'
        : `the files were undone, but ${message}: the server may still use the new ones`,
    );
  }
}

/**
 * Ends a deployment of which nothing can be undone any more. Its backup is kept: the earlier files have no
 * other copy.
 */
export function abandon({ log }: Run<RecoveryRequest>, transaction: Transaction): void {
  const problem = conclude(transaction, true);
  if (problem !== null) log.warning(`the journal of that deployment could not be removed: ${problem}`);
}

/** Whether there is more in the way than what somebody else has put there. */
export function isBlocked(undone: readonly Undone[]): boolean {
  return undone.some(({ outcome }) => outcome === 'failed');
}

function failureOf(
  { target }: RecoveryRequest,
  journal: Journal,
  undone: readonly Undone[],
): DeployError | null {
  const stuck = undone.filter(isStuck);
  if (stuck.length === 0) return null;
  const earlier = ({ role }: Undone): string =>
    role === null
      ? `before: ${journal.current?.before ?? 'not there'}`
      : `backup: ${backupPath(target.stateDirectory, journal.id, role)}`;
  const list = stuck.map((one) => `${one.path} (${earlier(one)}): ${one.reason}`);
  return new DeployError(
    'ROLLBACK_FAILED',
    `the target could not be undone: ${list.join('; ')}`,
    !isBlocked(undone)
      ? `what somebody else has put there stays, and the next deployment goes on from it; to go back to the earlier files, put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`
      : `remove the obstacle and run any deployment to this target, which tries again first; or put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`,
  );
}
