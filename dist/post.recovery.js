"use strict";
exports.id = 538;
exports.ids = [538];
exports.modules = {

/***/ 5551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ __disposeResources),
/* harmony export */   m: () => (/* binding */ __addDisposableResource)
/* harmony export */ });
const __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
const __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


/***/ }),

/***/ 9677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRecoveryInputs: () => (/* binding */ readRecoveryInputs)
});

// UNUSED EXPORTS: namesEndpoints, readInputs

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/programs/post/post.start.js + 2 modules
var post_start = __webpack_require__(2979);
// EXTERNAL MODULE: ./build/programs/post/certificate/extensions.js
var extensions = __webpack_require__(5525);
// EXTERNAL MODULE: ./build/programs/post/certificate/names.js
var certificate_names = __webpack_require__(903);
// EXTERNAL MODULE: ./build/programs/post/certificate/path.js
var certificate_path = __webpack_require__(5108);
;// CONCATENATED MODULE: ./build/programs/post/certificate/chain-check.js
/** What is asked of a chain before it is deployed. */



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
    const isRoot = (0,certificate_path/* isSelfSigned */.Nl)(stray);
    const expected = `expected the issuer of ${(0,certificate_names/* titleOf */.Gg)(last)}, which is ${(0,certificate_names/* issuerTitle */.OS)(last)}`;
    return {
        code: 'CHAIN_INVALID',
        fact: `the chain holds a ${isRoot ? 'root' : 'certificate'} that issues nothing in it: ${(0,certificate_names/* titleOf */.Gg)(stray)}`,
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
            fact: `${(0,certificate_names/* titleOf */.Gg)(impostor)} is in the chain and is no CA`,
            hint: 'clients refuse what it issued: its basicConstraints must say CA:TRUE and its keyUsage, if any, keyCertSign; was the right version of it given?',
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
        const limit = (0,extensions/* pathLength */.o8)(issuer);
        if (authorities > limit) {
            return {
                code: 'CHAIN_INVALID',
                fact: `${(0,certificate_names/* titleOf */.Gg)(issuer)} allows ${limit} CAs below it, and the chain has ${authorities} between it and ${(0,certificate_names/* titleOf */.Gg)(leaf)}`,
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
/** What may make clients refuse a chain that no check refuses, one line each. */
function chainWarnings({ leaf, chain, roots }, { trust, hadIntermediates }) {
    const warnings = [];
    if (serverPurpose(leaf) === 'any')
        warnings.push('the certificate names no purpose but any (anyExtendedKeyUsage), which clients that use OpenSSL refuse: have it issued for serverAuth');
    if (trust !== null || chain.length > 0)
        return warnings;
    const issuerAt = /^CA Issuers - URI:/m.test(leaf.infoAccess ?? '');
    if (hadIntermediates())
        warnings.push(`the target has intermediates, and without chain there will be none: clients may not find a way from ${issuerTitle(leaf)} to a root`);
    else if (issuerAt && roots.length === 0 && !isSelfSigned(leaf))
        warnings.push(`no intermediate was given, although the certificate says where its issuer is to be had: unless ${issuerTitle(leaf)} is a root, give it in chain, because many clients do not fetch it`);
    return warnings;
}

// EXTERNAL MODULE: ./build/programs/post/certificate/credential.js + 1 modules
var certificate_credential = __webpack_require__(2007);
// EXTERNAL MODULE: ./build/programs/post/certificate/der.js
var der = __webpack_require__(4272);
// EXTERNAL MODULE: ./build/programs/post/certificate/key.js + 3 modules
var certificate_key = __webpack_require__(8934);
;// CONCATENATED MODULE: ./build/programs/post/certificate/preflight.js

const { DeployError } = post_start.$start['errors.js'];







/** The checks, in the order in which they run. `key-match` comes first and is the only one that cannot be skipped. */
const CHECKS = [
    { name: 'key-match', purpose: 'the private key belongs to the leaf', run: checkKey },
    {
        name: 'chain',
        purpose: 'each certificate is issued by the next, which is a CA, up to a trusted root',
        run: ({ credential, trust }) => checkChain(credential, trust),
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
/** The checks of what is beside the credential. They are made where the target is compared. */
const TARGET_CHECKS = ['sds-name', 'commands'];
/** The checks that `skip-checks` may name. */
const preflight_SKIPPABLE_CHECKS = [
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
            throw new DeployError(refusal.code, refusal.fact, refusal.hint);
        passed.push(check.name);
    }
    return passed;
}
function checkKey({ credential, privateKey, keyOrigin }) {
    if (privateKey === null || (0,certificate_credential/* keyMatches */.FY)(credential.leaf, privateKey))
        return null;
    const wanted = (0,certificate_key/* publicKeyFingerprint */.Fs)(credential.leaf.publicKey).slice(0, 16);
    const got = (0,certificate_key/* publicKeyFingerprint */.Fs)(privateKey).slice(0, 16);
    const hint = keyOrigin === 'given'
        ? 'was the key renewed without the certificate?'
        : 'the key already on the target was kept because private-key was not given: give the new one';
    return {
        code: 'KEY_MISMATCH',
        fact: keyOrigin === 'given'
            ? 'private key does not belong to the certificate'
            : 'the private key on the target does not belong to the certificate',
        hint: `the certificate's public key is ${wanted}\u2026, the key's is ${got}\u2026; ${hint}`,
    };
}
function checkValidity({ credential, now, minValidityMs }) {
    // What comes behind the path is there for those who can use it, and nobody depends on it.
    for (const certificate of [credential.leaf, ...credential.path]) {
        const isLeaf = certificate === credential.leaf;
        const what = isLeaf ? 'the certificate' : `the intermediate ${(0,certificate_names/* titleOf */.Gg)(certificate)}`;
        const refusal = validityRefusal(certificate, now, minValidityMs);
        if (refusal)
            return { code: 'VALIDITY', fact: `${what} ${refusal.fact}`, hint: refusal.hint(isLeaf) };
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
    if (leaf.ca) {
        return {
            code: 'CERTIFICATE_INVALID',
            fact: `${(0,certificate_names/* titleOf */.Gg)(leaf)} is a CA, and no certificate for a server`,
            hint: (0,certificate_path/* isSelfSigned */.Nl)(leaf)
                ? 'was the root given as certificate? If a server really uses it, make it anew with basicConstraints CA:FALSE, or name purpose in skip-checks'
                : 'was the intermediate given as certificate?',
        };
    }
    if ((0,extensions/* serverPurpose */.wV)(leaf) === 'none') {
        return {
            code: 'CERTIFICATE_INVALID',
            fact: 'the certificate is not for servers',
            hint: 'its extended key usage lacks serverAuth, and every client refuses it: was the certificate of a client given?',
        };
    }
    return null;
}
function checkNames({ credential, serverNames }) {
    const missing = serverNames.find((name) => !(0,certificate_names/* coversName */.KR)(credential.leaf, name));
    if (missing === undefined)
        return null;
    const names = (0,certificate_names/* subjectNames */.BI)(credential.leaf);
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
        if ((0,certificate_key/* keyBits */.ML)(key) < least) {
            return {
                code: 'WEAK',
                fact: `the key of ${(0,certificate_names/* titleOf */.Gg)(certificate)} is weak: ${(0,certificate_key/* describeKey */.Rx)(key)}`,
                hint: 'expected RSA of 2048 bits or more, or a curve of 256 bits or more',
            };
        }
        const hash = (0,der/* brokenSignatureHash */.m9)(certificate.raw);
        if (hash) {
            return {
                code: 'WEAK',
                fact: `${(0,certificate_names/* titleOf */.Gg)(certificate)} is signed with ${hash}`,
                hint: 'clients refuse it: have it issued anew with SHA-256 or better',
            };
        }
    }
    return null;
}

;// CONCATENATED MODULE: ./build/programs/post/command/command.js
/**
 * Reads commands, one a line, by the quoting rules of a POSIX shell (XCU 2.2 and 2.3): blanks separate words; single
 * quotes keep everything; in double quotes a backslash keeps one of `"`, `\`, `$` and a backtick; elsewhere it keeps any
 * character; at the end of a line it continues the command on the next. A `#` at the beginning of a word begins a comment.
 * Lines without a word are nothing.
 *
 * @returns the commands, or, as a string, what is wrong with the text
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
/** What a character outside of quotes may be meant for; null for one that is itself. */
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

// EXTERNAL MODULE: ./build/programs/post/layout.js
var post_layout = __webpack_require__(5313);
// EXTERNAL MODULE: ./build/programs/post/lock/state-directory.js
var state_directory = __webpack_require__(7968);
// EXTERNAL MODULE: ./build/programs/post/report.js
var report = __webpack_require__(4741);
;// CONCATENATED MODULE: ./build/programs/post/server/kind.js

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
function credentialFiles({ names, leafPem, chainPem, keyPem, keystore }, order = 'key-last') {
    const file = (role, name, content) => name === null ? [] : [{ role, name, content, holdsKey: (0,report/* holdsKey */.gR)(role), pointer: false }];
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

;// CONCATENATED MODULE: ./build/programs/post/server/names.js
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

;// CONCATENATED MODULE: ./build/programs/post/server/files.js


/** Files and nothing else: for any server that reads PEM, with commands and endpoints as the workflow gives them. */
const files_files = {
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

;// CONCATENATED MODULE: ./build/programs/post/server/apache.js


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

;// CONCATENATED MODULE: ./build/programs/post/server/caddy.js


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

;// CONCATENATED MODULE: ./build/programs/post/server/dovecot.js


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

;// CONCATENATED MODULE: ./build/programs/post/server/envoy.js



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
    names: pairAndBundle,
    files: (context) => [...credentialFiles(context), ...sdsFile(context)],
    otherSecret: (sds, secretName) => {
        if (!sds.includes('tls_certificate'))
            return null;
        const names = namesIn(sds);
        if (names.includes(secretName))
            return null;
        return names.length === 1 ? `the secret ${names[0]}` : 'other secrets';
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
/**
 * A discovery response with the one secret. Envoy takes YAML by the ending of the name and JSON otherwise.
 */
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
            ...(folder === post_layout/* CURRENT */.e ? { watched_directory: { path: serverDirectory || '/' } } : {}),
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
/**
 * Maps, lists and strings as block-style YAML. A JSON string is a YAML string (YAML 1.2, section 7.3.1), so
 * every string is quoted as one.
 */
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

;// CONCATENATED MODULE: ./build/programs/post/server/haproxy.js

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

;// CONCATENATED MODULE: ./build/programs/post/server/nginx.js


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

;// CONCATENATED MODULE: ./build/programs/post/server/postfix.js


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

;// CONCATENATED MODULE: ./build/programs/post/server/traefik.js


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

;// CONCATENATED MODULE: ./build/programs/post/server/kinds.js









/** Every server kind, by the name that the input `server` takes. */
const KINDS = new Map([envoy, nginx, apache, haproxy, traefik, caddy, postfix, dovecot, files_files].map((kind) => [kind.name, kind]));

// EXTERNAL MODULE: ./build/programs/post/transaction/names.js
var transaction_names = __webpack_require__(5084);
;// CONCATENATED MODULE: ./build/programs/post/action/credential.js
/** Reads the credential, in either form, and every password. All that is secret is masked as it is read. */
function credential_readCredentialInputs(reader) {
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
 * Masks what the inputs hold themselves of secrets, without reading any file: one that was read before may be
 * gone.
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

;// CONCATENATED MODULE: ./build/programs/post/action/defaults.js
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
    'skip-checks': '',
    'lock-timeout': '1m',
};

// EXTERNAL MODULE: ./build/programs/post/action/quote.js
var quote = __webpack_require__(6930);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/programs/post/certificate/suspicion.js
var suspicion = __webpack_require__(1436);
;// CONCATENATED MODULE: ./build/programs/post/action/values.js
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
function values_readDuration(text, least, most = MAX_TIMER_MS) {
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
function values_readCount(text, least, most = 1_000_000) {
    const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
        ? { value }
        : { expected: `a whole number from ${least} to ${most}` };
}
/** Permission bits in octal. */
function values_readMode(text) {
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
            expected: `${expected}, ${limit}; ${(0,suspicion/* isConfidential */.FX)(long) ? 'one' : long} has ${Buffer.byteLength(long)}`,
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
function values_readOwner(text) {
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

;// CONCATENATED MODULE: ./build/programs/post/action/file-names.js




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

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 2 modules
var core = __webpack_require__(914);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/programs/post/certificate/der-kind.js
var der_kind = __webpack_require__(3419);
// EXTERNAL MODULE: ./build/programs/post/certificate/foreign.js
var foreign = __webpack_require__(2623);
// EXTERNAL MODULE: ./build/programs/post/certificate/pem.js
var pem = __webpack_require__(3073);
;// CONCATENATED MODULE: ./build/programs/post/certificate/pkcs7.js
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

;// CONCATENATED MODULE: ./build/programs/post/certificate/forms.js
/*
 * Reads every form in which people keep certificates and keys into PEM. Secrets of a workflow are text, so
 * files come in as base64. Shells, editors, JSON and PowerShell add layers of their own. Each step takes one
 * layer off, at most MAX_LAYERS of them:
 *
 *   text    a JSON string, a JSON array of strings, quotes, a data: URI, base64
 *   bytes   UTF-16 or UTF-8 text, DER, PKCS#7, PKCS#12
 *
 * A text with a BEGIN line is PEM. If it is damaged, the parser of PEM tells. Each step takes time in proportion
 * to its input.
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
 * The same as one text for the parsers of PEM, which tell what is foreign by its name. Of bytes, each becomes
 * a character.
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
/** What is in quotes, in a JSON array of strings or in a `data:` URI; null when it is none of them. */
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
/** What a `data:` URI holds (RFC 2397); null when it is none. Base64 is left to the next step. */
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

;// CONCATENATED MODULE: ./build/programs/post/certificate/secrets.js
/*
 * What of a credential must never be printed, in the form in which it was given and in each form on the way
 * to PEM.
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
 * What of a layer is secret: of PEM its private keys without their armour, also where its line ends are
 * escaped; of anything else all.
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

;// CONCATENATED MODULE: ./build/programs/post/action/secrets.js

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
                (0,core/* setSecret */.Pq)(text);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/programs/post/action/reader.js







const { DeployError: reader_DeployError, systemCode, systemReason } = post_start.$start['errors.js'];



/** PATH_MAX of Linux: a longer text is no path. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;
const PIECE_BYTES = 16 * 1024;
/**
 * Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated
 * in a problem.
 */
class reader_InputReader {
    #problems = [];
    secrets = newSecrets();
    /**
     * An input's text, without surrounding blanks. An input that the runner did not set at all has its default;
     * an empty one is empty.
     */
    text(name) {
        const text = given(name)?.trim() ?? DEFAULTS[name] ?? '';
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
     * Masks the secrets in an input for a credential, without reading any file. Done before anything else is said
     * of the input.
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
            const content = readBounded(text);
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
            (0,core/* setSecret */.Pq)(text);
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
        this.#problems.push(`${name}: expected ${expected}, got ${got}`);
    }
    throwProblems() {
        if (this.#problems.length === 0)
            return;
        throw new reader_DeployError('INPUT_INVALID', this.#problems.join('; '), 'nothing was touched; every input is described in the README');
    }
}
/** An input as the runner hands it over; undefined when it does not, which core does not tell from empty. */
function given(name) {
    const isSet = process.env[`INPUT_${name.toUpperCase()}`] !== undefined;
    return isSet ? (0,core/* getInput */.V4)(name, { trimWhitespace: false }) : undefined;
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
    const reason = systemCode(error) === 'ENAMETOOLONG' ? TOO_LONG : systemReason(error);
    return isPath
        ? `${reason}: ${shown}`
        : `${shown}, which is neither PEM nor base64 of a credential, and as a path: ${reason}`;
}
const TOO_LONG = 'it is too long to be one';
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

;// CONCATENATED MODULE: ./build/programs/post/action/runtime.js




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
        name: seenPath({ folder: layout === 'symlink' ? post_layout/* CURRENT */.e : '', serverDirectory }, known),
        files: isPair ? [certificate, privateKey] : [known],
        layout,
    };
}

;// CONCATENATED MODULE: ./build/programs/post/action/inputs.js














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
        ...(await readRecovery(reader, server ?? files, names, layout)),
        dryRun: readDryRun(reader),
        layout,
        names,
        trustedRoots: await readRoots(reader),
        skipChecks: new Set(reader.read('skip-checks', readChecks, [])),
        runUrl: runUrl(process.env),
        runId: process.env.GITHUB_RUN_ID || null,
    };
    const minValidityMs = reader.read('min-validity', (text) => readDuration(text, 0, Number.MAX_SAFE_INTEGER), 0);
    switch (operation) {
        case 'rollback':
            return { ...base, operation };
        case 'verify':
            if (base.verify.endpoints.length === 0) {
                const { EXPECTED_ENDPOINTS } = await __webpack_require__.e(/* import() | verification */ 298).then(__webpack_require__.bind(__webpack_require__, 1688));
                reader.missing('verify-endpoints', EXPECTED_ENDPOINTS);
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
                server: server ?? files,
                sdsSecretName: reader.read('sds-secret-name', readShortName, 'server_cert'),
                credential: given.credential ?? NO_CREDENTIAL,
                passphrase: given.passphrase,
                keystorePassword: given.keystorePassword ?? '',
                keystoreAlias: reader.optional('keystore-alias', readShortName),
                certificateMode: reader.optional('certificate-mode', readMode),
                privateKeyMode: reader.optional('private-key-mode', readMode),
                owner: reader.read('owner', readOwner, { kind: 'keep' }),
                backupRetention: reader.read('backup-retention', (text) => readCount(text, 0, 10_000), 3),
                minValidityMs,
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
    const reader = new reader_InputReader();
    hideCredentialInputs(reader);
    const server = reader.required('server', readKind, null);
    const names = file_names_readNames(reader, server);
    const request = await readRecovery(reader, server ?? files_files, names, readLayout(reader));
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
    return reader.read('layout', (text) => readWord(text, post_layout/* LAYOUTS */.m), 'in-place');
}
async function readRecovery(reader, server, names, layout) {
    const directory = reader.required('directory', (text) => (text === '' ? { expected: 'the folder whose files the server reads' } : readPath(text)), '/');
    const stateDirectory = reader.optional('state-directory', (text) => readStateDirectory(text, directory, names)) ??
        (0,external_node_path_.join)(directory, state_directory/* STATE_FOLDER */.P2);
    const serverDirectory = reader.optional('server-directory', readServerPath) ?? directory.replace(/\/+$/, '');
    return {
        serverDirectory,
        target: {
            directory,
            stateDirectory,
            lockTimeoutMs: reader.read('lock-timeout', (text) => values_readDuration(text, 0), 0),
        },
        commands: {
            validate: reader.optional('validate-command', readCommands) ?? [],
            reload: reader.optional('reload-command', readCommands) ?? [],
            runtime: readRuntime(reader, { server, names, layout, serverDirectory }),
            timeoutMs: reader.read('command-timeout', (text) => values_readDuration(text, 1), 1),
        },
        verify: await readVerify(reader),
    };
}
async function readVerify(reader) {
    const endpoints = await readNamed(reader);
    const attempts = reader.optional('verify-attempts', (text) => values_readCount(text, 1)) ?? Number.POSITIVE_INFINITY;
    const matches = Math.max(0, ...endpoints.map((endpoint) => endpoint.matches));
    if (matches > attempts)
        reader.problem('verify-attempts', `at least the ${matches} handshakes that must match`, String(attempts));
    const backoffMs = reader.read('verify-backoff', (text) => values_readDuration(text, 1), 1);
    const maxBackoffMs = reader.read('verify-max-backoff', (text) => values_readDuration(text, 1), 1);
    return {
        endpoints,
        timeoutMs: reader.read('verify-timeout', (text) => values_readDuration(text, 1), 1),
        probeTimeoutMs: reader.read('verify-probe-timeout', (text) => values_readDuration(text, 1), 1),
        attempts,
        backoffMs,
        // A first pause that is longer than the longest is meant: the schedule is then a fixed one.
        maxBackoffMs: Math.max(backoffMs, maxBackoffMs),
        unchanged: reader.read('verify-unchanged', readBoolean, true),
    };
}
/** What reads roots is loaded when somebody names them. */
async function readRoots(reader) {
    if (reader.text('trusted-roots') === '')
        return null;
    const { readTrustedRoots } = await __webpack_require__.e(/* import() | trust */ 191).then(__webpack_require__.bind(__webpack_require__, 7045));
    return readTrustedRoots(reader);
}
const PROXIES = ['auto', 'none'];
/** What reads endpoints is loaded when there are any. */
async function readNamed(reader) {
    const matches = reader.read('verify-matches', (text) => values_readCount(text, 1, 999), 1);
    const loaded = reader.text('verify-endpoints') === '' ? null : await __webpack_require__.e(/* import() | verification */ 298).then(__webpack_require__.bind(__webpack_require__, 2040));
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
        (((0,transaction_names/* isReserved */.Bs)(below) && below !== state_directory/* STATE_FOLDER */.P2) ||
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
    const expected = `names out of ${SKIPPABLE_CHECKS.join(', ')}, separated by commas or blanks`;
    const names = text.split(/[\s,]+/).filter((name) => name !== '');
    const known = names.flatMap((name) => SKIPPABLE_CHECKS.find((check) => check === name) ?? []);
    return known.length === names.length ? { value: known } : { expected };
}
function runUrl({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, }) {
    return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
}


/***/ }),

/***/ 6930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1436);

const SHOWN = 80;
/**
 * A value as it is shown in a message: quoted, and no more than its beginning. Several lines are counted, and a
 * possible key is not shown.
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

/***/ 4191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeSummary: () => (/* binding */ writeSummary)
});

// UNUSED EXPORTS: renderSummary

// EXTERNAL MODULE: ./build/programs/post/post.start.js + 2 modules
var post_start = __webpack_require__(2979);
// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
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
        return __awaiter(this, void 0, void 0, function* () {
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
        return __awaiter(this, void 0, void 0, function* () {
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
        return __awaiter(this, void 0, void 0, function* () {
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
// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 2 modules
var core = __webpack_require__(914);
// EXTERNAL MODULE: ./build/programs/post/verify/name.js
var verify_name = __webpack_require__(7782);
;// CONCATENATED MODULE: ./build/programs/post/action/summary.js


const { systemReason } = post_start.$start['errors.js'];

const { cell, plain } = post_start.$start['action/escape.js'];
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
        (0,core/* debug */.Yz)(plain(`no job summary: ${systemReason(error)}`));
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
    const row = ({ endpoint, address, matched, before, fingerprint, attempts, elapsedMs, protocol, reason, }) => [
        cell((0,verify_name/* endpointName */.z)(endpoint)),
        address ?? '\u2013',
        endpoint.serverName === null ? '\u2013' : cell(endpoint.serverName),
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


/***/ }),

/***/ 2007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FY: () => (/* binding */ keyMatches),
  z0: () => (/* binding */ readDeployedLeaf)
});

// UNUSED EXPORTS: readCredential, readDeployedChain, withStrays

// EXTERNAL MODULE: ./build/programs/post/post.start.js + 2 modules
var post_start = __webpack_require__(2979);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/programs/post/digest.js
var digest = __webpack_require__(519);
// EXTERNAL MODULE: ./build/programs/post/certificate/path.js
var path = __webpack_require__(5108);
;// CONCATENATED MODULE: ./build/programs/post/certificate/chain.js


const NO_CIRCUMSTANCES = { now: null, isTrusted: () => false };
/** The most certificates that are arranged: real chains have two to five. */
const chain_MAX_CERTIFICATES = 16;
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
 * @param first what was given as the certificate: the leaf, usually first, and possibly its chain
 * @param rest what was given as the chain
 */
function chain_arrange(first, rest, { now, isTrusted } = NO_CIRCUMSTANCES) {
    const issues = rememberedIssuance();
    const leaf = first.find((candidate) => !first.some((other) => other !== candidate && issues(candidate, other))) ??
        first[0];
    if (leaf === undefined)
        throw new TypeError('arrange needs at least one certificate');
    const { pool, roots, hadDuplicates } = sortOut(leaf, [...first, ...rest]);
    const known = new Map();
    const issuersOf = (subject) => {
        const issuers = known.get(subject) ?? longestLivingFirst(pool.filter((one) => one !== subject && issues(one, subject)));
        known.set(subject, issuers);
        return issuers;
    };
    const endOf = (top) => {
        if (isTrusted(top))
            return ENDS.trusted;
        if (roots.some((root) => issues(root, top)))
            return ENDS.rooted;
        return issuersOf(top).length === 0 ? ENDS.open : null;
    };
    const isSound = (one) => one.ca && (now === null || isValidAt(one, now));
    const path = findPath(leaf, { issuersOf, endOf, isUsable: isSound }) ??
        findPath(leaf, { issuersOf, endOf: (top) => endOf(top) ?? ENDS.circular, isUsable: () => true }) ??
        [];
    const all = reachable(leaf, { issuersOf, isUsable: () => true });
    const chain = [...path];
    for (const one of reachable(leaf, { issuersOf, isUsable: (it) => isSound(it) || path.includes(it) }))
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
/** Everything but the leaf, once each: roots, and what may be an intermediate. */
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
            (isSelfSigned(one) ? roots : pool).push(one);
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
        return `${titleOf(certificate)} was dropped from the chain, which is whole without it`;
    const until = new Date(twin.validTo).toISOString();
    return `${titleOf(twin)} was there in several versions: the one that is valid until ${until} was taken`;
}

// EXTERNAL MODULE: ./build/programs/post/certificate/der.js
var certificate_der = __webpack_require__(4272);
// EXTERNAL MODULE: ./build/programs/post/certificate/foreign.js
var foreign = __webpack_require__(2623);
// EXTERNAL MODULE: ./build/programs/post/certificate/key.js + 3 modules
var certificate_key = __webpack_require__(8934);
// EXTERNAL MODULE: ./build/programs/post/certificate/pem.js
var certificate_pem = __webpack_require__(3073);
;// CONCATENATED MODULE: ./build/programs/post/certificate/credential.js



const { DeployError } = post_start.$start['errors.js'];







const CERTIFICATE_LABELS = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);
/**
 * Parses a certificate and its chain.
 *
 * @param certificate PEM: the leaf, optionally followed by its chain
 * @param chain PEM: intermediates in any order; null when none were given
 * @param circumstances what else the choice among several chains depends on
 * @throws DeployError CERTIFICATE_INVALID or CHAIN_INVALID when there is no certificate or one cannot be parsed
 */
function readCredential(certificate, chain, circumstances) {
    const first = readCertificates(certificate, 'CERTIFICATE_INVALID', 'certificate');
    const rest = chain === null ? [] : readCertificates(chain, 'CHAIN_INVALID', 'chain').certificates;
    const arrangement = arrange(first.certificates, rest, circumstances);
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
 * The leaf of a file that is already on the target, or null when there is none that can be read: what somebody else
 * once put there must not stand in the way of what is to come. What comes behind it in the file does not matter.
 *
 * @param known a certificate that it may well be, and that would then be parsed for nothing
 */
function readDeployedLeaf(pem, known) {
    try {
        const [first] = (0,certificate_pem/* readPemBlocks */.Hg)(pem.toString('latin1'), 'CERTIFICATE_INVALID', 'deployed certificate').filter(isCertificate);
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
 * Fingerprints of the intermediates in files on the target: certificates behind the leaf, or in a file of their own, that
 * are no roots. A file that cannot be read holds none.
 *
 * @param certificate the file that begins with the leaf
 * @param chain the file that holds the chain alone; null when there is none
 */
function readDeployedChain(certificate, chain) {
    const certificates = (pem) => {
        try {
            const text = pem?.toString('latin1') ?? '';
            const blocks = readPemBlocks(text, 'CERTIFICATE_INVALID', 'deployed chain').filter(isCertificate);
            return blocks.slice(0, MAX_CERTIFICATES).map((block) => parseCertificate(derOf(block)));
        }
        catch {
            return [];
        }
    };
    const others = [...certificates(certificate).slice(1), ...certificates(chain)];
    return others.filter((one) => !isSelfSigned(one)).map(({ raw }) => fingerprintOf(raw));
}
/** Whether a private key belongs to a certificate. */
function keyMatches(certificate, key) {
    return (0,certificate_key/* provesPossession */.QV)(key, certificate.publicKey);
}
function readCertificates(pem, code, subject) {
    const blocks = readPemBlocks(pem, code, subject);
    const certificateBlocks = blocks.filter(isCertificate);
    if (certificateBlocks.length === 0)
        throw noneIn(pem, code, subject, 'certificate');
    if (certificateBlocks.length > MAX_CERTIFICATES) {
        throw new DeployError(code, `the ${subject} holds ${certificateBlocks.length} certificates`, `at most ${MAX_CERTIFICATES} are read`);
    }
    const certificates = certificateBlocks.map((block, index) => {
        const which = certificateBlocks.length > 1 ? `certificate ${index + 1} of the ${subject}` : `the ${subject}`;
        const der = derOf(block);
        try {
            return parseCertificate(der);
        }
        catch {
            throw unparsed(der, code, which);
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
    return der.subarray(0, (0,certificate_der/* derLength */.Yt)(der));
}
/** @throws whatever OpenSSL and Date throw when it is no certificate, has no key that they know, or times that are none */
function parseCertificate(der) {
    const parsed = new external_node_crypto_.X509Certificate(der);
    parsed.publicKey;
    // OpenSSL parses times that are none, and everything that compares them would let them pass.
    for (const time of [parsed.validFrom, parsed.validTo])
        new Date(time).toISOString();
    return parsed;
}


/***/ }),

/***/ 3419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ derKind)
/* harmony export */ });
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4272);
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
 * What the element is that bytes begin with, and how long it is. PKCS#7 and PKCS#12 may have indefinite
 * lengths, the others not.
 *
 * @returns null when it is nothing that is known here
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
 * Files that begin with an algorithm (RFC 5958, section 3; RFC 5280, section 4.1), and signed ones: certificates,
 * requests (RFC 2986, section 4) and lists (RFC 5280, section 5.1).
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

/***/ 4272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   JR: () => (/* binding */ readBerElements),
/* harmony export */   LP: () => (/* binding */ readObjectIdentifier),
/* harmony export */   ME: () => (/* binding */ readBerElement),
/* harmony export */   RN: () => (/* binding */ readElement),
/* harmony export */   Yt: () => (/* binding */ derLength),
/* harmony export */   cl: () => (/* binding */ readElements),
/* harmony export */   m9: () => (/* binding */ brokenSignatureHash)
/* harmony export */ });
/* unused harmony exports membersOf, readAlgorithm, readCount */
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

/***/ 5525:
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
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4272);
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
    // This is what Node calls the extended key usage, and undefined where there is none.
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
/** What the signature of a certificate is over, in its pieces. */
function signedPart(certificate) {
    const outer = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(certificate, 0);
    const signed = outer && (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readElement */ .RN)(certificate, outer.start);
    const body = signed ? certificate.subarray(signed.start, signed.end) : Buffer.alloc(0);
    return { body, fields: elements(body) };
}
/** What is in the one element that a buffer begins with. */
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

/***/ 2623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qt: () => (/* binding */ foreignOf)
/* harmony export */ });
/* unused harmony exports noneIn, unknownKeyIn, unparsed */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4272);

/*
 * Names the files that people give in place of a certificate or a key, and the command that converts each.
 */
const { DeployError } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];

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
/** What a text is when it is nothing that is asked for; null when it is nothing that is known. */
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
        ? new DeployError(code, `${fact} but ${foreign.name}`, `${labels === '' ? '' : `it holds ${labels}; `}${foreign.hint}`)
        : new DeployError(code, fact, `expected a BEGIN ${wanted.toUpperCase()} line, or base64 or DER of one; it holds ${labels || 'no PEM block'}`);
}
/** Signature algorithms that older Nodes do not know (FIPS 204), by object identifier. */
const NEW_KEYS = {
    '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
    '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
    '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
};
/** The kind of a PKCS#8 key that this Node may not know; null for any other. */
function unknownKeyIn(der) {
    const [, algorithm] = membersOf(der, readElement(der, 0));
    return NEW_KEYS[readAlgorithm(der, algorithm)?.name ?? ''] ?? null;
}
/**
 * The failure of a certificate that OpenSSL cannot parse, or not all of it.
 *
 * @param which which one it is, for the message
 */
function unparsed(der, code, which) {
    const outer = readElement(der, 0);
    const fields = membersOf(der, outer && readElement(der, outer.start));
    const name = fields
        .map(({ start }) => NEW_KEYS[readAlgorithm(der, readElement(der, start))?.name ?? ''])
        .find((found) => found !== undefined);
    return name
        ? new DeployError(code, `${which} is for a key of ${name}, which this version of Node does not know`, 'expected RSA, ECDSA, Ed25519 or Ed448')
        : new DeployError(code, `${which} cannot be parsed`, 'its PEM armour is sound but what it holds is not an X.509 certificate that OpenSSL knows');
}


/***/ }),

/***/ 8934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rx: () => (/* binding */ describeKey),
  ML: () => (/* binding */ keyBits),
  QV: () => (/* binding */ provesPossession),
  Fs: () => (/* binding */ publicKeyFingerprint)
});

// UNUSED EXPORTS: onlyPrivateKey, readPrivateKey

// EXTERNAL MODULE: ./build/programs/post/post.start.js + 2 modules
var post_start = __webpack_require__(2979);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/programs/post/digest.js
var digest = __webpack_require__(519);
// EXTERNAL MODULE: ./build/programs/post/key-type.js
var key_type = __webpack_require__(7313);
// EXTERNAL MODULE: ./build/programs/post/certificate/der.js
var der = __webpack_require__(4272);
;// CONCATENATED MODULE: ./build/programs/post/certificate/derivation.js

/** Iterations of PBKDF2, or of PKCS#12's own derivation: OpenSSL takes up to five seconds for that many. */
const MAX_ITERATIONS = 10_000_000;
/** What scrypt is asked for, N \u00d7 r \u00d7 p (RFC 7914, section 2): OpenSSL takes some five seconds for that. */
const MAX_SCRYPT = (/* unused pure expression or super */ null && (2 ** 24));
const PBES2 = '1.2.840.113549.1.5.13';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
/**
 * Whether deriving the key for an encrypted private key would take so long that nobody would wait for it.
 * OpenSSL does not ask before it begins, and nothing stops it then.
 *
 * @param der an EncryptedPrivateKeyInfo (RFC 5958); of anything else OpenSSL will say soon enough that it is
 *   none
 */
function derivation_isSlowToDerive(der) {
    const [algorithm] = membersOf(der, readElement(der, 0));
    const scheme = readAlgorithm(der, algorithm);
    const derivation = scheme?.name === PBES2 ? readAlgorithm(der, membersOf(der, scheme.parameters)[0]) : scheme;
    const counts = membersOf(der, derivation?.parameters)
        .filter(({ tag }) => tag === TAG.integer)
        .map((element) => readCount(der, element));
    if (derivation?.name === SCRYPT)
        return counts.slice(0, 3).reduce((product, count) => product * count, 1) > MAX_SCRYPT;
    return (counts[0] ?? 0) > MAX_ITERATIONS;
}

// EXTERNAL MODULE: ./build/programs/post/certificate/der-kind.js
var der_kind = __webpack_require__(3419);
// EXTERNAL MODULE: ./build/programs/post/certificate/pem.js
var pem = __webpack_require__(3073);
;// CONCATENATED MODULE: ./build/programs/post/certificate/encrypted-key.js
/*
 * A second look at encrypted private keys. OpenSSL gives one answer to a wrong passphrase, to a damaged file and
 * to a key inside that it does not know. People would look for another passphrase when theirs is right.
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
function encrypted_key_isEncrypted({ label, headers }) {
    return (label === 'ENCRYPTED PRIVATE KEY' || headers.some((header) => /^(?:Proc-Type|DEK-Info):/.test(header)));
}
/**
 * Why no passphrase will open an encrypted key, as it continues "its \u2026"; null when nothing speaks against it.
 * A cipher or a key derivation that is not known here is left to OpenSSL.
 */
function encrypted_key_damageOf(block) {
    const { label, headers } = block;
    if (label !== 'ENCRYPTED PRIVATE KEY') {
        const missing = ['Proc-Type', 'DEK-Info'].find((name) => !headers.some((line) => line.startsWith(`${name}:`)));
        if (missing)
            return `${missing} line is missing`;
    }
    const sealed = readSealed(block);
    const info = sealed && SUPPORTED.test(sealed.cipher) ? getCipherInfo(sealed.cipher) : undefined;
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
 * Decrypts a block. A passphrase opens it when the result has the shape of a private key from its first byte to
 * its last.
 *
 * @returns a PEM block of its own; null when the passphrase is wrong, or the encryption is not one of those
 *   known here
 */
function encrypted_key_openWith(block, passphrase) {
    const sealed = readSealed(block);
    const length = sealed && getCipherInfo(sealed.cipher)?.keyLength;
    if (!sealed || !length)
        return null;
    let der;
    try {
        const decipher = createDecipheriv(sealed.cipher, sealed.derive(passphrase, length), sealed.iv);
        der = Buffer.concat([decipher.update(sealed.data), decipher.final()]);
    }
    catch {
        return null;
    }
    const found = derKind(der);
    return found?.length === der.length && found.kind.endsWith('PRIVATE KEY')
        ? derToPem(found.kind, der)
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
                digest = createHash('md5').update(digest).update(passphrase).update(iv.subarray(0, 8)).digest();
            return key.subarray(0, length);
        },
    };
}
/**
 * EncryptedPrivateKeyInfo (RFC 5958, section 3) with PBES2 (RFC 8018, section 6.2); null for any other
 * scheme.
 */
function readPbes2(der) {
    const [algorithm, encrypted] = membersOf(der, readElement(der, 0));
    const scheme = readAlgorithm(der, algorithm);
    if (scheme?.name !== encrypted_key_PBES2 || encrypted?.tag !== TAG.octetString)
        return null;
    const [derivation, encryption] = membersOf(der, scheme.parameters).map((member) => readAlgorithm(der, member));
    const cipher = CIPHERS[encryption?.name ?? ''];
    if (!derivation || !encryption || cipher === undefined)
        return null;
    const [salt, ...more] = membersOf(der, derivation.parameters);
    if (salt?.tag !== TAG.octetString)
        return null;
    const counts = more.filter(({ tag }) => tag === TAG.integer).map((element) => readCount(der, element));
    const isPbkdf2 = derivation.name === PBKDF2;
    if (!isPbkdf2 && derivation.name !== encrypted_key_SCRYPT)
        return null;
    const hash = HASHES[readAlgorithm(der, more.find(({ tag }) => tag === TAG.sequence))?.name ?? ''] ?? 'sha1';
    const [first = 0, blockSize = 0, parallelization = 0] = counts;
    return {
        cipher,
        iv: bytesOf(der, encryption.parameters),
        data: bytesOf(der, encrypted),
        counts: counts.slice(0, isPbkdf2 ? 1 : 3),
        derive: (passphrase, length) => isPbkdf2
            ? pbkdf2Sync(passphrase, bytesOf(der, salt), first, length, hash)
            : scryptSync(passphrase, bytesOf(der, salt), length, { N: first, blockSize, parallelization }),
    };
}
function bytesOf(der, element) {
    return element ? der.subarray(element.start, element.end) : Buffer.alloc(0);
}

// EXTERNAL MODULE: ./build/programs/post/certificate/foreign.js
var foreign = __webpack_require__(2623);
;// CONCATENATED MODULE: ./build/programs/post/certificate/pkcs8.js
/*
 * PKCS#8 private keys as every server reads them. Version 2 (RFC 5958, section 2) has the public key behind
 * the private one: so Go and ring write Ed25519 keys. OpenSSL 3.0 and BoringSSL read version 1 only.
 */

/** The tag of the public key: `[1] IMPLICIT BIT STRING`, which is not constructed. */
const PUBLIC_KEY = 0x81;
const VERSION_1 = Buffer.of(der/* TAG */.Dk.integer, 1, 0);
/**
 * A PKCS#8 key as version 1: without the public key, which follows from the private one. Attributes stay.
 *
 * @param der a key that is not encrypted
 * @returns the same buffer when it is version 1 already, or no such key
 */
function pkcs8_asVersion1(der) {
    const outer = readElement(der, 0);
    if (outer?.tag !== TAG.sequence || outer.end !== der.length)
        return der;
    const [version, ...members] = readElements(der, outer.start, outer.end, 8);
    if (!version || !isVersion(der, version) || members.length < 2 || members.at(-1)?.end !== outer.end)
        return der;
    const kept = members.filter(({ tag }) => tag !== PUBLIC_KEY && tag !== TAG.tagged1);
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
    return tag === TAG.integer && end - start === 1 && der.readUInt8(start) <= 1;
}
function sequence(parts) {
    const content = Buffer.concat(parts);
    const { length } = content;
    if (length < 0x80)
        return Buffer.concat([Buffer.of(TAG.sequence, length), content]);
    const hex = length.toString(16);
    const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
    return Buffer.concat([Buffer.of(TAG.sequence, 0x80 | bytes.length), bytes, content]);
}

;// CONCATENATED MODULE: ./build/programs/post/certificate/key.js



const { DeployError, systemCode } = post_start.$start['errors.js'];






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
    if (block === undefined || block.label === 'OPENSSH PRIVATE KEY')
        throw noneIn(pem, 'KEY_INVALID', subject, 'private key');
    if (blocks.length > 1) {
        throw new DeployError('KEY_INVALID', `the ${subject} holds ${blocks.length} keys`, 'give the one that belongs to the leaf certificate');
    }
    const encrypted = isEncrypted(block);
    const plain = encrypted ? block : atVersion1(block);
    const key = encrypted ? decrypt(block, passphrase, subject) : parse(plain, subject);
    if (keyTypeOf(key) === null)
        throw ofNoUse(subject, key.asymmetricKeyType ?? 'unknown');
    return {
        key,
        pem: encrypted ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : formatPem(plain),
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
        return createPrivateKey(formatPem(block));
    }
    catch {
        const unknown = unknownKeyIn(Buffer.from(block.body, 'base64'));
        if (block.label === 'PRIVATE KEY' && unknown !== null)
            throw ofNoUse(subject, unknown);
        throw new DeployError('KEY_INVALID', `the ${subject} cannot be parsed`, `its PEM armour says ${block.label}, but what it holds is not such a key`);
    }
}
function ofNoUse(subject, type) {
    const name = /^(?:ml-|slh-)?dsa/i.test(type) ? `a key for ${type.toUpperCase()}` : `of type ${type}`;
    return new DeployError('KEY_INVALID', `the ${subject} is ${name}`, 'expected RSA, ECDSA, Ed25519 or Ed448');
}
function decrypt(block, passphrase, subject) {
    const damage = damageOf(block);
    if (damage !== null) {
        throw new DeployError('KEY_INVALID', `the ${subject} is encrypted, and damaged: its ${damage}`, 'no passphrase opens it; take it from where it was made once more');
    }
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
        // Not ERR_OSSL_UNSUPPORTED: OpenSSL's decoder says that of garbage from a wrong passphrase, when by
        // chance its padding looks right.
        if (/^ERR_OSSL_(?:EVP|PEM)_UN(?:SUPPORTED|KNOWN)/.test(systemCode(error))) {
            throw new DeployError('KEY_INVALID', `the ${subject} is encrypted in a way that is not supported`, 'encrypt it with AES, as openssl pkcs8 -topk8 -v2 aes256 does');
        }
    }
    const opened = openWith(block, passphrase);
    // Decrypted it may be a version, or a kind, of key that OpenSSL does not read in one go.
    if (opened !== null)
        return readPrivateKey(opened, null, subject).key;
    throw new DeployError('PASSPHRASE_WRONG', `the ${subject} cannot be decrypted with the passphrase given`, 'check private-key-passphrase; a blank or a newline at its end counts');
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

/***/ 903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ subjectNames),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   KR: () => (/* binding */ coversName),
/* harmony export */   OS: () => (/* binding */ issuerTitle)
/* harmony export */ });
/* unused harmony export oneLine */
/**
 * What to call a certificate in one line: its subject. One without a subject (RFC 5280, section 4.1.2.6, allows it) is called by
 * the first of its names, else by its fingerprint.
 */
function titleOf(certificate) {
    const [name] = certificate.subject ? [] : subjectNames(certificate);
    return oneLine(certificate.subject) || name || `${certificate.fingerprint256.slice(0, 23)}\u2026`;
}
/** What to call the issuer of a certificate, in one line. */
function issuerTitle(certificate) {
    return oneLine(certificate.issuer) || 'an issuer without a name';
}
/** A distinguished name in one line. Node has undefined for an empty one, whatever its types say. */
function oneLine(name) {
    return (name ?? '').replace(/\n/g, ', ');
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


/***/ }),

/***/ 5108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nl: () => (/* binding */ isSelfSigned),
/* harmony export */   Ub: () => (/* binding */ isValidAt)
/* harmony export */ });
/* unused harmony exports ENDS, findPath, reachable, longestLivingFirst, issues, rememberedIssuance */
/* harmony import */ var _extensions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5525);
/** The way from a leaf up to an authority, through a heap of certificates. */

/** How far up a certificate is: a lower number is a better end for a path. */
const ENDS = {
    /** A root that clients are known to hold issued it. */
    trusted: 0,
    /** A root that was given issued it. */
    rooted: 1,
    /** Nothing that was given issued it: its issuer may be a root that clients hold. */
    open: 2,
    /** It was issued by what is below it as well: authorities that issued each other. */
    circular: 3,
};
/**
 * The best path from a leaf upwards, breadth first, so that each certificate is looked at once. The nearest
 * root is the best end. Without a root it is the highest certificate: what was given is then most likely
 * given for it.
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
    const isAllowed = () => hasKeyUsage(issuer, KEY_USAGES.keyCertSign);
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

/***/ 3073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ derToPem),
/* harmony export */   Hg: () => (/* binding */ readPemBlocks),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   uy: () => (/* binding */ formatPem)
/* harmony export */ });
/* unused harmony exports foldBody, isPrivateKey */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);

const { DeployError } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];
/** The most text that is looked at: a chain with a key is some 10 KB, so 1 MiB is a wrong file. */
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
 * Finds the PEM blocks in a text. Lenient in what surrounds them, as people paste PEM out of consoles, mails
 * and editors: CRLF or CR line ends, a byte-order mark, blanks, lines folded at any width or not at all, and
 * any text between blocks (RFC 7468, section 2, lets parsers skip it). Strict inside: the body must be
 * base64. Runs in linear time.
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
        if (!LABEL.test(label))
            throw malformed(code, subject, 'a BEGIN line is cut off');
        const bodyStart = labelEnd + DASHES.length;
        if (label.startsWith('PGP ')) {
            // OpenPGP's armour (RFC 9580, section 6) is another one: text around what is looked for.
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
 * The lines of a text that must never be printed: the body lines of every private key in it, as given and as
 * they will be written. A text that is not well-formed PEM gives every line that is not armour, because it
 * may be a damaged key.
 *
 * @param text what was given as a private key, or as something that may hold one
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

/***/ 1436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ isConfidential),
/* harmony export */   UN: () => (/* binding */ runsIn),
/* harmony export */   bi: () => (/* binding */ PEM_MARK)
/* harmony export */ });
/*
 * What of a text may be shown. People mix up inputs, and a key must not end up in a message.
 */
/** What tells PEM text. */
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
/** What a line of a key is made of: base64, of 40 characters and more. */
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

/***/ 519:
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

/***/ 9194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YB: () => (/* binding */ ensureSubfolderLike),
/* harmony export */   ts: () => (/* binding */ copyAttributes)
/* harmony export */ });
/* unused harmony exports wantedAttributes, copyAttributesInto, copyFolderAttributes */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3491);


/*
 * Owner, mode, access control lists, extended attributes and security labels. Node can read and write the
 * first two only; for the others there are `cp`, `getfacl` and `setfacl`.
 */


const { DeployError, systemCode } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];

/**
 * The attributes that a file is to have.
 *
 * @param before the entry that is there now
 * @param mode the mode asked for; null to keep an existing file's
 * @param defaultMode the mode of a new file when none was asked for
 * @param folder the stat of its folder: a setgid folder gives its group to new files (inode(7))
 */
function wantedAttributes(policy, before, mode, defaultMode, folder) {
    const kept = before.kind === 'file' ? before : null;
    const uid = process.geteuid?.() ?? 0;
    const gid = folder.mode & 0o2000 ? folder.gid : (process.getegid?.() ?? 0);
    const owner = policy.kind === 'set' ? policy : policy.kind === 'keep' && kept ? kept : { uid, gid };
    return { uid: owner.uid, gid: owner.gid, mode: mode ?? (kept ? kept.mode : defaultMode) };
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
/** Only GNU cp knows these options. Any other failure would lose attributes that a file had, and counts. */
function runCp(operands) {
    if (process.platform !== 'linux')
        return null;
    const { status, error, stderr } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_2__.spawnSync)('cp', ['--attributes-only', '--preserve=all', '--no-dereference', ...operands], { env: environment(), encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    if (status === 0)
        return null;
    if (error)
        return `cp could not be started: ${error.message}`;
    if (/unrecogni[sz]ed option|invalid option|usage:/i.test(stderr))
        return 'cp is not that of GNU coreutils';
    throw new DeployError('WRITE_FAILED', 'access control lists, extended attributes or labels of the earlier files cannot be copied', 'run the job as a user who may set them, or take them off the files (getfacl, getfattr)');
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
    const { stdout } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_2__.spawnSync)('getfacl', options, {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (!MORE_THAN_BITS.test(stdout ?? ''))
        return;
    const { status } = (0,node_child_process__WEBPACK_IMPORTED_MODULE_2__.spawnSync)('setfacl', ['--modify-file=-', '--', to], {
        env,
        input: stdout,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status === 0)
        return;
    throw new DeployError('WRITE_FAILED', 'the access control list of a folder cannot be copied to a new one', 'setfacl is needed for that, and a file system that has such lists');
}
/**
 * Copies owner, access control list and mode of a folder to another one. Where the owner cannot be given
 * away, the group alone, if that can.
 *
 * @throws a system error; DeployError WRITE_FAILED when there is a list that cannot be set
 */
function copyFolderAttributes(from, to) {
    const made = node_fs__WEBPACK_IMPORTED_MODULE_3__.fstatSync(to.fd);
    const { uid, gid, mode } = node_fs__WEBPACK_IMPORTED_MODULE_3__.fstatSync(from.fd);
    // EPERM: only root gives folders away. A member may still set the group (chown(2)). Without either, the
    // mode lets the same people in, save for the owner and the group.
    if ((made.uid !== uid || made.gid !== gid) && !chownIfAllowed(to, uid, gid) && made.gid !== gid)
        chownIfAllowed(to, made.uid, gid);
    // The list comes first: with one, the mode's group bits are a limit for everybody on it (acl(5)).
    copyFolderAcl(from.at('.'), to.at('.'));
    node_fs__WEBPACK_IMPORTED_MODULE_3__.fchmodSync(to.fd, mode & 0o7777);
}
function chownIfAllowed(folder, uid, gid) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_3__.fchownSync(folder.fd, uid, gid);
        return true;
    }
    catch (error) {
        if (systemCode(error) !== 'EPERM')
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
        if (!(0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .ensureSubfolder */ .HQ)(parent, name, 0o700))
            return;
        const made = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .openSubfolder */ .xU)(parent, name), false);
        copyFolderAttributes(like, made);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
    }
}


/***/ }),

/***/ 5558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ linkOrCopy)
/* harmony export */ });
/* unused harmony export copyFile */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9194);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8220);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7755);



const { DeployError, systemCode } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];



/** How link(2) says that the file system, or the kernel, makes no second name for this file. */
const NO_LINK = new Set(['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES']);
/**
 * Gives a file a second name. Where that is refused, makes a durable copy with the same attributes.
 *
 * @throws a system error, EEXIST when the name is taken; DeployError WRITE_FAILED when a copy would lack
 *   attributes
 */
function linkOrCopy(from, to, attributes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        try {
            node_fs__WEBPACK_IMPORTED_MODULE_2__.linkSync(from, to);
            return;
        }
        catch (error) {
            if (!NO_LINK.has(systemCode(error)))
                throw error;
        }
        const pending = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, (0,_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .openPending */ .Yn)(), false);
        const lost = copyFile(pending, from, to, attributes);
        if (lost !== null)
            throw new DeployError('WRITE_FAILED', `a file can be kept neither by a hard link nor with all its attributes: ${lost}`, 'install GNU coreutils on the runner, or run the job as the owner of the files');
        pending.sync();
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
    }
}
/**
 * Makes a copy with the same attributes and time, and leaves it to be synced.
 *
 * @returns null, or why access control lists and extended attributes are not among them
 * @throws a system error, EEXIST when the name is taken; DeployError as `copyAttributes` does
 */
function copyFile(pending, from, to, attributes) {
    const entry = (0,_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .readEntry */ .h)(from, from);
    if (entry.kind === 'absent')
        throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .createPrivate */ .Oo)(to);
    const lost = (0,_attributes_js__WEBPACK_IMPORTED_MODULE_3__/* .copyAttributes */ .ts)(from, to);
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .fill */ .GS)(pending, to, entry.bytes, attributes, new Date(entry.writtenMs));
    return lost;
}


/***/ }),

/***/ 8220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   Oo: () => (/* binding */ createPrivate),
/* harmony export */   Yn: () => (/* binding */ openPending),
/* harmony export */   ly: () => (/* binding */ PRIVATE_FOLDER),
/* harmony export */   rQ: () => (/* binding */ PRIVATE_FILE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3491);
/*
 * Files that survive a power cut. A file system with a journal commits everything that waits in it together:
 * of syncs that follow each other with no change in between, the first does the work, and the others find
 * little left to do. So files and folders are written first, all of them, and synced then, each of them.
 */


const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_TRUNC } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Mode of everything that this project keeps for itself. */
const PRIVATE_FILE = 0o600;
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
    node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync(node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync(access, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, PRIVATE_FILE));
}
/**
 * Fills a file made by `createPrivate`, and leaves it to be synced. Owner and mode come after the content,
 * and the mode after the owner, because a change of owner clears bits (chown(2)). Until then its owner alone
 * can open the file.
 *
 * @param written the modification time; without attributes the file keeps its own
 * @throws a system error
 */
function fill(pending, access, bytes, attributes, written = new Date()) {
    // The copied attributes may include a mode that keeps even the owner from writing.
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


/***/ }),

/***/ 7755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf),
/* harmony export */   h: () => (/* binding */ readEntry)
/* harmony export */ });
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);


const { DeployError, systemCode, systemReason } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];
const ABSENT = { kind: 'absent' };
/** No file of a server's credential is larger. */
const MAX_BYTES = 16 * 1024 * 1024;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants;
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
        fd = node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
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
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(fd);
        if (!stat.isFile())
            throw new DeployError('TARGET_UNSAFE', `${shown} is not a regular file`, 'expected a regular file, or nothing');
        if (stat.size > MAX_BYTES)
            throw new DeployError('TARGET_UNSAFE', `${shown} is larger than 16 MiB`, 'is it the right name?');
        return {
            kind: 'file',
            bytes: node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync(fd),
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
        node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(fd);
    }
}
/** Device and inode of the entry at a path, following no symlink; null when there is none. */
function identityOf(access) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(access, { throwIfNoEntry: false });
    return stat ? `${stat.dev}:${stat.ino}` : null;
}


/***/ }),

/***/ 9037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ writeFailure),
/* harmony export */   Y: () => (/* binding */ doing)
/* harmony export */ });
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);

const { DeployError, systemCode, systemReason } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];
const HINTS = {
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
 * A system error as a failure that a user can act on: PERMISSION_DENIED or WRITE_FAILED. A DeployError passes
 * unchanged.
 *
 * @param what the failure, as a clause: "/certs/cert.pem cannot be replaced"
 */
function writeFailure(error, what) {
    if (error instanceof DeployError)
        return error;
    const code = systemCode(error);
    return new DeployError(DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED', `${what}: ${systemReason(error)}`, HINTS[code] ?? '', error);
}
/** Runs a step and turns its system errors into failures that name the step. */
function doing(what, step) {
    try {
        return step();
    }
    catch (error) {
        throw writeFailure(error, what);
    }
}


/***/ }),

/***/ 3491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   HQ: () => (/* binding */ ensureSubfolder),
/* harmony export */   K4: () => (/* binding */ findSubfolder),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   V3: () => (/* binding */ removeIfEmpty),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   xU: () => (/* binding */ openSubfolder)
/* harmony export */ });
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);




const { systemCode } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];
const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = node_fs__WEBPACK_IMPORTED_MODULE_2__.constants;
const THROUGH_HANDLE = node_fs__WEBPACK_IMPORTED_MODULE_2__.existsSync('/proc/self/fd');
/**
 * Opens a directory that must not itself be a symlink.
 *
 * @param access the path to reach it
 * @param shown the path to show people
 * @throws a system error: ENOENT, ENOTDIR (also for a symlink), ELOOP, EACCES
 */
function openFolder(access, shown = access.toString()) {
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_2__.openSync(access, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const base = THROUGH_HANDLE ? `/proc/${process.pid}/fd/${fd}` : access.toString();
    return {
        fd,
        path: shown,
        at: (name) => `${base}/${name}`,
        [Symbol.dispose]: () => node_fs__WEBPACK_IMPORTED_MODULE_2__.closeSync(fd),
    };
}
/** Opens a directory inside another, following no symlink. Throws as `openFolder` does. */
function openSubfolder(parent, name) {
    return openFolder(parent.at(name), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent.path, name));
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
        if (systemCode(error) === 'ENOENT')
            return null;
        throw error;
    }
}
/**
 * Makes the new, renamed and removed names of a directory survive a power cut. A failed sync is never tried
 * again. Some file systems (FUSE, 9p) know no sync of a directory (fsync(2): EINVAL); they alone keep what
 * they have acknowledged.
 */
function syncFolder(folder) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_2__.fsyncSync(folder.fd);
    }
    catch (error) {
        if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(systemCode(error)))
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
        return node_fs__WEBPACK_IMPORTED_MODULE_2__.lstatSync(access, { throwIfNoEntry: false }) !== undefined;
    }
    catch (error) {
        // The parent is a file, and holds nothing.
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
        node_fs__WEBPACK_IMPORTED_MODULE_2__.mkdirSync(parent.at(name), mode);
    }
    catch (error) {
        if (systemCode(error) === 'EEXIST')
            return false;
        throw error;
    }
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Through a handle: by its name, the mode of something else would change if somebody has put a symlink
            // there.
            const made = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, openSubfolder(parent, name), false);
            node_fs__WEBPACK_IMPORTED_MODULE_2__.fchmodSync(made.fd, mode);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
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
        node_fs__WEBPACK_IMPORTED_MODULE_2__.rmdirSync(access);
    }
    catch {
        // The error that led here is thrown next, and matters more.
    }
}
/** Removes a file or a symlink. Nothing happens when there is none. Throws a system error. */
function removeFile(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_2__.unlinkSync(access);
    }
    catch (error) {
        if (systemCode(error) !== 'ENOENT')
            throw error;
    }
}
/** Removes a folder unless something is in it, and says whether it is gone. Throws a system error. */
function removeIfEmpty(access) {
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_2__.rmdirSync(access);
        return true;
    }
    catch (error) {
        if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error)))
            throw error;
        return systemCode(error) === 'ENOENT';
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
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_2__.lstatSync(access, { throwIfNoEntry: false });
    if (!stat)
        return;
    if (!stat.isDirectory()) {
        removeFile(access);
        return;
    }
    {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const folder = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_2, openFolder(access, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent.path, name.toString())), false);
            for (const below of node_fs__WEBPACK_IMPORTED_MODULE_2__.readdirSync(folder.at('.'), { encoding: 'buffer' }))
                removeTree(folder, below);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_2);
        }
    }
    node_fs__WEBPACK_IMPORTED_MODULE_2__.rmdirSync(access);
}


/***/ }),

/***/ 9338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ removeDraft),
/* harmony export */   Lg: () => (/* binding */ replaceOwnFile),
/* harmony export */   zx: () => (/* binding */ readOwnFile)
/* harmony export */ });
/* unused harmony exports writeDraft, nameDraft, publishDraft */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var _durable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8220);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3491);


/*
 * Small text files of our own: journal, manifest. One is written under another name first, its draft, and
 * gets its name when it is whole. If the process dies in between, the draft stays, and has no effect.
 */

const { systemCode } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];


const draftOf = (name) => `${name}.new`;
/** Writes a draft, and leaves it to be synced. Throws a system error. */
function writeDraft(pending, folder, name, text) {
    const access = folder.at(draftOf(name));
    removeDraft(folder, name);
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .createPrivate */ .Oo)(access);
    (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .fill */ .GS)(pending, access, Buffer.from(text), null);
}
/** Removes a draft, if there is one. Throws a system error. */
function removeDraft(folder, name) {
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .removeFile */ .nM)(folder.at(draftOf(name)));
}
/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
function nameDraft(folder, name) {
    node_fs__WEBPACK_IMPORTED_MODULE_2__.renameSync(folder.at(draftOf(name)), folder.at(name));
}
/** Gives a draft that was synced its name, durably. Throws a system error. */
function publishDraft(folder, name) {
    nameDraft(folder, name);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .syncFolder */ .Yw)(folder);
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
        const pending = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, (0,_durable_js__WEBPACK_IMPORTED_MODULE_3__/* .openPending */ .Yn)(), false);
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
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
    }
}
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_2__.constants;
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
        fd = node_fs__WEBPACK_IMPORTED_MODULE_2__.openSync(folder.at(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    }
    catch (error) {
        if (systemCode(error) === 'ENOENT')
            return null;
        throw error;
    }
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_2__.fstatSync(fd);
        return stat.isFile() && stat.size <= maxBytes ? node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync(fd, 'utf8') : '';
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_2__.closeSync(fd);
    }
}


/***/ }),

/***/ 1087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ foldersOn),
/* harmony export */   g: () => (/* binding */ treeOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3491);


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

/***/ 7313:
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

/***/ 5313:
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

/***/ 7968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ findState),
/* harmony export */   P2: () => (/* binding */ STATE_FOLDER),
/* harmony export */   Y8: () => (/* binding */ enterState),
/* harmony export */   YB: () => (/* binding */ stateHolds),
/* harmony export */   Zc: () => (/* binding */ leaveState),
/* harmony export */   j0: () => (/* binding */ checkStateDirectory)
/* harmony export */ });
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8220);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9037);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3491);


/*
 * The state directory: where lock, journal, staged files and backups are kept, by default in the target
 * itself. Only its owner can enter it. The first deployment makes it, and the lock's holder removes it when
 * nothing is left in it.
 */


const { DeployError } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];



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
    const state = node_fs__WEBPACK_IMPORTED_MODULE_2__.lstatSync(path, { throwIfNoEntry: false });
    if (state && !state.isDirectory()) {
        throw new DeployError('TARGET_UNSAFE', `state directory ${path} is not a directory`, 'remove what is there, or name another state-directory');
    }
    if (state)
        requireOwn(state, path);
    const place = state ?? node_fs__WEBPACK_IMPORTED_MODULE_2__.statSync((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { throwIfNoEntry: false });
    if (!place?.isDirectory()) {
        throw new DeployError('TARGET_MISSING', `the folder of state directory ${path} is not there`, 'create it, or leave state-directory out');
    }
    if (place.dev !== target.dev) {
        throw new DeployError('INPUT_INVALID', `state-directory: expected a path on the file system of directory, got ${path}`, 'a rename from one file system to another is not atomic: leave state-directory out, or move it');
    }
}
/** The owner of the state directory can put anything into it, and so have root change files elsewhere. */
function requireOwn(state, path) {
    const me = process.geteuid?.();
    if (me === undefined || state.uid === me)
        return;
    throw new DeployError('TARGET_UNSAFE', `state directory ${path} belongs to user ${state.uid}, not to ${me}`, 'run every deployment to a target as the same user, or name a state-directory of your own');
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
            const parent = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_2__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path))), false);
            return makeState(parent, path);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
        }
    }
    catch (error) {
        throw (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFailure */ .E)(error, `state directory ${path} cannot be made`);
    }
}
function makeState(parent, path) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path);
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
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_2__.fstatSync(state.fd);
    requireOwn(stat, state.path);
    if ((stat.mode & 0o7777) === _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly)
        return;
    // A folder that others use is not closed to them.
    const foreign = node_fs__WEBPACK_IMPORTED_MODULE_2__.readdirSync(state.at('.')).find((name) => !OWN_NAME.test(name));
    if (foreign !== undefined)
        throw new DeployError('TARGET_UNSAFE', `state directory ${state.path} is open to others, and holds ${foreign}, which is none of ours`, 'name a folder of its own for it: it is made private');
    node_fs__WEBPACK_IMPORTED_MODULE_2__.fchmodSync(state.fd, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
}
/**
 * Opens the state directory in order to read in it; null when there is none. Makes nothing.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when it cannot be opened
 */
function findState({ path }) {
    return (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Y)('the state directory cannot be opened', () => ((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)(path) ? (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .openFolder */ .NE)(path) : null));
}
/**
 * Whether there is a state directory, and in it something of that name.
 *
 * @throws DeployError WRITE_FAILED or PERMISSION_DENIED when that cannot be told
 */
function stateHolds({ path }, name) {
    return (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Y)(`the state directory ${path} cannot be looked into`, () => (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, name)));
}
/** Closes the state directory, and removes it when it is empty and has its default place. Never throws. */
function leaveState({ path, home }, state) {
    state[Symbol.dispose]();
    if (!home)
        return;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_2__.rmdirSync(home.at((0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path)));
    }
    catch {
        // Backups are kept, or another deployment waits there. An empty folder that stays does no harm.
    }
}


/***/ }),

/***/ 134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* binding */ recover)
});

// EXTERNAL MODULE: ./build/programs/post/post.start.js + 2 modules
var post_start = __webpack_require__(2979);
// EXTERNAL MODULE: ./build/programs/post/$using.js
var $using = __webpack_require__(5551);
// EXTERNAL MODULE: ./build/programs/post/lock/state-directory.js
var state_directory = __webpack_require__(7968);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/programs/post/certificate/credential.js + 1 modules
var credential = __webpack_require__(2007);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/programs/post/files/entry.js
var entry = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/programs/post/files/failure.js
var failure = __webpack_require__(9037);
// EXTERNAL MODULE: ./build/programs/post/files/folder.js
var folder = __webpack_require__(3491);
// EXTERNAL MODULE: ./build/programs/post/files/durable.js
var durable = __webpack_require__(8220);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/programs/post/lock/holder.js

/*
 * Who holds a lock: the text of its file, the words for people, and whether a process of this machine still
 * lives.
 */



const { DeployError, systemCode } = post_start.$start['errors.js'];
const { thisMachine, thisProcess } = post_start.$start['lock/process.js'];
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
            throw new DeployError('TARGET_UNSAFE', `${state.path}/${name} is a folder`, 'remove it: no deployment made it');
        text = stat.isFile() && stat.size < 65_536 ? external_node_fs_.readFileSync(state.at(name), 'utf8') : '';
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
        host: (0,external_node_os_.hostname)(),
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
    return pid > 0 && host === (0,external_node_os_.hostname)() && (where === null || where === thisMachine());
}
/** A holder in words. */
function describe({ host, pid, start, runUrl }) {
    return `process ${pid} on ${host} since ${start}${runUrl ? `, ${runUrl}` : ''}`;
}

;// CONCATENATED MODULE: ./build/programs/post/lock/claim.js

/* One attempt to take the lock, or to take it over from a dead holder. The rules are in lock.ts. */

const { systemCode: claim_systemCode } = post_start.$start['errors.js'];



const { isRunning } = post_start.$start['lock/process.js'];
/** The name of the lock in the state directory. */
const LOCK = 'lock';
/** A claim under its first name, which gives no right to anything. */
const UNUSED_CLAIM = /^lock\.[0-9a-f]{32}$/;
const SILENCE_MS = 30_000;
/**
 * One attempt: take a free lock, take over a dead one, or name who is in the way. Null when it was free a
 * moment ago.
 */
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
/** Follows the claims from the dead holder to the last claimant that died, and makes the next one. */
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
/** Removes the claims that dead waiters left behind. */
function sweepClaims(state) {
    for (const name of external_node_fs_.readdirSync(state.at('.'))) {
        if (!name.startsWith(`${LOCK}.`))
            continue;
        const seen = readHolder(state, name);
        // An unreadable claim was never finished. A waiter that lives and finds its claim gone makes another.
        const isTorn = seen?.isReadable === false && UNUSED_CLAIM.test(name);
        if (seen && (isTorn || isDead(state, seen, LOCK)))
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
        if (claim_systemCode(error) === 'EEXIST')
            return false;
        if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(claim_systemCode(error)))
            throw error;
    }
    try {
        external_node_fs_.copyFileSync(state.at(from), state.at(to), external_node_fs_.constants.COPYFILE_EXCL);
        external_node_fs_.chmodSync(state.at(to), durable/* PRIVATE_FILE */.rQ);
        return true;
    }
    catch (error) {
        if (claim_systemCode(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/** @param fresh a file touched just now: its time is the file system's clock */
function isDead(state, seen, fresh) {
    if (isHere(seen.holder))
        return !isRunning(seen.holder);
    return external_node_fs_.lstatSync(state.at(fresh)).mtimeMs - seen.touchedMs > SILENCE_MS;
}

;// CONCATENATED MODULE: ./build/programs/post/lock/lock.js

/*
 * One deployment at a time. The lock is a file, `lock`, in the state directory, that names its holder. To
 * processes it appears whole or not at all: it is written under another name and linked to its own, which
 * fails when there is one already (link(2): EEXIST). After a power cut it can be empty: it then names nobody,
 * and is dead once it has been silent.
 *
 * A holder that lives is never disturbed, however long it takes. A holder counts as dead
 *   - on this machine: when its process is gone, or its number belongs to a process started at another time;
 *   - on another machine, or in another container: when its lock was not touched for 30 s. A holder touches it
 *     every 5 s. Both times are the file system's, so that clocks of different machines need not agree.
 *
 * Two waiters must not both take over from the same dead holder. To take over, a waiter first links its own
 * claim to a name made of that holder's token, and only one can do that. Should the claimant die, too, its
 * claim is claimed in the same way (claim.ts).
 *
 * A holder may be suspended and lose its lock. It finds out by `confirm`, which looks whether the file named
 * `lock` is still the one it made, and must be called before every change that others could see.
 *
 * If the process dies while it holds the lock, the next deployment takes it over.
 */

const { DeployError: lock_DeployError, systemCode: lock_systemCode } = post_start.$start['errors.js'];






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
    const deadline = Date.now() + timeoutMs;
    let waitedFor = null;
    for (;;) {
        signal.throwIfAborted();
        const state = (0,state_directory/* enterState */.Y8)(stateDirectory);
        let attempt = null;
        try {
            attempt = attemptLock(state, describeMyself(options.runUrl));
        }
        catch (error) {
            // The holder has just left and removed the empty state directory. It is made anew.
            if (lock_systemCode(error) !== 'ENOENT') {
                (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
                throw (0,failure/* writeFailure */.E)(error, `the lock in ${state.path} cannot be taken`);
            }
        }
        if (attempt?.kind === 'held') {
            if (attempt.tookOver)
                options.onTakeover(describe(attempt.tookOver));
            return holdOrLeave(stateDirectory, state);
        }
        (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
        if (attempt && waitedFor === null) {
            waitedFor = describe(attempt.holder);
            options.onWait(waitedFor);
        }
        if (Date.now() >= deadline) {
            throw new lock_DeployError('LOCKED', `another deployment holds the target: ${waitedFor ?? 'unknown'}`, `waited ${timeoutMs} ms for it; let it finish, or raise lock-timeout`);
        }
        await pause(Math.min(RETRY_MS, Math.max(1, deadline - Date.now())), signal);
    }
}
/** Holds the lock that was just taken, or gives it back. */
function holdOrLeave(stateDirectory, state) {
    try {
        return hold(stateDirectory, state);
    }
    catch (error) {
        (0,folder/* removeFile */.nM)(state.at(LOCK));
        (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
        throw (0,failure/* writeFailure */.E)(error, `the lock in ${state.path} cannot be held`);
    }
}
function hold(stateDirectory, state) {
    const fd = external_node_fs_.openSync(state.at(LOCK), external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NOFOLLOW);
    const { dev, ino } = external_node_fs_.fstatSync(fd);
    const mine = `${dev}:${ino}`;
    const first = Buffer.alloc(1);
    external_node_fs_.readSync(fd, first, 0, 1, 0);
    const heartbeat = setInterval(() => {
        try {
            // Writing the same byte again moves the modification time by the file system's own clock.
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
            const found = (0,failure/* doing */.Y)(`the lock in ${state.path} cannot be looked at`, () => (0,entry/* identityOf */.c)(state.at(LOCK)));
            if (found === mine)
                return;
            if (found === null) {
                throw new lock_DeployError('LOCKED', `the lock of this deployment is gone: somebody removed it, or the whole of ${state.path}`, `nothing more was touched; compare the target with the backups in ${state.path}/backups, if they are still there`);
            }
            throw new lock_DeployError('LOCKED', 'another deployment has taken the target over', 'this one was silent for too long; nothing more was touched, the other one decides');
        },
        [Symbol.dispose]: () => {
            if (released)
                return;
            released = true;
            clearInterval(heartbeat);
            try {
                if ((0,entry/* identityOf */.c)(state.at(LOCK)) === mine)
                    (0,folder/* removeFile */.nM)(state.at(LOCK));
                external_node_fs_.closeSync(fd);
                (0,state_directory/* leaveState */.Zc)(stateDirectory, state);
            }
            catch {
                // The outcome of the run stays true. A lock that stays behind belongs to a dead process, and is taken
                // over at once.
            }
        },
    };
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

// EXTERNAL MODULE: ./build/programs/post/transaction/backup.js
var backup = __webpack_require__(7748);
// EXTERNAL MODULE: ./build/programs/post/transaction/names.js
var names = __webpack_require__(5084);
// EXTERNAL MODULE: ./build/programs/post/files/own-file.js
var own_file = __webpack_require__(9338);
// EXTERNAL MODULE: ./build/programs/post/transaction/journal.js
var transaction_journal = __webpack_require__(7967);
// EXTERNAL MODULE: ./build/programs/post/transaction/manifest.js
var manifest = __webpack_require__(3395);
// EXTERNAL MODULE: ./build/programs/post/transaction/record.js
var record = __webpack_require__(3899);
// EXTERNAL MODULE: ./build/programs/post/transaction/stage.js
var stage = __webpack_require__(5710);
;// CONCATENATED MODULE: ./build/programs/post/transaction/tidy.js


/*
 * Leftovers: of a deployment that was sealed, and of one that died.
 */

const { DeployError: tidy_DeployError, systemReason } = post_start.$start['errors.js'];










/**
 * Removes what a sealed deployment no longer needs. No failure here undoes anything: the next deployment
 * tries again.
 */
function tidy(prepared, retention) {
    const { lock, journal } = prepared;
    return tidying(prepared, () => {
        if (retention === 0)
            discardBackup(lock.state, journal.id);
        return pruneBackups(lock.state, journal, retention).length;
    });
}
/**
 * Removes what a sealed rollback no longer needs, with the backup that it went to: the next one goes further
 * back.
 */
function tidyRollback(prepared, backupId) {
    const { lock, journal } = prepared;
    return tidying(prepared, () => {
        discardBackup(lock.state, journal.id);
        discardBackup(lock.state, backupId);
        return 1;
    });
}
function tidying({ view, lock, journal }, removeBackups) {
    try {
        clearStaging(lock.state);
        dropEmptyRecords(lock.state);
        if (journal.current)
            pruneReleases(view.target, journal.current);
        return { removed: removeBackups(), problem: null };
    }
    catch (error) {
        return { removed: 0, problem: systemReason(error) };
    }
}
/** The release folder in use stays, and the one before it: a reader may still be on its way through. */
function pruneReleases({ files }, { before, after }) {
    for (const name of fs.readdirSync(files.root.at('.')))
        if (name.startsWith(RELEASE_PREFIX) && name !== before && name !== after)
            removeTree(files.root, name);
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
        if (!(0,state_directory/* stateHolds */.YB)(stateDirectory, transaction_journal/* JOURNAL */.Ex))
            return 'none';
        const state = (0,$using/* __addDisposableResource */.m)(env_1, (0,state_directory/* findState */.B7)(stateDirectory), false);
        if (!state)
            return 'none';
        try {
            const journal = (0,transaction_journal/* readJournal */.a0)(state);
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
        (0,$using/* __disposeResources */.h)(env_1);
    }
}
/**
 * The journal of a deployment that died, or null. Without one, removes what dead deployments left in the
 * state directory.
 *
 * @throws DeployError TARGET_UNSAFE when there is a journal that cannot be used, or one of another target
 */
function findUnfinished({ stateDirectory: { path }, identity }, lock) {
    const { state } = lock;
    const journal = (0,transaction_journal/* readJournal */.a0)(state);
    if (journal?.target === identity)
        return journal;
    if (journal) {
        throw new tidy_DeployError('TARGET_UNSAFE', `${path} holds the journal of an unfinished deployment to another directory, ${journal.directory}`, `run a deployment to that directory first, which rolls it back; where it is gone, remove ${path}/journal`);
    }
    (0,failure/* doing */.Y)('what an earlier deployment left cannot be cleared away', () => {
        (0,stage/* clearStaging */.Le)(state);
        (0,backup/* sweepBackups */.O3)(state);
        (0,record/* dropEmptyRecords */.hC)(state);
        (0,own_file/* removeDraft */.AB)(state, transaction_journal/* JOURNAL */.Ex);
    });
    return null;
}

// EXTERNAL MODULE: ./build/programs/post/transaction/view.js
var transaction_view = __webpack_require__(2975);
// EXTERNAL MODULE: ./build/programs/post/digest.js
var digest = __webpack_require__(519);
// EXTERNAL MODULE: ./build/programs/post/key-type.js
var key_type = __webpack_require__(7313);
;// CONCATENATED MODULE: ./build/programs/post/steps/expected.js




/** What endpoints serve once they have a credential. */
function expectedOf({ fingerprint, leaf, chain, facts }) {
    return {
        fingerprint,
        keyType: keyTypeOf(leaf.publicKey),
        chain: chain.map((one) => ({ fingerprint: fingerprintOf(one.raw), subject: titleOf(one) })),
        facts,
    };
}
/** A certificate as endpoints are asked for it. */
function leafOf(certificate) {
    return { fingerprint: (0,digest/* fingerprintOf */.a)(certificate.raw), keyType: (0,key_type/* keyTypeOf */.z)(certificate.publicKey) };
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

// EXTERNAL MODULE: ./build/programs/post/steps/run.js
var steps_run = __webpack_require__(1466);
;// CONCATENATED MODULE: ./build/programs/post/steps/lock.js











/* Step 2: one holder at a time, and the undoing of a deployment that died. */
/**
 * Takes the target's lock. A deployment that died is undone first.
 *
 * @throws DeployError LOCKED, or as `recoverUnfinished` does
 */
async function takeLock(run, target) {
    const lock = await phase(run, 'Lock', () => waitForLock(run, target, run.request.runUrl));
    try {
        run.id = nextDeploymentId(backupIds(lock.state).at(-1) ?? null, new Date(), randomBytes(4));
        await recoverUnfinished(run, target, lock, leafFile(run.request.names));
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
/**
 * Undoes the deployment that died, if there is one.
 *
 * @param leafName the file of this run that holds the leaf. By it the leaf that is there afterwards is read
 * @throws DeployError ROLLBACK_FAILED when a file could not be put back, LOCKED as `undo` does, TARGET_UNSAFE when the
 *   journal cannot be used
 */
async function recoverUnfinished(run, target, lock, leafName) {
    const journal = findUnfinished(target, lock);
    if (!journal)
        return;
    run.log.group('Recover');
    run.log.notice(`an earlier deployment (${journal.id}) did not finish: it is undone first`);
    const { undoDeployment } = await __webpack_require__.e(/* import() | changes */ 622).then(__webpack_require__.bind(__webpack_require__, 4612));
    const { verified, failure } = await undoDeployment(run, target, lock, journal, () => leafOnTarget(target, leafName));
    run.report.changed = true;
    if (failure) {
        run.report.status = 'rollback-failed';
        throw failure;
    }
    run.report.recovered = true;
    run.report.rollbackVerified = verified;
}
/** The deployed leaf, in either layout; null when there is none. */
function leafOnTarget(target, name) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const view = (0,$using/* __addDisposableResource */.m)(env_1, (0,transaction_view/* viewTarget */.Zy)(target, 'in-place', name), false);
        const pem = (0,transaction_view/* readDeployed */.BJ)(view, name);
        const leaf = pem === null ? null : (0,credential/* readDeployedLeaf */.z0)(pem, null);
        return leaf && leafOf(leaf);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        (0,$using/* __disposeResources */.h)(env_1);
    }
}

// EXTERNAL MODULE: ./build/programs/post/transaction/target.js
var transaction_target = __webpack_require__(9975);
;// CONCATENATED MODULE: ./build/programs/post/operations/recover.js


const { DeployError: recover_DeployError } = post_start.$start['errors.js'];





/**
 * Undoes the deployment of a main step that was killed. Does nothing when there is nothing to undo.
 *
 * @param leafName the file that holds the leaf of the deployment
 * @returns the report; `recovered` tells whether something was undone. This never throws
 */
async function recover(request, leafName, context) {
    const run = (0,steps_run/* newRun */.uH)(request, context);
    return (0,steps_run/* reportOf */.EI)(run, () => recoverTarget(run, leafName));
}
async function recoverTarget(run, leafName) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const target = (0,$using/* __addDisposableResource */.m)(env_1, (0,transaction_target/* openTarget */.A)(run.request.target, 'write'), false);
        if (!(0,state_directory/* stateHolds */.YB)(target.stateDirectory, '.'))
            return;
        // There is one journal at a time: this one tells that the main step wrote none.
        if (seeUnfinished(target) === 'elsewhere')
            return;
        const lock = (0,$using/* __addDisposableResource */.m)(env_1, await waitForLock(run, target, null).catch((error) => leaveToHolder(run, target, error)), false);
        if (!lock)
            return;
        await recoverUnfinished(run, target, lock, leafName);
        if (run.report.recovered)
            run.report.status = 'rolled-back';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        (0,$using/* __disposeResources */.h)(env_1);
    }
}
/** Another run holds the lock. If something is unfinished, that run undoes it first. */
function leaveToHolder({ log, report }, target, error) {
    if (!(error instanceof recover_DeployError && error.code === 'LOCKED'))
        throw error;
    if (seeUnfinished(target) !== 'here') {
        log.info(`${error.message}; nothing is unfinished there`);
        return null;
    }
    report.unfinished = true;
    throw new recover_DeployError(error.code, `the unfinished deployment could not be undone: ${error.message}`, 'the holder of the lock undoes it first: look how that deployment ends', error);
}


/***/ }),

/***/ 4741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 1466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ reportOf),
/* harmony export */   Oi: () => (/* binding */ phase),
/* harmony export */   uH: () => (/* binding */ newRun)
/* harmony export */ });
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4741);

const { asDeployError, DeployError } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];

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
        undoSignal: graceAfter(context.signal),
    };
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
        report.error = asDeployError(error);
        // `rejected` says that nothing was touched. A recovery touched something.
        if (report.recovered && report.status === 'rejected')
            report.status = 'rolled-back';
    }
    return report;
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


/***/ }),

/***/ 7748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ sweepBackups),
/* harmony export */   Tw: () => (/* binding */ openBackup),
/* harmony export */   f2: () => (/* binding */ discardBackup),
/* harmony export */   t2: () => (/* binding */ unsealBackup),
/* harmony export */   wZ: () => (/* binding */ backupPath)
/* harmony export */ });
/* unused harmony exports MANIFEST, makeBackup, findBackup, backupIds */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var _files_copy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5558);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8220);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7755);
/* harmony import */ var _files_failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9037);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3491);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5084);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2975);


/*
 * The target's files as they were before one deployment, kept together as one set. `backups/<id>/` holds one
 * file a role and, once the deployment is proven, a manifest that seals it; until then there is a draft of
 * that. The names have no ending, so that a server that loads every file it finds does not load these.
 *
 * The backup of a file that is going to be replaced is a hard link where the file system allows it. Owner,
 * mode, access control lists, extended attributes and labels come with it at no cost, and nobody writes into
 * a file without a name. A file that stays may be written into, so its backup is a copy.
 */

const { DeployError, systemCode } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];







/** The folder of all backups, in the state directory. */
const BACKUPS = 'backups';
/** The name of the file that seals a backup. */
const MANIFEST = 'manifest';
/** The path of a backed-up file, for people. */
function backupPath(stateDirectory, id, role) {
    return `${stateDirectory}/${BACKUPS}/${id}/${role}`;
}
/**
 * Keeps the files that a plan is about, and leaves the set to be synced.
 *
 * @returns the opened folder of the set, which closes with `pending`, and why a copy of a file that stays
 *   lacks attributes; null when it does not
 * @throws a system error; DeployError TARGET_UNSAFE when a file is no longer what it was: it could not be put
 *   back
 */
function makeBackup(pending, state, id, view, { changes }) {
    ensureSubfolder(state, BACKUPS, PRIVATE_FOLDER);
    const backups = openSubfolder(state, BACKUPS);
    pending.addFolder(backups);
    ensureSubfolder(backups, id, PRIVATE_FOLDER);
    const set = openSubfolder(backups, id);
    pending.addFolder(set);
    let attributesLost = null;
    for (const { file, place, before, action } of changes) {
        const from = before.kind === 'absent' ? null : accessPath(view, place, file.name);
        if (before.kind === 'absent' || from === null)
            continue;
        const kept = set.at(file.role);
        if (action === 'keep')
            attributesLost = copyFile(pending, from, kept, before) ?? attributesLost;
        else
            linkOrCopy(from, kept, before);
        if (holds(kept, before.bytes))
            continue;
        throw new DeployError('TARGET_UNSAFE', `somebody else has changed the ${file.role} since it was looked at`, 'nothing was touched; run it again when nobody else works on the directory');
    }
    return { set, attributesLost };
}
function holds(access, bytes) {
    try {
        const entry = readEntry(access, access);
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
        const backups = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(state, BACKUPS), false);
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .openSubfolder */ .xU)(backups, id);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
    }
}
/** Opens the folder of a backup, sealed or not; null when there is none. Throws a system error. */
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
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const set = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_2, findBackup(state, id), false);
        if (set)
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeFile */ .nM)(set.at(MANIFEST));
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_2);
    }
}
/** Removes one backup. Nothing happens when there is none. Throws a system error. */
function discardBackup(state, id) {
    // A half-removed backup must not pass for a whole one.
    unsealBackup(state, id);
    {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const backups = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_3, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .findSubfolder */ .K4)(state, BACKUPS), false);
            if (!backups)
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeTree */ .dM)(backups, id);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_3);
        }
    }
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
/**
 * The ids of all backups, sealed or not, oldest first. Throws DeployError when there is something else in
 * their place.
 */
function backupIds(state) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const backups = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_4, (0,_files_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .doing */ .Y)(`the backups in ${state.path} cannot be opened`, () => (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .findSubfolder */ .K4)(state, BACKUPS)), false);
        if (!backups)
            return [];
        return node_fs__WEBPACK_IMPORTED_MODULE_2__.readdirSync(backups.at('.'))
            .filter((name) => _names_js__WEBPACK_IMPORTED_MODULE_8__/* .DEPLOYMENT_ID */ .C1.test(name))
            .sort();
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_4);
    }
}
/** Removes the backups that were never sealed. Needs the lock, and that there is no journal. */
function sweepBackups(state) {
    const ids = backupIds(state);
    for (const id of ids)
        if (!isSealed(state, id))
            discardBackup(state, id);
    if (ids.length === 0)
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .removeIfEmpty */ .V3)(state.at(BACKUPS));
}
function isSealed(state, id) {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const set = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_5, findBackup(state, id), false);
        return set !== null && (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .identityOf */ .c)(set.at(MANIFEST)) !== null;
    }
    catch (e_5) {
        env_5.error = e_5;
        env_5.hasError = true;
    }
    finally {
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_5);
    }
}


/***/ }),

/***/ 7967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ex: () => (/* binding */ JOURNAL),
/* harmony export */   Sw: () => (/* binding */ removeJournal),
/* harmony export */   a0: () => (/* binding */ readJournal)
/* harmony export */ });
/* unused harmony exports draftJournal, publishJournal, replaceJournal, dropJournal */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3491);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9338);
/* harmony import */ var _key_type_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7313);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4741);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5084);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3899);

/*
 * By its journal, a deployment survives its own death. It exists from just before the first visible
 * change until the deployment is proven or undone, and says how to undo every change that may have happened
 * by then. It never says what to run, and nothing in it is trusted: names must be ones that this project
 * writes, below the target, whatever somebody may have put into the file.
 */
const { DeployError, systemReason } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];






/** The journal's name in the state directory. */
const JOURNAL = 'journal';
const MAX_BYTES = 4 * 1024 * 1024;
/**
 * Writes the journal of a deployment that is being prepared, and leaves it to be synced. Throws a system
 * error.
 */
function draftJournal(pending, state, journal) {
    writeDraft(pending, state, JOURNAL, textOf(journal));
}
/** Gives the draft its name, durably: from here on the deployment can be undone. Throws a system error. */
function publishJournal(state) {
    publishDraft(state, JOURNAL);
}
/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
function replaceJournal(state, journal) {
    replaceOwnFile(state, JOURNAL, textOf(journal));
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
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write
 */
function readJournal(state) {
    let text;
    try {
        text = (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readOwnFile */ .zx)(state, JOURNAL, MAX_BYTES);
    }
    catch (error) {
        throw untrusted(state, systemReason(error));
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
    if (!isJournal(value))
        throw untrusted(state, 'it names what no deployment to this target could have written');
    return value;
}
function untrusted(state, why) {
    return new DeployError('TARGET_UNSAFE', `the journal of an unfinished deployment, ${state.path}/${JOURNAL}, cannot be used: ${why}`, `compare the target with the backups in ${state.path}/backups, put right what is wrong, and remove the journal`);
}
function isJournal(value) {
    if (!isObject(value))
        return false;
    const { version, id, target, directory, leafFile, started, direction, files, folders } = value;
    const { current, deployed, reloading, servedBefore } = value;
    return (version === 1 &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isDeploymentId */ .Z5)(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isTargetIdentity */ .YY)(target) &&
        typeof directory === 'string' &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(leafFile) &&
        typeof started === 'string' &&
        (direction === 'forward' || direction === 'backward') &&
        isListOf(files, isJournalFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => file.name)).size === files.length &&
        isListOf(folders, _names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV) &&
        (current === null || (isObject(current) && isSwitch(current, id))) &&
        (deployed === null ||
            ((0,_record_js__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u4)(deployed) && deployed.target === target && deployed.leafFile === leafFile)) &&
        typeof reloading === 'boolean' &&
        isListOf(servedBefore, isServedBefore));
}
function isJournalFile(value) {
    if (!isObject(value))
        return false;
    const { role, name, before } = value;
    return (_report_js__WEBPACK_IMPORTED_MODULE_6__/* .ROLES */ .gg.includes(role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileName */ .oV)(name) &&
        (before === null || (typeof before === 'string' && /^\d+:\d+$/.test(before))));
}
function isSwitch({ before, after, files, others }, id) {
    return ((before === null || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isFolderName */ .OB)(before)) &&
        (after === null || after === _names_js__WEBPACK_IMPORTED_MODULE_4__/* .RELEASE_PREFIX */ .tt + id) &&
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
        typeof fingerprint === 'string' &&
        /^[0-9a-f]{64}$/.test(fingerprint) &&
        (keyType === null || _key_type_js__WEBPACK_IMPORTED_MODULE_3__/* .KEY_TYPES */ .W.includes(keyType)));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isListOf(value, isItem) {
    return Array.isArray(value) && value.every(isItem);
}


/***/ }),

/***/ 3395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony exports draftManifest, pruneBackups, isOf, listBackups */
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5551);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(519);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7755);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9338);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7748);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5084);

/*
 * A backup's manifest seals it. It is drafted with the backup, and gets its name when the deployment is
 * proven. It says what the backup holds, which lineage it is of, and what was not there. A backup without one
 * belongs to a deployment that is under way, or that died.
 */







/**
 * Drafts the manifest of a deployment's backup, and leaves it to be synced.
 *
 * @param set the opened folder of the backup
 * @throws a system error
 */
function draftManifest(pending, set, id, { target, leafFile }, view, plan) {
    const manifest = {
        version: 1,
        id,
        created: new Date().toISOString(),
        target,
        leafFile,
        layout: plan.layout,
        earlierLayout: view.deployed === 'current' ? 'symlink' : 'in-place',
        current: view.link,
        files: plan.changes.map(describeFile),
    };
    writeDraft(pending, set, MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
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
        mode: before.mode.toString(8).padStart(4, '0'),
        uid: before.uid,
        gid: before.gid,
        sha256: file.holdsKey ? null : sha256(before.bytes),
    };
}
/**
 * Removes the older backups of a lineage.
 *
 * @param keep how many of the newest stay
 * @returns the ids of those removed
 */
function pruneBackups(state, lineage, keep) {
    const sealed = listBackups(state).filter(({ manifest }) => manifest !== null && isOf(manifest, lineage));
    const old = sealed.slice(0, Math.max(0, sealed.length - keep)).map((backup) => backup.id);
    for (const id of old)
        discardBackup(state, id);
    return old;
}
/** Whether a backup is of a lineage. */
function isOf(manifest, { target, leafFile }) {
    return manifest.target === target && manifest.leafFile === leafFile;
}
/** Every backup, oldest first. Throws DeployError when there is something else in their place. */
function listBackups(state) {
    return backupIds(state).map((id) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const set = __addDisposableResource(env_1, findBackup(state, id), false);
            return { id, manifest: set && readManifest(set, id) };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
}
function readManifest(set, id) {
    try {
        const entry = readEntry(set.at(MANIFEST), MANIFEST);
        if (entry.kind === 'absent')
            return null;
        const value = JSON.parse(entry.bytes.toString('utf8'));
        return isManifest(value, id) ? value : null;
    }
    catch {
        return null;
    }
}
/**
 * Nothing in a manifest is trusted: names must be ones that a deployment to this target could have written.
 */
function isManifest(value, id) {
    const { version, created, target, leafFile, layout, earlierLayout, current, files } = value;
    return (version === 1 &&
        value.id === id &&
        typeof created === 'string' &&
        /^[\d:.TZ-]{1,30}$/.test(created) &&
        isTargetIdentity(target) &&
        isFileName(leafFile) &&
        LAYOUTS.includes(layout) &&
        LAYOUTS.includes(earlierLayout) &&
        (current === null || isFolderName(current)) &&
        Array.isArray(files) &&
        files.every(isManifestFile) &&
        new Set(files.map((file) => file.role)).size === files.length &&
        new Set(files.map((file) => `${file.place}/${file.name}`)).size === files.length);
}
function isManifestFile(value) {
    return (ROLES.includes(value?.role) &&
        isFileName(value?.name) &&
        (value?.place === 'directory' || value?.place === 'current') &&
        typeof value.existed === 'boolean' &&
        (value.sha256 === null || typeof value.sha256 === 'string'));
}


/***/ }),

/***/ 5084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   C1: () => (/* binding */ DEPLOYMENT_ID),
/* harmony export */   OB: () => (/* binding */ isFolderName),
/* harmony export */   YY: () => (/* binding */ isTargetIdentity),
/* harmony export */   Z5: () => (/* binding */ isDeploymentId),
/* harmony export */   j8: () => (/* binding */ isTargetName),
/* harmony export */   oV: () => (/* binding */ isFileName),
/* harmony export */   tt: () => (/* binding */ RELEASE_PREFIX),
/* harmony export */   zB: () => (/* binding */ MAX_NAME)
/* harmony export */ });
/* unused harmony export nextDeploymentId */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5313);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7968);
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

/***/ 3899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   hC: () => (/* binding */ dropEmptyRecords),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   wp: () => (/* binding */ restoreRecord)
/* harmony export */ });
/* unused harmony exports stageRecord, nameRecord */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(519);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8220);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3491);
/* harmony import */ var _files_own_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9338);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5313);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4741);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5084);


/*
 * The record of a deployment: `deployed/<key>` in the state directory, one record a lineage. A record is
 * staged with the deployment, and gets its name when the deployment is sealed. It tells which layout is in
 * use, what a later rollback would go back from, and who deployed it.
 *
 * If the process dies while it seals, the journal is still there. It holds the earlier record, which undoing
 * puts back.
 */


const { DeployError, systemCode, systemReason } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];






/** The folder of all records, in the state directory. */
const RECORDS = 'deployed';
/** The name of a record among the staged files. */
const STAGED = 'record';
const MAX_BYTES = 64 * 1024;
/** A file's name of a fixed length, whatever the lineage is called. */
function keyOf({ target, leafFile }) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .s)(Buffer.from(`${target}\0${leafFile}`));
}
function textOf(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
/** Stages the record of a deployment, and leaves it to be synced. Throws a system error. */
function stageRecord(pending, state, staging, record) {
    // Anything else in the place of the records would be found out when it is too late.
    findSubfolder(state, RECORDS)?.[Symbol.dispose]();
    createPrivate(staging.at(STAGED));
    fill(pending, staging.at(STAGED), Buffer.from(textOf(record)), null);
}
/**
 * Makes the staged record the one of its lineage; without one, nothing is deployed any more. Leaves that to
 * be synced.
 *
 * @returns the opened folder of the records; null when there is none
 * @throws a system error
 */
function nameRecord(state, staging, lineage, record) {
    if (record === null) {
        const records = findSubfolder(state, RECORDS);
        if (records)
            removeFile(records.at(keyOf(lineage)));
        return records;
    }
    ensureSubfolder(state, RECORDS, PRIVATE_FOLDER);
    const records = openSubfolder(state, RECORDS);
    try {
        fs.renameSync(staging.at(STAGED), records.at(keyOf(lineage)));
        return records;
    }
    catch (error) {
        records[Symbol.dispose]();
        throw error;
    }
}
/** Puts an earlier record back, durably, unless it is there; null: there was none. Throws a system error. */
function restoreRecord(state, lineage, earlier) {
    if (earlier !== null) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (readRecord(state, lineage)?.id === earlier.id)
                return;
            (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureSubfolder */ .HQ)(state, RECORDS, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
            const records = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(state, RECORDS), false);
            (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceOwnFile */ .Lg)(records, keyOf(lineage), textOf(earlier));
            return;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
        }
    }
    {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const records = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_2, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
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
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_2);
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
 * @throws DeployError TARGET_UNSAFE when that cannot be told
 */
function readRecord(state, lineage) {
    try {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const records = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_3, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .findSubfolder */ .K4)(state, RECORDS), false);
            const text = records && (0,_files_own_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readOwnFile */ .zx)(records, keyOf(lineage), MAX_BYTES);
            return text === null ? null : parseRecord(text, lineage);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_3);
        }
    }
    catch (error) {
        // Anything but a folder and a file is none of ours.
        if (['ELOOP', 'ENOTDIR', 'ENXIO'].includes(systemCode(error)))
            return null;
        throw new DeployError('TARGET_UNSAFE', `the record of what is deployed, in ${state.path}/${RECORDS}, cannot be read: ${systemReason(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
    }
}
function parseRecord(text, { target, leafFile }) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return null;
    }
    return isRecord(value) && value.target === target && value.leafFile === leafFile ? value : null;
}
/** Nothing in a record is trusted: names must be ones that a deployment to this target could have written. */
function isRecord(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { version, id, target, leafFile, operation, layout, files, fingerprint, run } = value;
    return (version === 1 &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isDeploymentId */ .Z5)(id) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isTargetIdentity */ .YY)(target) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFileName */ .oV)(leafFile) &&
        (operation === 'deploy' || operation === 'rollback') &&
        _layout_js__WEBPACK_IMPORTED_MODULE_8__/* .LAYOUTS */ .m.includes(layout) &&
        Array.isArray(files) &&
        files.every(isDeployedFile) &&
        (fingerprint === null || isSha256(fingerprint)) &&
        (run === null || (typeof run === 'string' && /^[\w.-]{1,100}$/.test(run))));
}
function isDeployedFile(value) {
    return (_report_js__WEBPACK_IMPORTED_MODULE_9__/* .ROLES */ .gg.includes(value?.role) &&
        (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .isFileName */ .oV)(value?.name) &&
        (value?.sha256 === null || isSha256(value?.sha256)));
}
function isSha256(value) {
    return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}


/***/ }),

/***/ 5710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Le: () => (/* binding */ clearStaging),
/* harmony export */   fr: () => (/* binding */ EARLIER_CURRENT),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* unused harmony export stageFiles */
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _files_attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9194);
/* harmony import */ var _files_copy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5558);
/* harmony import */ var _files_durable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8220);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3491);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7748);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5084);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2975);

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
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureSubfolder */ .HQ)(state, STAGING, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
        const staging = (0,_$using_js__WEBPACK_IMPORTED_MODULE_0__/* .__addDisposableResource */ .m)(env_1, (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(state, STAGING), false);
        (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureSubfolder */ .HQ)(staging, id, _files_durable_js__WEBPACK_IMPORTED_MODULE_4__/* .PRIVATE_FOLDER */ .ly);
        return (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(staging, id);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        (0,_$using_js__WEBPACK_IMPORTED_MODULE_0__/* .__disposeResources */ .h)(env_1);
    }
}
/** Removes everything that was ever staged. Needs the lock, and no deployment under way. */
function clearStaging(state) {
    (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTree */ .dM)(state, STAGING);
}
/**
 * Writes the new files where only their owner can reach them, and leaves them to be synced. The attributes of
 * a file that is replaced, or of the deployed one in the other layout, go onto the empty new file before the
 * content does.
 *
 * @param backup the folder with the files that are to be replaced, by role
 * @returns null, or why extended attributes could not be copied
 * @throws a system error
 */
function stageFiles(pending, state, staging, backup, view, plan, id) {
    const written = plan.changes.filter(({ action, backup: kept }) => (action === 'create' || action === 'replace') && kept === null);
    for (const { file } of written)
        createPrivate(staging.at(file.role));
    const replaced = written.filter(({ action, model }) => action === 'replace' && model === null);
    const problems = [
        copyAttributesInto(replaced.map(({ file }) => backup.at(file.role)), staging.at('.')),
        ...written.map(({ file, model }) => {
            const from = model && accessPath(view, model, file.name);
            return from === null ? null : copyAttributes(from, staging.at(file.role));
        }),
    ];
    for (const { file, attributes } of written)
        fill(pending, staging.at(file.role), file.bytes, attributes);
    for (const change of plan.changes)
        if (change.backup !== null)
            stageBackup(state, staging, change, change.backup);
    if (plan.current === 'switches')
        fs.symlinkSync(RELEASE_PREFIX + id, staging.at(CURRENT));
    return problems.find((problem) => problem !== null) ?? null;
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
        const set = __addDisposableResource(env_2, openBackup(state, id), false);
        linkOrCopy(set.at(file.role), staging.at(file.role), attributes);
        const now = new Date();
        fs.lutimesSync(staging.at(file.role), now, now);
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

/***/ 9975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openTarget)
/* harmony export */ });
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3491);
/* harmony import */ var _files_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1087);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7968);



const { DeployError, systemCode, systemReason } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];



/**
 * Opens the target and makes sure that it can be worked in. Changes nothing.
 *
 * @param use whether anything is going to be changed
 * @throws DeployError TARGET_MISSING when the directory is not there, PERMISSION_DENIED when it cannot be
 *   written to, and as `checkStateDirectory` does
 */
function openTarget({ directory, stateDirectory }, use) {
    const root = openDirectory(directory, use);
    try {
        const state = {
            path: stateDirectory,
            home: stateDirectory === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .STATE_FOLDER */ .P2) ? root : null,
        };
        if (use === 'write')
            (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .checkStateDirectory */ .j0)(state, node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(root.fd));
        const files = (0,_files_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .treeOf */ .g)(root);
        return {
            path: directory,
            files,
            stateDirectory: state,
            identity: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(settled(stateDirectory), settled(directory)),
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
        return node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync.native(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(settled(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path));
    }
}
function openDirectory(directory, use) {
    let root;
    try {
        root = (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)(node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync.native(directory), directory);
    }
    catch (error) {
        if (systemCode(error) === 'EACCES') {
            throw new DeployError('PERMISSION_DENIED', `directory ${directory} cannot be opened: ${systemReason(error)}`, 'run the job as a user who may read and write it', error);
        }
        throw new DeployError('TARGET_MISSING', `directory ${directory} is not a directory that can be opened: ${systemReason(error)}`, 'create it, or mount it, before the deployment', error);
    }
    try {
        const { R_OK, W_OK, X_OK } = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants;
        node_fs__WEBPACK_IMPORTED_MODULE_1__.accessSync(root.at('.'), use === 'write' ? R_OK | W_OK | X_OK : R_OK | X_OK);
    }
    catch (error) {
        root[Symbol.dispose]();
        throw new DeployError('PERMISSION_DENIED', `directory ${directory} cannot be ${use === 'write' ? 'written to' : 'read'}: ${systemReason(error)}`, `run the job as a user who may ${use} there`, error);
    }
    return root;
}


/***/ }),

/***/ 2975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ readDeployed),
/* harmony export */   Zy: () => (/* binding */ viewTarget),
/* harmony export */   pS: () => (/* binding */ shownPath)
/* harmony export */ });
/* unused harmony exports placeOf, accessPath, readPlace, readFileAt, listRelease */
/* harmony import */ var _post_start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _$using_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5551);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _files_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7755);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3491);
/* harmony import */ var _files_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1087);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5313);
/* harmony import */ var _lock_state_directory_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7968);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5084);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3899);




const { DeployError, systemCode, systemReason } = _post_start_js__WEBPACK_IMPORTED_MODULE_0__.$start['errors.js'];







/** Where a layout has its files, save for pointers. */
function placeOf(layout) {
    return layout === 'symlink' ? 'current' : 'directory';
}
/**
 * Looks at the target. With `symlink`, `current` must be missing or a symlink to a sibling directory. With
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
        throw new DeployError('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_10__/* .CURRENT */ .e)} ${what}`, 'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place');
    };
    const link = readCurrent(target);
    if (link === 'absent')
        return none;
    if (link === 'no link')
        return unsafe('is not a symbolic link');
    if (!(0,_names_js__WEBPACK_IMPORTED_MODULE_8__/* .isFolderName */ .OB)(link.to))
        return unsafe('points outside of the directory, or deeper into it');
    try {
        return { link: link.to, release: (0,_files_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .treeOf */ .g)((0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openSubfolder */ .xU)(target.files.root, link.to)) };
    }
    catch (error) {
        if (systemCode(error) === 'ENOENT')
            return { link: link.to, release: null };
        if (saysWhatIsThere(error))
            return unsafe(`points at what is not a folder: ${systemReason(error)}`);
        throw lookFailed(target, error);
    }
}
/** Reads `current`. Between the two looks it may become something else, or go. */
function readCurrent(target) {
    const access = target.files.root.at(_layout_js__WEBPACK_IMPORTED_MODULE_10__/* .CURRENT */ .e);
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_2__.lstatSync(access, { throwIfNoEntry: false });
        if (!stat)
            return 'absent';
        return stat.isSymbolicLink() ? { to: node_fs__WEBPACK_IMPORTED_MODULE_2__.readlinkSync(access) } : 'no link';
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
    return new DeployError('TARGET_UNSAFE', `${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(path, _layout_js__WEBPACK_IMPORTED_MODULE_10__/* .CURRENT */ .e)} cannot be looked at: ${systemReason(error)}`, 'it tells which files are in use: see to the file system that it is on', error);
}
/** A user who may only read the files need not be allowed to look into the state directory. */
function findRecord({ stateDirectory, identity }, leafFile) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const state = (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__addDisposableResource */ .m)(env_1, (0,_lock_state_directory_js__WEBPACK_IMPORTED_MODULE_7__/* .findState */ .B7)(stateDirectory), false);
            return state && (0,_record_js__WEBPACK_IMPORTED_MODULE_9__/* .readRecord */ .aE)(state, { target: identity, leafFile });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            (0,_$using_js__WEBPACK_IMPORTED_MODULE_1__/* .__disposeResources */ .h)(env_1);
        }
    }
    catch (error) {
        if (error instanceof DeployError && error.code === 'PERMISSION_DENIED')
            return null;
        throw error;
    }
}
/**
 * Whether a system error is about what is at a path: no folder or no file, or one for others only. Any other
 * is about the disk, or about this process, and says nothing of the path.
 */
function saysWhatIsThere(error) {
    return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes(systemCode(error));
}
/** The path of a file as people know it. */
function shownPath(target, place, name) {
    return place === 'current' ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(target.path, _layout_js__WEBPACK_IMPORTED_MODULE_10__/* .CURRENT */ .e, name) : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(target.path, name);
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
        if (systemCode(error) === 'ENOENT')
            return null;
        throw new DeployError('TARGET_UNSAFE', `a folder on the way to ${shownPath(target, place, name)} cannot be used: ${systemReason(error)}`, 'expected folders, and no symbolic links among them', error);
    }
}
/** The entry of a name. Throws as `readEntry` does. */
function readPlace(view, place, name) {
    const access = accessPath(view, place, name);
    return access === null ? { kind: 'absent' } : (0,_files_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .readEntry */ .h)(access, shownPath(view.target, place, name));
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
        if (error instanceof DeployError && (error.cause === undefined || saysWhatIsThere(error.cause)))
            return null;
        throw error;
    }
}
/** The bytes of a deployed file, in whichever layout; null when there is none. Throws as `readEntry` does. */
function readDeployed(view, name) {
    const { deployed, layout } = view;
    if (deployed !== placeOf(layout))
        return readFileAt(view, deployed, name)?.bytes ?? null;
    const entry = readPlace(view, deployed, name);
    return entry.kind === 'file' ? entry.bytes : null;
}
/** The names of all files behind `current`, sorted. Throws TARGET_UNSAFE for anything else but folders. */
function listRelease({ target, release }, below = '.') {
    if (!release)
        return [];
    const folder = release.folder(below);
    return fs
        .readdirSync(folder.at('.'), { withFileTypes: true })
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap((item) => {
        const name = below === '.' ? item.name : `${below}/${item.name}`;
        // A name that is not UTF-8 was read with replacement characters, and cannot be reached so.
        if (item.name.includes('\ufffd') && !isThere(folder.at(item.name)))
            throw odd(target, name, 'has a name that is not UTF-8');
        if (item.isDirectory())
            return listRelease({ target, link: null, release }, name);
        if (item.isFile())
            return [name];
        throw odd(target, name, 'is neither a file nor a folder');
    });
}
function odd(target, name, what) {
    return new DeployError('TARGET_UNSAFE', `${shownPath(target, 'current', name)} ${what}`, 'everything behind current is taken along into the new release folder, and may be files and folders only');
}


/***/ }),

/***/ 161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 7782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ addressName),
/* harmony export */   z: () => (/* binding */ endpointName)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(161);
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


/***/ })

};
;