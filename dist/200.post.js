"use strict";
exports.id = 200;
exports.ids = [200];
exports.modules = {

/***/ 3423:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ phase),
/* harmony export */   u: () => (/* binding */ newRun)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2193);


/** A run that has not begun. */
function newRun(request, context) {
    const report = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .newReport */ .bQ)();
    report.directory = request.target.directory;
    report.verified = request.verify.endpoints.length > 0 ? false : null;
    return {
        ...context,
        id: '',
        request,
        report,
        rollbackSignal: graceAfter(context.signal),
    };
}
/** Runs one phase and notes when it began, when it ended, and whether it failed. */
async function phase(run, name, step) {
    const entry = { name, start: Date.now(), end: Date.now(), failed: true };
    run.report.phases.push(entry);
    try {
        const result = await step();
        entry.failed = false;
        return result;
    }
    finally {
        entry.end = Date.now();
    }
}
/** How long after a cancellation a rollback may still reload and prove: a runner grants 7.5 s until it sends SIGTERM. */
const GRACE_AFTER_CANCEL_MS = 5_000;
/** The signal under which a rollback works: a cancellation does not stop it, but from that moment on leaves it little time. */
function graceAfter(cancelled) {
    const controller = new AbortController();
    const onCancel = () => {
        const timer = setTimeout(() => controller.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('CANCELLED', 'the job was cancelled')), GRACE_AFTER_CANCEL_MS);
        timer.unref();
    };
    if (cancelled.aborted)
        onCancel();
    else
        cancelled.addEventListener('abort', onCancel, { once: true });
    return controller.signal;
}


/***/ }),

/***/ 1200:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* binding */ recover)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/certificate/credential.js
var credential = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(9392);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/transaction/durable.js
var durable = __webpack_require__(395);
// EXTERNAL MODULE: ./build/transaction/entry.js
var entry = __webpack_require__(7180);
// EXTERNAL MODULE: ./build/transaction/folder.js
var folder = __webpack_require__(9298);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/transaction/process.js
var process = __webpack_require__(1793);
;// CONCATENATED MODULE: ./build/transaction/holder.js
/*
 * Who holds a lock: what its file says, how somebody is told who it is, and how a process of this machine is known to live.
 */





/** Who a lock or a claim names. What cannot be read counts as somebody on another machine. */
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
    return { holder: holder ?? unknown, isReadable: holder !== null, touchedMs: stat.mtimeMs };
}
/** @param anyToken names a holder that names itself by none */
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
/** Whether a process number of this holder means something here. One that does not say where its machine is counts by its host's name. */
function isHere({ host, pid, machine: where }) {
    return pid > 0 && host === (0,external_node_os_.hostname)() && (where === null || where === (0,process/* thisMachine */.g8)());
}
/** A holder in words. */
function describe({ host, pid, start, runUrl }) {
    return `process ${pid} on ${host} since ${start}${runUrl ? `, ${runUrl}` : ''}`;
}

// EXTERNAL MODULE: ./build/transaction/target.js
var transaction_target = __webpack_require__(5067);
;// CONCATENATED MODULE: ./build/transaction/lock.js
/*
 * One deployment at a time. The lock is a file, `lock`, in the state directory, that names its holder. To processes it appears whole or not at all: it is written under
 * another name and linked to its own, which fails when there is one already (link(2): EEXIST). After a power cut it can be empty: nobody's, and dead once it has been silent.
 *
 * A holder that lives is never disturbed, however long it takes. What counts as dead:
 *   - on this machine: its process is gone, or its number now belongs to a process started at another time;
 *   - on another machine, or in another container: its lock was not touched for 30 s. A holder touches it every 5 s. Both times
 *     are read from the file system's clock, so that clocks of different machines need not agree.
 *
 * Two waiters must not both take over from the same dead holder. Who wants to take over from a holder first links its own claim to a
 * name made of that holder's token, which only one can do. Should the claimant die, too, its claim is claimed in the same way.
 *
 * A holder that was suspended, and lost its lock meanwhile, finds out by `confirm`, which looks whether the file named `lock` is still the one it made.
 * It must be called before every change that others could see.
 */








const LOCK = 'lock';
/** A claim under its first name, which gives no right to anything. */
const UNUSED_CLAIM = /^lock\.[0-9a-f]{32}$/;
const SILENCE_MS = 30_000;
const HEARTBEAT_MS = 5_000;
const RETRY_MS = 100;
/**
 * Takes the target's lock, waiting for whoever holds it.
 *
 * @throws DeployError LOCKED after `timeoutMs`; what the signal was aborted with; WRITE_FAILED or PERMISSION_DENIED when
 *   nothing can be written to the state directory
 */
async function acquireLock(options) {
    const { target, timeoutMs, signal } = options;
    const deadline = Date.now() + timeoutMs;
    let waitedFor = null;
    for (;;) {
        signal.throwIfAborted();
        const state = (0,transaction_target/* enterState */.Y8)(target);
        let attempt = null;
        try {
            attempt = attemptLock(state, describeMyself(options.runUrl));
        }
        catch (error) {
            // The holder has just left and taken the emptied state directory with it: it will be made anew.
            if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT') {
                (0,transaction_target/* leaveState */.Zc)(target, state);
                throw (0,durable/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be taken`);
            }
        }
        if (attempt?.kind === 'held') {
            if (attempt.tookOver)
                options.onTakeover(describe(attempt.tookOver));
            return holdOrLeave(target, state);
        }
        (0,transaction_target/* leaveState */.Zc)(target, state);
        if (attempt && waitedFor === null) {
            waitedFor = describe(attempt.holder);
            options.onWait(waitedFor);
        }
        if (Date.now() >= deadline) {
            throw new errors/* DeployError */.sH('LOCKED', `another deployment holds the target: ${waitedFor ?? 'unknown'}`, `waited ${timeoutMs} ms for it; let it finish, or raise lock-timeout`);
        }
        await pause(Math.min(RETRY_MS, Math.max(1, deadline - Date.now())), signal);
    }
}
/** One attempt: take a free lock, take over a dead one, or name who is in the way. Null when it was free a moment ago. */
function attemptLock(state, me) {
    const claim = `${LOCK}.${me.token}`;
    try {
        external_node_fs_.writeFileSync(state.at(claim), `${JSON.stringify(me, null, 2)}\n`, { flag: 'wx', mode: durable/* PRIVATE_FILE */.rQ });
        if (linkNew(state, claim, LOCK))
            return { kind: 'held', tookOver: null };
        const seen = readHolder(state, LOCK);
        if (!seen)
            return null;
        return isDead(state, seen, claim)
            ? takeOver(state, seen, claim)
            : { kind: 'blocked', holder: seen.holder };
    }
    finally {
        (0,folder/* removeFile */.nM)(state.at(claim));
    }
}
/** Follows the claims, from the dead holder to the last of those who died while taking over from it, and makes the next. */
function takeOver(state, dead, claim) {
    const claims = [];
    for (let last = dead;;) {
        const name = `${LOCK}.from-${last.holder.token}`;
        claims.push(name);
        if (linkNew(state, claim, name))
            break;
        const claimant = readHolder(state, name);
        if (!claimant)
            return null;
        if (!isDead(state, claimant, claim))
            return { kind: 'blocked', holder: claimant.holder };
        last = claimant;
    }
    const ours = claims.at(-1);
    if (readHolder(state, LOCK)?.holder.token !== dead.holder.token) {
        (0,folder/* removeFile */.nM)(state.at(ours));
        return null;
    }
    external_node_fs_.renameSync(state.at(ours), state.at(LOCK));
    for (const name of claims)
        (0,folder/* removeFile */.nM)(state.at(name));
    return { kind: 'held', tookOver: dead.holder };
}
/** Holds the lock that was just taken, or gives it back. */
function holdOrLeave(target, state) {
    try {
        return hold(target, state);
    }
    catch (error) {
        (0,folder/* removeFile */.nM)(state.at(LOCK));
        (0,transaction_target/* leaveState */.Zc)(target, state);
        throw (0,durable/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be held`);
    }
}
function hold(target, state) {
    const fd = external_node_fs_.openSync(state.at(LOCK), external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW);
    const { dev, ino } = external_node_fs_.fstatSync(fd);
    const mine = `${dev}:${ino}`;
    const first = Buffer.alloc(1);
    external_node_fs_.readSync(fd, first, 0, 1, 0);
    const heartbeat = setInterval(() => {
        try {
            // Writing what is there already moves the modification time by the file system's own clock.
            external_node_fs_.writeSync(fd, first, 0, 1, 0);
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
            const found = (0,durable/* doing */.Yp)(`the lock in ${state.path} cannot be looked at`, () => (0,entry/* identityOf */.c)(state.at(LOCK)));
            if (found === mine)
                return;
            if (found === null) {
                throw new errors/* DeployError */.sH('LOCKED', `the lock of this deployment is gone: somebody removed it, or the whole of ${state.path}`, `nothing more was touched; compare the target with the backups in ${state.path}/backups, if they are still there`);
            }
            throw new errors/* DeployError */.sH('LOCKED', 'another deployment has taken the target over', 'this one was silent for too long; nothing more was touched, the other one decides');
        },
        release: () => {
            if (released)
                return;
            released = true;
            clearInterval(heartbeat);
            try {
                if ((0,entry/* identityOf */.c)(state.at(LOCK)) === mine)
                    (0,folder/* removeFile */.nM)(state.at(LOCK));
                external_node_fs_.closeSync(fd);
                (0,transaction_target/* leaveState */.Zc)(target, state);
            }
            catch {
                // What the run has come to stays true. A lock that stays behind is that of a dead process, and taken over at once.
            }
        },
    };
}
/** What dead waiters left behind. */
function sweepClaims(state) {
    for (const name of external_node_fs_.readdirSync(state.at('.'))) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const seen = readHolder(state, name);
        // One that cannot be read was never finished. Should its owner live, it finds its claim gone and makes another.
        const isTorn = seen?.isReadable === false && UNUSED_CLAIM.test(name);
        if (seen && (isTorn || isDead(state, seen, LOCK)))
            (0,folder/* removeFile */.nM)(state.at(name));
    }
}
/** Gives a file a second name, if nothing has it yet. Copies where the file system knows no hard links. */
function linkNew(state, from, to) {
    try {
        external_node_fs_.linkSync(state.at(from), state.at(to));
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes((0,errors/* systemCode */.xU)(error)))
            throw error;
    }
    try {
        external_node_fs_.copyFileSync(state.at(from), state.at(to), external_node_fs_.constants.COPYFILE_EXCL);
        external_node_fs_.chmodSync(state.at(to), durable/* PRIVATE_FILE */.rQ);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/**
 * @param fresh a file touched just now: its time is what the file system's clock says
 */
function isDead(state, seen, fresh) {
    if (isHere(seen.holder))
        return !(0,process/* isRunning */.W_)(seen.holder);
    return external_node_fs_.lstatSync(state.at(fresh)).mtimeMs - seen.touchedMs > SILENCE_MS;
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

// EXTERNAL MODULE: ./build/transaction/names.js
var names = __webpack_require__(4224);
// EXTERNAL MODULE: ./build/transaction/journal.js
var transaction_journal = __webpack_require__(2011);
// EXTERNAL MODULE: ./build/transaction/staging.js
var staging = __webpack_require__(6293);
// EXTERNAL MODULE: ./build/transaction/trial.js
var trial = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/transaction/unfinished.js
/* What deployments that died have left: a journal, which has to be obeyed, or leftovers, which nobody needs. */








/**
 * Whether the state directory holds the journal of a deployment, and if so, whether it is one to this target or, `elsewhere`, to another. One that cannot be read counts as
 * this target's. Changes nothing, and needs no lock: it may not be so any more.
 *
 * @throws DeployError when the state directory cannot be opened
 */
function seeUnfinished(target) {
    if (!(0,transaction_target/* stateHolds */.YB)(target, transaction_journal/* JOURNAL */.Ex))
        return 'none';
    const state = (0,durable/* doing */.Yp)('the state directory cannot be opened', () => (0,folder/* openFolder */.NE)(target.stateDirectory));
    try {
        const journal = (0,transaction_journal/* readJournal */.a0)(state);
        if (journal === null)
            return 'none';
        return journal.target === target.identity ? 'here' : 'elsewhere';
    }
    catch {
        return 'here';
    }
    finally {
        (0,folder/* closeFolder */.$G)(state);
    }
}
/**
 * The journal of a deployment that died, or null. Without one, what dead deployments left in the state directory, and of their trials, is cleared away.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
function findUnfinished(target, lock) {
    const journal = (0,transaction_journal/* readJournal */.a0)(lock.state);
    if (journal?.target === target.identity)
        return journal;
    if (journal) {
        throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${target.stateDirectory} holds the journal of an unfinished deployment to another directory, ${journal.directory}`, `run a deployment to that directory first, which rolls it back; where it is gone, remove ${target.stateDirectory}/journal`);
    }
    (0,durable/* doing */.Yp)('what an earlier deployment left cannot be cleared away', () => {
        (0,staging/* clearStaging */.Le)(lock.state);
        (0,backup/* sweepBackups */.O3)(lock.state);
        (0,trial/* sweepTrials */.Mo)(target);
        (0,durable/* removeDraft */.AB)(lock.state, transaction_journal/* JOURNAL */.Ex);
    });
    return null;
}

// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(1739);
// EXTERNAL MODULE: ./build/verify/key-type.js
var key_type = __webpack_require__(1435);
;// CONCATENATED MODULE: ./build/pipeline/expected.js


/** What endpoints serve once they have a credential. */
function expectedOf({ fingerprint, leaf, chain, facts }) {
    return {
        fingerprint,
        keyType: keyTypeOf(leaf.publicKey),
        chain: chain.map(({ raw, subject }) => ({
            fingerprint: fingerprintOf(raw),
            subject: subject.replace(/\n/g, ', '),
        })),
        facts,
    };
}
/** A certificate as endpoints are asked for it. */
function leafOf(certificate) {
    return { fingerprint: (0,credential/* fingerprintOf */.ax)(certificate.raw), keyType: (0,key_type/* keyTypeOf */.z)(certificate.publicKey) };
}
/**
 * What endpoints serve once they have the files that are, or will be, on the target; null when there is no certificate that can be read.
 *
 * @param chain the chain file, where it is one of its own
 */
function readExpected(certificate, chain) {
    if (certificate === null)
        return null;
    try {
        return expectedOf(readCredential(certificate.toString('latin1'), chain === null || chain.length === 0 ? null : chain.toString('latin1')));
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./build/pipeline/run.js
var pipeline_run = __webpack_require__(3423);
;// CONCATENATED MODULE: ./build/pipeline/recovery.js











/**
 * Opens the target for as long as something is done with it.
 *
 * @param unopened what to do first when it cannot be opened; may throw what is better told than that
 * @throws DeployError as `openTarget` does, or what `use` or `unopened` throws
 */
async function working(run, use, how = 'write', unopened = () => undefined) {
    let target;
    try {
        target = (0,transaction_target/* openTarget */.Ap)(run.request.target, how);
    }
    catch (error) {
        unopened();
        throw error;
    }
    try {
        return await use(target);
    }
    finally {
        (0,transaction_target/* closeTarget */.yV)(target);
    }
}
/**
 * Takes the target's lock for as long as something is done under it, and undoes first what an earlier deployment left unfinished.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
async function owning(run, target, use) {
    const lock = await phase(run, 'Lock', () => takeLock(run, target, run.request.runUrl));
    try {
        run.id = nextDeploymentId(backupIds(lock.state).at(-1) ?? null, new Date(), randomBytes(4));
        await recoverUnfinished(run, target, lock, leafFile(run.request.names));
        return await use(lock);
    }
    finally {
        lock.release();
    }
}
/** Takes the target's lock and says so where there is something to say. Throws as `acquireLock` does. */
async function takeLock(run, target, runUrl) {
    return acquireLock({
        target,
        timeoutMs: run.request.target.lockTimeoutMs,
        runUrl,
        signal: run.signal,
        onWait: (holder) => run.log.info(`waiting for another deployment to this target: ${holder}`),
        onTakeover: (holder) => run.log.notice(`the lock of a deployment that died was taken over: ${holder}`),
    });
}
/**
 * Rolls back the deployment that did not finish, if there is one.
 *
 * @param certificateName the file of this run that holds the certificate, by which the leaf that is there afterwards is read
 * @throws DeployError ROLLBACK_FAILED when a file could not be put back, LOCKED as `restore` does, TARGET_UNSAFE when the journal cannot be used
 */
async function recoverUnfinished(run, target, lock, certificateName) {
    const journal = findUnfinished(target, lock);
    if (!journal)
        return;
    run.log.group('Recover');
    run.log.notice(`an earlier deployment (${journal.id}) did not finish: it is rolled back first`);
    const { restore } = await Promise.all(/* import() */[__webpack_require__.e(863), __webpack_require__.e(743)]).then(__webpack_require__.bind(__webpack_require__, 6743));
    const { verified, failure } = await restore(run, target, lock, journal, () => leafOnTarget(target, certificateName));
    if (failure) {
        run.report.status = 'rollback-failed';
        run.report.changed = true;
        throw failure;
    }
    run.report.recovered = true;
    run.report.changed = true;
    run.report.rollbackVerified = verified;
}
/** The leaf that the target holds now, in whichever layout; null when it holds none. */
function leafOnTarget(target, name) {
    const view = (0,transaction_view/* viewTarget */.Zy)(target, 'in-place');
    try {
        const pem = (0,transaction_view/* readDeployed */.BJ)(target, view, view.generation ? 'symlink' : 'in-place', name);
        const leaf = pem === null ? null : (0,credential/* readDeployedLeaf */.z0)(pem, null);
        return leaf && leafOf(leaf);
    }
    finally {
        (0,transaction_view/* closeView */.uf)(view);
    }
}

;// CONCATENATED MODULE: ./build/recover.js





/**
 * The post step's part: undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
 *
 * @param certificateName the file that holds the certificate of the deployment
 * @returns the report; `recovered` tells whether something was undone. Never throws
 */
async function recover(request, certificateName, context) {
    const run = (0,pipeline_run/* newRun */.u)(request, context);
    const { report } = run;
    try {
        await recoverTarget(run, certificateName);
        if (report.recovered)
            report.status = 'rolled-back';
    }
    catch (error) {
        report.error = (0,errors/* asDeployError */.y0)(error);
    }
    return report;
}
async function recoverTarget(run, certificateName) {
    await working(run, async (target) => {
        if (!(0,transaction_target/* stateHolds */.YB)(target, '.'))
            return;
        // There is one journal at a time: this one tells that the main step wrote none.
        if (seeUnfinished(target) === 'elsewhere')
            return;
        const lock = await takeLock(run, target, null).catch((error) => leaveToHolder(run, target, error));
        if (lock === null)
            return;
        try {
            await recoverUnfinished(run, target, lock, certificateName);
        }
        finally {
            lock.release();
        }
    });
}
/** Somebody else is at work on the target, and has begun, or will begin, with what is to be done here. */
function leaveToHolder({ log, report }, target, error) {
    if (!(error instanceof errors/* DeployError */.sH && error.code === 'LOCKED'))
        throw error;
    if (seeUnfinished(target) !== 'here') {
        log.info(`${error.message}; nothing is unfinished there`);
        return null;
    }
    report.unfinished = true;
    throw new errors/* DeployError */.sH(error.code, `what is unfinished could not be rolled back: ${error.message}`, 'whoever holds the lock rolls it back first: look how that deployment ends', error);
}


/***/ }),

/***/ 9392:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ sweepBackups),
/* harmony export */   Tw: () => (/* binding */ openBackup),
/* harmony export */   f2: () => (/* binding */ discardBackup),
/* harmony export */   t2: () => (/* binding */ unsealBackup),
/* harmony export */   wZ: () => (/* binding */ backupPath)
/* harmony export */ });
/* unused harmony exports BACKUPS, MANIFEST, findBackup, openBackups, backupIds */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(395);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7180);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4224);
/*
 * What the target's files were before one deployment, kept together as one set: `backups/<id>/` holds one file a role and, once the deployment is proven, a manifest that seals it, of which there is a draft until then.
 * The names have no ending, so that a server that loads every file it finds does not load these.
 */






/** The folder of all backups, in the state directory. */
const BACKUPS = 'backups';
/** What seals a backup, beside its files. */
const MANIFEST = 'manifest';
/** The path of a backed-up file, for people. */
function backupPath(stateDirectory, id, role) {
    return `${stateDirectory}/${BACKUPS}/${id}/${role}`;
}
/** Opens the folder of a backup. Throws a system error when there is none. */
function openBackup(state, id) {
    const backups = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(state, BACKUPS);
    try {
        return (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(backups, id);
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(backups);
    }
}
/** Opens the folder of a backup, or what would be one; null when there is none. Throws a system error. */
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
/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
function unsealBackup(state, id) {
    const set = findBackup(state, id);
    if (set === null)
        return;
    try {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeFile */ .nM)(set.at(MANIFEST));
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(set);
    }
}
/** Removes one backup. Nothing happens when there is none. */
function discardBackup(state, id) {
    // What is half removed must not pass for a whole backup.
    unsealBackup(state, id);
    const backups = openBackups(state);
    if (backups === null)
        return;
    try {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .dM)(backups, id);
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(backups);
    }
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
/** Opens the folder of all backups; null when there is none. Throws a system error, for a symlink as well. */
function openBackups(state) {
    try {
        return (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(state, BACKUPS);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/** The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in their place. */
function backupIds(state) {
    const backups = (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)(`the backups in ${state.path} cannot be opened`, () => openBackups(state));
    if (backups === null)
        return [];
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(backups.at('.'))
            .filter((name) => _names_js__WEBPACK_IMPORTED_MODULE_5__/* .DEPLOYMENT_ID */ .C1.test(name))
            .sort();
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(backups);
    }
}
/** Removes the backups that were never sealed. Only for whoever holds the lock, when there is no journal. */
function sweepBackups(state) {
    const ids = backupIds(state);
    for (const id of ids)
        if (!isSealed(state, id))
            discardBackup(state, id);
    if (ids.length === 0)
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
function isSealed(state, id) {
    const set = findBackup(state, id);
    if (set === null)
        return false;
    try {
        return (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(set.at(MANIFEST)) !== null;
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(set);
    }
}


/***/ }),

/***/ 395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ removeDraft),
/* harmony export */   EU: () => (/* binding */ writeFailure),
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   Oo: () => (/* binding */ createPrivate),
/* harmony export */   Yp: () => (/* binding */ doing),
/* harmony export */   ly: () => (/* binding */ PRIVATE_FOLDER),
/* harmony export */   rQ: () => (/* binding */ PRIVATE_FILE)
/* harmony export */ });
/* unused harmony exports draft, nameDraft, publish, replaceDurably */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9298);
/* harmony import */ var _pending_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(183);




const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Mode of everything that this project keeps for itself. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
/**
 * Creates an empty file that nobody but its owner can open, and that was not there before.
 *
 * @throws a system error: EEXIST when the name is taken, also by a dangling symlink
 */
function createPrivate(access) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, PRIVATE_FILE));
}
/**
 * Fills a file made by `createPrivate`, and leaves it to be synced. Owner and mode come after the content, and the mode after the owner,
 * because a change of owner clears bits (chown(2)): until then the file can be opened by its owner alone.
 *
 * @param written the modification time; without attributes the file keeps its own
 * @throws a system error
 */
function fill(pending, access, bytes, attributes, written = new Date()) {
    // It may have the mode of the file that it replaces already, by which not even its owner may write to it.
    if (attributes)
        node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync(access, PRIVATE_FILE);
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
        for (let written = 0; written < bytes.length;)
            written += node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync(fd, bytes, written);
        if (attributes) {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.futimesSync(fd, written, written);
            const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
            if (stat.uid !== attributes.uid || stat.gid !== attributes.gid)
                node_fs__WEBPACK_IMPORTED_MODULE_0__.fchownSync(fd, attributes.uid, attributes.gid);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(fd, attributes.mode);
        }
    }
    catch (error) {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        throw error;
    }
    pending.addFile(fd);
}
/** What a file of our own is called until it is whole. */
const draftOf = (name) => `${name}.new`;
/** Writes what a small file of our own is going to say, and leaves it to be synced. Throws a system error. */
function draft(pending, folder, name, text) {
    const access = folder.at(draftOf(name));
    removeDraft(folder, name);
    createPrivate(access);
    fill(pending, access, Buffer.from(text), null);
}
/** Removes what was to become a file of our own, and never did. Throws a system error. */
function removeDraft(folder, name) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .removeFile */ .nM)(folder.at(draftOf(name)));
}
/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
function nameDraft(folder, name) {
    fs.renameSync(folder.at(draftOf(name)), folder.at(name));
}
/** Gives a draft that was synced its name, durably. Throws a system error. */
function publish(folder, name) {
    nameDraft(folder, name);
    syncFolder(folder);
}
/**
 * Replaces a small file of our own so that, whatever happens, it is the old one or the new one: draft, sync, rename, sync of the folder.
 *
 * @param name the final name, in `folder`
 * @throws a system error
 */
function replaceDurably(folder, name, text) {
    const pending = openPending();
    try {
        draft(pending, folder, name, text);
        pending.sync();
        publish(folder, name);
    }
    catch (error) {
        removeDraft(folder, name);
        throw error;
    }
    finally {
        pending.close();
    }
}
const REMEDIES = {
    ENOSPC: 'free some space on the file system of the target',
    EDQUOT: 'free some of the quota on the file system of the target',
    EBUSY: 'a file that is mounted by itself cannot be replaced: mount its folder instead',
    EXDEV: 'state-directory must be on the file system of the target',
    EROFS: 'the target is mounted read-only',
    EACCES: 'run the job as a user who may write there',
    EPERM: 'run the job as a user who may write there; is the file or the folder immutable (lsattr)?',
};
const DENIALS = new Set(['EACCES', 'EPERM', 'EROFS']);
/**
 * A system error as a failure that a user can act on. A DeployError passes unchanged.
 *
 * @param what what could not be done, as a clause: "/certs/cert.pem cannot be replaced"
 */
function writeFailure(error, what) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH)
        return error;
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH(DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED', `${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, REMEDIES[code] ?? '', error);
}
/** Runs a step and turns its system errors into failures that name what was being done. */
function doing(what, step) {
    try {
        return step();
    }
    catch (error) {
        throw writeFailure(error, what);
    }
}


/***/ }),

/***/ 7180:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf),
/* harmony export */   h: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);


const ABSENT = { kind: 'absent' };
/** Larger files are no credential. */
const MAX_BYTES = 16 * 1024 * 1024;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * Reads what is at a path without following a symlink.
 *
 * @param access the path to read
 * @param shown the path to show people
 * @throws DeployError TARGET_UNSAFE for anything that is neither absent nor a regular file, PERMISSION_DENIED when it cannot be read
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
            identity: `${stat.dev}:${stat.ino}`,
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
/** Device and inode of what is at a path, not following a symlink; null when nothing is. */
function identityOf(access) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false });
    return stat ? `${stat.dev}:${stat.ino}` : null;
}


/***/ }),

/***/ 9298:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   $G: () => (/* binding */ closeFolder),
/* harmony export */   DI: () => (/* binding */ foldersOn),
/* harmony export */   HQ: () => (/* binding */ ensureSubfolder),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   V3: () => (/* binding */ removeIfEmpty),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   xU: () => (/* binding */ openSubfolder),
/* harmony export */   zv: () => (/* binding */ FolderTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9984);



const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
const THROUGH_HANDLE = node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync('/proc/self/fd');
/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path by which to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
function openFolder(access, shown = access.toString()) {
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const base = THROUGH_HANDLE ? `/proc/${process.pid}/fd/${fd}` : access.toString();
    return { fd, path: shown, at: (name) => `${base}/${name}` };
}
/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
function openSubfolder(parent, name) {
    return openFolder(parent.at(name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name));
}
function closeFolder(folder) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(folder.fd);
}
/**
 * Makes what was created, renamed or removed in a directory survive a power cut. A failed sync is never tried again. Some file systems
 * (FUSE, 9p) know no sync of a directory (fsync(2): EINVAL); there it is theirs to keep what they have acknowledged.
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
 * Whether anything is at a path, a symlink that leads nowhere included. Not `existsSync`, which takes a disk that does not answer for a name that is not there.
 *
 * @throws a system error when that cannot be told
 */
function isThere(access) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
    }
    catch (error) {
        // What is above it is a file, and holds nothing.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOTDIR')
            return false;
        throw error;
    }
}
/** Makes a directory if it is not there, and says whether it did. The mode is exact, whatever the umask. */
function ensureSubfolder(parent, name, mode) {
    // Nearly always it is there, and to look is cheaper than to fail.
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
        // Through a handle: by its name, whoever put a symlink there since would have the mode of something else changed.
        const made = openSubfolder(parent, name);
        try {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(made.fd, mode);
        }
        finally {
            closeFolder(made);
        }
    }
    catch (error) {
        retract(parent.at(name));
        throw error;
    }
    return true;
}
/** Removes a folder that could not be finished, for the error that is under way to be told. What has taken its place is not ours. */
function retract(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
    }
    catch {
        // Nothing that could be said here is worth more than that error.
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
 * Removes an entry of a folder, with everything below it when it is a folder itself. No symlink is followed, not even one that takes a folder's place meanwhile.
 * Nothing happens when there is none.
 *
 * @param name as bytes where it came out of a folder, since it need not be text
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
    const folder = openFolder(access, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name.toString()));
    try {
        for (const below of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(folder.at('.'), { encoding: 'buffer' }))
            removeTree(folder, below);
    }
    finally {
        closeFolder(folder);
    }
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
}
/**
 * The folders on the way to files with names like `tls/cert.pem`, each opened once and none through a symlink.
 * Closing the tree closes them all.
 */
class FolderTree {
    root;
    #opened = new Map();
    constructor(root) {
        this.root = root;
    }
    /**
     * The folder that holds a file.
     *
     * @param name the file's name, relative to the root, already checked to stay below it
     * @throws a system error, ENOENT among them, when a folder on the way cannot be opened
     */
    holding(name) {
        return this.folder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(name));
    }
    /** A folder below the root; `.` is the root itself. Throws as `holding` does. */
    folder(path) {
        if (path === '.')
            return this.root;
        const known = this.#opened.get(path);
        if (known)
            return known;
        const opened = openSubfolder(this.folder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
        this.#opened.set(path, opened);
        return opened;
    }
    /** A path, through handles, to the file of a name. Throws as `holding` does. */
    at(name) {
        return this.holding(name).at((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(name));
    }
    /** Closes one folder, so that it is opened afresh the next time. */
    forget(path) {
        const known = this.#opened.get(path);
        if (known)
            closeFolder(known);
        this.#opened.delete(path);
    }
    close() {
        for (const folder of this.#opened.values())
            closeFolder(folder);
        this.#opened.clear();
        closeFolder(this.root);
    }
}
/** The folders on the way to a name, outermost first. */
function foldersOn(name) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(name);
    return parent === '.' ? [] : [...foldersOn(parent), parent];
}


/***/ }),

/***/ 2011:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ex: () => (/* binding */ JOURNAL),
/* harmony export */   Sw: () => (/* binding */ removeJournal),
/* harmony export */   a0: () => (/* binding */ readJournal)
/* harmony export */ });
/* unused harmony exports draftJournal, publishJournal, replaceJournal, dropJournal */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2193);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(395);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4224);
/*
 * The journal is what makes a deployment survive its own death. It exists from just before the first visible change until the deployment is proven or undone,
 * and says how to undo every change that may have happened by then. It never says what to run, and nothing in it is trusted: names must be ones that this
 * project writes, below the target, whatever somebody may have put into the file.
 */






/** The journal's name in the state directory. */
const JOURNAL = 'journal';
const MAX_BYTES = 4 * 1024 * 1024;
/** Writes the journal of a deployment that is being prepared, and leaves it to be synced. Throws a system error. */
function draftJournal(pending, state, journal) {
    draft(pending, state, JOURNAL, textOf(journal));
}
/** Makes the draft the journal: from here on the deployment can be undone. Throws a system error. */
function publishJournal(state) {
    publish(state, JOURNAL);
}
/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
function replaceJournal(state, journal) {
    replaceDurably(state, JOURNAL, textOf(journal));
}
function textOf(journal) {
    return `${JSON.stringify(journal, null, 2)}\n`;
}
/** @throws a system error */
function removeJournal(state) {
    dropJournal(state);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .syncFolder */ .Yw)(state);
}
/** Removes the journal, and one that was still being written, without making sure that they stay away. Throws a system error. */
function dropJournal(state) {
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .removeDraft */ .AB)(state, JOURNAL);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .removeFile */ .nM)(state.at(JOURNAL));
}
/**
 * The journal of a deployment that did not finish, or null when there is none.
 *
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write
 */
function readJournal(state) {
    let text;
    try {
        const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(state.at(JOURNAL), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        try {
            const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
            if (!stat.isFile() || stat.size > MAX_BYTES)
                throw untrusted(state, 'it is not a file of a few kilobytes');
            text = node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(fd, 'utf8');
        }
        finally {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        }
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH)
            throw error;
        throw untrusted(state, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error));
    }
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw untrusted(state, 'it is not JSON');
    }
    if (!isJournal(value))
        throw untrusted(state, 'it names what no deployment to this target could have written');
    return value;
}
function untrusted(state, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `the journal of an unfinished deployment, ${state.path}/${JOURNAL}, cannot be used: ${why}`, `compare the target with the backups in ${state.path}/backups, put right what is wrong, and remove the journal`);
}
function isJournal(value) {
    if (!isRecord(value))
        return false;
    const { version, id, target, directory, started, files, folders, generation, trial, reloading, servedBefore, } = value;
    return (version === 1 &&
        isDeploymentId(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetIdentity */ .YY)(target) &&
        typeof directory === 'string' &&
        typeof started === 'string' &&
        isListOf(files, isJournalFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => file.name)).size === files.length &&
        isListOf(folders, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV) &&
        (generation === null || (isRecord(generation) && isGeneration(generation, id))) &&
        typeof trial === 'boolean' &&
        typeof reloading === 'boolean' &&
        isListOf(servedBefore, isServedBefore));
}
function isJournalFile(value) {
    if (!isRecord(value))
        return false;
    const { role, name, before } = value;
    return (_report_js__WEBPACK_IMPORTED_MODULE_5__/* .ROLES */ .gg.includes(role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(name) &&
        (before === null || (typeof before === 'string' && /^\d+:\d+$/.test(before))));
}
function isGeneration({ before, after, files, others }, id) {
    return ((before === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFolderName */ .OB)(before)) &&
        (after === null || after === _names_js__WEBPACK_IMPORTED_MODULE_4__/* .GENERATION_PREFIX */ .u0 + id) &&
        isListOf(files, isJournalFile) &&
        isListOf(others, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetName */ .j8));
}
function isServedBefore(value) {
    if (!isRecord(value))
        return false;
    const { endpoint, address, serverName, fingerprint, keyType } = value;
    return (typeof endpoint === 'string' &&
        typeof address === 'string' &&
        (serverName === null || typeof serverName === 'string') &&
        typeof fingerprint === 'string' &&
        /^[0-9a-f]{64}$/.test(fingerprint) &&
        (keyType === null || _report_js__WEBPACK_IMPORTED_MODULE_5__/* .KEY_TYPES */ .WJ.includes(keyType)));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isListOf(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}
function isDeploymentId(value) {
    return typeof value === 'string' && _names_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENT_ID */ .C1.test(value);
}


/***/ }),

/***/ 183:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ openPending)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9298);
/*
 * What was written and does not have to survive a power cut yet. A file system with a journal commits everything that waits in it together: of syncs that follow each other with
 * no change in between, the first does the work, and the others find little left to do. So files and folders are written first, all of them, and synced then, each of them.
 */


/** How many files are kept open. A process may have 1,024. */
const MAX_OPEN = 64;
/** Nothing yet. The caller closes it. */
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
        close: () => {
            closeFiles();
            for (const folder of folders.splice(0))
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .closeFolder */ .$G)(folder);
        },
    };
}


/***/ }),

/***/ 6293:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Le: () => (/* binding */ clearStaging),
/* harmony export */   fr: () => (/* binding */ EARLIER_CURRENT),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(395);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9298);
/* Where a deployment prepares its files, out of everybody's sight: `staging/<id>/` in the state directory. */


const STAGING = 'staging';
/** The name, among the staged files, under which the symlink is kept that `current` was before. */
const EARLIER_CURRENT = 'earlier-current';
/** Opens the folder in which a deployment prepares its files, making it if it is not there. Throws a system error. */
function openStaging(state, id) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .ensureSubfolder */ .HQ)(state, STAGING, _durable_js__WEBPACK_IMPORTED_MODULE_0__/* .PRIVATE_FOLDER */ .ly);
    const staging = (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .openSubfolder */ .xU)(state, STAGING);
    try {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .ensureSubfolder */ .HQ)(staging, id, _durable_js__WEBPACK_IMPORTED_MODULE_0__/* .PRIVATE_FOLDER */ .ly);
        return (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .openSubfolder */ .xU)(staging, id);
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .closeFolder */ .$G)(staging);
    }
}
/** Removes everything that was ever staged. Only for whoever holds the lock, when nothing is under way. */
function clearStaging(state) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .dM)(state, STAGING);
}


/***/ }),

/***/ 5067:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ openTarget),
/* harmony export */   Y8: () => (/* binding */ enterState),
/* harmony export */   YB: () => (/* binding */ stateHolds),
/* harmony export */   Zc: () => (/* binding */ leaveState),
/* harmony export */   yV: () => (/* binding */ closeTarget)
/* harmony export */ });
/* unused harmony export lookIntoState */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9984);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(395);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4224);






/**
 * Opens the target and makes sure that it can be worked in. Changes nothing.
 *
 * @param use whether anything is going to be changed
 * @throws DeployError TARGET_MISSING when the directory is not there, PERMISSION_DENIED when it cannot be written to,
 *   TARGET_UNSAFE when the state directory is not a place of our own, INPUT_INVALID when it is on another file system
 */
function openTarget({ directory, stateDirectory }, use) {
    const root = openDirectory(directory, use);
    try {
        if (use === 'write')
            checkState(node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(root.fd), stateDirectory);
        return {
            path: directory,
            files: new _folder_js__WEBPACK_IMPORTED_MODULE_4__/* .FolderTree */ .zv(root),
            stateDirectory,
            stateIsOurs: stateDirectory === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _names_js__WEBPACK_IMPORTED_MODULE_5__/* .STATE_FOLDER */ .P2),
            identity: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(settled(stateDirectory), settled(directory)),
        };
    }
    catch (error) {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(root);
        throw error;
    }
}
/** A path without symlinks on the way to it, as far as there is something at all. */
function settled(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settled(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
    }
}
function openDirectory(directory, use) {
    let root;
    try {
        root = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(directory), directory);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EACCES') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${directory} cannot be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'run the job as a user who may read and write it', error);
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_MISSING', `directory ${directory} is not a directory that can be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'create it, or mount it, before the deployment', error);
    }
    try {
        const { R_OK, W_OK, X_OK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
        node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync(root.at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
    }
    catch (error) {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(root);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${directory} cannot be ${use === 'write' ? 'written to' : 'read'}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, `run the job as a user who may ${use} there`, error);
    }
    return root;
}
function checkState(directory, stateDirectory) {
    const state = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(stateDirectory, { throwIfNoEntry: false });
    if (state && !state.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${stateDirectory} is not a directory`, 'remove what is there, or name another state-directory');
    }
    if (state)
        requireOwn(state, stateDirectory);
    const place = state ?? node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(stateDirectory), { throwIfNoEntry: false });
    if (!place?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_MISSING', `the folder of state directory ${stateDirectory} is not there`, 'create it, or leave state-directory out');
    }
    if (place.dev !== directory.dev) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('INPUT_INVALID', `state-directory: expected a path on the file system of directory, got ${stateDirectory}`, 'a rename from one file system to another is not atomic: leave state-directory out, or move it');
    }
}
/** Whoever owns the state directory can put anything into it, and have root, of all users, change what is elsewhere. */
function requireOwn(state, stateDirectory) {
    const me = process.geteuid?.();
    if (me === undefined || state.uid === me)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${stateDirectory} belongs to user ${state.uid}, not to ${me}`, 'run every deployment to a target as the same user, or name a state-directory of your own');
}
/**
 * Opens the state directory, making it if it is not there. Only its owner can enter it.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be made private, WRITE_FAILED or PERMISSION_DENIED when it cannot be made
 */
function enterState(target) {
    const { stateDirectory, files } = target;
    try {
        const parent = target.stateIsOurs
            ? files.root
            : (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(stateDirectory)));
        try {
            return { ...makeState(parent, stateDirectory), path: stateDirectory };
        }
        finally {
            if (parent !== files.root)
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(parent);
        }
    }
    catch (error) {
        throw (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFailure */ .EU)(error, `state directory ${stateDirectory} cannot be made`);
    }
}
/** A folder that others use is not closed to them. */
function requireNobodysElse(state, stateDirectory) {
    const foreign = node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(state.at('.')).find((name) => !(0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateName */ .XD)(name));
    if (foreign === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${stateDirectory} is open to others, and holds ${foreign}, which is none of ours`, 'name a folder of its own for it: it is made private');
}
function makeState(parent, stateDirectory) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(stateDirectory);
    const made = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureSubfolder */ .HQ)(parent, name, _durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
    try {
        const state = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(parent, name);
        try {
            const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(state.fd);
            requireOwn(stat, stateDirectory);
            if ((stat.mode & 0o7777) !== _durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly) {
                requireNobodysElse(state, stateDirectory);
                node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(state.fd, _durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
            }
            if (made)
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .syncFolder */ .Yw)(parent);
        }
        catch (error) {
            (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(state);
            throw error;
        }
        return state;
    }
    catch (error) {
        if (made)
            (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeIfEmpty */ .V3)(parent.at(name));
        throw error;
    }
}
/** Opens the state directory for as long as something is read in it; null when there is none. Makes nothing. */
async function lookIntoState({ stateDirectory }, use) {
    const state = doing('the state directory cannot be opened', () => isThere(stateDirectory) ? openFolder(stateDirectory) : null);
    if (state === null)
        return use(null);
    try {
        return await use(state);
    }
    finally {
        closeFolder(state);
    }
}
/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
function stateHolds({ stateDirectory }, name) {
    return (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .doing */ .Yp)(`the state directory ${stateDirectory} cannot be looked into`, () => (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isThere */ .$B)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stateDirectory, name)));
}
/** Removes the state directory when it is empty and stands where this project puts it. */
function leaveState(target, state) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(state);
    if (!target.stateIsOurs)
        return;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(target.files.root.at((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target.stateDirectory)));
    }
    catch {
        // Backups are kept, or another deployment waits there, or somebody else has removed it or put something in its place. An empty folder that stays does no harm.
    }
}
function closeTarget(target) {
    target.files.close();
}


/***/ }),

/***/ 540:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mo: () => (/* binding */ sweepTrials),
/* harmony export */   Zl: () => (/* binding */ trialFolder),
/* harmony export */   l5: () => (/* binding */ removeTrial)
/* harmony export */ });
/* unused harmony export STAGED_TRIAL */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4224);
/*
 * A server that is told by a pointer which files to read may refuse a new pointer and still notice that the files it knows have changed: it would serve the new certificate, until it is
 * started again. Where the pointer gives reason to doubt, it is therefore tried first: the new files are put into a folder that nothing else names, and the pointer names that folder. What
 * is then served was found through the pointer. The files at their own names stay as they are until that is proven.
 */



/** The name of the staged pointer. */
const STAGED_TRIAL = 'trial';
/** The folder of a deployment's trial, in the target. */
function trialFolder(id) {
    return _names_js__WEBPACK_IMPORTED_MODULE_2__/* .TRIAL_PREFIX */ .Ks + id;
}
/** Removes the folder of a trial. Nothing happens when there is none. Throws a system error. */
function removeTrial(target, id) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .dM)(target.files.root, trialFolder(id));
}
/** Removes the folders of trials that ended without it. Only for whoever holds the lock, when there is no journal. Throws a system error. */
function sweepTrials(target) {
    const root = target.files.root;
    for (const name of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(root.at('.')))
        if (name.startsWith(_names_js__WEBPACK_IMPORTED_MODULE_2__/* .TRIAL_PREFIX */ .Ks) && _names_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPLOYMENT_ID */ .C1.test(name.slice(_names_js__WEBPACK_IMPORTED_MODULE_2__/* .TRIAL_PREFIX */ .Ks.length)))
            (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .dM)(root, name);
}


/***/ }),

/***/ 1739:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ readDeployed),
/* harmony export */   Zy: () => (/* binding */ viewTarget),
/* harmony export */   lY: () => (/* binding */ isOutdated),
/* harmony export */   pS: () => (/* binding */ shownPath),
/* harmony export */   uf: () => (/* binding */ closeView)
/* harmony export */ });
/* unused harmony exports accessPath, readPlace, readFileAt, readOther, listFiles */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9984);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9525);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7180);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4224);







/**
 * Looks at the target. In the `in-place` layout a `current` that is not ours is none of our business, but that must be known of it: it may be what is in use; in the `symlink` layout it must be absent,
 * or a symlink to a folder beside it.
 *
 * @throws DeployError TARGET_UNSAFE
 */
function viewTarget(target, layout) {
    const root = target.files.root;
    const unsafe = (what) => {
        if (layout === 'in-place')
            return { link: null, generation: null };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e)} ${what}`, 'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place');
    };
    const link = readCurrent(target);
    if (link === 'absent')
        return { link: null, generation: null };
    if (link === 'no link')
        return unsafe('is not a symbolic link');
    if (!(0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isFolderName */ .OB)(link.to))
        return unsafe('points outside of the directory, or deeper into it');
    try {
        return { link: link.to, generation: new _folder_js__WEBPACK_IMPORTED_MODULE_4__/* .FolderTree */ .zv((0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(root, link.to)) };
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return { link: link.to, generation: null };
        if (saysWhatIsThere(error))
            return unsafe(`points at what is not a folder: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`);
        throw lookFailed(target, error);
    }
}
/** What `current` is. Between the two looks it may become something else, or go. */
function readCurrent(target) {
    const access = target.files.root.at(_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e);
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
        throw lookFailed(target, error);
    }
}
function lookFailed({ path }, error) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e)} cannot be looked at: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
}
/** Whether a system error is about what is at a path: no folder or no file, or for others only. Any other is about the disk, or about this process, and says nothing of it. */
function saysWhatIsThere(error) {
    return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error));
}
function closeView(view) {
    view.generation?.close();
}
/** The path of a file as people know it. */
function shownPath(target, place, name) {
    return place === 'current' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e, name) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, name);
}
/** A path, through handles, to a file; null when a folder on the way is not there. Throws TARGET_UNSAFE when one is not a folder. */
function accessPath(target, view, place, name) {
    const tree = place === 'current' ? view.generation : target.files;
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
/** What is at a name. Throws as `readEntry` does. */
function readPlace(target, view, place, name) {
    const access = accessPath(target, view, place, name);
    return access === null ? { kind: 'absent' } : (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(access, shownPath(target, place, name));
}
/** What is at a name, when that is a regular file that may be read, and no symlink is on the way to it; null otherwise. Throws as `readEntry` does when that cannot be told. */
function readFileAt(target, view, place, name) {
    try {
        const entry = readPlace(target, view, place, name);
        return entry.kind === 'file' ? entry : null;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && (error.cause === undefined || saysWhatIsThere(error.cause)))
            return null;
        throw error;
    }
}
/**
 * The bytes of a credential file that the target holds, in whichever layout, so that a target can change from one to the other. Where both have it, the one that was
 * written last counts: after a change of layouts the earlier one's files stay behind.
 *
 * @returns null when there is none
 */
function readDeployed(target, view, layout, name) {
    const place = layout === 'symlink' ? 'current' : 'directory';
    const entry = readPlace(target, view, place, name);
    const other = readOther(target, view, place, name);
    if (other !== null && (entry.kind === 'absent' || other.writtenMs > entry.writtenMs))
        return other.bytes;
    return entry.kind === 'file' ? entry.bytes : null;
}
/** The file that the other layout has of that name; null when it has none that could be used. */
function readOther(target, view, place, name) {
    return readFileAt(target, view, place === 'current' ? 'directory' : 'current', name);
}
/**
 * Whether the other layout has a file of that name that was written later: then that one is in use. So that this can be told, a file that goes back to being unused gets its own time back.
 *
 * @param writtenMs when the file of this layout was written
 */
function isOutdated(target, view, place, name, writtenMs) {
    const other = readOther(target, view, place, name);
    return other !== null && other.writtenMs > writtenMs;
}
/** The names of all regular files below a folder. Throws TARGET_UNSAFE for anything else but folders. */
function listFiles(tree, shown, below = '.') {
    const folder = tree.folder(below);
    return fs
        .readdirSync(folder.at('.'), { withFileTypes: true })
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap((item) => {
        const name = below === '.' ? item.name : `${below}/${item.name}`;
        // What is no text cannot be reached by what it was read as.
        if (item.name.includes('\ufffd') && !isThere(folder.at(item.name)))
            throw odd(shown, name, 'has a name that is not UTF-8');
        if (item.isDirectory())
            return listFiles(tree, shown, name);
        if (item.isFile())
            return [name];
        throw odd(shown, name, 'is neither a file nor a folder');
    });
}
function odd(shown, name, what) {
    return new DeployError('TARGET_UNSAFE', `${join(shown, name)} ${what}`, 'what current points at is carried over into the new folder, and may hold files and folders only');
}


/***/ }),

/***/ 1435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ keyTypeOf)
/* harmony export */ });
const KEY_TYPES = new Map([
    ['rsa', 'RSA'],
    ['rsa-pss', 'RSA-PSS'],
    ['ec', 'ECDSA'],
    ['ed25519', 'Ed25519'],
    ['ed448', 'Ed448'],
]);
/** Of which type a certificate's key is; null for one that is never asked for. */
function keyTypeOf(key) {
    return KEY_TYPES.get(key.asymmetricKeyType ?? '') ?? null;
}


/***/ })

};
;
