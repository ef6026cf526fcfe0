"use strict";
exports.id = 303;
exports.ids = [303];
exports.modules = {

/***/ 303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stepInputs: () => (/* binding */ stepInputs)
/* harmony export */ });
/* unused harmony export droppedInputs */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(914);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _inputs_defaults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1676);
/* harmony import */ var _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8569);




/*
 * The inputs of a step. The runner hands over every input of the workflow, also a misspelt one, as a
 * variable: in upper case, blanks as underscores, hyphens as they are (actions/runner, `Handler.cs`).
 */
const PREFIX = 'INPUT_';
/** The inputs in a step's environment. Of a name that is no input's, the case is not kept. */
function stepInputs(environment) {
    const values = new Map();
    for (const [variable, text] of Object.entries(environment)) {
        if (text === undefined || !variable.startsWith(PREFIX))
            continue;
        const name = variable.slice(PREFIX.length).toLowerCase();
        const isExact = variable === PREFIX + name.toUpperCase();
        if (isExact || !Object.hasOwn(_inputs_defaults_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .z, name))
            values.set(name, text);
    }
    const refusal = droppedInputs(Object.keys(environment));
    return {
        values,
        problems: new Map(),
        environment,
        refusal,
        mask: _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setSecret */ .Pq,
        secrets: (0,_inputs_secrets_js__WEBPACK_IMPORTED_MODULE_3__/* .newSecrets */ .A)(_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setSecret */ .Pq),
    };
}
/**
 * The refusal when a shell between the runner and Node has dropped inputs; null when none has. The runner
 * sets every input of action.yml, those with a hyphen as well. Some shells do not pass on variables that they
 * cannot have themselves: POSIX (XBD, section 8.1) allows no hyphen in a name.
 */
function droppedInputs(variables) {
    const hasHyphen = (name) => name.startsWith(PREFIX) && name.includes('-');
    if (!variables.includes('INPUT_SERVER') || variables.some(hasHyphen))
        return null;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('INPUT_INVALID', 'no input with a hyphen in its name has arrived: a shell between the runner and Node has dropped them', 'nothing was touched; run node directly, or from a shell that keeps such variables, such as bash (dash and BusyBox sh drop them)');
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

/***/ 8569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ })

};
;