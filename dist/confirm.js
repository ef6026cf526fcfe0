'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const index = require('./index.js');
const look = require('./look.js');
const proof = require('./proof.js');
const reload = require('./reload.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');
require('./proxy.js');
require('node:net');
require('./dialogue.js');
require('node:child_process');
require('node:string_decoder');

/**
 * Sees to it that the servers know what the files hold. The disk may have been changed behind a server's back, or a reload have been missed, so one that serves something
 * else is told, and polled as after a write.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or what the signal was aborted with
 */
async function confirmServed(run, expected) {
    const { request, report, log } = run;
    const before = await index.phase(run, 'Look', () => look.look(run, expected));
    if (report.verified) {
        log.info('every endpoint serves the certificate');
        proof.tellMissing(run, expected, report.endpoints);
        return;
    }
    log.notice('the files are as they should be, but not every endpoint serves the certificate');
    const reloads = index.canReload(request.commands);
    if (reloads)
        await index.phase(run, 'Reload', () => reload.reload(run));
    await index.phase(run, 'Verify', () => proof.proveServed(run, expected, before)).catch((error) => {
        throw asStale(error, reloads);
    });
}
/** A proof that failed although there was nothing to write: the files are not what is wrong. */
function asStale(error, reloaded) {
    if (!(error instanceof index.DeployError && error.code === 'VERIFY_FAILED'))
        return error;
    return new index.DeployError(error.code, `the files already were what they should be, but ${error.message}`, reloaded
        ? 'reload-command ran and changed nothing: does it reach this server, and does the server read these files?'
        : 'give a reload-command, so that the server can be told; or does it read other files?', error.cause);
}

exports.confirmServed = confirmServed;
