/*
 * Compares files with what they were before a deployment, once it is undone. Extended attributes that a
 * command has changed are put back here: one look at all files costs a process.
 */
import { systemReason } from '../errors.ts';
import { sameAttributes } from '../files/attributes.ts';
import { readExtended, writeExtended } from '../files/extended.ts';
import { putBackMode } from '../files/modes.ts';
import type { FolderTree } from '../files/tree.ts';
import { findThere, type JournalFile, type Print, whose } from './print.ts';
import { FOREIGN } from './undo-file.ts';

/** A file that is not what it was. */
export interface Difference {
  readonly file: JournalFile;
  readonly outcome: 'left' | 'failed';
  readonly reason: string;
}

/** The files of a set that are not what they were. Never throws: a file that cannot be read differs. */
export function differencesIn(tree: FolderTree, files: readonly JournalFile[]): Difference[] {
  const extended = putBackExtended(tree, files);
  return files.flatMap((file): Difference[] => {
    const failed = (reason: string): Difference[] => [{ file, outcome: 'failed', reason }];
    try {
      const found = findThere(tree, file);
      const side = whose(file, found);
      if (side === 'foreign') return [{ file, outcome: 'left', reason: FOREIGN.left }];
      if (side === 'ours') return failed('it is not the earlier file');
      if (found.kind !== 'file' || file.before === null) return [];
      if (!sameAttributes(found, file.before)) return failed('its mode or owner is not what it was');
      return extended.has(file)
        ? failed('its access control list or extended attributes are not what they were')
        : [];
    } catch (error) {
      return failed(systemReason(error));
    }
  });
}

/** Puts extended attributes back, and returns the files of which they still differ. */
function putBackExtended(tree: FolderTree, files: readonly JournalFile[]): Set<JournalFile> {
  const known = files.flatMap((file) => {
    const { before } = file;
    if (before === null || before.extended === null) return [];
    try {
      return [{ file, before, wanted: before.extended, access: tree.at(file.name) }];
    } catch {
      return [];
    }
  });
  const differing = differ(known);
  for (const { access, before, wanted, found } of differing) {
    try {
      writeExtended(access, wanted, found);
      putBackMode(access, before);
    } catch {
      // It still differs, and that is told.
    }
  }
  return new Set(differ(differing).map(({ file }) => file));
}

interface Known {
  readonly file: JournalFile;
  readonly before: Print;
  readonly wanted: string;
  readonly access: string;
}

function differ(known: readonly Known[]): (Known & { readonly found: string })[] {
  const texts = readExtended(known.map(({ access }) => access));
  return known.flatMap((one, index) => {
    const found = texts[index] ?? null;
    const isOfSameTool = found?.split('\n')[0] === one.wanted.split('\n')[0];
    return found !== null && isOfSameTool && found !== one.wanted ? [{ ...one, found }] : [];
  });
}
