"use strict";
exports.id = 470;
exports.ids = [470,620];
exports.modules = {

/***/ 9759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ writeExtended),
/* harmony export */   y: () => (/* binding */ readExtended)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5230);
/*
 * Extended attributes of files, access control lists and labels among them, as a text that can be compared
 * and written again. Node can read none of them. getfattr reads all, getfacl the lists alone; without either
 * nothing is known.
 */



const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants;
const TOOLS = [
    {
        name: 'getfattr',
        options: ['--absolute-names', '--dump', '--match=^(user|security|system)\\.', '--encoding=hex', '--'],
        line: /^[a-z]/,
    },
    {
        name: 'getfacl',
        options: ['--absolute-names', '--numeric', '--no-effective', '--'],
        // Without a named user, a named group or a mask, a list says what the mode says (acl(5)).
        line: /^(?:(?:user|group):[^:\s]+:|mask:|default:)/,
    },
];
/**
 * The extended attributes of files, each as a text. Texts of the same tool can be compared; they begin with
 * its name.
 *
 * @param accesses paths of regular files; no symlink is followed
 * @returns null for a file of which they cannot be told
 */
function readExtended(accesses) {
    const opened = accesses.map(openQuietly);
    try {
        const paths = opened.flatMap((fd) => (fd === null ? [] : pathOf(fd)));
        const said = paths.length === 0 || _folder_js__WEBPACK_IMPORTED_MODULE_2__/* .HANDLES */ .GO === null ? null : ask(paths);
        return opened.map((fd) => (fd === null || said === null ? null : (said.get(pathOf(fd)) ?? said.get(''))) ?? null);
    }
    finally {
        for (const fd of opened)
            if (fd !== null)
                node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(fd);
    }
}
function openQuietly(access) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    }
    catch {
        return null;
    }
}
/** A path without characters that a tool would print in another way. */
function pathOf(fd) {
    return `${_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .HANDLES */ .GO}/${fd}`;
}
/** Texts by path; that of a file without any attribute under the empty path. Null when no tool can tell. */
function ask(paths) {
    for (const { name, options, line } of TOOLS) {
        const { error, status, stdout } = run(name, [...options, ...paths]);
        if (error)
            continue;
        if (status !== 0)
            return null;
        const texts = new Map([['', name]]);
        for (const block of stdout.split('\n\n')) {
            const [head = '', ...lines] = block.trim().split('\n');
            const path = /^# file: (.*)$/.exec(head)?.[1];
            if (path !== undefined)
                texts.set(path, [name, ...lines.filter((one) => line.test(one)).sort()].join('\n'));
        }
        return texts;
    }
    return null;
}
/**
 * Gives a file the extended attributes of a text again, as far as that can be done; the caller compares. The
 * mode comes after it: it is a part of an access control list.
 *
 * @param wanted the text of `readExtended`
 * @param found what the file has now
 */
function writeExtended(access, wanted, found) {
    const fd = openQuietly(access);
    if (fd === null)
        return;
    try {
        const path = pathOf(fd);
        const [tool, ...lines] = wanted.split('\n');
        if (tool === 'getfacl') {
            run('setfacl', ['--remove-all', '--', path]);
            if (lines.length > 0)
                run('setfacl', ['--modify-file=-', '--', path], `${lines.join('\n')}\n`);
            return;
        }
        const nameIn = (line) => line.slice(0, line.indexOf('='));
        const kept = new Set(lines.map(nameIn));
        for (const name of found.split('\n').slice(1).map(nameIn))
            if (!kept.has(name))
                run('setfattr', [`--remove=${name}`, '--', path]);
        if (lines.length > 0)
            run('setfattr', ['--restore=-'], `# file: ${path}\n${lines.join('\n')}\n`);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(fd);
    }
}
function run(tool, args, input = '') {
    const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)(tool, args, { env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}


/***/ }),

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

/***/ 4470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  abandon: () => (/* binding */ abandon),
  isBlocked: () => (/* binding */ isBlocked),
  t: () => (/* binding */ undo_undo),
  undoDeployment: () => (/* binding */ undoDeployment)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report.js
var build_report = __webpack_require__(2200);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(8949);
// EXTERNAL MODULE: ./build/transaction/transaction.js + 2 modules
var transaction_transaction = __webpack_require__(5688);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/files/folder.js
var files_folder = __webpack_require__(5230);
// EXTERNAL MODULE: ./build/files/modes.js
var modes = __webpack_require__(4776);
// EXTERNAL MODULE: ./build/files/tree.js
var files_tree = __webpack_require__(7926);
// EXTERNAL MODULE: ./build/layout.js
var layout = __webpack_require__(3916);
// EXTERNAL MODULE: ./build/transaction/order.js
var order = __webpack_require__(5795);
// EXTERNAL MODULE: ./build/transaction/record.js
var record = __webpack_require__(6610);
// EXTERNAL MODULE: ./build/files/attributes.js
var attributes = __webpack_require__(2587);
// EXTERNAL MODULE: ./build/files/extended.js
var extended = __webpack_require__(9759);
// EXTERNAL MODULE: ./build/transaction/print.js
var print = __webpack_require__(4080);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4974);
// EXTERNAL MODULE: ./build/files/copy.js
var copy = __webpack_require__(6907);
// EXTERNAL MODULE: ./build/transaction/stage.js
var stage = __webpack_require__(7282);
;// CONCATENATED MODULE: ./build/transaction/undo-file.js
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
 * Undoes the change of one file. It goes by what is there, and not by the memory of the deployment: the
 * earlier content stays, this deployment's is replaced, and anything else is somebody else's, and stays.
 */












const FOREIGN = { left: 'somebody else has changed it, and it stays' };
const MISFIT = {
    left: 'it stays, because the earlier file would not fit what somebody else has changed',
};
/**
 * Brings back the earlier file, or removes one that was not there.
 *
 * @param files all files of the set, in the same tree
 * @param moves whether it must be moved into place even if it is as before
 * @throws a system error; DeployError when it cannot be told what is there, or the backup is not what it was
 */
function undoFile(context, tree, file, files, moves = false) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { name, before } = file;
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
        const found = (0,print/* findThere */.yY)(tree, file);
        const side = (0,print/* whose */.vU)(file, found);
        if (side === 'foreign')
            return FOREIGN;
        if (side === 'earlier') {
            if (before === null || found.kind !== 'file')
                return 'untouched';
            const isSame = (0,attributes/* sameAttributes */.OV)(found, before);
            if (isSame && !moves)
                return 'untouched';
            // A file that stayed keeps its place: only a command has changed its mode.
            if (file.stays && !moves)
                return (0,modes/* putBackMode */.Sl)(access, before) ? 'restored' : 'untouched';
        }
        if (!mayGoBack(context, tree, file, files))
            return MISFIT;
        if (before === null) {
            external_node_fs_.unlinkSync(access);
            context.touched.add(folder);
            return 'removed';
        }
        const staging = __addDisposableResource(env_1, (0,stage/* openStaging */.gO)(context.state, context.id), false);
        const replacement = staging.at(`restored-${file.role}`);
        stageEarlier(context, file, before, replacement);
        // Somebody may have come while it was staged. From here to the rename nothing else is done.
        if ((0,print/* whose */.vU)(file, (0,print/* findThere */.yY)(tree, file)) === 'foreign')
            return FOREIGN;
        external_node_fs_.renameSync(replacement, access);
        context.touched.add(folder);
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
function stageEarlier(context, { role, stays }, before, replacement) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        (0,files_folder/* removeFile */.nM)(replacement);
        const entry = (0,backup/* readBackup */.fe)(context.state, context.id, role);
        if (entry.kind === 'absent')
            throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
        if ((0,digest/* sha256 */.s)(entry.bytes) !== before.sha256)
            throw new errors/* DeployError */.sH('ROLLBACK_FAILED', 'its backup has been changed', '');
        // The command that wrote into a file that stays runs again, and must not come to its backup.
        const unseenMode = (0,attributes/* defaultMode */.Hf)((0,build_report/* holdsKey */.gR)(role));
        const set = __addDisposableResource(env_2, (0,backup/* openBackup */.Tw)(context.state, context.id), false);
        if (stays)
            (0,copy/* copyDurably */.bw)(set.at(role), replacement, entry, unseenMode);
        else
            (0,copy/* linkOrCopy */.L7)(set.at(role), replacement, entry, unseenMode);
        (0,modes/* putBackMode */.Sl)(replacement, before);
        freshen(replacement);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
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
/** The roles of which a server needs each to fit the others. */
const TOGETHER = ['chain', 'certificate', 'private-key'];
/** Whether a file can go back beside what somebody else may have put in the place of its mates. */
function mayGoBack(context, tree, { role }, files) {
    if (!TOGETHER.includes(role))
        return true;
    let isAlone = true;
    const set = new Map();
    for (const mate of files.filter((one) => TOGETHER.includes(one.role))) {
        const found = (0,print/* findThere */.yY)(tree, mate);
        if ((0,print/* whose */.vU)(mate, found) === 'foreign') {
            isAlone = false;
            if (found.kind !== 'file')
                return false;
            set.set(mate.role, found.bytes);
        }
        else
            set.set(mate.role, mate.before === null ? null : bytesOf((0,backup/* readBackup */.fe)(context.state, context.id, mate.role)));
    }
    return isAlone || context.fits(set);
}
function bytesOf(found) {
    return found.kind === 'file' ? found.bytes : null;
}
/** Whether the files of a set, as they are, belong together. Throws as `findEntry` does. */
function fitAsFound({ fits }, tree, files) {
    const set = new Map();
    for (const file of files.filter(({ role }) => TOGETHER.includes(role))) {
        const found = (0,print/* findThere */.yY)(tree, file);
        if (found.kind === 'other')
            return false;
        set.set(file.role, bytesOf(found));
    }
    return fits(set);
}

;// CONCATENATED MODULE: ./build/transaction/undo-compare.js
/*
 * Compares files with what they were before a deployment, once it is undone. Extended attributes that a
 * command has changed are put back here: one look at all files costs a process.
 */






/** The files of a set that are not what they were. Never throws: a file that cannot be read differs. */
function differencesIn(tree, files) {
    const extended = putBackExtended(tree, files);
    return files.flatMap((file) => {
        const failed = (reason) => [{ file, outcome: 'failed', reason }];
        try {
            const found = (0,print/* findThere */.yY)(tree, file);
            const side = (0,print/* whose */.vU)(file, found);
            if (side === 'foreign')
                return [{ file, outcome: 'left', reason: FOREIGN.left }];
            if (side === 'ours')
                return failed('it is not the earlier file');
            if (found.kind !== 'file' || file.before === null)
                return [];
            if (!(0,attributes/* sameAttributes */.OV)(found, file.before))
                return failed('its mode or owner is not what it was');
            return extended.has(file)
                ? failed('its access control list or extended attributes are not what they were')
                : [];
        }
        catch (error) {
            return failed((0,errors/* systemReason */.uc)(error));
        }
    });
}
/** Puts extended attributes back, and returns the files of which they still differ. */
function putBackExtended(tree, files) {
    const known = files.flatMap((file) => {
        const { before } = file;
        if (before === null || before.extended === null)
            return [];
        try {
            return [{ file, before, wanted: before.extended, access: tree.at(file.name) }];
        }
        catch {
            return [];
        }
    });
    const differing = differ(known);
    for (const { access, before, wanted, found } of differing) {
        try {
            (0,extended/* writeExtended */.H)(access, wanted, found);
            (0,modes/* putBackMode */.Sl)(access, before);
        }
        catch {
            // It still differs, and that is told.
        }
    }
    return new Set(differ(differing).map(({ file }) => file));
}
function differ(known) {
    const texts = (0,extended/* readExtended */.y)(known.map(({ access }) => access));
    return known.flatMap((one, index) => {
        const found = texts[index] ?? null;
        const isOfSameTool = found?.split('\n')[0] === one.wanted.split('\n')[0];
        return found !== null && isOfSameTool && found !== one.wanted ? [{ ...one, found }] : [];
    });
}

// EXTERNAL MODULE: ./build/transaction/view.js
var view = __webpack_require__(2758);
;// CONCATENATED MODULE: ./build/transaction/undo-switch.js
var undo_switch_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var undo_switch_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Undoes the switch of `current`, with the `symlink` layout: it points at the earlier release folder again,
 * which is made whole before, and the new one goes.
 */













/**
 * @param leave told of each file of the earlier release folder that stays as somebody else has made it
 * @throws a system error; DeployError as `undoFile` does, and when a file of others is missing that no backup
 *   keeps
 */
function undoSwitch(context, change, leave) {
    const { target, state, id, touched } = context;
    const { before, after, owner } = change;
    const { root } = target.files;
    const access = root.at(layout/* CURRENT */.e);
    const link = (0,view/* linkAt */._m)(access);
    const isForeign = link === null ? (0,files_folder/* isThere */.$B)(access) : link !== before && link !== after;
    if (isForeign) {
        if (strangerIn(root, change) === null)
            dropRelease(context, change);
        return FOREIGN;
    }
    if (before !== null && !refillRelease(context, before, change, leave) && link !== before)
        return { left: `what somebody else has put into ${before} is no whole set` };
    let outcome = 'untouched';
    if (link !== before) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const staging = undo_switch_addDisposableResource(env_1, (0,stage/* openStaging */.gO)(state, id), false);
            const kept = staging.at(stage/* EARLIER_CURRENT */.fr);
            if (before !== null && (0,view/* linkAt */._m)(kept) !== before) {
                (0,files_folder/* removeFile */.nM)(kept);
                external_node_fs_.symlinkSync(before, kept);
            }
            if (before !== null && link === after)
                carryOver(context, before, change, staging);
            const stranger = strangerIn(root, change);
            if (stranger !== null)
                return { left: `somebody else has changed ${stranger} in it, and it stays` };
            touched.add(root);
            if (before === null)
                external_node_fs_.unlinkSync(access);
            else
                external_node_fs_.renameSync(kept, access);
            outcome = before === null ? 'removed' : 'restored';
            // Synced before the new folder goes: after a power cut `current` must not point at nothing.
            (0,files_folder/* syncFolder */.Yw)(root);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            undo_switch_disposeResources(env_1);
        }
    }
    if (owner !== null)
        (0,modes/* putBackOwner */.aE)(access, owner);
    dropRelease(context, change);
    return outcome;
}
/**
 * Makes the earlier release folder whole again before `current` points at it: somebody may have cleared it
 * away, when nothing seemed to use it any more, and a command may have changed files in it. What is missing
 * comes from the backup.
 *
 * @returns whether the files that are used together fit each other
 * @throws DeployError TARGET_UNSAFE when a file is missing that the backup does not keep; a system error
 */
function refillRelease(context, name, { files, others }, leave) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const earlier = files.filter(({ before }) => before !== null);
        // It did not hold anything, or was not even there.
        if (earlier.length === 0 && others.length === 0)
            return true;
        const { root } = context.target.files;
        (0,attributes/* ensureSubfolderLike */.YB)(root, name, root);
        const tree = undo_switch_addDisposableResource(env_2, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, name)), false);
        const missing = others.find((other) => !(0,files_folder/* isThere */.$B)(tree.root.at(other)));
        if (missing !== undefined) {
            throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${name}/${missing} is missing, which the deployment did not remove`, 'put it back, and run any deployment to this target');
        }
        const touched = new Set();
        let isAlone = true;
        for (const file of earlier) {
            for (const folder of (0,files_tree/* foldersOn */.D)(file.name))
                (0,attributes/* ensureSubfolderLike */.YB)(tree.holding(folder), (0,external_node_path_.basename)(folder), root);
            const outcome = undoFile({ ...context, touched }, tree, file, earlier);
            if (typeof outcome === 'string')
                continue;
            isAlone = false;
            leave(file.role, file.name, outcome);
        }
        for (const folder of touched)
            (0,files_folder/* syncFolder */.Yw)(folder);
        return isAlone || fitAsFound(context, tree, earlier);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        undo_switch_disposeResources(env_2);
    }
}
/** The first file of the new release folder that is somebody else's; null when there is none. */
function strangerIn(root, { after, files }) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        if (after === null || !(0,files_folder/* isThere */.$B)(root.at(after)))
            return null;
        const tree = undo_switch_addDisposableResource(env_3, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, after)), false);
        return files.find((file) => (0,print/* whose */.vU)(file, (0,print/* findThere */.yY)(tree, file)) === 'foreign')?.name ?? null;
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        undo_switch_disposeResources(env_3);
    }
}
/**
 * Takes what somebody else has put behind `current` along into the earlier release folder: other files than
 * this deployment's. With the `in-place` layout they would stay as well.
 */
function carryOver({ target }, name, { after, files }, staging) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const { root } = target.files;
        if (after === null || !(0,files_folder/* isThere */.$B)(root.at(after)))
            return;
        const from = undo_switch_addDisposableResource(env_4, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, after)), false);
        const to = undo_switch_addDisposableResource(env_4, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, name)), false);
        const carried = staging.at('carried');
        for (const other of othersIn(from, files)) {
            for (const folder of (0,files_tree/* foldersOn */.D)(other))
                (0,attributes/* ensureSubfolderLike */.YB)(to.holding(folder), (0,external_node_path_.basename)(folder), from.folder(folder));
            if ((0,files_folder/* isThere */.$B)(to.at(other)) && isSame(from.at(other), to.at(other)))
                continue;
            const { uid, gid, mode } = external_node_fs_.lstatSync(from.at(other));
            (0,files_folder/* removeFile */.nM)(carried);
            (0,copy/* linkOrCopy */.L7)(from.at(other), carried, { uid, gid, mode: mode & 0o7777 });
            external_node_fs_.renameSync(carried, to.at(other));
            (0,files_folder/* syncFolder */.Yw)(to.holding(other));
        }
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        undo_switch_disposeResources(env_4);
    }
}
/** The names of files in a release folder that are none of the deployment's. */
function othersIn(tree, files) {
    const ours = new Set(files.map(({ name }) => name));
    return (0,modes/* namesBelow */.kV)(tree.root).filter((name) => name !== '.' && !ours.has(name) && external_node_fs_.lstatSync(tree.at(name)).isFile());
}
/** Whether two files have the same content. One that is too large to be read was not made by hand. */
function isSame(one, other) {
    const [first, second] = [(0,print/* findEntry */.w4)(one, one), (0,print/* findEntry */.w4)(other, other)];
    return first.kind !== 'file' || (second.kind === 'file' && first.bytes.equals(second.bytes));
}
/**
 * Removes the new release folder, unless `current` points at it. Where there is no earlier one, files of
 * others in it stay.
 */
function dropRelease({ target, touched }, { before, after, files }) {
    const { root } = target.files;
    if (after === null || after === before)
        return;
    if (!(0,files_folder/* isThere */.$B)(root.at(after)) || (0,view/* linkAt */._m)(root.at(layout/* CURRENT */.e)) === after)
        return;
    touched.add(root);
    if (before === null) {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const tree = undo_switch_addDisposableResource(env_5, (0,files_tree/* treeOf */.g)((0,files_folder/* openSubfolder */.xU)(root, after)), false);
            if (othersIn(tree, files).length > 0) {
                for (const { name } of files)
                    (0,files_folder/* removeFile */.nM)(tree.at(name));
                return;
            }
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            undo_switch_disposeResources(env_5);
        }
    }
    (0,files_folder/* removeTree */.dM)(root, after);
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
 * Undoes the changes of a deployment, in the opposite order (order.ts):
 *
 *   1. each file, and `current`     undo-file.ts, undo-switch.ts
 *   2. folders that it made, and modes and owners that commands have changed
 *   3. the record of what is deployed
 *   4. compares the target with what it was: nothing is said from memory
 *
 * It goes by the content that it finds. So it can be interrupted at any point, and done again.
 */












/** Whether a file is not as it was before. */
function isStuck({ outcome }) {
    return outcome === 'failed' || outcome === 'left';
}
/**
 * Undoes every change. Goes on past a file that cannot be undone, in order to save the others. Leaves the
 * journal: `conclude` removes it when the servers have been told, too.
 *
 * @param fits tells whether files belong together, where somebody else has changed some of them
 * @returns the outcome for each file, failures among them
 * @throws DeployError LOCKED when the target is no longer ours
 */
function undo({ target, lock, journal }, fits) {
    const { state } = lock;
    const { files } = target;
    const context = { target, state, id: journal.id, fits, touched: new Set() };
    const undone = [];
    const note = (role, path, outcome) => {
        const [what, reason] = typeof outcome === 'string' ? [outcome, null] : ['left', outcome.left];
        undone.push({ role, path, outcome: what, reason });
    };
    const attempt = (role, path, step) => {
        try {
            lock.confirm();
            const outcome = step();
            if (outcome !== null)
                note(role, path, outcome);
        }
        catch (error) {
            if (error instanceof errors/* DeployError */.sH && error.code === 'LOCKED')
                throw error;
            undone.push({ role, path, outcome: 'failed', reason: (0,errors/* systemReason */.uc)(error) });
        }
    };
    const inTarget = (name) => (0,view/* shownPath */.pS)(target, 'directory', name);
    const inCurrent = (name) => (0,view/* shownPath */.pS)(target, 'current', name);
    const leave = (role, name, why) => note(role, inCurrent(name), why);
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
            const stuck = step.before === null ? stuckPointer(undone) : null;
            if (stuck !== null)
                return stuck;
            if (!('role' in step))
                return undoSwitch(context, step, leave);
            // A server that watches its configuration file must see it move once the others are back.
            const moves = role === 'config' && undone.some(({ outcome }) => outcome === 'restored');
            return undoFile(context, files, step, journal.files, moves);
        });
    }
    for (const folder of journal.folders.toReversed())
        attempt(null, inTarget(folder), () => undoFolder(context, folder));
    // Files of the deployment have been seen to.
    const own = new Set([layout/* CURRENT */.e, ...journal.files.map(({ name }) => name)]);
    const others = journal.modes.filter(({ name }) => !own.has(name));
    for (const { name, reason } of (0,modes/* putBackModes */.no)(files.root, others))
        undone.push({ role: null, path: inTarget(name), outcome: 'failed', reason });
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
    const compare = (tree, set, pathOf) => {
        const isStuckAt = (path) => undone.some((one) => one.path === path && isStuck(one));
        for (const { file, ...difference } of differencesIn(tree, set.filter(({ name }) => !isStuckAt(pathOf(name)))))
            undone.push({ role: file.role, path: pathOf(file.name), ...difference });
    };
    compare(files, journal.files, inTarget);
    const earlier = journal.current?.before ?? null;
    if (journal.current && earlier !== null && (0,view/* linkAt */._m)(files.root.at(layout/* CURRENT */.e)) === earlier) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const tree = undo_addDisposableResource(env_1, openRelease(files.root, earlier), false);
            const set = journal.current.files.filter(({ before }) => before !== null);
            if (tree !== null)
                compare(tree, set, inCurrent);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            undo_disposeResources(env_1);
        }
    }
    return undone;
}
/** Why a file that was not there before stays: a pointer that could not be undone may still name it. */
function stuckPointer(undone) {
    const stuck = undone.find((one) => (0,order/* isPointer */._V)(one.role) && isStuck(one));
    if (stuck === undefined)
        return null;
    const reason = `left in place: ${stuck.path} may still refer to it`;
    if (stuck.outcome === 'failed')
        throw new errors/* DeployError */.sH('ROLLBACK_FAILED', reason, '');
    return { left: reason };
}
function openRelease(root, name) {
    const release = (0,files_folder/* findSubfolder */.K4)(root, name);
    return release && (0,files_tree/* treeOf */.g)(release);
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

// EXTERNAL MODULE: ./build/transaction/watch.js
var watch = __webpack_require__(2620);
// EXTERNAL MODULE: ./build/steps/prove.js
var prove = __webpack_require__(554);
// EXTERNAL MODULE: ./build/steps/reload.js + 3 modules
var reload = __webpack_require__(579);
// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __webpack_require__(2738);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __webpack_require__(6764);
// EXTERNAL MODULE: ./build/certificate/credential.js
var credential = __webpack_require__(1071);
// EXTERNAL MODULE: ./build/certificate/key.js + 3 modules
var certificate_key = __webpack_require__(3452);
;// CONCATENATED MODULE: ./build/steps/whole.js


/**
 * Whether certificate, private key and chain belong together, as files of a target. One that is not there, or
 * cannot be read, fits nothing; a chain need not be there. None of them at all is a whole, too.
 */
function formWhole(files) {
    const there = [...files].filter(([, bytes]) => bytes !== null);
    if (there.length === 0)
        return true;
    try {
        const leaf = (0,credential/* readDeployedLeaf */.z0)(files.get('certificate') ?? Buffer.alloc(0), null);
        if (leaf === null)
            return false;
        const key = files.get('private-key');
        if (files.has('private-key') && !key)
            return false;
        if (key && !(0,credential/* keyMatches */.FY)(leaf, (0,certificate_key/* readPrivateKey */.$k)(key.toString('latin1'), null).key))
            return false;
        const chain = files.get('chain');
        if (!chain || chain.length === 0)
            return true;
        const issuer = (0,credential/* readDeployedLeaf */.z0)(chain, null);
        return issuer !== null && leaf.checkIssued(issuer);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/steps/undo.js











/* Step 12: everything is undone, and that is proven. */
/**
 * Undoes this run's own changes after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function undo_undo(run, { view, plan, earlier }, prepared, cause) {
    const { report, log } = run;
    log.group('Undo');
    log.info(`${cause.message}; undoing everything`);
    const hasRecovered = report.changed;
    report.status = 'rollback-failed';
    report.changed = true;
    const { undone, verified, failure } = await undoDeployment(run, prepared, () => earlier);
    report.rollbackVerified = verified;
    report.files = (0,report_files/* reportUndone */.sR)(report.files, view.target, plan, undone);
    if (failure)
        throw new errors/* DeployError */.sH('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
    report.status = 'rolled-back';
    report.changed = hasRecovered;
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
async function undoDeployment(run, transaction, earlier) {
    const { request, undoSignal } = run;
    const { target, journal } = transaction;
    const undone = await (0,steps_run/* phase */.Oi)(run, 'Undo', () => tellUndone(run, undo(transaction, formWhole)));
    const failure = failureOf(request, journal, undone);
    if (failure)
        return { undone, verified: request.verify.endpoints.length === 0 ? null : false, failure };
    if (journal.reloading)
        await reloadAgain(run, transaction, undoSignal);
    const { endpoints } = request.verify;
    const verified = endpoints.length === 0
        ? null
        : await (0,steps_run/* phase */.Oi)(run, 'Verify the undo', () => (0,prove/* proveUndone */.o)(run, journal.servedBefore, earlier(), undoSignal));
    if (verified === false)
        tellUnproven(run, journal);
    // Nothing is told from memory: a command, or somebody else, may have changed the target since.
    const again = tellUndone(run, undo(transaction, formWhole));
    const late = failureOf(request, journal, again);
    if (late)
        return { undone: again, verified, failure: late };
    const problem = (0,transaction_transaction/* conclude */.Ep)(transaction);
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
function tellUndone({ log, report }, undone) {
    // The log of a recovery has not named the directory.
    const folder = report.operation === 'recover' ? null : report.directory;
    for (const { path, outcome, reason } of undone)
        if (outcome !== 'untouched')
            log.info(`${(0,build_report/* pathIn */.lW)(folder, path)}: ${outcome}${reason === null ? '' : `: ${reason}`}`);
    return undone;
}
async function reloadAgain(run, transaction, signal) {
    try {
        await (0,steps_run/* phase */.Oi)(run, 'Reload again', () => (0,watch/* duringCommands */.y)(transaction, null, run.log.warning, () => (0,reload/* reload */.yQ)(run, signal)));
    }
    catch (error) {
        const { code, message } = (0,errors/* asDeployError */.y0)(error);
        run.log.warning(code === 'CANCELLED'
            ? 'the files were undone, but the job was cancelled before reload-command had run to its end again'
            : `the files were undone, but ${message}: the server may still use the new ones`);
    }
}
/**
 * Ends a deployment of which nothing can be undone any more. Its backup is kept: the earlier files have no
 * other copy.
 */
function abandon({ log }, transaction) {
    const problem = (0,transaction_transaction/* conclude */.Ep)(transaction, true);
    if (problem !== null)
        log.warning(`the journal of that deployment could not be removed: ${problem}`);
}
/** Whether there is more in the way than what somebody else has put there. */
function isBlocked(undone) {
    return undone.some(({ outcome }) => outcome === 'failed');
}
function failureOf({ target }, journal, undone) {
    const stuck = undone.filter(isStuck);
    if (stuck.length === 0)
        return null;
    const earlier = ({ role }) => role === null
        ? `before: ${journal.current?.before ?? 'not there'}`
        : `backup: ${(0,backup/* backupPath */.wZ)(target.stateDirectory, journal.id, role)}`;
    const list = stuck.map((one) => `${one.path} (${earlier(one)}): ${one.reason}`);
    return new errors/* DeployError */.sH('ROLLBACK_FAILED', `the target could not be undone: ${list.join('; ')}`, !isBlocked(undone)
        ? `what somebody else has put there stays, and the next deployment goes on from it; to go back to the earlier files, put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`
        : `remove the obstacle and run any deployment to this target, which tries again first; or put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`);
}


/***/ }),

/***/ 5688:
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
function changeFile({ view, staging, confirm, touched }, change) {
    const { target } = view;
    const { file, place, action } = change;
    confirm();
    requireUntouched(view, change);
    (0,failure/* doing */.Yp)(`${(0,transaction_view/* shownPath */.pS)(target, place, file.name)} cannot be ${action === 'remove' ? 'removed' : 'replaced'}`, () => {
        const folder = target.files.holding(file.name);
        if (action === 'remove')
            external_node_fs_.unlinkSync(folder.at((0,external_node_path_.basename)(file.name)));
        else
            external_node_fs_.renameSync(staging.at(file.role), folder.at((0,external_node_path_.basename)(file.name)));
        touched.add(folder);
    });
}
/**
 * Makes sure that nobody has changed a file since it was compared. What somebody else has put there is not
 * replaced. Nothing may come between this and the change.
 */
function requireUntouched(view, { file, place, before }) {
    const found = (0,transaction_view/* readPlace */.yI)(view, place, file.name);
    const isSame = found.kind === 'file' && before.kind === 'file'
        ? found.bytes.equals(before.bytes) && (0,attributes/* sameAttributes */.OV)(found, before)
        : found.kind === before.kind;
    if (!isSame)
        throw changedMeanwhile((0,transaction_view/* shownPath */.pS)(view.target, place, file.name));
}
function changedMeanwhile(what) {
    return new errors/* DeployError */.sH('TARGET_UNSAFE', `somebody else has changed ${what} since it was compared`, 'run it again when nobody else works on the directory');
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
    if ((0,transaction_view/* linkAt */._m)(root.at(layout/* CURRENT */.e)) !== view.link)
        throw changedMeanwhile((0,transaction_view/* shownPath */.pS)(view.target, 'directory', layout/* CURRENT */.e));
    for (const change of plan.changes)
        if (change.place === 'current')
            requireUntouched(view, change);
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
    const link = from === null ? null : (0,transaction_view/* linkAt */._m)(from);
    if (link !== null) {
        external_node_fs_.symlinkSync(link, tree.at(name));
        return;
    }
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
// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4974);
// EXTERNAL MODULE: ./build/files/extended.js
var files_extended = __webpack_require__(9759);
;// CONCATENATED MODULE: ./build/transaction/plan-journal.js
/*
 * The journal of a plan: what there is before it, and what there is to be.
 */






/**
 * The journal of a deployment that is about to change the target. Throws TARGET_UNSAFE as `accessPath` does.
 */
function journalOf(view, plan, id, leafFile, run, servedBefore) {
    return {
        version: 1,
        id,
        target: view.target.identity,
        directory: view.target.path,
        leafFile,
        run,
        started: new Date().toISOString(),
        direction: plan.direction,
        files: journalFiles(view, plan, 'directory'),
        modes: [],
        folders: plan.folders,
        current: switchOf(view, plan, id),
        deployed: view.record,
        reloading: false,
        servedBefore,
    };
}
/** The files of a place. Those that stay are among them: commands may change them. */
function journalFiles(view, { changes }, place) {
    const files = changes.filter((change) => change.place === place && !(change.action === 'keep' && change.before.kind === 'absent'));
    const extended = (0,files_extended/* readExtended */.y)(files.map(({ file }) => (0,transaction_view/* accessPath */._y)(view, place, file.name) ?? ''));
    return files.map(({ file: { role, name, bytes }, before, action }, index) => ({
        role,
        name,
        before: before.kind === 'file'
            ? {
                sha256: (0,digest/* sha256 */.s)(before.bytes),
                uid: before.uid,
                gid: before.gid,
                mode: before.mode,
                extended: extended[index] ?? null,
            }
            : null,
        stays: action === 'keep',
        after: action === 'remove' ? null : (0,digest/* sha256 */.s)(bytes),
        altered: null,
    }));
}
/**
 * Null where nothing is behind `current`. Where only pointers change, a command may still change files there.
 */
function switchOf(view, plan, id) {
    const files = journalFiles(view, plan, 'current');
    if (plan.current === 'stays' && (files.length === 0 || view.release === null))
        return null;
    const after = { stays: view.link, goes: null, switches: names/* RELEASE_PREFIX */.tt + id }[plan.current];
    const link = view.link === null ? null : external_node_fs_.lstatSync(view.target.files.root.at(layout/* CURRENT */.e));
    const owner = link && { uid: link.uid, gid: link.gid };
    return { before: view.link, after, owner, files, others: plan.others };
}

// EXTERNAL MODULE: ./build/transaction/record.js
var transaction_record = __webpack_require__(6610);
// EXTERNAL MODULE: ./build/transaction/watch.js
var watch = __webpack_require__(2620);
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
 * of the lock can undo it. All of this is synchronous: nothing else runs between two changes.
 */














/**
 * Does everything short of a visible change.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED; everything that was prepared is gone again
 */
function prepare(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { view, lock, plan, id, servedBefore, leafFile, outcome, run, keeps } = options;
        const { state } = lock;
        const lineage = { target: view.target.identity, leafFile };
        const journal = journalOf(view, plan, id, leafFile, run, servedBefore);
        lock.confirm();
        const pending = transaction_addDisposableResource(env_1, (0,durable/* openPending */.Yn)(), false);
        try {
            const backup = (0,failure/* doing */.Yp)('the backup cannot be made', () => (0,transaction_backup/* makeBackup */.B2)(pending, state, id, view, plan));
            const staged = (0,failure/* doing */.Yp)('the new files cannot be staged', () => {
                const staging = (0,stage/* openStaging */.gO)(state, id);
                pending.addFolder(staging);
                const files = (0,stage/* stageFiles */.Iz)(pending, state, staging, backup.set, view, plan, id);
                const record = recordOf(id, lineage, outcome, files.plan);
                (0,transaction_record/* stageRecord */.k7)(pending, state, staging, record);
                return files;
            });
            (0,failure/* doing */.Yp)('the journal cannot be written', () => {
                if (keeps)
                    (0,manifest/* draftManifest */.nn)(pending, backup.set, id, lineage, view, plan, keeps);
                (0,transaction_journal/* draftJournal */.B5)(pending, state, journal);
            });
            (0,failure/* doing */.Yp)('the prepared files cannot be synced', () => pending.sync());
            // The point of no return: with the journal, a process that dies is undone. Before it, it has changed
            // nothing.
            (0,failure/* doing */.Yp)('the journal cannot be written', () => (0,transaction_journal/* publishJournal */.Di)(state));
            return {
                target: view.target,
                view,
                lock,
                plan: staged.plan,
                journal,
                keeps,
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
        return;
    const journal = { ...prepared.journal, reloading: true };
    prepared.lock.confirm();
    (0,failure/* doing */.Yp)('the journal cannot be written', () => (0,transaction_journal/* replaceJournal */.EK)(prepared.lock.state, journal));
    prepared.journal = journal;
}
/**
 * Ends a transaction that is proven: from here on it cannot be undone as unfinished. The backup's seal, the
 * record and the end of the journal are synced together, in the order in which they were made: of two
 * changes, a file system with a journal never keeps the later one alone.
 *
 * @throws DeployError, after which the transaction must be undone; TARGET_UNSAFE when somebody else has
 *   changed a file
 */
function seal(prepared) {
    const { lock, journal, keeps } = prepared;
    const { state } = lock;
    lock.confirm();
    (0,watch/* requireDeployed */.g)(prepared);
    try {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const set = transaction_addDisposableResource(env_3, keeps ? (0,transaction_backup/* openBackup */.Tw)(state, journal.id) : null, false);
            if (set)
                (0,own_file/* nameDraft */.jj)(set, transaction_backup/* MANIFEST */.e0);
            const staging = transaction_addDisposableResource(env_3, (0,stage/* openStaging */.gO)(state, journal.id), false);
            const records = transaction_addDisposableResource(env_3, (0,transaction_record/* nameRecord */.TQ)(state, staging, journal), false);
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
        remind(prepared);
        throw (0,failure/* writeFailure */.EU)(error, 'the deployment cannot be concluded');
    }
}
/**
 * Writes the journal again, should this process die before it has undone everything. Nothing told rests on
 * that.
 */
function remind({ lock, journal }) {
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
 * @param keepsBackup keeps the backup all the same, sealed, where it has a manifest: somebody else has
 *   replaced the files, and the earlier ones have no other copy
 * @returns null, or why it could not: the next deployment then undoes it once more, which changes nothing,
 *   and needs the backup
 * @throws DeployError LOCKED when the target is no longer ours
 */
function conclude({ lock, journal }, keepsBackup = false) {
    const { state } = lock;
    try {
        lock.confirm();
        // It may have been sealed already. Without the journal it would then pass for that of a proven
        // deployment.
        if (!keepsBackup || !(0,transaction_backup/* sealBackup */.W$)(state, journal.id))
            (0,transaction_backup/* unsealBackup */.t2)(state, journal.id);
        (0,transaction_journal/* removeJournal */.Sw)(state);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH && error.code === 'LOCKED')
            throw error;
        return (0,errors/* systemReason */.uc)(error);
    }
    discard(state, journal.id, keepsBackup);
    return null;
}
function discard(state, id, keepsBackup = false) {
    try {
        (0,stage/* clearStaging */.Le)(state);
        if (!keepsBackup)
            (0,transaction_backup/* discardBackup */.f2)(state, id);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH)
            throw error;
        // The next deployment clears the rest away.
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