#!/usr/bin/env node
/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

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

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

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

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 4547:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = require("timers");

/***/ }),

/***/ 4768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ chainWarnings),
/* harmony export */   u: () => (/* binding */ checkChain)
/* harmony export */ });
/* harmony import */ var _extensions_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9464);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4769);
/** The checks that a chain must pass before it is deployed. */



/**
 * Refuses a chain that is not whole: certificates that issue nothing, that may not issue, or that lead to no
 * root.
 */
function checkChain(credential, trust) {
    return strayRefusal(credential) ?? authorityRefusal(credential) ?? trustRefusal(credential, trust);
}
function strayRefusal({ leaf, path, strays }) {
    const [stray] = strays;
    if (!stray)
        return null;
    const last = path.at(-1) ?? leaf;
    const isRoot = (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isSelfSigned */ .Nl)(stray);
    const expected = `expected the issuer of ${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(last)}, which is ${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .issuerTitle */ .OS)(last)}`;
    return {
        code: 'CHAIN_INVALID',
        fact: `the chain holds a ${isRoot ? 'root' : 'certificate'} that issues nothing in it: ${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(stray)}`,
        hint: isRoot
            ? `${expected}; give the intermediates between the two, and leave the root out`
            : `${expected}; was the chain of another certificate given?`,
    };
}
function authorityRefusal({ leaf, path, chain }) {
    const impostor = chain.find((one) => !one.ca);
    if (impostor) {
        return {
            code: 'CHAIN_INVALID',
            fact: `${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(impostor)} is in the chain and is no CA`,
            hint: 'clients refuse certificates that it issued: its basicConstraints must say CA:TRUE and its keyUsage, if any, keyCertSign; was the right version of it given?',
        };
    }
    let authorities = 0;
    for (const [depth, issuer] of path.entries()) {
        const below = path[depth - 1];
        // A CA that issued itself, to change its key, does not count (RFC 5280, section 4.2.1.9).
        if (below && below.subject !== below.issuer)
            authorities += 1;
        if (authorities === 0)
            continue;
        const limit = (0,_extensions_js__WEBPACK_IMPORTED_MODULE_0__/* .pathLength */ .o8)(issuer);
        if (authorities > limit) {
            return {
                code: 'CHAIN_INVALID',
                fact: `${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(issuer)} allows ${limit} CAs below it, and the chain has ${authorities} between it and ${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(leaf)}`,
                hint: 'clients refuse such a chain: have the certificate issued by another CA',
            };
        }
    }
    return null;
}
const HINTS = {
    public: 'is it from a public CA? Else give the root of yours as trusted-roots',
    system: 'is the root installed on this runner? Else give it as trusted-roots',
    given: 'is it in trusted-roots, or was the chain of another CA given?',
};
function trustRefusal({ leaf, chain }, trust) {
    const fault = trust?.faultOf([leaf, ...chain]) ?? null;
    if (!trust || fault === null)
        return null;
    const isMissing = fault.includes('unable to get local issuer');
    return {
        code: 'CHAIN_INVALID',
        fact: `the chain does not lead to a trusted root: ${fault}`,
        hint: `${isMissing ? 'give the missing intermediate in chain; if it ends at the root: ' : ''}${HINTS[trust.origin]}`,
    };
}
/** Reasons why some clients may refuse a chain that passes every check, one line each. */
function chainWarnings({ leaf, chain, roots }, { trust, hadIntermediates }) {
    const warnings = [];
    if ((0,_extensions_js__WEBPACK_IMPORTED_MODULE_0__/* .serverPurpose */ .wV)(leaf) === 'any')
        warnings.push('the certificate names no purpose but any (anyExtendedKeyUsage), which clients that use OpenSSL refuse: have it issued for serverAuth');
    if (trust !== null || chain.length > 0)
        return warnings;
    const issuerAt = /^CA Issuers - URI:/m.test(leaf.infoAccess ?? '');
    if (hadIntermediates())
        warnings.push(`the target has intermediates, and without chain there will be none: clients may not find a way from ${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .issuerTitle */ .OS)(leaf)} to a root`);
    else if (issuerAt && roots.length === 0 && !(0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isSelfSigned */ .Nl)(leaf))
        warnings.push(`no intermediate was given, although the certificate says where its issuer is to be had: unless ${(0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .issuerTitle */ .OS)(leaf)} is a root, give it in chain, because many clients do not fetch it`);
    return warnings;
}


/***/ }),

/***/ 2873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ arrange),
/* harmony export */   W: () => (/* binding */ MAX_CERTIFICATES)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4769);


const NO_CIRCUMSTANCES = { now: null, isTrusted: () => false };
/** The most certificates that are arranged: real chains have two to five. */
const MAX_CERTIFICATES = 16;
/**
 * Puts a leaf and its intermediates in order: the leaf first, then each certificate that issues the one
 * before it (RFC 8446, section 4.4.2). Certificates that are no CA, or not valid now, are used only where
 * there is no way around them. Duplicates and a self-signed root are dropped: a client must hold the root
 * already. An intermediate that is there twice for the same key and issuer is taken once: the one that is
 * valid longest. One that is cross-signed by another issuer is kept at the end, because some clients need
 * that path.
 *
 * The cost grows with the square of the number of certificates, also where all of them issued each other.
 *
 * @param first the leaf, usually first, and possibly its chain
 * @param rest more certificates of the chain
 */
function arrange(first, rest, { now, isTrusted } = NO_CIRCUMSTANCES) {
    const issues = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .rememberedIssuance */ .gX)();
    const leaf = first.find((candidate) => !first.some((other) => other !== candidate && issues(candidate, other))) ??
        first[0];
    if (leaf === undefined)
        throw new TypeError('arrange needs at least one certificate');
    const { pool, roots, hadDuplicates } = sortOut(leaf, [...first, ...rest]);
    const known = new Map();
    const issuersOf = (subject) => {
        const issuers = known.get(subject) ?? (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .longestLivingFirst */ .a7)(pool.filter((one) => one !== subject && issues(one, subject)));
        known.set(subject, issuers);
        return issuers;
    };
    const endOf = (top) => {
        if (isTrusted(top))
            return _path_js__WEBPACK_IMPORTED_MODULE_0__/* .ENDS */ .Br.trusted;
        if (roots.some((root) => issues(root, top)))
            return _path_js__WEBPACK_IMPORTED_MODULE_0__/* .ENDS */ .Br.rooted;
        return issuersOf(top).length === 0 ? _path_js__WEBPACK_IMPORTED_MODULE_0__/* .ENDS */ .Br.open : null;
    };
    const isSound = (one) => one.ca && (now === null || (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isValidAt */ .Ub)(one, now));
    const path = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .findPath */ .Hh)(leaf, { issuersOf, endOf, isUsable: isSound }) ??
        (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .findPath */ .Hh)(leaf, { issuersOf, endOf: (top) => endOf(top) ?? _path_js__WEBPACK_IMPORTED_MODULE_0__/* .ENDS */ .Br.circular, isUsable: () => true }) ??
        [];
    const all = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .reachable */ .Gq)(leaf, { issuersOf, isUsable: () => true });
    const chain = [...path];
    for (const one of (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .reachable */ .Gq)(leaf, { issuersOf, isUsable: (it) => isSound(it) || path.includes(it) }))
        if (!chain.some((kept) => kept === one || areTwins(kept, one)))
            chain.push(one);
    const issuesAny = (root) => [leaf, ...all].some((one) => issues(root, one));
    const used = roots.filter(issuesAny);
    const strays = [
        ...pool.filter((one) => !all.includes(one)),
        ...roots.filter((root) => !used.includes(root)),
    ];
    const inOrder = pool.filter((one) => path.includes(one));
    const notices = [
        ...(leaf === first[0] ? [] : ['the certificate was not the first in its PEM: the order was repaired']),
        ...(hadDuplicates ? ['a certificate that was there twice was dropped from the chain'] : []),
        ...(used.length > 0 ? ['the self-signed root was dropped from the chain: clients hold it already'] : []),
        ...all.filter((one) => !chain.includes(one)).map((one) => dropped(one, chain)),
        ...(strays.length === 0 && path.some((one, at) => one !== inOrder[at])
            ? ['the chain was in the wrong order: it was repaired']
            : []),
        ...(chain.length > path.length ? ['a cross-signed intermediate was kept at the end of the chain'] : []),
    ];
    return { leaf, chain, path, roots: used, strays, notices: [...new Set(notices)] };
}
/** All certificates but the leaf, once each: roots, and possible intermediates. */
function sortOut(leaf, given) {
    const seen = new Set([leaf.fingerprint256]);
    const pool = [];
    const roots = [];
    let hadDuplicates = false;
    for (const one of given) {
        if (one === leaf)
            continue;
        if (seen.has(one.fingerprint256))
            hadDuplicates = true;
        else
            ((0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isSelfSigned */ .Nl)(one) ? roots : pool).push(one);
        seen.add(one.fingerprint256);
    }
    return { pool, roots, hadDuplicates };
}
/** Whether two certificates are of the same authority, by the same issuer. */
function areTwins(one, other) {
    return (one.subject === other.subject && one.issuer === other.issuer && one.publicKey.equals(other.publicKey));
}
function dropped(certificate, chain) {
    const twin = chain.find((one) => areTwins(one, certificate));
    if (!twin)
        return `${(0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOf */ .Gg)(certificate)} was dropped from the chain, which is whole without it`;
    const until = new Date(twin.validTo).toISOString();
    return `${(0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOf */ .Gg)(twin)} was there in several versions: the one that is valid until ${until} was taken`;
}


/***/ }),

/***/ 1071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ keyMatches),
/* harmony export */   Yn: () => (/* binding */ isCertificate),
/* harmony export */   Yz: () => (/* binding */ readCredential),
/* harmony export */   f2: () => (/* binding */ withStrays),
/* harmony export */   mG: () => (/* binding */ readDeployedChain),
/* harmony export */   xS: () => (/* binding */ factsOf),
/* harmony export */   z0: () => (/* binding */ readDeployedLeaf)
/* harmony export */ });
/* unused harmony export factsOfServed */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9473);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2873);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4927);
/* harmony import */ var _foreign_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1184);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3452);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4769);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5090);










const CERTIFICATE_LABELS = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);
/**
 * Parses a certificate and its chain.
 *
 * @param certificate PEM: the leaf, optionally followed by its chain
 * @param chain PEM: intermediates in any order; null when none were given
 * @param circumstances other facts that decide among several chains
 * @throws DeployError CERTIFICATE_INVALID or CHAIN_INVALID when there is no certificate or one cannot be
 *   parsed
 */
function readCredential(certificate, chain, circumstances) {
    const first = readCertificates(certificate, 'CERTIFICATE_INVALID', 'certificate');
    const rest = chain === null ? [] : readCertificates(chain, 'CHAIN_INVALID', 'chain').certificates;
    const arrangement = (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .arrange */ .N)(first.certificates, rest, circumstances);
    const { leaf } = arrangement;
    const fingerprint = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .a)(leaf.raw);
    const notices = [...arrangement.notices];
    if (first.hadKey)
        notices.push('a private key in the input certificate was ignored: private-key is the place for it');
    return {
        ...arrangement,
        notices,
        fingerprint,
        leafPem: (0,_pem_js__WEBPACK_IMPORTED_MODULE_8__/* .derToPem */ .Fy)('CERTIFICATE', leaf.raw),
        chainPem: arrangement.chain.map((member) => (0,_pem_js__WEBPACK_IMPORTED_MODULE_8__/* .derToPem */ .Fy)('CERTIFICATE', member.raw)).join(''),
        facts: factsOf(leaf, arrangement.chain.length),
    };
}
/**
 * The facts of a leaf.
 *
 * @param chainLength the number of its intermediates
 */
function factsOf(leaf, chainLength) {
    return {
        subject: leaf.subject ?? '',
        issuer: leaf.issuer ?? '',
        names: (0,_names_js__WEBPACK_IMPORTED_MODULE_9__/* .subjectNames */ .BI)(leaf),
        notBefore: new Date(leaf.validFrom),
        notAfter: new Date(leaf.validTo),
        fingerprint: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .a)(leaf.raw),
        keyType: (0,_key_js__WEBPACK_IMPORTED_MODULE_6__/* .describeKey */ .Rx)(leaf.publicKey),
        chainLength,
    };
}
/** The facts of a leaf that a server sent; null when it cannot be read. */
function factsOfServed(der) {
    try {
        return factsOf(parseCertificate(Buffer.from(der)), 0);
    }
    catch {
        return null;
    }
}
/**
 * The same credential with the certificates that do not fit the chain behind it, in the order in which they
 * were given.
 */
function withStrays(credential) {
    const { chain, strays, chainPem, notices, facts } = credential;
    if (strays.length === 0)
        return credential;
    const names = strays.map(_names_js__WEBPACK_IMPORTED_MODULE_9__/* .titleOf */ .Gg).join('; ');
    return {
        ...credential,
        chain: [...chain, ...strays],
        strays: [],
        chainPem: chainPem + strays.map((stray) => (0,_pem_js__WEBPACK_IMPORTED_MODULE_8__/* .derToPem */ .Fy)('CERTIFICATE', stray.raw)).join(''),
        notices: [...notices, `kept at the end of the chain, although they do not fit it: ${names}`],
        facts: { ...facts, chainLength: chain.length + strays.length },
    };
}
/**
 * The leaf of a file that is already on the target, or null when none can be read: an unreadable file must
 * not block a deployment. The rest of the file does not matter.
 *
 * @param known a certificate that it probably is. It is then not parsed a second time
 */
function readDeployedLeaf(pem, known) {
    try {
        const [first] = (0,_pem_js__WEBPACK_IMPORTED_MODULE_8__/* .readPemBlocks */ .Hg)(pem.toString('latin1'), 'CERTIFICATE_INVALID', 'deployed certificate').filter(isCertificate);
        if (!first)
            return null;
        const der = derOf(first);
        return known && der.equals(known.raw) ? known : parseCertificate(der);
    }
    catch {
        return null;
    }
}
/**
 * Fingerprints of the intermediates in files on the target: certificates behind the leaf, or in a file of
 * their own, that are no roots. A file that cannot be read holds none.
 *
 * @param certificate the file that begins with the leaf
 * @param chain the file that holds the chain alone; null when there is none
 */
function readDeployedChain(certificate, chain) {
    const certificates = (pem) => {
        try {
            const text = pem?.toString('latin1') ?? '';
            const blocks = (0,_pem_js__WEBPACK_IMPORTED_MODULE_8__/* .readPemBlocks */ .Hg)(text, 'CERTIFICATE_INVALID', 'deployed chain').filter(isCertificate);
            return blocks.slice(0, _chain_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_CERTIFICATES */ .W).map((block) => parseCertificate(derOf(block)));
        }
        catch {
            return [];
        }
    };
    const others = [...certificates(certificate).slice(1), ...certificates(chain)];
    return others.filter((one) => !(0,_path_js__WEBPACK_IMPORTED_MODULE_7__/* .isSelfSigned */ .Nl)(one)).map(({ raw }) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .a)(raw));
}
/**
 * The certificate that each key was last found to belong to. The checks ask three times, and a signature
 * takes time.
 */
const owners = new WeakMap();
/** Whether a private key belongs to a certificate. */
function keyMatches(certificate, key) {
    const { fingerprint256 } = certificate;
    if (owners.get(key) === fingerprint256)
        return true;
    const matches = (0,_key_js__WEBPACK_IMPORTED_MODULE_6__/* .provesPossession */ .QV)(key, certificate.publicKey);
    if (matches)
        owners.set(key, fingerprint256);
    return matches;
}
function readCertificates(pem, code, subject) {
    const blocks = (0,_pem_js__WEBPACK_IMPORTED_MODULE_8__/* .readPemBlocks */ .Hg)(pem, code, subject);
    const certificateBlocks = blocks.filter(isCertificate);
    if (certificateBlocks.length === 0)
        throw (0,_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .noneIn */ .Sk)(pem, code, subject, 'certificate');
    if (certificateBlocks.length > _chain_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_CERTIFICATES */ .W) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH(code, `the ${subject} holds ${certificateBlocks.length} certificates`, `at most ${_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_CERTIFICATES */ .W} are read`);
    }
    const certificates = certificateBlocks.map((block, index) => {
        const which = certificateBlocks.length > 1 ? `certificate ${index + 1} of the ${subject}` : `the ${subject}`;
        const der = derOf(block);
        try {
            return parseCertificate(der);
        }
        catch {
            throw (0,_foreign_js__WEBPACK_IMPORTED_MODULE_5__/* .unparsed */ .fA)(der, code, which);
        }
    });
    return { certificates, hadKey: blocks.some(_pem_js__WEBPACK_IMPORTED_MODULE_8__/* .isPrivateKey */ .T_) };
}
/** Whether a block holds a certificate. */
function isCertificate(block) {
    return CERTIFICATE_LABELS.has(block.label);
}
/** The certificate itself, without the trust settings at the end of a TRUSTED CERTIFICATE block. */
function derOf(block) {
    const der = Buffer.from(block.body, 'base64');
    return der.subarray(0, (0,_der_js__WEBPACK_IMPORTED_MODULE_4__/* .derLength */ .Yt)(der));
}
/**
 * @throws an error of OpenSSL or Date when it is no certificate, when its key is of an unknown type, or when
 *   its times cannot be read
 */
function parseCertificate(der) {
    const parsed = new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der);
    parsed.publicKey;
    // OpenSSL parses times that are none, and everything that compares them would let them pass.
    for (const time of [parsed.validFrom, parsed.validTo])
        new Date(time).toISOString();
    return parsed;
}


/***/ }),

/***/ 958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ derKind)
/* harmony export */ });
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4927);
/*
 * Tells kinds of DER by their shapes: DER itself has no label.
 */

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
/**
 * No type here has more members: a PKCS#1 key has nine, and a tenth with more than two primes (RFC 8017,
 * A.1.2).
 */
const MOST_MEMBERS = 12;
/**
 * The kind and the length of the element at the beginning of some bytes. Only PKCS#7 and PKCS#12 may have
 * indefinite lengths.
 *
 * @returns null for an unknown kind
 */
function derKind(bytes) {
    const outer = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readBerElement */ .ME)(bytes, 0);
    if (outer?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence)
        return null;
    const isIndefinite = outer.next !== outer.end;
    const members = isIndefinite
        ? (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readBerElements */ .JR)(bytes, outer)
        : (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)(bytes, outer.start, outer.end, MOST_MEMBERS);
    const kind = kindOf(bytes, members, isIndefinite);
    return kind && { kind, length: outer.next };
}
function kindOf(der, members, isIndefinite) {
    const [first, second] = members;
    if (!first || !second)
        return null;
    if (first.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.identifier)
        return second.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.tagged0 ? 'PKCS7' : null;
    if (first.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.integer && second.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence && numberOf(der, first) === 3)
        return 'PKCS12';
    if (isIndefinite)
        return null;
    if (first.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.integer)
        return kindByVersion(numberOf(der, first), members);
    return first.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence ? kindBySequence(der, first, members) : null;
}
/**
 * PKCS#8 (RFC 5958, section 2), PKCS#1 (RFC 8017, A.1) and SEC 1 (RFC 5915, section 3); OpenSSL's form of a
 * DSA key.
 */
function kindByVersion(version, members) {
    if (members.every(({ tag }) => tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.integer)) {
        if (members.length === 2)
            return 'RSA PUBLIC KEY';
        if (version > 1)
            return null;
        return members.length >= 9 ? 'RSA PRIVATE KEY' : members.length === 6 ? 'DSA PRIVATE KEY' : null;
    }
    if (version === 1 && members[1]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.octetString)
        return 'EC PRIVATE KEY';
    const isPkcs8 = members[1]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence && members[2]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.octetString;
    return isPkcs8 && version <= 1 ? 'PRIVATE KEY' : null;
}
/**
 * Files that begin with an algorithm (RFC 5958, section 3; RFC 5280, section 4.1), and signed ones:
 * certificates, requests (RFC 2986, section 4) and lists (RFC 5280, section 5.1).
 */
function kindBySequence(der, first, members) {
    const inner = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElements */ .cl)(der, first.start, first.end, MOST_MEMBERS);
    if (inner[0]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.identifier) {
        if (members[1]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.octetString)
            return 'ENCRYPTED PRIVATE KEY';
        return members[1]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.bitString ? 'PUBLIC KEY' : null;
    }
    if (members[1]?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence || members[2]?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.bitString)
        return null;
    if (inner.some(({ tag }) => tag === UTC_TIME || tag === GENERALIZED_TIME))
        return 'X509 CRL';
    return inner.length <= 4 && inner[0]?.tag === _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.integer ? 'CERTIFICATE REQUEST' : 'CERTIFICATE';
}
/** A small number; Infinity for any that is larger. */
function numberOf(der, { start, end }) {
    return end - start === 1 ? der.readUInt8(start) : Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 4927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   JR: () => (/* binding */ readBerElements),
/* harmony export */   LP: () => (/* binding */ readObjectIdentifier),
/* harmony export */   ME: () => (/* binding */ readBerElement),
/* harmony export */   RN: () => (/* binding */ readElement),
/* harmony export */   Yt: () => (/* binding */ derLength),
/* harmony export */   _0: () => (/* binding */ readCount),
/* harmony export */   cl: () => (/* binding */ readElements),
/* harmony export */   lS: () => (/* binding */ membersOf),
/* harmony export */   m9: () => (/* binding */ brokenSignatureHash),
/* harmony export */   wu: () => (/* binding */ readAlgorithm)
/* harmony export */ });
/**
 * Just enough DER and BER (ITU-T X.690) to find an element in bytes, and the one thing about a certificate
 * that `node:crypto` does not tell on every supported Node: its signature algorithm.
 */
/** Tags of the types that credentials are made of. */
const TAG = {
    integer: 0x02,
    bitString: 0x03,
    octetString: 0x04,
    identifier: 0x06,
    sequence: 0x30,
    /** `[0]` and `[1]`, around other elements. */
    tagged0: 0xa0,
    tagged1: 0xa1,
};
/** The deepest nesting of indefinite lengths: PKCS#7 and PKCS#12 files have some ten. */
const MAX_DEPTH = 32;
/** Object identifiers of signature algorithms with a broken hash (RFC 8017 A.2.4, RFC 5758 section 3). */
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
/**
 * Length in bytes of the DER element that a buffer begins with; the whole buffer when it does not begin with
 * one.
 */
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
/**
 * The elements one after the other from `start` to `end`, at most `most` of them. Stops at the first that is
 * none: then the last one ends before `end`.
 */
function readElements(der, start, end, most) {
    const elements = [];
    for (let at = start; at < end && elements.length < most;) {
        const element = readElement(der, at);
        if (!element)
            break;
        elements.push(element);
        at = element.end;
    }
    return elements;
}
/**
 * The BER element that begins at a place, of definite or indefinite length (X.690, section 8.1.3); null when
 * there is none.
 */
function readBerElement(ber, at, depth = 0) {
    const definite = readElement(ber, at);
    if (definite)
        return { ...definite, at, next: definite.end };
    if (ber[at + 1] !== 0x80 || depth > MAX_DEPTH)
        return null;
    const start = at + 2;
    for (let end = start;;) {
        if (ber[end] === 0 && ber[end + 1] === 0)
            return { tag: ber.readUInt8(at), start, end, at, next: end + 2 };
        const inner = readBerElement(ber, end, depth + 1);
        if (!inner)
            return null;
        end = inner.next;
    }
}
/** The BER elements in another one. */
function readBerElements(ber, { start, end }) {
    const elements = [];
    for (let at = start; at < end;) {
        const element = readBerElement(ber, at);
        if (!element)
            break;
        elements.push(element);
        at = element.next;
    }
    return elements;
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
/** The first elements in a sequence, at most eight; none when it is not a sequence. */
function membersOf(der, sequence) {
    return sequence?.tag === TAG.sequence ? readElements(der, sequence.start, sequence.end, 8) : [];
}
/** An AlgorithmIdentifier (RFC 5280, section 4.1.1.2); null when it is none. */
function readAlgorithm(der, element) {
    const [identifier, parameters] = membersOf(der, element);
    if (identifier?.tag !== TAG.identifier)
        return null;
    return { name: readObjectIdentifier(der.subarray(identifier.start, identifier.end)), parameters };
}
/** A whole number that is not negative, of the content of its element. */
function readCount(der, { start, end }) {
    return der.subarray(start, end).reduce((value, byte) => value * 256 + byte, 0);
}


/***/ }),

/***/ 8937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ daysUntil),
/* harmony export */   T: () => (/* binding */ describeExpiry)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Whole days until a certificate expires, rounded down; negative once it has. */
function daysUntil(notAfter, now) {
    return Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);
}
/** How long a certificate lasts, as the end of a sentence: `expires in 12 days`, `expired 3 days ago`. */
function describeExpiry(notAfter, now) {
    const left = notAfter.getTime() - now.getTime();
    const distance = Math.abs(left);
    const [unit, size] = distance < 2 * DAY_MS ? ['hour', HOUR_MS] : ['day', DAY_MS];
    const count = Math.floor(distance / size);
    const time = `${count} ${unit}${count === 1 ? '' : 's'}`;
    return left > 0 ? `expires in ${time}` : `expired ${time} ago`;
}


/***/ }),

/***/ 9464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sy: () => (/* binding */ signedPart),
/* harmony export */   Y_: () => (/* binding */ children),
/* harmony export */   Yt: () => (/* binding */ elements),
/* harmony export */   ck: () => (/* binding */ extension),
/* harmony export */   hw: () => (/* binding */ hasBasicConstraints),
/* harmony export */   o8: () => (/* binding */ pathLength),
/* harmony export */   pW: () => (/* binding */ hasKeyUsage),
/* harmony export */   wV: () => (/* binding */ serverPurpose),
/* harmony export */   xG: () => (/* binding */ KEY_USAGES)
/* harmony export */ });
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4927);
/**
 * Extensions of a certificate that `node:crypto` does not tell (RFC 5280, section 4.2). OpenSSL has parsed
 * the certificate already, so whatever is malformed here is taken as absent.
 */

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const [BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, EXTENSIONS] = [0x01, 0x02, 0x03, 0x04, 0xa3];
/** Bits of a key usage, by their number (RFC 5280, section 4.2.1.3). */
const KEY_USAGES = {
    digitalSignature: 0,
    keyEncipherment: 2,
    keyAgreement: 4,
    keyCertSign: 5,
};
/**
 * Whether a certificate says that its key is for one of these usages; true when it says nothing of usages.
 */
function hasKeyUsage(certificate, ...bits) {
    const usage = extension(certificate.raw, KEY_USAGE);
    if (usage?.[0] !== BIT_STRING)
        return true;
    return bits.some((bit) => ((usage[3 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}
const ANY_PURPOSE = '2.5.29.37.0';
const SERVER_PURPOSES = new Set([
    '1.3.6.1.5.5.7.3.1',
    // Server Gated Crypto, which stands for servers in old CAs.
    '2.16.840.1.113730.4.1',
    '1.3.6.1.4.1.311.10.3.3',
]);
/**
 * Whether an extended key usage allows servers (RFC 5280, section 4.2.1.12): `by-name`, `any` where it allows
 * everything and does not name servers, which OpenSSL does not take. A certificate without one is for servers
 * `by-name`.
 */
function serverPurpose(certificate) {
    // Node calls the extended key usage `keyUsage`. It is undefined where there is none.
    const purposes = certificate.keyUsage;
    if (!purposes || purposes.some((purpose) => SERVER_PURPOSES.has(purpose)))
        return 'by-name';
    return purposes.includes(ANY_PURPOSE) ? 'any' : 'none';
}
/** Whether a certificate says whether it is a CA; those of X.509 version 1 do not. */
function hasBasicConstraints(certificate) {
    return extension(certificate.raw, BASIC_CONSTRAINTS) !== null;
}
/**
 * How many CAs may follow below a CA, those that issued themselves not counted; Infinity when it does not
 * say.
 */
function pathLength({ raw }) {
    const constraints = extension(raw, BASIC_CONSTRAINTS);
    const limit = constraints && children(constraints).find(({ tag }) => tag === INTEGER);
    if (!constraints || !limit)
        return Number.POSITIVE_INFINITY;
    return Number.parseInt(constraints.toString('hex', limit.start, limit.end), 16);
}
/** The value of an extension, as DER; null when the certificate has no such extension. */
function extension(certificate, id) {
    const { body, fields } = signedPart(certificate);
    const wrapper = fields.find(({ tag }) => tag === EXTENSIONS);
    if (!wrapper)
        return null;
    const list = body.subarray(wrapper.start, wrapper.end);
    for (const { start, end } of children(list)) {
        const entry = list.subarray(start, end);
        const [oid, ...rest] = elements(entry);
        if (!oid || (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readObjectIdentifier */ .LP)(entry.subarray(oid.start, oid.end)) !== id)
            continue;
        const value = rest.find(({ tag }) => tag !== BOOLEAN);
        return value?.tag === OCTET_STRING ? entry.subarray(value.start, value.end) : null;
    }
    return null;
}
/** The signed part of a certificate, and its fields. */
function signedPart(certificate) {
    const outer = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(certificate, 0);
    const signed = outer && (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(certificate, outer.start);
    const body = signed ? certificate.subarray(signed.start, signed.end) : Buffer.alloc(0);
    return { body, fields: elements(body) };
}
/** The elements inside the element at the beginning of a buffer. */
function children(der) {
    const outer = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(der, 0);
    if (!outer)
        return [];
    const found = [];
    for (const { tag, start, end } of elements(der.subarray(outer.start, outer.end)))
        found.push({ tag, start: start + outer.start, end: end + outer.start });
    return found;
}
/** The elements that a buffer consists of, one behind the other. */
function elements(der) {
    const found = [];
    for (let next = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(der, 0); next; next = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(der, next.end))
        found.push(next);
    return found;
}


/***/ }),

/***/ 1184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sk: () => (/* binding */ noneIn),
/* harmony export */   fA: () => (/* binding */ unparsed),
/* harmony export */   pD: () => (/* binding */ unknownKeyIn),
/* harmony export */   qt: () => (/* binding */ foreignOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4927);
/*
 * Names the files that people give in place of a certificate or a key, and the command that converts each.
 */


/** PEM blocks by their labels. The first row that fits counts. */
const BY_LABEL = [
    [
        /^OPENSSH PRIVATE KEY$/,
        {
            name: 'an OpenSSH key',
            hint: 'convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY (for Ed25519 that takes a newer ssh-keygen)',
        },
    ],
    [/^PGP /, { name: 'a PGP block', hint: 'TLS has certificates and keys of its own kind: X.509' }],
    [
        /CERTIFICATE REQUEST$/,
        { name: 'a certificate request', hint: 'give the certificate that the authority issued for it' },
    ],
    [/PUBLIC KEY$/, { name: 'a public key', hint: 'give the other file that was made together with it' }],
    [/CRL$/, { name: 'a list of revoked certificates (CRL)', hint: 'give the certificate itself' }],
    [
        /^(?:PKCS7|PKCS #7 SIGNED DATA|CMS)$/,
        {
            name: 'a PKCS#7 file without certificates',
            hint: 'export the certificates: openssl crl2pkcs7 -nocrl -certfile chain.pem -out chain.p7b',
        },
    ],
    [/^(?:PKCS12|PFX)$/, { name: 'a PKCS#12 file', hint: 'give it as pkcs12, with pkcs12-password' }],
    [/PRIVATE KEY$/, { name: 'a private key', hint: 'are certificate and private-key swapped?' }],
    [/CERTIFICATE$/, { name: 'a certificate', hint: 'are certificate and private-key swapped?' }],
    [/PARAMETERS$/, { name: 'parameters without a key', hint: 'give the file that holds the key' }],
];
/** Other files by their first characters, one for each byte. */
const BY_START = [
    [
        /^(?:\xfe\xed\xfe\xed|\xce\xce\xce\xce)/,
        {
            name: 'a Java keystore (JKS)',
            hint: 'convert it: keytool -importkeystore -srckeystore FILE -destkeystore app.p12 -deststoretype PKCS12, and give that as pkcs12',
            holdsKey: true,
        },
    ],
    [
        /^PuTTY-User-Key-File-\d/,
        {
            name: 'a PuTTY key',
            hint: 'convert it: puttygen FILE -O private-openssh -o key.pem, then ssh-keygen -p -m PKCS8 -f key.pem',
            holdsKey: true,
        },
    ],
    [
        /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,20}|---- BEGIN SSH2) /,
        { name: 'an SSH key', hint: 'TLS has certificates and keys of its own kind: X.509' },
    ],
    [
        /^<(?:!doctype|html|\?xml|head|body)/i,
        { name: 'an HTML page', hint: 'was it downloaded from an address that says no, or asks to log in?' },
    ],
    [
        /^\{/,
        { name: 'a JSON object', hint: 'give the text of the one member that holds it; or is it an error page?' },
    ],
    [
        /^\[/,
        {
            name: 'a JSON array that holds something else',
            hint: 'expected an array of texts, each of them PEM or base64',
        },
    ],
    [
        /^0[\x80-\x84][\s\S]{0,4}[0\x02\x06][\s\S]{88}/,
        {
            name: 'a file that is damaged, or cut off',
            hint: 'take it from where it was made once more',
            holdsKey: true,
        },
    ],
    [
        /^version https:\/\/git-lfs/,
        { name: 'a pointer of Git LFS', hint: 'have actions/checkout fetch the file itself: lfs: true' },
    ],
    [/^\$ANSIBLE_VAULT;/, { name: 'an Ansible vault', hint: 'decrypt it first: ansible-vault decrypt' }],
];
/** The label of a PEM block. */
const BEGIN_LINE = /-----BEGIN ([A-Z0-9][A-Z0-9 .#]{0,40})-----/g;
/** As many of them are told. */
const MOST_LABELS = 4;
/** The kind of a text that holds neither certificate nor key; null when the kind is unknown. */
function foreignOf(text) {
    const labels = labelsIn(text);
    const byLabel = BY_LABEL.find(([pattern]) => labels.some((label) => pattern.test(label)));
    const found = byLabel ?? BY_START.find(([pattern]) => pattern.test(text.slice(0, 100)));
    return found?.[1] ?? null;
}
/** The labels of the PEM blocks in a text, each once. */
function labelsIn(text) {
    return [...new Set(Array.from(text.matchAll(BEGIN_LINE), ([, label = '']) => label))];
}
/**
 * The failure of a text without a certificate, or without a key.
 *
 * @param subject which input or file it is, for the message
 * @param wanted "certificate" or "private key"
 */
function noneIn(text, code, subject, wanted) {
    const foreign = foreignOf(text);
    const labels = labelsIn(text).slice(0, MOST_LABELS).join(', ');
    const fact = `the ${subject} holds no ${wanted}`;
    return foreign
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `${fact} but ${foreign.name}`, `${labels === '' ? '' : `it holds ${labels}; `}${foreign.hint}`)
        : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, fact, `expected a BEGIN ${wanted.toUpperCase()} line, or base64 or DER of one; it holds ${labels || 'no PEM block'}`);
}
/** Signature algorithms that older Nodes do not know (FIPS 204), by object identifier. */
const NEW_KEYS = {
    '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
    '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
    '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
};
/** The kind of a PKCS#8 key that this Node may not know; null for any other. */
function unknownKeyIn(der) {
    const [, algorithm] = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .membersOf */ .lS)(der, (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElement */ .RN)(der, 0));
    return NEW_KEYS[(0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readAlgorithm */ .wu)(der, algorithm)?.name ?? ''] ?? null;
}
/**
 * The failure of a certificate that OpenSSL cannot parse, or not all of it.
 *
 * @param which which one it is, for the message
 */
function unparsed(der, code, which) {
    const outer = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElement */ .RN)(der, 0);
    const fields = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .membersOf */ .lS)(der, outer && (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElement */ .RN)(der, outer.start));
    const name = fields
        .map(({ start }) => NEW_KEYS[(0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readAlgorithm */ .wu)(der, (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElement */ .RN)(der, start))?.name ?? ''])
        .find((found) => found !== undefined);
    return name
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `${which} is for a key of ${name}, which this version of Node does not know`, 'expected RSA, ECDSA, Ed25519 or Ed448')
        : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `${which} cannot be parsed`, 'its PEM armour is sound, but its content is not an X.509 certificate that OpenSSL knows');
}


/***/ }),

/***/ 3452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Rx: () => (/* binding */ describeKey),
  ML: () => (/* binding */ keyBits),
  jt: () => (/* binding */ onlyPrivateKey),
  QV: () => (/* binding */ provesPossession),
  Fs: () => (/* binding */ publicKeyFingerprint),
  $k: () => (/* binding */ readPrivateKey)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/digest.js
var digest = __nccwpck_require__(4974);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/key-type.js
var key_type = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./build/certificate/der.js
var certificate_der = __nccwpck_require__(4927);
;// CONCATENATED MODULE: ./build/certificate/derivation.js

/** Iterations of PBKDF2, or of PKCS#12's own derivation: OpenSSL takes up to five seconds for that many. */
const MAX_ITERATIONS = 10_000_000;
/** The cost of scrypt, N \u00d7 r \u00d7 p (RFC 7914, section 2): OpenSSL takes some five seconds for that much. */
const MAX_SCRYPT = 2 ** 24;
const PBES2 = '1.2.840.113549.1.5.13';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
/**
 * Whether deriving the key for an encrypted private key would take so long that nobody would wait for it.
 * OpenSSL does not ask before it begins, and nothing stops it then.
 *
 * @param der an EncryptedPrivateKeyInfo (RFC 5958); of anything else OpenSSL will say soon enough that it is
 *   none
 */
function isSlowToDerive(der) {
    const [algorithm] = (0,certificate_der/* membersOf */.lS)(der, (0,certificate_der/* readElement */.RN)(der, 0));
    const scheme = (0,certificate_der/* readAlgorithm */.wu)(der, algorithm);
    const derivation = scheme?.name === PBES2 ? (0,certificate_der/* readAlgorithm */.wu)(der, (0,certificate_der/* membersOf */.lS)(der, scheme.parameters)[0]) : scheme;
    const counts = (0,certificate_der/* membersOf */.lS)(der, derivation?.parameters)
        .filter(({ tag }) => tag === certificate_der/* TAG */.Dk.integer)
        .map((element) => (0,certificate_der/* readCount */._0)(der, element));
    if (derivation?.name === SCRYPT)
        return counts.slice(0, 3).reduce((product, count) => product * count, 1) > MAX_SCRYPT;
    return (counts[0] ?? 0) > MAX_ITERATIONS;
}

// EXTERNAL MODULE: ./build/certificate/der-kind.js
var der_kind = __nccwpck_require__(958);
// EXTERNAL MODULE: ./build/certificate/pem.js
var certificate_pem = __nccwpck_require__(5090);
;// CONCATENATED MODULE: ./build/certificate/encrypted-key.js
/*
 * A second check of encrypted private keys. OpenSSL gives one answer to a wrong passphrase, to a damaged file
 * and to a key inside that it does not know. People would look for another passphrase when theirs is right.
 */




const encrypted_key_PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const encrypted_key_SCRYPT = '1.3.6.1.4.1.11591.4.11';
/** Ciphers of PBES2 by object identifier (RFC 8018, B.2; NIST's arc for AES). */
const CIPHERS = {
    '2.16.840.1.101.3.4.1.1': 'aes-128-ecb',
    '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
    '2.16.840.1.101.3.4.1.21': 'aes-192-ecb',
    '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
    '2.16.840.1.101.3.4.1.41': 'aes-256-ecb',
    '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
    '1.2.840.113549.3.7': 'des-ede3-cbc',
};
/** Hashes of PBKDF2 by object identifier (RFC 8018, B.1.2). */
const HASHES = {
    '1.2.840.113549.2.7': 'sha1',
    '1.2.840.113549.2.8': 'sha224',
    '1.2.840.113549.2.9': 'sha256',
    '1.2.840.113549.2.10': 'sha384',
    '1.2.840.113549.2.11': 'sha512',
};
/** Ciphers that every Node has. Of others, OpenSSL says that it does not. */
const SUPPORTED = /^(?:aes|camellia|aria|des-ede3)-/;
/** Whether a block says that it holds an encrypted key. */
function isEncrypted({ label, headers }) {
    return (label === 'ENCRYPTED PRIVATE KEY' || headers.some((header) => /^(?:Proc-Type|DEK-Info):/.test(header)));
}
/**
 * Why no passphrase will open an encrypted key, as it continues "its \u2026"; null when nothing speaks against it.
 * A cipher or a key derivation that is not known here is left to OpenSSL.
 */
function damageOf(block) {
    const { label, headers } = block;
    if (label !== 'ENCRYPTED PRIVATE KEY') {
        const missing = ['Proc-Type', 'DEK-Info'].find((name) => !headers.some((line) => line.startsWith(`${name}:`)));
        if (missing)
            return `${missing} line is missing`;
    }
    const sealed = readSealed(block);
    const info = sealed && SUPPORTED.test(sealed.cipher) ? (0,external_node_crypto_.getCipherInfo)(sealed.cipher) : undefined;
    if (!sealed || !info)
        return null;
    if (info.mode === 'ecb')
        return 'cipher is in ECB mode, which no program writes';
    if (sealed.iv.length !== info.ivLength)
        return 'initialisation vector is not whole';
    if (sealed.counts.includes(0))
        return 'key derivation has 0 iterations';
    const isWhole = sealed.data.length > 0 && sealed.data.length % (info.blockSize ?? 1) === 0;
    return isWhole ? null : 'encrypted part is not whole';
}
/**
 * Decrypts a block. A passphrase opens it when the result has the shape of a private key from its first byte
 * to its last.
 *
 * @returns a PEM block of its own; null when the passphrase is wrong, or the encryption is not one of those
 *   known here
 */
function openWith(block, passphrase) {
    const sealed = readSealed(block);
    const length = sealed && (0,external_node_crypto_.getCipherInfo)(sealed.cipher)?.keyLength;
    if (!sealed || !length)
        return null;
    let der;
    try {
        const decipher = (0,external_node_crypto_.createDecipheriv)(sealed.cipher, sealed.derive(passphrase, length), sealed.iv);
        der = Buffer.concat([decipher.update(sealed.data), decipher.final()]);
    }
    catch {
        return null;
    }
    const found = (0,der_kind/* derKind */.q)(der);
    return found?.length === der.length && found.kind.endsWith('PRIVATE KEY')
        ? (0,certificate_pem/* derToPem */.Fy)(found.kind, der)
        : null;
}
function readSealed(block) {
    return block.label === 'ENCRYPTED PRIVATE KEY'
        ? readPbes2(Buffer.from(block.body, 'base64'))
        : readLegacy(block);
}
/**
 * OpenSSL's own form: MD5 of passphrase and initialisation vector is the key (EVP_BytesToKey(3),
 * PEM_read(3)).
 */
function readLegacy({ headers, body }) {
    const [, cipher = '', hex = ''] = headers.map((line) => /^DEK-Info:\s*([A-Za-z0-9-]+)(?:,\s*([0-9A-Fa-f]*))?$/.exec(line)).find(Boolean) ??
        [];
    if (cipher === '')
        return null;
    const iv = Buffer.from(hex, 'hex');
    return {
        cipher: cipher.toLowerCase(),
        iv,
        data: Buffer.from(body, 'base64'),
        counts: [],
        derive: (passphrase, length) => {
            let key = Buffer.alloc(0);
            for (let digest = key; key.length < length; key = Buffer.concat([key, digest]))
                digest = (0,external_node_crypto_.createHash)('md5').update(digest).update(passphrase).update(iv.subarray(0, 8)).digest();
            return key.subarray(0, length);
        },
    };
}
/**
 * EncryptedPrivateKeyInfo (RFC 5958, section 3) with PBES2 (RFC 8018, section 6.2); null for any other
 * scheme.
 */
function readPbes2(der) {
    const [algorithm, encrypted] = (0,certificate_der/* membersOf */.lS)(der, (0,certificate_der/* readElement */.RN)(der, 0));
    const scheme = (0,certificate_der/* readAlgorithm */.wu)(der, algorithm);
    if (scheme?.name !== encrypted_key_PBES2 || encrypted?.tag !== certificate_der/* TAG */.Dk.octetString)
        return null;
    const [derivation, encryption] = (0,certificate_der/* membersOf */.lS)(der, scheme.parameters).map((member) => (0,certificate_der/* readAlgorithm */.wu)(der, member));
    const cipher = CIPHERS[encryption?.name ?? ''];
    if (!derivation || !encryption || cipher === undefined)
        return null;
    const [salt, ...more] = (0,certificate_der/* membersOf */.lS)(der, derivation.parameters);
    if (salt?.tag !== certificate_der/* TAG */.Dk.octetString)
        return null;
    const counts = more.filter(({ tag }) => tag === certificate_der/* TAG */.Dk.integer).map((element) => (0,certificate_der/* readCount */._0)(der, element));
    const isPbkdf2 = derivation.name === PBKDF2;
    if (!isPbkdf2 && derivation.name !== encrypted_key_SCRYPT)
        return null;
    const hash = HASHES[(0,certificate_der/* readAlgorithm */.wu)(der, more.find(({ tag }) => tag === certificate_der/* TAG */.Dk.sequence))?.name ?? ''] ?? 'sha1';
    const [first = 0, blockSize = 0, parallelization = 0] = counts;
    return {
        cipher,
        iv: bytesOf(der, encryption.parameters),
        data: bytesOf(der, encrypted),
        counts: counts.slice(0, isPbkdf2 ? 1 : 3),
        derive: (passphrase, length) => isPbkdf2
            ? (0,external_node_crypto_.pbkdf2Sync)(passphrase, bytesOf(der, salt), first, length, hash)
            : (0,external_node_crypto_.scryptSync)(passphrase, bytesOf(der, salt), length, { N: first, blockSize, parallelization }),
    };
}
function bytesOf(der, element) {
    return element ? der.subarray(element.start, element.end) : Buffer.alloc(0);
}

// EXTERNAL MODULE: ./build/certificate/foreign.js
var foreign = __nccwpck_require__(1184);
;// CONCATENATED MODULE: ./build/certificate/pkcs8.js
/*
 * PKCS#8 private keys as every server reads them. Version 2 (RFC 5958, section 2) has the public key behind
 * the private one: so Go and ring write Ed25519 keys. OpenSSL 3.0 and BoringSSL read version 1 only.
 */

/** The tag of the public key: `[1] IMPLICIT BIT STRING`, which is not constructed. */
const PUBLIC_KEY = 0x81;
const VERSION_1 = Buffer.of(certificate_der/* TAG */.Dk.integer, 1, 0);
/**
 * A PKCS#8 key as version 1: without the public key, which follows from the private one. Attributes stay.
 *
 * @param der a key that is not encrypted
 * @returns the same buffer when it is version 1 already, or no such key
 */
function asVersion1(der) {
    const outer = (0,certificate_der/* readElement */.RN)(der, 0);
    if (outer?.tag !== certificate_der/* TAG */.Dk.sequence || outer.end !== der.length)
        return der;
    const [version, ...members] = (0,certificate_der/* readElements */.cl)(der, outer.start, outer.end, 8);
    if (!version || !isVersion(der, version) || members.length < 2 || members.at(-1)?.end !== outer.end)
        return der;
    const kept = members.filter(({ tag }) => tag !== PUBLIC_KEY && tag !== certificate_der/* TAG */.Dk.tagged1);
    if (kept.length === members.length && der[version.start] === 0)
        return der;
    let at = version.end;
    const parts = members.map(({ end }) => {
        const part = der.subarray(at, end);
        at = end;
        return part;
    });
    return sequence([VERSION_1, ...parts.filter((_, index) => kept.includes(members[index]))]);
}
function isVersion(der, { tag, start, end }) {
    return tag === certificate_der/* TAG */.Dk.integer && end - start === 1 && der.readUInt8(start) <= 1;
}
function sequence(parts) {
    const content = Buffer.concat(parts);
    const { length } = content;
    if (length < 0x80)
        return Buffer.concat([Buffer.of(certificate_der/* TAG */.Dk.sequence, length), content]);
    const hex = length.toString(16);
    const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
    return Buffer.concat([Buffer.of(certificate_der/* TAG */.Dk.sequence, 0x80 | bytes.length), bytes, content]);
}

;// CONCATENATED MODULE: ./build/certificate/key.js









/**
 * Parses a private key: PKCS#8, PKCS#1 or SEC1, encrypted or not.
 *
 * @param pem the text of the input, or of the file on the target
 * @param passphrase for an encrypted key; null when none was given
 * @param subject the name of the key, for messages
 * @throws DeployError KEY_INVALID when there is not exactly one key of a known type, PASSPHRASE_WRONG when an
 *   encrypted key cannot be decrypted. No message repeats anything of the input.
 */
function readPrivateKey(pem, passphrase, subject = 'private key') {
    const blocks = (0,certificate_pem/* readPemBlocks */.Hg)(pem, 'KEY_INVALID', subject).filter(certificate_pem/* isPrivateKey */.T_);
    const [block] = blocks;
    if (block === undefined || block.label === 'OPENSSH PRIVATE KEY')
        throw (0,foreign/* noneIn */.Sk)(pem, 'KEY_INVALID', subject, 'private key');
    if (blocks.length > 1) {
        throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} holds ${blocks.length} keys`, 'give the one that belongs to the leaf certificate');
    }
    const encrypted = isEncrypted(block);
    const plain = encrypted ? block : atVersion1(block);
    const key = encrypted ? decrypt(block, passphrase, subject) : parse(plain, subject);
    if ((0,key_type/* keyTypeOf */.z)(key) === null)
        throw ofNoUse(subject, key.asymmetricKeyType ?? 'unknown');
    return {
        key,
        pem: encrypted ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : (0,certificate_pem/* formatPem */.uy)(plain),
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
/** A PKCS#8 block of either version as one of version 1, which OpenSSL 3.0 reads as well. */
function atVersion1(block) {
    if (block.label !== 'PRIVATE KEY')
        return block;
    const der = Buffer.from(block.body, 'base64');
    const version1 = asVersion1(der);
    return version1 === der ? block : { ...block, body: version1.toString('base64') };
}
function parse(block, subject) {
    try {
        return (0,external_node_crypto_.createPrivateKey)((0,certificate_pem/* formatPem */.uy)(block));
    }
    catch {
        const unknown = (0,foreign/* unknownKeyIn */.pD)(Buffer.from(block.body, 'base64'));
        if (block.label === 'PRIVATE KEY' && unknown !== null)
            throw ofNoUse(subject, unknown);
        throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} cannot be parsed`, `its PEM armour says ${block.label}, but its content is not such a key`);
    }
}
function ofNoUse(subject, type) {
    const name = /^(?:ml-|slh-)?dsa/i.test(type) ? `a key for ${type.toUpperCase()}` : `of type ${type}`;
    return new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} is ${name}`, 'expected RSA, ECDSA, Ed25519 or Ed448');
}
function decrypt(block, passphrase, subject) {
    const damage = damageOf(block);
    if (damage !== null) {
        throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} is encrypted, and damaged: its ${damage}`, 'no passphrase opens it; take it from where it was made once more');
    }
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
        // Not ERR_OSSL_UNSUPPORTED: OpenSSL's decoder says that of garbage from a wrong passphrase, when by
        // chance its padding looks right.
        if (/^ERR_OSSL_(?:EVP|PEM)_UN(?:SUPPORTED|KNOWN)/.test((0,errors/* systemCode */.xU)(error))) {
            throw new errors/* DeployError */.sH('KEY_INVALID', `the ${subject} is encrypted in a way that is not supported`, 'encrypt it with AES, as openssl pkcs8 -topk8 -v2 aes256 does');
        }
    }
    const opened = openWith(block, passphrase);
    // Decrypted it may be a version, or a kind, of key that OpenSSL does not read in one go.
    if (opened !== null)
        return readPrivateKey(opened, null, subject).key;
    throw new errors/* DeployError */.sH('PASSPHRASE_WRONG', `the ${subject} cannot be decrypted with the passphrase given`, 'check private-key-passphrase; a blank or a newline at its end counts');
}
/**
 * Whether a private key is the one of a certificate: a message that it signs is verified by the certificate's
 * public key. To compare public halves is not enough: a key file holds its own, which may be right where the
 * private half is not.
 *
 * @returns false too for a key that cannot sign, such as X25519
 */
function provesPossession(key, leafPublicKey) {
    const type = key.asymmetricKeyType;
    if (type !== leafPublicKey.asymmetricKeyType)
        return false;
    const { hashAlgorithm = 'sha256', saltLength = external_node_crypto_.constants.RSA_PSS_SALTLEN_DIGEST } = key.asymmetricKeyDetails ?? {};
    // EdDSA has its own hash (RFC 8032). An RSA-PSS key may allow one hash only (RFC 8017, A.2.3).
    const hash = type?.startsWith('ed') ? null : hashAlgorithm;
    const options = type === 'rsa-pss' ? { padding: external_node_crypto_.constants.RSA_PKCS1_PSS_PADDING, saltLength } : {};
    const message = (0,external_node_crypto_.randomBytes)(32);
    try {
        return (0,external_node_crypto_.verify)(hash, message, { key: leafPublicKey, ...options }, (0,external_node_crypto_.sign)(hash, message, { key, ...options }));
    }
    catch {
        return false;
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

/***/ 7764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ subjectNames),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   KR: () => (/* binding */ coversName),
/* harmony export */   OS: () => (/* binding */ issuerTitle),
/* harmony export */   TN: () => (/* binding */ oneLine)
/* harmony export */ });
/**
 * The title of a certificate, in one line: its subject. Without a subject (RFC 5280, section 4.1.2.6, allows
 * it), the first of its names, else its fingerprint.
 */
function titleOf(certificate) {
    const [name] = certificate.subject ? [] : subjectNames(certificate);
    return oneLine(certificate.subject) || name || `${certificate.fingerprint256.slice(0, 23)}\u2026`;
}
/** The title of a certificate's issuer, in one line. */
function issuerTitle(certificate) {
    return oneLine(certificate.issuer) || 'an issuer without a name';
}
/** A distinguished name in one line. Node has undefined for an empty one, whatever its types say. */
function oneLine(name) {
    return (name ?? '').replace(/\n/g, ', ');
}
/**
 * The names that a certificate is valid for: DNS names and IP addresses of its subject alternative name
 * extension. The common name does not count (RFC 9525, section 6.3).
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
/**
 * Whether a certificate's names cover a server name, with wildcards for one whole left-most label only (RFC
 * 9525, section 6.3).
 */
function coversName(certificate, serverName) {
    const options = { subject: 'never', partialWildcards: false, multiLabelWildcards: false };
    return certificate.checkHost(serverName, options) !== undefined;
}
/**
 * Node joins the entries with ", " and quotes, as a JSON string, any entry that itself contains something
 * odd.
 */
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

/***/ 4769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ issues),
/* harmony export */   Br: () => (/* binding */ ENDS),
/* harmony export */   Gq: () => (/* binding */ reachable),
/* harmony export */   Hh: () => (/* binding */ findPath),
/* harmony export */   Nl: () => (/* binding */ isSelfSigned),
/* harmony export */   Ub: () => (/* binding */ isValidAt),
/* harmony export */   a7: () => (/* binding */ longestLivingFirst),
/* harmony export */   gX: () => (/* binding */ rememberedIssuance)
/* harmony export */ });
/* harmony import */ var _extensions_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9464);
/** The way from a leaf up to an authority, through a heap of certificates. */

/** How far up a certificate is: a lower number is a better end for a path. */
const ENDS = {
    /** A root that clients are known to hold issued it. */
    trusted: 0,
    /** A root that was given issued it. */
    rooted: 1,
    /** Nothing that was given issued it: its issuer may be a root that clients hold. */
    open: 2,
    /** It was also issued by a certificate below it: two authorities issued each other. */
    circular: 3,
};
/**
 * The best path from a leaf upwards, breadth first, so that each certificate is visited once. The nearest
 * root is the best end. Without a root, the highest certificate is: most likely the others were given in
 * order to reach it.
 *
 * @returns the path without the leaf; null when there is none
 */
function findPath(leaf, search) {
    const below = new Map();
    let best = { top: leaf, end: Number.POSITIVE_INFINITY };
    for (const level of levels(leaf, search, (issuer, subject) => below.set(issuer, subject))) {
        const earlier = best;
        for (const top of level) {
            const end = search.endOf(top) ?? Number.POSITIVE_INFINITY;
            const isHigher = end >= ENDS.open && end === best.end && best === earlier;
            if (end < best.end || isHigher)
                best = { top, end };
        }
    }
    if (best.end === Number.POSITIVE_INFINITY)
        return null;
    const path = [];
    for (let at = best.top; at && at !== leaf; at = below.get(at))
        path.unshift(at);
    return path;
}
/** Everything that a search comes to from a leaf upwards, nearest first, without the leaf. */
function reachable(leaf, search) {
    return [...levels(leaf, search, () => undefined)].flat().filter((certificate) => certificate !== leaf);
}
function* levels(leaf, { issuersOf, isUsable }, onStep) {
    const seen = new Set([leaf]);
    for (let level = [leaf]; level.length > 0;) {
        yield level;
        const next = [];
        for (const subject of level) {
            for (const issuer of issuersOf(subject)) {
                if (seen.has(issuer) || !isUsable(issuer))
                    continue;
                seen.add(issuer);
                onStep(issuer, subject);
                next.push(issuer);
            }
        }
        level = longestLivingFirst(next);
    }
}
/** In the order in which they end, the last one first; as they were where they end together. */
function longestLivingFirst(certificates) {
    // Most often there is one, and to read its times takes longer than everything else here.
    if (certificates.length < 2)
        return [...certificates];
    const ends = (certificate) => new Date(certificate.validTo).getTime();
    return certificates.toSorted((one, other) => ends(other) - ends(one));
}
/**
 * Whether `issuer` issued `subject`, by name and key identifier and by the signature itself. Also where its
 * key is not for certificates: that it issued one all the same is for the caller to refuse.
 */
function issues(issuer, subject) {
    // OpenSSL denies that such a one issued anything.
    const isAllowed = () => (0,_extensions_js__WEBPACK_IMPORTED_MODULE_0__/* .hasKeyUsage */ .pW)(issuer, _extensions_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_USAGES */ .xG.keyCertSign);
    const hasName = issuer.subject !== undefined && issuer.subject === subject.issuer;
    return (subject.checkIssued(issuer) || (hasName && !isAllowed())) && subject.verify(issuer.publicKey);
}
/** Whether a certificate is signed with its own key, as roots are. */
function isSelfSigned(certificate) {
    return (certificate.subject !== undefined &&
        certificate.subject === certificate.issuer &&
        certificate.verify(certificate.publicKey));
}
/** `issues`, with every signature verified once. */
function rememberedIssuance() {
    const known = new Map();
    return (issuer, subject) => {
        const ofIssuer = known.get(issuer) ?? new Map();
        known.set(issuer, ofIssuer);
        const answer = ofIssuer.get(subject) ?? issues(issuer, subject);
        ofIssuer.set(subject, answer);
        return answer;
    };
}
/** Whether a certificate is valid at a time. At the second at which it ends it no longer is. */
function isValidAt(certificate, at) {
    return new Date(certificate.validFrom) <= at && new Date(certificate.validTo) > at;
}


/***/ }),

/***/ 5090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ derToPem),
/* harmony export */   Hg: () => (/* binding */ readPemBlocks),
/* harmony export */   T_: () => (/* binding */ isPrivateKey),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   uy: () => (/* binding */ formatPem)
/* harmony export */ });
/* unused harmony export foldBody */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);

/** The most text that is read: a chain with a key is some 10 KB, so 1 MiB is a wrong file. */
const MAX_PEM_LENGTH = 1024 * 1024;
const BEGIN = '-----BEGIN ';
const DASHES = '-----';
const ARMOUR = /-----(?:BEGIN|END) [A-Z0-9 .#]{1,64}-----/g;
/** A label: the words of RFC 7468, section 3. One that begins with a small letter is damaged armour. */
const LABEL = /^[A-Z0-9][\w .,#/+()&-]{0,63}$/;
/**
 * A header line (RFC 1421, section 4.6), or one of those that OpenSSL puts above a key; and no line of base64
 * with a colon in it.
 */
const HEADER = /^[A-Za-z][A-Za-z -]{0,40}:(?: |$)/;
/**
 * Finds the PEM blocks in a text. Lenient about the text around them, because people paste PEM out of
 * consoles, mails and editors: CRLF or CR line ends, a byte-order mark, blanks, lines folded at any width or
 * not at all, and any text between blocks (RFC 7468, section 2, lets parsers skip it). Strict inside: the
 * body must be base64. Runs in linear time.
 *
 * @param text the text to search
 * @param code the error code for text that is not well formed
 * @param subject the name of the text, for messages ("certificate")
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
        if (!LABEL.test(label))
            throw malformed(code, subject, 'a BEGIN line is cut off');
        const bodyStart = labelEnd + DASHES.length;
        if (label.startsWith('PGP ')) {
            // OpenPGP's armour (RFC 9580, section 6) is another format, and counts as text between blocks.
            at = text.indexOf(BEGIN, bodyStart);
            continue;
        }
        const end = `-----END ${label}${DASHES}`;
        const bodyEnd = text.indexOf(end, bodyStart);
        if (bodyEnd === -1)
            throw malformed(code, subject, `${shown(label)} has no END line`);
        const body = readBody(text.slice(bodyStart, bodyEnd));
        if (!body)
            throw malformed(code, subject, `the body of ${shown(label)} is not base64`);
        blocks.push({ label: label.replace('X.509', 'X509'), ...body });
        at = text.indexOf(BEGIN, bodyEnd + end.length);
    }
    return blocks;
}
function readBody(raw) {
    const lines = raw.includes(':') ? apart(raw).split(/[\r\n]+/) : [raw];
    const isHeader = (line) => line.includes(':');
    const headers = lines.filter(isHeader).map((line) => line.trim());
    const body = lines
        .filter((line) => !isHeader(line))
        .join('')
        .replace(/\s+/g, '');
    const isBase64 = body !== '' && body.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(body);
    return isBase64 ? { headers, body } : null;
}
/** The headers of an encrypted key on lines of their own, also where blanks took the place of line ends. */
function apart(raw) {
    return raw
        .replace(/(Proc-Type:[ \t]?4,ENCRYPTED)[ \t]+/g, '$1\n')
        .replace(/(DEK-Info:[ \t]?[A-Za-z0-9-]{1,40}(?:,[0-9A-Fa-f]{1,64})?)[ \t]+/g, '$1\n');
}
/** A label as it may be repeated: made of words, and of nothing long enough to be a part of a key. */
function shown(label) {
    return label.split(' ').every((word) => /^[A-Z0-9.#]{1,16}$/.test(word)) ? `the ${label} block` : 'a block';
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
 * The lines of a text that must never be printed: the body lines of every private key in it, as given and as
 * they will be written. When a text is not well-formed PEM, every line that is not armour counts, because it
 * may be a damaged key.
 *
 * @param text the input `private-key`, or another text that may hold a key
 * @param suspect whether text outside of well-formed private-key blocks is secret too
 */
function secretLines(text, suspect) {
    const lines = new Set();
    const addLines = (part) => {
        for (const line of apart(part.replace(ARMOUR, '\n')).split(/[\r\n]+/)) {
            const trimmed = line.replace(/^\uFEFF/, '').trim();
            if (HEADER.test(trimmed))
                continue;
            // Armour that is cut off is the words that are left of it. Folded by blanks instead of line ends, a key
            // is still a key.
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

/***/ 1283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mz: () => (/* binding */ preflight),
/* harmony export */   SX: () => (/* binding */ SKIPPABLE_CHECKS),
/* harmony export */   VG: () => (/* binding */ checkValidity),
/* harmony export */   lj: () => (/* binding */ FIRST_CHECKS)
/* harmony export */ });
/* unused harmony export CHECKS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _chain_check_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4768);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1071);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4927);
/* harmony import */ var _extensions_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9464);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3452);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4769);








/**
 * The checks, in the order in which they run. `key-match` comes first and is the only one that cannot be
 * skipped.
 */
const CHECKS = [
    { name: 'key-match', purpose: 'the private key belongs to the leaf', run: checkKey },
    {
        name: 'chain',
        purpose: 'each certificate is issued by the next, which is a CA, up to a trusted root',
        run: ({ credential, trust }) => (0,_chain_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkChain */ .u)(credential, trust),
    },
    {
        name: 'validity',
        purpose: 'the leaf and its intermediates are valid now and for long enough',
        run: checkValidity,
    },
    { name: 'purpose', purpose: 'the leaf is one, and for servers', run: checkPurpose },
    { name: 'names', purpose: 'the leaf covers every server name', run: checkNames },
    { name: 'freshness', purpose: 'the leaf is not older than the one deployed', run: checkFreshness },
    { name: 'strength', purpose: 'keys and signatures are strong enough', run: checkStrength },
];
/**
 * The checks of other things than the credential. They run in the steps that know the target and the
 * commands.
 */
const TARGET_CHECKS = ['shared', 'sds-name', 'modes', 'commands'];
/** The checks that `skip-checks` may name. */
const SKIPPABLE_CHECKS = [
    ...CHECKS.map((check) => check.name).filter((name) => name !== 'key-match'),
    ...TARGET_CHECKS,
];
/** The first checks in the order. None of them needs the target, so they run before it is locked. */
const FIRST_CHECKS = CHECKS.slice(0, CHECKS.findIndex(({ name }) => name === 'freshness'));
/**
 * Runs every check that is not skipped and stops at the first refusal.
 *
 * @param skip names of checks to leave out; `key-match` runs regardless
 * @param checks those to run
 * @returns the names of the checks that passed
 * @throws DeployError with the code of the check that refused
 */
function preflight(input, skip, checks = CHECKS) {
    const passed = [];
    for (const check of checks) {
        if (check.name === 'key-match' ? input.privateKey === null : skip.has(check.name))
            continue;
        const refusal = check.run(input);
        if (refusal)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(refusal.code, refusal.fact, refusal.hint);
        passed.push(check.name);
    }
    return passed;
}
function checkKey({ credential, privateKey, keyOrigin }) {
    if (privateKey === null || (0,_credential_js__WEBPACK_IMPORTED_MODULE_2__/* .keyMatches */ .FY)(credential.leaf, privateKey))
        return null;
    const wanted = (0,_key_js__WEBPACK_IMPORTED_MODULE_5__/* .publicKeyFingerprint */ .Fs)(credential.leaf.publicKey).slice(0, 16);
    const got = (0,_key_js__WEBPACK_IMPORTED_MODULE_5__/* .publicKeyFingerprint */ .Fs)(privateKey).slice(0, 16);
    const hint = keyOrigin === 'given'
        ? 'was the key renewed without the certificate?'
        : 'the key already on the target was kept because private-key was not given: give the new one';
    const compared = wanted === got
        ? "the key's public half is that of the certificate, and its private half is not: the file is damaged"
        : `the certificate's public key is ${wanted}\u2026, the key's is ${got}\u2026; ${hint}`;
    return {
        code: 'KEY_MISMATCH',
        fact: keyOrigin === 'given'
            ? 'private key does not belong to the certificate'
            : 'the private key on the target does not belong to the certificate',
        hint: compared,
    };
}
/** Refuses a leaf, or an intermediate on its path, by the times at which it is valid. */
function checkValidity({ credential, now, minValidityMs, }) {
    // Certificates behind the path help some clients, but no client depends on them.
    for (const certificate of [credential.leaf, ...credential.path]) {
        const isLeaf = certificate === credential.leaf;
        const subject = isLeaf ? 'the certificate' : `the intermediate ${(0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .titleOf */ .Gg)(certificate)}`;
        const refusal = validityRefusal(certificate, now, minValidityMs);
        if (refusal)
            return { code: 'VALIDITY', fact: `${subject} ${refusal.fact}`, hint: refusal.hint(isLeaf) };
    }
    return null;
}
/** The fact continues a sentence; the hint depends on whether it is of the leaf. */
function validityRefusal(certificate, now, minValidityMs) {
    const notBefore = new Date(certificate.validFrom);
    const notAfter = new Date(certificate.validTo);
    const left = notAfter.getTime() - now.getTime();
    if (notBefore > now) {
        return {
            fact: `is not valid before ${notBefore.toISOString()}`,
            hint: () => `it is ${now.toISOString()} here; deploy it later, or set the clock`,
        };
    }
    if (left <= 0) {
        return {
            fact: `expired at ${notAfter.toISOString()}`,
            hint: (isLeaf) => `it is ${now.toISOString()} here; ${isLeaf ? 'was an earlier certificate given?' : "was an earlier chain given? The certificate's CA offers the one in use now"}`,
        };
    }
    if (left < minValidityMs) {
        return {
            fact: `expires at ${notAfter.toISOString()}, sooner than min-validity allows`,
            hint: (isLeaf) => `${Math.floor(left / 1000)} s are left and ${Math.floor(minValidityMs / 1000)} s are asked for; ${isLeaf ? 'renew it' : 'give a newer chain'}, or lower min-validity`,
        };
    }
    return null;
}
function checkPurpose({ credential: { leaf } }) {
    if (leaf.ca && !isForItself(leaf)) {
        return {
            code: 'CERTIFICATE_INVALID',
            fact: `${(0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .titleOf */ .Gg)(leaf)} is a CA, and no certificate for a server`,
            hint: (0,_path_js__WEBPACK_IMPORTED_MODULE_6__/* .isSelfSigned */ .Nl)(leaf)
                ? 'was the root given as certificate? If a server really uses it, make it anew with a subjectAltName and for digitalSignature, or name purpose in skip-checks'
                : 'was the intermediate given as certificate?',
        };
    }
    if ((0,_extensions_js__WEBPACK_IMPORTED_MODULE_4__/* .serverPurpose */ .wV)(leaf) === 'none') {
        return {
            code: 'CERTIFICATE_INVALID',
            fact: 'the certificate is not for servers',
            hint: 'its extended key usage lacks serverAuth, and every client refuses it: was the certificate of a client given?',
        };
    }
    return null;
}
/**
 * Whether a self-signed CA is the certificate of a server all the same: `openssl req -x509` calls every
 * certificate a CA. Such a one names the server, and does not ask for the usage of a root.
 */
function isForItself(leaf) {
    const isForIssuing = (0,_extensions_js__WEBPACK_IMPORTED_MODULE_4__/* .hasKeyUsage */ .pW)(leaf, _extensions_js__WEBPACK_IMPORTED_MODULE_4__/* .KEY_USAGES */ .xG.keyCertSign) && !(0,_extensions_js__WEBPACK_IMPORTED_MODULE_4__/* .hasKeyUsage */ .pW)(leaf, _extensions_js__WEBPACK_IMPORTED_MODULE_4__/* .KEY_USAGES */ .xG.digitalSignature);
    return (0,_path_js__WEBPACK_IMPORTED_MODULE_6__/* .isSelfSigned */ .Nl)(leaf) && (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .subjectNames */ .BI)(leaf).length > 0 && !isForIssuing;
}
function checkNames({ credential, serverNames }) {
    const missing = serverNames.find((name) => !(0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .coversName */ .KR)(credential.leaf, name));
    if (missing === undefined)
        return null;
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .subjectNames */ .BI)(credential.leaf);
    return {
        code: 'NAME_MISMATCH',
        fact: `the certificate does not cover ${missing}`,
        hint: `it covers ${names.length > 0 ? names.join(', ') : 'no name at all'}; name another with sni=NAME behind the endpoint, or request a certificate for it`,
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
        hint: 'was the renewed one given? To go back on purpose, name freshness in skip-checks',
    };
}
function checkStrength({ credential }) {
    for (const certificate of [credential.leaf, ...credential.chain]) {
        const key = certificate.publicKey;
        const least = key.asymmetricKeyType?.startsWith('rsa') ? 2048 : 256;
        if ((0,_key_js__WEBPACK_IMPORTED_MODULE_5__/* .keyBits */ .ML)(key) < least) {
            return {
                code: 'WEAK',
                fact: `the key of ${(0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .titleOf */ .Gg)(certificate)} is weak: ${(0,_key_js__WEBPACK_IMPORTED_MODULE_5__/* .describeKey */ .Rx)(key)}`,
                hint: 'expected RSA of 2048 bits or more, or a curve of 256 bits or more',
            };
        }
        const hash = (0,_der_js__WEBPACK_IMPORTED_MODULE_3__/* .brokenSignatureHash */ .m9)(certificate.raw);
        if (hash) {
            return {
                code: 'WEAK',
                fact: `${(0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .titleOf */ .Gg)(certificate)} is signed with ${hash}`,
                hint: 'clients refuse it: have it issued anew with SHA-256 or better',
            };
        }
    }
    return null;
}


/***/ }),

/***/ 4707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ isConfidential),
/* harmony export */   UN: () => (/* binding */ runsIn),
/* harmony export */   bi: () => (/* binding */ PEM_MARK)
/* harmony export */ });
/* Which part of a text may be shown. People mix up inputs, and a key must not end up in a message. */
/** The mark of PEM text. */
const PEM_MARK = '-----BEGIN';
/**
 * Whether a text is not to be repeated in a message: it has a BEGIN line, or a word as long as a line of a
 * key, with nothing that parts it.
 */
function isConfidential(text) {
    return text.includes(PEM_MARK) || text.split(/\s+/).some(isRun);
}
/**
 * The words of a text that are to be masked, since a key may be all that it is: not those of a command or a
 * sentence.
 */
function runsIn(text) {
    const words = text.split(/\s+/);
    return isRun(words[0] ?? '') ? words.filter((word) => LINE.test(word)) : [];
}
/** A line of a key: base64, 40 characters or more. */
const LINE = /^[A-Za-z0-9+/=]{40,}$/;
/**
 * Slashes part a path, and one begins many. Among capitals, small letters and digits all together, they are
 * base64's own.
 */
function isRun(word) {
    if (!LINE.test(word) || word.startsWith('/'))
        return false;
    return !word.includes('/') || [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(word));
}


/***/ }),

/***/ 895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ WITHOUT_VALUE),
/* harmony export */   y: () => (/* binding */ readCommandLine)
/* harmony export */ });
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4707);
/* harmony import */ var _inputs_defaults_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1676);
/* harmony import */ var _inputs_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8004);
/* harmony import */ var _inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2506);
/* harmony import */ var _inputs_variables_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5789);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8455);
/*
 * The arguments of the command line. Each input is an option. What an argument says is treated as an input of
 * a step is: the same reader checks it, and tells all problems at once.
 */






const FLAGS = new Set(['json', 'debug', 'help', 'version']);
/** Inputs that are true when nothing follows them. */
const WITHOUT_VALUE = new Set(_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .OPTIONS */ .l.filter((name) => /^(?:true|false)$/.test(_inputs_defaults_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z[name] ?? '')));
const PASSWORDS = new Set([
    'private-key-passphrase',
    'pkcs12-password',
    'keystore-password',
]);
const KEYS = new Set(['private-key', 'pkcs12']);
/** An option. PEM begins with more hyphens, and may follow an option as its value. */
const OPTION = /^--([a-z][a-z0-9-]*)(?:=([\s\S]*))?$/;
/** Reads arguments. Values that stand for variables are looked up in the environment. */
function readCommandLine(argv, environment) {
    const [first = '', ...others] = argv;
    const hasCommand = !first.startsWith('-');
    const values = new Map();
    const problems = new Map();
    const flags = new Set();
    const exposed = [];
    if (!_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .COMMANDS_BY_NAME */ .f.has(hasCommand ? first : ''))
        problems.set(first, `expected a command, ${[..._commands_js__WEBPACK_IMPORTED_MODULE_2__/* .COMMANDS_BY_NAME */ .f.keys()].join(' or ')}, got ${hasCommand && first !== '' ? (0,_inputs_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(first) : 'nothing'}`);
    const rest = [...(hasCommand ? others : argv)];
    for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
        if (argument === '-h')
            argument = '--help';
        const [, name, attached] = OPTION.exec(argument) ?? [];
        if (name === undefined)
            problems.set(argument, `${(0,_inputs_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .h)(argument)}: expected an option, such as --directory`);
        else if (FLAGS.has(name) && attached === undefined)
            flags.add(name);
        else if (!_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .OPTIONS */ .l.includes(name)) {
            problems.set(name, unknown(name));
            if (attached === undefined && rest[0]?.startsWith('-') === false)
                rest.shift();
        }
        else {
            const text = attached ?? takeValue(name, rest);
            if (text === null)
                problems.set(name, `${name}: expected a value, got nothing`);
            // An option that is given again continues a list, on a line of its own.
            else if (values.has(name) && !_inputs_defaults_js__WEBPACK_IMPORTED_MODULE_0__/* .LISTS */ .m.has(name))
                problems.set(name, `${name}: expected one value, got several`);
            else {
                const read = readValue(name, text, environment);
                if ('value' in read)
                    values.set(name, joined(values.get(name), read.value));
                else
                    problems.set(name, `${name}: expected ${read.expected}, got ${read.got}`);
                if ('exposed' in read)
                    exposed.push(text);
            }
        }
    }
    return { command: hasCommand ? first : '', values, problems, flags, exposed };
}
function takeValue(name, rest) {
    const [next] = rest;
    if (WITHOUT_VALUE.has(name))
        return next !== undefined && /^(?:true|false)$/i.test(next) ? (rest.shift() ?? null) : 'true';
    return next === undefined || OPTION.test(next) ? null : (rest.shift() ?? null);
}
function unknown(name) {
    const meant = (0,_inputs_unknown_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .closestInput */ .s9)(name);
    const hint = meant === null || !_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .OPTIONS */ .l.includes(meant) ? '' : `; was --${meant} meant?`;
    return `--${name.slice(0, 80)}: expected the name of an input${hint}`;
}
function joined(before, text) {
    return before === undefined ? text : `${before}\n${text}`;
}
function readValue(name, text, environment) {
    if ((0,_inputs_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .isReference */ .A_)(text)) {
        const read = (0,_inputs_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveReference */ .sX)(text, environment);
        return 'value' in read ? read : { ...read, got: 'nothing' };
    }
    const got = 'one in the arguments, which everybody on this machine can read';
    if (PASSWORDS.has(name) && text !== '')
        return { expected: `${_inputs_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .EXAMPLE */ .xY}, the name of an environment variable`, got, exposed: true };
    if (KEYS.has(name) && (0,_certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_5__/* .isConfidential */ .FX)(text))
        return { expected: `a path, or ${_inputs_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .EXAMPLE */ .xY}, the name of an environment variable`, got, exposed: true };
    return { value: text };
}


/***/ }),

/***/ 8455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ COMMANDS_BY_NAME),
/* harmony export */   l: () => (/* binding */ OPTIONS)
/* harmony export */ });
/* harmony import */ var _inputs_defaults_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1676);

/** The input that the command itself stands for. */
const IMPLIED = 'operation';
/** Every input that is an option. */
const OPTIONS = Object.keys(_inputs_defaults_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z).filter((name) => name !== IMPLIED);
const FILES = /^(?:server|directory|server-directory|state-directory|layout|lock-timeout|[a-z0-9]+(?:-key)?-file)$/;
const COMMANDS = /^(?:reload-command|validate-command|command-timeout|haproxy-socket)$/;
const FLEET = /^(?:targets|only|max-parallel)$/;
const VERIFY = /^verify-/;
const CHECKS = /^(?:trusted-roots|min-validity|warn-validity|skip-checks)$/;
const ROLLBACK = /^(?:dry-run|rollback-run|backup-retention)$/;
const CERTIFICATE = /^(?:certificate|chain|pkcs12|pkcs12-password)$/;
function heeding(...patterns) {
    return OPTIONS.filter((name) => patterns.some((pattern) => pattern.test(name)));
}
/** The commands by name. */
const COMMANDS_BY_NAME = new Map([
    [
        'deploy',
        {
            purpose: 'Put a renewed certificate on a server, prove that it is served, or put everything back.',
            inputs: OPTIONS,
        },
    ],
    [
        'verify',
        {
            purpose: 'Observe whether the endpoints serve a certificate. Nothing is changed.',
            inputs: heeding(FLEET, FILES, VERIFY, CHECKS, CERTIFICATE),
        },
    ],
    [
        'rollback',
        {
            purpose: 'Go back to before the last deployment that succeeded, and prove it.',
            inputs: heeding(FLEET, FILES, COMMANDS, VERIFY, CHECKS, ROLLBACK),
        },
    ],
    [
        'plan',
        {
            purpose: 'Output which jobs deploy the targets of a manifest. Nothing is changed.',
            inputs: heeding(FLEET),
        },
    ],
    [
        'recover',
        {
            purpose: 'Undo a deployment that was killed. Without one, nothing is changed.',
            inputs: heeding(FLEET, FILES, COMMANDS, VERIFY),
        },
    ],
]);


/***/ }),

/***/ 1986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ep: () => (/* binding */ locateAt),
/* harmony export */   oe: () => (/* binding */ searchPath),
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);


/** The search path of the C library when the environment has no PATH (glibc, `confstr(_CS_PATH)`). */
const DEFAULT_PATH = '/bin:/usr/bin';
/**
 * Looks a program up as execvp(3) does: a name with a slash is a path, relative to the working directory; any
 * other is searched for in PATH, where an empty element is the working directory.
 *
 * @param environment the one that the program will get
 */
function locate(program, environment) {
    if (program === '')
        return { kind: 'missing', code: 'ENOENT' };
    if (program.includes('/'))
        return locateAt(program);
    const places = searchPath(environment)
        .split(':')
        .map((folder) => locateAt(`${folder || '.'}/${program}`));
    const found = places.find(({ kind }) => kind === 'found');
    // A file that may not be run tells more than the folders without one.
    return found ?? places.find(isThere) ?? { kind: 'missing', code: 'ENOENT' };
}
/** The folders in which a program without a slash is searched for, separated by colons. */
function searchPath({ PATH }) {
    return PATH ?? DEFAULT_PATH;
}
/** Whether there is a program that may be run at a path. */
function locateAt(path) {
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            return { kind: 'missing', code: 'EACCES' };
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return { kind: 'found', path };
    }
    catch (error) {
        return { kind: 'missing', code: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) };
    }
}
function isThere(located) {
    return located.kind === 'missing' && !['ENOENT', 'ENOTDIR'].includes(located.code);
}


/***/ }),

/***/ 2809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ throwUnlessSucceeded)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);

/**
 * Turns every result but success into a failure.
 *
 * @param timeoutMs the time that it had, for the message
 * @param signal the signal that may have ended it
 * @param input the input that named it
 * @throws DeployError with the given code, or the reason of the signal
 */
function throwUnlessSucceeded(result, timeoutMs, signal, input, code, hint) {
    switch (result.kind) {
        case 'succeeded':
            return;
        case 'cancelled':
            throw signal.reason;
        case 'timed-out':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `${input} did not end within ${timeoutMs} ms and was stopped`, 'raise command-timeout, or have the command return once the server was told');
        case 'failed':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(code, `${input} failed: ${result.reason}`, hint);
    }
}


/***/ }),

/***/ 4974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ fingerprintOf),
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

/**
 * SHA-256 in lower-case hex. One call costs a start less than an object that takes pieces. Node has it since
 * 20.12.
 */
function sha256(bytes) {
    return node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash ? node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash('sha256', bytes) : node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash('sha256').update(bytes).digest('hex');
}
/**
 * A certificate's fingerprint: the SHA-256 of its DER in lower-case hex. This project names certificates by
 * it.
 */
function fingerprintOf(der) {
    return sha256(der);
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   sH: () => (/* binding */ DeployError),
/* harmony export */   uc: () => (/* binding */ systemReason),
/* harmony export */   xU: () => (/* binding */ systemCode),
/* harmony export */   y0: () => (/* binding */ asDeployError)
/* harmony export */ });
/**
 * A failure that a user can act on. The message states the fact, and the hint says how to mend it. Neither
 * may contain key material, a passphrase, or a parser's echo of its input.
 */
class DeployError extends Error {
    name = 'DeployError';
    code;
    hint;
    /**
     * @param code the kind of failure
     * @param message the fact, in one line, lower case, without a full stop
     * @param hint how to mend it; empty when nothing is known
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
 * The reason in a caught error, so that it can continue a sentence. A system error loses its path: internal
 * paths mean nothing to a reader, so the caller names the file. Node knows no name for some error numbers
 * (`EDQUOT` reads "Unknown system error -122"), hence the small table.
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
    // The message of any other error is a sentence of its own. Here it continues one.
    return text === undefined
        ? code || error.message.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())
        : `${text} (${code})`;
}
/**
 * Any caught value as a failure that can be reported. A system error that no caller expected names its call.
 * Any other error but a DeployError is a fault of this project, and says so.
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
/**
 * The call to the file system that failed, with the name of the file if there is one; null for any other
 * error.
 */
function systemCall(error) {
    if (!(error instanceof Error))
        return null;
    const { errno, syscall, path } = error;
    if (typeof errno !== 'number' || typeof syscall !== 'string' || NOT_OF_FILES.test(syscall))
        return null;
    return path ? `${syscall} of ${path.slice(path.lastIndexOf('/') + 1)}` : syscall;
}


/***/ }),

/***/ 2587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ copyAttributesInto),
/* harmony export */   Hf: () => (/* binding */ defaultMode),
/* harmony export */   KD: () => (/* binding */ isRefusedOwner),
/* harmony export */   OV: () => (/* binding */ sameAttributes),
/* harmony export */   Wo: () => (/* binding */ octal),
/* harmony export */   YB: () => (/* binding */ ensureSubfolderLike),
/* harmony export */   f5: () => (/* binding */ copyFolderAttributes),
/* harmony export */   p7: () => (/* binding */ wantedAttributes),
/* harmony export */   ts: () => (/* binding */ copyAttributes)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9473);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5230);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4901);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * Owner, mode, access control lists, extended attributes and security labels. Node can read and write the
 * first two only; for the others there are `cp`, `getfacl` and `setfacl`.
 */





/** Whether owner and mode are the same. */
function sameAttributes(one, other) {
    return one.uid === other.uid && one.gid === other.gid && one.mode === other.mode;
}
/** Permission bits as people write them. */
function octal(mode) {
    return mode.toString(8).padStart(4, '0');
}
/** The mode of a new file when none is asked for. */
function defaultMode(holdsKey) {
    return holdsKey ? 0o600 : 0o644;
}
/**
 * The attributes that a file is to have.
 *
 * @param before the entry that is there now
 * @param mode the mode asked for; null to keep an existing file's
 * @param holdsKey decides the mode of a new file when none was asked for
 * @param folder the stat of its folder: a setgid folder gives its group to new files (inode(7))
 */
function wantedAttributes(policy, before, mode, holdsKey, folder) {
    const kept = before.kind === 'file' ? before : null;
    const uid = process.geteuid?.() ?? 0;
    const gid = folder.mode & 0o2000 ? folder.gid : (process.getegid?.() ?? 0);
    const owner = policy.kind === 'set' ? policy : policy.kind === 'keep' ? kept : null;
    const unseenMode = mode ?? defaultMode(holdsKey);
    return {
        uid: owner?.uid ?? uid,
        gid: owner?.gid ?? gid,
        isOwn: owner === null,
        mode: mode ?? kept?.mode ?? unseenMode,
        unseenMode,
    };
}
/**
 * Copies all attributes of files, times included, to files of the same name in another folder.
 *
 * @param sources paths of the files to take attributes from
 * @param folder path of the folder with the files to put them on
 * @returns null, or why it could not be tried: there is no GNU cp
 * @throws DeployError WRITE_FAILED when they could not be copied
 */
function copyAttributesInto(sources, folder) {
    return sources.length === 0 ? null : runCp([`--target-directory=${folder}`, '--', ...sources]);
}
/** As `copyAttributesInto`, from one file to another. */
function copyAttributes(source, file) {
    return runCp(['--no-target-directory', '--', source, file]);
}
function environment() {
    return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
}
/**
 * Only GNU cp knows these options. Any other failure would lose attributes that a file had, and counts. The
 * owner is not among them: cp forgives `EPERM`, but not the `EACCES` that SFTP says. `fill` sets it.
 */
function runCp(operands) {
    if (process.platform !== 'linux')
        return null;
    const { status, error, stderr } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)('cp', ['--attributes-only', '--preserve=all', '--no-preserve=ownership', '--no-dereference', ...operands], { env: environment(), encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    if (status === 0)
        return null;
    if (error)
        return `cp could not be started: ${error.message}`;
    if (/unrecogni[sz]ed option|invalid option|usage:/i.test(stderr))
        return 'cp is not that of GNU coreutils';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('WRITE_FAILED', 'access control lists, extended attributes or labels of the earlier files cannot be copied', 'run the job as a user who may set them, or take them off the files (getfacl, getfattr)');
}
/** A line of an access control list that plain permission bits cannot say. */
const MORE_THAN_BITS = /^(?:(?:user|group):[^:\s]+:|mask:)/m;
/**
 * Copies the access control list of a folder, if it says more than permission bits do. cp cannot do that for
 * a folder. Without getfacl nobody can tell whether there is such a list, and nothing happens.
 */
function copyFolderAcl(from, to) {
    if (process.platform !== 'linux')
        return;
    const env = environment();
    const options = ['--omit-header', '--numeric', '--no-effective', '--absolute-names', '--', from];
    const { stdout } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)('getfacl', options, {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (!MORE_THAN_BITS.test(stdout ?? ''))
        return;
    const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)('setfacl', ['--modify-file=-', '--', to], {
        env,
        input: stdout,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('WRITE_FAILED', 'the access control list of a folder cannot be copied to a new one', 'setfacl is needed for that, and a file system that has such lists');
}
/**
 * Copies owner, access control list and mode of a folder to another one. Where the owner cannot be given
 * away, the group alone, if that can.
 *
 * @throws a system error; DeployError WRITE_FAILED when there is a list that cannot be set
 */
function copyFolderAttributes(from, to) {
    const made = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(to.fd);
    const { uid, gid, mode } = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(from.fd);
    // Only root gives folders away. A member may still set the group (chown(2)). Without either, the mode lets
    // the same people in, save for the owner and the group.
    if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(to, uid, gid) && made.gid !== gid)
        chownIfAllowed(to, made.uid, gid);
    // The list comes first: with one, the mode's group bits are a limit for everybody on it (acl(5)).
    copyFolderAcl(from.at('.'), to.at('.'));
    node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync(to.fd, hidesModes(to) ? OPEN_FOLDER : mode & 0o7777);
}
/** The mode of a new folder where that of the earlier one cannot be seen. The files in it have their own. */
const OPEN_FOLDER = 0o755;
/** Whether the file system shows a mode that it was not given (sshfs with `umask=`). */
function hidesModes(folder) {
    if ((0,_mount_js__WEBPACK_IMPORTED_MODULE_4__/* .isLocal */ .I)(folder.at('.')))
        return false;
    node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync(folder.fd, 0o710);
    return (node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(folder.fd).mode & 0o7777) !== 0o710;
}
/**
 * Whether a chown was refused: `EPERM` (chown(2)), over SFTP `EACCES`; `EINVAL` for one that NFS cannot map.
 */
function isRefusedOwner(error) {
    return ['EPERM', 'EACCES', 'EINVAL'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error));
}
function chownIfAllowed(folder, uid, gid) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.fchownSync(folder.fd, uid, gid);
        return true;
    }
    catch (error) {
        if (!isRefusedOwner(error))
            throw error;
        return false;
    }
}
/**
 * Makes a folder, if there is none, that is as accessible as another one. Throws as `copyFolderAttributes`
 * does.
 */
function ensureSubfolderLike(parent, name, like) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureSubfolder */ .HQ)(parent, name, 0o700))
            return;
        const made = __addDisposableResource(env_1, (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .openSubfolder */ .xU)(parent, name), false);
        copyFolderAttributes(like, made);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ }),

/***/ 6907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L7: () => (/* binding */ linkOrCopy),
/* harmony export */   bw: () => (/* binding */ copyDurably),
/* harmony export */   hY: () => (/* binding */ hasNoLinks),
/* harmony export */   m3: () => (/* binding */ copyFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2587);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5415);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4832);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





/**
 * How link(2) says that the file system, or the kernel, makes no second name for this file. CIFS says ENOENT
 * for a second after another name of the file was removed; rclone says EIO.
 */
const NO_LINK = new Set([
    'EPERM',
    'EXDEV',
    'EMLINK',
    'ENOTSUP',
    'EOPNOTSUPP',
    'ENOSYS',
    'EACCES',
    'ENOENT',
    'EIO',
]);
/**
 * Whether link(2) failed for a reason that a copy does not have. A file that is missing fails to be copied,
 * too.
 */
function hasNoLinks(error) {
    return NO_LINK.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error));
}
/**
 * Gives a file a second name. Where that is refused, makes a durable copy with the same attributes. A name
 * that already holds the very same is taken for one's own: NFS may send a request twice, and the second one
 * finds what the first one did.
 *
 * @param unseenMode as in `Asked`, for the copy
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack
 *   attributes
 */
function linkOrCopy(from, to, attributes, unseenMode = null) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync(from, to);
        return;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'EEXIST' && isSame(from, to))
            return;
        if (!hasNoLinks(error))
            throw error;
    }
    copyDurably(from, to, attributes, unseenMode);
}
/**
 * Makes a durable copy with the same attributes. Throws as `copyFile` does, and DeployError WRITE_FAILED when
 * it would lack some.
 */
function copyDurably(from, to, attributes, unseenMode = null) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const pending = __addDisposableResource(env_1, (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .openPending */ .Yn)(), false);
        const lost = copyFile(pending, from, to, attributes, unseenMode);
        if (lost !== null)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('WRITE_FAILED', `a file can be kept neither by a hard link nor with all its attributes: ${lost}`, 'install GNU coreutils on the runner, or run the job as the owner of the files');
        pending.sync();
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function isSame(from, to) {
    const [one, other] = [(0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .readEntry */ .h)(from, from), (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .readEntry */ .h)(to, to)];
    return (one.kind === 'file' &&
        other.kind === 'file' &&
        one.bytes.equals(other.bytes) &&
        (0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .sameAttributes */ .OV)(one, other));
}
/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `copyAttributes` does
 */
function copyFile(pending, from, to, attributes, unseenMode = null) {
    const entry = (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .readEntry */ .h)(from, from);
    if (entry.kind === 'absent')
        throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .createPrivate */ .Oo)(to);
    const lost = (0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .copyAttributes */ .ts)(from, to);
    const asked = { ...attributes, isOwn: false, unseenMode };
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .fill */ .GS)(pending, to, entry.bytes, asked, new Date(entry.writtenMs));
    return lost;
}


/***/ }),

/***/ 5415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   Oo: () => (/* binding */ createPrivate),
/* harmony export */   Yn: () => (/* binding */ openPending),
/* harmony export */   ly: () => (/* binding */ PRIVATE_FOLDER)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5230);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4557);
/*
 * Files that survive a power cut. A file system with a journal commits everything that waits in it together:
 * of syncs that follow each other with no change in between, the first does the work, and the others find
 * little left to do. So files and folders are written first, all of them, and synced then, each of them.
 */



const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Mode of every folder that this project keeps for itself. */
const PRIVATE_FOLDER = 0o700;
/** How many files are kept open. A process may have 1,024 (getrlimit(2), RLIMIT_NOFILE). */
const MAX_OPEN = 64;
/** Nothing to be synced yet. */
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
        [Symbol.dispose]: () => {
            closeFiles();
            for (const folder of folders.splice(0))
                folder[Symbol.dispose]();
        },
    };
}
/**
 * Creates an empty file that nobody but its owner can open, and that was not there before.
 *
 * @throws a system error: EEXIST when the name is taken, also by a dangling symlink
 */
function createPrivate(access) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, _settle_js__WEBPACK_IMPORTED_MODULE_2__/* .PRIVATE_FILE */ .r));
}
/**
 * Fills a file made by `createPrivate`, and leaves it to be synced. Owner and mode come after the content.
 * Until then its owner alone can open the file.
 *
 * @param written the modification time; without attributes the file keeps its own
 * @returns owner and mode as they came out; null without attributes
 * @throws a system error, or as `settle` does
 */
function fill(pending, access, bytes, attributes, written = new Date()) {
    // The copied attributes may include a mode that keeps even the owner from writing.
    if (attributes)
        node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync(access, _settle_js__WEBPACK_IMPORTED_MODULE_2__/* .PRIVATE_FILE */ .r);
    let settled = null;
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
        for (let written = 0; written < bytes.length;)
            written += node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync(fd, bytes, written);
        if (attributes) {
            node_fs__WEBPACK_IMPORTED_MODULE_0__.futimesSync(fd, written, written);
            settled = (0,_settle_js__WEBPACK_IMPORTED_MODULE_2__/* .settle */ .G)(fd, attributes);
        }
    }
    catch (error) {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
        throw error;
    }
    pending.addFile(fd);
    return settled;
}


/***/ }),

/***/ 4832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);


const ABSENT = { kind: 'absent' };
/** No file of a server's credential is larger. */
const MAX_BYTES = 16 * 1024 * 1024;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * Reads the entry at a path without following a symlink.
 *
 * @param access the path to read
 * @param shown the path to show people
 * @throws DeployError TARGET_UNSAFE for anything but a regular file or nothing, PERMISSION_DENIED when it
 *   cannot be read
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


/***/ }),

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ writeFailure),
/* harmony export */   Yp: () => (/* binding */ doing),
/* harmony export */   sj: () => (/* binding */ READ_ONLY)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);

/** The hint for a file system that is mounted read-only. */
const READ_ONLY = 'the file system is mounted read-only: mount it so that the job can write to it';
const HINTS = {
    ENOSPC: 'free some space on the file system of the target',
    EDQUOT: 'free some of the quota on the file system of the target',
    EBUSY: 'a file that is mounted by itself cannot be replaced: mount its folder instead',
    EXDEV: 'state-directory must be on the file system of the target',
    EROFS: READ_ONLY,
    EACCES: 'run the job as a user who may write there',
    EPERM: 'run the job as a user who may write there; is the file or the folder immutable (lsattr)?',
};
const DENIALS = new Set(['EACCES', 'EPERM', 'EROFS']);
/**
 * A system error as a failure that a user can act on: PERMISSION_DENIED or WRITE_FAILED. A DeployError passes
 * unchanged.
 *
 * @param failure the failure, as a clause: "/certs/cert.pem cannot be replaced"
 */
function writeFailure(error, failure) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH)
        return error;
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED', `${failure}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemReason */ .uc)(error)}`, hintFor(error, code), error);
}
/**
 * SFTP without posix-rename@openssh.com has no rename onto a name that is taken (sshfs(1),
 * workaround=rename).
 */
function hintFor(error, code) {
    const isRename = error.syscall === 'rename' && ['EPERM', 'EIO'].includes(code);
    const hint = [HINTS[code], isRename ? 'on sshfs, mount with -o workaround=rename' : undefined];
    return hint.filter((part) => part !== undefined).join('; ');
}
/** Runs a step, and turns its system errors into that failure, as `writeFailure` does. */
function doing(failure, step) {
    try {
        return step();
    }
    catch (error) {
        throw writeFailure(error, failure);
    }
}


/***/ }),

/***/ 5230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   GO: () => (/* binding */ HANDLES),
/* harmony export */   HQ: () => (/* binding */ ensureSubfolder),
/* harmony export */   K4: () => (/* binding */ findSubfolder),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   V3: () => (/* binding */ removeIfEmpty),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   xU: () => (/* binding */ openSubfolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9473);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** The folder with the handles of this process, by their numbers; null where there is none. */
const HANDLES = handles();
function handles() {
    try {
        const fds = `/proc/${node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync('/proc/self')}/fd`;
        node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync(fds);
        return fds;
    }
    catch {
        return null;
    }
}
/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
function openFolder(access, shown = access.toString()) {
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const base = HANDLES === null ? access.toString() : `${HANDLES}/${fd}`;
    return {
        fd,
        path: shown,
        at: (name) => `${base}/${name}`,
        [Symbol.dispose]: () => node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd),
    };
}
/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
function openSubfolder(parent, name) {
    return openFolder(parent.at(name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name));
}
/**
 * Opens a directory inside another; null when there is none. Throws as `openFolder` does, for a symlink as
 * well.
 */
function findSubfolder(parent, name) {
    try {
        return openSubfolder(parent, name);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/**
 * Makes the new, renamed and removed names of a directory survive a power cut. A failed sync is never tried
 * again. Some file systems (FUSE, 9p) cannot sync a directory (fsync(2): EINVAL). There, keeping the names is
 * up to the file system alone.
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
 * Whether anything is at a path, a symlink that leads nowhere included. Not `existsSync`, which takes a disk
 * that does not answer for a name that is not there.
 *
 * @throws a system error when that cannot be told
 */
function isThere(access) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
    }
    catch (error) {
        // The parent is a file, and holds nothing.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOTDIR')
            return false;
        throw error;
    }
}
/** Makes a directory if it is not there, and says whether it did. The mode is exact, whatever the umask. */
function ensureSubfolder(parent, name, mode) {
    // Nearly always it is there, and to check is cheaper than to fail.
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
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Through a handle: by its name, the mode of something else would change if somebody has put a symlink
            // there.
            const made = __addDisposableResource(env_1, openSubfolder(parent, name), false);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(made.fd, mode);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        retract(parent.at(name));
        throw error;
    }
    return true;
}
/** Removes a folder that could not be finished. Something else that has taken its place stays. */
function retract(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
    }
    catch {
        // The error that led here is thrown next, and matters more.
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
 * Removes an entry of a folder, with everything below it when it is a folder itself. No symlink is followed,
 * not even one that takes a folder's place meanwhile. Nothing happens when there is no such entry.
 *
 * @param name bytes when it was read from a folder, because it need not be text
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
    {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const folder = __addDisposableResource(env_2, openFolder(access, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent.path, name.toString())), false);
            for (const below of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(folder.at('.'), { encoding: 'buffer' }))
                removeTree(folder, below);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    }
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync(access);
}


/***/ }),

/***/ 4901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isLocal)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

/**
 * File systems of this kernel, by their magic numbers (statfs(2)): chown(2) tells who may do what on them.
 */
const LOCAL = new Set([
    0xef53, // ext2, ext3, ext4
    0x58465342, // XFS
    0x9123683e, // btrfs
    0x01021994, // tmpfs
    0x858458f6, // ramfs
    0x794c7630, // overlayfs
    0x2fc12fc1, // ZFS
    0xf2f52010, // F2FS
    0xca451a4e, // bcachefs
]);
/** Whether the rules of this kernel decide on owners, and no server and no mount option. */
function isLocal(access) {
    return process.platform !== 'linux' || LOCAL.has(node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync(access).type);
}


/***/ }),

/***/ 351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ removeDraft),
/* harmony export */   Dx: () => (/* binding */ requireKnownVersion),
/* harmony export */   Lg: () => (/* binding */ replaceOwnFile),
/* harmony export */   T2: () => (/* binding */ publishDraft),
/* harmony export */   d$: () => (/* binding */ writeDraft),
/* harmony export */   jj: () => (/* binding */ nameDraft),
/* harmony export */   uP: () => (/* binding */ hasDraft),
/* harmony export */   zx: () => (/* binding */ readOwnFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5415);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5230);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * Small text files of our own: journal, manifest. One is written under another name first, its draft, and
 * gets its name when it is whole. If the process dies in between, the draft stays, and has no effect.
 */




const draftOf = (name) => `${name}.new`;
/** Writes a draft, and leaves it to be synced. Throws a system error. */
function writeDraft(pending, folder, name, text) {
    const access = folder.at(draftOf(name));
    removeDraft(folder, name);
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .createPrivate */ .Oo)(access);
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .fill */ .GS)(pending, access, Buffer.from(text), null);
}
/** Whether there is a draft. Throws a system error. */
function hasDraft(folder, name) {
    return (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .isThere */ .$B)(folder.at(draftOf(name)));
}
/** Removes a draft, if there is one. Throws a system error. */
function removeDraft(folder, name) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .removeFile */ .nM)(folder.at(draftOf(name)));
}
/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
function nameDraft(folder, name) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(folder.at(draftOf(name)), folder.at(name));
}
/** Gives a draft that was synced its name, durably. Throws a system error. */
function publishDraft(folder, name) {
    nameDraft(folder, name);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .syncFolder */ .Yw)(folder);
}
/**
 * Writes a file of our own, or replaces it. Whatever happens, it is the old one or the new one: draft, sync,
 * rename, sync of the folder.
 *
 * @throws a system error
 */
function replaceOwnFile(folder, name, text) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const pending = __addDisposableResource(env_1, (0,_durable_js__WEBPACK_IMPORTED_MODULE_2__/* .openPending */ .Yn)(), false);
        try {
            writeDraft(pending, folder, name, text);
            pending.sync();
            publishDraft(folder, name);
        }
        catch (error) {
            removeDraft(folder, name);
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/**
 * The text of a file of our own. Somebody else may have put anything there, so no symlink is followed and no
 * pipe is waited for. Anything but a regular file of a sensible size reads as an empty text, which is never
 * one of ours.
 *
 * @param maxBytes the largest size that is sensible
 * @returns null when there is no such file
 * @throws a system error
 */
function readOwnFile(folder, name, maxBytes) {
    let fd;
    try {
        fd = node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(folder.at(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'ENOENT')
            return null;
        throw error;
    }
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
        return stat.isFile() && stat.size <= maxBytes ? node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(fd, 'utf8') : '';
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(fd);
    }
}
/** The version of all that this release writes. */
const VERSION = 1;
/**
 * Refuses the content of a file of our own that a newer release has written. It means something that this
 * release does not know.
 *
 * @param path the file, for people
 * @throws DeployError TARGET_UNSAFE
 */
function requireKnownVersion(value, path) {
    const version = value?.version;
    if (typeof version !== 'number' || version <= VERSION)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} was written by a newer release of this action`, 'run that release again on this target; do not remove the file, because only that release knows how to go on from it');
}


/***/ }),

/***/ 4557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle),
/* harmony export */   r: () => (/* binding */ PRIVATE_FILE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2587);
/*
 * Owner and mode as they come out. On a mount, chmod and chown can succeed and do nothing (CIFS, drvfs,
 * vfat), and stat can tell modes that the files on the server do not have (sshfs with `umask=`). So both are
 * read back.
 */



/** Mode of every file that this project keeps for itself, and of a file that is being written. */
const PRIVATE_FILE = 0o600;
/**
 * Sets owner and mode of a file of mode `PRIVATE_FILE`, and reads them back. The mode comes after the owner,
 * because a change of owner clears bits (chown(2)).
 *
 * A file system that shows another mode than `PRIVATE_FILE` now shows modes that its files do not have. The
 * one that an earlier file seems to have may be wider than it is, so `unseenMode` is asked for.
 *
 * @throws a system error; DeployError PERMISSION_DENIED when the owner did not come out as asked
 */
function settle(fd, asked) {
    const made = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
    if (made.uid !== asked.uid || made.gid !== asked.gid)
        setOwner(fd, asked);
    const askedMode = (made.mode & 0o7777) === PRIVATE_FILE ? asked.mode : asked.unseenMode;
    if (askedMode !== null)
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync(fd, askedMode);
    const { uid, gid, mode } = node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(fd);
    if (!asked.isOwn && (uid !== asked.uid || gid !== asked.gid))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PERMISSION_DENIED', `a file should belong to ${asked.uid}:${asked.gid}, and still belongs to ${uid}:${gid}, though the file system took the change`, OWNER_HINT);
    return { uid, gid, mode: mode & 0o7777, askedMode };
}
function setOwner(fd, { uid, gid, isOwn }) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.fchownSync(fd, uid, gid);
    }
    catch (error) {
        if (!(0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusedOwner */ .KD)(error))
            throw error;
        // What this run made is its own, whoever the server says it belongs to.
        if (isOwn)
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('PERMISSION_DENIED', `a file cannot be given to ${uid}:${gid} on this file system`, OWNER_HINT, error);
    }
}
const OWNER_HINT = 'choose another owner (owner: runner), run the job as that user, or mount so that owners can be set: sshfs with idmap=user, CIFS with uid= and gid=, NFS with no_root_squash';


/***/ }),

/***/ 7926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ foldersOn),
/* harmony export */   g: () => (/* binding */ treeOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5230);


/** The folders below an opened one, which the tree takes over. */
function treeOf(root) {
    const opened = new Map();
    const folder = (path) => {
        if (path === '.')
            return root;
        const known = opened.get(path);
        if (known)
            return known;
        const found = (0,_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .openSubfolder */ .xU)(folder((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path));
        opened.set(path, found);
        return found;
    };
    const holding = (name) => folder((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(name));
    return {
        root,
        folder,
        holding,
        at: (name) => holding(name).at((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(name)),
        forget: (path) => {
            opened.get(path)?.[Symbol.dispose]();
            opened.delete(path);
        },
        [Symbol.dispose]: () => {
            for (const one of opened.values())
                one[Symbol.dispose]();
            opened.clear();
            root[Symbol.dispose]();
        },
    };
}
/** The folders on the way to a name, outermost first. */
function foldersOn(name) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(name);
    return parent === '.' ? [] : [...foldersOn(parent), parent];
}


/***/ }),

/***/ 5055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ hideCredentialInputs),
/* harmony export */   l: () => (/* binding */ readCredentialInputs)
/* harmony export */ });
/** Reads the credential, in either form, and every password. All that is secret is masked as it is read. */
function readCredentialInputs(reader) {
    const { passphrase, pkcs12Password, keystorePassword } = readPasswords(reader);
    const privateKey = reader.pem('private-key', true);
    const certificate = reader.pem('certificate', false);
    const chain = reader.pem('chain', false);
    const pem = certificate === null ? null : { kind: 'pem', certificate, privateKey, chain };
    if (reader.text('pkcs12') === '')
        return { credential: pem, passphrase, keystorePassword };
    const bytes = reader.pkcs12('pkcs12');
    const beside = ['certificate', 'private-key'].filter((name) => reader.text(name) !== '');
    for (const name of beside)
        reader.problem(name, 'nothing beside pkcs12, which takes its place', 'both');
    const credential = bytes === null ? null : { kind: 'pkcs12', bytes, password: pkcs12Password, chain };
    return { credential, passphrase, keystorePassword };
}
/**
 * Masks the secrets that are in the inputs themselves. It reads no file, because a file that the main step
 * read may be gone.
 */
function hideCredentialInputs(reader) {
    readPasswords(reader);
    for (const name of ['private-key', 'pkcs12', 'certificate', 'chain'])
        reader.hideCredential(name, name === 'private-key' || name === 'pkcs12');
}
function readPasswords(reader) {
    return {
        passphrase: reader.secret('private-key-passphrase'),
        pkcs12Password: reader.secret('pkcs12-password'),
        keystorePassword: reader.secret('keystore-password'),
    };
}


/***/ }),

/***/ 1676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ LISTS),
/* harmony export */   z: () => (/* binding */ DEFAULTS)
/* harmony export */ });
/** What an input is when it is not given; empty where there is no default. The same as in action.yml. */
const DEFAULTS = {
    operation: 'deploy',
    'dry-run': 'false',
    targets: '',
    only: '',
    'on-failure': 'undo',
    'max-parallel': '8',
    server: '',
    directory: '',
    'server-directory': '',
    certificate: '',
    'private-key': '',
    'private-key-passphrase': '',
    chain: '',
    pkcs12: '',
    'pkcs12-password': '',
    'trusted-roots': '',
    'certificate-file': 'cert.pem',
    'private-key-file': 'key.pem',
    'chain-file': '',
    'bundle-file': '',
    'keystore-file': '',
    'keystore-password': '',
    'keystore-alias': '',
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
    'warn-validity': '',
    'rollback-run': '',
    'skip-checks': '',
    'lock-timeout': '1m',
};
/** Inputs that take one item a line. */
const LISTS = new Set([
    'verify-endpoints',
    'validate-command',
    'reload-command',
    'skip-checks',
]);


/***/ }),

/***/ 9689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xP: () => (/* binding */ isFleet),
  rm: () => (/* binding */ namesEndpoints),
  n0: () => (/* binding */ readDryRun),
  Ko: () => (/* binding */ readInputs),
  hS: () => (/* binding */ readOperationName),
  Nx: () => (/* binding */ readRecoveryInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/certificate/preflight.js
var preflight = __nccwpck_require__(1283);
;// CONCATENATED MODULE: ./build/command/command.js
/**
 * Reads commands, one a line, by the quoting rules of a POSIX shell (XCU 2.2 and 2.3). Blanks separate words.
 * Single quotes keep everything. In double quotes, a backslash keeps one of `"`, `\`, `$` and a backtick.
 * Elsewhere, it keeps any character. At the end of a line, it continues the command on the next line. A `#`
 * at the beginning of a word begins a comment. Lines without a word are skipped.
 *
 * @returns the commands; or, as a string, the problem with the text
 */
function parseCommands(text) {
    if (text.includes('\0'))
        return 'a command cannot hold a NUL character';
    const commands = [];
    for (let at = 0; at < text.length;) {
        const line = readLine(text, at);
        if (typeof line === 'string')
            return line;
        const [program, ...args] = line.words;
        if (program === '')
            return 'there is no program to run';
        if (program !== undefined)
            commands.push({ text: line.text, program, args, doubt: line.doubt });
        at = line.end;
    }
    return commands;
}
function readLine(text, start) {
    const words = [];
    let word = null;
    let quote = null;
    let doubt = null;
    let afterDollar = false;
    let kept = '';
    let from = start;
    let at = start;
    for (; at < text.length; at += 1) {
        const char = text.charAt(at);
        const next = text.charAt(at + 1);
        const escapes = char === '\\' && quote !== "'";
        const continued = escapes ? lineEnd(text, at + 1) : 0;
        if (continued > 0) {
            kept += text.slice(from, at);
            at += continued;
            from = at + 1;
            continue;
        }
        if (quote === null && lineEnd(text, at) > 0)
            break;
        if (quote === null && word === null && (char === '#' || (escapes && next === '')))
            break;
        const dollar = afterDollar;
        afterDollar = false;
        if (escapes && next !== '' && (quote === null || '"\\$`'.includes(next))) {
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
        else if (char === ' ' || char === '\t') {
            if (word !== null)
                words.push(word);
            word = null;
        }
        else {
            word = (word ?? '') + char;
            doubt ??= doubtAbout(char, next, dollar);
            afterDollar = char === '$';
        }
    }
    if (quote !== null)
        return `a ${quote} is not closed`;
    if (word !== null)
        words.push(word);
    kept += text.slice(from, at);
    const end = endOfLine(text, at);
    return { words, text: kept.trim(), doubt, end: end + lineEnd(text, end) };
}
/** How many characters end the line here; 0 when it goes on. */
function lineEnd(text, at) {
    if (text[at] === '\n')
        return 1;
    return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
}
function endOfLine(text, from) {
    let at = from;
    while (at < text.length && lineEnd(text, at) === 0)
        at += 1;
    return at;
}
/** The doubt about a character outside of quotes; null when the character stands for itself. */
function doubtAbout(char, next, afterDollar) {
    if (char === '(' && afterDollar)
        return '$( needs a shell, and commands run without one';
    if ('&|'.includes(char))
        return `${next === char ? char + char : char} needs a shell, and commands run without one`;
    if (';<>`'.includes(char))
        return `${char} needs a shell, and commands run without one`;
    if (!/\s/.test(char))
        return null;
    const number = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `the character U+${number} looks like a blank, and separates nothing`;
}

// EXTERNAL MODULE: ./build/layout.js
var build_layout = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./build/lock/state-directory.js
var state_directory = __nccwpck_require__(7385);
// EXTERNAL MODULE: ./build/report.js
var report = __nccwpck_require__(2200);
;// CONCATENATED MODULE: ./build/server/kind.js

/** What most kinds have in common: no pointer of any sort, and no socket. */
const NO_POINTER = {
    defaultSdsFile: null,
    watchesConfig: false,
    hasRuntimeApi: false,
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
 * The files that any server can have.
 */
function credentialFiles({ names, leafPem, chainPem, keyPem, keystore, kept }, order = 'key-last') {
    const file = (role, name, content) => name === null ? [] : [{ role, name, content, holdsKey: (0,report/* holdsKey */.gR)(role), pointer: false }];
    const pem = (role, name, content) => file(role, name, name === null ? '' : content + kept(name));
    const certificates = leafPem + chainPem;
    return [
        ...pem('chain', names.chain, chainPem),
        ...pem('certificate', names.certificate, names.chain === null ? certificates : leafPem),
        ...pem('private-key', names.privateKey, keyPem),
        ...pem('bundle', names.bundle, order === 'key-first' ? keyPem + certificates : certificates + keyPem),
        ...(keystore === null ? [] : file('keystore', names.keystore, keystore)),
    ];
}
/** A path below the directory as the server sees it. */
function seenPath({ folder, serverDirectory }, name) {
    return [serverDirectory, ...(folder === '' ? [] : [folder]), name].join('/');
}

// EXTERNAL MODULE: ./build/server/names.js
var server_names = __nccwpck_require__(1102);
;// CONCATENATED MODULE: ./build/server/files.js


/**
 * Files and nothing else: for any server that reads PEM, with commands and endpoints as the workflow gives
 * them.
 */
const files = {
    ...NO_POINTER,
    name: 'files',
    names: server_names/* pairAndBundle */.wi,
    files: async (context) => credentialFiles(context),
    advice: async ({ hasReloadCommand, hasEndpoints }) => hasEndpoints && !hasReloadCommand
        ? [
            'no reload-command was given: the server must notice changed files by itself, or the endpoints will never serve them',
        ]
        : [],
};

;// CONCATENATED MODULE: ./build/server/apache.js


/**
 * Apache httpd: `SSLCertificateFile` (leaf and chain in one file, or, with `chain-file`, the leaf alone
 * beside `SSLCertificateChainFile`) and `SSLCertificateKeyFile`, read when it starts and when it is
 * restarted, gracefully or not.
 *
 * A pair that does not match takes the whole server down: `apachectl configtest` does not look, a graceful
 * restart reports success, and then the parent process ends. So the key is compared with the leaf before the
 * disk is touched, and both files are in place before the command runs.
 */
const apache = {
    ...NO_POINTER,
    name: 'apache',
    names: server_names/* pairAndBundle */.wi,
    files: async (context) => credentialFiles(context),
    advice: async (setup) => needsReload(setup, 'Apache', 'apachectl graceful'),
};

;// CONCATENATED MODULE: ./build/server/caddy.js


/**
 * Caddy: `tls cert.pem key.pem` in a Caddyfile (`load_files` in JSON), or, when bundle-file is named, that
 * one alone, as `load_folders` wants it. Files are not watched. A reload with a configuration that did not
 * change is skipped and reports success, so it has to be forced: `caddy reload --force`, or a POST to `/load`
 * of the admin API with `Cache-Control: must-revalidate`.
 *
 * `load_folders` goes through folders of folders and takes every file that ends in `.pem` for a bundle:
 * nothing that this action keeps has that ending.
 */
const caddy = {
    ...NO_POINTER,
    name: 'caddy',
    names: server_names/* pairOrBundle */.ID,
    files: async (context) => credentialFiles(context),
    advice: async (setup) => needsReload(setup, 'Caddy', 'caddy reload --force --config /etc/caddy/Caddyfile'),
};

;// CONCATENATED MODULE: ./build/server/dovecot.js


/**
 * Dovecot: `ssl_cert` and `ssl_key` (from 2.4 on `ssl_server_cert_file` and `ssl_server_key_file`), leaf and
 * chain in the first. Its configuration process reads both when it starts and when it is reloaded, and hands
 * them to the login processes.
 */
const dovecot = {
    ...NO_POINTER,
    name: 'dovecot',
    names: server_names/* pairAndBundle */.wi,
    files: async (context) => credentialFiles(context),
    advice: async (setup) => [
        ...needsReload(setup, 'Dovecot', 'doveadm reload'),
        ...(setup.names.chain === null
            ? []
            : [
                'chain-file is set: Dovecot serves only what ssl_cert holds, so clients will not get the intermediates',
            ]),
    ],
};

// EXTERNAL MODULE: ./build/server/secret.js
var server_secret = __nccwpck_require__(3084);
;// CONCATENATED MODULE: ./build/server/envoy.js




/**
 * Envoy with file-based SDS. It watches directories for moves (inotify IN_MOVED_TO) and needs no command: a
 * rename onto the SDS file's name makes it read that file, a move into the directory of the certificate and
 * key makes it read the pair. Source: Envoy's documentation of secret discovery, "certificate rotation" and
 * "path based secrets".
 *
 * In place, the pair is two renames, and Envoy refuses the mismatched pair in between; the key's rename then
 * brings the matching one. Through the symlink, the pair changes at once: the SDS file names
 * `watched_directory`, so that the move of `current` is what Envoy reacts to.
 */
const envoy = {
    name: 'envoy',
    defaultSdsFile: 'sds.json',
    watchesConfig: false,
    hasRuntimeApi: false,
    names: server_names/* pairAndBundle */.wi,
    files: async (context) => [...credentialFiles(context), ...(await sdsFile(context))],
    secretIn: async (file, text) => (await __nccwpck_require__.e(/* import() */ 354).then(__nccwpck_require__.bind(__nccwpck_require__, 6354))).secretIn(file, text),
    advice: async ({ names }) => [
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
/**
 * Reading an SDS file that somebody else wrote takes more than most runs need, and is loaded only for that.
 */
async function sdsFile(context) {
    const { folder, names, serverDirectory, secretName, sdsBefore } = context;
    if (names.sds === null)
        return [];
    const directory = serverDirectory || '/';
    const secret = {
        name: secretName,
        certificate: seenPath(context, (0,server_names/* leafFile */.hB)(names)),
        privateKey: seenPath(context, (0,server_names/* keyFile */._$)(names)),
        watched: folder === build_layout/* CURRENT */.e ? directory : null,
        formerly: { watched: directory, below: `${serverDirectory}/${build_layout/* CURRENT */.e}/` },
    };
    const fresh = (0,server_secret/* freshJson */.vR)(secret);
    const isFresh = !(0,server_secret/* isYaml */.uj)(names.sds) && (sdsBefore === null || sdsBefore === fresh);
    const content = isFresh ? fresh : await (await __nccwpck_require__.e(/* import() */ 354).then(__nccwpck_require__.bind(__nccwpck_require__, 6354))).sdsText(names.sds, sdsBefore, secret);
    return [{ role: 'sds', name: names.sds, content, holdsKey: false, pointer: true }];
}

;// CONCATENATED MODULE: ./build/server/haproxy.js

/**
 * HAProxy: one PEM with leaf, chain and key (`crt site.pem`), so that one rename changes all of it; or, when
 * certificate-file or private-key-file is named, the key beside the certificate under its name and `.key`
 * (`site.pem`, `site.pem.key`). Read when it starts and when it is reloaded; a reload with a PEM that cannot
 * be used leaves the earlier process at work. Its Runtime API takes a certificate without a reload, in memory
 * only: so the disk is written all the same, and a rollback hands over the earlier one.
 *
 * `crt <directory>` loads every file in it but dotfiles and those that end in .key, .issuer, .ocsp or .sctl:
 * what this action keeps there has a leading dot.
 */
const haproxy = {
    ...NO_POINTER,
    name: 'haproxy',
    hasRuntimeApi: true,
    names: namesOf,
    files: async (context) => credentialFiles(context),
    advice: async (setup) => [
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
 * nginx: `ssl_certificate` (leaf and chain in one file) and `ssl_certificate_key`, read when it starts and
 * when it is reloaded. A reload reads both anew and keeps the earlier configuration when they do not fit, and
 * `nginx -s reload` reports success for some failures that only the master process meets: the served
 * fingerprint tells.
 *
 * From 1.27.4 on a reload takes over a file whose inode and modification time are what they were. Every file
 * arrives by a rename, so its inode differs from the one that is loaded.
 */
const nginx = {
    ...NO_POINTER,
    name: 'nginx',
    names: server_names/* pairAndBundle */.wi,
    files: async (context) => credentialFiles(context),
    advice: async (setup) => [
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
 * Postfix: `smtpd_tls_cert_file` and `smtpd_tls_key_file`, or, when bundle-file is named,
 * `smtpd_tls_chain_files` with that one alone, the key first, as Postfix wants it.
 *
 * Every smtpd process reads the files when it starts, and new ones start all the time, reload or not. One
 * that starts between two renames has a pair that does not match; a bundle changes in one. `postfix reload`
 * has the processes that already run replaced.
 */
const postfix = {
    ...NO_POINTER,
    name: 'postfix',
    names: server_names/* pairOrBundle */.ID,
    files: async (context) => credentialFiles(context, 'key-first'),
    advice: async (setup) => [
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
 * Traefik with its file provider. It watches its dynamic configuration and no certificate, so that file is
 * moved into place with every change, and after the certificates: on the way back, too. One that is there
 * already belongs to somebody and keeps its bytes. One that is not is written, with `tls.certificates` in it.
 *
 * A pair that does not match is dropped, and the default certificate served in its place. So the key is
 * compared with the leaf before the disk is touched, and nothing may make Traefik look between two renames:
 * where the provider watches the very directory that holds the certificates, they have to go through `layout:
 * symlink` or into a subfolder.
 */
const traefik = {
    ...NO_POINTER,
    name: 'traefik',
    watchesConfig: true,
    names: server_names/* pairAndBundle */.wi,
    files: async (context) => [...credentialFiles(context), ...(await configFile(context))],
    advice: async (setup) => [
        ...(setup.names.config === null && !setup.hasReloadCommand
            ? [
                'no config-file was given: Traefik notices only that a file of its dynamic configuration is moved into place. Name that file, relative to directory',
            ]
            : []),
        ...(await unnamedPair(setup)),
        ...(setup.names.chain === null
            ? []
            : [
                'chain-file is set: Traefik serves only what certFile holds, so clients will not get the intermediates',
            ]),
    ],
};
async function configFile(context) {
    const { names, configBefore } = context;
    if (names.config === null)
        return [];
    const content = configBefore === null ? await tlsConfig(context, names.config) : null;
    return [{ role: 'config', name: names.config, content, holdsKey: false, pointer: true }];
}
/**
 * The dynamic configuration, in TOML or YAML by the ending of its name. Strings of JSON without control
 * characters are strings of TOML.
 */
async function tlsConfig(context, name) {
    const [certificate, key] = [
        seenPath(context, (0,server_names/* leafFile */.hB)(context.names)),
        seenPath(context, (0,server_names/* keyFile */._$)(context.names)),
    ];
    if (isToml(name))
        return `[[tls.certificates]]\n  certFile = ${JSON.stringify(certificate)}\n  keyFile = ${JSON.stringify(key)}\n`;
    const { writeDocument } = await __nccwpck_require__.e(/* import() */ 221).then(__nccwpck_require__.bind(__nccwpck_require__, 7221));
    return writeDocument({ format: 'YAML' }, { tls: { certificates: [{ certFile: certificate, keyFile: key }] } });
}
function isToml(name) {
    return name.endsWith('.toml');
}
/**
 * Traefik takes a path that is not there for an inline certificate, so a file that names other paths does
 * nothing.
 */
async function unnamedPair(setup) {
    const { configBefore, names } = setup;
    if (configBefore === null || names.config === null)
        return [];
    const isNamed = isToml(names.config)
        ? textNames(configBefore)
        : await yamlNames(names.config, configBefore);
    return [
        { key: 'certFile', path: seenPath(setup, (0,server_names/* leafFile */.hB)(names)) },
        { key: 'keyFile', path: seenPath(setup, (0,server_names/* keyFile */._$)(names)) },
    ]
        .filter(({ key, path }) => !isNamed(key, path))
        .map(({ path }) => `${names.config} does not name ${path}: what is there already is never edited`);
}
/** Looks for the path in lines that are no comments. More is not read of TOML. */
function textNames(text) {
    const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
    return (_, path) => lines.some((line) => line.includes(path));
}
/**
 * Traefik runs the file through Go's templates first. One that is no YAML before that is searched as a text.
 */
async function yamlNames(name, text) {
    try {
        const { readDocument } = await __nccwpck_require__.e(/* import() */ 221).then(__nccwpck_require__.bind(__nccwpck_require__, 7221));
        const fields = fieldsIn(await readDocument({ name, format: 'YAML' }, text));
        // Traefik takes keys in any case.
        return (key, path) => fields.some((field) => field.value === path && field.key.toLowerCase() === key.toLowerCase());
    }
    catch {
        return textNames(text);
    }
}
/** Every key with its value, however deep. */
function fieldsIn(value) {
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([key, item]) => [{ key, value: item }, ...fieldsIn(item)]);
}

;// CONCATENATED MODULE: ./build/server/kinds.js









/** Every server kind, by the name that the input `server` takes. */
const KINDS = new Map([envoy, nginx, apache, haproxy, traefik, caddy, postfix, dovecot, files].map((kind) => [kind.name, kind]));

// EXTERNAL MODULE: ./build/inputs/credential.js
var inputs_credential = __nccwpck_require__(5055);
// EXTERNAL MODULE: ./build/inputs/defaults.js
var defaults = __nccwpck_require__(1676);
// EXTERNAL MODULE: ./build/inputs/quote.js
var quote = __nccwpck_require__(8004);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __nccwpck_require__(3368);
;// CONCATENATED MODULE: ./build/inputs/file-names.js




/**
 * Reads the names of the files. No two of them may be the same, and none may be a folder of another.
 *
 * @param server null when it is unknown. The files of its kind are then not checked
 */
function readNames(reader, server) {
    const credential = (server ?? files).names({
        certificate: readPairName(reader, 'certificate-file'),
        privateKey: readPairName(reader, 'private-key-file'),
        bundle: reader.optional('bundle-file', values/* readFileName */.Af),
    });
    const names = {
        ...credential,
        chain: reader.optional('chain-file', values/* readFileName */.Af),
        keystore: reader.optional('keystore-file', values/* readFileName */.Af),
        sds: readSdsName(reader, server),
        config: readConfigName(reader, server),
    };
    if (names.certificate === null && names.chain !== null)
        reader.problem('chain-file', `nothing, because the chain goes into ${names.bundle}`, (0,quote/* quote */.h)(names.chain));
    refuseClashes(reader, names);
    return names;
}
function refuseClashes(reader, names) {
    const named = Object.entries({
        'certificate-file': names.certificate,
        'private-key-file': names.privateKey,
        'chain-file': names.chain,
        'bundle-file': names.bundle,
        'keystore-file': names.keystore,
        'sds-file': names.sds,
        'config-file': names.config,
    }).flatMap(([input, value]) => (value === null ? [] : [{ input, value }]));
    for (const [index, { input, value }] of named.entries()) {
        const clash = named
            .slice(0, index)
            .find((other) => other.value === value || other.value.startsWith(`${value}/`) || value.startsWith(`${other.value}/`));
        if (clash)
            reader.problem(input, `a name that ${clash.input} does not use`, (0,quote/* quote */.h)(value));
    }
}
/**
 * The runner hands over a default as if the workflow had set it. So a default counts as left out, and the
 * server kind decides.
 */
function readPairName(reader, input) {
    return reader.text(input) === defaults/* DEFAULTS */.z[input] ? null : reader.optional(input, values/* readFileName */.Af);
}
/** Here, too: a kind without an SDS file takes the default for "left out". */
function readSdsName(reader, server) {
    const text = reader.text('sds-file');
    if (text === '')
        return null;
    if (server?.defaultSdsFile === null) {
        if (text !== defaults/* DEFAULTS */.z['sds-file'])
            reader.problem('sds-file', `nothing, because server ${server.name} has no such file`, (0,quote/* quote */.h)(text));
        return null;
    }
    return reader.optional('sds-file', values/* readFileName */.Af);
}
function readConfigName(reader, server) {
    const name = reader.optional('config-file', values/* readFileName */.Af);
    if (name === null || server === null || server.watchesConfig)
        return name;
    reader.problem('config-file', `nothing, because server ${server.name} does not watch one`, (0,quote/* quote */.h)(name));
    return null;
}

// EXTERNAL MODULE: ./build/transaction/names.js
var transaction_names = __nccwpck_require__(6651);
;// CONCATENATED MODULE: ./build/inputs/places.js



/* Where things are, as the runner sees it. */
/**
 * The state directory is made private, so it must be neither the target nor a folder that the target is in.
 * Where it stands in the target, neither a file nor a folder of a layout may be where it is.
 */
function readStateDirectory(text, folder, directory, names) {
    const path = readPath(text, folder);
    if ('expected' in path)
        return path;
    const { value } = path;
    if (directory === value || directory.startsWith(`${value}/`))
        return { expected: 'a folder of its own' };
    const below = (0,external_node_path_.relative)(directory, value);
    const isTaken = !below.startsWith('../') &&
        (((0,transaction_names/* isReserved */.Bs)(below) && below !== state_directory/* STATE_FOLDER */.P2) ||
            Object.values(names).some((name) => name !== null && overlaps(name, below)));
    return isTaken ? { expected: 'a folder that no file of the target is in, above or at' } : { value };
}
/**
 * A path made absolute.
 *
 * @param folder where a relative one begins; empty: the working directory, which an earlier step may have
 *   removed
 */
function readPath(text, folder) {
    try {
        return { value: (0,external_node_path_.resolve)(folder, text) };
    }
    catch {
        return { expected: 'an absolute path, because the working directory is gone' };
    }
}
/** Whether two names are the same, or one is that of a folder of the other. */
function overlaps(one, other) {
    return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

// EXTERNAL MODULE: ./build/inputs/reader.js + 4 modules
var inputs_reader = __nccwpck_require__(5638);
;// CONCATENATED MODULE: ./build/inputs/runtime.js




/** Reads how a running server is handed its certificate; null when it is not. */
function readRuntime(reader, site) {
    const { server, names, layout, serverDirectory } = site;
    const socket = reader.optional('haproxy-socket', values/* readServerPath */.TP);
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

// EXTERNAL MODULE: ./build/inputs/unknown-inputs.js
var unknown_inputs = __nccwpck_require__(2506);
;// CONCATENATED MODULE: ./build/inputs/verify.js

/** Reads which endpoints are looked at, and how patiently. */
async function readVerify(reader) {
    const endpoints = await readNamed(reader);
    const attempts = reader.optional('verify-attempts', (text) => (0,values/* readCount */._0)(text, 1)) ?? Number.POSITIVE_INFINITY;
    const matches = Math.max(0, ...endpoints.map((endpoint) => endpoint.matches));
    if (matches > attempts)
        reader.problem('verify-attempts', `at least the ${matches} handshakes that must match`, String(attempts));
    const backoffMs = reader.read('verify-backoff', (text) => (0,values/* readDuration */.$7)(text, 1), 1);
    const maxBackoffMs = reader.read('verify-max-backoff', (text) => (0,values/* readDuration */.$7)(text, 1), 1);
    return {
        endpoints,
        timeoutMs: reader.read('verify-timeout', (text) => (0,values/* readDuration */.$7)(text, 1), 1),
        probeTimeoutMs: reader.read('verify-probe-timeout', (text) => (0,values/* readDuration */.$7)(text, 1), 1),
        attempts,
        backoffMs,
        // A first pause that is longer than the longest is meant: the schedule is then a fixed one.
        maxBackoffMs: Math.max(backoffMs, maxBackoffMs),
        unchanged: reader.read('verify-unchanged', values/* readBoolean */.Vf, true),
    };
}
const PROXIES = ['auto', 'none'];
/** What reads endpoints is loaded when there are any. */
async function readNamed(reader) {
    const matches = reader.read('verify-matches', (text) => (0,values/* readCount */._0)(text, 1, 999), 1);
    const loaded = reader.text('verify-endpoints') === '' ? null : await __nccwpck_require__.e(/* import() */ 230).then(__nccwpck_require__.bind(__nccwpck_require__, 3230));
    const endpoints = loaded?.readEndpoints(reader, matches) ?? [];
    const proxy = reader.read('verify-proxy', (text) => (0,values/* readWord */.pS)(text, PROXIES), 'auto');
    return loaded && proxy === 'auto' ? loaded.throughProxy(reader, endpoints) : endpoints;
}
/** Reads the roots that clients hold; null when nobody names any. What reads them is loaded only then. */
async function readRoots(reader) {
    if (reader.text('trusted-roots') === '')
        return null;
    const { readTrustedRoots } = await __nccwpck_require__.e(/* import() */ 763).then(__nccwpck_require__.bind(__nccwpck_require__, 7763));
    return readTrustedRoots(reader);
}

;// CONCATENATED MODULE: ./build/inputs/workflow-run.js

/* The run that this job belongs to, as its environment tells it, and the one that `rollback-run` names. */
/** The page of the run, or of the job, for people who meet its lock; null where none is known. */
function runUrl({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, CI_JOB_URL, BUILD_URL, }) {
    if (server && repository && id)
        return `${server}/${repository}/actions/runs/${id}`;
    return CI_JOB_URL || BUILD_URL || null;
}
/**
 * The run that a job belongs to, which it keeps when it is run again: a workflow run, or a pipeline of
 * GitLab's.
 */
function runId({ GITHUB_RUN_ID, CI_PIPELINE_ID }) {
    const id = GITHUB_RUN_ID || CI_PIPELINE_ID;
    return (0,transaction_names/* isRunId */.Pk)(id) ? id : null;
}
/**
 * `current`, or the id of a workflow run.
 *
 * @param current the id of the current one; null outside of one
 */
function readRun(text, current) {
    if (text === 'current' && current !== null)
        return { value: current };
    if (text === 'current')
        return { expected: 'the id of a workflow run; there is no current one here' };
    // An id is a number on GitHub. A misspelt word would be the id of no run, and nothing would be done.
    return (0,transaction_names/* isRunId */.Pk)(text) && text.toLowerCase() !== 'current'
        ? { value: text }
        : { expected: 'current, or the id of a workflow run' };
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js

















/**
 * Reads every input into a request with no default left to resolve, and masks the secrets among them. Warns
 * of names that are no input's.
 *
 * @throws DeployError INPUT_INVALID with all problems at once, each with the input's name, what was expected
 *   and what was got
 */
async function readInputs(source, log) {
    const reader = new inputs_reader/* InputReader */.i_(source);
    // Secrets go first, so that they are masked before anything can be said.
    const credential = (0,inputs_credential/* readCredentialInputs */.l)(reader);
    if (source.refusal)
        throw source.refusal;
    (0,unknown_inputs/* checkNames */.LN)([...source.values.keys()], reader, log);
    const request = await readOperation(reader, credential);
    reader.throwProblems();
    return { request, secrets: reader.secrets };
}
async function readOperation(reader, given) {
    const operation = readOperationName(reader);
    const server = readServer(reader, operation);
    const names = readNames(reader, server);
    const layout = readLayout(reader);
    const isGiven = ['certificate', 'pkcs12'].some((name) => reader.text(name) !== '');
    const directory = readDirectory(reader, operation !== 'verify' || !isGiven);
    const base = {
        ...(await readRecovery(reader, { server: server ?? files, names, layout, directory: directory ?? '/' })),
        dryRun: readDryRun(reader),
        layout,
        names,
        trustedRoots: await readRoots(reader),
        skipChecks: new Set(reader.read('skip-checks', readChecks, [])),
        minValidityMs: reader.read('min-validity', (text) => (0,values/* readDuration */.$7)(text, 0, Number.MAX_SAFE_INTEGER), 0),
        warnValidityMs: reader.optional('warn-validity', (text) => (0,values/* readDuration */.$7)(text, 1, Number.MAX_SAFE_INTEGER)),
        backupRetention: reader.read('backup-retention', (text) => (0,values/* readCount */._0)(text, 0, 10_000), 3),
        runUrl: runUrl(reader.environment),
        runId: runId(reader.environment),
    };
    switch (operation) {
        case 'plan':
            // Only a fleet is planned, and is read elsewhere.
            throw (0,inputs_reader/* refusalOf */.Of)(['targets: expected a manifest, because operation is plan, got nothing']);
        case 'rollback':
            return {
                ...base,
                operation,
                rollbackRun: reader.optional('rollback-run', (text) => readRun(text, base.runId)),
            };
        case 'verify':
            if (base.verify.endpoints.length === 0) {
                const { EXPECTED_ENDPOINTS } = await __nccwpck_require__.e(/* import() */ 207).then(__nccwpck_require__.bind(__nccwpck_require__, 6207));
                reader.missing('verify-endpoints', EXPECTED_ENDPOINTS);
            }
            return {
                ...base,
                operation,
                target: directory === null ? null : base.target,
                credential: given.credential,
            };
        case 'deploy':
            if (!isGiven)
                reader.missing('certificate', 'PEM text or a path to a file, or pkcs12 in its place');
            if (base.names.keystore !== null && given.keystorePassword === null)
                reader.problem('keystore-password', 'the password of the keystore that is to be written', 'nothing');
            return {
                ...base,
                operation,
                server: server ?? files,
                sdsSecretName: reader.read('sds-secret-name', readShortName, 'server_cert'),
                credential: given.credential ?? NO_CREDENTIAL,
                passphrase: given.passphrase,
                keystorePassword: given.keystorePassword ?? '',
                keystoreAlias: reader.optional('keystore-alias', readShortName),
                certificateMode: reader.optional('certificate-mode', values/* readMode */.Em),
                privateKeyMode: reader.optional('private-key-mode', values/* readMode */.Em),
                owner: reader.read('owner', values/* readOwner */.A7, { kind: 'keep' }),
            };
    }
}
const OPERATIONS = ['deploy', 'verify', 'rollback', 'plan'];
/** Stands in after a problem. */
const NO_CREDENTIAL = { kind: 'pem', certificate: '', privateKey: null, chain: null };
/**
 * Reads what the post step needs. The credential is not among it: a file that it was read from may be gone by
 * then.
 *
 * @returns null when the main step was to change nothing: then it left nothing, and what another left is none
 *   of its business
 * @throws DeployError INPUT_INVALID
 */
async function readRecoveryInputs(source) {
    const reader = new inputs_reader/* InputReader */.i_(source);
    (0,inputs_credential/* hideCredentialInputs */.L)(reader);
    const operation = readOperationName(reader);
    if (operation === 'verify' || readDryRun(reader))
        return null;
    const server = readServer(reader, operation);
    const names = readNames(reader, server);
    const layout = readLayout(reader);
    const directory = readDirectory(reader, true) ?? '/';
    const request = await readRecovery(reader, { server: server ?? files, names, layout, directory });
    reader.throwProblems();
    return {
        request,
        certificateName: (0,server_names/* leafFile */.hB)(names),
        secrets: reader.secrets,
    };
}
/** Whether the inputs are those of a fleet: of the targets of a manifest. */
function isFleet({ values }) {
    const given = (name) => (values.get(name) ?? '').trim();
    return given('targets') !== '' || given('operation') === 'plan';
}
/** Whether there is anything to verify a deployment by, also where that cannot be read. */
function namesEndpoints({ values }) {
    return (values.get('verify-endpoints') ?? '').trim() !== '';
}
/** Reads the operation. */
function readOperationName(reader) {
    return reader.read('operation', (text) => (0,values/* readWord */.pS)(text, OPERATIONS), 'deploy');
}
/** Reads whether nothing is changed. */
function readDryRun(reader) {
    return reader.read('dry-run', values/* readBoolean */.Vf, false);
}
function readLayout(reader) {
    return reader.read('layout', (text) => (0,values/* readWord */.pS)(text, build_layout/* LAYOUTS */.m), 'in-place');
}
/** To look at endpoints takes no server: its files have the names that they have for `files`. */
function readServer(reader, operation) {
    return operation === 'verify'
        ? reader.optional('server', readKind, 'files')
        : reader.required('server', readKind, null);
}
function readDirectory(reader, isRequired) {
    if (!isRequired)
        return reader.optional('directory', (text) => readPath(text, reader.folder('directory')));
    const expected = 'the folder whose files the server reads';
    return reader.required('directory', (text) => (text === '' ? { expected } : readPath(text, reader.folder('directory'))), null);
}
async function readRecovery(reader, site) {
    const { names, directory } = site;
    const stateDirectory = reader.optional('state-directory', (text) => readStateDirectory(text, reader.folder('state-directory'), directory, names)) ?? (0,external_node_path_.join)(directory, state_directory/* STATE_FOLDER */.P2);
    const serverDirectory = reader.optional('server-directory', values/* readServerPath */.TP) ?? directory.replace(/\/+$/, '');
    return {
        serverDirectory,
        target: {
            directory,
            stateDirectory,
            lockTimeoutMs: reader.read('lock-timeout', (text) => (0,values/* readDuration */.$7)(text, 0), 0),
        },
        commands: {
            validate: reader.optional('validate-command', readCommands) ?? [],
            reload: reader.optional('reload-command', readCommands) ?? [],
            runtime: readRuntime(reader, { ...site, serverDirectory }),
            timeoutMs: reader.read('command-timeout', (text) => (0,values/* readDuration */.$7)(text, 1), 1),
        },
        verify: await readVerify(reader),
    };
}
function readKind(text) {
    const kind = KINDS.get(text);
    return kind ? { value: kind } : { expected: [...KINDS.keys()].join(' or ') };
}
function readShortName(text) {
    return text !== '' && text.length <= 253 && !/[\u0000-\u001f\u007f]/.test(text)
        ? { value: text }
        : { expected: 'a name of 1 to 253 printable characters' };
}
function readCommands(text) {
    const commands = parseCommands(text);
    return typeof commands === 'string'
        ? { expected: `a program and its arguments on each line; ${commands}` }
        : { value: commands };
}
function readChecks(text) {
    const expected = `names out of ${preflight/* SKIPPABLE_CHECKS */.SX.join(', ')}, separated by commas or blanks`;
    const names = text.split(/[\s,]+/).filter((name) => name !== '');
    const known = names.flatMap((name) => preflight/* SKIPPABLE_CHECKS */.SX.find((check) => check === name) ?? []);
    return known.length === names.length ? { value: known } : { expected };
}
/** Where the run can be seen: on GitHub, GitLab or Jenkins. */


/***/ }),

/***/ 8004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4707);

const SHOWN = 80;
/**
 * A value as it is shown in a message: quoted, and no more than its beginning. Several lines are counted, and
 * a possible key is not shown.
 */
function quote(text) {
    const lines = text.split(/\r\n|\r|\n/);
    if ((0,_certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .FX)(text))
        return text.includes(_certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__/* .PEM_MARK */ .bi) ? 'a PEM text' : `a text of ${text.length} characters`;
    if (lines.length > 1)
        return `a text of ${lines.length} lines`;
    return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}\u2026` : text);
}


/***/ }),

/***/ 5638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i_: () => (/* binding */ InputReader),
  CB: () => (/* binding */ readBounded),
  Of: () => (/* binding */ refusalOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = require("node:buffer");
// EXTERNAL MODULE: ./build/certificate/der-kind.js
var der_kind = __nccwpck_require__(958);
// EXTERNAL MODULE: ./build/certificate/foreign.js
var foreign = __nccwpck_require__(1184);
// EXTERNAL MODULE: ./build/certificate/pem.js
var pem = __nccwpck_require__(5090);
// EXTERNAL MODULE: ./build/certificate/der.js
var der = __nccwpck_require__(4927);
;// CONCATENATED MODULE: ./build/certificate/pkcs7.js
/*
 * Certificates out of a PKCS#7 file (RFC 5652): how Windows exports a chain (`.p7b`), and how many
 * authorities hand one out.
 */

const SIGNED_DATA = '1.2.840.113549.1.7.2';
/**
 * The certificates of a SignedData, in DER, in the order of the file, which says nothing. Signatures and
 * revocation lists are left alone.
 *
 * @param file DER, or BER with indefinite lengths
 * @returns none when it is another kind of file, or holds none
 */
function certificatesIn(file) {
    const contentInfo = (0,der/* readBerElement */.ME)(file, 0);
    const [type, content] = contentInfo ? (0,der/* readBerElements */.JR)(file, contentInfo) : [];
    if (type?.tag !== der/* TAG */.Dk.identifier || content?.tag !== der/* TAG */.Dk.tagged0)
        return [];
    if ((0,der/* readObjectIdentifier */.LP)(file.subarray(type.start, type.end)) !== SIGNED_DATA)
        return [];
    const [signedData] = (0,der/* readBerElements */.JR)(file, content);
    if (signedData?.tag !== der/* TAG */.Dk.sequence)
        return [];
    // RFC 5652, section 5.1: after version, digestAlgorithms and encapContentInfo comes [0], the certificates.
    const certificates = (0,der/* readBerElements */.JR)(file, signedData).find(({ tag }) => tag === der/* TAG */.Dk.tagged0);
    if (!certificates)
        return [];
    return (0,der/* readBerElements */.JR)(file, certificates)
        .filter(({ tag }) => tag === der/* TAG */.Dk.sequence)
        .map(({ at, next }) => file.subarray(at, next));
}

// EXTERNAL MODULE: ./build/certificate/suspicion.js
var suspicion = __nccwpck_require__(4707);
;// CONCATENATED MODULE: ./build/certificate/forms.js
/*
 * Reads every form in which people keep certificates and keys into PEM. Secrets of a workflow are text, so
 * files come in as base64. Shells, editors, JSON and PowerShell add layers of their own. Each step takes one
 * layer off, at most MAX_LAYERS of them:
 *
 *   text    a JSON string, a JSON array of strings, quotes, a data: URI, base64
 *   bytes   UTF-16 or UTF-8 text, DER, PKCS#7, PKCS#12
 *
 * A text with a BEGIN line is PEM. If it is damaged, the parser of PEM tells. Each step takes time in
 * proportion to its input.
 */






/** Layers of text: base64 of base64 of a JSON string has four. */
const MAX_LAYERS = 8;
/** Shorter base64 is rather a word: the DER of an Ed25519 key, the shortest of all, makes 64 characters. */
const LEAST_BASE64 = 40;
/**
 * Takes all layers off an input or a file.
 *
 * @param given the text of an input, or the bytes of a file
 */
function decode(given) {
    const layers = [];
    const form = typeof given === 'string' ? readText(given, layers) : readBytes(given, layers);
    return { ...form, layers };
}
/**
 * The same as one text for the PEM parsers, which name a foreign kind in their errors. Each byte becomes one
 * character.
 */
function textOf(decoded) {
    switch (decoded.kind) {
        case 'pem':
            return decoded.text;
        case 'pkcs12':
            return (0,pem/* derToPem */.Fy)('PKCS12', decoded.bytes);
        case 'foreign':
            return decoded.bytes.toString('latin1');
        case 'unknown':
            return '';
    }
}
const UNKNOWN = { kind: 'unknown' };
function readText(given, layers) {
    const text = given.trim();
    layers.push(text);
    if (layers.length > MAX_LAYERS)
        return UNKNOWN;
    const isWrapped = /^(?:["'`[]|data:)/.test(text);
    if (text.includes(suspicion/* PEM_MARK */.bi) && !isWrapped)
        return readPem(text);
    const inner = isWrapped ? unwrapped(text) : null;
    if (Array.isArray(inner))
        return readAll(inner, layers);
    if (inner !== null)
        return readText(inner, layers);
    if (text.includes(suspicion/* PEM_MARK */.bi))
        return readPem(text);
    const decoded = fromBase64(text);
    const form = decoded ? readBytes(decoded, layers) : UNKNOWN;
    if (form.kind !== 'unknown')
        return form;
    return (0,foreign/* foreignOf */.qt)(text) ? { kind: 'foreign', bytes: Buffer.from(text) } : UNKNOWN;
}
function readBytes(bytes, layers) {
    // DER first: a PKCS#7 file may sign a text that has a BEGIN line.
    const form = readDer(bytes);
    if (form)
        return form;
    const text = fromUnicode(bytes);
    if (text !== null)
        return readText(text, layers);
    return (0,foreign/* foreignOf */.qt)(bytes.toString('latin1', 0, 100)) ? { kind: 'foreign', bytes } : UNKNOWN;
}
/** PEM of all the texts, if all of them are PEM: some tools give a chain as a list. */
function readAll(texts, layers) {
    const depth = layers.length;
    const found = [];
    for (const text of texts.filter((entry) => entry.trim() !== '')) {
        const own = layers.slice(0, depth);
        const form = readText(text, own);
        layers.push(...own.slice(depth));
        if (form.kind !== 'pem')
            return { kind: 'foreign', bytes: Buffer.from('[') };
        found.push(form.text);
    }
    return found.length > 0 ? { kind: 'pem', text: found.join('\n') } : UNKNOWN;
}
/** The text inside quotes, a JSON array of strings or a `data:` URI; null for any other text. */
function unwrapped(text) {
    if (text.startsWith('data:'))
        return dataOf(text);
    if (/^["[]/.test(text)) {
        const value = parseJson(text);
        if (typeof value === 'string')
            return value;
        if (Array.isArray(value))
            return value.every((entry) => typeof entry === 'string') ? value : null;
    }
    const [quote = ''] = text;
    return text.length > 1 && quote !== '[' && text.endsWith(quote) ? text.slice(1, -1) : null;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** The content of a `data:` URI (RFC 2397); null for any other text. The next step decodes base64. */
function dataOf(text) {
    const [, parameters, data = ''] = /^data:([^,]{0,200}),(.*)$/s.exec(text) ?? [];
    if (parameters === undefined)
        return null;
    try {
        return decodeURIComponent(data);
    }
    catch {
        return data;
    }
}
/**
 * The bytes of base64: either alphabet (RFC 4648, sections 4 and 5), folded or not, padded or not. Null when
 * it is none.
 */
function fromBase64(text) {
    const body = text.replace(/\s+|\\[rn]/g, '');
    if (body.length < LEAST_BASE64 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(body))
        return null;
    return Buffer.from(body, 'base64');
}
/** Bytes as text; null when they are none. PowerShell's `>` writes UTF-16. */
function fromUnicode(bytes) {
    const [first, second, third, fourth] = bytes;
    if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0 && first !== 0))
        return bytes.toString('utf16le');
    if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0 && second !== 0))
        return Buffer.from(bytes.subarray(0, bytes.length & ~1))
            .swap16()
            .toString('utf16le');
    const isText = bytes.includes(suspicion/* PEM_MARK */.bi) || ((0,external_node_buffer_namespaceObject.isUtf8)(bytes) && !CONTROL.test(bytes.toString('latin1', 0, 256)));
    return isText ? bytes.toString('utf8') : null;
}
/** Control characters that no text has, and DER has among its first bytes. */
const CONTROL = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;
/** One element of DER after the other, as PEM; null when any of it is nothing known. */
function readDer(bytes) {
    const blocks = [];
    let rest = bytes;
    while (rest.length > 0 && !/^[\s\0]*$/.test(rest.toString('latin1', 0, 16))) {
        const found = (0,der_kind/* derKind */.q)(rest);
        if (!found)
            return null;
        if (found.kind === 'PKCS12')
            return { kind: 'pkcs12', bytes };
        blocks.push(...pemOf(found.kind, rest.subarray(0, found.length)));
        rest = rest.subarray(found.length);
    }
    return blocks.length > 0 ? { kind: 'pem', text: blocks.join('') } : null;
}
/** A PKCS#7 file without certificates keeps its label, so that the failure can name it. */
function pemOf(label, der) {
    const certificates = label === 'PKCS7' ? certificatesIn(der) : [];
    return certificates.length > 0
        ? certificates.map((certificate) => (0,pem/* derToPem */.Fy)('CERTIFICATE', certificate))
        : [(0,pem/* derToPem */.Fy)(label, der)];
}
/**
 * Backslashes that stand for line ends, however often they were escaped, and those that JSON puts before a
 * slash.
 */
const ESCAPED = /(?:\\{1,4}r)?\\{1,4}n|\\{1,4}r|\\{1,4}(?=\/)/g;
function readPem(text) {
    const unescaped = text.includes('\\')
        ? text.replace(ESCAPED, (found) => (/[nr]/.test(found) ? '\n' : ''))
        : text;
    return holdsContainer(unescaped) ? withoutContainers(unescaped) : { kind: 'pem', text: unescaped };
}
/**
 * The first bytes of each block that may be something other than its label says: `certutil -encode` calls
 * everything a certificate.
 */
const FIRST_BYTES = /-----BEGIN [A-Z0-9 .#]{0,40}(?:CERTIFICATE|PKCS ?#?7[A-Z ]{0,12}|CMS|PKCS12|PFX)-----\s{0,9}([\w+/]{16})/g;
/**
 * A certificate begins with a sequence in a sequence. PKCS#7 begins with an identifier there, and PKCS#12
 * with a number.
 */
function holdsContainer(text) {
    return [...text.matchAll(FIRST_BYTES)].some(([, body = '']) => {
        const der = Buffer.from(body, 'base64');
        const length = der[1] ?? 0;
        return der[length > 0x80 ? 2 + (length & 0x7f) : 2] !== 0x30;
    });
}
/**
 * The same PEM with the certificates of its PKCS#7 blocks in their place, or the PKCS#12 file that is in it.
 */
function withoutContainers(text) {
    let blocks;
    try {
        blocks = (0,pem/* readPemBlocks */.Hg)(text, 'CERTIFICATE_INVALID', 'text');
    }
    catch {
        return { kind: 'pem', text };
    }
    const parts = [];
    for (const block of blocks) {
        const bytes = Buffer.from(block.body, 'base64');
        const kind = (0,der_kind/* derKind */.q)(bytes)?.kind;
        if (kind === 'PKCS12')
            return { kind: 'pkcs12', bytes };
        parts.push(...(kind === 'PKCS7' ? pemOf(kind, bytes) : [(0,pem/* formatPem */.uy)(block)]));
    }
    return { kind: 'pem', text: parts.join('') };
}

;// CONCATENATED MODULE: ./build/certificate/secrets.js
/*
 * The parts of a credential that must never be printed: in the form in which it was given, and in each form
 * on the way to PEM.
 */




/** The shortest piece that counts of a file that cannot be read: its words are no secret. */
const LEAST_PIECE = 16;
/**
 * The texts to mask: the lines of every private key, as given and as decoded. PEM armour and certificates are
 * not among them.
 *
 * @param isSecret whether it was given as a private key, so that it may be a damaged one
 */
function secretsOf(decoded, isSecret) {
    const { kind, layers } = decoded;
    switch (kind) {
        case 'pem': {
            const lines = (0,pem/* secretLines */._o)(decoded.text, isSecret);
            if (lines.length === 0)
                return [];
            const others = layers.filter((layer) => layer !== decoded.text);
            return [...lines, ...others.flatMap(keysIn).flatMap(piecesOf)];
        }
        case 'pkcs12':
            return layers.flatMap(piecesOf);
        case 'foreign':
            return isSecret || (0,foreign/* foreignOf */.qt)(textOf(decoded))?.holdsKey
                ? layers.flatMap(piecesOf).filter(({ length }) => length >= LEAST_PIECE)
                : [];
        case 'unknown':
            return isSecret ? layers.flatMap(piecesOf) : [];
    }
}
/**
 * A private key from its BEGIN line to its END line, or to the end of a text that has lost it. In a URI, a
 * blank is `%20`.
 */
const KEY_BODY = /-----BEGIN[A-Z0-9 .#%]{1,60}PRIVATE(?: |%20)KEY-----(.*?)(?:-----END|$)/gs;
/**
 * The secret part of a layer. In PEM, that is each private key without its armour, also where the line ends
 * are escaped. In any other form, everything is secret.
 */
function keysIn(layer) {
    const isPem = layer.includes(suspicion/* PEM_MARK */.bi);
    return isPem ? Array.from(layer.matchAll(KEY_BODY), ([, body = '']) => body) : [layer];
}
/** Between the pieces of a text: armour, blanks, escaped line ends, and the punctuation of JSON. */
const BETWEEN = /-----(?:BEGIN|END)[A-Z0-9 .#%]{1,90}-----|(?:\s|["'`,[\]]|\\{1,4}[rn]|%0[AD])+/;
/** Headers of an encrypted key, and the beginning of a `data:` URI. */
const NO_SECRET = /^(?:Proc-Type.*|4,ENCRYPTED|DEK-Info.*|[A-Z0-9-]{3,20},[0-9A-F]{1,64}|data:.*)$/;
function piecesOf(text) {
    return text.split(BETWEEN).filter((piece) => piece !== '' && !NO_SECRET.test(piece));
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/inputs/defaults.js
var defaults = __nccwpck_require__(1676);
// EXTERNAL MODULE: ./build/inputs/quote.js
var quote = __nccwpck_require__(8004);
;// CONCATENATED MODULE: ./build/inputs/reader.js









/** PATH_MAX of Linux: a longer text is no path. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;
const PIECE_BYTES = 16 * 1024;
/**
 * Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated
 * in a problem.
 */
class InputReader {
    #problems;
    #source;
    secrets;
    constructor(source) {
        this.#source = source;
        this.#problems = [...source.problems.values()];
        this.secrets = source.secrets;
    }
    /** The environment of the run: proxies, the store of roots, and what the run is called. */
    get environment() {
        return this.#source.environment;
    }
    /**
     * An input's text, without surrounding blanks. An input that was not given at all has its default;
     * an empty one is empty.
     */
    text(name) {
        const text = this.#given(name)?.trim() ?? defaults/* DEFAULTS */.z[name] ?? '';
        // Somebody may have put their key into the wrong input. Inputs for credentials are decoded before they
        // are masked.
        if (CREDENTIALS.has(name))
            return text;
        if (text.includes(suspicion/* PEM_MARK */.bi))
            this.hide((0,pem/* secretLines */._o)(text, false));
        else
            this.mask((0,suspicion/* runsIn */.UN)(text));
        return text;
    }
    /** A value that has a default; `fallback` only stands in after a problem. */
    read(name, parse, fallback) {
        return this.optional(name, parse, defaults/* DEFAULTS */.z[name]) ?? fallback;
    }
    /** A value that must be there. */
    required(name, parse, fallback) {
        const text = this.text(name) || (defaults/* DEFAULTS */.z[name] ?? '');
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
        const value = this.#given(name) ?? '';
        if (value === '')
            return null;
        this.hide([value]);
        return value;
    }
    /**
     * A certificate, a chain or a key, in any form, or in the file that the input names. Null when there is
     * none, or none that could be read.
     *
     * @param isSecret whether it is a key
     * @returns PEM, or the text of something else, which the parser names
     */
    pem(name, isSecret) {
        const decoded = this.#credential(name, isSecret);
        return decoded && textOf(decoded);
    }
    /**
     * The bytes of a PKCS#12 file, or of something else that was given in its place, in any form or by its
     * path.
     */
    pkcs12(name) {
        const decoded = this.#credential(name, true);
        if (decoded === null)
            return null;
        return 'bytes' in decoded ? decoded.bytes : Buffer.from(textOf(decoded));
    }
    /**
     * Masks the secrets in an input for a credential, without reading any file. Done before anything else is
     * said of the input.
     *
     * @returns the input, decoded
     */
    hideCredential(name, isSecret) {
        const text = this.text(name);
        const decoded = decode(text);
        const isPath = decoded.kind === 'unknown' && (text.length < LEAST_KEY || mayBePath(text));
        if (!isPath)
            this.hide(secretsOf(decoded, isSecret));
        return decoded;
    }
    /** The folder that the relative path in an input begins from; empty: the working directory. */
    folder(name) {
        return this.#source.folder?.(name) ?? '';
    }
    #given(name) {
        return this.#source.values.get(name);
    }
    #credential(name, isSecret) {
        const text = this.text(name);
        if (text === '')
            return null;
        const decoded = this.hideCredential(name, isSecret);
        if (decoded.kind !== 'unknown')
            return decoded;
        if (EMPTY.test(text)) {
            this.problem(name, expectedOf(name), EMPTY_SECRET);
            return null;
        }
        try {
            const content = readBounded(within(this.folder(name), text));
            const inFile = decode(content);
            this.hide(secretsOf(inFile, isSecret));
            // An earlier step may have made the file out of a variable that is still there.
            if (isSecret)
                this.hide([content.toString('base64')]);
            return inFile;
        }
        catch (error) {
            const isHidden = isSecret && !mayBePath(text);
            if (isHidden)
                this.hide(secretsOf(decoded, true));
            const shown = isHidden ? `a text of ${text.length} characters` : (0,quote/* quote */.h)(text);
            this.problem(name, expectedOf(name), unreadable(shown, mayBePath(text), error));
            return null;
        }
    }
    /**
     * Masks texts in everything that is logged from here on, but leaves commands what they know of them from
     * elsewhere.
     */
    mask(texts) {
        for (const text of texts)
            this.#source.mask(text);
    }
    /** Masks texts in everything that is logged from here on, and keeps them from commands. */
    hide(texts) {
        this.secrets.hide(texts);
    }
    /**
     * An input that this operation needs and that is empty; one that could not be read has been told of
     * already.
     */
    missing(name, expected) {
        if (this.text(name) !== '')
            return;
        this.problem(name, expected, CREDENTIALS.has(name) ? `nothing; ${EMPTY_SECRET}` : 'nothing');
    }
    problem(name, expected, got) {
        if (this.#source.problems.has(name))
            return;
        const problem = `${name}: expected ${expected}, got ${got}`;
        this.#problems.push(this.#source.describe?.(name, problem) ?? problem);
    }
    /** What is wrong so far. */
    get problems() {
        return this.#problems;
    }
    throwProblems() {
        const refusal = refusalOf(this.#problems);
        if (refusal)
            throw refusal;
    }
}
/** INPUT_INVALID with all problems; null when there is none. */
function refusalOf(problems) {
    if (problems.length === 0)
        return null;
    return new errors/* DeployError */.sH('INPUT_INVALID', problems.join('; '), 'nothing was touched; every input is described in the README');
}
/** Inputs that take a credential, in any form. */
const CREDENTIALS = new Set(['certificate', 'private-key', 'chain', 'pkcs12']);
/** No key in base64 is shorter. */
const LEAST_KEY = 60;
function expectedOf(name) {
    return name === 'pkcs12'
        ? 'the base64 of a file or a path to a readable one'
        : 'PEM text or a path to a readable file, or base64 of one';
}
/** What a template makes of a secret that is not there. */
const EMPTY = /^(?:["'\s]*|null|undefined)$/;
const EMPTY_SECRET = 'an empty secret: is it available to this workflow?';
/**
 * Whether a text looks like a path, so that it may be shown although a key was expected: no base64 has a dot,
 * or begins like these.
 */
function mayBePath(text) {
    const isPath = text.length <= MAX_PATH_LENGTH && (text.includes('.') || /^(?:\/|~\/|[A-Za-z]:\\)/.test(text));
    return isPath && !/[\r\n]/.test(text) && !/[A-Za-z0-9+=]{40}/.test(text) && !text.includes('-----');
}
/**
 * What is wrong with a text that is no credential and names no file that can be read. Both are told where it
 * may have been meant for either.
 */
function unreadable(shown, isPath, error) {
    const reason = (0,errors/* systemCode */.xU)(error) === 'ENAMETOOLONG' ? TOO_LONG : (0,errors/* systemReason */.uc)(error);
    return isPath
        ? `${reason}: ${shown}`
        : `${shown}, which is neither PEM nor base64 of a credential, and as a path: ${reason}`;
}
const TOO_LONG = 'it is too long to be one';
/** A path from a folder on. Without one it stays as it is: the working directory may be gone. */
function within(folder, path) {
    return folder === '' ? path : (0,external_node_path_.resolve)(folder, path);
}
/**
 * Reads a regular file of bounded size. It is looked at once it is open, so that nobody can put another in
 * its place in between; a pipe without a writer is not waited for.
 *
 * @throws Error with what is wrong as its message, or a system error
 */
function readBounded(path) {
    if (path.length > MAX_PATH_LENGTH)
        throw new Error(TOO_LONG);
    if (/[\r\n\0]/.test(path))
        throw new Error('it has several lines');
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
/**
 * Only an input for a credential takes PEM. Elsewhere it is a mistake that could put a key into a file's name
 * or a process's arguments.
 */
function parsed(text, parse) {
    const read = parse(text);
    return 'value' in read && text.includes(suspicion/* PEM_MARK */.bi) ? { expected: 'no key here' } : read;
}


/***/ }),

/***/ 8569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ newSecrets)
/* harmony export */ });
/**
 * An empty set of secrets.
 *
 * @param mask keeps a text out of the log from here on
 */
function newSecrets(mask) {
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
                mask(text);
            }
        },
    };
}


/***/ }),

/***/ 2506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LN: () => (/* binding */ checkNames),
/* harmony export */   s9: () => (/* binding */ closestInput)
/* harmony export */ });
/* unused harmony exports unknownInputs, editDistance */
/* harmony import */ var _defaults_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1676);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8004);


/** Refuses what is misspelt, and warns of what is unknown. */
function checkNames(names, reader, { warning }) {
    const { misspelt, others } = unknownInputs(names);
    for (const { name, meant } of misspelt)
        reader.problem(name, `the name ${meant}`, 'one that is not the name of an input');
    if (others.length > 0)
        warning(`ignored, because no input has such a name: ${listed(others)}`);
}
/** The most names that a warning lists. */
const MAX_LISTED = 20;
function listed(names) {
    const more = names.length - MAX_LISTED;
    return names.slice(0, MAX_LISTED).map(_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
/** Sorts out the names that are no input's. Values are not asked for: they may be secrets. */
function unknownInputs(names) {
    const misspelt = [];
    const others = [];
    for (const name of names) {
        if (Object.hasOwn(_defaults_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z, name))
            continue;
        const meant = closestInput(name);
        if (meant === null)
            others.push(name);
        else
            misspelt.push({ name, meant });
    }
    return { misspelt, others };
}
/** Names that are longer are not compared: no input is nearly as long. */
const MAX_COMPARED = 40;
/** An input with a shorter name has too many words near it for two wrong letters. */
const LEAST_FOR_TWO = 8;
/** The input that a name was probably meant for; null when none is close. */
function closestInput(name) {
    const given = compact(name);
    if (given.length > MAX_COMPARED)
        return null;
    let closest = null;
    for (const input of Object.keys(_defaults_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z)) {
        const wanted = compact(input);
        const most = wanted.length < LEAST_FOR_TWO ? 1 : 2;
        if (Math.abs(given.length - wanted.length) > most)
            continue;
        const distance = editDistance(given, wanted);
        if (distance <= most && (closest === null || distance < closest.distance))
            closest = { input, distance };
    }
    return closest?.input ?? null;
}
function compact(name) {
    return name.replace(/[-_\s]/g, '');
}
/**
 * The number of letters to add, drop or change, or of neighbours to swap, that make one text out of another
 * (optimal string alignment).
 */
function editDistance(one, other) {
    const at = (cells, index) => cells[index] ?? Number.POSITIVE_INFINITY;
    let beforeLast = [];
    let last = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let row = 1; row <= one.length; row++) {
        const current = [row];
        for (let column = 1; column <= other.length; column++) {
            const change = one[row - 1] === other[column - 1] ? 0 : 1;
            const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
            current[column] = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + change, isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY);
        }
        [beforeLast, last] = [last, current];
    }
    return at(last, other.length);
}


/***/ }),

/***/ 3368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ readDuration),
/* harmony export */   A7: () => (/* binding */ readOwner),
/* harmony export */   Af: () => (/* binding */ readFileName),
/* harmony export */   Em: () => (/* binding */ readMode),
/* harmony export */   TP: () => (/* binding */ readServerPath),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   _0: () => (/* binding */ readCount),
/* harmony export */   pS: () => (/* binding */ readWord)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4707);
/* harmony import */ var _transaction_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6651);
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
/** What @actions/core takes for a boolean in `getBooleanInput`: YAML 1.2's core schema. */
const BOOLEANS = new Map([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
]);
/** `true` or `false`, also in capitals or with one. */
function readBoolean(text) {
    const value = BOOLEANS.get(text);
    return value === undefined ? { expected: 'true or false' } : { value };
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
    if (text.length > _transaction_names_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_NAME */ .zB || text.startsWith('/') || text.endsWith('/'))
        return { expected };
    const value = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(text);
    if (!(0,_transaction_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isTargetName */ .j8)(value))
        return { expected };
    const long = value.split('/').find((part) => Buffer.byteLength(part) > MAX_COMPONENT_BYTES);
    if (long !== undefined) {
        const limit = `with no more than ${MAX_COMPONENT_BYTES} bytes in each name`;
        return {
            expected: `${expected}, ${limit}; ${(0,_certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_3__/* .isConfidential */ .FX)(long) ? 'one' : long} has ${Buffer.byteLength(long)}`,
        };
    }
    return (0,_transaction_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isReserved */ .Bs)(value)
        ? { expected: `${expected}; that name is one that this action uses itself` }
        : { value };
}
/** A path as the server sees it: absolute, without a slash at its end. */
function readServerPath(text) {
    if (!text.startsWith('/') || /[\u0000-\u001f\u007f]/.test(text))
        return { expected: 'an absolute path' };
    return { value: node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(text).replace(/\/+$/, '') };
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
/**
 * A number, or what the third field of a line of passwd(5) or group(5) says for a name; null for an unknown
 * name.
 */
function readId(text, table) {
    if (/^\d{1,10}$/.test(text))
        return Number(text) < 2 ** 32 - 1 ? Number(text) : null;
    let lines;
    try {
        lines = node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(table, 'utf8').split('\n');
    }
    catch {
        return null;
    }
    const fields = lines.map((line) => line.split(':')).find(([name]) => name === text);
    const id = fields?.[2] ?? '';
    return /^\d{1,10}$/.test(id) ? Number(id) : null;
}


/***/ }),

/***/ 5789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   sX: () => (/* binding */ resolveReference),
/* harmony export */   xY: () => (/* binding */ EXAMPLE)
/* harmony export */ });
/** The whole of a value, so that a text with `${\u2026}` in it stays what it is. */
const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;
/** How a value stands for a variable, as it is typed in a shell. */
const EXAMPLE = `'\${NAME}'`;
/** Whether a value stands for a variable of the environment. */
function isReference(text) {
    return REFERENCE.test(text);
}
/**
 * A variable with a JSON object of texts by name, such as a workflow's secrets. No command gets to see it.
 */
const VARIABLES = 'ROTATE_CERTIFICATE_SECRETS';
/**
 * A value as it is, or, of `${NAME}`, that variable's. Secrets stay out of arguments and manifests this way.
 * A workflow that cannot know the names can hand over all secrets in one variable.
 */
function resolveReference(text, environment) {
    const [, name] = REFERENCE.exec(text) ?? [];
    if (name === undefined)
        return { value: text };
    const value = environment[name] ?? inVariables(environment[VARIABLES] ?? '', name);
    return value === undefined ? { expected: `the environment variable ${name} to be set` } : { value };
}
function inVariables(json, name) {
    try {
        const value = Object.entries(JSON.parse(json)).find(([key]) => key === name)?.[1];
        return typeof value === 'string' ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ KEY_TYPES),
/* harmony export */   z: () => (/* binding */ keyTypeOf)
/* harmony export */ });
/** The types of key that a server can have a certificate for each, under the same name. */
const KEY_TYPES = ['RSA', 'RSA-PSS', 'ECDSA', 'ECDSA (rare curve)', 'Ed25519', 'Ed448'];
/** By the names that Node gives them (`KeyObject.asymmetricKeyType`). */
const BY_NODE_NAME = new Map([
    ['rsa', 'RSA'],
    ['rsa-pss', 'RSA-PSS'],
    ['ec', 'ECDSA'],
    ['ed25519', 'Ed25519'],
    ['ed448', 'Ed448'],
]);
/** The curves that clients offer unasked: NIST's. Others in use are Brainpool's and secp256k1. */
const USUAL_CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
/** The type of a key, public or private; null for a key that no TLS server uses. */
function keyTypeOf(key) {
    const type = BY_NODE_NAME.get(key.asymmetricKeyType ?? '') ?? null;
    const isRare = type === 'ECDSA' && !USUAL_CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? '');
    return isRare ? 'ECDSA (rare curve)' : type;
}


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ CURRENT),
/* harmony export */   m: () => (/* binding */ LAYOUTS)
/* harmony export */ });
/** Every layout, by the name that the input `layout` takes. */
const LAYOUTS = ['in-place', 'symlink'];
/** The symlink that all files go through in the `symlink` layout. */
const CURRENT = 'current';


/***/ }),

/***/ 7385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ findState),
/* harmony export */   P2: () => (/* binding */ STATE_FOLDER),
/* harmony export */   Y8: () => (/* binding */ enterState),
/* harmony export */   YB: () => (/* binding */ stateHolds),
/* harmony export */   Zc: () => (/* binding */ leaveState),
/* harmony export */   j0: () => (/* binding */ checkStateDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9473);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5415);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5230);
/* harmony import */ var _files_mount_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4901);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * The state directory: where lock, journal, staged files and backups are kept, by default in the target
 * itself. Only its owner can enter it. The first deployment makes it, and the lock's holder removes it when
 * nothing is left in it.
 */








/** The default name of the state directory. */
const STATE_FOLDER = '.rotate-certificate';
/** The names that this project uses in a state directory. */
const OWN_NAME = /^(?:lock|journal)(?:\.|$)|^(?:staging|backups|deployed)$/;
/**
 * Makes sure that a state directory is one of our own, or can be made. Changes nothing.
 *
 * @param target the stat of the target
 * @throws DeployError TARGET_UNSAFE when it is no directory or belongs to somebody else, TARGET_MISSING when
 *   the folder above it is not there, INPUT_INVALID when it is on another file system than the target
 */
function checkStateDirectory({ path }, target) {
    const state = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(path, { throwIfNoEntry: false });
    if (state && !state.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${path} is not a directory`, 'remove what is there, or name another state-directory');
    }
    // Where a server decides who owns what, that is found out when it is entered.
    if (state && (0,_files_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .isLocal */ .I)(path))
        requireOwn(state.uid === process.geteuid?.(), state, path);
    const place = state ?? node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { throwIfNoEntry: false });
    if (!place?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_MISSING', `the folder of state directory ${path} is not there`, 'create it, or leave state-directory out');
    }
    if (place.dev !== target.dev) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('INPUT_INVALID', `state-directory: expected a path on the file system of directory, got ${path}`, 'a rename from one file system to another is not atomic: leave state-directory out, or move it');
    }
}
/** The owner of the state directory can put anything into it, and so have root change files elsewhere. */
function requireOwn(isMine, state, path) {
    const me = process.geteuid?.();
    if (me === undefined || isMine)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${path} belongs to user ${state.uid}, not to ${me}`, 'run every deployment to a target as the same user, or name a state-directory of your own');
}
/**
 * Whether an owner is this process, whatever number it goes by there: sshfs shows the server's, and NFS with
 * `root_squash` gives root's files to nobody. On file systems that are not local, an empty file tells.
 * Throws a system error when that cannot be told.
 */
function isOwnerMe(state, uid) {
    const me = process.geteuid?.();
    if (me === undefined || uid === me)
        return true;
    if ((0,_files_mount_js__WEBPACK_IMPORTED_MODULE_7__/* .isLocal */ .I)(state.at('.')))
        return false;
    const access = state.at(`lock.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString('hex')}`);
    try {
        (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .createPrivate */ .Oo)(access);
        return node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(access).uid === uid;
    }
    catch (error) {
        if (!['EACCES', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error)))
            throw error;
        return false;
    }
    finally {
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .removeFile */ .nM)(access);
    }
}
/**
 * Opens the state directory, and makes it if it is not there.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be made private, WRITE_FAILED or PERMISSION_DENIED when it
 *   cannot be made
 */
function enterState(directory) {
    const { path, home } = directory;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (home)
                return makeState(home, path);
            const parent = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path))), false);
            return makeState(parent, path);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        throw (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFailure */ .EU)(error, `state directory ${path} cannot be made`);
    }
}
function makeState(parent, path) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path);
    const made = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .ensureSubfolder */ .HQ)(parent, name, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    try {
        const state = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(parent.at(name), path);
        try {
            makePrivate(state);
            if (made)
                (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .syncFolder */ .Yw)(parent);
        }
        catch (error) {
            state[Symbol.dispose]();
            throw error;
        }
        return state;
    }
    catch (error) {
        if (made)
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .removeIfEmpty */ .V3)(parent.at(name));
        throw error;
    }
}
function makePrivate(state) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(state.fd);
    requireOwn(isOwnerMe(state, stat.uid), stat, state.path);
    if ((stat.mode & 0o7777) === _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly)
        return;
    // A folder that others use is not closed to them.
    const foreign = node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(state.at('.')).find((name) => !OWN_NAME.test(name));
    if (foreign !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `state directory ${state.path} is open to others, and holds ${foreign}, which is none of ours`, 'name a folder of its own for it: it is made private');
    node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync(state.fd, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
}
/**
 * Opens the state directory in order to read in it; null when there is none. Makes nothing.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when it cannot be opened
 */
function findState({ path }) {
    return (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Yp)('the state directory cannot be opened', () => ((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)(path) ? (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(path) : null));
}
/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
function stateHolds({ path }, name) {
    return (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Yp)(`the state directory ${path} cannot be read`, () => (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, name)));
}
/** Closes the state directory, and removes it when it is empty and has its default place. Never throws. */
function leaveState({ path, home }, state) {
    state[Symbol.dispose]();
    if (!home)
        return;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.rmdirSync(home.at((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)));
    }
    catch {
        // Backups are kept, or another deployment waits there. An empty folder that stays does no harm.
    }
}


/***/ }),

/***/ 9232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ deploy),
/* harmony export */   q: () => (/* binding */ openFor)
/* harmony export */ });
/* harmony import */ var _steps_check_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3216);
/* harmony import */ var _steps_compare_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9038);
/* harmony import */ var _steps_expected_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1534);
/* harmony import */ var _steps_first_look_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4472);
/* harmony import */ var _steps_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5966);
/* harmony import */ var _steps_run_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6764);
/* harmony import */ var _steps_target_checks_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6909);
/* harmony import */ var _steps_unchanged_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2261);
/* harmony import */ var _transaction_plan_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1374);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7518);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(1699);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











/**
 * Deploys a credential to a target. Ends in one of two ways: every endpoint was seen to serve it, or the
 * target is as it was before.
 *
 * @returns the report, of a failure too: this never throws
 */
async function deploy(request, context) {
    const run = (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_5__/* .newRun */ .uH)(request, context);
    return (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_5__/* .reportOf */ .EI)(run, () => deployTo(run));
}
async function deployTo(run) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        (0,_steps_first_look_js__WEBPACK_IMPORTED_MODULE_3__/* .lookAtTarget */ .Y)(run);
        run.log.group('Check the certificate');
        const candidate = await (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .Oi)(run, 'Check', () => (0,_steps_check_js__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6)(run)); // 1
        const target = __addDisposableResource(env_1, openFor(run, candidate), false);
        if (run.request.dryRun) {
            const { planDeployment } = await Promise.all(/* import() */[__nccwpck_require__.e(328), __nccwpck_require__.e(474)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7474));
            return await planDeployment(run, target, candidate);
        }
        // The lock touches the target, and a refusal must not. So the comparison is also made before it. That is
        // not possible while a deployment is unfinished: that one is undone first.
        const unfinished = (0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_10__/* .seeUnfinished */ .Vu)(target) !== 'none';
        if (!unfinished && (await (0,_steps_run_js__WEBPACK_IMPORTED_MODULE_5__/* .phase */ .Oi)(run, 'Compare', () => compareFirst(run, target, candidate))))
            return;
        if (target.readOnly)
            throw target.readOnly;
        const lock = __addDisposableResource(env_1, await (0,_steps_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .takeLock */ .HJ)(run, target), false); // 2
        const comparison = __addDisposableResource(env_1, await (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .UD)(run, target, candidate), false); // 3
        if (unfinished)
            await (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .tellComparison */ .V3)(run, comparison);
        if ((0,_transaction_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .isUnchanged */ ._5)(comparison.plan))
            return await keep(run, comparison, lock);
        await (0,_steps_target_checks_js__WEBPACK_IMPORTED_MODULE_6__/* .checkMount */ .g)(run, comparison, lock);
        const { rotate } = await Promise.all(/* import() */[__nccwpck_require__.e(328), __nccwpck_require__.e(470), __nccwpck_require__.e(30)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2030));
        const { deployGoal } = await __nccwpck_require__.e(/* import() */ 317).then(__nccwpck_require__.bind(__nccwpck_require__, 317));
        await rotate(run, deployGoal(run, comparison), lock); // 4 to 12
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Whether that was all: on a read-only file system, which has no lock, nothing has to change. */
async function compareFirst(run, target, candidate) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const comparison = __addDisposableResource(env_2, await (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .UD)(run, target, candidate), false);
        await (0,_steps_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .tellComparison */ .V3)(run, comparison);
        const isAll = target.readOnly !== null && (0,_transaction_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .isUnchanged */ ._5)(comparison.plan);
        if (isAll)
            await keep(run, comparison, null);
        return isAll;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/**
 * Opens the target. A certificate that would be refused anyway is a more useful error than a target that
 * cannot be opened.
 */
function openFor({ request }, candidate) {
    try {
        return (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_9__/* .openTarget */ .A)(request.target, 'write');
    }
    catch (error) {
        (0,_steps_check_js__WEBPACK_IMPORTED_MODULE_0__/* .runChecks */ .JT)(request, candidate, (0,_steps_check_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTarget */ .yp)(candidate));
        throw error;
    }
}
async function keep(run, { accepted }, lock) {
    await (0,_steps_unchanged_js__WEBPACK_IMPORTED_MODULE_7__/* .confirmUnchanged */ .e)(run, (0,_steps_expected_js__WEBPACK_IMPORTED_MODULE_2__/* .expectedOf */ .EX)(accepted.credential), lock);
    run.report.status = 'unchanged';
}


/***/ }),

/***/ 923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ operate)
/* harmony export */ });
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9232);

/**
 * Runs the operation of a request. All but `deploy` are loaded only then.
 *
 * @returns the report, of a failure too: this never throws
 */
async function operate(request, context) {
    switch (request.operation) {
        case 'deploy':
            return (0,_deploy_js__WEBPACK_IMPORTED_MODULE_0__/* .deploy */ .g)(request, context);
        case 'rollback': {
            const { rollBack } = await Promise.all(/* import() */[__nccwpck_require__.e(328), __nccwpck_require__.e(799)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2180));
            return rollBack(request, context);
        }
        case 'verify': {
            const { verify } = await Promise.all(/* import() */[__nccwpck_require__.e(328), __nccwpck_require__.e(574)]).then(__nccwpck_require__.bind(__nccwpck_require__, 574));
            return verify(request, context);
        }
    }
}


/***/ }),

/***/ 2200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bQ: () => (/* binding */ newReport),
/* harmony export */   ev: () => (/* binding */ wouldChange),
/* harmony export */   gR: () => (/* binding */ holdsKey),
/* harmony export */   gg: () => (/* binding */ ROLES),
/* harmony export */   lW: () => (/* binding */ pathIn)
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
/** A report of a run in which nothing has happened yet. */
function newReport() {
    return {
        operation: null,
        status: 'rejected',
        changed: false,
        verified: null,
        certificate: null,
        earlier: null,
        directory: null,
        files: [],
        endpoints: [],
        endpointsAfterUndo: null,
        commands: [],
        stateDirectory: null,
        backupId: null,
        recovered: false,
        recovery: null,
        unfinished: false,
        rollbackVerified: null,
        error: null,
        warnings: [],
        targets: null,
        jobs: null,
        phases: [],
    };
}
/**
 * Whether a real run would have changed something; null when this was no dry run, or one that was refused.
 */
function wouldChange({ status, files }) {
    return status === 'planned' ? files.some((file) => file.status.startsWith('would-')) : null;
}
/** A path below a folder, from there: a long path is shown once. */
function pathIn(folder, path) {
    const start = `${folder?.replace(/\/+$/, '')}/`;
    return folder !== null && path.startsWith(start) ? path.slice(start.length) : path;
}


/***/ }),

/***/ 3805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ canReload)
/* harmony export */ });
/** Whether there is a way to make the server read the files. */
function canReload({ reload, runtime }) {
    return reload.length > 0 || runtime !== null;
}


/***/ }),

/***/ 1102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

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
/**
 * A bundle in the place of certificate and key: they have files of their own only when there is no bundle, or
 * when they are named.
 */
function pairOrBundle(given) {
    const isNamed = given.certificate !== null || given.privateKey !== null;
    return given.bundle === null || isNamed ? pairAndBundle(given) : given;
}


/***/ }),

/***/ 3084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   YA: () => (/* binding */ SECRET_TYPE),
/* harmony export */   uj: () => (/* binding */ isYaml),
/* harmony export */   vG: () => (/* binding */ freshSecret),
/* harmony export */   vR: () => (/* binding */ freshJson)
/* harmony export */ });
/** The type of a secret, as Envoy's interface of version 3 calls it. */
const SECRET_TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';
/** A secret with nothing in it but what a deployment writes. */
function freshSecret({ name, certificate, privateKey, watched }) {
    return {
        '@type': SECRET_TYPE,
        name,
        tls_certificate: {
            certificate_chain: { filename: certificate },
            private_key: { filename: privateKey },
            ...(watched === null ? {} : { watched_directory: { path: watched } }),
        },
    };
}
/** The SDS file of a secret, in JSON. */
function freshJson(secret) {
    return `${JSON.stringify({ resources: [freshSecret(secret)] }, null, 2)}\n`;
}
/** Envoy takes YAML by the ending of the name, and JSON otherwise. */
function isYaml(name) {
    return /\.ya?ml$/i.test(name);
}


/***/ }),

/***/ 3216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JT: () => (/* binding */ runChecks),
/* harmony export */   Yi: () => (/* binding */ requireValidity),
/* harmony export */   bn: () => (/* binding */ readTrust),
/* harmony export */   bo: () => (/* binding */ warnOfExpiry),
/* harmony export */   sg: () => (/* binding */ toPem),
/* harmony export */   yp: () => (/* binding */ withoutTarget),
/* harmony export */   z6: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1071);
/* harmony import */ var _certificate_expiry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8937);
/* harmony import */ var _certificate_key_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3452);
/* harmony import */ var _certificate_names_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7764);
/* harmony import */ var _certificate_pem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5090);
/* harmony import */ var _certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1283);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9473);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(579);








/**
 * Reads the candidate, and refuses one that no target could take.
 *
 * @throws DeployError with a code of the certificate, the key, the chain or the PKCS#12 file, or of the check
 *   that refused
 */
async function check(run) {
    const { request, report, log } = run;
    const given = await toPem(run, request.credential);
    const { trust, circumstances } = await readTrust(request);
    const read = (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readCredential */ .Yz)(given.certificate, given.chain, circumstances);
    const credential = request.skipChecks.has('chain') ? (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .withStrays */ .f2)(read) : read;
    report.certificate = credential.facts;
    const privateKey = readKey(run, given.privateKey, () => describe(credential, log));
    for (const notice of [...credential.notices, ...(privateKey?.notices ?? [])])
        log.notice(notice);
    const candidate = { credential, privateKey, trust, passed: [] };
    (0,_certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .preflight */ .Mz)(inputOf(request, candidate, withoutTarget(candidate)), request.skipChecks, _certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .FIRST_CHECKS */ .lj);
    warnOfExpiry(run, credential);
    return { ...candidate, passed: (0,_reload_js__WEBPACK_IMPORTED_MODULE_6__/* .checkCommands */ .Dl)(run) };
}
/**
 * Reads the private key and masks it, and then has something logged, also when the key cannot be read: so no
 * mask comes between the lines of the log.
 */
function readKey({ request, hide }, given, tell) {
    try {
        if (given === null)
            return null;
        const key = (0,_certificate_key_js__WEBPACK_IMPORTED_MODULE_2__/* .readPrivateKey */ .$k)(given, request.passphrase);
        // Decrypted or folded anew, it has other lines than the ones that were given.
        hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_3__/* .secretLines */ ._o)(key.pem, true));
        return key;
    }
    finally {
        tell();
    }
}
/** That part while the target is not known. */
function withoutTarget({ privateKey }) {
    return { privateKey: privateKey?.key ?? null, keyOrigin: 'given', deployedLeaf: null };
}
/**
 * Runs all preflight checks of the credential.
 *
 * @returns the names of those that passed
 * @throws DeployError with the code of the check that refused
 */
function runChecks(request, candidate, ofTarget) {
    return (0,_certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .preflight */ .Mz)(inputOf(request, candidate, ofTarget), request.skipChecks);
}
function inputOf(request, { credential, trust }, ofTarget) {
    return {
        ...ofTarget,
        credential,
        trust,
        serverNames: request.verify.endpoints.flatMap(({ serverName }) => serverName ?? []),
        now: new Date(),
        minValidityMs: request.minValidityMs,
    };
}
/**
 * A credential as PEM, whether it came as PEM or as PKCS#12. A key from a PKCS#12 file is masked before
 * anything else is done with it.
 *
 * @throws DeployError PKCS12_INVALID or PASSPHRASE_WRONG
 */
async function toPem({ log, hide }, given) {
    if (given.kind === 'pem')
        return given;
    // Only a run with such a file pays for the library that reads it.
    const { readPkcs12 } = await Promise.all(/* import() */[__nccwpck_require__.e(542), __nccwpck_require__.e(909), __nccwpck_require__.e(509)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9509));
    const { certificate, chain, privateKey } = readPkcs12(given.bytes, given.password);
    if (privateKey === null)
        log.notice('the PKCS#12 file holds no private key: the one on the target stays');
    else
        hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_3__/* .secretLines */ ._o)(privateKey, true));
    if (given.chain === null)
        return { kind: 'pem', certificate, chain, privateKey };
    // An error in the given chain is told of that chain alone.
    return { kind: 'pem', certificate: certificate + (chain ?? ''), chain: given.chain, privateKey };
}
/**
 * The check `validity` for a credential that is not a candidate: one that is deployed, or comes back.
 *
 * @param hint takes the place of that for a candidate
 * @throws DeployError VALIDITY
 */
function requireValidity({ skipChecks, minValidityMs }, credential, hint) {
    if (skipChecks.has('validity'))
        return;
    const refusal = (0,_certificate_preflight_js__WEBPACK_IMPORTED_MODULE_4__/* .checkValidity */ .VG)({ credential, now: new Date(), minValidityMs });
    if (refusal)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .DeployError */ .sH(refusal.code, refusal.fact, hint);
}
/** Warns of a certificate that expires sooner than `warn-validity` asks for. */
function warnOfExpiry({ request, log }, { leaf, path }) {
    const { warnValidityMs } = request;
    if (warnValidityMs === null)
        return;
    const now = new Date();
    for (const certificate of [leaf, ...path]) {
        const notAfter = new Date(certificate.validTo);
        if (notAfter.getTime() - now.getTime() >= warnValidityMs)
            continue;
        const subject = certificate === leaf ? 'the certificate' : `the intermediate ${(0,_certificate_names_js__WEBPACK_IMPORTED_MODULE_7__/* .titleOf */ .Gg)(certificate)}`;
        log.warning(`${subject} ${(0,_certificate_expiry_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExpiry */ .T)(notAfter, now)}, at ${notAfter.toISOString()}`);
    }
}
/** Roots are read only when they are named: parsing them takes time. */
async function readTrust({ trustedRoots }) {
    const now = new Date();
    if (trustedRoots === null)
        return { trust: null, circumstances: { now, isTrusted: () => false } };
    const { openRoots, isTrusted, pathFault } = await __nccwpck_require__.e(/* import() */ 963).then(__nccwpck_require__.bind(__nccwpck_require__, 2963));
    const roots = openRoots(trustedRoots);
    return {
        trust: { origin: roots.origin, faultOf: (chain) => pathFault(chain, roots, now) },
        circumstances: { now, isTrusted: (certificate) => isTrusted(certificate, roots) },
    };
}
function describe({ facts }, log) {
    log.info(`names: ${facts.names.join(', ') || 'none'}`);
    log.info(`issuer: ${(0,_certificate_names_js__WEBPACK_IMPORTED_MODULE_7__/* .oneLine */ .TN)(facts.issuer) || 'without a name'}`);
    log.info(`valid: ${facts.notBefore.toISOString()} to ${facts.notAfter.toISOString()}`);
    log.info(`key: ${facts.keyType}; intermediates: ${facts.chainLength}`);
    log.info(`fingerprint (SHA-256): ${facts.fingerprint}`);
}


/***/ }),

/***/ 9038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  UD: () => (/* binding */ compare),
  tI: () => (/* binding */ hideKeys),
  V3: () => (/* binding */ tellComparison)
});

// EXTERNAL MODULE: ./build/certificate/pem.js
var certificate_pem = __nccwpck_require__(5090);
// EXTERNAL MODULE: ./build/request.js
var build_request = __nccwpck_require__(3805);
// EXTERNAL MODULE: ./build/server/names.js
var server_names = __nccwpck_require__(1102);
// EXTERNAL MODULE: ./build/transaction/plan.js + 1 modules
var transaction_plan = __nccwpck_require__(1374);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __nccwpck_require__(2758);
// EXTERNAL MODULE: ./build/certificate/chain-check.js
var chain_check = __nccwpck_require__(4768);
// EXTERNAL MODULE: ./build/certificate/credential.js
var certificate_credential = __nccwpck_require__(1071);
// EXTERNAL MODULE: ./build/certificate/key.js + 3 modules
var certificate_key = __nccwpck_require__(3452);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/steps/check.js
var check = __nccwpck_require__(3216);
// EXTERNAL MODULE: ./build/steps/expected.js
var expected = __nccwpck_require__(1534);
;// CONCATENATED MODULE: ./build/steps/accept.js









/**
 * Runs the preflight checks on the candidate beside the deployed credential: its key may be the one that
 * stays, and its leaf must not be older.
 *
 * @throws DeployError with the code of the check that refused; INPUT_INVALID when no key was given and the
 *   target has none
 */
function accept(run, candidate, view) {
    const { request } = run;
    const { names } = request;
    const { credential, privateKey, trust } = candidate;
    const deployed = (0,transaction_view/* readDeployed */.BJ)(view, (0,server_names/* leafFile */.hB)(names));
    const deployedLeaf = deployed === null ? null : (0,certificate_credential/* readDeployedLeaf */.z0)(deployed, credential.leaf);
    run.report.earlier = deployedLeaf && factsBeside(deployedLeaf, credential);
    const kept = privateKey === null ? requireKept(request, (0,transaction_view/* readDeployed */.BJ)(view, (0,server_names/* keyFile */._$)(names))) : null;
    const key = privateKey ?? readKept(run, kept);
    const passed = (0,check/* runChecks */.JT)(request, candidate, {
        privateKey: key.key,
        keyOrigin: privateKey === null ? 'on the target' : 'given',
        deployedLeaf,
    });
    const deployedChain = () => (0,certificate_credential/* readDeployedChain */.mG)(deployed, names.chain === null ? null : (0,transaction_view/* readDeployed */.BJ)(view, names.chain));
    return {
        credential,
        key: key.key,
        keyPem: kept === null ? Buffer.from(key.pem) : keyAsItIs(request, kept),
        deployed: deployedLeaf && (0,expected/* leafOf */.eo)(deployedLeaf),
        deployedChain,
        passed,
        warnings: request.skipChecks.has('chain')
            ? []
            : (0,chain_check/* chainWarnings */.t)(credential, { trust, hadIntermediates: () => deployedChain().length > 0 }),
    };
}
/** The facts of the deployed leaf, which are known already where it is the candidate's. */
function factsBeside(deployed, { leaf, facts }) {
    return deployed === leaf ? facts : (0,certificate_credential/* factsOf */.xS)(deployed, 0);
}
function requireKept({ target, names }, kept) {
    if (kept)
        return kept;
    throw new errors/* DeployError */.sH('INPUT_INVALID', `private-key: required, because ${target.directory} holds no ${(0,server_names/* keyFile */._$)(names)} that could stay`, 'give the private key, or name the one on the target in private-key-file or bundle-file');
}
function readKept({ request, hide }, kept) {
    const pem = kept?.toString('latin1') ?? '';
    hide((0,certificate_pem/* secretLines */._o)(pem, true));
    const key = (0,certificate_key/* readPrivateKey */.$k)(pem, request.passphrase, 'private key on the target');
    hide((0,certificate_pem/* secretLines */._o)(key.pem, true));
    return key;
}
/** A key that stays: its file byte for byte, or, in a bundle, its block. */
function keyAsItIs({ names }, kept) {
    return names.privateKey === null ? Buffer.from((0,certificate_key/* onlyPrivateKey */.jt)(kept.toString('latin1'))) : kept;
}

// EXTERNAL MODULE: ./build/steps/report-files.js
var report_files = __nccwpck_require__(2738);
// EXTERNAL MODULE: ./build/steps/target-checks.js
var target_checks = __nccwpck_require__(6909);
;// CONCATENATED MODULE: ./build/certificate/kept.js


/**
 * The PEM blocks in a file on the target that are not the credential's own, in their order: DH parameters
 * (`DH PARAMETERS`, `X9.42 DH PARAMETERS`), for one. Certificates and private keys are the credential's, and
 * so are the `EC PARAMETERS` that OpenSSL writes before a SEC1 key (`openssl ecparam -genkey`).
 *
 * @param file the bytes of the file
 * @returns PEM; empty when there are none, or when the file is not well-formed PEM
 */
function keptBlocks(file) {
    let blocks;
    try {
        blocks = (0,certificate_pem/* readPemBlocks */.Hg)(file.toString('latin1'), 'CERTIFICATE_INVALID', 'file on the target');
    }
    catch {
        return '';
    }
    return blocks
        .filter((block, index) => !isOfCredential(block, blocks[index + 1]))
        .map(certificate_pem/* formatPem */.uy)
        .join('');
}
function isOfCredential(block, next) {
    if (block.label === 'EC PARAMETERS')
        return next?.label === 'EC PRIVATE KEY';
    return (0,certificate_pem/* isPrivateKey */.T_)(block) || (0,certificate_credential/* isCertificate */.Yn)(block);
}

// EXTERNAL MODULE: ./build/layout.js
var build_layout = __nccwpck_require__(3916);
;// CONCATENATED MODULE: ./build/steps/wanted.js



/**
 * Has the server kind make the files of a credential.
 *
 * @throws DeployError TARGET_UNSAFE when a file on the target may hold what belongs to others, and when it
 *   cannot be read
 */
async function wantedFiles(request, accepted, view) {
    const { names, layout } = request;
    const config = names.config === null ? null : readPointer(view, names.config);
    const { credential, keyPem } = accepted;
    const context = {
        folder: layout === 'symlink' ? build_layout/* CURRENT */.e : '',
        names,
        serverDirectory: request.serverDirectory,
        secretName: request.sdsSecretName,
        leafPem: credential.leafPem,
        chainPem: credential.chainPem,
        // Latin-1 keeps every byte of a key file that stays as it is.
        keyPem: keyPem.toString('latin1'),
        keystore: await keystoreFor(request, accepted, view),
        configBefore: config?.toString('utf8') ?? null,
        sdsBefore: (names.sds === null ? null : readPointer(view, names.sds))?.toString('utf8') ?? null,
        kept: (name) => keptIn(view, name, keyPem),
    };
    const files = (await request.server.files(context)).map(({ content, ...file }) => ({
        ...file,
        bytes: asBytes(content ?? config ?? '', file.holdsKey),
        mode: file.holdsKey ? request.privateKeyMode : request.certificateMode,
    }));
    return { files, context };
}
/**
 * The keystore on the target when it holds the candidate already, else a new one; null when there is to be
 * none.
 */
async function keystoreFor({ names, keystorePassword: password, keystoreAlias: alias }, { credential, key }, view) {
    if (names.keystore === null)
        return null;
    const { keystoreOf } = await Promise.all(/* import() */[__nccwpck_require__.e(542), __nccwpck_require__.e(909), __nccwpck_require__.e(572)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8572));
    const existing = (0,transaction_view/* readDeployed */.BJ)(view, names.keystore);
    return keystoreOf(credential, key, { name: names.keystore, password, alias }, existing);
}
/** What is in a file on the target besides a credential. A key file that stays is kept as a whole already. */
function keptIn(view, name, keyPem) {
    const existing = (0,transaction_view/* readDeployed */.BJ)(view, name);
    return existing === null || existing.equals(keyPem) ? '' : keptBlocks(existing);
}
/**
 * A file that tells a server about the others; null when there is none on the target. Throws as `readPlace`
 * does.
 */
function readPointer(view, name) {
    const entry = (0,transaction_view/* readPlace */.yI)(view, 'directory', name);
    return entry.kind === 'file' ? entry.bytes : null;
}
function asBytes(content, holdsKey) {
    return typeof content === 'string' ? Buffer.from(content, holdsKey ? 'latin1' : 'utf8') : content;
}

;// CONCATENATED MODULE: ./build/steps/compare.js









/**
 * Checks the candidate against the target, and works out what would change. Changes nothing.
 *
 * @throws DeployError with the code of a preflight check, TARGET_UNSAFE or PERMISSION_DENIED
 */
async function compare(run, target, candidate) {
    const { request } = run;
    const view = (0,transaction_view/* viewTarget */.Zy)(target, request.layout, (0,server_names/* leafFile */.hB)(request.names));
    try {
        const accepted = accept(run, candidate, view);
        const { files, context } = await wantedFiles(request, accepted, view);
        const plan = (0,transaction_plan/* planChanges */.XA)(view, files, request.owner);
        hideKeys(run, plan);
        const passed = [...accepted.passed, ...(await (0,target_checks/* checkTarget */.e)(request, view, plan)), ...candidate.passed];
        if (request.dryRun || (0,transaction_plan/* isUnchanged */._5)(plan))
            run.report.files = (0,report_files/* reportFiles */.IU)(request, target, plan, 'would', null);
        return { target, view, accepted, plan, passed, context, [Symbol.dispose]: () => view[Symbol.dispose]() };
    }
    catch (error) {
        view[Symbol.dispose]();
        throw error;
    }
}
/** Tells what would change, and what the server will need in order to notice. */
async function tellComparison({ request, log }, { target, view, accepted, plan, passed, context }) {
    const skipped = [...request.skipChecks].join(', ');
    log.info(`checks passed: ${passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
    for (const text of accepted.warnings)
        log.warning(text);
    log.group('Compare with the target');
    (0,report_files/* tellIntents */.Db)(log, target, plan);
    const otherPlace = request.layout === 'symlink' ? 'directory' : 'current';
    if ((0,transaction_view/* readFileAt */._T)(view, otherPlace, (0,server_names/* keyFile */._$)(request.names))) {
        const left = (0,transaction_view/* shownPath */.pS)(target, otherPlace, (0,server_names/* keyFile */._$)(request.names));
        log.info(`${left}: of the other layout; remove it once nothing reads it any more`);
    }
    const setup = {
        ...context,
        layout: request.layout,
        hasReloadCommand: (0,build_request/* canReload */.o)(request.commands),
        hasEndpoints: request.verify.endpoints.length > 0,
    };
    for (const advice of await request.server.advice(setup))
        log.warning(advice);
    // javax.crypto.spec.PBEKeySpec takes printable ASCII.
    if (request.names.keystore !== null && !/^[ -~]*$/.test(request.keystorePassword))
        log.warning(`keystore-password has characters that Java does not take, so Java will not open ${request.names.keystore}: letters, digits and signs of ASCII are safe`);
}
/** A larger file is not searched for keys: no PEM text that is read is larger. */
const MAX_BYTES = 1024 * 1024;
/**
 * Hides the private keys in the files of a plan, those on the target and those to come. Certificates stay
 * visible.
 */
function hideKeys({ hide }, { changes }) {
    for (const { file, before } of changes) {
        if (!file.holdsKey)
            continue;
        const earlier = before.kind === 'file' && !before.bytes.equals(file.bytes) ? [before.bytes] : [];
        for (const bytes of [file.bytes, ...earlier])
            if (bytes.length <= MAX_BYTES)
                hide((0,certificate_pem/* secretLines */._o)(bytes.toString('latin1'), false));
    }
}


/***/ }),

/***/ 1534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ readStored),
/* harmony export */   EX: () => (/* binding */ expectedOf),
/* harmony export */   eo: () => (/* binding */ leafOf),
/* harmony export */   vX: () => (/* binding */ readExpected)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1071);
/* harmony import */ var _certificate_names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7764);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4974);
/* harmony import */ var _key_type_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6928);




/** The expectation for a credential. */
function expectedOf({ fingerprint, leaf, chain, facts }) {
    return {
        fingerprint,
        keyType: (0,_key_type_js__WEBPACK_IMPORTED_MODULE_2__/* .keyTypeOf */ .z)(leaf.publicKey),
        chain: chain.map((one) => ({ fingerprint: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .a)(one.raw), subject: (0,_certificate_names_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .Gg)(one) })),
        facts,
    };
}
/** The leaf of a parsed certificate. */
function leafOf(certificate) {
    return { fingerprint: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .a)(certificate.raw), keyType: (0,_key_type_js__WEBPACK_IMPORTED_MODULE_2__/* .keyTypeOf */ .z)(certificate.publicKey) };
}
/**
 * The credential in files that are, or will be, on the target; null when they hold no readable certificate.
 *
 * @param chain the chain file, where it is one of its own
 * @param circumstances what else the choice among several chains depends on
 */
function readStored(certificate, chain, circumstances) {
    if (certificate === null)
        return null;
    try {
        return (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readCredential */ .Yz)(certificate.toString('latin1'), chain === null || chain.length === 0 ? null : chain.toString('latin1'), circumstances);
    }
    catch {
        return null;
    }
}
/** What endpoints serve once they have such files; null when there is no certificate that can be read. */
function readExpected(certificate, chain) {
    const credential = readStored(certificate, chain);
    return credential && expectedOf(credential);
}


/***/ }),

/***/ 4472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ lookAtTarget)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1071);
/* harmony import */ var _certificate_pem_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5090);
/* harmony import */ var _server_names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1102);
/* harmony import */ var _transaction_target_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7518);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2758);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * A first look at the target, before anything is logged or checked. The keys on it are masked, so that masks
 * do not scatter through the log. The deployed certificate is noted, so that the report of a refused
 * candidate can show what stays in force.
 */





/** Looks at the target. No failure is an error: the checks say later what is wrong with it. */
function lookAtTarget({ request, report, hide }) {
    const { names, layout } = request;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const target = __addDisposableResource(env_1, (0,_transaction_target_js__WEBPACK_IMPORTED_MODULE_2__/* .openTarget */ .A)(request.target, 'read'), false);
            const view = __addDisposableResource(env_1, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_3__/* .viewTarget */ .Zy)(target, layout, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_4__/* .leafFile */ .hB)(names)), false);
            for (const name of [names.privateKey, names.bundle]) {
                const bytes = name === null ? null : (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_3__/* .readDeployed */ .BJ)(view, name);
                if (bytes)
                    hide((0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_1__/* .secretLines */ ._o)(bytes.toString('latin1'), false));
            }
            const deployed = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_3__/* .readDeployed */ .BJ)(view, (0,_server_names_js__WEBPACK_IMPORTED_MODULE_4__/* .leafFile */ .hB)(names));
            const leaf = deployed && (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readDeployedLeaf */ .z0)(deployed, null);
            report.earlier = leaf && (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(leaf, 0);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch {
        // Missing, or not to be opened.
    }
}


/***/ }),

/***/ 5966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xH: () => (/* binding */ holdLock),
  HJ: () => (/* binding */ takeLock),
  gJ: () => (/* binding */ waitForLock)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/files/failure.js
var failure = __nccwpck_require__(170);
// EXTERNAL MODULE: ./build/files/folder.js
var folder = __nccwpck_require__(5230);
// EXTERNAL MODULE: ./build/files/copy.js
var copy = __nccwpck_require__(6907);
// EXTERNAL MODULE: ./build/files/settle.js
var settle = __nccwpck_require__(4557);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: ./build/lock/process.js
/*
 * The identity of a process: its number, its start, and the machine. A number has a meaning only on one
 * machine.
 */


/** This process. */
function thisProcess() {
    return { pid: process.pid, machine: thisMachine(), processStart: startOf(process.pid) };
}
/** The boot and the process namespace: a process number means something only there (pid_namespaces(7)). */
function thisMachine() {
    try {
        const boot = external_node_fs_.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        return `${boot} ${external_node_fs_.readlinkSync('/proc/self/ns/pid')}`;
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
        if ((0,errors/* systemCode */.xU)(error) !== 'EPERM')
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
        const stat = external_node_fs_.readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    }
    catch {
        return null;
    }
}
/**
 * Whether `/proc` tells of this process namespace. When the `/proc` of an outer one is mounted, its numbers
 * belong to other processes. This one then has a number in each of both (proc_pid_status(5), NSpid).
 */
function hasOwnProc() {
    try {
        const [, numbers = external_node_fs_.readlinkSync('/proc/self')] = /^NSpid:\s*(.*)$/m.exec(external_node_fs_.readFileSync('/proc/self/status', 'latin1')) ?? [];
        return numbers.trim() === String(process.pid);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/lock/holder.js
/*
 * Who holds a lock: the text of its file, the words for people, and whether a process of this machine still
 * lives.
 */





/**
 * The holder that a lock or a claim names; null when there is no such file. An unreadable one counts as on
 * another machine.
 */
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
    const sign = `${stat.mtimeMs} ${text}`;
    return { holder: holder ?? unknown, isReadable: holder !== null, sign };
}
/** @param anyToken the token of a holder that wrote none */
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
        ...thisProcess(),
        start: new Date().toISOString(),
        runUrl,
        token: (0,external_node_crypto_.randomBytes)(16).toString('hex'),
    };
}
/**
 * Whether the process number of this holder means something here. Without a machine in the file, the host's
 * name decides.
 */
function isHere({ host, pid, machine: where }) {
    return pid > 0 && host === (0,external_node_os_namespaceObject.hostname)() && (where === null || where === thisMachine());
}
/** A holder in words. */
function describe({ host, pid, start, runUrl }) {
    return `process ${pid} on ${host} since ${start}${runUrl ? `, ${runUrl}` : ''}`;
}

;// CONCATENATED MODULE: ./build/lock/claim.js
/* One attempt to take the lock, or to take it over from a dead holder. The rules are in lock.ts. */







/** The name of the lock in the state directory. */
const LOCK = 'lock';
/**
 * One attempt: take a free lock, take over a dead one, or name who is in the way. Null when it was free a
 * moment ago.
 *
 * @param watch what this waiter has seen so far
 */
function attemptLock(state, me, watch) {
    const claim = `${LOCK}.${me.token}`;
    try {
        external_node_fs_.writeFileSync(state.at(claim), `${JSON.stringify(me, null, 2)}\n`, { flag: 'wx', mode: settle/* PRIVATE_FILE */.r });
        if (linkNew(state, claim, LOCK))
            return { kind: 'held', tookOver: null };
        const seen = readHolder(state, LOCK);
        if (!seen)
            return null;
        if (isDead(seen, watch))
            return takeOver(state, seen, claim, watch);
        // A claimant may have died as well. So that it need not be watched afterwards, it is watched now.
        for (const claimant of claimantsOf(state, seen))
            watch.isSilent(claimant);
        return { kind: 'blocked', holder: seen.holder };
    }
    finally {
        (0,folder/* removeFile */.nM)(state.at(claim));
    }
}
/** The name of a claim to the lock of a holder. */
const claimTo = ({ holder }) => `${LOCK}.from-${holder.token}`;
/** Who claims the lock of a dead holder, who claims the lock of that one, and so on. */
function* claimantsOf(state, dead) {
    const names = new Set();
    for (let last = dead; last !== null && !names.has(claimTo(last));) {
        names.add(claimTo(last));
        last = readHolder(state, claimTo(last));
        if (last)
            yield last;
    }
}
/** Follows the claims from the dead holder to the last claimant that died, and makes the next one. */
function takeOver(state, dead, claim, watch) {
    let last = dead;
    for (const claimant of claimantsOf(state, dead)) {
        if (!isDead(claimant, watch))
            return { kind: 'blocked', holder: claimant.holder };
        last = claimant;
    }
    const ours = claimTo(last);
    if (!linkNew(state, claim, ours))
        return null;
    // Somebody has been faster, or the holder has moved after all.
    if (readHolder(state, LOCK)?.sign !== dead.sign) {
        (0,folder/* removeFile */.nM)(state.at(ours));
        return null;
    }
    external_node_fs_.renameSync(state.at(ours), state.at(LOCK));
    return { kind: 'held', tookOver: dead.holder };
}
/**
 * Removes the claims of others, once the lock is held: a claim to the lock of an earlier holder is worth
 * nothing any more. One that a waiter on this machine still uses stays; a waiter elsewhere finds its claim
 * gone, and makes another.
 */
function sweepClaims(state) {
    for (const name of external_node_fs_.readdirSync(state.at('.'))) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const seen = readHolder(state, name);
        if (seen && !(isHere(seen.holder) && isRunning(seen.holder)))
            (0,folder/* removeFile */.nM)(state.at(name));
    }
}
/** Gives a file a second name, unless the name is taken. Copies where the file system knows no hard links. */
function linkNew(state, from, to) {
    try {
        external_node_fs_.linkSync(state.at(from), state.at(to));
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return namesSame(state, from, to);
        if (!(0,copy/* hasNoLinks */.hY)(error))
            throw error;
    }
    try {
        external_node_fs_.copyFileSync(state.at(from), state.at(to), external_node_fs_.constants.COPYFILE_EXCL);
        external_node_fs_.chmodSync(state.at(to), settle/* PRIVATE_FILE */.r);
        return true;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/** Whether a name is taken by this very claim: NFS may send a request twice, and then says EEXIST. */
function namesSame(state, from, to) {
    const mine = readHolder(state, from);
    // Both may be gone by now: the claim was swept, and the name is free again.
    return mine !== null && readHolder(state, to)?.holder.token === mine.holder.token;
}
function isDead(seen, watch) {
    return isHere(seen.holder) ? !isRunning(seen.holder) : watch.isSilent(seen);
}

// EXTERNAL MODULE: ./build/lock/state-directory.js
var state_directory = __nccwpck_require__(7385);
;// CONCATENATED MODULE: ./build/lock/watch.js
/** A holder that changes nothing for so long is dead. Milliseconds. */
const SILENCE_MS = 30_000;
const LONGEST_STEP_MS = 1_000;
/** Begins to watch. */
function beginWatch() {
    const watched = new Map();
    return {
        isSilent: ({ holder, sign }) => {
            const now = performance.now();
            const known = watched.get(holder.token);
            if (known?.sign !== sign) {
                watched.set(holder.token, { sign, silentMs: 0, lookedAt: now });
                return false;
            }
            known.silentMs += Math.min(now - known.lookedAt, LONGEST_STEP_MS);
            known.lookedAt = now;
            return known.silentMs > SILENCE_MS;
        },
    };
}

;// CONCATENATED MODULE: ./build/lock/lock.js
/*
 * One deployment at a time. The lock is a file, `lock`, in the state directory, that names its holder. To
 * processes it appears whole or not at all: it is written under another name and linked to its own, which
 * fails when there is one already (link(2): EEXIST). After a power cut it can be empty: it then names nobody,
 * and is dead once it has been silent.
 *
 * A holder that lives is never disturbed, however long it takes. A holder counts as dead
 *   - on this machine: when its process is gone, or its number belongs to a process started at another time;
 *   - on another machine, or in another container: when a waiter has watched the lock for 30 s, and it did
 *     not change. A holder touches it every 5 s. No time is compared with that of another clock (watch.ts).
 *
 * Two waiters must not both take over from the same dead holder. To take over, a waiter first links its own
 * claim to a name made of that holder's token, and only one can do that. Should the claimant die, too, its
 * claim is claimed in the same way (claim.ts).
 *
 * A holder may be suspended and lose its lock. It finds out by `confirm`, which checks whether the file named
 * `lock` still names it, and must be called before every change that others could see.
 *
 * If the process dies while it holds the lock, the next deployment takes it over.
 */








const HEARTBEAT_MS = 5_000;
const RETRY_MS = 100;
/**
 * Takes the target's lock, and waits for another holder.
 *
 * @throws DeployError LOCKED after `timeoutMs`; the signal's reason; WRITE_FAILED or PERMISSION_DENIED when
 *   nothing can be written to the state directory
 */
async function acquireLock(options) {
    const { stateDirectory, timeoutMs, signal } = options;
    const deadline = performance.now() + timeoutMs;
    const watch = beginWatch();
    let waitedFor = null;
    let isElsewhere = false;
    for (;;) {
        signal.throwIfAborted();
        const state = (0,state_directory/* enterState */.Y8)(stateDirectory);
        const me = describeMyself(options.runUrl);
        let attempt = null;
        try {
            attempt = attemptLock(state, me, watch);
        }
        catch (error) {
            // The holder has just left and removed the empty state directory. It is made anew.
            if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT') {
                (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
                throw (0,failure/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be taken`);
            }
        }
        if (attempt?.kind === 'held') {
            if (attempt.tookOver)
                options.onTakeover(describe(attempt.tookOver));
            return holdOrLeave(stateDirectory, state, me);
        }
        (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
        if (attempt && waitedFor === null) {
            waitedFor = describe(attempt.holder);
            isElsewhere = !isHere(attempt.holder);
            options.onWait(waitedFor);
        }
        if (performance.now() >= deadline) {
            throw new errors/* DeployError */.sH('LOCKED', `another deployment holds the target: ${waitedFor ?? 'unknown'}`, hintFor(timeoutMs, isElsewhere));
        }
        await pause(Math.min(RETRY_MS, Math.max(1, deadline - performance.now())), signal);
    }
}
function hintFor(timeoutMs, isElsewhere) {
    const waited = `waited ${timeoutMs} ms for it; let it finish, or raise lock-timeout`;
    return isElsewhere && timeoutMs <= SILENCE_MS
        ? `${waited}: whether a holder elsewhere has died is known after ${SILENCE_MS / 1_000} s`
        : waited;
}
/** Holds the lock that was just taken, or gives it back. */
function holdOrLeave(stateDirectory, state, me) {
    try {
        return hold(stateDirectory, state, me);
    }
    catch (error) {
        (0,folder/* removeFile */.nM)(state.at(LOCK));
        (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
        throw (0,failure/* writeFailure */.EU)(error, `the lock in ${state.path} cannot be held`);
    }
}
function hold(stateDirectory, state, { token }) {
    // By its content: on some mounts, the lock of another has the very number that ours had (mergerfs).
    const holder = () => readHolder(state, LOCK)?.holder.token ?? null;
    // It must be possible to touch it later.
    external_node_fs_.closeSync(external_node_fs_.openSync(state.at(LOCK), external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW));
    const heartbeat = setInterval(() => {
        try {
            if (holder() === token)
                touch(state);
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
            const found = (0,failure/* doing */.Yp)(`the lock in ${state.path} cannot be read`, holder);
            if (found === token)
                return;
            if (found === null) {
                throw new errors/* DeployError */.sH('LOCKED', `the lock of this deployment is gone: somebody removed it, or the whole of ${state.path}`, `nothing more was touched; compare the target with the backups in ${state.path}/backups, if they are still there`);
            }
            throw new errors/* DeployError */.sH('LOCKED', 'another deployment has taken the target over', 'this one was silent for too long; nothing more was touched, the other one decides');
        },
        [Symbol.dispose]: () => {
            if (released)
                return;
            released = true;
            clearInterval(heartbeat);
            try {
                if (holder() === token)
                    (0,folder/* removeFile */.nM)(state.at(LOCK));
                (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
            }
            catch {
                // The outcome of the run stays true. A lock that stays behind belongs to a dead process, and is taken
                // over at once.
            }
        },
    };
}
/**
 * Changes the lock: its last byte is a line end or a blank, in turn, and so its time of change moves as well.
 * It is opened by its name each time: a network file system can lose a handle with its connection, and sends
 * what was written when the file is closed.
 */
function touch(state) {
    const fd = external_node_fs_.openSync(state.at(LOCK), external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW);
    try {
        const { size } = external_node_fs_.fstatSync(fd);
        const last = Buffer.alloc(1);
        external_node_fs_.readSync(fd, last, 0, 1, size - 1);
        external_node_fs_.writeSync(fd, last.toString() === '\n' ? ' ' : '\n', size - 1);
    }
    finally {
        external_node_fs_.closeSync(fd);
    }
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

// EXTERNAL MODULE: ./build/server/names.js
var names = __nccwpck_require__(1102);
// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __nccwpck_require__(8949);
// EXTERNAL MODULE: ./build/transaction/names.js
var transaction_names = __nccwpck_require__(6651);
// EXTERNAL MODULE: ./build/steps/recover.js
var recover = __nccwpck_require__(1036);
// EXTERNAL MODULE: ./build/steps/run.js + 1 modules
var steps_run = __nccwpck_require__(6764);
;// CONCATENATED MODULE: ./build/steps/lock.js







/* Step 2: one holder at a time. A deployment that died is undone first; see recover.ts. */
/**
 * Takes the target's lock. A deployment that died is undone first.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
async function takeLock(run, target) {
    const lock = await holdLock(run, target);
    try {
        await (0,recover/* recoverUnfinished */.O)(run, target, lock, (0,names/* leafFile */.hB)(run.request.names), 'goes on');
        return lock;
    }
    catch (error) {
        lock[Symbol.dispose]();
        throw error;
    }
}
/**
 * Takes the target's lock, and leaves a deployment that died as it is.
 *
 * @throws DeployError LOCKED
 */
async function holdLock(run, target) {
    const lock = await (0,steps_run/* phase */.Oi)(run, 'Lock', () => waitForLock(run, target, run.request.runUrl));
    try {
        run.id = (0,transaction_names/* nextDeploymentId */._l)((0,backup/* backupIds */.lL)(lock.state).at(-1) ?? null, new Date(), (0,external_node_crypto_.randomBytes)(4));
        return lock;
    }
    catch (error) {
        lock[Symbol.dispose]();
        throw error;
    }
}
/** Takes the lock, and tells for which holder it waits. Throws as `acquireLock` does. */
async function waitForLock(run, target, runUrl) {
    return acquireLock({
        stateDirectory: target.stateDirectory,
        timeoutMs: run.request.target.lockTimeoutMs,
        runUrl,
        signal: run.signal,
        onWait: (holder) => run.log.info(`waiting for another deployment to this target: ${holder}`),
        onTakeover: (holder) => run.log.notice(`the lock of a deployment that died was taken over: ${holder}`),
    });
}


/***/ }),

/***/ 1036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ leafOnTarget),
/* harmony export */   O: () => (/* binding */ recoverUnfinished)
/* harmony export */ });
/* harmony import */ var _certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1071);
/* harmony import */ var _transaction_tidy_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1699);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2758);
/* harmony import */ var _expected_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1534);
/* harmony import */ var _report_files_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2738);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * A deployment that died leaves its journal. The next holder of the lock undoes it: the post step of the same
 * run, or the next deployment or rollback.
 */





/**
 * Undoes the deployment that died, if there is one.
 *
 * @param leafName the file of this run that holds the leaf. By it the leaf that is there afterwards is read
 * @param next whether a run goes on from what is there then. What somebody else has put on the target does
 *   not hinder it: it is compared, and backed up, like any earlier file
 * @returns null when there was none
 * @throws DeployError ROLLBACK_FAILED when a file could not be undone, LOCKED as `undo` does, TARGET_UNSAFE
 *   when the journal cannot be used
 */
async function recoverUnfinished(run, target, lock, leafName, next) {
    const journal = (0,_transaction_tidy_js__WEBPACK_IMPORTED_MODULE_1__/* .findUnfinished */ .dJ)(target, lock);
    if (!journal)
        return null;
    const { report, log } = run;
    log.group('Recover');
    log.notice(`an earlier deployment (${journal.id}) did not finish: it is undone first`);
    const { abandon, isBlocked, undoDeployment } = await Promise.all(/* import() */[__nccwpck_require__.e(328), __nccwpck_require__.e(470), __nccwpck_require__.e(554)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4470));
    const transaction = { target, lock, journal };
    // Whatever ends it half way, it has touched files.
    report.status = 'rollback-failed';
    report.changed = true;
    const result = await undoDeployment(run, transaction, () => leafOnTarget(run, target, leafName));
    const { undone, verified, failure } = result;
    if (report.operation === 'recover')
        report.files = (0,_report_files_js__WEBPACK_IMPORTED_MODULE_4__/* .reportRecovered */ .g$)(undone);
    report.recovery = { deployment: journal.id, reloaded: journal.reloading };
    if (failure && (next === 'ends' || isBlocked(undone)))
        throw failure;
    const isTouched = undone.some(({ outcome }) => outcome === 'restored' || outcome === 'removed');
    report.status = 'rejected';
    // One that died before it changed a file leaves nothing to put back.
    report.changed = isTouched;
    report.recovered = failure === null || isTouched;
    report.rollbackVerified = verified;
    if (failure) {
        log.warning(`an earlier deployment did not finish, and ${failure.message}`);
        abandon(run, transaction);
    }
    return result;
}
/** The deployed leaf, in either layout, which is also noted in the report; null when there is none. */
function leafOnTarget({ report }, target, name) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const view = __addDisposableResource(env_1, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .viewTarget */ .Zy)(target, 'in-place', name), false);
        const pem = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_2__/* .readDeployed */ .BJ)(view, name);
        const leaf = pem === null ? null : (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .readDeployedLeaf */ .z0)(pem, null);
        report.earlier = leaf && (0,_certificate_credential_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(leaf, 0);
        return leaf && (0,_expected_js__WEBPACK_IMPORTED_MODULE_3__/* .leafOf */ .eo)(leaf);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ }),

/***/ 579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Dl: () => (/* binding */ checkCommands),
  HI: () => (/* binding */ loadCommands),
  yQ: () => (/* binding */ reload),
  sL: () => (/* binding */ tellCommands),
  tf: () => (/* binding */ validate)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/command/program.js
var command_program = __nccwpck_require__(1986);
;// CONCATENATED MODULE: ./build/command/interpreter.js



/** Linux reads no more of a file to find its interpreter (`BINPRM_BUF_SIZE`). */
const HEAD_BYTES = 256;
/** Linux follows an interpreter that is itself a script this often (execve(2)). */
const MAX_DEPTH = 4;
/**
 * Looks for the interpreter that a script names behind `#!` (execve(2)), and for the program that
 * `#!/usr/bin/env` is told to run. A file that cannot be read, or that is no script, needs none.
 *
 * @param path of a program that may be run
 * @param environment the one that the program will get
 */
function missingInterpreter(path, environment, depth = 0) {
    const [, interpreter, argument] = /^#![ \t]*([^ \t\n\0]+)[ \t]*([^\n\0]*?)[ \t]*\n/.exec(headOf(path)) ?? [];
    if (interpreter === undefined || argument === undefined || depth > MAX_DEPTH)
        return null;
    if ((0,command_program/* locateAt */.ep)(interpreter).kind === 'missing')
        return { script: path, interpreter, isSearched: false };
    const program = (0,external_node_path_.basename)(interpreter) === 'env' ? programOfEnv(argument) : null;
    if (program === null)
        return missingInterpreter(interpreter, environment, depth + 1);
    const located = (0,command_program/* locate */.x5)(program, environment);
    return located.kind === 'missing'
        ? { script: path, interpreter: program, isSearched: !program.includes('/') }
        : missingInterpreter(located.path, environment, depth + 1);
}
/** The program that `env` runs, also behind `-S`; null when it is more than one plain word. */
function programOfEnv(argument) {
    const words = argument.split(/[ \t]+/);
    const program = words[0] === '-S' ? words[1] : words.length === 1 ? words[0] : undefined;
    return program !== undefined && /^[^-="'\\$][^="'\\$]*$/.test(program) ? program : null;
}
function headOf(path) {
    let file = null;
    try {
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        const head = Buffer.alloc(HEAD_BYTES);
        const length = (0,external_node_fs_.readSync)(file, head);
        // The end of the file ends its line as well.
        return `${head.toString('utf8', 0, length)}${length < HEAD_BYTES ? '\n' : ''}`;
    }
    catch {
        return '';
    }
    finally {
        if (file !== null)
            (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/command/check.js


const MAX_SHOWN = 200;
/**
 * Checks whether a command can be run, without running it. Its program is searched for in the same way as
 * later. A command that needs a shell is a problem, too.
 *
 * @param environment the one that the command will get
 * @returns the first problem; null when none is found
 */
function findProblem(command, environment) {
    const { doubt, program } = command;
    if (doubt !== null) {
        const hint = "use sh -c '\u2026', or put quotes around text that is no more than that";
        return { fact: `${doubt}: ${shown(command.text)}`, hint };
    }
    const located = (0,command_program/* locate */.x5)(program, environment);
    if (located.kind === 'missing')
        return { fact: missingFact(program, located.code, environment), hint: MISSING_HINT };
    const missing = missingInterpreter(located.path, environment);
    return missing && interpreterProblem(missing, environment);
}
const MISSING_HINT = 'install it, or name it with its whole path; commands in skip-checks allows a program that is not there yet';
function missingFact(program, code, environment) {
    const name = `${shown(program)}${program.includes('/') ? '' : inPath(environment)}`;
    switch (code) {
        case 'ENOENT':
            return `there is no program ${name}`;
        case 'EACCES':
            return `the program ${name} may not be run`;
        default:
            return `the program ${name} cannot be run (${code})`;
    }
}
function interpreterProblem({ script, interpreter, isSearched }, environment) {
    const place = isSearched ? inPath(environment) : '';
    return {
        fact: `the script ${shown(script)} needs ${shown(interpreter)}, and there is no such program${place}`,
        hint: interpreter.endsWith('\r')
            ? 'the script has the line ends of Windows: give it others'
            : MISSING_HINT,
    };
}
function inPath(environment) {
    return ` in PATH (${(0,command_program/* searchPath */.oe)(environment)})`;
}
function shown(text) {
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}\u2026` : text;
}

;// CONCATENATED MODULE: ./build/command/environment.js
/** Variables with this action's own inputs, state and secrets. */
const PRIVATE_PREFIXES = ['INPUT_', 'STATE_', 'ROTATE_CERTIFICATE_'];
/** A shorter secret is part of many values by chance: it counts only where it is the whole value. */
const MIN_PART = 4;
/**
 * Variables that a program needs and that are not confidential. They are dropped only on an exact match: a
 * passphrase like `local` or `root` must not remove PATH.
 */
const NEEDED = new Set(['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'TMPDIR', 'LANG']);
/**
 * The environment for a command: that of this process, without the action's inputs and state, and without any
 * variable that holds a secret. Every process hands its environment to the processes that it starts, and the
 * same user can read it. Secrets here are the secret inputs and the keys on the target. Other variables of
 * the workflow (tokens, `GITHUB_ENV`) are passed on, because its author set them.
 *
 * @param environment that of this process
 * @param secrets texts that must not be passed on
 */
function commandEnvironment(environment, secrets) {
    const isPrivate = (name) => PRIVATE_PREFIXES.some((prefix) => name.toUpperCase().startsWith(prefix));
    const holds = (name, value, secret) => value === secret || (secret.length >= MIN_PART && !NEEDED.has(name) && value.includes(secret));
    const kept = Object.entries(environment).filter(([name, value]) => !isPrivate(name) && !secrets.some((secret) => holds(name, value ?? '', secret)));
    return Object.fromEntries(kept);
}

// EXTERNAL MODULE: ./build/command/result.js
var command_result = __nccwpck_require__(2809);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/steps/reload.js




/* Step 9: validate-command, then reload-command, or HAProxy's socket in its place. */
/**
 * A command that is told to end is killed after this time. Short, because a cancelled run has 7.5 s for
 * everything.
 */
const GRACE_MS = 1_000;
/**
 * Refuses commands that cannot be run, before anything is written.
 *
 * @returns the name of the check, if there was something to check
 * @throws DeployError INPUT_INVALID
 */
function checkCommands({ request, environment, secrets }) {
    const { validate, reload } = request.commands;
    if (validate.length + reload.length === 0 || request.skipChecks.has('commands'))
        return [];
    const passedOn = commandEnvironment(environment, secrets);
    for (const [input, commands] of [
        ['validate-command', validate],
        ['reload-command', reload],
    ]) {
        for (const command of commands) {
            const problem = findProblem(command, passedOn);
            if (problem)
                throw new errors/* DeployError */.sH('INPUT_INVALID', `${input}: ${problem.fact}`, problem.hint);
        }
    }
    return ['commands'];
}
/**
 * Tells, in a dry run, which commands a real run would run: all of them after a write; to reload, when the
 * files are right and an endpoint serves another certificate; otherwise none.
 */
function tellCommands({ request, report, log }) {
    const { validate, reload, runtime } = request.commands;
    const writes = report.files.some(({ status }) => status.startsWith('would-'));
    if (!writes && !(request.verify.unchanged && report.verified === false))
        return;
    report.commands = [
        ...[...(writes ? validate : []), ...reload].map(({ text }) => text),
        ...(runtime === null ? [] : [`set ssl cert ${runtime.name}, at ${runtime.socket}`]),
    ];
    for (const command of report.commands)
        log.info(`would run: ${command}`);
}
/**
 * Loads the code that runs commands, if there are any. A failure to load it must come before the first
 * change.
 */
async function loadCommands({ request }) {
    const { validate, reload } = request.commands;
    if (validate.length + reload.length > 0)
        await __nccwpck_require__.e(/* import() */ 443).then(__nccwpck_require__.bind(__nccwpck_require__, 443));
}
/**
 * Runs the validate commands.
 *
 * @throws DeployError VALIDATE_FAILED, or the reason of the signal
 */
async function validate(run) {
    await runAll(run, run.request.commands.validate, run.signal, 'validate-command', 'VALIDATE_FAILED');
}
/**
 * Makes the server read the files on the target.
 *
 * @param signal ends it early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or the reason of the signal
 */
async function reload(run, signal = run.signal) {
    const { reload: commands, runtime, timeoutMs } = run.request.commands;
    await runAll(run, commands, signal, 'reload-command', 'RELOAD_FAILED');
    if (!runtime)
        return;
    const { handToHaproxy } = await __nccwpck_require__.e(/* import() */ 968).then(__nccwpck_require__.bind(__nccwpck_require__, 7968));
    await handToHaproxy(run, runtime, timeoutMs, signal);
}
const COMMAND_HINT = 'its output is in the log above; it runs without a shell, so pipes and variables need sh -c';
/** A server that does not run yet can be neither reloaded nor proven. */
function hintOf({ report }, code) {
    const { operation, earlier, endpoints } = report;
    const isFirst = operation === 'deploy' && earlier === null && endpoints.every((one) => one.fingerprint === null);
    return isFirst && code === 'RELOAD_FAILED'
        ? `this is the first deployment here: a server that does not run yet cannot be reloaded. Deploy once without reload-command and verify-endpoints, start the server with these files, then run again with them. If it runs: ${COMMAND_HINT}`
        : COMMAND_HINT;
}
/** Runs the commands of an input one after the other, all of them within its time, until one fails. */
async function runAll(run, commands, signal, input, code) {
    if (commands.length === 0)
        return;
    const { runCommand } = await __nccwpck_require__.e(/* import() */ 443).then(__nccwpck_require__.bind(__nccwpck_require__, 443));
    const { timeoutMs } = run.request.commands;
    const end = performance.now() + timeoutMs;
    for (const command of commands) {
        run.log.info(`${input}: ${command.text}`);
        const left = end - performance.now();
        const options = {
            timeoutMs: left,
            graceMs: GRACE_MS,
            signal,
            environment: commandEnvironment(run.environment, run.secrets),
            onLine: (line) => run.log.output(line),
        };
        const result = left > 0 ? await runCommand(command, options) : { kind: 'timed-out' };
        const what = commands.length === 1 ? input : `${input} (${command.text})`;
        (0,command_result/* throwUnlessSucceeded */.a)(result, timeoutMs, signal, what, code, hintOf(run, code));
    }
}


/***/ }),

/***/ 2738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Db: () => (/* binding */ tellIntents),
/* harmony export */   IU: () => (/* binding */ reportFiles),
/* harmony export */   XH: () => (/* binding */ reportDied),
/* harmony export */   g$: () => (/* binding */ reportRecovered),
/* harmony export */   sR: () => (/* binding */ reportUndone),
/* harmony export */   zt: () => (/* binding */ reportAsFound)
/* harmony export */ });
/* unused harmony export describeContent */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4974);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2587);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4832);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3916);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2200);
/* harmony import */ var _transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8949);
/* harmony import */ var _transaction_view_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2758);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/** Logs the planned change of each file. */
function tellIntents(log, target, plan) {
    log.info(`in ${target.path}:`);
    for (const { file, place, action } of plan.changes)
        log.info(`${(0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .pathIn */ .lW)(target.path, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, file.name))}: ${INTENTS[action]}`);
}
const INTENTS = {
    create: 'to be created',
    replace: 'to be replaced',
    keep: 'as it should be',
    remove: 'to be removed',
};
/**
 * The report of each file: the change that was made, or would be made.
 *
 * @param backupId where the earlier files are kept; null when they are not
 */
function reportFiles(request, target, plan, tense, backupId) {
    const { stateDirectory } = request.target;
    return plan.changes.map(({ file, place, before, action, attributes, settled }) => ({
        role: file.role,
        path: (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, file.name),
        status: STATUS[tense][action],
        ...(action === 'remove' || (action === 'keep' && before.kind === 'absent')
            ? NO_CONTENT
            : describeContent(file.holdsKey, file.bytes, (action === 'keep' && before.kind === 'file' ? before : (settled ?? attributes)).mode)),
        backup: backupId !== null && before.kind === 'file' ? (0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .backupPath */ .wZ)(stateDirectory, backupId, file.role) : null,
    }));
}
const STATUS = {
    would: { create: 'would-create', replace: 'would-replace', keep: 'unchanged', remove: 'would-remove' },
    did: { create: 'created', replace: 'replaced', keep: 'unchanged', remove: 'removed' },
    restored: { create: 'restored', replace: 'restored', keep: 'unchanged', remove: 'removed' },
};
/** The content of a file that is not there, or not afterwards. */
const NO_CONTENT = { sha256: null, bytes: 0, mode: '' };
/** A file's content without the content. */
function describeContent(holdsKey, bytes, mode) {
    return {
        sha256: holdsKey ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(bytes),
        bytes: bytes.length,
        mode: (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .octal */ .Wo)(mode),
    };
}
/**
 * The report of a file with its content as it is on the target now. Never throws: it stays where that cannot
 * be told.
 */
function asFound(target, { file: { name, holdsKey }, place }, report) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const view = __addDisposableResource(env_1, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .viewTarget */ .Zy)(target, 'in-place', name), false);
            const found = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .readFileAt */ ._T)(view, place, name);
            const content = found === null ? NO_CONTENT : describeContent(holdsKey, found.bytes, found.mode);
            return { ...report, ...content };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch {
        return report;
    }
}
/**
 * The report of each file after a success, as it is: a command, or somebody else, may have changed its mode.
 */
function reportAsFound(files, { target, plan }) {
    return files.map((report, index) => {
        const change = plan.changes[index];
        const stays = change && change.action !== 'remove' && report.mode !== '';
        return stays ? asFound(target, change, report) : report;
    });
}
/**
 * The report of each file after an undo. One that is not as before is told as it is, with the path of its
 * backup.
 */
function reportUndone(files, target, plan, undone) {
    const current = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, 'directory', _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e);
    return plan.changes.flatMap((change, index) => {
        const { file, place, before, action } = change;
        const report = files[index];
        if (!report)
            return [];
        const path = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, file.name);
        const outcomes = undone.filter((one) => one.path === (place === 'current' ? current : path));
        const isFailed = undone.some((one) => one.reason !== null && (one.path === path || (place === 'current' && one.path === current)));
        if (isFailed)
            return [{ ...asFound(target, change, report), status: 'failed' }];
        if (action === 'keep')
            return [{ ...report, backup: null }];
        if (before.kind === 'absent')
            return [{ ...report, status: 'removed', ...NO_CONTENT, backup: null }];
        const status = outcomes.every(({ outcome }) => outcome === 'untouched') ? 'unchanged' : 'restored';
        return [
            { ...report, status, ...describeContent(file.holdsKey, before.bytes, before.mode), backup: null },
        ];
    });
}
/** The report of each file after the undo of a deployment that died: its content is not known any more. */
function reportRecovered(undone) {
    const files = undone.flatMap(({ role, path, outcome }) => {
        if (role === null)
            return [];
        const status = outcome === 'untouched' ? 'unchanged' : outcome === 'left' ? 'failed' : outcome;
        return [{ role, path, status, ...NO_CONTENT, backup: null }];
    });
    // What was found at the end counts.
    return [...new Map(files.map((file) => [file.path, file])).values()];
}
/**
 * The report of each file of a deployment that died.
 *
 * @param state the opened state directory
 * @param undone the outcome of undoing it; null before that, when the files that would come back are told
 */
function reportDied(target, state, journal, undone) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { id, leafFile, files } = journal;
        const view = __addDisposableResource(env_2, (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .viewTarget */ .Zy)(target, 'in-place', leafFile), false);
        const set = __addDisposableResource(env_2, undone === null ? (0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .findBackup */ .SC)(state, id) : null, false);
        const link = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, 'directory', _layout_js__WEBPACK_IMPORTED_MODULE_6__/* .CURRENT */ .e);
        const all = [
            ...files.map((file) => ({ ...file, place: 'directory' })),
            ...(journal.current?.files ?? []).map((file) => ({ ...file, place: 'current' })),
        ];
        return all.map(({ role, name, before, place }) => {
            const path = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .shownPath */ .pS)(target, place, name);
            const now = (0,_transaction_view_js__WEBPACK_IMPORTED_MODULE_4__/* .readPlace */ .yI)(view, place, name);
            const kept = set && before !== null ? (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readEntry */ .h)(set.at(role), (0,_transaction_backup_js__WEBPACK_IMPORTED_MODULE_3__/* .backupPath */ .wZ)(state.path, id, role)) : null;
            const after = undone === null ? (kept ?? { kind: 'absent' }) : now;
            const isSame = after.kind === 'file' && now.kind === 'file' ? after.bytes.equals(now.bytes) : after.kind === now.kind;
            const would = isSame ? 'unchanged' : after.kind === 'file' ? 'would-replace' : 'would-remove';
            const isUntouched = (undone ?? []).every((one) => one.outcome === 'untouched' || one.path !== (place === 'current' ? link : path));
            const did = isUntouched ? 'unchanged' : before === null ? 'removed' : 'restored';
            return {
                role,
                path,
                status: undone === null ? would : did,
                ...(after.kind === 'file' ? describeContent((0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .holdsKey */ .gR)(role), after.bytes, after.mode) : NO_CONTENT),
                backup: null,
            };
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}


/***/ }),

/***/ 6764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  uH: () => (/* binding */ newRun),
  Oi: () => (/* binding */ phase),
  EI: () => (/* binding */ reportOf),
  FX: () => (/* binding */ tellNothingVerified)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/log.js
/** The same log, which also keeps the warnings. */
function recordWarnings(log, warnings) {
    return {
        ...log,
        warning: (fact) => {
            warnings.push(fact);
            log.warning(fact);
        },
    };
}

// EXTERNAL MODULE: ./build/report.js
var build_report = __nccwpck_require__(2200);
;// CONCATENATED MODULE: ./build/steps/run.js



/** A run that has not begun. */
function newRun(request, context) {
    const report = (0,build_report/* newReport */.bQ)();
    report.operation = operationOf(request);
    report.directory = request.target?.directory ?? null;
    report.stateDirectory = request.target?.stateDirectory ?? null;
    report.verified = request.verify.endpoints.length > 0 ? false : null;
    return {
        ...context,
        log: recordWarnings(context.log, report.warnings),
        id: '',
        request,
        report,
        undoSignal: graceAfter(context.signal),
    };
}
/** A request without an operation is that of a recovery. */
function operationOf(request) {
    return request.operation ?? 'recover';
}
/**
 * Runs an operation to its report.
 *
 * @returns the report, of a failure too: this never throws
 */
async function reportOf(run, operation) {
    const { report } = run;
    try {
        await operation();
    }
    catch (error) {
        report.error = (0,errors/* asDeployError */.y0)(error);
        // `rejected` says that nothing was touched. A recovery touched something.
        if (report.recovered && report.status === 'rejected')
            report.status = 'rolled-back';
    }
    return report;
}
/** Runs one phase and notes when it began, when it ended, and whether it failed. */
async function phase(run, name, step) {
    const entry = { name, start: now(), end: now(), failed: true };
    run.report.phases.push(entry);
    try {
        const result = await step();
        entry.failed = false;
        return result;
    }
    finally {
        entry.end = now();
    }
}
/**
 * Milliseconds since the epoch, on a clock that cannot be set: what lies between two of them is a duration.
 */
function now() {
    return Math.round(performance.timeOrigin + performance.now());
}
/** Warns that a success says nothing about the served certificate. */
function tellNothingVerified({ log }) {
    log.warning('nothing was verified: no endpoint was named');
}
/**
 * How long after a cancellation an undo may still reload and prove. A runner grants 7.5 s until it sends
 * SIGTERM, and a command that does not listen takes another 1.5 s to end (reload.ts).
 */
const GRACE_AFTER_CANCEL_MS = 4_000;
/** The signal for an undo. A cancellation does not stop an undo, but leaves it little time. */
function graceAfter(cancelled) {
    const controller = new AbortController();
    const onCancel = () => {
        const timer = setTimeout(() => controller.abort(new errors/* DeployError */.sH('CANCELLED', 'the job was cancelled')), GRACE_AFTER_CANCEL_MS);
        timer.unref();
    };
    if (cancelled.aborted)
        onCancel();
    else
        cancelled.addEventListener('abort', onCancel, { once: true });
    return controller.signal;
}


/***/ }),

/***/ 6909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ checkTarget),
/* harmony export */   g: () => (/* binding */ checkMount)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _transaction_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1374);


/*
 * The preflight checks of what is on the target beside the credential. They are made on the plan, before
 * anything changes.
 */
/**
 * Runs the checks that are not skipped.
 *
 * @returns the names of those that passed
 * @throws DeployError TARGET_UNSAFE
 */
async function checkTarget(request, view, plan) {
    const passed = [];
    if (!request.skipChecks.has('shared')) {
        if (!(0,_transaction_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnchanged */ ._5)(plan)) {
            const { checkShared } = await __nccwpck_require__.e(/* import() */ 836).then(__nccwpck_require__.bind(__nccwpck_require__, 1836));
            checkShared(request, view, plan);
        }
        passed.push('shared');
    }
    if (request.names.sds !== null && request.server.secretIn && !request.skipChecks.has('sds-name')) {
        await checkSecretName(request, plan);
        passed.push('sds-name');
    }
    return passed;
}
/**
 * Refuses to give the secret in the SDS file another name. The server would refuse the new file, go on with
 * the secret that it has, and fail at its next start.
 */
async function checkSecretName({ names, sdsSecretName, server }, { changes }) {
    const sds = changes.find(({ file }) => file.role === 'sds');
    // A file that stays names the right one.
    if (sds?.before.kind !== 'file' || sds.before.bytes.equals(sds.file.bytes))
        return;
    const other = await server.secretIn?.(sds.file.name, sds.before.bytes.toString('utf8'));
    if (other === null || other === undefined || other === sdsSecretName)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `${names.sds} names the secret ${other}, and sds-secret-name is ${sdsSecretName}`, 'a running server refuses a secret of another name than it asked for. To rename it, first deploy to a new sds-file with the new name and have the server read that one; or name sds-name in skip-checks');
}
/**
 * Tries out, under the lock, whether the file system can carry out the plan. The check `modes` is among it.
 *
 * @throws DeployError as `tryPlan` does
 */
async function checkMount({ request, id }, { view, plan }, lock) {
    const { tryPlan } = await __nccwpck_require__.e(/* import() */ 671).then(__nccwpck_require__.bind(__nccwpck_require__, 2671));
    tryPlan(view, lock.state, id, plan, !request.skipChecks.has('modes'));
}


/***/ }),

/***/ 2261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ confirmUnchanged)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3805);
/* harmony import */ var _reload_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(579);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6764);




/**
 * Nothing has to be written. With `verify-unchanged` the endpoints are observed: the disk may have been
 * changed behind a server's back, or a reload have been missed. When one serves something else, the server is
 * reloaded and the endpoints are proven, as after a write. The files are not touched. Warns where there is no
 * endpoint.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or the reason of the signal
 */
async function confirmUnchanged(run, expected, lock) {
    const { request, log } = run;
    log.group('Verify');
    log.info('every file is as it should be: nothing was written');
    if (request.verify.endpoints.length === 0)
        (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .tellNothingVerified */ .FX)(run);
    else if (request.verify.unchanged)
        await verifyServed(run, expected, lock);
}
async function verifyServed(run, expected, lock) {
    const { request, report, log } = run;
    const { observe } = await __nccwpck_require__.e(/* import() */ 328).then(__nccwpck_require__.bind(__nccwpck_require__, 4328));
    const { proveServed, tellMissing } = await Promise.all(/* import() */[__nccwpck_require__.e(328), __nccwpck_require__.e(173)]).then(__nccwpck_require__.bind(__nccwpck_require__, 554));
    const { judges } = await __nccwpck_require__.e(/* import() */ 343).then(__nccwpck_require__.bind(__nccwpck_require__, 343));
    const { guardState } = await __nccwpck_require__.e(/* import() */ 620).then(__nccwpck_require__.bind(__nccwpck_require__, 2620));
    const reloads = (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .canReload */ .o)(request.commands);
    // Without a way to reload, a chain that is not served is a warning: nothing here could change it.
    const judgeFor = await judges(run, expected, reloads);
    const before = await (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .phase */ .Oi)(run, 'Observe', () => observe(run, expected, expected.keyType, judgeFor));
    if (report.verified) {
        log.info('every endpoint serves the certificate');
        tellMissing(run, expected, report.endpoints);
        return;
    }
    log.notice('the files are as they should be, but not every endpoint serves them');
    const reloading = () => (0,_reload_js__WEBPACK_IMPORTED_MODULE_1__/* .reload */ .yQ)(run);
    if (reloads)
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .phase */ .Oi)(run, 'Reload', () => lock === null ? reloading() : guardState(lock.state, null, log.warning, reloading));
    await (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .phase */ .Oi)(run, 'Verify', () => proveServed(run, expected, before, reloads)).catch((error) => {
        throw asStale(error, reloads);
    });
}
/** A proof that failed although there was nothing to write: the files are not what is wrong. */
function asStale(error, reloaded) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH && error.code === 'VERIFY_FAILED'))
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH(error.code, `the files already were what they should be, but ${error.message}`, reloaded
        ? 'reload-command ran and changed nothing: does it reach this server, and does the server read these files?'
        : 'give a reload-command, so that the server can be told; or does it read other files?', error.cause);
}


/***/ }),

/***/ 8949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ makeBackup),
/* harmony export */   O3: () => (/* binding */ sweepBackups),
/* harmony export */   SC: () => (/* binding */ findBackup),
/* harmony export */   Tw: () => (/* binding */ openBackup),
/* harmony export */   W$: () => (/* binding */ sealBackup),
/* harmony export */   dy: () => (/* binding */ isSealed),
/* harmony export */   e0: () => (/* binding */ MANIFEST),
/* harmony export */   f2: () => (/* binding */ discardBackup),
/* harmony export */   fe: () => (/* binding */ readBackup),
/* harmony export */   j0: () => (/* binding */ backupFolder),
/* harmony export */   lL: () => (/* binding */ backupIds),
/* harmony export */   t2: () => (/* binding */ unsealBackup),
/* harmony export */   wZ: () => (/* binding */ backupPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2587);
/* harmony import */ var _files_copy_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6907);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5415);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4832);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(351);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6651);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(2758);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * The target's files as they were before one deployment, kept together as one set. `backups/<id>/` holds one
 * file a role and, once the deployment is proven, a manifest that seals it; until then there is a draft of
 * that. The names have no ending, so that a server that loads every file it finds does not load these.
 *
 * The backup of a file that is going to be replaced is a hard link where the file system allows it. Owner,
 * mode, access control lists, extended attributes and labels come with it at no cost, and nobody writes into
 * a file without a name. A file that stays may be written into, so its backup is a copy.
 */











/** The folder of all backups, in the state directory. */
const BACKUPS = 'backups';
/** The name of the file that seals a backup. */
const MANIFEST = 'manifest';
/** The path of a backup, for people. */
function backupFolder(stateDirectory, id) {
    return `${stateDirectory}/${BACKUPS}/${id}`;
}
/** The path of a backed-up file, for people. */
function backupPath(stateDirectory, id, role) {
    return `${backupFolder(stateDirectory, id)}/${role}`;
}
/**
 * Keeps the files that a plan is about, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays
 *   lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when somebody else has changed a file since the
 *   comparison: an undo could not bring it back
 */
function makeBackup(pending, state, id, view, { changes }) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .ensureSubfolder */ .HQ)(state, BACKUPS, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    const backups = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(state, BACKUPS);
    pending.addFolder(backups);
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .ensureSubfolder */ .HQ)(backups, id, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    const set = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(backups, id);
    pending.addFolder(set);
    let attributesLost = null;
    for (const { file, place, before, action } of changes) {
        const from = before.kind === 'absent' ? null : (0,_view_js__WEBPACK_IMPORTED_MODULE_10__/* .accessPath */ ._y)(view, place, file.name);
        if (before.kind === 'absent' || from === null)
            continue;
        const kept = set.at(file.role);
        const unseenMode = (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultMode */ .Hf)(file.holdsKey);
        if (action === 'keep')
            attributesLost = (0,_files_copy_js__WEBPACK_IMPORTED_MODULE_3__/* .copyFile */ .m3)(pending, from, kept, before, unseenMode) ?? attributesLost;
        else
            (0,_files_copy_js__WEBPACK_IMPORTED_MODULE_3__/* .linkOrCopy */ .L7)(from, kept, before, unseenMode);
        if (holds(kept, before.bytes))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `somebody else has changed the ${file.role} since it was compared`, 'nothing was touched; run it again when nobody else works on the directory');
    }
    return { set, attributesLost };
}
function holds(access, bytes) {
    try {
        const entry = (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .readEntry */ .h)(access, access);
        return entry.kind === 'file' && entry.bytes.equals(bytes);
    }
    catch {
        return false;
    }
}
/** Opens the folder of a backup. Throws a system error when there is none. */
function openBackup(state, id) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const backups = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(state, BACKUPS), false);
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(backups, id);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** A backed-up file; absent when the backup does not hold it. Throws as `readEntry` and `openBackup` do. */
function readBackup(state, id, role) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_2, openBackup(state, id), false);
        return (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .readEntry */ .h)(set.at(role), backupPath(state.path, id, role));
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/** Opens the folder of a backup, sealed or not; null when there is none. Throws a system error. */
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
/**
 * Seals a backup by the manifest that was drafted with it, durably, and says whether it is sealed. Throws a
 * system error.
 */
function sealBackup(state, id) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_3, findBackup(state, id), false);
        if (set === null)
            return false;
        if ((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .isThere */ .$B)(set.at(MANIFEST)))
            return true;
        if (!(0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_8__/* .hasDraft */ .uP)(set, MANIFEST))
            return false;
        (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_8__/* .publishDraft */ .T2)(set, MANIFEST);
        return true;
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
/** Takes a backup's seal away. Nothing happens when it has none. Throws a system error. */
function unsealBackup(state, id) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_4, findBackup(state, id), false);
        if (set)
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeFile */ .nM)(set.at(MANIFEST));
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        __disposeResources(env_4);
    }
}
/** Removes one backup. Nothing happens when there is none. Throws a system error. */
function discardBackup(state, id) {
    // A half-removed backup must not pass for a whole one.
    unsealBackup(state, id);
    {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const backups = __addDisposableResource(env_5, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .findSubfolder */ .K4)(state, BACKUPS), false);
            if (!backups)
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeTree */ .dM)(backups, id);
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            __disposeResources(env_5);
        }
    }
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
/**
 * The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in
 * their place.
 */
function backupIds(state) {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const backups = __addDisposableResource(env_6, (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .doing */ .Yp)(`the backups in ${state.path} cannot be opened`, () => (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .findSubfolder */ .K4)(state, BACKUPS)), false);
        if (!backups)
            return [];
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(backups.at('.'))
            .filter((name) => _names_js__WEBPACK_IMPORTED_MODULE_9__/* .DEPLOYMENT_ID */ .C1.test(name))
            .sort();
    }
    catch (e_6) {
        env_6.error = e_6;
        env_6.hasError = true;
    }
    finally {
        __disposeResources(env_6);
    }
}
/**
 * Removes the backups that were never sealed. Needs the lock, and that there is no journal.
 *
 * @param sealed the ids of those that were sealed, as far as is known: one that has lost its manifest stays,
 *   because a rollback would take the next one for it
 */
function sweepBackups(state, sealed) {
    const ids = backupIds(state);
    for (const id of ids)
        if (!isSealed(state, id) && !sealed.includes(id))
            discardBackup(state, id);
    if (ids.length === 0)
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
/** Whether a backup has a manifest, readable or not. */
function isSealed(state, id) {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const set = __addDisposableResource(env_7, findBackup(state, id), false);
        return set !== null && (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .isThere */ .$B)(set.at(MANIFEST));
    }
    catch (e_7) {
        env_7.error = e_7;
        env_7.hasError = true;
    }
    finally {
        __disposeResources(env_7);
    }
}


/***/ }),

/***/ 7328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ draftJournal),
/* harmony export */   Di: () => (/* binding */ publishJournal),
/* harmony export */   EK: () => (/* binding */ replaceJournal),
/* harmony export */   Ex: () => (/* binding */ JOURNAL),
/* harmony export */   H: () => (/* binding */ dropJournal),
/* harmony export */   Sw: () => (/* binding */ removeJournal),
/* harmony export */   a0: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(351);
/* harmony import */ var _key_type_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6928);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2200);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6651);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4080);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6610);
/*
 * The journal makes a deployment survive its own death. It exists from just before the first visible change
 * until the deployment is proven or undone. It says how to undo every change that may have happened by then.
 * It never names a command to run. Nothing in it is trusted, because somebody may have changed the file: each
 * name must be one that this project writes, and below the target.
 */








/** The journal's name in the state directory. */
const JOURNAL = 'journal';
const MAX_BYTES = 4 * 1024 * 1024;
/**
 * Writes the journal of a deployment that is being prepared, and leaves it to be synced. Throws a system
 * error.
 */
function draftJournal(pending, state, journal) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .writeDraft */ .d$)(pending, state, JOURNAL, textOf(journal));
}
/** Gives the draft its name, durably: from here on the deployment can be undone. Throws a system error. */
function publishJournal(state) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .publishDraft */ .T2)(state, JOURNAL);
}
/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
function replaceJournal(state, journal) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceOwnFile */ .Lg)(state, JOURNAL, textOf(journal));
}
function textOf(journal) {
    return `${JSON.stringify(journal, null, 2)}\n`;
}
/** Removes the journal, durably. Throws a system error. */
function removeJournal(state) {
    dropJournal(state);
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .syncFolder */ .Yw)(state);
}
/** Removes the journal and its draft, and leaves that to be synced. Throws a system error. */
function dropJournal(state) {
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .removeDraft */ .AB)(state, JOURNAL);
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .removeFile */ .nM)(state.at(JOURNAL));
}
/**
 * The journal of a deployment that did not finish, or null when there is none.
 *
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write, or a newer release did
 */
function readJournal(state) {
    let text;
    try {
        text = (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readOwnFile */ .zx)(state, JOURNAL, MAX_BYTES);
    }
    catch (error) {
        throw untrusted(state, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemReason */ .uc)(error));
    }
    if (text === null)
        return null;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw untrusted(state, 'it is not JSON');
    }
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .requireKnownVersion */ .Dx)(value, `the journal of an unfinished deployment, ${state.path}/${JOURNAL},`);
    if (!isJournal(value))
        throw untrusted(state, 'it holds a name that no deployment to this target could have written');
    return value;
}
function untrusted(state, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `the journal of an unfinished deployment, ${state.path}/${JOURNAL}, cannot be used: ${why}`, `compare the target with the backups in ${state.path}/backups, put right what is wrong, and remove the journal`);
}
function isJournal(value) {
    if (!isObject(value))
        return false;
    const { version, id, target, directory, leafFile, run, started, direction, files, modes, folders } = value;
    const { current, deployed, reloading, servedBefore } = value;
    return (version === 1 &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDeploymentId */ .Z5)(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetIdentity */ .YY)(target) &&
        typeof directory === 'string' &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(leafFile) &&
        (run === undefined || run === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunId */ .Pk)(run)) &&
        typeof started === 'string' &&
        (direction === 'forward' || direction === 'backward') &&
        isListOf(files, isJournalFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => file.name)).size === files.length &&
        isListOf(modes, isNoted) &&
        isListOf(folders, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV) &&
        (current === null || (isObject(current) && isSwitch(current, id))) &&
        (deployed === null ||
            ((0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(deployed) && deployed.target === target && deployed.leafFile === leafFile)) &&
        typeof reloading === 'boolean' &&
        isListOf(servedBefore, isServedBefore));
}
function isJournalFile(value) {
    if (!isObject(value))
        return false;
    const { role, name, before, stays, after, altered } = value;
    return (_report_js__WEBPACK_IMPORTED_MODULE_7__/* .ROLES */ .gg.includes(role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(name) &&
        (before === null || (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isPrint */ .Oi)(before)) &&
        typeof stays === 'boolean' &&
        [after, altered].every((sum) => sum === null || (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isSum */ .KU)(sum)));
}
function isNoted(value) {
    return isObject(value) && (value.name === '.' || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetName */ .j8)(value.name)) && (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttributes */ .ee)(value);
}
function isSwitch({ before, after, owner, files, others }, id) {
    return ((before === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFolderName */ .OB)(before)) &&
        (after === null || after === before || after === _names_js__WEBPACK_IMPORTED_MODULE_4__/* .RELEASE_PREFIX */ .tt + id) &&
        (owner === null || (isObject(owner) && (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttributes */ .ee)({ ...owner, mode: 0 }))) &&
        isListOf(files, isJournalFile) &&
        isListOf(others, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetName */ .j8));
}
function isServedBefore(value) {
    if (!isObject(value))
        return false;
    const { endpoint, address, serverName, fingerprint, keyType } = value;
    return (typeof endpoint === 'string' &&
        typeof address === 'string' &&
        (serverName === null || typeof serverName === 'string') &&
        (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .isSum */ .KU)(fingerprint) &&
        (keyType === null || _key_type_js__WEBPACK_IMPORTED_MODULE_3__/* .KEY_TYPES */ .W.includes(keyType)));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isListOf(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}


/***/ }),

/***/ 8050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ pruneBackups),
/* harmony export */   Cw: () => (/* binding */ listBackups),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   nn: () => (/* binding */ draftManifest),
/* harmony export */   u5: () => (/* binding */ UNUSABLE),
/* harmony export */   yW: () => (/* binding */ isOf)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2587);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4832);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(351);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(3916);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2200);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8949);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6651);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * A backup's manifest seals it. It is drafted with the backup, and gets its name when the deployment is
 * proven. It lists the files in the backup and the files that did not exist, and names the lineage. A backup
 * without one belongs to a deployment that is under way, or that died.
 *
 * A rollback keeps a set as well: the files that it left. It is marked, and no rollback goes to it. A person
 * can deploy it again from there.
 */









/** The hint for a backup that is damaged. */
const UNUSABLE = 'put it right, or deploy the certificate that you want: with another backup, a rollback would go too far or bring back half of it';
/**
 * Drafts the manifest of a backup, or of what a rollback leaves, and leaves it to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
function draftManifest(pending, set, id, { target, leafFile }, view, plan, kind) {
    const { record } = view;
    const manifest = {
        version: 1,
        id,
        kind,
        origin: record && { run: record.run, ...('backup' in record ? { backup: record.backup } : {}) },
        created: new Date().toISOString(),
        target,
        leafFile,
        layout: plan.layout,
        earlierLayout: view.deployed === 'current' ? 'symlink' : 'in-place',
        current: view.link,
        files: plan.changes.map(describeFile),
    };
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_4__/* .writeDraft */ .d$)(pending, set, _backup_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST */ .e0, `${JSON.stringify(manifest, null, 2)}\n`);
}
function describeFile({ file, place, before }) {
    const { role, name } = file;
    if (before.kind === 'absent')
        return { role, name, place, existed: false, mode: null, uid: null, gid: null, sha256: null };
    return {
        role,
        name,
        place,
        existed: true,
        mode: (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .octal */ .Wo)(before.mode),
        uid: before.uid,
        gid: before.gid,
        sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(before.bytes),
    };
}
/**
 * Removes the older sets of a lineage. Backups come first: what rollbacks left stays as far as there is room
 * beside them. A rollback removes no backup, because later ones need it, and keeps at least what it left.
 *
 * @returns the ids of those removed
 */
function pruneBackups(state, lineage, { kind, keep }) {
    const idsOf = (one) => listBackups(state).flatMap(({ id, manifest }) => manifest !== null && isOf(manifest, lineage) && kindOf(manifest) === one ? id : []);
    const [backups, left] = [idsOf('backup'), idsOf('left')];
    const kept = kind === 'left' ? backups.length : Math.min(keep, backups.length);
    const room = Math.max(keep - kept, kind === 'left' ? Math.min(keep, 1) : 0);
    const old = [...backups.slice(0, backups.length - kept), ...left.slice(0, Math.max(0, left.length - room))];
    for (const id of old)
        (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .discardBackup */ .f2)(state, id);
    return old;
}
/** What the set of a manifest is. */
function kindOf({ kind = 'backup' }) {
    return kind;
}
/** Whether a backup is of a lineage. */
function isOf(manifest, { target, leafFile }) {
    return manifest.target === target && manifest.leafFile === leafFile;
}
/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
function listBackups(state) {
    return (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .backupIds */ .lL)(state).map((id) => {
        try {
            return { id, manifest: readManifest(state, id) };
        }
        catch {
            return { id, manifest: null };
        }
    });
}
/**
 * The manifest of a backup.
 *
 * @throws DeployError TARGET_UNSAFE when it cannot be used
 */
function readManifest(state, id) {
    const path = `${(0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .backupFolder */ .j0)(state.path, id)}/${_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST */ .e0}`;
    const unusable = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} cannot be used: ${why}`, UNUSABLE);
    let value;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const set = __addDisposableResource(env_1, (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .openBackup */ .Tw)(state, id), false);
            const entry = (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(set.at(_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .MANIFEST */ .e0), path);
            if (entry.kind === 'absent')
                throw unusable('it is missing');
            value = JSON.parse(entry.bytes.toString('utf8'));
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH
            ? error
            : unusable(error instanceof SyntaxError ? 'it is not JSON' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error));
    }
    (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_4__/* .requireKnownVersion */ .Dx)(value, path);
    if (isManifest(value, id))
        return value;
    throw unusable('it is not one that a deployment to this target could have written');
}
/**
 * Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written.
 */
function isManifest(value, id) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { version, kind, origin, created, target, leafFile, layout, earlierLayout, current, files } = value;
    return (version === 1 &&
        value.id === id &&
        (kind === undefined || kind === 'backup' || kind === 'left') &&
        (origin === undefined || origin === null || isOrigin(origin)) &&
        typeof created === 'string' &&
        /^[\d:.TZ-]{1,30}$/.test(created) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isTargetIdentity */ .YY)(target) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isFileName */ .oV)(leafFile) &&
        _layout_js__WEBPACK_IMPORTED_MODULE_7__/* .LAYOUTS */ .m.includes(layout) &&
        _layout_js__WEBPACK_IMPORTED_MODULE_7__/* .LAYOUTS */ .m.includes(earlierLayout) &&
        (current === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isFolderName */ .OB)(current)) &&
        Array.isArray(files) &&
        files.every(isManifestFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => `${file.place}/${file.name}`)).size === files.length);
}
function isOrigin({ run, backup }) {
    return ((run === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isRunId */ .Pk)(run)) && (backup === undefined || backup === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isDeploymentId */ .Z5)(backup)));
}
function isManifestFile(value) {
    return (_report_js__WEBPACK_IMPORTED_MODULE_8__/* .ROLES */ .gg.includes(value?.role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isFileName */ .oV)(value?.name) &&
        (value?.place === 'directory' || value?.place === 'current') &&
        typeof value.existed === 'boolean' &&
        (value.sha256 === null || typeof value.sha256 === 'string'));
}


/***/ }),

/***/ 6651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   C1: () => (/* binding */ DEPLOYMENT_ID),
/* harmony export */   OB: () => (/* binding */ isFolderName),
/* harmony export */   Pk: () => (/* binding */ isRunId),
/* harmony export */   YY: () => (/* binding */ isTargetIdentity),
/* harmony export */   Z5: () => (/* binding */ isDeploymentId),
/* harmony export */   _l: () => (/* binding */ nextDeploymentId),
/* harmony export */   j8: () => (/* binding */ isTargetName),
/* harmony export */   oV: () => (/* binding */ isFileName),
/* harmony export */   tt: () => (/* binding */ RELEASE_PREFIX),
/* harmony export */   zB: () => (/* binding */ MAX_NAME)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3916);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7385);
/*
 * Names in a target: those that this project gives, and those that it lets others give.
 */



/**
 * The name of a deployment, its backup and its release folder: the time in UTC, so that names sort by age,
 * and random.
 */
const DEPLOYMENT_ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;
/** Whether something is the name of a deployment. */
function isDeploymentId(value) {
    return typeof value === 'string' && DEPLOYMENT_ID.test(value);
}
/** Whether something is the id of a workflow run: a number on GitHub. */
function isRunId(value) {
    return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value);
}
/** The last time that can be written with a year of four digits. */
const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');
/**
 * Names a deployment so that it sorts behind the ones before it, even where another machine's clock was
 * ahead.
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
/** How the names of release folders begin: the folders of the `symlink` layout, one a deployment. */
const RELEASE_PREFIX = '.release-';
/**
 * Whether a name can be that of a file of a target: relative, in its shortest form, staying below the target,
 * and free of control characters.
 */
function isTargetName(value) {
    if (typeof value !== 'string' || value === '' || value.length > MAX_NAME || value.startsWith('/'))
        return false;
    if (/[\u0000-\u001f\u007f\\]/.test(value))
        return false;
    return ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(value) === value && value !== '.' && !value.split('/').includes('..') && !value.endsWith('/'));
}
/** Whether something can be the identity of a target: the way to it from its state directory. */
function isTargetIdentity(value) {
    return typeof value === 'string' && /^\.\.(?:\/|$)/.test(value);
}
/** Whether a name is that of an entry of the target itself, and not of one in a subfolder. */
function isFolderName(value) {
    return isTargetName(value) && !value.includes('/');
}
/**
 * Whether a name can be that of a file that a deployment writes: none of the names that this project uses
 * itself.
 */
function isFileName(value) {
    return isTargetName(value) && !isReserved(value);
}
/** Whether a name is, or is below, one that this project uses itself. */
function isReserved(name) {
    const [top = ''] = name.split('/');
    return [_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .STATE_FOLDER */ .P2, _layout_js__WEBPACK_IMPORTED_MODULE_2__/* .CURRENT */ .e].includes(top) || top.startsWith(RELEASE_PREFIX);
}


/***/ }),

/***/ 5795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qv: () => (/* binding */ opposite),
/* harmony export */   _V: () => (/* binding */ isPointer),
/* harmony export */   al: () => (/* binding */ inOrder)
/* harmony export */ });
const FORWARD = [
    'chain',
    'certificate',
    'private-key',
    'bundle',
    'keystore',
    'current',
    'sds',
    'config',
];
/** Whether something points at other files. */
function isPointer(moved) {
    return moved === 'sds' || moved === 'config';
}
/** Steps in the order in which they are made. */
function inOrder(direction, steps, moveOf) {
    const rank = (step) => {
        const { moved, isRemoved } = moveOf(step);
        if (isPointer(moved) && isRemoved)
            return Number.NEGATIVE_INFINITY;
        if (moved === 'config')
            return Number.POSITIVE_INFINITY;
        return direction === 'forward' ? FORWARD.indexOf(moved) : -FORWARD.indexOf(moved);
    };
    // Infinities cannot be subtracted from each other.
    return steps.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}
/** The way back. */
function opposite(direction) {
    return direction === 'forward' ? 'backward' : 'forward';
}


/***/ }),

/***/ 1374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z7: () => (/* binding */ divergence),
  _5: () => (/* binding */ isUnchanged),
  XA: () => (/* binding */ planChanges),
  XC: () => (/* binding */ planOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/files/attributes.js
var files_attributes = __nccwpck_require__(2587);
// EXTERNAL MODULE: ./build/files/folder.js
var files_folder = __nccwpck_require__(5230);
// EXTERNAL MODULE: ./build/files/failure.js
var failure = __nccwpck_require__(170);
// EXTERNAL MODULE: ./build/files/mount.js
var mount = __nccwpck_require__(4901);
;// CONCATENATED MODULE: ./build/files/permissions.js
/*
 * Things that this process would not be allowed to do, found out before anything is written.
 */





/**
 * Refuses an owner that this process could not set. Only root gives files away, and others may choose among
 * their own groups only (chown(2)). Where a server decides, that is tried later (transaction/trial.ts).
 *
 * @param shown the file, for the message
 * @throws DeployError PERMISSION_DENIED
 */
function requireSettable({ uid, gid }, folder, shown) {
    const me = process.geteuid?.();
    if (me === undefined || me === 0)
        return;
    if (uid === me && (gid === process.getegid?.() || process.getgroups?.().includes(gid)))
        return;
    if (!(0,mount/* isLocal */.I)(folder.at('.')))
        return;
    throw new errors/* DeployError */.sH('PERMISSION_DENIED', `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`, 'run the job as that user or as root, or choose another owner (owner: runner)');
}
/**
 * Refuses a name that this process could not give to another file. It must be allowed to write to the folder;
 * in a sticky folder, the file or the folder must also be its own (rename(2): EPERM).
 *
 * @param shown the file, for the message
 * @param uid the owner of the entry that has the name now; null when none has
 * @throws DeployError PERMISSION_DENIED
 */
function requireReplaceable(folder, shown, uid) {
    try {
        external_node_fs_.accessSync(folder.at('.'), external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
    }
    catch (error) {
        throw new errors/* DeployError */.sH('PERMISSION_DENIED', `${folder.path}, where ${(0,external_node_path_.basename)(shown)} is to go, cannot be written to: ${(0,errors/* systemReason */.uc)(error)}`, (0,errors/* systemCode */.xU)(error) === 'EROFS' ? failure/* READ_ONLY */.sj : 'run the job as a user who may write there', error);
    }
    const me = process.geteuid?.();
    const stat = external_node_fs_.fstatSync(folder.fd);
    const isSticky = (stat.mode & 0o1000) !== 0 && uid !== null;
    if (!isSticky || me === undefined || me === 0 || stat.uid === me || uid === me)
        return;
    if (!(0,mount/* isLocal */.I)(folder.at('.')))
        return;
    throw new errors/* DeployError */.sH('PERMISSION_DENIED', `${shown} belongs to user ${uid} and is in a sticky folder, where ${me} cannot replace it`, 'run the job as its owner, as the owner of the folder, or as root');
}

// EXTERNAL MODULE: ./build/layout.js
var layout = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./build/transaction/order.js
var order = __nccwpck_require__(5795);
// EXTERNAL MODULE: ./build/transaction/view.js
var transaction_view = __nccwpck_require__(2758);
;// CONCATENATED MODULE: ./build/transaction/plan.js









/**
 * Compares the files as they should be with the target. Changes nothing.
 *
 * @throws DeployError TARGET_UNSAFE when a name is taken by something that is not a regular file,
 *   PERMISSION_DENIED when a file could not be replaced or given its owner
 */
function planChanges(view, wanted, owner) {
    const { target, layout } = view;
    const compared = wanted.map((file) => {
        const place = file.pointer ? 'directory' : (0,transaction_view/* placeOf */.$t)(layout);
        const before = (0,transaction_view/* readPlace */.yI)(view, place, file.name);
        // Pointers are the same in both layouts.
        const isElsewhere = !file.pointer && view.deployed !== place;
        const deployed = isElsewhere ? (0,transaction_view/* readFileAt */._T)(view, view.deployed, file.name) : null;
        const attributes = (0,files_attributes/* wantedAttributes */.p7)(owner, deployed ?? before, file.mode, file.holdsKey, folderStat(target, place, file.name));
        const isRight = deployed === null && isAsWanted(view, before, file, attributes);
        const action = before.kind === 'absent' ? 'create' : isRight ? 'keep' : 'replace';
        return { file, place, before, action, attributes, model: deployed && view.deployed, backup: null };
    });
    return planOf(view, layout, 'forward', compared, (isUntouched) => (isUntouched ? 'stays' : 'switches'));
}
/**
 * Puts changes in their order, and completes the plan.
 *
 * @param currentOf decides the change of `current`. It is told whether all files behind it stay, and the
 *   names of files of others there, without symlinks
 * @throws DeployError PERMISSION_DENIED, or TARGET_UNSAFE
 */
function planOf(view, layout, direction, compared, currentOf) {
    const changes = (0,order/* inOrder */.al)(direction, withConfig(compared), ({ file, action }) => ({
        moved: file.role,
        isRemoved: action === 'remove',
    }));
    for (const change of changes)
        if (change.action !== 'keep')
            requirePermitted(view.target, change);
    const isUntouched = changes.every(({ place, action }) => place === 'directory' || action === 'keep');
    const others = isUntouched ? [] : filesOfOthers(view, changes);
    return {
        layout,
        direction,
        changes,
        current: currentOf(isUntouched, others.filter((name) => !isLink(view, name))),
        others,
        folders: missingFolders(view.target.files, changes),
    };
}
/**
 * A server that watches its configuration file notices nothing else. When anything changes, that file is
 * moved into place too, though it may hold the same bytes.
 */
function withConfig(changes) {
    if (changes.every(({ action }) => action === 'keep'))
        return changes;
    return changes.map((change) => change.file.role === 'config' && change.action === 'keep' && change.before.kind === 'file'
        ? { ...change, action: 'replace' }
        : change);
}
/** Whether a deployment would change nothing. */
function isUnchanged(plan) {
    return plan.changes.every((change) => change.action === 'keep');
}
function isAsWanted(view, before, file, attributes) {
    if (before.kind !== 'file' || !before.bytes.equals(file.bytes))
        return false;
    const shown = textOf(before);
    const asked = textOf(attributes);
    if (shown === asked)
        return true;
    // The file system made something else of it, and would again.
    const known = view.record?.files.find(({ role, name }) => role === file.role && name === file.name);
    return known?.attributes?.asked === asked && known.attributes.shown === shown;
}
/** What the record keeps of a file whose attributes did not come out as asked; null when they did. */
function divergence({ action, before, attributes, settled, }) {
    const shown = action === 'keep' && before.kind === 'file' ? before : settled;
    const asked = textOf(attributes);
    return shown === undefined || textOf(shown) === asked ? null : { asked, shown: textOf(shown) };
}
function textOf({ uid, gid, mode }) {
    return `${uid}:${gid}:${mode.toString(8)}`;
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
/** Refuses a change that this process would not be allowed to make. Throws PERMISSION_DENIED. */
function requirePermitted(target, { file, place, before, attributes, backup }) {
    // A file out of a backup keeps its owner by being the same file.
    if (backup === null)
        requireSettable(attributes, target.files.root, (0,transaction_view/* shownPath */.pS)(target, place, file.name));
    const { files } = target;
    if (place === 'directory') {
        const uid = before.kind === 'file' ? before.uid : null;
        requireReplaceable(nearestFolder(files, file.name), (0,transaction_view/* shownPath */.pS)(target, place, file.name), uid);
    }
    else {
        const current = external_node_fs_.lstatSync(files.root.at(layout/* CURRENT */.e), { throwIfNoEntry: false });
        requireReplaceable(files.root, (0,transaction_view/* shownPath */.pS)(target, 'directory', layout/* CURRENT */.e), current?.uid ?? null);
    }
}
/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files, name) {
    try {
        return files.holding(name);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) !== 'ENOENT')
            throw error;
        return nearestFolder(files, (0,external_node_path_.dirname)(name));
    }
}
/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
function filesOfOthers(view, changes) {
    const ours = changes.flatMap(({ place, file }) => (place === 'current' ? [file.name] : []));
    return (0,transaction_view/* listRelease */.sM)(view).filter((name) => !ours.includes(name));
}
function isLink({ release }, name) {
    return release !== null && (0,transaction_view/* linkAt */._m)(release.at(name)) !== null;
}
/** The subfolders of the directory that new files need, outermost first. */
function missingFolders(tree, changes) {
    const missing = new Set();
    for (const { file, place, action } of changes) {
        if (place !== 'directory' || action !== 'create')
            continue;
        for (let folder = (0,external_node_path_.dirname)(file.name); folder !== '.'; folder = (0,external_node_path_.dirname)(folder))
            if (!(0,files_folder/* isThere */.$B)(tree.root.at(folder)))
                missing.add(folder);
    }
    return [...missing].sort((one, other) => one.length - other.length);
}


/***/ }),

/***/ 4080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ isSum),
/* harmony export */   Oi: () => (/* binding */ isPrint),
/* harmony export */   ee: () => (/* binding */ isAttributes),
/* harmony export */   vU: () => (/* binding */ whose),
/* harmony export */   w4: () => (/* binding */ findEntry),
/* harmony export */   yY: () => (/* binding */ findThere)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9473);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4832);
/*
 * What a file was, as far as it can be told again later: content, mode, owner, extended attributes. Inode
 * numbers are not among it. Some file systems make them of the path, and others number files anew with every
 * mount: a new file can have the number of the earlier one.
 */




/**
 * Reads an entry of the target, whatever it is.
 *
 * @throws DeployError when that cannot be told
 */
function findEntry(access, shown) {
    try {
        return (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(access, shown);
    }
    catch (error) {
        // Without a cause, it was read, and is nothing that a deployment would have made.
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && error.cause === undefined)
            return { kind: 'other' };
        throw error;
    }
}
/** A file of a set as it is now. Throws as `findEntry` does. */
function findThere(tree, { name }) {
    try {
        const folder = tree.holding(name);
        return findEntry(folder.at((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(name)), `${folder.path}/${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(name)}`);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return { kind: 'absent' };
        throw error;
    }
}
/**
 * Whose content there is under the name of a file: the earlier one's, this deployment's, or somebody else's.
 * A file that is gone counts as the deployment's: nothing is lost by bringing the earlier one back.
 */
function whose({ before, stays, after, altered }, found) {
    if (found.kind === 'absent')
        return before === null ? 'earlier' : 'ours';
    if (found.kind === 'other')
        return 'foreign';
    const sum = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(found.bytes);
    if (sum === before?.sha256)
        return 'earlier';
    // Only a command writes into a file that stays. One that was replaced may have been replaced again by
    // anybody.
    return sum === after || (stays && sum === altered) ? 'ours' : 'foreign';
}
/** Whether something that was read from a journal is a print. */
function isPrint(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { sha256: sum, extended, uid, gid, mode } = value;
    return (isSum(sum) && (extended === null || typeof extended === 'string') && isAttributes({ uid, gid, mode }));
}
/** Whether something that was read from a journal is mode and owner. */
function isAttributes({ uid, gid, mode }) {
    const isNumber = (one, max) => typeof one === 'number' && Number.isInteger(one) && one >= 0 && one <= max;
    return isNumber(uid, 0xffff_ffff) && isNumber(gid, 0xffff_ffff) && isNumber(mode, 0o7777);
}
/** Whether something is a SHA-256 in lower-case hex. */
function isSum(value) {
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}


/***/ }),

/***/ 6610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TQ: () => (/* binding */ nameRecord),
/* harmony export */   VI: () => (/* binding */ listRecords),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   aR: () => (/* binding */ rewriteRecord),
/* harmony export */   hC: () => (/* binding */ dropEmptyRecords),
/* harmony export */   k7: () => (/* binding */ stageRecord),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9473);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5415);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(351);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3916);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2200);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6651);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * The record of a deployment: `deployed/<key>` in the state directory, one record a lineage. A record is
 * staged with the deployment, and gets its name when the deployment is sealed. It tells which layout is in
 * use, who deployed the files, which backup holds the ones before them, and which runs have gone back.
 *
 * If the process dies while it seals, the journal is still there. It holds the earlier record, and an undo
 * writes that again.
 */










/** The folder of all records, in the state directory. */
const RECORDS = 'deployed';
/** The name of a record among the staged files. */
const STAGED = 'record';
const MAX_BYTES = 64 * 1024;
/** A file's name of a fixed length, whatever the lineage is called. */
function keyOf({ target, leafFile }) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(Buffer.from(`${target}\0${leafFile}`));
}
function textOf(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
/** Stages the record of a deployment, and leaves it to be synced. Throws a system error. */
function stageRecord(pending, state, staging, record) {
    // Anything else in the place of the records would be found out when it is too late.
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS)?.[Symbol.dispose]();
    (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .createPrivate */ .Oo)(staging.at(STAGED));
    (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .fill */ .GS)(pending, staging.at(STAGED), Buffer.from(textOf(record)), null);
}
/**
 * Makes the staged record the one of its lineage, and leaves that to be synced.
 *
 * @returns the opened folder of the records
 * @throws a system error
 */
function nameRecord(state, staging, lineage) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureSubfolder */ .HQ)(state, RECORDS, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
    const records = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(state, RECORDS);
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(staging.at(STAGED), records.at(keyOf(lineage)));
        return records;
    }
    catch (error) {
        records[Symbol.dispose]();
        throw error;
    }
}
/**
 * Writes an earlier record again, durably, unless it is there; null: there was none. Throws a system error.
 */
function rewriteRecord(state, lineage, earlier) {
    if (earlier !== null) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if ((0,node_util__WEBPACK_IMPORTED_MODULE_1__.isDeepStrictEqual)(readRecord(state, lineage), earlier))
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureSubfolder */ .HQ)(state, RECORDS, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
            const records = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(state, RECORDS), false);
            (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceOwnFile */ .Lg)(records, keyOf(lineage), textOf(earlier));
            return;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const records = __addDisposableResource(env_2, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
            if (!records)
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeFile */ .nM)(records.at(keyOf(lineage)));
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .syncFolder */ .Yw)(records);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    }
    dropEmptyRecords(state);
}
/** Removes the folder of records when nothing is left in it. Throws a system error. */
function dropEmptyRecords(state) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeIfEmpty */ .V3)(state.at(RECORDS));
}
/**
 * The record of a lineage; null when there is none. One that this project did not write counts as none.
 *
 * @throws DeployError TARGET_UNSAFE when that cannot be told, or when a newer release has written it
 */
function readRecord(state, lineage) {
    return reading(state, null, () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const records = __addDisposableResource(env_3, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
            const name = keyOf(lineage);
            const value = records && valueAt(records, name);
            (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .requireKnownVersion */ .Dx)(value, `${state.path}/${RECORDS}/${name}`);
            return isRecordAt(value, name) ? value : null;
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    });
}
/**
 * The records of all lineages. Those that this release did not write are left out.
 *
 * @throws DeployError TARGET_UNSAFE when that cannot be told
 */
function listRecords(state) {
    return reading(state, [], () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const records = __addDisposableResource(env_4, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
            if (records === null)
                return [];
            return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(records.at('.'))
                .filter(isSha256)
                .sort()
                .flatMap((name) => {
                const value = reading(state, null, () => valueAt(records, name));
                return isRecordAt(value, name) ? value : [];
            });
        }
        catch (e_4) {
            env_4.error = e_4;
            env_4.hasError = true;
        }
        finally {
            __disposeResources(env_4);
        }
    });
}
/**
 * What comes of reading; `otherwise` where something else than a folder and a file is in the way, which is
 * not ours.
 */
function reading(state, otherwise, read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH)
            throw error;
        if (['ELOOP', 'ENOTDIR', 'ENXIO'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error)))
            return otherwise;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeployError */ .sH('TARGET_UNSAFE', `the record of the deployment, in ${state.path}/${RECORDS}, cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemReason */ .uc)(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
    }
}
/** Whether something is a record, of the lineage after which its file is named. */
function isRecordAt(value, name) {
    return isRecord(value) && keyOf(value) === name;
}
function valueAt(records, name) {
    const text = (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readOwnFile */ .zx)(records, name, MAX_BYTES);
    try {
        return JSON.parse(text ?? '');
    }
    catch {
        return null;
    }
}
/** Nothing in a record is trusted: names must be ones that a deployment to this target could have written. */
function isRecord(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { version, id, target, leafFile, operation, layout, files, fingerprint, run, backup, rollbacks } = value;
    return (version === 1 &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isDeploymentId */ .Z5)(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isTargetIdentity */ .YY)(target) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFileName */ .oV)(leafFile) &&
        (operation === 'deploy' || operation === 'rollback') &&
        _layout_js__WEBPACK_IMPORTED_MODULE_8__/* .LAYOUTS */ .m.includes(layout) &&
        Array.isArray(files) &&
        files.every(isDeployedFile) &&
        (fingerprint === null || isSha256(fingerprint)) &&
        (run === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isRunId */ .Pk)(run)) &&
        (backup === undefined || backup === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isDeploymentId */ .Z5)(backup)) &&
        (rollbacks === undefined || (Array.isArray(rollbacks) && rollbacks.every(_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isRunId */ .Pk))));
}
function isDeployedFile(value) {
    return (_report_js__WEBPACK_IMPORTED_MODULE_9__/* .ROLES */ .gg.includes(value?.role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFileName */ .oV)(value?.name) &&
        (value?.sha256 === null || isSha256(value?.sha256)) &&
        (value?.attributes === undefined || Object.values(value.attributes ?? {}).every(isAttributes)));
}
function isAttributes(value) {
    return typeof value === 'string' && /^\d+:\d+:[0-7]+$/.test(value);
}
function isSha256(value) {
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}


/***/ }),

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ stageFiles),
/* harmony export */   Le: () => (/* binding */ clearStaging),
/* harmony export */   fr: () => (/* binding */ EARLIER_CURRENT),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2587);
/* harmony import */ var _files_copy_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6907);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5415);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5230);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3916);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8949);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6651);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2758);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * Where a deployment prepares its files, out of everybody's sight: `staging/<id>/` in the state directory.
 * Each file has its role's name there. If the process dies, the next deployment clears all of it away.
 */









const STAGING = 'staging';
/** The name, among the staged files, of the symlink that `current` was before. */
const EARLIER_CURRENT = 'earlier-current';
/**
 * Opens the folder in which a deployment prepares its files, and makes it if it is not there. Throws a system
 * error.
 */
function openStaging(state, id) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureSubfolder */ .HQ)(state, STAGING, _files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
        const staging = __addDisposableResource(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(state, STAGING), false);
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureSubfolder */ .HQ)(staging, id, _files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_FOLDER */ .ly);
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(staging, id);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Removes everything that was ever staged. Needs the lock, and no deployment under way. */
function clearStaging(state) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .dM)(state, STAGING);
}
/**
 * Writes the new files where only their owner can reach them, and leaves them to be synced. The attributes of
 * a file that is replaced, or of the deployed one in the other layout, go onto the empty new file before the
 * content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @returns the plan with the attributes that came out, and why extended attributes could not be copied; null
 *   when they were
 * @throws a system error
 */
function stageFiles(pending, state, staging, backup, view, plan, id) {
    const written = plan.changes.filter(({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null);
    for (const { file } of written)
        (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .createPrivate */ .Oo)(staging.at(file.role));
    const replaced = written.filter(({ action, model }) => action === 'replace' && model === null);
    const problems = [
        (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .copyAttributesInto */ .D6)(replaced.map(({ file }) => backup.at(file.role)), staging.at('.')),
        ...written.map(({ file, model }) => {
            const from = model && (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .accessPath */ ._y)(view, model, file.name);
            return from === null ? null : (0,_files_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .copyAttributes */ .ts)(from, staging.at(file.role));
        }),
    ];
    const changes = plan.changes.map((change) => {
        if (!written.includes(change))
            return change;
        const { file, attributes } = change;
        const settled = (0,_files_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .fill */ .GS)(pending, staging.at(file.role), file.bytes, attributes);
        return settled ? { ...change, settled } : change;
    });
    for (const change of changes)
        if (change.backup !== null)
            stageBackup(state, staging, change, change.backup);
    if (plan.current === 'switches')
        node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync(_names_js__WEBPACK_IMPORTED_MODULE_6__/* .RELEASE_PREFIX */ .tt + id, staging.at(_layout_js__WEBPACK_IMPORTED_MODULE_8__/* .CURRENT */ .e));
    const attributesLost = problems.find((problem) => problem !== null) ?? null;
    return { plan: { ...plan, changes }, attributesLost };
}
/**
 * A backed-up file as it is, with all its attributes but a fresh modification time: some servers poll for
 * one.
 */
function stageBackup(state, staging, change, id) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { file, action, attributes } = change;
        if (action === 'keep' || action === 'remove')
            return;
        const set = __addDisposableResource(env_2, (0,_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .openBackup */ .Tw)(state, id), false);
        (0,_files_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .linkOrCopy */ .L7)(set.at(file.role), staging.at(file.role), attributes, attributes.unseenMode);
        const now = new Date();
        node_fs__WEBPACK_IMPORTED_MODULE_0__.lutimesSync(staging.at(file.role), now, now);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}


/***/ }),

/***/ 7518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openTarget)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9473);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5230);
/* harmony import */ var _files_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7926);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7385);







/**
 * Opens the target and makes sure that it can be worked in. Changes nothing.
 *
 * @param use whether anything is going to be changed
 * @throws DeployError TARGET_MISSING when the directory is not there, PERMISSION_DENIED when it cannot be
 *   written to, and as `checkStateDirectory` does. A read-only file system is told by `readOnly`
 */
function openTarget({ directory, stateDirectory }, use) {
    const root = openDirectory(directory);
    try {
        const readOnly = requireAccess(root, use);
        const state = {
            path: stateDirectory,
            home: stateDirectory === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .STATE_FOLDER */ .P2) ? root : null,
        };
        if (use === 'write')
            (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .checkStateDirectory */ .j0)(state, node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync(root.fd));
        const files = (0,_files_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .treeOf */ .g)(root);
        return {
            path: directory,
            files,
            stateDirectory: state,
            identity: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(settled(stateDirectory), settled(directory)),
            readOnly,
            [Symbol.dispose]: () => files[Symbol.dispose](),
        };
    }
    catch (error) {
        root[Symbol.dispose]();
        throw error;
    }
}
/** A path without symlinks on the way to it, as far as anything is there. */
function settled(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settled(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
    }
}
function openDirectory(directory) {
    try {
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(directory), directory);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EACCES') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${directory} cannot be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'run the job as a user who may read and write it', error);
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_MISSING', `directory ${directory} is not a directory that can be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'create it, or mount it, before the deployment', error);
    }
}
/** Returns the failure of a file system that is read-only, where a run may still find nothing to write. */
function requireAccess({ at, path }, use) {
    try {
        const { R_OK, W_OK, X_OK } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
        node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync(at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
        return null;
    }
    catch (error) {
        const isReadOnly = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EROFS';
        const denied = new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('PERMISSION_DENIED', `directory ${path} cannot be ${use === 'write' ? 'written to' : 'read'}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, isReadOnly ? _files_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .READ_ONLY */ .sj : `run the job as a user who may ${use} there`, error);
        if (isReadOnly)
            return denied;
        throw denied;
    }
}


/***/ }),

/***/ 1699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   Vu: () => (/* binding */ seeUnfinished),
/* harmony export */   dJ: () => (/* binding */ findUnfinished)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5230);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(351);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7385);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8949);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7328);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8050);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6651);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6610);
/* harmony import */ var _stage_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7282);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/*
 * Leftovers: of a deployment that was sealed, and of one that died.
 */












/**
 * Removes the leftovers of a sealed deployment or rollback. No failure here undoes anything: the next
 * deployment tries again.
 *
 * @param used the id of the backup that a rollback went to: the next one goes further back
 */
function tidy({ view, lock, journal }, keeping, used) {
    const { state } = lock;
    try {
        (0,_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .clearStaging */ .Le)(state);
        (0,_record_js__WEBPACK_IMPORTED_MODULE_10__/* .dropEmptyRecords */ .hC)(state);
        if (journal.current && journal.current.before !== journal.current.after)
            pruneReleases(view.target, journal.current);
        if (keeping.keep === 0)
            (0,_backup_js__WEBPACK_IMPORTED_MODULE_6__/* .discardBackup */ .f2)(state, journal.id);
        if (used !== null)
            (0,_backup_js__WEBPACK_IMPORTED_MODULE_6__/* .discardBackup */ .f2)(state, used);
        const pruned = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .pruneBackups */ .Aw)(state, journal, keeping);
        return { removed: pruned.length + (used === null ? 0 : 1), problem: null };
    }
    catch (error) {
        return { removed: 0, problem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemReason */ .uc)(error) };
    }
}
/** The release folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneReleases({ files }, { before, after }) {
    for (const name of node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(files.root.at('.')))
        if (name.startsWith(_names_js__WEBPACK_IMPORTED_MODULE_9__/* .RELEASE_PREFIX */ .tt) && name !== before && name !== after)
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .removeTree */ .dM)(files.root, name);
}
/**
 * Whether the state directory holds the journal of a deployment, and if so, whether it is one to this target
 * or, `elsewhere`, to another. An unreadable one counts as this target's. Changes nothing, and needs no lock:
 * it may not be so any more.
 *
 * @throws DeployError when the state directory cannot be opened
 */
function seeUnfinished({ stateDirectory, identity }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (!(0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .stateHolds */ .YB)(stateDirectory, _journal_js__WEBPACK_IMPORTED_MODULE_7__/* .JOURNAL */ .Ex))
            return 'none';
        const state = __addDisposableResource(env_1, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .findState */ .B7)(stateDirectory), false);
        if (!state)
            return 'none';
        try {
            const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .readJournal */ .a0)(state);
            if (journal === null)
                return 'none';
            return journal.target === identity ? 'here' : 'elsewhere';
        }
        catch {
            return 'here';
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/**
 * The journal of a deployment that died, or null. Without one, removes the leftovers of dead deployments from
 * the state directory.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
function findUnfinished({ stateDirectory: { path }, identity }, lock) {
    const { state } = lock;
    const journal = (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .readJournal */ .a0)(state);
    if (journal?.target === identity)
        return journal;
    if (journal) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('TARGET_UNSAFE', `${path} holds the journal of an unfinished deployment to another directory, ${journal.directory}`, `run a deployment to that directory first, which rolls it back; where it is gone, remove ${path}/journal`);
    }
    (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .doing */ .Yp)('the leftovers of an earlier deployment cannot be removed', () => {
        (0,_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .clearStaging */ .Le)(state);
        (0,_backup_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepBackups */ .O3)(state, (0,_record_js__WEBPACK_IMPORTED_MODULE_10__/* .listRecords */ .VI)(state).flatMap(({ backup }) => backup ?? []));
        (0,_record_js__WEBPACK_IMPORTED_MODULE_10__/* .dropEmptyRecords */ .hC)(state);
        (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDraft */ .AB)(state, _journal_js__WEBPACK_IMPORTED_MODULE_7__/* .JOURNAL */ .Ex);
    });
    return null;
}


/***/ }),

/***/ 2758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   BJ: () => (/* binding */ readDeployed),
/* harmony export */   Zy: () => (/* binding */ viewTarget),
/* harmony export */   _T: () => (/* binding */ readFileAt),
/* harmony export */   _m: () => (/* binding */ linkAt),
/* harmony export */   _y: () => (/* binding */ accessPath),
/* harmony export */   pS: () => (/* binding */ shownPath),
/* harmony export */   sM: () => (/* binding */ listRelease),
/* harmony export */   yI: () => (/* binding */ readPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9473);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4832);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5230);
/* harmony import */ var _files_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7926);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(3916);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7385);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6651);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6610);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});










/** Where a layout has its files, save for pointers. */
function placeOf(layout) {
    return layout === 'symlink' ? 'current' : 'directory';
}
/**
 * Views the target. With `symlink`, `current` must be missing or a symlink to a sibling directory. With
 * `in-place`, anything else at that name is ignored.
 *
 * The record of the last deployment tells which layout's files are deployed. Without one, or where its files
 * are gone, the target is taken as it stands: `current` if it leads to the file, else the directory.
 *
 * @param leafFile the name of the file with the leaf
 * @throws DeployError TARGET_UNSAFE
 */
function viewTarget(target, layout, leafFile) {
    const { link, release } = openCurrent(target, layout);
    try {
        const record = findRecord(target, leafFile);
        const found = { target, layout, link, release, record };
        const places = record?.layout === 'in-place' ? ['directory', 'current'] : ['current', 'directory'];
        const deployed = places.find((place) => readFileAt(found, place, leafFile) !== null);
        return {
            ...found,
            deployed: deployed ?? placeOf(layout),
            [Symbol.dispose]: () => release?.[Symbol.dispose](),
        };
    }
    catch (error) {
        release?.[Symbol.dispose]();
        throw error;
    }
}
function openCurrent(target, layout) {
    const none = { link: null, release: null };
    const unsafe = (what) => {
        if (layout === 'in-place')
            return none;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e)} ${what}`, 'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place');
    };
    const link = readCurrent(target);
    if (link === 'absent')
        return none;
    if (link === 'no link')
        return unsafe('is not a symbolic link');
    if (!(0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFolderName */ .OB)(link.to))
        return unsafe('points outside of the directory, or deeper into it');
    try {
        return { link: link.to, release: (0,_files_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .treeOf */ .g)((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(target.files.root, link.to)) };
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return { link: link.to, release: null };
        if (isAboutEntry(error))
            return unsafe(`points at something that is not a folder: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`);
        throw readFailed(target, error);
    }
}
/** Reads `current`. Between the two calls it may become something else, or go. */
function readCurrent(target) {
    const access = target.files.root.at(_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e);
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
        throw readFailed(target, error);
    }
}
function readFailed({ path }, error) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e)} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemReason */ .uc)(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
}
/** A user who may only read the files need not be allowed to open the state directory. */
function findRecord({ stateDirectory, identity }, leafFile) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const state = __addDisposableResource(env_1, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .findState */ .B7)(stateDirectory), false);
            return state && (0,_record_js__WEBPACK_IMPORTED_MODULE_8__/* .readRecord */ .aE)(state, { target: identity, leafFile });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && error.code === 'PERMISSION_DENIED')
            return null;
        throw error;
    }
}
/**
 * Whether a system error is about the entry at a path: no folder, no file, or no permission. Any other error
 * is about the disk or this process, and tells nothing about the path.
 */
function isAboutEntry(error) {
    return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error));
}
/** What a symlink points at; null where there is none. Throws a system error. */
function linkAt(access) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync(access);
    }
    catch (error) {
        if (['ENOENT', 'EINVAL'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error)))
            return null;
        throw error;
    }
}
/** The path of a file as people know it. */
function shownPath(target, place, name) {
    return place === 'current' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_9__/* .CURRENT */ .e, name) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target.path, name);
}
/**
 * A path, through handles, to a file; null when a folder on the way is not there.
 *
 * @throws DeployError TARGET_UNSAFE when one on the way is not a folder
 */
function accessPath({ target, release }, place, name) {
    const tree = place === 'current' ? release : target.files;
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
/** The entry of a name. Throws as `readEntry` does. */
function readPlace(view, place, name) {
    const access = accessPath(view, place, name);
    return access === null ? { kind: 'absent' } : (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .h)(access, shownPath(view.target, place, name));
}
/**
 * The regular file of a name, if it may be read and no symlink is on the way to it; null otherwise.
 *
 * @throws DeployError as `readEntry` does when that cannot be told
 */
function readFileAt(view, place, name) {
    try {
        const entry = readPlace(view, place, name);
        return entry.kind === 'file' ? entry : null;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH && (error.cause === undefined || isAboutEntry(error.cause)))
            return null;
        throw error;
    }
}
/** The bytes of a deployed file, in either layout; null when there is none. Throws as `readEntry` does. */
function readDeployed(view, name) {
    const { deployed, layout } = view;
    if (deployed !== placeOf(layout))
        return readFileAt(view, deployed, name)?.bytes ?? null;
    const entry = readPlace(view, deployed, name);
    return entry.kind === 'file' ? entry.bytes : null;
}
/**
 * The names of all files and symlinks behind `current`, sorted. Throws TARGET_UNSAFE for anything else but
 * folders.
 */
function listRelease({ target, release }, below = '.') {
    if (!release)
        return [];
    const folder = release.folder(below);
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(folder.at('.'), { withFileTypes: true })
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap((item) => {
        const name = below === '.' ? item.name : `${below}/${item.name}`;
        // A name that is not UTF-8 was read with replacement characters, and cannot be reached so.
        if (item.name.includes('\ufffd') && !(0,_files_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .isThere */ .$B)(folder.at(item.name)))
            throw odd(target, name, 'has a name that is not UTF-8');
        if (item.isDirectory())
            return listRelease({ target, link: null, release }, name);
        // A command may have made symlinks (openssl rehash). They are taken along as they are.
        if (item.isFile() || item.isSymbolicLink())
            return [name];
        throw odd(target, name, 'is neither a file, a symlink nor a folder');
    });
}
function odd(target, name, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH('TARGET_UNSAFE', `${shownPath(target, 'current', name)} ${what}`, 'everything behind current is taken along into the new release folder, and may be files, symlinks and folders only');
}


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ hostPort),
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** `host:port`, with brackets around an IPv6 address (RFC 3986, section 3.2.2). No other host has a colon. */
function hostPort(host, port) {
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
/** Whether an address is a loopback address (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
function isLoopback(address) {
    return address === '::1' || /^127\./.test(address);
}


/***/ }),

/***/ 269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ addressName),
/* harmony export */   z: () => (/* binding */ endpointName)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4);
/*
 * Endpoints in words. Apart from their parser, because every start needs this and few need that.
 */

/** An endpoint as reports and logs name it: `host:port`, with the protocol in front unless that is `tls`. */
function endpointName({ protocol, host, port }) {
    const place = (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .hostPort */ .Q)(host, port);
    return protocol === 'tls' ? place : `${protocol}://${place}`;
}
/**
 * One address of an endpoint as logs name it: the endpoint, and the address unless it is the host itself.
 *
 * @param at `address` is null while the name does not resolve
 */
function addressName({ endpoint, address }) {
    const name = endpointName(endpoint);
    return address === null || address === endpoint.host ? name : `${name} (${address})`;
}


/***/ }),

/***/ 9820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ refusesLoopback),
/* harmony export */   Ix: () => (/* binding */ isExcused),
/* harmony export */   YR: () => (/* binding */ enterResult),
/* harmony export */   Yk: () => (/* binding */ failedFirst),
/* harmony export */   nn: () => (/* binding */ isProven),
/* harmony export */   sU: () => (/* binding */ newEndpointReport),
/* harmony export */   vA: () => (/* binding */ withoutType)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4);

/** A report of an address that was not probed yet. */
function newEndpointReport({ endpoint, address, isGone, reason, }) {
    return {
        endpoint,
        address,
        isGone,
        matched: false,
        attempts: 0,
        fingerprint: null,
        before: null,
        certificates: [],
        protocol: null,
        elapsedMs: 0,
        last: 'none',
        reason,
        lacks: null,
    };
}
/**
 * Enters the result of one probe.
 *
 * @param fingerprints each of these leaves will do
 * @param judge judges the other certificates; null when the leaf alone counts
 */
function enterResult(report, result, fingerprints, judge) {
    report.attempts += 1;
    report.lacks = null;
    if (result.kind !== 'served') {
        report.reason = result.reason;
        report.last = result.kind === 'failed' && result.refused ? 'refused' : result.kind;
        return;
    }
    const isExpected = fingerprints.includes(result.fingerprint);
    report.fingerprint = result.fingerprint;
    report.protocol = result.protocol;
    report.certificates = result.certificates;
    report.lacks = isExpected ? null : result.lacks;
    if (!isExpected) {
        report.last = 'other';
        report.reason = `another certificate is served${withoutType(report)}`;
        return;
    }
    report.reason = judge === null ? null : judge(result.certificates);
    report.last = report.reason === null ? 'expected' : 'unfit';
}
/** The end of a sentence about another certificate, when the server has none for the wanted type of key. */
function withoutType({ lacks }) {
    return lacks === null ? '' : `, and none with an ${lacks} key`;
}
/**
 * Whether every endpoint is proven: each of its addresses has won or is excused.
 *
 * @see isExcused
 */
function isProven(reports) {
    return reports.every((report) => report.matched || isExcused(report, reports));
}
/**
 * Whether an address that did not win is excused. That takes another address of the same endpoint that has
 * won, and one of three reasons: there is no route from here; the name no longer leads there, and it serves
 * nothing; or it is a loopback address that never served anything and refuses connections, since a server may
 * listen on one of `127.0.0.1` and `::1` alone.
 */
function isExcused(report, reports) {
    const { last, fingerprint, isGone } = report;
    const isExcusable = last === 'unreachable' || (fingerprint === null && (isGone || refusesLoopback(report)));
    return isExcusable && reports.some((other) => other.endpoint === report.endpoint && other.matched);
}
/** Whether an address of this machine refused the last connection. */
function refusesLoopback({ last, address }) {
    return last === 'refused' && address !== null && (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(address);
}
/** The same reports, with those of addresses that did not win in front. */
function failedFirst(reports) {
    return [...reports].sort((one, other) => Number(one.matched) - Number(other.matched));
}


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
/******/ 			return ({"30":"cli.prove-30.js","58":"cli.look-ups.js","173":"cli.prove-173.js","207":"cli.starttls.js","221":"cli.document.js","230":"cli.starttls-230.js","317":"cli.last-deployment.js","323":"cli.recover-323.js","328":"cli.starttls-328.js","343":"cli.judge.js","354":"cli.sds.js","379":"cli.probe.js","443":"cli.actions-exec.js","470":"cli.transaction.js","474":"cli.dry-run.js","509":"cli.read.js","542":"cli.node-forge.js","554":"cli.prove-554.js","572":"cli.keystore.js","574":"cli.prove.js","600":"cli.plan.js","620":"cli.watch.js","649":"cli.rotate.js","671":"cli.trial.js","683":"cli.action.js","719":"cli.yaml.js","763":"cli.trusted-roots.js","799":"cli.rollback.js","806":"cli.manifest.js","815":"cli.yaml-815.js","836":"cli.shared.js","909":"cli.open.js","963":"cli.trust.js","968":"cli.haproxy.js","987":"cli.recover.js","998":"cli.run.js"})[chunkId];
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

// EXTERNAL MODULE: ./build/transaction/backup.js
var backup = __nccwpck_require__(8949);
;// CONCATENATED MODULE: ./build/action/ending.js
/*
 * The end of the log: who reads no more than its last lines knows what happened, what to do, and where the
 * files are.
 */



const VERDICTS = {
    rejected: 'nothing was touched',
    'rolled-back': 'everything is as it was before',
    'rollback-failed': 'files need a person',
};
/** How the run ended, in one line. */
function verdictOf({ status, directory, certificate, error, targets, jobs }) {
    if (targets)
        return `${status}: ${targets.length} targets`;
    if (jobs)
        return `${status}: ${jobs.flat().length} jobs in ${jobs.length} waves`;
    const outcome = error ? VERDICTS[status] : certificate && `certificate ${certificate.fingerprint}`;
    const facts = [directory, outcome].filter((part) => part);
    return facts.length === 0 ? status : `${status}: ${facts.join(', ')}`;
}
/**
 * What a person may need besides: files, backup, endpoints, and the summary as a file. Paths below the
 * directory are relative to it, because the verdict names it.
 */
function endingOf(report, reportPath) {
    const { files, endpoints, endpointsAfterUndo, directory, stateDirectory, backupId } = report;
    const lines = [];
    if (files.length > 0)
        lines.push(`files: ${files.map((file) => `${pathIn(directory, file.path)} ${wordOf(file)}`).join(', ')}`);
    const hasBackup = files.some(({ backup, status }) => backup !== null || status === 'failed');
    if (hasBackup && backupId !== null && stateDirectory !== null)
        lines.push(`earlier files: ${pathIn(directory, backupFolder(stateDirectory, backupId))}`);
    const seen = endpointsAfterUndo ?? endpoints;
    // After a first deployment that was undone, no endpoint has an earlier certificate to serve.
    if (seen.length > 0 && !(endpointsAfterUndo !== null && report.earlier === null)) {
        const which = endpointsAfterUndo === null ? 'the certificate' : 'the earlier certificate';
        const matched = seen.filter((one) => one.matched).length;
        const rest = isProven(seen) || matched === seen.length ? '' : ', which is not enough';
        lines.push(`endpoints: ${matched} of ${seen.length} serve ${which}${report.status === 'planned' ? ' already' : rest}`);
    }
    if (reportPath !== null)
        lines.push(`summary: ${reportPath}`);
    return lines;
}
function wordOf({ status }) {
    return status === 'failed' ? 'NOT PUT BACK' : status;
}

// EXTERNAL MODULE: ./build/certificate/expiry.js
var expiry = __nccwpck_require__(8937);
// EXTERNAL MODULE: ./build/report.js
var build_report = __nccwpck_require__(2200);
// EXTERNAL MODULE: ./build/verify/name.js
var verify_name = __nccwpck_require__(269);
// EXTERNAL MODULE: ./build/verify/report.js
var verify_report = __nccwpck_require__(9820);
;// CONCATENATED MODULE: ./build/action/escape.js
/*
 * Text from outside on its way into the log, an annotation or the summary: the names in a certificate, the
 * output of a command, the name of a file. The runner looks for commands in everything that an action prints:
 * `::name::` at the start of a line, and, from older days, `##[name]` anywhere in a line. A lone carriage
 * return ends a line as well.
 */
/**
 * Control characters, line separators, marks that change the direction of writing, and the byte-order mark.
 */
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/action/runner-files.js
/*
 * The files through which the runner takes outputs and state from a step. @actions/core writes them; its
 * errors name neither the variable nor the reason in words that help.
 */


/** Says why a file of the runner could not be written to. */
function runner_files_fileProblem(variable, error) {
    const path = process.env[variable] ?? '';
    return fs.existsSync(path)
        ? `${variable} names a file that cannot be written to: ${systemReason(error)}`
        : `${variable} names a file that is not there`;
}
/**
 * Has @actions/core append to a file of the runner: whole, or not at all.
 *
 * @throws whatever `append` throws
 */
function runner_files_appendWhole(variable, append) {
    const takeAway = markEnd(variable);
    try {
        append();
    }
    catch (error) {
        takeAway();
        throw error;
    }
}
/**
 * Notes where a file of the runner ends, before something is appended. When the disk is full, a part of that
 * may be written. A value without its end would swallow the ones behind it, and a runner then fails the step
 * (actions/runner, `FileCommandManager.cs`).
 *
 * @returns takes the part away again; never throws
 */
function markEnd(variable) {
    const path = process.env[variable] ?? '';
    const before = sizeOf(path);
    return () => {
        try {
            if (before !== null && (sizeOf(path) ?? 0) > before)
                fs.truncateSync(path, before);
        }
        catch {
            // The error that led here tells that the file is not as it should be.
        }
    };
}
function sizeOf(path) {
    try {
        const stat = fs.statSync(path);
        return stat.isFile() ? stat.size : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/action/outputs.js







/**
 * The most characters of an output. All outputs of a job together may have 1 MB, counted in UTF-16 (GitHub's
 * reference of `jobs.<job_id>.outputs`), or all of them are lost. So the longest ones leave out a part.
 */
const MAX_CHARACTERS = { endpoints: 250_000, names: 50_000, text: 10_000 };
/** Sets `status` before anything else happens: a step that is killed leaves that much. */
function writeInterrupted() {
    try {
        appendWhole('GITHUB_OUTPUT', () => setOutput('status', 'interrupted'));
    }
    catch {
        // The same file fails again at the end of the run, and that is told then.
    }
}
/**
 * Sets the outputs, on success and on failure alike, so that a later step can read them. An empty one reads
 * as empty without being set. One that cannot be written is missing, with a warning: the others are set, and
 * the result of the deployment does not change.
 */
function writeOutputs(report, surroundings, log) {
    const missing = [];
    let problem = null;
    for (const [name, value] of Object.entries(outputsOf(report, surroundings, log))) {
        if (value === '')
            continue;
        try {
            appendWhole('GITHUB_OUTPUT', () => setOutput(name, value));
        }
        catch (error) {
            missing.push(name);
            problem = error;
        }
    }
    if (missing.length > 0)
        log.warning(`outputs are missing (${missing.join(', ')}): ${fileProblem('GITHUB_OUTPUT', problem)}`);
}
/**
 * Outputs by name. Nothing in them is secret. Those that may be long come last: where the room is short, the
 * others are set.
 *
 * @param runner told of what is left out because a runner would not take it; null where there is no runner,
 *   and nothing is left out
 */
function outputsOf(report, { now, reportPath }, runner = null) {
    const { certificate, error } = report;
    // Those of every target of a fleet would be too long. Its output `targets` is shorter.
    const { files, endpoints } = report.targets ? { files: [], endpoints: [] } : report;
    const list = (name, items, most, whenCut = items) => {
        const whole = JSON.stringify(items);
        if (runner === null || whole.length <= most)
            return whole;
        const fitting = firstOf(whenCut, most);
        runner.notice(`the output ${name} holds ${fitting.length} of ${items.length}: more would be too long for a runner`);
        return JSON.stringify(fitting);
    };
    return {
        // A fleet that was cancelled: its post step takes back what is deployed.
        status: report.targets && report.unfinished ? 'interrupted' : report.status,
        changed: String(report.changed),
        'would-change': ternary((0,build_report/* wouldChange */.ev)(report)),
        verified: ternary(report.verified),
        fingerprint: certificate?.fingerprint ?? '',
        'not-before': certificate?.notBefore.toISOString() ?? '',
        'not-after': certificate?.notAfter.toISOString() ?? '',
        ...Object.fromEntries(build_report/* ROLES */.gg.flatMap((role) => {
            const file = files.find((candidate) => candidate.role === role);
            return [
                [`${role}-status`, file?.status ?? ''],
                [`${role}-path`, file?.path ?? ''],
            ];
        })),
        'backup-id': report.backupId ?? '',
        recovered: String(report.recovered),
        'rollback-verified': ternary(report.rollbackVerified),
        'days-left': certificate ? String((0,expiry/* daysUntil */.A)(certificate.notAfter, now)) : '',
        'error-code': error?.code ?? '',
        'error-message': plain(error?.message ?? '').slice(0, MAX_CHARACTERS.text),
        'error-hint': plain(error?.hint ?? '').slice(0, MAX_CHARACTERS.text),
        report: reportPath ?? '',
        files: JSON.stringify(files.map(({ role, path, status, sha256, bytes, mode, backup }) => ({
            role,
            path,
            status,
            sha256,
            bytes,
            mode,
            backup,
        }))),
        'subject-names': certificate ? list('subject-names', certificate.names, MAX_CHARACTERS.names) : '',
        endpoints: list('endpoints', endpoints.map(endpointOutput), MAX_CHARACTERS.endpoints, (0,verify_report/* failedFirst */.Yk)(endpoints).map(endpointOutput)),
        targets: report.targets ? JSON.stringify(Object.fromEntries(report.targets.map(targetOutput))) : '',
        matrix: report.jobs ? JSON.stringify(report.jobs.flat()) : '',
        waves: report.jobs ? JSON.stringify(report.jobs) : '',
    };
}
function targetOutput({ name, report }) {
    const { status, changed, verified, certificate, error } = report;
    return [
        name,
        {
            status,
            changed,
            verified,
            fingerprint: certificate?.fingerprint ?? null,
            'not-after': certificate?.notAfter.toISOString() ?? null,
            'error-code': error?.code ?? null,
            'error-message': error ? plain(error.message).slice(0, MAX_CHARACTERS.text) : null,
        },
    ];
}
function endpointOutput(report) {
    return {
        endpoint: (0,verify_name/* endpointName */.z)(report.endpoint),
        address: report.address,
        'server-name': report.endpoint.serverName,
        matched: report.matched,
        attempts: report.attempts,
        fingerprint: report.fingerprint,
        before: report.before,
        protocol: report.protocol,
        'elapsed-ms': report.elapsedMs,
    };
}
/** The first items of a list, as many as fit into so many characters of JSON. */
function firstOf(items, most) {
    let length = '[]'.length;
    const end = items.findIndex((item) => {
        length += JSON.stringify(item).length + ','.length;
        return length > most;
    });
    return items.slice(0, end === -1 ? items.length : end);
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
 * Runs a program. The process exits with the code that the program or `fail` has set, else with 0. Until the
 * program has ended, the exit code is that of a failure, so that no early end passes for a success.
 *
 * @param program is given a signal that is aborted, with a DeployError CANCELLED, when the runner cancels the
 *   job
 * @param fail shows a failure, and sets the exit code
 */
function runProgram(program, fail) {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(name, () => {
            if (!controller.signal.aborted)
                controller.abort(cancellation());
        });
    // A reader of the log that goes away must not end a deployment in the middle.
    process.stdout.on('error', () => undefined);
    process.exitCode = UNFINISHED;
    program(controller.signal)
        .catch((error) => fail((0,errors/* asDeployError */.y0)(error)))
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

// EXTERNAL MODULE: ./build/cli/command-line.js
var command_line = __nccwpck_require__(895);
// EXTERNAL MODULE: ./build/cli/commands.js
var commands = __nccwpck_require__(8455);
;// CONCATENATED MODULE: ./build/cli/exit-code.js
/** Failures that are no refusal, also where nothing was written. */
const FAILED = new Set(['VERIFY_FAILED', 'RELOAD_FAILED', 'CANCELLED']);
/**
 * How a run ended, for a shell: 0 done; 1 failed, and everything is as before; 2 refused, and nothing was
 * touched; 3 failed, and not everything is as before.
 */
function exitCode({ status, error, unfinished }) {
    if (error === null)
        return 0;
    if (status === 'rollback-failed' || unfinished)
        return 3;
    return status === 'rejected' && !FAILED.has(error.code) ? 2 : 1;
}

;// CONCATENATED MODULE: ./build/cli/terminal.js

const TICK_MS = 200;
const CLEAR_LINE = '\r\u001b[K';
/**
 * Opens the log. On a terminal its last line tells which step runs, and for how long.
 *
 * @param isDebug whether details are shown
 */
function openTerminal(screen, isDebug) {
    const masks = [];
    const progress = screen.isTTY ? openProgress(screen) : null;
    const line = (text) => {
        let shown = text;
        for (const mask of masks)
            shown = shown.replaceAll(mask, '***');
        progress?.clear();
        screen.write(`${shown}\n`);
    };
    return {
        group: (title) => {
            line(plain(title));
            progress?.begin(plain(title));
        },
        info: (fact) => line(`  ${plain(fact)}`),
        debug: (detail) => {
            if (isDebug)
                line(`  ${plain(detail)}`);
        },
        notice: (fact) => line(`  notice: ${plain(fact)}`),
        warning: (fact) => line(`  warning: ${plain(fact)}`),
        output: (text) => line(`  | ${plain(text)}`),
        // The longest first: a text may be a part of another.
        mask: (text) => {
            masks.push(text);
            masks.sort((one, other) => other.length - one.length);
        },
        success: (fact) => {
            progress?.end();
            line(plain(fact));
        },
        failure: ({ code, message, hint, cause }) => {
            progress?.end();
            line(`error: ${plain(message)} (${code})`);
            if (hint !== '')
                line(`hint: ${plain(hint)}`);
            if (isDebug && cause instanceof Error)
                for (const text of (cause.stack ?? cause.message).split('\n'))
                    line(`  ${plain(text)}`);
        },
    };
}
/** The last line of a terminal, which tells what goes on. */
function openProgress(screen) {
    let title = '';
    let start = 0;
    const clear = () => void screen.write(CLEAR_LINE);
    const timer = setInterval(() => {
        const seconds = Math.floor((performance.now() - start) / 1_000);
        const text = `\u2026 ${title}, ${seconds} s`;
        if (title !== '' && seconds > 0)
            screen.write(CLEAR_LINE + text.slice(0, (screen.columns ?? 80) - 1));
    }, TICK_MS);
    timer.unref();
    return {
        begin: (next) => {
            title = next;
            start = performance.now();
        },
        clear,
        end: () => {
            clearInterval(timer);
            clear();
        },
    };
}

// EXTERNAL MODULE: ./build/inputs/inputs.js + 17 modules
var inputs_inputs = __nccwpck_require__(9689);
// EXTERNAL MODULE: ./build/inputs/secrets.js
var secrets = __nccwpck_require__(8569);
// EXTERNAL MODULE: ./build/operations/operate.js
var operate = __nccwpck_require__(923);
;// CONCATENATED MODULE: ./build/cli.js












/*
 * The command line: the same operations as the step's, with arguments for inputs, a log for people, and an
 * exit code that tells how the run ended.
 */
const line = (0,command_line/* readCommandLine */.y)(process.argv.slice(2), process.env);
const terminal = openTerminal(process.stderr, line.flags.has('debug'));
process.stderr.on('error', () => undefined);
runProgram(async (cancelled) => {
    const help = await helpFor(line);
    if (help !== null)
        return void process.stdout.write(help);
    const report = await readAndRun({ log: terminal, signal: cancelled, environment: process.env });
    if (line.flags.has('json')) {
        const outputs = outputsOf(report, { now: new Date(), reportPath: null });
        process.stdout.write(`${JSON.stringify(outputs, null, 2)}\n`);
    }
    if (report.error)
        terminal.failure(report.error);
    else
        terminal.success(verdictOf(report));
    process.exitCode = exitCode(report);
}, (error) => {
    terminal.failure(error);
    process.exitCode = 1;
});
/** The help that was asked for; null when a command is to be run. */
async function helpFor({ command, flags, problems }) {
    if (!flags.has('help') && !flags.has('version'))
        return null;
    const { commandHelp, generalHelp, versionText } = await __nccwpck_require__.e(/* import() */ 683).then(__nccwpck_require__.bind(__nccwpck_require__, 9683));
    if (flags.has('version'))
        return versionText();
    const known = commands/* COMMANDS_BY_NAME */.f.get(command);
    return known && !problems.has(command) ? commandHelp(command, known) : generalHelp();
}
async function readAndRun(surroundings) {
    const { command, values, problems, exposed } = line;
    const mask = (text) => terminal.mask(text);
    exposed.forEach(mask);
    const source = {
        values: new Map([...values, ['operation', command === 'recover' ? 'deploy' : command]]),
        problems,
        environment: surroundings.environment,
        refusal: null,
        mask,
        secrets: (0,secrets/* newSecrets */.A)(mask),
    };
    try {
        if ((0,inputs_inputs/* isFleet */.xP)(source))
            return await runTargets(source, surroundings, command === 'recover');
        if (command === 'recover')
            return await recoverTarget(source, surroundings);
        const { request, secrets } = await (0,inputs_inputs/* readInputs */.Ko)(source, surroundings.log);
        return await (0,operate/* operate */.N)(request, { ...surroundings, ...secrets });
    }
    catch (error) {
        return { ...(0,build_report/* newReport */.bQ)(), verified: (0,inputs_inputs/* namesEndpoints */.rm)(source) ? false : null, error: (0,errors/* asDeployError */.y0)(error) };
    }
}
/** Nothing follows a command that was cancelled, so it takes back itself what it has deployed. */
async function runTargets(source, surroundings, isRecovery) {
    if (isRecovery) {
        const { recoverFleet } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(328), __nccwpck_require__.e(799), __nccwpck_require__.e(806), __nccwpck_require__.e(987)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5987));
        return (await recoverFleet(source, new Map(), surroundings)) ?? { ...(0,build_report/* newReport */.bQ)(), status: 'unchanged' };
    }
    const { runFleet } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(328), __nccwpck_require__.e(799), __nccwpck_require__.e(806), __nccwpck_require__.e(998)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5998));
    return runFleet(source, { ...surroundings, begin: () => undefined, hasPostStep: false });
}
async function recoverTarget(source, surroundings) {
    const inputs = await (0,inputs_inputs/* readRecoveryInputs */.Nx)(source);
    if (inputs === null)
        return { ...(0,build_report/* newReport */.bQ)(), status: 'unchanged' };
    const { recover } = await __nccwpck_require__.e(/* import() */ 323).then(__nccwpck_require__.bind(__nccwpck_require__, 7323));
    const { request, certificateName, secrets } = inputs;
    const report = await recover(request, certificateName, { ...surroundings, ...secrets });
    if (report.error === null && !report.recovered)
        report.status = 'unchanged';
    return report;
}

module.exports = __webpack_exports__;
/******/ })()
;