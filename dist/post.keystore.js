"use strict";
exports.id = 572;
exports.ids = [572];
exports.modules = {

/***/ 8572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  keystoreOf: () => (/* binding */ keystoreOf)
});

// EXTERNAL MODULE: ./build/digest.js
var digest = __webpack_require__(4974);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/certificate/chain.js
var chain = __webpack_require__(2873);
// EXTERNAL MODULE: ./build/certificate/pkcs12/open.js
var pkcs12_open = __webpack_require__(909);
;// CONCATENATED MODULE: ./build/certificate/pkcs12/entries.js
/*
 * The entries of a keystore that is on the target: which of them belong to somebody else, and how they are
 * told. A keystore is written as a whole, so that everything else in it would be lost.
 */




/**
 * The entries of a keystore, when it holds anything besides one credential; none otherwise. A credential is a
 * key with its leaf and all certificates above that, the root included, as openssl and keytool write them. A
 * certificate that Java trusts by itself is an entry, also when it is one of those.
 *
 * @param credential the one that is to be written, with its key: parts of it are nobody else's
 */
function entriesBeside({ keys, certificates, others }, credential, key) {
    const first = keys[0] ? (0,pkcs12_open/* parseKey */.Do)(keys[0].der) : null;
    const known = new Set([credential.leaf, ...credential.chain].map(({ raw }) => (0,digest/* fingerprintOf */.a)(raw)));
    const own = ownCertificates(first, certificates);
    const strange = certificates.filter(({ der, isTrusted }) => isTrusted || !(own.has(der) || known.has((0,digest/* fingerprintOf */.a)(der))));
    const isOneAtMost = keys.length === 0 || (keys.length === 1 && (own.size > 0 || first?.equals(key)));
    if (isOneAtMost && strange.length === 0 && others.length === 0)
        return [];
    return [
        ...keys.map(({ alias }) => ({ kind: 'private key', alias })),
        ...strange.map(({ der, alias, isTrusted }) => ({
            kind: isTrusted ? 'trusted certificate' : 'certificate',
            alias: alias ?? parseCertificate(der)?.subject?.replace(/\n/g, ', ') ?? null,
        })),
        ...others,
    ];
}
/** The leaf of a key, and the certificates above it, in any order. */
function ownCertificates(key, certificates) {
    // No chain is as long, and every certificate is held against every other.
    if (key === null || certificates.length > chain/* MAX_CERTIFICATES */.W)
        return new Set();
    const pool = certificates.flatMap(({ der }) => {
        const certificate = parseCertificate(der);
        return certificate ? [{ der, certificate }] : [];
    });
    const found = new Set(pool.filter(({ der }) => (0,pkcs12_open/* belongsTo */.g4)(der, key)));
    // The loop also visits the items that are added meanwhile.
    for (const below of found)
        for (const issuer of pool)
            if (below.certificate.checkIssued(issuer.certificate))
                found.add(issuer);
    return new Set([...found].map(({ der }) => der));
}
function parseCertificate(der) {
    try {
        return new external_node_crypto_.X509Certificate(der);
    }
    catch {
        return null;
    }
}
/** The most entries that are named, and the most characters of a name. */
const NAMED = 10;
const SHOWN = 80;
/**
 * Names entries, such as `private key "tomcat", trusted certificate "root"`.
 *
 * @param total how many there are, when not all of them are known
 */
function describeEntries(entries, total = entries.length) {
    const named = entries.slice(0, NAMED).map(({ kind, alias }) => {
        if (alias === null)
            return `${kind} without a name`;
        return `${kind} ${JSON.stringify(alias.length > SHOWN ? `${alias.slice(0, SHOWN)}\u2026` : alias)}`;
    });
    const more = total - named.length;
    return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

// EXTERNAL MODULE: ./build/certificate/pkcs12/flaw.js
var flaw = __webpack_require__(7088);
// EXTERNAL MODULE: ./build/certificate/pkcs12/jks.js
var jks = __webpack_require__(5481);
// EXTERNAL MODULE: ./build/certificate/pkcs12/ber.js
var ber = __webpack_require__(8690);
// EXTERNAL MODULE: ./build/certificate/pkcs12/pbe.js
var pbe = __webpack_require__(3800);
;// CONCATENATED MODULE: ./build/certificate/pkcs12/write.js
/*
 * Writes PKCS#12 keystores (RFC 7292) with AES-256 and SHA-256, as OpenSSL 3 and Java since 2021 write them
 * themselves. Not by forge.pkcs12: that writes RSA keys only, certificates in the clear, and a MAC by SHA-1.
 */



const { sequence, set, tagged, octets, identifier } = ber/* make */.L8;
/**
 * A keystore with one entry: key, leaf and chain. Random salts make each writing differ.
 *
 * @param text the password
 * @param alias the name of the entry
 */
function writeKeystore({ leaf, chain }, key, text, alias) {
    const password = { wide: text, utf8: Buffer.from(text) };
    // Readers know key and leaf for one entry by the identifier that both have.
    const entry = set(attribute('friendlyName', ber/* make */.L8.bmpText(alias)), attribute('localKeyId', octets((0,external_node_crypto_.createHash)('sha1').update(leaf.raw).digest())));
    const shrouded = (0,pbe/* encrypt */.w)(key.export({ type: 'pkcs8', format: 'der' }), password);
    const keyBag = bag('pkcs8ShroudedKeyBag', sequence(shrouded.algorithm, octets(shrouded.data)), entry);
    const certificateBags = [certificateBag(leaf.raw, entry), ...chain.map(({ raw }) => certificateBag(raw))];
    const certificates = (0,pbe/* encrypt */.w)((0,ber/* encode */.lF)(sequence(...certificateBags)), password);
    const encryptedSafe = sequence(ber/* make */.L8.count(0), sequence(identifier('data'), certificates.algorithm, ber/* make */.L8.taggedOctets(0, certificates.data)));
    const safes = (0,ber/* encode */.lF)(sequence(content('encryptedData', encryptedSafe), content('data', octets((0,ber/* encode */.lF)(sequence(keyBag))))));
    return (0,ber/* encode */.lF)(sequence(ber/* make */.L8.count(3), content('data', octets(safes)), (0,pbe/* makeMac */.w4)(safes, password)));
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

;// CONCATENATED MODULE: ./build/certificate/pkcs12/keystore.js







/** The name of the entry in a new keystore. */
const DEFAULT_ALIAS = 'server';
/**
 * The keystore as it should be: one entry with key, leaf and chain. One that holds just that already stays as
 * it is, also one that another program wrote. Servers are configured with the name of the entry, so that it
 * is kept unless another is asked for.
 *
 * @param existing the file that is there; null when there is none. An empty one counts as none
 * @throws DeployError TARGET_UNSAFE when it holds anything else, is no PKCS#12 keystore, or the password does
 *   not open it
 */
function keystoreOf(credential, key, request, existing) {
    const { name, password, alias } = request;
    if (existing === null || existing.length === 0)
        return writeKeystore(credential, key, password, alias ?? DEFAULT_ALIAS);
    const contents = openExisting(existing, request);
    const entries = entriesBeside(contents, credential, key);
    if (entries.length > 0)
        throw unsafe(`${name} holds more than this credential: ${describeEntries(entries)}`, 'the rest would be lost: name another file in keystore-file, or move the rest elsewhere (keytool -importkeystore, then -delete)');
    const found = contents.keys[0]?.alias ?? null;
    const isNamed = alias === null || alias === found;
    if (isNamed && holds(contents, credential, key))
        return existing;
    return writeKeystore(credential, key, password, alias ?? found ?? DEFAULT_ALIAS);
}
function openExisting(bytes, { name, password }) {
    try {
        return (0,pkcs12_open/* openPkcs12 */.z1)(bytes, password);
    }
    catch (error) {
        if (!(error instanceof flaw/* Unreadable */.I))
            throw error;
        switch (error.flaw) {
            case 'password':
                throw unsafe(`keystore-password does not open ${name}, which may hold more than this credential`, 'give the password that opens it, or move the file away for a new one to be made; a damaged file looks the same');
            case 'entry':
                throw unsafe(`keystore-password opens ${name}, but not everything in it`, 'an entry has a password of its own, or is damaged: move the file away for a new one to be made');
            case 'java':
                throw javaKeystore(bytes, name);
            default:
                throw unsafe(`${name} ${flaw/* FACTS */.q[error.flaw]}`, 'its content cannot be read: is it the right name? Move the file away for a new one to be made');
        }
    }
}
function javaKeystore(bytes, name) {
    const { entries, total } = (0,jks/* readJavaEntries */.rS)(bytes);
    return unsafe(`${name} is a Java keystore of the old kind (${(0,jks/* javaKindOf */.I)(bytes)}): ${total === 0 ? 'empty' : describeEntries(entries, total)}`, 'only PKCS#12 is written: name another file in keystore-file, or convert it first (keytool -importkeystore -deststoretype pkcs12)');
}
function unsafe(fact, hint) {
    return new errors/* DeployError */.sH('TARGET_UNSAFE', fact, hint);
}
/**
 * Whether that is all of it. The order of the chain does not matter: readers find each issuer by its name.
 */
function holds({ keys, certificates }, { leaf, chain }, key) {
    const [first] = keys;
    if (!first || !(0,pkcs12_open/* parseKey */.Do)(first.der)?.equals(key))
        return false;
    const wanted = [leaf, ...chain].map(({ raw }) => (0,digest/* fingerprintOf */.a)(raw)).sort();
    const got = certificates.map(({ der }) => (0,digest/* fingerprintOf */.a)(der)).sort();
    return got.join() === wanted.join();
}


/***/ })

};
;