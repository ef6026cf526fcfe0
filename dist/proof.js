'use strict';

const index = require('./index.js');
const look = require('./look.js');

/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @throws DeployError VERIFY_FAILED when one has not, or what the signal was aborted with
 */
async function proveServed(run, expected, before) {
    const { request, report, log, signal } = run;
    const tools = look.instruments(run, signal);
    const watches = await look.watchAddresses(request.verify.endpoints, () => ({ keyType: expected.keyType, expected: (served) => served === expected.fingerprint }), tools);
    const reports = look.withBefore(await look.poll(watches, request.verify, tools, signal), before);
    report.endpoints = reports;
    report.verified = look.isProven(reports);
    signal.throwIfAborted();
    for (const result of reports) {
        const effort = `${probes(result.attempts)}, ${result.elapsedMs} ms`;
        if (result.matched)
            log.info(`${look.whereOf(result)} serves the certificate: ${effort}, ${result.protocol}`);
        else if (look.isExcused(result, reports))
            log.notice(`${look.whereOf(result)} was left out: ${result.reason}; another address proves the endpoint`);
        else
            log.info(`${look.whereOf(result)} does not serve the certificate: ${result.reason}; ${effort}`);
    }
    tellMissing(run, expected, reports);
    const failed = reports.filter((result) => !result.matched && !look.isExcused(result, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new index.DeployError('VERIFY_FAILED', describeFailure(first) + others, remedyFor(first));
}
/** Warns of intermediates that are not served: a client that does not hold an intermediate already cannot build the chain without it (RFC 8446, section 4.4.2). */
function tellMissing({ log }, { chain }, reports) {
    for (const report of reports) {
        const missing = report.matched
            ? chain.filter(({ fingerprint }) => !report.chain.includes(fingerprint))
            : [];
        for (const { subject } of missing)
            log.warning(`${look.whereOf(report)} serves the certificate without its intermediate ${subject}`);
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
    const known = (endpoint, address) => look.servedAt(before, { endpoint: endpoint.name, address, serverName: endpoint.serverName });
    const wanted = (endpoint, address) => {
        const then = known(endpoint, address);
        return {
            keyType: (then ?? earlier)?.keyType ?? null,
            expected: (served) => served === then?.fingerprint || served === earlier?.fingerprint,
        };
    };
    const tools = look.instruments(run, signal);
    const watches = await look.watchAddresses(run.request.verify.endpoints, wanted, tools);
    const served = watches.filter(({ endpoint, address }) => known(endpoint, address) !== null);
    const silent = watches.filter(({ endpoint, address }) => known(endpoint, address) === null);
    // An address that did not answer before the deployment either is not waited for.
    const reports = (await Promise.all([
        look.poll(served, run.request.verify, tools, signal),
        look.poll(silent, look.glance(run), tools, signal),
    ])).flat();
    for (const report of reports) {
        const what = report.matched
            ? `serves the earlier certificate again: ${short(report.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${report.reason ?? 'the time was up'}`;
        run.log.info(`${look.whereOf(report)} ${what}`);
    }
    return look.isProven(reports);
}
function describeFailure(result) {
    const what = result.other
        ? `serves ${short(result.fingerprint)} and not the certificate${look.withoutType(result)}`
        : `was not seen to serve the certificate: ${result.reason ?? 'no probe was made'}`;
    return `${look.whereOf(result)} ${what}, after ${probes(result.attempts)} in ${(result.elapsedMs / 1000).toFixed(1)} s`;
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
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}

exports.proveRestored = proveRestored;
exports.proveServed = proveServed;
exports.tellMissing = tellMissing;
