'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const index = require('./index.js');
const look = require('./look.js');
const rotate = require('./rotate.js');
const node_crypto = require('node:crypto');
const restore = require('./restore.js');
require('node:path');
require('node:fs');
require('node:os');
require('./proxy.js');
require('node:net');
require('./dialogue.js');
require('./reload.js');
require('node:child_process');
require('node:string_decoder');
require('./proof.js');

/*
 * The way back to an earlier backup, as a plan like any other: committed, proven, and undone if it cannot be proven.
 */
/**
 * The newest sealed backup of a target's credential.
 *
 * @throws DeployError NOTHING_TO_RESTORE when there is none
 */
function newestBackup(state, owner) {
    const manifests = state === null ? [] : restore.listBackups(state).flatMap(({ manifest }) => manifest ?? []);
    const newest = manifests.findLast((manifest) => restore.isOf(manifest, owner));
    if (state !== null && newest)
        return { folder: state, manifest: newest };
    throw new index.DeployError('NOTHING_TO_RESTORE', `there is no backup of ${owner.credential}`, 'a backup is kept by every deployment that changed something, unless backup-retention is 0, and is used up by going back to it');
}
/** Removes a backup that the target has been returned to: the next return goes further back. Throws DeployError. */
function useUp(state, { id }) {
    index.doing('the backup cannot be removed', () => index.discardBackup(state, id));
}
/**
 * What going back to a backup would change. The files are taken from it as they are, with all their attributes. What points at others changes first.
 *
 * @throws DeployError TARGET_UNSAFE when the backup is not whole, or a name on the target is taken by something that is not a file
 */
function planReturn(target, view, state, manifest) {
    const set = index.openBackup(state, manifest.id);
    try {
        const changes = index.withConfig(manifest.files
            .map((file) => planFile(target, view, file, readBackup(set, state, manifest.id, file), manifest.id))
            .toReversed());
        for (const { file, place, before, action } of changes)
            if (action !== 'keep')
                index.requireReplaceable(target, place, file.name, before);
        const through = changes.filter(({ place, action }) => place === 'current' && action !== 'keep');
        const carried = through.length > 0 ? index.carriedFiles(target, view, changes) : [];
        const isEmpty = carried.length === 0 &&
            changes.every(({ place, action }) => place === 'directory' || action === 'remove');
        return {
            layout: manifest.layout,
            changes,
            current: through.length === 0 ? 'stays' : isEmpty && manifest.current === null ? 'goes' : 'switches',
            pointersFirst: true,
            carried,
            folders: index.missingFolders(target.files, changes),
            trial: null,
        };
    }
    finally {
        index.closeFolder(set);
    }
}
function readBackup(set, state, id, { role, existed, sha256 }) {
    if (!existed)
        return { kind: 'absent' };
    const path = index.backupPath(state.path, id, role);
    const entry = index.readEntry(set.at(role), path);
    const isWhole = entry.kind === 'file' &&
        (sha256 === null || node_crypto.createHash('sha256').update(entry.bytes).digest('hex') === sha256);
    if (isWhole)
        return entry;
    throw new index.DeployError('TARGET_UNSAFE', `${path} is not what was backed up`, 'it is missing or was changed; remove that backup to go back to the one before it');
}
function planFile(target, view, { role, name, place }, kept, id) {
    const before = index.readPlace(target, view, place, name);
    const source = kept.kind === 'file' ? kept : before;
    const bytes = source.kind === 'file' ? source.bytes : Buffer.alloc(0);
    const attributes = source.kind === 'file'
        ? { uid: source.uid, gid: source.gid, mode: source.mode }
        : { uid: 0, gid: 0, mode: 0 };
    const file = { role, name, bytes, holdsKey: index.holdsKey(role), pointer: place === 'directory' };
    const outdated = kept.kind === 'file' && index.isOutdated(target, view, place, name, kept.writtenMs);
    const isStamped = outdated && before.kind === 'file' && before.writtenMs !== kept.writtenMs;
    const action = isStamped ? 'replace' : actionFor(before, kept);
    return { file, place, before, action, attributes, model: null, backup: id, isOutdated: outdated };
}
function actionFor(before, kept) {
    if (kept.kind === 'absent')
        return before.kind === 'absent' ? 'keep' : 'remove';
    if (before.kind === 'absent')
        return 'create';
    const isSame = before.identity === kept.identity ||
        (before.bytes.equals(kept.bytes) &&
            before.mode === kept.mode &&
            before.uid === kept.uid &&
            before.gid === kept.gid);
    return isSame ? 'keep' : 'replace';
}

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
            return rotate.rotate(run, goal, lock);
        run.report.files = index.reportFiles(run.request, target, goal.plan, 'returned', null);
        if (goal.expected)
            await index.confirmUnchanged(run, goal.expected);
        useUp(lock.state, manifest);
        run.report.status = 'restored';
    }));
}
/** A dry run: what going back would change, and what is served now. */
async function rehearse(run, target) {
    await index.lookIntoState(target, (state) => withReturn(run, target, state, async ({ plan, expected }) => {
        run.report.files = index.reportFiles(run.request, target, plan, 'would', null);
        if (run.request.verify.endpoints.length > 0) {
            run.log.group('Look at the endpoints');
            await index.phase(run, 'Look', () => look.look(run, expected));
            look.tellLook(run, expected?.fingerprint ?? null);
        }
        run.report.status = 'planned';
    }));
}
async function withReturn(run, target, state, use) {
    const { names } = run.request;
    const { folder, manifest } = newestBackup(state, { target: target.identity, credential: index.leafFile(names) });
    const view = index.viewTarget(target, manifest.layout);
    try {
        run.log.group('Compare with the backup');
        run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
        const plan = await index.phase(run, 'Compare', () => planReturn(target, view, folder, manifest));
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
            return restore.tidyReturn(prepared, manifest.id);
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
