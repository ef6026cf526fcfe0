"use strict";
exports.id = 653;
exports.ids = [653];
exports.modules = {

/***/ 1590:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ keyMatches),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   z0: () => (/* binding */ readDeployedLeaf)
/* harmony export */ });
/* unused harmony exports readCredential, withStrays */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4731);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9984);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(172);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2574);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5021);








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
    const arrangement = arrange(first.certificates, rest);
    const { leaf } = arrangement;
    const fingerprint = fingerprintOf(leaf.raw);
    const notices = [...arrangement.notices];
    if (first.hadKey)
        notices.push('a private key in the input certificate was ignored: private-key is the place for it');
    return {
        ...arrangement,
        notices,
        fingerprint,
        leafPem: derToPem('CERTIFICATE', leaf.raw),
        chainPem: arrangement.chain.map((member) => derToPem('CERTIFICATE', member.raw)).join(''),
        facts: {
            subject: leaf.subject ?? '',
            issuer: leaf.issuer ?? '',
            names: subjectNames(leaf),
            notBefore: new Date(leaf.validFrom),
            notAfter: new Date(leaf.validTo),
            fingerprint,
            keyType: describeKey(leaf.publicKey),
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
        chainPem: chainPem + strays.map((stray) => derToPem('CERTIFICATE', stray.raw)).join(''),
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
    const blocks = readPemBlocks(pem, code, subject);
    const certificateBlocks = blocks.filter(isCertificate);
    if (certificateBlocks.length === 0) {
        const found = blocks.length > 0
            ? `it holds ${blocks.map((block) => block.label).join(', ')}`
            : 'it holds no PEM block';
        throw new DeployError(code, `the ${subject} holds no certificate`, `expected a BEGIN CERTIFICATE line; ${found}`);
    }
    if (certificateBlocks.length > MAX_CERTIFICATES) {
        throw new DeployError(code, `the ${subject} holds ${certificateBlocks.length} certificates`, `at most ${MAX_CERTIFICATES} are read`);
    }
    const certificates = certificateBlocks.map((block, index) => {
        const which = certificateBlocks.length > 1 ? `certificate ${index + 1} of the ${subject}` : `the ${subject}`;
        try {
            return parseCertificate(derOf(block));
        }
        catch {
            throw new DeployError(code, `${which} cannot be parsed`, 'its PEM armour is sound but what it holds is not an X.509 certificate that OpenSSL knows');
        }
    });
    return { certificates, hadKey: blocks.some(isPrivateKey) };
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
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yt: () => (/* binding */ derLength),
/* harmony export */   m9: () => (/* binding */ brokenSignatureHash)
/* harmony export */ });
/* unused harmony exports readElement, readObjectIdentifier */
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
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rx: () => (/* binding */ describeKey),
  ML: () => (/* binding */ keyBits),
  Fs: () => (/* binding */ publicKeyFingerprint)
});

// UNUSED EXPORTS: onlyPrivateKey, readPrivateKey

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4731);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: ./build/certificate/der.js
var der = __webpack_require__(172);
;// CONCATENATED MODULE: ./build/certificate/derivation.js

/** Iterations of PBKDF2, or of PKCS#12's own derivation: OpenSSL takes up to five seconds for that many. */
const MAX_ITERATIONS = 10_000_000;
/** What scrypt is asked for, N \u00d7 r \u00d7 p (RFC 7914, section 2): OpenSSL takes some five seconds for that. */
const MAX_SCRYPT = (/* unused pure expression or super */ null && (2 ** 24));
const PBES2 = '1.2.840.113549.1.5.13';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
/**
 * Whether deriving the key for an encrypted private key would take so long that nobody would wait for it. OpenSSL does not ask before it
 * begins, and nothing stops it then.
 *
 * @param der an EncryptedPrivateKeyInfo (RFC 5958); of anything else OpenSSL will say soon enough that it is none
 */
function derivation_isSlowToDerive(der) {
    const [algorithm] = members(der, readElement(der, 0));
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
    return { name: readObjectIdentifier(der.subarray(identifier.start, identifier.end)), parameters };
}
/** The elements in a sequence; none when it is not one. No algorithm has more than a few. */
function members(der, sequence) {
    const elements = [];
    if (sequence?.tag !== 0x30)
        return elements;
    for (let at = sequence.start; at < sequence.end && elements.length < 8;) {
        const element = readElement(der, at);
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
var pem = __webpack_require__(5021);
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
    const blocks = readPemBlocks(pem, 'KEY_INVALID', subject).filter(isPrivateKey);
    const [block] = blocks;
    if (block === undefined) {
        throw new DeployError('KEY_INVALID', `the ${subject} holds no PEM private key`, 'expected a BEGIN PRIVATE KEY line (or RSA, EC, or ENCRYPTED)');
    }
    if (blocks.length > 1) {
        throw new DeployError('KEY_INVALID', `the ${subject} holds ${blocks.length} keys`, 'give the one that belongs to the leaf certificate');
    }
    const encrypted = isEncrypted(block);
    const key = encrypted ? decrypt(block, passphrase, subject) : parse(block, subject);
    if (!KEY_TYPES.has(key.asymmetricKeyType ?? '')) {
        throw new DeployError('KEY_INVALID', `the ${subject} is of type ${key.asymmetricKeyType ?? 'unknown'}`, 'expected RSA, ECDSA, Ed25519 or Ed448');
    }
    return {
        key,
        pem: encrypted ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : formatPem(block),
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
    return readPemBlocks(pem, 'KEY_INVALID', 'private key').filter(isPrivateKey).map(formatPem).join('');
}
function isEncrypted(block) {
    return (block.label === 'ENCRYPTED PRIVATE KEY' ||
        block.headers.some((header) => /^Proc-Type:.*ENCRYPTED/.test(header)));
}
function parse(block, subject) {
    try {
        return createPrivateKey(formatPem(block));
    }
    catch {
        throw new DeployError('KEY_INVALID', `the ${subject} cannot be parsed`, `its PEM armour says ${block.label}, but what it holds is not such a key`);
    }
}
function decrypt(block, passphrase, subject) {
    if (passphrase === null) {
        throw new DeployError('PASSPHRASE_WRONG', `the ${subject} is encrypted and no passphrase was given`, 'set private-key-passphrase');
    }
    if (isSlowToDerive(Buffer.from(block.body, 'base64'))) {
        throw new DeployError('KEY_INVALID', 'the private key is encrypted with so many iterations that it would take too long to decrypt', 'encrypt it anew, as openssl pkcs8 -topk8 -v2 aes256 does');
    }
    try {
        return createPrivateKey({ key: formatPem(block), passphrase });
    }
    catch (error) {
        // Not ERR_OSSL_UNSUPPORTED: so OpenSSL's decoder calls what a wrong passphrase decrypted, when by chance its padding looks right.
        if (/^ERR_OSSL_(?:EVP|PEM)_UN(?:SUPPORTED|KNOWN)/.test(systemCode(error))) {
            throw new DeployError('KEY_INVALID', `the ${subject} is encrypted in a way that is not supported`, 'encrypt it with AES, as openssl pkcs8 -topk8 -v2 aes256 does');
        }
        throw new DeployError('PASSPHRASE_WRONG', `the ${subject} cannot be decrypted with the passphrase given`, 'check private-key-passphrase; a blank or a newline at its end counts');
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

/***/ 5021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ readPemBlocks),
/* harmony export */   _o: () => (/* binding */ secretLines)
/* harmony export */ });
/* unused harmony exports formatPem, derToPem, foldBody, isPrivateKey */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9984);

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

/***/ 4731:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** SHA-256 in lower-case hex. In one call, which costs a start less than an object that takes pieces; Node has it since 20.12. */
function sha256(bytes) {
    return node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash ? node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash('sha256', bytes) : node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash('sha256').update(bytes).digest('hex');
}


/***/ }),

/***/ 9525:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ CURRENT),
/* harmony export */   m: () => (/* binding */ LAYOUTS)
/* harmony export */ });
/** Every layout, by the name that the input `layout` takes. */
const LAYOUTS = ['in-place', 'symlink'];
/** The symlink that all files go through in the `symlink` layout. */
const CURRENT = 'current';


/***/ }),

/***/ 2193:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 4224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   C1: () => (/* binding */ DEPLOYMENT_ID),
/* harmony export */   Ks: () => (/* binding */ TRIAL_PREFIX),
/* harmony export */   OB: () => (/* binding */ isFolderName),
/* harmony export */   P2: () => (/* binding */ STATE_FOLDER),
/* harmony export */   XD: () => (/* binding */ isStateName),
/* harmony export */   YY: () => (/* binding */ isTargetIdentity),
/* harmony export */   j8: () => (/* binding */ isTargetName),
/* harmony export */   oV: () => (/* binding */ isFileName),
/* harmony export */   u0: () => (/* binding */ GENERATION_PREFIX),
/* harmony export */   zB: () => (/* binding */ MAX_NAME)
/* harmony export */ });
/* unused harmony export nextDeploymentId */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9525);
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


/***/ })

};
;
