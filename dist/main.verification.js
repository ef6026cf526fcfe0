"use strict";
exports.id = 298;
exports.ids = [298];
exports.modules = {

/***/ 2601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEndpoints: () => (/* binding */ readEndpoints),
/* harmony export */   throughProxy: () => (/* binding */ throughProxy)
/* harmony export */ });
/* harmony import */ var _main_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(591);
/* harmony import */ var _verify_endpoint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6135);
/* harmony import */ var _verify_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6164);

/*
 * The input `verify-endpoints`, and the proxy between. A module of its own, because it loads Node's network,
 * for which a start without endpoints has no use.
 */
const { isConfidential } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['certificate/suspicion.js'];


const { quote } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['action/quote.js'];
/**
 * Reads `verify-endpoints`: one a line or separated by commas, `#` begins a comment; or a JSON array of
 * strings. All of them are reached directly. An input with comments alone is refused: only an empty one says
 * that nothing is verified.
 *
 * @param matches consecutive handshakes where an endpoint does not say
 */
function readEndpoints(reader, matches) {
    const text = reader.text('verify-endpoints');
    const entries = splitEntries(text);
    const endpoints = [];
    const problems = [];
    for (const entry of entries ?? []) {
        const endpoint = (0,_verify_endpoint_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEndpoint */ .B)(entry, matches);
        if (typeof endpoint === 'string')
            problems.push(`${quote(entry.trim())}: ${endpoint}`);
        else
            endpoints.push(endpoint);
    }
    if (entries === null)
        problems.push('not a JSON array of strings');
    else if (entries.length === 0)
        problems.push('no endpoint');
    // Of a key, the last line may be short enough to be taken for something else.
    const told = problems.length > 0 && isConfidential(text) ? [quote(text)] : problems;
    for (const problem of told)
        reader.problem('verify-endpoints', _verify_endpoint_js__WEBPACK_IMPORTED_MODULE_1__.EXPECTED_ENDPOINTS, problem);
    return endpoints;
}
/** The single entries of the input; null when it begins as a JSON array and is none. */
function splitEntries(text) {
    // An address in brackets begins neither with a quotation mark nor is it empty.
    if (/^\[\s*["\]]/.test(text))
        return readStrings(text);
    return text
        .split(/\r?\n/)
        .flatMap((line) => line.replace(/#.*/, '').split(','))
        .filter((entry) => entry.trim() !== '');
}
function readStrings(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
    }
    catch {
        return null;
    }
}
/**
 * The same endpoints, with the proxy in those that are reached through it. The environment names it in the
 * variables that the runner itself goes by; one in lower case comes first, as everywhere. A proxy that no
 * endpoint goes through may be of any kind.
 */
function throughProxy(reader, endpoints) {
    const { env } = process;
    const name = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
    const text = env[name]?.trim() ?? '';
    const noProxy = env.no_proxy || env.NO_PROXY || '';
    const isReached = ({ host, port }) => (0,_verify_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirect */ .c7)(host, port, noProxy);
    if (text === '' || endpoints.every(isReached))
        return endpoints;
    const given = (0,_verify_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProxy */ .YR)(text);
    if (typeof given === 'string') {
        reader.problem('verify-proxy', `${name} to be http://[user:password@]host[:port], or none`, given);
        return endpoints;
    }
    reader.mask(given.secrets);
    return endpoints.map((endpoint) => (isReached(endpoint) ? endpoint : { ...endpoint, proxy: given.proxy }));
}


/***/ }),

/***/ 9606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verify: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _main_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(591);
/* harmony import */ var _steps_observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2128);
/* harmony import */ var _steps_prove_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6146);

const { __addDisposableResource, __disposeResources } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['$using.js'];
const { readCredential } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['certificate/credential.js'];
const { DeployError } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];
const { leafFile } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['server/names.js'];
const { toPem } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/check.js'];
const { expectedOf, readExpected } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/expected.js'];


const { newRun, phase, reportOf } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['steps/run.js'];
const { openTarget } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/target.js'];
const { seeUnfinished } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/tidy.js'];
const { readDeployed, viewTarget } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['transaction/view.js'];
/**
 * Looks whether the endpoints serve what they should: the certificate that was given, or else the deployed one. Changes
 * nothing, and takes no lock.
 *
 * @returns the report, of a failure too: this never throws
 */
async function verify(request, context) {
    const run = newRun(request, context);
    return reportOf(run, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const target = __addDisposableResource(env_1, openTarget(request.target, 'read'), false);
            await verifyOn(run, target);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
}
async function verifyOn(run, target) {
    const { log, report } = run;
    log.group('Read the certificate');
    const expected = await phase(run, 'Read', () => readCertificate(run, target));
    report.certificate = expected.facts;
    requireValidity(run, expected);
    const before = await (0,_steps_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .observeForReport */ .CM)(run, expected);
    log.group('Verify');
    await phase(run, 'Verify', () => (0,_steps_prove_js__WEBPACK_IMPORTED_MODULE_2__.proveServed)(run, expected, before, false));
    report.status = 'verified';
}
async function readCertificate(run, target) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, log } = run;
        const given = request.credential === null ? null : expectedOf(await readGiven(run, request.credential));
        if (isUnfinished(target))
            log.notice('a deployment to this target is unfinished: what is there may not be what will be');
        const certificate = leafFile(request.names);
        const { chain } = request.names;
        const view = __addDisposableResource(env_2, viewTarget(target, request.layout, certificate), false);
        const chainOnDisk = chain === null ? null : readDeployed(view, chain);
        const onDisk = readExpected(readDeployed(view, certificate), chainOnDisk);
        if (given && onDisk?.fingerprint !== given.fingerprint)
            log.warning(`the target does not hold the certificate: ${onDisk ? `its ${certificate} is ${onDisk.fingerprint}` : `it has no ${certificate}`}`);
        const expected = given ?? onDisk;
        if (expected)
            return expected;
        throw new DeployError('CERTIFICATE_INVALID', `${request.target.directory} holds no certificate ${certificate} that can be read`, 'give the certificate that should be served, or name its file in certificate-file or bundle-file');
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/**
 * A user who may only read the files need not be allowed to look into the state directory, and then cannot
 * tell.
 */
function isUnfinished(target) {
    try {
        return seeUnfinished(target) === 'here';
    }
    catch (error) {
        if (error instanceof DeployError && error.code === 'PERMISSION_DENIED')
            return false;
        throw error;
    }
}
async function readGiven(run, given) {
    const { certificate, chain } = await toPem(run, given);
    return readCredential(certificate, chain);
}
const DAY_MS = 86_400_000;
function requireValidity({ request, log }, { facts, fingerprint }) {
    const left = facts.notAfter.getTime() - Date.now();
    log.info(`names: ${facts.names.join(', ') || 'none'}`);
    log.info(`fingerprint (SHA-256): ${fingerprint}`);
    log.info(`valid until ${facts.notAfter.toISOString()}: ${Math.floor(left / DAY_MS)} days are left`);
    if (left > request.minValidityMs)
        return;
    throw new DeployError('VALIDITY', `the certificate ${left <= 0 ? 'expired' : 'expires'} at ${facts.notAfter.toISOString()}`, 'deploy the renewed one, or lower min-validity');
}


/***/ }),

/***/ 6135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseEndpoint),
/* harmony export */   EXPECTED_ENDPOINTS: () => (/* binding */ EXPECTED_ENDPOINTS)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _starttls_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7928);



/** The grammar of the input, for messages. */
const EXPECTED_ENDPOINTS = '[protocol://]host[:port] [sni=NAME] [matches=N] [proxy-protocol=1|2], one a line or separated by commas';
/**
 * Reads one entry of `verify-endpoints`.
 *
 * @param line without line ends
 * @param matches consecutive handshakes where the line does not say
 * @returns the endpoint, without a proxy; or, as a string, what is wrong with the line
 */
function parseEndpoint(line, matches) {
    const [address = '', ...options] = line.trim().split(/\s+/);
    const place = parseAddress(address);
    if (typeof place === 'string')
        return place;
    let serverName = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(place.host) === 0 ? place.host : null;
    let wins = matches;
    let proxyProtocol = null;
    for (const option of options) {
        const [key, value = ''] = option.split(/=(.*)/s, 2);
        if (key === 'sni') {
            const name = asciiName(value);
            if (name === null || (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) !== 0)
                return `sni must be a host name: ${value}`;
            serverName = name;
        }
        else if (key === 'matches') {
            if (!/^[1-9]\d{0,2}$/.test(value))
                return `matches must be a number from 1 to 999: ${value}`;
            wins = Number(value);
        }
        else if (key === 'proxy-protocol') {
            if (value !== '1' && value !== '2')
                return `proxy-protocol must be 1 or 2: ${value}`;
            proxyProtocol = value === '1' ? 1 : 2;
        }
        else {
            return `unknown option ${option}`;
        }
    }
    return { ...place, serverName, matches: wins, proxyProtocol, proxy: null };
}
function parseAddress(address) {
    const scheme = /^([a-z0-9+.-]+):\/\//i.exec(address);
    const protocol = scheme?.[1] ?? 'tls';
    if (!(0,_starttls_js__WEBPACK_IMPORTED_MODULE_2__/* .isProtocol */ .B_)(protocol))
        return `unknown protocol ${protocol}; there are ${Object.keys(_starttls_js__WEBPACK_IMPORTED_MODULE_2__/* .PROTOCOLS */ .yv).join(', ')}`;
    const [, rest = '', path = ''] = /^([^/?]*)(.*)$/.exec(address.slice(scheme?.[0].length ?? 0)) ?? [];
    if (rest !== '' && path !== '' && path !== '/')
        return `not a host and port, but a URL with a path; leave out ${path}`;
    const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]/@]+))(?::(\d{1,5}))?$/.exec(rest);
    if (!parts)
        return 'not a host and port; an IPv6 address needs brackets';
    const [, v6, name = '', digits] = parts;
    const port = digits === undefined ? _starttls_js__WEBPACK_IMPORTED_MODULE_2__/* .PROTOCOLS */ .yv[protocol].port : Number(digits);
    if (port < 1 || port > 65_535)
        return `port out of range: ${digits}`;
    if (v6 !== undefined && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(v6) !== 6)
        return `not an IPv6 address: ${v6}`;
    const host = v6 ?? ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) === 4 ? name : asciiName(name));
    if (host === null)
        return `not a host name: ${name}`;
    return { protocol, host, port };
}
/**
 * A host name in ASCII form (IDNA), or null when the text is not a host name (RFC 1123, section 2.1).
 * Underscores are accepted: they are seen in practice.
 */
function asciiName(name) {
    const ascii = (0,node_url__WEBPACK_IMPORTED_MODULE_1__.domainToASCII)(name).replace(/\.$/, '');
    const isName = ascii.length <= 253 && ascii.split('.').every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label));
    return isName ? ascii : null;
}


/***/ }),

/***/ 6164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openTunnel),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   c7: () => (/* binding */ isDirect)
/* harmony export */ });
/* harmony import */ var _main_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(591);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _dialogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9212);


const { hostPort, isLoopback } = _main_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['verify/address.js'];

const DEFAULT_PORT = 80;
/**
 * Reads the value of `HTTPS_PROXY`: `http://[user[:password]@]host[:port]`; the scheme may be left out.
 *
 * @returns the proxy; or, as a string, what is wrong with the text. The string repeats nothing of it but the
 *   scheme
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
 * Whether a host is reached without the proxy. This machine always is, and so are the entries of `NO_PROXY`.
 *
 * @param host a name in ASCII form, or an address without brackets
 * @param noProxy entries with commas or blanks in between: `*`; a name, with or without a dot in front, which
 *   stands for everything below it as well; an address; or a network in CIDR notation. Each may end in a port
 */
function isDirect(host, port, noProxy) {
    if (host === 'localhost' || host.endsWith('.localhost') || isLoopback(host))
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
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(host) !== 0)
        return isWithin(host, place);
    const name = place.replace(/^\*?\./, '').replace(/\.$/, '');
    return name !== '' && (host === name || host.endsWith(`.${name}`));
}
function isWithin(address, network) {
    const [base = '', bits] = network.split('/', 2);
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(base);
    if (family === 0 || family !== (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address))
        return false;
    const type = family === 6 ? 'ipv6' : 'ipv4';
    const width = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : width + 1;
    if (prefix > width)
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
    list.addSubnet(base, prefix, type);
    return list.check(address, type);
}
/**
 * Has a proxy open a tunnel (RFC 9110, section 9.3.6). The proxy resolves the name.
 *
 * @throws DialogueError when it does not. The message follows the proxy's name, and repeats of its answer the
 *   number
 */
async function openTunnel(dialogue, { authorization }, host, port) {
    const place = hostPort(host, port);
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