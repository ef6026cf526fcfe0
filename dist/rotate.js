'use strict';

const index = require('./index.js');
const restore = require('./restore.js');
const reload = require('./reload.js');
const look = require('./look.js');
const proof = require('./proof.js');

/**
 * Changes the target and proves it, or puts everything back.
 *
 * @throws DeployError whatever went wrong, after which the target is as it was; ROLLBACK_FAILED when it is not
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await lookBefore(run, goal);
    log.group('Write the files');
    let prepared = await index.phase(run, 'Prepare', () => prepareRotation(run, goal, lock, before));
    try {
        if (prepared.plan.trial) {
            log.info(`${prepared.plan.trial.pointer.file.name} is tried first: until the server follows it, no other file changes`);
            await index.phase(run, 'Try', () => restore.tryPointer(prepared));
            if (index.canReload(request.commands)) {
                if (request.commands.validate)
                    await index.phase(run, 'Validate on trial', () => reload.validate(run));
                prepared = restore.rememberReload(prepared);
                await index.phase(run, 'Reload on trial', () => reload.reload(run));
            }
            await index.phase(run, 'Verify on trial', () => verify(run, goal, before));
        }
        await index.phase(run, 'Commit', () => restore.commit(prepared));
        for (const { path, status, mode } of run.report.files)
            log.info(`${path}: ${status} (${mode})`);
        run.signal.throwIfAborted();
        if (request.commands.validate) {
            log.group('Validate');
            await index.phase(run, 'Validate', () => reload.validate(run));
        }
        if (index.canReload(request.commands)) {
            log.group('Reload');
            prepared = restore.rememberReload(prepared);
            await index.phase(run, 'Reload', () => reload.reload(run));
        }
        log.group('Verify');
        // After a trial, with nothing reloaded since, a handshake could tell nothing new.
        if (!prepared.plan.trial || index.canReload(request.commands))
            await index.phase(run, 'Verify', () => verify(run, goal, before));
        await index.phase(run, 'Conclude', () => restore.seal(prepared));
    }
    catch (error) {
        return putBack(run, goal, lock, prepared, index.asDeployError(error));
    }
    finish(run, goal, prepared);
}
async function verify(run, { expected, remedy }, before) {
    if (run.request.verify.endpoints.length === 0)
        run.log.info('no endpoint was named: nothing was verified');
    else if (expected === null)
        run.log.notice('there is no certificate any more that could be verified');
    else
        await proof.proveServed(run, expected, before).catch((error) => {
            throw remedy === null ? error : withRemedy(error, remedy);
        });
}
/** The failure of a proof, of which the cause can be guessed. */
function withRemedy(error, remedy) {
    return error instanceof index.DeployError && error.code === 'VERIFY_FAILED'
        ? new index.DeployError(error.code, error.message, remedy, error.cause)
        : error;
}
async function lookBefore(run, { expected, earlier }) {
    const fingerprint = expected?.fingerprint ?? null;
    if (run.request.verify.endpoints.length === 0)
        return [];
    run.log.group('Look at the endpoints');
    // A rollback is to bring the earlier leaf back, so its type of key is what has to be asked for before and after.
    const keyType = (earlier ?? expected)?.keyType ?? null;
    const before = await index.phase(run, 'Look', () => look.look(run, expected, keyType));
    look.tellLook(run, fingerprint);
    // What was served beforehand proves nothing about what is to come.
    run.report.verified = false;
    return before;
}
function prepareRotation(run, { target, view, plan, credential, tense }, lock, servedBefore) {
    run.signal.throwIfAborted();
    const prepared = restore.prepare({ target, view, lock, plan, id: run.id, servedBefore, credential });
    run.report.backupId = run.id;
    run.report.files = index.reportFiles(run.request, target, plan, tense, run.id);
    if (prepared.attributesLost !== null) {
        run.log.warning(`access control lists and extended attributes of the earlier files could not be carried over: ${prepared.attributesLost}`);
    }
    return prepared;
}
function finish({ report, log }, goal, prepared) {
    report.status = goal.status;
    report.changed = true;
    const { removed, problem } = goal.tidy(prepared);
    if (removed > 0)
        log.info(`backups removed: ${removed}`);
    if (problem !== null)
        log.warning(`what is no longer needed could not all be removed: ${problem}`);
}
/**
 * Restores the target after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function putBack(run, { target, plan, earlier }, lock, { journal }, cause) {
    const { report, log } = run;
    log.group('Roll back');
    log.info(`${cause.message}; putting everything back`);
    report.status = 'rollback-failed';
    report.changed = true;
    const { undone, verified, failure } = await restore.restore(run, target, lock, journal, () => earlier);
    report.rollbackVerified = verified;
    report.files = index.reportRestored(report.files, plan, undone);
    if (failure)
        throw new index.DeployError('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
    report.status = 'rolled-back';
    report.changed = report.recovered;
    report.backupId = null;
    throw cause;
}

exports.rotate = rotate;
