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
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5294);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5379);
/* harmony import */ var _proof_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5460);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3423);





/**
 * Sees to it that the servers know what the files hold. The disk may have been changed behind a server's back, or a reload have been missed, so one that serves something
 * else is told, and polled as after a write.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or what the signal was aborted with
 */
async function confirmServed(run, expected) {
    const { request, report, log } = run;
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .phase */ .O)(run, 'Look', () => (0,_look_js__WEBPACK_IMPORTED_MODULE_1__/* .look */ .Op)(run, expected));
    if (report.verified) {
        log.info('every endpoint serves the certificate');
        (0,_proof_js__WEBPACK_IMPORTED_MODULE_2__/* .tellMissing */ .ef)(run, expected, report.endpoints);
        return;
    }
    log.notice('the files are as they should be, but not every endpoint serves the certificate');
    const reloads = (0,_request_js__WEBPACK_IMPORTED_MODULE_4__/* .canReload */ .o)(request.commands);
    if (reloads) {
        const { reload } = await Promise.all(/* import() */[__webpack_require__.e(863), __webpack_require__.e(8)]).then(__webpack_require__.bind(__webpack_require__, 4008));
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .phase */ .O)(run, 'Reload', () => reload(run));
    }
    await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .phase */ .O)(run, 'Verify', () => (0,_proof_js__WEBPACK_IMPORTED_MODULE_2__/* .proveServed */ .uE)(run, expected, before)).catch((error) => {
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


/***/ }),

/***/ 5460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ proveRestored),
/* harmony export */   ef: () => (/* binding */ tellMissing),
/* harmony export */   uE: () => (/* binding */ proveServed)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8168);
/* harmony import */ var _instruments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4280);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5379);




/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @throws DeployError VERIFY_FAILED when one has not, or what the signal was aborted with
 */
async function proveServed(run, expected, before) {
    const { request, report, log, signal } = run;
    const tools = (0,_instruments_js__WEBPACK_IMPORTED_MODULE_1__/* .instruments */ .n)(run, signal);
    const watches = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .watchAddresses */ ._O)(request.verify.endpoints, () => ({ keyType: expected.keyType, expected: (served) => served === expected.fingerprint }), tools);
    const reports = (0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .withBefore */ .uZ)(await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)(watches, request.verify, tools, signal), before);
    report.endpoints = reports;
    report.verified = (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isProven */ .nn)(reports);
    signal.throwIfAborted();
    for (const result of reports) {
        const effort = `${probes(result.attempts)}, ${result.elapsedMs} ms`;
        if (result.matched)
            log.info(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} serves the certificate: ${effort}, ${result.protocol}`);
        else if ((0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isExcused */ .Ix)(result, reports))
            log.notice(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} was left out: ${result.reason}; another address proves the endpoint`);
        else
            log.info(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} does not serve the certificate: ${result.reason}; ${effort}`);
    }
    tellMissing(run, expected, reports);
    const failed = reports.filter((result) => !result.matched && !(0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isExcused */ .Ix)(result, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('VERIFY_FAILED', describeFailure(first) + others, remedyFor(first));
}
/** Warns of intermediates that are not served: a client that does not hold an intermediate already cannot build the chain without it (RFC 8446, section 4.4.2). */
function tellMissing({ log }, { chain }, reports) {
    for (const report of reports) {
        const missing = report.matched
            ? chain.filter(({ fingerprint }) => !report.chain.includes(fingerprint))
            : [];
        for (const { subject } of missing)
            log.warning(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(report)} serves the certificate without its intermediate ${subject}`);
    }
}
/**
 * Polls until every address serves again what it served before, to the same question: a server may have another certificate for another type of key.
 *
 * @param earlier the leaf that the target holds again; null when it holds none
 * @param signal cuts the polling short
 * @returns whether that was seen at every address; an address of which nothing is known cannot prove anything
 */
async function proveRestored(run, before, earlier, signal) {
    const known = (endpoint, address) => (0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .servedAt */ .rv)(before, { endpoint: endpoint.name, address, serverName: endpoint.serverName });
    const wanted = (endpoint, address) => {
        const then = known(endpoint, address);
        return {
            keyType: (then ?? earlier)?.keyType ?? null,
            expected: (served) => served === then?.fingerprint || served === earlier?.fingerprint,
        };
    };
    const tools = (0,_instruments_js__WEBPACK_IMPORTED_MODULE_1__/* .instruments */ .n)(run, signal);
    const watches = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .watchAddresses */ ._O)(run.request.verify.endpoints, wanted, tools);
    const served = watches.filter(({ endpoint, address }) => known(endpoint, address) !== null);
    const silent = watches.filter(({ endpoint, address }) => known(endpoint, address) === null);
    // An address that did not answer before the deployment either is not waited for.
    const reports = (await Promise.all([
        (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)(served, run.request.verify, tools, signal),
        (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)(silent, (0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .glance */ .vD)(run), tools, signal),
    ])).flat();
    for (const report of reports) {
        const what = report.matched
            ? `serves the earlier certificate again: ${short(report.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${report.reason ?? 'the time was up'}`;
        run.log.info(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(report)} ${what}`);
    }
    return (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isProven */ .nn)(reports);
}
function describeFailure(result) {
    const what = result.other
        ? `serves ${short(result.fingerprint)} and not the certificate${(0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutType */ .vA)(result)}`
        : `was not seen to serve the certificate: ${result.reason ?? 'no probe was made'}`;
    return `${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} ${what}, after ${probes(result.attempts)} in ${(result.elapsedMs / 1000).toFixed(1)} s`;
}
function remedyFor({ endpoint, other, lacks, fingerprint, before, serverName }) {
    const [, protocol = 'TLS'] = /^([a-z0-9]+):\/\//.exec(endpoint) ?? [];
    if (!other)
        return `does the server listen there, and for ${protocol}, and can this machine reach it?`;
    // What everybody gets may well differ from what was got for a type of key.
    if (fingerprint !== before && lacks === null)
        return 'another certificate than before appeared: does somebody else deploy to this server?';
    return `does the server read these files${serverName === null ? '' : ` for ${serverName}`}, and does it notice a change by itself (else give reload-command)? If it needs longer, raise verify-timeout`;
}
function probes(count) {
    return `${count} probe${count === 1 ? '' : 's'}`;
}
function short(fingerprint) {
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}


/***/ })

};
;
