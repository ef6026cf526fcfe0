"use strict";
exports.id = 622;
exports.ids = [622];
exports.modules = {

/***/ 1674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planDeployment: () => (/* binding */ planDeployment)
/* harmony export */ });
/* harmony import */ var _main_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(591);
/* harmony import */ var _steps_observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2128);

const { __addDisposableResource, __disposeResources } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['$using.js'];
const { compare, tellComparison } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/compare.js'];
const { expectedOf } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/expected.js'];

const { phase } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/run.js'];
const { seeUnfinished } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/tidy.js'];
/** A dry run: steps 1, 3 and 4 of a deployment. It takes no lock, because it changes nothing. */
async function planDeployment(run, target, candidate) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const unfinished = seeUnfinished(target);
        if (unfinished === 'here')
            run.log.notice('an earlier deployment did not finish: a real run would undo it first');
        if (unfinished === 'elsewhere')
            run.log.notice('a deployment to another directory with this state-directory is unfinished: if it died, a real run would be refused until that directory is deployed to');
        const comparison = __addDisposableResource(env_1, await phase(run, 'Compare', () => compare(run, target, candidate)), false);
        tellComparison(run, comparison);
        await (0,_steps_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .observeForReport */ .CM)(run, expectedOf(comparison.accepted.credential));
        run.report.status = 'planned';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ }),

/***/ 4435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollBack: () => (/* binding */ rollBack)
/* harmony export */ });
/* harmony import */ var _main_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(591);
/* harmony import */ var _steps_goal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1189);
/* harmony import */ var _steps_observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2128);
/* harmony import */ var _transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9967);

const { __addDisposableResource, __disposeResources } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['$using.js'];
const { readDeployedChain } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['certificate/credential.js'];
const { findState } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['lock/state-directory.js'];
const { leafFile } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['server/names.js'];
const { hideKeys } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/compare.js'];
const { readExpected } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/expected.js'];

const { takeLock } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/lock.js'];

const { checkCommands } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/reload.js'];
const { reportFiles, tellIntents } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/report-files.js'];
const { newRun, phase, reportOf } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/run.js'];
const { confirmUnchanged } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/unchanged.js'];
const { isUnchanged } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/plan.js'];

const { openTarget } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/target.js'];
const { readDeployed, viewTarget } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/view.js'];
/**
 * Goes back to before the last deployment that succeeded: puts the newest backup back, as one set. It is proven like a
 * deployment, and undone when it cannot be proven. The backup is used up, so that the next rollback goes further back.
 *
 * @returns the report, of a failure too: this never throws
 */
async function rollBack(request, context) {
    const run = newRun(request, context);
    return reportOf(run, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const target = __addDisposableResource(env_1, openTarget(request.target, 'write'), false);
            checkCommands(run);
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
        const lock = __addDisposableResource(env_2, await takeLock(run, target), false); // 2
        const comparison = __addDisposableResource(env_2, await compareWithBackup(run, target, lock.state), false); // 3
        if (isUnchanged(comparison.plan))
            return await confirmBackup(run, comparison, lock);
        const { rotate } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 662));
        await rotate(run, rollbackGoal(run.request, comparison), lock); // 4 to 12
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function confirmBackup(run, comparison, lock) {
    const { target, plan, manifest, expected } = comparison;
    run.report.files = reportFiles(run.request, target, plan, 'restored', null);
    if (expected)
        await confirmUnchanged(run, expected);
    (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .discardUsed */ .UL)(lock.state, manifest);
    run.report.status = 'restored';
}
/** A dry run: what going back would change, and what is served now. */
async function planRollBack(run, target) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const state = __addDisposableResource(env_3, findState(target.stateDirectory), false);
        const comparison = __addDisposableResource(env_3, await compareWithBackup(run, target, state), false);
        run.report.files = reportFiles(run.request, target, comparison.plan, 'would', null);
        await (0,_steps_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observeForReport */ .CM)(run, comparison.expected);
        run.report.status = 'planned';
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
async function compareWithBackup(run, target, state) {
    const name = leafFile(run.request.names);
    const { folder, manifest } = (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .newestBackup */ .RO)(state, { target: target.identity, leafFile: name });
    const view = viewTarget(target, manifest.layout, name);
    try {
        run.log.group('Compare with the backup');
        run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
        const plan = await phase(run, 'Compare', () => (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .planRollback */ .II)(view, folder, manifest));
        hideKeys(run, plan);
        tellIntents(run.log, target, plan);
        const expected = readExpected((0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesAfter */ .ME)(view, plan, manifest.earlierLayout, name), null);
        run.report.certificate = expected?.facts ?? null;
        return { target, view, manifest, plan, expected, [Symbol.dispose]: () => view[Symbol.dispose]() };
    }
    catch (error) {
        view[Symbol.dispose]();
        throw error;
    }
}
function rollbackGoal(request, comparison) {
    const { view, manifest, plan, expected } = comparison;
    const name = leafFile(request.names);
    const deployed = readDeployed(view, name);
    return {
        operation: 'rollback',
        view,
        plan,
        expected,
        chainCounts: expected !== null && (0,_steps_goal_js__WEBPACK_IMPORTED_MODULE_1__/* .changesChain */ .z)(expected, readDeployedChain(deployed, null)),
        earlier: readExpected(deployed, null),
        leafFile: name,
        outcome: outcomeOf(request, comparison),
        backups: { discard: manifest.id },
    };
}
/** What is deployed after the rollback; null when nothing is. */
function outcomeOf(request, { view, manifest, plan, expected }) {
    const layout = manifest.earlierLayout;
    const files = (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .filesAfter */ .WT)(view, plan, layout);
    if (!files.some(({ name }) => name === leafFile(request.names)))
        return null;
    const fingerprint = expected?.fingerprint ?? null;
    return { operation: 'rollback', layout, files, fingerprint, run: request.runId };
}


/***/ }),

/***/ 662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rotate: () => (/* binding */ rotate)
});

// EXTERNAL MODULE: ./build/programs/main/main.start.js + 106 modules
var main_start = __webpack_require__(591);
// EXTERNAL MODULE: ./build/programs/main/transaction/transaction.js + 1 modules
var transaction = __webpack_require__(1758);
;// CONCATENATED MODULE: ./build/programs/main/steps/commit.js

/**
 * Step 8: the new files get their names, in the order of `transaction/order.ts`.
 *
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED or LOCKED, or the reason of the run's signal
 */
function commit({ report, log, signal }, prepared) {
    (0,transaction/* commit */.cd)(prepared);
    for (const { path, status, mode } of report.files)
        log.info(`${path}: ${status} (${mode})`);
    signal.throwIfAborted();
}

// EXTERNAL MODULE: ./build/programs/main/steps/observe.js
var observe = __webpack_require__(2128);
// EXTERNAL MODULE: ./build/programs/main/steps/goal.js
var goal = __webpack_require__(1189);
;// CONCATENATED MODULE: ./build/programs/main/steps/prepare.js



const { reportFiles } = main_start.$start['steps/report-files.js'];
/**
 * Steps 5 to 7: stage the new files, back up the earlier ones, and write the journal. Nothing visible changes.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which nothing is left; or the reason of the run's signal
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
        keepsBackup: (0,goal/* keepsBackup */.Z)(backups),
    });
    report.backupId = id;
    report.files = reportFiles(request, view.target, plan, operation === 'deploy' ? 'did' : 'restored', id);
    if (prepared.attributesLost !== null)
        log.warning(`access control lists and extended attributes of the earlier files could not be copied: ${prepared.attributesLost}`);
    return prepared;
}

// EXTERNAL MODULE: ./build/programs/main/steps/prove.js
var prove = __webpack_require__(6146);
;// CONCATENATED MODULE: ./build/programs/main/steps/seal.js

const { tidy, tidyRollback } = main_start.$start['transaction/tidy.js'];

/**
 * The end of step 11: reports success, and removes what the proven deployment no longer needs. What cannot be removed is
 * a warning: the next deployment tries again.
 */
function finish({ report, log }, { operation, backups }, prepared) {
    report.status = operation === 'deploy' ? 'deployed' : 'restored';
    report.changed = true;
    if (!(0,goal/* keepsBackup */.Z)(backups)) {
        report.backupId = null;
        for (const file of report.files)
            file.backup = null;
    }
    const { removed, problem } = 'keep' in backups ? tidy(prepared, backups.keep) : tidyRollback(prepared, backups.discard);
    if (removed > 0)
        log.info(`backups removed: ${removed}`);
    if (problem !== null)
        log.warning(`leftovers could not all be removed: ${problem}`);
}

// EXTERNAL MODULE: ./build/programs/main/steps/undo.js + 1 modules
var undo = __webpack_require__(3146);
;// CONCATENATED MODULE: ./build/programs/main/operations/rotate.js

/*
 * Steps 4 to 12 of a deployment, and of a rollback: change the target and prove it, or put everything back.
 *
 * The point of no return is step 7. A process that dies before it leaves the target as it was. One that dies after it
 * leaves a journal, and the post step or the next deployment does step 12 in its place.
 */
const { asDeployError } = main_start.$start['errors.js'];
const { canReload } = main_start.$start['request.js'];




const { loadCommands, reload, validate } = main_start.$start['steps/reload.js'];
const { phase } = main_start.$start['steps/run.js'];



/**
 * Leads the target to a goal, or back.
 *
 * @throws DeployError the failure, when the target is as it was; ROLLBACK_FAILED when it is not; LOCKED when it is no
 *   longer ours
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await (0,observe/* observeBefore */.qu)(run, goal); // 4
    await loadCommands(run);
    log.group('Write the files');
    let prepared = await phase(run, 'Prepare', () => prepare(run, goal, lock, before)); // 5, 6, 7
    try {
        await phase(run, 'Commit', () => commit(run, prepared)); // 8
        if (request.commands.validate.length > 0) {
            log.group('Validate');
            await phase(run, 'Validate', () => validate(run)); // 9
        }
        if (canReload(request.commands)) {
            log.group('Reload');
            prepared = (0,transaction/* rememberReload */.fi)(prepared);
            await phase(run, 'Reload', () => reload(run));
        }
        log.group('Verify');
        await phase(run, 'Verify', () => (0,prove/* prove */.z)(run, goal.expected, before, goal.chainCounts)); // 10
        await phase(run, 'Seal', () => (0,transaction/* seal */.od)(prepared)); // 11
    }
    catch (error) {
        return await (0,undo/* undo */.t)(run, goal, prepared, asDeployError(error)); // 12
    }
    finish(run, goal, prepared);
}


/***/ }),

/***/ 1189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ keepsBackup),
/* harmony export */   deployGoal: () => (/* binding */ deployGoal),
/* harmony export */   z: () => (/* binding */ changesChain)
/* harmony export */ });
/* harmony import */ var _main_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(591);
/* harmony import */ var _transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9967);

const { leafFile } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['server/names.js'];

const { expectedOf } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/expected.js'];
/** Whether the backup that the rotation itself makes is kept. */
function keepsBackup(policy) {
    return 'keep' in policy && policy.keep > 0;
}
/** Whether a deployment brings an intermediate that was not deployed before. */
function changesChain({ chain }, deployed) {
    return chain.some(({ fingerprint }) => !deployed.includes(fingerprint));
}
/** The goal of a deployment. */
function deployGoal(request, { view, plan, accepted }) {
    const { names, layout, backupRetention, runId } = request;
    const expected = expectedOf(accepted.credential);
    return {
        operation: 'deploy',
        view,
        plan,
        expected,
        chainCounts: changesChain(expected, accepted.deployedChain),
        earlier: accepted.deployed,
        leafFile: leafFile(names),
        outcome: {
            operation: 'deploy',
            layout,
            files: (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .filesAfter */ .WT)(view, plan, layout),
            fingerprint: expected.fingerprint,
            run: runId,
        },
        backups: { keep: backupRetention },
    };
}


/***/ }),

/***/ 3146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ undo_undo),
  undoDeployment: () => (/* binding */ undoDeployment)
});

// EXTERNAL MODULE: ./build/programs/main/main.start.js + 106 modules
var main_start = __webpack_require__(591);
// EXTERNAL MODULE: ./build/programs/main/transaction/transaction.js + 1 modules
var transaction = __webpack_require__(1758);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/programs/main/transaction/undo.js

const { __addDisposableResource, __disposeResources } = main_start.$start['$using.js'];
/*
 * Puts back what a deployment changed, going the other way (order.ts). The files that are found count, and
 * not the steps that the deployment remembers: so this can itself be interrupted at any point and done again.
 */


const { DeployError, systemCode, systemReason } = main_start.$start['errors.js'];
const { ensureSubfolderLike } = main_start.$start['files/attributes.js'];
const { linkOrCopy } = main_start.$start['files/copy.js'];
const { identityOf, readEntry } = main_start.$start['files/entry.js'];
const { isThere, openSubfolder, removeFile, removeIfEmpty, removeTree, syncFolder } = main_start.$start['files/folder.js'];
const { foldersOn, treeOf } = main_start.$start['files/tree.js'];
const { CURRENT } = main_start.$start['layout.js'];
const { backupPath, openBackup } = main_start.$start['transaction/backup.js'];
const { inOrder, isPointer, opposite } = main_start.$start['transaction/order.js'];
const { restoreRecord } = main_start.$start['transaction/record.js'];
const { EARLIER_CURRENT, openStaging } = main_start.$start['transaction/stage.js'];
const { shownPath } = main_start.$start['transaction/view.js'];
/**
 * Puts everything back. Goes on past a file that cannot be put back, in order to save the others. Leaves the
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
            if (error instanceof DeployError && error.code === 'LOCKED')
                throw error;
            undone.push({ role, path, outcome: 'failed', reason: systemReason(error) });
        }
    };
    const inTarget = (name) => shownPath(target, 'directory', name);
    const steps = [
        ...journal.files,
        ...(journal.current ? [journal.current] : []),
    ];
    const ordered = inOrder(opposite(journal.direction), steps, (step) => ({
        moved: 'role' in step ? step.role : CURRENT,
        isRemoved: step.before === null,
    }));
    for (const step of ordered) {
        const [role, name] = 'role' in step ? [step.role, step.name] : [null, CURRENT];
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
            syncFolder(folder);
            return 'untouched';
        });
    attempt(null, `${state.path}/deployed`, () => {
        restoreRecord(state, journal, journal.deployed);
        // Of the record, only a failure is told.
        return null;
    });
    return undone;
}
/** Keeps a file that was not there before while a pointer that could not be put back may still name it. */
function requireUnnamed(undone) {
    const stuck = undone.find(({ role, outcome }) => isPointer(role) && outcome === 'failed');
    if (stuck)
        throw new DeployError('ROLLBACK_FAILED', `left in place: ${stuck.path} may still refer to it`, '');
}
function undoFile({ state, id, touched }, tree, { role, name, before }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        let folder;
        try {
            folder = tree.holding(name);
        }
        catch (error) {
            if (systemCode(error) === 'ENOENT' && before === null)
                return 'untouched';
            throw error;
        }
        const access = folder.at((0,external_node_path_.basename)(name));
        if (identityOf(access) === before)
            return 'untouched';
        touched.add(folder);
        if (before === null) {
            external_node_fs_.unlinkSync(access);
            return 'removed';
        }
        const set = __addDisposableResource(env_1, openBackup(state, id), false);
        const staging = __addDisposableResource(env_1, openStaging(state, id), false);
        const restored = staging.at(`restored-${role}`);
        removeFile(restored);
        const entry = readEntry(set.at(role), backupPath(state.path, id, role));
        if (entry.kind === 'absent')
            throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
        linkOrCopy(set.at(role), restored, entry);
        freshen(restored);
        external_node_fs_.renameSync(restored, access);
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
        if (systemCode(error) !== 'EPERM')
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
    if (linkAt(root.at(CURRENT)) === after) {
        touched.add(root);
        if (before === null) {
            external_node_fs_.unlinkSync(root.at(CURRENT));
            outcome = 'removed';
        }
        else {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const staging = __addDisposableResource(env_2, openStaging(state, id), false);
                const kept = staging.at(EARLIER_CURRENT);
                if (linkAt(kept) !== before) {
                    removeFile(kept);
                    external_node_fs_.symlinkSync(before, kept);
                }
                external_node_fs_.renameSync(kept, root.at(CURRENT));
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
        syncFolder(root);
    }
    if (after !== null && isThere(root.at(after))) {
        touched.add(root);
        removeTree(root, after);
    }
    return outcome;
}
/**
 * Makes the earlier release folder whole again before `current` points at it: somebody may have cleared it
 * away, when nothing seemed to use it any more. Files that the backup keeps are put back.
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
        ensureSubfolderLike(root, name, root);
        const tree = __addDisposableResource(env_3, treeOf(openSubfolder(root, name)), false);
        const missing = others.find((other) => !isThere(tree.root.at(other)));
        if (missing !== undefined) {
            throw new DeployError('TARGET_UNSAFE', `${name}/${missing} is missing, which the deployment did not remove`, 'put it back, and run any deployment to this target');
        }
        const touched = new Set();
        for (const file of files) {
            for (const folder of foldersOn(file.name))
                ensureSubfolderLike(tree.holding(folder), (0,external_node_path_.basename)(folder), root);
            undoFile({ ...context, touched }, tree, file);
        }
        for (const folder of touched)
            syncFolder(folder);
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
        if (removeIfEmpty(parent.at((0,external_node_path_.basename)(path)))) {
            // A removed folder needs no sync, and its handle is closed.
            touched.delete(folder);
            files.forget(path);
        }
        touched.add(parent);
    }
    catch (error) {
        if (systemCode(error) !== 'ENOENT')
            throw error;
    }
    return 'untouched';
}
function linkAt(access) {
    try {
        return external_node_fs_.readlinkSync(access);
    }
    catch (error) {
        if (['ENOENT', 'EINVAL'].includes(systemCode(error)))
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/programs/main/steps/prove.js
var prove = __webpack_require__(6146);
;// CONCATENATED MODULE: ./build/programs/main/steps/undo.js

const { asDeployError, DeployError: undo_DeployError } = main_start.$start['errors.js'];
const { backupPath: undo_backupPath } = main_start.$start['transaction/backup.js'];



const { reload } = main_start.$start['steps/reload.js'];
const { reportUndone } = main_start.$start['steps/report-files.js'];
const { phase } = main_start.$start['steps/run.js'];
/* Step 12: everything is put back, and that is proven. */
/**
 * Undoes this run's own changes after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function undo_undo(run, { view, plan, earlier }, { lock, journal }, cause) {
    const { report, log } = run;
    log.group('Roll back');
    log.info(`${cause.message}; putting everything back`);
    report.status = 'rollback-failed';
    report.changed = true;
    const { undone, verified, failure } = await undoDeployment(run, view.target, lock, journal, () => earlier);
    report.rollbackVerified = verified;
    report.files = reportUndone(report.files, plan, undone);
    if (failure)
        throw new undo_DeployError('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
    report.status = 'rolled-back';
    report.changed = report.recovered;
    report.backupId = null;
    throw cause;
}
/**
 * Undoes a deployment, this run's own or one that died. First the files, then the reload, if it had run, then the proof.
 * A reload or a proof that fails does not stop it: the files are back, and the report says what is not known. A
 * cancellation does not stop it either, but cuts the proof short.
 *
 * @param earlier reads the leaf that the target holds once it is undone
 * @throws DeployError LOCKED when the target is no longer ours
 */
async function undoDeployment(run, target, lock, journal, earlier) {
    const { request, undoSignal } = run;
    const undone = await phase(run, 'Put back', () => {
        const outcome = undo(target, lock, journal);
        for (const { path, outcome: what, reason } of outcome) {
            if (what !== 'untouched')
                run.log.info(`${path}: ${what}${reason === null ? '' : `: ${reason}`}`);
        }
        return outcome;
    });
    const failure = failureOf(request, journal, undone);
    if (failure)
        return { undone, verified: request.verify.endpoints.length === 0 ? null : false, failure };
    if (journal.reloading)
        await reloadAgain(run, undoSignal);
    const { endpoints } = request.verify;
    const verified = endpoints.length === 0
        ? null
        : await phase(run, 'Verify undone', () => (0,prove/* proveUndone */.o)(run, journal.servedBefore, earlier(), undoSignal));
    if (verified === false)
        run.log.warning('the files are back as they were, but not every endpoint was seen to serve the earlier certificate');
    const problem = (0,transaction/* conclude */.Ep)(lock, journal);
    if (problem !== null)
        run.log.warning(`the files are back as they were, but the journal in ${target.stateDirectory.path} could not be removed: ${problem}; the next deployment tries again`);
    return { undone, verified, failure: null };
}
async function reloadAgain(run, signal) {
    try {
        await phase(run, 'Reload again', () => reload(run, signal));
    }
    catch (error) {
        const { code, message } = asDeployError(error);
        run.log.warning(code === 'CANCELLED'
            ? 'the files were put back, but the job was cancelled before reload-command had run to its end again'
            : `the files were put back, but ${message}: the server may still have the ones that were taken back`);
    }
}
function failureOf({ target }, journal, undone) {
    const failed = undone.filter(({ outcome }) => outcome === 'failed');
    if (failed.length === 0)
        return null;
    const earlier = ({ role }) => role === null
        ? `before: ${journal.current?.before ?? 'not there'}`
        : `backup: ${undo_backupPath(target.stateDirectory, journal.id, role)}`;
    const list = failed.map((one) => `${one.path} (${earlier(one)}): ${one.reason}`);
    return new undo_DeployError('ROLLBACK_FAILED', `the target could not be put back: ${list.join('; ')}`, `remove the obstacle and run any deployment to this target, which tries again first; or put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`);
}


/***/ }),

/***/ 9967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   II: () => (/* binding */ planRollback),
/* harmony export */   ME: () => (/* binding */ bytesAfter),
/* harmony export */   RO: () => (/* binding */ newestBackup),
/* harmony export */   UL: () => (/* binding */ discardUsed),
/* harmony export */   WT: () => (/* binding */ filesAfter)
/* harmony export */ });
/* harmony import */ var _main_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(591);

const { __addDisposableResource, __disposeResources } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['$using.js'];
/*
 * `operation: rollback`: the way to an earlier backup, as a plan like any other. It is committed, proven, and
 * undone if it cannot be proven.
 */
const { sha256 } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['digest.js'];
const { DeployError } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];
const { readEntry } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['files/entry.js'];
const { doing } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['files/failure.js'];
const { holdsKey } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['report.js'];
const { backupPath, discardBackup, openBackup } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/backup.js'];
const { isOf, listBackups } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/manifest.js'];
const { isPointer } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/order.js'];
const { planOf } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/plan.js'];
const { placeOf, readFileAt, readPlace } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/view.js'];
/**
 * The newest sealed backup of a lineage.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE when there is none
 */
function newestBackup(state, lineage) {
    const manifests = state === null ? [] : listBackups(state).flatMap(({ manifest }) => manifest ?? []);
    const newest = manifests.findLast((manifest) => isOf(manifest, lineage));
    if (state !== null && newest)
        return { folder: state, manifest: newest };
    throw new DeployError('NOTHING_TO_RESTORE', `there is no backup of ${lineage.leafFile}`, 'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it');
}
/**
 * Removes a backup that the target has gone back to: the next rollback goes further back. Throws DeployError.
 */
function discardUsed(state, { id }) {
    doing('the backup cannot be removed', () => discardBackup(state, id));
}
/**
 * The plan of going back to a backup. The files are taken from it as they are, with all their
 * attributes.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by
 *   something that is not a file; PERMISSION_DENIED when a file could not be replaced
 */
function planRollback(view, state, manifest) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_1, openBackup(state, manifest.id), false);
        const changes = manifest.files.map((file) => planFile(view, file, readBackup(set, state, manifest.id, file), manifest.id));
        const leavesNone = changes.every(({ place, action }) => place === 'directory' || action === 'remove');
        return planOf(view, manifest.layout, 'backward', changes, (isUntouched, others) => {
            if (isUntouched)
                return 'stays';
            return leavesNone && others.length === 0 && manifest.current === null ? 'goes' : 'switches';
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** The bytes of a file as a plan leaves it, in whichever layout is then in use; null when it leaves none. */
function bytesAfter(view, { changes }, layout, name) {
    const change = changes.find(({ file }) => file.name === name);
    if (change && (change.file.pointer || change.place === placeOf(layout)))
        return leavesFile(change) ? change.file.bytes : null;
    return readFileAt(view, placeOf(layout), name)?.bytes ?? null;
}
/** The files that a plan is about, as it leaves them in the layout that is then in use. */
function filesAfter(view, plan, layout) {
    return plan.changes.flatMap(({ file: { role, name, holdsKey } }) => {
        const bytes = bytesAfter(view, plan, layout, name);
        return bytes === null ? [] : [{ role, name, sha256: holdsKey ? null : sha256(bytes) }];
    });
}
function leavesFile({ action, before }) {
    return action !== 'remove' && !(action === 'keep' && before.kind === 'absent');
}
function readBackup(set, state, id, { role, existed, sha256: sum }) {
    if (!existed)
        return { kind: 'absent' };
    const path = backupPath(state.path, id, role);
    const entry = readEntry(set.at(role), path);
    const isWhole = entry.kind === 'file' && (sum === null || sha256(entry.bytes) === sum);
    if (isWhole)
        return entry;
    throw new DeployError('TARGET_UNSAFE', `${path} is not what was backed up`, 'it is missing or was changed; remove that backup to go back to the one before it');
}
function planFile(view, { role, name, place }, kept, id) {
    const before = readPlace(view, place, name);
    const source = kept.kind === 'file' ? kept : before;
    const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
    const attributes = source.kind === 'file'
        ? { uid: source.uid, gid: source.gid, mode: source.mode }
        : { uid: 0, gid: 0, mode: 0 };
    const file = { role, name, bytes, holdsKey: holdsKey(role), pointer: isPointer(role) };
    return { file, place, before, action: actionFor(before, kept), attributes, model: null, backup: id };
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


/***/ }),

/***/ 1758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cd: () => (/* binding */ commit),
  Ep: () => (/* binding */ conclude),
  iA: () => (/* binding */ prepare),
  fi: () => (/* binding */ rememberReload),
  od: () => (/* binding */ seal)
});

// EXTERNAL MODULE: ./build/programs/main/main.start.js + 106 modules
var main_start = __webpack_require__(591);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/programs/main/transaction/commit.js

const { __addDisposableResource, __disposeResources } = main_start.$start['$using.js'];


const { systemCode } = main_start.$start['errors.js'];
const { copyFolderAttributes, ensureSubfolderLike } = main_start.$start['files/attributes.js'];
const { linkOrCopy } = main_start.$start['files/copy.js'];
const { PRIVATE_FOLDER } = main_start.$start['files/durable.js'];
const { readEntry } = main_start.$start['files/entry.js'];
const { doing } = main_start.$start['files/failure.js'];
const { ensureSubfolder, openSubfolder, syncFolder } = main_start.$start['files/folder.js'];
const { foldersOn, treeOf } = main_start.$start['files/tree.js'];
const { CURRENT } = main_start.$start['layout.js'];
const { RELEASE_PREFIX } = main_start.$start['transaction/names.js'];
const { inOrder } = main_start.$start['transaction/order.js'];
const { EARLIER_CURRENT } = main_start.$start['transaction/stage.js'];
const { accessPath, shownPath } = main_start.$start['transaction/view.js'];
/**
 * Moves the staged files to their names, in the order of `order.ts`. With the `symlink` layout, all files but
 * pointers become a new release folder that nobody sees yet, and the symlink's rename shows them at once.
 * Each directory is synced once, at the end.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws; some of the changes may have
 *   happened
 */
function commitPlan(view, staging, plan, id, confirm) {
    const commit = { view, staging, plan, id, confirm, touched: new Set() };
    const files = plan.changes.filter(({ place, action }) => place === 'directory' && action !== 'keep');
    const steps = inOrder(plan.direction, [...files, ...(plan.current === 'stays' ? [] : [CURRENT])], (step) => typeof step === 'string'
        ? { moved: CURRENT, isRemoved: plan.current === 'goes' }
        : { moved: step.file.role, isRemoved: step.action === 'remove' });
    makeFolders(commit);
    for (const step of steps) {
        if (typeof step === 'string')
            switchCurrent(commit);
        else
            changeFile(commit, step);
    }
    for (const folder of commit.touched)
        doing(`directory ${folder.path} cannot be synced`, () => syncFolder(folder));
}
function makeFolders({ view, plan, touched }) {
    const { files } = view.target;
    for (const path of plan.folders) {
        doing(`folder ${shownPath(view.target, 'directory', path)} cannot be made`, () => {
            const parent = files.holding(path);
            ensureSubfolderLike(parent, (0,external_node_path_.basename)(path), files.root);
            touched.add(parent);
        });
    }
}
function changeFile({ view, staging, confirm, touched }, { file, place, action }) {
    const { target } = view;
    confirm();
    doing(`${shownPath(target, place, file.name)} cannot be ${action === 'remove' ? 'removed' : 'replaced'}`, () => {
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
    keepSymlink(root.at(CURRENT), staging.at(EARLIER_CURRENT));
    doing(`${shownPath(view.target, 'directory', CURRENT)} cannot be switched`, () => {
        if (plan.current === 'switches')
            external_node_fs_.renameSync(staging.at(CURRENT), root.at(CURRENT));
        else
            external_node_fs_.unlinkSync(root.at(CURRENT));
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
    const name = RELEASE_PREFIX + id;
    doing(`folder ${shownPath(view.target, 'directory', name)} cannot be made`, () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            ensureSubfolder(root, name, PRIVATE_FOLDER);
            const tree = __addDisposableResource(env_1, treeOf(openSubfolder(root, name)), false);
            const through = plan.changes.filter(({ place, action }) => place === 'current' && action !== 'remove');
            const folders = new Set([...through.map(({ file }) => file.name), ...plan.others].flatMap(foldersOn));
            for (const folder of folders)
                ensureSubfolderLike(tree.holding(folder), (0,external_node_path_.basename)(folder), earlierFolder(view, folder) ?? root);
            for (const change of through)
                placeFile(view, staging, tree, change);
            for (const file of plan.others)
                takeAlong(view, tree, file);
            copyFolderAttributes(root, tree.root);
            for (const folder of folders)
                syncFolder(tree.folder(folder));
            syncFolder(tree.root);
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
        if (systemCode(error) === 'ENOENT')
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
    const from = accessPath(view, place, file.name);
    if (from !== null)
        linkOrCopy(from, to, attributes);
}
function takeAlong(view, tree, name) {
    const from = accessPath(view, 'current', name);
    const entry = from === null ? null : readEntry(from, shownPath(view.target, 'current', name));
    if (from !== null && entry?.kind === 'file')
        linkOrCopy(from, tree.at(name), entry);
}

;// CONCATENATED MODULE: ./build/programs/main/transaction/transaction.js

const { __addDisposableResource: transaction_addDisposableResource, __disposeResources: transaction_disposeResources } = main_start.$start['$using.js'];
/*
 * A deployment's changes to its target, as one step that happens or does not.
 *
 *   open      the target is looked at and compared (view, plan); nothing is changed
 *   prepared  backups, staged files and the journal are on disk, and nothing visible; it can be undone
 *   committed the new files have their names
 *   sealed    proven; the journal is gone, the record is written, the backup is kept for later
 *   undone    everything is as it was before; the journal and the backup are gone
 *
 * A process that dies before `prepared` leaves leftovers in the state directory, and nothing else. One that
 * dies after it leaves a journal, and any holder of the lock can undo it. All of this is synchronous:
 * nothing else runs between two changes.
 */
const { DeployError, systemReason } = main_start.$start['errors.js'];
const { openPending } = main_start.$start['files/durable.js'];
const { doing: transaction_doing, writeFailure } = main_start.$start['files/failure.js'];
const { syncFolder: transaction_syncFolder } = main_start.$start['files/folder.js'];
const { nameDraft } = main_start.$start['files/own-file.js'];
const { discardBackup, MANIFEST, makeBackup, openBackup, unsealBackup } = main_start.$start['transaction/backup.js'];

const { draftJournal, dropJournal, publishJournal, removeJournal, replaceJournal } = main_start.$start['transaction/journal.js'];
const { draftManifest } = main_start.$start['transaction/manifest.js'];
const { RELEASE_PREFIX: transaction_RELEASE_PREFIX } = main_start.$start['transaction/names.js'];
const { nameRecord, stageRecord } = main_start.$start['transaction/record.js'];
const { clearStaging, openStaging, stageFiles } = main_start.$start['transaction/stage.js'];
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
        const record = outcome && { version: 1, id, ...lineage, ...outcome };
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
        const pending = transaction_addDisposableResource(env_1, openPending(), false);
        try {
            const backup = transaction_doing('the backup cannot be made', () => makeBackup(pending, state, id, view, plan));
            const attributesLost = transaction_doing('the new files cannot be staged', () => {
                const staging = openStaging(state, id);
                pending.addFolder(staging);
                if (record)
                    stageRecord(pending, state, staging, record);
                return stageFiles(pending, state, staging, backup.set, view, plan, id);
            });
            transaction_doing('the journal cannot be written', () => {
                if (keepsBackup)
                    draftManifest(pending, backup.set, id, lineage, view, plan);
                draftJournal(pending, state, journal);
            });
            transaction_doing('what was prepared cannot be synced', () => pending.sync());
            // The point of no return: with the journal, a process that dies is undone. Before it, it has changed
            // nothing.
            transaction_doing('the journal cannot be written', () => publishJournal(state));
            return {
                view,
                lock,
                plan,
                journal,
                record,
                keepsBackup,
                attributesLost: attributesLost ?? backup.attributesLost,
            };
        }
        catch (error) {
            dropJournal(state);
            discard(state, id);
            throw writeFailure(error, 'the deployment cannot be prepared');
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
function journalFile({ file: { role, name }, before }) {
    return { role, name, before: before.kind === 'file' ? before.identity : null };
}
function switchOf({ link }, { changes, current, others }, id) {
    return {
        before: link,
        after: current === 'goes' ? null : transaction_RELEASE_PREFIX + id,
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
        const staging = transaction_addDisposableResource(env_2, transaction_doing('the staged files cannot be opened', () => openStaging(lock.state, journal.id)), false);
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
    transaction_doing('the journal cannot be written', () => replaceJournal(prepared.lock.state, journal));
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
            const set = transaction_addDisposableResource(env_3, keepsBackup ? openBackup(state, journal.id) : null, false);
            if (set)
                nameDraft(set, MANIFEST);
            const staging = transaction_addDisposableResource(env_3, openStaging(state, journal.id), false);
            const records = transaction_addDisposableResource(env_3, nameRecord(state, staging, journal, record), false);
            dropJournal(state);
            for (const folder of [set, records, state])
                if (folder)
                    transaction_syncFolder(folder);
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
        throw writeFailure(error, 'the deployment cannot be concluded');
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
        replaceJournal(lock.state, journal);
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
        unsealBackup(lock.state, journal.id);
        removeJournal(lock.state);
    }
    catch (error) {
        if (error instanceof DeployError && error.code === 'LOCKED')
            throw error;
        return systemReason(error);
    }
    discard(lock.state, journal.id);
    return null;
}
function discard(state, id) {
    try {
        clearStaging(state);
        discardBackup(state, id);
    }
    catch (error) {
        if (error instanceof DeployError)
            throw error;
        // The next deployment clears the rest away.
    }
}


/***/ })

};
;