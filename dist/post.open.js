"use strict";
exports.id = 909;
exports.ids = [909];
exports.modules = {

/***/ 8690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ isTagged),
/* harmony export */   Cv: () => (/* binding */ identifier),
/* harmony export */   IE: () => (/* binding */ pieces),
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
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7088);
/*
 * BER (ITU-T X.690) for PKCS#12. node-forge parses and writes it, and names the object identifiers. This file
 * takes parsed values apart, and refuses any that has another type than expected.
 */


const { asn1, pki } = node_forge__WEBPACK_IMPORTED_MODULE_0__;
const { Class, Type } = asn1;
const damaged = () => new _flaw_js__WEBPACK_IMPORTED_MODULE_1__/* .Unreadable */ .I('damaged');
/** Parses the value at the beginning of the bytes, and ignores the rest. Throws Unreadable. */
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

/***/ 602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8542);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8690);
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7088);
/*
 * Keys out of passwords: PBKDF2 (RFC 8018) by node:crypto, PKCS#12's own derivation (RFC 7292, appendix B) by
 * node-forge. A file says how many iterations that takes. They are counted before the first one.
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
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('slow');
    budget.left -= work;
}
/** Hashes, with their length in bytes. */
const HASHES = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };
/** The purpose of a key from PKCS#12's own derivation (RFC 7292, appendix B.3). */
const PURPOSE = { key: 1, iv: 2, mac: 3 };
/**
 * The key that a PBKDF2 AlgorithmIdentifier makes of a password (RFC 8018, appendix A.2).
 *
 * @param length bytes; null: as many as the parameters name, as PBMAC1 must (RFC 9879, section 4)
 */
function pbkdf2(algorithm, password, length, budget) {
    const [name, parameters] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(algorithm, 2);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .Cv)(name) !== 'pkcs5PBKDF2')
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('unsupported');
    const [salt, iterationsValue, ...options] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const iterations = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterationsValue);
    if (iterations < 1)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('damaged');
    const named = options.find(_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .isCount */ .my);
    const keyLength = named ? (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(named) : (length ?? 0);
    if (length === null ? keyLength < 20 || keyLength > 64 : keyLength !== length)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('unsupported');
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
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('unsupported');
    return hash;
}
function saltOf(value) {
    const salt = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(value);
    if (salt.length > MAX_SALT)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('damaged');
    return salt;
}
/** PKCS#12's own key derivation (RFC 7292, appendix B.2). */
function pkcs12Key({ wide }, salt, iterations, hash, purpose, length, budget) {
    if (iterations < 1)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('damaged');
    // node-forge has no SHA-224.
    if (hash === 'sha224')
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('unsupported');
    spend(budget, PKCS12_WORK * iterations * Math.ceil(length / HASHES[hash]));
    const key = node_forge__WEBPACK_IMPORTED_MODULE_1__.pkcs12.generateKey(wide, node_forge__WEBPACK_IMPORTED_MODULE_1__.util.createBuffer(salt.toString('latin1')), purpose, iterations, length, node_forge__WEBPACK_IMPORTED_MODULE_1__.md[hash].create());
    return Buffer.from(key.getBytes(), 'latin1');
}


/***/ }),

/***/ 7088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Unreadable),
/* harmony export */   q: () => (/* binding */ FACTS)
/* harmony export */ });
/** A file cannot be read. Says nothing of its content. */
class Unreadable extends Error {
    flaw;
    constructor(flaw) {
        super(flaw);
        this.flaw = flaw;
    }
}
/** Each fault in words, behind the name of the file. */
const FACTS = {
    damaged: 'is damaged, or no PKCS#12 file',
    pem: 'is damaged, or no PKCS#12 file',
    java: 'is a Java keystore of the old kind (JKS)',
    unsupported: 'is encrypted, or protected, in a way that is not supported',
    slow: 'asks for so many iterations that opening it would take too long',
    large: 'is larger than 1 MiB',
};


/***/ }),

/***/ 5481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ javaKindOf),
/* harmony export */   P9: () => (/* binding */ isJavaKeystore),
/* harmony export */   rS: () => (/* binding */ readJavaEntries)
/* harmony export */ });
/*
 * The entries of Java's older keystores, JKS and JCEKS, as far as people know them: kind and name. Java reads
 * and writes them in sun.security.provider.JavaKeyStore. Only the keys in them are encrypted, so that names
 * take no password.
 */
/** The first four bytes of either kind. */
const MAGIC = { JKS: 0xfeedfeed, JCEKS: 0xcececece };
/** Whether a file is a keystore of Java's older kinds. */
function isJavaKeystore(bytes) {
    return javaKindOf(bytes) !== null;
}
/** Which of the kinds a file is; null when it is neither. */
function javaKindOf(bytes) {
    const magic = bytes.length < 4 ? 0 : bytes.readUInt32BE(0);
    if (magic === MAGIC.JKS)
        return 'JKS';
    return magic === MAGIC.JCEKS ? 'JCEKS' : null;
}
/**
 * Lists entries up to the first that cannot be read, which is so for all behind a secret key: its length is
 * not told.
 *
 * @param bytes a keystore of Java's older kinds
 */
function readJavaEntries(bytes) {
    const entries = [];
    let total = 0;
    let at = 4;
    const take = (length) => {
        at += length;
        if (at > bytes.length)
            throw new RangeError('cut short');
        return bytes.subarray(at - length, at);
    };
    const number = () => take(4).readUInt32BE(0);
    const text = () => take(take(2).readUInt16BE(0)).toString('utf8');
    try {
        // Version 1 names no type of certificate.
        const isTyped = number() > 1;
        const skipCertificate = () => {
            if (isTyped)
                text();
            take(number());
        };
        total = number();
        while (entries.length < total) {
            const kind = KINDS[number()];
            if (kind === undefined)
                break;
            entries.push({ kind, alias: text() });
            // The time at which it was made.
            take(8);
            if (kind === 'secret key')
                break;
            if (kind === 'private key')
                take(number());
            for (let left = kind === 'private key' ? number() : 1; left > 0; left -= 1)
                skipCertificate();
        }
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
    }
    return { entries, total };
}
const KINDS = {
    1: 'private key',
    2: 'trusted certificate',
    3: 'secret key',
};


/***/ }),

/***/ 909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ parseKey),
/* harmony export */   g4: () => (/* binding */ belongsTo),
/* harmony export */   z1: () => (/* binding */ openPkcs12)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8690);
/* harmony import */ var _derive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(602);
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7088);
/* harmony import */ var _jks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5481);
/* harmony import */ var _pbe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3800);
/*
 * Opens PKCS#12 files (RFC 7292): checks the MAC, decrypts the safes, and lists the bags in them.
 *
 * The bags are taken apart here because forge.pkcs12 refuses a whole file for a bag it does not know (the
 * secret key of a Java keystore), turns an RSA-PSS key into an RSA one, and tells a wrong password from a
 * damaged file by the words of its errors alone. pbe.ts lists the schemes that it cannot decrypt.
 */






/** The most bytes that are read: a chain with a key is some 5 KB. */
const MAX_BYTES = 1024 * 1024;
/** Java's mark of a trusted certificate. Not among node-forge's names. */
const TRUSTED_KEY_USAGE = '2.16.840.1.113894.746875.1.1';
/**
 * Opens a file. Takes time in proportion to its size, and to the iterations for its keys, which are bounded.
 *
 * @param password null: none was given
 * @throws Unreadable
 */
function openPkcs12(bytes, password) {
    if (bytes.length > MAX_BYTES)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('large');
    try {
        return open(bytes, password);
    }
    catch (error) {
        throw error instanceof _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I && error.flaw === 'damaged' ? new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I(kindOf(bytes)) : error;
    }
}
/** The flaw of a file that cannot be parsed. */
function kindOf(bytes) {
    if ((0,_jks_js__WEBPACK_IMPORTED_MODULE_4__/* .isJavaKeystore */ .P9)(bytes))
        return 'java';
    return bytes.includes('-----BEGIN') ? 'pem' : 'damaged';
}
function open(bytes, text) {
    const [version, content, mac] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(bytes), 2);
    if (version?.value !== '\u0003')
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('damaged');
    const safe = dataOf(content);
    const budget = (0,_derive_js__WEBPACK_IMPORTED_MODULE_2__/* .newBudget */ .k$)();
    const forms = formsOf(text);
    const password = mac ? forms.find((form) => (0,_pbe_js__WEBPACK_IMPORTED_MODULE_5__/* .macHolds */ ._t)(mac, safe, form, budget)) : forms[0];
    if (!password)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('password');
    const opener = { password, budget, flaw: mac ? 'entry' : 'password' };
    const contents = { keys: [], certificates: [], others: [] };
    for (const info of (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(safe))) {
        const [type, encrypted] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(info, 2);
        const bags = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(type) === 'encryptedData' ? decryptSafe(encrypted, opener) : (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(dataOf(info));
        collect(bags, opener, contents);
    }
    return contents;
}
/**
 * The meanings of a password. To PKCS#12 no password and an empty one are two, and writers differ in which
 * they use when there is none. OpenSSL up to 1.0 took each byte of a password in UTF-8 for a character.
 */
function formsOf(text) {
    if (text === null)
        return [null, ''].map((wide) => ({ wide, utf8: Buffer.alloc(0) }));
    const utf8 = Buffer.from(text);
    return [...new Set([text, utf8.toString('latin1')])].map((wide) => ({ wide, utf8 }));
}
/** The octets of a ContentInfo of type data. */
function dataOf(info) {
    const [type, content] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(info, 2);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(type) !== 'data')
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('unsupported');
    return (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .octets */ .tu)((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .tagged */ .VK)(content, 0));
}
/** The bags in an EncryptedData (RFC 5652, section 8). */
function decryptSafe(content, opener) {
    const [, encrypted] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .tagged */ .VK)(content, 0), 2);
    const [type, algorithm, data] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(encrypted, 3);
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(type) !== 'data' || !(0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .isTagged */ .$J)(data, 0))
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I('damaged');
    return decrypted(algorithm, (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .pieces */ .IE)(data), opener, isSafe);
}
/**
 * @param isSound whether a value has the form of the encrypted one. With a wrong key, the padding of one text
 *   in 256 looks right
 */
function decrypted(algorithm, data, opener, isSound) {
    const plain = (0,_pbe_js__WEBPACK_IMPORTED_MODULE_5__/* .decrypt */ .Yc)(algorithm, data, opener.password, opener.budget);
    const value = plain && orNull(() => (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(plain));
    if (!value || !isSound(value))
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I(opener.flaw);
    opener.flaw = 'entry';
    return value;
}
/** Whether it is a sequence, as SafeContents are (RFC 7292, section 4.2). */
function isSafe(value) {
    return orNull(() => (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(value)) !== null;
}
/**
 * Whether it begins as a PrivateKeyInfo does: with a version and the identifier of an algorithm (RFC 5208,
 * section 5).
 */
function isKeyInfo(value) {
    const name = orNull(() => {
        const [version, algorithm] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(value, 3);
        (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(version);
        return (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(algorithm, 1)[0]);
    });
    return name !== null;
}
/** The result of a function; null when the function finds the file damaged. */
function orNull(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I)
            return null;
        throw error;
    }
}
function collect(bags, opener, into) {
    for (const bag of (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(bags)) {
        const [type, content, attributes] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(bag, 2);
        const value = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .tagged */ .VK)(content, 0);
        const { alias, isTrusted } = attributesOf(attributes);
        switch ((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(type)) {
            case 'keyBag':
                into.keys.push({ der: (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .encode */ .lF)(value), alias });
                break;
            case 'pkcs8ShroudedKeyBag': {
                const [algorithm, data] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(value, 2);
                const key = decrypted(algorithm, (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .octets */ .tu)(data), opener, isKeyInfo);
                into.keys.push({ der: (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .encode */ .lF)(key), alias });
                break;
            }
            case 'certBag': {
                const [kind, der] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(value, 2);
                if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(kind) === 'x509Certificate')
                    into.certificates.push({ der: (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .octets */ .tu)((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .tagged */ .VK)(der, 0)), alias, isTrusted });
                else
                    into.others.push({ kind: 'certificate of another kind', alias });
                break;
            }
            case 'safeContentsBag':
                collect(value, opener, into);
                break;
            case 'secretBag':
                into.others.push({ kind: 'secret key', alias });
                break;
            default:
                into.others.push({ kind: 'entry of another kind', alias });
        }
    }
}
/** Attributes that cannot be read are ignored. */
function attributesOf(value) {
    const attributes = new Map();
    for (const attribute of orNull(() => (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(value)) ?? [])
        orNull(() => {
            const [type, values] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(attribute, 2);
            attributes.set((0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .Cv)(type), (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .members */ .ol)(values)[0]);
        });
    return { alias: (0,_ber_js__WEBPACK_IMPORTED_MODULE_1__/* .bmpText */ .dx)(attributes.get('friendlyName')), isTrusted: attributes.has(TRUSTED_KEY_USAGE) };
}
/** A key as OpenSSL knows it, without the attributes that Windows adds; null when it does not. */
function parseKey(der) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: der, type: 'pkcs8', format: 'der' });
    }
    catch {
        return null;
    }
}
/** Whether a certificate is that of a key. */
function belongsTo(der, key) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der).checkPrivateKey(key);
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 3800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yc: () => (/* binding */ decrypt),
/* harmony export */   _t: () => (/* binding */ macHolds),
/* harmony export */   w: () => (/* binding */ encrypt),
/* harmony export */   w4: () => (/* binding */ makeMac)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_forge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8542);
/* harmony import */ var _ber_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8690);
/* harmony import */ var _derive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(602);
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7088);
/*
 * Encryption and authentication by a password, as PKCS#12 files have it: PBES2 (RFC 8018), the older schemes
 * and the MAC of PKCS#12 itself (RFC 7292, appendices B and C), PBMAC1 (RFC 9879).
 *
 * node-forge derives the keys of PKCS#12's own schemes and decrypts RC2, which Node's OpenSSL lacks. The rest
 * stays here:
 *
 * - Iterations are bounded before a key is derived. node-forge derives first.
 * - PBKDF2 is node:crypto's. That of node-forge takes 40 times as long: 11 s to open a file with 600,000
 *   iterations.
 * - PBES2 takes a password as UTF-8, the older schemes as UTF-16. node-forge has one text for both, so that
 *   `Gr\u00fc\u00dfe` opens nothing that OpenSSL 3 wrote.
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
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__/* .Unreadable */ .I('unsupported');
    const [salt, iterations] = (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .members */ .ol)(parameters, 2);
    const derive = (purpose, length) => (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .pkcs12Key */ .eI)(password, (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .saltOf */ .um)(salt), (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(iterations), 'sha1', purpose, length, budget);
    requireBlocks(data, 8);
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
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__/* .Unreadable */ .I('unsupported');
    // With CBC, the initialisation vector is as long as a block.
    const blockLength = info.ivLength;
    if ((0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(iv).length !== blockLength)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__/* .Unreadable */ .I('damaged');
    requireBlocks(data, blockLength);
    const key = (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .pbkdf2 */ .Az)(derivation, password, info.keyLength, budget);
    return decipher(cipher, key, (0,_ber_js__WEBPACK_IMPORTED_MODULE_2__/* .octets */ .tu)(iv), data);
}
/** A block cipher makes whole blocks. No password opens anything else. */
function requireBlocks(data, length) {
    if (data.length === 0 || data.length % length !== 0)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__/* .Unreadable */ .I('damaged');
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
    const cipher = node_forge__WEBPACK_IMPORTED_MODULE_1__.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
    cipher.start(iv.toString('latin1'));
    cipher.update(node_forge__WEBPACK_IMPORTED_MODULE_1__.util.createBuffer(data.toString('latin1')));
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
/**
 * A MacData with HMAC-SHA-256 and PKCS#12's own derivation, which OpenSSL and Java have read for years; few
 * read PBMAC1.
 */
function makeMac(data, password) {
    const salt = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const key = macKey(password, salt, ITERATIONS, 'sha256', (0,_derive_js__WEBPACK_IMPORTED_MODULE_3__/* .newBudget */ .k$)());
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(data).digest();
    const { sequence, identifier, octets, count, nothing } = _ber_js__WEBPACK_IMPORTED_MODULE_2__/* .make */ .L8;
    return sequence(sequence(sequence(identifier('sha256'), nothing()), octets(digest)), octets(salt), count(ITERATIONS));
}


/***/ })

};
;