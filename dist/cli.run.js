"use strict";
exports.id = 998;
exports.ids = [998];
exports.modules = {

/***/ 5998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runFleet: () => (/* binding */ runFleet)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9689);
/* harmony import */ var _operations_operate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(923);
/* harmony import */ var _operations_precheck_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9096);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2200);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1102);
/* harmony import */ var _buffer_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2157);
/* harmony import */ var _side_by_side_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4394);
/* harmony import */ var _sum_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8776);
/* harmony import */ var _targets_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9367);
/* harmony import */ var _undo_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5161);
/*
 * A fleet in one run:
 *
 *    1  read      the manifest, and the inputs of every target; all problems at once
 *    2  precheck  every target's credential, and the target itself; nothing has been touched yet
 *    3  waves     one after the other; side by side within one. Each target is a deployment of its own, with
 *                 its own lock, journal and proof
 *    4  undo      when one failed, with `on-failure: undo`: those that this run deployed go back, the last
 *                 wave first
 *
 * A target that fails undoes itself, as any deployment does. If the process dies, the post step undoes the
 * unfinished targets, and does step 4: see recover.ts. A fleet that is run again finds what is deployed, and
 * goes on from there.
 */













/** The report of a target on which nothing has happened. */
const NONE = (0,_report_js__WEBPACK_IMPORTED_MODULE_9__/* .newReport */ .bQ)();
/**
 * Runs an operation on every target of a manifest.
 *
 * @returns the report of the fleet, with one for each target. This throws only what is wrong with the inputs
 * @throws DeployError INPUT_INVALID
 */
async function runFleet(source, context) {
    (0,node_events__WEBPACK_IMPORTED_MODULE_1__.setMaxListeners)(0, context.signal);
    const fleet = (0,_targets_js__WEBPACK_IMPORTED_MODULE_7__/* .readTargets */ .R0)(source, context.log);
    if (fleet.operation === 'plan') {
        const { planFleet } = await __webpack_require__.e(/* import() */ 600).then(__webpack_require__.bind(__webpack_require__, 4600));
        return { ...(0,_report_js__WEBPACK_IMPORTED_MODULE_9__/* .newReport */ .bQ)(), status: 'planned', jobs: planFleet(fleet.waves) };
    }
    const waves = await readMembers(fleet, context); // 1
    const isDeployment = fleet.operation === 'deploy' && !fleet.dryRun;
    if (isDeployment && !(await precheckAll(waves.flat(), fleet, context)))
        return (0,_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .sumUp */ .Bw)(waves.flat()); // 2
    // On the way back, the last wave goes first.
    const ordered = fleet.operation === 'rollback' ? waves.toReversed() : waves;
    let stopped = null;
    for (const wave of ordered) {
        stopped ??= await runWave(wave, isDeployment, fleet, context); // 3
        for (const member of wave)
            if (stopped !== null && member.report === NONE)
                member.report = (0,_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .notBegun */ .dH)(stopped);
    }
    if (isDeployment && fleet.onFailure === 'undo' && waves.flat().some(_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .hasFailed */ .WN))
        await undoDeployed(waves, fleet, context); // 4
    return (0,_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .sumUp */ .Bw)(waves.flat());
}
/** Reads the inputs of every target. Two targets that write the same files are refused. */
async function readMembers({ waves, onFailure }, { log }) {
    const refusals = [];
    const names = new Map();
    const members = [];
    const runId = `fleet-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    for (const wave of waves) {
        const inWave = [];
        for (const target of wave)
            try {
                const { request: read, secrets } = await (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readInputs */ .Ko)(target.source, log);
                const request = ofRun(read, runId, onFailure === 'undo');
                const place = request.target && `${request.target.directory}\0${(0,_server_names_js__WEBPACK_IMPORTED_MODULE_10__/* .leafFile */ .hB)(request.names)}`;
                const other = place === null ? undefined : names.get(place);
                if (other !== undefined)
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('INPUT_INVALID', `${target.name}, line ${target.line}: expected files of its own, got those of ${other}`);
                if (place !== null)
                    names.set(place, target.name);
                const { name, wave: of } = target;
                inWave.push({ name, wave: of, target, request, secrets, deployedId: null, report: NONE });
            }
            catch (error) {
                refusals.push((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .asDeployError */ .y0)(error));
            }
        members.push(inWave);
    }
    const refusal = (0,_targets_js__WEBPACK_IMPORTED_MODULE_7__/* .joinedRefusal */ .QR)(refusals);
    if (refusal)
        throw refusal;
    return members;
}
/**
 * A deployment as part of a fleet. Outside of a workflow, the run gets an id of its own: only what it
 * deployed itself is taken back. Where targets may have to go back, each keeps the backup that this takes.
 */
function ofRun(request, runId, mayGoBack) {
    if (request.operation !== 'deploy')
        return request;
    const backupRetention = Math.max(request.backupRetention, mayGoBack ? 1 : 0);
    return { ...request, runId: request.runId ?? runId, backupRetention };
}
/** Whether every target passed. Those that did not say why; the log is kept for when they are deployed to. */
async function precheckAll(members, { maxParallel }, context) {
    const { log, signal } = context;
    log.group('Check all targets');
    await (0,_side_by_side_js__WEBPACK_IMPORTED_MODULE_11__/* .sideBySide */ .Q)(members, maxParallel, () => signal.aborted, async (member) => {
        if (member.request.operation !== 'deploy')
            return;
        const buffer = (0,_buffer_js__WEBPACK_IMPORTED_MODULE_12__/* .bufferLog */ .R)(member.name);
        const found = await (0,_operations_precheck_js__WEBPACK_IMPORTED_MODULE_5__/* .precheck */ .M)(member.request, contextOf(member, context, buffer.log));
        member.deployedId = found.deployedId;
        if (found.report.error === null)
            return;
        member.report = { ...found.report, status: 'rejected' };
        tellFailure(member, context);
    });
    const failed = members.find(_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .hasFailed */ .WN);
    if (!failed && !signal.aborted) {
        log.info(`${members.length} targets passed`);
        return true;
    }
    const why = failed ? `${failed.name} was refused` : 'the job was cancelled';
    for (const member of members)
        if (member.report === NONE)
            member.report = (0,_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .notBegun */ .dH)(why);
    return false;
}
/**
 * Runs a wave. Once a target has failed, no other is begun, unless the others are to go on.
 *
 * @returns why no other target is to be begun; null when the next wave may
 */
async function runWave(wave, isDeployment, fleet, context) {
    const { log, signal } = context;
    const goesOn = !isDeployment || fleet.onFailure === 'continue';
    let failure = null;
    let done = 0;
    const isOver = () => signal.aborted || failure !== null;
    await (0,_side_by_side_js__WEBPACK_IMPORTED_MODULE_11__/* .sideBySide */ .Q)(wave, fleet.maxParallel, isOver, async (member) => {
        const buffer = (0,_buffer_js__WEBPACK_IMPORTED_MODULE_12__/* .bufferLog */ .R)(member.name);
        if (isDeployment)
            context.begin(member.name, member.deployedId);
        member.report = await (0,_operations_operate_js__WEBPACK_IMPORTED_MODULE_4__/* .operate */ .N)(member.request, contextOf(member, context, buffer.log));
        done += 1;
        const title = `${member.name}: ${member.report.status} (wave ${member.wave}, ${done} of ${wave.length})`;
        buffer.flush(log, title);
        if (member.report.error === null)
            return;
        tellFailure(member, context);
        if (!goesOn)
            failure ??= `${member.name} failed`;
    });
    return signal.aborted ? 'the job was cancelled' : failure;
}
/**
 * Takes back what this run deployed. A cancellation leaves the rest of it to the post step, which has more
 * time; where none follows, nothing stops it.
 */
async function undoDeployed(waves, fleet, context) {
    const { log, hasPostStep } = context;
    const isDeployed = ({ report }) => report.status === 'deployed';
    const deployed = waves.map((wave) => wave.filter(isDeployed));
    const signal = hasPostStep ? context.signal : new AbortController().signal;
    (0,node_events__WEBPACK_IMPORTED_MODULE_1__.setMaxListeners)(0, signal);
    for (const wave of deployed.toReversed())
        await (0,_side_by_side_js__WEBPACK_IMPORTED_MODULE_11__/* .sideBySide */ .Q)(wave.toReversed(), fleet.maxParallel, () => signal.aborted, async (member) => {
            if (member.request.operation !== 'deploy')
                return;
            const buffer = (0,_buffer_js__WEBPACK_IMPORTED_MODULE_12__/* .bufferLog */ .R)(member.name);
            const within = contextOf(member, { ...context, signal }, buffer.log);
            const report = await (0,_undo_js__WEBPACK_IMPORTED_MODULE_8__/* .goBack */ .O)(member.request, member.report, within);
            // A rollback that was cancelled has undone itself: the target is deployed.
            if (report.status === 'rolled-back' || !signal.aborted)
                member.report = report;
            buffer.flush(log, `${member.name}: ${member.report.status}`);
            tellFailure(member, context);
        });
    const left = waves.flat().filter(isDeployed);
    if (left.length === 0)
        return;
    for (const { report } of left)
        report.unfinished = true;
    log.warning('the targets that are still deployed go back in the post step');
}
function contextOf({ secrets }, { signal, environment }, log) {
    return { log, signal, environment, ...secrets };
}
function tellFailure({ name, report: { error } }, { log }) {
    if (error)
        log.warning(`${name}: ${error.message}${error.hint === '' ? '' : `. ${error.hint}`}`);
}


/***/ })

};
;