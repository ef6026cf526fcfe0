import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { DeployError } from '../errors.ts';
import { sameAttributes } from '../files/attributes.ts';
import { findState } from '../lock/state-directory.ts';
import { isPointer } from './order.ts';
import type { Change } from './plan.ts';
import { type DeployedRecord, listRecords } from './record.ts';
import { type Place, placeOf, type View } from './view.ts';

/** A file that a deployment would change, and that belongs to another certificate as well. */
export interface SharedFile {
  readonly change: Change;
  /** The name of the other certificate's file. */
  readonly other: string;
}

/**
 * The first file of a plan that another certificate was deployed with, and that the plan would change.
 *
 * @param leafFile the certificate that the plan is for
 * @param records what was deployed to this target, of all certificates
 * @param isThere whether a file is on the target: a certificate whose file is gone is not in use any more
 */
export function sharedFile(
  changes: readonly Change[],
  leafFile: string,
  records: readonly DeployedRecord[],
  isThere: (place: Place, name: string) => boolean,
): SharedFile | null {
  for (const record of records) {
    const { layout, files, leafFile: other } = record;
    if (other === leafFile || !isThere(placeOf(layout), other)) continue;
    const change = changes.find(
      (one) =>
        altersFile(one) &&
        files.some(
          ({ role, name }) =>
            name === one.file.name && (isPointer(role) ? 'directory' : placeOf(layout)) === one.place,
        ),
    );
    if (change) return { change, other };
  }
  return null;
}

/**
 * The records of all certificates of a target; none for a user who may not look into the state directory.
 *
 * @throws DeployError TARGET_UNSAFE, or WRITE_FAILED, when they cannot be read for any other reason
 */
export function recordsOf({ target }: View): DeployedRecord[] {
  try {
    using state = findState(target.stateDirectory);
    return state === null ? [] : listRecords(state).filter((record) => record.target === target.identity);
  } catch (error) {
    if (error instanceof DeployError && error.code === 'PERMISSION_DENIED') return [];
    throw error;
  }
}

/** The most names that are looked at beside a file. */
const MAX_BESIDE = 100;

/**
 * The names of other entries in the folder of a file that match a pattern, sorted; none when that cannot be
 * read.
 */
export function filesBeside(
  { target, release }: View,
  place: Place,
  name: string,
  pattern: RegExp,
): string[] {
  const tree = place === 'current' ? release : target.files;
  if (tree === null) return [];
  const below = dirname(name) === '.' ? '' : `${dirname(name)}/`;
  try {
    return fs
      .readdirSync(tree.holding(name).at('.'))
      .filter((entry) => pattern.test(entry))
      .sort()
      .slice(0, MAX_BESIDE)
      .map((entry) => below + entry)
      .filter((entry) => entry !== name);
  } catch {
    return [];
  }
}

/**
 * Whether a change leaves a file with other content or attributes. A configuration that is only moved into
 * place has the same.
 */
function altersFile({ action, before, file, attributes }: Change): boolean {
  if (action === 'keep') return false;
  return !(
    action === 'replace' &&
    before.kind === 'file' &&
    before.bytes.equals(file.bytes) &&
    sameAttributes(before, attributes)
  );
}
