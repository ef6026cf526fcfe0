"use strict";
exports.id = 452;
exports.ids = [452];
exports.modules = {

/***/ 5460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ proveRestored),
/* harmony export */   ef: () => (/* binding */ tellMissing),
/* harmony export */   uE: () => (/* binding */ proveServed)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8168);
/* harmony import */ var _instruments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4280);
/* harmony import */ var _look_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5379);




/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @throws DeployError VERIFY_FAILED when one has not, or what the signal was aborted with
 */
async function proveServed(run, expected, before) {
    const { request, report, log, signal } = run;
    const tools = (0,_instruments_js__WEBPACK_IMPORTED_MODULE_1__/* .instruments */ .n)(run, signal);
    const watches = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .watchAddresses */ ._O)(request.verify.endpoints, () => ({ keyType: expected.keyType, expected: (served) => served === expected.fingerprint }), tools);
    const reports = (0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .withBefore */ .uZ)(await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)(watches, request.verify, tools, signal), before);
    report.endpoints = reports;
    report.verified = (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isProven */ .nn)(reports);
    signal.throwIfAborted();
    for (const result of reports) {
        const effort = `${probes(result.attempts)}, ${result.elapsedMs} ms`;
        if (result.matched)
            log.info(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} serves the certificate: ${effort}, ${result.protocol}`);
        else if ((0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isExcused */ .Ix)(result, reports))
            log.notice(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} was left out: ${result.reason}; another address proves the endpoint`);
        else
            log.info(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} does not serve the certificate: ${result.reason}; ${effort}`);
    }
    tellMissing(run, expected, reports);
    const failed = reports.filter((result) => !result.matched && !(0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isExcused */ .Ix)(result, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('VERIFY_FAILED', describeFailure(first) + others, remedyFor(first));
}
/** Warns of intermediates that are not served: a client that does not hold an intermediate already cannot build the chain without it (RFC 8446, section 4.4.2). */
function tellMissing({ log }, { chain }, reports) {
    for (const report of reports) {
        const missing = report.matched
            ? chain.filter(({ fingerprint }) => !report.chain.includes(fingerprint))
            : [];
        for (const { subject } of missing)
            log.warning(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(report)} serves the certificate without its intermediate ${subject}`);
    }
}
/**
 * Polls until every address serves again what it served before, to the same question: a server may have another certificate for another type of key.
 *
 * @param earlier the leaf that the target holds again; null when it holds none
 * @param signal cuts the polling short
 * @returns whether that was seen at every address; an address of which nothing is known cannot prove anything
 */
async function proveRestored(run, before, earlier, signal) {
    const known = (endpoint, address) => (0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .servedAt */ .rv)(before, { endpoint: endpoint.name, address, serverName: endpoint.serverName });
    const wanted = (endpoint, address) => {
        const then = known(endpoint, address);
        return {
            keyType: (then ?? earlier)?.keyType ?? null,
            expected: (served) => served === then?.fingerprint || served === earlier?.fingerprint,
        };
    };
    const tools = (0,_instruments_js__WEBPACK_IMPORTED_MODULE_1__/* .instruments */ .n)(run, signal);
    const watches = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .watchAddresses */ ._O)(run.request.verify.endpoints, wanted, tools);
    const served = watches.filter(({ endpoint, address }) => known(endpoint, address) !== null);
    const silent = watches.filter(({ endpoint, address }) => known(endpoint, address) === null);
    // An address that did not answer before the deployment either is not waited for.
    const reports = (await Promise.all([
        (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)(served, run.request.verify, tools, signal),
        (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)(silent, (0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .glance */ .vD)(run), tools, signal),
    ])).flat();
    for (const report of reports) {
        const what = report.matched
            ? `serves the earlier certificate again: ${short(report.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${report.reason ?? 'the time was up'}`;
        run.log.info(`${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(report)} ${what}`);
    }
    return (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .isProven */ .nn)(reports);
}
function describeFailure(result) {
    const what = result.other
        ? `serves ${short(result.fingerprint)} and not the certificate${(0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutType */ .vA)(result)}`
        : `was not seen to serve the certificate: ${result.reason ?? 'no probe was made'}`;
    return `${(0,_look_js__WEBPACK_IMPORTED_MODULE_2__/* .whereOf */ .de)(result)} ${what}, after ${probes(result.attempts)} in ${(result.elapsedMs / 1000).toFixed(1)} s`;
}
function remedyFor({ endpoint, other, lacks, fingerprint, before, serverName }) {
    const [, protocol = 'TLS'] = /^([a-z0-9]+):\/\//.exec(endpoint) ?? [];
    if (!other)
        return `does the server listen there, and for ${protocol}, and can this machine reach it?`;
    // What everybody gets may well differ from what was got for a type of key.
    if (fingerprint !== before && lacks === null)
        return 'another certificate than before appeared: does somebody else deploy to this server?';
    return `does the server read these files${serverName === null ? '' : ` for ${serverName}`}, and does it notice a change by itself (else give reload-command)? If it needs longer, raise verify-timeout`;
}
function probes(count) {
    return `${count} probe${count === 1 ? '' : 's'}`;
}
function short(fingerprint) {
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}


/***/ }),

/***/ 9452:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);
/* harmony import */ var _transaction_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9392);
/* harmony import */ var _transaction_transaction_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5318);
/* harmony import */ var _proof_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5460);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4008);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3423);






/**
 * Undoes a deployment, this run's own or one that died: the files first, then, if it had run, the reload command again, then the proof that the servers are back.
 * A reload or a proof that fails does not stop it: the files are what they were, and the report says what is not known. A cancellation does not stop it either, but cuts the proof short.
 *
 * @param earlier the leaf that the target holds once it is restored
 * @throws DeployError LOCKED when the target is no longer ours
 */
async function restore(run, target, lock, journal, earlier) {
    const { request, rollbackSignal } = run;
    const undone = await (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .O)(run, 'Put back', () => {
        const outcome = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_2__/* .undo */ .tN)(target, lock, journal);
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
        await reloadAgain(run, rollbackSignal);
    const { endpoints } = request.verify;
    const verified = endpoints.length === 0
        ? null
        : await (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .O)(run, 'Verify restored', () => (0,_proof_js__WEBPACK_IMPORTED_MODULE_3__/* .proveRestored */ .TK)(run, journal.servedBefore, earlier(), rollbackSignal));
    if (verified === false)
        run.log.warning('the files are back as they were, but not every endpoint was seen to serve the earlier certificate');
    const problem = (0,_transaction_transaction_js__WEBPACK_IMPORTED_MODULE_2__/* .conclude */ .Ep)(lock, journal);
    if (problem !== null)
        run.log.warning(`the files are back as they were, but the journal in ${target.stateDirectory} could not be removed: ${problem}; the next deployment tries again`);
    return { undone, verified, failure: null };
}
async function reloadAgain(run, signal) {
    try {
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .O)(run, 'Reload again', () => (0,_reload_js__WEBPACK_IMPORTED_MODULE_4__.reload)(run, signal));
    }
    catch (error) {
        const { code, message } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asDeployError */ .y0)(error);
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
        ? `before: ${journal.generation?.before ?? 'not there'}`
        : `backup: ${(0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .backupPath */ .wZ)(target.stateDirectory, journal.id, role)}`;
    const list = failed.map((one) => `${one.path} (${earlier(one)}): ${one.reason}`);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('ROLLBACK_FAILED', `the target could not be put back: ${list.join('; ')}`, `remove the obstacle and run any deployment to this target, which tries again first; or put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`);
}


/***/ }),

/***/ 8895:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ pruneBackups),
/* harmony export */   Cw: () => (/* binding */ listBackups),
/* harmony export */   dF: () => (/* binding */ nameManifest),
/* harmony export */   nn: () => (/* binding */ draftManifest),
/* harmony export */   yW: () => (/* binding */ isOf)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4731);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9525);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2193);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9392);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(395);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7180);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4224);
/*
 * A backup's manifest seals it: it is drafted with the backup, and gets its name when the deployment is proven. It says what the backup holds, whose it is, and what was not there. A backup without one belongs
 * to a deployment that is under way, or that died.
 */








/**
 * Writes what will seal the backup of a deployment once that is proven, and leaves it to be synced.
 *
 * @param set the opened folder of the backup
 * @param current what `current` pointed at; null when there was none
 * @throws a system error
 */
function draftManifest(pending, set, id, { target, credential }, plan, current) {
    const manifest = {
        version: 1,
        id,
        created: new Date().toISOString(),
        target,
        credential,
        layout: plan.layout,
        current,
        files: plan.changes.map(({ file, place, before }) => {
            const { role, name } = file;
            if (before.kind === 'absent')
                return { role, name, place, existed: false, mode: null, uid: null, gid: null, sha256: null };
            return {
                role,
                name,
                place,
                existed: true,
                mode: before.mode.toString(8).padStart(4, '0'),
                uid: before.uid,
                gid: before.gid,
                sha256: file.holdsKey ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(before.bytes),
            };
        }),
    };
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .draft */ .K4)(pending, set, _backup_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST */ .e0, `${JSON.stringify(manifest, null, 2)}\n`);
}
/**
 * Seals the backup of a proven deployment with the manifest that was drafted, and leaves that to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
function nameManifest(set) {
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .nameDraft */ .jj)(set, _backup_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST */ .e0);
}
/**
 * Removes the older of a credential's backups.
 *
 * @param keep how many of the newest stay
 * @returns the ids of those removed
 */
function pruneBackups(state, owner, keep) {
    const sealed = listBackups(state).filter(({ manifest }) => manifest !== null && isOf(manifest, owner));
    const old = sealed.slice(0, Math.max(0, sealed.length - keep)).map((backup) => backup.id);
    for (const id of old)
        (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .discardBackup */ .f2)(state, id);
    return old;
}
/** Whether a backup is somebody's. */
function isOf(manifest, { target, credential }) {
    return manifest.target === target && manifest.credential === credential;
}
/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
function listBackups(state) {
    return (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .backupIds */ .lL)(state).map((id) => {
        const set = (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .findBackup */ .SC)(state, id);
        if (set === null)
            return { id, manifest: null };
        try {
            return { id, manifest: readManifest(set, id) };
        }
        finally {
            (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(set);
        }
    });
}
function readManifest(set, id) {
    try {
        const entry = (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(set.at(_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST */ .e0), _backup_js__WEBPACK_IMPORTED_MODULE_1__/* .MANIFEST */ .e0);
        if (entry.kind === 'absent')
            return null;
        const value = JSON.parse(entry.bytes.toString('utf8'));
        return isManifest(value, id) ? value : null;
    }
    catch {
        return null;
    }
}
/** Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written. */
function isManifest(value, id) {
    const { version, created, target, credential, layout, current, files } = value;
    return (version === 1 &&
        value.id === id &&
        typeof created === 'string' &&
        /^[\d:.TZ-]{1,30}$/.test(created) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isTargetIdentity */ .YY)(target) &&
        typeof credential === 'string' &&
        _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .LAYOUTS */ .m.includes(layout) &&
        (current === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isFolderName */ .OB)(current)) &&
        Array.isArray(files) &&
        files.every(isManifestFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => `${file.place}/${file.name}`)).size === files.length);
}
function isManifestFile(value) {
    return (_report_js__WEBPACK_IMPORTED_MODULE_7__/* .ROLES */ .gg.includes(value?.role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isFileName */ .oV)(value?.name) &&
        (value?.place === 'directory' || value?.place === 'current') &&
        typeof value.existed === 'boolean' &&
        (value.sha256 === null || typeof value.sha256 === 'string'));
}


/***/ }),

/***/ 5318:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cd: () => (/* binding */ commit),
  Ep: () => (/* binding */ conclude),
  iA: () => (/* binding */ prepare),
  fi: () => (/* binding */ rememberReload),
  od: () => (/* binding */ seal),
  DZ: () => (/* binding */ tidy),
  rk: () => (/* binding */ tidyReturn),
  VX: () => (/* binding */ tryPointer),
  tN: () => (/* binding */ undo)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(9392);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/layout.js
var layout = __webpack_require__(9525);
// EXTERNAL MODULE: ./build/transaction/durable.js
var durable = __webpack_require__(395);
// EXTERNAL MODULE: ./build/transaction/entry.js
var transaction_entry = __webpack_require__(7180);
// EXTERNAL MODULE: ./build/transaction/folder.js
var transaction_folder = __webpack_require__(9298);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/transaction/carry.js
/*
 * Access control lists, extended attributes and security labels, which Node can neither read nor write: programs of the machine carry them over.
 */


/**
 * Puts the attributes of files onto others of the same name in another folder: access control lists, extended attributes and security labels, which Node can
 * neither read nor write, and with them owner, mode and times.
 *
 * @param sources paths of the files to take attributes from
 * @param folder path of the folder with the files to put them on
 * @returns null, or why it could not be tried: there is no GNU cp
 * @throws DeployError WRITE_FAILED when they could not be carried over
 */
function carryAttributes(sources, folder) {
    return sources.length === 0 ? null : copyAttributes([`--target-directory=${folder}`, '--', ...sources]);
}
/** As `carryAttributes`, from one file to another. */
function carryAttributesTo(source, file) {
    return copyAttributes(['--no-target-directory', '--', source, file]);
}
/** Only GNU cp knows these options. Whatever else fails would lose what a file had, and is not passed over. */
function copyAttributes(operands) {
    if (process.platform !== 'linux')
        return null;
    const { status, error, stderr } = (0,external_node_child_process_.spawnSync)('cp', ['--attributes-only', '--preserve=all', '--no-dereference', ...operands], {
        env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status === 0)
        return null;
    if (error)
        return `cp could not be started: ${error.message}`;
    if (/unrecogni[sz]ed option|invalid option|usage:/i.test(stderr))
        return 'cp is not that of GNU coreutils';
    throw new errors/* DeployError */.sH('WRITE_FAILED', 'access control lists, extended attributes or labels of the earlier files cannot be carried over', 'run the job as a user who may set them, or take them off the files (getfacl, getfattr)');
}
/** A line that plain permission bits cannot say. */
const MORE_THAN_BITS = /^(?:(?:user|group):[^:\s]+:|mask:)/m;
/**
 * Adds the access control list of a folder to that of another one, if it has one that says more than permission bits do. Uses getfacl and setfacl, since cp has no
 * way to do it; without getfacl nobody can tell whether there is one, and nothing happens.
 *
 * @param from path of the folder to take it from
 * @param to path of the folder to put it on
 * @throws DeployError WRITE_FAILED when there is one that cannot be put on
 */
function carryFolderAcl(from, to) {
    if (process.platform !== 'linux')
        return;
    const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
    const options = ['--omit-header', '--numeric', '--no-effective', '--absolute-names', '--', from];
    const { stdout } = (0,external_node_child_process_.spawnSync)('getfacl', options, {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (!MORE_THAN_BITS.test(stdout ?? ''))
        return;
    const { status } = (0,external_node_child_process_.spawnSync)('setfacl', ['--modify-file=-', '--', to], {
        env,
        input: stdout,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status === 0)
        return;
    throw new errors/* DeployError */.sH('WRITE_FAILED', 'the access control list of a folder cannot be carried over to a new one', 'setfacl is needed for that, and a file system that has such lists');
}

;// CONCATENATED MODULE: ./build/transaction/likeness.js




/** Makes a directory that lets in whom another one lets in: same mode and access control list, and same owner where that can be set. */
function ensureSubfolderLike(parent, name, like) {
    if (!(0,transaction_folder/* ensureSubfolder */.HQ)(parent, name, 0o700))
        return;
    const made = (0,transaction_folder/* openSubfolder */.xU)(parent, name);
    try {
        adoptOwner(made, like);
    }
    finally {
        (0,transaction_folder/* closeFolder */.$G)(made);
    }
}
/** Gives a directory the owner, the access control list and the mode of another one. Where the owner cannot be given away, the group alone, if that can. */
function adoptOwner(folder, like) {
    const made = external_node_fs_.fstatSync(folder.fd);
    const { uid, gid, mode } = external_node_fs_.fstatSync(like.fd);
    // EPERM: not ours to give away. A member may still set the group (chown(2)); without that, too, the mode lets the same people in, save for the owner and the group.
    if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(folder, uid, gid) && made.gid !== gid)
        chownIfAllowed(folder, made.uid, gid);
    // The list comes first: with one, the mode's group bits are no permission of the group but the most that anybody on it gets (acl(5)).
    carryFolderAcl(like.at('.'), folder.at('.'));
    external_node_fs_.fchmodSync(folder.fd, mode & 0o7777);
}
function chownIfAllowed(folder, uid, gid) {
    try {
        external_node_fs_.fchownSync(folder.fd, uid, gid);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) !== 'EPERM')
            throw error;
        return false;
    }
}

// EXTERNAL MODULE: ./build/transaction/pending.js
var transaction_pending = __webpack_require__(183);
;// CONCATENATED MODULE: ./build/transaction/link-or-copy.js






/**
 * Gives a file a second name, or, where the file system or the kernel refuses that (link(2): EPERM, EXDEV, EMLINK), makes a durable copy with the same attributes.
 *
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack attributes
 */
function linkOrCopy(from, to, attributes) {
    try {
        external_node_fs_.linkSync(from, to);
        return;
    }
    catch (error) {
        if (!['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES'].includes((0,errors/* systemCode */.xU)(error)))
            throw error;
    }
    const pending = (0,transaction_pending/* openPending */.Y)();
    try {
        const lost = copyFile(pending, from, to, attributes);
        if (lost !== null)
            throw attributesLost(lost);
        pending.sync();
    }
    finally {
        pending.close();
    }
}
function attributesLost(why) {
    return new errors/* DeployError */.sH('WRITE_FAILED', `a file can be kept neither by a hard link nor with all its attributes: ${why}`, 'install GNU coreutils on the runner, or run the job as the owner of the files');
}
/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `carryAttributesTo` does
 */
function copyFile(pending, from, to, attributes) {
    const entry = (0,transaction_entry/* readEntry */.h)(from, from);
    if (entry.kind === 'absent')
        throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
    (0,durable/* createPrivate */.Oo)(to);
    const lost = carryAttributesTo(from, to);
    (0,durable/* fill */.GS)(pending, to, entry.bytes, attributes, new Date(entry.writtenMs));
    return lost;
}

// EXTERNAL MODULE: ./build/transaction/names.js
var names = __webpack_require__(4224);
// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var transaction_plan = __webpack_require__(7404);
// EXTERNAL MODULE: ./build/transaction/staging.js
var transaction_staging = __webpack_require__(6293);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(1739);
;// CONCATENATED MODULE: ./build/transaction/commit.js













/**
 * Moves the staged files to their names, in the order of the plan: chain, certificate, private key, bundle, and last what points at them. On the way back
 * that goes first, save for a configuration file that the server watches.
 * With the `symlink` layout the first four become a new folder that nobody sees yet, and the symlink's rename shows them all at once.
 * Each directory is synced once, at the end.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws; some of the changes may have happened
 */
function commitPlan(target, view, staging, plan, id, confirm) {
    const touched = new Set();
    const last = plan.changes.filter(transaction_plan/* comesLast */.CJ);
    const earlier = plan.changes.filter((change) => !(0,transaction_plan/* comesLast */.CJ)(change));
    const steps = [
        () => switchCurrent(target, view, staging, plan, id, confirm, touched),
        () => changeFiles(target, staging, earlier, confirm, touched),
    ];
    makeFolders(target, plan.folders, touched);
    for (const step of plan.pointersFirst ? steps.toReversed() : steps)
        step();
    changeFiles(target, staging, last, confirm, touched);
    for (const folder of touched)
        (0,durable/* doing */.Yp)(`directory ${folder.path} cannot be synced`, () => (0,transaction_folder/* syncFolder */.Yw)(folder));
}
function switchCurrent(target, view, staging, plan, id, confirm, touched) {
    if (plan.current === 'stays')
        return;
    const root = target.files.root;
    confirm();
    if (plan.current === 'switches') {
        buildGeneration(target, view, staging, plan, names/* GENERATION_PREFIX */.u0 + id);
        confirm();
    }
    keepSymlink(root.at(layout/* CURRENT */.e), staging.at(transaction_staging/* EARLIER_CURRENT */.fr));
    (0,durable/* doing */.Yp)(`${(0,transaction_view/* shownPath */.pS)(target, 'directory', layout/* CURRENT */.e)} cannot be switched`, () => {
        if (plan.current === 'switches')
            external_node_fs_.renameSync(staging.at(layout/* CURRENT */.e), root.at(layout/* CURRENT */.e));
        else
            external_node_fs_.unlinkSync(root.at(layout/* CURRENT */.e));
    });
    touched.add(root);
}
function changeFiles(target, staging, changes, confirm, touched) {
    for (const { file, place, action } of changes) {
        if (place !== 'directory' || action === 'keep')
            continue;
        confirm();
        (0,durable/* doing */.Yp)(`${(0,transaction_view/* shownPath */.pS)(target, place, file.name)} cannot be ${action === 'remove' ? 'removed' : 'replaced'}`, () => {
            const folder = target.files.holding(file.name);
            if (action === 'remove')
                external_node_fs_.unlinkSync(folder.at((0,external_node_path_.basename)(file.name)));
            else
                external_node_fs_.renameSync(staging.at(file.role), folder.at((0,external_node_path_.basename)(file.name)));
            touched.add(folder);
        });
    }
}
/** Gives the symlink a second name, with its owner; where that is refused, or there is none, a rollback makes one anew. */
function keepSymlink(from, to) {
    try {
        external_node_fs_.linkSync(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error))
            throw error;
    }
}
function makeFolders(target, folders, touched) {
    const like = target.files.root;
    for (const path of folders) {
        (0,durable/* doing */.Yp)(`folder ${(0,transaction_view/* shownPath */.pS)(target, 'directory', path)} cannot be made`, () => {
            const parent = target.files.holding(path);
            ensureSubfolderLike(parent, (0,external_node_path_.basename)(path), like);
            touched.add(parent);
        });
    }
}
/** A subfolder of the folder in use; null when it has none of that name. */
function earlierFolder({ generation }, path) {
    try {
        return generation ? generation.folder(path) : null;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/**
 * The new folder: the staged files, those that stay the same, and those that belong to others. It is as accessible as the target itself, and a
 * subfolder as the one that it follows.
 */
function buildGeneration(target, view, staging, plan, name) {
    (0,durable/* doing */.Yp)(`folder ${(0,transaction_view/* shownPath */.pS)(target, 'directory', name)} cannot be made`, () => {
        const root = target.files.root;
        (0,transaction_folder/* ensureSubfolder */.HQ)(root, name, durable/* PRIVATE_FOLDER */.ly);
        const tree = new transaction_folder/* FolderTree */.zv((0,transaction_folder/* openSubfolder */.xU)(root, name));
        try {
            const through = plan.changes.filter(({ place, action }) => place === 'current' && action !== 'remove');
            const folders = new Set([...through.map((change) => change.file.name), ...plan.carried].flatMap(transaction_folder/* foldersOn */.DI));
            for (const folder of folders)
                ensureSubfolderLike(tree.holding(folder), (0,external_node_path_.basename)(folder), earlierFolder(view, folder) ?? root);
            for (const change of through)
                placeFile(target, view, staging, tree, change);
            for (const file of plan.carried)
                carryOver(target, view, tree, file);
            adoptOwner(tree.root, root);
            for (const folder of folders)
                (0,transaction_folder/* syncFolder */.Yw)(tree.folder(folder));
            (0,transaction_folder/* syncFolder */.Yw)(tree.root);
        }
        finally {
            tree.close();
        }
    });
}
function placeFile(target, view, staging, tree, { file, place, action, attributes }) {
    const to = tree.at(file.name);
    if (action !== 'keep') {
        external_node_fs_.renameSync(staging.at(file.role), to);
        return;
    }
    const from = (0,transaction_view/* accessPath */._y)(target, view, place, file.name);
    if (from !== null)
        linkOrCopy(from, to, attributes);
}
function carryOver(target, view, tree, name) {
    const from = (0,transaction_view/* accessPath */._y)(target, view, 'current', name);
    const entry = from === null ? null : (0,transaction_entry/* readEntry */.h)(from, (0,transaction_view/* shownPath */.pS)(target, 'current', name));
    if (from !== null && entry?.kind === 'file')
        linkOrCopy(from, tree.at(name), entry);
}

// EXTERNAL MODULE: ./build/transaction/trial.js
var transaction_trial = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/transaction/commit-trial.js








/**
 * Shows the new files through the pointer alone. The staged files stay where they are, to be committed afterwards.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws
 */
function commitTrial(target, view, staging, plan, trial, id, confirm) {
    const root = target.files.root;
    const name = (0,transaction_trial/* trialFolder */.Zl)(id);
    confirm();
    (0,durable/* doing */.Yp)(`folder ${(0,transaction_view/* shownPath */.pS)(target, 'directory', name)} cannot be made`, () => {
        (0,transaction_folder/* ensureSubfolder */.HQ)(root, name, durable/* PRIVATE_FOLDER */.ly);
        const tree = new transaction_folder/* FolderTree */.zv((0,transaction_folder/* openSubfolder */.xU)(root, name));
        try {
            for (const change of plan.changes)
                if (!change.file.pointer)
                    showFile(target, view, staging, tree, change, root);
            adoptOwner(tree.root, root);
            (0,transaction_folder/* syncFolder */.Yw)(tree.root);
        }
        finally {
            tree.close();
        }
    });
    confirm();
    const { file } = trial.pointer;
    (0,durable/* doing */.Yp)(`${(0,transaction_view/* shownPath */.pS)(target, 'directory', file.name)} cannot be replaced`, () => {
        const folder = target.files.holding(file.name);
        external_node_fs_.renameSync(staging.at(transaction_trial/* STAGED_TRIAL */.Y1), folder.at((0,external_node_path_.basename)(file.name)));
        (0,transaction_folder/* syncFolder */.Yw)(folder);
        if (folder !== root)
            (0,transaction_folder/* syncFolder */.Yw)(root);
    });
}
function showFile(target, view, staging, tree, change, like) {
    const { file, place, action, attributes } = change;
    for (const folder of (0,transaction_folder/* foldersOn */.DI)(file.name))
        ensureSubfolderLike(tree.holding(folder), (0,external_node_path_.basename)(folder), like);
    const from = action === 'keep' ? (0,transaction_view/* accessPath */._y)(target, view, place, file.name) : staging.at(file.role);
    if (from !== null)
        linkOrCopy(from, tree.at(file.name), attributes);
}

// EXTERNAL MODULE: ./build/transaction/journal.js
var transaction_journal = __webpack_require__(2011);
;// CONCATENATED MODULE: ./build/transaction/make-backup.js
/*
 * The backup of a file that is going to be replaced is a hard link where the file system allows it: owner, mode, access control lists, extended attributes and labels come with it,
 * at no cost; nobody writes into a file that a rename has taken the name from. A file that stays may be written into, so its backup is a copy.
 */






/**
 * Keeps the given files, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when a file is no longer what it was: it could not be put back
 */
function makeBackup(pending, state, id, sources) {
    (0,transaction_folder/* ensureSubfolder */.HQ)(state, backup/* BACKUPS */.Gk, durable/* PRIVATE_FOLDER */.ly);
    const backups = (0,transaction_folder/* openSubfolder */.xU)(state, backup/* BACKUPS */.Gk);
    pending.addFolder(backups);
    (0,transaction_folder/* ensureSubfolder */.HQ)(backups, id, durable/* PRIVATE_FOLDER */.ly);
    const set = (0,transaction_folder/* openSubfolder */.xU)(backups, id);
    pending.addFolder(set);
    let attributesLost = null;
    for (const [role, { access, before, stays }] of sources) {
        if (stays)
            attributesLost = copyFile(pending, access, set.at(role), before) ?? attributesLost;
        else
            linkOrCopy(access, set.at(role), before);
        if (holds(set.at(role), before.bytes))
            continue;
        throw new errors/* DeployError */.sH('TARGET_UNSAFE', `somebody else has changed the ${role} since it was looked at`, 'nothing was touched; run it again when nobody else works on the directory');
    }
    return { set, attributesLost };
}
function holds(access, bytes) {
    try {
        const entry = (0,transaction_entry/* readEntry */.h)(access, access);
        return entry.kind === 'file' && entry.bytes.equals(bytes);
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/transaction/manifest.js
var manifest = __webpack_require__(8895);
;// CONCATENATED MODULE: ./build/transaction/rollback.js












/**
 * Puts back what a deployment changed, in the reverse order. What counts is what is found, not what the deployment remembers having done, so this can itself be
 * interrupted at any point and done again. Goes on past a file that cannot be put back, in order to save the others.
 *
 * @param confirm called before every change that others could see; throws LOCKED when the target is no longer ours, and anything else when that cannot be told
 * @returns what became of each file, with failures among them
 * @throws DeployError LOCKED from `confirm`
 */
function undoJournal(target, state, journal, confirm) {
    const undone = [];
    const touched = new Set();
    const attempt = (role, path, step) => {
        try {
            confirm();
            undone.push({ role, path, outcome: step(), reason: null });
        }
        catch (error) {
            if (error instanceof errors/* DeployError */.sH && error.code === 'LOCKED')
                throw error;
            undone.push({
                role,
                path,
                outcome: 'failed',
                reason: (0,errors/* systemReason */.uc)(error),
            });
        }
    };
    const stuckPointer = () => undone.find(({ role, outcome }) => outcome === 'failed' && role !== null && POINTERS.includes(role))
        ?.path ?? null;
    const putBack = (files) => {
        for (const file of files.toReversed()) {
            attempt(file.role, (0,transaction_view/* shownPath */.pS)(target, 'directory', file.name), () => {
                if (file.before === null)
                    requireUnnamed(stuckPointer());
                return undoFile(target, 'directory', target.files, state, journal.id, file, touched);
            });
        }
    };
    // A server that watches its configuration file must find everything else as it was when that one moves.
    const isWatched = ({ role, before }) => role === 'config' && before !== null;
    putBack(journal.files.filter((file) => !isWatched(file)));
    if (journal.generation) {
        const { generation } = journal;
        attempt(null, (0,transaction_view/* shownPath */.pS)(target, 'directory', layout/* CURRENT */.e), () => {
            if (generation.before === null)
                requireUnnamed(stuckPointer());
            return undoSwitch(target, state, journal.id, generation, touched);
        });
    }
    putBack(journal.files.filter(isWatched));
    // A pointer that could not be put back still names the trial's files: they stay with it.
    if (journal.trial && !undone.some(({ outcome }) => outcome === 'failed')) {
        attempt(null, (0,transaction_view/* shownPath */.pS)(target, 'directory', (0,transaction_trial/* trialFolder */.Zl)(journal.id)), () => {
            (0,transaction_trial/* removeTrial */.l5)(target, journal.id);
            touched.add(target.files.root);
            return 'untouched';
        });
    }
    for (const folder of journal.folders.toReversed()) {
        attempt(null, (0,transaction_view/* shownPath */.pS)(target, 'directory', folder), () => undoFolder(target, folder, touched));
    }
    for (const folder of touched) {
        attempt(null, folder.path, () => {
            (0,transaction_folder/* syncFolder */.Yw)(folder);
            return 'untouched';
        });
    }
    return undone;
}
/** What names other files. */
const POINTERS = ['sds', 'config'];
/** Nothing that there was not before is removed while a pointer may still name it: whoever follows that would find nothing. */
function requireUnnamed(pointer) {
    if (pointer !== null)
        throw new errors/* DeployError */.sH('ROLLBACK_FAILED', `kept, since ${pointer}, which stays, may name it`, '');
}
function undoFile(target, place, tree, state, id, file, touched) {
    let folder;
    try {
        folder = tree.holding(file.name);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT' && file.before === null)
            return 'untouched';
        throw error;
    }
    const access = folder.at((0,external_node_path_.basename)(file.name));
    const now = (0,transaction_entry/* identityOf */.c)(access);
    if (now === file.before)
        return 'untouched';
    touched.add(folder);
    if (file.before === null) {
        external_node_fs_.unlinkSync(access);
        return 'removed';
    }
    const set = (0,backup/* openBackup */.Tw)(state, id);
    const staging = (0,transaction_staging/* openStaging */.gO)(state, id);
    try {
        const restored = staging.at(`restored-${file.role}`);
        (0,transaction_folder/* removeFile */.nM)(restored);
        const entry = (0,transaction_entry/* readEntry */.h)(set.at(file.role), (0,backup/* backupPath */.wZ)(state.path, id, file.role));
        if (entry.kind === 'absent')
            throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
        linkOrCopy(set.at(file.role), restored, entry);
        if (isInUse(target, place, file.name, entry.writtenMs))
            freshen(restored);
        external_node_fs_.renameSync(restored, access);
    }
    finally {
        (0,transaction_folder/* closeFolder */.$G)(staging);
        (0,transaction_folder/* closeFolder */.$G)(set);
    }
    return 'restored';
}
/** Whether no other layout's file was written later than this one. */
function isInUse(target, place, name, writtenMs) {
    const view = (0,transaction_view/* viewTarget */.Zy)(target, 'in-place');
    try {
        return !(0,transaction_view/* isOutdated */.lY)(target, view, place, name, writtenMs);
    }
    finally {
        (0,transaction_view/* closeView */.uf)(view);
    }
}
/** A poller that goes by the modification time must see a new one. */
function freshen(access) {
    const now = new Date();
    try {
        external_node_fs_.lutimesSync(access, now, now);
    }
    catch (error) {
        // A file of another user keeps its time (utimensat(2)): that it is back matters more.
        if ((0,errors/* systemCode */.xU)(error) !== 'EPERM')
            throw error;
    }
}
function undoSwitch(target, state, id, generation, touched) {
    const { before, after } = generation;
    const root = target.files.root;
    let outcome = 'untouched';
    if (before !== null)
        refillGeneration(target, state, id, before, generation);
    if (linkAt(root.at(layout/* CURRENT */.e)) === after) {
        touched.add(root);
        if (before === null) {
            external_node_fs_.unlinkSync(root.at(layout/* CURRENT */.e));
            outcome = 'removed';
        }
        else {
            const staging = (0,transaction_staging/* openStaging */.gO)(state, id);
            try {
                const kept = staging.at(transaction_staging/* EARLIER_CURRENT */.fr);
                if (linkAt(kept) !== before) {
                    (0,transaction_folder/* removeFile */.nM)(kept);
                    external_node_fs_.symlinkSync(before, kept);
                }
                external_node_fs_.renameSync(kept, root.at(layout/* CURRENT */.e));
            }
            finally {
                (0,transaction_folder/* closeFolder */.$G)(staging);
            }
            outcome = 'restored';
        }
        // Synced before the new folder goes: after a power cut `current` must not point at nothing.
        (0,transaction_folder/* syncFolder */.Yw)(root);
    }
    if (after !== null && (0,transaction_folder/* isThere */.$B)(root.at(after))) {
        touched.add(root);
        (0,transaction_folder/* removeTree */.dM)(root, after);
    }
    return outcome;
}
/**
 * The earlier folder must still hold what it did before `current` points at it again: somebody may have cleared it away, when nothing seemed to use it any more.
 * What the backup keeps is put back.
 *
 * @throws DeployError TARGET_UNSAFE when a file is missing that the backup does not keep; a system error
 */
function refillGeneration(target, state, id, name, { files, others }) {
    // It did not hold anything, or was not even there.
    if (files.length === 0 && others.length === 0)
        return;
    const { root } = target.files;
    ensureSubfolderLike(root, name, root);
    const tree = new transaction_folder/* FolderTree */.zv((0,transaction_folder/* openSubfolder */.xU)(root, name));
    const touched = new Set();
    try {
        const missing = others.find((other) => !(0,transaction_folder/* isThere */.$B)(tree.root.at(other)));
        if (missing !== undefined) {
            throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${name}/${missing} is missing, which the deployment did not remove`, 'put it back, and run any deployment to this target');
        }
        for (const file of files) {
            for (const folder of (0,transaction_folder/* foldersOn */.DI)(file.name))
                ensureSubfolderLike(tree.holding(folder), (0,external_node_path_.basename)(folder), root);
            undoFile(target, 'current', tree, state, id, file, touched);
        }
        for (const folder of touched)
            (0,transaction_folder/* syncFolder */.Yw)(folder);
    }
    finally {
        tree.close();
    }
}
function undoFolder(target, path, touched) {
    try {
        const folder = target.files.folder(path);
        const parent = target.files.holding(path);
        if ((0,transaction_folder/* removeIfEmpty */.V3)(parent.at((0,external_node_path_.basename)(path)))) {
            // What is gone needs no sync, and its handle is closed.
            touched.delete(folder);
            target.files.forget(path);
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

;// CONCATENATED MODULE: ./build/transaction/stage.js









/**
 * Writes the new files under their roles' names, where only their owner can reach them, and leaves them to be synced. The attributes of a file that is
 * replaced, or of the other layout's where that is in use, go onto the empty new one before the content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @param models where the files of the other layout are whose attributes the new ones take over, by role
 * @returns null, or why extended attributes could not be carried over
 * @throws a system error
 */
function stageFiles(pending, state, staging, backup, models, plan, id) {
    const changed = plan.changes.filter(({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null);
    for (const { file } of changed)
        (0,durable/* createPrivate */.Oo)(staging.at(file.role));
    const replaced = changed.filter(({ action, model }) => action === 'replace' && model === null);
    const problems = [
        carryAttributes(replaced.map(({ file }) => backup.at(file.role)), staging.at('.')),
        ...[...models].map(([role, model]) => carryAttributesTo(model, staging.at(role))),
    ];
    for (const { file, attributes } of changed)
        (0,durable/* fill */.GS)(pending, staging.at(file.role), file.bytes, attributes);
    for (const change of plan.changes)
        if (change.backup !== null)
            stageBackup(state, staging, change, change.backup);
    if (plan.trial) {
        (0,durable/* createPrivate */.Oo)(staging.at(transaction_trial/* STAGED_TRIAL */.Y1));
        (0,durable/* fill */.GS)(pending, staging.at(transaction_trial/* STAGED_TRIAL */.Y1), plan.trial.bytes, plan.trial.pointer.attributes);
    }
    if (plan.current === 'switches')
        external_node_fs_.symlinkSync(names/* GENERATION_PREFIX */.u0 + id, staging.at(layout/* CURRENT */.e));
    return problems.find((problem) => problem !== null) ?? null;
}
/** A backed-up file as it is, with all its attributes, but, where it is in use, a fresh modification time: some servers poll for one. */
function stageBackup(state, staging, change, id) {
    const { file, action, attributes } = change;
    if (action === 'keep' || action === 'remove')
        return;
    const set = (0,backup/* openBackup */.Tw)(state, id);
    try {
        linkOrCopy(set.at(file.role), staging.at(file.role), attributes);
        if (change.isOutdated)
            return;
        const now = new Date();
        external_node_fs_.lutimesSync(staging.at(file.role), now, now);
    }
    finally {
        (0,transaction_folder/* closeFolder */.$G)(set);
    }
}

;// CONCATENATED MODULE: ./build/transaction/transaction.js
/*
 * A deployment's changes to its target, as one step that happens or does not.
 *
 *   open      the target is looked at and compared (view, plan); nothing is changed
 *   prepared  backups, staged files and the journal are on disk: everything short of a visible change; from here on it can be undone
 *   committed the new files have their names
 *   sealed    proven; the journal is gone, the backup is kept for later
 *   undone    everything is as it was before; the journal and the backup are gone
 *
 * A process that dies before `prepared` leaves leftovers in the state directory, and nothing else. One that dies after it leaves a journal, by which anybody
 * who holds the lock can undo it. All of this is synchronous: nothing else runs between two changes.
 */

















/**
 * Does everything short of a visible change.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED; whatever had been prepared is gone again
 */
function prepare(options) {
    const { target, view, lock, plan, id, servedBefore, credential } = options;
    const { state } = lock;
    const journal = {
        version: 1,
        id,
        target: target.identity,
        directory: target.path,
        started: new Date().toISOString(),
        files: plan.changes
            .filter(({ place, action }) => place === 'directory' && action !== 'keep')
            .map(journalFile),
        folders: plan.folders,
        generation: plan.current === 'stays' ? null : generationOf(view, plan, id),
        trial: plan.trial !== null,
        reloading: false,
        servedBefore,
    };
    lock.confirm();
    const pending = (0,transaction_pending/* openPending */.Y)();
    try {
        const backup = (0,durable/* doing */.Yp)('the backup cannot be made', () => makeBackup(pending, state, id, backupSources(target, view, plan)));
        const attributesLost = (0,durable/* doing */.Yp)('the new files cannot be staged', () => {
            const staging = (0,transaction_staging/* openStaging */.gO)(state, id);
            pending.addFolder(staging);
            return stageFiles(pending, state, staging, backup.set, modelsOf(target, view, plan), plan, id);
        });
        (0,durable/* doing */.Yp)('the journal cannot be written', () => {
            if (credential !== null)
                (0,manifest/* draftManifest */.nn)(pending, backup.set, id, { target: target.identity, credential }, plan, view.link);
            (0,transaction_journal/* draftJournal */.B5)(pending, state, journal);
        });
        (0,durable/* doing */.Yp)('what was prepared cannot be synced', () => pending.sync());
        (0,durable/* doing */.Yp)('the journal cannot be written', () => (0,transaction_journal/* publishJournal */.Di)(state));
        return {
            target,
            view,
            lock,
            plan,
            journal,
            keepsBackup: credential !== null,
            attributesLost: attributesLost ?? backup.attributesLost,
        };
    }
    catch (error) {
        (0,transaction_journal/* dropJournal */.H)(state);
        discard(state, id);
        throw (0,durable/* writeFailure */.EU)(error, 'the deployment cannot be prepared');
    }
    finally {
        pending.close();
    }
}
function journalFile({ file: { role, name }, before }) {
    return { role, name, before: before.kind === 'file' ? before.identity : null };
}
function generationOf({ link }, { changes, current, carried }, id) {
    return {
        before: link,
        after: current === 'goes' ? null : names/* GENERATION_PREFIX */.u0 + id,
        files: changes
            .filter(({ place, before }) => place === 'current' && before.kind === 'file')
            .map(journalFile),
        others: carried,
    };
}
function modelsOf(target, view, plan) {
    const models = new Map();
    for (const { file, model } of plan.changes) {
        const access = model && (0,transaction_view/* accessPath */._y)(target, view, model, file.name);
        if (access !== null)
            models.set(file.role, access);
    }
    return models;
}
function backupSources(target, view, plan) {
    const sources = new Map();
    for (const { file, place, before, action } of plan.changes) {
        if (before.kind === 'absent')
            continue;
        const access = (0,transaction_view/* accessPath */._y)(target, view, place, file.name);
        if (access !== null)
            sources.set(file.role, { access, before, stays: action === 'keep' });
    }
    return sources;
}
/**
 * Shows the new files through the pointer alone, if the plan says so, for it to be proven before anything else changes.
 *
 * @throws DeployError as `commit` does
 */
function tryPointer({ target, view, lock, plan, journal }) {
    const { trial } = plan;
    if (!trial)
        return;
    const staging = (0,durable/* doing */.Yp)('the staged files cannot be opened', () => (0,transaction_staging/* openStaging */.gO)(lock.state, journal.id));
    try {
        commitTrial(target, view, staging, plan, trial, journal.id, lock.confirm);
    }
    finally {
        (0,transaction_folder/* closeFolder */.$G)(staging);
    }
}
/**
 * Gives the new files their names.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which the transaction must be undone; LOCKED when the target is no longer ours,
 *   after which nothing may be touched
 */
function commit({ target, view, lock, plan, journal }) {
    const staging = (0,durable/* doing */.Yp)('the staged files cannot be opened', () => (0,transaction_staging/* openStaging */.gO)(lock.state, journal.id));
    try {
        commitPlan(target, view, staging, plan, journal.id, lock.confirm);
    }
    finally {
        (0,transaction_folder/* closeFolder */.$G)(staging);
    }
}
/** Remembers, durably, that the reload command is about to run: undoing must then run it again. Throws DeployError. */
function rememberReload(prepared) {
    if (prepared.journal.reloading)
        return prepared;
    const journal = { ...prepared.journal, reloading: true };
    prepared.lock.confirm();
    (0,durable/* doing */.Yp)('the journal cannot be written', () => (0,transaction_journal/* replaceJournal */.EK)(prepared.lock.state, journal));
    return { ...prepared, journal };
}
/**
 * Ends a transaction that is proven: from here on it cannot be undone as unfinished. The backup's seal and the end of the journal are synced together, in the order in
 * which they were made: of two changes a file system with a journal never keeps the later one alone.
 *
 * @throws DeployError, after which the transaction must be undone
 */
function seal({ lock, journal, keepsBackup }) {
    const { state } = lock;
    lock.confirm();
    const ends = [];
    try {
        if (keepsBackup) {
            const set = (0,backup/* openBackup */.Tw)(state, journal.id);
            ends.push(set);
            (0,manifest/* nameManifest */.dF)(set);
        }
        (0,transaction_journal/* dropJournal */.H)(state);
        for (const folder of [...ends, state])
            (0,transaction_folder/* syncFolder */.Yw)(folder);
    }
    catch (error) {
        remind(lock, journal);
        throw (0,durable/* writeFailure */.EU)(error, 'the deployment cannot be concluded');
    }
    finally {
        for (const folder of ends)
            (0,transaction_folder/* closeFolder */.$G)(folder);
    }
}
/** Has the journal say again what is to be undone, should this process not live to do it. Nothing that is told rests on whether that is sure to stay. */
function remind(lock, journal) {
    try {
        // The sync that failed may have hung for so long that the target is somebody else's, and so is the journal.
        lock.confirm();
        (0,transaction_journal/* replaceJournal */.EK)(lock.state, journal);
    }
    catch {
        // It is undone from memory at once, if it is still ours. Only a process that dies in the middle of that would have needed the journal.
    }
}
/** Removes what a sealed deployment no longer needs. No failure here undoes anything: the next deployment tries again. */
function tidy(prepared, credential, retention) {
    return tidying(prepared, () => {
        if (retention === 0)
            (0,backup/* discardBackup */.f2)(prepared.lock.state, prepared.journal.id);
        return (0,manifest/* pruneBackups */.Aw)(prepared.lock.state, { target: prepared.target.identity, credential }, retention)
            .length;
    });
}
/** Removes what a sealed return no longer needs, the backup that the target now is among it, so that the next return goes further back. */
function tidyReturn(prepared, returnedTo) {
    return tidying(prepared, () => {
        (0,backup/* discardBackup */.f2)(prepared.lock.state, prepared.journal.id);
        (0,backup/* discardBackup */.f2)(prepared.lock.state, returnedTo);
        return 1;
    });
}
function tidying({ target, lock, journal }, removeBackups) {
    try {
        (0,transaction_staging/* clearStaging */.Le)(lock.state);
        if (journal.trial)
            (0,transaction_trial/* removeTrial */.l5)(target, journal.id);
        if (journal.generation)
            pruneGenerations(target, journal.generation);
        return { removed: removeBackups(), problem: null };
    }
    catch (error) {
        return { removed: 0, problem: (0,errors/* systemReason */.uc)(error) };
    }
}
/** The folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneGenerations(target, { before, after }) {
    const root = target.files.root;
    for (const name of external_node_fs_.readdirSync(root.at('.'))) {
        if (name.startsWith(names/* GENERATION_PREFIX */.u0) && name !== before && name !== after)
            (0,transaction_folder/* removeTree */.dM)(root, name);
    }
}
/**
 * Puts everything back. Leaves the journal: `conclude` removes it when the servers have been seen to, too.
 *
 * @returns what became of each file
 * @throws DeployError LOCKED when the target is no longer ours
 */
function undo(target, lock, journal) {
    return undoJournal(target, lock.state, journal, lock.confirm);
}
/**
 * Forgets a transaction that was undone, with its backup.
 *
 * @returns null, or why it could not: whoever comes next will then undo it once more, which changes nothing, and needs the backup
 * @throws DeployError LOCKED when the target is no longer ours
 */
function conclude(lock, journal) {
    try {
        lock.confirm();
        // It may have been sealed already. Without the journal it would then pass for that of a proven deployment.
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
        (0,transaction_staging/* clearStaging */.Le)(state);
        (0,backup/* discardBackup */.f2)(state, id);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH)
            throw error;
        // What is left over, the next deployment clears away.
    }
}


/***/ })

};
;
