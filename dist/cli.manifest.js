"use strict";
exports.id = 806;
exports.ids = [806];
exports.modules = {

/***/ 2157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ bufferLog)
/* harmony export */ });
/** A log that is empty. */
function bufferLog(target) {
    const lines = [];
    return {
        log: {
            group: (title) => lines.push((to) => to.info(`${title}:`)),
            info: (fact) => lines.push((to) => to.info(fact)),
            debug: (detail) => lines.push((to) => to.debug(detail)),
            notice: (fact) => lines.push((to) => to.notice(`${target}: ${fact}`)),
            warning: (fact) => lines.push((to) => to.warning(`${target}: ${fact}`)),
            output: (line) => lines.push((to) => to.output(line)),
        },
        flush: (to, title) => {
            to.group(title);
            for (const write of lines.splice(0))
                write(to);
        },
    };
}


/***/ }),

/***/ 4394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
/**
 * Works on items, so many at once, in their order.
 *
 * @param isOver asked before each item; when it says so, no other is begun
 * @param work must not throw
 */
async function sideBySide(items, limit, isOver, work) {
    let next = 0;
    const worker = async () => {
        while (next < items.length && !isOver()) {
            const item = items[next++];
            if (item !== undefined)
                await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}


/***/ }),

/***/ 8776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ sumUp),
/* harmony export */   WN: () => (/* binding */ hasFailed),
/* harmony export */   dH: () => (/* binding */ notBegun)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2200);


/* The fleet as a whole, from its targets. */
/** From the best to the worst. */
const STATUSES = [
    'unchanged',
    'verified',
    'planned',
    'deployed',
    'restored',
    'rejected',
    'rolled-back',
    'rollback-failed',
];
/** How the error of a target begins that was not begun. */
const NOT_BEGUN = 'not begun, because ';
/** The report of a target on which nothing was begun. */
function notBegun(why) {
    return { ...(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .newReport */ .bQ)(), error: new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('CANCELLED', NOT_BEGUN + why) };
}
/** Whether a target failed by itself, and not because of another. */
function hasFailed({ report: { error } }) {
    return error !== null && !error.message.startsWith(NOT_BEGUN);
}
/** The report of a fleet. Its status is the worst of its targets. */
function sumUp(targets) {
    const reports = targets.map(({ report }) => report);
    const worst = Math.max(0, ...reports.map(({ status }) => STATUSES.indexOf(status)));
    const certificates = reports.map(({ certificate }) => certificate);
    const [first = null] = certificates;
    const isSame = certificates.every((other) => other?.fingerprint === first?.fingerprint);
    return {
        ...(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .newReport */ .bQ)(),
        status: STATUSES[worst] ?? 'unchanged',
        changed: reports.some(({ changed }) => changed),
        verified: together(reports.map(({ verified }) => verified)),
        certificate: isSame ? first : null,
        files: reports.flatMap(({ files }) => files),
        endpoints: reports.flatMap(({ endpoints }) => endpoints),
        recovered: reports.some(({ recovered }) => recovered),
        unfinished: reports.some(({ unfinished }) => unfinished),
        rollbackVerified: together(reports.map(({ rollbackVerified }) => rollbackVerified)),
        error: failureOf(targets),
        targets,
    };
}
/** False when one is, null when none says anything. */
function together(values) {
    const said = values.filter((value) => value !== null);
    return said.length === 0 ? null : said.every(Boolean);
}
/** The failure of a fleet: that of the targets that could not go back, else of those that failed. */
function failureOf(targets) {
    const failed = targets.filter(hasFailed);
    // A run that is cancelled before anything has begun.
    if (failed.length === 0)
        return targets.find(({ report }) => report.error !== null)?.report.error ?? null;
    const stuck = failed.filter(({ report }) => report.status === 'rollback-failed');
    const [first] = [...stuck, ...failed];
    if (!first?.report.error)
        return null;
    const { code, hint } = first.report.error;
    const facts = (stuck.length > 0 ? stuck : failed).map(({ name, report }) => `${name}: ${report.error?.message ?? ''}`);
    const more = facts.length > MAX_FACTS ? `; and ${facts.length - MAX_FACTS} more targets failed` : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(stuck.length > 0 ? 'ROLLBACK_FAILED' : code, `${facts.slice(0, MAX_FACTS).join('; ')}${more}`, [hint, whatBecame(targets)].filter((part) => part !== '').join('; '), first.report.error);
}
/** More failures than this are counted. Each is in the output `targets`. */
const MAX_FACTS = 5;
/** What became of the others, for the hint. */
function whatBecame(targets) {
    const count = (matches) => targets.filter(matches).length;
    const counts = [
        [count(({ report }) => report.status === 'rolled-back' && report.error === null), 'went back'],
        [count(({ report }) => report.status === 'deployed'), 'stay deployed'],
        [count((target) => target.report.error !== null && !hasFailed(target)), 'were not begun'],
    ];
    const told = counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
    return told.length === 0 ? '' : `of the other targets, ${told.join(', ')}`;
}


/***/ }),

/***/ 9367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QR: () => (/* binding */ joinedRefusal),
  R0: () => (/* binding */ readTargets),
  K3: () => (/* binding */ withoutCredential)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/inputs/credential.js
var credential = __webpack_require__(5055);
// EXTERNAL MODULE: ./build/inputs/quote.js
var quote = __webpack_require__(8004);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __webpack_require__(3368);
;// CONCATENATED MODULE: ./build/inputs/fleet.js


/* The inputs of a fleet as a whole. */
const ON_FAILURE = ['undo', 'stop', 'continue'];
/** Reads the inputs of a fleet. */
function readFleet(reader) {
    reader.missing('targets', 'a manifest as YAML text, or the path of one');
    return {
        manifest: reader.text('targets'),
        only: reader
            .text('only')
            .split(/[\s,]+/)
            .filter((name) => name !== ''),
        onFailure: reader.read('on-failure', (text) => (0,values/* readWord */.pS)(text, ON_FAILURE), 'undo'),
        maxParallel: reader.read('max-parallel', (text) => (0,values/* readCount */._0)(text, 1, 1_000), 1),
    };
}
/** Tells of names that no target and no wave has. */
function refuseUnknown(reader, only, known) {
    for (const name of only)
        if (!known.has(name))
            reader.problem('only', 'names of targets or waves of the manifest', (0,quote/* quote */.h)(name));
}

// EXTERNAL MODULE: ./build/inputs/inputs.js + 17 modules
var inputs_inputs = __webpack_require__(9689);
// EXTERNAL MODULE: ./build/inputs/reader.js + 4 modules
var inputs_reader = __webpack_require__(5638);
// EXTERNAL MODULE: ./build/inputs/secrets.js
var secrets = __webpack_require__(8569);
// EXTERNAL MODULE: ./build/inputs/unknown-inputs.js
var unknown_inputs = __webpack_require__(2506);
// EXTERNAL MODULE: ./build/inputs/variables.js
var variables = __webpack_require__(5789);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/inputs/defaults.js
var defaults = __webpack_require__(1676);
;// CONCATENATED MODULE: ./build/fleet/manifest.js
/*
 * The manifest of a fleet: its targets by name, and the inputs that they share. It is read node by node, so
 * that each problem is told with target, key and line. No value is repeated: it may be a secret.
 */



/** Inputs of the run as a whole, which no single target has. */
const OF_RUN = new Set([
    'operation',
    'dry-run',
    'targets',
    'only',
    'on-failure',
    'max-parallel',
    'rollback-run',
]);
/** Keys that are no inputs. */
const OWN_KEYS = ['wave', 'runs-on', 'environment'];
/** The wave of a target that names none. */
const DEFAULT_WAVE = 'default';
/** Where a target is deployed from that names no runner. */
const DEFAULT_RUNNER = 'self-hosted';
/** So that a list of names can be written with commas and blanks, and a name is no markup. */
const TARGET_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const EXPECTED_NAME = 'a name of letters, digits, dots, hyphens and underscores, at most 100';
/** Reads a manifest. What cannot be read is a problem, and left out. */
function parseManifest(text) {
    const problems = [];
    const reader = manifest_open(text, problems);
    if (reader === null)
        return { targets: [], problems };
    const sections = reader.entries(reader.document.contents, 'the manifest');
    const defaults = newSection();
    const targets = [];
    for (const { key, value, line } of sections)
        if (key === 'defaults')
            readSection(reader, 'defaults', value, defaults);
        else if (key !== 'targets')
            reader.problem('the manifest', line, key, 'defaults or targets', 'another key');
    const found = sections.find(({ key }) => key === 'targets');
    for (const { key: name, value, line } of reader.entries(found?.value, 'targets')) {
        if (!TARGET_NAME.test(name)) {
            reader.problem('targets', line, 'a name', EXPECTED_NAME, 'another one');
            continue;
        }
        const section = copyOf(defaults);
        readSection(reader, name, value, section);
        const { values, lines, wave, runsOn, environment } = section;
        targets.push({ name, line, values, lines, wave, runsOn, environment });
    }
    if (targets.length === 0 && problems.length === 0)
        problems.push('the manifest: expected targets, got none');
    return { targets, problems };
}
function newSection() {
    return {
        values: new Map(),
        lines: new Map(),
        wave: DEFAULT_WAVE,
        runsOn: DEFAULT_RUNNER,
        environment: '',
    };
}
function copyOf(section) {
    return { ...section, values: new Map(section.values), lines: new Map(section.lines) };
}
function readSection(reader, title, node, section) {
    for (const { key, value, line } of reader.entries(node, title)) {
        if (key === 'runs-on') {
            const runsOn = reader.plain(value);
            if (isRunsOn(runsOn))
                section.runsOn = runsOn;
            else
                reader.problem(title, line, key, 'a label, a sequence of labels, or a group', 'something else');
        }
        else if (key === 'wave' || key === 'environment') {
            const text = reader.scalar(value);
            const isFine = text !== null && (key === 'wave' ? TARGET_NAME.test(text) : /^[^\u0000-\u001f]*$/.test(text));
            if (isFine)
                section[key] = text;
            else
                reader.problem(title, line, key, key === 'wave' ? EXPECTED_NAME : 'a name', 'another one');
        }
        else if (!Object.hasOwn(defaults/* DEFAULTS */.z, key)) {
            const meant = (0,unknown_inputs/* closestInput */.s9)(key) ?? OWN_KEYS.find((own) => own.replace('-', '') === key.replace(/[-_]/g, ''));
            const expected = meant ? `the name ${meant}` : 'the name of an input, or wave, runs-on, environment';
            reader.problem(title, line, key, expected, 'one that is not the name of an input');
        }
        else if (OF_RUN.has(key)) {
            reader.problem(title, line, key, 'nothing, because it is one of the whole run', 'a value');
        }
        else {
            const text = reader.text(value, defaults/* LISTS */.m.has(key));
            if (text === null)
                reader.problem(title, line, key, defaults/* LISTS */.m.has(key) ? 'a text, or a sequence of them' : 'a text', 'something else');
            else {
                section.values.set(key, text);
                section.lines.set(key, line);
            }
        }
    }
}
function isRunsOn(value) {
    if (typeof value === 'string')
        return value !== '';
    if (Array.isArray(value))
        return value.length > 0 && value.every((label) => typeof label === 'string' && label !== '');
    return (typeof value === 'object' &&
        value !== null &&
        Object.keys(value).every((key) => /^(?:group|labels)$/.test(key)));
}
/**
 * Opens a document. With the schema `failsafe` every scalar is a text, so `0644` and `true` stay what they
 * are.
 */
function manifest_open(text, problems) {
    // Nested explicit keys (`? key`) take the package minutes for 1 KB, and no manifest needs them.
    if (/(?:^|\n)\s*\?(?:\s|$)/.test(text)) {
        problems.push('the manifest: expected YAML without explicit keys, got a question mark before one');
        return null;
    }
    const lineCounter = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        schema: 'failsafe',
        prettyErrors: false,
        logLevel: 'error',
        lineCounter,
    });
    for (const { code, pos } of document.errors) {
        const what = code === 'DUPLICATE_KEY' ? 'a key that is there already' : `something else (${code})`;
        problems.push(`the manifest, line ${lineCounter.linePos(pos[0]).line}: expected well-formed YAML, got ${what}`);
    }
    if (document.errors.length > 0)
        return null;
    const lineOf = (node) => {
        const offset = node?.range?.[0];
        return offset === undefined ? 1 : lineCounter.linePos(offset).line;
    };
    const resolved = (node) => ((0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node);
    const reader = {
        document,
        entries: (given, title) => {
            const node = resolved(given);
            if (node === null || node === undefined || ((0,dist/* isScalar */.jn)(node) && node.value === ''))
                return [];
            if (!(0,dist/* isMap */.jh)(node)) {
                problems.push(`${title}, line ${lineOf(given)}: expected keys with values, got something else`);
                return [];
            }
            return node.items.map(({ key, value }) => ({
                key: reader.scalar(key) ?? '',
                value,
                line: lineOf(key),
            }));
        },
        scalar: (given) => {
            const node = resolved(given);
            if (node === null || node === undefined)
                return '';
            return (0,dist/* isScalar */.jn)(node) ? String(node.value ?? '') : null;
        },
        text: (given, takesList) => {
            const node = resolved(given);
            if (!(0,dist/* isSeq */.oP)(node))
                return reader.scalar(node);
            const items = node.items.map((item) => reader.scalar(item));
            return takesList && items.every((item) => item !== null) ? items.join('\n') : null;
        },
        plain: (given) => {
            const node = resolved(given);
            if ((0,dist/* isSeq */.oP)(node))
                return node.items.map(reader.plain);
            if ((0,dist/* isMap */.jh)(node))
                return Object.fromEntries(node.items.map(({ key, value }) => [reader.scalar(key) ?? '', reader.plain(value)]));
            return reader.scalar(node);
        },
        problem: (title, line, key, expected, got) => problems.push(`${title}, line ${line}: ${shownKey(key)}: expected ${expected}, got ${got}`),
    };
    return reader;
}
/** A key may be a secret that has slipped out of its value. */
function shownKey(key) {
    return /^[\w. -]{1,40}$/.test(key) ? key : 'a key';
}

;// CONCATENATED MODULE: ./build/fleet/targets.js











/**
 * Reads the manifest that the inputs name, and keeps the targets that `only` names. Secrets in it are masked
 * before anything is said.
 *
 * @throws DeployError INPUT_INVALID with all problems of the manifest and of the run's own inputs
 */
function readTargets(source, log) {
    const reader = new inputs_reader/* InputReader */.i_(source);
    (0,credential/* hideCredentialInputs */.L)(reader);
    if (source.refusal)
        throw source.refusal;
    (0,unknown_inputs/* checkNames */.LN)([...source.values.keys()], reader, log);
    const { manifest: given, only, ...inputs } = readFleet(reader);
    const { text, folder } = readText(reader, given);
    const { targets, problems } = text === null ? { targets: [], problems: [] } : parseManifest(text);
    const all = targets.map((target) => ({ ...target, source: sourceOf(target, folder, source) }));
    for (const target of all)
        (0,credential/* hideCredentialInputs */.L)(new inputs_reader/* InputReader */.i_(target.source));
    if (all.length > 0)
        refuseUnknown(reader, only, new Set(all.flatMap(({ name, wave }) => [name, wave])));
    const operation = (0,inputs_inputs/* readOperationName */.hS)(reader);
    const dryRun = (0,inputs_inputs/* readDryRun */.n0)(reader);
    const refusal = (0,inputs_reader/* refusalOf */.Of)([...reader.problems, ...problems]);
    if (refusal)
        throw refusal;
    const chosen = all.filter(({ name, wave }) => only.length === 0 || only.includes(name) || only.includes(wave));
    const waves = [...new Set(chosen.map(({ wave }) => wave))];
    return {
        ...inputs,
        operation,
        dryRun,
        waves: waves.map((wave) => chosen.filter((target) => target.wave === wave)),
    };
}
/** A manifest as it was given, or of the file that was named. Paths in it begin at its folder. */
function readText(reader, given) {
    if (given === '')
        return { text: null, folder: '' };
    if (/\n|^\{|:\s/.test(given))
        return { text: given, folder: '' };
    try {
        const path = (0,external_node_path_.resolve)(given);
        return {
            text: (0,inputs_reader/* readBounded */.CB)(path)
                .toString('utf8')
                .replace(/^\ufeff/, ''),
            folder: (0,external_node_path_.dirname)(path),
        };
    }
    catch (error) {
        reader.problem('targets', 'a manifest as YAML text, or the path of one', `${(0,quote/* quote */.h)(given)}: ${(0,errors/* systemReason */.uc)(error)}`);
        return { text: null, folder: '' };
    }
}
/** The inputs of a target: those of the run, and over them its own. Its secrets are its own, too. */
function sourceOf({ name: target, line, values: own, lines }, folder, run) {
    const values = new Map();
    const problems = new Map();
    const describe = (name, problem) => `${target}, line ${lines.get(name) ?? line}: ${problem}`;
    for (const [name, text] of run.values)
        if (!OF_RUN.has(name) || ASKED.has(name))
            values.set(name, text);
    for (const [name, text] of own) {
        const read = (0,variables/* resolveReference */.sX)(text, run.environment);
        if ('value' in read)
            values.set(name, read.value);
        else
            problems.set(name, describe(name, `${name}: expected ${read.expected}, got nothing`));
    }
    return {
        values,
        problems,
        environment: run.environment,
        refusal: null,
        mask: run.mask,
        secrets: (0,secrets/* newSecrets */.A)(run.mask),
        folder: (name) => (own.has(name) ? folder : ''),
        describe,
    };
}
/** Inputs of the run that say what is done to each target. */
const ASKED = new Set(['operation', 'dry-run', 'rollback-run']);
/** The inputs of a target for another operation. The credential is left out: its files may be gone. */
function withoutCredential({ source }, operation) {
    const values = new Map(source.values);
    for (const name of ['certificate', 'private-key', 'chain', 'pkcs12'])
        values.delete(name);
    return { ...source, values: values.set('operation', operation) };
}
/** All problems of several targets as one refusal; null when there is none. */
function joinedRefusal(refusals) {
    return (0,inputs_reader/* refusalOf */.Of)(refusals.map(({ message }) => message));
}


/***/ }),

/***/ 5161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ goBack)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _operations_rollback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2180);


/**
 * Takes back a deployment that succeeded, by a rollback to the backup that it made. What comes back was there
 * a moment ago, so its validity is not asked for.
 *
 * @param deployed the report of the deployment
 * @returns the report of the target as it is then: `rolled-back`, or `rollback-failed` with the reason
 */
async function goBack(request, deployed, context) {
    const report = await (0,_operations_rollback_js__WEBPACK_IMPORTED_MODULE_1__.rollBack)(rollbackOf(request), context);
    if (report.error === null && report.status === 'restored')
        return {
            ...deployed,
            status: 'rolled-back',
            changed: false,
            verified: deployed.verified === null ? null : false,
            files: report.files,
            endpoints: report.endpoints,
            backupId: null,
            rollbackVerified: report.verified,
        };
    const reason = report.error?.message ?? 'somebody else has deployed there since';
    return {
        ...deployed,
        status: 'rollback-failed',
        rollbackVerified: report.verified,
        error: new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('ROLLBACK_FAILED', `it could not go back: ${reason}`, report.error?.hint || 'look at what is there, and run operation: rollback by hand', report.error?.cause),
    };
}
function rollbackOf(request) {
    const skipChecks = new Set([...request.skipChecks, 'validity']);
    return { ...request, operation: 'rollback', skipChecks, rollbackRun: request.runId };
}


/***/ }),

/***/ 9096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isDeployedSince),
/* harmony export */   M: () => (/* binding */ precheck)
/* harmony export */ });
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7385);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1102);
/* harmony import */ var _steps_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3216);
/* harmony import */ var _steps_compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9038);
/* harmony import */ var _steps_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6764);
/* harmony import */ var _transaction_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6610);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7518);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1699);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9232);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/**
 * Steps 1 and 3 of a deployment, for the targets of a fleet: none is touched before all have passed. It takes
 * no lock, and changes nothing. A target with an unfinished deployment is compared when it is deployed to,
 * because that deployment is undone first.
 */
async function precheck(request, context) {
    const run = (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_3__/* .newRun */ .uH)(request, context);
    let deployedId = null;
    const report = await (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_3__/* .reportOf */ .EI)(run, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const candidate = await (0,_steps_check_js__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6)(run);
            const target = __addDisposableResource(env_1, (0,_deploy_js__WEBPACK_IMPORTED_MODULE_7__/* .openFor */ .q)(run, candidate), false);
            deployedId = lastDeployment(target, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_8__/* .leafFile */ .hB)(request.names))?.id ?? null;
            if ((0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_6__/* .seeUnfinished */ .Vu)(target) !== 'none')
                return;
            const _comparison = __addDisposableResource(env_1, await (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .compare */ .UD)(run, target, candidate), false);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
    return { report, deployedId };
}
/**
 * Whether the last deployment to a target was made by the workflow run of a request, and since another one
 * was found there. Throws as `openTarget` does.
 */
function isDeployedSince(request, earlier) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const target = __addDisposableResource(env_2, (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_5__/* .openTarget */ .A)(request.target, 'read'), false);
        const last = lastDeployment(target, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_8__/* .leafFile */ .hB)(request.names));
        const isOfRun = last !== null && request.runId !== null && last.run === request.runId;
        return isOfRun && last.operation === 'deploy' && last.id !== earlier;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
function lastDeployment({ stateDirectory, identity }, leaf) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const state = __addDisposableResource(env_3, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .findState */ .B7)(stateDirectory), false);
        return state && (0,_transaction_record_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(state, { target: identity, leafFile: leaf });
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}


/***/ })

};
;