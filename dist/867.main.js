"use strict";
exports.id = 867;
exports.ids = [867];
exports.modules = {

/***/ 9382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ isTagged),
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   IE: () => (/* binding */ pieces),
/* harmony export */   L8: () => (/* binding */ make),
/* harmony export */   T: () => (/* binding */ NotBer),
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
 * BER (ITU-T X.690) as PKCS#12 files are made of it: definite or indefinite lengths, octet strings whole or in pieces. node-forge parses and
 * writes it; what is here takes parsed values apart, and fails on anything that is not what it should be. Loaded only together with PKCS#12.
 */

const { asn1 } = (node_forge__WEBPACK_IMPORTED_MODULE_0___default());
const { Class, Type } = asn1;
/** What was read is not what it should be. Says nothing of what was read. */
class NotBer extends Error {
}
/** Parses the value that the bytes begin with; what follows it is left alone. Throws NotBer. */
function parse(bytes) {
    try {
        // The types of node-forge know one option only.
        const options = { strict: true, parseAllBytes: false, decodeBitStrings: false };
        return asn1.fromDer(bytes.toString('latin1'), options);
    }
    catch {
        throw new NotBer();
    }
}
/** The values in a sequence or a set. Throws NotBer when it is none, or holds fewer than `least`. */
function members(value, least = 0) {
    const isCollection = value?.tagClass === Class.UNIVERSAL && (value.type === Type.SEQUENCE || value.type === Type.SET);
    if (!isCollection || !Array.isArray(value.value) || value.value.length < least)
        throw new NotBer();
    return value.value;
}
/** The one value in an explicit tag. Throws NotBer when it is not that. */
function tagged(value, tag) {
    if (!isTagged(value, tag) || !Array.isArray(value.value) || !value.value[0])
        throw new NotBer();
    return value.value[0];
}
/** Whether a value has a context-specific tag. */
function isTagged(value, tag) {
    return value?.tagClass === Class.CONTEXT_SPECIFIC && value.type === tag;
}
/** The bytes of an octet string. Throws NotBer when it is none. */
function octets(value) {
    if (value?.tagClass !== Class.UNIVERSAL || value.type !== Type.OCTETSTRING)
        throw new NotBer();
    return pieces(value);
}
/** The bytes of an octet string, by whatever tag, that may have come in pieces. Throws NotBer. */
function pieces(value) {
    return typeof value.value === 'string'
        ? Buffer.from(value.value, 'latin1')
        : Buffer.concat(value.value.map(octets));
}
/** An object identifier with its dots. Throws NotBer when it is none. */
function identifier(value) {
    if (value?.tagClass !== Class.UNIVERSAL || value.type !== Type.OID || typeof value.value !== 'string')
        throw new NotBer();
    try {
        return asn1.derToOid(value.value);
    }
    catch {
        throw new NotBer();
    }
}
/** A whole number that is not negative; Infinity for one that no count can be. Throws NotBer when it is none. */
function count(value) {
    if (!isCount(value) || typeof value.value !== 'string')
        throw new NotBer();
    const bytes = Buffer.from(value.value, 'latin1');
    if (bytes.length === 0 || bytes[0] > 0x7f)
        throw new NotBer();
    return bytes.length > 5 ? Number.POSITIVE_INFINITY : bytes.readUIntBE(0, bytes.length);
}
/** Whether a value is a whole number. */
function isCount(value) {
    return value?.tagClass === Class.UNIVERSAL && value.type === Type.INTEGER;
}
/** The text of a BMPString, or null when it is none. */
function bmpText(value) {
    return value?.tagClass === Class.UNIVERSAL &&
        value.type === Type.BMPSTRING &&
        typeof value.value === 'string'
        ? value.value
        : null;
}
/** A value as DER. */
function encode(value) {
    return Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
}
/** Makes values, to be encoded. */
const make = {
    sequence: (...values) => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, values),
    set: (...values) => asn1.create(Class.UNIVERSAL, Type.SET, true, values),
    /** Explicitly tagged. */
    tagged: (tag, value) => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, [value]),
    /** An octet string with an implicit tag. */
    taggedOctets: (tag, bytes) => asn1.create(Class.CONTEXT_SPECIFIC, tag, false, bytes.toString('latin1')),
    octets: (bytes) => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, bytes.toString('latin1')),
    identifier: (text) => asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(text).getBytes()),
    count: (value) => asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes()),
    nothing: () => asn1.create(Class.UNIVERSAL, Type.NULL, false, ''),
    bmpText: (text) => asn1.create(Class.UNIVERSAL, Type.BMPSTRING, false, text),
};


/***/ }),

/***/ 3710:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ Unsupported),
/* harmony export */   Yc: () => (/* binding */ decrypt),
/* harmony export */   _t: () => (/* binding */ macHolds),
/* harmony export */   k$: () => (/* binding */ newBudget),
/* harmony export */   w: () => (/* binding */ encrypt),
/* harmony export */   w4: () => (/* binding */ makeMac),
/* harmony export */   yY: () => (/* binding */ TooSlow)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8542);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_forge__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9382);
/*
 * Encryption and authentication by a password, as PKCS#12 files have it: PBES2 (RFC 8018), the older schemes and the MAC of PKCS#12 itself
 * (RFC 7292, appendices B and C), PBMAC1 (RFC 9879). Keys are derived by node:crypto where it knows how; node-forge does what it does not: the
 * key derivation of PKCS#12, and RC2.
 */



/** An algorithm, or a parameter of one, that is not supported. */
class Unsupported extends Error {
}
/** More iterations than anybody would wait for. */
class TooSlow extends Error {
}
/**
 * What may be spent on deriving keys for one file, in iterations of PBKDF2 that each make one block of a hash: 10 million take up to five
 * seconds. An iteration of PKCS#12's own derivation takes about eight times as long. Writers in use take from 1 iteration to some 100,000.
 */
const MAX_WORK = 10_000_000;
const PKCS12_WORK = 8;
const MAX_SALT = 1_024;
/** A fresh budget: one for each file. */
function newBudget() {
    let left = MAX_WORK;
    return {
        spend: (work) => {
            if (!(work <= left))
                throw new TooSlow();
            left -= work;
        },
    };
}
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const PBMAC1 = '1.2.840.113549.1.5.14';
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const SHA256 = '2.16.840.1.101.3.4.2.1';
/** Bytes of a digest. */
const DIGEST_LENGTH = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };
const HMACS = {
    '1.2.840.113549.2.7': 'sha1',
    '1.2.840.113549.2.8': 'sha224',
    [HMAC_SHA256]: 'sha256',
    '1.2.840.113549.2.10': 'sha384',
    '1.2.840.113549.2.11': 'sha512',
};
/** Hashes of PKCS#12's own MAC. */
const HASHES = {
    '1.3.14.3.2.26': 'sha1',
    [SHA256]: 'sha256',
    '2.16.840.1.101.3.4.2.2': 'sha384',
    '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Ciphers of PBES2, with the bytes of their keys. */
const CIPHERS = {
    '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
    '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
    [AES_256_CBC]: { name: 'aes-256-cbc', keyLength: 32 },
    '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
};
/** The older schemes (RFC 7292, appendix C), with the bytes of their keys; all with SHA-1. */
const OLD_SCHEMES = {
    '1.2.840.113549.1.12.1.3': { cipher: '3des', keyLength: 24 },
    '1.2.840.113549.1.12.1.4': { cipher: '3des', keyLength: 16 },
    '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyLength: 16 },
    '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyLength: 5 },
};
/** What a key of PKCS#12's own derivation is for (RFC 7292, appendix B.3). */
const PURPOSE = { key: 1, iv: 2, mac: 3 };
/**
 * Decrypts.
 *
 * @param algorithm the AlgorithmIdentifier
 * @returns null when the password is wrong, as far as the padding tells
 * @throws NotBer, Unsupported, TooSlow
 */
function decrypt(algorithm, data, password, budget) {
    const [name, parameters] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 2);
    const oid = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name);
    const old = OLD_SCHEMES[oid];
    if (oid === PBES2)
        return decryptPbes2(parameters, data, password, budget);
    if (!old)
        throw new Unsupported();
    const [saltValue, iterationsValue] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const salt = saltOf(saltValue);
    const iterations = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterationsValue);
    const derive = (purpose, length) => pkcs12Key(password, salt, iterations, 'sha1', purpose, length, budget);
    const key = derive(PURPOSE.key, old.keyLength);
    const iv = derive(PURPOSE.iv, 8);
    if (old.cipher === 'rc2')
        return decryptRc2(key, iv, data);
    const tripled = key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
    return decipher('des-ede3-cbc', tripled, iv, data);
}
function decryptPbes2(parameters, data, password, budget) {
    const [derivation, encryption] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const [cipherName, ivValue] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(encryption, 2);
    const cipher = CIPHERS[(0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(cipherName)];
    if (!cipher)
        throw new Unsupported();
    const key = pbkdf2(derivation, password, cipher.keyLength, budget);
    const iv = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(ivValue);
    if (iv.length !== (cipher.name.startsWith('aes') ? 16 : 8))
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .NotBer */ .T();
    return decipher(cipher.name, key, iv, data);
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
 * The key that a PBKDF2 AlgorithmIdentifier makes of a password (RFC 8018, appendix A.2).
 *
 * @param length bytes
 */
function pbkdf2(algorithm, password, length, budget) {
    const [name, parameters] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 2);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name) !== PBKDF2)
        throw new Unsupported();
    const [saltValue, iterationsValue, ...options] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const salt = saltOf(saltValue);
    const iterations = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterationsValue);
    if (iterations < 1)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .NotBer */ .T();
    const prf = options.find((option) => !(0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .isCount */ .my)(option));
    const keyLength = options.find(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .isCount */ .my);
    if (keyLength && (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(keyLength) !== length)
        throw new Unsupported();
    const digest = prf ? HMACS[(0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(prf, 1)[0])] : 'sha1';
    if (!digest)
        throw new Unsupported();
    budget.spend(iterations * Math.ceil(length / DIGEST_LENGTH[digest]));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.pbkdf2Sync)(password.utf8, salt, iterations, length, digest);
}
function saltOf(value) {
    const salt = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(value);
    if (salt.length > MAX_SALT)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .NotBer */ .T();
    return salt;
}
/** PKCS#12's own key derivation (RFC 7292, appendix B.2). */
function pkcs12Key({ wide }, salt, iterations, digest, purpose, length, budget) {
    if (iterations < 1)
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .NotBer */ .T();
    budget.spend(PKCS12_WORK * iterations * Math.ceil(length / DIGEST_LENGTH[digest]));
    const key = node_forge__WEBPACK_IMPORTED_MODULE_1___default().pkcs12.generateKey(wide, node_forge__WEBPACK_IMPORTED_MODULE_1___default().util.createBuffer(salt.toString('latin1')), purpose, iterations, length, (node_forge__WEBPACK_IMPORTED_MODULE_1___default().md)[digest].create());
    return Buffer.from(key.getBytes(), 'latin1');
}
/**
 * Whether a MAC is that of the data: the password is right, and the file whole.
 *
 * @param mac the MacData
 * @throws NotBer, Unsupported, TooSlow
 */
function macHolds(mac, data, password, budget) {
    const [digestInfo, saltValue, iterationsValue] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(mac, 2);
    const [algorithm, digestValue] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(digestInfo, 2);
    const [name, parameters] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 1);
    const oid = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name);
    const expected = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(digestValue);
    if (oid === PBMAC1) {
        const [derivation, scheme] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
        const digest = HMACS[(0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(scheme, 1)[0])];
        if (!digest)
            throw new Unsupported();
        const key = pbkdf2(derivation, password, derivedLength(derivation), budget);
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)(digest, key).update(data).digest().equals(expected);
    }
    const digest = HASHES[oid];
    if (!digest)
        throw new Unsupported();
    const iterations = iterationsValue ? (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterationsValue) : 1;
    const key = pkcs12Key(password, saltOf(saltValue), iterations, digest, PURPOSE.mac, DIGEST_LENGTH[digest], budget);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)(digest, key).update(data).digest().equals(expected);
}
/** PBMAC1 must say how long its key is (RFC 9879, section 4). */
function derivedLength(algorithm) {
    const keyLength = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 2)[1], 2).slice(2).find(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .isCount */ .my);
    const length = keyLength ? (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(keyLength) : 0;
    if (length < 20 || length > 64)
        throw new Unsupported();
    return length;
}
/** What keytool takes. */
const ITERATIONS = 10_000;
/** Encrypts by PBES2 with AES-256, and PBKDF2 with HMAC-SHA-256. */
function encrypt(data, password) {
    const salt = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const iv = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.pbkdf2Sync)(password.utf8, salt, ITERATIONS, 32, 'sha256');
    const cipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)('aes-256-cbc', key, iv);
    const { sequence } = _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8;
    const derivation = sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.identifier(PBKDF2), sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.octets(salt), _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.count(ITERATIONS), sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.identifier(HMAC_SHA256), _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.nothing())));
    const encryption = sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.identifier(AES_256_CBC), _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.octets(iv));
    return {
        algorithm: sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.identifier(PBES2), sequence(derivation, encryption)),
        data: Buffer.concat([cipher.update(data), cipher.final()]),
    };
}
/** A MacData with HMAC-SHA-256, its key by PKCS#12's own derivation, which OpenSSL and Java have read for years; few read PBMAC1. */
function makeMac(data, password) {
    const salt = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const key = pkcs12Key(password, salt, ITERATIONS, 'sha256', PURPOSE.mac, 32, newBudget());
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(data).digest();
    return _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.sequence(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.identifier(SHA256), _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.nothing()), _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.octets(digest)), _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.octets(salt), _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8.count(ITERATIONS));
}


/***/ }),

/***/ 4867:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ X509_CERTIFICATE),
/* harmony export */   IG: () => (/* binding */ BAGS),
/* harmony export */   Ko: () => (/* binding */ FRIENDLY_NAME),
/* harmony export */   qg: () => (/* binding */ ENCRYPTED_DATA),
/* harmony export */   readPkcs12: () => (/* binding */ readPkcs12),
/* harmony export */   vN: () => (/* binding */ DATA)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9984);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9382);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4542);
/* harmony import */ var _pbe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3710);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5021);
/*
 * PKCS#12 files (RFC 7292), read into PEM, so that everything after that is the same for every format. node-forge has a reader of its own, but
 * one that parses RSA keys only, derives keys slowly, takes a password for Latin-1 where UTF-8 is meant, and encodes certificates anew. This
 * module, and what it imports, is loaded only when there is such a file.
 */






/** Object identifiers of PKCS#7 and PKCS#12, for whoever writes such files. */
const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
/** What a bag may hold (RFC 7292, section 4.2). */
const BAGS = {
    key: '1.2.840.113549.1.12.10.1.1',
    shroudedKey: '1.2.840.113549.1.12.10.1.2',
    certificate: '1.2.840.113549.1.12.10.1.3',
    safeContents: '1.2.840.113549.1.12.10.1.6',
};
/** A password did not open what it should. */
class WrongPassword extends Error {
}
/** The most bytes that are looked at: a chain with a key is some 5 KB. */
const MAX_BYTES = 1024 * 1024;
/** What the files begin with that Java wrote before it wrote PKCS#12: JKS and JCEKS. */
const JAVA_MAGIC = ['feedfeed', 'cececece'];
/**
 * Reads a PKCS#12 file. Takes time in proportion to its size, and to the iterations that its keys are derived with, of which there is a limit.
 *
 * @param password null: none was given
 * @throws DeployError PASSPHRASE_WRONG when the password does not open it, PKCS12_INVALID when it is no such file, holds no certificate or
 *   several keys, or is encrypted in a way that is not supported. No message repeats anything of either.
 */
function readPkcs12(bytes, password) {
    if (bytes.length > MAX_BYTES)
        throw invalid('is larger than 1 MiB', 'give the file of the one certificate, not a store of many');
    try {
        return select(open(bytes, password));
    }
    catch (error) {
        throw explain(error, bytes, password);
    }
}
function explain(error, bytes, password) {
    if (error instanceof WrongPassword)
        return wrongPassword(password);
    if (error instanceof _pbe_js__WEBPACK_IMPORTED_MODULE_3__/* .Unsupported */ .O0)
        return invalid('is encrypted, or protected, in a way that is not supported', 'export it anew with AES-256 and SHA-256, as openssl pkcs12 -export and keytool do');
    if (error instanceof _pbe_js__WEBPACK_IMPORTED_MODULE_3__/* .TooSlow */ .yY)
        return invalid('asks for so many iterations that opening it would take too long', 'export it anew, with 10,000 iterations or so');
    if (!(error instanceof _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .NotBer */ .T))
        return error;
    return JAVA_MAGIC.includes(bytes.toString('hex', 0, 4))
        ? invalid('is a Java keystore of the old kind (JKS)', 'convert it: keytool -importkeystore -deststoretype pkcs12')
        : invalid('is damaged, or no PKCS#12 file', bytes.includes('-----BEGIN')
            ? 'it holds PEM, which goes into certificate, private-key and chain'
            : 'expected what openssl pkcs12 -export, keytool or Windows write (.p12, .pfx)');
}
function wrongPassword(password) {
    return password === null
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PASSPHRASE_WRONG', 'the PKCS#12 file has a password and none was given', 'set pkcs12-password')
        : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PASSPHRASE_WRONG', 'the PKCS#12 file cannot be opened with the password given', 'check pkcs12-password; a blank or a newline at its end counts. A damaged file looks the same, and so does a key with a password of its own');
}
function invalid(what, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PKCS12_INVALID', `the PKCS#12 file ${what}`, hint);
}
function open(bytes, text) {
    const [version, content, mac] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(bytes), 2);
    if (version?.value !== '\u0003')
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .NotBer */ .T();
    const safe = dataOf(content);
    const budget = (0,_pbe_js__WEBPACK_IMPORTED_MODULE_3__/* .newBudget */ .k$)();
    const password = mac ? matching(mac, safe, text, budget) : formsOf(text)[0];
    if (!password)
        throw new WrongPassword();
    const contents = { certificates: [], keys: [] };
    for (const info of (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(safe))) {
        const [type] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(info, 2);
        const safeContents = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(type) === ENCRYPTED_DATA ? decryptSafe(info, password, budget) : (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(dataOf(info));
        collect(safeContents, password, budget, contents);
    }
    return contents;
}
function matching(mac, safe, text, budget) {
    return formsOf(text).find((password) => (0,_pbe_js__WEBPACK_IMPORTED_MODULE_3__/* .macHolds */ ._t)(mac, safe, password, budget));
}
/**
 * What a password may mean. To PKCS#12 no password and an empty one are two, and writers differ in which they use when there is none. OpenSSL
 * up to 1.0 took each byte of a password in UTF-8 for a character.
 */
function formsOf(text) {
    if (text === null)
        return [null, ''].map((wide) => ({ wide, utf8: Buffer.alloc(0) }));
    const utf8 = Buffer.from(text);
    return [...new Set([text, utf8.toString('latin1')])].map((wide) => ({ wide, utf8 }));
}
/** The octets of a ContentInfo of type data. */
function dataOf(info) {
    const [type, content] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(info, 2);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(type) !== DATA)
        throw new _pbe_js__WEBPACK_IMPORTED_MODULE_3__/* .Unsupported */ .O0();
    return (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .tagged */ .VK)(content, 0));
}
/** What a ContentInfo of type encryptedData holds. */
function decryptSafe(info, password, budget) {
    const [, content] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(info, 2);
    const [, encrypted] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .tagged */ .VK)(content, 0), 2);
    const [type, algorithm, data] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(encrypted, 3);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(type) !== DATA || !(0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .isTagged */ .$J)(data, 0))
        throw new _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .NotBer */ .T();
    return decrypted(algorithm, (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .pieces */ .IE)(data), password, budget);
}
function decrypted(algorithm, data, password, budget) {
    const plain = (0,_pbe_js__WEBPACK_IMPORTED_MODULE_3__/* .decrypt */ .Yc)(algorithm, data, password, budget);
    if (plain === null)
        throw new WrongPassword();
    try {
        return (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(plain);
    }
    catch {
        // The padding of one in 256 texts that were decrypted by a wrong key looks right.
        throw new WrongPassword();
    }
}
function collect(safeContents, password, budget, into) {
    for (const bag of (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(safeContents)) {
        const [type, tag, attributes] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(bag, 2);
        const value = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .tagged */ .VK)(tag, 0);
        switch ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(type)) {
            case BAGS.key:
                into.keys.push({ der: (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .encode */ .lF)(value), alias: friendlyName(attributes) });
                break;
            case BAGS.shroudedKey: {
                const [algorithm, data] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(value, 2);
                const key = decrypted(algorithm, (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(data), password, budget);
                if (!isKeyInfo(key))
                    throw new WrongPassword();
                into.keys.push({ der: (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .encode */ .lF)(key), alias: friendlyName(attributes) });
                break;
            }
            case BAGS.certificate: {
                const [kind, content] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(value, 2);
                if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(kind) === X509_CERTIFICATE)
                    into.certificates.push((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .tagged */ .VK)(content, 0)));
                break;
            }
            case BAGS.safeContents:
                collect(value, password, budget, into);
                break;
        }
    }
}
/** Whether it begins as a PrivateKeyInfo does: with a version and the identifier of an algorithm (RFC 5208, section 5). */
function isKeyInfo(value) {
    try {
        const [version, algorithm] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(value, 3);
        return (typeof version?.value === 'string' &&
            version.value.length === 1 &&
            (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 1)[0]) !== '');
    }
    catch {
        return false;
    }
}
function friendlyName(attributes) {
    if (!attributes)
        return null;
    for (const attribute of (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(attributes)) {
        const [type, values] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(attribute, 2);
        if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(type) === FRIENDLY_NAME)
            return (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .bmpText */ .dx)((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(values)[0]);
    }
    return null;
}
function select({ certificates, keys }) {
    const [first, ...others] = keys;
    if (others.length > 0)
        throw invalid(`holds ${keys.length} private keys`, 'export the one that is to be deployed: keytool -importkeystore -srcalias NAME -deststoretype pkcs12');
    if (certificates.length === 0)
        throw invalid('holds no certificate', 'export it with its certificate');
    if (certificates.length > _chain_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_CERTIFICATES */ .WT)
        throw invalid(`holds ${certificates.length} certificates`, `at most ${_chain_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_CERTIFICATES */ .WT} are read`);
    const key = first ? readKey(first.der) : null;
    const leaf = certificates.findIndex((der) => key !== null && belongsTo(der, key));
    const rest = certificates.filter((_, index) => index !== leaf);
    const pem = (ders) => ders.map((der) => (0,_pem_js__WEBPACK_IMPORTED_MODULE_4__/* .derToPem */ .Fy)('CERTIFICATE', der)).join('');
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
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: der, type: 'pkcs8', format: 'der' });
    }
    catch {
        throw invalid('holds a private key that cannot be parsed', 'expected RSA, ECDSA, Ed25519 or Ed448');
    }
}
function belongsTo(der, key) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der).checkPrivateKey(key);
    }
    catch {
        return false;
    }
}


/***/ })

};
;
