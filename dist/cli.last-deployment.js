"use strict";
exports.id = 317;
exports.ids = [317];
exports.modules = {

/***/ 317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployGoal: () => (/* binding */ deployGoal),
/* harmony export */   z: () => (/* binding */ changesChain)
/* harmony export */ });
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1102);
/* harmony import */ var _transaction_last_deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6507);
/* harmony import */ var _transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4423);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1534);




/** Whether a deployment brings an intermediate that was not deployed before. */
function changesChain({ chain }, deployed) {
    return chain.some(({ fingerprint }) => !deployed.includes(fingerprint));
}
/** The goal of a deployment. */
function deployGoal({ request, id }, { view, plan, accepted }) {
    const { names, layout, backupRetention, runId } = request;
    const expected = (0,_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .expectedOf */ .EX)(accepted.credential);
    return {
        operation: 'deploy',
        view,
        plan,
        expected,
        chainCounts: changesChain(expected, accepted.deployedChain()),
        earlier: accepted.deployed,
        leafFile: (0,_server_names_js__WEBPACK_IMPORTED_MODULE_3__/* .leafFile */ .hB)(names),
        outcome: {
            operation: 'deploy',
            layout,
            files: (0,_transaction_rollback_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .filesAfter */ .WT)(view, plan, layout),
            fingerprint: expected.fingerprint,
            run: runId,
            backup: backupRetention > 0 ? id : null,
            rollbacks: (0,_transaction_last_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutRollback */ .rU)(view.record, runId),
        },
        backups: { kind: 'backup', keep: backupRetention, used: null },
    };
}


/***/ }),

/***/ 6507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ lastDeployment),
/* harmony export */   N_: () => (/* binding */ withRollback),
/* harmony export */   Uy: () => (/* binding */ rememberRollback),
/* harmony export */   eg: () => (/* binding */ backupBefore),
/* harmony export */   ke: () => (/* binding */ nextBackup),
/* harmony export */   ng: () => (/* binding */ runOf),
/* harmony export */   rU: () => (/* binding */ withoutRollback),
/* harmony export */   ri: () => (/* binding */ hasGoneBack)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8949);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7328);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8050);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6610);
/*
 * The last deployment of a lineage: who made it, whether it died, and the backup from before it. A rollback
 * goes back from it, and from no other. So a backup that is missing or damaged stops the rollback: the next
 * older one would be from before the deployment before.
 */





/**
 * Looks for the last deployment. A rollback that died is none: it is undone, and made again.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError TARGET_UNSAFE when journal or record cannot be used
 */
function lastDeployment(state, lineage) {
    if (state === null)
        return { lineage, died: null, record: null };
    const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(state);
    const isOurs = journal?.target === lineage.target && journal.leafFile === lineage.leafFile;
    if (!isOurs)
        return { lineage, died: null, record: (0,_record_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(state, lineage) };
    return { lineage, died: journal.direction === 'forward' ? journal : null, record: journal.deployed };
}
/** The workflow run that made the last deployment; null where that is not known. */
function runOf({ died, record }) {
    return (died ? died.run : record?.run) ?? null;
}
/**
 * Whether a workflow run has gone back already, and not deployed again since. Undoing a deployment that died
 * is never once too often.
 */
function hasGoneBack({ died, record }, run) {
    return died === null && run !== null && (record?.rollbacks ?? []).includes(run);
}
/** A record keeps so many of the runs that have gone back. */
const MAX_ROLLBACKS = 20;
/** The runs that have gone back, once this one has; the latest comes last. */
function withRollback(record, run) {
    const others = withoutRollback(record, run);
    return run === null ? others : [...others, run].slice(-MAX_ROLLBACKS);
}
/** The runs that have gone back, once this one has deployed. */
function withoutRollback(record, run) {
    return (record?.rollbacks ?? []).filter((other) => other !== run);
}
/**
 * Has the undo of a deployment that died leave a record of this rollback. The journal remembers that, should
 * this process die on the way. Throws DeployError, or a system error.
 *
 * @param view the target as it is now
 */
function rememberRollback(lock, journal, { link }, run) {
    const { id, target, leafFile, current, deployed } = journal;
    if (run === null)
        return;
    // Without a record, the undo leaves files of which nothing is known but where they are.
    const record = deployed ?? {
        version: 1,
        id,
        target,
        leafFile,
        operation: 'rollback',
        layout: (current ? current.before : link) === null ? 'in-place' : 'symlink',
        files: [],
        fingerprint: null,
        run: null,
    };
    lock.confirm();
    (0,_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceJournal */ .EK)(lock.state, {
        ...journal,
        deployed: { ...record, rollbacks: withRollback(deployed, run) },
    });
}
/**
 * The backup from before the last deployment.
 *
 * @param state the opened state directory; null when there is none
 * @throws DeployError NOTHING_TO_RESTORE when there is none; TARGET_UNSAFE when it cannot be used
 */
function backupBefore(state, { lineage, record }) {
    const recorded = record?.backup;
    const id = state && (recorded === undefined ? newestBackup(state, lineage, null) : recorded);
    if (state === null || id === null)
        throw nothing(lineage, '');
    if (!(0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .backupIds */ .lL)(state).includes(id))
        throw nothing(lineage, `: ${id} is not there any more`);
    const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(state, id);
    if (!(0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isOf */ .yW)(manifest, lineage) || (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(manifest) !== 'backup')
        throw nothing(lineage, `: ${id} is something else`);
    return { folder: state, manifest };
}
/** The id of the backup for the rollback after one that has gone to this backup; null when there is none. */
function nextBackup(state, manifest) {
    const next = manifest.origin?.backup;
    return next === undefined ? newestBackup(state, manifest, manifest.id) : next;
}
/**
 * The id of the newest backup of a lineage, for want of a record that tells. One that cannot be read counts,
 * because it may be the one.
 *
 * @param before only backups that are older than this one; null: all
 */
function newestBackup(state, lineage, before) {
    const newest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .listBackups */ .Cw)(state).findLast(({ id, manifest }) => (before === null || id < before) &&
        (manifest === null ? (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .isSealed */ .dy)(state, id) : (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isOf */ .yW)(manifest, lineage) && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(manifest) === 'backup'));
    return newest?.id ?? null;
}
function nothing({ leafFile }, which) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('NOTHING_TO_RESTORE', `there is no backup of ${leafFile}${which}`, 'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it');
}


/***/ }),

/***/ 4423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   II: () => (/* binding */ planRollback),
/* harmony export */   ME: () => (/* binding */ bytesAfter),
/* harmony export */   UL: () => (/* binding */ discardUsed),
/* harmony export */   WT: () => (/* binding */ filesAfter)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(170);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2200);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8949);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8050);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5795);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1374);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2758);
/*
 * `operation: rollback`: the way to an earlier backup, as a plan like any other. It is committed, proven, and
 * undone if it cannot be proven.
 */










/**
 * Removes a backup that the target has gone back to: the next rollback goes further back. Throws DeployError.
 */
function discardUsed(state, { id }) {
    (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .doing */ .Yp)('the backup cannot be removed', () => (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .discardBackup */ .f2)(state, id));
}
/**
 * The plan of going back to a backup. The files are taken from it as they are, with all their
 * attributes.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by
 *   something that is not a file; PERMISSION_DENIED when a file could not be replaced
 */
function planRollback(view, state, manifest) {
    const changes = manifest.files.map((file) => planFile(view, file, readWhole(state, manifest.id, file), manifest.id));
    const leavesNone = changes.every(({ place, action }) => place === 'directory' || action === 'remove');
    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .planOf */ .XC)(view, manifest.layout, 'backward', changes, (isUntouched, others) => {
        if (isUntouched)
            return 'stays';
        return leavesNone && others.length === 0 && manifest.current === null ? 'goes' : 'switches';
    });
}
/** The bytes of a file after a plan, in the layout that is then in use; null when there is none. */
function bytesAfter(view, { changes }, layout, name) {
    const change = changes.find(({ file }) => file.name === name);
    if (change && (change.file.pointer || change.place === (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$t)(layout)))
        return leavesFile(change) ? change.file.bytes : null;
    return (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .readFileAt */ ._T)(view, (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$t)(layout), name)?.bytes ?? null;
}
/** The files that a plan is about, as it leaves them in the layout that is then in use. */
function filesAfter(view, plan, layout) {
    return plan.changes.flatMap(({ file: { role, name, holdsKey } }) => {
        const bytes = bytesAfter(view, plan, layout, name);
        return bytes === null ? [] : [{ role, name, sha256: holdsKey ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(bytes) }];
    });
}
function leavesFile({ action, before }) {
    return action !== 'remove' && !(action === 'keep' && before.kind === 'absent');
}
/** A file of a backup, as it was backed up. Throws TARGET_UNSAFE. */
function readWhole(state, id, { role, existed, sha256: sum, mode }) {
    if (!existed)
        return { kind: 'absent' };
    const path = (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .backupPath */ .wZ)(state.path, id, role);
    const entry = (0,_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .readBackup */ .fe)(state, id, role);
    const damaged = (what, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} is not the file that was backed up: it ${what}`, hint);
    if (entry.kind === 'absent')
        throw damaged('is missing', _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .UNUSABLE */ .u5);
    if (sum !== null && (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(entry.bytes) !== sum)
        throw damaged('was changed', _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .UNUSABLE */ .u5);
    if ((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsKey */ .gR)(role) && mode !== null && (entry.mode & ~Number.parseInt(mode, 8)) !== 0)
        throw damaged(`can be read by more people than with its mode ${mode}`, `chmod ${mode} it, and run it again`);
    return entry;
}
function planFile(view, { role, name, place }, kept, id) {
    const before = (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .readPlace */ .yI)(view, place, name);
    const source = kept.kind === 'file' ? kept : before;
    const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
    const attributes = source.kind === 'file'
        ? {
            uid: source.uid,
            gid: source.gid,
            mode: source.mode,
            isOwn: false,
            unseenMode: (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultMode */ .Hf)((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsKey */ .gR)(role)),
        }
        : { uid: 0, gid: 0, mode: 0, isOwn: false, unseenMode: null };
    const file = { role, name, bytes, holdsKey: (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsKey */ .gR)(role), pointer: (0,_order_js__WEBPACK_IMPORTED_MODULE_9__/* .isPointer */ ._V)(role) };
    return { file, place, before, action: actionFor(before, kept), attributes, model: null, backup: id };
}
function actionFor(before, kept) {
    if (kept.kind === 'absent')
        return before.kind === 'absent' ? 'keep' : 'remove';
    if (before.kind === 'absent')
        return 'create';
    return before.bytes.equals(kept.bytes) && (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .sameAttributes */ .OV)(before, kept) ? 'keep' : 'replace';
}


/***/ })

};
;