'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const index = require('./index.js');
const look = require('./look.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');
require('./proxy.js');
require('node:net');
require('./dialogue.js');

/** A dry run: everything short of changing anything. */
async function rehearse(run, target, offer) {
    const expected = index.expectedOf(offer.credential);
    const unfinished = index.seeUnfinished(target);
    if (unfinished === 'here')
        run.log.notice('an earlier deployment did not finish: a real run would roll it back first');
    if (unfinished === 'elsewhere')
        run.log.notice('a deployment to another directory with this state-directory is unfinished: if it died, a real run would be refused until that directory is deployed to');
    await index.phase(run, 'Compare', () => index.compare(run, offer, target, index.tellPlan));
    if (run.request.verify.endpoints.length > 0) {
        run.log.group('Look at the endpoints');
        await index.phase(run, 'Look', () => look.look(run, expected));
        look.tellLook(run, expected.fingerprint);
    }
    run.report.status = 'planned';
}

exports.rehearse = rehearse;
