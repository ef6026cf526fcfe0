"use strict";
exports.id = 975;
exports.ids = [975];
exports.modules = {

/***/ 1975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renew: () => (/* binding */ renew)
/* harmony export */ });
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6167);
/* harmony import */ var _transaction_transaction_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5318);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8244);
/* harmony import */ var _rotate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9475);




/** Puts an offer that was accepted on the target. Throws as `rotate` does. */
async function renew(run, inspection, lock) {
    await (0,_rotate_js__WEBPACK_IMPORTED_MODULE_2__/* .rotate */ .e)(run, goalOf(run, inspection), lock);
}
function goalOf({ request, report }, { target, view, plan, accepted, warning }) {
    const { names, backupRetention } = request;
    return {
        target,
        view,
        plan,
        expected: (0,_expected_js__WEBPACK_IMPORTED_MODULE_1__/* .expectedOf */ .EX)(accepted.credential),
        earlier: accepted.deployed,
        remedy: warning?.remedy ?? null,
        status: 'deployed',
        tense: 'did',
        credential: backupRetention > 0 ? (0,_server_names_js__WEBPACK_IMPORTED_MODULE_3__/* .leafFile */ .hB)(names) : null,
        tidy: (prepared) => {
            if (backupRetention === 0)
                forgetBackup(report);
            return (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_0__/* .tidy */ .DZ)(prepared, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_3__/* .leafFile */ .hB)(names), backupRetention);
        },
    };
}
function forgetBackup(report) {
    report.backupId = null;
    for (const file of report.files)
        file.backup = null;
}


/***/ }),

/***/ 9475:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ rotate)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5294);
/* harmony import */ var _transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5318);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3893);
/* harmony import */ var _file_reports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8180);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5379);
/* harmony import */ var _proof_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5460);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4008);
/* harmony import */ var _restore_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9452);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3423);










/**
 * Changes the target and proves it, or puts everything back.
 *
 * @throws DeployError whatever went wrong, after which the target is as it was; ROLLBACK_FAILED when it is not
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await lookBefore(run, goal);
    log.group('Write the files');
    let prepared = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Prepare', () => prepareRotation(run, goal, lock, before));
    try {
        if (prepared.plan.trial) {
            log.info(`${prepared.plan.trial.pointer.file.name} is tried first: until the server follows it, no other file changes`);
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Try', () => (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .tryPointer */ .VX)(prepared));
            if ((0,_request_js__WEBPACK_IMPORTED_MODULE_9__/* .canReload */ .o)(request.commands)) {
                if (request.commands.validate)
                    await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Validate on trial', () => (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .validate */ .tf)(run));
                prepared = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .rememberReload */ .fi)(prepared);
                await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Reload on trial', () => (0,_reload_js__WEBPACK_IMPORTED_MODULE_6__.reload)(run));
            }
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Verify on trial', () => verify(run, goal, before));
        }
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Commit', () => (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .commit */ .cd)(prepared));
        for (const { path, status, mode } of run.report.files)
            log.info(`${path}: ${status} (${mode})`);
        run.signal.throwIfAborted();
        if (request.commands.validate) {
            log.group('Validate');
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Validate', () => (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .validate */ .tf)(run));
        }
        if ((0,_request_js__WEBPACK_IMPORTED_MODULE_9__/* .canReload */ .o)(request.commands)) {
            log.group('Reload');
            prepared = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .rememberReload */ .fi)(prepared);
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Reload', () => (0,_reload_js__WEBPACK_IMPORTED_MODULE_6__.reload)(run));
        }
        log.group('Verify');
        // After a trial, with nothing reloaded since, a handshake could tell nothing new.
        if (!prepared.plan.trial || (0,_request_js__WEBPACK_IMPORTED_MODULE_9__/* .canReload */ .o)(request.commands))
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Verify', () => verify(run, goal, before));
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Conclude', () => (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .seal */ .od)(prepared));
    }
    catch (error) {
        return putBack(run, goal, lock, prepared, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(error));
    }
    finish(run, goal, prepared);
}
async function verify(run, { expected, remedy }, before) {
    if (run.request.verify.endpoints.length === 0)
        run.log.info('no endpoint was named: nothing was verified');
    else if (expected === null)
        run.log.notice('there is no certificate any more that could be verified');
    else
        await (0,_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .proveServed */ .uE)(run, expected, before).catch((error) => {
            throw remedy === null ? error : withRemedy(error, remedy);
        });
}
/** The failure of a proof, of which the cause can be guessed. */
function withRemedy(error, remedy) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === 'VERIFY_FAILED'
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, error.message, remedy, error.cause)
        : error;
}
async function lookBefore(run, { expected, earlier }) {
    const fingerprint = expected?.fingerprint ?? null;
    if (run.request.verify.endpoints.length === 0)
        return [];
    run.log.group('Look at the endpoints');
    // A rollback is to bring the earlier leaf back, so its type of key is what has to be asked for before and after.
    const keyType = (earlier ?? expected)?.keyType ?? null;
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Look', () => (0,_look_js__WEBPACK_IMPORTED_MODULE_4__/* .look */ .Op)(run, expected, keyType));
    (0,_look_js__WEBPACK_IMPORTED_MODULE_4__/* .tellLook */ .$L)(run, fingerprint);
    // What was served beforehand proves nothing about what is to come.
    run.report.verified = false;
    return before;
}
function prepareRotation(run, { target, view, plan, credential, tense }, lock, servedBefore) {
    run.signal.throwIfAborted();
    const prepared = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .prepare */ .iA)({ target, view, lock, plan, id: run.id, servedBefore, credential });
    run.report.backupId = run.id;
    run.report.files = (0,_file_reports_js__WEBPACK_IMPORTED_MODULE_3__/* .reportFiles */ .IU)(run.request, target, plan, tense, run.id);
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
    const { undone, verified, failure } = await (0,_restore_js__WEBPACK_IMPORTED_MODULE_7__.restore)(run, target, lock, journal, () => earlier);
    report.rollbackVerified = verified;
    report.files = (0,_file_reports_js__WEBPACK_IMPORTED_MODULE_3__/* .reportRestored */ .v7)(report.files, plan, undone);
    if (failure)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
    report.status = 'rolled-back';
    report.changed = report.recovered;
    report.backupId = null;
    throw cause;
}


/***/ })

};
;
