"use strict";
exports.id = 658;
exports.ids = [658];
exports.modules = {

/***/ 9475:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ rotate)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5294);
/* harmony import */ var _transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5318);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3893);
/* harmony import */ var _file_reports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8180);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5379);
/* harmony import */ var _proof_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5460);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4008);
/* harmony import */ var _restore_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9452);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3423);










/**
 * Changes the target and proves it, or puts everything back.
 *
 * @throws DeployError whatever went wrong, after which the target is as it was; ROLLBACK_FAILED when it is not
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await lookBefore(run, goal);
    log.group('Write the files');
    let prepared = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Prepare', () => prepareRotation(run, goal, lock, before));
    try {
        if (prepared.plan.trial) {
            log.info(`${prepared.plan.trial.pointer.file.name} is tried first: until the server follows it, no other file changes`);
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Try', () => (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .tryPointer */ .VX)(prepared));
            if ((0,_request_js__WEBPACK_IMPORTED_MODULE_9__/* .canReload */ .o)(request.commands)) {
                if (request.commands.validate)
                    await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Validate on trial', () => (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .validate */ .tf)(run));
                prepared = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .rememberReload */ .fi)(prepared);
                await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Reload on trial', () => (0,_reload_js__WEBPACK_IMPORTED_MODULE_6__.reload)(run));
            }
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Verify on trial', () => verify(run, goal, before));
        }
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Commit', () => (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .commit */ .cd)(prepared));
        for (const { path, status, mode } of run.report.files)
            log.info(`${path}: ${status} (${mode})`);
        run.signal.throwIfAborted();
        if (request.commands.validate) {
            log.group('Validate');
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Validate', () => (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .validate */ .tf)(run));
        }
        if ((0,_request_js__WEBPACK_IMPORTED_MODULE_9__/* .canReload */ .o)(request.commands)) {
            log.group('Reload');
            prepared = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .rememberReload */ .fi)(prepared);
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Reload', () => (0,_reload_js__WEBPACK_IMPORTED_MODULE_6__.reload)(run));
        }
        log.group('Verify');
        // After a trial, with nothing reloaded since, a handshake could tell nothing new.
        if (!prepared.plan.trial || (0,_request_js__WEBPACK_IMPORTED_MODULE_9__/* .canReload */ .o)(request.commands))
            await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Verify', () => verify(run, goal, before));
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Conclude', () => (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .seal */ .od)(prepared));
    }
    catch (error) {
        return putBack(run, goal, lock, prepared, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(error));
    }
    finish(run, goal, prepared);
}
async function verify(run, { expected, remedy }, before) {
    if (run.request.verify.endpoints.length === 0)
        run.log.info('no endpoint was named: nothing was verified');
    else if (expected === null)
        run.log.notice('there is no certificate any more that could be verified');
    else
        await (0,_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .proveServed */ .uE)(run, expected, before).catch((error) => {
            throw remedy === null ? error : withRemedy(error, remedy);
        });
}
/** The failure of a proof, of which the cause can be guessed. */
function withRemedy(error, remedy) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === 'VERIFY_FAILED'
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, error.message, remedy, error.cause)
        : error;
}
async function lookBefore(run, { expected, earlier }) {
    const fingerprint = expected?.fingerprint ?? null;
    if (run.request.verify.endpoints.length === 0)
        return [];
    run.log.group('Look at the endpoints');
    // A rollback is to bring the earlier leaf back, so its type of key is what has to be asked for before and after.
    const keyType = (earlier ?? expected)?.keyType ?? null;
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .phase */ .O)(run, 'Look', () => (0,_look_js__WEBPACK_IMPORTED_MODULE_4__/* .look */ .Op)(run, expected, keyType));
    (0,_look_js__WEBPACK_IMPORTED_MODULE_4__/* .tellLook */ .$L)(run, fingerprint);
    // What was served beforehand proves nothing about what is to come.
    run.report.verified = false;
    return before;
}
function prepareRotation(run, { target, view, plan, credential, tense }, lock, servedBefore) {
    run.signal.throwIfAborted();
    const prepared = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .prepare */ .iA)({ target, view, lock, plan, id: run.id, servedBefore, credential });
    run.report.backupId = run.id;
    run.report.files = (0,_file_reports_js__WEBPACK_IMPORTED_MODULE_3__/* .reportFiles */ .IU)(run.request, target, plan, tense, run.id);
    if (prepared.attributesLost !== null) {
        run.log.warning(`access control lists and extended attributes of the earlier files could not be carried over: ${prepared.attributesLost}`);
    }
    return prepared;
}
function finish({ report, log }, goal, prepared) {
    report.status = goal.status;
    report.changed = true;
    const { removed, problem } = goal.tidy(prepared);
    if (removed > 0)
        log.info(`backups removed: ${removed}`);
    if (problem !== null)
        log.warning(`what is no longer needed could not all be removed: ${problem}`);
}
/**
 * Restores the target after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function putBack(run, { target, plan, earlier }, lock, { journal }, cause) {
    const { report, log } = run;
    log.group('Roll back');
    log.info(`${cause.message}; putting everything back`);
    report.status = 'rollback-failed';
    report.changed = true;
    const { undone, verified, failure } = await (0,_restore_js__WEBPACK_IMPORTED_MODULE_7__.restore)(run, target, lock, journal, () => earlier);
    report.rollbackVerified = verified;
    report.files = (0,_file_reports_js__WEBPACK_IMPORTED_MODULE_3__/* .reportRestored */ .v7)(report.files, plan, undone);
    if (failure)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
    report.status = 'rolled-back';
    report.changed = report.recovered;
    report.backupId = null;
    throw cause;
}


/***/ }),

/***/ 5658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollBack: () => (/* binding */ rollBack)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: ./build/pipeline/expected.js
var pipeline_expected = __webpack_require__(8244);
// EXTERNAL MODULE: ./build/pipeline/file-reports.js
var file_reports = __webpack_require__(8180);
// EXTERNAL MODULE: ./build/pipeline/keys.js
var keys = __webpack_require__(2292);
// EXTERNAL MODULE: ./build/pipeline/look.js
var look = __webpack_require__(5379);
// EXTERNAL MODULE: ./build/pipeline/recovery.js + 3 modules
var recovery = __webpack_require__(2051);
// EXTERNAL MODULE: ./build/pipeline/rotate.js
var rotate = __webpack_require__(9475);
// EXTERNAL MODULE: ./build/pipeline/run.js
var pipeline_run = __webpack_require__(3423);
// EXTERNAL MODULE: ./build/pipeline/unchanged.js
var unchanged = __webpack_require__(1235);
// EXTERNAL MODULE: ./build/server/names.js
var server_names = __webpack_require__(6167);
// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var plan = __webpack_require__(7404);
// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4731);
// EXTERNAL MODULE: ./build/report.js
var report = __webpack_require__(2193);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(9392);
// EXTERNAL MODULE: ./build/transaction/durable.js
var durable = __webpack_require__(395);
// EXTERNAL MODULE: ./build/transaction/entry.js
var transaction_entry = __webpack_require__(7180);
// EXTERNAL MODULE: ./build/transaction/folder.js
var folder = __webpack_require__(9298);
// EXTERNAL MODULE: ./build/transaction/manifest.js
var transaction_manifest = __webpack_require__(8895);
// EXTERNAL MODULE: ./build/transaction/permission.js
var permission = __webpack_require__(9161);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(1739);
;// CONCATENATED MODULE: ./build/transaction/return.js
/*
 * The way back to an earlier backup, as a plan like any other: committed, proven, and undone if it cannot be proven.
 */











/**
 * The newest sealed backup of a target's credential.
 *
 * @throws DeployError NOTHING_TO_RESTORE when there is none
 */
function newestBackup(state, owner) {
    const manifests = state === null ? [] : (0,transaction_manifest/* listBackups */.Cw)(state).flatMap(({ manifest }) => manifest ?? []);
    const newest = manifests.findLast((manifest) => (0,transaction_manifest/* isOf */.yW)(manifest, owner));
    if (state !== null && newest)
        return { folder: state, manifest: newest };
    throw new errors/* DeployError */.sH('NOTHING_TO_RESTORE', `there is no backup of ${owner.credential}`, 'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it');
}
/** Removes a backup that the target has been returned to: the next return goes further back. Throws DeployError. */
function useUp(state, { id }) {
    (0,durable/* doing */.Yp)('the backup cannot be removed', () => (0,backup/* discardBackup */.f2)(state, id));
}
/**
 * What going back to a backup would change. The files are taken from it as they are, with all their attributes. What points at others changes first.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by something that is not a file
 */
function planReturn(target, view, state, manifest) {
    const set = (0,backup/* openBackup */.Tw)(state, manifest.id);
    try {
        const changes = (0,plan/* withConfig */.NV)(manifest.files
            .map((file) => planFile(target, view, file, readBackup(set, state, manifest.id, file), manifest.id))
            .toReversed());
        for (const { file, place, before, action } of changes)
            if (action !== 'keep')
                (0,permission/* requireReplaceable */.u)(target, place, file.name, before);
        const through = changes.filter(({ place, action }) => place === 'current' && action !== 'keep');
        const carried = through.length > 0 ? (0,plan/* carriedFiles */.IZ)(target, view, changes) : [];
        const isEmpty = carried.length === 0 &&
            changes.every(({ place, action }) => place === 'directory' || action === 'remove');
        return {
            layout: manifest.layout,
            changes,
            current: through.length === 0 ? 'stays' : isEmpty && manifest.current === null ? 'goes' : 'switches',
            pointersFirst: true,
            carried,
            folders: (0,plan/* missingFolders */.KY)(target.files, changes),
            trial: null,
        };
    }
    finally {
        (0,folder/* closeFolder */.$G)(set);
    }
}
function readBackup(set, state, id, { role, existed, sha256: sum }) {
    if (!existed)
        return { kind: 'absent' };
    const path = (0,backup/* backupPath */.wZ)(state.path, id, role);
    const entry = (0,transaction_entry/* readEntry */.h)(set.at(role), path);
    const isWhole = entry.kind === 'file' && (sum === null || (0,digest/* sha256 */.s)(entry.bytes) === sum);
    if (isWhole)
        return entry;
    throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${path} is not what was backed up`, 'it is missing or was changed; remove that backup to go back to the one before it');
}
function planFile(target, view, { role, name, place }, kept, id) {
    const before = (0,transaction_view/* readPlace */.yI)(target, view, place, name);
    const source = kept.kind === 'file' ? kept : before;
    const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
    const attributes = source.kind === 'file'
        ? { uid: source.uid, gid: source.gid, mode: source.mode }
        : { uid: 0, gid: 0, mode: 0 };
    const file = { role, name, bytes, holdsKey: (0,report/* holdsKey */.gR)(role), pointer: place === 'directory' };
    const outdated = kept.kind === 'file' && (0,transaction_view/* isOutdated */.lY)(target, view, place, name, kept.writtenMs);
    const isStamped = outdated && before.kind === 'file' && before.writtenMs !== kept.writtenMs;
    const action = isStamped ? 'replace' : actionFor(before, kept);
    return { file, place, before, action, attributes, model: null, backup: id, isOutdated: outdated };
}
function actionFor(before, kept) {
    if (kept.kind === 'absent')
        return before.kind === 'absent' ? 'keep' : 'remove';
    if (before.kind === 'absent')
        return 'create';
    const isSame = before.identity === kept.identity ||
        (before.bytes.equals(kept.bytes) &&
            before.mode === kept.mode &&
            before.uid === kept.uid &&
            before.gid === kept.gid);
    return isSame ? 'keep' : 'replace';
}

// EXTERNAL MODULE: ./build/transaction/target.js
var transaction_target = __webpack_require__(5067);
// EXTERNAL MODULE: ./build/transaction/transaction.js + 8 modules
var transaction = __webpack_require__(5318);
;// CONCATENATED MODULE: ./build/rollback.js















/**
 * Puts the newest backup back, as one set: verified like a deployment, and itself undone when it cannot be verified. The backup is used up by it, so that the next return goes
 * further back.
 *
 * @returns the report, of a failure too: this never throws
 */
async function rollBack(request, context) {
    const run = (0,pipeline_run/* newRun */.u)(request, context);
    try {
        await (0,recovery/* working */.Cc)(run, (target) => (request.dryRun ? rehearse(run, target) : returnTo(run, target)));
    }
    catch (error) {
        run.report.error = (0,errors/* asDeployError */.y0)(error);
    }
    return run.report;
}
async function returnTo(run, target) {
    await (0,recovery/* owning */.jd)(run, target, (lock) => withReturn(run, target, lock.state, async (goal, manifest) => {
        if (!(0,plan/* isUnchanged */._5)(goal.plan))
            return (0,rotate/* rotate */.e)(run, goal, lock);
        run.report.files = (0,file_reports/* reportFiles */.IU)(run.request, target, goal.plan, 'returned', null);
        if (goal.expected)
            await (0,unchanged/* confirmUnchanged */.e)(run, goal.expected);
        useUp(lock.state, manifest);
        run.report.status = 'restored';
    }));
}
/** A dry run: what going back would change, and what is served now. */
async function rehearse(run, target) {
    await (0,transaction_target/* lookIntoState */.Nq)(target, (state) => withReturn(run, target, state, async ({ plan, expected }) => {
        run.report.files = (0,file_reports/* reportFiles */.IU)(run.request, target, plan, 'would', null);
        if (run.request.verify.endpoints.length > 0) {
            run.log.group('Look at the endpoints');
            await (0,pipeline_run/* phase */.O)(run, 'Look', () => (0,look/* look */.Op)(run, expected));
            (0,look/* tellLook */.$L)(run, expected?.fingerprint ?? null);
        }
        run.report.status = 'planned';
    }));
}
async function withReturn(run, target, state, use) {
    const { names } = run.request;
    const { folder, manifest } = newestBackup(state, { target: target.identity, credential: (0,server_names/* leafFile */.hB)(names) });
    const view = (0,transaction_view/* viewTarget */.Zy)(target, manifest.layout);
    try {
        run.log.group('Compare with the backup');
        run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
        const plan = await (0,pipeline_run/* phase */.O)(run, 'Compare', () => planReturn(target, view, folder, manifest));
        (0,keys/* hideKeys */.t)(run, plan);
        (0,file_reports/* tellIntents */.Db)(run.log, target, plan);
        await use(goalOf(run, target, view, plan, manifest), manifest);
    }
    finally {
        (0,transaction_view/* closeView */.uf)(view);
    }
}
function goalOf({ request, report }, target, view, plan, manifest) {
    const name = (0,server_names/* leafFile */.hB)(request.names);
    const expected = (0,pipeline_expected/* readExpected */.vX)(certificateAfter(target, view, plan, name), null);
    report.certificate = expected?.facts ?? null;
    return {
        target,
        view,
        plan,
        expected,
        earlier: (0,pipeline_expected/* readExpected */.vX)((0,transaction_view/* readDeployed */.BJ)(target, view, manifest.layout, name), null),
        remedy: null,
        status: 'restored',
        tense: 'returned',
        credential: null,
        tidy: (prepared) => {
            report.backupId = null;
            for (const file of report.files)
                file.backup = null;
            return (0,transaction/* tidyReturn */.rk)(prepared, manifest.id);
        },
    };
}
/** The file with the certificate as it will be: out of the backup, or, when the backup goes back to the other layout, the one that is there. */
function certificateAfter(target, view, plan, name) {
    const change = plan.changes.find(({ file }) => file.name === name);
    // What comes back is not in use.
    if (change?.isOutdated)
        return (0,transaction_view/* readOther */.nB)(target, view, change.place, name)?.bytes ?? null;
    const gone = !change || change.action === 'remove' || (change.action === 'keep' && change.before.kind === 'absent');
    return gone ? (0,transaction_view/* readDeployed */.BJ)(target, { ...view, generation: null }, 'in-place', name) : change.file.bytes;
}


/***/ })

};
;
