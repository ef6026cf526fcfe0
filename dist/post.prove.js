"use strict";
exports.id = 291;
exports.ids = [291];
exports.modules = {

/***/ 1986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ep: () => (/* binding */ locateAt),
/* harmony export */   oe: () => (/* binding */ searchPath),
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);


/** The search path of the C library when the environment has no PATH (glibc, `confstr(_CS_PATH)`). */
const DEFAULT_PATH = '/bin:/usr/bin';
/**
 * Looks a program up as execvp(3) does: a name with a slash is a path, relative to the working directory; any
 * other is searched for in PATH, where an empty element is the working directory.
 *
 * @param environment the one that the program will get
 */
function locate(program, environment) {
    if (program === '')
        return { kind: 'missing', code: 'ENOENT' };
    if (program.includes('/'))
        return locateAt(program);
    const places = searchPath(environment)
        .split(':')
        .map((folder) => locateAt(`${folder || '.'}/${program}`));
    const found = places.find(({ kind }) => kind === 'found');
    // A file that may not be run tells more than the folders without one.
    return found ?? places.find(isThere) ?? { kind: 'missing', code: 'ENOENT' };
}
/** The folders in which a program without a slash is searched for, separated by colons. */
function searchPath({ PATH }) {
    return PATH ?? DEFAULT_PATH;
}
/** Whether there is a program that may be run at a path. */
function locateAt(path) {
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            return { kind: 'missing', code: 'EACCES' };
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return { kind: 'found', path };
    }
    catch (error) {
        return { kind: 'missing', code: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) };
    }
}
function isThere(located) {
    return located.kind === 'missing' && !['ENOENT', 'ENOTDIR'].includes(located.code);
}


/***/ }),

/***/ 2809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ throwUnlessSucceeded)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/**
 * Turns every result but success into a failure.
 *
 * @param timeoutMs the time that it had, for the message
 * @param signal the signal that may have ended it
 * @param input the input that named it
 * @throws DeployError with the given code, or the reason of the signal
 */
function throwUnlessSucceeded(result, timeoutMs, signal, input, code, hint) {
    switch (result.kind) {
        case 'succeeded':
            return;
        case 'cancelled':
            throw signal.reason;
        case 'timed-out':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `${input} did not end within ${timeoutMs} ms and was stopped`, 'raise command-timeout, or have the command return once the server was told');
        case 'failed':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `${input} failed: ${result.reason}`, hint);
    }
}


/***/ }),

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


/***/ }),

/***/ 5058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ realSurroundings)
/* harmony export */ });
/* harmony import */ var _verify_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4);
/* harmony import */ var _verify_limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5207);
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(269);



/**
 * The real clock, the real network, and a line in the debug log for every probe.
 *
 * TLS and DNS take a sixth of a start to load, so they are loaded for the first endpoint. A run that changes
 * something observes the endpoints before, and has nothing left to load when it matters.
 */
function realSurroundings({ log }) {
    return {
        now: () => performance.now(),
        idle: _verify_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .idleTime */ .G,
        sleep: async (ms, signal) => {
            const { setTimeout: wait } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8500, 19));
            // The signal only cuts the pause short: the caller checks it next.
            await wait(ms, undefined, { signal }).catch(() => undefined);
        },
        probe: async (target, timeoutMs, signal) => {
            const { probe } = await __webpack_require__.e(/* import() */ 379).then(__webpack_require__.bind(__webpack_require__, 2379));
            return probe(target, timeoutMs, signal);
        },
        resolve: async (host, timeoutMs, signal) => {
            const { resolve } = await __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 2058));
            return resolve(host, timeoutMs, signal);
        },
        onProbe: (report, result) => log.debug(describeProbe(report, result)),
    };
}
function describeProbe(report, result) {
    const { endpoint, address, attempts, elapsedMs, matched, reason } = report;
    const { serverName, proxy } = endpoint;
    const sni = serverName === null ? 'without SNI' : `SNI ${serverName}`;
    const outcome = matched ? 'as expected' : (reason ?? 'as expected so far');
    const seen = result.kind === 'served'
        ? [
            result.protocol,
            `${result.keyType ?? 'unknown'} key`,
            `intermediates: ${result.certificates.length - 1}`,
            result.fingerprint,
        ]
        : ['no certificate'];
    return [
        `probe ${attempts} of ${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_1__/* .endpointName */ .z)(endpoint)} (${address ?? 'unresolved'}), ${sni}, after ${elapsedMs} ms: ${outcome}`,
        ...seen,
        ...(proxy ? [`through the proxy ${(0,_verify_address_js__WEBPACK_IMPORTED_MODULE_2__/* .hostPort */ .Q)(proxy.host, proxy.port)}`] : []),
    ].join(', ');
}


/***/ }),

/***/ 4328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ observeForReport),
/* harmony export */   X2: () => (/* binding */ observationPolicy),
/* harmony export */   ZQ: () => (/* binding */ beforeByAddress),
/* harmony export */   observe: () => (/* binding */ observe),
/* harmony export */   qu: () => (/* binding */ observeBefore)
/* harmony export */ });
/* unused harmony export tellObserved */
/* harmony import */ var _verify_address_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4);
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(269);
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8195);
/* harmony import */ var _verify_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9820);
/* harmony import */ var _verify_starttls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5313);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5058);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6764);







/**
 * The most time for one address. An observation is for the report, and must not delay the repair of a server.
 */
const OBSERVE_TIMEOUT_MS = 3_000;
/**
 * The same where the server greets first. A mail server may let strangers wait on purpose (postscreen 6 s),
 * and a server that is slow to look up names is slow to greet.
 */
const GREETING_TIMEOUT_MS = 10_000;
/**
 * One probe an address, and not a long one. There is no limit for all together, so that many addresses each
 * get it.
 */
function observationPolicy({ request }) {
    const { endpoints, probeTimeoutMs } = request.verify;
    const areGreeted = endpoints.some(({ protocol }) => _verify_starttls_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOCOLS */ .yv[protocol].start !== null);
    return {
        timeoutMs: Number.POSITIVE_INFINITY,
        probeTimeoutMs: Math.min(areGreeted ? GREETING_TIMEOUT_MS : OBSERVE_TIMEOUT_MS, probeTimeoutMs),
        attempts: 1,
        backoffMs: 0,
        maxBackoffMs: 0,
    };
}
/**
 * Observes each address once: for the report, and for proving an undo later. No failure is an error.
 *
 * @param leaf the certificate that should be served, now or later
 * @param keyType the type of key to ask for
 * @param judgeFor judges the certificates that come with the leaf
 * @returns one entry an address that served something
 */
async function observe(run, leaf, keyType = leaf?.keyType ?? null, judgeFor = () => null) {
    const { request, report, signal } = run;
    const surroundings = (0,_network_js__WEBPACK_IMPORTED_MODULE_2__/* .realSurroundings */ .y)(run);
    const expectation = {
        keyType,
        fingerprints: leaf === null ? [] : [leaf.fingerprint],
        policy: observationPolicy(run),
    };
    const subjects = request.verify.endpoints.map((endpoint) => ({
        endpoint: { ...endpoint, matches: 1 },
        known: new Map(),
        otherwise: { ...expectation, judge: judgeFor(endpoint) },
    }));
    const observed = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_0__/* .poll */ .w)(subjects, surroundings, signal);
    signal.throwIfAborted();
    for (const one of observed)
        one.before = one.fingerprint;
    report.endpoints = observed;
    report.endpointsAfterUndo = null;
    report.verified = observed.length > 0 ? (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_4__/* .isProven */ .nn)(observed) : null;
    return observed.flatMap((one) => servedBefore(one, keyType) ?? []);
}
/** The record of an observed address for the journal; null when nothing was served there. */
function servedBefore({ endpoint, address, fingerprint }, keyType) {
    if (address === null || fingerprint === null)
        return null;
    const { serverName } = endpoint;
    return { endpoint: (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .endpointName */ .z)(endpoint), address, serverName, fingerprint, keyType };
}
/** The records of one endpoint, by address. */
function beforeByAddress(before, endpoint) {
    const name = (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .endpointName */ .z)(endpoint);
    const ofEndpoint = before.filter((served) => served.endpoint === name && served.serverName === endpoint.serverName);
    return new Map(ofEndpoint.map((served) => [served.address, served]));
}
/**
 * Step 4: observe the endpoints once, before anything changes.
 *
 * @returns one entry an address that served something, for proving an undo
 */
async function observeBefore(run, { expected, earlier }) {
    // An undo brings the earlier leaf back. So its type of key is asked for, before and after.
    const before = await observeForReport(run, expected, earlier ?? expected);
    // The certificate served beforehand proves nothing about the one to come.
    if (run.request.verify.endpoints.length > 0)
        run.report.verified = false;
    return before;
}
/** Observes the endpoints, and logs the certificates that they serve. Does nothing when none is named. */
async function observeForReport(run, expected, sameKeyAs = expected) {
    if (run.request.verify.endpoints.length === 0)
        return [];
    run.log.group('Observe the endpoints');
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .phase */ .Oi)(run, 'Observe', () => observe(run, expected, sameKeyAs?.keyType ?? null));
    tellObserved(run, expected?.fingerprint ?? null);
    return before;
}
/** Logs the result of an observation. */
function tellObserved({ request, log, report }, fingerprint) {
    for (const endpoint of request.verify.endpoints) {
        const { proxy } = endpoint;
        if (proxy)
            log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .endpointName */ .z)(endpoint)} is reached through the proxy ${(0,_verify_address_js__WEBPACK_IMPORTED_MODULE_6__/* .hostPort */ .Q)(proxy.host, proxy.port)}`);
    }
    for (const one of report.endpoints)
        log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .addressName */ .Y)(one)}: ${describe(one, fingerprint)}`);
}
function describe({ fingerprint, reason }, wanted) {
    if (fingerprint === null)
        return `serves nothing yet: ${reason}`;
    if (fingerprint !== wanted)
        return `serves ${fingerprint}`;
    return reason === null ? 'serves the certificate already' : `serves the certificate, but ${reason}`;
}


/***/ }),

/***/ 554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ proveUndone),
/* harmony export */   proveServed: () => (/* binding */ proveServed),
/* harmony export */   tellMissing: () => (/* binding */ tellMissing),
/* harmony export */   z: () => (/* binding */ prove)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(269);
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8195);
/* harmony import */ var _verify_report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9820);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(343);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5058);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4328);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6764);









/* Step 10: poll the endpoints, until they serve what they should. */
/**
 * Proves that the endpoints serve the certificate of a goal, where there are endpoints and a certificate.
 * Warns where there is no endpoint.
 *
 * @param chainCounts whether the intermediates count as well
 * @throws DeployError as `proveServed` does
 */
async function prove(run, expected, before, chainCounts) {
    if (run.request.verify.endpoints.length === 0)
        (0,_run_js__WEBPACK_IMPORTED_MODULE_6__/* .tellNothingVerified */ .FX)(run);
    else if (expected === null)
        await tellGone(run, before);
    else
        await proveServed(run, expected, before, chainCounts);
}
/** No certificate is deployed any more. What the endpoints serve without it is observed, and told. */
async function tellGone(run, before) {
    await (0,_observe_js__WEBPACK_IMPORTED_MODULE_5__.observe)(run, null);
    run.log.warning('nothing was verified: there is no certificate any more that the endpoints could serve');
    for (const one of run.report.endpoints) {
        one.before = (0,_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .beforeByAddress */ .ZQ)(before, one.endpoint).get(one.address ?? '')?.fingerprint ?? null;
        const served = one.fingerprint === null
            ? `serves nothing now: ${one.reason}`
            : `${one.fingerprint === one.before ? 'still serves' : 'serves'} ${short(one.fingerprint)}`;
        run.log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_7__/* .addressName */ .Y)(one)} ${served}`);
    }
}
/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @param chainCounts whether the intermediates that are deployed must be served as well
 * @throws DeployError VERIFY_FAILED when one has not, or the reason of the signal
 */
async function proveServed(run, expected, before, chainCounts) {
    const { request, report, signal } = run;
    const observed = report.endpoints;
    const surroundings = (0,_network_js__WEBPACK_IMPORTED_MODULE_4__/* .realSurroundings */ .y)(run);
    const judgeFor = await (0,_judge_js__WEBPACK_IMPORTED_MODULE_3__.judges)(run, expected, chainCounts);
    const subjects = request.verify.endpoints.map((endpoint) => {
        const otherwise = {
            keyType: expected.keyType,
            fingerprints: [expected.fingerprint],
            judge: judgeFor(endpoint),
            policy: request.verify,
        };
        const known = addressesOf(observed, endpoint);
        return { endpoint, known: new Map(known.map((address) => [address, otherwise])), otherwise };
    });
    const reports = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(subjects, surroundings, signal);
    for (const { endpoint } of subjects)
        noteBefore(reports, endpoint, before);
    report.endpoints = reports;
    report.verified = (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_8__/* .isProven */ .nn)(reports);
    signal.throwIfAborted();
    tellServed(run, reports);
    tellMissing(run, expected, reports);
    const failed = reports.filter((one) => !one.matched && !(0,_verify_report_js__WEBPACK_IMPORTED_MODULE_8__/* .isExcused */ .Ix)(one, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('VERIFY_FAILED', describeFailure(first) + others, hintFor(first, report));
}
/** Where the name of an endpoint led when it was observed, whether or not something was served there. */
function addressesOf(observed, endpoint) {
    const name = (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_7__/* .endpointName */ .z)(endpoint);
    return observed.flatMap((one) => (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_7__/* .endpointName */ .z)(one.endpoint) === name && one.endpoint.serverName === endpoint.serverName
        ? (one.address ?? [])
        : []);
}
/** Notes in the reports of an endpoint what each address served before the run. */
function noteBefore(reports, endpoint, before) {
    const known = (0,_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .beforeByAddress */ .ZQ)(before, endpoint);
    for (const one of reports.filter((report) => report.endpoint === endpoint))
        one.before = known.get(one.address ?? '')?.fingerprint ?? null;
}
function tellServed({ log }, reports) {
    for (const one of reports) {
        const name = (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_7__/* .addressName */ .Y)(one);
        const effort = `${probes(one.attempts)}, ${one.elapsedMs} ms`;
        if (one.matched)
            log.info(`${name} serves the certificate: ${effort}, ${one.protocol}`);
        else if ((0,_verify_report_js__WEBPACK_IMPORTED_MODULE_8__/* .isExcused */ .Ix)(one, reports))
            log.notice(`${name} was left out: ${whyExcused(one)}; another address proves the endpoint`);
        else
            log.info(`${name} does not serve the certificate: ${one.reason}; ${effort}`);
    }
}
function whyExcused({ isGone, reason }) {
    return isGone ? `the name no longer leads there, and ${reason}` : `${reason}`;
}
/**
 * Warns of intermediates that are not served: a client that does not hold an intermediate already cannot
 * build the chain without it (RFC 8446, section 4.4.2).
 */
function tellMissing({ log }, { chain }, reports) {
    for (const one of reports.filter(({ matched }) => matched)) {
        const served = new Set(one.certificates.map(_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .a));
        for (const { fingerprint, subject } of chain)
            if (!served.has(fingerprint))
                log.warning(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_7__/* .addressName */ .Y)(one)} serves the certificate without its intermediate ${subject}`);
    }
}
/**
 * Polls until every address serves again what it served before. Each is asked for the same type of key as
 * before: a server may have another certificate for another type.
 *
 * @param earlier the leaf that the target holds again; null when it holds none
 * @param signal cuts the polling short
 * @returns whether that was seen at every address; an address of which nothing is known cannot prove anything
 */
async function proveUndone(run, before, earlier, signal) {
    const { verify } = run.request;
    const expect = (leaves, policy) => ({
        keyType: leaves.find((leaf) => leaf !== null)?.keyType ?? null,
        fingerprints: leaves.flatMap((leaf) => leaf?.fingerprint ?? []),
        judge: null,
        policy,
    });
    const subjects = verify.endpoints.map((endpoint) => {
        const known = [...(0,_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .beforeByAddress */ .ZQ)(before, endpoint)];
        return {
            endpoint,
            known: new Map(known.map(([address, served]) => [address, expect([served, earlier], verify)])),
            // An address that did not answer before the deployment either is not waited for.
            otherwise: expect([earlier], (0,_observe_js__WEBPACK_IMPORTED_MODULE_5__/* .observationPolicy */ .X2)(run)),
        };
    });
    const reports = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(subjects, (0,_network_js__WEBPACK_IMPORTED_MODULE_4__/* .realSurroundings */ .y)(run), signal);
    for (const { endpoint } of subjects)
        noteBefore(reports, endpoint, before);
    run.report.endpointsAfterUndo = reports;
    for (const one of reports) {
        if (earlier === null && one.before === null)
            continue;
        const what = one.matched
            ? `serves the earlier certificate again: ${short(one.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${one.reason ?? 'the time was up'}`;
        run.log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_7__/* .addressName */ .Y)(one)} ${what}`);
    }
    return (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_8__/* .isProven */ .nn)(reports);
}
function describeFailure(one) {
    return `${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_7__/* .addressName */ .Y)(one)} ${outcomeOf(one)}, after ${probes(one.attempts)} in ${(one.elapsedMs / 1000).toFixed(1)} s`;
}
function outcomeOf(one) {
    switch (one.last) {
        case 'other':
            return `serves ${short(one.fingerprint)} and not the certificate${(0,_verify_report_js__WEBPACK_IMPORTED_MODULE_8__/* .withoutType */ .vA)(one)}`;
        case 'unfit':
            return `serves the certificate, but ${one.reason}`;
        default:
            return `was not seen to serve the certificate: ${one.reason ?? 'no probe was made'}`;
    }
}
/** A server may need its certificate in order to start, and cannot be proven before it runs. */
const FIRST_DEPLOYMENT = 'this is the first deployment here, and nothing listens yet: a server must run before it can be proven. Deploy once without reload-command and verify-endpoints, start the server with these files, then run again with them';
function hintFor({ endpoint, last, lacks, fingerprint, before }, { operation, earlier, phases }) {
    const { protocol, serverName } = endpoint;
    if (last === 'unfit')
        return 'does the server read the chain that was deployed (chain-file, or the certificate file with the chain), and does it notice a change of it?';
    if (operation === 'deploy' && earlier === null && before === null && last === 'refused')
        return FIRST_DEPLOYMENT;
    if (last !== 'other')
        return `does the server listen there, and for ${protocol === 'tls' ? 'TLS' : protocol}, and can this machine reach it?`;
    if (operation === 'verify')
        return 'was the certificate deployed to this server, and did the server load it? Run the deployment again, or give the certificate that should be served';
    // The certificate for any client may well differ from the one that was got for a type of key.
    if (fingerprint !== before && lacks === null)
        return 'another certificate than before appeared: does somebody else deploy to this server?';
    const mounted = fingerprint !== before
        ? ''
        : '. A container into which single files are mounted keeps the earlier ones: mount their folder instead';
    const files = `the server read these files${serverName === null ? '' : ` for ${serverName}`}`;
    const cause = phases.some(({ name }) => name === 'Reload')
        ? `reload-command ran, and the server went on with another certificate: does the command reach this server, and does ${files}?`
        : `does ${files}, and does it notice a change by itself (else give reload-command)?`;
    return `${cause} If it needs longer, raise verify-timeout${mounted}`;
}
function probes(count) {
    return `${count} probe${count === 1 ? '' : 's'}`;
}
function short(fingerprint) {
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}


/***/ }),

/***/ 579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Dl: () => (/* binding */ checkCommands),
  HI: () => (/* binding */ loadCommands),
  yQ: () => (/* binding */ reload),
  sL: () => (/* binding */ tellCommands),
  tf: () => (/* binding */ validate)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/command/program.js
var command_program = __webpack_require__(1986);
;// CONCATENATED MODULE: ./build/command/interpreter.js



/** Linux reads no more of a file to find its interpreter (`BINPRM_BUF_SIZE`). */
const HEAD_BYTES = 256;
/** Linux follows an interpreter that is itself a script this often (execve(2)). */
const MAX_DEPTH = 4;
/**
 * Looks for the interpreter that a script names behind `#!` (execve(2)), and for the program that
 * `#!/usr/bin/env` is told to run. A file that cannot be read, or that is no script, needs none.
 *
 * @param path of a program that may be run
 * @param environment the one that the program will get
 */
function missingInterpreter(path, environment, depth = 0) {
    const [, interpreter, argument] = /^#![ \t]*([^ \t\n\0]+)[ \t]*([^\n\0]*?)[ \t]*\n/.exec(headOf(path)) ?? [];
    if (interpreter === undefined || argument === undefined || depth > MAX_DEPTH)
        return null;
    if ((0,command_program/* locateAt */.ep)(interpreter).kind === 'missing')
        return { script: path, interpreter, isSearched: false };
    const program = (0,external_node_path_.basename)(interpreter) === 'env' ? programOfEnv(argument) : null;
    if (program === null)
        return missingInterpreter(interpreter, environment, depth + 1);
    const located = (0,command_program/* locate */.x5)(program, environment);
    return located.kind === 'missing'
        ? { script: path, interpreter: program, isSearched: !program.includes('/') }
        : missingInterpreter(located.path, environment, depth + 1);
}
/** The program that `env` runs, also behind `-S`; null when it is more than one plain word. */
function programOfEnv(argument) {
    const words = argument.split(/[ \t]+/);
    const program = words[0] === '-S' ? words[1] : words.length === 1 ? words[0] : undefined;
    return program !== undefined && /^[^-="'\\$][^="'\\$]*$/.test(program) ? program : null;
}
function headOf(path) {
    let file = null;
    try {
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        const head = Buffer.alloc(HEAD_BYTES);
        const length = (0,external_node_fs_.readSync)(file, head);
        // The end of the file ends its line as well.
        return `${head.toString('utf8', 0, length)}${length < HEAD_BYTES ? '\n' : ''}`;
    }
    catch {
        return '';
    }
    finally {
        if (file !== null)
            (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/command/check.js


const MAX_SHOWN = 200;
/**
 * Checks whether a command can be run, without running it. Its program is searched for in the same way as
 * later. A command that needs a shell is a problem, too.
 *
 * @param environment the one that the command will get
 * @returns the first problem; null when none is found
 */
function findProblem(command, environment) {
    const { doubt, program } = command;
    if (doubt !== null) {
        const hint = "use sh -c '\u2026', or put quotes around text that is no more than that";
        return { fact: `${doubt}: ${shown(command.text)}`, hint };
    }
    const located = (0,command_program/* locate */.x5)(program, environment);
    if (located.kind === 'missing')
        return { fact: missingFact(program, located.code, environment), hint: MISSING_HINT };
    const missing = missingInterpreter(located.path, environment);
    return missing && interpreterProblem(missing, environment);
}
const MISSING_HINT = 'install it, or name it with its whole path; commands in skip-checks allows a program that is not there yet';
function missingFact(program, code, environment) {
    const name = `${shown(program)}${program.includes('/') ? '' : inPath(environment)}`;
    switch (code) {
        case 'ENOENT':
            return `there is no program ${name}`;
        case 'EACCES':
            return `the program ${name} may not be run`;
        default:
            return `the program ${name} cannot be run (${code})`;
    }
}
function interpreterProblem({ script, interpreter, isSearched }, environment) {
    const place = isSearched ? inPath(environment) : '';
    return {
        fact: `the script ${shown(script)} needs ${shown(interpreter)}, and there is no such program${place}`,
        hint: interpreter.endsWith('\r')
            ? 'the script has the line ends of Windows: give it others'
            : MISSING_HINT,
    };
}
function inPath(environment) {
    return ` in PATH (${(0,command_program/* searchPath */.oe)(environment)})`;
}
function shown(text) {
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}\u2026` : text;
}

;// CONCATENATED MODULE: ./build/command/environment.js
/** Variables with this action's own inputs, state and secrets. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_', 'ROTATE_CERTIFICATE_'];
/** A shorter secret is part of many values by chance: it counts only where it is the whole value. */
const MIN_PART = 4;
/**
 * Variables that a program needs and that are not confidential. They are dropped only on an exact match: a
 * passphrase like `local` or `root` must not remove PATH.
 */
const NEEDED = new Set(['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'TMPDIR', 'LANG']);
/**
 * The environment for a command: that of this process, without the action's inputs and state, and without any
 * variable that holds a secret. Every process hands its environment to the processes that it starts, and the
 * same user can read it. Secrets here are the secret inputs and the keys on the target. Other variables of
 * the workflow (tokens, `GITHUB_ENV`) are passed on, because its author set them.
 *
 * @param environment that of this process
 * @param secrets texts that must not be passed on
 */
function commandEnvironment(environment, secrets) {
    const isPrivate = (name) => PRIVATE_PREFIXES.some((prefix) => name.toUpperCase().startsWith(prefix));
    const holds = (name, value, secret) => value === secret || (secret.length >= MIN_PART && !NEEDED.has(name) && value.includes(secret));
    const kept = Object.entries(environment).filter(([name, value]) => !isPrivate(name) && !secrets.some((secret) => holds(name, value ?? '', secret)));
    return Object.fromEntries(kept);
}

// EXTERNAL MODULE: ./build/command/result.js
var command_result = __webpack_require__(2809);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/steps/reload.js




/* Step 9: validate-command, then reload-command, or HAProxy's socket in its place. */
/**
 * A command that is told to end is killed after this time. Short, because a cancelled run has 7.5 s for
 * everything.
 */
const GRACE_MS = 1_000;
/**
 * Refuses commands that cannot be run, before anything is written.
 *
 * @returns the name of the check, if there was something to check
 * @throws DeployError INPUT_INVALID
 */
function checkCommands({ request, environment, secrets }) {
    const { validate, reload } = request.commands;
    if (validate.length + reload.length === 0 || request.skipChecks.has('commands'))
        return [];
    const passedOn = commandEnvironment(environment, secrets);
    for (const [input, commands] of [
        ['validate-command', validate],
        ['reload-command', reload],
    ]) {
        for (const command of commands) {
            const problem = findProblem(command, passedOn);
            if (problem)
                throw new errors/* DeployError */.sH('INPUT_INVALID', `${input}: ${problem.fact}`, problem.hint);
        }
    }
    return ['commands'];
}
/**
 * Tells, in a dry run, which commands a real run would run: all of them after a write; to reload, when the
 * files are right and an endpoint serves another certificate; otherwise none.
 */
function tellCommands({ request, report, log }) {
    const { validate, reload, runtime } = request.commands;
    const writes = report.files.some(({ status }) => status.startsWith('would-'));
    if (!writes && !(request.verify.unchanged && report.verified === false))
        return;
    report.commands = [
        ...[...(writes ? validate : []), ...reload].map(({ text }) => text),
        ...(runtime === null ? [] : [`set ssl cert ${runtime.name}, at ${runtime.socket}`]),
    ];
    for (const command of report.commands)
        log.info(`would run: ${command}`);
}
/**
 * Loads the code that runs commands, if there are any. A failure to load it must come before the first
 * change.
 */
async function loadCommands({ request }) {
    const { validate, reload } = request.commands;
    if (validate.length + reload.length > 0)
        await __webpack_require__.e(/* import() */ 443).then(__webpack_require__.bind(__webpack_require__, 443));
}
/**
 * Runs the validate commands.
 *
 * @throws DeployError VALIDATE_FAILED, or the reason of the signal
 */
async function validate(run) {
    await runAll(run, run.request.commands.validate, run.signal, 'validate-command', 'VALIDATE_FAILED');
}
/**
 * Makes the server read the files on the target.
 *
 * @param signal ends it early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or the reason of the signal
 */
async function reload(run, signal = run.signal) {
    const { reload: commands, runtime, timeoutMs } = run.request.commands;
    await runAll(run, commands, signal, 'reload-command', 'RELOAD_FAILED');
    if (!runtime)
        return;
    const { handToHaproxy } = await __webpack_require__.e(/* import() */ 968).then(__webpack_require__.bind(__webpack_require__, 7968));
    await handToHaproxy(run, runtime, timeoutMs, signal);
}
const COMMAND_HINT = 'its output is in the log above; it runs without a shell, so pipes and variables need sh -c';
/** A server that does not run yet can be neither reloaded nor proven. */
function hintOf({ report }, code) {
    const { operation, earlier, endpoints } = report;
    const isFirst = operation === 'deploy' && earlier === null && endpoints.every((one) => one.fingerprint === null);
    return isFirst && code === 'RELOAD_FAILED'
        ? `this is the first deployment here: a server that does not run yet cannot be reloaded. Deploy once without reload-command and verify-endpoints, start the server with these files, then run again with them. If it runs: ${COMMAND_HINT}`
        : COMMAND_HINT;
}
/** Runs the commands of an input one after the other, all of them within its time, until one fails. */
async function runAll(run, commands, signal, input, code) {
    if (commands.length === 0)
        return;
    const { runCommand } = await __webpack_require__.e(/* import() */ 443).then(__webpack_require__.bind(__webpack_require__, 443));
    const { timeoutMs } = run.request.commands;
    const end = performance.now() + timeoutMs;
    for (const command of commands) {
        run.log.info(`${input}: ${command.text}`);
        const left = end - performance.now();
        const options = {
            timeoutMs: left,
            graceMs: GRACE_MS,
            signal,
            environment: commandEnvironment(run.environment, run.secrets),
            onLine: (line) => run.log.output(line),
        };
        const result = left > 0 ? await runCommand(command, options) : { kind: 'timed-out' };
        const what = commands.length === 1 ? input : `${input} (${command.text})`;
        (0,command_result/* throwUnlessSucceeded */.a)(result, timeoutMs, signal, what, code, hintOf(run, code));
    }
}


/***/ }),

/***/ 5795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qv: () => (/* binding */ opposite),
/* harmony export */   _V: () => (/* binding */ isPointer),
/* harmony export */   al: () => (/* binding */ inOrder)
/* harmony export */ });
const FORWARD = [
    'chain',
    'certificate',
    'private-key',
    'bundle',
    'keystore',
    'current',
    'sds',
    'config',
];
/** Whether something points at other files. */
function isPointer(moved) {
    return moved === 'sds' || moved === 'config';
}
/** Steps in the order in which they are made. */
function inOrder(direction, steps, moveOf) {
    const rank = (step) => {
        const { moved, isRemoved } = moveOf(step);
        if (isPointer(moved) && isRemoved)
            return Number.NEGATIVE_INFINITY;
        if (moved === 'config')
            return Number.POSITIVE_INFINITY;
        return direction === 'forward' ? FORWARD.indexOf(moved) : -FORWARD.indexOf(moved);
    };
    // Infinities cannot be subtracted from each other.
    return steps.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}
/** The way back. */
function opposite(direction) {
    return direction === 'forward' ? 'backward' : 'forward';
}


/***/ }),

/***/ 1374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z7: () => (/* binding */ divergence),
  _5: () => (/* binding */ isUnchanged),
  XA: () => (/* binding */ planChanges),
  XC: () => (/* binding */ planOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/files/attributes.js
var files_attributes = __webpack_require__(2587);
// EXTERNAL MODULE: ./build/files/folder.js
var files_folder = __webpack_require__(5230);
// EXTERNAL MODULE: ./build/files/failure.js
var failure = __webpack_require__(170);
// EXTERNAL MODULE: ./build/files/mount.js
var mount = __webpack_require__(4901);
;// CONCATENATED MODULE: ./build/files/permissions.js
/*
 * Things that this process would not be allowed to do, found out before anything is written.
 */





/**
 * Refuses an owner that this process could not set. Only root gives files away, and others may choose among
 * their own groups only (chown(2)). Where a server decides, that is tried later (transaction/trial.ts).
 *
 * @param shown the file, for the message
 * @throws DeployError PERMISSION_DENIED
 */
function requireSettable({ uid, gid }, folder, shown) {
    const me = process.geteuid?.();
    if (me === undefined || me === 0)
        return;
    if (uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid)))
        return;
    if (!(0,mount/* isLocal */.I)(folder.at('.')))
        return;
    throw new errors/* DeployError */.sH('PERMISSION_DENIED', `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`, 'run the job as that user or as root, or choose another owner (owner: runner)');
}
/**
 * Refuses a name that this process could not give to another file. It must be allowed to write to the folder;
 * in a sticky folder, the file or the folder must also be its own (rename(2): EPERM).
 *
 * @param shown the file, for the message
 * @param uid the owner of the entry that has the name now; null when none has
 * @throws DeployError PERMISSION_DENIED
 */
function requireReplaceable(folder, shown, uid) {
    try {
        external_node_fs_.accessSync(folder.at('.'), external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
    }
    catch (error) {
        throw new errors/* DeployError */.sH('PERMISSION_DENIED', `${folder.path}, where ${(0,external_node_path_.basename)(shown)} is to go, cannot be written to: ${(0,errors/* systemReason */.uc)(error)}`, (0,errors/* systemCode */.xU)(error) === 'EROFS' ? failure/* READ_ONLY */.sj : 'run the job as a user who may write there', error);
    }
    const me = process.geteuid?.();
    const stat = external_node_fs_.fstatSync(folder.fd);
    const isSticky = (stat.mode & 0o1000) !== 0 && uid !== null;
    if (!isSticky || me === undefined || me === 0 || stat.uid === me || uid === me)
        return;
    if (!(0,mount/* isLocal */.I)(folder.at('.')))
        return;
    throw new errors/* DeployError */.sH('PERMISSION_DENIED', `${shown} belongs to user ${uid} and is in a sticky folder, where ${me} cannot replace it`, 'run the job as its owner, as the owner of the folder, or as root');
}

// EXTERNAL MODULE: ./build/layout.js
var layout = __webpack_require__(3916);
// EXTERNAL MODULE: ./build/transaction/order.js
var order = __webpack_require__(5795);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
;// CONCATENATED MODULE: ./build/transaction/plan.js









/**
 * Compares the files as they should be with the target. Changes nothing.
 *
 * @throws DeployError TARGET_UNSAFE when a name is taken by something that is not a regular file,
 *   PERMISSION_DENIED when a file could not be replaced or given its owner
 */
function planChanges(view, wanted, owner) {
    const { target, layout } = view;
    const compared = wanted.map((file) => {
        const place = file.pointer ? 'directory' : (0,transaction_view/* placeOf */.$t)(layout);
        const before = (0,transaction_view/* readPlace */.yI)(view, place, file.name);
        // Pointers are the same in both layouts.
        const isElsewhere = !file.pointer && view.deployed !== place;
        const deployed = isElsewhere ? (0,transaction_view/* readFileAt */._T)(view, view.deployed, file.name) : null;
        const attributes = (0,files_attributes/* wantedAttributes */.p7)(owner, deployed ?? before, file.mode, file.holdsKey, folderStat(target, place, file.name));
        const isRight = deployed === null && isAsWanted(view, before, file, attributes);
        const action = before.kind === 'absent' ? 'create' : isRight ? 'keep' : 'replace';
        return { file, place, before, action, attributes, model: deployed && view.deployed, backup: null };
    });
    return planOf(view, layout, 'forward', compared, (isUntouched) => (isUntouched ? 'stays' : 'switches'));
}
/**
 * Puts changes in their order, and completes the plan.
 *
 * @param currentOf decides the change of `current`. It is told whether all files behind it stay, and the
 *   names of files of others there, without symlinks
 * @throws DeployError PERMISSION_DENIED, or TARGET_UNSAFE
 */
function planOf(view, layout, direction, compared, currentOf) {
    const changes = (0,order/* inOrder */.al)(direction, withConfig(compared), ({ file, action }) => ({
        moved: file.role,
        isRemoved: action === 'remove',
    }));
    for (const change of changes)
        if (change.action !== 'keep')
            requirePermitted(view.target, change);
    const isUntouched = changes.every(({ place, action }) => place === 'directory' || action === 'keep');
    const others = isUntouched ? [] : filesOfOthers(view, changes);
    return {
        layout,
        direction,
        changes,
        current: currentOf(isUntouched, others.filter((name) => !isLink(view, name))),
        others,
        folders: missingFolders(view.target.files, changes),
    };
}
/**
 * A server that watches its configuration file notices nothing else. When anything changes, that file is
 * moved into place too, though it may hold the same bytes.
 */
function withConfig(changes) {
    if (changes.every(({ action }) => action === 'keep'))
        return changes;
    return changes.map((change) => change.file.role === 'config' && change.action === 'keep' && change.before.kind === 'file'
        ? { ...change, action: 'replace' }
        : change);
}
/** Whether a deployment would change nothing. */
function isUnchanged(plan) {
    return plan.changes.every((change) => change.action === 'keep');
}
function isAsWanted(view, before, file, attributes) {
    if (before.kind !== 'file' || !before.bytes.equals(file.bytes))
        return false;
    const shown = textOf(before);
    const asked = textOf(attributes);
    if (shown === asked)
        return true;
    // The file system made something else of it, and would again.
    const known = view.record?.files.find(({ role, name }) => role === file.role && name === file.name);
    return known?.attributes?.asked === asked && known.attributes.shown === shown;
}
/** What the record keeps of a file whose attributes did not come out as asked; null when they did. */
function divergence({ action, before, attributes, settled, }) {
    const shown = action === 'keep' && before.kind === 'file' ? before : settled;
    const asked = textOf(attributes);
    return shown === undefined || textOf(shown) === asked ? null : { asked, shown: textOf(shown) };
}
function textOf({ uid, gid, mode }) {
    return `${uid}:${gid}:${mode.toString(8)}`;
}
function folderStat(target, place, name) {
    const { files } = target;
    try {
        return external_node_fs_.fstatSync((place === 'current' ? files.root : files.holding(name)).fd);
    }
    catch {
        return external_node_fs_.fstatSync(files.root.fd);
    }
}
/** Refuses a change that this process would not be allowed to make. Throws PERMISSION_DENIED. */
function requirePermitted(target, { file, place, before, attributes, backup }) {
    // A file out of a backup keeps its owner by being the same file.
    if (backup === null)
        requireSettable(attributes, target.files.root, (0,transaction_view/* shownPath */.pS)(target, place, file.name));
    const { files } = target;
    if (place === 'directory') {
        const uid = before.kind === 'file' ? before.uid : null;
        requireReplaceable(nearestFolder(files, file.name), (0,transaction_view/* shownPath */.pS)(target, place, file.name), uid);
    }
    else {
        const current = external_node_fs_.lstatSync(files.root.at(layout/* CURRENT */.e), { throwIfNoEntry: false });
        requireReplaceable(files.root, (0,transaction_view/* shownPath */.pS)(target, 'directory', layout/* CURRENT */.e), current?.uid ?? null);
    }
}
/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files, name) {
    try {
        return files.holding(name);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT')
            throw error;
        return nearestFolder(files, (0,external_node_path_.dirname)(name));
    }
}
/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
function filesOfOthers(view, changes) {
    const ours = changes.flatMap(({ place, file }) => (place === 'current' ? [file.name] : []));
    return (0,transaction_view/* listRelease */.sM)(view).filter((name) => !ours.includes(name));
}
function isLink({ release }, name) {
    return release !== null && (0,transaction_view/* linkAt */._m)(release.at(name)) !== null;
}
/** The subfolders of the directory that new files need, outermost first. */
function missingFolders(tree, changes) {
    const missing = new Set();
    for (const { file, place, action } of changes) {
        if (place !== 'directory' || action !== 'create')
            continue;
        for (let folder = (0,external_node_path_.dirname)(file.name); folder !== '.'; folder = (0,external_node_path_.dirname)(folder))
            if (!(0,files_folder/* isThere */.$B)(tree.root.at(folder)))
                missing.add(folder);
    }
    return [...missing].sort((one, other) => one.length - other.length);
}


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ hostPort),
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** `host:port`, with brackets around an IPv6 address (RFC 3986, section 3.2.2). No other host has a colon. */
function hostPort(host, port) {
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
/** Whether an address is a loopback address (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
function isLoopback(address) {
    return address === '::1' || /^127\./.test(address);
}


/***/ }),

/***/ 7284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ DialogueError),
/* harmony export */   i: () => (/* binding */ converse)
/* harmony export */ });
/**
 * A talk before TLS that leads nowhere. The message is for people, and repeats nothing from the other side.
 */
class DialogueError extends Error {
    name = 'DialogueError';
}
/**
 * RFC 5321, section 4.5.3.1.5, allows lines of 512 bytes. Capabilities of IMAP and Sieve servers get longer.
 */
const MAX_LINE = 8 * 1024;
/** Everything together. */
const MAX_BYTES = 64 * 1024;
/**
 * Begins a talk. It has no timeout of its own: a talk that hangs ends when the caller closes the connection.
 */
function converse(socket) {
    let unread = Buffer.alloc(0);
    let total = 0;
    let hasEnded = false;
    let wake = () => undefined;
    const onData = (chunk) => {
        total += chunk.length;
        unread = Buffer.concat([unread, chunk]);
        if (total > MAX_BYTES)
            socket.pause();
        wake();
    };
    const onEnd = () => {
        hasEnded = true;
        wake();
    };
    socket.on('data', onData).on('end', onEnd).on('close', onEnd);
    /** Takes the first bytes. `measure` tells how many, or null while it takes more bytes to tell. */
    const take = async (measure) => {
        for (;;) {
            const length = measure();
            if (length !== null && length <= unread.length) {
                const taken = unread.subarray(0, length);
                unread = unread.subarray(length);
                return taken;
            }
            if (total > MAX_BYTES)
                throw new DialogueError(`more than ${MAX_BYTES / 1024} KiB came before TLS began`);
            if (hasEnded)
                throw new DialogueError('the connection was closed before TLS began');
            await new Promise((resolve) => {
                wake = resolve;
            });
        }
    };
    return {
        line: async () => {
            const line = await take(() => {
                const end = unread.indexOf('\n');
                if ((end === -1 ? unread.length : end) > MAX_LINE)
                    throw new DialogueError('a line came that is too long');
                return end === -1 ? null : end + 1;
            });
            return line.toString('latin1').replace(/\r?\n$/, '');
        },
        bytes: (count) => take(() => count),
        send: (text) => void socket.write(text),
        end: () => {
            socket.pause().off('data', onData).off('end', onEnd).off('close', onEnd);
            if (unread.length > 0)
                throw new DialogueError('more plain text came where TLS should have begun');
        },
    };
}


/***/ }),

/***/ 5207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ idleTime),
/* harmony export */   T: () => (/* binding */ limiter)
/* harmony export */ });
/** How long this process had nothing to do since it began, in milliseconds. */
function idleTime() {
    return performance.eventLoopUtilization().idle;
}
/** The share of the latest task in the usual duration. */
const LATEST = 0.1;
/**
 * Limits how many tasks run at the same time. Tasks that hang make room for others, so that they do not hold
 * up those behind them. Where all tasks are slow, none hangs: more of them at once would only be slower. So
 * only the time counts in which this process was idle. While it is busy, a task may be waiting for it.
 */
function limiter({ busy, open, hangsAfterMs }, { idle, sleep }) {
    /** Since when each task runs, in idle time. */
    const running = new Map();
    const waiting = [];
    let usualMs = 0;
    let isTimed = false;
    const hangTimeMs = () => Math.max(hangsAfterMs, 2 * usualMs);
    const hasRoom = () => {
        if (running.size < busy)
            return true;
        const hangsSince = idle() - hangTimeMs();
        return running.size < open && [...running.values()].filter((begun) => begun > hangsSince).length < busy;
    };
    const admit = () => {
        while (waiting.length > 0 && hasRoom())
            waiting.shift()?.();
        if (waiting.length > 0 && running.size < open)
            void admitLater();
    };
    /** A task that begins to hang tells nobody, so the clock does. */
    const admitLater = async () => {
        if (isTimed)
            return;
        isTimed = true;
        await sleep(hangsAfterMs, NEVER);
        isTimed = false;
        admit();
    };
    return async (task) => {
        const self = Symbol();
        await new Promise((resolve) => {
            waiting.push(() => {
                running.set(self, idle());
                resolve();
            });
            admit();
        });
        const begun = idle();
        try {
            return await task();
        }
        finally {
            const tookMs = idle() - begun;
            // A task that hung until its timeout says nothing about the others.
            if (tookMs < 2 * hangTimeMs())
                usualMs += LATEST * (tookMs - usualMs);
            running.delete(self);
            admit();
        }
    };
}
const NEVER = new AbortController().signal;


/***/ }),

/***/ 269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ addressName),
/* harmony export */   z: () => (/* binding */ endpointName)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4);
/*
 * Endpoints in words. Apart from their parser, because every start needs this and few need that.
 */

/** An endpoint as reports and logs name it: `host:port`, with the protocol in front unless that is `tls`. */
function endpointName({ protocol, host, port }) {
    const place = (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .hostPort */ .Q)(host, port);
    return protocol === 'tls' ? place : `${protocol}://${place}`;
}
/**
 * One address of an endpoint as logs name it: the endpoint, and the address unless it is the host itself.
 *
 * @param at `address` is null while the name does not resolve
 */
function addressName({ endpoint, address }) {
    const name = endpointName(endpoint);
    return address === null || address === endpoint.host ? name : `${name} (${address})`;
}


/***/ }),

/***/ 8195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5207);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9820);


/**
 * So many handshakes keep a processor busy without slowing each other down much. All probes together stay
 * well below 1,024 open files, which is the lowest limit in use.
 */
const LIMITS = { busy: 128, open: 768, hangsAfterMs: 500 };
/** Time kept for the last probe, in milliseconds: a pause never runs into the end. */
const LAST_PROBE_MS = 100;
const BACKOFF_GROWTH = 1.5;
/**
 * The share of the time already waited that a pause may take. A tenth is the most that may be lost; the rest
 * of it is for the probe itself.
 */
const PATIENT_SHARE = 1 / 12;
/**
 * Probes every address of every endpoint until it has won, the time is up, its attempts are used, or the
 * signal is aborted. An endpoint does not wait for the names of others.
 *
 * @returns one report an address, in the order of the subjects; a name that did not resolve has one without
 *   an address
 */
async function poll(subjects, surroundings, signal) {
    const round = {
        surroundings,
        signal,
        started: surroundings.now(),
        limit: (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .limiter */ .T)(LIMITS, surroundings),
        winners: new Set(),
    };
    const reports = await Promise.all(subjects.map((subject) => pollEndpoint(subject, round)));
    return reports.flat();
}
async function pollEndpoint({ endpoint, known, otherwise }, round) {
    const found = await findAddresses(endpoint, otherwise.policy, round);
    const addresses = found.kind === 'resolved' ? found.addresses : [null];
    const others = [...known.keys()].filter((address) => !addresses.includes(address));
    const watches = [...addresses, ...others].map((address) => {
        const isGone = found.kind === 'resolved' && address !== null && !addresses.includes(address);
        const reason = found.kind === 'failed' && address === null ? found.reason : null;
        return { endpoint, address, reason, isGone, expectation: known.get(address ?? '') ?? otherwise };
    });
    return Promise.all(watches.map((watch) => pollAddress(watch, round)));
}
/** Behind a proxy, which resolves names itself, the host stands for its addresses. */
async function findAddresses(endpoint, policy, round) {
    if (endpoint.proxy)
        return { kind: 'resolved', addresses: [endpoint.host] };
    return round.surroundings.resolve(endpoint.host, timeLeft(policy, round), round.signal);
}
async function pollAddress(watch, round) {
    const { surroundings, signal, limit, winners } = round;
    const { endpoint, expectation } = watch;
    const { policy } = expectation;
    const started = surroundings.now();
    const deadline = round.started + policy.timeoutMs;
    const report = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .newEndpointReport */ .sU)(watch);
    let pause = Math.min(policy.backoffMs, policy.maxBackoffMs);
    let won = 0;
    while (!signal.aborted) {
        const isLate = () => surroundings.now() >= deadline && report.attempts > 0;
        const result = await limit(async () => signal.aborted || isLate() ? null : probeOnce(watch, report, round));
        // A probe that was cut off by a cancellation says nothing about the server.
        if (result === null || (signal.aborted && result.kind !== 'served'))
            break;
        // Nor does one that the end of the time cut off, when there were others that had their time.
        const isCutOff = result.kind === 'failed' && report.attempts > 0 && surroundings.now() >= deadline - 1;
        if (isCutOff)
            report.attempts += 1;
        else
            (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .enterResult */ .YR)(report, result, expectation.fingerprints, expectation.judge);
        won = result.kind === 'served' && report.last === 'expected' ? won + 1 : 0;
        report.elapsedMs = Math.round(surroundings.now() - started);
        report.matched = won >= endpoint.matches;
        if (report.matched)
            winners.add(endpoint);
        surroundings.onProbe(report, result);
        if ((0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .refusesLoopback */ .Dg)(report) && winners.has(endpoint))
            break;
        if (report.matched || report.last === 'unreachable' || report.attempts >= policy.attempts)
            break;
        if (report.isGone && result.kind !== 'served')
            break;
        if (won > 0)
            continue;
        const rest = deadline - LAST_PROBE_MS - surroundings.now();
        if (rest <= 0)
            break;
        await surroundings.sleep(Math.min(pause, rest, longestPause(policy, surroundings.now() - started)), signal);
        pause = Math.min(pause * BACKOFF_GROWTH, policy.maxBackoffMs);
    }
    return report;
}
/** One probe. A name that did not resolve may do so by now; the first of its addresses then stands for it. */
async function probeOnce(watch, report, round) {
    const { surroundings, signal } = round;
    const { policy, keyType } = watch.expectation;
    if (report.address === null) {
        // The first look-up was made already.
        if (report.attempts === 0)
            return unresolved(watch.reason ?? 'the name does not resolve');
        const found = await surroundings.resolve(watch.endpoint.host, timeLeft(policy, round), signal);
        if (found.kind === 'failed')
            return unresolved(watch.reason ?? found.reason);
        report.address = found.addresses[0] ?? null;
    }
    if (report.address === null)
        return unresolved('the name has no address');
    const target = { ...watch.endpoint, address: report.address, keyType };
    return surroundings.probe(target, timeLeft(policy, round), signal);
}
/** The time for one probe or one look-up, in milliseconds. */
function timeLeft(policy, { surroundings, started }) {
    const left = started + policy.timeoutMs - surroundings.now();
    return Math.max(1, Math.round(Math.min(policy.probeTimeoutMs, left)));
}
function unresolved(reason) {
    return { kind: 'failed', reason, refused: false, ended: false, refusedOffer: false };
}
/**
 * The longest pause after so many milliseconds. Probes that are counted keep to their schedule, however
 * little of the time it takes.
 */
function longestPause({ attempts, backoffMs }, waitedMs) {
    return Number.isFinite(attempts) ? Number.POSITIVE_INFINITY : Math.max(backoffMs, waitedMs * PATIENT_SHARE);
}


/***/ }),

/***/ 9820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ refusesLoopback),
/* harmony export */   Ix: () => (/* binding */ isExcused),
/* harmony export */   YR: () => (/* binding */ enterResult),
/* harmony export */   Yk: () => (/* binding */ failedFirst),
/* harmony export */   nn: () => (/* binding */ isProven),
/* harmony export */   sU: () => (/* binding */ newEndpointReport),
/* harmony export */   vA: () => (/* binding */ withoutType)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4);

/** A report of an address that was not probed yet. */
function newEndpointReport({ endpoint, address, isGone, reason, }) {
    return {
        endpoint,
        address,
        isGone,
        matched: false,
        attempts: 0,
        fingerprint: null,
        before: null,
        certificates: [],
        protocol: null,
        elapsedMs: 0,
        last: 'none',
        reason,
        lacks: null,
    };
}
/**
 * Enters the result of one probe.
 *
 * @param fingerprints each of these leaves will do
 * @param judge judges the other certificates; null when the leaf alone counts
 */
function enterResult(report, result, fingerprints, judge) {
    report.attempts += 1;
    report.lacks = null;
    if (result.kind !== 'served') {
        report.reason = result.reason;
        report.last = result.kind === 'failed' && result.refused ? 'refused' : result.kind;
        return;
    }
    const isExpected = fingerprints.includes(result.fingerprint);
    report.fingerprint = result.fingerprint;
    report.protocol = result.protocol;
    report.certificates = result.certificates;
    report.lacks = isExpected ? null : result.lacks;
    if (!isExpected) {
        report.last = 'other';
        report.reason = `another certificate is served${withoutType(report)}`;
        return;
    }
    report.reason = judge === null ? null : judge(result.certificates);
    report.last = report.reason === null ? 'expected' : 'unfit';
}
/** The end of a sentence about another certificate, when the server has none for the wanted type of key. */
function withoutType({ lacks }) {
    return lacks === null ? '' : `, and none with an ${lacks} key`;
}
/**
 * Whether every endpoint is proven: each of its addresses has won or is excused.
 *
 * @see isExcused
 */
function isProven(reports) {
    return reports.every((report) => report.matched || isExcused(report, reports));
}
/**
 * Whether an address that did not win is excused. That takes another address of the same endpoint that has
 * won, and one of three reasons: there is no route from here; the name no longer leads there, and it serves
 * nothing; or it is a loopback address that never served anything and refuses connections, since a server may
 * listen on one of `127.0.0.1` and `::1` alone.
 */
function isExcused(report, reports) {
    const { last, fingerprint, isGone } = report;
    const isExcusable = last === 'unreachable' || (fingerprint === null && (isGone || refusesLoopback(report)));
    return isExcusable && reports.some((other) => other.endpoint === report.endpoint && other.matched);
}
/** Whether an address of this machine refused the last connection. */
function refusesLoopback({ last, address }) {
    return last === 'refused' && address !== null && (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(address);
}
/** The same reports, with those of addresses that did not win in front. */
function failedFirst(reports) {
    return [...reports].sort((one, other) => Number(one.matched) - Number(other.matched));
}


/***/ }),

/***/ 5313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yv: () => (/* binding */ PROTOCOLS),
  B_: () => (/* binding */ isProtocol)
});

// UNUSED EXPORTS: UPGRADES

// EXTERNAL MODULE: ./build/verify/dialogue.js
var verify_dialogue = __webpack_require__(7284);
;// CONCATENATED MODULE: ./build/verify/mysql.js
/*
 * MySQL's client/server protocol, as far as TLS: "Protocol::HandshakeV10" and "Protocol::SSLRequest" in the
 * manual of its source code; MariaDB's documentation, "Connecting", has the same. The server greets, and the
 * client answers with the first half of a login, which asks for TLS. Nobody logs in.
 */

const CLIENT_PROTOCOL_41 = 1 << 9;
const CLIENT_SSL = 1 << 11;
const CLIENT_SECURE_CONNECTION = 1 << 15;
/** A server that greets with this byte refuses: "ERR_Packet". Its error code follows. */
const ERROR = 0xff;
const PROTOCOL_VERSION = 10;
/** Of a packet that the client can take, in bytes; no packet follows. */
const MAX_PACKET = 1 << 24;
/** utf8mb4_general_ci, which every server knows. */
const CHARACTER_SET = 45;
/** A greeting is some 80 bytes long, an error at most 512 and its header. */
const MAX_GREETING = 1024;
const NOT_MYSQL = 'the server does not greet as MySQL does';
/** Has a server of MySQL or MariaDB begin TLS. Rejects with DialogueError. */
async function startMysql(dialogue) {
    const greeting = await readGreeting(dialogue);
    if (greeting[0] === ERROR) {
        const code = greeting.length >= 3 ? ` with the error ${greeting.readUInt16LE(1)}` : '';
        throw new verify_dialogue/* DialogueError */.Z(`the server refuses this client${code}`);
    }
    if ((capabilitiesOf(greeting) & CLIENT_SSL) === 0)
        throw new verify_dialogue/* DialogueError */.Z('the server has TLS switched off');
    const request = Buffer.alloc(4 + 32);
    request.writeUIntLE(32, 0, 3);
    request.writeUInt8(1, 3);
    request.writeUInt32LE(CLIENT_SSL | CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION, 4);
    request.writeUInt32LE(MAX_PACKET, 8);
    request.writeUInt8(CHARACTER_SET, 12);
    dialogue.send(request);
}
/** The payload of the first packet: three bytes of length, a sequence number that is 0, and so many bytes. */
async function readGreeting(dialogue) {
    const header = await dialogue.bytes(4);
    const length = header.readUIntLE(0, 3);
    if (header[3] !== 0 || length === 0 || length > MAX_GREETING)
        throw new verify_dialogue/* DialogueError */.Z(NOT_MYSQL);
    return dialogue.bytes(length);
}
/**
 * The lower half of the capabilities. It follows the version's text, a thread id, eight bytes of salt and a
 * filler.
 */
function capabilitiesOf(greeting) {
    const version = greeting.indexOf(0, 1);
    const at = version + 1 + 4 + 8 + 1;
    if (greeting[0] !== PROTOCOL_VERSION || version === -1 || at + 2 > greeting.length)
        throw new verify_dialogue/* DialogueError */.Z(NOT_MYSQL);
    return greeting.readUInt16LE(at);
}

;// CONCATENATED MODULE: ./build/verify/starttls.js
/*
 * The beginning of TLS in protocols that begin in plain text. Each upgrade is one small function: it speaks
 * the plain part of the protocol, and returns when the next byte may be the first of a handshake. Answers are
 * checked only as far as that takes. They are never repeated: only numbers of them come into a message.
 */


/** The protocols that begin in plain text. */
const UPGRADES = {
    smtp: { port: 25, start: startSmtp },
    imap: { port: 143, start: startImap },
    pop3: { port: 110, start: startPop3 },
    sieve: { port: 4190, start: startSieve },
    ftp: { port: 21, start: startFtp },
    ldap: { port: 389, start: startLdap },
    postgres: { port: 5432, start: startPostgres },
    mysql: { port: 3306, start: startMysql },
};
/** The protocols that an endpoint may name. Those where TLS begins at once differ in their port alone. */
const PROTOCOLS = {
    tls: { port: 443, start: null },
    https: { port: 443, start: null },
    smtps: { port: 465, start: null },
    imaps: { port: 993, start: null },
    pop3s: { port: 995, start: null },
    ldaps: { port: 636, start: null },
    ftps: { port: 990, start: null },
    ...UPGRADES,
};
/** Whether a word is the name of a protocol. */
function isProtocol(word) {
    return Object.hasOwn(PROTOCOLS, word);
}
/**
 * RFC 3207. The name in EHLO is one that nobody has (RFC 6761, section 6.4): the server's opinion of this
 * machine does not matter.
 */
async function startSmtp(dialogue) {
    expectCode(await reply(dialogue), 220, 'the server greets');
    dialogue.send('EHLO rotate-certificate.invalid\r\n');
    const offer = await reply(dialogue);
    expectCode(offer, 250, 'the server answers EHLO');
    if (!offer.texts.some((text) => /^STARTTLS\s*$/i.test(text)))
        throw new verify_dialogue/* DialogueError */.Z('the server does not offer STARTTLS');
    dialogue.send('STARTTLS\r\n');
    expectCode(await reply(dialogue), 220, 'the server answers STARTTLS');
}
/** RFC 4217. */
async function startFtp(dialogue) {
    let greeting = await reply(dialogue);
    // "Service ready in nnn minutes" announces another greeting (RFC 959, section 5.4).
    if (greeting.code === 120)
        greeting = await reply(dialogue);
    expectCode(greeting, 220, 'the server greets');
    dialogue.send('AUTH TLS\r\n');
    expectCode(await reply(dialogue), 234, 'the server answers AUTH TLS');
}
/** RFC 9051, section 6.2.1. */
async function startImap(dialogue) {
    const greeting = await dialogue.line();
    if (/^\* PREAUTH\b/i.test(greeting))
        throw new verify_dialogue/* DialogueError */.Z('the server greets as to one who has logged in, so it takes no STARTTLS');
    expect(/^\* OK\b/i.test(greeting), 'the server does not greet as IMAP does');
    dialogue.send('a STARTTLS\r\n');
    let line = await dialogue.line();
    // Untagged lines tell of other things.
    while (line.startsWith('* '))
        line = await dialogue.line();
    expect(/^a OK\b/i.test(line), 'the server refuses STARTTLS');
}
/** RFC 2595, section 4. */
async function startPop3(dialogue) {
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server does not greet as POP3 does');
    dialogue.send('STLS\r\n');
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server refuses STLS');
}
/**
 * RFC 5804, sections 1.7 and 2.2. The greeting is a list of capabilities, one a line, and ends with the
 * answer.
 */
async function startSieve(dialogue) {
    let offered = false;
    let line = await sieveLine(dialogue);
    for (; line.startsWith('"'); line = await sieveLine(dialogue))
        offered ||= /^"STARTTLS"/i.test(line);
    expect(/^OK\b/i.test(line), 'the server does not greet as ManageSieve does');
    expect(offered, 'the server does not offer STARTTLS');
    dialogue.send('STARTTLS\r\n');
    expect(/^OK\b/i.test(await sieveLine(dialogue)), 'the server refuses STARTTLS');
}
/**
 * A line that may end in a string given by its length (RFC 5804, section 1.2). The string does not matter
 * here.
 */
async function sieveLine(dialogue) {
    let line = await dialogue.line();
    for (;;) {
        const length = /\{(\d{1,5})\+?\}$/.exec(line.slice(-8))?.[1];
        if (length === undefined)
            return line;
        await dialogue.bytes(Number(length));
        line = line.slice(0, line.lastIndexOf('{')) + (await dialogue.line());
    }
}
/** RFC 4511, section 4.14: an extended request with the message id 1, and its answer. */
async function startLdap(dialogue) {
    const name = Buffer.from('1.3.6.1.4.1.1466.20037');
    const request = [0x77, name.length + 2, 0x80, name.length, ...name];
    dialogue.send(Uint8Array.from([0x30, request.length + 3, 2, 1, 1, ...request]));
    const message = taking(await starttls_element(dialogue.bytes, 0x30));
    const id = await starttls_element(message, 0x02);
    const response = taking(await starttls_element(message, 0x78));
    const result = (await starttls_element(response, 0x0a))[0];
    expect(id.length === 1 && id[0] === 1 && result !== undefined, NOT_LDAP);
    if (result !== 0)
        throw new verify_dialogue/* DialogueError */.Z(`the server refuses STARTTLS with the result code ${result}`);
}
const NOT_LDAP = 'the server does not answer as LDAP does';
/** The content of a BER element, its length in the short or the long form (X.690, section 8.1.3). */
async function starttls_element(take, tag) {
    const [found, first = 0] = await take(2);
    const more = first & 0x80 ? first & 0x7f : 0;
    expect(found === tag && first !== 0x80 && more <= 4, NOT_LDAP);
    return take(more === 0 ? first : (await take(more)).readUIntBE(0, more));
}
function taking(bytes) {
    let at = 0;
    return async (count) => {
        expect(at + count <= bytes.length, NOT_LDAP);
        at += count;
        return bytes.subarray(at - count, at);
    };
}
/** The Frontend/Backend Protocol of PostgreSQL: SSLRequest, and one byte for an answer. */
async function startPostgres(dialogue) {
    dialogue.send(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
    const answer = (await dialogue.bytes(1)).toString('latin1');
    if (answer === 'N')
        throw new verify_dialogue/* DialogueError */.Z('the server has TLS switched off');
    expect(answer === 'S', 'the server does not answer as PostgreSQL does');
}
/**
 * The last line has a blank or nothing behind the number. Lines before it have a hyphen, and in FTP anything.
 */
async function reply(dialogue) {
    let line = await dialogue.line();
    const code = /^\d{3}(?=[ -]|$)/.exec(line)?.[0];
    if (code === undefined)
        throw new verify_dialogue/* DialogueError */.Z('the server does not speak this protocol');
    const texts = [line.slice(4)];
    while (!(line.startsWith(code) && (line.length === 3 || line[3] === ' '))) {
        line = await dialogue.line();
        texts.push(line.slice(4));
    }
    return { code: Number(code), texts };
}
function expectCode({ code }, wanted, what) {
    if (code !== wanted)
        throw new verify_dialogue/* DialogueError */.Z(`${what} with ${code} instead of ${wanted}`);
}
function expect(isThere, otherwise) {
    if (!isThere)
        throw new verify_dialogue/* DialogueError */.Z(otherwise);
}


/***/ })

};
;