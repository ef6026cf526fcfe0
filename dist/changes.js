'use strict';

require.cache[require.resolve('./index.js')] ??= require.main;

const index = require('./index.js');
const verification = require('./verification.js');
const fs = require('node:fs');
const node_path = require('node:path');
const node_child_process = require('node:child_process');
const node_string_decoder = require('node:string_decoder');
const net = require('node:net');

/*
 * Access control lists, extended attributes and security labels, which Node can neither read nor write: programs of the machine carry them over.
 */
/**
 * Puts the attributes of files onto others of the same name in another folder: access control lists, extended attributes and security labels, which Node can
 * neither read nor write, and with them owner, mode and times.
 *
 * @param sources paths of the files to take attributes from
 * @param folder path of the folder with the files to put them on
 * @returns null, or why it could not be tried: there is no GNU cp
 * @throws DeployError WRITE_FAILED when they could not be carried over
 */
function carryAttributes(sources, folder) {
    return sources.length === 0 ? null : copyAttributes([`--target-directory=${folder}`, '--', ...sources]);
}
/** As `carryAttributes`, from one file to another. */
function carryAttributesTo(source, file) {
    return copyAttributes(['--no-target-directory', '--', source, file]);
}
/** Only GNU cp knows these options. Whatever else fails would lose what a file had, and is not passed over. */
function copyAttributes(operands) {
    if (process.platform !== 'linux')
        return null;
    const { status, error, stderr } = node_child_process.spawnSync('cp', ['--attributes-only', '--preserve=all', '--no-dereference', ...operands], {
        env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status === 0)
        return null;
    if (error)
        return `cp could not be started: ${error.message}`;
    if (/unrecogni[sz]ed option|invalid option|usage:/i.test(stderr))
        return 'cp is not that of GNU coreutils';
    throw new index.DeployError('WRITE_FAILED', 'access control lists, extended attributes or labels of the earlier files cannot be carried over', 'run the job as a user who may set them, or take them off the files (getfacl, getfattr)');
}
/** A line that plain permission bits cannot say. */
const MORE_THAN_BITS = /^(?:(?:user|group):[^:\s]+:|mask:)/m;
/**
 * Adds the access control list of a folder to that of another one, if it has one that says more than permission bits do. Uses getfacl and setfacl, since cp has no
 * way to do it; without getfacl nobody can tell whether there is one, and nothing happens.
 *
 * @param from path of the folder to take it from
 * @param to path of the folder to put it on
 * @throws DeployError WRITE_FAILED when there is one that cannot be put on
 */
function carryFolderAcl(from, to) {
    if (process.platform !== 'linux')
        return;
    const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
    const options = ['--omit-header', '--numeric', '--no-effective', '--absolute-names', '--', from];
    const { stdout } = node_child_process.spawnSync('getfacl', options, {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (!MORE_THAN_BITS.test(stdout ?? ''))
        return;
    const { status } = node_child_process.spawnSync('setfacl', ['--modify-file=-', '--', to], {
        env,
        input: stdout,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status === 0)
        return;
    throw new index.DeployError('WRITE_FAILED', 'the access control list of a folder cannot be carried over to a new one', 'setfacl is needed for that, and a file system that has such lists');
}

/** Makes a directory that lets in whom another one lets in: same mode and access control list, and same owner where that can be set. */
function ensureSubfolderLike(parent, name, like) {
    if (!index.ensureSubfolder(parent, name, 0o700))
        return;
    const made = index.openSubfolder(parent, name);
    try {
        adoptOwner(made, like);
    }
    finally {
        index.closeFolder(made);
    }
}
/** Gives a directory the owner, the access control list and the mode of another one. Where the owner cannot be given away, the group alone, if that can. */
function adoptOwner(folder, like) {
    const made = fs.fstatSync(folder.fd);
    const { uid, gid, mode } = fs.fstatSync(like.fd);
    // EPERM: not ours to give away. A member may still set the group (chown(2)); without that, too, the mode lets the same people in, save for the owner and the group.
    if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(folder, uid, gid) && made.gid !== gid)
        chownIfAllowed(folder, made.uid, gid);
    // The list comes first: with one, the mode's group bits are no permission of the group but the most that anybody on it gets (acl(5)).
    carryFolderAcl(like.at('.'), folder.at('.'));
    fs.fchmodSync(folder.fd, mode & 0o7777);
}
function chownIfAllowed(folder, uid, gid) {
    try {
        fs.fchownSync(folder.fd, uid, gid);
        return true;
    }
    catch (error) {
        if (index.systemCode(error) !== 'EPERM')
            throw error;
        return false;
    }
}

/**
 * Gives a file a second name, or, where the file system or the kernel refuses that (link(2): EPERM, EXDEV, EMLINK), makes a durable copy with the same attributes.
 *
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack attributes
 */
function linkOrCopy(from, to, attributes) {
    try {
        fs.linkSync(from, to);
        return;
    }
    catch (error) {
        if (!['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES'].includes(index.systemCode(error)))
            throw error;
    }
    const pending = index.openPending();
    try {
        const lost = copyFile(pending, from, to, attributes);
        if (lost !== null)
            throw attributesLost(lost);
        pending.sync();
    }
    finally {
        pending.close();
    }
}
function attributesLost(why) {
    return new index.DeployError('WRITE_FAILED', `a file can be kept neither by a hard link nor with all its attributes: ${why}`, 'install GNU coreutils on the runner, or run the job as the owner of the files');
}
/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `carryAttributesTo` does
 */
function copyFile(pending, from, to, attributes) {
    const entry = index.readEntry(from, from);
    if (entry.kind === 'absent')
        throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
    index.createPrivate(to);
    const lost = carryAttributesTo(from, to);
    index.fill(pending, to, entry.bytes, attributes, new Date(entry.writtenMs));
    return lost;
}

/**
 * Moves the staged files to their names, in the order of the plan: chain, certificate, private key, bundle, and last what points at them. On the way back
 * that goes first, save for a configuration file that the server watches.
 * With the `symlink` layout the first four become a new folder that nobody sees yet, and the symlink's rename shows them all at once.
 * Each directory is synced once, at the end.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws; some of the changes may have happened
 */
function commitPlan(target, view, staging, plan, id, confirm) {
    const touched = new Set();
    const last = plan.changes.filter(index.comesLast);
    const earlier = plan.changes.filter((change) => !index.comesLast(change));
    const steps = [
        () => switchCurrent(target, view, staging, plan, id, confirm, touched),
        () => changeFiles(target, staging, earlier, confirm, touched),
    ];
    makeFolders(target, plan.folders, touched);
    for (const step of plan.pointersFirst ? steps.toReversed() : steps)
        step();
    changeFiles(target, staging, last, confirm, touched);
    for (const folder of touched)
        index.doing(`directory ${folder.path} cannot be synced`, () => index.syncFolder(folder));
}
function switchCurrent(target, view, staging, plan, id, confirm, touched) {
    if (plan.current === 'stays')
        return;
    const root = target.files.root;
    confirm();
    if (plan.current === 'switches') {
        buildGeneration(target, view, staging, plan, index.GENERATION_PREFIX + id);
        confirm();
    }
    keepSymlink(root.at(index.CURRENT), staging.at(index.EARLIER_CURRENT));
    index.doing(`${index.shownPath(target, 'directory', index.CURRENT)} cannot be switched`, () => {
        if (plan.current === 'switches')
            fs.renameSync(staging.at(index.CURRENT), root.at(index.CURRENT));
        else
            fs.unlinkSync(root.at(index.CURRENT));
    });
    touched.add(root);
}
function changeFiles(target, staging, changes, confirm, touched) {
    for (const { file, place, action } of changes) {
        if (place !== 'directory' || action === 'keep')
            continue;
        confirm();
        index.doing(`${index.shownPath(target, place, file.name)} cannot be ${action === 'remove' ? 'removed' : 'replaced'}`, () => {
            const folder = target.files.holding(file.name);
            if (action === 'remove')
                fs.unlinkSync(folder.at(node_path.basename(file.name)));
            else
                fs.renameSync(staging.at(file.role), folder.at(node_path.basename(file.name)));
            touched.add(folder);
        });
    }
}
/** Gives the symlink a second name, with its owner; where that is refused, or there is none, a rollback makes one anew. */
function keepSymlink(from, to) {
    try {
        fs.linkSync(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error))
            throw error;
    }
}
function makeFolders(target, folders, touched) {
    const like = target.files.root;
    for (const path of folders) {
        index.doing(`folder ${index.shownPath(target, 'directory', path)} cannot be made`, () => {
            const parent = target.files.holding(path);
            ensureSubfolderLike(parent, node_path.basename(path), like);
            touched.add(parent);
        });
    }
}
/** A subfolder of the folder in use; null when it has none of that name. */
function earlierFolder({ generation }, path) {
    try {
        return generation ? generation.folder(path) : null;
    }
    catch (error) {
        if (index.systemCode(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/**
 * The new folder: the staged files, those that stay the same, and those that belong to others. It is as accessible as the target itself, and a
 * subfolder as the one that it follows.
 */
function buildGeneration(target, view, staging, plan, name) {
    index.doing(`folder ${index.shownPath(target, 'directory', name)} cannot be made`, () => {
        const root = target.files.root;
        index.ensureSubfolder(root, name, index.PRIVATE_FOLDER);
        const tree = new index.FolderTree(index.openSubfolder(root, name));
        try {
            const through = plan.changes.filter(({ place, action }) => place === 'current' && action !== 'remove');
            const folders = new Set([...through.map((change) => change.file.name), ...plan.carried].flatMap(index.foldersOn));
            for (const folder of folders)
                ensureSubfolderLike(tree.holding(folder), node_path.basename(folder), earlierFolder(view, folder) ?? root);
            for (const change of through)
                placeFile(target, view, staging, tree, change);
            for (const file of plan.carried)
                carryOver(target, view, tree, file);
            adoptOwner(tree.root, root);
            for (const folder of folders)
                index.syncFolder(tree.folder(folder));
            index.syncFolder(tree.root);
        }
        finally {
            tree.close();
        }
    });
}
function placeFile(target, view, staging, tree, { file, place, action, attributes }) {
    const to = tree.at(file.name);
    if (action !== 'keep') {
        fs.renameSync(staging.at(file.role), to);
        return;
    }
    const from = index.accessPath(target, view, place, file.name);
    if (from !== null)
        linkOrCopy(from, to, attributes);
}
function carryOver(target, view, tree, name) {
    const from = index.accessPath(target, view, 'current', name);
    const entry = from === null ? null : index.readEntry(from, index.shownPath(target, 'current', name));
    if (from !== null && entry?.kind === 'file')
        linkOrCopy(from, tree.at(name), entry);
}

/**
 * Shows the new files through the pointer alone. The staged files stay where they are, to be committed afterwards.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws
 */
function commitTrial(target, view, staging, plan, trial, id, confirm) {
    const root = target.files.root;
    const name = index.trialFolder(id);
    confirm();
    index.doing(`folder ${index.shownPath(target, 'directory', name)} cannot be made`, () => {
        index.ensureSubfolder(root, name, index.PRIVATE_FOLDER);
        const tree = new index.FolderTree(index.openSubfolder(root, name));
        try {
            for (const change of plan.changes)
                if (!change.file.pointer)
                    showFile(target, view, staging, tree, change, root);
            adoptOwner(tree.root, root);
            index.syncFolder(tree.root);
        }
        finally {
            tree.close();
        }
    });
    confirm();
    const { file } = trial.pointer;
    index.doing(`${index.shownPath(target, 'directory', file.name)} cannot be replaced`, () => {
        const folder = target.files.holding(file.name);
        fs.renameSync(staging.at(index.STAGED_TRIAL), folder.at(node_path.basename(file.name)));
        index.syncFolder(folder);
        if (folder !== root)
            index.syncFolder(root);
    });
}
function showFile(target, view, staging, tree, change, like) {
    const { file, place, action, attributes } = change;
    for (const folder of index.foldersOn(file.name))
        ensureSubfolderLike(tree.holding(folder), node_path.basename(folder), like);
    const from = action === 'keep' ? index.accessPath(target, view, place, file.name) : staging.at(file.role);
    if (from !== null)
        linkOrCopy(from, tree.at(file.name), attributes);
}

/*
 * The backup of a file that is going to be replaced is a hard link where the file system allows it: owner, mode, access control lists, extended attributes and labels come with it,
 * at no cost; nobody writes into a file that a rename has taken the name from. A file that stays may be written into, so its backup is a copy.
 */
/**
 * Keeps the given files, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when a file is no longer what it was: it could not be put back
 */
function makeBackup(pending, state, id, sources) {
    index.ensureSubfolder(state, index.BACKUPS, index.PRIVATE_FOLDER);
    const backups = index.openSubfolder(state, index.BACKUPS);
    pending.addFolder(backups);
    index.ensureSubfolder(backups, id, index.PRIVATE_FOLDER);
    const set = index.openSubfolder(backups, id);
    pending.addFolder(set);
    let attributesLost = null;
    for (const [role, { access, before, stays }] of sources) {
        if (stays)
            attributesLost = copyFile(pending, access, set.at(role), before) ?? attributesLost;
        else
            linkOrCopy(access, set.at(role), before);
        if (holds(set.at(role), before.bytes))
            continue;
        throw new index.DeployError('TARGET_UNSAFE', `somebody else has changed the ${role} since it was looked at`, 'nothing was touched; run it again when nobody else works on the directory');
    }
    return { set, attributesLost };
}
function holds(access, bytes) {
    try {
        const entry = index.readEntry(access, access);
        return entry.kind === 'file' && entry.bytes.equals(bytes);
    }
    catch {
        return false;
    }
}

/*
 * A backup's manifest seals it: it is drafted with the backup, and gets its name when the deployment is proven. It says what the backup holds, whose it is, and what was not there. A backup without one belongs
 * to a deployment that is under way, or that died.
 */
/**
 * Writes what will seal the backup of a deployment once that is proven, and leaves it to be synced.
 *
 * @param set the opened folder of the backup
 * @param current what `current` pointed at; null when there was none
 * @throws a system error
 */
function draftManifest(pending, set, id, { target, credential }, plan, current) {
    const manifest = {
        version: 1,
        id,
        created: new Date().toISOString(),
        target,
        credential,
        layout: plan.layout,
        current,
        files: plan.changes.map(({ file, place, before }) => {
            const { role, name } = file;
            if (before.kind === 'absent')
                return { role, name, place, existed: false, mode: null, uid: null, gid: null, sha256: null };
            return {
                role,
                name,
                place,
                existed: true,
                mode: before.mode.toString(8).padStart(4, '0'),
                uid: before.uid,
                gid: before.gid,
                sha256: file.holdsKey ? null : index.sha256(before.bytes),
            };
        }),
    };
    index.draft(pending, set, index.MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}
/**
 * Seals the backup of a proven deployment with the manifest that was drafted, and leaves that to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
function nameManifest(set) {
    index.nameDraft(set, index.MANIFEST);
}
/**
 * Removes the older of a credential's backups.
 *
 * @param keep how many of the newest stay
 * @returns the ids of those removed
 */
function pruneBackups(state, owner, keep) {
    const sealed = listBackups(state).filter(({ manifest }) => manifest !== null && isOf(manifest, owner));
    const old = sealed.slice(0, Math.max(0, sealed.length - keep)).map((backup) => backup.id);
    for (const id of old)
        index.discardBackup(state, id);
    return old;
}
/** Whether a backup is somebody's. */
function isOf(manifest, { target, credential }) {
    return manifest.target === target && manifest.credential === credential;
}
/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
function listBackups(state) {
    return index.backupIds(state).map((id) => {
        const set = index.findBackup(state, id);
        if (set === null)
            return { id, manifest: null };
        try {
            return { id, manifest: readManifest(set, id) };
        }
        finally {
            index.closeFolder(set);
        }
    });
}
function readManifest(set, id) {
    try {
        const entry = index.readEntry(set.at(index.MANIFEST), index.MANIFEST);
        if (entry.kind === 'absent')
            return null;
        const value = JSON.parse(entry.bytes.toString('utf8'));
        return isManifest(value, id) ? value : null;
    }
    catch {
        return null;
    }
}
/** Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written. */
function isManifest(value, id) {
    const { version, created, target, credential, layout, current, files } = value;
    return (version === 1 &&
        value.id === id &&
        typeof created === 'string' &&
        /^[\d:.TZ-]{1,30}$/.test(created) &&
        index.isTargetIdentity(target) &&
        typeof credential === 'string' &&
        index.LAYOUTS.includes(layout) &&
        (current === null || index.isFolderName(current)) &&
        Array.isArray(files) &&
        files.every(isManifestFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => `${file.place}/${file.name}`)).size === files.length);
}
function isManifestFile(value) {
    return (index.ROLES.includes(value?.role) &&
        index.isFileName(value?.name) &&
        (value?.place === 'directory' || value?.place === 'current') &&
        typeof value.existed === 'boolean' &&
        (value.sha256 === null || typeof value.sha256 === 'string'));
}

/**
 * Puts back what a deployment changed, in the reverse order. What counts is what is found, not what the deployment remembers having done, so this can itself be
 * interrupted at any point and done again. Goes on past a file that cannot be put back, in order to save the others.
 *
 * @param confirm called before every change that others could see; throws LOCKED when the target is no longer ours, and anything else when that cannot be told
 * @returns what became of each file, with failures among them
 * @throws DeployError LOCKED from `confirm`
 */
function undoJournal(target, state, journal, confirm) {
    const undone = [];
    const touched = new Set();
    const attempt = (role, path, step) => {
        try {
            confirm();
            undone.push({ role, path, outcome: step(), reason: null });
        }
        catch (error) {
            if (error instanceof index.DeployError && error.code === 'LOCKED')
                throw error;
            undone.push({
                role,
                path,
                outcome: 'failed',
                reason: index.systemReason(error),
            });
        }
    };
    const stuckPointer = () => undone.find(({ role, outcome }) => outcome === 'failed' && role !== null && POINTERS.includes(role))
        ?.path ?? null;
    const putBack = (files) => {
        for (const file of files.toReversed()) {
            attempt(file.role, index.shownPath(target, 'directory', file.name), () => {
                if (file.before === null)
                    requireUnnamed(stuckPointer());
                return undoFile(target, 'directory', target.files, state, journal.id, file, touched);
            });
        }
    };
    // A server that watches its configuration file must find everything else as it was when that one moves.
    const isWatched = ({ role, before }) => role === 'config' && before !== null;
    putBack(journal.files.filter((file) => !isWatched(file)));
    if (journal.generation) {
        const { generation } = journal;
        attempt(null, index.shownPath(target, 'directory', index.CURRENT), () => {
            if (generation.before === null)
                requireUnnamed(stuckPointer());
            return undoSwitch(target, state, journal.id, generation, touched);
        });
    }
    putBack(journal.files.filter(isWatched));
    // A pointer that could not be put back still names the trial's files: they stay with it.
    if (journal.trial && !undone.some(({ outcome }) => outcome === 'failed')) {
        attempt(null, index.shownPath(target, 'directory', index.trialFolder(journal.id)), () => {
            index.removeTrial(target, journal.id);
            touched.add(target.files.root);
            return 'untouched';
        });
    }
    for (const folder of journal.folders.toReversed()) {
        attempt(null, index.shownPath(target, 'directory', folder), () => undoFolder(target, folder, touched));
    }
    for (const folder of touched) {
        attempt(null, folder.path, () => {
            index.syncFolder(folder);
            return 'untouched';
        });
    }
    return undone;
}
/** What names other files. */
const POINTERS = ['sds', 'config'];
/** Nothing that there was not before is removed while a pointer may still name it: whoever follows that would find nothing. */
function requireUnnamed(pointer) {
    if (pointer !== null)
        throw new index.DeployError('ROLLBACK_FAILED', `kept, since ${pointer}, which stays, may name it`, '');
}
function undoFile(target, place, tree, state, id, file, touched) {
    let folder;
    try {
        folder = tree.holding(file.name);
    }
    catch (error) {
        if (index.systemCode(error) === 'ENOENT' && file.before === null)
            return 'untouched';
        throw error;
    }
    const access = folder.at(node_path.basename(file.name));
    const now = index.identityOf(access);
    if (now === file.before)
        return 'untouched';
    touched.add(folder);
    if (file.before === null) {
        fs.unlinkSync(access);
        return 'removed';
    }
    const set = index.openBackup(state, id);
    const staging = index.openStaging(state, id);
    try {
        const restored = staging.at(`restored-${file.role}`);
        index.removeFile(restored);
        const entry = index.readEntry(set.at(file.role), index.backupPath(state.path, id, file.role));
        if (entry.kind === 'absent')
            throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
        linkOrCopy(set.at(file.role), restored, entry);
        if (isInUse(target, place, file.name, entry.writtenMs))
            freshen(restored);
        fs.renameSync(restored, access);
    }
    finally {
        index.closeFolder(staging);
        index.closeFolder(set);
    }
    return 'restored';
}
/** Whether no other layout's file was written later than this one. */
function isInUse(target, place, name, writtenMs) {
    const view = index.viewTarget(target, 'in-place');
    try {
        return !index.isOutdated(target, view, place, name, writtenMs);
    }
    finally {
        index.closeView(view);
    }
}
/** A poller that goes by the modification time must see a new one. */
function freshen(access) {
    const now = new Date();
    try {
        fs.lutimesSync(access, now, now);
    }
    catch (error) {
        // A file of another user keeps its time (utimensat(2)): that it is back matters more.
        if (index.systemCode(error) !== 'EPERM')
            throw error;
    }
}
function undoSwitch(target, state, id, generation, touched) {
    const { before, after } = generation;
    const root = target.files.root;
    let outcome = 'untouched';
    if (before !== null)
        refillGeneration(target, state, id, before, generation);
    if (linkAt(root.at(index.CURRENT)) === after) {
        touched.add(root);
        if (before === null) {
            fs.unlinkSync(root.at(index.CURRENT));
            outcome = 'removed';
        }
        else {
            const staging = index.openStaging(state, id);
            try {
                const kept = staging.at(index.EARLIER_CURRENT);
                if (linkAt(kept) !== before) {
                    index.removeFile(kept);
                    fs.symlinkSync(before, kept);
                }
                fs.renameSync(kept, root.at(index.CURRENT));
            }
            finally {
                index.closeFolder(staging);
            }
            outcome = 'restored';
        }
        // Synced before the new folder goes: after a power cut `current` must not point at nothing.
        index.syncFolder(root);
    }
    if (after !== null && index.isThere(root.at(after))) {
        touched.add(root);
        index.removeTree(root, after);
    }
    return outcome;
}
/**
 * The earlier folder must still hold what it did before `current` points at it again: somebody may have cleared it away, when nothing seemed to use it any more.
 * What the backup keeps is put back.
 *
 * @throws DeployError TARGET_UNSAFE when a file is missing that the backup does not keep; a system error
 */
function refillGeneration(target, state, id, name, { files, others }) {
    // It did not hold anything, or was not even there.
    if (files.length === 0 && others.length === 0)
        return;
    const { root } = target.files;
    ensureSubfolderLike(root, name, root);
    const tree = new index.FolderTree(index.openSubfolder(root, name));
    const touched = new Set();
    try {
        const missing = others.find((other) => !index.isThere(tree.root.at(other)));
        if (missing !== undefined) {
            throw new index.DeployError('TARGET_UNSAFE', `${name}/${missing} is missing, which the deployment did not remove`, 'put it back, and run any deployment to this target');
        }
        for (const file of files) {
            for (const folder of index.foldersOn(file.name))
                ensureSubfolderLike(tree.holding(folder), node_path.basename(folder), root);
            undoFile(target, 'current', tree, state, id, file, touched);
        }
        for (const folder of touched)
            index.syncFolder(folder);
    }
    finally {
        tree.close();
    }
}
function undoFolder(target, path, touched) {
    try {
        const folder = target.files.folder(path);
        const parent = target.files.holding(path);
        if (index.removeIfEmpty(parent.at(node_path.basename(path)))) {
            // What is gone needs no sync, and its handle is closed.
            touched.delete(folder);
            target.files.forget(path);
        }
        touched.add(parent);
    }
    catch (error) {
        if (index.systemCode(error) !== 'ENOENT')
            throw error;
    }
    return 'untouched';
}
function linkAt(access) {
    try {
        return fs.readlinkSync(access);
    }
    catch (error) {
        if (['ENOENT', 'EINVAL'].includes(index.systemCode(error)))
            return null;
        throw error;
    }
}

/**
 * Writes the new files under their roles' names, where only their owner can reach them, and leaves them to be synced. The attributes of a file that is
 * replaced, or of the other layout's where that is in use, go onto the empty new one before the content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @param models where the files of the other layout are whose attributes the new ones take over, by role
 * @returns null, or why extended attributes could not be carried over
 * @throws a system error
 */
function stageFiles(pending, state, staging, backup, models, plan, id) {
    const changed = plan.changes.filter(({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null);
    for (const { file } of changed)
        index.createPrivate(staging.at(file.role));
    const replaced = changed.filter(({ action, model }) => action === 'replace' && model === null);
    const problems = [
        carryAttributes(replaced.map(({ file }) => backup.at(file.role)), staging.at('.')),
        ...[...models].map(([role, model]) => carryAttributesTo(model, staging.at(role))),
    ];
    for (const { file, attributes } of changed)
        index.fill(pending, staging.at(file.role), file.bytes, attributes);
    for (const change of plan.changes)
        if (change.backup !== null)
            stageBackup(state, staging, change, change.backup);
    if (plan.trial) {
        index.createPrivate(staging.at(index.STAGED_TRIAL));
        index.fill(pending, staging.at(index.STAGED_TRIAL), plan.trial.bytes, plan.trial.pointer.attributes);
    }
    if (plan.current === 'switches')
        fs.symlinkSync(index.GENERATION_PREFIX + id, staging.at(index.CURRENT));
    return problems.find((problem) => problem !== null) ?? null;
}
/** A backed-up file as it is, with all its attributes, but, where it is in use, a fresh modification time: some servers poll for one. */
function stageBackup(state, staging, change, id) {
    const { file, action, attributes } = change;
    if (action === 'keep' || action === 'remove')
        return;
    const set = index.openBackup(state, id);
    try {
        linkOrCopy(set.at(file.role), staging.at(file.role), attributes);
        if (change.isOutdated)
            return;
        const now = new Date();
        fs.lutimesSync(staging.at(file.role), now, now);
    }
    finally {
        index.closeFolder(set);
    }
}

/*
 * A deployment's changes to its target, as one step that happens or does not.
 *
 *   open      the target is looked at and compared (view, plan); nothing is changed
 *   prepared  backups, staged files and the journal are on disk: everything short of a visible change; from here on it can be undone
 *   committed the new files have their names
 *   sealed    proven; the journal is gone, the backup is kept for later
 *   undone    everything is as it was before; the journal and the backup are gone
 *
 * A process that dies before `prepared` leaves leftovers in the state directory, and nothing else. One that dies after it leaves a journal, by which anybody
 * who holds the lock can undo it. All of this is synchronous: nothing else runs between two changes.
 */
/**
 * Does everything short of a visible change.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED; whatever had been prepared is gone again
 */
function prepare(options) {
    const { target, view, lock, plan, id, servedBefore, credential } = options;
    const { state } = lock;
    const journal = {
        version: 1,
        id,
        target: target.identity,
        directory: target.path,
        started: new Date().toISOString(),
        files: plan.changes
            .filter(({ place, action }) => place === 'directory' && action !== 'keep')
            .map(journalFile),
        folders: plan.folders,
        generation: plan.current === 'stays' ? null : generationOf(view, plan, id),
        trial: plan.trial !== null,
        reloading: false,
        servedBefore,
    };
    lock.confirm();
    const pending = index.openPending();
    try {
        const backup = index.doing('the backup cannot be made', () => makeBackup(pending, state, id, backupSources(target, view, plan)));
        const attributesLost = index.doing('the new files cannot be staged', () => {
            const staging = index.openStaging(state, id);
            pending.addFolder(staging);
            return stageFiles(pending, state, staging, backup.set, modelsOf(target, view, plan), plan, id);
        });
        index.doing('the journal cannot be written', () => {
            if (credential !== null)
                draftManifest(pending, backup.set, id, { target: target.identity, credential }, plan, view.link);
            index.draftJournal(pending, state, journal);
        });
        index.doing('what was prepared cannot be synced', () => pending.sync());
        index.doing('the journal cannot be written', () => index.publishJournal(state));
        return {
            target,
            view,
            lock,
            plan,
            journal,
            keepsBackup: credential !== null,
            attributesLost: attributesLost ?? backup.attributesLost,
        };
    }
    catch (error) {
        index.dropJournal(state);
        discard(state, id);
        throw index.writeFailure(error, 'the deployment cannot be prepared');
    }
    finally {
        pending.close();
    }
}
function journalFile({ file: { role, name }, before }) {
    return { role, name, before: before.kind === 'file' ? before.identity : null };
}
function generationOf({ link }, { changes, current, carried }, id) {
    return {
        before: link,
        after: current === 'goes' ? null : index.GENERATION_PREFIX + id,
        files: changes
            .filter(({ place, before }) => place === 'current' && before.kind === 'file')
            .map(journalFile),
        others: carried,
    };
}
function modelsOf(target, view, plan) {
    const models = new Map();
    for (const { file, model } of plan.changes) {
        const access = model && index.accessPath(target, view, model, file.name);
        if (access !== null)
            models.set(file.role, access);
    }
    return models;
}
function backupSources(target, view, plan) {
    const sources = new Map();
    for (const { file, place, before, action } of plan.changes) {
        if (before.kind === 'absent')
            continue;
        const access = index.accessPath(target, view, place, file.name);
        if (access !== null)
            sources.set(file.role, { access, before, stays: action === 'keep' });
    }
    return sources;
}
/**
 * Shows the new files through the pointer alone, if the plan says so, for it to be proven before anything else changes.
 *
 * @throws DeployError as `commit` does
 */
function tryPointer({ target, view, lock, plan, journal }) {
    const { trial } = plan;
    if (!trial)
        return;
    const staging = index.doing('the staged files cannot be opened', () => index.openStaging(lock.state, journal.id));
    try {
        commitTrial(target, view, staging, plan, trial, journal.id, lock.confirm);
    }
    finally {
        index.closeFolder(staging);
    }
}
/**
 * Gives the new files their names.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which the transaction must be undone; LOCKED when the target is no longer ours,
 *   after which nothing may be touched
 */
function commit({ target, view, lock, plan, journal }) {
    const staging = index.doing('the staged files cannot be opened', () => index.openStaging(lock.state, journal.id));
    try {
        commitPlan(target, view, staging, plan, journal.id, lock.confirm);
    }
    finally {
        index.closeFolder(staging);
    }
}
/** Remembers, durably, that the reload command is about to run: undoing must then run it again. Throws DeployError. */
function rememberReload(prepared) {
    if (prepared.journal.reloading)
        return prepared;
    const journal = { ...prepared.journal, reloading: true };
    prepared.lock.confirm();
    index.doing('the journal cannot be written', () => index.replaceJournal(prepared.lock.state, journal));
    return { ...prepared, journal };
}
/**
 * Ends a transaction that is proven: from here on it cannot be undone as unfinished. The backup's seal and the end of the journal are synced together, in the order in
 * which they were made: of two changes a file system with a journal never keeps the later one alone.
 *
 * @throws DeployError, after which the transaction must be undone
 */
function seal({ lock, journal, keepsBackup }) {
    const { state } = lock;
    lock.confirm();
    const ends = [];
    try {
        if (keepsBackup) {
            const set = index.openBackup(state, journal.id);
            ends.push(set);
            nameManifest(set);
        }
        index.dropJournal(state);
        for (const folder of [...ends, state])
            index.syncFolder(folder);
    }
    catch (error) {
        remind(lock, journal);
        throw index.writeFailure(error, 'the deployment cannot be concluded');
    }
    finally {
        for (const folder of ends)
            index.closeFolder(folder);
    }
}
/** Has the journal say again what is to be undone, should this process not live to do it. Nothing that is told rests on whether that is sure to stay. */
function remind(lock, journal) {
    try {
        // The sync that failed may have hung for so long that the target is somebody else's, and so is the journal.
        lock.confirm();
        index.replaceJournal(lock.state, journal);
    }
    catch {
        // It is undone from memory at once, if it is still ours. Only a process that dies in the middle of that would have needed the journal.
    }
}
/** Removes what a sealed deployment no longer needs. No failure here undoes anything: the next deployment tries again. */
function tidy(prepared, credential, retention) {
    return tidying(prepared, () => {
        if (retention === 0)
            index.discardBackup(prepared.lock.state, prepared.journal.id);
        return pruneBackups(prepared.lock.state, { target: prepared.target.identity, credential }, retention)
            .length;
    });
}
/** Removes what a sealed return no longer needs, the backup that the target now is among it, so that the next return goes further back. */
function tidyReturn(prepared, returnedTo) {
    return tidying(prepared, () => {
        index.discardBackup(prepared.lock.state, prepared.journal.id);
        index.discardBackup(prepared.lock.state, returnedTo);
        return 1;
    });
}
function tidying({ target, lock, journal }, removeBackups) {
    try {
        index.clearStaging(lock.state);
        if (journal.trial)
            index.removeTrial(target, journal.id);
        if (journal.generation)
            pruneGenerations(target, journal.generation);
        return { removed: removeBackups(), problem: null };
    }
    catch (error) {
        return { removed: 0, problem: index.systemReason(error) };
    }
}
/** The folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneGenerations(target, { before, after }) {
    const root = target.files.root;
    for (const name of fs.readdirSync(root.at('.'))) {
        if (name.startsWith(index.GENERATION_PREFIX) && name !== before && name !== after)
            index.removeTree(root, name);
    }
}
/**
 * Puts everything back. Leaves the journal: `conclude` removes it when the servers have been seen to, too.
 *
 * @returns what became of each file
 * @throws DeployError LOCKED when the target is no longer ours
 */
function undo(target, lock, journal) {
    return undoJournal(target, lock.state, journal, lock.confirm);
}
/**
 * Forgets a transaction that was undone, with its backup.
 *
 * @returns null, or why it could not: whoever comes next will then undo it once more, which changes nothing, and needs the backup
 * @throws DeployError LOCKED when the target is no longer ours
 */
function conclude(lock, journal) {
    try {
        lock.confirm();
        // It may have been sealed already. Without the journal it would then pass for that of a proven deployment.
        index.unsealBackup(lock.state, journal.id);
        index.removeJournal(lock.state);
    }
    catch (error) {
        if (error instanceof index.DeployError && error.code === 'LOCKED')
            throw error;
        return index.systemReason(error);
    }
    discard(lock.state, journal.id);
    return null;
}
function discard(state, id) {
    try {
        index.clearStaging(state);
        index.discardBackup(state, id);
    }
    catch (error) {
        if (error instanceof index.DeployError)
            throw error;
        // What is left over, the next deployment clears away.
    }
}

/** Variables that carry this action's own inputs and state. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_'];
/** A shorter secret is part of many values by chance: it counts only where it is the whole value. */
const MIN_PART = 4;
/**
 * What a program cannot do without, and what is known to whoever could see it. A passphrase that is a word (`local`, `root`) must not take the path away: such a variable goes
 * only when it is the secret and nothing else.
 */
const NEEDED = new Set(['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'TMPDIR', 'LANG']);
/**
 * The environment for a command: that of this process, without the action's inputs and state, and without any variable that
 * holds a secret. A process's environment is inherited by everything that it starts, and readable by the same user.
 * Secrets here are what the inputs gave as such, and the keys on the target. Whatever else the workflow's author put into the environment (tokens, `GITHUB_ENV`) is theirs to pass on.
 *
 * @param environment this process's
 * @param secrets texts that must not be passed on
 */
function commandEnvironment(environment, secrets) {
    const isPrivate = (name) => PRIVATE_PREFIXES.some((prefix) => name.toUpperCase().startsWith(prefix));
    const holds = (name, value, secret) => value === secret || (secret.length >= MIN_PART && !NEEDED.has(name) && value.includes(secret));
    const kept = Object.entries(environment).filter(([name, value]) => !isPrivate(name) && !secrets.some((secret) => holds(name, value ?? '', secret)));
    return Object.fromEntries(kept);
}

/** The first lines are shown as they come, the last ones at the end, and those in between are counted. */
const FIRST_LINES = 200;
const LAST_LINES = 50;
const MAX_LINE_LENGTH = 2_000;
/** How long output may trail behind the end of a command: what it started in the background can hold the pipe open for ever. */
const TRAILING_MS = 500;
/**
 * Runs a command without a shell, in a process group of its own, so that whatever it starts ends with it when the time is up or the run is cancelled:
 * first politely (SIGTERM), then for good (SIGKILL).
 */
function runCommand(command, options) {
    if (options.signal.aborted)
        return Promise.resolve({ kind: 'cancelled' });
    return new Promise((settle) => {
        let child;
        try {
            child = start(command, options.environment);
        }
        catch (error) {
            // Node reports some reasons by an event and throws the others (E2BIG, ENOTDIR).
            return settle({ kind: 'failed', reason: startProblem(error) });
        }
        const output = boundedOutput(options.onLine);
        const flushes = [follow(child.stdout, output.line), follow(child.stderr, output.line)];
        let stopped = null;
        let killer;
        const stop = (why) => {
            if (stopped)
                return;
            stopped = why;
            signalGroup(child, 'SIGTERM');
            killer = setTimeout(() => signalGroup(child, 'SIGKILL'), options.graceMs);
        };
        const onAbort = () => stop('cancelled');
        const timer = setTimeout(() => stop('timed-out'), options.timeoutMs);
        options.signal.addEventListener('abort', onAbort, { once: true });
        if (options.signal.aborted)
            onAbort();
        let settled = false;
        const finish = (result) => {
            if (settled)
                return;
            settled = true;
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal.removeEventListener('abort', onAbort);
            if (stopped)
                signalGroup(child, 'SIGKILL');
            child.stdout.destroy();
            child.stderr.destroy();
            for (const flush of flushes)
                flush();
            output.end();
            settle(stopped ? { kind: stopped } : result);
        };
        child.on('error', (error) => finish({ kind: 'failed', reason: startProblem(error) }));
        let ending = { kind: 'succeeded' };
        child.on('exit', (code, signal) => {
            if (signal !== null)
                ending = { kind: 'failed', reason: `it was ended by ${signal}` };
            else if (code !== 0)
                ending = { kind: 'failed', reason: `it ended with exit code ${code}` };
            // It has ended in time, however long its output trails.
            clearTimeout(timer);
            options.signal.removeEventListener('abort', onAbort);
            setTimeout(() => finish(ending), TRAILING_MS).unref();
        });
        child.on('close', () => finish(ending));
    });
}
function start({ program, args }, environment) {
    return node_child_process.spawn(program, args, {
        detached: process.platform !== 'win32',
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
    });
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        if (process.platform === 'win32')
            child.kill(signal);
        else
            process.kill(-child.pid, signal);
    }
    catch (error) {
        // ESRCH: the whole group is gone already.
        if (index.systemCode(error) !== 'ESRCH')
            child.kill(signal);
    }
}
function startProblem(error) {
    switch (index.systemCode(error)) {
        case 'ENOENT':
            return 'there is no such program';
        case 'EACCES':
            return 'the program may not be run';
        default:
            return `it could not be started (${index.systemCode(error) || 'unknown error'})`;
    }
}
/** Splits a stream into lines, and returns what tells the last one, which may have no end. */
function follow(stream, onLine) {
    const decoder = new node_string_decoder.StringDecoder('utf8');
    let rest = '';
    let afterReturn = false;
    stream.on('data', (chunk) => {
        let text = rest + decoder.write(chunk);
        if (text === '')
            return;
        // A CRLF that came in two pieces ends one line, not two.
        if (afterReturn && text.startsWith('\n'))
            text = text.slice(1);
        afterReturn = text.endsWith('\r');
        const lines = text.split(/\r\n|\n|\r/);
        // A line without end is cut, so that it cannot fill the memory.
        rest = (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH + 1);
        for (const line of lines)
            onLine(line);
    });
    stream.on('error', () => undefined);
    return () => {
        rest += decoder.end();
        if (rest !== '')
            onLine(rest);
        rest = '';
    };
}
function boundedOutput(onLine) {
    let count = 0;
    const last = [];
    return {
        line: (line) => {
            const cut = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}\u2026` : line;
            count += 1;
            if (count <= FIRST_LINES)
                return onLine(cut);
            last.push(cut);
            if (last.length > LAST_LINES)
                last.shift();
        },
        end: () => {
            const hidden = count - FIRST_LINES - last.length;
            if (hidden > 0)
                onLine(`\u2026 ${hidden} lines left out \u2026`);
            for (const line of last)
                onLine(line);
        },
    };
}

/** How long a command that is told to end has until it is killed. Short, since after a cancellation there are 7.5 s for everything. */
const GRACE_MS = 1_000;
/**
 * Runs the validate command, if there is one.
 *
 * @throws DeployError VALIDATE_FAILED, or what the signal was aborted with
 */
async function validate(run) {
    const { validate: command, timeoutMs } = run.request.commands;
    if (command)
        await runOrThrow(run, command, timeoutMs, run.signal, 'validate-command', 'VALIDATE_FAILED');
}
/**
 * Runs the reload command, if there is one.
 *
 * @param signal ends the command early
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
async function runReload(run, signal) {
    const { reload: command, timeoutMs } = run.request.commands;
    if (command)
        await runOrThrow(run, command, timeoutMs, signal, 'reload-command', 'RELOAD_FAILED');
}
const COMMAND_HINT = 'what it printed is in the log above; it runs without a shell, so pipes and variables need sh -c';
async function runOrThrow(run, command, timeoutMs, signal, input, code) {
    run.log.info(`${input}: ${command.text}`);
    const result = await runCommand(command, {
        timeoutMs,
        graceMs: GRACE_MS,
        signal,
        environment: commandEnvironment(run.environment, run.secrets),
        onLine: (line) => run.log.output(line),
    });
    throwUnlessSucceeded(result, timeoutMs, signal, input, code, COMMAND_HINT);
}
/** @throws DeployError with the given code, or what the signal was aborted with */
function throwUnlessSucceeded(result, timeoutMs, signal, input, code, hint) {
    switch (result.kind) {
        case 'succeeded':
            return;
        case 'cancelled':
            throw signal.reason;
        case 'timed-out':
            throw new index.DeployError(code, `${input} did not end within ${timeoutMs} ms and was stopped`, 'raise command-timeout, or have the command return once the server was told');
        case 'failed':
            throw new index.DeployError(code, `${input} failed: ${result.reason}`, hint);
    }
}

/** An answer longer than this is none of HAProxy's. */
const MAX_ANSWER = 64 * 1024;
/**
 * Has a running HAProxy take a certificate, by `set ssl cert` and `commit ssl cert` of its Runtime API (management guide, section 9.3): in memory only, for connections from now on, without a
 * new process. A transaction that was not committed is aborted, so that the next one finds none.
 */
async function updateCertificate(update) {
    const deadline = AbortSignal.any([update.signal, AbortSignal.timeout(update.timeoutMs)]);
    const say = async (request, expected) => {
        const answer = await ask(update.socket, request, deadline);
        for (const line of answer.split(/\r?\n/))
            if (line.trim() !== '')
                update.onLine(line);
        if (!expected.test(answer))
            throw new Error('HAProxy refused; its answer is in the log above');
    };
    const name = update.name.replace(/[\s\\;"'<#]/g, '\\$&');
    // An empty line ends what is set.
    const payload = update.pem.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
        await say(`set ssl cert ${name} <<\n${payload.join('\n')}\n\n`, /^Transaction (?:created|updated) for /m);
        try {
            await say(`commit ssl cert ${name}\n`, /^Success!/m);
        }
        catch (error) {
            await ask(update.socket, `abort ssl cert ${name}\n`, deadline).catch(() => '');
            throw error;
        }
        return { kind: 'succeeded' };
    }
    catch (error) {
        if (update.signal.aborted)
            return { kind: 'cancelled' };
        if (deadline.aborted)
            return { kind: 'timed-out' };
        return { kind: 'failed', reason: index.systemReason(error) };
    }
}
/** One request and its answer, on a connection of its own, which HAProxy closes. */
function ask(path, request, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(new Error('the time is up'));
        const chunks = [];
        let length = 0;
        const socket = net.connect({ path });
        const onAbort = () => void socket.destroy(new Error('the time is up'));
        signal.addEventListener('abort', onAbort, { once: true });
        socket.on('data', (chunk) => {
            chunks.push(chunk);
            length += chunk.length;
            if (length > MAX_ANSWER)
                socket.destroy(new Error('the answer is longer than any of HAProxy'));
        });
        socket.on('error', reject);
        socket.on('close', () => {
            signal.removeEventListener('abort', onAbort);
            resolve(Buffer.concat(chunks).toString('utf8'));
        });
        socket.write(request);
    });
}

/**
 * Hands a running HAProxy what is on the target now.
 *
 * @param timeoutMs for all of it
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
async function handOver(run, { socket, name, files, layout }, timeoutMs, signal) {
    const parts = readParts(run, files, layout);
    run.log.info(`haproxy-socket: set and commit ${name} at ${socket}`);
    if (parts.some((part) => part === null)) {
        run.log.warning('the target holds no certificate that could be handed to HAProxy: it goes on with the one it has');
        return;
    }
    const pem = Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0))).toString('latin1');
    const onLine = (line) => run.log.output(line);
    const result = await updateCertificate({ socket, name, pem, timeoutMs, signal, onLine });
    throwUnlessSucceeded(result, timeoutMs, signal, 'haproxy-socket', 'RELOAD_FAILED', RUNTIME_HINT);
}
function readParts({ request }, files, layout) {
    const target = index.openTarget(request.target, 'read');
    try {
        const view = index.viewTarget(target, layout);
        try {
            return files.map((file) => index.readDeployed(target, view, layout, file));
        }
        finally {
            index.closeView(view);
        }
    }
    finally {
        index.closeTarget(target);
    }
}
const RUNTIME_HINT = 'is it a stats socket of level admin, and does HAProxy know the certificate by that path (show ssl cert)?';

/**
 * Makes the server take what is on the target: runs the reload command, if there is one, or hands it over.
 *
 * @param signal ends it early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
async function reload(run, signal = run.signal) {
    const { runtime, timeoutMs } = run.request.commands;
    await runReload(run, signal);
    if (runtime)
        await handOver(run, runtime, timeoutMs, signal);
}

const reload$1 = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    reload
}, Symbol.toStringTag, { value: 'Module' }));

/**
 * Undoes a deployment, this run's own or one that died: the files first, then, if it had run, the reload command again, then the proof that the servers are back.
 * A reload or a proof that fails does not stop it: the files are what they were, and the report says what is not known. A cancellation does not stop it either, but cuts the proof short.
 *
 * @param earlier the leaf that the target holds once it is restored
 * @throws DeployError LOCKED when the target is no longer ours
 */
async function restore(run, target, lock, journal, earlier) {
    const { request, rollbackSignal } = run;
    const undone = await index.phase(run, 'Put back', () => {
        const outcome = undo(target, lock, journal);
        for (const { path, outcome: what, reason } of outcome) {
            if (what !== 'untouched')
                run.log.info(`${path}: ${what}${reason === null ? '' : `: ${reason}`}`);
        }
        return outcome;
    });
    const failure = failureOf(request, journal, undone);
    if (failure)
        return { undone, verified: request.verify.endpoints.length === 0 ? null : false, failure };
    if (journal.reloading)
        await reloadAgain(run, rollbackSignal);
    const { endpoints } = request.verify;
    const verified = endpoints.length === 0
        ? null
        : await index.phase(run, 'Verify restored', () => verification.proveRestored(run, journal.servedBefore, earlier(), rollbackSignal));
    if (verified === false)
        run.log.warning('the files are back as they were, but not every endpoint was seen to serve the earlier certificate');
    const problem = conclude(lock, journal);
    if (problem !== null)
        run.log.warning(`the files are back as they were, but the journal in ${target.stateDirectory} could not be removed: ${problem}; the next deployment tries again`);
    return { undone, verified, failure: null };
}
async function reloadAgain(run, signal) {
    try {
        await index.phase(run, 'Reload again', () => reload(run, signal));
    }
    catch (error) {
        const { code, message } = index.asDeployError(error);
        run.log.warning(code === 'CANCELLED'
            ? 'the files were put back, but the job was cancelled before reload-command had run to its end again'
            : `the files were put back, but ${message}: the server may still have the ones that were taken back`);
    }
}
function failureOf({ target }, journal, undone) {
    const failed = undone.filter(({ outcome }) => outcome === 'failed');
    if (failed.length === 0)
        return null;
    const earlier = ({ role }) => role === null
        ? `before: ${journal.generation?.before ?? 'not there'}`
        : `backup: ${index.backupPath(target.stateDirectory, journal.id, role)}`;
    const list = failed.map((one) => `${one.path} (${earlier(one)}): ${one.reason}`);
    return new index.DeployError('ROLLBACK_FAILED', `the target could not be put back: ${list.join('; ')}`, `remove the obstacle and run any deployment to this target, which tries again first; or put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`);
}

const restore$1 = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    restore
}, Symbol.toStringTag, { value: 'Module' }));

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
        await index.phase(run, 'Look', () => verification.look(run, expected));
        verification.tellLook(run, expected.fingerprint);
    }
    run.report.status = 'planned';
}

const rehearse$1 = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    rehearse
}, Symbol.toStringTag, { value: 'Module' }));

/**
 * Changes the target and proves it, or puts everything back.
 *
 * @throws DeployError whatever went wrong, after which the target is as it was; ROLLBACK_FAILED when it is not
 */
async function rotate(run, goal, lock) {
    const { request, log } = run;
    const before = await lookBefore(run, goal);
    log.group('Write the files');
    let prepared = await index.phase(run, 'Prepare', () => prepareRotation(run, goal, lock, before));
    try {
        if (prepared.plan.trial) {
            log.info(`${prepared.plan.trial.pointer.file.name} is tried first: until the server follows it, no other file changes`);
            await index.phase(run, 'Try', () => tryPointer(prepared));
            if (index.canReload(request.commands)) {
                if (request.commands.validate)
                    await index.phase(run, 'Validate on trial', () => validate(run));
                prepared = rememberReload(prepared);
                await index.phase(run, 'Reload on trial', () => reload(run));
            }
            await index.phase(run, 'Verify on trial', () => verify(run, goal, before));
        }
        await index.phase(run, 'Commit', () => commit(prepared));
        for (const { path, status, mode } of run.report.files)
            log.info(`${path}: ${status} (${mode})`);
        run.signal.throwIfAborted();
        if (request.commands.validate) {
            log.group('Validate');
            await index.phase(run, 'Validate', () => validate(run));
        }
        if (index.canReload(request.commands)) {
            log.group('Reload');
            prepared = rememberReload(prepared);
            await index.phase(run, 'Reload', () => reload(run));
        }
        log.group('Verify');
        // After a trial, with nothing reloaded since, a handshake could tell nothing new.
        if (!prepared.plan.trial || index.canReload(request.commands))
            await index.phase(run, 'Verify', () => verify(run, goal, before));
        await index.phase(run, 'Conclude', () => seal(prepared));
    }
    catch (error) {
        return putBack(run, goal, lock, prepared, index.asDeployError(error));
    }
    finish(run, goal, prepared);
}
async function verify(run, { expected, remedy }, before) {
    if (run.request.verify.endpoints.length === 0)
        run.log.info('no endpoint was named: nothing was verified');
    else if (expected === null)
        run.log.notice('there is no certificate any more that could be verified');
    else
        await verification.proveServed(run, expected, before).catch((error) => {
            throw remedy === null ? error : withRemedy(error, remedy);
        });
}
/** The failure of a proof, of which the cause can be guessed. */
function withRemedy(error, remedy) {
    return error instanceof index.DeployError && error.code === 'VERIFY_FAILED'
        ? new index.DeployError(error.code, error.message, remedy, error.cause)
        : error;
}
async function lookBefore(run, { expected, earlier }) {
    const fingerprint = expected?.fingerprint ?? null;
    if (run.request.verify.endpoints.length === 0)
        return [];
    run.log.group('Look at the endpoints');
    // A rollback is to bring the earlier leaf back, so its type of key is what has to be asked for before and after.
    const keyType = (earlier ?? expected)?.keyType ?? null;
    const before = await index.phase(run, 'Look', () => verification.look(run, expected, keyType));
    verification.tellLook(run, fingerprint);
    // What was served beforehand proves nothing about what is to come.
    run.report.verified = false;
    return before;
}
function prepareRotation(run, { target, view, plan, credential, tense }, lock, servedBefore) {
    run.signal.throwIfAborted();
    const prepared = prepare({ target, view, lock, plan, id: run.id, servedBefore, credential });
    run.report.backupId = run.id;
    run.report.files = index.reportFiles(run.request, target, plan, tense, run.id);
    if (prepared.attributesLost !== null) {
        run.log.warning(`access control lists and extended attributes of the earlier files could not be carried over: ${prepared.attributesLost}`);
    }
    return prepared;
}
function finish({ report, log }, goal, prepared) {
    report.status = goal.status;
    report.changed = true;
    const { removed, problem } = goal.tidy(prepared);
    if (removed > 0)
        log.info(`backups removed: ${removed}`);
    if (problem !== null)
        log.warning(`what is no longer needed could not all be removed: ${problem}`);
}
/**
 * Restores the target after a failure.
 *
 * @throws DeployError always: the failure, ROLLBACK_FAILED, or LOCKED when the target is no longer ours
 */
async function putBack(run, { target, plan, earlier }, lock, { journal }, cause) {
    const { report, log } = run;
    log.group('Roll back');
    log.info(`${cause.message}; putting everything back`);
    report.status = 'rollback-failed';
    report.changed = true;
    const { undone, verified, failure } = await restore(run, target, lock, journal, () => earlier);
    report.rollbackVerified = verified;
    report.files = index.reportRestored(report.files, plan, undone);
    if (failure)
        throw new index.DeployError('ROLLBACK_FAILED', `${cause.message}; then ${failure.message}`, failure.hint, cause);
    report.status = 'rolled-back';
    report.changed = report.recovered;
    report.backupId = null;
    throw cause;
}

/** Puts an offer that was accepted on the target. Throws as `rotate` does. */
async function renew(run, inspection, lock) {
    await rotate(run, goalOf(run, inspection), lock);
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
            return tidy(prepared, index.leafFile(names), backupRetention);
        },
    };
}
function forgetBackup(report) {
    report.backupId = null;
    for (const file of report.files)
        file.backup = null;
}

const renew$1 = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    renew
}, Symbol.toStringTag, { value: 'Module' }));

/*
 * The way back to an earlier backup, as a plan like any other: committed, proven, and undone if it cannot be proven.
 */
/**
 * The newest sealed backup of a target's credential.
 *
 * @throws DeployError NOTHING_TO_RESTORE when there is none
 */
function newestBackup(state, owner) {
    const manifests = state === null ? [] : listBackups(state).flatMap(({ manifest }) => manifest ?? []);
    const newest = manifests.findLast((manifest) => isOf(manifest, owner));
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
function readBackup(set, state, id, { role, existed, sha256: sum }) {
    if (!existed)
        return { kind: 'absent' };
    const path = index.backupPath(state.path, id, role);
    const entry = index.readEntry(set.at(role), path);
    const isWhole = entry.kind === 'file' && (sum === null || index.sha256(entry.bytes) === sum);
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

exports.newestBackup = newestBackup;
exports.planReturn = planReturn;
exports.rehearse = rehearse$1;
exports.reload = reload$1;
exports.renew = renew$1;
exports.restore = restore$1;
exports.rotate = rotate;
exports.tidyReturn = tidyReturn;
exports.useUp = useUp;
