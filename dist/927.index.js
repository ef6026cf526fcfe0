"use strict";
exports.id = 927;
exports.ids = [927];
exports.modules = {

/***/ 9754:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rt: () => (/* binding */ runReload),
  ax: () => (/* binding */ throwUnlessSucceeded),
  tf: () => (/* binding */ validate)
});

;// CONCATENATED MODULE: ./build/command/environment.js
/** Variables that carry this action's own inputs and state. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_'];
/** A shorter secret is part of many values by chance: it counts only where it is the whole value. */
const MIN_PART = 4;
/**
 * What a program cannot do without, and what is known to whoever could see it. A passphrase that is a word (`local`, `root`) must not take the path away: such a variable goes
 * only when it is the secret and nothing else.
 */
const NEEDED = new Set(['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'TMPDIR', 'LANG']);
/**
 * The environment for a command: that of this process, without the action's inputs and state, and without any variable that
 * holds a secret. A process's environment is inherited by everything that it starts, and readable by the same user.
 * Secrets here are what the inputs gave as such, and the keys on the target. Whatever else the workflow's author put into the environment (tokens, `GITHUB_ENV`) is theirs to pass on.
 *
 * @param environment this process's
 * @param secrets texts that must not be passed on
 */
function commandEnvironment(environment, secrets) {
    const isPrivate = (name) => PRIVATE_PREFIXES.some((prefix) => name.toUpperCase().startsWith(prefix));
    const holds = (name, value, secret) => value === secret || (secret.length >= MIN_PART && !NEEDED.has(name) && value.includes(secret));
    const kept = Object.entries(environment).filter(([name, value]) => !isPrivate(name) && !secrets.some((secret) => holds(name, value ?? '', secret)));
    return Object.fromEntries(kept);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
;// CONCATENATED MODULE: ./build/command/run.js



/** The first lines are shown as they come, the last ones at the end, and those in between are counted. */
const FIRST_LINES = 200;
const LAST_LINES = 50;
const MAX_LINE_LENGTH = 2_000;
/** How long output may trail behind the end of a command: what it started in the background can hold the pipe open for ever. */
const TRAILING_MS = 500;
/**
 * Runs a command without a shell, in a process group of its own, so that whatever it starts ends with it when the time is up or the run is cancelled:
 * first politely (SIGTERM), then for good (SIGKILL).
 */
function runCommand(command, options) {
    if (options.signal.aborted)
        return Promise.resolve({ kind: 'cancelled' });
    return new Promise((settle) => {
        let child;
        try {
            child = start(command, options.environment);
        }
        catch (error) {
            // Node reports some reasons by an event and throws the others (E2BIG, ENOTDIR).
            return settle({ kind: 'failed', reason: startProblem(error) });
        }
        const output = boundedOutput(options.onLine);
        const flushes = [follow(child.stdout, output.line), follow(child.stderr, output.line)];
        let stopped = null;
        let killer;
        const stop = (why) => {
            if (stopped)
                return;
            stopped = why;
            signalGroup(child, 'SIGTERM');
            killer = setTimeout(() => signalGroup(child, 'SIGKILL'), options.graceMs);
        };
        const onAbort = () => stop('cancelled');
        const timer = setTimeout(() => stop('timed-out'), options.timeoutMs);
        options.signal.addEventListener('abort', onAbort, { once: true });
        if (options.signal.aborted)
            onAbort();
        let settled = false;
        const finish = (result) => {
            if (settled)
                return;
            settled = true;
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal.removeEventListener('abort', onAbort);
            if (stopped)
                signalGroup(child, 'SIGKILL');
            child.stdout.destroy();
            child.stderr.destroy();
            for (const flush of flushes)
                flush();
            output.end();
            settle(stopped ? { kind: stopped } : result);
        };
        child.on('error', (error) => finish({ kind: 'failed', reason: startProblem(error) }));
        let ending = { kind: 'succeeded' };
        child.on('exit', (code, signal) => {
            if (signal !== null)
                ending = { kind: 'failed', reason: `it was ended by ${signal}` };
            else if (code !== 0)
                ending = { kind: 'failed', reason: `it ended with exit code ${code}` };
            // It has ended in time, however long its output trails.
            clearTimeout(timer);
            options.signal.removeEventListener('abort', onAbort);
            setTimeout(() => finish(ending), TRAILING_MS).unref();
        });
        child.on('close', () => finish(ending));
    });
}
function start({ program, args }, environment) {
    return (0,external_node_child_process_.spawn)(program, args, {
        detached: process.platform !== 'win32',
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
    });
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        if (process.platform === 'win32')
            child.kill(signal);
        else
            process.kill(-child.pid, signal);
    }
    catch (error) {
        // ESRCH: the whole group is gone already.
        if ((0,errors/* systemCode */.xU)(error) !== 'ESRCH')
            child.kill(signal);
    }
}
function startProblem(error) {
    switch ((0,errors/* systemCode */.xU)(error)) {
        case 'ENOENT':
            return 'there is no such program';
        case 'EACCES':
            return 'the program may not be run';
        default:
            return `it could not be started (${(0,errors/* systemCode */.xU)(error) || 'unknown error'})`;
    }
}
/** Splits a stream into lines, and returns what tells the last one, which may have no end. */
function follow(stream, onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    let afterReturn = false;
    stream.on('data', (chunk) => {
        let text = rest + decoder.write(chunk);
        if (text === '')
            return;
        // A CRLF that came in two pieces ends one line, not two.
        if (afterReturn && text.startsWith('\n'))
            text = text.slice(1);
        afterReturn = text.endsWith('\r');
        const lines = text.split(/\r\n|\n|\r/);
        // A line without end is cut, so that it cannot fill the memory.
        rest = (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH + 1);
        for (const line of lines)
            onLine(line);
    });
    stream.on('error', () => undefined);
    return () => {
        rest += decoder.end();
        if (rest !== '')
            onLine(rest);
        rest = '';
    };
}
function boundedOutput(onLine) {
    let count = 0;
    const last = [];
    return {
        line: (line) => {
            const cut = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line;
            count += 1;
            if (count <= FIRST_LINES)
                return onLine(cut);
            last.push(cut);
            if (last.length > LAST_LINES)
                last.shift();
        },
        end: () => {
            const hidden = count - FIRST_LINES - last.length;
            if (hidden > 0)
                onLine(`… ${hidden} lines left out …`);
            for (const line of last)
                onLine(line);
        },
    };
}

;// CONCATENATED MODULE: ./build/pipeline/commands.js



/** How long a command that is told to end has until it is killed. Short, since after a cancellation there are 7.5 s for everything. */
const GRACE_MS = 1_000;
/**
 * Runs the validate command, if there is one.
 *
 * @throws DeployError VALIDATE_FAILED, or what the signal was aborted with
 */
async function validate(run) {
    const { validate: command, timeoutMs } = run.request.commands;
    if (command)
        await runOrThrow(run, command, timeoutMs, run.signal, 'validate-command', 'VALIDATE_FAILED');
}
/**
 * Runs the reload command, if there is one.
 *
 * @param signal ends the command early
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
async function runReload(run, signal) {
    const { reload: command, timeoutMs } = run.request.commands;
    if (command)
        await runOrThrow(run, command, timeoutMs, signal, 'reload-command', 'RELOAD_FAILED');
}
const COMMAND_HINT = 'what it printed is in the log above; it runs without a shell, so pipes and variables need sh -c';
async function runOrThrow(run, command, timeoutMs, signal, input, code) {
    run.log.info(`${input}: ${command.text}`);
    const result = await runCommand(command, {
        timeoutMs,
        graceMs: GRACE_MS,
        signal,
        environment: commandEnvironment(run.environment, run.secrets),
        onLine: (line) => run.log.output(line),
    });
    throwUnlessSucceeded(result, timeoutMs, signal, input, code, COMMAND_HINT);
}
/** @throws DeployError with the given code, or what the signal was aborted with */
function throwUnlessSucceeded(result, timeoutMs, signal, input, code, hint) {
    switch (result.kind) {
        case 'succeeded':
            return;
        case 'cancelled':
            throw signal.reason;
        case 'timed-out':
            throw new errors/* DeployError */.sH(code, `${input} did not end within ${timeoutMs} ms and was stopped`, 'raise command-timeout, or have the command return once the server was told');
        case 'failed':
            throw new errors/* DeployError */.sH(code, `${input} failed: ${result.reason}`, hint);
    }
}


/***/ }),

/***/ 4280:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ instruments)
/* harmony export */ });
/* harmony import */ var _verify_proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1257);

/**
 * The real clock, the real network, and a line in the debug log for every probe. What speaks TLS and DNS takes a sixth of a start to load, so it is loaded for the first endpoint.
 * Whoever changes something looks at the endpoints before, and has nothing left to load when it matters.
 *
 * @param signal under which names are resolved
 */
function instruments({ request, log }, signal) {
    return {
        now: () => performance.now(),
        sleep: async (ms, cancelled) => {
            const { setTimeout: wait } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8500, 23));
            // The signal only cuts the pause short: whoever waits looks at it next.
            await wait(ms, undefined, { signal: cancelled }).catch(() => undefined);
        },
        probe: async (target, timeoutMs, cancelled) => {
            const { probe } = await __webpack_require__.e(/* import() */ 874).then(__webpack_require__.bind(__webpack_require__, 6874));
            return probe(target, timeoutMs, cancelled);
        },
        resolve: async (host) => {
            const { resolve } = await __webpack_require__.e(/* import() */ 885).then(__webpack_require__.bind(__webpack_require__, 6885));
            return resolve(host, request.verify.probeTimeoutMs, signal);
        },
        onProbe: (report, result) => {
            const { proxy } = request.verify.endpoints.find(({ name }) => name === report.endpoint) ?? {};
            log.debug(describe(report, result) + (proxy ? `, through the proxy ${(0,_verify_proxy_js__WEBPACK_IMPORTED_MODULE_0__/* .proxyName */ .ec)(proxy)}` : ''));
        },
    };
}
function describe(report, result) {
    const { endpoint, address, serverName, attempts, elapsedMs, matched, reason } = report;
    const asked = serverName === null ? 'without SNI' : `SNI ${serverName}`;
    const outcome = matched ? 'as expected' : (reason ?? 'as expected so far');
    return [
        `probe ${attempts} of ${endpoint} (${address ?? 'unresolved'}), ${asked}, after ${elapsedMs} ms: ${outcome}`,
        ...(result.kind === 'served'
            ? [
                result.protocol,
                `${result.keyType ?? 'unknown'} key`,
                `intermediates: ${result.chain.length}`,
                result.fingerprint,
            ]
            : ['no certificate']),
    ].join(', ');
}


/***/ }),

/***/ 5379:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $L: () => (/* binding */ tellLook),
/* harmony export */   Op: () => (/* binding */ look),
/* harmony export */   de: () => (/* binding */ whereOf),
/* harmony export */   rv: () => (/* binding */ servedAt),
/* harmony export */   uZ: () => (/* binding */ withBefore),
/* harmony export */   vD: () => (/* binding */ glance)
/* harmony export */ });
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8168);
/* harmony import */ var _verify_proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1257);
/* harmony import */ var _instruments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4280);



/** How long a look may take for one address: it is for the report, and a server that hangs must not hold up its own repair. */
const LOOK_TIMEOUT_MS = 3_000;
/** The same where the server greets first: one of mail lets strangers wait on purpose (postscreen 6 s), and one that is slow to look up names is slow to greet. */
const GREETING_TIMEOUT_MS = 10_000;
/** One probe an address, and not a long one. */
function glance({ request }) {
    const { endpoints, probeTimeoutMs } = request.verify;
    const areGreeted = endpoints.some(({ protocol }) => protocol !== 'tls');
    const timeoutMs = Math.min(areGreeted ? GREETING_TIMEOUT_MS : LOOK_TIMEOUT_MS, probeTimeoutMs);
    return { timeoutMs, probeTimeoutMs: timeoutMs, attempts: 1, backoffMs: 0, maxBackoffMs: 0 };
}
/**
 * Looks once at what each address serves now, for the report, and for proving a rollback. No failure is an error.
 *
 * @param leaf what will be, or should be, served
 * @param keyType the type of key that is asked for
 * @returns what was served
 */
async function look(run, leaf, keyType = leaf?.keyType ?? null) {
    const tools = (0,_instruments_js__WEBPACK_IMPORTED_MODULE_1__/* .instruments */ .n)(run, run.signal);
    const endpoints = run.request.verify.endpoints.map((endpoint) => ({ ...endpoint, matches: 1 }));
    const watches = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .watchAddresses */ ._O)(endpoints, () => ({ keyType, expected: (served) => served === leaf?.fingerprint }), tools);
    const seen = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)(watches, glance(run), tools, run.signal);
    run.signal.throwIfAborted();
    const before = seen.flatMap(({ endpoint, address, serverName, fingerprint: served }) => address === null || served === null
        ? []
        : [{ endpoint, address, serverName, fingerprint: served, keyType }]);
    run.report.endpoints = withBefore(seen, before);
    run.report.verified = seen.length > 0 ? (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .isProven */ .nn)(seen) : null;
    return before;
}
/** Tells what a look showed. */
function tellLook({ request, log, report }, fingerprint) {
    for (const { name, proxy } of request.verify.endpoints)
        if (proxy)
            log.info(`${name} is reached through the proxy ${(0,_verify_proxy_js__WEBPACK_IMPORTED_MODULE_0__/* .proxyName */ .ec)(proxy)}`);
    for (const seen of report.endpoints) {
        const what = seen.fingerprint === null
            ? `serves nothing yet: ${seen.reason}`
            : seen.fingerprint === fingerprint
                ? 'serves the certificate already'
                : `serves ${seen.fingerprint}`;
        log.info(`${whereOf(seen)}: ${what}`);
    }
}
/** Adds what was served before to reports. */
function withBefore(reports, before) {
    for (const report of reports)
        report.before = servedAt(before, report)?.fingerprint ?? null;
    return reports;
}
/** What one address of an endpoint served before; null when that is not known. */
function servedAt(before, { endpoint, address, serverName }) {
    const same = (served) => served.endpoint === endpoint && served.address === address && served.serverName === serverName;
    return before.find(same) ?? null;
}
/** An endpoint and, where the name does not say it already, the address. */
function whereOf({ endpoint, address }) {
    const place = endpoint.replace(/^[a-z0-9]+:\/\//, '');
    const says = address === null || place.startsWith(`${address}:`) || place.startsWith(`[${address}]`);
    return says ? endpoint : `${endpoint} (${address})`;
}


/***/ }),

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
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}…`;
}


/***/ }),

/***/ 4008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ reload)
});

// EXTERNAL MODULE: ./build/pipeline/commands.js + 2 modules
var commands = __webpack_require__(9754);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
;// CONCATENATED MODULE: ./build/command/haproxy-runtime.js


/** An answer longer than this is none of HAProxy's. */
const MAX_ANSWER = 64 * 1024;
/**
 * Has a running HAProxy take a certificate, by `set ssl cert` and `commit ssl cert` of its Runtime API (management guide, section 9.3): in memory only, for connections from now on, without a
 * new process. A transaction that was not committed is aborted, so that the next one finds none.
 */
async function updateCertificate(update) {
    const deadline = AbortSignal.any([update.signal, AbortSignal.timeout(update.timeoutMs)]);
    const say = async (request, expected) => {
        const answer = await ask(update.socket, request, deadline);
        for (const line of answer.split(/\r?\n/))
            if (line.trim() !== '')
                update.onLine(line);
        if (!expected.test(answer))
            throw new Error('HAProxy refused; its answer is in the log above');
    };
    const name = update.name.replace(/[\s\\;"'<#]/g, '\\$&');
    // An empty line ends what is set.
    const payload = update.pem.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
        await say(`set ssl cert ${name} <<\n${payload.join('\n')}\n\n`, /^Transaction (?:created|updated) for /m);
        try {
            await say(`commit ssl cert ${name}\n`, /^Success!/m);
        }
        catch (error) {
            await ask(update.socket, `abort ssl cert ${name}\n`, deadline).catch(() => '');
            throw error;
        }
        return { kind: 'succeeded' };
    }
    catch (error) {
        if (update.signal.aborted)
            return { kind: 'cancelled' };
        if (deadline.aborted)
            return { kind: 'timed-out' };
        return { kind: 'failed', reason: (0,errors/* systemReason */.uc)(error) };
    }
}
/** One request and its answer, on a connection of its own, which HAProxy closes. */
function ask(path, request, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(new Error('the time is up'));
        const chunks = [];
        let length = 0;
        const socket = (0,external_node_net_.connect)({ path });
        const onAbort = () => void socket.destroy(new Error('the time is up'));
        signal.addEventListener('abort', onAbort, { once: true });
        socket.on('data', (chunk) => {
            chunks.push(chunk);
            length += chunk.length;
            if (length > MAX_ANSWER)
                socket.destroy(new Error('the answer is longer than any of HAProxy'));
        });
        socket.on('error', reject);
        socket.on('close', () => {
            signal.removeEventListener('abort', onAbort);
            resolve(Buffer.concat(chunks).toString('utf8'));
        });
        socket.write(request);
    });
}

// EXTERNAL MODULE: ./build/transaction/target.js
var transaction_target = __webpack_require__(5067);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(1739);
;// CONCATENATED MODULE: ./build/pipeline/runtime.js




/**
 * Hands a running HAProxy what is on the target now.
 *
 * @param timeoutMs for all of it
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
async function handOver(run, { socket, name, files, layout }, timeoutMs, signal) {
    const parts = readParts(run, files, layout);
    run.log.info(`haproxy-socket: set and commit ${name} at ${socket}`);
    if (parts.some((part) => part === null)) {
        run.log.warning('the target holds no certificate that could be handed to HAProxy: it goes on with the one it has');
        return;
    }
    const pem = Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0))).toString('latin1');
    const onLine = (line) => run.log.output(line);
    const result = await updateCertificate({ socket, name, pem, timeoutMs, signal, onLine });
    (0,commands/* throwUnlessSucceeded */.ax)(result, timeoutMs, signal, 'haproxy-socket', 'RELOAD_FAILED', RUNTIME_HINT);
}
function readParts({ request }, files, layout) {
    const target = (0,transaction_target/* openTarget */.Ap)(request.target, 'read');
    try {
        const view = (0,transaction_view/* viewTarget */.Zy)(target, layout);
        try {
            return files.map((file) => (0,transaction_view/* readDeployed */.BJ)(target, view, layout, file));
        }
        finally {
            (0,transaction_view/* closeView */.uf)(view);
        }
    }
    finally {
        (0,transaction_target/* closeTarget */.yV)(target);
    }
}
const RUNTIME_HINT = 'is it a stats socket of level admin, and does HAProxy know the certificate by that path (show ssl cert)?';

;// CONCATENATED MODULE: ./build/pipeline/reload.js


/**
 * Makes the server take what is on the target: runs the reload command, if there is one, or hands it over.
 *
 * @param signal ends it early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
async function reload(run, signal = run.signal) {
    const { runtime, timeoutMs } = run.request.commands;
    await (0,commands/* runReload */.Rt)(run, signal);
    if (runtime)
        await handOver(run, runtime, timeoutMs, signal);
}


/***/ }),

/***/ 8168:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ix: () => (/* binding */ isExcused),
/* harmony export */   _O: () => (/* binding */ watchAddresses),
/* harmony export */   nn: () => (/* binding */ isProven),
/* harmony export */   vA: () => (/* binding */ withoutType),
/* harmony export */   wt: () => (/* binding */ poll)
/* harmony export */ });
/* unused harmony export newEndpointReport */
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8216);

/** The most probes at once: a few hundred sockets are well below every limit on open files. */
const CONCURRENCY = 128;
/** What is left of the time for the last probe, in milliseconds: a pause never runs into the end. */
const LAST_PROBE_MS = 100;
const BACKOFF_GROWTH = 1.5;
/** The share of the time already waited that a pause may take. A tenth is to be the most that is lost; the rest of it is for the probe itself. */
const PATIENT_SHARE = 1 / 12;
/**
 * One address per watch, with every endpoint's name resolved. Endpoints that do not resolve get a watch without an address. Behind a proxy, which resolves names itself,
 * the host stands for its addresses.
 */
async function watchAddresses(endpoints, wanted, instruments) {
    const watches = await Promise.all(endpoints.map(async (endpoint) => {
        const found = endpoint.proxy
            ? { kind: 'resolved', addresses: [endpoint.host] }
            : await instruments.resolve(endpoint.host);
        if (found.kind === 'failed')
            return [{ endpoint, address: null, reason: found.reason, ...wanted(endpoint, null) }];
        return found.addresses.map((address) => ({
            endpoint,
            address,
            reason: null,
            ...wanted(endpoint, address),
        }));
    }));
    return watches.flat();
}
/**
 * Probes every address until it has won, the time is up, its attempts are used, or the signal is aborted.
 *
 * @returns one report an address, in the order of the watches
 */
async function poll(watches, patience, instruments, signal) {
    const round = {
        patience,
        instruments,
        signal,
        deadline: instruments.now() + patience.timeoutMs,
        slots: semaphore(CONCURRENCY),
        winners: new Set(),
    };
    return Promise.all(watches.map((watch) => pollAddress(watch, round)));
}
async function pollAddress(watch, round) {
    const { patience, instruments, signal, deadline, slots, winners } = round;
    const { endpoint, keyType, expected } = watch;
    const started = instruments.now();
    const report = newEndpointReport(watch);
    let address = watch.address;
    let pause = Math.min(patience.backoffMs, patience.maxBackoffMs);
    let won = 0;
    while (!signal.aborted) {
        await slots.take();
        let result;
        try {
            const left = deadline - instruments.now();
            if (signal.aborted || (left <= 0 && report.attempts > 0))
                break;
            // A name that did not resolve may do so later; whichever address comes first then stands for it.
            if (address === null) {
                const found = await resolveWithin(Math.max(1, left), endpoint.host, instruments, signal);
                address = found.kind === 'resolved' ? (found.addresses[0] ?? null) : null;
                report.address = address;
            }
            result =
                address === null
                    ? {
                        kind: 'failed',
                        reason: watch.reason ?? 'the name does not resolve',
                        refused: false,
                        ended: false,
                    }
                    : await instruments.probe({ ...endpoint, address, keyType }, Math.max(1, Math.round(Math.min(patience.probeTimeoutMs, deadline - instruments.now()))), signal);
        }
        finally {
            slots.give();
        }
        // A probe that was cut off by a cancellation says nothing about the server.
        if (signal.aborted && result.kind !== 'served')
            break;
        won = note(report, result, expected, won);
        report.elapsedMs = Math.round(instruments.now() - started);
        report.matched = won >= endpoint.matches;
        if (report.matched)
            winners.add(endpoint);
        instruments.onProbe(report, result);
        if (isRefusedLoopback(result, address) && winners.has(endpoint))
            break;
        if (report.matched || report.unreachable || report.attempts >= patience.attempts)
            break;
        if (won > 0)
            continue;
        const rest = deadline - LAST_PROBE_MS - instruments.now();
        if (rest <= 0)
            break;
        await instruments.sleep(Math.min(pause, rest, longestPause(patience, instruments.now() - started)), signal);
        pause = Math.min(pause * BACKOFF_GROWTH, patience.maxBackoffMs);
    }
    return report;
}
/** The longest pause after so many milliseconds. Probes that are counted keep to their schedule, however little of the time it takes. */
function longestPause({ attempts, backoffMs }, waitedMs) {
    return Number.isFinite(attempts) ? Number.POSITIVE_INFINITY : Math.max(backoffMs, waitedMs * PATIENT_SHARE);
}
/** The machine's own resolver can take longer than there is time, and cannot be stopped: then its answer is not waited for. */
async function resolveWithin(ms, host, instruments, signal) {
    const answered = new AbortController();
    const late = async () => {
        await instruments.sleep(ms, AbortSignal.any([signal, answered.signal]));
        return { kind: 'failed', reason: 'the name did not resolve in time' };
    };
    try {
        return await Promise.race([instruments.resolve(host), late()]);
    }
    finally {
        answered.abort();
    }
}
/** Enters one result into a report, and returns how many in a row have now been as expected. */
function note(report, result, expected, won) {
    report.attempts += 1;
    report.refused = result.kind === 'failed' && result.refused;
    report.other = false;
    report.lacks = null;
    if (result.kind !== 'served') {
        report.reason = result.reason;
        report.unreachable = result.kind === 'unreachable';
        return 0;
    }
    report.fingerprint = result.fingerprint;
    report.protocol = result.protocol;
    report.chain = result.chain;
    report.other = !expected(result.fingerprint);
    report.lacks = report.other ? result.lacks : null;
    report.reason = report.other ? `another certificate is served${withoutType(report)}` : null;
    return report.reason === null ? won + 1 : 0;
}
/** The end of a sentence about another certificate: that of the wanted type of key there is none at all; empty where there is. */
function withoutType({ lacks }) {
    return lacks === null ? '' : `, and none with an ${lacks} key`;
}
function isRefusedLoopback(result, address) {
    return result.kind === 'failed' && result.refused && address !== null && (0,_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(address);
}
/** A report of an address that was not probed yet. */
function newEndpointReport({ endpoint, address, reason }) {
    return {
        endpoint: endpoint.name,
        address,
        serverName: endpoint.serverName,
        matched: false,
        attempts: 0,
        fingerprint: null,
        before: null,
        protocol: null,
        chain: [],
        elapsedMs: 0,
        reason,
        other: false,
        lacks: null,
        unreachable: false,
        refused: false,
    };
}
/**
 * Whether every endpoint is proven: each of its addresses has won, save those that cannot be reached from here, of which an endpoint must not have only such. On the
 * loopback interface a server may listen on one address family alone, so one of `127.0.0.1` and `::1` may refuse when the other has won.
 */
function isProven(reports) {
    return reports.every((report) => report.matched || isExcused(report, reports));
}
/** Whether an address that did not win is excused, because another address of the same endpoint did. */
function isExcused(report, reports) {
    const excusable = report.unreachable ||
        (report.refused && report.fingerprint === null && report.address !== null && (0,_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(report.address));
    return (excusable &&
        reports.some((other) => other.endpoint === report.endpoint && other.serverName === report.serverName && other.matched));
}
function semaphore(count) {
    let free = count;
    const waiting = [];
    return {
        take: () => new Promise((resolve) => {
            if (free > 0) {
                free -= 1;
                resolve();
            }
            else
                waiting.push(resolve);
        }),
        give: () => {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        },
    };
}


/***/ })

};
;