"use strict";
exports.id = 671;
exports.ids = [671];
exports.modules = {

/***/ 2671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tryPlan: () => (/* binding */ tryPlan)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5415);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5230);
/* harmony import */ var _files_settle_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4557);
/* harmony import */ var _stage_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7282);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2758);
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
 * What the file system of a target makes of owners, modes and symlinks. An empty file in the state directory
 * tells, before anything of a key is on it, and before anything visible changes.
 */









const TRIAL = 'trial';
const TRIAL_LINK = 'trial-link';
/**
 * Refuses a file system that a plan cannot be carried out on.
 *
 * @param requiresModes whether a private key may not come out readable by more people than asked for
 * @throws DeployError PERMISSION_DENIED for an owner that cannot be set, and for such a key; TARGET_UNSAFE
 *   where `current` could not be a symlink; WRITE_FAILED. Nothing of the trial is left, whatever comes of it
 */
function tryPlan(view, state, id, plan, requiresModes) {
    try {
        (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .doing */ .Yp)('it cannot be tried out what the file system does', () => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const staging = __addDisposableResource(env_1, (0,_stage_js__WEBPACK_IMPORTED_MODULE_7__/* .openStaging */ .gO)(state, id), false);
                if (requiresModes && plan.changes.some(({ file }) => file.holdsKey))
                    requirePrivate(state);
                for (const change of plan.changes) {
                    const shown = (0,_view_js__WEBPACK_IMPORTED_MODULE_8__/* .shownPath */ .pS)(view.target, change.place, change.file.name);
                    const asked = trialOf(change);
                    if (asked)
                        tryFile(staging, asked, shown, requiresModes && change.file.holdsKey);
                }
                if (plan.current === 'switches')
                    requireSymlinks(staging, view.target.path);
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
    finally {
        // The endpoints are observed next. A run that is cancelled meanwhile has prepared nothing yet.
        (0,_stage_js__WEBPACK_IMPORTED_MODULE_7__/* .clearStaging */ .Le)(state);
    }
}
/** The attributes of the file that is going to be made: the new one, or the copy of one that stays. */
function trialOf({ action, before, attributes, backup }) {
    if (action === 'keep')
        return before.kind === 'file' ? { ...attributes, ...ownerOf(before), mode: before.mode } : null;
    return action === 'remove' || backup !== null ? null : attributes;
}
const ownerOf = ({ uid, gid }) => ({ uid, gid });
function tryFile(staging, asked, shown, isPrivate) {
    const access = staging.at(TRIAL);
    (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .createPrivate */ .Oo)(access);
    try {
        const { mode, askedMode } = settleAt(access, asked, shown);
        if (isPrivate && (mode & ~(askedMode ?? asked.mode) & 0o066) !== 0)
            throw tooOpen(shown, askedMode, mode);
    }
    finally {
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeFile */ .nM)(access);
    }
}
function settleAt(access, asked, shown) {
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW);
    try {
        return (0,_files_settle_js__WEBPACK_IMPORTED_MODULE_6__/* .settle */ .G)(fd, asked);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH(error.code, `${shown}: ${error.message}`, error.hint, error.cause);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    }
}
function requirePrivate(state) {
    const mode = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(state.fd).mode & 0o7777;
    if ((mode & 0o077) !== 0)
        throw tooOpen(`state directory ${state.path}`, 0o700, mode);
}
function tooOpen(shown, asked, mode) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PERMISSION_DENIED', `${shown} comes out with mode ${(0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .octal */ .Wo)(mode)}${asked === null ? '' : `, and not ${(0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .octal */ .Wo)(asked)}`}: others could read the private key`, 'mount it so that modes are kept (CIFS with unix extensions, bindfs without chmod-ignore, drvfs with metadata) or closed to others (CIFS with file_mode=0600,dir_mode=0700; sshfs, vfat and drvfs with umask=077); or name modes in skip-checks where nobody else gets there');
}
/**
 * Makes a symlink, and looks at it. It points at a file that is there: where symlinks are followed (sshfs
 * with `follow_symlinks`), one that points at nothing can be made, and then be neither seen nor removed.
 */
function requireSymlinks(staging, directory) {
    const [file, link] = [staging.at(TRIAL), staging.at(TRIAL_LINK)];
    (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .createPrivate */ .Oo)(file);
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync(TRIAL, link);
        if (node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(link).isSymbolicLink())
            return;
        throw noSymlinks(directory, 'the file system follows them by itself');
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH)
            throw error;
        throw noSymlinks(directory, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error));
    }
    finally {
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeFile */ .nM)(link);
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeFile */ .nM)(file);
    }
}
function noSymlinks(directory, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `layout: symlink needs symbolic links in ${directory}: ${why}`, 'use layout: in-place; or mount sshfs without follow_symlinks');
}


/***/ })

};
;