"use strict";
exports.id = 649;
exports.ids = [649];
exports.modules = {

/***/ 2030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rotate: () => (/* binding */ rotate)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/request.js
var build_request = __webpack_require__(3805);
// EXTERNAL MODULE: ./build/report.js
var build_report = __webpack_require__(2200);
// EXTERNAL MODULE: ./build/transaction/transaction.js + 2 modules
var transaction = __webpack_require__(5688);
;// CONCATENATED MODULE: ./build/steps/commit.js


/**
 * Step 8: the new files get their names, in the order of `transaction/order.ts`.
 *
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED or LOCKED, or the reason of the run's signal
 */
function commit({ report, log, signal }, prepared) {
    (0,transaction/* commit */.cd)(prepared);
    for (const { path, status, mode } of report.files)
        log.info(`${(0,build_report/* pathIn */.lW)(report.directory, path)}: ${status}${mode === '' ? '' : ` (${mode})`}`);
    signal.throwIfAborted();
}

// EXTERNAL MODULE: ./build/steps/observe.js
var observe = __webpack_require__(4328);
// EXTERNAL MODULE: ./build/files/attributes.js
var attributes = __webpack_require__(2587);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
;// CONCATENATED MODULE: ./build/steps/prepare.js




/**
 * Steps 5 to 7: stage the new files, back up the earlier ones, and write the journal. Nothing visible
 * changes.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which nothing is left; or the reason of the
 *   run's signal
 */
function prepare(run, { operation, view, plan, leafFile, outcome, backups }, lock, servedBefore) {
    const { request, report, log, signal, id } = run;
    signal.throwIfAborted();
    const prepared = (0,transaction/* prepare */.iA)({
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
    report.files = (0,report_files/* reportFiles */.IU)(request, view.target, prepared.plan, operation === 'deploy' ? 'did' : 'restored', id);
    tellDivergences(log, view, prepared.plan);
    if (prepared.attributesLost !== null)
        log.warning(`access control lists and extended attributes of the earlier files could not be copied: ${prepared.attributesLost}`);
    return prepared;
}
/** Warns of modes that did not come out as they were set. */
function tellDivergences(log, view, { changes }) {
    const told = changes.flatMap(({ file, place, settled }) => settled && settled.askedMode !== null && settled.mode !== settled.askedMode
        ? [
            `${(0,transaction_view/* shownPath */.pS)(view.target, place, file.name)} has mode ${(0,attributes/* octal */.Wo)(settled.mode)}, and not ${(0,attributes/* octal */.Wo)(settled.askedMode)}`,
        ]
        : []);
    if (told.length > 0)
        log.warning(`the file system does not keep modes: ${told.join('; ')}`);
}

// EXTERNAL MODULE: ./build/steps/prove.js
var prove = __webpack_require__(554);
// EXTERNAL MODULE: ./build/steps/reload.js + 3 modules
var reload = __webpack_require__(579);
// EXTERNAL MODULE: ./build/steps/run.js
var steps_run = __webpack_require__(9641);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(8949);
// EXTERNAL MODULE: ./build/transaction/tidy.js
var tidy = __webpack_require__(1699);
;// CONCATENATED MODULE: ./build/steps/seal.js



/**
 * The end of step 11: reports success, and removes the leftovers of the proven deployment. A leftover that
 * cannot be removed is a warning: the next deployment tries again.
 */
function finish({ report, log }, { operation, backups }, prepared) {
    report.status = operation === 'deploy' ? 'deployed' : 'restored';
    report.changed = true;
    report.files = (0,report_files/* reportAsFound */.zt)(report.files, prepared);
    // What a rollback left is no backup: no rollback goes to it.
    if (prepared.keeps !== 'backup')
        report.backupId = null;
    if (prepared.keeps === null)
        for (const file of report.files)
            file.backup = null;
    if (prepared.keeps === 'left')
        log.info(`what was left is kept in ${(0,backup/* backupFolder */.j0)(prepared.view.target.stateDirectory.path, prepared.journal.id)}: it can be deployed again from there`);
    const { removed, problem } = (0,tidy/* tidy */.DZ)(prepared, backups, backups.used);
    if (removed > 0)
        log.info(`backups removed: ${removed}`);
    if (problem !== null)
        log.warning(`leftovers could not all be removed: ${problem}`);
}

// EXTERNAL MODULE: ./build/steps/undo.js + 5 modules
var undo = __webpack_require__(4470);
// EXTERNAL MODULE: ./build/transaction/watch.js
var watch = __webpack_require__(2620);
;// CONCATENATED MODULE: ./build/operations/rotate.js
/*
 * Steps 4 to 12 of a deployment, and of a rollback: change the target and prove it, or undo everything.
 *
 * The point of no return is step 7. A process that dies before it leaves the target as it was. One that dies
 * after it leaves a journal, and the post step or the next deployment does step 12 in its place.
 */












/**
 * Changes the target to a goal, or undoes every change.
 *
 * @throws DeployError the failure, when the target is as it was; ROLLBACK_FAILED when it is not; LOCKED when
 *   it is no longer ours
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await (0,observe/* observeBefore */.qu)(run, goal); // 4
    await (0,reload/* loadCommands */.HI)(run);
    log.group('Write the files');
    const prepared = await (0,steps_run/* phase */.Oi)(run, 'Prepare', () => prepare(run, goal, lock, before)); // 5, 6, 7
    try {
        await (0,steps_run/* phase */.Oi)(run, 'Commit', () => commit(run, prepared)); // 8
        if (request.commands.validate.length > 0) {
            log.group('Validate');
            await (0,steps_run/* phase */.Oi)(run, 'Validate', () => withCommands(run, prepared, () => (0,reload/* validate */.tf)(run))); // 9
        }
        if ((0,build_request/* canReload */.o)(request.commands)) {
            log.group('Reload');
            (0,transaction/* rememberReload */.fi)(prepared);
            await (0,steps_run/* phase */.Oi)(run, 'Reload', () => withCommands(run, prepared, () => (0,reload/* reload */.yQ)(run)));
        }
        log.group('Verify');
        await (0,steps_run/* phase */.Oi)(run, 'Verify', () => (0,prove/* prove */.z)(run, goal.expected, before, goal.chainCounts)); // 10
        await (0,steps_run/* phase */.Oi)(run, 'Seal', () => (0,transaction/* seal */.od)(prepared)); // 11
    }
    catch (error) {
        return await (0,undo/* undo */.t)(run, goal, prepared, (0,errors/* asDeployError */.y0)(error)); // 12
    }
    finish(run, goal, prepared);
}
/** Commands may change what they have no business with. That is noted, or put right at once. */
function withCommands(run, prepared, step) {
    // A rollback takes files out of a backup, by hard links: what a command does to them is the server's.
    const spare = prepared.plan.changes.find(({ backup }) => backup !== null)?.backup ?? null;
    return (0,watch/* duringCommands */.y)(prepared, spare, run.log.warning, step);
}


/***/ })

};
;