'use strict';

require.cache[require.resolve('./index.js')] ??= require.main;

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const index = require('./index.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');

/**
 * The post step's part: undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
 *
 * @param certificateName the file that holds the certificate of the deployment
 * @returns the report; `recovered` tells whether something was undone. Never throws
 */
async function recover(request, certificateName, context) {
    const run = index.newRun(request, context);
    const { report } = run;
    try {
        await recoverTarget(run, certificateName);
        if (report.recovered)
            report.status = 'rolled-back';
    }
    catch (error) {
        report.error = index.asDeployError(error);
    }
    return report;
}
async function recoverTarget(run, certificateName) {
    await index.working(run, async (target) => {
        if (!index.stateHolds(target, '.'))
            return;
        // There is one journal at a time: this one tells that the main step wrote none.
        if (index.seeUnfinished(target) === 'elsewhere')
            return;
        const lock = await index.takeLock(run, target, null).catch((error) => leaveToHolder(run, target, error));
        if (lock === null)
            return;
        try {
            await index.recoverUnfinished(run, target, lock, certificateName);
        }
        finally {
            lock.release();
        }
    });
}
/** Somebody else is at work on the target, and has begun, or will begin, with what is to be done here. */
function leaveToHolder({ log, report }, target, error) {
    if (!(error instanceof index.DeployError && error.code === 'LOCKED'))
        throw error;
    if (index.seeUnfinished(target) !== 'here') {
        log.info(`${error.message}; nothing is unfinished there`);
        return null;
    }
    report.unfinished = true;
    throw new index.DeployError(error.code, `what is unfinished could not be rolled back: ${error.message}`, 'whoever holds the lock rolls it back first: look how that deployment ends', error);
}

exports.recover = recover;
