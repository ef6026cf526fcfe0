"use strict";
exports.id = 66;
exports.ids = [66];
exports.modules = {

/***/ 2066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderFleet: () => (/* binding */ renderFleet)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7280);

/** More rows than this help nobody. */
const MAX_ROWS = 500;
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
/** The summary of a fleet: a row a target, and details of those that failed. */
function renderFleet({ status, error, unfinished }, targets) {
    const headline = unfinished
        ? '\ud83d\udea8 Cancelled: the post step takes back what was deployed'
        : `${MARKS[status]} ${status}`;
    const rows = targets.slice(0, MAX_ROWS).map(row);
    const more = targets.length - rows.length;
    return [
        `## ${headline}: ${targets.length} target${targets.length === 1 ? '' : 's'}`,
        ...(error ? [`> [!CAUTION]\n> ${error.code}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .H)(error.message)}\n>\n> ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .H)(error.hint)}`] : []),
        ['| Target | Wave | Outcome | Verified | Valid until |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
        ...(more > 0 ? [`\u2026 and ${more} more`] : []),
        ...targets
            .filter(({ report }) => report.error !== null)
            .slice(0, MAX_DETAILS)
            .map(details),
    ]
        .join('\n\n')
        .concat('\n\n');
}
/** Details of more targets would take the summary over the runner's limit. */
const MAX_DETAILS = 50;
function row({ name, wave, report: { status, verified, certificate } }) {
    const proof = verified === null ? 'no endpoint' : verified ? 'yes' : 'no';
    const until = certificate?.notAfter.toISOString().slice(0, 10) ?? '\u2013';
    return `| ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .H)(name)} | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .H)(wave)} | ${MARKS[status]} ${status} | ${proof} | ${until} |`;
}
function details({ name, report: { error } }) {
    if (!error)
        return '';
    const text = `${error.code}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .H)(error.message)}${error.hint === '' ? '' : `<br>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .H)(error.hint)}`}`;
    return `<details><summary>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .H)(name)}</summary>\n\n${text}\n\n</details>`;
}


/***/ })

};
;