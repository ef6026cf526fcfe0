"use strict";
exports.id = 343;
exports.ids = [343];
exports.modules = {

/***/ 343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   judges: () => (/* binding */ judges)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4974);

/**
 * Makes the judges of the certificates that come with the leaf. With `trusted-roots`, a client with these
 * roots must accept it.
 *
 * @param chainCounts whether all intermediates that are deployed must be served as well
 */
async function judges({ request }, { chain }, chainCounts) {
    const required = chainCounts ? chain : [];
    const { trustedRoots } = request;
    if (trustedRoots === null)
        return () => (required.length === 0 ? null : (sent) => missingIn(required, sent));
    const { judgeServed, openRoots } = await __webpack_require__.e(/* import() */ 963).then(__webpack_require__.bind(__webpack_require__, 2963));
    const roots = openRoots(trustedRoots);
    return ({ serverName }) => (sent) => {
        const missing = missingIn(required, sent);
        if (missing !== null)
            return missing;
        const reason = judgeServed({ chain: sent.map((der) => Buffer.from(der)), serverName }, roots, new Date());
        return reason === null ? null : `clients with trusted-roots refuse it: ${reason}`;
    };
}
/** The first intermediate that was not sent, in words; null when all were. */
function missingIn(required, sent) {
    const fingerprints = new Set(sent.map(_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .a));
    const missing = required.find(({ fingerprint }) => !fingerprints.has(fingerprint));
    return missing === undefined ? null : `it is served without its intermediate ${missing.subject}`;
}


/***/ })

};
;