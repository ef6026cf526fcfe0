"use strict";
exports.id = 763;
exports.ids = [763];
exports.modules = {

/***/ 7763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTrustedRoots: () => (/* binding */ readTrustedRoots)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var _certificate_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7764);
/* harmony import */ var _certificate_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4769);
/* harmony import */ var _certificate_pem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5090);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9473);







/**
 * Where Linux distributions keep the roots that they trust, in one file: Debian, Fedora, Alpine and BSD,
 * openSUSE.
 */
const BUNDLES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/cert.pem',
    '/etc/ssl/ca-bundle.pem',
];
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/**
 * Reads `trusted-roots`. Of the stores nothing is parsed here, because they hold more than a hundred
 * certificates.
 */
function readTrustedRoots(reader) {
    const text = reader.text('trusted-roots');
    if (text === 'public')
        return { origin: 'public', pems: node_tls__WEBPACK_IMPORTED_MODULE_2__.rootCertificates };
    if (text !== 'system')
        return readNamedRoots(reader);
    const pems = systemRoots(reader.environment);
    if (pems.length > 0)
        return { origin: 'system', pems };
    reader.problem('trusted-roots', 'a machine that has a store of roots, else public or PEM text', 'system, and found none');
    return null;
}
/**
 * The roots that this machine trusts. On Linux they are in one file, which SSL_CERT_FILE may name; elsewhere
 * Node asks the operating system (from Node 22.15 on).
 */
function systemRoots({ SSL_CERT_FILE }) {
    const files = SSL_CERT_FILE ? [SSL_CERT_FILE] : process.platform === 'linux' ? BUNDLES : [];
    for (const file of files) {
        const found = readBundle(file);
        if (found.length > 0)
            return found;
    }
    const known = node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates?.('system') ?? [];
    return known.length > 0 ? known : (BUNDLES.map(readBundle).find((found) => found.length > 0) ?? []);
}
function readBundle(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync(path, 'latin1').match(CERTIFICATE) ?? [];
    }
    catch {
        return [];
    }
}
function readNamedRoots(reader) {
    const pem = reader.pem('trusted-roots', false);
    if (pem === null)
        return null;
    const expected = 'public, system, or roots as PEM text or the path of a PEM file';
    try {
        const certificates = (0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_4__/* .readPemBlocks */ .Hg)(pem, 'INPUT_INVALID', 'input')
            .filter(({ label }) => label.endsWith('CERTIFICATE'))
            .map(({ body }) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(Buffer.from(body, 'base64')));
        const [first] = certificates;
        if (first && certificates.some(_certificate_path_js__WEBPACK_IMPORTED_MODULE_3__/* .isSelfSigned */ .Nl))
            return { origin: 'given', pems: certificates.map(({ raw }) => (0,_certificate_pem_js__WEBPACK_IMPORTED_MODULE_4__/* .derToPem */ .Fy)('CERTIFICATE', raw)) };
        const got = first ? `${(0,_certificate_names_js__WEBPACK_IMPORTED_MODULE_6__/* .titleOf */ .Gg)(first)}, which another CA signed` : 'no certificate';
        reader.problem('trusted-roots', expected, got);
    }
    catch (error) {
        // OpenSSL's message may repeat a piece of the certificate.
        reader.problem('trusted-roots', expected, error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .DeployError */ .sH ? error.message : 'a damaged certificate');
    }
    return null;
}


/***/ })

};
;