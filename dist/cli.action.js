"use strict";
exports.id = 683;
exports.ids = [683];
exports.modules = {

/***/ 9683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandHelp: () => (/* binding */ commandHelp),
  generalHelp: () => (/* binding */ generalHelp),
  versionText: () => (/* binding */ versionText)
});

// EXTERNAL MODULE: ./build/inputs/defaults.js
var defaults = __webpack_require__(1676);
// EXTERNAL MODULE: ./build/inputs/variables.js
var variables = __webpack_require__(5789);
;// CONCATENATED MODULE: ./build/cli/action.js
const FACTS = {
  "version": "0.1.0",
  "inputs": {
    "operation": "Choose `deploy`, `verify` (observe only), `rollback` (go back one deployment) or `plan` (of a fleet).",
    "dry-run": "With `true`, the run reports what it would change, and changes nothing.",
    "targets": "A manifest, as YAML text or a path, lists the targets of a fleet; the other inputs are their defaults.",
    "only": "Only these targets and waves of the manifest are worked on, separated by commas or blanks.",
    "on-failure": "When a target fails, all that the run deployed go back (`undo`), no other begins (`stop`), or the others go on (`continue`).",
    "max-parallel": "This many targets of a wave are worked on at once.",
    "server": "The server is `envoy`, `nginx`, `apache`, `haproxy`, `traefik`, `caddy`, `postfix`, `dovecot`, or `files` for any other; required, but not to `verify`.",
    "directory": "The target holds the server's certificate files; required, but not to `verify` a given certificate.",
    "server-directory": "The server sees the target at this path, for instance inside its container.",
    "certificate": "Give the leaf as text or a path; its chain may follow.",
    "private-key": "Give its key as text or a path; without one, the deployed key stays.",
    "private-key-passphrase": "It decrypts the private key, which is written unencrypted.",
    "chain": "Give the intermediates as text or a path, in any order.",
    "pkcs12": "Give a PKCS#12 file, as base64 or a path, instead of the inputs above.",
    "pkcs12-password": "It opens the PKCS#12 file.",
    "trusted-roots": "The chain must lead to these roots, `public`, `system`, or PEM text or a path.",
    "certificate-file": "The certificate goes to this name in `directory`.",
    "private-key-file": "The private key goes to this name in `directory`.",
    "chain-file": "The chain goes to this file, and not behind the certificate.",
    "bundle-file": "Certificate, chain and key go together to this file; `haproxy` has `site.pem`.",
    "keystore-file": "A PKCS#12 keystore goes to this file as well.",
    "keystore-password": "It protects the keystore, and is required with one.",
    "keystore-alias": "The keystore's entry gets this name; empty keeps it, new ones get `server`.",
    "sds-file": "Envoy's SDS file goes to this name; `.yaml` and `.yml` make it YAML.",
    "config-file": "This file of Traefik's configuration is moved into place with every change.",
    "sds-secret-name": "Envoy's configuration must subscribe to the secret by this name.",
    "layout": "Files change one by one (`in-place`), or all in one rename (`symlink`).",
    "certificate-mode": "Files without a key get these permissions; empty keeps them, new ones get `0644`.",
    "private-key-mode": "Files with a key get these permissions; empty keeps them, new ones get `0600`.",
    "owner": "Files belong to the same owner as before (`keep`), to `runner`, or to `user:group`.",
    "state-directory": "Journal, lock and backups go there; empty is `.rotate-certificate` in `directory`.",
    "backup-retention": "This many backups are kept after a success; what rollbacks left counts among them.",
    "validate-command": "These commands, one a line, check the server's configuration before the reload.",
    "reload-command": "These commands, one a line, make the server read the files.",
    "haproxy-socket": "HAProxy is handed the certificate through this socket, without a reload.",
    "command-timeout": "Validation and reload may each take this long.",
    "verify-endpoints": "Each line is an endpoint: `[protocol://]host[:port] [sni=NAME] [matches=N] [proxy-protocol=1|2]`.",
    "verify-timeout": "All endpoints together may take this long to serve the certificate.",
    "verify-probe-timeout": "One connection with its handshake may take this long.",
    "verify-attempts": "After this many probes of one address, the proof fails.",
    "verify-backoff": "The first pause between two probes is this long; later ones grow.",
    "verify-max-backoff": "No pause between two probes is longer.",
    "verify-matches": "Each address must show the certificate in this many handshakes in a row.",
    "verify-unchanged": "With `true`, endpoints are observed even when no file has to change.",
    "verify-proxy": "Probes use the environment's HTTP proxy (`auto`), or none (`none`).",
    "min-validity": "A certificate that expires sooner is refused, also one that `rollback` would bring back; `30d`, for example.",
    "warn-validity": "A certificate that expires sooner is warned of; `14d`, for example.",
    "rollback-run": "With `current` or the id of a workflow run, `rollback` goes back only where that run made the last deployment, and does nothing elsewhere.",
    "skip-checks": "These preflight checks are left out, separated by commas or blanks.",
    "lock-timeout": "The run waits this long for another deployment to the target."
  }
};

// EXTERNAL MODULE: ./build/cli/command-line.js
var command_line = __webpack_require__(895);
// EXTERNAL MODULE: ./build/cli/commands.js
var cli_commands = __webpack_require__(8455);
;// CONCATENATED MODULE: ./build/cli/help.js





/** What a terminal shows without breaking lines. */
const WIDTH = 80;
const GENERAL = [
    ['--json', "Print the outputs as one JSON object on standard output: the action's, by name."],
    ['--debug', 'Log every probe, and where an error came from.'],
    ['--help', 'Show this help; after a command, its options.'],
    ['--version', 'Show the version.'],
];
const EXIT_CODES = `Exit code:
  0  done
  1  failed, and everything is as before
  2  refused, and nothing was touched
  3  failed, and not everything is as before: it needs a person`;
const SECRETS = `Everybody on this machine can read arguments. So give a secret by its path, or
as ${variables/* EXAMPLE */.xY}, in single quotes, which stands for an environment variable.`;
/** The version of the program. */
function versionText() {
    return `rotate-certificate ${FACTS.version}\n`;
}
/** The help of the whole program, within 80 columns. */
function generalHelp() {
    const commands = [...cli_commands/* COMMANDS_BY_NAME */.f].map(([name, { purpose }]) => entry(name, purpose));
    return page([
        'Usage: rotate-certificate COMMAND [OPTION]...',
        `Commands:\n${commands.join('\n')}`,
        `Options:\n${GENERAL.map(([option, purpose]) => entry(option, purpose)).join('\n')}`,
        EXIT_CODES,
        'The options of a command: rotate-certificate COMMAND --help',
    ]);
}
/** The help of one command, within 80 columns: each of its inputs, as action.yml describes it. */
function commandHelp(name, { purpose, inputs }) {
    return page([
        `Usage: rotate-certificate ${name} [OPTION]...`,
        wrap(purpose, ''),
        `Options:\n${inputs.map(inputEntry).join('\n')}`,
        GENERAL.map(([option, text]) => entry(option, text)).join('\n'),
        SECRETS,
        EXIT_CODES,
    ]);
}
function inputEntry(name) {
    const preset = defaults/* DEFAULTS */.z[name] ?? '';
    const option = command_line/* WITHOUT_VALUE */.V.has(name) ? `--${name}[=true|false]` : `--${name} VALUE`;
    const text = (FACTS.inputs[name] ?? '').replaceAll('`', '');
    return entry(option, preset === '' ? text : `${text} Default: ${preset}`);
}
function entry(title, text) {
    return `  ${title}\n${wrap(text, '      ')}`;
}
/** A text in lines no wider than a terminal. A word that is wider has a line of its own. */
function wrap(text, indent) {
    const lines = [''];
    for (const word of text.split(/\s+/)) {
        const line = lines.at(-1) ?? '';
        if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH)
            lines.push(word);
        else
            lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    return lines.map((line) => indent + line).join('\n');
}
function page(parts) {
    return `${parts.join('\n\n')}\n`;
}


/***/ })

};
;