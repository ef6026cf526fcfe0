"use strict";
exports.id = 894;
exports.ids = [894,554,343];
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
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(269);
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8195);
/* harmony import */ var _verify_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9820);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(343);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5058);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4328);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6764);









/* Step 10: poll the endpoints, until they serve what they should. */
/**
 * Proves that the endpoints serve the certificate of a goal, where there are endpoints and a certificate. Warns where
 * there is no endpoint.
 *
 * @param chainCounts whether the intermediates count as well
 * @throws DeployError as `proveServed` does
 */
async function prove(run, expected, before, chainCounts) {
    if (run.request.verify.endpoints.length === 0)
        (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .tellNothingVerified */ .FX)(run);
    else if (expected === null)
        run.log.notice('there is no certificate any more that could be verified');
    else
        await proveServed(run, expected, before, chainCounts);
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
    const surroundings = (0,_network_js__WEBPACK_IMPORTED_MODULE_6__/* .realSurroundings */ .y)(run);
    const judgeFor = await (0,_judge_js__WEBPACK_IMPORTED_MODULE_3__.judges)(run, expected, chainCounts);
    const subjects = request.verify.endpoints.map((endpoint) => {
        const otherwise = {
            keyType: expected.keyType,
            fingerprints: [expected.fingerprint],
            judge: judgeFor(endpoint),
            policy: request.verify,
        };
        const known = [...(0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .beforeByAddress */ .ZQ)(before, endpoint).keys()];
        return { endpoint, known: new Map(known.map((address) => [address, otherwise])), otherwise };
    });
    const reports = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(subjects, surroundings, signal);
    for (const { endpoint } of subjects)
        noteBefore(reports, endpoint, before);
    report.endpoints = reports;
    report.verified = (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_7__/* .isProven */ .nn)(reports);
    signal.throwIfAborted();
    tellServed(run, reports);
    tellMissing(run, expected, reports);
    const failed = reports.filter((one) => !one.matched && !(0,_verify_report_js__WEBPACK_IMPORTED_MODULE_7__/* .isExcused */ .Ix)(one, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('VERIFY_FAILED', describeFailure(first) + others, hintFor(first, report));
}
/** Notes in the reports of an endpoint what each address served before the run. */
function noteBefore(reports, endpoint, before) {
    const known = (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .beforeByAddress */ .ZQ)(before, endpoint);
    for (const one of reports.filter((report) => report.endpoint === endpoint))
        one.before = known.get(one.address ?? '')?.fingerprint ?? null;
}
function tellServed({ log }, reports) {
    for (const one of reports) {
        const name = (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_8__/* .addressName */ .Y)(one);
        const effort = `${probes(one.attempts)}, ${one.elapsedMs} ms`;
        if (one.matched)
            log.info(`${name} serves the certificate: ${effort}, ${one.protocol}`);
        else if ((0,_verify_report_js__WEBPACK_IMPORTED_MODULE_7__/* .isExcused */ .Ix)(one, reports))
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
                log.warning(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_8__/* .addressName */ .Y)(one)} serves the certificate without its intermediate ${subject}`);
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
        const known = [...(0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .beforeByAddress */ .ZQ)(before, endpoint)];
        return {
            endpoint,
            known: new Map(known.map(([address, served]) => [address, expect([served, earlier], verify)])),
            // An address that did not answer before the deployment either is not waited for.
            otherwise: expect([earlier], (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observationPolicy */ .X2)(run)),
        };
    });
    const reports = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .w)(subjects, (0,_network_js__WEBPACK_IMPORTED_MODULE_6__/* .realSurroundings */ .y)(run), signal);
    for (const { endpoint } of subjects)
        noteBefore(reports, endpoint, before);
    run.report.endpointsAfterUndo = reports;
    for (const one of reports) {
        if (earlier === null && one.before === null)
            continue;
        const what = one.matched
            ? `serves the earlier certificate again: ${short(one.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${one.reason ?? 'the time was up'}`;
        run.log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_8__/* .addressName */ .Y)(one)} ${what}`);
    }
    return (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_7__/* .isProven */ .nn)(reports);
}
function describeFailure(one) {
    return `${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_8__/* .addressName */ .Y)(one)} ${outcomeOf(one)}, after ${probes(one.attempts)} in ${(one.elapsedMs / 1000).toFixed(1)} s`;
}
function outcomeOf(one) {
    switch (one.last) {
        case 'other':
            return `serves ${short(one.fingerprint)} and not the certificate${(0,_verify_report_js__WEBPACK_IMPORTED_MODULE_7__/* .withoutType */ .vA)(one)}`;
        case 'unfit':
            return `serves the certificate, but ${one.reason}`;
        default:
            return `was not seen to serve the certificate: ${one.reason ?? 'no probe was made'}`;
    }
}
/** A server may need its certificate in order to start, and cannot be proven before it runs. */
const FIRST_DEPLOYMENT = 'this is the first deployment here, and nothing listens yet: a server must run before it can be proven. Deploy once without verify-endpoints, start the server with these files, then run again with verify-endpoints';
function hintFor({ endpoint, last, lacks, fingerprint, before }, { operation, earlier }) {
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
    return `does the server read these files${serverName === null ? '' : ` for ${serverName}`}, and does it notice a change by itself (else give reload-command)? If it needs longer, raise verify-timeout${mounted}`;
}
function probes(count) {
    return `${count} probe${count === 1 ? '' : 's'}`;
}
function short(fingerprint) {
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}


/***/ }),

/***/ 894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ undo_undo),
  undoDeployment: () => (/* binding */ undoDeployment)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(8949);
// EXTERNAL MODULE: ./build/transaction/transaction.js + 1 modules
var transaction = __webpack_require__(1156);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/files/attributes.js
var attributes = __webpack_require__(2587);
// EXTERNAL MODULE: ./build/files/copy.js
var copy = __webpack_require__(6907);
// EXTERNAL MODULE: ./build/files/entry.js
var files_entry = __webpack_require__(4832);
// EXTERNAL MODULE: ./build/files/folder.js
var files_folder = __webpack_require__(5230);
// EXTERNAL MODULE: ./build/files/tree.js
var files_tree = __webpack_require__(7926);
// EXTERNAL MODULE: ./build/layout.js
var layout = __webpack_require__(3916);
// EXTERNAL MODULE: ./build/transaction/order.js
var order = __webpack_require__(5795);
// EXTERNAL MODULE: ./build/transaction/record.js
var record = __webpack_require__(6610);
// EXTERNAL MODULE: ./build/transaction/stage.js
var stage = __webpack_require__(7282);
// EXTERNAL MODULE: ./build/transaction/view.js
var view = __webpack_require__(2758);
;// CONCATENATED MODULE: ./build/transaction/undo.js
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
 * Undoes the changes of a deployment, in the opposite order (order.ts). It goes by the files that it finds,
 * and not by the memory of the deployment. So it can be interrupted at any point, and done again.
 */














/**
 * Undoes every change. Goes on past a file that cannot be undone, in order to save the others. Leaves the
 * journal: `conclude` removes it when the servers have been told, too.
 *
 * @returns the outcome for each file, failures among them
 * @throws DeployError LOCKED when the target is no longer ours
 */
function undo(target, lock, journal) {
    const { state } = lock;
    const context = { target, state, id: journal.id, touched: new Set() };
    const undone = [];
    const attempt = (role, path, step) => {
        try {
            lock.confirm();
            const outcome = step();
            if (outcome !== null)
                undone.push({ role, path, outcome, reason: null });
        }
        catch (error) {
            if (error instanceof errors/* DeployError */.sH && error.code === 'LOCKED')
                throw error;
            undone.push({ role, path, outcome: 'failed', reason: (0,errors/* systemReason */.uc)(error) });
        }
    };
    const inTarget = (name) => (0,view/* shownPath */.pS)(target, 'directory', name);
    const steps = [
        ...journal.files,
        ...(journal.current ? [journal.current] : []),
    ];
    const ordered = (0,order/* inOrder */.al)((0,order/* opposite */.Qv)(journal.direction), steps, (step) => ({
        moved: 'role' in step ? step.role : layout/* CURRENT */.e,
        isRemoved: step.before === null,
    }));
    for (const step of ordered) {
        const [role, name] = 'role' in step ? [step.role, step.name] : [null, layout/* CURRENT */.e];
        attempt(role, inTarget(name), () => {
            if (step.before === null)
                requireUnnamed(undone);
            return 'role' in step ? undoFile(context, target.files, step) : undoSwitch(context, step);
        });
    }
    for (const folder of journal.folders.toReversed())
        attempt(null, inTarget(folder), () => undoFolder(context, folder));
    for (const folder of context.touched)
        attempt(null, folder.path, () => {
            (0,files_folder/* syncFolder */.Yw)(folder);
            return 'untouched';
        });
    attempt(null, `${state.path}/deployed`, () => {
        (0,record/* rewriteRecord */.aR)(state, journal, journal.deployed);
        // Of the record, only a failure is told.
        return null;
    });
    return undone;
}
/** Keeps a file that was not there before while a pointer that could not be undone may still name it. */
function requireUnnamed(undone) {
    const stuck = undone.find(({ role, outcome }) => (0,order/* isPointer */._V)(role) && outcome === 'failed');
    if (stuck)
        throw new errors/* DeployError */.sH('ROLLBACK_FAILED', `left in place: ${stuck.path} may still refer to it`, '');
}
function undoFile({ state, id, touched }, tree, { role, name, before }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        let folder;
        try {
            folder = tree.holding(name);
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) === 'ENOENT' && before === null)
                return 'untouched';
            throw error;
        }
        const access = folder.at((0,external_node_path_.basename)(name));
        if ((0,files_entry/* identityOf */.c)(access) === before)
            return 'untouched';
        touched.add(folder);
        if (before === null) {
            external_node_fs_.unlinkSync(access);
            return 'removed';
        }
        const set = __addDisposableResource(env_1, (0,backup/* openBackup */.Tw)(state, id), false);
        const staging = __addDisposableResource(env_1, (0,stage/* openStaging */.gO)(state, id), false);
        const replacement = staging.at(`restored-${role}`);
        (0,files_folder/* removeFile */.nM)(replacement);
        const entry = (0,files_entry/* readEntry */.h)(set.at(role), (0,backup/* backupPath */.wZ)(state.path, id, role));
        if (entry.kind === 'absent')
            throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
        (0,copy/* linkOrCopy */.L7)(set.at(role), replacement, entry);
        freshen(replacement);
        external_node_fs_.renameSync(replacement, access);
        return 'restored';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Gives a file a new modification time, for servers that poll for one. */
function freshen(access) {
    const now = new Date();
    try {
        external_node_fs_.lutimesSync(access, now, now);
    }
    catch (error) {
        // A file of another user keeps its time (utimensat(2)). That it is back matters more.
        if ((0,errors/* systemCode */.xU)(error) !== 'EPERM')
            throw error;
    }
}
function undoSwitch(context, change) {
    const { target, state, id, touched } = context;
    const { before, after } = change;
    const { root } = target.files;
    let outcome = 'untouched';
    if (before !== null)
        refillRelease(context, before, change);
    if (linkAt(root.at(layout/* CURRENT */.e)) === after) {
        touched.add(root);
        if (before === null) {
            external_node_fs_.unlinkSync(root.at(layout/* CURRENT */.e));
            outcome = 'removed';
        }
        else {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const staging = __addDisposableResource(env_2, (0,stage/* openStaging */.gO)(state, id), false);
                const kept = staging.at(stage/* EARLIER_CURRENT */.fr);
                if (linkAt(kept) !== before) {
                    (0,files_folder/* removeFile */.nM)(kept);
                    external_node_fs_.symlinkSync(before, kept);
                }
                external_node_fs_.renameSync(kept, root.at(layout/* CURRENT */.e));
                outcome = 'restored';
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                __disposeResources(env_2);
            }
        }
        // Synced before the new folder goes: after a power cut `current` must not point at nothing.
        (0,files_folder/* syncFolder */.Yw)(root);
    }
    if (after !== null && (0,files_folder/* isThere */.$B)(root.at(after))) {
        touched.add(root);
        (0,files_folder/* removeTree */.dM)(root, after);
    }
    return outcome;
}
/**
 * Makes the earlier release folder whole again before `current` points at it: somebody may have cleared it
 * away, when nothing seemed to use it any more. Missing files come from the backup.
 *
 * @throws DeployError TARGET_UNSAFE when a file is missing that the backup does not keep; a system error
 */
function refillRelease(context, name, { files, others }) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        // It did not hold anything, or was not even there.
        if (files.length === 0 && others.length === 0)
            return;
        const { root } = context.target.files;
        (0,attributes/* ensureSubfolderLike */.YB)(root, name, root);
        const tree = __addDisposableResource(env_3, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, name)), false);
        const missing = others.find((other) => !(0,files_folder/* isThere */.$B)(tree.root.at(other)));
        if (missing !== undefined) {
            throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${name}/${missing} is missing, which the deployment did not remove`, 'put it back, and run any deployment to this target');
        }
        const touched = new Set();
        for (const file of files) {
            for (const folder of (0,files_tree/* foldersOn */.D)(file.name))
                (0,attributes/* ensureSubfolderLike */.YB)(tree.holding(folder), (0,external_node_path_.basename)(folder), root);
            undoFile({ ...context, touched }, tree, file);
        }
        for (const folder of touched)
            (0,files_folder/* syncFolder */.Yw)(folder);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
function undoFolder({ target, touched }, path) {
    const { files } = target;
    try {
        const folder = files.folder(path);
        const parent = files.holding(path);
        if ((0,files_folder/* removeIfEmpty */.V3)(parent.at((0,external_node_path_.basename)(path)))) {
            // A removed folder needs no sync, and its handle is closed.
            touched.delete(folder);
            files.forget(path);
        }
        touched.add(parent);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT')
            throw error;
    }
    return 'untouched';
}
function linkAt(access) {
    try {
        return external_node_fs_.readlinkSync(access);
    }
    catch (error) {
        if (['ENOENT', 'EINVAL'].includes((0,errors/* systemCode */.xU)(error)))
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/steps/prove.js
var prove = __webpack_require__(554);
// EXTERNAL MODULE: ./build/steps/reload.js + 3 modules
var reload = __webpack_require__(579);
// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __webpack_require__(6764);
;// CONCATENATED MODULE: ./build/steps/undo.js








/* Step 12: everything is undone, and that is proven. */
/**
 * Undoes this run's own changes after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function undo_undo(run, { view, plan, earlier }, { lock, journal }, cause) {
    const { report, log } = run;
    log.group('Undo');
    log.info(`${cause.message}; undoing everything`);
    report.status = 'rollback-failed';
    report.changed = true;
    const { undone, verified, failure } = await undoDeployment(run, view.target, lock, journal, () => earlier);
    report.rollbackVerified = verified;
    report.files = (0,report_files/* reportUndone */.sR)(report.files, plan, undone);
    if (failure)
        throw new errors/* DeployError */.sH('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
    report.status = 'rolled-back';
    report.changed = report.recovered;
    report.backupId = null;
    throw cause;
}
/**
 * Undoes a deployment, this run's own or one that died. First come the files, then the reload, if it had run,
 * then the proof. A failed reload or proof does not stop it: the files are as before, and the report tells
 * that the proof is missing. A cancellation does not stop it either, but cuts the proof short.
 *
 * @param earlier reads the leaf that the target holds once it is undone
 * @throws DeployError LOCKED when the target is no longer ours
 */
async function undoDeployment(run, target, lock, journal, earlier) {
    const { request, undoSignal } = run;
    const undone = await (0,steps_run/* phase */.Oi)(run, 'Undo', () => {
        const files = undo(target, lock, journal);
        for (const { path, outcome, reason } of files) {
            if (outcome !== 'untouched')
                run.log.info(`${path}: ${outcome}${reason === null ? '' : `: ${reason}`}`);
        }
        return files;
    });
    const failure = failureOf(request, journal, undone);
    if (failure)
        return { undone, verified: request.verify.endpoints.length === 0 ? null : false, failure };
    if (journal.reloading)
        await reloadAgain(run, undoSignal);
    const { endpoints } = request.verify;
    const verified = endpoints.length === 0
        ? null
        : await (0,steps_run/* phase */.Oi)(run, 'Verify the undo', () => (0,prove/* proveUndone */.o)(run, journal.servedBefore, earlier(), undoSignal));
    if (verified === false)
        tellUnproven(run, journal);
    const problem = (0,transaction/* conclude */.Ep)(lock, journal);
    if (problem !== null)
        run.log.warning(`the files are back as they were, but the journal in ${target.stateDirectory.path} could not be removed: ${problem}; the next deployment tries again`);
    return { undone, verified, failure: null };
}
function tellUnproven({ log, report }, { servedBefore }) {
    if (servedBefore.length === 0 && report.earlier === null)
        log.info('no endpoint served a certificate before, so none can be seen to serve it again');
    else
        log.warning('the files are back as they were, but not every endpoint was seen to serve the earlier certificate');
}
async function reloadAgain(run, signal) {
    try {
        await (0,steps_run/* phase */.Oi)(run, 'Reload again', () => (0,reload/* reload */.yQ)(run, signal));
    }
    catch (error) {
        const { code, message } = (0,errors/* asDeployError */.y0)(error);
        run.log.warning(code === 'CANCELLED'
            ? 'the files were undone, but the job was cancelled before reload-command had run to its end again'
            : `the files were undone, but ${message}: the server may still use the new ones`);
    }
}
function failureOf({ target }, journal, undone) {
    const failed = undone.filter(({ outcome }) => outcome === 'failed');
    if (failed.length === 0)
        return null;
    const earlier = ({ role }) => role === null
        ? `before: ${journal.current?.before ?? 'not there'}`
        : `backup: ${(0,backup/* backupPath */.wZ)(target.stateDirectory, journal.id, role)}`;
    const list = failed.map((one) => `${one.path} (${earlier(one)}): ${one.reason}`);
    return new errors/* DeployError */.sH('ROLLBACK_FAILED', `the target could not be undone: ${list.join('; ')}`, `remove the obstacle and run any deployment to this target, which tries again first; or put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`);
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cd: () => (/* binding */ commit),
  Ep: () => (/* binding */ conclude),
  iA: () => (/* binding */ prepare),
  fi: () => (/* binding */ rememberReload),
  od: () => (/* binding */ seal)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/files/durable.js
var durable = __webpack_require__(5415);
// EXTERNAL MODULE: ./build/files/failure.js
var failure = __webpack_require__(170);
// EXTERNAL MODULE: ./build/files/folder.js
var files_folder = __webpack_require__(5230);
// EXTERNAL MODULE: ./build/files/own-file.js
var own_file = __webpack_require__(351);
// EXTERNAL MODULE: ./build/transaction/backup.js
var transaction_backup = __webpack_require__(8949);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/files/attributes.js
var attributes = __webpack_require__(2587);
// EXTERNAL MODULE: ./build/files/copy.js
var copy = __webpack_require__(6907);
// EXTERNAL MODULE: ./build/files/entry.js
var files_entry = __webpack_require__(4832);
// EXTERNAL MODULE: ./build/files/tree.js
var files_tree = __webpack_require__(7926);
// EXTERNAL MODULE: ./build/layout.js
var layout = __webpack_require__(3916);
// EXTERNAL MODULE: ./build/transaction/names.js
var names = __webpack_require__(6651);
// EXTERNAL MODULE: ./build/transaction/order.js
var order = __webpack_require__(5795);
// EXTERNAL MODULE: ./build/transaction/stage.js
var stage = __webpack_require__(7282);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
;// CONCATENATED MODULE: ./build/transaction/commit.js
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
 * Moves the staged files to their names, in the order of `order.ts`. With the `symlink` layout, all files but
 * pointers become a new release folder that nobody sees yet, and the symlink's rename shows them at once.
 * Each directory is synced once, at the end.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or the error of `confirm`; some of the changes may
 *   have happened
 */
function commitPlan(view, staging, plan, id, confirm) {
    const commit = { view, staging, plan, id, confirm, touched: new Set() };
    const files = plan.changes.filter(({ place, action }) => place === 'directory' && action !== 'keep');
    const steps = (0,order/* inOrder */.al)(plan.direction, [...files, ...(plan.current === 'stays' ? [] : [layout/* CURRENT */.e])], (step) => typeof step === 'string'
        ? { moved: layout/* CURRENT */.e, isRemoved: plan.current === 'goes' }
        : { moved: step.file.role, isRemoved: step.action === 'remove' });
    makeFolders(commit);
    for (const step of steps) {
        if (typeof step === 'string')
            switchCurrent(commit);
        else
            changeFile(commit, step);
    }
    for (const folder of commit.touched)
        (0,failure/* doing */.Yp)(`directory ${folder.path} cannot be synced`, () => (0,files_folder/* syncFolder */.Yw)(folder));
}
function makeFolders({ view, plan, touched }) {
    const { files } = view.target;
    for (const path of plan.folders) {
        (0,failure/* doing */.Yp)(`folder ${(0,transaction_view/* shownPath */.pS)(view.target, 'directory', path)} cannot be made`, () => {
            const parent = files.holding(path);
            (0,attributes/* ensureSubfolderLike */.YB)(parent, (0,external_node_path_.basename)(path), files.root);
            touched.add(parent);
        });
    }
}
function changeFile({ view, staging, confirm, touched }, { file, place, action }) {
    const { target } = view;
    confirm();
    (0,failure/* doing */.Yp)(`${(0,transaction_view/* shownPath */.pS)(target, place, file.name)} cannot be ${action === 'remove' ? 'removed' : 'replaced'}`, () => {
        const folder = target.files.holding(file.name);
        if (action === 'remove')
            external_node_fs_.unlinkSync(folder.at((0,external_node_path_.basename)(file.name)));
        else
            external_node_fs_.renameSync(staging.at(file.role), folder.at((0,external_node_path_.basename)(file.name)));
        touched.add(folder);
    });
}
function switchCurrent(commit) {
    const { view, staging, plan, confirm, touched } = commit;
    const { root } = view.target.files;
    confirm();
    if (plan.current === 'switches') {
        makeRelease(commit);
        confirm();
    }
    keepSymlink(root.at(layout/* CURRENT */.e), staging.at(stage/* EARLIER_CURRENT */.fr));
    (0,failure/* doing */.Yp)(`${(0,transaction_view/* shownPath */.pS)(view.target, 'directory', layout/* CURRENT */.e)} cannot be switched`, () => {
        if (plan.current === 'switches')
            external_node_fs_.renameSync(staging.at(layout/* CURRENT */.e), root.at(layout/* CURRENT */.e));
        else
            external_node_fs_.unlinkSync(root.at(layout/* CURRENT */.e));
    });
    touched.add(root);
}
/**
 * Gives the symlink a second name, with its owner. Where that is refused, or there is none, undoing makes one
 * anew.
 */
function keepSymlink(from, to) {
    try {
        external_node_fs_.linkSync(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error))
            throw error;
    }
}
/**
 * Makes the new release folder: the staged files, those that stay the same, and those that belong to others.
 * It is as accessible as the target itself, and a subfolder as the earlier one of its name.
 */
function makeRelease({ view, staging, plan, id }) {
    const { root } = view.target.files;
    const name = names/* RELEASE_PREFIX */.tt + id;
    (0,failure/* doing */.Yp)(`folder ${(0,transaction_view/* shownPath */.pS)(view.target, 'directory', name)} cannot be made`, () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            (0,files_folder/* ensureSubfolder */.HQ)(root, name, durable/* PRIVATE_FOLDER */.ly);
            const tree = __addDisposableResource(env_1, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, name)), false);
            const through = plan.changes.filter(({ place, action }) => place === 'current' && action !== 'remove');
            const folders = new Set([...through.map(({ file }) => file.name), ...plan.others].flatMap(files_tree/* foldersOn */.D));
            for (const folder of folders)
                (0,attributes/* ensureSubfolderLike */.YB)(tree.holding(folder), (0,external_node_path_.basename)(folder), earlierFolder(view, folder) ?? root);
            for (const change of through)
                placeFile(view, staging, tree, change);
            for (const file of plan.others)
                takeAlong(view, tree, file);
            (0,attributes/* copyFolderAttributes */.f5)(root, tree.root);
            for (const folder of folders)
                (0,files_folder/* syncFolder */.Yw)(tree.folder(folder));
            (0,files_folder/* syncFolder */.Yw)(tree.root);
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
/** A subfolder of the release folder in use; null when it has none of that name. */
function earlierFolder({ release }, path) {
    try {
        return release?.folder(path) ?? null;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
}
function placeFile(view, staging, tree, change) {
    const { file, place, action, attributes } = change;
    const to = tree.at(file.name);
    if (action !== 'keep') {
        external_node_fs_.renameSync(staging.at(file.role), to);
        return;
    }
    const from = (0,transaction_view/* accessPath */._y)(view, place, file.name);
    if (from !== null)
        (0,copy/* linkOrCopy */.L7)(from, to, attributes, attributes.unseenMode);
}
function takeAlong(view, tree, name) {
    const from = (0,transaction_view/* accessPath */._y)(view, 'current', name);
    const entry = from === null ? null : (0,files_entry/* readEntry */.h)(from, (0,transaction_view/* shownPath */.pS)(view.target, 'current', name));
    if (from !== null && entry?.kind === 'file')
        (0,copy/* linkOrCopy */.L7)(from, tree.at(name), entry);
}

// EXTERNAL MODULE: ./build/transaction/journal.js
var transaction_journal = __webpack_require__(7328);
// EXTERNAL MODULE: ./build/transaction/manifest.js
var manifest = __webpack_require__(8050);
// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var plan = __webpack_require__(1374);
// EXTERNAL MODULE: ./build/transaction/record.js
var transaction_record = __webpack_require__(6610);
;// CONCATENATED MODULE: ./build/transaction/transaction.js
var transaction_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var transaction_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * A deployment's changes to its target, as one step that happens or does not.
 *
 *   open      the target is read and compared (view, plan); nothing is changed
 *   prepared  backups, staged files and the journal are on disk, and nothing visible; it can be undone
 *   committed the new files have their names
 *   sealed    proven; the journal is gone, the record is written, the backup is kept for later
 *   undone    everything is as it was before; the journal and the backup are gone
 *
 * The point of no return is `prepared`, when the journal gets its name. A process that dies before it leaves
 * leftovers in the state directory, and nothing else. One that dies after it leaves a journal, and any holder
 * of the lock can undo it. All of this is synchronous: nothing
 * else runs between two changes.
 */













/**
 * Does everything short of a visible change.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED; everything that was prepared is gone again
 */
function prepare(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { view, lock, plan, id, servedBefore, leafFile, outcome, keepsBackup } = options;
        const { state } = lock;
        const lineage = { target: view.target.identity, leafFile };
        const journal = {
            version: 1,
            id,
            target: view.target.identity,
            directory: view.target.path,
            leafFile,
            started: new Date().toISOString(),
            direction: plan.direction,
            files: plan.changes
                .filter(({ place, action }) => place === 'directory' && action !== 'keep')
                .map(journalFile),
            folders: plan.folders,
            current: plan.current === 'stays' ? null : switchOf(view, plan, id),
            deployed: view.record,
            reloading: false,
            servedBefore,
        };
        lock.confirm();
        const pending = transaction_addDisposableResource(env_1, (0,durable/* openPending */.Yn)(), false);
        try {
            const backup = (0,failure/* doing */.Yp)('the backup cannot be made', () => (0,transaction_backup/* makeBackup */.B2)(pending, state, id, view, plan));
            const { record, ...staged } = (0,failure/* doing */.Yp)('the new files cannot be staged', () => {
                const staging = (0,stage/* openStaging */.gO)(state, id);
                pending.addFolder(staging);
                const files = (0,stage/* stageFiles */.Iz)(pending, state, staging, backup.set, view, plan, id);
                const record = outcome && recordOf(id, lineage, outcome, files.plan);
                if (record)
                    (0,transaction_record/* stageRecord */.k7)(pending, state, staging, record);
                return { ...files, record };
            });
            (0,failure/* doing */.Yp)('the journal cannot be written', () => {
                if (keepsBackup)
                    (0,manifest/* draftManifest */.nn)(pending, backup.set, id, lineage, view, plan);
                (0,transaction_journal/* draftJournal */.B5)(pending, state, journal);
            });
            (0,failure/* doing */.Yp)('the prepared files cannot be synced', () => pending.sync());
            // The point of no return: with the journal, a process that dies is undone. Before it, it has changed
            // nothing.
            (0,failure/* doing */.Yp)('the journal cannot be written', () => (0,transaction_journal/* publishJournal */.Di)(state));
            return {
                view,
                lock,
                plan: staged.plan,
                journal,
                record,
                keepsBackup,
                attributesLost: staged.attributesLost ?? backup.attributesLost,
            };
        }
        catch (error) {
            (0,transaction_journal/* dropJournal */.H)(state);
            discard(state, id);
            throw (0,failure/* writeFailure */.EU)(error, 'the deployment cannot be prepared');
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        transaction_disposeResources(env_1);
    }
}
function recordOf(id, lineage, outcome, { changes }) {
    const files = outcome.files.map((file) => {
        const change = changes.find((one) => one.file.role === file.role && one.file.name === file.name);
        const attributes = change && (0,plan/* divergence */.Z7)(change);
        return attributes ? { ...file, attributes } : file;
    });
    return { version: 1, id, ...lineage, ...outcome, files };
}
function journalFile({ file: { role, name }, before }) {
    return { role, name, before: before.kind === 'file' ? before.identity : null };
}
function switchOf({ link }, { changes, current, others }, id) {
    return {
        before: link,
        after: current === 'goes' ? null : names/* RELEASE_PREFIX */.tt + id,
        files: changes
            .filter(({ place, before }) => place === 'current' && before.kind === 'file')
            .map(journalFile),
        others,
    };
}
/**
 * Gives the new files their names.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which the transaction must be undone; LOCKED
 *   when the target is no longer ours, after which nothing may be touched
 */
function commit({ view, lock, plan, journal }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const staging = transaction_addDisposableResource(env_2, (0,failure/* doing */.Yp)('the staged files cannot be opened', () => (0,stage/* openStaging */.gO)(lock.state, journal.id)), false);
        commitPlan(view, staging, plan, journal.id, lock.confirm);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        transaction_disposeResources(env_2);
    }
}
/**
 * Remembers, durably, that the reload command is about to run: undoing must then run it again. Throws
 * DeployError.
 */
function rememberReload(prepared) {
    if (prepared.journal.reloading)
        return prepared;
    const journal = { ...prepared.journal, reloading: true };
    prepared.lock.confirm();
    (0,failure/* doing */.Yp)('the journal cannot be written', () => (0,transaction_journal/* replaceJournal */.EK)(prepared.lock.state, journal));
    return { ...prepared, journal };
}
/**
 * Ends a transaction that is proven: from here on it cannot be undone as unfinished. The backup's seal, the
 * record and the end of the journal are synced together, in the order in which they were made: of two
 * changes, a file system with a journal never keeps the later one alone.
 *
 * @throws DeployError, after which the transaction must be undone
 */
function seal({ lock, journal, record, keepsBackup }) {
    const { state } = lock;
    lock.confirm();
    try {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const set = transaction_addDisposableResource(env_3, keepsBackup ? (0,transaction_backup/* openBackup */.Tw)(state, journal.id) : null, false);
            if (set)
                (0,own_file/* nameDraft */.jj)(set, transaction_backup/* MANIFEST */.e0);
            const staging = transaction_addDisposableResource(env_3, (0,stage/* openStaging */.gO)(state, journal.id), false);
            const records = transaction_addDisposableResource(env_3, (0,transaction_record/* nameRecord */.TQ)(state, staging, journal, record), false);
            (0,transaction_journal/* dropJournal */.H)(state);
            for (const folder of [set, records, state])
                if (folder)
                    (0,files_folder/* syncFolder */.Yw)(folder);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            transaction_disposeResources(env_3);
        }
    }
    catch (error) {
        remind(lock, journal);
        throw (0,failure/* writeFailure */.EU)(error, 'the deployment cannot be concluded');
    }
}
/**
 * Writes the journal again, should this process die before it has undone everything. Nothing told rests on
 * that.
 */
function remind(lock, journal) {
    try {
        // The sync that failed may have hung for so long that the target, and the journal, are somebody else's.
        lock.confirm();
        (0,transaction_journal/* replaceJournal */.EK)(lock.state, journal);
    }
    catch {
        // It is undone from memory at once, if it is still ours.
    }
}
/**
 * Forgets a transaction that was undone, with its backup.
 *
 * @returns null, or why it could not: the next deployment then undoes it once more, which changes nothing,
 *   and needs the backup
 * @throws DeployError LOCKED when the target is no longer ours
 */
function conclude(lock, journal) {
    try {
        lock.confirm();
        // It may have been sealed already. Without the journal it would then pass for that of a proven
        // deployment.
        (0,transaction_backup/* unsealBackup */.t2)(lock.state, journal.id);
        (0,transaction_journal/* removeJournal */.Sw)(lock.state);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH && error.code === 'LOCKED')
            throw error;
        return (0,errors/* systemReason */.uc)(error);
    }
    discard(lock.state, journal.id);
    return null;
}
function discard(state, id) {
    try {
        (0,stage/* clearStaging */.Le)(state);
        (0,transaction_backup/* discardBackup */.f2)(state, id);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH)
            throw error;
        // The next deployment clears the rest away.
    }
}


/***/ })

};
;