'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const index = require('./index.js');
const restore = require('./restore.js');
const rotate = require('./rotate.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');
require('node:child_process');
require('./proof.js');
require('./look.js');
require('./proxy.js');
require('node:net');
require('./dialogue.js');
require('./reload.js');
require('node:string_decoder');

/** Puts an offer that was accepted on the target. Throws as `rotate` does. */
async function renew(run, inspection, lock) {
    await rotate.rotate(run, goalOf(run, inspection), lock);
}
function goalOf({ request, report }, { target, view, plan, accepted, warning }) {
    const { names, backupRetention } = request;
    return {
        target,
        view,
        plan,
        expected: index.expectedOf(accepted.credential),
        earlier: accepted.deployed,
        remedy: warning?.remedy ?? null,
        status: 'deployed',
        tense: 'did',
        credential: backupRetention > 0 ? index.leafFile(names) : null,
        tidy: (prepared) => {
            if (backupRetention === 0)
                forgetBackup(report);
            return restore.tidy(prepared, index.leafFile(names), backupRetention);
        },
    };
}
function forgetBackup(report) {
    report.backupId = null;
    for (const file of report.files)
        file.backup = null;
}

exports.renew = renew;
