'use strict';

Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });

const node_path = require('node:path');
const crypto = require('node:crypto');
const fs = require('node:fs');
const node_os = require('node:os');

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

/** SHA-256 in lower-case hex. In one call, which costs a start less than an object that takes pieces; Node has it since 20.12. */
function sha256(bytes) {
    return crypto.hash ? crypto.hash('sha256', bytes) : crypto.createHash('sha256').update(bytes).digest('hex');
}

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
    const [algorithm] = members(der, readElement(der, 0));
    const scheme = readAlgorithm(der, algorithm);
    const derivation = scheme?.name === PBES2 ? readAlgorithm(der, members(der, scheme.parameters)[0]) : scheme;
    const counts = members(der, derivation?.parameters)
        .filter(({ tag }) => tag === 0x02)
        .map((element) => readCount$1(der, element));
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
function readCount$1(der, { start, end }) {
    return der.subarray(start, end).reduce((value, byte) => value * 256 + byte, 0);
}

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
        throw new DeployError(code, `the ${subject} is larger than 1 MiB`, 'give the PEM file itself, not a bundle of trust roots');
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
    return new DeployError(code, `the ${subject} is not well-formed PEM: ${what}`, 'was it pasted whole, from the BEGIN line to the END line?');
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

const KEY_TYPES$2 = new Set(['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448']);
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
    if (!KEY_TYPES$2.has(key.asymmetricKeyType ?? '')) {
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
        return crypto.createPrivateKey(formatPem(block));
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
        return crypto.createPrivateKey({ key: formatPem(block), passphrase });
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
    const publicKey = key.type === 'private' ? crypto.createPublicKey(key) : key;
    return sha256(publicKey.export({ type: 'spki', format: 'der' }));
}

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
        const [first] = readPemBlocks(pem.toString('latin1'), 'CERTIFICATE_INVALID', 'deployed certificate').filter(isCertificate);
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
    return sha256(der);
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
    return der.subarray(0, derLength(der));
}
/** @throws whatever OpenSSL and Date throw when it is no certificate, has no key that they know, or times that are none */
function parseCertificate(der) {
    const parsed = new crypto.X509Certificate(der);
    parsed.publicKey;
    // OpenSSL parses times that are none, and everything that compares them would let them pass.
    for (const time of [parsed.validFrom, parsed.validTo])
        new Date(time).toISOString();
    return parsed;
}

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
            throw new DeployError(refusal.code, refusal.fact, refusal.remedy);
        passed.push(check.name);
    }
    return passed;
}
function checkKey({ credential, privateKey, keyOrigin }) {
    if (privateKey === null || keyMatches(credential.leaf, privateKey))
        return null;
    const wanted = publicKeyFingerprint(credential.leaf.publicKey).slice(0, 16);
    const got = publicKeyFingerprint(privateKey).slice(0, 16);
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
    const missing = serverNames.find((name) => !coversName(credential.leaf, name));
    if (missing === undefined)
        return null;
    const names = subjectNames(credential.leaf);
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
        if (keyBits(key) < least) {
            return {
                code: 'WEAK',
                fact: `the key of ${oneLine(certificate.subject)} is weak: ${describeKey(key)}`,
                remedy: 'expected RSA of 2048 bits or more, or a curve of 256 bits or more',
            };
        }
        const hash = brokenSignatureHash(certificate.raw);
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

/** Every layout, by the name that the input `layout` takes. */
const LAYOUTS = ['in-place', 'symlink'];
/** The symlink that all files go through in the `symlink` layout. */
const CURRENT = 'current';

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
const KEY_TYPES$1 = ['RSA', 'RSA-PSS', 'ECDSA', 'Ed25519', 'Ed448'];
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
    const file = (role, name, content) => name === null ? [] : [{ role, name, content, holdsKey: holdsKey(role), pointer: false }];
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

/** Files and nothing else: for any server that reads PEM, with commands and endpoints as the workflow gives them. */
const files$1 = {
    ...NO_POINTER,
    name: 'files',
    names: pairAndBundle,
    files: (context) => credentialFiles(context),
    advice: ({ hasReloadCommand, hasEndpoints }) => hasEndpoints && !hasReloadCommand
        ? [
            'no reload-command was given: the server must notice changed files by itself, or the endpoints will never serve them',
        ]
        : [],
};

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
    names: pairAndBundle,
    files: (context) => credentialFiles(context),
    advice: (setup) => needsReload(setup, 'Apache', 'apachectl graceful'),
};

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
    names: pairOrBundle,
    files: (context) => credentialFiles(context),
    advice: (setup) => needsReload(setup, 'Caddy', 'caddy reload --force --config /etc/caddy/Caddyfile'),
};

/**
 * Dovecot: `ssl_cert` and `ssl_key` (from 2.4 on `ssl_server_cert_file` and `ssl_server_key_file`), leaf and chain in the
 * first. Its configuration process reads both when it starts and when it is reloaded, and hands them to the login processes.
 */
const dovecot = {
    ...NO_POINTER,
    name: 'dovecot',
    names: pairAndBundle,
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
    names: pairAndBundle,
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
            private_key: { filename: seenPath(context, keyFile(names)) },
            ...(folder === CURRENT ? { watched_directory: { path: serverDirectory || '/' } } : {}),
        },
    };
    const content = /\.ya?ml$/i.test(names.sds)
        ? `resources:\n${toYaml([secret], '')}`
        : `${JSON.stringify({ resources: [secret] }, null, 2)}\n`;
    return [{ role: 'sds', name: names.sds, content, holdsKey: false, pointer: true }];
}
function certificatePath(context) {
    return seenPath(context, leafFile(context.names));
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
    names: pairAndBundle,
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
    names: pairOrBundle,
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
    names: pairAndBundle,
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
    const certificate = JSON.stringify(seenPath(context, leafFile(context.names)));
    const key = JSON.stringify(seenPath(context, keyFile(context.names)));
    return name.endsWith('.toml')
        ? `[[tls.certificates]]\n  certFile = ${certificate}\n  keyFile = ${key}\n`
        : `tls:\n  certificates:\n    - certFile: ${certificate}\n      keyFile: ${key}\n`;
}
/** Traefik takes a path that is not there for an inline certificate, so a file that names other paths does nothing. */
function unnamedPair(setup) {
    const { configBefore, names } = setup;
    if (configBefore === null)
        return [];
    return [leafFile(names), keyFile(names)]
        .map((name) => seenPath(setup, name))
        .filter((path) => !configBefore.includes(path))
        .map((path) => `${names.config} does not name ${path}: what is there already is never edited`);
}

/** Every server kind, by the name that the input `server` takes. */
const KINDS = new Map([envoy, nginx, apache, haproxy, traefik, caddy, postfix, dovecot, files$1].map((kind) => [kind.name, kind]));

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
    return (node_path.normalize(value) === value && value !== '.' && !value.split('/').includes('..') && !value.endsWith('/'));
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
    return ([STATE_FOLDER, CURRENT].includes(top) ||
        [GENERATION_PREFIX, TRIAL_PREFIX].some((prefix) => top.startsWith(prefix)));
}

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

const SHOWN = 80;
/** A value as it is shown in a message: quoted, and no more than its beginning. One that may hold a key is not shown. */
function quote(text) {
    if (text.includes(PEM_MARK))
        return 'a PEM text';
    if (mayHoldKey(text))
        return 'a text that may hold a key';
    return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}\u2026` : text);
}

/*
 * What an action says to its runner on standard output: `::command key=value::text`, one a line. The rest of the log is what it prints besides. Written here and not taken from
 * @actions/core, because that brings a whole HTTP client along, which was half of the time that the action takes to start.
 */
/** Gives the runner a command. Whatever is in its text, it stays one line. */
function command(name, text, properties = {}) {
    const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
    line(`::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escapeText(text)}`);
}
/** A line of the log. The caller sees to it that the runner does not take it for a command. */
function line(text) {
    print(Buffer.from(`${text}\n`));
}
const STANDARD_OUTPUT = 1;
const AWAKE = new Int32Array(new SharedArrayBuffer(4));
/** Not through `process.stdout`: it does no more than this, and takes a thirtieth of a start to load. A runner that has stopped listening must not end a deployment half way. */
function print(bytes) {
    for (let printed = 0; printed < bytes.length;) {
        try {
            printed += fs.writeSync(STANDARD_OUTPUT, bytes, printed);
        }
        catch (error) {
            if (systemCode(error) !== 'EAGAIN')
                return;
            // Whoever shares the pipe has made it one that does not wait, and it is full.
            Atomics.wait(AWAKE, 0, 0, 1);
        }
    }
}
/** The runner undoes this, and `%` first (actions/runner, `ActionCommand.cs`). */
function escapeText(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Secrets of which there are none yet. */
function newSecrets() {
    const texts = [];
    const known = new Set();
    return {
        texts,
        hide: (more) => {
            for (const text of more) {
                if (text === '' || known.has(text))
                    continue;
                known.add(text);
                texts.push(text);
                command('add-mask', text);
            }
        },
    };
}

/** A path or a PEM text longer than this is neither. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;
const PIECE_BYTES = 16 * 1024;
/** Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated in a problem. */
class InputReader {
    #problems = [];
    secrets = newSecrets();
    /** An input's text, without surrounding blanks. An input that the runner did not set at all has its default; an empty one is empty. */
    text(name) {
        const text = given(name)?.trim() ?? DEFAULTS[name] ?? '';
        // Somebody may have put their key into the wrong input.
        if (text.includes(PEM_MARK))
            this.hide(secretLines(text, false));
        else if (isBareKey(text))
            this.hide(secretLines(text, true));
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
            this.problem(name, read.expected, quote(text));
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
        this.problem(name, read.expected, quote(text));
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
        if (text.includes(PEM_MARK)) {
            this.hide(secretLines(text, isSecret));
            return text;
        }
        try {
            const content = readBounded(text, 'it is neither: there is no BEGIN line in it').toString('utf8');
            this.hide(secretLines(content, isSecret));
            return content;
        }
        catch (error) {
            const isNoPath = text.length > 200 || /[\r\n]/.test(text);
            if (isNoPath && (isSecret || mayHoldKey(text)))
                this.hide(secretLines(text, true));
            this.problem(name, 'PEM text or a path to a readable file', isSecret ? systemReason(error) : `${quote(text)}: ${systemReason(error)}`);
            return null;
        }
    }
    /** The bytes of a file that is secret: given as base64, with or without armour, or by its path. */
    secretFile(name) {
        const text = this.text(name);
        const given = decodeFile(text);
        if (given || text.length > 200 || /[\r\n]/.test(text))
            this.hide(secretPieces(text));
        if (given)
            return given;
        try {
            const content = readBounded(text, 'it is neither');
            const bytes = decodeFile(content.toString('latin1')) ?? content;
            // An earlier step may have made the file out of a variable that is still there.
            this.hide([bytes.toString('base64')]);
            return bytes;
        }
        catch (error) {
            this.problem(name, 'the base64 of a file or a path to a readable one', systemReason(error));
            return null;
        }
    }
    /** Masks texts in everything that is logged from here on, but leaves commands what they know of them from elsewhere. */
    mask(texts) {
        for (const text of texts)
            command('add-mask', text);
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
        throw new DeployError('INPUT_INVALID', this.#problems.join('; '), 'nothing was touched; every input is described in the README');
    }
}
/** An input as the runner hands it over; undefined when it does not. */
function given(name) {
    return process.env[`INPUT_${name.toUpperCase()}`];
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
    const { O_RDONLY, O_NONBLOCK } = fs.constants;
    const fd = fs.openSync(path, O_RDONLY | (O_NONBLOCK ?? 0));
    try {
        if (!fs.fstatSync(fd).isFile())
            throw new Error('it is not a regular file');
        // Its size is not asked for: some files, such as those in /proc, say 0 and hold more.
        const pieces = [];
        let length = 0;
        for (let got = -1; got !== 0; length += got) {
            if (length > MAX_FILE_BYTES)
                throw new Error('the file is larger than 1 MiB');
            const piece = Buffer.alloc(PIECE_BYTES);
            got = fs.readSync(fd, piece);
            pieces.push(piece.subarray(0, got));
        }
        return Buffer.concat(pieces, length);
    }
    finally {
        fs.closeSync(fd);
    }
}
/** Base64 of a DER or BER sequence of more than 127 bytes; null for anything else, such as a path. */
function decodeFile(text) {
    const encoded = text.replace(/-----(?:BEGIN|END) [A-Z0-9 ]{1,64}-----/g, '').replace(/\s+/g, '');
    if (encoded.length < 128 || !/^MI[A-Za-z0-9+/]*={0,2}$/.test(encoded))
        return null;
    return Buffer.from(encoded, 'base64');
}
/** The lines of a text that is secret as a whole, armour excepted. */
function secretPieces(text) {
    return text.replace(/-----[A-Z0-9 ]{1,80}-----/g, '\n').split(/\s+/);
}
/** Only an input for PEM takes PEM, or a key. Elsewhere it is a mistake that could put a key into a file's name or a process's arguments. */
function parsed(text, parse) {
    const read = parse(text);
    return 'value' in read && (text.includes(PEM_MARK) || isBareKey(text)) ? { expected: 'no key here' } : read;
}

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
function hideCredentialInputs(reader) {
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
    if (text.length > MAX_NAME || text.startsWith('/') || text.endsWith('/'))
        return { expected };
    const value = node_path.posix.normalize(text);
    if (!isTargetName(value))
        return { expected };
    const long = value.split('/').find((part) => Buffer.byteLength(part) > MAX_COMPONENT_BYTES);
    if (long !== undefined) {
        const limit = `with no more than ${MAX_COMPONENT_BYTES} bytes in each name`;
        return {
            expected: `${expected}, ${limit}; ${mayHoldKey(long) ? 'one' : long} has ${Buffer.byteLength(long)}`,
        };
    }
    return isReserved(value)
        ? { expected: `${expected}; that name is one that this action uses itself` }
        : { value };
}
/** A path as the server sees it: absolute, without a slash at its end. */
function readServerPath(text) {
    if (!text.startsWith('/') || /[\u0000-\u001f\u007f]/.test(text))
        return { expected: 'an absolute path' };
    return { value: node_path.posix.normalize(text).replace(/\/+$/, '') };
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
        lines = fs.readFileSync(table, 'utf8').split('\n');
    }
    catch {
        return null;
    }
    const fields = lines.map((line) => line.split(':')).find(([name]) => name === text);
    const id = fields?.[2] ?? '';
    return /^\d{1,10}$/.test(id) ? Number(id) : null;
}

/**
 * Reads what the files are to be called; no two of them may be the same, or one a folder of the other.
 *
 * @param server null when it is unknown: nothing can be said then about the files that it has
 */
function readNames(reader, server) {
    const credential = (server ?? files$1).names({
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
        reader.problem('chain-file', `nothing, because the chain goes into ${names.bundle}`, quote(names.chain));
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
            reader.problem(input, `a name that ${clash.input} does not use`, quote(value));
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
            reader.problem('sds-file', `nothing, because server ${server.name} has no such file`, quote(text));
        return null;
    }
    return reader.optional('sds-file', readFileName);
}
function readConfigName(reader, server) {
    const name = reader.optional('config-file', readFileName);
    if (name === null || server === null || server.watchesConfig)
        return name;
    reader.problem('config-file', `nothing, because server ${server.name} does not watch one`, quote(name));
    return null;
}

/** Reads how a running server is handed its certificate; null when it is not. */
function readRuntime(reader, site) {
    const { server, names, layout, serverDirectory } = site;
    const socket = reader.optional('haproxy-socket', readServerPath);
    if (socket === null)
        return null;
    if (!server.hasRuntimeApi)
        reader.problem('haproxy-socket', `nothing, because server ${server.name} has none`, quote(socket));
    if (reader.text('reload-command') !== '')
        reader.problem('haproxy-socket', 'nothing, because reload-command is given', quote(socket));
    const { certificate, privateKey, bundle } = names;
    const isPair = certificate !== null && privateKey !== null;
    const known = isPair ? certificate : (bundle ?? '');
    return {
        socket,
        name: seenPath({ folder: layout === 'symlink' ? CURRENT : '', serverDirectory }, known),
        files: isPair ? [certificate, privateKey] : [known],
        layout,
    };
}

/**
 * Reads every input into a request with no default left to resolve, and masks the secrets among them.
 *
 * @throws DeployError INPUT_INVALID with all problems at once, each with the input's name, what was expected and what was got
 */
async function readInputs() {
    const reader = new InputReader();
    // Secrets go first, so that they are masked before anything can be said.
    const credential = readCredentialInputs(reader);
    const request = await readOperation(reader, credential);
    reader.throwProblems();
    return { request, secrets: reader.secrets };
}
async function readOperation(reader, given) {
    const operation = readOperationName(reader);
    const server = reader.required('server', readKind, null);
    const names = readNames(reader, server);
    const layout = readLayout(reader);
    const base = {
        ...(await readRecovery(reader, server ?? files$1, names, layout)),
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
                const { ENDPOINT_GRAMMAR } = await Promise.resolve().then(() => require('./verification.js')).then(n => n.endpoint);
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
                server: server ?? files$1,
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
    const request = await readRecovery(reader, server ?? files$1, names, readLayout(reader));
    const onlyLooks = readOperationName(reader) === 'verify' || readDryRun(reader);
    reader.throwProblems();
    return { request, certificateName: leafFile(names), onlyLooks, secrets: reader.secrets };
}
/** Whether there is anything to verify a deployment by, also where that cannot be read. */
function namesEndpoints() {
    return new InputReader().text('verify-endpoints') !== '';
}
function readOperationName(reader) {
    return reader.read('operation', (text) => readWord(text, OPERATIONS), 'deploy');
}
function readDryRun(reader) {
    return reader.read('dry-run', readBoolean, false);
}
function readLayout(reader) {
    return reader.read('layout', (text) => readWord(text, LAYOUTS), 'in-place');
}
async function readRecovery(reader, server, names, layout) {
    const directory = reader.required('directory', (text) => (text === '' ? { expected: 'the folder whose files the server reads' } : readPath(text)), '/');
    const stateDirectory = reader.optional('state-directory', (text) => readStateDirectory(text, directory, names)) ??
        node_path.join(directory, STATE_FOLDER);
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
    const loaded = reader.text('verify-endpoints') === '' ? null : await Promise.resolve().then(() => require('./verification.js')).then(n => n.endpoints);
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
    const below = node_path.relative(directory, value);
    const isTaken = !below.startsWith('../') &&
        ((isReserved(below) && below !== STATE_FOLDER) ||
            Object.values(names).some((name) => name !== null && overlaps(name, below)));
    return isTaken ? { expected: 'a folder that no file of the target is in, above or at' } : { value };
}
/** A path made absolute: when it is not, by the working directory, which an earlier step may have removed. */
function readPath(text) {
    try {
        return { value: node_path.resolve(text) };
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
    const expected = `names out of ${SKIPPABLE_CHECKS.join(', ')}, separated by commas or blanks`;
    const names = text.split(/[\s,]+/).filter((name) => name !== '');
    const known = names.flatMap((name) => SKIPPABLE_CHECKS.find((check) => check === name) ?? []);
    return known.length === names.length ? { value: known } : { expected };
}
function runUrl({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, }) {
    return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
}

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

/** The runner cuts annotations off at 4096 characters, and shows ten of a kind in a step. */
const MAX_ANNOTATION = 4_000;
const MAX_ANNOTATIONS = 9;
const TITLE = { title: 'Rotate certificate' };
/** A log that writes to the runner. Every line passes through `plain`. */
function openLog() {
    let open = false;
    const counts = { notice: 0, warning: 0 };
    const close = () => {
        if (open)
            command('endgroup', '');
        open = false;
    };
    const annotate = (kind, fact) => {
        counts[kind] += 1;
        const text = plain(fact).slice(0, MAX_ANNOTATION);
        if (counts[kind] > MAX_ANNOTATIONS)
            line(`${kind}: ${text}`);
        else
            command(kind, text, TITLE);
    };
    return {
        group: (title) => {
            close();
            command('group', plain(title));
            open = true;
        },
        info: (fact) => line(plain(fact)),
        debug: (detail) => command('debug', plain(detail)),
        notice: (fact) => annotate('notice', fact),
        warning: (fact) => annotate('warning', fact),
        output: (line$1) => line(`  | ${plain(line$1)}`),
        close,
    };
}
/** Shows a failure as an annotation, and makes the job fail. */
function logFailure({ code, message, hint }) {
    const text = plain(`${message}${hint === '' ? '' : `. ${hint}`}`);
    command('error', text.slice(0, MAX_ANNOTATION), { title: `Rotate certificate: ${code}` });
    process.exitCode = 1;
}
/** Tells how long each phase took, failed or not. */
function logTimes(phases) {
    const [first, last] = [phases[0], phases.at(-1)];
    if (!first || !last)
        return;
    const times = phases.map(({ name, start, end }) => `${name} ${end - start} ms`);
    line(plain(`time: ${times.join(', ')}; ${last.end - first.start} ms in all`));
}
/** Shows how a run that did not fail ended. */
function logSuccess(fact) {
    line(plain(fact));
}
/** The stack of an error underneath a failure, for whoever turned on debug logging. */
function logCause({ cause }) {
    if (cause instanceof Error)
        for (const line of (cause.stack ?? cause.message).split('\n'))
            command('debug', plain(line));
}

/*
 * The files through which the runner takes what a step hands on: outputs, state and the job summary. Each is named by a variable of the environment and is there beforehand.
 */
/**
 * Sets outputs, all at once. A runner without the file takes them from the log.
 *
 * @throws a system error when the file is not there or cannot be written to
 */
function setOutputs(outputs) {
    const entries = Object.entries(outputs);
    if (process.env.GITHUB_OUTPUT) {
        append('GITHUB_OUTPUT', entries.map(assignment).join(''));
        return;
    }
    for (const [name, value] of entries)
        command('set-output', value, { name });
}
/** Hands a value on to the post step. Throws as `setOutputs` does. */
function saveState(name, value) {
    if (process.env.GITHUB_STATE)
        append('GITHUB_STATE', assignment([name, value]));
    else
        command('save-state', value, { name });
}
/** What the main step handed on; empty when it did not. */
function getState(name) {
    return process.env[`STATE_${name}`] ?? '';
}
/**
 * Adds to the job summary.
 *
 * @throws a system error as `setOutputs` does, and Error where the runner has no summary
 */
function addSummary(markdown) {
    if (!process.env.GITHUB_STEP_SUMMARY)
        throw new Error('the runner names no file for it');
    append('GITHUB_STEP_SUMMARY', markdown);
}
/** What is wrong with a file through which the runner takes something from a step. */
function fileProblem(variable, error) {
    const path = process.env[variable] ?? '';
    return fs.existsSync(path)
        ? `${variable} names a file that cannot be written to: ${systemReason(error)}`
        : `${variable} names a file that is not there`;
}
/**
 * One value of any number of lines, up to a line that it cannot hold: nobody who writes a value can know that line beforehand.
 *
 * @throws Error when it holds that line all the same
 */
function assignment([name, value]) {
    const delimiter = `end_${crypto.randomBytes(16).toString('hex')}`;
    if (name.includes(delimiter) || value.includes(delimiter))
        throw new Error(`the value of ${name} holds the line that ends it`);
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
/** The file is the runner's to make: one that is not there would be read by nobody. */
function append(variable, text) {
    const { O_WRONLY, O_APPEND } = fs.constants;
    const fd = fs.openSync(process.env[variable] ?? '', O_WRONLY | O_APPEND);
    try {
        fs.writeFileSync(fd, text);
    }
    finally {
        fs.closeSync(fd);
    }
}

/**
 * Sets every output, on success and on failure alike, so that a later step can read them. Where the runner cannot take them, there is a warning: what became of the
 * deployment does not change by it.
 */
function writeOutputs(report, log) {
    try {
        setOutputs(outputsOf(report));
    }
    catch (error) {
        log.warning(`no output is set: ${fileProblem('GITHUB_OUTPUT', error)}`);
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
        ...Object.fromEntries(ROLES.flatMap((role) => {
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

/* State reaches the post step of the same action in the same job, and nobody else. */
const STARTED = 'started';
const FINISHED = 'finished';
/** Tells the post step that it is not the main step, and that there may be something to undo. Must be called before anything is changed. */
function saveStarted() {
    save(STARTED, 'true');
}
/** Tells the post step that the main step has ended by itself. */
function saveFinished() {
    save(FINISHED, 'true');
}
/** Without state there is no post step, and that is no reason not to deploy: the next deployment to the target undoes what a killed one left, too. */
function save(name, value) {
    try {
        saveState(name, value);
    }
    catch (error) {
        if (!told)
            command('warning', plain(`${fileProblem('GITHUB_STATE', error)}: should this run be killed, no post step will put things back, only the next deployment to this target`), { title: 'Rotate certificate' });
        told = true;
    }
}
let told = false;
/** What the main step left for this one: `main` when this is the main step itself. */
function readState() {
    if (getState(FINISHED) === 'true')
        return 'finished';
    return getState(STARTED) === '' ? 'main' : 'interrupted';
}

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
/** Writes the job summary. A runner that has none (older ones do not) is no failure. */
function writeSummary(report, now) {
    try {
        addSummary(renderSummary(report, now));
    }
    catch (error) {
        command('debug', plain(`no job summary: ${error instanceof Error ? error.message : 'unknown error'}`));
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
        files(report),
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
function files({ files: reported }) {
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
        `${short(before)} \u2192 ${short(fingerprint)}`,
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
function short(fingerprint) {
    return fingerprint === null ? 'nothing' : `\`${fingerprint.slice(0, 12)}\u2026\``;
}

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

/** What endpoints serve once they have a credential. */
function expectedOf({ fingerprint, leaf, chain, facts }) {
    return {
        fingerprint,
        keyType: keyTypeOf(leaf.publicKey),
        chain: chain.map(({ raw, subject }) => ({
            fingerprint: fingerprintOf(raw),
            subject: subject.replace(/\n/g, ', '),
        })),
        facts,
    };
}
/** A certificate as endpoints are asked for it. */
function leafOf(certificate) {
    return { fingerprint: fingerprintOf(certificate.raw), keyType: keyTypeOf(certificate.publicKey) };
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
        return expectedOf(readCredential(certificate.toString('latin1'), chain === null || chain.length === 0 ? null : chain.toString('latin1')));
    }
    catch {
        return null;
    }
}

/** Whether there is a way to make the server read the files. */
function canReload({ reload, runtime }) {
    return reload !== null || runtime !== null;
}

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

const { O_RDONLY: O_RDONLY$1, O_DIRECTORY, O_NOFOLLOW: O_NOFOLLOW$2 } = fs.constants;
const THROUGH_HANDLE = fs.existsSync('/proc/self/fd');
/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path by which to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
function openFolder(access, shown = access.toString()) {
    const fd = fs.openSync(access, O_RDONLY$1 | O_DIRECTORY | O_NOFOLLOW$2);
    const base = THROUGH_HANDLE ? `/proc/${process.pid}/fd/${fd}` : access.toString();
    return { fd, path: shown, at: (name) => `${base}/${name}` };
}
/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
function openSubfolder(parent, name) {
    return openFolder(parent.at(name), node_path.join(parent.path, name));
}
function closeFolder(folder) {
    fs.closeSync(folder.fd);
}
/**
 * Makes what was created, renamed or removed in a directory survive a power cut. A failed sync is never tried again. Some file systems
 * (FUSE, 9p) know no sync of a directory (fsync(2): EINVAL); there it is theirs to keep what they have acknowledged.
 */
function syncFolder(folder) {
    try {
        fs.fsyncSync(folder.fd);
    }
    catch (error) {
        if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(systemCode(error)))
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
        return fs.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
    }
    catch (error) {
        // What is above it is a file, and holds nothing.
        if (systemCode(error) === 'ENOTDIR')
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
        fs.mkdirSync(parent.at(name), mode);
    }
    catch (error) {
        if (systemCode(error) === 'EEXIST')
            return false;
        throw error;
    }
    try {
        // Through a handle: by its name, whoever put a symlink there since would have the mode of something else changed.
        const made = openSubfolder(parent, name);
        try {
            fs.fchmodSync(made.fd, mode);
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
        fs.rmdirSync(access);
    }
    catch {
        // Nothing that could be said here is worth more than that error.
    }
}
/** Removes a file or a symlink. Nothing happens when there is none. Throws a system error. */
function removeFile(access) {
    try {
        fs.unlinkSync(access);
    }
    catch (error) {
        if (systemCode(error) !== 'ENOENT')
            throw error;
    }
}
/** Removes a folder unless something is in it, and says whether it is gone. Throws a system error. */
function removeIfEmpty(access) {
    try {
        fs.rmdirSync(access);
        return true;
    }
    catch (error) {
        if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error)))
            throw error;
        return systemCode(error) === 'ENOENT';
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
    const stat = fs.lstatSync(access, { throwIfNoEntry: false });
    if (!stat)
        return;
    if (!stat.isDirectory()) {
        removeFile(access);
        return;
    }
    const folder = openFolder(access, node_path.join(parent.path, name.toString()));
    try {
        for (const below of fs.readdirSync(folder.at('.'), { encoding: 'buffer' }))
            removeTree(folder, below);
    }
    finally {
        closeFolder(folder);
    }
    fs.rmdirSync(access);
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
        return this.folder(node_path.dirname(name));
    }
    /** A folder below the root; `.` is the root itself. Throws as `holding` does. */
    folder(path) {
        if (path === '.')
            return this.root;
        const known = this.#opened.get(path);
        if (known)
            return known;
        const opened = openSubfolder(this.folder(node_path.dirname(path)), node_path.basename(path));
        this.#opened.set(path, opened);
        return opened;
    }
    /** A path, through handles, to the file of a name. Throws as `holding` does. */
    at(name) {
        return this.holding(name).at(node_path.basename(name));
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
    const parent = node_path.dirname(name);
    return parent === '.' ? [] : [...foldersOn(parent), parent];
}

const ABSENT = { kind: 'absent' };
/** Larger files are no credential. */
const MAX_BYTES$2 = 16 * 1024 * 1024;
const { O_RDONLY, O_NOFOLLOW: O_NOFOLLOW$1, O_NONBLOCK } = fs.constants;
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
        fd = fs.openSync(access, O_RDONLY | O_NOFOLLOW$1 | O_NONBLOCK);
    }
    catch (error) {
        switch (systemCode(error)) {
            case 'ENOENT':
                return ABSENT;
            case 'ELOOP':
            case 'EMLINK':
                throw new DeployError('TARGET_UNSAFE', `${shown} is a symbolic link`, 'it is neither followed nor replaced: name the file it points at, or use layout: symlink');
            case 'EACCES':
            case 'EPERM':
                throw new DeployError('PERMISSION_DENIED', `${shown} cannot be read: ${systemReason(error)}`, 'it must be readable in order to be compared and backed up: run the job as its owner', error);
            default:
                throw new DeployError('TARGET_UNSAFE', `${shown} cannot be opened: ${systemReason(error)}`, 'expected a regular file, or nothing', error);
        }
    }
    try {
        const stat = fs.fstatSync(fd);
        if (!stat.isFile())
            throw new DeployError('TARGET_UNSAFE', `${shown} is not a regular file`, 'expected a regular file, or nothing');
        if (stat.size > MAX_BYTES$2)
            throw new DeployError('TARGET_UNSAFE', `${shown} is larger than 16 MiB`, 'is it the right name?');
        return {
            kind: 'file',
            bytes: fs.readFileSync(fd),
            mode: stat.mode & 0o7777,
            uid: stat.uid,
            gid: stat.gid,
            writtenMs: stat.mtimeMs,
            identity: `${stat.dev}:${stat.ino}`,
        };
    }
    catch (error) {
        if (error instanceof DeployError)
            throw error;
        throw new DeployError('TARGET_UNSAFE', `${shown} cannot be read: ${systemReason(error)}`, 'it must be readable in order to be compared and backed up: see to the file system that it is on', error);
    }
    finally {
        fs.closeSync(fd);
    }
}
/** Device and inode of what is at a path, not following a symlink; null when nothing is. */
function identityOf(access) {
    const stat = fs.lstatSync(access, { throwIfNoEntry: false });
    return stat ? `${stat.dev}:${stat.ino}` : null;
}

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
        throw new DeployError('TARGET_UNSAFE', `${node_path.join(target.path, CURRENT)} ${what}`, 'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place');
    };
    const link = readCurrent(target);
    if (link === 'absent')
        return { link: null, generation: null };
    if (link === 'no link')
        return unsafe('is not a symbolic link');
    if (!isFolderName(link.to))
        return unsafe('points outside of the directory, or deeper into it');
    try {
        return { link: link.to, generation: new FolderTree(openSubfolder(root, link.to)) };
    }
    catch (error) {
        if (systemCode(error) === 'ENOENT')
            return { link: link.to, generation: null };
        if (saysWhatIsThere(error))
            return unsafe(`points at what is not a folder: ${systemReason(error)}`);
        throw lookFailed(target, error);
    }
}
/** What `current` is. Between the two looks it may become something else, or go. */
function readCurrent(target) {
    const access = target.files.root.at(CURRENT);
    try {
        const stat = fs.lstatSync(access, { throwIfNoEntry: false });
        if (!stat)
            return 'absent';
        return stat.isSymbolicLink() ? { to: fs.readlinkSync(access) } : 'no link';
    }
    catch (error) {
        if (systemCode(error) === 'ENOENT')
            return 'absent';
        if (systemCode(error) === 'EINVAL')
            return 'no link';
        throw lookFailed(target, error);
    }
}
function lookFailed({ path }, error) {
    return new DeployError('TARGET_UNSAFE', `${node_path.join(path, CURRENT)} cannot be looked at: ${systemReason(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
}
/** Whether a system error is about what is at a path: no folder or no file, or for others only. Any other is about the disk, or about this process, and says nothing of it. */
function saysWhatIsThere(error) {
    return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes(systemCode(error));
}
function closeView(view) {
    view.generation?.close();
}
/** The path of a file as people know it. */
function shownPath(target, place, name) {
    return place === 'current' ? node_path.join(target.path, CURRENT, name) : node_path.join(target.path, name);
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
        if (systemCode(error) === 'ENOENT')
            return null;
        throw new DeployError('TARGET_UNSAFE', `a folder on the way to ${shownPath(target, place, name)} cannot be used: ${systemReason(error)}`, 'expected folders, and no symbolic links among them', error);
    }
}
/** What is at a name. Throws as `readEntry` does. */
function readPlace(target, view, place, name) {
    const access = accessPath(target, view, place, name);
    return access === null ? { kind: 'absent' } : readEntry(access, shownPath(target, place, name));
}
/** What is at a name, when that is a regular file that may be read, and no symlink is on the way to it; null otherwise. Throws as `readEntry` does when that cannot be told. */
function readFileAt(target, view, place, name) {
    try {
        const entry = readPlace(target, view, place, name);
        return entry.kind === 'file' ? entry : null;
    }
    catch (error) {
        if (error instanceof DeployError && (error.cause === undefined || saysWhatIsThere(error.cause)))
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
    return fs
        .readdirSync(folder.at('.'), { withFileTypes: true })
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap((item) => {
        const name = below === '.' ? item.name : `${below}/${item.name}`;
        // What is no text cannot be reached by what it was read as.
        if (item.name.includes('\ufffd') && !isThere(folder.at(item.name)))
            throw odd(shown, name, 'has a name that is not UTF-8');
        if (item.isDirectory())
            return listFiles(tree, shown, name);
        if (item.isFile())
            return [name];
        throw odd(shown, name, 'is neither a file nor a folder');
    });
}
function odd(shown, name, what) {
    return new DeployError('TARGET_UNSAFE', `${node_path.join(shown, name)} ${what}`, 'what current points at is carried over into the new folder, and may hold files and folders only');
}

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
    throw new DeployError('PERMISSION_DENIED', `${shown} should belong to ${uid}:${gid}, which user ${me} cannot set`, 'run the job as that user or as root, or choose another owner (owner: runner)');
}
/**
 * Refuses a file whose name could not be given to another: the folder must let this process write, and in a sticky one the file, or the folder, must be its own (rename(2): EPERM).
 *
 * @throws DeployError PERMISSION_DENIED
 */
function requireReplaceable(target, place, name, before) {
    const shown = shownPath(target, place, name);
    const folder = place === 'current' ? target.files.root : nearestFolder(target.files, name);
    try {
        fs.accessSync(folder.at('.'), fs.constants.W_OK | fs.constants.X_OK);
    }
    catch (error) {
        throw new DeployError('PERMISSION_DENIED', `${folder.path}, where ${node_path.basename(shown)} is to go, cannot be written to: ${systemReason(error)}`, 'run the job as a user who may write there', error);
    }
    const me = process.geteuid?.();
    const stat = fs.fstatSync(folder.fd);
    const owner = place === 'current' ? ownerOfCurrent(target) : before.kind === 'file' ? before.uid : null;
    const isSticky = (stat.mode & 0o1000) !== 0 && owner !== null;
    if (!isSticky || me === undefined || me === 0 || stat.uid === me || owner === me)
        return;
    throw new DeployError('PERMISSION_DENIED', `${place === 'current' ? shownPath(target, 'directory', CURRENT) : shown} belongs to user ${owner} and is in a sticky folder, where ${me} cannot replace it`, 'run the job as its owner, as the owner of the folder, or as root');
}
/** Whose the symlink is that all files of the layout go through; null when there is none. */
function ownerOfCurrent({ files }) {
    return fs.lstatSync(files.root.at(CURRENT), { throwIfNoEntry: false })?.uid ?? null;
}
/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files, name) {
    try {
        return files.holding(name);
    }
    catch (error) {
        if (systemCode(error) !== 'ENOENT')
            throw error;
        return nearestFolder(files, node_path.dirname(name));
    }
}

/**
 * Compares what is wanted with what is there. Changes nothing.
 *
 * @throws DeployError TARGET_UNSAFE when a name is taken by something that is not a regular file, PERMISSION_DENIED when an owner could not be set
 */
function planChanges(target, view, layout, wanted, owner) {
    const compared = wanted.map((file) => {
        const place = layout === 'symlink' && !file.pointer ? 'current' : 'directory';
        const before = readPlace(target, view, place, file.name);
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
        requireSettable(attributes, shownPath(target, place, file.name));
        requireReplaceable(target, place, file.name, before);
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
    const other = file.pointer ? null : readOther(target, view, place, file.name);
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
        return fs.fstatSync((place === 'current' ? files.root : files.holding(name)).fd);
    }
    catch {
        return fs.fstatSync(files.root.fd);
    }
}
/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
function carriedFiles(target, { generation }, changes) {
    if (!generation)
        return [];
    const ours = new Set(changes.filter((change) => change.place === 'current').map((change) => change.file.name));
    return listFiles(generation, node_path.join(target.path, CURRENT)).filter((name) => !ours.has(name));
}
/** The subfolders of the directory that new files need, outermost first. */
function missingFolders(tree, changes) {
    const missing = new Set();
    for (const { file: { name }, place, action, } of changes) {
        if (place !== 'directory' || action !== 'create')
            continue;
        for (let folder = node_path.dirname(name); folder !== '.'; folder = node_path.dirname(folder)) {
            if (!isThere(tree.root.at(folder)))
                missing.add(folder);
        }
    }
    return [...missing].sort((one, other) => one.length - other.length);
}

/*
 * A server that is told by a pointer which files to read may refuse a new pointer and still notice that the files it knows have changed: it would serve the new certificate, until it is
 * started again. Where the pointer gives reason to doubt, it is therefore tried first: the new files are put into a folder that nothing else names, and the pointer names that folder. What
 * is then served was found through the pointer. The files at their own names stay as they are until that is proven.
 */
/** The name of the staged pointer. */
const STAGED_TRIAL = 'trial';
/** The folder of a deployment's trial, in the target. */
function trialFolder(id) {
    return TRIAL_PREFIX + id;
}
/** Removes the folder of a trial. Nothing happens when there is none. Throws a system error. */
function removeTrial(target, id) {
    removeTree(target.files.root, trialFolder(id));
}
/** Removes the folders of trials that ended without it. Only for whoever holds the lock, when there is no journal. Throws a system error. */
function sweepTrials(target) {
    const root = target.files.root;
    for (const name of fs.readdirSync(root.at('.')))
        if (name.startsWith(TRIAL_PREFIX) && DEPLOYMENT_ID.test(name.slice(TRIAL_PREFIX.length)))
            removeTree(root, name);
}

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
            fs.closeSync(fd);
    };
    const syncFiles = () => {
        for (const fd of files)
            fs.fsyncSync(fd);
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
                syncFolder(folder);
        },
        close: () => {
            closeFiles();
            for (const folder of folders.splice(0))
                closeFolder(folder);
        },
    };
}

const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = fs.constants;
/** Mode of everything that this project keeps for itself. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
/**
 * Creates an empty file that nobody but its owner can open, and that was not there before.
 *
 * @throws a system error: EEXIST when the name is taken, also by a dangling symlink
 */
function createPrivate(access) {
    fs.closeSync(fs.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, PRIVATE_FILE));
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
        fs.chmodSync(access, PRIVATE_FILE);
    const fd = fs.openSync(access, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
        for (let written = 0; written < bytes.length;)
            written += fs.writeSync(fd, bytes, written);
        if (attributes) {
            fs.futimesSync(fd, written, written);
            const stat = fs.fstatSync(fd);
            if (stat.uid !== attributes.uid || stat.gid !== attributes.gid)
                fs.fchownSync(fd, attributes.uid, attributes.gid);
            fs.fchmodSync(fd, attributes.mode);
        }
    }
    catch (error) {
        fs.closeSync(fd);
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
    removeFile(folder.at(draftOf(name)));
}
/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
function nameDraft(folder, name) {
    fs.renameSync(folder.at(draftOf(name)), folder.at(name));
}
/** Gives a draft that was synced its name, durably. Throws a system error. */
function publish(folder, name) {
    nameDraft(folder, name);
    syncFolder(folder);
}
/**
 * Replaces a small file of our own so that, whatever happens, it is the old one or the new one: draft, sync, rename, sync of the folder.
 *
 * @param name the final name, in `folder`
 * @throws a system error
 */
function replaceDurably(folder, name, text) {
    const pending = openPending();
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
    if (error instanceof DeployError)
        return error;
    const code = systemCode(error);
    return new DeployError(DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED', `${what}: ${systemReason(error)}`, REMEDIES[code] ?? '', error);
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
    const backups = openSubfolder(state, BACKUPS);
    try {
        return openSubfolder(backups, id);
    }
    finally {
        closeFolder(backups);
    }
}
/** Opens the folder of a backup, or what would be one; null when there is none. Throws a system error. */
function findBackup(state, id) {
    try {
        return openBackup(state, id);
    }
    catch (error) {
        // Anything but a folder is no backup of ours.
        if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(systemCode(error)))
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
        removeFile(set.at(MANIFEST));
    }
    finally {
        closeFolder(set);
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
        removeTree(backups, id);
    }
    finally {
        closeFolder(backups);
    }
    removeIfEmpty(state.at(BACKUPS));
}
/** Opens the folder of all backups; null when there is none. Throws a system error, for a symlink as well. */
function openBackups(state) {
    try {
        return openSubfolder(state, BACKUPS);
    }
    catch (error) {
        if (systemCode(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/** The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in their place. */
function backupIds(state) {
    const backups = doing(`the backups in ${state.path} cannot be opened`, () => openBackups(state));
    if (backups === null)
        return [];
    try {
        return fs
            .readdirSync(backups.at('.'))
            .filter((name) => DEPLOYMENT_ID.test(name))
            .sort();
    }
    finally {
        closeFolder(backups);
    }
}
/** Removes the backups that were never sealed. Only for whoever holds the lock, when there is no journal. */
function sweepBackups(state) {
    const ids = backupIds(state);
    for (const id of ids)
        if (!isSealed(state, id))
            discardBackup(state, id);
    if (ids.length === 0)
        removeIfEmpty(state.at(BACKUPS));
}
function isSealed(state, id) {
    const set = findBackup(state, id);
    if (set === null)
        return false;
    try {
        return identityOf(set.at(MANIFEST)) !== null;
    }
    finally {
        closeFolder(set);
    }
}

/** Tells what would become of each file. */
function tellIntents(log, target, plan) {
    for (const { file, place, action } of plan.changes)
        log.info(`${shownPath(target, place, file.name)}: ${INTENTS[action]}`);
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
        path: shownPath(target, place, file.name),
        status: STATUS[tense][action],
        ...describeContent(file.holdsKey, file.bytes, attributes.mode),
        backup: backupId !== null && before.kind === 'file' ? backupPath(stateDirectory, backupId, file.role) : null,
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
        sha256: holdsKey ? null : sha256(bytes),
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
            : undone.find(({ path }) => path.endsWith(`/${CURRENT}`));
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

/** The most that a file with a private key is searched for it: as much as is read of a PEM text. */
const MAX_BYTES$1 = 1024 * 1024;
/** Hides the private keys in the files of a plan, those that are on the target and those that will be. Certificates beside them stay visible. */
function hideKeys({ hide }, { changes }) {
    for (const { file, before } of changes) {
        if (!file.holdsKey)
            continue;
        const earlier = before.kind === 'file' && !before.bytes.equals(file.bytes) ? [before.bytes] : [];
        for (const bytes of [file.bytes, ...earlier])
            if (bytes.length <= MAX_BYTES$1)
                hide(secretLines(bytes.toString('latin1'), false));
    }
}

/**
 * A credential as PEM, out of whatever it was given in. A key that comes out of a PKCS#12 file is masked before anything else is done with it.
 *
 * @throws DeployError PKCS12_INVALID or PASSPHRASE_WRONG
 */
async function unwrap({ log, hide }, given) {
    if (given.kind === 'pem')
        return given;
    // Only who has such a file pays for loading what reads it.
    const { readPkcs12 } = await Promise.resolve().then(() => require('./pkcs12.js')).then(n => n.pkcs12);
    const { certificate, chain, privateKey } = readPkcs12(given.bytes, given.password);
    if (privateKey === null)
        log.notice('the PKCS#12 file holds no private key: the one on the target stays');
    else
        hide(secretLines(privateKey, true));
    return { kind: 'pem', certificate, chain, privateKey };
}

/** Parses what was given. Throws DeployError with a code of the certificate, the key, the chain or the PKCS#12 file. */
async function readOffer(run) {
    const { request, report, log, hide } = run;
    const given = await unwrap(run, request.credential);
    const read = readCredential(given.certificate, given.chain);
    const credential = request.skipChecks.has('chain') ? withStrays(read) : read;
    report.certificate = credential.facts;
    describe$1(credential, log);
    const privateKey = given.privateKey === null ? null : readPrivateKey(given.privateKey, request.passphrase);
    // Decrypted or folded anew, it has other lines than the ones that were given.
    if (privateKey)
        hide(secretLines(privateKey.pem, true));
    for (const notice of [...credential.notices, ...(privateKey?.notices ?? [])])
        log.notice(notice);
    return { credential, privateKey };
}
function describe$1({ facts }, log) {
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
    const deployedLeaf = deployed.certificate === null ? null : readDeployedLeaf(deployed.certificate, credential.leaf);
    const kept = privateKey === null ? deployed.privateKey : null;
    if (privateKey === null && kept === null) {
        throw new DeployError('INPUT_INVALID', `private-key: required, because ${request.target.directory} holds no ${keyFile(request.names)} that could stay`, 'give the private key, or name the one on the target in private-key-file or bundle-file');
    }
    const key = privateKey ?? readKept(kept.toString('latin1'), request, hide);
    const passed = preflight({
        ...withoutTarget(request, credential),
        privateKey: key.key,
        keyOrigin: privateKey === null ? 'on the target' : 'given',
        deployedLeaf,
    }, request.skipChecks);
    return {
        credential,
        key: key.key,
        keyPem: kept === null ? Buffer.from(key.pem) : keyAsItIs(request, kept),
        deployed: deployedLeaf && leafOf(deployedLeaf),
        passed,
    };
}
function readKept(pem, { passphrase }, hide) {
    hide(secretLines(pem, true));
    const key = readPrivateKey(pem, passphrase, 'private key on the target');
    hide(secretLines(key.pem, true));
    return key;
}
/**
 * Holds an offer against everything that can be told without its target, for when that cannot be opened: a certificate that would be refused anyway is the better news.
 *
 * @throws DeployError with the code of the check that refused
 */
function checkAlone(request, { credential, privateKey }) {
    preflight({
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
    return names.privateKey === null ? Buffer.from(onlyPrivateKey(kept.toString('latin1'))) : kept;
}

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
    const view = viewTarget(target, layout);
    try {
        const accepted = acceptOffer(run, offer, {
            certificate: readDeployed(target, view, layout, leafFile(names)),
            privateKey: offer.privateKey === null ? readDeployed(target, view, layout, keyFile(names)) : null,
        });
        const keystore = await keystoreFor(run, accepted, target, view);
        const config = names.config === null ? null : readConfig(target, view, names.config);
        const folder = layout === 'symlink' ? CURRENT : '';
        const context = fileContext(request, accepted, keystore, folder, config?.toString('utf8') ?? null);
        const changes = planChanges(target, view, layout, wantedFiles(request, context, config), request.owner);
        const pointer = replacedPointer(changes);
        const doubtful = pointer && request.server.doubts(textOf$1(pointer), context) ? pointer : null;
        const warning = (pointer && request.server.warns?.(textOf$1(pointer), context)) ?? null;
        const plan = {
            ...changes,
            trial: doubtful && planTrial(run, { ...context, folder: trialFolder(run.id) }, changes, doubtful),
        };
        hideKeys(run, plan);
        if (request.dryRun || isUnchanged(plan))
            run.report.files = reportFiles(request, target, plan, 'would', null);
        return await use({ target, view, accepted, context, plan, warning }, run);
    }
    finally {
        closeView(view);
    }
}
/** Tells what would change, and what the server will need in order to notice. */
function tellPlan({ plan, target, view, accepted, context, warning }, { request, log }) {
    const skipped = [...request.skipChecks].join(', ');
    log.info(`checks passed: ${accepted.passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
    log.group('Compare with the target');
    tellIntents(log, target, plan);
    const otherPlace = request.layout === 'symlink' ? 'directory' : 'current';
    if (readFileAt(target, view, otherPlace, keyFile(request.names))) {
        const left = shownPath(target, otherPlace, keyFile(request.names));
        log.info(`${left}: of the other layout; remove it once nothing reads it any more`);
    }
    const setup = {
        ...context,
        layout: request.layout,
        hasReloadCommand: canReload(request.commands),
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
    const { keystoreOf } = await Promise.resolve().then(() => require('./keystore.js'));
    const existing = readDeployed(target, view, layout, names.keystore);
    const { bytes, origin } = keystoreOf(credential, key, keystorePassword, existing);
    if (origin === 'unreadable')
        log.info(`${names.keystore}: keystore-password does not open what is there, so it is made anew`);
    return bytes;
}
function replacedPointer({ changes }) {
    return changes.find(({ file, action }) => file.pointer && action === 'replace') ?? null;
}
/** What a file said before its change. */
function textOf$1({ before }) {
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
    const entry = readPlace(target, view, 'directory', name);
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

/*
 * Who holds a lock: what its file says, how somebody is told who it is, and how a process of this machine is known to live.
 */
/** Who a lock or a claim names. What cannot be read counts as somebody on another machine. */
function readHolder(state, name) {
    let text;
    let stat;
    try {
        stat = fs.lstatSync(state.at(name));
        if (stat.isDirectory())
            throw new DeployError('TARGET_UNSAFE', `${state.path}/${name} is a folder`, 'remove it: no deployment made it');
        text = stat.isFile() && stat.size < 65_536 ? fs.readFileSync(state.at(name), 'utf8') : '';
    }
    catch (error) {
        if (systemCode(error) === 'ENOENT')
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
/** Whether its process is still the one that took it; only for one that `isHere`. */
function isRunning({ pid, processStart }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if (systemCode(error) !== 'EPERM')
            return false;
    }
    return processStart === null || startOf(pid) === processStart;
}
/** This process as a holder. */
function describeMyself(runUrl) {
    return {
        host: node_os.hostname(),
        pid: process.pid,
        start: new Date().toISOString(),
        runUrl,
        token: crypto.randomBytes(16).toString('hex'),
        machine: machine(),
        processStart: startOf(process.pid),
    };
}
/** Whether a process number of this holder means something here. One that does not say where its machine is counts by its host's name. */
function isHere({ host, pid, machine: where }) {
    return pid > 0 && host === node_os.hostname() && (where === null || where === machine());
}
/** The boot and the process namespace: only there does a process number mean something (pid_namespaces(7)). */
function machine() {
    try {
        return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fs.readlinkSync('/proc/self/ns/pid')}`;
    }
    catch {
        return null;
    }
}
/** When a process started, and null when it is gone or a zombie: fields 22 and 3 of proc_pid_stat(5), counted behind the name, which may hold blanks. */
function startOf(pid) {
    try {
        const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    }
    catch {
        return null;
    }
}
/** A holder in words. */
function describe({ host, pid, start, runUrl }) {
    return `process ${pid} on ${host} since ${start}${runUrl ? `, ${runUrl}` : ''}`;
}

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
            checkState(fs.fstatSync(root.fd), stateDirectory);
        return {
            path: directory,
            files: new FolderTree(root),
            stateDirectory,
            stateIsOurs: stateDirectory === node_path.join(directory, STATE_FOLDER),
            identity: node_path.relative(settled(stateDirectory), settled(directory)),
        };
    }
    catch (error) {
        closeFolder(root);
        throw error;
    }
}
/** A path without symlinks on the way to it, as far as there is something at all. */
function settled(path) {
    try {
        return fs.realpathSync.native(path);
    }
    catch {
        const parent = node_path.dirname(path);
        return parent === path ? path : node_path.join(settled(parent), node_path.basename(path));
    }
}
function openDirectory(directory, use) {
    let root;
    try {
        root = openFolder(fs.realpathSync.native(directory), directory);
    }
    catch (error) {
        if (systemCode(error) === 'EACCES') {
            throw new DeployError('PERMISSION_DENIED', `directory ${directory} cannot be opened: ${systemReason(error)}`, 'run the job as a user who may read and write it', error);
        }
        throw new DeployError('TARGET_MISSING', `directory ${directory} is not a directory that can be opened: ${systemReason(error)}`, 'create it, or mount it, before the deployment', error);
    }
    try {
        const { R_OK, W_OK, X_OK } = fs.constants;
        fs.accessSync(root.at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
    }
    catch (error) {
        closeFolder(root);
        throw new DeployError('PERMISSION_DENIED', `directory ${directory} cannot be ${use === 'write' ? 'written to' : 'read'}: ${systemReason(error)}`, `run the job as a user who may ${use} there`, error);
    }
    return root;
}
function checkState(directory, stateDirectory) {
    const state = fs.lstatSync(stateDirectory, { throwIfNoEntry: false });
    if (state && !state.isDirectory()) {
        throw new DeployError('TARGET_UNSAFE', `state directory ${stateDirectory} is not a directory`, 'remove what is there, or name another state-directory');
    }
    if (state)
        requireOwn(state, stateDirectory);
    const place = state ?? fs.statSync(node_path.dirname(stateDirectory), { throwIfNoEntry: false });
    if (!place?.isDirectory()) {
        throw new DeployError('TARGET_MISSING', `the folder of state directory ${stateDirectory} is not there`, 'create it, or leave state-directory out');
    }
    if (place.dev !== directory.dev) {
        throw new DeployError('INPUT_INVALID', `state-directory: expected a path on the file system of directory, got ${stateDirectory}`, 'a rename from one file system to another is not atomic: leave state-directory out, or move it');
    }
}
/** Whoever owns the state directory can put anything into it, and have root, of all users, change what is elsewhere. */
function requireOwn(state, stateDirectory) {
    const me = process.geteuid?.();
    if (me === undefined || state.uid === me)
        return;
    throw new DeployError('TARGET_UNSAFE', `state directory ${stateDirectory} belongs to user ${state.uid}, not to ${me}`, 'run every deployment to a target as the same user, or name a state-directory of your own');
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
            : openFolder(fs.realpathSync.native(node_path.dirname(stateDirectory)));
        try {
            return { ...makeState(parent, stateDirectory), path: stateDirectory };
        }
        finally {
            if (parent !== files.root)
                closeFolder(parent);
        }
    }
    catch (error) {
        throw writeFailure(error, `state directory ${stateDirectory} cannot be made`);
    }
}
/** A folder that others use is not closed to them. */
function requireNobodysElse(state, stateDirectory) {
    const foreign = fs.readdirSync(state.at('.')).find((name) => !isStateName(name));
    if (foreign === undefined)
        return;
    throw new DeployError('TARGET_UNSAFE', `state directory ${stateDirectory} is open to others, and holds ${foreign}, which is none of ours`, 'name a folder of its own for it: it is made private');
}
function makeState(parent, stateDirectory) {
    const name = node_path.basename(stateDirectory);
    const made = ensureSubfolder(parent, name, PRIVATE_FOLDER);
    try {
        const state = openSubfolder(parent, name);
        try {
            const stat = fs.fstatSync(state.fd);
            requireOwn(stat, stateDirectory);
            if ((stat.mode & 0o7777) !== PRIVATE_FOLDER) {
                requireNobodysElse(state, stateDirectory);
                fs.fchmodSync(state.fd, PRIVATE_FOLDER);
            }
            if (made)
                syncFolder(parent);
        }
        catch (error) {
            closeFolder(state);
            throw error;
        }
        return state;
    }
    catch (error) {
        if (made)
            removeIfEmpty(parent.at(name));
        throw error;
    }
}
/** Opens the state directory for as long as something is read in it; null when there is none. Makes nothing. */
async function lookIntoState({ stateDirectory }, use) {
    const state = doing('the state directory cannot be opened', () => isThere(stateDirectory) ? openFolder(stateDirectory) : null);
    if (state === null)
        return use(null);
    try {
        return await use(state);
    }
    finally {
        closeFolder(state);
    }
}
/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
function stateHolds({ stateDirectory }, name) {
    return doing(`the state directory ${stateDirectory} cannot be looked into`, () => isThere(node_path.join(stateDirectory, name)));
}
/** Removes the state directory when it is empty and stands where this project puts it. */
function leaveState(target, state) {
    closeFolder(state);
    if (!target.stateIsOurs)
        return;
    try {
        fs.rmdirSync(target.files.root.at(node_path.basename(target.stateDirectory)));
    }
    catch {
        // Backups are kept, or another deployment waits there, or somebody else has removed it or put something in its place. An empty folder that stays does no harm.
    }
}
function closeTarget(target) {
    target.files.close();
}

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
        const state = enterState(target);
        let attempt = null;
        try {
            attempt = attemptLock(state, describeMyself(options.runUrl));
        }
        catch (error) {
            // The holder has just left and taken the emptied state directory with it: it will be made anew.
            if (systemCode(error) !== 'ENOENT') {
                leaveState(target, state);
                throw writeFailure(error, `the lock in ${state.path} cannot be taken`);
            }
        }
        if (attempt?.kind === 'held') {
            if (attempt.tookOver)
                options.onTakeover(describe(attempt.tookOver));
            return holdOrLeave(target, state);
        }
        leaveState(target, state);
        if (attempt && waitedFor === null) {
            waitedFor = describe(attempt.holder);
            options.onWait(waitedFor);
        }
        if (Date.now() >= deadline) {
            throw new DeployError('LOCKED', `another deployment holds the target: ${waitedFor ?? 'unknown'}`, `waited ${timeoutMs} ms for it; let it finish, or raise lock-timeout`);
        }
        await pause(Math.min(RETRY_MS, Math.max(1, deadline - Date.now())), signal);
    }
}
/** One attempt: take a free lock, take over a dead one, or name who is in the way. Null when it was free a moment ago. */
function attemptLock(state, me) {
    const claim = `${LOCK}.${me.token}`;
    try {
        fs.writeFileSync(state.at(claim), `${JSON.stringify(me, null, 2)}\n`, { flag: 'wx', mode: PRIVATE_FILE });
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
        removeFile(state.at(claim));
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
        removeFile(state.at(ours));
        return null;
    }
    fs.renameSync(state.at(ours), state.at(LOCK));
    for (const name of claims)
        removeFile(state.at(name));
    return { kind: 'held', tookOver: dead.holder };
}
/** Holds the lock that was just taken, or gives it back. */
function holdOrLeave(target, state) {
    try {
        return hold(target, state);
    }
    catch (error) {
        removeFile(state.at(LOCK));
        leaveState(target, state);
        throw writeFailure(error, `the lock in ${state.path} cannot be held`);
    }
}
function hold(target, state) {
    const fd = fs.openSync(state.at(LOCK), fs.constants.O_RDWR | fs.constants.O_NOFOLLOW);
    const { dev, ino } = fs.fstatSync(fd);
    const mine = `${dev}:${ino}`;
    const first = Buffer.alloc(1);
    fs.readSync(fd, first, 0, 1, 0);
    const heartbeat = setInterval(() => {
        try {
            // Writing what is there already moves the modification time by the file system's own clock.
            fs.writeSync(fd, first, 0, 1, 0);
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
            const found = doing(`the lock in ${state.path} cannot be looked at`, () => identityOf(state.at(LOCK)));
            if (found === mine)
                return;
            if (found === null) {
                throw new DeployError('LOCKED', `the lock of this deployment is gone: somebody removed it, or the whole of ${state.path}`, `nothing more was touched; compare the target with the backups in ${state.path}/backups, if they are still there`);
            }
            throw new DeployError('LOCKED', 'another deployment has taken the target over', 'this one was silent for too long; nothing more was touched, the other one decides');
        },
        release: () => {
            if (released)
                return;
            released = true;
            clearInterval(heartbeat);
            try {
                if (identityOf(state.at(LOCK)) === mine)
                    removeFile(state.at(LOCK));
                fs.closeSync(fd);
                leaveState(target, state);
            }
            catch {
                // What the run has come to stays true. A lock that stays behind is that of a dead process, and taken over at once.
            }
        },
    };
}
/** What dead waiters left behind. */
function sweepClaims(state) {
    for (const name of fs.readdirSync(state.at('.'))) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const seen = readHolder(state, name);
        // One that cannot be read was never finished. Should its owner live, it finds its claim gone and makes another.
        const isTorn = seen?.isReadable === false && UNUSED_CLAIM.test(name);
        if (seen && (isTorn || isDead(state, seen, LOCK)))
            removeFile(state.at(name));
    }
}
/** Gives a file a second name, if nothing has it yet. Copies where the file system knows no hard links. */
function linkNew(state, from, to) {
    try {
        fs.linkSync(state.at(from), state.at(to));
        return true;
    }
    catch (error) {
        if (systemCode(error) === 'EEXIST')
            return false;
        if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(systemCode(error)))
            throw error;
    }
    try {
        fs.copyFileSync(state.at(from), state.at(to), fs.constants.COPYFILE_EXCL);
        fs.chmodSync(state.at(to), PRIVATE_FILE);
        return true;
    }
    catch (error) {
        if (systemCode(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/**
 * @param fresh a file touched just now: its time is what the file system's clock says
 */
function isDead(state, seen, fresh) {
    if (isHere(seen.holder))
        return !isRunning(seen.holder);
    return fs.lstatSync(state.at(fresh)).mtimeMs - seen.touchedMs > SILENCE_MS;
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
    draft(pending, state, JOURNAL, textOf(journal));
}
/** Makes the draft the journal: from here on the deployment can be undone. Throws a system error. */
function publishJournal(state) {
    publish(state, JOURNAL);
}
/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
function replaceJournal(state, journal) {
    replaceDurably(state, JOURNAL, textOf(journal));
}
function textOf(journal) {
    return `${JSON.stringify(journal, null, 2)}\n`;
}
/** @throws a system error */
function removeJournal(state) {
    dropJournal(state);
    syncFolder(state);
}
/** Removes the journal, and one that was still being written, without making sure that they stay away. Throws a system error. */
function dropJournal(state) {
    removeDraft(state, JOURNAL);
    removeFile(state.at(JOURNAL));
}
/**
 * The journal of a deployment that did not finish, or null when there is none.
 *
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write
 */
function readJournal(state) {
    let text;
    try {
        const fd = fs.openSync(state.at(JOURNAL), fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK);
        try {
            const stat = fs.fstatSync(fd);
            if (!stat.isFile() || stat.size > MAX_BYTES)
                throw untrusted(state, 'it is not a file of a few kilobytes');
            text = fs.readFileSync(fd, 'utf8');
        }
        finally {
            fs.closeSync(fd);
        }
    }
    catch (error) {
        if (systemCode(error) === 'ENOENT')
            return null;
        if (error instanceof DeployError)
            throw error;
        throw untrusted(state, systemReason(error));
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
    return new DeployError('TARGET_UNSAFE', `the journal of an unfinished deployment, ${state.path}/${JOURNAL}, cannot be used: ${why}`, `compare the target with the backups in ${state.path}/backups, put right what is wrong, and remove the journal`);
}
function isJournal(value) {
    if (!isRecord(value))
        return false;
    const { version, id, target, directory, started, files, folders, generation, trial, reloading, servedBefore, } = value;
    return (version === 1 &&
        isDeploymentId(id) &&
        isTargetIdentity(target) &&
        typeof directory === 'string' &&
        typeof started === 'string' &&
        isListOf(files, isJournalFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => file.name)).size === files.length &&
        isListOf(folders, isFileName) &&
        (generation === null || (isRecord(generation) && isGeneration(generation, id))) &&
        typeof trial === 'boolean' &&
        typeof reloading === 'boolean' &&
        isListOf(servedBefore, isServedBefore));
}
function isJournalFile(value) {
    if (!isRecord(value))
        return false;
    const { role, name, before } = value;
    return (ROLES.includes(role) &&
        isFileName(name) &&
        (before === null || (typeof before === 'string' && /^\d+:\d+$/.test(before))));
}
function isGeneration({ before, after, files, others }, id) {
    return ((before === null || isFolderName(before)) &&
        (after === null || after === GENERATION_PREFIX + id) &&
        isListOf(files, isJournalFile) &&
        isListOf(others, isTargetName));
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
        (keyType === null || KEY_TYPES$1.includes(keyType)));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isListOf(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}
function isDeploymentId(value) {
    return typeof value === 'string' && DEPLOYMENT_ID.test(value);
}

/* Where a deployment prepares its files, out of everybody's sight: `staging/<id>/` in the state directory. */
const STAGING = 'staging';
/** The name, among the staged files, under which the symlink is kept that `current` was before. */
const EARLIER_CURRENT = 'earlier-current';
/** Opens the folder in which a deployment prepares its files, making it if it is not there. Throws a system error. */
function openStaging(state, id) {
    ensureSubfolder(state, STAGING, PRIVATE_FOLDER);
    const staging = openSubfolder(state, STAGING);
    try {
        ensureSubfolder(staging, id, PRIVATE_FOLDER);
        return openSubfolder(staging, id);
    }
    finally {
        closeFolder(staging);
    }
}
/** Removes everything that was ever staged. Only for whoever holds the lock, when nothing is under way. */
function clearStaging(state) {
    removeTree(state, STAGING);
}

/* What deployments that died have left: a journal, which has to be obeyed, or leftovers, which nobody needs. */
/**
 * Whether the state directory holds the journal of a deployment, and if so, whether it is one to this target or, `elsewhere`, to another. One that cannot be read counts as
 * this target's. Changes nothing, and needs no lock: it may not be so any more.
 *
 * @throws DeployError when the state directory cannot be opened
 */
function seeUnfinished(target) {
    if (!stateHolds(target, JOURNAL))
        return 'none';
    const state = doing('the state directory cannot be opened', () => openFolder(target.stateDirectory));
    try {
        const journal = readJournal(state);
        if (journal === null)
            return 'none';
        return journal.target === target.identity ? 'here' : 'elsewhere';
    }
    catch {
        return 'here';
    }
    finally {
        closeFolder(state);
    }
}
/**
 * The journal of a deployment that died, or null. Without one, what dead deployments left in the state directory, and of their trials, is cleared away.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
function findUnfinished(target, lock) {
    const journal = readJournal(lock.state);
    if (journal?.target === target.identity)
        return journal;
    if (journal) {
        throw new DeployError('TARGET_UNSAFE', `${target.stateDirectory} holds the journal of an unfinished deployment to another directory, ${journal.directory}`, `run a deployment to that directory first, which rolls it back; where it is gone, remove ${target.stateDirectory}/journal`);
    }
    doing('what an earlier deployment left cannot be cleared away', () => {
        clearStaging(lock.state);
        sweepBackups(lock.state);
        sweepTrials(target);
        removeDraft(lock.state, JOURNAL);
    });
    return null;
}

/** A run that has not begun. */
function newRun(request, context) {
    const report = newReport();
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
        const timer = setTimeout(() => controller.abort(new DeployError('CANCELLED', 'the job was cancelled')), GRACE_AFTER_CANCEL_MS);
        timer.unref();
    };
    if (cancelled.aborted)
        onCancel();
    else
        cancelled.addEventListener('abort', onCancel, { once: true });
    return controller.signal;
}

/**
 * Opens the target for as long as something is done with it.
 *
 * @param unopened what to do first when it cannot be opened; may throw what is better told than that
 * @throws DeployError as `openTarget` does, or what `use` or `unopened` throws
 */
async function working(run, use, how = 'write', unopened = () => undefined) {
    let target;
    try {
        target = openTarget(run.request.target, how);
    }
    catch (error) {
        unopened();
        throw error;
    }
    try {
        return await use(target);
    }
    finally {
        closeTarget(target);
    }
}
/**
 * Takes the target's lock for as long as something is done under it, and undoes first what an earlier deployment left unfinished.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
async function owning(run, target, use) {
    const lock = await phase(run, 'Lock', () => takeLock(run, target, run.request.runUrl));
    try {
        run.id = nextDeploymentId(backupIds(lock.state).at(-1) ?? null, new Date(), crypto.randomBytes(4));
        await recoverUnfinished(run, target, lock, leafFile(run.request.names));
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
    const journal = findUnfinished(target, lock);
    if (!journal)
        return;
    run.log.group('Recover');
    run.log.notice(`an earlier deployment (${journal.id}) did not finish: it is rolled back first`);
    const { restore } = await Promise.resolve().then(() => require('./changes.js')).then(n => n.restore);
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
    const view = viewTarget(target, 'in-place');
    try {
        const pem = readDeployed(target, view, view.generation ? 'symlink' : 'in-place', name);
        const leaf = pem === null ? null : readDeployedLeaf(pem, null);
        return leaf && leafOf(leaf);
    }
    finally {
        closeView(view);
    }
}

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
    const { confirmServed } = await Promise.resolve().then(() => require('./verification.js')).then(n => n.confirm);
    await confirmServed(run, expected);
}

/**
 * One deployment, from what was asked for to what came of it. Ends in one of two ways: every endpoint was seen to serve the certificate,
 * or the target is as it was before.
 *
 * @returns the report, of a failure too: this never throws
 */
async function deploy(request, context) {
    const run = newRun(request, context);
    try {
        await deployOffer(run);
    }
    catch (error) {
        run.report.error = asDeployError(error);
    }
    return run.report;
}
async function deployOffer(run) {
    run.log.group('Check the certificate');
    const offer = await phase(run, 'Check', () => readOffer(run));
    const deployTo = async (target) => {
        if (run.request.dryRun) {
            const { rehearse } = await Promise.resolve().then(() => require('./changes.js')).then(n => n.rehearse);
            return rehearse(run, target, offer);
        }
        // What an unfinished deployment left must be undone before the target can be compared with anything.
        const unfinished = seeUnfinished(target) !== 'none';
        if (!unfinished)
            await phase(run, 'Compare', () => compare(run, offer, target, tellPlan));
        await owning(run, target, (lock) => compare(run, offer, target, async (inspection) => {
            if (unfinished)
                tellPlan(inspection, run);
            if (isUnchanged(inspection.plan))
                return keep(run, inspection);
            // Most runs find nothing to change. What changes something, and undoes it, is loaded here: all of it, before anything is changed.
            const { renew } = await Promise.resolve().then(() => require('./changes.js')).then(n => n.renew);
            return renew(run, inspection, lock);
        }));
    };
    await working(run, deployTo, 'write', () => checkAlone(run.request, offer));
}
async function keep(run, { accepted }) {
    await confirmUnchanged(run, expectedOf(accepted.credential));
    run.report.status = 'unchanged';
}

const log = openLog();
const cancelled = new AbortController();
/** What the runner starts: the deployment, or, as the post step, the recovery of one that was killed. */
async function main() {
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, onCancel);
    switch (readState()) {
        case 'main':
            return await runDeployment();
        case 'interrupted':
            return await runRecovery();
        case 'finished':
            return;
    }
}
async function runDeployment() {
    // Whatever happens from here on, the post step must know that it is one.
    saveStarted();
    const report = await tryDeployment();
    log.close();
    writeOutputs(report, log);
    writeSummary(report, new Date());
    logTimes(report.phases);
    conclude(report);
    saveFinished();
}
async function tryDeployment() {
    try {
        const { request, secrets } = await readInputs();
        return await run(request, secrets);
    }
    catch (error) {
        return { ...newReport(), verified: namesEndpoints() ? false : null, error: asDeployError(error) };
    }
}
async function run(request, secrets) {
    switch (request.operation) {
        case 'deploy':
            return deploy(request, context(secrets));
        case 'rollback': {
            const { rollBack } = await Promise.resolve().then(() => require('./rollback.js'));
            return rollBack(request, context(secrets));
        }
        case 'verify': {
            const { verify } = await Promise.resolve().then(() => require('./verify.js'));
            return verify(request, context(secrets));
        }
    }
}
async function runRecovery() {
    log.group('Look for an unfinished deployment');
    log.info('the main step did not end by itself');
    const { request, certificateName, onlyLooks, secrets } = await readRecoveryInputs();
    if (onlyLooks) {
        log.close();
        return logSuccess('it was to change nothing: there is nothing to undo');
    }
    log.info('whatever it left unfinished is undone');
    const { recover } = await Promise.resolve().then(() => require('./recover.js'));
    const report = await recover(request, certificateName, context(secrets));
    log.close();
    if (report.recovered || report.error)
        writeSummary(report, new Date());
    logTimes(report.phases);
    if (report.error)
        fail(report.error);
    else
        logSuccess(report.recovered ? 'the unfinished deployment was rolled back' : 'nothing was left unfinished');
}
function context({ texts: secrets, hide }) {
    return { log, signal: cancelled.signal, environment: process.env, secrets, hide };
}
function onCancel() {
    if (!cancelled.signal.aborted)
        cancelled.abort(new DeployError('CANCELLED', 'the job was cancelled', 'run it again when you are ready'));
}
function conclude({ status, error, directory, certificate }) {
    if (error)
        fail(error);
    else
        logSuccess(`${status}: ${directory ?? ''}, certificate ${certificate?.fingerprint ?? ''}`);
}
function fail(error) {
    logFailure(error);
    logCause(error);
}
/** What Node ends with when there is nothing left to wait for, and a module has not come to its end. */
const UNFINISHED = 13;
// No await at the top, by which the bundle would be slower to load. So a run counts as failed for as long as it has not ended.
process.exitCode = UNFINISHED;
main()
    .catch((error) => fail(asDeployError(error)))
    // Nothing that is left by now has anything more to do.
    .then(() => process.exit(process.exitCode === UNFINISHED ? 0 : process.exitCode));

exports.BACKUPS = BACKUPS;
exports.CURRENT = CURRENT;
exports.DeployError = DeployError;
exports.EARLIER_CURRENT = EARLIER_CURRENT;
exports.FolderTree = FolderTree;
exports.GENERATION_PREFIX = GENERATION_PREFIX;
exports.LAYOUTS = LAYOUTS;
exports.MANIFEST = MANIFEST;
exports.MAX_CERTIFICATES = MAX_CERTIFICATES;
exports.PRIVATE_FOLDER = PRIVATE_FOLDER;
exports.ROLES = ROLES;
exports.STAGED_TRIAL = STAGED_TRIAL;
exports.accessPath = accessPath;
exports.asDeployError = asDeployError;
exports.backupIds = backupIds;
exports.backupPath = backupPath;
exports.canReload = canReload;
exports.carriedFiles = carriedFiles;
exports.clearStaging = clearStaging;
exports.closeFolder = closeFolder;
exports.closeTarget = closeTarget;
exports.closeView = closeView;
exports.comesLast = comesLast;
exports.compare = compare;
exports.confirmUnchanged = confirmUnchanged;
exports.createPrivate = createPrivate;
exports.derToPem = derToPem;
exports.discardBackup = discardBackup;
exports.doing = doing;
exports.draft = draft;
exports.draftJournal = draftJournal;
exports.dropJournal = dropJournal;
exports.ensureSubfolder = ensureSubfolder;
exports.expectedOf = expectedOf;
exports.fill = fill;
exports.findBackup = findBackup;
exports.fingerprintOf = fingerprintOf;
exports.foldersOn = foldersOn;
exports.hideKeys = hideKeys;
exports.holdsKey = holdsKey;
exports.identityOf = identityOf;
exports.isFileName = isFileName;
exports.isFolderName = isFolderName;
exports.isOutdated = isOutdated;
exports.isTargetIdentity = isTargetIdentity;
exports.isThere = isThere;
exports.isUnchanged = isUnchanged;
exports.keyTypeOf = keyTypeOf;
exports.leafFile = leafFile;
exports.lookIntoState = lookIntoState;
exports.mayHoldKey = mayHoldKey;
exports.missingFolders = missingFolders;
exports.nameDraft = nameDraft;
exports.newRun = newRun;
exports.openBackup = openBackup;
exports.openPending = openPending;
exports.openStaging = openStaging;
exports.openSubfolder = openSubfolder;
exports.openTarget = openTarget;
exports.owning = owning;
exports.phase = phase;
exports.publishJournal = publishJournal;
exports.quote = quote;
exports.readCredential = readCredential;
exports.readDeployed = readDeployed;
exports.readEntry = readEntry;
exports.readExpected = readExpected;
exports.readOther = readOther;
exports.readPemBlocks = readPemBlocks;
exports.readPlace = readPlace;
exports.recoverUnfinished = recoverUnfinished;
exports.removeFile = removeFile;
exports.removeIfEmpty = removeIfEmpty;
exports.removeJournal = removeJournal;
exports.removeTree = removeTree;
exports.removeTrial = removeTrial;
exports.replaceJournal = replaceJournal;
exports.reportFiles = reportFiles;
exports.reportRestored = reportRestored;
exports.requireReplaceable = requireReplaceable;
exports.seeUnfinished = seeUnfinished;
exports.sha256 = sha256;
exports.shownPath = shownPath;
exports.stateHolds = stateHolds;
exports.syncFolder = syncFolder;
exports.systemCode = systemCode;
exports.systemReason = systemReason;
exports.takeLock = takeLock;
exports.tellIntents = tellIntents;
exports.tellPlan = tellPlan;
exports.trialFolder = trialFolder;
exports.unsealBackup = unsealBackup;
exports.unwrap = unwrap;
exports.viewTarget = viewTarget;
exports.withConfig = withConfig;
exports.working = working;
exports.writeFailure = writeFailure;
