"use strict";
exports.id = 893;
exports.ids = [893];
exports.modules = {

/***/ 8893:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rehearse: () => (/* binding */ rehearse)
/* harmony export */ });
/* harmony import */ var _transaction_unfinished_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3751);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8244);
/* harmony import */ var _inspect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7154);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5379);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3423);





/** A dry run: everything short of changing anything. */
async function rehearse(run, target, offer) {
    const expected = (0,_expected_js__WEBPACK_IMPORTED_MODULE_1__/* .expectedOf */ .EX)(offer.credential);
    const unfinished = (0,_transaction_unfinished_js__WEBPACK_IMPORTED_MODULE_0__/* .seeUnfinished */ .V)(target);
    if (unfinished === 'here')
        run.log.notice('an earlier deployment did not finish: a real run would roll it back first');
    if (unfinished === 'elsewhere')
        run.log.notice('a deployment to another directory with this state-directory is unfinished: if it died, a real run would be refused until that directory is deployed to');
    await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .phase */ .O)(run, 'Compare', () => (0,_inspect_js__WEBPACK_IMPORTED_MODULE_2__/* .compare */ .U)(run, offer, target, _inspect_js__WEBPACK_IMPORTED_MODULE_2__/* .tellPlan */ .f));
    if (run.request.verify.endpoints.length > 0) {
        run.log.group('Look at the endpoints');
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .phase */ .O)(run, 'Look', () => (0,_look_js__WEBPACK_IMPORTED_MODULE_3__/* .look */ .Op)(run, expected));
        (0,_look_js__WEBPACK_IMPORTED_MODULE_3__/* .tellLook */ .$L)(run, expected.fingerprint);
    }
    run.report.status = 'planned';
}


/***/ })

};
;
