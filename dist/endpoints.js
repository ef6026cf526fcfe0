'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const endpoint = require('./endpoint.js');
const proxy = require('./proxy.js');
const index = require('./index.js');
require('node:net');
require('node:url');
require('./starttls.js');
require('./dialogue.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');

/*
 * The endpoints that are named, and through what each is reached. A module of its own, because it takes Node's network, for which a start without endpoints has no use.
 */
/**
 * Reads `verify-endpoints`, line by line.
 *
 * @param matches consecutive handshakes where a line does not say
 * @param proxy whether some may be reached through the proxy that the environment names
 */
function readEndpoints(reader, matches, proxy) {
    const endpoints = readLines(reader, matches);
    return proxy === 'none' ? endpoints : throughProxy(reader, endpoints);
}
function readLines(reader, matches) {
    const text = reader.text('verify-endpoints');
    const expected = `${endpoint.ENDPOINT_GRAMMAR} on each line`;
    if (text.includes(index.PEM_MARK)) {
        reader.problem('verify-endpoints', expected, index.quote(text));
        return [];
    }
    const lines = text.split(/\r?\n/);
    return lines
        .filter((line) => line.trim() !== '')
        .flatMap((line) => {
        const endpoint$1 = endpoint.parseEndpoint(line, matches);
        if (typeof endpoint$1 !== 'string')
            return [endpoint$1];
        reader.problem('verify-endpoints', expected, `${index.quote(line.trim())}: ${endpoint$1}`);
        return [];
    });
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
    if (text === '' || endpoints.every((endpoint) => proxy.isDirect(endpoint, noProxy)))
        return endpoints;
    const given = proxy.parseProxy(text);
    if (typeof given === 'string') {
        reader.problem('verify-proxy', `${name} to be http://[user:password@]host[:port], or none`, given);
        return endpoints;
    }
    reader.mask(given.secrets);
    return endpoints.map((endpoint) => proxy.isDirect(endpoint, noProxy) ? endpoint : { ...endpoint, proxy: given.proxy });
}

exports.readEndpoints = readEndpoints;
