'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const net = require('node:net');
const node_url = require('node:url');
const starttls = require('./starttls.js');
require('./dialogue.js');

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
    if (!starttls.isProtocol(protocol))
        return `unknown protocol ${protocol}; there are ${Object.keys(starttls.PROTOCOLS).join(', ')}`;
    const rest = scheme ? address.slice(scheme[0].length) : address;
    const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]/@]+))(?::(\d{1,5}))?$/.exec(rest);
    if (!parts)
        return 'not a host and port; an IPv6 address needs brackets';
    const [, v6, name = '', digits] = parts;
    const port = digits === undefined ? starttls.PROTOCOLS[protocol].port : Number(digits);
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

exports.ENDPOINT_GRAMMAR = ENDPOINT_GRAMMAR;
exports.parseEndpoint = parseEndpoint;
