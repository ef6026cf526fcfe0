import * as fs from 'node:fs';
import { join } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { CURRENT, type Layout } from '../layout.ts';
import { type Entry, type FileEntry, readEntry } from './entry.ts';
import { type Folder, FolderTree, isThere, openSubfolder } from './folder.ts';
import { isFolderName } from './names.ts';
import type { Target } from './target.ts';

/** What the target holds now, by either layout. */
export interface View {
  /** What `current` points at; null when there is no such symlink. */
  readonly link: string | null;
  /** The folder that `current` points at; null when there is none. */
  readonly generation: FolderTree | null;
}

/**
 * Looks at the target. In the `in-place` layout a `current` that is not ours is none of our business, but that must be known of it: it may be what is in use; in the `symlink` layout it must be absent,
 * or a symlink to a folder beside it.
 *
 * @throws DeployError TARGET_UNSAFE
 */
export function viewTarget(target: Target, layout: Layout): View {
  const root = target.files.root;
  const unsafe = (what: string): View => {
    if (layout === 'in-place') return { link: null, generation: null };
    throw new DeployError(
      'TARGET_UNSAFE',
      `${join(target.path, CURRENT)} ${what}`,
      'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place',
    );
  };
  const link = readCurrent(target);
  if (link === 'absent') return { link: null, generation: null };
  if (link === 'no link') return unsafe('is not a symbolic link');
  if (!isFolderName(link.to)) return unsafe('points outside of the directory, or deeper into it');
  try {
    return { link: link.to, generation: new FolderTree(openSubfolder(root, link.to)) };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { link: link.to, generation: null };
    if (saysWhatIsThere(error)) return unsafe(`points at what is not a folder: ${systemReason(error)}`);
    throw lookFailed(target, error);
  }
}

/** What `current` is. Between the two looks it may become something else, or go. */
function readCurrent(target: Target): { readonly to: string } | 'no link' | 'absent' {
  const access = target.files.root.at(CURRENT);
  try {
    const stat = fs.lstatSync(access, { throwIfNoEntry: false });
    if (!stat) return 'absent';
    return stat.isSymbolicLink() ? { to: fs.readlinkSync(access) } : 'no link';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'absent';
    if (systemCode(error) === 'EINVAL') return 'no link';
    throw lookFailed(target, error);
  }
}

function lookFailed({ path }: Target, error: unknown): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `${join(path, CURRENT)} cannot be looked at: ${systemReason(error)}`,
    'it tells which files are in use: see to the file system that it is on',
    error,
  );
}

/** Whether a system error is about what is at a path: no folder or no file, or for others only. Any other is about the disk, or about this process, and says nothing of it. */
function saysWhatIsThere(error: unknown): boolean {
  return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes(
    systemCode(error),
  );
}

export function closeView(view: View): void {
  view.generation?.close();
}

/** Where a file of the target is reached: in the directory itself, or through `current`. */
export type Place = 'directory' | 'current';

/** The path of a file as people know it. */
export function shownPath(target: Target, place: Place, name: string): string {
  return place === 'current' ? join(target.path, CURRENT, name) : join(target.path, name);
}

/** A path, through handles, to a file; null when a folder on the way is not there. Throws TARGET_UNSAFE when one is not a folder. */
export function accessPath(target: Target, view: View, place: Place, name: string): string | null {
  const tree = place === 'current' ? view.generation : target.files;
  if (!tree) return null;
  try {
    return tree.at(name);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw new DeployError(
      'TARGET_UNSAFE',
      `a folder on the way to ${shownPath(target, place, name)} cannot be used: ${systemReason(error)}`,
      'expected folders, and no symbolic links among them',
      error,
    );
  }
}

/** What is at a name. Throws as `readEntry` does. */
export function readPlace(target: Target, view: View, place: Place, name: string): Entry {
  const access = accessPath(target, view, place, name);
  return access === null ? { kind: 'absent' } : readEntry(access, shownPath(target, place, name));
}

/** What is at a name, when that is a regular file that may be read, and no symlink is on the way to it; null otherwise. Throws as `readEntry` does when that cannot be told. */
export function readFileAt(target: Target, view: View, place: Place, name: string): FileEntry | null {
  try {
    const entry = readPlace(target, view, place, name);
    return entry.kind === 'file' ? entry : null;
  } catch (error) {
    if (error instanceof DeployError && (error.cause === undefined || saysWhatIsThere(error.cause)))
      return null;
    throw error;
  }
}

/**
 * The bytes of a credential file that the target holds, in whichever layout, so that a target can change from one to the other. Where both have it, the one that was
 * written last counts: after a change of layouts the earlier one's files stay behind.
 *
 * @returns null when there is none
 */
export function readDeployed(target: Target, view: View, layout: Layout, name: string): Buffer | null {
  const place: Place = layout === 'symlink' ? 'current' : 'directory';
  const entry = readPlace(target, view, place, name);
  const other = readOther(target, view, place, name);
  if (other !== null && (entry.kind === 'absent' || other.writtenMs > entry.writtenMs)) return other.bytes;
  return entry.kind === 'file' ? entry.bytes : null;
}

/** The file that the other layout has of that name; null when it has none that could be used. */
export function readOther(target: Target, view: View, place: Place, name: string): FileEntry | null {
  return readFileAt(target, view, place === 'current' ? 'directory' : 'current', name);
}

/**
 * Whether the other layout has a file of that name that was written later: then that one is in use. So that this can be told, a file that goes back to being unused gets its own time back.
 *
 * @param writtenMs when the file of this layout was written
 */
export function isOutdated(
  target: Target,
  view: View,
  place: Place,
  name: string,
  writtenMs: number,
): boolean {
  const other = readOther(target, view, place, name);
  return other !== null && other.writtenMs > writtenMs;
}

/** The names of all regular files below a folder. Throws TARGET_UNSAFE for anything else but folders. */
export function listFiles(tree: FolderTree, shown: string, below = '.'): string[] {
  const folder: Folder = tree.folder(below);
  return fs
    .readdirSync(folder.at('.'), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((item) => {
      const name = below === '.' ? item.name : `${below}/${item.name}`;
      // What is no text cannot be reached by what it was read as.
      if (item.name.includes('\ufffd') && !isThere(folder.at(item.name)))
        throw odd(shown, name, 'has a name that is not UTF-8');
      if (item.isDirectory()) return listFiles(tree, shown, name);
      if (item.isFile()) return [name];
      throw odd(shown, name, 'is neither a file nor a folder');
    });
}

function odd(shown: string, name: string, what: string): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `${join(shown, name)} ${what}`,
    'what current points at is carried over into the new folder, and may hold files and folders only',
  );
}
