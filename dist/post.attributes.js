"use strict";
exports.id = 651;
exports.ids = [651];
exports.modules = {

/***/ 2587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ copyAttributesInto),
/* harmony export */   Hf: () => (/* binding */ defaultMode),
/* harmony export */   KD: () => (/* binding */ isRefusedOwner),
/* harmony export */   YB: () => (/* binding */ ensureSubfolderLike),
/* harmony export */   f5: () => (/* binding */ copyFolderAttributes),
/* harmony export */   p7: () => (/* binding */ wantedAttributes),
/* harmony export */   ts: () => (/* binding */ copyAttributes)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5230);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4901);
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
 * Owner, mode, access control lists, extended attributes and security labels. Node can read and write the
 * first two only; for the others there are `cp`, `getfacl` and `setfacl`.
 */





/** The mode of a new file when none is asked for. */
function defaultMode(holdsKey) {
    return holdsKey ? 0o600 : 0o644;
}
/**
 * The attributes that a file is to have.
 *
 * @param before the entry that is there now
 * @param mode the mode asked for; null to keep an existing file's
 * @param holdsKey decides the mode of a new file when none was asked for
 * @param folder the stat of its folder: a setgid folder gives its group to new files (inode(7))
 */
function wantedAttributes(policy, before, mode, holdsKey, folder) {
    const kept = before.kind === 'file' ? before : null;
    const uid = process.geteuid?.() ?? 0;
    const gid = folder.mode & 0o2000 ? folder.gid : (process.getegid?.() ?? 0);
    const owner = policy.kind === 'set' ? policy : policy.kind === 'keep' ? kept : null;
    const unseenMode = mode ?? defaultMode(holdsKey);
    return {
        uid: owner?.uid ?? uid,
        gid: owner?.gid ?? gid,
        isOwn: owner === null,
        mode: mode ?? kept?.mode ?? unseenMode,
        unseenMode,
    };
}
/**
 * Copies all attributes of files, times included, to files of the same name in another folder.
 *
 * @param sources paths of the files to take attributes from
 * @param folder path of the folder with the files to put them on
 * @returns null, or why it could not be tried: there is no GNU cp
 * @throws DeployError WRITE_FAILED when they could not be copied
 */
function copyAttributesInto(sources, folder) {
    return sources.length === 0 ? null : runCp([`--target-directory=${folder}`, '--', ...sources]);
}
/** As `copyAttributesInto`, from one file to another. */
function copyAttributes(source, file) {
    return runCp(['--no-target-directory', '--', source, file]);
}
function environment() {
    return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
}
/**
 * Only GNU cp knows these options. Any other failure would lose attributes that a file had, and counts. The
 * owner is not among them: cp forgives `EPERM`, but not the `EACCES` that SFTP says. `fill` sets it.
 */
function runCp(operands) {
    if (process.platform !== 'linux')
        return null;
    const { status, error, stderr } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)('cp', ['--attributes-only', '--preserve=all', '--no-preserve=ownership', '--no-dereference', ...operands], { env: environment(), encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    if (status === 0)
        return null;
    if (error)
        return `cp could not be started: ${error.message}`;
    if (/unrecogni[sz]ed option|invalid option|usage:/i.test(stderr))
        return 'cp is not that of GNU coreutils';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('WRITE_FAILED', 'access control lists, extended attributes or labels of the earlier files cannot be copied', 'run the job as a user who may set them, or take them off the files (getfacl, getfattr)');
}
/** A line of an access control list that plain permission bits cannot say. */
const MORE_THAN_BITS = /^(?:(?:user|group):[^:\s]+:|mask:)/m;
/**
 * Copies the access control list of a folder, if it says more than permission bits do. cp cannot do that for
 * a folder. Without getfacl nobody can tell whether there is such a list, and nothing happens.
 */
function copyFolderAcl(from, to) {
    if (process.platform !== 'linux')
        return;
    const env = environment();
    const options = ['--omit-header', '--numeric', '--no-effective', '--absolute-names', '--', from];
    const { stdout } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)('getfacl', options, {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (!MORE_THAN_BITS.test(stdout ?? ''))
        return;
    const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)('setfacl', ['--modify-file=-', '--', to], {
        env,
        input: stdout,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('WRITE_FAILED', 'the access control list of a folder cannot be copied to a new one', 'setfacl is needed for that, and a file system that has such lists');
}
/**
 * Copies owner, access control list and mode of a folder to another one. Where the owner cannot be given
 * away, the group alone, if that can.
 *
 * @throws a system error; DeployError WRITE_FAILED when there is a list that cannot be set
 */
function copyFolderAttributes(from, to) {
    const made = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(to.fd);
    const { uid, gid, mode } = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(from.fd);
    // Only root gives folders away. A member may still set the group (chown(2)). Without either, the mode lets
    // the same people in, save for the owner and the group.
    if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(to, uid, gid) && made.gid !== gid)
        chownIfAllowed(to, made.uid, gid);
    // The list comes first: with one, the mode's group bits are a limit for everybody on it (acl(5)).
    copyFolderAcl(from.at('.'), to.at('.'));
    node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync(to.fd, hidesModes(to) ? OPEN_FOLDER : mode & 0o7777);
}
/** The mode of a new folder where that of the earlier one cannot be seen. The files in it have their own. */
const OPEN_FOLDER = 0o755;
/** Whether the file system shows a mode that it was not given (sshfs with `umask=`). */
function hidesModes(folder) {
    if ((0,_mount_js__WEBPACK_IMPORTED_MODULE_4__/* .isLocal */ .I)(folder.at('.')))
        return false;
    node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync(folder.fd, 0o710);
    return (node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(folder.fd).mode & 0o7777) !== 0o710;
}
/** Whether a chown was refused: `EPERM` (chown(2)), over SFTP `EACCES`; `EINVAL` for one that NFS cannot map. */
function isRefusedOwner(error) {
    return ['EPERM', 'EACCES', 'EINVAL'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error));
}
function chownIfAllowed(folder, uid, gid) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.fchownSync(folder.fd, uid, gid);
        return true;
    }
    catch (error) {
        if (!isRefusedOwner(error))
            throw error;
        return false;
    }
}
/**
 * Makes a folder, if there is none, that is as accessible as another one. Throws as `copyFolderAttributes`
 * does.
 */
function ensureSubfolderLike(parent, name, like) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureSubfolder */ .HQ)(parent, name, 0o700))
            return;
        const made = __addDisposableResource(env_1, (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .openSubfolder */ .xU)(parent, name), false);
        copyFolderAttributes(like, made);
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

/***/ 5415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   Oo: () => (/* binding */ createPrivate),
/* harmony export */   Yn: () => (/* binding */ openPending),
/* harmony export */   ly: () => (/* binding */ PRIVATE_FOLDER)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5230);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4557);
/*
 * Files that survive a power cut. A file system with a journal commits everything that waits in it together:
 * of syncs that follow each other with no change in between, the first does the work, and the others find
 * little left to do. So files and folders are written first, all of them, and synced then, each of them.
 */



const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Mode of every folder that this project keeps for itself. */
const PRIVATE_FOLDER = 0o700;
/** How many files are kept open. A process may have 1,024 (getrlimit(2), RLIMIT_NOFILE). */
const MAX_OPEN = 64;
/** Nothing to be synced yet. */
function openPending() {
    const files = [];
    const folders = [];
    const closeFiles = () => {
        for (const fd of files.splice(0))
            node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    };
    const syncFiles = () => {
        for (const fd of files)
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(fd);
        closeFiles();
    };
    return {
        addFile: (fd) => {
            files.push(fd);
            if (files.length === MAX_OPEN)
                syncFiles();
        },
        addFolder: (folder) => {
            folders.push(folder);
        },
        sync: () => {
            syncFiles();
            for (const folder of folders)
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .syncFolder */ .Yw)(folder);
        },
        [Symbol.dispose]: () => {
            closeFiles();
            for (const folder of folders.splice(0))
                folder[Symbol.dispose]();
        },
    };
}
/**
 * Creates an empty file that nobody but its owner can open, and that was not there before.
 *
 * @throws a system error: EEXIST when the name is taken, also by a dangling symlink
 */
function createPrivate(access) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, _settle_js__WEBPACK_IMPORTED_MODULE_2__/* .PRIVATE_FILE */ .r));
}
/**
 * Fills a file made by `createPrivate`, and leaves it to be synced. Owner and mode come after the content.
 * Until then its owner alone can open the file.
 *
 * @param written the modification time; without attributes the file keeps its own
 * @returns owner and mode as they came out; null without attributes
 * @throws a system error, or as `settle` does
 */
function fill(pending, access, bytes, attributes, written = new Date()) {
    // The copied attributes may include a mode that keeps even the owner from writing.
    if (attributes)
        node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync(access, _settle_js__WEBPACK_IMPORTED_MODULE_2__/* .PRIVATE_FILE */ .r);
    let settled = null;
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
        for (let written = 0; written < bytes.length;)
            written += node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync(fd, bytes, written);
        if (attributes) {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.futimesSync(fd, written, written);
            settled = (0,_settle_js__WEBPACK_IMPORTED_MODULE_2__/* .settle */ .G)(fd, attributes);
        }
    }
    catch (error) {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        throw error;
    }
    pending.addFile(fd);
    return settled;
}


/***/ }),

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ writeFailure),
/* harmony export */   Yp: () => (/* binding */ doing),
/* harmony export */   sj: () => (/* binding */ READ_ONLY)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** The hint for a file system that is mounted read-only. */
const READ_ONLY = 'the file system is mounted read-only: mount it so that the job can write to it';
const HINTS = {
    ENOSPC: 'free some space on the file system of the target',
    EDQUOT: 'free some of the quota on the file system of the target',
    EBUSY: 'a file that is mounted by itself cannot be replaced: mount its folder instead',
    EXDEV: 'state-directory must be on the file system of the target',
    EROFS: READ_ONLY,
    EACCES: 'run the job as a user who may write there',
    EPERM: 'run the job as a user who may write there; is the file or the folder immutable (lsattr)?',
};
const DENIALS = new Set(['EACCES', 'EPERM', 'EROFS']);
/**
 * A system error as a failure that a user can act on: PERMISSION_DENIED or WRITE_FAILED. A DeployError passes
 * unchanged.
 *
 * @param failure the failure, as a clause: "/certs/cert.pem cannot be replaced"
 */
function writeFailure(error, failure) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH)
        return error;
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED', `${failure}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemReason */ .uc)(error)}`, hintFor(error, code), error);
}
/** SFTP without posix-rename@openssh.com has no rename onto a name that is taken (sshfs(1), workaround=rename). */
function hintFor(error, code) {
    const isRename = error.syscall === 'rename' && ['EPERM', 'EIO'].includes(code);
    const hint = [HINTS[code], isRename ? 'on sshfs, mount with -o workaround=rename' : undefined];
    return hint.filter((part) => part !== undefined).join('; ');
}
/** Runs a step, and turns its system errors into that failure, as `writeFailure` does. */
function doing(failure, step) {
    try {
        return step();
    }
    catch (error) {
        throw writeFailure(error, failure);
    }
}


/***/ }),

/***/ 5230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   GO: () => (/* binding */ HANDLES),
/* harmony export */   HQ: () => (/* binding */ ensureSubfolder),
/* harmony export */   K4: () => (/* binding */ findSubfolder),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   V3: () => (/* binding */ removeIfEmpty),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   xU: () => (/* binding */ openSubfolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
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



const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** The folder with the handles of this process, by their numbers; null where there is none. */
const HANDLES = handles();
function handles() {
    try {
        const fds = `/proc/${node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync('/proc/self')}/fd`;
        node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync(fds);
        return fds;
    }
    catch {
        return null;
    }
}
/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
function openFolder(access, shown = access.toString()) {
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const base = HANDLES === null ? access.toString() : `${HANDLES}/${fd}`;
    return {
        fd,
        path: shown,
        at: (name) => `${base}/${name}`,
        [Symbol.dispose]: () => node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd),
    };
}
/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
function openSubfolder(parent, name) {
    return openFolder(parent.at(name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name));
}
/**
 * Opens a directory inside another; null when there is none. Throws as `openFolder` does, for a symlink as
 * well.
 */
function findSubfolder(parent, name) {
    try {
        return openSubfolder(parent, name);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/**
 * Makes the new, renamed and removed names of a directory survive a power cut. A failed sync is never tried
 * again. Some file systems (FUSE, 9p) cannot sync a directory (fsync(2): EINVAL). There, keeping the names is
 * up to the file system alone.
 */
function syncFolder(folder) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(folder.fd);
    }
    catch (error) {
        if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error)))
            throw error;
    }
}
/**
 * Whether anything is at a path, a symlink that leads nowhere included. Not `existsSync`, which takes a disk
 * that does not answer for a name that is not there.
 *
 * @throws a system error when that cannot be told
 */
function isThere(access) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
    }
    catch (error) {
        // The parent is a file, and holds nothing.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOTDIR')
            return false;
        throw error;
    }
}
/** Makes a directory if it is not there, and says whether it did. The mode is exact, whatever the umask. */
function ensureSubfolder(parent, name, mode) {
    // Nearly always it is there, and to check is cheaper than to fail.
    if (isThere(parent.at(name)))
        return false;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync(parent.at(name), mode);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Through a handle: by its name, the mode of something else would change if somebody has put a symlink
            // there.
            const made = __addDisposableResource(env_1, openSubfolder(parent, name), false);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(made.fd, mode);
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
        retract(parent.at(name));
        throw error;
    }
    return true;
}
/** Removes a folder that could not be finished. Something else that has taken its place stays. */
function retract(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
    }
    catch {
        // The error that led here is thrown next, and matters more.
    }
}
/** Removes a file or a symlink. Nothing happens when there is none. Throws a system error. */
function removeFile(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync(access);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
    }
}
/** Removes a folder unless something is in it, and says whether it is gone. Throws a system error. */
function removeIfEmpty(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
        return true;
    }
    catch (error) {
        if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error)))
            throw error;
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT';
    }
}
/**
 * Removes an entry of a folder, with everything below it when it is a folder itself. No symlink is followed,
 * not even one that takes a folder's place meanwhile. Nothing happens when there is no such entry.
 *
 * @param name bytes when it was read from a folder, because it need not be text
 * @throws a system error
 */
function removeTree(parent, name) {
    const access = Buffer.concat([Buffer.from(parent.at('')), Buffer.from(name)]);
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false });
    if (!stat)
        return;
    if (!stat.isDirectory()) {
        removeFile(access);
        return;
    }
    {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const folder = __addDisposableResource(env_2, openFolder(access, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name.toString())), false);
            for (const below of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(folder.at('.'), { encoding: 'buffer' }))
                removeTree(folder, below);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    }
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
}


/***/ }),

/***/ 4901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isLocal)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** File systems of this kernel, by their magic numbers (statfs(2)): chown(2) tells who may do what on them. */
const LOCAL = new Set([
    0xef53, // ext2, ext3, ext4
    0x58465342, // XFS
    0x9123683e, // btrfs
    0x01021994, // tmpfs
    0x858458f6, // ramfs
    0x794c7630, // overlayfs
    0x2fc12fc1, // ZFS
    0xf2f52010, // F2FS
    0xca451a4e, // bcachefs
]);
/** Whether the rules of this kernel decide on owners, and no server and no mount option. */
function isLocal(access) {
    return process.platform !== 'linux' || LOCAL.has(node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync(access).type);
}


/***/ }),

/***/ 4557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle),
/* harmony export */   r: () => (/* binding */ PRIVATE_FILE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/*
 * Owner and mode as they come out. On a mount, chmod and chown can succeed and do nothing (CIFS, drvfs, vfat),
 * and stat can tell modes that the files on the server do not have (sshfs with `umask=`). So both are read back.
 */



/** Mode of every file that this project keeps for itself, and of a file that is being written. */
const PRIVATE_FILE = 0o600;
/**
 * Sets owner and mode of a file of mode `PRIVATE_FILE`, and reads them back. The mode comes after the owner,
 * because a change of owner clears bits (chown(2)).
 *
 * A file system that shows another mode than `PRIVATE_FILE` now shows modes that its files do not have. The one
 * that an earlier file seems to have may be wider than it is, so `unseenMode` is asked for.
 *
 * @throws a system error; DeployError PERMISSION_DENIED when the owner did not come out as asked
 */
function settle(fd, asked) {
    const made = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
    if (made.uid !== asked.uid || made.gid !== asked.gid)
        setOwner(fd, asked);
    const askedMode = (made.mode & 0o7777) === PRIVATE_FILE ? asked.mode : asked.unseenMode;
    if (askedMode !== null)
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(fd, askedMode);
    const { uid, gid, mode } = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
    if (!asked.isOwn && (uid !== asked.uid || gid !== asked.gid))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PERMISSION_DENIED', `a file should belong to ${asked.uid}:${asked.gid}, and still belongs to ${uid}:${gid}, though the file system took the change`, OWNER_HINT);
    return { uid, gid, mode: mode & 0o7777, askedMode };
}
function setOwner(fd, { uid, gid, isOwn }) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fchownSync(fd, uid, gid);
    }
    catch (error) {
        if (!(0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusedOwner */ .KD)(error))
            throw error;
        // What this run made is its own, whoever the server says it belongs to.
        if (isOwn)
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PERMISSION_DENIED', `a file cannot be given to ${uid}:${gid} on this file system`, OWNER_HINT, error);
    }
}
const OWNER_HINT = 'choose another owner (owner: runner), run the job as that user, or mount so that owners can be set: sshfs with idmap=user, CIFS with uid= and gid=, NFS with no_root_squash';


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ CURRENT),
/* harmony export */   m: () => (/* binding */ LAYOUTS)
/* harmony export */ });
/** Every layout, by the name that the input `layout` takes. */
const LAYOUTS = ['in-place', 'symlink'];
/** The symlink that all files go through in the `symlink` layout. */
const CURRENT = 'current';


/***/ }),

/***/ 7385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ findState),
/* harmony export */   P2: () => (/* binding */ STATE_FOLDER),
/* harmony export */   Y8: () => (/* binding */ enterState),
/* harmony export */   YB: () => (/* binding */ stateHolds),
/* harmony export */   Zc: () => (/* binding */ leaveState),
/* harmony export */   j0: () => (/* binding */ checkStateDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5415);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5230);
/* harmony import */ var _files_mount_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4901);
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
 * The state directory: where lock, journal, staged files and backups are kept, by default in the target
 * itself. Only its owner can enter it. The first deployment makes it, and the lock's holder removes it when
 * nothing is left in it.
 */








/** The default name of the state directory. */
const STATE_FOLDER = '.rotate-certificate';
/** The names that this project uses in a state directory. */
const OWN_NAME = /^(?:lock|journal)(?:\.|$)|^(?:staging|backups|deployed)$/;
/**
 * Makes sure that a state directory is one of our own, or can be made. Changes nothing.
 *
 * @param target the stat of the target
 * @throws DeployError TARGET_UNSAFE when it is no directory or belongs to somebody else, TARGET_MISSING when
 *   the folder above it is not there, INPUT_INVALID when it is on another file system than the target
 */
function checkStateDirectory({ path }, target) {
    const state = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(path, { throwIfNoEntry: false });
    if (state && !state.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${path} is not a directory`, 'remove what is there, or name another state-directory');
    }
    // Where a server decides who owns what, that is found out when it is entered.
    if (state && (0,_files_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .isLocal */ .I)(path))
        requireOwn(state.uid === process.geteuid?.(), state, path);
    const place = state ?? node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { throwIfNoEntry: false });
    if (!place?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_MISSING', `the folder of state directory ${path} is not there`, 'create it, or leave state-directory out');
    }
    if (place.dev !== target.dev) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('INPUT_INVALID', `state-directory: expected a path on the file system of directory, got ${path}`, 'a rename from one file system to another is not atomic: leave state-directory out, or move it');
    }
}
/** The owner of the state directory can put anything into it, and so have root change files elsewhere. */
function requireOwn(isMine, state, path) {
    const me = process.geteuid?.();
    if (me === undefined || isMine)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${path} belongs to user ${state.uid}, not to ${me}`, 'run every deployment to a target as the same user, or name a state-directory of your own');
}
/**
 * Whether an owner is this process, whatever number it goes by there: sshfs shows the server's, and NFS with
 * `root_squash` gives root's files to nobody. On file systems that are not local, an empty file tells.
 * Throws a system error when that cannot be told.
 */
function isOwnerMe(state, uid) {
    const me = process.geteuid?.();
    if (me === undefined || uid === me)
        return true;
    if ((0,_files_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .isLocal */ .I)(state.at('.')))
        return false;
    const access = state.at(`lock.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString('hex')}`);
    try {
        (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .createPrivate */ .Oo)(access);
        return node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(access).uid === uid;
    }
    catch (error) {
        if (!['EACCES', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error)))
            throw error;
        return false;
    }
    finally {
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .removeFile */ .nM)(access);
    }
}
/**
 * Opens the state directory, and makes it if it is not there.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be made private, WRITE_FAILED or PERMISSION_DENIED when it
 *   cannot be made
 */
function enterState(directory) {
    const { path, home } = directory;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (home)
                return makeState(home, path);
            const parent = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path))), false);
            return makeState(parent, path);
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
        throw (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFailure */ .EU)(error, `state directory ${path} cannot be made`);
    }
}
function makeState(parent, path) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path);
    const made = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .ensureSubfolder */ .HQ)(parent, name, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    try {
        const state = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(parent.at(name), path);
        try {
            makePrivate(state);
            if (made)
                (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .syncFolder */ .Yw)(parent);
        }
        catch (error) {
            state[Symbol.dispose]();
            throw error;
        }
        return state;
    }
    catch (error) {
        if (made)
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .removeIfEmpty */ .V3)(parent.at(name));
        throw error;
    }
}
function makePrivate(state) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(state.fd);
    requireOwn(isOwnerMe(state, stat.uid), stat, state.path);
    if ((stat.mode & 0o7777) === _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly)
        return;
    // A folder that others use is not closed to them.
    const foreign = node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(state.at('.')).find((name) => !OWN_NAME.test(name));
    if (foreign !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${state.path} is open to others, and holds ${foreign}, which is none of ours`, 'name a folder of its own for it: it is made private');
    node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync(state.fd, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
}
/**
 * Opens the state directory in order to read in it; null when there is none. Makes nothing.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when it cannot be opened
 */
function findState({ path }) {
    return (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Yp)('the state directory cannot be opened', () => ((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)(path) ? (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(path) : null));
}
/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
function stateHolds({ path }, name) {
    return (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Yp)(`the state directory ${path} cannot be read`, () => (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, name)));
}
/** Closes the state directory, and removes it when it is empty and has its default place. Never throws. */
function leaveState({ path, home }, state) {
    state[Symbol.dispose]();
    if (!home)
        return;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.rmdirSync(home.at((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)));
    }
    catch {
        // Backups are kept, or another deployment waits there. An empty folder that stays does no harm.
    }
}


/***/ }),

/***/ 6651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   C1: () => (/* binding */ DEPLOYMENT_ID),
/* harmony export */   OB: () => (/* binding */ isFolderName),
/* harmony export */   Pk: () => (/* binding */ isRunId),
/* harmony export */   YY: () => (/* binding */ isTargetIdentity),
/* harmony export */   Z5: () => (/* binding */ isDeploymentId),
/* harmony export */   _l: () => (/* binding */ nextDeploymentId),
/* harmony export */   j8: () => (/* binding */ isTargetName),
/* harmony export */   oV: () => (/* binding */ isFileName),
/* harmony export */   tt: () => (/* binding */ RELEASE_PREFIX),
/* harmony export */   zB: () => (/* binding */ MAX_NAME)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7385);
/*
 * Names in a target: those that this project gives, and those that it lets others give.
 */



/**
 * The name of a deployment, its backup and its release folder: the time in UTC, so that names sort by age,
 * and random.
 */
const DEPLOYMENT_ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;
/** Whether something is the name of a deployment. */
function isDeploymentId(value) {
    return typeof value === 'string' && DEPLOYMENT_ID.test(value);
}
/** Whether something is the id of a workflow run: a number on GitHub. */
function isRunId(value) {
    return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value);
}
/** The last time that can be written with a year of four digits. */
const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');
/**
 * Names a deployment so that it sorts behind the ones before it, even where another machine's clock was
 * ahead.
 *
 * @param newest the id of the newest deployment that is known of; null when none is
 * @param random four bytes
 */
function nextDeploymentId(newest, now, random) {
    const [, year, month, day, hours, minutes, seconds, ms] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(newest ?? '') ?? [];
    const latest = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
    const time = new Date(latest < LAST_TIME ? Math.max(now.getTime(), latest + 1) : now.getTime());
    return `${time.toISOString().replace(/[-:.]/g, '')}-${random.toString('hex')}`;
}
/** The most characters of a file's name, with the folders on the way. */
const MAX_NAME = 1_024;
/** How the names of release folders begin: the folders of the `symlink` layout, one a deployment. */
const RELEASE_PREFIX = '.release-';
/**
 * Whether a name can be that of a file of a target: relative, in its shortest form, staying below the target,
 * and free of control characters.
 */
function isTargetName(value) {
    if (typeof value !== 'string' || value === '' || value.length > MAX_NAME || value.startsWith('/'))
        return false;
    if (/[\u0000-\u001f\u007f\\]/.test(value))
        return false;
    return ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(value) === value && value !== '.' && !value.split('/').includes('..') && !value.endsWith('/'));
}
/** Whether something can be the identity of a target: the way to it from its state directory. */
function isTargetIdentity(value) {
    return typeof value === 'string' && /^\.\.(?:\/|$)/.test(value);
}
/** Whether a name is that of an entry of the target itself, and not of one in a subfolder. */
function isFolderName(value) {
    return isTargetName(value) && !value.includes('/');
}
/**
 * Whether a name can be that of a file that a deployment writes: none of the names that this project uses
 * itself.
 */
function isFileName(value) {
    return isTargetName(value) && !isReserved(value);
}
/** Whether a name is, or is below, one that this project uses itself. */
function isReserved(name) {
    const [top = ''] = name.split('/');
    return [_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .STATE_FOLDER */ .P2, _layout_js__WEBPACK_IMPORTED_MODULE_2__/* .CURRENT */ .e].includes(top) || top.startsWith(RELEASE_PREFIX);
}


/***/ })

};
;