"use strict";
exports.id = 874;
exports.ids = [874];
exports.modules = {

/***/ 6874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  probe: () => (/* binding */ probe)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4731);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: ./build/verify/dialogue.js
var verify_dialogue = __webpack_require__(9023);
// EXTERNAL MODULE: ./build/verify/key-type.js
var key_type = __webpack_require__(1435);
;// CONCATENATED MODULE: ./build/verify/key-type-offer.js

/** In TLS 1.3 these are for the signatures in certificates alone, so an RSA leaf cannot be served for them (RFC 8446, section 4.2.3). */
const RSA_IN_CERTIFICATES = 'rsa_pkcs1_sha256:rsa_pkcs1_sha384:rsa_pkcs1_sha512';
const SIGNATURES = {
    RSA: `rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:${RSA_IN_CERTIFICATES}`,
    'RSA-PSS': 'rsa_pss_pss_sha256:rsa_pss_pss_sha384:rsa_pss_pss_sha512',
    ECDSA: `ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512:${RSA_IN_CERTIFICATES}`,
    Ed25519: `ed25519:${RSA_IN_CERTIFICATES}`,
    Ed448: `ed448:${RSA_IN_CERTIFICATES}`,
};
/**
 * What to offer so that only a certificate with such a key can be served. TLS 1.3 goes by the signature algorithms alone; in TLS 1.2 the cipher suite names
 * the type as well, Ed25519 and Ed448 under ECDSA (RFC 8422, section 5.1.1).
 */
function offerOf(type) {
    const other = type.startsWith('RSA') ? 'aECDSA' : 'aRSA';
    return { sigalgs: SIGNATURES[type], ciphers: `${external_node_tls_.DEFAULT_CIPHERS}:!${other}` };
}

// EXTERNAL MODULE: ./build/verify/proxy.js
var verify_proxy = __webpack_require__(1257);
// EXTERNAL MODULE: ./build/verify/starttls.js
var starttls = __webpack_require__(2136);
;// CONCATENATED MODULE: ./build/verify/probe.js









/**
 * Tells which leaf is served. Whether it is trusted, valid or fits the name does not matter here: only which one it is. Every handshake is a fresh one, on a connection
 * of its own; no session is resumed, because a resumed one would tell of the past.
 *
 * A server may have a certificate for each type of key, and chooses by what it prefers. So when the leaf has a key of another type than the wanted one, a second
 * handshake takes nothing but that type. When the server ends that, it has none; and whatever comes of it, what is served to everybody is told.
 *
 * @param timeoutMs for everything together (connection, proxy, STARTTLS, handshakes), however slowly the server trickles
 * @param signal ends the probe early; the result is then a failure
 */
async function probe(target, timeoutMs, signal) {
    const started = performance.now();
    const first = await shakeHands(target, null, timeoutMs, signal);
    const { keyType } = target;
    if (first.kind !== 'served' || keyType === null || first.keyType === keyType)
        return first;
    const left = Math.max(1, timeoutMs - Math.round(performance.now() - started));
    const second = await shakeHands(target, keyType, left, signal);
    if (second.kind === 'served')
        return second;
    return second.kind === 'failed' && second.ended ? { ...first, lacks: keyType } : first;
}
const UNREACHABLE = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);
/** One connection and handshake, which offers everything, or only what goes with a type of key. */
function shakeHands(target, only, timeoutMs, signal) {
    const { address, port, proxy, serverName } = target;
    return new Promise((settle, reject) => {
        let stage = 'connection';
        let secure = null;
        const socket = external_node_net_.connect(proxy ? { host: proxy.host, port: proxy.port } : { host: address, port });
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
        const fail = (reason, how = null) => finish({ kind: 'failed', reason, refused: how === 'refused', ended: how === 'ended' });
        const onAbort = () => fail('cancelled');
        /** Says whose fault something is, where it could be the proxy's. */
        const placed = (reason) => proxy && (stage === 'connection' || stage === 'tunnel')
            ? `the proxy ${(0,verify_proxy/* proxyName */.ec)(proxy)}: ${reason}`
            : reason;
        const timer = setTimeout(() => fail(placed(`${TOO_SLOW[stage]} within ${timeoutMs} ms`)), timeoutMs);
        const onError = (error) => {
            const code = (0,errors/* systemCode */.xU)(error);
            const leaf = secure && isAlert(code) ? provenLeaf(secure) : null;
            if (secure && leaf)
                finish(servedBy(secure, leaf));
            else if (stage === 'connection' && !proxy && UNREACHABLE.has(code))
                finish({ kind: 'unreachable', reason: `no route from here (${code})` });
            else if (stage === 'handshake')
                fail(explain(code, stage), 'ended');
            else
                fail(placed(explain(code, stage)), !proxy && code === 'ECONNREFUSED' ? 'refused' : null);
        };
        const onClose = () => fail('the server closed the connection before the handshake was done', 'ended');
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
                const leaf = encrypted.getPeerX509Certificate();
                if (leaf)
                    finish(servedBy(encrypted, leaf));
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
const contexts = new Map();
/**
 * What a handshake offers. All probes with the same offer share it, because it takes as long to make as a handshake; sessions are no part of it. It trusts nobody: reading the
 * usual authorities takes several times as long, and whether a leaf is trusted is not asked.
 */
function contextFor(only) {
    const known = contexts.get(only);
    if (known)
        return known;
    const made = external_node_tls_.createSecureContext({ ca: [], ...(only === null ? {} : offerOf(only)) });
    contexts.set(only, made);
    return made;
}
/** Takes a connection to where TLS can begin. Rejects with DialogueError. */
async function prepare(socket, { address, port, protocol, proxy }, onStage) {
    const { start } = starttls/* PROTOCOLS */.y[protocol];
    if (proxy || start) {
        const dialogue = (0,verify_dialogue/* converse */.i)(socket);
        onStage('tunnel');
        if (proxy)
            await (0,verify_proxy/* openTunnel */.X)(dialogue, proxy, address, port);
        onStage('STARTTLS');
        if (start)
            await start(dialogue);
        dialogue.end();
    }
    onStage('handshake');
}
const TOO_SLOW = {
    connection: 'no connection',
    tunnel: 'connected, but no tunnel',
    STARTTLS: 'connected, but no STARTTLS',
    handshake: 'connected, but no TLS handshake',
};
function servedBy(socket, leaf) {
    return {
        kind: 'served',
        fingerprint: fingerprintOf(leaf),
        chain: chainOf(leaf),
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
/** Whether an error is the server's refusal, and not a fault that was found on this side. OpenSSL's names for it differ, `SSLV3_ALERT_\u2026` or `SSL/TLS_ALERT_\u2026`. */
function isAlert(code) {
    return /^ERR_SSL_.*_ALERT_/.test(code);
}
/**
 * The leaf of a handshake that the server refused to finish, as one does in TLS 1.2 that wants a certificate from its clients, too. It counts once the server has signed
 * its part of the key exchange with the leaf's key: before that anybody could have sent the certificate, which is no secret. OpenSSL knows the server's part only after
 * that signature was sent, and a wrong one would have been an error of this side.
 */
function provenLeaf(socket) {
    const exchange = socket.getEphemeralKeyInfo();
    return exchange?.type === undefined ? null : (socket.getPeerX509Certificate() ?? null);
}
function fingerprintOf(certificate) {
    return (0,digest/* sha256 */.s)(certificate.raw);
}
/** More than this many is not a chain but an attack. */
const MAX_CHAIN = 16;
/** Fingerprints of the certificates above the leaf, as far as they were served. */
function chainOf(leaf) {
    const chain = [];
    for (let above = leaf.issuerCertificate; above && chain.length < MAX_CHAIN; above = above.issuerCertificate) {
        const fingerprint = fingerprintOf(above);
        if (chain.includes(fingerprint))
            break;
        chain.push(fingerprint);
    }
    return chain;
}
/** An error code in words. The error's own message may repeat what the server sent, so it is not used. */
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
            return `what answers does not speak TLS (${code})`;
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


/***/ }),

/***/ 2136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isProtocol),
/* harmony export */   y: () => (/* binding */ PROTOCOLS)
/* harmony export */ });
/* harmony import */ var _dialogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9023);
/*
 * How TLS begins in protocols that begin without it. Each upgrade is one small function: it says what the protocol asks for, and returns when the next byte may
 * be the first of a handshake. What a server says is checked as far as that takes, and never repeated: of its answers only numbers come into a message.
 */

/** The protocols that an endpoint may name. */
const PROTOCOLS = {
    tls: { port: 443, start: null },
    smtp: { port: 25, start: startSmtp },
    imap: { port: 143, start: startImap },
    pop3: { port: 110, start: startPop3 },
    sieve: { port: 4190, start: startSieve },
    ftp: { port: 21, start: startFtp },
    ldap: { port: 389, start: startLdap },
    postgres: { port: 5432, start: startPostgres },
};
/** Whether a word is the name of a protocol. */
function isProtocol(word) {
    return Object.hasOwn(PROTOCOLS, word);
}
/** RFC 3207. The name in EHLO is one that nobody has (RFC 6761, section 6.4): a probe has no business with the server's opinion of its host. */
async function startSmtp(dialogue) {
    expectCode(await reply(dialogue), 220, 'the server greets');
    dialogue.send('EHLO rotate-certificate.invalid\r\n');
    const offer = await reply(dialogue);
    expectCode(offer, 250, 'the server answers EHLO');
    if (!offer.texts.some((text) => /^STARTTLS\s*$/i.test(text)))
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_0__/* .DialogueError */ .Z('the server does not offer STARTTLS');
    dialogue.send('STARTTLS\r\n');
    expectCode(await reply(dialogue), 220, 'the server answers STARTTLS');
}
/** RFC 4217. */
async function startFtp(dialogue) {
    let greeting = await reply(dialogue);
    // "Service ready in nnn minutes" announces another greeting (RFC 959, section 5.4).
    if (greeting.code === 120)
        greeting = await reply(dialogue);
    expectCode(greeting, 220, 'the server greets');
    dialogue.send('AUTH TLS\r\n');
    expectCode(await reply(dialogue), 234, 'the server answers AUTH TLS');
}
/** RFC 9051, section 6.2.1. */
async function startImap(dialogue) {
    const greeting = await dialogue.line();
    if (/^\* PREAUTH\b/i.test(greeting))
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_0__/* .DialogueError */ .Z('the server greets as to one who has logged in, so it takes no STARTTLS');
    expect(/^\* OK\b/i.test(greeting), 'the server does not greet as IMAP does');
    dialogue.send('a STARTTLS\r\n');
    let line = await dialogue.line();
    // Untagged lines tell of other things.
    while (line.startsWith('* '))
        line = await dialogue.line();
    expect(/^a OK\b/i.test(line), 'the server refuses STARTTLS');
}
/** RFC 2595, section 4. */
async function startPop3(dialogue) {
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server does not greet as POP3 does');
    dialogue.send('STLS\r\n');
    expect(/^\+OK\b/i.test(await dialogue.line()), 'the server refuses STLS');
}
/** RFC 5804, sections 1.7 and 2.2: the greeting is a list of capabilities, one a line, and ends with the answer. */
async function startSieve(dialogue) {
    let offered = false;
    let line = await sieveLine(dialogue);
    for (; line.startsWith('"'); line = await sieveLine(dialogue))
        offered ||= /^"STARTTLS"/i.test(line);
    expect(/^OK\b/i.test(line), 'the server does not greet as ManageSieve does');
    expect(offered, 'the server does not offer STARTTLS');
    dialogue.send('STARTTLS\r\n');
    expect(/^OK\b/i.test(await sieveLine(dialogue)), 'the server refuses STARTTLS');
}
/** A line of which the end may be given by length (RFC 5804, section 1.2); what is given so does not matter here. */
async function sieveLine(dialogue) {
    let line = await dialogue.line();
    for (;;) {
        const length = /\{(\d{1,5})\+?\}$/.exec(line.slice(-8))?.[1];
        if (length === undefined)
            return line;
        await dialogue.bytes(Number(length));
        line = line.slice(0, line.lastIndexOf('{')) + (await dialogue.line());
    }
}
/** RFC 4511, section 4.14: an extended request with the message id 1, and its answer. */
async function startLdap(dialogue) {
    const name = Buffer.from('1.3.6.1.4.1.1466.20037');
    const request = [0x77, name.length + 2, 0x80, name.length, ...name];
    dialogue.send(Uint8Array.from([0x30, request.length + 3, 2, 1, 1, ...request]));
    const message = taking(await element(dialogue.bytes, 0x30));
    const id = await element(message, 0x02);
    const response = taking(await element(message, 0x78));
    const result = (await element(response, 0x0a))[0];
    expect(id.length === 1 && id[0] === 1 && result !== undefined, NOT_LDAP);
    if (result !== 0)
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_0__/* .DialogueError */ .Z(`the server refuses STARTTLS with the result code ${result}`);
}
const NOT_LDAP = 'the server does not answer as LDAP does';
/** The content of a BER element with a tag, its length in the short or the long form (X.690, section 8.1.3). */
async function element(take, tag) {
    const [found, first = 0] = await take(2);
    const more = first & 0x80 ? first & 0x7f : 0;
    expect(found === tag && first !== 0x80 && more <= 4, NOT_LDAP);
    return take(more === 0 ? first : (await take(more)).readUIntBE(0, more));
}
function taking(bytes) {
    let at = 0;
    return async (count) => {
        expect(at + count <= bytes.length, NOT_LDAP);
        at += count;
        return bytes.subarray(at - count, at);
    };
}
/** The Frontend/Backend Protocol of PostgreSQL: SSLRequest, and one byte for an answer. */
async function startPostgres(dialogue) {
    dialogue.send(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
    const answer = (await dialogue.bytes(1)).toString('latin1');
    if (answer === 'N')
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_0__/* .DialogueError */ .Z('the server has TLS switched off');
    expect(answer === 'S', 'the server does not answer as PostgreSQL does');
}
/** Reads to the line that has a blank behind the number, or nothing; where others have a hyphen, and those of FTP anything. */
async function reply(dialogue) {
    let line = await dialogue.line();
    const code = /^\d{3}(?=[ -]|$)/.exec(line)?.[0];
    if (code === undefined)
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_0__/* .DialogueError */ .Z('the server does not speak this protocol');
    const texts = [line.slice(4)];
    while (!(line.startsWith(code) && (line.length === 3 || line[3] === ' '))) {
        line = await dialogue.line();
        texts.push(line.slice(4));
    }
    return { code: Number(code), texts };
}
function expectCode({ code }, wanted, what) {
    if (code !== wanted)
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_0__/* .DialogueError */ .Z(`${what} with ${code} instead of ${wanted}`);
}
function expect(isThere, otherwise) {
    if (!isThere)
        throw new _dialogue_js__WEBPACK_IMPORTED_MODULE_0__/* .DialogueError */ .Z(otherwise);
}


/***/ })

};
;
