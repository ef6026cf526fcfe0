/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 24:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 173:
/***/ ((__webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__nccwpck_require__.r(__webpack_exports__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(136);
/* harmony import */ var _play_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(676);
// `npm start`: two rotations, one that is served and one that is not, as a runner would see them. With the
// argument `envoy` a real Envoy reads the files instead of the embedded endpoint. Ends with 0 when all was as
// promised, with 1 when not, with 2 when it was asked for something that there is not.





const USAGE = `usage: npm start [-- envoy]

Rotates a certificate twice, once with success and once without, and shows what a runner would.

  npm start            with an endpoint of its own that watches its files as Envoy does
  npm start -- envoy   with a real Envoy: from the path, or where test/servers/install.sh puts it
`;
const words = process.argv.slice(2);
if (words.length === 0)
    await start('endpoint');
else if (words.length === 1 && words[0] === 'envoy')
    await start('envoy');
else if (words.some((word) => ['--help', '-h', 'help'].includes(word)))
    process.stdout.write(USAGE);
else {
    process.stderr.write(USAGE);
    process.exitCode = 2;
}
async function start(kind) {
    // The action beside this bundle: dist/demo/index.js plays with dist/main.js and dist/post.js.
    const dist = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_3__.fileURLToPath)(require("url").pathToFileURL(__filename).href)), '..');
    const home = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'rotate-certificate-demo-')));
    process.once('exit', () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(home, { recursive: true, force: true }));
    process.once('SIGINT', () => process.exit(130));
    try {
        process.exitCode = (await (0,_play_js__WEBPACK_IMPORTED_MODULE_4__/* .play */ .Z)(dist, kind, home)) ? 0 : 1;
    }
    catch (error) {
        console.error(`\n  ${error.message}\n`);
        process.exitCode = 1;
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ play)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = require("node:util");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = require("node:crypto");
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = require("node:tls");
;// CONCATENATED MODULE: ./build/demo/handshake.js



/**
 * One fresh TLS connection and handshake; whether the certificate is trusted does not matter.
 * @returns the fingerprint that was served: SHA-256 of the certificate's DER, lower-case hex
 * @throws {Error} when no handshake comes about in time
 */
function handshake(port, options = {}) {
    const { host = '127.0.0.1', servername = '', timeout = 5000 } = options;
    if ((0,external_node_net_namespaceObject.isIP)(servername))
        throw new Error(`expected a DNS name to indicate, got ${servername}`);
    return new Promise((resolve, reject) => {
        // Security level 0: weak certificates are to be looked at, not refused.
        const socket = (0,external_node_tls_namespaceObject.connect)({
            host,
            port,
            servername,
            rejectUnauthorized: false,
            ciphers: 'DEFAULT@SECLEVEL=0',
        });
        const timer = setTimeout(() => socket.destroy(new Error(`no handshake within ${timeout} ms`)), timeout);
        socket.on('error', reject);
        socket.on('close', () => {
            clearTimeout(timer);
            reject(new Error('connection closed before the handshake was done'));
        });
        socket.on('secureConnect', () => {
            const served = socket.getPeerX509Certificate();
            socket.end();
            socket.resume();
            if (served === undefined)
                return reject(new Error('no certificate was served'));
            resolve((0,external_node_crypto_namespaceObject.createHash)('sha256').update(served.raw).digest('hex'));
        });
    });
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = require("node:child_process");
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
;// CONCATENATED MODULE: ./build/demo/action-inputs.js
/**
 * The environment that tells a step its inputs. As with the runner, every input that action.yml declares is
 * there: with the value given, else its default, else empty.
 * @param actionYml the text of action.yml
 * @throws {Error} when a given input is not declared
 */
function inputEnvironment(actionYml, given) {
    const defaults = inputDefaults(actionYml);
    const unknown = Object.keys(given).filter((name) => !Object.hasOwn(defaults, name));
    if (unknown.length > 0)
        throw new Error(`expected inputs that action.yml declares, got ${unknown.join(', ')}`);
    const variables = Object.entries({ ...defaults, ...given }).map(([name, value]) => [
        `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
        value,
    ]);
    return Object.fromEntries(variables);
}
/**
 * Every output that action.yml declares, with an empty text: that is what a later step reads of one that was
 * not set.
 */
function emptyOutputs(actionYml) {
    const [, section = ''] = /^outputs:\n((?: .*\n|\n)*)/m.exec(actionYml) ?? [];
    const names = [...section.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name ?? '');
    return Object.fromEntries(names.map((name) => [name, '']));
}
/**
 * Every input that action.yml declares, with its default or an empty text. Reads no more of YAML than that
 * file uses: an indentation of two, and each default on one line, plain or in double quotes.
 */
function inputDefaults(actionYml) {
    const [, section = ''] = /^inputs:\n((?: .*\n|\n)*)/m.exec(actionYml) ?? [];
    const defaults = {};
    let name = '';
    for (const line of section.split('\n')) {
        const [, input] = /^ {2}([\w-]+):$/.exec(line) ?? [];
        const [, value] = /^ {4}default: (.*)$/.exec(line) ?? [];
        name = input ?? name;
        if (input !== undefined)
            defaults[name] = '';
        if (value !== undefined)
            defaults[name] = value.startsWith('"') ? JSON.parse(value) : value;
    }
    return defaults;
}

;// CONCATENATED MODULE: ./build/demo/command-file.js
/**
 * The values in a file that a step wrote for the runner (GITHUB_OUTPUT, GITHUB_STATE): `name=value`, or for
 * any text `name<<delimiter`, the lines, `delimiter`. The last value of a name counts.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 * @throws {Error} on a line that is neither, or a delimiter that never comes: the runner would fail the step
 */
function parseCommandFile(text) {
    const values = {};
    const lines = text.split(/\r?\n/);
    while (lines.length > 0) {
        const line = lines.shift() ?? '';
        if (line === '')
            continue;
        const [, name = '', operator, rest = ''] = /^([^=]*?)(=|<<)(.*)$/s.exec(line) ?? [];
        if (name === '')
            throw new Error(`expected name=value or name<<delimiter, got ${JSON.stringify(line)}`);
        if (operator === '=') {
            values[name] = rest;
            continue;
        }
        const end = lines.indexOf(rest);
        if (end < 0)
            throw new Error(`expected the delimiter ${JSON.stringify(rest)} after the value of ${name}`);
        values[name] = lines
            .splice(0, end + 1)
            .slice(0, -1)
            .join('\n');
    }
    return values;
}

;// CONCATENATED MODULE: ./build/demo/runner.js
// Runs a step of the action the way a runner does: `node dist/main.js` or `node dist/post.js` as a child
// process, inputs and state in its environment, and files for outputs, state and summary.






/** Runs a step to its end. */
function runStep(step) {
    return startStep(step).finished;
}
/**
 * Starts a step.
 * @throws {Error} when there is no action.yml, or it does not declare one of the inputs
 */
function startStep(step) {
    const directory = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'rotate-certificate-step-'));
    const files = {
        GITHUB_OUTPUT: (0,external_node_path_.join)(directory, 'output'),
        GITHUB_STATE: (0,external_node_path_.join)(directory, 'state'),
        GITHUB_STEP_SUMMARY: (0,external_node_path_.join)(directory, 'summary'),
        GITHUB_ENV: (0,external_node_path_.join)(directory, 'env'),
        GITHUB_PATH: (0,external_node_path_.join)(directory, 'path'),
    };
    for (const file of Object.values(files))
        (0,external_node_fs_.writeFileSync)(file, '');
    const actionYml = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(step.program), '..', 'action.yml'), 'utf8');
    const child = (0,external_node_child_process_namespaceObject.spawn)(step.node ?? process.execPath, [step.program], {
        cwd: step.cwd,
        env: { ...environment(step, actionYml, directory), ...files, ...step.env },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (chunk) => {
            log += chunk;
        });
    }
    const finished = ended(child).then(([exitCode, signal]) => {
        const read = (file) => (0,external_node_fs_.readFileSync)(file, 'utf8');
        const outputs = { ...emptyOutputs(actionYml), ...parseCommandFile(read(files.GITHUB_OUTPUT)) };
        const result = {
            exitCode,
            signal,
            log,
            outputs,
            state: parseCommandFile(read(files.GITHUB_STATE)),
            summary: read(files.GITHUB_STEP_SUMMARY),
            report: outputs.report ? read(outputs.report) : '',
        };
        (0,external_node_fs_.rmSync)(directory, { recursive: true });
        return result;
    });
    return {
        child,
        pid: child.pid ?? -1,
        log: () => log,
        state: () => parseCommandFile((0,external_node_fs_.readFileSync)(files.GITHUB_STATE, 'utf8')),
        finished,
    };
}
/** The environment of a step: nothing of the job that this process may itself be part of. */
function environment({ inputs, state = {}, cwd }, actionYml, directory) {
    const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return {
        ...Object.fromEntries(kept),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: cwd,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'example/site',
        GITHUB_RUN_ID: '1',
        RUNNER_TEMP: directory,
        ...inputEnvironment(actionYml, inputs),
        ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    };
}
/**
 * The end of a process and of its output, which a command that outlives it may keep open: for that, half a
 * second.
 */
function ended(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code, signal) => {
            const patience = setTimeout(() => resolve([code, signal]), 500);
            child.once('close', () => {
                clearTimeout(patience);
                resolve([code, signal]);
            });
        });
    });
}

;// CONCATENATED MODULE: ./build/demo/sds.js
// Envoy's file-based SDS resource: a DiscoveryResponse with exactly one Secret, whose certificate and key are
// files. https://www.envoyproxy.io/docs/envoy/latest/configuration/security/secret
const SECRET_TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';
/** The SDS file for one secret, as JSON. */
function formatSds({ name, certificate, privateKey, watchedDirectory }) {
    const watched = watchedDirectory === undefined ? {} : { watched_directory: { path: watchedDirectory } };
    const files = { certificate_chain: { filename: certificate }, private_key: { filename: privateKey } };
    const resource = { '@type': SECRET_TYPE, name, tls_certificate: { ...files, ...watched } };
    return `${JSON.stringify({ resources: [resource] }, null, 2)}\n`;
}
/**
 * The one secret of an SDS file.
 * @throws {Error} when the text is not JSON (torn, for one), or not one Secret with two file names
 */
function parseSds(text) {
    const { resources } = JSON.parse(text);
    const [resource, ...others] = resources ?? [];
    if (resource?.['@type'] !== SECRET_TYPE || others.length > 0)
        throw new Error('expected exactly one Secret');
    const certificate = resource.tls_certificate?.certificate_chain?.filename;
    const privateKey = resource.tls_certificate?.private_key?.filename;
    const watchedDirectory = resource.tls_certificate?.watched_directory?.path;
    if (!resource.name || !certificate || !privateKey)
        throw new Error('expected a name and two file names');
    return { name: resource.name, certificate, privateKey, ...(watchedDirectory ? { watchedDirectory } : {}) };
}

;// CONCATENATED MODULE: ./build/demo/endpoint.js
// A TLS endpoint that takes its certificate from a file-based SDS resource and notices changes the way Envoy
// does (measured on 1.40; source/common/secret/sds_api.cc):
//
//  1. Only moves count. A file that is written in place is not noticed.
//  2. The SDS file is read again when something is moved onto its very name.
//  3. Certificate and key are read again when anything is moved into the directory of either; when the secret
//     names a `watched_directory`, into that one only. Directories are watched, not paths: one that a symlink
//     leads to goes unnoticed when the symlink is turned elsewhere. One that is not there when the secret
//     comes is not watched.
//  4. The two are read as a pair, again and again until two readings agree.
//  5. What cannot be used (a torn SDS file, a secret of another name, a key of another certificate) is
//     counted, and the endpoint goes on with what it had.
//  6. A secret that is the same as the last one changes nothing, even if the last one could not be used.
//
// What Node cannot tell from a move is a file created under its final name.





/**
 * Starts the endpoint; it serves by the time it is returned, if what it needs is there.
 * @throws {Error} when the directory of the SDS file does not exist, or the port is taken
 */
async function startEndpoint(options) {
    const { sdsFile, secretName, host = '127.0.0.1', port = 0, mapPath = (path) => path } = options;
    const counters = { updates: 0, rejected: 0, mismatched: 0 };
    let secret = null;
    let inService = null;
    const server = (0,external_node_tls_namespaceObject.createServer)((socket) => socket.end('hello\n'));
    const connections = new Set();
    server.on('connection', (socket) => {
        connections.add(socket.on('close', () => connections.delete(socket)).on('error', () => { }));
    });
    server.on('secureConnection', (socket) => socket.on('error', () => { }).resume());
    function readSecret() {
        const update = attempt(() => parseSds((0,external_node_fs_.readFileSync)(sdsFile, 'utf8')));
        if (update === null || update.name !== secretName) {
            counters.rejected += 1;
            return;
        }
        if (JSON.stringify(update) === JSON.stringify(secret))
            return;
        secret = update;
        for (const watcher of pairWatchers)
            watcher.close();
        pairWatchers = watchedDirectories(update).flatMap((path) => attempt(() => onMove(mapPath(path), readPair)) ?? []);
        readPair();
    }
    function readPair() {
        if (secret === null)
            return;
        const { certificate, privateKey } = secret;
        const pair = attempt(() => stablePair(mapPath(certificate), mapPath(privateKey)));
        if (pair === null || !belongsTogether(pair)) {
            counters.mismatched += 1;
        }
        else if (pair.certificate !== inService?.certificate || pair.privateKey !== inService.privateKey) {
            server.setSecureContext({ cert: pair.certificate, key: pair.privateKey });
            inService = pair;
            counters.updates += 1;
        }
    }
    let pairWatchers = [];
    const sdsWatcher = onMove((0,external_node_path_.dirname)(sdsFile), (name) => {
        if (name === (0,external_node_path_.basename)(sdsFile))
            readSecret();
    });
    if (exists(sdsFile))
        readSecret();
    await new Promise((resolve, reject) => {
        server.once('error', reject).listen(port, host, () => resolve());
    });
    return {
        port: server.address().port,
        served: () => inService && fingerprintOf(inService),
        counters,
        close: () => {
            for (const watcher of [sdsWatcher, ...pairWatchers])
                watcher.close();
            for (const socket of connections)
                socket.destroy();
            return new Promise((resolve) => server.close(() => resolve()));
        },
    };
}
/** Where moves make the pair be read again (rule 3), as the secret spells it. */
function watchedDirectories({ certificate, privateKey, watchedDirectory }) {
    if (watchedDirectory !== undefined)
        return [watchedDirectory];
    return [...new Set([(0,external_node_path_.dirname)(certificate), (0,external_node_path_.dirname)(privateKey)])];
}
/**
 * Calls `act` with the name of whatever is moved into a directory; what left it again meanwhile is passed
 * over.
 */
function onMove(directory, act) {
    const watcher = (0,external_node_fs_.watch)(directory, (event, name) => {
        if (event === 'rename' && name !== null && exists((0,external_node_path_.join)(directory, name)))
            act(name);
    });
    return watcher.on('error', () => { });
}
/** Reads both files until two readings agree (rule 4), at most six times. */
function stablePair(certificate, privateKey) {
    const read = () => ({
        certificate: (0,external_node_fs_.readFileSync)(certificate, 'utf8'),
        privateKey: (0,external_node_fs_.readFileSync)(privateKey, 'utf8'),
    });
    let pair = read();
    for (let again = 0; again < 5; again += 1) {
        const next = read();
        if (next.certificate === pair.certificate && next.privateKey === pair.privateKey)
            break;
        pair = next;
    }
    return pair;
}
/** OpenSSL does not compare a certificate with a key of another type, so it is done here. */
function belongsTogether({ certificate, privateKey }) {
    return (attempt(() => new external_node_crypto_namespaceObject.X509Certificate(certificate).checkPrivateKey((0,external_node_crypto_namespaceObject.createPrivateKey)(privateKey))) ?? false);
}
/** As everywhere in the project: SHA-256 of the leaf's DER, lower-case hex. */
function fingerprintOf({ certificate }) {
    return new external_node_crypto_namespaceObject.X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
}
function exists(path) {
    return attempt(() => (0,external_node_fs_.lstatSync)(path)) !== null;
}
/** What `action` returns; null when it throws. */
function attempt(action) {
    try {
        return action();
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = require("node:timers/promises");
;// CONCATENATED MODULE: ./build/demo/envoy.js
// A real Envoy with one TLS listener whose certificate comes from a file-based SDS resource. Its ports are
// free ones, its files are in a directory of its own, and it is gone when `close()` has returned.





/** The release that test/servers/install.sh installs. */
const VERSION = '1.40.0';
/** Envoy on the PATH, else where test/servers/install.sh puts it; null when there is none. */
function findEnvoy(env = process.env) {
    const cache = env.XDG_CACHE_HOME || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache');
    const installed = (0,external_node_path_.join)(cache, 'rotate-certificate', 'servers', `envoy-${VERSION}`, 'envoy');
    const onPath = (env.PATH ?? '').split(external_node_path_.delimiter).map((directory) => (0,external_node_path_.join)(directory || '.', 'envoy'));
    return [...onPath, installed].find(isExecutable) ?? null;
}
/**
 * Starts Envoy and waits until it serves.
 * @throws {Error} with the end of its log, when it ends or is not ready in time
 */
async function startEnvoy(options) {
    const directory = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'rotate-certificate-envoy-'));
    const configuration = (0,external_node_path_.join)(directory, 'bootstrap.json');
    const adminAddress = (0,external_node_path_.join)(directory, 'admin-address');
    const { binary, launcher = [], sdsFile, secretName } = options;
    (0,external_node_fs_.writeFileSync)(configuration, JSON.stringify(options.bootstrap ?? bootstrap(sdsFile, secretName), null, 2));
    const [command = binary, ...args] = [
        ...launcher,
        binary,
        ...['-c', configuration, '--admin-address-path', adminAddress],
        ...['--use-dynamic-base-id', '--concurrency', '1'],
    ];
    const child = (0,external_node_child_process_namespaceObject.spawn)(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.once('error', () => resolve());
    });
    const log = collect(child);
    const killWithUs = () => child.kill('SIGKILL');
    process.once('exit', killWithUs);
    async function close() {
        process.off('exit', killWithUs);
        child.kill('SIGTERM');
        const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
        await exited;
        clearTimeout(patience);
        (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true });
    }
    try {
        const { adminPort, port } = await untilReady(child, adminAddress, options.deadline ?? 20_000);
        return {
            port,
            adminPort,
            pid: child.pid ?? -1,
            stats: (prefix) => readStats(adminPort, prefix),
            log,
            close,
        };
    }
    catch (error) {
        await close();
        throw new Error(`Envoy did not start: ${error.message}\n${log().slice(-3000)}`, {
            cause: error,
        });
    }
}
/**
 * A listener that takes its certificate from SDS and sends back what it is sent. (With `direct_response` as
 * the only filter Envoy closes a connection as soon as it is there, which resets most handshakes before they
 * are done.)
 */
function bootstrap(sdsFile, secretName) {
    const loopback = { socket_address: { address: '127.0.0.1', port_value: 0 } };
    const secret = {
        name: secretName,
        sds_config: { resource_api_version: 'V3', path_config_source: { path: sdsFile } },
    };
    const echo = {
        name: 'envoy.filters.network.echo',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.network.echo.v3.Echo' },
    };
    const tls = {
        name: 'envoy.transport_sockets.tls',
        typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
            common_tls_context: { tls_certificate_sds_secret_configs: [secret] },
        },
    };
    const filterChains = [{ transport_socket: tls, filters: [echo] }];
    return {
        node: { id: 'rotate-certificate', cluster: 'rotate-certificate' },
        admin: { address: loopback },
        static_resources: { listeners: [{ name: 'tls', address: loopback, filter_chains: filterChains }] },
    };
}
/**
 * Ports are given by the system, so they are asked for: the admin port from the file, the other from the
 * admin.
 */
async function untilReady(child, adminAddress, milliseconds) {
    const deadline = Date.now() + milliseconds;
    for (;;) {
        if (child.pid === undefined)
            throw new Error('it cannot be run');
        if (child.exitCode !== null || child.signalCode !== null)
            throw new Error('it ended');
        if (Date.now() > deadline)
            throw new Error(`it was not ready within ${milliseconds} ms`);
        const ports = await readPorts(adminAddress).catch(() => null);
        if (ports !== null)
            return ports;
        await (0,promises_namespaceObject.setTimeout)(20);
    }
}
async function readPorts(adminAddress) {
    const adminPort = Number((0,external_node_fs_.readFileSync)(adminAddress, 'utf8').split(':').at(-1));
    if ((await ask(adminPort, '/ready')).trim() !== 'LIVE')
        throw new Error('not ready');
    const listeners = JSON.parse(await ask(adminPort, '/listeners?format=json'));
    const port = listeners.listener_statuses[0]?.local_address.socket_address.port_value;
    if (!port)
        throw new Error('not listening');
    return { adminPort, port };
}
async function readStats(adminPort, prefix) {
    const { stats } = JSON.parse(await ask(adminPort, '/stats?format=json'));
    const wanted = stats.flatMap(({ name, value }) => name?.startsWith(prefix) && typeof value === 'number'
        ? [[name.slice(prefix.length), value]]
        : []);
    return Object.fromEntries(wanted);
}
async function ask(adminPort, path) {
    const response = await fetch(`http://127.0.0.1:${adminPort}${path}`, { signal: AbortSignal.timeout(5000) });
    if (!response.ok)
        throw new Error(`${path}: HTTP ${response.status}`);
    return response.text();
}
function collect(child) {
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
        });
    }
    return () => text;
}
function isExecutable(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/demo/der.js
// The few DER types (ITU-T X.690) that an X.509 certificate is made of, written and never read.
/** One DER value: a tag, the length of its content and the content, which may come in parts. */
function tagged(tag, ...content) {
    const body = Buffer.concat(content);
    return Buffer.concat([Buffer.from([tag]), lengthOf(body), body]);
}
/** SEQUENCE of values that are DER already. */
const sequence = (...values) => tagged(0x30, ...values);
/** SET of values that are DER already; with more than one, the caller sorts them (X.690, 11.6). */
const set = (...values) => tagged(0x31, ...values);
/** `[number] EXPLICIT`: a constructed wrapper around whole values. */
const explicit = (number, ...values) => tagged(0xa0 | number, ...values);
/** `[number] IMPLICIT` of a primitive type: its content under another tag. */
const implicit = (number, content) => tagged(0x80 | number, content);
/** BOOLEAN TRUE. FALSE is always a default in a certificate, and DER leaves defaults out. */
const TRUE = tagged(0x01, Buffer.from([0xff]));
/** NULL, the parameters of the RSA signature algorithms. */
const NULL = tagged(0x05);
const octetString = (content) => tagged(0x04, content);
const utf8String = (text) => tagged(0x0c, Buffer.from(text, 'utf8'));
/** BIT STRING of whole bytes. */
const bitString = (content) => tagged(0x03, Buffer.from([0]), content);
/** BIT STRING with the named bits 0 to 7 set and, as DER wants it, no trailing zero bits. */
function namedBits(...bits) {
    const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
    return tagged(0x03, Buffer.from([7 - Math.max(...bits), byte]));
}
/** INTEGER, not negative, from its big-endian bytes. */
function integer(bytes) {
    const first = bytes.findIndex((byte) => byte !== 0);
    const magnitude = first < 0 ? Buffer.alloc(1) : Buffer.from(bytes.subarray(first));
    const sign = (magnitude[0] ?? 0) >= 0x80 ? Buffer.alloc(1) : Buffer.alloc(0);
    return tagged(0x02, sign, magnitude);
}
/** OBJECT IDENTIFIER from its dotted form, such as `2.5.29.17`. */
function oid(dotted) {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
    return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}
/**
 * Time as RFC 5280, 4.1.2.5 wants it: UTCTime from 1950 to 2049, GeneralizedTime otherwise, in whole seconds.
 */
function time(date) {
    const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
    const year = date.getUTCFullYear();
    return year >= 1950 && year < 2050
        ? tagged(0x17, Buffer.from(digits.slice(2), 'latin1'))
        : tagged(0x18, Buffer.from(digits, 'latin1'));
}
/** Short form below 128, otherwise a count of bytes and the bytes. */
function lengthOf(body) {
    if (body.length < 0x80)
        return Buffer.from([body.length]);
    const digits = Buffer.alloc(4);
    digits.writeUInt32BE(body.length);
    const significant = digits.subarray(digits.findIndex((byte) => byte !== 0));
    return Buffer.concat([Buffer.from([0x80 | significant.length]), significant]);
}
/** Seven bits a byte, most significant first, the top bit on all but the last. */
function base128(value) {
    const bytes = [value & 0x7f];
    for (let rest = value >>> 7; rest > 0; rest >>>= 7)
        bytes.unshift(0x80 | (rest & 0x7f));
    return bytes;
}

;// CONCATENATED MODULE: ./build/demo/ip-address.js

/**
 * An address in network byte order, 4 or 16 bytes, as a subject alternative name holds it; null for anything
 * else.
 */
function addressBytes(text) {
    if ((0,external_node_net_namespaceObject.isIPv4)(text))
        return Buffer.from(text.split('.').map(Number));
    if (!(0,external_node_net_namespaceObject.isIPv6)(text) || text.includes('%'))
        return null;
    const [head = [], tail] = text.split('::').map(groups);
    const gap = tail === undefined ? [] : new Array(16 - head.length - tail.length).fill(0);
    return Buffer.from([...head, ...gap, ...(tail ?? [])]);
}
/** The bytes of colon-separated groups, of which the last may be an IPv4 address (RFC 4291, 2.2). */
function groups(text) {
    if (text === '')
        return [];
    return text.split(':').flatMap((group) => {
        if (group.includes('.'))
            return group.split('.').map(Number);
        const value = Number.parseInt(group, 16);
        return [value >> 8, value & 0xff];
    });
}

;// CONCATENATED MODULE: ./build/demo/extensions.js
// The extensions of the certificates that are minted (RFC 5280, 4.2).


/** An extension as a certificate holds it, of the DER of its value. */
function extension(id, value, critical = false) {
    return sequence(oid(id), ...(critical ? [TRUE] : []), octetString(value));
}
/** RFC 5280, 4.2.1.9. */
function basicConstraints(ca, pathLength) {
    const limit = pathLength === undefined ? [] : [integer(Buffer.from([pathLength]))];
    return extension('2.5.29.19', sequence(...(ca ? [TRUE] : []), ...limit), true);
}
/**
 * An authority signs certificates and revocation lists; a leaf signs handshakes, and with RSA decrypts them.
 */
function keyUsage(ca, key) {
    const [digitalSignature, keyEncipherment, keyCertSign, cRLSign] = [0, 2, 5, 6];
    const leaf = key.asymmetricKeyType === 'rsa' ? [digitalSignature, keyEncipherment] : [digitalSignature];
    return extension('2.5.29.15', namedBits(...(ca ? [keyCertSign, cRLSign] : leaf)), true);
}
const PURPOSES = {
    server: '1.3.6.1.5.5.7.3.1',
    client: '1.3.6.1.5.5.7.3.2',
    any: '2.5.29.37.0',
};
/** RFC 5280, 4.2.1.12. */
function extendedKeyUsage(purposes) {
    if (purposes.length === 0)
        return [];
    return [extension('2.5.29.37', sequence(...purposes.map((purpose) => oid(PURPOSES[purpose]))))];
}
const [DNS_NAME, URI, IP_ADDRESS] = [2, 6, 7];
/** RFC 5280, 4.2.1.6. */
function subjectAlternativeNames(names) {
    const generalNames = names.map((name) => {
        const address = addressBytes(name);
        return address === null
            ? implicit(DNS_NAME, Buffer.from(name, 'utf8'))
            : implicit(IP_ADDRESS, address);
    });
    return extension('2.5.29.17', sequence(...generalNames));
}
/** RFC 5280, 4.2.1.10. */
function nameConstraints(permitted, excluded) {
    const lists = [permitted, excluded].flatMap((names, number) => names.length > 0 ? [explicit(number, ...names.map((name) => sequence(subtree(name))))] : []);
    return lists.length > 0 ? [extension('2.5.29.30', sequence(...lists), true)] : [];
}
/** A DNS name, or an address and a mask of as many bits as are behind the slash. */
function subtree(name) {
    const [, host = '', bits = ''] = /^(.*)\/(\d+)$/.exec(name) ?? [];
    const address = addressBytes(host);
    if (address === null)
        return implicit(DNS_NAME, Buffer.from(name, 'utf8'));
    const mask = address.map((_, at) => (0xff00 >> Math.min(8, Math.max(0, Number(bits) - 8 * at))) & 0xff);
    return implicit(IP_ADDRESS, Buffer.concat([address, mask]));
}
/** RFC 5280, 4.2.2.1: the one access method, caIssuers. */
function authorityInformation(url) {
    const location = implicit(URI, Buffer.from(url, 'latin1'));
    return extension('1.3.6.1.5.5.7.1.1', sequence(sequence(oid('1.3.6.1.5.5.7.48.2'), location)));
}

;// CONCATENATED MODULE: ./build/demo/mint.js
// Mints X.509 certificates (RFC 5280) for demonstrations and tests, with nothing but node:crypto: no openssl,
// no network, no waiting. Not an authority: it signs whatever it is asked to, hostile names and weak keys
// included.



const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/**
 * Mints one certificate.
 * @throws {Error} when node:crypto cannot sign with the issuer's kind of key, or a date has no four-digit
 *   year
 */
function mint(request = {}) {
    const { issuer, ca = false, names = [] } = request;
    const key = request.key instanceof external_node_crypto_namespaceObject.KeyObject ? request.key : newKey(request.key ?? 'p-256');
    const publicKey = (0,external_node_crypto_namespaceObject.createPublicKey)(key).export({ type: 'spki', format: 'der' });
    // RFC 7093, 2, method 4: the hash of the whole SubjectPublicKeyInfo
    const keyIdentifier = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(publicKey).digest();
    const name = commonName(request.subject ?? names[0] ?? 'rotate-certificate demo');
    const signatory = issuer ?? { key, name, keyIdentifier };
    const { algorithm, hash } = signatureAlgorithm(signatory.key, request.hash);
    const body = sequence(explicit(0, integer(Buffer.from([2]))), // version 3
    integer(request.serial ?? newSerial()), algorithm, signatory.name, sequence(time(request.notBefore ?? new Date(Date.now() - HOUR)), time(request.notAfter ?? new Date(Date.now() + (ca ? 3650 : 90) * DAY))), name, publicKey, explicit(3, sequence(basicConstraints(ca, request.pathLength), ...(request.keyUsage === false ? [] : [keyUsage(ca, key)]), ...extendedKeyUsage(request.purposes ?? (ca ? [] : ['server'])), ...(names.length > 0 ? [subjectAlternativeNames(names)] : []), ...(request.keyIdentifiers === false
        ? []
        : [
            extension('2.5.29.14', octetString(keyIdentifier)),
            extension('2.5.29.35', sequence(implicit(0, signatory.keyIdentifier))),
        ]), ...nameConstraints(request.permitted ?? [], request.excluded ?? []), ...(request.issuerUrl === undefined ? [] : [authorityInformation(request.issuerUrl)]))));
    const certificate = sequence(body, algorithm, bitString((0,external_node_crypto_namespaceObject.sign)(hash, body, signatory.key)));
    return {
        certificate: pem('CERTIFICATE', certificate),
        privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
        key,
        der: certificate,
        fingerprint: (0,external_node_crypto_namespaceObject.createHash)('sha256').update(certificate).digest('hex'),
        name,
        keyIdentifier,
    };
}
/** Makes a private key. RSA takes a tenth of a second or more; the others next to nothing. */
function newKey(kind) {
    if (kind === 'ed25519')
        return (0,external_node_crypto_namespaceObject.generateKeyPairSync)('ed25519').privateKey;
    const bits = Number(kind.split('-')[1]);
    if (kind.startsWith('rsa-'))
        return (0,external_node_crypto_namespaceObject.generateKeyPairSync)('rsa', { modulusLength: bits }).privateKey;
    const namedCurve = { 224: 'secp224r1', 256: 'prime256v1', 384: 'secp384r1', 521: 'secp521r1' }[bits] ?? kind;
    return (0,external_node_crypto_namespaceObject.generateKeyPairSync)('ec', { namedCurve }).privateKey;
}
/** 127 bits, and positive (RFC 5280, 4.1.2.2). */
function newSerial() {
    const serial = (0,external_node_crypto_namespaceObject.randomBytes)(16);
    serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
    return serial;
}
const RSA_SIGNATURES = {
    md5: '1.2.840.113549.1.1.4',
    sha1: '1.2.840.113549.1.1.5',
    sha256: '1.2.840.113549.1.1.11',
    sha384: '1.2.840.113549.1.1.12',
    sha512: '1.2.840.113549.1.1.13',
};
const ECDSA_SIGNATURES = {
    sha1: '1.2.840.10045.4.1',
    sha256: '1.2.840.10045.4.3.2',
    sha384: '1.2.840.10045.4.3.3',
    sha512: '1.2.840.10045.4.3.4',
};
/** The AlgorithmIdentifier (RFC 3279, 4055, 5758, 8410), and the hash that node:crypto signs over. */
function signatureAlgorithm(key, wanted) {
    switch (key.asymmetricKeyType) {
        case 'rsa': {
            const hash = wanted ?? 'sha256';
            return { algorithm: sequence(oid(RSA_SIGNATURES[hash]), NULL), hash };
        }
        case 'ec': {
            const hash = wanted ?? hashForCurve(key.asymmetricKeyDetails?.namedCurve);
            const signature = ECDSA_SIGNATURES[hash];
            if (signature === undefined)
                throw new Error(`ECDSA is not used with ${hash}`);
            return { algorithm: sequence(oid(signature)), hash };
        }
        case 'ed25519':
            return { algorithm: sequence(oid('1.3.101.112')), hash: null };
        default:
            throw new Error(`expected an RSA, EC or Ed25519 key to sign with, got ${key.asymmetricKeyType}`);
    }
}
/** The hash as wide as the curve (RFC 5480, 4). */
function hashForCurve(curve) {
    if (curve === 'secp521r1')
        return 'sha512';
    return curve === 'secp384r1' ? 'sha384' : 'sha256';
}
/** A Name of one common name; of none when the text is empty. */
function commonName(text) {
    if (text === '')
        return sequence();
    return sequence(set(sequence(oid('2.5.4.3'), utf8String(text))));
}
/** PEM armour, 64 characters a line (RFC 7468). */
function pem(label, bytes) {
    const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
    return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

;// CONCATENATED MODULE: ./build/demo/scene.js
// Where the demonstration takes place: a target directory with a certificate, its key and an SDS file, and a
// server that reads them.






/** The name that the demonstration's certificates are for. */
const NAME = 'www.example.org';
/** The secret that the server subscribes to. */
const SECRET = 'server_cert';
/** Makes a root, which nobody keeps, and an intermediate. */
function newAuthority() {
    const root = mint({ subject: 'Demonstration Root', ca: true });
    const issuer = mint({ subject: 'Demonstration Intermediate', ca: true, issuer: root });
    return { chain: issuer.certificate, issue: (key) => mint({ names: [NAME], key, issuer }) };
}
/** Sets up the target as somebody once did by hand: certificate with chain, key, SDS file. */
function setUpTarget(directory, { certificate, privateKey }, chain) {
    const [certificateFile, privateKeyFile] = [(0,external_node_path_.join)(directory, 'cert.pem'), (0,external_node_path_.join)(directory, 'key.pem')];
    (0,external_node_fs_.mkdirSync)(directory);
    (0,external_node_fs_.writeFileSync)(certificateFile, certificate + chain);
    (0,external_node_fs_.writeFileSync)(privateKeyFile, privateKey, { mode: 0o600 });
    const sds = formatSds({ name: SECRET, certificate: certificateFile, privateKey: privateKeyFile });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(directory, 'sds.json'), sds);
}
/**
 * Starts the server on a target that is set up.
 * @throws {Error} when a real Envoy is wanted and there is none, or it does not start
 */
async function startServer(kind, directory) {
    const sdsFile = (0,external_node_path_.join)(directory, 'sds.json');
    if (kind === 'endpoint')
        return startEndpoint({ sdsFile, secretName: SECRET });
    const binary = findEnvoy();
    if (binary === null)
        throw new Error('no Envoy on this machine; to install one: bash test/servers/install.sh');
    return startEnvoy({ binary, sdsFile, secretName: SECRET });
}
/**
 * What the target holds, by name: the text of a file, the type of anything else. The action's own state is
 * left out.
 */
function contentsOf(directory) {
    const entries = (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true }).filter(({ name }) => name !== '.rotate-certificate');
    const contents = entries.map((entry) => [
        entry.name,
        entry.isFile()
            ? (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, entry.name), 'utf8')
            : entry.isDirectory()
                ? 'directory'
                : 'symlink',
    ]);
    return Object.fromEntries(contents);
}

;// CONCATENATED MODULE: ./build/demo/screen.js
// How the demonstration looks: headings, indented text, tables of two columns, and what was expected.
const inColour = process.stdout.isTTY === true && !process.env.NO_COLOR;
const styled = (code) => (text) => (inColour ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = styled(1);
const dim = styled(2);
const red = styled(31);
const green = styled(32);
/** A line across the screen with a title in it. */
function heading(title) {
    console.log(`\n${bold(`\u2500\u2500 ${title} ${'\u2500'.repeat(Math.max(2, 90 - title.length))}`)}`);
}
/** A sentence or more, each on a line of its own. */
function say(...sentences) {
    console.log();
    for (const sentence of sentences)
        console.log(`  ${sentence}`);
}
/** What the lines below it are. */
function caption(text) {
    console.log(`\n  ${bold(text)}`);
}
/** Somebody else's lines, set off from the story. */
function quote(text) {
    for (const line of text)
        console.log(`    ${dim('\u2502')} ${line}`.trimEnd());
}
/** Two columns; the second may have several lines. */
function table(rows) {
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, value] of rows) {
        const [first = '', ...others] = [value].flat();
        console.log(`    ${dim(name.padEnd(width))}  ${first}`);
        for (const other of others)
            console.log(`    ${' '.repeat(width)}  ${other}`);
    }
}
/** Whether something is as it was expected to be. */
function verdict(holds, fact) {
    console.log(holds ? `    ${green('\u2713')} ${fact}` : `    ${red('\u2717')} ${fact}: ${red('not so')}`);
}

;// CONCATENATED MODULE: ./build/demo/job-log.js
/**
 * A step's log as the runner's page shows it: groups with their lines indented, annotations in words, masked
 * values as stars, and without the lines that are for the runner alone (masks, debug).
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
function renderLog(log) {
    const secrets = [];
    const shown = [];
    let indent = '';
    const show = (text) => {
        const masked = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
        shown.push(...masked.split('\n').map((line) => indent + line));
    };
    for (const line of log.split(/\r?\n/)) {
        const [, command, data = ''] = /^\s*::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
        const text = unescapeData(data);
        if (command === 'add-mask') {
            if (text !== '')
                secrets.push(text);
        }
        else if (command === 'group') {
            indent = '';
            show(`\u25be ${text}`);
            indent = '  ';
        }
        else if (command === 'endgroup') {
            indent = '';
        }
        else if (command === 'notice' || command === 'warning' || command === 'error') {
            show(`${command}: ${text}`);
        }
        else if (command !== 'debug' && line !== '') {
            show(line);
        }
    }
    return shown;
}
/** Undoes what a workflow command does to its text so that it stays on one line. */
function unescapeData(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./build/demo/step-view.js
// What a step was given and what it left behind, as someone looking at the job would see it.


/** Shows inputs; what should not be seen is left to the caller to describe. */
function showInputs(inputs) {
    caption('with');
    table(Object.entries(inputs));
}
/** Shows log, outputs and summary, as far as there are any. */
function showStep(whose, { log, outputs, summary }) {
    caption(`Log${whose}`);
    const lines = renderLog(log);
    quote(lines.length > 0 ? lines : ['(nothing)']);
    if (Object.keys(outputs).length > 0) {
        caption(`Outputs${whose}`);
        table(outputRows(outputs));
    }
    if (summary !== '') {
        caption(`Summary${whose}`);
        quote(summary.trim().split('\n'));
    }
}
/** The beginning of a fingerprint, enough to tell two apart; any other text as it is. */
function shortened(text) {
    return /^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 8)}\u2026` : text;
}
/** The outputs that are not empty; what `files` says again role by role is left out. */
function outputRows(outputs) {
    const repeated = /^(certificate|private-key|chain|bundle|keystore|sds)-(status|path)$/;
    return Object.entries(outputs)
        .filter(([name, value]) => value !== '' && value !== '[]' && !repeated.test(name))
        .map(([name, value]) => [name, value.startsWith('[{') ? step_view_elements(value) : value]);
}
/** The objects of a JSON array, one a line: texts as they are, other values with their names. */
function step_view_elements(list) {
    return JSON.parse(list).map((element) => Object.entries(element)
        .filter(([name, value]) => value !== null && value !== '' && name !== 'sha256' && name !== 'backup')
        .map(([name, value]) => (typeof value === 'string' ? shortened(value) : `${name} ${value}`))
        .join('  '));
}

;// CONCATENATED MODULE: ./build/demo/play.js







/**
 * Plays both acts against a server that is started for them.
 * @param dist the folder with the built action
 * @param home an empty directory
 * @returns whether everything was as promised
 * @throws {Error} when the server cannot be started
 */
async function play(dist, kind, home) {
    const directory = `${home}/certs`;
    const { chain, issue } = newAuthority();
    const first = issue('rsa-2048');
    setUpTarget(directory, first, chain);
    const server = await startServer(kind, directory);
    const endpoint = `127.0.0.1:${server.port}`;
    let asPromised = true;
    const stage = {
        dist,
        home,
        directory,
        inputs: { server: 'envoy', directory, chain, 'verify-endpoints': `${endpoint} sni=${NAME}` },
        issue,
        served: () => handshake(server.port, { servername: NAME }),
        expect: (holds, fact) => {
            asPromised &&= holds;
            verdict(holds, fact);
        },
    };
    try {
        heading('rotate-certificate');
        say('A directory holds a certificate, its private key, and the SDS file that points at the two.', `${kind === 'envoy' ? 'A real Envoy' : 'An endpoint that behaves like Envoy'} watches them and serves the certificate.`);
        caption('The scene');
        table([
            ['directory', directory],
            ['endpoint', endpoint],
        ]);
        stage.expect((await stage.served()) === first.fingerprint, `serves RSA 2048, ${shortened(first.fingerprint)}`);
        const second = await actOne(stage);
        await actTwo(stage, second);
    }
    finally {
        await server.close();
    }
    heading(asPromised ? 'Both acts ended as promised' : 'This is not what was promised');
    console.log();
    return asPromised;
}
/** A new certificate, with a key of another type, that the server picks up. Returns it. */
async function actOne(stage) {
    heading('Act one: a new certificate that is served');
    const minted = stage.issue('p-256');
    const { main, post } = await rotate(stage, minted, {});
    stage.expect(main.exitCode === 0 && post.exitCode === 0, 'the step succeeded, and so did its post step');
    stage.expect(main.outputs.status === 'deployed' && main.outputs.verified === 'true', 'status deployed, verified true');
    stage.expect((await stage.served()) === minted.fingerprint, `${shortened(minted.fingerprint)} is served`);
    return minted;
}
/**
 * A new certificate that the server never serves, because the SDS file names paths that the server does not
 * have. With the layout `symlink` all paths are new, so that nothing else could lead the server to the new
 * files.
 */
async function actTwo(stage, earlier) {
    heading('Act two: a new certificate that is never served');
    say('The server sees the directory at the same path as the runner. Somebody says that it is elsewhere.');
    const before = contentsOf(stage.directory);
    const mistake = { layout: 'symlink', 'server-directory': '/etc/envoy/certs', 'verify-timeout': '3s' };
    const { main, post } = await rotate(stage, stage.issue('p-384'), mistake);
    stage.expect(main.exitCode === 1 && post.exitCode === 0, 'the step failed, and left its post step nothing to do');
    stage.expect(main.outputs.status === 'rolled-back' && main.outputs['rollback-verified'] === 'true', 'status rolled-back, rollback-verified true');
    stage.expect((0,external_node_util_namespaceObject.isDeepStrictEqual)(contentsOf(stage.directory), before), 'the files are what they were, and no others');
    stage.expect((await stage.served()) === earlier.fingerprint, `${shortened(earlier.fingerprint)} is still served`);
}
/** Runs main and post step as a job would, and shows both. */
async function rotate(stage, minted, more) {
    const { certificate, privateKey, fingerprint } = minted;
    const inputs = { ...stage.inputs, certificate, 'private-key': privateKey, ...more };
    const step = { program: (0,external_node_path_.join)(stage.dist, 'main.js'), inputs, cwd: stage.home };
    showInputs({
        ...inputs,
        certificate: `${shortened(fingerprint)}  (PEM)`,
        'private-key': '(PEM)',
        chain: '(PEM)',
    });
    const main = await runStep(step);
    showStep('', main);
    const post = await runStep({ ...step, program: (0,external_node_path_.join)(stage.dist, 'post.js'), state: main.state });
    showStep(' of the post step', post);
    caption('Looked at from outside');
    return { main, post };
}


/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/async module */
/******/ 	(() => {
/******/ 		var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 		var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 		var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 		var resolveQueue = (queue) => {
/******/ 			if(queue && queue.d < 1) {
/******/ 				queue.d = 1;
/******/ 				queue.forEach((fn) => (fn.r--));
/******/ 				queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 			}
/******/ 		}
/******/ 		var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 			if(dep !== null && typeof dep === "object") {
/******/ 				if(dep[webpackQueues]) return dep;
/******/ 				if(dep.then) {
/******/ 					var queue = [];
/******/ 					queue.d = 0;
/******/ 					dep.then((r) => {
/******/ 						obj[webpackExports] = r;
/******/ 						resolveQueue(queue);
/******/ 					}, (e) => {
/******/ 						obj[webpackError] = e;
/******/ 						resolveQueue(queue);
/******/ 					});
/******/ 					var obj = {};
/******/ 					obj[webpackQueues] = (fn) => (fn(queue));
/******/ 					return obj;
/******/ 				}
/******/ 			}
/******/ 			var ret = {};
/******/ 			ret[webpackQueues] = x => {};
/******/ 			ret[webpackExports] = dep;
/******/ 			return ret;
/******/ 		}));
/******/ 		__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 			var queue;
/******/ 			hasAwait && ((queue = []).d = -1);
/******/ 			var depQueues = new Set();
/******/ 			var exports = module.exports;
/******/ 			var currentDeps;
/******/ 			var outerResolve;
/******/ 			var reject;
/******/ 			var promise = new Promise((resolve, rej) => {
/******/ 				reject = rej;
/******/ 				outerResolve = resolve;
/******/ 			});
/******/ 			promise[webpackExports] = exports;
/******/ 			promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 			module.exports = promise;
/******/ 			body((deps) => {
/******/ 				currentDeps = wrapDeps(deps);
/******/ 				var fn;
/******/ 				var getResult = () => (currentDeps.map((d) => {
/******/ 					if(d[webpackError]) throw d[webpackError];
/******/ 					return d[webpackExports];
/******/ 				}))
/******/ 				var promise = new Promise((resolve) => {
/******/ 					fn = () => (resolve(getResult));
/******/ 					fn.r = 0;
/******/ 					var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 					currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 				});
/******/ 				return fn.r ? promise : getResult();
/******/ 			}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 			queue && queue.d < 0 && (queue.d = 0);
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/************************************************************************/
/******/ 	
/******/ 	// startup
/******/ 	// Load entry module and return exports
/******/ 	// This entry module used 'module' so it can't be inlined
/******/ 	var __webpack_exports__ = __nccwpck_require__(173);
/******/ 	module.exports = __webpack_exports__;
/******/ 	
/******/ })()
;