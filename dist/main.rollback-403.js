"use strict";
exports.id = 403;
exports.ids = [403,317];
exports.modules = {

/***/ 1403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollBack: () => (/* binding */ rollBack)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1071);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7385);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(1102);
/* harmony import */ var _steps_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3216);
/* harmony import */ var _steps_compare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9038);
/* harmony import */ var _steps_expected_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1534);
/* harmony import */ var _steps_first_look_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4472);
/* harmony import */ var _steps_goal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(317);
/* harmony import */ var _steps_lock_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4754);
/* harmony import */ var _steps_observe_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4328);
/* harmony import */ var _steps_reload_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(579);
/* harmony import */ var _steps_report_files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2738);
/* harmony import */ var _steps_run_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6764);
/* harmony import */ var _steps_unchanged_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2261);
/* harmony import */ var _transaction_plan_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1374);
/* harmony import */ var _transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(4423);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7518);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(2758);
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


















/**
 * Goes back to before the last deployment that succeeded: deploys the newest backup, as one set. It is proven
 * like a deployment, and undone when it cannot be proven. The backup is used up, so that the next rollback
 * goes further back.
 *
 * @returns the report, of a failure too: this never throws
 */
async function rollBack(request, context) {
    const run = (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_11__/* .newRun */ .uH)(request, context);
    return (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_11__/* .reportOf */ .EI)(run, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            (0,_steps_first_look_js__WEBPACK_IMPORTED_MODULE_5__/* .lookAtTarget */ .Y)(run);
            const target = __addDisposableResource(env_1, (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_15__/* .openTarget */ .A)(request.target, 'write'), false);
            (0,_steps_reload_js__WEBPACK_IMPORTED_MODULE_9__/* .checkCommands */ .Dl)(run);
            if (request.dryRun)
                await planRollBack(run, target);
            else
                await rollBackTarget(run, target);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
}
async function rollBackTarget(run, target) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (target.readOnly)
            throw target.readOnly;
        const lock = __addDisposableResource(env_2, await (0,_steps_lock_js__WEBPACK_IMPORTED_MODULE_7__/* .takeLock */ .H)(run, target), false); // 2
        const comparison = __addDisposableResource(env_2, await compareWithBackup(run, target, lock.state), false); // 3
        if ((0,_transaction_plan_js__WEBPACK_IMPORTED_MODULE_13__/* .isUnchanged */ ._5)(comparison.plan))
            return await confirmBackup(run, comparison, lock);
        const { rotate } = await Promise.all(/* import() */[__webpack_require__.e(470), __webpack_require__.e(649)]).then(__webpack_require__.bind(__webpack_require__, 2030));
        await rotate(run, rollbackGoal(run.request, comparison), lock); // 4 to 12
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function confirmBackup(run, comparison, lock) {
    const { target, plan, manifest, expected } = comparison;
    run.report.files = (0,_steps_report_files_js__WEBPACK_IMPORTED_MODULE_10__/* .reportFiles */ .IU)(run.request, target, plan, 'restored', null);
    if (expected)
        await (0,_steps_unchanged_js__WEBPACK_IMPORTED_MODULE_12__/* .confirmUnchanged */ .e)(run, expected, lock);
    (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_14__/* .discardUsed */ .UL)(lock.state, manifest);
    run.report.status = 'restored';
}
/** A dry run: reports the changes of a rollback, and observes the endpoints. */
async function planRollBack(run, target) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const state = __addDisposableResource(env_3, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .findState */ .B7)(target.stateDirectory), false);
        const comparison = __addDisposableResource(env_3, await compareWithBackup(run, target, state), false);
        run.report.files = (0,_steps_report_files_js__WEBPACK_IMPORTED_MODULE_10__/* .reportFiles */ .IU)(run.request, target, comparison.plan, 'would', null);
        await (0,_steps_observe_js__WEBPACK_IMPORTED_MODULE_8__/* .observeForReport */ .CM)(run, comparison.expected);
        (0,_steps_reload_js__WEBPACK_IMPORTED_MODULE_9__/* .tellCommands */ .sL)(run);
        run.report.status = 'planned';
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
async function compareWithBackup(run, target, state) {
    const name = (0,_server_names_js__WEBPACK_IMPORTED_MODULE_17__/* .leafFile */ .hB)(run.request.names);
    const { folder, manifest } = (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_14__/* .newestBackup */ .RO)(state, { target: target.identity, leafFile: name });
    const view = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_16__/* .viewTarget */ .Zy)(target, manifest.layout, name);
    try {
        const plan = await (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_11__/* .phase */ .Oi)(run, 'Compare', () => (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_14__/* .planRollback */ .II)(view, folder, manifest));
        (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_3__/* .hideKeys */ .tI)(run, plan);
        run.log.group('Compare with the backup');
        run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
        (0,_steps_report_files_js__WEBPACK_IMPORTED_MODULE_10__/* .tellIntents */ .Db)(run.log, target, plan);
        const expected = (0,_steps_expected_js__WEBPACK_IMPORTED_MODULE_4__/* .readExpected */ .vX)((0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_14__/* .bytesAfter */ .ME)(view, plan, manifest.earlierLayout, name), null);
        run.report.certificate = expected?.facts ?? null;
        await requireValid(run, view, plan, manifest);
        return { target, view, manifest, plan, expected, [Symbol.dispose]: () => view[Symbol.dispose]() };
    }
    catch (error) {
        view[Symbol.dispose]();
        throw error;
    }
}
/**
 * What comes back was valid when it was deployed, and need not be today.
 *
 * @throws DeployError VALIDITY
 */
async function requireValid(run, view, plan, { earlierLayout }) {
    const { request } = run;
    const { names } = request;
    const bytes = (name) => (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_14__/* .bytesAfter */ .ME)(view, plan, earlierLayout, name);
    const chain = names.chain === null ? null : bytes(names.chain);
    const { circumstances } = await (0,_steps_check_js__WEBPACK_IMPORTED_MODULE_2__/* .readTrust */ .bn)(request);
    const credential = (0,_steps_expected_js__WEBPACK_IMPORTED_MODULE_4__/* .readStored */ .CL)(bytes((0,_server_names_js__WEBPACK_IMPORTED_MODULE_17__/* .leafFile */ .hB)(names)), chain, circumstances);
    if (credential === null)
        return;
    (0,_steps_check_js__WEBPACK_IMPORTED_MODULE_2__/* .requireValidity */ .Yi)(request, credential, 'that is what the backup holds: deploy a renewed certificate instead, or name validity in skip-checks');
    (0,_steps_check_js__WEBPACK_IMPORTED_MODULE_2__/* .warnOfExpiry */ .bo)(run, credential);
}
function rollbackGoal(request, comparison) {
    const { view, manifest, plan, expected } = comparison;
    const name = (0,_server_names_js__WEBPACK_IMPORTED_MODULE_17__/* .leafFile */ .hB)(request.names);
    const deployed = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_16__/* .readDeployed */ .BJ)(view, name);
    return {
        operation: 'rollback',
        view,
        plan,
        expected,
        chainCounts: expected !== null && (0,_steps_goal_js__WEBPACK_IMPORTED_MODULE_6__/* .changesChain */ .z)(expected, (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readDeployedChain */ .mG)(deployed, null)),
        earlier: (0,_steps_expected_js__WEBPACK_IMPORTED_MODULE_4__/* .readExpected */ .vX)(deployed, null),
        leafFile: name,
        outcome: outcomeOf(request, comparison),
        backups: { discard: manifest.id },
    };
}
/** The outcome of the rollback; null when no certificate is deployed afterwards. */
function outcomeOf(request, { view, manifest, plan, expected }) {
    const layout = manifest.earlierLayout;
    const files = (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_14__/* .filesAfter */ .WT)(view, plan, layout);
    if (!files.some(({ name }) => name === (0,_server_names_js__WEBPACK_IMPORTED_MODULE_17__/* .leafFile */ .hB)(request.names)))
        return null;
    const fingerprint = expected?.fingerprint ?? null;
    return { operation: 'rollback', layout, files, fingerprint, run: request.runId };
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