"use strict";
exports.id = 371;
exports.ids = [371];
exports.modules = {

/***/ 9371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
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
// EXTERNAL MODULE: ./build/verify/name.js
var verify_name = __webpack_require__(269);
// EXTERNAL MODULE: ./build/verify/report.js
var report = __webpack_require__(9820);
// EXTERNAL MODULE: ./build/action/escape.js
var action_escape = __webpack_require__(7280);
// EXTERNAL MODULE: ./build/action/runner-files.js
var runner_files = __webpack_require__(9559);
;// CONCATENATED MODULE: ./build/action/summary.js






/** More rows than this help nobody. The file that the output `report` names has all of them. */
const MAX_ROWS = 200;
/** A runner drops a summary of more than 1 MiB whole. */
const MAX_BYTES = 1_000_000;
const HEADLINES = {
    deployed: '\u2705 Certificate deployed',
    unchanged: '\u2705 Certificate unchanged',
    planned: '\ud83d\udcdd Dry run',
    verified: '\u2705 Certificate verified',
    restored: '\u2705 Earlier certificate restored',
    rejected: '\u26d4 Certificate rejected',
    'rolled-back': '\u21a9\ufe0f Rolled back',
    'rollback-failed': '\ud83d\udea8 Rollback failed',
};
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
/**
 * The run on one page, as Markdown.
 *
 * @param now the time from which the days left are counted
 * @param extent `page` is for the runner, which takes so much and no more; `whole` leaves nothing out
 */
function renderSummary(report, now, extent = 'page') {
    const text = [
        `## ${headline(report)}`,
        verdict(report),
        failure(report),
        certificate(report, now),
        files(report),
        endpoints(report, extent === 'whole' ? Number.POSITIVE_INFINITY : MAX_ROWS),
        picture(report.phases),
    ]
        .filter((part) => part !== '')
        .join('\n\n')
        .concat('\n\n');
    return extent === 'whole' ? text : cutOff(text);
}
/** The lines that fit into a summary. */
function cutOff(text) {
    if (Buffer.byteLength(text) <= MAX_BYTES)
        return text;
    const kept = Buffer.from(text).subarray(0, MAX_BYTES).toString('utf8');
    return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\n\u2026 and more than a summary can hold. The output \`report\` names a file with all of it.\n\n`;
}
function headline({ status, error, unfinished }) {
    if (unfinished)
        return '\ud83d\udea8 Not rolled back';
    if (status !== 'rejected' || !error)
        return HEADLINES[status];
    if (isStale(error))
        return '\u274c Certificate not served';
    return ABOUT_CREDENTIAL.has(error.code) ? HEADLINES.rejected : '\u26d4 Nothing deployed';
}
/**
 * Whether the server serves something else than its files. When nothing was written, these codes have no
 * other cause.
 */
function isStale({ code }) {
    return code === 'VERIFY_FAILED' || code === 'RELOAD_FAILED';
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
function verdict({ status, verified, recovered, unfinished, directory, error, files: reported, }) {
    const where = directory === null ? '' : ` in \`${(0,action_escape/* plain */.p)(directory).replaceAll('`', "'")}\``;
    if (unfinished)
        return `**A deployment that did not finish may have left the files${where} half changed, and this run could not undo that.**`;
    const sentences = {
        deployed: verified === null
            ? `The files${where} were replaced. No endpoint was named, so nothing was verified.`
            : `The files${where} were replaced, and every endpoint was seen to serve the certificate.`,
        unchanged: verified === null
            ? `The files${where} were as they should be.`
            : `The files${where} were as they should be${verified ? ', and every endpoint serves the certificate' : ''}.`,
        planned: `Nothing was changed${where}.`,
        verified: 'Every endpoint was seen to serve the certificate.',
        restored: `The files${where} are those from before the last deployment again${verified ? ', and every endpoint was seen to serve that certificate' : ''}.`,
        rejected: reported.length > 0 && error && isStale(error)
            ? `The files${where} already were what they should be. No file was touched.`
            : `No file was touched${where}.`,
        'rolled-back': `The files${where} are what they were before.`,
        'rollback-failed': `**The files${where} are not what they were before: they need a person.**`,
    };
    return `${sentences[status]}${recovered ? ' An earlier deployment that did not finish was rolled back first.' : ''}`;
}
function failure({ error, status, rollbackVerified, files: reported }) {
    if (!error)
        return '';
    const proof = rollbackVerified === null
        ? 'no endpoint was named, so it was not proven'
        : rollbackVerified
            ? 'every endpoint was seen to serve the earlier certificate again'
            : 'it was **not** seen that every endpoint serves the earlier certificate again';
    const restored = reported.filter((file) => file.status === 'restored' || file.status === 'removed').length;
    const rows = [
        ['Code', `\`${error.code}\``],
        ['Fact', (0,action_escape/* cell */.H)(error.message)],
        ...(error.hint === '' ? [] : [['Hint', (0,action_escape/* cell */.H)(error.hint)]]),
        ...(status === 'rolled-back'
            ? [['Undone', `${restored} file${restored === 1 ? '' : 's'}; ${proof}`]]
            : []),
    ];
    return `### What went wrong\n\n${table(['', ''], rows)}`;
}
function certificate({ certificate: facts }, now) {
    if (!facts)
        return '';
    const days = Math.floor((facts.notAfter.getTime() - now.getTime()) / 86_400_000);
    const names = facts.names
        .slice(0, 20)
        .map((name) => (0,action_escape/* cell */.H)(name))
        .join(', ');
    const more = facts.names.length > 20 ? `, and ${facts.names.length - 20} more` : '';
    return `### Certificate\n\n${table(['', ''], [
        ['Names', names === '' ? 'none' : names + more],
        ['Issuer', (0,action_escape/* cell */.H)(facts.issuer.replace(/\n/g, ', '))],
        ['Valid', `${facts.notBefore.toISOString()} to ${facts.notAfter.toISOString()}`],
        ['Days left', String(days)],
        ['Key', (0,action_escape/* cell */.H)(facts.keyType)],
        ['Fingerprint (SHA-256)', `\`${facts.fingerprint}\``],
    ])}`;
}
function files({ files: reported }) {
    if (reported.length === 0)
        return '';
    const row = ({ role, path, status, bytes, mode, sha256, backup }) => [
        role,
        (0,action_escape/* cell */.H)(path),
        status,
        `${bytes} bytes`,
        mode,
        sha256 === null ? '\u2013' : `\`${sha256.slice(0, 16)}\u2026\``,
        backup === null ? '\u2013' : (0,action_escape/* cell */.H)(backup),
    ];
    return `### Files\n\n${table(['Role', 'Path', 'Status', 'Size', 'Mode', 'SHA-256', 'Backup'], reported.map(row))}`;
}
function endpoints({ endpoints: reported }, maxRows) {
    if (reported.length === 0)
        return '';
    const isCut = reported.length > maxRows;
    const shown = (isCut ? (0,report/* failedFirst */.Yk)(reported) : reported).slice(0, maxRows);
    const row = ({ endpoint, address, matched, before, fingerprint, attempts, elapsedMs, protocol, reason, }) => [
        (0,action_escape/* cell */.H)((0,verify_name/* endpointName */.z)(endpoint)),
        address ?? '\u2013',
        endpoint.serverName === null ? '\u2013' : (0,action_escape/* cell */.H)(endpoint.serverName),
        `${summary_short(before)} \u2192 ${summary_short(fingerprint)}`,
        matched ? '\u2705' : `\u274c ${(0,action_escape/* cell */.H)(reason ?? '')}`,
        String(attempts),
        `${elapsedMs} ms`,
        protocol === null ? '\u2013' : (0,action_escape/* cell */.H)(protocol),
    ];
    return `### Endpoints\n\n${table(['Endpoint', 'Address', 'Server name', 'Before \u2192 after', 'Proven', 'Probes', 'Time', 'TLS'], shown.map(row))}${isCut
        ? `\n\n\u2026 and ${reported.length - maxRows} more. The output \`report\` names a file with all of them.`
        : ''}`;
}
/** The phases on one time line. Mermaid wants no colon or semicolon in a task's name, and ours have none. */
function picture(phases) {
    const [first] = phases;
    if (!first)
        return '';
    const task = ({ name, start, end, failed }) => `    ${name} (${end - start} ms) :${failed ? 'crit, ' : ''}${start - first.start}, ${Math.max(end - first.start, start - first.start + 1)}`;
    return [
        '### The run',
        '',
        '```mermaid',
        'gantt',
        '    dateFormat x',
        '    axisFormat %M:%S.%L',
        ...phases.map(task),
        '```',
    ].join('\n');
}
function table(head, rows) {
    const line = (cells) => `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`;
    return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
function summary_short(fingerprint) {
    return fingerprint === null ? 'nothing' : `\`${fingerprint.slice(0, 12)}\u2026\``;
}


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