"use strict";
exports.id = 531;
exports.ids = [531];
exports.modules = {

/***/ 1091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   Rj: () => (/* binding */ fingerprint),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   bj: () => (/* binding */ codeInTable),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   mQ: () => (/* binding */ standard),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _inputs_defaults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1676);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7280);
/*
 * The Markdown of the summary. Text from outside becomes neither a link nor markup. GitHub makes links of
 * bare addresses, of `@name`, of `#12` and of other references, also where their characters are escaped. It
 * makes none within code. So a text from outside is shown as code, and a sentence is taken apart: words that
 * cannot mean anything stay as they are, and every other word becomes code.
 */


/** More than this in one text helps nobody. */
const MAX_TEXT = 1_000;
/** What fits beside other columns within 960 px. */
const MAX_IN_TABLE = 40;
/**
 * A text from outside as code, which may stand in a cell. Characters that end code or a cell are replaced by
 * similar ones.
 */
function code(text, most = MAX_TEXT) {
    const shown = shorten((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(text), most).replaceAll('`', '\u02cb').replaceAll('|', '\u00a6');
    return shown.trim() === '' ? '\u2013' : `\`${shown}\``;
}
/** The same in a cell, where a long text would make the table wider than the page. */
function codeInTable(text, most = MAX_IN_TABLE) {
    return code(text, most);
}
/** A long text without its middle: both ends tell more than the beginning alone. */
function shorten(text, most) {
    const characters = [...text.slice(0, 2 * MAX_TEXT)];
    if (characters.length <= most)
        return text;
    const tail = Math.floor(most / 3);
    return `${characters.slice(0, most - tail - 1).join('')}\u2026${characters.slice(-tail).join('')}`;
}
const INPUTS = new Set(Object.keys(_inputs_defaults_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z).filter((name) => name.includes('-')));
/** Words, also joined by hyphens, numbers, and the values of a distinguished name. */
const HARMLESS = /^(?:(?:[A-Z]{1,2}=)?\p{L}+(?:['\u2019-]\p{L}+)*|(?:[A-Z]{1,2}=)?[\p{L}\d]{1,6}|-{1,2}[a-z][a-z-]*|\d+(?:\.\d+)?|[\u2013\u2014\u00b7\u2026])$/u;
/** GitHub takes it for the name of a commit. */
const HEX = /^[0-9a-f]{7,}$/i;
/** Punctuation around a word. */
const WORD = /^(["'(]*)(.*?)([)"',.;:?!]*)$/su;
/** A sentence in which some words may come from outside. */
function prose(text) {
    const words = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}\u2026` : text).split(' ');
    return words
        .filter((word) => word !== '')
        .map((word, index) => {
        const [, before = '', core = '', after = ''] = WORD.exec(word) ?? [];
        // A number or a hyphen at the beginning could make a list.
        const isHarmless = core === '' || (HARMLESS.test(core) && !HEX.test(core) && !(index === 0 && /^[\d-]/.test(core)));
        if (isHarmless && !INPUTS.has(core))
            return word;
        const shown = /^[0-9a-f]{32,}$/.test(core) ? `${core.slice(0, 16)}\u2026` : core;
        return `${before}${code(shown, MAX_IN_TABLE * 2)}${after}`;
    })
        .join(' ');
}
/** The name of a type of key or of a protocol, as OpenSSL says it. Any other text is shown as code. */
function standard(text) {
    return /^(?:RSA|DSA|ECDSA|Ed25519|Ed448|TLSv1)[\w .-]{0,30}$/.test(text) ? text : code(text, MAX_IN_TABLE);
}
/** A fact as a sentence: with a capital, and a full stop unless it ends with another mark. */
function sentence(text) {
    const words = prose(text);
    if (words === '')
        return '';
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?!]$/.test(words) ? '' : '.'}`;
}
/** The beginning of a fingerprint. */
function fingerprint(text, length = 8) {
    return text === null ? 'nothing' : code(`${text.slice(0, length)}\u2026`);
}
/** A table. Cells are Markdown. */
function table(head, rows) {
    const line = (cells) => `| ${head.map((_, index) => cells[index] || ' ').join(' | ')} |`;
    return [line(head), `|${' :--- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
/** A part that is folded away. The label is HTML: of GitHub's Markdown nothing is read there. */
function details(label, content, open = false) {
    return `<details${open ? ' open' : ''}><summary>${label}</summary>\n\n${content}\n\n</details>`;
}
/** A text from outside as HTML, for the label of a part that is folded away. */
function htmlCode(text) {
    const shown = shorten((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .p)(text), MAX_IN_TABLE * 2).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
    return `<code>${shown}</code>`;
}
/** A number of things. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 3032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QO: () => (/* binding */ isStale),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* unused harmony export nameOf */
/* harmony import */ var _certificate_expiry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8937);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2200);
/* harmony import */ var _verify_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(269);
/* harmony import */ var _verify_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9820);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1091);
/*
 * How a run ended, in a line: the headline of its summary, or its row in a list of several runs.
 */





/**
 * The outcome of a run, with the name that is concerned.
 *
 * @param now the time from which it is counted how long the certificate lasts
 */
function outcomeOf(report, now) {
    const { status, unfinished } = report;
    if (unfinished)
        return { icon: '\ud83d\udea8', text: `Not rolled back \u00b7 ${nameOf(report)} may be half deployed` };
    if (report.operation === 'verify')
        return verification(report, now);
    const name = nameOf(report);
    const verified = report.verified === true;
    switch (status) {
        case 'deployed':
            return verified
                ? { icon: '\u2705', text: `Deployed \u00b7 ${name} is served with the new certificate` }
                : { icon: '\u2705', text: `Deployed \u00b7 ${name}, and nothing was verified` };
        case 'unchanged':
            return { icon: '\u2705', text: `Unchanged \u00b7 ${name} ${verified ? 'is served with it' : 'is deployed'}` };
        case 'planned':
            return { icon: '\ud83d\udcdd', text: `Dry run \u00b7 ${planOf(report, name)}` };
        case 'restored':
            return {
                icon: '\u2705',
                text: `Went back \u00b7 ${name} ${verified ? 'is served with' : 'has'} the earlier certificate`,
            };
        case 'rejected':
            return refusal(report, name);
        case 'rolled-back':
            return { icon: '\u21a9\ufe0f', text: `Rolled back \u00b7 ${name} ${undoOf(report)}` };
        case 'rollback-failed':
            return { icon: '\ud83d\udea8', text: `Rollback failed \u00b7 the files of ${name} need a person` };
        case 'verified':
            return { icon: '\u2705', text: `Verified \u00b7 ${name}` };
    }
}
/** The first name of the certificate that is concerned, or the place of its files. */
function nameOf({ certificate, earlier, directory }) {
    const name = (certificate ?? earlier)?.names[0] ?? directory;
    return name === null || name === undefined ? 'the certificate' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name, 48);
}
/**
 * Whether the server serves something else than its files. When nothing was written, these codes have no
 * other cause.
 */
function isStale({ status, files, error }) {
    return (status === 'rejected' &&
        files.length > 0 &&
        (error?.code === 'VERIFY_FAILED' || error?.code === 'RELOAD_FAILED'));
}
function refusal(report, name) {
    if (isStale(report))
        return { icon: '\u274c', text: `Certificate not served \u00b7 the files of ${name} are right, the server is not` };
    return isAboutCredential(report.error)
        ? { icon: '\u26d4', text: `Certificate rejected \u00b7 ${name}` }
        : { icon: '\u26d4', text: `Nothing deployed \u00b7 ${name}` };
}
/** The codes that blame the candidate, and not the target or the settings. */
const ABOUT_CREDENTIAL = new Set([
    'CERTIFICATE_INVALID',
    'KEY_INVALID',
    'PASSPHRASE_WRONG',
    'PKCS12_INVALID',
    'KEY_MISMATCH',
    'CHAIN_INVALID',
    'VALIDITY',
    'NAME_MISMATCH',
    'CERTIFICATE_OLDER',
    'WEAK',
]);
function isAboutCredential(error) {
    return error !== null && ABOUT_CREDENTIAL.has(error.code);
}
function planOf(report, name) {
    if (!(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .wouldChange */ .ev)(report))
        return `nothing would change for ${name}`;
    const isSame = report.certificate?.fingerprint === report.earlier?.fingerprint;
    if (isSame)
        return `files of ${name} would change`;
    return report.operation === 'rollback'
        ? `${name} would get its earlier certificate back`
        : `${name} would get ${report.earlier === null ? 'its first' : 'a new'} certificate`;
}
function undoOf({ earlier, rollbackVerified }) {
    if (earlier === null)
        return 'is not deployed';
    if (rollbackVerified === null)
        return 'has its earlier certificate again';
    return rollbackVerified
        ? 'still served by the earlier certificate'
        : 'has its earlier files, but they were not seen to be served';
}
function verification(report, now) {
    const { certificate, error, warnings, endpoints } = report;
    const name = nameOf(report);
    const lasts = certificate === null ? '' : (0,_certificate_expiry_js__WEBPACK_IMPORTED_MODULE_0__/* .describeExpiry */ .T)(certificate.notAfter, now);
    if (error === null)
        return warnings.some((text) => / expire[sd] /.test(text))
            ? { icon: '\u26a0\ufe0f', text: `${name} ${lasts}` }
            : { icon: '\u2705', text: `Verified \u00b7 ${name} ${lasts}` };
    const missed = endpoints.filter((one) => !one.matched && !(0,_verify_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isExcused */ .Ix)(one, endpoints));
    const [first] = missed;
    const drift = first &&
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)((0,_verify_name_js__WEBPACK_IMPORTED_MODULE_4__/* .addressName */ .Y)(first), 48)} ${first.fingerprint === null ? 'does not answer' : first.last === 'unfit' ? 'serves another chain' : 'serves another certificate'}`;
    if (error.code === 'VALIDITY')
        return { icon: '\u274c', text: `${name} ${lasts}${drift ? `, and ${drift}` : ''}` };
    if (error.code === 'VERIFY_FAILED' && drift)
        return { icon: '\u274c', text: `${name} \u00b7 ${drift}` };
    return { icon: '\u274c', text: `Not verified \u00b7 ${name}` };
}


/***/ }),

/***/ 1029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ warnings),
/* harmony export */   V2: () => (/* binding */ failure),
/* harmony export */   _7: () => (/* binding */ story),
/* harmony export */   et: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1091);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3032);


/** More warnings than this are in the log alone. */
const MAX_WARNINGS = 10;
/** The failure with its code, the fact and the remedy; empty without one. */
function failure({ error }) {
    if (error === null)
        return '';
    const text = [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(error.message), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(error.hint)].filter((part) => part !== '').join(' ');
    return `> [!CAUTION]\n> **${error.code}** \u2014 ${text}`;
}
/** Every warning; empty without one. */
function warnings(report) {
    const texts = report.warnings.filter((text) => text.trim() !== '');
    if (texts.length === 0)
        return '';
    const shown = texts.slice(0, MAX_WARNINGS).map((text) => `> - ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(text)}`);
    const rest = texts.length - MAX_WARNINGS;
    if (rest > 0)
        shown.push(`> - \u2026 and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(rest, 'more warning')} in the log.`);
    return `> [!WARNING]\n${texts.length === 1 ? `> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(texts[0] ?? '')}` : shown.join('\n')}`;
}
/** What became of the target, in sentences; empty when there is nothing to say. */
function story(report) {
    return [reason(report), fate(report)].filter((part) => part !== '').join(' ');
}
/** Why an earlier deployment was undone. */
function reason({ recovery, operation }) {
    if (recovery === null)
        return '';
    const progress = recovery.reloaded
        ? 'had written files, and may have reloaded the server'
        : 'may have written files';
    const id = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(recovery.deployment);
    return operation === 'recover'
        ? `The main step did not end by itself: it was cancelled or killed, or it ran out of time or memory. Its deployment ${id} ${progress}, and it was not proven. So it was undone.`
        : `An earlier deployment, ${id}, did not finish: it ${progress}. So it was undone first.`;
}
function fate(report) {
    const { status, directory, verified, files, unfinished } = report;
    if (directory === null)
        return '';
    const where = ` in ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(directory)}`;
    if (unfinished)
        return `**A deployment that did not finish may have left files${where} half changed, and this run could not undo that.**`;
    switch (status) {
        case 'deployed':
            return verified
                ? `${written(report)}${where}, and every endpoint was seen to serve the new certificate.`
                : `${written(report)}${where}. **No endpoint was named, so nothing was verified.**`;
        case 'unchanged':
            if (report.operation === 'rollback')
                return `No file${where} was touched: for this workflow run, there was nothing to go back from.`;
            return report.operation === 'recover'
                ? ''
                : `Every file${where} was as it should be, and nothing was written.`;
        case 'restored':
            return `The files${where} are those of before the last deployment${verified ? ', and every endpoint was seen to serve their certificate' : ''}.`;
        case 'rejected':
            if (report.operation === 'verify')
                return '';
            return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isStale */ .QO)(report)
                ? `The files${where} are what they should be, and were not touched. The server does not use them.`
                : `No file${where} was touched.`;
        case 'rolled-back':
            return undone(report, where);
        case 'rollback-failed': {
            const failed = files.filter((file) => file.status === 'failed');
            return `**${failed.length === 0 ? 'Files' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(failed.length, 'file')}${where} could not be put back. The earlier content is in the backup.**`;
        }
        default:
            return '';
    }
}
function written({ files }) {
    const changed = files.filter(({ status }) => status === 'created' || status === 'replaced');
    return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(changed.length, 'file')} of ${files.length} ${changed.length === 1 ? 'was' : 'were'} written`;
}
function undone({ files, rollbackVerified, endpointsAfterUndo, earlier }, where) {
    const removed = files.filter(({ status }) => status === 'removed').length;
    const all = files.length > 0 && removed === files.length
        ? `The ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(removed, 'new file')}${where} ${removed === 1 ? 'is' : 'are'} removed again: there ${removed === 1 ? 'was' : 'were'} none before.`
        : `${files.length > 1 ? `All ${files.length} files` : 'The files'}${where} are as they were`;
    if (all.endsWith('.'))
        return all;
    if (rollbackVerified === null)
        return `${all}. No endpoint was named, so that was not verified.`;
    const number = endpointsAfterUndo?.length ?? 0;
    const which = number === 1 ? 'the endpoint was' : number === 2 ? 'both endpoints were' : `all ${number} endpoints were`;
    if (rollbackVerified)
        return `${all}, and ${which} seen to serve the earlier certificate again.`;
    return earlier === null
        ? `${all}.`
        : `${all}, but it was **not** seen that every endpoint serves the earlier certificate again.`;
}
/** A dry run, in words: what a real run would do. */
function plan(report) {
    const { certificate, earlier, commands, files, endpoints, directory } = report;
    const changing = files.filter(({ status }) => status.startsWith('would-'));
    const lines = [];
    if (changing.length === 0)
        lines.push('Every file is as it should be: none would be written.');
    else
        lines.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(changing.length, 'file')} of ${files.length}${directory === null ? '' : ` in ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(directory)}`} would be written.`);
    if (certificate && earlier && certificate.fingerprint !== earlier.fingerprint) {
        const added = certificate.names.filter((name) => !earlier.names.includes(name));
        const dropped = earlier.names.filter((name) => !certificate.names.includes(name));
        if (added.length > 0)
            lines.push(`${namesOf(added)} would be added.`);
        if (dropped.length > 0)
            lines.push(`${namesOf(dropped)} would **no longer** be covered.`);
        if (certificate.keyType !== earlier.keyType)
            lines.push(`The key would be ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .standard */ .mQ)(certificate.keyType)} instead of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .standard */ .mQ)(earlier.keyType)}.`);
    }
    const behind = endpoints.filter(({ matched }) => !matched).length;
    if (changing.length > 0)
        lines.push(endpoints.length === 0
            ? 'Nothing would be verified, because no endpoint is named.'
            : `Then ${endpoints.length === 1 ? 'the endpoint' : endpoints.length === 2 ? 'both endpoints' : `all ${endpoints.length} endpoints`} would have to serve it, or everything would be put back.`);
    else if (behind > 0)
        lines.push(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(behind, 'endpoint')} would be reloaded and proven.`);
    return `${lines.join(' ')}\n\n${commandsOf(commands, changing.length > 0)}`;
}
function namesOf(names) {
    const shown = names.slice(0, 5).map((name) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name, 60));
    return shown.join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
}
function commandsOf(commands, writes) {
    if (commands.length === 0)
        return writes
            ? 'No command would run: the server would have to notice by itself.'
            : 'No command would run.';
    return `These commands would run:\n\n${commands.map((command, index) => `${index + 1}. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(command)}`).join('\n')}`;
}


/***/ }),

/***/ 6531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ renderBody),
  renderSummary: () => (/* binding */ renderSummary),
  writeSummary: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 2 modules
var core = __webpack_require__(914);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/action/escape.js
var action_escape = __webpack_require__(7280);
// EXTERNAL MODULE: ./build/action/runner-files.js
var runner_files = __webpack_require__(9559);
// EXTERNAL MODULE: ./build/certificate/credential.js
var credential = __webpack_require__(1071);
// EXTERNAL MODULE: ./build/certificate/expiry.js
var expiry = __webpack_require__(8937);
// EXTERNAL MODULE: ./build/action/summary/markdown.js
var markdown = __webpack_require__(1091);
;// CONCATENATED MODULE: ./build/action/summary/certificates.js
/*
 * The certificates side by side: the one in force beside the new or the refused one.
 */



/** More names than this are counted. */
const MAX_NAMES = 5;
/** Characters that fit into a cell of one, two and three columns of 960 px. */
const FITTING = [48, 48, 40, 25];
/** The table of certificates; empty when none is known. */
function certificates(report, now) {
    const columns = columnsOf(report);
    if (columns.length === 0)
        return '';
    const most = FITTING[columns.length] ?? 20;
    const row = (title, cell) => [
        `**${title}**`,
        ...columns.map(({ facts }) => cell(facts)),
    ];
    return (0,markdown/* table */.tp)(['', ...columns.map(({ title }) => title)], [
        row('Names', ({ names }) => namesOf(names, most)),
        row('Expires', (facts) => expiryOf(facts, now)),
        row('Issuer, key', ({ issuer, keyType }) => `${issuerOf(issuer, most)}, ${(0,markdown/* standard */.mQ)(keyType)}`),
        row('SHA-256', (facts) => (0,markdown/* code */.aY)(`${facts.fingerprint.slice(0, 16)}\u2026`)),
    ]);
}
function columnsOf(report) {
    const { certificate, earlier } = report;
    const column = (title, facts) => facts ? [{ title, facts }] : [];
    if (certificate === null || certificate.fingerprint === earlier?.fingerprint)
        return [...column('In force', earlier ?? certificate), ...servedColumn(report, certificate ?? earlier)];
    if (report.operation === 'verify')
        return [...column('Expected', certificate), ...servedColumn(report, certificate)];
    const before = column(BEFORE[report.status] ?? 'Earlier', earlier);
    const after = column(titleOf(report), certificate);
    return report.status === 'planned'
        ? [...before, ...servedColumn(report, certificate, earlier), ...after]
        : [...before, ...after];
}
const BEFORE = {
    rejected: 'In force',
    'rolled-back': 'In force',
    planned: 'Deployed now',
    restored: 'Before',
};
function titleOf({ status, operation }) {
    if (status === 'rejected' || status === 'rolled-back')
        return 'Refused';
    if (status === 'planned')
        return operation === 'rollback' ? 'Would come back' : 'Would be deployed';
    return status === 'restored' ? 'In force again' : 'New';
}
/** What an endpoint serves, when it is none of the certificates that are known. */
function servedColumn({ endpoints }, ...known) {
    const other = endpoints.find(({ fingerprint }) => fingerprint !== null && !known.some((facts) => facts?.fingerprint === fingerprint));
    const [der] = other?.certificates ?? [];
    const facts = der === undefined ? null : (0,credential/* factsOfServed */.sT)(der);
    return facts === null ? [] : [{ title: 'Served now', facts }];
}
function namesOf(names, most) {
    if (names.length === 0)
        return 'none';
    const shown = names.slice(0, MAX_NAMES).map((name) => (0,markdown/* codeInTable */.bj)(name, most));
    return shown.join(', ') + (names.length > MAX_NAMES ? `, and ${names.length - MAX_NAMES} more` : '');
}
function expiryOf({ notAfter }, now) {
    const time = notAfter.toISOString().slice(0, 16).replace('T', ' ');
    const days = (0,expiry/* daysUntil */.A)(notAfter, now);
    return `${time} UTC \u00b7 ${days < 0 ? '**expired**' : (0,markdown/* count */.U9)(days, 'day')}`;
}
/** The common name, else the whole name, of an issuer. */
function issuerOf(issuer, most) {
    const parts = issuer.split('\n').filter((part) => part !== '');
    const title = parts.find((part) => part.startsWith('CN=')) ?? parts.join(', ');
    if (title === '')
        return 'without a name';
    return title.length > most ? (0,markdown/* codeInTable */.bj)(title, most) : (0,markdown/* prose */.CS)(title);
}

// EXTERNAL MODULE: ./build/verify/name.js
var verify_name = __webpack_require__(269);
// EXTERNAL MODULE: ./build/verify/report.js
var report = __webpack_require__(9820);
;// CONCATENATED MODULE: ./build/action/summary/endpoints.js



const MAX_REASON = 120;
/**
 * The table of endpoints; empty when none was looked at.
 *
 * @param maxRows where there are more, those that failed come first
 */
function endpoints(report, maxRows) {
    const shown = tableOf(report);
    return shown === null ? '' : list(shown, maxRows);
}
function tableOf(report) {
    const { endpoints: looked, endpointsAfterUndo } = report;
    const rows = looked.length > 0 ? looked : (endpointsAfterUndo ?? []);
    if (rows.length === 0)
        return null;
    if (report.status === 'planned')
        return planned(report);
    if (report.operation === 'verify')
        return observed(report);
    if (endpointsAfterUndo === null || looked.length === 0)
        return tableWith(rows, ['Endpoint', 'Before', 'Now', 'Proof'], (one) => [
            nameOf(one),
            (0,markdown/* fingerprint */.Rj)(one.before),
            `${(0,markdown/* fingerprint */.Rj)(one.fingerprint)} ${mark(one, rows)}`,
            proof(one),
        ]);
    const after = new Map(endpointsAfterUndo.map((one) => [keyOf(one), one]));
    return tableWith(rows, ['Endpoint', 'Before', 'During', 'Now', 'Proof'], (one) => {
        const now = after.get(keyOf(one));
        return [
            nameOf(one),
            (0,markdown/* fingerprint */.Rj)(one.before),
            `${(0,markdown/* fingerprint */.Rj)(one.fingerprint)} ${mark(one, rows)}`,
            // Where nothing was served before, there is nothing that could be served again.
            now === undefined || (one.before === null && report.earlier === null)
                ? '\u2013'
                : `${(0,markdown/* fingerprint */.Rj)(now.fingerprint)} ${mark(now, endpointsAfterUndo)}`,
            proof(one),
        ];
    });
}
function planned({ endpoints: all, earlier, certificate }) {
    const which = ({ fingerprint: served, reason }) => {
        if (served === null)
            return `nothing yet: ${(0,markdown/* prose */.CS)((reason ?? '').slice(0, MAX_REASON))}`;
        if (served === certificate?.fingerprint)
            return 'what would be deployed';
        return served === earlier?.fingerprint ? 'what is deployed now' : '**neither** of the two';
    };
    return tableWith(all, ['Endpoint', 'Serves now', 'That is'], (one) => [
        nameOf(one),
        (0,markdown/* fingerprint */.Rj)(one.fingerprint),
        which(one),
    ]);
}
function observed({ endpoints: all }) {
    return tableWith(all, ['Endpoint', 'Serves', 'Proof'], (one) => [
        nameOf(one),
        `${(0,markdown/* fingerprint */.Rj)(one.fingerprint)} ${mark(one, all)}`,
        proof(one),
    ]);
}
function tableWith(all, head, row) {
    return { all, head, row };
}
function list({ all, head, row }, maxRows) {
    if (all.length <= maxRows)
        return (0,markdown/* table */.tp)(head, all.map(row));
    const rest = all.length - maxRows;
    return `${(0,markdown/* table */.tp)(head, (0,report/* failedFirst */.Yk)(all).slice(0, maxRows).map(row))}\n\n\u2026 and ${rest} more. The output \`report\` names a file with all of them.`;
}
function nameOf(one) {
    const { endpoint, address } = one;
    const name = (0,markdown/* codeInTable */.bj)((0,verify_name/* addressName */.Y)({ endpoint, address: null }));
    return address === null || address === endpoint.host ? name : `${name}<br>${(0,markdown/* codeInTable */.bj)(address)}`;
}
function keyOf(one) {
    return `${(0,verify_name/* addressName */.Y)(one)} ${one.endpoint.serverName}`;
}
function mark(one, all) {
    if (one.matched)
        return '\u2705';
    return (0,report/* isExcused */.Ix)(one, all) ? '\u2796' : '\u274c';
}
/** How much was tried, and what came of it. */
function proof({ attempts, elapsedMs, protocol, fingerprint: served, matched, last, reason, }) {
    const effort = `${(0,markdown/* count */.U9)(attempts, 'probe')}, ${duration(elapsedMs)}`;
    if (!matched && reason !== null && (served === null || last === 'unfit' || last === 'failed'))
        return `${effort}, ${(0,markdown/* prose */.CS)(reason.slice(0, MAX_REASON))}`;
    return protocol === null ? effort : `${effort}, ${(0,markdown/* standard */.mQ)(protocol)}`;
}
/** A time as people say it. */
function duration(ms) {
    return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

// EXTERNAL MODULE: ./build/report.js
var build_report = __webpack_require__(2200);
// EXTERNAL MODULE: ./build/transaction/backup.js
var transaction_backup = __webpack_require__(8949);
;// CONCATENATED MODULE: ./build/action/summary/files.js
/*
 * The files, relative to the directory.
 */



/** The files, folded away; open in a plan, and when one of them needs a person. Empty when none is known. */
function files({ files: reported, directory, status, stateDirectory, backupId }) {
    if (reported.length === 0)
        return '';
    const failed = reported.some((file) => file.status === 'failed');
    const rows = (0,markdown/* table */.tp)(['Role', 'File', status === 'planned' ? 'A real run' : 'Outcome', 'Size', 'Mode', 'SHA-256'], reported.map((file) => [
        file.role,
        (0,markdown/* codeInTable */.bj)((0,build_report/* pathIn */.lW)(directory, file.path)),
        OUTCOMES[file.status] ?? file.status,
        ...contentOf(file),
    ]));
    const backup = backupId === null || stateDirectory === null || !(failed || reported.some((file) => file.backup !== null))
        ? ''
        : `\n\nThe earlier files are in ${(0,markdown/* code */.aY)((0,build_report/* pathIn */.lW)(directory, (0,transaction_backup/* backupFolder */.j0)(stateDirectory, backupId)))}, named by role.`;
    const where = directory === null ? '' : ` in ${(0,markdown/* htmlCode */.h8)(directory)}`;
    return (0,markdown/* details */.zH)(`Files (${tally(reported)})${where}`, rows + backup, failed || status === 'planned');
}
const OUTCOMES = {
    failed: '**not put back**',
    'would-create': 'would create it',
    'would-replace': 'would replace it',
    'would-remove': 'would remove it',
    unchanged: 'unchanged',
};
const TALLIES = {
    failed: 'not put back',
    'would-create': 'to be created',
    'would-replace': 'to be replaced',
    'would-remove': 'to be removed',
};
/** Size, mode and hash. A file that is gone has none of them. */
function contentOf({ status, bytes, mode, sha256 }) {
    if (status === 'removed' || status === 'would-remove' || mode === '')
        return ['\u2013', '\u2013', '\u2013'];
    return [`${bytes} bytes`, mode, sha256 === null ? 'holds a key' : (0,markdown/* fingerprint */.Rj)(sha256, 12)];
}
/** How many files had which outcome. */
function tally(reported) {
    const counts = new Map();
    for (const { status } of reported)
        counts.set(status, (counts.get(status) ?? 0) + 1);
    return [...counts].map(([status, number]) => `${number} ${TALLIES[status] ?? status}`).join(', ');
}

// EXTERNAL MODULE: ./build/action/summary/outcome.js
var outcome = __webpack_require__(3032);
// EXTERNAL MODULE: ./build/action/summary/story.js
var story = __webpack_require__(1029);
;// CONCATENATED MODULE: ./build/action/summary/timeline.js


/** A bar is no narrower than this part of the whole: a phase of 3 ms can be seen beside one of 30 s. */
const NARROWEST = 1 / 100;
/** Steps between the marks of the axis, in milliseconds. */
const STEPS = [1, 2, 5].flatMap((factor) => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].map((unit) => factor * unit));
const MARKS = 6;
/** The time line, folded away; empty when no phase began. */
function timeline({ phases }) {
    const [first, last] = [phases[0], phases.at(-1)];
    if (!first || !last)
        return '';
    const whole = Math.max(1, last.end - first.start);
    const longest = phases.reduce((one, other) => other.end - other.start > one.end - one.start ? other : one);
    const label = phases.length === 1 || longest.end === longest.start
        ? `Timeline: ${duration(whole)}`
        : `Timeline: ${duration(whole)}, of which ${longest.name} ${duration(longest.end - longest.start)}`;
    return (0,markdown/* details */.zH)(label, chart(phases, first.start, whole));
}
function chart(phases, start, whole) {
    const least = Math.ceil(whole * NARROWEST);
    // Mermaid wants no colon or semicolon in a task's name, and ours have none.
    const task = (phase) => `    ${phase.name} (${duration(phase.end - phase.start)}) :${phase.failed ? 'crit, ' : ''}${phase.start}, ${Math.max(phase.end, phase.start + least)}`;
    const step = STEPS.toSorted((one, other) => one - other).find((size) => whole / size <= MARKS) ?? 3_600_000;
    return [
        '```mermaid',
        'gantt',
        `    title Began ${new Date(start).toISOString().replace('T', ' ').slice(0, 19)} UTC, took ${duration(whole)}`,
        '    dateFormat x',
        `    axisFormat %H:%M:%S${step < 1_000 ? '.%L' : ''}`,
        `    tickInterval ${step < 1_000 ? `${step}millisecond` : `${step / 1_000}second`}`,
        ...phases.map(task),
        '```',
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/action/summary/summary.js
/*
 * The job summary: a run on one page, as Markdown. It fits into one screen, and is no wider than GitHub's
 * column. What is long is folded away.
 */










/** More rows than this help nobody. The file that the output `report` names has all of them. */
const MAX_ROWS = 200;
/** A runner drops a summary of more than 1 MiB whole. */
const MAX_BYTES = 1_000_000;
/**
 * The summary of one run.
 *
 * @param now the time from which the days left are counted
 * @param extent `page` is for the runner, which takes so much and no more; `whole` leaves nothing out
 */
function renderSummary(report, now, extent = 'page') {
    const { icon, text } = (0,outcome/* outcomeOf */.sG)(report, now);
    const body = renderBody(report, now, extent === 'whole' ? Number.POSITIVE_INFINITY : MAX_ROWS);
    const whole = `## ${icon} ${text}\n\n${body === '' ? '' : `${body}\n\n`}`;
    return extent === 'whole' ? whole : cutOff(whole);
}
/** The lines that fit into a summary. */
function cutOff(text) {
    if (Buffer.byteLength(text) <= MAX_BYTES)
        return text;
    const kept = Buffer.from(text).subarray(0, MAX_BYTES).toString('utf8');
    return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\n\u2026 and more than a summary can hold. The output \`report\` names a file with all of it.\n\n`;
}
/**
 * The summary of one run without its headline, for a list of several.
 *
 * @param maxRows of the table of endpoints
 */
function renderBody(report, now, maxRows) {
    const parts = [
        (0,story/* failure */.V2)(report),
        (0,story/* warnings */.AR)(report),
        report.status === 'planned' ? (0,story/* plan */.et)(report) : (0,story/* story */._7)(report),
        certificates(report, now),
        endpoints(report, maxRows),
        files(report),
        timeline(report),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
/**
 * Writes the job summary. A runner that has none (Gitea before 1.27) is no failure.
 *
 * @param markdown from `renderSummary`
 */
async function writeSummary(markdown) {
    const takeAway = (0,runner_files/* markEnd */.XD)('GITHUB_STEP_SUMMARY');
    try {
        await summary.addRaw(markdown).write();
    }
    catch (error) {
        takeAway();
        (0,core/* debug */.Yz)((0,action_escape/* plain */.p)(`no job summary: ${(0,errors/* systemReason */.uc)(error)}`));
    }
}


/***/ }),

/***/ 8937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ daysUntil),
/* harmony export */   T: () => (/* binding */ describeExpiry)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Whole days until a certificate expires, rounded down; negative once it has. */
function daysUntil(notAfter, now) {
    return Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);
}
/** How long a certificate lasts, as the end of a sentence: `expires in 12 days`, `expired 3 days ago`. */
function describeExpiry(notAfter, now) {
    const left = notAfter.getTime() - now.getTime();
    const distance = Math.abs(left);
    const [unit, size] = distance < 2 * DAY_MS ? ['hour', HOUR_MS] : ['day', DAY_MS];
    const count = Math.floor(distance / size);
    const time = `${count} ${unit}${count === 1 ? '' : 's'}`;
    return left > 0 ? `expires in ${time}` : `expired ${time} ago`;
}


/***/ }),

/***/ 1676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ LISTS),
/* harmony export */   z: () => (/* binding */ DEFAULTS)
/* harmony export */ });
/** What an input is when it is not given; empty where there is no default. The same as in action.yml. */
const DEFAULTS = {
    operation: 'deploy',
    'dry-run': 'false',
    targets: '',
    only: '',
    'on-failure': 'undo',
    'max-parallel': '8',
    server: '',
    directory: '',
    'server-directory': '',
    certificate: '',
    'private-key': '',
    'private-key-passphrase': '',
    chain: '',
    pkcs12: '',
    'pkcs12-password': '',
    'trusted-roots': '',
    'certificate-file': 'cert.pem',
    'private-key-file': 'key.pem',
    'chain-file': '',
    'bundle-file': '',
    'keystore-file': '',
    'keystore-password': '',
    'keystore-alias': '',
    'sds-file': 'sds.json',
    'config-file': '',
    'sds-secret-name': 'server_cert',
    layout: 'in-place',
    'certificate-mode': '',
    'private-key-mode': '',
    owner: 'keep',
    'state-directory': '',
    'backup-retention': '3',
    'validate-command': '',
    'reload-command': '',
    'haproxy-socket': '',
    'command-timeout': '1m',
    'verify-endpoints': '',
    'verify-timeout': '30s',
    'verify-probe-timeout': '10s',
    'verify-attempts': '',
    'verify-backoff': '50ms',
    'verify-max-backoff': '2s',
    'verify-matches': '1',
    'verify-unchanged': 'true',
    'verify-proxy': 'auto',
    'min-validity': '0s',
    'warn-validity': '',
    'rollback-run': '',
    'skip-checks': '',
    'lock-timeout': '1m',
};
/** Inputs that take one item a line. */
const LISTS = new Set([
    'verify-endpoints',
    'validate-command',
    'reload-command',
    'skip-checks',
]);


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ hostPort),
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** `host:port`, with brackets around an IPv6 address (RFC 3986, section 3.2.2). No other host has a colon. */
function hostPort(host, port) {
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
/** Whether an address is a loopback address (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
function isLoopback(address) {
    return address === '::1' || /^127\./.test(address);
}


/***/ }),

/***/ 269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ addressName),
/* harmony export */   z: () => (/* binding */ endpointName)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4);
/*
 * Endpoints in words. Apart from their parser, because every start needs this and few need that.
 */

/** An endpoint as reports and logs name it: `host:port`, with the protocol in front unless that is `tls`. */
function endpointName({ protocol, host, port }) {
    const place = (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .hostPort */ .Q)(host, port);
    return protocol === 'tls' ? place : `${protocol}://${place}`;
}
/**
 * One address of an endpoint as logs name it: the endpoint, and the address unless it is the host itself.
 *
 * @param at `address` is null while the name does not resolve
 */
function addressName({ endpoint, address }) {
    const name = endpointName(endpoint);
    return address === null || address === endpoint.host ? name : `${name} (${address})`;
}


/***/ }),

/***/ 9820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ refusesLoopback),
/* harmony export */   Ix: () => (/* binding */ isExcused),
/* harmony export */   YR: () => (/* binding */ enterResult),
/* harmony export */   Yk: () => (/* binding */ failedFirst),
/* harmony export */   nn: () => (/* binding */ isProven),
/* harmony export */   sU: () => (/* binding */ newEndpointReport),
/* harmony export */   vA: () => (/* binding */ withoutType)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4);

/** A report of an address that was not probed yet. */
function newEndpointReport({ endpoint, address, isGone, reason, }) {
    return {
        endpoint,
        address,
        isGone,
        matched: false,
        attempts: 0,
        fingerprint: null,
        before: null,
        certificates: [],
        protocol: null,
        elapsedMs: 0,
        last: 'none',
        reason,
        lacks: null,
    };
}
/**
 * Enters the result of one probe.
 *
 * @param fingerprints each of these leaves will do
 * @param judge judges the other certificates; null when the leaf alone counts
 */
function enterResult(report, result, fingerprints, judge) {
    report.attempts += 1;
    report.lacks = null;
    if (result.kind !== 'served') {
        report.reason = result.reason;
        report.last = result.kind === 'failed' && result.refused ? 'refused' : result.kind;
        return;
    }
    const isExpected = fingerprints.includes(result.fingerprint);
    report.fingerprint = result.fingerprint;
    report.protocol = result.protocol;
    report.certificates = result.certificates;
    report.lacks = isExpected ? null : result.lacks;
    if (!isExpected) {
        report.last = 'other';
        report.reason = `another certificate is served${withoutType(report)}`;
        return;
    }
    report.reason = judge === null ? null : judge(result.certificates);
    report.last = report.reason === null ? 'expected' : 'unfit';
}
/** The end of a sentence about another certificate, when the server has none for the wanted type of key. */
function withoutType({ lacks }) {
    return lacks === null ? '' : `, and none with an ${lacks} key`;
}
/**
 * Whether every endpoint is proven: each of its addresses has won or is excused.
 *
 * @see isExcused
 */
function isProven(reports) {
    return reports.every((report) => report.matched || isExcused(report, reports));
}
/**
 * Whether an address that did not win is excused. That takes another address of the same endpoint that has
 * won, and one of three reasons: there is no route from here; the name no longer leads there, and it serves
 * nothing; or it is a loopback address that never served anything and refuses connections, since a server may
 * listen on one of `127.0.0.1` and `::1` alone.
 */
function isExcused(report, reports) {
    const { last, fingerprint, isGone } = report;
    const isExcusable = last === 'unreachable' || (fingerprint === null && (isGone || refusesLoopback(report)));
    return isExcusable && reports.some((other) => other.endpoint === report.endpoint && other.matched);
}
/** Whether an address of this machine refused the last connection. */
function refusesLoopback({ last, address }) {
    return last === 'refused' && address !== null && (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(address);
}
/** The same reports, with those of addresses that did not win in front. */
function failedFirst(reports) {
    return [...reports].sort((one, other) => Number(one.matched) - Number(other.matched));
}


/***/ })

};
;