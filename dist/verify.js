'use strict';

require.cache[require.resolve('./index.js')] ??= require.main;

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const index = require('./index.js');
const verification = require('./verification.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');
require('node:net');
require('node:url');

/**
 * Looks whether the endpoints serve what they should: the certificate that was given, or else the one on the target. Changes nothing, and takes no lock.
 *
 * @returns the report, of a failure too: this never throws
 */
async function verify(request, context) {
    const run = index.newRun(request, context);
    try {
        await index.working(run, (target) => verifyOn(run, target), 'read');
    }
    catch (error) {
        run.report.error = index.asDeployError(error);
    }
    return run.report;
}
async function verifyOn(run, target) {
    const { log, report } = run;
    log.group('Read the certificate');
    const expected = await index.phase(run, 'Read', () => readCertificate(run, target));
    report.certificate = expected.facts;
    requireValidity(run, expected);
    log.group('Verify');
    const before = await index.phase(run, 'Look', () => verification.look(run, expected));
    verification.tellLook(run, expected.fingerprint);
    await index.phase(run, 'Verify', () => verification.proveServed(run, expected, before));
    report.status = 'verified';
}
async function readCertificate(run, target) {
    const { request, log } = run;
    const given = request.credential === null ? null : index.expectedOf(await readGiven(run, request.credential));
    if (isUnfinished(target))
        log.notice('a deployment to this target is unfinished: what is there may not be what will be');
    const view = index.viewTarget(target, request.layout);
    try {
        const certificate = index.leafFile(request.names);
        const { chain } = request.names;
        const read = (name) => index.readDeployed(target, view, request.layout, name);
        const onDisk = index.readExpected(read(certificate), chain === null ? null : read(chain));
        if (given && onDisk?.fingerprint !== given.fingerprint)
            log.warning(`the target does not hold the certificate: ${onDisk ? `its ${certificate} is ${onDisk.fingerprint}` : `it has no ${certificate}`}`);
        const expected = given ?? onDisk;
        if (expected)
            return expected;
        throw new index.DeployError('CERTIFICATE_INVALID', `${request.target.directory} holds no certificate ${certificate} that can be read`, 'give the certificate that should be served, or name its file in certificate-file or bundle-file');
    }
    finally {
        index.closeView(view);
    }
}
/** Whoever may read the files need not be allowed to look into the state directory, and then cannot tell. */
function isUnfinished(target) {
    try {
        return index.seeUnfinished(target) === 'here';
    }
    catch (error) {
        if (error instanceof index.DeployError && error.code === 'PERMISSION_DENIED')
            return false;
        throw error;
    }
}
async function readGiven(run, given) {
    const { certificate, chain } = await index.unwrap(run, given);
    return index.readCredential(certificate, chain);
}
const DAY_MS = 86_400_000;
function requireValidity({ request, log }, { facts, fingerprint }) {
    const left = facts.notAfter.getTime() - Date.now();
    log.info(`names: ${facts.names.join(', ') || 'none'}`);
    log.info(`fingerprint (SHA-256): ${fingerprint}`);
    log.info(`valid until ${facts.notAfter.toISOString()}: ${Math.floor(left / DAY_MS)} days are left`);
    if (left > request.minValidityMs)
        return;
    throw new index.DeployError('VALIDITY', `the certificate ${left <= 0 ? 'expired' : 'expires'} at ${facts.notAfter.toISOString()}`, 'deploy the renewed one, or lower min-validity');
}

exports.verify = verify;
