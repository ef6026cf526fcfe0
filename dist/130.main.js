"use strict";
exports.id = 130;
exports.ids = [130,236];
exports.modules = {

/***/ 6236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ proveRestored),
/* harmony export */   proveServed: () => (/* binding */ proveServed),
/* harmony export */   tellMissing: () => (/* binding */ tellMissing)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4731);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4122);
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(831);
/* harmony import */ var _verify_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4415);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6020);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5178);







/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @throws DeployError VERIFY_FAILED when one has not, or what the signal was aborted with
 */
async function proveServed(run, expected, before) {
    const { request, report, signal } = run;
    const surroundings = (0,_network_js__WEBPACK_IMPORTED_MODULE_4__/* .realSurroundings */ .y)(run);
    const otherwise = {
        keyType: expected.keyType,
        fingerprints: [expected.fingerprint],
        policy: request.verify,
    };
    const subjects = request.verify.endpoints.map((endpoint) => {
        const known = [...(0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .beforeByAddress */ .ZQ)(before, endpoint).keys()];
        return { endpoint, known: new Map(known.map((address) => [address, otherwise])), otherwise };
    });
    const reports = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(subjects, surroundings, signal);
    for (const { endpoint } of subjects) {
        const known = (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .beforeByAddress */ .ZQ)(before, endpoint);
        for (const one of reports.filter((report) => report.endpoint === endpoint))
            one.before = known.get(one.address ?? '')?.fingerprint ?? null;
    }
    report.endpoints = reports;
    report.verified = (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_5__/* .isProven */ .nn)(reports);
    signal.throwIfAborted();
    tellServed(run, reports);
    tellMissing(run, expected, reports);
    const failed = reports.filter((one) => !one.matched && !(0,_verify_report_js__WEBPACK_IMPORTED_MODULE_5__/* .isExcused */ .Ix)(one, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('VERIFY_FAILED', describeFailure(first) + others, hintFor(first));
}
function tellServed({ log }, reports) {
    for (const one of reports) {
        const name = (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_6__/* .addressName */ .Y)(one);
        const effort = `${probes(one.attempts)}, ${one.elapsedMs} ms`;
        if (one.matched)
            log.info(`${name} serves the certificate: ${effort}, ${one.protocol}`);
        else if ((0,_verify_report_js__WEBPACK_IMPORTED_MODULE_5__/* .isExcused */ .Ix)(one, reports))
            log.notice(`${name} was left out: ${whyExcused(one)}; another address proves the endpoint`);
        else
            log.info(`${name} does not serve the certificate: ${one.reason}; ${effort}`);
    }
}
function whyExcused({ isGone, reason }) {
    return isGone ? `the name no longer leads there, and ${reason}` : `${reason}`;
}
/**
 * Warns of intermediates that are not served: a client that does not hold an intermediate already cannot build the
 * chain without it (RFC 8446, section 4.4.2).
 */
function tellMissing({ log }, { chain }, reports) {
    for (const one of reports.filter(({ matched }) => matched)) {
        const served = new Set(one.certificates.map(_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .a));
        for (const { fingerprint, subject } of chain)
            if (!served.has(fingerprint))
                log.warning(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_6__/* .addressName */ .Y)(one)} serves the certificate without its intermediate ${subject}`);
    }
}
/**
 * Polls until every address serves again what it served before. Each is asked for the same type of key as before: a
 * server may have another certificate for another type.
 *
 * @param earlier the leaf that the target holds again; null when it holds none
 * @param signal cuts the polling short
 * @returns whether that was seen at every address; an address of which nothing is known cannot prove anything
 */
async function proveRestored(run, before, earlier, signal) {
    const { verify } = run.request;
    const expect = (leaves, policy) => ({
        keyType: leaves.find((leaf) => leaf !== null)?.keyType ?? null,
        fingerprints: leaves.flatMap((leaf) => leaf?.fingerprint ?? []),
        policy,
    });
    const subjects = verify.endpoints.map((endpoint) => {
        const known = [...(0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .beforeByAddress */ .ZQ)(before, endpoint)];
        return {
            endpoint,
            known: new Map(known.map(([address, served]) => [address, expect([served, earlier], verify)])),
            // An address that did not answer before the deployment either is not waited for.
            otherwise: expect([earlier], (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observationPolicy */ .X2)(run)),
        };
    });
    const reports = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(subjects, (0,_network_js__WEBPACK_IMPORTED_MODULE_4__/* .realSurroundings */ .y)(run), signal);
    for (const one of reports) {
        const what = one.matched
            ? `serves the earlier certificate again: ${short(one.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${one.reason ?? 'the time was up'}`;
        run.log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_6__/* .addressName */ .Y)(one)} ${what}`);
    }
    return (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_5__/* .isProven */ .nn)(reports);
}
function describeFailure(one) {
    const what = one.last === 'other'
        ? `serves ${short(one.fingerprint)} and not the certificate${(0,_verify_report_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutType */ .vA)(one)}`
        : `was not seen to serve the certificate: ${one.reason ?? 'no probe was made'}`;
    return `${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_6__/* .addressName */ .Y)(one)} ${what}, after ${probes(one.attempts)} in ${(one.elapsedMs / 1000).toFixed(1)} s`;
}
function hintFor({ endpoint, last, lacks, fingerprint, before }) {
    const { protocol, serverName } = endpoint;
    if (last !== 'other')
        return `does the server listen there, and for ${protocol === 'tls' ? 'TLS' : protocol}, and can this machine reach it?`;
    // The certificate for any client may well differ from the one that was got for a type of key.
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
/* harmony import */ var _pipeline_observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5178);
/* harmony import */ var _pipeline_prove_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6236);
/* harmony import */ var _pipeline_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3423);
/* harmony import */ var _pipeline_unwrap_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6371);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6167);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5067);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6138);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1739);
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











/**
 * Looks whether the endpoints serve what they should: the certificate that was given, or else the one on the
 * target. Changes nothing, and takes no lock.
 *
 * @returns the report, of a failure too: this never throws
 */
async function verify(request, context) {
    const run = (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_5__/* .newRun */ .u)(request, context);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const target = __addDisposableResource(env_1, (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_7__/* .openTarget */ .A)(request.target, 'read'), false);
            await verifyOn(run, target);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        run.report.error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asDeployError */ .y0)(error);
    }
    return run.report;
}
async function verifyOn(run, target) {
    const { log, report } = run;
    log.group('Read the certificate');
    const expected = await (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .O)(run, 'Read', () => readCertificate(run, target));
    report.certificate = expected.facts;
    requireValidity(run, expected);
    log.group('Verify');
    const before = await (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .O)(run, 'Observe', () => (0,_pipeline_observe_js__WEBPACK_IMPORTED_MODULE_3__.observe)(run, expected));
    (0,_pipeline_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .tellObserved */ .eH)(run, expected.fingerprint);
    await (0,_pipeline_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .O)(run, 'Verify', () => (0,_pipeline_prove_js__WEBPACK_IMPORTED_MODULE_4__.proveServed)(run, expected, before));
    report.status = 'verified';
}
async function readCertificate(run, target) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, log } = run;
        const given = request.credential === null ? null : (0,_pipeline_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .expectedOf */ .EX)(await readGiven(run, request.credential));
        if (isUnfinished(target))
            log.notice('a deployment to this target is unfinished: what is there may not be what will be');
        const certificate = (0,_server_names_js__WEBPACK_IMPORTED_MODULE_10__/* .leafFile */ .hB)(request.names);
        const { chain } = request.names;
        const view = __addDisposableResource(env_2, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_9__/* .viewTarget */ .Zy)(target, request.layout, certificate), false);
        const chainOnDisk = chain === null ? null : (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_9__/* .readDeployed */ .BJ)(view, chain);
        const onDisk = (0,_pipeline_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .readExpected */ .vX)((0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_9__/* .readDeployed */ .BJ)(view, certificate), chainOnDisk);
        if (given && onDisk?.fingerprint !== given.fingerprint)
            log.warning(`the target does not hold the certificate: ${onDisk ? `its ${certificate} is ${onDisk.fingerprint}` : `it has no ${certificate}`}`);
        const expected = given ?? onDisk;
        if (expected)
            return expected;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('CERTIFICATE_INVALID', `${request.target.directory} holds no certificate ${certificate} that can be read`, 'give the certificate that should be served, or name its file in certificate-file or bundle-file');
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/**
 * A user who may only read the files need not be allowed to look into the state directory, and then cannot
 * tell.
 */
function isUnfinished(target) {
    try {
        return (0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_8__/* .seeUnfinished */ .Vu)(target) === 'here';
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH && error.code === 'PERMISSION_DENIED')
            return false;
        throw error;
    }
}
async function readGiven(run, given) {
    const { certificate, chain } = await (0,_pipeline_unwrap_js__WEBPACK_IMPORTED_MODULE_6__/* .unwrap */ .o)(run, given);
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
