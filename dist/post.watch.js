"use strict";
exports.id = 620;
exports.ids = [620];
exports.modules = {

/***/ 4776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sl: () => (/* binding */ putBackMode),
/* harmony export */   aE: () => (/* binding */ putBackOwner),
/* harmony export */   kV: () => (/* binding */ namesBelow),
/* harmony export */   l5: () => (/* binding */ noteModes),
/* harmony export */   no: () => (/* binding */ putBackModes)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5230);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7926);
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
 * Mode and owner of files and folders, noted by name and put back later: a command that is run for a server
 * may change those of everything below a directory (`chown -R`).
 */





const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Opens the folders below one that stays open. */
function treeBelow(root) {
    return (0,_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .treeOf */ .g)((0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)(root.at('.'), root.path));
}
function accessOf(tree, name) {
    return name === '.' ? tree.root.at('.') : tree.holding(name).at((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(name));
}
/**
 * The names of all files, symlinks and folders below one, itself (`.`) first. Throws a system error.
 *
 * @param isPassed names of folders that are passed over
 */
function namesBelow(root, isPassed = () => false) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const tree = __addDisposableResource(env_1, treeBelow(root), false);
        const visit = (below) => [
            below,
            ...node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(tree.folder(below).at('.'), { withFileTypes: true }).flatMap((entry) => {
                const name = below === '.' ? entry.name : `${below}/${entry.name}`;
                if (entry.isDirectory())
                    return isPassed(name) ? [] : visit(name);
                return entry.isFile() || entry.isSymbolicLink() ? [name] : [];
            }),
        ];
        return visit('.');
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/**
 * Notes mode and owner of entries below a folder. Those that are not there are left out. Throws a system
 * error.
 */
function noteModes(root, names) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const tree = __addDisposableResource(env_2, treeBelow(root), false);
        return names.flatMap((name) => {
            try {
                const { uid, gid, mode } = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(accessOf(tree, name));
                return { name, uid, gid, mode: mode & 0o7777 };
            }
            catch (error) {
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
                    throw error;
                return [];
            }
        });
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
 * Puts mode and owner back, where they were changed. An entry that is gone is passed over. No symlink is
 * followed.
 *
 * @returns why some could not be put back, by name; empty when all are as they were
 */
function putBackModes(root, noted) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const tree = __addDisposableResource(env_3, treeBelow(root), false);
        return noted.flatMap(({ name, ...attributes }) => {
            try {
                const access = accessOf(tree, name);
                if (node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access).isSymbolicLink())
                    putBackOwner(access, attributes);
                else
                    putBackMode(access, attributes);
                return [];
            }
            catch (error) {
                return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT' ? [] : { name, reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error) };
            }
        });
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
/**
 * Puts the owner of a symlink back, which has no mode of its own. Without the right to it, it keeps the
 * other.
 */
function putBackOwner(access, { uid, gid }) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access);
    if (stat.uid === uid && stat.gid === gid)
        return;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync(access, uid, gid);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'EPERM')
            throw error;
    }
}
/**
 * Puts mode and owner of one entry back, and says whether it had to. At no moment anybody is let in whom both
 * the found mode and the wanted one keep out. Throws a system error; ELOOP for a symlink.
 */
function putBackMode(access, { uid, gid, mode }) {
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
        const isOwner = stat.uid === uid && stat.gid === gid;
        if (isOwner && (stat.mode & 0o7777) === mode)
            return false;
        if (!isOwner) {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(fd, stat.mode & mode);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchownSync(fd, uid, gid);
        }
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(fd, mode);
        return true;
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    }
}


/***/ }),

/***/ 2620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ requireDeployed),
/* harmony export */   guardState: () => (/* binding */ guardState),
/* harmony export */   y: () => (/* binding */ duringCommands)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2587);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5230);
/* harmony import */ var _files_modes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4776);
/* harmony import */ var _files_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7926);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3916);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7385);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7328);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6651);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4080);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2758);
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
 * What happens to a target between commit and seal. Commands that are run for the server may change its files
 * and those of the state directory. Anything else that changes there is somebody else's doing.
 */













/**
 * Runs commands, and puts mode and owner in the state directory back when they have ended (`chown -R` through
 * the target). Notes in the journal what they changed on the target, so that an undo can bring it back.
 *
 * @param spare the id of a backup whose files may be those of the target; null for none
 * @param warn told what could not be put back
 */
async function duringCommands(transaction, spare, warn, step) {
    const { target, lock } = transaction;
    const contents = contentsOf(transaction);
    const modes = (0,_files_modes_js__WEBPACK_IMPORTED_MODULE_5__/* .noteModes */ .l5)(target.files.root, namesIn(target));
    try {
        return await guardState(lock.state, spare, warn, step);
    }
    finally {
        noteAltered(transaction, contents, modes);
    }
}
/** In a larger directory, only the files of the deployment are watched. */
const MAX_ENTRIES = 1_000;
/** The names in a target, save for its state directory; those of a very large one are left out. */
function namesIn({ files }) {
    if (node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(files.root.at('.')).length > MAX_ENTRIES)
        return [];
    return (0,_files_modes_js__WEBPACK_IMPORTED_MODULE_5__/* .namesBelow */ .kV)(files.root, (name) => name === _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_7__/* .STATE_FOLDER */ .P2)
        .filter((name) => name === '.' || (0,_names_js__WEBPACK_IMPORTED_MODULE_9__/* .isTargetName */ .j8)(name))
        .slice(0, MAX_ENTRIES);
}
/** Runs commands, and puts mode and owner in the state directory back when they have ended. */
async function guardState(state, spare, warn, step) {
    const isSpared = (name) => spare !== null && name.startsWith(`backups/${spare}/`);
    const noted = (0,_files_modes_js__WEBPACK_IMPORTED_MODULE_5__/* .noteModes */ .l5)(state, (0,_files_modes_js__WEBPACK_IMPORTED_MODULE_5__/* .namesBelow */ .kV)(state).filter((name) => !isSpared(name)));
    try {
        return await step();
    }
    finally {
        const [first] = (0,_files_modes_js__WEBPACK_IMPORTED_MODULE_5__/* .putBackModes */ .no)(state, noted);
        if (first)
            warn(`a command has changed mode or owner in ${state.path}, which cannot be put back: ${first.reason}`);
    }
}
function contentsOf({ target, journal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const contents = new Map();
        const read = (tree, files) => {
            for (const file of files) {
                const found = (0,_print_js__WEBPACK_IMPORTED_MODULE_10__/* .findThere */ .yY)(tree, file);
                contents.set(file.role, found.kind === 'file' ? (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(found.bytes) : null);
            }
        };
        read(target.files, journal.files);
        const { root } = target.files;
        const { current } = journal;
        if (current?.after == null || (0,_view_js__WEBPACK_IMPORTED_MODULE_11__/* .linkAt */ ._m)(root.at(_layout_js__WEBPACK_IMPORTED_MODULE_12__/* .CURRENT */ .e)) !== current.after)
            return contents;
        const release = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .findSubfolder */ .K4)(root, current.after);
        if (release === null)
            return contents;
        const tree = __addDisposableResource(env_1, (0,_files_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .treeOf */ .g)(release), false);
        read(tree, current.files);
        return contents;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Never throws: what cannot be told now is told by the undo, or when the deployment is sealed. */
function noteAltered(transaction, before, modes) {
    const { target, lock, journal } = transaction;
    try {
        const now = (0,_files_modes_js__WEBPACK_IMPORTED_MODULE_5__/* .noteModes */ .l5)(target.files.root, modes.map(({ name }) => name));
        const changed = modes.filter((noted) => now.some((one) => one.name === noted.name && !(0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_3__/* .sameAttributes */ .OV)(one, noted)));
        const after = contentsOf(transaction);
        const altered = (files) => files.map((file) => {
            const sum = after.get(file.role) ?? null;
            return sum === (before.get(file.role) ?? null) ? file : { ...file, altered: sum };
        });
        const current = journal.current && {
            ...journal.current,
            files: altered(journal.current.files),
        };
        // What a command before this one found counts.
        const first = changed.filter(({ name }) => !journal.modes.some((one) => one.name === name));
        const noted = {
            ...journal,
            files: altered(journal.files),
            current,
            modes: [...journal.modes, ...first],
        };
        if (JSON.stringify(noted) === JSON.stringify(journal))
            return;
        transaction.journal = noted;
        lock.confirm();
        (0,_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .replaceJournal */ .EK)(lock.state, noted);
    }
    catch {
        // See above.
    }
}
/**
 * Makes sure that the target holds what was deployed, or what a command has made of it.
 *
 * @throws DeployError TARGET_UNSAFE when somebody else has changed it meanwhile, or when that cannot be told
 */
function requireDeployed(transaction) {
    const { target, journal } = transaction;
    const contents = contentsOf(transaction);
    const files = [...journal.files, ...(journal.current?.files ?? [])];
    const { current } = journal;
    const changed = files.find(({ role, after, altered }) => {
        const sum = contents.get(role) ?? null;
        return sum !== after && (altered === null || sum !== altered);
    });
    const isSwitched = current === null || (0,_view_js__WEBPACK_IMPORTED_MODULE_11__/* .linkAt */ ._m)(target.files.root.at(_layout_js__WEBPACK_IMPORTED_MODULE_12__/* .CURRENT */ .e)) === current.after;
    if (changed === undefined && isSwitched)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `somebody else has changed ${isSwitched ? changed?.name : _layout_js__WEBPACK_IMPORTED_MODULE_12__/* .CURRENT */ .e} since it was deployed`, 'one deployment, or one person, at a time: see who else works on the directory');
}


/***/ })

};
;