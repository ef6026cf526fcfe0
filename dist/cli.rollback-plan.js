"use strict";
exports.id = 30;
exports.ids = [30,317,649];
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
        log.info(`${path}: ${status} (${mode})`);
    signal.throwIfAborted();
}

// EXTERNAL MODULE: ./build/steps/observe.js
var observe = __webpack_require__(4328);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
// EXTERNAL MODULE: ./build/steps/goal.js
var goal = __webpack_require__(317);
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
        keepsBackup: (0,goal/* keepsBackup */.Z)(backups),
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
            `${(0,transaction_view/* shownPath */.pS)(view.target, place, file.name)} has mode ${(0,report_files/* octal */.Wo)(settled.mode)}, and not ${(0,report_files/* octal */.Wo)(settled.askedMode)}`,
        ]
        : []);
    if (told.length > 0)
        log.warning(`the file system does not keep modes: ${told.join('; ')}`);
}

// EXTERNAL MODULE: ./build/steps/prove.js
var prove = __webpack_require__(554);
// EXTERNAL MODULE: ./build/steps/reload.js + 3 modules
var reload = __webpack_require__(579);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __webpack_require__(6764);
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
    if (!(0,goal/* keepsBackup */.Z)(backups)) {
        report.backupId = null;
        for (const file of report.files)
            file.backup = null;
    }
    const { removed, problem } = 'keep' in backups ? (0,tidy/* tidy */.DZ)(prepared, backups.keep) : (0,tidy/* tidyRollback */.XH)(prepared, backups.discard);
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


/***/ }),

/***/ 317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ keepsBackup),
/* harmony export */   deployGoal: () => (/* binding */ deployGoal),
/* harmony export */   z: () => (/* binding */ changesChain)
/* harmony export */ });
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1102);
/* harmony import */ var _transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4423);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1534);



/** Whether the backup that the rotation itself makes is kept. */
function keepsBackup(policy) {
    return 'keep' in policy && policy.keep > 0;
}
/** Whether a deployment brings an intermediate that was not deployed before. */
function changesChain({ chain }, deployed) {
    return chain.some(({ fingerprint }) => !deployed.includes(fingerprint));
}
/** The goal of a deployment. */
function deployGoal(request, { view, plan, accepted }) {
    const { names, layout, backupRetention, runId } = request;
    const expected = (0,_expected_js__WEBPACK_IMPORTED_MODULE_1__/* .expectedOf */ .EX)(accepted.credential);
    return {
        operation: 'deploy',
        view,
        plan,
        expected,
        chainCounts: changesChain(expected, accepted.deployedChain()),
        earlier: accepted.deployed,
        leafFile: (0,_server_names_js__WEBPACK_IMPORTED_MODULE_2__/* .leafFile */ .hB)(names),
        outcome: {
            operation: 'deploy',
            layout,
            files: (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .filesAfter */ .WT)(view, plan, layout),
            fingerprint: expected.fingerprint,
            run: runId,
        },
        backups: { keep: backupRetention },
    };
}


/***/ }),

/***/ 4423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   II: () => (/* binding */ planRollback),
/* harmony export */   ME: () => (/* binding */ bytesAfter),
/* harmony export */   RO: () => (/* binding */ newestBackup),
/* harmony export */   UL: () => (/* binding */ discardUsed),
/* harmony export */   WT: () => (/* binding */ filesAfter)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4832);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(170);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2200);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8949);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8050);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5795);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1374);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2758);
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
    const manifests = state === null ? [] : (0,_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .listBackups */ .Cw)(state).flatMap(({ manifest }) => manifest ?? []);
    const newest = manifests.findLast((manifest) => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .isOf */ .yW)(manifest, lineage));
    if (state !== null && newest)
        return { folder: state, manifest: newest };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('NOTHING_TO_RESTORE', `there is no backup of ${lineage.leafFile}`, 'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it');
}
/**
 * Removes a backup that the target has gone back to: the next rollback goes further back. Throws DeployError.
 */
function discardUsed(state, { id }) {
    (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .doing */ .Yp)('the backup cannot be removed', () => (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .discardBackup */ .f2)(state, id));
}
/**
 * The plan of going back to a backup. The files are taken from it as they are, with all their
 * attributes.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by
 *   something that is not a file; PERMISSION_DENIED when a file could not be replaced
 */
function planRollback(view, state, manifest) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_1, (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .openBackup */ .Tw)(state, manifest.id), false);
        const changes = manifest.files.map((file) => planFile(view, file, readBackup(set, state, manifest.id, file), manifest.id));
        const leavesNone = changes.every(({ place, action }) => place === 'directory' || action === 'remove');
        return (0,_plan_js__WEBPACK_IMPORTED_MODULE_7__/* .planOf */ .XC)(view, manifest.layout, 'backward', changes, (isUntouched, others) => {
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
/** The bytes of a file after a plan, in the layout that is then in use; null when there is none. */
function bytesAfter(view, { changes }, layout, name) {
    const change = changes.find(({ file }) => file.name === name);
    if (change && (change.file.pointer || change.place === (0,_view_js__WEBPACK_IMPORTED_MODULE_8__/* .placeOf */ .$t)(layout)))
        return leavesFile(change) ? change.file.bytes : null;
    return (0,_view_js__WEBPACK_IMPORTED_MODULE_8__/* .readFileAt */ ._T)(view, (0,_view_js__WEBPACK_IMPORTED_MODULE_8__/* .placeOf */ .$t)(layout), name)?.bytes ?? null;
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
    const path = (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .backupPath */ .wZ)(state.path, id, role);
    const entry = (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(set.at(role), path);
    const isWhole = entry.kind === 'file' && (sum === null || (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(entry.bytes) === sum);
    if (isWhole)
        return entry;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} is not the file that was backed up`, 'it is missing or was changed; remove that backup to go back to the one before it');
}
function planFile(view, { role, name, place }, kept, id) {
    const before = (0,_view_js__WEBPACK_IMPORTED_MODULE_8__/* .readPlace */ .yI)(view, place, name);
    const source = kept.kind === 'file' ? kept : before;
    const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
    const attributes = source.kind === 'file'
        ? {
            uid: source.uid,
            gid: source.gid,
            mode: source.mode,
            isOwn: false,
            unseenMode: (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultMode */ .Hf)((0,_report_js__WEBPACK_IMPORTED_MODULE_9__/* .holdsKey */ .gR)(role)),
        }
        : { uid: 0, gid: 0, mode: 0, isOwn: false, unseenMode: null };
    const file = { role, name, bytes, holdsKey: (0,_report_js__WEBPACK_IMPORTED_MODULE_9__/* .holdsKey */ .gR)(role), pointer: (0,_order_js__WEBPACK_IMPORTED_MODULE_10__/* .isPointer */ ._V)(role) };
    return { file, place, before, action: actionFor(before, kept), attributes, model: null, backup: id };
}
function actionFor(before, kept) {
    if (kept.kind === 'absent')
        return before.kind === 'absent' ? 'keep' : 'remove';
    if (before.kind === 'absent')
        return 'create';
    const isSame = before.bytes.equals(kept.bytes) &&
        before.mode === kept.mode &&
        before.uid === kept.uid &&
        before.gid === kept.gid;
    return isSame ? 'keep' : 'replace';
}


/***/ })

};
;