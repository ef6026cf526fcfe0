"use strict";
exports.id = 207;
exports.ids = [207];
exports.modules = {

/***/ 7284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ DialogueError),
/* harmony export */   i: () => (/* binding */ converse)
/* harmony export */ });
/**
 * A talk before TLS that leads nowhere. The message is for people, and repeats nothing from the other side.
 */
class DialogueError extends Error {
    name = 'DialogueError';
}
/**
 * RFC 5321, section 4.5.3.1.5, allows lines of 512 bytes. Capabilities of IMAP and Sieve servers get longer.
 */
const MAX_LINE = 8 * 1024;
/** Everything together. */
const MAX_BYTES = 64 * 1024;
/**
 * Begins a talk. It has no timeout of its own: a talk that hangs ends when the caller closes the connection.
 */
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
    /** Takes the first bytes. `measure` tells how many, or null while it takes more bytes to tell. */
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

/***/ 6207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseEndpoint),
/* harmony export */   EXPECTED_ENDPOINTS: () => (/* binding */ EXPECTED_ENDPOINTS)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _starttls_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5313);



/** The grammar of the input, for messages. */
const EXPECTED_ENDPOINTS = '[protocol://]host[:port] [sni=NAME] [matches=N] [proxy-protocol=1|2], one a line or separated by commas';
/**
 * Reads one entry of `verify-endpoints`.
 *
 * @param line without line ends
 * @param matches consecutive handshakes where the line does not say
 * @returns the endpoint, without a proxy; or, as a string, the problem with the line
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

/***/ 5313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yv: () => (/* binding */ PROTOCOLS),
  B_: () => (/* binding */ isProtocol)
});

// UNUSED EXPORTS: UPGRADES

// EXTERNAL MODULE: ./build/verify/dialogue.js
var verify_dialogue = __webpack_require__(7284);
;// CONCATENATED MODULE: ./build/verify/mysql.js
/*
 * MySQL's client/server protocol, as far as TLS: "Protocol::HandshakeV10" and "Protocol::SSLRequest" in the
 * manual of its source code; MariaDB's documentation, "Connecting", has the same. The server greets, and the
 * client answers with the first half of a login, which asks for TLS. Nobody logs in.
 */

const CLIENT_PROTOCOL_41 = 1 << 9;
const CLIENT_SSL = 1 << 11;
const CLIENT_SECURE_CONNECTION = 1 << 15;
/** A server that greets with this byte refuses: "ERR_Packet". Its error code follows. */
const ERROR = 0xff;
const PROTOCOL_VERSION = 10;
/** Of a packet that the client can take, in bytes; no packet follows. */
const MAX_PACKET = 1 << 24;
/** utf8mb4_general_ci, which every server knows. */
const CHARACTER_SET = 45;
/** A greeting is some 80 bytes long, an error at most 512 and its header. */
const MAX_GREETING = 1024;
const NOT_MYSQL = 'the server does not greet as MySQL does';
/** Has a server of MySQL or MariaDB begin TLS. Rejects with DialogueError. */
async function startMysql(dialogue) {
    const greeting = await readGreeting(dialogue);
    if (greeting[0] === ERROR) {
        const code = greeting.length >= 3 ? ` with the error ${greeting.readUInt16LE(1)}` : '';
        throw new verify_dialogue/* DialogueError */.Z(`the server refuses this client${code}`);
    }
    if ((capabilitiesOf(greeting) & CLIENT_SSL) === 0)
        throw new verify_dialogue/* DialogueError */.Z('the server has TLS switched off');
    const request = Buffer.alloc(4 + 32);
    request.writeUIntLE(32, 0, 3);
    request.writeUInt8(1, 3);
    request.writeUInt32LE(CLIENT_SSL | CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION, 4);
    request.writeUInt32LE(MAX_PACKET, 8);
    request.writeUInt8(CHARACTER_SET, 12);
    dialogue.send(request);
}
/** The payload of the first packet: three bytes of length, a sequence number that is 0, and so many bytes. */
async function readGreeting(dialogue) {
    const header = await dialogue.bytes(4);
    const length = header.readUIntLE(0, 3);
    if (header[3] !== 0 || length === 0 || length > MAX_GREETING)
        throw new verify_dialogue/* DialogueError */.Z(NOT_MYSQL);
    return dialogue.bytes(length);
}
/**
 * The lower half of the capabilities. It follows the version's text, a thread id, eight bytes of salt and a
 * filler.
 */
function capabilitiesOf(greeting) {
    const version = greeting.indexOf(0, 1);
    const at = version + 1 + 4 + 8 + 1;
    if (greeting[0] !== PROTOCOL_VERSION || version === -1 || at + 2 > greeting.length)
        throw new verify_dialogue/* DialogueError */.Z(NOT_MYSQL);
    return greeting.readUInt16LE(at);
}

;// CONCATENATED MODULE: ./build/verify/starttls.js
/*
 * The beginning of TLS in protocols that begin in plain text. Each upgrade is one small function: it speaks
 * the plain part of the protocol, and returns when the next byte may be the first of a handshake. Answers are
 * checked only as far as that takes. They are never repeated: only numbers of them come into a message.
 */


/** The protocols that begin in plain text. */
const UPGRADES = {
    smtp: { port: 25, start: startSmtp },
    imap: { port: 143, start: startImap },
    pop3: { port: 110, start: startPop3 },
    sieve: { port: 4190, start: startSieve },
    ftp: { port: 21, start: startFtp },
    ldap: { port: 389, start: startLdap },
    postgres: { port: 5432, start: startPostgres },
    mysql: { port: 3306, start: startMysql },
};
/** The protocols that an endpoint may name. Those where TLS begins at once differ in their port alone. */
const PROTOCOLS = {
    tls: { port: 443, start: null },
    https: { port: 443, start: null },
    smtps: { port: 465, start: null },
    imaps: { port: 993, start: null },
    pop3s: { port: 995, start: null },
    ldaps: { port: 636, start: null },
    ftps: { port: 990, start: null },
    ...UPGRADES,
};
/** Whether a word is the name of a protocol. */
function isProtocol(word) {
    return Object.hasOwn(PROTOCOLS, word);
}
/**
 * RFC 3207. The name in EHLO is one that nobody has (RFC 6761, section 6.4): the server's opinion of this
 * machine does not matter.
 */
async function startSmtp(dialogue) {
    expectCode(await reply(dialogue), 220, 'the server greets');
    dialogue.send('EHLO rotate-certificate.invalid\r\n');
    const offer = await reply(dialogue);
    expectCode(offer, 250, 'the server answers EHLO');
    if (!offer.texts.some((text) => /^STARTTLS\s*$/i.test(text)))
        throw new verify_dialogue/* DialogueError */.Z('the server does not offer STARTTLS');
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
        throw new verify_dialogue/* DialogueError */.Z('the server greets as to one who has logged in, so it takes no STARTTLS');
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
/**
 * RFC 5804, sections 1.7 and 2.2. The greeting is a list of capabilities, one a line, and ends with the
 * answer.
 */
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
/**
 * A line that may end in a string given by its length (RFC 5804, section 1.2). The string does not matter
 * here.
 */
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
    const message = taking(await starttls_element(dialogue.bytes, 0x30));
    const id = await starttls_element(message, 0x02);
    const response = taking(await starttls_element(message, 0x78));
    const result = (await starttls_element(response, 0x0a))[0];
    expect(id.length === 1 && id[0] === 1 && result !== undefined, NOT_LDAP);
    if (result !== 0)
        throw new verify_dialogue/* DialogueError */.Z(`the server refuses STARTTLS with the result code ${result}`);
}
const NOT_LDAP = 'the server does not answer as LDAP does';
/** The content of a BER element, its length in the short or the long form (X.690, section 8.1.3). */
async function starttls_element(take, tag) {
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
        throw new verify_dialogue/* DialogueError */.Z('the server has TLS switched off');
    expect(answer === 'S', 'the server does not answer as PostgreSQL does');
}
/**
 * The last line has a blank or nothing behind the number. Lines before it have a hyphen, and in FTP anything.
 */
async function reply(dialogue) {
    let line = await dialogue.line();
    const code = /^\d{3}(?=[ -]|$)/.exec(line)?.[0];
    if (code === undefined)
        throw new verify_dialogue/* DialogueError */.Z('the server does not speak this protocol');
    const texts = [line.slice(4)];
    while (!(line.startsWith(code) && (line.length === 3 || line[3] === ' '))) {
        line = await dialogue.line();
        texts.push(line.slice(4));
    }
    return { code: Number(code), texts };
}
function expectCode({ code }, wanted, what) {
    if (code !== wanted)
        throw new verify_dialogue/* DialogueError */.Z(`${what} with ${code} instead of ${wanted}`);
}
function expect(isThere, otherwise) {
    if (!isThere)
        throw new verify_dialogue/* DialogueError */.Z(otherwise);
}


/***/ })

};
;