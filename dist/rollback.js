'use strict';

require.cache[require.resolve('./index.js')] ??= require.main;

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const index = require('./index.js');
const verification = require('./verification.js');
const changes = require('./changes.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');
require('node:net');
require('node:url');
require('node:child_process');
require('node:string_decoder');

/**
 * Puts the newest backup back, as one set: verified like a deployment, and itself undone when it cannot be verified. The backup is used up by it, so that the next return goes
 * further back.
 *
 * @returns the report, of a failure too: this never throws
 */
async function rollBack(request, context) {
    const run = index.newRun(request, context);
    try {
        await index.working(run, (target) => (request.dryRun ? rehearse(run, target) : returnTo(run, target)));
    }
    catch (error) {
        run.report.error = index.asDeployError(error);
    }
    return run.report;
}
async function returnTo(run, target) {
    await index.owning(run, target, (lock) => withReturn(run, target, lock.state, async (goal, manifest) => {
        if (!index.isUnchanged(goal.plan))
            return changes.rotate(run, goal, lock);
        run.report.files = index.reportFiles(run.request, target, goal.plan, 'returned', null);
        if (goal.expected)
            await index.confirmUnchanged(run, goal.expected);
        changes.useUp(lock.state, manifest);
        run.report.status = 'restored';
    }));
}
/** A dry run: what going back would change, and what is served now. */
async function rehearse(run, target) {
    await index.lookIntoState(target, (state) => withReturn(run, target, state, async ({ plan, expected }) => {
        run.report.files = index.reportFiles(run.request, target, plan, 'would', null);
        if (run.request.verify.endpoints.length > 0) {
            run.log.group('Look at the endpoints');
            await index.phase(run, 'Look', () => verification.look(run, expected));
            verification.tellLook(run, expected?.fingerprint ?? null);
        }
        run.report.status = 'planned';
    }));
}
async function withReturn(run, target, state, use) {
    const { names } = run.request;
    const { folder, manifest } = changes.newestBackup(state, { target: target.identity, credential: index.leafFile(names) });
    const view = index.viewTarget(target, manifest.layout);
    try {
        run.log.group('Compare with the backup');
        run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
        const plan = await index.phase(run, 'Compare', () => changes.planReturn(target, view, folder, manifest));
        index.hideKeys(run, plan);
        index.tellIntents(run.log, target, plan);
        await use(goalOf(run, target, view, plan, manifest), manifest);
    }
    finally {
        index.closeView(view);
    }
}
function goalOf({ request, report }, target, view, plan, manifest) {
    const name = index.leafFile(request.names);
    const expected = index.readExpected(certificateAfter(target, view, plan, name), null);
    report.certificate = expected?.facts ?? null;
    return {
        target,
        view,
        plan,
        expected,
        earlier: index.readExpected(index.readDeployed(target, view, manifest.layout, name), null),
        remedy: null,
        status: 'restored',
        tense: 'returned',
        credential: null,
        tidy: (prepared) => {
            report.backupId = null;
            for (const file of report.files)
                file.backup = null;
            return changes.tidyReturn(prepared, manifest.id);
        },
    };
}
/** The file with the certificate as it will be: out of the backup, or, when the backup goes back to the other layout, the one that is there. */
function certificateAfter(target, view, plan, name) {
    const change = plan.changes.find(({ file }) => file.name === name);
    // What comes back is not in use.
    if (change?.isOutdated)
        return index.readOther(target, view, change.place, name)?.bytes ?? null;
    const gone = !change || change.action === 'remove' || (change.action === 'keep' && change.before.kind === 'absent');
    return gone ? index.readDeployed(target, { ...view, generation: null }, 'in-place', name) : change.file.bytes;
}

exports.rollBack = rollBack;
