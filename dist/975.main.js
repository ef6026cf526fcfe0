"use strict";
exports.id = 975;
exports.ids = [975];
exports.modules = {

/***/ 1975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renew: () => (/* binding */ renew)
/* harmony export */ });
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6167);
/* harmony import */ var _transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3452);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6138);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8244);
/* harmony import */ var _rotate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9475);





/** Puts an offer that was accepted on the target. Throws as `rotate` does. */
async function renew(run, inspection, lock) {
    await (0,_rotate_js__WEBPACK_IMPORTED_MODULE_3__/* .rotate */ .e)(run, goalOf(run, inspection), lock);
}
function goalOf({ request, report }, { target, view, plan, accepted }) {
    const { names, layout, backupRetention, runId } = request;
    const expected = (0,_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .expectedOf */ .EX)(accepted.credential);
    return {
        target,
        view,
        plan,
        expected,
        earlier: accepted.deployed,
        status: 'deployed',
        tense: 'did',
        leafFile: (0,_server_names_js__WEBPACK_IMPORTED_MODULE_4__/* .leafFile */ .hB)(names),
        outcome: {
            operation: 'deploy',
            layout,
            files: (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .filesAfter */ .WT)(view, plan, layout),
            fingerprint: expected.fingerprint,
            run: runId,
        },
        keepsBackup: backupRetention > 0,
        tidy: (prepared) => {
            if (backupRetention === 0)
                forgetBackup(report);
            return (0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_1__/* .tidy */ .DZ)(prepared, backupRetention);
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
/* harmony import */ var _transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9558);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3893);
/* harmony import */ var _file_reports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8180);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5178);
/* harmony import */ var _prove_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6236);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4008);
/* harmony import */ var _restore_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7865);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3423);










/**
 * Changes the target and proves it, or puts everything back.
 *
 * @throws DeployError whatever went wrong, after which the target is as it was; ROLLBACK_FAILED when it is
 *   not
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await observeBefore(run, goal);
    log.group('Write the files');
    let prepared = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Prepare', () => prepareRotation(run, goal, lock, before));
    try {
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
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Verify', () => verify(run, goal, before));
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Conclude', () => (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .seal */ .od)(prepared));
    }
    catch (error) {
        return putBack(run, goal, lock, prepared, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(error));
    }
    finish(run, goal, prepared);
}
async function verify(run, { expected }, before) {
    if (run.request.verify.endpoints.length === 0)
        run.log.info('no endpoint was named: nothing was verified');
    else if (expected === null)
        run.log.notice('there is no certificate any more that could be verified');
    else
        await (0,_prove_js__WEBPACK_IMPORTED_MODULE_5__.proveServed)(run, expected, before);
}
async function observeBefore(run, { expected, earlier }) {
    const fingerprint = expected?.fingerprint ?? null;
    if (run.request.verify.endpoints.length === 0)
        return [];
    run.log.group('Observe the endpoints');
    // A rollback is to bring the earlier leaf back, so its type of key is what has to be asked for before and
    // after.
    const keyType = (earlier ?? expected)?.keyType ?? null;
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Observe', () => (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__.observe)(run, expected, keyType));
    (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .tellObserved */ .eH)(run, fingerprint);
    // What was served beforehand proves nothing about what is to come.
    run.report.verified = false;
    return before;
}
function prepareRotation(run, { target, view, plan, leafFile, outcome, keepsBackup, tense }, lock, servedBefore) {
    run.signal.throwIfAborted();
    const prepared = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .prepare */ .iA)({ view, lock, plan, id: run.id, servedBefore, leafFile, outcome, keepsBackup });
    run.report.backupId = run.id;
    run.report.files = (0,_file_reports_js__WEBPACK_IMPORTED_MODULE_3__/* .reportFiles */ .IU)(run.request, target, plan, tense, run.id);
    if (prepared.attributesLost !== null) {
        run.log.warning(`access control lists and extended attributes of the earlier files could not be copied: ${prepared.attributesLost}`);
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


/***/ }),

/***/ 3452:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   II: () => (/* binding */ planRollback),
/* harmony export */   ME: () => (/* binding */ bytesAfter),
/* harmony export */   RO: () => (/* binding */ newestBackup),
/* harmony export */   UL: () => (/* binding */ discardUsed),
/* harmony export */   WT: () => (/* binding */ filesAfter)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4731);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7087);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9433);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2193);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9392);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8895);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4696);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9328);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1739);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * `operation: rollback`: the way to an earlier backup, as a plan like any other. It is committed, proven, and
 * undone if it cannot be proven.
 */










/**
 * The newest sealed backup of a lineage.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE when there is none
 */
function newestBackup(state, lineage) {
    const manifests = state === null ? [] : (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .listBackups */ .Cw)(state).flatMap(({ manifest }) => manifest ?? []);
    const newest = manifests.findLast((manifest) => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .isOf */ .yW)(manifest, lineage));
    if (state !== null && newest)
        return { folder: state, manifest: newest };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('NOTHING_TO_RESTORE', `there is no backup of ${lineage.leafFile}`, 'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it');
}
/**
 * Removes a backup that the target has gone back to: the next rollback goes further back. Throws DeployError.
 */
function discardUsed(state, { id }) {
    (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .doing */ .Y)('the backup cannot be removed', () => (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .discardBackup */ .f2)(state, id));
}
/**
 * What going back to a backup would change. The files are taken from it as they are, with all their
 * attributes.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by
 *   something that is not a file; PERMISSION_DENIED when a file could not be replaced
 */
function planRollback(view, state, manifest) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_1, (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .openBackup */ .Tw)(state, manifest.id), false);
        const changes = manifest.files.map((file) => planFile(view, file, readBackup(set, state, manifest.id, file), manifest.id));
        const leavesNone = changes.every(({ place, action }) => place === 'directory' || action === 'remove');
        return (0,_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .planOf */ .XC)(view, manifest.layout, 'backward', changes, (isUntouched, others) => {
            if (isUntouched)
                return 'stays';
            return leavesNone && others.length === 0 && manifest.current === null ? 'goes' : 'switches';
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** The bytes of a file as a plan leaves it, in whichever layout is then in use; null when it leaves none. */
function bytesAfter(view, { changes }, layout, name) {
    const change = changes.find(({ file }) => file.name === name);
    if (change && (change.file.pointer || change.place === (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$t)(layout)))
        return leavesFile(change) ? change.file.bytes : null;
    return (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .readFileAt */ ._T)(view, (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$t)(layout), name)?.bytes ?? null;
}
/** The files that a plan is about, as it leaves them in the layout that is then in use. */
function filesAfter(view, plan, layout) {
    return plan.changes.flatMap(({ file: { role, name, holdsKey } }) => {
        const bytes = bytesAfter(view, plan, layout, name);
        return bytes === null ? [] : [{ role, name, sha256: holdsKey ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(bytes) }];
    });
}
function leavesFile({ action, before }) {
    return action !== 'remove' && !(action === 'keep' && before.kind === 'absent');
}
function readBackup(set, state, id, { role, existed, sha256: sum }) {
    if (!existed)
        return { kind: 'absent' };
    const path = (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .backupPath */ .wZ)(state.path, id, role);
    const entry = (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readEntry */ .h)(set.at(role), path);
    const isWhole = entry.kind === 'file' && (sum === null || (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(entry.bytes) === sum);
    if (isWhole)
        return entry;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} is not what was backed up`, 'it is missing or was changed; remove that backup to go back to the one before it');
}
function planFile(view, { role, name, place }, kept, id) {
    const before = (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .readPlace */ .yI)(view, place, name);
    const source = kept.kind === 'file' ? kept : before;
    const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
    const attributes = source.kind === 'file'
        ? { uid: source.uid, gid: source.gid, mode: source.mode }
        : { uid: 0, gid: 0, mode: 0 };
    const file = { role, name, bytes, holdsKey: (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsKey */ .gR)(role), pointer: (0,_order_js__WEBPACK_IMPORTED_MODULE_9__/* .isPointer */ ._V)(role) };
    return { file, place, before, action: actionFor(before, kept), attributes, model: null, backup: id };
}
function actionFor(before, kept) {
    if (kept.kind === 'absent')
        return before.kind === 'absent' ? 'keep' : 'remove';
    if (before.kind === 'absent')
        return 'create';
    const isSame = before.identity === kept.identity ||
        (before.bytes.equals(kept.bytes) &&
            before.mode === kept.mode &&
            before.uid === kept.uid &&
            before.gid === kept.gid);
    return isSame ? 'keep' : 'replace';
}


/***/ })

};
;
