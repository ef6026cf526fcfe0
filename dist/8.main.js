"use strict";
exports.id = 8;
exports.ids = [8];
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
            const cut = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}\u2026` : line;
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
                onLine(`\u2026 ${hidden} lines left out \u2026`);
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

/***/ 4008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reload: () => (/* binding */ reload)
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


/***/ })

};
;
