'use strict';

require.cache[require.resolve('./index.js')] ??= require.main;

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const crypto = require('node:crypto');
const pkcs12 = require('./pkcs12.js');
const index = require('./index.js');
require('crypto');
require('node:path');
require('node:fs');
require('node:os');

/*
 * Writes PKCS#12 keystores (RFC 7292): AES-256 and SHA-256, as OpenSSL 3 and Java since 2021 write them themselves. Loaded only when there is
 * one to write.
 */
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
/** What the entry of a new keystore is called. */
const DEFAULT_ALIAS = 'server';
/**
 * A keystore with one entry: key, leaf and chain. A keystore that holds just that already stays as it is: each writing takes new random salts,
 * so that its bytes say nothing. The name of its entry (the alias) is kept in any case, since servers are configured with it.
 *
 * @param existing what is there; null when there is none
 */
function keystoreOf(credential, key, password, existing) {
    if (existing === null)
        return { bytes: writeKeystore(credential, key, password, DEFAULT_ALIAS), origin: 'new' };
    const found = tryRead(existing, password);
    if (found && holds(found, credential, key))
        return { bytes: existing, origin: 'kept' };
    return {
        bytes: writeKeystore(credential, key, password, found?.alias ?? DEFAULT_ALIAS),
        origin: found ? 'new' : 'unreadable',
    };
}
function tryRead(bytes, password) {
    try {
        return pkcs12.readPkcs12(bytes, password);
    }
    catch {
        return null;
    }
}
/** Whether that is all that is in it. The order of the chain does not matter: readers find each issuer by its name. */
function holds({ certificate, chain, privateKey }, credential, key) {
    if (privateKey === null || !crypto.createPrivateKey(privateKey).equals(key))
        return false;
    const [leaf, ...others] = fingerprintsIn(certificate);
    const wanted = credential.chain.map(({ raw }) => index.fingerprintOf(raw)).sort();
    const got = chain === null ? [] : fingerprintsIn(chain).sort();
    return leaf === credential.fingerprint && others.length === 0 && got.join() === wanted.join();
}
function fingerprintsIn(pem) {
    return index.readPemBlocks(pem, 'PKCS12_INVALID', 'keystore').map(({ body }) => index.fingerprintOf(Buffer.from(body, 'base64')));
}
const { sequence, set, tagged, octets, identifier } = pkcs12.make;
/** Key and leaf share an identifier, by which readers know them for one entry; the others have none. */
function writeKeystore({ leaf, chain }, key, text, alias) {
    const password = { wide: text, utf8: Buffer.from(text) };
    const entry = set(attribute(pkcs12.FRIENDLY_NAME, pkcs12.make.bmpText(alias)), attribute(LOCAL_KEY_ID, octets(crypto.createHash('sha1').update(leaf.raw).digest())));
    const shrouded = pkcs12.encrypt(key.export({ type: 'pkcs8', format: 'der' }), password);
    const keyBag = bag(pkcs12.BAGS.shroudedKey, sequence(shrouded.algorithm, octets(shrouded.data)), entry);
    const certificateBags = [certificateBag(leaf.raw, entry), ...chain.map(({ raw }) => certificateBag(raw))];
    const certificates = pkcs12.encrypt(pkcs12.encode(sequence(...certificateBags)), password);
    const encryptedSafe = sequence(pkcs12.make.count(0), sequence(identifier(pkcs12.DATA), certificates.algorithm, pkcs12.make.taggedOctets(0, certificates.data)));
    const safes = pkcs12.encode(sequence(content(pkcs12.ENCRYPTED_DATA, encryptedSafe), content(pkcs12.DATA, octets(pkcs12.encode(sequence(keyBag))))));
    return pkcs12.encode(sequence(pkcs12.make.count(3), content(pkcs12.DATA, octets(safes)), pkcs12.makeMac(safes, password)));
}
function certificateBag(der, attributes) {
    return bag(pkcs12.BAGS.certificate, sequence(identifier(pkcs12.X509_CERTIFICATE), tagged(0, octets(der))), attributes);
}
function bag(type, value, attributes) {
    return sequence(identifier(type), tagged(0, value), ...(attributes ? [attributes] : []));
}
function attribute(type, value) {
    return sequence(identifier(type), set(value));
}
function content(type, value) {
    return sequence(identifier(type), tagged(0, value));
}

exports.keystoreOf = keystoreOf;
