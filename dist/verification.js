'use strict';

require.cache[require.resolve('./index.js')] ??= require.main;

const index = require('./index.js');
const net = require('node:net');
const node_url = require('node:url');

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
        throw new DialogueError('the server does not offer STARTTLS');
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
        throw new DialogueError('the server greets as to one who has logged in, so it takes no STARTTLS');
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
        throw new DialogueError(`the server refuses STARTTLS with the result code ${result}`);
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
        throw new DialogueError('the server has TLS switched off');
    expect(answer === 'S', 'the server does not answer as PostgreSQL does');
}
/** Reads to the line that has a blank behind the number, or nothing; where others have a hyphen, and those of FTP anything. */
async function reply(dialogue) {
    let line = await dialogue.line();
    const code = /^\d{3}(?=[ -]|$)/.exec(line)?.[0];
    if (code === undefined)
        throw new DialogueError('the server does not speak this protocol');
    const texts = [line.slice(4)];
    while (!(line.startsWith(code) && (line.length === 3 || line[3] === ' '))) {
        line = await dialogue.line();
        texts.push(line.slice(4));
    }
    return { code: Number(code), texts };
}
function expectCode({ code }, wanted, what) {
    if (code !== wanted)
        throw new DialogueError(`${what} with ${code} instead of ${wanted}`);
}
function expect(isThere, otherwise) {
    if (!isThere)
        throw new DialogueError(otherwise);
}

/** The grammar, for messages. */
const ENDPOINT_GRAMMAR = '[protocol://]host[:port] [sni=NAME] [matches=N]';
/**
 * Reads one line of `verify-endpoints`.
 *
 * @param line without line ends
 * @param matches consecutive handshakes where the line does not say
 * @returns the endpoint, without a proxy, or, as a string, what is wrong with the line
 */
function parseEndpoint(line, matches) {
    const [address = '', ...options] = line.trim().split(/\s+/);
    const place = parseAddress(address);
    if (typeof place === 'string')
        return place;
    let serverName = net.isIP(place.host) === 0 ? place.host : null;
    let wanted = matches;
    for (const option of options) {
        const [key, value = ''] = option.split(/=(.*)/s, 2);
        if (key === 'sni') {
            const name = asciiName(value);
            if (name === null || net.isIP(name) !== 0)
                return `sni must be a host name: ${value}`;
            serverName = name;
        }
        else if (key === 'matches') {
            if (!/^[1-9]\d{0,2}$/.test(value))
                return `matches must be a number from 1 to 999: ${value}`;
            wanted = Number(value);
        }
        else {
            return `unknown option ${option}`;
        }
    }
    return { ...place, serverName, matches: wanted, proxy: null };
}
function parseAddress(address) {
    const scheme = /^([a-z0-9+.-]+):\/\//i.exec(address);
    const protocol = scheme?.[1] ?? 'tls';
    if (!isProtocol(protocol))
        return `unknown protocol ${protocol}; there are ${Object.keys(PROTOCOLS).join(', ')}`;
    const rest = scheme ? address.slice(scheme[0].length) : address;
    const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]/@]+))(?::(\d{1,5}))?$/.exec(rest);
    if (!parts)
        return 'not a host and port; an IPv6 address needs brackets';
    const [, v6, name = '', digits] = parts;
    const port = digits === undefined ? PROTOCOLS[protocol].port : Number(digits);
    if (port < 1 || port > 65_535)
        return `port out of range: ${digits}`;
    if (v6 !== undefined && net.isIP(v6) !== 6)
        return `not an IPv6 address: ${v6}`;
    const host = v6 ?? (net.isIP(name) === 4 ? name : asciiName(name));
    if (host === null)
        return `not a host name: ${name}`;
    const place = `${v6 === undefined ? host : `[${v6}]`}:${port}`;
    return { name: protocol === 'tls' ? place : `${protocol}://${place}`, protocol, host, port };
}
/** A host name in ASCII form (IDNA), or null when it is none (RFC 1123, section 2.1; underscores are seen in practice). */
function asciiName(name) {
    const ascii = node_url.domainToASCII(name).replace(/\.$/, '');
    const isName = ascii.length <= 253 && ascii.split('.').every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label));
    return isName ? ascii : null;
}

const endpoint = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    ENDPOINT_GRAMMAR,
    parseEndpoint
}, Symbol.toStringTag, { value: 'Module' }));

/** Whether an address is one of this machine's own loopback addresses (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
function isLoopback(address) {
    return address === '::1' || /^127\./.test(address);
}

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
    if (net.isIP(host) !== 0)
        return isWithin(host, place);
    const name = place.replace(/^\*?\./, '').replace(/\.$/, '');
    return name !== '' && (host === name || host.endsWith(`.${name}`));
}
function isWithin(address, network) {
    const [base = '', bits] = network.split('/', 2);
    const family = net.isIP(base);
    if (family === 0 || family !== net.isIP(address))
        return false;
    const type = family === 6 ? 'ipv6' : 'ipv4';
    const width = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : width + 1;
    if (prefix > width)
        return false;
    const list = new net.BlockList();
    list.addSubnet(base, prefix, type);
    return list.check(address, type);
}
/** A proxy's host and port, as people write them. */
function proxyName({ host, port }) {
    return `${net.isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
/**
 * Has a proxy open a tunnel (RFC 9110, section 9.3.6). The proxy resolves the name.
 *
 * @throws DialogueError when it does not, in words that follow the proxy's name, with no more of its answer than the number
 */
async function openTunnel(dialogue, { authorization }, host, port) {
    const place = `${net.isIP(host) === 6 ? `[${host}]` : host}:${port}`;
    const header = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
    dialogue.send(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n${header}\r\n`);
    const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(await dialogue.line())?.[1];
    if (status === undefined)
        throw new DialogueError('it does not answer as an HTTP proxy does');
    while ((await dialogue.line()) !== '')
        ;
    if (status === '407')
        throw new DialogueError(authorization === null
            ? 'it wants a user and a password (407)'
            : 'it does not take the user and the password (407)');
    if (!status.startsWith('2'))
        throw new DialogueError(`it opens no tunnel there (${status})`);
}

/*
 * The endpoints that are named, and through what each is reached. A module of its own, because it takes Node's network, for which a start without endpoints has no use.
 */
/**
 * Reads `verify-endpoints`, line by line. All of them are reached directly.
 *
 * @param matches consecutive handshakes where a line does not say
 */
function readEndpoints(reader, matches) {
    const text = reader.text('verify-endpoints');
    const expected = `${ENDPOINT_GRAMMAR} on each line`;
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const endpoints = [];
    const problems = [];
    for (const line of lines) {
        const endpoint = parseEndpoint(line, matches);
        if (typeof endpoint === 'string')
            problems.push(`${index.quote(line.trim())}: ${endpoint}`);
        else
            endpoints.push(endpoint);
    }
    // Of a key, the last line may be short enough to be taken for something else.
    const told = problems.length > 0 && index.mayHoldKey(text) ? [index.quote(text)] : problems;
    for (const problem of told)
        reader.problem('verify-endpoints', expected, problem);
    return endpoints;
}
/**
 * The same endpoints, those beyond a proxy reached through it. The environment names it in the variables that the runner itself goes by; one in lower case comes first,
 * as everywhere. A proxy that none of them goes through may be of any kind.
 */
function throughProxy(reader, endpoints) {
    const { env } = process;
    const name = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
    const text = env[name]?.trim() ?? '';
    const noProxy = env.no_proxy || env.NO_PROXY || '';
    if (text === '' || endpoints.every((endpoint) => isDirect(endpoint, noProxy)))
        return endpoints;
    const given = parseProxy(text);
    if (typeof given === 'string') {
        reader.problem('verify-proxy', `${name} to be http://[user:password@]host[:port], or none`, given);
        return endpoints;
    }
    reader.mask(given.secrets);
    return endpoints.map((endpoint) => isDirect(endpoint, noProxy) ? endpoint : { ...endpoint, proxy: given.proxy });
}

const endpoints = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    readEndpoints,
    throughProxy
}, Symbol.toStringTag, { value: 'Module' }));

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
async function watchAddresses(endpoints, wanted, instruments) {
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
async function poll(watches, patience, instruments, signal) {
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
    report.reason = report.other ? `another certificate is served${withoutType(report)}` : null;
    return report.reason === null ? won + 1 : 0;
}
/** The end of a sentence about another certificate: that of the wanted type of key there is none at all; empty where there is. */
function withoutType({ lacks }) {
    return lacks === null ? '' : `, and none with an ${lacks} key`;
}
function isRefusedLoopback(result, address) {
    return result.kind === 'failed' && result.refused && address !== null && isLoopback(address);
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
function isProven(reports) {
    return reports.every((report) => report.matched || isExcused(report, reports));
}
/** Whether an address that did not win is excused, because another address of the same endpoint did. */
function isExcused(report, reports) {
    const excusable = report.unreachable ||
        (report.refused && report.fingerprint === null && report.address !== null && isLoopback(report.address));
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

/**
 * The real clock, the real network, and a line in the debug log for every probe. What speaks TLS and DNS takes a sixth of a start to load, so it is loaded for the first endpoint.
 * Whoever changes something looks at the endpoints before, and has nothing left to load when it matters.
 *
 * @param signal under which names are resolved
 */
function instruments({ request, log }, signal) {
    return {
        now: () => performance.now(),
        sleep: async (ms, cancelled) => {
            const { setTimeout: wait } = await import('node:timers/promises');
            // The signal only cuts the pause short: whoever waits looks at it next.
            await wait(ms, undefined, { signal: cancelled }).catch(() => undefined);
        },
        probe: async (target, timeoutMs, cancelled) => {
            const { probe } = await Promise.resolve().then(() => require('./probing.js')).then(n => n.probe);
            return probe(target, timeoutMs, cancelled);
        },
        resolve: async (host) => {
            const { resolve } = await Promise.resolve().then(() => require('./probing.js')).then(n => n.resolve);
            return resolve(host, request.verify.probeTimeoutMs, signal);
        },
        onProbe: (report, result) => {
            const { proxy } = request.verify.endpoints.find(({ name }) => name === report.endpoint) ?? {};
            log.debug(describe(report, result) + (proxy ? `, through the proxy ${proxyName(proxy)}` : ''));
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
    run.report.endpoints = withBefore(seen, before);
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
        log.info(`${whereOf(seen)}: ${what}`);
    }
}
/** Adds what was served before to reports. */
function withBefore(reports, before) {
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
function whereOf({ endpoint, address }) {
    const place = endpoint.replace(/^[a-z0-9]+:\/\//, '');
    const says = address === null || place.startsWith(`${address}:`) || place.startsWith(`[${address}]`);
    return says ? endpoint : `${endpoint} (${address})`;
}

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
    throw new index.DeployError('VERIFY_FAILED', describeFailure(first) + others, remedyFor(first));
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
    const tools = instruments(run, signal);
    const watches = await watchAddresses(run.request.verify.endpoints, wanted, tools);
    const served = watches.filter(({ endpoint, address }) => known(endpoint, address) !== null);
    const silent = watches.filter(({ endpoint, address }) => known(endpoint, address) === null);
    // An address that did not answer before the deployment either is not waited for.
    const reports = (await Promise.all([
        poll(served, run.request.verify, tools, signal),
        poll(silent, glance(run), tools, signal),
    ])).flat();
    for (const report of reports) {
        const what = report.matched
            ? `serves the earlier certificate again: ${short(report.fingerprint)}`
            : `was not seen to serve the earlier certificate: ${report.reason ?? 'the time was up'}`;
        run.log.info(`${whereOf(report)} ${what}`);
    }
    return isProven(reports);
}
function describeFailure(result) {
    const what = result.other
        ? `serves ${short(result.fingerprint)} and not the certificate${withoutType(result)}`
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
function short(fingerprint) {
    return fingerprint === null ? 'nothing' : `${fingerprint.slice(0, 16)}\u2026`;
}

/**
 * Sees to it that the servers know what the files hold. The disk may have been changed behind a server's back, or a reload have been missed, so one that serves something
 * else is told, and polled as after a write.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or what the signal was aborted with
 */
async function confirmServed(run, expected) {
    const { request, report, log } = run;
    const before = await index.phase(run, 'Look', () => look(run, expected));
    if (report.verified) {
        log.info('every endpoint serves the certificate');
        tellMissing(run, expected, report.endpoints);
        return;
    }
    log.notice('the files are as they should be, but not every endpoint serves the certificate');
    const reloads = index.canReload(request.commands);
    if (reloads) {
        const { reload } = await Promise.resolve().then(() => require('./changes.js')).then(n => n.reload);
        await index.phase(run, 'Reload', () => reload(run));
    }
    await index.phase(run, 'Verify', () => proveServed(run, expected, before)).catch((error) => {
        throw asStale(error, reloads);
    });
}
/** A proof that failed although there was nothing to write: the files are not what is wrong. */
function asStale(error, reloaded) {
    if (!(error instanceof index.DeployError && error.code === 'VERIFY_FAILED'))
        return error;
    return new index.DeployError(error.code, `the files already were what they should be, but ${error.message}`, reloaded
        ? 'reload-command ran and changed nothing: does it reach this server, and does the server read these files?'
        : 'give a reload-command, so that the server can be told; or does it read other files?', error.cause);
}

const confirm = /*#__PURE__*/Object.freeze(/*#__PURE__*/Object.defineProperty({
    __proto__: null,
    confirmServed
}, Symbol.toStringTag, { value: 'Module' }));

exports.DialogueError = DialogueError;
exports.PROTOCOLS = PROTOCOLS;
exports.confirm = confirm;
exports.converse = converse;
exports.endpoint = endpoint;
exports.endpoints = endpoints;
exports.look = look;
exports.openTunnel = openTunnel;
exports.proveRestored = proveRestored;
exports.proveServed = proveServed;
exports.proxyName = proxyName;
exports.tellLook = tellLook;
