"use strict";
exports.id = 328;
exports.ids = [328];
exports.modules = {

/***/ 5058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ realSurroundings)
/* harmony export */ });
/* harmony import */ var _verify_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4);
/* harmony import */ var _verify_limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5207);
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(269);



/**
 * The real clock, the real network, and a line in the debug log for every probe.
 *
 * TLS and DNS take a sixth of a start to load, so they are loaded for the first endpoint. A run that changes
 * something observes the endpoints before, and has nothing left to load when it matters.
 */
function realSurroundings({ log }) {
    return {
        now: () => performance.now(),
        idle: _verify_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .idleTime */ .G,
        sleep: async (ms, signal) => {
            const { setTimeout: wait } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8500, 19));
            // The signal only cuts the pause short: the caller checks it next.
            await wait(ms, undefined, { signal }).catch(() => undefined);
        },
        probe: async (target, timeoutMs, signal) => {
            const { probe } = await __webpack_require__.e(/* import() */ 379).then(__webpack_require__.bind(__webpack_require__, 2379));
            return probe(target, timeoutMs, signal);
        },
        resolve: async (host, timeoutMs, signal) => {
            const { resolve } = await __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 2058));
            return resolve(host, timeoutMs, signal);
        },
        onProbe: (report, result) => log.debug(describeProbe(report, result)),
    };
}
function describeProbe(report, result) {
    const { endpoint, address, attempts, elapsedMs, matched, reason } = report;
    const { serverName, proxy } = endpoint;
    const sni = serverName === null ? 'without SNI' : `SNI ${serverName}`;
    const outcome = matched ? 'as expected' : (reason ?? 'as expected so far');
    const seen = result.kind === 'served'
        ? [
            result.protocol,
            `${result.keyType ?? 'unknown'} key`,
            `intermediates: ${result.certificates.length - 1}`,
            result.fingerprint,
        ]
        : ['no certificate'];
    return [
        `probe ${attempts} of ${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_1__/* .endpointName */ .z)(endpoint)} (${address ?? 'unresolved'}), ${sni}, after ${elapsedMs} ms: ${outcome}`,
        ...seen,
        ...(proxy ? [`through the proxy ${(0,_verify_address_js__WEBPACK_IMPORTED_MODULE_2__/* .hostPort */ .Q)(proxy.host, proxy.port)}`] : []),
    ].join(', ');
}


/***/ }),

/***/ 4328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ observeForReport),
/* harmony export */   X2: () => (/* binding */ observationPolicy),
/* harmony export */   ZQ: () => (/* binding */ beforeByAddress),
/* harmony export */   observe: () => (/* binding */ observe),
/* harmony export */   qu: () => (/* binding */ observeBefore)
/* harmony export */ });
/* unused harmony export tellObserved */
/* harmony import */ var _verify_address_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4);
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(269);
/* harmony import */ var _verify_poll_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8195);
/* harmony import */ var _verify_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9820);
/* harmony import */ var _verify_starttls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5313);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5058);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6764);







/**
 * The most time for one address. An observation is for the report, and must not delay the repair of a server.
 */
const OBSERVE_TIMEOUT_MS = 3_000;
/**
 * The same where the server greets first. A mail server may let strangers wait on purpose (postscreen 6 s),
 * and a server that is slow to look up names is slow to greet.
 */
const GREETING_TIMEOUT_MS = 10_000;
/**
 * One probe an address, and not a long one. There is no limit for all together, so that many addresses each
 * get it.
 */
function observationPolicy({ request }) {
    const { endpoints, probeTimeoutMs } = request.verify;
    const areGreeted = endpoints.some(({ protocol }) => _verify_starttls_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOCOLS */ .yv[protocol].start !== null);
    return {
        timeoutMs: Number.POSITIVE_INFINITY,
        probeTimeoutMs: Math.min(areGreeted ? GREETING_TIMEOUT_MS : OBSERVE_TIMEOUT_MS, probeTimeoutMs),
        attempts: 1,
        backoffMs: 0,
        maxBackoffMs: 0,
    };
}
/**
 * Observes each address once: for the report, and for proving an undo later. No failure is an error.
 *
 * @param leaf the certificate that should be served, now or later
 * @param keyType the type of key to ask for
 * @param judgeFor judges the certificates that come with the leaf
 * @returns one entry an address that served something
 */
async function observe(run, leaf, keyType = leaf?.keyType ?? null, judgeFor = () => null) {
    const { request, report, signal } = run;
    const surroundings = (0,_network_js__WEBPACK_IMPORTED_MODULE_2__/* .realSurroundings */ .y)(run);
    const expectation = {
        keyType,
        fingerprints: leaf === null ? [] : [leaf.fingerprint],
        policy: observationPolicy(run),
    };
    const subjects = request.verify.endpoints.map((endpoint) => ({
        endpoint: { ...endpoint, matches: 1 },
        known: new Map(),
        otherwise: { ...expectation, judge: judgeFor(endpoint) },
    }));
    const observed = await (0,_verify_poll_js__WEBPACK_IMPORTED_MODULE_0__/* .poll */ .w)(subjects, surroundings, signal);
    signal.throwIfAborted();
    for (const one of observed)
        one.before = one.fingerprint;
    report.endpoints = observed;
    report.endpointsAfterUndo = null;
    report.verified = observed.length > 0 ? (0,_verify_report_js__WEBPACK_IMPORTED_MODULE_4__/* .isProven */ .nn)(observed) : null;
    return observed.flatMap((one) => servedBefore(one, keyType) ?? []);
}
/** The record of an observed address for the journal; null when nothing was served there. */
function servedBefore({ endpoint, address, fingerprint }, keyType) {
    if (address === null || fingerprint === null)
        return null;
    const { serverName } = endpoint;
    return { endpoint: (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .endpointName */ .z)(endpoint), address, serverName, fingerprint, keyType };
}
/** The records of one endpoint, by address. */
function beforeByAddress(before, endpoint) {
    const name = (0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .endpointName */ .z)(endpoint);
    const ofEndpoint = before.filter((served) => served.endpoint === name && served.serverName === endpoint.serverName);
    return new Map(ofEndpoint.map((served) => [served.address, served]));
}
/**
 * Step 4: observe the endpoints once, before anything changes.
 *
 * @returns one entry an address that served something, for proving an undo
 */
async function observeBefore(run, { expected, earlier }) {
    // An undo brings the earlier leaf back. So its type of key is asked for, before and after.
    const before = await observeForReport(run, expected, earlier ?? expected);
    // The certificate served beforehand proves nothing about the one to come.
    if (run.request.verify.endpoints.length > 0)
        run.report.verified = false;
    return before;
}
/** Observes the endpoints, and logs the certificates that they serve. Does nothing when none is named. */
async function observeForReport(run, expected, sameKeyAs = expected) {
    if (run.request.verify.endpoints.length === 0)
        return [];
    run.log.group('Observe the endpoints');
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .phase */ .Oi)(run, 'Observe', () => observe(run, expected, sameKeyAs?.keyType ?? null));
    tellObserved(run, expected?.fingerprint ?? null);
    return before;
}
/** Logs the result of an observation. */
function tellObserved({ request, log, report }, fingerprint) {
    for (const endpoint of request.verify.endpoints) {
        const { proxy } = endpoint;
        if (proxy)
            log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .endpointName */ .z)(endpoint)} is reached through the proxy ${(0,_verify_address_js__WEBPACK_IMPORTED_MODULE_6__/* .hostPort */ .Q)(proxy.host, proxy.port)}`);
    }
    for (const one of report.endpoints)
        log.info(`${(0,_verify_name_js__WEBPACK_IMPORTED_MODULE_5__/* .addressName */ .Y)(one)}: ${describe(one, fingerprint)}`);
}
function describe({ fingerprint, reason }, wanted) {
    if (fingerprint === null)
        return `serves nothing yet: ${reason}`;
    if (fingerprint !== wanted)
        return `serves ${fingerprint}`;
    return reason === null ? 'serves the certificate already' : `serves the certificate, but ${reason}`;
}


/***/ }),

/***/ 7284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ DialogueError),
/* harmony export */   i: () => (/* binding */ converse)
/* harmony export */ });
/**
 * A talk before TLS that leads nowhere. The message is for people, and repeats nothing from the other side.
 */
class DialogueError extends Error {
    name = 'DialogueError';
}
/**
 * RFC 5321, section 4.5.3.1.5, allows lines of 512 bytes. Capabilities of IMAP and Sieve servers get longer.
 */
const MAX_LINE = 8 * 1024;
/** Everything together. */
const MAX_BYTES = 64 * 1024;
/**
 * Begins a talk. It has no timeout of its own: a talk that hangs ends when the caller closes the connection.
 */
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
    /** Takes the first bytes. `measure` tells how many, or null while it takes more bytes to tell. */
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

/***/ 5207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ idleTime),
/* harmony export */   T: () => (/* binding */ limiter)
/* harmony export */ });
/** How long this process had nothing to do since it began, in milliseconds. */
function idleTime() {
    return performance.eventLoopUtilization().idle;
}
/** The share of the latest task in the usual duration. */
const LATEST = 0.1;
/**
 * Limits how many tasks run at the same time. Tasks that hang make room for others, so that they do not hold
 * up those behind them. Where all tasks are slow, none hangs: more of them at once would only be slower. So
 * only the time counts in which this process was idle. While it is busy, a task may be waiting for it.
 */
function limiter({ busy, open, hangsAfterMs }, { idle, sleep }) {
    /** Since when each task runs, in idle time. */
    const running = new Map();
    const waiting = [];
    let usualMs = 0;
    let isTimed = false;
    const hangTimeMs = () => Math.max(hangsAfterMs, 2 * usualMs);
    const hasRoom = () => {
        if (running.size < busy)
            return true;
        const hangsSince = idle() - hangTimeMs();
        return running.size < open && [...running.values()].filter((begun) => begun > hangsSince).length < busy;
    };
    const admit = () => {
        while (waiting.length > 0 && hasRoom())
            waiting.shift()?.();
        if (waiting.length > 0 && running.size < open)
            void admitLater();
    };
    /** A task that begins to hang tells nobody, so the clock does. */
    const admitLater = async () => {
        if (isTimed)
            return;
        isTimed = true;
        await sleep(hangsAfterMs, NEVER);
        isTimed = false;
        admit();
    };
    return async (task) => {
        const self = Symbol();
        await new Promise((resolve) => {
            waiting.push(() => {
                running.set(self, idle());
                resolve();
            });
            admit();
        });
        const begun = idle();
        try {
            return await task();
        }
        finally {
            const tookMs = idle() - begun;
            // A task that hung until its timeout says nothing about the others.
            if (tookMs < 2 * hangTimeMs())
                usualMs += LATEST * (tookMs - usualMs);
            running.delete(self);
            admit();
        }
    };
}
const NEVER = new AbortController().signal;


/***/ }),

/***/ 8195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5207);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9820);


/**
 * So many handshakes keep a processor busy without slowing each other down much. All probes together stay
 * well below 1,024 open files, which is the lowest limit in use.
 */
const LIMITS = { busy: 128, open: 768, hangsAfterMs: 500 };
/** Time kept for the last probe, in milliseconds: a pause never runs into the end. */
const LAST_PROBE_MS = 100;
const BACKOFF_GROWTH = 1.5;
/**
 * The share of the time already waited that a pause may take. A tenth is the most that may be lost; the rest
 * of it is for the probe itself.
 */
const PATIENT_SHARE = 1 / 12;
/**
 * Probes every address of every endpoint until it has won, the time is up, its attempts are used, or the
 * signal is aborted. An endpoint does not wait for the names of others.
 *
 * @returns one report an address, in the order of the subjects; a name that did not resolve has one without
 *   an address
 */
async function poll(subjects, surroundings, signal) {
    const round = {
        surroundings,
        signal,
        started: surroundings.now(),
        limit: (0,_limit_js__WEBPACK_IMPORTED_MODULE_0__/* .limiter */ .T)(LIMITS, surroundings),
        winners: new Set(),
    };
    const reports = await Promise.all(subjects.map((subject) => pollEndpoint(subject, round)));
    return reports.flat();
}
async function pollEndpoint({ endpoint, known, otherwise }, round) {
    const found = await findAddresses(endpoint, otherwise.policy, round);
    const addresses = found.kind === 'resolved' ? found.addresses : [null];
    const others = [...known.keys()].filter((address) => !addresses.includes(address));
    const watches = [...addresses, ...others].map((address) => {
        const isGone = found.kind === 'resolved' && address !== null && !addresses.includes(address);
        const reason = found.kind === 'failed' && address === null ? found.reason : null;
        return { endpoint, address, reason, isGone, expectation: known.get(address ?? '') ?? otherwise };
    });
    return Promise.all(watches.map((watch) => pollAddress(watch, round)));
}
/** Behind a proxy, which resolves names itself, the host stands for its addresses. */
async function findAddresses(endpoint, policy, round) {
    if (endpoint.proxy)
        return { kind: 'resolved', addresses: [endpoint.host] };
    return round.surroundings.resolve(endpoint.host, timeLeft(policy, round), round.signal);
}
async function pollAddress(watch, round) {
    const { surroundings, signal, limit, winners } = round;
    const { endpoint, expectation } = watch;
    const { policy } = expectation;
    const started = surroundings.now();
    const deadline = round.started + policy.timeoutMs;
    const report = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .newEndpointReport */ .sU)(watch);
    let pause = Math.min(policy.backoffMs, policy.maxBackoffMs);
    let won = 0;
    while (!signal.aborted) {
        const isLate = () => surroundings.now() >= deadline && report.attempts > 0;
        const result = await limit(async () => signal.aborted || isLate() ? null : probeOnce(watch, report, round));
        // A probe that was cut off by a cancellation says nothing about the server.
        if (result === null || (signal.aborted && result.kind !== 'served'))
            break;
        // Nor does one that the end of the time cut off, when there were others that had their time.
        const isCutOff = result.kind === 'failed' && report.attempts > 0 && surroundings.now() >= deadline - 1;
        if (isCutOff)
            report.attempts += 1;
        else
            (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .enterResult */ .YR)(report, result, expectation.fingerprints, expectation.judge);
        won = result.kind === 'served' && report.last === 'expected' ? won + 1 : 0;
        report.elapsedMs = Math.round(surroundings.now() - started);
        report.matched = won >= endpoint.matches;
        if (report.matched)
            winners.add(endpoint);
        surroundings.onProbe(report, result);
        if ((0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .refusesLoopback */ .Dg)(report) && winners.has(endpoint))
            break;
        if (report.matched || report.last === 'unreachable' || report.attempts >= policy.attempts)
            break;
        if (report.isGone && result.kind !== 'served')
            break;
        if (won > 0)
            continue;
        const rest = deadline - LAST_PROBE_MS - surroundings.now();
        if (rest <= 0)
            break;
        await surroundings.sleep(Math.min(pause, rest, longestPause(policy, surroundings.now() - started)), signal);
        pause = Math.min(pause * BACKOFF_GROWTH, policy.maxBackoffMs);
    }
    return report;
}
/** One probe. A name that did not resolve may do so by now; the first of its addresses then stands for it. */
async function probeOnce(watch, report, round) {
    const { surroundings, signal } = round;
    const { policy, keyType } = watch.expectation;
    if (report.address === null) {
        // The first look-up was made already.
        if (report.attempts === 0)
            return unresolved(watch.reason ?? 'the name does not resolve');
        const found = await surroundings.resolve(watch.endpoint.host, timeLeft(policy, round), signal);
        if (found.kind === 'failed')
            return unresolved(watch.reason ?? found.reason);
        report.address = found.addresses[0] ?? null;
    }
    if (report.address === null)
        return unresolved('the name has no address');
    const target = { ...watch.endpoint, address: report.address, keyType };
    return surroundings.probe(target, timeLeft(policy, round), signal);
}
/** The time for one probe or one look-up, in milliseconds. */
function timeLeft(policy, { surroundings, started }) {
    const left = started + policy.timeoutMs - surroundings.now();
    return Math.max(1, Math.round(Math.min(policy.probeTimeoutMs, left)));
}
function unresolved(reason) {
    return { kind: 'failed', reason, refused: false, ended: false, refusedOffer: false };
}
/**
 * The longest pause after so many milliseconds. Probes that are counted keep to their schedule, however
 * little of the time it takes.
 */
function longestPause({ attempts, backoffMs }, waitedMs) {
    return Number.isFinite(attempts) ? Number.POSITIVE_INFINITY : Math.max(backoffMs, waitedMs * PATIENT_SHARE);
}


/***/ }),

/***/ 5313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yv: () => (/* binding */ PROTOCOLS),
  B_: () => (/* binding */ isProtocol)
});

// UNUSED EXPORTS: UPGRADES

// EXTERNAL MODULE: ./build/verify/dialogue.js
var verify_dialogue = __webpack_require__(7284);
;// CONCATENATED MODULE: ./build/verify/mysql.js
/*
 * MySQL's client/server protocol, as far as TLS: "Protocol::HandshakeV10" and "Protocol::SSLRequest" in the
 * manual of its source code; MariaDB's documentation, "Connecting", has the same. The server greets, and the
 * client answers with the first half of a login, which asks for TLS. Nobody logs in.
 */

const CLIENT_PROTOCOL_41 = 1 << 9;
const CLIENT_SSL = 1 << 11;
const CLIENT_SECURE_CONNECTION = 1 << 15;
/** A server that greets with this byte refuses: "ERR_Packet". Its error code follows. */
const ERROR = 0xff;
const PROTOCOL_VERSION = 10;
/** Of a packet that the client can take, in bytes; no packet follows. */
const MAX_PACKET = 1 << 24;
/** utf8mb4_general_ci, which every server knows. */
const CHARACTER_SET = 45;
/** A greeting is some 80 bytes long, an error at most 512 and its header. */
const MAX_GREETING = 1024;
const NOT_MYSQL = 'the server does not greet as MySQL does';
/** Has a server of MySQL or MariaDB begin TLS. Rejects with DialogueError. */
async function startMysql(dialogue) {
    const greeting = await readGreeting(dialogue);
    if (greeting[0] === ERROR) {
        const code = greeting.length >= 3 ? ` with the error ${greeting.readUInt16LE(1)}` : '';
        throw new verify_dialogue/* DialogueError */.Z(`the server refuses this client${code}`);
    }
    if ((capabilitiesOf(greeting) & CLIENT_SSL) === 0)
        throw new verify_dialogue/* DialogueError */.Z('the server has TLS switched off');
    const request = Buffer.alloc(4 + 32);
    request.writeUIntLE(32, 0, 3);
    request.writeUInt8(1, 3);
    request.writeUInt32LE(CLIENT_SSL | CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION, 4);
    request.writeUInt32LE(MAX_PACKET, 8);
    request.writeUInt8(CHARACTER_SET, 12);
    dialogue.send(request);
}
/** The payload of the first packet: three bytes of length, a sequence number that is 0, and so many bytes. */
async function readGreeting(dialogue) {
    const header = await dialogue.bytes(4);
    const length = header.readUIntLE(0, 3);
    if (header[3] !== 0 || length === 0 || length > MAX_GREETING)
        throw new verify_dialogue/* DialogueError */.Z(NOT_MYSQL);
    return dialogue.bytes(length);
}
/**
 * The lower half of the capabilities. It follows the version's text, a thread id, eight bytes of salt and a
 * filler.
 */
function capabilitiesOf(greeting) {
    const version = greeting.indexOf(0, 1);
    const at = version + 1 + 4 + 8 + 1;
    if (greeting[0] !== PROTOCOL_VERSION || version === -1 || at + 2 > greeting.length)
        throw new verify_dialogue/* DialogueError */.Z(NOT_MYSQL);
    return greeting.readUInt16LE(at);
}

;// CONCATENATED MODULE: ./build/verify/starttls.js
/*
 * The beginning of TLS in protocols that begin in plain text. Each upgrade is one small function: it speaks
 * the plain part of the protocol, and returns when the next byte may be the first of a handshake. Answers are
 * checked only as far as that takes. They are never repeated: only numbers of them come into a message.
 */


/** The protocols that begin in plain text. */
const UPGRADES = {
    smtp: { port: 25, start: startSmtp },
    imap: { port: 143, start: startImap },
    pop3: { port: 110, start: startPop3 },
    sieve: { port: 4190, start: startSieve },
    ftp: { port: 21, start: startFtp },
    ldap: { port: 389, start: startLdap },
    postgres: { port: 5432, start: startPostgres },
    mysql: { port: 3306, start: startMysql },
};
/** The protocols that an endpoint may name. Those where TLS begins at once differ in their port alone. */
const PROTOCOLS = {
    tls: { port: 443, start: null },
    https: { port: 443, start: null },
    smtps: { port: 465, start: null },
    imaps: { port: 993, start: null },
    pop3s: { port: 995, start: null },
    ldaps: { port: 636, start: null },
    ftps: { port: 990, start: null },
    ...UPGRADES,
};
/** Whether a word is the name of a protocol. */
function isProtocol(word) {
    return Object.hasOwn(PROTOCOLS, word);
}
/**
 * RFC 3207. The name in EHLO is one that nobody has (RFC 6761, section 6.4): the server's opinion of this
 * machine does not matter.
 */
async function startSmtp(dialogue) {
    expectCode(await reply(dialogue), 220, 'the server greets');
    dialogue.send('EHLO rotate-certificate.invalid\r\n');
    const offer = await reply(dialogue);
    expectCode(offer, 250, 'the server answers EHLO');
    if (!offer.texts.some((text) => /^STARTTLS\s*$/i.test(text)))
        throw new verify_dialogue/* DialogueError */.Z('the server does not offer STARTTLS');
    dialogue.send('STARTTLS\r\n');
    expectCode(await reply(dialogue), 220, 'the server answers STARTTLS');
}
/** RFC 4217. */
async function startFtp(dialogue) {
    let greeting = await reply(dialogue);
    // "Service ready in nnn minutes" announces another greeting (RFC 959, section 5.4).
    if (greeting.code === 120)
        greeting = await reply(dialogue);
    expectCode(greeting, 220, 'the server greets');
    dialogue.send('AUTH TLS\r\n');
    expectCode(await reply(dialogue), 234, 'the server answers AUTH TLS');
}
/** RFC 9051, section 6.2.1. */
async function startImap(dialogue) {
    const greeting = await dialogue.line();
    if (/^\* PREAUTH\b/i.test(greeting))
        throw new verify_dialogue/* DialogueError */.Z('the server greets as to one who has logged in, so it takes no STARTTLS');
    expect(/^\* OK\b/i.test(greeting), 'the server does not greet as IMAP does');
    dialogue.send('a STARTTLS\r\n');
    let line = await dialogue.line();
    // Untagged lines tell of other things.
    while (line.startsWith('* '))
        line = await dialogue.line();
    expect(/^a OK\b/i.test(line), 'the server refuses STARTTLS');
}
/** RFC 2595, section 4. */
async function startPop3(dialogue) {
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server does not greet as POP3 does');
    dialogue.send('STLS\r\n');
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server refuses STLS');
}
/**
 * RFC 5804, sections 1.7 and 2.2. The greeting is a list of capabilities, one a line, and ends with the
 * answer.
 */
async function startSieve(dialogue) {
    let offered = false;
    let line = await sieveLine(dialogue);
    for (; line.startsWith('"'); line = await sieveLine(dialogue))
        offered ||= /^"STARTTLS"/i.test(line);
    expect(/^OK\b/i.test(line), 'the server does not greet as ManageSieve does');
    expect(offered, 'the server does not offer STARTTLS');
    dialogue.send('STARTTLS\r\n');
    expect(/^OK\b/i.test(await sieveLine(dialogue)), 'the server refuses STARTTLS');
}
/**
 * A line that may end in a string given by its length (RFC 5804, section 1.2). The string does not matter
 * here.
 */
async function sieveLine(dialogue) {
    let line = await dialogue.line();
    for (;;) {
        const length = /\{(\d{1,5})\+?\}$/.exec(line.slice(-8))?.[1];
        if (length === undefined)
            return line;
        await dialogue.bytes(Number(length));
        line = line.slice(0, line.lastIndexOf('{')) + (await dialogue.line());
    }
}
/** RFC 4511, section 4.14: an extended request with the message id 1, and its answer. */
async function startLdap(dialogue) {
    const name = Buffer.from('1.3.6.1.4.1.1466.20037');
    const request = [0x77, name.length + 2, 0x80, name.length, ...name];
    dialogue.send(Uint8Array.from([0x30, request.length + 3, 2, 1, 1, ...request]));
    const message = taking(await starttls_element(dialogue.bytes, 0x30));
    const id = await starttls_element(message, 0x02);
    const response = taking(await starttls_element(message, 0x78));
    const result = (await starttls_element(response, 0x0a))[0];
    expect(id.length === 1 && id[0] === 1 && result !== undefined, NOT_LDAP);
    if (result !== 0)
        throw new verify_dialogue/* DialogueError */.Z(`the server refuses STARTTLS with the result code ${result}`);
}
const NOT_LDAP = 'the server does not answer as LDAP does';
/** The content of a BER element, its length in the short or the long form (X.690, section 8.1.3). */
async function starttls_element(take, tag) {
    const [found, first = 0] = await take(2);
    const more = first & 0x80 ? first & 0x7f : 0;
    expect(found === tag && first !== 0x80 && more <= 4, NOT_LDAP);
    return take(more === 0 ? first : (await take(more)).readUIntBE(0, more));
}
function taking(bytes) {
    let at = 0;
    return async (count) => {
        expect(at + count <= bytes.length, NOT_LDAP);
        at += count;
        return bytes.subarray(at - count, at);
    };
}
/** The Frontend/Backend Protocol of PostgreSQL: SSLRequest, and one byte for an answer. */
async function startPostgres(dialogue) {
    dialogue.send(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
    const answer = (await dialogue.bytes(1)).toString('latin1');
    if (answer === 'N')
        throw new verify_dialogue/* DialogueError */.Z('the server has TLS switched off');
    expect(answer === 'S', 'the server does not answer as PostgreSQL does');
}
/**
 * The last line has a blank or nothing behind the number. Lines before it have a hyphen, and in FTP anything.
 */
async function reply(dialogue) {
    let line = await dialogue.line();
    const code = /^\d{3}(?=[ -]|$)/.exec(line)?.[0];
    if (code === undefined)
        throw new verify_dialogue/* DialogueError */.Z('the server does not speak this protocol');
    const texts = [line.slice(4)];
    while (!(line.startsWith(code) && (line.length === 3 || line[3] === ' '))) {
        line = await dialogue.line();
        texts.push(line.slice(4));
    }
    return { code: Number(code), texts };
}
function expectCode({ code }, wanted, what) {
    if (code !== wanted)
        throw new verify_dialogue/* DialogueError */.Z(`${what} with ${code} instead of ${wanted}`);
}
function expect(isThere, otherwise) {
    if (!isThere)
        throw new verify_dialogue/* DialogueError */.Z(otherwise);
}


/***/ })

};
;