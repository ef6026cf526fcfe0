import { asDeployError, DeployError } from '../errors.ts';
import type { ServedBefore } from '../transaction/journal.ts';
import type { Lock } from '../transaction/lock.ts';
import {
  commit,
  type Prepared,
  prepare,
  rememberReload,
  seal,
  tidy,
  tryPointer,
} from '../transaction/transaction.ts';
import { reload, validate } from './commands.ts';
import { type Inspection, reportFiles, reportRestored } from './inspect.ts';
import { look, tellLook } from './look.ts';
import { proveServed } from './proof.ts';
import { restore } from './restore.ts';
import { phase, type Run } from './run.ts';

/**
 * Changes the target and proves it, or puts everything back.
 *
 * @throws DeployError whatever went wrong, after which the target is as it was; ROLLBACK_FAILED when it is not
 */
export async function rotate(run: Run, inspection: Inspection, lock: Lock): Promise<void> {
  const { request, log } = run;
  const before = await lookBefore(run, inspection);

  log.group('Write the files');
  let prepared = await phase(run, 'Prepare', () => prepareRotation(run, inspection, lock, before));
  try {
    if (prepared.plan.trial) {
      log.info(
        `${prepared.plan.trial.pointer.file.name} is tried first: until the server follows it, no other file changes`,
      );
      await phase(run, 'Try', () => tryPointer(prepared));
      if (request.commands.reload) {
        prepared = rememberReload(prepared);
        await phase(run, 'Reload on trial', () => reload(run));
      }
      await phase(run, 'Verify on trial', () => proveServed(run, fingerprintOf(inspection), before));
    }
    await phase(run, 'Commit', () => commit(prepared));
    for (const { path, status, mode } of run.report.files) log.info(`${path}: ${status} (${mode})`);
    run.signal.throwIfAborted();

    if (request.commands.validate) {
      log.group('Validate');
      await phase(run, 'Validate', () => validate(run));
    }
    if (request.commands.reload) {
      log.group('Reload');
      prepared = rememberReload(prepared);
      await phase(run, 'Reload', () => reload(run));
    }
    log.group('Verify');
    if (request.verify.endpoints.length === 0) log.info('no endpoint was named: nothing was verified');
    // After a trial, with nothing reloaded since, a handshake could tell nothing new.
    else if (!prepared.plan.trial || request.commands.reload)
      await phase(run, 'Verify', () => proveServed(run, fingerprintOf(inspection), before));

    await phase(run, 'Conclude', () =>
      seal(prepared, request.names.certificate, request.layout, request.backupRetention),
    );
  } catch (error) {
    return putBack(run, inspection, lock, prepared, asDeployError(error));
  }
  finish(run, prepared);
}

async function lookBefore(run: Run, inspection: Inspection): Promise<ServedBefore[]> {
  if (run.request.verify.endpoints.length === 0) return [];
  run.log.group('Look at the endpoints');
  const before = await phase(run, 'Look', () => look(run, fingerprintOf(inspection)));
  tellLook(run, fingerprintOf(inspection));
  // What was served beforehand proves nothing about what is to come.
  run.report.verified = false;
  return before;
}

function prepareRotation(
  run: Run,
  { target, view, plan }: Inspection,
  lock: Lock,
  servedBefore: readonly ServedBefore[],
): Prepared {
  run.signal.throwIfAborted();
  const prepared = prepare({ target, view, lock, plan, id: run.id, servedBefore });
  run.report.backupId = run.id;
  run.report.files = reportFiles(run.request, target, plan, 'did', run.id);
  if (prepared.attributesLost !== null) {
    run.log.warning(
      `access control lists and extended attributes of the earlier files could not be carried over: ${prepared.attributesLost}`,
    );
  }
  return prepared;
}

function finish({ request, report, log }: Run, prepared: Prepared): void {
  report.status = 'deployed';
  report.changed = true;
  if (request.backupRetention === 0) {
    report.backupId = null;
    for (const file of report.files) file.backup = null;
  }
  const { pruned, problem } = tidy(prepared, request.names.certificate, request.backupRetention);
  if (pruned.length > 0) log.info(`older backups removed: ${pruned.length}`);
  if (problem !== null) log.warning(`what is no longer needed could not all be removed: ${problem}`);
}

/**
 * Restores the target after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function putBack(
  run: Run,
  { target, plan, accepted }: Inspection,
  lock: Lock,
  { journal }: Prepared,
  cause: DeployError,
): Promise<never> {
  const { report, log } = run;
  log.group('Roll back');
  log.info(`${cause.message}: everything is put back`);
  report.status = 'rollback-failed';
  report.changed = true;
  const { undone, verified, failure } = await restore(
    run,
    target,
    lock,
    journal,
    () => accepted.deployedFingerprint,
  );
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

function fingerprintOf({ accepted }: Inspection): string {
  return accepted.credential.fingerprint;
}
