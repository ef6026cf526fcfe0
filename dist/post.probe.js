"use strict";
exports.id = 379;
exports.ids = [379,58];
exports.modules = {

/***/ 2379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  probe: () => (/* binding */ probe)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/verify/address.js
var verify_address = __webpack_require__(4);
// EXTERNAL MODULE: ./build/verify/dialogue.js
var verify_dialogue = __webpack_require__(7284);
;// CONCATENATED MODULE: ./build/verify/failure.js
/*
 * Why a probe failed, in words. Nothing that a server sent gets into them.
 */
/** No answer in time, by stage; the sentence goes on with the time. */
const TOO_SLOW = {
    connection: 'no connection',
    tunnel: 'connected, but no tunnel',
    STARTTLS: 'connected, but no STARTTLS',
    handshake: 'connected, but no TLS handshake',
};
/** An error code in words. The error's own message is not used: it may repeat text from the server. */
function explain(code, stage) {
    switch (code) {
        case 'ECONNREFUSED':
            return 'connection refused: nothing listens there';
        case 'ECONNRESET':
            return RESET[stage];
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
            return `the name does not resolve (${code})`;
        case 'ETIMEDOUT':
        case 'EHOSTUNREACH':
            return `the host does not answer (${code})`;
        case 'EPROTO':
        case 'ERR_SSL_WRONG_VERSION_NUMBER':
        case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
            return `the other side does not speak TLS (${code})`;
        case 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION':
            return `the server refuses TLS 1.2 and 1.3, so it speaks TLS 1.1 or older alone, if any (${code})`;
        case 'ERR_SSL_UNSUPPORTED_PROTOCOL':
            return `the server answers with TLS 1.1 or older, and only TLS 1.2 and 1.3 are spoken here (${code})`;
        default:
            return /^[A-Z0-9_/]+$/.test(code) ? `the handshake failed (${code})` : 'the handshake failed';
    }
}
const RESET = {
    connection: 'the connection was reset',
    tunnel: 'the connection was reset before there was a tunnel',
    STARTTLS: 'the server reset the connection before TLS began',
    handshake: 'the server reset the connection during the handshake',
};

;// CONCATENATED MODULE: ./build/verify/offer.js

/**
 * In TLS 1.3 these are for the signatures in certificates alone, so an RSA leaf cannot be served for them
 * (RFC 8446, section 4.2.3).
 */
const RSA_IN_CERTIFICATES = 'rsa_pkcs1_sha256:rsa_pkcs1_sha384:rsa_pkcs1_sha512';
const ECDSA = `ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512`;
const SIGNATURES = {
    RSA: `rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:${RSA_IN_CERTIFICATES}`,
    'RSA-PSS': 'rsa_pss_pss_sha256:rsa_pss_pss_sha384:rsa_pss_pss_sha512',
    ECDSA: `${ECDSA}:${RSA_IN_CERTIFICATES}`,
    'ECDSA (rare curve)': `${ECDSA}:${RSA_IN_CERTIFICATES}`,
    Ed25519: `ed25519:${RSA_IN_CERTIFICATES}`,
    Ed448: `ed448:${RSA_IN_CERTIFICATES}`,
};
const contexts = new Map();
/**
 * Everything that a handshake offers. Probes with the same offer share it, because it takes as long to make
 * as a handshake; sessions are no part of it. It trusts nobody: to read the usual authorities takes several
 * times as long, and trust is not asked here.
 *
 * @param only the server can only choose a certificate with such a key; null: any that clients usually take
 */
function contextFor(only) {
    const known = contexts.get(only);
    if (known)
        return known;
    const made = makeContext(only);
    contexts.set(only, made);
    return made;
}
function makeContext(only) {
    if (only === null)
        return (0,external_node_tls_.createSecureContext)({ ca: [] });
    return only === 'ECDSA (rare curve)' ? rareCurves() : (0,external_node_tls_.createSecureContext)({ ca: [], ...restrictTo(only) });
}
/**
 * TLS 1.3 goes by the signature algorithms alone. In TLS 1.2 the cipher suite names the type as well, Ed25519
 * and Ed448 under ECDSA (RFC 8422, section 5.1.1).
 */
function restrictTo(type) {
    const other = type.startsWith('RSA') ? 'aECDSA' : 'aRSA';
    return { sigalgs: SIGNATURES[type], ciphers: `${external_node_tls_.DEFAULT_CIPHERS}:!${other}` };
}
const CURVES = 'X25519:prime256v1:secp384r1:secp521r1:brainpoolP256r1:brainpoolP384r1:brainpoolP512r1:secp256k1';
const RARE_SIGNATURES = 'ecdsa_brainpoolP256r1_sha256:ecdsa_brainpoolP384r1_sha384:ecdsa_brainpoolP512r1_sha512';
/**
 * In TLS 1.2 the supported groups must have the curve of the certificate (RFC 8422, section 5.1.1; RFC 7027).
 * The usual curves are among them for the key exchange. TLS 1.3 goes by signature algorithms of their own
 * (RFC 8734), which OpenSSL knows since 3.2, and has none for secp256k1.
 */
function rareCurves() {
    const options = { ca: [], ...restrictTo('ECDSA (rare curve)'), ecdhCurve: CURVES };
    try {
        return (0,external_node_tls_.createSecureContext)({ ...options, sigalgs: `${RARE_SIGNATURES}:${options.sigalgs}` });
    }
    catch {
        return (0,external_node_tls_.createSecureContext)(options);
    }
}

// EXTERNAL MODULE: ./build/verify/proxy.js
var verify_proxy = __webpack_require__(8831);
;// CONCATENATED MODULE: ./build/verify/proxy-protocol.js
/*
 * The PROXY protocol: a header with the addresses of a connection, which a load balancer sends ahead. A
 * server that expects it takes nothing else first. The source is HAProxy's specification,
 * doc/proxy-protocol.txt.
 */

/**
 * The header of a connection.
 *
 * @param ends of the same address family; null when the ends do not matter: through a tunnel they are those
 *   of the proxy
 */
function proxyHeader(version, ends) {
    return version === 1 ? textHeader(ends) : binaryHeader(ends);
}
/** Section 2.1. */
function textHeader(ends) {
    if (ends === null)
        return Buffer.from('PROXY UNKNOWN\r\n');
    const { source, destination } = ends;
    const family = (0,external_node_net_.isIPv4)(source.address) ? 'TCP4' : 'TCP6';
    const parts = [
        withoutZone(source.address),
        withoutZone(destination.address),
        source.port,
        destination.port,
    ];
    return Buffer.from(`PROXY ${family} ${parts.join(' ')}\r\n`);
}
const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const LOCAL = 0x20;
const PROXY = 0x21;
const TCP4 = 0x11;
const TCP6 = 0x21;
/** Section 2.2. */
function binaryHeader(ends) {
    if (ends === null)
        return Buffer.concat([SIGNATURE, Buffer.from([LOCAL, 0, 0, 0])]);
    const { source, destination } = ends;
    const ports = Buffer.alloc(4);
    ports.writeUInt16BE(source.port, 0);
    ports.writeUInt16BE(destination.port, 2);
    const block = Buffer.concat([bytesOf(source.address), bytesOf(destination.address), ports]);
    const family = (0,external_node_net_.isIPv4)(source.address) ? TCP4 : TCP6;
    return Buffer.concat([SIGNATURE, Buffer.from([PROXY, family, 0, block.length]), block]);
}
/** The bytes of an IP address, in network order. */
function bytesOf(address) {
    if ((0,external_node_net_.isIPv4)(address))
        return Buffer.from(address.split('.').map(Number));
    // A URL writes an address in one form: lower case, `::` for the longest run of zeros, no dotted end.
    const { hostname } = new URL(`http://[${withoutZone(address)}]`);
    const [head = '', tail] = hostname.slice(1, -1).split('::');
    const groups = (text) => (text === '' ? [] : text.split(':'));
    const before = groups(head);
    const after = groups(tail ?? '');
    const zeros = Array(8 - before.length - after.length).fill('0');
    return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex');
}
/** A link-local address may name its interface, which means nothing elsewhere. */
function withoutZone(address) {
    return address.replace(/%.*/, '');
}

// EXTERNAL MODULE: ./build/verify/resolve.js + 1 modules
var resolve = __webpack_require__(2058);
// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4974);
// EXTERNAL MODULE: ./build/key-type.js
var key_type = __webpack_require__(4547);
;// CONCATENATED MODULE: ./build/verify/served.js


/** The outcome of a handshake that is complete; null when the server sent no certificate. */
function servedBy(socket) {
    const leaf = socket.getPeerX509Certificate();
    return leaf ? describe(socket, leaf) : null;
}
/**
 * The outcome of a handshake that the server refused to finish; null when that proves nothing. In TLS 1.2 a
 * server refuses so that wants a certificate from its clients.
 *
 * Its own certificate counts once the server has signed its part of the key exchange. Before that anybody
 * could have sent the certificate, which is no secret. OpenSSL knows the server's part only after that
 * signature was sent, and a wrong signature would have been an error of this side.
 *
 * @param code of the error that the refusal came with
 */
function servedByRefusal(socket, code) {
    if (!isAlert(code))
        return null;
    const exchange = socket.getEphemeralKeyInfo();
    return exchange?.type === undefined ? null : servedBy(socket);
}
/**
 * Whether the other side sent an alert. OpenSSL has two forms of name: `SSLV3_ALERT_\u2026` and `SSL/TLS_ALERT_\u2026`.
 */
function isAlert(code) {
    return /^ERR_SSL_.*_ALERT_/.test(code);
}
function describe(socket, leaf) {
    return {
        kind: 'served',
        fingerprint: (0,digest/* fingerprintOf */.a)(leaf.raw),
        certificates: certificatesFrom(leaf),
        protocol: socket.getProtocol() ?? 'unknown',
        keyType: typeOf(leaf),
        lacks: null,
    };
}
function typeOf(leaf) {
    try {
        return (0,key_type/* keyTypeOf */.z)(leaf.publicKey);
    }
    catch {
        // A key that OpenSSL cannot read.
        return null;
    }
}
/** More than this many is not a chain but an attack. */
const MAX_CERTIFICATES = 17;
/** All certificates of a handshake. Node links them in the order in which they were sent, issuer or not. */
function certificatesFrom(leaf) {
    const all = [];
    let next = leaf;
    for (; next && all.length < MAX_CERTIFICATES; next = next.issuerCertificate)
        all.push(next.raw);
    return all;
}

// EXTERNAL MODULE: ./build/verify/starttls.js + 1 modules
var starttls = __webpack_require__(5313);
;// CONCATENATED MODULE: ./build/verify/probe.js












/**
 * Asks a server for its leaf. Trust, validity and names do not matter here, only which leaf it is. Every
 * handshake is a fresh one on a connection of its own. No session is resumed, because a resumed session tells
 * of the past.
 *
 * A server may have a certificate for each type of key, and chooses by its own preference. When the leaf has
 * a key of another type than the wanted one, a second handshake offers nothing but that type. When the server
 * ends that one, it has none of that type. So it is when the server refuses the first one and the wanted type
 * is a rare one, which clients do not offer unasked. Unless the second handshake succeeds, the outcome of the
 * first one is the result.
 *
 * @param timeoutMs for everything together: connection, proxy, STARTTLS, handshakes
 * @param signal ends the probe early; the result is then a failure
 */
async function probe(target, timeoutMs, signal) {
    const started = performance.now();
    const first = await shakeHands(target, null, timeoutMs, signal);
    const { keyType } = target;
    if (keyType === null || !isWorthAnother(first, keyType))
        return first;
    const left = Math.max(1, timeoutMs - Math.round(performance.now() - started));
    const second = await shakeHands(target, keyType, left, signal);
    if (second.kind === 'served')
        return { ...second, lacks: second.keyType === keyType ? null : keyType };
    const lacks = first.kind === 'served' && second.kind === 'failed' && second.ended;
    return lacks ? { ...first, lacks: keyType } : first;
}
/** Whether a handshake that offers one type of key may show another certificate than this one. */
function isWorthAnother(first, keyType) {
    if (first.kind === 'served')
        return first.keyType !== keyType;
    return first.kind === 'failed' && first.refusedOffer && keyType === 'ECDSA (rare curve)';
}
const UNREACHABLE = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);
/**
 * One connection and handshake.
 *
 * @param only offers nothing but this type of key; null: everything that clients usually offer
 */
function shakeHands(target, only, timeoutMs, signal) {
    const { address, port, proxy, serverName } = target;
    return new Promise((settle, reject) => {
        let stage = 'connection';
        let secure = null;
        const place = proxy ? { host: proxy.host, port: proxy.port } : { host: address, port };
        const socket = external_node_net_.connect({ ...place, lookup: (0,resolve/* lookUpWith */.N)(timeoutMs, signal) });
        const finish = (result) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            for (const end of [secure, socket]) {
                end?.removeAllListeners();
                end?.on('error', () => undefined);
                end?.destroy();
            }
            settle(result);
        };
        const fail = (reason, how = {}) => finish({ kind: 'failed', reason, refused: false, ended: false, refusedOffer: false, ...how });
        const onAbort = () => fail('cancelled');
        /** Names the proxy in the reason, as long as it may be at fault. */
        const placed = (reason) => proxy && (stage === 'connection' || stage === 'tunnel')
            ? `the proxy ${(0,verify_address/* hostPort */.Q)(proxy.host, proxy.port)}: ${reason}`
            : reason;
        const timer = setTimeout(() => fail(placed(`${TOO_SLOW[stage]} within ${timeoutMs} ms`)), timeoutMs);
        const onError = (error) => {
            const code = (0,errors/* systemCode */.xU)(error);
            const served = secure && servedByRefusal(secure, code);
            if (served)
                finish(served);
            else if (stage === 'connection' && !proxy && UNREACHABLE.has(code))
                finish({ kind: 'unreachable', reason: `no route from here (${code})` });
            else if (stage === 'handshake')
                fail(explain(code, stage), { ended: true, refusedOffer: isAlert(code) });
            else
                fail(placed(explain(code, stage)), { refused: !proxy && code === 'ECONNREFUSED' });
        };
        const onClose = () => fail('the server closed the connection before the handshake was done', { ended: true });
        const begin = () => {
            if (socket.destroyed)
                return;
            const encrypted = external_node_tls_.connect({
                socket,
                secureContext: contextFor(only),
                rejectUnauthorized: false,
                checkServerIdentity: () => undefined,
                ...(serverName === null ? {} : { servername: serverName }),
            });
            secure = encrypted;
            encrypted.on('secureConnect', () => {
                const served = servedBy(encrypted);
                if (served)
                    finish(served);
                else
                    fail('the server sent no certificate');
            });
            encrypted.on('error', onError).on('close', onClose);
        };
        socket.on('error', onError);
        socket.on('connect', () => {
            prepare(socket, target, (reached) => {
                stage = reached;
            })
                .then(begin)
                .catch((error) => {
                if (!(error instanceof verify_dialogue/* DialogueError */.Z))
                    reject(error);
                fail(error instanceof verify_dialogue/* DialogueError */.Z ? placed(error.message) : '');
            });
        });
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted)
            onAbort();
    });
}
/** Takes a connection to where TLS can begin. Rejects with DialogueError. */
async function prepare(socket, { address, port, protocol, proxyProtocol, proxy }, onStage) {
    const { start } = starttls/* PROTOCOLS */.yv[protocol];
    const dialogue = proxy || start ? (0,verify_dialogue/* converse */.i)(socket) : null;
    onStage('tunnel');
    if (dialogue && proxy)
        await (0,verify_proxy/* openTunnel */.X)(dialogue, proxy, address, port);
    if (proxyProtocol)
        socket.write(proxyHeader(proxyProtocol, proxy ? null : endsOf(socket)));
    onStage('STARTTLS');
    if (dialogue && start)
        await start(dialogue);
    dialogue?.end();
    onStage('handshake');
}
/** Both ends of a connection; null when it is closed already. */
function endsOf({ localAddress, localPort, remoteAddress, remotePort }) {
    if (!localAddress || !localPort || !remoteAddress || !remotePort)
        return null;
    return {
        source: { address: localAddress, port: localPort },
        destination: { address: remoteAddress, port: remotePort },
    };
}


/***/ }),

/***/ 8831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openTunnel),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   c7: () => (/* binding */ isDirect)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4);
/* harmony import */ var _dialogue_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7284);



const DEFAULT_PORT = 80;
/**
 * Reads the value of `HTTPS_PROXY`: `http://[user[:password]@]host[:port]`; the scheme may be left out.
 *
 * @returns the proxy; or, as a string, the problem with the text. The string repeats nothing of the text but
 *   the scheme
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
    if (host === 'localhost' || host.endsWith('.localhost') || (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(host))
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
/**
 * Has a proxy open a tunnel (RFC 9110, section 9.3.6). The proxy resolves the name.
 *
 * @throws DialogueError when it does not. The message follows the proxy's name, and repeats of its answer the
 *   number
 */
async function openTunnel(dialogue, { authorization }, host, port) {
    const place = (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .hostPort */ .Q)(host, port);
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


/***/ }),

/***/ 2058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ lookUpWith),
  resolve: () => (/* binding */ resolve)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/verify/limit.js
var limit = __webpack_require__(5207);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/verify/look-ups.js
/*
 * Look-ups of names by getaddrinfo(3), the only way that goes by everything that a machine is configured to
 * ask (nsswitch.conf(5)). It takes as long as it likes, cannot be called off, and runs on threads that a
 * process waits for before it ends; and Node makes only two look-ups at once. So they run in processes of
 * their own, which can be killed.
 *
 * A process is sent a name at a time, and sends an answer for each. It ends by force when nobody is there
 * to answer any more, so it does not outlive a parent that was killed.
 */


const PROGRAM = `
const { lookup } = require('node:dns');
process.on('message', (host) => {
  lookup(host, { all: true, order: 'verbatim' }, (error, found) => {
    process.send({ host, code: error ? String(error.code) : null, addresses: error ? [] : found.map((one) => one.address) });
  });
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
`;
/** How many look-ups a process makes at once. Others wait. */
const LOOK_UPS_AT_ONCE = 64;
/** Of its threads, half are for look-ups (libuv's documentation, "Thread pool work scheduling"). */
const THREADS = String(2 * LOOK_UPS_AT_ONCE);
/** The variables that the C library's resolver reads (resolv.conf(5), hostname(7)), and a dynamic loader. */
const PASSED_ON = ['LD_LIBRARY_PATH', 'LOCALDOMAIN', 'RES_OPTIONS', 'HOSTALIASES'];
/**
 * Starts the process. It ends with this one, and does not keep it from ending.
 *
 * @param onEnd called when it ends earlier; look-ups that are under way then fail
 */
function startLookUps(onEnd) {
    const waiting = new Map();
    const child = (0,external_node_child_process_.spawn)(process.execPath, ['-e', PROGRAM], {
        env: environment(),
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const kill = () => void child.kill('SIGKILL');
    let hasEnded = false;
    const fail = (code) => {
        if (hasEnded)
            return;
        hasEnded = true;
        process.off('exit', kill);
        for (const settle of waiting.values())
            settle(code);
        waiting.clear();
        onEnd();
    };
    process.once('exit', kill);
    child.on('error', (error) => fail((0,errors/* systemCode */.xU)(error))).on('exit', () => fail(''));
    child.on('message', (message) => {
        const { host, code, addresses } = message;
        waiting.get(host)?.(code ?? addresses);
        waiting.delete(host);
    });
    child.unref();
    child.channel?.unref();
    return {
        lookUp: (host) => new Promise((settle) => {
            waiting.set(host, settle);
            child.send(host, (error) => error && fail((0,errors/* systemCode */.xU)(error)));
        }),
        underWay: () => waiting.size,
    };
}
function environment() {
    const passedOn = PASSED_ON.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return { ...Object.fromEntries(passedOn), UV_THREADPOOL_SIZE: THREADS };
}

;// CONCATENATED MODULE: ./build/verify/resolve.js




/** So many names are resolved at once. Those that hang do not hold up the others. */
const LIMITS = { busy: LOOK_UPS_AT_ONCE, open: 8 * LOOK_UPS_AT_ONCE, hangsAfterMs: 500 };
const resolve_limit = (0,limit/* limiter */.T)(LIMITS, {
    idle: limit/* idleTime */.G,
    sleep: async (ms, signal) => {
        await (0,promises_.setTimeout)(ms, undefined, { signal });
    },
});
/** Started when they are needed, and ended with this process. */
const processes = new Set();
/** By name: look-ups that are not answered yet. */
const underWay = new Map();
/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 * @param timeoutMs the most time to wait for an answer
 * @param signal ends the wait early; the result is then a failure
 */
async function resolve(host, timeoutMs, signal) {
    if ((0,external_node_net_.isIP)(host) !== 0)
        return { kind: 'resolved', addresses: [host] };
    const answered = new AbortController();
    const late = (0,promises_.setTimeout)(timeoutMs, null, { signal: AbortSignal.any([signal, answered.signal]) }).catch(() => null);
    const answer = await Promise.race([lookUp(host), late]);
    answered.abort();
    if (answer === null)
        return { kind: 'failed', reason: `the name did not resolve within ${timeoutMs} ms` };
    if (typeof answer === 'string')
        return { kind: 'failed', reason: `the name does not resolve (${answer || 'unknown error'})` };
    return { kind: 'resolved', addresses: [...new Set(answer)] };
}
/** For a connection to a host that is given by its name. */
function lookUpWith(timeoutMs, signal) {
    return (host, options, done) => {
        void resolve(host, timeoutMs, signal).then((found) => {
            const [first] = found.kind === 'resolved' ? found.addresses : [];
            if (found.kind === 'failed' || first === undefined)
                done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
            else if (options.all)
                done(null, found.addresses.map((address) => ({ address, family: (0,external_node_net_.isIP)(address) })));
            else
                done(null, first, (0,external_node_net_.isIP)(first));
        });
    };
}
/** Looks a name up, in a process that has room. */
function lookUp(host) {
    const known = underWay.get(host);
    if (known)
        return known;
    const answer = resolve_limit(() => roomyProcess().lookUp(host)).finally(() => underWay.delete(host));
    underWay.set(host, answer);
    return answer;
}
function roomyProcess() {
    for (const one of processes)
        if (one.underWay() < LOOK_UPS_AT_ONCE)
            return one;
    const started = startLookUps(() => processes.delete(started));
    processes.add(started);
    return started;
}


/***/ })

};
;