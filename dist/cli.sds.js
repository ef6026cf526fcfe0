"use strict";
exports.id = 354;
exports.ids = [354,221];
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


/***/ }),

/***/ 6354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sdsText: () => (/* binding */ sdsText),
/* harmony export */   secretIn: () => (/* binding */ secretIn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7221);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3084);



/*
 * Envoy's file-based SDS resource: a DiscoveryResponse with exactly one Secret. The paths of certificate and
 * key, `@type` and the name are the deployment's own. Every other field belongs to the person who wrote it,
 * and stays.
 *
 * Source: Envoy's documentation of secret discovery, and of `tls.v3.TlsCertificate` and `core.v3.DataSource`.
 * Protocol Buffers read each field under two names (`tls_certificate`, `tlsCertificate`), so both are looked
 * for.
 */
/** Fields of a Secret that make it another sort of secret. */
const OTHER_SORTS = ['session_ticket_keys', 'validation_context', 'generic_secret'];
/** Fields of a DataSource that stand in place of `filename`. */
const OTHER_SOURCES = ['inline_bytes', 'inline_string', 'environment_variable'];
/**
 * The text of the SDS file: the one that is there when it says what it must already, else that one with what
 * has to be different in it, else a new one.
 *
 * @param before the text of the file that is there; null when there is none
 * @throws DeployError TARGET_UNSAFE when that file is not one secret with a certificate
 */
async function sdsText(file, before, secret) {
    if (before === null || before.trim() === '')
        return (0,_document_js__WEBPACK_IMPORTED_MODULE_1__.writeDocument)(documentOf(file), { resources: [(0,_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .freshSecret */ .vG)(secret)] });
    const document = documentOf(file);
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .editDocument */ .y)(document, before, editsFor(file, await (0,_document_js__WEBPACK_IMPORTED_MODULE_1__.readDocument)(document, before), secret));
}
/**
 * The name of the secret with a certificate in an SDS file; null when there is none in it.
 *
 * @throws DeployError TARGET_UNSAFE when it is not well-formed
 */
async function secretIn(file, text) {
    if (text.trim() === '')
        return null;
    const resources = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(await (0,_document_js__WEBPACK_IMPORTED_MODULE_1__.readDocument)(documentOf(file), text))?.resources;
    const resource = Array.isArray(resources) ? (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(resources[0]) : null;
    if (resource === null || find(resource, 'tls_certificate') === undefined)
        return null;
    return typeof resource.name === 'string' ? resource.name : null;
}
function documentOf(name) {
    return { name, format: (0,_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .isYaml */ .uj)(name) ? 'YAML' : 'JSON' };
}
/** What has to be different in a file that is there. */
function editsFor(file, document, secret) {
    const response = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(document);
    const resources = response?.resources ?? [];
    if (response === null || !Array.isArray(resources))
        throw unsafe(file, 'is not a discovery response');
    if (resources.length === 0)
        return [{ at: ['resources'], value: [(0,_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .freshSecret */ .vG)(secret)] }];
    if (resources.length > 1)
        throw unsafe(file, `holds ${resources.length} resources, and Envoy takes one from a file`);
    const resource = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(resources[0]);
    const type = resource?.['@type'] ?? _secret_js__WEBPACK_IMPORTED_MODULE_2__/* .SECRET_TYPE */ .YA;
    if (resource === null || typeof type !== 'string' || !/[./]Secret$/.test(type))
        throw unsafe(file, 'holds a resource that is not a secret');
    const other = OTHER_SORTS.find((field) => find(resource, field) !== undefined);
    if (other !== undefined)
        throw unsafe(file, `holds a secret with ${other}, and not with a certificate`);
    const at = ['resources', 0];
    return [
        ...set([...at, '@type'], resource['@type'], _secret_js__WEBPACK_IMPORTED_MODULE_2__/* .SECRET_TYPE */ .YA),
        ...set([...at, 'name'], resource.name, secret.name),
        ...certificateEdits(file, [...at, keyOf(resource, 'tls_certificate')], resource, secret),
    ];
}
function certificateEdits(file, at, resource, secret) {
    const { certificate, privateKey } = secret;
    const fields = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(find(resource, 'tls_certificate')) ?? {};
    if (find(fields, 'pkcs12') !== undefined)
        throw unsafe(file, 'has the field pkcs12, which takes the place of certificate and key');
    const provider = find(fields, 'private_key_provider');
    // A provider with the path of the key in its own settings reads what is deployed. Any other would sign with
    // another key.
    if (provider !== undefined && !hasText(provider, privateKey))
        throw unsafe(file, `has a private_key_provider, which takes the place of ${privateKey}`);
    return [
        ...sourceEdits(at, fields, 'certificate_chain', certificate),
        ...(provider === undefined || find(fields, 'private_key') !== undefined
            ? sourceEdits(at, fields, 'private_key', privateKey)
            : []),
        ...watchEdits(at, fields, secret),
    ];
}
/** Has a DataSource name a file. What else it names takes the place of the file. */
function sourceEdits(at, fields, name, path) {
    const key = keyOf(fields, name);
    const source = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(fields[key]);
    if (source === null)
        return [{ at: [...at, key], value: { filename: path } }];
    return [
        ...OTHER_SOURCES.map((other) => keyOf(source, other))
            .filter((other) => Object.hasOwn(source, other))
            .map((other) => ({ at: [...at, key, other], value: undefined })),
        ...set([...at, key, 'filename'], source.filename, path),
    ];
}
function watchEdits(at, fields, { watched, formerly }) {
    const key = keyOf(fields, 'watched_directory');
    const is = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(fields[key])?.path;
    const watches = (directory) => typeof is === 'string' && is.replace(/(?<=.)\/+$/, '') === directory;
    if (watched !== null) {
        if (watches(watched))
            return [];
        return [
            (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(fields[key]) === null
                ? { at: [...at, key], value: { path: watched } }
                : { at: [...at, key, 'path'], value: watched },
        ];
    }
    const earlier = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .asMap */ .$)(find(fields, 'certificate_chain'))?.filename;
    const isOfOtherLayout = typeof earlier === 'string' && earlier.startsWith(formerly.below);
    // Without it, Envoy watches the directories of the two files. One that a person set stays.
    return watches(formerly.watched) && isOfOtherLayout ? [{ at: [...at, key], value: undefined }] : [];
}
function set(at, is, value) {
    return is === value ? [] : [{ at, value }];
}
/** A field under either of its names. */
function find(fields, name) {
    const key = keyOf(fields, name);
    return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
/** The name that a field has in a file: as in the documentation, or in camel case. */
function keyOf(fields, name) {
    const camel = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
    return Object.hasOwn(fields, camel) && !Object.hasOwn(fields, name) ? camel : name;
}
function hasText(value, text) {
    if (typeof value === 'object' && value !== null)
        return Object.values(value).some((item) => hasText(item, text));
    return value === text;
}
function unsafe(file, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH('TARGET_UNSAFE', `${file} ${what}`, 'correct it, name another file in sds-file, or move it away: the next run then writes it anew');
}


/***/ })

};
;