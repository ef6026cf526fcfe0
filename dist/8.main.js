"use strict";
exports.id = 8;
exports.ids = [8];
exports.modules = {

/***/ 3893:
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

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
// EXTERNAL MODULE: ./build/node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(9863);
;// CONCATENATED MODULE: ./build/command/execute.js
/**
 * Starts a program by @actions/exec and gives the process away, so that it can be told to end.
 *
 * exec leaves no choice of how the process is started, and loses some of what happens to it:
 * - It starts the process in our group, with an open standard input, and what Node throws while it starts one (E2BIG,
 *   ENOMEM) is never caught: the call does not settle. Node publishes a ChildProcess before it starts it
 *   (`diagnostics_channel`, channel `child_process`). There it gets a group and no input, and what is thrown is told by
 *   an event, as Node tells the other reasons.
 * - It judges by the mode whether a file may be run, without supplementary groups and without what root may. So exec
 *   starts `env`, which starts the program.
 * - It loses the name of a signal. The ChildProcess has it.
 * - It keeps text until a line end comes, however much it is. So it is given one with every piece.
 * - It asks for the path of the working directory, which fails when an earlier step removed that.
 */



/** Is at this path wherever `#!/usr/bin/env` works. */
const ENV = '/usr/bin/env';
const CREATED = 'child_process';
const LINE_FEED = 10;
/**
 * Starts a program, without a shell.
 *
 * @param path with a slash in it
 */
function execute(path, args, options) {
    const calls = new external_node_async_hooks_.AsyncLocalStorage();
    let child = null;
    let problem = null;
    const onCreated = (message) => {
        if (child !== null || calls.getStore() !== 'ours')
            return;
        child = message.process;
        child.on('error', (error) => {
            problem = error;
        });
        startInGroup(child, options.isStopped);
    };
    const read = (tell) => (bytes) => {
        tell(bytes);
        // For exec's own text, once ours has been read: one line for each piece, however many there were.
        bytes.fill(0);
        bytes[bytes.length - 1] = LINE_FEED;
    };
    (0,external_node_diagnostics_channel_.subscribe)(CREATED, onCreated);
    const running = calls.run('ours', () => (0,exec/* exec */.m)(ENV, ['--', ...withoutAssignment(path), ...args], {
        cwd: '.',
        env: options.environment,
        silent: true,
        ignoreReturnCode: true,
        delay: options.trailingMs,
        listeners: { stdout: read(options.onStdout), stderr: read(options.onStderr) },
    }));
    const ended = running
        .then(() => undefined, (error) => {
        throw problem ?? error;
    })
        .finally(() => (0,external_node_diagnostics_channel_.unsubscribe)(CREATED, onCreated));
    return { child: () => child, ended };
}
/** Has a process start as the leader of a group of its own, without standard input, and never throw. */
function startInGroup(child, isStopped) {
    const spawn = child.spawn;
    child.spawn = (options) => {
        try {
            if (isStopped())
                throw new Error('stopped before it was started');
            const started = spawn.call(child, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
            // A stream that fails has ended, and exec waits for no more.
            for (const stream of [child.stdout, child.stderr])
                stream?.on('error', () => undefined);
            return started;
        }
        catch (error) {
            process.nextTick(() => child.emit('error', error));
            return undefined;
        }
    };
}
/** `env` takes a word with an equals sign in it for a variable. */
function withoutAssignment(path) {
    return path.includes('=') ? ['/bin/sh', '-c', 'exec "$0" "$@"', path] : [path];
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./build/command/output.js

/** The first lines are shown as they come, the last ones at the end, and those in between are counted. */
const FIRST_LINES = 200;
const LAST_LINES = 50;
const MAX_LINE_LENGTH = 2_000;
/** Shows the first 200 lines and the last 50 of an output, each cut at 2,000 characters. */
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
/** Splits a stream of UTF-8 into lines that end with LF, CR or CRLF. */
function splitLines(onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    let afterReturn = false;
    return {
        write: (bytes) => {
            let text = rest + decoder.write(bytes);
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
        },
        end: () => {
            rest += decoder.end();
            if (rest !== '')
                onLine(rest);
            rest = '';
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/command/program.js


/** What the C library searches when the environment has no PATH (glibc, `confstr(_CS_PATH)`). */
const DEFAULT_PATH = '/bin:/usr/bin';
/**
 * Looks a program up as execvp(3) does: a name with a slash is a path, relative to the working directory; any other is
 * searched for in PATH, where an empty element is the working directory.
 *
 * @param environment the one that the program will get
 */
function locate(program, environment) {
    if (program === '')
        return { kind: 'missing', code: 'ENOENT' };
    const paths = program.includes('/')
        ? [program]
        : searched(environment).map((folder) => `${folder || '.'}/${program}`);
    const problems = [];
    for (const path of paths) {
        const problem = problemOf(path);
        if (problem === null)
            return { kind: 'found', path };
        problems.push(problem);
    }
    // A file that may not be run is more than none.
    const telling = problems.find((code) => code !== 'ENOENT' && (code !== 'ENOTDIR' || paths.length === 1));
    return { kind: 'missing', code: telling ?? 'ENOENT' };
}
/** The folders in which a program without a slash is searched for. */
function searched({ PATH = DEFAULT_PATH }) {
    return PATH.split(':');
}
function problemOf(path) {
    try {
        if (!(0,external_node_fs_.statSync)(path).isFile())
            return 'EACCES';
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return null;
    }
    catch (error) {
        return (0,errors/* systemCode */.xU)(error);
    }
}

;// CONCATENATED MODULE: ./build/command/run.js




/** How long output may trail behind the end of a command. A process in the background can hold the pipe open for ever. */
const TRAILING_MS = 500;
/**
 * Runs a command without a shell, in a process group of its own. When the time is up or the run is cancelled, the whole
 * group is told to end (SIGTERM), and later killed (SIGKILL).
 *
 * @returns how it ended; this never throws
 */
async function runCommand(command, options) {
    if (options.signal.aborted)
        return { kind: 'cancelled' };
    const program = locate(command.program, options.environment);
    if (program.kind === 'missing')
        return { kind: 'failed', reason: missingProblem(program.code) };
    return new Promise((settle) => {
        let stopped = null;
        const output = boundedOutput(options.onLine);
        const streams = { out: splitLines(output.line), err: splitLines(output.line) };
        const { child, ended } = execute(program.path, command.args, {
            environment: options.environment,
            trailingMs: TRAILING_MS,
            isStopped: () => stopped !== null,
            onStdout: streams.out.write,
            onStderr: streams.err.write,
        });
        let killer;
        const stop = (why) => {
            // It has ended in time, however long its output trails.
            if (stopped || hasEnded(child()))
                return;
            stopped = why;
            signalGroup(child(), 'SIGTERM');
            killer = setTimeout(() => {
                signalGroup(child(), 'SIGKILL');
                // Nothing kills another user's process (sudo), or one that waits for a disk.
                killer = setTimeout(() => finish({ kind: why }), TRAILING_MS);
            }, options.graceMs);
        };
        const onAbort = () => stop('cancelled');
        const timer = setTimeout(() => stop('timed-out'), options.timeoutMs);
        options.signal.addEventListener('abort', onAbort, { once: true });
        let settled = false;
        const finish = (result) => {
            if (settled)
                return;
            settled = true;
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal.removeEventListener('abort', onAbort);
            // Members of its group may have outlived it.
            if (stopped)
                signalGroup(child(), 'SIGKILL');
            letGo(child());
            streams.out.end();
            streams.err.end();
            output.end();
            settle(stopped ? { kind: stopped } : result);
        };
        ended.then(() => finish(endingOf(child())), (error) => finish({ kind: 'failed', reason: notStarted(error) }));
    });
}
function hasEnded(child) {
    return child !== null && (child.exitCode !== null || child.signalCode !== null);
}
function endingOf(child) {
    const { exitCode = null, signalCode = null } = child ?? {};
    if (signalCode !== null)
        return { kind: 'failed', reason: `it was ended by ${signalCode}` };
    return exitCode === 0
        ? { kind: 'succeeded' }
        : { kind: 'failed', reason: `it ended with exit code ${exitCode}` };
}
function signalGroup(child, signal) {
    if (child?.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // The whole group is gone already (ESRCH), or belongs to another user (EPERM).
    }
}
/** What runs on in the background may hold its pipes open, but not this process. */
function letGo(child) {
    child?.stdout?.destroy();
    child?.stderr?.destroy();
    child?.unref();
}
function missingProblem(code) {
    switch (code) {
        case 'ENOENT':
            return 'there is no such program';
        case 'EACCES':
            return 'the program may not be run';
        default:
            return notStarted({ code });
    }
}
function notStarted(error) {
    return `it could not be started (${(0,errors/* systemCode */.xU)(error) || (0,errors/* systemReason */.uc)(error)})`;
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

// EXTERNAL MODULE: ./build/pipeline/commands.js + 5 modules
var commands = __webpack_require__(3893);
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
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const target = __addDisposableResource(env_1, (0,transaction_target/* openTarget */.A)(request.target, 'read'), false);
        const view = __addDisposableResource(env_1, (0,transaction_view/* viewTarget */.Zy)(target, layout, files[0] ?? ''), false);
        return files.map((file) => (0,transaction_view/* readDeployed */.BJ)(view, file));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
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
