"use strict";
exports.id = 323;
exports.ids = [323];
exports.modules = {

/***/ 7323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isUnfinished: () => (/* binding */ isUnfinished),
/* harmony export */   recover: () => (/* binding */ recover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7385);
/* harmony import */ var _steps_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1180);
/* harmony import */ var _steps_recover_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1036);
/* harmony import */ var _steps_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6764);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7518);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1699);
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
 * Undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
 *
 * @param leafName the file that holds the leaf of the deployment
 * @returns the report; `recovered` tells whether something was undone. This never throws
 */
async function recover(request, leafName, context) {
    const run = (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_4__/* .newRun */ .uH)(request, context);
    return (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_4__/* .reportOf */ .EI)(run, () => recoverTarget(run, leafName));
}
/** Whether a deployment to the target is unfinished. Throws as `openTarget` does. */
function isUnfinished(request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const target = __addDisposableResource(env_1, (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_5__/* .openTarget */ .A)(request.target, 'read'), false);
        return (0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) === 'here';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function recoverTarget(run, leafName) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const target = __addDisposableResource(env_2, (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_5__/* .openTarget */ .A)(run.request.target, 'write'), false);
        if (!(0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .stateHolds */ .YB)(target.stateDirectory, '.'))
            return;
        // There is one journal at a time: this one tells that the main step wrote none.
        if ((0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) === 'elsewhere')
            return;
        if (target.readOnly)
            return requireFinished(target, target.readOnly);
        const lock = __addDisposableResource(env_2, await (0,_steps_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForLock */ .gJ)(run, target, null).catch((error) => leaveToHolder(run, target, error)), false);
        if (!lock)
            return;
        await (0,_steps_recover_js__WEBPACK_IMPORTED_MODULE_3__/* .recoverUnfinished */ .O)(run, target, lock, leafName, 'ends');
        if (run.report.recovered)
            run.report.status = 'rolled-back';
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
 * On a read-only file system nothing can be tidied, and nothing be undone. Throws its failure for the latter.
 */
function requireFinished(target, readOnly) {
    if ((0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) === 'here')
        throw readOnly;
}
/** Another run holds the lock. If something is unfinished, that run undoes it first. */
function leaveToHolder({ log, report }, target, error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === 'LOCKED'))
        throw error;
    if ((0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) !== 'here') {
        log.info(`${error.message}; nothing is unfinished there`);
        return null;
    }
    report.unfinished = true;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, `the unfinished deployment could not be undone: ${error.message}`, 'the holder of the lock undoes it first: look how that deployment ends', error);
}


/***/ }),

/***/ 1534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ readStored),
/* harmony export */   EX: () => (/* binding */ expectedOf),
/* harmony export */   eo: () => (/* binding */ leafOf),
/* harmony export */   vX: () => (/* binding */ readExpected)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1071);
/* harmony import */ var _certificate_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7764);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4974);
/* harmony import */ var _key_type_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4547);




/** The expectation for a credential. */
function expectedOf({ fingerprint, leaf, chain, facts }) {
    return {
        fingerprint,
        keyType: (0,_key_type_js__WEBPACK_IMPORTED_MODULE_2__/* .keyTypeOf */ .z)(leaf.publicKey),
        chain: chain.map((one) => ({ fingerprint: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .a)(one.raw), subject: (0,_certificate_names_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .Gg)(one) })),
        facts,
    };
}
/** The leaf of a parsed certificate. */
function leafOf(certificate) {
    return { fingerprint: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .a)(certificate.raw), keyType: (0,_key_type_js__WEBPACK_IMPORTED_MODULE_2__/* .keyTypeOf */ .z)(certificate.publicKey) };
}
/**
 * The credential in files that are, or will be, on the target; null when they hold no readable certificate.
 *
 * @param chain the chain file, where it is one of its own
 * @param circumstances what else the choice among several chains depends on
 */
function readStored(certificate, chain, circumstances) {
    if (certificate === null)
        return null;
    try {
        return (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readCredential */ .Yz)(certificate.toString('latin1'), chain === null || chain.length === 0 ? null : chain.toString('latin1'), circumstances);
    }
    catch {
        return null;
    }
}
/** What endpoints serve once they have such files; null when there is no certificate that can be read. */
function readExpected(certificate, chain) {
    const credential = readStored(certificate, chain);
    return credential && expectedOf(credential);
}


/***/ }),

/***/ 1180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xH: () => (/* binding */ holdLock),
  gJ: () => (/* binding */ waitForLock)
});

// UNUSED EXPORTS: takeLock

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/files/failure.js
var failure = __webpack_require__(170);
// EXTERNAL MODULE: ./build/files/folder.js
var folder = __webpack_require__(5230);
// EXTERNAL MODULE: ./build/files/copy.js
var copy = __webpack_require__(6907);
// EXTERNAL MODULE: ./build/files/settle.js
var settle = __webpack_require__(4557);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/lock/process.js
var process = __webpack_require__(867);
;// CONCATENATED MODULE: ./build/lock/holder.js
/*
 * Who holds a lock: the text of its file, the words for people, and whether a process of this machine still
 * lives.
 */





/**
 * The holder that a lock or a claim names; null when there is no such file. An unreadable one counts as on
 * another machine.
 */
function readHolder(state, name) {
    let text;
    let stat;
    try {
        stat = external_node_fs_.lstatSync(state.at(name));
        if (stat.isDirectory())
            throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${state.path}/${name} is a folder`, 'remove it: no deployment made it');
        text = stat.isFile() && stat.size < 65_536 ? external_node_fs_.readFileSync(state.at(name), 'utf8') : '';
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
    const unknown = stranger(stat);
    const holder = parseHolder(text, unknown.token);
    const sign = `${stat.mtimeMs} ${text}`;
    return { holder: holder ?? unknown, isReadable: holder !== null, sign };
}
/** @param anyToken the token of a holder that wrote none */
function parseHolder(text, anyToken) {
    try {
        const value = JSON.parse(text);
        const { host, pid, start, runUrl, token, machine, processStart } = value;
        if (typeof host !== 'string' || !Number.isSafeInteger(pid) || typeof start !== 'string')
            return null;
        const optional = (field) => (typeof field === 'string' ? field : null);
        return {
            host,
            pid: pid,
            start,
            token: typeof token === 'string' && /^[0-9a-f]{32}$/.test(token) ? token : anyToken,
            runUrl: optional(runUrl),
            machine: optional(machine),
            processStart: optional(processStart),
        };
    }
    catch {
        return null;
    }
}
function stranger(stat) {
    const token = `${stat.ino.toString(16)}${Math.floor(stat.ctimeMs).toString(16)}`
        .padStart(32, '0')
        .slice(-32);
    return {
        host: 'unknown',
        pid: 0,
        start: stat.mtime.toISOString(),
        runUrl: null,
        token,
        machine: null,
        processStart: null,
    };
}
/** This process as a holder. */
function describeMyself(runUrl) {
    return {
        host: (0,external_node_os_.hostname)(),
        ...(0,process/* thisProcess */.WF)(),
        start: new Date().toISOString(),
        runUrl,
        token: (0,external_node_crypto_.randomBytes)(16).toString('hex'),
    };
}
/**
 * Whether the process number of this holder means something here. Without a machine in the file, the host's
 * name decides.
 */
function isHere({ host, pid, machine: where }) {
    return pid > 0 && host === (0,external_node_os_.hostname)() && (where === null || where === (0,process/* thisMachine */.g8)());
}
/** A holder in words. */
function describe({ host, pid, start, runUrl }) {
    return `process ${pid} on ${host} since ${start}${runUrl ? `, ${runUrl}` : ''}`;
}

;// CONCATENATED MODULE: ./build/lock/claim.js
/* One attempt to take the lock, or to take it over from a dead holder. The rules are in lock.ts. */







/** The name of the lock in the state directory. */
const LOCK = 'lock';
/**
 * One attempt: take a free lock, take over a dead one, or name who is in the way. Null when it was free a
 * moment ago.
 *
 * @param watch what this waiter has seen so far
 */
function attemptLock(state, me, watch) {
    const claim = `${LOCK}.${me.token}`;
    try {
        external_node_fs_.writeFileSync(state.at(claim), `${JSON.stringify(me, null, 2)}\n`, { flag: 'wx', mode: settle/* PRIVATE_FILE */.r });
        if (linkNew(state, claim, LOCK))
            return { kind: 'held', tookOver: null };
        const seen = readHolder(state, LOCK);
        if (!seen)
            return null;
        if (isDead(seen, watch))
            return takeOver(state, seen, claim, watch);
        // A claimant may have died as well. So that it need not be watched afterwards, it is watched now.
        for (const claimant of claimantsOf(state, seen))
            watch.isSilent(claimant);
        return { kind: 'blocked', holder: seen.holder };
    }
    finally {
        (0,folder/* removeFile */.nM)(state.at(claim));
    }
}
/** The name of a claim to the lock of a holder. */
const claimTo = ({ holder }) => `${LOCK}.from-${holder.token}`;
/** Who claims the lock of a dead holder, who claims the lock of that one, and so on. */
function* claimantsOf(state, dead) {
    const names = new Set();
    for (let last = dead; last !== null && !names.has(claimTo(last));) {
        names.add(claimTo(last));
        last = readHolder(state, claimTo(last));
        if (last)
            yield last;
    }
}
/** Follows the claims from the dead holder to the last claimant that died, and makes the next one. */
function takeOver(state, dead, claim, watch) {
    let last = dead;
    for (const claimant of claimantsOf(state, dead)) {
        if (!isDead(claimant, watch))
            return { kind: 'blocked', holder: claimant.holder };
        last = claimant;
    }
    const ours = claimTo(last);
    if (!linkNew(state, claim, ours))
        return null;
    // Somebody has been faster, or the holder has moved after all.
    if (readHolder(state, LOCK)?.sign !== dead.sign) {
        (0,folder/* removeFile */.nM)(state.at(ours));
        return null;
    }
    external_node_fs_.renameSync(state.at(ours), state.at(LOCK));
    return { kind: 'held', tookOver: dead.holder };
}
/**
 * Removes the claims of others, once the lock is held: a claim to the lock of an earlier holder is worth
 * nothing any more. One that a waiter on this machine still uses stays; a waiter elsewhere finds its claim
 * gone, and makes another.
 */
function sweepClaims(state) {
    for (const name of external_node_fs_.readdirSync(state.at('.'))) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const seen = readHolder(state, name);
        if (seen && !(isHere(seen.holder) && (0,process/* isRunning */.W_)(seen.holder)))
            (0,folder/* removeFile */.nM)(state.at(name));
    }
}
/** Gives a file a second name, unless the name is taken. Copies where the file system knows no hard links. */
function linkNew(state, from, to) {
    try {
        external_node_fs_.linkSync(state.at(from), state.at(to));
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return namesSame(state, from, to);
        if (!(0,copy/* hasNoLinks */.hY)(error))
            throw error;
    }
    try {
        external_node_fs_.copyFileSync(state.at(from), state.at(to), external_node_fs_.constants.COPYFILE_EXCL);
        external_node_fs_.chmodSync(state.at(to), settle/* PRIVATE_FILE */.r);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/** Whether a name is taken by this very claim: NFS may send a request twice, and then says EEXIST. */
function namesSame(state, from, to) {
    const mine = readHolder(state, from);
    // Both may be gone by now: the claim was swept, and the name is free again.
    return mine !== null && readHolder(state, to)?.holder.token === mine.holder.token;
}
function isDead(seen, watch) {
    return isHere(seen.holder) ? !(0,process/* isRunning */.W_)(seen.holder) : watch.isSilent(seen);
}

// EXTERNAL MODULE: ./build/lock/state-directory.js
var state_directory = __webpack_require__(7385);
;// CONCATENATED MODULE: ./build/lock/watch.js
/** A holder that changes nothing for so long is dead. Milliseconds. */
const SILENCE_MS = 30_000;
const LONGEST_STEP_MS = 1_000;
/** Begins to watch. */
function beginWatch() {
    const watched = new Map();
    return {
        isSilent: ({ holder, sign }) => {
            const now = performance.now();
            const known = watched.get(holder.token);
            if (known?.sign !== sign) {
                watched.set(holder.token, { sign, silentMs: 0, lookedAt: now });
                return false;
            }
            known.silentMs += Math.min(now - known.lookedAt, LONGEST_STEP_MS);
            known.lookedAt = now;
            return known.silentMs > SILENCE_MS;
        },
    };
}

;// CONCATENATED MODULE: ./build/lock/lock.js
/*
 * One deployment at a time. The lock is a file, `lock`, in the state directory, that names its holder. To
 * processes it appears whole or not at all: it is written under another name and linked to its own, which
 * fails when there is one already (link(2): EEXIST). After a power cut it can be empty: it then names nobody,
 * and is dead once it has been silent.
 *
 * A holder that lives is never disturbed, however long it takes. A holder counts as dead
 *   - on this machine: when its process is gone, or its number belongs to a process started at another time;
 *   - on another machine, or in another container: when a waiter has watched the lock for 30 s, and it did
 *     not change. A holder touches it every 5 s. No time is compared with that of another clock (watch.ts).
 *
 * Two waiters must not both take over from the same dead holder. To take over, a waiter first links its own
 * claim to a name made of that holder's token, and only one can do that. Should the claimant die, too, its
 * claim is claimed in the same way (claim.ts).
 *
 * A holder may be suspended and lose its lock. It finds out by `confirm`, which checks whether the file named
 * `lock` still names it, and must be called before every change that others could see.
 *
 * If the process dies while it holds the lock, the next deployment takes it over.
 */








const HEARTBEAT_MS = 5_000;
const RETRY_MS = 100;
/**
 * Takes the target's lock, and waits for another holder.
 *
 * @throws DeployError LOCKED after `timeoutMs`; the signal's reason; WRITE_FAILED or PERMISSION_DENIED when
 *   nothing can be written to the state directory
 */
async function acquireLock(options) {
    const { stateDirectory, timeoutMs, signal } = options;
    const deadline = performance.now() + timeoutMs;
    const watch = beginWatch();
    let waitedFor = null;
    let isElsewhere = false;
    for (;;) {
        signal.throwIfAborted();
        const state = (0,state_directory/* enterState */.Y8)(stateDirectory);
        const me = describeMyself(options.runUrl);
        let attempt = null;
        try {
            attempt = attemptLock(state, me, watch);
        }
        catch (error) {
            // The holder has just left and removed the empty state directory. It is made anew.
            if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT') {
                (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
                throw (0,failure/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be taken`);
            }
        }
        if (attempt?.kind === 'held') {
            if (attempt.tookOver)
                options.onTakeover(describe(attempt.tookOver));
            return holdOrLeave(stateDirectory, state, me);
        }
        (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
        if (attempt && waitedFor === null) {
            waitedFor = describe(attempt.holder);
            isElsewhere = !isHere(attempt.holder);
            options.onWait(waitedFor);
        }
        if (performance.now() >= deadline) {
            throw new errors/* DeployError */.sH('LOCKED', `another deployment holds the target: ${waitedFor ?? 'unknown'}`, hintFor(timeoutMs, isElsewhere));
        }
        await pause(Math.min(RETRY_MS, Math.max(1, deadline - performance.now())), signal);
    }
}
function hintFor(timeoutMs, isElsewhere) {
    const waited = `waited ${timeoutMs} ms for it; let it finish, or raise lock-timeout`;
    return isElsewhere && timeoutMs <= SILENCE_MS
        ? `${waited}: whether a holder elsewhere has died is known after ${SILENCE_MS / 1_000} s`
        : waited;
}
/** Holds the lock that was just taken, or gives it back. */
function holdOrLeave(stateDirectory, state, me) {
    try {
        return hold(stateDirectory, state, me);
    }
    catch (error) {
        (0,folder/* removeFile */.nM)(state.at(LOCK));
        (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
        throw (0,failure/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be held`);
    }
}
function hold(stateDirectory, state, { token }) {
    // By its content: on some mounts, the lock of another has the very number that ours had (mergerfs).
    const holder = () => readHolder(state, LOCK)?.holder.token ?? null;
    // It must be possible to touch it later.
    external_node_fs_.closeSync(external_node_fs_.openSync(state.at(LOCK), external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW));
    const heartbeat = setInterval(() => {
        try {
            if (holder() === token)
                touch(state);
        }
        catch {
            // A missed beat is no failure yet: confirm() tells when the lock is lost.
        }
    }, HEARTBEAT_MS);
    heartbeat.unref();
    let released = false;
    sweepClaims(state);
    return {
        state,
        confirm: () => {
            const found = (0,failure/* doing */.Yp)(`the lock in ${state.path} cannot be read`, holder);
            if (found === token)
                return;
            if (found === null) {
                throw new errors/* DeployError */.sH('LOCKED', `the lock of this deployment is gone: somebody removed it, or the whole of ${state.path}`, `nothing more was touched; compare the target with the backups in ${state.path}/backups, if they are still there`);
            }
            throw new errors/* DeployError */.sH('LOCKED', 'another deployment has taken the target over', 'this one was silent for too long; nothing more was touched, the other one decides');
        },
        [Symbol.dispose]: () => {
            if (released)
                return;
            released = true;
            clearInterval(heartbeat);
            try {
                if (holder() === token)
                    (0,folder/* removeFile */.nM)(state.at(LOCK));
                (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
            }
            catch {
                // The outcome of the run stays true. A lock that stays behind belongs to a dead process, and is taken
                // over at once.
            }
        },
    };
}
/**
 * Changes the lock: its last byte is a line end or a blank, in turn, and so its time of change moves as well.
 * It is opened by its name each time: a network file system can lose a handle with its connection, and sends
 * what was written when the file is closed.
 */
function touch(state) {
    const fd = external_node_fs_.openSync(state.at(LOCK), external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW);
    try {
        const { size } = external_node_fs_.fstatSync(fd);
        const last = Buffer.alloc(1);
        external_node_fs_.readSync(fd, last, 0, 1, size - 1);
        external_node_fs_.writeSync(fd, last.toString() === '\n' ? ' ' : '\n', size - 1);
    }
    finally {
        external_node_fs_.closeSync(fd);
    }
}
function pause(ms, signal) {
    return new Promise((resolve) => {
        const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
    });
}

// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(8949);
// EXTERNAL MODULE: ./build/transaction/names.js
var names = __webpack_require__(6651);
// EXTERNAL MODULE: ./build/steps/recover.js
var recover = __webpack_require__(1036);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __webpack_require__(6764);
;// CONCATENATED MODULE: ./build/steps/lock.js







/* Step 2: one holder at a time. A deployment that died is undone first; see recover.ts. */
/**
 * Takes the target's lock. A deployment that died is undone first.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
async function takeLock(run, target) {
    const lock = await holdLock(run, target);
    try {
        await recoverUnfinished(run, target, lock, leafFile(run.request.names), 'goes on');
        return lock;
    }
    catch (error) {
        lock[Symbol.dispose]();
        throw error;
    }
}
/**
 * Takes the target's lock, and leaves a deployment that died as it is.
 *
 * @throws DeployError LOCKED
 */
async function holdLock(run, target) {
    const lock = await (0,steps_run/* phase */.Oi)(run, 'Lock', () => waitForLock(run, target, run.request.runUrl));
    try {
        run.id = (0,names/* nextDeploymentId */._l)((0,backup/* backupIds */.lL)(lock.state).at(-1) ?? null, new Date(), (0,external_node_crypto_.randomBytes)(4));
        return lock;
    }
    catch (error) {
        lock[Symbol.dispose]();
        throw error;
    }
}
/** Takes the lock, and tells for which holder it waits. Throws as `acquireLock` does. */
async function waitForLock(run, target, runUrl) {
    return acquireLock({
        stateDirectory: target.stateDirectory,
        timeoutMs: run.request.target.lockTimeoutMs,
        runUrl,
        signal: run.signal,
        onWait: (holder) => run.log.info(`waiting for another deployment to this target: ${holder}`),
        onTakeover: (holder) => run.log.notice(`the lock of a deployment that died was taken over: ${holder}`),
    });
}


/***/ }),

/***/ 1036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ leafOnTarget),
/* harmony export */   O: () => (/* binding */ recoverUnfinished)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1071);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1699);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2758);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1534);
/* harmony import */ var _report_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2738);
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
 * A deployment that died leaves its journal. The next holder of the lock undoes it: the post step of the same
 * run, or the next deployment or rollback.
 */





/**
 * Undoes the deployment that died, if there is one.
 *
 * @param leafName the file of this run that holds the leaf. By it the leaf that is there afterwards is read
 * @param next whether a run goes on from what is there then. What somebody else has put on the target does
 *   not hinder it: it is compared, and backed up, like any earlier file
 * @returns null when there was none
 * @throws DeployError ROLLBACK_FAILED when a file could not be undone, LOCKED as `undo` does, TARGET_UNSAFE
 *   when the journal cannot be used
 */
async function recoverUnfinished(run, target, lock, leafName, next) {
    const journal = (0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_1__/* .findUnfinished */ .dJ)(target, lock);
    if (!journal)
        return null;
    const { report, log } = run;
    log.group('Recover');
    log.notice(`an earlier deployment (${journal.id}) did not finish: it is undone first`);
    const { abandon, isBlocked, undoDeployment } = await Promise.all(/* import() */[__webpack_require__.e(470), __webpack_require__.e(291)]).then(__webpack_require__.bind(__webpack_require__, 4470));
    const transaction = { target, lock, journal };
    // Whatever ends it half way, it has touched files.
    report.status = 'rollback-failed';
    report.changed = true;
    const result = await undoDeployment(run, transaction, () => leafOnTarget(run, target, leafName));
    const { undone, verified, failure } = result;
    if (report.operation === 'recover')
        report.files = (0,_report_files_js__WEBPACK_IMPORTED_MODULE_4__/* .reportRecovered */ .g$)(undone);
    report.recovery = { deployment: journal.id, reloaded: journal.reloading };
    if (failure && (next === 'ends' || isBlocked(undone)))
        throw failure;
    const isTouched = undone.some(({ outcome }) => outcome === 'restored' || outcome === 'removed');
    report.status = 'rejected';
    // One that died before it changed a file leaves nothing to put back.
    report.changed = isTouched;
    report.recovered = failure === null || isTouched;
    report.rollbackVerified = verified;
    if (failure) {
        log.warning(`an earlier deployment did not finish, and ${failure.message}`);
        abandon(run, transaction);
    }
    return result;
}
/** The deployed leaf, in either layout, which is also noted in the report; null when there is none. */
function leafOnTarget({ report }, target, name) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const view = __addDisposableResource(env_1, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .viewTarget */ .Zy)(target, 'in-place', name), false);
        const pem = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .readDeployed */ .BJ)(view, name);
        const leaf = pem === null ? null : (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readDeployedLeaf */ .z0)(pem, null);
        report.earlier = leaf && (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(leaf, 0);
        return leaf && (0,_expected_js__WEBPACK_IMPORTED_MODULE_3__/* .leafOf */ .eo)(leaf);
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

/***/ 2738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Db: () => (/* binding */ tellIntents),
/* harmony export */   IU: () => (/* binding */ reportFiles),
/* harmony export */   XH: () => (/* binding */ reportDied),
/* harmony export */   g$: () => (/* binding */ reportRecovered),
/* harmony export */   sR: () => (/* binding */ reportUndone),
/* harmony export */   zt: () => (/* binding */ reportAsFound)
/* harmony export */ });
/* unused harmony export describeContent */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4974);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2587);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4832);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3916);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2200);
/* harmony import */ var _transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8949);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2758);
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







/** Logs the planned change of each file. */
function tellIntents(log, target, plan) {
    log.info(`in ${target.path}:`);
    for (const { file, place, action } of plan.changes)
        log.info(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .pathIn */ .lW)(target.path, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, file.name))}: ${INTENTS[action]}`);
}
const INTENTS = {
    create: 'to be created',
    replace: 'to be replaced',
    keep: 'as it should be',
    remove: 'to be removed',
};
/**
 * The report of each file: the change that was made, or would be made.
 *
 * @param backupId where the earlier files are kept; null when they are not
 */
function reportFiles(request, target, plan, tense, backupId) {
    const { stateDirectory } = request.target;
    return plan.changes.map(({ file, place, before, action, attributes, settled }) => ({
        role: file.role,
        path: (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, file.name),
        status: STATUS[tense][action],
        ...(action === 'remove' || (action === 'keep' && before.kind === 'absent')
            ? NO_CONTENT
            : describeContent(file.holdsKey, file.bytes, (action === 'keep' && before.kind === 'file' ? before : (settled ?? attributes)).mode)),
        backup: backupId !== null && before.kind === 'file' ? (0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .backupPath */ .wZ)(stateDirectory, backupId, file.role) : null,
    }));
}
const STATUS = {
    would: { create: 'would-create', replace: 'would-replace', keep: 'unchanged', remove: 'would-remove' },
    did: { create: 'created', replace: 'replaced', keep: 'unchanged', remove: 'removed' },
    restored: { create: 'restored', replace: 'restored', keep: 'unchanged', remove: 'removed' },
};
/** The content of a file that is not there, or not afterwards. */
const NO_CONTENT = { sha256: null, bytes: 0, mode: '' };
/** A file's content without the content. */
function describeContent(holdsKey, bytes, mode) {
    return {
        sha256: holdsKey ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(bytes),
        bytes: bytes.length,
        mode: (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .octal */ .Wo)(mode),
    };
}
/**
 * The report of a file with its content as it is on the target now. Never throws: it stays where that cannot
 * be told.
 */
function asFound(target, { file: { name, holdsKey }, place }, report) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const view = __addDisposableResource(env_1, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .viewTarget */ .Zy)(target, 'in-place', name), false);
            const found = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .readFileAt */ ._T)(view, place, name);
            const content = found === null ? NO_CONTENT : describeContent(holdsKey, found.bytes, found.mode);
            return { ...report, ...content };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch {
        return report;
    }
}
/**
 * The report of each file after a success, as it is: a command, or somebody else, may have changed its mode.
 */
function reportAsFound(files, { target, plan }) {
    return files.map((report, index) => {
        const change = plan.changes[index];
        const stays = change && change.action !== 'remove' && report.mode !== '';
        return stays ? asFound(target, change, report) : report;
    });
}
/**
 * The report of each file after an undo. One that is not as before is told as it is, with the path of its
 * backup.
 */
function reportUndone(files, target, plan, undone) {
    const current = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, 'directory', _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e);
    return plan.changes.flatMap((change, index) => {
        const { file, place, before, action } = change;
        const report = files[index];
        if (!report)
            return [];
        const path = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, file.name);
        const outcomes = undone.filter((one) => one.path === (place === 'current' ? current : path));
        const isFailed = undone.some((one) => one.reason !== null && (one.path === path || (place === 'current' && one.path === current)));
        if (isFailed)
            return [{ ...asFound(target, change, report), status: 'failed' }];
        if (action === 'keep')
            return [{ ...report, backup: null }];
        if (before.kind === 'absent')
            return [{ ...report, status: 'removed', ...NO_CONTENT, backup: null }];
        const status = outcomes.every(({ outcome }) => outcome === 'untouched') ? 'unchanged' : 'restored';
        return [
            { ...report, status, ...describeContent(file.holdsKey, before.bytes, before.mode), backup: null },
        ];
    });
}
/** The report of each file after the undo of a deployment that died: its content is not known any more. */
function reportRecovered(undone) {
    const files = undone.flatMap(({ role, path, outcome }) => {
        if (role === null)
            return [];
        const status = outcome === 'untouched' ? 'unchanged' : outcome === 'left' ? 'failed' : outcome;
        return [{ role, path, status, ...NO_CONTENT, backup: null }];
    });
    // What was found at the end counts.
    return [...new Map(files.map((file) => [file.path, file])).values()];
}
/**
 * The report of each file of a deployment that died.
 *
 * @param state the opened state directory
 * @param undone the outcome of undoing it; null before that, when the files that would come back are told
 */
function reportDied(target, state, journal, undone) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { id, leafFile, files } = journal;
        const view = __addDisposableResource(env_2, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .viewTarget */ .Zy)(target, 'in-place', leafFile), false);
        const set = __addDisposableResource(env_2, undone === null ? (0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .findBackup */ .SC)(state, id) : null, false);
        const link = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, 'directory', _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e);
        const all = [
            ...files.map((file) => ({ ...file, place: 'directory' })),
            ...(journal.current?.files ?? []).map((file) => ({ ...file, place: 'current' })),
        ];
        return all.map(({ role, name, before, place }) => {
            const path = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, name);
            const now = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .readPlace */ .yI)(view, place, name);
            const kept = set && before !== null ? (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readEntry */ .h)(set.at(role), (0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .backupPath */ .wZ)(state.path, id, role)) : null;
            const after = undone === null ? (kept ?? { kind: 'absent' }) : now;
            const isSame = after.kind === 'file' && now.kind === 'file' ? after.bytes.equals(now.bytes) : after.kind === now.kind;
            const would = isSame ? 'unchanged' : after.kind === 'file' ? 'would-replace' : 'would-remove';
            const isUntouched = (undone ?? []).every((one) => one.outcome === 'untouched' || one.path !== (place === 'current' ? link : path));
            const did = isUntouched ? 'unchanged' : before === null ? 'removed' : 'restored';
            return {
                role,
                path,
                status: undone === null ? would : did,
                ...(after.kind === 'file' ? describeContent((0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .holdsKey */ .gR)(role), after.bytes, after.mode) : NO_CONTENT),
                backup: null,
            };
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


/***/ }),

/***/ 6764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uH: () => (/* binding */ newRun),
  Oi: () => (/* binding */ phase),
  EI: () => (/* binding */ reportOf),
  FX: () => (/* binding */ tellNothingVerified)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/log.js
/** The same log, which also keeps the warnings. */
function recordWarnings(log, warnings) {
    return {
        ...log,
        warning: (fact) => {
            warnings.push(fact);
            log.warning(fact);
        },
    };
}

// EXTERNAL MODULE: ./build/report.js
var build_report = __webpack_require__(2200);
;// CONCATENATED MODULE: ./build/steps/run.js



/** A run that has not begun. */
function newRun(request, context) {
    const report = (0,build_report/* newReport */.bQ)();
    report.operation = operationOf(request);
    report.directory = request.target?.directory ?? null;
    report.stateDirectory = request.target?.stateDirectory ?? null;
    report.verified = request.verify.endpoints.length > 0 ? false : null;
    return {
        ...context,
        log: recordWarnings(context.log, report.warnings),
        id: '',
        request,
        report,
        undoSignal: graceAfter(context.signal),
    };
}
/** A request without an operation is that of a recovery. */
function operationOf(request) {
    return request.operation ?? 'recover';
}
/**
 * Runs an operation to its report.
 *
 * @returns the report, of a failure too: this never throws
 */
async function reportOf(run, operation) {
    const { report } = run;
    try {
        await operation();
    }
    catch (error) {
        report.error = (0,errors/* asDeployError */.y0)(error);
        // `rejected` says that nothing was touched. A recovery touched something.
        if (report.recovered && report.status === 'rejected')
            report.status = 'rolled-back';
    }
    return report;
}
/** Runs one phase and notes when it began, when it ended, and whether it failed. */
async function phase(run, name, step) {
    const entry = { name, start: now(), end: now(), failed: true };
    run.report.phases.push(entry);
    try {
        const result = await step();
        entry.failed = false;
        return result;
    }
    finally {
        entry.end = now();
    }
}
/**
 * Milliseconds since the epoch, on a clock that cannot be set: what lies between two of them is a duration.
 */
function now() {
    return Math.round(performance.timeOrigin + performance.now());
}
/** Warns that a success says nothing about the served certificate. */
function tellNothingVerified({ log }) {
    log.warning('nothing was verified: no endpoint was named');
}
/**
 * How long after a cancellation an undo may still reload and prove. A runner grants 7.5 s until it sends
 * SIGTERM, and a command that does not listen takes another 1.5 s to end (reload.ts).
 */
const GRACE_AFTER_CANCEL_MS = 4_000;
/** The signal for an undo. A cancellation does not stop an undo, but leaves it little time. */
function graceAfter(cancelled) {
    const controller = new AbortController();
    const onCancel = () => {
        const timer = setTimeout(() => controller.abort(new errors/* DeployError */.sH('CANCELLED', 'the job was cancelled')), GRACE_AFTER_CANCEL_MS);
        timer.unref();
    };
    if (cancelled.aborted)
        onCancel();
    else
        cancelled.addEventListener('abort', onCancel, { once: true });
    return controller.signal;
}


/***/ }),

/***/ 7328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ draftJournal),
/* harmony export */   Di: () => (/* binding */ publishJournal),
/* harmony export */   EK: () => (/* binding */ replaceJournal),
/* harmony export */   Ex: () => (/* binding */ JOURNAL),
/* harmony export */   H: () => (/* binding */ dropJournal),
/* harmony export */   Sw: () => (/* binding */ removeJournal),
/* harmony export */   a0: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(351);
/* harmony import */ var _key_type_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4547);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2200);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6651);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4080);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6610);
/*
 * The journal makes a deployment survive its own death. It exists from just before the first visible change
 * until the deployment is proven or undone. It says how to undo every change that may have happened by then.
 * It never names a command to run. Nothing in it is trusted, because somebody may have changed the file: each
 * name must be one that this project writes, and below the target.
 */








/** The journal's name in the state directory. */
const JOURNAL = 'journal';
const MAX_BYTES = 4 * 1024 * 1024;
/**
 * Writes the journal of a deployment that is being prepared, and leaves it to be synced. Throws a system
 * error.
 */
function draftJournal(pending, state, journal) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .writeDraft */ .d$)(pending, state, JOURNAL, textOf(journal));
}
/** Gives the draft its name, durably: from here on the deployment can be undone. Throws a system error. */
function publishJournal(state) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .publishDraft */ .T2)(state, JOURNAL);
}
/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
function replaceJournal(state, journal) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceOwnFile */ .Lg)(state, JOURNAL, textOf(journal));
}
function textOf(journal) {
    return `${JSON.stringify(journal, null, 2)}\n`;
}
/** Removes the journal, durably. Throws a system error. */
function removeJournal(state) {
    dropJournal(state);
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .syncFolder */ .Yw)(state);
}
/** Removes the journal and its draft, and leaves that to be synced. Throws a system error. */
function dropJournal(state) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .removeDraft */ .AB)(state, JOURNAL);
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeFile */ .nM)(state.at(JOURNAL));
}
/**
 * The journal of a deployment that did not finish, or null when there is none.
 *
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write, or a newer release did
 */
function readJournal(state) {
    let text;
    try {
        text = (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readOwnFile */ .zx)(state, JOURNAL, MAX_BYTES);
    }
    catch (error) {
        throw untrusted(state, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemReason */ .uc)(error));
    }
    if (text === null)
        return null;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw untrusted(state, 'it is not JSON');
    }
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .requireKnownVersion */ .Dx)(value, `the journal of an unfinished deployment, ${state.path}/${JOURNAL},`);
    if (!isJournal(value))
        throw untrusted(state, 'it holds a name that no deployment to this target could have written');
    return value;
}
function untrusted(state, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `the journal of an unfinished deployment, ${state.path}/${JOURNAL}, cannot be used: ${why}`, `compare the target with the backups in ${state.path}/backups, put right what is wrong, and remove the journal`);
}
function isJournal(value) {
    if (!isObject(value))
        return false;
    const { version, id, target, directory, leafFile, run, started, direction, files, modes, folders } = value;
    const { current, deployed, reloading, servedBefore } = value;
    return (version === 1 &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDeploymentId */ .Z5)(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetIdentity */ .YY)(target) &&
        typeof directory === 'string' &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(leafFile) &&
        (run === undefined || run === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunId */ .Pk)(run)) &&
        typeof started === 'string' &&
        (direction === 'forward' || direction === 'backward') &&
        isListOf(files, isJournalFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => file.name)).size === files.length &&
        isListOf(modes, isNoted) &&
        isListOf(folders, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV) &&
        (current === null || (isObject(current) && isSwitch(current, id))) &&
        (deployed === null ||
            ((0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(deployed) && deployed.target === target && deployed.leafFile === leafFile)) &&
        typeof reloading === 'boolean' &&
        isListOf(servedBefore, isServedBefore));
}
function isJournalFile(value) {
    if (!isObject(value))
        return false;
    const { role, name, before, stays, after, altered } = value;
    return (_report_js__WEBPACK_IMPORTED_MODULE_7__/* .ROLES */ .gg.includes(role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(name) &&
        (before === null || (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isPrint */ .Oi)(before)) &&
        typeof stays === 'boolean' &&
        [after, altered].every((sum) => sum === null || (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isSum */ .KU)(sum)));
}
function isNoted(value) {
    return isObject(value) && (value.name === '.' || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetName */ .j8)(value.name)) && (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttributes */ .ee)(value);
}
function isSwitch({ before, after, owner, files, others }, id) {
    return ((before === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFolderName */ .OB)(before)) &&
        (after === null || after === before || after === _names_js__WEBPACK_IMPORTED_MODULE_4__/* .RELEASE_PREFIX */ .tt + id) &&
        (owner === null || (isObject(owner) && (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttributes */ .ee)({ ...owner, mode: 0 }))) &&
        isListOf(files, isJournalFile) &&
        isListOf(others, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetName */ .j8));
}
function isServedBefore(value) {
    if (!isObject(value))
        return false;
    const { endpoint, address, serverName, fingerprint, keyType } = value;
    return (typeof endpoint === 'string' &&
        typeof address === 'string' &&
        (serverName === null || typeof serverName === 'string') &&
        (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isSum */ .KU)(fingerprint) &&
        (keyType === null || _key_type_js__WEBPACK_IMPORTED_MODULE_3__/* .KEY_TYPES */ .W.includes(keyType)));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isListOf(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}


/***/ }),

/***/ 8050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ pruneBackups),
/* harmony export */   Cw: () => (/* binding */ listBackups),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   nn: () => (/* binding */ draftManifest),
/* harmony export */   u5: () => (/* binding */ UNUSABLE),
/* harmony export */   yW: () => (/* binding */ isOf)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4832);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(351);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3916);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2200);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8949);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6651);
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
 * A backup's manifest seals it. It is drafted with the backup, and gets its name when the deployment is
 * proven. It lists the files in the backup and the files that did not exist, and names the lineage. A backup
 * without one belongs to a deployment that is under way, or that died.
 *
 * A rollback keeps a set as well: the files that it left. It is marked, and no rollback goes to it. A person
 * can deploy it again from there.
 */









/** The hint for a backup that is damaged. */
const UNUSABLE = 'put it right, or deploy the certificate that you want: with another backup, a rollback would go too far or bring back half of it';
/**
 * Drafts the manifest of a backup, or of what a rollback leaves, and leaves it to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
function draftManifest(pending, set, id, { target, leafFile }, view, plan, kind) {
    const { record } = view;
    const manifest = {
        version: 1,
        id,
        kind,
        origin: record && { run: record.run, ...('backup' in record ? { backup: record.backup } : {}) },
        created: new Date().toISOString(),
        target,
        leafFile,
        layout: plan.layout,
        earlierLayout: view.deployed === 'current' ? 'symlink' : 'in-place',
        current: view.link,
        files: plan.changes.map(describeFile),
    };
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_4__/* .writeDraft */ .d$)(pending, set, _backup_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST */ .e0, `${JSON.stringify(manifest, null, 2)}\n`);
}
function describeFile({ file, place, before }) {
    const { role, name } = file;
    if (before.kind === 'absent')
        return { role, name, place, existed: false, mode: null, uid: null, gid: null, sha256: null };
    return {
        role,
        name,
        place,
        existed: true,
        mode: (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .octal */ .Wo)(before.mode),
        uid: before.uid,
        gid: before.gid,
        sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(before.bytes),
    };
}
/**
 * Removes the older sets of a lineage. Backups come first: what rollbacks left stays as far as there is room
 * beside them. A rollback removes no backup, because later ones need it, and keeps at least what it left.
 *
 * @returns the ids of those removed
 */
function pruneBackups(state, lineage, { kind, keep }) {
    const idsOf = (one) => listBackups(state).flatMap(({ id, manifest }) => manifest !== null && isOf(manifest, lineage) && kindOf(manifest) === one ? id : []);
    const [backups, left] = [idsOf('backup'), idsOf('left')];
    const kept = kind === 'left' ? backups.length : Math.min(keep, backups.length);
    const room = Math.max(keep - kept, kind === 'left' ? Math.min(keep, 1) : 0);
    const old = [...backups.slice(0, backups.length - kept), ...left.slice(0, Math.max(0, left.length - room))];
    for (const id of old)
        (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .discardBackup */ .f2)(state, id);
    return old;
}
/** What the set of a manifest is. */
function kindOf({ kind = 'backup' }) {
    return kind;
}
/** Whether a backup is of a lineage. */
function isOf(manifest, { target, leafFile }) {
    return manifest.target === target && manifest.leafFile === leafFile;
}
/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
function listBackups(state) {
    return (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .backupIds */ .lL)(state).map((id) => {
        try {
            return { id, manifest: readManifest(state, id) };
        }
        catch {
            return { id, manifest: null };
        }
    });
}
/**
 * The manifest of a backup.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be used
 */
function readManifest(state, id) {
    const path = `${(0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .backupFolder */ .j0)(state.path, id)}/${_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST */ .e0}`;
    const unusable = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} cannot be used: ${why}`, UNUSABLE);
    let value;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const set = __addDisposableResource(env_1, (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .openBackup */ .Tw)(state, id), false);
            const entry = (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(set.at(_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST */ .e0), path);
            if (entry.kind === 'absent')
                throw unusable('it is missing');
            value = JSON.parse(entry.bytes.toString('utf8'));
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
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH
            ? error
            : unusable(error instanceof SyntaxError ? 'it is not JSON' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error));
    }
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_4__/* .requireKnownVersion */ .Dx)(value, path);
    if (isManifest(value, id))
        return value;
    throw unusable('it is not one that a deployment to this target could have written');
}
/**
 * Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written.
 */
function isManifest(value, id) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { version, kind, origin, created, target, leafFile, layout, earlierLayout, current, files } = value;
    return (version === 1 &&
        value.id === id &&
        (kind === undefined || kind === 'backup' || kind === 'left') &&
        (origin === undefined || origin === null || isOrigin(origin)) &&
        typeof created === 'string' &&
        /^[\d:.TZ-]{1,30}$/.test(created) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isTargetIdentity */ .YY)(target) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isFileName */ .oV)(leafFile) &&
        _layout_js__WEBPACK_IMPORTED_MODULE_7__/* .LAYOUTS */ .m.includes(layout) &&
        _layout_js__WEBPACK_IMPORTED_MODULE_7__/* .LAYOUTS */ .m.includes(earlierLayout) &&
        (current === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isFolderName */ .OB)(current)) &&
        Array.isArray(files) &&
        files.every(isManifestFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => `${file.place}/${file.name}`)).size === files.length);
}
function isOrigin({ run, backup }) {
    return ((run === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isRunId */ .Pk)(run)) && (backup === undefined || backup === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isDeploymentId */ .Z5)(backup)));
}
function isManifestFile(value) {
    return (_report_js__WEBPACK_IMPORTED_MODULE_8__/* .ROLES */ .gg.includes(value?.role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isFileName */ .oV)(value?.name) &&
        (value?.place === 'directory' || value?.place === 'current') &&
        typeof value.existed === 'boolean' &&
        (value.sha256 === null || typeof value.sha256 === 'string'));
}


/***/ }),

/***/ 4080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ isSum),
/* harmony export */   Oi: () => (/* binding */ isPrint),
/* harmony export */   ee: () => (/* binding */ isAttributes),
/* harmony export */   vU: () => (/* binding */ whose),
/* harmony export */   w4: () => (/* binding */ findEntry),
/* harmony export */   yY: () => (/* binding */ findThere)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4832);
/*
 * What a file was, as far as it can be told again later: content, mode, owner, extended attributes. Inode
 * numbers are not among it. Some file systems make them of the path, and others number files anew with every
 * mount: a new file can have the number of the earlier one.
 */




/**
 * Reads an entry of the target, whatever it is.
 *
 * @throws DeployError when that cannot be told
 */
function findEntry(access, shown) {
    try {
        return (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(access, shown);
    }
    catch (error) {
        // Without a cause, it was read, and is nothing that a deployment would have made.
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && error.cause === undefined)
            return { kind: 'other' };
        throw error;
    }
}
/** A file of a set as it is now. Throws as `findEntry` does. */
function findThere(tree, { name }) {
    try {
        const folder = tree.holding(name);
        return findEntry(folder.at((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(name)), `${folder.path}/${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(name)}`);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return { kind: 'absent' };
        throw error;
    }
}
/**
 * Whose content there is under the name of a file: the earlier one's, this deployment's, or somebody else's.
 * A file that is gone counts as the deployment's: nothing is lost by bringing the earlier one back.
 */
function whose({ before, stays, after, altered }, found) {
    if (found.kind === 'absent')
        return before === null ? 'earlier' : 'ours';
    if (found.kind === 'other')
        return 'foreign';
    const sum = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(found.bytes);
    if (sum === before?.sha256)
        return 'earlier';
    // Only a command writes into a file that stays. One that was replaced may have been replaced again by
    // anybody.
    return sum === after || (stays && sum === altered) ? 'ours' : 'foreign';
}
/** Whether something that was read from a journal is a print. */
function isPrint(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { sha256: sum, extended, uid, gid, mode } = value;
    return (isSum(sum) && (extended === null || typeof extended === 'string') && isAttributes({ uid, gid, mode }));
}
/** Whether something that was read from a journal is mode and owner. */
function isAttributes({ uid, gid, mode }) {
    const isNumber = (one, max) => typeof one === 'number' && Number.isInteger(one) && one >= 0 && one <= max;
    return isNumber(uid, 0xffff_ffff) && isNumber(gid, 0xffff_ffff) && isNumber(mode, 0o7777);
}
/** Whether something is a SHA-256 in lower-case hex. */
function isSum(value) {
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}


/***/ }),

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ stageFiles),
/* harmony export */   Le: () => (/* binding */ clearStaging),
/* harmony export */   fr: () => (/* binding */ EARLIER_CURRENT),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2587);
/* harmony import */ var _files_copy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6907);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5415);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5230);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3916);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8949);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6651);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2758);
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
 * Where a deployment prepares its files, out of everybody's sight: `staging/<id>/` in the state directory.
 * Each file has its role's name there. If the process dies, the next deployment clears all of it away.
 */









const STAGING = 'staging';
/** The name, among the staged files, of the symlink that `current` was before. */
const EARLIER_CURRENT = 'earlier-current';
/**
 * Opens the folder in which a deployment prepares its files, and makes it if it is not there. Throws a system
 * error.
 */
function openStaging(state, id) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureSubfolder */ .HQ)(state, STAGING, _files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
        const staging = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(state, STAGING), false);
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureSubfolder */ .HQ)(staging, id, _files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(staging, id);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Removes everything that was ever staged. Needs the lock, and no deployment under way. */
function clearStaging(state) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .dM)(state, STAGING);
}
/**
 * Writes the new files where only their owner can reach them, and leaves them to be synced. The attributes of
 * a file that is replaced, or of the deployed one in the other layout, go onto the empty new file before the
 * content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @returns the plan with the attributes that came out, and why extended attributes could not be copied; null
 *   when they were
 * @throws a system error
 */
function stageFiles(pending, state, staging, backup, view, plan, id) {
    const written = plan.changes.filter(({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null);
    for (const { file } of written)
        (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .createPrivate */ .Oo)(staging.at(file.role));
    const replaced = written.filter(({ action, model }) => action === 'replace' && model === null);
    const problems = [
        (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .copyAttributesInto */ .D6)(replaced.map(({ file }) => backup.at(file.role)), staging.at('.')),
        ...written.map(({ file, model }) => {
            const from = model && (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .accessPath */ ._y)(view, model, file.name);
            return from === null ? null : (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .copyAttributes */ .ts)(from, staging.at(file.role));
        }),
    ];
    const changes = plan.changes.map((change) => {
        if (!written.includes(change))
            return change;
        const { file, attributes } = change;
        const settled = (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .fill */ .GS)(pending, staging.at(file.role), file.bytes, attributes);
        return settled ? { ...change, settled } : change;
    });
    for (const change of changes)
        if (change.backup !== null)
            stageBackup(state, staging, change, change.backup);
    if (plan.current === 'switches')
        node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync(_names_js__WEBPACK_IMPORTED_MODULE_6__/* .RELEASE_PREFIX */ .tt + id, staging.at(_layout_js__WEBPACK_IMPORTED_MODULE_8__/* .CURRENT */ .e));
    const attributesLost = problems.find((problem) => problem !== null) ?? null;
    return { plan: { ...plan, changes }, attributesLost };
}
/**
 * A backed-up file as it is, with all its attributes but a fresh modification time: some servers poll for
 * one.
 */
function stageBackup(state, staging, change, id) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { file, action, attributes } = change;
        if (action === 'keep' || action === 'remove')
            return;
        const set = __addDisposableResource(env_2, (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .openBackup */ .Tw)(state, id), false);
        (0,_files_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .linkOrCopy */ .L7)(set.at(file.role), staging.at(file.role), attributes, attributes.unseenMode);
        const now = new Date();
        node_fs__WEBPACK_IMPORTED_MODULE_0__.lutimesSync(staging.at(file.role), now, now);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}


/***/ }),

/***/ 7518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openTarget)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5230);
/* harmony import */ var _files_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7926);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7385);







/**
 * Opens the target and makes sure that it can be worked in. Changes nothing.
 *
 * @param use whether anything is going to be changed
 * @throws DeployError TARGET_MISSING when the directory is not there, PERMISSION_DENIED when it cannot be
 *   written to, and as `checkStateDirectory` does. A read-only file system is told by `readOnly`
 */
function openTarget({ directory, stateDirectory }, use) {
    const root = openDirectory(directory);
    try {
        const readOnly = requireAccess(root, use);
        const state = {
            path: stateDirectory,
            home: stateDirectory === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .STATE_FOLDER */ .P2) ? root : null,
        };
        if (use === 'write')
            (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .checkStateDirectory */ .j0)(state, node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(root.fd));
        const files = (0,_files_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .treeOf */ .g)(root);
        return {
            path: directory,
            files,
            stateDirectory: state,
            identity: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(settled(stateDirectory), settled(directory)),
            readOnly,
            [Symbol.dispose]: () => files[Symbol.dispose](),
        };
    }
    catch (error) {
        root[Symbol.dispose]();
        throw error;
    }
}
/** A path without symlinks on the way to it, as far as anything is there. */
function settled(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settled(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
    }
}
function openDirectory(directory) {
    try {
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(directory), directory);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EACCES') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${directory} cannot be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'run the job as a user who may read and write it', error);
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_MISSING', `directory ${directory} is not a directory that can be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'create it, or mount it, before the deployment', error);
    }
}
/** Returns the failure of a file system that is read-only, where a run may still find nothing to write. */
function requireAccess({ at, path }, use) {
    try {
        const { R_OK, W_OK, X_OK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
        node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync(at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
        return null;
    }
    catch (error) {
        const isReadOnly = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EROFS';
        const denied = new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${path} cannot be ${use === 'write' ? 'written to' : 'read'}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, isReadOnly ? _files_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .READ_ONLY */ .sj : `run the job as a user who may ${use} there`, error);
        if (isReadOnly)
            return denied;
        throw denied;
    }
}


/***/ }),

/***/ 1699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   Vu: () => (/* binding */ seeUnfinished),
/* harmony export */   dJ: () => (/* binding */ findUnfinished)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(351);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7385);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8949);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7328);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8050);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6651);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6610);
/* harmony import */ var _stage_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7282);
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
 * Leftovers: of a deployment that was sealed, and of one that died.
 */












/**
 * Removes the leftovers of a sealed deployment or rollback. No failure here undoes anything: the next
 * deployment tries again.
 *
 * @param used the id of the backup that a rollback went to: the next one goes further back
 */
function tidy({ view, lock, journal }, keeping, used) {
    const { state } = lock;
    try {
        (0,_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .clearStaging */ .Le)(state);
        (0,_record_js__WEBPACK_IMPORTED_MODULE_10__/* .dropEmptyRecords */ .hC)(state);
        if (journal.current && journal.current.before !== journal.current.after)
            pruneReleases(view.target, journal.current);
        if (keeping.keep === 0)
            (0,_backup_js__WEBPACK_IMPORTED_MODULE_6__/* .discardBackup */ .f2)(state, journal.id);
        if (used !== null)
            (0,_backup_js__WEBPACK_IMPORTED_MODULE_6__/* .discardBackup */ .f2)(state, used);
        const pruned = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .pruneBackups */ .Aw)(state, journal, keeping);
        return { removed: pruned.length + (used === null ? 0 : 1), problem: null };
    }
    catch (error) {
        return { removed: 0, problem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error) };
    }
}
/** The release folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneReleases({ files }, { before, after }) {
    for (const name of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(files.root.at('.')))
        if (name.startsWith(_names_js__WEBPACK_IMPORTED_MODULE_9__/* .RELEASE_PREFIX */ .tt) && name !== before && name !== after)
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .removeTree */ .dM)(files.root, name);
}
/**
 * Whether the state directory holds the journal of a deployment, and if so, whether it is one to this target
 * or, `elsewhere`, to another. An unreadable one counts as this target's. Changes nothing, and needs no lock:
 * it may not be so any more.
 *
 * @throws DeployError when the state directory cannot be opened
 */
function seeUnfinished({ stateDirectory, identity }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .stateHolds */ .YB)(stateDirectory, _journal_js__WEBPACK_IMPORTED_MODULE_7__/* .JOURNAL */ .Ex))
            return 'none';
        const state = __addDisposableResource(env_1, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .findState */ .B7)(stateDirectory), false);
        if (!state)
            return 'none';
        try {
            const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .readJournal */ .a0)(state);
            if (journal === null)
                return 'none';
            return journal.target === identity ? 'here' : 'elsewhere';
        }
        catch {
            return 'here';
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
/**
 * The journal of a deployment that died, or null. Without one, removes the leftovers of dead deployments from
 * the state directory.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
function findUnfinished({ stateDirectory: { path }, identity }, lock) {
    const { state } = lock;
    const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .readJournal */ .a0)(state);
    if (journal?.target === identity)
        return journal;
    if (journal) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} holds the journal of an unfinished deployment to another directory, ${journal.directory}`, `run a deployment to that directory first, which rolls it back; where it is gone, remove ${path}/journal`);
    }
    (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)('the leftovers of an earlier deployment cannot be removed', () => {
        (0,_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .clearStaging */ .Le)(state);
        (0,_backup_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepBackups */ .O3)(state, (0,_record_js__WEBPACK_IMPORTED_MODULE_10__/* .listRecords */ .VI)(state).flatMap(({ backup }) => backup ?? []));
        (0,_record_js__WEBPACK_IMPORTED_MODULE_10__/* .dropEmptyRecords */ .hC)(state);
        (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDraft */ .AB)(state, _journal_js__WEBPACK_IMPORTED_MODULE_7__/* .JOURNAL */ .Ex);
    });
    return null;
}


/***/ })

};
;