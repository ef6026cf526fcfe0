"use strict";
exports.id = 777;
exports.ids = [777];
exports.modules = {

/***/ 7777:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRecoveryInputs: () => (/* binding */ readRecoveryInputs)
});

// UNUSED EXPORTS: namesEndpoints, readInputs

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9984);
// EXTERNAL MODULE: ./build/certificate/credential.js
var certificate_credential = __webpack_require__(1590);
// EXTERNAL MODULE: ./build/certificate/der.js
var der = __webpack_require__(172);
// EXTERNAL MODULE: ./build/certificate/key.js + 1 modules
var certificate_key = __webpack_require__(2574);
;// CONCATENATED MODULE: ./build/certificate/names.js
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

;// CONCATENATED MODULE: ./build/certificate/preflight.js





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
const preflight_SKIPPABLE_CHECKS = CHECKS.map((check) => check.name).filter((name) => name !== 'key-match');
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
    if (privateKey === null || (0,certificate_credential/* keyMatches */.FY)(credential.leaf, privateKey))
        return null;
    const wanted = (0,certificate_key/* publicKeyFingerprint */.Fs)(credential.leaf.publicKey).slice(0, 16);
    const got = (0,certificate_key/* publicKeyFingerprint */.Fs)(privateKey).slice(0, 16);
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
        if ((0,certificate_key/* keyBits */.ML)(key) < least) {
            return {
                code: 'WEAK',
                fact: `the key of ${oneLine(certificate.subject)} is weak: ${(0,certificate_key/* describeKey */.Rx)(key)}`,
                remedy: 'expected RSA of 2048 bits or more, or a curve of 256 bits or more',
            };
        }
        const hash = (0,der/* brokenSignatureHash */.m9)(certificate.raw);
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
var build_layout = __webpack_require__(9525);
// EXTERNAL MODULE: ./build/report.js
var report = __webpack_require__(2193);
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

;// CONCATENATED MODULE: ./build/server/names.js
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

;// CONCATENATED MODULE: ./build/server/files.js


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
    names: pairAndBundle,
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
    names: pairOrBundle,
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
            ...(folder === build_layout/* CURRENT */.e ? { watched_directory: { path: serverDirectory || '/' } } : {}),
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

;// CONCATENATED MODULE: ./build/server/kinds.js









/** Every server kind, by the name that the input `server` takes. */
const KINDS = new Map([envoy, nginx, apache, haproxy, traefik, caddy, postfix, dovecot, files_files].map((kind) => [kind.name, kind]));

// EXTERNAL MODULE: ./build/transaction/names.js
var transaction_names = __webpack_require__(4224);
// EXTERNAL MODULE: ./build/certificate/pem.js
var pem = __webpack_require__(5021);
// EXTERNAL MODULE: ./build/certificate/suspicion.js
var suspicion = __webpack_require__(3600);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 2 modules
var core = __webpack_require__(914);
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
var quote = __webpack_require__(5990);
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
                (0,core/* setSecret */.Pq)(text);
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
            this.problem(name, 'the base64 of a file or a path to a readable one', (0,errors/* systemReason */.uc)(error));
            return null;
        }
    }
    /** Masks texts in everything that is logged from here on, but leaves commands what they know of them from elsewhere. */
    mask(texts) {
        for (const text of texts)
            (0,core/* setSecret */.Pq)(text);
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
    return isSet ? (0,core/* getInput */.V4)(name, { trimWhitespace: false }) : undefined;
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
    return 'value' in read && (text.includes(suspicion/* PEM_MARK */.bi) || (0,suspicion/* isBareKey */.UT)(text)) ? { expected: 'no key here' } : read;
}

;// CONCATENATED MODULE: ./build/action/credential.js



/** Reads the credential, in either form, and every password. All that is secret is masked as it is read. */
function credential_readCredentialInputs(reader) {
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
    if (privateKey.includes(suspicion/* PEM_MARK */.bi))
        reader.hide((0,pem/* secretLines */._o)(privateKey, true));
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
        runUrl: runUrl(process.env),
    };
    const minValidityMs = reader.read('min-validity', (text) => readDuration(text, 0, Number.MAX_SAFE_INTEGER), 0);
    switch (operation) {
        case 'rollback':
            return { ...base, operation };
        case 'verify':
            if (base.verify.endpoints.length === 0) {
                const { ENDPOINT_GRAMMAR } = await __webpack_require__.e(/* import() */ 396).then(__webpack_require__.bind(__webpack_require__, 3396));
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
                server: server ?? files,
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
            lockTimeoutMs: reader.read('lock-timeout', (text) => values_readDuration(text, 0), 0),
        },
        commands: {
            validate: reader.optional('validate-command', readCommand),
            reload: reader.optional('reload-command', readCommand),
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
const PROXIES = ['auto', 'none'];
/** What reads endpoints is loaded when there are any. */
async function readNamed(reader) {
    const matches = reader.read('verify-matches', (text) => values_readCount(text, 1, 999), 1);
    const loaded = reader.text('verify-endpoints') === '' ? null : await __webpack_require__.e(/* import() */ 124).then(__webpack_require__.bind(__webpack_require__, 124));
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
    const expected = `names out of ${SKIPPABLE_CHECKS.join(', ')}, separated by commas or blanks`;
    const names = text.split(/[\s,]+/).filter((name) => name !== '');
    const known = names.flatMap((name) => SKIPPABLE_CHECKS.find((check) => check === name) ?? []);
    return known.length === names.length ? { value: known } : { expected };
}
function runUrl({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, }) {
    return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
}


/***/ }),

/***/ 5990:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var _certificate_suspicion_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);

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

/***/ 3600:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ })

};
;
