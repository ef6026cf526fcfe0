"use strict";
exports.id = 949;
exports.ids = [949];
exports.modules = {

/***/ 6907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L7: () => (/* binding */ linkOrCopy),
/* harmony export */   bw: () => (/* binding */ copyDurably),
/* harmony export */   hY: () => (/* binding */ hasNoLinks),
/* harmony export */   m3: () => (/* binding */ copyFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5415);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4832);
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
 * How link(2) says that the file system, or the kernel, makes no second name for this file. CIFS says ENOENT
 * for a second after another name of the file was removed; rclone says EIO.
 */
const NO_LINK = new Set([
    'EPERM',
    'EXDEV',
    'EMLINK',
    'ENOTSUP',
    'EOPNOTSUPP',
    'ENOSYS',
    'EACCES',
    'ENOENT',
    'EIO',
]);
/**
 * Whether link(2) failed for a reason that a copy does not have. A file that is missing fails to be copied,
 * too.
 */
function hasNoLinks(error) {
    return NO_LINK.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error));
}
/**
 * Gives a file a second name. Where that is refused, makes a durable copy with the same attributes. A name
 * that already holds the very same is taken for one's own: NFS may send a request twice, and the second one
 * finds what the first one did.
 *
 * @param unseenMode as in `Asked`, for the copy
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack
 *   attributes
 */
function linkOrCopy(from, to, attributes, unseenMode = null) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync(from, to);
        return;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'EEXIST' && isSame(from, to))
            return;
        if (!hasNoLinks(error))
            throw error;
    }
    copyDurably(from, to, attributes, unseenMode);
}
/**
 * Makes a durable copy with the same attributes. Throws as `copyFile` does, and DeployError WRITE_FAILED when
 * it would lack some.
 */
function copyDurably(from, to, attributes, unseenMode = null) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const pending = __addDisposableResource(env_1, (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .openPending */ .Yn)(), false);
        const lost = copyFile(pending, from, to, attributes, unseenMode);
        if (lost !== null)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('WRITE_FAILED', `a file can be kept neither by a hard link nor with all its attributes: ${lost}`, 'install GNU coreutils on the runner, or run the job as the owner of the files');
        pending.sync();
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function isSame(from, to) {
    const [one, other] = [(0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .readEntry */ .h)(from, from), (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .readEntry */ .h)(to, to)];
    return (one.kind === 'file' &&
        other.kind === 'file' &&
        one.bytes.equals(other.bytes) &&
        (0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .sameAttributes */ .OV)(one, other));
}
/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `copyAttributes` does
 */
function copyFile(pending, from, to, attributes, unseenMode = null) {
    const entry = (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .readEntry */ .h)(from, from);
    if (entry.kind === 'absent')
        throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .createPrivate */ .Oo)(to);
    const lost = (0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAttributes */ .ts)(from, to);
    const asked = { ...attributes, isOwn: false, unseenMode };
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .fill */ .GS)(pending, to, entry.bytes, asked, new Date(entry.writtenMs));
    return lost;
}


/***/ }),

/***/ 4832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);


const ABSENT = { kind: 'absent' };
/** No file of a server's credential is larger. */
const MAX_BYTES = 16 * 1024 * 1024;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * Reads the entry at a path without following a symlink.
 *
 * @param access the path to read
 * @param shown the path to show people
 * @throws DeployError TARGET_UNSAFE for anything but a regular file or nothing, PERMISSION_DENIED when it
 *   cannot be read
 */
function readEntry(access, shown) {
    let fd;
    try {
        fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    }
    catch (error) {
        switch ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error)) {
            case 'ENOENT':
                return ABSENT;
            case 'ELOOP':
            case 'EMLINK':
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} is a symbolic link`, 'it is neither followed nor replaced: name the file it points at, or use layout: symlink');
            case 'EACCES':
            case 'EPERM':
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PERMISSION_DENIED', `${shown} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, 'it must be readable in order to be compared and backed up: run the job as its owner', error);
            default:
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} cannot be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, 'expected a regular file, or nothing', error);
        }
    }
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
        if (!stat.isFile())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} is not a regular file`, 'expected a regular file, or nothing');
        if (stat.size > MAX_BYTES)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} is larger than 16 MiB`, 'is it the right name?');
        return {
            kind: 'file',
            bytes: node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(fd),
            mode: stat.mode & 0o7777,
            uid: stat.uid,
            gid: stat.gid,
            writtenMs: stat.mtimeMs,
        };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, 'it must be readable in order to be compared and backed up: see to the file system that it is on', error);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    }
}


/***/ }),

/***/ 351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ removeDraft),
/* harmony export */   Dx: () => (/* binding */ requireKnownVersion),
/* harmony export */   Lg: () => (/* binding */ replaceOwnFile),
/* harmony export */   T2: () => (/* binding */ publishDraft),
/* harmony export */   d$: () => (/* binding */ writeDraft),
/* harmony export */   jj: () => (/* binding */ nameDraft),
/* harmony export */   uP: () => (/* binding */ hasDraft),
/* harmony export */   zx: () => (/* binding */ readOwnFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5415);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5230);
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
 * Small text files of our own: journal, manifest. One is written under another name first, its draft, and
 * gets its name when it is whole. If the process dies in between, the draft stays, and has no effect.
 */




const draftOf = (name) => `${name}.new`;
/** Writes a draft, and leaves it to be synced. Throws a system error. */
function writeDraft(pending, folder, name, text) {
    const access = folder.at(draftOf(name));
    removeDraft(folder, name);
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .createPrivate */ .Oo)(access);
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .fill */ .GS)(pending, access, Buffer.from(text), null);
}
/** Whether there is a draft. Throws a system error. */
function hasDraft(folder, name) {
    return (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .isThere */ .$B)(folder.at(draftOf(name)));
}
/** Removes a draft, if there is one. Throws a system error. */
function removeDraft(folder, name) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .removeFile */ .nM)(folder.at(draftOf(name)));
}
/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
function nameDraft(folder, name) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(folder.at(draftOf(name)), folder.at(name));
}
/** Gives a draft that was synced its name, durably. Throws a system error. */
function publishDraft(folder, name) {
    nameDraft(folder, name);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .syncFolder */ .Yw)(folder);
}
/**
 * Writes a file of our own, or replaces it. Whatever happens, it is the old one or the new one: draft, sync,
 * rename, sync of the folder.
 *
 * @throws a system error
 */
function replaceOwnFile(folder, name, text) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const pending = __addDisposableResource(env_1, (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .openPending */ .Yn)(), false);
        try {
            writeDraft(pending, folder, name, text);
            pending.sync();
            publishDraft(folder, name);
        }
        catch (error) {
            removeDraft(folder, name);
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * The text of a file of our own. Somebody else may have put anything there, so no symlink is followed and no
 * pipe is waited for. Anything but a regular file of a sensible size reads as an empty text, which is never
 * one of ours.
 *
 * @param maxBytes the largest size that is sensible
 * @returns null when there is no such file
 * @throws a system error
 */
function readOwnFile(folder, name, maxBytes) {
    let fd;
    try {
        fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(folder.at(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
        return stat.isFile() && stat.size <= maxBytes ? node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(fd, 'utf8') : '';
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    }
}
/** The version of all that this release writes. */
const VERSION = 1;
/**
 * Refuses the content of a file of our own that a newer release has written. It means something that this
 * release does not know.
 *
 * @param path the file, for people
 * @throws DeployError TARGET_UNSAFE
 */
function requireKnownVersion(value, path) {
    const version = value?.version;
    if (typeof version !== 'number' || version <= VERSION)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} was written by a newer release of this action`, 'run that release again on this target; do not remove the file, because only that release knows how to go on from it');
}


/***/ }),

/***/ 7926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ foldersOn),
/* harmony export */   g: () => (/* binding */ treeOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5230);


/** The folders below an opened one, which the tree takes over. */
function treeOf(root) {
    const opened = new Map();
    const folder = (path) => {
        if (path === '.')
            return root;
        const known = opened.get(path);
        if (known)
            return known;
        const found = (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .openSubfolder */ .xU)(folder((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path));
        opened.set(path, found);
        return found;
    };
    const holding = (name) => folder((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(name));
    return {
        root,
        folder,
        holding,
        at: (name) => holding(name).at((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(name)),
        forget: (path) => {
            opened.get(path)?.[Symbol.dispose]();
            opened.delete(path);
        },
        [Symbol.dispose]: () => {
            for (const one of opened.values())
                one[Symbol.dispose]();
            opened.clear();
            root[Symbol.dispose]();
        },
    };
}
/** The folders on the way to a name, outermost first. */
function foldersOn(name) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(name);
    return parent === '.' ? [] : [...foldersOn(parent), parent];
}


/***/ }),

/***/ 8949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ makeBackup),
/* harmony export */   O3: () => (/* binding */ sweepBackups),
/* harmony export */   SC: () => (/* binding */ findBackup),
/* harmony export */   Tw: () => (/* binding */ openBackup),
/* harmony export */   W$: () => (/* binding */ sealBackup),
/* harmony export */   dy: () => (/* binding */ isSealed),
/* harmony export */   e0: () => (/* binding */ MANIFEST),
/* harmony export */   f2: () => (/* binding */ discardBackup),
/* harmony export */   fe: () => (/* binding */ readBackup),
/* harmony export */   j0: () => (/* binding */ backupFolder),
/* harmony export */   lL: () => (/* binding */ backupIds),
/* harmony export */   t2: () => (/* binding */ unsealBackup),
/* harmony export */   wZ: () => (/* binding */ backupPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/* harmony import */ var _files_copy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6907);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5415);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4832);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(351);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6651);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2758);
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
 * The target's files as they were before one deployment, kept together as one set. `backups/<id>/` holds one
 * file a role and, once the deployment is proven, a manifest that seals it; until then there is a draft of
 * that. The names have no ending, so that a server that loads every file it finds does not load these.
 *
 * The backup of a file that is going to be replaced is a hard link where the file system allows it. Owner,
 * mode, access control lists, extended attributes and labels come with it at no cost, and nobody writes into
 * a file without a name. A file that stays may be written into, so its backup is a copy.
 */











/** The folder of all backups, in the state directory. */
const BACKUPS = 'backups';
/** The name of the file that seals a backup. */
const MANIFEST = 'manifest';
/** The path of a backup, for people. */
function backupFolder(stateDirectory, id) {
    return `${stateDirectory}/${BACKUPS}/${id}`;
}
/** The path of a backed-up file, for people. */
function backupPath(stateDirectory, id, role) {
    return `${backupFolder(stateDirectory, id)}/${role}`;
}
/**
 * Keeps the files that a plan is about, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays
 *   lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when somebody else has changed a file since the
 *   comparison: an undo could not bring it back
 */
function makeBackup(pending, state, id, view, { changes }) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .ensureSubfolder */ .HQ)(state, BACKUPS, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    const backups = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(state, BACKUPS);
    pending.addFolder(backups);
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .ensureSubfolder */ .HQ)(backups, id, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    const set = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(backups, id);
    pending.addFolder(set);
    let attributesLost = null;
    for (const { file, place, before, action } of changes) {
        const from = before.kind === 'absent' ? null : (0,_view_js__WEBPACK_IMPORTED_MODULE_10__/* .accessPath */ ._y)(view, place, file.name);
        if (before.kind === 'absent' || from === null)
            continue;
        const kept = set.at(file.role);
        const unseenMode = (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultMode */ .Hf)(file.holdsKey);
        if (action === 'keep')
            attributesLost = (0,_files_copy_js__WEBPACK_IMPORTED_MODULE_3__/* .copyFile */ .m3)(pending, from, kept, before, unseenMode) ?? attributesLost;
        else
            (0,_files_copy_js__WEBPACK_IMPORTED_MODULE_3__/* .linkOrCopy */ .L7)(from, kept, before, unseenMode);
        if (holds(kept, before.bytes))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `somebody else has changed the ${file.role} since it was compared`, 'nothing was touched; run it again when nobody else works on the directory');
    }
    return { set, attributesLost };
}
function holds(access, bytes) {
    try {
        const entry = (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .readEntry */ .h)(access, access);
        return entry.kind === 'file' && entry.bytes.equals(bytes);
    }
    catch {
        return false;
    }
}
/** Opens the folder of a backup. Throws a system error when there is none. */
function openBackup(state, id) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const backups = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(state, BACKUPS), false);
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(backups, id);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** A backed-up file; absent when the backup does not hold it. Throws as `readEntry` and `openBackup` do. */
function readBackup(state, id, role) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_2, openBackup(state, id), false);
        return (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .readEntry */ .h)(set.at(role), backupPath(state.path, id, role));
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/** Opens the folder of a backup, sealed or not; null when there is none. Throws a system error. */
function findBackup(state, id) {
    try {
        return openBackup(state, id);
    }
    catch (error) {
        // Anything but a folder is no backup of ours.
        if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error)))
            throw error;
        return null;
    }
}
/**
 * Seals a backup by the manifest that was drafted with it, durably, and says whether it is sealed. Throws a
 * system error.
 */
function sealBackup(state, id) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_3, findBackup(state, id), false);
        if (set === null)
            return false;
        if ((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .isThere */ .$B)(set.at(MANIFEST)))
            return true;
        if (!(0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_8__/* .hasDraft */ .uP)(set, MANIFEST))
            return false;
        (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_8__/* .publishDraft */ .T2)(set, MANIFEST);
        return true;
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
function unsealBackup(state, id) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_4, findBackup(state, id), false);
        if (set)
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeFile */ .nM)(set.at(MANIFEST));
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        __disposeResources(env_4);
    }
}
/** Removes one backup. Nothing happens when there is none. Throws a system error. */
function discardBackup(state, id) {
    // A half-removed backup must not pass for a whole one.
    unsealBackup(state, id);
    {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const backups = __addDisposableResource(env_5, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .findSubfolder */ .K4)(state, BACKUPS), false);
            if (!backups)
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeTree */ .dM)(backups, id);
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            __disposeResources(env_5);
        }
    }
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
/**
 * The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in
 * their place.
 */
function backupIds(state) {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const backups = __addDisposableResource(env_6, (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .doing */ .Yp)(`the backups in ${state.path} cannot be opened`, () => (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .findSubfolder */ .K4)(state, BACKUPS)), false);
        if (!backups)
            return [];
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(backups.at('.'))
            .filter((name) => _names_js__WEBPACK_IMPORTED_MODULE_9__/* .DEPLOYMENT_ID */ .C1.test(name))
            .sort();
    }
    catch (e_6) {
        env_6.error = e_6;
        env_6.hasError = true;
    }
    finally {
        __disposeResources(env_6);
    }
}
/**
 * Removes the backups that were never sealed. Needs the lock, and that there is no journal.
 *
 * @param sealed the ids of those that were sealed, as far as is known: one that has lost its manifest stays,
 *   because a rollback would take the next one for it
 */
function sweepBackups(state, sealed) {
    const ids = backupIds(state);
    for (const id of ids)
        if (!isSealed(state, id) && !sealed.includes(id))
            discardBackup(state, id);
    if (ids.length === 0)
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
/** Whether a backup has a manifest, readable or not. */
function isSealed(state, id) {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_7, findBackup(state, id), false);
        return set !== null && (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .isThere */ .$B)(set.at(MANIFEST));
    }
    catch (e_7) {
        env_7.error = e_7;
        env_7.hasError = true;
    }
    finally {
        __disposeResources(env_7);
    }
}


/***/ }),

/***/ 6610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TQ: () => (/* binding */ nameRecord),
/* harmony export */   VI: () => (/* binding */ listRecords),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   aR: () => (/* binding */ rewriteRecord),
/* harmony export */   hC: () => (/* binding */ dropEmptyRecords),
/* harmony export */   k7: () => (/* binding */ stageRecord),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5415);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(351);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3916);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2200);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6651);
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
 * The record of a deployment: `deployed/<key>` in the state directory, one record a lineage. A record is
 * staged with the deployment, and gets its name when the deployment is sealed. It tells which layout is in
 * use, who deployed the files, which backup holds the ones before them, and which runs have gone back.
 *
 * If the process dies while it seals, the journal is still there. It holds the earlier record, and an undo
 * writes that again.
 */










/** The folder of all records, in the state directory. */
const RECORDS = 'deployed';
/** The name of a record among the staged files. */
const STAGED = 'record';
const MAX_BYTES = 64 * 1024;
/** A file's name of a fixed length, whatever the lineage is called. */
function keyOf({ target, leafFile }) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(Buffer.from(`${target}\0${leafFile}`));
}
function textOf(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
/** Stages the record of a deployment, and leaves it to be synced. Throws a system error. */
function stageRecord(pending, state, staging, record) {
    // Anything else in the place of the records would be found out when it is too late.
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS)?.[Symbol.dispose]();
    (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .createPrivate */ .Oo)(staging.at(STAGED));
    (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .fill */ .GS)(pending, staging.at(STAGED), Buffer.from(textOf(record)), null);
}
/**
 * Makes the staged record the one of its lineage, and leaves that to be synced.
 *
 * @returns the opened folder of the records
 * @throws a system error
 */
function nameRecord(state, staging, lineage) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureSubfolder */ .HQ)(state, RECORDS, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    const records = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(state, RECORDS);
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(staging.at(STAGED), records.at(keyOf(lineage)));
        return records;
    }
    catch (error) {
        records[Symbol.dispose]();
        throw error;
    }
}
/**
 * Writes an earlier record again, durably, unless it is there; null: there was none. Throws a system error.
 */
function rewriteRecord(state, lineage, earlier) {
    if (earlier !== null) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if ((0,node_util__WEBPACK_IMPORTED_MODULE_1__.isDeepStrictEqual)(readRecord(state, lineage), earlier))
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureSubfolder */ .HQ)(state, RECORDS, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
            const records = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(state, RECORDS), false);
            (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceOwnFile */ .Lg)(records, keyOf(lineage), textOf(earlier));
            return;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const records = __addDisposableResource(env_2, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
            if (!records)
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeFile */ .nM)(records.at(keyOf(lineage)));
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .syncFolder */ .Yw)(records);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    }
    dropEmptyRecords(state);
}
/** Removes the folder of records when nothing is left in it. Throws a system error. */
function dropEmptyRecords(state) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeIfEmpty */ .V3)(state.at(RECORDS));
}
/**
 * The record of a lineage; null when there is none. One that this project did not write counts as none.
 *
 * @throws DeployError TARGET_UNSAFE when that cannot be told, or when a newer release has written it
 */
function readRecord(state, lineage) {
    return reading(state, null, () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const records = __addDisposableResource(env_3, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
            const name = keyOf(lineage);
            const value = records && valueAt(records, name);
            (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .requireKnownVersion */ .Dx)(value, `${state.path}/${RECORDS}/${name}`);
            return isRecordAt(value, name) ? value : null;
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    });
}
/**
 * The records of all lineages. Those that this release did not write are left out.
 *
 * @throws DeployError TARGET_UNSAFE when that cannot be told
 */
function listRecords(state) {
    return reading(state, [], () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const records = __addDisposableResource(env_4, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
            if (records === null)
                return [];
            return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(records.at('.'))
                .filter(isSha256)
                .sort()
                .flatMap((name) => {
                const value = reading(state, null, () => valueAt(records, name));
                return isRecordAt(value, name) ? value : [];
            });
        }
        catch (e_4) {
            env_4.error = e_4;
            env_4.hasError = true;
        }
        finally {
            __disposeResources(env_4);
        }
    });
}
/**
 * What comes of reading; `otherwise` where something else than a folder and a file is in the way, which is
 * not ours.
 */
function reading(state, otherwise, read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH)
            throw error;
        if (['ELOOP', 'ENOTDIR', 'ENXIO'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error)))
            return otherwise;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `the record of the deployment, in ${state.path}/${RECORDS}, cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemReason */ .uc)(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
    }
}
/** Whether something is a record, of the lineage after which its file is named. */
function isRecordAt(value, name) {
    return isRecord(value) && keyOf(value) === name;
}
function valueAt(records, name) {
    const text = (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readOwnFile */ .zx)(records, name, MAX_BYTES);
    try {
        return JSON.parse(text ?? '');
    }
    catch {
        return null;
    }
}
/** Nothing in a record is trusted: names must be ones that a deployment to this target could have written. */
function isRecord(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { version, id, target, leafFile, operation, layout, files, fingerprint, run, backup, rollbacks } = value;
    return (version === 1 &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isDeploymentId */ .Z5)(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isTargetIdentity */ .YY)(target) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFileName */ .oV)(leafFile) &&
        (operation === 'deploy' || operation === 'rollback') &&
        _layout_js__WEBPACK_IMPORTED_MODULE_8__/* .LAYOUTS */ .m.includes(layout) &&
        Array.isArray(files) &&
        files.every(isDeployedFile) &&
        (fingerprint === null || isSha256(fingerprint)) &&
        (run === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isRunId */ .Pk)(run)) &&
        (backup === undefined || backup === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isDeploymentId */ .Z5)(backup)) &&
        (rollbacks === undefined || (Array.isArray(rollbacks) && rollbacks.every(_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isRunId */ .Pk))));
}
function isDeployedFile(value) {
    return (_report_js__WEBPACK_IMPORTED_MODULE_9__/* .ROLES */ .gg.includes(value?.role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFileName */ .oV)(value?.name) &&
        (value?.sha256 === null || isSha256(value?.sha256)) &&
        (value?.attributes === undefined || Object.values(value.attributes ?? {}).every(isAttributes)));
}
function isAttributes(value) {
    return typeof value === 'string' && /^\d+:\d+:[0-7]+$/.test(value);
}
function isSha256(value) {
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}


/***/ }),

/***/ 2758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   BJ: () => (/* binding */ readDeployed),
/* harmony export */   Zy: () => (/* binding */ viewTarget),
/* harmony export */   _T: () => (/* binding */ readFileAt),
/* harmony export */   _m: () => (/* binding */ linkAt),
/* harmony export */   _y: () => (/* binding */ accessPath),
/* harmony export */   pS: () => (/* binding */ shownPath),
/* harmony export */   sM: () => (/* binding */ listRelease),
/* harmony export */   yI: () => (/* binding */ readPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4832);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5230);
/* harmony import */ var _files_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7926);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3916);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7385);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6651);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6610);
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










/** Where a layout has its files, save for pointers. */
function placeOf(layout) {
    return layout === 'symlink' ? 'current' : 'directory';
}
/**
 * Views the target. With `symlink`, `current` must be missing or a symlink to a sibling directory. With
 * `in-place`, anything else at that name is ignored.
 *
 * The record of the last deployment tells which layout's files are deployed. Without one, or where its files
 * are gone, the target is taken as it stands: `current` if it leads to the file, else the directory.
 *
 * @param leafFile the name of the file with the leaf
 * @throws DeployError TARGET_UNSAFE
 */
function viewTarget(target, layout, leafFile) {
    const { link, release } = openCurrent(target, layout);
    try {
        const record = findRecord(target, leafFile);
        const found = { target, layout, link, release, record };
        const places = record?.layout === 'in-place' ? ['directory', 'current'] : ['current', 'directory'];
        const deployed = places.find((place) => readFileAt(found, place, leafFile) !== null);
        return {
            ...found,
            deployed: deployed ?? placeOf(layout),
            [Symbol.dispose]: () => release?.[Symbol.dispose](),
        };
    }
    catch (error) {
        release?.[Symbol.dispose]();
        throw error;
    }
}
function openCurrent(target, layout) {
    const none = { link: null, release: null };
    const unsafe = (what) => {
        if (layout === 'in-place')
            return none;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e)} ${what}`, 'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place');
    };
    const link = readCurrent(target);
    if (link === 'absent')
        return none;
    if (link === 'no link')
        return unsafe('is not a symbolic link');
    if (!(0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFolderName */ .OB)(link.to))
        return unsafe('points outside of the directory, or deeper into it');
    try {
        return { link: link.to, release: (0,_files_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .treeOf */ .g)((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(target.files.root, link.to)) };
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return { link: link.to, release: null };
        if (isAboutEntry(error))
            return unsafe(`points at something that is not a folder: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`);
        throw readFailed(target, error);
    }
}
/** Reads `current`. Between the two calls it may become something else, or go. */
function readCurrent(target) {
    const access = target.files.root.at(_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e);
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false });
        if (!stat)
            return 'absent';
        return stat.isSymbolicLink() ? { to: node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync(access) } : 'no link';
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return 'absent';
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EINVAL')
            return 'no link';
        throw readFailed(target, error);
    }
}
function readFailed({ path }, error) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e)} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
}
/** A user who may only read the files need not be allowed to open the state directory. */
function findRecord({ stateDirectory, identity }, leafFile) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const state = __addDisposableResource(env_1, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .findState */ .B7)(stateDirectory), false);
            return state && (0,_record_js__WEBPACK_IMPORTED_MODULE_8__/* .readRecord */ .aE)(state, { target: identity, leafFile });
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
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && error.code === 'PERMISSION_DENIED')
            return null;
        throw error;
    }
}
/**
 * Whether a system error is about the entry at a path: no folder, no file, or no permission. Any other error
 * is about the disk or this process, and tells nothing about the path.
 */
function isAboutEntry(error) {
    return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error));
}
/** What a symlink points at; null where there is none. Throws a system error. */
function linkAt(access) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync(access);
    }
    catch (error) {
        if (['ENOENT', 'EINVAL'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error)))
            return null;
        throw error;
    }
}
/** The path of a file as people know it. */
function shownPath(target, place, name) {
    return place === 'current' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e, name) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, name);
}
/**
 * A path, through handles, to a file; null when a folder on the way is not there.
 *
 * @throws DeployError TARGET_UNSAFE when one on the way is not a folder
 */
function accessPath({ target, release }, place, name) {
    const tree = place === 'current' ? release : target.files;
    if (!tree)
        return null;
    try {
        return tree.at(name);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `a folder on the way to ${shownPath(target, place, name)} cannot be used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'expected folders, and no symbolic links among them', error);
    }
}
/** The entry of a name. Throws as `readEntry` does. */
function readPlace(view, place, name) {
    const access = accessPath(view, place, name);
    return access === null ? { kind: 'absent' } : (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(access, shownPath(view.target, place, name));
}
/**
 * The regular file of a name, if it may be read and no symlink is on the way to it; null otherwise.
 *
 * @throws DeployError as `readEntry` does when that cannot be told
 */
function readFileAt(view, place, name) {
    try {
        const entry = readPlace(view, place, name);
        return entry.kind === 'file' ? entry : null;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && (error.cause === undefined || isAboutEntry(error.cause)))
            return null;
        throw error;
    }
}
/** The bytes of a deployed file, in either layout; null when there is none. Throws as `readEntry` does. */
function readDeployed(view, name) {
    const { deployed, layout } = view;
    if (deployed !== placeOf(layout))
        return readFileAt(view, deployed, name)?.bytes ?? null;
    const entry = readPlace(view, deployed, name);
    return entry.kind === 'file' ? entry.bytes : null;
}
/**
 * The names of all files and symlinks behind `current`, sorted. Throws TARGET_UNSAFE for anything else but
 * folders.
 */
function listRelease({ target, release }, below = '.') {
    if (!release)
        return [];
    const folder = release.folder(below);
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(folder.at('.'), { withFileTypes: true })
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap((item) => {
        const name = below === '.' ? item.name : `${below}/${item.name}`;
        // A name that is not UTF-8 was read with replacement characters, and cannot be reached so.
        if (item.name.includes('\ufffd') && !(0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isThere */ .$B)(folder.at(item.name)))
            throw odd(target, name, 'has a name that is not UTF-8');
        if (item.isDirectory())
            return listRelease({ target, link: null, release }, name);
        // A command may have made symlinks (openssl rehash). They are taken along as they are.
        if (item.isFile() || item.isSymbolicLink())
            return [name];
        throw odd(target, name, 'is neither a file, a symlink nor a folder');
    });
}
function odd(target, name, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${shownPath(target, 'current', name)} ${what}`, 'everything behind current is taken along into the new release folder, and may be files, symlinks and folders only');
}


/***/ })

};
;