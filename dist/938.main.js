"use strict";
exports.id = 938;
exports.ids = [938,829];
exports.modules = {

/***/ 9789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ isTagged),
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   IE: () => (/* binding */ pieces),
/* harmony export */   IO: () => (/* binding */ Unreadable),
/* harmony export */   L8: () => (/* binding */ make),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   VK: () => (/* binding */ tagged),
/* harmony export */   dx: () => (/* binding */ bmpText),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   my: () => (/* binding */ isCount),
/* harmony export */   ol: () => (/* binding */ members),
/* harmony export */   qg: () => (/* binding */ parse),
/* harmony export */   tu: () => (/* binding */ octets)
/* harmony export */ });
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8542);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_forge__WEBPACK_IMPORTED_MODULE_0__);
/*
 * BER (ITU-T X.690) for PKCS#12. node-forge parses and writes it, and names the object identifiers. This file takes
 * parsed values apart, and refuses any that has another type than expected.
 */

const { asn1, pki } = (node_forge__WEBPACK_IMPORTED_MODULE_0___default());
const { Class, Type } = asn1;
/** A file cannot be read. Says nothing of its content. */
class Unreadable extends Error {
    flaw;
    constructor(flaw) {
        super(flaw);
        this.flaw = flaw;
    }
}
const damaged = () => new Unreadable('damaged');
/** Parses the value at the beginning of the bytes; what follows it is ignored. Throws Unreadable. */
function parse(bytes) {
    // The types of node-forge know one option only.
    const options = { strict: true, parseAllBytes: false, decodeBitStrings: false };
    try {
        return asn1.fromDer(bytes.toString('latin1'), options);
    }
    catch {
        throw damaged();
    }
}
/** The values in a sequence or a set. Throws Unreadable when it is none, or has fewer than `least`. */
function members(value, least = 0) {
    const isCollection = isOf(value, Type.SEQUENCE) || isOf(value, Type.SET);
    if (!isCollection || !Array.isArray(value.value) || value.value.length < least)
        throw damaged();
    return value.value;
}
/** The value in an explicit tag. Throws Unreadable when there is none. */
function tagged(value, tag) {
    if (!isTagged(value, tag) || !Array.isArray(value.value) || !value.value[0])
        throw damaged();
    return value.value[0];
}
/** Whether a value has a context-specific tag. */
function isTagged(value, tag) {
    return value?.tagClass === Class.CONTEXT_SPECIFIC && value.type === tag;
}
/** The bytes of an octet string. Throws Unreadable when it is none. */
function octets(value) {
    if (!isOf(value, Type.OCTETSTRING))
        throw damaged();
    return pieces(value);
}
/** The bytes of an octet string under any tag, whole or in pieces. Throws Unreadable. */
function pieces({ value }) {
    return typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.concat(value.map(octets));
}
/** node-forge's name for an object identifier, or its dotted numbers. Throws Unreadable when it is none. */
function identifier(value) {
    try {
        const dotted = asn1.derToOid(content(value, Type.OID));
        return pki.oids[dotted] ?? dotted;
    }
    catch {
        throw damaged();
    }
}
/** A number of zero or more; Infinity for one over 40 bits. Throws Unreadable when it is none. */
function count(value) {
    const bytes = Buffer.from(content(value, Type.INTEGER), 'latin1');
    if (bytes.length === 0 || bytes[0] > 0x7f)
        throw damaged();
    return bytes.length > 5 ? Number.POSITIVE_INFINITY : bytes.readUIntBE(0, bytes.length);
}
/** Whether a value is a number. */
function isCount(value) {
    return isOf(value, Type.INTEGER);
}
/** The text of a BMPString, or null when it is none. */
function bmpText(value) {
    return isOf(value, Type.BMPSTRING) && typeof value.value === 'string' ? value.value : null;
}
/** A value as DER. */
function encode(value) {
    return Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
}
function isOf(value, type) {
    return value?.tagClass === Class.UNIVERSAL && value.type === type;
}
function content(value, type) {
    if (!isOf(value, type) || typeof value.value !== 'string')
        throw damaged();
    return value.value;
}
const primitive = (type, value) => asn1.create(Class.UNIVERSAL, type, false, value);
/** Makes values, to be encoded. */
const make = {
    sequence: (...values) => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, values),
    set: (...values) => asn1.create(Class.UNIVERSAL, Type.SET, true, values),
    /** Explicitly tagged. */
    tagged: (tag, value) => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, [value]),
    /** An octet string with an implicit tag. */
    taggedOctets: (tag, bytes) => asn1.create(Class.CONTEXT_SPECIFIC, tag, false, bytes.toString('latin1')),
    octets: (bytes) => primitive(Type.OCTETSTRING, bytes.toString('latin1')),
    /** @param name node-forge's name, or dotted numbers */
    identifier: (name) => primitive(Type.OID, asn1.oidToDer(/^\d/.test(name) ? name : pki.oids[name]).getBytes()),
    count: (value) => primitive(Type.INTEGER, asn1.integerToDer(value).getBytes()),
    nothing: () => primitive(Type.NULL, ''),
    bmpText: (text) => primitive(Type.BMPSTRING, text),
};


/***/ }),

/***/ 9165:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ pbkdf2),
/* harmony export */   F2: () => (/* binding */ PURPOSE),
/* harmony export */   T$: () => (/* binding */ HASHES),
/* harmony export */   eI: () => (/* binding */ pkcs12Key),
/* harmony export */   k$: () => (/* binding */ newBudget),
/* harmony export */   qQ: () => (/* binding */ hashOf),
/* harmony export */   um: () => (/* binding */ saltOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8542);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_forge__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9789);
/*
 * Keys out of passwords: PBKDF2 (RFC 8018) by node:crypto, PKCS#12's own derivation (RFC 7292, appendix B) by node-forge.
 * A file says how many iterations that takes. They are counted before the first one.
 */



/** 10 million iterations of PBKDF2 take up to five seconds. Writers in use take from 1 to some 600,000. */
const MAX_WORK = 10_000_000;
/** An iteration of PKCS#12's own derivation, in JavaScript, takes about eight times as long. */
const PKCS12_WORK = 8;
const MAX_SALT = 1_024;
/** A fresh budget: one for each file. */
function newBudget() {
    return { left: MAX_WORK };
}
function spend(budget, work) {
    if (!(work <= budget.left))
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('slow');
    budget.left -= work;
}
/** Hashes, with their length in bytes. */
const HASHES = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };
/** What a key of PKCS#12's own derivation is for (RFC 7292, appendix B.3). */
const PURPOSE = { key: 1, iv: 2, mac: 3 };
/**
 * The key that a PBKDF2 AlgorithmIdentifier makes of a password (RFC 8018, appendix A.2).
 *
 * @param length bytes; null: as many as the parameters name, as PBMAC1 must (RFC 9879, section 4)
 */
function pbkdf2(algorithm, password, length, budget) {
    const [name, parameters] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 2);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name) !== 'pkcs5PBKDF2')
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('unsupported');
    const [salt, iterationsValue, ...options] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const iterations = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterationsValue);
    if (iterations < 1)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('damaged');
    const named = options.find(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .isCount */ .my);
    const keyLength = named ? (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(named) : (length ?? 0);
    if (length === null ? keyLength < 20 || keyLength > 64 : keyLength !== length)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('unsupported');
    const prf = options.find((option) => !(0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .isCount */ .my)(option));
    const hash = prf ? hashOf(prf, 'hmacWith') : 'sha1';
    spend(budget, iterations * Math.ceil(keyLength / HASHES[hash]));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.pbkdf2Sync)(password.utf8, saltOf(salt), iterations, keyLength, hash);
}
/** The hash in an AlgorithmIdentifier; node-forge calls the HMAC with SHA-256 `hmacWithSHA256`. */
function hashOf(algorithm, prefix) {
    const name = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 1)[0]);
    const hash = name.startsWith(prefix) ? name.slice(prefix.length).toLowerCase() : '';
    if (!Object.hasOwn(HASHES, hash))
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('unsupported');
    return hash;
}
function saltOf(value) {
    const salt = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(value);
    if (salt.length > MAX_SALT)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('damaged');
    return salt;
}
/** PKCS#12's own key derivation (RFC 7292, appendix B.2). */
function pkcs12Key({ wide }, salt, iterations, hash, purpose, length, budget) {
    if (iterations < 1)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('damaged');
    // node-forge has no SHA-224.
    if (hash === 'sha224')
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('unsupported');
    spend(budget, PKCS12_WORK * iterations * Math.ceil(length / HASHES[hash]));
    const key = node_forge__WEBPACK_IMPORTED_MODULE_1___default().pkcs12.generateKey(wide, node_forge__WEBPACK_IMPORTED_MODULE_1___default().util.createBuffer(salt.toString('latin1')), purpose, iterations, length, (node_forge__WEBPACK_IMPORTED_MODULE_1___default().md)[hash].create());
    return Buffer.from(key.getBytes(), 'latin1');
}


/***/ }),

/***/ 938:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keystoreOf: () => (/* binding */ keystoreOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1590);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5021);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9789);
/* harmony import */ var _pbe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6957);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6829);
/*
 * Writes PKCS#12 keystores (RFC 7292): AES-256 and SHA-256, as OpenSSL 3 and Java since 2021 write them themselves. Loaded only when there is
 * one to write.
 */






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
        return (0,_read_js__WEBPACK_IMPORTED_MODULE_5__.readPkcs12)(bytes, password);
    }
    catch {
        return null;
    }
}
/** Whether that is all that is in it. The order of the chain does not matter: readers find each issuer by its name. */
function holds({ certificate, chain, privateKey }, credential, key) {
    if (privateKey === null || !(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(privateKey).equals(key))
        return false;
    const [leaf, ...others] = fingerprintsIn(certificate);
    const wanted = credential.chain.map(({ raw }) => (0,_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(raw)).sort();
    const got = chain === null ? [] : fingerprintsIn(chain).sort();
    return leaf === credential.fingerprint && others.length === 0 && got.join() === wanted.join();
}
function fingerprintsIn(pem) {
    return (0,_pem_js__WEBPACK_IMPORTED_MODULE_2__/* .readPemBlocks */ .Hg)(pem, 'PKCS12_INVALID', 'keystore').map(({ body }) => (0,_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(Buffer.from(body, 'base64')));
}
const { sequence, set, tagged, octets, identifier } = _ber_js__WEBPACK_IMPORTED_MODULE_3__/* .make */ .L8;
/** Key and leaf share an identifier, by which readers know them for one entry; the others have none. */
function writeKeystore({ leaf, chain }, key, text, alias) {
    const password = { wide: text, utf8: Buffer.from(text) };
    const entry = set(attribute('friendlyName', _ber_js__WEBPACK_IMPORTED_MODULE_3__/* .make */ .L8.bmpText(alias)), attribute('localKeyId', octets((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(leaf.raw).digest())));
    const shrouded = (0,_pbe_js__WEBPACK_IMPORTED_MODULE_4__/* .encrypt */ .w)(key.export({ type: 'pkcs8', format: 'der' }), password);
    const keyBag = bag('pkcs8ShroudedKeyBag', sequence(shrouded.algorithm, octets(shrouded.data)), entry);
    const certificateBags = [certificateBag(leaf.raw, entry), ...chain.map(({ raw }) => certificateBag(raw))];
    const certificates = (0,_pbe_js__WEBPACK_IMPORTED_MODULE_4__/* .encrypt */ .w)((0,_ber_js__WEBPACK_IMPORTED_MODULE_3__/* .encode */ .lF)(sequence(...certificateBags)), password);
    const encryptedSafe = sequence(_ber_js__WEBPACK_IMPORTED_MODULE_3__/* .make */ .L8.count(0), sequence(identifier('data'), certificates.algorithm, _ber_js__WEBPACK_IMPORTED_MODULE_3__/* .make */ .L8.taggedOctets(0, certificates.data)));
    const safes = (0,_ber_js__WEBPACK_IMPORTED_MODULE_3__/* .encode */ .lF)(sequence(content('encryptedData', encryptedSafe), content('data', octets((0,_ber_js__WEBPACK_IMPORTED_MODULE_3__/* .encode */ .lF)(sequence(keyBag))))));
    return (0,_ber_js__WEBPACK_IMPORTED_MODULE_3__/* .encode */ .lF)(sequence(_ber_js__WEBPACK_IMPORTED_MODULE_3__/* .make */ .L8.count(3), content('data', octets(safes)), (0,_pbe_js__WEBPACK_IMPORTED_MODULE_4__/* .makeMac */ .w4)(safes, password)));
}
function certificateBag(der, attributes) {
    return bag('certBag', sequence(identifier('x509Certificate'), tagged(0, octets(der))), attributes);
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


/***/ }),

/***/ 6957:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yc: () => (/* binding */ decrypt),
/* harmony export */   _t: () => (/* binding */ macHolds),
/* harmony export */   w: () => (/* binding */ encrypt),
/* harmony export */   w4: () => (/* binding */ makeMac)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8542);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_forge__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9789);
/* harmony import */ var _derive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9165);
/*
 * Encryption and authentication by a password, as PKCS#12 files have it: PBES2 (RFC 8018), the older schemes and the MAC of
 * PKCS#12 itself (RFC 7292, appendices B and C), PBMAC1 (RFC 9879).
 *
 * node-forge derives the keys of PKCS#12's own schemes and decrypts RC2, which Node's OpenSSL lacks. The rest stays here:
 *
 * - Iterations are bounded before a key is derived. node-forge derives first.
 * - PBKDF2 is node:crypto's. That of node-forge takes 40 times as long: 11 s to open a file with 600,000 iterations.
 * - PBES2 takes a password as UTF-8, the older schemes as UTF-16. node-forge has one text for both, so that `Gr\u00fc\u00dfe` opens
 *   nothing that OpenSSL 3 wrote.
 * - node-forge knows neither PBMAC1, nor 3DES with two keys, nor RC2-128.
 * - It writes a MAC by SHA-1 only, and no encrypted certificates.
 */




/** Ciphers of PBES2 under node-forge's names, with those of OpenSSL. */
const CIPHERS = {
    'aes128-CBC': 'aes-128-cbc',
    'aes192-CBC': 'aes-192-cbc',
    'aes256-CBC': 'aes-256-cbc',
    'des-EDE3-CBC': 'des-ede3-cbc',
};
/** The older schemes, with the length of their keys in bytes. All derive them with SHA-1. */
const OLD_SCHEMES = {
    'pbeWithSHAAnd3-KeyTripleDES-CBC': { cipher: '3des', keyLength: 24 },
    'pbeWithSHAAnd2-KeyTripleDES-CBC': { cipher: '3des', keyLength: 16 },
    'pbeWithSHAAnd128BitRC2-CBC': { cipher: 'rc2', keyLength: 16 },
    'pbewithSHAAnd40BitRC2-CBC': { cipher: 'rc2', keyLength: 5 },
};
/**
 * Decrypts.
 *
 * @param algorithm the AlgorithmIdentifier
 * @returns null when the password is wrong, as far as the padding tells
 * @throws Unreadable
 */
function decrypt(algorithm, data, password, budget) {
    const [name, parameters] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 2);
    const scheme = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name);
    if (scheme === 'pkcs5PBES2')
        return decryptPbes2(parameters, data, password, budget);
    const old = OLD_SCHEMES[scheme];
    if (!old)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('unsupported');
    const [salt, iterations] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const derive = (purpose, length) => (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .pkcs12Key */ .eI)(password, (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .saltOf */ .um)(salt), (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterations), 'sha1', purpose, length, budget);
    const key = derive(_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .PURPOSE */ .F2.key, old.keyLength);
    const iv = derive(_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .PURPOSE */ .F2.iv, 8);
    if (old.cipher === 'rc2')
        return decryptRc2(key, iv, data);
    return decipher('des-ede3-cbc', Buffer.concat([key, key.subarray(0, 24 - key.length)]), iv, data);
}
function decryptPbes2(parameters, data, password, budget) {
    const [derivation, encryption] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const [name, iv] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(encryption, 2);
    const cipher = CIPHERS[(0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name)];
    const info = cipher ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.getCipherInfo)(cipher) : undefined;
    if (!cipher || !info)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('unsupported');
    const key = (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .pbkdf2 */ .Az)(derivation, password, info.keyLength, budget);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(iv).length !== info.ivLength)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .Unreadable */ .IO('damaged');
    return decipher(cipher, key, (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(iv), data);
}
function decipher(name, key, iv, data) {
    try {
        const stream = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)(name, key, iv);
        return Buffer.concat([stream.update(data), stream.final()]);
    }
    catch {
        return null;
    }
}
/** OpenSSL has RC2 in its legacy provider only, which Node does not load. */
function decryptRc2(key, iv, data) {
    const cipher = node_forge__WEBPACK_IMPORTED_MODULE_1___default().rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
    cipher.start(iv.toString('latin1'));
    cipher.update(node_forge__WEBPACK_IMPORTED_MODULE_1___default().util.createBuffer(data.toString('latin1')));
    return cipher.finish() ? Buffer.from(cipher.output.getBytes(), 'latin1') : null;
}
/**
 * Whether a MAC is that of the data: the password is right, and the file whole.
 *
 * @param mac the MacData
 * @throws Unreadable
 */
function macHolds(mac, data, password, budget) {
    const [digestInfo, salt, iterations] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(mac, 2);
    const [algorithm, digest] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(digestInfo, 2);
    const [name, parameters] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 1);
    const isPbmac1 = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name) === PBMAC1;
    const [derivation, scheme] = isPbmac1 ? (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2) : [];
    const hash = isPbmac1 ? (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .hashOf */ .qQ)(scheme, 'hmacWith') : (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .hashOf */ .qQ)(algorithm, '');
    const key = isPbmac1
        ? (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .pbkdf2 */ .Az)(derivation, password, null, budget)
        : macKey(password, (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .saltOf */ .um)(salt), iterations ? (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterations) : 1, hash, budget);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)(hash, key).update(data).digest().equals((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(digest));
}
/** Not among node-forge's names. */
const PBMAC1 = '1.2.840.113549.1.5.14';
function macKey(password, salt, iterations, hash, budget) {
    return (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .pkcs12Key */ .eI)(password, salt, iterations, hash, _derive_js__WEBPACK_IMPORTED_MODULE_3__/* .PURPOSE */ .F2.mac, _derive_js__WEBPACK_IMPORTED_MODULE_3__/* .HASHES */ .T$[hash], budget);
}
/** As many as keytool takes. */
const ITERATIONS = 10_000;
/** Encrypts by PBES2 with AES-256, and PBKDF2 with HMAC-SHA-256. */
function encrypt(data, password) {
    const salt = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const iv = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const cipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)('aes-256-cbc', (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.pbkdf2Sync)(password.utf8, salt, ITERATIONS, 32, 'sha256'), iv);
    const { sequence, identifier, octets, count, nothing } = _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8;
    const prf = sequence(identifier('hmacWithSHA256'), nothing());
    const derivation = sequence(identifier('pkcs5PBKDF2'), sequence(octets(salt), count(ITERATIONS), prf));
    const encryption = sequence(identifier('aes256-CBC'), octets(iv));
    return {
        algorithm: sequence(identifier('pkcs5PBES2'), sequence(derivation, encryption)),
        data: Buffer.concat([cipher.update(data), cipher.final()]),
    };
}
/** A MacData with HMAC-SHA-256 and PKCS#12's own derivation, which OpenSSL and Java have read for years; few read PBMAC1. */
function makeMac(data, password) {
    const salt = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const key = macKey(password, salt, ITERATIONS, 'sha256', (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .newBudget */ .k$)());
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(data).digest();
    const { sequence, identifier, octets, count, nothing } = _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8;
    return sequence(sequence(sequence(identifier('sha256'), nothing()), octets(digest)), octets(salt), count(ITERATIONS));
}


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPkcs12: () => (/* binding */ readPkcs12)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: ./build/certificate/chain.js
var chain = __webpack_require__(4542);
// EXTERNAL MODULE: ./build/certificate/pem.js
var certificate_pem = __webpack_require__(5021);
// EXTERNAL MODULE: ./build/certificate/pkcs12/ber.js
var ber = __webpack_require__(9789);
// EXTERNAL MODULE: ./build/certificate/pkcs12/derive.js
var derive = __webpack_require__(9165);
// EXTERNAL MODULE: ./build/certificate/pkcs12/pbe.js
var pbe = __webpack_require__(6957);
;// CONCATENATED MODULE: ./build/certificate/pkcs12/open.js
/*
 * Opens PKCS#12 files (RFC 7292): checks the MAC, decrypts the safes, and lists the bags in them.
 *
 * The bags are taken apart here because forge.pkcs12 refuses a whole file for a bag it does not know (the secret key of a
 * Java keystore), turns an RSA-PSS key into an RSA one, and tells a wrong password from a damaged file by the words of its
 * errors alone. pbe.ts lists what it cannot decrypt.
 */



/** The most bytes that are looked at: a chain with a key is some 5 KB. */
const MAX_BYTES = 1024 * 1024;
/** The first bytes of keystores that Java wrote before it wrote PKCS#12: JKS and JCEKS. */
const JAVA_MAGIC = ['feedfeed', 'cececece'];
/**
 * Opens a file. Takes time in proportion to its size, and to the iterations for its keys, which are bounded.
 *
 * @param password null: none was given
 * @throws Unreadable
 */
function openPkcs12(bytes, password) {
    if (bytes.length > MAX_BYTES)
        throw new ber/* Unreadable */.IO('large');
    try {
        return open_open(bytes, password);
    }
    catch (error) {
        throw error instanceof ber/* Unreadable */.IO && error.flaw === 'damaged' ? new ber/* Unreadable */.IO(kindOf(bytes)) : error;
    }
}
/** What a file is that cannot be parsed. */
function kindOf(bytes) {
    if (JAVA_MAGIC.includes(bytes.toString('hex', 0, 4)))
        return 'java';
    return bytes.includes('-----BEGIN') ? 'pem' : 'damaged';
}
function open_open(bytes, text) {
    const [version, content, mac] = (0,ber/* members */.ol)((0,ber/* parse */.qg)(bytes), 2);
    if (version?.value !== '\u0003')
        throw new ber/* Unreadable */.IO('damaged');
    const safe = dataOf(content);
    const budget = (0,derive/* newBudget */.k$)();
    const forms = formsOf(text);
    const password = mac ? forms.find((form) => (0,pbe/* macHolds */._t)(mac, safe, form, budget)) : forms[0];
    if (!password)
        throw new ber/* Unreadable */.IO('password');
    const contents = { certificates: [], keys: [] };
    for (const info of (0,ber/* members */.ol)((0,ber/* parse */.qg)(safe))) {
        const [type, encrypted] = (0,ber/* members */.ol)(info, 2);
        const bags = (0,ber/* identifier */.Cv)(type) === 'encryptedData' ? decryptSafe(encrypted, password, budget) : (0,ber/* parse */.qg)(dataOf(info));
        collect(bags, password, budget, contents);
    }
    return contents;
}
/**
 * The meanings of a password. To PKCS#12 no password and an empty one are two, and writers differ in which they use when
 * there is none. OpenSSL up to 1.0 took each byte of a password in UTF-8 for a character.
 */
function formsOf(text) {
    if (text === null)
        return [null, ''].map((wide) => ({ wide, utf8: Buffer.alloc(0) }));
    const utf8 = Buffer.from(text);
    return [...new Set([text, utf8.toString('latin1')])].map((wide) => ({ wide, utf8 }));
}
/** The octets of a ContentInfo of type data. */
function dataOf(info) {
    const [type, content] = (0,ber/* members */.ol)(info, 2);
    if ((0,ber/* identifier */.Cv)(type) !== 'data')
        throw new ber/* Unreadable */.IO('unsupported');
    return (0,ber/* octets */.tu)((0,ber/* tagged */.VK)(content, 0));
}
/** The bags in an EncryptedData (RFC 5652, section 8). */
function decryptSafe(content, password, budget) {
    const [, encrypted] = (0,ber/* members */.ol)((0,ber/* tagged */.VK)(content, 0), 2);
    const [type, algorithm, data] = (0,ber/* members */.ol)(encrypted, 3);
    if ((0,ber/* identifier */.Cv)(type) !== 'data' || !(0,ber/* isTagged */.$J)(data, 0))
        throw new ber/* Unreadable */.IO('damaged');
    return decrypted(algorithm, (0,ber/* pieces */.IE)(data), password, budget);
}
function decrypted(algorithm, data, password, budget) {
    const plain = (0,pbe/* decrypt */.Yc)(algorithm, data, password, budget);
    try {
        if (plain !== null)
            return (0,ber/* parse */.qg)(plain);
    }
    catch {
        // The padding of one in 256 texts that were decrypted by a wrong key looks right.
    }
    throw new ber/* Unreadable */.IO('password');
}
function collect(bags, password, budget, into) {
    for (const bag of (0,ber/* members */.ol)(bags)) {
        const [type, content, attributes] = (0,ber/* members */.ol)(bag, 2);
        const value = (0,ber/* tagged */.VK)(content, 0);
        switch ((0,ber/* identifier */.Cv)(type)) {
            case 'keyBag':
                into.keys.push({ der: (0,ber/* encode */.lF)(value), alias: friendlyName(attributes) });
                break;
            case 'pkcs8ShroudedKeyBag': {
                const [algorithm, data] = (0,ber/* members */.ol)(value, 2);
                const key = decrypted(algorithm, (0,ber/* octets */.tu)(data), password, budget);
                if (!isKeyInfo(key))
                    throw new ber/* Unreadable */.IO('password');
                into.keys.push({ der: (0,ber/* encode */.lF)(key), alias: friendlyName(attributes) });
                break;
            }
            case 'certBag': {
                const [kind, certificate] = (0,ber/* members */.ol)(value, 2);
                if ((0,ber/* identifier */.Cv)(kind) === 'x509Certificate')
                    into.certificates.push((0,ber/* octets */.tu)((0,ber/* tagged */.VK)(certificate, 0)));
                break;
            }
            case 'safeContentsBag':
                collect(value, password, budget, into);
                break;
        }
    }
}
/** Whether it begins as a PrivateKeyInfo does: with a version and the identifier of an algorithm (RFC 5208, section 5). */
function isKeyInfo(value) {
    try {
        const [version, algorithm] = (0,ber/* members */.ol)(value, 3);
        (0,ber/* identifier */.Cv)((0,ber/* members */.ol)(algorithm, 1)[0]);
        return typeof version?.value === 'string' && version.value.length === 1;
    }
    catch {
        return false;
    }
}
function friendlyName(attributes) {
    for (const attribute of attributes ? (0,ber/* members */.ol)(attributes) : []) {
        const [type, values] = (0,ber/* members */.ol)(attribute, 2);
        if ((0,ber/* identifier */.Cv)(type) === 'friendlyName')
            return (0,ber/* bmpText */.dx)((0,ber/* members */.ol)(values)[0]);
    }
    return null;
}

;// CONCATENATED MODULE: ./build/certificate/pkcs12/read.js
/*
 * Reads PKCS#12 files into PEM, so that everything after that is the same for every format. Only this folder loads
 * node-forge, and only for such a file or a keystore.
 */






/**
 * Reads a PKCS#12 file. Takes time in proportion to its size, and to the iterations for its keys, which are bounded.
 *
 * @param password null: none was given
 * @throws DeployError PASSPHRASE_WRONG when the password does not open it, PKCS12_INVALID when it is no such file, holds no
 *   certificate or several keys, or is encrypted in a way that is not supported. No message repeats anything of either.
 */
function readPkcs12(bytes, password) {
    try {
        return read_select(openPkcs12(bytes, password));
    }
    catch (error) {
        throw error instanceof ber/* Unreadable */.IO ? explain(error.flaw, password) : error;
    }
}
function explain(flaw, password) {
    if (flaw !== 'password')
        return invalid(...REFUSALS[flaw]);
    return password === null
        ? new errors/* DeployError */.sH('PASSPHRASE_WRONG', 'the PKCS#12 file has a password and none was given', 'set pkcs12-password')
        : new errors/* DeployError */.sH('PASSPHRASE_WRONG', 'the PKCS#12 file cannot be opened with the password given', 'check pkcs12-password; a blank or a newline at its end counts. A damaged file looks the same, and so does a key with a password of its own');
}
/** Fact and hint for each flaw. */
const REFUSALS = {
    damaged: [
        'is damaged, or no PKCS#12 file',
        'expected what openssl pkcs12 -export, keytool or Windows write (.p12, .pfx)',
    ],
    pem: ['is damaged, or no PKCS#12 file', 'it holds PEM, which goes into certificate, private-key and chain'],
    java: [
        'is a Java keystore of the old kind (JKS)',
        'convert it: keytool -importkeystore -deststoretype pkcs12',
    ],
    unsupported: [
        'is encrypted, or protected, in a way that is not supported',
        'export it anew with AES-256 and SHA-256, as openssl pkcs12 -export and keytool do',
    ],
    slow: [
        'asks for so many iterations that opening it would take too long',
        'export it anew, with 10,000 iterations or so',
    ],
    large: ['is larger than 1 MiB', 'give the file of the one certificate, not a store of many'],
};
function invalid(what, hint) {
    return new errors/* DeployError */.sH('PKCS12_INVALID', `the PKCS#12 file ${what}`, hint);
}
function read_select({ certificates, keys }) {
    const [first, ...others] = keys;
    if (others.length > 0)
        throw invalid(`holds ${keys.length} private keys`, 'export the one that is to be deployed: keytool -importkeystore -srcalias NAME -deststoretype pkcs12');
    if (certificates.length === 0)
        throw invalid('holds no certificate', 'export it with its certificate');
    if (certificates.length > chain/* MAX_CERTIFICATES */.WT)
        throw invalid(`holds ${certificates.length} certificates`, `at most ${chain/* MAX_CERTIFICATES */.WT} are read`);
    const key = first ? readKey(first.der) : null;
    const leaf = certificates.findIndex((der) => key !== null && belongsTo(der, key));
    const rest = certificates.filter((_, index) => index !== leaf);
    const pem = (ders) => ders.map((der) => (0,certificate_pem/* derToPem */.Fy)('CERTIFICATE', der)).join('');
    return {
        certificate: pem(leaf === -1 ? certificates : certificates.slice(leaf, leaf + 1)),
        chain: leaf === -1 || rest.length === 0 ? null : pem(rest),
        privateKey: key === null ? null : key.export({ type: 'pkcs8', format: 'pem' }).toString(),
        alias: first?.alias ?? null,
    };
}
/** Parsed by OpenSSL, and exported anew without the attributes that Windows adds. */
function readKey(der) {
    try {
        return (0,external_node_crypto_.createPrivateKey)({ key: der, type: 'pkcs8', format: 'der' });
    }
    catch {
        throw invalid('holds a private key that cannot be parsed', 'expected RSA, ECDSA, Ed25519 or Ed448');
    }
}
function belongsTo(der, key) {
    try {
        return new external_node_crypto_.X509Certificate(der).checkPrivateKey(key);
    }
    catch {
        return false;
    }
}


/***/ })

};
;
