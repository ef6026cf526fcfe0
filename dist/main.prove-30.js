"use strict";
exports.id = 30;
exports.ids = [30,554,173,343,649];
exports.modules = {

/***/ 2030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rotate: () => (/* binding */ rotate)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/request.js
var build_request = __webpack_require__(3805);
// EXTERNAL MODULE: ./build/report.js
var build_report = __webpack_require__(2200);
// EXTERNAL MODULE: ./build/transaction/transaction.js + 2 modules
var transaction = __webpack_require__(5688);
;// CONCATENATED MODULE: ./build/steps/commit.js


/**
 * Step 8: the new files get their names, in the order of `transaction/order.ts`.
 *
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED or LOCKED, or the reason of the run's signal
 */
function commit({ report, log, signal }, prepared) {
    (0,transaction/* commit */.cd)(prepared);
    for (const { path, status, mode } of report.files)
        log.info(`${(0,build_report/* pathIn */.lW)(report.directory, path)}: ${status}${mode === '' ? '' : ` (${mode})`}`);
    signal.throwIfAborted();
}

// EXTERNAL MODULE: ./build/steps/observe.js
var observe = __webpack_require__(4328);
// EXTERNAL MODULE: ./build/files/attributes.js
var attributes = __webpack_require__(2587);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
;// CONCATENATED MODULE: ./build/steps/prepare.js




/**
 * Steps 5 to 7: stage the new files, back up the earlier ones, and write the journal. Nothing visible
 * changes.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which nothing is left; or the reason of the
 *   run's signal
 */
function prepare(run, { operation, view, plan, leafFile, outcome, backups }, lock, servedBefore) {
    const { request, report, log, signal, id } = run;
    signal.throwIfAborted();
    const prepared = (0,transaction/* prepare */.iA)({
        view,
        lock,
        plan,
        id,
        servedBefore,
        leafFile,
        outcome,
        run: request.runId,
        keeps: backups.keep > 0 ? backups.kind : null,
    });
    report.backupId = id;
    report.files = (0,report_files/* reportFiles */.IU)(request, view.target, prepared.plan, operation === 'deploy' ? 'did' : 'restored', id);
    tellDivergences(log, view, prepared.plan);
    if (prepared.attributesLost !== null)
        log.warning(`access control lists and extended attributes of the earlier files could not be copied: ${prepared.attributesLost}`);
    return prepared;
}
/** Warns of modes that did not come out as they were set. */
function tellDivergences(log, view, { changes }) {
    const told = changes.flatMap(({ file, place, settled }) => settled && settled.askedMode !== null && settled.mode !== settled.askedMode
        ? [
            `${(0,transaction_view/* shownPath */.pS)(view.target, place, file.name)} has mode ${(0,attributes/* octal */.Wo)(settled.mode)}, and not ${(0,attributes/* octal */.Wo)(settled.askedMode)}`,
        ]
        : []);
    if (told.length > 0)
        log.warning(`the file system does not keep modes: ${told.join('; ')}`);
}

// EXTERNAL MODULE: ./build/steps/prove.js
var prove = __webpack_require__(554);
// EXTERNAL MODULE: ./build/steps/reload.js + 3 modules
var reload = __webpack_require__(579);
// EXTERNAL MODULE: ./build/steps/run.js
var steps_run = __webpack_require__(9641);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(8949);
// EXTERNAL MODULE: ./build/transaction/tidy.js
var tidy = __webpack_require__(1699);
;// CONCATENATED MODULE: ./build/steps/seal.js



/**
 * The end of step 11: reports success, and removes the leftovers of the proven deployment. A leftover that
 * cannot be removed is a warning: the next deployment tries again.
 */
function finish({ report, log }, { operation, backups }, prepared) {
    report.status = operation === 'deploy' ? 'deployed' : 'restored';
    report.changed = true;
    report.files = (0,report_files/* reportAsFound */.zt)(report.files, prepared);
    // What a rollback left is no backup: no rollback goes to it.
    if (prepared.keeps !== 'backup')
        report.backupId = null;
    if (prepared.keeps === null)
        for (const file of report.files)
            file.backup = null;
    if (prepared.keeps === 'left')
        log.info(`what was left is kept in ${(0,backup/* backupFolder */.j0)(prepared.view.target.stateDirectory.path, prepared.journal.id)}: it can be deployed again from there`);
    const { removed, problem } = (0,tidy/* tidy */.DZ)(prepared, backups, backups.used);
    if (removed > 0)
        log.info(`backups removed: ${removed}`);
    if (problem !== null)
        log.warning(`leftovers could not all be removed: ${problem}`);
}

// EXTERNAL MODULE: ./build/steps/undo.js + 5 modules
var undo = __webpack_require__(4470);
// EXTERNAL MODULE: ./build/transaction/watch.js
var watch = __webpack_require__(2620);
;// CONCATENATED MODULE: ./build/operations/rotate.js
/*
 * Steps 4 to 12 of a deployment, and of a rollback: change the target and prove it, or undo everything.
 *
 * The point of no return is step 7. A process that dies before it leaves the target as it was. One that dies
 * after it leaves a journal, and the post step or the next deployment does step 12 in its place.
 */












/**
 * Changes the target to a goal, or undoes every change.
 *
 * @throws DeployError the failure, when the target is as it was; ROLLBACK_FAILED when it is not; LOCKED when
 *   it is no longer ours
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await (0,observe/* observeBefore */.qu)(run, goal); // 4
    await (0,reload/* loadCommands */.HI)(run);
    log.group('Write the files');
    const prepared = await (0,steps_run/* phase */.Oi)(run, 'Prepare', () => prepare(run, goal, lock, before)); // 5, 6, 7
    try {
        await (0,steps_run/* phase */.Oi)(run, 'Commit', () => commit(run, prepared)); // 8
        if (request.commands.validate.length > 0) {
            log.group('Validate');
            await (0,steps_run/* phase */.Oi)(run, 'Validate', () => withCommands(run, prepared, () => (0,reload/* validate */.tf)(run))); // 9
        }
        if ((0,build_request/* canReload */.o)(request.commands)) {
            log.group('Reload');
            (0,transaction/* rememberReload */.fi)(prepared);
            await (0,steps_run/* phase */.Oi)(run, 'Reload', () => withCommands(run, prepared, () => (0,reload/* reload */.yQ)(run)));
        }
        log.group('Verify');
        await (0,steps_run/* phase */.Oi)(run, 'Verify', () => (0,prove/* prove */.z)(run, goal.expected, before, goal.chainCounts)); // 10
        await (0,steps_run/* phase */.Oi)(run, 'Seal', () => (0,transaction/* seal */.od)(prepared)); // 11
    }
    catch (error) {
        return await (0,undo/* undo */.t)(run, goal, prepared, (0,errors/* asDeployError */.y0)(error)); // 12
    }
    finish(run, goal, prepared);
}
/** Commands may change what they have no business with. That is noted, or put right at once. */
function withCommands(run, prepared, step) {
    // A rollback takes files out of a backup, by hard links: what a command does to them is the server's.
    const spare = prepared.plan.changes.find(({ backup }) => backup !== null)?.backup ?? null;
    return (0,watch/* duringCommands */.y)(prepared, spare, run.log.warning, step);
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
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9641);









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


/***/ })

};
;