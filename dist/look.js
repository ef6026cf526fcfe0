'use strict';

const proxy = require('./proxy.js');

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
    return result.kind === 'failed' && result.refused && address !== null && proxy.isLoopback(address);
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
        (report.refused && report.fingerprint === null && report.address !== null && proxy.isLoopback(report.address));
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
            const { setTimeout: wait } = await import('node:timers/promises');
            // The signal only cuts the pause short: whoever waits looks at it next.
            await wait(ms, undefined, { signal: cancelled }).catch(() => undefined);
        },
        probe: async (target, timeoutMs, cancelled) => {
            const { probe } = await Promise.resolve().then(() => require('./probe.js'));
            return probe(target, timeoutMs, cancelled);
        },
        resolve: async (host) => {
            const { resolve } = await Promise.resolve().then(() => require('./resolve.js'));
            return resolve(host, request.verify.probeTimeoutMs, signal);
        },
        onProbe: (report, result) => {
            const { proxy: proxy$1 } = request.verify.endpoints.find(({ name }) => name === report.endpoint) ?? {};
            log.debug(describe(report, result) + (proxy$1 ? `, through the proxy ${proxy.proxyName(proxy$1)}` : ''));
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
    const tools = instruments(run, run.signal);
    const endpoints = run.request.verify.endpoints.map((endpoint) => ({ ...endpoint, matches: 1 }));
    const watches = await watchAddresses(endpoints, () => ({ keyType, expected: (served) => served === leaf?.fingerprint }), tools);
    const seen = await poll(watches, glance(run), tools, run.signal);
    run.signal.throwIfAborted();
    const before = seen.flatMap(({ endpoint, address, serverName, fingerprint: served }) => address === null || served === null
        ? []
        : [{ endpoint, address, serverName, fingerprint: served, keyType }]);
    run.report.endpoints = withBefore(seen, before);
    run.report.verified = seen.length > 0 ? isProven(seen) : null;
    return before;
}
/** Tells what a look showed. */
function tellLook({ request, log, report }, fingerprint) {
    for (const { name, proxy: proxy$1 } of request.verify.endpoints)
        if (proxy$1)
            log.info(`${name} is reached through the proxy ${proxy.proxyName(proxy$1)}`);
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

exports.glance = glance;
exports.instruments = instruments;
exports.isExcused = isExcused;
exports.isProven = isProven;
exports.look = look;
exports.poll = poll;
exports.servedAt = servedAt;
exports.tellLook = tellLook;
exports.watchAddresses = watchAddresses;
exports.whereOf = whereOf;
exports.withBefore = withBefore;
exports.withoutType = withoutType;
