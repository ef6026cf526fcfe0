"use strict";
exports.id = 689;
exports.ids = [689];
exports.modules = {

/***/ 4768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ chainWarnings),
/* harmony export */   u: () => (/* binding */ checkChain)
/* harmony export */ });
/* harmony import */ var _extensions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9464);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4769);
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

/***/ 1283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mz: () => (/* binding */ preflight),
/* harmony export */   SX: () => (/* binding */ SKIPPABLE_CHECKS),
/* harmony export */   VG: () => (/* binding */ checkValidity)
/* harmony export */ });
/* unused harmony exports CHECKS, FIRST_CHECKS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _chain_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4768);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1071);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4927);
/* harmony import */ var _extensions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9464);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3452);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7764);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4769);








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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 5055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isFleet: () => (/* binding */ isFleet),
  n0: () => (/* binding */ readDryRun),
  Ko: () => (/* binding */ readInputs),
  hS: () => (/* binding */ readOperationName),
  readRecoveryInputs: () => (/* binding */ readRecoveryInputs)
});

// UNUSED EXPORTS: namesEndpoints

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/certificate/preflight.js
var preflight = __webpack_require__(1283);
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
var build_layout = __webpack_require__(3916);
// EXTERNAL MODULE: ./build/lock/state-directory.js
var state_directory = __webpack_require__(7385);
// EXTERNAL MODULE: ./build/report.js
var report = __webpack_require__(2200);
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
var server_names = __webpack_require__(1102);
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
var server_secret = __webpack_require__(3084);
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
    secretIn: async (file, text) => (await __webpack_require__.e(/* import() */ 354).then(__webpack_require__.bind(__webpack_require__, 6354))).secretIn(file, text),
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
    const content = isFresh ? fresh : await (await __webpack_require__.e(/* import() */ 354).then(__webpack_require__.bind(__webpack_require__, 6354))).sdsText(names.sds, sdsBefore, secret);
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
    const { writeDocument } = await __webpack_require__.e(/* import() */ 221).then(__webpack_require__.bind(__webpack_require__, 7221));
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
        const { readDocument } = await __webpack_require__.e(/* import() */ 221).then(__webpack_require__.bind(__webpack_require__, 7221));
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
var inputs_credential = __webpack_require__(5055);
// EXTERNAL MODULE: ./build/inputs/defaults.js
var defaults = __webpack_require__(1676);
// EXTERNAL MODULE: ./build/inputs/quote.js
var quote = __webpack_require__(8004);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __webpack_require__(3368);
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
var transaction_names = __webpack_require__(6651);
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

// EXTERNAL MODULE: ./build/inputs/reader.js + 3 modules
var inputs_reader = __webpack_require__(9348);
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
var unknown_inputs = __webpack_require__(2506);
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
    const loaded = reader.text('verify-endpoints') === '' ? null : await __webpack_require__.e(/* import() */ 230).then(__webpack_require__.bind(__webpack_require__, 3230));
    const endpoints = loaded?.readEndpoints(reader, matches) ?? [];
    const proxy = reader.read('verify-proxy', (text) => (0,values/* readWord */.pS)(text, PROXIES), 'auto');
    return loaded && proxy === 'auto' ? loaded.throughProxy(reader, endpoints) : endpoints;
}
/** Reads the roots that clients hold; null when nobody names any. What reads them is loaded only then. */
async function readRoots(reader) {
    if (reader.text('trusted-roots') === '')
        return null;
    const { readTrustedRoots } = await __webpack_require__.e(/* import() */ 763).then(__webpack_require__.bind(__webpack_require__, 7763));
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
                const { EXPECTED_ENDPOINTS } = await __webpack_require__.e(/* import() */ 207).then(__webpack_require__.bind(__webpack_require__, 6207));
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4707);

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

/***/ 9348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i_: () => (/* binding */ InputReader),
  CB: () => (/* binding */ readBounded),
  Of: () => (/* binding */ refusalOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/certificate/der-kind.js
var der_kind = __webpack_require__(958);
// EXTERNAL MODULE: ./build/certificate/foreign.js
var foreign = __webpack_require__(1184);
// EXTERNAL MODULE: ./build/certificate/pem.js
var pem = __webpack_require__(5090);
// EXTERNAL MODULE: ./build/certificate/der.js
var der = __webpack_require__(4927);
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
var suspicion = __webpack_require__(4707);
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
    const isText = bytes.includes(suspicion/* PEM_MARK */.bi) || ((0,external_node_buffer_.isUtf8)(bytes) && !CONTROL.test(bytes.toString('latin1', 0, 256)));
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
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/inputs/defaults.js
var defaults = __webpack_require__(1676);
// EXTERNAL MODULE: ./build/inputs/quote.js
var quote = __webpack_require__(8004);
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

/***/ 2506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LN: () => (/* binding */ checkNames),
/* harmony export */   s9: () => (/* binding */ closestInput)
/* harmony export */ });
/* unused harmony exports unknownInputs, editDistance */
/* harmony import */ var _defaults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1676);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8004);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ readDuration),
/* harmony export */   A7: () => (/* binding */ readOwner),
/* harmony export */   Af: () => (/* binding */ readFileName),
/* harmony export */   Em: () => (/* binding */ readMode),
/* harmony export */   TP: () => (/* binding */ readServerPath),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   _0: () => (/* binding */ readCount),
/* harmony export */   pS: () => (/* binding */ readWord)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4707);
/* harmony import */ var _transaction_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6651);
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

/***/ 1102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ })

};
;