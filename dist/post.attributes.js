"use strict";
exports.id = 858;
exports.ids = [858];
exports.modules = {

/***/ 2873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ arrange),
/* harmony export */   W: () => (/* binding */ MAX_CERTIFICATES)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4769);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ keyMatches),
/* harmony export */   Yn: () => (/* binding */ isCertificate),
/* harmony export */   Yz: () => (/* binding */ readCredential),
/* harmony export */   mG: () => (/* binding */ readDeployedChain),
/* harmony export */   sT: () => (/* binding */ factsOfServed),
/* harmony export */   xS: () => (/* binding */ factsOf),
/* harmony export */   z0: () => (/* binding */ readDeployedLeaf)
/* harmony export */ });
/* unused harmony export withStrays */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4974);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2873);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4927);
/* harmony import */ var _foreign_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1184);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3452);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4769);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5090);










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
    const names = strays.map(titleOf).join('; ');
    return {
        ...credential,
        chain: [...chain, ...strays],
        strays: [],
        chainPem: chainPem + strays.map((stray) => derToPem('CERTIFICATE', stray.raw)).join(''),
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ derKind)
/* harmony export */ });
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4927);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 9464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4927);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sk: () => (/* binding */ noneIn),
/* harmony export */   fA: () => (/* binding */ unparsed),
/* harmony export */   pD: () => (/* binding */ unknownKeyIn),
/* harmony export */   qt: () => (/* binding */ foreignOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4927);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rx: () => (/* binding */ describeKey),
  ML: () => (/* binding */ keyBits),
  jt: () => (/* binding */ onlyPrivateKey),
  QV: () => (/* binding */ provesPossession),
  Fs: () => (/* binding */ publicKeyFingerprint),
  $k: () => (/* binding */ readPrivateKey)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4974);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/key-type.js
var key_type = __webpack_require__(4547);
// EXTERNAL MODULE: ./build/certificate/der.js
var certificate_der = __webpack_require__(4927);
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
var der_kind = __webpack_require__(958);
// EXTERNAL MODULE: ./build/certificate/pem.js
var certificate_pem = __webpack_require__(5090);
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
var foreign = __webpack_require__(1184);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ subjectNames),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   KR: () => (/* binding */ coversName),
/* harmony export */   OS: () => (/* binding */ issuerTitle)
/* harmony export */ });
/* unused harmony export oneLine */
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ issues),
/* harmony export */   Br: () => (/* binding */ ENDS),
/* harmony export */   Gq: () => (/* binding */ reachable),
/* harmony export */   Hh: () => (/* binding */ findPath),
/* harmony export */   Nl: () => (/* binding */ isSelfSigned),
/* harmony export */   Ub: () => (/* binding */ isValidAt),
/* harmony export */   a7: () => (/* binding */ longestLivingFirst),
/* harmony export */   gX: () => (/* binding */ rememberedIssuance)
/* harmony export */ });
/* harmony import */ var _extensions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9464);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ derToPem),
/* harmony export */   Hg: () => (/* binding */ readPemBlocks),
/* harmony export */   T_: () => (/* binding */ isPrivateKey),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   uy: () => (/* binding */ formatPem)
/* harmony export */ });
/* unused harmony export foldBody */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

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

/***/ 4974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ fingerprintOf),
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

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

/***/ 2587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5230);
/* harmony import */ var _mount_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4901);
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

/***/ 5415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   Oo: () => (/* binding */ createPrivate),
/* harmony export */   Yn: () => (/* binding */ openPending),
/* harmony export */   ly: () => (/* binding */ PRIVATE_FOLDER)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5230);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4557);
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

/***/ 170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ writeFailure),
/* harmony export */   Yp: () => (/* binding */ doing),
/* harmony export */   sj: () => (/* binding */ READ_ONLY)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isLocal)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

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

/***/ 4557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle),
/* harmony export */   r: () => (/* binding */ PRIVATE_FILE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2587);
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

/***/ 4547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ CURRENT),
/* harmony export */   m: () => (/* binding */ LAYOUTS)
/* harmony export */ });
/** Every layout, by the name that the input `layout` takes. */
const LAYOUTS = ['in-place', 'symlink'];
/** The symlink that all files go through in the `symlink` layout. */
const CURRENT = 'current';


/***/ }),

/***/ 7385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ findState),
/* harmony export */   P2: () => (/* binding */ STATE_FOLDER),
/* harmony export */   Y8: () => (/* binding */ enterState),
/* harmony export */   YB: () => (/* binding */ stateHolds),
/* harmony export */   Zc: () => (/* binding */ leaveState),
/* harmony export */   j0: () => (/* binding */ checkStateDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5415);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(170);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5230);
/* harmony import */ var _files_mount_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4901);
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

/***/ 2200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 6651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7385);
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


/***/ })

};
;