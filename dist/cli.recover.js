"use strict";
exports.id = 987;
exports.ids = [987,323];
exports.modules = {

/***/ 5987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recoverFleet: () => (/* binding */ recoverFleet)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9689);
/* harmony import */ var _operations_precheck_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9096);
/* harmony import */ var _operations_recover_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7323);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2200);
/* harmony import */ var _buffer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2157);
/* harmony import */ var _side_by_side_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4394);
/* harmony import */ var _sum_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8776);
/* harmony import */ var _targets_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9367);
/* harmony import */ var _undo_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5161);
/*
 * A fleet whose run was killed or cancelled, for the post step. Unfinished deployments are undone first.
 * Then, with `on-failure: undo`, the targets go back that the run had deployed: those whose last deployment
 * is of this workflow run, and another one than the main step had found there.
 */











/**
 * Recovers a fleet.
 *
 * @param begun the targets that the main step began, with the id of the deployment that it found there; null
 *   when that is not known
 * @returns the report of the targets on which something was done; null when the run was to change nothing
 * @throws DeployError INPUT_INVALID
 */
async function recoverFleet(source, begun, context) {
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, context.signal);
    const { log } = context;
    const fleet = (0,_targets_js__WEBPACK_IMPORTED_MODULE_6__/* .readTargets */ .R0)(source, log);
    if (fleet.dryRun || fleet.operation === 'verify' || fleet.operation === 'plan')
        return null;
    const ended = new Map();
    const all = fleet.waves.flat();
    const work = async (target, title, act) => {
        const buffer = (0,_buffer_js__WEBPACK_IMPORTED_MODULE_8__/* .bufferLog */ .R)(target.name);
        const { secrets } = target.source;
        const report = await act({ ...context, ...secrets, log: buffer.log }).catch((error) => ({
            ...(0,_report_js__WEBPACK_IMPORTED_MODULE_9__/* .newReport */ .bQ)(),
            error: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asDeployError */ .y0)(error),
        }));
        if (report === null)
            return;
        ended.set(target, report);
        buffer.flush(log, `${target.name}: ${title}`);
        if (report.error)
            log.warning(`${target.name}: ${report.error.message}. ${report.error.hint}`);
    };
    const never = () => false;
    await (0,_side_by_side_js__WEBPACK_IMPORTED_MODULE_10__/* .sideBySide */ .Q)(all, fleet.maxParallel, never, (target) => work(target, 'undo what is unfinished', async (within) => {
        const inputs = await (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readRecoveryInputs */ .Nx)(target.source);
        if (inputs === null)
            return null;
        const report = await (0,_operations_recover_js__WEBPACK_IMPORTED_MODULE_4__.recover)(inputs.request, inputs.certificateName, within);
        return report.recovered || report.error ? report : null;
    }));
    if (fleet.operation === 'deploy' && fleet.onFailure === 'undo')
        for (const wave of fleet.waves.toReversed())
            await (0,_side_by_side_js__WEBPACK_IMPORTED_MODULE_10__/* .sideBySide */ .Q)(wave.toReversed(), fleet.maxParallel, never, (target) => work(target, 'go back', async (within) => {
                if (ended.get(target)?.error || (begun !== null && !begun.has(target.name)))
                    return null;
                const { request } = await (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)((0,_targets_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutCredential */ .K3)(target, 'rollback'), within.log);
                if (request.operation !== 'rollback' || !(0,_operations_precheck_js__WEBPACK_IMPORTED_MODULE_3__/* .isDeployedSince */ .D)(request, begun?.get(target.name) ?? null))
                    return null;
                return (0,_undo_js__WEBPACK_IMPORTED_MODULE_7__/* .goBack */ .O)(request, { ...(0,_report_js__WEBPACK_IMPORTED_MODULE_9__/* .newReport */ .bQ)(), status: 'deployed' }, within);
            }));
    return (0,_sum_js__WEBPACK_IMPORTED_MODULE_5__/* .sumUp */ .Bw)([...ended].map(([{ name, wave }, report]) => ({ name, wave, report })));
}


/***/ }),

/***/ 7323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recover: () => (/* binding */ recover)
/* harmony export */ });
/* unused harmony export isUnfinished */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7385);
/* harmony import */ var _steps_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5966);
/* harmony import */ var _steps_recover_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1036);
/* harmony import */ var _steps_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6764);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7518);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1699);
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
 * Undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
 *
 * @param leafName the file that holds the leaf of the deployment
 * @returns the report; `recovered` tells whether something was undone. This never throws
 */
async function recover(request, leafName, context) {
    const run = (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_4__/* .newRun */ .uH)(request, context);
    return (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_4__/* .reportOf */ .EI)(run, () => recoverTarget(run, leafName));
}
/** Whether a deployment to the target is unfinished. Throws as `openTarget` does. */
function isUnfinished(request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const target = __addDisposableResource(env_1, openTarget(request.target, 'read'), false);
        return seeUnfinished(target) === 'here';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function recoverTarget(run, leafName) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const target = __addDisposableResource(env_2, (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_5__/* .openTarget */ .A)(run.request.target, 'write'), false);
        if (!(0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .stateHolds */ .YB)(target.stateDirectory, '.'))
            return;
        // There is one journal at a time: this one tells that the main step wrote none.
        if ((0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) === 'elsewhere')
            return;
        if (target.readOnly)
            return requireFinished(target, target.readOnly);
        const lock = __addDisposableResource(env_2, await (0,_steps_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForLock */ .gJ)(run, target, null).catch((error) => leaveToHolder(run, target, error)), false);
        if (!lock)
            return;
        await (0,_steps_recover_js__WEBPACK_IMPORTED_MODULE_3__/* .recoverUnfinished */ .O)(run, target, lock, leafName, 'ends');
        if (run.report.recovered)
            run.report.status = 'rolled-back';
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/**
 * On a read-only file system nothing can be tidied, and nothing be undone. Throws its failure for the latter.
 */
function requireFinished(target, readOnly) {
    if ((0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) === 'here')
        throw readOnly;
}
/** Another run holds the lock. If something is unfinished, that run undoes it first. */
function leaveToHolder({ log, report }, target, error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === 'LOCKED'))
        throw error;
    if ((0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) !== 'here') {
        log.info(`${error.message}; nothing is unfinished there`);
        return null;
    }
    report.unfinished = true;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, `the unfinished deployment could not be undone: ${error.message}`, 'the holder of the lock undoes it first: look how that deployment ends', error);
}


/***/ })

};
;