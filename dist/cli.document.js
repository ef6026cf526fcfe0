"use strict";
exports.id = 221;
exports.ids = [221];
exports.modules = {

/***/ 7221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ asMap),
/* harmony export */   readDocument: () => (/* binding */ readDocument),
/* harmony export */   writeDocument: () => (/* binding */ writeDocument),
/* harmony export */   y: () => (/* binding */ editDocument)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** A larger one is not read: an SDS file with one secret has less than 1 KB. */
const MAX_LENGTH = 64 * 1024;
/**
 * Reads a file. The package for YAML is loaded by this and the functions below, and only for YAML.
 *
 * @throws DeployError TARGET_UNSAFE when it is not well-formed; the message does not repeat the text
 */
async function readDocument({ name, format }, text) {
    if (text.length > MAX_LENGTH)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `${name} is larger than 64 KiB`, 'is it the file that the server reads? If not, name another one, or move it away');
    try {
        if (format === 'JSON')
            return JSON.parse(text);
        const { readYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(719)]).then(__webpack_require__.bind(__webpack_require__, 2719));
        return readYaml(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `${name} is not well-formed ${format}`, 'correct it, or move it away: the next run then writes it anew');
    }
}
/**
 * Makes changes to a file, and leaves everything else in it as it is: other fields, and comments of YAML.
 *
 * @returns the same text when there is nothing to change
 * @throws DeployError TARGET_UNSAFE when an anchor of YAML makes one change into several
 */
async function editDocument(document, text, edits) {
    if (edits.length === 0)
        return text;
    const before = await readDocument(document, text);
    const wanted = edits.reduce((value, { at, value: to }) => put(value, at, to), before);
    if (document.format === 'JSON')
        return writeDocument(document, wanted ?? null, /^[[{]\s*\n([ \t]+)/.exec(text)?.[1]);
    const { editYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(719)]).then(__webpack_require__.bind(__webpack_require__, 2719));
    const edited = editYaml(text, edits);
    if (edited !== null && isSame(await readDocument(document, edited), wanted))
        return edited;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `${document.name} cannot be changed without changing more in it`, 'do its anchors (&) and aliases (*) share what has to change? Write the values out, or move the file away: the next run then writes it anew');
}
/**
 * The text of a new file.
 *
 * @param indent what JSON is indented by
 */
async function writeDocument({ format }, value, indent = '  ') {
    if (format === 'JSON')
        return `${JSON.stringify(value, null, indent)}\n`;
    const { writeYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(719)]).then(__webpack_require__.bind(__webpack_require__, 2719));
    return writeYaml(value);
}
/** The value as a map; null when it is none. */
function asMap(value) {
    return typeof value === 'object' && value !== null && !isList(value) ? value : null;
}
function put(value, [step, ...rest], to) {
    if (step === undefined)
        return to;
    if (value !== undefined && isList(value))
        return value.map((item, index) => (index === step ? (put(item, rest, to) ?? null) : item));
    const map = asMap(value) ?? {};
    const inner = put(Object.hasOwn(map, step) ? map[step] : undefined, rest, to);
    const others = Object.entries(map).filter(([key]) => inner !== undefined || key !== step);
    const changed = others.map(([key, item]) => [key, key === step ? inner : item]);
    const isNew = inner !== undefined && !Object.hasOwn(map, step);
    return Object.fromEntries([...changed, ...(isNew ? [[step, inner]] : [])]);
}
/** Whether two values say the same, in whatever order their keys are. */
function isSame(one, other) {
    if (one === undefined || other === undefined || typeof one !== 'object' || typeof other !== 'object')
        return one === other;
    if (one === null || other === null)
        return one === other;
    const [ones, others] = [Object.entries(one), Object.entries(other)];
    return (isList(one) === isList(other) &&
        ones.length === others.length &&
        ones.every(([key, value]) => Object.hasOwn(other, key) && isSame(value, other[key])));
}
function isList(value) {
    return Array.isArray(value);
}


/***/ })

};
;