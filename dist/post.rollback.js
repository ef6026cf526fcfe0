"use strict";
exports.id = 267;
exports.ids = [267];
exports.modules = {

/***/ 8937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ daysUntil),
/* harmony export */   T: () => (/* binding */ describeExpiry)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Whole days until a certificate expires, rounded down; negative once it has. */
function daysUntil(notAfter, now) {
    return Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);
}
/** How long a certificate lasts, as the end of a sentence: `expires in 12 days`, `expired 3 days ago`. */
function describeExpiry(notAfter, now) {
    const left = notAfter.getTime() - now.getTime();
    const distance = Math.abs(left);
    const [unit, size] = distance < 2 * DAY_MS ? ['hour', HOUR_MS] : ['day', DAY_MS];
    const count = Math.floor(distance / size);
    const time = `${count} ${unit}${count === 1 ? '' : 's'}`;
    return left > 0 ? `expires in ${time}` : `expired ${time} ago`;
}


/***/ }),

/***/ 5267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recoverFleet: () => (/* binding */ recoverFleet)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/inputs/inputs.js + 17 modules
var inputs_inputs = __webpack_require__(9689);
// EXTERNAL MODULE: ./build/lock/state-directory.js
var state_directory = __webpack_require__(7385);
// EXTERNAL MODULE: ./build/server/names.js
var server_names = __webpack_require__(1102);
// EXTERNAL MODULE: ./build/steps/check.js
var steps_check = __webpack_require__(3216);
// EXTERNAL MODULE: ./build/steps/compare.js + 3 modules
var steps_compare = __webpack_require__(9038);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __webpack_require__(6764);
// EXTERNAL MODULE: ./build/transaction/record.js
var record = __webpack_require__(6610);
// EXTERNAL MODULE: ./build/transaction/target.js
var transaction_target = __webpack_require__(7518);
// EXTERNAL MODULE: ./build/transaction/tidy.js
var tidy = __webpack_require__(1699);
// EXTERNAL MODULE: ./build/steps/expected.js
var steps_expected = __webpack_require__(1534);
// EXTERNAL MODULE: ./build/certificate/credential.js
var credential = __webpack_require__(1071);
// EXTERNAL MODULE: ./build/certificate/pem.js
var pem = __webpack_require__(5090);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
;// CONCATENATED MODULE: ./build/steps/first-look.js
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
/*
 * A first look at the target, before anything is logged or checked. The keys on it are masked, so that masks
 * do not scatter through the log. The deployed certificate is noted, so that the report of a refused
 * candidate can show what stays in force.
 */





/** Looks at the target. No failure is an error: the checks say later what is wrong with it. */
function first_look_lookAtTarget({ request, report, hide }) {
    const { names, layout } = request;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const target = __addDisposableResource(env_1, (0,transaction_target/* openTarget */.A)(request.target, 'read'), false);
            const view = __addDisposableResource(env_1, (0,transaction_view/* viewTarget */.Zy)(target, layout, (0,server_names/* leafFile */.hB)(names)), false);
            for (const name of [names.privateKey, names.bundle]) {
                const bytes = name === null ? null : (0,transaction_view/* readDeployed */.BJ)(view, name);
                if (bytes)
                    hide((0,pem/* secretLines */._o)(bytes.toString('latin1'), false));
            }
            const deployed = (0,transaction_view/* readDeployed */.BJ)(view, (0,server_names/* leafFile */.hB)(names));
            const leaf = deployed && (0,credential/* readDeployedLeaf */.z0)(deployed, null);
            report.earlier = leaf && (0,credential/* factsOf */.xS)(leaf, 0);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch {
        // Missing, or not to be opened.
    }
}

// EXTERNAL MODULE: ./build/steps/lock.js + 4 modules
var steps_lock = __webpack_require__(1180);
// EXTERNAL MODULE: ./build/steps/target-checks.js
var target_checks = __webpack_require__(6909);
// EXTERNAL MODULE: ./build/request.js
var build_request = __webpack_require__(3805);
// EXTERNAL MODULE: ./build/steps/reload.js + 3 modules
var reload = __webpack_require__(579);
;// CONCATENATED MODULE: ./build/steps/unchanged.js




/**
 * Nothing has to be written. With `verify-unchanged` the endpoints are observed: the disk may have been
 * changed behind a server's back, or a reload have been missed. When one serves something else, the server is
 * reloaded and the endpoints are proven, as after a write. The files are not touched. Warns where there is no
 * endpoint.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or the reason of the signal
 */
async function unchanged_confirmUnchanged(run, expected, lock) {
    const { request, log } = run;
    log.group('Verify');
    log.info('every file is as it should be: nothing was written');
    if (request.verify.endpoints.length === 0)
        (0,steps_run/* tellNothingVerified */.FX)(run);
    else if (request.verify.unchanged)
        await verifyServed(run, expected, lock);
}
async function verifyServed(run, expected, lock) {
    const { request, report, log } = run;
    const { observe } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4328));
    const { proveServed, tellMissing } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 554));
    const { judges } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 343));
    const { guardState } = await __webpack_require__.e(/* import() */ 620).then(__webpack_require__.bind(__webpack_require__, 2620));
    const reloads = (0,build_request/* canReload */.o)(request.commands);
    // Without a way to reload, a chain that is not served is a warning: nothing here could change it.
    const judgeFor = await judges(run, expected, reloads);
    const before = await (0,steps_run/* phase */.Oi)(run, 'Observe', () => observe(run, expected, expected.keyType, judgeFor));
    if (report.verified) {
        log.info('every endpoint serves the certificate');
        tellMissing(run, expected, report.endpoints);
        return;
    }
    log.notice('the files are as they should be, but not every endpoint serves them');
    const reloading = () => (0,reload/* reload */.yQ)(run);
    if (reloads)
        await (0,steps_run/* phase */.Oi)(run, 'Reload', () => lock === null ? reloading() : guardState(lock.state, null, log.warning, reloading));
    await (0,steps_run/* phase */.Oi)(run, 'Verify', () => proveServed(run, expected, before, reloads)).catch((error) => {
        throw asStale(error, reloads);
    });
}
/** A proof that failed although there was nothing to write: the files are not what is wrong. */
function asStale(error, reloaded) {
    if (!(error instanceof errors/* DeployError */.sH && error.code === 'VERIFY_FAILED'))
        return error;
    return new errors/* DeployError */.sH(error.code, `the files already were what they should be, but ${error.message}`, reloaded
        ? 'reload-command ran and changed nothing: does it reach this server, and does the server read these files?'
        : 'give a reload-command, so that the server can be told; or does it read other files?', error.cause);
}

// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var plan = __webpack_require__(1374);
;// CONCATENATED MODULE: ./build/operations/deploy.js
var deploy_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var deploy_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Deploys a credential to a target. Ends in one of two ways: every endpoint was seen to serve it, or the
 * target is as it was before.
 *
 * @returns the report, of a failure too: this never throws
 */
async function deploy(request, context) {
    const run = newRun(request, context);
    return reportOf(run, () => deployTo(run));
}
async function deployTo(run) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        lookAtTarget(run);
        run.log.group('Check the certificate');
        const candidate = await phase(run, 'Check', () => check(run)); // 1
        const target = deploy_addDisposableResource(env_1, deploy_openFor(run, candidate), false);
        if (run.request.dryRun) {
            const { planDeployment } = await __webpack_require__.e(/* import() */ 474).then(__webpack_require__.bind(__webpack_require__, 7474));
            return await planDeployment(run, target, candidate);
        }
        // The lock touches the target, and a refusal must not. So the comparison is also made before it. That is
        // not possible while a deployment is unfinished: that one is undone first.
        const unfinished = seeUnfinished(target) !== 'none';
        if (!unfinished && (await phase(run, 'Compare', () => compareFirst(run, target, candidate))))
            return;
        if (target.readOnly)
            throw target.readOnly;
        const lock = deploy_addDisposableResource(env_1, await takeLock(run, target), false); // 2
        const comparison = deploy_addDisposableResource(env_1, await compare(run, target, candidate), false); // 3
        if (unfinished)
            await tellComparison(run, comparison);
        if (isUnchanged(comparison.plan))
            return await keep(run, comparison, lock);
        await checkMount(run, comparison, lock);
        const { rotate } = await Promise.all(/* import() */[__webpack_require__.e(470), __webpack_require__.e(30)]).then(__webpack_require__.bind(__webpack_require__, 2030));
        const { deployGoal } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 317));
        await rotate(run, deployGoal(run, comparison), lock); // 4 to 12
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        deploy_disposeResources(env_1);
    }
}
/** Whether that was all: on a read-only file system, which has no lock, nothing has to change. */
async function compareFirst(run, target, candidate) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const comparison = deploy_addDisposableResource(env_2, await compare(run, target, candidate), false);
        await tellComparison(run, comparison);
        const isAll = target.readOnly !== null && isUnchanged(comparison.plan);
        if (isAll)
            await keep(run, comparison, null);
        return isAll;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        deploy_disposeResources(env_2);
    }
}
/**
 * Opens the target. A certificate that would be refused anyway is a more useful error than a target that
 * cannot be opened.
 */
function deploy_openFor({ request }, candidate) {
    try {
        return openTarget(request.target, 'write');
    }
    catch (error) {
        runChecks(request, candidate, withoutTarget(candidate));
        throw error;
    }
}
async function keep(run, { accepted }, lock) {
    await confirmUnchanged(run, expectedOf(accepted.credential), lock);
    run.report.status = 'unchanged';
}

;// CONCATENATED MODULE: ./build/operations/precheck.js
var precheck_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var precheck_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Steps 1 and 3 of a deployment, for the targets of a fleet: none is touched before all have passed. It takes
 * no lock, and changes nothing. A target with an unfinished deployment is compared when it is deployed to,
 * because that deployment is undone first.
 */
async function precheck(request, context) {
    const run = newRun(request, context);
    let deployedId = null;
    const report = await reportOf(run, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const candidate = await check(run);
            const target = precheck_addDisposableResource(env_1, openFor(run, candidate), false);
            deployedId = lastDeployment(target, leafFile(request.names))?.id ?? null;
            if (seeUnfinished(target) !== 'none')
                return;
            const _comparison = precheck_addDisposableResource(env_1, await compare(run, target, candidate), false);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            precheck_disposeResources(env_1);
        }
    });
    return { report, deployedId };
}
/**
 * Whether the last deployment to a target was made by the workflow run of a request, and since another one
 * was found there. Throws as `openTarget` does.
 */
function isDeployedSince(request, earlier) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const target = precheck_addDisposableResource(env_2, (0,transaction_target/* openTarget */.A)(request.target, 'read'), false);
        const last = lastDeployment(target, (0,server_names/* leafFile */.hB)(request.names));
        const isOfRun = last !== null && request.runId !== null && last.run === request.runId;
        return isOfRun && last.operation === 'deploy' && last.id !== earlier;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        precheck_disposeResources(env_2);
    }
}
function lastDeployment({ stateDirectory, identity }, leaf) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const state = precheck_addDisposableResource(env_3, (0,state_directory/* findState */.B7)(stateDirectory), false);
        return state && (0,record/* readRecord */.aE)(state, { target: identity, leafFile: leaf });
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        precheck_disposeResources(env_3);
    }
}

// EXTERNAL MODULE: ./build/operations/recover.js
var recover = __webpack_require__(7323);
// EXTERNAL MODULE: ./build/report.js
var build_report = __webpack_require__(2200);
;// CONCATENATED MODULE: ./build/fleet/buffer.js
/** A log that is empty. */
function bufferLog(target) {
    const lines = [];
    return {
        log: {
            group: (title) => lines.push((to) => to.info(`${title}:`)),
            info: (fact) => lines.push((to) => to.info(fact)),
            debug: (detail) => lines.push((to) => to.debug(detail)),
            notice: (fact) => lines.push((to) => to.notice(`${target}: ${fact}`)),
            warning: (fact) => lines.push((to) => to.warning(`${target}: ${fact}`)),
            output: (line) => lines.push((to) => to.output(line)),
        },
        flush: (to, title) => {
            to.group(title);
            for (const write of lines.splice(0))
                write(to);
        },
    };
}

;// CONCATENATED MODULE: ./build/fleet/side-by-side.js
/**
 * Works on items, so many at once, in their order.
 *
 * @param isOver asked before each item; when it says so, no other is begun
 * @param work must not throw
 */
async function sideBySide(items, limit, isOver, work) {
    let next = 0;
    const worker = async () => {
        while (next < items.length && !isOver()) {
            const item = items[next++];
            if (item !== undefined)
                await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

;// CONCATENATED MODULE: ./build/fleet/sum.js


/* The fleet as a whole, from its targets. */
/** From the best to the worst. */
const STATUSES = [
    'unchanged',
    'verified',
    'planned',
    'deployed',
    'restored',
    'rejected',
    'rolled-back',
    'rollback-failed',
];
/** How the error of a target begins that was not begun. */
const NOT_BEGUN = 'not begun, because ';
/** The report of a target on which nothing was begun. */
function notBegun(why) {
    return { ...newReport(), error: new DeployError('CANCELLED', NOT_BEGUN + why) };
}
/** Whether a target failed by itself, and not because of another. */
function hasFailed({ report: { error } }) {
    return error !== null && !error.message.startsWith(NOT_BEGUN);
}
/** The report of a fleet. Its status is the worst of its targets. */
function sumUp(targets) {
    const reports = targets.map(({ report }) => report);
    const worst = Math.max(0, ...reports.map(({ status }) => STATUSES.indexOf(status)));
    const certificates = reports.map(({ certificate }) => certificate);
    const [first = null] = certificates;
    const isSame = certificates.every((other) => other?.fingerprint === first?.fingerprint);
    return {
        ...(0,build_report/* newReport */.bQ)(),
        status: STATUSES[worst] ?? 'unchanged',
        changed: reports.some(({ changed }) => changed),
        verified: together(reports.map(({ verified }) => verified)),
        certificate: isSame ? first : null,
        files: reports.flatMap(({ files }) => files),
        endpoints: reports.flatMap(({ endpoints }) => endpoints),
        recovered: reports.some(({ recovered }) => recovered),
        unfinished: reports.some(({ unfinished }) => unfinished),
        rollbackVerified: together(reports.map(({ rollbackVerified }) => rollbackVerified)),
        error: failureOf(targets),
        targets,
    };
}
/** False when one is, null when none says anything. */
function together(values) {
    const said = values.filter((value) => value !== null);
    return said.length === 0 ? null : said.every(Boolean);
}
/** The failure of a fleet: that of the targets that could not go back, else of those that failed. */
function failureOf(targets) {
    const failed = targets.filter(hasFailed);
    // A run that is cancelled before anything has begun.
    if (failed.length === 0)
        return targets.find(({ report }) => report.error !== null)?.report.error ?? null;
    const stuck = failed.filter(({ report }) => report.status === 'rollback-failed');
    const [first] = [...stuck, ...failed];
    if (!first?.report.error)
        return null;
    const { code, hint } = first.report.error;
    const facts = (stuck.length > 0 ? stuck : failed).map(({ name, report }) => `${name}: ${report.error?.message ?? ''}`);
    const more = facts.length > MAX_FACTS ? `; and ${facts.length - MAX_FACTS} more targets failed` : '';
    return new errors/* DeployError */.sH(stuck.length > 0 ? 'ROLLBACK_FAILED' : code, `${facts.slice(0, MAX_FACTS).join('; ')}${more}`, [hint, whatBecame(targets)].filter((part) => part !== '').join('; '), first.report.error);
}
/** More failures than this are counted. Each is in the output `targets`. */
const MAX_FACTS = 5;
/** What became of the others, for the hint. */
function whatBecame(targets) {
    const count = (matches) => targets.filter(matches).length;
    const counts = [
        [count(({ report }) => report.status === 'rolled-back' && report.error === null), 'went back'],
        [count(({ report }) => report.status === 'deployed'), 'stay deployed'],
        [count((target) => target.report.error !== null && !hasFailed(target)), 'were not begun'],
    ];
    const told = counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
    return told.length === 0 ? '' : `of the other targets, ${told.join(', ')}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/inputs/credential.js
var inputs_credential = __webpack_require__(5055);
// EXTERNAL MODULE: ./build/inputs/quote.js
var quote = __webpack_require__(8004);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __webpack_require__(3368);
;// CONCATENATED MODULE: ./build/inputs/fleet.js


/* The inputs of a fleet as a whole. */
const ON_FAILURE = ['undo', 'stop', 'continue'];
/** Reads the inputs of a fleet. */
function readFleet(reader) {
    reader.missing('targets', 'a manifest as YAML text, or the path of one');
    return {
        manifest: reader.text('targets'),
        only: reader
            .text('only')
            .split(/[\s,]+/)
            .filter((name) => name !== ''),
        onFailure: reader.read('on-failure', (text) => (0,values/* readWord */.pS)(text, ON_FAILURE), 'undo'),
        maxParallel: reader.read('max-parallel', (text) => (0,values/* readCount */._0)(text, 1, 1_000), 1),
    };
}
/** Tells of names that no target and no wave has. */
function refuseUnknown(reader, only, known) {
    for (const name of only)
        if (!known.has(name))
            reader.problem('only', 'names of targets or waves of the manifest', (0,quote/* quote */.h)(name));
}

// EXTERNAL MODULE: ./build/inputs/reader.js + 3 modules
var inputs_reader = __webpack_require__(9348);
// EXTERNAL MODULE: ./build/inputs/secrets.js
var secrets = __webpack_require__(8569);
// EXTERNAL MODULE: ./build/inputs/unknown-inputs.js
var unknown_inputs = __webpack_require__(2506);
;// CONCATENATED MODULE: ./build/inputs/variables.js
/** The whole of a value, so that a text with `${\u2026}` in it stays what it is. */
const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;
/** How a value stands for a variable, as it is typed in a shell. */
const EXAMPLE = (/* unused pure expression or super */ null && (`'\${NAME}'`));
/** Whether a value stands for a variable of the environment. */
function isReference(text) {
    return REFERENCE.test(text);
}
/**
 * A variable with a JSON object of texts by name, such as a workflow's secrets. No command gets to see it.
 */
const VARIABLES = 'ROTATE_CERTIFICATE_SECRETS';
/**
 * A value as it is, or, of `${NAME}`, that variable's. Secrets stay out of arguments and manifests this way.
 * A workflow that cannot know the names can hand over all secrets in one variable.
 */
function resolveReference(text, environment) {
    const [, name] = REFERENCE.exec(text) ?? [];
    if (name === undefined)
        return { value: text };
    const value = environment[name] ?? inVariables(environment[VARIABLES] ?? '', name);
    return value === undefined ? { expected: `the environment variable ${name} to be set` } : { value };
}
function inVariables(json, name) {
    try {
        const value = Object.entries(JSON.parse(json)).find(([key]) => key === name)?.[1];
        return typeof value === 'string' ? value : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/inputs/defaults.js
var defaults = __webpack_require__(1676);
;// CONCATENATED MODULE: ./build/fleet/manifest.js
/*
 * The manifest of a fleet: its targets by name, and the inputs that they share. It is read node by node, so
 * that each problem is told with target, key and line. No value is repeated: it may be a secret.
 */



/** Inputs of the run as a whole, which no single target has. */
const OF_RUN = new Set([
    'operation',
    'dry-run',
    'targets',
    'only',
    'on-failure',
    'max-parallel',
    'rollback-run',
]);
/** Keys that are no inputs. */
const OWN_KEYS = ['wave', 'runs-on', 'environment'];
/** The wave of a target that names none. */
const DEFAULT_WAVE = 'default';
/** Where a target is deployed from that names no runner. */
const DEFAULT_RUNNER = 'self-hosted';
/** So that a list of names can be written with commas and blanks, and a name is no markup. */
const TARGET_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const EXPECTED_NAME = 'a name of letters, digits, dots, hyphens and underscores, at most 100';
/** Reads a manifest. What cannot be read is a problem, and left out. */
function parseManifest(text) {
    const problems = [];
    const reader = manifest_open(text, problems);
    if (reader === null)
        return { targets: [], problems };
    const sections = reader.entries(reader.document.contents, 'the manifest');
    const defaults = newSection();
    const targets = [];
    for (const { key, value, line } of sections)
        if (key === 'defaults')
            readSection(reader, 'defaults', value, defaults);
        else if (key !== 'targets')
            reader.problem('the manifest', line, key, 'defaults or targets', 'another key');
    const found = sections.find(({ key }) => key === 'targets');
    for (const { key: name, value, line } of reader.entries(found?.value, 'targets')) {
        if (!TARGET_NAME.test(name)) {
            reader.problem('targets', line, 'a name', EXPECTED_NAME, 'another one');
            continue;
        }
        const section = copyOf(defaults);
        readSection(reader, name, value, section);
        const { values, lines, wave, runsOn, environment } = section;
        targets.push({ name, line, values, lines, wave, runsOn, environment });
    }
    if (targets.length === 0 && problems.length === 0)
        problems.push('the manifest: expected targets, got none');
    return { targets, problems };
}
function newSection() {
    return {
        values: new Map(),
        lines: new Map(),
        wave: DEFAULT_WAVE,
        runsOn: DEFAULT_RUNNER,
        environment: '',
    };
}
function copyOf(section) {
    return { ...section, values: new Map(section.values), lines: new Map(section.lines) };
}
function readSection(reader, title, node, section) {
    for (const { key, value, line } of reader.entries(node, title)) {
        if (key === 'runs-on') {
            const runsOn = reader.plain(value);
            if (isRunsOn(runsOn))
                section.runsOn = runsOn;
            else
                reader.problem(title, line, key, 'a label, a sequence of labels, or a group', 'something else');
        }
        else if (key === 'wave' || key === 'environment') {
            const text = reader.scalar(value);
            const isFine = text !== null && (key === 'wave' ? TARGET_NAME.test(text) : /^[^\u0000-\u001f]*$/.test(text));
            if (isFine)
                section[key] = text;
            else
                reader.problem(title, line, key, key === 'wave' ? EXPECTED_NAME : 'a name', 'another one');
        }
        else if (!Object.hasOwn(defaults/* DEFAULTS */.z, key)) {
            const meant = (0,unknown_inputs/* closestInput */.s9)(key) ?? OWN_KEYS.find((own) => own.replace('-', '') === key.replace(/[-_]/g, ''));
            const expected = meant ? `the name ${meant}` : 'the name of an input, or wave, runs-on, environment';
            reader.problem(title, line, key, expected, 'one that is not the name of an input');
        }
        else if (OF_RUN.has(key)) {
            reader.problem(title, line, key, 'nothing, because it is one of the whole run', 'a value');
        }
        else {
            const text = reader.text(value, defaults/* LISTS */.m.has(key));
            if (text === null)
                reader.problem(title, line, key, defaults/* LISTS */.m.has(key) ? 'a text, or a sequence of them' : 'a text', 'something else');
            else {
                section.values.set(key, text);
                section.lines.set(key, line);
            }
        }
    }
}
function isRunsOn(value) {
    if (typeof value === 'string')
        return value !== '';
    if (Array.isArray(value))
        return value.length > 0 && value.every((label) => typeof label === 'string' && label !== '');
    return (typeof value === 'object' &&
        value !== null &&
        Object.keys(value).every((key) => /^(?:group|labels)$/.test(key)));
}
/**
 * Opens a document. With the schema `failsafe` every scalar is a text, so `0644` and `true` stay what they
 * are.
 */
function manifest_open(text, problems) {
    // Nested explicit keys (`? key`) take the package minutes for 1 KB, and no manifest needs them.
    if (/(?:^|\n)\s*\?(?:\s|$)/.test(text)) {
        problems.push('the manifest: expected YAML without explicit keys, got a question mark before one');
        return null;
    }
    const lineCounter = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        schema: 'failsafe',
        prettyErrors: false,
        logLevel: 'error',
        lineCounter,
    });
    for (const { code, pos } of document.errors) {
        const what = code === 'DUPLICATE_KEY' ? 'a key that is there already' : `something else (${code})`;
        problems.push(`the manifest, line ${lineCounter.linePos(pos[0]).line}: expected well-formed YAML, got ${what}`);
    }
    if (document.errors.length > 0)
        return null;
    const lineOf = (node) => {
        const offset = node?.range?.[0];
        return offset === undefined ? 1 : lineCounter.linePos(offset).line;
    };
    const resolved = (node) => ((0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node);
    const reader = {
        document,
        entries: (given, title) => {
            const node = resolved(given);
            if (node === null || node === undefined || ((0,dist/* isScalar */.jn)(node) && node.value === ''))
                return [];
            if (!(0,dist/* isMap */.jh)(node)) {
                problems.push(`${title}, line ${lineOf(given)}: expected keys with values, got something else`);
                return [];
            }
            return node.items.map(({ key, value }) => ({
                key: reader.scalar(key) ?? '',
                value,
                line: lineOf(key),
            }));
        },
        scalar: (given) => {
            const node = resolved(given);
            if (node === null || node === undefined)
                return '';
            return (0,dist/* isScalar */.jn)(node) ? String(node.value ?? '') : null;
        },
        text: (given, takesList) => {
            const node = resolved(given);
            if (!(0,dist/* isSeq */.oP)(node))
                return reader.scalar(node);
            const items = node.items.map((item) => reader.scalar(item));
            return takesList && items.every((item) => item !== null) ? items.join('\n') : null;
        },
        plain: (given) => {
            const node = resolved(given);
            if ((0,dist/* isSeq */.oP)(node))
                return node.items.map(reader.plain);
            if ((0,dist/* isMap */.jh)(node))
                return Object.fromEntries(node.items.map(({ key, value }) => [reader.scalar(key) ?? '', reader.plain(value)]));
            return reader.scalar(node);
        },
        problem: (title, line, key, expected, got) => problems.push(`${title}, line ${line}: ${shownKey(key)}: expected ${expected}, got ${got}`),
    };
    return reader;
}
/** A key may be a secret that has slipped out of its value. */
function shownKey(key) {
    return /^[\w. -]{1,40}$/.test(key) ? key : 'a key';
}

;// CONCATENATED MODULE: ./build/fleet/targets.js











/**
 * Reads the manifest that the inputs name, and keeps the targets that `only` names. Secrets in it are masked
 * before anything is said.
 *
 * @throws DeployError INPUT_INVALID with all problems of the manifest and of the run's own inputs
 */
function readTargets(source, log) {
    const reader = new inputs_reader/* InputReader */.i_(source);
    (0,inputs_credential/* hideCredentialInputs */.L)(reader);
    if (source.refusal)
        throw source.refusal;
    (0,unknown_inputs/* checkNames */.LN)([...source.values.keys()], reader, log);
    const { manifest: given, only, ...inputs } = readFleet(reader);
    const { text, folder } = readText(reader, given);
    const { targets, problems } = text === null ? { targets: [], problems: [] } : parseManifest(text);
    const all = targets.map((target) => ({ ...target, source: sourceOf(target, folder, source) }));
    for (const target of all)
        (0,inputs_credential/* hideCredentialInputs */.L)(new inputs_reader/* InputReader */.i_(target.source));
    if (all.length > 0)
        refuseUnknown(reader, only, new Set(all.flatMap(({ name, wave }) => [name, wave])));
    const operation = (0,inputs_inputs/* readOperationName */.hS)(reader);
    const dryRun = (0,inputs_inputs/* readDryRun */.n0)(reader);
    const refusal = (0,inputs_reader/* refusalOf */.Of)([...reader.problems, ...problems]);
    if (refusal)
        throw refusal;
    const chosen = all.filter(({ name, wave }) => only.length === 0 || only.includes(name) || only.includes(wave));
    const waves = [...new Set(chosen.map(({ wave }) => wave))];
    return {
        ...inputs,
        operation,
        dryRun,
        waves: waves.map((wave) => chosen.filter((target) => target.wave === wave)),
    };
}
/** A manifest as it was given, or of the file that was named. Paths in it begin at its folder. */
function readText(reader, given) {
    if (given === '')
        return { text: null, folder: '' };
    if (/\n|^\{|:\s/.test(given))
        return { text: given, folder: '' };
    try {
        const path = (0,external_node_path_.resolve)(given);
        return {
            text: (0,inputs_reader/* readBounded */.CB)(path)
                .toString('utf8')
                .replace(/^\ufeff/, ''),
            folder: (0,external_node_path_.dirname)(path),
        };
    }
    catch (error) {
        reader.problem('targets', 'a manifest as YAML text, or the path of one', `${(0,quote/* quote */.h)(given)}: ${(0,errors/* systemReason */.uc)(error)}`);
        return { text: null, folder: '' };
    }
}
/** The inputs of a target: those of the run, and over them its own. Its secrets are its own, too. */
function sourceOf({ name: target, line, values: own, lines }, folder, run) {
    const values = new Map();
    const problems = new Map();
    const describe = (name, problem) => `${target}, line ${lines.get(name) ?? line}: ${problem}`;
    for (const [name, text] of run.values)
        if (!OF_RUN.has(name) || ASKED.has(name))
            values.set(name, text);
    for (const [name, text] of own) {
        const read = resolveReference(text, run.environment);
        if ('value' in read)
            values.set(name, read.value);
        else
            problems.set(name, describe(name, `${name}: expected ${read.expected}, got nothing`));
    }
    return {
        values,
        problems,
        environment: run.environment,
        refusal: null,
        mask: run.mask,
        secrets: (0,secrets/* newSecrets */.A)(run.mask),
        folder: (name) => (own.has(name) ? folder : ''),
        describe,
    };
}
/** Inputs of the run that say what is done to each target. */
const ASKED = new Set(['operation', 'dry-run', 'rollback-run']);
/** The inputs of a target for another operation. The credential is left out: its files may be gone. */
function withoutCredential({ source }, operation) {
    const values = new Map(source.values);
    for (const name of ['certificate', 'private-key', 'chain', 'pkcs12'])
        values.delete(name);
    return { ...source, values: values.set('operation', operation) };
}
/** All problems of several targets as one refusal; null when there is none. */
function joinedRefusal(refusals) {
    return refusalOf(refusals.map(({ message }) => message));
}

// EXTERNAL MODULE: ./build/transaction/last-deployment.js
var last_deployment = __webpack_require__(6507);
// EXTERNAL MODULE: ./build/transaction/rollback-plan.js
var rollback_plan = __webpack_require__(4423);
// EXTERNAL MODULE: ./build/steps/goal.js
var goal = __webpack_require__(317);
// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
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
        (0,steps_compare/* hideKeys */.tI)(run, plan);
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
    const { circumstances } = await (0,steps_check/* readTrust */.bn)(request);
    const credential = (0,steps_expected/* readStored */.CL)(leaf, names.chain === null ? null : bytes(names.chain), circumstances);
    report.certificate = credential?.facts ?? null;
    if (credential === null && leaf !== null)
        log.warning(`the file ${(0,server_names/* leafFile */.hB)(names)} that comes back holds no certificate that can be read`);
    if (credential === null)
        return null;
    (0,steps_check/* requireValidity */.Yi)(request, credential, hint);
    (0,steps_check/* warnOfExpiry */.bo)(run, credential);
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

// EXTERNAL MODULE: ./build/steps/observe.js
var observe = __webpack_require__(4328);
// EXTERNAL MODULE: ./build/steps/prove.js
var prove = __webpack_require__(554);
// EXTERNAL MODULE: ./build/steps/recover.js
var steps_recover = __webpack_require__(1036);
;// CONCATENATED MODULE: ./build/operations/rollback.js
var rollback_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var rollback_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
            first_look_lookAtTarget(run);
            const target = rollback_addDisposableResource(env_1, (0,transaction_target/* openTarget */.A)(request.target, 'write'), false);
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
            rollback_disposeResources(env_1);
        }
    });
}
async function rollBackTarget(run, target) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { request } = run;
        if (target.readOnly)
            throw target.readOnly;
        const lock = rollback_addDisposableResource(env_2, await (0,steps_lock/* holdLock */.xH)(run, target), false); // 2
        const last = findLast(run, target, lock.state);
        const reason = reasonToStay(run, last);
        if (reason !== null)
            return await stay(run, target, reason);
        if (last.died) {
            const env_3 = { stack: [], error: void 0, hasError: false };
            try {
                const view = rollback_addDisposableResource(env_3, (0,transaction_view/* viewTarget */.Zy)(target, 'in-place', (0,server_names/* leafFile */.hB)(request.names)), false);
                (0,last_deployment/* rememberRollback */.Uy)(lock, last.died, view, request.runId);
            }
            catch (e_2) {
                env_3.error = e_2;
                env_3.hasError = true;
            }
            finally {
                rollback_disposeResources(env_3);
            }
        }
        // What somebody else has put in the place of the files is no way back.
        const next = last.died ? 'ends' : 'goes on';
        const recovered = await (0,steps_recover/* recoverUnfinished */.O)(run, target, lock, (0,server_names/* leafFile */.hB)(request.names), next);
        if (recovered && last.died) {
            run.report.files = (0,report_files/* reportDied */.XH)(target, lock.state, last.died, recovered.undone);
            return await proveRecovered(run, target);
        }
        if (isOfOthers(run, target, last))
            return await stay(run, target, OF_OTHERS);
        const comparison = rollback_addDisposableResource(env_2, await compareWithBackup(run, target, lock.state, last), false); // 3
        if ((0,plan/* isUnchanged */._5)(comparison.plan))
            return await confirmBackup(run, comparison, lock);
        const { rotate } = await Promise.all(/* import() */[__webpack_require__.e(470), __webpack_require__.e(30)]).then(__webpack_require__.bind(__webpack_require__, 2030));
        await rotate(run, rollbackGoal(request, comparison), lock); // 4 to 12
    }
    catch (e_3) {
        env_2.error = e_3;
        env_2.hasError = true;
    }
    finally {
        rollback_disposeResources(env_2);
    }
}
/** A dry run: reports the changes of a rollback, and observes the endpoints. It takes no lock. */
async function planRollBack(run, target) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const state = rollback_addDisposableResource(env_4, (0,state_directory/* findState */.B7)(target.stateDirectory), false);
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
                const comparison = rollback_addDisposableResource(env_5, await compareWithBackup(run, target, state, last), false);
                run.report.files = (0,report_files/* reportFiles */.IU)(run.request, target, comparison.plan, 'would', null);
                await (0,observe/* observeForReport */.CM)(run, comparison.expected);
            }
            catch (e_4) {
                env_5.error = e_4;
                env_5.hasError = true;
            }
            finally {
                rollback_disposeResources(env_5);
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
        rollback_disposeResources(env_4);
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
    const leaf = (0,steps_recover/* leafOnTarget */.F)({ report }, target, (0,server_names/* leafFile */.hB)(names));
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
        const view = rollback_addDisposableResource(env_6, (0,transaction_view/* viewTarget */.Zy)(target, 'in-place', name), false);
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
        rollback_disposeResources(env_6);
    }
}
/** The files are those from before the deployment that died. They are checked and proven like a backup's. */
async function proveRecovered(run, target) {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const { names } = run.request;
        const view = rollback_addDisposableResource(env_7, (0,transaction_view/* viewTarget */.Zy)(target, 'in-place', (0,server_names/* leafFile */.hB)(names)), false);
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
        rollback_disposeResources(env_7);
    }
}
async function confirmBackup(run, comparison, lock) {
    const { request, report, id } = run;
    const { target, plan, manifest, expected } = comparison;
    report.files = (0,report_files/* reportFiles */.IU)(request, target, plan, 'restored', null);
    if (expected)
        await unchanged_confirmUnchanged(run, expected, lock);
    lock.confirm();
    const lineage = { target: target.identity, leafFile: (0,server_names/* leafFile */.hB)(request.names) };
    (0,record/* rewriteRecord */.aR)(lock.state, lineage, { version: 1, id, ...lineage, ...outcomeOf(request, comparison) });
    (0,rollback_plan/* discardUsed */.UL)(lock.state, manifest);
    report.status = 'restored';
}

;// CONCATENATED MODULE: ./build/fleet/undo.js


/**
 * Takes back a deployment that succeeded, by a rollback to the backup that it made. What comes back was there
 * a moment ago, so its validity is not asked for.
 *
 * @param deployed the report of the deployment
 * @returns the report of the target as it is then: `rolled-back`, or `rollback-failed` with the reason
 */
async function goBack(request, deployed, context) {
    const report = await rollBack(rollbackOf(request), context);
    if (report.error === null && report.status === 'restored')
        return {
            ...deployed,
            status: 'rolled-back',
            changed: false,
            verified: deployed.verified === null ? null : false,
            files: report.files,
            endpoints: report.endpoints,
            backupId: null,
            rollbackVerified: report.verified,
        };
    const reason = report.error?.message ?? 'somebody else has deployed there since';
    return {
        ...deployed,
        status: 'rollback-failed',
        rollbackVerified: report.verified,
        error: new errors/* DeployError */.sH('ROLLBACK_FAILED', `it could not go back: ${reason}`, report.error?.hint || 'look at what is there, and run operation: rollback by hand', report.error?.cause),
    };
}
function rollbackOf(request) {
    const skipChecks = new Set([...request.skipChecks, 'validity']);
    return { ...request, operation: 'rollback', skipChecks, rollbackRun: request.runId };
}

;// CONCATENATED MODULE: ./build/fleet/recover.js
/*
 * A fleet whose run was killed or cancelled, for the post step. Unfinished deployments are undone first.
 * Then, with `on-failure: undo`, the targets go back that the run had deployed: those whose last deployment
 * is of this workflow run, and another one than the main step had found there.
 */











/**
 * Recovers a fleet.
 *
 * @param begun the targets that the main step began, with the id of the deployment that it found there; null
 *   when that is not known
 * @returns the report of the targets on which something was done; null when the run was to change nothing
 * @throws DeployError INPUT_INVALID
 */
async function recoverFleet(source, begun, context) {
    (0,external_node_events_.setMaxListeners)(0, context.signal);
    const { log } = context;
    const fleet = readTargets(source, log);
    if (fleet.dryRun || fleet.operation === 'verify' || fleet.operation === 'plan')
        return null;
    const ended = new Map();
    const all = fleet.waves.flat();
    const work = async (target, title, act) => {
        const buffer = bufferLog(target.name);
        const { secrets } = target.source;
        const report = await act({ ...context, ...secrets, log: buffer.log }).catch((error) => ({
            ...(0,build_report/* newReport */.bQ)(),
            error: (0,errors/* asDeployError */.y0)(error),
        }));
        if (report === null)
            return;
        ended.set(target, report);
        buffer.flush(log, `${target.name}: ${title}`);
        if (report.error)
            log.warning(`${target.name}: ${report.error.message}. ${report.error.hint}`);
    };
    const never = () => false;
    await sideBySide(all, fleet.maxParallel, never, (target) => work(target, 'undo what is unfinished', async (within) => {
        const inputs = await (0,inputs_inputs.readRecoveryInputs)(target.source);
        if (inputs === null)
            return null;
        const report = await (0,recover.recover)(inputs.request, inputs.certificateName, within);
        return report.recovered || report.error ? report : null;
    }));
    if (fleet.operation === 'deploy' && fleet.onFailure === 'undo')
        for (const wave of fleet.waves.toReversed())
            await sideBySide(wave.toReversed(), fleet.maxParallel, never, (target) => work(target, 'go back', async (within) => {
                if (ended.get(target)?.error || (begun !== null && !begun.has(target.name)))
                    return null;
                const { request } = await (0,inputs_inputs/* readInputs */.Ko)(withoutCredential(target, 'rollback'), within.log);
                if (request.operation !== 'rollback' || !isDeployedSince(request, begun?.get(target.name) ?? null))
                    return null;
                return goBack(request, { ...(0,build_report/* newReport */.bQ)(), status: 'deployed' }, within);
            }));
    return sumUp([...ended].map(([{ name, wave }, report]) => ({ name, wave, report })));
}


/***/ }),

/***/ 8569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ newSecrets)
/* harmony export */ });
/**
 * An empty set of secrets.
 *
 * @param mask keeps a text out of the log from here on
 */
function newSecrets(mask) {
    const texts = [];
    const known = new Set();
    return {
        secrets: texts,
        hide: (more) => {
            for (const text of more) {
                if (text === '' || known.has(text))
                    continue;
                known.add(text);
                texts.push(text);
                mask(text);
            }
        },
    };
}


/***/ }),

/***/ 3805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ canReload)
/* harmony export */ });
/** Whether there is a way to make the server read the files. */
function canReload({ reload, runtime }) {
    return reload.length > 0 || runtime !== null;
}


/***/ }),

/***/ 3216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JT: () => (/* binding */ runChecks),
/* harmony export */   Yi: () => (/* binding */ requireValidity),
/* harmony export */   bn: () => (/* binding */ readTrust),
/* harmony export */   bo: () => (/* binding */ warnOfExpiry)
/* harmony export */ });
/* unused harmony exports check, withoutTarget, toPem */
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1071);
/* harmony import */ var _certificate_expiry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8937);
/* harmony import */ var _certificate_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3452);
/* harmony import */ var _certificate_names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7764);
/* harmony import */ var _certificate_pem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5090);
/* harmony import */ var _certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1283);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9473);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(579);








/**
 * Reads the candidate, and refuses one that no target could take.
 *
 * @throws DeployError with a code of the certificate, the key, the chain or the PKCS#12 file, or of the check
 *   that refused
 */
async function check(run) {
    const { request, report, log } = run;
    const given = await toPem(run, request.credential);
    const { trust, circumstances } = await readTrust(request);
    const read = readCredential(given.certificate, given.chain, circumstances);
    const credential = request.skipChecks.has('chain') ? withStrays(read) : read;
    report.certificate = credential.facts;
    const privateKey = readKey(run, given.privateKey, () => describe(credential, log));
    for (const notice of [...credential.notices, ...(privateKey?.notices ?? [])])
        log.notice(notice);
    const candidate = { credential, privateKey, trust, passed: [] };
    preflight(inputOf(request, candidate, withoutTarget(candidate)), request.skipChecks, FIRST_CHECKS);
    warnOfExpiry(run, credential);
    return { ...candidate, passed: checkCommands(run) };
}
/**
 * Reads the private key and masks it, and then has something logged, also when the key cannot be read: so no
 * mask comes between the lines of the log.
 */
function readKey({ request, hide }, given, tell) {
    try {
        if (given === null)
            return null;
        const key = readPrivateKey(given, request.passphrase);
        // Decrypted or folded anew, it has other lines than the ones that were given.
        hide(secretLines(key.pem, true));
        return key;
    }
    finally {
        tell();
    }
}
/** That part while the target is not known. */
function withoutTarget({ privateKey }) {
    return { privateKey: privateKey?.key ?? null, keyOrigin: 'given', deployedLeaf: null };
}
/**
 * Runs all preflight checks of the credential.
 *
 * @returns the names of those that passed
 * @throws DeployError with the code of the check that refused
 */
function runChecks(request, candidate, ofTarget) {
    return (0,_certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .preflight */ .Mz)(inputOf(request, candidate, ofTarget), request.skipChecks);
}
function inputOf(request, { credential, trust }, ofTarget) {
    return {
        ...ofTarget,
        credential,
        trust,
        serverNames: request.verify.endpoints.flatMap(({ serverName }) => serverName ?? []),
        now: new Date(),
        minValidityMs: request.minValidityMs,
    };
}
/**
 * A credential as PEM, whether it came as PEM or as PKCS#12. A key from a PKCS#12 file is masked before
 * anything else is done with it.
 *
 * @throws DeployError PKCS12_INVALID or PASSPHRASE_WRONG
 */
async function toPem({ log, hide }, given) {
    if (given.kind === 'pem')
        return given;
    // Only a run with such a file pays for the library that reads it.
    const { readPkcs12 } = await Promise.all(/* import() */[__webpack_require__.e(542), __webpack_require__.e(909), __webpack_require__.e(509)]).then(__webpack_require__.bind(__webpack_require__, 9509));
    const { certificate, chain, privateKey } = readPkcs12(given.bytes, given.password);
    if (privateKey === null)
        log.notice('the PKCS#12 file holds no private key: the one on the target stays');
    else
        hide(secretLines(privateKey, true));
    if (given.chain === null)
        return { kind: 'pem', certificate, chain, privateKey };
    // An error in the given chain is told of that chain alone.
    return { kind: 'pem', certificate: certificate + (chain ?? ''), chain: given.chain, privateKey };
}
/**
 * The check `validity` for a credential that is not a candidate: one that is deployed, or comes back.
 *
 * @param hint takes the place of that for a candidate
 * @throws DeployError VALIDITY
 */
function requireValidity({ skipChecks, minValidityMs }, credential, hint) {
    if (skipChecks.has('validity'))
        return;
    const refusal = (0,_certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .checkValidity */ .VG)({ credential, now: new Date(), minValidityMs });
    if (refusal)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .DeployError */ .sH(refusal.code, refusal.fact, hint);
}
/** Warns of a certificate that expires sooner than `warn-validity` asks for. */
function warnOfExpiry({ request, log }, { leaf, path }) {
    const { warnValidityMs } = request;
    if (warnValidityMs === null)
        return;
    const now = new Date();
    for (const certificate of [leaf, ...path]) {
        const notAfter = new Date(certificate.validTo);
        if (notAfter.getTime() - now.getTime() >= warnValidityMs)
            continue;
        const subject = certificate === leaf ? 'the certificate' : `the intermediate ${(0,_certificate_names_js__WEBPACK_IMPORTED_MODULE_7__/* .titleOf */ .Gg)(certificate)}`;
        log.warning(`${subject} ${(0,_certificate_expiry_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExpiry */ .T)(notAfter, now)}, at ${notAfter.toISOString()}`);
    }
}
/** Roots are read only when they are named: parsing them takes time. */
async function readTrust({ trustedRoots }) {
    const now = new Date();
    if (trustedRoots === null)
        return { trust: null, circumstances: { now, isTrusted: () => false } };
    const { openRoots, isTrusted, pathFault } = await __webpack_require__.e(/* import() */ 963).then(__webpack_require__.bind(__webpack_require__, 2963));
    const roots = openRoots(trustedRoots);
    return {
        trust: { origin: roots.origin, faultOf: (chain) => pathFault(chain, roots, now) },
        circumstances: { now, isTrusted: (certificate) => isTrusted(certificate, roots) },
    };
}
function describe({ facts }, log) {
    log.info(`names: ${facts.names.join(', ') || 'none'}`);
    log.info(`issuer: ${oneLine(facts.issuer) || 'without a name'}`);
    log.info(`valid: ${facts.notBefore.toISOString()} to ${facts.notAfter.toISOString()}`);
    log.info(`key: ${facts.keyType}; intermediates: ${facts.chainLength}`);
    log.info(`fingerprint (SHA-256): ${facts.fingerprint}`);
}


/***/ }),

/***/ 9038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UD: () => (/* binding */ compare),
  tI: () => (/* binding */ hideKeys),
  V3: () => (/* binding */ tellComparison)
});

// EXTERNAL MODULE: ./build/certificate/pem.js
var certificate_pem = __webpack_require__(5090);
// EXTERNAL MODULE: ./build/request.js
var build_request = __webpack_require__(3805);
// EXTERNAL MODULE: ./build/server/names.js
var server_names = __webpack_require__(1102);
// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var transaction_plan = __webpack_require__(1374);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
// EXTERNAL MODULE: ./build/certificate/chain-check.js
var chain_check = __webpack_require__(4768);
// EXTERNAL MODULE: ./build/certificate/credential.js
var certificate_credential = __webpack_require__(1071);
// EXTERNAL MODULE: ./build/certificate/key.js + 3 modules
var certificate_key = __webpack_require__(3452);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/steps/check.js
var check = __webpack_require__(3216);
// EXTERNAL MODULE: ./build/steps/expected.js
var expected = __webpack_require__(1534);
;// CONCATENATED MODULE: ./build/steps/accept.js









/**
 * Runs the preflight checks on the candidate beside the deployed credential: its key may be the one that
 * stays, and its leaf must not be older.
 *
 * @throws DeployError with the code of the check that refused; INPUT_INVALID when no key was given and the
 *   target has none
 */
function accept(run, candidate, view) {
    const { request } = run;
    const { names } = request;
    const { credential, privateKey, trust } = candidate;
    const deployed = (0,transaction_view/* readDeployed */.BJ)(view, (0,server_names/* leafFile */.hB)(names));
    const deployedLeaf = deployed === null ? null : (0,certificate_credential/* readDeployedLeaf */.z0)(deployed, credential.leaf);
    run.report.earlier = deployedLeaf && factsBeside(deployedLeaf, credential);
    const kept = privateKey === null ? requireKept(request, (0,transaction_view/* readDeployed */.BJ)(view, (0,server_names/* keyFile */._$)(names))) : null;
    const key = privateKey ?? readKept(run, kept);
    const passed = (0,check/* runChecks */.JT)(request, candidate, {
        privateKey: key.key,
        keyOrigin: privateKey === null ? 'on the target' : 'given',
        deployedLeaf,
    });
    const deployedChain = () => (0,certificate_credential/* readDeployedChain */.mG)(deployed, names.chain === null ? null : (0,transaction_view/* readDeployed */.BJ)(view, names.chain));
    return {
        credential,
        key: key.key,
        keyPem: kept === null ? Buffer.from(key.pem) : keyAsItIs(request, kept),
        deployed: deployedLeaf && (0,expected/* leafOf */.eo)(deployedLeaf),
        deployedChain,
        passed,
        warnings: request.skipChecks.has('chain')
            ? []
            : (0,chain_check/* chainWarnings */.t)(credential, { trust, hadIntermediates: () => deployedChain().length > 0 }),
    };
}
/** The facts of the deployed leaf, which are known already where it is the candidate's. */
function factsBeside(deployed, { leaf, facts }) {
    return deployed === leaf ? facts : (0,certificate_credential/* factsOf */.xS)(deployed, 0);
}
function requireKept({ target, names }, kept) {
    if (kept)
        return kept;
    throw new errors/* DeployError */.sH('INPUT_INVALID', `private-key: required, because ${target.directory} holds no ${(0,server_names/* keyFile */._$)(names)} that could stay`, 'give the private key, or name the one on the target in private-key-file or bundle-file');
}
function readKept({ request, hide }, kept) {
    const pem = kept?.toString('latin1') ?? '';
    hide((0,certificate_pem/* secretLines */._o)(pem, true));
    const key = (0,certificate_key/* readPrivateKey */.$k)(pem, request.passphrase, 'private key on the target');
    hide((0,certificate_pem/* secretLines */._o)(key.pem, true));
    return key;
}
/** A key that stays: its file byte for byte, or, in a bundle, its block. */
function keyAsItIs({ names }, kept) {
    return names.privateKey === null ? Buffer.from((0,certificate_key/* onlyPrivateKey */.jt)(kept.toString('latin1'))) : kept;
}

// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
// EXTERNAL MODULE: ./build/steps/target-checks.js
var target_checks = __webpack_require__(6909);
;// CONCATENATED MODULE: ./build/certificate/kept.js


/**
 * The PEM blocks in a file on the target that are not the credential's own, in their order: DH parameters
 * (`DH PARAMETERS`, `X9.42 DH PARAMETERS`), for one. Certificates and private keys are the credential's, and
 * so are the `EC PARAMETERS` that OpenSSL writes before a SEC1 key (`openssl ecparam -genkey`).
 *
 * @param file the bytes of the file
 * @returns PEM; empty when there are none, or when the file is not well-formed PEM
 */
function keptBlocks(file) {
    let blocks;
    try {
        blocks = (0,certificate_pem/* readPemBlocks */.Hg)(file.toString('latin1'), 'CERTIFICATE_INVALID', 'file on the target');
    }
    catch {
        return '';
    }
    return blocks
        .filter((block, index) => !isOfCredential(block, blocks[index + 1]))
        .map(certificate_pem/* formatPem */.uy)
        .join('');
}
function isOfCredential(block, next) {
    if (block.label === 'EC PARAMETERS')
        return next?.label === 'EC PRIVATE KEY';
    return (0,certificate_pem/* isPrivateKey */.T_)(block) || (0,certificate_credential/* isCertificate */.Yn)(block);
}

// EXTERNAL MODULE: ./build/layout.js
var build_layout = __webpack_require__(3916);
;// CONCATENATED MODULE: ./build/steps/wanted.js



/**
 * Has the server kind make the files of a credential.
 *
 * @throws DeployError TARGET_UNSAFE when a file on the target may hold what belongs to others, and when it
 *   cannot be read
 */
async function wantedFiles(request, accepted, view) {
    const { names, layout } = request;
    const config = names.config === null ? null : readPointer(view, names.config);
    const { credential, keyPem } = accepted;
    const context = {
        folder: layout === 'symlink' ? build_layout/* CURRENT */.e : '',
        names,
        serverDirectory: request.serverDirectory,
        secretName: request.sdsSecretName,
        leafPem: credential.leafPem,
        chainPem: credential.chainPem,
        // Latin-1 keeps every byte of a key file that stays as it is.
        keyPem: keyPem.toString('latin1'),
        keystore: await keystoreFor(request, accepted, view),
        configBefore: config?.toString('utf8') ?? null,
        sdsBefore: (names.sds === null ? null : readPointer(view, names.sds))?.toString('utf8') ?? null,
        kept: (name) => keptIn(view, name, keyPem),
    };
    const files = (await request.server.files(context)).map(({ content, ...file }) => ({
        ...file,
        bytes: asBytes(content ?? config ?? '', file.holdsKey),
        mode: file.holdsKey ? request.privateKeyMode : request.certificateMode,
    }));
    return { files, context };
}
/**
 * The keystore on the target when it holds the candidate already, else a new one; null when there is to be
 * none.
 */
async function keystoreFor({ names, keystorePassword: password, keystoreAlias: alias }, { credential, key }, view) {
    if (names.keystore === null)
        return null;
    const { keystoreOf } = await Promise.all(/* import() */[__webpack_require__.e(542), __webpack_require__.e(909), __webpack_require__.e(572)]).then(__webpack_require__.bind(__webpack_require__, 8572));
    const existing = (0,transaction_view/* readDeployed */.BJ)(view, names.keystore);
    return keystoreOf(credential, key, { name: names.keystore, password, alias }, existing);
}
/** What is in a file on the target besides a credential. A key file that stays is kept as a whole already. */
function keptIn(view, name, keyPem) {
    const existing = (0,transaction_view/* readDeployed */.BJ)(view, name);
    return existing === null || existing.equals(keyPem) ? '' : keptBlocks(existing);
}
/**
 * A file that tells a server about the others; null when there is none on the target. Throws as `readPlace`
 * does.
 */
function readPointer(view, name) {
    const entry = (0,transaction_view/* readPlace */.yI)(view, 'directory', name);
    return entry.kind === 'file' ? entry.bytes : null;
}
function asBytes(content, holdsKey) {
    return typeof content === 'string' ? Buffer.from(content, holdsKey ? 'latin1' : 'utf8') : content;
}

;// CONCATENATED MODULE: ./build/steps/compare.js









/**
 * Checks the candidate against the target, and works out what would change. Changes nothing.
 *
 * @throws DeployError with the code of a preflight check, TARGET_UNSAFE or PERMISSION_DENIED
 */
async function compare(run, target, candidate) {
    const { request } = run;
    const view = (0,transaction_view/* viewTarget */.Zy)(target, request.layout, (0,server_names/* leafFile */.hB)(request.names));
    try {
        const accepted = accept(run, candidate, view);
        const { files, context } = await wantedFiles(request, accepted, view);
        const plan = (0,transaction_plan/* planChanges */.XA)(view, files, request.owner);
        hideKeys(run, plan);
        const passed = [...accepted.passed, ...(await (0,target_checks/* checkTarget */.e)(request, view, plan)), ...candidate.passed];
        if (request.dryRun || (0,transaction_plan/* isUnchanged */._5)(plan))
            run.report.files = (0,report_files/* reportFiles */.IU)(request, target, plan, 'would', null);
        return { target, view, accepted, plan, passed, context, [Symbol.dispose]: () => view[Symbol.dispose]() };
    }
    catch (error) {
        view[Symbol.dispose]();
        throw error;
    }
}
/** Tells what would change, and what the server will need in order to notice. */
async function tellComparison({ request, log }, { target, view, accepted, plan, passed, context }) {
    const skipped = [...request.skipChecks].join(', ');
    log.info(`checks passed: ${passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
    for (const text of accepted.warnings)
        log.warning(text);
    log.group('Compare with the target');
    (0,report_files/* tellIntents */.Db)(log, target, plan);
    const otherPlace = request.layout === 'symlink' ? 'directory' : 'current';
    if ((0,transaction_view/* readFileAt */._T)(view, otherPlace, (0,server_names/* keyFile */._$)(request.names))) {
        const left = (0,transaction_view/* shownPath */.pS)(target, otherPlace, (0,server_names/* keyFile */._$)(request.names));
        log.info(`${left}: of the other layout; remove it once nothing reads it any more`);
    }
    const setup = {
        ...context,
        layout: request.layout,
        hasReloadCommand: (0,build_request/* canReload */.o)(request.commands),
        hasEndpoints: request.verify.endpoints.length > 0,
    };
    for (const advice of await request.server.advice(setup))
        log.warning(advice);
    // javax.crypto.spec.PBEKeySpec takes printable ASCII.
    if (request.names.keystore !== null && !/^[ -~]*$/.test(request.keystorePassword))
        log.warning(`keystore-password has characters that Java does not take, so Java will not open ${request.names.keystore}: letters, digits and signs of ASCII are safe`);
}
/** A larger file is not searched for keys: no PEM text that is read is larger. */
const MAX_BYTES = 1024 * 1024;
/**
 * Hides the private keys in the files of a plan, those on the target and those to come. Certificates stay
 * visible.
 */
function hideKeys({ hide }, { changes }) {
    for (const { file, before } of changes) {
        if (!file.holdsKey)
            continue;
        const earlier = before.kind === 'file' && !before.bytes.equals(file.bytes) ? [before.bytes] : [];
        for (const bytes of [file.bytes, ...earlier])
            if (bytes.length <= MAX_BYTES)
                hide((0,certificate_pem/* secretLines */._o)(bytes.toString('latin1'), false));
    }
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

/***/ 6909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ checkTarget)
/* harmony export */ });
/* unused harmony export checkMount */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _transaction_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1374);


/*
 * The preflight checks of what is on the target beside the credential. They are made on the plan, before
 * anything changes.
 */
/**
 * Runs the checks that are not skipped.
 *
 * @returns the names of those that passed
 * @throws DeployError TARGET_UNSAFE
 */
async function checkTarget(request, view, plan) {
    const passed = [];
    if (!request.skipChecks.has('shared')) {
        if (!(0,_transaction_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnchanged */ ._5)(plan)) {
            const { checkShared } = await __webpack_require__.e(/* import() */ 836).then(__webpack_require__.bind(__webpack_require__, 1836));
            checkShared(request, view, plan);
        }
        passed.push('shared');
    }
    if (request.names.sds !== null && request.server.secretIn && !request.skipChecks.has('sds-name')) {
        await checkSecretName(request, plan);
        passed.push('sds-name');
    }
    return passed;
}
/**
 * Refuses to give the secret in the SDS file another name. The server would refuse the new file, go on with
 * the secret that it has, and fail at its next start.
 */
async function checkSecretName({ names, sdsSecretName, server }, { changes }) {
    const sds = changes.find(({ file }) => file.role === 'sds');
    // A file that stays names the right one.
    if (sds?.before.kind !== 'file' || sds.before.bytes.equals(sds.file.bytes))
        return;
    const other = await server.secretIn?.(sds.file.name, sds.before.bytes.toString('utf8'));
    if (other === null || other === undefined || other === sdsSecretName)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `${names.sds} names the secret ${other}, and sds-secret-name is ${sdsSecretName}`, 'a running server refuses a secret of another name than it asked for. To rename it, first deploy to a new sds-file with the new name and have the server read that one; or name sds-name in skip-checks');
}
/**
 * Tries out, under the lock, whether the file system can carry out the plan. The check `modes` is among it.
 *
 * @throws DeployError as `tryPlan` does
 */
async function checkMount({ request, id }, { view, plan }, lock) {
    const { tryPlan } = await __webpack_require__.e(/* import() */ 671).then(__webpack_require__.bind(__webpack_require__, 2671));
    tryPlan(view, lock.state, id, plan, !request.skipChecks.has('modes'));
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