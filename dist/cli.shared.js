"use strict";
exports.id = 836;
exports.ids = [836];
exports.modules = {

/***/ 1836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkShared: () => (/* binding */ checkShared)
});

// EXTERNAL MODULE: ./build/certificate/credential.js
var credential = __webpack_require__(1071);
// EXTERNAL MODULE: ./build/certificate/key.js + 3 modules
var key = __webpack_require__(3452);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/server/names.js
var server_names = __webpack_require__(1102);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/files/attributes.js
var files_attributes = __webpack_require__(2587);
// EXTERNAL MODULE: ./build/lock/state-directory.js
var state_directory = __webpack_require__(7385);
// EXTERNAL MODULE: ./build/transaction/order.js
var order = __webpack_require__(5795);
// EXTERNAL MODULE: ./build/transaction/record.js
var record = __webpack_require__(6610);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(2758);
;// CONCATENATED MODULE: ./build/transaction/shared.js
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
 * The first file of a plan that another certificate was deployed with, and that the plan would change.
 *
 * @param leafFile the certificate that the plan is for
 * @param records what was deployed to this target, of all certificates
 * @param isThere whether a file is on the target: a certificate whose file is gone is not in use any more
 */
function sharedFile(changes, leafFile, records, isThere) {
    for (const record of records) {
        const { layout, files, leafFile: other } = record;
        if (other === leafFile || !isThere((0,transaction_view/* placeOf */.$t)(layout), other))
            continue;
        const change = changes.find((one) => altersFile(one) &&
            files.some(({ role, name }) => name === one.file.name && ((0,order/* isPointer */._V)(role) ? 'directory' : (0,transaction_view/* placeOf */.$t)(layout)) === one.place));
        if (change)
            return { change, other };
    }
    return null;
}
/**
 * The records of all certificates of a target; none for a user who may not look into the state directory.
 *
 * @throws DeployError TARGET_UNSAFE, or WRITE_FAILED, when they cannot be read for any other reason
 */
function recordsOf({ target }) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const state = __addDisposableResource(env_1, (0,state_directory/* findState */.B7)(target.stateDirectory), false);
            return state === null ? [] : (0,record/* listRecords */.VI)(state).filter((record) => record.target === target.identity);
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
        if (error instanceof errors/* DeployError */.sH && error.code === 'PERMISSION_DENIED')
            return [];
        throw error;
    }
}
/** The most names that are looked at beside a file. */
const MAX_BESIDE = 100;
/**
 * The names of other entries in the folder of a file that match a pattern, sorted; none when that cannot be
 * read.
 */
function filesBeside({ target, release }, place, name, pattern) {
    const tree = place === 'current' ? release : target.files;
    if (tree === null)
        return [];
    const below = (0,external_node_path_.dirname)(name) === '.' ? '' : `${(0,external_node_path_.dirname)(name)}/`;
    try {
        return external_node_fs_.readdirSync(tree.holding(name).at('.'))
            .filter((entry) => pattern.test(entry))
            .sort()
            .slice(0, MAX_BESIDE)
            .map((entry) => below + entry)
            .filter((entry) => entry !== name);
    }
    catch {
        return [];
    }
}
/**
 * Whether a change leaves a file with other content or attributes. A configuration that is only moved into
 * place has the same.
 */
function altersFile({ action, before, file, attributes }) {
    if (action === 'keep')
        return false;
    return !(action === 'replace' &&
        before.kind === 'file' &&
        before.bytes.equals(file.bytes) &&
        (0,files_attributes/* sameAttributes */.OV)(before, attributes));
}

;// CONCATENATED MODULE: ./build/steps/shared.js






/**
 * Refuses to change a file of another certificate in the same directory: its key, for one, after which that
 * certificate could not be served any more. The records of earlier deployments tell. On a target without a
 * record of this certificate, the key that is there is also compared with the certificates beside it.
 *
 * @throws DeployError TARGET_UNSAFE
 */
function checkShared({ names }, view, plan) {
    const leaf = (0,server_names/* leafFile */.hB)(names);
    const shared = sharedFile(plan.changes, leaf, recordsOf(view), (place, name) => (0,transaction_view/* readFileAt */._T)(view, place, name) !== null);
    if (shared)
        throw ofAnother(shared.change, shared.other);
    if (view.record !== null)
        return;
    const key = plan.changes.find(({ file, action }) => file.role === 'private-key' && action === 'replace');
    const other = key && certificateOf(view, key, plan, leaf);
    if (other)
        throw ofAnother(key, other);
}
/**
 * The file of another certificate that a key on the target belongs to; null when it is ours, or when that
 * cannot be told. It cannot where ours is not there yet: then the other one may be ours under the name that
 * it had before.
 */
function certificateOf(view, { before, place, file }, { changes }, leaf) {
    if (before.kind !== 'file' || before.bytes.equals(file.bytes))
        return null;
    const key = readKey(before.bytes);
    if (key === null)
        return null;
    const certificateAt = (name) => (0,credential/* readDeployedLeaf */.z0)((0,transaction_view/* readFileAt */._T)(view, place, name)?.bytes ?? Buffer.alloc(0), null);
    const own = certificateAt(leaf);
    if (own === null || (0,credential/* keyMatches */.FY)(own, key))
        return null;
    const belongs = (name) => {
        const certificate = certificateAt(name);
        return certificate !== null && new Date(certificate.validTo) > new Date() && (0,credential/* keyMatches */.FY)(certificate, key);
    };
    const ours = changes.map(({ file: { name } }) => name);
    return (filesBeside(view, place, file.name, /\.(?:pem|crt|cer)$/).find((name) => !ours.includes(name) && belongs(name)) ?? null);
}
/** A key that is encrypted, or damaged, tells nothing of whom it belongs to. */
function readKey(bytes) {
    try {
        return (0,key/* readPrivateKey */.$k)(bytes.toString('latin1'), null).key;
    }
    catch {
        return null;
    }
}
function ofAnother({ file: { name, role } }, other) {
    return new errors/* DeployError */.sH('TARGET_UNSAFE', `${name} belongs to the certificate in ${other} as well, and this deployment would change it`, `give each certificate of a directory its own ${role}-file. If nothing reads ${other} any more, remove it, or name shared in skip-checks`);
}


/***/ })

};
;