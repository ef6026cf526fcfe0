"use strict";
exports.id = 885;
exports.ids = [885];
exports.modules = {

/***/ 6885:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolve: () => (/* binding */ resolve)
/* harmony export */ });
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1553);
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_dns_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9984);




/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 * @param timeoutMs the most time to wait for an answer
 * @param signal ends the wait early; the result is then a failure
 */
async function resolve(host, timeoutMs, signal) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(host) !== 0)
        return { kind: 'resolved', addresses: [host] };
    // A look-up cannot be called off: getaddrinfo(3) runs on a thread of its own. Only the wait for it ends.
    const answered = new AbortController();
    const late = (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(timeoutMs, null, { signal: AbortSignal.any([signal, answered.signal]) }).catch(() => null);
    try {
        const found = await Promise.race([(0,node_dns_promises__WEBPACK_IMPORTED_MODULE_0__.lookup)(host, { all: true, order: 'verbatim' }), late]);
        if (found === null)
            return { kind: 'failed', reason: `the name did not resolve within ${timeoutMs} ms` };
        return { kind: 'resolved', addresses: [...new Set(found.map(({ address }) => address))] };
    }
    catch (error) {
        return { kind: 'failed', reason: `the name does not resolve (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) || 'unknown error'})` };
    }
    finally {
        answered.abort();
    }
}


/***/ })

};
;
