import { asDeployError, DeployError } from '../errors.ts';
import { type BaseRequest, canReload } from '../request.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import type { Lock } from '../transaction/lock.ts';
import type { Plan } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import {
  commit,
  type Prepared,
  prepare,
  rememberReload,
  seal,
  type Tidied,
  tryPointer,
} from '../transaction/transaction.ts';
import type { View } from '../transaction/view.ts';
import { loadCommands, validate } from './commands.ts';
import type { Expected, Leaf } from './expected.ts';
import { reportFiles, reportRestored, type Tense } from './file-reports.ts';
import { look, tellLook } from './look.ts';
import { proveServed } from './proof.ts';
import { reload } from './reload.ts';
import { restore } from './restore.ts';
import { phase, type Run } from './run.ts';

/** Where a rotation is to lead. */
export interface Goal {
  readonly target: Target;
  readonly view: View;
  readonly plan: Plan;
  /** What the endpoints are to serve afterwards; null when there is no certificate then. */
  readonly expected: Expected | null;
  /** What the target holds beforehand; null when it holds none. */
  readonly earlier: Leaf | null;
  /** What to look at first when it is not served; null when nothing speaks against it. */
  readonly remedy: string | null;
  /** How the run ends, and the tense of its report. */
  readonly status: 'deployed' | 'restored';
  readonly tense: Tense;
  /** Whose the backup is, when it is to be kept; null when it is not. */
  readonly credential: string | null;
  /** Removes what the proven transaction no longer needs. */
  tidy(prepared: Prepared): Tidied;
}

/**
 * Changes the target and proves it, or puts everything back.
 *
 * @throws DeployError whatever went wrong, after which the target is as it was; ROLLBACK_FAILED when it is not
 */
export async function rotate(run: Run<BaseRequest>, goal: Goal, lock: Lock): Promise<void> {
  const { request, log } = run;
  const before = await lookBefore(run, goal);
  await loadCommands(run);

  log.group('Write the files');
  let prepared = await phase(run, 'Prepare', () => prepareRotation(run, goal, lock, before));
  try {
    if (prepared.plan.trial) {
      log.info(
        `${prepared.plan.trial.pointer.file.name} is tried first: until the server follows it, no other file changes`,
      );
      await phase(run, 'Try', () => tryPointer(prepared));
      if (canReload(request.commands)) {
        if (request.commands.validate.length > 0) await phase(run, 'Validate on trial', () => validate(run));
        prepared = rememberReload(prepared);
        await phase(run, 'Reload on trial', () => reload(run));
      }
      await phase(run, 'Verify on trial', () => verify(run, goal, before));
    }
    await phase(run, 'Commit', () => commit(prepared));
    for (const { path, status, mode } of run.report.files) log.info(`${path}: ${status} (${mode})`);
    run.signal.throwIfAborted();

    if (request.commands.validate.length > 0) {
      log.group('Validate');
      await phase(run, 'Validate', () => validate(run));
    }
    if (canReload(request.commands)) {
      log.group('Reload');
      prepared = rememberReload(prepared);
      await phase(run, 'Reload', () => reload(run));
    }
    log.group('Verify');
    // After a trial, with nothing reloaded since, a handshake could tell nothing new.
    if (!prepared.plan.trial || canReload(request.commands))
      await phase(run, 'Verify', () => verify(run, goal, before));
    await phase(run, 'Conclude', () => seal(prepared));
  } catch (error) {
    return putBack(run, goal, lock, prepared, asDeployError(error));
  }
  finish(run, goal, prepared);
}

async function verify(
  run: Run<BaseRequest>,
  { expected, remedy }: Goal,
  before: readonly ServedBefore[],
): Promise<void> {
  if (run.request.verify.endpoints.length === 0) run.log.info('no endpoint was named: nothing was verified');
  else if (expected === null) run.log.notice('there is no certificate any more that could be verified');
  else
    await proveServed(run, expected, before).catch((error) => {
      throw remedy === null ? error : withRemedy(error, remedy);
    });
}

/** The failure of a proof, of which the cause can be guessed. */
function withRemedy(error: unknown, remedy: string): unknown {
  return error instanceof DeployError && error.code === 'VERIFY_FAILED'
    ? new DeployError(error.code, error.message, remedy, error.cause)
    : error;
}

async function lookBefore(run: Run<BaseRequest>, { expected, earlier }: Goal): Promise<ServedBefore[]> {
  const fingerprint = expected?.fingerprint ?? null;
  if (run.request.verify.endpoints.length === 0) return [];
  run.log.group('Look at the endpoints');
  // A rollback is to bring the earlier leaf back, so its type of key is what has to be asked for before and after.
  const keyType = (earlier ?? expected)?.keyType ?? null;
  const before = await phase(run, 'Look', () => look(run, expected, keyType));
  tellLook(run, fingerprint);
  // What was served beforehand proves nothing about what is to come.
  run.report.verified = false;
  return before;
}

function prepareRotation(
  run: Run<BaseRequest>,
  { target, view, plan, credential, tense }: Goal,
  lock: Lock,
  servedBefore: readonly ServedBefore[],
): Prepared {
  run.signal.throwIfAborted();
  const prepared = prepare({ target, view, lock, plan, id: run.id, servedBefore, credential });
  run.report.backupId = run.id;
  run.report.files = reportFiles(run.request, target, plan, tense, run.id);
  if (prepared.attributesLost !== null) {
    run.log.warning(
      `access control lists and extended attributes of the earlier files could not be carried over: ${prepared.attributesLost}`,
    );
  }
  return prepared;
}

function finish({ report, log }: Run<BaseRequest>, goal: Goal, prepared: Prepared): void {
  report.status = goal.status;
  report.changed = true;
  const { removed, problem } = goal.tidy(prepared);
  if (removed > 0) log.info(`backups removed: ${removed}`);
  if (problem !== null) log.warning(`what is no longer needed could not all be removed: ${problem}`);
}

/**
 * Restores the target after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function putBack(
  run: Run<BaseRequest>,
  { target, plan, earlier }: Goal,
  lock: Lock,
  { journal }: Prepared,
  cause: DeployError,
): Promise<never> {
  const { report, log } = run;
  log.group('Roll back');
  log.info(`${cause.message}; putting everything back`);
  report.status = 'rollback-failed';
  report.changed = true;
  const { undone, verified, failure } = await restore(run, target, lock, journal, () => earlier);
  report.rollbackVerified = verified;
  report.files = reportRestored(report.files, plan, undone);
  if (failure)
    throw new DeployError(
      'ROLLBACK_FAILED',
      `${cause.message}; then ${failure.message}`,
      failure.hint,
      cause,
    );
  report.status = 'rolled-back';
  report.changed = report.recovered;
  report.backupId = null;
  throw cause;
}
