/**
 * How a target changes from one credential to the next. `in-place`: each file is replaced by a rename.
 * `symlink`: each deployment makes a release folder, and one symlink leads to it, so that one rename switches
 * all files.
 */
export type Layout = 'in-place' | 'symlink';

/** Every layout, by the name that the input `layout` takes. */
export const LAYOUTS: readonly Layout[] = ['in-place', 'symlink'];

/** The symlink that all files go through in the `symlink` layout. */
export const CURRENT = 'current';
