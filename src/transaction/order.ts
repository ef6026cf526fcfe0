/*
 * The order in which files change.
 *
 *   forward   chain, certificate, private key, bundle, keystore, then the pointers: sds, config
 *   backward  the reverse: pointers first, so that nothing points at a file that is about to go
 *
 * A deployment goes forward and a rollback backward; undoing goes the other way than the deployment that it
 * undoes. With the `symlink` layout the first five change at once, by the switch of `current`.
 *
 * Two rules hold in both directions:
 *   - A pointer that is removed goes first.
 *   - A config that is put in place comes last. A server that watches its configuration reads the other files
 *     when it moves, and must find them as they are to be.
 */
import type { Role } from '../report.ts';

export type Direction = 'forward' | 'backward';

/** The thing that a step changes under its own name: a file of that role, or the symlink `current`. */
export type Moved = Role | 'current';

/** A step, as far as the order goes. */
export interface Move {
  readonly moved: Moved;
  readonly isRemoved: boolean;
}

const FORWARD: readonly Moved[] = [
  'chain',
  'certificate',
  'private-key',
  'bundle',
  'keystore',
  'current',
  'sds',
  'config',
];

/** Whether something points at other files. */
export function isPointer(moved: Moved | null): boolean {
  return moved === 'sds' || moved === 'config';
}

/** Steps in the order in which they are made. */
export function inOrder<T>(direction: Direction, steps: readonly T[], moveOf: (step: T) => Move): T[] {
  const rank = (step: T): number => {
    const { moved, isRemoved } = moveOf(step);
    if (isPointer(moved) && isRemoved) return Number.NEGATIVE_INFINITY;
    if (moved === 'config') return Number.POSITIVE_INFINITY;
    return direction === 'forward' ? FORWARD.indexOf(moved) : -FORWARD.indexOf(moved);
  };
  // Infinities cannot be subtracted from each other.
  return steps.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}

/** The way back. */
export function opposite(direction: Direction): Direction {
  return direction === 'forward' ? 'backward' : 'forward';
}
