"use strict";
exports.id = 799;
exports.ids = [799,317,554,173,343];
exports.modules = {

/***/ 2180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollBack: () => (/* binding */ rollBack)
});

// EXTERNAL MODULE: ./build/lock/state-directory.js
var state_directory = __webpack_require__(7385);
// EXTERNAL MODULE: ./build/server/names.js
var server_names = __webpack_require__(1102);
// EXTERNAL MODULE: ./build/certificate/credential.js
var credential = __webpack_require__(1071);
// EXTERNAL MODULE: ./build/transaction/last-deployment.js
var last_deployment = __webpack_require__(6507);
// EXTERNAL MODULE: ./build/transaction/rollback-plan.js
var rollback_plan = __webpack_require__(4423);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
// EXTERNAL MODULE: ./build/steps/check.js
var check = __webpack_require__(3216);
// EXTERNAL MODULE: ./build/steps/compare.js + 3 modules
var compare = __webpack_require__(9038);
// EXTERNAL MODULE: ./build/steps/expected.js
var steps_expected = __webpack_require__(1534);
// EXTERNAL MODULE: ./build/steps/goal.js
var goal = __webpack_require__(317);
// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __webpack_require__(6764);
;// CONCATENATED MODULE: ./build/steps/compare-backup.js











/**
 * Works out what going back would change. Changes nothing.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE, VALIDITY, TARGET_UNSAFE or PERMISSION_DENIED
 */
async function compareWithBackup(run, target, state, last) {
    const { folder, manifest } = (0,last_deployment/* backupBefore */.eg)(state, last);
    const view = (0,transaction_view/* viewTarget */.Zy)(target, manifest.layout, manifest.leafFile);
    try {
        const plan = await (0,steps_run/* phase */.Oi)(run, 'Compare', () => (0,rollback_plan/* planRollback */.II)(view, folder, manifest));
        (0,compare/* hideKeys */.tI)(run, plan);
        run.log.group('Compare with the backup');
        run.log.info(`the backup from before the last deployment is ${manifest.id}, made ${manifest.created}`);
        (0,report_files/* tellIntents */.Db)(run.log, target, plan);
        const expected = await readValid(run, (name) => (0,rollback_plan/* bytesAfter */.ME)(view, plan, manifest.earlierLayout, name), 'that is what the backup holds: deploy a renewed certificate instead, or name validity in skip-checks');
        const next = (0,last_deployment/* nextBackup */.ke)(folder, manifest);
        return {
            target,
            view,
            last,
            manifest,
            next,
            plan,
            expected,
            [Symbol.dispose]: () => view[Symbol.dispose](),
        };
    }
    catch (error) {
        view[Symbol.dispose]();
        throw error;
    }
}
/**
 * Reads the certificate that comes back. It was valid when it was deployed, and need not be today.
 *
 * @param bytes reads a file of the target as it will be
 * @returns null when there is none that can be read
 * @throws DeployError VALIDITY
 */
async function readValid(run, bytes, hint) {
    const { request, report, log } = run;
    const { names } = request;
    const leaf = bytes((0,server_names/* leafFile */.hB)(names));
    const { circumstances } = await (0,check/* readTrust */.bn)(request);
    const credential = (0,steps_expected/* readStored */.CL)(leaf, names.chain === null ? null : bytes(names.chain), circumstances);
    report.certificate = credential?.facts ?? null;
    if (credential === null && leaf !== null)
        log.warning(`the file ${(0,server_names/* leafFile */.hB)(names)} that comes back holds no certificate that can be read`);
    if (credential === null)
        return null;
    (0,check/* requireValidity */.Yi)(request, credential, hint);
    (0,check/* warnOfExpiry */.bo)(run, credential);
    return (0,steps_expected/* expectedOf */.EX)(credential);
}
/** The goal of a rollback. */
function rollbackGoal(request, comparison) {
    const { view, manifest, plan, expected } = comparison;
    const { leafFile: name } = manifest;
    const { chain } = request.names;
    const deployed = (0,transaction_view/* readDeployed */.BJ)(view, name);
    const deployedChain = chain === null ? null : (0,transaction_view/* readDeployed */.BJ)(view, chain);
    return {
        operation: 'rollback',
        view,
        plan,
        expected,
        chainCounts: expected !== null && (0,goal/* changesChain */.z)(expected, (0,credential/* readDeployedChain */.mG)(deployed, deployedChain)),
        earlier: (0,steps_expected/* readExpected */.vX)(deployed, null),
        leafFile: name,
        outcome: outcomeOf(request, comparison),
        backups: { kind: 'left', keep: request.backupRetention, used: manifest.id },
    };
}
/** The outcome of a rollback, for the record. */
function outcomeOf({ runId }, comparison) {
    const { view, last, manifest, next, plan, expected } = comparison;
    const layout = manifest.earlierLayout;
    return {
        operation: 'rollback',
        layout,
        files: (0,rollback_plan/* filesAfter */.WT)(view, plan, layout),
        fingerprint: expected?.fingerprint ?? null,
        run: manifest.origin?.run ?? null,
        backup: next,
        rollbacks: (0,last_deployment/* withRollback */.N_)(last.record, runId),
    };
}

// EXTERNAL MODULE: ./build/steps/first-look.js
var first_look = __webpack_require__(4472);
// EXTERNAL MODULE: ./build/steps/lock.js + 6 modules
var steps_lock = __webpack_require__(5966);
// EXTERNAL MODULE: ./build/steps/observe.js
var observe = __webpack_require__(4328);
// EXTERNAL MODULE: ./build/steps/prove.js
var prove = __webpack_require__(554);
// EXTERNAL MODULE: ./build/steps/recover.js
var recover = __webpack_require__(1036);
// EXTERNAL MODULE: ./build/steps/reload.js + 3 modules
var reload = __webpack_require__(579);
// EXTERNAL MODULE: ./build/steps/unchanged.js
var unchanged = __webpack_require__(2261);
// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var plan = __webpack_require__(1374);
// EXTERNAL MODULE: ./build/transaction/record.js
var record = __webpack_require__(6610);
// EXTERNAL MODULE: ./build/transaction/target.js
var transaction_target = __webpack_require__(7518);
// EXTERNAL MODULE: ./build/transaction/tidy.js
var tidy = __webpack_require__(1699);
;// CONCATENATED MODULE: ./build/operations/rollback.js
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
 * Goes back to before the last deployment.
 *
 * @returns the report, of a failure too: this never throws
 */
async function rollBack(request, context) {
    const run = (0,steps_run/* newRun */.uH)(request, context);
    return (0,steps_run/* reportOf */.EI)(run, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            (0,first_look/* lookAtTarget */.Y)(run);
            const target = __addDisposableResource(env_1, (0,transaction_target/* openTarget */.A)(request.target, 'write'), false);
            (0,reload/* checkCommands */.Dl)(run);
            if (request.dryRun)
                await planRollBack(run, target);
            else
                await rollBackTarget(run, target);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
}
async function rollBackTarget(run, target) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { request } = run;
        if (target.readOnly)
            throw target.readOnly;
        const lock = __addDisposableResource(env_2, await (0,steps_lock/* holdLock */.xH)(run, target), false); // 2
        const last = findLast(run, target, lock.state);
        const reason = reasonToStay(run, last);
        if (reason !== null)
            return await stay(run, target, reason);
        if (last.died) {
            const env_3 = { stack: [], error: void 0, hasError: false };
            try {
                const view = __addDisposableResource(env_3, (0,transaction_view/* viewTarget */.Zy)(target, 'in-place', (0,server_names/* leafFile */.hB)(request.names)), false);
                (0,last_deployment/* rememberRollback */.Uy)(lock, last.died, view, request.runId);
            }
            catch (e_2) {
                env_3.error = e_2;
                env_3.hasError = true;
            }
            finally {
                __disposeResources(env_3);
            }
        }
        // What somebody else has put in the place of the files is no way back.
        const next = last.died ? 'ends' : 'goes on';
        const recovered = await (0,recover/* recoverUnfinished */.O)(run, target, lock, (0,server_names/* leafFile */.hB)(request.names), next);
        if (recovered && last.died) {
            run.report.files = (0,report_files/* reportDied */.XH)(target, lock.state, last.died, recovered.undone);
            return await proveRecovered(run, target);
        }
        if (isOfOthers(run, target, last))
            return await stay(run, target, OF_OTHERS);
        const comparison = __addDisposableResource(env_2, await compareWithBackup(run, target, lock.state, last), false); // 3
        if ((0,plan/* isUnchanged */._5)(comparison.plan))
            return await confirmBackup(run, comparison, lock);
        const { rotate } = await Promise.all(/* import() */[__webpack_require__.e(470), __webpack_require__.e(649)]).then(__webpack_require__.bind(__webpack_require__, 2030));
        await rotate(run, rollbackGoal(request, comparison), lock); // 4 to 12
    }
    catch (e_3) {
        env_2.error = e_3;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/** A dry run: reports the changes of a rollback, and observes the endpoints. It takes no lock. */
async function planRollBack(run, target) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const state = __addDisposableResource(env_4, (0,state_directory/* findState */.B7)(target.stateDirectory), false);
        const last = findLast(run, target, state);
        const isUnfinished = (0,tidy/* seeUnfinished */.Vu)(target) !== 'none';
        const reason = reasonToStay(run, last) ?? (!isUnfinished && isOfOthers(run, target, last) ? OF_OTHERS : null);
        if (reason !== null)
            await stay(run, target, reason);
        else if (state && last.died) {
            run.log.notice(`the last deployment (${last.died.id}) did not finish: a real run would undo it, and no more`);
            run.report.files = (0,report_files/* reportDied */.XH)(target, state, last.died, null);
            await (0,observe/* observeForReport */.CM)(run, null);
        }
        else {
            const env_5 = { stack: [], error: void 0, hasError: false };
            try {
                if (isUnfinished)
                    run.log.notice('an earlier deployment or rollback did not finish: a real run would undo it first');
                const comparison = __addDisposableResource(env_5, await compareWithBackup(run, target, state, last), false);
                run.report.files = (0,report_files/* reportFiles */.IU)(run.request, target, comparison.plan, 'would', null);
                await (0,observe/* observeForReport */.CM)(run, comparison.expected);
            }
            catch (e_4) {
                env_5.error = e_4;
                env_5.hasError = true;
            }
            finally {
                __disposeResources(env_5);
            }
        }
        if (reason === null)
            (0,reload/* tellCommands */.sL)(run);
        run.report.status = 'planned';
    }
    catch (e_5) {
        env_4.error = e_5;
        env_4.hasError = true;
    }
    finally {
        __disposeResources(env_4);
    }
}
function findLast({ request }, { identity }, state) {
    return (0,last_deployment/* lastDeployment */.K7)(state, { target: identity, leafFile: (0,server_names/* leafFile */.hB)(request.names) });
}
/**
 * Why nothing is to be done here; null when there is a way to go back. What a person should see to is warned
 * of.
 */
function reasonToStay({ request, log }, last) {
    const { rollbackRun, runId } = request;
    if (rollbackRun !== null && (0,last_deployment/* runOf */.ng)(last) !== rollbackRun) {
        if (last.died)
            log.warning(`the last deployment (${last.died.id}) did not finish, and is left as it is: the next one undoes it`);
        const whose = (0,last_deployment/* runOf */.ng)(last) === null ? 'of no known workflow run' : `of workflow run ${(0,last_deployment/* runOf */.ng)(last)}`;
        return `the last deployment here is ${whose}, and rollback-run is ${rollbackRun}`;
    }
    if ((0,last_deployment/* hasGoneBack */.ri)(last, runId))
        return `workflow run ${runId} has gone back already`;
    return null;
}
/**
 * Warns of a certificate that somebody else has put here since the last deployment. With `rollback-run`, it
 * stays. Only a target without an unfinished deployment can be judged.
 */
function isOfOthers({ request, report, log }, target, { record }) {
    const { rollbackRun, names } = request;
    if (!record?.fingerprint)
        return false;
    const leaf = (0,recover/* leafOnTarget */.F)({ report }, target, (0,server_names/* leafFile */.hB)(names));
    if (leaf === null || leaf.fingerprint === record.fingerprint)
        return false;
    const ends = rollbackRun === null ? 'the rollback replaces it, and keeps it beside the backups' : 'it stays';
    log.warning(`the certificate here is not the one that was deployed last: somebody else has put it there since; ${ends}`);
    return rollbackRun !== null;
}
const OF_OTHERS = 'somebody else has deployed since';
/** Nothing is done. What the endpoints serve is told all the same. */
async function stay(run, target, reason) {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, report, log } = run;
        log.notice(`${reason}: nothing is done`);
        const name = (0,server_names/* leafFile */.hB)(request.names);
        const view = __addDisposableResource(env_6, (0,transaction_view/* viewTarget */.Zy)(target, 'in-place', name), false);
        const expected = (0,steps_expected/* readExpected */.vX)((0,transaction_view/* readDeployed */.BJ)(view, name), null);
        report.certificate = expected?.facts ?? null;
        if (expected && request.verify.unchanged)
            await (0,observe/* observeForReport */.CM)(run, expected);
        if (report.verified === false)
            log.warning('not every endpoint serves the certificate that is deployed');
        report.status = 'unchanged';
    }
    catch (e_6) {
        env_6.error = e_6;
        env_6.hasError = true;
    }
    finally {
        __disposeResources(env_6);
    }
}
/** The files are those from before the deployment that died. They are checked and proven like a backup's. */
async function proveRecovered(run, target) {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const { names } = run.request;
        const view = __addDisposableResource(env_7, (0,transaction_view/* viewTarget */.Zy)(target, 'in-place', (0,server_names/* leafFile */.hB)(names)), false);
        const expected = await readValid(run, (name) => (0,transaction_view/* readDeployed */.BJ)(view, name), 'the deployment that died was undone, and that is what was there before: deploy a renewed certificate');
        run.log.group('Verify');
        await (0,steps_run/* phase */.Oi)(run, 'Verify', () => (0,prove/* prove */.z)(run, expected, [], false));
        if (expected && run.report.rollbackVerified === false)
            run.report.rollbackVerified = true;
        run.report.status = 'restored';
    }
    catch (e_7) {
        env_7.error = e_7;
        env_7.hasError = true;
    }
    finally {
        __disposeResources(env_7);
    }
}
async function confirmBackup(run, comparison, lock) {
    const { request, report, id } = run;
    const { target, plan, manifest, expected } = comparison;
    report.files = (0,report_files/* reportFiles */.IU)(request, target, plan, 'restored', null);
    if (expected)
        await (0,unchanged/* confirmUnchanged */.e)(run, expected, lock);
    lock.confirm();
    const lineage = { target: target.identity, leafFile: (0,server_names/* leafFile */.hB)(request.names) };
    (0,record/* rewriteRecord */.aR)(lock.state, lineage, { version: 1, id, ...lineage, ...outcomeOf(request, comparison) });
    (0,rollback_plan/* discardUsed */.UL)(lock.state, manifest);
    report.status = 'restored';
}


/***/ }),

/***/ 317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployGoal: () => (/* binding */ deployGoal),
/* harmony export */   z: () => (/* binding */ changesChain)
/* harmony export */ });
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1102);
/* harmony import */ var _transaction_last_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6507);
/* harmony import */ var _transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4423);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1534);




/** Whether a deployment brings an intermediate that was not deployed before. */
function changesChain({ chain }, deployed) {
    return chain.some(({ fingerprint }) => !deployed.includes(fingerprint));
}
/** The goal of a deployment. */
function deployGoal({ request, id }, { view, plan, accepted }) {
    const { names, layout, backupRetention, runId } = request;
    const expected = (0,_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .expectedOf */ .EX)(accepted.credential);
    return {
        operation: 'deploy',
        view,
        plan,
        expected,
        chainCounts: changesChain(expected, accepted.deployedChain()),
        earlier: accepted.deployed,
        leafFile: (0,_server_names_js__WEBPACK_IMPORTED_MODULE_3__/* .leafFile */ .hB)(names),
        outcome: {
            operation: 'deploy',
            layout,
            files: (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .filesAfter */ .WT)(view, plan, layout),
            fingerprint: expected.fingerprint,
            run: runId,
            backup: backupRetention > 0 ? id : null,
            rollbacks: (0,_transaction_last_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutRollback */ .rU)(view.record, runId),
        },
        backups: { kind: 'backup', keep: backupRetention, used: null },
    };
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

/***/ 6507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ lastDeployment),
/* harmony export */   N_: () => (/* binding */ withRollback),
/* harmony export */   Uy: () => (/* binding */ rememberRollback),
/* harmony export */   eg: () => (/* binding */ backupBefore),
/* harmony export */   ke: () => (/* binding */ nextBackup),
/* harmony export */   ng: () => (/* binding */ runOf),
/* harmony export */   rU: () => (/* binding */ withoutRollback),
/* harmony export */   ri: () => (/* binding */ hasGoneBack)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8949);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7328);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8050);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6610);
/*
 * The last deployment of a lineage: who made it, whether it died, and the backup from before it. A rollback
 * goes back from it, and from no other. So a backup that is missing or damaged stops the rollback: the next
 * older one would be from before the deployment before.
 */





/**
 * Looks for the last deployment. A rollback that died is none: it is undone, and made again.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError TARGET_UNSAFE when journal or record cannot be used
 */
function lastDeployment(state, lineage) {
    if (state === null)
        return { lineage, died: null, record: null };
    const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(state);
    const isOurs = journal?.target === lineage.target && journal.leafFile === lineage.leafFile;
    if (!isOurs)
        return { lineage, died: null, record: (0,_record_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(state, lineage) };
    return { lineage, died: journal.direction === 'forward' ? journal : null, record: journal.deployed };
}
/** The workflow run that made the last deployment; null where that is not known. */
function runOf({ died, record }) {
    return (died ? died.run : record?.run) ?? null;
}
/**
 * Whether a workflow run has gone back already, and not deployed again since. Undoing a deployment that died
 * is never once too often.
 */
function hasGoneBack({ died, record }, run) {
    return died === null && run !== null && (record?.rollbacks ?? []).includes(run);
}
/** A record keeps so many of the runs that have gone back. */
const MAX_ROLLBACKS = 20;
/** The runs that have gone back, once this one has; the latest comes last. */
function withRollback(record, run) {
    const others = withoutRollback(record, run);
    return run === null ? others : [...others, run].slice(-MAX_ROLLBACKS);
}
/** The runs that have gone back, once this one has deployed. */
function withoutRollback(record, run) {
    return (record?.rollbacks ?? []).filter((other) => other !== run);
}
/**
 * Has the undo of a deployment that died leave a record of this rollback. The journal remembers that, should
 * this process die on the way. Throws DeployError, or a system error.
 *
 * @param view the target as it is now
 */
function rememberRollback(lock, journal, { link }, run) {
    const { id, target, leafFile, current, deployed } = journal;
    if (run === null)
        return;
    // Without a record, the undo leaves files of which nothing is known but where they are.
    const record = deployed ?? {
        version: 1,
        id,
        target,
        leafFile,
        operation: 'rollback',
        layout: (current ? current.before : link) === null ? 'in-place' : 'symlink',
        files: [],
        fingerprint: null,
        run: null,
    };
    lock.confirm();
    (0,_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceJournal */ .EK)(lock.state, {
        ...journal,
        deployed: { ...record, rollbacks: withRollback(deployed, run) },
    });
}
/**
 * The backup from before the last deployment.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE when there is none; TARGET_UNSAFE when it cannot be used
 */
function backupBefore(state, { lineage, record }) {
    const recorded = record?.backup;
    const id = state && (recorded === undefined ? newestBackup(state, lineage, null) : recorded);
    if (state === null || id === null)
        throw nothing(lineage, '');
    if (!(0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .backupIds */ .lL)(state).includes(id))
        throw nothing(lineage, `: ${id} is not there any more`);
    const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(state, id);
    if (!(0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isOf */ .yW)(manifest, lineage) || (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(manifest) !== 'backup')
        throw nothing(lineage, `: ${id} is something else`);
    return { folder: state, manifest };
}
/** The id of the backup for the rollback after one that has gone to this backup; null when there is none. */
function nextBackup(state, manifest) {
    const next = manifest.origin?.backup;
    return next === undefined ? newestBackup(state, manifest, manifest.id) : next;
}
/**
 * The id of the newest backup of a lineage, for want of a record that tells. One that cannot be read counts,
 * because it may be the one.
 *
 * @param before only backups that are older than this one; null: all
 */
function newestBackup(state, lineage, before) {
    const newest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .listBackups */ .Cw)(state).findLast(({ id, manifest }) => (before === null || id < before) &&
        (manifest === null ? (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .isSealed */ .dy)(state, id) : (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isOf */ .yW)(manifest, lineage) && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(manifest) === 'backup'));
    return newest?.id ?? null;
}
function nothing({ leafFile }, which) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('NOTHING_TO_RESTORE', `there is no backup of ${leafFile}${which}`, 'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it');
}


/***/ }),

/***/ 4423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   II: () => (/* binding */ planRollback),
/* harmony export */   ME: () => (/* binding */ bytesAfter),
/* harmony export */   UL: () => (/* binding */ discardUsed),
/* harmony export */   WT: () => (/* binding */ filesAfter)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(170);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2200);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8949);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8050);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5795);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1374);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2758);
/*
 * `operation: rollback`: the way to an earlier backup, as a plan like any other. It is committed, proven, and
 * undone if it cannot be proven.
 */










/**
 * Removes a backup that the target has gone back to: the next rollback goes further back. Throws DeployError.
 */
function discardUsed(state, { id }) {
    (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .doing */ .Yp)('the backup cannot be removed', () => (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .discardBackup */ .f2)(state, id));
}
/**
 * The plan of going back to a backup. The files are taken from it as they are, with all their
 * attributes.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by
 *   something that is not a file; PERMISSION_DENIED when a file could not be replaced
 */
function planRollback(view, state, manifest) {
    const changes = manifest.files.map((file) => planFile(view, file, readWhole(state, manifest.id, file), manifest.id));
    const leavesNone = changes.every(({ place, action }) => place === 'directory' || action === 'remove');
    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .planOf */ .XC)(view, manifest.layout, 'backward', changes, (isUntouched, others) => {
        if (isUntouched)
            return 'stays';
        return leavesNone && others.length === 0 && manifest.current === null ? 'goes' : 'switches';
    });
}
/** The bytes of a file after a plan, in the layout that is then in use; null when there is none. */
function bytesAfter(view, { changes }, layout, name) {
    const change = changes.find(({ file }) => file.name === name);
    if (change && (change.file.pointer || change.place === (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$t)(layout)))
        return leavesFile(change) ? change.file.bytes : null;
    return (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .readFileAt */ ._T)(view, (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$t)(layout), name)?.bytes ?? null;
}
/** The files that a plan is about, as it leaves them in the layout that is then in use. */
function filesAfter(view, plan, layout) {
    return plan.changes.flatMap(({ file: { role, name, holdsKey } }) => {
        const bytes = bytesAfter(view, plan, layout, name);
        return bytes === null ? [] : [{ role, name, sha256: holdsKey ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(bytes) }];
    });
}
function leavesFile({ action, before }) {
    return action !== 'remove' && !(action === 'keep' && before.kind === 'absent');
}
/** A file of a backup, as it was backed up. Throws TARGET_UNSAFE. */
function readWhole(state, id, { role, existed, sha256: sum, mode }) {
    if (!existed)
        return { kind: 'absent' };
    const path = (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .backupPath */ .wZ)(state.path, id, role);
    const entry = (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .readBackup */ .fe)(state, id, role);
    const damaged = (what, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} is not the file that was backed up: it ${what}`, hint);
    if (entry.kind === 'absent')
        throw damaged('is missing', _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .UNUSABLE */ .u5);
    if (sum !== null && (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(entry.bytes) !== sum)
        throw damaged('was changed', _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .UNUSABLE */ .u5);
    if ((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsKey */ .gR)(role) && mode !== null && (entry.mode & ~Number.parseInt(mode, 8)) !== 0)
        throw damaged(`can be read by more people than with its mode ${mode}`, `chmod ${mode} it, and run it again`);
    return entry;
}
function planFile(view, { role, name, place }, kept, id) {
    const before = (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .readPlace */ .yI)(view, place, name);
    const source = kept.kind === 'file' ? kept : before;
    const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
    const attributes = source.kind === 'file'
        ? {
            uid: source.uid,
            gid: source.gid,
            mode: source.mode,
            isOwn: false,
            unseenMode: (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultMode */ .Hf)((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsKey */ .gR)(role)),
        }
        : { uid: 0, gid: 0, mode: 0, isOwn: false, unseenMode: null };
    const file = { role, name, bytes, holdsKey: (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsKey */ .gR)(role), pointer: (0,_order_js__WEBPACK_IMPORTED_MODULE_9__/* .isPointer */ ._V)(role) };
    return { file, place, before, action: actionFor(before, kept), attributes, model: null, backup: id };
}
function actionFor(before, kept) {
    if (kept.kind === 'absent')
        return before.kind === 'absent' ? 'keep' : 'remove';
    if (before.kind === 'absent')
        return 'create';
    return before.bytes.equals(kept.bytes) && (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .sameAttributes */ .OV)(before, kept) ? 'keep' : 'replace';
}


/***/ })

};
;