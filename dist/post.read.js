"use strict";
exports.id = 509;
exports.ids = [509];
exports.modules = {

/***/ 9509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPkcs12: () => (/* binding */ readPkcs12)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2873);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5090);
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7088);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(909);
/*
 * Reads PKCS#12 files into PEM, so that everything after that is the same for every format. Only this folder
 * loads node-forge, and only for such a file or a keystore.
 */





/**
 * Reads a PKCS#12 file. Takes time in proportion to its size, and to the iterations for its keys, which are
 * bounded.
 *
 * @param password null: none was given
 * @throws DeployError PASSPHRASE_WRONG when the password does not open it, PKCS12_INVALID when it is no such
 *   file, holds no certificate or several keys, or is encrypted in a way that is not supported. No message
 *   repeats anything of either.
 */
function readPkcs12(bytes, password) {
    try {
        return select((0,_open_js__WEBPACK_IMPORTED_MODULE_4__/* .openPkcs12 */ .z1)(bytes, password));
    }
    catch (error) {
        throw error instanceof _flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .Unreadable */ .I ? explain(error.flaw, password) : error;
    }
}
function explain(flaw, password) {
    if (flaw !== 'password' && flaw !== 'entry')
        return invalid(_flaw_js__WEBPACK_IMPORTED_MODULE_3__/* .FACTS */ .q[flaw], HINTS[flaw]);
    if (flaw === 'entry')
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('PASSPHRASE_WRONG', 'the PKCS#12 file can be opened, but not everything in it', 'a part of it, such as the key, has a password of its own, or is damaged: export it anew with one password');
    return password === null
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('PASSPHRASE_WRONG', 'the PKCS#12 file has a password and none was given', 'set pkcs12-password')
        : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('PASSPHRASE_WRONG', 'the PKCS#12 file cannot be opened with the password given', 'check pkcs12-password; a blank or a newline at its end counts. A damaged file looks the same, and so does a key with a password of its own');
}
const HINTS = {
    damaged: 'expected what openssl pkcs12 -export, keytool or Windows write (.p12, .pfx)',
    pem: 'it holds PEM, which goes into certificate, private-key and chain',
    java: 'convert it: keytool -importkeystore -deststoretype pkcs12',
    unsupported: 'export it anew with AES-256 and SHA-256, as openssl pkcs12 -export and keytool do',
    slow: 'export it anew, with 10,000 iterations or so',
    large: 'give the file of the one certificate, not a store of many',
};
function invalid(what, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('PKCS12_INVALID', `the PKCS#12 file ${what}`, hint);
}
function select({ certificates, keys }) {
    const [first, ...others] = keys;
    if (others.length > 0)
        throw invalid(`holds ${keys.length} private keys`, 'export the one that is to be deployed: keytool -importkeystore -srcalias NAME -deststoretype pkcs12');
    if (certificates.length === 0)
        throw invalid('holds no certificate', 'export it with its certificate');
    if (certificates.length > _chain_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_CERTIFICATES */ .W)
        throw invalid(`holds ${certificates.length} certificates`, `at most ${_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_CERTIFICATES */ .W} are read`);
    const key = first ? (0,_open_js__WEBPACK_IMPORTED_MODULE_4__/* .parseKey */ .Do)(first.der) : null;
    if (first && key === null)
        throw invalid('holds a private key that cannot be parsed', 'expected RSA, ECDSA, Ed25519 or Ed448');
    const ders = certificates.map(({ der }) => der);
    const leaf = ders.findIndex((der) => key !== null && (0,_open_js__WEBPACK_IMPORTED_MODULE_4__/* .belongsTo */ .g4)(der, key));
    const rest = ders.filter((_, index) => index !== leaf);
    const pem = (some) => some.map((der) => (0,_pem_js__WEBPACK_IMPORTED_MODULE_2__/* .derToPem */ .Fy)('CERTIFICATE', der)).join('');
    return {
        certificate: pem(leaf === -1 ? ders : ders.slice(leaf, leaf + 1)),
        chain: leaf === -1 || rest.length === 0 ? null : pem(rest),
        privateKey: key === null ? null : key.export({ type: 'pkcs8', format: 'pem' }).toString(),
        alias: first?.alias ?? null,
    };
}


/***/ })

};
;