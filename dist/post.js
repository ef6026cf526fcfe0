/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = require("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = require("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = require("timers");

/***/ }),

/***/ 7280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
/*
 * Text from outside on its way into the log, an annotation or the summary: the names in a certificate, the
 * output of a command, the name of a file. The runner looks for commands in everything that an action prints:
 * `::name::` at the start of a line, and, from older days, `##[name]` anywhere in a line. A lone carriage
 * return ends a line as well.
 */
/**
 * Control characters, line separators, marks that change the direction of writing, and the byte-order mark.
 */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** One line of text that the runner takes for text, whatever is in it. */
function plain(text) {
    return text
        .replace(INVISIBLE, (char) => {
        if (char === '\n')
            return '\\n';
        if (char === '\r')
            return '\\r';
        if (char === '\t')
            return ' ';
        return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}


/***/ }),

/***/ 4173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ logFailure),
/* harmony export */   logFact: () => (/* binding */ logFact),
/* harmony export */   logTimes: () => (/* binding */ logTimes),
/* harmony export */   openLog: () => (/* binding */ openLog)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(914);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7280);


/** The runner cuts annotations off at 4096 characters, and shows ten of a kind in a step. */
const MAX_ANNOTATION = 4_000;
const MAX_ANNOTATIONS = 9;
const TITLE = { title: 'Rotate certificate' };
const ANNOTATE = { notice: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm, warning: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e };
/**
 * A log that writes to the runner. Every line passes through `plain`, because core escapes nothing in a plain
 * line.
 */
function openLog() {
    let open = false;
    const counts = { notice: 0, warning: 0 };
    const close = () => {
        if (open)
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4)();
        open = false;
    };
    const annotate = (kind, fact) => {
        counts[kind] += 1;
        const text = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(fact).slice(0, MAX_ANNOTATION);
        if (counts[kind] > MAX_ANNOTATIONS)
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(`${kind}: ${text}`);
        else
            ANNOTATE[kind](text, TITLE);
    };
    return {
        group: (title) => {
            close();
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(title));
            open = true;
        },
        info: (fact) => (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(fact)),
        debug: (detail) => (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(detail)),
        notice: (fact) => annotate('notice', fact),
        warning: (fact) => annotate('warning', fact),
        output: (line) => (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)(`  | ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(line)}`),
        close,
    };
}
/** Shows a failure as an annotation, with its cause in the debug log, and makes the job fail. */
function logFailure({ code, message, hint, cause }) {
    const text = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(`${message}${hint === '' ? '' : `. ${hint}`}`);
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(text.slice(0, MAX_ANNOTATION), { title: `Rotate certificate: ${code}` });
    process.exitCode = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .ExitCode */ .yU.Failure;
    if (cause instanceof Error)
        for (const line of (cause.stack ?? cause.message).split('\n'))
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(line));
}
/** Tells how long each phase took, failed or not. */
function logTimes(phases) {
    const [first, last] = [phases[0], phases.at(-1)];
    if (!first || !last)
        return;
    const times = phases.map(({ name, start, end }) => `${name} ${end - start} ms`);
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(`time: ${times.join(', ')}; ${last.end - first.start} ms in all`));
}
/** Shows a fact at the end of the log. */
function logFact(fact) {
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(fact));
}


/***/ }),

/***/ 1901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   findBegun: () => (/* binding */ findBegun),
/* harmony export */   findMainStep: () => (/* binding */ findMainStep),
/* harmony export */   rz: () => (/* binding */ hasFinished),
/* harmony export */   stopMainStep: () => (/* binding */ stopMainStep)
/* harmony export */ });
/* unused harmony exports saveStarted, saveBegun, saveFinished */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(914);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _lock_process_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(867);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9559);
/*
 * The main step, as its post step finds it. State reaches the post step of the same action in the same job,
 * and nobody else. It may be missing: the runner's file can be full, and a signal can come before it is
 * written. The post step must do the right thing without it.
 */




const STARTED = 'started';
const FINISHED = 'finished';
const BEGUN = 'begun_';
/** Leaves a trace, so that the post step can find this process. Called before anything is changed. */
function saveStarted(log) {
    try {
        appendWhole('GITHUB_STATE', () => saveState(STARTED, JSON.stringify(thisProcess())));
    }
    catch (error) {
        log.warning(`${fileProblem('GITHUB_STATE', error)}: the post step cannot tell how this run ends. It still rolls back a deployment that was killed, but cannot stop this step while it runs`);
    }
}
let begun = 0;
/**
 * Tells the post step that a target of a fleet is going to be deployed to. Without it, a deployment that
 * succeeded would not go back when the run is killed later.
 *
 * @param deployedId the id of the last deployment there; null when there is none
 */
function saveBegun(target, deployedId) {
    try {
        appendWhole('GITHUB_STATE', () => saveState(`${BEGUN}${begun}`, JSON.stringify([target, deployedId])));
        begun += 1;
    }
    catch {
        // Nothing is lost: the post step then goes by the records on the targets alone.
    }
}
/**
 * The targets that the main step began to deploy to, with the id of the last deployment before; null when it
 * left no trace, so that nobody knows.
 */
function findBegun() {
    if ((0,_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getState */ .Gu)(STARTED) === '')
        return null;
    const found = new Map();
    for (let index = 0;; index += 1) {
        const text = (0,_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getState */ .Gu)(`${BEGUN}${index}`);
        if (text === '')
            return found;
        const [target, deployedId] = JSON.parse(text);
        found.set(target, deployedId);
    }
}
/** Tells the post step that the main step ended by itself, so that there is nothing to do. */
function saveFinished() {
    try {
        appendWhole('GITHUB_STATE', () => saveState(FINISHED, 'true'));
    }
    catch {
        // Nothing is lost: the post step looks at the target, and finds nothing to undo.
    }
}
/** Whether the main step ended by itself. */
function hasFinished() {
    return (0,_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getState */ .Gu)(FINISHED) === 'true';
}
/**
 * The process of the main step, when it is still running on this machine; null when it is not, or left no
 * trace.
 */
function findMainStep() {
    const main = parseIdentity((0,_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getState */ .Gu)(STARTED));
    return main !== null && main.machine === (0,_lock_process_js__WEBPACK_IMPORTED_MODULE_1__/* .thisMachine */ .g8)() && (0,_lock_process_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_)(main) ? main : null;
}
function parseIdentity(text) {
    try {
        const { pid, machine, processStart } = JSON.parse(text);
        // Without its start, the number could be that of another process by now.
        if (!Number.isSafeInteger(pid) || typeof machine !== 'string' || typeof processStart !== 'string')
            return null;
        return { pid: pid, machine, processStart };
    }
    catch {
        return null;
    }
}
/**
 * Signals in the order, and at the times in milliseconds, in which a runner sends them to a step that is
 * cancelled (actions/runner, `ProcessInvoker.cs`).
 */
const SIGNALS = [
    { signal: 'SIGINT', afterMs: 0 },
    { signal: 'SIGTERM', afterMs: 7_500 },
    { signal: 'SIGKILL', afterMs: 10_000 },
];
/** How long a killed process may take to disappear. */
const GIVE_UP_MS = 15_000;
const POLL_MS = 50;
/**
 * Stops a main step that still runs. In a `container:` job the runner's signals end at `docker exec`, so a
 * cancelled step lives on while its post step begins.
 *
 * @param signal of the post step: once it is aborted, the main step is no longer waited for
 * @throws DeployError LOCKED when it cannot be stopped: it may still change the target; the signal's reason
 */
async function stopMainStep(main, log, signal) {
    log.info(`the main step (process ${main.pid}) is still running: it is told to stop`);
    const start = performance.now();
    let sent = 0;
    while ((0,_lock_process_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_)(main)) {
        signal.throwIfAborted();
        const waited = performance.now() - start;
        const next = SIGNALS[sent];
        if (next && waited >= next.afterMs) {
            if (next.signal === 'SIGKILL')
                log.warning('the main step did not stop in time and is killed');
            send(main.pid, next.signal);
            sent += 1;
        }
        if (waited > GIVE_UP_MS)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('LOCKED', `the main step (process ${main.pid}) cannot be stopped`, 'end that process, then run any deployment to this target: it undoes the unfinished one first');
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    log.info('the main step has ended');
}
function send(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        // ESRCH: it ended meanwhile. EPERM: it belongs to another user, and the loop gives up in the end.
        if (!['ESRCH', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error)))
            throw error;
    }
}


/***/ }),

/***/ 9559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XD: () => (/* binding */ markEnd)
/* harmony export */ });
/* unused harmony exports fileProblem, appendWhole */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/*
 * The files through which the runner takes outputs and state from a step. @actions/core writes them; its
 * errors name neither the variable nor the reason in words that help.
 */


/** Says why a file of the runner could not be written to. */
function fileProblem(variable, error) {
    const path = process.env[variable] ?? '';
    return fs.existsSync(path)
        ? `${variable} names a file that cannot be written to: ${systemReason(error)}`
        : `${variable} names a file that is not there`;
}
/**
 * Has @actions/core append to a file of the runner: whole, or not at all.
 *
 * @throws whatever `append` throws
 */
function appendWhole(variable, append) {
    const takeAway = markEnd(variable);
    try {
        append();
    }
    catch (error) {
        takeAway();
        throw error;
    }
}
/**
 * Notes where a file of the runner ends, before something is appended. When the disk is full, a part of that
 * may be written. A value without its end would swallow the ones behind it, and a runner then fails the step
 * (actions/runner, `FileCommandManager.cs`).
 *
 * @returns takes the part away again; never throws
 */
function markEnd(variable) {
    const path = process.env[variable] ?? '';
    const before = sizeOf(path);
    return () => {
        try {
            if (before !== null && (sizeOf(path) ?? 0) > before)
                node_fs__WEBPACK_IMPORTED_MODULE_0__.truncateSync(path, before);
        }
        catch {
            // The error that led here tells that the file is not as it should be.
        }
    };
}
function sizeOf(path) {
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync(path);
        return stat.isFile() ? stat.size : null;
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   sH: () => (/* binding */ DeployError),
/* harmony export */   uc: () => (/* binding */ systemReason),
/* harmony export */   xU: () => (/* binding */ systemCode),
/* harmony export */   y0: () => (/* binding */ asDeployError)
/* harmony export */ });
/**
 * A failure that a user can act on. The message states the fact, and the hint says how to mend it. Neither
 * may contain key material, a passphrase, or a parser's echo of its input.
 */
class DeployError extends Error {
    name = 'DeployError';
    code;
    hint;
    /**
     * @param code the kind of failure
     * @param message the fact, in one line, lower case, without a full stop
     * @param hint how to mend it; empty when nothing is known
     * @param cause the error underneath, if one was caught
     */
    constructor(code, message, hint = '', cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hint = hint;
    }
}
/** The symbolic name of a system error (`ENOENT`), or an empty string when there is none. */
function systemCode(error) {
    const code = error?.code;
    return typeof code === 'string' ? code : '';
}
/**
 * The reason in a caught error, so that it can continue a sentence. A system error loses its path: internal
 * paths mean nothing to a reader, so the caller names the file. Node knows no name for some error numbers
 * (`EDQUOT` reads "Unknown system error -122"), hence the small table.
 */
function systemReason(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof DeployError)
        return error.message;
    const { errno } = error;
    if (errno === -122)
        return 'disk quota exceeded (EDQUOT)';
    const code = systemCode(error);
    const text = /^[A-Z0-9_]+: ([^,]+)/.exec(error.message)?.[1];
    // The message of any other error is a sentence of its own. Here it continues one.
    return text === undefined
        ? code || error.message.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())
        : `${text} (${code})`;
}
/**
 * Any caught value as a failure that can be reported. A system error that no caller expected names its call.
 * Any other error but a DeployError is a fault of this project, and says so.
 */
function asDeployError(error) {
    if (error instanceof DeployError)
        return error;
    const call = systemCall(error);
    if (call !== null)
        return new DeployError('WRITE_FAILED', `${call} failed: ${systemReason(error)}`, 'see to the file system of the target, then run again; the log in debug mode says where it happened', error);
    const name = error instanceof Error ? error.name : typeof error;
    return new DeployError('WRITE_FAILED', `unexpected ${name}`, 'this is a fault in the action: please report it, with the log in debug mode', error);
}
const NOT_OF_FILES = /^(?:connect|getaddrinfo|kill|spawn|uv_cwd)/;
/**
 * The call to the file system that failed, with the name of the file if there is one; null for any other
 * error.
 */
function systemCall(error) {
    if (!(error instanceof Error))
        return null;
    const { errno, syscall, path } = error;
    if (typeof errno !== 'number' || typeof syscall !== 'string' || NOT_OF_FILES.test(syscall))
        return null;
    return path ? `${syscall} of ${path.slice(path.lastIndexOf('/') + 1)}` : syscall;
}


/***/ }),

/***/ 867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WF: () => (/* binding */ thisProcess),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   g8: () => (/* binding */ thisMachine)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/*
 * The identity of a process: its number, its start, and the machine. A number has a meaning only on one
 * machine.
 */


/** This process. */
function thisProcess() {
    return { pid: process.pid, machine: thisMachine(), processStart: startOf(process.pid) };
}
/** The boot and the process namespace: a process number means something only there (pid_namespaces(7)). */
function thisMachine() {
    try {
        const boot = node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        return `${boot} ${node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync('/proc/self/ns/pid')}`;
    }
    catch {
        return null;
    }
}
/** Whether the process still runs. Only for a process of this machine: its number means nothing elsewhere. */
function isRunning({ pid, processStart }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        // EPERM: it runs, as another user.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) !== 'EPERM')
            return false;
    }
    return processStart === null || !hasOwnProc() || startOf(pid) === processStart;
}
/**
 * The start of a process; null when it is gone or a zombie, or when that cannot be told. Fields 22 and 3 of
 * proc_pid_stat(5), counted from the end of the name, because the name may hold blanks.
 */
function startOf(pid) {
    if (!hasOwnProc())
        return null;
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    }
    catch {
        return null;
    }
}
/**
 * Whether `/proc` tells of this process namespace. When the `/proc` of an outer one is mounted, its numbers
 * belong to other processes. This one then has a number in each of both (proc_pid_status(5), NSpid).
 */
function hasOwnProc() {
    try {
        const [, numbers = node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync('/proc/self')] = /^NSpid:\s*(.*)$/m.exec(node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync('/proc/self/status', 'latin1')) ?? [];
        return numbers.trim() === String(process.pid);
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yU: () => (/* binding */ ExitCode),
  Yz: () => (/* binding */ debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  Gu: () => (/* binding */ getState),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  Pq: () => (/* binding */ setSecret),
  Oh: () => (/* binding */ startGroup),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: addPath, exportVariable, getBooleanInput, getIDToken, getInput, getMultilineInput, group, isDebug, markdownSummary, platform, saveState, setCommandEcho, setFailed, setOutput, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return ({"30":"post.rotate.js","58":"post.look-ups.js","207":"post.starttls.js","221":"post.document.js","230":"post.starttls-230.js","267":"post.rollback.js","291":"post.prove.js","303":"post.step-inputs.js","323":"post.report-files.js","354":"post.sds.js","364":"post.actions-core-364.js","379":"post.probe.js","443":"post.actions-exec.js","470":"post.transaction.js","474":"post.dry-run.js","509":"post.read.js","531":"post.actions-core.js","542":"post.node-forge.js","572":"post.keystore.js","620":"post.watch.js","671":"post.trial.js","689":"post.reader.js","719":"post.yaml.js","763":"post.trusted-roots.js","815":"post.yaml-815.js","836":"post.shared.js","858":"post.attributes.js","909":"post.open.js","949":"post.backup.js","963":"post.trust.js","968":"post.haproxy.js"})[chunkId];
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: ./build/action/log.js
var action_log = __nccwpck_require__(4173);
// EXTERNAL MODULE: ./build/action/main-step.js
var main_step = __nccwpck_require__(1901);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/action/program.js

/** Node ends with this code when nothing is left to wait for and a module has not come to its end. */
const UNFINISHED = 13;
/** How long the last lines of the log may take to reach a reader that has stalled. */
const FLUSH_MS = 2_000;
/**
 * Runs a program. The process exits with the code that the program or `fail` has set, else with 0. Until the
 * program has ended, the exit code is that of a failure, so that no early end passes for a success.
 *
 * @param program is given a signal that is aborted, with a DeployError CANCELLED, when the runner cancels the
 *   job
 * @param fail shows a failure, and sets the exit code
 */
function runProgram(program, fail) {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(name, () => {
            if (!controller.signal.aborted)
                controller.abort(cancellation());
        });
    // A reader of the log that goes away must not end a deployment in the middle.
    process.stdout.on('error', () => undefined);
    process.exitCode = UNFINISHED;
    program(controller.signal)
        .catch((error) => fail((0,errors/* asDeployError */.y0)(error)))
        .then(() => exit(process.exitCode === UNFINISHED ? 0 : process.exitCode));
}
function cancellation() {
    return new errors/* DeployError */.sH('CANCELLED', 'the job was cancelled', 'run it again when you are ready');
}
/** Ends the process as soon as the log is out. Nothing else that is still open has anything left to do. */
function exit(code) {
    setTimeout(() => process.exit(code), FLUSH_MS).unref();
    process.stdout.write('', () => process.exit(code));
}

;// CONCATENATED MODULE: ./build/post.js



/*
 * The post step. It recovers, and does nothing else. However the main step ended, it never deploys, and never
 * rolls back a second time. The journal on the target says how to undo.
 */
// Nearly always the main step ended by itself. Then nothing more is loaded.
if (!(0,main_step/* hasFinished */.rz)())
    runProgram(recoverMainStep, action_log/* logFailure */.H);
async function recoverMainStep(cancelled) {
    const { findMainStep, stopMainStep } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 1901));
    const { openLog, logFact, logTimes } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 4173));
    const { isFleet, readRecoveryInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(858), __nccwpck_require__.e(689)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9689));
    const { isUnfinished, recover } = await Promise.all(/* import() */[__nccwpck_require__.e(858), __nccwpck_require__.e(949), __nccwpck_require__.e(323)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7323));
    const { stepInputs } = await __nccwpck_require__.e(/* import() */ 303).then(__nccwpck_require__.bind(__nccwpck_require__, 303));
    const { renderSummary, writeSummary } = await Promise.all(/* import() */[__nccwpck_require__.e(858), __nccwpck_require__.e(949), __nccwpck_require__.e(531)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6531));
    const log = openLog();
    log.group('Look for an unfinished deployment');
    const running = findMainStep();
    if (running)
        await stopMainStep(running, log, cancelled);
    else
        log.info('the main step did not end by itself');
    const source = stepInputs(process.env);
    if (isFleet(source))
        return await recoverTargets(source, log, cancelled);
    const inputs = await readRecoveryInputs(source);
    if (inputs === null) {
        log.close();
        return logFact('it was to change nothing: there is nothing to undo');
    }
    const { request, certificateName, secrets } = inputs;
    const { refusal } = source;
    if (refusal) {
        log.close();
        // Without the commands and endpoints nothing can be undone as it must be.
        if (isUnfinished(request))
            throw refusal;
        return logFact(`${refusal.message}; the main step changes nothing then`);
    }
    log.info('a deployment that is unfinished is undone');
    const report = await recover(request, certificateName, {
        log,
        signal: cancelled,
        environment: process.env,
        ...secrets,
    });
    log.close();
    if (report.recovered || report.error)
        await writeSummary(renderSummary(report, new Date()));
    logTimes(report.phases);
    if (report.error)
        return (0,action_log/* logFailure */.H)(report.error);
    logFact(report.recovered ? 'the unfinished deployment was rolled back' : 'nothing was left unfinished');
}
/** The same for a fleet. With `on-failure: undo`, the targets that the run had deployed go back as well. */
async function recoverTargets(source, log, cancelled) {
    const { findBegun } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 1901));
    const { logFact } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 4173));
    const { recoverFleet } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(858), __nccwpck_require__.e(949), __nccwpck_require__.e(689), __nccwpck_require__.e(323), __nccwpck_require__.e(291), __nccwpck_require__.e(267)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5267));
    const { writeSummary } = await Promise.all(/* import() */[__nccwpck_require__.e(858), __nccwpck_require__.e(949), __nccwpck_require__.e(531)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6531));
    const { renderFleet } = await Promise.all(/* import() */[__nccwpck_require__.e(858), __nccwpck_require__.e(949), __nccwpck_require__.e(364)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9364));
    const surroundings = { log, signal: cancelled, environment: process.env };
    const report = await recoverFleet(source, findBegun(), surroundings);
    log.close();
    if (!report)
        return logFact('it was to change nothing: there is nothing to undo');
    if (report.targets?.length)
        await writeSummary(renderFleet(report, report.targets, new Date()));
    if (report.error)
        return (0,action_log/* logFailure */.H)(report.error);
    logFact(report.targets?.length ? `${report.targets.length} targets went back` : 'nothing was left to undo');
}

module.exports = __webpack_exports__;
/******/ })()
;