"use strict";
exports.id = 58;
exports.ids = [58];
exports.modules = {

/***/ 2058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ lookUpWith),
  resolve: () => (/* binding */ resolve)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/verify/limit.js
var limit = __webpack_require__(5207);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/verify/look-ups.js
/*
 * Look-ups of names by getaddrinfo(3), the only way that goes by everything that a machine is configured to
 * ask (nsswitch.conf(5)). It takes as long as it likes, cannot be called off, and runs on threads that a
 * process waits for before it ends; and Node makes only two look-ups at once. So they run in processes of
 * their own, which can be killed.
 *
 * A process is sent a name at a time, and sends an answer for each. It ends by force when nobody is there
 * to answer any more, so it does not outlive a parent that was killed.
 */


const PROGRAM = `
const { lookup } = require('node:dns');
process.on('message', (host) => {
  lookup(host, { all: true, order: 'verbatim' }, (error, found) => {
    process.send({ host, code: error ? String(error.code) : null, addresses: error ? [] : found.map((one) => one.address) });
  });
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
`;
/** How many look-ups a process makes at once. Others wait. */
const LOOK_UPS_AT_ONCE = 64;
/** Of its threads, half are for look-ups (libuv's documentation, "Thread pool work scheduling"). */
const THREADS = String(2 * LOOK_UPS_AT_ONCE);
/** The variables that the C library's resolver reads (resolv.conf(5), hostname(7)), and a dynamic loader. */
const PASSED_ON = ['LD_LIBRARY_PATH', 'LOCALDOMAIN', 'RES_OPTIONS', 'HOSTALIASES'];
/**
 * Starts the process. It ends with this one, and does not keep it from ending.
 *
 * @param onEnd called when it ends earlier; look-ups that are under way then fail
 */
function startLookUps(onEnd) {
    const waiting = new Map();
    const child = (0,external_node_child_process_.spawn)(process.execPath, ['-e', PROGRAM], {
        env: environment(),
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const kill = () => void child.kill('SIGKILL');
    let hasEnded = false;
    const fail = (code) => {
        if (hasEnded)
            return;
        hasEnded = true;
        process.off('exit', kill);
        for (const settle of waiting.values())
            settle(code);
        waiting.clear();
        onEnd();
    };
    process.once('exit', kill);
    child.on('error', (error) => fail((0,errors/* systemCode */.xU)(error))).on('exit', () => fail(''));
    child.on('message', (message) => {
        const { host, code, addresses } = message;
        waiting.get(host)?.(code ?? addresses);
        waiting.delete(host);
    });
    child.unref();
    child.channel?.unref();
    return {
        lookUp: (host) => new Promise((settle) => {
            waiting.set(host, settle);
            child.send(host, (error) => error && fail((0,errors/* systemCode */.xU)(error)));
        }),
        underWay: () => waiting.size,
    };
}
function environment() {
    const passedOn = PASSED_ON.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return { ...Object.fromEntries(passedOn), UV_THREADPOOL_SIZE: THREADS };
}

;// CONCATENATED MODULE: ./build/verify/resolve.js




/** So many names are resolved at once. Those that hang do not hold up the others. */
const LIMITS = { busy: LOOK_UPS_AT_ONCE, open: 8 * LOOK_UPS_AT_ONCE, hangsAfterMs: 500 };
const resolve_limit = (0,limit/* limiter */.T)(LIMITS, {
    idle: limit/* idleTime */.G,
    sleep: async (ms, signal) => {
        await (0,promises_.setTimeout)(ms, undefined, { signal });
    },
});
/** Started when they are needed, and ended with this process. */
const processes = new Set();
/** By name: look-ups that are not answered yet. */
const underWay = new Map();
/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 * @param timeoutMs the most time to wait for an answer
 * @param signal ends the wait early; the result is then a failure
 */
async function resolve(host, timeoutMs, signal) {
    if ((0,external_node_net_.isIP)(host) !== 0)
        return { kind: 'resolved', addresses: [host] };
    const answered = new AbortController();
    const late = (0,promises_.setTimeout)(timeoutMs, null, { signal: AbortSignal.any([signal, answered.signal]) }).catch(() => null);
    const answer = await Promise.race([lookUp(host), late]);
    answered.abort();
    if (answer === null)
        return { kind: 'failed', reason: `the name did not resolve within ${timeoutMs} ms` };
    if (typeof answer === 'string')
        return { kind: 'failed', reason: `the name does not resolve (${answer || 'unknown error'})` };
    return { kind: 'resolved', addresses: [...new Set(answer)] };
}
/** For a connection to a host that is given by its name. */
function lookUpWith(timeoutMs, signal) {
    return (host, options, done) => {
        void resolve(host, timeoutMs, signal).then((found) => {
            const [first] = found.kind === 'resolved' ? found.addresses : [];
            if (found.kind === 'failed' || first === undefined)
                done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
            else if (options.all)
                done(null, found.addresses.map((address) => ({ address, family: (0,external_node_net_.isIP)(address) })));
            else
                done(null, first, (0,external_node_net_.isIP)(first));
        });
    };
}
/** Looks a name up, in a process that has room. */
function lookUp(host) {
    const known = underWay.get(host);
    if (known)
        return known;
    const answer = resolve_limit(() => roomyProcess().lookUp(host)).finally(() => underWay.delete(host));
    underWay.set(host, answer);
    return answer;
}
function roomyProcess() {
    for (const one of processes)
        if (one.underWay() < LOOK_UPS_AT_ONCE)
            return one;
    const started = startLookUps(() => processes.delete(started));
    processes.add(started);
    return started;
}


/***/ })

};
;