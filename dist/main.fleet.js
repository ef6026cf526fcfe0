"use strict";
exports.id = 364;
exports.ids = [364];
exports.modules = {

/***/ 9364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderFleet: () => (/* binding */ renderFleet)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1091);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1029);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6531);



/** More rows than this help nobody. */
const MAX_ROWS = 500;
/** Details of more targets would take the summary over the runner's limit. */
const MAX_DETAILS = 50;
const MAX_ENDPOINTS = 20;
const MARKS = {
    deployed: '\u2705',
    unchanged: '\u2705',
    verified: '\u2705',
    restored: '\u2705',
    planned: '\ud83d\udcdd',
    rejected: '\u26d4',
    'rolled-back': '\u21a9\ufe0f',
    'rollback-failed': '\ud83d\udea8',
};
/**
 * The summary of a fleet.
 *
 * @param now the time from which the days left are counted
 */
function renderFleet(report, targets, now) {
    const { status, unfinished } = report;
    const outcome = unfinished
        ? '\ud83d\udea8 Cancelled: the post step takes back what was deployed'
        : `${MARKS[status]} ${status}`;
    const more = targets.length - MAX_ROWS;
    const parts = [
        `## ${outcome}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(targets.length, 'target')}`,
        (0,_story_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V2)(report),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Target', 'Wave', 'Outcome', 'Verified', 'Valid until'], targets.slice(0, MAX_ROWS).map(row)),
        more > 0 ? `\u2026 and ${more} more` : '',
        ...targets
            .filter((target) => target.report.error !== null)
            .slice(0, MAX_DETAILS)
            .map((target) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlCode */ .h8)(target.name), (0,_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .renderBody */ .lc)(target.report, now, MAX_ENDPOINTS))),
    ];
    return parts
        .filter((part) => part !== '')
        .join('\n\n')
        .concat('\n\n');
}
function row({ name, wave, report: { status, verified, certificate } }) {
    const proof = verified === null ? 'no endpoint' : verified ? 'yes' : 'no';
    const until = certificate?.notAfter.toISOString().slice(0, 10) ?? '\u2013';
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeInTable */ .bj)(name), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeInTable */ .bj)(wave, 20), `${MARKS[status]} ${status}`, proof, until];
}


/***/ })

};
;