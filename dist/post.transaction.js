"use strict";
exports.id = 439;
exports.ids = [439];
exports.modules = {

/***/ 1986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
/* unused harmony exports searchPath, locateAt */
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

/***/ 6439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  undoDeployment: () => (/* binding */ undoDeployment)
});

// UNUSED EXPORTS: undo

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(8949);
// EXTERNAL MODULE: ./build/files/durable.js
var durable = __webpack_require__(5415);
// EXTERNAL MODULE: ./build/files/failure.js
var failure = __webpack_require__(170);
// EXTERNAL MODULE: ./build/files/folder.js
var files_folder = __webpack_require__(5230);
// EXTERNAL MODULE: ./build/files/own-file.js
var own_file = __webpack_require__(351);
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
// EXTERNAL MODULE: ./build/transaction/names.js
var names = __webpack_require__(6651);
// EXTERNAL MODULE: ./build/transaction/stage.js
var stage = __webpack_require__(7282);
// EXTERNAL MODULE: ./build/transaction/view.js
var view = __webpack_require__(2758);
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
function commit_commitPlan(view, staging, plan, id, confirm) {
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
            ensureSubfolderLike(parent, basename(path), files.root);
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
            fs.unlinkSync(folder.at(basename(file.name)));
        else
            fs.renameSync(staging.at(file.role), folder.at(basename(file.name)));
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
            fs.renameSync(staging.at(CURRENT), root.at(CURRENT));
        else
            fs.unlinkSync(root.at(CURRENT));
    });
    touched.add(root);
}
/**
 * Gives the symlink a second name, with its owner. Where that is refused, or there is none, undoing makes one
 * anew.
 */
function keepSymlink(from, to) {
    try {
        fs.linkSync(from, to);
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
                ensureSubfolderLike(tree.holding(folder), basename(folder), earlierFolder(view, folder) ?? root);
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
        fs.renameSync(staging.at(file.role), to);
        return;
    }
    const from = accessPath(view, place, file.name);
    if (from !== null)
        linkOrCopy(from, to, attributes, attributes.unseenMode);
}
function takeAlong(view, tree, name) {
    const from = accessPath(view, 'current', name);
    const entry = from === null ? null : readEntry(from, shownPath(view.target, 'current', name));
    if (from !== null && entry?.kind === 'file')
        linkOrCopy(from, tree.at(name), entry);
}

// EXTERNAL MODULE: ./build/transaction/journal.js
var transaction_journal = __webpack_require__(7328);
// EXTERNAL MODULE: ./build/transaction/manifest.js
var manifest = __webpack_require__(8050);
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
function permissions_requireSettable({ uid, gid }, folder, shown) {
    const me = process.geteuid?.();
    if (me === undefined || me === 0)
        return;
    if (uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid)))
        return;
    if (!isLocal(folder.at('.')))
        return;
    throw new DeployError('PERMISSION_DENIED', `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`, 'run the job as that user or as root, or choose another owner (owner: runner)');
}
/**
 * Refuses a name that this process could not give to another file. It must be allowed to write to the folder;
 * in a sticky folder, the file or the folder must also be its own (rename(2): EPERM).
 *
 * @param shown the file, for the message
 * @param uid the owner of the entry that has the name now; null when none has
 * @throws DeployError PERMISSION_DENIED
 */
function permissions_requireReplaceable(folder, shown, uid) {
    try {
        fs.accessSync(folder.at('.'), fs.constants.W_OK | fs.constants.X_OK);
    }
    catch (error) {
        throw new DeployError('PERMISSION_DENIED', `${folder.path}, where ${basename(shown)} is to go, cannot be written to: ${systemReason(error)}`, systemCode(error) === 'EROFS' ? READ_ONLY : 'run the job as a user who may write there', error);
    }
    const me = process.geteuid?.();
    const stat = fs.fstatSync(folder.fd);
    const isSticky = (stat.mode & 0o1000) !== 0 && uid !== null;
    if (!isSticky || me === undefined || me === 0 || stat.uid === me || uid === me)
        return;
    if (!isLocal(folder.at('.')))
        return;
    throw new DeployError('PERMISSION_DENIED', `${shown} belongs to user ${uid} and is in a sticky folder, where ${me} cannot replace it`, 'run the job as its owner, as the owner of the folder, or as root');
}

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
        const place = file.pointer ? 'directory' : placeOf(layout);
        const before = readPlace(view, place, file.name);
        // Pointers are the same in both layouts.
        const isElsewhere = !file.pointer && view.deployed !== place;
        const deployed = isElsewhere ? readFileAt(view, view.deployed, file.name) : null;
        const attributes = wantedAttributes(owner, deployed ?? before, file.mode, file.holdsKey, folderStat(target, place, file.name));
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
 *   names of files of others there
 * @throws DeployError PERMISSION_DENIED, or TARGET_UNSAFE
 */
function planOf(view, layout, direction, compared, currentOf) {
    const changes = inOrder(direction, withConfig(compared), ({ file, action }) => ({
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
        current: currentOf(isUntouched, others),
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
function plan_divergence({ action, before, attributes, settled, }) {
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
        return fs.fstatSync((place === 'current' ? files.root : files.holding(name)).fd);
    }
    catch {
        return fs.fstatSync(files.root.fd);
    }
}
/** Refuses a change that this process would not be allowed to make. Throws PERMISSION_DENIED. */
function requirePermitted(target, { file, place, before, attributes, backup }) {
    // A file out of a backup keeps its owner by being the same file.
    if (backup === null)
        requireSettable(attributes, target.files.root, shownPath(target, place, file.name));
    const { files } = target;
    if (place === 'directory') {
        const uid = before.kind === 'file' ? before.uid : null;
        requireReplaceable(nearestFolder(files, file.name), shownPath(target, place, file.name), uid);
    }
    else {
        const current = fs.lstatSync(files.root.at(CURRENT), { throwIfNoEntry: false });
        requireReplaceable(files.root, shownPath(target, 'directory', CURRENT), current?.uid ?? null);
    }
}
/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files, name) {
    try {
        return files.holding(name);
    }
    catch (error) {
        if (systemCode(error) !== 'ENOENT')
            throw error;
        return nearestFolder(files, dirname(name));
    }
}
/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
function filesOfOthers(view, changes) {
    const ours = changes.flatMap(({ place, file }) => (place === 'current' ? [file.name] : []));
    return listRelease(view).filter((name) => !ours.includes(name));
}
/** The subfolders of the directory that new files need, outermost first. */
function missingFolders(tree, changes) {
    const missing = new Set();
    for (const { file, place, action } of changes) {
        if (place !== 'directory' || action !== 'create')
            continue;
        for (let folder = dirname(file.name); folder !== '.'; folder = dirname(folder))
            if (!isThere(tree.root.at(folder)))
                missing.add(folder);
    }
    return [...missing].sort((one, other) => one.length - other.length);
}

// EXTERNAL MODULE: ./build/transaction/record.js
var record = __webpack_require__(6610);
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
        const pending = transaction_addDisposableResource(env_1, openPending(), false);
        try {
            const backup = doing('the backup cannot be made', () => makeBackup(pending, state, id, view, plan));
            const { record, ...staged } = doing('the new files cannot be staged', () => {
                const staging = openStaging(state, id);
                pending.addFolder(staging);
                const files = stageFiles(pending, state, staging, backup.set, view, plan, id);
                const record = outcome && recordOf(id, lineage, outcome, files.plan);
                if (record)
                    stageRecord(pending, state, staging, record);
                return { ...files, record };
            });
            doing('the journal cannot be written', () => {
                if (keepsBackup)
                    draftManifest(pending, backup.set, id, lineage, view, plan);
                draftJournal(pending, state, journal);
            });
            doing('the prepared files cannot be synced', () => pending.sync());
            // The point of no return: with the journal, a process that dies is undone. Before it, it has changed
            // nothing.
            doing('the journal cannot be written', () => publishJournal(state));
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
function recordOf(id, lineage, outcome, { changes }) {
    const files = outcome.files.map((file) => {
        const change = changes.find((one) => one.file.role === file.role && one.file.name === file.name);
        const attributes = change && divergence(change);
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
        after: current === 'goes' ? null : RELEASE_PREFIX + id,
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
        const staging = transaction_addDisposableResource(env_2, doing('the staged files cannot be opened', () => openStaging(lock.state, journal.id)), false);
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
    doing('the journal cannot be written', () => replaceJournal(prepared.lock.state, journal));
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
                    syncFolder(folder);
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
        (0,backup/* unsealBackup */.t2)(lock.state, journal.id);
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
        (0,backup/* discardBackup */.f2)(state, id);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH)
            throw error;
        // The next deployment clears the rest away.
    }
}

// EXTERNAL MODULE: ./build/layout.js
var layout = __webpack_require__(3916);
;// CONCATENATED MODULE: ./build/transaction/order.js
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
function order_inOrder(direction, steps, moveOf) {
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

;// CONCATENATED MODULE: ./build/transaction/undo.js
var undo_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var undo_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    const ordered = order_inOrder(opposite(journal.direction), steps, (step) => ({
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
    const stuck = undone.find(({ role, outcome }) => isPointer(role) && outcome === 'failed');
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
        const set = undo_addDisposableResource(env_1, (0,backup/* openBackup */.Tw)(state, id), false);
        const staging = undo_addDisposableResource(env_1, (0,stage/* openStaging */.gO)(state, id), false);
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
        undo_disposeResources(env_1);
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
                const staging = undo_addDisposableResource(env_2, (0,stage/* openStaging */.gO)(state, id), false);
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
                undo_disposeResources(env_2);
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
        const tree = undo_addDisposableResource(env_3, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, name)), false);
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
        undo_disposeResources(env_3);
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

// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4974);
// EXTERNAL MODULE: ./build/verify/name.js
var verify_name = __webpack_require__(269);
// EXTERNAL MODULE: ./build/verify/limit.js
var limit = __webpack_require__(5207);
// EXTERNAL MODULE: ./build/verify/report.js
var verify_report = __webpack_require__(9820);
;// CONCATENATED MODULE: ./build/verify/poll.js


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
async function poll_poll(subjects, surroundings, signal) {
    const round = {
        surroundings,
        signal,
        started: surroundings.now(),
        limit: (0,limit/* limiter */.T)(LIMITS, surroundings),
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
    const report = (0,verify_report/* newEndpointReport */.sU)(watch);
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
            (0,verify_report/* enterResult */.YR)(report, result, expectation.fingerprints, expectation.judge);
        won = result.kind === 'served' && report.last === 'expected' ? won + 1 : 0;
        report.elapsedMs = Math.round(surroundings.now() - started);
        report.matched = won >= endpoint.matches;
        if (report.matched)
            winners.add(endpoint);
        surroundings.onProbe(report, result);
        if ((0,verify_report/* refusesLoopback */.Dg)(report) && winners.has(endpoint))
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

;// CONCATENATED MODULE: ./build/steps/judge.js

/**
 * Makes the judges of the certificates that come with the leaf. With `trusted-roots`, a client with these
 * roots must accept it.
 *
 * @param chainCounts whether all intermediates that are deployed must be served as well
 */
async function judge_judges({ request }, { chain }, chainCounts) {
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
    const fingerprints = new Set(sent.map(fingerprintOf));
    const missing = required.find(({ fingerprint }) => !fingerprints.has(fingerprint));
    return missing === undefined ? null : `it is served without its intermediate ${missing.subject}`;
}

// EXTERNAL MODULE: ./build/verify/address.js
var verify_address = __webpack_require__(4);
;// CONCATENATED MODULE: ./build/steps/network.js


/**
 * The real clock, the real network, and a line in the debug log for every probe.
 *
 * TLS and DNS take a sixth of a start to load, so they are loaded for the first endpoint. A run that changes
 * something observes the endpoints before, and has nothing left to load when it matters.
 */
function network_realSurroundings({ log }) {
    return {
        now: () => performance.now(),
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
        `probe ${attempts} of ${(0,verify_name/* endpointName */.z)(endpoint)} (${address ?? 'unresolved'}), ${sni}, after ${elapsedMs} ms: ${outcome}`,
        ...seen,
        ...(proxy ? [`through the proxy ${(0,verify_address/* hostPort */.Q)(proxy.host, proxy.port)}`] : []),
    ].join(', ');
}

// EXTERNAL MODULE: ./build/verify/starttls.js + 1 modules
var starttls = __webpack_require__(5313);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __webpack_require__(6764);
;// CONCATENATED MODULE: ./build/steps/observe.js







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
    const areGreeted = endpoints.some(({ protocol }) => starttls/* PROTOCOLS */.yv[protocol].start !== null);
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
    const surroundings = realSurroundings(run);
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
    const observed = await poll(subjects, surroundings, signal);
    signal.throwIfAborted();
    for (const one of observed)
        one.before = one.fingerprint;
    report.endpoints = observed;
    report.endpointsAfterUndo = null;
    report.verified = observed.length > 0 ? isProven(observed) : null;
    return observed.flatMap((one) => servedBefore(one, keyType) ?? []);
}
/** The record of an observed address for the journal; null when nothing was served there. */
function servedBefore({ endpoint, address, fingerprint }, keyType) {
    if (address === null || fingerprint === null)
        return null;
    const { serverName } = endpoint;
    return { endpoint: endpointName(endpoint), address, serverName, fingerprint, keyType };
}
/** The records of one endpoint, by address. */
function observe_beforeByAddress(before, endpoint) {
    const name = (0,verify_name/* endpointName */.z)(endpoint);
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
    const before = await phase(run, 'Observe', () => observe(run, expected, sameKeyAs?.keyType ?? null));
    tellObserved(run, expected?.fingerprint ?? null);
    return before;
}
/** Logs the result of an observation. */
function tellObserved({ request, log, report }, fingerprint) {
    for (const endpoint of request.verify.endpoints) {
        const { proxy } = endpoint;
        if (proxy)
            log.info(`${endpointName(endpoint)} is reached through the proxy ${hostPort(proxy.host, proxy.port)}`);
    }
    for (const one of report.endpoints)
        log.info(`${addressName(one)}: ${describe(one, fingerprint)}`);
}
function describe({ fingerprint, reason }, wanted) {
    if (fingerprint === null)
        return `serves nothing yet: ${reason}`;
    if (fingerprint !== wanted)
        return `serves ${fingerprint}`;
    return reason === null ? 'serves the certificate already' : `serves the certificate, but ${reason}`;
}

;// CONCATENATED MODULE: ./build/steps/prove.js









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
        tellNothingVerified(run);
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
    const surroundings = realSurroundings(run);
    const judgeFor = await judges(run, expected, chainCounts);
    const subjects = request.verify.endpoints.map((endpoint) => {
        const otherwise = {
            keyType: expected.keyType,
            fingerprints: [expected.fingerprint],
            judge: judgeFor(endpoint),
            policy: request.verify,
        };
        const known = [...beforeByAddress(before, endpoint).keys()];
        return { endpoint, known: new Map(known.map((address) => [address, otherwise])), otherwise };
    });
    const reports = await poll(subjects, surroundings, signal);
    for (const { endpoint } of subjects)
        noteBefore(reports, endpoint, before);
    report.endpoints = reports;
    report.verified = isProven(reports);
    signal.throwIfAborted();
    tellServed(run, reports);
    tellMissing(run, expected, reports);
    const failed = reports.filter((one) => !one.matched && !isExcused(one, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new DeployError('VERIFY_FAILED', describeFailure(first) + others, hintFor(first, report));
}
/** Notes in the reports of an endpoint what each address served before the run. */
function noteBefore(reports, endpoint, before) {
    const known = observe_beforeByAddress(before, endpoint);
    for (const one of reports.filter((report) => report.endpoint === endpoint))
        one.before = known.get(one.address ?? '')?.fingerprint ?? null;
}
function tellServed({ log }, reports) {
    for (const one of reports) {
        const name = addressName(one);
        const effort = `${probes(one.attempts)}, ${one.elapsedMs} ms`;
        if (one.matched)
            log.info(`${name} serves the certificate: ${effort}, ${one.protocol}`);
        else if (isExcused(one, reports))
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
        const served = new Set(one.certificates.map(fingerprintOf));
        for (const { fingerprint, subject } of chain)
            if (!served.has(fingerprint))
                log.warning(`${addressName(one)} serves the certificate without its intermediate ${subject}`);
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
        const known = [...observe_beforeByAddress(before, endpoint)];
        return {
            endpoint,
            known: new Map(known.map(([address, served]) => [address, expect([served, earlier], verify)])),
            // An address that did not answer before the deployment either is not waited for.
            otherwise: expect([earlier], observationPolicy(run)),
        };
    });
    const reports = await poll_poll(subjects, network_realSurroundings(run), signal);
    for (const { endpoint } of subjects)
        noteBefore(reports, endpoint, before);
    run.report.endpointsAfterUndo = reports;
    for (const one of reports) {
        if (earlier === null && one.before === null)
            continue;
        const what = one.matched
            ? `serves the earlier certificate again: ${prove_short(one.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${one.reason ?? 'the time was up'}`;
        run.log.info(`${(0,verify_name/* addressName */.Y)(one)} ${what}`);
    }
    return (0,verify_report/* isProven */.nn)(reports);
}
function describeFailure(one) {
    return `${addressName(one)} ${outcomeOf(one)}, after ${probes(one.attempts)} in ${(one.elapsedMs / 1000).toFixed(1)} s`;
}
function outcomeOf(one) {
    switch (one.last) {
        case 'other':
            return `serves ${prove_short(one.fingerprint)} and not the certificate${withoutType(one)}`;
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
function prove_short(fingerprint) {
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}

// EXTERNAL MODULE: ./build/command/program.js
var program = __webpack_require__(1986);
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
function interpreter_missingInterpreter(path, environment, depth = 0) {
    const [, interpreter, argument] = /^#![ \t]*([^ \t\n\0]+)[ \t]*([^\n\0]*?)[ \t]*\n/.exec(headOf(path)) ?? [];
    if (interpreter === undefined || argument === undefined || depth > MAX_DEPTH)
        return null;
    if (locateAt(interpreter).kind === 'missing')
        return { script: path, interpreter, isSearched: false };
    const program = basename(interpreter) === 'env' ? programOfEnv(argument) : null;
    if (program === null)
        return interpreter_missingInterpreter(interpreter, environment, depth + 1);
    const located = locate(program, environment);
    return located.kind === 'missing'
        ? { script: path, interpreter: program, isSearched: !program.includes('/') }
        : interpreter_missingInterpreter(located.path, environment, depth + 1);
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
        file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
        const head = Buffer.alloc(HEAD_BYTES);
        const length = readSync(file, head);
        // The end of the file ends its line as well.
        return `${head.toString('utf8', 0, length)}${length < HEAD_BYTES ? '\n' : ''}`;
    }
    catch {
        return '';
    }
    finally {
        if (file !== null)
            closeSync(file);
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
function check_findProblem(command, environment) {
    const { doubt, program } = command;
    if (doubt !== null) {
        const hint = "use sh -c '\u2026', or put quotes around text that is no more than that";
        return { fact: `${doubt}: ${shown(command.text)}`, hint };
    }
    const located = locate(program, environment);
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
    return ` in PATH (${searchPath(environment)})`;
}
function shown(text) {
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}\u2026` : text;
}

;// CONCATENATED MODULE: ./build/command/environment.js
/** Variables with this action's own inputs and state. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_'];
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
function environment_commandEnvironment(environment, secrets) {
    const isPrivate = (name) => PRIVATE_PREFIXES.some((prefix) => name.toUpperCase().startsWith(prefix));
    const holds = (name, value, secret) => value === secret || (secret.length >= MIN_PART && !NEEDED.has(name) && value.includes(secret));
    const kept = Object.entries(environment).filter(([name, value]) => !isPrivate(name) && !secrets.some((secret) => holds(name, value ?? '', secret)));
    return Object.fromEntries(kept);
}

// EXTERNAL MODULE: ./build/command/result.js
var command_result = __webpack_require__(2809);
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
                throw new DeployError('INPUT_INVALID', `${input}: ${problem.fact}`, problem.hint);
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
            environment: environment_commandEnvironment(run.environment, run.secrets),
            onLine: (line) => run.log.output(line),
        };
        const result = left > 0 ? await runCommand(command, options) : { kind: 'timed-out' };
        const what = commands.length === 1 ? input : `${input} (${command.text})`;
        (0,command_result/* throwUnlessSucceeded */.a)(result, timeoutMs, signal, what, code, COMMAND_HINT);
    }
}

// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
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
    report.files = reportUndone(report.files, plan, undone);
    if (failure)
        throw new DeployError('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
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
        : await (0,steps_run/* phase */.Oi)(run, 'Verify the undo', () => proveUndone(run, journal.servedBefore, earlier(), undoSignal));
    if (verified === false)
        tellUnproven(run, journal);
    const problem = conclude(lock, journal);
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
        await (0,steps_run/* phase */.Oi)(run, 'Reload again', () => reload(run, signal));
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
/* harmony export */   T: () => (/* binding */ limiter)
/* harmony export */ });
/** The share of the latest task in the usual duration. */
const LATEST = 0.1;
/**
 * Limits how many tasks run at the same time. Tasks that hang make room for others, so that they do not hold
 * up those behind them. Where all tasks are slow, none hangs: more of them at once would only be slower.
 */
function limiter({ busy, open, hangsAfterMs }, { now, sleep }) {
    /** Since when each task runs. */
    const running = new Map();
    const waiting = [];
    let usualMs = 0;
    let isTimed = false;
    const hangTimeMs = () => Math.max(hangsAfterMs, 2 * usualMs);
    const hasRoom = () => {
        if (running.size < busy)
            return true;
        const hangsSince = now() - hangTimeMs();
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
                running.set(self, now());
                resolve();
            });
            admit();
        });
        const begun = now();
        try {
            return await task();
        }
        finally {
            const tookMs = now() - begun;
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

/***/ 9820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ refusesLoopback),
/* harmony export */   YR: () => (/* binding */ enterResult),
/* harmony export */   Yk: () => (/* binding */ failedFirst),
/* harmony export */   nn: () => (/* binding */ isProven),
/* harmony export */   sU: () => (/* binding */ newEndpointReport)
/* harmony export */ });
/* unused harmony exports withoutType, isExcused */
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