"use strict";
exports.id = 379;
exports.ids = [379];
exports.modules = {

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

/***/ 9023:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ DialogueError),
/* harmony export */   i: () => (/* binding */ converse)
/* harmony export */ });
/** Why what is said before TLS leads nowhere. The message is for people, and free of what the other side said. */
class DialogueError extends Error {
    name = 'DialogueError';
}
/** The longest line (RFC 5321, section 4.5.3.1.5, has 512; capabilities of IMAP and Sieve servers get longer), and everything together. */
const MAX_LINE = 8 * 1024;
const MAX_BYTES = 64 * 1024;
/** Begins a talk. Time is the caller's concern: a talk that hangs ends with the connection. */
function converse(socket) {
    let unread = Buffer.alloc(0);
    let total = 0;
    let hasEnded = false;
    let wake = () => undefined;
    const onData = (chunk) => {
        total += chunk.length;
        unread = Buffer.concat([unread, chunk]);
        if (total > MAX_BYTES)
            socket.pause();
        wake();
    };
    const onEnd = () => {
        hasEnded = true;
        wake();
    };
    socket.on('data', onData).on('end', onEnd).on('close', onEnd);
    /** Takes the first bytes, once `measure` can tell from what there is how many (else it returns null). */
    const take = async (measure) => {
        for (;;) {
            const length = measure();
            if (length !== null && length <= unread.length) {
                const taken = unread.subarray(0, length);
                unread = unread.subarray(length);
                return taken;
            }
            if (total > MAX_BYTES)
                throw new DialogueError(`more than ${MAX_BYTES / 1024} KiB came before TLS began`);
            if (hasEnded)
                throw new DialogueError('the connection was closed before TLS began');
            await new Promise((resolve) => {
                wake = resolve;
            });
        }
    };
    return {
        line: async () => {
            const line = await take(() => {
                const end = unread.indexOf('\n');
                if ((end === -1 ? unread.length : end) > MAX_LINE)
                    throw new DialogueError('a line came that is too long');
                return end === -1 ? null : end + 1;
            });
            return line.toString('latin1').replace(/\r?\n$/, '');
        },
        bytes: (count) => take(() => count),
        send: (text) => void socket.write(text),
        end: () => {
            socket.pause().off('data', onData).off('end', onEnd).off('close', onEnd);
            if (unread.length > 0)
                throw new DialogueError('more plain text came where TLS should have begun');
        },
    };
}


/***/ }),

/***/ 8216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether an address is one of this machine's own loopback addresses (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
function isLoopback(address) {
    return address === '::1' || /^127\./.test(address);
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


/***/ }),

/***/ 1257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openTunnel),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   c7: () => (/* binding */ isDirect),
/* harmony export */   ec: () => (/* binding */ proxyName)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _dialogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9023);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8216);



const DEFAULT_PORT = 80;
/**
 * Reads what `HTTPS_PROXY` holds: `http://[user[:password]@]host[:port]`; the scheme may be left out.
 *
 * @returns what is wrong with it, as a string that repeats nothing of it but the scheme
 */
function parseProxy(text) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? 'http';
    if (scheme !== 'http')
        return `a proxy of the kind ${scheme}`;
    let url;
    try {
        url = new URL(text.includes('://') ? text : `http://${text}`);
        if (url.hostname === '')
            return 'no URL';
        const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
        if (/[\r\n\0]/.test(user + password))
            return 'a user or a password with a line end in it';
        const token = Buffer.from(`${user}:${password}`).toString('base64');
        const hasUser = user !== '' || password !== '';
        return {
            proxy: {
                host: url.hostname.replace(/^\[|\]$/g, ''),
                port: url.port === '' ? DEFAULT_PORT : Number(url.port),
                authorization: hasUser ? `Basic ${token}` : null,
            },
            secrets: password === '' ? [] : [...new Set([password, url.password, token])],
        };
    }
    catch {
        return 'no URL';
    }
}
/**
 * Whether an endpoint is reached without the proxy: this machine always is, and so is what `NO_PROXY` lists, with commas or blanks in between. An entry is `*`,
 * a name (which stands for everything below it as well, with or without a dot in front), an address, or a network in CIDR notation; each may end in a port.
 */
function isDirect({ host, port }, noProxy) {
    if (host === 'localhost' || host.endsWith('.localhost') || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(host))
        return true;
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => matches(entry, host, port));
}
function matches(entry, host, port) {
    if (entry === '*')
        return true;
    const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|((?:[^:]*:){2,}[^:]*|[^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
    const place = bracketed ?? plain ?? '';
    if (digits !== undefined && Number(digits) !== port)
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0)
        return isWithin(host, place);
    const name = place.replace(/^\*?\./, '').replace(/\.$/, '');
    return name !== '' && (host === name || host.endsWith(`.${name}`));
}
function isWithin(address, network) {
    const [base = '', bits] = network.split('/', 2);
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(base);
    if (family === 0 || family !== (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address))
        return false;
    const type = family === 6 ? 'ipv6' : 'ipv4';
    const width = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : width + 1;
    if (prefix > width)
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(base, prefix, type);
    return list.check(address, type);
}
/** A proxy's host and port, as people write them. */
function proxyName({ host, port }) {
    return `${(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6 ? `[${host}]` : host}:${port}`;
}
/**
 * Has a proxy open a tunnel (RFC 9110, section 9.3.6). The proxy resolves the name.
 *
 * @throws DialogueError when it does not, in words that follow the proxy's name, with no more of its answer than the number
 */
async function openTunnel(dialogue, { authorization }, host, port) {
    const place = `${(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6 ? `[${host}]` : host}:${port}`;
    const header = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
    dialogue.send(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n${header}\r\n`);
    const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(await dialogue.line())?.[1];
    if (status === undefined)
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_2__/* .DialogueError */ .Z('it does not answer as an HTTP proxy does');
    while ((await dialogue.line()) !== '')
        ;
    if (status === '407')
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_2__/* .DialogueError */ .Z(authorization === null
            ? 'it wants a user and a password (407)'
            : 'it does not take the user and the password (407)');
    if (!status.startsWith('2'))
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_2__/* .DialogueError */ .Z(`it opens no tunnel there (${status})`);
}


/***/ })

};
;
