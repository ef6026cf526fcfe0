"use strict";
exports.id = 743;
exports.ids = [743];
exports.modules = {

/***/ 6743:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restore: () => (/* binding */ restore)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __webpack_require__(9392);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/transaction/durable.js
var durable = __webpack_require__(395);
// EXTERNAL MODULE: ./build/transaction/entry.js
var transaction_entry = __webpack_require__(7180);
// EXTERNAL MODULE: ./build/transaction/folder.js
var transaction_folder = __webpack_require__(9298);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/transaction/carry.js
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
function carry_carryAttributes(sources, folder) {
    return sources.length === 0 ? null : copyAttributes([`--target-directory=${folder}`, '--', ...sources]);
}
/** As `carryAttributes`, from one file to another. */
function carry_carryAttributesTo(source, file) {
    return copyAttributes(['--no-target-directory', '--', source, file]);
}
/** Only GNU cp knows these options. Whatever else fails would lose what a file had, and is not passed over. */
function copyAttributes(operands) {
    if (process.platform !== 'linux')
        return null;
    const { status, error, stderr } = (0,external_node_child_process_.spawnSync)('cp', ['--attributes-only', '--preserve=all', '--no-dereference', ...operands], {
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
    throw new errors/* DeployError */.sH('WRITE_FAILED', 'access control lists, extended attributes or labels of the earlier files cannot be carried over', 'run the job as a user who may set them, or take them off the files (getfacl, getfattr)');
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
    const { stdout } = (0,external_node_child_process_.spawnSync)('getfacl', options, {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (!MORE_THAN_BITS.test(stdout ?? ''))
        return;
    const { status } = (0,external_node_child_process_.spawnSync)('setfacl', ['--modify-file=-', '--', to], {
        env,
        input: stdout,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status === 0)
        return;
    throw new errors/* DeployError */.sH('WRITE_FAILED', 'the access control list of a folder cannot be carried over to a new one', 'setfacl is needed for that, and a file system that has such lists');
}

;// CONCATENATED MODULE: ./build/transaction/likeness.js




/** Makes a directory that lets in whom another one lets in: same mode and access control list, and same owner where that can be set. */
function likeness_ensureSubfolderLike(parent, name, like) {
    if (!(0,transaction_folder/* ensureSubfolder */.HQ)(parent, name, 0o700))
        return;
    const made = (0,transaction_folder/* openSubfolder */.xU)(parent, name);
    try {
        likeness_adoptOwner(made, like);
    }
    finally {
        (0,transaction_folder/* closeFolder */.$G)(made);
    }
}
/** Gives a directory the owner, the access control list and the mode of another one. Where the owner cannot be given away, the group alone, if that can. */
function likeness_adoptOwner(folder, like) {
    const made = external_node_fs_.fstatSync(folder.fd);
    const { uid, gid, mode } = external_node_fs_.fstatSync(like.fd);
    // EPERM: not ours to give away. A member may still set the group (chown(2)); without that, too, the mode lets the same people in, save for the owner and the group.
    if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(folder, uid, gid) && made.gid !== gid)
        chownIfAllowed(folder, made.uid, gid);
    // The list comes first: with one, the mode's group bits are no permission of the group but the most that anybody on it gets (acl(5)).
    carryFolderAcl(like.at('.'), folder.at('.'));
    external_node_fs_.fchmodSync(folder.fd, mode & 0o7777);
}
function chownIfAllowed(folder, uid, gid) {
    try {
        external_node_fs_.fchownSync(folder.fd, uid, gid);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) !== 'EPERM')
            throw error;
        return false;
    }
}

// EXTERNAL MODULE: ./build/transaction/pending.js
var transaction_pending = __webpack_require__(183);
;// CONCATENATED MODULE: ./build/transaction/link-or-copy.js






/**
 * Gives a file a second name, or, where the file system or the kernel refuses that (link(2): EPERM, EXDEV, EMLINK), makes a durable copy with the same attributes.
 *
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack attributes
 */
function link_or_copy_linkOrCopy(from, to, attributes) {
    try {
        external_node_fs_.linkSync(from, to);
        return;
    }
    catch (error) {
        if (!['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES'].includes((0,errors/* systemCode */.xU)(error)))
            throw error;
    }
    const pending = (0,transaction_pending/* openPending */.Y)();
    try {
        const lost = link_or_copy_copyFile(pending, from, to, attributes);
        if (lost !== null)
            throw attributesLost(lost);
        pending.sync();
    }
    finally {
        pending.close();
    }
}
function attributesLost(why) {
    return new errors/* DeployError */.sH('WRITE_FAILED', `a file can be kept neither by a hard link nor with all its attributes: ${why}`, 'install GNU coreutils on the runner, or run the job as the owner of the files');
}
/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `carryAttributesTo` does
 */
function link_or_copy_copyFile(pending, from, to, attributes) {
    const entry = (0,transaction_entry/* readEntry */.h)(from, from);
    if (entry.kind === 'absent')
        throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
    (0,durable/* createPrivate */.Oo)(to);
    const lost = carry_carryAttributesTo(from, to);
    (0,durable/* fill */.GS)(pending, to, entry.bytes, attributes, new Date(entry.writtenMs));
    return lost;
}

// EXTERNAL MODULE: ./build/transaction/names.js
var names = __webpack_require__(4224);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __webpack_require__(1739);
;// CONCATENATED MODULE: ./build/transaction/permission.js
/*
 * What this process would not be allowed to do, found out before anything is written.
 */





/**
 * Refuses an owner that this process could not set: only root gives files away, and others may only choose among their own groups (chown(2)).
 *
 * @param shown the file, for the message
 * @throws DeployError PERMISSION_DENIED
 */
function permission_requireSettable({ uid, gid }, shown) {
    const me = process.geteuid?.();
    if (me === undefined || me === 0)
        return;
    if (uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid)))
        return;
    throw new DeployError('PERMISSION_DENIED', `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`, 'run the job as that user or as root, or choose another owner (owner: runner)');
}
/**
 * Refuses a file whose name could not be given to another: the folder must let this process write, and in a sticky one the file, or the folder, must be its own (rename(2): EPERM).
 *
 * @throws DeployError PERMISSION_DENIED
 */
function permission_requireReplaceable(target, place, name, before) {
    const shown = shownPath(target, place, name);
    const folder = place === 'current' ? target.files.root : nearestFolder(target.files, name);
    try {
        fs.accessSync(folder.at('.'), fs.constants.W_OK | fs.constants.X_OK);
    }
    catch (error) {
        throw new DeployError('PERMISSION_DENIED', `${folder.path}, where ${basename(shown)} is to go, cannot be written to: ${systemReason(error)}`, 'run the job as a user who may write there', error);
    }
    const me = process.geteuid?.();
    const stat = fs.fstatSync(folder.fd);
    const owner = place === 'current' ? ownerOfCurrent(target) : before.kind === 'file' ? before.uid : null;
    const isSticky = (stat.mode & 0o1000) !== 0 && owner !== null;
    if (!isSticky || me === undefined || me === 0 || stat.uid === me || owner === me)
        return;
    throw new DeployError('PERMISSION_DENIED', `${place === 'current' ? shownPath(target, 'directory', CURRENT) : shown} belongs to user ${owner} and is in a sticky folder, where ${me} cannot replace it`, 'run the job as its owner, as the owner of the folder, or as root');
}
/** Whose the symlink is that all files of the layout go through; null when there is none. */
function ownerOfCurrent({ files }) {
    return fs.lstatSync(files.root.at(CURRENT), { throwIfNoEntry: false })?.uid ?? null;
}
/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files, name) {
    try {
        return files.holding(name);
    }
    catch (error) {
        if (systemCode(error) !== 'ENOENT')
            throw error;
        return nearestFolder(files, dirname(name));
    }
}

;// CONCATENATED MODULE: ./build/transaction/plan.js







/**
 * Compares what is wanted with what is there. Changes nothing.
 *
 * @throws DeployError TARGET_UNSAFE when a name is taken by something that is not a regular file, PERMISSION_DENIED when an owner could not be set
 */
function planChanges(target, view, layout, wanted, owner) {
    const compared = wanted.map((file) => {
        const place = layout === 'symlink' && !file.pointer ? 'current' : 'directory';
        const before = readPlace(target, view, place, file.name);
        const other = fileInUse(target, view, place, file, before);
        const attributes = wantedAttributes(owner, other ?? before, file.mode, file.defaultMode, folderStat(target, place, file.name));
        const isRight = other === null && isAsWanted(before, file, attributes);
        const action = before.kind === 'absent' ? 'create' : isRight ? 'keep' : 'replace';
        const model = other && (place === 'current' ? 'directory' : 'current');
        return { file, place, before, action, attributes, model, backup: null, isOutdated: false };
    });
    const changes = withConfig(compared);
    for (const { file, place, before, action, attributes } of changes) {
        if (action === 'keep')
            continue;
        requireSettable(attributes, shownPath(target, place, file.name));
        requireReplaceable(target, place, file.name, before);
    }
    const switches = changes.some((change) => change.place === 'current' && change.action !== 'keep');
    return {
        layout,
        changes,
        current: switches ? 'switches' : 'stays',
        pointersFirst: false,
        carried: switches ? carriedFiles(target, view, changes) : [],
        folders: missingFolders(target.files, changes),
        trial: null,
    };
}
/**
 * A server that watches its configuration file notices nothing else: when anything changes, that file is moved into place
 * too, though it may hold the same bytes.
 */
function withConfig(changes) {
    if (changes.every(({ action }) => action === 'keep'))
        return changes;
    return changes.map((change) => change.file.role === 'config' && change.action === 'keep' && change.before.kind === 'file'
        ? { ...change, action: 'replace' }
        : change);
}
/** Whether a change comes after all others, in whichever direction: what the server watches must show it what is already there. */
function plan_comesLast({ file, action }) {
    return file.role === 'config' && action !== 'remove';
}
/** Whether a deployment would change nothing. */
function isUnchanged(plan) {
    return plan.changes.every((change) => change.action === 'keep');
}
/** The file of the other layout, where that is the one in use: there is no other, or it was written later. Pointers are the same in both. */
function fileInUse(target, view, place, file, before) {
    const other = file.pointer ? null : readOther(target, view, place, file.name);
    return other !== null && (before.kind === 'absent' || other.writtenMs > before.writtenMs) ? other : null;
}
function isAsWanted(before, file, attributes) {
    return (before.kind === 'file' &&
        before.bytes.equals(file.bytes) &&
        before.mode === attributes.mode &&
        before.uid === attributes.uid &&
        before.gid === attributes.gid);
}
function folderStat(target, place, name) {
    const { files } = target;
    try {
        return fs.fstatSync((place === 'current' ? files.root : files.holding(name)).fd);
    }
    catch {
        return fs.fstatSync(files.root.fd);
    }
}
/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
function carriedFiles(target, { generation }, changes) {
    if (!generation)
        return [];
    const ours = new Set(changes.filter((change) => change.place === 'current').map((change) => change.file.name));
    return listFiles(generation, join(target.path, CURRENT)).filter((name) => !ours.has(name));
}
/** The subfolders of the directory that new files need, outermost first. */
function missingFolders(tree, changes) {
    const missing = new Set();
    for (const { file: { name }, place, action, } of changes) {
        if (place !== 'directory' || action !== 'create')
            continue;
        for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) {
            if (!isThere(tree.root.at(folder)))
                missing.add(folder);
        }
    }
    return [...missing].sort((one, other) => one.length - other.length);
}

// EXTERNAL MODULE: ./build/transaction/staging.js
var transaction_staging = __webpack_require__(6293);
;// CONCATENATED MODULE: ./build/transaction/commit.js













/**
 * Moves the staged files to their names, in the order of the plan: chain, certificate, private key, bundle, and last what points at them. On the way back
 * that goes first, save for a configuration file that the server watches.
 * With the `symlink` layout the first four become a new folder that nobody sees yet, and the symlink's rename shows them all at once.
 * Each directory is synced once, at the end.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws; some of the changes may have happened
 */
function commit_commitPlan(target, view, staging, plan, id, confirm) {
    const touched = new Set();
    const last = plan.changes.filter(comesLast);
    const earlier = plan.changes.filter((change) => !comesLast(change));
    const steps = [
        () => switchCurrent(target, view, staging, plan, id, confirm, touched),
        () => changeFiles(target, staging, earlier, confirm, touched),
    ];
    makeFolders(target, plan.folders, touched);
    for (const step of plan.pointersFirst ? steps.toReversed() : steps)
        step();
    changeFiles(target, staging, last, confirm, touched);
    for (const folder of touched)
        doing(`directory ${folder.path} cannot be synced`, () => syncFolder(folder));
}
function switchCurrent(target, view, staging, plan, id, confirm, touched) {
    if (plan.current === 'stays')
        return;
    const root = target.files.root;
    confirm();
    if (plan.current === 'switches') {
        buildGeneration(target, view, staging, plan, GENERATION_PREFIX + id);
        confirm();
    }
    keepSymlink(root.at(CURRENT), staging.at(EARLIER_CURRENT));
    doing(`${shownPath(target, 'directory', CURRENT)} cannot be switched`, () => {
        if (plan.current === 'switches')
            fs.renameSync(staging.at(CURRENT), root.at(CURRENT));
        else
            fs.unlinkSync(root.at(CURRENT));
    });
    touched.add(root);
}
function changeFiles(target, staging, changes, confirm, touched) {
    for (const { file, place, action } of changes) {
        if (place !== 'directory' || action === 'keep')
            continue;
        confirm();
        doing(`${shownPath(target, place, file.name)} cannot be ${action === 'remove' ? 'removed' : 'replaced'}`, () => {
            const folder = target.files.holding(file.name);
            if (action === 'remove')
                fs.unlinkSync(folder.at(basename(file.name)));
            else
                fs.renameSync(staging.at(file.role), folder.at(basename(file.name)));
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
        doing(`folder ${shownPath(target, 'directory', path)} cannot be made`, () => {
            const parent = target.files.holding(path);
            ensureSubfolderLike(parent, basename(path), like);
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
        if (systemCode(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/**
 * The new folder: the staged files, those that stay the same, and those that belong to others. It is as accessible as the target itself, and a
 * subfolder as the one that it follows.
 */
function buildGeneration(target, view, staging, plan, name) {
    doing(`folder ${shownPath(target, 'directory', name)} cannot be made`, () => {
        const root = target.files.root;
        ensureSubfolder(root, name, PRIVATE_FOLDER);
        const tree = new FolderTree(openSubfolder(root, name));
        try {
            const through = plan.changes.filter(({ place, action }) => place === 'current' && action !== 'remove');
            const folders = new Set([...through.map((change) => change.file.name), ...plan.carried].flatMap(foldersOn));
            for (const folder of folders)
                ensureSubfolderLike(tree.holding(folder), basename(folder), earlierFolder(view, folder) ?? root);
            for (const change of through)
                placeFile(target, view, staging, tree, change);
            for (const file of plan.carried)
                carryOver(target, view, tree, file);
            adoptOwner(tree.root, root);
            for (const folder of folders)
                syncFolder(tree.folder(folder));
            syncFolder(tree.root);
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
    const from = accessPath(target, view, place, file.name);
    if (from !== null)
        linkOrCopy(from, to, attributes);
}
function carryOver(target, view, tree, name) {
    const from = accessPath(target, view, 'current', name);
    const entry = from === null ? null : readEntry(from, shownPath(target, 'current', name));
    if (from !== null && entry?.kind === 'file')
        linkOrCopy(from, tree.at(name), entry);
}

// EXTERNAL MODULE: ./build/transaction/trial.js
var trial = __webpack_require__(540);
;// CONCATENATED MODULE: ./build/transaction/commit-trial.js








/**
 * Shows the new files through the pointer alone. The staged files stay where they are, to be committed afterwards.
 *
 * @param confirm called before every change that others could see; throws when the target is no longer ours
 * @throws DeployError WRITE_FAILED, PERMISSION_DENIED, or what `confirm` throws
 */
function commit_trial_commitTrial(target, view, staging, plan, trial, id, confirm) {
    const root = target.files.root;
    const name = trialFolder(id);
    confirm();
    doing(`folder ${shownPath(target, 'directory', name)} cannot be made`, () => {
        ensureSubfolder(root, name, PRIVATE_FOLDER);
        const tree = new FolderTree(openSubfolder(root, name));
        try {
            for (const change of plan.changes)
                if (!change.file.pointer)
                    showFile(target, view, staging, tree, change, root);
            adoptOwner(tree.root, root);
            syncFolder(tree.root);
        }
        finally {
            tree.close();
        }
    });
    confirm();
    const { file } = trial.pointer;
    doing(`${shownPath(target, 'directory', file.name)} cannot be replaced`, () => {
        const folder = target.files.holding(file.name);
        fs.renameSync(staging.at(STAGED_TRIAL), folder.at(basename(file.name)));
        syncFolder(folder);
        if (folder !== root)
            syncFolder(root);
    });
}
function showFile(target, view, staging, tree, change, like) {
    const { file, place, action, attributes } = change;
    for (const folder of foldersOn(file.name))
        ensureSubfolderLike(tree.holding(folder), basename(folder), like);
    const from = action === 'keep' ? accessPath(target, view, place, file.name) : staging.at(file.role);
    if (from !== null)
        linkOrCopy(from, tree.at(file.name), attributes);
}

// EXTERNAL MODULE: ./build/transaction/journal.js
var transaction_journal = __webpack_require__(2011);
;// CONCATENATED MODULE: ./build/transaction/make-backup.js
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
function make_backup_makeBackup(pending, state, id, sources) {
    ensureSubfolder(state, BACKUPS, PRIVATE_FOLDER);
    const backups = openSubfolder(state, BACKUPS);
    pending.addFolder(backups);
    ensureSubfolder(backups, id, PRIVATE_FOLDER);
    const set = openSubfolder(backups, id);
    pending.addFolder(set);
    let attributesLost = null;
    for (const [role, { access, before, stays }] of sources) {
        if (stays)
            attributesLost = copyFile(pending, access, set.at(role), before) ?? attributesLost;
        else
            linkOrCopy(access, set.at(role), before);
        if (holds(set.at(role), before.bytes))
            continue;
        throw new DeployError('TARGET_UNSAFE', `somebody else has changed the ${role} since it was looked at`, 'nothing was touched; run it again when nobody else works on the directory');
    }
    return { set, attributesLost };
}
function holds(access, bytes) {
    try {
        const entry = readEntry(access, access);
        return entry.kind === 'file' && entry.bytes.equals(bytes);
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4731);
;// CONCATENATED MODULE: ./build/transaction/manifest.js
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
function manifest_draftManifest(pending, set, id, { target, credential }, plan, current) {
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
                sha256: file.holdsKey ? null : sha256(before.bytes),
            };
        }),
    };
    draft(pending, set, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}
/**
 * Seals the backup of a proven deployment with the manifest that was drafted, and leaves that to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
function manifest_nameManifest(set) {
    nameDraft(set, MANIFEST);
}
/**
 * Removes the older of a credential's backups.
 *
 * @param keep how many of the newest stay
 * @returns the ids of those removed
 */
function manifest_pruneBackups(state, owner, keep) {
    const sealed = listBackups(state).filter(({ manifest }) => manifest !== null && isOf(manifest, owner));
    const old = sealed.slice(0, Math.max(0, sealed.length - keep)).map((backup) => backup.id);
    for (const id of old)
        discardBackup(state, id);
    return old;
}
/** Whether a backup is somebody's. */
function isOf(manifest, { target, credential }) {
    return manifest.target === target && manifest.credential === credential;
}
/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
function listBackups(state) {
    return backupIds(state).map((id) => {
        const set = findBackup(state, id);
        if (set === null)
            return { id, manifest: null };
        try {
            return { id, manifest: readManifest(set, id) };
        }
        finally {
            closeFolder(set);
        }
    });
}
function readManifest(set, id) {
    try {
        const entry = readEntry(set.at(MANIFEST), MANIFEST);
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
        isTargetIdentity(target) &&
        typeof credential === 'string' &&
        LAYOUTS.includes(layout) &&
        (current === null || isFolderName(current)) &&
        Array.isArray(files) &&
        files.every(isManifestFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => `${file.place}/${file.name}`)).size === files.length);
}
function isManifestFile(value) {
    return (ROLES.includes(value?.role) &&
        isFileName(value?.name) &&
        (value?.place === 'directory' || value?.place === 'current') &&
        typeof value.existed === 'boolean' &&
        (value.sha256 === null || typeof value.sha256 === 'string'));
}

// EXTERNAL MODULE: ./build/layout.js
var layout = __webpack_require__(9525);
;// CONCATENATED MODULE: ./build/transaction/rollback.js












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
            if (error instanceof errors/* DeployError */.sH && error.code === 'LOCKED')
                throw error;
            undone.push({
                role,
                path,
                outcome: 'failed',
                reason: (0,errors/* systemReason */.uc)(error),
            });
        }
    };
    const stuckPointer = () => undone.find(({ role, outcome }) => outcome === 'failed' && role !== null && POINTERS.includes(role))
        ?.path ?? null;
    const putBack = (files) => {
        for (const file of files.toReversed()) {
            attempt(file.role, (0,transaction_view/* shownPath */.pS)(target, 'directory', file.name), () => {
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
        attempt(null, (0,transaction_view/* shownPath */.pS)(target, 'directory', layout/* CURRENT */.e), () => {
            if (generation.before === null)
                requireUnnamed(stuckPointer());
            return undoSwitch(target, state, journal.id, generation, touched);
        });
    }
    putBack(journal.files.filter(isWatched));
    // A pointer that could not be put back still names the trial's files: they stay with it.
    if (journal.trial && !undone.some(({ outcome }) => outcome === 'failed')) {
        attempt(null, (0,transaction_view/* shownPath */.pS)(target, 'directory', (0,trial/* trialFolder */.Zl)(journal.id)), () => {
            (0,trial/* removeTrial */.l5)(target, journal.id);
            touched.add(target.files.root);
            return 'untouched';
        });
    }
    for (const folder of journal.folders.toReversed()) {
        attempt(null, (0,transaction_view/* shownPath */.pS)(target, 'directory', folder), () => undoFolder(target, folder, touched));
    }
    for (const folder of touched) {
        attempt(null, folder.path, () => {
            (0,transaction_folder/* syncFolder */.Yw)(folder);
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
        throw new errors/* DeployError */.sH('ROLLBACK_FAILED', `kept, since ${pointer}, which stays, may name it`, '');
}
function undoFile(target, place, tree, state, id, file, touched) {
    let folder;
    try {
        folder = tree.holding(file.name);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT' && file.before === null)
            return 'untouched';
        throw error;
    }
    const access = folder.at((0,external_node_path_.basename)(file.name));
    const now = (0,transaction_entry/* identityOf */.c)(access);
    if (now === file.before)
        return 'untouched';
    touched.add(folder);
    if (file.before === null) {
        external_node_fs_.unlinkSync(access);
        return 'removed';
    }
    const set = (0,backup/* openBackup */.Tw)(state, id);
    const staging = (0,transaction_staging/* openStaging */.gO)(state, id);
    try {
        const restored = staging.at(`restored-${file.role}`);
        (0,transaction_folder/* removeFile */.nM)(restored);
        const entry = (0,transaction_entry/* readEntry */.h)(set.at(file.role), (0,backup/* backupPath */.wZ)(state.path, id, file.role));
        if (entry.kind === 'absent')
            throw Object.assign(new Error('ENOENT: its backup is missing'), { code: 'ENOENT' });
        link_or_copy_linkOrCopy(set.at(file.role), restored, entry);
        if (isInUse(target, place, file.name, entry.writtenMs))
            freshen(restored);
        external_node_fs_.renameSync(restored, access);
    }
    finally {
        (0,transaction_folder/* closeFolder */.$G)(staging);
        (0,transaction_folder/* closeFolder */.$G)(set);
    }
    return 'restored';
}
/** Whether no other layout's file was written later than this one. */
function isInUse(target, place, name, writtenMs) {
    const view = (0,transaction_view/* viewTarget */.Zy)(target, 'in-place');
    try {
        return !(0,transaction_view/* isOutdated */.lY)(target, view, place, name, writtenMs);
    }
    finally {
        (0,transaction_view/* closeView */.uf)(view);
    }
}
/** A poller that goes by the modification time must see a new one. */
function freshen(access) {
    const now = new Date();
    try {
        external_node_fs_.lutimesSync(access, now, now);
    }
    catch (error) {
        // A file of another user keeps its time (utimensat(2)): that it is back matters more.
        if ((0,errors/* systemCode */.xU)(error) !== 'EPERM')
            throw error;
    }
}
function undoSwitch(target, state, id, generation, touched) {
    const { before, after } = generation;
    const root = target.files.root;
    let outcome = 'untouched';
    if (before !== null)
        refillGeneration(target, state, id, before, generation);
    if (linkAt(root.at(layout/* CURRENT */.e)) === after) {
        touched.add(root);
        if (before === null) {
            external_node_fs_.unlinkSync(root.at(layout/* CURRENT */.e));
            outcome = 'removed';
        }
        else {
            const staging = (0,transaction_staging/* openStaging */.gO)(state, id);
            try {
                const kept = staging.at(transaction_staging/* EARLIER_CURRENT */.fr);
                if (linkAt(kept) !== before) {
                    (0,transaction_folder/* removeFile */.nM)(kept);
                    external_node_fs_.symlinkSync(before, kept);
                }
                external_node_fs_.renameSync(kept, root.at(layout/* CURRENT */.e));
            }
            finally {
                (0,transaction_folder/* closeFolder */.$G)(staging);
            }
            outcome = 'restored';
        }
        // Synced before the new folder goes: after a power cut `current` must not point at nothing.
        (0,transaction_folder/* syncFolder */.Yw)(root);
    }
    if (after !== null && (0,transaction_folder/* isThere */.$B)(root.at(after))) {
        touched.add(root);
        (0,transaction_folder/* removeTree */.dM)(root, after);
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
    likeness_ensureSubfolderLike(root, name, root);
    const tree = new transaction_folder/* FolderTree */.zv((0,transaction_folder/* openSubfolder */.xU)(root, name));
    const touched = new Set();
    try {
        const missing = others.find((other) => !(0,transaction_folder/* isThere */.$B)(tree.root.at(other)));
        if (missing !== undefined) {
            throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${name}/${missing} is missing, which the deployment did not remove`, 'put it back, and run any deployment to this target');
        }
        for (const file of files) {
            for (const folder of (0,transaction_folder/* foldersOn */.DI)(file.name))
                likeness_ensureSubfolderLike(tree.holding(folder), (0,external_node_path_.basename)(folder), root);
            undoFile(target, 'current', tree, state, id, file, touched);
        }
        for (const folder of touched)
            (0,transaction_folder/* syncFolder */.Yw)(folder);
    }
    finally {
        tree.close();
    }
}
function undoFolder(target, path, touched) {
    try {
        const folder = target.files.folder(path);
        const parent = target.files.holding(path);
        if ((0,transaction_folder/* removeIfEmpty */.V3)(parent.at((0,external_node_path_.basename)(path)))) {
            // What is gone needs no sync, and its handle is closed.
            touched.delete(folder);
            target.files.forget(path);
        }
        touched.add(parent);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT')
            throw error;
    }
    return 'untouched';
}
function linkAt(access) {
    try {
        return external_node_fs_.readlinkSync(access);
    }
    catch (error) {
        if (['ENOENT', 'EINVAL'].includes((0,errors/* systemCode */.xU)(error)))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/transaction/stage.js









/**
 * Writes the new files under their roles' names, where only their owner can reach them, and leaves them to be synced. The attributes of a file that is
 * replaced, or of the other layout's where that is in use, go onto the empty new one before the content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @param models where the files of the other layout are whose attributes the new ones take over, by role
 * @returns null, or why extended attributes could not be carried over
 * @throws a system error
 */
function stage_stageFiles(pending, state, staging, backup, models, plan, id) {
    const changed = plan.changes.filter(({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null);
    for (const { file } of changed)
        createPrivate(staging.at(file.role));
    const replaced = changed.filter(({ action, model }) => action === 'replace' && model === null);
    const problems = [
        carryAttributes(replaced.map(({ file }) => backup.at(file.role)), staging.at('.')),
        ...[...models].map(([role, model]) => carryAttributesTo(model, staging.at(role))),
    ];
    for (const { file, attributes } of changed)
        fill(pending, staging.at(file.role), file.bytes, attributes);
    for (const change of plan.changes)
        if (change.backup !== null)
            stageBackup(state, staging, change, change.backup);
    if (plan.trial) {
        createPrivate(staging.at(STAGED_TRIAL));
        fill(pending, staging.at(STAGED_TRIAL), plan.trial.bytes, plan.trial.pointer.attributes);
    }
    if (plan.current === 'switches')
        fs.symlinkSync(GENERATION_PREFIX + id, staging.at(CURRENT));
    return problems.find((problem) => problem !== null) ?? null;
}
/** A backed-up file as it is, with all its attributes, but, where it is in use, a fresh modification time: some servers poll for one. */
function stageBackup(state, staging, change, id) {
    const { file, action, attributes } = change;
    if (action === 'keep' || action === 'remove')
        return;
    const set = openBackup(state, id);
    try {
        linkOrCopy(set.at(file.role), staging.at(file.role), attributes);
        if (change.isOutdated)
            return;
        const now = new Date();
        fs.lutimesSync(staging.at(file.role), now, now);
    }
    finally {
        closeFolder(set);
    }
}

;// CONCATENATED MODULE: ./build/transaction/transaction.js
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
    const pending = openPending();
    try {
        const backup = doing('the backup cannot be made', () => makeBackup(pending, state, id, backupSources(target, view, plan)));
        const attributesLost = doing('the new files cannot be staged', () => {
            const staging = openStaging(state, id);
            pending.addFolder(staging);
            return stageFiles(pending, state, staging, backup.set, modelsOf(target, view, plan), plan, id);
        });
        doing('the journal cannot be written', () => {
            if (credential !== null)
                draftManifest(pending, backup.set, id, { target: target.identity, credential }, plan, view.link);
            draftJournal(pending, state, journal);
        });
        doing('what was prepared cannot be synced', () => pending.sync());
        doing('the journal cannot be written', () => publishJournal(state));
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
        dropJournal(state);
        discard(state, id);
        throw writeFailure(error, 'the deployment cannot be prepared');
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
        after: current === 'goes' ? null : GENERATION_PREFIX + id,
        files: changes
            .filter(({ place, before }) => place === 'current' && before.kind === 'file')
            .map(journalFile),
        others: carried,
    };
}
function modelsOf(target, view, plan) {
    const models = new Map();
    for (const { file, model } of plan.changes) {
        const access = model && accessPath(target, view, model, file.name);
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
        const access = accessPath(target, view, place, file.name);
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
    const staging = doing('the staged files cannot be opened', () => openStaging(lock.state, journal.id));
    try {
        commitTrial(target, view, staging, plan, trial, journal.id, lock.confirm);
    }
    finally {
        closeFolder(staging);
    }
}
/**
 * Gives the new files their names.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED, after which the transaction must be undone; LOCKED when the target is no longer ours,
 *   after which nothing may be touched
 */
function commit({ target, view, lock, plan, journal }) {
    const staging = doing('the staged files cannot be opened', () => openStaging(lock.state, journal.id));
    try {
        commitPlan(target, view, staging, plan, journal.id, lock.confirm);
    }
    finally {
        closeFolder(staging);
    }
}
/** Remembers, durably, that the reload command is about to run: undoing must then run it again. Throws DeployError. */
function rememberReload(prepared) {
    if (prepared.journal.reloading)
        return prepared;
    const journal = { ...prepared.journal, reloading: true };
    prepared.lock.confirm();
    doing('the journal cannot be written', () => replaceJournal(prepared.lock.state, journal));
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
            const set = openBackup(state, journal.id);
            ends.push(set);
            nameManifest(set);
        }
        dropJournal(state);
        for (const folder of [...ends, state])
            syncFolder(folder);
    }
    catch (error) {
        remind(lock, journal);
        throw writeFailure(error, 'the deployment cannot be concluded');
    }
    finally {
        for (const folder of ends)
            closeFolder(folder);
    }
}
/** Has the journal say again what is to be undone, should this process not live to do it. Nothing that is told rests on whether that is sure to stay. */
function remind(lock, journal) {
    try {
        // The sync that failed may have hung for so long that the target is somebody else's, and so is the journal.
        lock.confirm();
        replaceJournal(lock.state, journal);
    }
    catch {
        // It is undone from memory at once, if it is still ours. Only a process that dies in the middle of that would have needed the journal.
    }
}
/** Removes what a sealed deployment no longer needs. No failure here undoes anything: the next deployment tries again. */
function tidy(prepared, credential, retention) {
    return tidying(prepared, () => {
        if (retention === 0)
            discardBackup(prepared.lock.state, prepared.journal.id);
        return pruneBackups(prepared.lock.state, { target: prepared.target.identity, credential }, retention)
            .length;
    });
}
/** Removes what a sealed return no longer needs, the backup that the target now is among it, so that the next return goes further back. */
function tidyReturn(prepared, returnedTo) {
    return tidying(prepared, () => {
        discardBackup(prepared.lock.state, prepared.journal.id);
        discardBackup(prepared.lock.state, returnedTo);
        return 1;
    });
}
function tidying({ target, lock, journal }, removeBackups) {
    try {
        clearStaging(lock.state);
        if (journal.trial)
            removeTrial(target, journal.id);
        if (journal.generation)
            pruneGenerations(target, journal.generation);
        return { removed: removeBackups(), problem: null };
    }
    catch (error) {
        return { removed: 0, problem: systemReason(error) };
    }
}
/** The folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneGenerations(target, { before, after }) {
    const root = target.files.root;
    for (const name of fs.readdirSync(root.at('.'))) {
        if (name.startsWith(GENERATION_PREFIX) && name !== before && name !== after)
            removeTree(root, name);
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
        (0,backup/* unsealBackup */.t2)(lock.state, journal.id);
        (0,transaction_journal/* removeJournal */.Sw)(lock.state);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH && error.code === 'LOCKED')
            throw error;
        return (0,errors/* systemReason */.uc)(error);
    }
    discard(lock.state, journal.id);
    return null;
}
function discard(state, id) {
    try {
        (0,transaction_staging/* clearStaging */.Le)(state);
        (0,backup/* discardBackup */.f2)(state, id);
    }
    catch (error) {
        if (error instanceof errors/* DeployError */.sH)
            throw error;
        // What is left over, the next deployment clears away.
    }
}

// EXTERNAL MODULE: ./build/verify/loopback.js
var loopback = __webpack_require__(8216);
;// CONCATENATED MODULE: ./build/verify/poll.js

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
async function poll_watchAddresses(endpoints, wanted, instruments) {
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
async function poll_poll(watches, patience, instruments, signal) {
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
    report.reason = report.other ? `another certificate is served${poll_withoutType(report)}` : null;
    return report.reason === null ? won + 1 : 0;
}
/** The end of a sentence about another certificate: that of the wanted type of key there is none at all; empty where there is. */
function poll_withoutType({ lacks }) {
    return lacks === null ? '' : `, and none with an ${lacks} key`;
}
function isRefusedLoopback(result, address) {
    return result.kind === 'failed' && result.refused && address !== null && (0,loopback/* isLoopback */.U)(address);
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
function poll_isProven(reports) {
    return reports.every((report) => report.matched || poll_isExcused(report, reports));
}
/** Whether an address that did not win is excused, because another address of the same endpoint did. */
function poll_isExcused(report, reports) {
    const excusable = report.unreachable ||
        (report.refused && report.fingerprint === null && report.address !== null && (0,loopback/* isLoopback */.U)(report.address));
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

// EXTERNAL MODULE: ./build/verify/proxy.js
var verify_proxy = __webpack_require__(1257);
;// CONCATENATED MODULE: ./build/pipeline/instruments.js

/**
 * The real clock, the real network, and a line in the debug log for every probe. What speaks TLS and DNS takes a sixth of a start to load, so it is loaded for the first endpoint.
 * Whoever changes something looks at the endpoints before, and has nothing left to load when it matters.
 *
 * @param signal under which names are resolved
 */
function instruments_instruments({ request, log }, signal) {
    return {
        now: () => performance.now(),
        sleep: async (ms, cancelled) => {
            const { setTimeout: wait } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8500, 23));
            // The signal only cuts the pause short: whoever waits looks at it next.
            await wait(ms, undefined, { signal: cancelled }).catch(() => undefined);
        },
        probe: async (target, timeoutMs, cancelled) => {
            const { probe } = await __webpack_require__.e(/* import() */ 874).then(__webpack_require__.bind(__webpack_require__, 6874));
            return probe(target, timeoutMs, cancelled);
        },
        resolve: async (host) => {
            const { resolve } = await __webpack_require__.e(/* import() */ 885).then(__webpack_require__.bind(__webpack_require__, 6885));
            return resolve(host, request.verify.probeTimeoutMs, signal);
        },
        onProbe: (report, result) => {
            const { proxy } = request.verify.endpoints.find(({ name }) => name === report.endpoint) ?? {};
            log.debug(describe(report, result) + (proxy ? `, through the proxy ${(0,verify_proxy/* proxyName */.ec)(proxy)}` : ''));
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

;// CONCATENATED MODULE: ./build/pipeline/look.js



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
    run.report.endpoints = look_withBefore(seen, before);
    run.report.verified = seen.length > 0 ? isProven(seen) : null;
    return before;
}
/** Tells what a look showed. */
function tellLook({ request, log, report }, fingerprint) {
    for (const { name, proxy } of request.verify.endpoints)
        if (proxy)
            log.info(`${name} is reached through the proxy ${proxyName(proxy)}`);
    for (const seen of report.endpoints) {
        const what = seen.fingerprint === null
            ? `serves nothing yet: ${seen.reason}`
            : seen.fingerprint === fingerprint
                ? 'serves the certificate already'
                : `serves ${seen.fingerprint}`;
        log.info(`${look_whereOf(seen)}: ${what}`);
    }
}
/** Adds what was served before to reports. */
function look_withBefore(reports, before) {
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
function look_whereOf({ endpoint, address }) {
    const place = endpoint.replace(/^[a-z0-9]+:\/\//, '');
    const says = address === null || place.startsWith(`${address}:`) || place.startsWith(`[${address}]`);
    return says ? endpoint : `${endpoint} (${address})`;
}

;// CONCATENATED MODULE: ./build/pipeline/proof.js




/**
 * Polls until every address has served the certificate.
 *
 * @param before what was served before, for the report
 * @throws DeployError VERIFY_FAILED when one has not, or what the signal was aborted with
 */
async function proveServed(run, expected, before) {
    const { request, report, log, signal } = run;
    const tools = instruments(run, signal);
    const watches = await watchAddresses(request.verify.endpoints, () => ({ keyType: expected.keyType, expected: (served) => served === expected.fingerprint }), tools);
    const reports = withBefore(await poll(watches, request.verify, tools, signal), before);
    report.endpoints = reports;
    report.verified = isProven(reports);
    signal.throwIfAborted();
    for (const result of reports) {
        const effort = `${probes(result.attempts)}, ${result.elapsedMs} ms`;
        if (result.matched)
            log.info(`${whereOf(result)} serves the certificate: ${effort}, ${result.protocol}`);
        else if (isExcused(result, reports))
            log.notice(`${whereOf(result)} was left out: ${result.reason}; another address proves the endpoint`);
        else
            log.info(`${whereOf(result)} does not serve the certificate: ${result.reason}; ${effort}`);
    }
    tellMissing(run, expected, reports);
    const failed = reports.filter((result) => !result.matched && !isExcused(result, reports));
    const [first] = failed;
    if (!first)
        return;
    const others = failed.length > 1 ? ` (and so for ${failed.length - 1} more)` : '';
    throw new DeployError('VERIFY_FAILED', describeFailure(first) + others, remedyFor(first));
}
/** Warns of intermediates that are not served: a client that does not hold an intermediate already cannot build the chain without it (RFC 8446, section 4.4.2). */
function tellMissing({ log }, { chain }, reports) {
    for (const report of reports) {
        const missing = report.matched
            ? chain.filter(({ fingerprint }) => !report.chain.includes(fingerprint))
            : [];
        for (const { subject } of missing)
            log.warning(`${whereOf(report)} serves the certificate without its intermediate ${subject}`);
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
    const known = (endpoint, address) => servedAt(before, { endpoint: endpoint.name, address, serverName: endpoint.serverName });
    const wanted = (endpoint, address) => {
        const then = known(endpoint, address);
        return {
            keyType: (then ?? earlier)?.keyType ?? null,
            expected: (served) => served === then?.fingerprint || served === earlier?.fingerprint,
        };
    };
    const tools = instruments_instruments(run, signal);
    const watches = await poll_watchAddresses(run.request.verify.endpoints, wanted, tools);
    const served = watches.filter(({ endpoint, address }) => known(endpoint, address) !== null);
    const silent = watches.filter(({ endpoint, address }) => known(endpoint, address) === null);
    // An address that did not answer before the deployment either is not waited for.
    const reports = (await Promise.all([
        poll_poll(served, run.request.verify, tools, signal),
        poll_poll(silent, glance(run), tools, signal),
    ])).flat();
    for (const report of reports) {
        const what = report.matched
            ? `serves the earlier certificate again: ${proof_short(report.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${report.reason ?? 'the time was up'}`;
        run.log.info(`${look_whereOf(report)} ${what}`);
    }
    return poll_isProven(reports);
}
function describeFailure(result) {
    const what = result.other
        ? `serves ${proof_short(result.fingerprint)} and not the certificate${withoutType(result)}`
        : `was not seen to serve the certificate: ${result.reason ?? 'no probe was made'}`;
    return `${whereOf(result)} ${what}, after ${probes(result.attempts)} in ${(result.elapsedMs / 1000).toFixed(1)} s`;
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
function proof_short(fingerprint) {
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}

;// CONCATENATED MODULE: ./build/command/environment.js
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

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
// EXTERNAL MODULE: ./build/node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(9863);
;// CONCATENATED MODULE: ./build/command/execute.js
/**
 * Starts a program by @actions/exec and gives the process away, so that it can be told to end.
 *
 * exec leaves no choice of how the process is started, and loses some of what happens to it:
 * - It starts the process in our group, with an open standard input, and what Node throws while it starts one (E2BIG,
 *   ENOMEM) is never caught: the call does not settle. Node publishes a ChildProcess before it starts it
 *   (`diagnostics_channel`, channel `child_process`). There it gets a group and no input, and what is thrown is told by
 *   an event, as Node tells the other reasons.
 * - It judges by the mode whether a file may be run, without supplementary groups and without what root may. So exec
 *   starts `env`, which starts the program.
 * - It loses the name of a signal. The ChildProcess has it.
 * - It keeps text until a line end comes, however much it is. So it is given one with every piece.
 * - It asks for the path of the working directory, which fails when an earlier step removed that.
 */



/** Is at this path wherever `#!/usr/bin/env` works. */
const ENV = '/usr/bin/env';
const CREATED = 'child_process';
const LINE_FEED = 10;
/**
 * Starts a program, without a shell.
 *
 * @param path with a slash in it
 */
function execute(path, args, options) {
    const calls = new external_node_async_hooks_.AsyncLocalStorage();
    let child = null;
    let problem = null;
    const onCreated = (message) => {
        if (child !== null || calls.getStore() !== 'ours')
            return;
        child = message.process;
        child.on('error', (error) => {
            problem = error;
        });
        startInGroup(child, options.isStopped);
    };
    const read = (tell) => (bytes) => {
        tell(bytes);
        // For exec's own text, once ours has been read.
        bytes[bytes.length - 1] = LINE_FEED;
    };
    (0,external_node_diagnostics_channel_.subscribe)(CREATED, onCreated);
    const running = calls.run('ours', () => (0,exec/* exec */.m)(ENV, ['--', ...withoutAssignment(path), ...args], {
        cwd: '.',
        env: options.environment,
        silent: true,
        ignoreReturnCode: true,
        delay: options.trailingMs,
        listeners: { stdout: read(options.onStdout), stderr: read(options.onStderr) },
    }));
    const ended = running
        .then(() => undefined, (error) => {
        throw problem ?? error;
    })
        .finally(() => (0,external_node_diagnostics_channel_.unsubscribe)(CREATED, onCreated));
    return { child: () => child, ended };
}
/** Has a process start as the leader of a group of its own, without standard input, and never throw. */
function startInGroup(child, isStopped) {
    const spawn = child.spawn;
    child.spawn = (options) => {
        try {
            if (isStopped())
                throw new Error('stopped before it was started');
            const started = spawn.call(child, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
            // A stream that fails has ended, and exec waits for no more.
            for (const stream of [child.stdout, child.stderr])
                stream?.on('error', () => undefined);
            return started;
        }
        catch (error) {
            process.nextTick(() => child.emit('error', error));
            return undefined;
        }
    };
}
/** `env` takes a word with an equals sign in it for a variable. */
function withoutAssignment(path) {
    return path.includes('=') ? ['/bin/sh', '-c', 'exec "$0" "$@"', path] : [path];
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./build/command/output.js

/** The first lines are shown as they come, the last ones at the end, and those in between are counted. */
const FIRST_LINES = 200;
const LAST_LINES = 50;
const MAX_LINE_LENGTH = 2_000;
/** Shows the first 200 lines and the last 50 of an output, each cut at 2,000 characters. */
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
/** Splits a stream of UTF-8 into lines that end with LF, CR or CRLF. */
function splitLines(onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    let afterReturn = false;
    return {
        write: (bytes) => {
            let text = rest + decoder.write(bytes);
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
        },
        end: () => {
            rest += decoder.end();
            if (rest !== '')
                onLine(rest);
            rest = '';
        },
    };
}

;// CONCATENATED MODULE: ./build/command/program.js


/** What the C library searches when the environment has no PATH (glibc, `confstr(_CS_PATH)`). */
const DEFAULT_PATH = '/bin:/usr/bin';
/**
 * Looks a program up as execvp(3) does: a name with a slash is a path, relative to the working directory; any other is
 * searched for in PATH, where an empty element is the working directory.
 *
 * @param environment the one that the program will get
 */
function locate(program, environment) {
    if (program === '')
        return { kind: 'missing', code: 'ENOENT' };
    const paths = program.includes('/')
        ? [program]
        : searched(environment).map((folder) => `${folder || '.'}/${program}`);
    const problems = [];
    for (const path of paths) {
        const problem = problemOf(path);
        if (problem === null)
            return { kind: 'found', path };
        problems.push(problem);
    }
    // A file that may not be run is more than none.
    const telling = problems.find((code) => code !== 'ENOENT' && (code !== 'ENOTDIR' || paths.length === 1));
    return { kind: 'missing', code: telling ?? 'ENOENT' };
}
/** The folders in which a program without a slash is searched for. */
function searched({ PATH = DEFAULT_PATH }) {
    return PATH.split(':');
}
function problemOf(path) {
    try {
        if (!(0,external_node_fs_.statSync)(path).isFile())
            return 'EACCES';
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return null;
    }
    catch (error) {
        return (0,errors/* systemCode */.xU)(error);
    }
}

;// CONCATENATED MODULE: ./build/command/run.js




/** How long output may trail behind the end of a command. A process in the background can hold the pipe open for ever. */
const TRAILING_MS = 500;
/**
 * Runs a command without a shell, in a process group of its own. When the time is up or the run is cancelled, the whole
 * group is told to end (SIGTERM), and later killed (SIGKILL).
 *
 * @returns how it ended; this never throws
 */
async function runCommand(command, options) {
    if (options.signal.aborted)
        return { kind: 'cancelled' };
    const program = locate(command.program, options.environment);
    if (program.kind === 'missing')
        return { kind: 'failed', reason: missingProblem(program.code) };
    return new Promise((settle) => {
        let stopped = null;
        const output = boundedOutput(options.onLine);
        const streams = { out: splitLines(output.line), err: splitLines(output.line) };
        const { child, ended } = execute(program.path, command.args, {
            environment: options.environment,
            trailingMs: TRAILING_MS,
            isStopped: () => stopped !== null,
            onStdout: streams.out.write,
            onStderr: streams.err.write,
        });
        let killer;
        const stop = (why) => {
            // It has ended in time, however long its output trails.
            if (stopped || hasEnded(child()))
                return;
            stopped = why;
            signalGroup(child(), 'SIGTERM');
            killer = setTimeout(() => {
                signalGroup(child(), 'SIGKILL');
                // Nothing kills another user's process (sudo), or one that waits for a disk.
                killer = setTimeout(() => finish({ kind: why }), TRAILING_MS);
            }, options.graceMs);
        };
        const onAbort = () => stop('cancelled');
        const timer = setTimeout(() => stop('timed-out'), options.timeoutMs);
        options.signal.addEventListener('abort', onAbort, { once: true });
        let settled = false;
        const finish = (result) => {
            if (settled)
                return;
            settled = true;
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal.removeEventListener('abort', onAbort);
            // Members of its group may have outlived it.
            if (stopped)
                signalGroup(child(), 'SIGKILL');
            letGo(child());
            streams.out.end();
            streams.err.end();
            output.end();
            settle(stopped ? { kind: stopped } : result);
        };
        ended.then(() => finish(endingOf(child())), (error) => finish({ kind: 'failed', reason: notStarted(error) }));
    });
}
function hasEnded(child) {
    return child !== null && (child.exitCode !== null || child.signalCode !== null);
}
function endingOf(child) {
    const { exitCode = null, signalCode = null } = child ?? {};
    if (signalCode !== null)
        return { kind: 'failed', reason: `it was ended by ${signalCode}` };
    return exitCode === 0
        ? { kind: 'succeeded' }
        : { kind: 'failed', reason: `it ended with exit code ${exitCode}` };
}
function signalGroup(child, signal) {
    if (child?.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // The whole group is gone already (ESRCH), or belongs to another user (EPERM).
    }
}
/** What runs on in the background may hold its pipes open, but not this process. */
function letGo(child) {
    child?.stdout?.destroy();
    child?.stderr?.destroy();
    child?.unref();
}
function missingProblem(code) {
    switch (code) {
        case 'ENOENT':
            return 'there is no such program';
        case 'EACCES':
            return 'the program may not be run';
        default:
            return notStarted({ code });
    }
}
function notStarted(error) {
    return `it could not be started (${(0,errors/* systemCode */.xU)(error) || (0,errors/* systemReason */.uc)(error)})`;
}

;// CONCATENATED MODULE: ./build/pipeline/commands.js



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
            throw new errors/* DeployError */.sH(code, `${input} did not end within ${timeoutMs} ms and was stopped`, 'raise command-timeout, or have the command return once the server was told');
        case 'failed':
            throw new errors/* DeployError */.sH(code, `${input} failed: ${result.reason}`, hint);
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/command/haproxy-runtime.js


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
        return { kind: 'failed', reason: (0,errors/* systemReason */.uc)(error) };
    }
}
/** One request and its answer, on a connection of its own, which HAProxy closes. */
function ask(path, request, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(new Error('the time is up'));
        const chunks = [];
        let length = 0;
        const socket = (0,external_node_net_.connect)({ path });
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

// EXTERNAL MODULE: ./build/transaction/target.js
var transaction_target = __webpack_require__(5067);
;// CONCATENATED MODULE: ./build/pipeline/runtime.js




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
    const target = (0,transaction_target/* openTarget */.Ap)(request.target, 'read');
    try {
        const view = (0,transaction_view/* viewTarget */.Zy)(target, layout);
        try {
            return files.map((file) => (0,transaction_view/* readDeployed */.BJ)(target, view, layout, file));
        }
        finally {
            (0,transaction_view/* closeView */.uf)(view);
        }
    }
    finally {
        (0,transaction_target/* closeTarget */.yV)(target);
    }
}
const RUNTIME_HINT = 'is it a stats socket of level admin, and does HAProxy know the certificate by that path (show ssl cert)?';

;// CONCATENATED MODULE: ./build/pipeline/reload.js


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

// EXTERNAL MODULE: ./build/pipeline/run.js
var pipeline_run = __webpack_require__(3423);
;// CONCATENATED MODULE: ./build/pipeline/restore.js






/**
 * Undoes a deployment, this run's own or one that died: the files first, then, if it had run, the reload command again, then the proof that the servers are back.
 * A reload or a proof that fails does not stop it: the files are what they were, and the report says what is not known. A cancellation does not stop it either, but cuts the proof short.
 *
 * @param earlier the leaf that the target holds once it is restored
 * @throws DeployError LOCKED when the target is no longer ours
 */
async function restore(run, target, lock, journal, earlier) {
    const { request, rollbackSignal } = run;
    const undone = await (0,pipeline_run/* phase */.O)(run, 'Put back', () => {
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
        : await (0,pipeline_run/* phase */.O)(run, 'Verify restored', () => proveRestored(run, journal.servedBefore, earlier(), rollbackSignal));
    if (verified === false)
        run.log.warning('the files are back as they were, but not every endpoint was seen to serve the earlier certificate');
    const problem = conclude(lock, journal);
    if (problem !== null)
        run.log.warning(`the files are back as they were, but the journal in ${target.stateDirectory} could not be removed: ${problem}; the next deployment tries again`);
    return { undone, verified, failure: null };
}
async function reloadAgain(run, signal) {
    try {
        await (0,pipeline_run/* phase */.O)(run, 'Reload again', () => reload(run, signal));
    }
    catch (error) {
        const { code, message } = (0,errors/* asDeployError */.y0)(error);
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
        : `backup: ${(0,backup/* backupPath */.wZ)(target.stateDirectory, journal.id, role)}`;
    const list = failed.map((one) => `${one.path} (${earlier(one)}): ${one.reason}`);
    return new errors/* DeployError */.sH('ROLLBACK_FAILED', `the target could not be put back: ${list.join('; ')}`, `remove the obstacle and run any deployment to this target, which tries again first; or put a copy of each backup in place of its file by a rename, and then remove ${target.stateDirectory}/journal`);
}


/***/ }),

/***/ 9023:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ DialogueError),
/* harmony export */   i: () => (/* binding */ converse)
/* harmony export */ });
/** Why what is said before TLS leads nowhere. The message is for people, and free of what the other side said. */
class DialogueError extends Error {
    name = 'DialogueError';
}
/** The longest line (RFC 5321, section 4.5.3.1.5, has 512; capabilities of IMAP and Sieve servers get longer), and everything together. */
const MAX_LINE = 8 * 1024;
const MAX_BYTES = 64 * 1024;
/** Begins a talk. Time is the caller's concern: a talk that hangs ends with the connection. */
function converse(socket) {
    let unread = Buffer.alloc(0);
    let total = 0;
    let hasEnded = false;
    let wake = () => undefined;
    const onData = (chunk) => {
        total += chunk.length;
        unread = Buffer.concat([unread, chunk]);
        if (total > MAX_BYTES)
            socket.pause();
        wake();
    };
    const onEnd = () => {
        hasEnded = true;
        wake();
    };
    socket.on('data', onData).on('end', onEnd).on('close', onEnd);
    /** Takes the first bytes, once `measure` can tell from what there is how many (else it returns null). */
    const take = async (measure) => {
        for (;;) {
            const length = measure();
            if (length !== null && length <= unread.length) {
                const taken = unread.subarray(0, length);
                unread = unread.subarray(length);
                return taken;
            }
            if (total > MAX_BYTES)
                throw new DialogueError(`more than ${MAX_BYTES / 1024} KiB came before TLS began`);
            if (hasEnded)
                throw new DialogueError('the connection was closed before TLS began');
            await new Promise((resolve) => {
                wake = resolve;
            });
        }
    };
    return {
        line: async () => {
            const line = await take(() => {
                const end = unread.indexOf('\n');
                if ((end === -1 ? unread.length : end) > MAX_LINE)
                    throw new DialogueError('a line came that is too long');
                return end === -1 ? null : end + 1;
            });
            return line.toString('latin1').replace(/\r?\n$/, '');
        },
        bytes: (count) => take(() => count),
        send: (text) => void socket.write(text),
        end: () => {
            socket.pause().off('data', onData).off('end', onEnd).off('close', onEnd);
            if (unread.length > 0)
                throw new DialogueError('more plain text came where TLS should have begun');
        },
    };
}


/***/ }),

/***/ 8216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether an address is one of this machine's own loopback addresses (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
function isLoopback(address) {
    return address === '::1' || /^127\./.test(address);
}


/***/ }),

/***/ 1257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openTunnel),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   c7: () => (/* binding */ isDirect),
/* harmony export */   ec: () => (/* binding */ proxyName)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _dialogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9023);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8216);



const DEFAULT_PORT = 80;
/**
 * Reads what `HTTPS_PROXY` holds: `http://[user[:password]@]host[:port]`; the scheme may be left out.
 *
 * @returns what is wrong with it, as a string that repeats nothing of it but the scheme
 */
function parseProxy(text) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? 'http';
    if (scheme !== 'http')
        return `a proxy of the kind ${scheme}`;
    let url;
    try {
        url = new URL(text.includes('://') ? text : `http://${text}`);
        if (url.hostname === '')
            return 'no URL';
        const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
        if (/[\r\n\0]/.test(user + password))
            return 'a user or a password with a line end in it';
        const token = Buffer.from(`${user}:${password}`).toString('base64');
        const hasUser = user !== '' || password !== '';
        return {
            proxy: {
                host: url.hostname.replace(/^\[|\]$/g, ''),
                port: url.port === '' ? DEFAULT_PORT : Number(url.port),
                authorization: hasUser ? `Basic ${token}` : null,
            },
            secrets: password === '' ? [] : [...new Set([password, url.password, token])],
        };
    }
    catch {
        return 'no URL';
    }
}
/**
 * Whether an endpoint is reached without the proxy: this machine always is, and so is what `NO_PROXY` lists, with commas or blanks in between. An entry is `*`,
 * a name (which stands for everything below it as well, with or without a dot in front), an address, or a network in CIDR notation; each may end in a port.
 */
function isDirect({ host, port }, noProxy) {
    if (host === 'localhost' || host.endsWith('.localhost') || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(host))
        return true;
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => matches(entry, host, port));
}
function matches(entry, host, port) {
    if (entry === '*')
        return true;
    const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|((?:[^:]*:){2,}[^:]*|[^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
    const place = bracketed ?? plain ?? '';
    if (digits !== undefined && Number(digits) !== port)
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0)
        return isWithin(host, place);
    const name = place.replace(/^\*?\./, '').replace(/\.$/, '');
    return name !== '' && (host === name || host.endsWith(`.${name}`));
}
function isWithin(address, network) {
    const [base = '', bits] = network.split('/', 2);
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(base);
    if (family === 0 || family !== (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address))
        return false;
    const type = family === 6 ? 'ipv6' : 'ipv4';
    const width = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : width + 1;
    if (prefix > width)
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(base, prefix, type);
    return list.check(address, type);
}
/** A proxy's host and port, as people write them. */
function proxyName({ host, port }) {
    return `${(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6 ? `[${host}]` : host}:${port}`;
}
/**
 * Has a proxy open a tunnel (RFC 9110, section 9.3.6). The proxy resolves the name.
 *
 * @throws DialogueError when it does not, in words that follow the proxy's name, with no more of its answer than the number
 */
async function openTunnel(dialogue, { authorization }, host, port) {
    const place = `${(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6 ? `[${host}]` : host}:${port}`;
    const header = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
    dialogue.send(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n${header}\r\n`);
    const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(await dialogue.line())?.[1];
    if (status === undefined)
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_2__/* .DialogueError */ .Z('it does not answer as an HTTP proxy does');
    while ((await dialogue.line()) !== '')
        ;
    if (status === '407')
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_2__/* .DialogueError */ .Z(authorization === null
            ? 'it wants a user and a password (407)'
            : 'it does not take the user and the password (407)');
    if (!status.startsWith('2'))
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_2__/* .DialogueError */ .Z(`it opens no tunnel there (${status})`);
}


/***/ })

};
;
