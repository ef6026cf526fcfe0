/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 5990:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3600);

const SHOWN = 80;
/** A value as it is shown in a message: quoted, and no more than its beginning. One that may hold a key is not shown. */
function quote(text) {
    if (text.includes(_certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__/* .PEM_MARK */ .bi))
        return 'a PEM text';
    if ((0,_certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__/* .mayHoldKey */ .Sv)(text))
        return 'a text that may hold a key';
    return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}\u2026` : text);
}


/***/ }),

/***/ 4542:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NL: () => (/* binding */ arrange),
/* harmony export */   WT: () => (/* binding */ MAX_CERTIFICATES)
/* harmony export */ });
/* unused harmony export issues */
/** The most certificates that are arranged: real chains have two to five. */
const MAX_CERTIFICATES = 16;
/**
 * Puts a leaf and its intermediates in order: the leaf first, then each certificate that issues the one before it
 * (RFC 8446, section 4.4.2). Duplicates and a self-signed root are dropped: a client must hold the root already.
 * An intermediate that is there twice, cross-signed by another issuer, is kept at the end: some clients need that path.
 *
 * @param first what was given as the certificate: the leaf, usually first, and possibly its chain
 * @param rest what was given as the chain
 */
function arrange(first, rest) {
    const notices = [];
    const leaf = first.find((candidate) => !first.some((other) => other !== candidate && issues(candidate, other))) ??
        first[0];
    if (leaf === undefined)
        throw new TypeError('arrange needs at least one certificate');
    if (leaf !== first[0])
        notices.push('the certificate was not the first in its PEM: the order was repaired');
    const seen = new Set([leaf.fingerprint256]);
    const pool = [];
    for (const candidate of [...first, ...rest]) {
        if (candidate === leaf)
            continue;
        if (seen.has(candidate.fingerprint256)) {
            notices.push('a certificate that was there twice was dropped from the chain');
        }
        else if (issues(candidate, candidate)) {
            notices.push('the self-signed root was dropped from the chain: clients hold it already');
        }
        else {
            pool.push(candidate);
        }
        seen.add(candidate.fingerprint256);
    }
    const path = longestPath(leaf, pool);
    const leftOver = pool.filter((candidate) => !path.includes(candidate));
    const crossSigned = leftOver.filter((candidate) => path.some((member) => sameAuthority(member, candidate)));
    const chain = [...path, ...crossSigned];
    if (leftOver.length === 0 && chain.some((member, index) => member !== pool[index])) {
        notices.push('the chain was in the wrong order: it was repaired');
    }
    if (crossSigned.length > 0)
        notices.push('a cross-signed intermediate was kept at the end of the chain');
    return {
        leaf,
        chain,
        strays: leftOver.filter((candidate) => !crossSigned.includes(candidate)),
        notices: [...new Set(notices)],
    };
}
function longestPath(below, pool) {
    let longest = [];
    for (const issuer of pool) {
        if (!issues(issuer, below))
            continue;
        const others = pool.filter((candidate) => candidate !== issuer && !sameAuthority(candidate, issuer));
        const path = [issuer, ...longestPath(issuer, others)];
        if (path.length > longest.length)
            longest = path;
    }
    return longest;
}
/** Whether `issuer` issued `subject`, by name and key identifier and by the signature itself. */
function issues(issuer, subject) {
    return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}
function sameAuthority(one, other) {
    return one.subject === other.subject && one.publicKey.equals(other.publicKey);
}


/***/ }),

/***/ 1590:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ keyMatches),
/* harmony export */   Yz: () => (/* binding */ readCredential),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   f2: () => (/* binding */ withStrays),
/* harmony export */   z0: () => (/* binding */ readDeployedLeaf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4731);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9984);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4542);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(172);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2574);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9995);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5021);








const CERTIFICATE_LABELS = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);
/**
 * Parses a certificate and its chain.
 *
 * @param certificate PEM: the leaf, optionally followed by its chain
 * @param chain PEM: intermediates in any order; null when none were given
 * @throws DeployError CERTIFICATE_INVALID or CHAIN_INVALID when there is no certificate or one cannot be parsed
 */
function readCredential(certificate, chain) {
    const first = readCertificates(certificate, 'CERTIFICATE_INVALID', 'certificate');
    const rest = chain === null ? [] : readCertificates(chain, 'CHAIN_INVALID', 'chain').certificates;
    const arrangement = (0,_chain_js__WEBPACK_IMPORTED_MODULE_6__/* .arrange */ .NL)(first.certificates, rest);
    const { leaf } = arrangement;
    const fingerprint = fingerprintOf(leaf.raw);
    const notices = [...arrangement.notices];
    if (first.hadKey)
        notices.push('a private key in the input certificate was ignored: private-key is the place for it');
    return {
        ...arrangement,
        notices,
        fingerprint,
        leafPem: (0,_pem_js__WEBPACK_IMPORTED_MODULE_5__/* .derToPem */ .Fy)('CERTIFICATE', leaf.raw),
        chainPem: arrangement.chain.map((member) => (0,_pem_js__WEBPACK_IMPORTED_MODULE_5__/* .derToPem */ .Fy)('CERTIFICATE', member.raw)).join(''),
        facts: {
            subject: leaf.subject ?? '',
            issuer: leaf.issuer ?? '',
            names: (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .subjectNames */ .B)(leaf),
            notBefore: new Date(leaf.validFrom),
            notAfter: new Date(leaf.validTo),
            fingerprint,
            keyType: (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .describeKey */ .Rx)(leaf.publicKey),
            chainLength: arrangement.chain.length,
        },
    };
}
/** The same credential with the certificates that do not fit the chain behind it, in the order in which they were given. */
function withStrays(credential) {
    const { chain, strays, chainPem, notices, facts } = credential;
    if (strays.length === 0)
        return credential;
    const names = strays.map(({ subject }) => subject.replace(/\n/g, ', ')).join('; ');
    return {
        ...credential,
        chain: [...chain, ...strays],
        strays: [],
        chainPem: chainPem + strays.map((stray) => (0,_pem_js__WEBPACK_IMPORTED_MODULE_5__/* .derToPem */ .Fy)('CERTIFICATE', stray.raw)).join(''),
        notices: [...notices, `kept at the end of the chain, although they do not fit it: ${names}`],
        facts: { ...facts, chainLength: chain.length + strays.length },
    };
}
/**
 * The leaf of a file that is already on the target, or null when there is none that can be read: what somebody else
 * once put there must not stand in the way of what is to come. What comes behind it in the file does not matter.
 *
 * @param known a certificate that it may well be, and that would then be parsed for nothing
 */
function readDeployedLeaf(pem, known) {
    try {
        const [first] = (0,_pem_js__WEBPACK_IMPORTED_MODULE_5__/* .readPemBlocks */ .Hg)(pem.toString('latin1'), 'CERTIFICATE_INVALID', 'deployed certificate').filter(isCertificate);
        if (!first)
            return null;
        const der = derOf(first);
        return known && der.equals(known.raw) ? known : parseCertificate(der);
    }
    catch {
        return null;
    }
}
/** SHA-256 of a certificate's DER, lower-case hex: how this project names a certificate. */
function fingerprintOf(der) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(der);
}
/** Whether a private key belongs to a certificate. */
function keyMatches(certificate, key) {
    return certificate.checkPrivateKey(key);
}
function readCertificates(pem, code, subject) {
    const blocks = (0,_pem_js__WEBPACK_IMPORTED_MODULE_5__/* .readPemBlocks */ .Hg)(pem, code, subject);
    const certificateBlocks = blocks.filter(isCertificate);
    if (certificateBlocks.length === 0) {
        const found = blocks.length > 0
            ? `it holds ${blocks.map((block) => block.label).join(', ')}`
            : 'it holds no PEM block';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH(code, `the ${subject} holds no certificate`, `expected a BEGIN CERTIFICATE line; ${found}`);
    }
    if (certificateBlocks.length > _chain_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_CERTIFICATES */ .WT) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH(code, `the ${subject} holds ${certificateBlocks.length} certificates`, `at most ${_chain_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_CERTIFICATES */ .WT} are read`);
    }
    const certificates = certificateBlocks.map((block, index) => {
        const which = certificateBlocks.length > 1 ? `certificate ${index + 1} of the ${subject}` : `the ${subject}`;
        try {
            return parseCertificate(derOf(block));
        }
        catch {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH(code, `${which} cannot be parsed`, 'its PEM armour is sound but what it holds is not an X.509 certificate that OpenSSL knows');
        }
    });
    return { certificates, hadKey: blocks.some(_pem_js__WEBPACK_IMPORTED_MODULE_5__/* .isPrivateKey */ .T_) };
}
function isCertificate(block) {
    return CERTIFICATE_LABELS.has(block.label);
}
/** The certificate itself, without what a TRUSTED CERTIFICATE has behind it. */
function derOf(block) {
    const der = Buffer.from(block.body, 'base64');
    return der.subarray(0, (0,_der_js__WEBPACK_IMPORTED_MODULE_3__/* .derLength */ .Yt)(der));
}
/** @throws whatever OpenSSL and Date throw when it is no certificate, has no key that they know, or times that are none */
function parseCertificate(der) {
    const parsed = new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der);
    parsed.publicKey;
    // OpenSSL parses times that are none, and everything that compares them would let them pass.
    for (const time of [parsed.validFrom, parsed.validTo])
        new Date(time).toISOString();
    return parsed;
}


/***/ }),

/***/ 172:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LP: () => (/* binding */ readObjectIdentifier),
/* harmony export */   RN: () => (/* binding */ readElement),
/* harmony export */   Yt: () => (/* binding */ derLength),
/* harmony export */   m9: () => (/* binding */ brokenSignatureHash)
/* harmony export */ });
/**
 * The one thing about a certificate that `node:crypto` does not tell on every supported Node: its signature algorithm.
 * Reads just enough DER (ITU-T X.690) to reach it; the certificate has already been parsed by OpenSSL.
 */
/** Object identifiers of signature algorithms whose hash is broken (RFC 8017 A.2.4, RFC 5758 section 3). */
const BROKEN_SIGNATURES = {
    '1.2.840.113549.1.1.2': 'MD2',
    '1.2.840.113549.1.1.4': 'MD5',
    '1.2.840.113549.1.1.5': 'SHA-1',
    '1.3.14.3.2.29': 'SHA-1',
    '1.2.840.10040.4.3': 'SHA-1',
    '1.2.840.10045.4.1': 'SHA-1',
};
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const SHA1 = '1.3.14.3.2.26';
/**
 * The broken hash that a certificate is signed with, or null when its hash is sound.
 *
 * @param certificate the certificate's DER
 */
function brokenSignatureHash(certificate) {
    const outer = readElement(certificate, 0);
    const tbs = outer && readElement(certificate, outer.start);
    const algorithm = tbs && readElement(certificate, tbs.end);
    const oid = algorithm && readElement(certificate, algorithm.start);
    if (!algorithm || !oid || oid.tag !== 0x06)
        return null;
    const name = readObjectIdentifier(certificate.subarray(oid.start, oid.end));
    if (name === RSASSA_PSS) {
        return pssHash(certificate, readElement(certificate, oid.end)) === SHA1 ? 'SHA-1' : null;
    }
    return BROKEN_SIGNATURES[name] ?? null;
}
/** RSASSA-PSS names its hash in its parameters; left out, it is SHA-1 (RFC 8017 A.2.3). */
function pssHash(certificate, parameters) {
    const tagged = parameters && readElement(certificate, parameters.start);
    if (tagged?.tag !== 0xa0 || tagged.start >= (parameters?.end ?? 0))
        return SHA1;
    const sequence = readElement(certificate, tagged.start);
    const oid = sequence && readElement(certificate, sequence.start);
    return oid ? readObjectIdentifier(certificate.subarray(oid.start, oid.end)) : SHA1;
}
/** Length in bytes of the DER element that a buffer begins with; the whole buffer when it does not begin with one. */
function derLength(der) {
    return readElement(der, 0)?.end ?? der.length;
}
/** The element that begins at a place; null when there is none. */
function readElement(der, at) {
    const tag = der[at];
    const first = der[at + 1];
    if (tag === undefined || first === undefined)
        return null;
    let length = first;
    let start = at + 2;
    if (first & 0x80) {
        const count = first & 0x7f;
        if (count === 0 || count > 4 || start + count > der.length)
            return null;
        length = der.readUIntBE(start, count);
        start += count;
    }
    return start + length <= der.length ? { tag, start, end: start + length } : null;
}
/** An object identifier with its dots, of the content of its element. */
function readObjectIdentifier(bytes) {
    const arcs = [];
    let value = 0;
    for (const byte of bytes) {
        value = value * 128 + (byte & 0x7f);
        if (byte & 0x80)
            continue;
        if (arcs.length === 0)
            arcs.push(Math.min(Math.floor(value / 40), 2), value - Math.min(Math.floor(value / 40), 2) * 40);
        else
            arcs.push(value);
        value = 0;
    }
    return arcs.join('.');
}


/***/ }),

/***/ 2574:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Rx: () => (/* binding */ describeKey),
  ML: () => (/* binding */ keyBits),
  jt: () => (/* binding */ onlyPrivateKey),
  Fs: () => (/* binding */ publicKeyFingerprint),
  $k: () => (/* binding */ readPrivateKey)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/digest.js
var digest = __nccwpck_require__(4731);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9984);
// EXTERNAL MODULE: ./build/certificate/der.js
var certificate_der = __nccwpck_require__(172);
;// CONCATENATED MODULE: ./build/certificate/derivation.js

/** Iterations of PBKDF2, or of PKCS#12's own derivation: OpenSSL takes up to five seconds for that many. */
const MAX_ITERATIONS = 10_000_000;
/** What scrypt is asked for, N \u00d7 r \u00d7 p (RFC 7914, section 2): OpenSSL takes some five seconds for that. */
const MAX_SCRYPT = 2 ** 24;
const PBES2 = '1.2.840.113549.1.5.13';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
/**
 * Whether deriving the key for an encrypted private key would take so long that nobody would wait for it. OpenSSL does not ask before it
 * begins, and nothing stops it then.
 *
 * @param der an EncryptedPrivateKeyInfo (RFC 5958); of anything else OpenSSL will say soon enough that it is none
 */
function isSlowToDerive(der) {
    const [algorithm] = members(der, (0,certificate_der/* readElement */.RN)(der, 0));
    const scheme = readAlgorithm(der, algorithm);
    const derivation = scheme?.name === PBES2 ? readAlgorithm(der, members(der, scheme.parameters)[0]) : scheme;
    const counts = members(der, derivation?.parameters)
        .filter(({ tag }) => tag === 0x02)
        .map((element) => readCount(der, element));
    if (derivation?.name === SCRYPT)
        return counts.slice(0, 3).reduce((product, count) => product * count, 1) > MAX_SCRYPT;
    return (counts[0] ?? 0) > MAX_ITERATIONS;
}
function readAlgorithm(der, element) {
    const [identifier, parameters] = members(der, element);
    if (identifier?.tag !== 0x06)
        return null;
    return { name: (0,certificate_der/* readObjectIdentifier */.LP)(der.subarray(identifier.start, identifier.end)), parameters };
}
/** The elements in a sequence; none when it is not one. No algorithm has more than a few. */
function members(der, sequence) {
    const elements = [];
    if (sequence?.tag !== 0x30)
        return elements;
    for (let at = sequence.start; at < sequence.end && elements.length < 8;) {
        const element = (0,certificate_der/* readElement */.RN)(der, at);
        if (!element)
            break;
        elements.push(element);
        at = element.end;
    }
    return elements;
}
function readCount(der, { start, end }) {
    return der.subarray(start, end).reduce((value, byte) => value * 256 + byte, 0);
}

// EXTERNAL MODULE: ./build/certificate/pem.js
var certificate_pem = __nccwpck_require__(5021);
;// CONCATENATED MODULE: ./build/certificate/key.js





const KEY_TYPES = new Set(['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448']);
/**
 * Parses a private key: PKCS#8, PKCS#1 or SEC1, encrypted or not.
 *
 * @param pem what was given, or what the target holds
 * @param passphrase for an encrypted key; null when none was given
 * @param subject what the key is, for messages
 * @throws DeployError KEY_INVALID when there is not exactly one key of a known type, PASSPHRASE_WRONG when an
 *   encrypted key cannot be decrypted. No message repeats anything of the input.
 */
function readPrivateKey(pem, passphrase, subject = 'private key') {
    const blocks = (0,certificate_pem/* readPemBlocks */.Hg)(pem, 'KEY_INVALID', subject).filter(certificate_pem/* isPrivateKey */.T_);
    const [block] = blocks;
    if (block === undefined) {
        throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} holds no PEM private key`, 'expected a BEGIN PRIVATE KEY line (or RSA, EC, or ENCRYPTED)');
    }
    if (blocks.length > 1) {
        throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} holds ${blocks.length} keys`, 'give the one that belongs to the leaf certificate');
    }
    const encrypted = isEncrypted(block);
    const key = encrypted ? decrypt(block, passphrase, subject) : parse(block, subject);
    if (!KEY_TYPES.has(key.asymmetricKeyType ?? '')) {
        throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} is of type ${key.asymmetricKeyType ?? 'unknown'}`, 'expected RSA, ECDSA, Ed25519 or Ed448');
    }
    return {
        key,
        pem: encrypted ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : (0,certificate_pem/* formatPem */.uy)(block),
        notices: !encrypted && passphrase !== null
            ? ['private-key-passphrase was not needed: the private key is not encrypted']
            : [],
    };
}
/**
 * The private key of a text that holds other things as well, as it is: encrypted if it is.
 *
 * @throws DeployError KEY_INVALID when the text is not well-formed PEM
 */
function onlyPrivateKey(pem) {
    return (0,certificate_pem/* readPemBlocks */.Hg)(pem, 'KEY_INVALID', 'private key').filter(certificate_pem/* isPrivateKey */.T_).map(certificate_pem/* formatPem */.uy).join('');
}
function isEncrypted(block) {
    return (block.label === 'ENCRYPTED PRIVATE KEY' ||
        block.headers.some((header) => /^Proc-Type:.*ENCRYPTED/.test(header)));
}
function parse(block, subject) {
    try {
        return (0,external_node_crypto_.createPrivateKey)((0,certificate_pem/* formatPem */.uy)(block));
    }
    catch {
        throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} cannot be parsed`, `its PEM armour says ${block.label}, but what it holds is not such a key`);
    }
}
function decrypt(block, passphrase, subject) {
    if (passphrase === null) {
        throw new errors/* DeployError */.sH('PASSPHRASE_WRONG', `the ${subject} is encrypted and no passphrase was given`, 'set private-key-passphrase');
    }
    if (isSlowToDerive(Buffer.from(block.body, 'base64'))) {
        throw new errors/* DeployError */.sH('KEY_INVALID', 'the private key is encrypted with so many iterations that it would take too long to decrypt', 'encrypt it anew, as openssl pkcs8 -topk8 -v2 aes256 does');
    }
    try {
        return (0,external_node_crypto_.createPrivateKey)({ key: (0,certificate_pem/* formatPem */.uy)(block), passphrase });
    }
    catch (error) {
        // Not ERR_OSSL_UNSUPPORTED: so OpenSSL's decoder calls what a wrong passphrase decrypted, when by chance its padding looks right.
        if (/^ERR_OSSL_(?:EVP|PEM)_UN(?:SUPPORTED|KNOWN)/.test((0,errors/* systemCode */.xU)(error))) {
            throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} is encrypted in a way that is not supported`, 'encrypt it with AES, as openssl pkcs8 -topk8 -v2 aes256 does');
        }
        throw new errors/* DeployError */.sH('PASSPHRASE_WRONG', `the ${subject} cannot be decrypted with the passphrase given`, 'check private-key-passphrase; a blank or a newline at its end counts');
    }
}
/** A key in the words people use: `RSA 2048`, `ECDSA P-256`, `Ed25519`. */
function describeKey(key) {
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    switch (key.asymmetricKeyType) {
        case 'rsa':
            return `RSA ${modulusLength ?? '?'}`;
        case 'rsa-pss':
            return `RSA-PSS ${modulusLength ?? '?'}`;
        case 'ec':
            return `ECDSA ${NIST_NAMES[namedCurve ?? ''] ?? namedCurve ?? 'unnamed curve'}`;
        case 'ed25519':
            return 'Ed25519';
        case 'ed448':
            return 'Ed448';
        default:
            return key.asymmetricKeyType ?? 'unknown';
    }
}
const NIST_NAMES = {
    secp224r1: 'P-224',
    prime256v1: 'P-256',
    secp384r1: 'P-384',
    secp521r1: 'P-521',
};
/** The size of a key in bits as far as its strength goes; 0 when it cannot be told. */
function keyBits(key) {
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    if (modulusLength !== undefined)
        return modulusLength;
    if (key.asymmetricKeyType === 'ed25519')
        return 256;
    if (key.asymmetricKeyType === 'ed448')
        return 448;
    return Number(/\d{3}/.exec(namedCurve ?? '')?.[0] ?? 0);
}
/** SHA-256 of a public key's SubjectPublicKeyInfo, lower-case hex: how a key is named without showing it. */
function publicKeyFingerprint(key) {
    const publicKey = key.type === 'private' ? (0,external_node_crypto_.createPublicKey)(key) : key;
    return (0,digest/* sha256 */.s)(publicKey.export({ type: 'spki', format: 'der' }));
}


/***/ }),

/***/ 9995:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ subjectNames),
/* harmony export */   K: () => (/* binding */ coversName)
/* harmony export */ });
/**
 * The names that a certificate is valid for: DNS names and IP addresses of its subject alternative name extension.
 * The common name does not count (RFC 9525, section 6.3).
 */
function subjectNames(certificate) {
    const names = [];
    for (const entry of splitAlternativeNames(certificate.subjectAltName ?? '')) {
        const colon = entry.indexOf(':');
        const kind = entry.slice(0, colon);
        if (kind === 'DNS' || kind === 'IP Address')
            names.push(unquote(entry.slice(colon + 1)));
    }
    return names;
}
/** Whether a certificate's names cover a server name, with wildcards for one whole left-most label only (RFC 9525, section 6.3). */
function coversName(certificate, serverName) {
    const options = { subject: 'never', partialWildcards: false, multiLabelWildcards: false };
    return certificate.checkHost(serverName, options) !== undefined;
}
/** Node joins the entries with ", " and quotes, as a JSON string, any entry that itself contains something odd. */
function splitAlternativeNames(text) {
    return text.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g)?.map((entry) => entry.replace(/^ /, '')) ?? [];
}
function unquote(value) {
    if (!value.startsWith('"'))
        return value;
    try {
        return String(JSON.parse(value));
    }
    catch {
        return value;
    }
}


/***/ }),

/***/ 5021:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ derToPem),
/* harmony export */   Hg: () => (/* binding */ readPemBlocks),
/* harmony export */   T_: () => (/* binding */ isPrivateKey),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   uy: () => (/* binding */ formatPem)
/* harmony export */ });
/* unused harmony export foldBody */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9984);

/** The most text that is looked at: a chain with a key is some 10 KB, so 1 MiB is a wrong file. */
const MAX_PEM_LENGTH = 1024 * 1024;
const BEGIN = '-----BEGIN ';
const DASHES = '-----';
const ARMOUR = /-----(?:BEGIN|END) [A-Z0-9 ]{1,64}-----/g;
/** A header line (RFC 1421, section 4.6), or one of those that OpenSSL puts above a key; and no line of base64 with a colon in it. */
const HEADER = /^[A-Za-z][A-Za-z -]{0,40}:(?: |$)/;
/**
 * Finds the PEM blocks in a text. Lenient in what surrounds them, as people paste PEM out of consoles, mails and editors:
 * CRLF or CR line ends, a byte-order mark, blanks, lines folded at any width or not at all, and any text between blocks
 * (RFC 7468, section 2, lets parsers skip it). Strict inside: the body must be base64. Runs in linear time.
 *
 * @param text what was given
 * @param code the error code for text that is not well formed
 * @param subject what the text is, for messages ("certificate")
 * @throws DeployError with `code`; the message never repeats the text
 */
function readPemBlocks(text, code, subject) {
    if (text.length > MAX_PEM_LENGTH) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `the ${subject} is larger than 1 MiB`, 'give the PEM file itself, not a bundle of trust roots');
    }
    const blocks = [];
    let at = text.indexOf(BEGIN);
    while (at !== -1) {
        const labelEnd = text.indexOf(DASHES, at + BEGIN.length);
        const label = labelEnd === -1 ? '' : text.slice(at + BEGIN.length, labelEnd);
        if (!/^[A-Z0-9 ]{1,64}$/.test(label)) {
            throw malformed(code, subject, 'a BEGIN line is cut off');
        }
        const bodyStart = labelEnd + DASHES.length;
        const end = `-----END ${label}${DASHES}`;
        const bodyEnd = text.indexOf(end, bodyStart);
        if (bodyEnd === -1)
            throw malformed(code, subject, `the ${label} block has no END line`);
        blocks.push({ label, ...readBody(text.slice(bodyStart, bodyEnd), code, subject, label) });
        at = text.indexOf(BEGIN, bodyEnd + end.length);
    }
    return blocks;
}
function readBody(raw, code, subject, label) {
    const lines = raw.includes(':') ? raw.split(/[\r\n]+/) : [raw];
    const isHeader = (line) => line.includes(':');
    const headers = lines.filter(isHeader).map((line) => line.trim());
    const body = lines
        .filter((line) => !isHeader(line))
        .join('')
        .replace(/\s+/g, '');
    if (body === '' || body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(body)) {
        throw malformed(code, subject, `the body of the ${label} block is not base64`);
    }
    return { headers, body };
}
function malformed(code, subject, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `the ${subject} is not well-formed PEM: ${what}`, 'was it pasted whole, from the BEGIN line to the END line?');
}
/** A block as every server reads it: LF line ends, 64 columns (RFC 7468, section 2), a newline at the end. */
function formatPem(block) {
    const headers = block.headers.length > 0 ? `${block.headers.join('\n')}\n\n` : '';
    return `${BEGIN}${block.label}${DASHES}\n${headers}${foldBody(block.body).join('\n')}\n-----END ${block.label}${DASHES}\n`;
}
/** DER as a PEM block of the given label, formatted. */
function derToPem(label, der) {
    return formatPem({ label, headers: [], body: der.toString('base64') });
}
/** The body in lines of 64 columns. */
function foldBody(body) {
    return body.match(/.{1,64}/g) ?? [];
}
/** Whether a block holds a private key, encrypted or not. */
function isPrivateKey(block) {
    return block.label.endsWith('PRIVATE KEY');
}
/**
 * The lines of a text that must never be printed: the body lines of every private key in it, as given and as they will be
 * written. A text that is not well-formed PEM gives every line that is not armour, because it may be a damaged key.
 *
 * @param text what was given as a private key, or as something that may hold one
 * @param suspect whether text outside of well-formed private-key blocks is secret too
 */
function secretLines(text, suspect) {
    const lines = new Set();
    const addLines = (part) => {
        for (const line of part.replace(ARMOUR, '\n').split(/[\r\n]+/)) {
            const trimmed = line.replace(/^\uFEFF/, '').trim();
            if (HEADER.test(trimmed))
                continue;
            // Armour that is cut off is the words that are left of it. Folded by blanks instead of line ends, a key is still a key.
            const isArmour = trimmed.includes(DASHES);
            for (const piece of trimmed.split(/\s+/))
                if (piece !== '' && !(isArmour && /^[A-Z-]*$/.test(piece)))
                    lines.add(piece);
        }
    };
    let blocks;
    try {
        blocks = readPemBlocks(text, 'KEY_INVALID', 'private key');
    }
    catch {
        blocks = [];
        addLines(text);
    }
    let at = 0;
    for (const block of blocks) {
        const start = text.indexOf(`${BEGIN}${block.label}${DASHES}`, at);
        at = text.indexOf(`-----END ${block.label}${DASHES}`, start);
        if (!isPrivateKey(block))
            continue;
        for (const line of foldBody(block.body))
            lines.add(line);
        addLines(text.slice(start, at));
    }
    if (suspect && blocks.length === 0)
        addLines(text);
    return [...lines];
}


/***/ }),

/***/ 8784:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mz: () => (/* binding */ preflight),
/* harmony export */   SX: () => (/* binding */ SKIPPABLE_CHECKS)
/* harmony export */ });
/* unused harmony export CHECKS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9984);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1590);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(172);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2574);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9995);





/** The checks, in the order in which they run. `key-match` comes first and is the only one that cannot be skipped. */
const CHECKS = [
    { name: 'key-match', purpose: 'the private key belongs to the leaf', run: checkKey },
    { name: 'chain', purpose: 'each certificate is issued by the next', run: checkChain },
    { name: 'validity', purpose: 'the leaf is valid now and for long enough', run: checkValidity },
    { name: 'names', purpose: 'the leaf covers every server name', run: checkNames },
    { name: 'freshness', purpose: 'the leaf is not older than the one deployed', run: checkFreshness },
    { name: 'strength', purpose: 'keys and signatures are strong enough', run: checkStrength },
];
/** The checks that `skip-checks` may name. */
const SKIPPABLE_CHECKS = CHECKS.map((check) => check.name).filter((name) => name !== 'key-match');
/**
 * Runs every check that is not skipped and stops at the first refusal.
 *
 * @param skip names of checks to leave out; `key-match` runs regardless
 * @returns the names of the checks that passed
 * @throws DeployError with the code of the check that refused
 */
function preflight(input, skip) {
    const passed = [];
    for (const check of CHECKS) {
        if (check.name === 'key-match' ? input.privateKey === null : skip.has(check.name))
            continue;
        const refusal = check.run(input);
        if (refusal)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(refusal.code, refusal.fact, refusal.remedy);
        passed.push(check.name);
    }
    return passed;
}
function checkKey({ credential, privateKey, keyOrigin }) {
    if (privateKey === null || (0,_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .keyMatches */ .FY)(credential.leaf, privateKey))
        return null;
    const wanted = (0,_key_js__WEBPACK_IMPORTED_MODULE_3__/* .publicKeyFingerprint */ .Fs)(credential.leaf.publicKey).slice(0, 16);
    const got = (0,_key_js__WEBPACK_IMPORTED_MODULE_3__/* .publicKeyFingerprint */ .Fs)(privateKey).slice(0, 16);
    const remedy = keyOrigin === 'given'
        ? 'was the key renewed without the certificate?'
        : 'the key already on the target was kept because private-key was not given: give the new one';
    return {
        code: 'KEY_MISMATCH',
        fact: keyOrigin === 'given'
            ? 'private key does not belong to the certificate'
            : 'the private key on the target does not belong to the certificate',
        remedy: `the certificate's public key is ${wanted}\u2026, the key's is ${got}\u2026; ${remedy}`,
    };
}
function checkChain({ credential }) {
    const [stray] = credential.strays;
    if (!stray)
        return null;
    const last = credential.chain.at(-1) ?? credential.leaf;
    return {
        code: 'CHAIN_INVALID',
        fact: `the chain holds a certificate that issues nothing in it: ${oneLine(stray.subject)}`,
        remedy: `expected the issuer of ${oneLine(last.subject)}, which is ${oneLine(last.issuer)}; was the chain of another certificate given?`,
    };
}
function checkValidity({ credential, now, minValidityMs }) {
    const { notBefore, notAfter } = credential.facts;
    const left = notAfter.getTime() - now.getTime();
    if (notBefore > now) {
        return {
            code: 'VALIDITY',
            fact: `the certificate is not valid before ${notBefore.toISOString()}`,
            remedy: `it is ${now.toISOString()} here; deploy it later, or set the clock`,
        };
    }
    if (left <= 0) {
        return {
            code: 'VALIDITY',
            fact: `the certificate expired at ${notAfter.toISOString()}`,
            remedy: `it is ${now.toISOString()} here; was an earlier certificate given?`,
        };
    }
    if (left < minValidityMs) {
        return {
            code: 'VALIDITY',
            fact: `the certificate expires at ${notAfter.toISOString()}, sooner than min-validity allows`,
            remedy: `${Math.floor(left / 1000)} s are left and ${Math.floor(minValidityMs / 1000)} s are asked for; renew it, or lower min-validity`,
        };
    }
    return null;
}
function checkNames({ credential, serverNames }) {
    const missing = serverNames.find((name) => !(0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .coversName */ .K)(credential.leaf, name));
    if (missing === undefined)
        return null;
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectNames */ .B)(credential.leaf);
    return {
        code: 'NAME_MISMATCH',
        fact: `the certificate does not cover ${missing}`,
        remedy: `it covers ${names.length > 0 ? names.join(', ') : 'no name at all'}; name another with sni=NAME behind the endpoint, or request a certificate for it`,
    };
}
function checkFreshness({ credential, deployedLeaf }) {
    if (!deployedLeaf)
        return null;
    const deployed = new Date(deployedLeaf.validFrom);
    if (credential.facts.notBefore >= deployed)
        return null;
    return {
        code: 'CERTIFICATE_OLDER',
        fact: `the certificate is older than the one deployed: ${credential.facts.notBefore.toISOString()} against ${deployed.toISOString()}`,
        remedy: 'was the renewed one given? To go back on purpose, name freshness in skip-checks',
    };
}
function checkStrength({ credential }) {
    for (const certificate of [credential.leaf, ...credential.chain]) {
        const key = certificate.publicKey;
        const least = key.asymmetricKeyType?.startsWith('rsa') ? 2048 : 256;
        if ((0,_key_js__WEBPACK_IMPORTED_MODULE_3__/* .keyBits */ .ML)(key) < least) {
            return {
                code: 'WEAK',
                fact: `the key of ${oneLine(certificate.subject)} is weak: ${(0,_key_js__WEBPACK_IMPORTED_MODULE_3__/* .describeKey */ .Rx)(key)}`,
                remedy: 'expected RSA of 2048 bits or more, or a curve of 256 bits or more',
            };
        }
        const hash = (0,_der_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenSignatureHash */ .m9)(certificate.raw);
        if (hash) {
            return {
                code: 'WEAK',
                fact: `${oneLine(certificate.subject)} is signed with ${hash}`,
                remedy: 'clients refuse it: have it issued anew with SHA-256 or better',
            };
        }
    }
    return null;
}
/** A distinguished name in one line. */
function oneLine(name) {
    return name.replace(/\n/g, ', ');
}


/***/ }),

/***/ 3600:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sv: () => (/* binding */ mayHoldKey),
/* harmony export */   UT: () => (/* binding */ isBareKey),
/* harmony export */   bi: () => (/* binding */ PEM_MARK)
/* harmony export */ });
/*
 * Whether a text that was given for something else is a private key, or may hold one: people mix up inputs.
 */
/** What tells PEM text from a path. */
const PEM_MARK = '-----BEGIN';
/** No key is shorter: an Ed25519 key has 64 characters. */
const LEAST = 40;
/**
 * Whether a text is a private key that lost its armour, or base64 of one with it. Without armour it is base64 of a sequence whose first element is the number 0 or 1, the version that keys begin
 * with in PKCS#8 (RFC 5958, section 2), PKCS#1 (RFC 8017, A.1.2) and SEC 1 (RFC 5915, section 3), or, encrypted, the identifier of an algorithm (RFC 5958, section 3). A certificate, or a
 * request for one, begins with neither.
 */
function isBareKey(text) {
    if (text.length < LEAST)
        return false;
    const body = text.replace(/\s+/g, '');
    if (!/^[A-Za-z0-9+/]{40,}={0,2}$/.test(body))
        return false;
    const der = Buffer.from(body, 'base64');
    if (der.includes(PEM_MARK))
        return true;
    const first = contentOf(der, 0);
    if (der[0] !== SEQUENCE)
        return false;
    if (der[first] === SEQUENCE)
        return der[contentOf(der, first)] === OBJECT_IDENTIFIER;
    return der[first] === INTEGER && der[first + 1] === 1 && (der[first + 2] ?? 2) <= 1;
}
const [INTEGER, OBJECT_IDENTIFIER, SEQUENCE] = [0x02, 0x06, 0x30];
/** Where the content of an element begins, behind its tag and its length. */
function contentOf(der, at) {
    const length = der[at + 1] ?? 0;
    return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
}
/** Whether a text may hold a part of a key, in whichever state: more base64 in a row than names and paths have. */
function mayHoldKey(text) {
    if (text.includes(PEM_MARK) || isBareKey(text))
        return true;
    const runs = text.match(/[A-Za-z0-9+/=]{40,}/g) ?? [];
    // Of so much base64 next to none is without one of these; a path or a digest of that length nearly always is.
    return runs.some((run) => [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(run)));
}


/***/ }),

/***/ 4731:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** SHA-256 in lower-case hex. In one call, which costs a start less than an object that takes pieces; Node has it since 20.12. */
function sha256(bytes) {
    return node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash ? node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash('sha256', bytes) : node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash('sha256').update(bytes).digest('hex');
}


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   sH: () => (/* binding */ DeployError),
/* harmony export */   uc: () => (/* binding */ systemReason),
/* harmony export */   xU: () => (/* binding */ systemCode),
/* harmony export */   y0: () => (/* binding */ asDeployError)
/* harmony export */ });
/**
 * A failure that a user can act on. The message states the fact, the hint states the remedy.
 * Neither may contain key material, a passphrase, or a parser's echo of its input.
 */
class DeployError extends Error {
    name = 'DeployError';
    code;
    hint;
    /**
     * @param code what kind of failure this is
     * @param message the fact, in one line, lower case, without a full stop
     * @param hint the remedy; empty when there is none to give
     * @param cause the error underneath, if one was caught
     */
    constructor(code, message, hint = '', cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hint = hint;
    }
}
/** The symbolic name of a system error (`ENOENT`), or an empty string when there is none. */
function systemCode(error) {
    const code = error?.code;
    return typeof code === 'string' ? code : '';
}
/**
 * What a caught error says, as it continues a sentence. Of a system error without its path: internal paths mean nothing to a reader, so the caller names the file.
 * Node knows no name for some error numbers (`EDQUOT` reads "Unknown system error -122"), hence the small table.
 */
function systemReason(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof DeployError)
        return error.message;
    const { errno } = error;
    if (errno === -122)
        return 'disk quota exceeded (EDQUOT)';
    const code = systemCode(error);
    const text = /^[A-Z0-9_]+: ([^,]+)/.exec(error.message)?.[1];
    // What is no system error is a sentence of its own; here it continues one.
    return text === undefined
        ? code || error.message.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())
        : `${text} (${code})`;
}
/**
 * Any caught value as a failure that can be reported. What the system answered to a call that nothing is known to make fail says which call that was;
 * anything else that is not a DeployError is a fault of this project, and says so.
 */
function asDeployError(error) {
    if (error instanceof DeployError)
        return error;
    const call = systemCall(error);
    if (call !== null)
        return new DeployError('WRITE_FAILED', `${call} failed: ${systemReason(error)}`, 'see to the file system of the target, then run again; the log in debug mode says where it happened', error);
    const name = error instanceof Error ? error.name : typeof error;
    return new DeployError('WRITE_FAILED', `unexpected ${name}`, 'this is a fault in the action: please report it, with the log in debug mode', error);
}
const NOT_OF_FILES = /^(?:connect|getaddrinfo|kill|spawn|uv_cwd)/;
/** The call to the file system that a system error is about, with the name of the file where there is one; null for any other error. */
function systemCall(error) {
    if (!(error instanceof Error))
        return null;
    const { errno, syscall, path } = error;
    if (typeof errno !== 'number' || typeof syscall !== 'string' || NOT_OF_FILES.test(syscall))
        return null;
    return path ? `${syscall} of ${path.slice(path.lastIndexOf('/') + 1)}` : syscall;
}


/***/ }),

/***/ 9525:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ CURRENT),
/* harmony export */   m: () => (/* binding */ LAYOUTS)
/* harmony export */ });
/** Every layout, by the name that the input `layout` takes. */
const LAYOUTS = ['in-place', 'symlink'];
/** The symlink that all files go through in the `symlink` layout. */
const CURRENT = 'current';


/***/ }),

/***/ 8244:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ expectedOf),
/* harmony export */   eo: () => (/* binding */ leafOf),
/* harmony export */   vX: () => (/* binding */ readExpected)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1590);
/* harmony import */ var _verify_key_type_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1435);


/** What endpoints serve once they have a credential. */
function expectedOf({ fingerprint, leaf, chain, facts }) {
    return {
        fingerprint,
        keyType: (0,_verify_key_type_js__WEBPACK_IMPORTED_MODULE_1__/* .keyTypeOf */ .z)(leaf.publicKey),
        chain: chain.map(({ raw, subject }) => ({
            fingerprint: (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(raw),
            subject: subject.replace(/\n/g, ', '),
        })),
        facts,
    };
}
/** A certificate as endpoints are asked for it. */
function leafOf(certificate) {
    return { fingerprint: (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(certificate.raw), keyType: (0,_verify_key_type_js__WEBPACK_IMPORTED_MODULE_1__/* .keyTypeOf */ .z)(certificate.publicKey) };
}
/**
 * What endpoints serve once they have the files that are, or will be, on the target; null when there is no certificate that can be read.
 *
 * @param chain the chain file, where it is one of its own
 */
function readExpected(certificate, chain) {
    if (certificate === null)
        return null;
    try {
        return expectedOf((0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readCredential */ .Yz)(certificate.toString('latin1'), chain === null || chain.length === 0 ? null : chain.toString('latin1')));
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 8180:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Db: () => (/* binding */ tellIntents),
/* harmony export */   IU: () => (/* binding */ reportFiles),
/* harmony export */   v7: () => (/* binding */ reportRestored)
/* harmony export */ });
/* unused harmony export describeContent */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4731);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9525);
/* harmony import */ var _transaction_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9392);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1739);




/** Tells what would become of each file. */
function tellIntents(log, target, plan) {
    for (const { file, place, action } of plan.changes)
        log.info(`${(0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .shownPath */ .pS)(target, place, file.name)}: ${INTENTS[action]}`);
}
const INTENTS = {
    create: 'to be created',
    replace: 'to be replaced',
    keep: 'as it should be',
    remove: 'to be removed',
};
/**
 * What becomes, or would become, of each file.
 *
 * @param backupId where the earlier files are kept; null when they are not
 */
function reportFiles(request, target, plan, tense, backupId) {
    const { stateDirectory } = request.target;
    return plan.changes.map(({ file, place, before, action, attributes }) => ({
        role: file.role,
        path: (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .shownPath */ .pS)(target, place, file.name),
        status: STATUS[tense][action],
        ...describeContent(file.holdsKey, file.bytes, attributes.mode),
        backup: backupId !== null && before.kind === 'file' ? (0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .backupPath */ .wZ)(stateDirectory, backupId, file.role) : null,
    }));
}
const STATUS = {
    would: { create: 'would-create', replace: 'would-replace', keep: 'unchanged', remove: 'would-remove' },
    did: { create: 'created', replace: 'replaced', keep: 'unchanged', remove: 'removed' },
    returned: { create: 'restored', replace: 'restored', keep: 'unchanged', remove: 'removed' },
};
/** A file's content without the content. */
function describeContent(holdsKey, bytes, mode) {
    return {
        sha256: holdsKey ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(bytes),
        bytes: bytes.length,
        mode: mode.toString(8).padStart(4, '0'),
    };
}
/** What became of each file after it was put back. What failed keeps the path of its backup. */
function reportRestored(files, plan, undone) {
    return plan.changes.flatMap((change, index) => {
        const { file, place, before, action } = change;
        const report = files[index];
        if (!report)
            return [];
        if (action === 'keep')
            return [{ ...report, backup: null }];
        const outcome = place === 'directory'
            ? undone.find(({ role }) => role === file.role)
            : undone.find(({ path }) => path.endsWith(`/${_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .CURRENT */ .e}`));
        if (outcome?.outcome === 'failed')
            return [{ ...report, status: 'failed' }];
        if (before.kind === 'absent')
            return [{ ...report, status: 'removed', sha256: null, bytes: 0, mode: '', backup: null }];
        const status = outcome?.outcome === 'untouched' ? 'unchanged' : 'restored';
        return [
            { ...report, status, ...describeContent(file.holdsKey, before.bytes, before.mode), backup: null },
        ];
    });
}


/***/ }),

/***/ 7154:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ compare),
/* harmony export */   f: () => (/* binding */ tellPlan)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9525);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5294);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6167);
/* harmony import */ var _transaction_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7404);
/* harmony import */ var _transaction_trial_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(540);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1739);
/* harmony import */ var _file_reports_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8180);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2292);
/* harmony import */ var _offer_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1096);









const CERTIFICATE_MODE = 0o644;
const PRIVATE_KEY_MODE = 0o600;
/**
 * Checks the offer against what the target holds, works out what would change, and hands that on. Changes nothing itself.
 *
 * @param use what to do with the inspection, which is valid until it ends
 * @throws DeployError with the code of a preflight check, TARGET_UNSAFE or PERMISSION_DENIED, or what `use` throws
 */
async function compare(run, offer, target, use) {
    const { request } = run;
    const { names, layout } = request;
    const view = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .viewTarget */ .Zy)(target, layout);
    try {
        const accepted = (0,_offer_js__WEBPACK_IMPORTED_MODULE_5__/* .acceptOffer */ .$H)(run, offer, {
            certificate: (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .readDeployed */ .BJ)(target, view, layout, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_6__/* .leafFile */ .hB)(names)),
            privateKey: offer.privateKey === null ? (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .readDeployed */ .BJ)(target, view, layout, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_6__/* .keyFile */ ._$)(names)) : null,
        });
        const keystore = await keystoreFor(run, accepted, target, view);
        const config = names.config === null ? null : readConfig(target, view, names.config);
        const folder = layout === 'symlink' ? _layout_js__WEBPACK_IMPORTED_MODULE_7__/* .CURRENT */ .e : '';
        const context = fileContext(request, accepted, keystore, folder, config?.toString('utf8') ?? null);
        const changes = (0,_transaction_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planChanges */ .XA)(target, view, layout, wantedFiles(request, context, config), request.owner);
        const pointer = replacedPointer(changes);
        const doubtful = pointer && request.server.doubts(textOf(pointer), context) ? pointer : null;
        const warning = (pointer && request.server.warns?.(textOf(pointer), context)) ?? null;
        const plan = {
            ...changes,
            trial: doubtful && planTrial(run, { ...context, folder: (0,_transaction_trial_js__WEBPACK_IMPORTED_MODULE_1__/* .trialFolder */ .Zl)(run.id) }, changes, doubtful),
        };
        (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .hideKeys */ .t)(run, plan);
        if (request.dryRun || (0,_transaction_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnchanged */ ._5)(plan))
            run.report.files = (0,_file_reports_js__WEBPACK_IMPORTED_MODULE_3__/* .reportFiles */ .IU)(request, target, plan, 'would', null);
        return await use({ target, view, accepted, context, plan, warning }, run);
    }
    finally {
        (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .closeView */ .uf)(view);
    }
}
/** Tells what would change, and what the server will need in order to notice. */
function tellPlan({ plan, target, view, accepted, context, warning }, { request, log }) {
    const skipped = [...request.skipChecks].join(', ');
    log.info(`checks passed: ${accepted.passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
    log.group('Compare with the target');
    (0,_file_reports_js__WEBPACK_IMPORTED_MODULE_3__/* .tellIntents */ .Db)(log, target, plan);
    const otherPlace = request.layout === 'symlink' ? 'directory' : 'current';
    if ((0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .readFileAt */ ._T)(target, view, otherPlace, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_6__/* .keyFile */ ._$)(request.names))) {
        const left = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .shownPath */ .pS)(target, otherPlace, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_6__/* .keyFile */ ._$)(request.names));
        log.info(`${left}: of the other layout; remove it once nothing reads it any more`);
    }
    const setup = {
        ...context,
        layout: request.layout,
        hasReloadCommand: (0,_request_js__WEBPACK_IMPORTED_MODULE_8__/* .canReload */ .o)(request.commands),
        hasEndpoints: request.verify.endpoints.length > 0,
    };
    for (const advice of request.server.advice(setup))
        log.warning(advice);
    if (warning)
        log.warning(`${warning.fact}: ${warning.remedy}`);
}
/** A pointer in doubt is tried first, when there is a new certificate to tell by whether the server follows it. */
function planTrial({ request }, context, { changes }, pointer) {
    const renewed = changes.some(({ file, action }) => file.role === 'certificate' && action !== 'keep');
    if (!renewed || request.verify.endpoints.length === 0)
        return null;
    const files = wantedFiles(request, context, null);
    const file = files.find(({ role }) => role === pointer.file.role);
    return file ? { pointer, bytes: file.bytes } : null;
}
/** The keystore that should be on the target, if there is to be one: made of the offer, or the one that is there when it holds that already. */
async function keystoreFor({ request, log }, { credential, key }, target, view) {
    const { layout, names, keystorePassword } = request;
    if (names.keystore === null)
        return null;
    const { keystoreOf } = await Promise.all(/* import() */[__nccwpck_require__.e(542), __nccwpck_require__.e(938)]).then(__nccwpck_require__.bind(__nccwpck_require__, 938));
    const existing = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .readDeployed */ .BJ)(target, view, layout, names.keystore);
    const { bytes, origin } = keystoreOf(credential, key, keystorePassword, existing);
    if (origin === 'unreadable')
        log.info(`${names.keystore}: keystore-password does not open what is there, so it is made anew`);
    return bytes;
}
function replacedPointer({ changes }) {
    return changes.find(({ file, action }) => file.pointer && action === 'replace') ?? null;
}
/** What a file said before its change. */
function textOf({ before }) {
    return before.kind === 'absent' ? '' : before.bytes.toString('utf8');
}
function fileContext(request, { credential, keyPem }, keystore, folder, configBefore) {
    return {
        folder,
        names: request.names,
        serverDirectory: request.serverDirectory,
        secretName: request.sdsSecretName,
        leafPem: credential.leafPem,
        chainPem: credential.chainPem,
        // Latin-1 keeps every byte of a key file that stays as it is.
        keyPem: keyPem.toString('latin1'),
        keystore,
        configBefore,
    };
}
/** The configuration file that is there; null when there is none. Throws as `readPlace` does. */
function readConfig(target, view, name) {
    const entry = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .readPlace */ .yI)(target, view, 'directory', name);
    return entry.kind === 'file' ? entry.bytes : null;
}
/** @param config the bytes of the file that keeps them */
function wantedFiles(request, context, config) {
    const files = request.server.files(context);
    return files.map(({ content, ...file }) => ({
        ...file,
        bytes: asBytes(content ?? config ?? '', file.holdsKey),
        mode: file.holdsKey ? request.privateKeyMode : request.certificateMode,
        defaultMode: file.holdsKey ? PRIVATE_KEY_MODE : CERTIFICATE_MODE,
    }));
}
function asBytes(content, holdsKey) {
    return typeof content === 'string' ? Buffer.from(content, holdsKey ? 'latin1' : 'utf8') : content;
}


/***/ }),

/***/ 2292:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ hideKeys)
/* harmony export */ });
/* harmony import */ var _certificate_pem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5021);

/** The most that a file with a private key is searched for it: as much as is read of a PEM text. */
const MAX_BYTES = 1024 * 1024;
/** Hides the private keys in the files of a plan, those that are on the target and those that will be. Certificates beside them stay visible. */
function hideKeys({ hide }, { changes }) {
    for (const { file, before } of changes) {
        if (!file.holdsKey)
            continue;
        const earlier = before.kind === 'file' && !before.bytes.equals(file.bytes) ? [before.bytes] : [];
        for (const bytes of [file.bytes, ...earlier])
            if (bytes.length <= MAX_BYTES)
                hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_0__/* .secretLines */ ._o)(bytes.toString('latin1'), false));
    }
}


/***/ }),

/***/ 1096:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ acceptOffer),
/* harmony export */   aX: () => (/* binding */ checkAlone),
/* harmony export */   np: () => (/* binding */ readOffer)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1590);
/* harmony import */ var _certificate_key_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2574);
/* harmony import */ var _certificate_pem_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5021);
/* harmony import */ var _certificate_preflight_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8784);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9984);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6167);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8244);
/* harmony import */ var _unwrap_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6371);








/** Parses what was given. Throws DeployError with a code of the certificate, the key, the chain or the PKCS#12 file. */
async function readOffer(run) {
    const { request, report, log, hide } = run;
    const given = await (0,_unwrap_js__WEBPACK_IMPORTED_MODULE_6__/* .unwrap */ .o)(run, request.credential);
    const read = (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readCredential */ .Yz)(given.certificate, given.chain);
    const credential = request.skipChecks.has('chain') ? (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .withStrays */ .f2)(read) : read;
    report.certificate = credential.facts;
    describe(credential, log);
    const privateKey = given.privateKey === null ? null : (0,_certificate_key_js__WEBPACK_IMPORTED_MODULE_1__/* .readPrivateKey */ .$k)(given.privateKey, request.passphrase);
    // Decrypted or folded anew, it has other lines than the ones that were given.
    if (privateKey)
        hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLines */ ._o)(privateKey.pem, true));
    for (const notice of [...credential.notices, ...(privateKey?.notices ?? [])])
        log.notice(notice);
    return { credential, privateKey };
}
function describe({ facts }, log) {
    log.info(`names: ${facts.names.join(', ') || 'none'}`);
    log.info(`issuer: ${facts.issuer.replace(/\n/g, ', ')}`);
    log.info(`valid: ${facts.notBefore.toISOString()} to ${facts.notAfter.toISOString()}`);
    log.info(`key: ${facts.keyType}; intermediates: ${facts.chainLength}`);
    log.info(`fingerprint (SHA-256): ${facts.fingerprint}`);
}
/**
 * Holds an offer against everything that could make it the wrong one for this target.
 *
 * @throws DeployError with the code of the check that refused; INPUT_INVALID when no key was given and the target has none
 */
function acceptOffer({ request, hide }, { credential, privateKey }, deployed) {
    const deployedLeaf = deployed.certificate === null ? null : (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readDeployedLeaf */ .z0)(deployed.certificate, credential.leaf);
    const kept = privateKey === null ? deployed.privateKey : null;
    if (privateKey === null && kept === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .DeployError */ .sH('INPUT_INVALID', `private-key: required, because ${request.target.directory} holds no ${(0,_server_names_js__WEBPACK_IMPORTED_MODULE_7__/* .keyFile */ ._$)(request.names)} that could stay`, 'give the private key, or name the one on the target in private-key-file or bundle-file');
    }
    const key = privateKey ?? readKept(kept.toString('latin1'), request, hide);
    const passed = (0,_certificate_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .preflight */ .Mz)({
        ...withoutTarget(request, credential),
        privateKey: key.key,
        keyOrigin: privateKey === null ? 'on the target' : 'given',
        deployedLeaf,
    }, request.skipChecks);
    return {
        credential,
        key: key.key,
        keyPem: kept === null ? Buffer.from(key.pem) : keyAsItIs(request, kept),
        deployed: deployedLeaf && (0,_expected_js__WEBPACK_IMPORTED_MODULE_5__/* .leafOf */ .eo)(deployedLeaf),
        passed,
    };
}
function readKept(pem, { passphrase }, hide) {
    hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLines */ ._o)(pem, true));
    const key = (0,_certificate_key_js__WEBPACK_IMPORTED_MODULE_1__/* .readPrivateKey */ .$k)(pem, passphrase, 'private key on the target');
    hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLines */ ._o)(key.pem, true));
    return key;
}
/**
 * Holds an offer against everything that can be told without its target, for when that cannot be opened: a certificate that would be refused anyway is the better news.
 *
 * @throws DeployError with the code of the check that refused
 */
function checkAlone(request, { credential, privateKey }) {
    (0,_certificate_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .preflight */ .Mz)({
        ...withoutTarget(request, credential),
        privateKey: privateKey?.key ?? null,
        keyOrigin: 'given',
        deployedLeaf: null,
    }, request.skipChecks);
}
function withoutTarget(request, credential) {
    return {
        credential,
        serverNames: request.verify.endpoints.flatMap(({ serverName }) => serverName ?? []),
        now: new Date(),
        minValidityMs: request.minValidityMs,
    };
}
/** A key that stays: its file byte for byte, or, where it is part of a bundle, its block. */
function keyAsItIs({ names }, kept) {
    return names.privateKey === null ? Buffer.from((0,_certificate_key_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyPrivateKey */ .jt)(kept.toString('latin1'))) : kept;
}


/***/ }),

/***/ 2051:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  jd: () => (/* binding */ owning),
  Cc: () => (/* binding */ working)
});

// UNUSED EXPORTS: recoverUnfinished, takeLock

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/certificate/credential.js
var credential = __nccwpck_require__(1590);
// EXTERNAL MODULE: ./build/server/names.js
var names = __nccwpck_require__(6167);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __nccwpck_require__(9392);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9984);
// EXTERNAL MODULE: ./build/transaction/durable.js
var durable = __nccwpck_require__(395);
// EXTERNAL MODULE: ./build/transaction/entry.js
var entry = __nccwpck_require__(7180);
// EXTERNAL MODULE: ./build/transaction/folder.js
var folder = __nccwpck_require__(9298);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
// EXTERNAL MODULE: ./build/transaction/process.js
var process = __nccwpck_require__(1793);
;// CONCATENATED MODULE: ./build/transaction/holder.js
/*
 * Who holds a lock: what its file says, how somebody is told who it is, and how a process of this machine is known to live.
 */





/** Who a lock or a claim names. What cannot be read counts as somebody on another machine. */
function readHolder(state, name) {
    let text;
    let stat;
    try {
        stat = external_node_fs_.lstatSync(state.at(name));
        if (stat.isDirectory())
            throw new errors/* DeployError */.sH('TARGET_UNSAFE', `${state.path}/${name} is a folder`, 'remove it: no deployment made it');
        text = stat.isFile() && stat.size < 65_536 ? external_node_fs_.readFileSync(state.at(name), 'utf8') : '';
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
    const unknown = stranger(stat);
    const holder = parseHolder(text, unknown.token);
    return { holder: holder ?? unknown, isReadable: holder !== null, touchedMs: stat.mtimeMs };
}
/** @param anyToken names a holder that names itself by none */
function parseHolder(text, anyToken) {
    try {
        const value = JSON.parse(text);
        const { host, pid, start, runUrl, token, machine, processStart } = value;
        if (typeof host !== 'string' || !Number.isSafeInteger(pid) || typeof start !== 'string')
            return null;
        const optional = (field) => (typeof field === 'string' ? field : null);
        return {
            host,
            pid: pid,
            start,
            token: typeof token === 'string' && /^[0-9a-f]{32}$/.test(token) ? token : anyToken,
            runUrl: optional(runUrl),
            machine: optional(machine),
            processStart: optional(processStart),
        };
    }
    catch {
        return null;
    }
}
function stranger(stat) {
    const token = `${stat.ino.toString(16)}${Math.floor(stat.ctimeMs).toString(16)}`
        .padStart(32, '0')
        .slice(-32);
    return {
        host: 'unknown',
        pid: 0,
        start: stat.mtime.toISOString(),
        runUrl: null,
        token,
        machine: null,
        processStart: null,
    };
}
/** This process as a holder. */
function describeMyself(runUrl) {
    return {
        host: (0,external_node_os_namespaceObject.hostname)(),
        ...(0,process/* thisProcess */.WF)(),
        start: new Date().toISOString(),
        runUrl,
        token: (0,external_node_crypto_.randomBytes)(16).toString('hex'),
    };
}
/** Whether a process number of this holder means something here. One that does not say where its machine is counts by its host's name. */
function isHere({ host, pid, machine: where }) {
    return pid > 0 && host === (0,external_node_os_namespaceObject.hostname)() && (where === null || where === (0,process/* thisMachine */.g8)());
}
/** A holder in words. */
function describe({ host, pid, start, runUrl }) {
    return `process ${pid} on ${host} since ${start}${runUrl ? `, ${runUrl}` : ''}`;
}

// EXTERNAL MODULE: ./build/transaction/target.js
var transaction_target = __nccwpck_require__(5067);
;// CONCATENATED MODULE: ./build/transaction/lock.js
/*
 * One deployment at a time. The lock is a file, `lock`, in the state directory, that names its holder. To processes it appears whole or not at all: it is written under
 * another name and linked to its own, which fails when there is one already (link(2): EEXIST). After a power cut it can be empty: nobody's, and dead once it has been silent.
 *
 * A holder that lives is never disturbed, however long it takes. What counts as dead:
 *   - on this machine: its process is gone, or its number now belongs to a process started at another time;
 *   - on another machine, or in another container: its lock was not touched for 30 s. A holder touches it every 5 s. Both times
 *     are read from the file system's clock, so that clocks of different machines need not agree.
 *
 * Two waiters must not both take over from the same dead holder. Who wants to take over from a holder first links its own claim to a
 * name made of that holder's token, which only one can do. Should the claimant die, too, its claim is claimed in the same way.
 *
 * A holder that was suspended, and lost its lock meanwhile, finds out by `confirm`, which looks whether the file named `lock` is still the one it made.
 * It must be called before every change that others could see.
 */








const LOCK = 'lock';
/** A claim under its first name, which gives no right to anything. */
const UNUSED_CLAIM = /^lock\.[0-9a-f]{32}$/;
const SILENCE_MS = 30_000;
const HEARTBEAT_MS = 5_000;
const RETRY_MS = 100;
/**
 * Takes the target's lock, waiting for whoever holds it.
 *
 * @throws DeployError LOCKED after `timeoutMs`; what the signal was aborted with; WRITE_FAILED or PERMISSION_DENIED when
 *   nothing can be written to the state directory
 */
async function acquireLock(options) {
    const { target, timeoutMs, signal } = options;
    const deadline = Date.now() + timeoutMs;
    let waitedFor = null;
    for (;;) {
        signal.throwIfAborted();
        const state = (0,transaction_target/* enterState */.Y8)(target);
        let attempt = null;
        try {
            attempt = attemptLock(state, describeMyself(options.runUrl));
        }
        catch (error) {
            // The holder has just left and taken the emptied state directory with it: it will be made anew.
            if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT') {
                (0,transaction_target/* leaveState */.Zc)(target, state);
                throw (0,durable/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be taken`);
            }
        }
        if (attempt?.kind === 'held') {
            if (attempt.tookOver)
                options.onTakeover(describe(attempt.tookOver));
            return holdOrLeave(target, state);
        }
        (0,transaction_target/* leaveState */.Zc)(target, state);
        if (attempt && waitedFor === null) {
            waitedFor = describe(attempt.holder);
            options.onWait(waitedFor);
        }
        if (Date.now() >= deadline) {
            throw new errors/* DeployError */.sH('LOCKED', `another deployment holds the target: ${waitedFor ?? 'unknown'}`, `waited ${timeoutMs} ms for it; let it finish, or raise lock-timeout`);
        }
        await pause(Math.min(RETRY_MS, Math.max(1, deadline - Date.now())), signal);
    }
}
/** One attempt: take a free lock, take over a dead one, or name who is in the way. Null when it was free a moment ago. */
function attemptLock(state, me) {
    const claim = `${LOCK}.${me.token}`;
    try {
        external_node_fs_.writeFileSync(state.at(claim), `${JSON.stringify(me, null, 2)}\n`, { flag: 'wx', mode: durable/* PRIVATE_FILE */.rQ });
        if (linkNew(state, claim, LOCK))
            return { kind: 'held', tookOver: null };
        const seen = readHolder(state, LOCK);
        if (!seen)
            return null;
        return isDead(state, seen, claim)
            ? takeOver(state, seen, claim)
            : { kind: 'blocked', holder: seen.holder };
    }
    finally {
        (0,folder/* removeFile */.nM)(state.at(claim));
    }
}
/** Follows the claims, from the dead holder to the last of those who died while taking over from it, and makes the next. */
function takeOver(state, dead, claim) {
    const claims = [];
    for (let last = dead;;) {
        const name = `${LOCK}.from-${last.holder.token}`;
        claims.push(name);
        if (linkNew(state, claim, name))
            break;
        const claimant = readHolder(state, name);
        if (!claimant)
            return null;
        if (!isDead(state, claimant, claim))
            return { kind: 'blocked', holder: claimant.holder };
        last = claimant;
    }
    const ours = claims.at(-1);
    if (readHolder(state, LOCK)?.holder.token !== dead.holder.token) {
        (0,folder/* removeFile */.nM)(state.at(ours));
        return null;
    }
    external_node_fs_.renameSync(state.at(ours), state.at(LOCK));
    for (const name of claims)
        (0,folder/* removeFile */.nM)(state.at(name));
    return { kind: 'held', tookOver: dead.holder };
}
/** Holds the lock that was just taken, or gives it back. */
function holdOrLeave(target, state) {
    try {
        return hold(target, state);
    }
    catch (error) {
        (0,folder/* removeFile */.nM)(state.at(LOCK));
        (0,transaction_target/* leaveState */.Zc)(target, state);
        throw (0,durable/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be held`);
    }
}
function hold(target, state) {
    const fd = external_node_fs_.openSync(state.at(LOCK), external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW);
    const { dev, ino } = external_node_fs_.fstatSync(fd);
    const mine = `${dev}:${ino}`;
    const first = Buffer.alloc(1);
    external_node_fs_.readSync(fd, first, 0, 1, 0);
    const heartbeat = setInterval(() => {
        try {
            // Writing what is there already moves the modification time by the file system's own clock.
            external_node_fs_.writeSync(fd, first, 0, 1, 0);
        }
        catch {
            // A missed beat is no failure yet: confirm() tells when the lock is lost.
        }
    }, HEARTBEAT_MS);
    heartbeat.unref();
    let released = false;
    sweepClaims(state);
    return {
        state,
        confirm: () => {
            const found = (0,durable/* doing */.Yp)(`the lock in ${state.path} cannot be looked at`, () => (0,entry/* identityOf */.c)(state.at(LOCK)));
            if (found === mine)
                return;
            if (found === null) {
                throw new errors/* DeployError */.sH('LOCKED', `the lock of this deployment is gone: somebody removed it, or the whole of ${state.path}`, `nothing more was touched; compare the target with the backups in ${state.path}/backups, if they are still there`);
            }
            throw new errors/* DeployError */.sH('LOCKED', 'another deployment has taken the target over', 'this one was silent for too long; nothing more was touched, the other one decides');
        },
        release: () => {
            if (released)
                return;
            released = true;
            clearInterval(heartbeat);
            try {
                if ((0,entry/* identityOf */.c)(state.at(LOCK)) === mine)
                    (0,folder/* removeFile */.nM)(state.at(LOCK));
                external_node_fs_.closeSync(fd);
                (0,transaction_target/* leaveState */.Zc)(target, state);
            }
            catch {
                // What the run has come to stays true. A lock that stays behind is that of a dead process, and taken over at once.
            }
        },
    };
}
/** What dead waiters left behind. */
function sweepClaims(state) {
    for (const name of external_node_fs_.readdirSync(state.at('.'))) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const seen = readHolder(state, name);
        // One that cannot be read was never finished. Should its owner live, it finds its claim gone and makes another.
        const isTorn = seen?.isReadable === false && UNUSED_CLAIM.test(name);
        if (seen && (isTorn || isDead(state, seen, LOCK)))
            (0,folder/* removeFile */.nM)(state.at(name));
    }
}
/** Gives a file a second name, if nothing has it yet. Copies where the file system knows no hard links. */
function linkNew(state, from, to) {
    try {
        external_node_fs_.linkSync(state.at(from), state.at(to));
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes((0,errors/* systemCode */.xU)(error)))
            throw error;
    }
    try {
        external_node_fs_.copyFileSync(state.at(from), state.at(to), external_node_fs_.constants.COPYFILE_EXCL);
        external_node_fs_.chmodSync(state.at(to), durable/* PRIVATE_FILE */.rQ);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/**
 * @param fresh a file touched just now: its time is what the file system's clock says
 */
function isDead(state, seen, fresh) {
    if (isHere(seen.holder))
        return !(0,process/* isRunning */.W_)(seen.holder);
    return external_node_fs_.lstatSync(state.at(fresh)).mtimeMs - seen.touchedMs > SILENCE_MS;
}
function pause(ms, signal) {
    return new Promise((resolve) => {
        const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
    });
}

// EXTERNAL MODULE: ./build/transaction/names.js
var transaction_names = __nccwpck_require__(4224);
// EXTERNAL MODULE: ./build/transaction/unfinished.js
var unfinished = __nccwpck_require__(3751);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __nccwpck_require__(1739);
// EXTERNAL MODULE: ./build/pipeline/expected.js
var expected = __nccwpck_require__(8244);
// EXTERNAL MODULE: ./build/pipeline/run.js
var pipeline_run = __nccwpck_require__(3423);
;// CONCATENATED MODULE: ./build/pipeline/recovery.js











/**
 * Opens the target for as long as something is done with it.
 *
 * @param unopened what to do first when it cannot be opened; may throw what is better told than that
 * @throws DeployError as `openTarget` does, or what `use` or `unopened` throws
 */
async function working(run, use, how = 'write', unopened = () => undefined) {
    let target;
    try {
        target = (0,transaction_target/* openTarget */.Ap)(run.request.target, how);
    }
    catch (error) {
        unopened();
        throw error;
    }
    try {
        return await use(target);
    }
    finally {
        (0,transaction_target/* closeTarget */.yV)(target);
    }
}
/**
 * Takes the target's lock for as long as something is done under it, and undoes first what an earlier deployment left unfinished.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
async function owning(run, target, use) {
    const lock = await (0,pipeline_run/* phase */.O)(run, 'Lock', () => takeLock(run, target, run.request.runUrl));
    try {
        run.id = (0,transaction_names/* nextDeploymentId */._l)((0,backup/* backupIds */.lL)(lock.state).at(-1) ?? null, new Date(), (0,external_node_crypto_.randomBytes)(4));
        await recoverUnfinished(run, target, lock, (0,names/* leafFile */.hB)(run.request.names));
        return await use(lock);
    }
    finally {
        lock.release();
    }
}
/** Takes the target's lock and says so where there is something to say. Throws as `acquireLock` does. */
async function takeLock(run, target, runUrl) {
    return acquireLock({
        target,
        timeoutMs: run.request.target.lockTimeoutMs,
        runUrl,
        signal: run.signal,
        onWait: (holder) => run.log.info(`waiting for another deployment to this target: ${holder}`),
        onTakeover: (holder) => run.log.notice(`the lock of a deployment that died was taken over: ${holder}`),
    });
}
/**
 * Rolls back the deployment that did not finish, if there is one.
 *
 * @param certificateName the file of this run that holds the certificate, by which the leaf that is there afterwards is read
 * @throws DeployError ROLLBACK_FAILED when a file could not be put back, LOCKED as `restore` does, TARGET_UNSAFE when the journal cannot be used
 */
async function recoverUnfinished(run, target, lock, certificateName) {
    const journal = (0,unfinished/* findUnfinished */.d)(target, lock);
    if (!journal)
        return;
    run.log.group('Recover');
    run.log.notice(`an earlier deployment (${journal.id}) did not finish: it is rolled back first`);
    const { restore } = await Promise.all(/* import() */[__nccwpck_require__.e(863), __nccwpck_require__.e(379), __nccwpck_require__.e(8), __nccwpck_require__.e(452)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9452));
    const { verified, failure } = await restore(run, target, lock, journal, () => leafOnTarget(target, certificateName));
    if (failure) {
        run.report.status = 'rollback-failed';
        run.report.changed = true;
        throw failure;
    }
    run.report.recovered = true;
    run.report.changed = true;
    run.report.rollbackVerified = verified;
}
/** The leaf that the target holds now, in whichever layout; null when it holds none. */
function leafOnTarget(target, name) {
    const view = (0,transaction_view/* viewTarget */.Zy)(target, 'in-place');
    try {
        const pem = (0,transaction_view/* readDeployed */.BJ)(target, view, view.generation ? 'symlink' : 'in-place', name);
        const leaf = pem === null ? null : (0,credential/* readDeployedLeaf */.z0)(pem, null);
        return leaf && (0,expected/* leafOf */.eo)(leaf);
    }
    finally {
        (0,transaction_view/* closeView */.uf)(view);
    }
}


/***/ }),

/***/ 3423:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ phase),
/* harmony export */   u: () => (/* binding */ newRun)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9984);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2193);


/** A run that has not begun. */
function newRun(request, context) {
    const report = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .newReport */ .bQ)();
    report.directory = request.target.directory;
    report.verified = request.verify.endpoints.length > 0 ? false : null;
    return {
        ...context,
        id: '',
        request,
        report,
        rollbackSignal: graceAfter(context.signal),
    };
}
/** Runs one phase and notes when it began, when it ended, and whether it failed. */
async function phase(run, name, step) {
    const entry = { name, start: Date.now(), end: Date.now(), failed: true };
    run.report.phases.push(entry);
    try {
        const result = await step();
        entry.failed = false;
        return result;
    }
    finally {
        entry.end = Date.now();
    }
}
/** How long after a cancellation a rollback may still reload and prove: a runner grants 7.5 s until it sends SIGTERM. */
const GRACE_AFTER_CANCEL_MS = 5_000;
/** The signal under which a rollback works: a cancellation does not stop it, but from that moment on leaves it little time. */
function graceAfter(cancelled) {
    const controller = new AbortController();
    const onCancel = () => {
        const timer = setTimeout(() => controller.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('CANCELLED', 'the job was cancelled')), GRACE_AFTER_CANCEL_MS);
        timer.unref();
    };
    if (cancelled.aborted)
        onCancel();
    else
        cancelled.addEventListener('abort', onCancel, { once: true });
    return controller.signal;
}


/***/ }),

/***/ 1235:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ confirmUnchanged)
/* harmony export */ });
/**
 * Nothing has to be written: sees to it that the servers know what the files hold, unless nobody wants to know. The files are not touched.
 *
 * @throws DeployError as `confirmServed` does
 */
async function confirmUnchanged(run, expected) {
    const { endpoints, unchanged } = run.request.verify;
    run.log.group('Verify');
    run.log.info('every file is as it should be: nothing was written');
    if (endpoints.length === 0 || !unchanged)
        return;
    const { confirmServed } = await Promise.all(/* import() */[__nccwpck_require__.e(379), __nccwpck_require__.e(354)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9354));
    await confirmServed(run, expected);
}


/***/ }),

/***/ 6371:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ unwrap)
/* harmony export */ });
/* harmony import */ var _certificate_pem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5021);

/**
 * A credential as PEM, out of whatever it was given in. A key that comes out of a PKCS#12 file is masked before anything else is done with it.
 *
 * @throws DeployError PKCS12_INVALID or PASSPHRASE_WRONG
 */
async function unwrap({ log, hide }, given) {
    if (given.kind === 'pem')
        return given;
    // Only who has such a file pays for loading what reads it.
    const { readPkcs12 } = await Promise.all(/* import() */[__nccwpck_require__.e(542), __nccwpck_require__.e(829)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6829));
    const { certificate, chain, privateKey } = readPkcs12(given.bytes, given.password);
    if (privateKey === null)
        log.notice('the PKCS#12 file holds no private key: the one on the target stays');
    else
        hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_0__/* .secretLines */ ._o)(privateKey, true));
    return { kind: 'pem', certificate, chain, privateKey };
}


/***/ }),

/***/ 2193:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WJ: () => (/* binding */ KEY_TYPES),
/* harmony export */   bQ: () => (/* binding */ newReport),
/* harmony export */   gR: () => (/* binding */ holdsKey),
/* harmony export */   gg: () => (/* binding */ ROLES)
/* harmony export */ });
/** Every role, in the order in which reports list them. */
const ROLES = [
    'certificate',
    'private-key',
    'chain',
    'bundle',
    'keystore',
    'sds',
    'config',
];
/** Whether a file of a role holds a private key. */
function holdsKey(role) {
    return role === 'private-key' || role === 'bundle' || role === 'keystore';
}
/** The types of key of which a server may have a certificate each, for the same name. */
const KEY_TYPES = ['RSA', 'RSA-PSS', 'ECDSA', 'Ed25519', 'Ed448'];
/** A report of a run in which nothing has happened yet. */
function newReport() {
    return {
        status: 'rejected',
        changed: false,
        verified: null,
        certificate: null,
        directory: null,
        files: [],
        endpoints: [],
        backupId: null,
        recovered: false,
        unfinished: false,
        rollbackVerified: null,
        error: null,
        phases: [],
    };
}


/***/ }),

/***/ 5294:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ canReload)
/* harmony export */ });
/** Whether there is a way to make the server read the files. */
function canReload({ reload, runtime }) {
    return reload !== null || runtime !== null;
}


/***/ }),

/***/ 6167:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ pairOrBundle),
/* harmony export */   _$: () => (/* binding */ keyFile),
/* harmony export */   hB: () => (/* binding */ leafFile),
/* harmony export */   wi: () => (/* binding */ pairAndBundle)
/* harmony export */ });
/** The file that holds the leaf. It also tells a credential from others in the same directory. */
function leafFile({ certificate, bundle }) {
    return nameOf(certificate ?? bundle);
}
/** The file that holds the private key. */
function keyFile({ privateKey, bundle }) {
    return nameOf(privateKey ?? bundle);
}
function nameOf(name) {
    if (name === null)
        throw new Error('every kind writes a certificate file or a bundle');
    return name;
}
/** What certificate and key are called where nothing else is asked for. */
const CERTIFICATE = 'cert.pem';
const PRIVATE_KEY = 'key.pem';
/** Certificate and key in files of their own, and a bundle as a further file. */
function pairAndBundle({ certificate, privateKey, bundle }) {
    return { certificate: certificate ?? CERTIFICATE, privateKey: privateKey ?? PRIVATE_KEY, bundle };
}
/** A bundle in the place of certificate and key: they have files of their own only when there is no bundle, or when they are named. */
function pairOrBundle(given) {
    const isNamed = given.certificate !== null || given.privateKey !== null;
    return given.bundle === null || isNamed ? pairAndBundle(given) : given;
}


/***/ }),

/***/ 9392:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ BACKUPS),
/* harmony export */   O3: () => (/* binding */ sweepBackups),
/* harmony export */   SC: () => (/* binding */ findBackup),
/* harmony export */   Tw: () => (/* binding */ openBackup),
/* harmony export */   e0: () => (/* binding */ MANIFEST),
/* harmony export */   f2: () => (/* binding */ discardBackup),
/* harmony export */   lL: () => (/* binding */ backupIds),
/* harmony export */   t2: () => (/* binding */ unsealBackup),
/* harmony export */   wZ: () => (/* binding */ backupPath)
/* harmony export */ });
/* unused harmony export openBackups */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9984);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(395);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7180);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4224);
/*
 * What the target's files were before one deployment, kept together as one set: `backups/<id>/` holds one file a role and, once the deployment is proven, a manifest that seals it, of which there is a draft until then.
 * The names have no ending, so that a server that loads every file it finds does not load these.
 */






/** The folder of all backups, in the state directory. */
const BACKUPS = 'backups';
/** What seals a backup, beside its files. */
const MANIFEST = 'manifest';
/** The path of a backed-up file, for people. */
function backupPath(stateDirectory, id, role) {
    return `${stateDirectory}/${BACKUPS}/${id}/${role}`;
}
/** Opens the folder of a backup. Throws a system error when there is none. */
function openBackup(state, id) {
    const backups = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(state, BACKUPS);
    try {
        return (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(backups, id);
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(backups);
    }
}
/** Opens the folder of a backup, or what would be one; null when there is none. Throws a system error. */
function findBackup(state, id) {
    try {
        return openBackup(state, id);
    }
    catch (error) {
        // Anything but a folder is no backup of ours.
        if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error)))
            throw error;
        return null;
    }
}
/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
function unsealBackup(state, id) {
    const set = findBackup(state, id);
    if (set === null)
        return;
    try {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeFile */ .nM)(set.at(MANIFEST));
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(set);
    }
}
/** Removes one backup. Nothing happens when there is none. */
function discardBackup(state, id) {
    // What is half removed must not pass for a whole backup.
    unsealBackup(state, id);
    const backups = openBackups(state);
    if (backups === null)
        return;
    try {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .dM)(backups, id);
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(backups);
    }
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
/** Opens the folder of all backups; null when there is none. Throws a system error, for a symlink as well. */
function openBackups(state) {
    try {
        return (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(state, BACKUPS);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/** The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in their place. */
function backupIds(state) {
    const backups = (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)(`the backups in ${state.path} cannot be opened`, () => openBackups(state));
    if (backups === null)
        return [];
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(backups.at('.'))
            .filter((name) => _names_js__WEBPACK_IMPORTED_MODULE_5__/* .DEPLOYMENT_ID */ .C1.test(name))
            .sort();
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(backups);
    }
}
/** Removes the backups that were never sealed. Only for whoever holds the lock, when there is no journal. */
function sweepBackups(state) {
    const ids = backupIds(state);
    for (const id of ids)
        if (!isSealed(state, id))
            discardBackup(state, id);
    if (ids.length === 0)
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
function isSealed(state, id) {
    const set = findBackup(state, id);
    if (set === null)
        return false;
    try {
        return (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .c)(set.at(MANIFEST)) !== null;
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(set);
    }
}


/***/ }),

/***/ 395:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ removeDraft),
/* harmony export */   EU: () => (/* binding */ writeFailure),
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   K4: () => (/* binding */ draft),
/* harmony export */   Oo: () => (/* binding */ createPrivate),
/* harmony export */   Qm: () => (/* binding */ replaceDurably),
/* harmony export */   Yp: () => (/* binding */ doing),
/* harmony export */   jj: () => (/* binding */ nameDraft),
/* harmony export */   ly: () => (/* binding */ PRIVATE_FOLDER),
/* harmony export */   mk: () => (/* binding */ publish),
/* harmony export */   rQ: () => (/* binding */ PRIVATE_FILE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9984);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9298);
/* harmony import */ var _pending_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(183);




const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Mode of everything that this project keeps for itself. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
/**
 * Creates an empty file that nobody but its owner can open, and that was not there before.
 *
 * @throws a system error: EEXIST when the name is taken, also by a dangling symlink
 */
function createPrivate(access) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, PRIVATE_FILE));
}
/**
 * Fills a file made by `createPrivate`, and leaves it to be synced. Owner and mode come after the content, and the mode after the owner,
 * because a change of owner clears bits (chown(2)): until then the file can be opened by its owner alone.
 *
 * @param written the modification time; without attributes the file keeps its own
 * @throws a system error
 */
function fill(pending, access, bytes, attributes, written = new Date()) {
    // It may have the mode of the file that it replaces already, by which not even its owner may write to it.
    if (attributes)
        node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync(access, PRIVATE_FILE);
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
        for (let written = 0; written < bytes.length;)
            written += node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync(fd, bytes, written);
        if (attributes) {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.futimesSync(fd, written, written);
            const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
            if (stat.uid !== attributes.uid || stat.gid !== attributes.gid)
                node_fs__WEBPACK_IMPORTED_MODULE_0__.fchownSync(fd, attributes.uid, attributes.gid);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(fd, attributes.mode);
        }
    }
    catch (error) {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        throw error;
    }
    pending.addFile(fd);
}
/** What a file of our own is called until it is whole. */
const draftOf = (name) => `${name}.new`;
/** Writes what a small file of our own is going to say, and leaves it to be synced. Throws a system error. */
function draft(pending, folder, name, text) {
    const access = folder.at(draftOf(name));
    removeDraft(folder, name);
    createPrivate(access);
    fill(pending, access, Buffer.from(text), null);
}
/** Removes what was to become a file of our own, and never did. Throws a system error. */
function removeDraft(folder, name) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .removeFile */ .nM)(folder.at(draftOf(name)));
}
/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
function nameDraft(folder, name) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(folder.at(draftOf(name)), folder.at(name));
}
/** Gives a draft that was synced its name, durably. Throws a system error. */
function publish(folder, name) {
    nameDraft(folder, name);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .syncFolder */ .Yw)(folder);
}
/**
 * Replaces a small file of our own so that, whatever happens, it is the old one or the new one: draft, sync, rename, sync of the folder.
 *
 * @param name the final name, in `folder`
 * @throws a system error
 */
function replaceDurably(folder, name, text) {
    const pending = (0,_pending_js__WEBPACK_IMPORTED_MODULE_3__/* .openPending */ .Y)();
    try {
        draft(pending, folder, name, text);
        pending.sync();
        publish(folder, name);
    }
    catch (error) {
        removeDraft(folder, name);
        throw error;
    }
    finally {
        pending.close();
    }
}
const REMEDIES = {
    ENOSPC: 'free some space on the file system of the target',
    EDQUOT: 'free some of the quota on the file system of the target',
    EBUSY: 'a file that is mounted by itself cannot be replaced: mount its folder instead',
    EXDEV: 'state-directory must be on the file system of the target',
    EROFS: 'the target is mounted read-only',
    EACCES: 'run the job as a user who may write there',
    EPERM: 'run the job as a user who may write there; is the file or the folder immutable (lsattr)?',
};
const DENIALS = new Set(['EACCES', 'EPERM', 'EROFS']);
/**
 * A system error as a failure that a user can act on. A DeployError passes unchanged.
 *
 * @param what what could not be done, as a clause: "/certs/cert.pem cannot be replaced"
 */
function writeFailure(error, what) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH)
        return error;
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH(DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED', `${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, REMEDIES[code] ?? '', error);
}
/** Runs a step and turns its system errors into failures that name what was being done. */
function doing(what, step) {
    try {
        return step();
    }
    catch (error) {
        throw writeFailure(error, what);
    }
}


/***/ }),

/***/ 7180:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf),
/* harmony export */   h: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9984);


const ABSENT = { kind: 'absent' };
/** Larger files are no credential. */
const MAX_BYTES = 16 * 1024 * 1024;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * Reads what is at a path without following a symlink.
 *
 * @param access the path to read
 * @param shown the path to show people
 * @throws DeployError TARGET_UNSAFE for anything that is neither absent nor a regular file, PERMISSION_DENIED when it cannot be read
 */
function readEntry(access, shown) {
    let fd;
    try {
        fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    }
    catch (error) {
        switch ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error)) {
            case 'ENOENT':
                return ABSENT;
            case 'ELOOP':
            case 'EMLINK':
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} is a symbolic link`, 'it is neither followed nor replaced: name the file it points at, or use layout: symlink');
            case 'EACCES':
            case 'EPERM':
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PERMISSION_DENIED', `${shown} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, 'it must be readable in order to be compared and backed up: run the job as its owner', error);
            default:
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} cannot be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, 'expected a regular file, or nothing', error);
        }
    }
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
        if (!stat.isFile())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} is not a regular file`, 'expected a regular file, or nothing');
        if (stat.size > MAX_BYTES)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} is larger than 16 MiB`, 'is it the right name?');
        return {
            kind: 'file',
            bytes: node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(fd),
            mode: stat.mode & 0o7777,
            uid: stat.uid,
            gid: stat.gid,
            writtenMs: stat.mtimeMs,
            identity: `${stat.dev}:${stat.ino}`,
        };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${shown} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error)}`, 'it must be readable in order to be compared and backed up: see to the file system that it is on', error);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    }
}
/** Device and inode of what is at a path, not following a symlink; null when nothing is. */
function identityOf(access) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false });
    return stat ? `${stat.dev}:${stat.ino}` : null;
}


/***/ }),

/***/ 9298:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   $G: () => (/* binding */ closeFolder),
/* harmony export */   DI: () => (/* binding */ foldersOn),
/* harmony export */   HQ: () => (/* binding */ ensureSubfolder),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   V3: () => (/* binding */ removeIfEmpty),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   xU: () => (/* binding */ openSubfolder),
/* harmony export */   zv: () => (/* binding */ FolderTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9984);



const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
const THROUGH_HANDLE = node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync('/proc/self/fd');
/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path by which to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
function openFolder(access, shown = access.toString()) {
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const base = THROUGH_HANDLE ? `/proc/${process.pid}/fd/${fd}` : access.toString();
    return { fd, path: shown, at: (name) => `${base}/${name}` };
}
/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
function openSubfolder(parent, name) {
    return openFolder(parent.at(name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name));
}
function closeFolder(folder) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(folder.fd);
}
/**
 * Makes what was created, renamed or removed in a directory survive a power cut. A failed sync is never tried again. Some file systems
 * (FUSE, 9p) know no sync of a directory (fsync(2): EINVAL); there it is theirs to keep what they have acknowledged.
 */
function syncFolder(folder) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(folder.fd);
    }
    catch (error) {
        if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error)))
            throw error;
    }
}
/**
 * Whether anything is at a path, a symlink that leads nowhere included. Not `existsSync`, which takes a disk that does not answer for a name that is not there.
 *
 * @throws a system error when that cannot be told
 */
function isThere(access) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
    }
    catch (error) {
        // What is above it is a file, and holds nothing.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOTDIR')
            return false;
        throw error;
    }
}
/** Makes a directory if it is not there, and says whether it did. The mode is exact, whatever the umask. */
function ensureSubfolder(parent, name, mode) {
    // Nearly always it is there, and to look is cheaper than to fail.
    if (isThere(parent.at(name)))
        return false;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync(parent.at(name), mode);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
    try {
        // Through a handle: by its name, whoever put a symlink there since would have the mode of something else changed.
        const made = openSubfolder(parent, name);
        try {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(made.fd, mode);
        }
        finally {
            closeFolder(made);
        }
    }
    catch (error) {
        retract(parent.at(name));
        throw error;
    }
    return true;
}
/** Removes a folder that could not be finished, for the error that is under way to be told. What has taken its place is not ours. */
function retract(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
    }
    catch {
        // Nothing that could be said here is worth more than that error.
    }
}
/** Removes a file or a symlink. Nothing happens when there is none. Throws a system error. */
function removeFile(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync(access);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
    }
}
/** Removes a folder unless something is in it, and says whether it is gone. Throws a system error. */
function removeIfEmpty(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
        return true;
    }
    catch (error) {
        if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error)))
            throw error;
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT';
    }
}
/**
 * Removes an entry of a folder, with everything below it when it is a folder itself. No symlink is followed, not even one that takes a folder's place meanwhile.
 * Nothing happens when there is none.
 *
 * @param name as bytes where it came out of a folder, since it need not be text
 * @throws a system error
 */
function removeTree(parent, name) {
    const access = Buffer.concat([Buffer.from(parent.at('')), Buffer.from(name)]);
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false });
    if (!stat)
        return;
    if (!stat.isDirectory()) {
        removeFile(access);
        return;
    }
    const folder = openFolder(access, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name.toString()));
    try {
        for (const below of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(folder.at('.'), { encoding: 'buffer' }))
            removeTree(folder, below);
    }
    finally {
        closeFolder(folder);
    }
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
}
/**
 * The folders on the way to files with names like `tls/cert.pem`, each opened once and none through a symlink.
 * Closing the tree closes them all.
 */
class FolderTree {
    root;
    #opened = new Map();
    constructor(root) {
        this.root = root;
    }
    /**
     * The folder that holds a file.
     *
     * @param name the file's name, relative to the root, already checked to stay below it
     * @throws a system error, ENOENT among them, when a folder on the way cannot be opened
     */
    holding(name) {
        return this.folder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(name));
    }
    /** A folder below the root; `.` is the root itself. Throws as `holding` does. */
    folder(path) {
        if (path === '.')
            return this.root;
        const known = this.#opened.get(path);
        if (known)
            return known;
        const opened = openSubfolder(this.folder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
        this.#opened.set(path, opened);
        return opened;
    }
    /** A path, through handles, to the file of a name. Throws as `holding` does. */
    at(name) {
        return this.holding(name).at((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(name));
    }
    /** Closes one folder, so that it is opened afresh the next time. */
    forget(path) {
        const known = this.#opened.get(path);
        if (known)
            closeFolder(known);
        this.#opened.delete(path);
    }
    close() {
        for (const folder of this.#opened.values())
            closeFolder(folder);
        this.#opened.clear();
        closeFolder(this.root);
    }
}
/** The folders on the way to a name, outermost first. */
function foldersOn(name) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(name);
    return parent === '.' ? [] : [...foldersOn(parent), parent];
}


/***/ }),

/***/ 2011:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ draftJournal),
/* harmony export */   Di: () => (/* binding */ publishJournal),
/* harmony export */   EK: () => (/* binding */ replaceJournal),
/* harmony export */   Ex: () => (/* binding */ JOURNAL),
/* harmony export */   H: () => (/* binding */ dropJournal),
/* harmony export */   Sw: () => (/* binding */ removeJournal),
/* harmony export */   a0: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9984);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2193);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(395);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4224);
/*
 * The journal is what makes a deployment survive its own death. It exists from just before the first visible change until the deployment is proven or undone,
 * and says how to undo every change that may have happened by then. It never says what to run, and nothing in it is trusted: names must be ones that this
 * project writes, below the target, whatever somebody may have put into the file.
 */






/** The journal's name in the state directory. */
const JOURNAL = 'journal';
const MAX_BYTES = 4 * 1024 * 1024;
/** Writes the journal of a deployment that is being prepared, and leaves it to be synced. Throws a system error. */
function draftJournal(pending, state, journal) {
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .draft */ .K4)(pending, state, JOURNAL, textOf(journal));
}
/** Makes the draft the journal: from here on the deployment can be undone. Throws a system error. */
function publishJournal(state) {
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .publish */ .mk)(state, JOURNAL);
}
/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
function replaceJournal(state, journal) {
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceDurably */ .Qm)(state, JOURNAL, textOf(journal));
}
function textOf(journal) {
    return `${JSON.stringify(journal, null, 2)}\n`;
}
/** @throws a system error */
function removeJournal(state) {
    dropJournal(state);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .syncFolder */ .Yw)(state);
}
/** Removes the journal, and one that was still being written, without making sure that they stay away. Throws a system error. */
function dropJournal(state) {
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .removeDraft */ .AB)(state, JOURNAL);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .removeFile */ .nM)(state.at(JOURNAL));
}
/**
 * The journal of a deployment that did not finish, or null when there is none.
 *
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write
 */
function readJournal(state) {
    let text;
    try {
        const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(state.at(JOURNAL), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        try {
            const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
            if (!stat.isFile() || stat.size > MAX_BYTES)
                throw untrusted(state, 'it is not a file of a few kilobytes');
            text = node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(fd, 'utf8');
        }
        finally {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        }
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH)
            throw error;
        throw untrusted(state, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error));
    }
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw untrusted(state, 'it is not JSON');
    }
    if (!isJournal(value))
        throw untrusted(state, 'it names what no deployment to this target could have written');
    return value;
}
function untrusted(state, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `the journal of an unfinished deployment, ${state.path}/${JOURNAL}, cannot be used: ${why}`, `compare the target with the backups in ${state.path}/backups, put right what is wrong, and remove the journal`);
}
function isJournal(value) {
    if (!isRecord(value))
        return false;
    const { version, id, target, directory, started, files, folders, generation, trial, reloading, servedBefore, } = value;
    return (version === 1 &&
        isDeploymentId(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetIdentity */ .YY)(target) &&
        typeof directory === 'string' &&
        typeof started === 'string' &&
        isListOf(files, isJournalFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => file.name)).size === files.length &&
        isListOf(folders, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV) &&
        (generation === null || (isRecord(generation) && isGeneration(generation, id))) &&
        typeof trial === 'boolean' &&
        typeof reloading === 'boolean' &&
        isListOf(servedBefore, isServedBefore));
}
function isJournalFile(value) {
    if (!isRecord(value))
        return false;
    const { role, name, before } = value;
    return (_report_js__WEBPACK_IMPORTED_MODULE_5__/* .ROLES */ .gg.includes(role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(name) &&
        (before === null || (typeof before === 'string' && /^\d+:\d+$/.test(before))));
}
function isGeneration({ before, after, files, others }, id) {
    return ((before === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFolderName */ .OB)(before)) &&
        (after === null || after === _names_js__WEBPACK_IMPORTED_MODULE_4__/* .GENERATION_PREFIX */ .u0 + id) &&
        isListOf(files, isJournalFile) &&
        isListOf(others, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetName */ .j8));
}
function isServedBefore(value) {
    if (!isRecord(value))
        return false;
    const { endpoint, address, serverName, fingerprint, keyType } = value;
    return (typeof endpoint === 'string' &&
        typeof address === 'string' &&
        (serverName === null || typeof serverName === 'string') &&
        typeof fingerprint === 'string' &&
        /^[0-9a-f]{64}$/.test(fingerprint) &&
        (keyType === null || _report_js__WEBPACK_IMPORTED_MODULE_5__/* .KEY_TYPES */ .WJ.includes(keyType)));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isListOf(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}
function isDeploymentId(value) {
    return typeof value === 'string' && _names_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENT_ID */ .C1.test(value);
}


/***/ }),

/***/ 4224:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   C1: () => (/* binding */ DEPLOYMENT_ID),
/* harmony export */   Ks: () => (/* binding */ TRIAL_PREFIX),
/* harmony export */   OB: () => (/* binding */ isFolderName),
/* harmony export */   P2: () => (/* binding */ STATE_FOLDER),
/* harmony export */   XD: () => (/* binding */ isStateName),
/* harmony export */   YY: () => (/* binding */ isTargetIdentity),
/* harmony export */   _l: () => (/* binding */ nextDeploymentId),
/* harmony export */   j8: () => (/* binding */ isTargetName),
/* harmony export */   oV: () => (/* binding */ isFileName),
/* harmony export */   u0: () => (/* binding */ GENERATION_PREFIX),
/* harmony export */   zB: () => (/* binding */ MAX_NAME)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9525);
/*
 * Names in a target: those that this project gives, and those that it lets others give.
 */


/** The default name of the state directory. */
const STATE_FOLDER = '.rotate-certificate';
/** Whether a name is that of something in a state directory. */
function isStateName(name) {
    return /^(?:lock|journal)(?:\.|$)|^(?:staging|backups)$/.test(name);
}
/** Names a deployment, its backup and its folders: the time in UTC, so that names sort by age, and something random. */
const DEPLOYMENT_ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;
/** The last time that can be written with a year of four digits. */
const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');
/**
 * Names a deployment so that it sorts behind the ones before it, even where the clock of the machine that made those was ahead.
 *
 * @param newest the id of the newest deployment that is known of; null when none is
 * @param random four bytes
 */
function nextDeploymentId(newest, now, random) {
    const [, year, month, day, hours, minutes, seconds, ms] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(newest ?? '') ?? [];
    const latest = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
    const time = new Date(latest < LAST_TIME ? Math.max(now.getTime(), latest + 1) : now.getTime());
    return `${time.toISOString().replace(/[-:.]/g, '')}-${random.toString('hex')}`;
}
/** The most characters of a file's name, with the folders on the way. */
const MAX_NAME = 1_024;
/** What the folder is called in which a pointer's files are shown on trial. */
const TRIAL_PREFIX = '.trial-';
/** What the folders of the `symlink` layout are called. */
const GENERATION_PREFIX = '.generation-';
/**
 * Whether a name can be that of a file of a target: relative, in its shortest form, staying below the target, and free of control characters.
 */
function isTargetName(value) {
    if (typeof value !== 'string' || value === '' || value.length > MAX_NAME || value.startsWith('/'))
        return false;
    if (/[\u0000-\u001f\u007f\\]/.test(value))
        return false;
    return ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(value) === value && value !== '.' && !value.split('/').includes('..') && !value.endsWith('/'));
}
/** Whether something can be what tells a target from others with the same state directory. */
function isTargetIdentity(value) {
    return typeof value === 'string' && /^\.\.(?:\/|$)/.test(value);
}
/** Whether a name is that of an entry of a folder itself. */
function isFolderName(value) {
    return isTargetName(value) && !value.includes('/');
}
/** Whether a name can be that of a file that a deployment writes: none of the names that this project uses itself. */
function isFileName(value) {
    return isTargetName(value) && !isReserved(value);
}
/** Whether a name is, or is below, one that this project uses itself. */
function isReserved(name) {
    const [top = ''] = name.split('/');
    return ([STATE_FOLDER, _layout_js__WEBPACK_IMPORTED_MODULE_1__/* .CURRENT */ .e].includes(top) ||
        [GENERATION_PREFIX, TRIAL_PREFIX].some((prefix) => top.startsWith(prefix)));
}


/***/ }),

/***/ 183:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ openPending)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9298);
/*
 * What was written and does not have to survive a power cut yet. A file system with a journal commits everything that waits in it together: of syncs that follow each other with
 * no change in between, the first does the work, and the others find little left to do. So files and folders are written first, all of them, and synced then, each of them.
 */


/** How many files are kept open. A process may have 1,024. */
const MAX_OPEN = 64;
/** Nothing yet. The caller closes it. */
function openPending() {
    const files = [];
    const folders = [];
    const closeFiles = () => {
        for (const fd of files.splice(0))
            node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    };
    const syncFiles = () => {
        for (const fd of files)
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync(fd);
        closeFiles();
    };
    return {
        addFile: (fd) => {
            files.push(fd);
            if (files.length === MAX_OPEN)
                syncFiles();
        },
        addFolder: (folder) => {
            folders.push(folder);
        },
        sync: () => {
            syncFiles();
            for (const folder of folders)
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .syncFolder */ .Yw)(folder);
        },
        close: () => {
            closeFiles();
            for (const folder of folders.splice(0))
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .closeFolder */ .$G)(folder);
        },
    };
}


/***/ }),

/***/ 9161:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ requireSettable),
/* harmony export */   u: () => (/* binding */ requireReplaceable)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9984);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9525);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1739);
/*
 * What this process would not be allowed to do, found out before anything is written.
 */





/**
 * Refuses an owner that this process could not set: only root gives files away, and others may only choose among their own groups (chown(2)).
 *
 * @param shown the file, for the message
 * @throws DeployError PERMISSION_DENIED
 */
function requireSettable({ uid, gid }, shown) {
    const me = process.geteuid?.();
    if (me === undefined || me === 0)
        return;
    if (uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid)))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`, 'run the job as that user or as root, or choose another owner (owner: runner)');
}
/**
 * Refuses a file whose name could not be given to another: the folder must let this process write, and in a sticky one the file, or the folder, must be its own (rename(2): EPERM).
 *
 * @throws DeployError PERMISSION_DENIED
 */
function requireReplaceable(target, place, name, before) {
    const shown = (0,_view_js__WEBPACK_IMPORTED_MODULE_3__/* .shownPath */ .pS)(target, place, name);
    const folder = place === 'current' ? target.files.root : nearestFolder(target.files, name);
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync(folder.at('.'), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `${folder.path}, where ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(shown)} is to go, cannot be written to: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'run the job as a user who may write there', error);
    }
    const me = process.geteuid?.();
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(folder.fd);
    const owner = place === 'current' ? ownerOfCurrent(target) : before.kind === 'file' ? before.uid : null;
    const isSticky = (stat.mode & 0o1000) !== 0 && owner !== null;
    if (!isSticky || me === undefined || me === 0 || stat.uid === me || owner === me)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `${place === 'current' ? (0,_view_js__WEBPACK_IMPORTED_MODULE_3__/* .shownPath */ .pS)(target, 'directory', _layout_js__WEBPACK_IMPORTED_MODULE_4__/* .CURRENT */ .e) : shown} belongs to user ${owner} and is in a sticky folder, where ${me} cannot replace it`, 'run the job as its owner, as the owner of the folder, or as root');
}
/** Whose the symlink is that all files of the layout go through; null when there is none. */
function ownerOfCurrent({ files }) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(files.root.at(_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .CURRENT */ .e), { throwIfNoEntry: false })?.uid ?? null;
}
/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files, name) {
    try {
        return files.holding(name);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
        return nearestFolder(files, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(name));
    }
}


/***/ }),

/***/ 7404:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  IZ: () => (/* binding */ carriedFiles),
  CJ: () => (/* binding */ comesLast),
  _5: () => (/* binding */ isUnchanged),
  KY: () => (/* binding */ missingFolders),
  XA: () => (/* binding */ planChanges),
  NV: () => (/* binding */ withConfig)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/layout.js
var layout = __nccwpck_require__(9525);
;// CONCATENATED MODULE: ./build/transaction/attributes.js
/**
 * The attributes that a file is to have.
 *
 * @param before what is there now
 * @param mode the mode asked for; null to keep an existing file's
 * @param defaultMode the mode of a new file when none was asked for
 * @param folder the stat of the folder it goes to: a setgid folder gives its group to new files
 */
function wantedAttributes(policy, before, mode, defaultMode, folder) {
    const kept = before.kind === 'file' ? before : null;
    const uid = process.geteuid?.() ?? 0;
    const gid = folder.mode & 0o2000 ? folder.gid : (process.getegid?.() ?? 0);
    const owner = policy.kind === 'set' ? policy : policy.kind === 'keep' && kept ? kept : { uid, gid };
    return { uid: owner.uid, gid: owner.gid, mode: mode ?? (kept ? kept.mode : defaultMode) };
}

// EXTERNAL MODULE: ./build/transaction/folder.js
var transaction_folder = __nccwpck_require__(9298);
// EXTERNAL MODULE: ./build/transaction/permission.js
var permission = __nccwpck_require__(9161);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __nccwpck_require__(1739);
;// CONCATENATED MODULE: ./build/transaction/plan.js







/**
 * Compares what is wanted with what is there. Changes nothing.
 *
 * @throws DeployError TARGET_UNSAFE when a name is taken by something that is not a regular file, PERMISSION_DENIED when an owner could not be set
 */
function planChanges(target, view, layout, wanted, owner) {
    const compared = wanted.map((file) => {
        const place = layout === 'symlink' && !file.pointer ? 'current' : 'directory';
        const before = (0,transaction_view/* readPlace */.yI)(target, view, place, file.name);
        const other = fileInUse(target, view, place, file, before);
        const attributes = wantedAttributes(owner, other ?? before, file.mode, file.defaultMode, folderStat(target, place, file.name));
        const isRight = other === null && isAsWanted(before, file, attributes);
        const action = before.kind === 'absent' ? 'create' : isRight ? 'keep' : 'replace';
        const model = other && (place === 'current' ? 'directory' : 'current');
        return { file, place, before, action, attributes, model, backup: null, isOutdated: false };
    });
    const changes = withConfig(compared);
    for (const { file, place, before, action, attributes } of changes) {
        if (action === 'keep')
            continue;
        (0,permission/* requireSettable */.b)(attributes, (0,transaction_view/* shownPath */.pS)(target, place, file.name));
        (0,permission/* requireReplaceable */.u)(target, place, file.name, before);
    }
    const switches = changes.some((change) => change.place === 'current' && change.action !== 'keep');
    return {
        layout,
        changes,
        current: switches ? 'switches' : 'stays',
        pointersFirst: false,
        carried: switches ? carriedFiles(target, view, changes) : [],
        folders: missingFolders(target.files, changes),
        trial: null,
    };
}
/**
 * A server that watches its configuration file notices nothing else: when anything changes, that file is moved into place
 * too, though it may hold the same bytes.
 */
function withConfig(changes) {
    if (changes.every(({ action }) => action === 'keep'))
        return changes;
    return changes.map((change) => change.file.role === 'config' && change.action === 'keep' && change.before.kind === 'file'
        ? { ...change, action: 'replace' }
        : change);
}
/** Whether a change comes after all others, in whichever direction: what the server watches must show it what is already there. */
function comesLast({ file, action }) {
    return file.role === 'config' && action !== 'remove';
}
/** Whether a deployment would change nothing. */
function isUnchanged(plan) {
    return plan.changes.every((change) => change.action === 'keep');
}
/** The file of the other layout, where that is the one in use: there is no other, or it was written later. Pointers are the same in both. */
function fileInUse(target, view, place, file, before) {
    const other = file.pointer ? null : (0,transaction_view/* readOther */.nB)(target, view, place, file.name);
    return other !== null && (before.kind === 'absent' || other.writtenMs > before.writtenMs) ? other : null;
}
function isAsWanted(before, file, attributes) {
    return (before.kind === 'file' &&
        before.bytes.equals(file.bytes) &&
        before.mode === attributes.mode &&
        before.uid === attributes.uid &&
        before.gid === attributes.gid);
}
function folderStat(target, place, name) {
    const { files } = target;
    try {
        return external_node_fs_.fstatSync((place === 'current' ? files.root : files.holding(name)).fd);
    }
    catch {
        return external_node_fs_.fstatSync(files.root.fd);
    }
}
/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
function carriedFiles(target, { generation }, changes) {
    if (!generation)
        return [];
    const ours = new Set(changes.filter((change) => change.place === 'current').map((change) => change.file.name));
    return (0,transaction_view/* listFiles */.CS)(generation, (0,external_node_path_.join)(target.path, layout/* CURRENT */.e)).filter((name) => !ours.has(name));
}
/** The subfolders of the directory that new files need, outermost first. */
function missingFolders(tree, changes) {
    const missing = new Set();
    for (const { file: { name }, place, action, } of changes) {
        if (place !== 'directory' || action !== 'create')
            continue;
        for (let folder = (0,external_node_path_.dirname)(name); folder !== '.'; folder = (0,external_node_path_.dirname)(folder)) {
            if (!(0,transaction_folder/* isThere */.$B)(tree.root.at(folder)))
                missing.add(folder);
        }
    }
    return [...missing].sort((one, other) => one.length - other.length);
}


/***/ }),

/***/ 1793:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WF: () => (/* binding */ thisProcess),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   g8: () => (/* binding */ thisMachine)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9984);
/*
 * A process, told from every other one: by its number, its start, and the machine on which the number means something.
 */


/** This process. */
function thisProcess() {
    return { pid: process.pid, machine: thisMachine(), processStart: startOf(process.pid) };
}
/** The boot and the process namespace: a process number means something only there (pid_namespaces(7)). */
function thisMachine() {
    try {
        const boot = node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        return `${boot} ${node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync('/proc/self/ns/pid')}`;
    }
    catch {
        return null;
    }
}
/** Whether the process still runs. Only for a process of this machine: its number means nothing elsewhere. */
function isRunning({ pid, processStart }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        // EPERM: it runs, as another user.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) !== 'EPERM')
            return false;
    }
    return processStart === null || !hasOwnProc() || startOf(pid) === processStart;
}
/**
 * The start of a process; null when it is gone or a zombie, or when that cannot be told. Fields 22 and 3 of
 * proc_pid_stat(5), counted from the end of the name, because the name may hold blanks.
 */
function startOf(pid) {
    if (!hasOwnProc())
        return null;
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    }
    catch {
        return null;
    }
}
/** Whether `/proc` tells of this process namespace. With the outer one mounted, its numbers are those of other processes. */
function hasOwnProc() {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync('/proc/self') === String(process.pid);
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 6293:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Le: () => (/* binding */ clearStaging),
/* harmony export */   fr: () => (/* binding */ EARLIER_CURRENT),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(395);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9298);
/* Where a deployment prepares its files, out of everybody's sight: `staging/<id>/` in the state directory. */


const STAGING = 'staging';
/** The name, among the staged files, under which the symlink is kept that `current` was before. */
const EARLIER_CURRENT = 'earlier-current';
/** Opens the folder in which a deployment prepares its files, making it if it is not there. Throws a system error. */
function openStaging(state, id) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .ensureSubfolder */ .HQ)(state, STAGING, _durable_js__WEBPACK_IMPORTED_MODULE_0__/* .PRIVATE_FOLDER */ .ly);
    const staging = (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .openSubfolder */ .xU)(state, STAGING);
    try {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .ensureSubfolder */ .HQ)(staging, id, _durable_js__WEBPACK_IMPORTED_MODULE_0__/* .PRIVATE_FOLDER */ .ly);
        return (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .openSubfolder */ .xU)(staging, id);
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .closeFolder */ .$G)(staging);
    }
}
/** Removes everything that was ever staged. Only for whoever holds the lock, when nothing is under way. */
function clearStaging(state) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .dM)(state, STAGING);
}


/***/ }),

/***/ 5067:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ openTarget),
/* harmony export */   Nq: () => (/* binding */ lookIntoState),
/* harmony export */   Y8: () => (/* binding */ enterState),
/* harmony export */   YB: () => (/* binding */ stateHolds),
/* harmony export */   Zc: () => (/* binding */ leaveState),
/* harmony export */   yV: () => (/* binding */ closeTarget)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9984);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(395);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4224);






/**
 * Opens the target and makes sure that it can be worked in. Changes nothing.
 *
 * @param use whether anything is going to be changed
 * @throws DeployError TARGET_MISSING when the directory is not there, PERMISSION_DENIED when it cannot be written to,
 *   TARGET_UNSAFE when the state directory is not a place of our own, INPUT_INVALID when it is on another file system
 */
function openTarget({ directory, stateDirectory }, use) {
    const root = openDirectory(directory, use);
    try {
        if (use === 'write')
            checkState(node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(root.fd), stateDirectory);
        return {
            path: directory,
            files: new _folder_js__WEBPACK_IMPORTED_MODULE_4__/* .FolderTree */ .zv(root),
            stateDirectory,
            stateIsOurs: stateDirectory === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _names_js__WEBPACK_IMPORTED_MODULE_5__/* .STATE_FOLDER */ .P2),
            identity: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(settled(stateDirectory), settled(directory)),
        };
    }
    catch (error) {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(root);
        throw error;
    }
}
/** A path without symlinks on the way to it, as far as there is something at all. */
function settled(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settled(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
    }
}
function openDirectory(directory, use) {
    let root;
    try {
        root = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(directory), directory);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EACCES') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${directory} cannot be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'run the job as a user who may read and write it', error);
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_MISSING', `directory ${directory} is not a directory that can be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'create it, or mount it, before the deployment', error);
    }
    try {
        const { R_OK, W_OK, X_OK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
        node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync(root.at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
    }
    catch (error) {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(root);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${directory} cannot be ${use === 'write' ? 'written to' : 'read'}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, `run the job as a user who may ${use} there`, error);
    }
    return root;
}
function checkState(directory, stateDirectory) {
    const state = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(stateDirectory, { throwIfNoEntry: false });
    if (state && !state.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${stateDirectory} is not a directory`, 'remove what is there, or name another state-directory');
    }
    if (state)
        requireOwn(state, stateDirectory);
    const place = state ?? node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(stateDirectory), { throwIfNoEntry: false });
    if (!place?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_MISSING', `the folder of state directory ${stateDirectory} is not there`, 'create it, or leave state-directory out');
    }
    if (place.dev !== directory.dev) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('INPUT_INVALID', `state-directory: expected a path on the file system of directory, got ${stateDirectory}`, 'a rename from one file system to another is not atomic: leave state-directory out, or move it');
    }
}
/** Whoever owns the state directory can put anything into it, and have root, of all users, change what is elsewhere. */
function requireOwn(state, stateDirectory) {
    const me = process.geteuid?.();
    if (me === undefined || state.uid === me)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${stateDirectory} belongs to user ${state.uid}, not to ${me}`, 'run every deployment to a target as the same user, or name a state-directory of your own');
}
/**
 * Opens the state directory, making it if it is not there. Only its owner can enter it.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be made private, WRITE_FAILED or PERMISSION_DENIED when it cannot be made
 */
function enterState(target) {
    const { stateDirectory, files } = target;
    try {
        const parent = target.stateIsOurs
            ? files.root
            : (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(stateDirectory)));
        try {
            return { ...makeState(parent, stateDirectory), path: stateDirectory };
        }
        finally {
            if (parent !== files.root)
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(parent);
        }
    }
    catch (error) {
        throw (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFailure */ .EU)(error, `state directory ${stateDirectory} cannot be made`);
    }
}
/** A folder that others use is not closed to them. */
function requireNobodysElse(state, stateDirectory) {
    const foreign = node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(state.at('.')).find((name) => !(0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateName */ .XD)(name));
    if (foreign === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${stateDirectory} is open to others, and holds ${foreign}, which is none of ours`, 'name a folder of its own for it: it is made private');
}
function makeState(parent, stateDirectory) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(stateDirectory);
    const made = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureSubfolder */ .HQ)(parent, name, _durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
    try {
        const state = (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(parent, name);
        try {
            const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(state.fd);
            requireOwn(stat, stateDirectory);
            if ((stat.mode & 0o7777) !== _durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly) {
                requireNobodysElse(state, stateDirectory);
                node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(state.fd, _durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
            }
            if (made)
                (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .syncFolder */ .Yw)(parent);
        }
        catch (error) {
            (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(state);
            throw error;
        }
        return state;
    }
    catch (error) {
        if (made)
            (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeIfEmpty */ .V3)(parent.at(name));
        throw error;
    }
}
/** Opens the state directory for as long as something is read in it; null when there is none. Makes nothing. */
async function lookIntoState({ stateDirectory }, use) {
    const state = (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .doing */ .Yp)('the state directory cannot be opened', () => (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isThere */ .$B)(stateDirectory) ? (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(stateDirectory) : null);
    if (state === null)
        return use(null);
    try {
        return await use(state);
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(state);
    }
}
/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
function stateHolds({ stateDirectory }, name) {
    return (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .doing */ .Yp)(`the state directory ${stateDirectory} cannot be looked into`, () => (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isThere */ .$B)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stateDirectory, name)));
}
/** Removes the state directory when it is empty and stands where this project puts it. */
function leaveState(target, state) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .closeFolder */ .$G)(state);
    if (!target.stateIsOurs)
        return;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(target.files.root.at((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target.stateDirectory)));
    }
    catch {
        // Backups are kept, or another deployment waits there, or somebody else has removed it or put something in its place. An empty folder that stays does no harm.
    }
}
function closeTarget(target) {
    target.files.close();
}


/***/ }),

/***/ 540:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mo: () => (/* binding */ sweepTrials),
/* harmony export */   Y1: () => (/* binding */ STAGED_TRIAL),
/* harmony export */   Zl: () => (/* binding */ trialFolder),
/* harmony export */   l5: () => (/* binding */ removeTrial)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4224);
/*
 * A server that is told by a pointer which files to read may refuse a new pointer and still notice that the files it knows have changed: it would serve the new certificate, until it is
 * started again. Where the pointer gives reason to doubt, it is therefore tried first: the new files are put into a folder that nothing else names, and the pointer names that folder. What
 * is then served was found through the pointer. The files at their own names stay as they are until that is proven.
 */



/** The name of the staged pointer. */
const STAGED_TRIAL = 'trial';
/** The folder of a deployment's trial, in the target. */
function trialFolder(id) {
    return _names_js__WEBPACK_IMPORTED_MODULE_2__/* .TRIAL_PREFIX */ .Ks + id;
}
/** Removes the folder of a trial. Nothing happens when there is none. Throws a system error. */
function removeTrial(target, id) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .dM)(target.files.root, trialFolder(id));
}
/** Removes the folders of trials that ended without it. Only for whoever holds the lock, when there is no journal. Throws a system error. */
function sweepTrials(target) {
    const root = target.files.root;
    for (const name of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(root.at('.')))
        if (name.startsWith(_names_js__WEBPACK_IMPORTED_MODULE_2__/* .TRIAL_PREFIX */ .Ks) && _names_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPLOYMENT_ID */ .C1.test(name.slice(_names_js__WEBPACK_IMPORTED_MODULE_2__/* .TRIAL_PREFIX */ .Ks.length)))
            (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeTree */ .dM)(root, name);
}


/***/ }),

/***/ 3751:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ seeUnfinished),
/* harmony export */   d: () => (/* binding */ findUnfinished)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9984);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9392);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(395);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9298);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2011);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6293);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5067);
/* harmony import */ var _trial_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(540);
/* What deployments that died have left: a journal, which has to be obeyed, or leftovers, which nobody needs. */








/**
 * Whether the state directory holds the journal of a deployment, and if so, whether it is one to this target or, `elsewhere`, to another. One that cannot be read counts as
 * this target's. Changes nothing, and needs no lock: it may not be so any more.
 *
 * @throws DeployError when the state directory cannot be opened
 */
function seeUnfinished(target) {
    if (!(0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .stateHolds */ .YB)(target, _journal_js__WEBPACK_IMPORTED_MODULE_4__/* .JOURNAL */ .Ex))
        return 'none';
    const state = (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)('the state directory cannot be opened', () => (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)(target.stateDirectory));
    try {
        const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .readJournal */ .a0)(state);
        if (journal === null)
            return 'none';
        return journal.target === target.identity ? 'here' : 'elsewhere';
    }
    catch {
        return 'here';
    }
    finally {
        (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .closeFolder */ .$G)(state);
    }
}
/**
 * The journal of a deployment that died, or null. Without one, what dead deployments left in the state directory, and of their trials, is cleared away.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
function findUnfinished(target, lock) {
    const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .readJournal */ .a0)(lock.state);
    if (journal?.target === target.identity)
        return journal;
    if (journal) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `${target.stateDirectory} holds the journal of an unfinished deployment to another directory, ${journal.directory}`, `run a deployment to that directory first, which rolls it back; where it is gone, remove ${target.stateDirectory}/journal`);
    }
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)('what an earlier deployment left cannot be cleared away', () => {
        (0,_staging_js__WEBPACK_IMPORTED_MODULE_5__/* .clearStaging */ .Le)(lock.state);
        (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .sweepBackups */ .O3)(lock.state);
        (0,_trial_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepTrials */ .Mo)(target);
        (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .removeDraft */ .AB)(lock.state, _journal_js__WEBPACK_IMPORTED_MODULE_4__/* .JOURNAL */ .Ex);
    });
    return null;
}


/***/ }),

/***/ 1739:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ readDeployed),
/* harmony export */   CS: () => (/* binding */ listFiles),
/* harmony export */   Zy: () => (/* binding */ viewTarget),
/* harmony export */   _T: () => (/* binding */ readFileAt),
/* harmony export */   _y: () => (/* binding */ accessPath),
/* harmony export */   lY: () => (/* binding */ isOutdated),
/* harmony export */   nB: () => (/* binding */ readOther),
/* harmony export */   pS: () => (/* binding */ shownPath),
/* harmony export */   uf: () => (/* binding */ closeView),
/* harmony export */   yI: () => (/* binding */ readPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9984);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9525);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7180);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9298);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4224);







/**
 * Looks at the target. In the `in-place` layout a `current` that is not ours is none of our business, but that must be known of it: it may be what is in use; in the `symlink` layout it must be absent,
 * or a symlink to a folder beside it.
 *
 * @throws DeployError TARGET_UNSAFE
 */
function viewTarget(target, layout) {
    const root = target.files.root;
    const unsafe = (what) => {
        if (layout === 'in-place')
            return { link: null, generation: null };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e)} ${what}`, 'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place');
    };
    const link = readCurrent(target);
    if (link === 'absent')
        return { link: null, generation: null };
    if (link === 'no link')
        return unsafe('is not a symbolic link');
    if (!(0,_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isFolderName */ .OB)(link.to))
        return unsafe('points outside of the directory, or deeper into it');
    try {
        return { link: link.to, generation: new _folder_js__WEBPACK_IMPORTED_MODULE_4__/* .FolderTree */ .zv((0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(root, link.to)) };
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return { link: link.to, generation: null };
        if (saysWhatIsThere(error))
            return unsafe(`points at what is not a folder: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`);
        throw lookFailed(target, error);
    }
}
/** What `current` is. Between the two looks it may become something else, or go. */
function readCurrent(target) {
    const access = target.files.root.at(_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e);
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false });
        if (!stat)
            return 'absent';
        return stat.isSymbolicLink() ? { to: node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync(access) } : 'no link';
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return 'absent';
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EINVAL')
            return 'no link';
        throw lookFailed(target, error);
    }
}
function lookFailed({ path }, error) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e)} cannot be looked at: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
}
/** Whether a system error is about what is at a path: no folder or no file, or for others only. Any other is about the disk, or about this process, and says nothing of it. */
function saysWhatIsThere(error) {
    return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error));
}
function closeView(view) {
    view.generation?.close();
}
/** The path of a file as people know it. */
function shownPath(target, place, name) {
    return place === 'current' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e, name) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, name);
}
/** A path, through handles, to a file; null when a folder on the way is not there. Throws TARGET_UNSAFE when one is not a folder. */
function accessPath(target, view, place, name) {
    const tree = place === 'current' ? view.generation : target.files;
    if (!tree)
        return null;
    try {
        return tree.at(name);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `a folder on the way to ${shownPath(target, place, name)} cannot be used: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'expected folders, and no symbolic links among them', error);
    }
}
/** What is at a name. Throws as `readEntry` does. */
function readPlace(target, view, place, name) {
    const access = accessPath(target, view, place, name);
    return access === null ? { kind: 'absent' } : (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(access, shownPath(target, place, name));
}
/** What is at a name, when that is a regular file that may be read, and no symlink is on the way to it; null otherwise. Throws as `readEntry` does when that cannot be told. */
function readFileAt(target, view, place, name) {
    try {
        const entry = readPlace(target, view, place, name);
        return entry.kind === 'file' ? entry : null;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && (error.cause === undefined || saysWhatIsThere(error.cause)))
            return null;
        throw error;
    }
}
/**
 * The bytes of a credential file that the target holds, in whichever layout, so that a target can change from one to the other. Where both have it, the one that was
 * written last counts: after a change of layouts the earlier one's files stay behind.
 *
 * @returns null when there is none
 */
function readDeployed(target, view, layout, name) {
    const place = layout === 'symlink' ? 'current' : 'directory';
    const entry = readPlace(target, view, place, name);
    const other = readOther(target, view, place, name);
    if (other !== null && (entry.kind === 'absent' || other.writtenMs > entry.writtenMs))
        return other.bytes;
    return entry.kind === 'file' ? entry.bytes : null;
}
/** The file that the other layout has of that name; null when it has none that could be used. */
function readOther(target, view, place, name) {
    return readFileAt(target, view, place === 'current' ? 'directory' : 'current', name);
}
/**
 * Whether the other layout has a file of that name that was written later: then that one is in use. So that this can be told, a file that goes back to being unused gets its own time back.
 *
 * @param writtenMs when the file of this layout was written
 */
function isOutdated(target, view, place, name, writtenMs) {
    const other = readOther(target, view, place, name);
    return other !== null && other.writtenMs > writtenMs;
}
/** The names of all regular files below a folder. Throws TARGET_UNSAFE for anything else but folders. */
function listFiles(tree, shown, below = '.') {
    const folder = tree.folder(below);
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(folder.at('.'), { withFileTypes: true })
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap((item) => {
        const name = below === '.' ? item.name : `${below}/${item.name}`;
        // What is no text cannot be reached by what it was read as.
        if (item.name.includes('\ufffd') && !(0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isThere */ .$B)(folder.at(item.name)))
            throw odd(shown, name, 'has a name that is not UTF-8');
        if (item.isDirectory())
            return listFiles(tree, shown, name);
        if (item.isFile())
            return [name];
        throw odd(shown, name, 'is neither a file nor a folder');
    });
}
function odd(shown, name, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(shown, name)} ${what}`, 'what current points at is carried over into the new folder, and may hold files and folders only');
}


/***/ }),

/***/ 1435:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ keyTypeOf)
/* harmony export */ });
const KEY_TYPES = new Map([
    ['rsa', 'RSA'],
    ['rsa-pss', 'RSA-PSS'],
    ['ec', 'ECDSA'],
    ['ed25519', 'Ed25519'],
    ['ed448', 'Ed448'],
]);
/** Of which type a certificate's key is; null for one that is never asked for. */
function keyTypeOf(key) {
    return KEY_TYPES.get(key.asymmetricKeyType ?? '') ?? null;
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = require("node:dns/promises");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = require("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = require("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = require("timers");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".main.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/certificate/preflight.js
var preflight = __nccwpck_require__(8784);
;// CONCATENATED MODULE: ./build/command/command.js
/**
 * Splits a command line into a program and its arguments by the quoting rules of a POSIX shell (XCU 2.2): blanks separate, single quotes keep
 * everything, double quotes keep everything but a backslash before `"` or `\`, and elsewhere a backslash keeps the next character.
 *
 * @returns the command, or, as a string, what is wrong with the text
 */
function parseCommand(text) {
    const words = [];
    let word = null;
    let quote = null;
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charAt(at);
        const next = text.charAt(at + 1);
        if (char === '\\' && quote !== "'" && next !== '' && (quote === null || next === '"' || next === '\\')) {
            word = (word ?? '') + next;
            at += 1;
        }
        else if (quote !== null) {
            if (char === quote)
                quote = null;
            else
                word = (word ?? '') + char;
        }
        else if (char === '"' || char === "'") {
            quote = char;
            word ??= '';
        }
        else if (/\s/.test(char)) {
            if (word !== null)
                words.push(word);
            word = null;
        }
        else {
            word = (word ?? '') + char;
        }
    }
    if (quote !== null)
        return `a ${quote} is not closed`;
    if (word !== null)
        words.push(word);
    const [program, ...args] = words;
    if (program === undefined || program === '')
        return 'there is no program to run';
    if (text.includes('\0'))
        return 'a command cannot hold a NUL character';
    return { text: text.trim(), program, args };
}

// EXTERNAL MODULE: ./build/layout.js
var build_layout = __nccwpck_require__(9525);
// EXTERNAL MODULE: ./build/report.js
var build_report = __nccwpck_require__(2193);
;// CONCATENATED MODULE: ./build/server/kind.js

/** What most kinds have in common: no pointer of any sort, and no socket. */
const NO_POINTER = {
    defaultSdsFile: null,
    watchesConfig: false,
    hasRuntimeApi: false,
    doubts: () => false,
};
/** Says that nothing will make the server read the files, and what would. */
function needsReload({ hasReloadCommand }, server, command) {
    return hasReloadCommand
        ? []
        : [
            `no reload-command was given: ${server} reads its certificate files only when it is told to. Give one, such as: ${command}`,
        ];
}
/**
 * The files that any server can have: chain, certificate, private key, bundle, keystore, in this order. Where readers look at
 * each file by itself, the key changes after the certificate, and whatever holds both in one comes after either.
 */
function credentialFiles({ names, leafPem, chainPem, keyPem, keystore }, order = 'key-last') {
    const file = (role, name, content) => name === null ? [] : [{ role, name, content, holdsKey: (0,build_report/* holdsKey */.gR)(role), pointer: false }];
    const certificates = leafPem + chainPem;
    return [
        ...file('chain', names.chain, chainPem),
        ...file('certificate', names.certificate, names.chain === null ? certificates : leafPem),
        ...file('private-key', names.privateKey, keyPem),
        ...file('bundle', names.bundle, order === 'key-first' ? keyPem + certificates : certificates + keyPem),
        ...(keystore === null ? [] : file('keystore', names.keystore, keystore)),
    ];
}
/** A path below the directory as the server sees it. */
function seenPath({ folder, serverDirectory }, name) {
    return [serverDirectory, ...(folder === '' ? [] : [folder]), name].join('/');
}

// EXTERNAL MODULE: ./build/server/names.js
var server_names = __nccwpck_require__(6167);
;// CONCATENATED MODULE: ./build/server/files.js


/** Files and nothing else: for any server that reads PEM, with commands and endpoints as the workflow gives them. */
const files_files = {
    ...NO_POINTER,
    name: 'files',
    names: server_names/* pairAndBundle */.wi,
    files: (context) => credentialFiles(context),
    advice: ({ hasReloadCommand, hasEndpoints }) => hasEndpoints && !hasReloadCommand
        ? [
            'no reload-command was given: the server must notice changed files by itself, or the endpoints will never serve them',
        ]
        : [],
};

;// CONCATENATED MODULE: ./build/server/apache.js


/**
 * Apache httpd: `SSLCertificateFile` (leaf and chain in one file, or, with `chain-file`, the leaf alone beside
 * `SSLCertificateChainFile`) and `SSLCertificateKeyFile`, read when it starts and when it is restarted, gracefully or not.
 *
 * A pair that does not match takes the whole server down: `apachectl configtest` does not look, a graceful restart reports
 * success, and then the parent process ends. So the key is compared with the leaf before the disk is touched, and both
 * files are in place before the command runs.
 */
const apache = {
    ...NO_POINTER,
    name: 'apache',
    names: server_names/* pairAndBundle */.wi,
    files: (context) => credentialFiles(context),
    advice: (setup) => needsReload(setup, 'Apache', 'apachectl graceful'),
};

;// CONCATENATED MODULE: ./build/server/caddy.js


/**
 * Caddy: `tls cert.pem key.pem` in a Caddyfile (`load_files` in JSON), or, when bundle-file is named, that one alone, as
 * `load_folders` wants it. Files are not watched. A reload with a configuration that did not change is skipped and reports
 * success, so it has to be forced: `caddy reload --force`, or a POST to `/load` of the admin API with `Cache-Control: must-revalidate`.
 *
 * `load_folders` goes through folders of folders and takes every file that ends in `.pem` for a bundle: nothing that this
 * action keeps has that ending.
 */
const caddy = {
    ...NO_POINTER,
    name: 'caddy',
    names: server_names/* pairOrBundle */.ID,
    files: (context) => credentialFiles(context),
    advice: (setup) => needsReload(setup, 'Caddy', 'caddy reload --force --config /etc/caddy/Caddyfile'),
};

;// CONCATENATED MODULE: ./build/server/dovecot.js


/**
 * Dovecot: `ssl_cert` and `ssl_key` (from 2.4 on `ssl_server_cert_file` and `ssl_server_key_file`), leaf and chain in the
 * first. Its configuration process reads both when it starts and when it is reloaded, and hands them to the login processes.
 */
const dovecot = {
    ...NO_POINTER,
    name: 'dovecot',
    names: server_names/* pairAndBundle */.wi,
    files: (context) => credentialFiles(context),
    advice: (setup) => [
        ...needsReload(setup, 'Dovecot', 'doveadm reload'),
        ...(setup.names.chain === null
            ? []
            : [
                'chain-file is set: Dovecot serves only what ssl_cert holds, so clients will not get the intermediates',
            ]),
    ],
};

;// CONCATENATED MODULE: ./build/server/envoy.js



/**
 * Envoy with file-based SDS. It watches directories for moves (inotify IN_MOVED_TO) and needs no command: a rename onto the
 * SDS file's name makes it read that file, a move into the directory of the certificate and key makes it read the pair.
 * Source: Envoy's documentation of secret discovery, "certificate rotation" and "path based secrets".
 *
 * In place, the pair is two renames, and Envoy refuses the mismatched pair in between; the key's rename then brings the
 * matching one. Through the symlink, the pair changes at once: the SDS file names `watched_directory`, so that the move of
 * `current` is what Envoy reacts to.
 */
const envoy = {
    name: 'envoy',
    defaultSdsFile: 'sds.json',
    watchesConfig: false,
    hasRuntimeApi: false,
    names: server_names/* pairAndBundle */.wi,
    files: (context) => [...credentialFiles(context), ...sdsFile(context)],
    // Envoy refuses a secret of another name than it asked for, but still watches the files of the one it has.
    doubts: (pointer, context) => pointer.includes('tls_certificate') &&
        pointer.includes(certificatePath(context)) &&
        !namesIn(pointer).includes(context.secretName),
    warns: (pointer, { names, secretName }) => {
        if (!pointer.includes('tls_certificate'))
            return null;
        const named = namesIn(pointer);
        if (named.includes(secretName))
            return null;
        const other = named.length === 1 ? `the secret ${named[0]}` : 'another secret';
        return {
            fact: `${names.sds} names ${other}, and is to name ${secretName}`,
            remedy: `does Envoy subscribe to a secret of the name ${secretName}? It is the name in its tls_certificate_sds_secret_configs`,
        };
    },
    advice: ({ names }) => [
        ...(names.chain === null
            ? []
            : [
                'chain-file is set: Envoy serves only what the certificate file holds, so clients will not get the intermediates',
            ]),
        ...(names.sds === null
            ? [
                'sds-file is empty: Envoy notices the new files only if its configuration already watches this directory',
            ]
            : []),
    ],
};
const SECRET_TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';
/** A discovery response with the one secret. Envoy takes YAML by the ending of the name and JSON otherwise. */
function sdsFile(context) {
    const { folder, names, serverDirectory, secretName } = context;
    if (names.sds === null)
        return [];
    const secret = {
        '@type': SECRET_TYPE,
        name: secretName,
        tls_certificate: {
            certificate_chain: { filename: certificatePath(context) },
            private_key: { filename: seenPath(context, (0,server_names/* keyFile */._$)(names)) },
            ...(folder === build_layout/* CURRENT */.e ? { watched_directory: { path: serverDirectory || '/' } } : {}),
        },
    };
    const content = /\.ya?ml$/i.test(names.sds)
        ? `resources:\n${toYaml([secret], '')}`
        : `${JSON.stringify({ resources: [secret] }, null, 2)}\n`;
    return [{ role: 'sds', name: names.sds, content, holdsKey: false, pointer: true }];
}
function certificatePath(context) {
    return seenPath(context, (0,server_names/* leafFile */.hB)(context.names));
}
/** The names in an SDS file, in JSON or YAML, quoted or not. */
function namesIn(pointer) {
    const name = /(?:^|[\s{,"'])name["']?\s*:\s*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)'|([^\s"',}#][^\n,}#]*))/gm;
    return [...pointer.matchAll(name)].map(([, quoted, single, bare]) => quoted === undefined ? (single ?? bare ?? '').trim() : unquoted(quoted));
}
function unquoted(quoted) {
    try {
        return String(JSON.parse(quoted));
    }
    catch {
        return quoted.slice(1, -1);
    }
}
/** Maps, lists and strings as block-style YAML. A JSON string is a YAML string (YAML 1.2, section 7.3.1), so every string is quoted as one. */
function toYaml(tree, indent) {
    if (isList(tree)) {
        return tree.map((item) => `${indent}- ${entry(item, `${indent}  `).trimStart()}`).join('');
    }
    return Object.entries(tree)
        .map(([key, value]) => `${indent}${/^\w+$/.test(key) ? key : JSON.stringify(key)}:${typeof value === 'string' ? ' ' : '\n'}${entry(value, `${indent}  `)}`)
        .join('');
}
function entry(value, indent) {
    return typeof value === 'string' ? `${JSON.stringify(value)}\n` : toYaml(value, indent);
}
function isList(tree) {
    return Array.isArray(tree);
}

;// CONCATENATED MODULE: ./build/server/haproxy.js

/**
 * HAProxy: one PEM with leaf, chain and key (`crt site.pem`), so that one rename changes all of it; or, when certificate-file
 * or private-key-file is named, the key beside the certificate under its name and `.key` (`site.pem`, `site.pem.key`).
 * Read when it starts and when it is reloaded; a reload with a PEM that cannot be used leaves the earlier process at work. Its Runtime
 * API takes a certificate without a reload, in memory only: so the disk is written all the same, and a rollback hands over the earlier one.
 *
 * `crt <directory>` loads every file in it but dotfiles and those that end in .key, .issuer, .ocsp or .sctl: what this
 * action keeps there has a leading dot.
 */
const haproxy = {
    ...NO_POINTER,
    name: 'haproxy',
    hasRuntimeApi: true,
    names: namesOf,
    files: (context) => credentialFiles(context),
    advice: (setup) => [
        ...needsReload(setup, 'HAProxy', 'systemctl reload haproxy, or name its stats socket in haproxy-socket'),
        ...(setup.names.chain === null
            ? []
            : ['chain-file is set: HAProxy reads no such file, the chain belongs behind the leaf']),
    ],
};
const KEY = '.key';
function namesOf({ certificate, privateKey, bundle }) {
    if (certificate !== null)
        return { certificate, privateKey: privateKey ?? certificate + KEY, bundle };
    if (privateKey !== null) {
        const beside = privateKey.endsWith(KEY) ? privateKey.slice(0, -KEY.length) : 'site.pem';
        return { certificate: beside, privateKey, bundle };
    }
    return { certificate: null, privateKey: null, bundle: bundle ?? 'site.pem' };
}

;// CONCATENATED MODULE: ./build/server/nginx.js


/**
 * nginx: `ssl_certificate` (leaf and chain in one file) and `ssl_certificate_key`, read when it starts and when it is
 * reloaded. A reload reads both anew and keeps the earlier configuration when they do not fit, and `nginx -s reload` reports
 * success for some failures that only the master process meets: the served fingerprint tells.
 *
 * From 1.27.4 on a reload takes over a file whose inode and modification time are what they were. Every file arrives by a
 * rename, so its inode differs from the one that is loaded.
 */
const nginx = {
    ...NO_POINTER,
    name: 'nginx',
    names: server_names/* pairAndBundle */.wi,
    files: (context) => credentialFiles(context),
    advice: (setup) => [
        ...needsReload(setup, 'nginx', 'nginx -s reload'),
        ...(setup.names.chain === null
            ? []
            : [
                'chain-file is set: nginx serves only what ssl_certificate holds, so clients will not get the intermediates',
            ]),
    ],
};

;// CONCATENATED MODULE: ./build/server/postfix.js


/**
 * Postfix: `smtpd_tls_cert_file` and `smtpd_tls_key_file`, or, when bundle-file is named, `smtpd_tls_chain_files` with that
 * one alone, the key first, as Postfix wants it.
 *
 * Every smtpd process reads the files when it starts, and new ones start all the time, reload or not. One that starts
 * between two renames has a pair that does not match; a bundle changes in one. `postfix reload` has the processes that
 * already run replaced.
 */
const postfix = {
    ...NO_POINTER,
    name: 'postfix',
    names: server_names/* pairOrBundle */.ID,
    files: (context) => credentialFiles(context, 'key-first'),
    advice: (setup) => [
        ...needsReload(setup, 'Postfix', 'postfix reload'),
        ...(setup.names.certificate !== null && setup.layout === 'in-place'
            ? [
                'certificate and key are two files: a Postfix process that starts between the two renames cannot use them. Name one file in bundle-file and in smtpd_tls_chain_files',
            ]
            : []),
    ],
};

;// CONCATENATED MODULE: ./build/server/traefik.js


/**
 * Traefik with its file provider. It watches its dynamic configuration and no certificate, so that file is moved into place
 * with every change, and after the certificates: on the way back, too. One that is there already belongs to somebody and
 * keeps its bytes. One that is not is written, with `tls.certificates` in it.
 *
 * A pair that does not match is dropped, and the default certificate served in its place. So the key is compared with the leaf before
 * the disk is touched, and nothing may make Traefik look between two renames: where the provider watches the very directory
 * that holds the certificates, they have to go through `layout: symlink` or into a subfolder.
 */
const traefik = {
    ...NO_POINTER,
    name: 'traefik',
    watchesConfig: true,
    names: server_names/* pairAndBundle */.wi,
    files: (context) => [...credentialFiles(context), ...configFile(context)],
    advice: (setup) => [
        ...(setup.names.config === null && !setup.hasReloadCommand
            ? [
                'no config-file was given: Traefik notices only that a file of its dynamic configuration is moved into place. Name that file, relative to directory',
            ]
            : []),
        ...unnamedPair(setup),
        ...(setup.names.chain === null
            ? []
            : [
                'chain-file is set: Traefik serves only what certFile holds, so clients will not get the intermediates',
            ]),
    ],
};
function configFile(context) {
    const { names, configBefore } = context;
    if (names.config === null)
        return [];
    const content = configBefore === null ? tlsConfig(context, names.config) : null;
    return [{ role: 'config', name: names.config, content, holdsKey: false, pointer: true }];
}
/** The dynamic configuration, in TOML or YAML by the ending of its name. Strings of JSON without control characters are strings in both. */
function tlsConfig(context, name) {
    const certificate = JSON.stringify(seenPath(context, (0,server_names/* leafFile */.hB)(context.names)));
    const key = JSON.stringify(seenPath(context, (0,server_names/* keyFile */._$)(context.names)));
    return name.endsWith('.toml')
        ? `[[tls.certificates]]\n  certFile = ${certificate}\n  keyFile = ${key}\n`
        : `tls:\n  certificates:\n    - certFile: ${certificate}\n      keyFile: ${key}\n`;
}
/** Traefik takes a path that is not there for an inline certificate, so a file that names other paths does nothing. */
function unnamedPair(setup) {
    const { configBefore, names } = setup;
    if (configBefore === null)
        return [];
    return [(0,server_names/* leafFile */.hB)(names), (0,server_names/* keyFile */._$)(names)]
        .map((name) => seenPath(setup, name))
        .filter((path) => !configBefore.includes(path))
        .map((path) => `${names.config} does not name ${path}: what is there already is never edited`);
}

;// CONCATENATED MODULE: ./build/server/kinds.js









/** Every server kind, by the name that the input `server` takes. */
const KINDS = new Map([envoy, nginx, apache, haproxy, traefik, caddy, postfix, dovecot, files_files].map((kind) => [kind.name, kind]));

// EXTERNAL MODULE: ./build/transaction/names.js
var transaction_names = __nccwpck_require__(4224);
// EXTERNAL MODULE: ./build/certificate/pem.js
var pem = __nccwpck_require__(5021);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function core_getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./build/certificate/suspicion.js
var suspicion = __nccwpck_require__(3600);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9984);
;// CONCATENATED MODULE: ./build/action/defaults.js
/** What an input is when it is not given; empty where there is no default. The same as in action.yml. */
const DEFAULTS = {
    operation: 'deploy',
    'dry-run': 'false',
    server: '',
    directory: '',
    'server-directory': '',
    certificate: '',
    'private-key': '',
    'private-key-passphrase': '',
    chain: '',
    pkcs12: '',
    'pkcs12-password': '',
    'certificate-file': 'cert.pem',
    'private-key-file': 'key.pem',
    'chain-file': '',
    'bundle-file': '',
    'keystore-file': '',
    'keystore-password': '',
    'sds-file': 'sds.json',
    'config-file': '',
    'sds-secret-name': 'server_cert',
    layout: 'in-place',
    'certificate-mode': '',
    'private-key-mode': '',
    owner: 'keep',
    'state-directory': '',
    'backup-retention': '3',
    'validate-command': '',
    'reload-command': '',
    'haproxy-socket': '',
    'command-timeout': '1m',
    'verify-endpoints': '',
    'verify-timeout': '30s',
    'verify-probe-timeout': '10s',
    'verify-attempts': '',
    'verify-backoff': '50ms',
    'verify-max-backoff': '2s',
    'verify-matches': '1',
    'verify-unchanged': 'true',
    'verify-proxy': 'auto',
    'min-validity': '0s',
    'skip-checks': '',
    'lock-timeout': '1m',
};

// EXTERNAL MODULE: ./build/action/quote.js
var quote = __nccwpck_require__(5990);
;// CONCATENATED MODULE: ./build/action/secrets.js

/** Secrets of which there are none yet. */
function newSecrets() {
    const texts = [];
    const known = new Set();
    return {
        secrets: texts,
        hide: (more) => {
            for (const text of more) {
                if (text === '' || known.has(text))
                    continue;
                known.add(text);
                texts.push(text);
                setSecret(text);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/action/reader.js








/** A path or a PEM text longer than this is neither. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;
const PIECE_BYTES = 16 * 1024;
/** Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated in a problem. */
class reader_InputReader {
    #problems = [];
    secrets = newSecrets();
    /** An input's text, without surrounding blanks. An input that the runner did not set at all has its default; an empty one is empty. */
    text(name) {
        const text = given(name)?.trim() ?? DEFAULTS[name] ?? '';
        // Somebody may have put their key into the wrong input.
        if (text.includes(suspicion/* PEM_MARK */.bi))
            this.hide((0,pem/* secretLines */._o)(text, false));
        else if ((0,suspicion/* isBareKey */.UT)(text))
            this.hide((0,pem/* secretLines */._o)(text, true));
        return text;
    }
    /** A value that has a default; `fallback` only stands in after a problem. */
    read(name, parse, fallback) {
        return this.optional(name, parse, DEFAULTS[name]) ?? fallback;
    }
    /** A value that must be there. */
    required(name, parse, fallback) {
        const text = this.text(name) || (DEFAULTS[name] ?? '');
        const read = parsed(text, parse);
        if (text === '')
            this.problem(name, 'expected' in read ? read.expected : 'a value', 'nothing');
        else if ('value' in read)
            return read.value;
        else
            this.problem(name, read.expected, (0,quote/* quote */.h)(text));
        return fallback;
    }
    /** A value that may be left out, which `whenEmpty` then stands for, if given. */
    optional(name, parse, whenEmpty = '') {
        const text = this.text(name) || whenEmpty;
        if (text === '')
            return null;
        const read = parsed(text, parse);
        if ('value' in read)
            return read.value;
        this.problem(name, read.expected, (0,quote/* quote */.h)(text));
        return null;
    }
    /** A secret that is taken as it is, blanks included. */
    secret(name) {
        const value = given(name) ?? '';
        if (value === '')
            return null;
        this.hide([value]);
        return value;
    }
    /** PEM text, or the content of the file that the input names. */
    pem(name, isSecret) {
        const text = this.text(name);
        if (text === '')
            return null;
        if (text.includes(suspicion/* PEM_MARK */.bi)) {
            this.hide((0,pem/* secretLines */._o)(text, isSecret));
            return text;
        }
        try {
            const content = readBounded(text, 'it is neither: there is no BEGIN line in it').toString('utf8');
            this.hide((0,pem/* secretLines */._o)(content, isSecret));
            return content;
        }
        catch (error) {
            const isNoPath = text.length > 200 || /[\r\n]/.test(text);
            if (isNoPath && (isSecret || (0,suspicion/* mayHoldKey */.Sv)(text)))
                this.hide((0,pem/* secretLines */._o)(text, true));
            this.problem(name, 'PEM text or a path to a readable file', isSecret ? (0,errors/* systemReason */.uc)(error) : `${(0,quote/* quote */.h)(text)}: ${(0,errors/* systemReason */.uc)(error)}`);
            return null;
        }
    }
    /** The bytes of a file that is secret: given as base64, with or without armour, or by its path. */
    secretFile(name) {
        const text = this.text(name);
        const given = reader_decodeFile(text);
        if (given || text.length > 200 || /[\r\n]/.test(text))
            this.hide(reader_secretPieces(text));
        if (given)
            return given;
        try {
            const content = readBounded(text, 'it is neither');
            const bytes = reader_decodeFile(content.toString('latin1')) ?? content;
            // An earlier step may have made the file out of a variable that is still there.
            this.hide([bytes.toString('base64')]);
            return bytes;
        }
        catch (error) {
            this.problem(name, 'the base64 of a file or a path to a readable one', (0,errors/* systemReason */.uc)(error));
            return null;
        }
    }
    /** Masks texts in everything that is logged from here on, but leaves commands what they know of them from elsewhere. */
    mask(texts) {
        for (const text of texts)
            setSecret(text);
    }
    /** Masks texts in everything that is logged from here on, and keeps them from commands. */
    hide(texts) {
        this.secrets.hide(texts);
    }
    /** An input that this operation needs and that is empty; one that could not be read has been told of already. */
    missing(name, expected) {
        if (this.text(name) === '')
            this.problem(name, expected, 'nothing');
    }
    problem(name, expected, got) {
        this.#problems.push(`${name}: expected ${expected}, got ${got}`);
    }
    throwProblems() {
        if (this.#problems.length === 0)
            return;
        throw new errors/* DeployError */.sH('INPUT_INVALID', this.#problems.join('; '), 'nothing was touched; every input is described in the README');
    }
}
/** An input as the runner hands it over; undefined when it does not, which core does not tell from empty. */
function given(name) {
    const isSet = process.env[`INPUT_${name.toUpperCase()}`] !== undefined;
    return isSet ? getInput(name, { trimWhitespace: false }) : undefined;
}
/**
 * Reads a regular file of bounded size. It is looked at once it is open, so that nobody can put another in its place in between; a pipe without a writer is not waited for.
 *
 * @param neither what is wrong with a text that can be no path
 * @throws Error with what is wrong as its message, or a system error
 */
function readBounded(path, neither) {
    if (path.length > MAX_PATH_LENGTH || /[\r\n]/.test(path))
        throw new Error(neither);
    const { O_RDONLY, O_NONBLOCK } = external_node_fs_.constants;
    const fd = external_node_fs_.openSync(path, O_RDONLY | (O_NONBLOCK ?? 0));
    try {
        if (!external_node_fs_.fstatSync(fd).isFile())
            throw new Error('it is not a regular file');
        // Its size is not asked for: some files, such as those in /proc, say 0 and hold more.
        const pieces = [];
        let length = 0;
        for (let got = -1; got !== 0; length += got) {
            if (length > MAX_FILE_BYTES)
                throw new Error('the file is larger than 1 MiB');
            const piece = Buffer.alloc(PIECE_BYTES);
            got = external_node_fs_.readSync(fd, piece);
            pieces.push(piece.subarray(0, got));
        }
        return Buffer.concat(pieces, length);
    }
    finally {
        external_node_fs_.closeSync(fd);
    }
}
/** Base64 of a DER or BER sequence of more than 127 bytes; null for anything else, such as a path. */
function reader_decodeFile(text) {
    const encoded = text.replace(/-----(?:BEGIN|END) [A-Z0-9 ]{1,64}-----/g, '').replace(/\s+/g, '');
    if (encoded.length < 128 || !/^MI[A-Za-z0-9+/]*={0,2}$/.test(encoded))
        return null;
    return Buffer.from(encoded, 'base64');
}
/** The lines of a text that is secret as a whole, armour excepted. */
function reader_secretPieces(text) {
    return text.replace(/-----[A-Z0-9 ]{1,80}-----/g, '\n').split(/\s+/);
}
/** Only an input for PEM takes PEM, or a key. Elsewhere it is a mistake that could put a key into a file's name or a process's arguments. */
function parsed(text, parse) {
    const read = parse(text);
    return 'value' in read && (text.includes(suspicion/* PEM_MARK */.bi) || (0,suspicion/* isBareKey */.UT)(text)) ? { expected: 'no key here' } : read;
}

;// CONCATENATED MODULE: ./build/action/credential.js



/** Reads the credential, in either form, and every password. All that is secret is masked as it is read. */
function readCredentialInputs(reader) {
    const { passphrase, pkcs12Password, keystorePassword } = readPasswords(reader);
    const privateKey = reader.pem('private-key', true);
    const certificate = reader.pem('certificate', false);
    const chain = reader.pem('chain', false);
    const pem = certificate === null ? null : { kind: 'pem', certificate, privateKey, chain };
    if (reader.text('pkcs12') === '')
        return { credential: pem, passphrase, keystorePassword };
    const bytes = reader.secretFile('pkcs12');
    const beside = ['certificate', 'private-key', 'chain'].filter((name) => reader.text(name) !== '');
    for (const name of beside)
        reader.problem(name, 'nothing beside pkcs12, which holds all of the credential', 'both');
    const credential = bytes === null ? null : { kind: 'pkcs12', bytes, password: pkcs12Password };
    return { credential, passphrase, keystorePassword };
}
/** Masks what the inputs hold themselves of secrets, without reading any file: one that was read before may be gone. */
function credential_hideCredentialInputs(reader) {
    readPasswords(reader);
    const privateKey = reader.text('private-key');
    if (privateKey.includes(PEM_MARK))
        reader.hide(secretLines(privateKey, true));
    const pkcs12 = reader.text('pkcs12');
    if (decodeFile(pkcs12))
        reader.hide(secretPieces(pkcs12));
}
function readPasswords(reader) {
    return {
        passphrase: reader.secret('private-key-passphrase'),
        pkcs12Password: reader.secret('pkcs12-password'),
        keystorePassword: reader.secret('keystore-password'),
    };
}

;// CONCATENATED MODULE: ./build/action/values.js
/*
 * The grammars of single inputs. Each reader returns the value, or what was expected.
 */




const UNITS = {
    ms: 1,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
};
/** The longest time that Node's timers take, in milliseconds: some 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** A duration in milliseconds: a number and a unit. */
function readDuration(text, least, most = MAX_TIMER_MS) {
    const expected = `a duration such as 500ms, 30s, 2m, 1h or 30d${least > 0 ? ', more than zero' : ''}`;
    const [, number, unit] = /^(\d{1,12}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(text) ?? [];
    if (number === undefined || unit === undefined)
        return { expected };
    const value = Math.round(Number(number) * (UNITS[unit] ?? 0));
    if (value > most)
        return { expected: `${expected}, and no more than ${most} ms` };
    return value < least ? { expected } : { value };
}
/** `true` or `false`. */
function readBoolean(text) {
    return text === 'true' || text === 'false' ? { value: text === 'true' } : { expected: 'true or false' };
}
/** One of some words. */
function readWord(text, words) {
    const value = words.find((word) => word === text);
    return value === undefined ? { expected: words.join(' or ') } : { value };
}
/** A whole number. */
function readCount(text, least, most = 1_000_000) {
    const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
        ? { value }
        : { expected: `a whole number from ${least} to ${most}` };
}
/** Permission bits in octal. */
function readMode(text) {
    return /^0?[0-7]{3}$/.test(text)
        ? { value: Number.parseInt(text, 8) }
        : { expected: 'permission bits in octal, such as 0644' };
}
/** NAME_MAX of Linux: the most bytes of a file's or a folder's own name. */
const MAX_COMPONENT_BYTES = 255;
/** A file's name, relative to the directory, in its shortest form. */
function readFileName(text) {
    const expected = 'a path below directory, such as cert.pem or tls/cert.pem';
    // Its length first: what normalising takes grows with the square of it.
    if (text.length > transaction_names/* MAX_NAME */.zB || text.startsWith('/') || text.endsWith('/'))
        return { expected };
    const value = external_node_path_.posix.normalize(text);
    if (!(0,transaction_names/* isTargetName */.j8)(value))
        return { expected };
    const long = value.split('/').find((part) => Buffer.byteLength(part) > MAX_COMPONENT_BYTES);
    if (long !== undefined) {
        const limit = `with no more than ${MAX_COMPONENT_BYTES} bytes in each name`;
        return {
            expected: `${expected}, ${limit}; ${(0,suspicion/* mayHoldKey */.Sv)(long) ? 'one' : long} has ${Buffer.byteLength(long)}`,
        };
    }
    return (0,transaction_names/* isReserved */.Bs)(value)
        ? { expected: `${expected}; that name is one that this action uses itself` }
        : { value };
}
/** A path as the server sees it: absolute, without a slash at its end. */
function readServerPath(text) {
    if (!text.startsWith('/') || /[\u0000-\u001f\u007f]/.test(text))
        return { expected: 'an absolute path' };
    return { value: external_node_path_.posix.normalize(text).replace(/\/+$/, '') };
}
/** `keep`, `runner`, or a user and a group by name or number. */
function readOwner(text) {
    const expected = 'keep, runner, or user:group by name or number';
    if (text === 'keep' || text === 'runner')
        return { value: { kind: text } };
    const [user, group, ...more] = text.split(':');
    if (!user || !group || more.length > 0)
        return { expected };
    const uid = readId(user, '/etc/passwd');
    if (uid === null)
        return { expected: `${expected}; /etc/passwd knows no user of that name` };
    const gid = readId(group, '/etc/group');
    if (gid === null)
        return { expected: `${expected}; /etc/group knows no group of that name` };
    return { value: { kind: 'set', uid, gid } };
}
/** A number, or what the third field of a line of passwd(5) or group(5) says for a name; null for an unknown name. */
function readId(text, table) {
    if (/^\d{1,10}$/.test(text))
        return Number(text) < 2 ** 32 - 1 ? Number(text) : null;
    let lines;
    try {
        lines = external_node_fs_.readFileSync(table, 'utf8').split('\n');
    }
    catch {
        return null;
    }
    const fields = lines.map((line) => line.split(':')).find(([name]) => name === text);
    const id = fields?.[2] ?? '';
    return /^\d{1,10}$/.test(id) ? Number(id) : null;
}

;// CONCATENATED MODULE: ./build/action/file-names.js




/**
 * Reads what the files are to be called; no two of them may be the same, or one a folder of the other.
 *
 * @param server null when it is unknown: nothing can be said then about the files that it has
 */
function file_names_readNames(reader, server) {
    const credential = (server ?? files_files).names({
        certificate: readGiven(reader, 'certificate-file'),
        privateKey: readGiven(reader, 'private-key-file'),
        bundle: reader.optional('bundle-file', readFileName),
    });
    const names = {
        ...credential,
        chain: reader.optional('chain-file', readFileName),
        keystore: reader.optional('keystore-file', readFileName),
        sds: readSdsName(reader, server),
        config: readConfigName(reader, server),
    };
    if (names.certificate === null && names.chain !== null)
        reader.problem('chain-file', `nothing, because the chain goes into ${names.bundle}`, (0,quote/* quote */.h)(names.chain));
    refuseClashes(reader, names);
    return names;
}
function refuseClashes(reader, names) {
    const given = Object.entries({
        'certificate-file': names.certificate,
        'private-key-file': names.privateKey,
        'chain-file': names.chain,
        'bundle-file': names.bundle,
        'keystore-file': names.keystore,
        'sds-file': names.sds,
        'config-file': names.config,
    }).flatMap(([input, value]) => (value === null ? [] : [{ input, value }]));
    for (const [index, { input, value }] of given.entries()) {
        const clash = given
            .slice(0, index)
            .find((other) => other.value === value || other.value.startsWith(`${value}/`) || value.startsWith(`${other.value}/`));
        if (clash)
            reader.problem(input, `a name that ${clash.input} does not use`, (0,quote/* quote */.h)(value));
    }
}
/** The runner cannot tell "left out" from the default, so a kind decides what is written where the default stands. */
function readGiven(reader, input) {
    return reader.text(input) === DEFAULTS[input] ? null : reader.optional(input, readFileName);
}
/** Here, too: a kind without an SDS file takes the default for "left out". */
function readSdsName(reader, server) {
    const text = reader.text('sds-file');
    if (text === '')
        return null;
    if (server?.defaultSdsFile === null) {
        if (text !== DEFAULTS['sds-file'])
            reader.problem('sds-file', `nothing, because server ${server.name} has no such file`, (0,quote/* quote */.h)(text));
        return null;
    }
    return reader.optional('sds-file', readFileName);
}
function readConfigName(reader, server) {
    const name = reader.optional('config-file', readFileName);
    if (name === null || server === null || server.watchesConfig)
        return name;
    reader.problem('config-file', `nothing, because server ${server.name} does not watch one`, (0,quote/* quote */.h)(name));
    return null;
}

;// CONCATENATED MODULE: ./build/action/runtime.js




/** Reads how a running server is handed its certificate; null when it is not. */
function readRuntime(reader, site) {
    const { server, names, layout, serverDirectory } = site;
    const socket = reader.optional('haproxy-socket', readServerPath);
    if (socket === null)
        return null;
    if (!server.hasRuntimeApi)
        reader.problem('haproxy-socket', `nothing, because server ${server.name} has none`, (0,quote/* quote */.h)(socket));
    if (reader.text('reload-command') !== '')
        reader.problem('haproxy-socket', 'nothing, because reload-command is given', (0,quote/* quote */.h)(socket));
    const { certificate, privateKey, bundle } = names;
    const isPair = certificate !== null && privateKey !== null;
    const known = isPair ? certificate : (bundle ?? '');
    return {
        socket,
        name: seenPath({ folder: layout === 'symlink' ? build_layout/* CURRENT */.e : '', serverDirectory }, known),
        files: isPair ? [certificate, privateKey] : [known],
        layout,
    };
}

;// CONCATENATED MODULE: ./build/action/inputs.js













/**
 * Reads every input into a request with no default left to resolve, and masks the secrets among them.
 *
 * @throws DeployError INPUT_INVALID with all problems at once, each with the input's name, what was expected and what was got
 */
async function readInputs() {
    const reader = new reader_InputReader();
    // Secrets go first, so that they are masked before anything can be said.
    const credential = readCredentialInputs(reader);
    const request = await readOperation(reader, credential);
    reader.throwProblems();
    return { request, secrets: reader.secrets };
}
async function readOperation(reader, given) {
    const operation = readOperationName(reader);
    const server = reader.required('server', readKind, null);
    const names = file_names_readNames(reader, server);
    const layout = readLayout(reader);
    const base = {
        ...(await readRecovery(reader, server ?? files_files, names, layout)),
        dryRun: readDryRun(reader),
        layout,
        names,
        runUrl: runUrl(process.env),
    };
    const minValidityMs = reader.read('min-validity', (text) => readDuration(text, 0, Number.MAX_SAFE_INTEGER), 0);
    switch (operation) {
        case 'rollback':
            return { ...base, operation };
        case 'verify':
            if (base.verify.endpoints.length === 0) {
                const { ENDPOINT_GRAMMAR } = await __nccwpck_require__.e(/* import() */ 396).then(__nccwpck_require__.bind(__nccwpck_require__, 3396));
                reader.missing('verify-endpoints', `${ENDPOINT_GRAMMAR} on each line`);
            }
            return {
                ...base,
                operation,
                credential: given.credential,
                minValidityMs,
            };
        case 'deploy':
            if (given.credential === null && reader.text('pkcs12') === '')
                reader.missing('certificate', 'PEM text or a path to a file, or pkcs12 in its place');
            if (base.names.keystore !== null && given.keystorePassword === null)
                reader.problem('keystore-password', 'the password of the keystore that is to be written', 'nothing');
            return {
                ...base,
                operation,
                server: server ?? files_files,
                sdsSecretName: reader.read('sds-secret-name', readSecretName, 'server_cert'),
                credential: given.credential ?? NO_CREDENTIAL,
                passphrase: given.passphrase,
                keystorePassword: given.keystorePassword ?? '',
                certificateMode: reader.optional('certificate-mode', readMode),
                privateKeyMode: reader.optional('private-key-mode', readMode),
                owner: reader.read('owner', readOwner, { kind: 'keep' }),
                backupRetention: reader.read('backup-retention', (text) => readCount(text, 0, 10_000), 3),
                minValidityMs,
                skipChecks: new Set(reader.read('skip-checks', readChecks, [])),
            };
    }
}
const OPERATIONS = ['deploy', 'verify', 'rollback'];
/** Stands in after a problem. */
const NO_CREDENTIAL = { kind: 'pem', certificate: '', privateKey: null, chain: null };
/**
 * Reads what the post step needs. The credential is not among it: a file that it was read from may be gone by then.
 *
 * @throws DeployError INPUT_INVALID
 */
async function readRecoveryInputs() {
    const reader = new InputReader();
    hideCredentialInputs(reader);
    const server = reader.required('server', readKind, null);
    const names = readNames(reader, server);
    const request = await readRecovery(reader, server ?? files, names, readLayout(reader));
    const onlyLooks = readOperationName(reader) === 'verify' || readDryRun(reader);
    reader.throwProblems();
    return { request, certificateName: leafFile(names), onlyLooks, secrets: reader.secrets };
}
/** Whether there is anything to verify a deployment by, also where that cannot be read. */
function namesEndpoints() {
    return new reader_InputReader().text('verify-endpoints') !== '';
}
function readOperationName(reader) {
    return reader.read('operation', (text) => readWord(text, OPERATIONS), 'deploy');
}
function readDryRun(reader) {
    return reader.read('dry-run', readBoolean, false);
}
function readLayout(reader) {
    return reader.read('layout', (text) => readWord(text, build_layout/* LAYOUTS */.m), 'in-place');
}
async function readRecovery(reader, server, names, layout) {
    const directory = reader.required('directory', (text) => (text === '' ? { expected: 'the folder whose files the server reads' } : readPath(text)), '/');
    const stateDirectory = reader.optional('state-directory', (text) => readStateDirectory(text, directory, names)) ??
        (0,external_node_path_.join)(directory, transaction_names/* STATE_FOLDER */.P2);
    const serverDirectory = reader.optional('server-directory', readServerPath) ?? directory.replace(/\/+$/, '');
    return {
        serverDirectory,
        target: {
            directory,
            stateDirectory,
            lockTimeoutMs: reader.read('lock-timeout', (text) => readDuration(text, 0), 0),
        },
        commands: {
            validate: reader.optional('validate-command', readCommand),
            reload: reader.optional('reload-command', readCommand),
            runtime: readRuntime(reader, { server, names, layout, serverDirectory }),
            timeoutMs: reader.read('command-timeout', (text) => readDuration(text, 1), 1),
        },
        verify: await readVerify(reader),
    };
}
async function readVerify(reader) {
    const endpoints = await readNamed(reader);
    const attempts = reader.optional('verify-attempts', (text) => readCount(text, 1)) ?? Number.POSITIVE_INFINITY;
    const matches = Math.max(0, ...endpoints.map((endpoint) => endpoint.matches));
    if (matches > attempts)
        reader.problem('verify-attempts', `at least the ${matches} handshakes that must match`, String(attempts));
    const backoffMs = reader.read('verify-backoff', (text) => readDuration(text, 1), 1);
    const maxBackoffMs = reader.read('verify-max-backoff', (text) => readDuration(text, 1), 1);
    return {
        endpoints,
        timeoutMs: reader.read('verify-timeout', (text) => readDuration(text, 1), 1),
        probeTimeoutMs: reader.read('verify-probe-timeout', (text) => readDuration(text, 1), 1),
        attempts,
        backoffMs,
        // A first pause that is longer than the longest is meant: the schedule is then a fixed one.
        maxBackoffMs: Math.max(backoffMs, maxBackoffMs),
        unchanged: reader.read('verify-unchanged', readBoolean, true),
    };
}
const PROXIES = ['auto', 'none'];
/** What reads endpoints is loaded when there are any. */
async function readNamed(reader) {
    const matches = reader.read('verify-matches', (text) => readCount(text, 1, 999), 1);
    const loaded = reader.text('verify-endpoints') === '' ? null : await __nccwpck_require__.e(/* import() */ 124).then(__nccwpck_require__.bind(__nccwpck_require__, 124));
    const endpoints = loaded?.readEndpoints(reader, matches) ?? [];
    const proxy = reader.read('verify-proxy', (text) => readWord(text, PROXIES), 'auto');
    return loaded && proxy === 'auto' ? loaded.throughProxy(reader, endpoints) : endpoints;
}
/**
 * The state directory is made private, so it must be neither the target nor a folder that the target is in; and where it stands in the target, neither
 * a file nor a folder of a layout may be where it is.
 */
function readStateDirectory(text, directory, names) {
    const path = readPath(text);
    if ('expected' in path)
        return path;
    const { value } = path;
    if (directory === value || directory.startsWith(`${value}/`))
        return { expected: 'a folder of its own' };
    const below = (0,external_node_path_.relative)(directory, value);
    const isTaken = !below.startsWith('../') &&
        (((0,transaction_names/* isReserved */.Bs)(below) && below !== transaction_names/* STATE_FOLDER */.P2) ||
            Object.values(names).some((name) => name !== null && overlaps(name, below)));
    return isTaken ? { expected: 'a folder that no file of the target is in, above or at' } : { value };
}
/** A path made absolute: when it is not, by the working directory, which an earlier step may have removed. */
function readPath(text) {
    try {
        return { value: (0,external_node_path_.resolve)(text) };
    }
    catch {
        return { expected: 'an absolute path, because the working directory is gone' };
    }
}
/** Whether two names are the same, or one is that of a folder of the other. */
function overlaps(one, other) {
    return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
function readKind(text) {
    const kind = KINDS.get(text);
    return kind ? { value: kind } : { expected: [...KINDS.keys()].join(' or ') };
}
function readSecretName(text) {
    return text !== '' && text.length <= 253 && !/[\u0000-\u001f\u007f]/.test(text)
        ? { value: text }
        : { expected: 'a name of 1 to 253 printable characters' };
}
function readCommand(text) {
    const command = parseCommand(text);
    return typeof command === 'string'
        ? { expected: `a program and its arguments; ${command}` }
        : { value: command };
}
function readChecks(text) {
    const expected = `names out of ${preflight/* SKIPPABLE_CHECKS */.SX.join(', ')}, separated by commas or blanks`;
    const names = text.split(/[\s,]+/).filter((name) => name !== '');
    const known = names.flatMap((name) => preflight/* SKIPPABLE_CHECKS */.SX.find((check) => check === name) ?? []);
    return known.length === names.length ? { value: known } : { expected };
}
function runUrl({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, }) {
    return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
}

;// CONCATENATED MODULE: ./build/action/escape.js
/*
 * Text from outside (a certificate's names, what a command printed, a file's name) on its way into the log, an annotation or the summary. The runner looks for commands in
 * everything that an action prints: `::name::` at the start of a line, and, from older days, `##[name]` anywhere in one. A lone carriage return ends a line as well.
 */
/** Control characters, line separators, marks that change the direction of writing, and the byte-order mark. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** One line of text that the runner takes for text, whatever is in it. */
function plain(text) {
    return text
        .replace(INVISIBLE, (char) => {
        if (char === '\n')
            return '\\n';
        if (char === '\r')
            return '\\r';
        if (char === '\t')
            return ' ';
        return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
/** More than this in one cell helps nobody, and could take the whole summary over the runner's limit. */
const MAX_CELL = 1_000;
/** The same for a cell of a Markdown table: nothing in it is markup, and it is cut off when it is long. */
function cell(text) {
    return plain(text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}\u2026` : text).replace(/[\\`*_{}[\]<>()#+!|~&$@:]/g, (char) => `&#${char.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./build/action/log.js


/** The runner cuts annotations off at 4096 characters, and shows ten of a kind in a step. */
const MAX_ANNOTATION = 4_000;
const MAX_ANNOTATIONS = 9;
const TITLE = { title: 'Rotate certificate' };
const ANNOTATE = { notice: notice, warning: warning };
/** A log that writes to the runner. Every line passes through `plain`, because core escapes nothing in a plain line. */
function openLog() {
    let open = false;
    const counts = { notice: 0, warning: 0 };
    const close = () => {
        if (open)
            endGroup();
        open = false;
    };
    const annotate = (kind, fact) => {
        counts[kind] += 1;
        const text = plain(fact).slice(0, MAX_ANNOTATION);
        if (counts[kind] > MAX_ANNOTATIONS)
            info(`${kind}: ${text}`);
        else
            ANNOTATE[kind](text, TITLE);
    };
    return {
        group: (title) => {
            close();
            startGroup(plain(title));
            open = true;
        },
        info: (fact) => info(plain(fact)),
        debug: (detail) => debug(plain(detail)),
        notice: (fact) => annotate('notice', fact),
        warning: (fact) => annotate('warning', fact),
        output: (line) => info(`  | ${plain(line)}`),
        close,
    };
}
/** Shows a failure as an annotation, with its cause in the debug log, and makes the job fail. */
function logFailure({ code, message, hint, cause }) {
    const text = plain(`${message}${hint === '' ? '' : `. ${hint}`}`);
    error(text.slice(0, MAX_ANNOTATION), { title: `Rotate certificate: ${code}` });
    process.exitCode = ExitCode.Failure;
    if (cause instanceof Error)
        for (const line of (cause.stack ?? cause.message).split('\n'))
            debug(plain(line));
}
/** Tells how long each phase took, failed or not. */
function logTimes(phases) {
    const [first, last] = [phases[0], phases.at(-1)];
    if (!first || !last)
        return;
    const times = phases.map(({ name, start, end }) => `${name} ${end - start} ms`);
    info(plain(`time: ${times.join(', ')}; ${last.end - first.start} ms in all`));
}
/** Shows how a run that did not fail ended. */
function logSuccess(fact) {
    info(plain(fact));
}

// EXTERNAL MODULE: ./build/transaction/process.js
var transaction_process = __nccwpck_require__(1793);
;// CONCATENATED MODULE: ./build/action/runner-files.js
/*
 * The files through which the runner takes outputs and state from a step. @actions/core writes them; its errors name
 * neither the variable nor the reason in words that help.
 */


/** Says why a file of the runner could not be written to. */
function fileProblem(variable, error) {
    const path = process.env[variable] ?? '';
    return external_node_fs_.existsSync(path)
        ? `${variable} names a file that cannot be written to: ${(0,errors/* systemReason */.uc)(error)}`
        : `${variable} names a file that is not there`;
}

;// CONCATENATED MODULE: ./build/action/main-step.js
/*
 * The main step as its post step finds it. State reaches the post step of the same action in the same job, and nobody
 * else. It may be missing: the runner's file can be full, and a signal can come before it is written. The post step must
 * do the right thing without it.
 */




const STARTED = 'started';
const FINISHED = 'finished';
/** Leaves a trace by which the post step finds this process. Called before anything is changed. */
function saveStarted(log) {
    try {
        saveState(STARTED, JSON.stringify((0,transaction_process/* thisProcess */.WF)()));
    }
    catch (error) {
        log.warning(`${fileProblem('GITHUB_STATE', error)}: the post step cannot tell how this run ends. It still rolls back a deployment that was killed, but cannot stop this step while it runs`);
    }
}
/** Tells the post step that the main step ended by itself, so that there is nothing to do. */
function saveFinished() {
    try {
        saveState(FINISHED, 'true');
    }
    catch {
        // Nothing is lost: the post step looks at the target, and finds nothing to undo.
    }
}
/** Whether the main step ended by itself. */
function hasFinished() {
    return getState(FINISHED) === 'true';
}
/** The process of the main step, when it is still running on this machine; null when it is not, or left no trace. */
function findMainStep() {
    const main = parseIdentity(getState(STARTED));
    return main !== null && main.machine === thisMachine() && isRunning(main) ? main : null;
}
function parseIdentity(text) {
    try {
        const { pid, machine, processStart } = JSON.parse(text);
        // Without its start, the number could be that of another process by now.
        if (!Number.isSafeInteger(pid) || typeof machine !== 'string' || typeof processStart !== 'string')
            return null;
        return { pid: pid, machine, processStart };
    }
    catch {
        return null;
    }
}
/**
 * Signals in the order, and at the times in milliseconds, in which a runner sends them to a step that is cancelled
 * (actions/runner, `ProcessInvoker.cs`).
 */
const SIGNALS = [
    { signal: 'SIGINT', afterMs: 0 },
    { signal: 'SIGTERM', afterMs: 7_500 },
    { signal: 'SIGKILL', afterMs: 10_000 },
];
/** How long a killed process may take to disappear. */
const GIVE_UP_MS = 15_000;
const POLL_MS = 50;
/**
 * Stops a main step that still runs. In a `container:` job the runner's signals end at `docker exec`, so a cancelled step
 * lives on while its post step begins.
 *
 * @throws DeployError LOCKED when it cannot be stopped: it may still change the target
 */
async function stopMainStep(main, log) {
    log.info(`the main step (process ${main.pid}) is still running: it is told to stop`);
    const start = performance.now();
    let sent = 0;
    while (isRunning(main)) {
        const waited = performance.now() - start;
        const next = SIGNALS[sent];
        if (next && waited >= next.afterMs) {
            if (next.signal === 'SIGKILL')
                log.warning('the main step did not stop in time and is killed');
            send(main.pid, next.signal);
            sent += 1;
        }
        if (waited > GIVE_UP_MS)
            throw new DeployError('LOCKED', `the main step (process ${main.pid}) cannot be stopped`, 'end that process, then run any deployment to this target: it puts back what is unfinished');
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    log.info('the main step has ended');
}
function send(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        // ESRCH: it ended meanwhile. EPERM: it belongs to another user, and the loop gives up in the end.
        if (!['ESRCH', 'EPERM'].includes(systemCode(error)))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/action/outputs.js



/** Sets `status` before anything else happens: a step that is killed leaves that much. */
function writeInterrupted() {
    try {
        setOutput('status', 'interrupted');
    }
    catch {
        // The same file fails again at the end of the run, and that is told then.
    }
}
/**
 * Sets the outputs, on success and on failure alike, so that a later step can read them. An empty one reads as empty
 * without being set. A file that cannot be written to is a warning: what became of the deployment does not change by it.
 */
function writeOutputs(report, log) {
    try {
        for (const [name, value] of Object.entries(outputsOf(report)))
            if (value !== '')
                setOutput(name, value);
    }
    catch (error) {
        log.warning(`outputs are missing: ${fileProblem('GITHUB_OUTPUT', error)}`);
    }
}
/** Outputs by name. Nothing in them is secret. */
function outputsOf(report) {
    const { certificate, error } = report;
    return {
        status: report.status,
        changed: String(report.changed),
        verified: ternary(report.verified),
        fingerprint: certificate?.fingerprint ?? '',
        'not-before': certificate?.notBefore.toISOString() ?? '',
        'not-after': certificate?.notAfter.toISOString() ?? '',
        'subject-names': certificate ? JSON.stringify(certificate.names) : '',
        files: JSON.stringify(report.files.map(({ role, path, status, sha256, bytes, mode, backup }) => ({
            role,
            path,
            status,
            sha256,
            bytes,
            mode,
            backup,
        }))),
        ...Object.fromEntries(build_report/* ROLES */.gg.flatMap((role) => {
            const file = report.files.find((candidate) => candidate.role === role);
            return [
                [`${role}-status`, file?.status ?? ''],
                [`${role}-path`, file?.path ?? ''],
            ];
        })),
        endpoints: JSON.stringify(report.endpoints.map((endpoint) => ({
            endpoint: endpoint.endpoint,
            address: endpoint.address,
            'server-name': endpoint.serverName,
            matched: endpoint.matched,
            attempts: endpoint.attempts,
            fingerprint: endpoint.fingerprint,
            before: endpoint.before,
            protocol: endpoint.protocol,
            'elapsed-ms': endpoint.elapsedMs,
        }))),
        'backup-id': report.backupId ?? '',
        recovered: String(report.recovered),
        'rollback-verified': ternary(report.rollbackVerified),
        'error-code': error?.code ?? '',
    };
}
function ternary(value) {
    return value === null ? '' : String(value);
}

;// CONCATENATED MODULE: ./build/action/program.js


/** Node ends with this code when nothing is left to wait for and a module has not come to its end. */
const UNFINISHED = 13;
/** How long the last lines of the log may take to reach a reader that has stalled. */
const FLUSH_MS = 2_000;
/**
 * Runs a program of the action. Failures become annotations; the process exits with 1 after one, and with 0 otherwise.
 * Until the program has ended, the exit code is that of a failure, so that no early end passes for a success.
 *
 * @param program is given a signal that is aborted, with a DeployError CANCELLED, when the runner cancels the job
 */
function runProgram(program) {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => {
            if (!controller.signal.aborted)
                controller.abort(cancellation());
        });
    // A reader of the log that goes away must not end a deployment in the middle.
    process.stdout.on('error', () => undefined);
    process.exitCode = UNFINISHED;
    program(controller.signal)
        .catch((error) => logFailure((0,errors/* asDeployError */.y0)(error)))
        .then(() => exit(process.exitCode === UNFINISHED ? 0 : process.exitCode));
}
function cancellation() {
    return new errors/* DeployError */.sH('CANCELLED', 'the job was cancelled', 'run it again when you are ready');
}
/** Ends the process as soon as the log is out. Nothing else that is still open has anything left to do. */
function exit(code) {
    setTimeout(() => process.exit(code), FLUSH_MS).unref();
    process.stdout.write('', () => process.exit(code));
}

;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/action/summary.js



/** More rows than this help nobody, and the runner drops a summary of more than 1 MiB whole. */
const MAX_ROWS = 200;
const HEADLINES = {
    deployed: '\u2705 Certificate deployed',
    unchanged: '\u2705 Certificate unchanged',
    planned: '\ud83d\udcdd Dry run',
    verified: '\u2705 Certificate verified',
    restored: '\u2705 Earlier certificate restored',
    rejected: '\u26d4 Certificate rejected',
    'rolled-back': '\u21a9\ufe0f Rolled back',
    'rollback-failed': '\ud83d\udea8 Rollback failed',
};
/** Writes the job summary. A runner that has none (Gitea before 1.27) is no failure. */
async function writeSummary(report, now) {
    try {
        await summary.addRaw(renderSummary(report, now)).write();
    }
    catch (error) {
        debug(plain(`no job summary: ${(0,errors/* systemReason */.uc)(error)}`));
    }
}
/**
 * The run at one look, as Markdown.
 *
 * @param now the time from which the days left are counted
 */
function renderSummary(report, now) {
    return [
        `## ${headline(report)}`,
        verdict(report),
        failure(report),
        certificate(report, now),
        summary_files(report),
        endpoints(report),
        picture(report.phases),
    ]
        .filter((part) => part !== '')
        .join('\n\n')
        .concat('\n\n');
}
function headline({ status, error, unfinished }) {
    if (unfinished)
        return '\ud83d\udea8 Not rolled back';
    if (status !== 'rejected' || !error)
        return HEADLINES[status];
    if (isStale(error))
        return '\u274c Certificate not served';
    return ABOUT_CREDENTIAL.has(error.code) ? HEADLINES.rejected : '\u26d4 Nothing deployed';
}
/** Whether a server is behind what the files hold: without a write, these codes come from nothing else. */
function isStale({ code }) {
    return code === 'VERIFY_FAILED' || code === 'RELOAD_FAILED';
}
/** The codes that blame what was to be deployed, and not where or how. */
const ABOUT_CREDENTIAL = new Set([
    'CERTIFICATE_INVALID',
    'KEY_INVALID',
    'PASSPHRASE_WRONG',
    'PKCS12_INVALID',
    'KEY_MISMATCH',
    'CHAIN_INVALID',
    'VALIDITY',
    'NAME_MISMATCH',
    'CERTIFICATE_OLDER',
    'WEAK',
]);
function verdict({ status, verified, recovered, unfinished, directory, error, files: reported, }) {
    const where = directory === null ? '' : ` in \`${plain(directory).replaceAll('`', "'")}\``;
    if (unfinished)
        return `**A deployment that did not finish may have left the files${where} half changed, and this run could not look after them.**`;
    const sentences = {
        deployed: verified === null
            ? `The files${where} were replaced. No endpoint was named, so nothing was verified.`
            : `The files${where} were replaced, and every endpoint was seen to serve the certificate.`,
        unchanged: verified === null
            ? `The files${where} were as they should be.`
            : `The files${where} were as they should be${verified ? ', and every endpoint serves the certificate' : ''}.`,
        planned: `Nothing was changed${where}.`,
        verified: 'Every endpoint was seen to serve the certificate.',
        restored: `The files${where} are those of the newest backup again${verified ? ', and every endpoint was seen to serve that certificate' : ''}.`,
        rejected: reported.length > 0 && error && isStale(error)
            ? `The files${where} already were what they should be. No file was touched.`
            : `No file was touched${where}.`,
        'rolled-back': `The files${where} are what they were before.`,
        'rollback-failed': `**The files${where} are not what they were before: they need a person.**`,
    };
    return `${sentences[status]}${recovered ? ' An earlier deployment that did not finish was rolled back first.' : ''}`;
}
function failure({ error, status, rollbackVerified, files: reported }) {
    if (!error)
        return '';
    const proof = rollbackVerified === null
        ? 'no endpoint was named, so it was not proven'
        : rollbackVerified
            ? 'every endpoint was seen to serve the earlier certificate again'
            : 'it was **not** seen that every endpoint serves the earlier certificate again';
    const restored = reported.filter((file) => file.status === 'restored' || file.status === 'removed').length;
    const rows = [
        ['Code', `\`${error.code}\``],
        ['Fact', cell(error.message)],
        ...(error.hint === '' ? [] : [['Remedy', cell(error.hint)]]),
        ...(status === 'rolled-back'
            ? [['Put back', `${restored} file${restored === 1 ? '' : 's'}; ${proof}`]]
            : []),
    ];
    return `### What went wrong\n\n${table(['', ''], rows)}`;
}
function certificate({ certificate: facts }, now) {
    if (!facts)
        return '';
    const days = Math.floor((facts.notAfter.getTime() - now.getTime()) / 86_400_000);
    const names = facts.names
        .slice(0, 20)
        .map((name) => cell(name))
        .join(', ');
    const more = facts.names.length > 20 ? `, and ${facts.names.length - 20} more` : '';
    return `### Certificate\n\n${table(['', ''], [
        ['Names', names === '' ? 'none' : names + more],
        ['Issuer', cell(facts.issuer.replace(/\n/g, ', '))],
        ['Valid', `${facts.notBefore.toISOString()} to ${facts.notAfter.toISOString()}`],
        ['Days left', String(days)],
        ['Key', cell(facts.keyType)],
        ['Fingerprint (SHA-256)', `\`${facts.fingerprint}\``],
    ])}`;
}
function summary_files({ files: reported }) {
    if (reported.length === 0)
        return '';
    const row = ({ role, path, status, bytes, mode, sha256, backup }) => [
        role,
        cell(path),
        status,
        `${bytes} bytes`,
        mode,
        sha256 === null ? '\u2013' : `\`${sha256.slice(0, 16)}\u2026\``,
        backup === null ? '\u2013' : cell(backup),
    ];
    return `### Files\n\n${table(['Role', 'Path', 'Status', 'Size', 'Mode', 'SHA-256', 'Backup'], rowsOf(reported, row))}`;
}
function endpoints({ endpoints: reported }) {
    if (reported.length === 0)
        return '';
    const row = ({ endpoint, address, serverName, matched, before, fingerprint, attempts, elapsedMs, protocol, reason, }) => [
        cell(endpoint),
        address ?? '\u2013',
        serverName === null ? '\u2013' : cell(serverName),
        `${summary_short(before)} \u2192 ${summary_short(fingerprint)}`,
        matched ? '\u2705' : `\u274c ${cell(reason ?? '')}`,
        String(attempts),
        `${elapsedMs} ms`,
        protocol === null ? '\u2013' : cell(protocol),
    ];
    return `### Endpoints\n\n${table(['Endpoint', 'Address', 'Server name', 'Before \u2192 after', 'Proven', 'Probes', 'Time', 'TLS'], rowsOf(reported, row))}`;
}
/** The phases on one time line. Mermaid wants no colon or semicolon in a task's name, and ours have none. */
function picture(phases) {
    const [first] = phases;
    if (!first)
        return '';
    const task = ({ name, start, end, failed }) => `    ${name} (${end - start} ms) :${failed ? 'crit, ' : ''}${start - first.start}, ${Math.max(end - first.start, start - first.start + 1)}`;
    return [
        '### The run',
        '',
        '```mermaid',
        'gantt',
        '    dateFormat x',
        '    axisFormat %M:%S.%L',
        ...phases.map(task),
        '```',
    ].join('\n');
}
function rowsOf(items, row) {
    const rows = items.slice(0, MAX_ROWS).map(row);
    return items.length > MAX_ROWS ? [...rows, [`\u2026 and ${items.length - MAX_ROWS} more`]] : rows;
}
function table(head, rows) {
    const line = (cells) => `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`;
    return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
function summary_short(fingerprint) {
    return fingerprint === null ? 'nothing' : `\`${fingerprint.slice(0, 12)}\u2026\``;
}

// EXTERNAL MODULE: ./build/pipeline/expected.js
var expected = __nccwpck_require__(8244);
// EXTERNAL MODULE: ./build/pipeline/inspect.js
var inspect = __nccwpck_require__(7154);
// EXTERNAL MODULE: ./build/pipeline/offer.js
var pipeline_offer = __nccwpck_require__(1096);
// EXTERNAL MODULE: ./build/pipeline/recovery.js + 3 modules
var recovery = __nccwpck_require__(2051);
// EXTERNAL MODULE: ./build/pipeline/run.js
var pipeline_run = __nccwpck_require__(3423);
// EXTERNAL MODULE: ./build/pipeline/unchanged.js
var unchanged = __nccwpck_require__(1235);
// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var plan = __nccwpck_require__(7404);
// EXTERNAL MODULE: ./build/transaction/unfinished.js
var transaction_unfinished = __nccwpck_require__(3751);
;// CONCATENATED MODULE: ./build/deploy.js









/**
 * One deployment, from what was asked for to what came of it. Ends in one of two ways: every endpoint was seen to serve the certificate,
 * or the target is as it was before.
 *
 * @returns the report, of a failure too: this never throws
 */
async function deploy(request, context) {
    const run = (0,pipeline_run/* newRun */.u)(request, context);
    try {
        await deployOffer(run);
    }
    catch (error) {
        run.report.error = (0,errors/* asDeployError */.y0)(error);
    }
    return run.report;
}
async function deployOffer(run) {
    run.log.group('Check the certificate');
    const offer = await (0,pipeline_run/* phase */.O)(run, 'Check', () => (0,pipeline_offer/* readOffer */.np)(run));
    const deployTo = async (target) => {
        if (run.request.dryRun) {
            const { rehearse } = await Promise.all(/* import() */[__nccwpck_require__.e(379), __nccwpck_require__.e(893)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8893));
            return rehearse(run, target, offer);
        }
        // What an unfinished deployment left must be undone before the target can be compared with anything.
        const unfinished = (0,transaction_unfinished/* seeUnfinished */.V)(target) !== 'none';
        if (!unfinished)
            await (0,pipeline_run/* phase */.O)(run, 'Compare', () => (0,inspect/* compare */.U)(run, offer, target, inspect/* tellPlan */.f));
        await (0,recovery/* owning */.jd)(run, target, (lock) => (0,inspect/* compare */.U)(run, offer, target, async (inspection) => {
            if (unfinished)
                (0,inspect/* tellPlan */.f)(inspection, run);
            if ((0,plan/* isUnchanged */._5)(inspection.plan))
                return keep(run, inspection);
            // Most runs find nothing to change. What changes something, and undoes it, is loaded here: all of it, before anything is changed.
            const { renew } = await Promise.all(/* import() */[__nccwpck_require__.e(863), __nccwpck_require__.e(379), __nccwpck_require__.e(8), __nccwpck_require__.e(452), __nccwpck_require__.e(975)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1975));
            return renew(run, inspection, lock);
        }));
    };
    await (0,recovery/* working */.Cc)(run, deployTo, 'write', () => (0,pipeline_offer/* checkAlone */.aX)(run.request, offer));
}
async function keep(run, { accepted }) {
    await (0,unchanged/* confirmUnchanged */.e)(run, (0,expected/* expectedOf */.EX)(accepted.credential));
    run.report.status = 'unchanged';
}

;// CONCATENATED MODULE: ./build/main.js









/* The main step: reads the inputs, does what they ask for, and hands back the report. */
runProgram(async (cancelled) => {
    const log = openLog();
    writeInterrupted();
    saveStarted(log);
    const report = await readAndRun({ log, signal: cancelled, environment: process.env });
    log.close();
    writeOutputs(report, log);
    await writeSummary(report, new Date());
    logTimes(report.phases);
    if (report.error)
        logFailure(report.error);
    else
        logSuccess(`${report.status}: ${report.directory ?? ''}, certificate ${report.certificate?.fingerprint ?? ''}`);
    saveFinished();
});
async function readAndRun(given) {
    try {
        const { request, secrets } = await readInputs();
        return await run(request, { ...given, ...secrets });
    }
    catch (error) {
        return { ...(0,build_report/* newReport */.bQ)(), verified: namesEndpoints() ? false : null, error: (0,errors/* asDeployError */.y0)(error) };
    }
}
async function run(request, context) {
    switch (request.operation) {
        case 'deploy':
            return deploy(request, context);
        case 'rollback': {
            const { rollBack } = await Promise.all(/* import() */[__nccwpck_require__.e(863), __nccwpck_require__.e(379), __nccwpck_require__.e(8), __nccwpck_require__.e(452), __nccwpck_require__.e(658)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5658));
            return rollBack(request, context);
        }
        case 'verify': {
            const { verify } = await Promise.all(/* import() */[__nccwpck_require__.e(379), __nccwpck_require__.e(130)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6130));
            return verify(request, context);
        }
    }
}

module.exports = __webpack_exports__;
/******/ })()
;
