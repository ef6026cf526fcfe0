"use strict";
exports.id = 130;
exports.ids = [130];
exports.modules = {

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


/***/ }),

/***/ 6130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verify: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1590);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);
/* harmony import */ var _pipeline_expected_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8244);
/* harmony import */ var _pipeline_look_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5379);
/* harmony import */ var _pipeline_proof_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5460);
/* harmony import */ var _pipeline_recovery_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2051);
/* harmony import */ var _pipeline_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3423);
/* harmony import */ var _pipeline_unwrap_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6371);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6167);
/* harmony import */ var _transaction_unfinished_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3751);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1739);











/**
 * Looks whether the endpoints serve what they should: the certificate that was given, or else the one on the target. Changes nothing, and takes no lock.
 *
 * @returns the report, of a failure too: this never throws
 */
async function verify(request, context) {
    const run = (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_6__/* .newRun */ .u)(request, context);
    try {
        await (0,_pipeline_recovery_js__WEBPACK_IMPORTED_MODULE_5__/* .working */ .Cc)(run, (target) => verifyOn(run, target), 'read');
    }
    catch (error) {
        run.report.error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asDeployError */ .y0)(error);
    }
    return run.report;
}
async function verifyOn(run, target) {
    const { log, report } = run;
    log.group('Read the certificate');
    const expected = await (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_6__/* .phase */ .O)(run, 'Read', () => readCertificate(run, target));
    report.certificate = expected.facts;
    requireValidity(run, expected);
    log.group('Verify');
    const before = await (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_6__/* .phase */ .O)(run, 'Look', () => (0,_pipeline_look_js__WEBPACK_IMPORTED_MODULE_3__/* .look */ .Op)(run, expected));
    (0,_pipeline_look_js__WEBPACK_IMPORTED_MODULE_3__/* .tellLook */ .$L)(run, expected.fingerprint);
    await (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_6__/* .phase */ .O)(run, 'Verify', () => (0,_pipeline_proof_js__WEBPACK_IMPORTED_MODULE_4__/* .proveServed */ .uE)(run, expected, before));
    report.status = 'verified';
}
async function readCertificate(run, target) {
    const { request, log } = run;
    const given = request.credential === null ? null : (0,_pipeline_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .expectedOf */ .EX)(await readGiven(run, request.credential));
    if (isUnfinished(target))
        log.notice('a deployment to this target is unfinished: what is there may not be what will be');
    const view = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_9__/* .viewTarget */ .Zy)(target, request.layout);
    try {
        const certificate = (0,_server_names_js__WEBPACK_IMPORTED_MODULE_10__/* .leafFile */ .hB)(request.names);
        const { chain } = request.names;
        const read = (name) => (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_9__/* .readDeployed */ .BJ)(target, view, request.layout, name);
        const onDisk = (0,_pipeline_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .readExpected */ .vX)(read(certificate), chain === null ? null : read(chain));
        if (given && onDisk?.fingerprint !== given.fingerprint)
            log.warning(`the target does not hold the certificate: ${onDisk ? `its ${certificate} is ${onDisk.fingerprint}` : `it has no ${certificate}`}`);
        const expected = given ?? onDisk;
        if (expected)
            return expected;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('CERTIFICATE_INVALID', `${request.target.directory} holds no certificate ${certificate} that can be read`, 'give the certificate that should be served, or name its file in certificate-file or bundle-file');
    }
    finally {
        (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_9__/* .closeView */ .uf)(view);
    }
}
/** Whoever may read the files need not be allowed to look into the state directory, and then cannot tell. */
function isUnfinished(target) {
    try {
        return (0,_transaction_unfinished_js__WEBPACK_IMPORTED_MODULE_8__/* .seeUnfinished */ .V)(target) === 'here';
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH && error.code === 'PERMISSION_DENIED')
            return false;
        throw error;
    }
}
async function readGiven(run, given) {
    const { certificate, chain } = await (0,_pipeline_unwrap_js__WEBPACK_IMPORTED_MODULE_7__/* .unwrap */ .o)(run, given);
    return (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readCredential */ .Yz)(certificate, chain);
}
const DAY_MS = 86_400_000;
function requireValidity({ request, log }, { facts, fingerprint }) {
    const left = facts.notAfter.getTime() - Date.now();
    log.info(`names: ${facts.names.join(', ') || 'none'}`);
    log.info(`fingerprint (SHA-256): ${fingerprint}`);
    log.info(`valid until ${facts.notAfter.toISOString()}: ${Math.floor(left / DAY_MS)} days are left`);
    if (left > request.minValidityMs)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('VALIDITY', `the certificate ${left <= 0 ? 'expired' : 'expires'} at ${facts.notAfter.toISOString()}`, 'deploy the renewed one, or lower min-validity');
}


/***/ })

};
;
