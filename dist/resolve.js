'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const promises = require('node:dns/promises');
const net = require('node:net');
const promises$1 = require('node:timers/promises');
const index = require('./index.js');
require('node:path');
require('node:crypto');
require('node:fs');
require('node:os');

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

exports.resolve = resolve;
