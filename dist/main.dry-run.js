"use strict";
exports.id = 474;
exports.ids = [474];
exports.modules = {

/***/ 7474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planDeployment: () => (/* binding */ planDeployment)
/* harmony export */ });
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7385);
/* harmony import */ var _steps_compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9038);
/* harmony import */ var _steps_expected_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1534);
/* harmony import */ var _steps_observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4328);
/* harmony import */ var _steps_reload_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(579);
/* harmony import */ var _steps_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9641);
/* harmony import */ var _transaction_journal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7328);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1699);
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








/** A dry run: steps 1, 3 and 4 of a deployment. It takes no lock, because it changes nothing. */
async function planDeployment(run, target, candidate) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const state = __addDisposableResource(env_1, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .findState */ .B7)(target.stateDirectory), false);
        // A journal that cannot be used refuses a real run, too.
        if (state)
            (0,_transaction_journal_js__WEBPACK_IMPORTED_MODULE_6__/* .readJournal */ .a0)(state);
        const unfinished = (0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_7__/* .seeUnfinished */ .Vu)(target);
        if (unfinished === 'here')
            run.log.notice('an earlier deployment did not finish: a real run would undo it first');
        if (unfinished === 'elsewhere')
            run.log.notice('a deployment to another directory with this state-directory is unfinished: if it died, a real run would be refused until that directory is deployed to');
        const comparison = __addDisposableResource(env_1, await (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .Oi)(run, 'Compare', () => (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .UD)(run, target, candidate)), false);
        await (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .tellComparison */ .V3)(run, comparison);
        await (0,_steps_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observeForReport */ .CM)(run, (0,_steps_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .expectedOf */ .EX)(comparison.accepted.credential));
        (0,_steps_reload_js__WEBPACK_IMPORTED_MODULE_4__/* .tellCommands */ .sL)(run);
        run.report.status = 'planned';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ })

};
;