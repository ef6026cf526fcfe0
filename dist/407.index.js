"use strict";
exports.id = 407;
exports.ids = [407];
exports.modules = {

/***/ 3407:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recover: () => (/* binding */ recover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _pipeline_recovery_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2051);
/* harmony import */ var _pipeline_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3423);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5067);
/* harmony import */ var _transaction_unfinished_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3751);





/**
 * The post step's part: undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
 *
 * @param certificateName the file that holds the certificate of the deployment
 * @returns the report; `recovered` tells whether something was undone. Never throws
 */
async function recover(request, certificateName, context) {
    const run = (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_2__/* .newRun */ .u)(request, context);
    const { report } = run;
    try {
        await recoverTarget(run, certificateName);
        if (report.recovered)
            report.status = 'rolled-back';
    }
    catch (error) {
        report.error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(error);
    }
    return report;
}
async function recoverTarget(run, certificateName) {
    await (0,_pipeline_recovery_js__WEBPACK_IMPORTED_MODULE_1__/* .working */ .Cc)(run, async (target) => {
        if (!(0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_3__/* .stateHolds */ .YB)(target, '.'))
            return;
        // There is one journal at a time: this one tells that the main step wrote none.
        if ((0,_transaction_unfinished_js__WEBPACK_IMPORTED_MODULE_4__/* .seeUnfinished */ .V)(target) === 'elsewhere')
            return;
        const lock = await (0,_pipeline_recovery_js__WEBPACK_IMPORTED_MODULE_1__/* .takeLock */ .HJ)(run, target, null).catch((error) => leaveToHolder(run, target, error));
        if (lock === null)
            return;
        try {
            await (0,_pipeline_recovery_js__WEBPACK_IMPORTED_MODULE_1__/* .recoverUnfinished */ .OX)(run, target, lock, certificateName);
        }
        finally {
            lock.release();
        }
    });
}
/** Somebody else is at work on the target, and has begun, or will begin, with what is to be done here. */
function leaveToHolder({ log, report }, target, error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === 'LOCKED'))
        throw error;
    if ((0,_transaction_unfinished_js__WEBPACK_IMPORTED_MODULE_4__/* .seeUnfinished */ .V)(target) !== 'here') {
        log.info(`${error.message}; nothing is unfinished there`);
        return null;
    }
    report.unfinished = true;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, `what is unfinished could not be rolled back: ${error.message}`, 'whoever holds the lock rolls it back first: look how that deployment ends', error);
}


/***/ })

};
;