'use strict';

require.cache[require.resolve('./index.js')] ??= require.main;

const net = require('node:net');
const tls = require('node:tls');
const index = require('./index.js');
const verification = require('./verification.js');
const promises = require('node:dns/promises');
const promises$1 = require('node:timers/promises');

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
    return { sigalgs: SIGNATURES[type], ciphers: `${tls.DEFAULT_CIPHERS}:!${other}` };
}

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
        const socket = net.connect(proxy ? { host: proxy.host, port: proxy.port } : { host: address, port });
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
            ? `the proxy ${verification.proxyName(proxy)}: ${reason}`
            : reason;
        const timer = setTimeout(() => fail(placed(`${TOO_SLOW[stage]} within ${timeoutMs} ms`)), timeoutMs);
        const onError = (error) => {
            const code = index.systemCode(error);
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
            const encrypted = tls.connect({
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
                if (!(error instanceof verification.DialogueError))
                    reject(error);
                fail(error instanceof verification.DialogueError ? placed(error.message) : '');
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
    const made = tls.createSecureContext({ ca: [], ...(only === null ? {} : offerOf(only)) });
    contexts.set(only, made);
    return made;
}
/** Takes a connection to where TLS can begin. Rejects with DialogueError. */
async function prepare(socket, { address, port, protocol, proxy }, onStage) {
    const { start } = verification.PROTOCOLS[protocol];
    if (proxy || start) {
        const dialogue = verification.converse(socket);
        onStage('tunnel');
        if (proxy)
            await verification.openTunnel(dialogue, proxy, address, port);
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
        return index.keyTypeOf(leaf.publicKey);
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
    return index.sha256(certificate.raw);
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

const probe$1 = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    probe
}, Symbol.toStringTag, { value: 'Module' }));

/**
 * All addresses of a host, as the machine resolves them (hosts file, then DNS), each once.
 *
 * @param host a host name or an IP address
 * @param timeoutMs how long that may take
 * @param signal ends it early; the result is then a failure
 */
async function resolve(host, timeoutMs, signal) {
    if (net.isIP(host) !== 0)
        return { kind: 'resolved', addresses: [host] };
    // A look-up cannot be called off (getaddrinfo(3) runs on a thread of its own); it is only no longer waited for.
    const patience = new AbortController();
    const giveUp = () => patience.abort();
    signal.addEventListener('abort', giveUp, { once: true });
    try {
        const found = await Promise.race([
            promises.lookup(host, { all: true, order: 'verbatim' }),
            promises$1.setTimeout(timeoutMs, null, { signal: patience.signal }).catch(() => null),
        ]);
        if (found === null)
            return { kind: 'failed', reason: `the name did not resolve within ${timeoutMs} ms` };
        return { kind: 'resolved', addresses: [...new Set(found.map(({ address }) => address))] };
    }
    catch (error) {
        return { kind: 'failed', reason: `the name does not resolve (${index.systemCode(error) || 'unknown error'})` };
    }
    finally {
        signal.removeEventListener('abort', giveUp);
        giveUp();
    }
}

const resolve$1 = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    resolve
}, Symbol.toStringTag, { value: 'Module' }));

exports.probe = probe$1;
exports.resolve = resolve$1;
