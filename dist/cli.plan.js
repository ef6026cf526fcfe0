"use strict";
exports.id = 600;
exports.ids = [600];
exports.modules = {

/***/ 4600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planFleet: () => (/* binding */ planFleet)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);


/**
 * The most jobs that GitHub makes of one matrix (Actions limits, "Job matrix").
 */
const MAX_JOBS = 256;
/** A job's name lists no more targets than this. */
const MAX_NAMED = 3;
/**
 * The jobs that deploy a fleet, wave by wave. Targets of a wave that have the same runner and the same
 * environment share a job, so that a runner starts once.
 *
 * @throws DeployError INPUT_INVALID when there are more than a matrix may have
 */
function planFleet(waves) {
    const jobs = waves.map((wave) => {
        const groups = [];
        for (const target of wave) {
            const group = groups.find(([first]) => first !== undefined && isTogether(first, target));
            if (group)
                group.push(target);
            else
                groups.push([target]);
        }
        return groups.map(jobOf);
    });
    const count = jobs.flat().length;
    if (count <= MAX_JOBS)
        return jobs;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DeployError */ .sH('INPUT_INVALID', `targets: expected at most ${MAX_JOBS} jobs, which is the most that GitHub makes of a matrix, got ${count}`, 'put targets together, by the same runs-on, environment and wave; or plan a part of them, by only');
}
function isTogether(one, other) {
    return one.environment === other.environment && (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(one.runsOn, other.runsOn);
}
function jobOf(targets) {
    const names = targets.map(({ name }) => name);
    const [first] = targets;
    const more = names.length - MAX_NAMED;
    return {
        name: names.slice(0, MAX_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : ''),
        'runs-on': first?.runsOn ?? [],
        environment: first?.environment ?? '',
        only: names.join(','),
    };
}


/***/ })

};
;