"use strict";
exports.id = 963;
exports.ids = [963];
exports.modules = {

/***/ 2963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isTrusted: () => (/* binding */ isTrusted),
  judgeServed: () => (/* binding */ judgeServed),
  openRoots: () => (/* reexport */ openRoots),
  pathFault: () => (/* binding */ pathFault)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/certificate/der.js
var certificate_der = __webpack_require__(4927);
// EXTERNAL MODULE: ./build/certificate/extensions.js
var extensions = __webpack_require__(9464);
;// CONCATENATED MODULE: ./build/certificate/general-names.js
/**
 * Names in certificates as far as a path to a root depends on them (RFC 5280, sections 4.1.2.4 and 4.2.1).
 */


const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const NAME_CONSTRAINTS = '2.5.29.30';
/** The DNS names and addresses that a certificate is for. */
function alternativeNames({ raw }) {
    const names = (0,extensions/* extension */.ck)(raw, SUBJECT_ALTERNATIVE_NAME);
    return names ? (0,extensions/* children */.Y_)(names).flatMap((name) => generalName(names, name)) : [];
}
/** The name constraints of a CA, as far as they are about DNS names and addresses; null when it has none. */
function nameConstraints({ raw }) {
    const constraints = (0,extensions/* extension */.ck)(raw, NAME_CONSTRAINTS);
    if (!constraints)
        return null;
    const list = (wanted) => (0,extensions/* children */.Y_)(constraints)
        .filter(({ tag }) => tag === wanted)
        .flatMap(({ start, end }) => {
        const trees = constraints.subarray(start, end);
        return (0,extensions/* elements */.Yt)(trees).flatMap((tree) => {
            const [base] = (0,extensions/* elements */.Yt)(trees.subarray(tree.start, tree.end));
            return base ? generalName(trees.subarray(tree.start, tree.end), base) : [];
        });
    });
    return { permitted: list(0xa0), excluded: list(0xa1) };
}
/**
 * A distinguished name as a text that is the same for names that differ only in letters' case, blanks and
 * types of text (RFC 5280, section 7.1).
 *
 * @param der the name: a sequence of sets of pairs
 */
function canonicalName(der) {
    return canonical(der, 4);
}
/** @param depth how many levels to look into: a value may be nested without end */
function canonical(der, depth) {
    const texts = (0,extensions/* elements */.Yt)(der).map(({ tag, start, end }) => {
        const content = der.subarray(start, end);
        if (tag & 0x20)
            return depth > 0 ? `(${canonical(content, depth - 1)})` : content.toString('hex');
        if (tag === 0x06)
            return (0,certificate_der/* readObjectIdentifier */.LP)(content);
        return content.toString('utf8').trim().replace(/\s+/g, ' ').toLowerCase();
    });
    return texts.join(',');
}
/** The subject and the issuer of a certificate, as DER. */
function namesOf(certificate) {
    const { body, fields } = (0,extensions/* signedPart */.Sy)(certificate);
    // Before them: the serial number and the algorithm; between them the validity.
    const at = fields[0]?.tag === 0xa0 ? 3 : 2;
    const piece = (index) => body.subarray(fields[index]?.start ?? 0, fields[index]?.end ?? 0);
    return { issuer: piece(at), subject: piece(at + 2) };
}
function generalName(bytes, { tag, start, end }) {
    const content = bytes.subarray(start, end);
    if (tag === 0x82)
        return [{ kind: 'dns', name: content.toString('latin1').toLowerCase() }];
    return tag === 0x87 ? [{ kind: 'ip', bytes: content }] : [];
}

;// CONCATENATED MODULE: ./build/certificate/constraints.js
/** Name constraints (RFC 5280, section 4.2.1.10), on DNS names and addresses. */

/**
 * The first name of a leaf for which a CA above it may not issue, in words; null when there is none. Other
 * kinds of names, directory names among them, are not checked.
 */
function violatedConstraint(leaf, authority) {
    const constraints = nameConstraints(authority);
    if (!constraints)
        return null;
    const { permitted, excluded } = constraints;
    for (const name of alternativeNames(leaf)) {
        const allowed = permitted.filter(({ kind }) => kind === name.kind);
        if (allowed.length > 0 && !allowed.some((base) => isBelow(name, base)))
            return `${inWords(name)} (permitted subtree violation)`;
        if (excluded.some((base) => isBelow(name, base)))
            return `${inWords(name)} (excluded subtree violation)`;
    }
    return null;
}
/**
 * A DNS name is below another when labels were added on its left; a constraint that begins with a dot wants
 * at least one.
 */
function isBelow(name, base) {
    if (name.kind === 'dns' && base.kind === 'dns') {
        if (base.name === '' || name.name === base.name)
            return true;
        return name.name.endsWith(base.name.startsWith('.') ? base.name : `.${base.name}`);
    }
    if (name.kind !== 'ip' || base.kind !== 'ip')
        return false;
    const { length } = name.bytes;
    return (base.bytes.length === 2 * length &&
        name.bytes.every((byte, at) => {
            const mask = base.bytes[length + at] ?? 0xff;
            return (byte & mask) === ((base.bytes[at] ?? 0) & mask);
        }));
}
function inWords(name) {
    if (name.kind === 'dns')
        return name.name;
    return name.bytes.length === 4 ? [...name.bytes].join('.') : `the address ${name.bytes.toString('hex')}`;
}

// EXTERNAL MODULE: ./build/certificate/names.js
var names = __webpack_require__(7764);
// EXTERNAL MODULE: ./build/certificate/path.js
var path = __webpack_require__(4769);
;// CONCATENATED MODULE: ./build/certificate/roots.js
/** The roots that clients hold. They are found by name, and parsed when they are needed. */


/**
 * Opens a store. None of its certificates is parsed before its name is searched for; one that cannot be
 * parsed is not there.
 */
function openRoots({ origin, pems }) {
    let index = null;
    const parsed = new Map();
    return {
        origin,
        named: ({ raw }) => {
            const name = canonicalName(namesOf(raw).issuer);
            index ??= bySubject(pems);
            const found = parsed.get(name) ?? (index.get(name) ?? []).flatMap(parse);
            parsed.set(name, found);
            return found;
        },
    };
}
function bySubject(pems) {
    const index = new Map();
    for (const der of new Set(pems.map((pem) => pem.replace(/-----[^-]*-----|\s+/g, '')))) {
        const bytes = Buffer.from(der, 'base64');
        const name = canonicalName(namesOf(bytes).subject);
        index.set(name, [...(index.get(name) ?? []), bytes]);
    }
    return index;
}
function parse(der) {
    try {
        const certificate = new external_node_crypto_.X509Certificate(der);
        // Its key is read, because a key of an unknown type can verify nothing.
        return certificate.publicKey ? [certificate] : [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/certificate/trust.js
/**
 * Does the work of a client: takes the certificates that a server sends, builds a path to a root that the
 * client holds, and checks that path.
 *
 * The path is built as OpenSSL builds it (`openssl-verification-options(1)`, "Certification Path Building"):
 * upwards from the leaf. The issuer is taken from the roots, or, when it is not there, from the sent
 * certificates, in any order. The first issuer that is valid now is taken, and no other is tried afterwards.
 * Go and browsers try every issuer, so they find a path where OpenSSL finds one. Not checked: revocation,
 * policies, transparency logs, and name constraints on anything but DNS names and addresses.
 */






/** The longest path that OpenSSL builds, and the most certificates of a server that are read. */
const MAX_DEPTH = 100;
const ORIGINS = {
    public: "Mozilla's list",
    system: "this machine's store",
    given: 'trusted-roots',
};
/**
 * Judges the certificates that a server sent, as a client with these roots would.
 *
 * @returns null when the client accepts it, else the reason in words
 */
function judgeServed({ chain, serverName }, roots, now) {
    const [leaf, ...others] = chain.slice(0, MAX_DEPTH).map(trust_parse);
    if (!leaf)
        return 'the server sent no certificate that can be read';
    const sent = others.filter((one) => one !== null);
    const built = buildPath(leaf, sent, roots, now);
    if ('fault' in built)
        return built.fault;
    const { path } = built;
    return (authorityFault(path) ??
        path.map((one) => timeFault(one, now) ?? purposeFault(one, one === leaf)).find((it) => it !== null) ??
        (serverName === null || (0,names/* coversName */.KR)(leaf, serverName)
            ? null
            : `${(0,names/* titleOf */.Gg)(leaf)} is not for ${serverName} (hostname mismatch)`));
}
/**
 * Why a chain that is to be deployed does not lead to a root. Other checks see to the validity of the
 * certificates, and to the purpose of the leaf.
 *
 * @param chain the leaf first
 * @returns null when it leads to one, else the reason in words
 */
function pathFault(chain, roots, now) {
    const [leaf, ...others] = chain;
    if (!leaf)
        return 'there is no certificate';
    const built = buildPath(leaf, others, roots, now);
    if ('fault' in built)
        return built.fault;
    const { path } = built;
    const held = path.filter((one) => !chain.some((it) => isSame(it, one)));
    return (authorityFault(path) ??
        held.map((one) => timeFault(one, now)).find((it) => it !== null) ??
        path.map((one) => (one === leaf ? null : purposeFault(one, false))).find((it) => it !== null) ??
        null);
}
/** Whether one of the roots issued a certificate, or is the certificate. */
function isTrusted(certificate, roots) {
    return roots.named(certificate).some((root) => isSame(root, certificate) || (0,path/* issues */.Bq)(root, certificate));
}
function buildPath(leaf, sent, roots, now) {
    const path = [leaf];
    let pool = sent;
    for (let top = leaf; path.length <= MAX_DEPTH;) {
        const held = roots.named(top);
        if (isRoot(top)) {
            if (held.some((root) => isSame(root, top)))
                return { path };
            return {
                fault: `${(0,names/* titleOf */.Gg)(top)} is signed with its own key and is not in ${ORIGINS[roots.origin]} (self-signed certificate${top === leaf ? '' : ' in certificate chain'})`,
            };
        }
        const trusted = firstIssuer(held, top, now);
        const issuer = trusted ?? firstIssuer(pool, top, now);
        if (!issuer)
            return { fault: missingIssuer(top, roots) };
        // From a certificate of the store OpenSSL goes on in the store alone.
        pool = trusted ? [] : pool.filter((one) => one !== issuer);
        path.push(issuer);
        top = issuer;
    }
    return { fault: `the chain is longer than ${MAX_DEPTH} certificates` };
}
/**
 * Whether OpenSSL takes a certificate for one that is signed with its own key: by names and key identifiers,
 * unverified.
 */
function isRoot(certificate) {
    return ((certificate.subject === certificate.issuer && certificate.checkIssued(certificate)) ||
        (0,path/* isSelfSigned */.Nl)(certificate));
}
function missingIssuer(top, { origin }) {
    return `the issuer of ${(0,names/* titleOf */.Gg)(top)}, ${(0,names/* issuerTitle */.OS)(top)}, is neither among the sent certificates nor in ${ORIGINS[origin]} (unable to get local issuer certificate)`;
}
/**
 * The first that is the issuer by its name and key identifier and is valid now; else the one that ends last.
 */
function firstIssuer(candidates, subject, now) {
    const issuers = candidates.filter((one) => subject.checkIssued(one));
    const end = (one) => new Date(one.validTo).getTime();
    return (issuers.find((one) => (0,path/* isValidAt */.Ub)(one, now)) ??
        issuers.reduce((best, one) => (best && end(best) >= end(one) ? best : one), undefined));
}
/** The reason why a certificate of a path cannot vouch for the one below it. */
function authorityFault(path) {
    const leaf = path[0];
    let authorities = 0;
    for (const [depth, subject] of path.entries()) {
        const issuer = path[depth + 1];
        if (!leaf || !issuer)
            return null;
        const title = (0,names/* titleOf */.Gg)(issuer);
        if (!mayIssue(issuer))
            return `${title} is no CA (invalid CA certificate)`;
        if (depth > 0 && subject.subject !== subject.issuer)
            authorities += 1;
        if (authorities > (0,extensions/* pathLength */.o8)(issuer))
            return `${title} allows ${(0,extensions/* pathLength */.o8)(issuer)} CAs below it and has ${authorities} (path length constraint exceeded)`;
        const violation = violatedConstraint(leaf, issuer);
        if (violation)
            return `${title} may not issue for ${violation}`;
        if (!subject.verify(issuer.publicKey))
            return `${(0,names/* titleOf */.Gg)(subject)} is not signed by ${title} (certificate signature failure)`;
    }
    return null;
}
/** Roots of X.509 version 1 do not say that they are a CA, and are taken for one. */
function mayIssue(issuer) {
    if (issuer.ca)
        return true;
    return (0,path/* isSelfSigned */.Nl)(issuer) && !(0,extensions/* hasBasicConstraints */.hw)(issuer) && (0,extensions/* hasKeyUsage */.pW)(issuer, extensions/* KEY_USAGES */.xG.keyCertSign);
}
function timeFault(certificate, now) {
    if ((0,path/* isValidAt */.Ub)(certificate, now))
        return null;
    return new Date(certificate.validFrom) > now
        ? `${(0,names/* titleOf */.Gg)(certificate)} is not valid before ${new Date(certificate.validFrom).toISOString()} (certificate is not yet valid)`
        : `${(0,names/* titleOf */.Gg)(certificate)} expired at ${new Date(certificate.validTo).toISOString()} (certificate has expired)`;
}
function purposeFault(certificate, isLeaf) {
    const { digitalSignature, keyEncipherment, keyAgreement } = extensions/* KEY_USAGES */.xG;
    if ((0,extensions/* serverPurpose */.wV)(certificate) !== 'none' &&
        (!isLeaf || (0,extensions/* hasKeyUsage */.pW)(certificate, digitalSignature, keyEncipherment, keyAgreement)))
        return null;
    return `${(0,names/* titleOf */.Gg)(certificate)} is not for servers (unsuitable certificate purpose)`;
}
function isSame(one, other) {
    return one.raw.equals(other.raw);
}
function trust_parse(der) {
    try {
        const certificate = new external_node_crypto_.X509Certificate(der);
        return certificate.publicKey ? certificate : null;
    }
    catch {
        return null;
    }
}


/***/ })

};
;