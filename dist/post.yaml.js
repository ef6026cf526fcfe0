"use strict";
exports.id = 719;
exports.ids = [719];
exports.modules = {

/***/ 2719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   editYaml: () => (/* binding */ editYaml),
/* harmony export */   readYaml: () => (/* binding */ readYaml),
/* harmony export */   writeYaml: () => (/* binding */ writeYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/*
 * Files of servers in YAML. This module is imported dynamically: most runs meet no YAML, and need not load
 * the package.
 */
/** Strings are quoted: some readers of YAML take a bare `yes` or `1e3` for something else. */
const QUOTED = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 };
const COMMENT = /(?:^|(?<=\s))#[^\n]*/g;
/** The value of a document. Throws an error of the package when a text is not one well-formed document. */
function readYaml(text) {
    return open(text).toJS();
}
/**
 * Sets values in a document, and keeps its comments.
 *
 * @returns null when there is an alias on the way to a value, or something else that is no map
 */
function editYaml(text, edits) {
    const document = open(text);
    try {
        for (const { at, value } of edits) {
            const node = document.getIn(at, true);
            if (value === undefined)
                document.deleteIn(at);
            else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof value === 'string') {
                node.value = value;
                node.type = 'QUOTE_DOUBLE';
            }
            else
                document.setIn(at, document.createNode(value));
        }
    }
    catch {
        return null;
    }
    const isIndented = !/^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n\1- /m.test(text);
    return document.toString({ ...QUOTED, indentSeq: isIndented });
}
/** A new document, in block style. */
function writeYaml(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(value, { ...QUOTED, indentSeq: false });
}
/**
 * Explicit keys (`? key`) are refused: nested ones take the package minutes for 1 KB, and no such file needs
 * them.
 */
function open(text) {
    if (/(?:^|\s)\?(?:\s|$)/.test(text.replace(COMMENT, '')))
        throw new Error('an explicit key');
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { prettyErrors: false, logLevel: 'error' });
    const [error] = document.errors;
    if (error)
        throw error;
    return document;
}


/***/ })

};
;