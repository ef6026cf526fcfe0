'use strict';

const net = require('node:net');
const dialogue = require('./dialogue.js');

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
async function openTunnel(dialogue$1, { authorization }, host, port) {
    const place = `${net.isIP(host) === 6 ? `[${host}]` : host}:${port}`;
    const header = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
    dialogue$1.send(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n${header}\r\n`);
    const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(await dialogue$1.line())?.[1];
    if (status === undefined)
        throw new dialogue.DialogueError('it does not answer as an HTTP proxy does');
    while ((await dialogue$1.line()) !== '')
        ;
    if (status === '407')
        throw new dialogue.DialogueError(authorization === null
            ? 'it wants a user and a password (407)'
            : 'it does not take the user and the password (407)');
    if (!status.startsWith('2'))
        throw new dialogue.DialogueError(`it opens no tunnel there (${status})`);
}

exports.isDirect = isDirect;
exports.isLoopback = isLoopback;
exports.openTunnel = openTunnel;
exports.parseProxy = parseProxy;
exports.proxyName = proxyName;
