"use strict";
exports.id = 354;
exports.ids = [354];
exports.modules = {

/***/ 9354:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   confirmServed: () => (/* binding */ confirmServed)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5294);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5379);
/* harmony import */ var _proof_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5460);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4008);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3423);






/**
 * Sees to it that the servers know what the files hold. The disk may have been changed behind a server's back, or a reload have been missed, so one that serves something
 * else is told, and polled as after a write.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or what the signal was aborted with
 */
async function confirmServed(run, expected) {
    const { request, report, log } = run;
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .phase */ .O)(run, 'Look', () => (0,_look_js__WEBPACK_IMPORTED_MODULE_1__/* .look */ .Op)(run, expected));
    if (report.verified) {
        log.info('every endpoint serves the certificate');
        (0,_proof_js__WEBPACK_IMPORTED_MODULE_2__/* .tellMissing */ .ef)(run, expected, report.endpoints);
        return;
    }
    log.notice('the files are as they should be, but not every endpoint serves the certificate');
    const reloads = (0,_request_js__WEBPACK_IMPORTED_MODULE_5__/* .canReload */ .o)(request.commands);
    if (reloads)
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .phase */ .O)(run, 'Reload', () => (0,_reload_js__WEBPACK_IMPORTED_MODULE_3__/* .reload */ .y)(run));
    await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .phase */ .O)(run, 'Verify', () => (0,_proof_js__WEBPACK_IMPORTED_MODULE_2__/* .proveServed */ .uE)(run, expected, before)).catch((error) => {
        throw asStale(error, reloads);
    });
}
/** A proof that failed although there was nothing to write: the files are not what is wrong. */
function asStale(error, reloaded) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === 'VERIFY_FAILED'))
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, `the files already were what they should be, but ${error.message}`, reloaded
        ? 'reload-command ran and changed nothing: does it reach this server, and does the server read these files?'
        : 'give a reload-command, so that the server can be told; or does it read other files?', error.cause);
}


/***/ })

};
;